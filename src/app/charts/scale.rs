//! From amounts and days to places in a picture, in whole numbers.
//!
//! A place is a number of ten-thousandths of the picture's width or height, so
//! that the same picture fits a phone and a sheet of paper.

use chrono::{Datelike, NaiveDate};

use crate::app::words;
use crate::calendar::{days_between, plus_days};
use crate::money::Fen;

/// The whole width or height.
pub const FULL: i64 = 10_000;

/// Where `at` is on the way from `low` to `high`: never outside the picture.
#[must_use]
pub fn place(low: i64, at: i64, high: i64) -> i64 {
    let full = i128::from(FULL);
    let way = i128::from(at) - i128::from(low);
    let whole = i128::from(high) - i128::from(low);
    let exact = (way * full).checked_div(whole).unwrap_or(0);
    i64::try_from(exact.clamp(0, full)).unwrap_or(0)
}

/// A place as an attribute of SVG: `12.34%`.
#[must_use]
pub fn percent(place: i64) -> String {
    format!("{}.{:02}%", place / 100, place.rem_euclid(100))
}

/// How wide a text is where a picture is narrow, about.
#[must_use]
pub fn width_of(text: &str) -> i64 {
    text.chars().map(|c| width_of_letter(c) * 65).sum()
}

/// In tenths of a letter's height: Chinese characters are as wide as high.
#[must_use]
pub fn width_of_letter(c: char) -> i64 {
    if c < '\u{2e80}' { 6 } else { 10 }
}

/// An amount in a unit of so many yuan, as short as it can be: `¥1.5` and the
/// word for the unit. In yuan where the unit would hide a part of it.
#[must_use]
pub fn round_amount(amount: Fen, unit: i64, word: &str) -> String {
    let exact = amount.get().checked_rem(unit) == Some(0);
    let (unit, word) = if exact { (unit, word) } else { (1, "") };
    let text = words::money(Fen::new(amount.get() / unit.max(1)));
    let short = match text.strip_suffix(".00") {
        Some(whole) => whole,
        None => text.trim_end_matches('0'),
    };
    format!("{short}{word}")
}

/// From the least amount to the greatest, with a few round ones marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub low: i64,
    pub high: i64,
    pub step: i64,
}

impl Scale {
    /// Reaches a little over both amounts, where they are not zero. From zero
    /// to zero there is room for one fen.
    #[must_use]
    pub fn around(low: i64, high: i64) -> Scale {
        let range = high.saturating_sub(low).max(1);
        let room = |amount: i64| amount.signum() * (range / 25);
        Scale {
            low: low.saturating_add(room(low)),
            high: high.saturating_add(room(high)).max(low.saturating_add(1)),
            step: round_step(range, 4),
        }
    }

    /// Where an amount is, counted from the top.
    #[must_use]
    pub fn down(&self, amount: i64) -> i64 {
        FULL - place(self.low, amount, self.high)
    }

    /// The round amounts, from low to high.
    #[must_use]
    pub fn marks(&self) -> Vec<Fen> {
        let mut amount = self.low / self.step * self.step;
        let mut marks = Vec::new();
        while amount <= self.high {
            marks.push(Fen::new(amount));
            match amount.checked_add(self.step) {
                Some(next) => amount = next,
                None => break,
            }
        }
        marks
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … of which `most` reach over `range`.
#[must_use]
pub fn round_step(range: i64, most: i64) -> i64 {
    let (mut step, mut nth): (i64, u32) = (1, 1);
    while step.saturating_mul(most.max(1)) < range {
        step = match nth % 3 {
            2 => (step / 2).saturating_mul(5),
            _ => step.saturating_mul(2),
        };
        nth += 1;
    }
    step
}

/// Days from left to right. A day is a strip, and what is marked on it stands
/// in its middle; the last day's strip is wide enough to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Days {
    fn between(self) -> i64 {
        days_between(self.first, self.last).max(0)
    }

    fn at_half(self, halves: i64) -> i64 {
        let between = self.between();
        place(0, halves, (between + (between / 60).max(1)) * 2)
    }

    /// Where the day's strip begins.
    #[must_use]
    pub fn start(self, day: NaiveDate) -> i64 {
        self.at_half(days_between(self.first, day) * 2)
    }

    /// Where the middle of the day's strip is, unless out of the picture.
    #[must_use]
    pub fn middle(self, day: NaiveDate) -> Option<i64> {
        (self.first <= day && day <= self.last)
            .then(|| self.at_half(days_between(self.first, day) * 2 + 1))
    }

    /// A few days to name below the picture.
    #[must_use]
    pub fn marks(self) -> Vec<DayMark> {
        let mut marks = Vec::new();
        let mut year = None;
        let mut mark = |day: Option<NaiveDate>, name: fn(NaiveDate) -> DayName| {
            let Some((day, at)) = day.and_then(|day| Some((day, self.middle(day)?))) else {
                return;
            };
            let new = year.replace(day.year()) != Some(day.year());
            let (name, year) = (name(day), new.then(|| day.year()));
            marks.push(DayMark { at, name, year });
        };
        let between = self.between();
        if between < 62 {
            let parts = between.clamp(0, 4) / 2;
            for part in 0..=parts {
                let days = (between * part).checked_div(parts).unwrap_or(0);
                mark(plus_days(self.first, days), |day| {
                    DayName::Day(day.month(), day.day())
                });
            }
            return marks;
        }
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let (from, to) = (months(self.first), months(self.last));
        let mut step = 1;
        // 1, 3, 6, 12, 24 … months.
        while (to - from) / step > 4 {
            step = if step == 1 { 3 } else { step * 2 };
        }
        let mut month = from.div_euclid(step) * step;
        while month <= to {
            let day = i32::try_from(month.div_euclid(12)).ok().and_then(|year| {
                NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
            });
            if step < 12 {
                mark(day, |day| DayName::Month(day.month()));
            } else {
                mark(day, |_| DayName::Year);
            }
            month += step;
        }
        marks
    }
}

/// A day named below the picture, with its year where that is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMark {
    pub at: i64,
    pub name: DayName,
    pub year: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayName {
    /// Month and day.
    Day(u32, u32),
    Month(u32),
    /// The year alone.
    Year,
}

#[cfg(test)]
mod tests {
    use super::DayName::*;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn marks(low: i64, high: i64) -> Vec<i64> {
        let marks = Scale::around(low, high).marks();
        marks.into_iter().map(Fen::get).collect()
    }

    #[test]
    fn the_marked_amounts_are_few_and_round() {
        assert_eq!(marks(0, 783_319), [0, 200_000, 400_000, 600_000, 800_000]);
        assert_eq!(marks(0, 1_021_000), [0, 500_000, 1_000_000]);
        assert_eq!(marks(-120, 300), [0, 200]);
        assert_eq!(marks(-300, 0), [-300, -200, -100, 0]);
        assert_eq!(marks(0, 0), [0, 1]);
        assert_eq!(marks(0, 1), [0, 1]);
    }

    #[test]
    fn steps_are_round() {
        let steps: Vec<i64> = (0..9).map(|i| round_step(10_i64.pow(i) * 3, 1)).collect();
        assert_eq!(steps[..4], [5, 50, 500, 5_000]);
        assert_eq!(round_step(11, 1), 20);
        assert_eq!(round_step(i64::MAX, 1), i64::MAX);
    }

    #[test]
    fn the_named_days_are_few() {
        let names = |first, last| -> Vec<(DayName, Option<i32>)> {
            let (first, last) = (day(first), day(last));
            let marks = Days { first, last }.marks();
            marks.iter().map(|m| (m.name, m.year)).collect()
        };
        assert_eq!(
            names("2026-11-23", "2026-11-23"),
            [(Day(11, 23), Some(2026))]
        );
        assert_eq!(
            names("2026-12-20", "2027-01-03"),
            [
                (Day(12, 20), Some(2026)),
                (Day(12, 27), None),
                (Day(1, 3), Some(2027))
            ]
        );
        assert_eq!(
            names("2026-01-05", "2027-03-20"),
            [
                (Month(4), Some(2026)),
                (Month(7), None),
                (Month(10), None),
                (Month(1), Some(2027))
            ]
        );
        assert_eq!(
            names("2019-05-01", "2026-01-01"),
            [
                (Year, Some(2020)),
                (Year, Some(2022)),
                (Year, Some(2024)),
                (Year, Some(2026))
            ]
        );
    }

    #[test]
    fn one_day_is_the_whole_width() {
        let first = day("2026-11-23");
        let days = Days { first, last: first };
        assert_eq!(days.start(first), 0);
        assert_eq!(days.middle(first), Some(FULL / 2));
        assert_eq!(days.middle(day("2026-11-24")), None);
    }

    #[test]
    fn the_ends_of_the_calendar() {
        let days = Days {
            first: NaiveDate::MIN,
            last: NaiveDate::MAX,
        };
        assert!((1..=7).contains(&days.marks().len()));
        let turned = Days {
            first: NaiveDate::MAX,
            last: NaiveDate::MIN,
        };
        assert!(turned.marks().len() <= 1);
        assert_eq!(turned.start(NaiveDate::MIN), 0);
    }

    #[test]
    fn round_amounts_are_short() {
        for (fen, unit, word, text) in [
            (0, 10_000, "", "¥0"),
            (1, 1, "", "¥0.01"),
            (200_000, 1, "", "¥2,000"),
            (-200_000, 1, "", "-¥2,000"),
            (1_500_000, 10_000, "w", "¥1.5w"),
            (2_000_000, 1_000, "k", "¥20k"),
            (1_234_567, 1_000, "k", "¥12,345.67"),
            (100_000_000_000_000, 100_000_000, "y", "¥10,000y"),
            (1, 0, "?", "¥0.01"),
        ] {
            assert_eq!(round_amount(Fen::new(fen), unit, word), text);
        }
    }

    #[test]
    fn places_as_attributes() {
        assert_eq!(percent(0), "0.00%");
        assert_eq!(percent(1_234), "12.34%");
        assert_eq!(percent(FULL), "100.00%");
    }

    proptest! {
        #[test]
        fn the_scale_holds_every_amount(a: i64, b: i64, c: i64) {
            let scale = Scale::around(a.min(b), a.max(b));
            prop_assert!(scale.low < scale.high || scale.low == i64::MAX);
            prop_assert!(scale.down(a.min(b)) >= scale.down(a.max(b)));
            prop_assert!((0..=FULL).contains(&scale.down(c)));
            prop_assert!(scale.marks().len() <= 10);
        }

        #[test]
        fn amounts_over_zero_get_a_few_marks(high in 1..1_000_000_000_000_000_i64) {
            let scale = Scale::around(0, high);
            prop_assert_eq!(scale.down(0), FULL);
            prop_assert!((2..=5).contains(&scale.marks().len()));
            prop_assert!((0..=800).contains(&scale.down(high)), "{}", scale.down(high));
        }

        #[test]
        fn days_run_from_left_to_right(from in 0..30_000_i64, spans in proptest::collection::vec(0..400_i64, 1..20)) {
            let first = plus_days(day("2000-01-01"), from).unwrap();
            let mut at = first;
            let mut all = vec![first];
            for span in spans {
                at = plus_days(at, span).unwrap();
                all.push(at);
            }
            let days = Days { first, last: at };
            for pair in all.windows(2) {
                prop_assert!(days.start(pair[0]) <= days.start(pair[1]));
            }
            for day in all {
                let middle = days.middle(day).unwrap();
                prop_assert!((0..=FULL).contains(&middle) && middle >= days.start(day));
            }
            prop_assert!(days.start(at) < FULL);
            let marks = days.marks();
            prop_assert!((1..=5).contains(&marks.len()), "{marks:?}");
            prop_assert!(marks.windows(2).all(|pair| pair[0].at < pair[1].at));
            prop_assert!(marks[0].year.is_some());
        }
    }
}
