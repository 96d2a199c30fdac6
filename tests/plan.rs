//! Plans: published payoff tables, sums worked by hand, and the laws that
//! every plan keeps.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines
)]

#[path = "common/anything.rs"]
mod anything;
mod common;

use ashore::loan::contract::{Accrual, LateFee, Method, Plan, Prepay};
use ashore::loan::statement::payoff;
use ashore::loan::{Contract, Ledger};
use ashore::money::Fen;
use ashore::plan::budget::{Budget, Category, Flow};
use ashore::plan::order::{Strategy, share_out};
use ashore::plan::simulate::{Entry, Outcome, Simulation, Start, Windows};
use ashore::plan::treatment::{Agreement, Treatment};
use ashore::rate::{DayCount, Per, Percent, Rate};
use common::{day, vector_a, vector_b};

fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

/// A loan of the payoff planners: a yearly rate, a twelfth each month on the
/// 15th, and a fixed payment.
fn planner_loan(balance: &str, rate: &str, payment: &str) -> Contract {
    Contract {
        principal: yuan(balance),
        disbursed_on: day("2026-01-15"),
        rate: Rate::parse(rate, Per::Year).unwrap(),
        day_count: DayCount::Thirty360,
        method: Method::EqualInstalment(Plan {
            first_due: day("2026-02-15"),
            due_day: 15,
            instalments: 600,
            accrual: Accrual::Monthly,
            interest_only: 0,
            stated: Some(yuan(payment)),
            unit: Fen::new(1),
        }),
        late_fee: LateFee::NONE,
        prepay: Prepay::ShorterTerm,
        ..vector_a().contract()
    }
}

fn entries<'a>(contracts: &'a [Contract], ledger: &'static Ledger) -> Vec<Entry<'a>> {
    contracts
        .iter()
        .enumerate()
        .map(|(lender, contract)| Entry {
            contract,
            ledger,
            treatment: Treatment::AsContracted,
            priority: u8::MAX,
            lender,
            rank: u16::try_from(lender).unwrap(),
        })
        .collect()
}

static NO_EVENTS: Ledger = Ledger::new();

/// So much each month, on the 15th, from 15 February 2026 on.
fn each_month(amount: &str) -> Windows {
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan(amount))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    Windows::of(&budget, day("2026-02-15"), 600).unwrap()
}

fn run(contracts: &[Contract], strategy: Strategy, windows: &Windows) -> Outcome {
    let start = Start::new(&entries(contracts, &NO_EVENTS), day("2026-01-15")).unwrap();
    Simulation::new(&start, strategy, windows, false)
        .run()
        .unwrap()
}

/// Two debts, 155 in the first month: the minimums of both, the rest to the
/// smaller one, and what clears it rolls over in the same month.
#[test]
fn the_rest_of_a_cleared_debt_rolls_over_at_once() {
    let debts = [
        planner_loan("50", "20", "25"),
        planner_loan("1000", "15", "30"),
    ];
    let windows = each_month("155");
    let start = Start::new(&entries(&debts, &NO_EVENTS), day("2026-01-15")).unwrap();
    let mut plan = Simulation::new(&start, Strategy::Snowball, &windows, false);
    plan.step().unwrap();
    let outcome = plan.outcome().unwrap();
    let [month] = &outcome.months[..] else {
        panic!("{outcome:?}");
    };
    // 50 × 20 % ÷ 12 and 1,000 × 15 % ÷ 12.
    assert_eq!(month.debts[0].owed, yuan("50.83"));
    assert_eq!(month.debts[1].owed, yuan("1012.50"));
    assert_eq!(month.debts[0].paid, yuan("50.83"));
    assert_eq!(month.debts[1].paid, yuan("104.17"));
    assert_eq!((month.paid, month.left), (yuan("155"), Fen::ZERO));
    assert_eq!(outcome.cleared_on, [Some(day("2026-02-15")), None]);
    // 908.33 and a month of interest on it.
    assert_eq!(outcome.owed, yuan("919.68"));
}

/// 10,000 at 20 % and 500 a month: 25 months and 2,266 of interest, not the 34
/// and 6,617 that interest charged twice comes to.
#[test]
fn interest_is_charged_once_a_month() {
    let outcome = run(
        &[planner_loan("10000", "20", "500")],
        Strategy::Avalanche,
        &each_month("500"),
    );
    assert_eq!(outcome.months.len(), 25);
    // The plan begins when the first interest, 166.67, has accrued; published
    // without rounding each month, as 2,266.07.
    assert_eq!(outcome.paid, yuan("12266.06"));
    assert_eq!(outcome.months[0].debts[0].owed, yuan("10166.67"));
    assert_eq!(outcome.clear_on(), Some(day("2028-02-15")));
}

/// Three debts, 220 a month in all, roll-over on: 24 months and 468.74 of
/// interest, the dearest first.
#[test]
fn three_debts_with_roll_over() {
    let debts = [
        planner_loan("500", "22", "25"),
        planner_loan("3000", "8", "60"),
        planner_loan("1200", "15", "35"),
    ];
    let outcome = run(&debts, Strategy::Avalanche, &each_month("220"));
    assert_eq!(outcome.months.len(), 24);
    assert_eq!(outcome.paid, yuan("5168.74"));
    let [a, b, c] = outcome.cleared_on[..] else {
        panic!("{outcome:?}");
    };
    assert!(a < c && c < b);
    assert_eq!(outcome.missed(), 0);
}

/// Five student and car loans on which a planner once found the snowball
/// cheaper: never, on the same budget. Months and interest computed elsewhere.
#[test]
fn the_dearest_first_is_never_dearer() {
    let debts = [
        planner_loan("13972", "4.64", "235.06"),
        planner_loan("7062", "6.55", "82.71"),
        planner_loan("6043", "6.55", "70.77"),
        planner_loan("4250", "6.3", "38.55"),
        planner_loan("2702", "6.3", "24.50"),
    ];
    for (extra, months, avalanche, snowball) in [
        ("451.59", 95, "8597.84", "8603.81"),
        ("501.59", 83, "7356.02", "7400.98"),
        ("551.59", 74, "6412.50", "6468.93"),
        ("651.59", 61, "5093.89", "5143.44"),
        ("951.59", 40, "3200.08", "3229.44"),
    ] {
        for (strategy, interest) in [
            (Strategy::Avalanche, avalanche),
            (Strategy::Snowball, snowball),
        ] {
            let outcome = run(&debts, strategy, &each_month(extra));
            let paid = outcome.paid.minus(yuan("34029")).unwrap();
            // The other computation does not round each month.
            let apart = paid.minus(yuan(interest)).unwrap().get().abs();
            assert_eq!(outcome.months.len(), months, "{extra} {strategy:?}");
            assert!(apart <= 10, "{extra} {strategy:?}: {paid:?} {interest}");
        }
    }
}

/// Minimums of 10 and 20 and 5 beyond: each gets its own, only the 5 cascade.
#[test]
fn each_debt_receives_its_own_minimum() {
    let debts = [
        planner_loan("500", "10", "10"),
        planner_loan("400", "30", "20"),
    ];
    for (strategy, want) in [
        (Strategy::Avalanche, ["10", "25"]),
        (Strategy::Own, ["15", "20"]),
    ] {
        let outcome = run(&debts, strategy, &each_month("35"));
        let first = &outcome.months[0].debts;
        assert_eq!(
            [first[0].paid, first[1].paid],
            want.map(yuan),
            "{strategy:?}"
        );
    }
}

/// 10,000 at 6 % over 60 months: 193.33 a month. Published with the instalment
/// left unrounded as 1,599.68 of interest; each month to the fen it is 1,599.67.
#[test]
fn a_level_loan_paid_as_agreed() {
    let loan = planner_loan("10000", "6", "0.01");
    let Method::EqualInstalment(plan) = loan.method else {
        panic!()
    };
    let loan = Contract {
        method: Method::EqualInstalment(Plan {
            instalments: 60,
            stated: None,
            ..plan
        }),
        ..loan
    };
    // What is required each month and nothing beyond.
    let outcome = run(
        std::slice::from_ref(&loan),
        Strategy::Avalanche,
        &each_month("193.33"),
    );
    let required: Vec<_> = outcome.months.iter().map(|m| m.required).collect();
    assert_eq!(required[..59], vec![yuan("193.33"); 59]);
    assert_eq!(outcome.months.len(), 60);
    let off = outcome.paid.minus(yuan("11599.68")).unwrap().get();
    assert!(off.abs() <= 1, "{off}");
}

/// 5,000 at 19.99 %, each month its interest and 1 % of what is owed, 25 at
/// least: 226 months and some 7,312.8 of interest. A planner printed 272 and
/// 6,923.
#[test]
fn a_minimum_that_falls_with_the_debt() {
    let debts = [Contract {
        method: Method::Open { until: None },
        ..planner_loan("5000", "19.99", "100")
    }];
    let mut windows = each_month("1");
    let mut owed = 500_000_i64;
    for surplus in &mut windows.surplus {
        let interest = (owed * 1_999 + 60_000) / 120_000;
        let minimum = (interest + (owed + 50) / 100).max(2_500);
        owed = (owed + interest - minimum).max(0);
        *surplus = Fen::new(minimum);
    }
    let outcome = run(&debts, Strategy::Avalanche, &windows);
    assert_eq!(outcome.months.len(), 226);
    let off = outcome.paid.minus(yuan("12312.82")).unwrap().get();
    assert!(off.abs() <= 5, "{off}");
}

/// 2,000 free of interest for twelve months at 50, then 24.99 %: 29.16 of
/// interest in the thirteenth month, 55 months and 722.55 in all. A planner
/// printed 77 and 1,842.
#[test]
fn a_rate_that_begins_after_a_year() {
    use ashore::loan::{Act, Event, Towards};
    let loan = planner_loan("2000", "0", "50");
    let mut ledger: Ledger = (1..=12)
        .map(|month| {
            let due = ashore::calendar::monthly(day("2026-01-15"), month, 15).unwrap();
            let amount = yuan("50");
            let towards = Towards::Order;
            Event::new(due, Act::Pay { amount, towards })
        })
        .collect();
    let rate = Rate::parse("24.99", Per::Year).unwrap();
    ledger.add(Event::new(day("2027-01-15"), Act::SetRate { rate }));
    let entry = Entry {
        contract: &loan,
        ledger: &ledger,
        treatment: Treatment::AsContracted,
        priority: 0,
        lender: 0,
        rank: 0,
    };
    let start = Start::new(&[entry], day("2027-01-15")).unwrap();
    assert_eq!(start.looks().unwrap()[0].owed, yuan("1400"));
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan("50"))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    let windows = Windows::of(&budget, day("2027-02-15"), 600).unwrap();
    let outcome = Simulation::new(&start, Strategy::Avalanche, &windows, false)
        .run()
        .unwrap();
    assert_eq!(outcome.months[0].debts[0].owed, yuan("1429.16"));
    assert_eq!(outcome.months.len() + 12, 55);
    assert_eq!(outcome.paid.minus(yuan("1400")), Ok(yuan("722.55")));
}

/// 180,000 at 4.25 % over 360 months, after 60 of them: published to the last
/// digit with the instalment unrounded, 885.4918; here the instalment is
/// 885.49 and each month is rounded.
#[test]
fn five_years_of_a_long_loan() {
    let loan = planner_loan("180000", "4.25", "885.49");
    let windows = {
        let mut windows = each_month("885.49");
        windows.surplus.truncate(60);
        windows.starts.truncate(61);
        windows
    };
    let outcome = run(&[loan], Strategy::Avalanche, &windows);
    // Owed a month after the sixtieth payment, with that month's interest.
    let owed = outcome.owed.minus(yuan("578.90")).unwrap();
    let off = |a: Fen, b: &str| a.minus(yuan(b)).unwrap().get().abs();
    assert!(off(owed, "163453.85") <= 12, "{owed}");
    let interest = outcome.paid.minus(yuan("16546.04")).unwrap();
    assert!(off(interest, "36583.36") <= 12, "{interest}");
}

/// A loan of 2.7 million over 30 years at 5.1 % asks for its instalment,
/// 14,659.64, not for 2 % of what is owed, 54,000, which is how some planners
/// take a card's minimum for every debt.
#[test]
fn a_loan_asks_for_its_instalment() {
    let loan = planner_loan("2700000", "5.1", "0.01");
    let Method::EqualInstalment(plan) = loan.method else {
        panic!()
    };
    let loan = Contract {
        method: Method::EqualInstalment(Plan {
            instalments: 360,
            stated: None,
            ..plan
        }),
        ..loan
    };
    let outcome = run(&[loan], Strategy::Avalanche, &each_month("14659.64"));
    let first = outcome.months.iter().take(300).map(|m| m.required);
    assert_eq!(first.collect::<Vec<_>>(), vec![yuan("14659.64"); 300]);
}

/// Offers in proportion, as published: to the fen, and adding up, which some
/// of the published ones do not.
#[test]
fn pro_rata_offers_add_up() {
    for (available, debts, want) in [
        (
            "100",
            &["500", "1000", "233", "200"][..],
            &["25.87", "51.73", "12.05", "10.35"][..],
        ),
        // Published as 86.10, one short in the sum: the largest rest gets it.
        (
            "160",
            &["4550", "6700", "1200"],
            &["58.47", "86.11", "15.42"],
        ),
        (
            "107",
            &["918", "2842", "3467"],
            &["13.59", "42.08", "51.33"],
        ),
        ("600", &["5000", "2000", "3000"], &["300", "120", "180"]),
        (
            "2300",
            &["1500", "1000", "2000", "500"],
            &["690", "460", "920", "230"],
        ),
    ] {
        let weights: Vec<Fen> = debts.iter().map(|d| yuan(d)).collect();
        let shares = share_out(yuan(available), &weights);
        let want: Vec<Fen> = want.iter().map(|w| yuan(w)).collect();
        assert_eq!(shares, want, "{available}");
        assert_eq!(Fen::sum(shares), Ok(yuan(available)));
    }
    assert_eq!(share_out(yuan("5"), &[Fen::ZERO]), [Fen::ZERO]);
    assert_eq!(share_out(Fen::ZERO, &[yuan("5")]), [Fen::ZERO]);
}

/// Vector B owes 7,833.19 on 23 November 2026, all of it overdue. 3,000 a
/// month from the 15th of December: what each window shows is what the loan
/// engine says of the debt with these payments in its ledger.
#[test]
fn an_overdue_debt_is_the_engines_own() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-23");
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan("3000"))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    let windows = Windows::of(&budget, today, 600).unwrap();
    let entry = Entry {
        contract: &contract,
        ledger: &ledger,
        treatment: Treatment::AsContracted,
        priority: 0,
        lender: 0,
        rank: 0,
    };
    let start = Start::new(&[entry], today).unwrap();
    let mut plan = Simulation::new(&start, Strategy::Avalanche, &windows, true);
    while !plan.is_done() {
        plan.step().unwrap();
    }
    let outcome = plan.outcome().unwrap();
    let mut replayed = ledger.clone();
    for event in plan.events()[0] {
        let owed = payoff(&contract, &replayed, event.on)
            .unwrap()
            .sum()
            .unwrap();
        let month = outcome.months.iter().find(|m| m.from == event.on).unwrap();
        assert_eq!(month.debts[0].owed, owed);
        replayed.add(event.clone());
    }
    let starts: Vec<_> = outcome.months.iter().map(|m| m.from).collect();
    assert_eq!(
        starts,
        ["2026-12-15", "2027-01-15", "2027-02-15"].map(day).to_vec()
    );
    assert_eq!(outcome.clear_on(), Some(day("2027-02-15")));
    let cleared = payoff(&contract, &replayed, day("2027-02-15")).unwrap();
    assert!(cleared.sum().unwrap().is_zero());
    // Not all that was overdue could be paid in the first two.
    assert_eq!(outcome.missed(), 2);
}

/// 7,833.19 agreed into 12 instalments of 停息, 833.19 down and 1,000 given up:
/// 6,000 in twelve parts of 500.
#[test]
fn an_agreement_by_hand() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-23");
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan("500"))],
        buffer: Percent::ZERO,
        cash: yuan("900"),
        pay_day: 10,
        ..Budget::default()
    };
    let windows = Windows::of(&budget, today, 600).unwrap();
    assert_eq!(windows.starts[..2], [today, day("2026-12-10")]);
    let entry = Entry {
        contract: &contract,
        ledger: &ledger,
        treatment: Treatment::Instalments(Agreement {
            first_due: day("2026-12-20"),
            instalments: 12,
            rate: Rate::zero(Per::Year),
            down: yuan("833.19"),
            waived: yuan("1000"),
        }),
        priority: 0,
        lender: 0,
        rank: 0,
    };
    let start = Start::new(&[entry], today).unwrap();
    // Nothing beyond what is agreed, to see that it is kept as agreed.
    let plan = Simulation::new(&start, Strategy::Avalanche, &windows, false);
    let outcome = plan.run().unwrap();
    assert_eq!(outcome.missed(), 0);
    assert_eq!(outcome.waived, yuan("1000"));
    assert_eq!(outcome.paid, yuan("6833.19"));
    assert_eq!(outcome.cost.get(), -100_000);
    let clear = outcome.clear_on().unwrap();
    assert!(clear <= day("2027-11-20"), "{clear}");
}

/// 5,000 end a debt of 7,833.19 on 15 March: saved up in four parts, then paid.
#[test]
fn a_settlement_is_saved_up_for() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-23");
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan("1500"))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    let windows = Windows::of(&budget, today, 600).unwrap();
    let entry = Entry {
        contract: &contract,
        ledger: &ledger,
        treatment: Treatment::Settlement {
            amount: yuan("5000"),
            on: day("2027-03-20"),
        },
        priority: 0,
        lender: 0,
        rank: 0,
    };
    let start = Start::new(&[entry], today).unwrap();
    let outcome = Simulation::new(&start, Strategy::Avalanche, &windows, false)
        .run()
        .unwrap();
    assert_eq!(outcome.paid, yuan("5000"));
    assert_eq!(outcome.clear_on(), Some(day("2027-03-20")));
    assert_eq!(outcome.missed(), 0);
    assert_eq!(outcome.months.len(), 4);
    let required: Vec<_> = outcome.months.iter().map(|m| m.required).collect();
    assert_eq!(required, vec![yuan("1250"); 4]);
    let owed = payoff(&contract, &ledger, day("2027-03-20"))
        .unwrap()
        .sum()
        .unwrap();
    assert_eq!(outcome.waived, owed.minus(yuan("5000")).unwrap());
}

/// 100 a month against what grows faster: it is followed to the end and not
/// cleared, and what is owed is more than at the start.
#[test]
fn less_than_the_growth_never_clears() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-23");
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan("100"))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    let windows = Windows::of(&budget, today, 60).unwrap();
    let entry = Entry {
        contract: &contract,
        ledger: &ledger,
        treatment: Treatment::AsContracted,
        priority: 0,
        lender: 0,
        rank: 0,
    };
    let start = Start::new(&[entry], today).unwrap();
    let outcome = Simulation::new(&start, Strategy::Avalanche, &windows, false)
        .run()
        .unwrap();
    assert_eq!(outcome.clear_on(), None);
    assert_eq!(outcome.months.len(), 60);
    assert!(outcome.owed > yuan("7833.19"));
    assert_eq!(outcome.paid, yuan("6000"));
}

// ---------------------------------------------------------------------------
// What holds of every plan.

mod laws {
    use super::{
        Accrual, Agreement, Budget, Category, Contract, DayCount, Entry, Fen, Flow, Ledger, Method,
        NO_EVENTS, Per, Percent, Plan, Rate, Simulation, Start, Treatment, Windows, anything, day,
        planner_loan, share_out, vector_a,
    };
    use ashore::loan::Schedule;
    use ashore::loan::statement::statement;
    use ashore::plan::compare::{Objective, best, compare};
    use ashore::plan::order::Strategy as Strategy_;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Loans as lenders make them, some of them years old.
    fn contract() -> impl Strategy<Value = Contract> {
        (
            100_000..5_000_000_i64,
            100..=3_600_u32,
            (3..=36_u16, 1..=28_u32, 0..400_u64),
            select(&[0_u8, 1, 2, 3][..]),
            any::<bool>(),
        )
            .prop_map(
                |(principal, rate, (instalments, due_day, age), kind, compound)| {
                    let disbursed_on = day("2026-11-23") - chrono::Days::new(age + 1);
                    let first_due = ashore::calendar::monthly(disbursed_on, 1, due_day).unwrap();
                    let plan = Plan {
                        first_due,
                        due_day,
                        instalments,
                        accrual: Accrual::Daily,
                        interest_only: 0,
                        stated: None,
                        unit: Fen::new(1),
                    };
                    let base = vector_a().contract();
                    Contract {
                        principal: Fen::new(principal),
                        disbursed_on,
                        rate: Rate::parse(&format!("{}.{:02}", rate / 100, rate % 100), Per::Year)
                            .unwrap(),
                        day_count: DayCount::Act365,
                        method: match kind {
                            0 => Method::EqualPrincipal(plan),
                            1 => Method::EqualInstalment(plan),
                            2 => Method::InterestOnly(plan),
                            _ => Method::Open { until: None },
                        },
                        penalty: ashore::loan::contract::Penalty {
                            compound,
                            ..base.penalty
                        },
                        ..base
                    }
                },
            )
    }

    fn treatment() -> impl Strategy<Value = Treatment> {
        prop_oneof![
            4 => Just(Treatment::AsContracted),
            2 => (1..=12_u16).prop_map(|months| Treatment::CatchUp { months }),
            2 => (1..=60_u16, 0..200_000_i64, 0..200_000_i64, select(&["0", "12"][..])).prop_map(
                |(instalments, down, waived, rate)| Treatment::Instalments(Agreement {
                    first_due: day("2026-12-20"),
                    instalments,
                    rate: Rate::parse(rate, Per::Year).unwrap_or(Rate::zero(Per::Year)),
                    down: Fen::new(down),
                    waived: Fen::new(waived),
                })
            ),
            1 => (1..=5_000_000_i64, 1..500_u64).prop_map(|(amount, days)| Treatment::Settlement {
                amount: Fen::new(amount),
                on: day("2026-11-23") + chrono::Days::new(days),
            }),
            1 => (1..=24_u16).prop_map(|months| Treatment::Extension { months }),
            1 => Just(Treatment::Hold),
        ]
    }

    fn windows(amount: i64, cash: i64, pay_day: u32, count: usize) -> Windows {
        let budget = Budget {
            flows: vec![Flow::monthly(Category::Wage, Fen::new(amount))],
            buffer: Percent::ZERO,
            cash: Fen::new(cash),
            pay_day,
            ..Budget::default()
        };
        Windows::of(&budget, day("2026-11-23"), count).unwrap()
    }

    fn start_of(debts: &[(Contract, Treatment, u8)]) -> Start<'_> {
        let entries: Vec<_> = debts
            .iter()
            .enumerate()
            .map(|(n, (contract, treatment, priority))| Entry {
                contract,
                ledger: &NO_EVENTS,
                treatment: *treatment,
                priority: *priority,
                lender: n / 2,
                rank: u16::try_from(debts.len() - n).unwrap(),
            })
            .collect();
        Start::new(&entries, day("2026-11-23")).unwrap()
    }

    fn debts(most: usize) -> impl Strategy<Value = Vec<(Contract, Treatment, u8)>> {
        proptest::collection::vec((contract(), treatment(), 0..3_u8), 1..=most)
    }

    /// Level instalments that are paid, as the textbooks have it: what each
    /// owes is principal, and more money takes it off at once.
    fn plain() -> impl Strategy<Value = Vec<(Contract, Treatment, u8)>> {
        let loan = (100_000..5_000_000_i64, 100..=2_400_u32);
        proptest::collection::vec(loan, 2..=4).prop_map(|loans| {
            loans
                .into_iter()
                .map(|(principal, rate)| {
                    let rate = format!("{}.{:02}", rate / 100, rate % 100);
                    let contract = planner_loan("1000", &rate, "1");
                    let Method::EqualInstalment(plan) = contract.method else {
                        panic!()
                    };
                    let contract = Contract {
                        principal: Fen::new(principal),
                        disbursed_on: day("2026-11-15"),
                        method: Method::EqualInstalment(Plan {
                            first_due: day("2026-12-15"),
                            instalments: 120,
                            stated: None,
                            ..plan
                        }),
                        ..contract
                    };
                    (contract, Treatment::AsContracted, 0)
                })
                .collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        /// Every fen that comes in is paid or left, and no window spends what
        /// it does not have; what the plan did, entered into a ledger, is what
        /// the loan engine makes of it, and it holds together there.
        #[test]
        fn money_is_neither_made_nor_lost(
            debts in debts(4),
            strategy in select(&Strategy_::ALL[..]),
            (amount, cash, pay_day) in (0..800_000_i64, 0..500_000_i64, 1..=28_u32),
        ) {
            let start = start_of(&debts);
            let windows = windows(amount, cash, pay_day, 40);
            let mut plan = Simulation::new(&start, strategy, &windows, true);
            while !plan.is_done() {
                plan.step().unwrap();
            }
            let outcome = plan.outcome().unwrap();
            let mut before = Fen::ZERO;
            for month in &outcome.months {
                let have = before.plus(month.surplus).unwrap().plus(month.shortfall).unwrap();
                prop_assert_eq!(month.paid.plus(month.left), Ok(have));
                prop_assert!(month.left >= Fen::ZERO && month.paid >= Fen::ZERO);
                let sum = Fen::sum(month.debts.iter().map(|d| d.paid));
                prop_assert_eq!(sum, Ok(month.paid));
                for debt in &month.debts {
                    prop_assert!(debt.owed >= Fen::ZERO && debt.paid >= Fen::ZERO);
                    prop_assert!(debt.missed >= Fen::ZERO && debt.waived >= Fen::ZERO);
                }
                before = month.left;
            }
            let end = windows.starts[outcome.months.len()];
            let mut owed = Fen::ZERO;
            for ((contract, _, _), events) in debts.iter().zip(plan.events()) {
                let ledger: Ledger = events.iter().cloned().collect();
                let statement = statement(contract, &ledger, end).unwrap();
                anything::check(contract, &ledger, end);
                prop_assert!(statement.overpaid.is_zero(), "{:?}", statement.remarks);
                owed = owed.plus(statement.payoff_amount().unwrap()).unwrap();
            }
            prop_assert_eq!(owed, outcome.owed);
        }

        /// A plan followed to a month and then on is the plan followed at once.
        #[test]
        fn a_plan_can_be_resumed(debts in debts(3), stop in 0..12_usize) {
            let start = start_of(&debts);
            let windows = windows(300_000, 0, 15, 24);
            let mut plan = Simulation::new(&start, Strategy_::Avalanche, &windows, false);
            for _ in 0..stop {
                if !plan.is_done() {
                    plan.step().unwrap();
                }
            }
            let resumed = plan.clone().run().unwrap();
            let at_once = Simulation::new(&start, Strategy_::Avalanche, &windows, false).run().unwrap();
            prop_assert_eq!(resumed, at_once);
        }

        /// The dearest first costs no more than the smallest first, and more
        /// money is never later nor dearer.
        #[test]
        fn the_dearest_first_and_more_money(debts in plain(), (amount, more) in (0..900_000_i64, 1..100_000_i64)) {
            let start = start_of(&debts);
            // What the instalments take, and something beyond.
            let first: i64 = debts
                .iter()
                .map(|(c, _, _)| Schedule::of(c).unwrap().instalments[0].payment().unwrap().get())
                .sum();
            let few = windows(first + amount + 10, 0, 15, 240);
            let run = |strategy, windows: &Windows| {
                Simulation::new(&start, strategy, windows, false).run().unwrap()
            };
            let dearest = run(Strategy_::Avalanche, &few);
            let smallest = run(Strategy_::Snowball, &few);
            prop_assert_eq!((dearest.missed(), smallest.missed()), (0, 0));
            // Each line rounds once: half a fen for each debt and month.
            let rounding = i64::try_from(dearest.months.len() * debts.len()).unwrap();
            prop_assert!(dearest.cost.get() <= smallest.cost.get() + rounding);
            let richer = run(Strategy_::Avalanche, &few.with(Fen::new(more)).unwrap());
            prop_assert!(richer.cost.get() <= dearest.cost.get() + rounding);
            prop_assert!(richer.clear_on().unwrap() <= dearest.clear_on().unwrap());
        }

        /// The best found is never worse than a named order, whatever it is to
        /// be good at, and no better than the bounds allow.
        #[test]
        fn the_best_found_is_never_worse(
            debts in debts(3),
            options in proptest::collection::vec(proptest::collection::vec(treatment(), 0..2), 3),
            objective in select(&Objective::ALL[..]),
        ) {
            let start = start_of(&debts);
            let windows = windows(400_000, 0, 15, 40);
            let best = best(&start, &windows, &options[..debts.len()], objective, 60).unwrap();
            for named in compare(&start, &windows).unwrap() {
                prop_assert!(objective.score(&best.outcome) <= objective.score(&named.outcome), "{:?}", named.strategy);
            }
            let again = {
                let mut start = start.clone();
                start.rank(&best.ranks);
                for (place, treatment) in best.treatments.iter().enumerate() {
                    start.treat(place, *treatment);
                }
                Simulation::new(&start, best.strategy, &windows, false).run().unwrap()
            };
            prop_assert_eq!(&again, &best.outcome);
        }

        /// Shares add up to the fen, and none is off by a fen or more.
        #[test]
        fn shares_add_up(amount in 0..=10_000_000_000_i64, weights in proptest::collection::vec(0..=10_000_000_000_i64, 1..12)) {
            let weights: Vec<Fen> = weights.into_iter().map(Fen::new).collect();
            let whole: i128 = weights.iter().map(|w| i128::from(w.get())).sum();
            let shares = share_out(Fen::new(amount), &weights);
            let sum = Fen::sum(shares.iter().copied()).unwrap();
            prop_assert_eq!(sum, if whole == 0 { Fen::ZERO } else { Fen::new(amount) });
            for (share, weight) in shares.iter().zip(&weights) {
                let exact = i128::from(amount) * i128::from(weight.get());
                prop_assert!((i128::from(share.get()) * whole - exact).abs() < whole.max(1));
            }
        }
    }
}

// ---------------------------------------------------------------------------
// Offers and risk.

mod offers {
    use super::{
        Budget, Category, Entry, Fen, Flow, NO_EVENTS, Percent, Rate, Treatment, Windows, day,
        each_month, planner_loan, yuan,
    };
    use ashore::loan::price::Price;
    use ashore::plan::Assumptions;
    use ashore::plan::offer::{
        Missing, Offered, fewest, judge, present_value, promise, table, terms,
    };
    use ashore::plan::risk::{BEYOND, Trial};
    use ashore::plan::simulate::{Outcome, Simulation, Start};
    use ashore::plan::{Month, order::Strategy};
    use ashore::rate::Per;

    fn yearly(percent: &str) -> Rate {
        Rate::parse(percent, Per::Year).unwrap()
    }

    fn none() -> Rate {
        Rate::zero(Per::Year)
    }

    /// 12,000 at 12 % a year: 1,066.19 a month, the last 1,066.14, as any
    /// spreadsheet has it (PMT 1,066.185…); worth 12,000.01 at the same rate,
    /// for the instalments are rounded up.
    #[test]
    fn terms_by_hand() {
        let t = terms(
            yuan("12000"),
            Fen::ZERO,
            Fen::ZERO,
            12,
            yearly("12"),
            yearly("12"),
        )
        .unwrap();
        assert_eq!((t.monthly, t.last), (yuan("1066.19"), yuan("1066.14")));
        assert_eq!(t.total, yuan("12794.23"));
        assert_eq!(t.cost, yuan("794.23"));
        assert_eq!(t.present_value, yuan("12000.01"));
        // 停息: equal parts, worth less than they come to. 1,000 × 11.2550775.
        let t = terms(
            yuan("13000"),
            yuan("500"),
            yuan("500"),
            12,
            none(),
            yearly("12"),
        )
        .unwrap();
        assert_eq!(
            (t.monthly, t.last, t.total),
            (yuan("1000"), yuan("1000"), yuan("12500"))
        );
        assert_eq!(t.present_value, yuan("11755.08"));
        assert_eq!(t.cost.get(), -50_000);
        assert_eq!(present_value(&[], none()), Ok(Fen::ZERO));
        // More given up than is owed asks for nothing.
        let t = terms(yuan("100"), Fen::ZERO, yuan("200"), 12, none(), none()).unwrap();
        assert_eq!((t.monthly, t.total), (Fen::ZERO, Fen::ZERO));
    }

    #[test]
    fn the_table_has_every_term_at_every_rate() {
        let rows = table(
            yuan("6000"),
            &[Fen::ZERO, yuan("600")],
            &[none(), yearly("6")],
            none(),
        )
        .unwrap();
        assert_eq!(rows.len(), 20);
        let instalments: Vec<_> = rows
            .iter()
            .take(5)
            .map(|t| (t.instalments, t.monthly))
            .collect();
        let want = [
            (12, "500"),
            (24, "250"),
            (36, "166.67"),
            (48, "125"),
            (60, "100"),
        ];
        assert_eq!(instalments, want.map(|(n, m)| (n, yuan(m))));
        assert!(rows.iter().all(|t| t.total >= yuan("6000")));
    }

    /// 1,000 are free but for February, when school takes 400: 85 % of 600,
    /// less what others get.
    #[test]
    fn what_can_be_promised_is_what_the_tightest_month_bears() {
        let budget = Budget {
            flows: vec![
                Flow::monthly(Category::Wage, yuan("1000")),
                Flow {
                    every: 12,
                    from: Month::parse("2027-02"),
                    ..Flow::monthly(Category::School, yuan("400"))
                },
            ],
            buffer: Percent::ZERO,
            ..Budget::default()
        };
        let windows = Windows::of(&budget, day("2026-11-23"), 24).unwrap();
        let promised = |months, others| {
            promise(&windows, months, yuan(others), budget.promise)
                .unwrap()
                .unwrap()
        };
        let p = promised(12, "0");
        assert_eq!(
            (p.monthly, p.walk_away, p.tightest),
            (yuan("510"), yuan("600"), day("2027-02-15"))
        );
        assert_eq!(promised(2, "0").monthly, yuan("850"));
        assert_eq!(promised(12, "200").monthly, yuan("340"));
        assert_eq!(promised(12, "700").monthly, Fen::ZERO);
        assert!(
            promise(&windows, 0, Fen::ZERO, budget.promise)
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn from_the_monthly_figure_to_the_number_of_instalments() {
        let of = |monthly| fewest(yuan("12000"), yuan(monthly), none()).unwrap();
        assert_eq!(of("1000"), Some(12));
        assert_eq!(of("999.99"), Some(13));
        assert_eq!(of("200"), Some(60));
        assert_eq!(of("199.99"), None);
        // At 12 % a year the first month's interest alone is 120.
        assert_eq!(fewest(yuan("12000"), yuan("120"), yearly("12")), Ok(None));
    }

    /// 6,000 owed, 12 × 550 offered: 600 more, in money of a
    /// year 20.27 %; in the month of the down payment there is not enough.
    #[test]
    fn an_offer_is_judged() {
        let offered = Offered {
            down: yuan("500"),
            monthly: yuan("550"),
            instalments: 12,
            first_due: day("2026-03-10"),
            stops_interest: Some(true),
            stops_collection: None,
            written: Some(false),
            lenders_account: Some(true),
            clears_all: None,
        };
        let judged = judge(
            &offered,
            yuan("6500"),
            day("2026-02-15"),
            &each_month("800"),
            Fen::ZERO,
        )
        .unwrap();
        assert_eq!(judged.total, yuan("7100"));
        assert_eq!(judged.cost, yuan("600"));
        let Price::Rate(rate) = judged.price else {
            panic!("{:?}", judged.price)
        };
        // The same flows in a spreadsheet's XIRR.
        assert!((rate - 0.202_665_01).abs() < 1e-7, "{rate}");
        assert_eq!(
            judged.missing,
            [
                Missing::CollectionStops,
                Missing::InWriting,
                Missing::ClearsAll
            ]
        );
        assert_eq!(judged.lacking, [(day("2026-02-15"), yuan("250"))]);
        let judged = judge(
            &offered,
            yuan("6500"),
            day("2026-02-15"),
            &each_month("500"),
            Fen::ZERO,
        )
        .unwrap();
        assert_eq!(judged.lacking.len(), 12);
    }

    fn plan() -> (Outcome, Vec<Fen>) {
        let debts = [
            planner_loan("3000", "12", "300"),
            planner_loan("6000", "18", "400"),
        ];
        let entries: Vec<_> = debts
            .iter()
            .map(|contract| Entry {
                contract,
                ledger: &NO_EVENTS,
                treatment: Treatment::AsContracted,
                priority: 0,
                lender: 0,
                rank: 0,
            })
            .collect();
        let start = Start::new(&entries, day("2026-01-15")).unwrap();
        let windows = each_month("1000");
        let outcome = Simulation::new(&start, Strategy::Avalanche, &windows, false)
            .run()
            .unwrap();
        let incomes = vec![yuan("5000"); outcome.months.len()];
        (outcome, incomes)
    }

    fn calm() -> Assumptions {
        Assumptions {
            loss: Percent::ZERO,
            lost: Percent::ZERO,
            months: 1,
            stray: Percent::ZERO,
            unexpected: Percent::ZERO,
            cost: Fen::ZERO,
            forgotten: Percent::ZERO,
        }
    }

    #[test]
    fn nothing_goes_wrong_when_nothing_can() {
        let (outcome, incomes) = plan();
        let months = outcome.months.len();
        let mut trial = Trial::new(&outcome, &incomes, vec![0.01, 0.015], Fen::ZERO, calm(), 1);
        trial.run(100);
        let found = trial.found();
        assert_eq!((found.paths, found.held, found.holds()), (100, 100, 1_000));
        assert_eq!(
            [100, 500, 900].map(|q| found.quantile(q)),
            [Some(months - 1); 3]
        );
        assert_eq!(found.weakest(), None);
    }

    #[test]
    fn the_same_seed_gives_the_same_answer_in_one_go_or_in_pieces() {
        let (outcome, incomes) = plan();
        let trial = |seed| {
            Trial::new(
                &outcome,
                &incomes,
                vec![0.01, 0.015],
                yuan("500"),
                Assumptions::default(),
                seed,
            )
        };
        let mut whole = trial(7);
        whole.run(1_000);
        let mut pieces = trial(7);
        for _ in 0..10 {
            pieces.run(100);
        }
        assert_eq!(whole.found(), pieces.found());
        let mut other = trial(8);
        other.run(1_000);
        assert_ne!(whole.found(), other.found());
        let found = whole.found();
        assert_eq!(found.held + found.first_miss.iter().sum::<u32>(), 1_000);
        assert_eq!(found.done.iter().sum::<u32>(), 1_000);
        assert!(found.quantile(100) <= found.quantile(500));
    }

    /// The first month always loses everything: it always breaks there.
    #[test]
    fn where_it_breaks_is_said() {
        let (outcome, incomes) = plan();
        let certain = Assumptions {
            loss: Percent::MAX,
            lost: Percent::MAX,
            months: 24,
            ..calm()
        };
        let mut trial = Trial::new(&outcome, &incomes, vec![0.01, 0.015], Fen::ZERO, certain, 1);
        trial.run(10);
        assert_eq!(
            (trial.found().holds(), trial.found().weakest()),
            (0, Some(0))
        );
        assert_eq!(trial.found().quantile(500), None);
        // Money kept back carries it through.
        let half = Assumptions {
            loss: Percent::MAX,
            lost: Percent::of_whole(10),
            ..certain
        };
        let chance = |cash| {
            let mut trial = Trial::new(&outcome, &incomes, vec![0.01, 0.015], yuan(cash), half, 1);
            trial.run(10);
            trial.found().holds()
        };
        assert_eq!((chance("0"), chance("10000")), (0, 1_000));
    }

    /// Without income every fen of the plan is lacking, and grows.
    #[test]
    fn how_far_behind_is_seen_month_by_month() {
        let (outcome, incomes) = plan();
        let behind = |assumptions, thousandths| {
            let growth = vec![0.01, 0.01];
            let trial = Trial::new(&outcome, &incomes, growth, Fen::ZERO, assumptions, 1);
            let mut trial = trial.watched();
            trial.run(1_100);
            trial.found().behind(thousandths)
        };
        assert!(behind(calm(), 900).iter().all(|fen| *fen == 0.0));
        let certain = Assumptions {
            loss: Percent::MAX,
            lost: Percent::MAX,
            months: 24,
            ..calm()
        };
        let lost = behind(certain, 100);
        #[allow(clippy::cast_precision_loss)]
        let paid = |month: usize| outcome.months[month].paid.get() as f64;
        assert!((lost[0] - paid(0)).abs() < 1e-6);
        assert!((lost[1] - (paid(0) * 1.01 + paid(1))).abs() < 1e-6);
        let usual = [100, 500, 900].map(|q| behind(Assumptions::default(), q));
        assert_eq!(usual[0].len(), outcome.months.len() + BEYOND);
        let fan = usual[0].iter().zip(&usual[1]).zip(&usual[2]);
        assert!(
            fan.into_iter()
                .all(|((low, mid), high)| low <= mid && mid <= high)
        );
        assert!(usual[2].iter().any(|fen| *fen > 0.0));
    }

    /// More kept back is never less safe.
    #[test]
    fn a_buffer_buys_safety() {
        let (outcome, incomes) = plan();
        let chances: Vec<u32> = ["0", "500", "1000", "2000", "5000"]
            .iter()
            .map(|cash| {
                let mut trial = Trial::new(
                    &outcome,
                    &incomes,
                    vec![0.01, 0.015],
                    yuan(cash),
                    Assumptions::default(),
                    3,
                );
                trial.run(2_000);
                trial.found().holds()
            })
            .collect();
        assert!(
            chances.is_sorted() && chances[0] < chances[4],
            "{chances:?}"
        );
    }
}
