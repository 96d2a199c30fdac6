//! The replay of a card: bill by bill, to what is owed.
//!
//! A *cycle* is what one bill is the first to charge. Its charges are closed
//! with the bill; from then on it is only paid. Principal comes in *lots*, one
//! for each posting. A lot is free as long as the bill that contains it may
//! still be paid in full in time; meanwhile it notes what it would have borne.
//! The deadline decides: the notes are dropped, or become lines of the coming
//! bill. From then on the lot is part of the pool, all of which bears interest
//! in one open segment, closed and rounded half up once when its base or rate
//! changes, and with each bill. What is billed and unpaid of interest and fees
//! is treated in the same way, if they compound.

use chrono::NaiveDate;

use super::super::account::{Account, Agreement};
use super::super::contract::{Contract, GraceCount, Row, check_rows};
use super::super::ledger::{Act, Event, Ledger, Towards};
use super::super::remarks::Remarks;
use super::super::statement::{
    Allocation, Component, Formula, Item, Line, NextDue, Remark, Replay, Settled, Statement,
    StatementError, Status, Totals, Which, millionths, open,
};
use super::bearing::{Bearing, Span};
use super::{CardTerms, Compounding, InterestBasis, PlanFee, PlanKind};
use crate::calendar::{days_between, in_range, monthly, plus_days};
use crate::law::SourceId;
use crate::money::{Fen, Overflow};
use crate::rate::Rate;
use crate::sort::Sort as _;

const AS_ENTERED: &[SourceId] = &[SourceId::Contract];
const FOR_PARTS: &[SourceId] = &[SourceId::Contract, SourceId::Arithmetic];
const FOR_INTEREST: &[SourceId] = &[
    SourceId::Contract,
    SourceId::PbocCardRate2021,
    SourceId::CardDisputes2,
];
const FOR_COMPOUND: &[SourceId] = &[SourceId::Contract, SourceId::CardDisputes2];
const FOR_LATE_FEE: &[SourceId] = &[
    SourceId::Contract,
    SourceId::Pboc2016No111,
    SourceId::CardDisputes2,
];
const FOR_PLAN_FEE: &[SourceId] = &[SourceId::Contract, SourceId::Cbirc2022No13];

/// What is owed, was paid and was given up, by component; together it is what
/// was charged.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    owed: Totals,
    paid: Totals,
    waived: Totals,
}

impl Sums {
    fn of(&self, component: Component) -> Fen {
        self.owed.of(component)
    }

    fn charge(&mut self, component: Component, amount: Fen) -> Result<(), Overflow> {
        self.owed.add(component, amount)
    }

    fn settle(&mut self, component: Component, amount: Fen, how: Settled) -> Result<(), Overflow> {
        self.owed.add(component, Fen::ZERO.minus(amount)?)?;
        match how {
            Settled::Paid => self.paid.add(component, amount),
            Settled::Waived | Settled::Carried => self.waived.add(component, amount),
        }
    }

    /// Principal that goes elsewhere, as if it had never been charged.
    fn move_out(&mut self, amount: Fen) -> Result<(), Overflow> {
        self.owed
            .add(Component::Principal, Fen::ZERO.minus(amount)?)
    }
}

/// Principal that was posted at once.
#[derive(Clone, Debug)]
struct Lot {
    cycle: usize,
    /// What is left of it.
    amount: Fen,
    bearing: Bearing,
}

/// What the statement day fixed.
#[derive(Clone, Copy, Debug)]
struct Billed {
    balance: Fen,
    minimum: Fen,
    /// Settled of it since.
    credited: Fen,
    /// Its due date and 容时 have passed.
    decided: bool,
    /// It counts as paid in full.
    full: bool,
}

#[derive(Clone, Debug)]
struct Cycle {
    statement_on: NaiveDate,
    due: NaiveDate,
    sums: Sums,
    /// Instalments it posted: they count in full in its minimum.
    instalments: Fen,
    /// What becomes of its interest and fees once they are billed.
    charges: Bearing,
    bill: Option<Billed>,
}

#[derive(Clone, Debug)]
struct Plan {
    /// Its place in the terms.
    index: usize,
    started: bool,
    /// What was put into instalments.
    amount: Fen,
    /// Instalments posted.
    posted: usize,
    /// As agreed.
    agreed: Vec<Fen>,
    /// What is left of each.
    parts: Vec<Fen>,
    sums: Sums,
}

impl Plan {
    /// Not posted and not paid.
    fn rest(&self) -> Fen {
        self.sums.of(Component::Principal)
    }

    /// Takes so much off the parts, from the next or from the last on.
    fn cut(&mut self, amount: Fen, from_the_end: bool) -> Result<(), Overflow> {
        let mut left = amount;
        let posted = self.posted;
        let parts = self.parts.iter_mut().skip(posted);
        let parts: Vec<&mut Fen> = if from_the_end {
            parts.rev().collect()
        } else {
            parts.collect()
        };
        for part in parts {
            let take = left.min(*part);
            *part = part.minus(take)?;
            left = left.minus(take)?;
        }
        Ok(())
    }
}

/// A bill and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bill {
    /// 0 is the opening bill.
    pub cycle: u16,
    pub statement_on: NaiveDate,
    pub due: NaiveDate,
    /// 账单金额: what was owed and billed on the statement day, what earlier
    /// bills left unpaid included.
    pub balance: Fen,
    /// 最低还款额
    pub minimum: Fen,
    /// What of the minimum is unpaid.
    pub unpaid_minimum: Fen,
    pub status: Status,
}

/// A card on its way through time.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    contract: &'a Contract,
    terms: &'a CardTerms,
    /// Whether lines and allocations are kept, or sums only.
    with_lines: bool,
    today: NaiveDate,
    rate: Rate,
    /// Whether interest runs.
    running: bool,
    /// The last is the coming bill's; never empty.
    cycles: Vec<Cycle>,
    /// The first cycle of which something is owed may be this one, none before.
    settled: usize,
    /// The first bill whose deadline has not come.
    undecided: usize,
    lots: Vec<Lot>,
    plans: Vec<Plan>,
    /// Principal that bears interest, and since when.
    pool: Fen,
    pool_since: NaiveDate,
    compound_since: NaiveDate,
    lent: Fen,
    overpaid: Fen,
    /// Principal that an agreement, this event, gave up.
    given_up: Option<(usize, NaiveDate, Fen)>,
    /// What the agreement put in the bills' place.
    agreed: Option<Account<'a>>,
    lines: Vec<(usize, Line)>,
    allocations: Vec<Allocation>,
    remarks: Remarks,
}

/// A cycle's name.
fn which(cycle: usize) -> Which {
    Which::Cycle(u16::try_from(cycle).unwrap_or(u16::MAX))
}

impl<'a> Card<'a> {
    /// The card on the day of its opening bill.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn new(
        contract: &'a Contract,
        terms: &'a CardTerms,
        with_lines: bool,
    ) -> Result<Card<'a>, Overflow> {
        let opened = contract.disbursed_on;
        let opening = &terms.opening;
        let principal = contract
            .principal
            .minus(opening.interest)?
            .minus(opening.fees)?;
        let mut card = Card {
            contract,
            terms,
            with_lines,
            today: opened,
            rate: contract.rate,
            running: true,
            cycles: Vec::new(),
            settled: 0,
            undecided: 0,
            lots: Vec::new(),
            plans: Vec::with_capacity(terms.plans.len()),
            pool: Fen::ZERO,
            pool_since: opening.interest_from,
            compound_since: opened,
            lent: principal,
            overpaid: Fen::ZERO,
            given_up: None,
            agreed: None,
            lines: Vec::new(),
            allocations: Vec::new(),
            remarks: Remarks::default(),
        };
        card.open_cycle()?;
        for (component, amount) in [
            (Component::Principal, principal),
            (Component::Interest, opening.interest),
            (Component::Fee, opening.fees),
        ] {
            if !amount.is_zero() {
                card.given(component, amount, Formula::Given)?;
            }
        }
        let bearing = if opening.running {
            card.pool = principal;
            Bearing::Running
        } else {
            Bearing::free(0, opening.interest_from)
        };
        card.lots.push(Lot {
            cycle: 0,
            amount: principal,
            bearing: bearing.clone(),
        });
        card.bill()?;
        if let Some(cycle) = card.cycles.first_mut() {
            if let Some(minimum) = opening.minimum
                && let Some(bill) = &mut cycle.bill
            {
                bill.minimum = minimum;
            }
            if opening.running {
                cycle.charges = Bearing::Running;
            }
        }
        for (index, plan) in terms.plans.iter().enumerate() {
            card.plans.push(Plan {
                index,
                started: false,
                amount: Fen::ZERO,
                posted: 0,
                agreed: Vec::new(),
                parts: Vec::new(),
                sums: Sums::default(),
            });
            if plan.started_on < opened {
                card.take_over(index)?;
            }
        }
        card.advance(opened)?;
        Ok(card)
    }

    fn count(&self) -> crate::rate::DayCount {
        self.contract.day_count
    }

    fn coming(&self) -> usize {
        self.cycles.len().saturating_sub(1)
    }

    fn cycle(&self, index: usize) -> Result<&Cycle, Overflow> {
        self.cycles.get(index).ok_or(Overflow)
    }

    fn cycle_mut(&mut self, index: usize) -> Result<&mut Cycle, Overflow> {
        self.cycles.get_mut(index).ok_or(Overflow)
    }

    fn plan_mut(&mut self, index: usize) -> Result<&mut Plan, Overflow> {
        self.plans.get_mut(index).ok_or(Overflow)
    }

    // ---- time ----------------------------------------------------------

    /// Lets time pass up to and including `day`: deadlines, statement days and
    /// the starts of instalment plans take effect.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn advance(&mut self, day: NaiveDate) -> Result<(), Overflow> {
        if let Some(account) = &mut self.agreed {
            self.today = day;
            return account.advance(day);
        }
        loop {
            let deadline = self.deadline()?;
            let statement = self.cycle(self.coming())?.statement_on;
            let plan = self
                .plans
                .iter()
                .filter(|p| !p.started)
                .filter_map(|p| Some((self.terms.plans.get(p.index)?.started_on, p.index)))
                .min();
            let next = [deadline, Some(statement), plan.map(|(on, _)| on)]
                .into_iter()
                .flatten()
                .min()
                .filter(|next| *next <= day);
            let Some(next) = next else { break };
            self.today = next;
            if deadline == Some(next) {
                self.decide()?;
            } else if statement == next {
                self.post_instalments()?;
                self.bill()?;
            } else if let Some((_, index)) = plan {
                self.start_plan(index)?;
            }
        }
        self.today = day;
        Ok(())
    }

    /// The first day on which the next undecided bill is late.
    fn deadline(&self) -> Result<Option<NaiveDate>, Overflow> {
        let Some(cycle) = self.cycles.get(self.undecided) else {
            return Ok(None);
        };
        if cycle.bill.is_none() {
            return Ok(None);
        }
        let grace = i64::from(self.contract.grace_days);
        plus_days(cycle.due, grace + 1).map(Some).ok_or(Overflow)
    }

    fn open_cycle(&mut self) -> Result<(), Overflow> {
        let number = u16::try_from(self.cycles.len()).map_err(|_| Overflow)?;
        let statement_on = self
            .terms
            .statement_on(self.contract.disbursed_on, number)
            .ok_or(Overflow)?;
        self.cycles.push(Cycle {
            statement_on,
            due: self.terms.due_of(statement_on).ok_or(Overflow)?,
            sums: Sums::default(),
            instalments: Fen::ZERO,
            charges: Bearing::Running,
            bill: None,
        });
        Ok(())
    }

    /// Today is the coming bill's statement day.
    fn bill(&mut self) -> Result<(), Overflow> {
        let index = self.coming();
        // The opening bill leaves to the next what runs beside it.
        if index > 0 {
            self.close_interest()?;
            self.close_compound()?;
        }
        let today = self.today;
        let rate = self.running.then_some(self.rate);
        for lot in &mut self.lots {
            if lot.bearing.belongs_to(index) {
                lot.bearing.note(lot.amount, today, rate);
                // What was repaid before is not in the bill.
                lot.bearing.rebase(lot.amount);
            }
        }
        self.lots
            .retain(|lot| !lot.amount.is_zero() || lot.cycle != index);
        let compounding = self.terms.compounding;
        for cycle in self.cycles.iter_mut().skip(self.settled) {
            if cycle.charges.belongs_to(index) {
                let base = compounds(&cycle.sums, compounding)?;
                cycle.charges.note(base, today, rate);
                cycle.charges.rebase(base);
            }
        }
        let revolving = !self.pool.is_zero() || !self.compound_base()?.is_zero();
        let before = match index.checked_sub(1) {
            Some(last) => self.unpaid(last)?,
            None => Fen::ZERO,
        };
        let balance = self.rest(index)?;
        let cycle = self.cycle(index)?;
        let instalments = cycle.instalments.min(cycle.sums.of(Component::Principal));
        let in_full = before.plus(cycle.sums.owed.charges()?)?.plus(instalments)?;
        let others = balance.minus(in_full)?.max(Fen::ZERO);
        let minimum = in_full.plus(self.terms.minimum.of(others)?)?.min(balance);
        let cycle = self.cycle_mut(index)?;
        // Interest comes from a bill that was not paid in full, and so bears
        // interest at once; charges of a bill that may be have its time.
        cycle.charges = if revolving {
            Bearing::Running
        } else {
            Bearing::free(index, today)
        };
        cycle.bill = Some(Billed {
            balance,
            minimum,
            credited: Fen::ZERO,
            decided: false,
            full: false,
        });
        self.open_cycle()
    }

    /// The due date of the first undecided bill and its 容时 have passed.
    fn decide(&mut self) -> Result<(), Overflow> {
        let index = self.undecided;
        self.undecided += 1;
        let unpaid = self.unpaid(index)?;
        let full = self.rest(index)? <= self.terms.tolerance;
        if let Some(bill) = &mut self.cycle_mut(index)?.bill {
            bill.decided = true;
        }
        if full {
            self.forgive(index);
            return Ok(());
        }
        self.lose(index)?;
        if unpaid.is_zero() || !self.running {
            return Ok(());
        }
        let fee = self.contract.late_fee;
        let amount = fee.percent.of(unpaid)?.max(fee.floor);
        if amount.is_zero() {
            return Ok(());
        }
        let from = self.cycle(index)?.due;
        self.charge(Line {
            component: Component::LateFee,
            base: unpaid,
            from,
            to: self.today,
            days: 0,
            quoted: (self.rate, self.count()),
            amount,
            formula: Formula::MinimumFee {
                percent: fee.percent,
                floor: fee.floor,
            },
            sources: FOR_LATE_FEE,
        })
    }

    /// A bill was paid in full: what it contained bears nothing.
    fn forgive(&mut self, index: usize) {
        let today = self.today;
        let next = index + 1;
        for cycle in self.cycles.iter_mut().take(next) {
            if let Some(bill) = &mut cycle.bill {
                bill.full = true;
            }
            if cycle.charges.hangs_on(index) {
                cycle.charges.carry(next, today);
            }
        }
        self.lots
            .retain(|lot| !lot.bearing.hangs_on(index) || !lot.amount.is_zero());
        for lot in &mut self.lots {
            if lot.bearing.hangs_on(index) {
                lot.bearing.carry(next, today);
            }
        }
    }

    /// A bill was not paid in full: what it contained bears interest, from
    /// its posting on.
    fn lose(&mut self, index: usize) -> Result<(), Overflow> {
        let compounding = self.terms.compounding;
        let joins = |l: &Lot| l.bearing.hangs_on(index) && !l.amount.is_zero();
        if self.lots.iter().any(joins) {
            self.close_interest()?;
        }
        let mut joining = Fen::ZERO;
        for cycle in self.cycles.iter().skip(self.settled) {
            if cycle.charges.hangs_on(index) {
                joining = joining.plus(compounds(&cycle.sums, compounding)?)?;
            }
        }
        if !joining.is_zero() {
            self.close_compound()?;
        }
        let today = self.today;
        let rate = self.running.then_some(self.rate);
        let unpaid_only = self.terms.basis == InterestBasis::UnpaidPart;
        let mut spans = Vec::new();
        for lot in &mut self.lots {
            if !lot.bearing.hangs_on(index) {
                continue;
            }
            lot.bearing.note(lot.amount, today, rate);
            if unpaid_only {
                lot.bearing.rebase(lot.amount);
            }
            spans.extend(
                lot.bearing
                    .run()
                    .into_iter()
                    .map(|s| (Component::Interest, s)),
            );
            self.pool = self.pool.plus(lot.amount)?;
        }
        // What is repaid and still hangs on a later bill may yet have borne.
        self.lots
            .retain(|lot| !lot.amount.is_zero() || !lot.bearing.is_running());
        for cycle in self.cycles.iter_mut().take(index + 1).skip(self.settled) {
            if !cycle.charges.hangs_on(index) {
                continue;
            }
            let base = compounds(&cycle.sums, compounding)?;
            cycle.charges.note(base, today, rate);
            if unpaid_only {
                cycle.charges.rebase(base);
            }
            let run = cycle.charges.run();
            spans.extend(run.into_iter().map(|s| (Component::Compound, s)));
        }
        for (component, span) in spans {
            if let Some(line) = self.accrued(component, span)? {
                self.charge(line)?;
            }
        }
        Ok(())
    }

    // ---- interest -------------------------------------------------------

    fn accrued(&self, component: Component, span: Span) -> Result<Option<Line>, Overflow> {
        let count = self.count();
        let days = count.days(span.from, span.to);
        if days <= 0 || span.base.is_zero() {
            return Ok(None);
        }
        Ok(Some(Line {
            component,
            base: span.base,
            from: span.from,
            to: span.to,
            days,
            quoted: (span.rate, count),
            amount: span.rate.daily(count).accrue(span.base, days)?,
            formula: Formula::Accrual,
            sources: match component {
                Component::Compound => FOR_COMPOUND,
                _ => FOR_INTEREST,
            },
        }))
    }

    /// What is billed, unpaid, and bears interest without being principal.
    fn compound_base(&self) -> Result<Fen, Overflow> {
        let mut base = Fen::ZERO;
        if self.terms.compounding == Compounding::None {
            return Ok(base);
        }
        for cycle in self.cycles.iter().skip(self.settled) {
            if cycle.bill.is_some() && cycle.charges.is_running() {
                base = base.plus(compounds(&cycle.sums, self.terms.compounding)?)?;
            }
        }
        Ok(base)
    }

    /// The open segments today: interest, and compound interest.
    fn open_lines(&self) -> Result<[Option<Line>; 2], Overflow> {
        if !self.running {
            return Ok([None, None]);
        }
        let span = |base, from| Span {
            base,
            from,
            to: self.today,
            rate: self.rate,
        };
        Ok([
            self.accrued(Component::Interest, span(self.pool, self.pool_since))?,
            self.accrued(
                Component::Compound,
                span(self.compound_base()?, self.compound_since),
            )?,
        ])
    }

    fn close_interest(&mut self) -> Result<(), Overflow> {
        let [line, _] = self.open_lines()?;
        if let Some(line) = line {
            self.charge(line)?;
        }
        self.pool_since = self.pool_since.max(self.today);
        Ok(())
    }

    fn close_compound(&mut self) -> Result<(), Overflow> {
        let [_, line] = self.open_lines()?;
        if let Some(line) = line {
            self.charge(line)?;
        }
        self.compound_since = self.compound_since.max(self.today);
        Ok(())
    }

    /// Ends all segments today, as when the rate changes.
    fn close_all(&mut self) -> Result<(), Overflow> {
        self.close_interest()?;
        self.close_compound()?;
        let today = self.today;
        let rate = self.running.then_some(self.rate);
        for lot in &mut self.lots {
            lot.bearing.note(lot.amount, today, rate);
        }
        let compounding = self.terms.compounding;
        for cycle in self.cycles.iter_mut().skip(self.settled) {
            let base = compounds(&cycle.sums, compounding)?;
            cycle.charges.note(base, today, rate);
        }
        Ok(())
    }

    /// Charges a line to the coming bill.
    fn charge(&mut self, line: Line) -> Result<(), Overflow> {
        let index = self.coming();
        self.cycle_mut(index)?
            .sums
            .charge(line.component, line.amount)?;
        if self.with_lines {
            self.lines.push((index, line));
        }
        Ok(())
    }

    /// Charges an amount to the coming bill for which no time counts.
    fn given(
        &mut self,
        component: Component,
        amount: Fen,
        formula: Formula,
    ) -> Result<(), Overflow> {
        let base = match formula {
            Formula::EqualPart { whole, .. } => whole,
            _ => amount,
        };
        self.charge(Line {
            component,
            base,
            from: self.today,
            to: self.today,
            days: 0,
            quoted: (self.rate, self.count()),
            amount,
            formula,
            sources: match formula {
                Formula::EqualPart { .. } | Formula::RemainingPrincipal => FOR_PARTS,
                _ => AS_ENTERED,
            },
        })
    }

    // ---- instalment plans -----------------------------------------------

    /// A plan that began before the opening bill: what is not posted yet.
    fn take_over(&mut self, index: usize) -> Result<(), Overflow> {
        let plan = self.terms.plans.get(index).ok_or(Overflow)?;
        let day = self.terms.statement_day;
        let opened = self.contract.disbursed_on;
        let first = (0..=1)
            .filter_map(|months| monthly(plan.started_on, months, day))
            .find(|on| *on > plan.started_on)
            .ok_or(Overflow)?;
        let posted = (0..u32::from(plan.instalments))
            .take_while(|months| monthly(first, *months, day).is_some_and(|on| on <= opened))
            .count();
        let agreed = plan.amount.split(plan.instalments);
        let rest = Fen::sum(agreed.iter().skip(posted).copied())?;
        self.fill_plan(index, plan.amount, agreed, posted)?;
        self.lent = self.lent.plus(rest)?;
        Ok(())
    }

    fn fill_plan(
        &mut self,
        index: usize,
        amount: Fen,
        agreed: Vec<Fen>,
        posted: usize,
    ) -> Result<(), Overflow> {
        let plan = self.plan_mut(index)?;
        plan.started = true;
        plan.amount = amount;
        plan.posted = posted;
        plan.parts.clone_from(&agreed);
        let rest = Fen::sum(agreed.iter().skip(posted).copied())?;
        plan.agreed = agreed;
        plan.sums.charge(Component::Principal, rest)
    }

    /// A plan starts today.
    fn start_plan(&mut self, index: usize) -> Result<(), Overflow> {
        let plan = self.terms.plans.get(index).ok_or(Overflow)?;
        let amount = match plan.kind {
            PlanKind::Cash => {
                self.lent = self.lent.plus(plan.amount)?;
                plan.amount
            }
            PlanKind::Bill => self.convert(plan.amount)?,
        };
        self.fill_plan(index, amount, amount.split(plan.instalments), 0)
    }

    /// Takes principal off what is billed, the newest first, as if it had
    /// never been there; gives how much there was.
    fn convert(&mut self, wanted: Fen) -> Result<Fen, Overflow> {
        self.close_interest()?;
        let mut left = wanted;
        for index in (self.settled..self.coming()).rev() {
            let amount = self.cycle(index)?.sums.of(Component::Principal).min(left);
            if amount.is_zero() {
                continue;
            }
            let mut part = amount;
            for lot in self.lots.iter_mut().rev().filter(|l| l.cycle == index) {
                let take = lot.amount.min(part);
                lot.amount = lot.amount.minus(take)?;
                part = part.minus(take)?;
                match lot.bearing {
                    Bearing::Running => self.pool = self.pool.minus(take)?,
                    Bearing::Free { .. } => lot.bearing.without(take)?,
                }
            }
            self.cycle_mut(index)?.sums.move_out(amount)?;
            self.trim(index, amount)?;
            left = left.minus(amount)?;
        }
        let converted = wanted.minus(left)?;
        self.credit(converted)?;
        Ok(converted)
    }

    /// Takes principal that went elsewhere off a cycle's lines, the last first.
    fn trim(&mut self, cycle: usize, amount: Fen) -> Result<(), Overflow> {
        let mut left = amount;
        let lines = self
            .lines
            .iter_mut()
            .rev()
            .filter(|(index, l)| *index == cycle && l.component == Component::Principal);
        for (_, line) in lines {
            if left.is_zero() {
                break;
            }
            let take = left.min(line.amount);
            line.amount = line.amount.minus(take)?;
            line.base = line.amount;
            if matches!(line.formula, Formula::EqualPart { .. }) {
                line.formula = Formula::Given;
            }
            left = left.minus(take)?;
        }
        self.lines
            .retain(|(_, l)| l.component != Component::Principal || !l.amount.is_zero());
        Ok(())
    }

    /// The statement of today posts an instalment of each running plan.
    fn post_instalments(&mut self) -> Result<(), Overflow> {
        for index in 0..self.plans.len() {
            let plan = self.plan_mut(index)?;
            let number = plan.posted;
            if !plan.started || plan.rest().is_zero() {
                continue;
            }
            let amount = plan.amount;
            let count = plan.agreed.len();
            let part = plan.parts.get(number).copied().unwrap_or(Fen::ZERO);
            let as_agreed = plan.agreed.get(number) == Some(&part);
            plan.posted += 1;
            plan.sums.move_out(part)?;
            if !part.is_zero() {
                let formula = if as_agreed {
                    Formula::EqualPart {
                        whole: amount,
                        parts: u16::try_from(count).unwrap_or(u16::MAX),
                        last: number + 1 == count,
                    }
                } else {
                    Formula::Given
                };
                self.post_part(part, formula)?;
            }
            // The fee is what the plan costs; where nothing accrues any more
            // it does not either.
            let terms = *self.terms.plans.get(index).ok_or(Overflow)?;
            let fee = terms.fee_of(amount)?;
            if self.running && !fee.is_zero() {
                let (base, formula) = match terms.fee {
                    PlanFee::Fixed(_) => (fee, Formula::Given),
                    PlanFee::Percent(percent) => (amount, Formula::PlanFee { percent }),
                };
                self.charge(Line {
                    component: Component::Fee,
                    base,
                    from: self.today,
                    to: self.today,
                    days: 0,
                    quoted: (self.rate, self.count()),
                    amount: fee,
                    formula,
                    sources: FOR_PLAN_FEE,
                })?;
            }
        }
        Ok(())
    }

    /// Principal of a plan becomes part of the coming bill and its minimum.
    fn post_part(&mut self, amount: Fen, formula: Formula) -> Result<(), Overflow> {
        let index = self.coming();
        self.given(Component::Principal, amount, formula)?;
        let cycle = self.cycle_mut(index)?;
        cycle.instalments = cycle.instalments.plus(amount)?;
        self.lots.push(Lot {
            cycle: index,
            amount,
            bearing: Bearing::free(index, self.today),
        });
        Ok(())
    }

    // ---- what is owed ---------------------------------------------------

    /// What is owed of the bill of a cycle: of it and those before.
    fn rest(&self, cycle: usize) -> Result<Fen, Overflow> {
        let mut rest = Fen::ZERO;
        for cycle in self.cycles.iter().take(cycle + 1).skip(self.settled) {
            rest = rest.plus(cycle.sums.owed.sum()?)?;
        }
        Ok(rest)
    }

    /// What is unpaid of a bill's minimum.
    fn unpaid(&self, cycle: usize) -> Result<Fen, Overflow> {
        match self.cycle(cycle)?.bill {
            Some(bill) if !bill.full => {
                let open = bill.minimum.minus(bill.credited)?.max(Fen::ZERO);
                if open.is_zero() {
                    return Ok(open);
                }
                Ok(open.min(self.rest(cycle)?))
            }
            _ => Ok(Fen::ZERO),
        }
    }

    /// Everything owed today, by component.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn payoff(&self) -> Result<Totals, Overflow> {
        let mut totals = Totals::default();
        for cycle in self.cycles.iter().skip(self.settled) {
            totals = totals.plus(&cycle.sums.owed)?;
        }
        for plan in &self.plans {
            totals = totals.plus(&plan.sums.owed)?;
        }
        if let Some(account) = &self.agreed {
            totals = totals.plus(&account.payoff()?)?;
        }
        for line in self.open_lines()?.into_iter().flatten() {
            totals.add(line.component, line.amount)?;
        }
        Ok(totals)
    }

    /// The cycles and components of what is billed, in the order in which a
    /// payment settles them.
    fn sequence(&self) -> Vec<(usize, Component)> {
        let order = self.contract.order;
        let cycles = self.settled..self.coming();
        let mut sequence = Vec::with_capacity(cycles.len() * Component::COUNT);
        if order.by_instalment() {
            for cycle in cycles {
                sequence.extend(order.components().map(|c| (cycle, c)));
            }
        } else {
            for component in order.components() {
                sequence.extend(cycles.clone().map(|cycle| (cycle, component)));
            }
        }
        sequence
    }

    // ---- settling -------------------------------------------------------

    /// Counts towards the minimum of every bill there is.
    fn credit(&mut self, amount: Fen) -> Result<(), Overflow> {
        for cycle in self.cycles.iter_mut().skip(self.settled) {
            if let Some(bill) = &mut cycle.bill {
                bill.credited = bill.credited.plus(amount)?;
            }
        }
        Ok(())
    }

    /// Pays or gives up an amount of a component of a cycle.
    fn settle(
        &mut self,
        index: usize,
        component: Component,
        amount: Fen,
        how: Settled,
        event: usize,
    ) -> Result<(), Overflow> {
        if amount.is_zero() {
            return Ok(());
        }
        let today = self.today;
        let rate = self.running.then_some(self.rate);
        let compounding = self.terms.compounding;
        let billed = self.cycle(index)?.bill.is_some();
        if component == Component::Principal {
            let mut left = amount;
            let mut from_pool = false;
            for lot in self.lots.iter().filter(|l| l.cycle == index) {
                let take = lot.amount.min(left);
                from_pool |= lot.bearing.is_running() && !take.is_zero();
                left = left.minus(take)?;
            }
            // What is free may come first: then the pool stays as it is.
            if from_pool {
                self.close_interest()?;
            }
            let mut left = amount;
            for lot in self.lots.iter_mut().filter(|l| l.cycle == index) {
                let take = lot.amount.min(left);
                if take.is_zero() {
                    continue;
                }
                lot.bearing.note(lot.amount, today, rate);
                lot.amount = lot.amount.minus(take)?;
                left = left.minus(take)?;
                if lot.bearing.is_running() {
                    self.pool = self.pool.minus(take)?;
                }
            }
        } else if billed && compounding.components().contains(&component) {
            if self.cycle(index)?.charges.is_running() {
                self.close_compound()?;
            }
            let cycle = self.cycle_mut(index)?;
            let base = compounds(&cycle.sums, compounding)?;
            cycle.charges.note(base, today, rate);
        }
        self.cycle_mut(index)?.sums.settle(component, amount, how)?;
        if billed {
            self.credit(amount)?;
        }
        self.allocate(event, which(index), component, amount, how);
        Ok(())
    }

    fn settle_plan(
        &mut self,
        index: usize,
        amount: Fen,
        how: Settled,
        event: usize,
    ) -> Result<(), Overflow> {
        if amount.is_zero() {
            return Ok(());
        }
        let plan = self.plan_mut(index)?;
        plan.cut(amount, how != Settled::Paid)?;
        plan.sums.settle(Component::Principal, amount, how)?;
        let which = plan_name(plan.index);
        self.allocate(event, which, Component::Principal, amount, how);
        Ok(())
    }

    fn allocate(
        &mut self,
        event: usize,
        which: Which,
        component: Component,
        amount: Fen,
        how: Settled,
    ) {
        if self.with_lines {
            self.allocations.push(Allocation {
                event,
                on: self.today,
                which,
                component,
                amount,
                how,
            });
        }
    }

    /// Pays as much of a component as there is money; gives what is left.
    fn pay_part(
        &mut self,
        index: usize,
        component: Component,
        left: Fen,
        event: usize,
    ) -> Result<Fen, Overflow> {
        let owed = self.cycle(index)?.sums.of(component);
        let amount = owed.clamp(Fen::ZERO, left);
        self.settle(index, component, amount, Settled::Paid, event)?;
        left.minus(amount)
    }

    /// Pays what is billed, in the contract's order.
    fn pay_billed(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
        for (index, component) in self.sequence() {
            if left.is_zero() {
                break;
            }
            left = self.pay_part(index, component, left, event)?;
        }
        Ok(left)
    }

    /// Pays what the coming bill would contain if it were made today.
    fn pay_coming(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
        if left.is_zero() {
            return Ok(left);
        }
        self.close_interest()?;
        self.close_compound()?;
        let index = self.coming();
        for component in self.contract.order.components() {
            left = self.pay_part(index, component, left, event)?;
        }
        Ok(left)
    }

    /// Pays the next instalments ahead of their time.
    fn pay_plans(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
        for index in 0..self.plans.len() {
            let amount = self.plan_mut(index)?.rest().min(left);
            self.settle_plan(index, amount, Settled::Paid, event)?;
            left = left.minus(amount)?;
        }
        Ok(left)
    }

    /// What is settled stays settled: a billed cycle is charged nothing more.
    fn skip_settled(&mut self) -> Result<(), Overflow> {
        while self.settled < self.undecided {
            let cycle = self.cycle(self.settled)?;
            // What it bore meanwhile may hang on a bill yet to be decided.
            if !cycle.sums.owed.is_zero() || cycle.charges.may_bear() {
                break;
            }
            self.settled += 1;
        }
        Ok(())
    }

    // ---- events ---------------------------------------------------------

    /// Lets an event happen on its day. Events come in order of their days.
    ///
    /// What cannot take effect leaves a [`Remark`] and changes nothing.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn apply(&mut self, index: usize, event: &Event) -> Result<(), Overflow> {
        let disbursed_on = self.contract.disbursed_on;
        if !self
            .remarks
            .in_time(index, event.on, disbursed_on, self.today)
        {
            return Ok(());
        }
        if let Some(account) = &mut self.agreed {
            self.today = event.on;
            return account.apply(index, event);
        }
        self.advance(event.on)?;
        self.skip_settled()?;
        match &event.act {
            Act::Disburse { amount } => self.purchase(index, *amount, false),
            Act::Purchase { amount, cash } => self.purchase(index, *amount, *cash),
            Act::Pay { amount, towards } => self.pay(index, *amount, *towards),
            Act::PayInstalment { number } => self.pay_bill(index, *number),
            Act::Charge { component, amount } => self.enter_charge(index, *component, *amount),
            Act::Waive { component, amount } => self.waive(index, *component, *amount),
            Act::SetRate { rate } => self.set_rate(index, *rate),
            Act::StopInterest => {
                self.close_all()?;
                self.running = false;
                Ok(())
            }
            Act::ResumeInterest => {
                // Nothing ran; from today on it does.
                self.close_all()?;
                self.running = true;
                Ok(())
            }
            Act::Accelerate => self.accelerate(index),
            Act::Extend { .. } => {
                self.remarks.add(index, Remark::NotForCard);
                Ok(())
            }
            Act::Replace { rows } => self.replace(index, rows),
            Act::Assign { .. } | Act::Judgment { .. } | Act::Interrupt { .. } => Ok(()),
        }
    }

    fn purchase(&mut self, event: usize, amount: Fen, cash: bool) -> Result<(), Overflow> {
        if !self.remarks.in_bounds(event, amount) {
            return Ok(());
        }
        self.given(Component::Principal, amount, Formula::Posted { cash })?;
        self.lent = self.lent.plus(amount)?;
        let index = self.coming();
        let bearing = if cash {
            self.close_interest()?;
            self.pool = self.pool.plus(amount)?;
            Bearing::Running
        } else {
            Bearing::free(index, self.today)
        };
        self.lots.push(Lot {
            cycle: index,
            amount,
            bearing,
        });
        self.use_credit(event)
    }

    /// Money that the bank holds pays what is posted next.
    fn use_credit(&mut self, event: usize) -> Result<(), Overflow> {
        let credit = std::mem::take(&mut self.overpaid);
        self.overpaid = self.pay_coming(credit, event)?;
        Ok(())
    }

    fn pay(&mut self, event: usize, amount: Fen, towards: Towards) -> Result<(), Overflow> {
        if !self.remarks.in_bounds(event, amount) {
            return Ok(());
        }
        let mut left = amount;
        match towards {
            Towards::Order => {}
            Towards::Instalment(number) if usize::from(number) < self.coming() => {
                for component in self.contract.order.components() {
                    left = self.pay_part(usize::from(number), component, left, event)?;
                }
            }
            Towards::Instalment(number) => {
                self.remarks.add(event, Remark::NoSuchInstalment(number));
            }
            Towards::Component(component) => {
                for index in self.settled..self.coming() {
                    left = self.pay_part(index, component, left, event)?;
                }
            }
            Towards::Prepayment => {
                left = self.pay_part(self.coming(), Component::Principal, left, event)?;
                left = self.pay_plans(left, event)?;
            }
        }
        left = self.pay_billed(left, event)?;
        left = self.pay_coming(left, event)?;
        left = self.pay_plans(left, event)?;
        if !left.is_zero() {
            self.overpaid = self.overpaid.plus(left)?;
            self.remarks.add(event, Remark::Overpaid(left));
        }
        Ok(())
    }

    /// A bill was paid in full, whatever was left of it.
    fn pay_bill(&mut self, event: usize, number: u16) -> Result<(), Overflow> {
        let index = usize::from(number);
        if index >= self.coming() {
            self.remarks.add(
                event,
                if index == self.coming() {
                    Remark::NotDueYet(number)
                } else {
                    Remark::NoSuchInstalment(number)
                },
            );
            return Ok(());
        }
        for (cycle, component) in self.sequence() {
            if cycle <= index {
                let amount = self.cycle(cycle)?.sums.of(component);
                self.settle(cycle, component, amount, Settled::Paid, event)?;
            }
        }
        Ok(())
    }

    fn enter_charge(
        &mut self,
        event: usize,
        component: Component,
        amount: Fen,
    ) -> Result<(), Overflow> {
        if !self.remarks.can_charge(event, component, amount) {
            return Ok(());
        }
        self.given(component, amount, Formula::Given)?;
        self.use_credit(event)
    }

    fn waive(
        &mut self,
        event: usize,
        component: Component,
        amount: Option<Fen>,
    ) -> Result<(), Overflow> {
        if let Some(amount) = amount
            && !self.remarks.in_bounds(event, amount)
        {
            return Ok(());
        }
        match component {
            Component::Interest => self.close_interest()?,
            Component::Compound => self.close_compound()?,
            _ => {}
        }
        let mut owed = Fen::ZERO;
        for cycle in &self.cycles {
            owed = owed.plus(cycle.sums.of(component))?;
        }
        for plan in &self.plans {
            owed = owed.plus(plan.sums.of(component))?;
        }
        let mut left = self.remarks.given_up(event, amount, owed);
        // The oldest first.
        for index in 0..self.cycles.len() {
            let part = self.cycle(index)?.sums.of(component).min(left);
            self.settle(index, component, part, Settled::Waived, event)?;
            left = left.minus(part)?;
        }
        if component == Component::Principal {
            for index in 0..self.plans.len() {
                let part = self.plan_mut(index)?.rest().min(left);
                self.settle_plan(index, part, Settled::Waived, event)?;
                left = left.minus(part)?;
            }
        }
        Ok(())
    }

    fn set_rate(&mut self, event: usize, rate: Rate) -> Result<(), Overflow> {
        if rate.check().is_err() {
            self.remarks.add(event, Remark::OutOfRange);
            return Ok(());
        }
        self.close_all()?;
        self.rate = rate;
        Ok(())
    }

    /// The instalment plans end: what they have left is in the coming bill and
    /// its minimum.
    fn accelerate(&mut self, event: usize) -> Result<(), Overflow> {
        let mut any = false;
        for index in 0..self.plans.len() {
            let plan = self.plan_mut(index)?;
            let rest = plan.rest();
            if rest.is_zero() {
                continue;
            }
            any = true;
            plan.cut(rest, true)?;
            plan.sums.move_out(rest)?;
            self.post_part(rest, Formula::RemainingPrincipal)?;
        }
        if !any {
            self.remarks.add(event, Remark::NothingLeft);
        }
        Ok(())
    }

    fn replace(&mut self, event: usize, rows: &[Row]) -> Result<(), Overflow> {
        if !check_rows(rows, self.today).is_empty() {
            self.remarks.add(event, Remark::AgreementRows);
            return Ok(());
        }
        let owed = self.payoff()?;
        let principal = owed.of(Component::Principal);
        let agreement = Agreement::of(rows, &owed)?;
        if agreement.exceeds {
            self.remarks.add(event, Remark::AgreementExceeds(principal));
        }
        let agreed = Fen::sum(agreement.rows.iter().map(|r| r.principal))?;
        let mut carried = agreement.carried;
        self.close_all()?;
        // Interest and charges the agreement leaves out are given up; the rest
        // of them and the principal move into its rows.
        for index in 0..self.cycles.len() {
            for component in Component::ALL {
                let amount = self.cycle(index)?.sums.of(component);
                if component == Component::Principal {
                    self.cycle_mut(index)?.sums.move_out(amount)?;
                    self.trim(index, amount)?;
                } else {
                    for (how, part) in Agreement::settles(&mut carried, amount)? {
                        self.settle(index, component, part, how, event)?;
                    }
                }
            }
        }
        for plan in &mut self.plans {
            let rest = plan.rest();
            plan.cut(rest, true)?;
            plan.sums.move_out(rest)?;
        }
        self.lots.clear();
        self.pool = Fen::ZERO;
        self.running = false;
        let given_up = principal.minus(agreed)?;
        if !given_up.is_zero() {
            self.given_up = Some((event, self.today, given_up));
            self.allocate(
                event,
                Which::GivenUp { event },
                Component::Principal,
                given_up,
                Settled::Waived,
            );
        }
        self.agreed = Some(Account::agreed(
            self.contract,
            self.today,
            self.rate,
            &agreement,
            self.with_lines,
        )?);
        Ok(())
    }

    // ---- the statement --------------------------------------------------

    /// The statement of today, its growth still zero.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn statement(&self, as_of: NaiveDate) -> Result<Statement, Overflow> {
        let mut statement = Statement {
            as_of,
            items: Vec::with_capacity(self.cycles.len() + self.plans.len()),
            overdue: Totals::default(),
            due_now: Totals::default(),
            not_due: Totals::default(),
            growth: Totals::default(),
            next_due: None,
            lent: self.lent,
            overpaid: self.overpaid,
            allocations: self.allocations.clone(),
            remarks: self.remarks.clone().into_list(),
        };
        let mut lines: Vec<Vec<Line>> = vec![Vec::new(); self.cycles.len()];
        for (index, line) in &self.lines {
            if let Some(lines) = lines.get_mut(*index) {
                lines.push(*line);
            }
        }
        for ((index, cycle), mut lines) in self.cycles.iter().enumerate().zip(lines) {
            let mut sums = cycle.sums;
            if index == self.coming() {
                for line in self.open_lines()?.into_iter().flatten() {
                    sums.charge(line.component, line.amount)?;
                    lines.push(line);
                }
            }
            let unpaid = self.unpaid(index)?;
            if lines.is_empty() && unpaid.is_zero() {
                continue;
            }
            lines.arrange_by(|l| l.component);
            let mut item = item(which(index), cycle.due, &sums, lines);
            item.status = self.status(cycle, unpaid, &item.owed)?;
            statement.items.push(item);
        }
        self.add_given_up(&mut statement)?;
        self.add_plans(&mut statement)?;
        if let Some(account) = &self.agreed {
            let rows = account.clone().statement()?;
            statement.items.extend(rows.items);
            statement.overdue = rows.overdue;
            statement.due_now = rows.due_now;
            statement.not_due = rows.not_due;
            statement.next_due = rows.next_due;
            statement.lent = statement.lent.plus(rows.lent)?;
            statement.overpaid = statement.overpaid.plus(rows.overpaid)?;
            statement.allocations.extend(rows.allocations);
            statement.remarks.extend(rows.remarks);
        } else {
            self.split(&mut statement)?;
            statement.next_due = self.next_due()?;
        }
        Ok(statement)
    }

    fn add_given_up(&self, statement: &mut Statement) -> Result<(), Overflow> {
        let Some((event, on, amount)) = self.given_up else {
            return Ok(());
        };
        let mut sums = Sums::default();
        sums.waived.add(Component::Principal, amount)?;
        let line = self.principal_line(on, amount, Formula::Given);
        statement
            .items
            .push(item(Which::GivenUp { event }, on, &sums, vec![line]));
        Ok(())
    }

    fn add_plans(&self, statement: &mut Statement) -> Result<(), Overflow> {
        let due = self.cycle(self.coming())?.due;
        for plan in &self.plans {
            let paid = plan.sums.paid.of(Component::Principal);
            let waived = plan.sums.waived.of(Component::Principal);
            let charged = plan.rest().plus(paid)?.plus(waived)?;
            if charged.is_zero() {
                continue;
            }
            let line = self.principal_line(due, charged, Formula::Unposted);
            let mut item = item(plan_name(plan.index), due, &plan.sums, vec![line]);
            if !item.owed.is_zero() {
                item.status = Status::Future;
            }
            statement.items.push(item);
        }
        Ok(())
    }

    fn principal_line(&self, on: NaiveDate, amount: Fen, formula: Formula) -> Line {
        Line {
            component: Component::Principal,
            base: amount,
            from: on,
            to: on,
            days: 0,
            quoted: (self.rate, self.count()),
            amount,
            formula,
            sources: AS_ENTERED,
        }
    }

    /// The status of a cycle: that of its bill's minimum.
    fn status(&self, cycle: &Cycle, unpaid: Fen, owed: &Totals) -> Result<Status, Overflow> {
        let grace = i64::from(self.contract.grace_days);
        let until = plus_days(cycle.due, grace).ok_or(Overflow)?;
        let decided = cycle.bill.is_some_and(|b| b.decided);
        Ok(if !unpaid.is_zero() && decided {
            let since = match self.contract.grace_count {
                GraceCount::FromDueDate => cycle.due,
                GraceCount::AfterGrace => until,
            };
            Status::Overdue {
                days: days_between(since, self.today),
            }
        } else if !unpaid.is_zero() && cycle.due < self.today {
            Status::InGrace { until }
        } else if !unpaid.is_zero() && cycle.due == self.today {
            Status::DueToday
        } else if owed.is_zero() {
            Status::Paid
        } else {
            Status::Current
        })
    }

    /// Overdue is the unpaid minimum whose time has passed, due now what the
    /// current bill adds to it, each as a payment would settle it.
    fn split(&self, statement: &mut Statement) -> Result<(), Overflow> {
        let of_last = |count: usize| match count.checked_sub(1) {
            Some(last) => self.unpaid(last),
            None => Ok(Fen::ZERO),
        };
        let mut overdue = of_last(self.undecided)?;
        let mut due_now = of_last(self.coming())?.minus(overdue)?.max(Fen::ZERO);
        for (index, component) in self.sequence() {
            let mut owed = self.cycle(index)?.sums.of(component);
            for (left, totals) in [
                (&mut overdue, &mut statement.overdue),
                (&mut due_now, &mut statement.due_now),
            ] {
                let take = owed.min(*left);
                totals.add(component, take)?;
                *left = left.minus(take)?;
                owed = owed.minus(take)?;
            }
        }
        statement.not_due = self
            .payoff()?
            .minus(&statement.overdue)?
            .minus(&statement.due_now)?;
        Ok(())
    }

    /// What a day adds while nothing changes, in millionths of a fen; of what
    /// is free, what it would bear.
    pub(in super::super) fn growth(&self) -> Result<i128, Overflow> {
        if let Some(account) = &self.agreed {
            return account.growth();
        }
        if !self.running {
            return Ok(0);
        }
        let mut base = self.compound_base()?;
        for lot in &self.lots {
            base = base.plus(lot.amount)?;
        }
        Ok(millionths(base, self.rate.daily(self.count())))
    }

    /// Whether a bill has been sent whose due date is still to come.
    pub(in super::super) fn is_bill_ahead(&self) -> bool {
        let sent = self.cycles.iter().take(self.coming());
        self.agreed.is_none() && sent.skip(self.undecided).any(|c| c.due > self.today)
    }

    /// The next minimum: of the current bill, or of the coming one as it will
    /// be if nothing more is paid.
    pub(in super::super) fn next_due(&self) -> Result<Option<NextDue>, Overflow> {
        for (index, cycle) in self.cycles.iter().enumerate().skip(self.undecided) {
            let amount = self.unpaid(index)?;
            if cycle.due > self.today && !amount.is_zero() {
                return Ok(Some(NextDue {
                    which: which(index),
                    due: cycle.due,
                    amount,
                }));
            }
        }
        let index = self.coming();
        let Cycle {
            statement_on, due, ..
        } = *self.cycle(index)?;
        if !in_range(due) || self.payoff()?.is_zero() {
            return Ok(None);
        }
        let mut ahead = self.clone();
        ahead.with_lines = false;
        ahead.advance(statement_on)?;
        let amount = ahead.unpaid(index)?;
        Ok((!amount.is_zero()).then_some(NextDue {
            which: which(index),
            due,
            amount,
        }))
    }
}

/// What compounds of a billed cycle.
fn compounds(sums: &Sums, compounding: Compounding) -> Result<Fen, Overflow> {
    compounding
        .components()
        .iter()
        .try_fold(Fen::ZERO, |sum, c| sum.plus(sums.of(*c)))
}

fn plan_name(index: usize) -> Which {
    Which::CardPlan(u16::try_from(index + 1).unwrap_or(u16::MAX))
}

/// An item of these sums and lines, paid unless its status says otherwise.
fn item(which: Which, due: NaiveDate, sums: &Sums, lines: Vec<Line>) -> Item {
    Item {
        which,
        due,
        status: Status::Paid,
        lines,
        paid: sums.paid,
        waived: sums.waived,
        owed: sums.owed,
    }
}

/// The bills of a card up to a day, the oldest first; none of a loan. After an
/// agreement, those there were before.
///
/// # Errors
/// As [`statement`](super::super::statement::statement).
pub fn bills(
    contract: &Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
) -> Result<Vec<Bill>, StatementError> {
    let Replay::Card(card) = open(contract, ledger, as_of, false)? else {
        return Ok(Vec::new());
    };
    let mut bills = Vec::with_capacity(card.cycles.len());
    for (number, cycle) in (0_u16..).zip(&card.cycles) {
        let Some(bill) = cycle.bill else { continue };
        let index = usize::from(number);
        let unpaid_minimum = card.unpaid(index)?;
        let mut rest = Totals::default();
        rest.add(Component::Principal, card.rest(index)?)?;
        bills.push(Bill {
            cycle: number,
            statement_on: cycle.statement_on,
            due: cycle.due,
            balance: bill.balance,
            minimum: bill.minimum,
            unpaid_minimum,
            status: card.status(cycle, unpaid_minimum, &rest)?,
        });
    }
    Ok(bills)
}
