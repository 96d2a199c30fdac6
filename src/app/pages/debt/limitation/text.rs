//! The words of the time limit for claims, of both languages: in the part's
//! module, not in that of the first visit.

use crate::app::fill::Fill;
use crate::app::text::Text;

#[path = "../../../../../locales/limitation.en.rs"]
mod en;
#[path = "../../../../../locales/limitation.zh-CN.rs"]
mod zh_cn;

/// The words in the language of the others.
#[must_use]
pub fn words_with(t: &Text) -> &'static Words {
    t.pick(&zh_cn::WORDS, &en::WORDS)
}

pub struct Words {
    pub no_due: &'static str,
    pub warning_any: &'static str,
    /// Of a card without an agreement.
    pub card: &'static str,
    pub not_started: Fill<1>,
    /// `(start, expires, days left)`.
    pub running: fn(&str, &str, i64) -> String,
    pub proceedings: &'static str,
    pub expired: Fill<1>,
    pub may_be_waived: Fill<1>,
    pub restarts: Fill<1>,
    pub before_start: &'static str,
    pub during_proceedings: &'static str,
    pub too_late: &'static str,
    pub may_waive: &'static str,
    /// What starts the clock: `(last due date)`.
    pub start: Fill<1>,
    pub argued: &'static str,
    /// The log leaves the end open; and what it has.
    pub open: Fill<1>,
    pub noted: &'static str,
    pub warning: Fill<1>,
    pub warning_expired: &'static str,
    pub after_judgment: &'static str,
    pub not_modelled: &'static str,
}
