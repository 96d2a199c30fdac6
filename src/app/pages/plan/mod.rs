//! 计划: from income and living to what to pay whom, which order is best, what
//! can be offered, and whether it holds.
//!
//! Everything shown comes from [`crate::outlook`]; this page types in and
//! draws. It is a part of its own, fetched when it is first shown.

mod budget;
mod compare;
mod files;
mod judge;
mod living;
mod negotiate;
mod result;
mod risk;
mod summary;
pub mod text;
mod treat;

use std::cell::RefCell;
use std::sync::Arc;

use wasm_bindgen::JsCast;

use self::text::{Words, words_of};
use crate::app::dom::{Child, El, el, follow, heading, link_button, p, region};
use crate::app::pages::today::clock_notice;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{ErrorFn, Kind, TextField, empty};
use crate::app::words;
use crate::book::{Debt, DebtId};
use crate::money::{AmountError, Fen};
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
        self.state.book.with_untracked(|book| {
            let Some(debt) = book.debt(id) else {
                return String::new();
            };
            let name = words::debt_name(self.t, debt);
            let alike = |other: &&Debt| words::debt_name(self.t, other) == name;
            let mut all = book.debts.iter().filter(alike);
            match (all.clone().count(), all.position(|other| other.id == id)) {
                (2.., Some(place)) => self.w.alike.of(&name, &(place + 1).to_string()),
                _ => name,
            }
        })
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
    let has = move || {
        !matches!(
            told.get(),
            None | Some(Verdict::NoBudget | Verdict::NothingOwed)
        )
    };
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
                    if !has() {
                        return Child::NONE;
                    }
                    vec![
                        result::this_month(page).into(),
                        result::ladder(page),
                        living::section(page).into(),
                        treat::section(page).into(),
                        compare::section(page),
                        result::schedule(page).into(),
                        negotiate::section(page).into(),
                        judge::section(page).into(),
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

thread_local! {
    static TYPED: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

/// A field's text, which stays while the page is left and come back to; it is
/// no fact of the Book, and gone with the tab.
fn remembered(id: &'static str, at_first: &str) -> Live<String> {
    let known = TYPED.with_borrow(|typed| {
        let known = typed.iter().find(|(field, _)| *field == id);
        known.map(|(_, text)| text.clone())
    });
    let text = Live::new(known.unwrap_or_else(|| at_first.to_owned()));
    follow(move || {
        let now = text.get();
        TYPED.with_borrow_mut(|typed| {
            typed.retain(|(field, _)| *field != id);
            typed.push((id, now));
        });
    });
    text
}

/// A part that opens, made when it is first open. It stays open when what is
/// around it is made anew.
fn fold(id: &'static str, summary: &str, body: impl Fn() -> Child + 'static) -> El {
    let opened = remembered(id, "");
    let details = el("details")
        .class("more-terms")
        .id(id)
        .child(el("summary").child(summary))
        .on("toggle", move |event| {
            let details = event.current_target();
            let details = details.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let open = details.is_some_and(|details| details.has_attribute("open"));
            let now = if open { "open" } else { "" };
            if opened.get_untracked() != now {
                opened.set(now.to_owned());
            }
        });
    let details = if opened.get_untracked().is_empty() {
        details
    } else {
        details.attr("open", "")
    };
    details.region(move || {
        if opened.with(String::is_empty) {
            Child::NONE
        } else {
            body()
        }
    })
}

/// An amount that may be empty, which is nothing.
fn amount_of(text: &str) -> Result<Fen, AmountError> {
    if text.trim().is_empty() {
        return Ok(Fen::ZERO);
    }
    Fen::parse(text)
}

/// A field whose text is kept by its caller.
#[allow(clippy::too_many_arguments)]
fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    kind: Kind,
    text: Live<String>,
    wrong: impl Fn(&str) -> Option<String> + 'static,
    changed: impl Fn() + 'static,
    left: impl Fn() + 'static,
) -> El {
    let error: ErrorFn = std::rc::Rc::new(move || text.with(|text| wrong(text)));
    TextField {
        id,
        label,
        hint: Box::new(move || hint.to_owned()),
        value: Box::new(move || text.get()),
        error,
        on_input: Box::new(move |typed| {
            text.set(typed);
            changed();
        }),
        on_leave: Box::new(left),
        kind,
    }
    .build()
}

/// Fields side by side where there is room.
fn pair(fields: Vec<El>) -> El {
    let mut row = el("div").class("pair");
    for one in fields {
        row = row.child(one);
    }
    row
}

/// An amount without commas, as a spreadsheet takes it.
fn plain(amount: Fen) -> String {
    amount.to_string().replace(',', "")
}

/// An amount as it would be typed; empty for nothing.
fn typed(amount: Fen) -> String {
    if amount.is_zero() {
        return String::new();
    }
    plain(amount).trim_end_matches(".00").to_owned()
}
