//! Reading the tables of figures. What cannot be read is `None`, never a
//! value in its place.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::calendar::parse_iso;
use crate::loan::daycount::{DayCount, Years};
use crate::loan::price::Flow;
use crate::money::Fen;
use crate::rate::{Per, Rate};

/// The rows of a table of cells between tabs; what begins with `#` is said
/// about it.
pub fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A row cut into exactly so many cells.
#[must_use]
pub fn cells<const N: usize>(row: &'static str) -> Option<[&'static str; N]> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    cells.try_into().ok()
}

/// Where a table says that it is from.
#[must_use]
pub fn source(table: &'static str) -> &'static str {
    let said = || table.lines().map_while(|line| line.strip_prefix("# "));
    said()
        .find_map(|line| {
            line.strip_prefix("Source: ")
                .or(line.strip_prefix("Sources: "))
        })
        .or_else(|| said().next())
        .unwrap_or_default()
}

#[must_use]
pub fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

#[must_use]
pub fn whole(text: &str) -> Option<u32> {
    text.parse().ok()
}

#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    parse_iso(text)
}

/// `4.35 year`
#[must_use]
pub fn rate(percent: &str, per: &str) -> Option<Rate> {
    let per = match per {
        "day" => Per::Day,
        "month" => Per::Month,
        "year" => Per::Year,
        _ => return None,
    };
    Rate::parse(percent, per).ok()
}

/// An amount as fen, if it is one; it may be below zero, and larger than what
/// may be typed.
#[must_use]
pub fn fen(text: &str) -> Option<Fen> {
    let size = text.strip_prefix('-').unwrap_or(text);
    let (yuan, rest) = size.split_once('.').unwrap_or((size, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!yuan.is_empty() && digits(yuan) && digits(rest) && rest.len() <= 2).then_some(())?;
    let amount = Fen::new(format!("{yuan}{rest:0<2}").parse().ok()?);
    Some(if text.starts_with('-') {
        minus(amount)
    } else {
        amount
    })
}

#[must_use]
pub const fn minus(amount: Fen) -> Fen {
    // No amount that was read is the lowest number.
    Fen::new(amount.get().saturating_neg())
}

/// As the tables write it: `1450.68`.
#[must_use]
pub fn plain(amount: Fen) -> String {
    amount.to_string().replace(',', "")
}

/// `a:b`
#[must_use]
pub fn pair(text: &str) -> Option<(&str, &str)> {
    text.split_once(':')
}

/// `2026-01-05:-10000 2026-02-05:10100`, if all amounts are fen.
#[must_use]
pub fn flows(text: &str) -> Option<Vec<Flow>> {
    text.split(' ')
        .map(|flow| {
            let (at, amount) = pair(flow)?;
            Some(Flow {
                day: day(at)?,
                amount: fen(amount)?,
            })
        })
        .collect()
}

#[allow(clippy::cast_precision_loss)] // days and years are small
#[must_use]
pub fn as_float(years: Years) -> f64 {
    years.count as f64 / years.per as f64
}

/// Dated flows as times in years and amounts.
#[must_use]
pub fn timed(text: &str, count: DayCount) -> Option<Vec<(f64, f64)>> {
    let dated: Option<Vec<(NaiveDate, f64)>> = text
        .split(' ')
        .map(|flow| {
            let (at, amount) = pair(flow)?;
            Some((day(at)?, number(amount)?))
        })
        .collect();
    let dated = dated?;
    let start = dated.iter().map(|flow| flow.0).min()?;
    let years = |at| as_float(count.years(start, at));
    Some(dated.iter().map(|flow| (years(flow.0), flow.1)).collect())
}

/// `24x230 1x280`
#[must_use]
pub fn payments(text: &str) -> Option<Vec<Fen>> {
    let mut all = Vec::new();
    for part in text.split(' ') {
        let (times, amount) = part.split_once('x')?;
        let amount = fen(amount)?;
        all.extend((0..whole(times)?).map(|_| amount));
    }
    Some(all)
}

/// `3` or `1..240`
#[must_use]
pub fn range(text: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Some(whole(first)?..=whole(last)?)
}

/// `14/365+0..239/12`, in years.
#[must_use]
pub fn times(text: &str) -> Option<Vec<f64>> {
    let (offset, text) = text.split_once('+').unwrap_or(("0/1", text));
    let (days, of) = offset.split_once('/')?;
    let (periods, per) = text.split_once('/')?;
    let (days, of, per) = (number(days)?, number(of)?, number(per)?);
    let at = |n| days / of + f64::from(n) / per;
    Some(range(periods)?.map(at).collect())
}

/// A float to so many decimals, half away from zero.
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    let scale = 10_u128.pow(places);
    let size = value.abs() * f64::from(10_u32.pow(places));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let units = size.round() as u128; // what is too large is the largest
    let sign = if value < 0.0 && units > 0 { "-" } else { "" };
    let (before, after) = (units / scale, units % scale);
    let width = places as usize;
    format!("{sign}{before}.{after:0width$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_the_tables_write_them() {
        for (text, want) in [
            ("0", Some(0)),
            ("1450.68", Some(145_068)),
            ("-12.5", Some(-1_250)),
            ("500000000", Some(50_000_000_000)),
            ("", None),
            ("-", None),
            (".5", None),
            ("1.234", None),
            ("--1", None),
            ("+1", None),
            ("1,000", None),
            ("1e3", None),
        ] {
            assert_eq!(fen(text), want.map(Fen::new), "{text}");
        }
        assert_eq!(plain(Fen::new(145_068)), "1450.68");
    }

    #[test]
    fn decimals_are_rounded_half_up() {
        for (value, places, want) in [
            (6.434_412, 1, "6.4"),
            (2_238_723.95, 1, "2238724.0"),
            (-0.05, 1, "-0.1"),
            (-0.04, 1, "0.0"),
            (0.05, 2, "0.05"),
        ] {
            assert_eq!(decimals(value, places), want);
        }
        // What cannot be written says something, and does not panic.
        assert!(!decimals(f64::INFINITY, 9).is_empty());
        assert!(!decimals(f64::NAN, 0).is_empty());
    }

    #[test]
    fn times_and_payments() {
        assert_eq!(times("1..3/12").map(|all| all.len()), Some(3));
        assert_eq!(times("14/365+0/12"), Some(vec![14.0 / 365.0]));
        assert_eq!(times("1"), None);
        let three = [230, 230, 280].map(|yuan| Fen::new(yuan * 100)).to_vec();
        assert_eq!(payments("2x230 1x280"), Some(three));
        assert_eq!(payments("2*230"), None);
        assert_eq!(rate("15.4", "week"), None);
        assert_eq!(day("2026-02-30"), None);
    }
}
