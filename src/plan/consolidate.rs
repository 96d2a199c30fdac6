//! A new loan that would end others: what it really costs, in figures.
//!
//! ```text
//! received = lent − deducted − fees paid beside it
//! cost     = Σ instalments − received
//! with it  = what ends the debts + cost
//! more     = with it − what the same debts take as planned
//! ```
//!
//! This is no advice, and there is no answer here that says to take it. To
//! borrow anew for what is owed is how debts grow; whoever offers it lives on
//! its fees. So a result has figures and [`Caution`]s, never a verdict, and
//! two cautions are in every one.

use chrono::{Datelike, NaiveDate};

use super::simulate::Outcome;
use super::treatment::level;
use crate::calendar::{in_range, monthly};
use crate::law::SourceId;
use crate::law::conduct::RuleId;
use crate::loan::daycount::DayCount;
use crate::loan::price::{Flow, Price, effective};
use crate::money::{Fen, MAX_TYPED, Overflow};
use crate::rate::Rate;

/// The most instalments of a new loan.
pub const MOST: u16 = 360;

/// What a new loan asks for each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// So much.
    Instalment(Fen),
    /// Level instalments on what is lent at this rate; the last takes the
    /// difference.
    Rate(Rate),
}

/// A new loan as it was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewLoan {
    /// What the paper says is lent.
    pub lent: Fen,
    /// Taken off before it is paid out.
    pub deducted: Fen,
    /// Paid beside it: service, guarantee, an agent.
    pub beside: Fen,
    /// The day on which it is paid out.
    pub on: NaiveDate,
    pub first_due: NaiveDate,
    /// 1 to [`MOST`], a month apart.
    pub instalments: u16,
    pub asks: Asks,
}

/// What makes a new loan no loan to compute with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewLoanError {
    /// Nothing or an absurd amount is lent, or what is asked for is.
    Amount,
    /// Fees below zero, or nothing is left of what is lent.
    Fees,
    /// Not 1 to [`MOST`].
    Instalments,
    /// The first instalment is not after the day it is paid out, or a day is
    /// off the calendar.
    Days,
    /// Above what a rate can be.
    Rate,
    Overflow,
}

impl From<Overflow> for NewLoanError {
    fn from(_: Overflow) -> NewLoanError {
        NewLoanError::Overflow
    }
}

/// What is to be said of every such loan, or of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// 以贷养贷: new debt for old; of every such loan.
    NewDebtForOld,
    /// 过桥垫资, 债务重组 by agents: fees ahead and a cut of the new loan; of
    /// every such loan.
    Bridging,
    /// So much is gone before anything is paid off.
    FeesFirst(Fen),
    /// It does not end the debts it is for: so much stays owed.
    DoesNotReach(Fen),
    /// So much more is paid in all than as planned.
    CostsMore(Fen),
    /// The last payment is so many months after that of the plan.
    LastsLonger(u16),
    /// As planned these debts are not cleared, so there is nothing to compare
    /// the sum with: a lower month is bought with a debt that is new.
    PlanNeverEnds,
    /// No one rate balances its flows.
    NoPrice,
}

/// A month with the new loan and without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The first day of the window.
    pub from: NaiveDate,
    /// What the debts it is for get as planned.
    pub as_planned: Fen,
    /// What the new loan asks for.
    pub with_loan: Fen,
}

/// A new loan in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Consolidated {
    /// In hand after all fees.
    pub received: Fen,
    /// What the fees eat: deducted, and paid beside it.
    pub fees: Fen,
    /// The first and usual instalment.
    pub monthly: Fen,
    /// All instalments.
    pub repaid: Fen,
    /// Repaid − received: what the loan costs.
    pub cost: Fen,
    /// Its true price for a year.
    pub price: Price,
    /// What ends the debts it is for on that day.
    pub ends: Fen,
    /// What of that it does not reach; it stays owed.
    pub stays: Fen,
    /// What the same debts take as planned, from that day to their end; what
    /// the plan leaves owed is not in it.
    pub as_planned: Fen,
    /// What ends the debts, and what the loan costs on top.
    pub with_loan: Fen,
    /// With the loan − as planned; below zero where less is paid.
    pub more: Fen,
    pub months: Vec<Side>,
    /// Never empty.
    pub cautions: Vec<Caution>,
}

impl Caution {
    /// Who warns of it, where it is more than arithmetic.
    #[must_use]
    pub const fn source(self) -> Option<SourceId> {
        match self {
            Caution::Bridging => Some(SourceId::DebtBrokers),
            _ => None,
        }
    }

    /// What collectors must not do by the guideline of their association.
    #[must_use]
    pub const fn rule(self) -> Option<RuleId> {
        match self {
            Caution::NewDebtForOld => Some(RuleId::GuidelineMoney),
            _ => None,
        }
    }
}

impl NewLoan {
    /// Whether it can be computed with.
    ///
    /// # Errors
    /// The first [`NewLoanError`].
    pub fn check(&self) -> Result<(), NewLoanError> {
        let typed = |fen: Fen| (0..=MAX_TYPED.get()).contains(&fen.get());
        if !typed(self.lent) || self.lent.is_zero() {
            return Err(NewLoanError::Amount);
        }
        if !typed(self.deducted) || !typed(self.beside) || self.received()? <= Fen::ZERO {
            return Err(NewLoanError::Fees);
        }
        if !(1..=MOST).contains(&self.instalments) {
            return Err(NewLoanError::Instalments);
        }
        if !in_range(self.on) || !in_range(self.first_due) || self.first_due <= self.on {
            return Err(NewLoanError::Days);
        }
        match self.asks {
            Asks::Instalment(each) if !typed(each) || each.is_zero() => Err(NewLoanError::Amount),
            Asks::Rate(rate) if rate.check().is_err() => Err(NewLoanError::Rate),
            _ => Ok(()),
        }
    }

    /// In hand after all fees.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn received(&self) -> Result<Fen, Overflow> {
        self.lent.minus(self.deducted)?.minus(self.beside)
    }

    /// What falls due, and when.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit, or a day lies off the
    /// calendar.
    pub fn dues(&self) -> Result<Vec<(NaiveDate, Fen)>, Overflow> {
        let amounts = match self.asks {
            Asks::Instalment(each) => vec![each; self.instalments.into()],
            Asks::Rate(rate) => level(self.lent, rate, self.instalments)?,
        };
        let day = self.first_due.day();
        let dues = (0_u32..).zip(amounts).map(|(number, amount)| {
            let due = monthly(self.first_due, number, day).filter(|due| in_range(*due));
            Ok((due.ok_or(Overflow)?, amount))
        });
        dues.collect()
    }
}

/// A new loan beside the plan it would change. `places` are the debts it is
/// for, by their places in the plan; `ends` is what ends them on the day it is
/// paid out.
///
/// # Errors
/// [`NewLoanError`] where it is no loan to compute with.
pub fn consolidate(
    loan: &NewLoan,
    plan: &Outcome,
    places: &[usize],
    ends: Fen,
) -> Result<Consolidated, NewLoanError> {
    loan.check()?;
    let dues = loan.dues()?;
    let received = loan.received()?;
    let repaid = Fen::sum(dues.iter().map(|(_, amount)| *amount))?;
    let stays = ends.minus(received)?.max(Fen::ZERO);
    let mut flows = vec![Flow {
        day: loan.on,
        amount: received,
    }];
    for (day, amount) in &dues {
        flows.push(Flow {
            day: *day,
            amount: Fen::ZERO.minus(*amount)?,
        });
    }
    let months = sides(plan, places, &dues)?;
    let as_planned = Fen::sum(months.iter().map(|month| month.as_planned))?;
    let cost = repaid.minus(received)?;
    let with_loan = ends.plus(cost)?;
    let fees = loan.deducted.plus(loan.beside)?;
    let price = effective(&flows, DayCount::Actual365);
    let more = with_loan.minus(as_planned)?;
    let mut cautions = vec![Caution::NewDebtForOld, Caution::Bridging];
    if !fees.is_zero() {
        cautions.push(Caution::FeesFirst(fees));
    }
    if !stays.is_zero() {
        cautions.push(Caution::DoesNotReach(stays));
    }
    let cleared: Option<Vec<NaiveDate>> = places
        .iter()
        .map(|place| plan.cleared_on.get(*place).copied().flatten())
        .collect();
    match cleared {
        None => cautions.push(Caution::PlanNeverEnds),
        Some(days) => {
            if more > Fen::ZERO {
                cautions.push(Caution::CostsMore(more));
            }
            if let (Some(last), Some((end, _))) = (days.into_iter().max(), dues.last()) {
                let months = super::Month::of(*end).since(super::Month::of(last));
                if let Ok(months @ 1..) = u16::try_from(months) {
                    cautions.push(Caution::LastsLonger(months));
                }
            }
        }
    }
    if price.rate().is_none() {
        cautions.push(Caution::NoPrice);
    }
    Ok(Consolidated {
        received,
        fees,
        monthly: dues.first().map_or(Fen::ZERO, |(_, amount)| *amount),
        repaid,
        cost,
        price,
        ends,
        stays,
        as_planned,
        with_loan,
        more,
        months,
        cautions,
    })
}

/// Window by window of the plan, and after its end month by month, until both
/// are over.
fn sides(
    plan: &Outcome,
    places: &[usize],
    dues: &[(NaiveDate, Fen)],
) -> Result<Vec<Side>, Overflow> {
    let mut sides: Vec<Side> = Vec::with_capacity(plan.months.len());
    for month in &plan.months {
        let paid = places.iter().filter_map(|place| month.debts.get(*place));
        sides.push(Side {
            from: month.from,
            as_planned: Fen::sum(paid.map(|debt| debt.paid))?,
            with_loan: Fen::ZERO,
        });
    }
    // Where the plan has ended, or not begun, a due date stands by itself.
    let last = plan.months.last();
    let end = last.and_then(|last| monthly(last.from, 1, last.from.day()));
    for (on, amount) in dues {
        let at = sides.partition_point(|side| side.from <= *on);
        let within = at
            .checked_sub(1)
            .filter(|_| end.is_some_and(|end| *on < end));
        if let Some(side) = within.and_then(|at| sides.get_mut(at)) {
            side.with_loan = side.with_loan.plus(*amount)?;
        } else {
            sides.insert(
                at,
                Side {
                    from: *on,
                    as_planned: Fen::ZERO,
                    with_loan: *amount,
                },
            );
        }
    }
    while sides
        .last()
        .is_some_and(|side| side.as_planned.is_zero() && side.with_loan.is_zero())
    {
        sides.pop();
    }
    Ok(sides)
}
