//! 和一家谈: what so many instalments come to, and the most that can be kept.

use super::Page;
use super::compare::cell;
use super::text::Words;
use crate::app::dom::{Child, El, card, el, head_cell, heading, p, region, scroller, table_head};
use crate::app::fields::{amount_of, field, remembered};
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind, select_named};
use crate::app::words;
use crate::book::DebtId;
use crate::money::Fen;
use crate::outlook::Outlook;
use crate::plan::Month;
use crate::plan::offer::{Terms, fewest, promise, table, terms};
use crate::plan::treatment::MAX_INSTALMENTS;
use crate::rate::{Per, Rate};

pub fn section(page: Page) -> El {
    let w = page.w;
    let picked: Live<Option<DebtId>> = Live::new(None);
    let discount = remembered("negotiate-discount", "3");
    let others = remembered("negotiate-others", "");
    let until = remembered("negotiate-until", "");
    let monthly = remembered("negotiate-monthly", "");
    let down = remembered("negotiate-down", "");
    let ids = Derived::new(move || {
        page.outlook
            .with(|outlook| outlook.as_ref().map_or_else(Vec::new, |o| o.debts.clone()))
    });
    let rate = move |text: &str| Rate::parse(text, Per::Year).ok();
    card()
        .class("card no-print")
        .id("negotiate")
        .child(heading("h2", w.negotiate))
        .child(p("hint", w.negotiate_says))
        .region(move || {
            let options: Vec<(DebtId, String)> = ids
                .get()
                .into_iter()
                .map(|id| (id, page.name(id)))
                .collect();
            let Some((first, _)) = options.first().cloned() else {
                return Child::NONE;
            };
            vec![
                select_named(
                    "negotiate-debt",
                    w.which_debt,
                    String::new,
                    options,
                    move || picked.get().unwrap_or(first),
                    move |id| picked.set(Some(id)),
                )
                .into(),
                Child::from(
                    el("div")
                        .class("pair")
                        .child(field(
                            "negotiate-others",
                            w.others,
                            w.others_hint,
                            Kind::Amount,
                            others,
                            move |text| amount_of(text).is_err().then(|| w.wrong_amount.to_owned()),
                            || {},
                            || {},
                        ))
                        .child(field(
                            "negotiate-discount",
                            w.discount,
                            w.discount_hint,
                            Kind::Percent,
                            discount,
                            move |text| rate(text).is_none().then(|| w.wrong_rate.to_owned()),
                            || {},
                            || {},
                        ))
                        .child(field(
                            "negotiate-down",
                            w.down,
                            w.cash_hint,
                            Kind::Amount,
                            down,
                            move |text| amount_of(text).is_err().then(|| w.wrong_amount.to_owned()),
                            || {},
                            || {},
                        ))
                        .child(field(
                            "negotiate-until",
                            w.until,
                            w.until_hint,
                            Kind::Text,
                            until,
                            move |text| {
                                let empty = text.trim().is_empty();
                                let right = months_to(page, text).is_some();
                                (!empty && !right).then(|| w.until_past.to_owned())
                            },
                            || {},
                            || {},
                        ))
                        .child(field(
                            "negotiate-monthly",
                            w.monthly,
                            w.monthly_hint,
                            Kind::Amount,
                            monthly,
                            move |text| amount_of(text).is_err().then(|| w.wrong_amount.to_owned()),
                            || {},
                            || {},
                        )),
                ),
                region(move || {
                    let id = picked.get().unwrap_or(first);
                    let others = others.with(|text| amount_of(text)).unwrap_or_default();
                    page.outlook.with(|outlook| match outlook {
                        Some(outlook) => {
                            let typed = (&*until.get(), &*monthly.get());
                            either_way(page, outlook, id, typed, others)
                        }
                        None => Child::NONE,
                    })
                }),
                region(move || {
                    let id = picked.get().unwrap_or(first);
                    let discount = discount.with(|text| rate(text));
                    let others = others.with(|text| amount_of(text));
                    let down = down.with(|text| amount_of(text));
                    let (Some(discount), Ok(others), Ok(down)) = (discount, others, down) else {
                        return Child::NONE;
                    };
                    page.outlook.with(|outlook| match outlook {
                        Some(outlook) => figures(page, outlook, id, discount, (others, down)),
                        None => Child::NONE,
                    })
                }),
            ]
            .into()
        })
}

/// How many monthly instalments there are from next month up to a month, 1 to
/// 60.
fn months_to(page: Page, text: &str) -> Option<u16> {
    let today = Month::of(page.state.today.get());
    let count = u16::try_from(Month::parse(text)?.since(today)).ok()?;
    (1..=MAX_INSTALMENTS).contains(&count).then_some(count)
}

/// From a month to the monthly figure, and from that to a month.
fn either_way(
    page: Page,
    outlook: &Outlook,
    id: DebtId,
    (until, monthly): (&str, &str),
    others: Fen,
) -> Child {
    let w = page.w;
    let place = outlook.debts.iter().position(|debt| *debt == id);
    let Some(owed) = place.and_then(|place| outlook.owed.get(place).copied()) else {
        return Child::NONE;
    };
    let none = Rate::zero(Per::Year);
    let mut parts: Vec<Child> = Vec::new();
    if let Some(count) = months_to(page, until)
        && let Ok(found) = terms(owed, Fen::ZERO, Fen::ZERO, count, none, none)
    {
        let says = w.until_says.of(until.trim(), &words::money(found.monthly));
        parts.push(p("", says).into());
    }
    if let Ok(monthly) = Fen::parse(monthly) {
        let says = match fewest(owed, monthly, none) {
            Ok(Some(n)) => {
                let last = Month::of(outlook.day).plus(n).to_string();
                w.monthly_says.of(&n.to_string(), &last)
            }
            _ => w.monthly_never.to_owned(),
        };
        parts.push(p("", says).into());
        let safety = page.budget.with(|budget| budget.promise);
        let most = promise(&outlook.windows, 12, others, safety);
        if let Some(most) = most.ok().flatten()
            && monthly > most.walk_away
        {
            let says = w
                .monthly_beyond
                .of(&words::money(most.walk_away), &words::date(most.tightest));
            parts.push(p("notice warn", says).into());
        }
    }
    parts.into()
}

fn figures(
    page: Page,
    outlook: &Outlook,
    id: DebtId,
    discount: Rate,
    (others, down): (Fen, Fen),
) -> Child {
    let w = page.w;
    let place = outlook.debts.iter().position(|debt| *debt == id);
    let Some(owed) = place.and_then(|place| outlook.owed.get(place).copied()) else {
        return Child::NONE;
    };
    let safety = page.budget.with(|budget| budget.promise);
    let none = Rate::zero(Per::Year);
    // A down payment beside none, never beyond what is owed.
    let mut downs = vec![Fen::ZERO];
    if !down.is_zero() && down < owed {
        downs.push(down);
    }
    let Ok(rows) = table(owed, &downs, &[none, discount], discount) else {
        return Child::NONE;
    };
    let free = |months: u16| {
        promise(&outlook.windows, months, others, safety)
            .ok()
            .flatten()
    };
    let mut parts: Vec<Child> = vec![p("", w.owed_today.of(&words::money(owed))).into()];
    if let Some(most) = free(12) {
        if most.monthly.is_zero() {
            parts.push(p("notice warn", w.can_promise_nothing).into());
        } else {
            parts.push(p("verdict", w.can_promise.of(&words::money(most.monthly))).into());
            parts.push(
                p(
                    "",
                    w.walk_away
                        .of(&words::money(most.walk_away), &words::date(most.tightest)),
                )
                .into(),
            );
            let says = match fewest(owed, most.monthly, none) {
                Ok(Some(n)) => (w.fewest)(n),
                _ => w.fewest_none.to_owned(),
            };
            parts.push(p("", says).into());
        }
    }
    let head = table_head(&[
        w.col_term,
        w.agreed_rate,
        w.down,
        w.col_monthly,
        w.col_total,
        w.col_value,
        w.col_fits,
    ]);
    let mut body = el("tbody");
    for terms in &rows {
        let fits = match free(terms.instalments) {
            Some(most) if terms.monthly <= most.monthly => 0,
            Some(most) if terms.monthly <= most.walk_away => 1,
            _ => 2,
        };
        body = body.child(row(w, terms, words::nth(&w.fits, fits)));
    }
    parts.push(
        scroller(
            w.negotiate,
            el("table").class("stack").child(head).child(body),
        )
        .into(),
    );
    if let Some(longest) = rows
        .iter()
        .find(|terms| terms.instalments == 60 && terms.down.is_zero())
    {
        let worth = w.settlement_worth.of(&words::money(longest.present_value));
        parts.push(p("", worth).into());
    }
    parts.into()
}

fn row(w: &Words, terms: &Terms, fits: &str) -> El {
    let rate = format!("{}%", terms.rate.percent());
    el("tr")
        .child(head_cell(
            "row",
            w.instalment_count.of(&terms.instalments.to_string()),
        ))
        .child(cell(w.agreed_rate, &rate))
        .child(cell(w.down, &words::money(terms.down)))
        .child(cell(w.col_monthly, &words::money(terms.monthly)))
        .child(cell(w.col_total, &words::money(terms.total)))
        .child(cell(w.col_value, &words::money(terms.present_value)))
        .child(cell(w.col_fits, fits))
}
