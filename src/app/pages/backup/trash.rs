//! 回收站: what was deleted, to be put back; what is old goes when the borrower
//! says so.

use super::text::{Words, words_of};
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::entry::Kind;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::widgets::notice;
use crate::app::words;
use crate::book::{Book, Command, Conflict, TRASH_DAYS, Trashed};
use crate::calendar::days_between;
use crate::collector::{Contact, Todo};

pub fn trash_page(state: State, t: &'static Text) -> Child {
    let w = words_of(state.language.get_untracked());
    let sure = Live::new(false);
    vec![
        heading("h1", t.nav.trash).into(),
        p("soft", w.trash_says).into(),
        region(move || {
            state.book.with(|book| {
                if book.trash.is_empty() {
                    return p("soft", w.trash_empty).into();
                }
                let mut list = el("ul");
                for trashed in book.trash.iter().rev() {
                    list = list.child(item(state, t, w, book, trashed));
                }
                vec![
                    old(state, w, book),
                    card().id("trash").child(list).into(),
                    empty(state, w, book, sure),
                ]
                .into()
            })
        }),
    ]
    .into()
}

/// What is old is named before it goes.
fn old(state: State, w: &'static Words, book: &Book) -> Child {
    let today = state.today.get();
    let old = book.trash.iter().filter(|trashed| trashed.is_old(today));
    let old: Vec<Trashed> = old.cloned().collect();
    if old.is_empty() {
        return Child::NONE;
    }
    let title = (w.old_title)(old.len());
    let clear = button("", w.clear_old, move || purge(state, w, old.clone()));
    notice("plain", &title, w.old_says, clear).into()
}

fn empty(state: State, w: &'static Words, book: &Book, sure: Live<bool>) -> Child {
    let all = book.trash.clone();
    el("div")
        .region(move || {
            if !sure.get() {
                let ask = button("quiet danger", w.clear, move || sure.set(true));
                return actions().child(ask).into();
            }
            let all = all.clone();
            let clear = button("danger", w.clear_sure, move || {
                sure.set(false);
                purge(state, w, all.clone());
            });
            vec![p("", w.clear_says), actions().child(clear)].into()
        })
        .into()
}

/// Lets go of these, with a way back for as long as nothing else is done.
fn purge(state: State, w: &Words, purged: Vec<Trashed>) {
    let before = state.book.get_untracked();
    if state.apply(Command::Purge(purged)).is_ok() {
        let after = state.book.get_untracked();
        let back = Command::replace((*after).clone(), (*before).clone());
        state.say_with_undo(w.cleared.to_owned(), back, w.uncleared.to_owned());
    }
}

fn item(state: State, t: &'static Text, w: &'static Words, book: &Book, trashed: &Trashed) -> El {
    let names = describe(t, w, book, trashed);
    // A day to come is a clock's that was wrong.
    let gone = days_between(trashed.on, state.today.get()).max(0);
    let left = TRASH_DAYS - gone;
    let on = words::date(trashed.on);
    let left = if left > 0 {
        w.trash_left.of(&on, &left.to_string())
    } else {
        w.trash_old.of(&on)
    };
    let label = format!("{} {}", w.back, names.join(w.and));
    let mut what = el("span");
    for name in names {
        what = what.child(el("strong").class("free").child(name));
    }
    let whole = trashed.clone();
    let back = button("", w.back, move || put_back(state, w, &whole)).attr("aria-label", &label);
    el("li")
        .class("row")
        .child(what.child(el("span").class("detail").child(left)))
        .child(back)
}

fn put_back(state: State, w: &Words, trashed: &Trashed) {
    state.say(
        match state.apply(Command::PutBack(trashed.clone())) {
            Ok(()) => w.is_back,
            // Another one stands in its place by now: it comes back as a new one.
            Err(Conflict::DebtChanged(_) | Conflict::EntryChanged)
                if trashed.event.is_none() && trashed.visit.is_none() =>
            {
                let debts = trashed.debts.iter().cloned().map(Command::AddDebt);
                let entries = &trashed.entries;
                let entries = (!entries.is_empty()).then(|| Command::add(entries.clone()));
                let mut commands = debts.chain(entries);
                if commands.all(|command| state.apply(command).is_ok()) {
                    let _ = state.apply(Command::Purge(vec![trashed.clone()]));
                    w.back_anew
                } else {
                    w.not_back
                }
            }
            Err(_) => w.not_back,
        }
        .to_owned(),
    );
}

/// What was deleted, in a few words each.
fn describe(t: &'static Text, w: &Words, book: &Book, trashed: &Trashed) -> Vec<String> {
    let debts = trashed.debts.iter();
    let mut names: Vec<String> = debts
        .map(|debt| w.trash_debt.of(&words::debt_name(t, debt)))
        .collect();
    if let Some(event) = &trashed.event {
        let mut trash = book.trash.iter().flat_map(|trashed| &trashed.debts);
        let of = trashed.of.and_then(|id| {
            let gone = trash.find(|debt| debt.id == id);
            book.debt(id).or(gone)
        });
        let of = of.map_or_else(String::new, |debt| words::debt_name(t, debt));
        let kind = words::nth(&t.ledger.kinds, Kind::of(&event.act) as usize);
        let what = format!("{} {kind}", words::date(event.on));
        names.push(w.trash_event.of(&of, &what));
    }
    let entries = &trashed.entries;
    names.extend(
        entries
            .contacts
            .iter()
            .map(|c| w.trash_contact.of(&call(c))),
    );
    let evidence = entries.evidence.iter();
    names.extend(evidence.map(|e| w.trash_evidence.of(&e.name)));
    names.extend(entries.todos.iter().map(|todo| w.trash_todo.of(&due(todo))));
    if let Some(visit) = &trashed.visit {
        let started = words::moment(&visit.started.to_string());
        names.push(w.trash_visit.of(&started));
    }
    names
}

fn call(contact: &Contact) -> String {
    let mut text = words::moment(&contact.at.to_string());
    for more in [&contact.number, &contact.text] {
        let more: String = more.trim().chars().take(30).collect();
        if !more.is_empty() {
            text.push(' ');
            text.push_str(&more);
        }
    }
    text
}

fn due(todo: &Todo) -> String {
    let text: String = todo.text.trim().chars().take(30).collect();
    format!("{} {text}", words::date(todo.due))
        .trim()
        .to_owned()
}
