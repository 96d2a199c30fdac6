//! Credit cards: sums worked by hand, each to the fen, and what holds for
//! every card.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines
)]

mod common;

use ashore::calendar::{in_range, plus_days};
use ashore::loan::card::{
    Bill, CardDue, CardPlan, CardTerms, Compounding, InterestBasis, Opening, PlanFee, PlanKind,
    bills,
};
use ashore::loan::contract::{LateFee, Order, PenaltyRate, Row};
use ashore::loan::schedule::ScheduleError;
use ashore::loan::statement::{
    Component, Formula, Item, NextDue, Remark, Replay, Settled, Status, Totals, Which, payoff,
};
use ashore::loan::{
    Act, Contract, ContractError, Event, Ledger, Method, Product, Schedule, Statement,
    StatementError, Template, Towards, statement,
};
use ashore::money::{Fen, Overflow};
use ashore::rate::{DayCount, Multiple, Per, Percent, Rate};
use chrono::{Datelike, NaiveDate};
use common::{daily, day};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

/// A bill of 10,000 yuan of 5 March 2026, due on the 25th, late from the
/// 29th; what it contains was bought on 10 February.
fn card() -> Contract {
    with(|_| {})
}

fn with(change: impl FnOnce(&mut CardTerms)) -> Contract {
    let mut contract =
        Template::contract(Product::CreditCard, day("2026-03-05"), day("2026-03-25"));
    contract.principal = yuan("10000");
    let Method::Card(terms) = &mut contract.method else {
        panic!("{:?}", contract.method);
    };
    terms.opening.interest_from = day("2026-02-10");
    change(terms);
    assert_eq!(contract.check(), Ok(()));
    contract
}

fn on(text: &str, act: Act) -> Event {
    Event::new(day(text), act)
}

fn paid(text: &str, amount: &str) -> Event {
    on(
        text,
        Act::Pay {
            amount: yuan(amount),
            towards: Towards::Order,
        },
    )
}

fn bought(text: &str, amount: &str, cash: bool) -> Event {
    on(
        text,
        Act::Purchase {
            amount: yuan(amount),
            cash,
        },
    )
}

#[track_caller]
fn at(contract: &Contract, events: &[Event], as_of: &str) -> Statement {
    let ledger: Ledger = events.iter().cloned().collect();
    let statement = statement(contract, &ledger, day(as_of)).unwrap();
    holds_together(contract, &statement);
    statement
}

#[track_caller]
fn bill(contract: &Contract, events: &[Event], as_of: &str, cycle: u16) -> Bill {
    let ledger: Ledger = events.iter().cloned().collect();
    let bills = bills(contract, &ledger, day(as_of)).unwrap();
    bills[usize::from(cycle)]
}

fn item(statement: &Statement, which: Which) -> &Item {
    statement
        .items
        .iter()
        .find(|i| i.which == which)
        .unwrap_or_else(|| panic!("{which:?}"))
}

/// Component, base, first day, days, amount of each line but the principal.
type Charged = (Component, &'static str, &'static str, i64, &'static str);

#[track_caller]
fn check_charges(statement: &Statement, cycle: u16, want: &[Charged]) {
    let got: Vec<_> = item(statement, Which::Cycle(cycle))
        .lines
        .iter()
        .filter(|l| l.component != Component::Principal)
        .map(|l| (l.component, l.base, l.from, l.days, l.amount))
        .collect();
    let want: Vec<_> = want
        .iter()
        .map(|(c, base, from, days, amount)| (*c, yuan(base), day(from), *days, yuan(amount)))
        .collect();
    assert_eq!(got, want);
}

#[track_caller]
fn check_totals(totals: &Totals, want: &[(Component, &str)]) {
    let got: Vec<_> = Component::ALL
        .into_iter()
        .map(|c| (c, totals.of(c)))
        .filter(|(_, amount)| !amount.is_zero())
        .collect();
    let want: Vec<_> = want.iter().map(|(c, a)| (*c, yuan(a))).collect();
    assert_eq!(got, want);
}

use Component::{Compound, Fee, Interest, LateFee as Late, Principal};

// ---------------------------------------------------------------------------
// The bill.

#[test]
fn a_bill_paid_in_full_bears_nothing() {
    let events = [paid("2026-03-25", "10000")];
    for as_of in ["2026-03-25", "2026-03-29", "2026-04-05", "2026-06-01"] {
        let s = at(&card(), &events, as_of);
        assert_eq!(s.payoff_amount(), Ok(Fen::ZERO), "{as_of}");
        assert_eq!((s.growth, s.next_due), (Totals::default(), None));
    }
}

#[test]
fn until_it_is_late_only_the_minimum_is_due() {
    let before = at(&card(), &[], "2026-03-20");
    assert_eq!(before.overdue, Totals::default());
    check_totals(&before.due_now, &[(Principal, "1000")]);
    check_totals(&before.not_due, &[(Principal, "9000")]);
    let minimum = NextDue {
        which: Which::Cycle(0),
        due: day("2026-03-25"),
        amount: yuan("1000"),
    };
    assert_eq!(before.next_due, Some(minimum));
    let status = |as_of| item(&at(&card(), &[], as_of), Which::Cycle(0)).status;
    assert_eq!(status("2026-03-24"), Status::Current);
    assert_eq!(status("2026-03-25"), Status::DueToday);
    let until = day("2026-03-28");
    assert_eq!(status("2026-03-26"), Status::InGrace { until });
    assert_eq!(status("2026-03-28"), Status::InGrace { until });
    assert_eq!(status("2026-03-29"), Status::Overdue { days: 4 });
    // The whole of it becomes late at once, and that is announced.
    assert_eq!(at(&card(), &[], "2026-03-27").growth, Totals::default());
    // 10,000 × 0.05 % × 47 days from 10 February; 5 % of the minimum.
    check_totals(
        &at(&card(), &[], "2026-03-28").growth,
        &[(Interest, "235"), (Late, "50")],
    );
}

/// 9,900 of 10,000 yuan paid on the due date, the 25th: 43 days after the
/// purchase of 10 February (18 to the end of February, 25 in March).
#[test]
fn on_the_full_bill_or_on_its_unpaid_part() {
    let events = [paid("2026-03-25", "9900")];
    // 10,000 × 0.05 % × 43 = 215.00, then 100 × 0.05 % × 4 = 0.20 until the
    // day it is late, and 100 × 0.05 % × 7 = 0.35 until the statement.
    let full = at(&card(), &events, "2026-04-05");
    check_charges(
        &full,
        1,
        &[
            (Interest, "10000", "2026-02-10", 43, "215"),
            (Interest, "100", "2026-03-25", 4, "0.20"),
            (Interest, "100", "2026-03-29", 7, "0.35"),
        ],
    );
    // 100 × 0.05 % × 47 = 2.35, then 0.35 as before.
    let part = with(|t| t.basis = InterestBasis::UnpaidPart);
    let part = at(&part, &events, "2026-04-05");
    check_charges(
        &part,
        1,
        &[
            (Interest, "100", "2026-02-10", 47, "2.35"),
            (Interest, "100", "2026-03-29", 7, "0.35"),
        ],
    );
    // The minimum was paid: nothing is overdue, and there is no late fee.
    assert_eq!(full.overdue, Totals::default());
    assert_eq!(item(&full, Which::Cycle(0)).status, Status::Current);
}

/// The banks' own example: 10,000 yuan bought on 30 April, bill of 5 May, due
/// on the 23rd, when 9,900 are paid. They count the day of payment as well and
/// come to 24 + 13 days and 120.65, or 1.85; the first day and not the last
/// make it 23 + 13 days: 115.00 + 0.65, or 100 × 0.05 % × 36 = 1.80.
#[test]
fn the_example_of_the_banks_a_day_less() {
    let example = |basis| {
        let mut contract =
            Template::contract(Product::CreditCard, day("2026-05-05"), day("2026-05-23"));
        contract.principal = yuan("10000");
        let Method::Card(terms) = &mut contract.method else {
            panic!();
        };
        assert_eq!(terms.due, CardDue::After(18));
        terms.due = CardDue::Day(23);
        terms.opening.interest_from = day("2026-04-30");
        terms.basis = basis;
        let s = at(&contract, &[paid("2026-05-23", "9900")], "2026-06-05");
        s.payoff().unwrap().of(Interest)
    };
    assert_eq!(example(InterestBasis::FullBill), yuan("115.65"));
    assert_eq!(example(InterestBasis::UnpaidPart), yuan("1.80"));
}

#[test]
fn with_the_minimum_alone_interest_never_stops() {
    let events = [paid("2026-03-25", "1000")];
    // 215.00 as above; 9,000 × 0.05 % = 4.50 a day: 4 days, then 7.
    let s = at(&card(), &events, "2026-04-05");
    check_charges(
        &s,
        1,
        &[
            (Interest, "10000", "2026-02-10", 43, "215"),
            (Interest, "9000", "2026-03-25", 4, "18"),
            (Interest, "9000", "2026-03-29", 7, "31.50"),
        ],
    );
    // The minimum: 264.50 of interest and 10 % of 9,000.
    let bill = bill(&card(), &events, "2026-04-05", 1);
    assert_eq!(bill.balance, yuan("9264.50"));
    assert_eq!(bill.minimum, yuan("1164.50"));
    assert_eq!(
        (bill.statement_on, bill.due),
        (day("2026-04-05"), day("2026-04-25"))
    );
    check_totals(&s.due_now, &[(Principal, "900"), (Interest, "264.50")]);
    // Billed interest bears interest at once: the bill before was not paid.
    check_totals(&s.growth, &[(Interest, "4.50"), (Compound, "0.13")]);
    // Interest first: 264.50 and 900 of principal.
    let events = [paid("2026-03-25", "1000"), paid("2026-04-20", "1164.50")];
    let s = at(&card(), &events, "2026-04-29");
    assert_eq!(s.overdue, Totals::default());
    let paid: Vec<_> = s
        .allocations
        .iter()
        .map(|a| (a.event, a.which, a.component, a.amount))
        .collect();
    assert_eq!(
        paid,
        [
            (0, Which::Cycle(0), Principal, yuan("1000")),
            (1, Which::Cycle(1), Interest, yuan("264.50")),
            (1, Which::Cycle(0), Principal, yuan("900")),
        ]
    );
    // 264.50 × 0.05 % × 15 = 1.98375; 9,000 × 15 days = 67.50, 8,100 × 9 = 36.45.
    check_charges(
        &s,
        2,
        &[
            (Interest, "9000", "2026-04-05", 15, "67.50"),
            (Interest, "8100", "2026-04-20", 9, "36.45"),
            (Compound, "264.50", "2026-04-05", 15, "1.98"),
        ],
    );
}

#[test]
fn nothing_paid_and_the_late_fee() {
    // On 5 April: 235.00 until the 29th, 10,000 × 0.05 % × 7 = 35.00 after
    // it, and 5 % of the 1,000 that were due.
    let s = at(&card(), &[], "2026-04-05");
    check_charges(
        &s,
        1,
        &[
            (Interest, "10000", "2026-02-10", 47, "235"),
            (Interest, "10000", "2026-03-29", 7, "35"),
            (Late, "1000", "2026-03-25", 0, "50"),
        ],
    );
    let fee = item(&s, Which::Cycle(1)).lines.last().unwrap();
    assert_eq!(
        fee.formula,
        Formula::MinimumFee {
            percent: percent("5"),
            floor: Fen::ZERO
        }
    );
    // The minimum: 1,000 from before, 320 of interest and fee, and 10 % of
    // the other 9,000.
    let second = bill(&card(), &[], "2026-04-05", 1);
    assert_eq!(
        (second.balance, second.minimum),
        (yuan("10320"), yuan("2220"))
    );
    // Overdue is what was due in March, and a payment of it settles the fee
    // and the interest first.
    check_totals(
        &s.overdue,
        &[(Principal, "680"), (Interest, "270"), (Late, "50")],
    );
    check_totals(&s.due_now, &[(Principal, "1220")]);
    check_totals(&s.not_due, &[(Principal, "8100")]);
    assert_eq!(s.overdue_since(), Some(day("2026-03-25")));
    // In April it is 5 % of 2,220.
    let s = at(&card(), &[], "2026-04-29");
    assert_eq!(s.payoff().unwrap().of(Late), yuan("161"));
    assert_eq!(s.overdue_amount(), Ok(yuan("2220")));
    assert_eq!(
        item(&s, Which::Cycle(0)).status,
        Status::Overdue { days: 35 }
    );
    assert_eq!(
        item(&s, Which::Cycle(1)).status,
        Status::Overdue { days: 4 }
    );
    // The coming minimum, in May: 2,220; 111.00 and the interest of 30 days,
    // 150.00, with 270 × 0.05 % × 30 = 4.05 on interest; and 10 % of 8,100.
    let next = s.next_due.unwrap();
    assert_eq!((next.which, next.due), (Which::Cycle(2), day("2026-05-25")));
    assert_eq!(next.amount, yuan("3295.05"));
}

#[test]
fn the_late_fee_has_a_floor_and_is_of_the_unpaid_part_alone() {
    let mut contract = card();
    contract.late_fee = LateFee {
        floor: yuan("20"),
        ..contract.late_fee
    };
    let fee = |paid_before: &str| {
        let s = at(&contract, &[paid("2026-03-20", paid_before)], "2026-03-29");
        s.payoff().unwrap().of(Late)
    };
    // 5 % of 900; of 700; of 300, under the floor; nothing left to be late.
    assert_eq!(fee("100"), yuan("45"));
    assert_eq!(fee("300"), yuan("35"));
    assert_eq!(fee("700"), yuan("20"));
    assert_eq!(fee("1000"), Fen::ZERO);
}

#[test]
fn ten_yuan_less_three_days_late_is_in_full_and_in_time() {
    let events = [paid("2026-03-28", "9990")];
    let s = at(&card(), &events, "2026-04-05");
    check_totals(&s.payoff().unwrap(), &[(Principal, "10")]);
    // What is left is in the next bill.
    let next = bill(&card(), &events, "2026-04-05", 1);
    assert_eq!((next.balance, next.minimum), (yuan("10"), yuan("1")));
    // Unpaid again, but still within 容差.
    assert_eq!(
        at(&card(), &events, "2026-04-29").payoff_amount(),
        Ok(yuan("10"))
    );
    // One fen less, or one day later, and all of it bears interest.
    for event in [paid("2026-03-28", "9989.99"), paid("2026-03-29", "9990")] {
        let s = at(&card(), &[event], "2026-04-05");
        assert!(s.payoff().unwrap().of(Interest) > yuan("230"));
    }
    // Without 容时 and 容差 the due date is the last day.
    let mut strict = with(|t| t.tolerance = Fen::ZERO);
    strict.grace_days = 0;
    let s = at(&strict, &[paid("2026-03-26", "10000")], "2026-03-26");
    // 10,000 × 0.05 % × 44; the late fee of the minimum.
    check_totals(&s.payoff().unwrap(), &[(Interest, "220"), (Late, "50")]);
}

#[test]
fn purchases_are_free_until_their_own_bill_is_late() {
    // 2,000 bought on 10 March are in the bill of 5 April, due on the 25th.
    let events = [
        paid("2026-03-25", "10000"),
        bought("2026-03-10", "2000", false),
    ];
    assert_eq!(
        at(&card(), &events, "2026-04-28").payoff_amount(),
        Ok(yuan("2000"))
    );
    // From 10 March to 29 April: 50 days. 2,000 × 0.05 % = 1.00 a day.
    check_charges(
        &at(&card(), &events, "2026-04-29"),
        2,
        &[
            (Interest, "2000", "2026-03-10", 50, "50"),
            (Late, "200", "2026-04-25", 0, "10"),
        ],
    );
    // What was repaid before the statement is not in the bill and bears
    // nothing, on the full bill either.
    let events = [
        paid("2026-03-25", "10000"),
        bought("2026-03-10", "2000", false),
        paid("2026-03-31", "500"),
    ];
    let s = at(&card(), &events, "2026-04-29");
    check_charges(
        &s,
        2,
        &[
            // 1,500 × 0.05 % = 0.75 a day.
            (Interest, "1500", "2026-03-10", 50, "37.50"),
            (Late, "150", "2026-04-25", 0, "7.50"),
        ],
    );
    // On the statement day itself it is in the next bill.
    let events = [bought("2026-04-05", "2000", false)];
    assert_eq!(
        bill(&card(), &events, "2026-04-05", 1).balance,
        yuan("10320")
    );
    assert_eq!(bill(&card(), &events, "2026-05-05", 2).balance, {
        // 10,320 + 2,000 + 150.00 + 4.05 + 111.00
        yuan("12585.05")
    });
}

#[test]
fn cash_bears_interest_from_its_day() {
    let events = [
        paid("2026-03-10", "10000"),
        bought("2026-03-15", "3000", true),
    ];
    // 3,000 × 0.05 % × 21 days to the statement.
    let s = at(&card(), &events, "2026-04-05");
    check_charges(&s, 1, &[(Interest, "3000", "2026-03-15", 21, "31.50")]);
    assert_eq!(s.lent, yuan("13000"));
    // Paid in full in time, it bore interest all the same, until that day.
    let mut events = events.to_vec();
    events.push(paid("2026-04-25", "3031.50"));
    let s = at(&card(), &events, "2026-04-29");
    check_charges(
        &s,
        2,
        &[
            (Interest, "3000", "2026-04-05", 20, "30"),
            // 31.50 × 0.05 % × 20 = 0.315: the bill before was not at fault,
            // but an account that bears interest has none to spare.
            (Compound, "31.50", "2026-04-05", 20, "0.32"),
        ],
    );
}

#[test]
fn a_payment_of_everything_ends_it_on_any_day() {
    for on_day in [
        "2026-03-05",
        "2026-03-28",
        "2026-03-29",
        "2026-04-17",
        "2027-01-30",
    ] {
        let owed = at(&card(), &[], on_day).payoff_amount().unwrap();
        let ending = on(
            on_day,
            Act::Pay {
                amount: owed,
                towards: Towards::Order,
            },
        );
        for as_of in [on_day, "2028-02-29"] {
            let s = at(&card(), std::slice::from_ref(&ending), as_of);
            assert_eq!(s.payoff_amount(), Ok(Fen::ZERO), "{on_day} {as_of}");
            assert_eq!(s.overpaid, Fen::ZERO);
        }
    }
}

// ---------------------------------------------------------------------------
// Compounding.

/// 100,000 yuan on which interest runs, twelve bills, nothing paid.
fn after_a_year(compounding: Compounding, day_count: DayCount) -> Totals {
    let mut contract = with(|t| {
        t.compounding = compounding;
        t.opening.running = true;
        t.opening.interest_from = day("2026-03-05");
    });
    contract.principal = yuan("100000");
    contract.day_count = day_count;
    contract.late_fee = LateFee::NONE;
    at(&contract, &[], "2027-03-05").payoff().unwrap()
}

#[test]
fn compounded_monthly_it_is_19_56_to_19_86_percent_a_year() {
    // 365 days at 0.05 %, not compounded.
    let simple = after_a_year(Compounding::None, DayCount::Act365);
    check_totals(&simple, &[(Principal, "100000"), (Interest, "18250")]);
    // Twelve months of 30 days: each adds 1.5 %. 1.015^12 = 1.1956181715…, to
    // which rounding each month to the fen adds two fen.
    let thirty = after_a_year(Compounding::Interest, DayCount::Thirty360);
    assert_eq!(thirty.of(Interest), yuan("18000"));
    assert_eq!(thirty.of(Compound), yuan("1561.84"));
    // Months as they are: by hand, each from what the months before added,
    // rounded apart for interest and for interest on it.
    let mut compound = 0_i64;
    let mut interest = 0_i64;
    for days in [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28] {
        let more = ((interest + compound) * 5 * days + 5_000) / 10_000;
        interest += 10_000_000 * 5 * days / 10_000;
        compound += more;
    }
    let actual = after_a_year(Compounding::Interest, DayCount::Act365);
    check_totals(
        &actual,
        &[
            (Principal, "100000"),
            (Interest, "18250"),
            (Compound, &Fen::new(compound).to_string()),
        ],
    );
    let total = actual.charges().unwrap();
    assert!((yuan("19850")..yuan("19860")).contains(&total), "{total}");
}

#[test]
fn fees_compound_only_where_the_terms_say_so() {
    let base = |compounding| {
        let contract = with(|t| t.compounding = compounding);
        let s = at(&contract, &[], "2026-05-05");
        let lines = &item(&s, Which::Cycle(2)).lines;
        lines
            .iter()
            .find(|l| l.component == Compound)
            .map(|l| l.base)
    };
    assert_eq!(base(Compounding::None), None);
    assert_eq!(base(Compounding::Interest), Some(yuan("270")));
    assert_eq!(base(Compounding::InterestAndFees), Some(yuan("320")));
}

#[test]
fn charges_of_a_bill_that_is_paid_in_time_do_not_compound() {
    // A yearly fee of 200 in the opening bill.
    let contract = with(|t| {
        t.compounding = Compounding::InterestAndFees;
        t.opening.fees = yuan("200");
    });
    let s = at(&contract, &[paid("2026-03-25", "10000")], "2026-06-01");
    assert_eq!(s.payoff_amount(), Ok(Fen::ZERO));
    // Otherwise from the statement on: 200 × 0.05 % × 24; and the minimum is
    // 200 and 10 % of 9,800.
    let s = at(&contract, &[], "2026-03-29");
    check_charges(
        &s,
        1,
        &[
            (Interest, "9800", "2026-02-10", 47, "230.30"),
            (Compound, "200", "2026-03-05", 24, "2.40"),
            (Late, "1180", "2026-03-25", 0, "59"),
        ],
    );
}

// ---------------------------------------------------------------------------
// The opening bill.

#[test]
fn an_opening_bill_on_which_interest_runs() {
    let contract = with(|t| {
        t.opening = Opening {
            interest: yuan("150"),
            fees: yuan("50"),
            minimum: Some(yuan("1500")),
            interest_from: day("2026-03-05"),
            running: true,
        };
    });
    // 9,800 × 0.05 % and 150 × 0.05 % × 10 = 0.75 from the statement on.
    let s = at(&contract, &[], "2026-03-15");
    check_totals(
        &s.payoff().unwrap(),
        &[
            (Principal, "9800"),
            (Interest, "199"),
            (Compound, "0.75"),
            (Fee, "50"),
        ],
    );
    check_totals(
        &s.due_now,
        &[(Principal, "1300"), (Interest, "150"), (Fee, "50")],
    );
    assert_eq!(s.lent, yuan("9800"));
    // Paid in full in time it still bore interest until then, which the next
    // bill contains.
    let s = at(&contract, &[paid("2026-03-15", "10000")], "2026-04-28");
    check_totals(
        &s.payoff().unwrap(),
        &[(Interest, "49"), (Compound, "0.75")],
    );
}

// ---------------------------------------------------------------------------
// Instalments.

fn plan(kind: PlanKind, started_on: &str, fee: PlanFee) -> CardPlan {
    CardPlan {
        kind,
        started_on: day(started_on),
        amount: yuan("6000"),
        instalments: 6,
        fee,
    }
}

#[test]
fn an_instalment_counts_in_full_in_the_minimum() {
    // Cash of 20 January: instalments of February and March are in the
    // opening bill, four are to come. 0.75 % of 6,000 each.
    let fee = PlanFee::Percent(percent("0.75"));
    let contract = with(|t| t.plans = vec![plan(PlanKind::Cash, "2026-01-20", fee)]);
    let s = at(&contract, &[], "2026-03-20");
    let rest = item(&s, Which::CardPlan(1));
    assert_eq!(rest.status, Status::Future);
    check_totals(&rest.owed, &[(Principal, "4000")]);
    assert_eq!(s.payoff_amount(), Ok(yuan("14000")));
    // The minimum of April: the instalment of 1,000 and its fee of 45.
    let events = [paid("2026-03-25", "10000")];
    let s = at(&contract, &events, "2026-04-05");
    let april = item(&s, Which::Cycle(1));
    assert_eq!(
        april.lines[0].formula,
        Formula::EqualPart {
            whole: yuan("6000"),
            parts: 6,
            last: false
        }
    );
    check_charges(&s, 1, &[(Fee, "6000", "2026-04-05", 0, "45")]);
    let april = bill(&contract, &events, "2026-04-05", 1);
    assert_eq!((april.balance, april.minimum), (yuan("1045"), yuan("1045")));
    // Paid as they come there is nothing after July, the sixth.
    let events = [
        paid("2026-03-25", "10000"),
        paid("2026-04-25", "1045"),
        paid("2026-05-25", "1045"),
        paid("2026-06-25", "1045"),
        paid("2026-07-25", "1045"),
    ];
    let s = at(&contract, &events, "2026-12-01");
    assert_eq!((s.payoff_amount(), s.overpaid), (Ok(Fen::ZERO), Fen::ZERO));
    // An instalment that is not paid bears interest as any purchase:
    // 1,000 × 0.05 % × 24 days from its posting; late fee of 1,045.
    let s = at(&contract, &events[..1], "2026-04-29");
    check_charges(
        &s,
        2,
        &[
            (Interest, "1000", "2026-04-05", 24, "12"),
            (Late, "1045", "2026-04-25", 0, "52.25"),
        ],
    );
}

#[test]
fn a_bill_put_into_instalments_leaves_the_bill() {
    let fee = PlanFee::Fixed(yuan("40"));
    let contract = with(|t| t.plans = vec![plan(PlanKind::Bill, "2026-03-20", fee)]);
    let events = [paid("2026-03-25", "4000")];
    let s = at(&contract, &events, "2026-03-25");
    check_totals(&item(&s, Which::Cycle(0)).owed, &[]);
    check_totals(&item(&s, Which::CardPlan(1)).owed, &[(Principal, "6000")]);
    // The rest of the bill was paid: nothing bears interest.
    let s = at(&contract, &events, "2026-04-05");
    check_totals(&s.payoff().unwrap(), &[(Principal, "6000"), (Fee, "40")]);
    assert_eq!(s.lent, yuan("10000"));
    assert_eq!(
        bill(&contract, &events, "2026-04-05", 1).minimum,
        yuan("1040")
    );
    // The newest bill first: 3,000 of April, then 3,000 of March; and what
    // leaves the bills counts towards their minimum.
    let april = with(|t| t.plans = vec![plan(PlanKind::Bill, "2026-04-10", fee)]);
    let events = [bought("2026-03-10", "3000", false)];
    let overdue = at(&april, &events, "2026-04-09").overdue_amount();
    assert_eq!(overdue, Ok(yuan("1000")));
    let s = at(&april, &events, "2026-04-10");
    assert_eq!(item(&s, Which::Cycle(1)).owed.of(Principal), Fen::ZERO);
    assert_eq!(item(&s, Which::Cycle(0)).owed.of(Principal), yuan("7000"));
    assert_eq!(s.overdue_amount(), Ok(Fen::ZERO));
    // More than was billed cannot be converted.
    let more = with(|t| {
        t.plans = vec![CardPlan {
            amount: yuan("90000"),
            ..plan(PlanKind::Bill, "2026-03-20", fee)
        }];
    });
    let s = at(&more, &[], "2026-03-20");
    check_totals(&item(&s, Which::CardPlan(1)).owed, &[(Principal, "10000")]);
    assert_eq!(s.payoff_amount(), Ok(yuan("10000")));
}

#[test]
fn a_payment_beyond_the_bill_pays_the_next_instalments() {
    let contract = with(|t| {
        t.plans = vec![plan(
            PlanKind::Cash,
            "2026-03-20",
            PlanFee::Fixed(yuan("40")),
        )];
    });
    let events = [paid("2026-03-25", "11500")];
    let s = at(&contract, &events, "2026-05-05");
    // April's instalment is paid ahead but its fee; of May's 500 are left.
    let lines: Vec<_> = s
        .items
        .iter()
        .filter(|i| matches!(i.which, Which::Cycle(1 | 2)))
        .flat_map(|i| i.lines.iter().map(|l| (l.component, l.amount)))
        .collect();
    assert_eq!(
        lines,
        [
            (Fee, yuan("40")),
            (Principal, yuan("500")),
            // April's bill of 40 was unpaid: 5 % of it; fees do not compound.
            (Fee, yuan("40")),
            (Late, yuan("2")),
        ]
    );
    check_totals(&item(&s, Which::CardPlan(1)).owed, &[(Principal, "4000")]);
}

#[test]
fn an_acceleration_ends_the_instalment_plans() {
    let contract = with(|t| {
        t.plans = vec![plan(
            PlanKind::Cash,
            "2026-03-20",
            PlanFee::Fixed(yuan("40")),
        )];
    });
    let events = [
        paid("2026-03-25", "10000"),
        on("2026-03-30", Act::Accelerate),
    ];
    let april = bill(&contract, &events, "2026-04-05", 1);
    assert_eq!((april.balance, april.minimum), (yuan("6000"), yuan("6000")));
    assert!(at(&contract, &events, "2026-04-05").remarks.is_empty());
    // On a card without them there is nothing to accelerate.
    let s = at(&card(), &events[1..], "2026-04-05");
    assert_eq!(s.remarks[0].remark, Remark::NothingLeft);
}

// ---------------------------------------------------------------------------
// Other events.

#[test]
fn stopped_interest_stays_stopped_until_it_is_resumed() {
    let events = [
        on("2026-04-10", Act::StopInterest),
        on("2026-06-10", Act::ResumeInterest),
    ];
    // 270.00 and 50.00 until 5 April; 5 days at 5.00 and on 270 yuan.
    let stopped = at(&card(), &events, "2026-04-10").payoff().unwrap();
    check_totals(
        &stopped,
        &[
            (Principal, "10000"),
            (Interest, "295"),
            (Compound, "0.68"),
            (Late, "50"),
        ],
    );
    for as_of in ["2026-05-06", "2026-06-10"] {
        assert_eq!(at(&card(), &events, as_of).payoff(), Ok(stopped));
    }
    // Ten days later: 50.00; 295.68 bear interest, 1.4784.
    let s = at(&card(), &events, "2026-06-20");
    assert_eq!(s.payoff().unwrap().of(Interest), yuan("345"));
    assert_eq!(s.payoff().unwrap().of(Compound), yuan("2.16"));
    // The bills went on: what was due is overdue all the time.
    assert!(s.overdue_amount().unwrap() > yuan("1000"));
    // A stop before the due date leaves only what had run by then, once the
    // bill is late: 28 days to 10 March, and no late fee.
    let s = at(
        &card(),
        &[on("2026-03-10", Act::StopInterest)],
        "2026-05-01",
    );
    check_charges(&s, 1, &[(Interest, "10000", "2026-02-10", 28, "140")]);
}

#[test]
fn a_new_rate_holds_from_its_day() {
    let rate = daily("0.03");
    let events = [on("2026-03-15", Act::SetRate { rate })];
    // 10,000 × 0.05 % × 33 = 165.00, then 0.03 % × 14 = 42.00 and 7 days.
    check_charges(
        &at(&card(), &events, "2026-04-05"),
        1,
        &[
            (Interest, "10000", "2026-02-10", 33, "165"),
            (Interest, "10000", "2026-03-15", 14, "42"),
            (Interest, "10000", "2026-03-29", 7, "21"),
            (Late, "1000", "2026-03-25", 0, "50"),
        ],
    );
}

#[test]
fn an_agreement_takes_the_place_of_the_bills() {
    // Of 12 August: 60 instalments of a sixtieth, no interest.
    let rows: Vec<Row> = yuan("10000")
        .split(60)
        .into_iter()
        .zip(0..)
        .map(|(principal, months)| Row {
            due: ashore::calendar::monthly(day("2026-09-12"), months, 12).unwrap(),
            principal,
            interest: Fen::ZERO,
            fee: Fen::ZERO,
        })
        .collect();
    let signed = on("2026-08-12", Act::Replace { rows: rows.clone() });
    let before = at(&card(), &[], "2026-08-12").payoff().unwrap();
    let s = at(&card(), std::slice::from_ref(&signed), "2026-08-12");
    check_totals(&s.payoff().unwrap(), &[(Principal, "10000")]);
    // What the agreement leaves out is given up, all of it and by name.
    let given_up = Component::ALL
        .into_iter()
        .filter(|c| *c != Principal)
        .all(|c| {
            let waived = s.items.iter().map(|i| i.waived.of(c));
            Fen::sum(waived) == Ok(before.of(c))
        });
    assert!(given_up);
    assert!(s.items.iter().any(|i| i.which == Which::Agreed(60)));
    assert_eq!(
        s.next_due.map(|n| (n.which, n.due, n.amount)),
        Some((Which::Agreed(1), day("2026-09-12"), yuan("166.67")))
    );
    // Kept, nothing is added.
    let mut events = vec![signed.clone()];
    events.extend((0..3).map(|months| {
        let due = ashore::calendar::monthly(day("2026-09-12"), months, 12).unwrap();
        Event::new(
            due,
            Act::PayInstalment {
                number: u16::try_from(months + 1).unwrap(),
            },
        )
    }));
    let s = at(&card(), &events, "2026-11-20");
    check_totals(&s.payoff().unwrap(), &[(Principal, "9499.99")]);
    // Missed, the row bears the overdraft rate and its late fee:
    // 166.67 × 0.05 % × 4 = 0.333; 5 % of it, 8.3335.
    let s = at(&card(), std::slice::from_ref(&signed), "2026-09-16");
    check_totals(
        &s.payoff().unwrap(),
        &[
            (Principal, "10000"),
            (Component::Penalty, "0.33"),
            (Late, "8.33"),
        ],
    );
    // Of the rate in force: at 0.1 %, 0.667.
    let rate = daily("0.1");
    let events = [on("2026-08-01", Act::SetRate { rate }), signed.clone()];
    let s = at(&card(), &events, "2026-09-16");
    assert_eq!(s.payoff().unwrap().of(Component::Penalty), yuan("0.67"));
    assert_eq!(
        bills(&card(), &[signed].into_iter().collect(), day("2026-09-16"))
            .unwrap()
            .len(),
        6
    );
    // Less principal than is owed: the rest is given up; more: it does not count.
    let less = on(
        "2026-08-12",
        Act::Replace {
            rows: rows[..30].to_vec(),
        },
    );
    let s = at(&card(), &[less], "2026-08-12");
    assert_eq!(s.payoff_amount(), Ok(yuan("5000.10")));
    let gone = item(&s, Which::GivenUp { event: 0 });
    assert_eq!(gone.waived.of(Principal), yuan("4999.90"));
    let events = [
        paid("2026-08-12", "5000"),
        on("2026-08-12", Act::Replace { rows }),
    ];
    let s = at(&card(), &events, "2026-08-12");
    assert!(matches!(s.remarks[0].remark, Remark::AgreementExceeds(_)));
}

#[test]
fn what_cannot_apply_leaves_a_remark() {
    let pay = |amount: i64, towards| Act::Pay {
        amount: Fen::new(amount),
        towards,
    };
    for (act, remark) in [
        (Act::Extend { months: 3 }, Remark::NotForCard),
        (pay(0, Towards::Order), Remark::OutOfRange),
        (pay(1, Towards::Instalment(7)), Remark::NoSuchInstalment(7)),
        (
            pay(1_000_001, Towards::Order),
            Remark::Overpaid(Fen::new(1)),
        ),
        (Act::PayInstalment { number: 1 }, Remark::NotDueYet(1)),
        (
            Act::PayInstalment { number: 2 },
            Remark::NoSuchInstalment(2),
        ),
        (
            Act::Charge {
                component: Interest,
                amount: yuan("1"),
            },
            Remark::OutOfRange,
        ),
        (
            Act::Waive {
                component: Late,
                amount: None,
            },
            Remark::WaivedLess(Fen::ZERO),
        ),
        (Act::Replace { rows: Vec::new() }, Remark::AgreementRows),
    ] {
        let s = at(&card(), &[on("2026-03-06", act.clone())], "2026-03-06");
        assert_eq!(s.remarks[0].remark, remark, "{act:?}");
    }
    let s = at(&card(), &[paid("2026-03-04", "1")], "2026-03-06");
    assert_eq!(s.remarks[0].remark, Remark::BeforeDisbursement);
    // Those that change no figure leave none.
    for act in [
        Act::Assign { to: String::new() },
        Act::Judgment {
            amount: yuan("1"),
            pay_by: day("2026-04-01"),
        },
    ] {
        let s = at(&card(), &[on("2026-03-06", act)], "2026-03-06");
        assert!(s.remarks.is_empty() && s.payoff_amount() == Ok(yuan("10000")));
    }
}

#[test]
fn a_whole_bill_paid_whatever_it_came_to() {
    // The bill of 5 April, 10,320.00, on the 20th: what ran since is left.
    let events = [on("2026-04-20", Act::PayInstalment { number: 1 })];
    let s = at(&card(), &events, "2026-04-20");
    check_totals(
        &s.payoff().unwrap(),
        &[(Interest, "75"), (Compound, "2.03")],
    );
    assert_eq!(s.overdue_amount(), Ok(Fen::ZERO));
}

#[test]
fn a_fee_given_up_counts_towards_the_minimum() {
    let events = [on(
        "2026-04-10",
        Act::Waive {
            component: Late,
            amount: None,
        },
    )];
    let s = at(&card(), &events, "2026-04-10");
    assert_eq!(s.overdue_amount(), Ok(yuan("950")));
    assert_eq!(s.payoff().unwrap().of(Late), Fen::ZERO);
}

// ---------------------------------------------------------------------------
// The contract.

#[test]
fn a_card_is_a_contract_without_a_schedule() {
    let contract = card();
    assert_eq!(Schedule::of(&contract).unwrap().instalments, []);
    assert_eq!(contract.instalments(), 0);
    assert_eq!(contract.last_due(), None);
    assert_eq!(contract.due(0), Some(day("2026-03-25")));
    assert_eq!(contract.due(11), Some(day("2027-02-25")));
    assert_eq!(contract.method.plan(), None);
    let text = serde_json::to_string(&contract).unwrap();
    assert_eq!(serde_json::from_str::<Contract>(&text).unwrap(), contract);
    assert!(text.contains(r#""card":{"statement_day":5,"due":{"after":20},"basis":"full-bill""#));
    let odd = text.replacen(r#""statement_day""#, r#""odd":1,"statement_day""#, 1);
    assert!(serde_json::from_str::<Contract>(&odd).is_err());
}

#[test]
fn each_bound_is_held() {
    use ContractError as E;
    let refused = |change: &dyn Fn(&mut Contract, &mut CardTerms)| {
        let mut contract = card();
        let Method::Card(mut terms) = contract.method.clone() else {
            panic!();
        };
        change(&mut contract, &mut terms);
        contract.method = Method::Card(terms);
        let wrong = contract.check().unwrap_err();
        let got = statement(&contract, &Ledger::new(), day("2026-03-10"));
        assert_eq!(
            got,
            Err(StatementError::Schedule(ScheduleError::Contract(
                wrong.clone()
            )))
        );
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        wrong[0]
    };
    assert_eq!(refused(&|_, t| t.statement_day = 6), E::StatementDay);
    assert_eq!(refused(&|_, t| t.statement_day = 0), E::StatementDay);
    assert_eq!(refused(&|_, t| t.due = CardDue::After(0)), E::CardDue);
    assert_eq!(refused(&|_, t| t.due = CardDue::After(61)), E::CardDue);
    assert_eq!(refused(&|_, t| t.due = CardDue::Day(32)), E::CardDue);
    assert_eq!(refused(&|_, t| t.tolerance = Fen::new(-1)), E::Tolerance);
    let over = yuan("10000.01");
    assert_eq!(refused(&|_, t| t.opening.minimum = Some(over)), E::Minimum);
    assert_eq!(
        refused(&|_, t| t.opening.interest = over),
        E::OpeningCharges
    );
    assert_eq!(
        refused(&|_, t| t.opening.fees = Fen::new(-1)),
        E::OpeningCharges
    );
    for text in ["2026-03-06", "2024-03-03"] {
        assert_eq!(
            refused(&|_, t| t.opening.interest_from = day(text)),
            E::InterestFrom
        );
    }
    assert_eq!(refused(&|c, _| c.fees.each = Fen::new(1)), E::Fees);
    let good = plan(PlanKind::Cash, "2026-03-20", PlanFee::Fixed(Fen::ZERO));
    for bad in [
        CardPlan {
            amount: Fen::new(99),
            ..good
        },
        CardPlan {
            instalments: 0,
            ..good
        },
        CardPlan {
            instalments: 121,
            ..good
        },
        CardPlan {
            fee: PlanFee::Fixed(Fen::new(-1)),
            ..good
        },
        CardPlan {
            started_on: day("1999-12-31"),
            ..good
        },
    ] {
        assert_eq!(refused(&|_, t| t.plans = vec![good, bad]), E::CardPlan(2));
    }
    assert_eq!(refused(&|_, t| t.plans = vec![good; 101]), E::CardPlan(0));
    // Beyond what may be typed, beyond all of it, and before the calendar.
    let beyond = Fen::new(10_000_000_001);
    assert_eq!(refused(&|_, t| t.tolerance = beyond), E::Tolerance);
    let hundredth: Percent = serde_json::from_str("100001").unwrap();
    assert_eq!(refused(&|_, t| t.minimum = hundredth), E::Minimum);
    let below = Some(Fen::new(-1));
    assert_eq!(refused(&|_, t| t.opening.minimum = below), E::Minimum);
    assert_eq!(refused(&|_, t| t.due = CardDue::Day(0)), E::CardDue);
    assert_eq!(
        refused(&|_, t| (t.opening.interest, t.opening.fees) = (yuan("6000"), yuan("4000.01"))),
        E::OpeningCharges
    );
    assert_eq!(
        refused(&|c, t| {
            c.disbursed_on = day("2000-01-05");
            t.opening.interest_from = day("1999-12-31");
        }),
        E::InterestFrom
    );
    for bad in [
        CardPlan {
            amount: beyond,
            ..good
        },
        CardPlan {
            fee: PlanFee::Fixed(beyond),
            ..good
        },
        CardPlan {
            fee: PlanFee::Percent(hundredth),
            ..good
        },
    ] {
        assert_eq!(refused(&|_, t| t.plans = vec![bad]), E::CardPlan(1));
    }
}

/// What is still allowed, just within each bound.
#[test]
fn each_bound_may_be_reached() {
    let most = ashore::money::MAX_TYPED;
    let good = plan(PlanKind::Cash, "2026-03-20", PlanFee::Fixed(Fen::ZERO));
    let longest = CardPlan {
        amount: most,
        instalments: 120,
        fee: PlanFee::Percent(Percent::MAX),
        ..good
    };
    let shortest = CardPlan {
        amount: Fen::new(100),
        instalments: 1,
        fee: PlanFee::Fixed(most),
        ..good
    };
    let changes: [&dyn Fn(&mut CardTerms); 13] = [
        &|t| t.due = CardDue::After(1),
        &|t| t.due = CardDue::After(60),
        &|t| t.due = CardDue::Day(1),
        &|t| t.due = CardDue::Day(31),
        &|t| t.minimum = Percent::MAX,
        &|t| t.opening.minimum = Some(Fen::ZERO),
        &|t| t.opening.minimum = Some(yuan("10000")),
        &|t| t.tolerance = most,
        &|t| (t.opening.interest, t.opening.fees) = (yuan("6000"), yuan("4000")),
        // 731 days before.
        &|t| t.opening.interest_from = day("2024-03-04"),
        &|t| t.opening.interest_from = day("2026-03-05"),
        &|t| t.plans = vec![good; 100],
        &|t| t.plans = vec![longest, shortest],
    ];
    for change in changes {
        // Which checks it.
        with(change);
    }
}

// ---------------------------------------------------------------------------
// What holds for every card.

/// The lines, the items and the totals of a statement add up, and nothing is
/// negative.
#[track_caller]
fn holds_together(contract: &Contract, s: &Statement) {
    let mut owed = Totals::default();
    for item in &s.items {
        let rest = item
            .charged()
            .unwrap()
            .minus(&item.paid)
            .and_then(|t| t.minus(&item.waived));
        assert_eq!(rest, Ok(item.owed), "{:?}", item.which);
        owed = owed.plus(&item.owed).unwrap();
        for line in &item.lines {
            assert!(line.amount >= Fen::ZERO && line.base >= Fen::ZERO && line.days >= 0);
            if line.formula == Formula::Accrual {
                assert_eq!(line.daily().accrue(line.base, line.days), Ok(line.amount));
                assert_eq!(line.days, contract.day_count.days(line.from, line.to));
            }
        }
        for component in Component::ALL {
            for totals in [&item.owed, &item.paid, &item.waived] {
                assert!(totals.of(component) >= Fen::ZERO, "{:?}", item.which);
            }
        }
    }
    assert_eq!(s.payoff(), Ok(owed));
    for totals in [&s.overdue, &s.due_now, &s.not_due] {
        for component in Component::ALL {
            assert!(totals.of(component) >= Fen::ZERO, "{s:#?}");
        }
    }
    // Principal is never made and never lost.
    let of_items = |pick: fn(&Item) -> &Totals| {
        Fen::sum(s.items.iter().map(|i| pick(i).of(Principal))).unwrap()
    };
    let gone = of_items(|i| &i.paid).plus(of_items(|i| &i.waived)).unwrap();
    assert_eq!(s.lent.minus(gone), Ok(owed.of(Principal)));
    assert_eq!(s.overdue.is_zero(), s.overdue_since().is_none());
    for item in &s.items {
        if let Status::Overdue { days } = item.status {
            assert!(days >= 0 && item.due < s.as_of);
        }
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(cases)
    }
}

fn fens() -> impl Strategy<Value = Fen> {
    prop_oneof![
        1 => 0..=2_000_i64,
        8 => 2_000..=3_000_000_i64,
        1 => 0..=10_000_000_000_i64,
    ]
    .prop_map(Fen::new)
}

fn percents() -> impl Strategy<Value = Percent> {
    prop_oneof![
        3 => Just(10_000_u32),
        2 => 0..=20_000_u32,
        1 => 0..=100_000_u32,
    ]
    .prop_map(|p| Percent::from_thousandths(p).unwrap())
}

fn rates() -> impl Strategy<Value = Rate> {
    prop_oneof![
        8 => (0..=10_000_000_i64).prop_map(|u| Rate::from_units(u, Per::Day).unwrap()),
        2 => (0..=3_000_000_000_i64).prop_map(|u| Rate::from_units(u, Per::Year).unwrap()),
        1 => (0..=10_000_000_000_i64).prop_map(|u| Rate::from_units(u, Per::Day).unwrap()),
    ]
}

prop_compose! {
    fn plans(opened: NaiveDate)(
        kind in select(&[PlanKind::Bill, PlanKind::Cash][..]),
        start in -400..500_i64,
        amount in fens(),
        instalments in prop_oneof![4 => 1..=24_u16, 1 => 1..=120_u16],
        fixed in any::<bool>(),
        fee in fens(),
        percent in 0..=2_000_u32,
    ) -> CardPlan {
        let earliest = day("2000-01-01");
        CardPlan {
            kind,
            started_on: plus_days(opened, start).unwrap().max(earliest),
            amount: amount.max(Fen::new(100)),
            instalments,
            fee: if fixed {
                PlanFee::Fixed(fee)
            } else {
                PlanFee::Percent(Percent::from_thousandths(percent).unwrap())
            },
        }
    }
}

prop_compose! {
    fn terms(opened: NaiveDate, balance: Fen)(
        later in 0..=3_u32,
        due in prop_oneof![
            4 => (1..=28_u16).prop_map(CardDue::After),
            1 => (1..=60_u16).prop_map(CardDue::After),
            2 => (1..=31_u32).prop_map(CardDue::Day),
        ],
        basis in select(&[InterestBasis::FullBill, InterestBasis::UnpaidPart][..]),
        compounding in select(
            &[Compounding::None, Compounding::Interest, Compounding::InterestAndFees][..]),
        minimum in percents(),
        tolerance in prop_oneof![2 => Just(Fen::new(1_000)), 1 => Just(Fen::ZERO), 1 => fens()],
        parts in (0..=100_i64, 0..=100_i64, proptest::option::of(0..=100_i64)),
        before in 0..60_i64,
        running in any::<bool>(),
        plans in proptest::collection::vec(plans(opened), 0..3),
    ) -> CardTerms {
        let share = |percent: i64| Fen::new(balance.get() / 200 * percent);
        CardTerms {
            statement_day: if ashore::calendar::is_month_end(opened) {
                (opened.day() + later).min(31)
            } else {
                opened.day()
            },
            due,
            basis,
            compounding,
            minimum,
            tolerance,
            opening: Opening {
                interest: share(parts.0),
                fees: share(parts.1),
                minimum: parts.2.map(share),
                interest_from: plus_days(opened, -before).unwrap().max(day("2000-01-01")),
                running,
            },
            plans,
        }
    }
}

prop_compose! {
    /// Any card that [`Contract::check`] accepts.
    fn cards()(
        opened in 0..30_000_i64,
        balance in fens(),
    )(
        opened in Just(plus_days(day("2000-01-01"), opened).unwrap()),
        balance in Just(balance.max(Fen::new(100))),
        terms in terms(plus_days(day("2000-01-01"), opened).unwrap(), balance.max(Fen::new(100))),
        rate in rates(),
        day_count in select(&DayCount::ALL[..]),
        grace_days in prop_oneof![4 => 0..=5_u16, 1 => 0..=60_u16],
        late_fee in (percents(), prop_oneof![Just(Fen::ZERO), fens()]),
        order in select(&Order::ALL[..]),
        multiple in 0..=2_000_u32,
    ) -> Contract {
        let mut contract = Template::contract(
            Product::CreditCard, opened, plus_days(opened, 20).unwrap());
        contract.principal = balance;
        contract.rate = rate;
        contract.day_count = day_count;
        contract.grace_days = grace_days;
        contract.late_fee.percent = late_fee.0;
        contract.late_fee.floor = late_fee.1;
        contract.order = order;
        contract.penalty.rate =
            PenaltyRate::Multiple(Multiple::from_thousandths(multiple).unwrap());
        contract.method = Method::Card(Box::new(terms));
        contract
    }
}

fn towards() -> impl Strategy<Value = Towards> {
    prop_oneof![
        6 => Just(Towards::Order),
        1 => (0..20_u16).prop_map(Towards::Instalment),
        1 => select(&Component::ALL[..]).prop_map(Towards::Component),
        1 => Just(Towards::Prepayment),
    ]
}

fn rows(on: NaiveDate) -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec((1..=40_i64, fens(), 0..=5_000_i64), 1..6).prop_map(move |rows| {
        let mut due = on;
        rows.into_iter()
            .map(|(days, principal, interest)| {
                due = plus_days(due, days).unwrap();
                Row {
                    due,
                    principal: Fen::new(principal.get() / 20),
                    interest: Fen::new(interest),
                    fee: Fen::ZERO,
                }
            })
            .collect()
    })
}

fn acts(on: NaiveDate) -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (fens(), towards()).prop_map(|(amount, towards)| Act::Pay { amount, towards }),
        4 => (fens(), any::<bool>()).prop_map(|(amount, cash)| Act::Purchase { amount, cash }),
        1 => fens().prop_map(|amount| Act::Disburse { amount }),
        1 => (0..20_u16).prop_map(|number| Act::PayInstalment { number }),
        1 => (select(&Component::ALL[..]), fens())
            .prop_map(|(component, amount)| Act::Charge { component, amount }),
        2 => (select(&Component::ALL[..]), proptest::option::of(fens()))
            .prop_map(|(component, amount)| Act::Waive { component, amount }),
        1 => rates().prop_map(|rate| Act::SetRate { rate }),
        1 => Just(Act::StopInterest),
        1 => Just(Act::ResumeInterest),
        1 => Just(Act::Accelerate),
        1 => (0..5_u16).prop_map(|months| Act::Extend { months }),
        1 => rows(on).prop_map(|rows| Act::Replace { rows }),
        1 => Just(Act::Assign { to: String::new() }),
    ]
}

/// A card, what happened on it, and a day.
fn stories() -> impl Strategy<Value = (Contract, Vec<Event>, NaiveDate)> {
    cards().prop_flat_map(|contract| {
        let opened = contract.disbursed_on;
        let from = move |days| plus_days(opened, days).unwrap();
        let event = (-3..400_i64).prop_flat_map(move |days| {
            acts(from(days)).prop_map(move |a| Event::new(from(days), a))
        });
        (
            Just(contract),
            proptest::collection::vec(event, 0..12),
            (0..450_i64).prop_map(from),
        )
    })
}

/// A statement, unless its figures are out of all bounds.
fn statement_of(contract: &Contract, ledger: &Ledger, as_of: NaiveDate) -> Option<Statement> {
    match statement(contract, ledger, as_of) {
        Ok(s) => Some(s),
        Err(StatementError::Schedule(ScheduleError::Overflow)) => None,
        Err(e) => panic!("{e:?}"),
    }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_statement_holds_together((contract, events, as_of) in stories()) {
        prop_assert_eq!(contract.check(), Ok(()));
        let ledger: Ledger = events.into_iter().collect();
        let Some(s) = statement_of(&contract, &ledger, as_of) else { return Ok(()) };
        holds_together(&contract, &s);
        prop_assert_eq!(payoff(&contract, &ledger, as_of).unwrap(), s.payoff().unwrap());
        // What comes later is not known yet.
        let so_far: Ledger = ledger.events().iter().filter(|e| e.on <= as_of).cloned().collect();
        prop_assert_eq!(&statement(&contract, &so_far, as_of).unwrap(), &s);
        // Tomorrow is as announced.
        let next = plus_days(as_of, 1).unwrap();
        if in_range(next) && let Some(tomorrow) = statement_of(&contract, &so_far, next) {
            prop_assert_eq!(tomorrow.payoff(), s.payoff().unwrap().plus(&s.growth));
            for component in Component::ALL {
                prop_assert!(s.growth.of(component) >= Fen::ZERO);
            }
        }
        // Every fen of a payment is somewhere.
        for (index, event) in so_far.events().iter().enumerate() {
            let Act::Pay { amount, .. } = event.act else { continue };
            let gone = Fen::sum(s.allocations.iter()
                .filter(|a| a.event == index && a.how == Settled::Paid)
                .map(|a| a.amount))
                .unwrap();
            let back: Fen = s.remarks.iter()
                .filter(|r| r.event == index)
                .find_map(|r| match r.remark {
                    Remark::Overpaid(back) => Some(back),
                    Remark::BeforeDisbursement | Remark::OutOfRange => Some(amount),
                    _ => None,
                })
                .unwrap_or_default();
            prop_assert_eq!(gone.plus(back), Ok(amount), "{:?}", event);
        }
        // The minimum that is announced comes true if nothing more happens.
        let Method::Card(terms) = &contract.method else { panic!() };
        let starts = |due| terms.plans.iter().any(|p| (as_of..=due).contains(&p.started_on));
        if let Some(NextDue { which: Which::Cycle(cycle), due, amount }) = s.next_due
            && !starts(due)
            && let Ok(bills) = bills(&contract, &so_far, due)
        {
            prop_assert_eq!(bills[usize::from(cycle)].unpaid_minimum, amount);
        }
    }

    #[test]
    fn paying_everything_ends_it((contract, events, as_of) in stories(), later in 0..900_i64) {
        let mut ledger: Ledger = events.into_iter().filter(|e| e.on <= as_of).collect();
        let Ok(owed) = payoff(&contract, &ledger, as_of).and_then(|t| Ok(t.sum()?)) else {
            return Ok(());
        };
        // A payment has a limit; plans that are still to start owe later.
        let Method::Card(terms) = &contract.method else { panic!() };
        let starts = terms.plans.iter().any(|p| p.started_on > as_of);
        if owed.is_zero() || owed > ashore::money::MAX_TYPED || starts {
            return Ok(());
        }
        ledger.add(Event::new(as_of, Act::Pay { amount: owed, towards: Towards::Order }));
        let overpaid = statement(&contract, &ledger, as_of).unwrap().overpaid;
        let later = plus_days(as_of, later).unwrap();
        let s = statement(&contract, &ledger, later).unwrap();
        prop_assert_eq!(s.payoff_amount(), Ok(Fen::ZERO));
        prop_assert_eq!(s.overpaid, overpaid);
        prop_assert_eq!(s.next_due, None);
    }

    #[test]
    fn the_bills_are_their_contracts((contract, events, as_of) in stories()) {
        let ledger: Ledger = events.into_iter().collect();
        let Ok(bills) = bills(&contract, &ledger, as_of) else { return Ok(()) };
        let Method::Card(terms) = &contract.method else { panic!() };
        for (number, bill) in (0_u16..).zip(&bills) {
            prop_assert_eq!(bill.cycle, number);
            prop_assert_eq!(
                Some(bill.statement_on),
                terms.statement_on(contract.disbursed_on, number)
            );
            prop_assert_eq!(Some(bill.due), contract.due(number));
            prop_assert!(bill.minimum <= bill.balance && bill.unpaid_minimum <= bill.minimum);
            prop_assert!(bill.statement_on < bill.due && bill.statement_on <= as_of);
        }
        // A later bill contains what an earlier one left unpaid.
        prop_assert!(bills.windows(2).all(|w| w[0].unpaid_minimum <= w[1].unpaid_minimum
            || w[1].unpaid_minimum.is_zero()));
    }
}

fn wild_days() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        1 => select(&[NaiveDate::MIN, NaiveDate::MAX][..]),
        6 => (0..60_000_i64).prop_map(|n| plus_days(day("1980-01-01"), n).unwrap()),
    ]
}

fn wild_fens() -> impl Strategy<Value = Fen> {
    prop_oneof![
        4 => 0..=10_000_000_000_i64,
        1 => any::<i64>(),
        1 => select(&[i64::MIN, -1, 0, 1, i64::MAX][..]),
    ]
    .prop_map(Fen::new)
}

fn wild_acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (wild_fens(), towards()).prop_map(|(amount, towards)| Act::Pay { amount, towards }),
        2 => (wild_fens(), any::<bool>()).prop_map(|(amount, cash)| Act::Purchase { amount, cash }),
        1 => any::<u16>().prop_map(|number| Act::PayInstalment { number }),
        1 => (select(&Component::ALL[..]), wild_fens())
            .prop_map(|(component, amount)| Act::Charge { component, amount }),
        1 => (select(&Component::ALL[..]), proptest::option::of(wild_fens()))
            .prop_map(|(component, amount)| Act::Waive { component, amount }),
        1 => any::<i64>().prop_map(|units| Act::SetRate { rate: raw_rate(units) }),
        1 => select(&[Act::StopInterest, Act::ResumeInterest, Act::Accelerate][..]),
        1 => proptest::collection::vec((wild_days(), wild_fens()), 0..4).prop_map(|rows| {
            Act::Replace {
                rows: rows
                    .into_iter()
                    .map(|(due, principal)| Row { due, principal, interest: principal, fee: principal })
                    .collect(),
            }
        }),
    ]
}

fn raw_rate(units: i64) -> Rate {
    serde_json::from_value(serde_json::json!({ "units": units, "per": "day" })).unwrap()
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn no_card_and_no_day_is_a_panic(
        mut contract in cards(),
        (principal, fees, tolerance) in (wild_fens(), wild_fens(), wild_fens()),
        (opened, as_of, from) in (wild_days(), wild_days(), wild_days()),
        (statement_day, due, grace) in (any::<u32>(), any::<u16>(), any::<u16>()),
        which in any::<u16>(),
        units in any::<i64>(),
        events in proptest::collection::vec((wild_days(), wild_acts()), 0..8),
    ) {
        // Now and then one of them, so that some are contracts still.
        let changed = |bit: u16| which & (1 << bit) != 0 && which & (1 << (bit + 8)) != 0;
        let Method::Card(terms) = &mut contract.method else { panic!() };
        if changed(0) { contract.principal = principal; }
        if changed(1) { terms.opening.fees = fees; }
        if changed(2) { terms.tolerance = tolerance; }
        if changed(3) { contract.disbursed_on = opened; }
        if changed(4) { terms.opening.interest_from = from; }
        if changed(5) { terms.statement_day = statement_day; }
        if changed(6) { terms.due = CardDue::After(due); contract.grace_days = grace; }
        if changed(7) { contract.rate = raw_rate(units); }
        let ledger: Ledger = events.into_iter().map(|(on, act)| Event::new(on, act)).collect();
        let _ = Schedule::of(&contract);
        let _ = (contract.due(due), contract.last_due());
        let _ = bills(&contract, &ledger, as_of);
        if let Ok(s) = statement(&contract, &ledger, as_of) {
            holds_together(&contract, &s);
        }
    }

    #[test]
    fn what_is_written_reads_back((contract, events, _) in stories()) {
        let text = serde_json::to_string(&contract).unwrap();
        prop_assert_eq!(serde_json::from_str::<Contract>(&text).unwrap(), contract);
        let ledger: Ledger = events.into_iter().collect();
        let text = serde_json::to_string(&ledger).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
    }
}

#[test]
fn to_the_end_of_the_calendar() {
    let s = statement(&card(), &Ledger::new(), day("2100-12-31"));
    match s {
        Ok(s) => holds_together(&card(), &s),
        Err(e) => assert_eq!(e, StatementError::Schedule(Overflow.into())),
    }
    let mut mild = with(|t| t.compounding = Compounding::None);
    mild.late_fee = LateFee::NONE;
    let s = at(&mild, &[], "2100-12-31");
    assert_eq!((s.next_due, s.growth), (None, Totals::default()));
    // 10,000 × 0.05 % from 10 February 2026 on: 27,352 days.
    let days = ashore::calendar::days_between(day("2026-02-10"), day("2100-12-31"));
    assert_eq!(s.payoff().unwrap().of(Interest), Fen::new(500 * days));
}

// ---------------------------------------------------------------------------
// The second computation: one day after the other, as a clerk would keep it.
// No subtraction of dates; exact numerators until the one rounding of a line.
// Cards without instalments, with rates by the day.

/// Number of the day, base and rate of each day that was borne.
type Days = Vec<(i64, i128, i128)>;

/// A line for each run of days with one base and one rate, rounded half up.
fn runs(days: &Days) -> Vec<i128> {
    let mut lines: Vec<(i64, i128, i128, i128)> = Vec::new();
    for &(day, base, rate) in days.iter().filter(|d| d.1 > 0) {
        match lines.last_mut() {
            Some((last, b, r, count)) if (*last + 1, *b, *r) == (day, base, rate) => {
                *last = day;
                *count += 1;
            }
            _ => lines.push((day, base, rate, 1)),
        }
    }
    lines
        .into_iter()
        .map(|(_, base, rate, count)| (2 * base * rate * count + 10_000_000_000) / 20_000_000_000)
        .collect()
}

/// Free as long as the bill may be paid in full, with what it would bear.
#[derive(Clone)]
enum Kept {
    Bears,
    Free(usize, Days),
}

struct Receipt {
    cycle: usize,
    left: i128,
    kept: Kept,
}

struct Sheet {
    due: NaiveDate,
    charged: [i128; 7],
    settled: [i128; 7],
    kept: Kept,
    /// Minimum, settled of it, decided, in full.
    bill: Option<(i128, i128, bool, bool)>,
}

impl Sheet {
    fn owed(&self, c: Component) -> i128 {
        self.charged[c as usize] - self.settled[c as usize]
    }

    fn total(&self) -> i128 {
        Component::ALL.iter().map(|c| self.owed(*c)).sum()
    }
}

struct Clerk<'a> {
    contract: &'a Contract,
    terms: &'a CardTerms,
    sheets: Vec<Sheet>,
    receipts: Vec<Receipt>,
    pool: Days,
    on_charges: Days,
    rate: i128,
    running: bool,
    decided: usize,
    /// Paid too much, in the bank's hands.
    credit: i128,
}

fn units(rate: Rate) -> i128 {
    let percent = rate.percent();
    let (whole, fraction) = percent.split_once('.').unwrap_or((&percent, ""));
    format!("{whole}{fraction:0<8}").parse().unwrap()
}

fn of_percent(percent: Percent, amount: i128) -> i128 {
    let text = percent.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let thousandths: i128 = format!("{whole}{fraction:0<3}").parse().unwrap();
    (2 * amount * thousandths + 100_000) / 200_000
}

impl Clerk<'_> {
    fn compounding(&self, sheet: &Sheet) -> i128 {
        let what: &[Component] = match self.terms.compounding {
            Compounding::None => &[],
            Compounding::Interest => &[Interest, Compound],
            Compounding::InterestAndFees => &[Interest, Compound, Fee, Late],
        };
        what.iter().map(|c| sheet.owed(*c)).sum()
    }

    fn in_pool(&self) -> i128 {
        let bears = |r: &&Receipt| matches!(r.kept, Kept::Bears);
        self.receipts.iter().filter(bears).map(|r| r.left).sum()
    }

    fn charges_in_pool(&self) -> i128 {
        self.sheets
            .iter()
            .filter(|s| s.bill.is_some() && matches!(s.kept, Kept::Bears))
            .map(|s| self.compounding(s))
            .sum()
    }

    fn coming(&mut self) -> &mut Sheet {
        self.sheets.last_mut().unwrap()
    }

    fn charge(&mut self, c: Component, lines: impl IntoIterator<Item = i128>) {
        let sum: i128 = lines.into_iter().sum();
        self.coming().charged[c as usize] += sum;
    }

    /// Rounds what has run so far.
    fn close(&mut self) {
        self.close_pool();
        self.close_charges();
    }

    fn close_pool(&mut self) {
        let pool = runs(&std::mem::take(&mut self.pool));
        self.charge(Interest, pool);
    }

    fn close_charges(&mut self) {
        let charges = runs(&std::mem::take(&mut self.on_charges));
        self.charge(Compound, charges);
    }

    /// A line ends where something joins its base, even if as much is paid
    /// off it on the same day.
    fn close_what_is_joined(&mut self, at: usize) {
        let joins = |kept: &Kept| matches!(kept, Kept::Free(bill, _) if *bill <= at);
        if self.receipts.iter().any(|r| joins(&r.kept) && r.left > 0) {
            self.close_pool();
        }
        let billed = self.sheets.iter().take(at + 1);
        if billed
            .filter(|s| joins(&s.kept))
            .any(|s| self.compounding(s) > 0)
        {
            self.close_charges();
        }
    }

    fn rest(&self, cycle: usize) -> i128 {
        self.sheets.iter().take(cycle + 1).map(Sheet::total).sum()
    }

    fn unpaid(&self, cycle: usize) -> i128 {
        match self.sheets[cycle].bill {
            Some((minimum, credited, _, false)) => {
                (minimum - credited).clamp(0, self.rest(cycle).max(0))
            }
            _ => 0,
        }
    }

    fn make_bill(&mut self, opening: bool, next_due: NaiveDate) {
        let at = self.sheets.len() - 1;
        if !opening {
            self.close();
        }
        for receipt in &mut self.receipts {
            if let Kept::Free(bill, days) = &mut receipt.kept
                && *bill == at
            {
                for day in days {
                    day.1 = receipt.left;
                }
            }
        }
        for index in 0..at {
            let base = self.compounding(&self.sheets[index]);
            if let Kept::Free(bill, days) = &mut self.sheets[index].kept
                && *bill == at
            {
                for day in days {
                    day.1 = base;
                }
            }
        }
        let revolving = self.in_pool() > 0 || self.charges_in_pool() > 0;
        let before = if at == 0 { 0 } else { self.unpaid(at - 1) };
        let sheet = &self.sheets[at];
        let full = before + sheet.total() - sheet.owed(Principal);
        let balance = self.rest(at);
        let minimum = full + of_percent(self.terms.minimum, balance - full);
        let stated = self.terms.opening.minimum.filter(|_| opening);
        let minimum = stated.map_or(minimum, |m| m.get().into());
        let bears = revolving || (opening && self.terms.opening.running);
        let sheet = self.coming();
        sheet.bill = Some((minimum, 0, false, false));
        sheet.kept = if bears {
            Kept::Bears
        } else {
            Kept::Free(at, Vec::new())
        };
        self.sheets.push(Sheet {
            due: next_due,
            charged: [0; 7],
            settled: [0; 7],
            kept: Kept::Bears,
            bill: None,
        });
    }

    fn decide(&mut self) {
        let at = self.decided;
        self.decided += 1;
        let unpaid = self.unpaid(at);
        let full = self.rest(at) <= i128::from(self.terms.tolerance.get());
        self.sheets[at].bill.as_mut().unwrap().2 = true;
        let part = self.terms.basis == InterestBasis::UnpaidPart;
        if full {
            for sheet in &mut self.sheets[..=at] {
                sheet.bill.as_mut().unwrap().3 = true;
            }
        }
        if !full {
            self.close_what_is_joined(at);
        }
        let mut lost: Vec<(Component, Vec<i128>)> = Vec::new();
        let mut judge = |kept: &mut Kept, left: i128, c: Component| {
            let Kept::Free(bill, days) = kept else { return };
            if *bill > at {
                return;
            }
            if full {
                *kept = Kept::Free(at + 1, Vec::new());
                return;
            }
            if part {
                for day in days.iter_mut() {
                    day.1 = left;
                }
            }
            lost.push((c, runs(days)));
            *kept = Kept::Bears;
        };
        for receipt in &mut self.receipts {
            judge(&mut receipt.kept, receipt.left, Interest);
        }
        for index in 0..=at {
            let left = self.compounding(&self.sheets[index]);
            judge(&mut self.sheets[index].kept, left, Compound);
        }
        for (c, lines) in lost {
            self.charge(c, lines);
        }
        if !full && unpaid > 0 && self.running {
            let fee = self.contract.late_fee;
            let amount = of_percent(fee.percent, unpaid).max(fee.floor.get().into());
            self.charge(Late, [amount]);
        }
    }

    fn settle(&mut self, cycle: usize, c: Component, most: i128) -> i128 {
        let amount = self.sheets[cycle].owed(c).min(most);
        self.sheets[cycle].settled[c as usize] += amount;
        if self.sheets[cycle].bill.is_some() {
            for sheet in &mut self.sheets {
                if let Some(bill) = &mut sheet.bill {
                    bill.1 += amount;
                }
            }
        }
        if c == Principal {
            let mut left = amount;
            for receipt in self.receipts.iter_mut().filter(|r| r.cycle == cycle) {
                let take = receipt.left.min(left);
                receipt.left -= take;
                left -= take;
            }
        }
        amount
    }

    fn pay(&mut self, amount: i128) {
        let mut left = amount;
        let order = self.contract.order;
        let billed = self.sheets.len() - 1;
        if order.by_instalment() {
            for cycle in 0..billed {
                for c in order.components() {
                    left -= self.settle(cycle, c, left);
                }
            }
        } else {
            for c in order.components() {
                for cycle in 0..billed {
                    left -= self.settle(cycle, c, left);
                }
            }
        }
        self.credit += self.pay_coming(left);
    }

    /// Gives what is left.
    fn pay_coming(&mut self, mut left: i128) -> i128 {
        if left > 0 {
            self.close();
            let coming = self.sheets.len() - 1;
            for c in self.contract.order.components() {
                left -= self.settle(coming, c, left);
            }
        }
        left
    }

    fn happen(&mut self, act: &Act) {
        match act {
            Act::Pay { amount, .. } => self.pay(amount.get().into()),
            Act::Purchase { amount, cash } => {
                let amount = i128::from(amount.get());
                self.charge(Principal, [amount]);
                let cycle = self.sheets.len() - 1;
                let kept = if *cash {
                    Kept::Bears
                } else {
                    Kept::Free(cycle, Vec::new())
                };
                self.receipts.push(Receipt {
                    cycle,
                    left: amount,
                    kept,
                });
                self.credit = self.pay_coming(self.credit);
            }
            Act::Charge { component, amount } => {
                self.charge(*component, [amount.get().into()]);
                self.credit = self.pay_coming(self.credit);
            }
            Act::SetRate { rate } => {
                self.close();
                self.rate = units(*rate);
            }
            Act::StopInterest | Act::ResumeInterest => {
                self.close();
                self.running = *act == Act::ResumeInterest;
            }
            other => panic!("{other:?}"),
        }
    }

    fn night(&mut self, day: i64) {
        if !self.running {
            return;
        }
        let rate = self.rate;
        self.pool.push((day, self.in_pool(), rate));
        self.on_charges.push((day, self.charges_in_pool(), rate));
        for receipt in &mut self.receipts {
            if let Kept::Free(_, days) = &mut receipt.kept {
                days.push((day, receipt.left, rate));
            }
        }
        for index in 0..self.sheets.len() {
            let base = self.compounding(&self.sheets[index]);
            if let Kept::Free(_, days) = &mut self.sheets[index].kept {
                days.push((day, base, rate));
            }
        }
    }
}

/// Charged by cycle and component, and the minimum of each bill.
fn clerk(contract: &Contract, events: &[Event], as_of: NaiveDate) -> (Vec<[i128; 7]>, Vec<i128>) {
    let Method::Card(terms) = &contract.method else {
        panic!();
    };
    let opened = contract.disbursed_on;
    let opening = &terms.opening;
    let last_of = |date: NaiveDate| {
        (28..=31)
            .rev()
            .find(|d| date.with_day(*d).is_some())
            .unwrap()
    };
    let is_statement = |date: NaiveDate| date.day() == terms.statement_day.min(last_of(date));
    let due_of = |statement: NaiveDate| match terms.due {
        CardDue::After(days) => statement.iter_days().nth(days.into()).unwrap(),
        CardDue::Day(day) => statement
            .iter_days()
            .skip(1)
            .find(|d| d.day() == day.min(last_of(*d)))
            .unwrap(),
    };
    let next_due = |from: NaiveDate| {
        let next = from.iter_days().skip(1).find(|d| is_statement(*d));
        due_of(next.unwrap())
    };
    let balance = i128::from(contract.principal.get());
    let (interest, fees) = (opening.interest.get().into(), opening.fees.get().into());
    let principal = balance - interest - fees;
    let mut clerk = Clerk {
        contract,
        terms,
        sheets: vec![Sheet {
            due: due_of(opened),
            charged: [principal, interest, 0, 0, fees, 0, 0],
            settled: [0; 7],
            kept: Kept::Bears,
            bill: None,
        }],
        receipts: vec![Receipt {
            cycle: 0,
            left: principal,
            kept: if opening.running {
                Kept::Bears
            } else {
                Kept::Free(0, Vec::new())
            },
        }],
        pool: Vec::new(),
        on_charges: Vec::new(),
        rate: units(contract.rate),
        running: true,
        decided: 0,
        credit: 0,
    };
    for today in opening.interest_from.iter_days() {
        let number = i64::from(today.num_days_from_ce());
        if today == opened {
            clerk.make_bill(true, next_due(today));
        } else if today > opened {
            let late = |s: &Sheet| {
                let grace = usize::from(contract.grace_days) + 1;
                s.bill.is_some() && s.due.iter_days().nth(grace) == Some(today)
            };
            while late(&clerk.sheets[clerk.decided]) {
                clerk.decide();
            }
            if is_statement(today) {
                clerk.make_bill(false, next_due(today));
            }
        }
        for event in events.iter().filter(|e| e.on == today) {
            clerk.happen(&event.act);
        }
        if today == as_of {
            break;
        }
        clerk.night(number);
    }
    clerk.close();
    let minima = clerk.sheets.iter().filter_map(|s| Some(s.bill?.0));
    (
        clerk.sheets.iter().map(|s| s.charged).collect(),
        minima.collect(),
    )
}

fn plain_acts() -> impl Strategy<Value = Act> {
    let daily = (0..=10_000_000_i64).prop_map(|u| Rate::from_units(u, Per::Day).unwrap());
    let charges = [Fee, Late, Component::Cost];
    let amounts = || (1..=1_500_000_i64).prop_map(Fen::new);
    prop_oneof![
        6 => amounts().prop_map(|amount| Act::Pay { amount, towards: Towards::Order }),
        5 => (amounts(), any::<bool>()).prop_map(|(amount, cash)| Act::Purchase { amount, cash }),
        1 => (select(charges.to_vec()), amounts())
            .prop_map(|(component, amount)| Act::Charge { component, amount }),
        1 => daily.prop_map(|rate| Act::SetRate { rate }),
        1 => select(&[Act::StopInterest, Act::ResumeInterest][..]),
    ]
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn day_by_day_on_paper_it_is_the_same(
        mut contract in cards(),
        units in 0..=10_000_000_i64,
        balance in 10_000..=3_000_000_i64,
        acts in proptest::collection::btree_map(0..300_i64, plain_acts(), 0..14),
        span in 0..330_i64,
    ) {
        let opened = contract.disbursed_on;
        let Method::Card(terms) = &mut contract.method else { panic!() };
        terms.plans.clear();
        let share = |part: Fen| Fen::new(part.get().min(balance / 4));
        terms.opening.interest = share(terms.opening.interest);
        terms.opening.fees = share(terms.opening.fees);
        terms.opening.minimum = terms.opening.minimum.map(share);
        contract.principal = Fen::new(balance);
        contract.rate = Rate::from_units(units, Per::Day).unwrap();
        contract.day_count = DayCount::Act365;
        contract.late_fee.floor = share(contract.late_fee.floor);
        let as_of = plus_days(opened, span).unwrap();
        let events: Vec<_> = acts
            .into_iter()
            .map(|(days, act)| Event::new(plus_days(opened, days).unwrap(), act))
            .collect();
        let ledger: Ledger = events.iter().cloned().collect();
        let s = statement(&contract, &ledger, as_of).unwrap();
        let (charged, minima) = clerk(&contract, &events, as_of);
        let mut got = vec![[0_i128; 7]; charged.len()];
        for item in &s.items {
            let Which::Cycle(cycle) = item.which else { panic!("{:?}", item.which) };
            let totals = item.charged().unwrap();
            got[usize::from(cycle)] = Component::ALL.map(|c| totals.of(c).get().into());
        }
        prop_assert_eq!(got, charged);
        let bills = bills(&contract, &ledger, as_of).unwrap();
        let got: Vec<i128> = bills.iter().map(|b| b.minimum.get().into()).collect();
        prop_assert_eq!(got, minima);
    }
}

/// 12,000 paid on a bill of 10,000: what is too much stays with the bank and
/// pays the next purchase.
#[test]
fn what_was_paid_too_much_pays_what_is_bought_next() {
    let card = card();
    let events = [
        paid("2026-03-20", "12000"),
        bought("2026-04-20", "1000", false),
    ];
    let ledger: Ledger = events.into_iter().collect();
    let s = statement(&card, &ledger, day("2026-06-10")).unwrap();
    assert_eq!(s.payoff_amount(), Ok(Fen::ZERO));
    assert_eq!(s.overpaid, yuan("1000"));
    let used = s.allocations.iter().filter(|a| a.event == 1);
    assert_eq!(Fen::sum(used.map(|a| a.amount)), Ok(yuan("1000")));
}

/// Interest lines of a cycle: base, first day, days, amount.
#[track_caller]
fn check_interest(statement: &Statement, cycle: u16, want: &[(&str, &str, i64, &str)]) {
    let got: Vec<_> = item(statement, Which::Cycle(cycle))
        .lines
        .iter()
        .filter(|l| l.component == Interest)
        .map(|l| (l.base, l.from, l.days, l.amount))
        .collect();
    let want: Vec<_> = want
        .iter()
        .map(|(base, from, days, amount)| (yuan(base), day(from), *days, yuan(amount)))
        .collect();
    assert_eq!(got, want);
}

/// A purchase and cash stand in one bill; the payment settles the purchase,
/// which bears nothing yet, and leaves alone what runs on the cash: a line
/// would be rounded twice otherwise.
#[test]
fn a_payment_for_what_is_free_does_not_end_what_runs() {
    let events = [
        paid("2026-03-20", "10000"),
        bought("2026-03-26", "5000", false),
        bought("2026-03-27", "3000", true),
        paid("2026-04-10", "2000"),
    ];
    let s = at(&card(), &events, "2026-04-20");
    check_interest(&s, 2, &[("3000", "2026-04-05", 15, "22.50")]);
}

/// With a long 容时 the next bill is there before the last is decided. What was
/// repaid of the next meanwhile still bears interest up to that day once its
/// own bill is not paid in full.
#[test]
fn what_was_repaid_before_an_earlier_bill_is_decided_has_borne() {
    let mut card = with(|t| t.opening.interest = yuan("100"));
    card.grace_days = 20;
    let principal = Act::Pay {
        amount: yuan("10900"),
        towards: Towards::Component(Principal),
    };
    let events = [
        bought("2026-03-10", "1000", false),
        on("2026-04-10", principal),
    ];
    let s = at(&card, &events, "2026-05-20");
    check_interest(&s, 3, &[("1000", "2026-03-10", 31, "15.50")]);
}

/// Interest of a bill that was paid but for a tolerated rest waits with that
/// rest for the next bill; paid between its statement day and its due date,
/// it has borne compound interest up to then.
#[test]
fn what_a_tolerated_rest_bore_is_not_lost_with_it() {
    let mut card = with(|t| {
        t.opening.interest = yuan("200");
        t.tolerance = yuan("300");
        t.compounding = Compounding::Interest;
    });
    card.grace_days = 0;
    card.order = Order::PrincipalFirst;
    let events = [
        paid("2026-03-20", "9800"),
        bought("2026-03-30", "5000", false),
        on(
            "2026-04-15",
            Act::Pay {
                amount: yuan("200"),
                towards: Towards::Instalment(0),
            },
        ),
        bought("2026-04-20", "10", false),
    ];
    let s = at(&card, &events, "2026-05-01");
    let compound: Vec<_> = item(&s, Which::Cycle(2))
        .lines
        .iter()
        .filter(|l| l.component == Compound)
        .map(|l| (l.base, l.from, l.days, l.amount))
        .collect();
    assert_eq!(
        compound,
        [(yuan("200"), day("2026-03-26"), 20, yuan("2.00"))]
    );
}

/// Put into instalments, 6,000 of a bill bear nothing any more, also for the
/// days before: of 10,000, of which 2,000 were repaid on the 10th, 4,000 have
/// borne up to then and 2,000 since.
#[test]
fn what_is_put_into_instalments_has_borne_nothing() {
    let card = with(|t| {
        t.plans = vec![plan(
            PlanKind::Bill,
            "2026-03-15",
            PlanFee::Fixed(Fen::ZERO),
        )];
    });
    let s = at(&card, &[paid("2026-03-10", "2000")], "2026-03-29");
    check_charges(
        &s,
        1,
        &[
            (Interest, "4000", "2026-02-10", 28, "56"),
            (Interest, "2000", "2026-03-10", 19, "19"),
        ],
    );
}

/// A rate that is changed and changed back on one day has held for no time:
/// what was borne is one line, rounded once.
#[test]
fn a_rate_of_no_day_leaves_no_line() {
    let rate = |percent| {
        on(
            "2026-03-10",
            Act::SetRate {
                rate: daily(percent),
            },
        )
    };
    let s = at(&card(), &[rate("0.04"), rate("0.05")], "2026-03-29");
    let late = (Late, "1000", "2026-03-25", 0, "50");
    let interest = (Interest, "10000", "2026-02-10", 47, "235");
    check_charges(&s, 1, &[interest, late]);
}

/// A rest within the 容差 goes over to the next bill and hangs on that one.
#[test]
fn a_tolerated_rest_bears_with_the_next_bill() {
    let events = [
        paid("2026-03-20", "9995"),
        bought("2026-03-30", "1000", false),
    ];
    let s = at(&card(), &events, "2026-04-29");
    check_interest(
        &s,
        2,
        &[
            ("5", "2026-03-29", 31, "0.08"),
            ("1000", "2026-03-30", 30, "15"),
        ],
    );
}

/// With a long 容时 the next bill is there before the last is decided. That
/// the last was paid in full forgives nothing of the next, nor what of it was
/// repaid meanwhile.
#[test]
fn a_bill_in_full_forgives_nothing_of_the_next() {
    let mut card = card();
    card.grace_days = 20;
    let events = [
        bought("2026-03-10", "1000", false),
        bought("2026-03-12", "2000", false),
        paid("2026-03-20", "10000"),
        paid("2026-04-10", "1000"),
    ];
    let s = at(&card, &events, "2026-05-16");
    check_interest(
        &s,
        3,
        &[
            ("1000", "2026-03-10", 31, "15.50"),
            ("2000", "2026-03-12", 65, "65"),
        ],
    );
}

/// A plan that began on a statement day posts with the next one: of 6,000 in
/// six parts the opening bill has had one.
#[test]
fn a_plan_from_a_statement_day_begins_with_the_next() {
    let of = |started_on| {
        let plan = plan(PlanKind::Cash, started_on, PlanFee::Fixed(Fen::ZERO));
        let s = at(&with(|t| t.plans = vec![plan]), &[], "2026-03-05");
        item(&s, Which::CardPlan(1)).owed.of(Principal)
    };
    assert_eq!(of("2026-02-05"), yuan("5000"));
    assert_eq!(of("2026-02-04"), yuan("4000"));
}

/// What a line is computed from, and what it rests on.
#[test]
fn lines_of_a_card_name_their_base_and_sources() {
    use ashore::law::SourceId::{
        Arithmetic, CardDisputes2, Cbirc2022No13, Contract, Pboc2016No111, PbocCardRate2021,
    };
    let card = with(|t| {
        t.compounding = Compounding::Interest;
        t.plans = vec![plan(
            PlanKind::Cash,
            "2026-03-20",
            PlanFee::Fixed(yuan("40")),
        )];
    });
    let accelerated = on("2026-04-10", Act::Accelerate);
    let s = at(&card, &[accelerated], "2026-05-05");
    let line = |cycle, component| {
        let lines = &item(&s, Which::Cycle(cycle)).lines;
        let line = lines.iter().find(|l| l.component == component).unwrap();
        (line.base, line.sources)
    };
    let parts: &[_] = &[Contract, Arithmetic];
    assert_eq!(line(1, Principal), (yuan("6000"), parts));
    assert_eq!(line(2, Principal), (yuan("5000"), parts));
    assert_eq!(line(0, Principal), (yuan("10000"), &[Contract][..]));
    assert_eq!(line(1, Fee).1, [Contract, Cbirc2022No13]);
    assert_eq!(line(1, Late).1, [Contract, Pboc2016No111, CardDisputes2]);
    assert_eq!(
        line(1, Interest).1,
        [Contract, PbocCardRate2021, CardDisputes2]
    );
    // 235.00 and 35.00 of interest are in April's bill, and bear from it on.
    let compound: &[_] = &[Contract, CardDisputes2];
    assert_eq!(line(2, Compound), (yuan("270"), compound));
}

/// Base, amount and formula of the principal lines of a cycle.
fn principal_of(s: &Statement, cycle: u16) -> Vec<(Fen, Fen, Formula)> {
    let of_cycle = s.items.iter().filter(|i| i.which == Which::Cycle(cycle));
    of_cycle
        .flat_map(|i| &i.lines)
        .filter(|l| l.component == Principal)
        .map(|l| (l.base, l.amount, l.formula))
        .collect()
}

/// What is left on the bill of something put into instalments is still that;
/// of a part of another plan it is no equal part any more. What is all gone
/// leaves no line.
#[test]
fn what_is_left_on_the_bill_of_what_went_into_instalments() {
    let free = PlanFee::Fixed(Fen::ZERO);
    let bill_plan = |amount| CardPlan {
        amount: yuan(amount),
        ..plan(PlanKind::Bill, "2026-04-10", free)
    };
    let bought = |amount| bought("2026-03-10", amount, false);
    let posted = Formula::Posted { cash: false };
    let some = with(|t| t.plans = vec![bill_plan("6000")]);
    let s = at(&some, &[bought("8000")], "2026-04-10");
    assert_eq!(principal_of(&s, 1), [(yuan("2000"), yuan("2000"), posted)]);
    let s = at(&some, &[bought("4000")], "2026-04-10");
    assert_eq!(principal_of(&s, 1), []);
    let of_parts = with(|t| {
        t.plans = vec![plan(PlanKind::Cash, "2026-03-20", free), bill_plan("400")];
    });
    let s = at(&of_parts, &[], "2026-04-10");
    let rest = (yuan("600"), yuan("600"), Formula::Given);
    assert_eq!(principal_of(&s, 1), [rest]);
}

/// The last part is said to be it, for it takes what rounding left; a fee of
/// nothing is no line, and none is charged while nothing accrues.
#[test]
fn the_parts_of_a_plan_and_their_fee() {
    let of = |fee| with(|t| t.plans = vec![plan(PlanKind::Cash, "2026-03-20", fee)]);
    let part = |last| Formula::EqualPart {
        whole: yuan("6000"),
        parts: 6,
        last,
    };
    let s = at(&of(PlanFee::Fixed(Fen::ZERO)), &[], "2026-09-05");
    assert_eq!(
        principal_of(&s, 5),
        [(yuan("6000"), yuan("1000"), part(false))]
    );
    assert_eq!(
        principal_of(&s, 6),
        [(yuan("6000"), yuan("1000"), part(true))]
    );
    let fees = |s: &Statement| {
        let lines = &item(s, Which::Cycle(1)).lines;
        lines.iter().filter(|l| l.component == Fee).count()
    };
    assert_eq!(fees(&s), 0);
    let dear = of(PlanFee::Fixed(yuan("40")));
    assert_eq!(fees(&at(&dear, &[], "2026-04-05")), 1);
    let stopped = [on("2026-03-25", Act::StopInterest)];
    assert_eq!(fees(&at(&dear, &stopped, "2026-04-05")), 0);
}

/// Giving up takes what runs up to the day, and what no statement has posted
/// yet of a plan; an amount takes so much and no more.
#[test]
fn what_is_given_up_is_gone_to_the_day() {
    let free = PlanFee::Fixed(Fen::ZERO);
    let card = with(|t| t.plans = vec![plan(PlanKind::Cash, "2026-03-20", free)]);
    let waive = |component, amount| on("2026-04-20", Act::Waive { component, amount });
    let before = at(&card, &[], "2026-04-20").payoff().unwrap();
    // Interest of 270 and the late fee of 50 are in April's bill; since then 15
    // days of 10,000, for what the plan has posted is free yet, and of the 270.
    assert_eq!(before.of(Interest), yuan("345"));
    assert_eq!(before.of(Compound), yuan("2.03"));
    let events = [
        waive(Compound, None),
        waive(Interest, None),
        waive(Late, Some(yuan("30"))),
        waive(Late, Some(Fen::new(-1))),
        waive(Principal, None),
    ];
    let s = at(&card, &events, "2026-04-20");
    check_totals(&s.payoff().unwrap(), &[(Late, "20")]);
    let refused = s.remarks.iter().map(|r| (r.event, r.remark));
    assert_eq!(refused.collect::<Vec<_>>(), [(3, Remark::OutOfRange)]);
}

/// The coming bill cannot be paid by its name: there is none yet.
#[test]
fn the_coming_bill_has_no_number_yet() {
    let to = |number| {
        let towards = Towards::Instalment(number);
        let amount = yuan("100");
        let pay = on("2026-03-20", Act::Pay { amount, towards });
        at(&card(), &[pay], "2026-03-20").remarks.len()
    };
    assert_eq!([to(0), to(1)], [0, 1]);
}

/// On its due date a bill is due now; the next is the coming one, with what it
/// will ask for if nothing is paid.
#[test]
fn what_is_due_today_is_not_the_next() {
    let next = |as_of| at(&card(), &[], as_of).next_due.unwrap();
    let of = |cycle, due, amount| NextDue {
        which: Which::Cycle(cycle),
        due: day(due),
        amount: yuan(amount),
    };
    assert_eq!(next("2026-03-24"), of(0, "2026-03-25", "1000"));
    assert_eq!(next("2026-03-25"), of(1, "2026-04-25", "2220"));
}

/// 10,000 and the 270 of interest in April's bill at 0.05 % are 5.135 a day;
/// of what is bought, what it would bear; stopped, nothing.
#[test]
fn what_a_day_adds_finer_than_a_fen() {
    let growth = |events: &[Event]| {
        let (card, ledger) = (card(), events.iter().cloned().collect());
        let replay = Replay::open(&card, &ledger, day("2026-04-20")).unwrap();
        replay.growth().unwrap()
    };
    assert_eq!(growth(&[]), 513_500_000);
    let bought = bought("2026-04-20", "0.01", false);
    assert_eq!(growth(&[bought]), 513_500_500);
    assert_eq!(growth(&[on("2026-04-20", Act::StopInterest)]), 0);
}
