//! Simple interest on an account whose principal falls with payments and whose
//! rate changes on days: window by window.
//!
//! A window ends where principal or rate changes. Interest is never added to
//! the principal, and payments lower the principal only.
//!
//! ```text
//! interest of a window = round(principal × rate × days)
//! ```

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::{days_between, next_day};
use crate::law::court::Payment;
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::{DayCount, Rate};
use crate::sort::Sort as _;

/// Which days of a range count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRange {
    /// 算头不算尾: the last day does not. Chinese practice.
    FirstNotLast,
    /// 算头又算尾: the last day counts as well. British tax interest does so.
    BothEnds,
}

/// How an account is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convention {
    pub range: DayRange,
    /// How a yearly rate is divided, in leap years as in others.
    pub year: DayCount,
    /// Of each window; their sum is rounded no more.
    pub rounding: Rounding,
}

/// A rate in force from a day on, until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateFrom {
    pub from: NaiveDate,
    pub rate: Rate,
}

/// What bears interest, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account<'a> {
    /// Before any payment; not negative.
    pub principal: Fen,
    /// The first day that bears interest.
    pub from: NaiveDate,
    /// The day computed to; whether it bears interest, the range says.
    pub to: NaiveDate,
    /// Any order. A payment takes effect on its day: that day bears interest
    /// on what is left. Those after `to` do not count yet.
    pub payments: &'a [Payment],
    /// Any order; of two on one day the later in the list is in force. Each
    /// day that bears interest needs one.
    pub rates: &'a [RateFrom],
}

/// Days with one principal and one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day counted.
    pub from: NaiveDate,
    /// The day after the last one counted, whatever the range: windows join.
    pub until: NaiveDate,
    pub days: i64,
    pub principal: Fen,
    pub rate: Rate,
    /// Of all its days, rounded once.
    pub interest: Fen,
    /// Of one day, rounded the same way; for showing, never summed.
    pub per_day: Fen,
}

/// An account on the day it was computed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simple {
    /// In order; none where no day bears interest.
    pub windows: Vec<Window>,
    /// The sum of the windows.
    pub interest: Fen,
    /// Principal after all payments up to the day.
    pub principal: Fen,
    /// Paid beyond the principal.
    pub overpaid: Fen,
}

impl Simple {
    /// Principal and interest.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn owed(&self) -> Result<Fen, Overflow> {
        self.principal.plus(self.interest)
    }
}

/// Why an account cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimpleError {
    /// A negative principal or payment.
    Negative,
    /// No rate is in force on this day.
    NoRate(NaiveDate),
    Overflow,
}

impl From<Overflow> for SimpleError {
    fn from(_: Overflow) -> SimpleError {
        SimpleError::Overflow
    }
}

impl fmt::Display for SimpleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SimpleError::Negative => f.write_str("a negative amount"),
            SimpleError::NoRate(day) => write!(f, "no rate on {day}"),
            SimpleError::Overflow => Overflow.fmt(f),
        }
    }
}

impl std::error::Error for SimpleError {}

/// The rate in force on a day.
fn rate_on(rates: &[RateFrom], day: NaiveDate) -> Result<Rate, SimpleError> {
    rates
        .iter()
        .filter(|r| r.from <= day)
        .max_by_key(|r| r.from)
        .map(|r| r.rate)
        .ok_or(SimpleError::NoRate(day))
}

/// Principal left of `principal` on a day, and what was paid beyond it.
fn left_on(principal: Fen, payments: &[Payment], day: NaiveDate) -> Result<(Fen, Fen), Overflow> {
    let paid = Fen::sum(payments.iter().filter(|p| p.day <= day).map(|p| p.amount))?;
    let used = paid.min(principal);
    Ok((principal.minus(used)?, paid.minus(used)?))
}

/// Interest of an account, window by window.
///
/// # Errors
/// A [`SimpleError`] that says why there is none.
pub fn simple_interest(
    account: Account<'_>,
    convention: Convention,
) -> Result<Simple, SimpleError> {
    let Account {
        principal,
        from,
        to,
        payments,
        rates,
    } = account;
    if principal < Fen::ZERO || payments.iter().any(|p| p.amount < Fen::ZERO) {
        return Err(SimpleError::Negative);
    }
    let end = match convention.range {
        DayRange::FirstNotLast => to,
        DayRange::BothEnds => next_day(to).ok_or(Overflow)?,
    };

    let changes = payments.iter().map(|p| p.day);
    let mut starts: Vec<NaiveDate> = changes
        .chain(rates.iter().map(|r| r.from))
        .chain([from])
        .filter(|day| *day >= from && *day < end)
        .collect();
    starts.arrange_by(|day| *day);
    starts.dedup();

    let mut windows: Vec<Window> = Vec::new();
    let ends = starts.iter().skip(1).copied().chain([end]);
    for (start, until) in starts.iter().copied().zip(ends) {
        let (left, _) = left_on(principal, payments, start)?;
        let rate = rate_on(rates, start)?;
        // A day on which nothing changed after all (a rate repeated, a payment
        // of nothing) starts no window: it would cost a rounding.
        let first = match windows.pop_if(|w| w.principal == left && w.rate == rate) {
            Some(same) => same.from,
            None => start,
        };
        let days = days_between(first, until);
        let daily = rate.daily(convention.year);
        windows.push(Window {
            from: first,
            until,
            days,
            principal: left,
            rate,
            interest: daily.accrue_rounded(left, days, convention.rounding)?,
            per_day: daily.accrue_rounded(left, 1, convention.rounding)?,
        });
    }
    let (principal, overpaid) = left_on(principal, payments, to)?;
    Ok(Simple {
        interest: Fen::sum(windows.iter().map(|w| w.interest))?,
        windows,
        principal,
        overpaid,
    })
}
