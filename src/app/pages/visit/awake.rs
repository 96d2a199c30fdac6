//! Keeps the screen on while the page of a visit is shown, where the browser
//! can. Where it cannot, nothing is said: the page works all the same.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, on_cleanup, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

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

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

fn request() {
    let asked = || -> Option<Promise> {
        let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
        let request = method(&lock, "request")?;
        let promise = request.call1(&lock, &"screen".into()).ok()?;
        promise.dyn_into().ok()
    };
    release();
    let asked = asked();
    if let Some(promise) = &asked {
        // A refusal, on a low battery say, is no error.
        let refused = Closure::once_into_js(|_: JsValue| {});
        if let Some(catch) = method(promise, "catch") {
            let _ = catch.call1(promise, &refused);
        }
    }
    LOCK.set(asked);
}

fn release() {
    let Some(promise) = LOCK.take() else { return };
    let then = |lock: JsValue| {
        if let Some(release) = method(&lock, "release") {
            let _ = release.call0(&lock);
        }
    };
    let refused = Closure::once_into_js(|_: JsValue| {});
    let held = Closure::once_into_js(then);
    if let Some(method) = method(&promise, "then") {
        let _ = method.call2(&promise, &held, &refused);
    }
}
