//! 先还哪笔: the orders side by side, the search, the borrower's own order.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;

use super::Page;
use super::result::{nowhere, series};
use super::treat::place_of;
use crate::app::browser;
use crate::app::charts::draw;
use crate::app::dom::{
    Child, El, actions, button, card, el, follow, head_cell, heading, money_cell, p, region,
    scroller, table_head,
};
use crate::app::fields::fold;
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
    objective: Objective,
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
        .child(page.shows(move |outlook| {
            match outlook.verdict() {
                Verdict::LivingLacks(_) | Verdict::Never | Verdict::NoMoney | Verdict::AllHeld => {
                    nowhere(page, outlook).into()
                }
                _ => vec![
                    Child::from(table(page, outlook)),
                    dearer(page, outlook),
                    ways(page, outlook).into(),
                ]
                .into(),
            }
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
        w.col_tight,
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
                .child(cell(w.col_worst, &words::money(worst)))
                .child(cell(w.col_tight, &outcome.without_margin().to_string())),
        );
    }
    scroller(
        w.compare,
        el("table").class("stack").child(head).child(body),
    )
}

/// Why the dearest first may cost a little more than another order, where it
/// does.
fn dearer(page: Page, outlook: &Outlook) -> Child {
    let cost = |strategy: Strategy| {
        let found = outlook.compared.iter().find(|c| c.strategy == strategy);
        found.map(|c| c.outcome.cost)
    };
    let (Some(dearest), Some(smallest)) = (cost(Strategy::Avalanche), cost(Strategy::Snowball))
    else {
        return Child::NONE;
    };
    if dearest > smallest {
        p("hint", page.w.dearer).into()
    } else {
        Child::NONE
    }
}

/// A cell that bears its column's name where the table is a list.
pub fn cell(label: &str, text: &str) -> El {
    money_cell(text).attr("data-label", label)
}

/// What is owed under each order, all to one scale. Drawn when somebody looks.
fn ways(page: Page, outlook: &Outlook) -> El {
    let w = page.w;
    let outlook = Rc::new(outlook.clone());
    fold("ways", w.ways, move || {
        let reach = Fen::sum(outlook.owed.iter().copied()).unwrap_or_default();
        let last = outlook
            .compared
            .iter()
            .map(|c| c.outcome.months.len())
            .max();
        let last = last.and_then(|months| outlook.windows.starts.get(months).copied());
        let mut all = Vec::new();
        for compared in &outlook.compared {
            let mut series = series(page, &outlook, &compared.outcome);
            series.reach = reach;
            // As long as the longest of them.
            if compared.outcome.owed.is_zero() {
                let more = last.filter(|last| series.days.last() < Some(last));
                series.days.extend(more);
            }
            let name = words::nth(&w.strategies, compared.strategy as usize);
            all.push((name.to_owned(), series));
        }
        vec![
            Child::from(p("hint", w.ways_says)),
            draw::side_by_side(page.t, "ways", all).into(),
        ]
        .into()
    })
}

/// The borrower's own order: by keys and buttons, or dragged.
fn own_order(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let order: Vec<DebtId> = state.book.with(|book| {
        let known = book.plans.order.iter().copied();
        let mut order: Vec<DebtId> = known.filter(|id| book.debt(*id).is_some()).collect();
        for debt in &book.debts {
            if !order.contains(&debt.id) {
                order.push(debt.id);
            }
        }
        order
    });
    let list = el("ol").class("list order");
    for (place, id) in order.iter().copied().enumerate() {
        let name = page.name(id);
        let swap = |with: Option<usize>, way: &'static str, mark: &str, label: String| {
            let with = with.filter(|with| *with < order.len())?;
            let order = order.clone();
            let button = button("quiet", mark, move || {
                let mut order = order.clone();
                order.swap(place, with);
                let _ = state.apply(Command::SetOrder(order));
                // The rows are made anew; the keys stay with the debt.
                set_timeout(
                    move || {
                        if !browser::focus(&format!("{way}-{}", id.0)) {
                            let other = if way == "up" { "down" } else { "up" };
                            browser::focus(&format!("{other}-{}", id.0));
                        }
                    },
                    Duration::ZERO,
                );
            });
            let button = button.id(&format!("{way}-{}", id.0));
            Some(button.attr("aria-label", &label))
        };
        let handle = el("span")
            .class("handle")
            .attr("aria-hidden", "true")
            .child("⠿");
        let row = el("li")
            .class("row")
            .attr("data-debt", &id.0.to_string())
            .child(handle.clone())
            .child(el("strong").child(name.clone()))
            .child(swap(place.checked_sub(1), "up", "↑", w.up.of(&name)))
            .child(swap(Some(place + 1), "down", "↓", w.down_one.of(&name)));
        drag(&list, &row, &handle, move |order| {
            let _ = state.apply(Command::SetOrder(order));
        });
        list.clone().child(row);
    }
    el("div")
        .class("group")
        .id("own-order")
        .child(heading("h3", w.own_order))
        .child(p("hint", w.own_order_says))
        .child(list)
}

/// Lets a row be drawn to another place by its handle; says the order when it
/// is let go.
fn drag(list: &El, row: &El, handle: &El, drop: impl Fn(Vec<DebtId>) + 'static) {
    let held = Rc::new(Cell::new(false));
    let pointer = |event: &web_sys::Event| event.dyn_ref::<web_sys::PointerEvent>().cloned();
    let (grip, one) = (handle.element().clone(), row.element().clone());
    let on = Rc::clone(&held);
    let handle = handle.clone().on("pointerdown", move |event| {
        if let Some(event) = pointer(&event) {
            event.prevent_default();
            let _ = grip.set_pointer_capture(event.pointer_id());
            let _ = one.set_attribute("data-held", "");
            on.set(true);
        }
    });
    let (all, one) = (list.element().clone(), row.element().clone());
    let on = Rc::clone(&held);
    let handle = handle.on("pointermove", move |event| {
        let Some(event) = pointer(&event).filter(|_| on.get()) else {
            return;
        };
        let at = f64::from(event.client_y());
        let middle = |row: &web_sys::Element| {
            let place = row.get_bounding_client_rect();
            place.top() + place.height() / 2.0
        };
        // The others make room: the row itself stays where the finger holds it.
        while let Some(above) = one.previous_element_sibling()
            && middle(&above) > at
            && all
                .insert_before(&above, one.next_sibling().as_ref())
                .is_ok()
        {}
        while let Some(below) = one.next_element_sibling()
            && middle(&below) < at
            && all.insert_before(&below, Some(&one)).is_ok()
        {}
    });
    let (all, one) = (list.element().clone(), row.element().clone());
    let end = Rc::new(move || {
        if !held.replace(false) {
            return;
        }
        let _ = one.remove_attribute("data-held");
        let mut order = Vec::new();
        let mut next = all.first_element_child();
        while let Some(row) = next {
            let id = row
                .get_attribute("data-debt")
                .and_then(|id| id.parse().ok());
            order.extend(id.map(DebtId));
            next = row.next_element_sibling();
        }
        drop(order);
    });
    let cancelled = Rc::clone(&end);
    handle
        .on("pointerup", move |_| end())
        .on("pointercancel", move |_| cancelled());
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
                objective: wanted,
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
    let bound = match found.objective {
        Objective::Cost => w.best_bound.of(&words::money(best.least_cost)),
        Objective::Time => match best.earliest {
            Some(day) => w.best_soonest.of(&words::date(day)),
            None => w.best_no_end.to_owned(),
        },
        Objective::WorstMonth => w.best_no_bound.to_owned(),
    };
    let bound = p("soft", bound);
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
