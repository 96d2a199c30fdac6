//! What the larger pages type with: fields whose text is kept by the page, and
//! parts that open. Only parts that come later use them.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;

use super::dom::{Child, El, el, follow};
use super::var::Live;
use super::widgets::{ErrorFn, Kind, TextField};
use crate::book::MAX_TEXT;
use crate::money::{AmountError, Fen, halfwidth};

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

/// The text of a field of the Book: what the Book has, unless something wrong
/// was typed and never put right; that is shown again.
pub fn half_typed(id: &'static str, now: &str, wrong: impl Fn(&str) -> bool) -> Live<String> {
    TYPED.with_borrow_mut(|typed| typed.retain(|(field, text)| *field != id || wrong(text)));
    remembered(id, now)
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
    let error: ErrorFn = Rc::new(move || text.with(|text| wrong(text)));
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

/// A field whose text is kept when it is left, unless something is wrong with
/// it.
pub fn kept(
    id: &'static str,
    (label, hint): (&'static str, &'static str),
    kind: Kind,
    now: String,
    wrong: impl Fn(&str) -> Option<String> + 'static,
    keep: impl Fn(&str) + 'static,
) -> El {
    let text = Live::new(now);
    let wrong = Rc::new(wrong);
    let right = Rc::clone(&wrong);
    let left = move || {
        text.with_untracked(|text| {
            if right(text).is_none() {
                keep(text);
            }
        });
    };
    field(
        id,
        label,
        hint,
        kind,
        text,
        move |text| wrong(text),
        || {},
        left,
    )
}

/// Whether a text is longer than the Book keeps.
pub fn is_long(text: &str) -> bool {
    text.chars().count() > MAX_TEXT
}

/// A whole number from 1 to `most`.
pub fn count(text: &str, most: u16) -> Option<u16> {
    let n: u16 = halfwidth(text.trim()).parse().ok()?;
    (1..=most).contains(&n).then_some(n)
}

/// Something is wrong only where something is written.
pub fn unless_empty(text: &str, right: bool, says: &str) -> Option<String> {
    (!text.trim().is_empty() && !right).then(|| says.to_owned())
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
