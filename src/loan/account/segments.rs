//! Interest and penalty in open segments, and the lines they close to.

use super::super::contract::{DayRange, MethodKind, PenaltyRate};
use super::super::schedule::{Period, share_days};
use super::super::statement::{Component, Formula, Line};
use super::{
    AS_ENTERED, Account, Entry, FOR_COMPOUND, FOR_PENALTY, FROM_CONTRACT, Mark, Part, Segment,
    Tariff, later, mark, share_of,
};
use crate::money::{Fen, Overflow};

impl Account<'_> {
    /// The open interest segment up to a day.
    pub(super) fn interest_segment(&self, to: Mark) -> Result<Option<Segment>, Overflow> {
        let Some(entry) = self.head().and_then(|h| self.entries.get(h)) else {
            return Ok(None);
        };
        // Rows are due as they were given, whatever is still lent.
        let nothing = self.performing.is_zero() && self.terms.kind != MethodKind::Given;
        let free = matches!(entry.period, Period::Fixed { interest, .. } if interest.is_zero());
        if !self.tariff.running || nothing || free {
            return Ok(None);
        }
        let base = self.performing;
        let (days, amount, formula) = match entry.period {
            Period::Days => {
                let days = self.interest_days(to, true);
                (days, self.rates.daily.accrue(base, days)?, Formula::Accrual)
            }
            Period::Month {
                months,
                days: month_days,
            } => {
                let days = self.interest_days(to, false);
                let amount = self.rates.over(entry.period, days).accrue(base, 1)?;
                (days, amount, Formula::Monthly { months, month_days })
            }
            Period::Fixed {
                interest,
                days: period_days,
            } => {
                // By the difference of two shares, so that the parts of a
                // period add up to its interest.
                let share = |day| {
                    let days = share_days(entry.share_from, day).clamp(0, period_days);
                    share_of(interest, days, period_days)
                };
                (
                    share_days(self.since.day, to.day).max(0),
                    share(to.day)?.minus(share(self.since.day)?)?,
                    Formula::FixedShare {
                        whole: interest,
                        period_days,
                    },
                )
            }
        };
        Ok((days > 0).then_some(Segment {
            base,
            from: self.since,
            days,
            amount,
            formula,
        }))
    }

    /// The days of the open segment, as the contract's range counts the first
    /// of the loan.
    fn interest_days(&self, to: Mark, by_the_day: bool) -> i64 {
        let days = (to.number - self.since.number - self.counted).max(0);
        match self.contract.day_range {
            DayRange::AtLeastOneDay if !self.begun => days.max(1),
            DayRange::BothEnds if !self.begun && by_the_day => days + 1,
            _ => days,
        }
    }

    /// Ends the open interest segment today.
    pub(super) fn close_interest(&mut self) -> Result<(), Overflow> {
        let today = self.today;
        let passed = (today.number - self.since.number).max(0);
        let mut counted = (self.counted - passed).max(0);
        if let (Some(index), Some(segment)) = (self.head(), self.interest_segment(today)?) {
            let line = self.segment_line(Component::Interest, &segment, today);
            self.charge(index, line)?;
            if !self.begun && self.contract.day_range == DayRange::AtLeastOneDay {
                counted = (segment.days - passed).max(0);
            }
            self.begun = true;
        }
        self.counted = counted;
        self.since = later(self.since, today);
        Ok(())
    }

    /// Ends the open interest segment because its terms change today. On the
    /// day of the loan nothing has run yet that could end, unless it was paid.
    pub(super) fn change_interest(&mut self) -> Result<(), Overflow> {
        let interest = match self.head() {
            Some(head) => self.entry(head)?.part(Component::Interest),
            None => Part::default(),
        };
        let first_day = !self.begun && self.today.day == self.contract.disbursed_on;
        if first_day && interest.paid.is_zero() && interest.waived.is_zero() {
            return Ok(());
        }
        self.close_interest()
    }

    pub(super) fn segment_line(&self, component: Component, segment: &Segment, to: Mark) -> Line {
        let penal = matches!(component, Component::Penalty | Component::Compound);
        Line {
            component,
            base: segment.base,
            from: segment.from.day,
            to: to.day,
            days: segment.days,
            quoted: (
                if penal { self.tariff.quoted } else { self.rate },
                self.contract.day_count,
            ),
            amount: segment.amount,
            formula: segment.formula,
            sources: match component {
                Component::Penalty => FOR_PENALTY,
                Component::Compound => FOR_COMPOUND,
                _ => FROM_CONTRACT,
            },
        }
    }

    /// What bears the penalty rate as penalty, or as compound interest.
    pub(super) fn penal_base(
        &self,
        entry: &Entry,
        component: Component,
        tariff: &Tariff,
    ) -> Result<Fen, Overflow> {
        match component {
            Component::Penalty if tariff.with_interest => {
                let interest = entry.closed(Component::Interest)?.max(Fen::ZERO);
                entry.closed(Component::Principal)?.plus(interest)
            }
            Component::Penalty => entry.closed(Component::Principal),
            Component::Compound if self.contract.penalty.compound && !tariff.with_interest => {
                Ok(entry.closed(Component::Interest)?.max(Fen::ZERO))
            }
            _ => Ok(Fen::ZERO),
        }
    }

    /// A penalty or compound segment of an entry.
    fn penal_segment(
        &self,
        entry: &Entry,
        component: Component,
        tariff: &Tariff,
        from: Mark,
        to: Mark,
    ) -> Result<Option<Segment>, Overflow> {
        let days = to.number - from.number;
        if days <= 0 {
            return Ok(None);
        }
        let base = self.penal_base(entry, component, tariff)?;
        if base.is_zero() {
            return Ok(None);
        }
        Ok(Some(Segment {
            base,
            from,
            days,
            amount: tariff.penalty.accrue(base, days)?,
            formula: match self.contract.penalty.rate {
                PenaltyRate::Multiple(multiple) => Formula::PenaltyAccrual { multiple },
                PenaltyRate::Own(_) => Formula::PenaltyRate,
            },
        }))
    }

    /// The open penalty or compound segment of an entry, today.
    pub(super) fn open_penal(
        &self,
        entry: &Entry,
        component: Component,
    ) -> Result<Option<Segment>, Overflow> {
        match entry.penal_from(component) {
            Some(from) => self.penal_segment(entry, component, &self.tariff, from, self.today),
            None => Ok(None),
        }
    }

    /// Its amount alone.
    pub(super) fn open_penal_amount(
        &self,
        entry: &Entry,
        component: Component,
    ) -> Result<Fen, Overflow> {
        let days = match entry.penal_from(component) {
            Some(from) => self.today.number - from.number,
            None => 0,
        };
        if days <= 0 {
            return Ok(Fen::ZERO);
        }
        let base = self.penal_base(entry, component, &self.tariff)?;
        self.tariff.penalty.accrue(base, days)
    }

    /// Charges penalty and compound interest for a stretch of the past.
    pub(super) fn charge_penalty(
        &mut self,
        index: usize,
        tariff: &Tariff,
        from: Mark,
        to: Mark,
    ) -> Result<(), Overflow> {
        for component in [Component::Penalty, Component::Compound] {
            let entry = self.entry(index)?;
            if let Some(segment) = self.penal_segment(entry, component, tariff, from, to)? {
                let line = Line {
                    quoted: (tariff.quoted, self.contract.day_count),
                    ..self.segment_line(component, &segment, to)
                };
                self.charge(index, line)?;
            }
        }
        Ok(())
    }

    /// Ends the open penalty or compound segment of an entry today.
    pub(super) fn close_penal(
        &mut self,
        index: usize,
        component: Component,
    ) -> Result<(), Overflow> {
        let today = self.today;
        let entry = self.entry(index)?;
        if entry.penal_from(component).is_none() {
            return Ok(());
        }
        if let Some(segment) = self.open_penal(entry, component)? {
            let line = self.segment_line(component, &segment, today);
            self.charge(index, line)?;
        }
        let entry = self.entry_mut(index)?;
        let from = match component {
            Component::Penalty => &mut entry.penalty_from,
            _ => &mut entry.compound_from,
        };
        *from = from.map(|from| later(from, today));
        Ok(())
    }

    /// Ends all open penalty and compound segments today.
    pub(super) fn close_all_penal(&mut self) -> Result<(), Overflow> {
        for at in self.settled..self.matured.len() {
            if let Some(index) = self.matured.get(at).copied() {
                self.close_penal(index, Component::Penalty)?;
                self.close_penal(index, Component::Compound)?;
            }
        }
        Ok(())
    }

    /// Another tariff is in force from today. All segments must be closed.
    pub(super) fn set_tariff(&mut self, tariff: Tariff) {
        let before = std::mem::replace(
            &mut self.tariff,
            Tariff {
                from: self.today,
                ..tariff
            },
        );
        self.tariffs.push(before);
    }

    /// Charges what time has nothing to do with.
    pub(super) fn charge_once(
        &mut self,
        index: usize,
        component: Component,
        amount: Fen,
        formula: Formula,
    ) -> Result<(), Overflow> {
        let today = self.today.day;
        let line = Line {
            component,
            base: amount,
            from: today,
            to: today,
            days: 0,
            quoted: (self.rate, self.contract.day_count),
            amount,
            formula,
            sources: AS_ENTERED,
        };
        self.charge(index, line)
    }

    pub(super) fn charge(&mut self, index: usize, line: Line) -> Result<(), Overflow> {
        mark(&mut self.seen, line.component);
        // It may be on an entry before those that are paid up.
        if let Some(place) = self.paid_up.get_mut(line.component as usize) {
            *place = 0;
        }
        let with_lines = self.with_lines;
        let entry = self.entry_mut(index)?;
        let part = entry.part_mut(line.component);
        part.charged = part.charged.plus(line.amount)?;
        if with_lines {
            if entry.lines.is_empty() {
                entry.lines.reserve(8);
            }
            entry.lines.push(line);
        }
        Ok(())
    }
}
