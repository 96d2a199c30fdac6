//! Keeps the screen on while the page of a visit is shown, where the browser
//! can. Where it cannot, nothing is said: the page works all the same.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Promise};
use leptos::prelude::{document, on_cleanup, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::app::browser::{call, property};
use crate::app::dom::listen;

thread_local! {
    /// Whether the page is shown.
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// The lock that was asked for, a promise of it.
    static LOCK: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Keeps the screen on until the page is left.
pub fn keep_awake() {
    WANTED.set(true);
    request();
    // The browser lets go whenever the page is hidden.
    if !LISTENING.replace(true) {
        listen(
            &document(),
            "visibilitychange",
            Box::new(|_| {
                if WANTED.get() && !document().hidden() {
                    request();
                }
            }),
        );
    }
    on_cleanup(|| {
        WANTED.set(false);
        release();
    });
}

fn request() {
    release();
    let lock = property(&window().navigator(), "wakeLock");
    let asked = call(&lock, "request", &Array::of1(&"screen".into()));
    let asked: Option<Promise> = asked.dyn_into().ok();
    if let Some(promise) = &asked {
        // A refusal, on a low battery say, is no error.
        let refused = Closure::once_into_js(|_: JsValue| {});
        call(promise, "catch", &Array::of1(&refused));
    }
    LOCK.set(asked);
}

fn release() {
    let Some(promise) = LOCK.take() else { return };
    let then = |lock: JsValue| {
        call(&lock, "release", &Array::new());
    };
    let refused = Closure::once_into_js(|_: JsValue| {});
    let held = Closure::once_into_js(then);
    call(&promise, "then", &Array::of2(&held, &refused));
}
