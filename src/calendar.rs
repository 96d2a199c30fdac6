//! Days: due dates month by month, and day ranges.
//!
//! Ranges count the first day and not the last (算头不算尾), the Chinese
//! practice: money drawn on the 5th and repaid on the 6th bears one day.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::stored::{Json, Stored, text};

/// The first and last day this program computes with.
pub const FIRST_DAY: (i32, u32, u32) = (2000, 1, 1);
pub const LAST_DAY: (i32, u32, u32) = (2100, 12, 31);

/// Whether a day lies within the years this program computes with.
#[must_use]
pub fn in_range(day: NaiveDate) -> bool {
    (FIRST_DAY.0..=LAST_DAY.0).contains(&day.year())
}

/// A day written down in this program, as in a table of a law's dates. One
/// that does not exist would become the calendar's first day, long before
/// [`FIRST_DAY`]; the tables' tests look for that.
#[must_use]
pub const fn written(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// The same day of the month `years` later; 29 February becomes the 28th.
///
/// How a period of years ends (Civil Code 201, 202): its first day does not
/// count, it ends with the corresponding day, or with the month.
#[must_use]
pub fn plus_years(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(years.checked_mul(12)?))
}

/// Days from `from` to `to`, the first counted and the last not.
/// Negative when `to` is earlier.
///
/// ```
/// use ashore::calendar::days_between;
/// use chrono::NaiveDate;
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// assert_eq!(days_between(day(1, 5), day(2, 20)), 46);
/// ```
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The day after, or `None` at the end of the calendar.
#[must_use]
pub fn next_day(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(1))
}

/// The day `days` later (earlier when negative), or `None` off the calendar.
#[must_use]
pub fn plus_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    if days >= 0 {
        day.checked_add_days(Days::new(days.unsigned_abs()))
    } else {
        day.checked_sub_days(Days::new(days.unsigned_abs()))
    }
}

/// The day itself, or the Monday after the weekend it is on; `None` off the
/// calendar. Public holidays, and weekends worked for them, are not known.
#[must_use]
pub fn after_weekend(day: NaiveDate) -> Option<NaiveDate> {
    let over = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    plus_days(day, over)
}

/// The day `months` months after `first`, on `due_day` of that month, or on
/// its last day where the month is shorter (还款日 31: 30 April, 28 February).
///
/// `due_day` outside 1–31 and dates off the calendar give `None`.
#[must_use]
pub fn monthly(first: NaiveDate, months: u32, due_day: u32) -> Option<NaiveDate> {
    if !(1..=31).contains(&due_day) {
        return None;
    }
    let months = i64::from(first.year()) * 12 + i64::from(first.month0()) + i64::from(months);
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
    // The day itself, or the last of a shorter month.
    NaiveDate::from_ymd_opt(year, month, due_day).or_else(|| {
        (28..due_day)
            .rev()
            .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
    })
}

/// The number of days in the month of `day`.
fn days_in_month(day: NaiveDate) -> Option<u32> {
    let first = day.with_day(1)?;
    let next = first.checked_add_months(Months::new(1))?;
    u32::try_from(days_between(first, next)).ok()
}

/// Whether `day` is the last of its month.
#[must_use]
pub fn is_month_end(day: NaiveDate) -> bool {
    days_in_month(day) == Some(day.day())
}

/// Reads `2026-01-05`: four, two and two digits, an existing day.
#[must_use]
pub fn parse_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |width: usize| -> Option<u32> {
        let part = parts.next()?;
        let digits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    parts.next().is_none().then_some(())?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Days in stored text as `2026-01-05`. chrono's own reading of dates brings
/// its whole format language along, fifteen kilobytes of it.
impl Stored for NaiveDate {
    fn read(json: Json<'_>) -> NaiveDate {
        parse_iso(&json.string()).unwrap_or_else(|| {
            json.fault();
            NaiveDate::MIN
        })
    }

    fn write(&self, to: &mut String) {
        text(to, &self.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn month_ends_are_clamped_and_come_back() {
        let first = day("2026-01-31");
        let dues: Vec<_> = (0..5).map(|i| monthly(first, i, 31).unwrap()).collect();
        assert_eq!(
            dues,
            [
                day("2026-01-31"),
                day("2026-02-28"),
                day("2026-03-31"),
                day("2026-04-30"),
                day("2026-05-31"),
            ]
        );
        assert_eq!(monthly(day("2028-01-30"), 1, 30), Some(day("2028-02-29")));
        assert_eq!(monthly(first, 1, 0), None);
        assert_eq!(monthly(first, 1, 32), None);
        assert!(is_month_end(day("2028-02-29")));
        assert!(!is_month_end(day("2028-02-28")));
    }

    #[test]
    fn only_whole_days_are_read() {
        assert_eq!(parse_iso("2026-02-28"), Some(day("2026-02-28")));
        for text in [
            "2026-02-29",
            "2026-2-28",
            "+2026-02-28",
            "2026-02-28-1",
            "2026-02",
            "",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn years_end_on_the_same_day_or_with_the_month() {
        for (from, to) in [
            ("2023-06-20", "2026-06-20"),
            ("2024-02-29", "2027-02-28"),
            ("2023-02-28", "2026-02-28"),
            ("2023-12-31", "2026-12-31"),
        ] {
            assert_eq!(plus_years(day(from), 3), Some(day(to)), "{from}");
        }
        assert_eq!(plus_years(day("2024-02-29"), 4), Some(day("2028-02-29")));
        assert_eq!(plus_years(NaiveDate::MAX, 3), None);
        assert_eq!(plus_years(day("2024-02-29"), u32::MAX), None);
    }

    #[test]
    fn days_written_down() {
        assert_eq!(written(2019, 8, 20), day("2019-08-20"));
        assert!(!in_range(written(2023, 2, 29)));
    }

    #[test]
    fn off_the_calendar_is_none_not_a_panic() {
        assert_eq!(next_day(NaiveDate::MAX), None);
        assert_eq!(plus_days(NaiveDate::MIN, -1), None);
        assert_eq!(plus_days(NaiveDate::MAX, i64::MAX), None);
        assert_eq!(monthly(NaiveDate::MAX, 1, 1), None);
    }

    proptest! {
        #[test]
        fn dues_rise_and_stay_on_their_day(
            start in 0..36_000_i64, months in 0_u32..600, due_day in 1_u32..=31,
        ) {
            let first = plus_days(day("2000-01-01"), start).unwrap();
            let a = monthly(first, months, due_day).unwrap();
            let b = monthly(first, months + 1, due_day).unwrap();
            prop_assert!((28..=31).contains(&days_between(a, b)));
            prop_assert!(a.day() == due_day || is_month_end(a));
        }
    }
}
