//! The roof: everything a person sees and touches.
//!
//! Plain Rust, tested without a browser:
//!
//! - [`text`]: every word, in both languages (`locales/`).
//! - [`words`]: figures, days and reasons in words: the one formatter.
//! - [`explain`]: "怎么算的", gathered from the data a statement carries.
//! - [`route`]: which page the address names.
//! - [`dealings`]: the words that the log, a visit and letters share.
//! - [`letters`]: the words of scripts, letters and complaints.
//! - [`csv`]: tables for a spreadsheet.
//! - [`filling`]: what the Book says to fill those with.
//! - [`find`]: looking for words in texts.
//! - [`draft`]: a debt being typed in, read into a contract or into sentences.
//!
//! Leptos, behind the feature `app`:
//!
//! - `browser`: storage, the day, files: what the app asks of the browser.
//! - `dom`: elements built once and kept in step by Leptos's reactive graph.
//! - `keys`: keys of passphrases, and sealed backups.
//! - `guard`: what locks the page by itself.
//! - `trail`: where the page is; under a lock the address does not say.
//! - `state`: what every page shares, in `var`s.
//! - `fields`: what the larger pages type with.
//! - `shell`, `pages`, `widgets`: the frame, one module a page, and the parts
//!   they are made of.

pub mod charts;
pub mod csv;
pub mod dealings;
pub mod draft;
pub mod entry;
pub mod explain;
pub mod fill;
pub mod filling;
pub mod find;
pub mod letters;
pub mod numbers;
pub mod route;
pub mod text;
pub mod words;

#[cfg(feature = "app")]
mod basis;
#[cfg(feature = "app")]
mod browser;
#[cfg(feature = "app")]
mod dom;
#[cfg(feature = "app")]
mod fields;
#[cfg(feature = "app")]
mod guard;
#[cfg(feature = "app")]
mod keys;
#[cfg(feature = "app")]
mod later;
// A view is as long as what it shows.
#[cfg(feature = "app")]
#[allow(clippy::too_many_lines)]
mod pages;
#[cfg(feature = "app")]
mod shell;
#[cfg(feature = "app")]
mod state;
#[cfg(feature = "app")]
mod trail;
#[cfg(feature = "app")]
mod var;
#[cfg(feature = "app")]
mod widgets;

/// Puts the app in the place of the frame that `index.html` painted; or the lock,
/// where there is one, and nothing of the Book.
#[cfg(feature = "app")]
pub fn start() {
    use crate::store::seal::is_locked;

    std::panic::set_hook(Box::new(|info| {
        browser::tell("panic", &info.to_string());
    }));
    guard::leave_on_wipe();
    if is_locked(&browser::BrowserStorage) == Ok(true) {
        let t = text::text(crate::book::Language::Chinese);
        put("lock-screen", move || {
            later::lock().show(t, |part| (part.screen)(enter))
        });
    } else {
        put("shell", || shell::shell(None));
    }
}

/// Puts the app in the place of the lock that was opened.
#[cfg(feature = "app")]
fn enter(cipher: std::rc::Rc<dyn crate::store::seal::Cipher>) {
    browser::veil(false);
    put("shell", || shell::shell(Some(cipher)));
}

/// Puts something in the place of everything.
#[cfg(feature = "app")]
fn put(class: &str, build: impl FnOnce() -> dom::Child + 'static) {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    let root = document().get_element_by_id("app");
    if let Some(root) = root.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        root.replace_children_with_node_0();
        root.set_class_name(class);
        // Everything reactive belongs to this mount, which lasts as long as
        // the page; Leptos itself has nothing to draw.
        mount_to(root.clone(), move || dom::fill(&root, build())).forget();
    }
}
