//! Opening and saving the Book, its previous good copy, and other windows.
//!
//! The keeper holds the Book as last read from storage and the commands not
//! yet kept there. Before each write it reads storage again: when another
//! window has saved meanwhile, the commands are applied to that window's Book
//! instead of overwriting it.

use super::envelope::{Damage, Opened, decode, encode};
use super::port::{Fault, Port};
use super::{BOOK_KEY, DAMAGED_KEY, PREVIOUS_KEY};
use crate::book::{Book, Command, Conflict};

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
    /// Acts that are not in storage yet, in order.
    pending: Vec<Command>,
    /// `stored` with `pending` applied: what the page shows.
    book: Book,
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
            book: Book::default(),
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

    /// Whether something the user did is in this page only.
    pub fn has_unkept(&self) -> bool {
        !self.pending.is_empty()
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
            revision: self.stored.as_ref().map_or(0, |s| s.revision),
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
        let gate = self.look();
        let book = self.book.after(&command)?;
        if book == self.book && self.pending.is_empty() {
            return Ok(Saved::Kept);
        }
        self.book = book;
        self.pending.push(command);
        Ok(match gate {
            Ok(current) => self.write(current.as_deref(), now),
            Err(why) => Saved::NotKept(why),
        })
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
    /// go (`discard`).
    ///
    /// # Errors
    /// A [`Fault`] when it could not be kept aside; nothing has changed then.
    pub fn go_on(&mut self, discard: bool) -> Result<(), Fault> {
        if self.gate != Gate::Undecided {
            return Ok(());
        }
        if !discard {
            for key in [BOOK_KEY, PREVIOUS_KEY] {
                if let Some(text) = self.port.get(key)?
                    && decode(&text).is_err()
                {
                    self.keep_aside(&text)?;
                }
            }
        }
        for key in [BOOK_KEY, PREVIOUS_KEY] {
            if let Some(text) = self.port.get(key)?
                && decode(&text).is_err()
            {
                self.port.remove(key)?;
            }
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
            Ok(Some(_)) => self.retry(now),
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
        let Some(text) = self.port.get(BOOK_KEY).map_err(NotKept::Fault)? else {
            // A Book recovered from its copy has no main text to lose.
            let copy_stands = self.stored.as_ref().is_some_and(|stored| {
                self.port
                    .get(PREVIOUS_KEY)
                    .is_ok_and(|p| p.as_deref().map(decode) == Some(Ok(stored.clone())))
            });
            return match self.stored {
                Some(_) if !copy_stands => Err(NotKept::Cleared),
                _ => Ok(None),
            };
        };
        match decode(&text) {
            Ok(opened) => {
                if self.stored.as_ref() != Some(&opened) {
                    self.stored = Some(opened);
                    self.rebuild();
                }
                Ok(Some(text))
            }
            Err(Damage::Newer { .. }) => {
                self.gate = Gate::Newer;
                Err(NotKept::Newer)
            }
            // This page holds the good Book; the bad text is kept aside and
            // must not become the previous copy.
            Err(_) => match self.keep_aside(&text) {
                Ok(()) => Ok(None),
                Err(fault) => Err(NotKept::Fault(fault)),
            },
        }
    }

    /// Applies what is pending to the Book just read. An edit that no longer
    /// fits becomes a debt of its own: two versions to choose from, none lost.
    fn rebuild(&mut self) {
        let mut book = self.stored_book();
        let mut pending = Vec::with_capacity(self.pending.len());
        for command in self.pending.drain(..) {
            let fitting = match (book.after(&command), command) {
                (Ok(after), command) => Some((after, command)),
                (Err(_), Command::EditDebt { after: debt, .. }) => {
                    let command = Command::AddDebt(debt);
                    book.after(&command).ok().map(|after| (after, command))
                }
                (Err(_), _) => None,
            };
            if let Some((after, command)) = fitting {
                book = after;
                pending.push(command);
            }
        }
        self.pending = pending;
        self.book = book;
    }

    fn stored_book(&self) -> Book {
        self.stored
            .as_ref()
            .map_or_else(Book::default, |s| s.book.clone())
    }

    /// Writes the Book of this page; `current` is the good text it replaces.
    fn write(&mut self, current: Option<&str>, now: &str) -> Saved {
        let revision = self.stored.as_ref().map_or(0, |s| s.revision);
        let opened = Opened {
            book: self.book.clone(),
            revision: revision.saturating_add(1),
            saved_at: now.to_owned(),
        };
        let Ok(text) = encode(&opened) else {
            return Saved::NotKept(NotKept::Fault(Fault::Other));
        };
        match self.put(&text, current) {
            Ok(()) => {
                self.stored = Some(opened);
                self.pending.clear();
                Saved::Kept
            }
            Err(fault) => Saved::NotKept(NotKept::Fault(fault)),
        }
    }

    fn put(&self, text: &str, current: Option<&str>) -> Result<(), Fault> {
        // Without room for the copy, the older copy stays: better than none.
        let copied = match current {
            Some(current) => match self.port.set(PREVIOUS_KEY, current) {
                Ok(()) => true,
                Err(Fault::Full) => false,
                Err(fault) => return Err(fault),
            },
            None => false,
        };
        match self.port.set(BOOK_KEY, text) {
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
            }
            other => other?,
        }
        if self.port.get(BOOK_KEY)?.as_deref() == Some(text) {
            Ok(())
        } else {
            Err(Fault::NotVerified)
        }
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
    [BOOK_KEY, PREVIOUS_KEY]
        .map(str::to_owned)
        .into_iter()
        .chain((0..MAX_DAMAGED).map(damaged_key))
}
