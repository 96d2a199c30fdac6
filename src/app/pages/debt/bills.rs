//! The bills of a card: balance, minimum, and what of it is unpaid.

use chrono::NaiveDate;

use crate::app::dom::{
    Child, card, el, head_cell, heading, money_cell, p, region, scroller, table_head,
};
use crate::app::text::Text;
use crate::app::var::Derived;
use crate::app::words;
use crate::book::Debt;
use crate::loan::card::bills;
use crate::loan::contract::Method;

pub fn section(t: &'static Text, debt: Derived<Option<Debt>>, day: Derived<NaiveDate>) -> Child {
    region(move || {
        debt.with(|debt| {
            let Some(debt) = debt else {
                return Child::NONE;
            };
            let Method::Card(terms) = &debt.contract.method else {
                return Child::NONE;
            };
            let Ok(bills) = bills(&debt.contract, &debt.ledger, day.get()) else {
                return Child::NONE;
            };
            let n = &t.debt;
            let head = table_head(&[
                n.bill_closed,
                n.bill_due,
                n.bill_balance,
                n.bill_minimum,
                n.bill_unpaid,
            ]);
            let mut body = el("tbody");
            for bill in bills {
                body = body.child(
                    el("tr")
                        .child(head_cell("row", words::date(bill.statement_on)))
                        .child(el("td").child(words::date(bill.due)))
                        .child(money_cell(&words::money(bill.balance)))
                        .child(money_cell(&words::money(bill.minimum)))
                        .child(money_cell(&words::money(bill.unpaid_minimum))),
                );
            }
            card()
                .child(heading("h2", n.bills))
                .child(p("soft", n.bills_says))
                .child(scroller(n.bills, el("table").child(head).child(body)))
                .child(
                    el("details")
                        .class("item")
                        .child(el("summary").child(el("span").child(t.word.how)))
                        .child(p("hint", n.bills_how.of(&terms.minimum.to_string()))),
                )
                .into()
        })
    })
}
