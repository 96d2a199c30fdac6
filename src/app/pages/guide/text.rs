//! The words of the guide, of both languages: in the part's module, not in
//! that of the first visit.

use crate::app::basis::BasisWords;
use crate::app::fill::Fill;
use crate::book::Language;
use crate::law::guide::Fact;

#[path = "../../../../locales/guide.en.rs"]
mod en;
#[path = "../../../../locales/guide.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

/// A fact in words: what it is about, and what is so.
pub struct Saying(pub &'static str, pub &'static str);

pub struct Words {
    pub title: &'static str,
    pub says: &'static str,
    /// In the order of `Topic::ALL`.
    pub topics: [&'static str; 7],
    pub topic_says: [&'static str; 7],
    pub all: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub found: fn(usize) -> String,
    pub nothing: &'static str,
    pub count: fn(usize) -> String,
    pub checked: Fill<1>,
    pub stale: &'static str,
    pub stale_says: Fill<1>,
    pub basis: BasisWords,
    pub call: Fill<1>,
    pub recalled: &'static str,
    pub legend: &'static str,
    pub fact: fn(Fact) -> Saying,
}
