//! Where the facts of a piece are typed: those of the lender and the borrower
//! stay in the Book, the others beside the piece.

use super::Page;
use super::facts::{MOST, amount, day, hour};
use crate::app::dom::{Child, El, link_button};
use crate::app::fields::{count, field, is_long, kept, pair, unless_empty};
use crate::app::route::Route;
use crate::app::widgets::Kind;
use crate::book::{Command, DebtId};
use crate::collector::{Creditor, Me};
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
        Missing::Hours => {
            let o = page.o;
            let wrong = move |text: &str| unless_empty(text, hour(text).is_some(), o.wrong_hour);
            let (from, to) = (page.typed.from, page.typed.to);
            pair(vec![
                field(
                    "letter-from",
                    o.hour_from,
                    o.hour_hint,
                    Kind::Text,
                    from,
                    wrong,
                    || {},
                    || {},
                ),
                field(
                    "letter-to",
                    o.hour_to,
                    o.hour_hint,
                    Kind::Text,
                    to,
                    wrong,
                    || {},
                    || {},
                ),
            ])
        }
        _ => return typed(page, fact, label),
    })
}

fn typed(page: Page, fact: Missing, label: &'static str) -> Option<El> {
    let text = page.typed.of(fact)?;
    let o = page.o;
    let (id, kind): (&'static str, Kind) = match fact {
        Missing::Monthly => ("letter-monthly", Kind::Amount),
        Missing::Instalments => ("letter-instalments", Kind::Whole),
        Missing::FirstDate => ("letter-first", Kind::Date),
        Missing::Hardship => ("letter-hardship", Kind::Note),
        Missing::Token => ("letter-token", Kind::Amount),
        Missing::TokenUntil => ("letter-token-until", Kind::Date),
        Missing::Settlement => ("letter-settlement", Kind::Amount),
        Missing::SettleBy => ("letter-settle-by", Kind::Date),
        Missing::PauseUntil => ("letter-pause-until", Kind::Date),
        Missing::Court => ("letter-court", Kind::Text),
        Missing::CaseNo => ("letter-case-no", Kind::Text),
        Missing::Received => ("letter-received", Kind::Date),
        Missing::Sued => ("letter-sued", Kind::Amount),
        Missing::Assignee => ("letter-assignee", Kind::Text),
        Missing::Entry => ("letter-entry", Kind::Note),
        Missing::Correct => ("letter-correct", Kind::Note),
        Missing::Demand => ("letter-demand", Kind::Note),
        Missing::Authority => ("letter-authority", Kind::Text),
        _ => return None,
    };
    let wrong = move |text: &str| {
        if text.trim().is_empty() {
            return None;
        }
        let says = match kind {
            Kind::Amount if amount(text).is_none() => o.wrong_amount,
            Kind::Whole if count(text, MOST).is_none() => o.wrong_count,
            Kind::Date if day(text).is_none() => o.wrong_day,
            _ if is_long(text) => o.too_long,
            _ => return None,
        };
        Some(says.to_owned())
    };
    Some(field(id, label, "", kind, text, wrong, || {}, || {}))
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
        Place::Budget => Route::Plan,
        Place::Plan if page.typed.of(fact).is_none() => Route::Plan,
        Place::Log => Route::Contacts,
        _ => return Child::NONE,
    };
    let label = crate::app::words::nth(&page.o.go, place as usize);
    link_button("quiet", label, &route.href()).into()
}
