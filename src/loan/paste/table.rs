//! Columns: what a number is by the words at it or above it.

use chrono::NaiveDate;

use super::Doubt;
use super::has;
use super::number::{Money, Token, What, digits, scan};
use crate::money::Fen;

/// What an amount or a column is, by the words at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Due,
    Principal,
    Interest,
    Fee,
    Total,
    /// Of no use here: 剩余本金, 状态.
    Aside,
}

/// The words of each kind, the first that fits.
const NAMES: [(Column, &str); 9] = [
    (
        Column::Aside,
        "剩余 余额 状态 实还 实际 已还 借款 放款 起息 起始 开始 率 备注 天数 罚息 逾期 减免 优惠 \
        违约 remaining balance outstanding status actual rate paid start late penalty",
    ),
    (Column::Total, "本息"),
    (Column::Principal, "本金 principal"),
    (Column::Interest, "息 interest"),
    (Column::Fee, "费 fee charge premium"),
    (Column::Due, "日期 还款日 应还日 到期日 时间 date"),
    (
        Column::Total,
        "合计 总 共 小计 月供 应还 额 每期 还款 total sum amount payment emi",
    ),
    (Column::Due, "到期 due"),
    (
        Column::Number,
        "期 序号 # no. number period term instalment installment",
    ),
];
/// The same for a list of payments: the day, and what went out.
const PAID_NAMES: [(Column, &str); 3] = [
    (
        Column::Aside,
        "应还 剩余 余额 收入 状态 本金 息 费 balance status",
    ),
    (Column::Due, "日期 时间 日 date"),
    (
        Column::Total,
        "额 支出 借方 实还 已还 合计 amount payment paid debit",
    ),
];
pub(super) const TOTALS: &str = "合计 总计 共计 小计 总额 total sum";

fn named(names: &[(Column, &str)], text: &str) -> Option<Column> {
    let found = names.iter().find(|(_, words)| has(text, words));
    found.map(|(column, _)| *column)
}

pub(super) fn column(label: &str) -> Option<Column> {
    let text = label.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    // A state before an amount names nothing, nor does a title.
    let states = ["已还", "已还清", "待还", "未还", "已逾期", "逾期"];
    if states.contains(&text) || has(text, "计划 方式 plan") {
        return None;
    }
    Some(match named(&NAMES, text) {
        Some(Column::Principal) if has(text, "息 interest") => Column::Total,
        None if text == "no" => Column::Number,
        found => found?,
    })
}

pub(super) fn payment_column(name: &str) -> Option<Column> {
    named(&PAID_NAMES, name)
}

/// A table's heading: what separates its cells, and each column's name.
pub(super) struct Table {
    separator: char,
    columns: Vec<(Option<Column>, String)>,
}

/// The cells of a line; commas within quotes do not separate.
fn cells(line: &str, separator: char) -> Vec<String> {
    if separator == ' ' {
        return line.split_whitespace().map(str::to_owned).collect();
    }
    let line = if separator == '|' {
        line.trim().trim_matches('|')
    } else {
        line
    };
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        quoted ^= c == '"';
        if c == separator || (separator == '，' && c == ',' && !quoted) {
            out.push(String::new());
        } else if let Some(cell) = out.last_mut().filter(|_| c != '"') {
            cell.push(c);
        }
    }
    out
}

impl Table {
    /// The heading in a line: one column of days and at least one of amounts.
    pub(super) fn of(line: &str, named: fn(&str) -> Option<Column>) -> Option<Table> {
        let separator = *['\t', '|', ';', '，', ' ']
            .iter()
            .find(|c| line.contains(**c))?;
        let mut columns: Vec<(Option<Column>, String)> = Vec::new();
        for cell in cells(line, separator) {
            let column = named(cell.trim());
            let again = column != Some(Column::Fee) && columns.iter().any(|(c, _)| *c == column);
            columns.push((column.filter(|c| !again && *c != Column::Aside), cell));
        }
        let any = |wanted: &[Column]| {
            columns
                .iter()
                .any(|(c, _)| c.is_some_and(|c| wanted.contains(&c)))
        };
        let whole = any(&[Column::Due])
            && any(&[
                Column::Principal,
                Column::Interest,
                Column::Fee,
                Column::Total,
            ]);
        whole.then_some(Table { separator, columns })
    }

    /// The numbers of a line under the names of their columns; nothing if the
    /// line does not fit.
    pub(super) fn tokens(&self, line: &str, today: NaiveDate) -> Option<Vec<Token>> {
        let mut cells = cells(line, self.separator);
        let mut joined = false;
        // Thousands without quotes fall apart: 1 | 000.00.
        while self.separator == '，' && cells.len() > self.columns.len() && cells.len() < 99 {
            let torn = cells.windows(2).position(|two| match two {
                [a, b] => {
                    (1..=3).contains(&digits(a).0.len())
                        && digits(a).1.is_empty()
                        && digits(b).0.len() == 3
                        && (b.contains('.') || b.starts_with('0'))
                }
                _ => false,
            })?;
            let rest = cells.remove(torn + 1);
            cells.get_mut(torn)?.push_str(&rest);
            joined = true;
        }
        // Between spaces an empty cell leaves no trace.
        if cells.len() < 2 || (self.separator == ' ' && cells.len() != self.columns.len()) {
            return None;
        }
        let mut out = Vec::new();
        for (cell, (column, name)) in cells.iter().zip(&self.columns) {
            let Some(column) = column.filter(|_| !cell.trim().is_empty()) else {
                continue;
            };
            let unit = if name.contains('万') { "万" } else { "" };
            let numbers = scan(&format!("{}{unit}", cell.trim()), today);
            let mut numbers = numbers.into_iter().map(|t| t.what);
            let what = match column {
                Column::Due => numbers.find(|w| matches!(w, What::Day { .. } | What::BadDay)),
                Column::Number => numbers.next(),
                // Two amounts in one cell are none.
                _ => numbers
                    .rfind(|w| *w != What::End)
                    .filter(|w| matches!(w, What::Money(_)) && numbers.next().is_none()),
            };
            let words = cell.contains(char::is_alphanumeric);
            let nothing = Money {
                fen: Fen::ZERO,
                sign: 0,
                marked: true,
                torn: false,
                doubt: None,
            };
            let what = what.unwrap_or(match column {
                Column::Due if words => What::BadDay,
                Column::Due => What::Other,
                _ if words => What::BadMoney,
                _ => What::Money(nothing),
            });
            let what = match what {
                What::Money(m) if joined => What::Money(Money {
                    doubt: Some(Doubt::Commas),
                    ..m
                }),
                what => what,
            };
            out.push(Token {
                label: name.clone(),
                what,
            });
        }
        out.push(Token {
            label: String::new(),
            what: What::End,
        });
        Some(out)
    }
}
