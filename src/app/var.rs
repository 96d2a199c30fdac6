//! A value that lives as long as the page, and is followed like a signal.
//!
//! Every type in a Leptos signal brings its own copy of the signal's code.
//! The shared state has a dozen types; here they share one signal without a
//! value, and the values stand beside it.

use std::sync::{PoisonError, RwLock};

use leptos::prelude::*;

/// A value of the shared state; a handle, copied freely.
pub struct Var<T: 'static> {
    value: &'static RwLock<T>,
    changed: RwSignal<()>,
}

impl<T> Clone for Var<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Var<T> {}

impl<T: 'static> Var<T> {
    /// A new value. It is never freed: only for what lasts as long as the page.
    pub fn new(value: T) -> Var<T> {
        Var {
            value: Box::leak(Box::new(RwLock::new(value))),
            changed: RwSignal::new(()),
        }
    }

    /// Looks at the value and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.with_untracked(look)
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify();
    }

    pub fn track(self) {
        self.changed.track();
    }
}

impl<T: Clone + 'static> Var<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}
