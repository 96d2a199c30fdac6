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

mod events;
mod segments;
mod settle;
mod spread;

use chrono::NaiveDate;

pub(in crate::loan) use self::events::Agreement;
use self::spread::Factors;
use super::contract::{Contract, GraceCount, LateFeeBase, MethodKind, PenaltyBase, PenaltyRate};
use super::remarks::Remarks;
use super::schedule::{Period, Rates, Schedule, Terms};
use super::statement::{
    Allocation, Component, Formula, Item, Line, NextDue, Standing, Statement, Status, Totals,
    Which, millionths,
};
use crate::calendar::{days_between, in_range, next_day, plus_days};
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

    /// Puts another amount of principal in place of what was charged.
    fn set_principal(&mut self, charged: Fen, formula: Formula) {
        let part = self.part_mut(Component::Principal);
        if part.charged != charged {
            part.charged = charged;
            self.principal = formula;
        }
    }

    /// What carries the rest of its principal elsewhere keeps what was settled.
    fn move_out(&mut self) -> Result<(), Overflow> {
        let part = self.part(Component::Principal);
        self.set_principal(part.paid.plus(part.waived)?, Formula::Settled);
        Ok(())
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
    /// For [`Account::level_ahead`]; copies of an account share it.
    factors: Factors,
    coming: Coming,
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
    /// Interest that entries behind the head have already: what an agreement
    /// carries over from what was owed before it.
    carried: Fen,
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

/// What the entries behind the head repay of the principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coming {
    /// Stands in them.
    Written,
    /// Follows from the equal instalment, and is written when one comes up.
    Follows,
    /// Stands in them, and of some it has been settled before it was due.
    Ahead,
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
            factors: Factors::default(),
            coming: Coming::Written,
            entries: Vec::with_capacity(count + 8),
            first: 0,
            queue: (0..count).collect(),
            head: 0,
            watch: Vec::new(),
            matured: Vec::with_capacity(count + 8),
            settled: 0,
            paid_up: [0; Component::COUNT],
            seen,
            carried: Fen::ZERO,
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
            // A large instalment leaves less to a later one than itself.
            let rest = instalment.principal == instalment.balance_before;
            let last = index + 1 == count || rest && account.annuity.is_some();
            let formula = account.principal_formula(lent, paying, last);
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
        let which = self.entry(index)?.which;
        let allocations = &self.allocations;
        self.to_interest
            .retain(|at| allocations.get(*at).is_some_and(|a| a.which != which));
        self.head += 1;
        self.matured.push(index);
        if let (false, Some(head)) = (self.carried.is_zero(), self.head()) {
            let owed = self.entry(head)?.closed(Component::Interest)?;
            self.carried = self.carried.minus(owed)?;
        }
        if self.coming == Coming::Follows {
            self.write_head()?;
        }
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
        // A charge bears nothing: it has neither principal nor interest.
        entry.stage = Stage::Late { since };
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
        totals.add(Component::Interest, self.carried)?;
        if let Some(head) = self.head() {
            totals.add(Component::Interest, self.owed(head, Component::Interest)?)?;
        }
        for index in self.matured.get(self.settled..).unwrap_or_default() {
            totals = totals.plus(&self.owed_of(*index)?)?;
        }
        Ok(totals)
    }

    /// Whether principal is owed that is not due yet.
    pub(super) fn is_lent(&self) -> bool {
        !self.performing.is_zero()
    }

    /// The same, apart by where it stands, without an item or a line: the
    /// totals of [`Account::statement`].
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn standing(&self) -> Result<Standing, Overflow> {
        let mut standing = Standing::default();
        let not_due = &mut standing.not_due;
        not_due.add(Component::Principal, self.performing)?;
        not_due.add(Component::Interest, self.carried)?;
        if let Some(head) = self.head() {
            not_due.add(Component::Interest, self.owed(head, Component::Interest)?)?;
        }
        for index in self.matured.get(self.settled..).unwrap_or_default() {
            // What is paid adds nothing, wherever it is put.
            let totals = match self.entry(*index)?.stage {
                Stage::Late { .. } => &mut standing.overdue,
                Stage::Due => &mut standing.due_now,
                Stage::Coming | Stage::Moved => &mut standing.not_due,
            };
            *totals = totals.plus(&self.owed_of(*index)?)?;
        }
        Ok(standing)
    }

    // ---- the statement --------------------------------------------------

    /// The statement of today, and what the next day adds to it.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn statement(mut self) -> Result<Statement, Overflow> {
        self.write_down()?;
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

    /// What a day adds while nothing changes, in millionths of a fen.
    pub(super) fn growth(&self) -> Result<i128, Overflow> {
        if !self.tariff.running {
            return Ok(0);
        }
        let mut growth = match self.head().and_then(|h| self.entries.get(h)) {
            Some(entry) => match entry.period {
                Period::Fixed { interest, days } => {
                    i128::from(interest.get()) * 1_000_000 / i128::from(days.max(1))
                }
                _ => millionths(self.performing, self.rates.daily),
            },
            None => 0,
        };
        for index in self.matured.iter().skip(self.settled) {
            let entry = self.entry(*index)?;
            for component in [Component::Penalty, Component::Compound] {
                if entry.penal_from(component).is_some() {
                    let base = self.penal_base(entry, component, &self.tariff)?;
                    growth += millionths(base, self.tariff.penalty);
                }
            }
        }
        Ok(growth)
    }

    pub(super) fn next_due(&self) -> Result<Option<NextDue>, Overflow> {
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
