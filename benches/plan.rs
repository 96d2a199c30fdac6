//! How long a plan takes, by debts and by months.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use ashore::loan::contract::{Accrual, Method, Plan};
use ashore::loan::schedule::Schedule;
use ashore::loan::{Contract, Ledger};
use ashore::money::Fen;
use ashore::plan::budget::{Budget, Category, Flow};
use ashore::plan::order::Strategy;
use ashore::plan::simulate::{Entry, Simulation, Start, Windows};
use ashore::plan::treatment::Treatment;
use ashore::rate::{DayCount, Per, Percent, Rate};
use common::{day, vector_a};

fn main() {
    divan::main();
}

/// Loans that last as long as the plan: level instalments at 3.6 % a year and
/// a little more or less.
fn loans(debts: u16, months: u16) -> Vec<Contract> {
    (0..debts)
        .map(|n| Contract {
            principal: Fen::new(5_000_000),
            disbursed_on: day("2026-01-15"),
            rate: Rate::from_units(360_000_000 + i64::from(n) * 1_000_000, Per::Year).unwrap(),
            day_count: DayCount::Act365,
            method: Method::EqualInstalment(Plan {
                first_due: day("2026-02-20"),
                due_day: 20,
                instalments: months,
                accrual: Accrual::Daily,
                interest_only: 0,
                stated: None,
                unit: Fen::new(1),
            }),
            ..vector_a().contract()
        })
        .collect()
}

fn windows(amount: i64, count: usize) -> Windows {
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, Fen::new(amount))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    Windows::of(&budget, day("2026-01-15"), count).unwrap()
}

#[divan::bench(args = [(1, 60), (10, 60), (30, 60), (30, 240), (30, 600)])]
fn one_strategy(bencher: divan::Bencher, (debts, months): (u16, u16)) {
    static NONE: Ledger = Ledger::new();
    let contracts = loans(debts, months);
    let entries: Vec<_> = contracts
        .iter()
        .enumerate()
        .map(|(lender, contract)| Entry {
            contract,
            ledger: &NONE,
            treatment: Treatment::AsContracted,
            priority: 0,
            lender,
            rank: 0,
        })
        .collect();
    let start = Start::new(&entries, day("2026-01-15")).unwrap();
    // Just the instalments and one yuan: the plan lasts as long as the loans,
    // and each month something is left over for the dearest of them.
    let level =
        |contract| Schedule::of(contract).unwrap().instalments[usize::from(months) / 2].payment();
    let asked = Fen::sum(contracts.iter().map(|contract| level(contract).unwrap())).unwrap();
    let windows = windows(asked.get() + 100, months.into());
    let outcome = Simulation::new(&start, Strategy::Avalanche, &windows, false).run();
    let lasted = outcome.unwrap().months.len();
    assert!(
        lasted * 10 >= usize::from(months) * 8,
        "{lasted} of {months}"
    );
    bencher.bench(|| {
        Simulation::new(black_box(&start), Strategy::Avalanche, &windows, false)
            .run()
            .unwrap()
    });
}

/// What of it is only the copy of the accounts a plan begins with.
#[divan::bench(args = [(30, 60), (30, 600)])]
fn copying_the_accounts(bencher: divan::Bencher, (debts, months): (u16, u16)) {
    static NONE: Ledger = Ledger::new();
    let contracts = loans(debts, months);
    let entries: Vec<_> = contracts
        .iter()
        .map(|contract| Entry {
            contract,
            ledger: &NONE,
            treatment: Treatment::AsContracted,
            priority: 0,
            lender: 0,
            rank: 0,
        })
        .collect();
    let start = Start::new(&entries, day("2026-01-15")).unwrap();
    bencher.bench(|| black_box(&start).clone());
}
