//! Plans: published payoff tables, sums worked by hand, and the laws that
//! every plan keeps.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines
)]

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
    assert_eq!(outcome.cost, Fen::ZERO);
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
