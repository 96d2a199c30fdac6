//! 如果借一笔新的来还: only in figures, with what it costs and what to beware
//! of; never as advice.

use super::Page;
use crate::app::dom::{
    Child, El, actions, button, card, el, head_cell, heading, money_cell, p, region, scroller,
    table_head,
};
use crate::app::draft::parse_date;
use crate::app::fields::{amount_of, count, field, fold, pair, remembered};
use crate::app::pages::debt::cost::price_in_words;
use crate::app::var::Live;
use crate::app::widgets::{Kind, source_list, tick};
use crate::app::words;
use crate::book::DebtId;
use crate::calendar::in_range;
use crate::law::SourceId;
use crate::money::Fen;
use crate::outlook::with_new_loan;
use crate::plan::consolidate::{Asks, Consolidated, MOST, NewLoan};

/// As many months as are listed.
const ROWS: usize = 24;

pub fn section(page: Page) -> El {
    let w = page.w;
    card()
        .class("card no-print")
        .id("new-loan")
        .child(heading("h2", w.new_loan))
        .child(p("notice warn", w.new_loan_says))
        .child(fold("new-loan-open", w.new_loan_open, move || form(page)))
}

fn form(page: Page) -> Child {
    let w = page.w;
    let texts = [
        "new-lent",
        "new-deducted",
        "new-beside",
        "new-monthly",
        "new-count",
        "new-first",
    ]
    .map(|id| remembered(id, ""));
    let [lent, deducted, beside, monthly, instalments, first] = texts;
    let tried = Live::new(false);
    let ends: Live<Vec<DebtId>> = Live::new(Vec::new());
    let asked: Live<Option<(NewLoan, Vec<DebtId>)>> = Live::new(None);
    let stale = move || asked.set(None);
    let day = |text: &str| parse_date(text).filter(|day| in_range(*day));
    let read = move || -> Option<NewLoan> {
        Some(NewLoan {
            lent: Fen::parse(&lent.get_untracked()).ok()?,
            deducted: amount_of(&deducted.get_untracked()).ok()?,
            beside: amount_of(&beside.get_untracked()).ok()?,
            on: page.state.today.get_untracked(),
            first_due: day(&first.get_untracked())?,
            instalments: count(&instalments.get_untracked(), MOST)?,
            asks: Asks::Instalment(Fen::parse(&monthly.get_untracked()).ok()?),
        })
    };
    let go = move || {
        tried.set(true);
        asked.set(read().map(|loan| (loan, ends.get_untracked())));
    };
    // With the plan as it stands, whatever changes in it.
    let found =
        move || {
            let (loan, ends) = asked.get()?;
            page.outlook.with(|outlook| {
                let outlook = outlook.as_ref()?;
                let book = page.state.book;
                Some(book.with_untracked(|book| {
                    with_new_loan(book, outlook, &loan, &ends).map_err(|_| ())
                }))
            })
        };
    let wrong = move |right: bool, says: &str| (tried.get() && !right).then(|| says.to_owned());
    let mut debts = el("ul").class("ticks");
    let ids = page
        .outlook
        .with_untracked(|o| o.as_ref().map_or_else(Vec::new, |o| o.debts.clone()));
    for id in ids {
        debts = debts.child(tick(
            &format!("new-ends-{}", id.0),
            &page.name(id),
            move || ends.with(|ends| ends.contains(&id)),
            move |on| {
                ends.update(|ends| {
                    ends.retain(|e| *e != id);
                    if on {
                        ends.push(id);
                    }
                });
                stale();
            },
        ));
    }
    let optional = move |text: &str| wrong(amount_of(text).is_ok(), w.wrong_amount);
    let needed = move |text: &str| wrong(Fen::parse(text).is_ok(), w.wrong_amount);
    vec![
        pair(vec![
            field(
                "new-lent",
                w.new_lent,
                "",
                Kind::Amount,
                lent,
                needed,
                stale,
                || {},
            ),
            field(
                "new-deducted",
                w.new_deducted,
                w.cash_hint,
                Kind::Amount,
                deducted,
                optional,
                stale,
                || {},
            ),
            field(
                "new-beside",
                w.new_beside,
                w.cash_hint,
                Kind::Amount,
                beside,
                optional,
                stale,
                || {},
            ),
            field(
                "new-monthly",
                w.offered_monthly,
                "",
                Kind::Amount,
                monthly,
                needed,
                stale,
                || {},
            ),
            field(
                "new-count",
                w.instalments,
                "",
                Kind::Whole,
                instalments,
                move |text| wrong(count(text, MOST).is_some(), &(w.wrong_count)(MOST)),
                stale,
                || {},
            ),
            field(
                "new-first",
                w.first_due,
                "",
                Kind::Date,
                first,
                move |text| wrong(day(text).is_some(), w.wrong_day),
                stale,
                || {},
            ),
        ]),
        el("fieldset")
            .class("choice")
            .child(el("legend").child(w.new_ends))
            .child(debts),
        actions().child(button("", w.new_reckon, go)),
        el("div")
            .attr("role", "status")
            .child(region(move || match found() {
                None => Child::NONE,
                Some(Err(())) => p("error", w.new_wrong).into(),
                Some(Ok(found)) => figures(page, &found),
            })),
    ]
    .into()
}

fn figures(page: Page, found: &Consolidated) -> Child {
    let w = page.w;
    let mut rows = el("tbody");
    for (name, amount) in [
        (w.new_received, found.received),
        (w.new_fees, found.fees),
        (w.new_repaid, found.repaid),
        (w.new_ends_sum, found.ends),
        (w.new_as_planned, found.as_planned),
        (w.new_with_loan, found.with_loan),
        (w.new_more, found.more),
    ] {
        rows = rows.child(
            el("tr")
                .child(head_cell("row", name))
                .child(money_cell(&words::money(amount))),
        );
    }
    let price = w
        .judged_price_alone
        .of(&price_in_words(page.t, &found.price));
    let mut body = el("tbody");
    for side in found.months.iter().take(ROWS) {
        body = body.child(
            el("tr")
                .child(head_cell("row", words::date(side.from)))
                .child(money_cell(&words::money(side.as_planned)))
                .child(money_cell(&words::money(side.with_loan))),
        );
    }
    let sources: Vec<SourceId> = found.cautions.iter().filter_map(|c| c.source()).collect();
    let mut cautions = el("ul").class("notes");
    for caution in &found.cautions {
        cautions = cautions.child(el("li").child((w.new_cautions)(*caution)));
    }
    let mut parts = vec![
        p("verdict", price),
        el("table").child(rows),
        el("div").class("notice warn").child(cautions),
    ];
    if !sources.is_empty() {
        let language = page.state.language.get_untracked();
        parts.push(source_list(page.t, language, &sources));
    }
    parts.push(scroller(
        w.new_loan,
        el("table")
            .child(table_head(&[
                w.col_month,
                w.new_as_planned,
                w.new_with_loan,
            ]))
            .child(body),
    ));
    parts.into()
}
