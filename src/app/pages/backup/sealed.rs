//! An encrypted backup: made with a passphrase of its own, and opened with it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::restore::{find, of_text};
use super::{Found, Page};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, el, p};
use crate::app::fields::fold;
use crate::app::keys::{open_backup, seal_backup};
use crate::app::pages::lock::text::words_of;
use crate::app::pages::lock::{NewSecret, Secret, working};
use crate::app::var::Live;
use crate::app::words;
use crate::store::lock::SealedText;

/// Passphrase, and the file or text sealed with it.
pub fn making(page: Page) -> Child {
    let (state, w) = (page.state, page.w);
    fold("backup-sealed", w.seal, move || {
        let l = words_of(state.language.get_untracked());
        let new = NewSecret::new();
        let busy = Live::new(false);
        let make = move |copied: bool| {
            if busy.get_untracked() {
                return;
            }
            let Some(passphrase) = new.read(l) else {
                return;
            };
            let Some(text) = page.backup() else { return };
            busy.set(true);
            spawn_local(async move {
                let sealed = seal_backup(&text, &passphrase).await;
                // The page may have been left meanwhile.
                if !busy.is_there() {
                    return;
                }
                busy.set(false);
                let Some(sealed) = sealed else {
                    state.say(page.t.storage.failed.to_owned());
                    return;
                };
                new.empty();
                if copied {
                    return page.copy_over(&sealed);
                }
                let name = format!("ashore-{}-sealed.json", words::date(browser::today()));
                page.hand_over(&name, &sealed);
            });
        };
        let form = el("div").class("spaced").child(p("", w.seal_says));
        new.fields(l)
            .into_iter()
            .fold(form, El::child)
            .child(
                actions()
                    .child(button("", w.save_sealed, move || make(false)))
                    .child(button("", w.copy_sealed, move || make(true))),
            )
            .child(working(l, busy))
            .into()
    })
    .into()
}

/// Asks for the passphrase of a backup; what it holds is then found.
pub fn opening(page: Page, sealed: Rc<SealedText>) -> Child {
    let w = page.w;
    let l = words_of(page.state.language.get_untracked());
    let secret = Secret::new("backup-passphrase");
    let busy = Live::new(false);
    let open = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let sealed = Rc::clone(&sealed);
        spawn_local(async move {
            let text = open_backup(&sealed, &secret.get()).await;
            if !busy.is_there() {
                return;
            }
            busy.set(false);
            match text.map(|text| of_text(&text)) {
                // Sealed twice is no backup of this page.
                None | Some(Found::Sealed(_)) => secret.refuse(l.wrong.to_owned()),
                Some(found) => find(page, found),
            }
        });
    };
    vec![
        p("", w.sealed_found),
        secret.field(l.passphrase, String::new()),
        actions().child(button("main", l.open, open)),
        working(l, busy),
    ]
    .into()
}
