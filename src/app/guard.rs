//! What locks the page by itself: it goes to the background, or nobody touches
//! it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{document, set_interval, set_timeout, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, StorageEvent};

use super::browser::{self, BrowserStorage};
use super::dom::listen;
use super::state::State;
use crate::store::Port;

/// When the page locks by itself: `60 300`, seconds in the background and
/// seconds untouched. Not sealed: it says nothing of its owner.
const WHEN_KEY: &str = "ashore.lock.when";
/// Another window is wiping everything.
pub const WIPE_KEY: &str = "ashore.wipe";

/// After how many seconds the page locks by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// In the background; 0 is at once.
    pub hidden: u32,
    /// Untouched.
    pub idle: u32,
}

impl When {
    const USUAL: When = When {
        hidden: 60,
        idle: 300,
    };

    pub fn stored() -> When {
        let text = BrowserStorage.get(WHEN_KEY).ok().flatten();
        let read = |text: String| {
            let (hidden, idle) = text.split_once(' ')?;
            Some(When {
                hidden: hidden.parse().ok()?,
                idle: idle.parse().ok()?,
            })
        };
        text.and_then(read).unwrap_or(When::USUAL)
    }

    /// Where it cannot be kept, the usual times stand.
    pub fn keep(self) {
        let _ = BrowserStorage.set(WHEN_KEY, &format!("{} {}", self.hidden, self.idle));
    }
}

/// Leaves when another window wipes everything, with the lock on or off. What is
/// being typed here goes as well.
pub fn leave_on_wipe() {
    let told = |event: Event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if key.as_deref() == Some(WIPE_KEY) {
            browser::halt(true);
            browser::leave();
        }
    };
    listen(&window(), "storage", Box::new(told));
}

/// Watches for as long as the page is open.
pub fn watch(state: State) {
    let touched = Rc::new(Cell::new(browser::milliseconds()));
    let since = move |from: i64, seconds: u32| {
        let gone = browser::milliseconds().saturating_sub(from);
        // A clock that was set back says nothing: rather too early than never.
        gone < 0 || gone >= i64::from(seconds) * 1000
    };
    for name in ["pointerdown", "keydown", "wheel", "touchmove"] {
        let touched = Rc::clone(&touched);
        let note = Box::new(move |_| touched.set(browser::milliseconds()));
        listen(&window(), name, note);
    }
    set_interval(
        move || {
            if since(touched.get(), When::stored().idle) {
                state.lock();
            }
        },
        Duration::from_secs(5),
    );
    let left: Rc<Cell<Option<i64>>> = Rc::default();
    let is_over = {
        let left = Rc::clone(&left);
        move || {
            let over = |at| since(at, When::stored().hidden);
            left.get().is_some_and(over) && state.lock()
        }
    };
    listen(
        &document(),
        "visibilitychange",
        Box::new(move |_| {
            if document().hidden() {
                // Nor is it to be seen among the open apps.
                browser::veil(true);
                left.set(Some(browser::milliseconds()));
                if !is_over() {
                    let is_over = is_over.clone();
                    let hidden = When::stored().hidden;
                    let locks = move || {
                        is_over();
                    };
                    set_timeout(locks, Duration::from_secs(hidden.into()));
                }
            } else {
                let locks = is_over();
                left.set(None);
                browser::veil(locks);
            }
        }),
    );
}
