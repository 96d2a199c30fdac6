//! 一页摘要: one page on paper for a relative or an adviser. What is printed
//! is what is seen here, and nothing else.

use super::Page;
use super::result::{owed_after, says_lacking, shortage};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, head_cell, heading, money_cell, p};
use crate::app::words;
use crate::money::Fen;
use crate::outlook::{Outlook, Verdict};
use crate::plan::simulate::Outcome;

/// As many months as leave room for the rest.
const MONTHS: usize = 6;
/// More debts than this are printed closer, lest it be two pages.
const MANY: usize = 6;
/// As many due dates before there is money as are named one by one.
const NAMED: usize = 4;

pub fn section(page: Page) -> El {
    let w = page.w;
    card()
        .id("summary")
        .child(heading("h2", w.summary))
        .child(p("hint no-print", w.summary_says))
        .child(page.shows(move |outlook| {
            let many = outlook.debts.len() > MANY;
            let class = if many { "summary dense" } else { "summary" };
            el("div").class(class).child(body(page, outlook)).into()
        }))
        .child(
            actions()
                .class("actions no-print")
                .child(button("", w.summary_print, || {
                    browser::print_only("summary");
                })),
        )
}

fn body(page: Page, outlook: &Outlook) -> Child {
    let w = page.w;
    let mut parts = vec![
        p("", w.summary_on.of(&words::date(outlook.day))),
        debts(page, outlook),
        money(page, outlook),
    ];
    let money = words::money;
    let says = match outlook.verdict() {
        Verdict::NothingOwed => w.nothing_owed.to_owned(),
        Verdict::NoBudget => w.type_budget.to_owned(),
        Verdict::LivingLacks(lacks) => w.living_lacks.of(&money(lacks)),
        Verdict::NoMoney => w.no_money.to_owned(),
        Verdict::AllHeld => w.all_held.to_owned(),
        Verdict::Never => w.never.to_owned(),
        Verdict::TooFar => w.far.to_owned(),
        Verdict::AllButHeld(day) => w.but_held.of(&words::date(day)),
        Verdict::Clears(day) => {
            let paid = outlook.outcome().map_or(Fen::ZERO, |o| o.paid);
            w.clears.of(&words::date(day), &money(paid))
        }
    };
    parts.push(p("verdict", says));
    parts.push(el("div").child(shortage(page, outlook)));
    parts.extend(trouble(page, outlook));
    if let Some(outcome) = outlook.outcome().filter(|o| !o.months.is_empty()) {
        let mut rows = el("tbody");
        for (place, month) in outcome.months.iter().enumerate().take(MONTHS) {
            rows = rows.child(
                el("tr")
                    .child(head_cell("row", words::date(month.from)))
                    .child(money_cell(&money(month.paid)))
                    .child(money_cell(&money(owed_after(outcome, place)))),
            );
        }
        parts.push(
            el("table")
                .child(el("caption").child(w.summary_months))
                .child(head(&[w.col_month, w.col_pay, w.col_owed]))
                .child(rows),
        );
    }
    parts.push(p("soft", w.help));
    parts.push(p("hint", w.summary_made));
    parts.into()
}

/// What the plan cannot pay, and what falls due before there is money.
fn trouble(page: Page, outlook: &Outlook) -> Vec<El> {
    let w = page.w;
    let mut parts = Vec::new();
    let outcome = outlook.outcome();
    let missed = outcome.map_or(0, Outcome::missed);
    let lives = !matches!(outlook.verdict(), Verdict::LivingLacks(_));
    if missed > 0 && lives {
        let says = (w.summary_missed)(missed);
        parts.push(p(
            "",
            format!("{says}{}", says_lacking(page, outlook.lacking())),
        ));
    }
    if let Some((from, fen)) = outlook.gap().filter(|_| lives) {
        parts.push(p("", w.gap.of(&words::date(from), &words::money(fen))));
    }
    let mut list = el("ul").class("notes");
    for due in outlook.before.iter().take(NAMED) {
        let what = format!("{} {}", words::date(due.on), page.name(due.debt));
        let what = page.t.word.labelled.of(&what, &words::money(due.amount));
        list = list.child(el("li").child(what));
    }
    if outlook.before.len() > NAMED {
        list = list.child(el("li").child((w.more_dues)(outlook.before.len() - NAMED)));
    }
    if !outlook.before.is_empty() {
        parts.push(p("", w.summary_before));
        parts.push(list);
    }
    parts
}

/// The second and third columns are amounts.
fn head(names: &[&str]) -> El {
    let mut row = el("tr");
    for (place, name) in names.iter().enumerate() {
        let cell = head_cell("col", *name);
        row = row.child(if matches!(place, 1 | 2) {
            cell.class("money")
        } else {
            cell
        });
    }
    el("thead").child(row)
}

fn debts(page: Page, outlook: &Outlook) -> El {
    let w = page.w;
    let mut rows = el("tbody");
    let figures = outlook.owed.iter().zip(&outlook.growth);
    for (id, (owed, growth)) in outlook.debts.iter().zip(figures) {
        let treatment = page
            .state
            .book
            .with_untracked(|book| super::treat::place_of(&book.plans.of(*id).treatment));
        // Growth is in millionths of a fen: to the fen, upwards.
        let day = growth.saturating_add(999_999).div_euclid(1_000_000);
        let day = i64::try_from(day).unwrap_or(i64::MAX);
        rows = rows.child(
            el("tr")
                .child(head_cell("row", page.name(*id)))
                .child(money_cell(&words::money(*owed)))
                .child(money_cell(&words::money(Fen::new(day))))
                .child(el("td").child(words::nth(&w.treatments, treatment))),
        );
    }
    let total = Fen::sum(outlook.owed.iter().copied()).unwrap_or_default();
    el("table")
        .child(head(&[
            w.which_debt,
            w.summary_owed,
            w.summary_grows,
            w.treatment,
        ]))
        .child(rows)
        .child(
            el("tfoot").child(
                el("tr")
                    .child(head_cell("row", page.t.word.total))
                    .child(money_cell(&words::money(total))),
            ),
        )
}

fn money(page: Page, outlook: &Outlook) -> El {
    let w = page.w;
    let money = outlook.money;
    let mut rows = el("tbody");
    for (label, amount) in [
        (w.income, money.income),
        (w.needs, money.needs()),
        (w.irregular_row, money.irregular),
        (w.buffer_row, money.buffer),
        (w.surplus, money.surplus),
    ] {
        rows = rows.child(
            el("tr")
                .child(head_cell("row", label))
                .child(money_cell(&words::money(amount))),
        );
    }
    el("table")
        .child(el("caption").child(w.summary_money))
        .child(rows)
}
