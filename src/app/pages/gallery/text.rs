//! The words of the gallery, of both languages: in the part's module, not in that
//! of the first visit.

use crate::app::text::Text;

#[path = "../../../../locales/gallery.en.rs"]
mod en;
#[path = "../../../../locales/gallery.zh-CN.rs"]
mod zh_cn;

/// The words in the language of the others.
#[must_use]
pub fn words_with(t: &Text) -> &'static Words {
    t.pick(&zh_cn::WORDS, &en::WORDS)
}

pub struct Words {
    pub says: &'static str,
    pub fields: &'static str,
    pub table: &'static str,
    pub dialog: &'static str,
    pub open_dialog: &'static str,
    pub show_toast: &'static str,
    pub tabs: &'static str,
    pub empty: &'static str,
    pub empty_says: &'static str,
    pub explain: &'static str,
    pub notices: &'static str,
    pub buttons: &'static str,
    pub sample: &'static str,
    pub owed: &'static str,
    pub bridge: &'static str,
    pub bridge_says: &'static str,
    pub event: &'static str,
    pub ours: &'static str,
    pub theirs: &'static str,
    pub step_rate: &'static str,
    pub step_fee: &'static str,
    pub step_less: &'static str,
    pub step_rest: &'static str,
}
