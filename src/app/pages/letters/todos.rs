//! 要办的和要等的: the days that follow from what was sent, and one's own.

use super::Page;
use super::facts::day;
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::fields::{field, is_long, kept, pair, remembered};
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind, tick};
use crate::app::words;
use crate::book::Command;
use crate::calendar::days_between;
use crate::collector::todo::Step;
use crate::collector::{Todo, TodoId};
use crate::letter::keep;
use crate::sort::Sort as _;

/// Brings them into view.
pub fn show() {
    browser::show_soon("todos");
}

pub fn section(page: Page) -> El {
    let o = page.o;
    let state = page.state;
    // Those still open first, the nearest first.
    let ids = Derived::new(move || {
        state.book.with(|book| {
            let mut all: Vec<&Todo> = book.dealings.todos.iter().collect();
            all.arrange_by(|todo| (todo.done.is_some(), todo.due, todo.id));
            all.iter().map(|todo| todo.id).collect::<Vec<TodoId>>()
        })
    });
    card()
        .id("todos")
        .child(heading("h2", o.todos))
        .child(p("hint", o.todos_says))
        .child(region(move || {
            let ids = ids.get();
            if ids.is_empty() {
                return p("soft", o.todos_none).into();
            }
            let rows = ids.into_iter().map(|id| one(page, id));
            rows.collect::<Vec<El>>().into()
        }))
        .child(own(page))
}

fn of(page: Page, id: TodoId) -> Option<Todo> {
    page.state
        .book
        .with_untracked(|book| book.dealings.todo(id).cloned())
}

fn change(page: Page, id: TodoId, change: impl FnOnce(&mut Todo)) {
    let Some(before) = of(page, id) else { return };
    let mut after = before.clone();
    change(&mut after);
    if after != before {
        page.apply(Command::edit(before, after));
    }
}

fn one(page: Page, id: TodoId) -> El {
    let o = page.o;
    let state = page.state;
    let Some(todo) = of(page, id) else {
        return el("div");
    };
    let what = match todo.what {
        Step::Own if todo.piece.is_none() => todo.text.clone(),
        step => page.w.step(step).to_owned(),
    };
    let piece = todo.piece.map(|piece| page.w.piece(piece).name);
    let label = match piece {
        Some(name) => page.t.word.labelled.of(name, &what),
        None => what,
    };
    let now = Derived::new(move || state.book.with(|book| book.dealings.todo(id).cloned()));
    let done = move || now.with(|now| now.as_ref().and_then(|todo| todo.done));
    let when = move || {
        let due = todo.due;
        if let Some(day) = done() {
            o.todo_done.of(&words::date(day))
        } else {
            let left = days_between(state.today.get(), due);
            format!("{} · {}", words::date(due), (o.days_left)(left))
        }
    };
    let list = el("ul").class("ticks").child(tick(
        &format!("todo-{}", id.0),
        &label,
        move || done().is_some(),
        move |on| {
            let done = on.then(|| state.today.get_untracked());
            let ticked = state
                .book
                .with_untracked(|book| keep::tick(&book.dealings, id, done));
            let Some((before, after)) = ticked else {
                return;
            };
            let follows = after.todos.len() > 1;
            if page.apply(Command::EditEntries { before, after }) && follows {
                page.state.say(o.review_follows.to_owned());
            }
        },
    ));
    let delete = move || {
        let Some(todo) = of(page, id) else { return };
        let said = o.todo_deleted.to_owned();
        let deleted = state.delete(todo.into(), said, o.todo_undeleted);
        let _ = deleted.map_err(|conflict| page.refused(&conflict));
    };
    let own_text = todo.what == Step::Own && todo.piece.is_none();
    let row = el("div")
        .class("item todo")
        .child(list)
        .child(el("p").class("detail").text_fn(when));
    let row = if own_text {
        row
    } else {
        row.child(ticket(page, &todo))
    };
    row.child(actions().child(button("quiet", page.t.word.delete, delete)))
}

/// A number, a name, what was answered.
fn ticket(page: Page, todo: &Todo) -> El {
    let id = todo.id;
    kept(
        Box::leak(format!("ticket-{}", id.0).into_boxed_str()),
        (page.o.ticket, ""),
        Kind::Text,
        todo.text.clone(),
        move |text| is_long(text).then(|| page.o.too_long.to_owned()),
        move |text| change(page, id, |todo| text.clone_into(&mut todo.text)),
    )
}

/// One's own.
fn own(page: Page) -> Child {
    let o = page.o;
    let text = remembered("todo-text", "");
    let due = Live::new(words::date(page.state.today.get_untracked()));
    let tried = Live::new(false);
    let add = move || {
        tried.set(true);
        let typed = text.with_untracked(|text| text.trim().to_owned());
        let (Some(due), false) = (due.with_untracked(|text| day(text)), typed.is_empty()) else {
            return;
        };
        let next = page
            .state
            .book
            .with_untracked(|book| book.dealings.next_id());
        let todo = Todo {
            id: TodoId(next),
            debt: None,
            contact: None,
            piece: None,
            what: Step::Own,
            due,
            done: None,
            text: typed,
        };
        if page.apply(Command::add(todo)) {
            text.set(String::new());
            tried.set(false);
        }
    };
    vec![
        pair(vec![
            field(
                "todo-text",
                o.todo_what,
                "",
                Kind::Text,
                text,
                move |text| {
                    let empty = tried.get() && text.trim().is_empty();
                    if is_long(text) {
                        Some(o.too_long.to_owned())
                    } else {
                        empty.then(|| o.todo_empty.to_owned())
                    }
                },
                || {},
                || {},
            ),
            field(
                "todo-day",
                o.todo_day,
                "",
                Kind::Date,
                due,
                move |text| day(text).is_none().then(|| o.wrong_day.to_owned()),
                || {},
                || {},
            ),
        ]),
        actions().child(button("", o.todo_add, add)),
    ]
    .into()
}
