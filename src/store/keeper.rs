//! Opening and saving the Book, its previous good copy, and other windows.
//!
//! The keeper holds the Book as last read from storage and the commands not
//! yet kept there. Before each write it reads storage again: when another
//! window has saved meanwhile, the commands are applied to that window's Book
//! instead of overwriting it.

use std::cell::Cell;

use super::envelope::{Damage, Opened, decode, encode};
use super::ground::{Ground, called, settle};
use super::port::{Fault, Port};
use super::{BACKUP_KEY, BOOK_KEY, DAMAGED_KEY, OLDER_KEY, PREVIOUS_KEY};
use crate::book::{Book, Command, Conflict, DebtId};
use crate::collector::dealings::Moves;

/// How many damaged texts are kept aside before writing is refused.
const MAX_DAMAGED: u32 = 5;

/// What opening found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Nothing there: a new user. The only way to an empty Book.
    Empty,
    Good,
    /// The Book could not be read; its previous copy could and is used.
    Recovered {
        damage: Damage,
        saved_at: String,
    },
    /// Neither could be read. Nothing is written until the user decides.
    Damaged {
        damage: Damage,
    },
    /// A newer version wrote it. Nothing is written at all.
    Newer {
        format: u32,
    },
    /// Storage cannot be used; the page works and keeps nothing.
    Unavailable(Fault),
}

/// Why what the user did is not in storage. It is still in the open page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    Fault(Fault),
    /// There is a Book that cannot be read, and the user has not decided yet.
    Undecided,
    /// There is a Book of a newer version.
    Newer,
    /// The stored Book has disappeared while this page was open.
    Cleared,
}

/// What became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is in storage, read back and compared.
    Kept,
    /// It is in this page only.
    NotKept(NotKept),
}

/// What a look at storage has shown, after another window changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refreshed {
    Unchanged,
    /// Another window's Book is now this one's.
    Adopted,
    /// It can no longer be read or is gone; this page keeps its own Book.
    Trouble(NotKept),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    Open,
    Undecided,
    Newer,
}

/// The only one who writes.
pub struct Keeper<P> {
    port: P,
    gate: Gate,
    /// The Book as last read or written; `None` while storage holds none.
    stored: Option<Opened>,
    /// Acts that are not in storage yet, in order. A new debt bears the id it
    /// has in this page.
    pending: Vec<Command>,
    /// The last write that did not end well, and how many of the pending acts
    /// it held: it may have come through all the same.
    attempted: Option<(Opened, usize)>,
    /// What this page wrote its last Book over, as long as that Book is the
    /// stored one as far as is known here.
    base: Option<Book>,
    /// `stored` with `pending` applied: what the page shows.
    book: Book,
    /// Which debts and entries of this page got other ids, one pair for each
    /// look at storage that showed some, in order.
    moved: Vec<(Moves, Moves)>,
    /// An older copy has been given up to make room, and nobody has been told.
    gave_up: Cell<bool>,
}

/// A command made ahead, such as an undo that is offered, under the ids of the
/// moment it was made: what is not kept yet gets other ids when another window
/// has taken its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    command: Command,
    /// How many of the looks that moved ids were before it.
    since: usize,
}

impl Held {
    /// It as it was made.
    #[must_use]
    pub const fn made(&self) -> &Command {
        &self.command
    }
}

impl<P: Port> Keeper<P> {
    /// Opens what storage holds. Writes nothing, except that a damaged text
    /// is copied aside when the previous copy takes its place.
    pub fn open(port: P) -> (Keeper<P>, Loaded) {
        let mut keeper = Keeper {
            port,
            gate: Gate::Open,
            stored: None,
            pending: Vec::new(),
            attempted: None,
            base: None,
            book: Book::default(),
            moved: Vec::new(),
            gave_up: Cell::new(false),
        };
        let loaded = keeper.load();
        keeper.book = keeper.stored_book();
        (keeper, loaded)
    }

    fn load(&mut self) -> Loaded {
        let main = match self.port.get(BOOK_KEY) {
            Ok(main) => main,
            Err(fault) => return Loaded::Unavailable(fault),
        };
        let previous = match self.port.get(PREVIOUS_KEY) {
            Ok(previous) => previous,
            Err(fault) => return Loaded::Unavailable(fault),
        };
        let damage = match main.as_deref().map(decode) {
            Some(Ok(opened)) => {
                self.stored = Some(opened);
                return Loaded::Good;
            }
            Some(Err(Damage::Newer { format })) => {
                self.gate = Gate::Newer;
                return Loaded::Newer { format };
            }
            Some(Err(damage)) => damage,
            None if previous.is_none() => return Loaded::Empty,
            // The Book is gone but its copy is there: as good as damaged.
            None => Damage::Unreadable,
        };
        match previous.as_deref().map(decode) {
            Some(Ok(opened)) => {
                let aside = main
                    .as_deref()
                    .is_none_or(|text| self.keep_aside(text).is_ok());
                if !aside {
                    self.gate = Gate::Undecided;
                }
                let saved_at = opened.saved_at.clone();
                self.stored = Some(opened);
                Loaded::Recovered { damage, saved_at }
            }
            Some(Err(Damage::Newer { format })) => {
                self.gate = Gate::Newer;
                Loaded::Newer { format }
            }
            _ => {
                self.gate = Gate::Undecided;
                Loaded::Damaged { damage }
            }
        }
    }

    /// The Book as it is in this page.
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// The revision of the stored Book; 0 while there is none.
    pub fn revision(&self) -> u64 {
        self.stored.as_ref().map_or(0, |stored| stored.revision)
    }

    /// When the stored Book was saved; empty while there is none.
    pub fn saved_at(&self) -> &str {
        self.stored.as_ref().map_or("", |stored| &stored.saved_at)
    }

    /// Whether something the user did is in this page only.
    pub fn has_unkept(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether an older copy had to give way to the Book since this was asked
    /// last: to be said once the Book is kept, with what to do.
    pub fn gave_up_copies(&self) -> bool {
        self.gave_up.take()
    }

    /// The storage, for a look at its raw texts.
    pub const fn port(&self) -> &P {
        &self.port
    }

    /// The Book of this page as one text, to be saved as a file.
    ///
    /// # Errors
    /// [`Damage`] as [`encode`] says.
    pub fn export(&self, now: &str) -> Result<String, Damage> {
        encode(&Opened {
            book: self.book.clone(),
            revision: self.revision(),
            saved_at: now.to_owned(),
        })
    }

    /// Does what the user did, and keeps it in storage as far as that goes.
    ///
    /// `now` is RFC 3339, China time.
    ///
    /// # Errors
    /// A [`Conflict`] with what another window did; nothing has changed then.
    pub fn apply(&mut self, command: Command, now: &str) -> Result<Saved, Conflict> {
        self.act(command, now).map(|(saved, _)| saved)
    }

    /// Does it as [`Keeper::apply`] does, and gives it as it was done: under
    /// the ids that hold now, of what is new as well.
    ///
    /// # Errors
    /// A [`Conflict`] with what another window did; nothing has changed then.
    pub fn act(&mut self, command: Command, now: &str) -> Result<(Saved, Command), Conflict> {
        // It is about what the page showed before this look.
        let held = self.hold(command);
        let gate = self.look();
        let (mut debts, mut entries) = self.moved_since(held.since);
        let command = settle(held.command, &self.book, &mut debts, &mut entries);
        let book = self.book.after(&command)?;
        if book == self.book && self.pending.is_empty() {
            // Nothing to write; but storage in trouble is not called well.
            let saved = gate.map_or_else(Saved::NotKept, |_| Saved::Kept);
            return Ok((saved, command));
        }
        self.pending.push(command.clone());
        self.book = book;
        let saved = match gate {
            Ok(current) => self.write(current.as_deref(), now),
            Err(why) => Saved::NotKept(why),
        };
        Ok((saved, command))
    }

    /// Holds a command ready, made under the ids of now.
    #[must_use]
    pub const fn hold(&self, command: Command) -> Held {
        let since = self.moved.len();
        Held { command, since }
    }

    /// A command that was held ready, under the ids of now.
    #[must_use]
    pub fn release(&self, held: Held) -> Command {
        let (debts, entries) = self.moved_since(held.since);
        called(held.command, &self.book, &debts, &entries)
    }

    /// How many looks have moved ids so far: what a page holds under an id of
    /// before may be another thing by now.
    pub const fn times_moved(&self) -> usize {
        self.moved.len()
    }

    /// What a debt is called now that was called so after so many such looks.
    #[must_use]
    pub fn debt_now(&self, debt: DebtId, since: usize) -> DebtId {
        DebtId(self.moved_since(since).0.of(debt.0))
    }

    /// What the ids have become since the first so many looks that moved some.
    fn moved_since(&self, since: usize) -> (Moves, Moves) {
        let mut all = (Moves::default(), Moves::default());
        for (debts, entries) in self.moved.iter().skip(since) {
            all = (all.0.then(debts), all.1.then(entries));
        }
        all
    }

    /// Tries again to keep what is in this page only.
    pub fn retry(&mut self, now: &str) -> Saved {
        if self.pending.is_empty() {
            return Saved::Kept;
        }
        match self.look() {
            Ok(current) => self.write(current.as_deref(), now),
            Err(why) => Saved::NotKept(why),
        }
    }

    /// Takes over what another window has saved.
    pub fn refresh(&mut self) -> Refreshed {
        let before = self.book.clone();
        match self.look() {
            Err(why) => Refreshed::Trouble(why),
            Ok(_) if self.book == before => Refreshed::Unchanged,
            Ok(_) => Refreshed::Adopted,
        }
    }

    /// The user decides to go on although a stored text cannot be read. It is
    /// kept aside, unless the user has taken it out as a file and says it may
    /// go (`discard`). What a newer version wrote stays even then.
    ///
    /// # Errors
    /// A [`Fault`] when it could not be kept aside; nothing has changed then.
    pub fn go_on(&mut self, discard: bool) -> Result<(), Fault> {
        if self.gate != Gate::Undecided {
            return Ok(());
        }
        let mut bad = Vec::new();
        for key in [BOOK_KEY, PREVIOUS_KEY] {
            if let Some(text) = self.port.get(key)? {
                match decode(&text) {
                    Ok(_) => {}
                    // It came from another window while the user decided.
                    Err(Damage::Newer { .. }) => {
                        self.gate = Gate::Newer;
                        return Ok(());
                    }
                    Err(_) => bad.push((key, text)),
                }
            }
        }
        if !discard {
            for (_, text) in &bad {
                self.keep_aside(text)?;
            }
        }
        for (key, _) in bad {
            self.port.remove(key)?;
        }
        self.gate = Gate::Open;
        Ok(())
    }

    /// Writes the Book of this page anew after the stored one has disappeared
    /// ([`NotKept::Cleared`]) and the user wants it kept.
    pub fn keep_again(&mut self, now: &str) -> Saved {
        if self.gate != Gate::Open {
            return self.retry(now);
        }
        match self.port.get(BOOK_KEY) {
            Ok(None) => self.write(None, now),
            Ok(Some(text)) => {
                // Somebody has begun anew meanwhile: this Book stands beside.
                if let Ok(opened) = decode(&text)
                    && opened.revision < self.revision()
                {
                    self.pending = vec![Command::replace(Book::default(), self.book.clone())];
                    self.stored = None;
                    self.adopt(opened);
                }
                self.retry(now)
            }
            Err(fault) => Saved::NotKept(NotKept::Fault(fault)),
        }
    }

    /// Reads storage again and takes over what another window has saved.
    /// Gives the text now stored, so that it can become the previous copy, or
    /// why nothing may be written.
    fn look(&mut self) -> Result<Option<String>, NotKept> {
        match self.gate {
            Gate::Open => {}
            Gate::Undecided => return Err(NotKept::Undecided),
            Gate::Newer => return Err(NotKept::Newer),
        }
        // What is read may be of a moment ago, and would be written over what
        // another window has saved since: it must be the same twice.
        let mut text = self.port.get(BOOK_KEY).map_err(NotKept::Fault)?;
        for _ in 0..2 {
            let again = self.port.get(BOOK_KEY).map_err(NotKept::Fault)?;
            if again == text {
                break;
            }
            text = again;
        }
        match text.as_deref().map(decode) {
            // What this page has read has disappeared, and somebody has begun
            // anew: the user decides.
            Some(Ok(opened)) if opened.revision < self.revision() => Err(NotKept::Cleared),
            Some(Ok(opened)) => {
                self.adopt(opened);
                Ok(text)
            }
            Some(Err(Damage::Newer { .. })) => {
                self.gate = Gate::Newer;
                Err(NotKept::Newer)
            }
            Some(Err(_)) | None => self.look_at_copy(text.as_deref()).map(|()| None),
        }
    }

    /// There is no good main text. May this page write its Book in that place?
    fn look_at_copy(&mut self, text: Option<&str>) -> Result<(), NotKept> {
        let copy = self.port.get(PREVIOUS_KEY).map_err(NotKept::Fault)?;
        let has_copy = copy.is_some();
        let copy = copy.as_deref().map(decode);
        match (&self.stored, text) {
            // This page has read nothing so far, so it knows nothing better
            // than storage does: the same choice as at opening.
            (None, _) => match copy {
                Some(Ok(opened)) => {
                    self.aside(text)?;
                    self.adopt(opened);
                    Ok(())
                }
                Some(Err(Damage::Newer { .. })) => {
                    self.gate = Gate::Newer;
                    Err(NotKept::Newer)
                }
                _ if text.is_none() && !has_copy => Ok(()),
                _ => {
                    self.gate = Gate::Undecided;
                    Err(NotKept::Undecided)
                }
            },
            // A Book recovered from its copy has no main text to lose.
            (Some(stored), None) if copy.as_ref() == Some(&Ok(stored.clone())) => Ok(()),
            (Some(_), None) => Err(NotKept::Cleared),
            // The bad text is kept aside and must not become the previous
            // copy. That copy may know more than this page: another window
            // saved twice, and the second text is the bad one.
            (Some(stored), Some(_)) => {
                let known = stored.revision;
                self.aside(text)?;
                match copy {
                    Some(Ok(opened)) if opened.revision > known => self.adopt(opened),
                    _ => {}
                }
                Ok(())
            }
        }
    }

    fn aside(&self, text: Option<&str>) -> Result<(), NotKept> {
        text.map_or(Ok(()), |text| self.keep_aside(text))
            .map_err(NotKept::Fault)
    }

    /// Takes what storage holds as the new ground, and stands what is pending
    /// on it.
    fn adopt(&mut self, opened: Opened) {
        if self.stored.as_ref() == Some(&opened) {
            return;
        }
        if let Some((attempted, acts)) = self.attempted.take()
            && attempted == opened
        {
            // The write came through although it was reported as failed: what
            // came after it stands on it already.
            self.pending.drain(..acts.min(self.pending.len()));
            self.has_written(opened);
            return;
        }
        if let (Some(stored), Some(base)) = (&self.stored, self.base.take())
            && stored.revision == opened.revision
        {
            // Another window wrote at the same moment, and over this one's Book.
            let again = Command::replace(base, stored.book.clone());
            self.pending.insert(0, again);
        }
        let was = self.stored.replace(opened);
        self.rebuild(&was.map(|was| was.book).unwrap_or_default());
    }

    /// Stands what is pending, on what `was` stored, on the Book just read
    /// ([`Ground`]).
    fn rebuild(&mut self, was: &Book) {
        let stored = self.stored_book();
        if self.pending.is_empty() {
            self.book = stored;
            return;
        }
        let mut ground = Ground::new(was, &stored);
        for command in self.pending.drain(..) {
            ground.bring(command);
        }
        let Ground {
            book,
            done,
            debts,
            entries,
            ..
        } = ground;
        self.pending = done;
        self.book = book;
        if debts.changes() || entries.changes() {
            self.moved.push((debts, entries));
        }
    }

    fn stored_book(&self) -> Book {
        self.stored
            .as_ref()
            .map_or_else(Book::default, |s| s.book.clone())
    }

    /// Writes the Book of this page; `current` is the good text it replaces.
    fn write(&mut self, current: Option<&str>, now: &str) -> Saved {
        let revision = self.revision();
        let opened = Opened {
            book: self.book.clone(),
            revision: revision.saturating_add(1),
            saved_at: now.to_owned(),
        };
        let Ok(text) = encode(&opened) else {
            return Saved::NotKept(NotKept::Fault(Fault::Other));
        };
        if let (Some(current), Some(stored)) = (current, &self.stored) {
            let same_day = stored.saved_at.get(..10) == now.get(..10);
            let restores = |command: &Command| matches!(command, Command::Replace { .. });
            if !same_day || self.pending.iter().any(restores) {
                // A copy more; without it things go on as before.
                let _ = self.port.set(OLDER_KEY, current);
            }
        }
        match self.put(&text, current) {
            Ok(()) => {
                self.has_written(opened);
                self.pending.clear();
                self.attempted = None;
                Saved::Kept
            }
            Err(fault) => {
                self.attempted = Some((opened, self.pending.len()));
                Saved::NotKept(NotKept::Fault(fault))
            }
        }
    }

    fn has_written(&mut self, opened: Opened) {
        let before = self.stored.replace(opened);
        self.base = Some(before.map_or_else(Book::default, |before| before.book));
    }

    /// Writes a text; the older copy gives way to it.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        match self.port.set(key, text) {
            Err(Fault::Full) if self.port.get(OLDER_KEY)?.is_some() => {
                self.port.remove(OLDER_KEY)?;
                self.gave_up.set(true);
                self.port.set(key, text)
            }
            other => other,
        }
    }

    fn put(&self, text: &str, current: Option<&str>) -> Result<(), Fault> {
        // Without room for the copy, the older copy stays: better than none.
        let copied = match current {
            Some(current) => match self.set(PREVIOUS_KEY, current) {
                Ok(()) => true,
                Err(Fault::Full) => {
                    self.gave_up.set(true);
                    false
                }
                Err(fault) => return Err(fault),
            },
            None => false,
        };
        match self.set(BOOK_KEY, text) {
            Err(Fault::Full) if copied => {
                // The Book itself goes before its copy; a `set` that fails
                // leaves the stored Book as it was.
                self.port.remove(PREVIOUS_KEY)?;
                if let Err(fault) = self.port.set(BOOK_KEY, text) {
                    if let Some(current) = current {
                        // It fitted a moment ago; should it not, the Book it
                        // is a copy of still stands.
                        let _ = self.port.set(PREVIOUS_KEY, current);
                    }
                    return Err(fault);
                }
                self.gave_up.set(true);
            }
            other => other?,
        }
        let there = self.port.get(BOOK_KEY)?;
        if there.as_deref() == Some(text) {
            return Ok(());
        }
        // A torn text must not stay where the Book was. A good one is the old
        // Book, or another window's: not ours to touch.
        if there.is_some_and(|there| decode(&there).is_err()) {
            let _ = match current {
                Some(current) => self.port.set(BOOK_KEY, current),
                None => self.port.remove(BOOK_KEY),
            };
        }
        Err(Fault::NotVerified)
    }

    /// Keeps a text that cannot be read under a key of its own.
    fn keep_aside(&self, text: &str) -> Result<(), Fault> {
        for n in 0..MAX_DAMAGED {
            let key = damaged_key(n);
            match self.port.get(&key)? {
                Some(there) if there == text => return Ok(()),
                Some(_) => {}
                None => {
                    self.port.set(&key, text)?;
                    return match self.port.get(&key)? {
                        Some(there) if there == text => Ok(()),
                        _ => Err(Fault::NotVerified),
                    };
                }
            }
        }
        Err(Fault::Full)
    }
}

/// The key of the n-th damaged text, counted from 0.
#[must_use]
pub fn damaged_key(n: u32) -> String {
    if n == 0 {
        DAMAGED_KEY.to_owned()
    } else {
        format!("{DAMAGED_KEY}.{}", n + 1)
    }
}

/// Every key under which this program may have stored something.
pub fn all_keys() -> impl Iterator<Item = String> {
    [BOOK_KEY, PREVIOUS_KEY, OLDER_KEY, BACKUP_KEY]
        .map(str::to_owned)
        .into_iter()
        .chain((0..MAX_DAMAGED).map(damaged_key))
}
