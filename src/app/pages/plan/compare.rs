//! 先还哪笔: the orders side by side, the search, the borrower's own order.

use std::rc::Rc;

use super::Page;
use super::treat::place_of;
use crate::app::dom::{
    Child, El, actions, button, card, el, follow, head_cell, heading, money_cell, p, region,
    scroller, table_head,
};
use crate::app::var::Live;
use crate::app::widgets::{choice, select};
use crate::app::words;
use crate::book::{Command, DebtId, DebtPlan};
use crate::money::Fen;
use crate::outlook::{Outlook, Verdict, find_best, order_of};
use crate::plan::compare::{Best, Objective};
use crate::plan::order::Strategy;

/// What the search came to.
#[derive(Clone, PartialEq)]
struct Found {
    ids: Vec<DebtId>,
    order: Vec<DebtId>,
    best: Best,
    better: bool,
}

pub fn section(page: Page) -> Child {
    let w = page.w;
    let state = page.state;
    let options: Vec<(Strategy, &'static str)> =
        Strategy::ALL.into_iter().zip(w.strategies).collect();
    card()
        .id("compare")
        .child(heading("h2", w.compare))
        .child(p("hint", w.compare_says))
        .child(page.shows(move |outlook| match outlook.verdict() {
            Verdict::LivingLacks(_) | Verdict::Never => p("soft", w.leads_nowhere).into(),
            _ => table(page, outlook).into(),
        }))
        .child(el("div").class("no-print").child(select(
            "strategy",
            w.strategy,
            move || {
                let now = state.book.with(|b| b.plans.strategy);
                words::nth(&w.strategy_says, now as usize).to_owned()
            },
            &options,
            move || state.book.with(|b| b.plans.strategy),
            move |strategy| {
                let _ = state.apply(Command::SetStrategy(strategy));
            },
        )))
        .child(region(move || {
            let own = state.book.with(|b| b.plans.strategy == Strategy::Own);
            if own {
                own_order(page).into()
            } else {
                Child::NONE
            }
        }))
        .child(search(page))
        .into()
}

fn table(page: Page, outlook: &Outlook) -> El {
    let w = page.w;
    let head = table_head(&[
        w.col_strategy,
        w.col_clear,
        w.col_paid,
        w.col_cost,
        w.col_missed,
        w.col_worst,
    ]);
    let mut body = el("tbody");
    for compared in &outlook.compared {
        let outcome = &compared.outcome;
        let name = words::nth(&w.strategies, compared.strategy as usize);
        let chosen = compared.strategy == outlook.strategy;
        let clear = outcome
            .clear_on()
            .map_or_else(|| w.not_cleared.to_owned(), words::date);
        let worst = outcome.worst().map_or(Fen::ZERO, |(_, margin)| margin);
        let label =
            head_cell("row", name).child(chosen.then(|| el("span").class("tag").child(w.chosen)));
        body = body.child(
            el("tr")
                .class(if chosen { "chosen" } else { "" })
                .child(label)
                .child(cell(w.col_clear, &clear))
                .child(cell(w.col_paid, &words::money(outcome.paid)))
                .child(cell(w.col_cost, &words::money(outcome.cost)))
                .child(cell(w.col_missed, &outcome.missed().to_string()))
                .child(cell(w.col_worst, &words::money(worst))),
        );
    }
    scroller(
        w.compare,
        el("table").class("stack").child(head).child(body),
    )
}

/// A cell that bears its column's name where the table is a list.
pub fn cell(label: &str, text: &str) -> El {
    money_cell(text).attr("data-label", label)
}

/// The borrower's own order, changed by moving one up at a time.
fn own_order(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let order: Vec<DebtId> = state.book.with(|book| {
        let mut order: Vec<DebtId> = book
            .plans
            .order
            .iter()
            .copied()
            .filter(|id| book.debt(*id).is_some())
            .collect();
        let rest = book
            .debts
            .iter()
            .map(|d| d.id)
            .filter(|id| !order.contains(id));
        let rest: Vec<DebtId> = rest.collect();
        order.extend(rest);
        order
    });
    let mut list = el("ol").class("list");
    for (place, id) in order.iter().copied().enumerate() {
        let name = page.name(id);
        let up = w.up.of(&name);
        let order = order.clone();
        let move_up = move || {
            let mut order = order.clone();
            if place > 0 {
                order.swap(place - 1, place);
            }
            let _ = state.apply(Command::SetOrder(order));
        };
        let one = el("li").class("row").child(el("strong").child(name));
        list = list.child(if place > 0 {
            one.child(button("quiet", "↑", move_up).attr("aria-label", &up))
        } else {
            one
        });
    }
    el("div")
        .class("group")
        .id("own-order")
        .child(heading("h3", w.own_order))
        .child(p("hint", w.own_order_says))
        .child(list)
}

fn search(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let objective = Live::new(Objective::Cost);
    let found: Live<Option<Rc<Found>>> = Live::new(None);
    follow(move || {
        page.outlook.track();
        found.set(None);
    });
    let options: Vec<(Objective, &'static str)> =
        Objective::ALL.into_iter().zip(w.objectives).collect();
    let look = move || {
        let today = state.today.get_untracked();
        let wanted = objective.get_untracked();
        let result = state
            .book
            .with_untracked(|book| find_best(book, today, wanted));
        if let Ok((ids, best)) = result {
            let named = page.outlook.with_untracked(|outlook| {
                outlook.as_ref().is_some_and(|outlook| {
                    let mut all = outlook.compared.iter();
                    all.all(|c| wanted.score(&best.outcome) < wanted.score(&c.outcome))
                })
            });
            found.set(Some(Rc::new(Found {
                order: order_of(&ids, &best.ranks),
                ids,
                better: named,
                best,
            })));
        }
    };
    el("div")
        .class("group no-print")
        .id("best")
        .child(heading("h3", w.best))
        .child(p("hint", w.best_says))
        .child(choice(
            "objective",
            w.objective,
            &options,
            move || objective.get(),
            move |picked| {
                objective.set(picked);
                found.set(None);
            },
        ))
        .child(actions().child(button("", w.best_find, look)))
        .child(
            el("div")
                .attr("role", "status")
                .region(move || shown(page, found.get())),
        )
}

fn shown(page: Page, found: Option<Rc<Found>>) -> Child {
    let w = page.w;
    let Some(found) = found else {
        return Child::NONE;
    };
    let best = &found.best;
    let tried = p("soft", (w.best_tried)(best.tried, best.settled));
    let bound = p("soft", w.best_bound.of(&words::money(best.least_cost)));
    if !found.better {
        return vec![p("", w.best_same), tried, bound].into();
    }
    let clear = best
        .outcome
        .clear_on()
        .map_or_else(|| w.not_cleared.to_owned(), words::date);
    let state = page.state;
    // What it does otherwise than is chosen now.
    let changed: Vec<DebtPlan> = state.book.with_untracked(|book| {
        let all = found.ids.iter().zip(&best.treatments);
        let changed = all.filter_map(|(id, treatment)| {
            let now = book.plans.of(*id);
            (now.treatment != *treatment).then_some(DebtPlan {
                treatment: *treatment,
                ..now
            })
        });
        changed.collect()
    });
    let mut treats = el("ul").class("notes");
    for plan in &changed {
        let how = words::nth(&w.treatments, place_of(&plan.treatment));
        treats = treats.child(el("li").child(w.best_treats.of(&page.name(plan.debt), how)));
    }
    // A named order may be the best, with other treatments.
    let strategy = best.strategy;
    let order = found.order.clone();
    let cost = words::money(best.outcome.cost);
    vec![
        p("", w.best_found.of(&clear, &cost)),
        treats,
        tried,
        bound,
        actions().child(button("main", w.best_take, move || {
            for plan in &changed {
                let _ = state.apply(Command::SetDebtPlan(plan.clone()));
            }
            if strategy == Strategy::Own {
                let _ = state.apply(Command::SetOrder(order.clone()));
            }
            let _ = state.apply(Command::SetStrategy(strategy));
        })),
    ]
    .into()
}
