//! The ledger of a debt: what was paid and what happened, where every fen
//! went, and the form for a new entry.

use std::rc::Rc;

use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::draft::parse_date;
use crate::app::entry::{EntryDraft, Field, Kind as EntryKind};
use crate::app::pages::paste::rows_table;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind, TextField, check, dialog, select, select_named};
use crate::app::{browser, words};
use crate::book::{Debt, Trashed};
use crate::loan::limitation::{Effect, InterruptionKind, of_debt};
use crate::loan::statement::{Remark, Settled, Which};
use crate::loan::{Act, Component, Event, Statement, StatementError, Towards};
use crate::rate::Per;

use super::terms;

/// What the statement of the day is, if there is a debt.
pub type OnDay = Derived<Option<Result<Statement, StatementError>>>;

/// The entry being typed, and whether saving was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typing {
    draft: EntryDraft,
    tried: bool,
}

/// What every part of the section needs.
#[derive(Clone, Copy)]
struct Section {
    state: State,
    t: &'static Text,
    debt: Derived<Option<Debt>>,
    typing: Live<Option<Typing>>,
}

pub fn section(state: State, t: &'static Text, debt: Derived<Option<Debt>>, on_day: OnDay) -> El {
    let section = Section {
        state,
        t,
        debt,
        typing: Live::new(None),
    };
    let n = &t.ledger;
    let pasting = Live::new(false);
    card()
        .id("ledger")
        .child(heading("h2", n.title))
        .child(p("soft", n.says))
        .child(
            actions()
                .class("actions no-print")
                .child(button("main", n.add_payment, move || {
                    section.open(EntryKind::Pay);
                }))
                .child(button("", n.paste, move || pasting.set(true)))
                .child(button("", n.add_other, move || {
                    section.open(EntryKind::Waive);
                })),
        )
        .region(move || section.events(on_day))
        .child(section.entry_dialog())
        .child(section.paste_dialog(pasting))
}

impl Section {
    fn open(self, kind: EntryKind) {
        let today = self.state.today.get_untracked();
        self.typing.set(Some(Typing {
            draft: EntryDraft::new(kind, today),
            tried: false,
        }));
    }

    /// All events, the latest first: the newest is what one comes to check.
    fn events(self, on_day: OnDay) -> Child {
        let statement = on_day.get().and_then(Result::ok);
        self.debt.with(|debt| {
            let Some(debt) = debt else {
                return Child::NONE;
            };
            let events = debt.ledger.events();
            if events.is_empty() {
                return p("", self.t.ledger.empty).into();
            }
            let mut list = el("ul").class("events");
            for (index, event) in events.iter().enumerate().rev() {
                list = list.child(self.event(index, event, statement.as_ref()));
            }
            list.into()
        })
    }

    fn event(self, index: usize, event: &Event, statement: Option<&Statement>) -> El {
        let t = self.t;
        let n = &t.ledger;
        let kind = words::nth(&n.kinds, EntryKind::of(&event.act) as usize);
        let (detail, amount) = act_in_words(t, &event.act);
        let head = el("div")
            .class("row")
            .child(
                el("span")
                    .child(el("strong").child(kind))
                    .child(el("span").class("detail").child(words::date(event.on)))
                    .child((!detail.is_empty()).then(|| el("span").class("detail").child(detail))),
            )
            .child(el("span").class("money").child(amount));
        let mut item = el("li").child(head);
        if let Some(statement) = statement {
            if event.on > statement.as_of {
                item = item.child(p("soft", n.future));
            }
            item = item
                .child(self.where_it_went(index, statement))
                .child(self.remarks(index, statement));
        }
        if !event.note.is_empty() {
            item = item.child(p("free soft", event.note.as_str()));
        }
        item.child(
            button("quiet no-print", n.remove, move || self.remove(index)).attr(
                "aria-label",
                &format!("{}: {kind} {}", n.remove, words::date(event.on)),
            ),
        )
    }

    /// Where the event's money went: item and component, to the fen.
    fn where_it_went(self, index: usize, statement: &Statement) -> Option<El> {
        let n = &self.t.ledger;
        let due_of = |which: Which| {
            statement
                .items
                .iter()
                .find(|i| i.which == which)
                .map_or(statement.as_of, |i| i.due)
        };
        let mut list = el("ul").class("went");
        let mut any = false;
        for a in statement.allocations.iter().filter(|a| a.event == index) {
            any = true;
            let item = words::which(self.t, a.which, due_of(a.which));
            let name = (n.by_ledger)(&item, words::component(self.t, a.component));
            let how = match a.how {
                Settled::Paid => n.went,
                Settled::Waived => n.waived,
                Settled::Carried => n.carried,
            };
            list = list.child(
                el("li")
                    .child(el("span").child(format!("{how} {name}")))
                    .child(el("span").class("money").child(words::money(a.amount))),
            );
        }
        any.then_some(list)
    }

    fn remarks(self, index: usize, statement: &Statement) -> Vec<El> {
        statement
            .remarks
            .iter()
            .filter(|r| r.event == index)
            .map(|r| p("notice warn", remark(self.t, r.remark)))
            .collect()
    }

    fn remove(self, index: usize) {
        let n = &self.t.ledger;
        let today = self.state.today.get_untracked();
        let debt = self.debt.get_untracked();
        let event = debt.and_then(|debt| Trashed::event(today, &debt, index));
        if let Some(event) = event {
            let (said, undone) = (n.removed.to_owned(), n.put_back.to_owned());
            if self.state.trash(event, said, undone).is_err() {
                self.state.say(self.t.storage.adopted.to_owned());
            }
        }
    }

    // ---- A new entry -----------------------------------------------------

    fn entry_dialog(self) -> El {
        let t = self.t;
        let typing = self.typing;
        // Rebuilt when another kind is chosen, not while someone types.
        let kind = Derived::new(move || typing.with(|t| t.as_ref().map(|t| t.draft.kind)));
        dialog(
            self.state,
            "entry",
            move || typing.with(Option::is_some),
            move || typing.set(None),
            move || {
                let title = if kind.get_untracked() == Some(EntryKind::Pay) {
                    t.ledger.dialog_payment
                } else {
                    t.ledger.dialog_other
                };
                let save = el("button")
                    .attr("type", "submit")
                    .class("main")
                    .child(t.word.save);
                vec![
                    heading("h2", title).id("entry-title"),
                    el("form")
                        .attr("novalidate", "")
                        .on("submit", move |e| {
                            e.prevent_default();
                            self.save();
                        })
                        .child(self.kind_field())
                        .region(move || kind.get().map_or(Child::NONE, |kind| self.fields(kind)))
                        .child(actions().child(save).child(button(
                            "quiet",
                            t.word.cancel,
                            move || typing.set(None),
                        ))),
                ]
                .into()
            },
        )
    }

    fn draft<T>(self, pick: impl FnOnce(&EntryDraft) -> T) -> Option<T> {
        self.typing.with(|t| t.as_ref().map(|t| pick(&t.draft)))
    }

    fn change(self, put: impl FnOnce(&mut EntryDraft)) {
        self.typing.update(|t| {
            if let Some(t) = t {
                put(&mut t.draft);
            }
        });
    }

    fn kind_field(self) -> El {
        let n = &self.t.ledger;
        let method = self
            .debt
            .with_untracked(|d| d.as_ref().map(|d| d.contract.method.kind()));
        let options: Vec<_> = EntryKind::ALL
            .into_iter()
            .filter(|kind| method.is_none_or(|method| kind.fits(method)))
            .map(|kind| (kind, words::nth(&n.kinds, kind as usize)))
            .collect();
        let now = move || self.draft(|d| d.kind).unwrap_or(EntryKind::Pay);
        select(
            "entry-kind",
            n.kind,
            move || words::nth(&n.kinds_say, now() as usize).to_owned(),
            &options,
            now,
            move |kind| {
                self.change(|d| {
                    d.kind = kind;
                    if let Some(first) = kind.components().first().copied() {
                        d.component = first;
                    }
                });
            },
        )
    }

    fn text(
        self,
        field: Field,
        id: &'static str,
        label: &'static str,
        kind: Kind,
        hint: &'static str,
    ) -> El {
        TextField {
            id,
            label,
            hint: Box::new(move || hint.to_owned()),
            value: Box::new(move || {
                self.draft(|d| d.text_of(field).to_owned())
                    .unwrap_or_default()
            }),
            error: Rc::new(move || self.error(field)),
            on_input: Box::new(move |typed| self.change(|d| d.set(field, typed))),
            on_leave: Box::new(|| {}),
            kind,
        }
        .build()
    }

    /// The fault of a field, once saving was tried.
    fn error(self, field: Field) -> Option<String> {
        let today = self.state.today.get();
        self.typing.with(|typing| {
            let typing = typing.as_ref().filter(|t| t.tried)?;
            let wrong = self.debt.with(|debt| {
                let debt = debt.as_ref()?;
                let read = typing
                    .draft
                    .read(self.t, &debt.contract, &debt.ledger, today);
                read.err()
            })?;
            wrong
                .into_iter()
                .find(|(f, _)| *f == field)
                .map(|(_, sentence)| sentence)
        })
    }

    fn fields(self, kind: EntryKind) -> Child {
        let t = self.t;
        let n = &t.ledger;
        let mut fields: Vec<Child> = vec![
            self.text(Field::Day, "entry-day", n.day, Kind::Date, "")
                .into(),
        ];
        if kind == EntryKind::PayInstalment {
            let label = t.form.instalments;
            fields.push(
                self.text(Field::Number, "entry-number", label, Kind::Whole, "")
                    .into(),
            );
        }
        let components = kind.components();
        if !components.is_empty() {
            let options: Vec<_> = components
                .into_iter()
                .map(|c| (c, words::component(t, c)))
                .collect();
            fields.push(
                select(
                    "entry-component",
                    n.component,
                    String::new,
                    &options,
                    move || self.draft(|d| d.component).unwrap_or(Component::Fee),
                    move |c| self.change(|d| d.component = c),
                )
                .into(),
            );
        }
        if kind.has_amount() {
            let label = if kind == EntryKind::Waive {
                n.amount_or_all
            } else {
                n.amount
            };
            fields.push(
                self.text(Field::Amount, "entry-amount", label, Kind::Amount, "")
                    .into(),
            );
        }
        match kind {
            EntryKind::Pay => fields.push(self.towards_field().into()),
            EntryKind::SetRate => {
                fields.push(
                    self.text(Field::Rate, "entry-rate", n.rate, Kind::Percent, "")
                        .into(),
                );
                fields.push(self.per_field().into());
            }
            EntryKind::Extend => {
                fields.push(
                    self.text(Field::Months, "entry-months", n.months, Kind::Whole, "")
                        .into(),
                );
            }
            EntryKind::Assign => {
                fields.push(
                    self.text(Field::To, "entry-to", n.to, Kind::Text, "")
                        .into(),
                );
            }
            EntryKind::Judgment => {
                fields.push(
                    self.text(Field::PayBy, "entry-pay-by", n.pay_by, Kind::Date, "")
                        .into(),
                );
            }
            EntryKind::Interrupt => {
                fields.push(self.interruption_field().into());
                fields.push(region(move || {
                    let sued = self.draft(|d| d.interruption) == Some(InterruptionKind::Lawsuit);
                    let (id, label, hint) = ("entry-ended", n.ended_on, n.ended_on_hint);
                    sued.then(|| self.text(Field::EndedOn, id, label, Kind::Date, hint))
                        .into()
                }));
            }
            EntryKind::Replace => fields.push(self.rows_field()),
            EntryKind::Purchase => fields.push(
                check(
                    "entry-cash",
                    t.explain.posted_cash,
                    "",
                    move || self.draft(|d| d.cash).unwrap_or(false),
                    move |cash| self.change(|d| d.cash = cash),
                )
                .into(),
            ),
            _ => {}
        }
        fields.push(
            self.text(Field::Note, "entry-note", n.note, Kind::Note, n.note_hint)
                .into(),
        );
        if let Some(warning) = self.warning(kind) {
            fields.push(warning.into());
        }
        fields.into()
    }

    /// What doing this would mean for limitation, where it means anything.
    fn warning(self, kind: EntryKind) -> Option<El> {
        let act = match kind {
            EntryKind::Pay | EntryKind::PayInstalment => InterruptionKind::Payment,
            EntryKind::Extend => InterruptionKind::Promise,
            EntryKind::Replace => InterruptionKind::SignedNotice,
            _ => return None,
        };
        let n = &self.t.ledger;
        let today = self.state.today.get_untracked();
        let clock = self.debt.with_untracked(|d| {
            d.as_ref()
                .and_then(|d| of_debt(&d.contract, &d.ledger, today))
        });
        let effect = clock.and_then(|c| c.warning_before(act)).map(|w| w.effect);
        Some(match effect {
            Some(Effect::TooLate | Effect::MayWaive) => p("notice warn", n.restarts_expired),
            _ => p("soft", n.restarts),
        })
    }

    /// The order, an instalment, a component, or ahead of time.
    fn towards_field(self) -> El {
        let t = self.t;
        let n = &t.ledger;
        let mut options = vec![
            (Towards::Order, n.towards_order.to_owned()),
            (Towards::Prepayment, n.towards_prepayment.to_owned()),
        ];
        options.extend(Component::ALL.into_iter().map(|c| {
            (
                Towards::Component(c),
                (n.towards_component)(words::component(t, c)),
            )
        }));
        let count = self
            .debt
            .with_untracked(|d| d.as_ref().map_or(0, |d| d.ledger.instalments(&d.contract)));
        options.extend((1..=count).map(|i| (Towards::Instalment(i), (t.debt.instalment)(i))));
        select_named(
            "entry-towards",
            n.towards,
            move || n.towards_hint.to_owned(),
            options,
            move || self.draft(|d| d.towards).unwrap_or(Towards::Order),
            move |towards| self.change(|d| d.towards = towards),
        )
    }

    fn per_field(self) -> El {
        let f = &self.t.form;
        select(
            "entry-per",
            f.per,
            String::new,
            &[
                (Per::Day, f.per_day),
                (Per::Month, f.per_month),
                (Per::Year, f.per_year),
            ],
            move || self.draft(|d| d.per).unwrap_or(Per::Year),
            move |per| self.change(|d| d.per = per),
        )
    }

    fn interruption_field(self) -> El {
        let n = &self.t.ledger;
        let options: Vec<_> = InterruptionKind::ALL
            .into_iter()
            .map(|kind| (kind, words::nth(&n.interruptions, kind as usize)))
            .collect();
        select(
            "entry-interruption",
            n.interruption,
            String::new,
            &options,
            move || {
                self.draft(|d| d.interruption)
                    .unwrap_or(InterruptionKind::Claim)
            },
            move |kind| self.change(|d| d.interruption = kind),
        )
    }

    /// The rows of an agreement.
    fn rows_field(self) -> Child {
        let t = self.t;
        let today = self.state.today.get_untracked();
        vec![
            p("hint", t.ledger.rows_hint).into(),
            self.state.parts.debt.show(t, move |part| {
                (part.paste.rows)(
                    t,
                    "entry-rows",
                    today,
                    Rc::new(move || self.draft(|d| parse_date(d.text_of(Field::Day))).flatten()),
                    Rc::new(move |rows| self.change(|d| d.rows = rows)),
                )
            }),
            region(move || {
                self.draft(|d| d.rows.clone())
                    .filter(|rows| !rows.is_empty())
                    .map_or(Child::NONE, |rows| rows_table(t, &rows))
            }),
            el("p")
                .class("error")
                .text_fn(move || self.error(Field::Rows).unwrap_or_default())
                .into(),
        ]
        .into()
    }

    // ---- Pasted payments -------------------------------------------------

    fn paste_dialog(self, open: Live<bool>) -> El {
        let t = self.t;
        dialog(
            self.state,
            "paste",
            move || open.get(),
            move || open.set(false),
            move || {
                let today = self.state.today.get_untracked();
                let lent_on = self
                    .debt
                    .with_untracked(|d| d.as_ref().map(|d| d.contract.disbursed_on))
                    .unwrap_or(today);
                vec![
                    Child::from(heading("h2", t.paste.payments).id("paste-title")),
                    self.state.parts.debt.show(t, move |part| {
                        (part.paste.payments)(
                            t,
                            "paste-text",
                            today,
                            lent_on,
                            Rc::new(move |events| {
                                open.set(false);
                                self.add_all(events);
                            }),
                        )
                    }),
                    actions()
                        .child(button("quiet", t.word.close, move || open.set(false)))
                        .into(),
                ]
                .into()
            },
        )
    }

    fn add_all(self, events: Vec<Event>) {
        let n = &self.t.ledger;
        if let Some(before) = self.debt.get_untracked() {
            let mut after = before.clone();
            for event in events {
                after.ledger.add(event);
            }
            self.state
                .change_debt(before, after, n.saved, Some(n.taken_back));
        }
    }

    fn save(self) {
        let today = self.state.today.get_untracked();
        let Some(before) = self.debt.get_untracked() else {
            return;
        };
        let read = self.typing.with_untracked(|t| {
            t.as_ref().map(|t| {
                t.draft
                    .read(self.t, &before.contract, &before.ledger, today)
            })
        });
        if let Some(Ok(event)) = read {
            self.typing.set(None);
            let mut after = before.clone();
            after.ledger.add(event);
            self.state
                .change_debt(before, after, self.t.ledger.saved, None);
            return;
        }
        self.typing.update(|t| {
            if let Some(t) = t {
                t.tried = true;
            }
        });
        leptos::prelude::request_animation_frame(browser::focus_first_invalid);
    }
}

/// What happened in detail, and the amount where there is one.
pub fn act_in_words(t: &'static Text, act: &Act) -> (String, String) {
    let n = &t.ledger;
    let none = String::new;
    match act {
        Act::Disburse { amount } | Act::Purchase { amount, .. } => (none(), words::money(*amount)),
        Act::Pay { amount, towards } => {
            let towards = match towards {
                Towards::Order => none(),
                Towards::Instalment(number) => (t.debt.instalment)(*number),
                Towards::Component(c) => (n.towards_component)(words::component(t, *c)),
                Towards::Prepayment => n.towards_prepayment.to_owned(),
            };
            (towards, words::money(*amount))
        }
        Act::PayInstalment { number } => ((n.whole_instalment)(*number), none()),
        Act::Charge { component, amount } => (
            words::component(t, *component).to_owned(),
            words::money(*amount),
        ),
        Act::Waive { component, amount } => (
            words::component(t, *component).to_owned(),
            amount.map_or_else(none, words::money),
        ),
        Act::SetRate { rate } => (terms::rate(t, *rate), none()),
        Act::StopInterest | Act::ResumeInterest | Act::Accelerate => (none(), none()),
        Act::Extend { months } => (t.word.labelled.of(n.months, &months.to_string()), none()),
        Act::Replace { rows } => (
            t.word
                .labelled
                .of(t.form.instalments, &rows.len().to_string()),
            none(),
        ),
        Act::Assign { to } => (t.word.labelled.of(n.to, to), none()),
        Act::Judgment { amount, pay_by } => (
            t.word.labelled.of(n.pay_by, &words::date(*pay_by)),
            words::money(*amount),
        ),
        Act::Interrupt { kind, ended_on } => (
            words::nth(&n.interruptions, *kind as usize).to_owned(),
            ended_on.map_or_else(none, |day| {
                t.word.labelled.of(n.ended_on, &words::date(day))
            }),
        ),
    }
}

fn remark(t: &'static Text, remark: Remark) -> String {
    let n = &t.ledger;
    match remark {
        Remark::BeforeDisbursement => n.remark_before.to_owned(),
        Remark::Overpaid(amount) => n.remark_overpaid.of(&words::money(amount)),
        Remark::NoSuchInstalment(number) => (n.remark_instalment)(number),
        Remark::NotDueYet(number) => (n.remark_not_due)(number),
        Remark::WaivedLess(amount) => n.remark_waived_less.of(&words::money(amount)),
        Remark::NothingLeft => n.remark_nothing_left.to_owned(),
        Remark::AgreementExceeds(amount) => n.remark_exceeds.of(&words::money(amount)),
        Remark::AgreementRows => n.remark_rows.to_owned(),
        Remark::OutOfRange => n.remark_range.to_owned(),
        Remark::NotForCard => n.remark_not_for_card.to_owned(),
    }
}
