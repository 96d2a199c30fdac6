//! 证据: a file's name, size and hash are kept; the file stays where it is.
//!
//! `sha2` computes the hash piece by piece, so that a long video needs no more
//! memory than a short one, and in pages that were not served over HTTPS, where
//! browsers withhold their own. MIT or Apache, and Leptos has it already.

use js_sys::Uint8Array;
use sha2::Digest;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, File, HtmlInputElement};

use super::{Page, moment};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::fields::{is_long, kept};
use crate::app::var::{Derived, Live};
use crate::app::widgets::Kind;
use crate::book::Command;
use crate::collector::{
    ContactId, Entries, Evidence, EvidenceId, MAX_MARKS, MAX_TEXT, Minute, Sha256,
};

/// How much of a file is read at once, in bytes.
const PIECE: f64 = 4_194_304.0;

/// How far a file is.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    /// The file's name, and the whole percents that are read.
    Reading(String, u8),
    /// What was not taken as it was chosen, and why.
    Said(Vec<(Not, String)>),
    Failed(String),
    /// A file that was looked at again: its name, and whether it is the same.
    Looked(String, bool),
}

/// Why a file was not noted.
#[derive(Clone, Copy, PartialEq)]
enum Not {
    Unreadable,
    Empty,
    /// It is noted already.
    Known,
}

async fn hash(file: &Blob, told: impl Fn(u8)) -> Result<Sha256, JsValue> {
    let mut sum = sha2::Sha256::new();
    let size = file.size();
    let mut at = 0.0;
    while at < size {
        let end = (at + PIECE).min(size);
        let piece = file.slice_with_f64_and_f64(at, end)?;
        let buffer = JsFuture::from(piece.array_buffer()).await?;
        sum.update(Uint8Array::new(&buffer).to_vec());
        at = end;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        told((at / size * 100.0) as u8);
    }
    Ok(Sha256(sum.finalize().into()))
}

/// The files that were chosen in an input, which is empty again.
fn chosen(event: &Event) -> Vec<File> {
    let Some(input) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return Vec::new();
    };
    let files = input.files();
    let all = files.map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|i| files.item(i)).collect()
    });
    input.set_value("");
    all
}

/// A button that chooses files.
fn chooser(id: &str, label: &str, many: bool, act: impl Fn(Vec<File>) + 'static) -> El {
    let mut input = el("input")
        .attr("type", "file")
        .id(id)
        .on("change", move |event| act(chosen(&event)));
    if many {
        input = input.attr("multiple", "");
    }
    el("span")
        .class("chooser")
        .child(input)
        .child(el("label").class("button").attr("for", id).child(label))
}

/// When the device says that a file was last changed.
fn modified(file: &File) -> Option<Minute> {
    browser::minute_of(file.last_modified())
}

/// Notes files, one after the other, and links them to an entry.
fn add(page: Page, contact: Option<ContactId>, files: Vec<File>, progress: Live<Stage>) {
    spawn_local(async move {
        let mut said = Vec::new();
        for file in files {
            let name = file.name();
            progress.set(Stage::Reading(name.clone(), 0));
            let told = name.clone();
            let sum = hash(&file, move |percent| {
                progress.set(Stage::Reading(told.clone(), percent));
            });
            let not = match sum.await {
                Err(_) => Some(Not::Unreadable),
                Ok(_) if file.size() == 0.0 => Some(Not::Empty),
                Ok(sha256) => keep(page, contact, &file, sha256),
            };
            said.extend(not.map(|not| (not, name)));
        }
        progress.set(if said.is_empty() {
            Stage::Idle
        } else {
            Stage::Said(said)
        });
    });
}

/// Notes a file, or links the one that is noted already.
fn keep(page: Page, contact: Option<ContactId>, file: &File, sha256: Sha256) -> Option<Not> {
    let (next, known) = page.state.book.with_untracked(|book| {
        let mut all = book.dealings.evidence.iter();
        let known = all.find(|e| e.sha256 == sha256).map(|e| e.id);
        (book.dealings.next_id(), known)
    });
    let there = contact.and_then(|id| page.contact(id));
    if let Some(known) = known {
        if let Some(there) = there.filter(|there| !there.evidence.contains(&known)) {
            page.change(there.id, |contact| contact.evidence.push(known));
        }
        return Some(Not::Known);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let evidence = Evidence {
        id: EvidenceId(next),
        name: file.name().chars().take(MAX_TEXT).collect(),
        size: file.size() as u64,
        sha256,
        modified: modified(file),
        added: browser::minute(),
        note: String::new(),
    };
    let mut before = Entries::default();
    let mut after = Entries::from(evidence);
    if let Some(there) = there {
        if there.evidence.len() >= MAX_MARKS {
            return None;
        }
        let mut changed = there.clone();
        changed.evidence.push(EvidenceId(next));
        before.contacts.push(there);
        after.contacts.push(changed);
    }
    page.apply(Command::EditEntries { before, after });
    None
}

/// Whether a file is still the one that was noted.
fn look(noted: Sha256, file: File, progress: Live<Stage>) {
    spawn_local(async move {
        let name = file.name();
        progress.set(Stage::Reading(name.clone(), 0));
        let told = name.clone();
        let sum = hash(&file, move |percent| {
            progress.set(Stage::Reading(told.clone(), percent));
        });
        progress.set(match sum.await {
            Ok(sum) => Stage::Looked(name, sum == noted),
            Err(_) => Stage::Failed(name),
        });
    });
}

fn progress_says(page: Page, progress: Live<Stage>) -> El {
    let w = page.w;
    el("div")
        .attr("role", "status")
        .child(region(move || match progress.get() {
            Stage::Idle => Child::NONE,
            Stage::Reading(name, percent) => {
                p("soft", w.reading.of(&name, &percent.to_string())).into()
            }
            Stage::Said(said) => {
                let says = said.iter().map(|(not, name)| {
                    let says = match not {
                        Not::Unreadable => w.unreadable,
                        Not::Empty => w.empty_file,
                        Not::Known => w.known_file,
                    };
                    p("notice warn", says.of(name))
                });
                says.collect::<Vec<El>>().into()
            }
            Stage::Failed(name) => p("notice warn", w.unreadable.of(&name)).into(),
            Stage::Looked(name, true) => p("notice plain", w.same.of(&name)).into(),
            Stage::Looked(name, false) => p("notice warn", w.not_same.of(&name)).into(),
        }))
}

/// The evidence of one entry, within it.
pub fn of_entry(page: Page, id: ContactId) -> Child {
    let w = page.w;
    let state = page.state;
    let progress = Live::new(Stage::Idle);
    let linked = Derived::new(move || {
        state.book.with(|book| {
            let ids = book.dealings.contact(id).map(|c| c.evidence.clone());
            let there = |id: &EvidenceId| book.dealings.evidence(*id).is_some();
            let ids = ids.unwrap_or_default().into_iter().filter(there);
            ids.collect::<Vec<EvidenceId>>()
        })
    });
    el("section")
        .class("group")
        .child(heading("h3", w.evidence))
        .child(p("hint", w.evidence_says))
        .child(region(move || {
            linked
                .get()
                .into_iter()
                .map(|id| one(page, id, "entry"))
                .collect::<Vec<El>>()
                .into()
        }))
        .child(
            actions().child(chooser("entry-files", w.attach, true, move |files| {
                add(page, Some(id), files, progress);
            })),
        )
        .child(progress_says(page, progress))
        .into()
}

/// All of it.
pub fn section(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let progress = Live::new(Stage::Idle);
    let ids = Derived::new(move || {
        state.book.with(|book| {
            let all = book.dealings.evidence.iter().map(|e| e.id);
            all.collect::<Vec<EvidenceId>>()
        })
    });
    card()
        .id("evidence")
        .child(heading("h2", w.evidence))
        .child(p("hint", w.evidence_says))
        .child(region(move || {
            let mut ids = ids.get();
            if ids.is_empty() {
                return p("soft", w.evidence_none).into();
            }
            ids.reverse();
            let rows = ids.into_iter().map(|id| one(page, id, "all"));
            rows.collect::<Vec<El>>().into()
        }))
        .child(
            actions().child(chooser("files", w.attach_alone, true, move |files| {
                add(page, None, files, progress);
            })),
        )
        .child(progress_says(page, progress))
}

/// `1,234,567 字节`, and in larger units where it is more.
pub fn size(page: Page, bytes: u64) -> String {
    let exact = page.w.bytes.of(&bytes.to_string());
    let unit = |divisor: u64, name: &str| {
        let tenths = bytes.saturating_mul(10) / divisor;
        format!("{}.{} {name} · {exact}", tenths / 10, tenths % 10)
    };
    match bytes {
        1_048_576.. => unit(1_048_576, "MB"),
        1_024.. => unit(1_024, "KB"),
        _ => exact,
    }
}

fn of(page: Page, id: EvidenceId) -> Option<Evidence> {
    let book = page.state.book;
    book.with_untracked(|book| book.dealings.evidence(id).cloned())
}

fn one(page: Page, id: EvidenceId, place: &'static str) -> El {
    let w = page.w;
    let Some(evidence) = of(page, id) else {
        return el("div");
    };
    let progress = Live::new(Stage::Idle);
    let noted = evidence.sha256;
    let delete = move || {
        let Some(now) = of(page, id) else { return };
        let said = w.deleted.of(&now.name);
        let deleted = page.state.delete(now.into(), said, w.delete_undone);
        let _ = deleted.map_err(|conflict| page.refused(&conflict));
    };
    let note = kept(
        Box::leak(format!("note-{place}-{}", id.0).into_boxed_str()),
        (w.note, w.note_hint),
        Kind::Text,
        evidence.note.clone(),
        move |text| is_long(text).then(|| w.too_long.to_owned()),
        move |text| {
            let Some(before) = of(page, id) else { return };
            let after = Evidence {
                note: text.to_owned(),
                ..before.clone()
            };
            if after != before {
                page.apply(Command::edit(before, after));
            }
        },
    );
    let times = match evidence.modified {
        Some(at) => w.times.of(&moment(evidence.added), &moment(at)),
        None => w.time_added.of(&moment(evidence.added)),
    };
    el("div")
        .class("item evidence")
        .child(p("", el("strong").child(evidence.name.as_str())))
        .child(p("soft", size(page, evidence.size)))
        .child(p("soft", times))
        .child(p("hash", format!("SHA-256 {}", evidence.sha256)))
        .child(note)
        .child(
            actions()
                .class("actions no-print")
                .child(chooser(
                    &format!("look-{place}-{}", id.0),
                    w.look_again,
                    false,
                    move |files| {
                        if let Some(file) = files.into_iter().next() {
                            look(noted, file, progress);
                        }
                    },
                ))
                .child(button("danger", page.t.word.delete, delete)),
        )
        .child(progress_says(page, progress))
}
