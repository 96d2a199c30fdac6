//! Storage in memory: what the page uses when the browser offers none, and
//! what tests break on purpose.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::port::{Fault, Port};

/// What goes wrong with a write or read, and from when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// Every call fails with this fault.
    Always(Fault),
    /// Writes fail as full when all keys and texts together would exceed so
    /// many bytes.
    QuotaBytes(usize),
    /// The n-th write from now on, counted from 0, fails with this fault.
    NthWrite(u32, Fault),
    /// The n-th write from now on is accepted but dropped.
    DroppedWrite(u32),
    /// The n-th write from now on keeps only the first half of its text.
    TornWrite(u32),
}

/// Text by key, shared by all clones as localStorage is by all windows.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    mishap: Rc<Cell<Option<Mishap>>>,
    writes: Rc<Cell<u32>>,
}

impl Memory {
    #[must_use]
    pub fn new() -> Memory {
        Memory::default()
    }

    /// From now on, this goes wrong; `None` ends it.
    pub fn set_mishap(&self, mishap: Option<Mishap>) {
        self.writes.set(0);
        self.mishap.set(mishap);
    }

    /// Puts a text there directly, as another program or a bad disk would.
    pub fn tamper(&self, key: &str, text: Option<&str>) {
        let mut texts = self.texts.borrow_mut();
        match text {
            Some(text) => texts.insert(key.to_owned(), text.to_owned()),
            None => texts.remove(key),
        };
    }

    /// The text under a key, whatever goes wrong.
    #[must_use]
    pub fn peek(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    /// Every key there is.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }

    fn bytes_with(&self, key: &str, text: &str) -> usize {
        self.texts
            .borrow()
            .iter()
            .filter(|(k, _)| *k != key)
            .map(|(k, t)| k.len() + t.len())
            .sum::<usize>()
            + key.len()
            + text.len()
    }
}

impl Port for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        match self.mishap.get() {
            Some(Mishap::Always(fault)) => Err(fault),
            _ => Ok(self.peek(key)),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let turn = self.writes.get();
        self.writes.set(turn.saturating_add(1));
        match self.mishap.get() {
            Some(Mishap::Always(fault)) => return Err(fault),
            Some(Mishap::QuotaBytes(most)) if self.bytes_with(key, text) > most => {
                return Err(Fault::Full);
            }
            Some(Mishap::NthWrite(n, fault)) if n == turn => return Err(fault),
            Some(Mishap::DroppedWrite(n)) if n == turn => return Ok(()),
            Some(Mishap::TornWrite(n)) if n == turn => {
                let half: String = text.chars().take(text.chars().count() / 2).collect();
                self.tamper(key, Some(&half));
                return Ok(());
            }
            _ => {}
        }
        self.tamper(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        if let Some(Mishap::Always(fault)) = self.mishap.get() {
            return Err(fault);
        }
        self.tamper(key, None);
        Ok(())
    }
}
