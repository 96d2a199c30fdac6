//! A day and a time of day in China, to the minute.

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::parse_iso;
use crate::money::halfwidth;
use crate::stored::{Json, Stored, serde, text};

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// A minute, China time. As text `2026-11-28T21:59`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute {
    day: NaiveDate,
    /// Below [`DAY`].
    of_day: u16,
}

impl Minute {
    /// `None` for hours over 23 or minutes over 59.
    #[must_use]
    pub fn new(day: NaiveDate, hour: u16, minute: u16) -> Option<Minute> {
        (hour < 24 && minute < 60).then_some(Minute {
            day,
            of_day: hour * 60 + minute,
        })
    }

    /// A day's first minute.
    #[must_use]
    pub const fn midnight(day: NaiveDate) -> Minute {
        Minute { day, of_day: 0 }
    }

    #[must_use]
    pub const fn day(self) -> NaiveDate {
        self.day
    }

    /// 0 to 1439.
    #[must_use]
    pub const fn of_day(self) -> u16 {
        self.of_day
    }

    /// 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u16 {
        self.of_day / 60
    }

    /// 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u16 {
        self.of_day % 60
    }

    /// Reads `2026-11-28T21:59`, which is also what an input of the kind
    /// `datetime-local` gives.
    #[must_use]
    pub fn parse(text: &str) -> Option<Minute> {
        let (day, time) = text.split_once('T')?;
        let (hour, minute) = time.split_once(':')?;
        let two = |digits: &str| -> Option<u16> {
            let plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        Minute::new(parse_iso(day)?, two(hour)?, two(minute)?)
    }
}

/// A time of day as people write it, with or without minutes: `9:05`, `9点`,
/// `14时30分`.
#[must_use]
pub fn time_of_day(text: &str) -> Option<(u8, Option<u8>)> {
    let text = halfwidth(text.trim());
    let (hour, rest) = text.split_once([':', '点', '时']).unwrap_or((&text, ""));
    let number = |text: &str, below: u8| {
        let number = text.trim().parse().ok()?;
        (number < below).then_some(number)
    };
    let minutes = rest.trim().trim_end_matches('分');
    let minute = match minutes {
        "" => None,
        some => Some(number(some, 60)?),
    };
    Some((number(hour, 24)?, minute))
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.day, self.hour(), self.minute())
    }
}

impl Stored for Minute {
    fn read(json: Json<'_>) -> Minute {
        Minute::parse(&json.string()).unwrap_or_else(|| {
            json.fault();
            Minute {
                day: NaiveDate::MIN,
                of_day: 0,
            }
        })
    }

    fn write(&self, to: &mut String) {
        text(to, &self.to_string());
    }
}

serde!(Minute);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_minute_is_read() {
        for text in ["2026-11-28T21:59", "2000-01-01T00:00", "2100-12-31T23:59"] {
            assert_eq!(Minute::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "2026-11-28",
            "2026-11-28T24:00",
            "2026-11-28T21:60",
            "2026-11-28T9:05",
            "2026-11-28T21:59:00",
            "2026-11-28T21:59Z",
            "2026-11-28 21:59",
            "2026-02-29T00:00",
            "2026-11-28T+1:00",
            "",
        ] {
            assert_eq!(Minute::parse(text), None, "{text}");
        }
    }

    #[test]
    fn minutes_are_in_order() {
        let at = |text| Minute::parse(text).unwrap();
        assert!(at("2026-11-28T23:59") < at("2026-11-29T00:00"));
        assert!(at("2026-11-28T21:59") < at("2026-11-28T22:00"));
        let late = at("2026-11-28T21:59");
        assert_eq!((late.hour(), late.minute(), late.of_day()), (21, 59, 1_319));
    }

    #[test]
    fn times_of_day_are_read_as_they_are_written() {
        for (text, time) in [
            ("9", Some((9, None))),
            ("9点", Some((9, None))),
            (" 9：05 ", Some((9, Some(5)))),
            ("１４点33", Some((14, Some(33)))),
            ("14时30分", Some((14, Some(30)))),
            ("23:59", Some((23, Some(59)))),
            ("24:00", None),
            ("9:60", None),
            ("9:x", None),
            ("9:-1", None),
            ("", None),
            ("早上", None),
        ] {
            assert_eq!(time_of_day(text), time, "{text}");
        }
    }
}
