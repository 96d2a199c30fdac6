//! The legal line, the LPR, simple interest.

use chrono::NaiveDate;

use super::read::{cells, day, fen, plain, rate, rows, source};
use super::{Compared, Group, Outcome};
use crate::calendar::plus_days;
use crate::law::Lender;
use crate::law::court::Payment;
use crate::law::line::{LegalLine, legal_line};
use crate::law::lpr::{CHECKED_UNTIL, four_times_lpr};
use crate::loan::simple::{Account, Convention, DayRange, RateFrom, Simple, simple_interest};
use crate::money::Rounding;
use crate::rate::{DayCount, Rate};

/// A court's line, the references and a regulator's line, as `rate` or `-`.
fn lines_of(line: &LegalLine) -> [String; 3] {
    let said = |rates: Vec<Rate>| {
        let all: Vec<String> = rates.into_iter().map(Rate::percent).collect();
        if all.is_empty() {
            "-".to_owned()
        } else {
            all.join(" ")
        }
    };
    [
        said(line.main.iter().map(|line| line.rate).collect()),
        said(line.references.iter().map(|line| line.rate).collect()),
        said(line.regulator.iter().map(|line| line.rate).collect()),
    ]
}

/// The line of a lender on a day.
pub(super) fn line(row: &'static str) -> Option<Compared> {
    let [name, on, main, references, regulator] = cells(row)?;
    let lender = match name {
        "bank" => Lender::Bank,
        "consumer-finance" => Lender::ConsumerFinance,
        "small-loan" => Lender::SmallLoan,
        "platform" => Lender::Platform,
        "private" => Lender::Private,
        "other" => Lender::Other,
        _ => return None,
    };
    let expected = [on, main, references, regulator].join(", ");
    let got = lines_of(&legal_line(lender, day(on)?, &[])).join(", ");
    let got = format!("{on}, {got}");
    Some(Compared {
        name,
        passed: expected == got,
        expected,
        got,
    })
}

/// Every publication of the LPR: the rate, and four times it, on its day, a
/// week later, and on the eve of the next.
pub(super) fn lpr(group: Group, table: &'static str) -> Vec<Outcome> {
    let all: Vec<&'static str> = rows(table).collect();
    let next = all.iter().skip(1).map(|row| published(row));
    let until = next.chain([Some(CHECKED_UNTIL)]);
    all.iter()
        .zip(until)
        .map(|(row, until)| {
            let compared = until.and_then(|until| lpr_until(row, until));
            Outcome::of(group, source(table), row, compared)
        })
        .collect()
}

fn published(row: &'static str) -> Option<NaiveDate> {
    let [on, _, _] = cells(row)?;
    day(on)
}

fn lpr_until(row: &'static str, until: NaiveDate) -> Option<Compared> {
    let [name, once, four_times] = cells(row)?;
    let on = day(name)?;
    let expected = (rate(once, "year")?, rate(four_times, "year")?);
    let said = |(rate, four): (Rate, Rate)| format!("{}, {}", rate.percent(), four.percent());
    let mut got = Vec::new();
    let mut passed = true;
    for on in [on, plus_days(on, 7)?, plus_days(until, -1)?] {
        let (four, quote) = four_times_lpr(on, &[])?;
        let found = (quote.rate, four);
        passed &= found == expected && quote.unverified_since.is_none();
        got.push(format!("{on}: {}", said(found)));
    }
    Some(Compared {
        name,
        expected: said(expected),
        got: if passed {
            said(expected)
        } else {
            got.join("; ")
        },
        passed,
    })
}

/// HMRC's convention.
pub const HMRC: Convention = Convention {
    range: DayRange::BothEnds,
    year: DayCount::Act365,
    rounding: Rounding::Floor,
};

/// What HMRC's rate was in the scenarios; the first is older than they are.
#[must_use]
pub fn hmrc_rates() -> Vec<RateFrom> {
    [
        ("2018-08-21", "3.25"),
        ("2020-03-30", "2.75"),
        ("2020-04-07", "2.6"),
    ]
    .into_iter()
    .filter_map(|(from, percent)| {
        Some(RateFrom {
            from: day(from)?,
            rate: rate(percent, "year")?,
        })
    })
    .collect()
}

/// Accounts, each with its windows and its total, to the penny.
pub(super) fn simple(group: Group, table: &'static str) -> Vec<Outcome> {
    let mut accounts: Vec<Vec<&'static str>> = Vec::new();
    for row in rows(table) {
        match accounts.last_mut() {
            Some(account) if !row.starts_with("account\t") => account.push(row),
            _ => accounts.push(vec![row]),
        }
    }
    accounts
        .iter()
        .filter_map(|lines| {
            let (first, said) = lines.split_first()?;
            let outcome = account(first, said);
            Some(Outcome::of(group, source(table), first, outcome))
        })
        .collect()
}

fn account(row: &'static str, said: &[&'static str]) -> Option<Compared> {
    let ["account", name, principal, from, to, paid] = cells(row)? else {
        return None;
    };
    let payments: Option<Vec<Payment>> = paid
        .split(' ')
        .filter(|payment| *payment != "-")
        .map(|payment| {
            let (on, amount) = payment.split_once(':')?;
            Some(Payment {
                day: day(on)?,
                amount: fen(amount)?,
            })
        })
        .collect();
    let account = Account {
        principal: fen(principal)?,
        from: day(from)?,
        to: day(to)?,
        payments: &payments?,
        rates: &hmrc_rates(),
    };
    let simple = simple_interest(account, HMRC).ok()?;
    // Where a scenario lists no windows only the total is compared.
    let windows = said.iter().any(|row| row.starts_with("window\t"));
    let got = written(&simple, windows)?.join("\n");
    let expected = said.join("\n");
    Some(Compared {
        name,
        passed: expected == got && simple.overpaid.is_zero(),
        expected,
        got,
    })
}

/// An account in the words of the table.
fn written(simple: &Simple, windows: bool) -> Option<Vec<String>> {
    let mut rows = Vec::new();
    for window in simple.windows.iter().filter(|_| windows) {
        let cells = [
            "window".to_owned(),
            window.from.to_string(),
            plus_days(window.until, -1)?.to_string(),
            window.days.to_string(),
            window.rate.percent(),
            plain(window.principal),
            plain(window.interest),
            plain(window.per_day),
        ];
        rows.push(cells.join("\t"));
    }
    let per_day = simple.windows.last().map(|window| window.per_day);
    let cells = [
        "total".to_owned(),
        plain(simple.interest),
        plain(simple.principal),
        plain(simple.owed().ok()?),
        plain(per_day.unwrap_or_default()),
    ];
    rows.push(cells.join("\t"));
    Some(rows)
}
