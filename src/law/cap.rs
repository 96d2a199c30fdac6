//! What a line of so much a year allows on the principal outstanding, and how
//! far all charges together are above it.
//!
//! ```text
//! cap    = Σ over periods (principal outstanding × line ÷ 365 × days)
//! excess = all charges, paid and claimed − cap          only if above nothing
//! ```

use chrono::NaiveDate;

use crate::calendar::days_between;
use crate::money::{Fen, Overflow};
use crate::rate::{DayCount, Rate};

/// So much principal was outstanding from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrincipalPeriod {
    /// The first day it was outstanding.
    pub from: NaiveDate,
    /// The day it no longer was: not counted.
    pub to: NaiveDate,
    /// Outstanding on each of these days.
    pub principal: Fen,
}

/// What a line allows over all periods, in fen: exact until one rounding, half
/// up, at the end. A rate per year is divided by 365.
///
/// Periods may lie side by side or over one another (several loans); one that
/// ends before it begins and a negative principal allow nothing.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn cap(periods: &[PrincipalPeriod], line: Rate) -> Result<Fen, Overflow> {
    let fen_days = periods.iter().try_fold(0_i128, |sum, period| {
        let principal = i128::from(period.principal.get().max(0));
        let days = i128::from(days_between(period.from, period.to).max(0));
        // Neither product nor sum comes near 2¹²⁷ unless there are billions
        // of periods.
        let more = principal.checked_mul(days).ok_or(Overflow)?;
        sum.checked_add(more).ok_or(Overflow)
    })?;
    line.daily(DayCount::Act365).accrue_fen_days(fen_days)
}

/// Charges measured by a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What the line allows.
    pub cap: Fen,
    /// Interest, compound, penalty, default and other fees, paid and claimed.
    pub charged: Fen,
    /// How far the charges are above the cap; `None` where they are not.
    pub excess: Option<Fen>,
}

/// Measures all charges of some periods by a line.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn excess(charged: Fen, periods: &[PrincipalPeriod], line: Rate) -> Result<Excess, Overflow> {
    let cap = cap(periods, line)?;
    let above = charged.minus(cap)?;
    Ok(Excess {
        cap,
        charged,
        excess: Some(above).filter(|above| *above > Fen::ZERO),
    })
}
