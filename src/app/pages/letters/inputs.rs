//! Where the facts of a piece are typed. All of it stays in the Book: of the
//! lender, of the borrower, or of the debt.

use std::rc::Rc;

use chrono::NaiveDate;

use super::Page;
use super::facts::{HOURS, MOST, amount, day, field_of, hour, instead};
use crate::app::dom::{Child, El, link_button};
use crate::app::fields::{count, is_long, kept, pair, unless_empty};
use crate::app::route::Route;
use crate::app::widgets::{ErrorFn, Kind, TextField};
use crate::book::{Command, DebtId};
use crate::collector::{Creditor, Me, Piece};
use crate::letter::facts::{Missing, Place};

/// The input of a fact; `None` where it comes from another page.
pub fn input(page: Page, debt: DebtId, fact: Missing) -> Option<El> {
    let label = page.w.fact(fact);
    Some(match fact {
        Missing::Institution => creditor(page, debt, "letter-institution", label, |c| {
            &mut c.institution
        }),
        Missing::ContractNo => creditor(page, debt, "letter-contract-no", label, |c| {
            &mut c.contract_no
        }),
        Missing::Name => me(page, "letter-name", label, |me| &mut me.name),
        Missing::IdNumber => me(page, "letter-id", label, |me| &mut me.id_number),
        Missing::Phone => me(page, "letter-phone", label, |me| &mut me.phone),
        Missing::Address => me(page, "letter-address", label, |me| &mut me.address),
        Missing::Firm => creditor(page, debt, "letter-firm", label, |c| &mut c.collector_firm),
        Missing::Hotline => creditor(page, debt, "letter-hotline", label, |c| &mut c.hotline),
        Missing::Hours => {
            let o = page.o;
            let hours = HOURS.into_iter().zip([o.hour_from, o.hour_to]);
            let wrong = move |text: &str| unless_empty(text, hour(text).is_some(), o.wrong_hour);
            pair(
                hours
                    .filter_map(|(id, label)| {
                        let hint = move || o.hour_hint.to_owned();
                        typed(page, debt, (id, Kind::Text), label, hint, wrong)
                    })
                    .collect(),
            )
        }
        _ => return typed_fact(page, debt, fact, label),
    })
}

fn typed_fact(page: Page, debt: DebtId, fact: Missing, label: &'static str) -> Option<El> {
    let o = page.o;
    let (id, kind) = field_of(fact)?;
    // What has happened has happened by today.
    let past = matches!(
        fact,
        Missing::Received | Missing::FiledOn | Missing::DecidedOn | Missing::ObjectedOn
    );
    let wrong = move |text: &str| {
        if text.trim().is_empty() {
            return None;
        }
        let late = |day: NaiveDate| past && day > page.state.today.get_untracked();
        let says = match kind {
            Kind::Amount if amount(text).is_none() => o.wrong_amount,
            Kind::Whole if count(text, MOST).is_none() => o.wrong_count,
            Kind::Date if day(text).is_none() => o.wrong_day,
            Kind::Date if day(text).is_some_and(late) => o.later_day,
            _ if is_long(text) => o.too_long,
            _ => return None,
        };
        Some(says.to_owned())
    };
    let hint = move || {
        // What a court is told can be paid is only what is typed.
        let court = page.piece.get() == Piece::AnswerToSuit && fact == Missing::Monthly;
        let known = page.known.with(|known| instead(known.as_ref()?, fact));
        let known = known.filter(|_| !court);
        let says = match fact {
            Missing::Monthly => o.promised,
            _ => o.known,
        };
        known.map_or_else(String::new, |known| says.of(&known))
    };
    typed(page, debt, (id, kind), label, hint, wrong)
}

/// A field that is kept when it is left, unless something is wrong with it.
pub fn typed(
    page: Page,
    debt: DebtId,
    (id, kind): (&'static str, Kind),
    label: &'static str,
    hint: impl Fn() -> String + 'static,
    wrong: impl Fn(&str) -> Option<String> + 'static,
) -> Option<El> {
    let text = page.typed.of(id)?;
    let wrong: ErrorFn = Rc::new(move || text.with(|text| wrong(text)));
    let right = Rc::clone(&wrong);
    let field = TextField {
        id,
        label,
        hint: Box::new(move || {
            let theirs = page.typed.theirs(id);
            theirs.map_or_else(&hint, |theirs| page.o.theirs.of(&theirs))
        }),
        value: Box::new(move || text.get()),
        error: wrong,
        on_input: Box::new(move |typed| text.set(typed)),
        on_leave: Box::new(move || {
            if leptos::prelude::untrack(|| right()).is_none() {
                page.typed.keep(page, debt, id);
            }
        }),
        kind,
    };
    Some(field.build())
}

/// A text that is kept in the Book when its field is left.
fn text(
    page: Page,
    id: &'static str,
    label: &'static str,
    now: String,
    keep: impl Fn(&str) + 'static,
) -> El {
    let wrong = move |text: &str| is_long(text).then(|| page.o.too_long.to_owned());
    kept(id, (label, ""), Kind::Text, now, wrong, move |text| {
        keep(text.trim());
    })
}

fn creditor(
    page: Page,
    debt: DebtId,
    id: &'static str,
    label: &'static str,
    of: fn(&mut Creditor) -> &mut String,
) -> El {
    let book = page.state.book;
    let mut now = book.with_untracked(|book| book.dealings.creditor(debt));
    let now = of(&mut now).clone();
    text(page, id, label, now, move |typed| {
        let before = book.with_untracked(|book| book.dealings.creditor(debt));
        let mut after = before.clone();
        typed.clone_into(of(&mut after));
        if after != before {
            page.apply(Command::SetCreditor { before, after });
        }
    })
}

fn me(page: Page, id: &'static str, label: &'static str, of: fn(&mut Me) -> &mut String) -> El {
    let book = page.state.book;
    let mut now = book.with_untracked(|book| book.dealings.me.clone());
    let now = of(&mut now).clone();
    text(page, id, label, now, move |typed| {
        let before = book.with_untracked(|book| book.dealings.me.clone());
        let mut after = before.clone();
        typed.clone_into(of(&mut after));
        if after != before {
            page.apply(Command::SetMe { before, after });
        }
    })
}

/// The way to where a fact comes from, if that is another page.
pub fn way(page: Page, debt: DebtId, fact: Missing) -> Child {
    let place = fact.place();
    let route = match place {
        Place::Debt => Route::Debt(debt),
        Place::Budget | Place::Plan => Route::Plan,
        Place::Log => Route::Contacts,
        _ => return Child::NONE,
    };
    let label = crate::app::words::nth(&page.o.go, place as usize);
    link_button("quiet", label, &route.href()).into()
}
