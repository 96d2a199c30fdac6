//! One debt: its statement as of a day, line by line.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::draft::parse_date;
use crate::app::explain::{self, Figure};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::{Empty, FigureButton};
use crate::app::{browser, words};
use crate::book::{Debt, DebtId, Language};
use crate::calendar::{in_range, plus_days};
use crate::law::source;
use crate::loan::statement::{Component, Item, Line, Status};
use crate::loan::{Statement, StatementError, statement};
use crate::money::Fen;

#[component]
pub fn DebtPage(t: &'static Text, id: DebtId) -> impl IntoView {
    let state = expect_context::<State>();
    let debt = Memo::new(move |_| state.book.with(|b| b.debt(id).cloned()));
    let there = Memo::new(move |_| debt.with(Option::is_some));
    move || {
        if there.get() {
            view! { <Statements t id debt/> }.into_any()
        } else {
            view! {
                <h1>{t.debt.missing}</h1>
                <Empty title=t.debt.missing says=t.debt.missing_says>
                    <a class="button" href=Route::Debts.href()>
                        {t.debts.title}
                    </a>
                </Empty>
            }
            .into_any()
        }
    }
}

type OnDay = Option<Result<Statement, StatementError>>;

#[component]
fn Statements(t: &'static Text, id: DebtId, debt: Memo<Option<Debt>>) -> impl IntoView {
    let state = expect_context::<State>();
    // `None` follows today, also past midnight.
    let picked = RwSignal::new(None::<NaiveDate>);
    let day = Memo::new(move |_| picked.get().unwrap_or_else(|| state.today.get()));
    let all_open = RwSignal::new(false);
    let on_day: Memo<OnDay> =
        Memo::new(move |_| debt.with(|d| d.as_ref().map(|d| statement(&d.contract, day.get()))));
    let name = move || debt.with(|d| d.as_ref().map(|d| words::debt_name(t, d)));
    let step = move |days: i64| {
        if let Some(next) = plus_days(day.get_untracked(), days).filter(|d| in_range(*d)) {
            picked.set(Some(next));
        }
    };
    let open_for_print = move |_| {
        all_open.set(true);
        // The opened parts are drawn before the browser takes its picture.
        request_animation_frame(browser::print);
    };
    view! {
        <p class="crumbs">
            <a href=Route::Debts.href()>{t.debts.title}</a>
        </p>
        <h1>{name}</h1>
        <section class="day-picker">
            <label for="as-of">{t.debt.as_of}</label>
            <div class="day-row">
                <button type="button" aria-label=t.day.previous on:click=move |_| step(-1)>
                    "−"
                </button>
                <input
                    type="date"
                    id="as-of"
                    min="2000-01-01"
                    max="2100-12-31"
                    prop:value=move || words::date(day.get())
                    on:change:target=move |e| {
                        // An emptied field goes back to today.
                        picked.set(parse_date(&e.target().value()).filter(|d| in_range(*d)));
                    }
                />
                <button type="button" aria-label=t.day.next on:click=move |_| step(1)>
                    "+"
                </button>
                <span class="soft" aria-live="polite">
                    {move || words::relative(t, day.get(), state.today.get())}
                </span>
                {move || {
                    (day.get() != state.today.get())
                        .then(|| {
                            view! {
                                <button type="button" class="quiet" on:click=move |_| picked.set(None)>
                                    {t.day.back_to_today}
                                </button>
                            }
                        })
                }}
            </div>
        </section>
        {move || match on_day.get() {
            None => ().into_any(),
            Some(Err(error)) => {
                let tone = match error {
                    StatementError::BeforeDisbursement { .. } => "notice plain",
                    _ => "notice warn",
                };
                view! { <p class=tone role="status">{words::statement_error(t, &error)}</p> }
                    .into_any()
            }
            Some(Ok(statement)) => {
                view! { <StatementView t statement all_open/> }.into_any()
            }
        }}
        <section class="card">
            <h2>{t.debt.contract}</h2>
            {move || debt.get().map(|d| view! { <Terms t debt=d/> })}
        </section>
        <div class="actions no-print">
            <a class="button" href=Route::EditDebt(id).href()>
                {t.word.edit}
            </a>
            <button
                type="button"
                on:click=move |_| {
                    if let Some(copy) = state.duplicate_debt(id) {
                        browser::go(&Route::Debt(copy).href());
                    }
                }
            >
                {t.word.duplicate}
            </button>
            <button type="button" on:click=open_for_print>
                {t.word.print}
            </button>
            <button
                type="button"
                class="danger"
                on:click=move |_| {
                    state.delete_debt(id);
                    browser::go(&Route::Debts.href());
                }
            >
                {t.word.delete}
            </button>
        </div>
    }
}

#[component]
fn StatementView(
    t: &'static Text,
    statement: Statement,
    all_open: RwSignal<bool>,
) -> impl IntoView {
    let state = expect_context::<State>();
    let language = state.language.get_untracked();
    let money = |amount: Result<Fen, _>| words::money(amount.unwrap_or_default());
    let overdue = money(statement.overdue_amount());
    let payoff = money(statement.payoff_amount());
    let growth = money(statement.growth.sum());
    let due_now = statement.due_now.sum().unwrap_or_default();
    let kept = StoredValue::new(statement.clone());
    let explain = move |figure| {
        let explanation = kept.with_value(|s| explain::of_statement(t, s, figure).ok());
        state.explanation.set(explanation);
    };
    let lines: usize = statement.items.iter().map(|i| i.lines.len()).sum();
    let sum = (t.debt.sum_lines)(&payoff, lines);
    let paid: Vec<&Item> = statement
        .items
        .iter()
        .filter(|i| i.status == Status::Paid)
        .collect();
    let paid_view = (!paid.is_empty()).then(|| {
        let list = paid
            .iter()
            .map(|i| {
                let due = (t.debt.due)(&words::date(i.due));
                view! { <li>{words::which(t, i.which)} " · " {due}</li> }
            })
            .collect_view();
        view! {
            <details class="item paid" prop:open=move || all_open.get()>
                <summary>
                    <span>{(t.debt.paid_count)(paid.len())}</span>
                </summary>
                <ul>{list}</ul>
            </details>
        }
    });
    let items = statement
        .items
        .iter()
        .filter(|i| i.status != Status::Paid)
        .map(|item| view! { <ItemView t language item=item.clone() as_of=statement.as_of all_open/> })
        .collect_view();
    view! {
        <section class="card figures">
            <FigureButton
                label=t.debt.overdue
                amount=overdue
                how=t.word.how
                size="lead"
                on_open=move |()| explain(Figure::Overdue)
            />
            <FigureButton
                label=t.debt.payoff
                amount=payoff
                how=t.word.how
                on_open=move |()| explain(Figure::Payoff)
            />
            <FigureButton
                label=t.debt.growth
                amount=growth
                how=t.word.how
                on_open=move |()| explain(Figure::Growth)
            />
        </section>
        {(due_now != Fen::ZERO)
            .then(|| {
                view! {
                    <p class="notice plain">{(t.debt.due_now)(&words::money(due_now))}</p>
                }
            })}
        <section class="card">
            <h2>{t.debt.by_component}</h2>
            <ByComponent t statement=statement.clone()/>
        </section>
        <section class="card">
            <h2>{t.debt.by_instalment}</h2>
            {paid_view}
            {items}
            <p class="sum">{sum}</p>
            <p class="soft">{t.debt.small_difference}</p>
        </section>
    }
}

/// Components down, parts across, both with their sums.
#[component]
fn ByComponent(t: &'static Text, statement: Statement) -> impl IntoView {
    let s = statement;
    let payoff = s.payoff().unwrap_or_default();
    let parts = [
        (t.debt.part_overdue, s.overdue),
        (t.debt.part_due_now, s.due_now),
        (t.debt.part_not_due, s.not_due),
    ];
    let shown: Vec<_> = parts
        .into_iter()
        .filter(|(_, totals)| totals.sum() != Ok(Fen::ZERO))
        .collect();
    let several = shown.len() > 1;
    let head = shown
        .iter()
        .map(|(name, _)| view! { <th scope="col">{*name}</th> })
        .collect_view();
    let rows = Component::ALL
        .into_iter()
        .filter(|c| *c == Component::Principal || payoff.of(*c) != Fen::ZERO)
        .map(|c| {
            let cells = shown
                .iter()
                .map(|(_, totals)| {
                    view! { <td class="money">{words::money(totals.of(c))}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{words::component(t, c)}</th>
                    {cells}
                    {several
                        .then(|| view! { <td class="money">{words::money(payoff.of(c))}</td> })}
                </tr>
            }
        })
        .collect_view();
    let sums = shown
        .iter()
        .map(|(_, totals)| {
            view! { <td class="money">{words::money(totals.sum().unwrap_or_default())}</td> }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.debt.by_component>
            <table class="by-component">
                <thead>
                    <tr>
                        <th scope="col">{t.debt.col_item}</th>
                        {head}
                        {several.then(|| view! { <th scope="col">{t.word.total}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t.word.total}</th>
                        {sums}
                        {several
                            .then(|| {
                                view! {
                                    <td class="money">
                                        {words::money(payoff.sum().unwrap_or_default())}
                                    </td>
                                }
                            })}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

#[component]
fn ItemView(
    t: &'static Text,
    language: Language,
    item: Item,
    as_of: NaiveDate,
    all_open: RwSignal<bool>,
) -> impl IntoView {
    let title = words::which(t, item.which);
    let due = words::date(item.due);
    let due = match item.which {
        crate::loan::statement::Which::Instalment(_) => (t.debt.due)(&due),
        crate::loan::statement::Which::Accelerated { .. } => (t.debt.accelerated_on)(&due),
    };
    let total = words::money(item.total().unwrap_or_default());
    let late = matches!(item.status, Status::Overdue { .. });
    let status = words::status(t, &item, as_of);
    let lines = item
        .lines
        .into_iter()
        .map(|line| view! { <LineView t language line item=title.clone()/> })
        .collect_view();
    view! {
        <details class="item" prop:open=move || all_open.get()>
            <summary>
                <span>
                    <strong>{title.clone()}</strong>
                    <span class="detail" class:late=late>
                        {due} " · " {status}
                    </span>
                </span>
                <span class="money">{total}</span>
            </summary>
            <ul class="lines">{lines}</ul>
        </details>
    }
}

/// One line: component, from–to, formula with base, rate and days, amount,
/// and what it is based on. The amount opens the full explanation.
#[component]
fn LineView(t: &'static Text, language: Language, line: Line, item: String) -> impl IntoView {
    let state = expect_context::<State>();
    let component = words::component(t, line.component);
    let period = (line.days > 0).then(|| {
        format!(
            "{} → {} · {}",
            words::date(line.from),
            words::date(line.to),
            (t.day.days)(line.days)
        )
    });
    let titles: Vec<_> = line
        .sources
        .iter()
        .map(|id| words::source_title(language, source(*id)))
        .collect();
    let based_on = (t.word.labelled)(t.debt.col_source, &titles.join(" · "));
    let amount = words::money(line.amount);
    let formula = words::formula(t, &line);
    let explanation = explain::of_line(t, &item, &line);
    view! {
        <li>
            <button
                type="button"
                class="line"
                on:click=move |_| state.explanation.set(Some(explanation.clone()))
            >
                <span class="line-name">{component}</span>
                <span class="money">{amount}</span>
                <span class="line-formula">{formula}</span>
                {period.map(|p| view! { <span class="line-period">{p}</span> })}
                <span class="line-source">{based_on}</span>
            </button>
        </li>
    }
}

/// The contract as entered.
#[component]
fn Terms(t: &'static Text, debt: Debt) -> impl IntoView {
    let c = &debt.contract;
    let f = &t.form;
    let per = match c.rate.per() {
        crate::rate::Per::Day => f.per_day,
        crate::rate::Per::Year => f.per_year,
    };
    let yes_no = |yes: bool| if yes { t.word.yes } else { t.word.no }.to_owned();
    let terms = [
        (f.product, words::product(t, debt.product).to_owned()),
        (f.method, f.method_equal_principal.to_owned()),
        (f.principal, words::money(c.principal)),
        (
            f.rate,
            format!(
                "{}% / {per} · {}",
                c.rate.percent(),
                (f.rate_yearly)(&c.rate.yearly(c.year_basis).percent())
            ),
        ),
        (f.disbursed, words::date(c.disbursed_on)),
        (f.first_due, words::date(c.first_due)),
        (f.instalments, c.instalments.to_string()),
        (f.due_day, c.due_day.to_string()),
        (f.grace, c.grace_days.to_string()),
        (f.multiple, c.penalty_multiple.to_string()),
        (f.compound, yes_no(c.compound)),
        (
            f.accelerated,
            c.accelerated_on
                .map_or_else(|| t.word.no.to_owned(), words::date),
        ),
    ];
    let rows = terms
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    let note = (!debt.note.is_empty()).then(
        || view! { <div><dt>{t.debt.note}</dt><dd class="free">{debt.note.clone()}</dd></div> },
    );
    view! { <dl class="terms">{rows}{note}</dl> }
}
