//! What holds for every loan of equal principal by the day and every day, and
//! a second computation, written differently, that must come to the same fen
//! on every line. What holds for all methods and events is in `ledger.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use ashore::book::{Debt, Overview};
use ashore::calendar::{days_between, plus_days};
use ashore::loan::schedule::ScheduleError;
use ashore::loan::statement::{Component, Remark, Status, Totals, Which};
use ashore::loan::{ContractError, GraceCount, Statement, StatementError, statement};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Rate, RateError};
use chrono::{Datelike, NaiveDate};
use common::{Loan, book_of, day, debt, vector_a};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

// ---------------------------------------------------------------------------
// Contracts.

/// Rates as they occur, and now and then anything up to 100 % a day.
fn rates() -> impl Strategy<Value = (i64, Per)> {
    prop_oneof![
        6 => (0..=20_000_000_i64, Just(Per::Day)),
        3 => (0..=4_000_000_000_i64, Just(Per::Year)),
        1 => (0..=10_000_000_000_i64, Just(Per::Day)),
    ]
}

fn principals() -> impl Strategy<Value = i64> {
    prop_oneof![
        1 => 100..=1_000_i64,
        6 => 10_000..=30_000_000_i64,
        1 => 100..=10_000_000_000_i64,
    ]
}

/// Where instalments are marked as paid: none, the first few, or here and there.
fn paid() -> impl Strategy<Value = Vec<bool>> {
    prop_oneof![
        2 => Just(Vec::new()),
        3 => (1..40_usize).prop_map(|n| vec![true; n]),
        1 => proptest::collection::vec(any::<bool>(), 0..60),
    ]
}

prop_compose! {
    /// Any loan whose contract [`ashore::loan::Contract::check`] accepts.
    fn contracts()(
        principal in principals(),
        (units, per) in rates(),
        day_count in select(&[DayCount::Act365, DayCount::Act360]),
        disbursed in 0..35_000_i64,
        gap in prop_oneof![4 => 1..=62_i64, 1 => 1..=731_i64],
        later_due_day in 0..=3_u32,
        instalments in prop_oneof![60 => 1..=36_u16, 6 => 37..=120_u16, 1 => Just(600_u16)],
        grace_days in prop_oneof![2 => Just(0_u16), 1 => 1..=5_u16, 1 => 0..=60_u16],
        grace_count in select(&[GraceCount::FromDueDate, GraceCount::AfterGrace]),
        multiple in prop_oneof![3 => Just(1_500_u32), 1 => 0..=10_000_u32],
        compound in any::<bool>(),
        accelerated in proptest::option::of(0.0..=1.0_f64),
        paid in paid(),
    ) -> Loan {
        let disbursed_on = plus_days(day("2000-01-01"), disbursed).unwrap();
        let first_due = plus_days(disbursed_on, gap).unwrap();
        let due_day = if ashore::calendar::is_month_end(first_due) {
            (first_due.day() + later_due_day).min(31)
        } else {
            first_due.day()
        };
        let mut contract = Loan {
            principal: Fen::new(principal),
            rate: Rate::from_units(units, per).unwrap(),
            day_count,
            disbursed_on,
            first_due,
            due_day,
            instalments,
            grace_days,
            grace_count,
            penalty_multiple: Multiple::from_thousandths(multiple).unwrap(),
            compound,
            accelerated_on: None,
            paid: Vec::new(),
        };
        let span = days_between(disbursed_on, contract.last_due().unwrap());
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let accelerated_on = accelerated
            .map(|part| plus_days(disbursed_on, 1 + ((span - 1) as f64 * part) as i64).unwrap());
        contract.accelerated_on = accelerated_on;
        contract.paid = (1..=instalments)
            .zip(paid)
            .filter(|(n, paid)| {
                *paid && accelerated_on.is_none_or(|day| contract.due(*n).unwrap() <= day)
            })
            .map(|(n, _)| n)
            .collect();
        contract
    }
}

/// A contract and a day on which it has a statement, with interesting days
/// (disbursement, a due date and its neighbours, the acceleration) often.
fn contracts_on_days() -> impl Strategy<Value = (Loan, NaiveDate)> {
    let near = -2..=2_i64;
    (contracts(), 0..4_u8, any::<proptest::sample::Index>(), near).prop_map(
        |(contract, kind, index, near)| {
            let last = contract.last_due().unwrap();
            let span = days_between(contract.disbursed_on, last) + 400;
            let day = match kind {
                0 => contract
                    .due(u16::try_from(index.index(contract.instalments.into())).unwrap() + 1),
                1 => contract.accelerated_on,
                _ => None,
            };
            let day = match day {
                Some(day) => {
                    let grace = if near == 2 {
                        i64::from(contract.grace_days)
                    } else {
                        0
                    };
                    plus_days(day, near + grace).unwrap()
                }
                None => plus_days(
                    contract.disbursed_on,
                    i64::try_from(index.index(usize::try_from(span).unwrap())).unwrap(),
                )
                .unwrap(),
            };
            let day = day.clamp(contract.disbursed_on, common::day("2100-12-31"));
            (contract, day)
        },
    )
}

/// Numbers without any regard for what is valid, extremes often.
fn wild_days() -> impl Strategy<Value = NaiveDate> {
    let from = NaiveDate::MIN.num_days_from_ce();
    let to = NaiveDate::MAX.num_days_from_ce();
    prop_oneof![
        1 => select(&[NaiveDate::MIN, NaiveDate::MAX][..]),
        1 => (from..=to).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap()),
        6 => (0..60_000_i64).prop_map(|n| plus_days(day("1980-01-01"), n).unwrap()),
    ]
}

fn wild_i64() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => 0..=10_000_000_000_i64,
        1 => any::<i64>(),
        1 => select(&[i64::MIN, -1, 0, 1, i64::MAX][..]),
    ]
}

prop_compose! {
    /// Whatever a Book from a file could hold.
    fn wild_contracts()(
        principal in wild_i64(),
        (units, per) in (wild_i64(), select(&["day", "month", "year"])),
        day_count in select(&DayCount::ALL),
        disbursed_on in wild_days(),
        first_due in wild_days(),
        gap in proptest::option::of(0..800_i64),
        due_day in prop_oneof![3 => 0..40_u32, 1 => any::<u32>()],
        own_due_day in any::<bool>(),
        instalments in prop_oneof![3 => 0..50_u16, 1 => any::<u16>()],
        grace_days in prop_oneof![3 => 0..70_u16, 1 => any::<u16>()],
        grace_count in select(&[GraceCount::FromDueDate, GraceCount::AfterGrace]),
        multiple in prop_oneof![3 => 0..=11_000_u32, 1 => any::<u32>()],
        compound in any::<bool>(),
        accelerated_on in proptest::option::of(wild_days()),
        paid in proptest::collection::btree_set(
            prop_oneof![3 => 0..50_u16, 1 => any::<u16>()], 0..8),
    ) -> Loan {
        let first_due = gap.and_then(|gap| plus_days(disbursed_on, gap)).unwrap_or(first_due);
        Loan {
            principal: Fen::new(principal),
            rate: raw_rate(units, per),
            day_count,
            disbursed_on,
            first_due,
            due_day: if own_due_day { first_due.day() } else { due_day },
            instalments,
            grace_days,
            grace_count,
            penalty_multiple: raw_multiple(multiple),
            compound,
            accelerated_on,
            paid: paid.into_iter().collect(),
        }
    }
}

// ---------------------------------------------------------------------------
// The second computation: one day after the other, as a clerk would keep it;
// no subtraction of dates, exact numerators until the one rounding.

/// Due dates by counting months on paper.
fn paper_due(contract: &Loan, number: u16) -> NaiveDate {
    let months = contract.first_due.month0() + u32::from(number) - 1;
    let year = contract.first_due.year() + i32::try_from(months / 12).unwrap();
    (1..=contract.due_day)
        .rev()
        .find_map(|d| NaiveDate::from_ymd_opt(year, months % 12 + 1, d))
        .unwrap()
}

/// Principal parts: the nearest fen each, the rest last; rounded down where
/// the others would use up more than there is.
fn paper_parts(principal: i128, n: u16) -> Vec<i128> {
    let n = i128::from(n);
    let nearest = (2 * principal + n) / (2 * n);
    let each = if nearest * (n - 1) > principal {
        principal / n
    } else {
        nearest
    };
    (1..=n)
        .map(|i| {
            if i == n {
                principal - each * (n - 1)
            } else {
                each
            }
        })
        .collect()
}

fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

/// What the clerk has written down for one instalment.
struct Pot {
    number: u16,
    due: NaiveDate,
    principal: i128,
    paid: bool,
    started: bool,
    interest: i128,
    /// Days since the due date.
    late_days: i128,
    /// Those of them that bear the penalty rate.
    charged_days: i128,
    late: bool,
}

/// Amounts by first instalment of the item and component.
#[allow(clippy::too_many_lines)]
fn paper(contract: &Loan, as_of: NaiveDate) -> Vec<(u16, Component, i128)> {
    // Rate and multiple out of their printed forms.
    let digits = |text: &str, decimals: usize| -> i128 {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{fraction:0<decimals$}").parse().unwrap()
    };
    let rate = digits(&contract.rate.percent(), 8);
    let per_year = match (contract.rate.per(), contract.day_count) {
        (Per::Day, _) => 1,
        (Per::Year, DayCount::Act365) => 365,
        (Per::Year, DayCount::Act360) => 360,
        other => panic!("{other:?} is not on paper"),
    };
    let den = 10_000_000_000 * per_year;
    let multiple = digits(&contract.penalty_multiple.to_string(), 3);

    let parts = paper_parts(i128::from(contract.principal.get()), contract.instalments);
    let mut pots: Vec<Pot> = (1..)
        .zip(parts)
        .map(|(number, principal)| {
            let due = paper_due(contract, number);
            Pot {
                number,
                due,
                principal,
                paid: contract.paid.contains(&number) && due <= as_of,
                started: number == 1,
                interest: 0,
                late_days: 0,
                charged_days: 0,
                late: false,
            }
        })
        .collect();

    let mut accelerated = false;
    for today in contract
        .disbursed_on
        .iter_days()
        .take_while(|d| *d <= as_of)
    {
        // Morning: what the day changes.
        if contract.accelerated_on == Some(today)
            && let Some(at) = pots.iter().position(|p| p.due > today)
        {
            let whole = pots[at..].iter().map(|p| p.principal).sum();
            pots.truncate(at + 1);
            pots[at].principal = whole;
            pots[at].due = today;
            pots[at].started = true;
            accelerated = true;
        }
        for i in 1..pots.len() {
            pots[i].started |= pots[i - 1].due <= today;
        }
        if today == as_of {
            break;
        }
        // Evening: what the day costs.
        let running: i128 = pots
            .iter()
            .filter(|p| p.due > today)
            .map(|p| p.principal)
            .sum();
        if let Some(pot) = pots.iter_mut().find(|p| p.due > today) {
            pot.interest += running * rate;
        }
        let last = pots.len() - 1;
        for (i, pot) in pots.iter_mut().enumerate() {
            if pot.due > today || pot.paid {
                continue;
            }
            let grace = if accelerated && i == last {
                0
            } else {
                contract.grace_days.into()
            };
            pot.late_days += 1;
            pot.late = pot.late_days > grace;
            if contract.grace_count == GraceCount::FromDueDate || pot.late {
                pot.charged_days += 1;
            }
        }
    }

    let mut lines = Vec::new();
    for pot in pots.iter().filter(|p| !p.paid) {
        lines.push((pot.number, Component::Principal, pot.principal));
        let interest = half_up(pot.interest, den);
        if pot.started {
            lines.push((pot.number, Component::Interest, interest));
        }
        if pot.late {
            let charged =
                |base: i128| half_up(base * rate * multiple * pot.charged_days, den * 1_000);
            lines.push((pot.number, Component::Penalty, charged(pot.principal)));
            if contract.compound {
                lines.push((pot.number, Component::Compound, charged(interest)));
            }
        }
    }
    lines.retain(|(_, _, amount)| *amount != 0);
    lines
}

/// The lines of what is not settled, those of nothing left out.
fn lines_of(statement: &Statement) -> Vec<(u16, Component, i128)> {
    statement
        .items
        .iter()
        .flat_map(|item| {
            let number = match item.which {
                Which::Instalment(n) => n,
                Which::Accelerated { first, .. } => first,
                other => panic!("{other:?} out of nothing"),
            };
            item.lines
                .iter()
                .filter(|l| item.status != Status::Paid && !l.amount.is_zero())
                .map(move |l| (number, l.component, i128::from(l.amount.get())))
        })
        .collect()
}

// ---------------------------------------------------------------------------

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(cases)
    }
}

fn plus(a: &Totals, b: &Totals) -> Totals {
    a.plus(b).unwrap()
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn day_by_day_on_paper_it_is_the_same((contract, as_of) in contracts_on_days()) {
        let statement = contract.statement(as_of).unwrap();
        prop_assert_eq!(lines_of(&statement), paper(&contract, as_of));
    }

    #[test]
    fn totals_are_the_sums_of_their_lines((contract, as_of) in contracts_on_days()) {
        let s = contract.statement(as_of).unwrap();
        let mut sums = [[0_i64; Component::COUNT]; 3];
        for item in &s.items {
            let group = match item.status {
                Status::Overdue { .. } => 0,
                Status::DueToday | Status::InGrace { .. } => 1,
                Status::Current | Status::Future => 2,
                Status::Paid => {
                    prop_assert!(item.owed.is_zero());
                    prop_assert_eq!(item.charged().unwrap(), item.paid);
                    continue;
                }
            };
            prop_assert_eq!(item.status.is_matured(), group < 2);
            prop_assert_eq!(item.status.is_matured(), item.due <= as_of);
            for line in &item.lines {
                prop_assert!(line.amount >= Fen::ZERO && line.base >= Fen::ZERO && line.days >= 0);
                let dated = line.component != Component::Principal;
                prop_assert_eq!(line.days, if dated { days_between(line.from, line.to) } else { 0 });
                sums[group][line.component as usize] += line.amount.get();
            }
        }
        for (totals, sums) in [&s.overdue, &s.due_now, &s.not_due].into_iter().zip(sums) {
            prop_assert_eq!(Component::ALL.map(|c| totals.of(c).get()), sums);
        }
        let payoff = plus(&plus(&s.overdue, &s.due_now), &s.not_due);
        prop_assert_eq!(s.payoff(), Ok(payoff));
        prop_assert_eq!(s.payoff_amount().unwrap().get(), sums.iter().flatten().sum::<i64>());
        prop_assert_eq!(s.overdue_amount().unwrap().get(), sums[0].iter().sum::<i64>());
        // What is owed and what was paid are what was lent.
        let paid: i64 = contract.schedule().instalments.iter()
            .filter(|i| contract.paid.contains(&i.number) && i.due <= as_of)
            .map(|i| i.principal.get())
            .sum();
        prop_assert_eq!(payoff.of(Component::Principal).get() + paid, contract.principal.get());
    }

    #[test]
    fn tomorrow_is_as_announced((contract, as_of) in contracts_on_days()) {
        let today = contract.statement(as_of).unwrap();
        let Ok(tomorrow) = contract.statement(as_of.succ_opt().unwrap()) else {
            prop_assert_eq!(as_of, day("2100-12-31"));
            prop_assert_eq!(today.growth, Totals::default());
            return Ok(());
        };
        prop_assert_eq!(today.growth.of(Component::Principal), Fen::ZERO);
        prop_assert!(Component::ALL.iter().all(|c| today.growth.of(*c) >= Fen::ZERO));
        // If nothing is paid: then it is exactly that.
        let paid_tomorrow = contract.paid.iter().any(|n| contract.due(*n) == as_of.succ_opt());
        if !paid_tomorrow {
            let grown = tomorrow.payoff().unwrap().minus(&today.payoff().unwrap()).unwrap();
            prop_assert_eq!(today.growth, grown);
        }
    }

    #[test]
    fn waiting_never_lowers_an_unpaid_debt(
        (contract, as_of) in contracts_on_days(), wait in 0..500_i64,
    ) {
        let contract = Loan { paid: Vec::new(), ..contract };
        let later = plus_days(as_of, wait).unwrap().min(day("2100-12-31"));
        let now = contract.statement(as_of).unwrap();
        let then = contract.statement(later).unwrap();
        for c in Component::ALL {
            prop_assert!(now.payoff().unwrap().of(c) <= then.payoff().unwrap().of(c), "{:?}", c);
        }
        prop_assert!(now.overdue_amount().unwrap() <= then.overdue_amount().unwrap());
    }

    #[test]
    fn a_higher_multiple_never_lowers_a_debt(
        (contract, as_of) in contracts_on_days(), more in 0..=10_000_u32,
    ) {
        let raised = Loan {
            penalty_multiple: Multiple::from_thousandths(more).unwrap().max(contract.penalty_multiple),
            ..contract.clone()
        };
        let low = contract.statement(as_of).unwrap().payoff().unwrap();
        let high = raised.statement(as_of).unwrap().payoff().unwrap();
        for c in Component::ALL {
            if matches!(c, Component::Penalty | Component::Compound) {
                prop_assert!(low.of(c) <= high.of(c));
            } else {
                prop_assert_eq!(low.of(c), high.of(c));
            }
        }
    }

    #[test]
    fn counting_after_the_grace_never_costs_more((contract, as_of) in contracts_on_days()) {
        let [from, after] = [GraceCount::FromDueDate, GraceCount::AfterGrace].map(|grace_count| {
            let contract = Loan { grace_count, ..contract.clone() };
            contract.statement(as_of).unwrap().payoff_amount().unwrap()
        });
        prop_assert!(after <= from);
    }

    #[test]
    fn accelerating_on_the_last_due_date_changes_nothing((contract, as_of) in contracts_on_days()) {
        let plain = Loan { accelerated_on: None, ..contract };
        let accelerated = Loan { accelerated_on: plain.last_due(), ..plain.clone() };
        let mut accelerated = accelerated.statement(as_of).unwrap();
        // Of a yuan in 600 instalments the first is nothing: that it cannot be
        // paid is said either way.
        accelerated.remarks.retain(|r| r.remark != Remark::NothingLeft);
        prop_assert_eq!(accelerated, plain.statement(as_of).unwrap());
    }

    #[test]
    fn before_the_acceleration_it_is_not_known(
        contract in contracts(), index in any::<proptest::sample::Index>(),
    ) {
        let Some(day) = contract.accelerated_on else { return Ok(()) };
        let days = usize::try_from(days_between(contract.disbursed_on, day)).unwrap();
        let as_of = plus_days(contract.disbursed_on, i64::try_from(index.index(days)).unwrap());
        let as_of = as_of.unwrap().min(common::day("2100-12-31"));
        let plain = Loan { accelerated_on: None, ..contract.clone() };
        prop_assert_eq!(contract.statement(as_of), plain.statement(as_of));
    }

    #[test]
    fn a_schedule_covers_the_whole_loan(contract in contracts()) {
        prop_assert_eq!(contract.contract().check(), Ok(()));
        let schedule = contract.schedule();
        prop_assert_eq!(schedule.instalments.len(), usize::from(contract.instalments));
        prop_assert_eq!(
            Fen::sum(schedule.instalments.iter().map(|i| i.principal)), Ok(contract.principal));
        let days: i64 = schedule.instalments.iter().map(|i| i.days).sum();
        prop_assert_eq!(days, days_between(contract.disbursed_on, contract.last_due().unwrap()));
        prop_assert!(schedule.instalments.iter().all(|i| i.days > 0));
    }

    #[test]
    fn an_overview_adds_up_its_debts(
        contracts in proptest::collection::vec(contracts(), 0..4), as_of in 0..36_000_i64,
    ) {
        let as_of = plus_days(day("2000-01-01"), as_of).unwrap();
        let book = book_of(contracts.into_iter().map(|c| debt("", &c)));
        let overview = Overview::of(&book, as_of);
        prop_assert_eq!(overview.not_computed, 0);
        let mut payoff = Totals::default();
        let mut growth = Totals::default();
        let mut next = None;
        for Debt { contract, ledger, .. } in &book.debts {
            if let Ok(s) = statement(contract, ledger, as_of) {
                payoff = plus(&payoff, &s.payoff().unwrap());
                growth = plus(&growth, &s.growth);
                next = next.into_iter().chain(s.next_due.map(|n| n.due)).min();
            } else {
                prop_assert!(as_of < contract.disbursed_on);
            }
        }
        prop_assert_eq!(overview.payoff, payoff);
        prop_assert_eq!(overview.growth, growth);
        prop_assert_eq!(overview.next_due.map(|(_, n)| n.due), next);
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    /// Any contract a file may hold, on any day: refused or computed, no panic.
    #[test]
    fn no_contract_and_no_day_is_a_panic(contract in wild_contracts(), as_of in wild_days()) {
        let checked = contract.contract().check();
        match contract.statement(as_of) {
            Ok(_) | Err(StatementError::DayOutOfRange | StatementError::BeforeDisbursement { .. }) => {
                prop_assert_eq!(checked, Ok(()));
            }
            Err(StatementError::Schedule(ScheduleError::Contract(wrong))) => {
                prop_assert!(!wrong.is_empty());
                for error in &wrong {
                    prop_assert!(!error.to_string().is_empty());
                }
                prop_assert_eq!(checked, Err(wrong));
            }
            Err(StatementError::Schedule(ScheduleError::Overflow)) => {}
        }
        // What a screen shows beside the refusal.
        let shown = contract.contract();
        let _ = shown.daily_rate().percent();
        let _ = shown.daily_penalty_rate().percent();
        let _ = shown.rate.yearly(shown.day_count).times(contract.penalty_multiple).percent();
        let _ = shown.daily_penalty_rate().exceeds_percent(24);
        let _ = contract.last_due();
        prop_assert!(Overview::of(&book_of([debt("", &contract)]), as_of).not_computed <= 1);
    }

    /// A contract made of valid parts is valid on every day there is.
    #[test]
    fn a_valid_contract_has_a_statement_or_a_reason(contract in contracts(), as_of in wild_days()) {
        match contract.statement(as_of) {
            Ok(s) => prop_assert_eq!(s.as_of, as_of),
            Err(StatementError::BeforeDisbursement { .. }) => {
                prop_assert!(as_of < contract.disbursed_on);
            }
            Err(StatementError::DayOutOfRange) => {
                prop_assert!(!(2000..=2100).contains(&as_of.year()));
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }
}

/// A hundred fen in six hundred parts, the first of which is nothing and was
/// "paid": too rare to be met by chance.
#[test]
fn accelerating_after_an_instalment_of_nothing() {
    let plain = Loan {
        principal: Fen::new(100),
        rate: Rate::zero(Per::Day),
        disbursed_on: day("2000-01-01"),
        first_due: day("2000-01-02"),
        due_day: 2,
        instalments: 600,
        paid: vec![1],
        ..vector_a()
    };
    let accelerated = Loan {
        accelerated_on: plain.last_due(),
        ..plain.clone()
    };
    let on = day("2000-01-02");
    let statement = plain.statement(on).unwrap();
    assert_eq!(accelerated.statement(on).unwrap(), statement);
    let said: Vec<_> = statement.remarks.iter().map(|r| r.remark).collect();
    assert_eq!(said, [Remark::NoSuchInstalment(1)]);
}

/// Each field, just inside and just outside its bounds, and nothing but the
/// one complaint.
#[test]
fn each_bound_is_held() {
    use ContractError::{
        DisbursedOutOfRange, DueDay, FirstDueNotAfterDisbursement, FirstDueOutOfRange,
        FirstDueTooLate, GraceDays, Instalments, PenaltyMultiple, Principal,
    };
    type Case = (fn(&mut Loan), Result<(), ContractError>);
    #[rustfmt::skip]
    let cases: &[Case] = &[
        (|c| c.principal = Fen::new(100), Ok(())),
        (|c| c.principal = Fen::new(99), Err(Principal)),
        (|c| c.principal = Fen::new(-100), Err(Principal)),
        (|c| c.principal = Fen::new(10_000_000_000), Ok(())),
        (|c| c.principal = Fen::new(10_000_000_001), Err(Principal)),
        (|c| c.rate = Rate::from_units(10_000_000_000, Per::Day).unwrap(), Ok(())),
        (|c| c.rate = raw_rate(10_000_000_001, "day"), Err(ContractError::Rate(RateError::TooLarge))),
        (|c| c.rate = raw_rate(3_650_000_000_001, "year"), Err(ContractError::Rate(RateError::TooLarge))),
        (|c| c.rate = raw_rate(-1, "day"), Err(ContractError::Rate(RateError::Negative))),
        (|c| c.instalments = 1, Ok(())),
        (|c| c.instalments = 600, Ok(())),
        (|c| c.instalments = 0, Err(Instalments)),
        (|c| c.instalments = 601, Err(Instalments)),
        (|c| c.disbursed_on = day("1999-12-31"), Err(DisbursedOutOfRange)),
        (|c| c.first_due = day("2101-01-20"), Err(FirstDueOutOfRange)),
        (|c| c.disbursed_on = day("2026-02-19"), Ok(())),
        (|c| c.disbursed_on = day("2026-02-20"), Err(FirstDueNotAfterDisbursement)),
        (|c| c.disbursed_on = day("2026-02-21"), Err(FirstDueNotAfterDisbursement)),
        (|c| c.disbursed_on = day("2024-02-20"), Ok(())),
        (|c| c.disbursed_on = day("2024-02-19"), Err(FirstDueTooLate)),
        (|c| c.due_day = 21, Err(DueDay)),
        (|c| c.due_day = 0, Err(DueDay)),
        (|c| { c.first_due = day("2026-02-28"); c.due_day = 31; }, Ok(())),
        (|c| { c.first_due = day("2026-02-28"); c.due_day = 28; }, Ok(())),
        (|c| { c.first_due = day("2026-02-28"); c.due_day = 27; }, Err(DueDay)),
        (|c| { c.first_due = day("2026-02-28"); c.due_day = 32; }, Err(DueDay)),
        (|c| c.grace_days = 60, Ok(())),
        (|c| c.grace_days = 61, Err(GraceDays)),
        (|c| c.penalty_multiple = raw_multiple(10_000), Ok(())),
        (|c| c.penalty_multiple = raw_multiple(10_001), Err(PenaltyMultiple)),
    ];
    for (n, (change, expected)) in cases.iter().enumerate() {
        let mut contract = vector_a();
        change(&mut contract);
        assert_eq!(
            contract.contract().check(),
            expected.map_err(|e| vec![e]),
            "case {n}"
        );
    }
}

fn raw_rate(units: i64, per: &str) -> Rate {
    serde_json::from_value(serde_json::json!({ "units": units, "per": per })).unwrap()
}

fn raw_multiple(thousandths: u32) -> Multiple {
    serde_json::from_value(thousandths.into()).unwrap()
}
