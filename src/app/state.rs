//! What the whole app shares: the Book, the day, the page, and the notices.
//!
//! The signals here live as long as the app; pages create their own below
//! them and hand nothing up.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, StorageEvent};

use super::browser::{self, BrowserStorage};
use super::dom::listen;
use super::draft::{Draft, Field};
use super::explain::Explanation;
use super::guard;
use super::later::Parts;
use super::route::Route;
use super::text::{Text, text};
use super::trail;
use super::var::{Derived, Var};
use super::words;
use crate::book::{Book, Command, Conflict, Debt, DebtId, Language, Overview, Theme, Trashed};
use crate::collector::Entries;
use crate::loan::Product;
use crate::store::ROOM;
use crate::store::keeper::{Held, NotKept, Refreshed};
use crate::store::reminder::{Backup, due};
use crate::store::seal::{Cipher, LOCK_COPY_KEY, LOCK_KEY};
use crate::store::{BOOK_KEY, Keeper, Loaded, Port, Saved, Sealed};

/// How long a message that only confirms is shown.
const CONFIRMATION: std::time::Duration = std::time::Duration::from_secs(8);

/// A short message at the edge of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub message: String,
    /// What the undo button does, and what is said then.
    pub undo: Option<(Held, String)>,
}

/// What is handed over as one text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The Book of this page: a backup.
    Page,
    /// Every stored text, unread and unchanged.
    Raw,
}

/// The debt form as it stands; it outlives the page, so that looking
/// something up on another page loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormState {
    /// The debt as it was when the edit began; `None` for a new one.
    pub before: Option<Debt>,
    pub draft: Draft,
    /// Fields left at least once: their faults are shown.
    pub touched: Vec<Field>,
    /// Saving was tried: all faults are shown.
    pub submitted: bool,
}

impl FormState {
    /// Goes on from the debt as it is now, where only its ledger has changed
    /// since the edit began. Says whether that was so.
    pub fn catch_up(&mut self, now: &Debt) -> bool {
        let caught_up = self
            .before
            .as_ref()
            .is_some_and(|before| self.draft.catch_up(before, now));
        if caught_up {
            self.before = Some(now.clone());
        }
        caught_up
    }

    fn new(before: Option<Debt>) -> FormState {
        FormState {
            draft: before
                .as_ref()
                .map_or_else(|| Draft::new(Product::Weilidai), Draft::of),
            before,
            touched: Vec::new(),
            submitted: false,
        }
    }
}

/// A handle to everything shared; copied freely. One word, because nearly
/// every closure of the page takes one along.
#[derive(Clone, Copy)]
pub struct State(&'static Shared);

impl std::ops::Deref for State {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// Everything the pages share; it lives as long as the page.
pub struct Shared {
    keeper: StoredValue<Keeper<Sealed<BrowserStorage>>, LocalStorage>,
    /// Whether the Book is sealed.
    pub has_lock: bool,
    pub book: Var<Arc<Book>>,
    pub language: Derived<Language>,
    pub theme: Derived<Theme>,
    pub today: Var<NaiveDate>,
    pub overview: Derived<Arc<Overview>>,
    pub route: Var<Route>,
    /// How many times what is new here got other ids, for another window had
    /// taken them: the page is made anew then.
    pub moved: Var<usize>,
    pub loaded: Var<Loaded>,
    pub not_kept: Var<Option<NotKept>>,
    /// Older copies have given way to the Book, and nobody has answered yet.
    pub copies_gave_way: Var<bool>,
    pub aside_failed: Var<bool>,
    pub toast: Var<Option<Toast>>,
    /// Undos offered before the message that is shown, the latest last.
    covered: Var<Vec<Toast>>,
    /// The last backup made in this browser.
    pub backup: Var<Option<Backup>>,
    pub explanation: Var<Option<Explanation>>,
    pub update_ready: Var<bool>,
    pub offline_ready: Var<bool>,
    /// Changes each second while somebody is at the door.
    pub tick: Var<()>,
    pub form: Var<FormState>,
    pub parts: Parts,
}

impl State {
    /// Opens the Book and listens to the browser. Called once; with what opens
    /// the lock, if there is one.
    pub fn start(cipher: Option<Rc<dyn Cipher>>) -> State {
        let port = Sealed::new(BrowserStorage, cipher);
        let has_lock = port.is_locked();
        if has_lock {
            trail::hide();
        }
        let (keeper, loaded) = Keeper::open(port);
        let book = Var::new(Arc::new(keeper.book().clone()));
        let backup = Backup::last(keeper.port());
        let today = Var::new(browser::today());
        let not_kept = match &loaded {
            Loaded::Unavailable(fault) => Some(NotKept::Fault(*fault)),
            _ => None,
        };
        let state = State(Box::leak(Box::new(Shared {
            keeper: StoredValue::new_local(keeper),
            has_lock,
            book,
            language: Derived::new(move || book.with(|b| b.settings.language)),
            theme: Derived::new(move || book.with(|b| b.settings.theme)),
            today,
            overview: Derived::each(move || Arc::new(book.with(|b| Overview::of(b, today.get())))),
            route: Var::new(Route::parse(&trail::here())),
            moved: Var::new(0),
            loaded: Var::new(loaded),
            not_kept: Var::new(not_kept),
            copies_gave_way: Var::new(false),
            aside_failed: Var::new(false),
            toast: Var::new(None),
            covered: Var::new(Vec::new()),
            backup: Var::new(backup),
            explanation: Var::new(None),
            update_ready: Var::new(false),
            offline_ready: Var::new(browser::is_offline_ready()),
            tick: Var::new(()),
            form: Var::new(FormState::new(None)),
            parts: Parts::new(),
        })));
        state.listen();
        state
    }

    /// Listens for as long as the page is open; nothing is ever taken off.
    fn listen(self) {
        let on_window = |name: &str, act: Box<dyn FnMut(Event)>| listen(&window(), name, act);
        on_window(
            "hashchange",
            Box::new(move |_| {
                // The field may have the focus still, and goes with its page.
                browser::keep_typed();
                trail::take_typed();
                self.route.set(Route::parse(&trail::here()));
            }),
        );
        // Fires in the other windows only; no key means all were cleared.
        on_window(
            "storage",
            Box::new(move |event| {
                let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
                if matches!(key.as_deref(), Some(LOCK_KEY | LOCK_COPY_KEY))
                    && self.keeper(|keeper| keeper.port().fits()) == Ok(false)
                {
                    if self.keeper(Keeper::has_unkept) {
                        // It is nowhere else: the notice offers a file.
                        self.retry();
                    } else {
                        self.drop_all();
                    }
                }
                if key.is_none_or(|key| key == BOOK_KEY) {
                    self.refresh();
                }
            }),
        );
        on_window(
            "ashore:update-ready",
            Box::new(move |_| self.update_ready.set(true)),
        );
        on_window(
            "ashore:offline-ready",
            Box::new(move |_| self.offline_ready.set(true)),
        );
        on_window("beforeprint", Box::new(|_| browser::unfold_all()));
        // A page brought back from the background, or left open overnight.
        listen(
            &document(),
            "visibilitychange",
            Box::new(move |_| {
                if document().hidden() {
                    browser::keep_typed();
                }
                self.look_at_the_clock();
                self.refresh();
            }),
        );
        if self.has_lock {
            guard::watch(self);
        }
        set_interval(
            move || self.look_at_the_clock(),
            std::time::Duration::from_secs(30),
        );
        set_interval(
            move || {
                let going = |book: &Arc<Book>| book.dealings.visit.is_some();
                if self.book.with_untracked(going) {
                    self.tick.set(());
                }
            },
            std::time::Duration::from_secs(1),
        );
    }

    /// Locks the page: what is being typed is kept, then everything is dropped
    /// and the page begins anew, at the lock. What could not be kept is nowhere
    /// else: then it stays open. Says whether it locks.
    pub fn lock(self) -> bool {
        browser::keep_typed();
        if self.keeper.with_value(Keeper::has_unkept) {
            self.retry();
        }
        let locks = !self.keeper.with_value(Keeper::has_unkept);
        if locks {
            self.drop_all();
        }
        locks
    }

    /// Locks the page without what could not be kept: the user has said so.
    pub fn lock_without(self) {
        if !self.lock() {
            self.drop_all();
        }
    }

    /// Takes the page off the screen and out of memory.
    fn drop_all(self) {
        browser::veil(true);
        let nothing = Keeper::open(Sealed::new(BrowserStorage, None)).0;
        self.keeper.set_value(nothing);
        browser::start_again();
    }

    fn look_at_the_clock(self) {
        let day = browser::today();
        if self.today.get_untracked() != day {
            self.today.set(day);
        }
    }

    /// The texts of the present language, tracked.
    pub fn text(self) -> &'static Text {
        text(self.language.get())
    }

    /// The texts of the present language, for event handlers.
    pub fn text_now(self) -> &'static Text {
        text(self.language.get_untracked())
    }

    /// Does what the user did.
    ///
    /// # Errors
    /// A [`Conflict`] with what another window did; nothing has changed then.
    pub fn apply(self, command: Command) -> Result<(), Conflict> {
        self.act(command).map(|_| ())
    }

    /// Does it, and gives it as it was done: under the ids that hold now.
    fn act(self, command: Command) -> Result<Command, Conflict> {
        let done = self
            .keeper
            .try_update_value(|keeper| keeper.act(command.clone(), &browser::now()));
        let done = match done {
            Some(Ok((saved, done))) => {
                self.note(saved);
                Ok(done)
            }
            Some(Err(conflict)) => Err(conflict),
            // The page is being closed.
            None => Ok(command),
        };
        self.show_book();
        done
    }

    /// Does it, says so and offers the way back, which is made under the ids of
    /// before; `undone` is said after it.
    ///
    /// # Errors
    /// A [`Conflict`]; nothing has changed then.
    pub fn act_with_undo(
        self,
        command: Command,
        message: String,
        back: Command,
        undone: String,
    ) -> Result<(), Conflict> {
        let back = self.hold(back);
        self.apply(command)?;
        let undo = Some((back, undone));
        self.show(Toast { message, undo });
        Ok(())
    }

    /// Says what was done and offers the way back, made under the ids of now.
    pub fn say_with_undo(self, message: String, back: Command, undone: String) {
        let undo = Some((self.hold(back), undone));
        self.show(Toast { message, undo });
    }

    fn hold(self, command: Command) -> Held {
        self.keeper.with_value(|keeper| keeper.hold(command))
    }

    /// Adds a debt and gives the id it got.
    pub fn add_debt(self, debt: Debt) -> Option<DebtId> {
        self.act(Command::AddDebt(debt)).ok()?.debt_id()
    }

    /// Deletes a debt; the toast offers to bring it back.
    pub fn delete_debt(self, id: DebtId) {
        let t = self.text_now();
        let Some(debt) = self.book.with_untracked(|b| b.debt(id).cloned()) else {
            return;
        };
        let name = words::debt_name(t, &debt);
        let trashed = Trashed::debt(self.today.get_untracked(), debt);
        let (said, undone) = (t.debts.deleted.of(&name), t.debts.restored.of(&name));
        match self.trash(trashed, said, undone) {
            // Gone in the other window as well: it is as the user wants it.
            Ok(()) | Err(Conflict::DebtGone(_)) => {}
            // Not what the user saw: it stays, and the page shows it as it is.
            Err(_) => self.say(t.storage.adopted.to_owned()),
        }
    }

    /// Deletes, into the trash, and offers to put it back.
    ///
    /// # Errors
    /// A [`Conflict`]; nothing is deleted then.
    pub fn trash(self, trashed: Trashed, said: String, undone: String) -> Result<(), Conflict> {
        let back = Command::PutBack(trashed.clone());
        self.act_with_undo(Command::Trash(trashed), said, back, undone)
    }

    /// Puts a changed debt in the place of the one the user saw, and says so;
    /// `undone` offers the way back and is said after it.
    pub fn change_debt(self, before: Debt, after: Debt, done: &str, undone: Option<&str>) {
        let back = Command::EditDebt {
            before: after.clone(),
            after: before.clone(),
        };
        let change = Command::EditDebt { before, after };
        let changed = match undone {
            Some(undone) => self.act_with_undo(change, done.to_owned(), back, undone.to_owned()),
            None => self.apply(change).map(|()| self.say(done.to_owned())),
        };
        if changed.is_err() {
            // Changed elsewhere meanwhile: shown as it is, the user decides.
            self.say(self.text_now().storage.adopted.to_owned());
        }
    }

    /// Adds a copy of a debt and gives its id.
    pub fn duplicate_debt(self, id: DebtId) -> Option<DebtId> {
        let t = self.text_now();
        let debt = self.book.with_untracked(|b| b.debt(id).cloned())?;
        // A copy of a copy is a copy.
        let mark = t.debts.copy_of.of("");
        let of = words::debt_name(t, &debt);
        let name = t.debts.copy_of.of(of.trim_end_matches(&mark));
        let copy = self.add_debt(Debt {
            name: name.clone(),
            ..debt
        })?;
        self.say(t.debts.duplicated.of(&name));
        Some(copy)
    }

    pub fn undo(self, held: Held, done: String) {
        self.toast.set(None);
        let word = &self.text_now().word;
        let late = match held.made() {
            Command::Replace { .. } => word.restore_undo_late,
            _ => word.undo_late,
        };
        let back = self.keeper.with_value(|keeper| keeper.release(held));
        self.say(match self.apply(back) {
            Ok(()) => done,
            Err(_) => late.to_owned(),
        });
    }

    /// Shows a message that only confirms and goes by itself; one that offers
    /// an undo stays until it is closed.
    pub fn say(self, message: String) {
        let toast = Toast {
            message,
            undo: None,
        };
        self.show(toast.clone());
        set_timeout(
            move || {
                if self.toast.get_untracked() == Some(toast) {
                    self.next_toast();
                }
            },
            CONFIRMATION,
        );
    }

    /// Puts a text on the clipboard and says so, or that it could not. Says
    /// whether it is there.
    pub fn copy(self, text: &str, copied: &str) -> bool {
        self.copy_or(text, copied, self.text_now().word.not_copied)
    }

    /// The same, with words of one's own for when it could not.
    fn copy_or(self, text: &str, copied: &str, failed: &str) -> bool {
        let done = browser::copy(text);
        self.say(if done { copied } else { failed }.to_owned());
        done
    }

    /// Shows a message. An undo that was offered comes back after it.
    pub fn show(self, toast: Toast) {
        let before = self.toast.get_untracked().filter(|t| t.undo.is_some());
        self.covered.update(|covered| covered.extend(before));
        self.toast.set(Some(toast));
    }

    /// The message is over: the undo offered before it, if any.
    pub fn next_toast(self) {
        let mut before = None;
        self.covered.update(|covered| before = covered.pop());
        self.toast.set(before);
    }

    /// Takes back undos that no longer fit.
    pub fn withdraw(self, stale: impl Fn(&Command) -> bool) {
        let stale = |toast: &Toast| {
            let undo = toast.undo.as_ref();
            undo.is_some_and(|(held, _)| stale(held.made()))
        };
        self.covered.update(|covered| covered.retain(|t| !stale(t)));
        let shown = |toast: &Option<Toast>| toast.as_ref().is_some_and(&stale);
        if self.toast.with_untracked(shown) {
            self.next_toast();
        }
    }

    pub fn set_language(self, language: Language) {
        // A message in the other language says nothing any more; an undo does.
        self.toast.update(|toast| {
            if toast.as_ref().is_some_and(|t| t.undo.is_none()) {
                *toast = None;
            }
        });
        let _ = self.apply(Command::SetLanguage(language));
    }

    pub fn set_theme(self, theme: Theme) {
        let _ = self.apply(Command::SetTheme(theme));
    }

    /// The form for a new debt, or for this one, as far as it was filled in.
    pub fn open_form(self, before: Option<Debt>) {
        let same = self
            .form
            .with_untracked(|f| f.before.as_ref().map(|d| d.id) == before.as_ref().map(|d| d.id));
        if !same {
            self.form.set(FormState::new(before));
        } else if let Some(now) = before {
            self.form.update(|f| {
                f.catch_up(&now);
            });
        }
    }

    /// Empties the form.
    pub fn close_form(self) {
        self.form.set(FormState::new(None));
    }

    /// Tries again to keep what is in this page only.
    pub fn retry(self) {
        let saved = self
            .keeper
            .try_update_value(|keeper| keeper.retry(&browser::now()));
        self.after_retry(saved);
    }

    /// Keeps the Book of this page after the stored one was cleared.
    pub fn keep_again(self) {
        let saved = self.keeper.try_update_value(|keeper| {
            // Should it not come back, nothing is written, and that is said.
            let _ = keeper.port().put_lock_back();
            keeper.keep_again(&browser::now())
        });
        self.after_retry(saved);
    }

    fn after_retry(self, saved: Option<Saved>) {
        if let Some(saved) = saved {
            self.note(saved);
            if saved == Saved::Kept {
                self.say(self.text_now().storage.saved_now.to_owned());
            }
        }
        self.show_book();
    }

    /// The user decides to go on although a stored text cannot be read.
    pub fn go_on(self, discard: bool) {
        let done = self.keeper.try_update_value(|keeper| keeper.go_on(discard));
        match done {
            Some(Ok(())) => {
                self.loaded.set(Loaded::Empty);
                self.aside_failed.set(false);
                self.not_kept.set(None);
                self.retry();
            }
            _ => self.aside_failed.set(true),
        }
    }

    /// The Book of this page as one text; where it cannot be one, that is said.
    pub fn page_text(self) -> Option<String> {
        let text = self.keeper(|keeper| keeper.export(&browser::now())).ok();
        if text.is_none() {
            self.say(self.text_now().storage.failed.to_owned());
        }
        text
    }

    /// Hands over what was asked for, as a file or on the clipboard.
    pub fn take(self, what: Taken, copied: bool) {
        let word = &self.text_now().word;
        let (kind, text, by_hand) = match what {
            Taken::Page => ("", self.page_text(), word.copy_by_hand),
            Taken::Raw => {
                let all = browser::in_one(self.opened_texts());
                ("raw-", Some(all), word.not_copied)
            }
        };
        let Some(text) = text else { return };
        let done = if copied {
            self.copy_or(&text, word.text_copied, by_hand)
        } else {
            self.save_as(&format!("ashore-{kind}{}.json", browser::today()), &text)
        };
        if done && what == Taken::Page {
            self.note_backup();
        }
    }

    /// Hands a text over as a file; says so when the browser refuses. Says
    /// whether it is handed over.
    pub fn save_as(self, name: &str, text: &str) -> bool {
        let done = browser::save_file(name, text).is_ok();
        if !done {
            self.say(self.text_now().word.not_saved.to_owned());
        }
        done
    }

    /// Notes that the Book of this page has just been handed over.
    pub fn note_backup(self) {
        let backup = Backup {
            on: browser::today(),
            revision: self.keeper(Keeper::revision),
        };
        // Not noted, the reminder comes again: no harm.
        let _ = self.keeper(|keeper| backup.note(keeper.port()));
        self.backup.set(Some(backup));
    }

    /// Whether it is time to remind of a backup; follows Book, day and backup.
    pub fn is_backup_due(self) -> bool {
        self.book.track();
        let revision = self.keeper(Keeper::revision);
        due(self.backup.get(), revision, self.today.get()).is_some()
    }

    /// Looks at the keeper.
    pub fn keeper<R>(self, look: impl FnOnce(&Keeper<Sealed<BrowserStorage>>) -> R) -> R {
        self.keeper.with_value(look)
    }

    /// How many bytes are stored as they stand, keys included.
    pub fn stored_bytes(self) -> usize {
        self.book.track();
        browser::stored_texts()
            .map(|(key, text)| key.len() + text.len())
            .sum()
    }

    /// Whether so much is stored that room should be made, while there is some.
    pub fn is_room_tight(self) -> bool {
        self.stored_bytes() > ROOM / 2
    }

    /// The stored texts without the lock's seal.
    fn opened_texts(self) -> impl Iterator<Item = (String, String)> {
        crate::store::keeper::all_keys().filter_map(move |key| {
            let text = self.keeper.with_value(|k| k.port().get(&key)).ok()??;
            Some((key, text))
        })
    }

    fn refresh(self) {
        // What is being typed is kept under the ids it was begun with.
        if self.keeper(Keeper::has_unkept) {
            browser::keep_typed();
        }
        let refreshed = self.keeper.try_update_value(Keeper::refresh);
        match refreshed {
            Some(Refreshed::Adopted) => {
                self.show_book();
                // An undo offered here is worth more than the news.
                let undo = |toast: &Option<Toast>| toast.as_ref().is_some_and(|t| t.undo.is_some());
                if !self.toast.with_untracked(undo) {
                    self.say(self.text_now().storage.adopted.to_owned());
                }
                if self.keeper.with_value(Keeper::has_unkept) {
                    self.retry();
                }
            }
            // What opening found is said already.
            Some(Refreshed::Trouble(why))
                if self.not_kept.get_untracked().is_none() && why != NotKept::Undecided =>
            {
                self.not_kept.set(Some(why));
            }
            _ => {}
        }
    }

    fn note(self, saved: Saved) {
        if saved == Saved::Kept && self.keeper(Keeper::gave_up_copies) {
            self.copies_gave_way.set(true);
        }
        self.not_kept.set(match saved {
            Saved::Kept => None,
            Saved::NotKept(why) => Some(why),
        });
        if saved == Saved::Kept && matches!(self.loaded.get_untracked(), Loaded::Unavailable(_)) {
            self.loaded.set(Loaded::Good);
        }
    }

    /// Keeps new entries, and gives them as they are kept: another window may
    /// have taken the ids they were made with.
    ///
    /// # Errors
    /// A [`Conflict`]; nothing is kept then.
    pub fn add(self, entries: Entries) -> Result<Entries, Conflict> {
        match self.act(Command::add(entries))? {
            Command::EditEntries { after: kept, .. } => Ok(kept),
            _ => Ok(Entries::default()),
        }
    }

    /// Deletes entries and offers to put them back.
    ///
    /// # Errors
    /// A [`Conflict`]; nothing is deleted then.
    pub fn delete(self, entries: Entries, said: String, undone: &str) -> Result<(), Conflict> {
        let trashed = Trashed::entries(self.today.get_untracked(), entries);
        self.trash(trashed, said, undone.to_owned())
    }

    fn show_book(self) {
        let book = self.keeper.with_value(|keeper| keeper.book().clone());
        if self.book.with_untracked(|shown| **shown != book) {
            self.book.set(Arc::new(book));
        }
        let (before, now) = (self.moved.get_untracked(), self.keeper(Keeper::times_moved));
        if before != now {
            let called = |debt| self.keeper(|keeper| keeper.debt_now(debt, before));
            match self.route.get_untracked() {
                Route::Debt(debt) => self.go_instead(Route::Debt(called(debt))),
                Route::EditDebt(debt) => self.go_instead(Route::EditDebt(called(debt))),
                _ => {}
            }
            self.moved.set(now);
        }
    }

    fn go_instead(self, route: Route) {
        trail::go_instead(&route.href());
        self.route.set(route);
    }
}
