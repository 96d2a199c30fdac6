//! The parts every page is made of. They take values in and closures out, and
//! are shown together on the page of interface parts.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};

use super::browser;
use super::dom::{
    Child, El, actions, button, checked_of, el, follow, head_cell, heading, money_cell, p, region,
    value_of,
};
use super::explain::Explanation;
use super::state::{State, Taken, Toast};
use super::text::Text;
use super::var::{Live, presence};
use super::words;
use crate::book::Language;
use crate::law::{Source, SourceId, source};

/// A text that follows signals.
pub type TextFn = Box<dyn Fn() -> String>;
/// What is wrong, if anything; follows signals.
pub type ErrorFn = Rc<dyn Fn() -> Option<String>>;

/// The place of what is picked among the options; follows signals.
pub type Picked = Rc<dyn Fn() -> Option<usize>>;
pub type OnPick = Rc<dyn Fn(usize)>;

/// A labelled field of text: hint, input and, where something is wrong, the
/// sentence that says what would be right. The text stays as typed.
pub struct TextField {
    pub id: &'static str,
    pub label: &'static str,
    pub hint: TextFn,
    pub value: TextFn,
    pub error: ErrorFn,
    pub on_input: Box<dyn Fn(String)>,
    pub on_leave: Box<dyn Fn()>,
    pub kind: Kind,
}

/// What a field takes, and so which keyboard a phone shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Amount,
    /// An amount in percent.
    Percent,
    Whole,
    Date,
    /// A day and a time.
    Moment,
    /// Several lines.
    Note,
    /// A passphrase.
    Secret,
}

impl TextField {
    pub fn build(self) -> El {
        let TextField {
            id,
            label,
            hint,
            value,
            error,
            on_input,
            on_leave,
            kind,
        } = self;
        let hint_id = format!("{id}-hint");
        let error_id = format!("{id}-error");
        let input = match kind {
            Kind::Note => el("textarea").attr("rows", "3"),
            Kind::Date => el("input")
                .attr("type", "date")
                .attr("min", "2000-01-01")
                .attr("max", "2100-12-31"),
            Kind::Moment => el("input").attr("type", "datetime-local"),
            Kind::Secret => el("input").attr("type", "password"),
            _ => el("input").attr("type", "text").attr(
                "inputmode",
                match kind {
                    Kind::Amount | Kind::Percent => "decimal",
                    Kind::Whole => "numeric",
                    _ => "text",
                },
            ),
        };
        let invalid = error.clone();
        let wrong = error.clone();
        // Browsers say so of a field that is taken away as well, and then it is
        // too late to ask what it said.
        let here = presence();
        let left = move || {
            if here() {
                on_leave();
            }
        };
        let input = input
            .id(id)
            .attr("name", id)
            .attr("autocomplete", "off")
            .attr("aria-describedby", &format!("{hint_id} {error_id}"))
            .prop_fn("value", move || value().into())
            .attr_fn("aria-invalid", move || {
                Some(invalid().is_some().to_string())
            })
            .on("input", move |e| on_input(value_of(&e)))
            .on("blur", move |_| left());
        let unit = (kind == Kind::Percent).then(|| {
            el("span")
                .class("unit")
                .attr("aria-hidden", "true")
                .child("%")
        });
        el("div")
            .class("field")
            .child(el("label").attr("for", id).child(label))
            .child(
                el("div")
                    .attr_fn("class", move || {
                        Some(
                            if wrong().is_some() {
                                "input wrong"
                            } else {
                                "input"
                            }
                            .to_owned(),
                        )
                    })
                    .child(input)
                    .child(unit),
            )
            .child(el("p").class("hint").id(&hint_id).text_fn(hint))
            .child(
                el("p")
                    .class("error")
                    .id(&error_id)
                    .text_fn(move || error().unwrap_or_default()),
            )
    }
}

/// One of a few, all in sight.
pub fn choice<T: Copy + PartialEq + 'static>(
    id: &'static str,
    label: &'static str,
    options: &[(T, &'static str)],
    value: impl Fn() -> T + 'static,
    on_pick: impl Fn(T) + 'static,
) -> El {
    let names: Vec<_> = options.iter().map(|(_, name)| *name).collect();
    let picked: Vec<T> = options.iter().map(|(option, _)| *option).collect();
    let all = picked.clone();
    let value: Picked = Rc::new(move || {
        let now = value();
        all.iter().position(|option| *option == now)
    });
    let on_pick: OnPick = Rc::new(move |i| {
        if let Some(option) = picked.get(i) {
            on_pick(*option);
        }
    });
    choice_of(id, label, &names, &value, &on_pick)
}

/// The same, by place.
pub fn choice_of(
    id: &'static str,
    label: &'static str,
    names: &[&'static str],
    value: &Picked,
    on_pick: &OnPick,
) -> El {
    let mut row = el("div").class("options");
    for (i, name) in names.iter().enumerate() {
        let input_id = format!("{id}-{i}");
        let value = Rc::clone(value);
        let on_pick = Rc::clone(on_pick);
        row = row
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", id)
                    .id(&input_id)
                    .prop_fn("checked", move || (value() == Some(i)).into())
                    .on("change", move |_| on_pick(i)),
            )
            .child(el("label").attr("for", &input_id).child(*name));
    }
    el("fieldset")
        .class("choice")
        .child(el("legend").child(label))
        .child(row)
}

/// One of many, in a list that opens.
pub fn select<T: Copy + PartialEq + 'static>(
    id: &'static str,
    label: &'static str,
    hint: impl Fn() -> String + 'static,
    options: &[(T, &'static str)],
    value: impl Fn() -> T + 'static,
    on_pick: impl Fn(T) + 'static,
) -> El {
    let options = options
        .iter()
        .map(|(option, name)| (*option, (*name).to_owned()))
        .collect();
    select_named(id, label, hint, options, value, on_pick)
}

/// The same, with names made up for the occasion.
pub fn select_named<T: Copy + PartialEq + 'static>(
    id: &'static str,
    label: &'static str,
    hint: impl Fn() -> String + 'static,
    options: Vec<(T, String)>,
    value: impl Fn() -> T + 'static,
    on_pick: impl Fn(T) + 'static,
) -> El {
    let (picked, names): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let all = picked.clone();
    let value: Picked = Rc::new(move || {
        let now = value();
        all.iter().position(|option| *option == now)
    });
    let on_pick: OnPick = Rc::new(move |i| {
        if let Some(option) = picked.get(i) {
            on_pick(*option);
        }
    });
    select_of(id, label, Box::new(hint), names, value, on_pick)
}

/// The same, by place.
pub fn select_of(
    id: &'static str,
    label: &'static str,
    hint: TextFn,
    names: Vec<String>,
    value: Picked,
    on_pick: OnPick,
) -> El {
    let hint_id = format!("{id}-hint");
    let mut list = el("select")
        .id(id)
        .attr("aria-describedby", &hint_id)
        .on("change", move |e| {
            if let Ok(i) = value_of(&e).parse() {
                on_pick(i);
            }
        });
    for (i, name) in names.into_iter().enumerate() {
        list = list.child(el("option").attr("value", &i.to_string()).child(name));
    }
    let list = list.prop_fn("value", move || {
        value().map_or_else(String::new, |i| i.to_string()).into()
    });
    el("div")
        .class("field")
        .child(el("label").attr("for", id).child(label))
        .child(list)
        .child(el("p").class("hint").id(&hint_id).text_fn(hint))
}

/// Yes or no.
pub fn check(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: impl Fn() -> bool + 'static,
    on_change: impl Fn(bool) + 'static,
) -> El {
    let hint_id = format!("{id}-hint");
    el("div")
        .class("field check")
        .child(
            el("input")
                .attr("type", "checkbox")
                .id(id)
                .attr("aria-describedby", &hint_id)
                .prop_fn("checked", move || value().into())
                .on("change", move |e| on_change(checked_of(&e))),
        )
        .child(el("label").attr("for", id).child(label))
        .child(p("hint", hint).id(&hint_id))
}

/// One of a list of ticks: an item with its label.
pub fn tick(
    id: &str,
    label: &str,
    value: impl Fn() -> bool + 'static,
    on_change: impl Fn(bool) + 'static,
) -> El {
    tick_of(id, label, Box::new(value), Box::new(on_change))
}

fn tick_of(
    id: &str,
    label: &str,
    value: Box<dyn Fn() -> bool>,
    on_change: Box<dyn Fn(bool)>,
) -> El {
    el("li")
        .child(
            el("input")
                .attr("type", "checkbox")
                .id(id)
                .prop_fn("checked", move || value().into())
                .on("change", move |e| on_change(checked_of(&e))),
        )
        .child(el("label").attr("for", id).child(label))
}

/// The class of a large figure: a long one is set smaller, never broken.
pub fn amount_class(amount: &str) -> &'static str {
    if amount.chars().count() > 13 {
        "figure-amount long"
    } else {
        "figure-amount"
    }
}

/// A figure that opens its explanation; `size` is `lead` for the one large
/// figure of a page.
pub fn figure(
    label: &str,
    amount: impl Fn() -> String + 'static,
    how: &str,
    size: &str,
    on_open: impl Fn() + 'static,
) -> El {
    let amount: Rc<dyn Fn() -> String> = Rc::new(amount);
    let shown = Rc::clone(&amount);
    button(format!("figure {size}").trim(), "", on_open)
        .child(el("span").class("figure-label").child(label))
        .child(
            el("span")
                .attr_fn("class", move || Some(amount_class(&shown()).to_owned()))
                .text_fn(move || amount()),
        )
        .child(el("span").class("figure-how").child(how))
}

/// What opens the explanation of a figure that stands in a sentence or a row.
pub fn how(state: State, t: &Text, explanation: Explanation) -> El {
    button("figure-how no-print", t.word.how, move || {
        state.explanation.set(Some(explanation.clone()));
    })
}

/// What stands where there is nothing yet, with the one thing to do.
pub fn empty(title: &str, says: &str) -> El {
    el("section")
        .class("empty card")
        .child(heading("h2", title))
        .child(p("", says))
}

/// Something the user must know, with what can be done about it; `tone` is
/// `plain`, `warn` or `danger`.
pub fn notice(tone: &str, title: &str, says: &str, buttons: impl Into<Child>) -> El {
    el("section")
        .class(&format!("notice {tone}"))
        .attr("role", "alert")
        .child(p("notice-title", title))
        .child((!says.is_empty()).then(|| p("", says)))
        .child(actions().child(buttons))
}

/// Tabs: arrow keys move between them, as the pattern asks.
pub fn tabs(id: &'static str, names: &[&'static str], selected: Live<usize>) -> El {
    let count = names.len();
    let keys = move |e: web_sys::Event| {
        let Some(key) = e.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else {
            return;
        };
        let now = selected.get_untracked();
        let next = match key.as_str() {
            "ArrowRight" => (now + 1) % count.max(1),
            "ArrowLeft" => (now + count.saturating_sub(1)) % count.max(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        e.prevent_default();
        selected.set(next);
        browser::focus(&format!("{id}-tab-{next}"));
    };
    let mut list = el("div")
        .class("tabs")
        .attr("role", "tablist")
        .id(id)
        .on("keydown", keys);
    for (i, name) in names.iter().enumerate() {
        list = list.child(
            button("", name, move || selected.set(i))
                .attr("role", "tab")
                .id(&format!("{id}-tab-{i}"))
                .attr("aria-controls", &format!("{id}-panel"))
                .attr_fn("aria-selected", move || {
                    Some((selected.get() == i).to_string())
                })
                .attr_fn("tabindex", move || {
                    Some(if selected.get() == i { "0" } else { "-1" }.to_owned())
                }),
        );
    }
    list
}

/// The way out, to a neutral page at once (veil.js).
pub fn leave(state: State) -> El {
    el("button")
        .attr("type", "button")
        .class("leave")
        .attr("data-leave", "")
        .text_fn(move || state.text().nav.leave.to_owned())
}

/// What is here to take away, as a file or on the clipboard: there are browsers
/// that save no file and do not say so.
pub fn take(state: State, what: Taken, class: &str, label: &str) -> Child {
    let copy = state.text_now().word.copy_text;
    vec![
        button(class, label, move || state.take(what, false)),
        button("", copy, move || state.take(what, true)),
    ]
    .into()
}

/// A modal dialog of the browser's own: focus stays inside, Escape closes. What
/// lies behind it cannot be touched, so the way out is in it as well.
pub fn dialog(
    state: State,
    id: &'static str,
    open: impl Fn() -> bool + 'static,
    on_close: impl Fn() + 'static,
    build: impl Fn() -> Child + 'static,
) -> El {
    dialog_of(id, Rc::new(open), Rc::new(on_close), Box::new(build)).child(leave(state))
}

fn dialog_of(
    id: &'static str,
    open: Rc<dyn Fn() -> bool>,
    on_close: Rc<dyn Fn()>,
    build: Box<dyn Fn() -> Child>,
) -> El {
    // What stands in the dialog is built when it opens, not whenever something
    // that decides about its being open changes: someone is typing in it.
    let shown = Live::new(false);
    follow(move || {
        let now = open();
        if shown.get_untracked() != now {
            shown.set(now);
        }
    });
    let closed = on_close.clone();
    let made = el("dialog")
        .id(id)
        .attr("aria-labelledby", &format!("{id}-title"))
        .on("close", move |_| closed())
        .on("click", move |e| {
            // The body fills the dialog: only the backdrop is the dialog itself.
            if e.target() == e.current_target() {
                on_close();
            }
        })
        .child(
            el("div")
                .class("dialog-body")
                .region(move || if shown.get() { build() } else { Child::NONE }),
        );
    let dialog: HtmlDialogElement = made.element().clone().unchecked_into();
    follow(move || {
        if shown.get() && !dialog.open() {
            // An old browser without modal dialogs shows it in the page.
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        } else if !shown.get() && dialog.open() {
            dialog.close();
        }
    });
    made
}

/// The dialog behind every figure.
pub fn explain_dialog(state: State) -> El {
    let close = move || state.explanation.set(None);
    dialog(
        state,
        "explain",
        move || state.explanation.with(Option::is_some),
        close,
        move || {
            let t = state.text();
            state.explanation.get().map_or(Child::NONE, |explanation| {
                vec![
                    explain_body(t, state.language.get(), explanation),
                    actions().child(button("", t.word.close, close)).into(),
                ]
                .into()
            })
        },
    )
}

fn explain_body(t: &'static Text, language: Language, explanation: Explanation) -> Child {
    let rows = (!explanation.rows.is_empty()).then(|| {
        let mut body = el("tbody");
        for row in explanation.rows {
            let head = head_cell("row", row.label)
                .child(" ")
                .child(el("span").class("detail").child(row.detail));
            body = body.child(el("tr").child(head).child(money_cell(&row.amount)));
        }
        let total = el("tr")
            .child(head_cell("row", t.word.total))
            .child(money_cell(&explanation.total));
        el("table").child(body).child(el("tfoot").child(total))
    });
    let parts: Vec<Child> = vec![
        // It begins at its beginning: else the focus, and with it the view, goes
        // to the one button at its end.
        heading("h2", explanation.title)
            .id("explain-title")
            .attr("tabindex", "-1")
            .attr("autofocus", "")
            .into(),
        p("", explanation.says).into(),
        explanation.formula.map(|f| p("formula", f)).into(),
        rows.into(),
        heading("h3", t.explain.sources).into(),
        source_list(t, language, &explanation.sources).into(),
    ];
    parts.into()
}

/// Sources with what they say and how well that is known.
pub fn source_list(t: &'static Text, language: Language, sources: &[SourceId]) -> El {
    let sources = sources.iter().map(|id| source(*id));
    cited(t, language, &sources.collect::<Vec<_>>())
}

/// The same, of sources that have no name in code.
pub fn cited(t: &'static Text, language: Language, sources: &[&Source]) -> El {
    let mut list = el("ul").class("sources");
    for s in sources {
        let tag = |text: String| el("span").class("tag").child(text);
        let dated = s.date.map(|day| tag(t.word.dated.of(&words::date(day))));
        let checked = s
            .checked
            .map(|day| tag(t.word.checked_on.of(&words::date(day))));
        list = list.child(
            el("li")
                .child(el("strong").child(words::source_title(language, s)))
                .child(
                    el("span")
                        .class("says")
                        .child(words::source_says(language, s)),
                )
                .child(tag(words::confidence(t, s.confidence).to_owned()))
                .child(dated)
                .child(checked),
        );
    }
    list
}

/// The message at the edge of the screen.
pub fn toast_bar(state: State) -> El {
    el("div")
        .class("toasts")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .child(region(move || {
            let Some(Toast { message, undo }) = state.toast.get() else {
                return Child::NONE;
            };
            let t = state.text();
            let undo = undo.map(|(held, done)| {
                button("", t.word.undo, move || {
                    state.undo(held.clone(), done.clone());
                })
            });
            el("div")
                .class("toast")
                .child(el("span").child(message))
                .child(undo)
                .child(button("quiet", t.word.close, move || state.next_toast()))
                .into()
        }))
}
