//! Schedules of other people's systems, row by row, and the conventions of
//! the contract one by one.
//!
//! The figures are in `figures/`, typed as tables; what of the same sources is
//! left out, and why, is in `figures/schedules.md`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use ashore::calendar::plus_days;
use ashore::loan::contract::{Accrual, DayRange, Fees, LateFee, Order, Row as ContractRow};
use ashore::loan::schedule::Instalment;
use ashore::loan::statement::Component;
use ashore::loan::{
    Act, Contract, ContractError, Event, Ledger, Method, Plan, Schedule, statement,
};
use ashore::money::Fen;
use ashore::rate::{DayCount, Per, Percent, Rate};
use ashore::selftest::cases::{self, Case};
use ashore::selftest::{Group, TABLES};
use common::{by, day, event, holds, pay, row};

fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

fn schedule(contract: &Contract) -> Vec<Instalment> {
    Schedule::of(contract).unwrap().instalments
}

/// What is charged in the end is what was agreed.
#[track_caller]
fn as_agreed(contract: &Contract) {
    let agreed = cases::schedule(contract).unwrap();
    assert_eq!(cases::charged(contract, &Ledger::new()), Some(agreed));
}

/// A loan of a core-banking scenario: yuan, yearly rate in percent, first day,
/// monthly instalments from the same day of the next month.
fn loan(amount: &str, percent: &str, from: &str, instalments: u16) -> (Contract, Plan) {
    let disbursed_on = day(from);
    let first_due = ashore::calendar::monthly(disbursed_on, 1, 1).unwrap();
    let plan = Plan {
        first_due,
        due_day: 1,
        instalments,
        accrual: Accrual::Monthly,
        interest_only: 0,
        stated: None,
        unit: Fen::new(1),
    };
    let contract = Contract {
        principal: yuan(amount),
        rate: Rate::parse(percent, Per::Year).unwrap(),
        disbursed_on,
        prepaid_interest_first: false,
        order: Order::PenaltyFirst,
        ..by(Method::EqualInstalment(plan.clone()))
    };
    (contract, plan)
}

fn with(contract: &Contract, method: Method) -> Contract {
    Contract {
        method,
        ..contract.clone()
    }
}

fn by_the_day(plan: &Plan) -> Plan {
    Plan {
        accrual: Accrual::Daily,
        ..plan.clone()
    }
}

/// Every section of the figures, as agreed and as charged in the end: by the
/// methods, in parts, with payments beside the plan, a new rate and fees.
#[test]
fn schedules_of_a_core_banking_system() {
    holds(Group::Schedules);
    let rows = |case: Result<Case, &str>| {
        let case = case.unwrap_or_else(|name| panic!("{name}"));
        let rows = case.says.iter().map(|(_, rows)| rows.len());
        (case.name, rows.sum::<usize>())
    };
    let all: Vec<_> = cases::read(TABLES.schedules)
        .into_iter()
        .map(rows)
        .collect();
    // RS01 to RS06 and RS03 computed; six instalments; three.
    for (count, rows) in [(7, 18), (8, 6), (7, 3), (2, 0)] {
        let found = all.iter().filter(|(_, found)| *found == rows);
        assert_eq!(found.count(), count, "{rows} rows: {all:?}");
    }
}

/// 1.5 % of each instalment that is late: of 1,000, or of 1,030.
#[test]
fn late_fees() {
    for (section, fee) in [("FEE04", "15"), ("FEE05", "15.45")] {
        let all = cases::read(TABLES.schedules);
        let mut found = all
            .into_iter()
            .flatten()
            .filter(|case| case.name == section);
        let contract = found.next().unwrap().contract;
        let s = statement(&contract, &Ledger::new(), day("2023-05-01")).unwrap();
        assert_eq!(s.items.len(), 3);
        for item in &s.items {
            assert_eq!(item.owed.of(Component::LateFee), yuan(fee), "{section}");
        }
    }
}

/// Source: getcorefin/corefin issue 32: 1,000 at 10 % over six months, level by
/// the actual days. The last row there is what makes 171.55; by its days it is
/// 170.14 × 10 % × 30 ÷ 365 = 1.40.
#[test]
fn equal_instalments_by_actual_days() {
    let (loan, plan) = loan("1000", "10", "2024-01-01", 6);
    let contract = with(&loan, Method::EqualInstalment(by_the_day(&plan)));
    let got: Vec<_> = schedule(&contract)
        .iter()
        .map(|i| (i.principal, i.interest))
        .collect();
    let want = [
        ("163.06", "8.49"),
        ("164.90", "6.65"),
        ("165.84", "5.71"),
        ("167.39", "4.16"),
        ("168.67", "2.88"),
        ("170.14", "1.40"),
    ];
    assert_eq!(got, want.map(|(p, i)| (yuan(p), yuan(i))));
}

/// Instalments as published: 等额本息 (calculator sites, spreadsheets, issue
/// trackers: loan-calculate-utils, delenzhang/loans, frappe/lending 31,
/// austinmcconnell/mortgage 29, ArtyomPanfutov/loan-amortization-calculator 44,
/// cfpb/amortize) and the first 等额本金 instalments of the first two.
#[test]
fn instalments_as_published() {
    for (amount, percent, count, expected) in [
        ("1000000", "4.9", 360, "5307.27"),
        ("1000000", "5", 360, "5368.22"),
        ("100000", "9.99", 36, "3226.25"),
        ("200000", "6", 360, "1199.10"),
        ("100000", "6", 12, "8606.64"),
        ("180000", "4.25", 360, "885.49"),
    ] {
        let (loan, _) = loan(amount, percent, "2024-01-01", count);
        let first = Schedule::of(&loan).unwrap().instalments[0];
        assert_eq!(first.payment(), Ok(yuan(expected)), "{amount} {percent}");
    }
    // By the day the first month costs 30 or 31 of 365 days, not a twelfth.
    let (loan, plan) = loan("100000", "6", "2024-04-01", 12);
    let daily = with(&loan, Method::EqualInstalment(by_the_day(&plan)));
    let first = |c: &Contract| Schedule::of(c).unwrap().instalments[0].interest;
    assert_eq!((first(&loan), first(&daily)), (yuan("500"), yuan("493.15")));

    // Principal and interest of the first month, each to the fen; as one number
    // the second is published as 6,944.44.
    for (percent, first, interest) in [("4.9", "6861.11", "737041.67"), ("5", "6944.45", "")] {
        let (loan, plan) = self::loan("1000000", percent, "2024-01-01", 360);
        let s = Schedule::of(&with(&loan, Method::EqualPrincipal(plan))).unwrap();
        assert_eq!(s.instalments[0].payment(), Ok(yuan(first)));
        // The sum of the unrounded interest; ours is rounded each month.
        if !interest.is_empty() {
            let off = s.total_interest().unwrap().minus(yuan(interest)).unwrap();
            assert!(off.get().abs() <= 180, "{off}");
        }
    }
}

/// Source: we-promise/sure issue 3638: 300,000 at 6 %, by the days of a month.
#[test]
fn interest_by_the_days_of_the_month() {
    for (from, until, interest) in [
        ("2023-01-01", "2023-02-01", "1528.77"),
        ("2023-02-01", "2023-03-01", "1380.82"),
        ("2023-04-01", "2023-05-01", "1479.45"),
        ("2024-02-01", "2024-03-01", "1430.14"),
    ] {
        let contract = Contract {
            principal: yuan("300000"),
            rate: Rate::parse("6", Per::Year).unwrap(),
            disbursed_on: day(from),
            ..by(Method::Bullet { due: day(until) })
        };
        assert_eq!(schedule(&contract)[0].interest, yuan(interest));
    }
}

// ---------------------------------------------------------------------------
// Conventions, by hand.

/// 10,000 at 0.05 % a day are 5.00 a day.
fn five_a_day(range: DayRange) -> Contract {
    Contract {
        principal: yuan("10000"),
        rate: Rate::parse("0.05", Per::Day).unwrap(),
        disbursed_on: day("2026-01-05"),
        day_range: range,
        ..by(Method::Open {
            until: Some(day("2026-12-05")),
        })
    }
}

fn interest_on(contract: &Contract, events: &[Event], on: &str) -> Fen {
    let ledger: Ledger = events.iter().cloned().collect();
    let s = statement(contract, &ledger, day(on)).unwrap();
    let charged = s.items.iter().map(|i| i.charged().unwrap());
    Fen::sum(charged.map(|c| c.of(Component::Interest))).unwrap()
}

#[test]
fn which_days_count() {
    use DayRange::{AtLeastOneDay, BothEnds, FirstNotLast};
    // On the day itself, the day after, and ten days later.
    for (range, same, next, tenth) in [
        (FirstNotLast, "0", "5", "50"),
        (AtLeastOneDay, "5", "5", "50"),
        (BothEnds, "5", "10", "55"),
    ] {
        let contract = five_a_day(range);
        for (on, interest) in [
            ("2026-01-05", same),
            ("2026-01-06", next),
            ("2026-01-15", tenth),
        ] {
            assert_eq!(
                interest_on(&contract, &[], on),
                yuan(interest),
                "{range:?} {on}"
            );
        }
        // Half of it back on the third day: one more day over the whole loan
        // and no more, however often it is interrupted.
        let half = [pay(
            "2026-01-08",
            500_000 + if range == BothEnds { 2_000 } else { 1_500 },
        )];
        let rest = interest_on(&contract, &half, "2026-01-18");
        let three = if range == BothEnds { "20" } else { "15" };
        assert_eq!(rest, yuan(three).plus(yuan("25")).unwrap(), "{range:?}");
    }
}

/// Half paid back on the day it came: that day counts once, on all of it.
#[test]
fn paid_back_the_same_day() {
    for (range, interest) in [
        (DayRange::FirstNotLast, "25"),
        // 5.00 on the first day, 2.50 on each of the nine days after it.
        (DayRange::AtLeastOneDay, "27.50"),
        // 5.00 on the day itself, 2.50 on each of ten more.
        (DayRange::BothEnds, "30"),
    ] {
        let contract = Contract {
            prepaid_interest_first: false,
            ..five_a_day(range)
        };
        let half = [pay("2026-01-05", 500_000)];
        assert_eq!(
            interest_on(&contract, &half, "2026-01-15"),
            yuan(interest),
            "{range:?}"
        );
    }
    // All of it: the payoff amount of the day ends the debt.
    let contract = five_a_day(DayRange::AtLeastOneDay);
    let all = pay("2026-01-05", 1_000_500);
    let ledger: Ledger = [all].into_iter().collect();
    let s = statement(&contract, &ledger, day("2026-03-05")).unwrap();
    assert_eq!(s.payoff_amount(), Ok(Fen::ZERO));
    assert_eq!(s.overpaid, Fen::ZERO);
}

/// What changes on the day of the loan has been so from the start.
#[test]
fn changed_on_the_day_of_the_loan() {
    let amount = yuan("10000");
    let rate = Rate::parse("0.1", Per::Day).unwrap();
    for (range, same, tenth) in [
        (DayRange::FirstNotLast, "0", "100"),
        (DayRange::AtLeastOneDay, "10", "100"),
        (DayRange::BothEnds, "10", "110"),
    ] {
        for act in [Act::Disburse { amount }, Act::SetRate { rate }] {
            let events = [event("2026-01-05", act)];
            let contract = five_a_day(range);
            assert_eq!(interest_on(&contract, &events, "2026-01-05"), yuan(same));
            assert_eq!(interest_on(&contract, &events, "2026-01-15"), yuan(tenth));
        }
        let stop = [event("2026-01-05", Act::StopInterest)];
        assert_eq!(
            interest_on(&five_a_day(range), &stop, "2026-01-15"),
            Fen::ZERO
        );
    }
}

/// 30/360: every month is 30 days, and the parts of a month add up to it.
#[test]
fn thirty_days_a_month() {
    let contract = Contract {
        principal: yuan("36000"),
        rate: Rate::parse("10", Per::Year).unwrap(),
        day_count: DayCount::Thirty360,
        disbursed_on: day("2026-01-31"),
        ..by(Method::Open { until: None })
    };
    // 10 yuan a day.
    for (on, interest) in [
        ("2026-02-28", "280"),
        ("2026-03-01", "310"),
        ("2026-03-30", "600"),
        ("2026-03-31", "600"),
        ("2026-04-30", "900"),
    ] {
        assert_eq!(interest_on(&contract, &[], on), yuan(interest), "{on}");
    }
    // A rate set anew to what it was: parts, and the same sum.
    let rate = contract.rate;
    let cut = ["2026-02-28", "2026-03-31", "2026-04-01"].map(|on| event(on, Act::SetRate { rate }));
    assert_eq!(interest_on(&contract, &cut, "2026-04-30"), yuan("900"));
}

/// A first period of several whole months, and one of no whole months.
#[test]
fn the_first_period_by_the_month() {
    let (loan, plan) = loan("12000", "12", "2026-01-01", 6);
    for (first_due, interest) in [
        ("2026-02-01", "120"),
        ("2026-03-01", "240"),
        ("2026-05-01", "480"),
        // 12,000 × 12 % × 50 ÷ 365
        ("2026-02-20", "197.26"),
    ] {
        let plan = Plan {
            first_due: day(first_due),
            due_day: if first_due.ends_with("20") { 20 } else { 1 },
            ..plan.clone()
        };
        let contract = with(&loan, Method::EqualPrincipal(plan));
        let rows = schedule(&contract);
        assert_eq!(rows[0].interest, yuan(interest), "{first_due}");
        assert_eq!(rows[1].interest, yuan("100"), "{first_due}");
        as_agreed(&contract);
    }
}

/// A part of a month by its days: 12,000 at 1 % a month, 15 of 31 days.
#[test]
fn a_part_of_a_month() {
    let (loan, plan) = loan("12000", "12", "2026-01-01", 6);
    let contract = with(&loan, Method::EqualPrincipal(plan));
    assert_eq!(interest_on(&contract, &[], "2026-01-16"), yuan("58.06"));
    let thirty = Contract {
        day_count: DayCount::Thirty360,
        ..contract
    };
    assert_eq!(interest_on(&thirty, &[], "2026-01-16"), yuan("60"));
}

/// Rounding units of computed instalments: 1 fen, 10 fen, 1 yuan.
#[test]
fn rounding_units() {
    for (unit, level, last) in [
        (1, "1066.19", "1066.14"),
        (10, "1066.20", "1066.02"),
        (100, "1066", "1068.36"),
    ] {
        let (loan, plan) = loan("12000", "12", "2026-01-01", 12);
        let unit = Fen::new(unit);
        let contract = with(&loan, Method::EqualInstalment(Plan { unit, ..plan }));
        let payments: Vec<_> = Schedule::of(&contract)
            .unwrap()
            .instalments
            .iter()
            .map(|i| i.payment().unwrap())
            .collect();
        assert!(
            payments[..11].iter().all(|p| *p == yuan(level)),
            "{payments:?}"
        );
        assert_eq!(payments[11], yuan(last));
    }
}

/// Money withheld: interest on all of it, or only on what was received.
#[test]
fn a_deduction_in_advance() {
    let (loan, plan) = loan("10000", "12", "2026-01-01", 2);
    let deducted = |received_only| Contract {
        fees: Fees {
            deducted: yuan("1000"),
            received_only,
            ..Fees::NONE
        },
        ..with(&loan, Method::EqualPrincipal(plan.clone()))
    };
    let named = schedule(&deducted(false));
    assert_eq!(
        (named[0].principal, named[0].interest),
        (yuan("5000"), yuan("100"))
    );
    let received = schedule(&deducted(true));
    assert_eq!(
        (received[0].principal, received[0].interest),
        (yuan("4500"), yuan("90"))
    );
    assert_eq!(deducted(true).received(), yuan("9000"));
}

/// An instalment stated too large ends the loan early; nothing is charged for
/// the rest of the term.
#[test]
fn a_stated_instalment_that_ends_early() {
    let (loan, plan) = loan("1000", "12", "2026-01-01", 6);
    let plan = Plan {
        stated: Some(yuan("500")),
        ..plan
    };
    let fees = Fees {
        each: yuan("3"),
        ..Fees::NONE
    };
    for (method, third) in [
        // 1,000 + 10 − 500 = 510; 510 + 5.10 − 500 = 15.10, and 0.15.
        (Method::EqualInstalment(plan.clone()), ("15.10", "0.15")),
        // 490 each, and 20; 10 each time.
        (Method::Flat(plan.clone()), ("20", "10")),
    ] {
        let contract = Contract {
            fees,
            ..with(&loan, method)
        };
        let rows = schedule(&contract);
        assert_eq!(
            (rows[2].principal, rows[2].interest),
            (yuan(third.0), yuan(third.1))
        );
        for row in &rows[3..] {
            assert_eq!(
                (row.principal, row.interest, row.fee),
                (Fen::ZERO, Fen::ZERO, Fen::ZERO)
            );
        }
        as_agreed(&contract);
    }
}

/// Each bound of the method and of the other conventions, one complaint each.
#[test]
fn each_bound_of_the_contract_is_held() {
    type Case = (fn(&mut Contract), Result<(), ContractError>);
    use ContractError as E;
    fn plan(c: &mut Contract) -> &mut Plan {
        c.method.plan_mut().unwrap()
    }
    #[rustfmt::skip]
    let cases: &[Case] = &[
        (|c| plan(c).interest_only = 11, Ok(())),
        (|c| plan(c).interest_only = 12, Err(E::InterestOnly)),
        (|c| plan(c).stated = Some(Fen::new(1)), Ok(())),
        (|c| plan(c).stated = Some(Fen::ZERO), Err(E::Stated)),
        (|c| plan(c).stated = Some(Fen::new(2_400_000)), Ok(())),
        (|c| plan(c).stated = Some(Fen::new(2_400_001)), Err(E::Stated)),
        // Twice the principal is more than any amount may be.
        (|c| { c.principal = most(); plan(c).stated = Some(most()); }, Ok(())),
        (|c| { c.principal = most(); plan(c).stated = Some(Fen::new(10_000_000_001)); }, Err(E::Stated)),
        (|c| plan(c).unit = Fen::new(10), Ok(())),
        (|c| plan(c).unit = Fen::new(100), Ok(())),
        (|c| plan(c).unit = Fen::ZERO, Err(E::Unit)),
        (|c| plan(c).unit = Fen::new(1_000), Err(E::Unit)),
        (|c| c.method = Method::Bullet { due: day("2026-01-21") }, Ok(())),
        (|c| c.method = Method::Bullet { due: day("2026-01-20") }, Err(E::Due)),
        (|c| c.method = Method::Bullet { due: day("2101-01-01") }, Err(E::Due)),
        (|c| c.method = Method::Open { until: Some(day("2026-01-20")) }, Err(E::Due)),
        (|c| c.method = Method::Open { until: None }, Ok(())),
        (|c| c.method = Method::Given(vec![]), Err(E::Row(0))),
        (|c| c.method = Method::Given(vec![row("2026-02-20", 1_200_000, 0, 0)]), Ok(())),
        (|c| c.method = Method::Given(vec![row("2026-02-20", 1_199_999, 0, 0)]), Err(E::RowsPrincipal)),
        (|c| c.method = Method::Given(vec![row("2026-01-20", 1_200_000, 0, 0)]), Err(E::Row(1))),
        (|c| c.method = Method::Given(vec![row("2026-02-20", 1_200_000, -1, 0)]), Err(E::Row(1))),
        (|c| c.method = Method::Given(vec![row("2026-02-20", 1_200_000, 0, -1)]), Err(E::Row(1))),
        (|c| c.method = Method::Given(vec![row("2026-02-20", 1_200_000, 10_000_000_000, 0)]), Ok(())),
        (|c| c.method = Method::Given(vec![row("2026-02-20", 1_200_000, 10_000_000_001, 0)]), Err(E::Row(1))),
        (|c| c.method = Method::Given(one_a_day(600)), Ok(())),
        (|c| c.method = Method::Given(one_a_day(601)), Err(E::Row(0))),
        (|c| c.method = Method::Given(vec![
            row("2026-02-20", 600_000, 0, 0), row("2026-02-20", 600_000, 0, 0)]), Err(E::Row(2))),
        (|c| c.fees.deducted = Fen::new(1_199_999), Ok(())),
        (|c| c.fees.deducted = Fen::new(1_200_000), Err(E::Deducted)),
        (|c| c.fees.deducted = Fen::new(-1), Err(E::Deducted)),
        (|c| c.fees.each = Fen::new(-1), Err(E::Fees)),
        (|c| c.fees.upfront = most(), Ok(())),
        (|c| c.fees.upfront = Fen::new(10_000_000_001), Err(E::Fees)),
        (|c| c.late_fee.floor = Fen::new(-1), Err(E::LateFee)),
        (|c| c.late_fee.percent = serde_json::from_str("100001").unwrap(), Err(E::LateFee)),
        (|c| c.fees.each_percent = serde_json::from_str("100001").unwrap(), Err(E::Fees)),
        (|c| c.order = custom(Component::ALL), Ok(())),
        (|c| c.order = custom([Component::Cost; 7]), Err(E::Order)),
    ];
    for (n, (change, expected)) in cases.iter().enumerate() {
        let mut contract = by(Method::EqualInstalment(common::plan()));
        change(&mut contract);
        assert_eq!(contract.check(), expected.map_err(|e| vec![e]), "case {n}");
        if let Err(error) = expected {
            assert!(!error.to_string().is_empty());
        }
    }
}

/// 100 million yuan: the most that may be typed.
fn most() -> Fen {
    Fen::new(10_000_000_000)
}

/// The principal of [`by`] in so many rows, whatever is left over in the first.
fn one_a_day(rows: i64) -> Vec<ContractRow> {
    let each = 1_200_000 / rows;
    (0..rows)
        .map(|n| ContractRow {
            due: plus_days(day("2026-02-20"), n).unwrap(),
            principal: Fen::new(if n == 0 {
                1_200_000 - each * (rows - 1)
            } else {
                each
            }),
            interest: Fen::ZERO,
            fee: Fen::ZERO,
        })
        .collect()
}

/// Only a rate by the day, and only over 1 %: 1 % itself is one of a loan
/// shark, but it may be meant.
#[test]
fn a_daily_rate_that_may_be_a_yearly_one() {
    for (percent, per, asked) in [
        ("1", Per::Day, false),
        ("1.00000001", Per::Day, true),
        ("15.4", Per::Day, true),
        ("0.05", Per::Day, false),
        ("15.4", Per::Year, false),
        // 1.1 % a day, and yet typed as what it is.
        ("400", Per::Year, false),
    ] {
        let contract = Contract {
            rate: Rate::parse(percent, per).unwrap(),
            ..by(Method::EqualInstalment(common::plan()))
        };
        assert_eq!(contract.rate_may_be_yearly(), asked, "{percent} {per:?}");
    }
}

/// A late fee without a percentage may have a floor, and the other way round.
#[test]
fn a_late_fee_that_is_none() {
    let floor = LateFee {
        floor: Fen::new(1),
        ..LateFee::NONE
    };
    let percent = LateFee {
        percent: Percent::parse("0.001").unwrap(),
        ..LateFee::NONE
    };
    let none = [LateFee::NONE, floor, percent].map(|fee| fee.is_none());
    assert_eq!(none, [true, false, false]);
}

/// A method's name is one of those there are, and its data go with it.
#[test]
fn methods_as_text() {
    for debt in common::every_kind().debts {
        let text = serde_json::to_string(&debt.contract.method).unwrap();
        let read: Method = serde_json::from_str(&text).unwrap();
        assert_eq!(read, debt.contract.method, "{text}");
    }
    assert_eq!(
        serde_json::from_str::<Method>(r#"{"given":[]}"#).unwrap(),
        Method::Given(vec![])
    );
    for text in [r#"{"taken":[]}"#, r#"{"bullet":[]}"#] {
        assert!(serde_json::from_str::<Method>(text).is_err(), "{text}");
    }
}

fn custom(components: [Component; 7]) -> Order {
    Order::Custom(ashore::loan::contract::CustomOrder {
        by_instalment: true,
        components,
    })
}

/// An instalment that does not even pay the first interest is no instalment.
#[test]
fn a_stated_instalment_below_the_interest() {
    let (loan, plan) = loan("12000", "12", "2026-01-01", 6);
    let stated = |text| {
        let stated = Some(yuan(text));
        Schedule::of(&with(
            &loan,
            Method::EqualInstalment(Plan {
                stated,
                ..plan.clone()
            }),
        ))
    };
    assert!(stated("120").is_err());
    let last = stated("120.01").unwrap().instalments[5];
    assert_eq!(last.principal, yuan("11999.95"));
}

/// Web pages that teach wrong 微粒贷 sums, with the right ones: 3.75, 7.50 and
/// 37.50 there; and a penalty of 450 for 30 days of 10,000 at 0.05 %.
#[test]
fn sums_that_pages_get_wrong() {
    for (amount, days, interest) in [
        ("2500", "2026-02-04", "37.50"),
        ("5000", "2026-02-04", "75"),
        ("5000", "2026-06-04", "375"),
    ] {
        let contract = Contract {
            principal: yuan(amount),
            ..five_a_day(DayRange::FirstNotLast)
        };
        assert_eq!(interest_on(&contract, &[], days), yuan(interest));
    }
    let late = Contract {
        method: Method::Bullet {
            due: day("2026-02-04"),
        },
        ..five_a_day(DayRange::FirstNotLast)
    };
    let s = statement(&late, &Ledger::new(), day("2026-03-06")).unwrap();
    assert_eq!(s.overdue.of(Component::Penalty), yuan("225"));
}
