//! What one debt costs: its true price, and what the law allows.
//!
//! Both come from the same facts as the statement: the money that came, the
//! money that went, and what is still claimed.

use chrono::NaiveDate;

use super::card::PlanKind;
use super::contract::{Contract, Method};
use super::daycount::{DayCount, Step};
use super::ledger::{Act, Ledger};
use super::price::{Flow, Price, Proof, effective, nominal};
use super::schedule::{Schedule, ScheduleError};
use super::statement::{Component, Settled, Statement};
use crate::law::cap::{Excess, PrincipalPeriod, excess};
use crate::law::court::{self, Delay, Judgment};
use crate::law::line::{LegalLine, Note, legal_line};
use crate::law::lpr::LprMonth;
use crate::law::{Lender, SourceId};
use crate::money::{Fen, Overflow};
use crate::rate::Rate;
use crate::sort::Sort as _;

/// A price with the flows it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Priced {
    /// Received positive, paid negative, in order of days.
    pub flows: Vec<Flow>,
    /// 年化利率（内部收益率）: effective annual; by whole months where
    /// instalments are monthly, else by days over 365.
    pub effective: Price,
    /// 年化利率（单利）: monthly rate × 12, where instalments are monthly.
    pub simple: Option<Price>,
    /// Each flow discounted at the effective rate; together nothing.
    pub proof: Option<Proof>,
}

impl Priced {
    fn of(flows: Vec<Flow>, count: DayCount) -> Priced {
        let effective = effective(&flows, count);
        let proof = effective
            .rate()
            .and_then(|rate| Proof::of(&flows, count, rate));
        Priced {
            flows,
            effective,
            simple: None,
            proof,
        }
    }
}

/// The true price had everything been paid as agreed: interest and every fee
/// against the money really received. `None` where no end was agreed: of a
/// card, of an open loan without a last day.
///
/// # Errors
/// As [`Schedule::of`].
pub fn agreed(contract: &Contract) -> Result<Option<Priced>, ScheduleError> {
    if matches!(
        contract.method,
        Method::Card(_) | Method::Open { until: None }
    ) {
        return Ok(None);
    }
    let schedule = Schedule::of(contract)?;
    let received = contract.received().minus(contract.fees.upfront)?;
    let mut flows = vec![Flow {
        day: contract.disbursed_on,
        amount: received,
    }];
    for instalment in &schedule.instalments {
        flows.push(Flow {
            day: instalment.due,
            amount: Fen::ZERO.minus(instalment.payment()?)?,
        });
    }
    if contract.method.plan().is_none() {
        return Ok(Some(Priced::of(flows, DayCount::Actual365)));
    }
    // Monthly instalments are reckoned in months, as the central bank's
    // example is: February costs no less than March.
    let mut priced = Priced::of(flows, DayCount::Directive(Step::Month));
    priced.simple = priced
        .effective
        .rate()
        .and_then(|rate| nominal(rate, 12))
        .map(Price::Rate);
    Ok(Some(priced))
}

/// The true price as it went so far: what was received and paid on each day,
/// and the debt paid off on the day of the statement.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn lived(
    contract: &Contract,
    ledger: &Ledger,
    statement: &Statement,
) -> Result<Priced, Overflow> {
    let mut flows = lent(contract, ledger, statement)?;
    // What a card's opening bill contains besides is owed from that day on; a
    // loan's first fee was paid on the day it came.
    let besides = opening_charges(contract)?.minus(contract.fees.upfront)?;
    let opened = flows.iter_mut().find(|f| f.day == contract.disbursed_on);
    if let Some(flow) = opened {
        flow.amount = flow.amount.plus(besides)?;
    }
    flows.retain(|f| !f.amount.is_zero());
    for (day, amount) in paid_by_day(statement)? {
        flows.push(Flow {
            day,
            amount: Fen::ZERO.minus(amount)?,
        });
    }
    flows.push(Flow {
        day: statement.as_of,
        amount: Fen::ZERO.minus(statement.payoff_amount()?)?,
    });
    flows.arrange_by(|f| f.day);
    Ok(Priced::of(flows, DayCount::Actual365))
}

/// What was lent and when, up to the day of the statement.
///
/// A card's opening principal counts from the day it bears interest; of its
/// instalment plans only what is new money, or had not been billed yet.
fn lent(
    contract: &Contract,
    ledger: &Ledger,
    statement: &Statement,
) -> Result<Vec<Flow>, Overflow> {
    let as_of = statement.as_of;
    let mut flows = vec![Flow {
        day: contract.disbursed_on,
        amount: contract.received(),
    }];
    for (index, event) in ledger.events().iter().enumerate() {
        // What was refused was not lent.
        let refused = statement.remarks.iter().any(|r| r.event == index);
        if let Act::Disburse { amount } | Act::Purchase { amount, .. } = event.act
            && event.on <= as_of
            && !refused
        {
            let day = event.on;
            flows.push(Flow { day, amount });
        }
    }
    if let Method::Card(terms) = &contract.method {
        for plan in &terms.plans {
            let started = contract.disbursed_on..=as_of;
            if plan.kind == PlanKind::Cash && started.contains(&plan.started_on) {
                flows.push(Flow {
                    day: plan.started_on,
                    amount: plan.amount,
                });
            }
        }
        if let Some(opening) = flows.first_mut() {
            opening.day = opening.day.min(terms.opening.interest_from);
            opening.amount = opening.amount.minus(opening_charges(contract)?)?;
        }
        let known = Fen::sum(flows.iter().map(|f| f.amount))?;
        flows.push(Flow {
            day: contract.disbursed_on,
            amount: statement.lent.minus(known)?.max(Fen::ZERO),
        });
    }
    flows.arrange_by(|f| f.day);
    Ok(flows)
}

/// The interest and fees that a card's opening bill contains: they arose
/// before anything that is known of it.
fn opening_charges(contract: &Contract) -> Result<Fen, Overflow> {
    match &contract.method {
        Method::Card(terms) => terms.opening.interest.plus(terms.opening.fees),
        _ => Ok(Fen::ZERO),
    }
}

/// What was paid, added up by day; overpayments are not a cost.
fn paid_by_day(statement: &Statement) -> Result<Vec<(NaiveDate, Fen)>, Overflow> {
    let mut days: Vec<(NaiveDate, Fen)> = Vec::new();
    for a in &statement.allocations {
        if a.how != Settled::Paid {
            continue;
        }
        match days.last_mut() {
            Some((day, sum)) if *day == a.on => *sum = sum.plus(a.amount)?,
            _ => days.push((a.on, a.amount)),
        }
    }
    Ok(days)
}

/// The charges of a debt against the line the law draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legal {
    pub line: LegalLine,
    /// Interest, penalty, compound, fees and costs charged so far, paid or
    /// not, less what was given up; with what was paid or deducted up front.
    pub charged: Fen,
    /// Principal outstanding, day by day: what was received, less what was
    /// repaid of it.
    pub periods: Vec<PrincipalPeriod>,
    /// Against the line that applies.
    pub main: Option<Excess>,
    /// Against each reference, in their order.
    pub references: Vec<(Rate, Excess)>,
}

/// The legal line of a debt on the day of a statement.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn legal(
    contract: &Contract,
    ledger: &Ledger,
    lender: Lender,
    statement: &Statement,
    lpr: &[LprMonth],
) -> Result<Legal, Overflow> {
    let mut line = legal_line(lender, contract.disbursed_on, lpr);
    let mut charged = contract.fees.upfront;
    if !contract.fees.received_only {
        charged = charged.plus(contract.fees.deducted)?;
    }
    for item in &statement.items {
        charged = charged
            .plus(item.charged()?.charges()?)?
            .minus(item.waived.charges()?)?;
    }
    if matches!(contract.method, Method::Card(_)) {
        charged = charged.minus(opening_charges(contract)?)?.max(Fen::ZERO);
        line.notes.push(Note::SinceOpeningBill);
        line.sources.push(SourceId::CardDisputes2);
    }
    let periods = periods(contract, ledger, statement)?;
    let main = line
        .main
        .as_ref()
        .map(|line| excess(charged, &periods, line.rate))
        .transpose()?;
    let mut references = Vec::new();
    for reference in &line.references {
        references.push((reference.rate, excess(charged, &periods, reference.rate)?));
    }
    Ok(Legal {
        line,
        charged,
        periods,
        main,
        references,
    })
}

/// Principal outstanding from day to day, as received and repaid.
fn periods(
    contract: &Contract,
    ledger: &Ledger,
    statement: &Statement,
) -> Result<Vec<PrincipalPeriod>, Overflow> {
    let lent = lent(contract, ledger, statement)?;
    let mut changes: Vec<(NaiveDate, Fen)> = lent.iter().map(|f| (f.day, f.amount)).collect();
    for a in &statement.allocations {
        if a.component == Component::Principal {
            changes.push((a.on, Fen::ZERO.minus(a.amount)?));
        }
    }
    changes.arrange_by(|(day, _)| *day);
    let mut periods = Vec::new();
    let mut principal = Fen::ZERO;
    let mut changes = changes.into_iter().peekable();
    while let Some((from, change)) = changes.next() {
        principal = principal.plus(change)?;
        let to = changes.peek().map_or(statement.as_of, |(day, _)| *day);
        if to > from && principal > Fen::ZERO {
            periods.push(PrincipalPeriod {
                from,
                to,
                principal,
            });
        }
    }
    Ok(periods)
}

/// The interest for late performance of the last judgment in the ledger, on
/// a day; `None` where there is no judgment.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn delay(ledger: &Ledger, statement: &Statement) -> Result<Option<Delay>, Overflow> {
    let judgment = ledger
        .events()
        .iter()
        .filter(|e| e.on <= statement.as_of)
        .rev()
        .find_map(|e| match e.act {
            Act::Judgment { amount, pay_by } => Some((e.on, amount, pay_by)),
            _ => None,
        });
    let Some((on, money, performance_ends)) = judgment else {
        return Ok(None);
    };
    let payments: Vec<court::Payment> = paid_by_day(statement)?
        .into_iter()
        .filter(|(day, _)| *day > on)
        .map(|(day, amount)| court::Payment { day, amount })
        .collect();
    let judgment = Judgment {
        money,
        performance_ends,
    };
    court::delayed_performance(judgment, &payments, statement.as_of).map(Some)
}
