//! Tables for a spreadsheet: what is owed, and what happened.

use super::Page;
use crate::app::csv::Csv;
use crate::app::dom::{El, actions, button, card, heading, link_button, p};
use crate::app::entry::Kind;
use crate::app::fields::plain;
use crate::app::pages::debt::ledger::act_in_words;
use crate::app::route::Route;
use crate::app::words;
use crate::money::Fen;

pub fn section(page: Page) -> El {
    let (t, w) = (page.t, page.w);
    card()
        .id("tables")
        .child(heading("h2", w.tables))
        .child(p("", w.tables_says))
        .child(
            actions()
                .child(button("", w.table_debts, move || {
                    save(page, w.debts_file, debts(page));
                }))
                .child(button("", w.table_ledger, move || {
                    save(page, w.ledger_file, ledger(page));
                }))
                .child(link_button("", t.nav.plan, &Route::Plan.href()))
                .child(link_button("", t.nav.contacts, &Route::Contacts.href())),
        )
}

fn save(page: Page, name: &str, table: Csv) {
    let day = words::date(page.state.today.get_untracked());
    let name = format!("{name}-{day}.csv");
    page.state.save_as(&name, &table.text());
}

fn debts(page: Page) -> Csv {
    let (state, t) = (page.state, page.t);
    let mut csv = Csv::new(&page.w.debt_columns);
    let owed = |sum: Result<Fen, _>| sum.map(plain).unwrap_or_default();
    state.book.with_untracked(|book| {
        state.overview.with_untracked(|overview| {
            for (debt, today) in book.debts.iter().zip(&overview.debts) {
                let statement = today.statement.as_ref();
                let (overdue, payoff) = statement.map_or_else(
                    |_| Default::default(),
                    |s| (owed(s.overdue.sum()), owed(s.payoff_amount())),
                );
                csv.row(&[
                    words::debt_name(t, debt),
                    words::product(t, debt.product).to_owned(),
                    words::nth(&t.terms.lenders, debt.lender as usize).to_owned(),
                    plain(debt.contract.principal),
                    words::date(debt.contract.disbursed_on),
                    words::date(overview.as_of),
                    overdue,
                    payoff,
                    debt.note.clone(),
                ]);
            }
        });
    });
    csv
}

fn ledger(page: Page) -> Csv {
    let (state, t) = (page.state, page.t);
    let mut csv = Csv::new(&page.w.ledger_columns);
    state.book.with_untracked(|book| {
        for debt in &book.debts {
            for event in debt.ledger.events() {
                let (detail, amount) = act_in_words(t, &event.act);
                csv.row(&[
                    words::debt_name(t, debt),
                    words::date(event.on),
                    words::nth(&t.ledger.kinds, Kind::of(&event.act) as usize).to_owned(),
                    amount.replace(['¥', ','], ""),
                    detail,
                    event.note.clone(),
                ]);
            }
        }
    });
    csv
}
