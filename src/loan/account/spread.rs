//! The instalments to come, made anew: after a prepayment, more money or
//! another rate.

use std::sync::{Arc, OnceLock};

use super::super::contract::MethodKind;
use super::super::schedule::{ONE, Period, Terms, level_of, share_days};
use super::super::statement::{Component, Formula, Which};
use super::{Account, Coming, Level, share_of};
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::Ratio;

/// By place in the queue: one, paid on each due date from there on, as of the
/// start of that period, in the fixed point of [`ONE`]. Nothing where that does
/// not fit. Rates and due dates decide it, and no payment: it is worked out
/// once.
pub(super) type Factors = Arc<OnceLock<Option<Vec<i128>>>>;

/// `(1 + rest) ÷ (1 + rate)`.
fn discounted(rest: i128, rate: Ratio) -> Option<i128> {
    let (num, den) = rate.parts();
    let whole = rest.checked_add(ONE)?.checked_mul(den)?;
    whole.checked_div(num.checked_add(den)?)
}

impl Account<'_> {
    /// The rate of an entry's period, from today on if it is running.
    fn rate_of(&self, index: usize) -> Result<Ratio, Overflow> {
        let count = self.contract.day_count;
        let entry = self.entry(index)?;
        let days = if self.head() == Some(index) {
            let due = count.number(entry.due);
            (due - self.since.number - self.counted).max(0)
        } else {
            count.days(entry.from, entry.due)
        };
        Ok(self.rates.over(entry.period, days))
    }

    /// The equal instalment for all that is to come, without a look at each
    /// entry: what a spread over them comes to. `None` where it takes one.
    fn level_ahead(&self, level: Level) -> Result<Option<Fen>, Overflow> {
        let even = self.terms.kind == MethodKind::EqualInstalment
            && self.terms.interest_only <= self.head
            && self.coming != Coming::Ahead;
        let (Some(head), true) = (self.head(), even) else {
            return Ok(None);
        };
        if level == Level::Kept {
            return Ok(self.annuity);
        }
        let factors = self.factors.get_or_init(|| {
            let mut factors = vec![0; self.queue.len() + 1];
            let mut rest = 0;
            for (place, index) in self.queue.iter().enumerate().skip(self.head + 1).rev() {
                rest = discounted(rest, self.rate_of(*index).ok()?)?;
                *factors.get_mut(place)? = rest;
            }
            Some(factors)
        });
        let rest = factors.as_ref().and_then(|f| f.get(self.head + 1).copied());
        let rate = self.rate_of(head)?;
        let Some(sum) = rest.and_then(|rest| discounted(rest, rate)) else {
            return Ok(None);
        };
        let already = self.entry(head)?.part(Component::Interest).charged;
        let new = level_of(self.performing, already, rate, sum, self.terms.unit)?;
        Ok(match (level, self.annuity) {
            // A round instalment leaves a little to the last one: spread anew,
            // that must not raise it.
            (Level::AtMost, Some(before)) => Some(new.min(before)),
            _ => Some(new),
        })
    }

    /// What the head repays of the principal, where instalments are equal.
    /// Gives whether anything will be due of it.
    fn write_head_at(&mut self, level: Fen) -> Result<bool, Overflow> {
        let Some(head) = self.head() else {
            return Ok(true);
        };
        let already = self.entry(head)?.part(Component::Interest).charged;
        let to_come = self.rate_of(head)?.accrue(self.performing, 1)?;
        let interest = to_come.plus(already)?;
        let principal = if self.head + 1 == self.queue.len() {
            self.performing
        } else {
            level.minus(interest)?.max(Fen::ZERO).min(self.performing)
        };
        self.entry_mut(head)?.part_mut(Component::Principal).charged = principal;
        Ok(!principal.is_zero() || self.tariff.running && !to_come.is_zero())
    }

    /// The head has become another while the entries were not written down.
    pub(super) fn write_head(&mut self) -> Result<(), Overflow> {
        let level = self.annuity.unwrap_or_default();
        if self.write_head_at(level)? {
            Ok(())
        } else {
            self.write_down()
        }
    }

    /// Writes down what the entries behind the head repay of the principal.
    pub(super) fn write_down(&mut self) -> Result<(), Overflow> {
        if self.coming != Coming::Follows {
            return Ok(());
        }
        self.coming = Coming::Written;
        let level = self.annuity.unwrap_or_default();
        let mut left = self.performing;
        for (place, index) in self.coming().into_iter().enumerate() {
            let principal = if place == 0 {
                self.entry(index)?.closed(Component::Principal)?
            } else if self.head + place + 1 == self.queue.len() {
                left
            } else {
                let interest = self.rate_of(index)?.accrue(left, 1)?;
                level.minus(interest)?.max(Fen::ZERO).min(left)
            };
            self.entry_mut(index)?
                .part_mut(Component::Principal)
                .charged = principal;
            left = left.minus(principal)?;
        }
        Ok(())
    }

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
        self.write_down()?;
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
        let ahead = if skip == 0 {
            self.level_ahead(level)?
        } else {
            self.write_down()?;
            None
        };
        // Where no one reads the entries, each is written when it comes up.
        if let Some(level) = ahead.filter(|_| !self.with_lines)
            && self.write_head_at(level)?
        {
            self.annuity = Some(level);
            self.coming = Coming::Follows;
            return Ok(());
        }
        if self.coming == Coming::Follows {
            self.coming = Coming::Written;
        }
        let stated = match level {
            Level::Kept => self.annuity,
            Level::Anew | Level::AtMost => ahead,
        };
        let gone = self.head + skip;
        let coming = self.queue.get(gone..).unwrap_or_default().to_vec();
        let Some(first) = coming.first().copied() else {
            return Ok(());
        };
        let mut balance = self.performing;
        for index in self.queue.get(self.head..gone).unwrap_or_default() {
            balance = balance.minus(self.entry(*index)?.closed(Component::Principal)?)?;
        }
        let mut rates = Vec::with_capacity(coming.len());
        let mut ahead = Vec::with_capacity(coming.len());
        for index in &coming {
            rates.push(self.rate_of(*index)?);
            let part = self.entry(*index)?.part(Component::Principal);
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
            stated,
            interest_only: self.terms.interest_only.saturating_sub(gone),
            ..self.terms
        };
        let mut split = terms.split(balance, &rates, already, &ahead)?;
        if level == Level::AtMost && split.level > self.annuity {
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
