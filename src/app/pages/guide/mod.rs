//! 指南: short statements by topic, to read and to search, each with what it
//! rests on.
//!
//! The statements come from [`crate::law::guide`]. It is a part of its own,
//! fetched when it is first shown.

pub mod text;

use std::rc::Rc;

use self::text::{Saying, Words, words_of};
use crate::app::basis::basis;
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, link_button, p, region};
use crate::app::find::finds;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::widgets::{Kind, TextField, notice};
use crate::app::words;
use crate::book::Language;
use crate::law::guide::{Entry, FACTS, Topic, checked, is_stale};

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text, Option<Topic>) -> Child;

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    t: &'static Text,
    w: &'static Words,
    language: Language,
    topic: Option<Topic>,
}

impl Page {
    /// What is on this page, as far as it has all the words.
    fn entries(self, query: &str) -> Vec<&'static Entry> {
        let here = |entry: &&Entry| self.topic.is_none_or(|topic| topic == entry.topic);
        FACTS
            .iter()
            .filter(here)
            .filter(|entry| self.has(entry, query))
            .collect()
    }

    fn has(self, entry: &Entry, query: &str) -> bool {
        let Saying(title, says) = (self.w.fact)(entry.fact);
        let mut texts = vec![
            title,
            says,
            words::nth(&self.w.topics, entry.topic as usize),
        ];
        texts.extend(entry.phone.map(|phone| phone.number));
        for basis in entry.basis {
            texts.push(words::source_title(self.language, basis.source()));
        }
        finds(query, &texts)
    }

    fn fact(self, entry: &'static Entry, level: &str) -> El {
        let Saying(title, says) = (self.w.fact)(entry.fact);
        let phone = entry.phone.map(|phone| {
            let call = self.w.call.of(phone.number);
            let call = link_button("call", &call, &format!("tel:{}", phone.number));
            let recalled = (!phone.reported).then(|| p("hint", self.w.recalled));
            el("div").class("phone").child(call).child(recalled)
        });
        el("li")
            .class("card fact")
            .child(heading(level, title))
            .child(p("", says))
            .child(phone)
            .child(basis(self.t, self.language, &self.w.basis, entry.basis))
    }

    /// Statements, under the heads of their topics where there are several.
    fn facts(self, entries: &[&'static Entry]) -> Child {
        let mut parts: Vec<Child> = Vec::new();
        let alone = self.topic.is_some();
        for topic in Topic::ALL {
            let mut list = el("ul").class("facts");
            let mut some = false;
            for entry in entries.iter().filter(|entry| entry.topic == topic) {
                some = true;
                list = list.child(self.fact(entry, if alone { "h2" } else { "h3" }));
            }
            if some && !alone {
                let name = words::nth(&self.w.topics, topic as usize);
                parts.push(heading("h2", name).into());
            }
            if some {
                parts.push(list.into());
            }
        }
        parts.into()
    }

    fn topics(self) -> El {
        let mut list = el("ul").class("card list");
        for topic in Topic::ALL {
            let place = topic as usize;
            let count = FACTS.iter().filter(|entry| entry.topic == topic).count();
            let name = el("span")
                .child(el("strong").child(words::nth(&self.w.topics, place)))
                .child(
                    el("span")
                        .class("detail")
                        .child(words::nth(&self.w.topic_says, place)),
                );
            let row = el("a")
                .class("row")
                .attr("href", &Route::Guide(Some(topic)).href())
                .child(name)
                .child(el("span").class("soft money").child((self.w.count)(count)));
            list = list.child(el("li").child(row));
        }
        list
    }
}

pub fn guide_page(state: State, t: &'static Text, topic: Option<Topic>) -> Child {
    let language = state.language.get_untracked();
    let w = words_of(language);
    let page = Page {
        t,
        w,
        language,
        topic,
    };
    let (title, says) = match topic {
        Some(topic) => (
            words::nth(&w.topics, topic as usize),
            words::nth(&w.topic_says, topic as usize),
        ),
        None => (w.title, w.says),
    };
    let day = checked(page.entries(""));
    let since = day.map(|day| {
        el("span")
            .class("beside")
            .child(w.checked.of(&words::date(day)))
    });
    let crumbs = topic.map(|_| {
        p(
            "crumbs",
            el("a")
                .attr("href", &Route::Guide(None).href())
                .child(w.all),
        )
    });
    let query = Live::new(String::new());
    let search = TextField {
        id: "guide-search",
        label: w.search,
        hint: Box::new(move || w.search_hint.to_owned()),
        value: Box::new(move || query.get()),
        error: Rc::new(|| None),
        on_input: Box::new(move |typed| query.set(typed)),
        on_leave: Box::new(|| {}),
        kind: Kind::Text,
    }
    .build();
    let found = move || {
        let query = query.get();
        if query.trim().is_empty() {
            return String::new();
        }
        match page.entries(&query).len() {
            0 => w.nothing.to_owned(),
            n => (w.found)(n),
        }
    };
    vec![
        crumbs.into(),
        heading("h1", title).child(since).into(),
        region(move || {
            let old = day.filter(|day| is_stale(*day, state.today.get()));
            old.map(|day| {
                let says = w.stale_says.of(&words::date(day));
                notice("warn", w.stale, &says, Child::NONE).id("stale")
            })
            .into()
        }),
        p("soft", says).into(),
        card()
            .class("card no-print")
            .child(search)
            .child(el("p").attr("role", "status").id("found").text_fn(found))
            .into(),
        region(move || {
            let query = query.get();
            if query.trim().is_empty() && topic.is_none() {
                page.topics().into()
            } else {
                page.facts(&page.entries(&query))
            }
        }),
        p("hint", w.legend).into(),
        actions()
            .class("actions no-print")
            .child(button("", t.word.print, browser::print_unfolded))
            .into(),
    ]
    .into()
}
