//! The words of scripts, letters and complaints, of both languages: in the
//! module of the part that shows them, not in that of the first visit.

use crate::book::Language;
use crate::letter::Words;

#[path = "../../locales/letter.en.rs"]
mod en;
#[path = "../../locales/letter.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

/// The language pieces are sent in, whatever the interface's.
#[must_use]
pub fn sent() -> &'static Words {
    &zh_cn::WORDS
}
