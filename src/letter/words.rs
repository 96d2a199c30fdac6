//! What the words of pieces are, in each language: `locales/letter.*.rs`.
//!
//! What is sent is Chinese, for it goes to Chinese institutions; the other
//! language has a reading of it beside, so that its sender understands it.

use super::agreement::{Check, Form, Item, Payee};
use super::facts::{Missing, Place};
use super::rules::{Attachment, LimitationEffect, Recipient, Warn};
use super::template::{Para, Template};
use crate::collector::todo::Step;
use crate::collector::{Channel, Piece, Tag, Who};
use crate::law::Source;
use crate::law::conduct::Verdict;
use crate::loan::statement::Component;

/// A heading and a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    pub title: &'static str,
    pub says: &'static str,
}

/// The words of one piece.
#[derive(Clone, Copy, Debug)]
pub struct PieceWords {
    /// In a list.
    pub name: &'static str,
    /// Above the text itself.
    pub title: &'static str,
    /// 你在说什么
    pub saying: &'static str,
    /// 什么时候用
    pub when: &'static str,
    /// 之后会怎样
    pub after: &'static str,
    /// 如何留证
    pub proof: &'static str,
    pub body: &'static [Para],
}

/// All words of pieces in one language.
#[derive(Debug)]
pub struct Words {
    // How figures are written.
    /// `{year}`, `{month}`, `{day}`.
    pub date: Template,
    pub months: [&'static str; 12],
    /// `{amount}`.
    pub amount: Template,
    /// The title of a source.
    pub source_title: fn(&Source) -> &'static str,

    // Rows.
    pub components: [&'static str; Component::COUNT],
    /// `{what}`, `{amount}`.
    pub component: Template,
    /// `{owed}`, `{share}`; the others' also `{n}`.
    pub share_ours: Template,
    /// Of several debts: `{n}`.
    pub share_ours_all: Template,
    pub share_other: Template,
    /// `{when}`, `{amount}`; and what stands between two.
    pub lent: Template,
    pub and: &'static str,
    pub channels: [&'static str; 6],
    pub who: [&'static str; 7],
    pub verdicts: [&'static str; 5],
    /// `{n}`, `{when}`, `{how}`, and after it what is known.
    pub event: Template,
    /// They to the borrower, and the other way round.
    pub directions: [&'static str; 2],
    /// Not put through, and put through.
    pub connected: [&'static str; 2],
    /// `{n}`.
    pub event_headcount: Template,
    /// `{amount}`.
    pub event_claimed: Template,
    /// `{what}`; and what stands between two.
    pub event_tags: Template,
    pub list: &'static str,
    pub tags: [&'static str; Tag::ALL.len()],
    pub event_number: Template,
    pub event_said: Template,
    pub event_who: Template,
    pub event_words: Template,
    /// `{verdict}`, `{rule}`.
    pub event_judged: Template,
    /// `{n}`, `{what}`, `{sha}`; and `{note}`.
    pub proof: Template,
    pub proof_note: Template,

    // Around the body.
    pub script_start: Para,
    pub script_end: Para,
    /// That an inquiry neither confirms nor agrees.
    pub reservation: Para,
    /// That a complaint tells facts.
    pub truth: Para,
    pub attached: &'static str,
    /// `{n}`, `{what}`.
    pub attached_row: Template,
    /// The end of the identity number, where all of it is not needed.
    pub letter_id: Para,
    pub letter_end: Para,
    pub complaint_end: &'static [Para],
    pub court_end: Para,
    /// They, you, note; a letter has none.
    pub speakers: [&'static str; 3],

    // Guidance.
    /// 你在说什么, 什么时候用, 之后会怎样, 如何留证.
    pub headings: [&'static str; 4],
    pub clock_heading: &'static str,
    pub sent_in_chinese: &'static str,
    pub editable: &'static str,
    /// In the order of [`Piece::ALL`].
    pub pieces: [PieceWords; 25],
    /// In the order of [`Missing::ALL`].
    pub missing: [&'static str; Missing::COUNT],
    pub missing_heading: &'static str,
    pub missing_says: &'static str,
    pub places: [&'static str; 8],
    pub recipients: [&'static str; 9],
    pub attachments: [&'static str; 9],
    pub effects: [Note; 4],
    /// In the order of `Step::ALL`.
    pub steps: [&'static str; 9],
    pub no_rule: &'static str,
    pub holiday: &'static str,
    pub warnings: [Note; Warn::COUNT],
    pub number_unknown: &'static str,

    // Cautions; the gaps are named in `Caution`'s words below.
    /// `{was}`, `{days}`, `{day}`.
    pub caution_restarts: Template,
    /// `{was}`.
    pub caution_may_waive: Template,
    /// `{was}`, `{days}`, `{what}`.
    pub caution_noted: Template,
    /// `{day}`.
    pub caution_noted_then: Template,
    /// `{was}`.
    pub caution_argued: Template,
    /// `{was}`.
    pub caution_start_unknown: Template,
    /// `{amount}`, `{what}`.
    pub caution_more_than_left: Template,
    pub caution_nothing_left: &'static str,
    /// `{what}`, `{day}`.
    pub caution_too_late: Template,
    /// `{what}`.
    pub caution_last_day: Template,
    /// `{what}`, `{day}`, `{days}`.
    pub caution_hurry: Template,
    pub caution_lender_first: &'static str,
    /// `{amount}`, `{owed}`.
    pub caution_claimed_less: Template,
    pub caution_more_than_owed: Template,
    /// `{amount}`, `{owed}`, `{more}`.
    pub caution_offered_less: Template,
    pub caution_offered_more: Template,
    /// `{n}`.
    pub caution_over_five_years: Template,
    /// `{what}`, `{day}`.
    pub caution_past: Template,

    // The agreement.
    pub agreement: &'static str,
    pub agreement_says: &'static str,
    pub agreement_ready: &'static str,
    pub agreement_not_ready: &'static str,
    pub agreement_get: &'static str,
    /// In the order of [`Item::ALL`]: what it is, and what to ask for.
    pub items: [Note; Item::COUNT],
    pub states: [&'static str; 4],
    pub bases: [&'static str; 3],
    pub forms: [&'static str; 4],
    pub payees: [&'static str; 3],
    pub why_ok: &'static str,
    pub why_not_said: &'static str,
    pub why_said_no: &'static str,
    pub why_nothing_to_compare: &'static str,
    /// `{amount}`, `{owed}`, `{more}`.
    pub why_more: Template,
    /// `{amount}`, `{owed}`.
    pub why_less: Template,
    /// `{amount}`, `{owed}`.
    pub why_total: Template,
    /// `{amount}`, `{owed}`, `{more}`.
    pub why_stops_yet_costs: Template,
    pub why_costs: Template,
    /// `{n}`.
    pub why_too_long: Template,
    /// `{day}`.
    pub why_past: Template,
    /// `{day}`, `{was}`.
    pub why_before_money: Template,
    /// `{amount}`, `{owed}`, `{more}`.
    pub why_over: Template,
    pub why_oral: &'static str,
    pub why_agency: &'static str,
    pub why_private: &'static str,
}

/// The word at a place; nothing past the end, which no table has.
fn at<T: Copy>(words: &[T], place: usize) -> Option<T> {
    words.get(place).copied()
}

impl Words {
    #[must_use]
    pub fn piece(&self, piece: Piece) -> PieceWords {
        // `Piece::ALL` is in the order of its names, which a test holds.
        at(&self.pieces, piece as usize).unwrap_or(self.pieces[0])
    }

    #[must_use]
    pub fn fact(&self, fact: Missing) -> &'static str {
        at(&self.missing, fact as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn place(&self, place: Place) -> &'static str {
        at(&self.places, place as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn recipient(&self, to: Recipient) -> &'static str {
        at(&self.recipients, to as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn attachment(&self, attachment: Attachment) -> &'static str {
        at(&self.attachments, attachment as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn effect(&self, effect: LimitationEffect) -> Note {
        at(&self.effects, effect as usize).unwrap_or(self.effects[0])
    }

    #[must_use]
    pub fn step(&self, step: Step) -> &'static str {
        at(&self.steps, step as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn warning(&self, warn: Warn) -> Note {
        at(&self.warnings, warn as usize).unwrap_or(self.warnings[0])
    }

    #[must_use]
    pub fn item(&self, item: Item) -> Note {
        at(&self.items, item as usize).unwrap_or(self.items[0])
    }

    #[must_use]
    pub fn state(&self, check: &Check) -> &'static str {
        at(&self.states, check.state as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn basis(&self, check: &Check) -> &'static str {
        at(&self.bases, check.basis as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn form(&self, form: Form) -> &'static str {
        at(&self.forms, form as usize).unwrap_or_default()
    }

    #[must_use]
    pub fn payee(&self, payee: Payee) -> &'static str {
        at(&self.payees, payee as usize).unwrap_or_default()
    }

    pub(super) fn component_name(&self, component: Component) -> &'static str {
        at(&self.components, component as usize).unwrap_or_default()
    }

    pub(super) fn channel(&self, channel: Channel) -> &'static str {
        at(&self.channels, channel as usize).unwrap_or_default()
    }

    pub(super) fn person(&self, who: Who) -> &'static str {
        at(&self.who, who as usize).unwrap_or_default()
    }

    pub(super) fn verdict(&self, verdict: Verdict) -> &'static str {
        at(&self.verdicts, verdict as usize).unwrap_or_default()
    }
}
