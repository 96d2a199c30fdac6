//! The files of the build and their hashes: as the build wrote them down, and
//! computed again from what the browser has.

use js_sys::Uint8Array;
use leptos::prelude::window;
use sha2::Digest;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Page;
use super::text::Words;
use crate::app::browser::{call, property};
use crate::app::dom::{Child, El, actions, button, card, el, heading, p};
use crate::app::var::Live;
use crate::collector::Sha256;

/// The list, as `sha256sum` writes and reads it (tools/finish.mjs).
const LIST: &str = "sha256sums.txt";
/// Made from the list, and so not in it.
const WORKER: &str = "sw.js";

/// The hash of a file, and its path.
#[derive(Clone, PartialEq)]
pub struct File {
    path: String,
    /// In lower case, as the list has it; empty where the list cannot have one.
    listed: String,
    found: Found,
}

/// What the browser has for a file.
#[derive(Clone, Copy, PartialEq)]
enum Found {
    NotLooked,
    Unreadable,
    Hash(Sha256),
}

impl File {
    fn new(path: &str, listed: &str) -> File {
        File {
            path: path.to_owned(),
            listed: listed.to_owned(),
            found: Found::NotLooked,
        }
    }

    fn agrees(&self) -> bool {
        match self.found {
            Found::Hash(hash) => self.listed.is_empty() || hash.to_string() == self.listed,
            Found::NotLooked | Found::Unreadable => false,
        }
    }
}

/// The list of the build.
#[derive(Clone, PartialEq)]
pub struct List {
    /// The beginning of the list's own hash: the same files are the same version.
    version: String,
    files: Vec<File>,
}

impl List {
    /// Reads the list; a line that is none is no file.
    fn read(text: &[u8]) -> List {
        let hash = hash_of(text).to_string();
        let text = String::from_utf8_lossy(text);
        let lines = text.lines().filter_map(|line| line.split_once("  "));
        let mut files: Vec<File> = lines.map(|(sum, path)| File::new(path, sum)).collect();
        files.push(File::new(LIST, ""));
        files.push(File::new(WORKER, ""));
        List {
            version: hash.get(..16).unwrap_or_default().to_owned(),
            files,
        }
    }
}

fn hash_of(bytes: &[u8]) -> Sha256 {
    Sha256(sha2::Sha256::digest(bytes).into())
}

/// A file of the page, as the worker keeps it or, without one, the host sends it.
async fn fetch(path: &str) -> Result<Vec<u8>, JsValue> {
    // A host may know the page by the folder's name only.
    let address = if path == "index.html" { "./" } else { path };
    let response = JsFuture::from(window().fetch_with_str(address)).await?;
    if !property(&response, "ok").is_truthy() {
        return Err(JsValue::UNDEFINED);
    }
    let reading = call(&response, "arrayBuffer", &js_sys::Array::new());
    let buffer = JsFuture::from(reading.dyn_into::<js_sys::Promise>()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Reads the list of the build. The page in one file has none, and can ask for
/// nothing.
pub fn read_list(into: Live<Option<List>>) {
    if cfg!(feature = "whole") {
        return;
    }
    spawn_local(async move {
        if let Ok(text) = fetch(LIST).await {
            into.set(Some(List::read(&text)));
        }
    });
}

/// The page's own address, without what is behind `#`.
fn own_address() -> String {
    let address = window().location().href().unwrap_or_default();
    let end = address.find('#').unwrap_or(address.len());
    address.get(..end).unwrap_or_default().to_owned()
}

/// An address without the page's own folder.
pub fn short(address: &str) -> String {
    let own = own_address();
    let page = own.split('?').next().unwrap_or_default();
    let folder = page.get(..page.rfind('/').map_or(0, |at| at + 1));
    let path = address.split('#').next().unwrap_or_default();
    match folder.and_then(|folder| path.strip_prefix(folder)) {
        None => path,
        Some("") => "./",
        Some(path) => path,
    }
    .to_owned()
}

/// Whether an address is the page's own or one of a file of the build. Until the
/// list is here, whether it is in the page's folder.
pub fn is_ours(list: Option<&List>, address: &str) -> bool {
    let path = short(address);
    if path == "./" || address.split('#').next() == Some(own_address().as_str()) {
        return true;
    }
    list.map_or(path != address, |list| {
        list.files.iter().any(|file| file.path == path)
    })
}

pub fn section(page: Page) -> El {
    let w = page.w;
    let card = card().id("privacy-build").child(heading("h2", w.build));
    if cfg!(feature = "whole") {
        return card.child(p("", w.one_file.of(env!("CARGO_PKG_VERSION"))));
    }
    let looking = Live::new(false);
    let press = move || match page.list.get_untracked() {
        None => read_list(page.list),
        Some(_) if looking.get_untracked() => {}
        Some(list) => {
            looking.set(true);
            spawn_local(async move {
                page.list.set(Some(compare(list).await));
                looking.set(false);
            });
        }
    };
    card.child(p("soft", w.build_says))
        .region(move || {
            page.list.with(|list| match list {
                None => p("soft", w.no_list).into(),
                Some(List { version, .. }) => {
                    p("", w.version.of(env!("CARGO_PKG_VERSION"), version)).into()
                }
            })
        })
        .child(actions().child(button("", w.compare, press)))
        .child(
            el("p")
                .class("verdict")
                .attr("role", "status")
                .text_fn(move || {
                    page.list
                        .with(|list| verdict(w, list.as_ref(), looking.get()))
                }),
        )
        .child(
            el("details")
                .class("item")
                .child(el("summary").child(el("span").text_fn(move || {
                    let count = page
                        .list
                        .with(|list| list.as_ref().map_or(0, |l| l.files.len()));
                    w.files.of(&count.to_string())
                })))
                .region(move || page.list.with(|list| table(w, list.as_ref()))),
        )
        .child(p("hint", w.own_build))
        .child(p("hint", w.no_proof))
}

/// The list with the hash of each file as the browser has it now.
async fn compare(mut list: List) -> List {
    for file in &mut list.files {
        file.found = fetch(&file.path)
            .await
            .map_or(Found::Unreadable, |bytes| Found::Hash(hash_of(&bytes)));
    }
    list
}

fn verdict(w: &'static Words, list: Option<&List>, looking: bool) -> String {
    let Some(list) = list.filter(|_| !looking) else {
        return if looking { w.comparing } else { "" }.to_owned();
    };
    if list.files.iter().all(|file| file.found == Found::NotLooked) {
        return String::new();
    }
    let other: Vec<&str> = list
        .files
        .iter()
        .filter(|file| !file.agrees())
        .map(|file| file.path.as_str())
        .collect();
    if other.is_empty() {
        w.all_agree.of(&list.files.len().to_string())
    } else {
        w.some_differ
            .of(&other.len().to_string(), &other.join(w.between))
    }
}

fn table(w: &'static Words, list: Option<&List>) -> Child {
    let mut all = el("ul");
    for file in list.iter().flat_map(|list| &list.files) {
        let hash = match file.found {
            Found::Hash(hash) if file.listed.is_empty() => hash.to_string(),
            _ => file.listed.clone(),
        };
        let state = match file.found {
            Found::NotLooked if file.listed.is_empty() => w.not_listed,
            Found::NotLooked => "",
            Found::Unreadable => w.unreadable,
            Found::Hash(_) if file.listed.is_empty() => w.computed,
            Found::Hash(_) if file.agrees() => w.agrees,
            Found::Hash(_) => w.differs,
        };
        all = all.child(
            el("li")
                .child(el("strong").child(file.path.as_str()))
                .child(" ")
                .child(el("span").class("soft").child(state))
                .child(el("div").class("hash").child(hash)),
        );
    }
    all.into()
}
