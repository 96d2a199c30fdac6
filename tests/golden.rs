//! Figures nobody computed with this program: published examples and sums
//! worked by hand, each to the fen, in `figures/golden.txt`.
//!
//! Every case also goes through storage: the statement of the Book that comes
//! back is the statement of the Book that went in.
//!
//! At the end, whole statements as this program computes them, so that no line
//! changes unseen.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines
)]

mod common;

use std::fmt::Write as _;

use ashore::loan::statement::{Component, Status, Totals};
use ashore::loan::{Schedule, Statement, statement};
use ashore::money::Fen;
use ashore::rate::DayCount;
use ashore::selftest::cases::{self, Case, Said};
use ashore::selftest::{Group, TABLES};
use ashore::store::keeper::{Keeper, Loaded, Saved};
use ashore::store::memory::Memory;
use common::{Loan, NOW, daily, day, debt, every_kind, holds, vector_a, vector_b};

#[track_caller]
fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

#[track_caller]
fn cases() -> Vec<Case> {
    let read = cases::read(TABLES.golden).into_iter();
    read.map(|case| case.unwrap_or_else(|name| panic!("{name}")))
        .collect()
}

/// Every case to the fen: schedules as agreed and as charged, what a statement
/// says of each day, claims.
#[test]
fn worked_examples() {
    holds(Group::Examples);
    assert_eq!(cases().len(), 24);
}

/// The loans most tests start from are the first two of the cases.
#[test]
fn vectors_a_and_b_are_those_of_the_tests() {
    let cases = cases();
    for (name, loan) in [("A", vector_a()), ("B", vector_b())] {
        let case = cases.iter().find(|case| case.name == name).unwrap();
        assert_eq!(case.contract, loan.contract());
        assert_eq!(case.ledger, loan.ledger());
    }
    assert_eq!(vector_a().schedule().total_interest(), Ok(yuan("816.30")));
}

/// The statement of each day once directly and once from a Book that was saved
/// and opened again.
#[test]
fn worked_examples_through_storage() {
    let mut compared = 0;
    for case in cases() {
        let storage = Memory::new();
        let (mut keeper, loaded) = Keeper::open(storage.clone());
        assert_eq!(loaded, Loaded::Empty);
        let debt = ashore::book::Debt {
            contract: case.contract.clone(),
            ledger: case.ledger.clone(),
            ..debt(case.name, &vector_a())
        };
        let add = ashore::book::Command::AddDebt(debt);
        assert_eq!(keeper.apply(add, NOW), Ok(Saved::Kept));
        let (again, loaded) = Keeper::open(storage);
        assert_eq!(loaded, Loaded::Good);
        let kept = &again.book().debts[0];
        for (said, _) in &case.says {
            if let Said::On(on) = *said {
                let direct = statement(&case.contract, &case.ledger, on);
                let kept = statement(&kept.contract, &kept.ledger, on);
                assert_eq!(kept, direct, "{} {on}", case.name);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 38);
}

/// Instalments are numbered, the first row rests on the whole principal, and
/// each next one on what is left.
#[test]
fn the_rows_of_a_schedule_hang_together() {
    for case in cases() {
        let schedule = Schedule::of(&case.contract).unwrap();
        let mut balance = case.contract.principal;
        for (i, number) in schedule.instalments.iter().zip(1..) {
            assert_eq!((i.number, i.balance_before), (number, balance));
            balance = balance.minus(i.principal).unwrap();
        }
        assert_eq!(balance, Fen::ZERO, "{}", case.name);
    }
}

// ---------------------------------------------------------------------------

/// Source: Apache Fineract, end-to-end scenario RS04 (5,000 over 18 months,
/// equal principal): dates, days and principal. Its interest is by the month,
/// which this contract does not offer.
#[test]
fn a_core_banking_schedule_5000_over_18() {
    let contract = Loan {
        principal: yuan("5000"),
        disbursed_on: day("2022-11-01"),
        first_due: day("2022-12-01"),
        due_day: 1,
        instalments: 18,
        ..vector_a()
    };
    let days = [
        30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30,
    ];
    let schedule = contract.schedule();
    for (i, days) in schedule.instalments.iter().zip(days) {
        let principal = if i.number == 18 { "277.74" } else { "277.78" };
        assert_eq!((i.days, i.principal), (days, yuan(principal)));
    }
    assert_eq!(schedule.instalments[17].due, day("2024-05-01"));
    assert_eq!(schedule.instalments[17].balance_before, yuan("277.74"));
}

/// Source: 法释〔2014〕8号 Article 1, 0.0175 % a day: 10,000 for 60 days are
/// 105.00, 30,000 for 100 days are 525.00.
#[test]
fn interest_for_late_performance_of_a_judgment() {
    let rate = daily("0.0175").daily(DayCount::Act365);
    assert_eq!(rate.accrue(yuan("10000"), 60), Ok(yuan("105")));
    assert_eq!(rate.accrue(yuan("30000"), 100), Ok(yuan("525")));
}

/// Principal that does not divide: 10,000 ÷ 3, 100 ÷ 7 (14.2857 → 14.29 six
/// times, then 14.26), 2.00 ÷ 600 (0.0033 → 0.00 until the last), 2.99 ÷ 300
/// (0.00997 → 0.01 and nothing is left), 2.98 ÷ 300 (0.01 each would be too
/// much before the last).
#[test]
fn the_last_instalment_takes_the_rest() {
    let principals = |principal: &str, instalments| {
        let contract = Loan {
            principal: yuan(principal),
            instalments,
            ..vector_a()
        };
        let schedule = contract.schedule();
        schedule
            .instalments
            .iter()
            .map(|i| i.principal.get())
            .collect::<Vec<_>>()
    };
    assert_eq!(principals("10000", 3), [333_333, 333_333, 333_334]);
    assert_eq!(
        principals("100", 7),
        [1_429, 1_429, 1_429, 1_429, 1_429, 1_429, 1_426]
    );
    let tiny = principals("2", 600);
    assert_eq!(tiny.iter().sum::<i64>(), 200);
    assert_eq!(tiny.last(), Some(&200));
    let none_left = principals("2.99", 300);
    assert_eq!((none_left[0], none_left[299]), (1, 0));
    let too_much = principals("2.98", 300);
    assert_eq!((too_much[0], too_much[299]), (0, 298));
}

// ---------------------------------------------------------------------------

/// The statement of a loan that is to be shown whole.
fn statement_of(loan: &Loan, as_of: &str) -> Statement {
    loan.statement(day(as_of)).unwrap()
}

/// A statement as a person would read it, with every field of every line.
fn readable(statement: &Statement) -> String {
    let mut out = String::new();
    let totals = |t: &Totals| Component::ALL.map(|c| t.of(c).to_string()).join(" + ");
    writeln!(out, "as of {}", statement.as_of).unwrap();
    for item in &statement.items {
        writeln!(out, "{:?}, due {}: {:?}", item.which, item.due, item.status).unwrap();
        for l in &item.lines {
            writeln!(
                out,
                "  {:?} {} = {} × {} % × {} days, {} to {}; {:?}; {:?}",
                l.component,
                l.amount,
                l.base,
                l.daily().percent(),
                l.days,
                l.from,
                l.to,
                l.formula,
                l.sources
            )
            .unwrap();
        }
    }
    writeln!(out, "overdue {}", totals(&statement.overdue)).unwrap();
    writeln!(out, "due now {}", totals(&statement.due_now)).unwrap();
    writeln!(out, "not due {}", totals(&statement.not_due)).unwrap();
    writeln!(out, "growth  {}", totals(&statement.growth)).unwrap();
    writeln!(out, "next    {:?}", statement.next_due).unwrap();
    out
}

/// The shape of a whole statement: B with compound interest on a day with
/// something paid, overdue, in its period and still to come.
#[test]
fn a_whole_statement() {
    let contract = Loan {
        compound: true,
        ..vector_b()
    };
    let text = readable(&statement_of(&contract, "2026-07-05"));
    insta::assert_snapshot!(text);
}

/// The same after everything has matured.
#[test]
fn a_whole_statement_all_overdue() {
    let contract = Loan {
        compound: true,
        ..vector_b()
    };
    let text = readable(&statement_of(&contract, "2026-11-23"));
    insta::assert_snapshot!(text);
}

/// Debts of every method with events of every kind, on the days on which
/// something happened and a while later.
#[test]
fn whole_statements_of_every_kind() {
    let mut text = String::new();
    for debt in &every_kind().debts {
        writeln!(text, "# {}\n", debt.name).unwrap();
        let events = debt.ledger.events().iter().map(|e| e.on);
        let mut days: Vec<_> = events
            .chain([day("2026-11-23"), day("2027-06-30")])
            .collect();
        days.sort_unstable();
        days.dedup();
        for on in days {
            let Ok(mut s) = statement(&debt.contract, &debt.ledger, on) else {
                writeln!(text, "{on}: none\n").unwrap();
                continue;
            };
            s.items.retain(|item| item.status != Status::Future);
            text += &readable(&s);
            for a in s.allocations.iter().filter(|a| a.on == on) {
                writeln!(
                    text,
                    "event {} {:?} {} of {:?} {:?}",
                    a.event, a.how, a.amount, a.which, a.component
                )
                .unwrap();
            }
            for r in s
                .remarks
                .iter()
                .filter(|r| debt.ledger.events()[r.event].on == on)
            {
                writeln!(text, "event {}: {:?}", r.event, r.remark).unwrap();
            }
            writeln!(text, "lent {}, overpaid {}\n", s.lent, s.overpaid).unwrap();
        }
    }
    insta::assert_snapshot!(text);
}
