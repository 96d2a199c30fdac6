//! A month of the calendar.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{in_range, monthly};
use crate::stored::{Json, Stored, serde, text};

/// A month, counted from January of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month that a day is in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Month {
        Month(day.year() * 12 + day.month0().cast_signed())
    }

    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    #[must_use]
    pub const fn plus(self, months: u16) -> Month {
        Month(self.0.saturating_add(months as i32))
    }

    /// How many months it is after another; negative before it.
    #[must_use]
    pub const fn since(self, other: Month) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// A day of it, 1 to 31, the last where it is shorter. `None` outside the
    /// calendar of this program.
    #[must_use]
    pub fn day(self, day: u32) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(self.year(), self.number(), 1)?;
        monthly(first, 0, day).filter(|day| in_range(*day))
    }

    /// Reads `2026-11`, or with a slash, a dot, or 年 and 月.
    #[must_use]
    pub fn parse(written: &str) -> Option<Month> {
        let plain = crate::money::halfwidth(written.trim());
        let plain = plain.trim_end_matches('月').trim();
        let (year, month) = plain.split_once(['-', '/', '.', '年'])?;
        let year: i32 = year.trim().parse().ok()?;
        let month: i32 = month.trim().parse().ok()?;
        ((2000..=2100).contains(&year) && (1..=12).contains(&month))
            .then(|| Month(year * 12 + month - 1))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl Stored for Month {
    fn read(json: Json<'_>) -> Month {
        let written = json.string();
        let month = Month::parse(&written).filter(|month| month.to_string() == written);
        month.unwrap_or_else(|| {
            json.fault();
            Month(0)
        })
    }

    fn write(&self, to: &mut String) {
        text(to, &self.to_string());
    }
}

serde!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_counted_and_written() {
        for (written, want) in [
            ("2026-11", Some("2026-11")),
            ("2026年11月", Some("2026-11")),
            (" 2026/1 ", Some("2026-01")),
            ("２０２６．０３", Some("2026-03")),
            ("2026-13", None),
            ("2026-0", None),
            ("1999-12", None),
            ("2101-01", None),
            ("2147483647-01", None),
            ("2026", None),
            ("11", None),
            ("", None),
        ] {
            let read = Month::parse(written).map(|m| m.to_string());
            assert_eq!(read.as_deref(), want, "{written}");
        }
        let november = Month::parse("2026-11").unwrap();
        assert_eq!(november.plus(2).to_string(), "2027-01");
        assert_eq!(november.plus(2).since(november), 2);
        assert_eq!(november.since(november.plus(14)), -14);
        let day = |month: Month, day| month.day(day).unwrap().to_string();
        assert_eq!(day(november, 31), "2026-11-30");
        assert_eq!(day(november.plus(3), 31), "2027-02-28");
        assert_eq!(Month::of(november.day(30).unwrap()), november);
        assert_eq!(Month::parse("2100-12").unwrap().plus(1).day(1), None);
    }
}
