//! 和一家谈: what so many instalments come to, and the most that can be kept.

use super::Page;
use super::compare::cell;
use super::text::Words;
use crate::app::dom::{Child, El, card, el, head_cell, heading, p, region, scroller, table_head};
use crate::app::fields::{amount_of, field, remembered};
use crate::app::var::Derived;
use crate::app::widgets::{Kind, select_named};
use crate::app::words;
use crate::book::DebtId;
use crate::money::Fen;
use crate::outlook::{Outlook, free_for};
use crate::plan::Month;
use crate::plan::offer::{Promise, Terms, fewest, promise, table, terms};
use crate::plan::simulate::{Steady, Windows};
use crate::plan::treatment::{Doubt, MAX_INSTALMENTS};
use crate::rate::{Per, Rate};

pub fn section(page: Page) -> El {
    let w = page.w;
    let picked = remembered("negotiate-debt", "");
    let discount = remembered("negotiate-discount", "3");
    let asked = remembered("negotiate-rate", "");
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
                    move || picked.with(|text| picked_of(page, text, first)),
                    move |id| picked.set(id.0.to_string()),
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
                            "negotiate-rate",
                            w.rate_too,
                            w.rate_too_hint,
                            Kind::Percent,
                            asked,
                            move |text| {
                                let empty = text.trim().is_empty();
                                (!empty && rate(text).is_none()).then(|| w.wrong_rate.to_owned())
                            },
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
                    let id = picked.with(|text| picked_of(page, text, first));
                    let others = others.with(|text| amount_of(text)).unwrap_or_default();
                    page.outlook.with(|outlook| match outlook {
                        Some(outlook) => {
                            let typed = (&*until.get(), &*monthly.get());
                            let down = down.with(|text| amount_of(text)).unwrap_or_default();
                            either_way(page, outlook, id, typed, (others, down))
                        }
                        None => Child::NONE,
                    })
                }),
                region(move || {
                    let id = picked.with(|text| picked_of(page, text, first));
                    let discount = discount.with(|text| rate(text));
                    // None where nothing is typed, or something wrong.
                    let asked = asked.with(|text| rate(text));
                    let others = others.with(|text| amount_of(text));
                    let down = down.with(|text| amount_of(text));
                    let (Some(discount), Ok(others), Ok(down)) = (discount, others, down) else {
                        return Child::NONE;
                    };
                    page.outlook.with(|outlook| match outlook {
                        Some(outlook) => {
                            figures(page, outlook, id, (discount, asked), (others, down))
                        }
                        None => Child::NONE,
                    })
                }),
            ]
            .into()
        })
}

/// The debt that was picked, as long as it is in the plan; another otherwise.
pub fn picked_of(page: Page, text: &str, first: DebtId) -> DebtId {
    let known = |id: &DebtId| {
        let outlook = &page.outlook;
        outlook.with_untracked(|outlook| outlook.as_ref().is_some_and(|o| o.debts.contains(id)))
    };
    text.parse().ok().map(DebtId).filter(known).unwrap_or(first)
}

/// How many monthly instalments there are from next month up to a month, 1 to
/// 60.
fn months_to(page: Page, text: &str) -> Option<u16> {
    let today = Month::of(page.state.today.get());
    let count = u16::try_from(Month::parse(text)?.since(today)).ok()?;
    (1..=MAX_INSTALMENTS).contains(&count).then_some(count)
}

/// What of the months to come is free for one lender beside what others require,
/// and the most these require in a month.
fn free(page: Page, outlook: &Outlook, id: DebtId) -> Option<(Windows, Fen)> {
    let book = page.state.book;
    book.with_untracked(|book| free_for(book, outlook, id).ok())
}

/// The most that can be promised of it over so many months.
fn most(page: Page, free: &Windows, others: Fen, months: u16) -> Option<Promise> {
    let safety = page.budget.with(|budget| budget.promise);
    promise(free, months, others, safety).ok().flatten()
}

/// From a month to the monthly figure, and from that to a month.
fn either_way(
    page: Page,
    outlook: &Outlook,
    id: DebtId,
    (until, monthly): (&str, &str),
    (others, down): (Fen, Fen),
) -> Child {
    let w = page.w;
    let place = outlook.debts.iter().position(|debt| *debt == id);
    let Some(owed) = place.and_then(|place| outlook.owed.get(place).copied()) else {
        return Child::NONE;
    };
    let none = Rate::zero(Per::Year);
    let mut parts: Vec<Child> = Vec::new();
    let until_is = months_to(page, until);
    let monthly_is = Fen::parse(monthly).ok();
    if down >= owed {
        if until_is.is_some() || monthly_is.is_some() {
            parts.push(p("notice warn", (w.doubts)(Doubt::DownAboveOwed(owed))).into());
        }
        return parts.into();
    }
    if !down.is_zero() && (until_is.is_some() || monthly_is.is_some()) {
        parts.push(p("", w.after_down.of(&words::money(down))).into());
    }
    if let Some(count) = until_is
        && let Ok(found) = terms(owed, down, Fen::ZERO, count, none, none)
    {
        let says = w.until_says.of(until.trim(), &words::money(found.monthly));
        parts.push(p("", says).into());
    }
    if let Some(monthly) = monthly_is {
        let rest = owed.minus(down).unwrap_or_default();
        let says = match fewest(rest, monthly, none) {
            Ok(Some(n)) => {
                let last = Month::of(outlook.day).plus(n).to_string();
                w.monthly_says.of(&n.to_string(), &last)
            }
            _ => w.monthly_never.to_owned(),
        };
        parts.push(p("", says).into());
        if let Some((free, _)) = free(page, outlook, id)
            && let Some(most) = most(page, &free, others, 12)
            && monthly > most.walk_away.monthly
        {
            let Steady {
                monthly, tightest, ..
            } = most.walk_away;
            let says = w
                .monthly_beyond
                .of(&words::money(monthly), &words::date(tightest));
            parts.push(p("notice warn", says).into());
        }
    }
    parts.into()
}

fn figures(
    page: Page,
    outlook: &Outlook,
    id: DebtId,
    (discount, asked): (Rate, Option<Rate>),
    (others, down): (Fen, Fen),
) -> Child {
    let w = page.w;
    let place = outlook.debts.iter().position(|debt| *debt == id);
    let Some(owed) = place.and_then(|place| outlook.owed.get(place).copied()) else {
        return Child::NONE;
    };
    let none = Rate::zero(Per::Year);
    // A down payment beside none, never beyond what is owed.
    let mut downs = vec![Fen::ZERO];
    if !down.is_zero() && down < owed {
        downs.push(down);
    }
    let mut rates = vec![none];
    rates.extend(asked.filter(|rate| *rate != none));
    let Ok(rows) = table(owed, &downs, &rates, discount) else {
        return Child::NONE;
    };
    let Some((months, beside)) = free(page, outlook, id) else {
        return Child::NONE;
    };
    let free = |count: u16| most(page, &months, others, count);
    let mut parts: Vec<Child> = vec![p("", w.owed_today.of(&words::money(owed))).into()];
    if let Some(most) = free(12) {
        let Steady {
            from,
            monthly,
            tightest,
            saves,
        } = most.walk_away;
        let later = outlook.to_come.starts.first() != Some(&from);
        if most.monthly.is_zero() || later {
            parts.push(p("notice warn", w.can_promise_nothing).into());
            if !most.monthly.is_zero() {
                let says = w
                    .promise_from
                    .of(&words::date(from), &words::money(most.monthly));
                parts.push(p("", says).into());
            }
        } else {
            parts.push(p("verdict", w.can_promise.of(&words::money(most.monthly))).into());
            let says = w
                .walk_away
                .of(&words::money(monthly), &words::date(tightest));
            parts.push(p("", says).into());
            if saves {
                let says = w.promise_saves.of(&words::date(tightest));
                parts.push(p("hint", says).into());
            }
            let says = match fewest(owed, most.monthly, none) {
                Ok(Some(n)) => (w.fewest)(n),
                _ => w.fewest_none.to_owned(),
            };
            parts.push(p("", says).into());
        }
        if !beside.is_zero() {
            let says = w.promise_beside.of(&words::money(beside));
            parts.push(p("hint", says).into());
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
            Some(most) if outlook.to_come.starts.first() != Some(&most.walk_away.from) => 2,
            Some(most) if terms.monthly <= most.monthly => 0,
            Some(most) if terms.monthly <= most.walk_away.monthly => 1,
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
