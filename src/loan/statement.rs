//! What is owed on a day, line by line, each line with its own reason.
//!
//! ```text
//! owed      = Σ lines − paid − waived, by component and by item
//! overdue   = items due before the day, beyond their grace
//! due now   = items due today or within grace
//! not due   = remaining principal and its interest to date
//! payoff    = overdue + due now + not due
//! ```
//!
//! The lines come from [`super::account`], for a card from [`super::card`],
//! which replay contract and ledger day by day.

use chrono::NaiveDate;

use super::account::Account;
use super::card::Card;
use super::contract::{Contract, Method};
use super::ledger::{Event, Ledger};
use super::schedule::{Schedule, ScheduleError};
use crate::calendar::{in_range, next_day};
use crate::law::SourceId;
use crate::money::{Fen, Overflow};
use crate::rate::{DayCount, Multiple, Percent, Rate, Ratio};
use crate::stored::names;

/// What a line charges for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// 本金
    Principal,
    /// 利息
    Interest,
    /// 罚息
    Penalty,
    /// 复利
    Compound,
    /// 服务费, 担保费, 保险费 and the like
    Fee,
    /// 违约金
    LateFee,
    /// 实现债权的费用: costs of enforcing the claim
    Cost,
}

names!(Component {
    Principal = "principal",
    Interest = "interest",
    Penalty = "penalty",
    Compound = "compound",
    Fee = "fee",
    LateFee = "late-fee",
    Cost = "cost",
});

impl Component {
    pub const COUNT: usize = 7;
    pub const ALL: [Component; Component::COUNT] = [
        Component::Principal,
        Component::Interest,
        Component::Penalty,
        Component::Compound,
        Component::Fee,
        Component::LateFee,
        Component::Cost,
    ];

    /// Whether it is a charge that can be entered by hand.
    #[must_use]
    pub const fn is_charge(self) -> bool {
        matches!(self, Component::Fee | Component::LateFee | Component::Cost)
    }
}

/// How a line's amount came about. With the line's base, days and rate it is
/// the whole reason; the view only puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// `whole ÷ parts`, rounded; `last` takes the remainder.
    EqualPart { whole: Fen, parts: u16, last: bool },
    /// `instalment − interest`; the last takes the balance.
    AnnuityPart { instalment: Fen, last: bool },
    /// The principal of all instalments that an acceleration made due.
    RemainingPrincipal,
    /// Repaid before it was due.
    Prepaid,
    /// What an instalment is after a prepayment, a waiver or another change.
    Changed,
    /// What had been paid and given up of an instalment when its rest became
    /// part of something else.
    Settled,
    /// As the schedule, the agreement or the event says.
    Given,
    /// `base × rate × days`.
    Accrual,
    /// `base × monthly rate × months`, for a part of them
    /// `× days ÷ month_days`.
    Monthly { months: u16, month_days: i64 },
    /// A fixed interest of the period, by `days ÷ period_days` of it.
    FixedShare { whole: Fen, period_days: i64 },
    /// `base × rate × multiple × days`.
    PenaltyAccrual { multiple: Multiple },
    /// `base × penalty rate × days`, a rate of its own.
    PenaltyRate,
    /// `base × percent`, at least `floor`.
    LateFee { percent: Percent, floor: Fen },
    /// The same of a card: the base is the unpaid part of the minimum.
    MinimumFee { percent: Percent, floor: Fen },
    /// Bought with a card on that day, or drawn in cash.
    Posted { cash: bool },
    /// `base × percent`: the fee of a card's instalment.
    PlanFee { percent: Percent },
    /// What no statement has posted yet of a card's instalment plan.
    Unposted,
}

/// One line of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub component: Component,
    /// What the amount is charged on.
    pub base: Fen,
    /// First day counted.
    pub from: NaiveDate,
    /// Day not counted any more.
    pub to: NaiveDate,
    /// Days counted; 0 where time does not matter.
    pub days: i64,
    /// The rate as the contract quotes it, and how its year is divided. The
    /// multiple of a penalty is in `formula`.
    pub quoted: (Rate, DayCount),
    pub amount: Fen,
    pub formula: Formula,
    pub sources: &'static [SourceId],
}

impl Line {
    /// The quoted rate for one day, exact.
    #[must_use]
    pub fn daily(&self) -> Ratio {
        self.quoted.0.daily(self.quoted.1)
    }
}

/// Where an item stands on the day of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing of it is owed any more.
    Paid,
    /// Due before the day, beyond its grace, unpaid for so many days.
    Overdue { days: i64 },
    /// Due, still within its grace days; late after `until`.
    InGrace { until: NaiveDate },
    /// Due on this very day; late from tomorrow.
    DueToday,
    /// Not due yet; interest of the running period accrues with it.
    Current,
    /// Not due yet, its interest period has not begun.
    Future,
}

impl Status {
    /// Whether the item has matured and is unpaid.
    #[must_use]
    pub const fn is_matured(self) -> bool {
        matches!(
            self,
            Status::Overdue { .. } | Status::InGrace { .. } | Status::DueToday
        )
    }
}

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Instalment(u16),
    /// Everything an acceleration made due at once.
    Accelerated {
        first: u16,
        last: u16,
    },
    /// Principal repaid before it was due, by this event.
    Prepaid {
        event: usize,
    },
    /// A fee or cost charged by this event.
    Charge {
        event: usize,
    },
    /// A row of an agreement, counted from 1.
    Agreed(u16),
    /// Principal that an agreement (this event) gave up.
    GivenUp {
        event: usize,
    },
    /// What a card's bill was the first to charge; 0 is the opening bill. The
    /// last is the coming bill. `due` is the bill's, and the status that of
    /// its minimum: a bill may be late on a minimum while nothing of its own
    /// charges is owed any more.
    Cycle(u16),
    /// What is not posted yet of a card's instalment plan, counted from 1.
    CardPlan(u16),
}

/// An instalment, or whatever else is owed as a unit, with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub which: Which,
    pub due: NaiveDate,
    pub status: Status,
    /// Everything charged, paid or not.
    pub lines: Vec<Line>,
    pub paid: Totals,
    pub waived: Totals,
    /// Σ lines − paid − waived.
    pub owed: Totals,
}

impl Item {
    /// What is owed of it.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn total(&self) -> Result<Fen, Overflow> {
        self.owed.sum()
    }

    /// Σ lines, by component.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn charged(&self) -> Result<Totals, Overflow> {
        let mut totals = Totals::default();
        for line in &self.lines {
            totals.add(line.component, line.amount)?;
        }
        Ok(totals)
    }
}

/// Sums by component, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals([Fen; Component::COUNT]);

impl Totals {
    #[must_use]
    pub fn of(&self, component: Component) -> Fen {
        self.0.get(component as usize).copied().unwrap_or(Fen::ZERO)
    }

    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn sum(&self) -> Result<Fen, Overflow> {
        Fen::sum(self.0)
    }

    /// The sum without the principal.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn charges(&self) -> Result<Fen, Overflow> {
        self.sum()?.minus(self.of(Component::Principal))
    }

    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|fen| fen.is_zero())
    }

    /// Adds an amount to a component.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn add(&mut self, component: Component, amount: Fen) -> Result<(), Overflow> {
        if let Some(slot) = self.0.get_mut(component as usize) {
            *slot = slot.plus(amount)?;
        }
        Ok(())
    }

    /// Puts an amount in place of what was there.
    pub(super) fn set(&mut self, component: Component, amount: Fen) {
        if let Some(slot) = self.0.get_mut(component as usize) {
            *slot = amount;
        }
    }

    /// Component by component.
    fn each_with(
        &self,
        other: &Totals,
        join: fn(Fen, Fen) -> Result<Fen, Overflow>,
    ) -> Result<Totals, Overflow> {
        let mut joined = Totals::default();
        for ((slot, a), b) in joined.0.iter_mut().zip(self.0).zip(other.0) {
            *slot = join(a, b)?;
        }
        Ok(joined)
    }

    /// # Errors
    /// [`Overflow`] when a difference does not fit.
    pub fn minus(&self, other: &Totals) -> Result<Totals, Overflow> {
        self.each_with(other, Fen::minus)
    }

    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn plus(&self, other: &Totals) -> Result<Totals, Overflow> {
        self.each_with(other, Fen::plus)
    }
}

/// The next instalment that falls due after the day of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextDue {
    pub which: Which,
    pub due: NaiveDate,
    /// What will be due with it if nothing more is paid before.
    pub amount: Fen,
}

/// Whether money came or was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    Paid,
    Waived,
    /// Not owed here any more: it stands in the rows of an agreement. Among the
    /// sums it is with what was given up.
    Carried,
}

/// Where some of an event's money went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Index in the ledger.
    pub event: usize,
    pub on: NaiveDate,
    pub which: Which,
    pub component: Component,
    pub amount: Fen,
    pub how: Settled,
}

/// What is to be said about an event; it never gets lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Before the loan was paid out: not counted.
    BeforeDisbursement,
    /// More was paid than was owed on that day: this much came back to the
    /// borrower's credit.
    Overpaid(Fen),
    /// The contract has no such instalment, or it was settled already.
    NoSuchInstalment(u16),
    /// The instalment was not due yet: not counted.
    NotDueYet(u16),
    /// Less than that was owed of the component: only this much was given up.
    WaivedLess(Fen),
    /// Nothing was left to accelerate, extend or replace.
    NothingLeft,
    /// The agreement names more principal than was owed: not counted. The
    /// principal owed on that day.
    AgreementExceeds(Fen),
    /// The rows of the agreement are not in order: not counted.
    AgreementRows,
    /// An amount or a rate out of range, or a component that is no charge.
    OutOfRange,
    /// A card knows no such act: not counted.
    NotForCard,
}

/// A remark and the event it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remarked {
    /// Index in the ledger.
    pub event: usize,
    pub remark: Remark,
}

/// What is owed on one debt on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub as_of: NaiveDate,
    /// Instalments in order; after an acceleration the rest is one item. A
    /// card's bills, then its instalment plans.
    pub items: Vec<Item>,
    /// 逾期: matured, beyond grace, unpaid. Of a card, the unpaid minimum of
    /// bills whose due date has passed, by component as a payment would settle
    /// it.
    pub overdue: Totals,
    /// Due today or within grace: to be paid, not late yet. Of a card, what
    /// the current bill's minimum adds to the overdue one.
    pub due_now: Totals,
    /// Not yet due: remaining principal and its interest to date. Of a card,
    /// the rest of the balance.
    pub not_due: Totals,
    /// What the day after adds to the payoff amount, by component, if nothing
    /// is paid: exactly the statement of the next day less this one. Zero on
    /// the last day of the calendar.
    pub growth: Totals,
    pub next_due: Option<NextDue>,
    /// What was lent up to this day.
    pub lent: Fen,
    /// Paid beyond everything owed, to the borrower's credit.
    pub overpaid: Fen,
    /// Where every fen of each payment and waiver went.
    pub allocations: Vec<Allocation>,
    pub remarks: Vec<Remarked>,
}

impl Statement {
    /// 逾期金额: what must be paid to be no longer late.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn overdue_amount(&self) -> Result<Fen, Overflow> {
        self.overdue.sum()
    }

    /// All components: overdue, due now and not yet due.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn payoff(&self) -> Result<Totals, Overflow> {
        self.overdue.plus(&self.due_now)?.plus(&self.not_due)
    }

    /// 结清金额: what ends the debt if paid on this day.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn payoff_amount(&self) -> Result<Fen, Overflow> {
        self.payoff()?.sum()
    }

    /// The due date since which something is overdue.
    #[must_use]
    pub fn overdue_since(&self) -> Option<NaiveDate> {
        self.items
            .iter()
            .filter(|i| matches!(i.status, Status::Overdue { .. }))
            .map(|i| i.due)
            .min()
    }
}

/// The sums of a [`Statement`], apart by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// 逾期: matured, beyond grace, unpaid.
    pub overdue: Totals,
    /// Due today or within grace.
    pub due_now: Totals,
    /// Remaining principal and its interest to date.
    pub not_due: Totals,
}

impl Standing {
    /// What ends the debt if paid on this day.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn payoff(&self) -> Result<Totals, Overflow> {
        self.overdue.plus(&self.due_now)?.plus(&self.not_due)
    }
}

/// Why there is no statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementError {
    Schedule(ScheduleError),
    /// Nothing had been lent on that day.
    BeforeDisbursement {
        disbursed_on: NaiveDate,
    },
    /// Outside the years 2000 to 2100.
    DayOutOfRange,
}

impl From<ScheduleError> for StatementError {
    fn from(e: ScheduleError) -> Self {
        StatementError::Schedule(e)
    }
}

impl From<Overflow> for StatementError {
    fn from(e: Overflow) -> Self {
        StatementError::Schedule(e.into())
    }
}

/// The statement of a debt as of a day.
///
/// # Errors
/// [`StatementError`]: the contract does not hold together, or the day is
/// before the loan or off the calendar.
pub fn statement(
    contract: &Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
) -> Result<Statement, StatementError> {
    match open(contract, ledger, as_of, true)? {
        Replay::Loan(account) => Ok(account.statement()?),
        Replay::Card(mut card) => {
            let mut statement = card.statement(as_of)?;
            if let Some(next) = next_day(as_of).filter(|d| in_range(*d)) {
                card.advance(next)?;
                statement.growth = card.payoff()?.minus(&statement.payoff()?)?;
            }
            Ok(statement)
        }
    }
}

/// Only the sums of [`statement`], without lines: what a chart or a search
/// over many days or contracts needs.
///
/// # Errors
/// As [`statement`].
pub fn payoff(
    contract: &Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
) -> Result<Totals, StatementError> {
    Ok(open(contract, ledger, as_of, false)?.payoff()?)
}

/// The sums of [`statement`] apart by where they stand, without lines.
///
/// # Errors
/// As [`statement`].
pub fn standing(
    contract: &Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
) -> Result<Standing, StatementError> {
    Ok(open(contract, ledger, as_of, false)?.standing(as_of)?)
}

/// The replay of a loan or of a card: a debt on its way through time.
#[derive(Clone, Debug)]
pub enum Replay<'a> {
    Loan(Box<Account<'a>>),
    Card(Box<Card<'a>>),
}

impl<'a> Replay<'a> {
    /// A debt as its ledger leaves it on a day, without lines; further events
    /// may follow.
    ///
    /// # Errors
    /// As [`statement`].
    pub fn open(
        contract: &'a Contract,
        ledger: &Ledger,
        as_of: NaiveDate,
    ) -> Result<Replay<'a>, StatementError> {
        open(contract, ledger, as_of, false)
    }

    /// Lets an event happen; events come in the order of their days. `index`
    /// is its place in the ledger, by which remarks and allocations name it.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn apply(&mut self, index: usize, event: &Event) -> Result<(), Overflow> {
        match self {
            Replay::Loan(account) => account.apply(index, event),
            Replay::Card(card) => card.apply(index, event),
        }
    }

    /// Lets time pass up to a day.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn advance(&mut self, day: NaiveDate) -> Result<(), Overflow> {
        match self {
            Replay::Loan(account) => account.advance(day),
            Replay::Card(card) => card.advance(day),
        }
    }

    /// Everything owed today, by component.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn payoff(&self) -> Result<Totals, Overflow> {
        match self {
            Replay::Loan(account) => account.payoff(),
            Replay::Card(card) => card.payoff(),
        }
    }

    /// Whether principal that is not due yet is owed, as far as that is known
    /// without a sum.
    #[must_use]
    pub fn is_lent(&self) -> bool {
        match self {
            Replay::Loan(account) => account.is_lent(),
            Replay::Card(_) => false,
        }
    }

    /// What of it is overdue, due today and not due. `as_of` is the day it has
    /// been advanced to.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn standing(&self, as_of: NaiveDate) -> Result<Standing, Overflow> {
        match self {
            Replay::Loan(account) => account.standing(),
            Replay::Card(card) => {
                let Statement {
                    overdue,
                    mut due_now,
                    mut not_due,
                    ..
                } = card.statement(as_of)?;
                // A bill that has been sent is due on its day, not before.
                if card.is_bill_ahead() {
                    not_due = not_due.plus(&std::mem::take(&mut due_now))?;
                }
                Ok(Standing {
                    overdue,
                    due_now,
                    not_due,
                })
            }
        }
    }

    /// The next due date after today and what it asks for.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn next_due(&self) -> Result<Option<NextDue>, Overflow> {
        match self {
            Replay::Loan(account) => account.next_due(),
            Replay::Card(card) => card.next_due(),
        }
    }

    /// What a day adds to it while nothing changes, in millionths of a fen:
    /// finer than a statement's growth, so that debts can be compared.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn growth(&self) -> Result<i128, Overflow> {
        match self {
            Replay::Loan(account) => account.growth(),
            Replay::Card(card) => card.growth(),
        }
    }
}

/// A base at a rate for one day, in millionths of a fen, rounded down.
pub(super) fn millionths(base: Fen, rate: Ratio) -> i128 {
    let (num, den) = rate.parts();
    i128::from(base.get())
        .checked_mul(num)
        .and_then(|n| n.checked_mul(1_000_000))
        .and_then(|n| n.checked_div(den))
        .unwrap_or(i128::MAX / 4)
}

/// A debt replayed up to a day.
pub(super) fn open<'a>(
    contract: &'a Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
    with_lines: bool,
) -> Result<Replay<'a>, StatementError> {
    let schedule = Schedule::of(contract)?;
    if !in_range(as_of) {
        return Err(StatementError::DayOutOfRange);
    }
    if as_of < contract.disbursed_on {
        return Err(StatementError::BeforeDisbursement {
            disbursed_on: contract.disbursed_on,
        });
    }
    let mut replay = if let Method::Card(terms) = &contract.method {
        Replay::Card(Box::new(Card::new(contract, terms, with_lines)?))
    } else {
        Replay::Loan(Box::new(Account::new(contract, &schedule, with_lines)?))
    };
    for (index, event) in ledger.events().iter().enumerate() {
        if event.on > as_of {
            break;
        }
        replay.apply(index, event)?;
    }
    replay.advance(as_of)?;
    Ok(replay)
}
