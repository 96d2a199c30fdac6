//! 今天: what is owed over all debts, what tomorrow adds, what is next.

use super::debts::debt_list;
use crate::app::browser;
use crate::app::dom::{Child, El, actions, card, el, heading, link_button, p, region};
use crate::app::explain::{self, Figure};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Derived;
use crate::app::widgets::{empty, figure};
use crate::app::words;
use crate::book::Overview;
use crate::collector::todo::Step;
use crate::law::guide::Topic;
use crate::money::{Fen, Overflow};
use crate::store::Loaded;

pub fn today_page(state: State, t: &'static Text) -> Child {
    let none = Derived::new(move || state.book.with(|b| b.debts.is_empty()));
    let title = heading("h1", t.today.title).child(
        el("span")
            .class("beside")
            .text_fn(move || words::date(state.today.get())),
    );
    vec![
        title.into(),
        region(move || {
            if none.get() {
                // While a record cannot be read, nobody is new here.
                match state.loaded.get() {
                    Loaded::Damaged { .. } | Loaded::Newer { .. } => Child::NONE,
                    _ => welcome(t).into(),
                }
            } else {
                figures(state, t)
            }
        }),
    ]
    .into()
}

fn welcome(t: &'static Text) -> El {
    let mut promises = el("ul").class("promises");
    for promise in [
        t.today.promise_device,
        t.today.promise_lines,
        t.today.promise_offline,
    ] {
        promises = promises.child(el("li").child(promise));
    }
    empty(t.today.empty, t.today.empty_says)
        .child(p(
            "",
            link_button("main", t.today.first, &Route::NewDebt.href()),
        ))
        .child(promises)
}

/// Where the device does not know the day, no figure of today is right.
pub fn clock_notice(t: &'static Text) -> Child {
    browser::clock_is_wrong()
        .then(|| p("notice warn", t.today.clock).attr("role", "alert"))
        .into()
}

/// A sum over all debts. Every sum was tried when the overview was made.
fn sum(state: State, pick: fn(&Overview) -> Result<Fen, Overflow>) -> Derived<Fen> {
    Derived::new(move || state.overview.with(|o| pick(o).unwrap_or_default()))
}

fn figures(state: State, t: &'static Text) -> Child {
    let not_computed = Derived::new(move || state.overview.with(|o| o.not_computed));
    let due_now = sum(state, |o| o.due_now.sum());
    let explain = move |figure| {
        let names: Vec<String> = state
            .book
            .with_untracked(|b| b.debts.iter().map(|d| words::debt_name(t, d)).collect());
        let explanation = state
            .overview
            .with_untracked(|o| explain::of_overview(t, o, &names, figure).ok());
        state.explanation.set(explanation);
    };
    let one = move |label, amount: Derived<Fen>, size, what: Figure| {
        figure(
            label,
            move || words::money(amount.get()),
            t.word.how,
            size,
            move || explain(what),
        )
    };
    let all = card()
        .class("card figures")
        .child(one(
            t.today.payoff,
            sum(state, |o| o.payoff.sum()),
            "lead",
            Figure::Payoff,
        ))
        .child(one(
            t.today.overdue,
            sum(state, |o| o.overdue.sum()),
            "",
            Figure::Overdue,
        ))
        .region(move || {
            let some = due_now.get() != Fen::ZERO;
            some.then(|| one(t.today.due_now, due_now, "", Figure::DueNow))
                .into()
        })
        .child(one(
            t.today.tomorrow,
            sum(state, |o| o.growth.sum()),
            "",
            Figure::Growth,
        ));
    vec![
        clock_notice(t),
        region(move || {
            let n = not_computed.get();
            (n > 0)
                .then(|| p("notice warn", (t.today.not_computed)(n)))
                .into()
        }),
        region(move || {
            let tight = state.is_room_tight();
            let link = || link_button("", t.nav.backup, &Route::Backup.href());
            tight
                .then(|| {
                    el("div")
                        .class("notice warn")
                        .child(p("", t.today.room_tight))
                        .child(actions().child(link()))
                })
                .into()
        }),
        region(move || pressing(state, t)),
        all.into(),
        card()
            .child(heading("h2", t.today.next_due))
            .region(move || next_due(state, t).into())
            .into(),
        heading("h2", t.today.by_debt).into(),
        debt_list(state, t).into(),
        actions()
            .child(link_button("main", t.today.to_plan, &Route::Plan.href()))
            .child(link_button("", t.debts.add, &Route::NewDebt.href()))
            .into(),
        p("soft", t.today.dunning_note).into(),
        region(move || {
            let due = state.is_backup_due();
            due.then(|| to_backup(t.today.backup_due)).into()
        }),
        p(
            "",
            el("a")
                .attr("href", &Route::Guide(Some(Topic::Rights)).href())
                .child(t.today.to_rights),
        )
        .into(),
    ]
    .into()
}

fn to_backup(says: &'static str) -> El {
    p(
        "soft",
        el("a").attr("href", &Route::Backup.href()).child(says),
    )
}

/// How many things to do are shown: the letters have all of them.
const SHOWN: usize = 4;

/// What is to be done soon, or is late.
fn pressing(state: State, t: &'static Text) -> Child {
    let today = state.today.get();
    state.book.with(|book| {
        let todos = book.dealings.pressing(today);
        if todos.is_empty() {
            return Child::NONE;
        }
        let rows = todos.iter().take(SHOWN).map(|todo| {
            let own = todo.what == Step::Own && todo.piece.is_none();
            let what = words::nth(&t.today.steps, todo.what as usize);
            let what = if own { &*todo.text } else { what };
            let due = words::date(todo.due);
            let when = format!("{due} · {}", words::relative(t, todo.due, today));
            debt_row(&Route::Letters.href(), what, "detail", &when, "").into()
        });
        let rows: Vec<Child> = rows.collect();
        card()
            .id("pressing")
            .child(heading("h2", t.today.to_do))
            .child(rows)
            .into()
    })
}

fn next_due(state: State, t: &'static Text) -> El {
    let next = state.overview.with(|o| o.next_due).and_then(|(id, next)| {
        let name = state
            .book
            .with(|b| b.debt(id).map(|d| words::debt_name(t, d)))?;
        Some((id, next, name))
    });
    let Some((id, next, name)) = next else {
        return state.overview.with(|o| {
            let failed = o.debts.iter().find_map(|d| d.statement.as_ref().err());
            match (failed, o.payoff.is_zero()) {
                // Lent on a day to come, say.
                (Some(error), _) => p("soft", words::statement_error(t, error)),
                (None, true) => p("soft", t.today.all_paid),
                (None, false) => p("soft", t.today.next_due_none),
            }
        });
    };
    let detail = format!(
        "{} · {} · {}",
        words::date(next.due),
        words::relative(t, next.due, state.today.get()),
        words::which(t, next.which, next.due)
    );
    debt_row(
        &Route::Debt(id).href(),
        &name,
        "detail",
        &detail,
        &words::money(next.amount),
    )
}

/// A line that leads to a debt: name, detail, amount.
pub fn debt_row(href: &str, name: &str, class: &str, detail: &str, amount: &str) -> El {
    el("a")
        .class("row")
        .attr("href", href)
        .child(
            el("span")
                .child(el("strong").child(name))
                .child(el("span").class(class).child(detail)),
        )
        .child(el("span").class("money").child(amount))
}
