//! How long the screen's figures take: one statement, the overview, the Book
//! to text and back.
//!
//! The bench profile is optimised for speed, the release for size; a figure
//! of the browser is some three times the one here.
#![allow(clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use ashore::book::{Book, Overview};
use ashore::calendar::plus_days;
use ashore::loan::contract::Order;
use ashore::loan::ledger::Towards;
use ashore::loan::statement::{Component, payoff};
use ashore::loan::{Act, Contract, Event, Ledger, Method, Plan, Schedule, statement};
use ashore::money::Fen;
use ashore::rate::{Per, Rate};
use ashore::store::{Opened, decode, encode};
use common::{Loan, NOW, book_of, by, day, debt, every_kind, plan, vector_b};

fn main() {
    divan::main();
}

fn loan(instalments: u16) -> Loan {
    Loan {
        instalments,
        compound: true,
        ..vector_b()
    }
}

fn book(debts: usize) -> Book {
    book_of((0..debts).map(|n| debt(&format!("第 {n} 笔"), &loan(20))))
}

fn opened() -> Opened {
    Opened {
        book: book(50),
        revision: 41,
        saved_at: NOW.to_owned(),
    }
}

/// 60 equal instalments from February 2021.
fn five_years(order: Order) -> Contract {
    let plan = Plan {
        first_due: day("2021-02-20"),
        instalments: 60,
        ..plan()
    };
    Contract {
        disbursed_on: day("2021-01-20"),
        order,
        ..by(Method::EqualInstalment(plan))
    }
}

/// So many payments, a little too small each, every seventeenth day.
fn payments(events: i64) -> Ledger {
    (0..events)
        .map(|n| {
            let on = plus_days(day("2021-03-01"), n * 17).unwrap();
            let amount = Fen::new(9_000 + n % 7 * 1_000);
            let towards = Towards::Order;
            Event::new(on, Act::Pay { amount, towards })
        })
        .collect()
}

#[divan::bench(args = [20, 600])]
fn statement_of_one_loan(bencher: divan::Bencher<'_, '_>, instalments: u16) {
    let loan = loan(instalments);
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let as_of = day("2026-11-23");
    bencher.bench(|| statement(black_box(&contract), black_box(&ledger), as_of).unwrap());
}

/// 100 events of all sorts: three years of instalments paid, then late, with
/// part payments, charges, a waiver, a pause and a new rate in between.
fn events() -> Ledger {
    let on_time = (1..=36).map(|number| {
        let on = contract_due(number);
        Event::new(on, Act::PayInstalment { number })
    });
    let late = (0..64_i64).map(|n| {
        let on = plus_days(day("2024-02-25"), n * 15).unwrap();
        let fen = Fen::new;
        let act = match n {
            10 | 30 | 50 => Act::Charge {
                component: Component::Cost,
                amount: fen(8_800),
            },
            20 => Act::StopInterest,
            22 => Act::ResumeInterest,
            25 => Act::Waive {
                component: Component::Penalty,
                amount: Some(fen(10_000)),
            },
            40 => Act::SetRate {
                rate: Rate::parse("14", Per::Year).unwrap(),
            },
            _ => Act::Pay {
                amount: fen(9_000 + n % 7 * 1_000),
                towards: Towards::Order,
            },
        };
        Event::new(on, act)
    });
    on_time.chain(late).collect()
}

fn contract_due(number: u16) -> chrono::NaiveDate {
    five_years(Order::Statute).due(number).unwrap()
}

/// An overdue loan of 60 instalments after 100 events.
#[divan::bench]
fn statement_after_100_events(bencher: divan::Bencher<'_, '_>) {
    let (contract, ledger) = (five_years(Order::Statute), events());
    let as_of = day("2026-11-23");
    bencher.bench(|| statement(black_box(&contract), black_box(&ledger), as_of).unwrap());
}

/// Only the sums of the same.
#[divan::bench]
fn payoff_after_100_events(bencher: divan::Bencher<'_, '_>) {
    let (contract, ledger) = (five_years(Order::Statute), events());
    let as_of = day("2026-11-23");
    bencher.bench(|| payoff(black_box(&contract), black_box(&ledger), as_of).unwrap());
}

#[divan::bench]
fn schedule_of_60_instalments(bencher: divan::Bencher<'_, '_>) {
    let contract = five_years(Order::Statute);
    bencher.bench(|| Schedule::of(black_box(&contract)).unwrap());
}

/// The same loan never paid in full, after 100 payments: by Civil Code 561 each
/// one first pays a little penalty on every late instalment, 2,000 allocations
/// in all.
#[divan::bench]
fn statement_after_100_payments(bencher: divan::Bencher<'_, '_>) {
    let (contract, ledger) = (five_years(Order::Statute), payments(100));
    let as_of = day("2026-11-23");
    bencher.bench(|| statement(black_box(&contract), black_box(&ledger), as_of).unwrap());
}

/// The same, one instalment after the other.
#[divan::bench]
fn statement_after_100_payments_oldest_first(bencher: divan::Bencher<'_, '_>) {
    let (contract, ledger) = (five_years(Order::OldestFirst), payments(100));
    let as_of = day("2026-11-23");
    bencher.bench(|| statement(black_box(&contract), black_box(&ledger), as_of).unwrap());
}

/// Only the sums of the same: what a chart asks for at every point.
#[divan::bench]
fn payoff_after_100_payments(bencher: divan::Bencher<'_, '_>) {
    let (contract, ledger) = (five_years(Order::Statute), payments(100));
    let as_of = day("2026-11-23");
    bencher.bench(|| payoff(black_box(&contract), black_box(&ledger), as_of).unwrap());
}

/// 30 debts, each month of ten years.
#[divan::bench]
fn payoff_of_30_debts_over_10_years(bencher: divan::Bencher<'_, '_>) {
    let (contract, ledger) = (five_years(Order::Statute), payments(60));
    let days: Vec<_> = (0..120)
        .map(|n| plus_days(day("2021-02-01"), n * 30).unwrap())
        .collect();
    bencher.bench(|| {
        for _ in 0..30 {
            for day in &days {
                let _ = black_box(payoff(black_box(&contract), black_box(&ledger), *day));
            }
        }
    });
}

#[divan::bench]
fn overview_of_20_debts(bencher: divan::Bencher<'_, '_>) {
    let book = book(20);
    let as_of = day("2026-11-23");
    bencher.bench(|| Overview::of(black_box(&book), as_of));
}

#[divan::bench]
fn overview_of_every_kind(bencher: divan::Bencher<'_, '_>) {
    let book = every_kind();
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
