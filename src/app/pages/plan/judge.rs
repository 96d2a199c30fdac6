//! 对方给的方案: can it be kept, what does it cost, what was not said.

use super::Page;
use super::negotiate::picked_of;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p};
use crate::app::draft::parse_date;
use crate::app::fields::{amount_of, count, field, remembered};
use crate::app::pages::debt::cost::price_in_words;
use crate::app::var::Live;
use crate::app::widgets::{Kind, select_named, tick};
use crate::app::words;
use crate::book::DebtId;
use crate::calendar::in_range;
use crate::loan::price::Price;
use crate::money::Fen;
use crate::outlook::Outlook;
use crate::plan::offer::{Judged, Missing, Offered, judge};
use crate::plan::treatment::{Doubt, MAX_INSTALMENTS};

/// As many months that cannot bear it as are named one by one.
const NAMED: usize = 6;

pub fn section(page: Page) -> El {
    let w = page.w;
    let picked = remembered("judge-debt", "");
    let [down, monthly, instalments, first] =
        ["judge-down", "judge-monthly", "judge-count", "judge-first"].map(|id| remembered(id, ""));
    // The ticks that are set, by their places.
    let ticked = remembered("judge-said", "");
    let said = move |place: usize| ticked.with(|text| text.contains(&place.to_string()));
    let tried = Live::new(false);
    let asked: Live<Option<(DebtId, Offered)>> = Live::new(None);
    let stale = move || asked.set(None);
    // An offer begins today at the earliest.
    let day = move |text: &str| {
        let today = page.state.today.get_untracked();
        parse_date(text).filter(|day| in_range(*day) && *day >= today)
    };
    let read = move || -> Option<Offered> {
        let monthly = monthly_of(&monthly.get_untracked())?;
        let ticks = ticked.get_untracked();
        let [interest, collection, written, account, clears] =
            std::array::from_fn(|place| Some(ticks.contains(&place.to_string())));
        Some(Offered {
            down: amount_of(&down.get_untracked()).ok()?,
            monthly,
            instalments: count(&instalments.get_untracked(), MAX_INSTALMENTS)?,
            first_due: day(&first.get_untracked())?,
            stops_interest: interest,
            stops_collection: collection,
            written,
            lenders_account: account,
            clears_all: clears,
        })
    };
    let first_debt = move || {
        page.outlook
            .with(|outlook| outlook.as_ref().and_then(|o| o.debts.first().copied()))
    };
    let go = move || {
        tried.set(true);
        let first = first_debt();
        let debt = first.map(|first| picked.with_untracked(|text| picked_of(page, text, first)));
        asked.set(debt.zip(read()));
    };
    let mut ticks = el("ul").class("ticks");
    for (place, name) in w.said_names.iter().enumerate() {
        let tick_id = format!("said-{place}");
        let clear = move || said(place);
        ticks = ticks.child(tick(&tick_id, name, clear, move |clear| {
            ticked.update(|text| {
                let digit = place.to_string();
                *text = text.replace(&digit, "");
                if clear {
                    text.push_str(&digit);
                }
            });
            stale();
        }));
    }
    let wrong = move |right: bool, says: &str| (tried.get() && !right).then(|| says.to_owned());
    card()
        .class("card no-print")
        .id("judge")
        .child(heading("h2", w.judge))
        .child(p("hint", w.judge_says))
        .region(move || {
            let options: Vec<(DebtId, String)> = page.outlook.with(|outlook| {
                let ids = outlook.as_ref().map_or_else(Vec::new, |o| o.debts.clone());
                ids.into_iter().map(|id| (id, page.name(id))).collect()
            });
            let Some((first, _)) = options.first().cloned() else {
                return Child::NONE;
            };
            select_named(
                "judge-debt",
                w.which_debt,
                String::new,
                options,
                move || picked.with(|text| picked_of(page, text, first)),
                move |id| {
                    picked.set(id.0.to_string());
                    stale();
                },
            )
            .into()
        })
        .child(
            el("div")
                .class("pair short")
                .child(field(
                    "judge-monthly",
                    w.offered_monthly,
                    "",
                    Kind::Amount,
                    monthly,
                    move |text| wrong(monthly_of(text).is_some(), w.wrong_monthly),
                    stale,
                    || {},
                ))
                .child(field(
                    "judge-count",
                    w.instalments,
                    w.instalments_hint,
                    Kind::Whole,
                    instalments,
                    move |text| {
                        wrong(
                            count(text, MAX_INSTALMENTS).is_some(),
                            &(w.wrong_count)(MAX_INSTALMENTS),
                        )
                    },
                    stale,
                    || {},
                ))
                .child(field(
                    "judge-first",
                    w.first_due,
                    "",
                    Kind::Date,
                    first,
                    move |text| wrong(day(text).is_some(), w.wrong_day),
                    stale,
                    || {},
                ))
                .child(field(
                    "judge-down",
                    w.down,
                    w.cash_hint,
                    Kind::Amount,
                    down,
                    move |text| wrong(amount_of(text).is_ok(), w.wrong_amount),
                    stale,
                    || {},
                )),
        )
        .child(
            el("fieldset")
                .class("choice")
                .child(el("legend").child(w.said))
                .child(p("hint", w.said_says))
                .child(ticks),
        )
        .child(actions().child(button("main", w.judge_do, go)))
        .child(el("div").attr("role", "status").region(move || {
            let Some((id, offered)) = asked.get() else {
                return Child::NONE;
            };
            page.outlook.with(|outlook| match outlook {
                Some(outlook) => judged(page, outlook, id, &offered),
                None => Child::NONE,
            })
        }))
}

/// An instalment of nothing is no offer.
fn monthly_of(text: &str) -> Option<Fen> {
    Fen::parse(text).ok().filter(|monthly| !monthly.is_zero())
}

fn judged(page: Page, outlook: &Outlook, id: DebtId, offered: &Offered) -> Child {
    let w = page.w;
    let place = outlook.debts.iter().position(|debt| *debt == id);
    let Some(owed) = place.and_then(|place| outlook.owed.get(place).copied()) else {
        return Child::NONE;
    };
    let Ok(found) = judge(offered, owed, outlook.day, &outlook.windows, Fen::ZERO) else {
        return p("error", w.wrong_day).into();
    };
    let Judged {
        total,
        cost,
        price,
        lacking,
        missing,
    } = found;
    let more = if cost < Fen::ZERO {
        let less = Fen::ZERO.minus(cost).unwrap_or_default();
        w.judged_less.of(&words::money(total), &words::money(less))
    } else {
        w.judged_total.of(&words::money(total), &words::money(cost))
    };
    let mut parts: Vec<Child> = Vec::new();
    if offered.down > owed {
        parts.push(p("notice warn", (w.doubts)(Doubt::DownAboveOwed(owed))).into());
    }
    parts.push(p("verdict", more).into());
    // Where less is asked for than is owed there is no price to speak of.
    if matches!(price, Price::Rate(_)) && cost >= Fen::ZERO && offered.down < owed {
        let says = w.judged_price.of(&price_in_words(page.t, &price));
        parts.push(p("", says).into());
    }
    if lacking.is_empty() {
        parts.push(p("", w.judged_fits).into());
    } else {
        let mut list = el("ul").class("notes");
        for (from, fen) in lacking.iter().take(NAMED) {
            let says = w.judged_lack.of(&words::date(*from), &words::money(*fen));
            list = list.child(el("li").child(says));
        }
        if lacking.len() > NAMED {
            list = list.child(el("li").child((w.judged_more)(lacking.len() - NAMED)));
        }
        let notice = el("div").class("notice warn").child(p("", w.judged_lacks));
        parts.push(notice.child(list).into());
    }
    if missing.is_empty() {
        parts.push(p("", w.judged_written).into());
    } else {
        let mut list = el("ul").class("notes");
        for one in &missing {
            let at = Missing::ALL.iter().position(|m| m == one).unwrap_or(0);
            list = list.child(el("li").child(words::nth(&w.missing, at)));
        }
        parts.push(p("", w.judged_ask).into());
        parts.push(list.into());
    }
    parts.into()
}
