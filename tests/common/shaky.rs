//! Storage that plays tricks, and lets another window act between two calls.
#![allow(dead_code)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use ashore::store::memory::Memory;
use ashore::store::{Fault, Port};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trick {
    /// The call does nothing and fails.
    Fail(Fault),
    /// The call does its work and reports a failure.
    FailAfter(Fault),
    /// A write or removal is accepted and dropped.
    Drop,
    /// A write keeps only the first half.
    Tear,
    /// A read gives what was there before the last write of the key.
    Stale,
    /// The power goes: this call and all that follow do nothing.
    Dead,
}

/// Storage that plays a trick at the k-th call from now on.
#[derive(Clone, Default)]
pub struct Shaky {
    memory: Memory,
    trick: Rc<Cell<Option<(u32, Trick)>>>,
    pub calls: Rc<Cell<u32>>,
    /// What each key had before it was written last, by whichever window.
    older: Older,
    /// What another window does just before the k-th call.
    pub between: Between,
}

pub type Older = Rc<RefCell<BTreeMap<String, Option<String>>>>;
pub type Between = Rc<RefCell<Option<(u32, Box<dyn FnOnce()>)>>>;

impl Shaky {
    pub fn over(memory: &Memory) -> Shaky {
        Shaky {
            memory: memory.clone(),
            ..Shaky::default()
        }
    }

    /// Over the same memory as others, who may read what those wrote before.
    pub fn beside(memory: &Memory, older: &Older) -> Shaky {
        Shaky {
            older: older.clone(),
            ..Shaky::over(memory)
        }
    }

    pub fn plan(&self, trick: Option<(u32, Trick)>) {
        self.calls.set(0);
        self.trick.set(trick);
    }

    fn now(&self) -> Option<Trick> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let due = self.between.borrow_mut().take_if(|(k, _)| *k == call);
        if let Some((_, act)) = due {
            act();
        }
        self.trick
            .get()
            .filter(|(k, trick)| *k == call || *trick == Trick::Dead && *k < call)
            .map(|(_, trick)| trick)
    }
}

impl Port for Shaky {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        match self.now() {
            Some(Trick::Fail(fault) | Trick::FailAfter(fault)) => Err(fault),
            Some(Trick::Dead) => Err(Fault::Other),
            Some(Trick::Stale) => match self.older.borrow().get(key) {
                Some(older) => Ok(older.clone()),
                None => self.memory.get(key),
            },
            _ => self.memory.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let older = self.memory.peek(key);
        self.older.borrow_mut().insert(key.to_owned(), older);
        match self.now() {
            Some(Trick::Fail(fault)) => Err(fault),
            Some(Trick::Dead) => Err(Fault::Other),
            Some(Trick::FailAfter(fault)) => self.memory.set(key, text).and(Err(fault)),
            Some(Trick::Drop) => Ok(()),
            Some(Trick::Tear) => {
                let half: String = text.chars().take(text.chars().count() / 2).collect();
                self.memory.set(key, &half)
            }
            Some(Trick::Stale) | None => self.memory.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        match self.now() {
            Some(Trick::Fail(fault)) => Err(fault),
            Some(Trick::Dead) => Err(Fault::Other),
            Some(Trick::FailAfter(fault)) => self.memory.remove(key).and(Err(fault)),
            Some(Trick::Drop) => Ok(()),
            Some(Trick::Tear | Trick::Stale) | None => self.memory.remove(key),
        }
    }
}
