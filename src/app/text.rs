//! Every word the interface shows, one field a text, in both languages.
//!
//! A language is a constant of this type in `locales/`; a missing text does
//! not compile. Texts with figures in them are functions, so that each
//! language orders its words as it needs. Titles of laws and pages are in
//! [`crate::law`], as part of the citation.

use crate::book::Language;
use crate::money::Fen;

// A locale fills in every struct of this file.
#[allow(clippy::wildcard_imports)]
#[path = "../../locales/en.rs"]
mod en;
#[allow(clippy::wildcard_imports)]
#[path = "../../locales/zh-CN.rs"]
mod zh_cn;

/// The texts of a language.
#[must_use]
pub const fn text(language: Language) -> &'static Text {
    match language {
        Language::Chinese => &zh_cn::TEXT,
        Language::English => &en::TEXT,
    }
}

/// All texts.
pub struct Text {
    /// The `lang` attribute.
    pub lang: &'static str,
    pub app: App,
    pub nav: Nav,
    pub word: Word,
    pub day: Day,
    pub component: Component,
    pub component_says: Component,
    pub product: Product,
    pub confidence: Confidence,
    pub storage: Storage,
    pub today: Today,
    pub debts: Debts,
    pub debt: Debt,
    pub form: Form,
    pub wrong: Wrong,
    pub explain: Explain,
    pub conflict: Conflict,
    pub more: More,
    pub charts: Charts,
    pub gallery: Gallery,
}

pub struct App {
    pub name: &'static str,
    pub skip: &'static str,
    /// The button that switches to the other language, in that language.
    pub switch_language: &'static str,
    pub update_ready: &'static str,
    pub update_now: &'static str,
    pub later: &'static str,
    pub offline_ready: &'static str,
    pub not_found: &'static str,
    pub not_found_says: &'static str,
}

pub struct Nav {
    pub label: &'static str,
    pub today: &'static str,
    pub debts: &'static str,
    pub more: &'static str,
}

pub struct Word {
    pub save: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub edit: &'static str,
    pub duplicate: &'static str,
    pub delete: &'static str,
    pub undo: &'static str,
    pub print: &'static str,
    pub total: &'static str,
    pub amount: &'static str,
    pub how: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub checked_on: fn(&str) -> String,
    /// `(label, value)` as `label: value`.
    pub labelled: fn(&str, &str) -> String,
}

pub struct Day {
    pub today: &'static str,
    pub yesterday: &'static str,
    pub tomorrow: &'static str,
    pub days_ago: fn(i64) -> String,
    pub in_days: fn(i64) -> String,
    pub days: fn(i64) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub back_to_today: &'static str,
}

/// A text for each component of a statement.
pub struct Component {
    pub principal: &'static str,
    pub interest: &'static str,
    pub penalty: &'static str,
    pub compound: &'static str,
}

pub struct Product {
    pub weilidai: &'static str,
    pub other: &'static str,
    pub weilidai_says: &'static str,
    pub other_says: &'static str,
}

pub struct Confidence {
    pub article_read: &'static str,
    pub reported: &'static str,
    pub unofficial: &'static str,
    pub contract: &'static str,
    pub arithmetic: &'static str,
}

/// What becomes of the borrower's data, in every case there is.
pub struct Storage {
    pub kept: &'static str,
    pub recovered: fn(&str) -> String,
    pub recovered_says: &'static str,
    pub damaged: &'static str,
    pub damaged_says: &'static str,
    pub newer: &'static str,
    pub newer_says: &'static str,
    pub forbidden: &'static str,
    pub full: &'static str,
    pub failed: &'static str,
    pub not_kept_says: &'static str,
    pub cleared: &'static str,
    pub cleared_says: &'static str,
    pub retry: &'static str,
    pub keep_again: &'static str,
    pub save_page: &'static str,
    pub save_raw: &'static str,
    pub go_on: &'static str,
    pub discard: &'static str,
    pub aside_failed: &'static str,
    pub saved_now: &'static str,
    pub adopted: &'static str,
}

pub struct Today {
    pub title: &'static str,
    pub empty: &'static str,
    pub empty_says: &'static str,
    pub promise_device: &'static str,
    pub promise_lines: &'static str,
    pub promise_offline: &'static str,
    pub first: &'static str,
    pub payoff: &'static str,
    pub overdue: &'static str,
    pub due_now: &'static str,
    pub tomorrow: &'static str,
    pub next_due: &'static str,
    pub next_due_none: &'static str,
    pub not_computed: fn(usize) -> String,
    pub by_debt: &'static str,
    pub dunning_note: &'static str,
}

pub struct Debts {
    pub title: &'static str,
    pub add: &'static str,
    pub empty: &'static str,
    pub empty_says: &'static str,
    pub overdue_since: fn(&str, i64) -> String,
    pub not_overdue: &'static str,
    pub not_lent_yet: &'static str,
    pub deleted: fn(&str) -> String,
    pub restored: fn(&str) -> String,
    pub duplicated: fn(&str) -> String,
    pub copy_of: fn(&str) -> String,
}

pub struct Debt {
    pub title: &'static str,
    pub missing: &'static str,
    pub missing_says: &'static str,
    pub as_of: &'static str,
    pub overdue: &'static str,
    pub payoff: &'static str,
    pub growth: &'static str,
    pub due_now: fn(&str) -> String,
    pub by_component: &'static str,
    pub by_instalment: &'static str,
    pub part_overdue: &'static str,
    pub part_due_now: &'static str,
    pub part_not_due: &'static str,
    pub instalment: fn(u16) -> String,
    pub accelerated: fn(u16, u16) -> String,
    pub due: fn(&str) -> String,
    pub accelerated_on: fn(&str) -> String,
    pub paid: &'static str,
    pub paid_count: fn(usize) -> String,
    pub overdue_days: fn(i64) -> String,
    pub grace_until: fn(&str) -> String,
    pub due_today: &'static str,
    pub current: &'static str,
    pub future: &'static str,
    pub col_item: &'static str,
    pub col_source: &'static str,
    pub contract: &'static str,
    pub note: &'static str,
    pub small_difference: &'static str,
    pub before_disbursement: fn(&str) -> String,
    pub day_out_of_range: &'static str,
    pub cannot_compute: &'static str,
    pub sum_lines: fn(&str, usize) -> String,
}

pub struct Form {
    pub title_new: &'static str,
    pub title_edit: &'static str,
    pub lead: &'static str,
    pub product: &'static str,
    pub principal: &'static str,
    pub principal_hint: &'static str,
    pub rate: &'static str,
    pub rate_hint: &'static str,
    pub rate_yearly: fn(&str) -> String,
    pub rate_daily: fn(&str) -> String,
    pub rate_unusual: fn(&str, &str) -> String,
    pub rate_yearly_question: fn(&str) -> String,
    pub rate_make_yearly: &'static str,
    /// Between two sentences.
    pub stop: &'static str,
    pub per: &'static str,
    pub per_day: &'static str,
    pub per_year: &'static str,
    pub which_date: &'static str,
    pub first_due: &'static str,
    pub first_due_hint: &'static str,
    pub disbursed: &'static str,
    pub disbursed_hint: &'static str,
    pub estimated_disbursed: &'static str,
    pub estimated_first_due: &'static str,
    pub preview: &'static str,
    pub preview_wait: &'static str,
    pub preview_says: fn(&str, &str) -> String,
    pub paid: &'static str,
    pub paid_hint: &'static str,
    pub paid_count: fn(u16) -> String,
    pub paid_none_due: &'static str,
    pub paid_wait: &'static str,
    pub paid_single: &'static str,
    pub details: &'static str,
    pub details_says: &'static str,
    pub instalments: &'static str,
    pub instalments_hint: fn(&str) -> String,
    pub due_day: &'static str,
    pub due_day_hint: &'static str,
    pub year_basis: &'static str,
    pub days_365: &'static str,
    pub days_360: &'static str,
    pub grace: &'static str,
    pub grace_hint: &'static str,
    pub grace_count: &'static str,
    pub grace_from_due: &'static str,
    pub grace_after: &'static str,
    pub multiple: &'static str,
    pub multiple_hint: &'static str,
    pub compound: &'static str,
    pub compound_hint: &'static str,
    pub accelerated: &'static str,
    pub accelerated_hint: &'static str,
    pub accelerated_none: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub note: &'static str,
    pub method: &'static str,
    pub method_equal_principal: &'static str,
    pub default_from: fn(&str) -> String,
    pub save: &'static str,
    pub fix: fn(usize) -> String,
    pub saved: &'static str,
}

/// What is wrong with something typed, and what would be right.
pub struct Wrong {
    pub amount_empty: &'static str,
    pub amount_negative: &'static str,
    pub amount_not_a_number: &'static str,
    pub amount_decimals: &'static str,
    pub amount_grouping: &'static str,
    pub amount_large: &'static str,
    pub amount_small: &'static str,
    pub rate_empty: &'static str,
    pub rate_negative: &'static str,
    pub rate_not_a_number: &'static str,
    pub rate_decimals: &'static str,
    pub rate_large: &'static str,
    pub multiple_empty: &'static str,
    pub multiple_bad: &'static str,
    pub date_empty: &'static str,
    pub date_bad: &'static str,
    pub date_range: &'static str,
    pub due_before_loan: &'static str,
    pub due_too_late: &'static str,
    pub instalments: &'static str,
    pub due_day: &'static str,
    pub grace: &'static str,
    pub accelerated_early: &'static str,
    pub accelerated_late: &'static str,
    pub paid_unknown: fn(u16) -> String,
    pub paid_not_due: fn(u16) -> String,
    pub paid_after_acceleration: fn(u16) -> String,
    pub text_long: &'static str,
    pub name_long: &'static str,
}

pub struct Explain {
    pub payoff: &'static str,
    pub overdue: &'static str,
    pub due_now: &'static str,
    pub growth: &'static str,
    pub equal_part: fn(&str, u16, &str) -> String,
    pub equal_part_last: fn(&str, u16, &str) -> String,
    pub remaining: &'static str,
    pub rate_of_day: fn(&str) -> String,
    /// A yearly rate by the day: `(percent, days of the year)`.
    pub rate_of_year: fn(&str, i64) -> String,
    /// `(base, rate, days, amount)`; the rate comes with its unit.
    pub accrual: fn(&str, &str, i64, &str) -> String,
    /// `(base, rate, multiple, days, amount)`.
    pub penalty: fn(&str, &str, &str, i64, &str) -> String,
    pub sources: &'static str,
}

pub struct Conflict {
    pub title: &'static str,
    pub says: &'static str,
    pub gone_title: &'static str,
    pub gone: &'static str,
    pub save_new: &'static str,
    pub mine: &'static str,
    pub theirs: &'static str,
    pub both: &'static str,
}

pub struct More {
    pub title: &'static str,
    pub language: &'static str,
    /// Each language in itself.
    pub chinese: &'static str,
    pub english: &'static str,
    pub theme: &'static str,
    pub theme_device: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub data: &'static str,
    pub data_says: &'static str,
    pub data_size: fn(&str) -> String,
    pub save_file: &'static str,
    pub save_file_says: &'static str,
    pub privacy: &'static str,
    pub privacy_says: &'static [&'static str],
    pub offline: &'static str,
    pub offline_yes: &'static str,
    pub offline_no: &'static str,
    pub offline_ios: &'static str,
    pub about: &'static str,
    pub about_says: &'static [&'static str],
    pub sources: &'static str,
    pub gallery: &'static str,
    pub version: fn(&str) -> String,
}

/// What the pictures of figures say.
pub struct Charts {
    /// A round amount beside a picture, as short as it can be.
    pub amount: fn(Fen) -> String,
    pub year: fn(i32) -> String,
    pub month: fn(u32) -> String,
    /// `(month, day)`.
    pub day: fn(u32, u32) -> String,
    pub as_of: fn(&str) -> String,
    /// What a picture shows, for those who do not see it: `(first, last)`.
    pub owed_says: fn(&str, &str) -> String,
    /// Over the figures of a day.
    pub owed_on: fn(&str) -> String,
    pub after_today: &'static str,
    /// What the small triangles are.
    pub events: &'static str,
    pub nothing: &'static str,
    pub as_table: &'static str,
    pub col_day: &'static str,
    /// Where the bars begin, if not at zero.
    pub cut: fn(&str) -> String,
}

pub struct Gallery {
    pub title: &'static str,
    pub says: &'static str,
    pub fields: &'static str,
    pub table: &'static str,
    pub dialog: &'static str,
    pub open_dialog: &'static str,
    pub toast: &'static str,
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
