//! How a stretch of time between two days becomes years: the conventions the
//! price of a loan is quoted under, each an exact fraction.
//!
//! The money market counts calendar days over a fixed year; bonds and many
//! spreadsheets give every month 30 days; the EU's consumer credit directive
//! counts whole months back from the payment; Regulation Z counts unit periods
//! and a part of one. They differ in the third digit of a rate, so the
//! convention is always named, never assumed.

use chrono::{Datelike, Months, NaiveDate};

use crate::calendar::{days_between, is_month_end, plus_days};

/// A stretch of time in years as an exact fraction; negative backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// In `1/per` of a year.
    pub count: i64,
    /// Positive.
    pub per: i64,
}

/// The step in which the directive's rule counts whole periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// One year.
    Year,
    /// A twelfth of a year.
    Month,
    /// A fifty-second of a year.
    Week,
}

/// A day-count convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayCount {
    /// Calendar days ÷ 365: XIRR of spreadsheets, YEARFRAC basis 3.
    Actual365,
    /// Calendar days ÷ 360: YEARFRAC basis 2.
    Actual360,
    /// Calendar days ÷ 365.25: short-term credit under FCA MCOB 10.3.
    Actual36525,
    /// Days in leap years ÷ 366, other days ÷ 365: 2006 ISDA Definitions,
    /// 4.16(b).
    ActualActual,
    /// Calendar days over the average length of the years touched: YEARFRAC
    /// basis 1.
    ActualAverage,
    /// Months of 30 days as YEARFRAC basis 0 has them: the US rule with the
    /// end of February, but a 31st stays after a February's end.
    Thirty360,
    /// Months of 30 days, US rule of the Securities Industry Association: a
    /// February's end is a 30th.
    Thirty360Sia,
    /// Months of 30 days: 2006 ISDA Definitions, 4.16(f), the bond basis.
    Thirty360Isda,
    /// Months of 30 days, a 31st is a 30th: 30E/360, YEARFRAC basis 4.
    ThirtyE360,
    /// Whole steps counted back from the payment, what is left in days:
    /// Directive 2008/48/EC, Annex I, as the Commission's guidelines
    /// SWD(2012) 128, 4.1.1, remark (c), read it.
    Directive(Step),
}

impl DayCount {
    pub const ALL: [DayCount; 12] = [
        DayCount::Actual365,
        DayCount::Actual360,
        DayCount::Actual36525,
        DayCount::ActualActual,
        DayCount::ActualAverage,
        DayCount::Thirty360,
        DayCount::Thirty360Sia,
        DayCount::Thirty360Isda,
        DayCount::ThirtyE360,
        DayCount::Directive(Step::Year),
        DayCount::Directive(Step::Month),
        DayCount::Directive(Step::Week),
    ];

    /// The years from one day to another. Backwards is the same with a minus.
    ///
    /// ```
    /// use ashore::loan::daycount::{DayCount, Step, Years};
    /// use chrono::NaiveDate;
    /// let day = |m, d| NaiveDate::from_ymd_opt(2013, m, d).unwrap();
    /// // One month back from 29 March is 28 February; two days are left.
    /// let rule = DayCount::Directive(Step::Month);
    /// let years = Years { count: 366 + 2 * 12, per: 12 * 366 };
    /// assert_eq!(rule.years(day(2, 26), day(3, 29)), years);
    /// ```
    #[must_use]
    pub fn years(self, from: NaiveDate, to: NaiveDate) -> Years {
        if to < from {
            let years = self.years(to, from);
            return Years {
                count: -years.count,
                per: years.per,
            };
        }
        if let Some((count, per)) = self.day() {
            return Years {
                count: self.days(from, to) * count,
                per,
            };
        }
        match self {
            DayCount::ActualActual => actual_actual(from, to),
            DayCount::Directive(step) => directive(from, to, step),
            _ => actual_average(from, to),
        }
    }

    /// What one day is in years, `count ÷ per`, where every day is the same.
    pub(super) const fn day(self) -> Option<(i64, i64)> {
        match self {
            DayCount::Actual365 => Some((1, 365)),
            DayCount::Actual36525 => Some((4, 1461)),
            DayCount::Actual360
            | DayCount::Thirty360
            | DayCount::Thirty360Sia
            | DayCount::Thirty360Isda
            | DayCount::ThirtyE360 => Some((1, 360)),
            DayCount::ActualActual | DayCount::ActualAverage | DayCount::Directive(_) => None,
        }
    }

    /// The days from one day to a later one as the convention counts them:
    /// those of the calendar unless every month has 30.
    #[must_use]
    pub fn days(self, from: NaiveDate, to: NaiveDate) -> i64 {
        let (mut first, mut last) = (i64::from(from.day()), i64::from(to.day()));
        let february = |day: NaiveDate| day.month() == 2 && is_month_end(day);
        match self {
            DayCount::Thirty360 | DayCount::Thirty360Sia => {
                if february(from) && february(to) {
                    last = 30;
                }
                // The spreadsheets look at the 31st before they move the end
                // of February, the SIA after.
                if self == DayCount::Thirty360Sia && february(from) {
                    first = 30;
                }
                if last == 31 && first >= 30 {
                    last = 30;
                }
                first = if february(from) { 30 } else { first.min(30) };
            }
            DayCount::Thirty360Isda => {
                first = first.min(30);
                if first == 30 {
                    last = last.min(30);
                }
            }
            DayCount::ThirtyE360 => (first, last) = (first.min(30), last.min(30)),
            _ => return days_between(from, to),
        }
        let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
        (month(to) - month(from)) * 30 + last - first
    }
}

/// 365 or 366.
fn days_in_year(year: i32) -> i64 {
    let leap = NaiveDate::from_ymd_opt(year, 2, 29).is_some();
    if leap { 366 } else { 365 }
}

fn actual_actual(from: NaiveDate, to: NaiveDate) -> Years {
    let new_year = |day: NaiveDate| day.with_ordinal(1).unwrap_or(day);
    // A year's days are its own; the first year is counted whole, then what
    // lies before `from` is taken off.
    let part = |day: NaiveDate| {
        let days = days_between(new_year(day), day);
        days * (365 * 366 / days_in_year(day.year()))
    };
    let whole = i64::from(to.year()) - i64::from(from.year());
    Years {
        count: whole * 365 * 366 + part(to) - part(from),
        per: 365 * 366,
    }
}

/// YEARFRAC basis 1, as spreadsheets compute it: up to one year, 366 where a 29 February falls into the
/// stretch; beyond, the average of the calendar years touched.
fn actual_average(from: NaiveDate, to: NaiveDate) -> Years {
    let days = days_between(from, to);
    let (first, last) = (from.year(), to.year());
    let anniversary = |day: NaiveDate| (day.month(), day.day());
    if first == last {
        return Years {
            count: days,
            per: days_in_year(first),
        };
    }
    if first + 1 == last && anniversary(from) >= anniversary(to) {
        let leap_day = |year| NaiveDate::from_ymd_opt(year, 2, 29);
        let inside = |day: Option<NaiveDate>| day.is_some_and(|d| from <= d && d <= to);
        let leap = inside(leap_day(first)) || inside(leap_day(last));
        return Years {
            count: days,
            per: if leap { 366 } else { 365 },
        };
    }
    Years {
        count: days * (i64::from(last) - i64::from(first) + 1),
        per: (first..=last).map(days_in_year).sum(),
    }
}

/// The most whole steps one can go back from `to` without passing `from`, and
/// the day one arrives at. `back` is `None` off the calendar.
fn steps_back(
    from: NaiveDate,
    to: NaiveDate,
    guess: u32,
    back: impl Fn(u32) -> Option<NaiveDate>,
) -> (u32, NaiveDate) {
    // The guess is right or one too many: a month's end can be cut short.
    (0..=guess)
        .rev()
        .find_map(|n| back(n).filter(|day| *day >= from).map(|day| (n, day)))
        .unwrap_or((0, to))
}

/// Whole months from `from` to `to`, counted back from `to`. Where the month
/// one arrives in has no such day it is that month's last.
fn months_back(from: NaiveDate, to: NaiveDate, each: u32) -> (u32, NaiveDate) {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
    let months = u32::try_from(month(to) - month(from)).unwrap_or(0);
    steps_back(from, to, months / each.max(1), |n| {
        to.checked_sub_months(Months::new(n * each))
    })
}

fn directive(from: NaiveDate, to: NaiveDate, step: Step) -> Years {
    let (whole, day, steps) = match step {
        Step::Year => {
            let (whole, day) = months_back(from, to, 12);
            (i64::from(whole), day, 1)
        }
        Step::Month => {
            let (whole, day) = months_back(from, to, 1);
            (i64::from(whole), day, 12)
        }
        Step::Week => {
            let weeks = days_between(from, to) / 7;
            (weeks, plus_days(to, -7 * weeks).unwrap_or(to), 52)
        }
    };
    // The year that ends on the last of the days that are left over.
    let year = day
        .checked_sub_months(Months::new(12))
        .map_or(365, |before| days_between(before, day));
    Years {
        count: whole * year + days_between(from, day) * steps,
        per: steps * year,
    }
}

/// A unit period: 12 CFR 1026, appendix J, (b)(4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitPeriod {
    /// So many days, 1 or more.
    Days(u32),
    /// Half a month.
    HalfMonth,
    /// So many months, 1 or more.
    Months(u32),
}

impl UnitPeriod {
    /// Unit periods in a year, as a fraction `count ÷ per` of positive
    /// numbers: 24 half months; 12, 52 or 365 divided by the months, weeks or
    /// days of the unit period.
    ///
    /// ```
    /// use ashore::loan::daycount::UnitPeriod;
    /// assert_eq!(UnitPeriod::Months(2).per_year(), (12, 2));
    /// assert_eq!(UnitPeriod::Days(14).per_year(), (52, 2));
    /// // A term of 255 days, repaid at once.
    /// assert_eq!(UnitPeriod::Days(255).per_year(), (365, 255));
    /// ```
    #[must_use]
    pub const fn per_year(self) -> (u32, u32) {
        match self {
            UnitPeriod::Days(0) => (365, 1),
            UnitPeriod::Days(days) if days % 7 == 0 => (52, days / 7),
            UnitPeriod::Days(days) => (365, days),
            UnitPeriod::HalfMonth => (24, 1),
            UnitPeriod::Months(0) => (12, 1),
            UnitPeriod::Months(months) => (12, months),
        }
    }

    /// Whole unit periods from one day to a later one, counted back from the
    /// later, and the odd part as `days ÷ of`: appendix J, (b)(5). A month of
    /// the odd part has 30 days, half a month 15, a year 365 unless what is
    /// left of it is whole months. Nothing when `to` is earlier.
    ///
    /// ```
    /// use ashore::loan::daycount::{OddPeriod, UnitPeriod};
    /// use chrono::NaiveDate;
    /// let day = |m, d| NaiveDate::from_ymd_opt(1978, m, d).unwrap();
    /// let odd = UnitPeriod::Months(1).between(day(2, 10), day(4, 1));
    /// assert_eq!(odd, OddPeriod { whole: 1, days: 19, of: 30 });
    /// ```
    #[must_use]
    pub fn between(self, from: NaiveDate, to: NaiveDate) -> OddPeriod {
        let rest = |day| u32::try_from(days_between(from, day)).unwrap_or(0);
        // A month back to the 30th of 31 days leaves 30 days that are none: 30
        // of 30 make a unit period, to which the rate is the same.
        let in_months = |of: u32| {
            let (months, day) = months_back(from, to, 1);
            OddPeriod::of(0, months * 30 + rest(day), of)
        };
        match self {
            UnitPeriod::Days(each) => OddPeriod::of(0, rest(to), each.max(1)),
            UnitPeriod::HalfMonth => in_months(15),
            UnitPeriod::Months(12) => {
                let (whole, day) = months_back(from, to, 12);
                match months_back(from, day, 1) {
                    (months, start) if start == from => OddPeriod::of(whole, months, 12),
                    _ => OddPeriod::of(whole, rest(day), 365),
                }
            }
            UnitPeriod::Months(each) => in_months(each.max(1).saturating_mul(30)),
        }
    }
}

/// Whole unit periods and a part of one, `days ÷ of` < 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OddPeriod {
    pub whole: u32,
    pub days: u32,
    /// Positive.
    pub of: u32,
}

impl OddPeriod {
    const fn of(whole: u32, days: u32, of: u32) -> OddPeriod {
        OddPeriod {
            whole: whole + days / of,
            days: days % of,
            of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0..40_000_i64).prop_map(|days| plus_days(day("1990-01-01"), days).unwrap())
    }

    #[test]
    fn february_under_the_thirty_day_rules() {
        use DayCount::{Thirty360, Thirty360Isda, Thirty360Sia, ThirtyE360};
        for (from, to, days) in [
            // In the order of `counts`.
            ("2021-02-28", "2021-03-31", [31, 30, 33, 32]),
            ("2021-02-28", "2024-02-29", [1080, 1080, 1081, 1081]),
            ("2021-01-31", "2021-03-31", [60, 60, 60, 60]),
            ("2021-01-15", "2021-01-31", [16, 16, 16, 15]),
            ("2021-01-30", "2021-02-28", [28, 28, 28, 28]),
        ] {
            let counts = [Thirty360, Thirty360Sia, Thirty360Isda, ThirtyE360];
            assert_eq!(counts.map(|c| c.days(day(from), day(to))), days, "{from}");
        }
    }

    #[test]
    fn the_edges_of_the_calendar() {
        for count in DayCount::ALL {
            let years = count.years(NaiveDate::MIN, NaiveDate::MAX);
            assert!(years.count / years.per > 524_000, "{count:?}");
            let none = count.years(NaiveDate::MIN, NaiveDate::MIN);
            assert_eq!(none.count, 0, "{count:?}");
        }
        for period in [
            UnitPeriod::Days(0),
            UnitPeriod::Days(u32::MAX),
            UnitPeriod::HalfMonth,
            UnitPeriod::Months(0),
            UnitPeriod::Months(u32::MAX),
        ] {
            for (from, to) in [
                (NaiveDate::MIN, NaiveDate::MAX),
                (NaiveDate::MAX, NaiveDate::MIN),
            ] {
                let odd = period.between(from, to);
                let (count, per) = period.per_year();
                assert!(odd.days < odd.of && count > 0 && per > 0, "{period:?}");
            }
        }
    }

    /// Appendix J, (c)(5): one advance, one payment. Years, and the days of a
    /// term below a year.
    #[test]
    fn unit_periods_of_a_year() {
        let odd = |whole, days, of| OddPeriod { whole, days, of };
        let year = UnitPeriod::Months(12);
        for (from, to, expected) in [
            ("1978-01-10", "1980-01-10", odd(2, 0, 12)),
            ("1978-01-10", "1979-07-10", odd(1, 6, 12)),
            ("1978-01-10", "1980-01-01", odd(1, 356, 365)),
        ] {
            assert_eq!(year.between(day(from), day(to)), expected, "{to}");
        }
        let term = UnitPeriod::Days(255).between(day("1978-01-10"), day("1978-09-22"));
        assert_eq!(term, odd(1, 0, 255));
        assert_eq!(UnitPeriod::Days(1).per_year(), (365, 1));
        assert_eq!(UnitPeriod::Days(7).per_year(), (52, 1));
        assert_eq!(UnitPeriod::Months(6).per_year(), (12, 6));
    }

    #[test]
    fn weeks_of_the_directive() {
        let weeks = |to| DayCount::Directive(Step::Week).years(day("2026-01-05"), day(to));
        // 8 weeks, and 8 weeks and 2 days.
        assert_eq!(
            weeks("2026-03-02"),
            Years {
                count: 8 * 365,
                per: 52 * 365
            }
        );
        let years = Years {
            count: 8 * 365 + 2 * 52,
            per: 52 * 365,
        };
        assert_eq!(weeks("2026-03-04"), years);
    }

    proptest! {
        /// Every convention is within a hundredth of a year a year of the
        /// calendar, and time never runs backwards by more than the three days
        /// that months of 30 days can lose.
        #[test]
        fn a_year_is_about_a_year(from in any_day(), to in any_day()) {
            for count in DayCount::ALL {
                let years = count.years(from, to);
                let days = days_between(from, to);
                prop_assert!(years.per > 0);
                let off = years.count * 36_525 - days * 100 * years.per;
                let most = (days.abs() * 2 + 400) * years.per;
                prop_assert!(off.abs() <= most, "{:?} {:?}", count, years);
                let back = count.years(to, from);
                prop_assert_eq!(back.count, -years.count);
            }
        }

        #[test]
        fn a_unit_period_is_split_into_whole_and_part(
            from in any_day(), days in 0..5_000_i64, each in 1_u32..=11,
        ) {
            let to = plus_days(from, days).unwrap();
            for period in [
                UnitPeriod::Days(each), UnitPeriod::HalfMonth, UnitPeriod::Months(each),
            ] {
                let odd = period.between(from, to);
                prop_assert!(odd.days < odd.of);
                let counted = i64::from(odd.whole * odd.of + odd.days);
                // Months of 30 days lose about one day in 60.
                prop_assert!((counted - days).abs() <= days / 50 + 3, "{:?} {:?}", period, odd);
            }
        }
    }
}
