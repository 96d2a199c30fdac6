//! What is shown while the page is locked: a field for the passphrase, and what
//! to do without it. Nothing here tells what the page is for.

use std::rc::Rc;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

use super::text::{Words, words_of};
use super::wipe::wiping;
use super::{MOST_LENGTH, Said};
use crate::app::browser::{self, BrowserStorage};
use crate::app::dom::{Child, El, actions, button, card, el, heading, listen, p, region};
use crate::app::keys::{key_of, random};
use crate::app::text::text;
use crate::app::trail;
use crate::app::var::Live;
use crate::app::widgets::{Kind, TextField};
use crate::book::Language;
use crate::store::Port;
use crate::store::lock::{Found, Header, Key, Tries, Vault, clear, find, settle};
use crate::store::seal::{Cipher, TRIES_KEY};
use crate::stored::{self, Stored, to_text};

/// What goes on with what opens the lock.
pub type Enter = fn(Rc<dyn Cipher>);

/// The Book's own language is sealed: the browser's stands in.
fn language() -> Language {
    let chinese = window()
        .navigator()
        .language()
        .is_none_or(|language| language.starts_with("zh"));
    if chinese {
        Language::Chinese
    } else {
        Language::English
    }
}

pub fn lock_screen(enter: Enter) -> Child {
    let language = language();
    let w = words_of(language);
    browser::set_root_attribute(
        "lang",
        match language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        },
    );
    // Back leads to nothing but this screen, and the address tells nothing.
    let stay = || {
        if trail::here().len() > 2 {
            trail::forget();
        }
    };
    stay();
    listen(
        &window(),
        "hashchange",
        Box::new(move |_| {
            if document().get_element_by_id("passphrase").is_some() {
                stay();
            }
        }),
    );
    let body = match find(&BrowserStorage) {
        Ok(Found::On(_)) => vec![
            heading("h1", w.locked).into(),
            form(w, enter),
            el("details")
                .class("item spaced")
                .child(el("summary").child(el("span").child(w.forgotten)))
                .child(paragraphs(w.forgotten_says))
                .child(take_sealed(w))
                .child(wiping(w, None))
                .into(),
        ],
        // A lock that never came to be: the page opens without one.
        Ok(Found::Off) => {
            match clear(&BrowserStorage) {
                Ok(()) => browser::start_again(),
                Err(_) => return vec![heading("h1", w.locked), p("", w.refused)].into(),
            }
            Vec::new()
        }
        Ok(Found::Lost) => vec![
            heading("h1", w.lost).into(),
            p("", w.lost_says).into(),
            take_sealed(w),
            wiping(w, None),
        ],
        Ok(Found::Newer) => vec![
            heading("h1", w.newer).into(),
            p("", w.newer_says).into(),
            take_sealed(w),
        ],
        Err(_) => vec![
            heading("h1", w.locked).into(),
            p("", w.refused).into(),
            actions()
                .child(button("main", w.again, browser::start_again))
                .into(),
        ],
    };
    el("main")
        .id("main")
        .attr("tabindex", "-1")
        .child(card().child(body))
        .into()
}

pub(super) fn paragraphs(texts: &[&'static str]) -> Child {
    let all: Vec<El> = texts.iter().map(|text| p("", *text)).collect();
    all.into()
}

fn form(w: &'static Words, enter: Enter) -> Child {
    let typed = Live::new(String::new());
    let busy = Live::new(false);
    let said = Live::new(None::<Said>);
    let open = move || {
        if !busy.get_untracked() && !typed.with_untracked(String::is_empty) {
            attempt(w, enter, typed, busy, said);
        }
    };
    let field = TextField {
        id: "passphrase",
        label: w.passphrase,
        hint: Box::new(String::new),
        value: Box::new(move || typed.get()),
        error: Rc::new(move || said.get()),
        on_input: Box::new(move |text| {
            typed.set(text.chars().take(MOST_LENGTH).collect());
            said.set(None);
        }),
        on_leave: Box::new(|| {}),
        kind: Kind::Secret,
    };
    browser::focus_soon("passphrase");
    vec![
        field.build().on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.as_deref() == Some("Enter") {
                open();
            }
        }),
        actions().child(button("main", w.open, open)),
        el("p")
            .attr("role", "status")
            .text_fn(move || if busy.get() { w.opening } else { "" }.to_owned()),
    ]
    .into()
}

/// Tries a passphrase; what was cut off is brought to an end when it opens.
fn attempt(
    w: &'static Words,
    enter: Enter,
    typed: Live<String>,
    busy: Live<bool>,
    said: Live<Option<Said>>,
) {
    let tries = match one_more_try(w) {
        Ok(tries) => tries,
        Err(wait) => return said.set(Some(wait)),
    };
    busy.set(true);
    let passphrase = typed.get_untracked();
    spawn_local(async move {
        let opened = opened(w, tries, &passphrase).await;
        let found = find(&BrowserStorage);
        // Another window has taken it off, or wiped everything. With what opens
        // it, what is sealed can be had though the lock itself is bad by now.
        if found == Ok(Found::Off) || opened.is_err() && !matches!(found, Ok(Found::On(_))) {
            return browser::start_again();
        }
        typed.set(String::new());
        match opened {
            Ok((header, _, vault)) => {
                // What does not succeed is tried again the next time.
                let _ = settle(&BrowserStorage, &header, &vault);
                enter(vault);
            }
            Err(wrong) => {
                said.set(Some(wrong));
                busy.set(false);
                browser::focus_soon("passphrase");
            }
        }
    });
}

/// The header that a passphrase opens, the key it makes and what that opens; or
/// that it is wrong, and how long to wait.
pub async fn opened(
    w: &Words,
    mut tries: Tries,
    passphrase: &str,
) -> Result<(Header, Key, Rc<Vault>), Said> {
    let headers = match find(&BrowserStorage) {
        Ok(Found::On(headers)) => headers,
        _ => Vec::new(),
    };
    for header in headers {
        let key = key_of(passphrase, &header.kdf).await;
        if let Some(vault) = header.open(&key, random) {
            let _ = BrowserStorage.remove(TRIES_KEY);
            return Ok((header, key, vault));
        }
    }
    Err(match waiting(w, tries.wait(browser::milliseconds())) {
        Some(wait) => format!("{} {wait}", w.wrong),
        None => w.wrong.to_owned(),
    })
}

/// Counts a try of a passphrase, wherever one is asked for, or says how long to
/// wait.
pub fn one_more_try(w: &Words) -> Result<Tries, Said> {
    let now = browser::milliseconds();
    let text = BrowserStorage.get(TRIES_KEY).ok().flatten();
    let mut tries = text
        .and_then(|text| stored::read(&text, Tries::read))
        .unwrap_or_default();
    if let Some(wait) = waiting(w, tries.wait(now)) {
        return Err(wait);
    }
    let tries = tries.one_more(now);
    // Where it cannot be counted, nothing else could be kept either.
    let _ = BrowserStorage.set(TRIES_KEY, &to_text(&tries));
    Ok(tries)
}

fn waiting(w: &Words, milliseconds: i64) -> Option<Said> {
    let seconds = milliseconds.saturating_add(999) / 1000;
    match seconds {
        0 => None,
        1..=90 => Some(w.wait_seconds.of(&seconds.to_string())),
        _ => Some(
            w.wait_minutes
                .of(&(seconds.saturating_add(59) / 60).to_string()),
        ),
    }
}

/// Everything stored, sealed as it is: whoever remembers the passphrase one day
/// can still open it.
fn take_sealed(w: &'static Words) -> Child {
    let word = &text(language()).word;
    let said = Live::new(None::<Said>);
    let by_hand = Live::new(false);
    let all = || browser::in_one(browser::stored_texts());
    let save = move || {
        let name = format!("notes-{}.json", browser::today());
        let refused = browser::save_file(&name, &all()).is_err();
        said.set(refused.then(|| word.not_saved.to_owned()));
    };
    let copy = move || {
        let done = browser::copy(&all());
        let says = if done {
            word.text_copied
        } else {
            word.not_copied
        };
        said.set(Some(says.to_owned()));
        by_hand.set(!done);
    };
    vec![
        actions()
            .child(button("", w.save_sealed, save))
            .child(button("", word.copy_text, copy))
            .into(),
        said_of(said),
        region(move || {
            if !by_hand.get() {
                return Child::NONE;
            }
            el("textarea")
                .attr("rows", "4")
                .attr("readonly", "")
                .attr("aria-label", word.copy_text)
                .child(all())
                .into()
        }),
    ]
    .into()
}

/// A part that follows what was said last.
pub(super) fn said_of(said: Live<Option<Said>>) -> Child {
    region(move || {
        let said = said.get();
        said.map(|said| p("notice plain", said).attr("role", "status"))
            .into()
    })
}
