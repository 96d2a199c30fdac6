//! The words of checking a lender's figure, of both languages: in the part's
//! module, not in that of the first visit.

use crate::app::fill::Fill;
use crate::app::text::Text;

#[path = "../../../../../locales/claim.en.rs"]
mod en;
#[path = "../../../../../locales/claim.zh-CN.rs"]
mod zh_cn;

/// The words in the language of the others.
#[must_use]
pub fn words_with(t: &Text) -> &'static Words {
    t.pick(&zh_cn::WORDS, &en::WORDS)
}

pub struct Words {
    pub says: &'static str,
    pub kind: &'static str,
    pub kind_unknown: &'static str,
    pub total: &'static str,
    pub total_hint: &'static str,
    pub split: &'static str,
    pub day: &'static str,
    pub check: &'static str,
    pub nothing: &'static str,
    pub out_of_range: &'static str,
    pub ours: Fill<1>,
    pub theirs: &'static str,
    pub same: &'static str,
    pub exact: &'static str,
    pub exact_weak: &'static str,
    pub ambiguous: &'static str,
    pub nearest: &'static str,
    pub rest: Fill<1>,
    pub rest_less: Fill<1>,
    /// `(how many fen apart)`.
    pub rounding: Fill<1>,
    pub step_rest: &'static str,
    pub also: fn(usize) -> String,
    pub cut_short: &'static str,
    pub bridge: &'static str,
    pub other_findings: &'static str,
    pub taken_for: fn(&str) -> String,
    pub questions: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_proof: &'static str,
    // What a lender may have done otherwise.
    pub deduction: &'static str,
    pub uncredited: Fill<1>,
    pub order: Fill<1>,
    pub late_fee: Fill<1>,
    pub no_late_fee: &'static str,
    pub accelerated: Fill<1>,
    pub not_accelerated: &'static str,
    pub cut_off: Fill<1>,
    /// In the order of `Unsure::ALL`: `term: value`.
    pub grace_days: fn(u16) -> String,
    pub grace_from_due: &'static str,
    pub grace_after: &'static str,
    pub penalty_multiple: Fill<1>,
    pub penalty_own: Fill<1>,
    pub compound_yes: &'static str,
    pub compound_no: &'static str,
    // What to ask.
    pub ask_composition: &'static str,
    pub ask_parts_gap: Fill<1>,
    pub ask_kind: &'static str,
    pub ask_clause: Fill<1>,
    pub ask_deduction: &'static str,
    pub ask_receipt: Fill<1>,
    pub ask_order: &'static str,
    pub ask_late_fee: &'static str,
    pub ask_acceleration: &'static str,
    pub ask_cut_off: &'static str,
    pub ask_rest: Fill<1>,
    // The range over what is not known.
    pub range_title: &'static str,
    pub range_matters: Fill<2>,
    pub range_low: &'static str,
    pub range_high: &'static str,
}
