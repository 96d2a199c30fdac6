//! Adding and editing a debt: four fields to the first figure.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::dom::{
    Child, El, actions, button, card, el, heading, link_button, p, region, value_of,
};
use crate::app::draft::{Draft, Field, Known, Read, parse_date};
use crate::app::pages::paste::rows_table;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{
    Kind, OnPick, Picked, TextField, TextFn, amount_class, check, choice_of, dialog, select_of,
    tick,
};
use crate::app::{browser, trail, words};
use crate::book::{Command, Conflict, Debt, DebtId};
use crate::law::{Lender, SourceId, source};
use crate::loan::card::{Compounding, InterestBasis};
use crate::loan::contract::{
    Accrual, DayRange, GraceCount, LateFeeBase, MethodKind, Order, PenaltyBase, Prepay, Unsure,
};
use crate::loan::template::template;
use crate::loan::{Product, statement};
use crate::money::Fen;
use crate::rate::{DayCount, Per, Rate};

/// What another window did while this form was open.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Clash {
    Changed(Box<Debt>),
    Gone,
}

/// A term of the draft as its place among its values: how it is read and set.
type Term = (fn(&Draft) -> Option<usize>, fn(&mut Draft, usize));

/// The term of a field of the draft. Two small functions for each type, and
/// the rest of a choice is there once.
macro_rules! term {
    ($field:ident, $values:expr) => {
        (
            |d: &Draft| place(&$values, &d.$field),
            |d: &mut Draft, i: usize| {
                if let Some(value) = $values.get(i) {
                    d.$field = *value;
                }
            },
        )
    };
}

/// A yes or no of the draft: looked at, and set.
type Tick = (fn(&Draft) -> bool, fn(&mut Draft, bool));

fn place<T: PartialEq>(values: &[T], value: &T) -> Option<usize> {
    values.iter().position(|v| v == value)
}

/// What every part of the form needs.
#[derive(Clone, Copy)]
struct Form {
    state: State,
    t: &'static Text,
    read: Derived<Read>,
    editing: Option<DebtId>,
    clash: Live<Option<Clash>>,
    details_open: Live<bool>,
}

pub fn debt_form_page(state: State, t: &'static Text, editing: Option<DebtId>) -> Child {
    let before = editing.and_then(|id| state.book.with_untracked(|b| b.debt(id).cloned()));
    if editing.is_some() && before.is_none() {
        return vec![
            heading("h1", t.debt.missing),
            p("", t.debt.missing_says),
            p("", link_button("", t.debts.title, &Route::Debts.href())),
        ]
        .into();
    }
    state.open_form(before);
    Form {
        state,
        t,
        read: Derived::new(move || state.form.with(|f| f.draft.read(t, state.today.get()))),
        editing,
        clash: Live::new(None),
        details_open: Live::new(false),
    }
    .build()
}

impl Form {
    fn build(self) -> Child {
        let t = self.t;
        let title = if self.editing.is_some() {
            t.form.title_edit
        } else {
            t.form.title_new
        };
        let details = el("details")
            .class("card more-terms")
            .prop_fn("open", move || self.details_open.get().into())
            .child(el("summary").child(t.form.details))
            .child(p("soft", t.form.details_says))
            .child(self.detail_fields());
        let faults = region(move || {
            let n = self.read.with(|r| r.wrong.len());
            (self.state.form.with(|f| f.submitted) && n > 0)
                .then(|| p("error", (t.form.fix)(n)).attr("role", "alert"))
                .into()
        });
        let back = self.editing.map_or(Route::Debts, Route::Debt).href();
        let submit = el("button")
            .attr("type", "submit")
            .class("main")
            .child(t.form.save);
        let cancel =
            link_button("quiet", t.word.cancel, &back).on_click(move || self.state.close_form());
        let has_instalments = Memo::new(move |_| {
            self.draft(|d| !matches!(d.method, MethodKind::Card | MethodKind::Open))
        });
        let form = el("form")
            .attr("novalidate", "")
            .on("submit", move |e| {
                e.prevent_default();
                self.save();
            })
            .child(card().child(self.main_fields()))
            .child(self.preview())
            .child(region(move || {
                // What was paid of a card or an open loan goes into the ledger.
                if has_instalments.get() {
                    card().child(self.paid_field()).into()
                } else {
                    Child::NONE
                }
            }))
            .child(details)
            .child(faults)
            .child(actions().child(submit).child(cancel));
        vec![
            heading("h1", title),
            p("soft", t.form.lead),
            form,
            self.clash_dialog(),
        ]
        .into()
    }

    // ---- Saving ----------------------------------------------------------

    /// The debt as typed, when it reads well.
    fn fitted(self, before: Option<&Debt>) -> Option<Debt> {
        let (contract, ledger) = self.read.with_untracked(|r| r.debt.clone())?;
        let id = before.map_or(self.state.book.with_untracked(|b| b.next_id()), |d| d.id);
        Some(
            self.state
                .form
                .with_untracked(|f| f.draft.debt(id, contract, ledger)),
        )
    }

    fn save(self) {
        let before = self.state.form.with_untracked(|f| f.before.clone());
        let Some(debt) = self.fitted(before.as_ref()) else {
            self.state.form.update(|f| f.submitted = true);
            let hidden = self
                .read
                .with_untracked(|r| r.wrong.iter().any(|(f, _)| is_detail(*f)));
            if hidden {
                self.details_open.set(true);
            }
            request_animation_frame(browser::focus_first_invalid);
            return;
        };
        match before {
            None => self.add(debt),
            Some(before) => self.edit(before, debt),
        }
    }

    fn add(self, debt: Debt) {
        if let Some(id) = self.state.add_debt(debt) {
            self.done(Some(id));
        }
    }

    fn edit(self, before: Debt, after: Debt) {
        let id = before.id;
        match self.state.apply(Command::EditDebt { before, after }) {
            Ok(()) => self.done(Some(id)),
            Err(Conflict::DebtChanged(theirs)) => {
                // The form edits the contract: a payment entered meanwhile stays.
                let mut caught_up = false;
                self.state.form.update(|f| caught_up = f.catch_up(&theirs));
                match self.fitted(Some(&theirs)).filter(|_| caught_up) {
                    Some(debt) => self.edit(*theirs, debt),
                    None => self.clash.set(Some(Clash::Changed(theirs))),
                }
            }
            Err(_) => self.clash.set(Some(Clash::Gone)),
        }
    }

    fn done(self, id: Option<DebtId>) {
        self.state.close_form();
        let route = id.map_or(Route::Debts, Route::Debt);
        // Back leads to where the form was opened, not to an empty form.
        trail::go_instead(&route.href());
        if self.state.not_kept.get_untracked().is_none() {
            self.state.say(self.t.form.saved.to_owned());
        }
    }

    fn keep_mine(self) {
        if let Some(Clash::Changed(theirs)) = self.clash.get_untracked()
            && let Some(debt) = self.fitted(Some(&theirs))
        {
            self.clash.set(None);
            self.edit(*theirs, debt);
        }
    }

    fn keep_both(self) {
        self.clash.set(None);
        if let Some(debt) = self.fitted(None) {
            self.add(debt);
        }
    }

    fn keep_theirs(self) {
        self.clash.set(None);
        self.done(self.editing);
    }

    fn clash_dialog(self) -> El {
        let t = self.t;
        let clash = self.clash;
        dialog(
            self.state,
            "clash",
            move || clash.with(Option::is_some),
            move || clash.set(None),
            move || {
                let gone = clash.get() == Some(Clash::Gone);
                let title = if gone {
                    t.conflict.gone_title
                } else {
                    t.conflict.title
                };
                let title = heading("h2", title).id("clash-title");
                let (says, choices) = if gone {
                    let choices = actions()
                        .child(button("main", t.conflict.save_new, move || {
                            self.keep_both();
                        }))
                        .child(button("quiet", t.word.cancel, move || clash.set(None)));
                    (t.conflict.gone, choices)
                } else {
                    let choices = actions()
                        .child(button("", t.conflict.mine, move || self.keep_mine()))
                        .child(button("", t.conflict.theirs, move || self.keep_theirs()))
                        .child(button("main", t.conflict.both, move || self.keep_both()));
                    (t.conflict.says, choices)
                };
                vec![title, p("", says), choices].into()
            },
        )
    }

    // ---- Fields ----------------------------------------------------------

    /// A field of the draft.
    fn field(
        self,
        field: Field,
        id: &'static str,
        label: &'static str,
        kind: Kind,
        hint: TextFn,
    ) -> El {
        let form = self.state.form;
        TextField {
            id,
            label,
            hint,
            value: Box::new(move || form.with(|f| f.draft.text_of(field).to_owned())),
            error: Rc::new(move || self.error(field)),
            on_input: Box::new(move |typed| {
                form.update(|f| f.draft.set(field, typed));
            }),
            // A field left empty on the way is not a fault yet.
            on_leave: Box::new(move || {
                let filled = form.with_untracked(|f| !f.draft.text_of(field).trim().is_empty());
                if filled {
                    form.update(|f| {
                        if !f.touched.contains(&field) {
                            f.touched.push(field);
                        }
                    });
                }
            }),
            kind,
        }
        .build()
    }

    /// The fault of a field, once it was left or saving was tried.
    fn error(self, field: Field) -> Option<String> {
        let shown = self
            .state
            .form
            .with(|f| f.submitted || f.touched.contains(&field));
        shown.then(|| self.read.with(|r| r.wrong(field))).flatten()
    }

    fn draft<T>(self, pick: impl FnOnce(&Draft) -> T) -> T {
        self.state.form.with(|f| pick(&f.draft))
    }

    fn change(self, put: impl FnOnce(&mut Draft)) {
        self.state.form.update(|f| put(&mut f.draft));
    }

    fn main_fields(self) -> Child {
        let t = self.t;
        let f = &t.form;
        let products = Product::ALL.map(|p| words::product(t, p));
        let rate_and_period = el("div")
            .class("pair")
            .child(self.field(
                Field::Rate,
                "rate",
                f.rate,
                Kind::Percent,
                Box::new(move || self.rate_hint()),
            ))
            .child(self.choice(
                "per",
                f.per,
                &[f.per_day, f.per_month, f.per_year],
                term!(per, [Per::Day, Per::Month, Per::Year]),
            ));
        let method = Derived::new(move || self.draft(|d| d.method));
        vec![
            self.choice(
                "product",
                f.product,
                &products,
                (
                    |d| place(&Product::ALL, &d.product),
                    |d, i| {
                        if let Some(product) = Product::ALL.get(i) {
                            d.set_product(*product);
                        }
                    },
                ),
            )
            .into(),
            el("p")
                .class("hint")
                .text_fn(move || words::product_says(t, self.draft(|d| d.product)).to_owned())
                .into(),
            region(move || {
                let (label, hint) = if method.get() == MethodKind::Card {
                    (t.terms.balance, t.terms.balance_hint)
                } else {
                    (f.principal, f.principal_hint)
                };
                self.plain(Field::Principal, "principal", label, Kind::Amount, hint)
                    .into()
            }),
            rate_and_period.into(),
            self.method_field().into(),
            region(move || match method.get() {
                MethodKind::Given => {
                    vec![self.date_field(Known::Disbursed).into(), self.rows_field()].into()
                }
                MethodKind::Bullet | MethodKind::Open | MethodKind::Card => vec![
                    self.date_field(Known::Disbursed),
                    self.date_field(Known::FirstDue),
                ]
                .into(),
                _ => vec![
                    self.choice(
                        "known",
                        f.which_date,
                        &[f.first_due, f.disbursed],
                        term!(known, [Known::FirstDue, Known::Disbursed]),
                    )
                    .into(),
                    self.date_region(true),
                ]
                .into(),
            }),
        ]
        .into()
    }

    fn method_field(self) -> El {
        let t = &self.t.terms;
        let names = t.methods.map(str::to_owned).to_vec();
        let (value, on_pick) = self.term(term!(method, MethodKind::ALL));
        select_of(
            "method",
            t.method,
            Box::new(move || {
                let kind = self.draft(|d| d.method);
                let says = words::nth(&t.methods_say, kind as usize);
                let default = template(self.draft(|d| d.product)).method;
                if default.value == kind {
                    self.with_source(says, default.source)
                } else {
                    says.to_owned()
                }
            }),
            names,
            value,
            on_pick,
        )
    }

    fn rate_hint(self) -> String {
        let f = &self.t.form;
        let (product, basis) = self.draft(|d| (d.product, d.day_count));
        // Rows carry their interest.
        let of_rows = self
            .draft(|d| d.method == MethodKind::Given && d.text_of(Field::Rate).trim().is_empty());
        if of_rows {
            return self.t.terms.rows_rate.to_owned();
        }
        let Some(rate) = self.read.with(|r| r.rate) else {
            return f.rate_hint.to_owned();
        };
        let other = match rate.per() {
            Per::Day | Per::Month => f.rate_yearly.of(&rate.yearly(basis).percent()),
            Per::Year => f.rate_daily.of(&rate.daily(basis).percent()),
        };
        match unusual(product, rate, self.t) {
            Some(question) => format!("{other}{}{question}", f.stop),
            None => other,
        }
    }

    /// The date the borrower knows, or the other one.
    fn date_region(self, known: bool) -> Child {
        let which = Derived::new(move || self.draft(|d| d.known));
        region(move || {
            let asked = match (which.get(), known) {
                (Known::FirstDue, true) | (Known::Disbursed, false) => Known::FirstDue,
                _ => Known::Disbursed,
            };
            self.date_field(asked).into()
        })
    }

    fn date_field(self, which: Known) -> El {
        let f = &self.t.form;
        let terms = &self.t.terms;
        let method = self.state.form.with_untracked(|f| f.draft.method);
        let (field, id, label, plain, estimated) = match (which, method) {
            (Known::FirstDue, MethodKind::Bullet) => {
                (Field::FirstDue, "first-due", terms.due, terms.due_hint, "")
            }
            (Known::FirstDue, MethodKind::Card) => (
                Field::FirstDue,
                "first-due",
                terms.bill_due,
                terms.bill_due_hint,
                "",
            ),
            (Known::Disbursed, MethodKind::Card) => (
                Field::Disbursed,
                "disbursed",
                terms.statement_on,
                terms.statement_on_hint,
                "",
            ),
            (Known::FirstDue, MethodKind::Open) => (
                Field::FirstDue,
                "first-due",
                terms.until,
                terms.until_hint,
                "",
            ),
            (Known::FirstDue, _) => (
                Field::FirstDue,
                "first-due",
                f.first_due,
                f.first_due_hint,
                f.estimated_first_due,
            ),
            (Known::Disbursed, _) => (
                Field::Disbursed,
                "disbursed",
                f.disbursed,
                f.disbursed_hint,
                f.estimated_disbursed,
            ),
        };
        let hint = move || {
            self.read.with(|r| match r.estimated {
                Some((f, day)) if f == field => format!("{} · {estimated}", words::date(day)),
                _ => plain.to_owned(),
            })
        };
        self.field(field, id, label, Kind::Date, Box::new(hint))
    }

    /// The figure of today, as soon as the four fields are there.
    fn preview(self) -> El {
        let t = self.t;
        card()
            .class("card preview")
            .attr("aria-live", "polite")
            .region(move || {
                let today = self.state.today.get();
                self.read.with(|r| {
                    let Some((contract, ledger)) = &r.debt else {
                        return p("soft", t.form.preview_wait).into();
                    };
                    // A yearly rate taken for a daily one makes a frightening
                    // figure: asked first, shown once it is settled.
                    if contract.rate_may_be_yearly() {
                        let question = t.form.rate_yearly_question.of(&contract.rate.percent());
                        let change = button("", t.form.rate_make_yearly, move || {
                            self.change(|d| d.per = Per::Year);
                        });
                        return vec![p("", question), actions().child(change)].into();
                    }
                    let s = match statement(contract, ledger, today) {
                        Ok(s) => s,
                        Err(e) => return p("", words::statement_error(t, &e)).into(),
                    };
                    let money = |a: Result<_, _>| words::money(a.unwrap_or_default());
                    let says = t
                        .form
                        .preview_says
                        .of(&money(s.overdue_amount()), &money(s.growth.sum()));
                    // An estimated date moves the figure: said beside it, too.
                    let estimate = r.estimated.map(|(field, day)| {
                        let (name, says) = if field == Field::Disbursed {
                            (t.form.disbursed, t.form.estimated_disbursed)
                        } else {
                            (t.form.first_due, t.form.estimated_first_due)
                        };
                        let says = format!("{} · {says}", words::date(day));
                        p("hint", t.word.labelled.of(name, &says))
                    });
                    let payoff = money(s.payoff_amount());
                    vec![
                        p("figure-label", t.form.preview).into(),
                        p(amount_class(&payoff), payoff).into(),
                        p("", says).into(),
                        Child::from(estimate),
                    ]
                    .into()
                })
            })
    }

    /// Which instalments were paid: the first so many, or one by one.
    fn paid_field(self) -> Child {
        let t = self.t;
        // Only what is due by today can have been paid on its due date.
        let due = Derived::new(move || {
            let today = self.state.today.get();
            self.read.with(|r| {
                r.dues
                    .iter()
                    .filter(|d| **d <= today)
                    .copied()
                    .collect::<Vec<_>>()
            })
        });
        let in_order = self
            .state
            .form
            .with_untracked(|f| f.draft.paid.first().is_some());
        let select = move || {
            let most = u16::try_from(due.with(Vec::len)).unwrap_or(u16::MAX);
            let mut select = el("select")
                .id("paid")
                .attr("aria-describedby", "paid-hint paid-error")
                .attr_fn("aria-invalid", move || {
                    Some(self.error(Field::Paid).is_some().to_string())
                })
                .on("change", move |e| {
                    if let Ok(n) = value_of(&e).parse::<u16>() {
                        self.change(|d| {
                            d.paid = (1..=n).collect();
                        });
                    }
                });
            for n in 0..=most {
                select = select.child(
                    el("option")
                        .attr("value", &n.to_string())
                        .child((t.form.paid_count)(n)),
                );
            }
            // Shown while the ticks are not simply the first so many.
            select
                .child(el("option").attr("value", "").attr("hidden", "").child("—"))
                .prop_fn("value", move || {
                    self.draft(|d| d.paid.first())
                        .filter(|n| *n <= most)
                        .map_or_else(String::new, |n| n.to_string())
                        .into()
                })
        };
        let ticks = move || {
            let mut list = el("ul").class("ticks");
            for (day, number) in due.get().into_iter().zip(1_u16..) {
                let id = format!("paid-{number}");
                let label = format!("{} · {}", (t.debt.instalment)(number), words::date(day));
                let contains = move || self.draft(|d| d.paid.contains(number));
                list = list.child(tick(&id, &label, contains, move |paid| {
                    self.change(|d| {
                        if paid {
                            d.paid.insert(number);
                        } else {
                            d.paid.remove(number);
                        }
                    });
                }));
            }
            let details = el("details")
                .child(el("summary").child(t.form.paid_single))
                .child(list);
            if in_order {
                details
            } else {
                details.attr("open", "")
            }
        };
        let none_due = Derived::new(move || due.with(Vec::is_empty));
        el("div")
            .class("field")
            .child(el("label").attr("for", "paid").child(t.form.paid))
            .region(move || {
                if none_due.get() {
                    let known = self.read.with(|r| !r.dues.is_empty());
                    let says = if known {
                        t.form.paid_none_due
                    } else {
                        t.form.paid_wait
                    };
                    p("soft", says).id("paid").into()
                } else {
                    select().into()
                }
            })
            .child(p("hint", t.form.paid_hint).id("paid-hint"))
            .child(
                el("p")
                    .class("error")
                    .id("paid-error")
                    .text_fn(move || self.error(Field::Paid).unwrap_or_default()),
            )
            .region(move || (!none_due.get()).then(ticks).into())
            .into()
    }

    /// A hint, and after it where the default comes from.
    fn with_source(self, hint: &str, id: SourceId) -> String {
        if id == SourceId::Contract {
            return hint.to_owned();
        }
        let title = words::source_title(self.state.language.get_untracked(), source(id));
        let hint = hint.trim_end_matches(['。', '.']);
        format!("{hint} · {}", self.t.form.default_from.of(title))
    }

    /// One of many, in a list that opens.
    fn pick(self, id: &'static str, label: &'static str, names: &[&'static str], term: Term) -> El {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let hint = Box::new(String::new);
        let (value, on_pick) = self.term(term);
        select_of(id, label, hint, names, value, on_pick)
    }

    /// One of a few, all in sight.
    fn choice(
        self,
        id: &'static str,
        label: &'static str,
        names: &[&'static str],
        term: Term,
    ) -> El {
        let (value, on_pick) = self.term(term);
        choice_of(id, label, names, &value, &on_pick)
    }

    fn term(self, (get, set): Term) -> (Picked, OnPick) {
        (
            Rc::new(move || self.draft(get)),
            Rc::new(move |i| self.change(|d| set(d, i))),
        )
    }

    /// Yes or no.
    fn tick(
        self,
        id: &'static str,
        label: &'static str,
        hint: &'static str,
        (get, set): Tick,
    ) -> El {
        check(
            id,
            label,
            hint,
            move || self.draft(get),
            move |on| self.change(|d| set(d, on)),
        )
    }

    fn plain(
        self,
        field: Field,
        id: &'static str,
        label: &'static str,
        kind: Kind,
        hint: &'static str,
    ) -> El {
        self.field(field, id, label, kind, Box::new(move || hint.to_owned()))
    }

    fn group(title: &'static str, fields: Vec<Child>) -> Child {
        let inside: Child = fields.into();
        el("section")
            .class("group")
            .child(heading("h2", title))
            .child(inside)
            .into()
    }

    fn detail_fields(self) -> Child {
        let f = &self.t.form;
        let t = &self.t.terms;
        let plan = Derived::new(move || self.draft(Draft::has_plan));
        let card = Derived::new(move || self.draft(|d| d.method == MethodKind::Card));
        let own_penalty = Derived::new(move || self.draft(|d| d.own_penalty));
        vec![
            self.pick("lender", t.lender, &t.lenders, term!(lender, Lender::ALL))
                .into(),
            p("hint", t.lender_hint).into(),
            region(move || {
                if plan.get() {
                    self.instalment_group()
                } else {
                    Child::NONE
                }
            }),
            region(move || {
                if card.get() {
                    self.card_group()
                } else {
                    Child::NONE
                }
            }),
            Form::group(
                t.group_interest,
                vec![
                    self.pick(
                        "day-count",
                        t.day_count,
                        &t.day_counts,
                        term!(day_count, DayCount::ALL),
                    )
                    .into(),
                    self.pick(
                        "day-range",
                        t.day_range,
                        &t.day_ranges,
                        term!(
                            day_range,
                            [
                                DayRange::FirstNotLast,
                                DayRange::AtLeastOneDay,
                                DayRange::BothEnds,
                            ]
                        ),
                    )
                    .into(),
                ],
            ),
            Form::group(
                t.group_late,
                vec![
                    self.choice(
                        "penalty-kind",
                        t.penalty,
                        &t.penalty_kinds,
                        term!(own_penalty, [false, true]),
                    )
                    .into(),
                    region(move || {
                        if own_penalty.get() {
                            self.plain(
                                Field::OwnPenalty,
                                "own-penalty",
                                t.own_penalty,
                                Kind::Percent,
                                t.own_penalty_hint,
                            )
                            .into()
                        } else {
                            self.field(
                                Field::Multiple,
                                "multiple",
                                f.multiple,
                                Kind::Amount,
                                Box::new(move || {
                                    let source =
                                        template(self.draft(|d| d.product)).penalty_multiple.source;
                                    self.with_source(f.multiple_hint, source)
                                }),
                            )
                            .into()
                        }
                    }),
                    self.pick(
                        "penalty-base",
                        t.penalty_base,
                        &t.penalty_bases,
                        term!(
                            penalty_base,
                            [
                                PenaltyBase::Principal,
                                PenaltyBase::PrincipalAndInterest,
                                PenaltyBase::AllOnceAccelerated,
                            ]
                        ),
                    )
                    .into(),
                    self.tick(
                        "compound",
                        f.compound,
                        f.compound_hint,
                        (|d| d.compound, |d, on| d.compound = on),
                    )
                    .into(),
                    self.field(
                        Field::Grace,
                        "grace",
                        f.grace,
                        Kind::Whole,
                        Box::new(move || {
                            let source = template(self.draft(|d| d.product)).grace_days.source;
                            self.with_source(f.grace_hint, source)
                        }),
                    )
                    .into(),
                    self.pick(
                        "grace-count",
                        f.grace_count,
                        &[f.grace_from_due, f.grace_after],
                        term!(
                            grace_count,
                            [GraceCount::FromDueDate, GraceCount::AfterGrace]
                        ),
                    )
                    .into(),
                    self.plain(
                        Field::LatePercent,
                        "late-percent",
                        t.late_percent,
                        Kind::Percent,
                        t.late_percent_hint,
                    )
                    .into(),
                    self.plain(
                        Field::LateFloor,
                        "late-floor",
                        t.late_floor,
                        Kind::Amount,
                        t.late_floor_hint,
                    )
                    .into(),
                    region(move || {
                        if card.get() {
                            return p("hint", t.card_late_says).into();
                        }
                        vec![
                            self.pick(
                                "late-of",
                                t.late_of,
                                &t.late_ofs,
                                term!(late_of, [LateFeeBase::Principal, LateFeeBase::Instalment]),
                            ),
                            self.plain(
                                Field::Accelerated,
                                "accelerated",
                                f.accelerated,
                                Kind::Date,
                                f.accelerated_hint,
                            ),
                        ]
                        .into()
                    }),
                ],
            ),
            // Those of a card are in its bills.
            region(move || {
                if card.get() {
                    Child::NONE
                } else {
                    Form::group(t.group_fees, self.fee_fields())
                }
            }),
            Form::group(
                t.group_payments,
                vec![
                    self.order_field().into(),
                    self.pick(
                        "prepay",
                        t.prepay,
                        &t.prepays,
                        term!(
                            prepay,
                            [
                                Prepay::SmallerInstalments,
                                Prepay::ShorterTerm,
                                Prepay::NextInstalments,
                            ]
                        ),
                    )
                    .into(),
                    self.tick(
                        "prepaid-interest",
                        t.prepaid_interest_first,
                        t.prepaid_interest_first_hint,
                        (
                            |d| d.prepaid_interest_first,
                            |d, on| d.prepaid_interest_first = on,
                        ),
                    )
                    .into(),
                ],
            ),
            Form::group(
                t.unsure,
                vec![p("hint", t.unsure_says).into(), self.unsure_ticks().into()],
            ),
            Form::group(
                t.group_rest,
                vec![
                    self.plain(Field::Name, "name", f.name, Kind::Text, f.name_hint)
                        .into(),
                    self.plain(Field::Note, "note", f.note, Kind::Note, "")
                        .into(),
                ],
            ),
        ]
        .into()
    }

    fn order_field(self) -> El {
        let t = &self.t.terms;
        let names = t.orders.iter().map(|name| (*name).to_owned()).collect();
        let (value, on_pick) = self.term(term!(order, Order::ALL));
        let hint = Box::new(move || t.orders_say.to_owned());
        select_of("order", t.order, hint, names, value, on_pick)
    }

    fn instalment_group(self) -> Child {
        let f = &self.t.form;
        let t = &self.t.terms;
        Form::group(
            t.group_instalments,
            vec![
                self.field(
                    Field::Instalments,
                    "instalments",
                    f.instalments,
                    Kind::Whole,
                    Box::new(move || {
                        let of = template(self.draft(|d| d.product));
                        let usual: Vec<_> = of
                            .usual_instalments
                            .iter()
                            .map(ToString::to_string)
                            .collect();
                        let hint = f.instalments_hint.of(&usual.join(" / "));
                        self.with_source(&hint, of.instalments.source)
                    }),
                )
                .into(),
                self.date_region(false),
                self.plain(
                    Field::DueDay,
                    "due-day",
                    f.due_day,
                    Kind::Whole,
                    f.due_day_hint,
                )
                .into(),
                self.pick(
                    "accrual",
                    t.accrual,
                    &t.accruals,
                    term!(accrual, [Accrual::Daily, Accrual::Monthly]),
                )
                .into(),
                self.plain(
                    Field::Stated,
                    "stated",
                    t.stated,
                    Kind::Amount,
                    t.stated_hint,
                )
                .into(),
                self.pick(
                    "unit",
                    t.unit,
                    &t.units,
                    term!(unit, [Fen::new(1), Fen::new(10), Fen::new(100)]),
                )
                .into(),
                self.plain(
                    Field::InterestOnly,
                    "interest-only",
                    t.interest_only,
                    Kind::Whole,
                    t.interest_only_hint,
                )
                .into(),
            ],
        )
    }

    /// What a card's bill says, and how its interest is charged.
    fn card_group(self) -> Child {
        let t = &self.t.terms;
        let amount = |field, id, label, hint| self.plain(field, id, label, Kind::Amount, hint);
        Form::group(
            t.group_card,
            vec![
                amount(
                    Field::OpeningMinimum,
                    "opening-minimum",
                    t.opening_minimum,
                    t.opening_minimum_hint,
                )
                .into(),
                amount(
                    Field::OpeningInterest,
                    "opening-interest",
                    t.opening_interest,
                    t.opening_interest_hint,
                )
                .into(),
                amount(Field::OpeningFees, "opening-fees", t.opening_fees, "").into(),
                self.plain(
                    Field::InterestFrom,
                    "interest-from",
                    t.interest_from,
                    Kind::Date,
                    t.interest_from_hint,
                )
                .into(),
                self.tick(
                    "interest-running",
                    t.interest_running,
                    t.interest_running_hint,
                    (|d| d.interest_running, |d, on| d.interest_running = on),
                )
                .into(),
                self.pick(
                    "basis",
                    t.basis,
                    &t.bases,
                    term!(basis, [InterestBasis::FullBill, InterestBasis::UnpaidPart]),
                )
                .into(),
                self.pick(
                    "compounding",
                    t.compounding,
                    &t.compoundings,
                    term!(
                        compounding,
                        [
                            Compounding::None,
                            Compounding::Interest,
                            Compounding::InterestAndFees,
                        ]
                    ),
                )
                .into(),
                self.plain(
                    Field::Minimum,
                    "minimum",
                    t.minimum,
                    Kind::Percent,
                    t.minimum_hint,
                )
                .into(),
                amount(Field::Tolerance, "tolerance", t.tolerance, t.tolerance_hint).into(),
                self.plain(Field::Plans, "plans", t.plans, Kind::Note, t.plans_hint)
                    .into(),
            ],
        )
    }

    fn fee_fields(self) -> Vec<Child> {
        let t = &self.t.terms;
        vec![
            self.plain(
                Field::Deducted,
                "deducted",
                t.deducted,
                Kind::Amount,
                t.deducted_hint,
            )
            .into(),
            self.tick(
                "received-only",
                t.received_only,
                t.received_only_hint,
                (|d| d.received_only, |d, on| d.received_only = on),
            )
            .into(),
            self.plain(
                Field::Upfront,
                "upfront",
                t.upfront,
                Kind::Amount,
                t.upfront_hint,
            )
            .into(),
            self.plain(Field::Each, "each", t.each, Kind::Amount, t.each_hint)
                .into(),
            self.plain(
                Field::EachPercent,
                "each-percent",
                t.each_percent,
                Kind::Percent,
                t.each_percent_hint,
            )
            .into(),
        ]
    }

    /// What the borrower could not find in the contract.
    fn unsure_ticks(self) -> El {
        let mut list = el("ul").class("ticks");
        for axis in Unsure::ALL {
            let id = format!("unsure-{}", axis as usize);
            let name = words::nth(&self.t.terms.unsures, axis as usize);
            let contains = move || self.draft(|d| d.unsure.contains(&axis));
            list = list.child(tick(&id, name, contains, move |unsure| {
                self.change(|d| d.set_unsure(axis, unsure));
            }));
        }
        list
    }

    /// The rows of a given schedule.
    fn rows_field(self) -> Child {
        let t = self.t;
        let today = self.state.today.get_untracked();
        vec![
            heading("h2", t.terms.rows).into(),
            p("hint", t.terms.rows_hint).into(),
            self.state.parts.debt.show(t, move |part| {
                (part.paste.rows)(
                    t,
                    "rows",
                    today,
                    Rc::new(move || {
                        parse_date(&self.draft(|d| d.text_of(Field::Disbursed).to_owned()))
                    }),
                    Rc::new(move |rows| self.change(|d| d.rows = rows)),
                )
            }),
            region(move || {
                let rows = self.draft(|d| d.rows.clone());
                if rows.is_empty() {
                    p("soft", t.terms.rows_none).into()
                } else {
                    rows_table(t, &rows)
                }
            }),
            el("p")
                .class("error")
                .id("rows-error")
                .text_fn(move || self.error(Field::Rows).unwrap_or_default())
                .into(),
        ]
        .into()
    }
}

/// Fields inside the part that is closed at first.
fn is_detail(field: Field) -> bool {
    !matches!(
        field,
        Field::Principal
            | Field::Rate
            | Field::FirstDue
            | Field::Disbursed
            | Field::Paid
            | Field::Rows
    )
}

/// A question about a rate outside what the product usually charges.
fn unusual(product: Product, rate: Rate, t: &'static Text) -> Option<String> {
    let (low, high) = template(product).usual_daily?;
    let low = Rate::from_units(low, Per::Day).ok()?;
    let high = Rate::from_units(high, Per::Day).ok()?;
    let basis = DayCount::Act365;
    let daily = rate.daily(basis);
    let usual = !daily.is_below(low.daily(basis)) && !high.daily(basis).is_below(daily);
    (!usual).then(|| t.form.rate_unusual.of(&low.percent(), &high.percent()))
}
