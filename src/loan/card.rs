//! 信用卡: the credit card as a debt.
//!
//! The debt begins with a bill the holder has at hand, the *opening bill*: its
//! statement day is [`Contract::disbursed_on`], its balance
//! [`Contract::principal`]. What a card shares with a loan stays in the
//! contract and has one place only:
//!
//! | of the contract | on a card |
//! |---|---|
//! | `principal`, `disbursed_on` | balance and statement day of the opening bill |
//! | `rate`, `day_count` | overdraft rate, usually 0.05 % a day |
//! | `grace_days` | 容时: days after the due date on which a payment is in time |
//! | `late_fee` | 违约金 on the unpaid part of the minimum, whatever its `of` says |
//! | `order` | within what is billed; what is not billed comes after it |
//! | `grace_count` | from which day a late bill's days are counted |
//! | `penalty`, `late_fee.of`, `prepay` | for the rows of an agreement, once one replaces the bills |
//!
//! The rest, [`CardTerms`], is what only a card has.
//!
//! ```text
//! bill k          closes at the beginning of statement day k, so that what is
//!                 posted on the day itself is in the next one
//! minimum         what is unpaid of the minimum before
//!                 + interest and fees of this bill
//!                 + instalments of this bill
//!                 + percent × the rest of the balance
//! paid in time    by the due date and its 容时, all but 容差 of the bill: its
//!                 purchases bear nothing
//! otherwise       each bears interest from the day it was posted: all of it
//!                 (全额) as long as it was not repaid, or only the part that
//!                 the due date found unpaid
//! ```
//!
//! Interest is charged to the bill in whose cycle it is found to run, closed
//! with it, and shown until then as a line of the coming bill. Days count the
//! first and not the last; some banks count the day of payment as well.
//!
//! An agreement ([`Act::Replace`](super::ledger::Act)) gives up the interest
//! and charges of the bills and moves their principal into its rows; from then
//! on it is a loan like any other, replayed by [`super::account`].

use chrono::NaiveDate;

use super::contract::{Contract, ContractError};
use super::statement::Component;
use crate::calendar::{days_between, in_range, monthly, plus_days};
use crate::money::{Fen, MAX_TYPED, Overflow};
use crate::rate::Percent;
use crate::stored::{names, record, variants};

mod bearing;
mod replay;

pub(super) use replay::Card;
pub use replay::{Bill, bills};

/// The most instalment plans on one card.
pub const MAX_PLANS: usize = 100;
/// The most instalments of a plan. Five years are the rule since 2022; an
/// older plan may be longer.
pub const MAX_PLAN_INSTALMENTS: u16 = 120;
/// The most days between a statement and its due date.
pub const MAX_DUE_DAYS: u16 = 60;

/// When a bill is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardDue {
    /// So many days after the statement day, 1 to 60.
    After(u16),
    /// The next such day of a month after the statement day, 1 to 31, clamped
    /// to the month's length.
    Day(u32),
}

variants!(CardDue {
    After = "after",
    Day = "day",
});

/// On what interest runs once a bill was not paid in full in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterestBasis {
    /// 全额计息: on everything the bill contained, from its posting to its
    /// repayment, also on what was paid in time.
    FullBill,
    /// On the part alone that was not paid in time.
    UnpaidPart,
}

names!(InterestBasis {
    FullBill = "full-bill",
    UnpaidPart = "unpaid-part",
});

/// 按月计收复利: what else bears the overdraft rate once it is billed and
/// unpaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compounding {
    None,
    /// Interest, and the compound interest billed before.
    Interest,
    /// Fees and 违约金 as well.
    InterestAndFees,
}

names!(Compounding {
    None = "none",
    Interest = "interest",
    InterestAndFees = "interest-and-fees",
});

impl Compounding {
    /// The components that compound.
    #[must_use]
    pub const fn components(self) -> &'static [Component] {
        match self {
            Compounding::None => &[],
            Compounding::Interest => &[Component::Interest, Component::Compound],
            Compounding::InterestAndFees => &[
                Component::Interest,
                Component::Compound,
                Component::Fee,
                Component::LateFee,
            ],
        }
    }
}

/// What the opening bill says beside its balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Interest in the balance.
    pub interest: Fen,
    /// Fees and 违约金 in the balance.
    pub fees: Fen,
    /// Its 最低还款额; `None` computes it.
    pub minimum: Option<Fen>,
    /// The day from which its principal bears interest that the bill does not
    /// contain yet: of several postings the average one. At most two years
    /// before the statement day, which is the least it can be.
    pub interest_from: NaiveDate,
    /// Whether that interest runs whatever is paid, because an earlier bill
    /// was not paid in full; otherwise only if this one is not.
    pub running: bool,
}

record!(Opening {
    interest,
    fees,
    minimum,
    interest_from,
    running
});

/// Where the money of an instalment plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanKind {
    /// 账单分期: what was billed leaves the bill, the newest first, and counts
    /// as settled of it.
    Bill,
    /// 现金分期: new money.
    Cash,
}

names!(PlanKind {
    Bill = "bill",
    Cash = "cash",
});

/// The fee of each instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFee {
    Fixed(Fen),
    /// Of the amount put into instalments, each time.
    Percent(Percent),
}

variants!(PlanFee {
    Fixed = "fixed",
    Percent = "percent",
});

/// 账单分期 or 现金分期. Each statement after its start posts one instalment,
/// principal and fee; both count in full in that bill's minimum.
///
/// Of a plan that began before the opening bill, the instalments posted up to
/// it are part of that bill's balance, and the others are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardPlan {
    pub kind: PlanKind,
    pub started_on: NaiveDate,
    /// 1 yuan to 100 million yuan. Of a bill there may be less to convert;
    /// then that is the amount.
    pub amount: Fen,
    /// 1 to 120.
    pub instalments: u16,
    pub fee: PlanFee,
}

record!(CardPlan {
    kind,
    started_on,
    amount,
    instalments,
    fee
});

/// What is agreed on a card beside what a [`Contract`] says of any debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardTerms {
    /// 账单日, 1 to 31, clamped to the month's length.
    pub statement_day: u32,
    pub due: CardDue,
    pub basis: InterestBasis,
    pub compounding: Compounding,
    /// 最低还款额: the share of what need not be paid in full, usually 10 %.
    pub minimum: Percent,
    /// 容差: a bill of which no more than this is unpaid counts as paid in
    /// full, usually 10 yuan. What is unpaid goes over to the next bill.
    pub tolerance: Fen,
    pub opening: Opening,
    pub plans: Vec<CardPlan>,
}

record!(CardTerms {
    statement_day,
    due,
    basis,
    compounding,
    minimum,
    tolerance,
    opening,
    plans
});

impl CardTerms {
    /// The statement day of a cycle; cycle 0 is that of the opening bill.
    #[must_use]
    pub fn statement_on(&self, opening: NaiveDate, cycle: u16) -> Option<NaiveDate> {
        monthly(opening, u32::from(cycle), self.statement_day)
    }

    /// The due date of the bill of a statement day.
    #[must_use]
    pub fn due_of(&self, statement_on: NaiveDate) -> Option<NaiveDate> {
        match self.due {
            CardDue::After(days) => plus_days(statement_on, i64::from(days)),
            CardDue::Day(day) => next_on(statement_on, day),
        }
    }

    /// What is wrong with these terms in a contract.
    pub(super) fn check(&self, contract: &Contract) -> Vec<ContractError> {
        let mut wrong = Vec::new();
        let mut refuse = |bad: bool, error: ContractError| {
            if bad {
                wrong.push(error);
            }
        };
        let amount_bad = |amount: Fen| amount < Fen::ZERO || amount > MAX_TYPED;
        let opened = contract.disbursed_on;
        refuse(
            self.statement_on(opened, 0) != Some(opened),
            ContractError::StatementDay,
        );
        refuse(
            match self.due {
                CardDue::After(days) => !(1..=MAX_DUE_DAYS).contains(&days),
                CardDue::Day(day) => !(1..=31).contains(&day),
            },
            ContractError::CardDue,
        );
        let opening = &self.opening;
        refuse(
            !self.minimum.is_valid()
                || opening
                    .minimum
                    .is_some_and(|m| m < Fen::ZERO || m > contract.principal),
            ContractError::Minimum,
        );
        refuse(amount_bad(self.tolerance), ContractError::Tolerance);
        let charges = opening.interest.plus(opening.fees);
        refuse(
            amount_bad(opening.interest)
                || amount_bad(opening.fees)
                || charges.is_ok_and(|sum| sum > contract.principal),
            ContractError::OpeningCharges,
        );
        let ago = days_between(opening.interest_from, opened);
        refuse(
            !in_range(opening.interest_from) || !(0..=731).contains(&ago),
            ContractError::InterestFrom,
        );
        refuse(self.plans.len() > MAX_PLANS, ContractError::CardPlan(0));
        for (number, plan) in (1_u16..).zip(self.plans.iter().take(MAX_PLANS)) {
            let fee_bad = match plan.fee {
                PlanFee::Fixed(fee) => amount_bad(fee),
                PlanFee::Percent(percent) => !percent.is_valid(),
            };
            refuse(
                !in_range(plan.started_on)
                    || plan.amount < Fen::new(100)
                    || plan.amount > MAX_TYPED
                    || !(1..=MAX_PLAN_INSTALMENTS).contains(&plan.instalments)
                    || fee_bad,
                ContractError::CardPlan(number),
            );
        }
        wrong
    }
}

impl CardPlan {
    /// The fee of one instalment of so much in instalments.
    pub(super) fn fee_of(&self, amount: Fen) -> Result<Fen, Overflow> {
        match self.fee {
            PlanFee::Fixed(fee) => Ok(fee),
            PlanFee::Percent(percent) => percent.of(amount),
        }
    }
}

/// The first such day of a month after a day.
fn next_on(after: NaiveDate, day: u32) -> Option<NaiveDate> {
    (0..=1)
        .filter_map(|months| monthly(after, months, day))
        .find(|candidate| *candidate > after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_fixed_due_day_is_the_next_one_after_the_statement() {
        for (statement, due, expected) in [
            ("2026-03-05", 25, "2026-03-25"),
            ("2026-03-20", 8, "2026-04-08"),
            ("2026-03-20", 20, "2026-04-20"),
            ("2026-02-20", 31, "2026-02-28"),
            ("2026-02-28", 31, "2026-03-31"),
            ("2026-12-15", 3, "2027-01-03"),
        ] {
            assert_eq!(next_on(day(statement), due), Some(day(expected)));
        }
        assert_eq!(next_on(day("2026-03-05"), 0), None);
    }
}
