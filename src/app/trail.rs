//! Where the page is. Without a lock the address says so, behind its `#`. Under
//! one neither the address nor the browser's history is to tell anything: the
//! entries bear a number each, and what it means is in memory alone.

use std::cell::RefCell;

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::browser::property;
use super::dom::listen;

/// The first address, which is all that is seen under a lock.
const FIRST: &str = "#/";

struct Trail {
    places: Vec<String>,
    at: usize,
}

thread_local! {
    static TRAIL: RefCell<Option<Trail>> = const { RefCell::new(None) };
}

/// From here on the address tells nothing. Called once, under a lock.
pub fn hide() {
    let places = vec![address()];
    TRAIL.set(Some(Trail { places, at: 0 }));
    stay_at(0);
    listen(
        &document(),
        "click",
        Box::new(|event| {
            // Opened in another window, by a key held down.
            let held = ["ctrlKey", "metaKey", "shiftKey"].map(|key| property(&event, key));
            let aside = held.iter().any(JsValue::is_truthy);
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let link = target.and_then(|t| t.closest("a[href^='#/']").ok().flatten());
            let href = link.and_then(|link| link.get_attribute("href"));
            if let Some(href) = href.filter(|_| !aside && !event.default_prevented()) {
                event.prevent_default();
                go(&href);
            }
        }),
    );
    listen(
        &window(),
        "popstate",
        Box::new(|_| {
            let number = window().history().and_then(|history| history.state());
            let at = number.ok().as_ref().and_then(as_index);
            let known = with(|trail| {
                let known = at.filter(|at| *at < trail.places.len());
                trail.at = known.unwrap_or(trail.at);
                known.is_some()
            });
            // An address that somebody typed comes with its own event.
            if known == Some(true) {
                arrive();
            }
        }),
    );
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, small, not below 0
fn as_index(number: &JsValue) -> Option<usize> {
    number.as_f64().map(|number| number as usize)
}

/// An address was typed under a lock: it is taken, and told no further.
pub fn take_typed() {
    let typed = address();
    if typed.len() > FIRST.len()
        && typed.starts_with(FIRST)
        && let Some(at) = with(|trail| trail.enter(&typed))
    {
        stay_at(at);
    }
}

/// Where the page is, as a hash with its `#`.
#[must_use]
pub fn here() -> String {
    with(|trail| trail.places.get(trail.at).cloned())
        .flatten()
        .unwrap_or_else(address)
}

/// Goes to a page; the browser's back button comes back.
pub fn go(href: &str) {
    match with(|trail| trail.enter(href)) {
        Some(at) => {
            if let Ok(history) = window().history() {
                let _ = history.push_state_with_url(&at.into(), "", Some(FIRST));
            }
            arrive();
        }
        // A refused hash leaves the user where they are.
        None => drop(window().location().set_hash(href)),
    }
}

/// Goes to a page in the place of this one in the history.
pub fn go_instead(href: &str) {
    let changed = with(|trail| {
        if let Some(place) = trail.places.get_mut(trail.at) {
            href.clone_into(place);
        }
    });
    match changed {
        Some(()) => arrive(),
        None => drop(window().location().replace(href)),
    }
}

/// Puts the first address in the place of this one, without the page going
/// there.
pub fn forget() {
    replace(&JsValue::NULL);
}

impl Trail {
    fn enter(&mut self, href: &str) -> usize {
        self.places.truncate(self.at.saturating_add(1));
        self.places.push(href.to_owned());
        self.at = self.places.len().saturating_sub(1);
        self.at
    }
}

fn with<R>(look: impl FnOnce(&mut Trail) -> R) -> Option<R> {
    TRAIL.with_borrow_mut(|trail| trail.as_mut().map(look))
}

fn address() -> String {
    window().location().hash().unwrap_or_default()
}

fn stay_at(at: usize) {
    replace(&at.into());
}

fn replace(state: &JsValue) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(state, "", Some(FIRST));
    }
}

/// The page follows, as it does when the address changes.
fn arrive() {
    if let Ok(event) = Event::new("hashchange") {
        let _ = window().dispatch_event(&event);
    }
}
