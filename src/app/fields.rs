//! What the larger pages type with: fields whose text is kept by the page, and
//! parts that open. Only parts that come later use them.

use std::cell::RefCell;

use wasm_bindgen::JsCast;

use super::dom::{Child, El, el, follow};
use super::var::Live;
use super::widgets::{ErrorFn, Kind, TextField};
use crate::money::{AmountError, Fen};

thread_local! {
    static TYPED: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

/// A field's text, which stays while the page is left and come back to; it is
/// no fact of the Book, and gone with the tab.
pub fn remembered(id: &'static str, at_first: &str) -> Live<String> {
    let known = TYPED.with_borrow(|typed| {
        let known = typed.iter().find(|(field, _)| *field == id);
        known.map(|(_, text)| text.clone())
    });
    let text = Live::new(known.unwrap_or_else(|| at_first.to_owned()));
    follow(move || {
        let now = text.get();
        TYPED.with_borrow_mut(|typed| {
            typed.retain(|(field, _)| *field != id);
            typed.push((id, now));
        });
    });
    text
}

/// A part that opens, made when it is first open. It stays open when what is
/// around it is made anew.
pub fn fold(id: &'static str, summary: &str, body: impl Fn() -> Child + 'static) -> El {
    let opened = remembered(id, "");
    let details = el("details")
        .class("more-terms")
        .id(id)
        .child(el("summary").child(summary))
        .on("toggle", move |event| {
            let details = event.current_target();
            let details = details.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let open = details.is_some_and(|details| details.has_attribute("open"));
            let now = if open { "open" } else { "" };
            if opened.get_untracked() != now {
                opened.set(now.to_owned());
            }
        });
    let details = if opened.get_untracked().is_empty() {
        details
    } else {
        details.attr("open", "")
    };
    details.region(move || {
        if opened.with(String::is_empty) {
            Child::NONE
        } else {
            body()
        }
    })
}

/// An amount that may be empty, which is nothing.
pub fn amount_of(text: &str) -> Result<Fen, AmountError> {
    if text.trim().is_empty() {
        return Ok(Fen::ZERO);
    }
    Fen::parse(text)
}

/// A field whose text is kept by its caller.
#[allow(clippy::too_many_arguments)]
pub fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    kind: Kind,
    text: Live<String>,
    wrong: impl Fn(&str) -> Option<String> + 'static,
    changed: impl Fn() + 'static,
    left: impl Fn() + 'static,
) -> El {
    let error: ErrorFn = std::rc::Rc::new(move || text.with(|text| wrong(text)));
    TextField {
        id,
        label,
        hint: Box::new(move || hint.to_owned()),
        value: Box::new(move || text.get()),
        error,
        on_input: Box::new(move |typed| {
            text.set(typed);
            changed();
        }),
        on_leave: Box::new(left),
        kind,
    }
    .build()
}

/// Fields side by side where there is room.
pub fn pair(fields: Vec<El>) -> El {
    let mut row = el("div").class("pair");
    for one in fields {
        row = row.child(one);
    }
    row
}

/// An amount without commas, as a spreadsheet takes it.
pub fn plain(amount: Fen) -> String {
    amount.to_string().replace(',', "")
}

/// An amount as it would be typed; empty for nothing.
pub fn typed(amount: Fen) -> String {
    if amount.is_zero() {
        return String::new();
    }
    plain(amount).trim_end_matches(".00").to_owned()
}
