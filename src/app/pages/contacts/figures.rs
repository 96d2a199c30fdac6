//! 多少次、什么时候: how often, by whom, at what hours.

use super::Page;
use super::findings::accounts;
use crate::app::dom::{Child, El, card, el, head_cell, heading, money_cell, p, region, scroller};
use crate::collector::counts::{Tally, by_creditor, by_number, heat};
use crate::collector::group::Group;

pub fn section(page: Page) -> Child {
    let w = page.w;
    let state = page.state;
    region(move || {
        state.book.with(|book| {
            let contacts = &book.dealings.contacts;
            if contacts.is_empty() {
                return Child::NONE;
            }
            let creditors = by_creditor(contacts, &accounts(book));
            let creditors = creditors.into_iter().map(|row| {
                let name = match row.key {
                    Group::Creditor(debt) => page.debt_name(debt),
                    Group::Said(name) | Group::Number(name) => name,
                    Group::Alone(_) => w.unknown.to_owned(),
                };
                (name, row.tally)
            });
            let creditors = table(page, w.by_creditor, merged(creditors));
            let numbers = by_number(contacts)
                .into_iter()
                .map(|row| (row.key, row.tally));
            let numbers = merged(numbers);
            card()
                .id("figures")
                .child(heading("h2", w.figures))
                .child(p("hint", w.figures_says))
                .child(picture(page, &heat(contacts)))
                .child(creditors)
                .child((!numbers.is_empty()).then(|| table(page, w.by_number, numbers)))
                .into()
        })
    })
}

/// Rows of one name are one row.
fn merged(rows: impl Iterator<Item = (String, Tally)>) -> Vec<(String, Tally)> {
    let mut all: Vec<(String, Tally)> = Vec::new();
    for (name, tally) in rows {
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => sum.join(&tally),
            None => all.push((name, tally)),
        }
    }
    all
}

fn table(page: Page, caption: &str, rows: Vec<(String, Tally)>) -> El {
    let w = page.w;
    let mut head = el("tr").child(head_cell("col", caption));
    for name in w.tally_names {
        head = head.child(head_cell("col", name));
    }
    let mut body = el("tbody");
    for (name, tally) in rows {
        let Tally {
            connected,
            unanswered,
            other_calls,
            messages,
            visits,
            third_parties,
            ..
        } = tally;
        let mut row = el("tr").child(head_cell("row", name));
        for n in [
            connected,
            unanswered,
            other_calls,
            messages,
            visits,
            third_parties,
        ] {
            row = row.child(money_cell(&n.to_string()));
        }
        body = body.child(row);
    }
    scroller(
        caption,
        el("table").child(el("thead").child(head)).child(body),
    )
}

/// Hours across, weekdays down; the darker the more. The quiet hours are framed.
fn picture(page: Page, hours: &[[u16; 24]; 7]) -> El {
    let w = page.w;
    let most = hours.iter().flatten().copied().max().unwrap_or(0).max(1);
    let mut head = el("tr").child(head_cell("col", w.clock));
    for hour in 0..24_u16 {
        head = head.child(head_cell("col", hour.to_string()));
    }
    let mut body = el("tbody");
    for (row, weekday) in hours.iter().zip(w.weekdays) {
        let mut cells = el("tr").child(head_cell("row", weekday));
        for (hour, count) in row.iter().enumerate() {
            // Four steps of colour, and the number itself.
            let step = (u32::from(*count) * 4).div_ceil(u32::from(most));
            let quiet = !(8..22).contains(&hour);
            let class = match (step, quiet) {
                (0, true) => "heat quiet-hour".to_owned(),
                (0, false) => "heat".to_owned(),
                (step, true) => format!("heat heat-{step} quiet-hour"),
                (step, false) => format!("heat heat-{step}"),
            };
            let text = if *count == 0 {
                String::new()
            } else {
                count.to_string()
            };
            cells = cells.child(el("td").class(&class).child(text));
        }
        body = body.child(cells);
    }
    let table = el("table")
        .class("heat-map")
        .child(el("thead").child(head))
        .child(body);
    el("figure")
        .class("chart")
        .child(p("soft", w.heat))
        .child(scroller(w.heat, table))
        .child(p("hint", w.heat_says))
}
