//! 今天: what is owed over all debts, what tomorrow adds, what is next.

use leptos::prelude::*;

use super::debts::DebtList;
use crate::app::explain::{self, Figure};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::{Empty, FigureButton};
use crate::app::words;
use crate::book::Overview;
use crate::money::{Fen, Overflow};

#[component]
pub fn TodayPage(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    let none = Memo::new(move |_| state.book.with(|b| b.debts.is_empty()));
    view! {
        <h1>
            {t.today.title}
            <span class="beside">{move || words::date(state.today.get())}</span>
        </h1>
        {move || {
            if none.get() {
                view! { <Welcome t/> }.into_any()
            } else {
                view! { <Figures t/> }.into_any()
            }
        }}
    }
}

#[component]
fn Welcome(t: &'static Text) -> impl IntoView {
    view! {
        <Empty title=t.today.empty says=t.today.empty_says>
            <p>
                <a class="button main" href=Route::NewDebt.href()>
                    {t.today.first}
                </a>
            </p>
            <ul class="promises">
                <li>{t.today.promise_device}</li>
                <li>{t.today.promise_lines}</li>
                <li>{t.today.promise_offline}</li>
            </ul>
        </Empty>
    }
}

#[component]
fn Figures(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    let figure = move |pick: fn(&Overview) -> Result<Fen, Overflow>| {
        Memo::new(move |_| {
            // Every sum was tried when it was made.
            state.overview.with(|o| pick(o).unwrap_or_default())
        })
    };
    let payoff = figure(|o| o.payoff.sum());
    let overdue = figure(|o| o.overdue.sum());
    let due_now = figure(|o| o.due_now.sum());
    let growth = figure(|o| o.growth.sum());
    let not_computed = Memo::new(move |_| state.overview.with(|o| o.not_computed));
    let explain = move |figure| {
        let names: Vec<String> = state
            .book
            .with_untracked(|b| b.debts.iter().map(|d| words::debt_name(t, d)).collect());
        let explanation = state
            .overview
            .with_untracked(|o| explain::of_overview(t, o, &names, figure).ok());
        state.explanation.set(explanation);
    };
    let money = |amount: Memo<Fen>| Signal::derive(move || words::money(amount.get()));
    let next = move || {
        state.overview.with(|o| {
            let (id, next) = o.next_due?;
            let name = state
                .book
                .with(|b| b.debt(id).map(|d| words::debt_name(t, d)))?;
            Some((id, next, name))
        })
    };
    view! {
        {move || {
            let n = not_computed.get();
            (n > 0).then(|| view! { <p class="notice warn">{(t.today.not_computed)(n)}</p> })
        }}
        <section class="card figures">
            <FigureButton
                label=t.today.payoff
                amount=money(payoff)
                how=t.word.how
                size="lead"
                on_open=move |()| explain(Figure::Payoff)
            />
            <FigureButton
                label=t.today.overdue
                amount=money(overdue)
                how=t.word.how
                on_open=move |()| explain(Figure::Overdue)
            />
            {move || {
                (due_now.get() != Fen::ZERO)
                    .then(|| {
                        view! {
                            <FigureButton
                                label=t.today.due_now
                                amount=money(due_now)
                                how=t.word.how
                                on_open=move |()| explain(Figure::DueNow)
                            />
                        }
                    })
            }}
            <FigureButton
                label=t.today.tomorrow
                amount=money(growth)
                how=t.word.how
                on_open=move |()| explain(Figure::Growth)
            />
        </section>
        <section class="card">
            <h2>{t.today.next_due}</h2>
            {move || match next() {
                None => view! { <p class="soft">{t.today.next_due_none}</p> }.into_any(),
                Some((id, next, name)) => {
                    view! {
                        <a class="row" href=Route::Debt(id).href()>
                            <span>
                                <strong>{name}</strong>
                                <span class="detail">
                                    {words::date(next.due)} " · "
                                    {words::relative(t, next.due, state.today.get())} " · "
                                    {(t.debt.instalment)(next.number)}
                                </span>
                            </span>
                            <span class="money">{words::money(next.amount)}</span>
                        </a>
                    }
                        .into_any()
                }
            }}
        </section>
        <h2>{t.today.by_debt}</h2>
        <DebtList t/>
        <p>
            <a class="button" href=Route::NewDebt.href()>
                {t.debts.add}
            </a>
        </p>
        <p class="soft">{t.today.dunning_note}</p>
    }
}
