//! The numbers of a text: days, amounts, 期数, and those that are neither.

use std::mem::take;

use chrono::{Datelike, NaiveDate};

use super::super::contract::MAX_INSTALMENTS;
use super::table::{Column, column};
use super::{Doubt, has};
use crate::calendar::{days_between, in_range};
use crate::money::{Fen, MAX_TYPED, Rounding, parse_decimal};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Full(NaiveDate),
    /// Month and day.
    Short(u32, u32),
}

impl When {
    /// Whether both can be the same day.
    pub(super) fn fits(self, other: When) -> bool {
        match (self, other) {
            (When::Short(m, d), When::Full(day)) | (When::Full(day), When::Short(m, d)) => {
                day.month() == m && day.day() == d
            }
            (a, b) => a == b,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Money {
    pub(super) fen: Fen,
    /// -1 and 1 where a sign was written.
    pub(super) sign: i8,
    /// Whether a currency, decimals or separators say that it is money.
    pub(super) marked: bool,
    /// `1,23`: neither thousands nor certainly two numbers.
    pub(super) torn: bool,
    /// Rounded, or a comma that may be another.
    pub(super) doubt: Option<Doubt>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Day {
        when: When,
        doubt: Option<Doubt>,
        deadline: bool,
    },
    Money(Money),
    /// 第1期
    Number(u16),
    /// 2026年, without a day.
    Year(i32),
    /// 14:05
    Clock,
    BadDay,
    BadMoney,
    /// A telephone, a card, a percentage, a number of days.
    Other,
    /// The end of the text; its label is what follows the last number.
    End,
}

/// A number of some kind and the words before it.
pub(super) struct Token {
    pub(super) label: String,
    pub(super) what: What,
}

impl Token {
    pub(super) fn is_day(&self) -> bool {
        matches!(self.what, What::Day { .. } | What::BadDay)
    }

    pub(super) fn is_money(&self) -> bool {
        matches!(self.what, What::Money(_))
    }

    /// Whether it is about something else than an instalment: 借款日期.
    pub(super) fn aside(&self) -> bool {
        let due = self.is_day() && has(&self.label, "还款日 应还 到期");
        column(&self.label) == Some(Column::Aside) && !due
    }
}

/// Every number of a text, told apart by what stands around it.
pub(super) fn scan(text: &str, today: NaiveDate) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut label = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (one, after) = rest.split_at(c.len_utf8());
        let point = c == '.' && !label.ends_with(char::is_alphanumeric) && is_digit(after);
        if c.is_ascii_digit() || point {
            let (what, after) = number(&label, rest, tokens.is_empty(), today);
            tokens.push(Token {
                label: take(&mut label),
                what,
            });
            rest = after;
        } else {
            label.push_str(one);
            rest = after;
        }
    }
    tokens.push(Token {
        label,
        what: What::End,
    });
    // A small number before a day and amounts is 期数.
    let day = tokens.iter().any(Token::is_day);
    let amounts = tokens.iter().filter(|t| t.is_money()).count();
    if let Some(first) = tokens
        .first_mut()
        .filter(|t| day && amounts > 1 && t.label.trim().is_empty())
        && let What::Money(money) = first.what
        && let Some(n) = money.as_number()
    {
        first.what = What::Number(n);
    }
    tokens
}

impl Money {
    /// 期数, where it can be one.
    pub(super) fn as_number(self) -> Option<u16> {
        let number = u16::try_from(self.fen.get() / 100).ok()?;
        let counts = self.sign == 0 && !self.marked && (1..=MAX_INSTALMENTS).contains(&number);
        counts.then_some(number)
    }
}

/// The digits a text begins with, and the rest.
pub(super) fn digits(text: &str) -> (&str, &str) {
    text.split_at(
        text.find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len()),
    )
}

/// Without the spaces at the front; a new line is more than a space.
fn spaced(text: &str) -> &str {
    text.trim_start_matches(' ')
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What follows one of these words.
fn after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// After a number, what it counts.
const COUNTED: [char; 20] = [
    '天', '日', '月', '年', '个', '次', '笔', '期', '号', '点', '时', '分', '秒', '岁', '倍', '级',
    '位', '折', '小', '工',
];

/// Before a number, what is not counted but named by it.
const NAMED: [char; 11] = [
    '号', '码', '尾', '话', '线', '打', '电', '服', '户', '复', '#',
];

/// Reads the number a text begins with; `first` if none was before.
fn number<'a>(label: &str, text: &'a str, first: bool, today: NaiveDate) -> (What, &'a str) {
    let ordinal = label.trim_end().ends_with('第');
    if let Some(day) = read_day(text, today).filter(|_| !ordinal) {
        return day;
    }
    let (whole, rest) = digits(text);
    let pair = |text: &'a str| {
        let (minutes, rest) = digits(text.strip_prefix(':')?);
        (minutes.len() == 2).then_some(rest)
    };
    if let Some(after) = pair(rest).filter(|_| whole.len() <= 2) {
        return (What::Clock, pair(after).unwrap_or(after));
    }
    let (written, rest) = Written::read(text);
    let count = whole
        .parse()
        .ok()
        .filter(|n| written.bare() && (1..=MAX_INSTALMENTS).contains(n));
    // 第3期, 3期, 3/12期
    let of = rest
        .strip_prefix('/')
        .filter(|r| is_digit(r))
        .map_or(rest, |r| digits(r).1);
    if let Some(n) = count.filter(|_| ordinal || of.starts_with('期')) {
        return (What::Number(n), of.strip_prefix('期').unwrap_or(of));
    }
    written.told(label, rest, first, today)
}

/// A number as written: `1,234.50`.
struct Written<'a> {
    whole: &'a str,
    /// All its digits, thousands joined.
    digits: String,
    decimals: usize,
    grouped: bool,
    /// Grouped by a comma that more often stands between two numbers.
    wide: bool,
}

impl<'a> Written<'a> {
    fn read(text: &'a str) -> (Written<'a>, &'a str) {
        let (whole, mut rest) = digits(text);
        let mut joined = whole.to_owned();
        let mut wide = false;
        while (1..=3).contains(&whole.len())
            && let Some((group, after)) = rest.strip_prefix([',', '，']).map(digits)
            && group.len() == 3
        {
            wide |= rest.starts_with('，');
            joined.push_str(group);
            rest = after;
        }
        let grouped = joined.len() > whole.len();
        let mut decimals = 0;
        if let Some((fraction, after)) = rest.strip_prefix('.').map(digits)
            && !fraction.is_empty()
        {
            joined.push('.');
            joined.extend(fraction.chars().take(8));
            decimals = fraction.len();
            rest = after;
        }
        (
            Written {
                whole,
                digits: joined,
                decimals,
                grouped,
                wide,
            },
            rest,
        )
    }

    const fn bare(&self) -> bool {
        self.decimals == 0 && !self.grouped
    }

    /// Money, or what else the words around it say.
    fn told(&self, label: &str, rest: &'a str, first: bool, today: NaiveDate) -> (What, &'a str) {
        let before = label.trim_end_matches([' ', ':']);
        let prefix = before.trim_end_matches(['¥', ' ']);
        let currency = prefix.len() < before.len()
            || ["rmb", "cny", "人民币"].iter().any(|c| before.ends_with(c));
        let tail = spaced(rest);
        let alone = |r: &&str| !r.starts_with(char::is_alphanumeric);
        let wan = tail
            .strip_prefix('万')
            .or_else(|| tail.strip_prefix('w').filter(alone));
        let units = ["元整", "元", "圆", "块", "rmb", "cny", "人民币", "yuan"];
        let unit = after(spaced(wan.unwrap_or(tail)), &units);
        let end = unit.or(wan).unwrap_or(rest);
        if end.starts_with(['百', '千', '亿', '仟', '佰']) {
            return (What::BadMoney, end);
        }
        let money = unit.is_some() || wan.is_some() || currency;
        let marked = money || self.grouped || (1..=2).contains(&self.decimals);
        let odd = |c: char| c.is_ascii_alphabetic() || c == '*';
        let glued = end.strip_prefix(['-', '/', '.', ':']).is_some_and(is_digit);
        if (label.ends_with(odd) && !marked) || end.starts_with(odd) || glued {
            let more = |c: char| c.is_ascii_alphanumeric() || "*-/.:".contains(c);
            return (What::Other, end.trim_start_matches(more));
        }
        let rate = tail.starts_with(['%', '‰']) || before.ends_with("分之");
        let counted = unit.is_none() && end.starts_with(COUNTED);
        let stem = before.trim_end_matches(['为', '是', '(', ':', ' ']);
        let named = !marked && self.bare() && (stem.ends_with(NAMED) || self.whole.len() >= 8);
        if rate || counted || named {
            let year = self.whole.parse().ok();
            let year = year.filter(|y| end.starts_with('年') && (2000..=2100).contains(y));
            return (year.map_or(What::Other, What::Year), end);
        }
        let next = rest
            .strip_prefix(',')
            .filter(|r| self.bare() && is_digit(r));
        let torn = next.is_some_and(|r| read_day(r, today).is_none());
        let commas = torn || self.wide || (self.grouped && label == ",");
        let wrapped = label.trim_matches(|c: char| c.is_whitespace() || "|¥;，".contains(c)) == "("
            && end.starts_with(')');
        let sign = if wrapped {
            -1
        } else {
            sign(label, prefix, first)
        };
        // 007 is no amount, and 000.00 is what a comma left of one.
        let padded = self.whole.starts_with('0') && (self.whole.len() > 1 || self.grouped);
        let Some((fen, rounded)) = amount(&self.digits, wan.is_some()).filter(|_| !padded) else {
            return (What::BadMoney, end);
        };
        let (small, end) = match unit {
            Some(after) if self.decimals == 0 && wan.is_none() => jiao(after),
            _ => (0, end),
        };
        let fen = Fen::new(fen.get() + small);
        let rounded = rounded.then_some(Doubt::Rounded);
        let doubt = if commas { Some(Doubt::Commas) } else { rounded };
        (
            What::Money(Money {
                fen,
                sign,
                marked,
                torn,
                doubt,
            }),
            end,
        )
    }
}

/// The sign right before an amount or its ¥. A dash between words or after a
/// number is none.
fn sign(label: &str, prefix: &str, first: bool) -> i8 {
    let words = prefix.strip_suffix(['-', '+']).unwrap_or(prefix);
    let free = (first || !words.is_empty()) && !words.ends_with(['-', '+']);
    if !free || (label.ends_with(' ') && !label.contains('¥')) {
        return 0;
    }
    i8::from(prefix.ends_with('+')) - i8::from(prefix.ends_with('-'))
}

/// What follows 元 in its smaller units, in fen, and the rest: `1角9分`, `5角`,
/// `9分`. Minutes and instalments are none.
fn jiao(text: &str) -> (i64, &str) {
    let unit = |text: &'_ str, name: char| -> Option<(i64, usize)> {
        let (digit, rest) = digits(text);
        let value = digit.parse().ok().filter(|_| digit.len() == 1)?;
        rest.starts_with(name)
            .then_some((value, digit.len() + name.len_utf8()))
    };
    let (jiao, rest) = match unit(text, '角').or_else(|| unit(text, '毛')) {
        Some((value, len)) => (value, text.split_at(len).1),
        None => (0, text),
    };
    match unit(rest, '分').map(|(value, len)| (value, rest.split_at(len).1)) {
        Some((fen, rest)) if !rest.starts_with(['钟', '期', '之']) => (jiao * 10 + fen, rest),
        _ => (jiao * 10, rest),
    }
}

/// Yuan, or ten thousands of them, and whether they had to be rounded.
fn amount(body: &str, wan: bool) -> Option<(Fen, bool)> {
    let units = parse_decimal(body, 8).ok()?;
    let per_fen = if wan { 100 } else { 1_000_000 };
    let fen = Fen::new(units)
        .scaled(1, i128::from(per_fen), Rounding::HalfUp)
        .ok()?;
    let long = body
        .split_once('.')
        .is_some_and(|(_, f)| !wan && f.len() > 2);
    (fen <= MAX_TYPED).then_some((fen, long || units % per_fen != 0))
}

/// A day at the front of a text: 2026年3月20日, 2026-3-20, 20260320, 26/3/20,
/// 3/20/2026, 3月20日, 03-20.
pub(super) fn read_day(text: &str, today: NaiveDate) -> Option<(What, &str)> {
    let (a, rest) = digits(text);
    let ymd = |y: &str, m: &str, d: &str| -> Option<NaiveDate> {
        let century = match y.len() {
            2 => 2000,
            4 => 0,
            _ => return None,
        };
        let day = NaiveDate::from_ymd_opt(
            century + y.parse::<i32>().ok()?,
            m.parse().ok()?,
            d.parse().ok()?,
        );
        day.filter(|d| in_range(*d))
    };
    let short = |m: &str, d: &str| -> Option<When> {
        let (m, d) = (m.parse().ok()?, d.parse().ok()?);
        NaiveDate::from_ymd_opt(2000, m, d).map(|_| When::Short(m, d))
    };
    let found = |when: Option<When>, doubt: Option<Doubt>, rest| {
        let deadline = after(spaced(rest), &["前", "之前", "以前", "止"]).is_some();
        (
            when.map_or(What::BadDay, |when| What::Day {
                when,
                doubt,
                deadline,
            }),
            rest,
        )
    };
    let full = |day: Option<NaiveDate>, short: bool, rest| {
        found(
            day.map(When::Full),
            short.then_some(Doubt::YearGuessed),
            rest,
        )
    };
    if a.len() == 8 {
        let day = ymd(a.get(..4)?, a.get(4..6)?, a.get(6..)?)?;
        let other = rest.starts_with(['.', '元', '万', '*', '-']);
        return (!other).then(|| full(Some(day), false, rest));
    }
    let part = |text: &'_ str| -> Option<usize> {
        let len = digits(text).0.len();
        (1..=2).contains(&len).then_some(len)
    };
    if let Some(rest) = spaced(rest).strip_prefix('年') {
        let rest = spaced(rest);
        let (m, rest) = rest.split_at(part(rest)?);
        let rest = spaced(rest).strip_prefix('月')?;
        let rest = spaced(rest);
        let (d, rest) = rest.split_at(part(rest)?);
        let rest = after(spaced(rest), &["日", "号"]).unwrap_or(rest);
        return Some(full(ymd(a, m, d), a.len() == 2, rest));
    }
    if let Some(rest) = spaced(rest).strip_prefix('月').filter(|_| a.len() <= 2) {
        let rest = spaced(rest);
        let (d, rest) = rest.split_at(part(rest)?);
        let rest = after(spaced(rest), &["日", "号"])?;
        return Some(found(short(a, d), None, rest));
    }
    let sep = rest.chars().next().filter(|c| "-/.".contains(*c))?;
    let rest = rest.strip_prefix(sep)?;
    let (b, rest) = rest.split_at(part(rest)?);
    let Some((c, rest)) = rest
        .strip_prefix(sep)
        .map(digits)
        .filter(|(c, _)| !c.is_empty())
    else {
        let more = rest
            .strip_prefix(['-', '/', '.', ','])
            .is_some_and(is_digit);
        let no_day = sep == '.' || a.len() > 2 || more || rest.starts_with(COUNTED);
        return short(a, b)
            .filter(|_| !no_day)
            .map(|when| found(Some(when), None, rest));
    };
    if a.len() == 4 && c.len() <= 2 {
        return Some(full(ymd(a, b, c), false, rest));
    }
    if a.len() > 2 || rest.strip_prefix(sep).is_some_and(is_digit) {
        return None;
    }
    // Which part is which, only the values can say.
    let days = match (c.len(), sep) {
        (4, _) => [ymd(c, a, b), ymd(c, b, a)],
        (_, '/') => [ymd(a, b, c), ymd(c, a, b)],
        _ => [ymd(a, b, c), None],
    };
    let likely = days
        .into_iter()
        .flatten()
        .min_by_key(|d| days_between(*d, today).abs());
    let day = likely?;
    let other = days.into_iter().flatten().any(|d| d != day);
    let doubt = if other {
        Some(Doubt::DateOrder)
    } else {
        (c.len() == 2).then_some(Doubt::YearGuessed)
    };
    Some(found(Some(When::Full(day)), doubt, rest))
}
