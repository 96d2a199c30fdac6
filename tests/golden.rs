//! Figures nobody computed with this program: published examples and sums
//! worked by hand, each to the fen.
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

use ashore::loan::statement::{Component, Item, Line, Status, Totals, Which};
use ashore::loan::{GraceCount, Statement, StatementError, statement};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Rate};
use ashore::store::keeper::{Keeper, Loaded, Saved};
use ashore::store::memory::Memory;
use common::{Loan, NOW, daily, day, debt, every_kind, vector_a, vector_b};

#[track_caller]
fn yuan(text: &str) -> Fen {
    match text.strip_prefix('-') {
        Some(text) => Fen::new(-Fen::parse(text).unwrap().get()),
        None => Fen::parse(text).unwrap(),
    }
}

/// The statement, once directly and once from a Book that was saved and
/// opened again.
#[track_caller]
fn statement_of(contract: &Loan, as_of: &str) -> Statement {
    let direct = contract.statement(day(as_of)).unwrap();
    let storage = Memory::new();
    let (mut keeper, loaded) = Keeper::open(storage.clone());
    assert_eq!(loaded, Loaded::Empty);
    let add = ashore::book::Command::AddDebt(debt("微粒贷", contract));
    assert_eq!(keeper.apply(add, NOW), Ok(Saved::Kept));
    let (again, loaded) = Keeper::open(storage);
    assert_eq!(loaded, Loaded::Good);
    let kept = &again.book().debts[0];
    assert_eq!(
        statement(&kept.contract, &kept.ledger, day(as_of)).unwrap(),
        direct
    );
    direct
}

fn line(item: &Item, component: Component) -> Option<&Line> {
    item.lines.iter().find(|l| l.component == component)
}

/// Of an instalment: number, due date, days of its interest period,
/// principal, interest.
type Row = (u16, &'static str, i64, &'static str, &'static str);

#[track_caller]
fn check_schedule(contract: &Loan, rows: &[Row]) {
    let schedule = contract.schedule();
    let got: Vec<_> = schedule
        .instalments
        .iter()
        .map(|i| (i.number, i.due, i.days, i.principal, i.interest))
        .collect();
    let want: Vec<_> = rows
        .iter()
        .map(|(n, due, days, p, i)| (*n, day(due), *days, yuan(p), yuan(i)))
        .collect();
    assert_eq!(got, want);
    // The first row rests on the whole principal, each next one on what is left.
    let mut balance = contract.principal;
    for i in &schedule.instalments {
        assert_eq!(i.balance_before, balance);
        balance = balance.minus(i.principal).unwrap();
    }
    assert_eq!(balance, Fen::ZERO);
}

/// Of an overdue item: first instalment, days overdue, principal, interest,
/// penalty, compound (empty where none is agreed).
type Late = (
    u16,
    i64,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[track_caller]
fn check_overdue(statement: &Statement, rows: &[Late]) {
    let got: Vec<_> = statement
        .items
        .iter()
        .filter_map(|item| {
            let Status::Overdue { days } = item.status else {
                return None;
            };
            let number = match item.which {
                Which::Instalment(n) => n,
                Which::Accelerated { first, .. } => first,
                other => panic!("{other:?}"),
            };
            for charged in [Component::Penalty, Component::Compound] {
                if let Some(line) = line(item, charged) {
                    assert_eq!((line.days, line.to), (days, statement.as_of), "{number}");
                }
            }
            let amount = |c| line(item, c).map(|l| l.amount);
            Some((number, days, Component::ALL.map(amount)))
        })
        .collect();
    let want: Vec<_> = rows
        .iter()
        .map(|(n, days, p, i, pen, comp)| {
            let amounts = [*p, *i, *pen, *comp, "", "", ""];
            (*n, *days, amounts.map(|t| (!t.is_empty()).then(|| yuan(t))))
        })
        .collect();
    assert_eq!(got, want);
}

#[track_caller]
fn check_totals(totals: &Totals, want: [&str; 4]) {
    let [principal, interest, penalty, compound] = want;
    let want = [principal, interest, penalty, compound, "0", "0", "0"];
    assert_eq!(Component::ALL.map(|c| totals.of(c)), want.map(yuan));
}

// ---------------------------------------------------------------------------
// A and B: worked sums for the usual description of 微粒贷 (equal principal,
// interest by actual days, first day counted and last not, penalty 1.5 times).

/// Source: the formulas of the usual description of 微粒贷, worked by hand:
/// interest = principal left × 0.045 % × days.
#[test]
fn vector_a_the_whole_schedule() {
    let contract = vector_a();
    check_schedule(
        &contract,
        &[
            (1, "2026-02-20", 46, "1000", "207.00"),
            (2, "2026-03-20", 28, "1000", "113.40"),
            (3, "2026-04-20", 31, "1000", "111.60"),
            (4, "2026-05-20", 30, "1000", "94.50"),
            (5, "2026-06-20", 31, "1000", "83.70"),
            (6, "2026-07-20", 30, "1000", "67.50"),
            (7, "2026-08-20", 31, "1000", "55.80"),
            (8, "2026-09-20", 31, "1000", "41.85"),
            (9, "2026-10-20", 30, "1000", "27.00"),
            (10, "2026-11-20", 31, "1000", "13.95"),
        ],
    );
    let schedule = contract.schedule();
    assert_eq!(schedule.total_interest(), Ok(yuan("816.30")));
}

/// Source: PBoC 银发〔2003〕251号 item 3 (penalty 1.3 to 1.5 times the rate on
/// overdue principal), worked by hand: 1,000 × 0.045 % × 1.5 × days.
#[test]
fn vector_b_seven_overdue_instalments() {
    let statement = statement_of(&vector_b(), "2026-11-23");
    check_overdue(
        &statement,
        &[
            (4, 187, "1000", "94.50", "126.23", ""),
            (5, 156, "1000", "83.70", "105.30", ""),
            (6, 126, "1000", "67.50", "85.05", ""),
            (7, 95, "1000", "55.80", "64.13", ""),
            (8, 64, "1000", "41.85", "43.20", ""),
            (9, 34, "1000", "27.00", "22.95", ""),
            (10, 3, "1000", "13.95", "2.03", ""),
        ],
    );
    check_totals(&statement.overdue, ["7000", "384.30", "448.89", "0"]);
    assert_eq!(statement.overdue_amount(), Ok(yuan("7833.19")));
    assert_eq!(statement.payoff_amount(), Ok(yuan("7833.19")));
    assert_eq!(statement.overdue_since(), Some(day("2026-05-20")));
    assert_eq!(statement.next_due, None);
    // Tomorrow: 188, 157, 127, 96, 65, 35, 4 days at 0.675 a day are 126.90,
    // 105.98 (.975), 85.73 (.725), 64.80, 43.88 (.875), 23.63 (.625), 2.70:
    // 453.62, less 448.89.
    check_totals(&statement.growth, ["0", "0", "4.73", "0"]);
}

/// Source: the same notice, "unpaid interest bears compound interest at the
/// penalty rate", worked by hand: interest × 0.0675 % × days. 94.50 × 187 is
/// 11.9283, 83.70 × 156 is 8.8136, 67.50 × 126 is 5.7409, 55.80 × 95 is
/// 3.5782, 41.85 × 64 is 1.8079, 27.00 × 34 is 0.6197, 13.95 × 3 is 0.0282.
#[test]
fn vector_b_with_compound_interest() {
    let contract = Loan {
        compound: true,
        ..vector_b()
    };
    let statement = statement_of(&contract, "2026-11-23");
    check_overdue(
        &statement,
        &[
            (4, 187, "1000", "94.50", "126.23", "11.93"),
            (5, 156, "1000", "83.70", "105.30", "8.81"),
            (6, 126, "1000", "67.50", "85.05", "5.74"),
            (7, 95, "1000", "55.80", "64.13", "3.58"),
            (8, 64, "1000", "41.85", "43.20", "1.81"),
            (9, 34, "1000", "27.00", "22.95", "0.62"),
            (10, 3, "1000", "13.95", "2.03", "0.03"),
        ],
    );
    check_totals(&statement.overdue, ["7000", "384.30", "448.89", "32.52"]);
    assert_eq!(statement.payoff_amount(), Ok(yuan("7865.71")));
}

// ---------------------------------------------------------------------------
// Published examples.

/// Source: a web page that explains 微粒贷 with 2,500 yuan over five months at
/// 0.05 % a day. It prints 23.35 for the third month, a slip of the pen:
/// 1,500 × 0.05 % × 31 = 23.25.
#[test]
fn a_published_example_2500_over_5() {
    let contract = Loan {
        principal: yuan("2500"),
        rate: daily("0.05"),
        disbursed_on: day("2026-05-15"),
        first_due: day("2026-06-15"),
        due_day: 15,
        instalments: 5,
        ..vector_a()
    };
    check_schedule(
        &contract,
        &[
            (1, "2026-06-15", 31, "500", "38.75"),
            (2, "2026-07-15", 30, "500", "30.00"),
            (3, "2026-08-15", 31, "500", "23.25"),
            (4, "2026-09-15", 31, "500", "15.50"),
            (5, "2026-10-15", 30, "500", "7.50"),
        ],
    );
}

/// Source: a borrower's question in the published WeBank customer-service
/// corpus (BQ): 借款 8000，分 10 期，第一期还款 800 + 120（利息）= 920.
#[test]
fn a_borrowers_question_8000_over_10() {
    let contract = Loan {
        principal: yuan("8000"),
        rate: daily("0.05"),
        disbursed_on: day("2026-04-10"),
        first_due: day("2026-05-10"),
        due_day: 10,
        ..vector_a()
    };
    let first = contract.schedule().instalments[0];
    assert_eq!(first.days, 30);
    assert_eq!(first.interest, yuan("120"));
    assert_eq!(first.payment(), Ok(yuan("920")));
    let eve = statement_of(&contract, "2026-05-09");
    let next = eve.next_due.unwrap();
    assert_eq!(
        (next.which, next.due, next.amount),
        (Which::Instalment(1), day("2026-05-10"), yuan("920"))
    );
}

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

/// Source: a published worked example for court debts, simple interest by the
/// day: 100,000 × 4.35 % × 180 ÷ 365 = 2,145.21 (2,145.2055).
#[test]
fn a_yearly_rate_over_180_days() {
    let contract = Loan {
        principal: yuan("100000"),
        rate: Rate::parse("4.35", Per::Year).unwrap(),
        disbursed_on: day("2026-01-01"),
        first_due: day("2026-06-30"),
        due_day: 30,
        instalments: 1,
        ..vector_a()
    };
    check_schedule(&contract, &[(1, "2026-06-30", 180, "100000", "2145.21")]);
    let due = statement_of(&contract, "2026-06-30");
    check_totals(&due.due_now, ["100000", "2145.21", "0", "0"]);
}

/// Source: 法释〔2014〕8号 Article 1, 0.0175 % a day: 10,000 for 60 days are
/// 105.00, 30,000 for 100 days are 525.00.
#[test]
fn interest_for_late_performance_of_a_judgment() {
    let rate = daily("0.0175").daily(DayCount::Act365);
    assert_eq!(rate.accrue(yuan("10000"), 60), Ok(yuan("105")));
    assert_eq!(rate.accrue(yuan("30000"), 100), Ok(yuan("525")));
}

// ---------------------------------------------------------------------------
// Sums worked by hand for this program.

/// Prepaying 5,000 at 0.04 % after 12 days: 5,000 × 0.04 % × 12 = 24.00.
#[test]
fn paid_off_early() {
    let contract = Loan {
        principal: yuan("5000"),
        rate: daily("0.04"),
        ..vector_a()
    };
    let statement = statement_of(&contract, "2026-01-17");
    check_totals(&statement.not_due, ["5000", "24.00", "0", "0"]);
    assert_eq!(statement.overdue_amount(), Ok(Fen::ZERO));
}

/// The days around the first due date of A, unpaid.
///
/// ```text
/// 01-05  0 days of interest            growth 10,000 × 0.045 % = 4.50
/// 02-19  45 days × 4.50 = 202.50       growth 4.50
/// 02-20  46 days × 4.50 = 207.00 due   growth 1,000 × 0.0675 % = 0.675 → 0.68
///                                      and 9,000 × 0.045 % = 4.05
/// 02-21  1 day late                    growth 1.35 − 0.68 = 0.67 and 4.05
/// ```
#[test]
fn around_the_first_due_date() {
    let contract = vector_a();
    let s = statement_of(&contract, "2026-01-05");
    check_totals(&s.not_due, ["10000", "0", "0", "0"]);
    check_totals(&s.growth, ["0", "4.50", "0", "0"]);
    assert_eq!(s.items[0].status, Status::Current);
    assert_eq!(s.items[1].status, Status::Future);

    let s = statement_of(&contract, "2026-02-19");
    check_totals(&s.not_due, ["10000", "202.50", "0", "0"]);
    check_totals(&s.due_now, ["0"; 4]);
    check_totals(&s.growth, ["0", "4.50", "0", "0"]);

    let s = statement_of(&contract, "2026-02-20");
    assert_eq!(s.items[0].status, Status::DueToday);
    assert_eq!(s.items[1].status, Status::Current);
    check_totals(&s.overdue, ["0"; 4]);
    check_totals(&s.due_now, ["1000", "207.00", "0", "0"]);
    check_totals(&s.not_due, ["9000", "0", "0", "0"]);
    check_totals(&s.growth, ["0", "4.05", "0.68", "0"]);
    assert_eq!(s.next_due.unwrap().due, day("2026-03-20"));

    let s = statement_of(&contract, "2026-02-21");
    check_overdue(&s, &[(1, 1, "1000", "207.00", "0.68", "")]);
    check_totals(&s.not_due, ["9000", "4.05", "0", "0"]);
    check_totals(&s.growth, ["0", "4.05", "0.67", "0"]);

    assert_eq!(
        contract.statement(day("2026-01-04")),
        Err(StatementError::BeforeDisbursement {
            disbursed_on: day("2026-01-05")
        })
    );
}

/// B on days before its paid instalments were due: what was paid later was
/// still owed then. 9,000 × 0.045 % × 27 = 109.35; the payment of the next day
/// takes 1,000 and the interest with it.
#[test]
fn a_past_day_when_a_paid_instalment_was_not_yet_due() {
    let contract = vector_b();
    let s = statement_of(&contract, "2026-03-19");
    assert_eq!(s.items[0].status, Status::Paid);
    assert_eq!(s.items[1].status, Status::Current);
    check_totals(&s.not_due, ["9000", "109.35", "0", "0"]);
    // What tomorrow adds, whatever will be paid: 9,000 × 0.045 %.
    check_totals(&s.growth, ["0", "4.05", "0", "0"]);

    let s = statement_of(&contract, "2026-03-20");
    assert_eq!(s.items[1].status, Status::Paid);
    check_totals(&s.items[1].owed, ["0"; 4]);
    check_totals(&s.items[1].paid, ["1000", "113.40", "0", "0"]);
    check_totals(&s.due_now, ["0"; 4]);
    check_totals(&s.not_due, ["8000", "0", "0", "0"]);
}

/// Three grace days on A: free up to and including 23 February. Late from the
/// 24th: 1,000 × 0.0675 % × 4 = 2.70 from the due date, × 1 = 0.675 → 0.68
/// after the grace.
#[test]
fn grace_days_counted_either_way() {
    for (grace_count, days, penalty) in [
        (GraceCount::FromDueDate, 4, "2.70"),
        (GraceCount::AfterGrace, 1, "0.68"),
    ] {
        let contract = Loan {
            grace_days: 3,
            grace_count,
            ..vector_a()
        };
        for within in ["2026-02-21", "2026-02-22", "2026-02-23"] {
            let s = statement_of(&contract, within);
            let until = day("2026-02-23");
            assert_eq!(s.items[0].status, Status::InGrace { until }, "{within}");
            check_totals(&s.overdue, ["0"; 4]);
            check_totals(&s.due_now, ["1000", "207.00", "0", "0"]);
        }
        let s = statement_of(&contract, "2026-02-24");
        check_overdue(&s, &[(1, days, "1000", "207.00", penalty, "")]);
        // 9,000 × 0.045 % × 4 = 16.20
        check_totals(&s.not_due, ["9000", "16.20", "0", "0"]);
        check_totals(&s.due_now, ["0"; 4]);
        let eve = statement_of(&contract, "2026-02-23");
        check_totals(&eve.growth, ["0", "4.05", penalty, "0"]);
    }
}

/// B, accelerated on 1 July.
///
/// ```text
/// instalment 4  94.50 interest, 187 days: 1,000 × 0.0675 % × 187 = 126.225
/// instalment 5  83.70 interest, 156 days: 105.30
/// the rest      5,000: interest 20 June to 1 July, 11 days × 2.25 = 24.75,
///               penalty 145 days: 5,000 × 0.0675 % × 145 = 489.375
/// compound      11.93, 8.81, 24.75 × 0.0675 % × 145 = 2.4224
/// ```
#[test]
fn accelerated_from_a_day() {
    let contract = Loan {
        accelerated_on: Some(day("2026-07-01")),
        compound: true,
        ..vector_b()
    };
    let s = statement_of(&contract, "2026-11-23");
    check_overdue(
        &s,
        &[
            (4, 187, "1000", "94.50", "126.23", "11.93"),
            (5, 156, "1000", "83.70", "105.30", "8.81"),
            (6, 145, "5000", "24.75", "489.38", "2.42"),
        ],
    );
    assert_eq!(s.items[5].which, Which::Accelerated { first: 6, last: 10 });
    check_totals(&s.overdue, ["7000", "202.95", "720.91", "23.16"]);
    check_totals(&s.not_due, ["0"; 4]);
    assert_eq!(s.payoff_amount(), Ok(yuan("7947.02")));
    assert_eq!(s.next_due, None);

    // The eve: nothing accelerated yet, instalment 6 runs for 10 days × 2.25.
    // Instalments 4 and 5 are 41 and 10 days late: 27.675 and 6.75.
    let s = statement_of(&contract, "2026-06-30");
    check_overdue(
        &s,
        &[
            (4, 41, "1000", "94.50", "27.68", "2.62"),
            (5, 10, "1000", "83.70", "6.75", "0.56"),
        ],
    );
    check_totals(&s.not_due, ["5000", "22.50", "0", "0"]);
    assert_eq!(s.next_due.unwrap().which, Which::Instalment(6));

    // The day itself: the rest is due, not late. 42 days are 28.35, 11 are
    // 7.425; compound 94.50 × 0.0675 % × 42 = 2.6791, 83.70 × 11 = 0.6215.
    let s = statement_of(&contract, "2026-07-01");
    check_overdue(
        &s,
        &[
            (4, 42, "1000", "94.50", "28.35", "2.68"),
            (5, 11, "1000", "83.70", "7.43", "0.62"),
        ],
    );
    check_totals(&s.due_now, ["5000", "24.75", "0", "0"]);
    check_totals(&s.not_due, ["0"; 4]);
    // 43 and 12 days are 29.025 and 8.10; the rest starts with 3.375.
    // Compound: 2.7429, 0.6780, 0.0167.
    check_totals(&s.growth, ["0", "0", "4.73", "0.14"]);
}

/// An acceleration knows no grace; an instalment already due keeps its own.
#[test]
fn accelerated_within_the_grace_of_an_instalment() {
    let contract = Loan {
        accelerated_on: Some(day("2026-02-22")),
        grace_days: 3,
        ..vector_a()
    };
    let s = statement_of(&contract, "2026-02-23");
    check_totals(&s.due_now, ["1000", "207.00", "0", "0"]);
    // 9,000: 2 days × 4.05, then 1 day × 6.075.
    check_overdue(&s, &[(2, 1, "9000", "8.10", "6.08", "")]);
}

/// 18 % a year on 120,000 over 12 months.
///
/// ```text
///                                           ÷ 365       ÷ 360
/// 10 days   120,000 × 18 % × 10            591.7808    600.00
/// 31 days   120,000 × 18 % × 31          1,834.5205  1,860.00
/// 30 days late, penalty 10,000 × 27 % × 30 221.9178    225.00
///               compound on the interest    40.7113     41.85
/// interest of the next period, 28 days
///               110,000 × 18 % × 28      1,518.9041  1,540.00
///         2 days late, penalty 10,000 × 27 % × 2
///                                           14.7945     15.00
///               compound                     2.2472      2.31
/// 2 days of the third period 100,000 × 18 % × 2
///                                           98.6301    100.00
/// ```
#[test]
fn a_yearly_rate_by_either_year() {
    for (day_count, first, period, late, second, third) in [
        (
            DayCount::Act365,
            "591.78",
            "1834.52",
            (1, 30, "10000", "1834.52", "221.92", "40.71"),
            (2, 2, "10000", "1518.90", "14.79", "2.25"),
            "98.63",
        ),
        (
            DayCount::Act360,
            "600.00",
            "1860.00",
            (1, 30, "10000", "1860.00", "225.00", "41.85"),
            (2, 2, "10000", "1540.00", "15.00", "2.31"),
            "100.00",
        ),
    ] {
        let contract = Loan {
            principal: yuan("120000"),
            rate: Rate::parse("18", Per::Year).unwrap(),
            day_count,
            disbursed_on: day("2026-01-01"),
            first_due: day("2026-02-01"),
            due_day: 1,
            instalments: 12,
            compound: true,
            ..vector_a()
        };
        let s = statement_of(&contract, "2026-01-11");
        check_totals(&s.not_due, ["120000", first, "0", "0"]);
        let s = statement_of(&contract, "2026-02-01");
        check_totals(&s.due_now, ["10000", period, "0", "0"]);
        let s = statement_of(&contract, "2026-03-03");
        check_overdue(&s, &[late, second]);
        check_totals(&s.not_due, ["100000", third, "0", "0"]);
    }
}

/// A rate per day is the same by either year.
#[test]
fn a_daily_rate_needs_no_year() {
    let by_360 = Loan {
        day_count: DayCount::Act360,
        ..vector_b()
    };
    let s = statement_of(&by_360, "2026-11-23");
    assert_eq!(s.payoff_amount(), Ok(yuan("7833.19")));
}

/// 还款日 31 in short months, and 29 February: 2,250 × 0.05 % × 29 = 32.625.
#[test]
fn due_days_at_the_end_of_the_month() {
    let contract = |year: i32| Loan {
        principal: yuan("3000"),
        rate: daily("0.05"),
        disbursed_on: day(&format!("{year}-01-15")),
        first_due: day(&format!("{year}-01-31")),
        due_day: 31,
        instalments: 4,
        ..vector_a()
    };
    check_schedule(
        &contract(2026),
        &[
            (1, "2026-01-31", 16, "750", "24.00"),
            (2, "2026-02-28", 28, "750", "31.50"),
            (3, "2026-03-31", 31, "750", "23.25"),
            (4, "2026-04-30", 30, "750", "11.25"),
        ],
    );
    check_schedule(
        &contract(2028),
        &[
            (1, "2028-01-31", 16, "750", "24.00"),
            (2, "2028-02-29", 29, "750", "32.63"),
            (3, "2028-03-31", 31, "750", "23.25"),
            (4, "2028-04-30", 30, "750", "11.25"),
        ],
    );
    // First due on a clamped day: the later ones go back to the 31st.
    let clamped = Loan {
        first_due: day("2026-02-28"),
        instalments: 2,
        ..contract(2026)
    };
    check_schedule(
        &clamped,
        &[
            (1, "2026-02-28", 44, "1500", "66.00"),
            (2, "2026-03-31", 31, "1500", "23.25"),
        ],
    );
    // Overdue from one clamped day over another: 31 January to 1 March.
    let s = statement_of(&contract(2026), "2026-03-01");
    check_overdue(
        &s,
        &[
            // 750 × 0.075 % × 29 = 16.3125; × 1 = 0.5625
            (1, 29, "750", "24.00", "16.31", ""),
            (2, 1, "750", "31.50", "0.56", ""),
        ],
    );
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

/// A gap in the paid instalments: 2 and 4 paid, 1 and 3 not. Each unpaid one
/// bears its own penalty; the schedule's balances stay as agreed.
///
/// 2026-05-21: instalment 1 is 90 days late (60.75), 3 is 31 days (20.925);
/// 6,000 for 1 day at 0.045 % is 2.70.
#[test]
fn a_gap_in_the_paid_instalments() {
    let contract = Loan {
        paid: vec![2, 4],
        ..vector_a()
    };
    let s = statement_of(&contract, "2026-05-21");
    check_overdue(
        &s,
        &[
            (1, 90, "1000", "207.00", "60.75", ""),
            (3, 31, "1000", "111.60", "20.93", ""),
        ],
    );
    check_totals(&s.not_due, ["6000", "2.70", "0", "0"]);
}

/// A multiple of 1 charges the contract rate and no more: 1,000 × 0.045 % ×
/// 187 = 84.15; a multiple of 0 charges nothing.
#[test]
fn penalty_multiples_of_one_and_nought() {
    for (multiple, penalty) in [("1", "84.15"), ("0", "0")] {
        let contract = Loan {
            penalty_multiple: Multiple::parse(multiple).unwrap(),
            ..vector_b()
        };
        let s = statement_of(&contract, "2026-11-23");
        assert_eq!(
            line(&s.items[3], Component::Penalty).unwrap().amount,
            yuan(penalty)
        );
    }
}

// ---------------------------------------------------------------------------

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
