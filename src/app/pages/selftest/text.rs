//! The words of the self-test, of both languages: in the part's module, not in
//! that of the first visit.

use crate::app::fill::Fill;
use crate::book::Language;

#[path = "../../../../locales/selftest.en.rs"]
mod en;
#[path = "../../../../locales/selftest.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

pub struct Words {
    pub says: &'static [&'static str],
    pub start: &'static str,
    pub again: &'static str,
    /// `(done, of)`.
    pub progress: Fill<2>,
    /// In the order of `Group::ALL`.
    pub groups: [&'static str; 9],
    pub col_group: &'static str,
    pub col_passed: &'static str,
    pub col_time: &'static str,
    pub all: &'static str,
    /// `(passed, of)`.
    pub passed: Fill<2>,
    pub time: Fill<1>,
    /// `(figures, milliseconds)`.
    pub good: Fill<2>,
    pub good_says: &'static [&'static str],
    pub bad: &'static str,
    /// `(failed, of)`.
    pub bad_says: Fill<2>,
    pub bad_does: &'static [&'static str],
    pub save: &'static str,
    pub failed: &'static str,
    pub source: &'static str,
    pub expected: &'static str,
    pub got: &'static str,
    pub nothing: &'static str,
    /// Figures that are not there at all.
    pub missing: Fill<1>,
}
