//! Adding and editing a debt: four fields to the first figure.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;

use crate::app::draft::{Draft, Field, Known, Read};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::{Check, Choice, Dialog, NoteField, TextField};
use crate::app::{browser, words};
use crate::book::{Command, Conflict, Debt, DebtId};
use crate::law::{SourceId, source};
use crate::loan::contract::GraceCount;
use crate::loan::template::template;
use crate::loan::{Product, statement};
use crate::rate::{Per, Rate, YearBasis};

/// What another window did while this form was open.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Clash {
    Changed(Box<Debt>),
    Gone,
}

#[component]
pub fn DebtFormPage(t: &'static Text, id: Option<DebtId>) -> impl IntoView {
    let state = expect_context::<State>();
    let before = id.and_then(|id| state.book.with_untracked(|b| b.debt(id).cloned()));
    if id.is_some() && before.is_none() {
        return view! {
            <h1>{t.debt.missing}</h1>
            <p>{t.debt.missing_says}</p>
        }
        .into_any();
    }
    state.open_form(before);
    view! { <DebtForm t editing=id/> }.into_any()
}

#[component]
fn DebtForm(t: &'static Text, editing: Option<DebtId>) -> impl IntoView {
    let state = expect_context::<State>();
    let form = state.form;
    let read = Memo::new(move |_| form.with(|f| f.draft.read(t)));
    let details_open = RwSignal::new(false);
    let clash = RwSignal::new(None::<Clash>);

    let done = move |id: Option<DebtId>| {
        state.close_form();
        let route = id.map_or(Route::Debts, Route::Debt);
        browser::go(&route.href());
        if state.not_kept.get_untracked().is_none() {
            state.say(t.form.saved.to_owned());
        }
    };
    let fitted = move |before: Option<&Debt>| {
        let contract = read.with_untracked(|r| r.contract.clone())?;
        let id = before.map_or(state.book.with_untracked(|b| b.next_id()), |d| d.id);
        Some(form.with_untracked(|f| f.draft.debt(id, contract)))
    };
    let save = move |e: ev::SubmitEvent| {
        e.prevent_default();
        let before = form.with_untracked(|f| f.before.clone());
        let Some(debt) = fitted(before.as_ref()) else {
            form.update(|f| f.submitted = true);
            let in_details = read.with_untracked(|r| r.wrong.iter().any(|(f, _)| is_detail(*f)));
            if in_details {
                details_open.set(true);
            }
            request_animation_frame(browser::focus_first_invalid);
            return;
        };
        match before {
            None => done(state.add_debt(debt)),
            Some(before) => {
                let id = before.id;
                match state.apply(Command::EditDebt {
                    before,
                    after: debt,
                }) {
                    Ok(()) => done(Some(id)),
                    Err(Conflict::DebtChanged(theirs)) => clash.set(Some(Clash::Changed(theirs))),
                    Err(_) => clash.set(Some(Clash::Gone)),
                }
            }
        }
    };
    let keep_mine = move || {
        if let Some(Clash::Changed(theirs)) = clash.get_untracked()
            && let Some(debt) = fitted(Some(&theirs))
        {
            let id = theirs.id;
            let edit = Command::EditDebt {
                before: *theirs,
                after: debt,
            };
            match state.apply(edit) {
                Ok(()) => done(Some(id)),
                Err(Conflict::DebtChanged(again)) => clash.set(Some(Clash::Changed(again))),
                Err(_) => clash.set(Some(Clash::Gone)),
            }
        }
    };
    let keep_both = move || {
        if let Some(debt) = fitted(None) {
            clash.set(None);
            done(state.add_debt(debt));
        }
    };
    let keep_theirs = move || {
        clash.set(None);
        done(editing);
    };
    let title = if editing.is_some() {
        t.form.title_edit
    } else {
        t.form.title_new
    };
    view! {
        <h1>{title}</h1>
        <p class="soft">{t.form.lead}</p>
        <form novalidate on:submit=save>
            <section class="card">
                <MainFields t read/>
            </section>
            <Preview t read/>
            <section class="card">
                <PaidField t read/>
            </section>
            <details class="card more-terms" prop:open=move || details_open.get()>
                <summary>{t.form.details}</summary>
                <p class="soft">{t.form.details_says}</p>
                <DetailFields t read/>
            </details>
            {move || {
                let n = read.with(|r| r.wrong.len());
                form.with(|f| f.submitted && n > 0)
                    .then(|| view! { <p class="error" role="alert">{(t.form.fix)(n)}</p> })
            }}
            <div class="actions">
                <button type="submit" class="main">
                    {t.form.save}
                </button>
                <a
                    class="button quiet"
                    href=editing.map_or(Route::Debts, Route::Debt).href()
                    on:click=move |_| state.close_form()
                >
                    {t.word.cancel}
                </a>
            </div>
        </form>
        <Dialog
            id="clash"
            open=Signal::derive(move || clash.with(Option::is_some))
            on_close=move |()| clash.set(None)
        >
            <h2 id="clash-title">{t.conflict.title}</h2>
            {move || {
                if clash.get() == Some(Clash::Gone) {
                    view! {
                        <p>{t.conflict.gone}</p>
                        <div class="actions">
                            <button type="button" class="main" on:click=move |_| keep_both()>
                                {t.form.save}
                            </button>
                            <button type="button" class="quiet" on:click=move |_| clash.set(None)>
                                {t.word.cancel}
                            </button>
                        </div>
                    }
                        .into_any()
                } else {
                    view! {
                        <p>{t.conflict.says}</p>
                        <div class="actions">
                            <button type="button" on:click=move |_| keep_mine()>
                                {t.conflict.mine}
                            </button>
                            <button type="button" on:click=move |_| keep_theirs()>
                                {t.conflict.theirs}
                            </button>
                            <button type="button" class="main" on:click=move |_| keep_both()>
                                {t.conflict.both}
                            </button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Dialog>
    }
}

/// Fields inside the part that is closed at first.
fn is_detail(field: Field) -> bool {
    !matches!(
        field,
        Field::Principal | Field::Rate | Field::FirstDue | Field::Disbursed | Field::Paid
    )
}

/// The pieces every field of this form needs.
#[derive(Clone, Copy)]
struct Wires {
    state: State,
    read: Memo<Read>,
}

impl Wires {
    fn value(self, pick: fn(&Draft) -> &String) -> Signal<String> {
        Signal::derive(move || self.state.form.with(|f| pick(&f.draft).clone()))
    }

    fn set(self, put: fn(&mut Draft, String)) -> Callback<String> {
        Callback::new(move |typed| self.state.form.update(|f| put(&mut f.draft, typed)))
    }

    /// The fault of a field, once it was left or saving was tried.
    fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            let shown = self
                .state
                .form
                .with(|f| f.submitted || f.touched.contains(&field));
            shown.then(|| self.read.with(|r| r.wrong(field))).flatten()
        })
    }

    fn leave(self, field: Field) -> Callback<()> {
        Callback::new(move |()| {
            // A field left empty on the way is not a fault yet.
            let filled = self.state.form.with_untracked(|f| {
                let d = &f.draft;
                !match field {
                    Field::Principal => &d.principal,
                    Field::Rate => &d.rate,
                    Field::FirstDue => &d.first_due,
                    Field::Disbursed => &d.disbursed,
                    _ => return true,
                }
                .trim()
                .is_empty()
            });
            if filled {
                self.state.form.update(|f| {
                    f.touched.insert(field);
                });
            }
        })
    }
}

#[component]
fn MainFields(t: &'static Text, read: Memo<Read>) -> impl IntoView {
    let state = expect_context::<State>();
    let form = state.form;
    let wires = Wires { state, read };
    let products = Product::ALL
        .into_iter()
        .map(|p| (p, words::product(t, p)))
        .collect::<Vec<_>>();
    let product = Memo::new(move |_| form.with(|f| f.draft.product));
    let rate_hint = move || {
        let basis = form.with(|f| f.draft.year_basis);
        let rate = read.with(|r| r.rate);
        let Some(rate) = rate else {
            return t.form.rate_hint.to_owned();
        };
        let other = match rate.per() {
            Per::Day => (t.form.rate_yearly)(&rate.yearly(basis).percent()),
            Per::Year => (t.form.rate_daily)(&rate.daily(basis).percent()),
        };
        match unusual(product.get(), rate, t) {
            Some(question) => format!("{other}{}{question}", t.form.stop),
            None => other,
        }
    };
    view! {
        <Choice
            id="product"
            label=t.form.product
            options=products
            value=Signal::from(product)
            on_pick=move |p| form.update(|f| f.draft.set_product(p))
        />
        <p class="hint">{move || words::product_says(t, product.get())}</p>
        <TextField
            id="principal"
            label=t.form.principal
            hint=t.form.principal_hint
            keyboard="decimal"
            value=wires.value(|d| &d.principal)
            error=wires.error(Field::Principal)
            on_input=wires.set(|d, v| d.principal = v)
            on_leave=wires.leave(Field::Principal)
        />
        <div class="pair">
            <TextField
                id="rate"
                label=t.form.rate
                hint=Signal::derive(rate_hint)
                keyboard="decimal"
                unit="%"
                value=wires.value(|d| &d.rate)
                error=wires.error(Field::Rate)
                on_input=wires.set(|d, v| d.rate = v)
                on_leave=wires.leave(Field::Rate)
            />
            <Choice
                id="per"
                label=t.form.per
                options=vec![(Per::Day, t.form.per_day), (Per::Year, t.form.per_year)]
                value=Signal::derive(move || form.with(|f| f.draft.per))
                on_pick=move |per| form.update(|f| f.draft.per = per)
            />
        </div>
        <Choice
            id="known"
            label=t.form.which_date
            options=vec![
                (Known::FirstDue, t.form.first_due),
                (Known::Disbursed, t.form.disbursed),
            ]
            value=Signal::derive(move || form.with(|f| f.draft.known))
            on_pick=move |known| form.update(|f| f.draft.known = known)
        />
        {move || {
            match form.with(|f| f.draft.known) {
                Known::FirstDue => view! { <FirstDueField t wires/> }.into_any(),
                Known::Disbursed => view! { <DisbursedField t wires/> }.into_any(),
            }
        }}
    }
}

/// A question about a rate outside what the product usually charges.
fn unusual(product: Product, rate: Rate, t: &'static Text) -> Option<String> {
    let (low, high) = template(product).usual_daily?;
    let low = Rate::from_units(low, Per::Day).ok()?;
    let high = Rate::from_units(high, Per::Day).ok()?;
    let basis = YearBasis::Days365;
    let daily = rate.daily(basis);
    let usual = !daily.is_below(low.daily(basis)) && !high.daily(basis).is_below(daily);
    (!usual).then(|| (t.form.rate_unusual)(&low.percent(), &high.percent()))
}

/// The hint of a date: what was estimated from the other one, or what it is.
fn date_hint(
    read: Memo<Read>,
    field: Field,
    plain: &'static str,
    estimated: &'static str,
) -> Signal<String> {
    Signal::derive(move || {
        read.with(|r| match r.estimated {
            Some((f, day)) if f == field => format!("{} · {estimated}", words::date(day)),
            _ => plain.to_owned(),
        })
    })
}

#[component]
fn FirstDueField(t: &'static Text, wires: Wires) -> impl IntoView {
    view! {
        <TextField
            id="first-due"
            label=t.form.first_due
            hint=date_hint(
                wires.read,
                Field::FirstDue,
                t.form.first_due_hint,
                t.form.estimated_first_due,
            )
            kind="date"
            value=wires.value(|d| &d.first_due)
            error=wires.error(Field::FirstDue)
            on_input=wires.set(|d, v| d.first_due = v)
            on_leave=wires.leave(Field::FirstDue)
        />
    }
}

#[component]
fn DisbursedField(t: &'static Text, wires: Wires) -> impl IntoView {
    view! {
        <TextField
            id="disbursed"
            label=t.form.disbursed
            hint=date_hint(
                wires.read,
                Field::Disbursed,
                t.form.disbursed_hint,
                t.form.estimated_disbursed,
            )
            kind="date"
            value=wires.value(|d| &d.disbursed)
            error=wires.error(Field::Disbursed)
            on_input=wires.set(|d, v| d.disbursed = v)
            on_leave=wires.leave(Field::Disbursed)
        />
    }
}

/// The figure of today, as soon as the four fields are there.
#[component]
fn Preview(t: &'static Text, read: Memo<Read>) -> impl IntoView {
    let state = expect_context::<State>();
    // An estimated date moves the figure: said beside it, not only at its field.
    let estimate = move || {
        read.with(|r| {
            r.contract.as_ref()?;
            let (field, day) = r.estimated?;
            let (name, says) = if field == Field::Disbursed {
                (t.form.disbursed, t.form.estimated_disbursed)
            } else {
                (t.form.first_due, t.form.estimated_first_due)
            };
            Some((t.word.labelled)(
                name,
                &format!("{} · {says}", words::date(day)),
            ))
        })
    };
    let figure = Memo::new(move |_| {
        let today = state.today.get();
        read.with(|r| {
            let contract = r.contract.as_ref()?;
            Some(match statement(contract, today) {
                Ok(s) => {
                    let money = |a: Result<_, _>| words::money(a.unwrap_or_default());
                    Ok((
                        money(s.payoff_amount()),
                        (t.form.preview_says)(&money(s.overdue_amount()), &money(s.growth.sum())),
                    ))
                }
                Err(e) => Err(words::statement_error(t, &e)),
            })
        })
    });
    view! {
        <section class="card preview" aria-live="polite">
            {move || match figure.get() {
                None => view! { <p class="soft">{t.form.preview_wait}</p> }.into_any(),
                Some(Err(why)) => view! { <p>{why}</p> }.into_any(),
                Some(Ok((payoff, says))) => {
                    view! {
                        <p class="figure-label">{t.form.preview}</p>
                        <p class="figure-amount">{payoff}</p>
                        <p>{says}</p>
                    }
                        .into_any()
                }
            }}
            {move || estimate().map(|e| view! { <p class="hint">{e}</p> })}
        </section>
    }
}

/// Which instalments were paid: the first so many, or one by one.
#[component]
fn PaidField(t: &'static Text, read: Memo<Read>) -> impl IntoView {
    let state = expect_context::<State>();
    let form = state.form;
    let wires = Wires { state, read };
    // Only what is due by today can have been paid on its due date.
    let due = Memo::new(move |_| {
        let today = state.today.get();
        read.with(|r| {
            r.dues
                .iter()
                .filter(|d| **d <= today)
                .copied()
                .collect::<Vec<_>>()
        })
    });
    let single = RwSignal::new(form.with_untracked(|f| first_only(&f.draft.paid).is_none()));
    let error = wires.error(Field::Paid);
    let options = move || {
        let most = u16::try_from(due.with(Vec::len)).unwrap_or(u16::MAX);
        let now = form.with(|f| first_only(&f.draft.paid));
        let mut options = (0..=most)
            .map(|n| {
                view! {
                    <option value=n.to_string() prop:selected=now == Some(n)>
                        {(t.form.paid_count)(n)}
                    </option>
                }
                .into_any()
            })
            .collect::<Vec<_>>();
        if now.is_none_or(|n| n > most) {
            options.push(view! { <option value="" prop:selected=true>"—"</option> }.into_any());
        }
        options
    };
    view! {
        <div class="field">
            <label for="paid">{t.form.paid}</label>
            {move || {
                if due.with(Vec::is_empty) {
                    view! { <p class="soft" id="paid">{t.form.paid_none_due}</p> }.into_any()
                } else {
                    view! {
                        <select
                            id="paid"
                            aria-describedby="paid-hint paid-error"
                            aria-invalid=move || error.with(Option::is_some).to_string()
                            on:change:target=move |e| {
                                if let Ok(n) = e.target().value().parse::<u16>() {
                                    form.update(|f| f.draft.paid = (1..=n).collect());
                                }
                            }
                        >
                            {options}
                        </select>
                    }
                        .into_any()
                }
            }}
            <p class="hint" id="paid-hint">{t.form.paid_hint}</p>
            <p class="error" id="paid-error">{move || error.get()}</p>
        </div>
        {move || {
            (!due.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <details prop:open=move || single.get()>
                            <summary>{t.form.paid_single}</summary>
                            <ul class="ticks">
                                {move || {
                                    due.get()
                                        .into_iter()
                                        .zip(1_u16..)
                                        .map(|(day, number)| {
                                            let id = format!("paid-{number}");
                                            view! {
                                                <li>
                                                    <input
                                                        type="checkbox"
                                                        id=id.clone()
                                                        prop:checked=move || {
                                                            form.with(|f| f.draft.paid.contains(&number))
                                                        }
                                                        on:change:target=move |e| {
                                                            let paid = e.target().checked();
                                                            form.update(|f| {
                                                                if paid {
                                                                    f.draft.paid.insert(number);
                                                                } else {
                                                                    f.draft.paid.remove(&number);
                                                                }
                                                            });
                                                        }
                                                    />
                                                    <label for=id>
                                                        {(t.debt.instalment)(number)}
                                                        " · "
                                                        {words::date(day)}
                                                    </label>
                                                </li>
                                            }
                                        })
                                        .collect_view()
                                }}
                            </ul>
                        </details>
                    }
                })
        }}
    }
}

/// `Some(n)` when exactly the first n instalments are paid.
fn first_only(paid: &BTreeSet<u16>) -> Option<u16> {
    let count = u16::try_from(paid.len()).ok()?;
    paid.iter().copied().eq(1..=count).then_some(count)
}

#[component]
fn DetailFields(t: &'static Text, read: Memo<Read>) -> impl IntoView {
    let state = expect_context::<State>();
    let form = state.form;
    let wires = Wires { state, read };
    let f = &t.form;
    let product = Memo::new(move |_| form.with(|f| f.draft.product));
    // A hint, and below it where the default comes from.
    let from = move |hint: String, pick: fn(Product) -> SourceId| {
        let id = pick(product.get());
        if id == SourceId::Contract {
            hint
        } else {
            let title = words::source_title(state.language.get_untracked(), source(id));
            format!("{hint} · {}", (f.default_from)(title))
        }
    };
    let instalments_hint = move || {
        let usual: Vec<_> = template(product.get())
            .usual_instalments
            .iter()
            .map(ToString::to_string)
            .collect();
        from((f.instalments_hint)(&usual.join(" / ")), |p| {
            template(p).instalments.source
        })
    };
    view! {
        <p>{(t.word.labelled)(f.method, f.method_equal_principal)}</p>
        <TextField
            id="instalments"
            label=f.instalments
            hint=Signal::derive(instalments_hint)
            keyboard="numeric"
            value=wires.value(|d| &d.instalments)
            error=wires.error(Field::Instalments)
            on_input=wires.set(|d, v| d.instalments = v)
            on_leave=wires.leave(Field::Instalments)
        />
        {move || {
            match form.with(|f| f.draft.known) {
                Known::FirstDue => view! { <DisbursedField t wires/> }.into_any(),
                Known::Disbursed => view! { <FirstDueField t wires/> }.into_any(),
            }
        }}
        <TextField
            id="due-day"
            label=f.due_day
            hint=f.due_day_hint
            keyboard="numeric"
            value=wires.value(|d| &d.due_day)
            error=wires.error(Field::DueDay)
            on_input=wires.set(|d, v| d.due_day = v)
            on_leave=wires.leave(Field::DueDay)
        />
        <Choice
            id="year-basis"
            label=f.year_basis
            options=vec![(YearBasis::Days365, f.days_365), (YearBasis::Days360, f.days_360)]
            value=Signal::derive(move || form.with(|f| f.draft.year_basis))
            on_pick=move |basis| form.update(|f| f.draft.year_basis = basis)
        />
        <TextField
            id="multiple"
            label=f.multiple
            hint=Signal::derive(move || {
                from(f.multiple_hint.to_owned(), |p| template(p).penalty_multiple.source)
            })
            keyboard="decimal"
            value=wires.value(|d| &d.multiple)
            error=wires.error(Field::Multiple)
            on_input=wires.set(|d, v| d.multiple = v)
            on_leave=wires.leave(Field::Multiple)
        />
        <TextField
            id="grace"
            label=f.grace
            hint=Signal::derive(move || {
                from(f.grace_hint.to_owned(), |p| template(p).grace_days.source)
            })
            keyboard="numeric"
            value=wires.value(|d| &d.grace_days)
            error=wires.error(Field::Grace)
            on_input=wires.set(|d, v| d.grace_days = v)
            on_leave=wires.leave(Field::Grace)
        />
        <Choice
            id="grace-count"
            label=f.grace_count
            options=vec![
                (GraceCount::FromDueDate, f.grace_from_due),
                (GraceCount::AfterGrace, f.grace_after),
            ]
            value=Signal::derive(move || form.with(|f| f.draft.grace_count))
            on_pick=move |count| form.update(|f| f.draft.grace_count = count)
        />
        <Check
            id="compound"
            label=f.compound
            hint=f.compound_hint
            value=Signal::derive(move || form.with(|f| f.draft.compound))
            on_change=move |on| form.update(|f| f.draft.compound = on)
        />
        <TextField
            id="accelerated"
            label=f.accelerated
            hint=f.accelerated_hint
            kind="date"
            value=wires.value(|d| &d.accelerated)
            error=wires.error(Field::Accelerated)
            on_input=wires.set(|d, v| d.accelerated = v)
            on_leave=wires.leave(Field::Accelerated)
        />
        <TextField
            id="name"
            label=f.name
            hint=f.name_hint
            value=wires.value(|d| &d.name)
            error=wires.error(Field::Name)
            on_input=wires.set(|d, v| d.name = v)
            on_leave=wires.leave(Field::Name)
        />
        <NoteField
            id="note"
            label=f.note
            value=wires.value(|d| &d.note)
            error=wires.error(Field::Note)
            on_input=wires.set(|d, v| d.note = v)
        />
    }
}
