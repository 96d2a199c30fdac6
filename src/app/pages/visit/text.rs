//! The words for a visit, of both languages: in the part's module, not in that
//! of the first visit.

use crate::app::basis::BasisWords;
use crate::app::fill::Fill;
use crate::book::Language;
use crate::collector::VisitStep;

#[path = "../../../../locales/visit.en.rs"]
mod en;
#[path = "../../../../locales/visit.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

/// A step in words.
pub struct StepWords {
    pub title: &'static str,
    pub does: &'static [&'static str],
    /// What can be said aloud. Visitors are spoken to in Chinese; in English
    /// it is what that means.
    pub say: &'static [&'static str],
}

pub struct Words {
    pub title: &'static str,
    pub says: &'static str,
    pub scene: &'static str,
    /// In the order of `Scene::ALL`.
    pub scenes: [&'static str; 4],
    pub arrived: &'static str,
    pub since: Fill<1>,
    pub lasted: Fill<1>,
    pub timer: &'static str,
    pub call: &'static str,
    pub what_to_say: &'static str,
    pub never: &'static str,
    pub step: Fill<2>,
    pub back: &'static str,
    pub next: &'static str,
    pub read_aloud: &'static str,
    pub meaning: &'static str,
    pub basis: BasisWords,

    pub marks: &'static str,
    pub marks_says: &'static str,
    /// In the order of `VisitMark::ALL`.
    pub mark_names: [&'static str; 10],
    pub unmarked: Fill<1>,
    pub remarked: &'static str,

    // What the police are told.
    pub police_title: &'static str,
    pub police_when: &'static [&'static str],
    pub police_after: &'static str,
    pub headcount: &'static str,
    pub unknown: &'static str,
    pub frail: &'static str,
    pub sentence_some: &'static str,
    pub sentence_count: fn(u8) -> String,
    pub at_home: &'static str,
    pub at_work: &'static str,
    /// Entered the home, entered the workplace, blocked, threatened, posted,
    /// will not leave.
    pub acts: [&'static str; 6],
    pub sentence_stop: &'static str,
    pub sentence_comma: &'static str,
    pub address: Fill<1>,
    pub address_blank: &'static str,
    pub address_set: &'static str,
    pub frail_says: &'static str,
    pub please: &'static str,

    pub never_title: &'static str,
    pub never_list: &'static [&'static str],
    pub never_court: &'static str,

    // The end.
    pub over: &'static str,
    pub over_says: &'static str,
    pub papers: &'static str,
    /// In the order of `Paper::ALL`.
    pub paper_names: [&'static str; 5],
    pub debt: &'static str,
    pub debt_unknown: &'static str,
    pub keep_it: &'static str,
    pub save: &'static str,
    pub discard: &'static str,
    pub discarded: &'static str,
    pub discarded_undone: &'static str,
    pub not_saved: &'static str,
    pub saved: &'static str,
    pub row_when: &'static str,
    pub row_where: &'static str,
    pub row_count: &'static str,
    pub row_papers: &'static str,
    pub row_debt: &'static str,
    pub row_marks: &'static str,
    /// `(moment, minutes)`.
    pub from_to: Fill<2>,
    pub count: Fill<1>,
    pub undo: &'static str,
    pub again: &'static str,
    pub today: &'static str,
    pub to_log: &'static str,
    pub to_rights: &'static str,
    pub to_channels: &'static str,
    pub to_court: &'static str,
    pub print: &'static str,

    pub steps: fn(VisitStep) -> StepWords,
}
