//! The parts every page is made of. They take values in and callbacks out,
//! and are shown together on the page of interface parts.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::explain::Explanation;
use super::state::{State, Toast};
use super::text::Text;
use super::words;
use crate::book::Language;
use crate::law::{SourceId, source};

/// A label, a hint, an input and, where something is wrong, the sentence that
/// says what would be right. The text stays as typed.
#[component]
pub fn TextField(
    id: &'static str,
    label: &'static str,
    #[prop(into)] hint: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(into, optional)] on_leave: Option<Callback<()>>,
    /// `text`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// `decimal`, `numeric`, `text`: which keyboard a phone shows.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// A unit shown inside the field.
    #[prop(default = "")]
    unit: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="input" class:wrong=move || error.with(Option::is_some)>
                <input
                    id=id
                    name=id
                    type=kind
                    inputmode=keyboard
                    autocomplete="off"
                    min=(kind == "date").then_some("2000-01-01")
                    max=(kind == "date").then_some("2100-12-31")
                    prop:value=move || value.get()
                    aria-describedby=described
                    aria-invalid=move || error.with(Option::is_some).to_string()
                    on:input:target=move |e| on_input.run(e.target().value())
                    on:blur=move |_| if let Some(leave) = on_leave { leave.run(()) }
                />
                {(!unit.is_empty()).then(|| view! { <span class="unit" aria-hidden="true">{unit}</span> })}
            </div>
            <p class="hint" id=hint_id>{move || hint.get()}</p>
            <p class="error" id=error_id>{move || error.get()}</p>
        </div>
    }
}

/// Free text over several lines.
#[component]
pub fn NoteField(
    id: &'static str,
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    #[prop(into)] on_input: Callback<String>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                name=id
                rows="3"
                prop:value=move || value.get()
                aria-describedby=error_id.clone()
                aria-invalid=move || error.with(Option::is_some).to_string()
                on:input:target=move |e| on_input.run(e.target().value())
            ></textarea>
            <p class="error" id=error_id>{move || error.get()}</p>
        </div>
    }
}

/// One of a few, all in sight.
#[component]
pub fn Choice<T>(
    id: &'static str,
    label: &'static str,
    options: Vec<(T, &'static str)>,
    #[prop(into)] value: Signal<T>,
    #[prop(into)] on_pick: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let options = options
        .into_iter()
        .enumerate()
        .map(|(i, (option, name))| {
            let input_id = format!("{id}-{i}");
            view! {
                <input
                    type="radio"
                    name=id
                    id=input_id.clone()
                    prop:checked=move || value.get() == option
                    on:change=move |_| on_pick.run(option)
                />
                <label for=input_id>{name}</label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choice">
            <legend>{label}</legend>
            <div class="options">{options}</div>
        </fieldset>
    }
}

/// Yes or no.
#[component]
pub fn Check(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    #[prop(into)] value: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field check">
            <input
                type="checkbox"
                id=id
                prop:checked=move || value.get()
                aria-describedby=hint_id.clone()
                on:change:target=move |e| on_change.run(e.target().checked())
            />
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// A figure that opens its explanation.
#[component]
pub fn FigureButton(
    label: &'static str,
    #[prop(into)] amount: Signal<String>,
    how: &'static str,
    /// `lead` for the one large figure of a page.
    #[prop(default = "")]
    size: &'static str,
    #[prop(into)] on_open: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=format!("figure {size}") on:click=move |_| on_open.run(())>
            <span class="figure-label">{label}</span>
            <span class="figure-amount">{move || amount.get()}</span>
            <span class="figure-how">{how}</span>
        </button>
    }
}

/// What stands where there is nothing yet, with the one thing to do.
#[component]
pub fn Empty(title: &'static str, says: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="empty card">
            <h2>{title}</h2>
            <p>{says}</p>
            {children()}
        </section>
    }
}

/// Something the user must know, with what can be done about it.
#[component]
pub fn Notice(
    /// `plain`, `warn` or `danger`.
    tone: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] says: String,
    children: Children,
) -> impl IntoView {
    view! {
        <section class=format!("notice {tone}") role="alert">
            <p class="notice-title">{title}</p>
            {(!says.is_empty()).then(|| view! { <p>{says}</p> })}
            <div class="actions">{children()}</div>
        </section>
    }
}

/// Tabs: arrow keys move between them, as the pattern asks.
#[component]
pub fn Tabs(
    id: &'static str,
    names: Vec<&'static str>,
    selected: RwSignal<usize>,
) -> impl IntoView {
    let count = names.len();
    let tabs = names
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("{id}-tab-{i}")
                    aria-controls=format!("{id}-panel")
                    aria-selected=move || (selected.get() == i).to_string()
                    tabindex=move || if selected.get() == i { "0" } else { "-1" }
                    on:click=move |_| selected.set(i)
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    let keys = move |e: ev::KeyboardEvent| {
        let now = selected.get_untracked();
        let next = match e.key().as_str() {
            "ArrowRight" => (now + 1) % count.max(1),
            "ArrowLeft" => (now + count.saturating_sub(1)) % count.max(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        e.prevent_default();
        selected.set(next);
        super::browser::focus(&format!("{id}-tab-{next}"));
    };
    view! {
        <div class="tabs" role="tablist" id=id on:keydown=keys>
            {tabs}
        </div>
    }
}

/// A modal dialog of the browser's own: focus stays inside, Escape closes.
#[component]
pub fn Dialog(
    id: &'static str,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // An old browser without modal dialogs shows it in the page.
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=node
            id=id
            aria-labelledby=format!("{id}-title")
            on:close=move |_| on_close.run(())
            on:click=move |e| {
                // The body fills the dialog: only the backdrop is the dialog itself.
                if e.target() == e.current_target() {
                    on_close.run(());
                }
            }
        >
            <div class="dialog-body">
                {move || open.get().then(|| children().into_any())}
            </div>
        </dialog>
    }
}

/// The dialog behind every figure.
#[component]
pub fn ExplainDialog() -> impl IntoView {
    let state = expect_context::<State>();
    let open = Signal::derive(move || state.explanation.with(Option::is_some));
    let close = move || state.explanation.set(None);
    view! {
        <Dialog id="explain" open=open on_close=move |()| close()>
            {move || {
                state
                    .explanation
                    .get()
                    .map(|e| {
                        view! { <ExplainBody explanation=e t=state.text() language=state.language.get()/> }
                    })
            }}
            <div class="actions">
                <button type="button" on:click=move |_| close()>
                    {move || state.text().word.close}
                </button>
            </div>
        </Dialog>
    }
}

#[component]
pub fn ExplainBody(
    explanation: Explanation,
    t: &'static Text,
    language: Language,
) -> impl IntoView {
    let Explanation {
        title,
        says,
        formula,
        rows,
        total,
        sources,
    } = explanation;
    let rows = (!rows.is_empty()).then(|| {
        let body = rows
            .into_iter()
            .map(|row| {
                view! {
                    <tr>
                        <th scope="row">
                            {row.label} <span class="detail">{row.detail}</span>
                        </th>
                        <td class="money">{row.amount}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table>
                <tbody>{body}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t.word.total}</th>
                        <td class="money">{total.clone()}</td>
                    </tr>
                </tfoot>
            </table>
        }
    });
    view! {
        <h2 id="explain-title">{title}</h2>
        <p>{says}</p>
        {formula.map(|f| view! { <p class="formula">{f}</p> })}
        {rows}
        <h3>{t.explain.sources}</h3>
        <SourceList t language sources/>
    }
}

/// Sources with what they say and how well that is known.
#[component]
pub fn SourceList(t: &'static Text, language: Language, sources: Vec<SourceId>) -> impl IntoView {
    let entries = sources
        .into_iter()
        .map(|id| {
            let s = source(id);
            let checked = s.checked.map(|day| (t.word.checked_on)(&words::date(day)));
            view! {
                <li>
                    <strong>{words::source_title(language, s)}</strong>
                    <span class="says">{words::source_says(language, s)}</span>
                    <span class="tag">{words::confidence(t, s.confidence)}</span>
                    {checked.map(|c| view! { <span class="tag">{c}</span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sources">{entries}</ul> }
}

/// The message at the edge of the screen. It stays until closed.
#[component]
pub fn ToastBar() -> impl IntoView {
    let state = expect_context::<State>();
    let body = move || {
        state.toast.get().map(|toast| {
            let t = state.text();
            let Toast { message, undo } = toast;
            let undo = undo.map(|(command, done)| {
                view! {
                    <button
                        type="button"
                        on:click=move |_| state.undo(command.clone(), done.clone())
                    >
                        {t.word.undo}
                    </button>
                }
            });
            view! {
                <div class="toast">
                    <span>{message}</span>
                    {undo}
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| state.toast.set(None)
                    >
                        {t.word.close}
                    </button>
                </div>
            }
        })
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {body}
        </div>
    }
}
