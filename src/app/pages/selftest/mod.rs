//! 自检: the golden figures, computed again in this very browser.
//!
//! It is a part of its own, fetched when it is first shown; the tables of
//! figures are in its module.

pub mod text;

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

use self::text::{Words, words_of};
use crate::app::dom::{
    Child, El, actions, button, card, el, head_cell, heading, p, region, table_head,
};
use crate::app::state::{State, Taken};
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::widgets::{notice, take};
use crate::app::words;
use crate::selftest::{Group, Outcome, TABLES, Tally};

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text) -> Child;

/// How many figures before the page may breathe.
const AT_ONCE: usize = 5;

/// How the figures of a group came out, and in how many milliseconds.
#[derive(Clone)]
struct Timed {
    tally: Tally,
    ms: i64,
}

/// How far the test is.
#[derive(Clone)]
enum Stage {
    Idle,
    /// So many figures.
    Running(usize),
    Done(Rc<Vec<Timed>>),
}

/// A test that goes on.
struct Run {
    done: Vec<Timed>,
    left: std::array::IntoIter<Group, 9>,
    figures: Box<dyn Iterator<Item = Outcome>>,
}

#[derive(Clone, Copy)]
struct Page {
    state: State,
    t: &'static Text,
    w: &'static Words,
    stage: Live<Stage>,
}

pub fn selftest_page(state: State, t: &'static Text) -> Child {
    let w = words_of(state.language.get_untracked());
    let page = Page {
        state,
        t,
        w,
        stage: Live::new(Stage::Idle),
    };
    let says: Vec<El> = w.says.iter().map(|text| p("", *text)).collect();
    vec![
        heading("h1", t.more.selftest).into(),
        card().child(says).region(move || page.control()).into(),
        el("div")
            .attr("role", "status")
            .id("selftest-result")
            .region(move || match page.stage.get() {
                Stage::Done(done) => page.result(&done),
                _ => Child::NONE,
            })
            .into(),
        region(move || match page.stage.get() {
            Stage::Done(done) => page.groups(&done).into(),
            _ => Child::NONE,
        }),
    ]
    .into()
}

/// How many figures there are in all.
fn figures() -> usize {
    Group::ALL.into_iter().map(Group::figures).sum()
}

impl Page {
    fn control(self) -> Child {
        match self.stage.get() {
            Stage::Running(done) => {
                let (done, of) = (done.to_string(), figures().to_string());
                let says = self.w.progress.of(&done, &of);
                vec![
                    el("progress")
                        .attr("max", &of)
                        .attr("value", &done)
                        .attr("aria-label", self.t.more.selftest),
                    p("soft", says),
                ]
                .into()
            }
            Stage::Idle => self.button(self.w.start),
            Stage::Done(_) => self.button(self.w.again),
        }
    }

    fn button(self, label: &str) -> Child {
        actions()
            .class("actions no-print")
            .child(button("main", label, move || self.start()))
            .into()
    }

    fn start(self) {
        self.stage.set(Stage::Running(0));
        self.go_on(Run {
            done: Vec::new(),
            left: Group::ALL.into_iter(),
            figures: Box::new(std::iter::empty()),
        });
    }

    /// Goes on in pieces, so that the page stays alive.
    fn go_on(self, mut run: Run) {
        set_timeout(
            move || {
                // The page was left.
                if !self.stage.is_there() {
                    return;
                }
                if run.step() {
                    self.stage.set(Stage::Running(run.count()));
                    self.go_on(run);
                } else {
                    self.stage.set(Stage::Done(Rc::new(run.done)));
                }
            },
            Duration::ZERO,
        );
    }

    /// What it comes to: before all, whether the figures are to be trusted.
    fn result(self, done: &[Timed]) -> Child {
        let w = self.w;
        let of = figures();
        let passed: usize = done.iter().map(|group| group.tally.passed).sum();
        let list = |texts: &[&'static str]| {
            let mut list = el("ul");
            for text in texts {
                list = list.child(el("li").child(*text));
            }
            list
        };
        if done.iter().all(|group| group.tally.holds()) {
            let ms: i64 = done.iter().map(|group| group.ms).sum();
            return card()
                .child(p("verdict", w.good.of(&of.to_string(), &ms.to_string())))
                .child(list(w.good_says))
                .into();
        }
        let failed = of.saturating_sub(passed).to_string();
        let says = w.bad_says.of(&failed, &of.to_string());
        let state = self.state;
        let save = take(state, Taken::Page, "", w.save);
        let mut parts: Vec<Child> = vec![
            notice("danger", w.bad, &says, save)
                .child(list(w.bad_does))
                .into(),
            heading("h2", w.failed).into(),
        ];
        for group in done {
            for outcome in &group.tally.failed {
                parts.push(self.failure(outcome).into());
            }
            let ran = group.tally.passed + group.tally.failed.len();
            let missing = group.tally.group.figures().saturating_sub(ran);
            if missing > 0 {
                let name = self.group(group.tally.group);
                let missing = w.missing.of(&missing.to_string());
                parts.push(p("error", self.t.word.labelled.of(name, &missing)).into());
            }
        }
        parts.into()
    }

    fn group(self, group: Group) -> &'static str {
        words::nth(&self.w.groups, group as usize)
    }

    fn failure(self, outcome: &Outcome) -> El {
        let w = self.w;
        let got = if outcome.got.is_empty() {
            w.nothing
        } else {
            outcome.got.as_str()
        };
        let mut list = el("dl").class("guide");
        for (label, text) in [
            (w.source, outcome.source),
            (w.expected, outcome.expected.as_str()),
            (w.got, got),
        ] {
            list = list
                .child(el("dt").child(label))
                .child(el("dd").child(el("pre").class("pack").child(text)));
        }
        card()
            .class("card failure")
            .child(heading("h3", outcome.name.as_str()))
            .child(p("soft", self.group(outcome.group)))
            .child(list)
    }

    fn groups(self, done: &[Timed]) -> El {
        let w = self.w;
        let row = |name: &str, passed: usize, of: usize, ms: i64| {
            let count = w.passed.of(&passed.to_string(), &of.to_string());
            el("tr")
                .child(head_cell("row", name))
                .child(el("td").class("money").child(count))
                .child(el("td").class("money").child(w.time.of(&ms.to_string())))
        };
        let mut body = el("tbody");
        let (mut passed, mut ms) = (0, 0);
        for Timed { tally, ms: took } in done {
            passed += tally.passed;
            ms += took;
            let name = self.group(tally.group);
            body = body.child(row(name, tally.passed, tally.group.figures(), *took));
        }
        body = body.child(row(w.all, passed, figures(), ms));
        let head = table_head(&[w.col_group, w.col_passed, w.col_time]);
        let table = el("table").child(head).child(body);
        card()
            .id("selftest-groups")
            .child(table.attr("aria-label", self.t.more.selftest))
    }
}

impl Run {
    fn count(&self) -> usize {
        let ran = |group: &Timed| group.tally.passed + group.tally.failed.len();
        self.done.iter().map(ran).sum()
    }

    /// Computes a few figures; whether there are more.
    fn step(&mut self) -> bool {
        let start = now();
        let mut more = true;
        for _ in 0..AT_ONCE {
            match (self.figures.next(), self.done.last_mut()) {
                (Some(outcome), Some(group)) => group.tally.add(outcome),
                _ => more = false,
            }
        }
        if let Some(group) = self.done.last_mut() {
            group.ms += now() - start;
        }
        more || self.next_group()
    }

    fn next_group(&mut self) -> bool {
        let Some(group) = self.left.next() else {
            return false;
        };
        let start = now();
        self.figures = group.run(&TABLES);
        self.done.push(Timed {
            tally: Tally::new(group),
            ms: now() - start,
        });
        true
    }
}

/// In milliseconds.
#[allow(clippy::cast_possible_truncation)] // a number of milliseconds is whole
fn now() -> i64 {
    js_sys::Date::now() as i64
}
