//! Interest rates as exact fractions: a rate, its period, its day count.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::money::{DecimalError, Fen, Overflow, Rounding, halfwidth, parse_decimal};
use crate::stored::{names, record, transparent};

/// Units of a [`Rate`] in one whole: a unit is 0.00000001 %.
const UNITS_PER_ONE: i64 = 10_000_000_000;
/// Units of a [`Rate`] in one percent.
const UNITS_PER_PERCENT: i64 = UNITS_PER_ONE / 100;
/// Decimals of a percentage that can be typed and kept exactly.
const PERCENT_DECIMALS: u32 = 8;

/// The period a rate is quoted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    Day,
    Month,
    Year,
}

names!(Per {
    Day = "day",
    Month = "month",
    Year = "year",
});

/// How days are counted, and how many of them a quoted year has.
///
/// A rate quoted per day needs no year for its interest; the year only sets
/// the yearly figure shown beside it (微粒贷: yearly = daily × 365). Many bank
/// contracts divide a yearly rate by 360.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCount {
    /// Actual days, a year of 365.
    Act365,
    /// Actual days, a year of 360.
    Act360,
    /// Every month has 30 days, a year 360 (30E/360).
    Thirty360,
}

names!(DayCount {
    Act365 = "act365",
    Act360 = "act360",
    Thirty360 = "thirty360",
});

impl DayCount {
    pub const ALL: [DayCount; 3] = [DayCount::Act365, DayCount::Act360, DayCount::Thirty360];

    /// The days of a year.
    #[must_use]
    pub const fn year(self) -> i64 {
        match self {
            DayCount::Act365 => 365,
            DayCount::Act360 | DayCount::Thirty360 => 360,
        }
    }

    /// Days from `from` to `to`, the first counted and the last not.
    ///
    /// Counts add up: what lies between two days is the sum of its parts.
    #[must_use]
    pub fn days(self, from: NaiveDate, to: NaiveDate) -> i64 {
        self.number(to) - self.number(from)
    }

    /// The number of a day in this count: days between two days are the
    /// difference of their numbers.
    #[must_use]
    pub fn number(self, day: NaiveDate) -> i64 {
        match self {
            DayCount::Act365 | DayCount::Act360 => i64::from(day.num_days_from_ce()),
            DayCount::Thirty360 => day_of_360(day),
        }
    }
}

/// The number of a day in a calendar of twelve months of 30 days.
fn day_of_360(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 360 + i64::from(day.month()) * 30 + i64::from(day.day().min(30))
}

/// A non-negative interest rate, exact to 0.00000001 % of its period.
///
/// At most 100 % a day.
///
/// ```
/// use ashore::rate::{Per, Rate};
/// let daily = Rate::parse("0.045%", Per::Day).unwrap();
/// assert_eq!(daily.percent(), "0.045");
/// assert_eq!(Rate::parse("万分之4.5", Per::Day), Ok(daily));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// In units of 10⁻¹⁰ of the base, per `per`.
    units: i64,
    per: Per,
}

record!(Rate { units, per });

impl Rate {
    /// A rate from hundred-millionths of a percent.
    ///
    /// # Errors
    /// [`RateError::Negative`], or [`RateError::TooLarge`] above 100 % a day.
    pub fn from_units(units: i64, per: Per) -> Result<Rate, RateError> {
        let rate = Rate { units, per };
        rate.check().map(|()| rate)
    }

    /// No interest.
    #[must_use]
    pub const fn zero(per: Per) -> Rate {
        Rate { units: 0, per }
    }

    /// A rate written down in this program, from hundred-millionths of a
    /// percent. It is always valid: a `u32` ends at 42.9 %.
    #[must_use]
    pub const fn fixed(units: u32, per: Per) -> Rate {
        Rate {
            units: units as i64,
            per,
        }
    }

    /// The rate times a whole number, exact, for the same period.
    ///
    /// # Errors
    /// As [`Rate::from_units`].
    pub fn times(self, factor: u16) -> Result<Rate, RateError> {
        let units = self.units.checked_mul(i64::from(factor));
        Rate::from_units(units.ok_or(RateError::TooLarge)?, self.per)
    }

    /// Whether the stored numbers are a rate this program computes with; a
    /// deserialised rate has not been through [`Rate::from_units`].
    ///
    /// # Errors
    /// As [`Rate::from_units`].
    pub fn check(self) -> Result<(), RateError> {
        let most = match self.per {
            Per::Day => UNITS_PER_ONE,
            Per::Month => UNITS_PER_ONE * 31,
            Per::Year => UNITS_PER_ONE * 365,
        };
        if self.units < 0 {
            Err(RateError::Negative)
        } else if self.units > most {
            Err(RateError::TooLarge)
        } else {
            Ok(())
        }
    }

    /// Reads a rate as a person types it: a percentage (`0.05`, `0.05%`,
    /// `０．０５％`), or per mille (`0.5‰`), or per ten thousand (`5‱`, `万5`,
    /// `万分之五`), with or without 日利率 before or /天 behind it.
    ///
    /// # Errors
    /// A [`RateError`] that says what is wrong with the text.
    pub fn parse(text: &str, per: Per) -> Result<Rate, RateError> {
        let plain = halfwidth(text);
        let mut body = plain.trim();
        if body.is_empty() {
            return Err(RateError::Empty);
        }
        // As copied from an app: 日利率0.045%, 0.045%/天, 年化 16.4%.
        let (names, units): (&[&str], &[&str]) = match per {
            Per::Day => (&["日利率", "日息"], &["/天", "/日", "每天", "每日"]),
            Per::Month => (&["月利率", "月息"], &["/月", "/期", "每月", "每期"]),
            Per::Year => (&["年利率", "年化利率", "年化"], &["/年", "每年"]),
        };
        for name in names {
            body = body.strip_prefix(name).unwrap_or(body).trim();
        }
        for unit in units {
            body = body.strip_suffix(unit).unwrap_or(body).trim();
        }
        body = body.trim_start_matches([':', '为']).trim();
        // How many decimals of a percent one decimal of the quoted unit is.
        let (body, shift) = if let Some(rest) = body.strip_suffix('%') {
            (rest, 0)
        } else if let Some(rest) = body.strip_suffix('‰') {
            (rest, 1)
        } else if let Some(rest) = body.strip_suffix('‱') {
            (rest, 2)
        } else if let Some(rest) = body.strip_prefix("万分之") {
            (rest, 2)
        } else if let Some(rest) = body.strip_prefix('万') {
            (rest, 2)
        } else {
            (body, 0)
        };
        let body = body.trim();
        if let Some(rest) = body.strip_prefix('-') {
            return Err(if rest.starts_with(|c: char| c.is_ascii_digit()) {
                RateError::Negative
            } else {
                RateError::NotANumber
            });
        }
        let units = parse_decimal(body, PERCENT_DECIMALS - shift)?;
        Rate::from_units(units, per)
    }

    #[must_use]
    pub const fn per(self) -> Per {
        self.per
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// The percentage as typed: shortest exact form, no sign: `0.045`.
    #[must_use]
    pub fn percent(self) -> String {
        trim_decimal(i128::from(self.units), 8)
    }

    /// The rate per day as an exact fraction.
    #[must_use]
    pub fn daily(self, count: DayCount) -> Ratio {
        let (num, den) = match self.per {
            Per::Day => (1, 1),
            Per::Month => (12, count.year()),
            Per::Year => (1, count.year()),
        };
        self.part(num, den)
    }

    /// The rate per month as an exact fraction: a twelfth of the yearly one.
    #[must_use]
    pub fn monthly(self, count: DayCount) -> Ratio {
        let (num, den) = match self.per {
            Per::Day => (count.year(), 12),
            Per::Month => (1, 1),
            Per::Year => (1, 12),
        };
        self.part(num, den)
    }

    /// The rate per year as an exact fraction.
    #[must_use]
    pub fn yearly(self, count: DayCount) -> Ratio {
        self.part(
            match self.per {
                Per::Day => count.year(),
                Per::Month => 12,
                Per::Year => 1,
            },
            1,
        )
    }

    fn part(self, num: i64, den: i64) -> Ratio {
        Ratio::new(
            i128::from(self.units) * i128::from(num),
            i128::from(UNITS_PER_ONE) * i128::from(den),
        )
    }
}

/// Why a typed rate was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateError {
    Empty,
    Negative,
    NotANumber,
    /// Finer than 0.00000001 %.
    TooManyDecimals,
    /// Over 100 % a day.
    TooLarge,
}

impl From<DecimalError> for RateError {
    fn from(error: DecimalError) -> RateError {
        match error {
            DecimalError::NotANumber => RateError::NotANumber,
            DecimalError::TooManyDecimals => RateError::TooManyDecimals,
            DecimalError::TooLarge => RateError::TooLarge,
        }
    }
}

impl fmt::Display for RateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RateError::Empty => "no rate",
            RateError::Negative => "a negative rate",
            RateError::NotANumber => "not a rate",
            RateError::TooManyDecimals => "more than eight decimals of a percent",
            RateError::TooLarge => "over 100 % a day",
        })
    }
}

impl std::error::Error for RateError {}

/// A factor on a rate in thousandths, 0 to 10: a penalty multiple of 1.5 is 1500.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Multiple(u32);

transparent!(Multiple);

impl Multiple {
    pub const ONE: Multiple = Multiple(1_000);
    pub const MAX: Multiple = Multiple(10_000);

    /// A multiple from thousandths.
    ///
    /// # Errors
    /// [`RateError::TooLarge`] above 10.
    pub const fn from_thousandths(thousandths: u32) -> Result<Multiple, RateError> {
        if thousandths > Multiple::MAX.0 {
            return Err(RateError::TooLarge);
        }
        Ok(Multiple(thousandths))
    }

    /// Reads `1.5`, `1.5倍`, `１．５`.
    ///
    /// # Errors
    /// A [`RateError`] that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Multiple, RateError> {
        let plain = halfwidth(text);
        let body = plain.trim();
        let body = body.strip_suffix(['倍', 'x', '×']).unwrap_or(body).trim();
        thousandths(body).and_then(Multiple::from_thousandths)
    }

    /// Whether the stored number is within 0 to 10.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self <= Multiple::MAX
    }
}

/// The shortest decimal form: `1.5`.
impl fmt::Display for Multiple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&trim_decimal(i128::from(self.0), 3))
    }
}

/// Reads a decimal of at most three places as thousandths.
fn thousandths(body: &str) -> Result<u32, RateError> {
    if body.is_empty() {
        return Err(RateError::Empty);
    }
    if body.starts_with('-') {
        return Err(RateError::Negative);
    }
    u32::try_from(parse_decimal(body, 3)?).map_err(|_| RateError::TooLarge)
}

/// A percentage in thousandths of a percent, 0 to 100: a late fee of 5 % is
/// 5000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

transparent!(Percent);

impl Percent {
    pub const ZERO: Percent = Percent(0);
    pub const MAX: Percent = Percent(100_000);

    /// Whole percent; above 100, 100.
    #[must_use]
    pub const fn of_whole(percent: u8) -> Percent {
        let percent = if percent > 100 { 100 } else { percent };
        Percent(percent as u32 * 1_000)
    }

    /// A percentage from thousandths of a percent.
    ///
    /// # Errors
    /// [`RateError::TooLarge`] above 100 %.
    pub const fn from_thousandths(thousandths: u32) -> Result<Percent, RateError> {
        if thousandths > Percent::MAX.0 {
            return Err(RateError::TooLarge);
        }
        Ok(Percent(thousandths))
    }

    /// Reads `5`, `5%`, `０．６％`.
    ///
    /// # Errors
    /// A [`RateError`] that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Percent, RateError> {
        let plain = halfwidth(text);
        let body = plain.trim();
        let body = body.strip_suffix('%').unwrap_or(body).trim();
        thousandths(body).and_then(Percent::from_thousandths)
    }

    /// Whether the stored number is within 0 to 100 %.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self <= Percent::MAX
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// In thousandths of a percent.
    #[must_use]
    pub const fn thousandths(self) -> u32 {
        self.0
    }

    /// This share of an amount, rounded half up to the fen.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn of(self, amount: Fen) -> Result<Fen, Overflow> {
        amount.scaled(i128::from(self.0), 100_000, Rounding::HalfUp)
    }
}

/// The shortest decimal form, no sign: `5`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&trim_decimal(i128::from(self.0), 3))
    }
}

/// An exact non-negative fraction of the base, for one day, month or year.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    num: i128,
    den: i128,
    /// The same in 64 bits, where it fits and leaves room for a doubling:
    /// dividing there is ten times faster.
    small: Option<(u64, u64)>,
}

/// The most that may be doubled and added to its like within 64 bits.
const SMALL: u64 = u64::MAX / 4;

impl Ratio {
    pub const ZERO: Ratio = Ratio {
        num: 0,
        den: 1,
        small: Some((0, 1)),
    };

    fn raw(num: i128, den: i128) -> Ratio {
        let small = match (u64::try_from(num), u64::try_from(den)) {
            (Ok(n), Ok(d)) if n <= SMALL && d <= SMALL => Some((n, d)),
            _ => None,
        };
        Ratio { num, den, small }
    }

    /// In lowest terms, so that the products of a statement stay small.
    fn new(num: i128, den: i128) -> Ratio {
        let common = gcd(num, den);
        Ratio::raw(num / common, den / common)
    }

    /// Numerator and denominator.
    #[must_use]
    pub const fn parts(self) -> (i128, i128) {
        (self.num, self.den)
    }

    /// The same rate raised by a multiple.
    #[must_use]
    pub fn times(self, multiple: Multiple) -> Ratio {
        Ratio::new(self.num * i128::from(multiple.0), self.den * 1_000)
    }

    /// This rate for `share ÷ whole` of its period: half a month's share of a
    /// monthly rate, or (31 ÷ 1) a month by the day. Not in lowest terms.
    #[must_use]
    pub fn share(self, share: i64, whole: i64) -> Ratio {
        Ratio::raw(
            self.num * i128::from(share),
            self.den * i128::from(whole.max(1)),
        )
    }

    /// `base × self × days`, rounded half up to the fen: one statement line.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    #[inline]
    pub fn accrue(self, base: Fen, days: i64) -> Result<Fen, Overflow> {
        // Nearly every line fits 64 bits.
        if let Some((num, den)) = self.small
            && let (Ok(amount), Ok(days)) = (u64::try_from(base.get()), u64::try_from(days))
            && let Some(exact) = num
                .checked_mul(days)
                .and_then(|n| n.checked_mul(amount))
                .filter(|n| *n <= SMALL)
        {
            // Half up.
            let fen = (2 * exact + den) / (2 * den);
            return i64::try_from(fen).map(Fen::new).map_err(|_| Overflow);
        }
        self.accrue_rounded(base, days, Rounding::HalfUp)
    }

    /// `base × self × days`, with the one rounding that the caller names.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn accrue_rounded(self, base: Fen, days: i64, rounding: Rounding) -> Result<Fen, Overflow> {
        let num = self.num.checked_mul(i128::from(days)).ok_or(Overflow)?;
        base.scaled(num, self.den, rounding)
    }

    /// `self × Σ (base × days)`, the sum in fen times days, rounded half up
    /// once at the end: changing bases bear interest without a rounding each.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn accrue_fen_days(self, fen_days: i128) -> Result<Fen, Overflow> {
        let num = self.num.checked_mul(fen_days).ok_or(Overflow)?;
        Fen::new(1).scaled(num, self.den, Rounding::HalfUp)
    }

    /// As a percentage, shortest form, at most eight decimals (half up):
    /// `0.0675`.
    #[must_use]
    pub fn percent(self) -> String {
        // Whole and rest apart: even a rate that was never checked stays far
        // below i128.
        let one = i128::from(UNITS_PER_PERCENT) * 100;
        let whole = self.num.div_euclid(self.den);
        let rest = self.num.rem_euclid(self.den);
        trim_decimal(
            whole * one + (rest * one + self.den / 2).div_euclid(self.den),
            PERCENT_DECIMALS,
        )
    }

    /// Whether this rate is lower than the other.
    #[must_use]
    pub fn is_below(self, other: Ratio) -> bool {
        self.num * other.den < other.num * self.den
    }

    /// Whether this rate is above the given whole percentage.
    #[must_use]
    pub fn exceeds_percent(self, percent: i64) -> bool {
        self.num * 100 > self.den * i128::from(percent)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        // Cross products of valid rates stay below 10¹⁷ × 10¹⁷.
        self.num * other.den == other.num * self.den
    }
}

impl Eq for Ratio {}

fn gcd(a: i128, b: i128) -> i128 {
    // Nearly every rate fits 64 bits; WebAssembly has no wider division.
    if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return i128::from(a.max(1));
    }
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// `units × 10^-decimals` without trailing zeros.
fn trim_decimal(units: i128, decimals: u32) -> String {
    let one = 10_i128.pow(decimals);
    let whole = units.div_euclid(one);
    let fraction = units.rem_euclid(one);
    if fraction == 0 {
        return whole.to_string();
    }
    let width = decimals as usize;
    let text = format!("{whole}.{fraction:0width$}");
    text.trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rates_as_people_type_them() {
        for (text, percent) in [
            ("0.045", "0.045"),
            ("0.045%", "0.045"),
            ("０．０４５％", "0.045"),
            (" .05 % ", "0.05"),
            ("0.5‰", "0.05"),
            ("5‱", "0.05"),
            ("万5", "0.05"),
            ("万分之4.5", "0.045"),
            ("万分之五", "0.05"),
            ("日利率0.045%", "0.045"),
            ("日利率：0.045%/天", "0.045"),
            ("0", "0"),
            ("100", "100"),
            ("0.04384", "0.04384"),
            ("0.00000001", "0.00000001"),
        ] {
            let rate = Rate::parse(text, Per::Day).unwrap();
            assert_eq!(rate.percent(), percent, "{text}");
        }
        assert_eq!(Rate::parse("18.25", Per::Year).unwrap().percent(), "18.25");
    }

    #[test]
    fn rates_that_are_refused() {
        use RateError::*;
        for (text, error) in [
            ("", Empty),
            ("%", NotANumber),
            ("-1", Negative),
            ("-", NotANumber),
            ("abc", NotANumber),
            ("0.000000001", TooManyDecimals),
            ("100.00000001", TooLarge),
            ("99999999999999999999", TooLarge),
            ("5‱‱", NotANumber),
            ("年利率 15.4%", NotANumber),
        ] {
            assert_eq!(Rate::parse(text, Per::Day), Err(error), "{text}");
        }
        assert_eq!(Rate::parse("36500.1", Per::Year), Err(TooLarge));
    }

    /// 100 % a day, and as much of a month's and a year's longest.
    #[test]
    fn the_highest_rate_of_each_period() {
        for (most, per) in [
            (10_000_000_000, Per::Day),
            (310_000_000_000, Per::Month),
            (3_650_000_000_000, Per::Year),
        ] {
            assert!(Rate::from_units(most, per).is_ok(), "{per:?}");
            let beyond = Rate::from_units(most + 1, per);
            assert_eq!(beyond, Err(RateError::TooLarge), "{per:?}");
        }
        let least = Rate::from_units(1, Per::Year).unwrap();
        assert!(Rate::zero(Per::Year).is_zero() && !least.is_zero());
    }

    #[test]
    fn days_between_two_days() {
        let day = |text: &str| text.parse().unwrap();
        for (from, to, actual, of_thirty) in [
            ("2026-01-15", "2026-01-16", 1, 1),
            ("2026-01-31", "2026-02-28", 28, 28),
            ("2026-01-30", "2026-01-31", 1, 0),
            // February has 30 days there, and its last two are in no calendar.
            ("2026-01-31", "2026-03-01", 29, 31),
            ("2025-12-15", "2026-01-15", 31, 30),
            ("2024-01-15", "2026-01-15", 731, 720),
            ("2026-02-15", "2026-01-10", -36, -35),
        ] {
            let days = DayCount::ALL.map(|count| count.days(day(from), day(to)));
            assert_eq!(days, [actual, actual, of_thirty], "{from} {to}");
        }
    }

    #[test]
    fn multiples() {
        assert_eq!(Multiple::parse("1.5").unwrap().to_string(), "1.5");
        assert_eq!(Multiple::parse("１．５倍").unwrap().to_string(), "1.5");
        assert_eq!(Multiple::parse("1").unwrap(), Multiple::ONE);
        assert_eq!(Multiple::parse("10"), Ok(Multiple::MAX));
        assert_eq!(Multiple::parse("10.001"), Err(RateError::TooLarge));
        assert!(Multiple::MAX.is_valid() && !Multiple(10_001).is_valid());
        assert_eq!(Multiple::parse("-1"), Err(RateError::Negative));
        assert_eq!(Multiple::parse("1.5555"), Err(RateError::TooManyDecimals));
        assert_eq!(Multiple::parse(""), Err(RateError::Empty));
    }

    #[test]
    fn percentages() {
        assert_eq!(Percent::parse("0.6").unwrap().to_string(), "0.6");
        assert_eq!(Percent::parse("５％"), Percent::from_thousandths(5_000));
        assert_eq!(Percent::parse("100"), Ok(Percent::MAX));
        assert_eq!(Percent::parse("100.001"), Err(RateError::TooLarge));
        assert_eq!(Percent::parse("-1"), Err(RateError::Negative));
        assert!(Percent::MAX.is_valid() && !Percent(100_001).is_valid());
        assert_eq!(
            [99, 100, 101]
                .map(Percent::of_whole)
                .map(Percent::thousandths),
            [99_000, 100_000, 100_000]
        );
        assert!(Percent::ZERO.is_zero() && !Percent(1).is_zero());
        // 5 % of 12.30 is 61.5 fen.
        let five = Percent::parse("5").unwrap();
        assert_eq!(five.of(Fen::new(1_230)), Ok(Fen::new(62)));
    }

    /// The rate table of the field: daily, yearly × 365, yearly × 1.5.
    #[test]
    fn daily_to_yearly_to_penalty() {
        let k = Multiple::parse("1.5").unwrap();
        for (daily, yearly, penalty, over_24) in [
            ("0.02", "7.3", "10.95", false),
            ("0.03", "10.95", "16.425", false),
            ("0.04", "14.6", "21.9", false),
            ("0.045", "16.425", "24.6375", true),
            ("0.05", "18.25", "27.375", true),
        ] {
            let rate = Rate::parse(daily, Per::Day).unwrap();
            let year = rate.yearly(DayCount::Act365);
            assert_eq!(year.percent(), yearly);
            assert_eq!(year.times(k).percent(), penalty);
            assert_eq!(year.times(k).exceeds_percent(24), over_24);
        }
    }

    #[test]
    fn a_yearly_rate_by_the_day() {
        // 100,000 × 4.35 % × 180 ÷ 365 = 2,145.2055 (a court's worked example).
        let rate = Rate::parse("4.35", Per::Year).unwrap();
        let interest = |count| rate.daily(count).accrue(Fen::new(10_000_000), 180);
        assert_eq!(interest(DayCount::Act365), Ok(Fen::new(214_521)));
        assert_eq!(interest(DayCount::Act360), Ok(Fen::new(217_500)));
    }

    #[test]
    fn a_part_of_a_period_and_the_fraction_itself() {
        // 0.0435 ÷ 365 in lowest terms.
        let rate = Rate::parse("4.35", Per::Year).unwrap();
        assert_eq!(rate.daily(DayCount::Act365).parts(), (87, 730_000));
        // 1 % a month, for half of it and for two: of 100 yuan, 50 fen and 2 yuan.
        let monthly = Rate::parse("1", Per::Month)
            .unwrap()
            .monthly(DayCount::Act365);
        let interest = |share, whole| monthly.share(share, whole).accrue(Fen::new(10_000), 1);
        assert_eq!(interest(15, 30), Ok(Fen::new(50)));
        assert_eq!(interest(2, 1), Ok(Fen::new(200)));
        assert_eq!(interest(2, 0), Ok(Fen::new(200)));
        // Above 100 %, and down to the eighth decimal.
        let daily = Rate::parse("0.5", Per::Day).unwrap();
        assert_eq!(daily.yearly(DayCount::Act365).percent(), "182.5");
        assert_eq!(Ratio::new(1, 7).percent(), "14.28571429");
    }

    #[test]
    fn rates_compared() {
        let (less, more) = (Ratio::new(5, 7), Ratio::new(3, 4));
        assert!(less.is_below(more) && !more.is_below(less));
        assert!(!more.is_below(Ratio::new(6, 8)));
        let quarter = Ratio::new(1, 4);
        assert!(quarter.exceeds_percent(24) && !quarter.exceeds_percent(25));
        assert_eq!(Ratio::new(1, 3), Ratio::raw(2, 6));
        assert_ne!(Ratio::new(1, 3), Ratio::new(1, 4));
    }

    /// What 64 bits cannot double is computed in 128.
    #[test]
    fn fractions_too_large_for_the_short_way() {
        // 2 ÷ 3 of 6 × 10¹⁸: twice the product is 2.4 × 10¹⁹.
        let most = Ratio::new(2, 3).accrue(Fen::new(6_000_000_000), 1_000_000_000);
        assert_eq!(most, Ok(Fen::new(4_000_000_000_000_000_000)));
        assert_eq!(Ratio::new(6 << 64, 9 << 64).parts(), (2, 3));
        let least = Ratio::new(1, 1 << 63);
        assert_eq!(least.accrue(Fen::new(1), 1), Ok(Fen::ZERO));
        assert_eq!(least.accrue(Fen::new(1 << 62), 1), Ok(Fen::new(1)));
    }

    #[test]
    fn rates_written_down_and_multiplied() {
        let lpr = Rate::fixed(385_000_000, Per::Year);
        assert_eq!(Rate::parse("3.85", Per::Year), Ok(lpr));
        assert_eq!(Rate::parse("15.4", Per::Year), lpr.times(4));
        assert_eq!(Rate::fixed(u32::MAX, Per::Day).check(), Ok(()));
        let most = Rate::from_units(UNITS_PER_ONE, Per::Day).unwrap();
        assert_eq!(most.times(2), Err(RateError::TooLarge));
    }

    /// Twice 0.5 fen: a rounding each would give 2 fen.
    #[test]
    fn one_rounding_for_many_bases() {
        let rate = Rate::parse("50", Per::Day).unwrap();
        let daily = rate.daily(DayCount::Act365);
        assert_eq!(daily.accrue(Fen::new(1), 1), Ok(Fen::new(1)));
        assert_eq!(daily.accrue_fen_days(2), Ok(Fen::new(1)));
        assert_eq!(
            daily.accrue_rounded(Fen::new(1), 1, Rounding::Floor),
            Ok(Fen::ZERO)
        );
        assert_eq!(
            daily.accrue_rounded(Fen::new(3), 1, Rounding::Floor),
            Ok(Fen::new(1))
        );
        assert_eq!(daily.accrue_fen_days(i128::MAX), Err(Overflow));
    }

    proptest! {
        #[test]
        fn parse_undoes_percent(units in 0..=UNITS_PER_ONE) {
            let rate = Rate::from_units(units, Per::Day).unwrap();
            prop_assert_eq!(Rate::parse(&rate.percent(), Per::Day), Ok(rate));
        }

        #[test]
        fn parsing_never_panics(text in "\\PC{0,40}") {
            let _ = Rate::parse(&text, Per::Day);
            let _ = Rate::parse(&text, Per::Year);
            let _ = Multiple::parse(&text);
        }

        #[test]
        fn more_days_never_cost_less(
            base in 0..=10_000_000_000_i64, units in 0..=UNITS_PER_ONE, days in 0..36_500_i64,
        ) {
            let daily = Rate::from_units(units, Per::Day).unwrap().daily(DayCount::Act365);
            let now = daily.accrue(Fen::new(base), days);
            let next = daily.accrue(Fen::new(base), days + 1);
            prop_assert!(now.unwrap() <= next.unwrap());
        }
    }
}
