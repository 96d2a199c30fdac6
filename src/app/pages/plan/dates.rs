//! 日历: what falls due, what the plan pays and when money comes in, month by
//! month as a calendar, and as a list under it.

use chrono::{Datelike, NaiveDate};

use super::Page;
use crate::app::dom::{
    Child, El, actions, button, card, el, head_cell, heading, money_cell, p, region, scroller,
    table_head,
};
use crate::app::var::{Derived, Live};
use crate::app::words;
use crate::calendar::plus_days;
use crate::outlook::{Dated, What, calendar};
use crate::plan::Month;

/// How many months can be turned to.
const MONTHS: u16 = 12;

/// Money in, due, planned: told apart by a sign as well as by colour.
const SIGNS: [&str; 3] = ["+", "○", "●"];
const CLASSES: [&str; 3] = ["dated income", "dated due", "dated planned"];

pub fn section(page: Page) -> Child {
    let w = page.w;
    let state = page.state;
    let turned = Live::new(0_u16);
    let dates = Derived::new(move || {
        page.outlook.with(|outlook| {
            let outlook = outlook.as_ref()?;
            state.book.with(|book| calendar(book, outlook, MONTHS).ok())
        })
    });
    card()
        .id("dates")
        .child(heading("h2", w.dates))
        .child(p("hint", w.dates_says))
        .child(key(page))
        .child(region(move || {
            let month = Month::of(state.today.get()).plus(turned.get());
            dates.with(|dates| {
                let Some(dates) = dates else {
                    return Child::NONE;
                };
                let all: Vec<Dated> = dates
                    .iter()
                    .filter(|dated| Month::of(dated.on) == month)
                    .copied()
                    .collect();
                vec![
                    heading("h3", month.to_string()),
                    grid(page, month, &all),
                    list(page, &all),
                ]
                .into()
            })
        }))
        .child(
            actions()
                .class("actions no-print")
                .child(button("", w.dates_before, move || {
                    turned.update(|n| *n = n.saturating_sub(1));
                }))
                .child(button("", w.dates_after, move || {
                    turned.update(|n| *n = (*n + 1).min(MONTHS - 1));
                })),
        )
        .into()
}

fn key(page: Page) -> El {
    let mut key = el("ul").class("key");
    for ((sign, class), name) in SIGNS.into_iter().zip(CLASSES).zip(page.w.dated) {
        key = key.child(
            el("li")
                .child(el("span").class(class).child(sign))
                .child(format!(" {name}")),
        );
    }
    key
}

/// A month by weeks, from Monday to Sunday.
fn grid(page: Page, month: Month, dates: &[Dated]) -> El {
    let w = page.w;
    let first = month.day(1);
    let today = page.state.today.get_untracked();
    let mut head = el("tr");
    for name in w.weekdays {
        head = head.child(head_cell("col", name));
    }
    let mut body = el("tbody");
    let mut row = el("tr");
    let before = first.map_or(0, |day| day.weekday().num_days_from_monday());
    for _ in 0..before {
        row = row.child(el("td"));
    }
    let mut day = first;
    while let Some(now) = day.filter(|day| Month::of(*day) == month) {
        row = row.child(cell(now, now == today, dates));
        if now.weekday().num_days_from_monday() == 6 {
            body = body.child(row);
            row = el("tr");
        }
        day = plus_days(now, 1);
    }
    // The last week is as long as the others.
    let last = day.map_or(0, |next| next.weekday().num_days_from_monday());
    if last > 0 {
        for _ in last..7 {
            row = row.child(el("td"));
        }
        body = body.child(row);
    }
    let table = el("table")
        .class("calendar")
        .child(el("thead").child(head))
        .child(body);
    scroller(w.dates, table)
}

fn cell(day: NaiveDate, today: bool, dates: &[Dated]) -> El {
    let class = if today { "today" } else { "" };
    let mut cell = el("td")
        .class(class)
        .child(el("span").class("day").child(day.day().to_string()));
    for what in [What::Income, What::Due, What::Planned] {
        let place = what as usize;
        if dates.iter().any(|d| d.on == day && d.what == what) {
            cell = cell.child(
                el("span")
                    .class(words::nth(&CLASSES, place))
                    .child(words::nth(&SIGNS, place)),
            );
        }
    }
    cell
}

fn list(page: Page, dates: &[Dated]) -> El {
    let w = page.w;
    if dates.is_empty() {
        return p("soft", w.dates_none);
    }
    let mut body = el("tbody");
    for dated in dates {
        let place = dated.what as usize;
        let name = words::nth(&w.dated, place);
        let what = match dated.debt {
            Some(debt) => page.t.word.labelled.of(name, &page.name(debt)),
            None => name.to_owned(),
        };
        body = body.child(
            el("tr")
                .child(head_cell("row", words::date(dated.on)))
                .child(
                    el("td")
                        .child(
                            el("span")
                                .class(words::nth(&CLASSES, place))
                                .child(words::nth(&SIGNS, place)),
                        )
                        .child(format!(" {what}")),
                )
                .child(money_cell(&words::money(dated.amount))),
        );
    }
    let table = el("table")
        .child(table_head(&[
            page.t.charts.col_day,
            w.dates_what,
            w.amount_of,
        ]))
        .child(body);
    // Planned beside due, and less: it was paid ahead.
    let planned = |due: &Dated| {
        let same = |d: &&Dated| d.what == What::Planned && (d.on, d.debt) == (due.on, due.debt);
        dates.iter().find(same).map(|d| d.amount)
    };
    let mut dues = dates.iter().filter(|d| d.what == What::Due);
    let less = dues.any(|due| planned(due).is_some_and(|planned| planned < due.amount));
    el("div")
        .child(table)
        .child(less.then(|| p("hint", w.dates_less)))
}
