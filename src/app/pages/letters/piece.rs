//! One piece: what it is for, what it still needs, its text, and what follows
//! once it is said or sent.

use std::cell::RefCell;

use super::inputs::{input, way};
use super::{Page, todos};
use crate::app::dom::{Child, El, actions, button, card, el, follow, heading, p, region};
use crate::app::var::{Derived, Live};
use crate::app::widgets::cited;
use crate::app::{browser, words};
use crate::book::{Command, DebtId, Language};
use crate::collector::piece::PieceKind;
use crate::collector::{Direction, Piece};
use crate::law::{Cite, Source};
use crate::letter::compose::caution;
use crate::letter::facts::Place;
use crate::letter::rules::{Warn, cautions, needs, wants};
use crate::letter::{Composed, Kept, Missing, compose, keep};

pub fn section(page: Page) -> Child {
    region(move || {
        let piece = page.piece.get();
        vec![
            guide(page, piece),
            card()
                .id("letter-facts")
                .child(heading("h2", page.o.facts))
                .child(p("hint", page.o.facts_says))
                .region(move || {
                    // The piece's fields are made once for each debt.
                    let Some(debt) = page.about.get() else {
                        return Child::NONE;
                    };
                    let inputs = |facts: &[Missing]| {
                        let inputs = facts.iter().filter_map(|fact| input(page, debt, *fact));
                        inputs.map(Child::from).collect::<Vec<Child>>()
                    };
                    let mut fields = inputs(needs(piece));
                    let others = inputs(wants(piece));
                    if !others.is_empty() {
                        fields.push(p("hint", page.o.others).into());
                        fields.extend(others);
                    }
                    if needs(piece).iter().any(|fact| fact.place() == Place::Plan) {
                        fields.push(way(page, debt, Missing::Monthly));
                    }
                    el("div").class("fields").child(fields).into()
                }),
            text(page, piece),
        ]
        .into()
    })
}

/// 你在说什么, 什么时候用, 之后会怎样, 如何留证; and the clock.
fn guide(page: Page, piece: Piece) -> El {
    let w = page.w;
    let the = w.piece(piece);
    let mut list = el("dl").class("guide");
    let says = [the.saying, the.when, the.after, the.proof];
    for (name, says) in w.headings.iter().zip(says) {
        list = list
            .child(el("dt").child(*name))
            .child(el("dd").child(says));
    }
    let effect = crate::letter::rules::effect(piece);
    let note = w.effect(effect);
    list = list
        .child(el("dt").child(w.clock_heading))
        .child(el("dd").child(page.t.word.labelled.of(note.title, note.says)));
    let mut warnings = el("div").class("fields");
    for warn in crate::letter::rules::warnings(piece) {
        warnings = warnings.child(warning(page, *warn));
    }
    let all: Vec<Cite> = crate::letter::rules::cites(piece)
        .iter()
        .chain(effect.cites())
        .copied()
        .collect();
    card()
        .id("letter-guide")
        .child(heading("h2", the.name))
        .child(list)
        .child(warnings)
        .child(
            el("details")
                .class("item")
                .child(el("summary").child(el("span").child(page.o.sources)))
                .child(sources(page, &all)),
        )
}

fn sources(page: Page, cites: &[Cite]) -> El {
    let mut all: Vec<&Source> = Vec::new();
    for cite in cites {
        let source = cite.source();
        if !all.iter().any(|known| known.title_zh == source.title_zh) {
            all.push(source);
        }
    }
    cited(page.t, page.state.language.get_untracked(), &all)
}

fn warning(page: Page, warn: Warn) -> El {
    let note = page.w.warning(warn);
    el("div")
        .class("notice plain")
        .child(p("notice-title", note.title))
        .child(p("", note.says))
}

/// The text, or what is missing for it.
fn text(page: Page, piece: Piece) -> El {
    let o = page.o;
    let composed = Derived::each(move || {
        page.facts.with(|facts| {
            let facts = facts.as_ref()?;
            let text = compose(piece, facts, page.zh);
            // In Chinese the text is its own reading.
            let english = page.state.language.get_untracked() == Language::English;
            let reading = english.then(|| compose(piece, facts, page.w));
            Some((text, reading.and_then(Result::ok)))
        })
    });
    // What the borrower made of it; nothing until something is changed.
    let edited: Live<Option<Edited>> = Live::new(None);
    follow(move || {
        let debt = page.about.get();
        edited.set(kept_edit(debt, piece));
    });
    let plain = move || {
        composed.with(|now| match now {
            Some((Ok(text), _)) => Some(text.plain(page.zh)),
            _ => None,
        })
    };
    let whole = Derived::new(move || plain().is_some());
    let lacking = Derived::new(move || {
        composed.with(|now| match now {
            Some((Err(missing), _)) => missing.clone(),
            _ => Vec::new(),
        })
    });
    let warned = Derived::new(move || {
        page.facts.with(|facts| {
            let found = facts.as_ref().map(|facts| cautions(piece, facts));
            let found = found.unwrap_or_default();
            found.iter().map(|c| caution(c, page.w)).collect::<Vec<_>>()
        })
    });
    let text_of = move || edited.with(|edited| edited.as_ref().map(|edited| edited.text.clone()));
    let shown = move || text_of().or_else(plain).unwrap_or_default();
    let change = move |text: Option<String>| {
        let made = text.map(|text| Edited {
            text,
            // What it was before the first change.
            from: edited
                .with_untracked(|edited| edited.as_ref().map(|edited| edited.from.clone()))
                .or_else(|| leptos::prelude::untrack(plain))
                .unwrap_or_default(),
        });
        keep_edit(page.about.get_untracked(), piece, made.clone());
        edited.set(made);
    };
    card()
        .id("letter-text")
        .child(heading("h2", o.text))
        .region(move || {
            let notices = warned.get().into_iter();
            let notices = notices.map(|says| p("notice warn no-print", says));
            notices.collect::<Vec<El>>().into()
        })
        .child(el("div").attr("role", "status").region(move || {
            let missing = lacking.get();
            if missing.is_empty() {
                return Child::NONE;
            }
            absent(page, &missing).into()
        }))
        .region(move || {
            if !whole.get() {
                return Child::NONE;
            }
            let area = el("textarea")
                .id("letter")
                .attr("rows", "18")
                .attr("lang", "zh-CN")
                .attr("aria-label", o.text)
                .attr("aria-describedby", "letter-hint")
                .prop_fn("value", move || shown().into())
                .on("input", move |e| {
                    change(Some(crate::app::dom::value_of(&e)));
                });
            vec![
                Child::from(p(
                    "soft no-print",
                    o.to.of(page.w.recipient(crate::letter::rules::recipient(piece))),
                )),
                el("div").class("input no-print").child(area).into(),
                p("hint no-print", o.text_hint).id("letter-hint").into(),
                el("pre")
                    .class("print-block pack free")
                    .text_fn(shown)
                    .into(),
                el("div")
                    .class("no-print")
                    .region(move || {
                        let now = plain();
                        let (other, old) = edited.with(|edited| {
                            edited.as_ref().map_or((false, false), |edited| {
                                let is = |text: &String| Some(text) == now.as_ref();
                                (!is(&edited.text), !is(&edited.from))
                            })
                        });
                        if !other {
                            return Child::NONE;
                        }
                        let says = old.then(|| p("notice warn", o.figures_changed));
                        let anew = button("quiet", o.take_new, move || change(None));
                        vec![Child::from(says), actions().child(anew).into()].into()
                    })
                    .into(),
                buttons(page, piece, shown, move || {
                    composed.with_untracked(|now| now.as_ref()?.0.as_ref().ok().cloned())
                })
                .into(),
                follows(page, composed_clock(composed)).into(),
                reading(page, move || {
                    composed.with(|now| match now {
                        Some((_, Some(text))) => Some(text.plain(page.w)),
                        _ => None,
                    })
                }),
            ]
            .into()
        })
}

/// A text as the borrower changed it, and as it was before.
#[derive(Clone)]
struct Edited {
    text: String,
    from: String,
}

thread_local! {
    /// What was changed, until the page is closed or loaded anew.
    static EDITED: RefCell<Vec<(Option<DebtId>, Piece, Edited)>> = const { RefCell::new(Vec::new()) };
}

fn kept_edit(debt: Option<DebtId>, piece: Piece) -> Option<Edited> {
    EDITED.with_borrow(|all| {
        let kept = all.iter().find(|(d, p, _)| (*d, *p) == (debt, piece));
        kept.map(|(_, _, edited)| edited.clone())
    })
}

fn keep_edit(debt: Option<DebtId>, piece: Piece, edited: Option<Edited>) {
    EDITED.with_borrow_mut(|all| {
        all.retain(|(d, p, _)| (*d, *p) != (debt, piece));
        all.extend(edited.map(|edited| (debt, piece, edited)));
    });
}

/// The text, or what is missing for it, and its reading.
type Ready = Option<(Result<Composed, Vec<Missing>>, Option<Composed>)>;

fn composed_clock(composed: Derived<Ready>) -> impl Fn() -> Vec<crate::letter::ClockStep> {
    move || {
        composed.with(|now| match now {
            Some((Ok(text), _)) => text.clock.clone(),
            _ => Vec::new(),
        })
    }
}

/// The days that follow, with where they come from.
fn follows(page: Page, clock: impl Fn() -> Vec<crate::letter::ClockStep> + 'static) -> El {
    let w = page.w;
    el("div").class("no-print").region(move || {
        let steps = clock();
        if steps.is_empty() {
            return Child::NONE;
        }
        let mut list = el("ul").class("notes");
        for step in &steps {
            let what = page
                .t
                .word
                .labelled
                .of(&words::date(step.due), w.step(step.what));
            let note = step
                .source
                .is_none()
                .then(|| el("span").class("detail").child(w.no_rule));
            list = list.child(el("li").child(what).child(note));
        }
        vec![heading("h3", page.o.deadlines), list, p("hint", w.holiday)].into()
    })
}

/// The same in the language of the interface, to understand what is sent.
fn reading(page: Page, text: impl Fn() -> Option<String> + 'static) -> Child {
    if page.state.language.get_untracked() == Language::Chinese {
        return Child::NONE;
    }
    el("details")
        .class("item no-print")
        .id("reading")
        .child(el("summary").child(el("span").child(page.o.reading)))
        .child(p("hint", page.w.sent_in_chinese))
        .child(
            el("pre")
                .class("pack free")
                .text_fn(move || text().unwrap_or_default()),
        )
        .into()
}

/// What is missing, by name, and where it is entered.
fn absent(page: Page, missing: &[Missing]) -> El {
    let w = page.w;
    let debt = page.about.get();
    let mut list = el("ul").class("notes");
    for fact in missing {
        let name = page
            .t
            .word
            .labelled
            .of(w.fact(*fact), w.place(fact.place()));
        let way = debt.map_or(Child::NONE, |debt| way(page, debt, *fact));
        list = list.child(el("li").child(name).child(way));
    }
    el("div")
        .class("notice warn")
        .child(p("notice-title", w.missing_heading))
        .child(list)
        .child(p("", w.missing_says))
}

fn buttons(
    page: Page,
    piece: Piece,
    shown: impl Fn() -> String + Copy + 'static,
    ready: impl Fn() -> Option<Composed> + 'static,
) -> El {
    let o = page.o;
    let copy = move || {
        page.state.copy(&leptos::prelude::untrack(shown), o.copied);
    };
    let save = move || {
        let day = words::date(page.state.today.get_untracked());
        let name = format!("{}-{day}.txt", page.w.piece(piece).name);
        let name = name.replace(['/', '\\'], " ");
        let text = leptos::prelude::untrack(shown);
        page.state.save_as(&name, &text);
    };
    let done = if piece.kind() == PieceKind::Script {
        o.done_script
    } else {
        o.done_letter
    };
    let record = move || {
        if let Some(composed) = ready() {
            note(page, piece, &composed, &leptos::prelude::untrack(shown));
        }
    };
    let noted = Derived::new(move || {
        let debt = page.about.get();
        page.state.book.with(|book| {
            let all = book.dealings.contacts.iter();
            let those = all
                .filter(|c| (c.piece, c.debt, c.direction) == (Some(piece), debt, Direction::Out));
            those.map(|contact| contact.at).max()
        })
    });
    // What is noted a second time is noted on purpose.
    let record = button("main", "", record).text_fn(move || {
        let again = noted.get().is_some();
        if again { o.done_again } else { done }.to_owned()
    });
    let buttons = actions()
        .class("actions no-print")
        .child(record)
        .child(button("", o.copy, copy))
        .child(button("", page.t.word.print, || {
            browser::print_only("letter-text");
        }))
        .child(button("", o.save, save));
    el("div")
        .class("no-print")
        .region(move || match noted.get() {
            Some(at) => p("hint", o.noted_on.of(&words::moment(&at.to_string()))).into(),
            None => Child::NONE,
        })
        .child(buttons)
}

/// Notes in the log that it was said or sent, and the days that follow.
fn note(page: Page, piece: Piece, composed: &Composed, text: &str) {
    let o = page.o;
    let now = browser::minute();
    let next = page.state.book.with_untracked(|b| b.dealings.next_id());
    let debt = page.about.get_untracked();
    let mut made = keep(composed, text, Direction::Out, debt, now, next);
    page.state
        .book
        .with_untracked(|b| made.only_new(&b.dealings));
    let Kept { entries, cut } = made;
    let kept = page.state.add(entries);
    let Ok(kept) = kept.map_err(|conflict| page.refused(&conflict)) else {
        return;
    };
    let said = if cut {
        o.recorded_long.to_owned()
    } else {
        o.recorded.of(page.w.piece(piece).name)
    };
    let back = Command::delete(kept);
    page.state
        .say_with_undo(said, back, o.unrecorded.to_owned());
    todos::show();
}
