//! The instalments to come, made anew: after a prepayment, more money or
//! another rate.

use super::super::contract::MethodKind;
use super::super::schedule::{Period, Terms, share_days};
use super::super::statement::{Component, Formula, Which};
use super::{Account, Level, share_of};
use crate::money::{Fen, Overflow, Rounding};

impl Account<'_> {
    /// After some principal was paid ahead: an equal instalment stays as it
    /// is, and the interest saved goes to its principal.
    pub(super) fn keep_instalment(&mut self) -> Result<(), Overflow> {
        match self.terms.kind {
            MethodKind::EqualInstalment => self.spread(Level::Kept, 0),
            _ => Ok(()),
        }
    }

    /// Takes principal off the last instalments.
    pub(super) fn cut_from_the_end(&mut self, amount: Fen) -> Result<(), Overflow> {
        let mut left = amount;
        for index in self.coming().into_iter().rev() {
            let entry = self.entry_mut(index)?;
            let cut = entry.closed(Component::Principal)?.min(left);
            let charged = entry.part(Component::Principal).charged.minus(cut)?;
            entry.set_principal(charged, Formula::Changed);
            left = left.minus(cut)?;
        }
        Ok(())
    }

    /// Makes the given rows to come but the first `skip` smaller, each by its
    /// share of the principal.
    pub(super) fn shrink(&mut self, amount: Fen, skip: usize) -> Result<(), Overflow> {
        let rows = self.queue.get(self.head + skip..).unwrap_or_default();
        let mut whole = Fen::ZERO;
        for index in rows {
            whole = whole.plus(self.entry(*index)?.closed(Component::Principal)?)?;
        }
        let keep = whole.minus(amount)?;
        let mut left = keep;
        for place in self.head + skip..self.queue.len() {
            let Some(index) = self.queue.get(place).copied() else {
                break;
            };
            let last = place + 1 == self.queue.len();
            let entry = self.entry_mut(index)?;
            let before = entry.closed(Component::Principal)?;
            let after = if last {
                left
            } else {
                before
                    .scaled(keep.get().into(), whole.get().into(), Rounding::HalfUp)?
                    .min(left)
            };
            left = left.minus(after)?;
            let charged = entry.part(Component::Principal).charged;
            entry.set_principal(charged.minus(before)?.plus(after)?, Formula::Changed);
        }
        Ok(())
    }

    /// Spreads the performing principal over the instalments to come but the
    /// first `skip`.
    pub(super) fn spread(&mut self, level: Level, skip: usize) -> Result<(), Overflow> {
        let gone = self.head + skip;
        let coming = self.queue.get(gone..).unwrap_or_default().to_vec();
        let Some(first) = coming.first().copied() else {
            return Ok(());
        };
        let mut balance = self.performing;
        for index in self.queue.get(self.head..gone).unwrap_or_default() {
            balance = balance.minus(self.entry(*index)?.closed(Component::Principal)?)?;
        }
        let count = self.contract.day_count;
        let mut rates = Vec::with_capacity(coming.len());
        let mut ahead = Vec::with_capacity(coming.len());
        for index in &coming {
            let entry = self.entry(*index)?;
            let days = if self.head() == Some(*index) {
                let due = count.number(entry.due);
                (due - self.since.number - self.counted).max(0)
            } else {
                count.days(entry.from, entry.due)
            };
            rates.push(self.rates.over(entry.period, days));
            let part = entry.part(Component::Principal);
            ahead.push(part.paid.plus(part.waived)?);
        }
        let head = self.entry(first)?;
        let already = match (self.terms.kind, head.period) {
            (MethodKind::Flat, _) => match self.entry(*coming.last().unwrap_or(&first))?.period {
                Period::Fixed { interest, .. } => interest,
                _ => Fen::ZERO,
            },
            _ => head.part(Component::Interest).charged,
        };
        let terms = Terms {
            stated: match level {
                Level::Kept => self.annuity,
                Level::Anew | Level::AtMost => None,
            },
            interest_only: self.terms.interest_only.saturating_sub(gone),
            ..self.terms
        };
        let mut split = terms.split(balance, &rates, already, &ahead)?;
        if level == Level::AtMost && split.level > self.annuity {
            // A round instalment leaves a little to the last one: spread anew,
            // that must not raise it.
            let stated = self.annuity;
            split = Terms { stated, ..terms }.split(balance, &rates, already, &ahead)?;
        }
        self.annuity = split.level;
        let whole = balance.plus(Fen::sum(ahead)?)?;
        let count = coming.len();
        let paying = count - terms.interest_only.min(count.saturating_sub(1));
        let parts = split.parts.into_iter().zip(split.as_planned);
        for (place, (index, (part, planned))) in coming.into_iter().zip(parts).enumerate() {
            balance = balance.minus(part)?;
            let last = place + 1 == count;
            let formula = match self.principal_formula(whole, paying, last) {
                formula if planned => formula,
                // What was left, before the last of them.
                Formula::AnnuityPart { instalment, .. } if balance.is_zero() => {
                    let last = true;
                    Formula::AnnuityPart { instalment, last }
                }
                _ => Formula::Changed,
            };
            let entry = self.entry_mut(index)?;
            let slot = entry.part_mut(Component::Principal);
            slot.charged = part.plus(slot.paid)?.plus(slot.waived)?;
            entry.principal = formula;
        }
        Ok(())
    }

    /// What is lent during each period to come of rows as they were given.
    pub(super) fn row_balances(&self) -> Result<Vec<Fen>, Overflow> {
        if self.terms.kind != MethodKind::Given {
            return Ok(Vec::new());
        }
        let mut balance = self.performing;
        let mut balances = Vec::new();
        for index in self.queue.get(self.head..).unwrap_or_default() {
            balances.push(balance);
            balance = balance.minus(self.entry(*index)?.closed(Component::Principal)?)?;
        }
        Ok(balances)
    }

    /// After principal of given rows was settled ahead of its time: their
    /// interest is for so much less. The rows of an agreement keep theirs as
    /// long as anything is lent in their period.
    pub(super) fn rescale(&mut self, before: &[Fen]) -> Result<(), Overflow> {
        let after = self.row_balances()?;
        if before.first() == after.first() {
            return Ok(());
        }
        self.close_interest()?;
        let today = self.today.day;
        let ended = self.performing.is_zero();
        for (place, (before, after)) in before.iter().zip(after).enumerate() {
            let Some(index) = self.queue.get(self.head + place).copied() else {
                break;
            };
            let entry = self.entry_mut(index)?;
            let Period::Fixed { interest, days } = entry.period else {
                continue;
            };
            // Nothing is lent in its period any more.
            let over = ended || after.is_zero() && !before.is_zero();
            if over {
                entry.fee = Fen::ZERO;
            } else if matches!(entry.which, Which::Agreed(_)) || before.is_zero() {
                continue;
            }
            // Of the running period, only what is left of it.
            let passed = share_days(entry.share_from, today).clamp(0, days);
            let rest = interest.minus(share_of(interest, passed, days)?)?;
            let less = if over {
                Fen::ZERO
            } else {
                rest.scaled(after.get().into(), before.get().into(), Rounding::HalfUp)?
            };
            if passed > 0 {
                entry.share_from = today;
            }
            entry.period = Period::Fixed {
                interest: less,
                days: days - passed,
            };
        }
        Ok(())
    }

    /// The fixed interest of each instalment to come, at the rate and for the
    /// amount lent of today; for the running period, for what is left of it.
    pub(super) fn reprice(&mut self) -> Result<(), Overflow> {
        let interest = self.rates.monthly.accrue(self.lent, 1)?;
        let today = self.today.day;
        for (place, index) in self.coming().into_iter().enumerate() {
            let entry = self.entry_mut(index)?;
            let whole = share_days(entry.from, entry.due);
            let running = place == 0 && entry.from < today;
            let days = if running {
                share_days(today, entry.due)
            } else {
                whole
            };
            entry.share_from = if running { today } else { entry.from };
            entry.period = Period::Fixed {
                interest: share_of(interest, days, whole)?,
                days,
            };
        }
        Ok(())
    }
}
