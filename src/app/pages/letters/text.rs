//! The words around scripts and letters, of both languages; those of the
//! pieces themselves are in `locales/letter.*.rs`.

use crate::app::fill::Fill;
use crate::book::Language;

#[path = "../../../../locales/letters.en.rs"]
mod en;
#[path = "../../../../locales/letters.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn own_words_of(language: Language) -> &'static Own {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

pub struct Own {
    pub title: &'static str,
    pub says: &'static str,
    pub no_debts: &'static str,
    pub no_debts_says: &'static str,
    pub add_debt: &'static str,
    pub kind: &'static str,
    pub kinds: [&'static str; 3],
    pub which: &'static str,
    pub about: &'static str,
    pub facts: &'static str,
    pub facts_says: &'static str,
    /// Above what need not be filled in.
    pub others: &'static str,
    pub hour_from: &'static str,
    pub hour_to: &'static str,
    pub hour_hint: &'static str,
    pub wrong_amount: &'static str,
    pub wrong_count: &'static str,
    pub wrong_day: &'static str,
    pub later_day: &'static str,
    pub known: Fill<1>,
    /// What the plan says can be promised.
    pub promised: Fill<1>,
    /// What another window wrote.
    pub theirs: Fill<1>,
    pub wrong_hour: &'static str,
    pub too_long: &'static str,
    pub go: [&'static str; 8],
    pub to: Fill<1>,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub take_new: &'static str,
    pub figures_changed: &'static str,
    pub noted_on: Fill<1>,
    pub done_again: &'static str,
    pub reading: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub save: &'static str,
    pub done_script: &'static str,
    pub done_letter: &'static str,
    pub recorded: Fill<1>,
    pub recorded_long: &'static str,
    pub unrecorded: &'static str,
    pub deadlines: &'static str,
    pub sources: &'static str,

    // To do.
    pub todos: &'static str,
    pub todos_says: &'static str,
    pub todos_none: &'static str,
    pub todo_undeleted: &'static str,
    pub days_left: fn(i64) -> String,
    pub todo_done: Fill<1>,
    pub todo_deleted: &'static str,
    pub review_follows: &'static str,
    pub todo_what: &'static str,
    pub todo_day: &'static str,
    pub todo_add: &'static str,
    pub todo_empty: &'static str,
    pub ticket: &'static str,

    // The agreement.
    pub check_open: &'static str,
    pub agreed_on: &'static str,
    pub balance: &'static str,
    pub principal: &'static str,
    pub down: &'static str,
    pub monthly: &'static str,
    pub last: &'static str,
    pub instalments: &'static str,
    pub first_due: &'static str,
    pub total: &'static str,
    pub empty_hint: &'static str,
    pub payee: &'static str,
    pub form: &'static str,
    pub not_said: &'static str,
    pub said_yes: &'static str,
    pub said_no: &'static str,
    /// What is answered with yes or no, in the order of `YES_NO`.
    pub asked: [&'static str; 11],
}
