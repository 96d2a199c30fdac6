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

/// A time of day at the front of a text, to the minute, as call lists and
/// messages write it (`14:33`, `下午2:33`, `2:33pm`, `9点05分`, `10点半`,
/// `9:05:33`), and what follows. Seconds are left out.
#[must_use]
pub fn clock_in_front(text: &str) -> Option<(u16, u16, &str)> {
    let after = |text: &mut &str, words: &[&str]| {
        let rest = words.iter().find_map(|word| text.strip_prefix(word));
        if let Some(rest) = rest {
            *text = rest.trim_start();
        }
        rest.is_some()
    };
    let late = ["下午", "晚上", "晚", "傍晚", "pm"];
    let early = ["上午", "早上", "清晨", "凌晨", "am"];
    let mut rest = text;
    let mut afternoon = after(&mut rest, &late);
    let mut morning = after(&mut rest, &early);
    let noon = after(&mut rest, &["中午"]);
    let (hour, mut rest) = digits(rest);
    let (hour, colon) = (two(hour)?, rest.starts_with(':'));
    rest = rest.strip_prefix([':', '点', '时'])?;
    let minute = if let Some(after) = rest.strip_prefix('半').filter(|_| !colon) {
        rest = after;
        30
    } else if let Some(after) = rest.strip_prefix('整').filter(|_| !colon) {
        rest = after;
        0
    } else {
        let (minute, after) = digits(rest);
        rest = after.strip_prefix('分').unwrap_or(after);
        two(minute)?
    };
    if let Some(after) = rest.strip_prefix(':') {
        let (seconds, after) = digits(after);
        two(seconds).filter(|seconds| *seconds < 60)?;
        rest = after;
    }
    let mut tail = rest.trim_start();
    if after(&mut tail, &["pm"]) {
        (afternoon, rest) = (true, tail);
    } else if after(&mut tail, &["am"]) {
        (morning, rest) = (true, tail);
    }
    let hour = match hour {
        12 if morning => 0,
        1..12 if afternoon => hour + 12,
        1..3 if noon => hour + 12,
        hour => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute, rest))
}

/// How long a call was, in seconds: `3:20`, `1:02:03`, `90秒`, `3分20秒`,
/// `3分钟`; a number alone is minutes. Below a day.
#[must_use]
pub fn duration(text: &str) -> Option<u32> {
    const UNITS: [(u32, &[&str]); 3] = [(3_600, &["小时"]), (60, &["分钟", "分"]), (1, &["秒"])];
    let text = halfwidth(text.trim()).replace(' ', "");
    let (first, rest) = digits(&text);
    let number = |digits: &str| digits.parse::<u32>().ok();
    let seconds = if rest.is_empty() {
        number(first)?.checked_mul(60)?
    } else if rest.starts_with(':') {
        let mut seconds = number(first)?;
        let parts = rest.strip_prefix(':')?.split(':');
        let count = parts.clone().count();
        for part in parts {
            let two = two(part).filter(|part| *part < 60)?;
            seconds = seconds.checked_mul(60)?.checked_add(u32::from(two))?;
        }
        (count <= 2).then_some(seconds)?
    } else {
        let (mut rest, mut seconds, mut above) = (text.as_str(), 0_u32, u32::MAX);
        while !rest.is_empty() {
            let (written, after) = digits(rest);
            let (unit, after) = UNITS.iter().find_map(|(unit, names)| {
                let after = names.iter().find_map(|name| after.strip_prefix(name));
                after.map(|after| (*unit, after))
            })?;
            // Each unit once, the larger first; only the first may be over 59.
            let number = number(written)?;
            let first = above == u32::MAX;
            (unit < above && (first || number < 60)).then_some(())?;
            seconds = seconds.checked_add(number.checked_mul(unit)?)?;
            (above, rest) = (unit, after);
        }
        seconds
    };
    (seconds < u32::from(DAY) * 60).then_some(seconds)
}

/// The digits a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// One or two digits.
fn two(digits: &str) -> Option<u16> {
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
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

    #[test]
    fn times_of_call_lists_are_read() {
        for (text, read) in [
            ("14:33", Some((14, 33, ""))),
            ("下午2:33", Some((14, 33, ""))),
            ("下午 2:33", Some((14, 33, ""))),
            ("2:33pm", Some((14, 33, ""))),
            ("2:33 pm", Some((14, 33, ""))),
            ("12:05am", Some((0, 5, ""))),
            ("12:05pm", Some((12, 5, ""))),
            ("凌晨12:05", Some((0, 5, ""))),
            ("中午12:05", Some((12, 5, ""))),
            ("中午1:05", Some((13, 5, ""))),
            ("晚上9点05分", Some((21, 5, ""))),
            ("10点半", Some((10, 30, ""))),
            ("10点整", Some((10, 0, ""))),
            ("9:05:33", Some((9, 5, ""))),
            ("14点33", Some((14, 33, ""))),
            ("21:05 【某某】", Some((21, 5, " 【某某】"))),
            ("下午14:33", Some((14, 33, ""))),
            ("10点", None),
            ("9", None),
            ("9:", None),
            ("9:05:61", None),
            ("25:00", None),
            ("9:60", None),
            ("下午", None),
            ("", None),
        ] {
            assert_eq!(clock_in_front(text), read, "{text}");
        }
    }

    #[test]
    fn durations_are_read_as_they_are_written() {
        for (text, seconds) in [
            ("3:20", Some(200)),
            ("3：20", Some(200)),
            ("0:45", Some(45)),
            ("1:02:03", Some(3_723)),
            ("3", Some(180)),
            ("３", Some(180)),
            ("90秒", Some(90)),
            ("1分30秒", Some(90)),
            ("1 分 30 秒", Some(90)),
            ("3分钟", Some(180)),
            ("90分", Some(5_400)),
            ("1小时2分", Some(3_720)),
            ("3:60", None),
            ("3:2:1:0", None),
            ("3分90秒", None),
            ("30秒1分", None),
            ("1分1分", None),
            ("3分20", None),
            ("1.5", None),
            ("90s", None),
            ("很久", None),
            ("24:00:00", None),
            ("1440", None),
            ("99999999999", None),
            ("71582789", None),
            ("-3", None),
            ("", None),
        ] {
            assert_eq!(duration(text), seconds, "{text}");
        }
    }
}
