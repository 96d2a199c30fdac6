//! 110: when to call, and the sentence to say, put together by taps.

use super::text::{Words, words_of};
use super::{Page, quote};
use crate::app::dom::{Child, El, el, heading, link_button, p, region};
use crate::app::route::Route;
use crate::app::widgets::{check, choice};
use crate::book::Language;
use crate::collector::{Scene, Visit, VisitMark};

/// The telephone's own way to call.
const CALL: &str = "tel:110";

/// How many can be told by a tap.
const COUNTS: [(u8, &str); 8] = [
    (1, "1"),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (5, "5"),
    (6, "6"),
    (7, "7"),
    (8, "8"),
];

/// The button that calls.
pub fn call(page: Page, class: &str) -> El {
    link_button(class, page.w.call, CALL)
}

/// What is said: how many, where, what they do.
fn sentence(w: &Words, visit: &Visit, address: &str) -> String {
    let mut said = match visit.headcount {
        Some(count) => (w.sentence_count)(count),
        None => w.sentence_some.to_owned(),
    };
    let at_work = visit.scene == Scene::Workplace;
    said.push_str(if at_work { w.at_work } else { w.at_home });
    let left = visit.marked(VisitMark::Left).is_some();
    let [home, work, blocked, threatened, posted, stay] = w.acts;
    let acts = [
        (VisitMark::Entered, if at_work { work } else { home }),
        (VisitMark::Blocked, blocked),
        (VisitMark::Threatened, threatened),
        (VisitMark::Posted, posted),
        (VisitMark::AskedToLeave, stay),
    ];
    for (mark, act) in acts {
        let stays = mark != VisitMark::AskedToLeave || !left;
        if visit.marked(mark).is_some() && stays {
            said.push_str(w.sentence_comma);
            said.push_str(act);
        }
    }
    said.push_str(w.sentence_stop);
    if address.trim().is_empty() {
        said.push_str(w.address_blank);
    } else {
        said.push_str(&w.address.of(address.trim()));
    }
    if visit.frail {
        said.push_str(w.frail_says);
    }
    said.push_str(w.please);
    said
}

/// The sentence as a quotation; it follows what is tapped.
pub fn said(page: Page) -> Child {
    region(move || {
        let visit = page.visit();
        let address = page.state.book.with(|book| book.dealings.me.notify.clone());
        let of = |language| sentence(words_of(language), &visit, &address);
        let meaning = (page.language() == Language::English).then(|| of(Language::English));
        let set = address.trim().is_empty().then(|| {
            p(
                "hint no-print",
                el("a")
                    .attr("href", &Route::More.href())
                    .child(page.w.address_set),
            )
        });
        vec![
            quote(page, vec![of(Language::Chinese)], meaning.as_slice()).into(),
            Child::from(set),
        ]
        .into()
    })
}

/// How many they are.
pub fn headcount(page: Page, id: &'static str) -> El {
    let mut counts = vec![(None, page.w.unknown)];
    counts.extend(COUNTS.map(|(count, name)| (Some(count), name)));
    choice(
        id,
        page.w.headcount,
        &counts,
        move || page.visit().headcount,
        move |headcount| page.change(&|visit| Visit { headcount, ..visit }),
    )
}

/// All of it, in the dialog.
pub fn sheet(page: Page) -> Child {
    let w = page.w;
    let mut parts: Vec<Child> = vec![
        heading("h2", w.police_title)
            .id("visit-police-title")
            .attr("tabindex", "-1")
            .attr("autofocus", "")
            .into(),
        said(page),
        call(page, "main big").into(),
        headcount(page, "police-count").into(),
        check(
            "police-frail",
            w.frail,
            "",
            move || page.visit().frail,
            move |frail| page.change(&|visit| Visit { frail, ..visit }),
        )
        .into(),
    ];
    parts.extend(w.police_when.iter().map(|says| p("", *says).into()));
    parts.push(p("", w.police_after).into());
    parts.into()
}
