//! The words of the plan, of both languages: they are in the part's module,
//! not in that of the first visit.

use crate::app::fill::Fill;
use crate::book::Language;
use crate::plan::consolidate::Caution;
use crate::plan::treatment::Doubt;

#[path = "../../../../locales/plan.en.rs"]
mod en;
#[path = "../../../../locales/plan.zh-CN.rs"]
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
    pub no_debts: &'static str,
    pub no_debts_says: &'static str,
    pub add_debt: &'static str,

    // The budget.
    pub budget: &'static str,
    pub budget_says: &'static str,
    /// In the order of `Category::ALL`.
    pub categories: [&'static str; 14],
    pub category_hint: &'static str,
    pub more_costs: &'static str,
    pub more_income: &'static str,
    pub people: &'static str,
    pub people_hint: &'static str,
    pub floor: &'static str,
    pub floor_hint: &'static str,
    pub buffer: &'static str,
    pub buffer_hint: &'static str,
    pub cash: &'static str,
    pub cash_hint: &'static str,
    pub cash_now: Fill<1>,
    pub pay_day: &'static str,
    pub pay_day_hint: &'static str,
    pub promise: &'static str,
    pub promise_hint: &'static str,
    pub wrong_amount: &'static str,
    pub wrong_people: &'static str,
    pub wrong_pay_day: &'static str,
    pub wrong_percent: &'static str,
    pub budget_changed: &'static str,

    // Now and then.
    pub irregular: &'static str,
    pub irregular_says: &'static str,
    pub irregular_none: &'static str,
    pub irregular_add: &'static str,
    pub irregular_what: &'static str,
    pub irregular_name: &'static str,
    pub irregular_amount: &'static str,
    pub irregular_every: &'static str,
    /// Once, each month, every three, six, twelve months.
    pub everies: [&'static str; 5],
    pub irregular_from: &'static str,
    pub irregular_until: &'static str,
    pub irregular_until_hint: &'static str,
    pub irregular_full: fn(usize) -> String,
    pub wrong_month: &'static str,
    pub from_to: Fill<2>,
    pub from_on: Fill<1>,

    // What is left.
    pub surplus: &'static str,
    pub surplus_says: &'static str,
    /// `(pay day, left for debts)`.
    pub unusual: Fill<2>,
    pub unusual_lacks: Fill<2>,
    pub unusual_more: fn(usize) -> String,
    pub shortfall: &'static str,
    pub income: &'static str,
    pub needs: &'static str,
    pub needs_floor: &'static str,
    pub buffer_row: &'static str,
    pub irregular_row: &'static str,
    pub share: Fill<1>,
    pub share_high: &'static str,
    pub flow: &'static str,
    pub flow_says: &'static str,

    // The verdict.
    pub verdict: &'static str,
    pub type_budget: &'static str,
    /// `(day, total)`.
    pub clears: Fill<2>,
    pub clears_cost: Fill<1>,
    pub clears_less: Fill<1>,
    pub clears_missed: fn(usize) -> String,
    pub never: &'static str,
    pub never_says: &'static str,
    /// `(growth, free, lacking)`, of a month.
    pub never_why: Fill<3>,
    pub no_money: &'static str,
    pub no_money_says: &'static str,
    pub grows: Fill<1>,
    pub far: &'static str,
    /// `(monthly figure, lacking)`.
    pub longest: Fill<2>,
    pub longest_fits: Fill<1>,
    pub but_held: Fill<1>,
    pub all_held: &'static str,
    /// `(from, lacking)`.
    pub gap: Fill<2>,
    pub leads_nowhere: &'static str,
    pub due_before: &'static str,
    pub risk_missed: fn(usize) -> String,
    pub risk_nothing: &'static str,
    pub lacking: Fill<1>,
    pub lacking_old: &'static str,
    pub living_lacks: Fill<1>,
    pub nothing_owed: &'static str,
    pub not_computed: &'static str,

    // The ladder.
    pub ladder: &'static str,
    pub ladder_says: &'static str,
    pub steps: [&'static str; 6],
    pub steps_rest_on: &'static str,
    pub bankruptcy: &'static str,
    pub offers: &'static str,
    pub offers_says: Fill<1>,
    /// `(amount, from)`.
    pub offers_from: Fill<2>,
    pub offers_none_for: Fill<1>,
    pub offer: &'static str,
    pub offers_nothing: &'static str,
    pub help: &'static str,

    // Each debt.
    pub treat: &'static str,
    pub treat_says: &'static str,
    pub treatment: &'static str,
    /// As contracted, catch up, instalments, settlement, extension, hold.
    pub treatments: [&'static str; 6],
    pub treatment_says: [&'static str; 6],
    pub months: &'static str,
    pub instalments: &'static str,
    pub instalments_hint: &'static str,
    pub agreed_rate: &'static str,
    pub agreed_rate_hint: &'static str,
    pub down: &'static str,
    pub waived: &'static str,
    pub amount: &'static str,
    pub day: &'static str,
    pub first_due: &'static str,
    pub wrong_count: fn(u16) -> String,
    pub wrong_rate: &'static str,
    pub wrong_day: &'static str,
    pub marks: &'static str,
    pub marks_says: &'static str,
    /// In the order of `Mark::ALL`.
    pub mark_names: [&'static str; 6],

    pub possible: &'static str,
    pub possible_says: &'static str,

    // The orders.
    pub compare: &'static str,
    pub compare_says: &'static str,
    pub dearer: &'static str,
    /// In the order of `Strategy::ALL`.
    pub strategies: [&'static str; 5],
    pub strategy_says: [&'static str; 5],
    pub strategy: &'static str,
    pub col_strategy: &'static str,
    pub col_clear: &'static str,
    pub col_paid: &'static str,
    pub col_cost: &'static str,
    pub col_missed: &'static str,
    pub col_worst: &'static str,
    pub col_tight: &'static str,
    pub not_cleared: &'static str,
    pub chosen: &'static str,
    pub best: &'static str,
    pub best_says: &'static str,
    pub objective: &'static str,
    pub objectives: [&'static str; 3],
    pub best_find: &'static str,
    pub best_same: &'static str,
    /// `(clear day, cost)`.
    pub best_found: Fill<2>,
    pub best_bound: Fill<1>,
    pub best_soonest: Fill<1>,
    pub best_no_end: &'static str,
    pub best_no_bound: &'static str,
    pub best_tried: fn(usize, bool) -> String,
    pub best_treats: Fill<2>,
    pub best_take: &'static str,
    pub own_order: &'static str,
    pub up: Fill<1>,
    pub own_order_says: &'static str,
    pub down_one: Fill<1>,
    pub ways: &'static str,
    pub ways_says: &'static str,

    // This month.
    pub this_month: &'static str,
    /// `(from, until)`.
    pub window: Fill<2>,
    pub pay_now: Fill<1>,
    pub pay_by: Fill<1>,
    pub paid_mark: &'static str,
    pub paid_done: Fill<2>,
    /// What, how much, and the due date it is for.
    pub paid_ahead: Fill<3>,
    pub paid_undone: &'static str,
    pub nothing_to_pay: &'static str,
    pub limitation_note: &'static str,

    // Kept, and compared.
    pub living: &'static str,
    pub living_says: &'static str,
    pub living_keep: &'static str,
    pub living_kept: &'static str,
    pub living_not_yet: &'static str,
    pub living_again: &'static str,
    pub living_drop: &'static str,
    pub living_dropped: &'static str,
    /// `(made on, to end on)`.
    pub living_since: Fill<2>,
    pub living_now: Fill<1>,
    pub living_same: &'static str,
    /// `(month, planned, paid)`.
    pub living_month: Fill<3>,
    pub living_short: Fill<1>,
    pub living_more: Fill<1>,
    pub living_elsewhere: Fill<1>,
    pub living_exact: &'static str,
    pub living_days: fn(i64) -> String,
    pub living_other: fn(i64) -> String,
    pub living_none: &'static str,

    // Month by month.
    pub schedule: &'static str,
    pub schedule_says: &'static str,
    pub picture: &'static str,
    pub col_month: &'static str,
    pub col_surplus: &'static str,
    pub col_pay: &'static str,
    pub col_left: &'static str,
    pub col_owed: &'static str,
    pub save_csv: &'static str,
    pub save_ics: &'static str,
    pub csv_name: &'static str,
    pub ics_says: &'static str,

    // Negotiation.
    pub negotiate: &'static str,
    pub negotiate_says: &'static str,
    pub which_debt: &'static str,
    pub owed_today: Fill<1>,
    pub discount: &'static str,
    pub discount_hint: &'static str,
    pub rate_too: &'static str,
    pub rate_too_hint: &'static str,
    pub others: &'static str,
    pub others_hint: &'static str,
    pub col_term: &'static str,
    pub instalment_count: Fill<1>,
    pub col_monthly: &'static str,
    pub col_total: &'static str,
    pub col_value: &'static str,
    pub col_fits: &'static str,
    pub fits: [&'static str; 3],
    pub can_promise: Fill<1>,
    pub walk_away: Fill<2>,
    pub promise_saves: Fill<1>,
    pub promise_from: Fill<2>,
    pub promise_beside: Fill<1>,
    pub can_promise_nothing: &'static str,
    pub fewest: fn(u16) -> String,
    pub fewest_none: &'static str,
    pub settlement_worth: Fill<1>,

    pub until: &'static str,
    pub until_hint: &'static str,
    /// `(month, monthly figure)`.
    pub until_says: Fill<2>,
    pub until_past: &'static str,
    pub monthly: &'static str,
    pub monthly_hint: &'static str,
    /// `(instalments, last month)`.
    pub monthly_says: Fill<2>,
    pub monthly_never: &'static str,
    pub after_down: Fill<1>,
    pub monthly_beyond: Fill<2>,

    // An offer.
    pub judge: &'static str,
    pub judge_says: &'static str,
    pub offered_monthly: &'static str,
    pub wrong_monthly: &'static str,
    pub said: &'static str,
    pub said_says: &'static str,
    /// In the order of `Missing::ALL`.
    pub said_names: [&'static str; 5],
    pub judge_do: &'static str,
    /// `(total, more than is owed today)`.
    pub judged_total: Fill<2>,
    pub judged_less: Fill<2>,
    pub judged_price: Fill<1>,
    pub judged_fits: &'static str,
    pub judged_lacks: &'static str,
    /// `(day, lacking)`.
    pub judged_lack: Fill<2>,
    pub judged_more: fn(usize) -> String,
    pub judged_ask: &'static str,
    /// In the order of `Missing::ALL`.
    pub missing: [&'static str; 5],
    pub judged_written: &'static str,

    // Risk.
    pub risk: &'static str,
    pub risk_says: &'static str,
    pub loss: &'static str,
    pub lost: &'static str,
    pub loss_months: &'static str,
    pub stray: &'static str,
    pub unexpected: &'static str,
    pub unexpected_cost: &'static str,
    pub forgotten: &'static str,
    pub risk_run: &'static str,
    pub risk_stop: &'static str,
    pub risk_progress: fn(u32, u32) -> String,
    pub risk_holds: Fill<1>,
    pub risk_dates: fn(&str, &str, &str) -> String,
    pub risk_never: &'static str,
    pub risk_weakest: Fill<1>,
    pub risk_buffers: &'static str,
    pub risk_buffer: &'static str,
    pub risk_chance: &'static str,
    pub risk_seed: &'static str,
    pub fan: &'static str,
    pub fan_says: &'static str,
    pub fan_names: [&'static str; 3],

    // One page for somebody else.
    pub summary: &'static str,
    pub summary_says: &'static str,
    pub summary_print: &'static str,
    pub summary_on: Fill<1>,
    pub summary_owed: &'static str,
    pub summary_grows: &'static str,
    pub summary_money: &'static str,
    pub summary_months: &'static str,
    pub summary_missed: fn(usize) -> String,
    pub summary_before: &'static str,
    pub more_dues: fn(usize) -> String,
    pub summary_made: &'static str,

    // Days.
    pub dates: &'static str,
    pub dates_says: &'static str,
    pub dates_before: &'static str,
    pub dates_after: &'static str,
    pub dates_none: &'static str,
    pub dates_less: &'static str,
    pub dates_what: &'static str,
    pub amount_of: &'static str,
    /// Money in, due, planned.
    pub dated: [&'static str; 3],
    pub weekdays: [&'static str; 7],

    // What goes wrong, and what a payment is for.
    /// In the order of `Purpose::ALL`.
    pub purposes: [&'static str; 5],
    /// Where more is paid than is due.
    pub ask_beyond: &'static str,
    pub becomes_late_says: &'static str,
    pub becomes_late: fn(&str, &str, &str) -> String,
    pub late_for_arrears: Fill<1>,
    /// A settlement that does not come about: of what, when, and what is lacking.
    pub lapsed: Fill<3>,
    pub timing: fn(i64, u32) -> String,
    pub doubts: fn(Doubt) -> String,

    // A new loan in place of others.
    pub new_loan: &'static str,
    pub new_loan_says: &'static str,
    pub new_loan_open: &'static str,
    pub new_lent: &'static str,
    pub new_deducted: &'static str,
    pub new_beside: &'static str,
    pub new_ends: &'static str,
    pub new_reckon: &'static str,
    pub new_wrong: &'static str,
    pub new_received: &'static str,
    pub new_fees: &'static str,
    pub new_repaid: &'static str,
    pub new_ends_sum: &'static str,
    pub new_as_planned: &'static str,
    pub new_with_loan: &'static str,
    pub new_more: &'static str,
    pub judged_price_alone: Fill<1>,
    pub new_cautions: fn(Caution) -> String,
    pub wrong_assumptions: &'static str,
}
