//! One debt: its statement as of a day, line by line; its ledger, its terms.

mod bills;
mod chart;
pub mod claim;
pub mod cost;
pub mod ledger;
pub mod limitation;
mod terms;

use std::rc::Rc;

use chrono::NaiveDate;

use crate::app::dom::{
    Child, El, actions, button, card, el, head_cell, heading, link_button, money_cell, p, region,
    scroller, table_head, value_of,
};
use crate::app::draft::parse_date;
use crate::app::explain::{self, Figure};
use crate::app::pages::today::clock_notice;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::figure;
use crate::app::{browser, trail, words};
use crate::book::{Debt, DebtId, Language};
use crate::calendar::{in_range, plus_days};
use crate::law::source;
use crate::loan::statement::{Component, Item, Line, Status, Totals, Which};
use crate::loan::{Statement, StatementError, statement};
use crate::money::Fen;

pub fn debt_page(state: State, t: &'static Text, id: DebtId) -> Child {
    let debt = Derived::new(move || state.book.with(|b| b.debt(id).cloned()));
    let there = Derived::new(move || debt.with(Option::is_some));
    region(move || {
        if there.get() {
            statements(state, t, id, debt)
        } else {
            vec![
                heading("h1", t.debt.missing),
                card().child(p("", t.debt.missing_says)).child(link_button(
                    "",
                    t.debts.title,
                    &Route::Debts.href(),
                )),
            ]
            .into()
        }
    })
}

fn statements(state: State, t: &'static Text, id: DebtId, debt: Derived<Option<Debt>>) -> Child {
    // `None` follows today, also past midnight.
    let picked = Live::new(None::<NaiveDate>);
    let day = Derived::new(move || picked.get().unwrap_or_else(|| state.today.get()));
    let on_day = Derived::each(move || {
        debt.with(|d| {
            d.as_ref()
                .map(|d| statement(&d.contract, &d.ledger, day.get()))
        })
    });
    vec![
        el("p")
            .class("crumbs")
            .child(
                el("a")
                    .attr("href", &Route::Debts.href())
                    .child(t.debts.title),
            )
            .into(),
        el("h1")
            .text_fn(move || {
                debt.with(|d| d.as_ref().map(|d| words::debt_name(t, d)))
                    .unwrap_or_default()
            })
            .into(),
        jump(t).into(),
        clock_notice(t),
        rate_notice(t, id, debt),
        day_picker(state, t, picked, day).into(),
        region(move || match on_day.get() {
            None => Child::NONE,
            Some(Err(error)) => {
                let class = match error {
                    StatementError::BeforeDisbursement { .. } => "notice plain",
                    _ => "notice warn",
                };
                p(class, words::statement_error(t, &error))
                    .attr("role", "status")
                    .into()
            }
            Some(Ok(s)) => statement_view(state, t, s),
        }),
        bills::section(t, debt, day),
        state
            .parts
            .debt
            .show(t, move |part| (part.claim.range)(state, t, debt, day)),
        chart::section(state, t, debt, day),
        ledger::section(state, t, debt, on_day).into(),
        state
            .parts
            .debt
            .show(t, move |part| (part.claim.section)(state, t, debt)),
        cost::sections(state, t, debt, on_day),
        state
            .parts
            .debt
            .show(t, move |part| (part.limitation)(state, t, debt)),
        card()
            .id("contract")
            .child(heading("h2", t.debt.contract))
            .region(move || debt.with(|d| d.as_ref().map(|d| terms::list(t, d))).into())
            .into(),
        acts(state, t, id).into(),
    ]
    .into()
}

/// A rate that was perhaps meant by the year is asked about for as long as it
/// stands.
fn rate_notice(t: &'static Text, id: DebtId, debt: Derived<Option<Debt>>) -> Child {
    region(move || {
        debt.with(|debt| {
            let rate = debt
                .as_ref()
                .map(|d| &d.contract)
                .filter(|c| c.rate_may_be_yearly());
            rate.map(|c| {
                p(
                    "notice warn",
                    t.form.rate_yearly_question.of(&c.rate.percent()),
                )
                .child(" ")
                .child(
                    el("a")
                        .attr("href", &Route::EditDebt(id).href())
                        .child(t.word.edit),
                )
            })
            .into()
        })
    })
}

/// The parts of the page, to go to directly.
fn jump(t: &'static Text) -> El {
    let mut nav = el("nav")
        .class("jump no-print")
        .attr("aria-label", t.debt.parts);
    for (id, name) in [
        ("over-time", t.debt.over_time),
        ("ledger", t.ledger.title),
        ("claim", t.claim.title),
        ("price", t.cost.title),
        ("law", t.legal.title),
        ("limitation", t.debt.limitation),
        ("contract", t.debt.contract),
    ] {
        nav = nav.child(button("", name, move || browser::show(id)));
    }
    nav
}

fn day_picker(
    state: State,
    t: &'static Text,
    picked: Live<Option<NaiveDate>>,
    day: Derived<NaiveDate>,
) -> El {
    // What was typed is no day of the calendar here.
    let beyond = Live::new(false);
    let step = move |days: i64| {
        beyond.set(false);
        if let Some(next) = plus_days(day.get_untracked(), days).filter(|d| in_range(*d)) {
            picked.set(Some(next));
        }
    };
    let row = el("div")
        .class("day-row")
        .child(button("", "−", move || step(-1)).attr("aria-label", t.day.previous))
        .child(
            el("input")
                .attr("type", "date")
                .id("as-of")
                .attr("min", "2000-01-01")
                .attr("max", "2100-12-31")
                .prop_fn("value", move || words::date(day.get()).into())
                // An emptied field goes back to today. A year half typed, such
                // as 0020, is no day yet: the figures wait for the rest.
                .on("change", move |e| {
                    let typed = value_of(&e);
                    let day = parse_date(&typed).filter(|d| in_range(*d));
                    beyond.set(day.is_none() && !typed.is_empty());
                    if day.is_some() || typed.is_empty() {
                        picked.set(day);
                    }
                }),
        )
        .child(button("", "+", move || step(1)).attr("aria-label", t.day.next))
        // On paper the day is written out, whatever the browser's language.
        .child(
            el("span")
                .class("print-only")
                .text_fn(move || words::date(day.get())),
        )
        .child(
            el("span")
                .class("soft")
                .attr("aria-live", "polite")
                .text_fn(move || words::relative(t, day.get(), state.today.get())),
        )
        .region(move || {
            (day.get() != state.today.get())
                .then(|| button("quiet", t.day.back_to_today, move || picked.set(None)))
                .into()
        });
    el("section")
        .class("day-picker")
        .child(el("label").attr("for", "as-of").child(t.debt.as_of))
        .child(row)
        .region(move || {
            let sentence = words::statement_error(t, &StatementError::DayOutOfRange);
            (beyond.get())
                .then(|| p("error", sentence).attr("role", "alert"))
                .into()
        })
}

/// What can be done with the debt.
fn acts(state: State, t: &'static Text, id: DebtId) -> El {
    actions()
        .class("actions no-print")
        .child(link_button("", t.word.edit, &Route::EditDebt(id).href()))
        .child(button("", t.word.duplicate, move || {
            if let Some(copy) = state.duplicate_debt(id) {
                trail::go(&Route::Debt(copy).href());
            }
        }))
        .child(button("", t.word.print, browser::print))
        .child(button("danger", t.word.delete, move || {
            state.delete_debt(id);
            trail::go(&Route::Debts.href());
        }))
}

fn statement_view(state: State, t: &'static Text, statement: Statement) -> Child {
    let language = state.language.get_untracked();
    let statement = Rc::new(statement);
    let money = |amount: Result<Fen, _>| words::money(amount.unwrap_or_default());
    let payoff = money(statement.payoff_amount());
    let due_now = statement.due_now.sum().unwrap_or_default();
    let one = |label, amount: String, size, what: Figure| {
        let statement = Rc::clone(&statement);
        figure(
            label,
            move || amount.clone(),
            t.word.how,
            size,
            move || {
                state
                    .explanation
                    .set(explain::of_statement(t, &statement, what).ok());
            },
        )
    };
    let figures = card()
        .class("card figures")
        .child(one(
            t.debt.overdue,
            money(statement.overdue_amount()),
            "lead",
            Figure::Overdue,
        ))
        .child(one(t.debt.payoff, payoff.clone(), "", Figure::Payoff))
        .child(one(
            t.debt.growth,
            money(statement.growth.sum()),
            "",
            Figure::Growth,
        ));
    let lines: usize = statement
        .items
        .iter()
        .filter(|i| !is_done(i))
        .map(|i| i.lines.len())
        .sum();
    let (paid, unpaid): (Vec<&Item>, Vec<&Item>) = statement.items.iter().partition(|i| is_done(i));
    let mut by_instalment = card()
        .child(heading("h2", t.debt.by_instalment))
        .child((!paid.is_empty()).then(|| paid_view(t, &paid)));
    for item in unpaid {
        by_instalment = by_instalment.child(item_view(state, t, language, item, statement.as_of));
    }
    let settled = Fen::sum(
        statement
            .items
            .iter()
            .filter(|i| !is_done(i))
            .filter_map(|i| i.paid.plus(&i.waived).and_then(|t| t.sum()).ok()),
    )
    .unwrap_or_default();
    let sum = if settled.is_zero() {
        (t.debt.sum_lines)(&payoff, lines)
    } else {
        (t.debt.sum_lines_less)(&payoff, lines, &words::money(settled))
    };
    let by_instalment = by_instalment
        .child((lines > 0).then(|| p("sum", sum)))
        .child(p("soft", t.debt.small_difference));
    let parts: Vec<Child> = vec![
        figures.into(),
        (due_now != Fen::ZERO)
            .then(|| p("notice plain", t.debt.due_now.of(&words::money(due_now))))
            .into(),
        (!statement.overpaid.is_zero())
            .then(|| {
                p(
                    "notice plain",
                    t.debt.overpaid.of(&words::money(statement.overpaid)),
                )
            })
            .into(),
        card()
            .child(heading("h2", t.debt.by_component))
            .child(by_component(t, &statement))
            .into(),
        by_instalment.into(),
    ];
    parts.into()
}

/// Whether nothing of an item is owed any more. Of a card's bill the status
/// alone does not say: it is that of its minimum.
fn is_done(item: &Item) -> bool {
    item.status == Status::Paid && item.owed.is_zero()
}

fn paid_view(t: &'static Text, paid: &[&Item]) -> El {
    let mut list = el("ul");
    for item in paid {
        let due = t.debt.due.of(&words::date(item.due));
        list = list
            .child(el("li").child(format!("{} · {due}", words::which(t, item.which, item.due))));
    }
    // What an agreement took over was not paid.
    let whole = |item: &&&Item| item.waived.sum() == Ok(Fen::ZERO);
    let count = paid.iter().filter(whole).count();
    let moved = paid.len() - count;
    let mut says = Vec::new();
    if count > 0 {
        says.push((t.debt.paid_count)(count));
    }
    if moved > 0 {
        says.push((t.debt.moved_count)(moved));
    }
    el("details")
        .class("item paid")
        .child(el("summary").child(el("span").child(says.join(" · "))))
        .child(list)
}

/// Components down, parts across, both with their sums.
fn by_component(t: &'static Text, s: &Statement) -> El {
    let payoff = s.payoff().unwrap_or_default();
    let mut columns: Vec<(&str, Totals)> = [
        (t.debt.part_overdue, s.overdue),
        (t.debt.part_due_now, s.due_now),
        (t.debt.part_not_due, s.not_due),
    ]
    .into_iter()
    .filter(|(_, totals)| totals.sum() != Ok(Fen::ZERO))
    .collect();
    if columns.len() != 1 {
        columns.push((t.word.total, payoff));
    }
    let row = |cell: &str, name: &str, amount: &dyn Fn(&Totals) -> Fen| {
        let mut row = el("tr").child(head_cell(cell, name));
        for (_, totals) in &columns {
            row = row.child(money_cell(&words::money(amount(totals))));
        }
        row
    };
    let mut names = vec![t.debt.col_item];
    names.extend(columns.iter().map(|(name, _)| *name));
    let head = table_head(&names);
    let mut body = el("tbody");
    for c in Component::ALL {
        if c == Component::Principal || payoff.of(c) != Fen::ZERO {
            body = body.child(row("row", words::component(t, c), &|totals| totals.of(c)));
        }
    }
    let foot = row("row", t.word.total, &|totals| {
        totals.sum().unwrap_or_default()
    });
    scroller(
        t.debt.by_component,
        el("table")
            .class("by-component")
            .child(head)
            .child(body)
            .child(el("tfoot").child(foot)),
    )
}

fn item_view(
    state: State,
    t: &'static Text,
    language: Language,
    item: &Item,
    as_of: NaiveDate,
) -> El {
    let title = words::which(t, item.which, item.due);
    let due = words::date(item.due);
    let due = match item.which {
        Which::Instalment(_) | Which::Agreed(_) | Which::Cycle(_) => t.debt.due.of(&due),
        Which::Accelerated { .. } => t.debt.accelerated_on.of(&due),
        Which::Prepaid { .. }
        | Which::Charge { .. }
        | Which::GivenUp { .. }
        | Which::CardPlan(_) => due,
    };
    let class = match item.status {
        Status::Overdue { .. } => "detail late",
        _ => "detail",
    };
    let mut detail = format!("{due} · {}", words::status(t, item, as_of));
    let paid = item.paid.sum().unwrap_or_default();
    if !paid.is_zero() {
        detail = format!("{detail} · {}", t.debt.already.of(&words::money(paid)));
    }
    let mut lines = el("ul").class("lines");
    for line in &item.lines {
        lines = lines.child(line_view(state, t, language, line, &title));
    }
    let summary = el("summary")
        .child(
            el("span")
                .child(el("strong").child(title))
                .child(el("span").class(class).child(detail)),
        )
        .child(
            el("span")
                .class("money")
                .child(words::money(item.total().unwrap_or_default())),
        );
    el("details").class("item").child(summary).child(lines)
}

/// One line: component, from–to, formula with base, rate and days, amount,
/// and what it is based on. It opens the full explanation.
fn line_view(state: State, t: &'static Text, language: Language, line: &Line, item: &str) -> El {
    let period = (line.days > 0).then(|| {
        el("span").class("line-period").child(format!(
            "{} → {} · {}",
            words::date(line.from),
            words::date(line.to),
            (t.day.days)(line.days)
        ))
    });
    let titles: Vec<_> = line
        .sources
        .iter()
        .map(|id| words::source_title(language, source(*id)))
        .collect();
    let based_on = t.word.labelled.of(t.debt.col_source, &titles.join(" · "));
    let explanation = explain::of_line(t, item, line);
    let line = button("line", "", move || {
        state.explanation.set(Some(explanation.clone()));
    })
    .child(
        el("span")
            .class("line-name")
            .child(words::component(t, line.component)),
    )
    .child(el("span").class("money").child(words::money(line.amount)))
    .child(
        el("span")
            .class("line-formula")
            .child(words::formula(t, line)),
    )
    .child(period)
    .child(el("span").class("line-source").child(based_on));
    el("li").child(line)
}
