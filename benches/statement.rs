//! How long the screen's figures take: one statement, the overview, the Book
//! to text and back.
#![allow(clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use ashore::book::{Book, Overview};
use ashore::loan::{Contract, statement};
use ashore::store::{Opened, decode, encode};
use common::{NOW, book_of, day, debt, vector_b};

fn main() {
    divan::main();
}

fn contract(instalments: u16) -> Contract {
    Contract {
        instalments,
        compound: true,
        ..vector_b()
    }
}

fn book(debts: usize) -> Book {
    book_of((0..debts).map(|n| debt(&format!("第 {n} 笔"), contract(20))))
}

fn opened() -> Opened {
    Opened {
        book: book(50),
        revision: 41,
        saved_at: NOW.to_owned(),
    }
}

#[divan::bench(args = [20, 600])]
fn statement_of_one_loan(bencher: divan::Bencher<'_, '_>, instalments: u16) {
    let contract = contract(instalments);
    let as_of = day("2026-11-23");
    bencher.bench(|| statement(black_box(&contract), as_of).unwrap());
}

#[divan::bench]
fn overview_of_20_debts(bencher: divan::Bencher<'_, '_>) {
    let book = book(20);
    let as_of = day("2026-11-23");
    bencher.bench(|| Overview::of(black_box(&book), as_of));
}

#[divan::bench]
fn encode_50_debts(bencher: divan::Bencher<'_, '_>) {
    let opened = opened();
    bencher.bench(|| encode(black_box(&opened)).unwrap());
}

#[divan::bench]
fn decode_50_debts(bencher: divan::Bencher<'_, '_>) {
    let text = encode(&opened()).unwrap();
    bencher.bench(|| decode(black_box(&text)).unwrap());
}
