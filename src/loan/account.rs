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

use super::contract::{
    Contract, DayRange, GraceCount, LateFeeBase, MethodKind, PenaltyBase, PenaltyRate, Prepay, Row,
    check_rows,
};
use super::ledger::{Act, Event, Towards};
use super::remarks::Remarks;
use super::schedule::{Period, Rates, Schedule, Terms, share_days};
use super::statement::{
    Allocation, Component, Formula, Item, Line, NextDue, Remark, Settled, Standing, Statement,
    Status, Totals, Which,
};
use crate::calendar::{days_between, in_range, monthly, next_day, plus_days};
use crate::law::SourceId;
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::{Rate, Ratio};
use crate::sort::Sort as _;

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
    Late {
        since: NaiveDate,
    },
    /// What it had left has become part of another entry.
    Moved,
}

/// A day and its number as the contract counts days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    day: NaiveDate,
    number: i64,
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
    /// The due date of the instalment it is paid with, where one instalment is
    /// paid off before the next.
    with: NaiveDate,
    /// Open penalty and compound segments.
    penalty_from: Option<Mark>,
    compound_from: Option<Mark>,
    principal: Formula,
    parts: [Part; Component::COUNT],
    /// What was charged, in the order in which it was.
    lines: Vec<Line>,
}

impl Entry {
    /// What neither accrues nor comes due any more.
    fn new(which: Which, on: NaiveDate, principal: Formula, amount: Fen) -> Entry {
        let mut entry = Entry {
            which,
            from: on,
            due: on,
            period: Period::Days,
            share_from: on,
            fee: Fen::ZERO,
            stage: Stage::Due,
            with: on,
            penalty_from: None,
            compound_from: None,
            principal,
            parts: Default::default(),
            lines: Vec::new(),
        };
        entry.part_mut(Component::Principal).charged = amount;
        entry
    }

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

    /// Since when its penalty or compound segment is open.
    const fn penal_from(&self, component: Component) -> Option<Mark> {
        match component {
            Component::Penalty => self.penalty_from,
            Component::Compound => self.compound_from,
            _ => None,
        }
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

/// What late amounts cost, from a day on.
#[derive(Clone, Copy, Debug)]
struct Tariff {
    from: Mark,
    /// Whether interest and penalty run.
    running: bool,
    /// The penalty rate for one day.
    penalty: Ratio,
    /// The rate it is quoted by.
    quoted: Rate,
    /// Whether overdue interest bears the penalty rate as overdue principal
    /// does.
    with_interest: bool,
}

/// A debt on its way through time.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    contract: &'a Contract,
    /// Whether lines and allocations are kept, or sums only.
    with_lines: bool,
    terms: Terms,
    today: Mark,
    rate: Rate,
    rates: Rates,
    /// All tariffs in order; the last is in force.
    tariffs: Vec<Tariff>,
    tariff: Tariff,
    /// The equal instalment in force.
    annuity: Option<Fen>,
    entries: Vec<Entry>,
    /// The first entry of the schedule in force.
    first: usize,
    /// Entries not due yet, in order, from `head` on.
    queue: Vec<usize>,
    head: usize,
    /// Entries due and not yet late, with the first day on which they are.
    watch: Vec<(NaiveDate, usize)>,
    /// Entries that are due, in the order in which they became so; those
    /// before `settled` are settled for good.
    matured: Vec<usize>,
    settled: usize,
    /// By component: nothing of it is owed on matured entries before this one.
    /// For what does not grow once it is due.
    paid_up: [usize; Component::COUNT],
    /// Components of which there has been anything so far.
    seen: [bool; Component::COUNT],
    /// Principal in the queue, unpaid: what bears the contract rate.
    performing: Fen,
    /// Start of the open interest segment.
    since: Mark,
    /// Whether a first interest segment has been closed.
    begun: bool,
    /// Days counted already though they are still to come: the one day of a
    /// loan repaid on the day it came.
    counted: i64,
    lent: Fen,
    overpaid: Fen,
    allocations: Vec<Allocation>,
    /// Those to interest of the running period, which an acceleration moves.
    to_interest: Vec<usize>,
    remarks: Remarks,
}

/// What becomes of an equal instalment when principal is spread anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Kept,
    Anew,
    /// Anew, but not above what it was.
    AtMost,
}

/// An open segment as of a day.
struct Segment {
    base: Fen,
    from: Mark,
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
        let today = Mark {
            day: contract.disbursed_on,
            number: contract.day_count.number(contract.disbursed_on),
        };
        let tariff = Tariff {
            from: today,
            running: true,
            penalty: contract.daily_penalty_rate(),
            quoted: match contract.penalty.rate {
                PenaltyRate::Own(rate) => rate,
                PenaltyRate::Multiple(_) => contract.rate,
            },
            with_interest: contract.penalty.base == PenaltyBase::PrincipalAndInterest,
        };
        let mut seen = [false; Component::COUNT];
        for component in [
            Component::Principal,
            Component::Interest,
            Component::Penalty,
        ] {
            mark(&mut seen, component);
        }
        if contract.penalty.compound {
            mark(&mut seen, Component::Compound);
        }
        let count = schedule.instalments.len();
        let mut account = Account {
            contract,
            with_lines,
            terms,
            today,
            rate: contract.rate,
            rates: Rates::of(contract),
            tariffs: Vec::new(),
            tariff,
            annuity: None,
            entries: Vec::with_capacity(count + 8),
            first: 0,
            queue: (0..count).collect(),
            head: 0,
            watch: Vec::new(),
            matured: Vec::with_capacity(count + 8),
            settled: 0,
            paid_up: [0; Component::COUNT],
            seen,
            performing: lent,
            since: today,
            begun: false,
            counted: 0,
            lent,
            overpaid: Fen::ZERO,
            allocations: Vec::with_capacity(if with_lines {
                (16 * count).next_power_of_two()
            } else {
                0
            }),
            to_interest: Vec::new(),
            remarks: Remarks::default(),
        };
        let level = terms.kind == MethodKind::EqualInstalment
            || terms.kind == MethodKind::Flat && (terms.stated.is_some() || terms.unit.get() > 1);
        if level {
            let mut paying = schedule.instalments.iter();
            account.annuity = match (terms.stated, paying.find(|i| !i.principal.is_zero())) {
                (Some(stated), _) => Some(stated),
                (None, Some(first)) => Some(first.principal.plus(first.interest)?),
                (None, None) => None,
            };
        }
        let paying = count - terms.interest_only.min(count.saturating_sub(1));
        for (index, instalment) in schedule.instalments.iter().enumerate() {
            let formula = account.principal_formula(lent, paying, index + 1 == count);
            account.entries.push(Entry {
                from: instalment.from,
                due: instalment.due,
                period: instalment.period,
                share_from: instalment.from,
                fee: instalment.fee,
                stage: Stage::Coming,
                ..Entry::new(
                    Which::Instalment(instalment.number),
                    instalment.due,
                    formula,
                    instalment.principal,
                )
            });
        }
        Ok(account)
    }

    fn principal_formula(&self, whole: Fen, parts: usize, last: bool) -> Formula {
        match (self.terms.kind, self.annuity) {
            (MethodKind::Given, _) => Formula::Given,
            (_, Some(instalment)) => Formula::AnnuityPart { instalment, last },
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

    fn mark(&self, day: NaiveDate) -> Mark {
        Mark {
            day,
            number: self.contract.day_count.number(day),
        }
    }

    /// Lets time pass up to and including `day`: due dates and the ends of
    /// grace periods take effect. Time does not go back.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn advance(&mut self, day: NaiveDate) -> Result<(), Overflow> {
        if day < self.today.day {
            return Ok(());
        }
        loop {
            let due = self
                .head()
                .and_then(|h| self.entries.get(h))
                .map(|e| e.due)
                .filter(|due| *due <= day);
            let late = self.watch.first().copied().filter(|(on, _)| *on <= day);
            // What turns late comes before what falls due on the same day.
            match (due, late) {
                (due, Some((on, index))) if due.is_none_or(|due| on <= due) => {
                    self.today = self.mark(on);
                    self.watch.remove(0);
                    self.turn_late(index)?;
                }
                (Some(due), _) => {
                    self.today = self.mark(due);
                    self.fall_due()?;
                }
                (None, _) => break,
            }
        }
        self.today = self.mark(day);
        Ok(())
    }

    /// The head of the queue is due today.
    fn fall_due(&mut self) -> Result<(), Overflow> {
        let Some(index) = self.head() else {
            return Ok(());
        };
        self.close_interest()?;
        // What was counted ahead belongs to the period that ends.
        self.counted = 0;
        let today = self.today.day;
        let given = self.terms.kind == MethodKind::Given;
        let nothing = self.performing.is_zero() && !given;
        let entry = self.entry_mut(index)?;
        entry.stage = Stage::Due;
        entry.with = today;
        let principal = entry.closed(Component::Principal)?;
        // A fee for a period in which nothing was lent any more is not due.
        let fee = if nothing && entry.closed(Component::Interest)?.is_zero() {
            Fen::ZERO
        } else {
            entry.fee
        };
        if !fee.is_zero() {
            self.charge_once(index, Component::Fee, fee, Formula::Given)?;
        }
        self.performing = self.performing.minus(principal)?;
        self.to_interest.clear();
        self.head += 1;
        self.matured.push(index);
        let grace = i64::from(self.contract.grace_days);
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
        if self.is_settled(index)? {
            return Ok(());
        }
        let grace = i64::from(self.contract.grace_days);
        let count = self.contract.grace_count;
        let entry = self.entry_mut(index)?;
        let since = match (entry.which, count) {
            (Which::Instalment(_) | Which::Agreed(_), GraceCount::AfterGrace) => {
                plus_days(entry.due, grace).ok_or(Overflow)?
            }
            _ => entry.due,
        };
        entry.stage = Stage::Late { since };
        if !entry.is_instalment() {
            return Ok(());
        }
        let since = self.mark(since);
        // Rates and agreements may have changed during the grace days.
        for at in 0..self.tariffs.len() {
            let Some(tariff) = self.tariffs.get(at).copied() else {
                break;
            };
            let until = self
                .tariffs
                .get(at + 1)
                .map_or(self.tariff.from, |t| t.from);
            let from = later(since, tariff.from);
            if tariff.running && from.number < until.number {
                self.charge_penalty(index, &tariff, from, until)?;
            }
        }
        let now = self.tariff;
        let from = later(since, now.from);
        let entry = self.entry_mut(index)?;
        entry.penalty_from = now.running.then_some(from);
        entry.compound_from = now.running.then_some(from);
        if now.running {
            self.charge_late_fee(index)?;
        }
        Ok(())
    }

    fn charge_late_fee(&mut self, index: usize) -> Result<(), Overflow> {
        let fee = self.contract.late_fee;
        if fee.is_none() {
            return Ok(());
        }
        let entry = self.entry(index)?;
        let principal = entry.closed(Component::Principal)?;
        let late = principal.plus(entry.closed(Component::Interest)?)?;
        let base = match fee.of {
            LateFeeBase::Principal => principal,
            LateFeeBase::Instalment => late,
        };
        let amount = fee.percent.of(base)?.max(fee.floor);
        if late.is_zero() || amount.is_zero() {
            return Ok(());
        }
        let line = Line {
            component: Component::LateFee,
            base,
            from: entry.due,
            to: self.today.day,
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
    fn interest_segment(&self, to: Mark) -> Result<Option<Segment>, Overflow> {
        let Some(entry) = self.head().and_then(|h| self.entries.get(h)) else {
            return Ok(None);
        };
        // Rows are due as they were given, whatever is still lent.
        let nothing = self.performing.is_zero() && self.terms.kind != MethodKind::Given;
        if !self.tariff.running || nothing {
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
    fn close_interest(&mut self) -> Result<(), Overflow> {
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
    fn change_interest(&mut self) -> Result<(), Overflow> {
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

    fn segment_line(&self, component: Component, segment: &Segment, to: Mark) -> Line {
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
    fn penal_base(
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
    fn open_penal(&self, entry: &Entry, component: Component) -> Result<Option<Segment>, Overflow> {
        match entry.penal_from(component) {
            Some(from) => self.penal_segment(entry, component, &self.tariff, from, self.today),
            None => Ok(None),
        }
    }

    /// Its amount alone.
    fn open_penal_amount(&self, entry: &Entry, component: Component) -> Result<Fen, Overflow> {
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
    fn charge_penalty(
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
    fn close_penal(&mut self, index: usize, component: Component) -> Result<(), Overflow> {
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
    fn close_all_penal(&mut self) -> Result<(), Overflow> {
        for at in self.settled..self.matured.len() {
            if let Some(index) = self.matured.get(at).copied() {
                self.close_penal(index, Component::Penalty)?;
                self.close_penal(index, Component::Compound)?;
            }
        }
        Ok(())
    }

    /// Another tariff is in force from today. All segments must be closed.
    fn set_tariff(&mut self, tariff: Tariff) {
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
    fn charge_once(
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

    fn charge(&mut self, index: usize, line: Line) -> Result<(), Overflow> {
        mark(&mut self.seen, line.component);
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

    // ---- what is owed ---------------------------------------------------

    /// A component of an entry, open segments included.
    #[inline]
    fn owed(&self, index: usize, component: Component) -> Result<Fen, Overflow> {
        let entry = self.entry(index)?;
        let closed = entry.closed(component)?;
        match component {
            Component::Interest if self.head() == Some(index) => {
                match self.interest_segment(self.today)? {
                    Some(open) => closed.plus(open.amount),
                    None => Ok(closed),
                }
            }
            Component::Penalty | Component::Compound => {
                closed.plus(self.open_penal_amount(entry, component)?)
            }
            _ => Ok(closed),
        }
    }

    /// An entry by component, open segments included.
    fn owed_of(&self, index: usize) -> Result<Totals, Overflow> {
        let mut totals = Totals::default();
        for component in Component::ALL {
            if is_marked(self.seen, component) {
                totals.set(component, self.owed(index, component)?);
            }
        }
        Ok(totals)
    }

    /// Whether nothing is owed of an entry.
    fn is_settled(&self, index: usize) -> Result<bool, Overflow> {
        for component in Component::ALL {
            if is_marked(self.seen, component) && !self.owed(index, component)?.is_zero() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Everything owed today, by component.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn payoff(&self) -> Result<Totals, Overflow> {
        let mut totals = Totals::default();
        totals.add(Component::Principal, self.performing)?;
        if let Some(head) = self.head() {
            totals.add(Component::Interest, self.owed(head, Component::Interest)?)?;
        }
        for index in self.matured.get(self.settled..).unwrap_or_default() {
            totals = totals.plus(&self.owed_of(*index)?)?;
        }
        Ok(totals)
    }

    /// The same, apart by where it stands, without an item or a line: the
    /// totals of [`Account::statement`].
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn standing(&self) -> Result<Standing, Overflow> {
        let mut standing = Standing::default();
        for (index, entry) in self.entries.iter().enumerate() {
            // What is paid adds nothing, wherever it is put.
            let totals = match entry.stage {
                Stage::Late { .. } => &mut standing.overdue,
                Stage::Due => &mut standing.due_now,
                Stage::Coming | Stage::Moved => &mut standing.not_due,
            };
            *totals = totals.plus(&self.owed_of(index)?)?;
        }
        Ok(standing)
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
        }
        let on = self.today.day;
        let entry = self.entry_mut(index)?;
        let which = entry.which;
        let coming = entry.stage == Stage::Coming;
        let part = entry.part_mut(component);
        let slot = match how {
            Settled::Paid => &mut part.paid,
            Settled::Waived => &mut part.waived,
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
    fn pay_at(
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
        let entry = Entry::new(Which::Prepaid { event }, today, Formula::Prepaid, left);
        self.entries.push(entry);
        let index = self.entries.len() - 1;
        self.settle(index, Component::Principal, left, Settled::Paid, event)?;
        self.performing = self.performing.minus(left)?;
        let shorter = self.contract.prepay == Prepay::ShorterTerm;
        match self.terms.kind {
            MethodKind::EqualInstalment if shorter => self.spread(Level::Kept, 0),
            _ if shorter => self.cut_from_the_end(left),
            MethodKind::Given => self.shrink(left, takers),
            _ => self.spread(Level::AtMost, takers),
        }
    }

    /// After some principal was paid ahead: an equal instalment stays as it
    /// is, and the interest saved goes to its principal.
    fn keep_instalment(&mut self) -> Result<(), Overflow> {
        match self.terms.kind {
            MethodKind::EqualInstalment => self.spread(Level::Kept, 0),
            _ => Ok(()),
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

    /// Makes the given rows to come but the first `skip` smaller, each by its
    /// share of the principal.
    fn shrink(&mut self, amount: Fen, skip: usize) -> Result<(), Overflow> {
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
            let part = entry.part_mut(Component::Principal);
            part.charged = part.charged.minus(before)?.plus(after)?;
        }
        Ok(())
    }

    /// Spreads the performing principal over the instalments to come but the
    /// first `skip`.
    fn spread(&mut self, level: Level, skip: usize) -> Result<(), Overflow> {
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
        for (place, (index, part)) in coming.into_iter().zip(split.parts).enumerate() {
            let formula = self.principal_formula(whole, paying, place + 1 == count);
            let entry = self.entry_mut(index)?;
            entry.principal = formula;
            let slot = entry.part_mut(Component::Principal);
            slot.charged = part.plus(slot.paid)?.plus(slot.waived)?;
        }
        Ok(())
    }

    /// What is lent during each period to come of rows as they were given.
    fn row_balances(&self) -> Result<Vec<Fen>, Overflow> {
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
    fn rescale(&mut self, before: &[Fen]) -> Result<(), Overflow> {
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
        if !component.is_charge() {
            self.remarks.add(event, Remark::OutOfRange);
            return Ok(());
        }
        if !self.remarks.in_bounds(event, amount) {
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
        self.rates = Rates {
            daily: rate.daily(count),
            monthly: rate.monthly(count),
        };
    }

    /// The fixed interest of each instalment to come, at the rate and for the
    /// amount lent of today; for the running period, for what is left of it.
    fn reprice(&mut self) -> Result<(), Overflow> {
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

    fn stop(&mut self) -> Result<(), Overflow> {
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
            if matches!(entry.stage, Stage::Late { .. }) && entry.is_instalment() {
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
        // The interest of the running period moves with the principal.
        let running = self.entry_mut(head)?;
        let interest = std::mem::take(running.part_mut(Component::Interest));
        let (lines, others) = std::mem::take(&mut running.lines)
            .into_iter()
            .partition(|line| line.component == Component::Interest);
        running.lines = others;
        let mut rest = Entry {
            from: running.from,
            lines,
            ..Entry::new(which, today, Formula::RemainingPrincipal, self.performing)
        };
        *rest.part_mut(Component::Interest) = interest;
        let new = self.entries.len();
        self.entries.push(rest);
        for at in std::mem::take(&mut self.to_interest) {
            if let Some(allocation) = self.allocations.get_mut(at) {
                allocation.which = which;
            }
        }
        for index in coming {
            let entry = self.entry_mut(index)?;
            let part = entry.part_mut(Component::Principal);
            part.charged = part.paid.plus(part.waived)?;
            entry.stage = Stage::Moved;
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
        let principal = owed.of(Component::Principal);
        let agreed = Fen::sum(rows.iter().map(|r| r.principal))?;
        if agreed > principal {
            self.remarks.add(event, Remark::AgreementExceeds(principal));
            return Ok(());
        }
        if owed.is_zero() {
            self.remarks.add(event, Remark::NothingLeft);
            return Ok(());
        }
        self.close_interest()?;
        self.close_all_penal()?;
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
        rows: &[Row],
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
        account.begin(rows)?;
        Ok(account)
    }

    /// From today on the rows of an agreement are the schedule.
    fn begin(&mut self, rows: &[Row]) -> Result<(), Overflow> {
        self.to_interest.clear();
        self.queue.clear();
        self.head = 0;
        self.first = self.entries.len();
        let mut from = self.today.day;
        for (number, row) in (1_u16..).zip(rows) {
            self.queue.push(self.entries.len());
            self.entries.push(Entry {
                from,
                due: row.due,
                period: Period::Fixed {
                    interest: row.interest,
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
        self.performing = Fen::sum(rows.iter().map(|r| r.principal))?;
        self.since = later(self.since, self.today);
        self.counted = 0;
        self.set_tariff(Tariff {
            running: true,
            with_interest: self.contract.penalty.base == PenaltyBase::PrincipalAndInterest,
            ..self.tariff
        });
        Ok(())
    }

    // ---- the statement --------------------------------------------------

    /// The statement of today, and what the next day adds to it.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn statement(mut self) -> Result<Statement, Overflow> {
        let mut statement = Statement {
            as_of: self.today.day,
            items: Vec::with_capacity(self.entries.len()),
            overdue: Totals::default(),
            due_now: Totals::default(),
            not_due: Totals::default(),
            growth: Totals::default(),
            next_due: self.next_due()?,
            lent: self.lent,
            overpaid: self.overpaid,
            allocations: std::mem::take(&mut self.allocations),
            remarks: std::mem::take(&mut self.remarks).into_list(),
        };
        for index in 0..self.entries.len() {
            let lines = std::mem::take(&mut self.entry_mut(index)?.lines);
            let entry = self.entry(index)?;
            let item = self.item(index, entry, lines)?;
            let totals = match item.status {
                Status::Overdue { .. } => &mut statement.overdue,
                Status::InGrace { .. } | Status::DueToday => &mut statement.due_now,
                Status::Current | Status::Future | Status::Paid => &mut statement.not_due,
            };
            *totals = totals.plus(&item.owed)?;
            // What has become part of another item may have left nothing.
            if entry.stage != Stage::Moved || !item.lines.is_empty() {
                statement.items.push(item);
            }
        }
        if let Some(next) = next_day(self.today.day).filter(|d| in_range(*d)) {
            self.with_lines = false;
            self.advance(next)?;
            statement.growth = self.payoff()?.minus(&statement.payoff()?)?;
        }
        Ok(statement)
    }

    /// An entry with its closed lines and what is running.
    fn item(&self, index: usize, entry: &Entry, mut lines: Vec<Line>) -> Result<Item, Overflow> {
        let mut paid = Totals::default();
        let mut waived = Totals::default();
        let mut owed = Totals::default();
        for component in Component::ALL {
            if is_marked(self.seen, component) {
                let part = entry.part(component);
                paid.set(component, part.paid);
                waived.set(component, part.waived);
                owed.set(component, entry.closed(component)?);
            }
        }
        let closed = lines.len();
        self.open_lines(index, entry, &mut lines)?;
        for line in lines.get(closed..).unwrap_or_default() {
            owed.add(line.component, line.amount)?;
        }
        let principal = entry.part(Component::Principal).charged;
        if !principal.is_zero() {
            let base = match entry.principal {
                Formula::EqualPart { whole, .. } => whole,
                _ => principal,
            };
            let line = Line {
                component: Component::Principal,
                base,
                from: entry.due,
                to: entry.due,
                days: 0,
                quoted: (self.rate, self.contract.day_count),
                amount: principal,
                formula: entry.principal,
                sources: FROM_CONTRACT,
            };
            lines.insert(0, line);
        }
        if !lines.is_sorted_by_key(|l| l.component) {
            lines.arrange_by(|l| l.component);
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
                days: days_between(since, self.today.day),
            },
            Stage::Due if entry.due >= self.today.day => Status::DueToday,
            Stage::Due => Status::InGrace {
                until: plus_days(entry.due, i64::from(self.contract.grace_days)).ok_or(Overflow)?,
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
            lines.push(self.segment_line(Component::Interest, &segment, self.today));
        }
        for component in [Component::Penalty, Component::Compound] {
            if let Some(segment) = self.open_penal(entry, component)? {
                lines.push(self.segment_line(component, &segment, self.today));
            }
        }
        Ok(())
    }

    fn next_due(&self) -> Result<Option<NextDue>, Overflow> {
        let given = self.terms.kind == MethodKind::Given;
        for index in self.queue.get(self.head..).unwrap_or_default() {
            let entry = self.entry(*index)?;
            let open = if self.head() == Some(*index) {
                self.interest_segment(self.mark(entry.due))?
                    .map_or(Fen::ZERO, |s| s.amount)
            } else {
                // Of those before it nothing is due, not even principal: as
                // much is lent now as then.
                match entry.period {
                    _ if !self.tariff.running => Fen::ZERO,
                    Period::Fixed { interest, .. } if given || !self.performing.is_zero() => {
                        interest
                    }
                    period => {
                        let days = self.contract.day_count.days(entry.from, entry.due);
                        self.rates.over(period, days).accrue(self.performing, 1)?
                    }
                }
            };
            let interest = entry.closed(Component::Interest)?.plus(open)?;
            let mut amount = entry.closed(Component::Principal)?.plus(interest)?;
            if given || !self.performing.is_zero() || !interest.is_zero() {
                amount = amount.plus(entry.fee)?;
            }
            if !amount.is_zero() {
                return Ok(Some(NextDue {
                    which: entry.which,
                    due: entry.due,
                    amount,
                }));
            }
        }
        Ok(None)
    }
}

/// The later of two days.
fn later(a: Mark, b: Mark) -> Mark {
    // By the days themselves: in a count by 30, two days may bear one number.
    if a.day < b.day { b } else { a }
}

/// `days ÷ whole` of an amount, all of it from the last day on.
fn share_of(amount: Fen, days: i64, whole: i64) -> Result<Fen, Overflow> {
    if days >= whole {
        return Ok(amount);
    }
    amount.scaled(days.into(), whole.into(), Rounding::HalfUp)
}

fn mark(seen: &mut [bool; Component::COUNT], component: Component) {
    if let Some(slot) = seen.get_mut(component as usize) {
        *slot = true;
    }
}

fn is_marked(seen: [bool; Component::COUNT], component: Component) -> bool {
    seen.get(component as usize).copied().unwrap_or(true)
}
