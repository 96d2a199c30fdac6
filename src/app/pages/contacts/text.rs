//! The words of the contact log, of both languages; in the part's module.

use crate::app::fill::Fill;
use crate::book::Language;
use crate::collector::Missing;

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
    /// `(time, times)`.
    pub batch_twice: Fill<2>,
    pub batch_each: &'static str,
    pub batch_once: &'static str,

    // A message.
    pub paste: &'static str,
    pub paste_says: &'static str,
    pub paste_text: &'static str,
    pub paste_hint: &'static str,
    pub paste_empty: &'static str,
    pub paste_too_long: &'static str,
    pub paste_read: &'static str,
    pub paste_tags: &'static str,
    pub seen_by: Fill<2>,
    pub paste_mentions: &'static str,
    /// In the order of `Mention`.
    pub mentions: [&'static str; 5],
    /// In the order of `MessageDoubt`.
    pub message_doubts: [&'static str; 9],
    pub paste_at: &'static str,
    pub paste_at_hint: &'static str,
    pub paste_keep: &'static str,

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
    /// With so many things to do.
    pub deleted_with: Fill<2>,
    pub delete_undone: &'static str,

    // The list.
    pub list: &'static str,
    pub none: &'static str,
    pub none_says: &'static str,
    pub nothing_found: &'static str,
    pub filter: &'static str,
    pub all_debts: &'static str,
    pub all_channels: &'static str,
    pub tag: &'static str,
    pub all_tags: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub day_hint: &'static str,
    pub wrong_day: &'static str,
    pub wrong_until: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub count: fn(usize, usize) -> String,
    pub more: fn(usize) -> String,

    // Held against the rules.
    pub findings: &'static str,
    pub findings_says: &'static str,
    pub findings_none: &'static str,
    /// In the order of `Verdict`.
    pub verdicts: [&'static str; 5],
    /// In the order of `Force`.
    pub forces: [&'static str; 6],
    pub quiet_hours: Fill<1>,
    /// `(began, at)`: a visit that went on into the night.
    pub quiet_still: Fill<2>,
    pub connected_calls: fn(&str, u16, Option<u16>) -> String,
    pub unanswered: fn(&str, u16, Option<u16>, Option<&str>) -> String,
    /// Failed calls before the day, and on it; when the borrower was spoken to.
    pub reached_others: fn(u16, u16, Option<String>) -> String,
    pub told_debt: &'static str,
    pub told_amount: &'static str,
    pub after_refusal: Fill<1>,
    pub headcount_was: Fill<2>,
    pub headcount_only: Fill<1>,
    pub and: &'static str,
    pub rule_between: Fill<2>,
    pub rule_since: Fill<1>,
    pub rule_until: Fill<1>,
    pub penalty: Fill<1>,
    pub missing_says: &'static str,
    pub missing: fn(Missing) -> &'static str,
    pub remedies_says: &'static str,
    /// In the order of `Remedy`.
    pub remedies: [&'static str; 11],

    // How often, when.
    pub figures: &'static str,
    pub figures_says: &'static str,
    pub by_creditor: &'static str,
    pub by_number: &'static str,
    pub unknown: &'static str,
    pub tally_names: [&'static str; 6],
    pub heat: &'static str,
    pub heat_says: &'static str,
    pub clock: &'static str,
    pub weekdays: [&'static str; 7],

    // Files that prove something.
    pub evidence: &'static str,
    pub evidence_says: &'static str,
    pub evidence_none: &'static str,
    pub attach: &'static str,
    pub attach_alone: &'static str,
    pub reading: Fill<2>,
    pub unreadable: Fill<1>,
    pub empty_file: Fill<1>,
    pub known_file: Fill<1>,
    pub same: Fill<1>,
    pub not_same: Fill<1>,
    pub look_again: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub times: Fill<2>,
    pub time_added: Fill<1>,
    pub bytes: Fill<1>,

    // All of it for somebody else.
    pub pack: &'static str,
    pub pack_says: &'static str,
    pub pack_open: &'static str,
    pub pack_made: Fill<1>,
    pub pack_facts: &'static str,
    pub pack_counts: &'static str,
    pub pack_rules: &'static str,
    /// `(entries, when)`.
    pub pack_entries: Fill<2>,
    pub pack_title: Fill<2>,
    pub pack_unknown: &'static str,
    pub pack_evidence: &'static str,
    pub pack_of: Fill<1>,
    pub pack_end: &'static str,
    pub pack_file: &'static str,
    pub pack_save: &'static str,
    pub pack_table: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub yes: &'static str,
}
