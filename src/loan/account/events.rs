//! What an event does to the account on its day.

use chrono::{Datelike, NaiveDate};

use super::super::contract::{Contract, MethodKind, PenaltyBase, PenaltyRate, Row, check_rows};
use super::super::ledger::{Act, Event, Towards};
use super::super::schedule::{Period, Rates, Schedule, share_days};
use super::super::shares::Shares;
use super::super::statement::{Component, Formula, Remark, Settled, Totals, Which};
use super::spread::Factors;
use super::{Account, Coming, Entry, Level, Stage, Tariff, is_marked, later, share_of};
use crate::calendar::{in_range, monthly, next_day};
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::Rate;

/// The rows of an agreement, held against what was owed when it was made.
pub(in crate::loan) struct Agreement {
    /// Principal only as far as there was: a lender may list what is to be paid
    /// and not say of what.
    pub(in crate::loan) rows: Vec<Row>,
    /// Whether they listed more principal than that.
    pub(in crate::loan) exceeds: bool,
    /// What of their interest is owed at once: as much as was owed before, as
    /// interest or another charge.
    pub(in crate::loan) carried: Fen,
}

impl Agreement {
    pub(in crate::loan) fn of(rows: &[Row], owed: &Totals) -> Result<Agreement, Overflow> {
        let principal = owed.of(Component::Principal);
        let listed = Fen::sum(rows.iter().map(|r| r.principal))?;
        let exceeds = listed > principal;
        let mut rows = rows.to_vec();
        if exceeds {
            let mut shares = Shares::new(principal, listed);
            for row in &mut rows {
                let part = shares.next(row.principal)?;
                row.interest = row.interest.plus(row.principal)?.minus(part)?;
                row.principal = part;
            }
        }
        let interest = Fen::sum(rows.iter().map(|r| r.interest))?;
        let older = owed.sum()?.minus(principal)?.max(Fen::ZERO);
        // Without principal there is nothing on which the rest could grow.
        let carried = if principal.is_zero() {
            interest
        } else {
            interest.min(older)
        };
        Ok(Agreement {
            rows,
            exceeds,
            carried,
        })
    }

    /// What of an amount that was owed goes into the rows, as long as `left` of
    /// what they carry over is not used up, and what is given up.
    pub(in crate::loan) fn settles(
        left: &mut Fen,
        amount: Fen,
    ) -> Result<[(Settled, Fen); 2], Overflow> {
        let moved = amount.clamp(Fen::ZERO, *left);
        *left = left.minus(moved)?;
        let rest = amount.minus(moved)?;
        Ok([(Settled::Carried, moved), (Settled::Waived, rest)])
    }
}

impl<'a> Account<'a> {
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
            .in_time(index, event.on, disbursed_on, self.today.day)
        {
            return Ok(());
        }
        self.advance(event.on)?;
        match &event.act {
            Act::Disburse { amount } | Act::Purchase { amount, .. } => {
                self.disburse(index, *amount)
            }
            Act::Pay { amount, towards } => self.pay(index, *amount, *towards),
            Act::PayInstalment { number } => self.pay_instalment(index, *number),
            Act::Charge { component, amount } => self.enter_charge(index, *component, *amount),
            Act::Waive { component, amount } => self.waive(index, *component, *amount),
            Act::SetRate { rate } => self.set_rate(index, *rate),
            Act::StopInterest => self.stop(),
            Act::ResumeInterest => {
                self.resume();
                Ok(())
            }
            Act::Accelerate => self.accelerate(index),
            Act::Extend { months } => self.extend(index, *months),
            Act::Replace { rows } => self.replace(index, rows),
            Act::Assign { .. } | Act::Judgment { .. } | Act::Interrupt { .. } => Ok(()),
        }
    }

    fn disburse(&mut self, event: usize, amount: Fen) -> Result<(), Overflow> {
        if !self.remarks.in_bounds(event, amount) {
            return Ok(());
        }
        if self.head().is_none() {
            self.remarks.add(event, Remark::NothingLeft);
            return Ok(());
        }
        self.change_interest()?;
        self.performing = self.performing.plus(amount)?;
        self.lent = self.lent.plus(amount)?;
        match self.terms.kind {
            MethodKind::Given => {
                // Rows stay as they were given; the last takes it.
                if let Some(last) = self.queue.last().copied() {
                    let part = self.entry_mut(last)?.part_mut(Component::Principal);
                    part.charged = part.charged.plus(amount)?;
                }
                Ok(())
            }
            MethodKind::Flat => {
                self.reprice()?;
                self.spread(Level::Anew, 0)
            }
            // An instalment that was stated stays until another is.
            _ => {
                let stated = self.terms.stated.is_some() && self.annuity.is_some();
                self.spread(if stated { Level::Kept } else { Level::Anew }, 0)
            }
        }
    }

    fn pay(&mut self, event: usize, amount: Fen, towards: Towards) -> Result<(), Overflow> {
        if !self.remarks.in_bounds(event, amount) {
            return Ok(());
        }
        let rows = self.row_balances()?;
        let mut left = amount;
        match towards {
            Towards::Order => {}
            Towards::Instalment(number) => match self.find(number) {
                Some(index) => {
                    self.write_down()?;
                    for component in self.contract.order.components() {
                        left = self.pay_part(index, component, left, event)?;
                    }
                    if self.entry(index)?.stage == Stage::Coming {
                        self.keep_instalment()?;
                    }
                }
                None => self.remarks.add(event, Remark::NoSuchInstalment(number)),
            },
            Towards::Component(component) => {
                for at in 0..self.matured.len() {
                    left = self.pay_at(at, component, left, event)?;
                }
            }
            Towards::Prepayment => left = self.prepay(left, event)?,
        }
        if !left.is_zero() {
            left = self.pay_in_order(left, event)?;
        }
        if !left.is_zero() {
            left = self.prepay(left, event)?;
        }
        if !left.is_zero() {
            self.overpaid = self.overpaid.plus(left)?;
            self.remarks.add(event, Remark::Overpaid(left));
        }
        self.rescale(&rows)
    }

    /// The entry of an instalment or of an agreement's row, unless it has
    /// become part of another.
    fn find(&self, number: u16) -> Option<usize> {
        let is = |e: &Entry| {
            e.stage != Stage::Moved
                && matches!(e.which, Which::Instalment(n) | Which::Agreed(n) if n == number)
        };
        // Where it is if the schedule in force has it.
        let place = (self.first + usize::from(number)).checked_sub(1)?;
        if self.entries.get(place).is_some_and(is) {
            return Some(place);
        }
        self.entries.iter().rposition(is)
    }

    fn pay_instalment(&mut self, event: usize, number: u16) -> Result<(), Overflow> {
        let Some(index) = self.find(number) else {
            self.remarks.add(event, Remark::NoSuchInstalment(number));
            return Ok(());
        };
        if self.entry(index)?.stage == Stage::Coming {
            self.remarks.add(event, Remark::NotDueYet(number));
            return Ok(());
        }
        let mut settled = true;
        for component in self.contract.order.components() {
            if !is_marked(self.seen, component) {
                continue;
            }
            let amount = self.owed(index, component)?.max(Fen::ZERO);
            settled &= amount.is_zero();
            self.settle(index, component, amount, Settled::Paid, event)?;
        }
        if settled {
            self.remarks.add(event, Remark::NoSuchInstalment(number));
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
        let today = self.today.day;
        // Paid with the instalment of the running period, or of the one that
        // ends today.
        let just = self.matured.last().map(|index| self.entry(*index));
        let with = match (just.transpose()?, self.head()) {
            (Some(just), _) if just.with == today => today,
            (_, Some(head)) => self.entry(head)?.due,
            _ => today,
        };
        self.entries.push(Entry {
            with,
            ..Entry::new(Which::Charge { event }, today, Formula::Given, Fen::ZERO)
        });
        let index = self.entries.len() - 1;
        self.charge_once(index, component, amount, Formula::Given)?;
        self.matured.push(index);
        self.watch_from(next_day(today).ok_or(Overflow)?, index);
        Ok(())
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
        self.write_down()?;
        let rows = self.row_balances()?;
        // The oldest first; principal to come from the far end.
        let mut order = self.matured.clone();
        let mut coming = self.coming();
        if component == Component::Principal {
            coming.reverse();
        }
        order.extend(coming);
        let mut owed = Fen::ZERO;
        for index in &order {
            owed = owed.plus(self.owed(*index, component)?.max(Fen::ZERO))?;
        }
        let mut left = self.remarks.given_up(event, amount, owed);
        for index in order {
            let part = self.owed(index, component)?.clamp(Fen::ZERO, left);
            self.settle(index, component, part, Settled::Waived, event)?;
            left = left.minus(part)?;
        }
        self.rescale(&rows)
    }

    fn set_rate(&mut self, event: usize, rate: Rate) -> Result<(), Overflow> {
        if rate.check().is_err() {
            self.remarks.add(event, Remark::OutOfRange);
            return Ok(());
        }
        self.change_interest()?;
        if matches!(self.contract.penalty.rate, PenaltyRate::Multiple(_)) {
            self.close_all_penal()?;
        }
        self.quote(rate);
        match self.terms.kind {
            MethodKind::EqualInstalment => self.spread(Level::Anew, 0),
            MethodKind::Flat => {
                self.reprice()?;
                // The principal of round instalments moves with the interest.
                if self.annuity.is_some() {
                    self.spread(Level::Anew, 0)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The rate in force, and the penalty that follows it.
    fn quote(&mut self, rate: Rate) {
        let count = self.contract.day_count;
        if let PenaltyRate::Multiple(multiple) = self.contract.penalty.rate {
            self.set_tariff(Tariff {
                penalty: rate.daily(count).times(multiple),
                quoted: rate,
                ..self.tariff
            });
        }
        self.rate = rate;
        self.factors = Factors::default();
        self.rates = Rates {
            daily: rate.daily(count),
            monthly: rate.monthly(count),
        };
    }

    fn stop(&mut self) -> Result<(), Overflow> {
        self.write_down()?;
        self.change_interest()?;
        self.close_all_penal()?;
        self.set_tariff(Tariff {
            running: false,
            ..self.tariff
        });
        for entry in &mut self.entries {
            entry.penalty_from = None;
            entry.compound_from = None;
        }
        Ok(())
    }

    fn resume(&mut self) {
        if self.tariff.running {
            return;
        }
        self.set_tariff(Tariff {
            running: true,
            ..self.tariff
        });
        let today = self.today;
        self.since = later(self.since, today);
        for entry in &mut self.entries {
            if matches!(entry.stage, Stage::Late { .. }) {
                entry.penalty_from = Some(today);
                entry.compound_from = Some(today);
            }
        }
    }

    fn accelerate(&mut self, event: usize) -> Result<(), Overflow> {
        let coming = self.coming();
        let (Some(head), Some(last)) = (coming.first().copied(), coming.last().copied()) else {
            self.remarks.add(event, Remark::NothingLeft);
            return Ok(());
        };
        self.close_interest()?;
        if self.contract.penalty.base == PenaltyBase::AllOnceAccelerated {
            // Bases grow from today on.
            self.close_all_penal()?;
            self.set_tariff(Tariff {
                with_interest: true,
                ..self.tariff
            });
        }
        let number = |which| match which {
            Which::Instalment(n) | Which::Agreed(n) => n,
            _ => 0,
        };
        let which = Which::Accelerated {
            first: number(self.entry(head)?.which),
            last: number(self.entry(last)?.which),
        };
        let today = self.today.day;
        let new = self.entries.len();
        self.entries.push(Entry {
            from: self.entry(head)?.from,
            ..Entry::new(which, today, Formula::RemainingPrincipal, self.performing)
        });
        for at in std::mem::take(&mut self.to_interest) {
            if let Some(allocation) = self.allocations.get_mut(at) {
                allocation.which = which;
            }
        }
        // The interest of the running period moves with the principal, and what
        // later rows have of older interest.
        for index in coming {
            let entry = self.entry_mut(index)?;
            let older = std::mem::take(entry.part_mut(Component::Interest));
            let (mut lines, others) = std::mem::take(&mut entry.lines)
                .into_iter()
                .partition(|line| line.component == Component::Interest);
            entry.lines = others;
            entry.move_out()?;
            entry.stage = Stage::Moved;
            let rest = self.entry_mut(new)?;
            rest.lines.append(&mut lines);
            let part = rest.part_mut(Component::Interest);
            part.charged = part.charged.plus(older.charged)?;
            part.paid = part.paid.plus(older.paid)?;
            part.waived = part.waived.plus(older.waived)?;
        }
        self.carried = Fen::ZERO;
        self.performing = Fen::ZERO;
        self.head = self.queue.len();
        self.matured.push(new);
        self.watch_from(next_day(today).ok_or(Overflow)?, new);
        Ok(())
    }

    fn extend(&mut self, event: usize, months: u16) -> Result<(), Overflow> {
        let coming = self.coming();
        if coming.is_empty() {
            self.remarks.add(event, Remark::NothingLeft);
            return Ok(());
        }
        if !(1..=120).contains(&months) {
            self.remarks.add(event, Remark::OutOfRange);
            return Ok(());
        }
        // The rows of an agreement have days of their own.
        let due_day = match self.terms.kind {
            MethodKind::Given => None,
            _ => self.contract.method.plan().map(|p| p.due_day),
        };
        let mut dues: Vec<NaiveDate> = Vec::with_capacity(coming.len());
        for index in &coming {
            let due = self.entry(*index)?.due;
            let day = due_day.unwrap_or(due.day());
            // Two rows at the end of a month stay two days.
            let after = dues.last().and_then(|before| next_day(*before));
            let due = monthly(due, u32::from(months), day)
                .map(|due| after.map_or(due, |after| due.max(after)));
            let Some(due) = due.filter(|d| in_range(*d)) else {
                self.remarks.add(event, Remark::OutOfRange);
                return Ok(());
            };
            dues.push(due);
        }
        self.close_interest()?;
        self.factors = Factors::default();
        let today = self.today.day;
        let count = self.contract.day_count;
        let each = self.rates.monthly.accrue(self.lent, 1)?;
        let flat = self.terms.kind == MethodKind::Flat;
        let mut from = None;
        for (index, due) in coming.into_iter().zip(dues) {
            let entry = self.entry_mut(index)?;
            entry.due = due;
            if let Some(from) = from {
                entry.from = from;
                entry.share_from = from;
                match &mut entry.period {
                    Period::Days => {}
                    Period::Month { days, .. } => *days = count.days(from, due),
                    Period::Fixed { days, .. } => *days = share_days(from, due),
                }
            } else if let Period::Fixed { interest, days } = entry.period {
                // What is left of the running period, and the months between.
                let start = entry.share_from.max(today);
                let passed = share_days(entry.share_from, start).clamp(0, days);
                let mut rest = interest.minus(share_of(interest, passed, days)?)?;
                if flat {
                    rest = rest.plus(each.scaled(months.into(), 1, Rounding::HalfUp)?)?;
                }
                entry.share_from = start;
                entry.period = Period::Fixed {
                    interest: rest,
                    days: share_days(start, due),
                };
            } else {
                // The running period is made of no whole months any more.
                entry.period = Period::Days;
            }
            from = Some(due);
        }
        if self.terms.kind == MethodKind::EqualInstalment {
            self.spread(Level::Anew, 0)?;
        }
        Ok(())
    }

    fn replace(&mut self, event: usize, rows: &[Row]) -> Result<(), Overflow> {
        let today = self.today.day;
        if !check_rows(rows, today).is_empty() {
            self.remarks.add(event, Remark::AgreementRows);
            return Ok(());
        }
        let owed = self.payoff()?;
        if owed.is_zero() {
            self.remarks.add(event, Remark::NothingLeft);
            return Ok(());
        }
        let principal = owed.of(Component::Principal);
        let agreement = Agreement::of(rows, &owed)?;
        if agreement.exceeds {
            self.remarks.add(event, Remark::AgreementExceeds(principal));
        }
        let agreed = Fen::sum(agreement.rows.iter().map(|r| r.principal))?;
        let mut carried = agreement.carried;
        self.close_interest()?;
        self.close_all_penal()?;
        // Interest and charges the agreement leaves out are given up; the rest
        // of them and the principal move into its rows.
        for index in 0..self.entries.len() {
            for component in Component::ALL {
                if component != Component::Principal {
                    let amount = self.entry(index)?.closed(component)?.max(Fen::ZERO);
                    for (how, part) in Agreement::settles(&mut carried, amount)? {
                        self.settle(index, component, part, how, event)?;
                    }
                }
            }
            let entry = self.entry_mut(index)?;
            entry.move_out()?;
            entry.penalty_from = None;
            entry.compound_from = None;
            if entry.stage == Stage::Coming {
                entry.stage = Stage::Moved;
            }
        }
        let given_up = principal.minus(agreed)?;
        if !given_up.is_zero() {
            let entry = Entry::new(Which::GivenUp { event }, today, Formula::Given, given_up);
            self.entries.push(entry);
            let index = self.entries.len() - 1;
            self.settle(
                index,
                Component::Principal,
                given_up,
                Settled::Waived,
                event,
            )?;
        }
        self.begin(&agreement)
    }

    /// An account that begins with an agreement: a card's, whose bills it
    /// replaces. The contract's penalty on `rate`, the one in force, is what a
    /// late row bears.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub(in crate::loan) fn agreed(
        contract: &'a Contract,
        on: NaiveDate,
        rate: Rate,
        agreement: &Agreement,
        with_lines: bool,
    ) -> Result<Account<'a>, Overflow> {
        let nothing = Schedule {
            instalments: Vec::new(),
        };
        let mut account = Account::new(contract, &nothing, with_lines)?;
        account.today = account.mark(on);
        account.lent = Fen::ZERO;
        account.performing = Fen::ZERO;
        account.quote(rate);
        account.begin(agreement)?;
        Ok(account)
    }

    /// From today on the rows of an agreement are the schedule.
    fn begin(&mut self, agreement: &Agreement) -> Result<(), Overflow> {
        self.to_interest.clear();
        self.queue.clear();
        self.head = 0;
        self.first = self.entries.len();
        let mut from = self.today.day;
        let rows = &agreement.rows;
        let interest = Fen::sum(rows.iter().map(|r| r.interest))?;
        let mut shares = Shares::new(agreement.carried, interest);
        let mut carried = Vec::with_capacity(rows.len());
        for (number, row) in (1_u16..).zip(rows) {
            let older = shares.next(row.interest)?;
            carried.push(older);
            self.queue.push(self.entries.len());
            self.entries.push(Entry {
                from,
                due: row.due,
                period: Period::Fixed {
                    interest: row.interest.minus(older)?,
                    days: share_days(from, row.due),
                },
                share_from: from,
                fee: row.fee,
                stage: Stage::Coming,
                ..Entry::new(
                    Which::Agreed(number),
                    row.due,
                    Formula::Given,
                    row.principal,
                )
            });
            from = row.due;
        }
        self.terms.kind = MethodKind::Given;
        self.annuity = None;
        self.coming = Coming::Written;
        self.performing = Fen::sum(rows.iter().map(|r| r.principal))?;
        // What is carried over is owed from today on, not bit by bit.
        for (at, older) in carried.iter().enumerate() {
            if !older.is_zero() {
                let index = self.first + at;
                self.charge_once(index, Component::Interest, *older, Formula::Given)?;
            }
        }
        self.carried = Fen::sum(carried.into_iter().skip(1))?;
        self.since = later(self.since, self.today);
        self.counted = 0;
        self.set_tariff(Tariff {
            running: true,
            with_interest: self.contract.penalty.base == PenaltyBase::PrincipalAndInterest,
            ..self.tariff
        });
        Ok(())
    }
}
