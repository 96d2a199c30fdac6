//! A repayment schedule: rows with a day and amounts.

use std::mem::take;

use chrono::{Datelike, NaiveDate};

use super::super::contract::{MAX_INSTALMENTS, Row};
use super::number::{Money, Token, What, When, scan};
use super::table::{Column, TOTALS, Table, column};
use super::{Doubt, Ignored, Line, PasteError, Pasted, Why, blocks, has, ignore, joined, lines};
use crate::calendar::days_between;
use crate::money::Fen;

/// Reads a repayment schedule. Where no year is written, the oldest row is the
/// first such day after `lent_on`; without that day, the middle of the schedule
/// is near `today`.
///
/// # Errors
/// [`PasteError`] when the text is too long or holds more than 600 rows.
pub fn read_rows(
    text: &str,
    today: NaiveDate,
    lent_on: Option<NaiveDate>,
) -> Result<Pasted<Row>, PasteError> {
    let mut out = Pasted::new();
    let mut totals: Vec<(Option<Column>, Fen)> = Vec::new();
    let mut rest: Vec<Line> = Vec::new();
    let lines = lines(text, today, false, &mut out.ignored)?;
    for mut line in upright(lines, today, &mut out.ignored) {
        let total = !line.day && line.amounts > 0 && has(&line.plain, TOTALS);
        // Where rows are one line each, a total below them is that of all.
        let by_line = rest.last().is_none_or(|l| l.day && l.amounts > 0);
        let all = line.cells.is_some() || by_line || line.amounts > 1;
        if total && all && line.number.is_none() {
            let cells = line.cells.take();
            let parts = Parts::of(cells.unwrap_or_else(|| scan(&line.plain, today)));
            totals.extend(parts.stated());
            ignore(&mut out.ignored, vec![line], Why::Total);
        } else {
            rest.push(line);
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for mut block in blocks(rest, |_| false) {
        let cells = block.first_mut().and_then(|l| l.cells.take());
        // Words above the first row belong to none.
        let idle =
            |l: &Line| l.is_words() && matches!(column(&l.plain), None | Some(Column::Aside));
        let words = block.iter().take_while(|l| idle(l)).count();
        let row = block.split_off(words);
        ignore(&mut out.ignored, block, Why::Words);
        if row.is_empty() {
            continue;
        }
        let mut parts = Parts::of(cells.unwrap_or_else(|| scan(&joined(&row), today)));
        totals.append(&mut parts.grand);
        out.sort_out(row, parts, &mut found);
    }
    if found.len() > usize::from(MAX_INSTALMENTS) {
        return Err(PasteError::TooMany);
    }
    out.place(found, today, lent_on);
    out.compare(&totals);
    Ok(out)
}

/// A table copied cell by cell: the names of the columns one below the other,
/// then the cells of each row. Each row becomes one line.
fn upright(mut lines: Vec<Line>, today: NaiveDate, ignored: &mut Vec<Ignored>) -> Vec<Line> {
    let name = |l: &Line| l.is_words() && column(&l.plain).is_some();
    let start = lines.iter().position(name).unwrap_or(lines.len());
    let names = lines.iter().skip(start).take_while(|l| name(l)).count();
    let side_by_side = |lines: &[Line]| {
        let cells: Vec<&str> = lines.iter().map(|l| l.plain.as_str()).collect();
        cells.join("\t")
    };
    let heading = lines
        .get(start..start + names)
        .map(side_by_side)
        .unwrap_or_default();
    let Some(table) = Table::of(&heading, column).filter(|_| names > 2) else {
        return lines;
    };
    let mut rest = lines.split_off(start + names).into_iter();
    ignore(ignored, lines.split_off(start), Why::Heading);
    loop {
        let row: Vec<Line> = rest.by_ref().take(names).collect();
        let cells = table.tokens(&side_by_side(&row), today);
        let fits = |cells: &Vec<Token>| {
            let day = cells.iter().find(|t| t.is_day());
            row.len() == names && day.is_some_and(|t| t.what != What::BadDay)
        };
        let Some(cells) = cells.filter(fits) else {
            lines.extend(row);
            break;
        };
        let raw: Vec<&str> = row.iter().map(|l| l.raw.as_str()).collect();
        let raw = raw.join(" ");
        let last = row.last().map(|l| l.last);
        if let (Some(first), Some(last)) = (row.into_iter().next(), last) {
            let (cells, amounts, day) = (Some(cells), 1, true);
            lines.push(Line {
                last,
                raw,
                day,
                amounts,
                cells,
                ..first
            });
        }
    }
    lines.extend(rest);
    lines
}

/// What one row's text says.
#[derive(Default)]
struct Parts {
    dues: Vec<When>,
    number: Option<u16>,
    principal: Option<Fen>,
    interest: Option<Fen>,
    fee: Option<Fen>,
    total: Option<Fen>,
    /// Amounts that no word names.
    loose: Vec<Fen>,
    /// Totals beyond the row's own.
    grand: Vec<(Option<Column>, Fen)>,
    doubts: Vec<Doubt>,
    bad: Option<Why>,
}

/// A row but for its year.
struct Found {
    block: Vec<Line>,
    due: When,
    number: Option<u16>,
    amounts: [Fen; 3],
    doubts: Vec<Doubt>,
}

impl Parts {
    fn of(tokens: Vec<Token>) -> Parts {
        let mut parts = Parts::default();
        let named = |label: &str| {
            matches!(
                column(label),
                Some(Column::Principal | Column::Interest | Column::Fee | Column::Total)
            )
        };
        // 1,000.00 本金 207.00 利息: the names follow their amounts.
        let first = tokens.iter().find(|t| t.is_money());
        let behind = tokens
            .iter()
            .rposition(Token::is_money)
            .and_then(|at| tokens.get(at + 1));
        let late =
            first.is_some_and(|t| !named(&t.label)) && behind.is_some_and(|t| named(&t.label));
        let labels: Vec<String> = tokens
            .iter()
            .skip(usize::from(late))
            .map(|t| t.label.clone())
            .collect();
        parts.doubt(late, Doubt::ColumnsGuessed);
        for (token, label) in tokens.into_iter().zip(labels) {
            let token = Token { label, ..token };
            let own = column(&token.label);
            match token.what {
                _ if token.aside() => {}
                // A day after the amounts is when the row was paid.
                What::Day { .. } if !parts.dues.is_empty() && parts.any() => {
                    parts.doubt(true, Doubt::SeveralDates);
                }
                What::Day { when, doubt, .. } => {
                    parts.dues.push(when);
                    parts.doubts.extend(doubt);
                }
                What::BadDay => parts.bad = Some(Why::BadDate),
                What::BadMoney => parts.bad = Some(Why::BadAmount),
                What::Number(n) => parts.number = parts.number.or(Some(n)),
                What::Money(money) => {
                    if own == Some(Column::Number)
                        && let Some(n) = money.as_number()
                    {
                        parts.number = Some(n);
                    } else {
                        parts.add(own, money);
                    }
                }
                _ => {}
            }
        }
        parts
    }

    fn add(&mut self, column: Option<Column>, money: Money) {
        let Money {
            fen, sign, doubt, ..
        } = money;
        if sign < 0 {
            self.bad = Some(Why::Negative);
        }
        self.doubts
            .extend(doubt.filter(|d| !self.doubts.contains(d)));
        let slot = match column {
            Some(Column::Principal) => &mut self.principal,
            Some(Column::Interest) => &mut self.interest,
            Some(Column::Fee) => {
                // 服务费 and 担保费 are one fee here.
                let sum = fen.plus(self.fee.take().unwrap_or_default());
                self.fee = sum.ok().or(self.fee);
                return;
            }
            Some(Column::Total) => &mut self.total,
            _ => return self.loose.push(fen),
        };
        if slot.is_none() {
            *slot = Some(fen);
        } else if column == Some(Column::Total) {
            self.grand.push((column, fen));
        } else {
            self.doubts.push(Doubt::LeftOut(fen));
        }
    }

    fn doubt(&mut self, applies: bool, doubt: Doubt) {
        if applies && !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    fn any(&self) -> bool {
        !self.loose.is_empty()
            || [self.principal, self.interest, self.fee, self.total]
                .iter()
                .any(Option::is_some)
    }

    /// Every amount, as the total of all rows states it.
    fn stated(&self) -> Vec<(Option<Column>, Fen)> {
        // 合计 before several amounts names none of them.
        let total = Some(Column::Total).filter(|_| self.loose.is_empty());
        let named = [
            (Some(Column::Principal), self.principal),
            (Some(Column::Interest), self.interest),
            (Some(Column::Fee), self.fee),
            (total, self.total),
        ];
        let named = named
            .into_iter()
            .filter_map(|(column, fen)| Some((column, fen?)));
        named
            .chain(self.loose.iter().map(|fen| (None, *fen)))
            .collect()
    }

    /// Says which of the amounts without a name is what.
    fn guess(&mut self) {
        let loose = take(&mut self.loose);
        let used = match *loose.as_slice() {
            [] => return,
            [one] if self.total.is_none() => {
                self.total = Some(one);
                return;
            }
            [first, second, ..] if !self.any() => {
                // Parts with their total behind or before them.
                let shapes = [(4, true), (4, false), (3, true), (3, false)];
                let whole = shapes.iter().find_map(|(count, behind)| {
                    let group = loose.get(..*count)?;
                    let (total, parts) = if *behind {
                        group.split_last()?
                    } else {
                        group.split_first()?
                    };
                    (Fen::sum(parts.iter().copied()) == Ok(*total)).then_some((*total, parts))
                });
                let two = [first, second];
                let parts = whole.map_or(two.as_slice(), |(_, parts)| parts);
                self.total = whole.map(|(total, _)| total);
                let mut parts = parts.iter().copied();
                (self.principal, self.interest, self.fee) =
                    (parts.next(), parts.next(), parts.next());
                whole.map_or(2, |(_, parts)| parts.len() + 1)
            }
            _ => 0,
        };
        self.doubt(true, Doubt::ColumnsGuessed);
        let rest = loose.iter().skip(used).filter(|fen| !fen.is_zero()).take(9);
        self.doubts.extend(rest.map(|fen| Doubt::LeftOut(*fen)));
    }

    /// Principal, interest and fee.
    fn settle(&mut self) -> Option<[Fen; 3]> {
        self.guess();
        let fee = self.fee.unwrap_or_default();
        let rest = |total: Fen, part: Fen| {
            total
                .minus(part)
                .and_then(|r| r.minus(fee))
                .ok()
                .filter(|r| *r >= Fen::ZERO)
        };
        let (principal, interest) = match (self.principal, self.interest, self.total) {
            (Some(principal), None, Some(total)) => {
                let interest = rest(total, principal).unwrap_or_default();
                self.doubt(!interest.is_zero(), Doubt::Derived);
                (principal, interest)
            }
            (Some(principal), interest, _) => (principal, interest.unwrap_or_default()),
            (None, None, Some(total)) if self.fee.is_none() => {
                self.doubt(true, Doubt::TotalAsPrincipal);
                (total, Fen::ZERO)
            }
            (None, interest, Some(total)) => {
                let interest = interest.unwrap_or_default();
                self.doubt(true, Doubt::Derived);
                (rest(total, interest).unwrap_or_default(), interest)
            }
            (None, interest, None) => {
                self.fee.or(interest)?;
                self.doubt(true, Doubt::ColumnsGuessed);
                (Fen::ZERO, interest.unwrap_or_default())
            }
        };
        let sum = Fen::sum([principal, interest, fee]).ok()?;
        if let Some(stated) = self.total.filter(|t| *t != sum) {
            self.doubts.push(Doubt::TotalDiffers { stated, sum });
        }
        Some([principal, interest, fee])
    }
}

impl Pasted<Row> {
    fn sort_out(&mut self, block: Vec<Line>, mut parts: Parts, found: &mut Vec<Found>) {
        let full = parts.dues.iter().rfind(|d| matches!(d, When::Full(_)));
        let due = full.or(parts.dues.last()).copied();
        let several = parts
            .dues
            .iter()
            .any(|d| due.is_some_and(|due| !due.fits(*d)));
        parts.doubt(several, Doubt::SeveralDates);
        let any = parts.any();
        let why = match (parts.bad, due, any) {
            (Some(bad), ..) if any || due.is_some() || block.len() == 1 => bad,
            (_, None, true) if block.iter().any(|l| l.amounts > 0) => Why::NoDate,
            (_, None, _) => Why::Words,
            (_, Some(_), false) => Why::NoAmount,
            (_, Some(due), true) => {
                if let Some(amounts) = parts.settle() {
                    let Parts { number, doubts, .. } = parts;
                    found.push(Found {
                        block,
                        due,
                        number,
                        amounts,
                        doubts,
                    });
                    return;
                }
                Why::BadAmount
            }
        };
        ignore(&mut self.ignored, block, why);
    }

    /// Finds the years that were not written, and looks at the order.
    fn place(&mut self, mut found: Vec<Found>, today: NaiveDate, lent_on: Option<NaiveDate>) {
        let mut days = years(&found, today, lent_on);
        if days.len() > 1 && days.is_sorted_by(|a, b| a > b) {
            days.reverse();
            found.reverse();
            self.doubts.push(Doubt::Reversed);
        }
        let mut before: Option<(NaiveDate, Option<u16>)> = None;
        for (found, due) in found.into_iter().zip(days) {
            let Found {
                block,
                number,
                amounts: [principal, interest, fee],
                mut doubts,
                ..
            } = found;
            let row = Row {
                due,
                principal,
                interest,
                fee,
            };
            if matches!(found.due, When::Short(..)) {
                doubts.push(Doubt::YearGuessed);
            }
            if let Some(earlier) = self.items.iter().find(|p| p.value == row) {
                doubts.push(Doubt::Duplicate { line: earlier.line });
            }
            if let Some((day, count)) = before {
                if due <= day {
                    doubts.push(Doubt::NotRising);
                }
                if count.zip(number).is_some_and(|(a, b)| b != a + 1) {
                    doubts.push(Doubt::Gap);
                }
            }
            before = Some((due, number));
            self.propose(&block, row, doubts);
        }
    }

    /// Compares the rows with the totals the text states.
    fn compare(&mut self, totals: &[(Option<Column>, Fen)]) {
        let sum = |part: fn(&Row) -> Fen| {
            Fen::sum(self.items.iter().map(|p| part(&p.value))).unwrap_or_default()
        };
        let (principal, interest, fee) =
            (sum(|r| r.principal), sum(|r| r.interest), sum(|r| r.fee));
        let all = Fen::sum([principal, interest, fee]).unwrap_or_default();
        for (column, stated) in totals {
            let sum = match column {
                Some(Column::Principal) => principal,
                Some(Column::Interest) => interest,
                Some(Column::Fee) => fee,
                None | Some(Column::Total) if [principal, interest, fee].contains(stated) => {
                    *stated
                }
                _ => all,
            };
            if sum != *stated {
                self.doubts.push(Doubt::TotalDiffers {
                    stated: *stated,
                    sum,
                });
            }
        }
    }
}

/// Half-years differ by so many days at most.
const EVEN: i64 = 4;

/// The day of this month and day that is nearest to another; half a year away
/// both ways, the one that lies ahead, or behind.
fn nearest(month: u32, day: u32, to: NaiveDate, ahead: bool) -> Option<NaiveDate> {
    let years = (to.year() - 4)..=(to.year() + 4);
    let days = years.filter_map(|y| NaiveDate::from_ymd_opt(y, month, day));
    days.min_by_key(|d| {
        let after = days_between(to, *d);
        after.abs() - if (after > 0) == ahead { EVEN } else { 0 }
    })
}

/// How many days the second row is after the first, whose year is not written.
fn days_between_first_two(found: &[Found]) -> i64 {
    let short = |at: usize| match found.get(at).map(|f| f.due) {
        Some(When::Short(m, d)) => Some((m, d)),
        _ => None,
    };
    let (Some((m, d)), Some((next_m, next_d))) = (short(0), short(1)) else {
        return 0;
    };
    // Any year will do; 2000 has a 29 February.
    let Some(first) = NaiveDate::from_ymd_opt(2000, m, d) else {
        return 0;
    };
    nearest(next_m, next_d, first, true).map_or(0, |second| days_between(first, second))
}

/// The days with their years: next to the rows that have one; without any,
/// after the day of the loan, or so that the middle of the schedule is nearest
/// to today.
fn years(found: &[Found], today: NaiveDate, lent_on: Option<NaiveDate>) -> Vec<NaiveDate> {
    let follow = |from: NaiveDate, ahead: bool, rows: &mut dyn Iterator<Item = &Found>| {
        let mut last = from;
        let mut days = Vec::new();
        for row in rows {
            last = match row.due {
                When::Full(day) => day,
                When::Short(m, d) => nearest(m, d, last, ahead).unwrap_or(last),
            };
            days.push(last);
        }
        days
    };
    let written = found.iter().enumerate().find_map(|(i, f)| {
        match (f.due, f.block.first().and_then(|l| l.hint)) {
            (When::Full(day), _) => Some((i, day)),
            (When::Short(m, d), Some(year)) => Some((i, NaiveDate::from_ymd_opt(year, m, d)?)),
            _ => None,
        }
    });
    // The newest row may stand first.
    let falling = days_between_first_two(found) < 0;
    if let Some((at, day)) = written {
        let rising = !falling;
        let (before, rest) = found.split_at(at);
        let mut days = follow(day, !rising, &mut before.iter().rev());
        days.reverse();
        days.push(day);
        days.extend(follow(day, rising, &mut rest.iter().skip(1)));
        return days;
    }
    let oldest = if falling { found.last() } else { found.first() };
    let Some(When::Short(m, d)) = oldest.map(|f| f.due) else {
        return Vec::new();
    };
    let from = |start: NaiveDate| {
        if !falling {
            return follow(start, true, &mut found.iter());
        }
        let mut days = follow(start, true, &mut found.iter().rev());
        days.reverse();
        days
    };
    if let Some(lent_on) = lent_on {
        let years = (0..=5).map(|later| lent_on.year() + later);
        let mut starts = years.filter_map(|y| NaiveDate::from_ymd_opt(y, m, d));
        if let Some(start) = starts.find(|start| *start > lent_on) {
            return from(start);
        }
    }
    // Half of the longest schedule is 25 years.
    let starts =
        ((today.year() - 25)..=(today.year() + 4)).filter_map(|y| NaiveDate::from_ymd_opt(y, m, d));
    let far = |days: &Vec<NaiveDate>| {
        let (first, last) = (
            days.first().copied().unwrap_or(today),
            days.last().copied().unwrap_or(today),
        );
        (days_between(first, today) + days_between(last, today)).abs()
    };
    starts.map(from).min_by_key(far).unwrap_or_default()
}
