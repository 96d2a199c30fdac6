//! Money as whole fen (分), exact, checked, rounded only where it is said.
//!
//! A float never holds money. A product of money, rate and days is an exact
//! fraction in `i128`; [`Fen::scaled`] is the one place where such a fraction
//! becomes fen again, and the caller names the [`Rounding`].

use std::fmt;

use crate::stored::transparent;

/// The largest amount a person may type, in fen: 100 million yuan.
pub const MAX_TYPED: Fen = Fen(100_000_000 * 100);

/// An amount of money in fen (1 yuan = 100 fen).
///
/// Arithmetic is checked: what does not fit is `None`, never a wrapped number.
///
/// ```
/// use ashore::money::Fen;
/// assert_eq!(Fen::parse("1,234.56元"), Ok(Fen::new(123_456)));
/// assert_eq!(Fen::new(123_456).to_string(), "1,234.56");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

transparent!(Fen);

/// How an exact fraction of a fen becomes a whole fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// 四舍五入: half a fen goes up. What statements of Chinese lenders use.
    HalfUp,
    /// The part below one fen is dropped.
    Floor,
}

/// A result does not fit the number type; no figure is better than a wrong one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

impl fmt::Display for Overflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the amount is too large to compute")
    }
}

impl std::error::Error for Overflow {}

impl Fen {
    pub const ZERO: Fen = Fen(0);

    #[must_use]
    pub const fn new(fen: i64) -> Fen {
        Fen(fen)
    }

    /// The number of fen.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn plus(self, other: Fen) -> Result<Fen, Overflow> {
        self.0.checked_add(other.0).map(Fen).ok_or(Overflow)
    }

    /// # Errors
    /// [`Overflow`] when the difference does not fit.
    pub fn minus(self, other: Fen) -> Result<Fen, Overflow> {
        self.0.checked_sub(other.0).map(Fen).ok_or(Overflow)
    }

    /// The sum of any number of amounts.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Fen>) -> Result<Fen, Overflow> {
        amounts.into_iter().try_fold(Fen::ZERO, Fen::plus)
    }

    /// `self × num ÷ den`, exact until the one rounding named by the caller.
    ///
    /// # Errors
    /// [`Overflow`] when an intermediate or the result does not fit, or when
    /// `den` is not positive.
    pub fn scaled(self, num: i128, den: i128, rounding: Rounding) -> Result<Fen, Overflow> {
        if den <= 0 {
            return Err(Overflow);
        }
        let exact = i128::from(self.0).checked_mul(num).ok_or(Overflow)?;
        let whole = exact.div_euclid(den);
        let rest = exact.rem_euclid(den);
        let up = match rounding {
            // `rest` is never negative, so this is half up (towards plus).
            Rounding::HalfUp => rest.checked_mul(2).ok_or(Overflow)? >= den,
            Rounding::Floor => false,
        };
        i64::try_from(whole + i128::from(up))
            .map(Fen)
            .map_err(|_| Overflow)
    }

    /// Splits an amount into `parts` equal amounts, each rounded half up; the
    /// last one takes what is left, so that the parts sum to the whole.
    ///
    /// Where rounding up would leave less than nothing for the last part (an
    /// amount of fewer fen than parts), the parts are rounded down instead.
    /// Returns nothing for `parts == 0` or a negative amount.
    #[must_use]
    pub fn split(self, parts: u16) -> Vec<Fen> {
        if parts == 0 || self.0 < 0 {
            return Vec::new();
        }
        let part = self.part_of(parts, Fen(1));
        let mut out = vec![part; usize::from(parts)];
        if let Some(last) = out.last_mut() {
            *last = Fen(self.0 - part.0 * (i64::from(parts) - 1));
        }
        out
    }

    /// An equal part of the amount, rounded half up to `unit` fen (one lender
    /// rounds to a whole yuan, say); to the fen where `unit` would leave less
    /// than nothing for the last part, and down where that would as well.
    /// All of it for fewer than two parts, nothing of a negative amount.
    #[must_use]
    pub fn part_of(self, parts: u16, unit: Fen) -> Fen {
        let n = i64::from(parts);
        if n <= 1 || self.0 <= 0 {
            return self.max(Fen::ZERO);
        }
        [unit.0, 1]
            .into_iter()
            .filter(|unit| *unit > 0)
            .filter_map(|unit| {
                // At most half the range: nothing can wrap.
                let units = (i128::from(self.0) * 2 / (i128::from(n) * i128::from(unit)) + 1) / 2;
                i64::try_from(units * i128::from(unit)).ok()
            })
            .find(|part| part.checked_mul(n - 1).is_some_and(|sum| sum <= self.0))
            .map_or(Fen(self.0 / n), Fen)
    }

    /// Reads an amount of yuan as a person types or pastes it: `1234.56`,
    /// `1,234.56元`, `￥１２３`, `1.5万`.
    ///
    /// # Errors
    /// An [`AmountError`] that says what is wrong with the text. Amounts above
    /// [`MAX_TYPED`] are refused.
    pub fn parse(text: &str) -> Result<Fen, AmountError> {
        let plain = halfwidth(text);
        let mut body = plain.trim();
        if body.is_empty() {
            return Err(AmountError::Empty);
        }
        let negative = body.starts_with('-');
        body = body.strip_prefix(['-', '+']).unwrap_or(body).trim();
        for sign in ["¥", "RMB", "rmb", "CNY", "人民币"] {
            body = body.strip_prefix(sign).unwrap_or(body).trim();
        }
        for unit in ["元整", "元", "圆", "块", "RMB", "rmb", "CNY"] {
            body = body.strip_suffix(unit).unwrap_or(body).trim();
        }
        let negative = negative || body.starts_with('-');
        let (body, decimals) = match body.strip_suffix(['万', 'w', 'W']) {
            Some(rest) => (rest.trim(), 6),
            None => (body, 2),
        };
        if negative {
            return Err(AmountError::Negative);
        }
        let digits = ungroup(body)?;
        let units = parse_decimal(&digits, decimals).map_err(|e| match e {
            DecimalError::NotANumber => AmountError::NotANumber,
            DecimalError::TooManyDecimals => AmountError::TooManyDecimals,
            DecimalError::TooLarge => AmountError::TooLarge,
        })?;
        let fen = Fen(units);
        if fen > MAX_TYPED {
            return Err(AmountError::TooLarge);
        }
        Ok(fen)
    }
}

/// Yuan with two decimals and thousands separators: `-1,234.56`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let yuan = (magnitude / 100).to_string();
        let mut grouped = String::with_capacity(yuan.len() + yuan.len() / 3);
        for (i, digit) in yuan.chars().enumerate() {
            if i > 0 && (yuan.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{grouped}.{:02}", magnitude % 100)
    }
}

/// Why a typed amount was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    Empty,
    Negative,
    NotANumber,
    /// More than two decimals: a fen is the smallest amount.
    TooManyDecimals,
    /// Commas that do not separate thousands, as in `1,23`.
    BadGrouping,
    /// Over 100 million yuan.
    TooLarge,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AmountError::Empty => "no amount",
            AmountError::Negative => "a negative amount",
            AmountError::NotANumber => "not a number",
            AmountError::TooManyDecimals => "more than two decimals",
            AmountError::BadGrouping => "commas that do not separate thousands",
            AmountError::TooLarge => "over 100 million yuan",
        })
    }
}

impl std::error::Error for AmountError {}

/// Turns the full-width forms that a Chinese keyboard produces into their
/// plain ones: digits, point, comma, minus, percent, yen sign and space; and
/// the digits written as words (万分之五, 一万), one by one: 二十 stays as it is.
#[must_use]
pub fn halfwidth(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + 0x21).unwrap_or(c),
            '。' => '.',
            '零' | '〇' => '0',
            '一' => '1',
            '二' | '两' => '2',
            '三' => '3',
            '四' => '4',
            '五' => '5',
            '六' => '6',
            '七' => '7',
            '八' => '8',
            '九' => '9',
            '、' => ',',
            '￥' => '¥',
            '−' | '—' | '–' => '-',
            '\u{3000}' | '\u{a0}' => ' ',
            other => other,
        })
        .collect()
}

/// Why a run of digits is not a fixed-point number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalError {
    NotANumber,
    TooManyDecimals,
    TooLarge,
}

/// Reads `123.45` as units of `10^-decimals`; trailing zeros beyond the
/// precision are accepted. No sign, no separators.
pub(crate) fn parse_decimal(text: &str, decimals: u32) -> Result<i64, DecimalError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(DecimalError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    let missing = usize::try_from(decimals)
        .ok()
        .and_then(|d| d.checked_sub(fraction.len()))
        .ok_or(DecimalError::TooManyDecimals)?;
    let zeros = "0".repeat(missing);
    let digits = format!("{whole}{fraction}{zeros}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Ok(0);
    }
    digits.parse().map_err(|_| DecimalError::TooLarge)
}

/// Drops thousands separators, refusing commas that do not separate thousands.
fn ungroup(text: &str) -> Result<String, AmountError> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut out = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AmountError::BadGrouping);
        }
        out.push_str(group);
    }
    if grouped && (first.is_empty() || first.len() > 3) {
        return Err(AmountError::BadGrouping);
    }
    if let Some(fraction) = fraction {
        if fraction.contains(',') {
            return Err(AmountError::BadGrouping);
        }
        out.push('.');
        out.push_str(fraction);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_as_people_type_them() {
        for (text, fen) in [
            ("1234.56", 123_456),
            ("1,234.56元", 123_456),
            ("１２３", 12_300),
            ("￥１，２３４．５６", 123_456),
            ("¥ 8000", 800_000),
            ("8000块", 800_000),
            ("1.5万", 1_500_000),
            ("2万元", 2_000_000),
            ("0", 0),
            (".5", 50),
            ("5.", 500),
            ("007", 700),
            ("12.300", 1_230),
            ("123。45", 12_345),
            ("1,234,567.8", 123_456_780),
            ("人民币 3,000 元整", 300_000),
            ("100000000", 10_000_000_000),
            ("  42  ", 4_200),
            ("+42", 4_200),
            ("一万", 1_000_000),
            ("两万元", 2_000_000),
            ("1.5w", 1_500_000),
        ] {
            assert_eq!(Fen::parse(text), Ok(Fen::new(fen)), "{text}");
        }
    }

    #[test]
    fn amounts_that_are_refused() {
        use AmountError::*;
        for (text, error) in [
            ("", Empty),
            ("   ", Empty),
            ("-1", Negative),
            ("¥-1", Negative),
            ("－５", Negative),
            ("- 5", Negative),
            ("+-5", Negative),
            ("++5", NotANumber),
            ("abc", NotANumber),
            ("12a", NotANumber),
            ("1.2.3", NotANumber),
            ("1 234", NotANumber),
            (".", NotANumber),
            ("元", NotANumber),
            ("二十", NotANumber),
            ("1.234", TooManyDecimals),
            ("0.001", TooManyDecimals),
            ("1,23", BadGrouping),
            ("1234,567", BadGrouping),
            (",123", BadGrouping),
            ("1.234,56", BadGrouping),
            ("100000000.01", TooLarge),
            ("10001万", TooLarge),
            ("99999999999999999999999999", TooLarge),
            ("1e5", NotANumber),
            ("NaN", NotANumber),
        ] {
            assert_eq!(Fen::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_split() {
        assert_eq!(Fen::new(10).split(0), []);
        assert_eq!(Fen::new(-10).split(3), []);
        assert_eq!(Fen::new(-10).part_of(3, Fen::new(1)), Fen::ZERO);
        assert_eq!(Fen::new(10).part_of(0, Fen::new(1)), Fen::new(10));
        assert_eq!(Fen::new(2).split(4), [0, 0, 0, 2].map(Fen::new));
        assert_eq!(Fen::ZERO.split(3), [Fen::ZERO; 3]);
        // 333.33 yuan to the fen, to 10 fen, to the yuan; no unit is a fen.
        for (unit, part) in [(1, 33_333), (10, 33_330), (100, 33_300), (0, 33_333)] {
            let got = Fen::new(100_000).part_of(3, Fen::new(unit));
            assert_eq!(got, Fen::new(part), "{unit}");
        }
    }

    #[test]
    fn rounding_at_the_half() {
        let half = |fen| Fen::new(fen).scaled(1, 2, Rounding::HalfUp).unwrap().get();
        assert_eq!(half(1), 1);
        assert_eq!(half(3), 2);
        assert_eq!(half(-1), 0);
        assert_eq!(Fen::new(3).scaled(1, 2, Rounding::Floor), Ok(Fen::new(1)));
        assert_eq!(Fen::new(1).scaled(1, 0, Rounding::HalfUp), Err(Overflow));
        assert_eq!(
            Fen::new(i64::MAX).scaled(2, 1, Rounding::HalfUp),
            Err(Overflow)
        );
    }

    #[test]
    fn shown_with_thousands_separators() {
        for (fen, text) in [
            (0, "0.00"),
            (5, "0.05"),
            (-5, "-0.05"),
            (99_999, "999.99"),
            (100_000, "1,000.00"),
            (-123_456_789, "-1,234,567.89"),
            (i64::MIN, "-92,233,720,368,547,758.08"),
        ] {
            assert_eq!(Fen::new(fen).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn parse_undoes_display(fen in 0..=MAX_TYPED.get()) {
            prop_assert_eq!(Fen::parse(&Fen::new(fen).to_string()), Ok(Fen::new(fen)));
        }

        #[test]
        fn parse_never_panics(text in "\\PC{0,40}") {
            let _ = Fen::parse(&text);
        }

        #[test]
        fn a_split_sums_to_the_whole(fen in 0..=MAX_TYPED.get(), parts in 1_u16..=600) {
            let split = Fen::new(fen).split(parts);
            prop_assert_eq!(split.len(), usize::from(parts));
            prop_assert!(split.iter().all(|part| part.get() >= 0));
            prop_assert_eq!(Fen::sum(split), Ok(Fen::new(fen)));
            for unit in [10, 100] {
                let part = Fen::new(fen).part_of(parts, Fen::new(unit)).get();
                prop_assert!(part * (i64::from(parts) - 1) <= fen && part >= 0);
            }
        }
    }
}
