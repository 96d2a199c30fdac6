//! 债务: the list.

use super::today::debt_row;
use crate::app::dom::{Child, El, el, heading, link_button, p, region};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Derived;
use crate::app::widgets::empty;
use crate::app::words;
use crate::book::Debt;
use crate::calendar::days_between;
use crate::loan::{Statement, StatementError};

pub fn debts_page(state: State, t: &'static Text) -> Child {
    let none = Derived::new(move || state.book.with(|b| b.debts.is_empty()));
    vec![
        heading("h1", t.debts.title).into(),
        region(move || {
            let add = |label| p("", link_button("main", label, &Route::NewDebt.href()));
            if none.get() {
                empty(t.debts.empty, t.debts.empty_says)
                    .child(add(t.today.first))
                    .into()
            } else {
                vec![debt_list(state, t), add(t.debts.add)].into()
            }
        }),
    ]
    .into()
}

/// Every debt with its payoff amount, in the borrower's order.
pub fn debt_list(state: State, t: &'static Text) -> El {
    el("ul").class("list card").region(move || {
        state.overview.with(|overview| {
            state.book.with(|book| {
                let rows: Vec<El> = book
                    .debts
                    .iter()
                    .map(|debt| {
                        let on_day = overview.debts.iter().find(|d| d.id == debt.id);
                        row(state, t, debt, on_day.map(|d| &d.statement))
                    })
                    .collect();
                rows.into()
            })
        })
    })
}

fn row(
    state: State,
    t: &'static Text,
    debt: &Debt,
    statement: Option<&Result<Statement, StatementError>>,
) -> El {
    let mut class = "detail";
    let mut amount = String::new();
    let says = match statement {
        Some(Ok(s)) => {
            amount = s.payoff_amount().map(words::money).unwrap_or_default();
            match s.overdue_since() {
                None => t.debts.not_overdue.to_owned(),
                Some(day) => {
                    class = "detail late";
                    let days = days_between(day, state.today.get());
                    (t.debts.overdue_since)(&words::date(day), days)
                }
            }
        }
        Some(Err(StatementError::BeforeDisbursement { .. })) => t.debts.not_lent_yet.to_owned(),
        _ => t.debt.cannot_compute.to_owned(),
    };
    let name = words::debt_name(t, debt);
    el("li").child(debt_row(
        &Route::Debt(debt.id).href(),
        &name,
        class,
        &says,
        &amount,
    ))
}
