//! Contracts and debts the tests share.
#![allow(dead_code, clippy::unwrap_used)]

use ashore::book::{Book, Command, Debt, DebtId};
use ashore::loan::{Contract, GraceCount, Numbers, Product};
use ashore::money::Fen;
use ashore::rate::{Multiple, Per, Rate, YearBasis};
use chrono::NaiveDate;

/// A time to write into envelopes.
pub const NOW: &str = "2026-11-23T09:30:00+08:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn daily(percent: &str) -> Rate {
    Rate::parse(percent, Per::Day).unwrap()
}

/// Vector A: 10,000 yuan at 0.045 % a day, drawn on 5 January 2026, due on
/// the 20th from 20 February, ten instalments, penalty 1.5 times.
pub fn vector_a() -> Contract {
    Contract {
        principal: Fen::new(1_000_000),
        rate: daily("0.045"),
        year_basis: YearBasis::Days365,
        disbursed_on: day("2026-01-05"),
        first_due: day("2026-02-20"),
        due_day: 20,
        instalments: 10,
        grace_days: 0,
        grace_count: GraceCount::FromDueDate,
        penalty_multiple: Multiple::parse("1.5").unwrap(),
        compound: false,
        accelerated_on: None,
        paid: Numbers::new(),
    }
}

/// Vector B: A with instalments 1 to 3 paid on time.
pub fn vector_b() -> Contract {
    Contract {
        paid: Numbers::from([1, 2, 3]),
        ..vector_a()
    }
}

pub fn debt(name: &str, contract: Contract) -> Debt {
    Debt {
        id: DebtId(0),
        name: name.to_owned(),
        product: Product::Weilidai,
        contract,
        note: String::new(),
    }
}

/// A Book with these debts, numbered from 1.
pub fn book_of(debts: impl IntoIterator<Item = Debt>) -> Book {
    debts.into_iter().fold(Book::default(), |book, debt| {
        book.after(&Command::AddDebt(debt)).unwrap()
    })
}
