//! To bring a backup back: what it would change, then merged or in the place of
//! what is here; and the copies that this browser still has.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};

use super::{Found, Page, sealed, shown};
use crate::app::browser;
use crate::app::dom::{
    Child, El, actions, button, card, el, head_cell, heading, p, scroller, table_head,
};
use crate::app::var::Live;
use crate::app::widgets::choice;
use crate::app::words;
use crate::book::{Book, Command, Debt};
use crate::store::keeper::Keeper;
use crate::store::lock::SealedText;
use crate::store::restore::{
    Compared, MAX_BACKUP, Preview, Refused, Side, in_place_of, json_of, merge, read,
};
use crate::store::{Damage, OLDER_KEY, Opened, PREVIOUS_KEY, Port, decode};

/// How many names a line has at most.
const NAMES: usize = 12;

pub fn section(page: Page) -> El {
    let w = page.w;
    card()
        .id("restore")
        .child(heading("h2", w.restore))
        .child(p("", w.restore_says))
        .child(actions().child(chooser(page)))
        .child(
            el("div")
                .class("field")
                .child(el("label").attr("for", "restore-text").child(w.paste))
                .child(
                    el("textarea")
                        .id("restore-text")
                        .attr("rows", "3")
                        .attr("autocomplete", "off")
                        .attr("aria-describedby", "restore-text-hint"),
                )
                .child(p("hint", w.paste_hint).id("restore-text-hint")),
        )
        .child(actions().child(button("", w.read, move || pasted(page))))
        .child(
            el("div")
                .id("found")
                .attr("tabindex", "-1")
                .child(shown(page, move |found| result(page, found))),
        )
        .child(copies(page))
}

fn chooser(page: Page) -> El {
    let chosen = move |event: Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.item(0)) {
            page.found.set(Found::Reading);
            spawn_local(async move { find(page, of_file(&file).await) });
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    el("span")
        .class("chooser")
        .child(
            el("input")
                .attr("type", "file")
                .attr("accept", ".json,.txt,application/json,text/plain")
                .id("restore-file")
                .on("change", chosen),
        )
        .child(
            el("label")
                .class("button")
                .attr("for", "restore-file")
                .child(page.w.choose),
        )
}

/// A file is looked into only when it is not too large.
async fn of_file(file: &File) -> Found {
    #[allow(clippy::cast_precision_loss)]
    if file.size() > MAX_BACKUP as f64 {
        return Found::Refused(Refused::TooLarge);
    }
    let text = JsFuture::from(file.text()).await;
    match text.ok().and_then(|text| text.as_string()) {
        Some(text) => of_text(&text),
        None => Found::Failed,
    }
}

pub(super) fn of_text(text: &str) -> Found {
    if let Some(sealed) = SealedText::read(json_of(text)) {
        return Found::Sealed(Rc::new(sealed));
    }
    match read(text) {
        Ok(opened) => Found::Read(Rc::new(opened)),
        Err(refused) => Found::Refused(refused),
    }
}

fn pasted(page: Page) {
    let area = leptos::prelude::document().get_element_by_id("restore-text");
    let Some(area) = area else { return };
    let text = browser::property(&area, "value");
    let length = browser::property(&text, "length").as_f64();
    // Not taken over before its length is known.
    #[allow(clippy::cast_precision_loss)]
    let large = length > Some(MAX_BACKUP as f64);
    find(
        page,
        if large {
            Found::Refused(Refused::TooLarge)
        } else {
            of_text(&text.as_string().unwrap_or_default())
        },
    );
}

pub(super) fn find(page: Page, found: Found) {
    page.found.set(found);
    browser::show_soon("found");
}

fn result(page: Page, found: &Found) -> Child {
    let w = page.w;
    let says = match found {
        Found::Nothing => return Child::NONE,
        Found::Read(opened) => {
            let opened = Rc::clone(opened);
            return el("div")
                .class("spaced")
                .region(move || page.state.book.with(|book| preview(page, book, &opened)))
                .into();
        }
        Found::Sealed(text) => return sealed::opening(page, Rc::clone(text)),
        Found::Reading => return p("soft", w.reading).attr("role", "status").into(),
        Found::Failed => w.unread,
        Found::Refused(Refused::TooLarge) => w.too_large,
        Found::Refused(Refused::Damage(damage)) => match damage {
            Damage::Unreadable => w.unreadable,
            Damage::Checksum => w.checksum,
            Damage::Content => w.content,
            Damage::Newer { .. } => w.newer,
        },
    };
    el("section")
        .class("notice warn")
        .attr("role", "alert")
        .child(p("notice-title", says))
        .child(p("", w.nothing_changed))
        .into()
}

fn preview(page: Page, here: &Book, opened: &Opened) -> Child {
    let w = page.w;
    let there = &opened.book;
    let revision = |n: u64| n.to_string();
    let (saved_at, mine) = page
        .state
        .keeper(|keeper| (words::moment(keeper.saved_at()), Keeper::revision(keeper)));
    let is_new = mine == 0;
    let head = vec![
        heading("h3", w.preview),
        p(
            "",
            w.from
                .of(&words::moment(&opened.saved_at), &revision(opened.revision)),
        ),
    ];
    let mut parts: Vec<Child> = vec![head.into()];
    if !is_new {
        parts.push(p("", w.here.of(&saved_at, &revision(mine))).into());
    }
    let Ok(compared) = Preview::of(here, there) else {
        parts.push(p("notice warn", w.full).into());
        return parts.into();
    };
    if compared.is_empty() {
        parts.push(p("notice plain", w.equal).id("restore-equal").into());
        return parts.into();
    }
    parts.push(table(page, &compared));
    parts.push(names(page, &compared.debts));
    if !compared.singles.is_empty() {
        let mut list = Vec::new();
        for single in &compared.singles {
            list.push(words::nth(&w.singles, *single as usize));
        }
        parts.push(p("", w.names.of(w.differ, &list.join(w.and))).into());
    }
    parts.push(choices(page, here, there));
    parts.into()
}

fn counts<T>(compared: &Compared<T>) -> [usize; 4] {
    [
        compared.same,
        compared.differ.len(),
        compared.only_here.len(),
        compared.only_there.len(),
    ]
}

fn table(page: Page, compared: &Preview) -> Child {
    let w = page.w;
    let mut body = el("tbody");
    for (name, counts) in [
        (w.debts, counts(&compared.debts)),
        (w.contacts, counts(&compared.contacts)),
        (w.evidence, counts(&compared.evidence)),
        (w.todos, counts(&compared.todos)),
    ] {
        if counts.iter().all(|count| *count == 0) {
            continue;
        }
        let mut row = el("tr").child(head_cell("row", name));
        for count in counts {
            row = row.child(el("td").class("money").child(count.to_string()));
        }
        body = body.child(row);
    }
    let head = table_head(&[w.kind, w.same, w.differ, w.only_here, w.only_there]);
    scroller(
        w.preview,
        el("table").id("restore-table").child(head).child(body),
    )
    .into()
}

/// Which debts they are.
fn names(page: Page, debts: &Compared<Debt>) -> Child {
    let w = page.w;
    let line = |label: &str, debts: Vec<&Debt>| {
        if debts.is_empty() {
            return None;
        }
        let all = debts.len();
        let named = debts.into_iter().take(NAMES);
        let named = named.map(|debt| words::debt_name(page.t, debt));
        let mut list = named.collect::<Vec<_>>().join(w.and);
        if all > NAMES {
            list.push_str(&w.rest.of(&(all - NAMES).to_string()));
        }
        Some(p("", w.names.of(label, &list)))
    };
    let differ = debts.differ.iter().map(|(mine, _)| mine).collect();
    let lines = [
        line(w.differ, differ),
        line(w.only_here, debts.only_here.iter().collect()),
        line(w.only_there, debts.only_there.iter().collect()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().into()
}

/// What can be done with it.
fn choices(page: Page, here: &Book, there: &Book) -> Child {
    let w = page.w;
    let (before, whole) = (Rc::new(here.clone()), Rc::new(there.clone()));
    let replace = {
        let before = Rc::clone(&before);
        let after = in_place_of(here, there.clone());
        move || {
            let put = put(page, &before, &after, w.replaced);
            if put && !page.state.keeper(Keeper::has_unkept) {
                page.state.note_backup();
            }
        }
    };
    let dealings = &here.dealings;
    let blank = here.debts.is_empty()
        && dealings.contacts.is_empty()
        && dealings.evidence.is_empty()
        && dealings.todos.is_empty();
    let close = button("quiet", w.close, move || page.found.set(Found::Nothing));
    if blank {
        let put = button("main", w.put, replace);
        return actions().child(put).child(close).into();
    }
    let side = Live::new(Side::Both);
    let sides = [Side::Both, Side::Here, Side::There];
    let options: Vec<(Side, &'static str)> = sides.into_iter().zip(w.sides).collect();
    let merge = move || match merge(&before, &whole, side.get_untracked()) {
        Ok(merged) => {
            put(page, &before, &merged, w.merged);
        }
        Err(_) => page.state.say(w.full.to_owned()),
    };
    vec![
        choice(
            "restore-side",
            w.side,
            &options,
            move || side.get(),
            move |picked| side.set(picked),
        ),
        p("hint", w.merge_says),
        actions().child(button("main", w.merge, merge)),
        p("hint", w.replace_says),
        actions()
            .child(button("danger", w.replace, replace))
            .child(close),
    ]
    .into()
}

/// Puts a Book in the place of the one that was seen, with the way back.
fn put(page: Page, before: &Book, after: &Book, said: &str) -> bool {
    let (state, w) = (page.state, page.w);
    let swap = |before: &Book, after: &Book| Command::replace(before.clone(), after.clone());
    let (forth, back) = (swap(before, after), swap(after, before));
    let done = state
        .act_with_undo(forth, said.to_owned(), back, w.undone.to_owned())
        .is_ok();
    if done {
        page.found.set(Found::Nothing);
    } else {
        state.say(w.changed.to_owned());
    }
    done
}

/// The copies that this browser has.
fn copies(page: Page) -> El {
    let w = page.w;
    super::fold("restore-copies", w.copies, move || {
        let list = move || {
            page.state.book.track();
            let mut list = el("ul");
            let mut any = false;
            for (key, name) in [PREVIOUS_KEY, OLDER_KEY].into_iter().zip(w.copy_names) {
                let text = page.state.keeper(|keeper| keeper.port().get(key));
                let copy = text.ok().flatten().and_then(|text| decode(&text).ok());
                let Some(copy) = copy else { continue };
                any = true;
                let when = words::moment(&copy.saved_at);
                let copy = Rc::new(copy);
                let look = button("", w.look, move || {
                    find(page, Found::Read(Rc::clone(&copy)));
                })
                .attr("aria-label", &format!("{} {name}", w.look));
                list = list.child(
                    el("li")
                        .class("row")
                        .child(
                            el("span")
                                .child(name)
                                .child(el("span").class("detail").child(when)),
                        )
                        .child(look),
                );
            }
            if any {
                list.into()
            } else {
                p("soft", w.copies_none).into()
            }
        };
        vec![p("", w.copies_says), el("div").region(list)].into()
    })
}
