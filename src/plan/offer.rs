//! What can be offered to a creditor, and what a creditor's offer is worth.
//!
//! ```text
//! monthly       = level payment on (owed − down − waived) at the rate
//! total         = down + Σ monthly
//! present value = down + Σ monthly_k ÷ (1 + yearly discount ÷ 12)^k
//! walk away     = the least over the months k of the term of (what is free in
//!                 the first k months together) ÷ k
//! promise       = safety % × that
//! ```
//!
//! A month that has less than the figure is helped by what those before did not
//! need; nobody can help the first.
//!
//! The present value says what a row of payments is worth today to somebody
//! who could have the discount rate elsewhere: a settlement of that sum is
//! worth as much to the lender as the plan.

use chrono::NaiveDate;

use super::simulate::{Steady, Windows};
use super::treatment::{MAX_INSTALMENTS, level};
use crate::calendar::monthly;
use crate::loan::daycount;
use crate::loan::price::{Flow, Price, effective};
use crate::money::{Fen, Overflow};
use crate::rate::{DayCount, Percent, Rate};

/// The terms an offer is worked out for, in months.
pub const TERMS: [u16; 5] = [12, 24, 36, 48, 60];

/// One in fixed point: eighteen decimals.
const ONE: i128 = 1_000_000_000_000_000_000;

/// Instalments in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub instalments: u16,
    pub rate: Rate,
    pub down: Fen,
    /// The first and usual instalment; the last takes the difference.
    pub monthly: Fen,
    pub last: Fen,
    /// Down payment and all instalments.
    pub total: Fen,
    /// What all of it is worth on the day of the agreement.
    pub present_value: Fen,
    /// Total − owed: what the agreement costs; below zero where the lender
    /// gives up more than it asks.
    pub cost: Fen,
}

/// What so many instalments come to.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn terms(
    owed: Fen,
    down: Fen,
    waived: Fen,
    instalments: u16,
    rate: Rate,
    discount: Rate,
) -> Result<Terms, Overflow> {
    let down = down.min(owed);
    let financed = owed.minus(down)?.minus(waived)?.max(Fen::ZERO);
    let amounts = level(financed, rate, instalments)?;
    let total = down.plus(Fen::sum(amounts.iter().copied())?)?;
    Ok(Terms {
        instalments,
        rate,
        down,
        monthly: amounts.first().copied().unwrap_or(Fen::ZERO),
        last: amounts.last().copied().unwrap_or(Fen::ZERO),
        total,
        present_value: down.plus(present_value(&amounts, discount)?)?,
        cost: total.minus(owed)?,
    })
}

/// What monthly payments, the first in a month, are worth today; rounded half
/// up to the fen once.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn present_value(amounts: &[Fen], discount: Rate) -> Result<Fen, Overflow> {
    let (num, den) = discount.monthly(DayCount::Thirty360).parts();
    let mut factor = ONE;
    let mut sum = 0_i128;
    for amount in amounts {
        factor = factor
            .checked_mul(den)
            .ok_or(Overflow)?
            .checked_div(num.checked_add(den).ok_or(Overflow)?)
            .ok_or(Overflow)?;
        let part = factor.checked_mul(amount.get().into()).ok_or(Overflow)?;
        sum = sum.checked_add(part).ok_or(Overflow)?;
    }
    let fen = sum.checked_add(ONE / 2).ok_or(Overflow)?.div_euclid(ONE);
    i64::try_from(fen).map(Fen::new).map_err(|_| Overflow)
}

/// The table for one creditor: every term at every rate and down payment.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn table(
    owed: Fen,
    downs: &[Fen],
    rates: &[Rate],
    discount: Rate,
) -> Result<Vec<Terms>, Overflow> {
    let mut all = Vec::with_capacity(downs.len() * rates.len() * TERMS.len());
    for down in downs {
        for rate in rates {
            for instalments in TERMS {
                all.push(terms(owed, *down, Fen::ZERO, instalments, *rate, discount)?);
            }
        }
    }
    Ok(all)
}

/// What may be promised each month, and beyond what one walks away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// With the chosen safety.
    pub monthly: Fen,
    /// All that can be paid every month, and what bounds it.
    pub walk_away: Steady,
}

/// The highest monthly figure that can be kept over a term, beside what is
/// already promised to others. The windows are whole months to come, without
/// what others require. `None` where there is no window.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn promise(
    windows: &Windows,
    months: u16,
    others: Fen,
    safety: Percent,
) -> Result<Option<Promise>, Overflow> {
    let beside = windows.with(Fen::ZERO.minus(others)?)?;
    let Some(walk_away) = beside.steady(months.into())? else {
        return Ok(None);
    };
    Ok(Some(Promise {
        monthly: safety.of(walk_away.monthly)?.min(walk_away.monthly),
        walk_away,
    }))
}

/// The fewest instalments whose monthly figure is within what can be paid.
/// `None`: not even in [`MAX_INSTALMENTS`].
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn fewest(owed: Fen, monthly: Fen, rate: Rate) -> Result<Option<u16>, Overflow> {
    for instalments in 1..=MAX_INSTALMENTS {
        let amounts = level(owed, rate, instalments)?;
        // The last may be a few fen more.
        if amounts.iter().all(|amount| *amount <= monthly) {
            return Ok(Some(instalments));
        }
    }
    Ok(None)
}

/// What a lender offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub down: Fen,
    pub monthly: Fen,
    pub instalments: u16,
    pub first_due: NaiveDate,
    /// What was said of each, `None` where nothing was.
    pub stops_interest: Option<bool>,
    pub stops_collection: Option<bool>,
    pub written: Option<bool>,
    pub lenders_account: Option<bool>,
    pub clears_all: Option<bool>,
}

/// What is missing in an offer, to be asked for before the first payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Whether interest and penalty stop.
    InterestStops,
    /// Whether collection stops while it is kept.
    CollectionStops,
    /// It is not in writing, or on a recorded line.
    InWriting,
    /// Whose account the money goes to.
    LendersAccount,
    /// Whether the debt ends with the last instalment.
    ClearsAll,
}

impl Missing {
    pub const ALL: [Missing; 5] = [
        Missing::InterestStops,
        Missing::CollectionStops,
        Missing::InWriting,
        Missing::LendersAccount,
        Missing::ClearsAll,
    ];
}

/// What an offer is worth.
#[derive(Clone, Debug)]
pub struct Judged {
    pub total: Fen,
    /// Total − owed now.
    pub cost: Fen,
    /// What it costs a year, as if what is owed now were lent anew.
    pub price: Price,
    /// The months in which it is more than is free: first day and what is
    /// lacking.
    pub lacking: Vec<(NaiveDate, Fen)>,
    pub missing: Vec<Missing>,
}

/// Judges an offer: whether each month can bear it beside what others get,
/// what it really costs, and what nobody said.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn judge(
    offered: &Offered,
    owed: Fen,
    day: NaiveDate,
    windows: &Windows,
    others: Fen,
) -> Result<Judged, Overflow> {
    let mut dates = Vec::with_capacity(offered.instalments.into());
    for number in 0..u32::from(offered.instalments) {
        let first = offered.first_due;
        let due = monthly(first, number, chrono::Datelike::day(&first)).ok_or(Overflow)?;
        dates.push(due);
    }
    let mut flows = vec![Flow {
        day,
        amount: owed.minus(offered.down)?,
    }];
    let mut total = offered.down;
    for due in &dates {
        total = total.plus(offered.monthly)?;
        flows.push(Flow {
            day: *due,
            amount: Fen::ZERO.minus(offered.monthly)?,
        });
    }
    let mut lacking = Vec::new();
    // Before the first window there is no money.
    let first = windows.starts.first().copied();
    let early = |due: NaiveDate| first.is_none_or(|first| due < first);
    if early(day) && !offered.down.is_zero() {
        lacking.push((day, offered.down));
    }
    for due in dates.iter().filter(|due| early(**due)) {
        lacking.push((*due, offered.monthly));
    }
    let mut carried = Fen::ZERO;
    let bounds = windows.starts.iter().zip(windows.starts.iter().skip(1));
    for ((from, until), surplus) in bounds.zip(&windows.surplus) {
        let due = dates
            .iter()
            .filter(|due| (**due >= *from) && (**due < *until));
        let count = i64::try_from(due.count()).unwrap_or(i64::MAX);
        let mut asked = offered
            .monthly
            .scaled(count.into(), 1, crate::money::Rounding::HalfUp)?;
        if Some(*from) == first && !early(day) {
            asked = asked.plus(offered.down)?;
        }
        let free = surplus.minus(others)?.plus(carried)?.max(Fen::ZERO);
        if asked > free {
            lacking.push((*from, asked.minus(free)?));
        }
        carried = free.minus(asked)?.max(Fen::ZERO);
        if dates.last().is_none_or(|last| last < until) {
            break;
        }
    }
    // A day is named once: what is paid down and an instalment may both be then.
    let mut by_day: Vec<(NaiveDate, Fen)> = Vec::with_capacity(lacking.len());
    for (on, fen) in lacking {
        match by_day.iter_mut().find(|(day, _)| *day == on) {
            Some((_, sum)) => *sum = sum.plus(fen)?,
            None => by_day.push((on, fen)),
        }
    }
    let lacking = by_day;
    let said = [
        offered.stops_interest,
        offered.stops_collection,
        offered.written,
        offered.lenders_account,
        offered.clears_all,
    ];
    Ok(Judged {
        total,
        cost: total.minus(owed)?,
        price: effective(&flows, daycount::DayCount::Actual365),
        lacking,
        missing: Missing::ALL
            .into_iter()
            .zip(said)
            .filter(|(_, said)| *said != Some(true))
            .map(|(missing, _)| missing)
            .collect(),
    })
}
