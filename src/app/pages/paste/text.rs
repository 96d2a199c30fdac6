//! The words of pasted texts, of both languages: in the part's module, not in
//! that of the first visit.

use crate::app::text::Text;

#[path = "../../../../locales/paste.en.rs"]
mod en;
#[path = "../../../../locales/paste.zh-CN.rs"]
mod zh_cn;

/// The words in the language of the others.
#[must_use]
pub fn words_with(t: &Text) -> &'static Words {
    t.pick(&zh_cn::WORDS, &en::WORDS)
}

pub struct Words {
    pub says: &'static str,
    pub text: &'static str,
    pub found: fn(usize) -> String,
    pub nothing: &'static str,
    pub take_rows: fn(usize) -> String,
    pub take_payments: fn(usize) -> String,
    pub ignored: fn(usize) -> String,
    pub line: fn(usize) -> String,
    pub too_long: &'static str,
    pub too_many: &'static str,
    /// In the order of `loan::paste::Why`.
    pub why: [&'static str; 16],
    /// In the order of `loan::paste::Doubt`.
    pub doubts: [&'static str; 20],
}
