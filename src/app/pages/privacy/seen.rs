//! What the browser knows of this page: what is stored, what was asked for, what
//! the document says of itself.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::app::browser::{call, property};
use crate::sort::Sort as _;

/// A key and how many bytes it takes, itself included.
#[derive(Clone, PartialEq)]
pub struct Size {
    pub name: String,
    pub bytes: usize,
}

/// One request.
#[derive(Clone, PartialEq)]
pub struct Request {
    pub address: String,
    /// Since the page, or the worker, was started.
    pub ms: u32,
    /// What came over the network; 0 for what was on the device.
    pub bytes: usize,
}

/// Every key of the storage that this page's address has, in order; none where
/// the browser withholds it.
pub fn stored() -> Vec<Size> {
    let storage = property(&window(), "localStorage");
    let mut sizes = Vec::new();
    while let Some(name) = call(&storage, "key", &Array::of1(&sizes.len().into())).as_string() {
        let text = call(&storage, "getItem", &Array::of1(&name.as_str().into()));
        let bytes = name.len() + text.as_string().map_or(0, |text| text.len());
        sizes.push(Size { name, bytes });
    }
    sizes.arrange_by(|size| size.name.clone());
    sizes
}

/// How many bytes of cookies the page can see.
pub fn cookie_bytes() -> usize {
    let cookies = property(&document(), "cookie");
    cookies.as_string().map_or(0, |text| text.len())
}

/// The content of a `meta` element of the document.
pub fn meta(attribute: &str, value: &str) -> Option<String> {
    let selector = format!("meta[{attribute}=\"{value}\"]");
    let found = document().query_selector(&selector).ok()??;
    property(&found, "content").as_string()
}

/// Every request of the page since it was opened, the page itself first.
pub fn requests() -> Vec<Request> {
    let performance = property(&window(), "performance");
    let of = |kind: &str| {
        let entries = call(&performance, "getEntriesByType", &Array::of1(&kind.into()));
        read(&entries)
    };
    [of("navigation"), of("resource")].concat()
}

/// What the service worker has asked for since it was started, as soon as it
/// answers. Without one nothing is told.
pub fn requests_of_worker(told: impl FnOnce(Vec<Request>) + 'static) {
    let worker = property(
        &property(&window().navigator(), "serviceWorker"),
        "controller",
    );
    let Some(channel) = property(&window(), "MessageChannel")
        .dyn_ref::<Function>()
        .filter(|_| worker.is_object())
        .and_then(|channel| Reflect::construct(channel, &Array::new()).ok())
    else {
        return;
    };
    let answered =
        Closure::once_into_js(move |event: JsValue| told(read(&property(&event, "data"))));
    let _ = Reflect::set(&property(&channel, "port1"), &"onmessage".into(), &answered);
    let ports = Array::of1(&property(&channel, "port2"));
    call(
        &worker,
        "postMessage",
        &Array::of2(&"requests".into(), &ports),
    );
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, small, not below 0
fn read(entries: &JsValue) -> Vec<Request> {
    let number = |entry: &JsValue, name: &str| property(entry, name).as_f64().unwrap_or(0.0);
    let entries = entries.dyn_ref::<Array>();
    entries.map_or_else(Vec::new, |entries| {
        entries
            .iter()
            .filter_map(|entry| {
                let address = property(&entry, "name").as_string()?;
                // A file that the page itself makes is no request to anyone.
                let made_here = address.starts_with("blob:") || address.starts_with("data:");
                (!made_here).then(|| Request {
                    address,
                    ms: number(&entry, "startTime") as u32,
                    bytes: number(&entry, "transferSize") as usize,
                })
            })
            .collect()
    })
}
