//! The contract of an instalment loan with equal principal and daily interest.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::numbers::Numbers;
use crate::calendar::{in_range, is_month_end, monthly};
use crate::money::{Fen, MAX_TYPED};
use crate::rate::{Multiple, Rate, RateError, Ratio, YearBasis};

/// The most instalments a contract may have.
pub const MAX_INSTALMENTS: u16 = 600;
/// The most grace days a contract may give.
pub const MAX_GRACE_DAYS: u16 = 60;

/// From which day penalty runs once the grace days have passed unpaid.
///
/// Contracts differ, and no official 微粒贷 contract was read; the borrower
/// chooses, and the default is the one that yields the higher figure, which is
/// what a lender will claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GraceCount {
    /// From the due date, as if there had been no grace.
    FromDueDate,
    /// From the last grace day: the grace days stay free.
    AfterGrace,
}

/// What was agreed, as far as interest depends on it, and what was paid.
///
/// Amounts in fen, days of the Asia/Shanghai calendar. Check it with
/// [`Contract::check`] before computing: a deserialised one may hold anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// The principal lent. 1 yuan to 100 million yuan.
    pub principal: Fen,
    /// The contract rate on principal that is not overdue.
    pub rate: Rate,
    /// How a yearly rate and a daily one become each other.
    pub year_basis: YearBasis,
    /// The day the money came: the first day of interest.
    #[serde(with = "crate::calendar::iso")]
    pub disbursed_on: NaiveDate,
    /// The due date of the first instalment.
    #[serde(with = "crate::calendar::iso")]
    pub first_due: NaiveDate,
    /// 还款日, 1 to 31: the day of the month of the later ones, clamped to the
    /// month's length. `first_due` lies on it, or on its month's last day.
    pub due_day: u32,
    /// The number of monthly instalments, 1 to 600.
    pub instalments: u16,
    /// Days after the due date within which a payment is not late, 0 to 60.
    pub grace_days: u16,
    pub grace_count: GraceCount,
    /// 罚息: the multiple of the contract rate on overdue principal, 0 to 10.
    pub penalty_multiple: Multiple,
    /// 复利: unpaid matured interest bears the penalty rate as well.
    pub compound: bool,
    /// 宣布提前到期: from this day all remaining principal is overdue.
    #[serde(with = "crate::calendar::iso::option")]
    pub accelerated_on: Option<NaiveDate>,
    /// Instalments paid in full on their due dates (numbered from 1).
    pub paid: Numbers,
}

/// Why a contract cannot be computed with, one for each field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContractError {
    /// Under 1 yuan or over 100 million yuan.
    Principal,
    Rate(RateError),
    /// Not 1 to 600.
    Instalments,
    /// Outside the years 2000 to 2100.
    DisbursedOutOfRange,
    /// Outside the years 2000 to 2100.
    FirstDueOutOfRange,
    /// The first due date is not after the day of disbursement.
    FirstDueNotAfterDisbursement,
    /// The first due date is over two years after disbursement.
    FirstDueTooLate,
    /// Not 1 to 31, or not the day on which the first instalment falls.
    DueDay,
    /// Over 60 days.
    GraceDays,
    /// Over 10.
    PenaltyMultiple,
    /// On or before the day of disbursement.
    AcceleratedTooEarly,
    /// After the last instalment's due date, when nothing is left to accelerate.
    AcceleratedTooLate,
    /// A paid instalment the contract does not have.
    PaidUnknown(u16),
    /// A paid instalment that was only due after the acceleration.
    PaidAfterAcceleration(u16),
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContractError::Principal => write!(f, "principal outside 1 yuan to 100 million"),
            ContractError::Rate(e) => write!(f, "rate: {e}"),
            ContractError::Instalments => write!(f, "instalments outside 1 to 600"),
            ContractError::DisbursedOutOfRange => write!(f, "loan date outside 2000 to 2100"),
            ContractError::FirstDueOutOfRange => write!(f, "first due date outside 2000 to 2100"),
            ContractError::FirstDueNotAfterDisbursement => {
                write!(f, "first due date not after the loan date")
            }
            ContractError::FirstDueTooLate => {
                write!(f, "first due date over two years after the loan date")
            }
            ContractError::DueDay => write!(f, "due day does not fit the first due date"),
            ContractError::GraceDays => write!(f, "over 60 grace days"),
            ContractError::PenaltyMultiple => write!(f, "penalty multiple over 10"),
            ContractError::AcceleratedTooEarly => write!(f, "accelerated before the loan date"),
            ContractError::AcceleratedTooLate => write!(f, "accelerated after the last due date"),
            ContractError::PaidUnknown(n) => write!(f, "no instalment {n} to be paid"),
            ContractError::PaidAfterAcceleration(n) => {
                write!(f, "instalment {n} was only due after the acceleration")
            }
        }
    }
}

impl std::error::Error for ContractError {}

impl Contract {
    /// Everything that is wrong with this contract, in the order of its fields.
    ///
    /// # Errors
    /// At least one [`ContractError`]; a form shows each at its field.
    pub fn check(&self) -> Result<(), Vec<ContractError>> {
        let mut wrong = Vec::new();
        let mut refuse = |bad: bool, error: ContractError| {
            if bad {
                wrong.push(error);
            }
        };
        refuse(
            self.principal < Fen::new(100) || self.principal > MAX_TYPED,
            ContractError::Principal,
        );
        if let Err(e) = self.rate.check() {
            refuse(true, ContractError::Rate(e));
        }
        let counted = (1..=MAX_INSTALMENTS).contains(&self.instalments);
        refuse(!counted, ContractError::Instalments);
        let disbursed_ok = in_range(self.disbursed_on);
        refuse(!disbursed_ok, ContractError::DisbursedOutOfRange);
        let first_ok = in_range(self.first_due);
        refuse(!first_ok, ContractError::FirstDueOutOfRange);
        if disbursed_ok && first_ok {
            let gap = crate::calendar::days_between(self.disbursed_on, self.first_due);
            refuse(gap <= 0, ContractError::FirstDueNotAfterDisbursement);
            refuse(gap > 731, ContractError::FirstDueTooLate);
        }
        let fits = self.first_due.day() == self.due_day
            || (is_month_end(self.first_due)
                && self.due_day > self.first_due.day()
                && self.due_day <= 31);
        refuse(!fits, ContractError::DueDay);
        refuse(self.grace_days > MAX_GRACE_DAYS, ContractError::GraceDays);
        refuse(
            !self.penalty_multiple.is_valid(),
            ContractError::PenaltyMultiple,
        );
        if let Some(day) = self.accelerated_on {
            refuse(day <= self.disbursed_on, ContractError::AcceleratedTooEarly);
            refuse(
                counted && self.last_due().is_some_and(|last| day > last),
                ContractError::AcceleratedTooLate,
            );
        }
        for number in self.paid.iter() {
            let due = (1..=self.instalments)
                .contains(&number)
                .then(|| self.due(number))
                .flatten();
            match (due, self.accelerated_on) {
                (None, _) => refuse(true, ContractError::PaidUnknown(number)),
                (Some(due), Some(day)) if due > day => {
                    refuse(true, ContractError::PaidAfterAcceleration(number));
                }
                _ => {}
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// The due date of instalment `number`, counted from 1.
    #[must_use]
    pub fn due(&self, number: u16) -> Option<NaiveDate> {
        let months = u32::from(number.checked_sub(1)?);
        monthly(self.first_due, months, self.due_day)
    }

    /// The due date of the last instalment.
    #[must_use]
    pub fn last_due(&self) -> Option<NaiveDate> {
        self.due(self.instalments)
    }

    /// The contract rate for one day.
    #[must_use]
    pub fn daily_rate(&self) -> Ratio {
        self.rate.daily(self.year_basis)
    }

    /// The penalty rate for one day.
    #[must_use]
    pub fn daily_penalty_rate(&self) -> Ratio {
        self.daily_rate().times(self.penalty_multiple)
    }
}
