//! What is owed on a day, line by line, each line with its own reason.
//!
//! An instalment has matured when its due date is reached or the loan was
//! accelerated before it. Matured and unpaid beyond its grace, it is overdue:
//!
//! ```text
//! principal_i = round(P ÷ n), the last takes the rest
//! interest_i  = round(balance before × d × days(previous due, due))
//! penalty_i   = round(principal_i × d × k × days overdue)
//! compound_i  = round(interest_i × d × k × days overdue)      if agreed
//! ```
//!
//! Principal that is not yet due keeps bearing the contract rate `d`. After an
//! acceleration all remaining principal matures on that day, bears `d` up to
//! it and `d × k` from it.

use chrono::NaiveDate;

use super::contract::{Contract, GraceCount};
use super::schedule::{Instalment, Schedule, ScheduleError};
use crate::calendar::{days_between, next_day, plus_days};
use crate::law::SourceId;
use crate::money::{Fen, Overflow};
use crate::rate::{Multiple, Rate, Ratio, YearBasis};

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
}

impl Component {
    pub const ALL: [Component; 4] = [
        Component::Principal,
        Component::Interest,
        Component::Penalty,
        Component::Compound,
    ];
}

/// How a line's amount came about. With the line's base, days and rate it is
/// the whole reason; the view only puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// `whole ÷ parts`, rounded; `last` takes the remainder.
    EqualPart { whole: Fen, parts: u16, last: bool },
    /// The principal of all instalments that an acceleration made due.
    RemainingPrincipal,
    /// `base × rate × days`.
    Accrual,
    /// `base × rate × multiple × days`.
    PenaltyAccrual { multiple: Multiple },
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub component: Component,
    /// What the amount is charged on.
    pub base: Fen,
    /// First day counted.
    pub from: NaiveDate,
    /// Day not counted any more.
    pub to: NaiveDate,
    /// Days from `from` to `to`; 0 for a principal line.
    pub days: i64,
    /// The contract rate per day, exact; the multiple is in `formula`.
    pub rate: Ratio,
    /// The same rate as the contract quotes it, and how its year is divided:
    /// what the formula shows, since a day's share of a yearly rate has no end.
    pub quoted: (Rate, YearBasis),
    pub amount: Fen,
    pub formula: Formula,
    pub sources: Vec<SourceId>,
}

/// Where an item stands on the day of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Paid in full on its due date.
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

/// Which instalments an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Instalment(u16),
    /// Everything an acceleration made due at once.
    Accelerated {
        first: u16,
        last: u16,
    },
}

/// An instalment, or the accelerated rest, with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub which: Which,
    pub due: NaiveDate,
    pub status: Status,
    /// Empty for a paid instalment.
    pub lines: Vec<Line>,
}

impl Item {
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn total(&self) -> Result<Fen, Overflow> {
        Fen::sum(self.lines.iter().map(|l| l.amount))
    }
}

/// Sums by component, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub principal: Fen,
    pub interest: Fen,
    pub penalty: Fen,
    pub compound: Fen,
}

impl Totals {
    #[must_use]
    pub const fn of(&self, component: Component) -> Fen {
        match component {
            Component::Principal => self.principal,
            Component::Interest => self.interest,
            Component::Penalty => self.penalty,
            Component::Compound => self.compound,
        }
    }

    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn sum(&self) -> Result<Fen, Overflow> {
        Fen::sum(Component::ALL.map(|c| self.of(c)))
    }

    fn add(&mut self, line: &Line) -> Result<(), Overflow> {
        let slot = match line.component {
            Component::Principal => &mut self.principal,
            Component::Interest => &mut self.interest,
            Component::Penalty => &mut self.penalty,
            Component::Compound => &mut self.compound,
        };
        *slot = slot.plus(line.amount)?;
        Ok(())
    }

    /// Component by component.
    fn each_with(
        &self,
        other: &Totals,
        join: fn(Fen, Fen) -> Result<Fen, Overflow>,
    ) -> Result<Totals, Overflow> {
        Ok(Totals {
            principal: join(self.principal, other.principal)?,
            interest: join(self.interest, other.interest)?,
            penalty: join(self.penalty, other.penalty)?,
            compound: join(self.compound, other.compound)?,
        })
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
    pub number: u16,
    pub due: NaiveDate,
    /// Principal and interest of that instalment as agreed.
    pub amount: Fen,
}

/// What is owed on one debt on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub as_of: NaiveDate,
    /// Instalments in order; after an acceleration the rest is one item.
    pub items: Vec<Item>,
    /// 逾期: matured, beyond grace, unpaid.
    pub overdue: Totals,
    /// Due today or within grace: to be paid, not late yet.
    pub due_now: Totals,
    /// Not yet due: remaining principal and its interest to date.
    pub not_due: Totals,
    /// What the day after adds to the payoff amount, by component: exactly
    /// the statement of the next day less this one. Zero on the last day of
    /// the calendar.
    pub growth: Totals,
    pub next_due: Option<NextDue>,
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

/// The statement of a contract as of a day.
///
/// # Errors
/// [`StatementError`]: the contract does not hold together, or the day is
/// before the loan or off the calendar.
pub fn statement(contract: &Contract, as_of: NaiveDate) -> Result<Statement, StatementError> {
    let schedule = Schedule::of(contract)?;
    let mut today = on_day(contract, &schedule, as_of)?;
    if let Some(next) = next_day(as_of).filter(|d| crate::calendar::in_range(*d)) {
        let tomorrow = on_day(contract, &schedule, next)?;
        today.growth = tomorrow.payoff()?.minus(&today.payoff()?)?;
    }
    Ok(today)
}

/// The statement without its growth.
fn on_day(
    contract: &Contract,
    schedule: &Schedule,
    as_of: NaiveDate,
) -> Result<Statement, StatementError> {
    if !crate::calendar::in_range(as_of) {
        return Err(StatementError::DayOutOfRange);
    }
    if as_of < contract.disbursed_on {
        return Err(StatementError::BeforeDisbursement {
            disbursed_on: contract.disbursed_on,
        });
    }
    let accelerated = contract.accelerated_on.filter(|day| *day <= as_of);
    let mut items = Vec::with_capacity(schedule.instalments.len());
    let mut rest = Vec::new();
    for instalment in &schedule.instalments {
        match accelerated {
            Some(day) if instalment.due > day => rest.push(*instalment),
            _ => items.push(item(contract, instalment, as_of)?),
        }
    }
    if let Some(day) = accelerated {
        items.extend(accelerated_rest(contract, &rest, day, as_of)?);
    }

    let mut statement = Statement {
        as_of,
        items,
        overdue: Totals::default(),
        due_now: Totals::default(),
        not_due: Totals::default(),
        growth: Totals::default(),
        next_due: None,
    };
    for item in &statement.items {
        let totals = match item.status {
            Status::Overdue { .. } => &mut statement.overdue,
            Status::InGrace { .. } | Status::DueToday => &mut statement.due_now,
            Status::Current | Status::Future | Status::Paid => &mut statement.not_due,
        };
        for line in &item.lines {
            totals.add(line)?;
        }
    }
    if accelerated.is_none() {
        statement.next_due = schedule
            .instalments
            .iter()
            .find(|i| i.due > as_of)
            .map(|i| {
                Ok::<_, Overflow>(NextDue {
                    number: i.number,
                    due: i.due,
                    amount: i.payment()?,
                })
            })
            .transpose()?;
    }
    Ok(statement)
}

/// One instalment on a day, not accelerated.
fn item(
    contract: &Contract,
    instalment: &Instalment,
    as_of: NaiveDate,
) -> Result<Item, StatementError> {
    let status = status(contract, instalment, as_of)?;
    let mut lines = Vec::new();
    if status != Status::Paid {
        lines.push(principal_line(contract, instalment));
    }
    match status {
        Status::Paid | Status::Future => {}
        Status::Current => {
            // The whole remaining principal bears interest in the running
            // period; it is shown with the instalment it will be due with.
            lines.push(interest_line(
                contract,
                instalment.balance_before,
                instalment.from,
                as_of,
            )?);
        }
        Status::DueToday | Status::InGrace { .. } => {
            lines.push(interest_line(
                contract,
                instalment.balance_before,
                instalment.from,
                instalment.due,
            )?);
        }
        Status::Overdue { days } => {
            lines.push(interest_line(
                contract,
                instalment.balance_before,
                instalment.from,
                instalment.due,
            )?);
            let late = Late {
                from: plus_days(as_of, -days).ok_or(Overflow)?,
                to: as_of,
            };
            lines.extend(late.lines(contract, instalment.principal, instalment.interest)?);
        }
    }
    Ok(Item {
        which: Which::Instalment(instalment.number),
        due: instalment.due,
        status,
        lines,
    })
}

fn status(
    contract: &Contract,
    instalment: &Instalment,
    as_of: NaiveDate,
) -> Result<Status, Overflow> {
    let since_due = days_between(instalment.due, as_of);
    let grace = i64::from(contract.grace_days);
    Ok(
        if since_due >= 0 && contract.paid.contains(instalment.number) {
            Status::Paid
        } else if since_due > grace {
            Status::Overdue {
                days: match contract.grace_count {
                    GraceCount::FromDueDate => since_due,
                    GraceCount::AfterGrace => since_due - grace,
                },
            }
        } else if since_due == 0 {
            Status::DueToday
        } else if since_due > 0 {
            Status::InGrace {
                until: plus_days(instalment.due, grace).ok_or(Overflow)?,
            }
        } else if as_of >= instalment.from {
            Status::Current
        } else {
            Status::Future
        },
    )
}

/// Everything an acceleration on `day` made due: one item.
fn accelerated_rest(
    contract: &Contract,
    rest: &[Instalment],
    day: NaiveDate,
    as_of: NaiveDate,
) -> Result<Option<Item>, StatementError> {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return Ok(None);
    };
    let principal = first.balance_before;
    let interest = interest_line(contract, principal, first.from, day)?;
    let mut lines = vec![
        Line {
            component: Component::Principal,
            base: principal,
            from: day,
            to: day,
            days: 0,
            rate: contract.daily_rate(),
            quoted: (contract.rate, contract.year_basis),
            amount: principal,
            formula: Formula::RemainingPrincipal,
            sources: vec![SourceId::Contract, SourceId::Arithmetic],
        },
        interest.clone(),
    ];
    let days = days_between(day, as_of);
    let status = if days == 0 {
        Status::DueToday
    } else {
        let late = Late {
            from: day,
            to: as_of,
        };
        lines.extend(late.lines(contract, principal, interest.amount)?);
        Status::Overdue { days }
    };
    Ok(Some(Item {
        which: Which::Accelerated {
            first: first.number,
            last: last.number,
        },
        due: day,
        status,
        lines,
    }))
}

fn principal_line(contract: &Contract, instalment: &Instalment) -> Line {
    Line {
        component: Component::Principal,
        base: contract.principal,
        from: instalment.due,
        to: instalment.due,
        days: 0,
        rate: contract.daily_rate(),
        quoted: (contract.rate, contract.year_basis),
        amount: instalment.principal,
        formula: Formula::EqualPart {
            whole: contract.principal,
            parts: contract.instalments,
            last: instalment.number == contract.instalments,
        },
        sources: vec![SourceId::Contract, SourceId::Arithmetic],
    }
}

fn interest_line(
    contract: &Contract,
    base: Fen,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Line, Overflow> {
    let days = days_between(from, to);
    let rate = contract.daily_rate();
    Ok(Line {
        component: Component::Interest,
        base,
        from,
        to,
        days,
        rate,
        quoted: (contract.rate, contract.year_basis),
        amount: rate.accrue(base, days)?,
        formula: Formula::Accrual,
        sources: vec![SourceId::Contract, SourceId::Arithmetic],
    })
}

/// The days for which an item bears the penalty rate.
struct Late {
    from: NaiveDate,
    to: NaiveDate,
}

impl Late {
    /// Penalty on the principal, and compound on the interest where agreed.
    fn lines(
        &self,
        contract: &Contract,
        principal: Fen,
        interest: Fen,
    ) -> Result<Vec<Line>, Overflow> {
        let multiple = contract.penalty_multiple;
        let days = days_between(self.from, self.to);
        let line = |component, base: Fen, sources| {
            Ok(Line {
                component,
                base,
                from: self.from,
                to: self.to,
                days,
                rate: contract.daily_rate(),
                quoted: (contract.rate, contract.year_basis),
                amount: contract.daily_penalty_rate().accrue(base, days)?,
                formula: Formula::PenaltyAccrual { multiple },
                sources,
            })
        };
        let mut lines = vec![line(
            Component::Penalty,
            principal,
            vec![
                SourceId::Contract,
                SourceId::CivilCode676,
                SourceId::Pboc2003No251,
            ],
        )?];
        if contract.compound {
            lines.push(line(
                Component::Compound,
                interest,
                vec![SourceId::Contract, SourceId::Pboc2003No251],
            )?);
        }
        Ok(lines)
    }
}
