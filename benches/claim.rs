//! How long the range and the claim check take.
#![allow(clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use ashore::loan::statement::{payoff, standing};
use ashore::loan::schedule::Schedule;
use ashore::loan::account::Account;
use common::{day, vector_b};

fn main() {
    divan::main();
}

#[divan::bench]
fn payoff_once(b: divan::Bencher<'_, '_>) {
    let loan = common::Loan { instalments: 20, compound: true, ..vector_b() };
    let (c, l) = (loan.contract(), loan.ledger());
    b.bench(|| payoff(black_box(&c), black_box(&l), day("2026-11-23")).unwrap());
}

#[divan::bench]
fn standing_once(b: divan::Bencher<'_, '_>) {
    let loan = common::Loan { instalments: 20, compound: true, ..vector_b() };
    let (c, l) = (loan.contract(), loan.ledger());
    b.bench(|| standing(black_box(&c), black_box(&l), day("2026-11-23")).unwrap());
}

#[divan::bench]
fn schedule_once(b: divan::Bencher<'_, '_>) {
    let loan = common::Loan { instalments: 20, compound: true, ..vector_b() };
    let c = loan.contract();
    b.bench(|| Schedule::of(black_box(&c)).unwrap());
}

#[divan::bench]
fn replay_then_standing_x1(b: divan::Bencher<'_, '_>) {
    run(b, 1);
}
#[divan::bench]
fn replay_then_standing_x4(b: divan::Bencher<'_, '_>) {
    run(b, 4);
}
fn run(b: divan::Bencher<'_, '_>, n: usize) {
    let loan = common::Loan { instalments: 20, compound: true, ..vector_b() };
    let (c, l) = (loan.contract(), loan.ledger());
    let s = Schedule::of(&c).unwrap();
    b.bench(|| {
        let mut a = Account::new(black_box(&c), &s, false).unwrap();
        for (i, e) in l.events().iter().enumerate() { a.apply(i, e).unwrap(); }
        a.advance(day("2026-11-23")).unwrap();
        for _ in 0..n { black_box(a.standing().unwrap()); }
    });
}
