//! 计划: from income and living to what to pay whom, which order is best, what
//! can be offered, and whether it holds.
//!
//! Everything shown comes from [`crate::outlook`]; this page types in and
//! draws. It is a part of its own, fetched when it is first shown.

mod budget;
mod compare;
mod dates;
mod files;
mod judge;
mod living;
mod negotiate;
mod newloan;
mod result;
mod risk;
mod summary;
pub mod text;
mod treat;

use std::cell::RefCell;
use std::sync::Arc;

use self::text::{Words, words_of};
use crate::app::dom::{Child, follow, heading, link_button, p, region};
use crate::app::pages::today::clock_notice;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::empty;
use crate::app::words;
use crate::book::DebtId;
use crate::outlook::{Outlook, Verdict};
use crate::plan::Budget;

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text) -> Child;

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    state: State,
    t: &'static Text,
    w: &'static Words,
    /// The budget as typed so far; the Book's own where it is not valid.
    budget: Live<Budget>,
    /// Nothing where it cannot be computed.
    outlook: Derived<Option<Arc<Outlook>>>,
}

impl Page {
    /// A debt's name; where several bear it, with its place among them.
    fn name(self, id: DebtId) -> String {
        let book = self.state.book;
        book.with_untracked(|book| words::debt_called(self.t, book, id).unwrap_or_default())
    }

    /// Shows what an outlook says, anew whenever it changes.
    fn shows(self, build: impl Fn(&Outlook) -> Child + 'static) -> Child {
        region(move || {
            self.outlook.with(|outlook| match outlook {
                Some(outlook) => build(outlook),
                None => Child::NONE,
            })
        })
    }
}

pub fn plan_page(state: State, t: &'static Text) -> Child {
    let w = words_of(state.language.get_untracked());
    let title = heading("h1", w.title);
    let none = Derived::new(move || state.book.with(|b| b.debts.is_empty()));
    let budget = Live::new(state.book.with_untracked(|b| b.plans.budget.clone()));
    let outlook = Derived::new(move || {
        state.book.with(|book| {
            budget.with(|budget| {
                Outlook::with(book, budget, state.today.get())
                    .ok()
                    .map(Arc::new)
            })
        })
    });
    // Another window's budget replaces what is shown here, fields and all.
    let version = Live::new(0_u32);
    let known = RefCell::new(budget.get_untracked());
    follow(move || {
        let kept = state.book.with(|b| b.plans.budget.clone());
        if *known.borrow() != kept {
            known.replace(kept.clone());
            if budget.get_untracked() != kept {
                budget.set(kept);
                version.update(|n| *n += 1);
            }
        }
    });
    let told = Derived::new(move || outlook.with(|o| o.as_ref().map(|o| o.verdict())));
    // Nothing is worked out of nothing.
    // A value of its own: the sections stay as they are, and open, while the
    // verdict changes from one day to another.
    let has = Derived::new(move || {
        !matches!(
            told.get(),
            None | Some(Verdict::NoBudget | Verdict::NothingOwed)
        )
    });
    let page = Page {
        state,
        t,
        w,
        budget,
        outlook,
    };
    vec![
        title.into(),
        region(move || {
            if none.get() {
                return empty(w.no_debts, w.no_debts_says)
                    .child(p(
                        "",
                        link_button("main", w.add_debt, &Route::NewDebt.href()),
                    ))
                    .into();
            }
            vec![
                clock_notice(t),
                result::verdict(page).into(),
                region(move || {
                    let _ = version.get();
                    budget::section(page).into()
                }),
                region(move || {
                    if !has.get() {
                        return Child::NONE;
                    }
                    vec![
                        result::this_month(page).into(),
                        result::ladder(page),
                        living::section(page).into(),
                        treat::section(page).into(),
                        compare::section(page),
                        result::schedule(page).into(),
                        dates::section(page),
                        negotiate::section(page).into(),
                        judge::section(page).into(),
                        newloan::section(page).into(),
                        risk::section(page),
                        summary::section(page).into(),
                    ]
                    .into()
                }),
            ]
            .into()
        }),
    ]
    .into()
}
