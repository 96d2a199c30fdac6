//! Any contract and any ledger out of a run of bytes, and what must hold of
//! them. The property tests, the fuzz target and its corpus all come here.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::too_many_lines,
    clippy::missing_panics_doc
)]

use ashore::calendar::{days_between, in_range, is_month_end, plus_days};
use ashore::loan::account::Account;
use ashore::loan::contract::{
    Accrual, DayRange, Fees, LateFee, LateFeeBase, MethodKind, Order, Penalty, PenaltyBase,
    PenaltyRate, Prepay, Row,
};
use ashore::loan::ledger::Towards;
use ashore::loan::schedule::ScheduleError;
use ashore::loan::statement::{
    Allocation, Component, Formula, Line, Remark, Replay, Settled, Standing, Statement, Status,
    Totals, payoff, statement,
};
use ashore::loan::{
    Act, Contract, ContractError, Event, GraceCount, Ledger, Method, Plan, Schedule, StatementError,
};
use ashore::money::{Fen, Overflow};
use ashore::rate::{DayCount, Multiple, Per, Percent, Rate};
use chrono::{Datelike, NaiveDate};

/// Numbers out of bytes; past the end, zeros.
pub struct Source<'a> {
    bytes: &'a [u8],
    /// Whether numbers may lie anywhere.
    wild: bool,
}

impl<'a> Source<'a> {
    pub const fn new(bytes: &'a [u8]) -> Source<'a> {
        Source { bytes, wild: false }
    }

    pub const fn wild(bytes: &'a [u8]) -> Source<'a> {
        Source { bytes, wild: true }
    }

    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        *first
    }

    fn raw(&mut self, width: usize) -> u64 {
        (0..width).fold(0, |n, _| n << 8 | u64::from(self.byte()))
    }

    /// A number from `low` to `high`; wild, now and then any.
    pub fn number(&mut self, low: i64, high: i64) -> i64 {
        if self.wild && self.byte() < 12 {
            return match self.byte() % 4 {
                0 => -1,
                1 => i64::MAX,
                2 => i64::MIN,
                _ => self.raw(8) as i64,
            };
        }
        let span = (high.saturating_sub(low).max(0) as u64).saturating_add(1);
        let width = match span {
            0..=0x100 => 1,
            0x101..=0x1_0000 => 2,
            0x1_0001..=0x1_0000_0000 => 4,
            _ => 8,
        };
        low.saturating_add((self.raw(width) % span) as i64)
    }

    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        let index = usize::from(self.byte()) % of.len();
        of.get(index).unwrap().clone()
    }

    /// One time in `n`.
    pub fn once_in(&mut self, n: u8) -> bool {
        self.byte() % n == n - 1
    }

    pub fn amount(&mut self) -> Fen {
        let most = self.pick(&[2_000, 100_000, 1_000_000, 30_000_000]);
        Fen::new(self.number(1, most))
    }

    pub fn day(&mut self, from: NaiveDate, span: i64) -> NaiveDate {
        let days = self.number(0, span.max(1));
        plus_days(from, days.clamp(-2_000_000, 2_000_000)).unwrap_or(from)
    }

    fn rate(&mut self) -> Rate {
        let (per, most) = self.pick(&[
            (Per::Day, 10_000_000),
            (Per::Month, 300_000_000),
            (Per::Year, 3_600_000_000),
        ]);
        let units = if self.once_in(8) {
            0
        } else {
            self.number(0, most)
        };
        Rate::from_units(units, per).unwrap_or_else(|_| {
            let json = serde_json::json!({ "units": units, "per": per });
            serde_json::from_value(json).unwrap()
        })
    }

    fn percent(&mut self, most: i64) -> Percent {
        let thousandths = self.number(0, most) as u32;
        serde_json::from_value(thousandths.into()).unwrap()
    }

    fn multiple(&mut self) -> Multiple {
        let most = self.pick(&[1_500, 2_000, 10_000]);
        let thousandths = self.number(0, most) as u32;
        serde_json::from_value(thousandths.into()).unwrap()
    }

    /// Rows after a day whose principal adds up to `whole`.
    fn rows(&mut self, after: NaiveDate, whole: Fen) -> Vec<Row> {
        let count = self.number(1, 8).clamp(0, 20);
        let mut left = whole.get();
        let mut due = after;
        (1..=count)
            .map(|n| {
                due = plus_days(due, self.number(1, 45).clamp(-100, 100)).unwrap_or(due);
                let part = match self.byte() % 4 {
                    _ if n == count => left,
                    0 => 0,
                    1 => left,
                    _ => left / (count - n + 1).max(1),
                };
                left = left.saturating_sub(part);
                let interest = self.number(0, 20_000);
                Row {
                    due,
                    principal: Fen::new(part),
                    interest: Fen::new(if self.once_in(4) { 0 } else { interest }),
                    fee: Fen::new(if self.once_in(2) {
                        self.number(0, 3_000)
                    } else {
                        0
                    }),
                }
            })
            .collect()
    }

    pub fn contract(&mut self) -> Contract {
        let disbursed_on = self.day(NaiveDate::from_ymd_opt(2020, 1, 1).unwrap(), 1_500);
        let first_due = if self.once_in(3) {
            // A whole month, to the day where there is one.
            ashore::calendar::monthly(disbursed_on, 1, disbursed_on.day()).unwrap_or(disbursed_on)
        } else {
            self.day(disbursed_on, 62)
        };
        let first_due = if first_due > disbursed_on || self.wild {
            first_due
        } else {
            plus_days(disbursed_on, 1).unwrap_or(disbursed_on)
        };
        let due_day = if is_month_end(first_due) {
            (first_due.day() + (self.number(0, 3) as u32) % 32).min(31)
        } else {
            first_due.day()
        };
        let instalments = self.number(1, 14) as u16;
        let principal = Fen::new(match self.byte() % 8 {
            0 => self.number(100, 1_000),
            1 => self.number(100, 10_000_000_000),
            _ => self.number(10_000, 30_000_000),
        });
        let fees = match self.byte() % 4 {
            0 => Fees {
                deducted: Fen::new(self.number(0, principal.get().saturating_sub(100).max(0) / 2)),
                received_only: self.once_in(2),
                upfront: self.amount(),
                each: Fen::new(self.number(0, 5_000)),
                each_percent: self.percent(2_000),
            },
            1 => Fees {
                each: Fen::new(self.number(0, 5_000)),
                ..Fees::NONE
            },
            _ => Fees::NONE,
        };
        let plan = Plan {
            first_due,
            due_day,
            instalments,
            accrual: self.pick(&[Accrual::Daily, Accrual::Monthly]),
            interest_only: if self.once_in(4) {
                self.number(0, i64::from(instalments.max(1)) - 1) as u16
            } else {
                0
            },
            stated: self.once_in(4).then(|| {
                Fen::new(self.number(1, (principal.get() / i64::from(instalments.max(1))).max(2)))
            }),
            unit: Fen::new(self.pick(&[1, 1, 10, 100])),
        };
        let counted = if fees.received_only {
            principal.minus(fees.deducted).unwrap_or(principal)
        } else {
            principal
        };
        let method = match self.byte() % 8 {
            0 | 7 => Method::EqualPrincipal(plan),
            1 => Method::EqualInstalment(plan),
            2 => Method::InterestOnly(plan),
            3 => Method::Flat(plan),
            4 => Method::Bullet { due: first_due },
            5 => Method::Open {
                until: self.once_in(2).then_some(first_due),
            },
            _ => Method::Given(self.rows(disbursed_on, counted)),
        };
        Contract {
            principal,
            disbursed_on,
            rate: self.rate(),
            day_count: self.pick(&DayCount::ALL),
            day_range: self.pick(&[
                DayRange::FirstNotLast,
                DayRange::AtLeastOneDay,
                DayRange::BothEnds,
            ]),
            method,
            fees,
            grace_days: if self.once_in(3) {
                self.number(0, 40) as u16
            } else {
                0
            },
            grace_count: self.pick(&[GraceCount::FromDueDate, GraceCount::AfterGrace]),
            penalty: Penalty {
                rate: if self.once_in(3) {
                    PenaltyRate::Own(self.rate())
                } else {
                    PenaltyRate::Multiple(self.multiple())
                },
                base: self.pick(&[
                    PenaltyBase::Principal,
                    PenaltyBase::PrincipalAndInterest,
                    PenaltyBase::AllOnceAccelerated,
                ]),
                compound: self.once_in(2),
            },
            late_fee: if self.once_in(3) {
                LateFee {
                    percent: self.percent(8_000),
                    of: self.pick(&[LateFeeBase::Principal, LateFeeBase::Instalment]),
                    floor: Fen::new(self.number(0, 3_000)),
                }
            } else {
                LateFee::NONE
            },
            order: self.pick(&Order::ALL),
            prepay: self.pick(&[
                Prepay::SmallerInstalments,
                Prepay::ShorterTerm,
                Prepay::NextInstalments,
            ]),
            prepaid_interest_first: self.once_in(2),
            unsure: Vec::new(),
        }
    }

    fn act(&mut self, contract: &Contract, on: NaiveDate) -> Act {
        let most = i64::from(contract.instalments()) + 1;
        match self.byte() % 20 {
            0..=6 => Act::Pay {
                amount: self.amount(),
                towards: match self.byte() % 8 {
                    0 => Towards::Instalment(self.number(0, most) as u16),
                    1 => Towards::Component(self.pick(&Component::ALL)),
                    2 => Towards::Prepayment,
                    _ => Towards::Order,
                },
            },
            7 | 8 => Act::PayInstalment {
                number: self.number(0, most) as u16,
            },
            9 => Act::Charge {
                component: self.pick(&Component::ALL),
                amount: self.amount(),
            },
            10 => Act::Waive {
                component: self.pick(&Component::ALL),
                amount: self.once_in(2).then(|| self.amount()),
            },
            11 => Act::SetRate { rate: self.rate() },
            12 => Act::StopInterest,
            13 => Act::ResumeInterest,
            14 => Act::Accelerate,
            15 => Act::Extend {
                months: self.number(1, 14) as u16,
            },
            16 => {
                let half = contract.principal.get() / 2;
                let whole = Fen::new(self.number(0, half.max(1)));
                Act::Replace {
                    rows: self.rows(on, whole),
                }
            }
            17 => Act::Assign { to: String::new() },
            18 => Act::Judgment {
                amount: self.amount(),
                pay_by: on,
            },
            _ => Act::Disburse {
                amount: self.amount(),
            },
        }
    }

    pub fn ledger(&mut self, contract: &Contract) -> Ledger {
        let count = self.number(0, 12).clamp(0, 40);
        (0..count)
            .map(|_| {
                let on = self.any_day(contract);
                Event::new(on, self.act(contract, on))
            })
            .collect()
    }

    /// A day of the loan or some time after, a due date or its neighbour
    /// often.
    pub fn any_day(&mut self, contract: &Contract) -> NaiveDate {
        let from = contract.disbursed_on;
        match self.byte() % 4 {
            0 => from,
            1 => {
                let number = self.number(1, i64::from(contract.instalments())) as u16;
                let due = contract.due(number).unwrap_or(from);
                plus_days(due, self.number(-1, 1).clamp(-9, 9)).unwrap_or(due)
            }
            _ => self.day(from, 600),
        }
    }
}

/// A whole case: contract, ledger and a day.
pub fn case(bytes: &[u8]) -> (Contract, Ledger, NaiveDate) {
    let mut source = Source::new(bytes);
    let contract = source.contract();
    let as_of = source.any_day(&contract).max(contract.disbursed_on);
    let ledger = source.ledger(&contract);
    (contract, ledger, as_of)
}

/// A case nobody would enter: any statement or any refusal, no panic.
pub fn wild(bytes: &[u8]) {
    let mut source = Source::wild(bytes);
    let contract = source.contract();
    let ledger = source.ledger(&contract);
    let as_of = source.any_day(&contract);
    match statement(&contract, &ledger, as_of) {
        Ok(s) => {
            assert_eq!(contract.check(), Ok(()));
            for item in &s.items {
                for component in Component::ALL {
                    assert!(item.owed.of(component) >= Fen::ZERO);
                }
            }
        }
        Err(StatementError::Schedule(ScheduleError::Contract(wrong))) => {
            assert!(!wrong.is_empty());
        }
        Err(_) => {}
    }
    let _ = payoff(&contract, &ledger, as_of);
    let _ = contract.last_due();
    let _ = contract.daily_rate().percent();
    let _ = contract.daily_penalty_rate().percent();
}

fn sum(amounts: impl IntoIterator<Item = Fen>) -> Fen {
    Fen::sum(amounts).unwrap()
}

fn nothing_negative(totals: &Totals) {
    for component in Component::ALL {
        assert!(
            totals.of(component) >= Fen::ZERO,
            "{component:?} {totals:?}"
        );
    }
}

fn replay(contract: &Contract, ledger: &Ledger, as_of: NaiveDate, daily: bool) -> Statement {
    let schedule = Schedule::of(contract).unwrap();
    let mut account = Account::new(contract, &schedule, true).unwrap();
    for (index, event) in ledger.events().iter().enumerate() {
        if event.on > as_of {
            break;
        }
        if daily && event.on >= contract.disbursed_on {
            step(&mut account, contract.disbursed_on, event.on);
        }
        account.apply(index, event).unwrap();
    }
    if daily {
        step(&mut account, contract.disbursed_on, as_of);
    }
    account.advance(as_of).unwrap();
    account.statement().unwrap()
}

fn step(account: &mut Account<'_>, from: NaiveDate, to: NaiveDate) {
    for day in from.iter_days().take_while(|d| *d < to) {
        account.advance(day).unwrap();
    }
}

/// Everything that must hold of a case.
///
/// # Panics
/// When it does not.
pub fn check(contract: &Contract, ledger: &Ledger, as_of: NaiveDate) {
    if let Err(wrong) = contract.check() {
        // What the source cannot always avoid.
        assert!(
            wrong
                .iter()
                .all(|e| matches!(e, ContractError::DueDay | ContractError::Stated)),
            "{wrong:?}"
        );
        return;
    }
    let schedule = match Schedule::of(contract) {
        Ok(schedule) => schedule,
        Err(ScheduleError::Contract(wrong)) => {
            assert_eq!(wrong, [ContractError::Stated]);
            return;
        }
        Err(ScheduleError::Overflow) => panic!("overflow in the schedule"),
    };
    check_schedule(contract, &schedule);
    let s = statement(contract, ledger, as_of).unwrap();
    check_sums(&s);
    check_reasons(contract, &s);
    check_payments(contract, ledger, &s);
    assert_eq!(payoff(contract, ledger, as_of), Ok(s.payoff().unwrap()));

    // Without lines, where instalments to come are not written down before
    // their turn, the same is due.
    let quick = Replay::open(contract, ledger, as_of).unwrap();
    let Standing {
        overdue,
        due_now,
        not_due,
    } = quick.standing(as_of).unwrap();
    assert_eq!(
        [overdue, due_now, not_due],
        [s.overdue, s.due_now, s.not_due]
    );
    assert_eq!(quick.next_due(), Ok(s.next_due));

    // What comes later is not known.
    let before: Ledger = ledger
        .events()
        .iter()
        .filter(|e| e.on <= as_of)
        .cloned()
        .collect();
    assert_eq!(statement(contract, &before, as_of).as_ref(), Ok(&s));

    // Time in steps is the same time.
    if days_between(contract.disbursed_on, as_of) < 1_500 {
        assert_eq!(replay(contract, ledger, as_of, true), s);
    }

    // Tomorrow is as announced.
    let tomorrow = plus_days(as_of, 1).unwrap();
    let then = statement(contract, &before, tomorrow).unwrap();
    let grown = then.payoff().unwrap().minus(&s.payoff().unwrap()).unwrap();
    assert_eq!(s.growth, grown);
    nothing_negative(&grown);
    assert_eq!(grown.of(Component::Principal), Fen::ZERO);

    // What is announced as due is due then.
    if let Some(next) = s.next_due {
        assert!(next.due > as_of);
        if in_range(next.due) {
            let then = statement(contract, &before, next.due).unwrap();
            let items = then
                .items
                .iter()
                .filter(|i| i.which == next.which && i.due == next.due);
            let owed = sum(items.map(|i| i.total().unwrap()));
            assert_eq!(owed, next.amount, "{next:?}");
        }
    }

    // The payoff amount ends the debt; but rows without principal are due as
    // they were agreed, whatever else is paid.
    let amount = s.payoff_amount().unwrap();
    let mut ended = before.clone();
    let rows_go_on = before
        .events()
        .iter()
        .filter_map(|e| match &e.act {
            Act::Replace { rows } => Some(rows),
            _ => None,
        })
        .chain(match &contract.method {
            Method::Given(rows) => Some(rows),
            _ => None,
        })
        .any(|rows| rows.last().is_some_and(|r| r.principal.is_zero()))
        || s.remarks
            .iter()
            .any(|r| r.remark == Remark::AgreementExceeds(Fen::ZERO));
    if amount > Fen::ZERO && amount <= ashore::money::MAX_TYPED && !rows_go_on {
        let towards = Towards::Order;
        ended.add(Event::new(as_of, Act::Pay { amount, towards }));
        for days in [0, 1, 40, 700] {
            let then = plus_days(as_of, days).unwrap();
            let after = statement(contract, &ended, then).unwrap();
            assert_eq!(after.payoff(), Ok(Totals::default()), "{days} days later");
            assert_eq!(after.overpaid, s.overpaid);
            assert_eq!(after.next_due, None);
            check_sums(&after);
        }
    }
}

fn check_schedule(contract: &Contract, schedule: &Schedule) {
    let whole = contract.counted_principal();
    let mut balance = whole;
    let mut before = contract.disbursed_on;
    for i in &schedule.instalments {
        assert_eq!(i.balance_before, balance);
        assert!(i.principal >= Fen::ZERO && i.interest >= Fen::ZERO && i.fee >= Fen::ZERO);
        assert_eq!(i.from, before);
        assert!(i.due > before || i.due.year() == 2100);
        balance = balance.minus(i.principal).unwrap();
        before = i.due;
    }
    assert_eq!(balance, Fen::ZERO);
    // Not paid and not late, each instalment comes to what the schedule says.
    for i in schedule.instalments.iter().filter(|i| in_range(i.due)) {
        let s = statement(contract, &Ledger::new(), i.due).unwrap();
        let item = s
            .items
            .iter()
            .find(|item| item.which == ashore::loan::statement::Which::Instalment(i.number))
            .unwrap();
        let part = |c| item.owed.of(c);
        assert_eq!(part(Component::Principal), i.principal);
        assert_eq!(part(Component::Interest), i.interest, "{i:?}");
        assert_eq!(part(Component::Fee), i.fee);
    }
    let kind = contract.method.kind();
    if kind == MethodKind::EqualInstalment {
        let paying: Vec<_> = schedule
            .instalments
            .iter()
            .filter(|i| !i.principal.is_zero() && !i.balance_before.is_zero())
            .collect();
        if let Some((_, all)) = paying.split_last() {
            for pair in all.windows(2) {
                let [a, b] = pair else { continue };
                assert_eq!(
                    a.principal.plus(a.interest).unwrap(),
                    b.principal.plus(b.interest).unwrap()
                );
            }
        }
    }
}

fn check_sums(s: &Statement) {
    let mut totals = [Totals::default(); 3];
    let mut principal = Fen::ZERO;
    for item in &s.items {
        let charged = item.charged().unwrap();
        let owed = charged
            .minus(&item.paid)
            .unwrap()
            .minus(&item.waived)
            .unwrap();
        assert_eq!(owed, item.owed, "{item:?}");
        for sums in [&item.owed, &item.paid, &item.waived, &charged] {
            nothing_negative(sums);
        }
        for line in &item.lines {
            assert!(line.amount >= Fen::ZERO && line.base >= Fen::ZERO && line.days >= 0);
            assert!(line.from <= line.to, "{line:?}");
        }
        principal = principal.plus(charged.of(Component::Principal)).unwrap();
        let group = match item.status {
            Status::Overdue { days } => {
                assert!(days >= 0 && item.due < s.as_of);
                0
            }
            Status::InGrace { .. } | Status::DueToday => 1,
            Status::Current | Status::Future => 2,
            Status::Paid => {
                assert!(item.owed.is_zero());
                continue;
            }
        };
        if group < 2 {
            assert!(item.due <= s.as_of && !item.owed.is_zero());
        }
        totals[group] = totals[group].plus(&item.owed).unwrap();
    }
    assert_eq!(totals, [s.overdue, s.due_now, s.not_due]);
    assert_eq!(principal, s.lent);
    nothing_negative(&s.growth);
    assert!(s.overpaid >= Fen::ZERO);
}

/// `base × numerator ÷ denominator` of the reasons, rounded half up once.
fn half_up(base: Fen, num: i128, den: i128) -> Fen {
    let exact = i128::from(base.get()) * num;
    Fen::new(i64::try_from((2 * exact + den).div_euclid(2 * den)).unwrap())
}

/// What a line comes to by the reasons it gives, worked out anew; nothing
/// where it is what others left.
fn worked_out(line: &Line) -> Option<Fen> {
    let (rate, count) = line.quoted;
    let days = i128::from(line.days);
    let (num, den) = rate.daily(count).parts();
    Some(match line.formula {
        Formula::Accrual | Formula::PenaltyRate => half_up(line.base, num * days, den),
        Formula::PenaltyAccrual { multiple } => {
            let (num, den) = rate.daily(count).times(multiple).parts();
            half_up(line.base, num * days, den)
        }
        Formula::Monthly { months, month_days } => {
            let (num, den) = rate.monthly(count).parts();
            let (part, whole) = if line.days == month_days {
                (1, 1)
            } else {
                (days, i128::from(month_days))
            };
            half_up(line.base, num * i128::from(months) * part, den * whole)
        }
        Formula::LateFee { percent, floor } => percent.of(line.base).unwrap().max(floor),
        _ => return None,
    })
}

/// Every line says truly how it came about.
fn check_reasons(contract: &Contract, s: &Statement) {
    for line in s.items.iter().flat_map(|item| &item.lines) {
        if let Some(amount) = worked_out(line) {
            assert_eq!(line.amount, amount, "{line:?}");
        }
        assert_eq!(line.quoted.1, contract.day_count);
        assert!(!line.sources.is_empty());
        let between = contract.day_count.days(line.from, line.to);
        match line.component {
            Component::Penalty | Component::Compound => assert_eq!(line.days, between, "{line:?}"),
            // A share of a fixed interest is by calendar days.
            _ if matches!(line.formula, Formula::FixedShare { .. }) => {
                assert_eq!(line.days, days_between(line.from, line.to));
            }
            // The range may count the last day as well.
            Component::Interest => assert!(line.days <= between.max(0) + 1, "{line:?}"),
            _ => assert_eq!(line.days, 0, "{line:?}"),
        }
        let kind = contract.method.kind();
        match (line.component, line.formula) {
            (Component::Principal, Formula::EqualPart { whole, parts, last }) => {
                let unit = contract.method.plan().map_or(Fen::new(1), |p| p.unit);
                let part = whole.part_of(parts, unit);
                let before = i64::from(parts - 1) * part.get();
                let amount = if last {
                    Fen::new(whole.get() - before)
                } else {
                    part
                };
                assert_eq!((line.base, line.amount), (whole, amount), "{line:?}");
            }
            (Component::Principal, Formula::AnnuityPart { instalment, last }) => {
                assert!(matches!(
                    kind,
                    MethodKind::EqualInstalment | MethodKind::Flat
                ));
                assert!(last || line.amount <= instalment, "{line:?}");
                assert_eq!(line.base, line.amount);
            }
            (Component::Principal, _) => assert_eq!(line.base, line.amount, "{line:?}"),
            _ => {}
        }
    }
}

fn check_payments(contract: &Contract, ledger: &Ledger, s: &Statement) {
    let allocated = |event: usize, how: Settled| {
        sum(s
            .allocations
            .iter()
            .filter(|a| a.event == event && a.how == how)
            .map(|a| a.amount))
    };
    let mut overpaid = Fen::ZERO;
    for (index, event) in ledger.events().iter().enumerate() {
        let back = sum(s
            .remarks
            .iter()
            .filter(|r| r.event == index)
            .map(|r| match r.remark {
                Remark::Overpaid(amount) => amount,
                _ => Fen::ZERO,
            }));
        overpaid = overpaid.plus(back).unwrap();
        let paid = allocated(index, Settled::Paid);
        let waived = allocated(index, Settled::Waived);
        let counts = (contract.disbursed_on..=s.as_of).contains(&event.on);
        match &event.act {
            Act::Pay { amount, .. } if counts => {
                assert_eq!(paid.plus(back), Ok(*amount));
                assert_eq!(waived, Fen::ZERO);
            }
            Act::PayInstalment { .. } if counts => assert_eq!(waived, Fen::ZERO),
            Act::Waive { amount, .. } if counts => {
                assert_eq!(paid, Fen::ZERO);
                assert!(amount.is_none_or(|amount| waived <= amount));
            }
            Act::Replace { .. } if counts => assert_eq!(paid, Fen::ZERO),
            _ => assert_eq!((paid, waived), (Fen::ZERO, Fen::ZERO)),
        }
    }
    assert_eq!(overpaid, s.overpaid);
    for a in &s.allocations {
        assert!(a.amount > Fen::ZERO);
        assert_eq!(ledger.events().get(a.event).map(|e| e.on), Some(a.on));
        // By item, as the items say.
        let paid = |a: &Allocation| a.how == Settled::Paid;
        let allocations = s
            .allocations
            .iter()
            .filter(|b| b.which == a.which && b.component == a.component && paid(b) == paid(a));
        let items = s.items.iter().filter(|i| i.which == a.which);
        let settled = items.map(|i| match a.how {
            Settled::Paid => i.paid.of(a.component),
            Settled::Waived | Settled::Carried => i.waived.of(a.component),
        });
        assert_eq!(sum(allocations.map(|b| b.amount)), sum(settled), "{a:?}");
    }
    let paid = |i: &ashore::loan::statement::Item| i.paid.sum();
    let all: Result<Vec<Fen>, Overflow> = s.items.iter().map(paid).collect();
    let by_events = s.allocations.iter().filter(|a| a.how == Settled::Paid);
    assert_eq!(sum(all.unwrap()), sum(by_events.map(|a| a.amount)));
}

/// One run of the fuzz target.
pub fn run(bytes: &[u8]) {
    match bytes.split_first() {
        Some((0..=63, rest)) => wild(rest),
        Some((_, rest)) => {
            let (contract, ledger, as_of) = case(rest);
            check(&contract, &ledger, as_of);
        }
        None => {}
    }
}
