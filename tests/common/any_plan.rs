//! Any debts, money and order out of a run of bytes, and what must hold of the
//! plan that comes of them. The property tests of plans, the fuzz target and its
//! corpus all come here.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::missing_panics_doc
)]

use ashore::loan::statement::{payoff, statement};
use ashore::loan::{Act, Contract, Ledger};
use ashore::money::Fen;
use ashore::plan::Month;
use ashore::plan::budget::{Budget, Category, Flow};
use ashore::plan::order::Strategy;
use ashore::plan::simulate::{Entry, Outcome, Paid, Scarce, Simulation, Start, Windows, follow};
use ashore::plan::treatment::{Agreement, Mark, Treatment, priority};
use ashore::rate::{Percent, Rate};
use chrono::NaiveDate;

use crate::anything::{self, Source};

/// A debt, its past and what is done with it.
#[derive(Clone, Debug)]
pub struct Debt {
    pub contract: Contract,
    pub ledger: Ledger,
    pub treatment: Treatment,
    pub priority: u8,
}

/// Debts on a day, and money for so many windows.
#[derive(Clone, Debug)]
pub struct Case {
    pub day: NaiveDate,
    pub debts: Vec<Debt>,
    pub budget: Budget,
    pub windows: usize,
    pub strategy: Strategy,
    pub scarce: Scarce,
}

fn treatment(source: &mut Source<'_>, day: NaiveDate) -> Treatment {
    let soon = source.day(day, 400);
    match source.number(0, 9) {
        0 => Treatment::Hold,
        1 => Treatment::Extension {
            months: source.number(1, 24) as u16,
        },
        2 => Treatment::CatchUp {
            months: source.number(1, 24) as u16,
        },
        3 => Treatment::Settlement {
            amount: source.amount(),
            on: soon,
        },
        4 | 5 => {
            let per = ashore::rate::Per::Year;
            let rate = source.pick(&["0", "6", "24", "400"]);
            Treatment::Instalments(Agreement {
                first_due: soon,
                instalments: source.number(1, 60) as u16,
                rate: Rate::parse(rate, per).unwrap_or(Rate::zero(per)),
                down: if source.once_in(2) {
                    source.amount()
                } else {
                    Fen::ZERO
                },
                waived: if source.once_in(2) {
                    source.amount()
                } else {
                    Fen::ZERO
                },
            })
        }
        _ => Treatment::AsContracted,
    }
}

/// A case; what has no statement on its day is left out.
pub fn case(bytes: &[u8]) -> Case {
    let mut source = Source::new(bytes);
    let day = source.day(NaiveDate::from_ymd_opt(2024, 6, 1).unwrap(), 700);
    let count = source.number(1, 4);
    let strategy = source.pick(&Strategy::ALL);
    let scarce = source.pick(&[Scarce::InOrder, Scarce::CurrentFirst]);
    let month = Month::of(day);
    let mut flows = vec![Flow::monthly(Category::Wage, source.amount())];
    if source.once_in(2) {
        flows.push(Flow::monthly(Category::Food, source.amount()));
    }
    if source.once_in(2) {
        flows.push(Flow {
            every: source.number(0, 12) as u16,
            from: Some(month.plus(source.number(0, 6) as u16)),
            ..Flow::monthly(Category::School, source.amount())
        });
    }
    let budget = Budget {
        flows,
        buffer: Percent::ZERO,
        cash: if source.once_in(2) {
            source.amount()
        } else {
            Fen::ZERO
        },
        pay_day: source.number(1, 28) as u32,
        ..Budget::default()
    };
    let windows = source.number(1, 24) as usize;
    let debts = (0..count).map(|_| {
        let contract = source.contract();
        let ledger = source.ledger(&contract);
        let ledger: Ledger = ledger
            .events()
            .iter()
            // A payment may have been entered for its due date.
            .filter(|e| e.on < day || matches!(e.act, Act::Pay { .. }))
            .cloned()
            .collect();
        let marks = [source.pick(&Mark::ALL)];
        Debt {
            treatment: treatment(&mut source, day),
            priority: priority(if source.once_in(4) { &marks } else { &[] }),
            contract,
            ledger,
        }
    });
    let debts: Vec<Debt> = debts.collect();
    Case {
        day,
        debts: debts
            .into_iter()
            .filter(|debt| statement(&debt.contract, &debt.ledger, day).is_ok())
            .collect(),
        budget,
        windows,
        strategy,
        scarce,
    }
}

/// A case out of bytes, and all that holds of its plan.
pub fn run(bytes: &[u8]) {
    let case = case(bytes);
    assert_eq!(case.budget.check(), Ok(()));
    let windows = Windows::of(&case.budget, case.day, case.windows).unwrap();
    check(&case.debts, case.day, &windows, case.strategy, case.scarce);
}

pub fn start_of(debts: &[Debt], day: NaiveDate) -> Start<'_> {
    let mut start = Start::default();
    for (n, debt) in debts.iter().enumerate() {
        start
            .add(
                Entry {
                    contract: &debt.contract,
                    ledger: &debt.ledger,
                    treatment: debt.treatment,
                    priority: debt.priority,
                    lender: n / 2,
                    rank: u16::try_from(debts.len() - n).unwrap(),
                },
                day,
            )
            .unwrap();
    }
    start
}

/// Every fen that comes in is paid or left, and no window spends what it does
/// not have nor lets lie what a debt could have; what the plan did, entered into
/// a ledger, is what the loan engine makes of it, and it holds together there.
pub fn check(
    debts: &[Debt],
    day: NaiveDate,
    windows: &Windows,
    strategy: Strategy,
    scarce: Scarce,
) {
    let start = start_of(debts, day);
    let mut plan = Simulation::new(&start, strategy, windows, true).sharing(scarce);
    while !plan.is_done() {
        plan.step().unwrap();
    }
    let outcome = plan.outcome().unwrap();
    check_months(&outcome);
    check_short(&outcome, windows);
    let Some(end) = windows.starts.get(outcome.months.len()).copied() else {
        return;
    };
    let mut owed = Fen::ZERO;
    let mut ledgers = Vec::new();
    let events = plan.events();
    for ((debt, events), paid) in debts.iter().zip(events).zip(plan.payments()) {
        let mut ledger = debt.ledger.clone();
        for event in events {
            ledger.add(event.clone());
        }
        check_payments(events, paid);
        let after = statement(&debt.contract, &ledger, end).unwrap();
        anything::check(&debt.contract, &ledger, end);
        owed = owed.plus(after.payoff_amount().unwrap()).unwrap();
        // Nothing is paid to a debt beyond what it takes; what was entered for
        // a day to come may be, once the plan has paid.
        let before = statement(&debt.contract, &debt.ledger, day).unwrap();
        if debt.ledger.events().iter().all(|e| e.on <= day) {
            assert_eq!(after.overpaid, before.overpaid, "{:?}", after.remarks);
        }
        ledgers.push(ledger);
    }
    nothing_idle(debts, &ledgers, &outcome);
    assert_eq!(owed, outcome.owed);
    let followed = follow(&start, strategy, windows).unwrap();
    let in_order = Simulation::new(&start, strategy, windows, false);
    let in_order = in_order.run().unwrap();
    let rank = |o: &Outcome| (o.clear_on().is_none(), o.cost);
    assert!(rank(&followed) <= rank(&in_order));
}

fn check_months(outcome: &Outcome) {
    let mut before = Fen::ZERO;
    for month in &outcome.months {
        let have = before.plus(month.surplus).unwrap();
        let have = have.plus(month.shortfall).unwrap();
        assert_eq!(month.paid.plus(month.left), Ok(have));
        assert!(month.left >= Fen::ZERO && month.paid >= Fen::ZERO);
        let sum = Fen::sum(month.debts.iter().map(|d| d.paid));
        assert_eq!(sum, Ok(month.paid));
        for debt in &month.debts {
            assert!(debt.owed >= Fen::ZERO && debt.paid >= Fen::ZERO);
            assert!(debt.missed >= Fen::ZERO && debt.waived >= Fen::ZERO);
        }
        let missed = Fen::sum(month.debts.iter().map(|d| d.missed)).unwrap();
        assert!(missed <= month.required);
        before = month.left;
    }
}

/// What is short is a miss of its debt in its window.
fn check_short(outcome: &Outcome, windows: &Windows) {
    for short in &outcome.short {
        let month = &outcome.months[short.window];
        assert!(short.lacking > Fen::ZERO);
        assert!(short.lacking <= month.debts[short.debt].missed, "{short:?}");
        assert!(short.due >= month.from && short.due < windows.starts[short.window + 1]);
        assert!(short.to_arrears <= month.paid);
    }
}

/// What payments are for adds up to what was paid on each day.
fn check_payments(events: &[ashore::loan::Event], paid: &[Paid]) {
    let of = |on: NaiveDate| {
        let paid = paid.iter().filter(|p| p.on == on).map(|p| p.amount);
        Fen::sum(paid).unwrap()
    };
    let mut whole = Fen::ZERO;
    for event in events {
        if let Act::Pay { amount, .. } = event.act {
            whole = whole.plus(amount).unwrap();
            let same = events.iter().filter(|e| e.on == event.on);
            let sum = same.filter_map(|e| match e.act {
                Act::Pay { amount, .. } => Some(amount),
                _ => None,
            });
            assert_eq!(Fen::sum(sum).unwrap(), of(event.on));
        }
    }
    assert_eq!(Fen::sum(paid.iter().map(|p| p.amount)), Ok(whole));
    assert!(paid.iter().all(|p| p.amount > Fen::ZERO));
    assert!(paid.is_sorted_by_key(|p| p.on));
}

/// As long as a debt could have it, a window leaves nothing but what is saved
/// for a settlement and kept for living. A settlement that took less than was
/// saved leaves the rest, and so does one that lapses. `ledgers` have what the plan does.
fn nothing_idle(debts: &[Debt], ledgers: &[Ledger], outcome: &Outcome) {
    for (number, month) in outcome.months.iter().enumerate() {
        let free = month.left.minus(month.saved).unwrap();
        let idle = free.minus(month.kept).unwrap();
        assert!(idle >= Fen::ZERO);
        let settled = debts.iter().zip(&month.debts).any(|(debt, month)| {
            matches!(debt.treatment, Treatment::Settlement { .. }) && !month.paid.is_zero()
        });
        // What falls due may be a fen less than what was set aside for it: a
        // payment has closed a line since, which is rounded.
        let rounding = i64::try_from(debts.len()).unwrap();
        let lapsed = outcome.lapsed.iter().any(|lapsed| lapsed.window == number);
        if settled || lapsed || idle.get() <= rounding {
            continue;
        }
        for (debt, ledger) in debts.iter().zip(ledgers) {
            if matches!(
                debt.treatment,
                Treatment::Hold | Treatment::Settlement { .. }
            ) {
                continue;
            }
            // After all that was paid on the pay day.
            let owed = payoff(&debt.contract, ledger, month.from).unwrap();
            let owed = owed.sum().unwrap();
            assert!(owed.is_zero(), "window {number}: {month:?} of {debt:#?}");
        }
    }
}
