//! Text that a person pastes, read into rows or payments to choose from.
//!
//! A repayment schedule comes from a spreadsheet or from a lender's app,
//! payments from a bank's messages. Nothing is stored here and nothing is
//! guessed in silence: whatever was not written leaves a [`Doubt`], and every
//! line that became nothing is handed back with the reason.

mod number;
mod payments;
mod rows;
mod table;

use std::fmt;
use std::mem::take;

use chrono::{Datelike, NaiveDate};

use self::number::{Token, What, When, read_day, scan};
use self::table::{Table, column, payment_column};
use super::contract::MAX_INSTALMENTS;
use crate::money::Fen;

pub use self::payments::read_payments;
pub use self::rows::read_rows;

/// The longest text that is read, in bytes.
pub const MAX_PASTE: usize = 100 * 1024;
/// The most payments in one paste.
pub const MAX_PAYMENTS: usize = 5_000;
/// Of a line, so many characters are kept for a note or the preview.
const KEPT: usize = 200;

/// Why a paste is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteError {
    /// Over [`MAX_PASTE`] bytes.
    TooLong,
    /// Over 600 rows, or over [`MAX_PAYMENTS`] payments.
    TooMany,
}

impl fmt::Display for PasteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PasteError::TooLong => "over 100 KB of text",
            PasteError::TooMany => "too many rows or payments",
        })
    }
}

impl std::error::Error for PasteError {}

/// What was found in a text. Every line that is not blank is in an item or
/// among the ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted<T> {
    pub items: Vec<Proposed<T>>,
    pub ignored: Vec<Ignored>,
    /// About the text as a whole.
    pub doubts: Vec<Doubt>,
}

/// Something to take over once a person has looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed<T> {
    /// The first line it was read from, counted from 1.
    pub line: usize,
    /// The last one.
    pub last: usize,
    pub value: T,
    pub doubts: Vec<Doubt>,
}

/// A line that became nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Counted from 1.
    pub line: usize,
    /// As pasted, shortened.
    pub text: String,
    pub why: Why,
}

/// Why a line became nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The names of the columns.
    Heading,
    /// 合计: compared with the rows, no row itself.
    Total,
    /// Nothing of a row or a payment.
    Words,
    NoDate,
    NoAmount,
    /// A day that does not exist or is outside 2000 to 2100.
    BadDate,
    /// A number that cannot be told: commas, leading zeros, 千, over 100 million.
    BadAmount,
    /// A row with an amount below nothing.
    Negative,
    /// 验证码
    Code,
    /// 扣款失败: no money moved.
    Failed,
    /// 退款: money came back.
    Refund,
    /// 放款: money was lent, not paid.
    Lent,
    /// 应还, 请于…前还款, 逾期: asks for money.
    Reminder,
    /// Money came in.
    Income,
    /// 消费, 取现: money went elsewhere.
    Elsewhere,
    /// A payment after today.
    Future,
}

/// What a person should look at before taking a proposal over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The year was not written, or with two digits only.
    YearGuessed,
    /// `03/04/2026`: which number is the day, the month, the year, is not sure.
    DateOrder,
    /// More than one day was written; the likelier one was taken.
    SeveralDates,
    /// More than one amount could be meant; the likelier one was taken.
    SeveralAmounts,
    /// No words said which amount is which.
    ColumnsGuessed,
    /// Only a total was written; it stands as principal.
    TotalAsPrincipal,
    /// A part was computed from the total and the other parts.
    Derived,
    /// This amount was written as well and used for nothing.
    LeftOut(Fen),
    /// The parts do not add up to what the text says.
    TotalDiffers { stated: Fen, sum: Fen },
    /// More than two decimals, rounded half up.
    Rounded,
    /// A comma could separate thousands, or two numbers.
    Commas,
    /// Not after the row before.
    NotRising,
    /// 期数 jumps: a row may be missing.
    Gap,
    /// The same day and amount as on this line.
    Duplicate { line: usize },
    /// The newest row stood first; the rows were turned round.
    Reversed,
    /// A minus was read as money going out.
    Minus,
    /// Nothing says that it is a payment.
    Unsaid,
    /// The same text also asks for money.
    AlsoReminder,
    /// The amount is the sum of its parts.
    Summed,
    /// Amounts with a minus and without stand together: some may have come in.
    MixedSigns,
}

impl<T> Pasted<T> {
    const fn new() -> Pasted<T> {
        Pasted {
            items: Vec::new(),
            ignored: Vec::new(),
            doubts: Vec::new(),
        }
    }

    fn propose(&mut self, block: &[Line], value: T, doubts: Vec<Doubt>) {
        self.items.push(Proposed {
            line: block.first().map_or(0, |l| l.at),
            last: block.last().map_or(0, |l| l.last),
            value,
            doubts,
        });
    }
}

/// Adds lines that became nothing, in their order.
fn ignore(ignored: &mut Vec<Ignored>, lines: Vec<Line>, why: Why) {
    for Line { at, raw: text, .. } in lines {
        let place = ignored.partition_point(|i| i.line <= at);
        let line = Ignored {
            line: at,
            text,
            why,
        };
        ignored.insert(place, line);
    }
}

/// A line that is not blank, and what is in it.
struct Line {
    at: usize,
    /// The last line of a row that was copied cell by cell; otherwise `at`.
    last: usize,
    /// As pasted, shortened.
    raw: String,
    /// For reading: see [`plain`].
    plain: String,
    day: bool,
    /// How many amounts.
    amounts: usize,
    /// 第1期, or a small number with nothing beside it.
    number: Option<u16>,
    lone: bool,
    /// The year of the last heading such as 2026年3月.
    hint: Option<i32>,
    /// What stands under the columns of a table.
    cells: Option<Vec<Token>>,
}

impl Line {
    fn read(at: usize, raw: &str, today: NaiveDate, messages: bool) -> Line {
        let plain = plain(raw);
        let mut tokens = scan(&plain, today);
        // 借款日期 and 剩余本金 are not of a row.
        tokens.retain(|t| messages || !t.aside());
        let count = |kind: fn(&Token) -> bool| tokens.iter().filter(|t| kind(t)).count();
        let number = tokens.iter().find_map(|t| match t.what {
            What::Number(n) => Some(n),
            _ => None,
        });
        let hint = tokens.iter().find_map(|t| match t.what {
            What::Year(y) => Some(y),
            _ => None,
        });
        // A small number by itself may be 期数; the lines before it say.
        let lone = plain.parse().ok();
        let lone = lone.filter(|n| (1..=MAX_INSTALMENTS).contains(n));
        Line {
            at,
            last: at,
            raw: shown(raw),
            day: count(Token::is_day) > 0,
            amounts: count(Token::is_money),
            number: number.or(lone),
            lone: lone.is_some(),
            hint,
            cells: None,
            plain,
        }
    }

    fn is_words(&self) -> bool {
        !self.day && self.amounts == 0 && self.number.is_none()
    }
}

/// The lines of a text but for the headings of tables, which are ignored.
/// Messages that run together are taken apart.
fn lines(
    text: &str,
    today: NaiveDate,
    messages: bool,
    ignored: &mut Vec<Ignored>,
) -> Result<Vec<Line>, PasteError> {
    if text.len() > MAX_PASTE {
        return Err(PasteError::TooLong);
    }
    let text = text.replace("\r\n", "\n");
    let breaks = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let mut lines = Vec::new();
    let mut table: Option<Table> = None;
    let mut hint = None;
    for (at, mut rest) in (1..).zip(text.split(breaks)) {
        while !rest.is_empty() {
            let ended = |i: &usize| {
                let before = rest.split_at(*i).0.trim_end();
                before.ends_with(['。', '】', '!', '！', ';', '；', '.', '元'])
            };
            let mut starts = rest.match_indices('【').map(|(i, _)| i);
            let next = starts.find(ended).filter(|_| messages);
            let (raw, more) = rest.split_at(next.unwrap_or(rest.len()));
            rest = more;
            let mut line = Line::read(at, raw, today, messages);
            if line.plain.trim().is_empty() {
                continue;
            }
            if !line.day && line.amounts == 0 {
                let named = if messages { payment_column } else { column };
                if let Some(new) = Table::of(&line.plain, named) {
                    table = Some(new);
                    ignore(ignored, vec![line], Why::Heading);
                    continue;
                }
                if line.plain.chars().count() <= 12 {
                    hint = line.hint.or(hint);
                }
            }
            line.hint = hint;
            let cells = table.as_ref().and_then(|t| t.tokens(&line.plain, today));
            line.cells = cells.filter(|_| line.day || !messages);
            lines.push(line);
        }
    }
    Ok(lines)
}

/// What shows no ink: zero width, direction marks, variation selectors.
fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A line as pasted, with single spaces and shortened.
fn shown(raw: &str) -> String {
    let visible: String = raw.chars().filter(|c| !invisible(*c)).collect();
    let words = visible.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    words.join(" ").chars().take(KEPT).collect()
}

/// A line with its full-width forms plain, in lower case; tabs stay. A comma
/// is `,` between two digits and `，` everywhere else.
pub(crate) fn plain(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().filter(|c| !invisible(*c)).peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let wide = |c: char| matches!(c, '０'..='９');
        let next = chars.peek().copied().unwrap_or(' ');
        let digits = |c: char| c.is_ascii_digit() || wide(c);
        out.push(match c {
            ',' if digits(before) && digits(next) => ',',
            '，' if wide(before) && wide(next) => ',',
            ',' | '，' => '，',
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0)
                .unwrap_or(c)
                .to_ascii_lowercase(),
            '￥' => '¥',
            '−' | '–' => '-',
            '\t' => '\t',
            _ if c.is_whitespace() || c.is_control() => ' ',
            _ => c.to_ascii_lowercase(),
        });
        before = c;
    }
    out.trim_matches(' ').to_owned()
}

/// An amount in a text and the words before it.
pub(crate) struct Amount {
    pub(crate) label: String,
    pub(crate) fen: Fen,
    /// Whether a currency, decimals or separators say that it is money.
    pub(crate) marked: bool,
    /// Whether it was rounded, or put together over commas or spaces.
    pub(crate) doubtful: bool,
}

/// Thousands that are set off by spaces, as `7 833.19元`, set off by commas.
/// Elsewhere spaces stand between numbers.
fn unspaced(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() && !before.is_ascii_digit() {
            spaced_thousands(rest)
        } else {
            None
        };
        let (one, after) = rest.split_at(length.unwrap_or(c.len_utf8()));
        match length {
            Some(_) => out.push_str(&one.replace(' ', "，")),
            None => out.push_str(one),
        }
        before = one.chars().next_back().unwrap_or(' ');
        rest = after;
    }
    out
}

/// How long such thousands are at the front of a text. Two decimals or a unit
/// must say that it is an amount.
fn spaced_thousands(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    let mut groups = 0;
    if !(1..=3).contains(&length) {
        return None;
    }
    while let Some(after) = text.get(length..).and_then(|rest| rest.strip_prefix(' '))
        && digits(after) == 3
    {
        length += 4;
        groups += 1;
    }
    let rest = text.get(length..)?;
    let decimals = rest.strip_prefix('.').is_some_and(|rest| digits(rest) == 2);
    let unit = rest.trim_start().starts_with(['元', '圆', '块']);
    (groups > 0 && (decimals || unit)).then_some(length)
}

/// The amounts of a text that is [`plain`].
pub(crate) fn amounts(plain: &str, today: NaiveDate) -> Vec<Amount> {
    let mut amounts = Vec::new();
    for token in scan(&unspaced(plain), today) {
        if let What::Money(money) = token.what {
            amounts.push(Amount {
                label: token.label,
                fen: money.fen,
                marked: money.marked,
                doubtful: money.torn || money.doubt.is_some(),
            });
        }
    }
    amounts
}

/// A day at the front of a text that is [`plain`], whether its year was
/// guessed, and the rest. Without a year it is the last such day up to today.
pub(crate) fn day_in_front(plain: &str, today: NaiveDate) -> Option<(NaiveDate, bool, &str)> {
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match read_day(plain, today)? {
        (
            What::Day {
                when: When::Full(day),
                doubt,
                ..
            },
            rest,
        ) => Some((day, doubt.is_some(), rest)),
        (
            What::Day {
                when: When::Short(month, day),
                ..
            },
            rest,
        ) => {
            let mut years = ((today.year() - 4)..=today.year()).rev();
            let day = years.find_map(|year| {
                NaiveDate::from_ymd_opt(year, month, day).filter(|day| *day <= today)
            })?;
            Some((day, true, rest))
        }
        _ => None,
    }
}

/// Whether one of the words, separated by spaces, is in the text.
fn has(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.contains(word))
}

fn joined(block: &[Line]) -> String {
    let texts: Vec<&str> = block.iter().map(|l| l.plain.as_str()).collect();
    texts.join("\n")
}

/// Puts together the lines that belong together: a block ends where what it
/// began with comes again. `alone` says which lines say everything.
fn blocks(lines: Vec<Line>, alone: fn(&Line) -> bool) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::new();
    let mut block: Vec<Line> = Vec::new();
    let mut closed = false;
    let mut last: Option<u16> = None;
    let (mut day, mut money) = (false, false);
    for mut line in lines {
        if line.lone {
            let counts = last.map_or(!day && !money, |n| line.number == Some(n + 1));
            line.number = line.number.filter(|_| counts);
            line.amounts = usize::from(!counts);
        }
        last = line.number.or(last);
        let again = block.first().is_some_and(|first| {
            if first.number.is_some() {
                line.number.is_some()
            } else if first.day {
                line.day
            } else if first.amounts > 0 {
                line.amounts > 0 && day
            } else {
                let name = column(&line.plain);
                line.is_words() && day && money && (name.is_none() || name == column(&first.plain))
            }
        });
        let own = line.cells.is_some() || alone(&line);
        let next = (line.day && day && money) || line.plain.starts_with('【');
        if (again || closed || own || next) && !block.is_empty() {
            out.push(take(&mut block));
            (day, money) = (false, false);
        }
        closed = own;
        day |= line.day;
        money |= line.amounts > 0;
        block.push(line);
    }
    if !block.is_empty() {
        out.push(block);
    }
    out
}
