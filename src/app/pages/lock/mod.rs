//! 隐私与锁: the lock, leaving, blurred amounts, a neutral name, deleting
//! everything, and what to do with a phone that others use.
//!
//! A part of its own, fetched when it is first shown, or first of all when the
//! page is locked. A page without a lock never loads the ciphers.

mod screen;
pub mod text;
mod wipe;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use self::screen::{Enter, one_more_try, opened, paragraphs, said_of};
use self::text::{Words, words_of};
use self::wipe::wiping;
use crate::app::browser::{self, BrowserStorage};
use crate::app::dom::{Child, El, actions, button, card, el, heading, p};
use crate::app::guard::When;
use crate::app::keys::{key_of, random};
use crate::app::state::{State, Taken};
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::widgets::{Kind, TextField, check, choice, take};
use crate::store::Fault;
use crate::store::lock::{Kdf, change, put_on, take_off};

/// What the rest of the app calls here.
#[derive(Clone, Copy)]
pub struct Part {
    /// The page.
    pub page: fn(State, &'static Text) -> Child,
    /// What is shown while everything is locked.
    pub screen: fn(Enter) -> Child,
}

pub const PART: Part = Part {
    page: lock_page,
    screen: screen::lock_screen,
};

/// What was said last: how something ended, or what is wrong.
type Said = String;

/// The fewest characters of a passphrase.
const LEAST_LENGTH: usize = 6;
const MOST_LENGTH: usize = 1000;
/// The choices veil.js knows.
const BLUR: &str = "ashore.blur";
const NEUTRAL: &str = "ashore.neutral";

fn lock_page(state: State, t: &'static Text) -> Child {
    let w = words_of(state.language.get_untracked());
    vec![
        heading("h1", t.more.lock),
        p("", w.says),
        lock(state, w),
        leaving(w),
        look(w),
        card()
            .child(heading("h2", w.wipe))
            .child(paragraphs(w.wipe_says))
            .child(wiping(w, Some(state))),
        shared(w),
    ]
    .into()
}

/// A passphrase that is being typed.
#[derive(Clone, Copy)]
pub struct Secret {
    id: &'static str,
    typed: Live<String>,
    wrong: Live<Option<Said>>,
}

impl Secret {
    pub fn new(id: &'static str) -> Secret {
        Secret {
            id,
            typed: Live::new(String::new()),
            wrong: Live::new(None),
        }
    }

    pub fn field(self, label: &'static str, hint: String) -> El {
        TextField {
            id: self.id,
            label,
            hint: Box::new(move || hint.clone()),
            value: Box::new(move || self.typed.get()),
            error: Rc::new(move || self.wrong.get()),
            on_input: Box::new(move |text| {
                self.typed.set(text.chars().take(MOST_LENGTH).collect());
                self.wrong.set(None);
            }),
            on_leave: Box::new(|| {}),
            kind: Kind::Secret,
        }
        .build()
    }

    pub fn get(self) -> String {
        self.typed.get_untracked()
    }

    pub fn refuse(self, why: String) {
        self.wrong.set(Some(why));
        browser::focus_soon(self.id);
    }

    fn empty(self) {
        self.typed.set(String::new());
    }
}

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct NewSecret {
    first: Secret,
    second: Secret,
}

impl NewSecret {
    pub fn new() -> NewSecret {
        NewSecret {
            first: Secret::new("new-passphrase"),
            second: Secret::new("repeat-passphrase"),
        }
    }

    pub fn fields(self, w: &Words) -> Vec<El> {
        vec![
            self.first
                .field(w.new, w.new_hint.of(&LEAST_LENGTH.to_string())),
            self.second.field(w.repeat, String::new()),
        ]
    }

    /// The passphrase; or else what is wrong is said.
    pub fn read(self, w: &Words) -> Option<String> {
        let first = self.first.get();
        if first.chars().count() < LEAST_LENGTH {
            self.first.refuse(w.short.of(&LEAST_LENGTH.to_string()));
            None
        } else if first != self.second.get() {
            self.second.refuse(w.differs.to_owned());
            None
        } else {
            Some(first)
        }
    }

    pub fn empty(self) {
        self.first.empty();
        self.second.empty();
    }
}

fn lock(state: State, w: &'static Words) -> El {
    let card = card()
        .id("lock")
        .child(heading("h2", w.lock))
        .child(p(
            "",
            if state.has_lock {
                w.lock_on
            } else {
                w.lock_off
            },
        ))
        .child(
            el("details")
                .class("item spaced")
                .child(el("summary").child(el("span").child(w.how)))
                .child(paragraphs(w.lock_says)),
        );
    if !state.has_lock {
        return card.child(putting_on(state, w));
    }
    card.child(locking(state, w))
        .child(when(w))
        .child(changing(w))
        .child(taking_off(w))
}

/// Locking at once. What could not be kept would be lost: then it is said, with
/// the way to save it, and whoever cannot wait may lock without it.
fn locking(state: State, w: &'static Words) -> Child {
    let waits = Live::new(false);
    vec![
        actions().child(button("main", w.lock_now, move || waits.set(!state.lock()))),
        el("div").attr("role", "status").region(move || {
            if !waits.get() || state.not_kept.with(Option::is_none) {
                return Child::NONE;
            }
            let save = take(state, Taken::Page, "", w.backup);
            let without = button("danger", w.lock_without, move || state.lock_without());
            vec![p("", w.lock_waits), actions().child(save).child(without)].into()
        }),
    ]
    .into()
}

/// What a button says while it works, and how it ended.
fn ending(w: &'static Words, busy: Live<bool>, said: Live<Option<Said>>) -> Child {
    vec![working(w, busy).into(), said_of(said)].into()
}

/// What is said while a key is being made.
pub fn working(w: &'static Words, busy: Live<bool>) -> El {
    el("p")
        .attr("role", "status")
        .text_fn(move || if busy.get() { w.working } else { "" }.to_owned())
}

fn putting_on(state: State, w: &'static Words) -> Child {
    let new = NewSecret::new();
    let understood = Live::new(false);
    let busy = Live::new(false);
    let said = Live::new(None::<Said>);
    let act = move || {
        if busy.get_untracked() {
            return;
        }
        said.set(None);
        if state.not_kept.with_untracked(Option::is_some) {
            said.set(Some(w.unkept.to_owned()));
            return;
        }
        let Some(passphrase) = new.read(w) else {
            return;
        };
        if !understood.get_untracked() {
            said.set(Some(w.understood_missing.to_owned()));
            browser::focus_soon("understood");
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let done = match Kdf::new(random) {
                Some(kdf) => {
                    let key = key_of(&passphrase, &kdf).await;
                    put_on(&BrowserStorage, kdf, &key, random)
                }
                None => Err(Fault::Other),
            };
            match done {
                // The page begins anew, at the lock: whoever has put it on
                // opens it once.
                Ok(()) => {
                    browser::veil(true);
                    browser::start_again();
                }
                Err(fault) => {
                    let why = if fault == Fault::Full {
                        w.full
                    } else {
                        w.failed
                    };
                    said.set(Some(why.to_owned()));
                    busy.set(false);
                }
            }
        });
    };
    vec![
        p("notice warn", w.no_way_back).into(),
        actions()
            .child(take(state, Taken::Page, "", w.backup))
            .into(),
        p("hint", w.backup_says).into(),
        new.fields(w).into(),
        check(
            "understood",
            w.understood,
            "",
            move || understood.get(),
            move |yes| understood.set(yes),
        )
        .into(),
        actions().child(button("main", w.put_on, act)).into(),
        ending(w, busy, said),
    ]
    .into()
}

fn when(w: &'static Words) -> Child {
    let now = Live::new(When::stored());
    let keep = move |when: When| {
        when.keep();
        now.set(When::stored());
    };
    let [one, two, five, fifteen] = w.after;
    vec![
        choice(
            "lock-hidden",
            w.hidden,
            &[(0, w.at_once), (60, one), (300, five)],
            move || now.get().hidden,
            move |hidden| {
                keep(When {
                    hidden,
                    ..When::stored()
                });
            },
        ),
        p("hint", w.hidden_hint),
        choice(
            "lock-idle",
            w.idle,
            &[(120, two), (300, five), (900, fifteen)],
            move || now.get().idle,
            move |idle| {
                keep(When {
                    idle,
                    ..When::stored()
                });
            },
        ),
    ]
    .into()
}

fn changing(w: &'static Words) -> El {
    let old = Secret::new("change-present");
    let new = NewSecret::new();
    let busy = Live::new(false);
    let said = Live::new(None::<Said>);
    let act = move || {
        if busy.get_untracked() {
            return;
        }
        said.set(None);
        let Some(passphrase) = new.read(w) else {
            return;
        };
        let tries = match one_more_try(w) {
            Ok(tries) => tries,
            Err(wait) => return old.refuse(wait),
        };
        busy.set(true);
        let present = old.get();
        spawn_local(async move {
            match opened(w, tries, &present).await {
                Err(why) => old.refuse(why),
                Ok((header, key, _)) => {
                    let done = match Kdf::new(random) {
                        Some(kdf) => {
                            let anew = key_of(&passphrase, &kdf).await;
                            change(&BrowserStorage, &header, &key, kdf, &anew, random)
                        }
                        None => Err(Fault::Other),
                    };
                    let says = match done {
                        Ok(()) => w.changed,
                        Err(Fault::Sealed) => w.changed_elsewhere,
                        Err(_) => w.change_failed,
                    };
                    said.set(Some(says.to_owned()));
                    old.empty();
                    new.empty();
                }
            }
            busy.set(false);
        });
    };
    el("details")
        .class("item spaced")
        .child(el("summary").child(el("span").child(w.change)))
        .child(old.field(w.present, String::new()))
        .child(new.fields(w))
        .child(p("hint", w.no_way_back))
        .child(actions().child(button("main", w.change, act)))
        .child(ending(w, busy, said))
}

fn taking_off(w: &'static Words) -> El {
    let old = Secret::new("off-present");
    let busy = Live::new(false);
    let said = Live::new(None::<Said>);
    let act = move || {
        if busy.get_untracked() {
            return;
        }
        said.set(None);
        let tries = match one_more_try(w) {
            Ok(tries) => tries,
            Err(wait) => return old.refuse(wait),
        };
        busy.set(true);
        let present = old.get();
        spawn_local(async move {
            match opened(w, tries, &present).await {
                Err(why) => old.refuse(why),
                Ok((.., vault)) => {
                    if take_off(&BrowserStorage, &vault).is_ok() {
                        old.empty();
                        return browser::start_again();
                    }
                    said.set(Some(w.failed.to_owned()));
                }
            }
            busy.set(false);
        });
    };
    el("details")
        .class("item spaced")
        .child(el("summary").child(el("span").child(w.take_off)))
        .child(p("", w.take_off_says))
        .child(old.field(w.present, String::new()))
        .child(actions().child(button("danger", w.take_off, act)))
        .child(ending(w, busy, said))
}

fn leaving(w: &'static Words) -> El {
    card()
        .child(heading("h2", w.leave))
        .child(paragraphs(w.leave_says))
        .child(actions().child(button("", w.leave_try, browser::leave)))
}

fn look(w: &'static Words) -> El {
    let choose = |id: &'static str, key: &'static str, label, hint| {
        let chosen = Live::new(browser::is_chosen(key));
        check(
            id,
            label,
            hint,
            move || chosen.get(),
            move |yes| {
                browser::choose(key, yes);
                chosen.set(browser::is_chosen(key));
            },
        )
    };
    card()
        .child(heading("h2", w.look))
        .child(choose("blur", BLUR, w.blur, w.blur_hint))
        .child(choose("neutral", NEUTRAL, w.neutral, w.neutral_hint))
}

fn shared(w: &'static Words) -> El {
    let mut card = card()
        .child(heading("h2", w.shared))
        .child(p("", w.shared_says));
    for advice in w.advice {
        card = card
            .child(heading("h3", advice.title))
            .child(paragraphs(advice.says));
    }
    card
}
