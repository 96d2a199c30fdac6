//! 每笔怎么办: what is meant for each debt.

use chrono::NaiveDate;

use super::Page;
use crate::app::dom::{Child, El, card, el, heading, p, region};
use crate::app::draft::parse_date;
use crate::app::fields::{amount_of, count, field, pair, typed};
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind, select, tick};
use crate::app::words;
use crate::book::{Command, DebtId, DebtPlan};
use crate::calendar::{in_range, monthly, next_day};
use crate::money::{Fen, halfwidth};
use crate::plan::Treatment;
use crate::plan::simulate::next_pay_day;
use crate::plan::treatment::{Agreement, MAX_INSTALMENTS, Mark};
use crate::rate::{Per, Rate};
use crate::sort::Sort as _;

/// The place of a treatment among the names.
pub const fn place_of(treatment: &Treatment) -> usize {
    match treatment {
        Treatment::AsContracted => 0,
        Treatment::CatchUp { .. } => 1,
        Treatment::Instalments(_) => 2,
        Treatment::Settlement { .. } => 3,
        Treatment::Extension { .. } => 4,
        Treatment::Hold => 5,
    }
}

pub fn section(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let ids = Derived::new(move || {
        state
            .book
            .with(|book| book.debts.iter().map(|d| d.id).collect::<Vec<_>>())
    });
    card()
        .class("card no-print")
        .id("treatments")
        .child(heading("h2", w.treat))
        .child(p("hint", w.treat_says))
        .region(move || {
            ids.get()
                .into_iter()
                .map(|id| one(page, id))
                .collect::<Vec<El>>()
                .into()
        })
}

fn one(page: Page, id: DebtId) -> El {
    let w = page.w;
    let state = page.state;
    let meant = Derived::new(move || state.book.with(|book| book.plans.of(id)));
    let kind = Derived::new(move || meant.with(|m| place_of(&m.treatment)));
    let names: Vec<(usize, &'static str)> = w.treatments.iter().copied().enumerate().collect();
    let list_id = names_of(id, "treatment");
    let summary = el("summary").child(el("span").child(page.name(id))).child(
        el("span")
            .class("soft")
            .text_fn(move || words::nth(&w.treatments, kind.get()).to_owned()),
    );
    el("details")
        .class("item treatment")
        .child(summary)
        .child(select(
            list_id,
            w.treatment,
            move || words::nth(&w.treatment_says, kind.get()).to_owned(),
            &names,
            move || kind.get(),
            move |place| {
                let now = meant.get_untracked();
                if place != place_of(&now.treatment) {
                    let treatment = first_of(page, id, place);
                    set(page, DebtPlan { treatment, ..now });
                }
            },
        ))
        .child(region(move || fields(page, id, kind.get())))
        .child(page.shows(move |outlook| {
            let mut list = el("ul").class("notes");
            let mut any = false;
            for (debt, doubt) in &outlook.doubts {
                if *debt == id {
                    any = true;
                    list = list.child(el("li").child((page.w.doubts)(*doubt)));
                }
            }
            if any {
                el("div").class("notice warn doubt").child(list).into()
            } else {
                Child::NONE
            }
        }))
        .child(marks(page, id))
        .child(possible(page, id))
}

/// Ids of a debt's fields; few, and kept for as long as the page is open.
fn names_of(id: DebtId, what: &str) -> &'static str {
    Box::leak(format!("{what}-{}", id.0).into_boxed_str())
}

fn set(page: Page, plan: DebtPlan) {
    let _ = page.state.apply(Command::SetDebtPlan(plan));
}

/// A treatment as it stands when it is first chosen.
fn first_of(page: Page, id: DebtId, place: usize) -> Treatment {
    let today = page.state.today.get_untracked();
    let pay = page
        .budget
        .with_untracked(|budget| next_pay_day(budget, today))
        .or_else(|| next_day(today))
        .unwrap_or(today);
    let owed = page.outlook.with_untracked(|outlook| {
        let outlook = outlook.as_ref()?;
        let at = outlook.debts.iter().position(|debt| *debt == id)?;
        outlook.owed.get(at).copied()
    });
    match place {
        1 => Treatment::CatchUp { months: 6 },
        2 => Treatment::Instalments(Agreement {
            // A month for the agreement itself.
            first_due: monthly(pay, 1, chrono::Datelike::day(&pay)).unwrap_or(pay),
            instalments: 36,
            rate: Rate::zero(Per::Year),
            down: Fen::ZERO,
            waived: Fen::ZERO,
        }),
        3 => Treatment::Settlement {
            amount: owed.unwrap_or_default(),
            on: monthly(pay, 6, chrono::Datelike::day(&pay)).unwrap_or(pay),
        },
        4 => Treatment::Extension { months: 6 },
        5 => Treatment::Hold,
        _ => Treatment::AsContracted,
    }
}

fn rate(text: &str) -> Option<Rate> {
    let plain = halfwidth(text.trim());
    if plain
        .trim_end_matches('%')
        .trim()
        .trim_matches('0')
        .trim_matches('.')
        .is_empty()
        && plain.contains('0')
    {
        return Some(Rate::zero(Per::Year));
    }
    Rate::parse(text, Per::Year).ok()
}

fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    parse_date(text).filter(|day| in_range(*day) && *day >= today)
}

/// The fields of a treatment. Each changes the Book as soon as it is right.
fn fields(page: Page, id: DebtId, kind: usize) -> Child {
    let w = page.w;
    let meant = page.state.book.with_untracked(|book| book.plans.of(id));
    let today = page.state.today.get_untracked();
    let change = move |with: &dyn Fn(&mut Treatment) -> Option<()>| {
        let mut plan = page.state.book.with_untracked(|book| book.plans.of(id));
        if with(&mut plan.treatment).is_some() && plan.treatment.is_valid() {
            set(page, plan);
        }
    };
    let number = |what: &'static str,
                  label: &'static str,
                  hint: &'static str,
                  now: u16,
                  most: u16,
                  put: fn(&mut Treatment, u16)| {
        let text = Live::new(now.to_string());
        field(
            names_of(id, what),
            label,
            hint,
            Kind::Whole,
            text,
            move |text| count(text, most).is_none().then(|| (w.wrong_count)(most)),
            move || {
                let n = text.with_untracked(|text| count(text, most));
                change(&move |treatment| n.map(|n| put(treatment, n)));
            },
            || {},
        )
    };
    let amount =
        |what: &'static str, label: &'static str, now: Fen, put: fn(&mut Treatment, Fen)| {
            let text = Live::new(typed(now));
            // What is paid down or given up may be nothing.
            let least = Fen::new(i64::from(what == "settle-amount"));
            let read = move |text: &str| amount_of(text).ok().filter(|fen| *fen >= least);
            field(
                names_of(id, what),
                label,
                "",
                Kind::Amount,
                text,
                move |text| read(text).is_none().then(|| w.wrong_amount.to_owned()),
                move || {
                    let fen = text.with_untracked(|text| read(text));
                    change(&move |treatment| fen.map(|fen| put(treatment, fen)));
                },
                || {},
            )
        };
    let date = |what: &'static str,
                label: &'static str,
                now: NaiveDate,
                put: fn(&mut Treatment, NaiveDate)| {
        let text = Live::new(words::date(now));
        field(
            names_of(id, what),
            label,
            "",
            Kind::Date,
            text,
            move |text| day(text, today).is_none().then(|| w.wrong_day.to_owned()),
            move || {
                let on = text.with_untracked(|text| day(text, today));
                change(&move |treatment| on.map(|on| put(treatment, on)));
            },
            || {},
        )
    };
    let pair = |fields| Child::from(pair(fields));
    match (kind, meant.treatment) {
        (1, Treatment::CatchUp { months }) => pair(vec![number(
            "catch-up",
            w.months,
            "",
            months,
            60,
            |treatment, n| *treatment = Treatment::CatchUp { months: n },
        )]),
        (4, Treatment::Extension { months }) => pair(vec![number(
            "extension",
            w.months,
            "",
            months,
            120,
            |treatment, n| *treatment = Treatment::Extension { months: n },
        )]),
        (3, Treatment::Settlement { amount: now, on }) => pair(vec![
            amount("settle-amount", w.amount, now, |treatment, fen| {
                if let Treatment::Settlement { amount, .. } = treatment {
                    *amount = fen;
                }
            }),
            date("settle-day", w.day, on, |treatment, day| {
                if let Treatment::Settlement { on, .. } = treatment {
                    *on = day;
                }
            }),
        ]),
        (2, Treatment::Instalments(now)) => {
            let text = Live::new(now.rate.percent());
            let rate_field = field(
                names_of(id, "agree-rate"),
                w.agreed_rate,
                w.agreed_rate_hint,
                Kind::Percent,
                text,
                move |text| rate(text).is_none().then(|| w.wrong_rate.to_owned()),
                move || {
                    let read = text.with_untracked(|text| rate(text));
                    change(&move |treatment| {
                        let read = read?;
                        if let Treatment::Instalments(agreement) = treatment {
                            agreement.rate = read;
                        }
                        Some(())
                    });
                },
                || {},
            );
            pair(vec![
                number(
                    "agree-count",
                    w.instalments,
                    w.instalments_hint,
                    now.instalments,
                    MAX_INSTALMENTS,
                    |treatment, n| {
                        if let Treatment::Instalments(agreement) = treatment {
                            agreement.instalments = n;
                        }
                    },
                ),
                rate_field,
                date(
                    "agree-first",
                    w.first_due,
                    now.first_due,
                    |treatment, day| {
                        if let Treatment::Instalments(agreement) = treatment {
                            agreement.first_due = day;
                        }
                    },
                ),
                amount("agree-down", w.down, now.down, |treatment, fen| {
                    if let Treatment::Instalments(agreement) = treatment {
                        agreement.down = fen;
                    }
                }),
                amount("agree-waived", w.waived, now.waived, |treatment, fen| {
                    if let Treatment::Instalments(agreement) = treatment {
                        agreement.waived = fen;
                    }
                }),
            ])
        }
        _ => Child::NONE,
    }
}

/// What the search may try beside what is chosen.
fn possible(page: Page, id: DebtId) -> El {
    let w = page.w;
    let state = page.state;
    let mut list = el("ul").class("ticks");
    for (place, name) in w.treatments.iter().enumerate().skip(1) {
        let tick_id = format!("possible-{}-{place}", id.0);
        let held = move || {
            let plan = state.book.with(|b| b.plans.of(id));
            plan.possible.iter().any(|t| place_of(t) == place)
        };
        list = list.child(tick(&tick_id, name, held, move |held| {
            let mut plan = state.book.with_untracked(|b| b.plans.of(id));
            plan.possible.retain(|t| place_of(t) != place);
            if held {
                plan.possible.push(first_of(page, id, place));
            }
            set(page, plan);
        }));
    }
    el("fieldset")
        .class("choice")
        .attr(
            "aria-label",
            &page.t.word.labelled.of(&page.name(id), w.possible),
        )
        .child(el("legend").child(w.possible))
        .child(p("hint", w.possible_says))
        .child(list)
}

/// What makes it pressing.
fn marks(page: Page, id: DebtId) -> El {
    let w = page.w;
    let state = page.state;
    let mut list = el("ul").class("ticks");
    for mark in Mark::ALL {
        let tick_id = format!("mark-{}-{}", id.0, mark as usize);
        let name = words::nth(&w.mark_names, mark as usize);
        let marked = move || state.book.with(|b| b.plans.of(id).marks.contains(&mark));
        list = list.child(tick(&tick_id, name, marked, move |marked| {
            let mut plan = state.book.with_untracked(|b| b.plans.of(id));
            plan.marks.retain(|m| *m != mark);
            if marked {
                plan.marks.push(mark);
                plan.marks.arrange_by(|m| *m);
            }
            set(page, plan);
        }));
    }
    el("fieldset")
        .class("choice")
        .attr(
            "aria-label",
            &page.t.word.labelled.of(&page.name(id), w.marks),
        )
        .child(el("legend").child(w.marks))
        .child(p("hint", w.marks_says))
        .child(list)
}
