//! The same debt read another way: a contract's conventions and a ledger's
//! events under assumptions, and what they come to.
//!
//! [`super::range`] goes through the readings of what the borrower does not
//! know, [`super::claim`] through those a lender may have used.

use chrono::NaiveDate;

use super::account::Account;
use super::contract::{
    Accrual, Contract, DayRange, GraceCount, LateFee, Order, Penalty, PenaltyBase, PenaltyRate,
    Unsure,
};
use super::ledger::{Act, Event, Ledger};
use super::schedule::Schedule;
use super::statement::{Standing, StatementError};
use crate::calendar::in_range;
use crate::money::Overflow;
use crate::rate::DayCount;

/// A value for one of the conventions a borrower may not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    DayCount(DayCount),
    DayRange(DayRange),
    /// 0 to 60.
    GraceDays(u16),
    GraceCount(GraceCount),
    PenaltyRate(PenaltyRate),
    PenaltyBase(PenaltyBase),
    Compound(bool),
    Accrual(Accrual),
}

impl Choice {
    /// What it is a value for.
    #[must_use]
    pub const fn axis(self) -> Unsure {
        match self {
            Choice::DayCount(_) => Unsure::DayCount,
            Choice::DayRange(_) => Unsure::DayRange,
            Choice::GraceDays(_) => Unsure::GraceDays,
            Choice::GraceCount(_) => Unsure::GraceCount,
            Choice::PenaltyRate(_) => Unsure::PenaltyRate,
            Choice::PenaltyBase(_) => Unsure::PenaltyBase,
            Choice::Compound(_) => Unsure::Compound,
            Choice::Accrual(_) => Unsure::Accrual,
        }
    }

    /// The value a contract has; `None` where the clause says nothing for it.
    #[must_use]
    pub const fn of(contract: &Contract, axis: Unsure) -> Option<Choice> {
        Some(match axis {
            Unsure::DayCount => Choice::DayCount(contract.day_count),
            Unsure::DayRange => Choice::DayRange(contract.day_range),
            Unsure::GraceDays => Choice::GraceDays(contract.grace_days),
            Unsure::GraceCount => Choice::GraceCount(contract.grace_count),
            Unsure::PenaltyRate => Choice::PenaltyRate(contract.penalty.rate),
            Unsure::PenaltyBase => Choice::PenaltyBase(contract.penalty.base),
            Unsure::Compound => Choice::Compound(contract.penalty.compound),
            Unsure::Accrual => match contract.method.accrual() {
                Some(accrual) => Choice::Accrual(accrual),
                None => return None,
            },
        })
    }
}

/// When all remaining principal fell due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accelerated {
    AsEntered,
    Never,
    On(NaiveDate),
}

/// How a contract and its ledger are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub day_count: DayCount,
    pub day_range: DayRange,
    pub grace_days: u16,
    pub grace_count: GraceCount,
    pub penalty: Penalty,
    pub late_fee: LateFee,
    pub order: Order,
    pub received_only: bool,
    /// Of a contract with a plan.
    pub accrual: Option<Accrual>,
    pub accelerated: Accelerated,
    /// An event that is left out, by its index in the ledger.
    pub missing: Option<usize>,
}

impl Reading {
    /// As entered.
    pub const fn of(contract: &Contract) -> Reading {
        Reading {
            day_count: contract.day_count,
            day_range: contract.day_range,
            grace_days: contract.grace_days,
            grace_count: contract.grace_count,
            penalty: contract.penalty,
            late_fee: contract.late_fee,
            order: contract.order,
            received_only: contract.fees.received_only,
            accrual: contract.method.accrual(),
            accelerated: Accelerated::AsEntered,
            missing: None,
        }
    }

    pub const fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::DayCount(value) => self.day_count = value,
            Choice::DayRange(value) => self.day_range = value,
            Choice::GraceDays(value) => self.grace_days = value,
            Choice::GraceCount(value) => self.grace_count = value,
            Choice::PenaltyRate(value) => self.penalty.rate = value,
            Choice::PenaltyBase(value) => self.penalty.base = value,
            Choice::Compound(value) => self.penalty.compound = value,
            Choice::Accrual(value) => self.accrual = Some(value),
        }
    }

    pub fn put_into(&self, contract: &mut Contract) {
        contract.day_count = self.day_count;
        contract.day_range = self.day_range;
        contract.grace_days = self.grace_days;
        contract.grace_count = self.grace_count;
        contract.penalty = self.penalty;
        contract.late_fee = self.late_fee;
        contract.order = self.order;
        contract.fees.received_only = self.received_only;
        if let (Some(accrual), Some(plan)) = (self.accrual, contract.method.plan_mut()) {
            plan.accrual = accrual;
        }
    }
}

/// What a schedule depends on, of a reading.
type ScheduleKey = (DayCount, DayRange, bool, Option<Accrual>);

/// Replays of one debt under many readings. A schedule is computed once for
/// all the readings that share it, and no line is kept.
pub(super) struct Replays<'a> {
    /// Takes on one reading after the other.
    contract: Contract,
    ledger: &'a Ledger,
    /// Events after this day are not known yet.
    known_until: NaiveDate,
    /// At most thirty-six; `None` where a reading gives no schedule.
    schedules: Vec<(ScheduleKey, Option<Schedule>)>,
    /// Replays so far.
    pub done: usize,
}

impl<'a> Replays<'a> {
    /// # Errors
    /// [`StatementError`] where there is no statement for the debt as entered.
    pub fn new(
        contract: &Contract,
        ledger: &'a Ledger,
        as_of: NaiveDate,
    ) -> Result<Replays<'a>, StatementError> {
        if !in_range(as_of) {
            return Err(StatementError::DayOutOfRange);
        }
        if as_of < contract.disbursed_on {
            return Err(StatementError::BeforeDisbursement {
                disbursed_on: contract.disbursed_on,
            });
        }
        let schedule = Schedule::of(contract)?;
        let reading = Reading::of(contract);
        Ok(Replays {
            contract: contract.clone(),
            ledger,
            known_until: as_of,
            schedules: vec![(key(&reading), Some(schedule))],
            done: 0,
        })
    }

    /// Where the debt stands on each of `days`, which rise and are not before
    /// the loan. Nothing where the reading gives no figure.
    pub fn on(&mut self, reading: &Reading, days: &[NaiveDate]) -> Option<Vec<Standing>> {
        self.done += 1;
        reading.put_into(&mut self.contract);
        let key = key(reading);
        if self.schedules.iter().all(|(known, _)| *known != key) {
            let schedule = Schedule::of(&self.contract).ok();
            self.schedules.push((key, schedule));
        }
        let (_, schedule) = self.schedules.iter().find(|(known, _)| *known == key)?;
        let schedule = schedule.as_ref()?;
        self.replay(schedule, reading, days).ok()
    }

    fn replay(
        &self,
        schedule: &Schedule,
        reading: &Reading,
        days: &[NaiveDate],
    ) -> Result<Vec<Standing>, Overflow> {
        let mut account = Account::new(&self.contract, schedule, false)?;
        let mut accelerate = match reading.accelerated {
            Accelerated::On(day) => Some(Event::new(day, Act::Accelerate)),
            Accelerated::AsEntered | Accelerated::Never => None,
        };
        let as_entered = reading.accelerated == Accelerated::AsEntered;
        let mut events = self
            .ledger
            .events()
            .iter()
            .enumerate()
            .take_while(|(_, event)| event.on <= self.known_until)
            .filter(|(index, event)| {
                reading.missing != Some(*index) && (as_entered || event.act != Act::Accelerate)
            })
            .peekable();
        let mut standings = Vec::with_capacity(days.len());
        for day in days {
            while let Some((index, event)) = events.next_if(|(_, event)| event.on <= *day) {
                // After the other events of its day.
                if let Some(first) = accelerate.take_if(|first| first.on < event.on) {
                    account.apply(usize::MAX, &first)?;
                }
                account.apply(index, event)?;
            }
            if let Some(last) = accelerate.take_if(|last| last.on <= *day) {
                account.apply(usize::MAX, &last)?;
            }
            account.advance(*day)?;
            standings.push(account.standing()?);
        }
        Ok(standings)
    }
}

const fn key(reading: &Reading) -> ScheduleKey {
    (
        reading.day_count,
        reading.day_range,
        reading.received_only,
        reading.accrual,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::ledger::Towards;
    use crate::loan::statement::standing;
    use crate::loan::template::{Product, Template};
    use crate::money::Fen;
    use crate::rate::{Per, Rate};

    /// Money that comes on the day of the acceleration still pays ahead of its
    /// time: all of it principal here, where interest would come first once
    /// everything is due.
    #[test]
    fn an_acceleration_is_the_last_event_of_its_day() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let mut contract =
            Template::contract(Product::BankLoan, day("2026-01-05"), day("2026-02-20"));
        contract.principal = Fen::new(1_000_000);
        contract.rate = Rate::parse("15.4", Per::Year).unwrap();
        contract.prepaid_interest_first = false;
        let on = day("2026-02-05");
        let paid = Event::new(
            on,
            Act::Pay {
                amount: Fen::new(100_000),
                towards: Towards::Order,
            },
        );
        let accelerated = Event::new(on, Act::Accelerate);
        let entered = |events: [&Event; 2]| {
            let ledger: Ledger = events.into_iter().cloned().collect();
            standing(&contract, &ledger, on).unwrap()
        };
        let last = entered([&paid, &accelerated]);
        assert_ne!(last, entered([&accelerated, &paid]));
        let ledger: Ledger = [paid].into_iter().collect();
        let mut replays = Replays::new(&contract, &ledger, on).unwrap();
        let mut reading = Reading::of(&contract);
        reading.accelerated = Accelerated::On(on);
        assert_eq!(replays.on(&reading, &[on]), Some(vec![last]));
    }
}
