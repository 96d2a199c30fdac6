//! Texts sealed on their way to storage, and opened on their way back.
//!
//! [`Sealed`] is itself a [`Port`], so that everything above it goes on as it
//! does without a lock: read-back, previous copy, other windows, damaged texts.
//! A write stays one synchronous step, done and read back before the page is
//! gone; the browser's own cryptography answers only later.
//!
//! How a text is sealed is [`super::lock`]'s matter, behind [`Cipher`]: a page
//! without a lock never loads it.

use std::cell::RefCell;
use std::rc::Rc;

use super::keeper::all_keys;
use super::port::{Fault, Port};

/// The lock: with which passphrase, and how, the Book is opened.
pub const LOCK_KEY: &str = "ashore.lock";
/// The same once more: without it nothing could be opened again.
pub const LOCK_COPY_KEY: &str = "ashore.lock.copy";
/// Both.
pub(super) const LOCK_KEYS: [&str; 2] = [LOCK_KEY, LOCK_COPY_KEY];
/// Wrong passphrases in a row, and when the last one was.
pub const TRIES_KEY: &str = "ashore.lock.tries";

// A version that knows no lock takes this for a Book of a newer one and leaves
// it alone.
const HEAD: &str = r#"{"app":"ashore","format":9999,"sealed":""#;
const TAIL: &str = "\"}";

/// What seals and opens, with the key of one lock.
pub trait Cipher {
    /// The text sealed for this place, without quotes or backslashes; `None`
    /// when the browser gives no random numbers.
    fn seal(&self, key: &str, text: &str) -> Option<String>;

    /// The text again; `None` when it was sealed by another lock, for another
    /// place, or has changed.
    fn open(&self, key: &str, sealed: &str) -> Option<String>;

    /// Whether this lock, as it is stored, is the one this cipher belongs to.
    fn belongs_to(&self, lock: &str) -> bool;
}

/// A port whose texts are sealed where there is a cipher. Where there is none
/// it hands everything through, and refuses what a lock has closed.
pub struct Sealed<P> {
    port: P,
    cipher: Option<Rc<dyn Cipher>>,
    /// This page's lock as it was last seen in storage.
    lock: RefCell<Option<String>>,
}

impl<P: Port> Sealed<P> {
    /// What is there of this lock is looked at once, to be put back should the
    /// browser clear everything.
    pub fn new(port: P, cipher: Option<Rc<dyn Cipher>>) -> Sealed<P> {
        let sealed = Sealed {
            port,
            cipher,
            lock: RefCell::default(),
        };
        if sealed.is_locked() {
            let _ = sealed.fits();
        }
        sealed
    }

    /// Puts this page's lock back where storage has none left at all: without it
    /// nothing can be kept again.
    ///
    /// # Errors
    /// A [`Fault`] when it could not be put back.
    pub fn put_lock_back(&self) -> Result<(), Fault> {
        let lock = self.lock.borrow().clone();
        let Some(lock) = lock.filter(|_| self.is_locked()) else {
            return Ok(());
        };
        if is_locked(&self.port)? {
            return Ok(());
        }
        put_lock(&self.port, &lock)
    }

    /// Whether the texts of this port are sealed.
    pub const fn is_locked(&self) -> bool {
        self.cipher.is_some()
    }

    /// Whether the lock in storage is this page's, or there is none and the
    /// page has none: another window may have put it on, taken it off or made it
    /// anew.
    ///
    /// # Errors
    /// A [`Fault`] when storage cannot be read.
    pub fn fits(&self) -> Result<bool, Fault> {
        let mut none = true;
        for key in LOCK_KEYS {
            if let Some(lock) = self.port.get(key)? {
                none = false;
                if self.cipher.as_ref().is_some_and(|c| c.belongs_to(&lock)) {
                    self.lock.replace(Some(lock));
                    return Ok(true);
                }
            }
        }
        Ok(none && self.cipher.is_none())
    }
}

impl<P: Port> Port for Sealed<P> {
    /// As it was before it was sealed. A text that this lock sealed and that
    /// has changed since is given as it stands, without its head, so that it
    /// reads as damaged and not as a newer Book.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when another lock has sealed it: that is no damage.
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let Some(text) = self.port.get(key)? else {
            return Ok(None);
        };
        // A lock being put on or taken off leaves plain texts for a moment.
        let Some(rest) = text.strip_prefix(HEAD) else {
            return Ok(Some(text));
        };
        let opened = rest
            .strip_suffix(TAIL)
            .and_then(|sealed| self.cipher.as_ref()?.open(key, sealed));
        match opened {
            Some(text) => Ok(Some(text)),
            None if self.is_locked() && self.fits()? => Ok(Some(rest.to_owned())),
            None => Err(Fault::Sealed),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        if !self.fits()? {
            return Err(Fault::Sealed);
        }
        match &self.cipher {
            None => self.port.set(key, text),
            Some(cipher) => {
                let sealed = cipher.seal(key, text).ok_or(Fault::Other)?;
                self.port.set(key, &format!("{HEAD}{sealed}{TAIL}"))
            }
        }
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        if self.fits()? {
            self.port.remove(key)
        } else {
            Err(Fault::Sealed)
        }
    }
}

/// Whether a stored text is sealed, or is what is left of one.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(HEAD)
}

/// Stores a lock twice, one after the other, each read back: one that can be read
/// is there at any time.
pub(super) fn put_lock<P: Port>(port: &P, lock: &str) -> Result<(), Fault> {
    for key in LOCK_KEYS {
        if port.get(key)?.as_deref() == Some(lock) {
            continue;
        }
        port.set(key, lock)?;
        if port.get(key)?.as_deref() != Some(lock) {
            return Err(Fault::NotVerified);
        }
    }
    Ok(())
}

/// What is sealed in a stored text; `None` when it is plain.
pub(super) fn sealed_in(text: &str) -> Option<&str> {
    text.strip_prefix(HEAD)?.strip_suffix(TAIL)
}

/// Whether a passphrase has to be asked for before anything can be read.
///
/// # Errors
/// A [`Fault`] when storage cannot be read.
pub fn is_locked<P: Port>(port: &P) -> Result<bool, Fault> {
    for key in LOCK_KEYS {
        if port.get(key)?.is_some() {
            return Ok(true);
        }
    }
    any_sealed(port)
}

/// Whether any text is sealed.
pub(super) fn any_sealed<P: Port>(port: &P) -> Result<bool, Fault> {
    for key in all_keys() {
        if port.get(&key)?.is_some_and(|text| is_sealed(&text)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Removes texts, and gives the keys under which something is still there.
pub fn wipe<P: Port>(port: &P, keys: impl IntoIterator<Item = String>) -> Vec<String> {
    let keys: Vec<String> = keys.into_iter().collect();
    for key in &keys {
        // What could not be removed is found below.
        let _ = port.remove(key);
    }
    let there = |key: &String| port.get(key) != Ok(None);
    keys.into_iter().filter(there).collect()
}
