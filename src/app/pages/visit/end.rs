//! The end: what was shown and by how many, and the entry it becomes.

use super::{Page, police};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, link_button, p, region};
use crate::app::route::Route;
use crate::app::widgets::{select_named, tick};
use crate::app::words;
use crate::book::{Command, Trashed};
use crate::collector::{Contact, ContactId, Entries, Paper, Scene, Visit};
use crate::law::guide::Topic;

/// A visit and the entry it has become.
#[derive(Clone, PartialEq, Eq)]
pub struct Saved {
    visit: Visit,
    contact: Contact,
}

/// What is asked at the end; nothing of it must be answered.
pub fn section(page: Page) -> Child {
    let w = page.w;
    let going = page.going();
    region(move || {
        if !going.get() {
            return Child::NONE;
        }
        let mut papers = el("ul").class("ticks");
        for paper in Paper::ALL {
            papers = papers.child(tick(
                &format!("visit-paper-{}", paper as usize),
                words::nth(&w.paper_names, paper as usize),
                move || page.visit().papers.contains(&paper),
                move |shown| {
                    page.change(&|visit| Visit {
                        papers: Paper::with(visit.papers, paper, shown),
                        ..visit
                    });
                },
            ));
        }
        card()
            .class("card no-print")
            .id("over")
            .child(heading("h2", w.over))
            .child(p("", w.over_says))
            .child(
                el("fieldset")
                    .class("choice")
                    .child(el("legend").child(w.papers))
                    .child(papers),
            )
            .child(police::headcount(page, "visit-count"))
            .child(debt(page))
            .child(
                actions()
                    .child(button("main big", w.save, move || save(page)))
                    .child(button("quiet danger big", w.discard, move || discard(page))),
            )
            .into()
    })
}

fn debt(page: Page) -> Option<El> {
    let book = page.state.book;
    let debts = book.with_untracked(|book| words::debts_called(page.t, book));
    if debts.is_empty() {
        return None;
    }
    let mut options = vec![(None, page.w.debt_unknown.to_owned())];
    options.extend(debts.into_iter().map(|(id, name)| (Some(id), name)));
    Some(select_named(
        "visit-debt",
        page.w.debt,
        String::new,
        options,
        move || page.visit().debt,
        move |debt| page.change(&|visit| Visit { debt, ..visit }),
    ))
}

fn save(page: Page) {
    let Some(visit) = page.kept.get_untracked() else {
        return;
    };
    let state = page.state;
    let id = ContactId(state.book.with_untracked(|b| b.dealings.next_id()));
    let contact = Contact {
        id,
        ..visit.contact(browser::minute())
    };
    let Ok(Entries { mut contacts, .. }) = state.add(contact.into()) else {
        state.say(page.w.not_saved.to_owned());
        return;
    };
    let Some(contact) = contacts.pop() else {
        return;
    };
    page.keep(None);
    page.saved.set(Some(Saved { visit, contact }));
    browser::show_soon("visit-saved");
}

fn discard(page: Page) {
    let Some(visit) = page.kept.get_untracked() else {
        return;
    };
    let trashed = Trashed::visit(page.state.today.get_untracked(), visit);
    let (said, undone) = (
        page.w.discarded.to_owned(),
        page.w.discarded_undone.to_owned(),
    );
    if page.state.trash(trashed, said, undone).is_err() {
        page.state.say(page.t.storage.adopted.to_owned());
    }
    browser::focus_soon("main");
}

/// What was kept, with the way back, and where to go on.
pub fn saved(page: Page, saved: &Saved) -> Child {
    let w = page.w;
    let Saved { visit, contact } = saved;
    let row = |name: &str, value: Child| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").child(value))
    };
    let began = words::moment(&contact.at.to_string());
    let when = match visit.lasted() {
        Some(minutes) => w.from_to.of(&began, &minutes.to_string()),
        None => began,
    };
    let mut rows = el("dl")
        .class("terms")
        .child(row(w.row_when, when.into()))
        .child(row(
            w.row_where,
            words::nth(&w.scenes, visit.scene as usize).into(),
        ));
    if let Some(count) = contact.headcount {
        rows = rows.child(row(w.row_count, w.count.of(&count.to_string()).into()));
    }
    if !contact.papers.is_empty() {
        let papers = contact.papers.iter();
        let papers: Vec<_> = papers
            .map(|paper| words::nth(&w.paper_names, *paper as usize))
            .collect();
        rows = rows.child(row(w.row_papers, papers.join(" · ").into()));
    }
    let debt = contact.debt.and_then(|id| {
        let book = page.state.book;
        book.with_untracked(|book| words::debt_called(page.t, book, id))
    });
    if let Some(debt) = debt {
        rows = rows.child(row(w.row_debt, debt.into()));
    }
    let mut marks = el("ul");
    for mark in &contact.marks {
        let name = words::nth(&w.mark_names, mark.what as usize);
        marks = marks.child(el("li").child(format!("{} {name}", super::time(mark.at))));
    }
    rows = rows.child(row(w.row_marks, marks.into()));
    let (v, c) = (visit.clone(), contact.clone());
    let undo = button("", w.undo, move || {
        if page.state.apply(Command::delete(c.clone())).is_ok() {
            page.keep(Some(v.clone()));
            page.saved.set(None);
            browser::focus_soon("main");
        }
    });
    let after = visit.scene.steps().last().map(|step| {
        let mut list = el("ul").class("notes");
        for does in (w.steps)(*step).does {
            list = list.child(el("li").child(*does));
        }
        list
    });
    let to = |topic, name: &str| {
        el("li").child(
            el("a")
                .attr("href", &Route::Guide(Some(topic)).href())
                .child(name),
        )
    };
    let mut links = el("ul").class("links");
    if visit.scene == Scene::CourtOfficers {
        links = links.child(to(Topic::Court, w.to_court));
    }
    let letters = el("a")
        .attr("href", &Route::Letters.href())
        .child(page.t.nav.letters);
    links = links
        .child(el("li").child(letters))
        .child(to(Topic::Rights, w.to_rights))
        .child(to(Topic::Channels, w.to_channels));
    vec![
        card()
            .id("visit-saved")
            .child(heading("h2", w.saved))
            .child(rows)
            .child(
                actions()
                    .child(link_button("main", w.to_log, &Route::Contacts.href()))
                    .child(undo),
            ),
        card()
            .child(heading("h2", w.today))
            .child(after)
            .child(links)
            .child(actions().child(button("", w.again, move || page.saved.set(None)))),
    ]
    .into()
}
