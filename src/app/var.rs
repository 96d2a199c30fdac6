//! Values that are followed: shared ones, a page's own, and computed ones.
//!
//! Every type in a Leptos signal or memo brings its own copy of their code.
//! Here all share one signal without a value and one memo of a number, and the
//! values stand beside them.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;
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

/// A value without its type, kept by the owner it was made under. One copy of
/// the arena's code serves every type.
type Kept = StoredValue<Rc<dyn Any>, LocalStorage>;

fn keep<T: 'static>(value: T) -> Kept {
    StoredValue::new_local(Rc::new(RefCell::new(value)))
}

/// The value again, unless its page is gone.
fn kept<T: 'static>(kept: Kept) -> Option<Rc<RefCell<T>>> {
    kept.try_get_value()?.downcast().ok()
}

/// The value of a page that is there. One that is gone is asked nothing any
/// more; if it is, that is a fault of this program, and stops it.
fn there<T>(value: Option<T>) -> T {
    let Some(value) = value else {
        std::process::abort();
    };
    value
}

/// Whether what it was asked in, a page or a part of it, is still there.
pub fn presence() -> impl Fn() -> bool {
    let here = keep(());
    move || here.try_get_value().is_some()
}

/// A value that lives with the page it was made for; a handle, copied freely.
pub struct Live<T: 'static> {
    value: Kept,
    changed: RwSignal<()>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: 'static> Live<T> {
    pub fn new(value: T) -> Live<T> {
        Live {
            value: keep(value),
            changed: RwSignal::new(()),
            of: PhantomData,
        }
    }

    /// Whether the page is there still: for what goes on after a while, and may
    /// come too late.
    pub fn is_there(self) -> bool {
        self.value.try_get_value().is_some()
    }

    /// Looks at the value and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.with_untracked(look)
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&there(kept(self.value)).borrow())
    }

    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        // What comes too late changes nothing: the page is gone.
        if let Some(value) = kept(self.value) {
            change(&mut value.borrow_mut());
            self.changed.notify();
        }
    }
}

impl<T: PartialEq + 'static> Live<T> {
    /// Sets another value; the same one again is no change.
    pub fn renew(self, value: T) {
        let is_new = |old: Rc<RefCell<T>>| *old.borrow() != value;
        if kept(self.value).is_some_and(is_new) {
            self.set(value);
        }
    }
}

impl<T: Clone + 'static> Live<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value computed from others when they have changed, and followed when it
/// has: a memo. What is followed is how often it changed, a memo of a number,
/// so that the memo's code is there once and not once for each type.
pub struct Derived<T: 'static> {
    value: Kept,
    changes: Memo<u32>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: 'static> Derived<T> {
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Derived<T>
    where
        T: PartialEq,
    {
        Derived::changing(move |old: &mut Option<T>| {
            let new = Some(compute());
            let changed = *old != new;
            *old = new;
            changed
        })
    }

    /// One that counts as changed whenever it was computed: for what is large,
    /// and computed from memos alone.
    pub fn each(compute: impl Fn() -> T + Send + Sync + 'static) -> Derived<T> {
        Derived::changing(move |old| {
            *old = Some(compute());
            true
        })
    }

    fn changing(renew: impl Fn(&mut Option<T>) -> bool + Send + Sync + 'static) -> Derived<T> {
        let value = keep(None::<T>);
        Derived {
            value,
            changes: count(Box::new(move || {
                renew(&mut there(kept(value)).borrow_mut())
            })),
            of: PhantomData,
        }
    }

    /// Looks at the value and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changes.get();
        self.look(look)
    }

    /// Follows the value.
    pub fn track(self) {
        self.changes.get();
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changes.get_untracked();
        self.look(look)
    }

    fn look<R>(self, look: impl FnOnce(&T) -> R) -> R {
        let value = there(kept::<Option<T>>(self.value));
        // Counting the changes has computed it.
        look(there(value.borrow().as_ref()))
    }
}

impl<T: Clone + 'static> Derived<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// How often something changed.
fn count(renew: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<u32> {
    Memo::new(move |so_far: Option<&u32>| {
        let so_far = so_far.copied().unwrap_or_default();
        so_far.wrapping_add(u32::from(renew()))
    })
}
