//! Stands in for `wasm-streams`.
//!
//! Leptos depends on `server_fn`, and that on `wasm-streams` for requests whose
//! bodies are streams. This page makes no request, yet the crate's exports to
//! JavaScript stay in the module whether anything calls them or not: 6 KB brotli
//! on a first visit. Here is what `server_fn` names of it, without a way to make
//! one, so that the compiler sees that nothing of it can ever run.

#![forbid(unsafe_code)]

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

pub struct ReadableStream(Infallible);

impl ReadableStream {
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unused()
    }

    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        unused()
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self.0 {}
    }

    pub fn into_stream(self) -> IntoStream {
        match self.0 {}
    }
}

pub struct IntoStream(Infallible);

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0 {}
    }
}

fn unused() -> ReadableStream {
    unreachable!("server functions are not used here")
}
