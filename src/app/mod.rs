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
//! - [`find`]: looking for words in texts.
//! - [`draft`]: a debt being typed in, read into a contract or into sentences.
//!
//! Leptos, behind the feature `app`:
//!
//! - `browser`: storage, the day, files: what the app asks of the browser.
//! - `dom`: elements built once and kept in step by Leptos's reactive graph.
//! - `state`: what every page shares, in `var`s.
//! - `fields`: what the larger pages type with.
//! - `shell`, `pages`, `widgets`: the frame, one module a page, and the parts
//!   they are made of.

pub mod charts;
pub mod dealings;
pub mod draft;
pub mod entry;
pub mod explain;
pub mod fill;
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
mod var;
#[cfg(feature = "app")]
mod widgets;

/// Puts the app in the place of the frame that `index.html` painted.
#[cfg(feature = "app")]
pub fn start() {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    std::panic::set_hook(Box::new(|info| {
        browser::tell("panic", &info.to_string());
    }));
    let root = document().get_element_by_id("app");
    if let Some(root) = root.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        root.replace_children_with_node_0();
        root.set_class_name("shell");
        // Everything reactive belongs to this mount, which lasts as long as
        // the page; Leptos itself has nothing to draw.
        mount_to(root.clone(), move || dom::fill(&root, shell::shell())).forget();
    }
}
