//! The plan as files to take away: a table, and a calendar.

use super::Page;
use super::result::owed_after;
use crate::app::csv::Csv;
use crate::app::fields::plain;
use crate::app::words;
use crate::outlook::{Outlook, calendar};
use crate::plan::simulate::Outcome;

pub fn save_csv(page: Page, outlook: &Outlook, outcome: &Outcome) {
    let w = page.w;
    let mut head = vec![
        w.col_month.to_owned(),
        w.col_surplus.to_owned(),
        w.col_pay.to_owned(),
    ];
    head.extend(outlook.debts.iter().map(|id| page.name(*id)));
    head.extend([w.col_left.to_owned(), w.col_owed.to_owned()]);
    let mut csv = Csv::default();
    csv.row(&head);
    for (place, month) in outcome.months.iter().enumerate() {
        let mut row = vec![
            words::date(month.from),
            plain(month.surplus),
            plain(month.paid),
        ];
        row.extend(month.debts.iter().map(|d| plain(d.paid)));
        row.extend([plain(month.left), plain(owed_after(outcome, place))]);
        csv.row(&row);
    }
    let name = format!("{}-{}.csv", w.csv_name, words::date(outlook.day));
    page.state.save_as(&name, &csv.text());
}

/// How many months of days are saved.
const MONTHS: u16 = 12;

/// A year of payments and due dates as all-day events (RFC 5545): those of the
/// calendar on the page.
pub fn save_ics(page: Page, outlook: &Outlook) {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ashore//Plan//ZH\r\n");
    let stamp = format!("{}T000000Z", compact(outlook.day));
    let book = page.state.book;
    let dates = book.with_untracked(|book| calendar(book, outlook, MONTHS));
    for dated in dates.unwrap_or_default() {
        let (Some(debt), false) = (dated.debt, dated.amount.is_zero()) else {
            continue;
        };
        let what = words::nth(&page.w.dated, dated.what as usize);
        let title = format!("{what} {} {}", page.name(debt), words::money(dated.amount));
        let day = compact(dated.on);
        for line in [
            "BEGIN:VEVENT".to_owned(),
            format!(
                "UID:{}-{}-{day}@ashore.invalid",
                debt.0, dated.what as usize
            ),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{day}"),
            format!("SUMMARY:{}", escaped(&title)),
            "END:VEVENT".to_owned(),
        ] {
            fold(&mut text, &line);
        }
    }
    text.push_str("END:VCALENDAR\r\n");
    let name = format!("{}-{}.ics", page.w.csv_name, words::date(outlook.day));
    page.state.save_as(&name, &text);
}

fn compact(day: chrono::NaiveDate) -> String {
    words::date(day).replace('-', "")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// Lines of at most 75 bytes, the next beginning with a space; never within a
/// letter.
fn fold(to: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 73 {
            to.push_str("\r\n ");
            width = 1;
        }
        to.push(c);
        width += c.len_utf8();
    }
    to.push_str("\r\n");
}
