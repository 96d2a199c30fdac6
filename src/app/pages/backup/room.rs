//! How much room there is, and what to do before it is used up.

use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Page;
use crate::app::browser::{call, property};
use crate::app::dom::{Child, El, card, el, heading, p, region};
use crate::app::var::Live;
use crate::app::words;
use crate::store::ROOM;

/// Asks the browser's storage manager something; one that has none is not
/// asked.
fn storage(method: &str) -> Option<Promise> {
    let manager = property(&window().navigator(), "storage");
    call(&manager, method, &Array::new()).dyn_into().ok()
}

/// Asks whether what is here is kept for good (`persisted`), or for it
/// (`persist`).
pub fn ask(page: Page, method: &str) {
    if let Some(answer) = storage(method) {
        spawn_local(async move {
            if let Ok(answer) = JsFuture::from(answer).await {
                page.promised.set(answer.as_bool());
            }
        });
    }
}

pub fn section(page: Page) -> El {
    let w = page.w;
    let used = move || page.state.stored_bytes();
    let estimate: Live<Option<(u64, u64)>> = Live::new(None);
    if let Some(answer) = storage("estimate") {
        spawn_local(async move {
            let answer = JsFuture::from(answer).await.unwrap_or(JsValue::NULL);
            let bytes = |name: &str| {
                let value = property(&answer, name).as_f64()?;
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                Some(value as u64)
            };
            estimate.set(bytes("usage").zip(bytes("quota")));
        });
    }
    let mut list = el("ul").class("notes");
    for says in w.room_says {
        list = list.child(el("li").child(*says));
    }
    card()
        .id("room")
        .child(heading("h2", w.room))
        .child(el("p").text_fn(move || w.room_used.of(&words::size(used()))))
        .child(
            el("meter")
                .attr("aria-label", w.room_meter)
                .attr("min", "0")
                .attr("max", &ROOM.to_string())
                .attr("high", &(ROOM / 2).to_string())
                .attr("optimum", "0")
                .attr_fn("value", move || Some(used().to_string())),
        )
        .child(region(move || {
            let tight = page.state.is_room_tight();
            tight.then(|| p("notice warn", w.room_tight)).into()
        }))
        .child(list)
        .child(region(move || match estimate.get() {
            Some((usage, quota)) if quota > 0 => {
                let says = w
                    .room_site
                    .of(&words::size_of(usage), &words::size_of(quota));
                p("soft", says).into()
            }
            _ => Child::NONE,
        }))
        .child(region(move || match page.promised.get() {
            Some(yes) => p("soft", words::nth(&w.promised, usize::from(!yes))).into(),
            None => Child::NONE,
        }))
}
