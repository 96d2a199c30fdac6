//! The one-year loan prime rate (一年期 LPR), month by month as data.
//!
//! A rate is in force from its publication until the next one. The table has
//! a row where the rate changed, and was checked until [`CHECKED_UNTIL`]; what
//! was published later the borrower may add. Before [`FIRST_LPR`] there is
//! none that the rules on lending know (民间借贷规定 第二十五条第二款).

use chrono::NaiveDate;

use super::source::{Confidence, SourceId, source};
use crate::calendar::{monthly, written};
use crate::rate::{Per, Rate, RateError};
use crate::stored::record;

/// The first day with a one-year LPR.
pub const FIRST_LPR: NaiveDate = written(2019, 8, 20);
/// The last row was seen to be in force on this day; later ones are unknown.
pub const CHECKED_UNTIL: NaiveDate = written(2026, 9, 20);

/// One row of the table: in force from a day until the next row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LprRow {
    pub from: NaiveDate,
    /// Per year.
    pub rate: Rate,
    /// What value and day rest on; the weaker of the two.
    pub source: SourceId,
}

const fn row(day: NaiveDate, basis_points: u32, source: SourceId) -> LprRow {
    LprRow {
        from: day,
        rate: Rate::fixed(basis_points * 1_000_000, Per::Year),
        source,
    }
}

/// The one-year LPR wherever it changed, oldest first.
pub const LPR_1Y: [LprRow; 13] = [
    row(FIRST_LPR, 425, SourceId::LprTables),
    row(written(2019, 9, 20), 420, SourceId::LprTables),
    row(written(2019, 11, 20), 415, SourceId::LprTables),
    row(written(2020, 2, 20), 405, SourceId::LprTables),
    row(written(2020, 4, 20), 385, SourceId::LprReported),
    row(written(2021, 12, 20), 380, SourceId::LprTables),
    row(written(2022, 1, 20), 370, SourceId::LprReported),
    row(written(2022, 8, 22), 365, SourceId::LprTables),
    row(written(2023, 6, 20), 355, SourceId::LprTables),
    row(written(2023, 8, 21), 345, SourceId::LprTables),
    row(written(2024, 7, 22), 335, SourceId::LprTables),
    row(written(2024, 10, 21), 310, SourceId::LprTables),
    row(written(2025, 5, 20), 300, SourceId::LprReported),
];

/// A month that the borrower added to the table, or put in place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LprMonth {
    /// The day of publication; [`FIRST_LPR`] or later.
    pub from: NaiveDate,
    /// Per year.
    pub rate: Rate,
}

record!(LprMonth { from, rate });

/// Why a month is no month of the LPR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LprError {
    /// Before there was an LPR.
    TooEarly,
    /// A rate per day.
    NotYearly,
    Rate(RateError),
}

impl LprMonth {
    /// Whether the month can be used; a deserialised one may hold anything.
    ///
    /// # Errors
    /// An [`LprError`] that says what is wrong.
    pub fn check(&self) -> Result<(), LprError> {
        if self.from < FIRST_LPR {
            return Err(LprError::TooEarly);
        }
        if self.rate.per() != Per::Year {
            return Err(LprError::NotYearly);
        }
        self.rate.check().map_err(LprError::Rate)
    }
}

/// The LPR of a day, and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LprQuote {
    /// In force from this day.
    pub from: NaiveDate,
    /// Per year.
    pub rate: Rate,
    /// [`SourceId::UserLpr`] where the borrower gave it.
    pub source: SourceId,
    /// Since this day another rate may have been published: the quote is the
    /// last one known, not one known to be in force.
    pub unverified_since: Option<NaiveDate>,
}

impl LprQuote {
    /// Whether the borrower gave this rate.
    #[must_use]
    pub fn is_users(&self) -> bool {
        self.source == SourceId::UserLpr
    }

    #[must_use]
    pub fn confidence(&self) -> Confidence {
        source(self.source).confidence
    }
}

/// The one-year LPR in force on a day; `None` before [`FIRST_LPR`].
///
/// The latest row or added month on or before the day counts; of both on one
/// day the added one, which may correct the table. Months that
/// [`LprMonth::check`] refuses are passed over.
#[must_use]
pub fn lpr_on(day: NaiveDate, extra: &[LprMonth]) -> Option<LprQuote> {
    let table = LPR_1Y.iter().rev().find(|row| row.from <= day)?;
    let added = extra
        .iter()
        .filter(|month| month.check().is_ok() && month.from <= day)
        // Of equal days the last one: what was typed last.
        .max_by_key(|month| month.from)
        .filter(|month| month.from >= table.from);
    let quote = match added {
        Some(month) => LprQuote {
            from: month.from,
            rate: month.rate,
            source: SourceId::UserLpr,
            // The next publication is about a month away.
            unverified_since: monthly(month.from, 1, 20).filter(|next| *next <= day),
        },
        None => LprQuote {
            from: table.from,
            rate: table.rate,
            source: table.source,
            unverified_since: Some(CHECKED_UNTIL).filter(|until| *until < day),
        },
    };
    Some(quote)
}

/// Four times the one-year LPR of a day, per year, with the quote it is of.
///
/// `None` before [`FIRST_LPR`], and for a rate so high that four times it is
/// no rate.
#[must_use]
pub fn four_times_lpr(day: NaiveDate, extra: &[LprMonth]) -> Option<(Rate, LprQuote)> {
    let quote = lpr_on(day, extra)?;
    Some((quote.rate.times(4).ok()?, quote))
}
