//! Deleting everything, and reading again to say what is gone.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::screen::paragraphs;
use super::text::Words;
use crate::app::browser::{self, BrowserStorage};
use crate::app::dom::{Child, El, actions, button, el, fill, heading, p, region};
use crate::app::guard::WIPE_KEY;
use crate::app::state::{State, Taken};
use crate::app::trail;
use crate::app::var::Live;
use crate::app::widgets::take;
use crate::store::Port;
use crate::store::keeper::all_keys;
use crate::store::seal;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Nothing,
    Asked,
    Working,
}

/// Asked for twice; with the Book open, a backup is offered first.
pub fn wiping(w: &'static Words, state: Option<State>) -> Child {
    let step = Live::new(Step::Nothing);
    region(move || match step.get() {
        Step::Nothing => actions()
            .child(button("danger", w.wipe_first, move || {
                step.set(Step::Asked);
            }))
            .into(),
        Step::Asked => el("section")
            .class("notice danger")
            .attr("role", "alert")
            .child(p("notice-title", w.wipe_sure))
            .child(
                actions()
                    .child(state.map_or(Child::NONE, |state| {
                        take(state, Taken::Page, "main", w.backup)
                    }))
                    .child(button("danger", w.wipe_yes, move || {
                        step.set(Step::Working);
                        spawn_local(async move { show(w, wipe().await) });
                    })),
            )
            .into(),
        Step::Working => p("", w.wiping).attr("role", "status").into(),
    })
}

/// What was there after everything was deleted.
#[derive(Clone, Copy)]
struct Left {
    texts: usize,
    worker: bool,
    caches: bool,
}

async fn wipe() -> Left {
    browser::halt(false);
    // The other windows leave.
    let _ = BrowserStorage.set(WIPE_KEY, "");
    remove_texts();
    let (worker, caches) = (drop_worker().await, drop_caches().await);
    Left {
        // Another window may have written while it left.
        texts: remove_texts(),
        worker: !worker.unwrap_or(false),
        caches: !caches.unwrap_or(false),
    }
}

/// Removes every text and says how many are there afterwards. Nothing of this
/// page is written again.
fn remove_texts() -> usize {
    browser::halt(false);
    let keys = browser::stored_keys().into_iter().chain(all_keys());
    let refused = seal::wipe(&BrowserStorage, keys).len();
    browser::halt(true);
    refused.max(browser::stored_keys().len())
}

/// Calls a method and waits for what it promises.
async fn ask(object: &JsValue, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let answer = function.apply(object, arguments)?;
    JsFuture::from(Promise::resolve(&answer)).await
}

/// Says whether no service worker is left.
async fn drop_worker() -> Result<bool, JsValue> {
    let workers = Reflect::get(&window().navigator(), &"serviceWorker".into())?;
    if workers.is_undefined() {
        return Ok(true);
    }
    let none = Array::new();
    // A page that may not ask for one has none: a file, for example.
    let Ok(registration) = ask(&workers, "getRegistration", &none).await else {
        return Ok(true);
    };
    if !registration.is_undefined() {
        ask(&registration, "unregister", &none).await?;
    }
    Ok(ask(&workers, "getRegistration", &none)
        .await?
        .is_undefined())
}

/// Says whether no cache of this page is left; other pages of the same host
/// keep theirs.
async fn drop_caches() -> Result<bool, JsValue> {
    let caches = Reflect::get(&window(), &"caches".into())?;
    if caches.is_undefined() {
        return Ok(true);
    }
    let here = web_sys::Url::new_with_base("./", &window().location().href()?)?.href();
    // The name of a version's cache (sw.template.js).
    let ours = format!("ashore {here} ");
    let is_ours = |name: &JsValue| name.as_string().is_some_and(|n| n.starts_with(&ours));
    let Ok(names) = ask(&caches, "keys", &Array::new()).await else {
        return Ok(true);
    };
    let names = Array::from(&names);
    for name in names.iter().filter(is_ours) {
        ask(&caches, "delete", &Array::of1(&name)).await?;
    }
    let names = Array::from(&ask(&caches, "keys", &Array::new()).await?);
    Ok(!names.iter().any(|name| is_ours(&name)))
}

/// In the place of everything: what is gone, and what is not.
fn show(w: &'static Words, left: Left) {
    let Some(root) = document().get_element_by_id("app") else {
        return;
    };
    trail::forget();
    root.replace_children_with_node_0();
    root.set_class_name("lock-screen");
    let gone = left.texts == 0 && !left.worker && !left.caches;
    let texts = if left.texts == 0 {
        w.texts_gone.to_owned()
    } else {
        w.texts_left.of(&left.texts.to_string())
    };
    let worker = if left.worker {
        w.worker_left
    } else {
        w.worker_gone
    };
    let caches = if left.caches {
        w.caches_left
    } else {
        w.caches_gone
    };
    let again = (!gone).then(|| {
        button("danger", w.wipe_again, move || {
            spawn_local(async move { show(w, wipe().await) });
        })
    });
    let says: &[&'static str] = if gone {
        &[w.wiped_says]
    } else {
        &[w.not_wiped_says, w.wiped_says]
    };
    let list: El = el("ul")
        .child(el("li").child(texts))
        .child(el("li").child(worker))
        .child(el("li").child(caches));
    let title = if gone { w.wiped } else { w.not_wiped };
    let main = el("main").id("main").attr("tabindex", "-1").child(
        el("section")
            .class("card")
            .attr("role", "status")
            .child(heading("h1", title))
            .child(list)
            .child(paragraphs(says))
            .child(
                actions()
                    .child(again)
                    .child(button("main", w.leave_now, browser::leave)),
            ),
    );
    fill(&root, main.into());
    browser::focus("main");
}
