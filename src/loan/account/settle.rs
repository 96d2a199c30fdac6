//! Paying and giving up, in whose order, and what a prepayment is taken off.

use super::super::contract::{MethodKind, Prepay};
use super::super::statement::{Allocation, Component, Formula, Settled, Which};
use super::{Account, Coming, Entry, Level, Stage, is_marked};
use crate::money::{Fen, Overflow};

impl Account<'_> {
    /// Pays or gives up an amount of a component of an entry.
    pub(super) fn settle(
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
        // Segments end where their base changes.
        match component {
            Component::Principal => self.close_penal(index, Component::Penalty)?,
            Component::Interest if self.tariff.with_interest => {
                self.close_penal(index, Component::Penalty)?;
            }
            Component::Interest if self.contract.penalty.compound => {
                self.close_penal(index, Component::Compound)?;
            }
            _ => {}
        }
        if component == Component::Principal && self.entry(index)?.stage == Stage::Coming {
            self.close_interest()?;
            self.performing = self.performing.minus(amount)?;
            self.coming = Coming::Ahead;
        }
        if component == Component::Interest
            && self.entry(index)?.stage == Stage::Coming
            && self.head() != Some(index)
        {
            self.carried = self.carried.minus(amount)?;
        }
        let on = self.today.day;
        let entry = self.entry_mut(index)?;
        let which = entry.which;
        let coming = entry.stage == Stage::Coming;
        let part = entry.part_mut(component);
        let slot = match how {
            Settled::Paid => &mut part.paid,
            Settled::Waived | Settled::Carried => &mut part.waived,
        };
        *slot = slot.plus(amount)?;
        if self.with_lines {
            if component == Component::Interest && coming {
                self.to_interest.push(self.allocations.len());
            }
            self.allocations.push(Allocation {
                event,
                on,
                which,
                component,
                amount,
                how,
            });
        }
        Ok(())
    }

    /// Pays as much of a component as there is money; gives what is left.
    pub(super) fn pay_part(
        &mut self,
        index: usize,
        component: Component,
        left: Fen,
        event: usize,
    ) -> Result<Fen, Overflow> {
        let amount = self.owed(index, component)?.clamp(Fen::ZERO, left);
        self.settle(index, component, amount, Settled::Paid, event)?;
        left.minus(amount)
    }

    /// Pays everything that is due, in the contract's order.
    pub(super) fn pay_in_order(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
        let order = self.contract.order;
        // What is settled stays settled: nothing accrues on it.
        while let Some(index) = self.matured.get(self.settled).copied() {
            if !self.is_settled(index)? {
                break;
            }
            self.settled += 1;
        }
        let components = order.components();
        if order.by_instalment() {
            let mut first = self.settled;
            while let Some(index) = self.matured.get(first) {
                let with = self.entry(*index)?.with;
                let mut end = first + 1;
                while let Some(index) = self.matured.get(end)
                    && self.entry(*index)?.with == with
                {
                    end += 1;
                }
                for component in components {
                    for at in first..end {
                        if left.is_zero() {
                            return Ok(left);
                        }
                        left = self.pay_at(at, component, left, event)?;
                    }
                }
                first = end;
            }
            return Ok(left);
        }
        for component in components {
            if !is_marked(self.seen, component) {
                continue;
            }
            for at in self.skip_paid(component)?..self.matured.len() {
                if left.is_zero() {
                    return Ok(left);
                }
                left = self.pay_at(at, component, left, event)?;
            }
        }
        Ok(left)
    }

    /// As [`Account::pay_part`], for the entry at a place of the matured ones.
    pub(super) fn pay_at(
        &mut self,
        at: usize,
        component: Component,
        left: Fen,
        event: usize,
    ) -> Result<Fen, Overflow> {
        match self.matured.get(at).copied() {
            Some(index) if is_marked(self.seen, component) => {
                self.pay_part(index, component, left, event)
            }
            _ => Ok(left),
        }
    }

    /// The place of the first matured entry of which a component may be owed.
    fn skip_paid(&mut self, component: Component) -> Result<usize, Overflow> {
        if matches!(component, Component::Penalty | Component::Compound) {
            return Ok(self.settled);
        }
        let slot = self.paid_up.get(component as usize).copied().unwrap_or(0);
        let mut at = slot.max(self.settled);
        while let Some(index) = self.matured.get(at).copied() {
            if !self.entry(index)?.closed(component)?.is_zero() {
                break;
            }
            at += 1;
        }
        if let Some(slot) = self.paid_up.get_mut(component as usize) {
            *slot = at;
        }
        Ok(at)
    }

    /// Pays what is not due yet.
    pub(super) fn prepay(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
        let Some(head) = self.head() else {
            return Ok(left);
        };
        if self.contract.prepaid_interest_first {
            left = self.pay_part(head, Component::Interest, left, event)?;
        }
        let amount = left.min(self.performing);
        if !amount.is_zero() {
            self.prepay_principal(amount, event)?;
            left = left.minus(amount)?;
        }
        // Principal first: interest to date comes after it, and what rows of an
        // agreement have of older interest.
        left = self.pay_part(head, Component::Interest, left, event)?;
        if !self.carried.is_zero() {
            for index in self.coming() {
                left = self.pay_part(index, Component::Interest, left, event)?;
            }
        }
        Ok(left)
    }

    fn prepay_principal(&mut self, amount: Fen, event: usize) -> Result<(), Overflow> {
        let today = self.today.day;
        let mut left = amount;
        // The instalments that take it as their own.
        let running = self
            .head()
            .and_then(|h| self.entries.get(h))
            .is_some_and(|e| e.from < today);
        let takers = match self.contract.prepay {
            Prepay::SmallerInstalments | Prepay::ShorterTerm => 0,
            Prepay::NextInstalments => self.queue.len(),
            Prepay::NextThenSmaller => usize::from(running),
        };
        if takers > 0 {
            self.write_down()?;
        }
        for place in 0..takers {
            let Some(index) = self.queue.get(self.head + place).copied() else {
                break;
            };
            left = self.pay_part(index, Component::Principal, left, event)?;
            if left.is_zero() {
                return self.keep_instalment();
            }
        }
        self.close_interest()?;
        if self.with_lines {
            let entry = Entry::new(Which::Prepaid { event }, today, Formula::Prepaid, left);
            self.entries.push(entry);
            let index = self.entries.len() - 1;
            self.settle(index, Component::Principal, left, Settled::Paid, event)?;
        }
        self.performing = self.performing.minus(left)?;
        let shorter = self.contract.prepay == Prepay::ShorterTerm;
        match self.terms.kind {
            MethodKind::EqualInstalment if shorter => self.spread(Level::Kept, 0),
            _ if shorter => self.cut_from_the_end(left),
            MethodKind::Given => self.shrink(left, takers),
            _ => self.spread(Level::AtMost, takers),
        }
    }
}
