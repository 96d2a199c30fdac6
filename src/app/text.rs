//! Every word the interface shows, one field a text, in both languages.
//!
//! A language is a constant of this type in `locales/`; a missing text does
//! not compile. Texts with figures in them have gaps, or are functions where a
//! language must do more than put its words in another order. Titles of laws and pages are in
//! [`crate::law`], as part of the citation.

use super::fill::Fill;
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

impl Text {
    /// Of a part's own words, those in the language of these.
    #[must_use]
    pub fn pick<T>(&self, chinese: &'static T, english: &'static T) -> &'static T {
        if self.lang == en::TEXT.lang {
            english
        } else {
            chinese
        }
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
    pub terms: Terms,
    pub ledger: Ledger,
    pub cost: Cost,
    pub legal: Legal,
    pub paste: Paste,
    pub claim: Claim,
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
    pub not_found: &'static str,
    pub not_found_says: &'static str,
    pub part_waiting: &'static str,
    pub part_failed: &'static str,
    pub part_again: &'static str,
}

pub struct Nav {
    pub label: &'static str,
    pub today: &'static str,
    pub debts: &'static str,
    pub plan: &'static str,
    pub contacts: &'static str,
    pub letters: &'static str,
    pub visit: &'static str,
    /// While somebody is at the door.
    pub visit_going: &'static str,
    /// They have left, and nothing is kept yet.
    pub visit_over: &'static str,
    pub guide: &'static str,
    pub more: &'static str,
    /// To a neutral page, at once.
    pub leave: &'static str,
    pub backup: &'static str,
    pub trash: &'static str,
}

pub struct Word {
    pub save: &'static str,
    pub copy_text: &'static str,
    pub text_copied: &'static str,
    pub not_copied: &'static str,
    /// The browser refused the clipboard for a backup.
    pub copy_by_hand: &'static str,
    /// The browser refused a file.
    pub not_saved: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub edit: &'static str,
    pub duplicate: &'static str,
    pub delete: &'static str,
    pub undo: &'static str,
    /// What was to be undone has changed since.
    pub undo_late: &'static str,
    /// The same of a backup that was restored.
    pub restore_undo_late: &'static str,
    pub print: &'static str,
    pub total: &'static str,
    pub amount: &'static str,
    pub how: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub checked_on: Fill<1>,
    /// In force from, or published on.
    pub dated: Fill<1>,
    /// `(label, value)` as `label: value`.
    pub labelled: Fill<2>,
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
    pub fee: &'static str,
    pub late_fee: &'static str,
    pub cost: &'static str,
}

/// Names and explanations of products, in the order of `Product::ALL`.
pub struct Product {
    pub names: [&'static str; 10],
    pub says: [&'static str; 10],
}

/// The terms of a contract. Lists are in the order of the enum they name.
pub struct Terms {
    pub lender: &'static str,
    pub lender_hint: &'static str,
    pub lenders: [&'static str; 6],
    pub method: &'static str,
    pub methods: [&'static str; 8],
    pub methods_say: [&'static str; 8],
    pub accrual: &'static str,
    pub accruals: [&'static str; 2],
    pub day_count: &'static str,
    pub day_counts: [&'static str; 3],
    pub day_range: &'static str,
    pub day_ranges: [&'static str; 3],
    pub stated: &'static str,
    pub stated_hint: &'static str,
    pub unit: &'static str,
    pub units: [&'static str; 3],
    pub interest_only: &'static str,
    pub interest_only_hint: &'static str,
    pub penalty: &'static str,
    pub penalty_kinds: [&'static str; 2],
    pub own_penalty: &'static str,
    pub own_penalty_hint: &'static str,
    pub penalty_base: &'static str,
    pub penalty_bases: [&'static str; 3],
    pub late_percent: &'static str,
    pub late_percent_hint: &'static str,
    pub late_floor: &'static str,
    pub late_floor_hint: &'static str,
    pub late_of: &'static str,
    pub late_ofs: [&'static str; 2],
    pub deducted: &'static str,
    pub deducted_hint: &'static str,
    pub received_only: &'static str,
    pub received_only_hint: &'static str,
    pub upfront: &'static str,
    pub upfront_hint: &'static str,
    pub each: &'static str,
    pub each_hint: &'static str,
    pub each_percent: &'static str,
    pub each_percent_hint: &'static str,
    pub order: &'static str,
    pub orders: [&'static str; 5],
    pub orders_say: &'static str,
    pub order_custom: &'static str,
    pub prepay: &'static str,
    pub prepays: [&'static str; 3],
    pub prepaid_interest_first: &'static str,
    pub prepaid_interest_first_hint: &'static str,
    pub unsure: &'static str,
    pub unsure_says: &'static str,
    pub unsures: [&'static str; 8],
    pub group_instalments: &'static str,
    pub group_interest: &'static str,
    pub group_late: &'static str,
    pub group_fees: &'static str,
    pub group_payments: &'static str,
    pub group_rest: &'static str,
    pub due: &'static str,
    pub due_hint: &'static str,
    pub until: &'static str,
    pub until_hint: &'static str,
    pub rows: &'static str,
    pub rows_hint: &'static str,
    pub rows_rate: &'static str,
    pub rows_none: &'static str,
    pub group_card: &'static str,
    pub card_late_says: &'static str,
    pub statement_on: &'static str,
    pub statement_on_hint: &'static str,
    pub balance: &'static str,
    pub balance_hint: &'static str,
    pub bill_due: &'static str,
    pub bill_due_hint: &'static str,
    pub opening_interest: &'static str,
    pub opening_interest_hint: &'static str,
    pub opening_fees: &'static str,
    pub opening_minimum: &'static str,
    pub opening_minimum_hint: &'static str,
    pub interest_from: &'static str,
    pub interest_from_hint: &'static str,
    pub interest_running: &'static str,
    pub interest_running_hint: &'static str,
    pub basis: &'static str,
    pub bases: [&'static str; 2],
    pub compounding: &'static str,
    pub compoundings: [&'static str; 3],
    pub minimum: &'static str,
    pub minimum_hint: &'static str,
    pub tolerance: &'static str,
    pub tolerance_hint: &'static str,
    pub plans: &'static str,
    pub plans_hint: &'static str,
    pub none: &'static str,
}

/// What a loan really costs.
pub struct Cost {
    pub title: &'static str,
    pub says: &'static str,
    pub agreed: &'static str,
    pub lived: &'static str,
    pub effective: &'static str,
    pub effective_says: &'static str,
    pub simple: &'static str,
    pub simple_says: &'static str,
    pub quoted: Fill<1>,
    pub no_rate: &'static str,
    pub ambiguous: &'static str,
    pub proof: &'static str,
    pub proof_says: &'static str,
    pub col_day: &'static str,
    pub col_flow: &'static str,
    pub col_factor: &'static str,
    pub col_present: &'static str,
    pub sum: &'static str,
}

/// The line the law draws. Lists are in the order of their enums.
pub struct Legal {
    pub title: &'static str,
    pub says: &'static str,
    pub no_main: &'static str,
    pub yearly_24: &'static str,
    pub four_times: Fill<2>,
    pub unverified: Fill<1>,
    pub court: &'static str,
    pub regulator: &'static str,
    pub reference: &'static str,
    pub charged: &'static str,
    pub cap: Fill<1>,
    pub within: &'static str,
    pub working: &'static str,
    pub col_period: &'static str,
    pub col_days: &'static str,
    pub col_principal: &'static str,
    pub excess: Fill<1>,
    pub excess_means: &'static str,
    pub reference_excess: Fill<1>,
    /// In the order of `law::line::Note`.
    pub notes: [&'static str; 17],
    pub judgment: &'static str,
    pub judgment_says: &'static str,
    /// `(base, from, through, days, amount)`.
    pub judgment_line: fn(&str, &str, &str, i64, &str) -> String,
    pub judgment_unpaid: Fill<1>,
    pub court_fee: &'static str,
    /// `(claim, full, half)`.
    pub court_fee_says: Fill<3>,
    /// `(amount)`: the part of a claim up to it, or above it.
    pub court_fee_up_to: Fill<1>,
    pub court_fee_over: Fill<1>,
    pub court_fee_each: &'static str,
}

/// Checking what a collector claims. Lists are in the order of their enums.
pub struct Claim {
    pub title: &'static str,
    pub parts: [&'static str; 4],
}

/// Pasted texts and their preview.
pub struct Paste {
    pub payments: &'static str,
    pub col_due: &'static str,
}

/// 诉讼时效. Lists are in the order of their enums.
/// What happened to a debt. Lists are in the order of their enums.
pub struct Ledger {
    pub title: &'static str,
    pub says: &'static str,
    pub empty: &'static str,
    pub add_payment: &'static str,
    pub add_other: &'static str,
    pub dialog_payment: &'static str,
    pub dialog_other: &'static str,
    pub kind: &'static str,
    /// In the order of `entry::Kind::ALL`.
    pub kinds: [&'static str; 15],
    pub kinds_say: [&'static str; 15],
    pub day: &'static str,
    pub amount: &'static str,
    pub amount_or_all: &'static str,
    pub towards: &'static str,
    pub towards_order: &'static str,
    pub towards_prepayment: &'static str,
    pub towards_component: fn(&str) -> String,
    pub towards_hint: &'static str,
    pub component: &'static str,
    pub rate: &'static str,
    pub months: &'static str,
    pub to: &'static str,
    pub pay_by: &'static str,
    pub ended_on: &'static str,
    pub ended_on_hint: &'static str,
    pub interruption: &'static str,
    pub interruptions: [&'static str; 7],
    pub rows_hint: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub saved: &'static str,
    pub removed: &'static str,
    pub put_back: &'static str,
    pub taken_back: &'static str,
    pub remove: &'static str,
    pub whole_instalment: fn(u16) -> String,
    pub went: &'static str,
    pub waived: &'static str,
    pub carried: &'static str,
    pub by_ledger: fn(&str, &str) -> String,
    pub remark_before: &'static str,
    pub remark_overpaid: Fill<1>,
    pub remark_instalment: fn(u16) -> String,
    pub remark_not_due: fn(u16) -> String,
    pub remark_waived_less: Fill<1>,
    pub remark_nothing_left: &'static str,
    pub remark_exceeds: Fill<1>,
    pub remark_rows: &'static str,
    pub remark_range: &'static str,
    pub remark_not_for_card: &'static str,
    pub future: &'static str,
    pub restarts: &'static str,
    pub restarts_expired: &'static str,
    pub paste: &'static str,
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
    pub recovered: Fill<1>,
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
    pub copies_gave_way: &'static str,
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
    pub all_paid: &'static str,
    pub clock: &'static str,
    pub not_computed: fn(usize) -> String,
    pub by_debt: &'static str,
    pub to_plan: &'static str,
    pub to_do: &'static str,
    /// In the order of `Step::ALL`.
    pub steps: [&'static str; 9],
    pub dunning_note: &'static str,
    pub backup_due: &'static str,
    pub room_tight: &'static str,
    pub to_rights: &'static str,
}

pub struct Debts {
    pub title: &'static str,
    pub add: &'static str,
    pub empty: &'static str,
    pub empty_says: &'static str,
    pub overdue_since: fn(&str, i64) -> String,
    pub not_overdue: &'static str,
    pub not_lent_yet: &'static str,
    pub deleted: Fill<1>,
    pub restored: Fill<1>,
    pub duplicated: Fill<1>,
    pub copy_of: Fill<1>,
    /// A name that several debts bear, and the place among them.
    pub alike: Fill<2>,
}

pub struct Debt {
    pub limitation: &'static str,
    pub title: &'static str,
    pub missing: &'static str,
    pub missing_says: &'static str,
    pub as_of: &'static str,
    pub overdue: &'static str,
    pub payoff: &'static str,
    pub growth: &'static str,
    pub due_now: Fill<1>,
    pub by_component: &'static str,
    pub by_instalment: &'static str,
    pub part_overdue: &'static str,
    pub part_due_now: &'static str,
    pub part_not_due: &'static str,
    pub instalment: fn(u16) -> String,
    pub accelerated: fn(u16, u16) -> String,
    pub parts: &'static str,
    pub over_time: &'static str,
    pub over_time_says: &'static str,
    pub prepaid: &'static str,
    pub agreed: fn(u16) -> String,
    pub given_up: &'static str,
    pub charged_on: Fill<1>,
    pub opening_bill: &'static str,
    pub bills: &'static str,
    pub minimum_met: &'static str,
    pub bills_says: &'static str,
    /// `(percent of the rest)`.
    pub bills_how: Fill<1>,
    pub bill_closed: &'static str,
    pub bill_due: &'static str,
    pub bill_balance: &'static str,
    pub bill_minimum: &'static str,
    pub bill_unpaid: &'static str,
    pub bill: fn(u16) -> String,
    pub card_plan: fn(u16) -> String,
    pub already: Fill<1>,
    pub overpaid: Fill<1>,
    pub due: Fill<1>,
    pub accelerated_on: Fill<1>,
    pub paid: &'static str,
    pub paid_count: fn(usize) -> String,
    /// Instalments that were given up or moved into an agreement, in part or whole.
    pub moved_count: fn(usize) -> String,
    pub overdue_days: fn(i64) -> String,
    pub grace_until: Fill<1>,
    pub due_today: &'static str,
    pub current: &'static str,
    pub future: &'static str,
    pub col_item: &'static str,
    pub col_source: &'static str,
    pub contract: &'static str,
    pub note: &'static str,
    pub small_difference: &'static str,
    pub before_disbursement: Fill<1>,
    pub day_out_of_range: &'static str,
    pub cannot_compute: &'static str,
    pub sum_lines: fn(&str, usize) -> String,
    /// `(payoff, lines, paid)`.
    pub sum_lines_less: fn(&str, usize, &str) -> String,
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
    pub rate_yearly: Fill<1>,
    pub rate_daily: Fill<1>,
    pub rate_unusual: Fill<2>,
    pub rate_yearly_question: Fill<1>,
    pub rate_make_yearly: &'static str,
    /// Between two sentences.
    pub stop: &'static str,
    pub per: &'static str,
    pub per_day: &'static str,
    pub per_month: &'static str,
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
    pub preview_says: Fill<2>,
    pub paid: &'static str,
    pub paid_hint: &'static str,
    pub paid_count: fn(u16) -> String,
    pub paid_none_due: &'static str,
    pub paid_wait: &'static str,
    pub paid_single: &'static str,
    pub details: &'static str,
    pub details_says: &'static str,
    pub instalments: &'static str,
    pub instalments_hint: Fill<1>,
    pub due_day: &'static str,
    pub due_day_hint: &'static str,
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
    pub name: &'static str,
    pub name_hint: &'static str,
    pub note: &'static str,
    pub default_from: Fill<1>,
    pub save: &'static str,
    pub fix: fn(usize) -> String,
    pub saved: &'static str,
}

/// What is wrong with something typed, and what would be right.
pub struct Wrong {
    pub amount_empty: &'static str,
    pub amount_zero: &'static str,
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
    /// `(how many instalments there are)`.
    pub no_such_number: fn(u16) -> String,
    pub before_that: &'static str,
    pub minimum: &'static str,
    pub date_bad: &'static str,
    pub date_range: &'static str,
    pub due_before_loan: &'static str,
    pub due_too_late: &'static str,
    pub instalments: &'static str,
    pub due_day: &'static str,
    pub grace: &'static str,
    pub accelerated_early: &'static str,
    pub accelerated_late: &'static str,
    pub percent: &'static str,
    pub interest_only: &'static str,
    pub stated: &'static str,
    pub due_after_loan: &'static str,
    pub row: fn(u16) -> String,
    pub rows_none: &'static str,
    pub rows_principal: &'static str,
    pub late_fee: &'static str,
    pub fees: &'static str,
    pub deducted: &'static str,
    pub order: &'static str,
    pub statement_day: &'static str,
    pub card_due: &'static str,
    pub opening_charges: &'static str,
    pub interest_from: &'static str,
    pub card_plan: &'static str,
    pub months: &'static str,
    pub name_empty: &'static str,
    pub day_future: &'static str,
    pub day_early: &'static str,
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
    pub rate_of_day: Fill<1>,
    /// A yearly rate by the day: `(percent, days of the year)`.
    pub rate_of_year: fn(&str, i64) -> String,
    pub rate_of_month: Fill<1>,
    /// A monthly rate by the day: `(percent, days of the year)`.
    pub rate_of_month_daily: fn(&str, i64) -> String,
    pub rate_of_twelfth: Fill<1>,
    /// A monthly rate for several months.
    pub months: fn(&str, u16) -> String,
    /// `(base, percent, amount)`: of the unpaid minimum.
    pub minimum_fee: Fill<3>,
    pub posted: &'static str,
    pub posted_cash: &'static str,
    pub unposted: &'static str,
    pub annuity_part: Fill<2>,
    pub annuity_last: &'static str,
    pub prepaid: &'static str,
    pub changed: &'static str,
    pub settled: &'static str,
    pub given: &'static str,
    /// `(base, rate, amount)`: a whole month.
    pub month: Fill<3>,
    /// `(base, rate, days, month's days, amount)`: part of a month.
    pub month_part: fn(&str, &str, i64, i64, &str) -> String,
    /// `(whole, days, period's days, amount)`.
    pub fixed_share: fn(&str, i64, i64, &str) -> String,
    /// `(base, rate, days, amount)`: a penalty rate of its own.
    pub penalty_own: fn(&str, &str, i64, &str) -> String,
    /// `(base, percent, amount)`.
    pub late_fee: Fill<3>,
    /// `(floor, amount)`.
    pub late_fee_floor: Fill<2>,
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
    pub guide_says: &'static str,
    pub lock: &'static str,
    pub lock_says: &'static str,
    pub notify: &'static str,
    pub notify_hint: &'static str,
    pub notify_kept: &'static str,
    pub notify_long: &'static str,
    pub data: &'static str,
    pub data_says: &'static str,
    pub data_size: Fill<1>,
    pub backup_says: &'static str,
    pub trash_says: &'static str,
    pub privacy: &'static str,
    pub privacy_says: &'static [&'static str],
    pub privacy_see: &'static str,
    pub offline: &'static str,
    pub offline_yes: &'static str,
    pub offline_no: &'static str,
    pub offline_ios: &'static str,
    pub about: &'static str,
    pub about_says: &'static [&'static str],
    pub lpr: &'static str,
    pub lpr_says: &'static str,
    pub lpr_now: Fill<3>,
    pub lpr_day: &'static str,
    pub lpr_rate: &'static str,
    pub lpr_rate_hint: &'static str,
    pub lpr_add: &'static str,
    pub lpr_added: &'static str,
    pub lpr_own: Fill<2>,
    pub lpr_early: &'static str,
    pub sources: &'static str,
    pub sources_all: fn(usize) -> String,
    pub selftest: &'static str,
    pub selftest_says: &'static str,
    pub gallery: &'static str,
    pub version: Fill<1>,
}

/// What the pictures of figures say.
pub struct Charts {
    /// A round amount beside a picture, as short as it can be.
    pub amount: fn(Fen) -> String,
    pub year: fn(i32) -> String,
    pub month: fn(u32) -> String,
    /// `(month, day)`.
    pub day: fn(u32, u32) -> String,
    pub as_of: Fill<1>,
    /// What a picture shows, for those who do not see it: `(first, last)`.
    pub owed_says: Fill<2>,
    /// Over the figures of a day.
    pub owed_on: Fill<1>,
    pub after_today: &'static str,
    /// What the small triangles are.
    pub events: &'static str,
    pub nothing: &'static str,
    pub as_table: &'static str,
    pub col_day: &'static str,
    /// Where the bars begin, if not at zero.
    pub cut: Fill<1>,
}

pub struct Gallery {
    pub title: &'static str,
}
