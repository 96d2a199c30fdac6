//! Plans: published payoff tables, sums worked by hand, and the laws that
//! every plan keeps.
#![allow(
    clippy::cast_precision_loss,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines
)]

#[path = "common/any_plan.rs"]
mod any_plan;
#[path = "common/anything.rs"]
mod anything;
mod common;

use ashore::loan::contract::{Accrual, LateFee, Method, Plan, Prepay};
use ashore::loan::statement::payoff;
use ashore::loan::{Contract, Ledger};
use ashore::money::Fen;
use ashore::plan::budget::{Budget, Category, Flow};
use ashore::plan::order::{Strategy, share_out};
use ashore::plan::simulate::{
    Entry, Lapsed, Outcome, Purpose, Scarce, Short, Simulation, Start, Windows, follow,
};
use ashore::plan::treatment::{Agreement, Treatment};
use ashore::rate::{DayCount, Per, Percent, Rate};
use ashore::selftest::Group;
use common::{day, holds, vector_a, vector_b};

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
    holds(Group::Offers);
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

/// Twelve instalments of all that is owed, without interest: that much is paid,
/// however fast the money comes.
#[test]
fn an_agreement_gives_nothing_up_that_was_not_agreed() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-23");
    let owed = payoff(&contract, &ledger, day("2026-12-15"))
        .unwrap()
        .sum()
        .unwrap();
    for surplus in ["700", "1300", "3300", "9300"] {
        let budget = Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan(surplus))],
            buffer: Percent::ZERO,
            ..Budget::default()
        };
        let windows = Windows::of(&budget, today, 24).unwrap();
        let entry = Entry {
            contract: &contract,
            ledger: &ledger,
            treatment: Treatment::Instalments(Agreement {
                down: Fen::ZERO,
                waived: Fen::ZERO,
                instalments: 12,
                rate: Rate::parse("0", Per::Year).unwrap(),
                first_due: day("2026-12-20"),
            }),
            priority: 0,
            lender: 0,
            rank: 0,
        };
        let start = Start::new(&[entry], today).unwrap();
        let outcome = follow(&start, Strategy::Avalanche, &windows).unwrap();
        assert_eq!(
            (outcome.paid, outcome.waived, outcome.owed),
            (owed, Fen::ZERO, Fen::ZERO),
            "{surplus}"
        );
    }
}

/// 5,000 by 10 January, with one pay day of 3,500 before it: 1,500 are lacking,
/// the settlement lapses, and the contract holds from then on.
#[test]
fn a_settlement_is_not_paid_after_its_day() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-23");
    let settled = |surplus: &str, on: &str| {
        let budget = Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan(surplus))],
            buffer: Percent::ZERO,
            ..Budget::default()
        };
        let windows = Windows::of(&budget, today, 12).unwrap();
        let on = day(on);
        let entry = Entry {
            contract: &contract,
            ledger: &ledger,
            treatment: Treatment::Settlement {
                amount: yuan("5000"),
                on,
            },
            priority: 0,
            lender: 0,
            rank: 0,
        };
        let start = Start::new(&[entry], today).unwrap();
        let plan = Simulation::new(&start, Strategy::Avalanche, &windows, false);
        plan.run().unwrap()
    };
    let lapsed = settled("3500", "2027-01-10");
    let lacking = Lapsed {
        window: 0,
        debt: 0,
        on: day("2027-01-10"),
        lacking: yuan("1500"),
    };
    assert_eq!(lapsed.lapsed, [lacking]);
    assert_eq!(lapsed.waived, Fen::ZERO);
    // All that is owed, and what has been added since.
    assert!(lapsed.paid > payoff(&contract, &ledger, today).unwrap().sum().unwrap());
    // The whole of it is saved from the only pay day before.
    let paid = settled("6000", "2027-01-10");
    assert_eq!((paid.lapsed.as_slice(), paid.paid), (&[][..], yuan("5000")));
    assert_eq!(paid.clear_on(), Some(day("2027-01-10")));
    assert_eq!(paid.months[0].required, yuan("5000"));
    assert_eq!(settled("3500", "2027-01-15").lapsed, []);
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

/// A debt that is late since long and one that is not, on money for little more
/// than one instalment.
fn late_and_current() -> ([Contract; 2], Windows) {
    let late = Contract {
        principal: yuan("6000"),
        disbursed_on: day("2025-06-15"),
        method: Method::Bullet {
            due: day("2025-12-15"),
        },
        ..planner_loan("6000", "10", "100")
    };
    let current = Contract {
        method: Method::EqualInstalment(Plan {
            first_due: day("2026-02-20"),
            due_day: 20,
            instalments: 12,
            accrual: Accrual::Daily,
            interest_only: 0,
            stated: None,
            unit: Fen::new(1),
        }),
        day_count: DayCount::Act365,
        late_fee: LateFee {
            percent: Percent::of_whole(5),
            floor: yuan("30"),
            ..LateFee::NONE
        },
        ..planner_loan("3600", "12", "100")
    };
    ([late, current], each_month("700"))
}

/// Old arrears of one debt take the instalment of another: it is said which,
/// when and how much; and where late fees make that dearer, what falls due on
/// the debt that is not late comes first.
#[test]
fn arrears_of_one_do_not_make_another_late_where_that_costs_more() {
    let (debts, windows) = late_and_current();
    let start = Start::new(&entries(&debts, &NO_EVENTS), day("2026-02-15")).unwrap();
    let in_order = Simulation::new(&start, Strategy::Avalanche, &windows, false)
        .run()
        .unwrap();
    let Short {
        window,
        debt,
        due,
        lacking,
        to_arrears,
    } = in_order.short[0];
    assert_eq!((window, debt, due), (0, 1, day("2026-02-20")));
    // The instalment, and all of the money.
    assert_eq!((lacking, to_arrears), (yuan("320.29"), yuan("700")));
    let current_first = Simulation::new(&start, Strategy::Avalanche, &windows, false)
        .sharing(Scarce::CurrentFirst)
        .run()
        .unwrap();
    assert_eq!(current_first.short, []);
    assert!(current_first.cost < in_order.cost);
    let followed = follow(&start, Strategy::Avalanche, &windows).unwrap();
    assert_eq!(followed, current_first);
    assert_eq!(followed.scarce, Scarce::CurrentFirst);
    // Pro rata as well.
    let followed = follow(&start, Strategy::ProRata, &windows).unwrap();
    assert_eq!(
        (followed.scarce, followed.short.len()),
        (Scarce::CurrentFirst, 0)
    );
    // A debt that goes first still does.
    let mut first = entries(&debts, &NO_EVENTS);
    first[0].priority = 0;
    let start = Start::new(&first, day("2026-02-15")).unwrap();
    let followed = follow(&start, Strategy::Avalanche, &windows).unwrap();
    assert_eq!(followed.months[0].debts[0].paid, yuan("700"));
    // Without arrears to blame there is nothing to choose.
    let alone = [debts[1].clone()];
    let start = Start::new(&entries(&alone, &NO_EVENTS), day("2026-02-15")).unwrap();
    let followed = follow(&start, Strategy::Avalanche, &each_month("300")).unwrap();
    assert_eq!(followed.scarce, Scarce::InOrder);
    assert_eq!(followed.short[0].to_arrears, Fen::ZERO);
    assert_eq!(followed.short[0].lacking, yuan("20.29"));
}

/// A table with a due date every two weeks: both within a window are set
/// aside, and neither becomes late.
#[test]
fn two_due_dates_in_one_window() {
    use ashore::loan::contract::Row;
    let row = |due, principal, interest| Row {
        due: day(due),
        principal: yuan(principal),
        interest: yuan(interest),
        fee: Fen::ZERO,
    };
    let rows = vec![
        row("2026-02-20", "200", "4"),
        row("2026-03-06", "200", "3"),
        row("2026-03-20", "200", "2"),
        row("2026-04-03", "200", "1"),
    ];
    let often = Contract {
        principal: yuan("800"),
        method: Method::Given(rows),
        ..planner_loan("800", "0", "10")
    };
    let dear = planner_loan("5000", "24", "110");
    let debts = [often, dear];
    let start = Start::new(&entries(&debts, &NO_EVENTS), day("2026-01-15")).unwrap();
    let windows = each_month("600");
    let mut plan = Simulation::new(&start, Strategy::Avalanche, &windows, true);
    plan.step().unwrap();
    plan.step().unwrap();
    let outcome = plan.outcome().unwrap();
    assert_eq!((outcome.missed(), outcome.short.len()), (0, 0));
    let paid: Vec<_> = plan.payments()[0]
        .iter()
        .map(|p| (p.on, p.amount, p.purpose))
        .collect();
    let want = [
        ("2026-02-20", "204"),
        ("2026-03-06", "203"),
        ("2026-03-20", "202"),
        ("2026-04-03", "201"),
    ];
    assert_eq!(paid, want.map(|(on, f)| (day(on), yuan(f), Purpose::Due)));
    // All the rest goes to the other.
    assert_eq!(outcome.months[0].debts[1].paid, yuan("193"));
    assert_eq!(outcome.months[0].left, Fen::ZERO);
}

/// 12,000 in twelve parts at 24 %, 1,000 and the interest of the month due on
/// the 20th. Of 5,000 on the 15th the instalment is set aside, and more is paid:
/// the interest of the five days to the 20th is then less than it was to be, and
/// that too is paid.
#[test]
fn what_more_money_saves_of_the_next_instalment_does_not_lie_idle() {
    let debt = Contract {
        day_count: DayCount::Act365,
        method: Method::EqualPrincipal(Plan {
            first_due: day("2026-02-20"),
            due_day: 20,
            instalments: 12,
            accrual: Accrual::Daily,
            interest_only: 0,
            stated: None,
            unit: Fen::new(1),
        }),
        ..planner_loan("12000", "24", "100")
    };
    let start = Start::new(
        &entries(std::slice::from_ref(&debt), &NO_EVENTS),
        day("2026-02-15"),
    )
    .unwrap();
    let windows = each_month("5000");
    let mut plan = Simulation::new(&start, Strategy::Avalanche, &windows, true);
    plan.step().unwrap();
    let outcome = plan.outcome().unwrap();
    assert_eq!(outcome.months[0].left, Fen::ZERO);
    assert_eq!(outcome.months[0].paid, yuan("5000"));
    assert_eq!(outcome.missed(), 0);
}

/// What was missed at the start of a window is not missed again on its due
/// date: 1,000 are late, 100 fall due, 50 are there.
#[test]
fn a_miss_is_counted_once() {
    use ashore::loan::contract::Row;
    let row = |due, principal| Row {
        due: day(due),
        principal: yuan(principal),
        interest: Fen::ZERO,
        fee: Fen::ZERO,
    };
    let debt = Contract {
        principal: yuan("1100"),
        rate: Rate::zero(Per::Year),
        method: Method::Given(vec![row("2026-02-01", "1000"), row("2026-02-20", "100")]),
        ..planner_loan("1100", "0", "10")
    };
    let outcome = run(&[debt], Strategy::Avalanche, &each_month("50"));
    let first = &outcome.months[0];
    assert_eq!((first.required, first.paid), (yuan("1100"), yuan("50")));
    assert_eq!(first.debts[0].missed, yuan("1050"));
    assert_eq!(first.margin().unwrap().get(), -105_000);
}

/// Only 600 of costs are left of a debt, agreed into three parts: none of it is
/// principal, so none is owed before its time. It is not done before the last.
#[test]
fn an_agreement_without_principal_is_paid_to_its_end() {
    use ashore::loan::statement::Component;
    use ashore::loan::{Act, Event, Towards};
    let loan = planner_loan("1000", "0", "1000");
    let pay = Act::Pay {
        amount: yuan("1000"),
        towards: Towards::Order,
    };
    let charge = Act::Charge {
        component: Component::Cost,
        amount: yuan("600"),
    };
    let ledger: Ledger = [
        Event::new(day("2026-01-16"), pay),
        Event::new(day("2026-01-17"), charge),
    ]
    .into_iter()
    .collect();
    let entry = Entry {
        contract: &loan,
        ledger: &ledger,
        treatment: Treatment::Instalments(Agreement {
            first_due: day("2026-02-20"),
            instalments: 3,
            rate: Rate::zero(Per::Year),
            down: Fen::ZERO,
            waived: Fen::ZERO,
        }),
        priority: 0,
        lender: 0,
        rank: 0,
    };
    let start = Start::new(&[entry], day("2026-02-15")).unwrap();
    for amount in ["200", "250"] {
        let windows = each_month(amount);
        let outcome = Simulation::new(&start, Strategy::Avalanche, &windows, false)
            .run()
            .unwrap();
        assert_eq!(outcome.paid, yuan("600"), "{amount}");
        assert_eq!((outcome.missed(), outcome.owed), (0, Fen::ZERO));
        assert_eq!(outcome.months.len(), 3);
        assert!(outcome.clear_on().unwrap() > day("2026-04-14"));
    }
}

/// Each payment says what it is for.
#[test]
fn what_payments_are_for() {
    let loan = vector_b();
    let (contract, ledger) = (loan.contract(), loan.ledger());
    let today = day("2026-11-20");
    let purposes = |treatment, surplus: &str, windows: usize| {
        let budget = Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan(surplus))],
            buffer: Percent::ZERO,
            pay_day: 20,
            ..Budget::default()
        };
        let entry = Entry {
            contract: &contract,
            ledger: &ledger,
            treatment,
            priority: 0,
            lender: 0,
            rank: 0,
        };
        let start = Start::new(&[entry], today).unwrap();
        let all = Windows::of(&budget, today, 24).unwrap();
        let mut plan = Simulation::new(&start, Strategy::Avalanche, &all, true);
        for _ in 0..windows {
            plan.step().unwrap();
        }
        let paid: Vec<_> = plan.payments()[0].iter().map(|p| p.purpose).collect();
        // They are the events of the ledger, one of which may be two of these.
        let events = plan.events()[0].iter().filter_map(|e| match e.act {
            ashore::loan::Act::Pay { amount, .. } => Some(amount),
            _ => None,
        });
        let sum = Fen::sum(plan.payments()[0].iter().map(|p| p.amount));
        assert_eq!(sum, Fen::sum(events));
        paid
    };
    // On the 20th the last instalment is due, six are late.
    assert_eq!(
        purposes(Treatment::AsContracted, "9000", 1),
        [Purpose::Arrears, Purpose::Due]
    );
    assert_eq!(
        purposes(Treatment::AsContracted, "1000", 1),
        [Purpose::Arrears]
    );
    let agreement = Agreement {
        first_due: day("2026-12-19"),
        instalments: 12,
        rate: Rate::zero(Per::Year),
        down: yuan("500"),
        waived: Fen::ZERO,
    };
    assert_eq!(
        purposes(Treatment::Instalments(agreement), "2000", 1),
        [Purpose::Down, Purpose::Beyond, Purpose::Due]
    );
    let settlement = Treatment::Settlement {
        amount: yuan("3000"),
        on: day("2026-12-21"),
    };
    assert_eq!(purposes(settlement, "2000", 2), [Purpose::Settlement]);
}

// ---------------------------------------------------------------------------
// What holds of every plan.

mod laws {
    use super::{
        Agreement, Budget, Category, Contract, DayCount, Entry, Fen, Flow, Ledger, Method,
        NO_EVENTS, Per, Percent, Plan, Rate, Scarce, Simulation, Start, Treatment, Windows,
        any_plan, day, follow, planner_loan, share_out, vector_a,
    };
    use ashore::loan::Schedule;
    use ashore::plan::compare::{Objective, best, compare};
    use ashore::plan::order::Strategy as Strategy_;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// What sets a loan apart from another here; yearly percent.
    struct Terms<'a> {
        principal: i64,
        disbursed_on: chrono::NaiveDate,
        rate: &'a str,
        kind: u8,
        instalments: u16,
        due_day: u32,
        compound: bool,
    }

    impl Terms<'_> {
        fn contract(&self) -> Contract {
            let first_due = ashore::calendar::monthly(self.disbursed_on, 1, self.due_day).unwrap();
            let plan = crate::common::daily_plan(first_due, self.due_day, self.instalments);
            let base = vector_a().contract();
            Contract {
                principal: Fen::new(self.principal),
                disbursed_on: self.disbursed_on,
                rate: Rate::parse(self.rate, Per::Year).unwrap(),
                day_count: DayCount::Act365,
                method: match self.kind {
                    0 => Method::EqualPrincipal(plan),
                    1 => Method::EqualInstalment(plan),
                    2 => Method::InterestOnly(plan),
                    _ => Method::Open { until: None },
                },
                penalty: ashore::loan::contract::Penalty {
                    compound: self.compound,
                    ..base.penalty
                },
                ..base
            }
        }
    }

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
                    Terms {
                        principal,
                        disbursed_on: day("2026-11-23") - chrono::Days::new(age + 1),
                        rate: &format!("{}.{:02}", rate / 100, rate % 100),
                        kind,
                        instalments,
                        due_day,
                        compound,
                    }
                    .contract()
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

    fn untouched(loan: &Terms<'_>, treatment: Treatment, priority: u8) -> any_plan::Debt {
        any_plan::Debt {
            contract: loan.contract(),
            ledger: Ledger::new(),
            treatment,
            priority,
        }
    }

    fn agreed(instalments: u16, down: i64, waived: i64) -> Treatment {
        Treatment::Instalments(Agreement {
            first_due: day("2026-12-20"),
            instalments,
            rate: Rate::zero(Per::Year),
            down: Fen::new(down),
            waived: Fen::new(waived),
        })
    }

    /// A debt of which the next interest was set aside, and one under an
    /// agreement, each paid ahead in the same window: what frees its own amount
    /// each time is found at once.
    #[test]
    fn nothing_lies_idle_where_an_agreement_is_paid_ahead() {
        let first = Terms {
            principal: 2_856_142,
            disbursed_on: day("2026-03-20"),
            rate: "9.46",
            kind: 2,
            instalments: 15,
            due_day: 28,
            compound: false,
        };
        let second = Terms {
            principal: 1_661_660,
            disbursed_on: day("2025-11-19"),
            rate: "31.20",
            kind: 1,
            instalments: 23,
            due_day: 2,
            compound: false,
        };
        let debts = [
            untouched(&first, Treatment::AsContracted, 0),
            untouched(&second, agreed(9, 194_995, 3_973), 1),
        ];
        let windows = windows(661_278, 282_760, 10, 40);
        let today = day("2026-11-23");
        any_plan::check(
            &debts,
            today,
            &windows,
            Strategy_::Avalanche,
            Scarce::InOrder,
        );
    }

    /// The larger debt ends in a window: its share goes to the other whole.
    #[test]
    fn nothing_lies_idle_where_a_share_is_of_a_cleared_debt() {
        let open = Terms {
            principal: 202_037,
            disbursed_on: day("2025-10-28"),
            rate: "31.37",
            kind: 3,
            instalments: 3,
            due_day: 1,
            compound: false,
        };
        let ending = Terms {
            principal: 3_427_253,
            disbursed_on: day("2026-03-31"),
            rate: "12.49",
            kind: 0,
            instalments: 3,
            due_day: 1,
            compound: false,
        };
        let debts = [
            untouched(&open, Treatment::AsContracted, 0),
            untouched(&ending, agreed(5, 0, 0), 0),
        ];
        let windows = windows(703_588, 353_993, 1, 40);
        let today = day("2026-11-23");
        any_plan::check(&debts, today, &windows, Strategy_::ProRata, Scarce::InOrder);
    }

    /// Where the down payment would take all that is owed, what the lender gives
    /// up is still given up.
    #[test]
    fn what_is_given_up_is_not_paid_down() {
        let loan = Terms {
            principal: 157_604,
            disbursed_on: day("2026-07-21"),
            rate: "20.56",
            kind: 0,
            instalments: 3,
            due_day: 1,
            compound: false,
        };
        let contract = loan.contract();
        let debts = [(contract, agreed(1, 9_000_000, 10_000), 0)];
        let start = start_of(&debts);
        let windows = windows(900_000, 900_000, 15, 12);
        let outcome = Simulation::new(&start, Strategy_::Avalanche, &windows, false)
            .run()
            .unwrap();
        let month = &outcome.months[0].debts[0];
        assert_eq!(month.waived, Fen::new(10_000));
        assert_eq!(month.paid.plus(month.waived), Ok(month.owed));
        assert_eq!(month.missed, Fen::ZERO);
        assert_eq!(outcome.cleared_on, [Some(windows.starts[0])]);
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
            scarce in select(&[Scarce::InOrder, Scarce::CurrentFirst][..]),
            (amount, cash, pay_day) in (0..800_000_i64, 0..500_000_i64, 1..=28_u32),
        ) {
            let debts: Vec<any_plan::Debt> = debts
                .into_iter()
                .map(|(contract, treatment, priority)| any_plan::Debt {
                    contract,
                    ledger: Ledger::new(),
                    treatment,
                    priority,
                })
                .collect();
            let windows = windows(amount, cash, pay_day, 40);
            any_plan::check(&debts, day("2026-11-23"), &windows, strategy, scarce);
        }

        /// The same of any debts with any past, and money that is not even.
        #[test]
        fn any_debts_and_any_money(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            any_plan::run(&bytes);
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
            // Nor does it pass what no plan can.
            prop_assert!(best.least_cost <= best.outcome.cost);
            if let (Some(earliest), Some(clear)) = (best.earliest, best.outcome.clear_on()) {
                prop_assert!(earliest <= clear);
            }
            let again = {
                let mut start = start.clone();
                start.rank(&best.ranks);
                for (place, treatment) in best.treatments.iter().enumerate() {
                    start.treat(place, *treatment);
                }
                follow(&start, best.strategy, &windows).unwrap()
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
        // 400 less in the third month: a third of it off each of the first three.
        let p = promised(12, "0");
        assert_eq!(
            (p.monthly, p.walk_away.monthly, p.walk_away.tightest),
            (yuan("736.66"), yuan("866.66"), day("2027-02-15"))
        );
        assert!(p.walk_away.saves);
        let two = promised(2, "0");
        assert_eq!((two.monthly, two.walk_away.saves), (yuan("850"), false));
        assert_eq!(promised(12, "200").monthly, yuan("566.66"));
        assert_eq!(promised(12, "1000").monthly, Fen::ZERO);
        assert!(
            promise(&windows, 0, Fen::ZERO, budget.promise)
                .unwrap()
                .is_none()
        );
        // 900 due in the first month, 100 in the second: 100 and 950 a month.
        let dues = [
            ("2026-12-01", "5000"),
            ("2026-12-15", "900"),
            ("2027-02-14", "100"),
        ];
        let dues = dues.map(|(on, amount)| (day(on), yuan(amount)));
        let beside = windows.without(&dues).unwrap();
        assert_eq!(beside.surplus[..3], ["100", "900", "600"].map(yuan));
        let first = beside.steady(12).unwrap().unwrap();
        assert_eq!(
            (first.monthly, first.tightest),
            (yuan("100"), day("2026-12-15"))
        );
        // A month without anything at the beginning is waited for, no other.
        let late = windows
            .without(&[(day("2026-12-15"), yuan("1000"))])
            .unwrap();
        let late = late.steady(12).unwrap().unwrap();
        assert_eq!((late.from, late.monthly), (day("2027-01-15"), yuan("800")));
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

    /// What is paid down and the first instalment, both today, before there is
    /// any money: one day, one sum.
    #[test]
    fn a_day_that_cannot_bear_it_is_named_once() {
        let today = day("2026-01-10");
        let offered = Offered {
            down: yuan("500"),
            monthly: yuan("550"),
            instalments: 1,
            first_due: today,
            stops_interest: None,
            stops_collection: None,
            written: None,
            lenders_account: None,
            clears_all: None,
        };
        let windows = each_month("800");
        assert!(windows.starts[0] > today);
        let judged = judge(&offered, yuan("1600"), today, &windows, Fen::ZERO).unwrap();
        assert_eq!(judged.lacking, [(today, yuan("1050"))]);
    }

    /// 10,000 owed on which 0, 1,000 or 3,000 are paid down: what is financed is
    /// less by exactly that. At 6 % (PMT of a spreadsheet): 10,000 over 24 months
    /// 443.206 and over 60 193.328; 9,000 398.885; 7,000 310.244.
    #[test]
    fn the_table_has_every_down_payment() {
        let downs = ["0", "1000", "3000"].map(yuan);
        let rows = table(yuan("10000"), &downs, &[none(), yearly("6")], yearly("6")).unwrap();
        assert_eq!(rows.len(), 3 * 2 * 5);
        let at = |down: &str, rate: Rate, instalments| {
            let mut found = rows
                .iter()
                .filter(|t| (t.down, t.rate, t.instalments) == (yuan(down), rate, instalments));
            let row = found.next().unwrap();
            assert!(found.next().is_none());
            *row
        };
        for (down, months, monthly, total) in [
            ("0", 24, "443.21", "10636.94"),
            ("0", 60, "193.33", "11599.68"),
            ("1000", 24, "398.89", "10573.23"),
            ("3000", 24, "310.24", "10445.85"),
        ] {
            let t = at(down, yearly("6"), months);
            assert_eq!((t.monthly, t.total), (yuan(monthly), yuan(total)), "{down}");
            // At the rate itself it is worth what is owed, but for the rounding.
            let off = t.present_value.minus(yuan("10000")).unwrap().get();
            assert!(off.abs() <= 60, "{down} {months} {off}");
        }
        // 停息: the sum is what is owed, and worth less the later it is paid.
        for down in ["0", "1000", "3000"] {
            let t = at(down, none(), 12);
            assert_eq!((t.total, t.cost), (yuan("10000"), Fen::ZERO));
        }
        // 1,000 + 750 × 11.6189321, 3,000 + 583.33 × the same.
        assert_eq!(at("1000", none(), 12).present_value, yuan("9714.20"));
        assert_eq!(at("0", none(), 12).present_value, yuan("9682.44"));
        let worth = ["0", "1000", "3000"].map(|down| at(down, none(), 60).present_value);
        assert!(worth.is_sorted());
        // More down than is owed is all that is owed.
        let rows = table(yuan("500"), &[yuan("900")], &[none()], none()).unwrap();
        assert!(
            rows.iter()
                .all(|t| (t.down, t.monthly) == (yuan("500"), Fen::ZERO))
        );
    }

    /// 12,000 lent, 600 off, 200 to an agent: 11,200 in hand, twelve parts of
    /// 1,100, in place of two debts that are planned to take 1,000 a month.
    #[test]
    fn a_new_loan_in_figures() {
        use ashore::plan::consolidate::{Asks, Caution, NewLoan, NewLoanError, consolidate};
        let (outcome, _) = plan();
        let loan = NewLoan {
            lent: yuan("12000"),
            deducted: yuan("600"),
            beside: yuan("200"),
            on: day("2026-01-15"),
            first_due: day("2026-02-20"),
            instalments: 12,
            asks: Asks::Instalment(yuan("1100")),
        };
        let ends = yuan("9000");
        let found = consolidate(&loan, &outcome, &[0, 1], ends).unwrap();
        assert_eq!((found.received, found.fees), (yuan("11200"), yuan("800")));
        assert_eq!((found.repaid, found.cost), (yuan("13200"), yuan("2000")));
        assert_eq!((found.stays, found.with_loan), (Fen::ZERO, yuan("11000")));
        // As planned 9,000 and some 600 of interest in ten months.
        assert_eq!(found.as_planned, outcome.paid);
        assert_eq!(found.more, yuan("11000").minus(outcome.paid).unwrap());
        // A spreadsheet's XIRR of −11,200 and 12 × 1,100 on these days.
        let rate = found.price.rate().unwrap();
        let balance: f64 = (0..12_u32)
            .map(|month| {
                let due = ashore::calendar::monthly(day("2026-02-20"), month, 20).unwrap();
                let days = ashore::calendar::days_between(day("2026-01-15"), due);
                1_100.0 * (1.0 + rate).powf(-(days as f64) / 365.0)
            })
            .sum();
        assert!((balance - 11_200.0).abs() < 1e-4, "{rate} {balance}");
        assert!((0.34..0.40).contains(&rate), "{rate}");
        assert_eq!(
            found.cautions[..2],
            [Caution::NewDebtForOld, Caution::Bridging]
        );
        assert!(found.cautions.contains(&Caution::FeesFirst(yuan("800"))));
        assert!(found.cautions.contains(&Caution::CostsMore(found.more)));
        let last = outcome.clear_on().unwrap();
        let months = ashore::plan::Month::parse("2027-01")
            .unwrap()
            .since(ashore::plan::Month::of(last));
        let months = u16::try_from(months).unwrap();
        assert!(found.cautions.contains(&Caution::LastsLonger(months)));
        // Month by month: both sums are all of it.
        let planned = Fen::sum(found.months.iter().map(|m| m.as_planned)).unwrap();
        let with = Fen::sum(found.months.iter().map(|m| m.with_loan)).unwrap();
        assert_eq!((planned, with), (outcome.paid, yuan("13200")));
        let first = found.months[0];
        assert_eq!(
            (first.from, first.as_planned, first.with_loan),
            (day("2026-02-15"), yuan("1000"), yuan("1100"))
        );
        assert_eq!(found.months.last().unwrap().from, day("2027-01-20"));
        assert!(found.months.is_sorted_by_key(|m| m.from));
        // A loan that does not reach, and one that costs nothing: still both.
        let free = NewLoan {
            lent: yuan("8000"),
            deducted: Fen::ZERO,
            beside: Fen::ZERO,
            asks: Asks::Rate(none()),
            instalments: 4,
            ..loan
        };
        let found = consolidate(&free, &outcome, &[0, 1], ends).unwrap();
        assert_eq!((found.monthly, found.cost), (yuan("2000"), Fen::ZERO));
        assert_eq!((found.stays, found.with_loan), (yuan("1000"), ends));
        assert!(found.more < Fen::ZERO);
        assert_eq!(
            found.cautions,
            [
                Caution::NewDebtForOld,
                Caution::Bridging,
                Caution::DoesNotReach(yuan("1000")),
            ]
        );
        // Level instalments: 8,000 at 12 % over 12 months, 710.79.
        let level = NewLoan {
            asks: Asks::Rate(yearly("12")),
            instalments: 12,
            ..free
        };
        let found = consolidate(&level, &outcome, &[0], yuan("3000")).unwrap();
        assert_eq!(
            (found.monthly, found.repaid),
            (yuan("710.79"), yuan("8529.48"))
        );
        // A plan that never ends.
        let mut never = outcome.clone();
        never.cleared_on[1] = None;
        let found = consolidate(&loan, &never, &[0, 1], ends).unwrap();
        assert!(found.cautions.contains(&Caution::PlanNeverEnds));
        assert!(
            !found
                .cautions
                .iter()
                .any(|c| matches!(c, Caution::CostsMore(_)))
        );
        for (wrong, why) in [
            (
                NewLoan {
                    lent: Fen::ZERO,
                    ..loan
                },
                NewLoanError::Amount,
            ),
            (
                NewLoan {
                    deducted: yuan("11800"),
                    ..loan
                },
                NewLoanError::Fees,
            ),
            (
                NewLoan {
                    beside: Fen::new(-1),
                    ..loan
                },
                NewLoanError::Fees,
            ),
            (
                NewLoan {
                    instalments: 0,
                    ..loan
                },
                NewLoanError::Instalments,
            ),
            (
                NewLoan {
                    instalments: 361,
                    ..loan
                },
                NewLoanError::Instalments,
            ),
            (
                NewLoan {
                    first_due: loan.on,
                    ..loan
                },
                NewLoanError::Days,
            ),
            (
                NewLoan {
                    asks: Asks::Instalment(Fen::ZERO),
                    ..loan
                },
                NewLoanError::Amount,
            ),
        ] {
            assert_eq!(consolidate(&wrong, &outcome, &[0], ends), Err(why));
        }
        let last = NewLoan {
            deducted: yuan("11799.99"),
            ..loan
        };
        assert_eq!(last.check(), Ok(()));
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

    /// Months after the last payment, as a held debt has them, are no months of
    /// the trial.
    #[test]
    fn what_is_held_is_not_waited_for() {
        let (mut outcome, mut incomes) = plan();
        let months = outcome.months.len();
        let mut rest = outcome.months[months - 1].clone();
        rest.paid = Fen::ZERO;
        rest.debts.iter_mut().for_each(|debt| debt.paid = Fen::ZERO);
        outcome.months.extend(vec![rest; 100]);
        incomes.extend(vec![yuan("5000"); 100]);
        let mut trial = Trial::new(&outcome, &incomes, vec![0.01, 0.015], Fen::ZERO, calm(), 1);
        trial.run(10);
        assert_eq!(trial.found().quantile(500), Some(months - 1));
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
