//! How long the range over everything unsure and a claim check take.
#![allow(clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use ashore::loan::claim::{Claim, Kind, check};
use ashore::loan::contract::Unsure;
use ashore::loan::range::ranges;
use ashore::loan::{Act, Contract, Event, Ledger, Towards};
use ashore::money::Fen;
use common::{Loan, day, vector_b};

fn main() {
    divan::main();
}

/// Three instalments paid, then a part of one, then nothing.
fn debt(instalments: u16) -> (Contract, Ledger) {
    let loan = Loan {
        instalments,
        compound: true,
        ..vector_b()
    };
    let mut ledger = loan.ledger();
    let pay = Act::Pay {
        amount: Fen::new(33_333),
        towards: Towards::Order,
    };
    ledger.add(Event::new(day("2026-07-03"), pay));
    (loan.contract(), ledger)
}

#[divan::bench(args = [20, 60, 600])]
fn range_with_everything_unsure(bencher: divan::Bencher<'_, '_>, instalments: u16) {
    let (contract, ledger) = debt(instalments);
    let contract = Contract {
        unsure: Unsure::ALL.to_vec(),
        ..contract
    };
    bencher.bench(|| ranges(black_box(&contract), &ledger, day("2027-06-23")).unwrap());
}

/// No explanation, so that all combinations are gone through.
#[divan::bench(args = [20, 60, 600])]
fn claim_nothing_explains(bencher: divan::Bencher<'_, '_>, instalments: u16) {
    let (contract, ledger) = debt(instalments);
    let claim = Claim {
        total: Some(Fen::new(1_234_567)),
        ..Claim::default()
    };
    bencher.bench(|| check(black_box(&contract), &ledger, day("2027-06-23"), &claim).unwrap());
}

#[divan::bench(args = [20])]
fn claim_of_a_known_kind(bencher: divan::Bencher<'_, '_>, instalments: u16) {
    let (contract, ledger) = debt(instalments);
    let claim = Claim {
        kind: Some(Kind::Payoff),
        total: Some(Fen::new(1_234_567)),
        ..Claim::default()
    };
    bencher.bench(|| check(black_box(&contract), &ledger, day("2027-06-23"), &claim).unwrap());
}
