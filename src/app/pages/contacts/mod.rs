//! 催收: what collectors did, noted while it is fresh.
//!
//! An entry is kept as soon as it is made, and each change of it when a field
//! is left: there is nothing to save, and nothing to lose. What the rules say
//! of it comes from [`crate::collector`]; this page types in and shows.

mod entry;
mod evidence;
mod figures;
mod findings;
mod list;
mod pack;
mod paste;
mod quick;
pub mod text;

use std::cell::Cell;

use self::text::{Words, words_of};
use crate::app::dom::{Child, actions, follow, heading, link_button, p};
use crate::app::pages::today::clock_notice;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::{browser, words};
use crate::book::{Command, Conflict, DebtId};
use crate::collector::{Contact, ContactId, Minute};

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text) -> Child;

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    state: State,
    t: &'static Text,
    w: &'static Words,
    /// The entry that is open.
    opened: Live<Option<ContactId>>,
}

impl Page {
    fn contact(self, id: ContactId) -> Option<Contact> {
        self.state
            .book
            .with_untracked(|book| book.dealings.contact(id).cloned())
    }

    /// A debt's name, also of one that is gone.
    fn debt_name(self, id: DebtId) -> String {
        let book = self.state.book;
        let name = book.with_untracked(|book| words::debt_called(self.t, book, id));
        name.unwrap_or_else(|| self.w.debt_gone.to_owned())
    }

    /// The one debt there is; where there are more, nobody knows yet.
    fn only_debt(self) -> Option<DebtId> {
        self.state
            .book
            .with_untracked(|book| match book.debts.as_slice() {
                [only] => Some(only.id),
                _ => None,
            })
    }

    /// Changes an entry as it is now.
    fn change(self, id: ContactId, change: impl FnOnce(&mut Contact)) {
        let Some(before) = self.contact(id) else {
            return;
        };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.apply(Command::edit(before, after));
        }
    }

    fn apply(self, command: Command) -> bool {
        let applied = self.state.apply(command);
        applied.map_err(|conflict| self.refused(&conflict)).is_ok()
    }

    /// Says why something was not done.
    fn refused(self, conflict: &Conflict) {
        self.state.say(match conflict {
            Conflict::TextTooLong => self.w.too_long.to_owned(),
            _ => self.t.storage.adopted.to_owned(),
        });
    }

    /// Keeps a new entry and opens it.
    fn add(self, contact: Contact) {
        let next = self.state.book.with_untracked(|b| b.dealings.next_id());
        let id = ContactId(next);
        let kept = self.state.add(Contact { id, ..contact }.into());
        let Ok(kept) = kept.map_err(|conflict| self.refused(&conflict)) else {
            return;
        };
        let Some(contact) = kept.contacts.first().cloned() else {
            return;
        };
        let said = self.w.added.of(&self.brief(&contact));
        let back = Command::delete(kept);
        self.state
            .say_with_undo(said, back, self.w.added_undone.to_owned());
        self.opened.set(Some(contact.id));
        browser::show_soon("entry");
    }

    /// An entry in one line.
    fn brief(self, contact: &Contact) -> String {
        let w = self.w;
        let mut parts = vec![
            moment(contact.at),
            words::nth(&w.channels, contact.channel as usize).to_owned(),
        ];
        match contact.connected {
            Some(true) => parts.push(w.connected_names[0].to_owned()),
            Some(false) => parts.push(w.connected_names[1].to_owned()),
            None => {}
        }
        if !contact.number.trim().is_empty() {
            parts.push(contact.number.trim().to_owned());
        }
        parts.join(" · ")
    }
}

/// A day and a time as they are read: `2026-11-28 21:59`.
pub fn moment(at: Minute) -> String {
    words::moment(&at.to_string())
}

thread_local! {
    static OPENED: Cell<(Option<ContactId>, usize)> = const { Cell::new((None, 0)) };
}

/// The entry that is open, which stays so when the page is made anew in the
/// other language; but not when ids have moved, for it may be another by now.
fn opened(state: State) -> Live<Option<ContactId>> {
    let moved = state.moved.get_untracked();
    let (id, then) = OPENED.get();
    let opened = Live::new(id.filter(|_| then == moved));
    follow(move || OPENED.set((opened.get(), moved)));
    opened
}

pub fn contacts_page(state: State, t: &'static Text) -> Child {
    let w = words_of(state.language.get_untracked());
    let page = Page {
        state,
        t,
        w,
        opened: opened(state),
    };
    let found = findings::of_book(page);
    vec![
        heading("h1", w.title).into(),
        clock_notice(t),
        p("soft", w.says).into(),
        actions()
            .child(link_button("", t.nav.letters, &Route::Letters.href()))
            .into(),
        quick::section(page).into(),
        list::section(page).into(),
        findings::section(page, found).into(),
        figures::section(page),
        evidence::section(page).into(),
        pack::section(page).into(),
    ]
    .into()
}
