//! The words of the contact log, of both languages; in the part's module.

use crate::app::fill::Fill;
use crate::book::Language;

#[path = "../../../../locales/contacts.en.rs"]
mod en;
#[path = "../../../../locales/contacts.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

pub struct Words {
    pub title: &'static str,
    pub says: &'static str,

    // To enter.
    pub quick: &'static str,
    pub quick_says: &'static str,
    /// Put through, missed, text message, chat, letter, somebody else, my own call.
    pub quick_names: [&'static str; 7],
    pub added: Fill<1>,
    pub added_undone: &'static str,

    pub batch: &'static str,
    pub batch_says: &'static str,
    pub batch_times: &'static str,
    pub batch_times_hint: &'static str,
    pub batch_wrong: &'static str,
    pub batch_add: &'static str,
    pub batch_added: fn(usize) -> String,

    // One entry.
    pub debt: &'static str,
    pub debt_unknown: &'static str,
    pub debt_gone: &'static str,
    pub at: &'static str,
    pub wrong_at: &'static str,
    pub later_at: &'static str,
    pub channel: &'static str,
    /// In the order of `Channel::ALL`.
    pub channels: [&'static str; 6],
    pub direction: &'static str,
    pub directions: [&'static str; 2],
    pub connected: &'static str,
    pub connected_names: [&'static str; 3],
    pub seconds: &'static str,
    pub seconds_hint: &'static str,
    pub wrong_seconds: &'static str,
    pub number: &'static str,
    pub number_hint: &'static str,
    pub caller: &'static str,
    /// In the order of `Caller::ALL`.
    pub callers: [&'static str; 6],
    pub said: &'static str,
    pub said_name: &'static str,
    pub said_firm: &'static str,
    pub said_for: &'static str,
    pub staff_no: &'static str,
    pub claimed: &'static str,
    pub claimed_hint: &'static str,
    pub wrong_amount: &'static str,
    pub agreed: &'static str,
    pub agreed_hint: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub too_long: &'static str,
    pub tags: &'static str,
    pub tags_says: &'static str,
    pub tags_more: &'static str,
    /// In the order of `Tag::ALL`.
    pub tag_names: [&'static str; 32],
    pub papers: &'static str,
    /// In the order of `Paper::ALL`.
    pub paper_names: [&'static str; 5],
    pub headcount: &'static str,
    pub wrong_headcount: &'static str,
    pub marks: &'static str,
    /// In the order of `VisitMark::ALL`.
    pub mark_names: [&'static str; 10],
    pub reached: &'static str,
    pub reached_tick: &'static str,
    pub who: &'static str,
    /// In the order of `Who::ALL`.
    pub whos: [&'static str; 7],
    pub who_name: &'static str,
    pub told: &'static str,
    /// In the order of `Told::ALL`.
    pub tolds: [&'static str; 5],
    pub refused_further: &'static str,
    pub is_guarantor: &'static str,
    pub spouse_shared: &'static str,
    pub offered_to_pay: &'static str,
    pub close: &'static str,
    pub deleted: Fill<1>,
    pub delete_undone: &'static str,

    // The list.
    pub list: &'static str,
    pub none: &'static str,
    pub none_says: &'static str,
    pub nothing_found: &'static str,
    pub filter: &'static str,
    pub all_debts: &'static str,
    pub all_channels: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub count: fn(usize, usize) -> String,
    pub more: fn(usize) -> String,
}
