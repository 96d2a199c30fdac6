//! Contracts of all methods with ledgers of all acts: what must hold of every
//! statement, and sums worked by hand for one act at a time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "common/anything.rs"]
mod anything;
mod common;

use ashore::calendar::plus_days;
use ashore::loan::account::Account;
use ashore::loan::contract::{
    Accrual, CustomOrder, Order, Penalty, PenaltyBase, PenaltyRate, Prepay, Row,
};
use ashore::loan::ledger::Towards;
use ashore::loan::statement::{Component, Remark, Remarked, Replay, Status, Totals, Which, payoff};
use ashore::loan::{
    Act, Contract, Event, GraceCount, Ledger, Method, Plan, Schedule, Statement, statement,
};
use ashore::money::Fen;
use ashore::rate::{Multiple, Per, Rate};
use chrono::NaiveDate;
use common::{by, daily, day, event, pay, pay_towards, plan, row};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn whatever_happens_the_books_balance(bytes in proptest::collection::vec(any::<u8>(), 0..260)) {
        let (contract, ledger, as_of) = anything::case(&bytes);
        anything::check(&contract, &ledger, as_of);
    }

    #[test]
    fn no_numbers_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        anything::wild(&bytes);
    }
}

/// In millionths of a fen: 9,000 at 0.045 % are 4.05 a day, and a penalty of
/// one and a half times that on 1,000 is 0.675; of rows, 90 in 31 days.
#[test]
fn what_a_day_adds_finer_than_a_fen() {
    let growth = |contract: &Contract, on| {
        let ledger = Ledger::new();
        let replay = Replay::open(contract, &ledger, day(on)).unwrap();
        replay.growth().unwrap()
    };
    let late = common::vector_a().contract();
    assert_eq!(growth(&late, "2026-02-21"), 405_000_000 + 67_500_000);
    let rows = by(Method::Given(vec![
        row("2026-02-20", 600_000, 9_000, 500),
        row("2026-03-20", 600_000, 4_500, 500),
    ]));
    assert_eq!(growth(&rows, "2026-02-01"), 290_322_580);
}

/// Without lines the instalments to come are written only when their turn
/// comes. Some is paid ahead, then everything: nothing is due any more.
#[test]
fn what_was_not_written_down_is_not_due_after_the_end() {
    let contract = by(Method::EqualInstalment(plan()));
    let ahead = pay("2026-02-03", 200_000);
    let rest = payoff(
        &contract,
        &[ahead.clone()].into_iter().collect(),
        day("2026-03-05"),
    );
    let rest = rest.unwrap().sum().unwrap().get();
    let ledger: Ledger = [ahead, pay("2026-03-05", rest)].into_iter().collect();
    for (as_of, ended) in [
        ("2026-03-04", false),
        ("2026-03-05", true),
        ("2026-04-30", true),
    ] {
        let as_of = day(as_of);
        let quick = Replay::open(&contract, &ledger, as_of).unwrap();
        let whole = statement(&contract, &ledger, as_of).unwrap();
        assert_eq!(quick.next_due(), Ok(whole.next_due));
        assert_eq!(quick.payoff().unwrap().is_zero(), ended);
        assert_eq!(whole.next_due.is_none(), ended);
    }
}

#[test]
fn time_does_not_go_back() {
    let contract = by(Method::EqualPrincipal(plan()));
    let schedule = Schedule::of(&contract).unwrap();
    let mut account = Account::new(&contract, &schedule, false).unwrap();
    account.advance(day("2026-07-05")).unwrap();
    let owed = account.payoff();
    account.advance(day("2026-07-04")).unwrap();
    assert_eq!(account.payoff(), owed);
}

// ---------------------------------------------------------------------------
// A second clerk: one day after the other, with payments; exact numerators
// until a line ends.

struct Pot {
    due: NaiveDate,
    principal: i128,
    /// Rounded lines less what was paid, and the numerators of the open ones.
    interest: i128,
    interest_open: i128,
    penalty: i128,
    penalty_open: i128,
}

struct Clerk {
    pots: Vec<Pot>,
    /// Of the rates, the penalty's a thousandth of it.
    den: i128,
}

fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

impl Clerk {
    fn take(money: &mut i128, owed: i128) -> i128 {
        let taken = owed.min(*money);
        *money -= taken;
        taken
    }

    fn pay_penalty(&mut self, at: usize, money: &mut i128) {
        let pot = &mut self.pots[at];
        let owed = pot.penalty + half_up(pot.penalty_open, self.den * 1_000);
        pot.penalty -= Self::take(money, owed);
    }

    fn pay_interest(&mut self, at: usize, money: &mut i128) {
        let pot = &mut self.pots[at];
        let owed = pot.interest + half_up(pot.interest_open, self.den);
        pot.interest -= Self::take(money, owed);
    }

    fn pay_principal(&mut self, at: usize, money: &mut i128) {
        let pot = &mut self.pots[at];
        let taken = Self::take(money, pot.principal);
        if taken > 0 {
            pot.principal -= taken;
            pot.penalty += half_up(pot.penalty_open, self.den * 1_000);
            pot.penalty_open = 0;
        }
    }

    /// Gives back what is too much.
    fn pay(&mut self, mut money: i128, today: NaiveDate, oldest_first: bool) -> i128 {
        let due = self.pots.iter().filter(|p| p.due <= today).count();
        if oldest_first {
            for at in 0..due {
                self.pay_penalty(at, &mut money);
                self.pay_interest(at, &mut money);
                self.pay_principal(at, &mut money);
            }
        } else {
            (0..due).for_each(|at| self.pay_penalty(at, &mut money));
            (0..due).for_each(|at| self.pay_interest(at, &mut money));
            (0..due).for_each(|at| self.pay_principal(at, &mut money));
        }
        if due == self.pots.len() {
            return money;
        }
        self.pay_interest(due, &mut money);
        let running: i128 = self.pots[due..].iter().map(|p| p.principal).sum();
        let taken = Self::take(&mut money, running);
        if taken > 0 {
            let den = self.den;
            let pot = &mut self.pots[due];
            pot.interest += half_up(pot.interest_open, den);
            pot.interest_open = 0;
            let left = running - taken;
            let n = i128::try_from(self.pots.len() - due).unwrap();
            let mut each = half_up(left, n);
            if each * (n - 1) > left {
                each = left / n;
            }
            let last = left - each * (n - 1);
            let count = self.pots.len();
            for (at, pot) in self.pots.iter_mut().enumerate().skip(due) {
                pot.principal = if at + 1 == count { last } else { each };
            }
        }
        money
    }
}

prop_compose! {
    fn clerks_cases()(
        principal in 100_000..=5_000_000_i64,
        units in 0..=10_000_000_i64,
        instalments in 1..=14_u16,
        multiple in 0..=2_000_u32,
        oldest_first in any::<bool>(),
        payments in proptest::collection::vec((0..450_i64, 1..=600_000_i64), 0..12),
        until in 0..500_i64,
    ) -> (Contract, Ledger, NaiveDate) {
        let contract = Contract {
            principal: Fen::new(principal),
            rate: Rate::from_units(units, Per::Day).unwrap(),
            penalty: Penalty {
                rate: PenaltyRate::Multiple(Multiple::from_thousandths(multiple).unwrap()),
                base: PenaltyBase::Principal,
                compound: false,
            },
            order: if oldest_first { Order::OldestFirst } else { Order::Statute },
            ..by(Method::EqualPrincipal(Plan { instalments, accrual: Accrual::Daily, ..plan() }))
        };
        let after = |days| plus_days(contract.disbursed_on, days).unwrap();
        let ledger = payments.into_iter().map(|(days, amount)| {
            let amount = Fen::new(amount);
            Event::new(after(days), Act::Pay { amount, towards: Towards::Order })
        }).collect();
        let as_of = after(until);
        (contract, ledger, as_of)
    }
}

fn clerk(contract: &Contract, ledger: &Ledger, as_of: NaiveDate) -> [i128; 4] {
    let rate: i128 = {
        let text = contract.rate.percent();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        format!("{whole}{fraction:0<8}").parse().unwrap()
    };
    let PenaltyRate::Multiple(multiple) = contract.penalty.rate else {
        panic!()
    };
    let multiple: i128 = {
        let text = multiple.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        format!("{whole}{fraction:0<3}").parse().unwrap()
    };
    let n = i128::from(contract.instalments());
    let whole = i128::from(contract.principal.get());
    let each = half_up(whole, n);
    let pots = (1..=contract.instalments()).map(|number| Pot {
        due: contract.due(number).unwrap(),
        principal: if i128::from(number) == n {
            whole - each * (n - 1)
        } else {
            each
        },
        interest: 0,
        interest_open: 0,
        penalty: 0,
        penalty_open: 0,
    });
    let mut clerk = Clerk {
        pots: pots.collect(),
        den: 10_000_000_000,
    };
    let den = clerk.den;
    let mut overpaid = 0;
    for today in contract
        .disbursed_on
        .iter_days()
        .take_while(|d| *d <= as_of)
    {
        for pot in clerk.pots.iter_mut().filter(|p| p.due == today) {
            pot.interest += half_up(pot.interest_open, den);
            pot.interest_open = 0;
        }
        for event in ledger.events().iter().filter(|e| e.on == today) {
            let Act::Pay { amount, .. } = event.act else {
                panic!()
            };
            let oldest_first = contract.order == Order::OldestFirst;
            overpaid += clerk.pay(amount.get().into(), today, oldest_first);
        }
        if today == as_of {
            break;
        }
        let running: i128 = clerk
            .pots
            .iter()
            .filter(|p| p.due > today)
            .map(|p| p.principal)
            .sum();
        if let Some(pot) = clerk.pots.iter_mut().find(|p| p.due > today) {
            pot.interest_open += running * rate;
        }
        for pot in clerk.pots.iter_mut().filter(|p| p.due <= today) {
            pot.penalty_open += pot.principal * rate * multiple;
        }
    }
    let sum = |of: &dyn Fn(&Pot) -> i128| clerk.pots.iter().map(of).sum::<i128>();
    [
        sum(&|p| p.principal),
        sum(&|p| p.interest + half_up(p.interest_open, den)),
        sum(&|p| p.penalty + half_up(p.penalty_open, den * 1_000)),
        overpaid,
    ]
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn the_second_clerk_comes_to_the_same((contract, ledger, as_of) in clerks_cases()) {
        let s = statement(&contract, &ledger, as_of).unwrap();
        let [principal, interest, penalty, _] = sums(&s).map(i128::from);
        let got = [principal, interest, penalty, i128::from(s.overpaid.get())];
        prop_assert_eq!(got, clerk(&contract, &ledger, as_of));
    }
}

// ---------------------------------------------------------------------------
// Orders, after the allocation scenarios of a core-banking system (Apache
// Fineract, end-to-end scenarios, Apache-2.0): what each payment went to.

/// Of a payment: its day, and what went to principal, interest, fees and
/// penalties (a returned debit there, 违约金 here), in yuan.
type Went = (&'static str, i64, i64, i64, i64);

fn check_payments(contract: &Contract, events: &[Event], want: &[Went]) -> Statement {
    let ledger: Ledger = events.iter().cloned().collect();
    let last = ledger.events().last().unwrap().on;
    let s = statement(contract, &ledger, last).unwrap();
    let got: Vec<_> = ledger
        .events()
        .iter()
        .enumerate()
        .filter(|(_, e)| matches!(e.act, Act::Pay { .. }))
        .map(|(index, e)| {
            let to = |components: &[Component]| {
                let of = s.allocations.iter();
                let of = of.filter(|a| a.event == index && components.contains(&a.component));
                Fen::sum(of.map(|a| a.amount)).unwrap()
            };
            (
                e.on,
                to(&[Component::Principal]),
                to(&[Component::Interest]),
                to(&[Component::Fee]),
                to(&[Component::LateFee, Component::Penalty]),
            )
        })
        .collect();
    let yuan = |yuan: i64| Fen::new(yuan * 100);
    let want: Vec<_> = want
        .iter()
        .map(|(on, p, i, f, l)| (day(on), yuan(*p), yuan(*i), yuan(*f), yuan(*l)))
        .collect();
    assert_eq!(got, want);
    s
}

/// What is owed of each instalment, in yuan.
fn owed(s: &Statement) -> Vec<i64> {
    s.items
        .iter()
        .filter(|i| matches!(i.which, Which::Instalment(_)))
        .map(|i| i.owed.of(Component::Principal).get() / 100)
        .collect()
}

/// 0 or 12 % a year in equal principal and interest from 1 January 2023.
fn flat(yuan: i64, percent: &str, instalments: u16, order: Order) -> Contract {
    Contract {
        principal: Fen::new(yuan * 100),
        rate: Rate::parse(percent, Per::Year).unwrap(),
        disbursed_on: day("2023-01-01"),
        order,
        prepay: Prepay::NextInstalments,
        prepaid_interest_first: false,
        ..by(Method::Flat(Plan {
            first_due: day("2023-02-01"),
            due_day: 1,
            instalments,
            ..plan()
        }))
    }
}

fn charge(on: &str, component: Component, yuan: i64) -> Event {
    let amount = Fen::new(yuan * 100);
    event(on, Act::Charge { component, amount })
}

#[test]
fn penalty_fees_interest_principal() {
    use Component::{Fee, LateFee};
    let free = flat(3_000, "0", 3, Order::PenaltyFirst);
    let bears = flat(3_000, "12", 3, Order::PenaltyFirst);
    let s = check_payments(
        &free,
        &[pay("2023-02-01", 150_000)],
        &[("2023-02-01", 1_500, 0, 0, 0)],
    );
    assert_eq!(owed(&s), [0, 500, 1_000]);
    let s = check_payments(
        &bears,
        &[pay("2023-02-01", 50_000)],
        &[("2023-02-01", 470, 30, 0, 0)],
    );
    assert_eq!(owed(&s), [530, 1_000, 1_000]);
    let events = [charge("2023-02-01", LateFee, 50), pay("2023-02-01", 50_000)];
    check_payments(&free, &events, &[("2023-02-01", 450, 0, 0, 50)]);
    let events = [
        charge("2023-02-01", LateFee, 50),
        charge("2023-02-01", Fee, 50),
        pay("2023-02-01", 50_000),
    ];
    let s = check_payments(&free, &events, &[("2023-02-01", 400, 0, 50, 50)]);
    assert_eq!(owed(&s), [600, 1_000, 1_000]);
    // Charges that are due before their instalment is.
    let events = [
        charge("2023-01-15", LateFee, 50),
        charge("2023-01-15", LateFee, 50),
        charge("2023-01-15", Fee, 50),
        pay("2023-01-15", 115_000),
    ];
    let s = check_payments(&free, &events, &[("2023-01-15", 1_000, 0, 50, 100)]);
    assert_eq!(owed(&s), [0, 1_000, 1_000]);
}

#[test]
fn a_charge_is_paid_once_it_is_due() {
    use Component::{Fee, LateFee};
    let one = flat(1_000, "0", 1, Order::PenaltyFirst);
    let events = [
        pay("2023-01-10", 50_000),
        pay("2023-01-17", 45_000),
        charge("2023-01-20", LateFee, 50),
        pay("2023-01-21", 5_000),
    ];
    let went = [
        ("2023-01-10", 500, 0, 0, 0),
        ("2023-01-17", 450, 0, 0, 0),
        ("2023-01-21", 0, 0, 0, 50),
    ];
    assert_eq!(owed(&check_payments(&one, &events, &went)), [50]);
    let events = [
        pay("2023-01-10", 50_000),
        pay("2023-01-17", 10_000),
        charge("2023-01-20", LateFee, 50),
        pay("2023-01-20", 10_000),
        charge("2023-01-23", LateFee, 10),
    ];
    let went = [
        ("2023-01-10", 500, 0, 0, 0),
        ("2023-01-17", 100, 0, 0, 0),
        ("2023-01-20", 50, 0, 0, 50),
    ];
    assert_eq!(owed(&check_payments(&one, &events, &went)), [350]);
    // A payment that bounced, lent again, and paid once more.
    let lend = Act::Disburse {
        amount: Fen::new(50_000),
    };
    let events = [
        charge("2023-01-10", Fee, 10),
        pay("2023-01-15", 50_000),
        charge("2023-01-18", LateFee, 25),
        event("2023-01-18", lend),
        pay("2023-01-21", 50_000),
    ];
    let went = [("2023-01-15", 490, 0, 10, 0), ("2023-01-21", 475, 0, 0, 25)];
    assert_eq!(owed(&check_payments(&one, &events, &went)), [535]);
}

/// Penalty, interest, principal, fees: an order of the contract's own.
#[test]
fn fees_last() {
    use Component::{Compound, Cost, Fee, Interest, LateFee, Penalty, Principal};
    let order = Order::Custom(CustomOrder {
        by_instalment: true,
        components: [Penalty, Compound, LateFee, Interest, Principal, Fee, Cost],
    });
    let one = flat(1_000, "0", 1, order);
    let events = [
        charge("2023-01-28", LateFee, 20),
        pay("2023-01-28", 52_000),
        charge("2023-02-01", Fee, 20),
        pay("2023-02-01", 51_000),
    ];
    let went = [("2023-01-28", 500, 0, 0, 20), ("2023-02-01", 500, 0, 10, 0)];
    let s = check_payments(&one, &events, &went);
    assert_eq!(s.payoff_amount(), Ok(Fen::new(1_000)));
    // A penalty of a later day is of a later instalment.
    let events = [
        charge("2023-02-01", Fee, 20),
        charge("2023-02-01", LateFee, 20),
        charge("2023-02-08", LateFee, 20),
        pay("2023-02-08", 103_000),
    ];
    let s = check_payments(&one, &events, &[("2023-02-08", 1_000, 0, 10, 20)]);
    assert_eq!(s.payoff_amount(), Ok(Fen::new(3_000)));
}

/// 375 yuan in three parts of 125 every fifteenth day, without interest.
#[test]
fn what_a_payment_ahead_does_to_given_rows() {
    use Prepay::{NextInstalments, ShorterTerm, SmallerInstalments};
    let contract = |prepay| Contract {
        principal: Fen::new(37_500),
        disbursed_on: day("2023-01-01"),
        rate: Rate::zero(Per::Year),
        prepay,
        ..by(Method::Given(vec![
            row("2023-01-16", 12_500, 0, 0),
            row("2023-01-31", 12_500, 0, 0),
            row("2023-02-15", 12_500, 0, 0),
        ]))
    };
    let left = |prepay, events: &[Event], on: &str| -> Vec<i64> {
        let ledger: Ledger = events.iter().cloned().collect();
        let s = statement(&contract(prepay), &ledger, day(on)).unwrap();
        s.items
            .iter()
            .filter(|i| matches!(i.which, Which::Instalment(_)))
            .map(|i| i.owed.of(Component::Principal).get())
            .collect()
    };
    let early = [pay("2023-01-08", 17_500)];
    assert_eq!(
        left(SmallerInstalments, &early, "2023-01-08"),
        [6_667, 6_667, 6_666]
    );
    assert_eq!(
        left(NextInstalments, &early, "2023-01-08"),
        [0, 7_500, 12_500]
    );
    assert_eq!(left(ShorterTerm, &early, "2023-01-08"), [12_500, 7_500, 0]);
    let due = [pay("2023-01-16", 15_000), pay("2023-01-31", 12_500)];
    assert_eq!(
        left(ShorterTerm, &due[..1], "2023-01-16"),
        [0, 12_500, 10_000]
    );
    assert_eq!(left(ShorterTerm, &due, "2023-01-31"), [0, 0, 10_000]);
    let uneven = [pay("2023-01-02", 27_500), pay("2023-01-16", 20_000)];
    let ledger: Ledger = uneven.iter().cloned().collect();
    let s = statement(&contract(SmallerInstalments), &ledger, day("2023-01-16")).unwrap();
    assert_eq!(s.overpaid, Fen::new(10_000));
    // A part of one that is late, and the rest of it with more than that.
    let late = [pay("2023-01-16", 10_500), pay("2023-01-20", 22_000)];
    assert_eq!(
        left(SmallerInstalments, &late, "2023-01-20"),
        [0, 2_500, 2_500]
    );
}

// ---------------------------------------------------------------------------
// One act at a time, by hand. 10,000 yuan at 0.05 % a day in ten parts of
// 1,000 from 20 February 2026, drawn on 20 January; penalty 1.5 times: 0.75 a
// day on 1,000.

fn ten_parts() -> Contract {
    Contract {
        principal: Fen::new(1_000_000),
        rate: daily("0.05"),
        order: Order::OldestFirst,
        ..by(Method::EqualPrincipal(Plan {
            instalments: 10,
            accrual: Accrual::Daily,
            ..plan()
        }))
    }
}

fn on(contract: &Contract, events: &[Event], as_of: &str) -> Statement {
    let ledger: Ledger = events.iter().cloned().collect();
    statement(contract, &ledger, day(as_of)).unwrap()
}

fn sums(s: &Statement) -> [i64; 4] {
    use Component::{Compound, Interest, Penalty, Principal};
    let payoff = s.payoff().unwrap();
    [Principal, Interest, Penalty, Compound].map(|c| payoff.of(c).get())
}

/// Interest of the first period: 10,000 × 0.05 % × 31 = 155.00.
#[test]
fn within_grace_and_beyond() {
    for (count, penalty) in [
        (GraceCount::FromDueDate, 450),
        (GraceCount::AfterGrace, 225),
    ] {
        let contract = Contract {
            grace_days: 3,
            grace_count: count,
            ..ten_parts()
        };
        // On the third day it is not late yet, and costs nothing.
        assert_eq!(sums(&on(&contract, &[], "2026-02-23"))[2], 0);
        let in_time = [pay("2026-02-23", 115_500)];
        assert_eq!(sums(&on(&contract, &in_time, "2026-03-10"))[2], 0);
        // Half of it in time: the penalty is for the other half.
        let half = [pay("2026-02-22", 65_500)];
        let s = on(&contract, &half, "2026-02-26");
        assert_eq!(sums(&s)[2], (penalty + 1) / 2, "{count:?}");
        assert_eq!(
            sums(&on(&contract, &[], "2026-02-26"))[2],
            penalty,
            "{count:?}"
        );
        assert_eq!(
            s.items[0].status,
            Status::Overdue {
                days: if penalty == 450 { 6 } else { 3 }
            }
        );
    }
}

/// A pause and a new rate within the grace days, which count afterwards.
#[test]
fn what_changes_within_the_grace_days() {
    let contract = Contract {
        grace_days: 5,
        ..ten_parts()
    };
    // Due on the 20th; 22nd and 23rd stopped; late on the 26th.
    let pause = [
        event("2026-02-22", Act::StopInterest),
        event("2026-02-24", Act::ResumeInterest),
    ];
    assert_eq!(sums(&on(&contract, &pause, "2026-02-25"))[2], 0);
    // Two days before, two after it.
    assert_eq!(sums(&on(&contract, &pause, "2026-02-26"))[2], 300);
    // Stopped for good within the grace days.
    assert_eq!(sums(&on(&contract, &pause[..1], "2026-03-26"))[2], 150);
    // Two days at 0.75, four at 1.50.
    let rate = daily("0.1");
    let dearer = [event("2026-02-22", Act::SetRate { rate })];
    assert_eq!(sums(&on(&contract, &dearer, "2026-02-26"))[2], 750);
}

#[test]
fn what_bears_the_penalty_rate() {
    use PenaltyBase::{AllOnceAccelerated, Principal, PrincipalAndInterest};
    let penalty = |base, compound, events: &[Event]| {
        let contract = Contract {
            penalty: Penalty {
                base,
                compound,
                ..ten_parts().penalty
            },
            ..ten_parts()
        };
        let s = on(&contract, events, "2026-03-02");
        [sums(&s)[2], sums(&s)[3]]
    };
    // Ten days: 1,000 at 0.075 % is 7.50; 155 is 1.1625; 1,155 is 8.6625.
    assert_eq!(penalty(Principal, false, &[]), [750, 0]);
    assert_eq!(penalty(Principal, true, &[]), [750, 116]);
    assert_eq!(penalty(PrincipalAndInterest, false, &[]), [866, 0]);
    assert_eq!(penalty(PrincipalAndInterest, true, &[]), [866, 0]);
    assert_eq!(penalty(AllOnceAccelerated, false, &[]), [750, 0]);
    // Accelerated after four days: 3.00, then 6 days of 1,155 (5.1975); and of
    // 9,000 with the 18.00 of four days (40.581).
    let now = [event("2026-02-24", Act::Accelerate)];
    assert_eq!(
        penalty(AllOnceAccelerated, false, &now),
        [300 + 520 + 4_058, 0]
    );
    assert_eq!(penalty(Principal, false, &now), [750 + 4_050, 0]);
}

/// A stop: nothing accrues between, and what had accrued stays.
#[test]
fn stop_and_resume() {
    let stop = event("2026-03-02", Act::StopInterest);
    let resume = event("2026-03-12", Act::ResumeInterest);
    let before = sums(&on(&ten_parts(), &[], "2026-03-02"));
    // 155.00 + ten days of 9,000; ten days of penalty.
    assert_eq!(before, [1_000_000, 15_500 + 4_500, 750, 0]);
    for as_of in ["2026-03-02", "2026-03-11", "2026-03-12"] {
        let events = [stop.clone(), resume.clone()];
        assert_eq!(sums(&on(&ten_parts(), &events, as_of)), before, "{as_of}");
    }
    let after = on(&ten_parts(), &[stop.clone(), resume], "2026-03-14");
    assert_eq!(sums(&after), [1_000_000, 20_900, 900, 0]);
    // While stopped, instalments fall due without interest and without penalty.
    let s = on(&ten_parts(), &[stop], "2026-05-01");
    assert_eq!(sums(&s), before);
    assert_eq!(s.items[2].owed.of(Component::Interest), Fen::ZERO);
    assert!(s.growth.is_zero());
}

/// Within a period by the month: 12,000 at 15.4 % a year, 154.00 a month.
#[test]
fn acceleration_within_a_month() {
    for (method, first, interest) in [
        (Method::InterestOnly(plan()), "2026-02-20", 15_400 + 7_700),
        (Method::Flat(plan()), "2026-02-20", 15_400 + 7_700),
    ] {
        let contract = by(method);
        // 14 of 28 days after the first instalment.
        let events = [event("2026-03-06", Act::Accelerate)];
        let s = on(&contract, &events, "2026-03-06");
        assert_eq!(sums(&s)[0], 1_200_000);
        assert_eq!(sums(&s)[1], interest, "{first}");
        assert!(s.next_due.is_none());
        assert_eq!(s.due_now.of(Component::Interest), Fen::new(7_700));
        assert_eq!(
            s.items.last().unwrap().which,
            Which::Accelerated { first: 2, last: 12 }
        );
    }
}

/// Interest of the running period that was paid before the acceleration goes
/// with it, in the items and in what each payment went to.
#[test]
fn interest_paid_before_the_acceleration() {
    let contract = Contract {
        prepaid_interest_first: true,
        prepay: Prepay::NextInstalments,
        ..ten_parts()
    };
    let events = [
        pay("2026-02-20", 115_500),
        pay("2026-03-02", 2_000),
        event("2026-03-02", Act::Accelerate),
    ];
    let s = on(&contract, &events, "2026-03-02");
    let rest = s.items.last().unwrap();
    assert_eq!(rest.paid.of(Component::Interest), Fen::new(2_000));
    assert_eq!(rest.owed.of(Component::Interest), Fen::new(2_500));
    let allocation = s.allocations.iter().find(|a| a.event == 1).unwrap();
    assert_eq!(allocation.which, Which::Accelerated { first: 2, last: 10 });
}

#[test]
fn an_agreement() {
    let rows = vec![
        row("2026-06-20", 500_000, 0, 0),
        row("2026-07-20", 400_000, 3_000, 100),
    ];
    let events = [
        pay("2026-02-20", 115_500),
        event("2026-05-01", Act::Replace { rows }),
    ];
    // Of the older interest 3,000 were agreed: they are owed at once.
    let s = on(&ten_parts(), &events, "2026-05-01");
    assert_eq!(sums(&s), [900_000, 3_000, 0, 0]);
    assert_eq!(s.growth, Totals::default());
    assert_eq!(s.next_due.unwrap().amount, Fen::new(500_000));
    // Unpaid, the penalty of the contract: 5,000 × 0.075 % × 10.
    let s = on(&ten_parts(), &events, "2026-06-30");
    assert_eq!(sums(&s)[2], 3_750);
    let s = on(&ten_parts(), &events, "2026-07-20");
    let item = s.items.last().unwrap();
    assert_eq!(item.which, Which::Agreed(2));
    assert_eq!(
        (
            item.owed.of(Component::Interest),
            item.owed.of(Component::Fee)
        ),
        (Fen::new(3_000), Fen::new(100))
    );
    // Less principal than was owed: the rest is given up.
    let rows = vec![row("2026-06-20", 600_000, 0, 0)];
    let cut = [
        pay("2026-02-20", 115_500),
        event("2026-05-01", Act::Replace { rows }),
    ];
    let s = on(&ten_parts(), &cut, "2026-05-01");
    assert_eq!(sums(&s), [600_000, 0, 0, 0]);
    let given_up = s
        .items
        .iter()
        .find(|i| matches!(i.which, Which::GivenUp { .. }));
    assert_eq!(
        given_up.unwrap().waived.of(Component::Principal),
        Fen::new(300_000)
    );
    // More principal than was owed is interest that was.
    let more = [
        pay("2026-02-20", 115_500),
        event(
            "2026-05-01",
            Act::Replace {
                rows: vec![row("2026-06-20", 900_001, 0, 0)],
            },
        ),
    ];
    let s = on(&ten_parts(), &more, "2026-05-01");
    let remark = Remark::AgreementExceeds(Fen::new(900_000));
    assert_eq!(s.remarks, [Remarked { event: 1, remark }]);
    assert_eq!(sums(&s), [900_000, 1, 0, 0]);
    // Rows out of order change nothing.
    let rows = vec![row("2026-05-01", 1, 0, 0)];
    let events = [
        pay("2026-02-20", 115_500),
        event("2026-05-01", Act::Replace { rows }),
    ];
    let s = on(&ten_parts(), &events, "2026-05-01");
    assert_eq!(
        s.remarks,
        [Remarked {
            event: 1,
            remark: Remark::AgreementRows
        }]
    );
    assert_eq!(sums(&s)[0], 900_000);
}

/// What is agreed stays owed, however early it is paid: the older interest in
/// the rows is not dropped. A lender's list of what to pay, without saying of
/// what, is taken as it is.
#[test]
fn an_agreement_keeps_older_interest() {
    let owed = on(&ten_parts(), &[], "2026-05-01");
    let payoff = owed.payoff_amount().unwrap();
    let [principal, ..] = sums(&owed);
    let older = payoff.get() - principal;
    assert!(older > 0);
    // All of it in four rows: as principal, and apart.
    let each = payoff.get() / 4;
    let rest = payoff.get() - 3 * each;
    let days = ["2026-06-20", "2026-07-20", "2026-08-20", "2026-09-20"];
    let listed: Vec<Row> = days
        .iter()
        .map(|d| row(d, if *d == days[3] { rest } else { each }, 0, 0))
        .collect();
    let apart = [
        row(days[0], principal / 2, older / 2, 0),
        row(days[1], principal - principal / 2, 0, 0),
        row(days[2], 0, older - older / 2, 0),
    ];
    for rows in [listed, apart.to_vec()] {
        let asked: i64 = rows
            .iter()
            .map(|r| (r.principal.plus(r.interest).unwrap()).get())
            .sum();
        assert_eq!(asked, payoff.get());
        let replace = event("2026-05-01", Act::Replace { rows: rows.clone() });
        for as_of in ["2026-05-01", "2026-06-19"] {
            let s = on(&ten_parts(), std::slice::from_ref(&replace), as_of);
            assert_eq!(s.payoff_amount(), Ok(payoff), "{as_of}");
            assert_eq!(s.growth, Totals::default());
        }
        let first = rows[0].principal.plus(rows[0].interest).unwrap();
        let s = on(&ten_parts(), std::slice::from_ref(&replace), "2026-05-02");
        assert_eq!(s.next_due.unwrap().amount, first);
        // Everything at once, or in two: to the last fen, and no fen more.
        for parts in [
            vec![payoff.get()],
            vec![principal, older],
            vec![payoff.get() - 1, 1],
        ] {
            let mut events = vec![replace.clone()];
            events.extend(parts.iter().map(|fen| pay("2026-05-10", *fen)));
            let s = on(&ten_parts(), &events, "2026-05-10");
            assert_eq!(s.payoff_amount(), Ok(Fen::ZERO));
            assert_eq!((s.overpaid, s.next_due), (Fen::ZERO, None));
            events.pop();
            let left = on(&ten_parts(), &events, "2026-05-10").payoff_amount();
            assert_eq!(left, Ok(Fen::new(*parts.last().unwrap())));
        }
        // What is accelerated takes it along.
        let whole = [replace, event("2026-05-10", Act::Accelerate)];
        let s = on(&ten_parts(), &whole, "2026-05-10");
        assert_eq!(s.payoff_amount(), Ok(payoff));
    }
}

/// Later by two months: what is due stays due, the rest moves, and the running
/// period bears interest until its new end.
#[test]
fn an_extension() {
    let extend = [event("2026-03-02", Act::Extend { months: 2 })];
    let s = on(&ten_parts(), &extend, "2026-03-02");
    let dues: Vec<_> = s.items.iter().map(|i| i.due).take(3).collect();
    assert_eq!(dues, ["2026-02-20", "2026-05-20", "2026-06-20"].map(day));
    // 9,000 over 89 days.
    let s = on(&ten_parts(), &extend, "2026-05-20");
    assert_eq!(s.items[1].owed.of(Component::Interest), Fen::new(40_050));
    // Equal principal and interest: 154.00 a month, three months of it.
    let s = on(&by(Method::Flat(plan())), &extend, "2026-05-20");
    assert_eq!(s.items[1].owed.of(Component::Interest), Fen::new(46_200));
    // An equal instalment is spread anew over what is left.
    let level = by(Method::EqualInstalment(plan()));
    let s = on(&level, &extend, "2027-03-20");
    let payments: Vec<_> = s.items[1..11]
        .iter()
        .map(|i| {
            let charged = i.charged().unwrap();
            let parts = [Component::Principal, Component::Interest].map(|c| charged.of(c));
            Fen::sum(parts).unwrap()
        })
        .collect();
    assert!(payments.windows(2).all(|p| p[0] == p[1]), "{payments:?}");
    for (months, remark) in [(0, Remark::OutOfRange), (121, Remark::OutOfRange)] {
        let s = on(
            &level,
            &[event("2026-03-02", Act::Extend { months })],
            "2026-03-02",
        );
        assert_eq!(s.remarks[0].remark, remark);
    }
    let s = on(
        &level,
        &[event("2027-03-02", Act::Extend { months: 1 })],
        "2027-03-02",
    );
    assert_eq!(s.remarks[0].remark, Remark::NothingLeft);
}

/// Each way to repay ahead: principal adds up, the last balance is nothing,
/// and the instalment does what the name says.
#[test]
fn each_way_to_repay_ahead() {
    let methods = [
        Method::EqualPrincipal(plan()),
        Method::EqualInstalment(plan()),
        Method::InterestOnly(plan()),
        Method::Flat(plan()),
    ];
    for method in methods {
        for prepay in Prepay::ALL {
            let contract = Contract {
                prepay,
                ..by(method.clone())
            };
            let plain = on(&contract, &[], "2027-01-20");
            let schedule = Schedule::of(&contract).unwrap();
            let first = schedule.instalments[0].payment().unwrap();
            let events = [pay("2026-02-20", first.get()), pay("2026-03-10", 300_000)];
            let s = on(&contract, &events, "2027-01-20");
            let principal = |s: &Statement| -> Vec<i64> {
                s.items
                    .iter()
                    .filter(|i| matches!(i.which, Which::Instalment(_)))
                    .map(|i| i.charged().unwrap().of(Component::Principal).get())
                    .collect()
            };
            let (before, after) = (principal(&plain), principal(&s));
            let prepaid: i64 = s
                .items
                .iter()
                .filter(|i| matches!(i.which, Which::Prepaid { .. }))
                .map(|i| i.paid.of(Component::Principal).get())
                .sum();
            assert_eq!(after.iter().sum::<i64>() + prepaid, 1_200_000, "{prepay:?}");
            let label = format!("{prepay:?} {:?}", method.kind());
            match prepay {
                Prepay::SmallerInstalments => {
                    assert!(
                        after[1..].iter().zip(&before[1..]).all(|(a, b)| a <= b),
                        "{label}"
                    );
                    assert!(prepaid > 0);
                }
                Prepay::ShorterTerm => {
                    assert_eq!(after[11], before[11] - before[11].min(prepaid), "{label}");
                }
                Prepay::NextInstalments => assert_eq!(prepaid, 0, "{label}"),
                Prepay::NextThenSmaller => {
                    assert!(after[1] >= before[1], "{label}");
                    assert!(
                        after[2..].iter().zip(&before[2..]).all(|(a, b)| a <= b),
                        "{label}"
                    );
                }
            }
        }
    }
}

/// Rows as the lender gave them: principal repaid early takes its interest
/// along; rows without principal are due all the same.
#[test]
fn given_rows() {
    let contract = by(Method::Given(vec![
        row("2026-02-20", 400_000, 12_000, 500),
        row("2026-03-20", 400_000, 8_000, 500),
        row("2026-04-20", 400_000, 4_000, 500),
        row("2026-05-20", 0, 1_000, 0),
    ]));
    let s = on(&contract, &[], "2026-05-20");
    assert_eq!(sums(&s)[1], 25_000);
    let s = on(&contract, &[pay("2026-02-20", 812_500)], "2026-05-20");
    // 4,000 was repaid of 8,000 on the first due date: half the interest left.
    assert_eq!(
        s.items[1].charged().unwrap().of(Component::Interest),
        Fen::new(4_000)
    );
    assert_eq!(
        s.items[2].charged().unwrap().of(Component::Interest),
        Fen::new(2_000)
    );
    // All of it: nothing more comes.
    let s = on(&contract, &[pay("2026-02-20", 1_212_500)], "2026-06-20");
    assert_eq!(sums(&s), [0, 0, 0, 0]);
    assert_eq!((s.overpaid, s.next_due), (Fen::ZERO, None));
}

#[test]
fn waivers_and_charges() {
    let waive = |component, amount: Option<i64>| {
        let amount = amount.map(Fen::new);
        event("2026-03-02", Act::Waive { component, amount })
    };
    let s = on(
        &ten_parts(),
        &[waive(Component::Penalty, None)],
        "2026-03-02",
    );
    assert_eq!(sums(&s)[2], 0);
    assert_eq!(
        sums(&on(
            &ten_parts(),
            &[waive(Component::Penalty, None)],
            "2026-03-04"
        ))[2],
        150
    );
    let s = on(
        &ten_parts(),
        &[waive(Component::Penalty, Some(300))],
        "2026-03-02",
    );
    assert_eq!(sums(&s)[2], 450);
    let s = on(
        &ten_parts(),
        &[waive(Component::Penalty, Some(800))],
        "2026-03-02",
    );
    assert_eq!(s.remarks[0].remark, Remark::WaivedLess(Fen::new(750)));
    // Principal to come from the far end; interest to date as well.
    let s = on(
        &ten_parts(),
        &[waive(Component::Principal, Some(250_000))],
        "2026-03-02",
    );
    let left: Vec<_> = s
        .items
        .iter()
        .map(|i| i.owed.of(Component::Principal).get())
        .collect();
    assert_eq!(left[0], 0);
    assert_eq!(left[1..8], [100_000; 7]);
    assert_eq!(left[8..], [50_000, 0]);
    for component in [
        Component::Principal,
        Component::Interest,
        Component::Penalty,
    ] {
        let amount = Fen::new(100);
        let s = on(
            &ten_parts(),
            &[event("2026-03-02", Act::Charge { component, amount })],
            "2026-03-02",
        );
        assert_eq!(s.remarks[0].remark, Remark::OutOfRange);
    }
    let events = [charge("2026-03-02", Component::Cost, 88)];
    let s = on(&ten_parts(), &events, "2026-03-02");
    assert_eq!(s.due_now.of(Component::Cost), Fen::new(8_800));
    assert_eq!(
        on(&ten_parts(), &events, "2026-03-03")
            .overdue
            .of(Component::Cost),
        Fen::new(8_800)
    );
}

#[test]
fn what_cannot_take_effect_leaves_a_remark() {
    let amount = |fen| Act::Pay {
        amount: Fen::new(fen),
        towards: Towards::Order,
    };
    let paid = Act::PayInstalment { number: 1 };
    for (events, remark) in [
        (
            vec![event("2026-01-19", amount(100))],
            Remark::BeforeDisbursement,
        ),
        (vec![event("2026-02-20", amount(0))], Remark::OutOfRange),
        (vec![event("2026-02-20", amount(-5))], Remark::OutOfRange),
        (
            vec![event("2026-02-20", amount(10_000_000_001))],
            Remark::OutOfRange,
        ),
        (
            vec![event("2026-02-20", amount(1_015_501))],
            Remark::Overpaid(Fen::new(1)),
        ),
        (
            vec![event("2026-02-19", paid.clone())],
            Remark::NotDueYet(1),
        ),
        (
            vec![event("2026-02-20", Act::PayInstalment { number: 11 })],
            Remark::NoSuchInstalment(11),
        ),
        (
            vec![pay_towards("2026-02-20", 1, Towards::Instalment(0))],
            Remark::NoSuchInstalment(0),
        ),
    ] {
        let s = on(&ten_parts(), &events, "2026-03-02");
        assert_eq!(s.remarks, [Remarked { event: 0, remark }], "{events:?}");
    }
    let twice = [event("2026-02-20", paid.clone()), event("2026-02-20", paid)];
    let s = on(&ten_parts(), &twice, "2026-03-02");
    assert_eq!(
        s.remarks,
        [Remarked {
            event: 1,
            remark: Remark::NoSuchInstalment(1)
        }]
    );
    let twice = [
        event("2026-02-20", Act::Accelerate),
        event("2026-02-21", Act::Accelerate),
    ];
    assert_eq!(
        on(&ten_parts(), &twice, "2026-03-02").remarks[0].remark,
        Remark::NothingLeft
    );
}

#[test]
fn a_payment_for_something() {
    let pay_for = |towards| [pay_towards("2026-04-02", 50_000, towards)];
    let paid = |events: &[Event]| {
        let s = on(&ten_parts(), events, "2026-04-02");
        let items = s.items.iter().filter(|i| !i.paid.is_zero());
        items
            .map(|i| (i.which, Component::ALL.map(|c| i.paid.of(c).get())))
            .collect::<Vec<_>>()
    };
    // Due: 1,000 + 155.00 + 30.75, and 1,000 + 126.00 + 9.75.
    let one = Which::Instalment(1);
    let two = Which::Instalment(2);
    assert_eq!(
        paid(&pay_for(Towards::Order)),
        [(one, [31_425, 15_500, 3_075, 0, 0, 0, 0])]
    );
    assert_eq!(
        paid(&pay_for(Towards::Instalment(2))),
        [(two, [36_425, 12_600, 975, 0, 0, 0, 0])]
    );
    assert_eq!(
        paid(&pay_for(Towards::Component(Component::Interest))),
        [
            (one, [18_825, 15_500, 3_075, 0, 0, 0, 0]),
            (two, [0, 12_600, 0, 0, 0, 0, 0])
        ]
    );
    // Ahead: interest to date first (58.50: 8,000 × 0.05 % × 13 is 52.00).
    let ahead = paid(&pay_for(Towards::Prepayment));
    assert_eq!(ahead.len(), 2);
    assert_eq!(ahead[0], (Which::Instalment(3), [0, 5_200, 0, 0, 0, 0, 0]));
    assert_eq!(ahead[1].1, [44_800, 0, 0, 0, 0, 0, 0]);
}
