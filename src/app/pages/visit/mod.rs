//! 有人上门: what to do while somebody is at the door, one step a screen, with
//! a clock and marks of what happens, and the entry that comes of it.
//!
//! What is tapped is in the Book at once: a page that is closed or loaded
//! again loses nothing. It is a part of its own, fetched when it is first
//! shown, and kept for when there is no network.

mod awake;
mod end;
mod police;
pub mod text;

use self::end::Saved;
use self::text::{StepWords, Words, words_of};
use crate::app::basis::basis;
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::pages::today::clock_notice;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{choice, dialog};
use crate::app::words;
use crate::book::{Command, Language};
use crate::collector::{Minute, Scene, Visit, VisitMark, VisitStep};

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text) -> Child;

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    state: State,
    t: &'static Text,
    w: &'static Words,
    /// The visit that goes on, as the Book keeps it.
    kept: Derived<Option<Visit>>,
    /// What is chosen before anything is kept.
    draft: Live<Visit>,
    sheet: Live<Option<Sheet>>,
    saved: Live<Option<Saved>>,
}

/// What is always one tap away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Never,
    Police,
}

impl Page {
    fn language(self) -> Language {
        self.state.language.get_untracked()
    }

    /// The visit, or what is chosen for one; follows both.
    fn visit(self) -> Visit {
        self.kept.get().unwrap_or_else(|| self.draft.get())
    }

    fn going(self) -> Derived<bool> {
        Derived::new(move || self.kept.with(Option::is_some))
    }

    fn keep(self, visit: Option<Visit>) {
        // An undo offered before would take this back as well.
        self.state
            .withdraw(|undo| matches!(undo, Command::SetVisit(_)));
        let _ = self.state.apply(Command::SetVisit(visit));
    }

    fn change(self, change: &dyn Fn(Visit) -> Visit) {
        match self.kept.get_untracked() {
            Some(visit) => self.keep(Some(change(visit))),
            None => self.draft.update(|visit| *visit = change(visit.clone())),
        }
    }

    /// What is kept from now on: they are here.
    fn begin(self) -> Visit {
        let chosen = self.draft.get_untracked();
        let only = self
            .state
            .book
            .with_untracked(|b| match b.debts.as_slice() {
                [only] => Some(only.id),
                _ => None,
            });
        let Visit {
            started,
            second,
            marks,
            ..
        } = Visit::begun(browser::minute(), browser::second(), chosen.scene);
        Visit {
            started,
            second,
            marks,
            debt: only,
            ..chosen
        }
    }

    fn mark(self, what: VisitMark) {
        let Some(before) = self.kept.get_untracked() else {
            let begun = self.begin();
            self.keep(Some(match what {
                VisitMark::Arrived => begun,
                what => begun.toggled(what, browser::minute()),
            }));
            return;
        };
        let undone = before.marked(what).is_some();
        let after = before.clone().toggled(what, browser::minute());
        // Nothing was marked: nobody was here.
        self.keep(Some(after).filter(|visit| !visit.marks.is_empty()));
        if undone {
            let name = words::nth(&self.w.mark_names, what as usize);
            let back = Command::SetVisit(Some(before));
            let said = self.w.unmarked.of(name);
            self.state
                .say_with_undo(said, back, self.w.remarked.to_owned());
        }
    }

    /// Which steps there are, and at which one they are.
    fn at(self) -> Derived<(Scene, usize)> {
        Derived::new(move || {
            let visit = self.visit();
            let last = visit.scene.steps().len().saturating_sub(1);
            (visit.scene, usize::from(visit.step).min(last))
        })
    }

    /// The next step or the one before; its beginning is brought into view.
    fn step(self, by: isize) {
        self.change(&|visit| {
            let last = visit.scene.steps().len().saturating_sub(1);
            let step = usize::from(visit.step).saturating_add_signed(by).min(last);
            Visit {
                step: u8::try_from(step).unwrap_or_default(),
                ..visit
            }
        });
        browser::bring("visit-step");
    }
}

/// A time of day: `21:59`.
fn time(at: Minute) -> String {
    at.to_string().chars().skip(11).collect()
}

/// What can be said aloud, in Chinese, and what it means.
fn quote(page: Page, said: Vec<String>, meaning: &[String]) -> El {
    let mut words = el("blockquote").attr("lang", "zh-CN");
    for one in said {
        words = words.child(p("", one));
    }
    let meaning = (!meaning.is_empty()).then(|| {
        p(
            "meaning",
            page.t.word.labelled.of(page.w.meaning, &meaning.join(" ")),
        )
    });
    el("figure")
        .class("say")
        .child(el("figcaption").child(page.w.read_aloud))
        .child(words)
        .child(meaning)
}

fn lines(texts: &[&'static str]) -> El {
    let mut list = el("ul").class("notes");
    for text in texts {
        list = list.child(el("li").child(*text));
    }
    list
}

pub fn visit_page(state: State, t: &'static Text) -> Child {
    awake::keep_awake();
    let w = words_of(state.language.get_untracked());
    let page = Page {
        state,
        t,
        w,
        kept: Derived::new(move || state.book.with(|b| b.dealings.visit.clone())),
        draft: Live::new(Visit {
            marks: Vec::new(),
            ..Visit::begun(browser::minute(), 0, Scene::Home)
        }),
        sheet: Live::new(None),
        saved: Live::new(None),
    };
    let close = move || page.sheet.set(None);
    let sheet = |id, which, shows: fn(Page) -> Child| {
        let is = move || page.sheet.get() == Some(which);
        Child::from(dialog(page.state, id, is, close, move || {
            vec![
                shows(page),
                actions().child(button("", t.word.close, close)).into(),
            ]
            .into()
        }))
    };
    let done = Derived::new(move || page.saved.with(Option::is_some));
    vec![
        head(page, done).into(),
        clock_notice(t),
        region(move || {
            if done.get() {
                let saved = page.saved.get_untracked();
                return saved.map_or(Child::NONE, |saved| end::saved(page, &saved));
            }
            // The step is what is seen first; what stays in sight stays
            // within this box.
            el("div")
                .class("visit-parts")
                .child(steps(page))
                .child(bar(page))
                .child(p("soft no-print", w.says))
                .child(marks(page))
                .child(end::section(page))
                .child(actions().class("actions no-print").child(button(
                    "",
                    w.print,
                    browser::print,
                )))
                .child(on_paper(page))
                .into()
        }),
        sheet("visit-never", Sheet::Never, never),
        sheet("visit-police", Sheet::Police, police::sheet),
    ]
    .into()
}

/// The title, and beside it the clock or what starts it.
fn head(page: Page, done: Derived<bool>) -> El {
    let w = page.w;
    let going = page.going();
    let clock = move || {
        page.state.tick.track();
        let Some(visit) = page.kept.get() else {
            return String::new();
        };
        let passed = match visit.lasted() {
            Some(minutes) => w.lasted.of(&minutes.to_string()),
            None => words::clock(visit.seconds(browser::minute(), browser::second())),
        };
        format!("{} · {passed}", w.since.of(&time(visit.started)))
    };
    el("div")
        .class("visit-head")
        .child(heading("h1", w.title))
        .region(move || {
            if done.get() {
                return Child::NONE;
            }
            if going.get() {
                return el("p")
                    .class("timer no-print")
                    .id("visit-timer")
                    .attr("tabindex", "-1")
                    .attr("role", "timer")
                    .attr("aria-live", "off")
                    .attr("aria-label", w.timer)
                    .text_fn(clock)
                    .into();
            }
            button("main no-print", w.arrived, move || {
                page.mark(VisitMark::Arrived);
                // The clock is in the place of the button.
                browser::focus_soon("visit-timer");
            })
            .id("visit-arrived")
            .into()
        })
}

/// What is always one tap away: it stays in sight, at the foot of the step, and
/// above what comes after.
fn bar(page: Page) -> El {
    let w = page.w;
    let at = page.at();
    let first = move || at.get().1 == 0;
    let last = move || at.get().1 + 1 >= at.get().0.steps().len();
    let turn = move |class: &str, label: &str, by: isize, no: Box<dyn Fn() -> bool>| {
        button(class, label, move || page.step(by))
            .attr_fn("aria-disabled", move || no().then(|| "true".to_owned()))
    };
    el("div")
        .class("at-hand no-print")
        .child(
            el("div")
                .child(police::call(page, "danger"))
                .child(
                    button("", w.what_to_say, move || {
                        page.sheet.set(Some(Sheet::Police));
                    })
                    .id("to-police"),
                )
                .child(
                    button("", w.never, move || page.sheet.set(Some(Sheet::Never))).id("to-never"),
                ),
        )
        .child(
            el("div")
                .child(turn("", w.back, -1, Box::new(first)).id("visit-back"))
                .child(turn("main", w.next, 1, Box::new(last)).id("visit-next")),
        )
}

fn never(page: Page) -> Child {
    let w = page.w;
    let court = Derived::new(move || page.visit().scene == Scene::CourtOfficers);
    vec![
        heading("h2", w.never_title)
            .id("visit-never-title")
            .attr("tabindex", "-1")
            .attr("autofocus", "")
            .into(),
        lines(w.never_list).class("notes large").into(),
        region(move || court.get().then(|| p("", w.never_court)).into()),
    ]
    .into()
}

/// One step a screen.
fn steps(page: Page) -> El {
    let w = page.w;
    let at = page.at();
    let first = Derived::new(move || at.get().1 == 0);
    let scenes: Vec<_> = Scene::ALL.into_iter().zip(w.scenes).collect();
    // Folded: the step is to be seen at once.
    let scene = move || {
        let now = move || words::nth(&w.scenes, at.get().0 as usize).to_owned();
        el("details")
            .class("more-terms")
            .id("visit-scene")
            .child(el("summary").text_fn(move || page.t.word.labelled.of(w.scene, &now())))
            .child(choice(
                "scene",
                w.scene,
                &scenes,
                move || page.visit().scene,
                move |scene| {
                    page.change(&|visit| Visit { scene, ..visit });
                    browser::bring("visit-step-text");
                },
            ))
    };
    card()
        .class("card visit no-print")
        .id("visit-step")
        .region(move || {
            if first.get() {
                scene().into()
            } else {
                Child::NONE
            }
        })
        .child(
            el("div")
                .class("step")
                .id("visit-step-text")
                .attr("aria-live", "polite")
                .region(move || {
                    let (scene, place) = at.get();
                    let steps = scene.steps();
                    let count = w
                        .step
                        .of(&(place + 1).to_string(), &steps.len().to_string());
                    let mut parts = vec![p("soft", count).into()];
                    if let Some(step) = steps.get(place) {
                        parts.extend(step_body(page, *step));
                    }
                    parts.into()
                }),
        )
}

fn step_body(page: Page, step: VisitStep) -> Vec<Child> {
    let StepWords { title, does, say } = (page.w.steps)(step);
    let english = page.language() == Language::English;
    let mut parts: Vec<Child> = vec![
        heading("h2", title).into(),
        step.is_after().then(|| p("large", page.w.keep_it)).into(),
        lines(does).class("notes large").into(),
    ];
    if !say.is_empty() {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let said = (words_of(Language::Chinese).steps)(step).say;
        let meaning: Vec<String> = if english { owned(say) } else { Vec::new() };
        parts.push(quote(page, owned(said), &meaning).into());
    }
    if step == VisitStep::Police {
        parts.push(police::said(page));
        parts.push(police::call(page, "danger big").into());
    }
    parts.push(basis(page.t, page.language(), &page.w.basis, step.basis()));
    parts
}

/// What happens, by one tap each, with its time.
fn marks(page: Page) -> El {
    let w = page.w;
    let scene = Derived::new(move || page.visit().scene);
    card()
        .class("card no-print")
        .id("visit-marks")
        .child(heading("h2", w.marks))
        .child(p("hint", w.marks_says))
        .region(move || {
            let mut grid = el("div").class("marks");
            for what in scene.get().marks() {
                let what = *what;
                let at = move || {
                    page.kept
                        .with(|kept| kept.as_ref().and_then(|v| v.marked(what)))
                };
                let name = words::nth(&w.mark_names, what as usize);
                grid = grid.child(
                    button("", "", move || page.mark(what))
                        .attr_fn("aria-pressed", move || Some(at().is_some().to_string()))
                        .child(el("span").child(name))
                        .child(
                            el("span")
                                .class("at")
                                .text_fn(move || at().map(time).unwrap_or_default()),
                        ),
                );
            }
            grid.into()
        })
}

/// All steps at once, for paper.
fn on_paper(page: Page) -> Child {
    let w = page.w;
    let scene = Derived::new(move || page.visit().scene);
    region(move || {
        let scene = scene.get();
        let mut list = el("ol").class("notes");
        for step in scene.steps() {
            let StepWords { title, does, .. } = (w.steps)(*step);
            let said = (words_of(Language::Chinese).steps)(*step).say;
            let mut item = el("li").child(el("strong").child(title)).child(lines(does));
            for said in said {
                item = item.child(el("blockquote").attr("lang", "zh-CN").child(p("", *said)));
            }
            list = list.child(item);
        }
        let name = words::nth(&w.scenes, scene as usize);
        el("section")
            .class("paper print-block")
            .child(heading("h2", name))
            .child(list)
            .child(heading("h2", w.never_title))
            .child(lines(w.never_list))
            .child(heading("h2", w.police_title))
            .child(police::said(page))
            .into()
    })
}
