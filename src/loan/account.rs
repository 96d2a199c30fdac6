//! The replay: contract and ledger, event by event, to what is owed.
//!
//! Principal that is not due yet is *performing* and bears the contract rate;
//! it is spread over the instalments to come, in the queue. On its due date an
//! instalment leaves the queue with the interest of its period; unpaid beyond
//! its grace it is late and bears the penalty rate. Interest and penalty run
//! in open segments of one base and one rate. A segment is closed, and rounded
//! half up once, when its base or rate changes: that is a line. What is owed
//! on a day is the closed lines, the open segments up to that day, less what
//! was paid and given up.

use chrono::{Datelike, NaiveDate};

use super::contract::{Contract, DayRange, GraceCount, MethodKind, PenaltyBase, PenaltyRate, Prepay, check_rows};
use super::ledger::{Act, Event, Towards};
use super::schedule::{Period, Schedule, Terms, share_days};
use super::statement::{
    Allocation, Component, Formula, Item, Line, NextDue, Remark, Remarked, Settled, Statement,
    Status, Totals, Which,
};
use crate::calendar::{days_between, in_range, monthly, next_day, plus_days};
use crate::law::SourceId;
use crate::money::{Fen, MAX_TYPED, Overflow, Rounding};
use crate::rate::{Rate, Ratio};

const FROM_CONTRACT: &[SourceId] = &[SourceId::Contract, SourceId::Arithmetic];
const FOR_PENALTY: &[SourceId] = &[
    SourceId::Contract,
    SourceId::CivilCode676,
    SourceId::Pboc2003No251,
];
const FOR_COMPOUND: &[SourceId] = &[SourceId::Contract, SourceId::Pboc2003No251];
const AS_ENTERED: &[SourceId] = &[SourceId::Contract];

/// One component of an entry, in fen.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// Fixed amounts and closed lines.
    charged: Fen,
    paid: Fen,
    waived: Fen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// In the queue.
    Coming,
    Due,
    /// Beyond its grace with something unpaid, late since this day.
    Late { since: NaiveDate },
    /// What it had left has become part of another entry.
    Moved,
}

#[derive(Clone, Debug)]
struct Entry {
    which: Which,
    /// First day of its interest period.
    from: NaiveDate,
    due: NaiveDate,
    period: Period,
    /// The day from which a fixed interest is shared out.
    share_from: NaiveDate,
    fee: Fen,
    stage: Stage,
    /// Open penalty segment.
    penalty_from: Option<NaiveDate>,
    principal: Formula,
    parts: [Part; Component::COUNT],
}

impl Entry {
    fn part(&self, component: Component) -> Part {
        self.parts
            .get(component as usize)
            .copied()
            .unwrap_or_default()
    }

    fn part_mut(&mut self, component: Component) -> &mut Part {
        let [principal, interest, penalty, compound, fee, late_fee, cost] = &mut self.parts;
        match component {
            Component::Principal => principal,
            Component::Interest => interest,
            Component::Penalty => penalty,
            Component::Compound => compound,
            Component::Fee => fee,
            Component::LateFee => late_fee,
            Component::Cost => cost,
        }
    }

    /// Charged and closed, not settled. Negative where an open segment has
    /// been paid already.
    fn closed(&self, component: Component) -> Result<Fen, Overflow> {
        let part = self.part(component);
        part.charged.minus(part.paid)?.minus(part.waived)
    }

    /// An instalment, its accelerated rest, or a row of an agreement: what a
    /// payment can be late with.
    const fn is_instalment(&self) -> bool {
        matches!(
            self.which,
            Which::Instalment(_) | Which::Accelerated { .. } | Which::Agreed(_)
        )
    }
}

/// A debt on its way through time.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    contract: &'a Contract,
    /// Whether lines and allocations are kept, or sums only.
    with_lines: bool,
    terms: Terms,
    today: NaiveDate,
    rate: Rate,
    daily: Ratio,
    monthly: Ratio,
    penalty: Ratio,
    /// The equal instalment in force.
    annuity: Option<Fen>,
    /// Whether interest and penalty run.
    running: bool,
    accelerated: bool,
    entries: Vec<Entry>,
    /// Entries not due yet, in order, from `head` on.
    queue: Vec<usize>,
    head: usize,
    /// Entries due and not yet late, with the first day on which they are.
    watch: Vec<(NaiveDate, usize)>,
    /// Every entry before this one in `matured` is settled.
    matured: Vec<usize>,
    settled: usize,
    /// Principal in the queue, unpaid: what bears the contract rate.
    performing: Fen,
    /// Start of the open interest segment.
    since: NaiveDate,
    /// Whether the extra first day has been counted.
    first_day_counted: bool,
    lent: Fen,
    overpaid: Fen,
    lines: Vec<(usize, Line)>,
    allocations: Vec<Allocation>,
    remarks: Vec<Remarked>,
}

/// An open segment as of a day.
struct Segment {
    base: Fen,
    days: i64,
    amount: Fen,
    formula: Formula,
}

impl<'a> Account<'a> {
    /// The account on the day of disbursement.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn new(
        contract: &'a Contract,
        schedule: &Schedule,
        with_lines: bool,
    ) -> Result<Account<'a>, Overflow> {
        let terms = Terms::of(contract);
        let lent = contract.counted_principal();
        let mut account = Account {
            contract,
            with_lines,
            terms,
            today: contract.disbursed_on,
            rate: contract.rate,
            daily: contract.daily_rate(),
            monthly: contract.rate.monthly(contract.day_count),
            penalty: contract.daily_penalty_rate(),
            annuity: None,
            running: true,
            accelerated: false,
            entries: Vec::with_capacity(schedule.instalments.len() + 8),
            queue: (0..schedule.instalments.len()).collect(),
            head: 0,
            watch: Vec::new(),
            matured: Vec::with_capacity(schedule.instalments.len() + 8),
            settled: 0,
            performing: lent,
            since: contract.disbursed_on,
            first_day_counted: false,
            lent,
            overpaid: Fen::ZERO,
            lines: Vec::new(),
            allocations: Vec::new(),
            remarks: Vec::new(),
        };
        let first_paying = schedule
            .instalments
            .iter()
            .find(|i| !i.principal.is_zero())
            .copied();
        if terms.kind == MethodKind::EqualInstalment
            && let Some(first) = first_paying
        {
            account.annuity = Some(first.principal.plus(first.interest)?);
        }
        let last = schedule.instalments.len();
        let paying = last - terms.interest_only.min(last.saturating_sub(1));
        for (index, instalment) in schedule.instalments.iter().enumerate() {
            let is_last = index + 1 == last;
            account.entries.push(Entry {
                which: Which::Instalment(instalment.number),
                from: instalment.from,
                due: instalment.due,
                period: instalment.period,
                share_from: instalment.from,
                fee: instalment.fee,
                stage: Stage::Coming,
                penalty_from: None,
                principal: account.principal_formula(lent, paying, is_last),
                parts: Default::default(),
            });
            if let Some(entry) = account.entries.last_mut() {
                entry.part_mut(Component::Principal).charged = instalment.principal;
            }
        }
        Ok(account)
    }

    fn principal_formula(&self, whole: Fen, parts: usize, last: bool) -> Formula {
        match self.terms.kind {
            MethodKind::Given => Formula::Given,
            MethodKind::EqualInstalment => Formula::AnnuityPart {
                instalment: self.annuity.unwrap_or(Fen::ZERO),
                last,
            },
            MethodKind::Flat if self.terms.stated.is_some() => Formula::AnnuityPart {
                instalment: self.terms.stated.unwrap_or(Fen::ZERO),
                last,
            },
            _ => Formula::EqualPart {
                whole,
                parts: u16::try_from(parts).unwrap_or(u16::MAX),
                last,
            },
        }
    }

    fn entry(&self, index: usize) -> Result<&Entry, Overflow> {
        self.entries.get(index).ok_or(Overflow)
    }

    fn entry_mut(&mut self, index: usize) -> Result<&mut Entry, Overflow> {
        self.entries.get_mut(index).ok_or(Overflow)
    }

    /// The entry whose period is running.
    fn head(&self) -> Option<usize> {
        self.queue.get(self.head).copied()
    }

    /// The entries not due yet.
    fn coming(&self) -> Vec<usize> {
        self.queue.get(self.head..).unwrap_or_default().to_vec()
    }

    // ---- time ----------------------------------------------------------

    /// Lets time pass up to and including `day`: due dates and the ends of
    /// grace periods take effect.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn advance(&mut self, day: NaiveDate) -> Result<(), Overflow> {
        loop {
            let due = self
                .head()
                .and_then(|h| self.entries.get(h))
                .map(|e| e.due)
                .filter(|due| *due <= day);
            let late = self.watch.first().copied().filter(|(on, _)| *on <= day);
            match (due, late) {
                (None, None) => break,
                (Some(due), Some((on, index))) if on <= due => {
                    self.today = on;
                    self.turn_late(index)?;
                }
                (None, Some((on, index))) => {
                    self.today = on;
                    self.turn_late(index)?;
                }
                (Some(due), _) => {
                    self.today = due;
                    self.fall_due()?;
                }
            }
        }
        self.today = day;
        Ok(())
    }

    /// The head of the queue is due today.
    fn fall_due(&mut self) -> Result<(), Overflow> {
        let Some(index) = self.head() else {
            return Ok(());
        };
        self.close_interest()?;
        let today = self.today;
        let nothing = self.performing.is_zero();
        let grace = i64::from(self.contract.grace_days);
        let entry = self.entry_mut(index)?;
        entry.stage = Stage::Due;
        let principal = entry.closed(Component::Principal)?;
        // A fee for a period in which nothing was lent any more is not due.
        let fee = if nothing && entry.closed(Component::Interest)?.is_zero() {
            Fen::ZERO
        } else {
            entry.fee
        };
        if !fee.is_zero() {
            self.charge(
                index,
                Line {
                    component: Component::Fee,
                    base: fee,
                    from: today,
                    to: today,
                    days: 0,
                    quoted: (self.rate, self.contract.day_count),
                    amount: fee,
                    formula: Formula::Given,
                    sources: AS_ENTERED,
                },
            )?;
        }
        self.performing = self.performing.minus(principal)?;
        self.head += 1;
        self.since = self.since.max(today);
        self.matured.push(index);
        let late = plus_days(today, grace + 1).ok_or(Overflow)?;
        self.watch_from(late, index);
        Ok(())
    }

    /// Remembers when an entry turns late; in order of the days.
    fn watch_from(&mut self, day: NaiveDate, index: usize) {
        let at = self.watch.partition_point(|(on, _)| *on <= day);
        self.watch.insert(at, (day, index));
    }

    /// The grace of an entry has passed.
    fn turn_late(&mut self, index: usize) -> Result<(), Overflow> {
        self.watch.remove(0);
        if self.owed_of(index)?.is_zero() {
            return Ok(());
        }
        let grace = i64::from(self.contract.grace_days);
        let running = self.running;
        let count = self.contract.grace_count;
        let entry = self.entry_mut(index)?;
        let since = match (entry.which, count) {
            (Which::Instalment(_) | Which::Agreed(_), GraceCount::AfterGrace) => {
                plus_days(entry.due, grace).ok_or(Overflow)?
            }
            _ => entry.due,
        };
        entry.stage = Stage::Late { since };
        if entry.is_instalment() {
            entry.penalty_from = running.then_some(since);
            if running {
                self.charge_late_fee(index)?;
            }
        }
        Ok(())
    }

    fn charge_late_fee(&mut self, index: usize) -> Result<(), Overflow> {
        use super::contract::LateFeeBase;
        let fee = self.contract.late_fee;
        if fee.is_none() {
            return Ok(());
        }
        let entry = self.entry(index)?;
        let principal = entry.closed(Component::Principal)?;
        let base = match fee.of {
            LateFeeBase::Principal => principal,
            LateFeeBase::Instalment => principal.plus(entry.closed(Component::Interest)?)?,
        };
        let amount = fee.percent.of(base)?.max(fee.floor);
        if base.is_zero() || amount.is_zero() {
            return Ok(());
        }
        let line = Line {
            component: Component::LateFee,
            base,
            from: entry.due,
            to: self.today,
            days: 0,
            quoted: (self.rate, self.contract.day_count),
            amount,
            formula: Formula::LateFee {
                percent: fee.percent,
                floor: fee.floor,
            },
            sources: AS_ENTERED,
        };
        self.charge(index, line)
    }

    // ---- open segments --------------------------------------------------

    /// The open interest segment up to a day.
    fn interest_segment(&self, to: NaiveDate) -> Result<Option<Segment>, Overflow> {
        let Some(entry) = self.head().and_then(|h| self.entries.get(h)) else {
            return Ok(None);
        };
        if !self.running || self.performing.is_zero() {
            return Ok(None);
        }
        let base = self.performing;
        let segment = match entry.period {
            Period::Days => {
                let days = self.interest_days(to);
                Segment {
                    base,
                    days,
                    amount: self.daily.accrue(base, days)?,
                    formula: Formula::Accrual,
                }
            }
            Period::Month { days: month_days } => {
                let days = share_days(self.since, to).max(0);
                Segment {
                    base,
                    days,
                    amount: self.monthly.share(days, month_days).accrue(base, 1)?,
                    formula: Formula::Monthly { month_days },
                }
            }
            Period::Fixed {
                interest,
                days: period_days,
            } => {
                // By the difference of two shares, so that the parts of a
                // period add up to its interest.
                let share = |day| {
                    let days = share_days(entry.share_from, day).clamp(0, period_days);
                    interest.scaled(
                        i128::from(days),
                        i128::from(period_days.max(1)),
                        Rounding::HalfUp,
                    )
                };
                Segment {
                    base,
                    days: share_days(self.since, to).max(0),
                    amount: share(to)?.minus(share(self.since)?)?,
                    formula: Formula::FixedShare {
                        whole: interest,
                        period_days,
                    },
                }
            }
        };
        Ok((segment.days > 0).then_some(segment))
    }

    /// The days of the open segment; the first of the loan may count one more.
    fn interest_days(&self, to: NaiveDate) -> i64 {
        let days = self.contract.day_count.days(self.since, to).max(0);
        if self.first_day_counted || self.since != self.contract.disbursed_on {
            return days;
        }
        match self.contract.day_range {
            DayRange::FirstNotLast => days,
            DayRange::AtLeastOneDay => days.max(1),
            DayRange::BothEnds => days + 1,
        }
    }

    /// Ends the open interest segment today.
    fn close_interest(&mut self) -> Result<(), Overflow> {
        let today = self.today;
        if let (Some(index), Some(segment)) = (self.head(), self.interest_segment(today)?) {
            let line = self.segment_line(Component::Interest, &segment, self.since, today);
            self.charge(index, line)?;
            if !self.first_day_counted && self.since == self.contract.disbursed_on {
                self.first_day_counted = true;
                // The one day charged on the day of the loan is its first.
                if self.contract.day_range == DayRange::AtLeastOneDay && today == self.since {
                    self.since = next_day(today).ok_or(Overflow)?;
                    return Ok(());
                }
            }
        }
        self.since = self.since.max(today);
        Ok(())
    }

    fn segment_line(
        &self,
        component: Component,
        segment: &Segment,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Line {
        Line {
            component,
            base: segment.base,
            from,
            to,
            days: segment.days,
            quoted: (self.quoted(component), self.contract.day_count),
            amount: segment.amount,
            formula: segment.formula,
            sources: match component {
                Component::Penalty => FOR_PENALTY,
                Component::Compound => FOR_COMPOUND,
                _ => FROM_CONTRACT,
            },
        }
    }

    /// The rate a line shows.
    fn quoted(&self, component: Component) -> Rate {
        match (component, self.contract.penalty.rate) {
            (Component::Penalty | Component::Compound, PenaltyRate::Own(rate)) => rate,
            _ => self.rate,
        }
    }

    /// The open penalty and compound segments of an entry up to a day.
    fn penalty_segments(
        &self,
        entry: &Entry,
        to: NaiveDate,
    ) -> Result<(Option<Segment>, Option<Segment>), Overflow> {
        let Some(since) = entry.penalty_from else {
            return Ok((None, None));
        };
        let days = self.contract.day_count.days(since, to);
        if days <= 0 {
            return Ok((None, None));
        }
        let penalty = self.contract.penalty;
        let principal = entry.closed(Component::Principal)?;
        let interest = entry.closed(Component::Interest)?.max(Fen::ZERO);
        let with_interest = match penalty.base {
            PenaltyBase::Principal => false,
            PenaltyBase::PrincipalAndInterest => true,
            PenaltyBase::AllOnceAccelerated => self.accelerated,
        };
        let formula = match penalty.rate {
            PenaltyRate::Multiple(multiple) => Formula::PenaltyAccrual { multiple },
            PenaltyRate::Own(_) => Formula::PenaltyRate,
        };
        let on = |base: Fen| -> Result<Option<Segment>, Overflow> {
            if base.is_zero() {
                return Ok(None);
            }
            Ok(Some(Segment {
                base,
                days,
                amount: self.penalty.accrue(base, days)?,
                formula,
            }))
        };
        if with_interest {
            Ok((on(principal.plus(interest)?)?, None))
        } else {
            let compound = if penalty.compound {
                on(interest)?
            } else {
                None
            };
            Ok((on(principal)?, compound))
        }
    }

    /// Ends the open penalty segments of an entry today.
    fn close_penalty(&mut self, index: usize) -> Result<(), Overflow> {
        let today = self.today;
        let entry = self.entry(index)?;
        let Some(since) = entry.penalty_from.filter(|since| *since < today) else {
            return Ok(());
        };
        let (penalty, compound) = self.penalty_segments(entry, today)?;
        for (component, segment) in [
            (Component::Penalty, penalty),
            (Component::Compound, compound),
        ] {
            if let Some(segment) = segment {
                let line = self.segment_line(component, &segment, since, today);
                self.charge(index, line)?;
            }
        }
        self.entry_mut(index)?.penalty_from = Some(today);
        Ok(())
    }

    /// Ends all open segments today.
    fn close_all(&mut self) -> Result<(), Overflow> {
        self.close_interest()?;
        for index in 0..self.entries.len() {
            self.close_penalty(index)?;
        }
        Ok(())
    }

    fn charge(&mut self, index: usize, line: Line) -> Result<(), Overflow> {
        let part = self.entry_mut(index)?.part_mut(line.component);
        part.charged = part.charged.plus(line.amount)?;
        if self.with_lines {
            self.lines.push((index, line));
        }
        Ok(())
    }

    // ---- what is owed ---------------------------------------------------

    /// A component of an entry, open segments included.
    fn owed(&self, index: usize, component: Component) -> Result<Fen, Overflow> {
        let entry = self.entry(index)?;
        let closed = entry.closed(component)?;
        let open = match component {
            Component::Interest if self.head() == Some(index) => {
                self.interest_segment(self.today)?.map(|s| s.amount)
            }
            Component::Penalty | Component::Compound if entry.penalty_from.is_some() => {
                let (penalty, compound) = self.penalty_segments(entry, self.today)?;
                let segment = if component == Component::Penalty {
                    penalty
                } else {
                    compound
                };
                segment.map(|s| s.amount)
            }
            _ => None,
        };
        open.map_or(Ok(closed), |open| closed.plus(open))
    }

    /// An entry by component, open segments included.
    fn owed_of(&self, index: usize) -> Result<Totals, Overflow> {
        let entry = self.entry(index)?;
        let mut totals = Totals::default();
        for component in Component::ALL {
            totals.add(component, entry.closed(component)?)?;
        }
        if self.head() == Some(index)
            && let Some(segment) = self.interest_segment(self.today)?
        {
            totals.add(Component::Interest, segment.amount)?;
        }
        let (penalty, compound) = self.penalty_segments(entry, self.today)?;
        if let Some(segment) = penalty {
            totals.add(Component::Penalty, segment.amount)?;
        }
        if let Some(segment) = compound {
            totals.add(Component::Compound, segment.amount)?;
        }
        Ok(totals)
    }

    /// Everything owed today, by component.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn payoff(&self) -> Result<Totals, Overflow> {
        let mut totals = Totals::default();
        for index in 0..self.entries.len() {
            totals = totals.plus(&self.owed_of(index)?)?;
        }
        Ok(totals)
    }

    // ---- settling -------------------------------------------------------

    /// Pays or gives up an amount of a component of an entry.
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
        if matches!(component, Component::Principal | Component::Interest) {
            // Its base changes.
            self.close_penalty(index)?;
        }
        if component == Component::Principal && self.entry(index)?.stage == Stage::Coming {
            self.close_interest()?;
            self.performing = self.performing.minus(amount)?;
        }
        let on = self.today;
        let entry = self.entry_mut(index)?;
        let which = entry.which;
        let part = entry.part_mut(component);
        let slot = match how {
            Settled::Paid => &mut part.paid,
            Settled::Waived => &mut part.waived,
        };
        *slot = slot.plus(amount)?;
        if self.with_lines {
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
    fn pay_part(
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
    fn pay_in_order(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
        let order = self.contract.order;
        // What is settled stays settled: nothing accrues on it.
        while let Some(index) = self.matured.get(self.settled).copied() {
            if !self.owed_of(index)?.is_zero() {
                break;
            }
            self.settled += 1;
        }
        let open: Vec<usize> = self
            .matured
            .get(self.settled..)
            .unwrap_or_default()
            .to_vec();
        if order.by_instalment() {
            for index in open {
                for component in order.components() {
                    if left.is_zero() {
                        return Ok(left);
                    }
                    left = self.pay_part(index, component, left, event)?;
                }
            }
        } else {
            for component in order.components() {
                for index in &open {
                    if left.is_zero() {
                        return Ok(left);
                    }
                    left = self.pay_part(*index, component, left, event)?;
                }
            }
        }
        Ok(left)
    }

    /// Pays what is not due yet.
    fn prepay(&mut self, mut left: Fen, event: usize) -> Result<Fen, Overflow> {
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
        // Principal first: interest to date comes after it.
        self.pay_part(head, Component::Interest, left, event)
    }

    fn prepay_principal(&mut self, amount: Fen, event: usize) -> Result<(), Overflow> {
        let coming = self.coming();
        if self.contract.prepay == Prepay::NextInstalments {
            let mut left = amount;
            for index in coming {
                if left.is_zero() {
                    break;
                }
                left = self.pay_part(index, Component::Principal, left, event)?;
            }
            if self.terms.kind == MethodKind::EqualInstalment {
                self.spread(self.annuity)?;
            }
            return Ok(());
        }
        self.close_interest()?;
        let today = self.today;
        self.entries.push(Entry {
            which: Which::Prepaid { event },
            from: today,
            due: today,
            period: Period::Days,
            share_from: today,
            fee: Fen::ZERO,
            stage: Stage::Due,
            penalty_from: None,
            principal: Formula::Prepaid,
            parts: Default::default(),
        });
        let index = self.entries.len() - 1;
        self.entry_mut(index)?.part_mut(Component::Principal).charged = amount;
        self.settle(index, Component::Principal, amount, Settled::Paid, event)?;
        self.performing = self.performing.minus(amount)?;
        let shorter = self.contract.prepay == Prepay::ShorterTerm;
        match self.terms.kind {
            MethodKind::EqualInstalment if shorter => self.spread(self.annuity),
            _ if shorter || self.terms.kind == MethodKind::Given => self.cut_from_the_end(amount),
            _ => self.spread(None),
        }
    }

    /// Takes principal off the last instalments.
    fn cut_from_the_end(&mut self, amount: Fen) -> Result<(), Overflow> {
        let mut left = amount;
        for index in self.coming().into_iter().rev() {
            let entry = self.entry_mut(index)?;
            let cut = entry.closed(Component::Principal)?.min(left);
            let part = entry.part_mut(Component::Principal);
            part.charged = part.charged.minus(cut)?;
            left = left.minus(cut)?;
        }
        Ok(())
    }

    /// Spreads the performing principal over the instalments to come;
    /// `instalment` keeps the equal instalment as it was.
    fn spread(&mut self, instalment: Option<Fen>) -> Result<(), Overflow> {
        let coming = self.coming();
        let Some(head) = coming.first().copied() else {
            return Ok(());
        };
        let mut rates = Vec::with_capacity(coming.len());
        let mut ahead = Fen::ZERO;
        for index in &coming {
            let entry = self.entry(*index)?;
            let from = if *index == head { self.since } else { entry.from };
            rates.push(match entry.period {
                Period::Days => self
                    .daily
                    .share(self.contract.day_count.days(from, entry.due).max(0), 1),
                Period::Month { days } => self
                    .monthly
                    .share(share_days(from, entry.due).max(0), days),
                Period::Fixed { .. } => Ratio::ZERO,
            });
            let part = entry.part(Component::Principal);
            ahead = ahead.plus(part.paid)?.plus(part.waived)?;
        }
        let first = self.entry(head)?;
        let already = match (self.terms.kind, first.period) {
            (MethodKind::Flat, Period::Fixed { interest, .. }) => interest,
            _ => first.part(Component::Interest).charged,
        };
        let gone = self.queue.len() - coming.len();
        let terms = Terms {
            stated: match (instalment, self.terms.kind) {
                (Some(instalment), MethodKind::EqualInstalment) => Some(instalment),
                _ => None,
            },
            interest_only: self.terms.interest_only.saturating_sub(gone),
            ..self.terms
        };
        let parts = if ahead.is_zero() {
            let parts = terms.split(self.performing, &rates, already)?;
            if self.terms.kind == MethodKind::EqualInstalment {
                let paying = rates.get(terms.interest_only..).unwrap_or_default();
                self.annuity = Some(terms.annuity(self.performing, paying, already)?);
            }
            parts
        } else {
            self.split_ahead(&coming, &rates, already, terms.stated)?
        };
        let whole = self.performing.plus(ahead)?;
        let count = coming.len();
        let paying = count - terms.interest_only.min(count.saturating_sub(1));
        for (place, (index, part)) in coming.into_iter().zip(parts).enumerate() {
            let formula = self.principal_formula(whole, paying, place + 1 == count);
            let entry = self.entry_mut(index)?;
            entry.principal = formula;
            let slot = entry.part_mut(Component::Principal);
            slot.charged = if ahead.is_zero() {
                part
            } else {
                part.max(slot.paid.plus(slot.waived)?)
            };
        }
        Ok(())
    }

    /// The principal parts where some of them have been paid ahead: the equal
    /// instalment stays, the interest saved shortens the end.
    fn split_ahead(
        &self,
        coming: &[usize],
        rates: &[Ratio],
        already: Fen,
        instalment: Option<Fen>,
    ) -> Result<Vec<Fen>, Overflow> {
        let mut left = self.performing;
        let mut before = already;
        let mut parts = Vec::with_capacity(coming.len());
        for (place, (index, rate)) in coming.iter().zip(rates).enumerate() {
            let part = self.entry(*index)?.part(Component::Principal);
            let ahead = part.paid.plus(part.waived)?;
            let planned = match instalment {
                Some(instalment) => instalment.minus(rate.accrue(left, 1)?.plus(before)?)?,
                None => part.charged,
            };
            before = Fen::ZERO;
            let open = if place + 1 == coming.len() {
                left
            } else {
                planned.minus(ahead)?.clamp(Fen::ZERO, left)
            };
            parts.push(open.plus(ahead)?);
            left = left.minus(open)?;
        }
        Ok(parts)
    }

    // ---- events ---------------------------------------------------------

    /// Lets an event happen on its day. Events come in order of their days.
    ///
    /// What cannot take effect leaves a [`Remark`] and changes nothing.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn apply(&mut self, index: usize, event: &Event) -> Result<(), Overflow> {
        if event.on < self.contract.disbursed_on {
            self.remark(index, Remark::BeforeDisbursement);
            return Ok(());
        }
        if !in_range(event.on) || event.on < self.today {
            self.remark(index, Remark::OutOfRange);
            return Ok(());
        }
        self.advance(event.on)?;
        match &event.act {
            Act::Disburse { amount } | Act::Purchase { amount, .. } => self.disburse(index, *amount),
            Act::Pay { amount, towards } => self.pay(index, *amount, *towards),
            Act::PayInstalment { number } => self.pay_instalment(index, *number),
            Act::Charge { component, amount } => self.enter_charge(index, *component, *amount),
            Act::Waive { component, amount } => self.waive(index, *component, *amount),
            Act::SetRate { rate } => self.set_rate(index, *rate),
            Act::StopInterest => self.stop(),
            Act::ResumeInterest => self.resume(),
            Act::Accelerate => self.accelerate(index),
            Act::Extend { months } => self.extend(index, *months),
            Act::Replace { rows } => self.replace(index, rows),
            Act::Assign { .. } | Act::Judgment { .. } => Ok(()),
        }
    }

    fn remark(&mut self, event: usize, remark: Remark) {
        self.remarks.push(Remarked { event, remark });
    }

    fn in_bounds(&mut self, event: usize, amount: Fen) -> bool {
        let fits = amount > Fen::ZERO && amount <= MAX_TYPED;
        if !fits {
            self.remark(event, Remark::OutOfRange);
        }
        fits
    }

    fn disburse(&mut self, event: usize, amount: Fen) -> Result<(), Overflow> {
        if !self.in_bounds(event, amount) {
            return Ok(());
        }
        if self.head().is_none() {
            self.remark(event, Remark::NothingLeft);
            return Ok(());
        }
        self.close_interest()?;
        self.performing = self.performing.plus(amount)?;
        self.lent = self.lent.plus(amount)?;
        if self.terms.kind == MethodKind::Given {
            // Rows stay as they were given; the last takes it.
            if let Some(last) = self.coming().last().copied() {
                let part = self.entry_mut(last)?.part_mut(Component::Principal);
                part.charged = part.charged.plus(amount)?;
            }
            return Ok(());
        }
        self.spread(None)
    }

    fn pay(&mut self, event: usize, amount: Fen, towards: Towards) -> Result<(), Overflow> {
        if !self.in_bounds(event, amount) {
            return Ok(());
        }
        let mut left = amount;
        match towards {
            Towards::Order => {}
            Towards::Instalment(number) => match self.find(number) {
                Some(index) => {
                    for component in self.contract.order.components() {
                        left = self.pay_part(index, component, left, event)?;
                    }
                }
                None => self.remark(event, Remark::NoSuchInstalment(number)),
            },
            Towards::Component(component) => {
                for index in self.matured.clone() {
                    left = self.pay_part(index, component, left, event)?;
                }
            }
            Towards::Prepayment => left = self.prepay(left, event)?,
        }
        left = self.pay_in_order(left, event)?;
        if !left.is_zero() {
            left = self.prepay(left, event)?;
        }
        if !left.is_zero() {
            self.overpaid = self.overpaid.plus(left)?;
            self.remark(event, Remark::Overpaid(left));
        }
        Ok(())
    }

    /// The entry of an instalment or of an agreement's row, unless it has
    /// become part of another.
    fn find(&self, number: u16) -> Option<usize> {
        self.entries.iter().rposition(|e| {
            e.stage != Stage::Moved
                && matches!(e.which, Which::Instalment(n) | Which::Agreed(n) if n == number)
        })
    }

    fn pay_instalment(&mut self, event: usize, number: u16) -> Result<(), Overflow> {
        let Some(index) = self.find(number) else {
            self.remark(event, Remark::NoSuchInstalment(number));
            return Ok(());
        };
        if self.entry(index)?.stage == Stage::Coming {
            self.remark(event, Remark::NotDueYet(number));
            return Ok(());
        }
        for component in self.contract.order.components() {
            let amount = self.owed(index, component)?.max(Fen::ZERO);
            self.settle(index, component, amount, Settled::Paid, event)?;
        }
        Ok(())
    }

    fn enter_charge(
        &mut self,
        event: usize,
        component: Component,
        amount: Fen,
    ) -> Result<(), Overflow> {
        if !component.is_charge() {
            self.remark(event, Remark::OutOfRange);
            return Ok(());
        }
        if !self.in_bounds(event, amount) {
            return Ok(());
        }
        let today = self.today;
        self.entries.push(Entry {
            which: Which::Charge { event },
            from: today,
            due: today,
            period: Period::Days,
            share_from: today,
            fee: Fen::ZERO,
            stage: Stage::Due,
            penalty_from: None,
            principal: Formula::Given,
            parts: Default::default(),
        });
        let index = self.entries.len() - 1;
        self.charge(
            index,
            Line {
                component,
                base: amount,
                from: today,
                to: today,
                days: 0,
                quoted: (self.rate, self.contract.day_count),
                amount,
                formula: Formula::Given,
                sources: AS_ENTERED,
            },
        )?;
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
            && !self.in_bounds(event, amount)
        {
            return Ok(());
        }
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
        let wanted = amount.unwrap_or(owed);
        let mut left = wanted.min(owed);
        if wanted > owed || owed.is_zero() {
            self.remark(event, Remark::WaivedLess(owed));
        }
        for index in order {
            let part = self.owed(index, component)?.clamp(Fen::ZERO, left);
            self.settle(index, component, part, Settled::Waived, event)?;
            left = left.minus(part)?;
        }
        Ok(())
    }

    fn set_rate(&mut self, event: usize, rate: Rate) -> Result<(), Overflow> {
        if rate.check().is_err() {
            self.remark(event, Remark::OutOfRange);
            return Ok(());
        }
        self.close_all()?;
        self.quote(rate);
        match self.terms.kind {
            MethodKind::EqualInstalment => self.spread(None),
            MethodKind::Flat => {
                let interest = self.monthly.accrue(self.lent, 1)?;
                self.reprice(interest)
            }
            _ => Ok(()),
        }
    }

    /// The rate in force, and the penalty that follows it.
    fn quote(&mut self, rate: Rate) {
        let count = self.contract.day_count;
        self.rate = rate;
        self.daily = rate.daily(count);
        self.monthly = rate.monthly(count);
        if let PenaltyRate::Multiple(multiple) = self.contract.penalty.rate {
            self.penalty = self.daily.times(multiple);
        }
    }

    /// A new fixed interest for each instalment to come; for the running
    /// period, for what is left of it.
    fn reprice(&mut self, interest: Fen) -> Result<(), Overflow> {
        let today = self.today;
        for (place, index) in self.coming().into_iter().enumerate() {
            let entry = self.entry_mut(index)?;
            if let Period::Fixed { days, .. } = entry.period {
                entry.period = if place == 0 && entry.from < today {
                    let rest = share_days(today, entry.due);
                    entry.share_from = today;
                    Period::Fixed {
                        interest: interest.scaled(
                            i128::from(rest),
                            i128::from(days.max(1)),
                            Rounding::HalfUp,
                        )?,
                        days: rest,
                    }
                } else {
                    Period::Fixed { interest, days }
                };
            }
        }
        Ok(())
    }

    fn stop(&mut self) -> Result<(), Overflow> {
        self.close_all()?;
        self.running = false;
        for entry in &mut self.entries {
            entry.penalty_from = None;
        }
        Ok(())
    }

    fn resume(&mut self) -> Result<(), Overflow> {
        if self.running {
            return Ok(());
        }
        self.running = true;
        self.since = self.since.max(self.today);
        let today = self.today;
        for entry in &mut self.entries {
            if matches!(entry.stage, Stage::Late { .. }) && entry.is_instalment() {
                entry.penalty_from = Some(today);
            }
        }
        Ok(())
    }

    fn accelerate(&mut self, event: usize) -> Result<(), Overflow> {
        let coming = self.coming();
        let (Some(head), Some(last)) = (coming.first().copied(), coming.last().copied()) else {
            self.remark(event, Remark::NothingLeft);
            return Ok(());
        };
        if self.contract.penalty.base == PenaltyBase::AllOnceAccelerated {
            // Bases grow from today on.
            self.close_all()?;
        }
        self.close_interest()?;
        self.accelerated = true;
        let number = |which| match which {
            Which::Instalment(n) | Which::Agreed(n) => n,
            _ => 0,
        };
        let which = Which::Accelerated {
            first: number(self.entry(head)?.which),
            last: number(self.entry(last)?.which),
        };
        let today = self.today;
        let interest = self.entry(head)?.part(Component::Interest);
        let mut rest = Entry {
            which,
            from: self.entry(head)?.from,
            due: today,
            period: Period::Days,
            share_from: today,
            fee: Fen::ZERO,
            stage: Stage::Due,
            penalty_from: None,
            principal: Formula::RemainingPrincipal,
            parts: Default::default(),
        };
        rest.part_mut(Component::Principal).charged = self.performing;
        *rest.part_mut(Component::Interest) = interest;
        let new = self.entries.len();
        self.entries.push(rest);
        *self.entry_mut(head)?.part_mut(Component::Interest) = Part::default();
        for index in coming {
            let entry = self.entry_mut(index)?;
            let part = entry.part_mut(Component::Principal);
            part.charged = part.paid.plus(part.waived)?;
            entry.stage = Stage::Moved;
        }
        for (index, _) in &mut self.lines {
            if *index == head {
                *index = new;
            }
        }
        self.performing = Fen::ZERO;
        self.head = self.queue.len();
        self.matured.push(new);
        self.watch_from(next_day(today).ok_or(Overflow)?, new);
        Ok(())
    }

    fn extend(&mut self, event: usize, months: u16) -> Result<(), Overflow> {
        let coming = self.coming();
        if coming.is_empty() {
            self.remark(event, Remark::NothingLeft);
            return Ok(());
        }
        if !(1..=120).contains(&months) {
            self.remark(event, Remark::OutOfRange);
            return Ok(());
        }
        let due_day = self.contract.method.plan().map(|p| p.due_day);
        let mut dues = Vec::with_capacity(coming.len());
        for index in &coming {
            let due = self.entry(*index)?.due;
            let day = due_day.unwrap_or(due.day());
            match monthly(due, u32::from(months), day).filter(|d| in_range(*d)) {
                Some(due) => dues.push(due),
                None => {
                    self.remark(event, Remark::OutOfRange);
                    return Ok(());
                }
            }
        }
        self.close_interest()?;
        let today = self.today;
        let mut from = None;
        for (index, due) in coming.into_iter().zip(dues) {
            let charged = self.entry(index)?.part(Component::Interest).charged;
            let entry = self.entry_mut(index)?;
            entry.due = due;
            if let Some(from) = from {
                entry.from = from;
                entry.share_from = from;
                let days = share_days(from, due);
                match &mut entry.period {
                    Period::Days => {}
                    Period::Month { days: d } | Period::Fixed { days: d, .. } => *d = days,
                }
            } else {
                // The running period is no month any more.
                entry.period = match entry.period {
                    Period::Days | Period::Month { .. } => Period::Days,
                    Period::Fixed { interest, .. } => {
                        entry.share_from = today;
                        Period::Fixed {
                            interest: interest.minus(charged)?.max(Fen::ZERO),
                            days: share_days(today, due),
                        }
                    }
                };
            }
            from = Some(due);
        }
        if self.terms.kind == MethodKind::EqualInstalment {
            self.spread(None)?;
        }
        Ok(())
    }

    fn replace(
        &mut self,
        event: usize,
        rows: &[super::contract::Row],
    ) -> Result<(), Overflow> {
        if !check_rows(rows, self.today).is_empty() {
            self.remark(event, Remark::AgreementRows);
            return Ok(());
        }
        let owed = self.payoff()?;
        let principal = owed.of(Component::Principal);
        let agreed = Fen::sum(rows.iter().map(|r| r.principal))?;
        if agreed > principal {
            self.remark(event, Remark::AgreementExceeds(principal));
            return Ok(());
        }
        self.close_all()?;
        // Interest and charges the agreement leaves out are given up; the
        // principal moves into its rows.
        for index in 0..self.entries.len() {
            for component in Component::ALL {
                if component != Component::Principal {
                    let amount = self.entry(index)?.closed(component)?.max(Fen::ZERO);
                    self.settle(index, component, amount, Settled::Waived, event)?;
                }
            }
            let entry = self.entry_mut(index)?;
            let part = entry.part_mut(Component::Principal);
            part.charged = part.paid.plus(part.waived)?;
            entry.penalty_from = None;
            if entry.stage == Stage::Coming {
                entry.stage = Stage::Moved;
            }
        }
        let given_up = principal.minus(agreed)?;
        if !given_up.is_zero() {
            self.entries.push(self.given_up(event, given_up));
            let index = self.entries.len() - 1;
            self.settle(index, Component::Principal, given_up, Settled::Waived, event)?;
        }
        self.begin(rows)
    }

    /// An account that begins with an agreement: a card's, whose bills it
    /// replaces. The contract's penalty on `rate`, the one in force, is what a
    /// late row bears.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub(super) fn agreed(
        contract: &'a Contract,
        on: NaiveDate,
        rate: Rate,
        rows: &[super::contract::Row],
        with_lines: bool,
    ) -> Result<Account<'a>, Overflow> {
        let nothing = Schedule {
            instalments: Vec::new(),
        };
        let mut account = Account::new(contract, &nothing, with_lines)?;
        account.today = on;
        account.lent = Fen::ZERO;
        account.performing = Fen::ZERO;
        account.quote(rate);
        account.begin(rows)?;
        Ok(account)
    }

    /// From today on the rows of an agreement are the schedule.
    fn begin(&mut self, rows: &[super::contract::Row]) -> Result<(), Overflow> {
        let today = self.today;
        self.queue.clear();
        self.head = 0;
        let mut from = today;
        for (number, row) in (1_u16..).zip(rows) {
            let mut entry = Entry {
                which: Which::Agreed(number),
                from,
                due: row.due,
                period: Period::Fixed {
                    interest: row.interest,
                    days: share_days(from, row.due),
                },
                share_from: from,
                fee: row.fee,
                stage: Stage::Coming,
                penalty_from: None,
                principal: Formula::Given,
                parts: Default::default(),
            };
            entry.part_mut(Component::Principal).charged = row.principal;
            self.queue.push(self.entries.len());
            self.entries.push(entry);
            from = row.due;
        }
        self.terms.kind = MethodKind::Given;
        self.performing = Fen::sum(rows.iter().map(|r| r.principal))?;
        self.since = today;
        self.running = true;
        self.accelerated = false;
        Ok(())
    }

    fn given_up(&self, event: usize, amount: Fen) -> Entry {
        let mut entry = Entry {
            which: Which::GivenUp { event },
            from: self.today,
            due: self.today,
            period: Period::Days,
            share_from: self.today,
            fee: Fen::ZERO,
            stage: Stage::Due,
            penalty_from: None,
            principal: Formula::Given,
            parts: Default::default(),
        };
        entry.part_mut(Component::Principal).charged = amount;
        entry
    }

    // ---- the statement --------------------------------------------------

    /// The statement of today, its growth still zero.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn statement(&self, as_of: NaiveDate) -> Result<Statement, Overflow> {
        let mut counts = vec![0_usize; self.entries.len()];
        for (index, _) in &self.lines {
            if let Some(count) = counts.get_mut(*index) {
                *count += 1;
            }
        }
        let mut statement = Statement {
            as_of,
            items: Vec::with_capacity(self.entries.len()),
            overdue: Totals::default(),
            due_now: Totals::default(),
            not_due: Totals::default(),
            growth: Totals::default(),
            next_due: self.next_due()?,
            lent: self.lent,
            overpaid: self.overpaid,
            allocations: self.allocations.clone(),
            remarks: self.remarks.clone(),
        };
        for (index, (entry, count)) in self.entries.iter().zip(counts).enumerate() {
            let item = self.item(index, entry, count)?;
            let totals = match item.status {
                Status::Overdue { .. } => &mut statement.overdue,
                Status::InGrace { .. } | Status::DueToday => &mut statement.due_now,
                Status::Current | Status::Future | Status::Paid => &mut statement.not_due,
            };
            *totals = totals.plus(&item.owed)?;
            statement.items.push(item);
        }
        for (index, line) in &self.lines {
            if let Some(item) = statement.items.get_mut(*index) {
                item.lines.push(*line);
            }
        }
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(item) = statement.items.get_mut(index) {
                self.open_lines(index, entry, &mut item.lines)?;
                item.lines.sort_by_key(|l| l.component);
            }
        }
        // What has become part of another item and left nothing behind.
        let mut stages = self.entries.iter().map(|e| e.stage);
        statement
            .items
            .retain(|item| stages.next() != Some(Stage::Moved) || !item.lines.is_empty());
        Ok(statement)
    }

    fn item(&self, index: usize, entry: &Entry, count: usize) -> Result<Item, Overflow> {
        let owed = self.owed_of(index)?;
        let mut lines = Vec::with_capacity(count + 3);
        let principal = entry.part(Component::Principal).charged;
        if !principal.is_zero() {
            let base = match entry.principal {
                Formula::EqualPart { whole, .. } => whole,
                _ => principal,
            };
            lines.push(Line {
                component: Component::Principal,
                base,
                from: entry.due,
                to: entry.due,
                days: 0,
                quoted: (self.rate, self.contract.day_count),
                amount: principal,
                formula: entry.principal,
                sources: FROM_CONTRACT,
            });
        }
        let mut paid = Totals::default();
        let mut waived = Totals::default();
        for component in Component::ALL {
            let part = entry.part(component);
            paid.add(component, part.paid)?;
            waived.add(component, part.waived)?;
        }
        Ok(Item {
            which: entry.which,
            due: entry.due,
            status: self.status(index, entry, &owed)?,
            lines,
            paid,
            waived,
            owed,
        })
    }

    fn status(&self, index: usize, entry: &Entry, owed: &Totals) -> Result<Status, Overflow> {
        Ok(match entry.stage {
            Stage::Coming if self.head() == Some(index) => Status::Current,
            Stage::Coming => Status::Future,
            _ if owed.is_zero() => Status::Paid,
            Stage::Moved => Status::Paid,
            Stage::Late { since } => Status::Overdue {
                days: days_between(since, self.today),
            },
            Stage::Due if entry.due >= self.today => Status::DueToday,
            Stage::Due => Status::InGrace {
                until: plus_days(entry.due, i64::from(self.contract.grace_days))
                    .ok_or(Overflow)?,
            },
        })
    }

    fn open_lines(
        &self,
        index: usize,
        entry: &Entry,
        lines: &mut Vec<Line>,
    ) -> Result<(), Overflow> {
        if self.head() == Some(index)
            && let Some(segment) = self.interest_segment(self.today)?
        {
            lines.push(self.segment_line(Component::Interest, &segment, self.since, self.today));
        }
        if let Some(since) = entry.penalty_from {
            let (penalty, compound) = self.penalty_segments(entry, self.today)?;
            for (component, segment) in [
                (Component::Penalty, penalty),
                (Component::Compound, compound),
            ] {
                if let Some(segment) = segment {
                    lines.push(self.segment_line(component, &segment, since, self.today));
                }
            }
        }
        Ok(())
    }

    fn next_due(&self) -> Result<Option<NextDue>, Overflow> {
        for index in self.queue.get(self.head..).unwrap_or_default() {
            let entry = self.entry(*index)?;
            let is_head = self.head() == Some(*index);
            let interest = if is_head {
                let open = self
                    .interest_segment(entry.due)?
                    .map_or(Fen::ZERO, |s| s.amount);
                entry.closed(Component::Interest)?.plus(open)?
            } else {
                Fen::ZERO
            };
            let amount = entry
                .closed(Component::Principal)?
                .plus(interest.max(Fen::ZERO))?;
            if !amount.is_zero() {
                return Ok(Some(NextDue {
                    which: entry.which,
                    due: entry.due,
                    amount: amount.plus(entry.fee)?,
                }));
            }
        }
        Ok(None)
    }
}
