//! Claim check: a figure that comes from a known deviation is traced back to
//! it, and what nothing explains is said to be unexplained.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines
)]

mod common;

use ashore::calendar::plus_days;
use ashore::loan::claim::{
    Cause, Claim, ClaimError, Deviation, Ground, Kind, Part, Question, Strength, Verdict, check,
};
use ashore::loan::contract::{
    Accrual, DayRange, Fees, LateFee, LateFeeBase, Order, PenaltyBase, PenaltyRate, Row, Unsure,
};
use ashore::loan::range::Choice;
use ashore::loan::statement::{Component, Standing, Totals, standing};
use ashore::loan::{
    Act, Contract, Event, GraceCount, Ledger, Method, Plan, StatementError, Towards,
};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Percent, Rate};
use chrono::NaiveDate;
use common::{Loan, day, vector_a, vector_b};
use proptest::prelude::*;
use proptest::sample::select;

// ---------------------------------------------------------------------------
// Debts and deviations, applied here in another way than the search does.

struct Case {
    name: &'static str,
    contract: Contract,
    ledger: Ledger,
    as_of: NaiveDate,
}

fn plan(instalments: u16, accrual: Accrual) -> Plan {
    Plan {
        first_due: day("2026-02-20"),
        due_day: 20,
        instalments,
        accrual,
        interest_only: 0,
        stated: None,
        unit: Fen::new(1),
    }
}

fn pay(on: &str, fen: i64) -> Event {
    Event::new(
        day(on),
        Act::Pay {
            amount: Fen::new(fen),
            towards: Towards::Order,
        },
    )
}

fn cases() -> Vec<Case> {
    let yearly = Rate::parse("15.4", Per::Year).unwrap();
    let base = vector_b().contract();
    let with_partial: Ledger = {
        let mut ledger = vector_b().ledger();
        ledger.add(pay("2026-07-03", 50_000));
        ledger.add(pay("2026-09-11", 80_000));
        ledger
    };
    vec![
        Case {
            name: "equal principal, three paid on time",
            contract: base.clone(),
            ledger: vector_b().ledger(),
            as_of: day("2026-11-23"),
        },
        Case {
            name: "equal principal, paid in parts, grace and compound",
            contract: Contract {
                grace_days: 3,
                grace_count: GraceCount::AfterGrace,
                penalty: ashore::loan::contract::Penalty {
                    compound: true,
                    ..base.penalty
                },
                ..base.clone()
            },
            ledger: with_partial.clone(),
            as_of: day("2026-11-08"),
        },
        Case {
            name: "equal instalments, a yearly rate by the month",
            contract: Contract {
                principal: Fen::new(5_000_000),
                rate: yearly,
                method: Method::EqualInstalment(plan(24, Accrual::Monthly)),
                ..base.clone()
            },
            ledger: {
                let mut ledger = vector_b().ledger();
                ledger.add(pay("2026-08-02", 120_000));
                ledger
            },
            as_of: day("2027-01-14"),
        },
        Case {
            name: "equal instalments by the day, a deduction",
            contract: Contract {
                principal: Fen::new(2_000_000),
                rate: yearly,
                method: Method::EqualInstalment(plan(12, Accrual::Daily)),
                fees: Fees {
                    deducted: Fen::new(200_000),
                    received_only: true,
                    each: Fen::new(5_000),
                    ..Fees::NONE
                },
                ..base.clone()
            },
            ledger: with_partial,
            as_of: day("2026-10-29"),
        },
        Case {
            name: "interest first, principal last, a late fee",
            contract: Contract {
                principal: Fen::new(3_000_000),
                rate: yearly,
                method: Method::InterestOnly(plan(12, Accrual::Daily)),
                late_fee: LateFee {
                    percent: Percent::from_thousandths(3_000).unwrap(),
                    of: LateFeeBase::Principal,
                    floor: Fen::new(3_000),
                },
                ..base
            },
            ledger: vector_b().ledger(),
            as_of: day("2026-12-05"),
        },
    ]
}

fn multiple(text: &str) -> Deviation {
    let multiple = Multiple::parse(text).unwrap();
    Deviation::Read(Choice::PenaltyRate(PenaltyRate::Multiple(multiple)))
}

fn fixed(fen: i64) -> Deviation {
    Deviation::LateFee(LateFee {
        floor: Fen::new(fen),
        ..LateFee::NONE
    })
}

fn five_percent() -> Deviation {
    Deviation::LateFee(LateFee {
        percent: Percent::from_thousandths(5_000).unwrap(),
        of: LateFeeBase::Instalment,
        floor: Fen::ZERO,
    })
}

fn deviations(case: &Case) -> Vec<Deviation> {
    let days = |n| plus_days(case.as_of, n).unwrap();
    let month_end = ashore::calendar::monthly(case.as_of, 0, 31).unwrap();
    let mut all = vec![
        Deviation::Read(Choice::DayCount(DayCount::Act360)),
        Deviation::Read(Choice::DayCount(DayCount::Thirty360)),
        Deviation::Read(Choice::DayRange(DayRange::BothEnds)),
        Deviation::Read(Choice::GraceDays(0)),
        Deviation::Read(Choice::GraceCount(GraceCount::FromDueDate)),
        Deviation::Read(Choice::PenaltyBase(PenaltyBase::PrincipalAndInterest)),
        Deviation::Read(Choice::Compound(true)),
        Deviation::Read(Choice::Compound(false)),
        multiple("1"),
        multiple("1.3"),
        multiple("2"),
        five_percent(),
        fixed(2_000),
        fixed(5_000),
        Deviation::LateFee(LateFee::NONE),
        Deviation::Accelerated(day("2026-05-20")),
        Deviation::Accelerated(day("2026-06-21")),
        Deviation::Accelerated(day("2026-09-20")),
        Deviation::Accelerated(day("2026-08-07")),
        Deviation::Accelerated(day("2026-10-13")),
        Deviation::CutOff(days(-1)),
        Deviation::CutOff(days(1)),
        Deviation::CutOff(month_end),
        Deviation::DeductionCounted,
    ];
    all.extend(Order::ALL.map(Deviation::Order));
    all.extend((0..case.ledger.events().len()).map(|event| Deviation::Uncredited { event }));
    all
}

/// The standing under deviations.
fn under(case: &Case, deviations: &[Deviation]) -> Result<Standing, StatementError> {
    let mut contract = case.contract.clone();
    let mut events: Vec<Option<Event>> = case.ledger.events().iter().cloned().map(Some).collect();
    let mut as_of = case.as_of;
    for event in &mut events {
        if event.as_ref().is_some_and(|e| e.on > case.as_of) {
            *event = None;
        }
    }
    for deviation in deviations {
        match *deviation {
            Deviation::DeductionCounted => contract.fees.received_only = false,
            Deviation::Uncredited { event } => events[event] = None,
            Deviation::Order(order) => contract.order = order,
            Deviation::Read(choice) => match choice {
                Choice::DayCount(value) => contract.day_count = value,
                Choice::DayRange(value) => contract.day_range = value,
                Choice::GraceDays(value) => contract.grace_days = value,
                Choice::GraceCount(value) => contract.grace_count = value,
                Choice::PenaltyRate(value) => contract.penalty.rate = value,
                Choice::PenaltyBase(value) => contract.penalty.base = value,
                Choice::Compound(value) => contract.penalty.compound = value,
            },
            Deviation::LateFee(fee) => contract.late_fee = fee,
            Deviation::Accelerated(on) => {
                drop_accelerations(&mut events);
                events.push(Some(Event::new(on, Act::Accelerate)));
            }
            Deviation::NotAccelerated => drop_accelerations(&mut events),
            Deviation::CutOff(on) => as_of = on,
        }
    }
    let ledger: Ledger = events.into_iter().flatten().collect();
    standing(&contract, &ledger, as_of)
}

fn drop_accelerations(events: &mut [Option<Event>]) {
    for event in events {
        if event.as_ref().is_some_and(|e| e.act == Act::Accelerate) {
            *event = None;
        }
    }
}

fn totals(standing: &Standing, kind: Kind) -> Totals {
    match kind {
        Kind::Payoff => standing.payoff().unwrap(),
        Kind::Overdue => standing.overdue,
    }
}

fn figure(standing: &Standing, kind: Kind) -> Fen {
    totals(standing, kind).sum().unwrap()
}

fn total(fen: Fen) -> Claim {
    Claim {
        total: Some(fen),
        ..Claim::default()
    }
}

fn of_kind(kind: Kind, fen: Fen) -> Claim {
    Claim {
        kind: Some(kind),
        ..total(fen)
    }
}

#[track_caller]
fn verdict(case: &Case, claim: &Claim) -> Verdict {
    let verdict = check(&case.contract, &case.ledger, case.as_of, claim).unwrap();
    holds(case, claim, &verdict);
    verdict
}

/// What holds for every verdict.
#[track_caller]
fn holds(case: &Case, claim: &Claim, verdict: &Verdict) {
    assert!(!verdict.findings.is_empty());
    assert_eq!(verdict.exact, verdict.findings[0].is_exact());
    for finding in &verdict.findings {
        let ours = verdict.our_figure(claim, finding.kind).unwrap();
        let steps = Fen::sum(finding.steps.iter().map(|s| s.amount)).unwrap();
        assert_eq!(Ok(steps), verdict.claimed.minus(ours));
        assert_eq!(finding.amount.plus(finding.rest), Ok(verdict.claimed));
        let (last, steps) = finding.steps.split_last().unwrap();
        assert_eq!((last.cause, last.amount), (Cause::Rest, finding.rest));
        let causes: Vec<_> = steps.iter().map(|s| s.cause).collect();
        let named: Vec<_> = finding
            .deviations
            .iter()
            .copied()
            .map(Cause::Deviation)
            .collect();
        assert_eq!(causes, named);
        // The figure is what the statement under these deviations says.
        for deviations in std::iter::once(&finding.deviations).chain(&finding.alternatives) {
            let under = under(case, deviations).unwrap();
            if claim.total.is_some() {
                assert_eq!(
                    figure(&under, finding.kind),
                    finding.amount,
                    "{deviations:?}"
                );
            }
        }
        let grounds: Vec<Ground> = finding.deviations.iter().map(Deviation::ground).collect();
        assert!(grounds.is_sorted_by(|a, b| a < b), "{grounds:?}");
    }
    if !verdict.exact {
        assert!(verdict.findings.iter().all(|f| !f.is_exact()));
    }
}

/// Where a combination is among the findings, as such or as an alternative.
fn place(verdict: &Verdict, deviations: &[Deviation]) -> Option<usize> {
    let same = |other: &Vec<Deviation>| {
        other.len() == deviations.len() && deviations.iter().all(|d| other.contains(d))
    };
    verdict
        .findings
        .iter()
        .position(|f| f.is_exact() && (same(&f.deviations) || f.alternatives.iter().any(same)))
}

// ---------------------------------------------------------------------------
// Round trips.

#[test]
fn each_deviation_is_found_again() {
    let (mut tried, mut first) = (0, 0);
    for case in cases() {
        let own = under(&case, &[]).unwrap();
        for deviation in deviations(&case) {
            let under = under(&case, &[deviation]).unwrap();
            for kind in [Kind::Payoff, Kind::Overdue] {
                let amount = figure(&under, kind);
                if amount == figure(&own, kind) {
                    continue;
                }
                let verdict = verdict(&case, &of_kind(kind, amount));
                let at = place(&verdict, &[deviation]);
                tried += 1;
                first += usize::from(at == Some(0));
                println!(
                    "{:?} {deviation:?} {kind:?} at {at:?} cov {} amb {} n {} {:?}",
                    case.name,
                    verdict.findings[0].coverage,
                    verdict.findings[0].ambiguous,
                    verdict.findings.len(),
                    verdict.findings[0].deviations
                );
            }
        }
    }
    println!("{first} of {tried}");
}
