//! 债务: the list.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::Empty;
use crate::app::words;
use crate::book::DebtId;
use crate::calendar::days_between;
use crate::loan::StatementError;

#[component]
pub fn DebtsPage(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    let none = Memo::new(move |_| state.book.with(|b| b.debts.is_empty()));
    view! {
        <h1>{t.debts.title}</h1>
        {move || {
            if none.get() {
                view! {
                    <Empty title=t.debts.empty says=t.debts.empty_says>
                        <p>
                            <a class="button main" href=Route::NewDebt.href()>
                                {t.today.first}
                            </a>
                        </p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <DebtList t/>
                    <p>
                        <a class="button main" href=Route::NewDebt.href()>
                            {t.debts.add}
                        </a>
                    </p>
                }
                    .into_any()
            }
        }}
    }
}

/// What a row of the list says.
#[derive(Clone, PartialEq, Eq)]
struct RowOfDebt {
    id: DebtId,
    name: String,
    says: String,
    amount: String,
    overdue: bool,
}

/// Every debt with its payoff amount, in the borrower's order.
#[component]
pub fn DebtList(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    let rows = Memo::new(move |_| {
        let today = state.today.get();
        state.overview.with(|overview| {
            state.book.with(|book| {
                book.debts
                    .iter()
                    .map(|debt| {
                        let statement = overview
                            .debts
                            .iter()
                            .find(|d| d.id == debt.id)
                            .map(|d| &d.statement);
                        let (says, amount, overdue) = match statement {
                            Some(Ok(s)) => {
                                let since = s.overdue_since();
                                let says = since.map_or_else(
                                    || t.debts.not_overdue.to_owned(),
                                    |day| {
                                        (t.debts.overdue_since)(
                                            &words::date(day),
                                            days_between(day, today),
                                        )
                                    },
                                );
                                let amount = s.payoff_amount().map(words::money);
                                (says, amount.unwrap_or_default(), since.is_some())
                            }
                            Some(Err(StatementError::BeforeDisbursement { .. })) => {
                                (t.debts.not_lent_yet.to_owned(), String::new(), false)
                            }
                            _ => (t.debt.cannot_compute.to_owned(), String::new(), false),
                        };
                        RowOfDebt {
                            id: debt.id,
                            name: words::debt_name(t, debt),
                            says,
                            amount,
                            overdue,
                        }
                    })
                    .collect::<Vec<_>>()
            })
        })
    });
    view! {
        <ul class="list card">
            {move || {
                rows.get()
                    .into_iter()
                    .map(|row| {
                        view! {
                            <li>
                                <a class="row" href=Route::Debt(row.id).href()>
                                    <span>
                                        <strong>{row.name}</strong>
                                        <span class="detail" class:late=row.overdue>
                                            {row.says}
                                        </span>
                                    </span>
                                    <span class="money">{row.amount}</span>
                                </a>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}
