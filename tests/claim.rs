//! Claim check: a figure that comes from a known deviation is traced back to
//! it, and what nothing explains is said to be unexplained.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
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
    Act, Contract, Event, GraceCount, Ledger, Method, Plan, StatementError, Towards, statement,
};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Percent, Rate};
use chrono::NaiveDate;
use common::{day, vector_a, vector_b};
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
        Deviation::Read(Choice::Accrual(Accrual::Daily)),
        Deviation::Read(Choice::Accrual(Accrual::Monthly)),
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
                Choice::Accrual(value) => {
                    if let Some(plan) = contract.method.plan_mut() {
                        plan.accrual = value;
                    }
                }
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
        // Nor is anything added to what explains it already.
        let rivals = verdict
            .findings
            .iter()
            .filter(|other| finding.is_exact() && other.is_exact() && other.kind == finding.kind);
        for fewer in rivals.map(|other| &other.deviations) {
            for all in std::iter::once(&finding.deviations).chain(&finding.alternatives) {
                let adds = all.len() > fewer.len() && fewer.iter().all(|d| all.contains(d));
                assert!(!adds, "{all:?}");
            }
        }
    }
    if !verdict.exact {
        assert!(verdict.findings.iter().all(|f| !f.is_exact()));
    }
    // What is told is not asked for: the kind only where both may be meant,
    // the parts only where one is missing.
    let both = verdict
        .findings
        .iter()
        .any(|f| f.ambiguous && f.kind != verdict.findings[0].kind);
    let asks = |question| verdict.questions.contains(&question);
    assert_eq!(asks(Question::Kind), claim.kind.is_none() && both);
    let all_told = Part::ALL.iter().all(|part| claim.part(*part).is_some());
    assert!(!(all_told && asks(Question::Composition)));
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

/// Each figure that a single deviation makes leads back to it: as the first
/// finding, or, where another truly comes to the same fen, among those marked
/// as ambiguous.
#[test]
fn each_deviation_is_found_again() {
    let mut tried = 0;
    for case in cases() {
        let own = under(&case, &[]).unwrap();
        for (number, deviation) in deviations(&case).into_iter().enumerate() {
            let kind = [Kind::Payoff, Kind::Overdue][number % 2];
            let amount = figure(&under(&case, &[deviation]).unwrap(), kind);
            if amount == figure(&own, kind) {
                continue;
            }
            tried += 1;
            let verdict = verdict(&case, &of_kind(kind, amount));
            let name = format!("{}: {deviation:?} {kind:?}", case.name);
            let at = place(&verdict, &[deviation]).expect(&name);
            let found = &verdict.findings[at];
            assert!(
                at == 0 || found.ambiguous && verdict.findings[0].ambiguous,
                "{name}"
            );
            assert_eq!(found.steps.len(), 2, "{name}");
            let made = amount.minus(figure(&own, kind)).unwrap();
            assert_eq!(found.steps[0].amount, made, "{name}");
            // What one thing explains is not looked for in three.
            assert!(verdict.tried < 1_600, "{name}: {}", verdict.tried);
            assert!(
                found.strength < Strength::Weak,
                "{name}: {}",
                found.coverage
            );
            let question = match deviation {
                Deviation::DeductionCounted => Question::Deduction,
                Deviation::Uncredited { event } => Question::Receipt { event },
                Deviation::Order(_) => Question::Order,
                Deviation::Read(choice) => Question::Clause(choice.axis()),
                Deviation::LateFee(_) => Question::LateFee,
                Deviation::Accelerated(_) | Deviation::NotAccelerated => {
                    Question::AccelerationNotice
                }
                Deviation::CutOff(_) => Question::CutOff,
            };
            assert!(verdict.questions.contains(&question), "{name}");
        }
    }
    assert!(tried > 100, "{tried}");
}

/// Pairs that both have an effect are named as well, or something simpler is.
/// What cannot be told is a fixed fee together with an acceleration on just
/// any day: two free numbers fit every figure.
#[test]
fn pairs_are_found_again() {
    let (mut tried, mut named) = (0, 0);
    let mut number = 0;
    for case in cases() {
        let all = deviations(&case);
        for (n, one) in all.iter().enumerate() {
            for two in &all[n + 1..] {
                number += 1;
                if one.ground() == two.ground() || number % 19 != 0 {
                    continue;
                }
                let pair = [*one, *two];
                let kind = [Kind::Payoff, Kind::Overdue][number % 2];
                let of = |d: &[Deviation]| figure(&under(&case, d).unwrap(), kind);
                let amount = of(&pair);
                if [of(&[]), of(&[*one]), of(&[*two])].contains(&amount) {
                    continue;
                }
                tried += 1;
                let verdict = verdict(&case, &of_kind(kind, amount));
                if place(&verdict, &pair).is_some() {
                    named += 1;
                }
                if verdict.exact {
                    assert!(verdict.findings[0].deviations.len() <= 2, "{pair:?}");
                }
            }
        }
    }
    assert!(tried > 40, "{tried}");
    assert!(named * 100 >= tried * 95, "{named} of {tried}");
}

#[test]
fn our_own_figure_needs_no_explanation() {
    for case in cases() {
        let own = under(&case, &[]).unwrap();
        for kind in [Kind::Payoff, Kind::Overdue] {
            // Without being told which, it is recognised.
            let verdict = verdict(&case, &total(figure(&own, kind)));
            let found = &verdict.findings[0];
            assert!(verdict.exact);
            assert_eq!(found.deviations, []);
            // Once all of it is overdue, it is both.
            let both = figure(&own, Kind::Payoff) == figure(&own, Kind::Overdue);
            assert!(found.kind == kind || both);
            assert_eq!((found.strength, found.ambiguous), (Strength::Clear, false));
            assert_eq!(verdict.questions, []);
            assert_eq!(verdict.findings.len(), 1);
        }
    }
}

/// A few fen are rounding, and what is claimed less is not asked for.
#[test]
fn a_few_fen_and_less_than_ours() {
    let case = cases().swap_remove(0);
    let ours = figure(&under(&case, &[]).unwrap(), Kind::Payoff);
    let claimed = |more: i64| of_kind(Kind::Payoff, Fen::new(ours.get() + more));
    for (more, apart) in [
        (0, None),
        (1, Some(1)),
        (-5, Some(5)),
        (6, None),
        (-6, None),
    ] {
        let verdict = verdict(&case, &claimed(more));
        assert_eq!(verdict.rounding(), apart.map(Fen::new), "{more}");
    }
    let lower = verdict(&case, &claimed(-83_319));
    let asked = |q: &Question| matches!(q, Question::Rest(_));
    assert!(!lower.questions.iter().any(asked), "{:?}", lower.questions);
}

/// Interest in the base and compound at the same rate come to the same fen
/// wherever each is rounded alone: neither is named as the one.
#[test]
fn what_comes_to_the_same_is_ambiguous() {
    let case = &cases()[4];
    let base = Deviation::Read(Choice::PenaltyBase(PenaltyBase::PrincipalAndInterest));
    let compound = Deviation::Read(Choice::Compound(true));
    let amount = figure(&under(case, &[base]).unwrap(), Kind::Payoff);
    assert_eq!(
        amount,
        figure(&under(case, &[compound]).unwrap(), Kind::Payoff)
    );
    let verdict = verdict(case, &of_kind(Kind::Payoff, amount));
    for deviation in [base, compound] {
        let found = &verdict.findings[place(&verdict, &[deviation]).unwrap()];
        assert!(found.ambiguous);
        assert!(found.also > 0);
    }
    for axis in [Unsure::PenaltyBase, Unsure::Compound] {
        assert!(verdict.questions.contains(&Question::Clause(axis)));
    }
    assert!(verdict.questions.contains(&Question::Composition));
}

/// What the borrower did not know is the first thing to be read otherwise.
#[test]
fn what_was_unsure_comes_first() {
    let mut case = cases().swap_remove(1);
    let count = Deviation::Read(Choice::GraceCount(GraceCount::FromDueDate));
    let claim = of_kind(
        Kind::Payoff,
        figure(&under(&case, &[count]).unwrap(), Kind::Payoff),
    );
    let before = verdict(&case, &claim);
    assert_eq!(
        before.findings[0].deviations,
        [Deviation::Read(Choice::GraceDays(0))]
    );
    assert!(before.findings[0].ambiguous);
    case.contract.unsure = vec![Unsure::GraceCount];
    let after = verdict(&case, &claim);
    assert_eq!(after.findings[0].deviations, [count]);
    assert!(!after.findings[0].ambiguous);
}

/// Three clauses that the borrower did not know, each read otherwise.
#[test]
fn three_clauses_that_were_unsure() {
    let mut case = cases().swap_remove(3);
    case.contract.unsure = vec![Unsure::DayCount, Unsure::PenaltyBase, Unsure::PenaltyRate];
    let three = [
        Deviation::Read(Choice::DayCount(DayCount::Act360)),
        Deviation::Read(Choice::PenaltyBase(PenaltyBase::PrincipalAndInterest)),
        multiple("2"),
    ];
    let amount = figure(&under(&case, &three).unwrap(), Kind::Payoff);
    let verdict = verdict(&case, &of_kind(Kind::Payoff, amount));
    assert_eq!(place(&verdict, &three), Some(0));
}

/// All of it declared due on the second due date that was missed, of ten, and
/// a fee for each late instalment.
#[test]
fn an_acceleration_and_a_late_fee() {
    let case = Case {
        name: "vector A",
        contract: vector_a().contract(),
        ledger: Ledger::new(),
        as_of: day("2027-01-10"),
    };
    let pair = [Deviation::Accelerated(day("2026-03-20")), fixed(5_000)];
    let amount = figure(&under(&case, &pair).unwrap(), Kind::Payoff);
    let verdict = verdict(&case, &of_kind(Kind::Payoff, amount));
    assert!(place(&verdict, &pair).is_some());
}

/// An acceleration on the one day between a due date and a payment, and one
/// after a payment that was not credited though all were made in time.
#[test]
fn an_acceleration_on_a_day_between() {
    let mut case = cases().swap_remove(0);
    case.ledger.add(pay("2026-05-24", 50_000));
    let between = [Deviation::Accelerated(day("2026-05-22"))];
    let amount = figure(&under(&case, &between).unwrap(), Kind::Payoff);
    let found = verdict(&case, &of_kind(Kind::Payoff, amount));
    assert!(place(&found, &between).is_some(), "{:?}", found.findings);

    let mut case = cases().swap_remove(0);
    case.as_of = day("2026-04-30");
    let pair = [
        Deviation::Uncredited { event: 2 },
        Deviation::Accelerated(day("2026-04-26")),
    ];
    let amount = figure(&under(&case, &pair).unwrap(), Kind::Overdue);
    let found = verdict(&case, &of_kind(Kind::Overdue, amount));
    assert!(place(&found, &pair).is_some(), "{:?}", found.findings);
}

/// A long debt is not replayed for all combinations, and that is said.
#[test]
fn a_long_debt_is_cut_short() {
    for instalments in [240, 600] {
        let mut case = cases().swap_remove(2);
        case.contract.method = Method::EqualInstalment(plan(instalments, Accrual::Monthly));
        let own = figure(&under(&case, &[]).unwrap(), Kind::Payoff);
        let verdict = verdict(&case, &total(own.plus(Fen::new(1_234_567)).unwrap()));
        assert!(verdict.cut_short);
        // Four events; 150,000 entries and events in all, and the last solving.
        let budget = 150_000 / (usize::from(instalments) + 4 + 10);
        let tried = budget..budget + 20;
        assert!(tried.contains(&verdict.tried), "{}", verdict.tried);
    }
}

/// Vector B as a lender's statement of another day gives it: of the last due
/// date, of the end of the month before; and with a penalty of its own,
/// 0.05 % a day and 24 % a year. Figures computed elsewhere.
#[test]
fn the_days_and_penalties_of_lenders_statements() {
    let case = Case {
        name: "vector B",
        contract: vector_b().contract(),
        ledger: vector_b().ledger(),
        as_of: day("2026-11-23"),
    };
    let own = |text, per| {
        let rate = PenaltyRate::Own(Rate::parse(text, per).unwrap());
        Deviation::Read(Choice::PenaltyRate(rate))
    };
    for (fen, deviation) in [
        (781_902, Deviation::CutOff(day("2026-11-20"))),
        (772_902, Deviation::CutOff(day("2026-10-31"))),
        (771_680, own("0.05", Per::Day)),
        (782_157, own("24", Per::Year)),
    ] {
        let verdict = verdict(&case, &of_kind(Kind::Payoff, Fen::new(fen)));
        let found = place(&verdict, &[deviation]);
        assert!(found.is_some(), "{fen}: {:?}", verdict.findings);
        // Where a grace comes to the same, neither is named as the only one.
        let first = &verdict.findings[0];
        assert!(found == Some(0) || first.ambiguous, "{fen}: {first:?}");
    }
}

/// Interest by the month where the contract goes by actual days, and the other
/// way round.
#[test]
fn interest_by_the_month_or_by_the_day() {
    for (at, other) in [(2, Accrual::Daily), (3, Accrual::Monthly)] {
        let case = &cases()[at];
        let deviation = Deviation::Read(Choice::Accrual(other));
        let amount = figure(&under(case, &[deviation]).unwrap(), Kind::Payoff);
        let verdict = verdict(case, &of_kind(Kind::Payoff, amount));
        let first = &verdict.findings[0];
        assert_eq!(first.deviations, [deviation], "{}", case.name);
        let asked = Question::Clause(Unsure::Accrual);
        assert!(verdict.questions.contains(&asked));
    }
}

/// An acceleration in the ledger that the lender does not apply.
#[test]
fn an_acceleration_that_is_not_applied() {
    let mut case = cases().swap_remove(0);
    case.ledger
        .add(Event::new(day("2026-08-07"), Act::Accelerate));
    let amount = figure(
        &under(&case, &[Deviation::NotAccelerated]).unwrap(),
        Kind::Overdue,
    );
    let verdict = verdict(&case, &total(amount));
    assert_eq!(place(&verdict, &[Deviation::NotAccelerated]), Some(0));
}

/// Two penalty rates, three instalments late, each with a fee: by hand.
/// Vector A on 23 April 2026: penalty at 0.045 % × 62, 34 and 3 days on 1,000
/// yuan each is 27.90 + 15.30 + 1.35, times 1.5 is 41.85 + 22.95 + 2.03 (half
/// up); times 2 is 55.80 + 30.60 + 2.70.
#[test]
fn the_bridge_by_hand() {
    let case = Case {
        name: "vector A",
        contract: vector_a().contract(),
        ledger: Ledger::new(),
        as_of: day("2026-04-23"),
    };
    let ours = 300_000 + 20_700 + 11_340 + 11_160 + 4_185 + 2_295 + 203;
    let doubled = (5_580 - 4_185) + (3_060 - 2_295) + (270 - 203);
    let fees = 3 * 2_500;
    let claim = of_kind(Kind::Overdue, Fen::new(ours + doubled + fees));
    let verdict = verdict(&case, &claim);
    assert_eq!(
        verdict.our_figure(&claim, Kind::Overdue),
        Ok(Fen::new(ours))
    );
    let found = &verdict.findings[place(&verdict, &[multiple("2"), fixed(2_500)]).unwrap()];
    let steps: Vec<_> = found.steps.iter().map(|s| (s.cause, s.amount)).collect();
    assert_eq!(
        steps,
        [
            (Cause::Deviation(multiple("2")), Fen::new(doubled)),
            (Cause::Deviation(fixed(2_500)), Fen::new(fees)),
            (Cause::Rest, Fen::ZERO),
        ]
    );
}

// ---------------------------------------------------------------------------
// What is not explained.

/// A round sum on top is left as what it is, not forced into readings.
#[test]
fn a_round_rest_stays_unexplained() {
    for case in cases() {
        let own = figure(&under(&case, &[]).unwrap(), Kind::Payoff);
        let lawyer = Fen::new(350_000);
        let claim = of_kind(Kind::Payoff, own.plus(lawyer).unwrap());
        let verdict = verdict(&case, &claim);
        if verdict.exact {
            // Then at least it is not said to be clear.
            assert_ne!(
                verdict.findings[0].strength,
                Strength::Clear,
                "{}",
                case.name
            );
            continue;
        }
        let found = &verdict.findings[0];
        assert_eq!(found.deviations, [], "{}", case.name);
        assert_eq!(found.rest, lawyer);
        assert_eq!(verdict.steps().len(), 1);
        assert_eq!(
            verdict.questions,
            [Question::Composition, Question::Rest(lawyer)]
        );
    }
}

/// Figures drawn at random around ours: whatever explains one is a
/// coincidence, and none of them is called clear.
#[test]
fn chance_is_not_called_clear() {
    let mut random: u64 = 20_260_105;
    for case in cases() {
        let own = figure(&under(&case, &[]).unwrap(), Kind::Payoff).get();
        for _ in 0..12 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let above = i64::try_from(random >> 33).unwrap() % (own / 8) - own / 40;
            let verdict = verdict(&case, &of_kind(Kind::Payoff, Fen::new(own + above)));
            for found in verdict.findings.iter().filter(|f| f.is_exact()) {
                assert_ne!(found.strength, Strength::Clear, "{} {above}", case.name);
            }
        }
    }
}

#[test]
fn nonsense_is_handled() {
    for case in cases() {
        for fen in [0, 1, 2, 99, 100_000_000_000] {
            for kind in [None, Some(Kind::Payoff), Some(Kind::Overdue)] {
                let claim = Claim {
                    kind,
                    ..total(Fen::new(fen))
                };
                let verdict = verdict(&case, &claim);
                assert!(!verdict.exact, "{} {fen}", case.name);
                assert_eq!(
                    verdict.findings[0].deviations.len(),
                    0,
                    "{} {fen}",
                    case.name
                );
            }
        }
    }
    let case = &cases()[0];
    let refused = |claim: Claim| check(&case.contract, &case.ledger, case.as_of, &claim);
    assert_eq!(refused(Claim::default()), Err(ClaimError::NothingTold));
    for fen in [-1, i64::MIN, 100_000_000_001, i64::MAX] {
        assert_eq!(refused(total(Fen::new(fen))), Err(ClaimError::OutOfRange));
        let penalty = Claim {
            penalty: Some(Fen::new(fen)),
            ..Claim::default()
        };
        assert_eq!(refused(penalty), Err(ClaimError::OutOfRange));
    }
    let claim = total(Fen::new(1));
    let early = check(&case.contract, &case.ledger, day("2026-01-04"), &claim);
    assert!(matches!(
        early,
        Err(ClaimError::Statement(
            StatementError::BeforeDisbursement { .. }
        ))
    ));
    let wrong = Contract {
        grace_days: 1_000,
        ..case.contract.clone()
    };
    assert!(matches!(
        check(&wrong, &case.ledger, case.as_of, &claim),
        Err(ClaimError::Statement(StatementError::Schedule(_)))
    ));
}

/// On the first day of the loan and the last of the calendar there is no day
/// before or after.
#[test]
fn at_the_ends_of_the_calendar() {
    let mut case = cases().swap_remove(0);
    for as_of in [case.contract.disbursed_on, day("2100-12-31")] {
        case.as_of = as_of;
        verdict(&case, &total(Fen::new(1_234_567)));
    }
}

// ---------------------------------------------------------------------------
// Split claims.

fn split(totals: &Totals) -> Claim {
    let part = |part: Part| Some(part.of(totals).unwrap());
    Claim {
        principal: part(Part::Principal),
        interest: part(Part::Interest),
        penalty: part(Part::Penalty),
        fees: part(Part::Fees),
        ..Claim::default()
    }
}

/// What was told apart leaves fewer explanations, never others.
#[test]
fn a_split_narrows_the_search() {
    let (mut whole, mut apart) = (0, 0);
    for case in cases() {
        for deviation in [
            multiple("2"),
            Deviation::Read(Choice::Compound(true)),
            Deviation::Uncredited { event: 2 },
            Deviation::Accelerated(day("2026-08-07")),
            five_percent(),
        ] {
            let under = totals(&under(&case, &[deviation]).unwrap(), Kind::Payoff);
            let kind = Some(Kind::Payoff);
            let alone = verdict(&case, &of_kind(Kind::Payoff, under.sum().unwrap()));
            let told = Claim {
                kind,
                ..split(&under)
            };
            let told_apart = verdict(&case, &told);
            let name = format!("{} {deviation:?}", case.name);
            assert_eq!(alone.claimed, told_apart.claimed);
            if alone.findings[0].deviations.is_empty() {
                continue;
            }
            assert!(place(&told_apart, &[deviation]).is_some(), "{name}");
            let also = |v: &Verdict| v.findings[0].also;
            assert!(also(&told_apart) <= also(&alone), "{name}");
            whole += also(&alone);
            apart += also(&told_apart);
        }
    }
    assert!(apart < whole, "{apart} {whole}");
}

/// Principal and interest as we have them, penalty not: only what concerns the
/// penalty is named, and only its part is compared.
#[test]
fn what_it_is_made_up_of_is_asked_until_it_is_told() {
    let case = &cases()[0];
    let own = totals(&under(case, &[]).unwrap(), Kind::Payoff);
    let mut claim = split(&own);
    claim.fees = Some(Fen::new(123_457));
    let asks = |claim: &Claim| {
        let verdict = verdict(case, claim);
        verdict.questions.contains(&Question::Composition)
    };
    assert!(!asks(&claim));
    claim.interest = None;
    assert!(asks(&claim));
}

#[test]
fn only_the_penalty_is_wrong() {
    let case = &cases()[0];
    let own = totals(&under(case, &[]).unwrap(), Kind::Payoff);
    let under = totals(&under(case, &[multiple("1.3")]).unwrap(), Kind::Payoff);
    let claim = Claim {
        kind: Some(Kind::Payoff),
        principal: Some(own.of(Component::Principal)),
        penalty: Some(under.of(Component::Penalty)),
        ..Claim::default()
    };
    let verdict = verdict(case, &claim);
    assert_eq!(place(&verdict, &[multiple("1.3")]), Some(0));
    assert_eq!(
        verdict.findings[0].parts,
        [(Part::Principal, Fen::ZERO), (Part::Penalty, Fen::ZERO)]
    );
    let made = under
        .of(Component::Penalty)
        .minus(own.of(Component::Penalty));
    assert_eq!(Ok(verdict.steps()[0].amount), made);
}

/// The total fits, its parts do not: that is no explanation.
#[test]
fn a_total_that_fits_with_parts_that_do_not() {
    let case = &cases()[0];
    let own = totals(&under(case, &[]).unwrap(), Kind::Payoff);
    let moved = Fen::new(12_345);
    let told = split(&own);
    let claim = Claim {
        kind: Some(Kind::Payoff),
        total: Some(own.sum().unwrap()),
        interest: Some(told.interest.unwrap().minus(moved).unwrap()),
        penalty: Some(told.penalty.unwrap().plus(moved).unwrap()),
        ..told
    };
    let other = verdict(case, &claim);
    assert!(!other.exact);
    let found = &other.findings[0];
    assert_eq!(found.deviations, []);
    assert_eq!(found.rest, Fen::ZERO);
    assert_eq!(found.parts[1], (Part::Interest, Fen::new(-12_345)));
    assert_eq!(found.parts[2], (Part::Penalty, moved));
    // And parts that are not the total told.
    let claim = Claim {
        total: Some(own.sum().unwrap().plus(moved).unwrap()),
        ..told
    };
    let gap = verdict(case, &claim);
    assert!(!gap.exact);
    assert_eq!(gap.questions[0], Question::PartsGap(moved));
}

// ---------------------------------------------------------------------------
// Whatever the contract and the claim.

fn wild() -> impl Strategy<Value = (Contract, Ledger, NaiveDate, Claim)> {
    let contract = (
        prop_oneof![1 => 100..=1_000_i64, 4 => 10_000..=30_000_000_i64, 1 => Just(10_000_000_000_i64)],
        prop_oneof![
            4 => (0..=20_000_000_i64, Just(Per::Day)),
            3 => (0..=4_000_000_000_i64, Just(Per::Year)),
            1 => (0..=10_000_000_000_i64, Just(Per::Day)),
        ],
        (select(&DayCount::ALL[..]), select(&Order::ALL[..]), 0..=60_u16, any::<bool>()),
        (0..7_usize, prop_oneof![8 => 1..=30_u16, 1 => Just(200_u16)], any::<bool>()),
        (0..=10_000_u32, 0..=100_000_u32, 0..3_usize),
    )
        .prop_map(|(principal, (units, per), (count, order, grace, flag), (method, n, monthly), late)| {
            let (multiple, percent, base) = late;
            let plan = plan(n, if monthly { Accrual::Monthly } else { Accrual::Daily });
            Contract {
                principal: Fen::new(principal),
                rate: Rate::from_units(units, per).unwrap(),
                day_count: count,
                order,
                grace_days: grace,
                method: match method {
                    0 => Method::EqualPrincipal(plan),
                    1 => Method::EqualInstalment(plan),
                    2 => Method::InterestOnly(plan),
                    3 => Method::Flat(plan),
                    4 => Method::Bullet { due: day("2026-07-31") },
                    5 => Method::Open { until: None },
                    _ => Method::Given(vec![
                        Row { due: day("2026-03-31"), principal: Fen::ZERO, interest: Fen::new(7), fee: Fen::new(1) },
                        Row { due: day("2026-05-01"), principal: Fen::new(principal), interest: Fen::new(90), fee: Fen::ZERO },
                    ]),
                },
                penalty: ashore::loan::contract::Penalty {
                    rate: PenaltyRate::Multiple(Multiple::from_thousandths(multiple).unwrap()),
                    base: [PenaltyBase::Principal, PenaltyBase::PrincipalAndInterest, PenaltyBase::AllOnceAccelerated][base],
                    compound: flag,
                },
                late_fee: LateFee {
                    percent: Percent::from_thousandths(percent).unwrap(),
                    of: LateFeeBase::Instalment,
                    floor: Fen::new(if flag { 1_000 } else { 0 }),
                },
                fees: Fees {
                    deducted: Fen::new(if flag { 99 } else { 0 }),
                    received_only: flag && method != 6,
                    ..Fees::NONE
                },
                ..vector_a().contract()
            }
        });
    let act = prop_oneof![
        4 => (1..2_000_000_i64, 0..4_usize).prop_map(|(fen, n)| Act::Pay {
            amount: Fen::new(fen),
            towards: [
                Towards::Order,
                Towards::Instalment(3),
                Towards::Component(Component::Interest),
                Towards::Prepayment,
            ][n],
        }),
        2 => (1..12_u16).prop_map(|number| Act::PayInstalment { number }),
        1 => Just(Act::Accelerate),
        1 => Just(Act::StopInterest),
        1 => Just(Act::ResumeInterest),
        1 => (1..9_u16).prop_map(|months| Act::Extend { months }),
        1 => Just(Act::Charge { component: Component::Cost, amount: Fen::new(4_321) }),
        1 => Just(Act::Waive { component: Component::Penalty, amount: None }),
        1 => Just(Act::Disburse { amount: Fen::new(123_456) }),
    ];
    let events = proptest::collection::vec((0..500_u64, act), 0..8);
    let amount = || {
        proptest::option::weighted(
            0.4,
            prop_oneof![0..=3_i64, 0..40_000_000_i64, Just(100_000_000_000_i64)],
        )
    };
    let claim = (
        select(&[None, Some(Kind::Payoff), Some(Kind::Overdue)][..]),
        amount(),
        amount(),
        amount(),
        amount(),
    );
    (contract, events, 0..900_u64, claim).prop_map(|(contract, events, days, claim)| {
        let start = contract.disbursed_on;
        let ledger = events
            .into_iter()
            .map(|(n, act)| Event::new(start + chrono::Days::new(n), act))
            .collect();
        let fen = |amount: Option<i64>| amount.map(Fen::new);
        let (kind, whole, interest, penalty, fees) = claim;
        let claim = Claim {
            kind,
            total: fen(whole),
            principal: None,
            interest: fen(interest),
            penalty: fen(penalty),
            fees: fen(fees),
        };
        (contract, ledger, start + chrono::Days::new(days), claim)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sums without lines are those of the statement.
    #[test]
    fn the_standing_is_that_of_the_statement((contract, ledger, as_of, _) in wild()) {
        let sums = standing(&contract, &ledger, as_of);
        match statement(&contract, &ledger, as_of) {
            Ok(full) => {
                let sums = sums.unwrap();
                prop_assert_eq!(sums.overdue, full.overdue);
                prop_assert_eq!(sums.due_now, full.due_now);
                prop_assert_eq!(sums.not_due, full.not_due);
                prop_assert_eq!(sums.payoff(), full.payoff());
            }
            Err(e) => prop_assert_eq!(sums, Err(e)),
        }
    }

    #[test]
    fn whatever_is_claimed((contract, ledger, as_of, claim) in wild()) {
        let case = Case { name: "wild", contract, ledger, as_of };
        match check(&case.contract, &case.ledger, case.as_of, &claim) {
            Ok(verdict) => holds(&case, &claim, &verdict),
            Err(ClaimError::NothingTold) => prop_assert_eq!(claim, Claim { kind: claim.kind, ..Claim::default() }),
            Err(ClaimError::Statement(_)) => {}
            Err(ClaimError::OutOfRange) => prop_assert!(false),
        }
    }
}
