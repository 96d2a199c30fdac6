//! What should have been paid, and when.

use chrono::NaiveDate;

use super::contract::{Contract, ContractError};
use crate::calendar::days_between;
use crate::money::{Fen, Overflow};

/// One instalment as agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Counted from 1.
    pub number: u16,
    /// The first day of its interest period: the previous due date, or the
    /// day of disbursement.
    pub from: NaiveDate,
    pub due: NaiveDate,
    /// Days of its interest period, first counted, last not.
    pub days: i64,
    /// Principal outstanding before it: the base of its interest.
    pub balance_before: Fen,
    pub principal: Fen,
    pub interest: Fen,
}

/// All instalments of a contract, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub instalments: Vec<Instalment>,
}

/// Why there is no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleError {
    Contract(Vec<ContractError>),
    Overflow,
}

impl From<Overflow> for ScheduleError {
    fn from(_: Overflow) -> Self {
        ScheduleError::Overflow
    }
}

impl Schedule {
    /// The schedule of a contract: 等额本金, each principal part rounded half
    /// up and the last taking the rest; interest for actual days on the
    /// principal still outstanding, rounded half up once per instalment.
    ///
    /// # Errors
    /// [`ScheduleError::Contract`] with everything [`Contract::check`] found.
    pub fn of(contract: &Contract) -> Result<Schedule, ScheduleError> {
        contract.check().map_err(ScheduleError::Contract)?;
        let daily = contract.daily_rate();
        let parts = contract.principal.split(contract.instalments);
        let mut instalments = Vec::with_capacity(parts.len());
        let mut from = contract.disbursed_on;
        let mut balance = contract.principal;
        for (number, principal) in (1_u16..).zip(parts) {
            let due = contract.due(number).ok_or(ScheduleError::Overflow)?;
            let days = days_between(from, due);
            instalments.push(Instalment {
                number,
                from,
                due,
                days,
                balance_before: balance,
                principal,
                interest: daily.accrue(balance, days)?,
            });
            balance = balance.minus(principal)?;
            from = due;
        }
        Ok(Schedule { instalments })
    }

    /// The interest of all instalments.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn total_interest(&self) -> Result<Fen, Overflow> {
        Fen::sum(self.instalments.iter().map(|i| i.interest))
    }
}

impl Instalment {
    /// Principal and interest together.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn payment(&self) -> Result<Fen, Overflow> {
        self.principal.plus(self.interest)
    }
}
