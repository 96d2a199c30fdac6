//! The range of a statement over what the borrower does not know.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use ashore::loan::contract::{Accrual, DayRange, Method, PenaltyBase, PenaltyRate, Unsure};
use ashore::loan::range::{Choice, Range, ranges};
use ashore::loan::statement::standing;
use ashore::loan::{Contract, GraceCount, Ledger, StatementError};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Rate};
use chrono::NaiveDate;
use common::{Loan, day, vector_a, vector_b};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn amounts(contract: &Contract, ledger: &Ledger, on: NaiveDate) -> [Fen; 2] {
    let standing = standing(contract, ledger, on).unwrap();
    [
        standing.payoff().unwrap().sum().unwrap(),
        standing.overdue.sum().unwrap(),
    ]
}

fn with(contract: &Contract, choices: &[Choice]) -> Contract {
    let mut contract = contract.clone();
    for choice in choices {
        match *choice {
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
        }
    }
    contract
}

#[track_caller]
fn ranges_of(contract: &Contract, ledger: &Ledger, on: NaiveDate) -> [Range; 2] {
    let ranges = ranges(contract, ledger, on).unwrap();
    [ranges.payoff, ranges.overdue]
}

#[test]
fn nothing_unsure_is_one_figure() {
    let (contract, ledger) = (vector_b().contract(), vector_b().ledger());
    let on = day("2026-11-23");
    let amounts = amounts(&contract, &ledger, on);
    for (range, amount) in ranges_of(&contract, &ledger, on).iter().zip(amounts) {
        assert_eq!((range.low, range.high), (amount, amount));
        assert_eq!(range.low_choice, []);
        assert_eq!(range.matters, []);
    }
}

/// Vector A two days after its first due date: of a daily rate only the
/// penalty can be read in more than one way.
#[test]
fn the_penalty_rate_by_hand() {
    let contract = Contract {
        unsure: vec![Unsure::DayCount, Unsure::PenaltyRate],
        ..vector_a().contract()
    };
    let on = day("2026-02-22");
    let [payoff, overdue] = ranges_of(&contract, &Ledger::new(), on);
    // 1,000 yuan, two days at 0.045 %: 0.90, and 1.35 at one and a half.
    let base = 100_000 + 20_700;
    assert_eq!(overdue.low, Fen::new(base + 90));
    assert_eq!(overdue.high, Fen::new(base + 135));
    let multiple =
        |text| Choice::PenaltyRate(PenaltyRate::Multiple(Multiple::parse(text).unwrap()));
    // A daily rate needs no year: the day count has one value only.
    assert_eq!(
        overdue.low_choice,
        [Choice::DayCount(DayCount::Act365), multiple("1")]
    );
    assert_eq!(
        overdue.high_choice,
        [Choice::DayCount(DayCount::Act365), multiple("1.5")]
    );
    let matters = [
        (Unsure::PenaltyRate, Fen::new(45)),
        (Unsure::DayCount, Fen::ZERO),
    ];
    assert_eq!(overdue.matters, matters);
    assert_eq!(payoff.matters, matters);
    assert_eq!(payoff.high.minus(payoff.low), Ok(Fen::new(45)));
}

/// What has no effect is listed all the same, and the choice shown with an end
/// is the contract's own.
#[test]
fn without_arrears_nothing_matters() {
    let contract = Contract {
        unsure: Unsure::ALL.to_vec(),
        ..vector_a().contract()
    };
    let on = day("2026-02-10");
    let [payoff, overdue] = ranges_of(&contract, &Ledger::new(), on);
    assert_eq!((overdue.low, overdue.high), (Fen::ZERO, Fen::ZERO));
    assert_eq!(overdue.matters, Unsure::ALL.map(|axis| (axis, Fen::ZERO)));
    let own = Unsure::ALL.map(|axis| Choice::of(&contract, axis).unwrap());
    assert_eq!(overdue.high_choice, own);
    // One day more of interest, and that is all.
    assert_eq!(payoff.matters[0], (Unsure::DayRange, Fen::new(450)));
    assert_eq!(payoff.matters[1].1, Fen::ZERO);
    assert_eq!(payoff.low_choice, own);
    assert_eq!(payoff.high_choice[1], Choice::DayRange(DayRange::BothEnds));
}

/// 12,000 at 24 % a year in two equal parts of principal, the first due after
/// the 31 days of January and thus 240 by the month; by 365 days 244.60.
/// What is agreed by the month is by the day another amount, and only there.
#[test]
fn by_the_month_or_by_the_day_by_hand() {
    let mut contract = Contract {
        principal: Fen::new(1_200_000),
        disbursed_on: day("2026-01-20"),
        rate: Rate::parse("24", Per::Year).unwrap(),
        day_count: DayCount::Act365,
        unsure: vec![Unsure::Accrual],
        ..vector_a().contract()
    };
    let plan = contract.method.plan_mut().unwrap();
    plan.first_due = day("2026-02-20");
    plan.due_day = 20;
    plan.instalments = 2;
    plan.accrual = Accrual::Monthly;
    let [_, overdue] = ranges_of(&contract, &Ledger::new(), day("2026-02-21"));
    // A day's penalty at one and a half times on 6,000: 5.92.
    assert_eq!(overdue.low, Fen::new(600_000 + 24_000 + 592));
    assert_eq!(overdue.high, Fen::new(600_000 + 24_460 + 592));
    assert_eq!(overdue.low_choice, [Choice::Accrual(Accrual::Monthly)]);
    assert_eq!(overdue.high_choice, [Choice::Accrual(Accrual::Daily)]);
    assert_eq!(overdue.matters, [(Unsure::Accrual, Fen::new(460))]);
    // Where all is due at once no clause says which.
    contract.method = Method::Bullet {
        due: day("2026-02-20"),
    };
    let [_, overdue] = ranges_of(&contract, &Ledger::new(), day("2026-02-21"));
    assert_eq!((overdue.low, &overdue.matters), (overdue.high, &vec![]));
}

/// 10,000 at 18.25 % a year, the first instalment a day late: 46 days of
/// interest are 230 in a year of 365 and 233.19 in one of 360, and the 45 days
/// from the 5th to the 20th of the next month but one are 228.13 (228.125). A
/// day's penalty on 1,000 is 0.75, or 0.76 (0.7604) in a year of 360.
#[test]
fn the_day_count_of_a_yearly_rate_by_hand() {
    let contract = Contract {
        rate: Rate::parse("18.25", Per::Year).unwrap(),
        unsure: vec![Unsure::DayCount],
        ..vector_a().contract()
    };
    let [_, overdue] = ranges_of(&contract, &Ledger::new(), day("2026-02-21"));
    assert_eq!(overdue.low, Fen::new(100_000 + 22_813 + 76));
    assert_eq!(overdue.high, Fen::new(100_000 + 23_319 + 76));
    assert_eq!(overdue.low_choice, [Choice::DayCount(DayCount::Thirty360)]);
    assert_eq!(overdue.high_choice, [Choice::DayCount(DayCount::Act360)]);
}

/// Where several values come to the same, the first in the table is shown: a
/// loan that runs for months has no use for a least of one day, and four days
/// late is late with a grace of 0, 1 or 3 days.
#[test]
fn of_equals_the_first_is_shown() {
    let contract = Contract {
        day_range: DayRange::BothEnds,
        grace_days: 5,
        unsure: vec![Unsure::DayRange, Unsure::GraceDays],
        ..vector_a().contract()
    };
    let [payoff, overdue] = ranges_of(&contract, &Ledger::new(), day("2026-02-24"));
    let first = Choice::DayRange(DayRange::FirstNotLast);
    assert_eq!(payoff.low_choice[0], first);
    assert_eq!(overdue.high_choice[1], Choice::GraceDays(0));
}

#[test]
fn no_statement_no_range() {
    let contract = vector_a().contract();
    let none = Ledger::new();
    assert!(matches!(
        ranges(&contract, &none, day("2026-01-04")),
        Err(StatementError::BeforeDisbursement { .. })
    ));
    assert_eq!(
        ranges(&contract, &none, day("1999-01-04")),
        Err(StatementError::DayOutOfRange)
    );
    let wrong = Contract {
        grace_days: 999,
        ..contract
    };
    assert!(matches!(
        ranges(&wrong, &none, day("2026-02-04")),
        Err(StatementError::Schedule(_))
    ));
}

fn debts() -> impl Strategy<Value = (Contract, Ledger, NaiveDate)> {
    (
        subsequence(Unsure::ALL.to_vec(), 0..=3),
        (100_000..5_000_000_i64, 1..24_u16, 0..5_usize),
        select(&DayCount::ALL[..]),
        (0..=5_u16, any::<bool>(), any::<bool>(), any::<bool>()),
        proptest::option::of(0..400_u64),
        30..600_u64,
    )
        .prop_map(
            |(unsure, (principal, instalments, paid), count, flags, accelerated, days)| {
                let (grace_days, after, compound, yearly) = flags;
                let start = vector_a();
                let loan = Loan {
                    principal: Fen::new(principal),
                    instalments,
                    day_count: count,
                    rate: if yearly {
                        Rate::parse("15.4", Per::Year).unwrap()
                    } else {
                        start.rate
                    },
                    grace_days,
                    grace_count: if after {
                        GraceCount::AfterGrace
                    } else {
                        GraceCount::FromDueDate
                    },
                    compound,
                    accelerated_on: accelerated.map(|n| start.first_due + chrono::Days::new(n)),
                    paid: (1..=u16::try_from(paid).unwrap()).collect(),
                    ..start
                };
                let contract = Contract {
                    unsure,
                    ..loan.contract()
                };
                (
                    contract,
                    loan.ledger(),
                    start.disbursed_on + chrono::Days::new(days),
                )
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// The ends are reached with the choices shown, no reading of the unsure
    /// conventions lies outside, and each matters as much as is said.
    #[test]
    fn the_ends_are_the_ends((contract, ledger, on) in debts()) {
        let own = amounts(&contract, &ledger, on);
        for (which, range) in ranges_of(&contract, &ledger, on).iter().enumerate() {
            prop_assert!(range.low <= own[which] && own[which] <= range.high);
            for (end, choice) in [(range.low, &range.low_choice), (range.high, &range.high_choice)] {
                prop_assert_eq!(choice.len(), contract.unsure.len());
                prop_assert_eq!(amounts(&with(&contract, choice), &ledger, on)[which], end);
                // No choice but the contract's own without need.
                for (place, axis) in contract.unsure.iter().enumerate() {
                    let mut plainer = choice.clone();
                    plainer[place] = Choice::of(&contract, *axis).unwrap();
                    prop_assert!(
                        plainer == *choice
                            || amounts(&with(&contract, &plainer), &ledger, on)[which] != end
                    );
                }
            }
            prop_assert_eq!(range.matters.len(), contract.unsure.len());
            prop_assert!(range.matters.is_sorted_by(|a, b| a.1 >= b.1));
            let spread = range.high.minus(range.low).unwrap();
            for (_, made) in &range.matters {
                prop_assert!(*made <= spread);
            }
        }
        // Every value that might be outside.
        let tries = [
            Choice::GraceDays(0), Choice::GraceDays(1), Choice::GraceDays(3),
            Choice::GraceCount(GraceCount::AfterGrace), Choice::GraceCount(GraceCount::FromDueDate),
            Choice::PenaltyRate(PenaltyRate::Multiple(Multiple::ONE)),
            Choice::PenaltyBase(PenaltyBase::PrincipalAndInterest),
            Choice::PenaltyBase(PenaltyBase::AllOnceAccelerated),
            Choice::Compound(true), Choice::Compound(false), Choice::DayRange(DayRange::BothEnds),
            Choice::Accrual(Accrual::Daily), Choice::Accrual(Accrual::Monthly),
        ];
        let found = ranges_of(&contract, &ledger, on);
        for one in tries {
            for two in tries {
                let pair: Vec<_> = [one, two].into_iter().filter(|c| contract.unsure.contains(&c.axis())).collect();
                let tried = amounts(&with(&contract, &pair), &ledger, on);
                for (range, amount) in found.iter().zip(tried) {
                    prop_assert!(range.low <= amount && amount <= range.high, "{:?}", pair);
                }
            }
        }
    }
}
