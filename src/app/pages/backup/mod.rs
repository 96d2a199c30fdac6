//! 备份和恢复, 回收站: what keeps the borrower's facts from being lost.
//!
//! What a backup is, how it is read and merged, comes from
//! [`crate::store::restore`]; this page hands files over, takes them in and
//! shows. It is a part of its own.

mod restore;
mod room;
mod sealed;
mod tables;
pub mod text;
mod trash;

use std::rc::Rc;

use self::text::{Words, words_of};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::fields::fold;
use crate::app::pages::today::clock_notice;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::words;
use crate::store::Opened;
use crate::store::lock::SealedText;
use crate::store::restore::{Refused, in_lines};

/// What the rest of the app calls here.
#[derive(Clone, Copy)]
pub struct Part {
    pub backup: fn(State, &'static Text) -> Child,
    pub trash: fn(State, &'static Text) -> Child,
}

pub const PART: Part = Part {
    backup: backup_page,
    trash: trash::trash_page,
};

/// How far a backup is that is to be restored.
#[derive(Clone)]
enum Found {
    Nothing,
    Reading,
    /// The browser did not hand over the file.
    Failed,
    Refused(Refused),
    /// Encrypted: it asks for its passphrase.
    Sealed(Rc<SealedText>),
    Read(Rc<Opened>),
}

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    state: State,
    t: &'static Text,
    w: &'static Words,
    found: Live<Found>,
    /// Whether the browser has promised not to clear by itself, once it has
    /// answered.
    promised: Live<Option<bool>>,
}

impl Page {
    /// The Book of this page as a backup.
    fn backup(self) -> Option<String> {
        self.state.page_text().map(|text| in_lines(&text))
    }

    /// A backup has been handed over: this is the moment to ask the browser to
    /// keep what is here.
    fn handed_over(self) {
        self.state.note_backup();
        room::ask(self, "persist");
    }

    /// Hands a backup over as a file, and says whether it could.
    fn hand_over(self, name: &str, text: &str) {
        let w = self.w;
        match browser::save_file(name, text) {
            Ok(name) => {
                self.state.say(w.saved.of(&name));
                self.handed_over();
            }
            Err(_) => self.state.say(self.t.word.not_saved.to_owned()),
        }
    }

    /// Hands a backup over on the clipboard, and says whether it could.
    fn copy_over(self, text: &str) {
        if self.state.copy(text, self.t.word.text_copied) {
            self.handed_over();
        }
    }
}

fn backup_page(state: State, t: &'static Text) -> Child {
    let page = Page {
        state,
        t,
        w: words_of(state.language.get_untracked()),
        found: Live::new(Found::Nothing),
        promised: Live::new(None),
    };
    room::ask(page, "persisted");
    vec![
        heading("h1", t.nav.backup).into(),
        clock_notice(t),
        make(page).into(),
        restore::section(page).into(),
        room::section(page).into(),
        tables::section(page).into(),
        phones(page).into(),
    ]
    .into()
}

fn make(page: Page) -> El {
    let (state, w) = (page.state, page.w);
    let save = move || {
        let Some(text) = page.backup() else { return };
        let name = format!("ashore-{}.json", words::date(browser::today()));
        page.hand_over(&name, &text);
    };
    let copy = move || {
        if let Some(text) = page.backup() {
            page.copy_over(&text);
        }
    };
    card()
        .id("make")
        .child(heading("h2", w.make))
        .child(el("p").id("last-backup").text_fn(move || last(page)))
        .child(actions().child(button("main", w.save, save)).child(button(
            "",
            page.t.word.copy_text,
            copy,
        )))
        .child(p("hint", w.make_says))
        .child(sealed::making(page))
        .child(fold("backup-text", w.show, move || {
            let text = move || {
                state.book.track();
                page.backup().unwrap_or_default()
            };
            vec![
                el("label").attr("for", "backup-json").child(w.text),
                el("textarea")
                    .id("backup-json")
                    .attr("rows", "8")
                    .attr("readonly", "")
                    .prop_fn("value", move || text().into()),
            ]
            .into()
        }))
}

/// When the last backup was made, and what came after it.
fn last(page: Page) -> String {
    let (state, w) = (page.state, page.w);
    state.book.track();
    let revision = state.keeper(crate::store::Keeper::revision);
    match state.backup.get() {
        None => w.never.to_owned(),
        Some(backup) => {
            let on = words::date(backup.on);
            match backup.changes(revision) {
                0 => w.last_all.of(&on),
                since => w.last.of(&on, &since.to_string()),
            }
        }
    }
}

/// What phones do with what is stored.
fn phones(page: Page) -> El {
    let mut list = el("ul").class("notes");
    for says in page.w.phones_says {
        list = list.child(el("li").child(*says));
    }
    card()
        .id("phones")
        .child(heading("h2", page.w.phones))
        .child(list)
}

/// Text that follows what is found, and nothing where there is nothing.
fn shown(page: Page, build: impl Fn(&Found) -> Child + 'static) -> Child {
    region(move || page.found.with(|found| build(found)))
}
