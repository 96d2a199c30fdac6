//! Month by month: the money of each spent on the debts, each debt replayed
//! day by day by the loan engine.
//!
//! A *window* runs from one pay day to the next. At its start its surplus
//! joins what is left of the last. Then, in this order:
//!
//! ```text
//! 1. what each debt requires: arrears and what is due now, and, set aside for
//!    its own day, what falls due within the window
//! 2. what is left goes beyond that to the first debt of the order, and what
//!    clears it rolls over to the next in the same window
//! 3. on each due date what was set aside is paid
//! ```
//!
//! Where there is not enough for all that is required, priority and order say
//! who gets it, and the rest is a miss; a debt that becomes late by it is noted
//! as [`Short`]. Old arrears of one debt can so make another late that was not:
//! [`follow`] therefore tries both ways of [`Scarce`] and takes what costs less.
//! Living comes before: a surplus below zero is a shortfall and takes nothing
//! from the debts' past, nor do they take anything from it.
//!
//! What is set aside is what falls due before the next pay day, reckoned again
//! after each payment that changes it: nothing lies idle while a debt could
//! have it.

use chrono::NaiveDate;

use super::budget::Budget;
use super::month::Month;
use super::order::{Look, Strategy, arranged, share_out};
use super::treatment::{Doubt, Treatment, rows};
use crate::calendar::{in_range, next_day, plus_days};
use crate::loan::statement::{Component, NextDue, StatementError};
use crate::loan::{Act, Contract, Event, Ledger, Method, Replay, Towards};
use crate::money::{Fen, Overflow};
use crate::sort::Sort as _;

/// The longest a plan is followed, in windows.
pub const HORIZON: usize = 600;

/// How many windows ahead a gap in living is saved up for.
pub const AHEAD: usize = 12;

/// How often what a payment frees is paid in turn, at most.
const TURNS: usize = 24;

/// And how many before it is looked for at once.
const PLAIN_TURNS: usize = 4;

/// A debt as a plan sees it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub contract: &'a Contract,
    pub ledger: &'a Ledger,
    pub treatment: Treatment,
    /// 0 is the most urgent.
    pub priority: u8,
    /// Debts of one lender share the number.
    pub lender: usize,
    /// Its place in the borrower's own order.
    pub rank: u16,
}

/// When money comes, and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Windows {
    /// First days, one more than there are windows.
    pub starts: Vec<NaiveDate>,
    /// What each brings; below zero where living is not covered.
    pub surplus: Vec<Fen>,
}

impl Windows {
    /// The windows of a budget from a day on, with its money at hand.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn of(budget: &Budget, day: NaiveDate, count: usize) -> Result<Windows, Overflow> {
        Windows::with_cash(budget, budget.cash, day, count)
    }

    /// The windows of a budget from a day on: if that is no pay day and there
    /// is money at hand, a first one up to the next pay day with that money
    /// alone. Below zero, as much of what comes today has been paid already.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn with_cash(
        budget: &Budget,
        cash: Fen,
        day: NaiveDate,
        count: usize,
    ) -> Result<Windows, Overflow> {
        let mut windows = Windows {
            starts: Vec::with_capacity(count + 1),
            surplus: Vec::with_capacity(count),
        };
        let mut month = Month::of(day);
        let mut cash = cash;
        if month.day(budget.pay_day) != Some(day) {
            if cash > Fen::ZERO {
                windows.starts.push(day);
                windows.surplus.push(cash);
                cash = Fen::ZERO;
            }
            if month.day(budget.pay_day).is_none_or(|pay| pay < day) {
                month = month.plus(1);
            }
        }
        while windows.surplus.len() < count {
            let Some(start) = month.day(budget.pay_day) else {
                break;
            };
            windows.starts.push(start);
            let surplus = budget.month(month)?.surplus;
            let with_cash = surplus.plus(cash)?;
            // What was paid ahead is not asked for again; it leaves no gap in
            // living, for it was paid from somewhere.
            windows.surplus.push(if cash < Fen::ZERO {
                with_cash.max(surplus.min(Fen::ZERO))
            } else {
                with_cash
            });
            cash = Fen::ZERO;
            month = month.plus(1);
        }
        // Where the calendar ends, the last window is cut.
        match month.day(budget.pay_day) {
            Some(end) => windows.starts.push(end),
            None => {
                windows.surplus.pop();
            }
        }
        Ok(windows)
    }

    /// What must be left after a window so that living is covered in the next
    /// [`AHEAD`] ones, as far as their own surplus does not.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn reserve(&self, number: usize) -> Result<Fen, Overflow> {
        let (mut sum, mut least) = (Fen::ZERO, Fen::ZERO);
        for surplus in self.surplus.iter().skip(number + 1).take(AHEAD) {
            sum = sum.plus(*surplus)?;
            least = least.min(sum);
        }
        Fen::ZERO.minus(least)
    }

    /// How many windows begin from one on, up to and including a day; at least
    /// that one.
    fn until(&self, number: usize, day: NaiveDate) -> u32 {
        let starts = self.starts.iter().skip(number);
        let count = starts.take_while(|start| **start <= day).count();
        u32::try_from(count.max(1)).unwrap_or(u32::MAX)
    }

    /// The same with each pay day so many days sooner. `None` where the first
    /// would not be after `day`. A first window that begins on `day` with the
    /// money at hand stays.
    #[must_use]
    pub fn sooner(&self, days: i64, day: NaiveDate) -> Option<Windows> {
        let mut windows = self.clone();
        for start in windows.starts.iter_mut().filter(|start| **start > day) {
            *start = plus_days(*start, -days).filter(|start| *start > day)?;
        }
        Some(windows)
    }

    /// The first so many windows.
    #[must_use]
    pub fn first(&self, count: usize) -> Windows {
        Windows {
            starts: self.starts.iter().copied().take(count + 1).collect(),
            surplus: self.surplus.iter().copied().take(count).collect(),
        }
    }

    /// The same with so much more in each.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn with(&self, more: Fen) -> Result<Windows, Overflow> {
        let mut windows = self.clone();
        for surplus in &mut windows.surplus {
            *surplus = surplus.plus(more)?;
        }
        Ok(windows)
    }
}

/// What can be paid every month alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steady {
    /// The first window it is paid in.
    pub from: NaiveDate,
    pub monthly: Fen,
    /// The window that allows no more.
    pub tightest: NaiveDate,
    /// Whether that window has less of its own, so that what those before do
    /// not need must be kept for it.
    pub saves: bool,
}

impl Windows {
    /// The most that can be paid in each of the first so many windows alike,
    /// where what one does not need is kept for the next; never below zero.
    /// Windows that bring nothing are passed over at the beginning: there it
    /// starts later. `None` where there is no window.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn steady(&self, count: usize) -> Result<Option<Steady>, Overflow> {
        let all = || self.starts.iter().zip(&self.surplus).take(count);
        let Some((first, _)) = all().next() else {
            return Ok(None);
        };
        let mut least = None;
        let mut from = None;
        let mut sum = Fen::ZERO;
        let later = all().skip_while(|(_, surplus)| **surplus <= Fen::ZERO);
        for (number, (start, surplus)) in (1_i64..).zip(later) {
            from = from.or(Some(*start));
            sum = sum.plus(*surplus)?;
            let monthly = Fen::new(sum.get().div_euclid(number)).max(Fen::ZERO);
            if least.is_none_or(|least: Steady| monthly < least.monthly) {
                least = Some(Steady {
                    from: from.unwrap_or(*start),
                    monthly,
                    tightest: *start,
                    saves: *surplus < monthly,
                });
            }
        }
        Ok(Some(least.unwrap_or(Steady {
            from: *first,
            monthly: Fen::ZERO,
            tightest: *first,
            saves: false,
        })))
    }

    /// The same without what falls due within each; what falls due before the
    /// first is not counted.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn without(&self, dues: &[(NaiveDate, Fen)]) -> Result<Windows, Overflow> {
        let mut windows = self.clone();
        for (on, amount) in dues {
            let place = self.starts.partition_point(|start| start <= on);
            let slot = place.checked_sub(1);
            if let Some(surplus) = slot.and_then(|slot| windows.surplus.get_mut(slot)) {
                *surplus = surplus.minus(*amount)?;
            }
        }
        Ok(windows)
    }
}

/// Who comes first within a priority where there is not enough for all that is
/// required.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scarce {
    /// As the order says, arrears and what falls due alike.
    #[default]
    InOrder,
    /// Debts that are not late, so that they stay so; then arrears.
    CurrentFirst,
}

/// A debt that was not late and becomes so: its window had not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// The window, by its place.
    pub window: usize,
    /// The debt, by its place.
    pub debt: usize,
    /// The due date; the first day of the window where that was in grace.
    pub due: NaiveDate,
    /// What of it was not paid.
    pub lacking: Fen,
    /// What arrears of other debts got in the same window. Zero: there was not
    /// enough either way.
    pub to_arrears: Fen,
}

/// A settlement that did not come about: on its day there was not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapsed {
    /// The window, by its place. What was saved is free from the next one on.
    pub window: usize,
    /// The debt, by its place.
    pub debt: usize,
    /// The day on which it was to be paid.
    pub on: NaiveDate,
    /// What was lacking.
    pub lacking: Fen,
}

/// What a payment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Paid when instalments are agreed.
    Down,
    /// What is late.
    Arrears,
    /// What falls due that day, or is in grace.
    Due,
    /// More than is asked for.
    Beyond,
    /// The sum that ends the debt.
    Settlement,
}

impl Purpose {
    pub const ALL: [Purpose; 5] = [
        Purpose::Down,
        Purpose::Arrears,
        Purpose::Due,
        Purpose::Beyond,
        Purpose::Settlement,
    ];
}

/// What a payment is for, each in fen; they add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts([Fen; 5]);

impl Parts {
    /// All of it for one.
    #[must_use]
    pub fn all(purpose: Purpose, amount: Fen) -> Parts {
        let mut parts = Parts::default();
        if let Some(part) = parts.0.get_mut(purpose as usize) {
            *part = amount;
        }
        parts
    }

    #[must_use]
    pub fn of(&self, purpose: Purpose) -> Fen {
        self.0.get(purpose as usize).copied().unwrap_or_default()
    }

    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn plus(&self, other: &Parts) -> Result<Parts, Overflow> {
        let mut sum = *self;
        for (part, more) in sum.0.iter_mut().zip(other.0) {
            *part = part.plus(more)?;
        }
        Ok(sum)
    }
}

/// A payment of the plan, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    pub on: NaiveDate,
    pub amount: Fen,
    pub purpose: Purpose,
}

/// What a window did to a debt, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DebtMonth {
    /// Owed at its start, before anything is paid.
    pub owed: Fen,
    pub paid: Fen,
    /// Required and not paid.
    pub missed: Fen,
    /// Given up by the lender.
    pub waived: Fen,
}

/// A window, in fen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    pub from: NaiveDate,
    /// What it brought; below zero where living is not covered.
    pub surplus: Fen,
    /// What the debts required, at its start and on its due dates.
    pub required: Fen,
    pub paid: Fen,
    /// What living lacked.
    pub shortfall: Fen,
    /// What is left for the next window, savings for a settlement included.
    pub left: Fen,
    /// Of that, saved for settlements.
    pub saved: Fen,
    /// Of that, kept for living in months to come.
    pub kept: Fen,
    /// In the order of the entries.
    pub debts: Vec<DebtMonth>,
}

impl MonthRow {
    /// What the window had beyond what was required; below zero where it had
    /// less.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn margin(&self) -> Result<Fen, Overflow> {
        let missed = Fen::sum(self.debts.iter().map(|d| d.missed))?;
        let spent = self.required.minus(missed)?;
        // What was paid beyond the requirement, and what was not spent.
        self.paid
            .minus(spent)?
            .plus(self.left)?
            .minus(missed)?
            .minus(self.shortfall)
    }
}

#[derive(Clone, Debug)]
struct Debt<'a> {
    entry: Entry<'a>,
    replay: Replay<'a>,
    /// Whether what is to be agreed has been.
    agreed: bool,
    /// Saved up for a settlement.
    fund: Fen,
    cleared_on: Option<NaiveDate>,
    /// What the plan does, as events of a ledger.
    events: Vec<Event>,
    /// What its payments are for.
    payments: Vec<Paid>,
    /// Events of its ledger so far.
    known: usize,
    /// The first of them that is still to come: a payment made for its due
    /// date, say.
    next_known: usize,
}

/// A plan on its way through the windows.
#[derive(Clone, Debug)]
pub struct Simulation<'a> {
    strategy: Strategy,
    windows: &'a Windows,
    debts: Vec<Debt<'a>>,
    months: Vec<MonthRow>,
    /// What the last window left.
    cash: Fen,
    keep_events: bool,
    /// Owed on the day the plan is made.
    at_start: Fen,
    scarce: Scarce,
    short: Vec<Short>,
    lapsed: Vec<Lapsed>,
}

/// Where a plan leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub months: Vec<MonthRow>,
    /// When each debt was cleared, in the order of the entries.
    pub cleared_on: Vec<Option<NaiveDate>>,
    /// Still owed when the plan was no longer followed.
    pub owed: Fen,
    /// Everything paid.
    pub paid: Fen,
    /// Given up by lenders.
    pub waived: Fen,
    /// What the debts cost from now on: paid + still owed − owed today.
    /// Below zero where lenders give up more than is added.
    pub cost: Fen,
    /// Debts that become late, window by window.
    pub short: Vec<Short>,
    /// Settlements that do not come about; from then on the contract holds.
    pub lapsed: Vec<Lapsed>,
    /// How what was scarce was shared out.
    pub scarce: Scarce,
}

impl Outcome {
    /// The day on which the last debt was cleared.
    #[must_use]
    pub fn clear_on(&self) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> = self.cleared_on.iter().copied().collect();
        days?.into_iter().max()
    }

    /// The window with the least margin, by its place, and the margin.
    #[must_use]
    pub fn worst(&self) -> Option<(usize, Fen)> {
        let months = self.months.iter().enumerate();
        months
            .filter(|(_, m)| !m.required.is_zero() || !m.shortfall.is_zero())
            .filter_map(|(place, m)| Some((place, m.margin().ok()?)))
            .min_by_key(|(_, margin)| *margin)
    }

    /// How many windows had nothing beyond what was required.
    #[must_use]
    pub fn without_margin(&self) -> usize {
        let tight = |m: &&MonthRow| m.margin().is_ok_and(|margin| margin <= Fen::ZERO);
        self.months.iter().filter(tight).count()
    }

    /// How many windows missed something.
    #[must_use]
    pub fn missed(&self) -> usize {
        let misses = |m: &&MonthRow| m.debts.iter().any(|d| !d.missed.is_zero());
        self.months.iter().filter(misses).count()
    }
}

/// Debts as they stand on a day, from which plans can start.
#[derive(Clone, Debug, Default)]
pub struct Start<'a> {
    debts: Vec<Debt<'a>>,
}

impl<'a> Start<'a> {
    /// # Errors
    /// [`StatementError`] of the first debt that has no statement on the day.
    pub fn new(entries: &[Entry<'a>], day: NaiveDate) -> Result<Start<'a>, StatementError> {
        let mut start = Start::default();
        for entry in entries {
            start.add(*entry, day)?;
        }
        Ok(start)
    }

    /// Adds a debt as it stands on the day; whether anything is to be paid.
    ///
    /// # Errors
    /// [`StatementError`] where it has no statement; it is not added then.
    pub fn add(&mut self, entry: Entry<'a>, day: NaiveDate) -> Result<bool, StatementError> {
        let mut debt = Debt {
            entry,
            replay: Replay::open(entry.contract, entry.ledger, day)?,
            agreed: false,
            fund: Fen::ZERO,
            cleared_on: None,
            events: Vec::new(),
            payments: Vec::new(),
            known: entry.ledger.events().len(),
            next_known: entry.ledger.events().partition_point(|e| e.on <= day),
        };
        let clear = debt.is_clear()?;
        debt.cleared_on = clear.then_some(day);
        self.debts.push(debt);
        Ok(!clear)
    }

    /// The last debt added is left out again.
    pub fn drop_last(&mut self) {
        self.debts.pop();
    }

    /// What falls due next of each debt, as if nothing were paid before.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn next_dues(&self) -> Result<Vec<Option<NextDue>>, Overflow> {
        self.debts.iter().map(Debt::next_due).collect()
    }

    /// What is late of the debts that are to be kept up as soon as there is
    /// money.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn arrears(&self, day: NaiveDate) -> Result<Fen, Overflow> {
        let mut sum = Fen::ZERO;
        for debt in &self.debts {
            if matches!(
                debt.entry.treatment,
                Treatment::AsContracted | Treatment::Extension { .. }
            ) {
                sum = sum.plus(debt.replay.standing(day)?.overdue.sum()?)?;
            }
        }
        Ok(sum)
    }

    /// What falls due of each debt from a day on, before another, if each due
    /// date is kept.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn dues(
        &self,
        day: NaiveDate,
        end: Option<NaiveDate>,
    ) -> Result<Vec<Vec<(NaiveDate, Fen)>>, Overflow> {
        let debts = self.debts.iter();
        debts
            .map(|debt| debt.clone().dues_until(day, end))
            .collect()
    }

    /// What ends these debts on a day if nothing is paid before.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn ending(&self, places: &[usize], day: NaiveDate) -> Result<Fen, Overflow> {
        let mut sum = Fen::ZERO;
        for debt in places.iter().filter_map(|place| self.debts.get(*place)) {
            let mut debt = debt.clone();
            debt.advance(day)?;
            sum = sum.plus(debt.owed()?)?;
        }
        Ok(sum)
    }

    /// The same debts, treated otherwise.
    pub fn treat(&mut self, place: usize, treatment: Treatment) {
        if let Some(debt) = self.debts.get_mut(place) {
            debt.entry.treatment = treatment;
        }
    }

    /// The same debts in another order of the borrower's own: for each its
    /// place in it.
    pub fn rank(&mut self, ranks: &[u16]) {
        for (debt, rank) in self.debts.iter_mut().zip(ranks) {
            debt.entry.rank = *rank;
        }
    }

    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'a>> {
        self.debts.iter().map(|debt| debt.entry).collect()
    }

    /// One of the debts alone.
    #[must_use]
    pub fn alone(&self, place: usize) -> Start<'a> {
        Start {
            debts: self.debts.get(place).cloned().into_iter().collect(),
        }
    }

    /// What is doubtful in what is done with each debt.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn doubts(&self, day: NaiveDate) -> Result<Vec<Vec<Doubt>>, Overflow> {
        let debts = self.debts.iter();
        debts
            .map(|debt| {
                let Entry {
                    treatment,
                    contract,
                    ..
                } = debt.entry;
                treatment.doubts(contract, &debt.replay, day)
            })
            .collect()
    }

    /// What a day adds to a debt and what is owed of it.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn looks(&self) -> Result<Vec<Look>, Overflow> {
        self.debts.iter().map(Debt::look).collect()
    }
}

impl<'a> Debt<'a> {
    /// The next event of the ledger, if it is on or before a day.
    fn coming_by(&self, day: NaiveDate) -> Option<&'a Event> {
        let next = self.entry.ledger.events().get(self.next_known);
        next.filter(|event| event.on <= day)
    }
}

impl Debt<'_> {
    fn look(&self) -> Result<Look, Overflow> {
        let live = self.cleared_on.is_none();
        self.look_at(if live { self.owed()? } else { Fen::ZERO })
    }

    /// The same where it is known what is owed.
    fn look_at(&self, owed: Fen) -> Result<Look, Overflow> {
        let live = self.cleared_on.is_none();
        Ok(Look {
            owed,
            growth: if live { self.replay.growth()? } else { 0 },
            lender: self.entry.lender,
            priority: self.entry.priority,
            waits: false,
            rank: self.entry.rank,
        })
    }

    fn owed(&self) -> Result<Fen, Overflow> {
        self.replay.payoff()?.sum()
    }

    /// Lets time pass, and happen what the ledger has for the days to come.
    fn advance(&mut self, day: NaiveDate) -> Result<(), Overflow> {
        while let Some(event) = self.coming_by(day) {
            self.replay.apply(self.next_known, event)?;
            self.next_known += 1;
        }
        self.replay.advance(day)
    }

    /// What falls due next, less what the ledger has for it.
    fn next_due(&self) -> Result<Option<NextDue>, Overflow> {
        let Some(next) = self.replay.next_due()? else {
            return Ok(None);
        };
        if self.coming_by(next.due).is_none() {
            return Ok(Some(next));
        }
        let mut ahead = self.clone();
        ahead.advance(next.due)?;
        let standing = ahead.replay.standing(next.due)?;
        let amount = next.amount.min(standing.due_now.sum()?);
        if amount.is_zero() {
            return ahead.next_due();
        }
        Ok(Some(NextDue { amount, ..next }))
    }

    fn act(&mut self, day: NaiveDate, act: Act, keep: bool) -> Result<(), Overflow> {
        let event = Event::new(day, act);
        self.replay.apply(self.known, &event)?;
        self.known += 1;
        if keep {
            self.events.push(event);
        }
        Ok(())
    }

    fn pay(
        &mut self,
        on: NaiveDate,
        amount: Fen,
        purpose: Purpose,
        keep: bool,
    ) -> Result<(), Overflow> {
        if amount <= Fen::ZERO {
            return Ok(());
        }
        let towards = Towards::Order;
        self.act(on, Act::Pay { amount, towards }, keep)?;
        if keep {
            let same = |paid: &&mut Paid| paid.on == on && paid.purpose == purpose;
            match self.payments.last_mut().filter(same) {
                Some(paid) => paid.amount = paid.amount.plus(amount)?,
                None => self.payments.push(Paid {
                    on,
                    amount,
                    purpose,
                }),
            }
        }
        if self.is_clear()? {
            self.cleared_on = Some(on);
        }
        Ok(())
    }

    /// Nothing is owed and nothing will be: agreed instalments without
    /// principal are owed bit by bit.
    fn is_clear(&self) -> Result<bool, Overflow> {
        Ok(!self.replay.is_lent() && self.owed()?.is_zero() && self.next_due()?.is_none())
    }

    /// What falls due from a day on, before another, each paid on its day.
    fn dues_until(
        mut self,
        day: NaiveDate,
        end: Option<NaiveDate>,
    ) -> Result<Vec<(NaiveDate, Fen)>, Overflow> {
        let today = self.replay.standing(day)?.due_now.sum()?;
        let mut dues = Vec::new();
        let mut due = (!today.is_zero()).then_some((day, today));
        loop {
            if let Some((on, amount)) = due {
                dues.push((on, amount));
                self.advance(on)?;
                self.pay(on, amount, Purpose::Due, false)?;
            }
            let next = self.next_due()?;
            due = next
                .map(|next| (next.due, next.amount))
                .filter(|(on, _)| end.is_none_or(|end| *on < end));
            if due.is_none() || self.cleared_on.is_some() {
                return Ok(dues);
            }
        }
    }

    /// Pays arrears and what is due in one, the arrears first.
    fn pay_required(
        &mut self,
        on: NaiveDate,
        amount: Fen,
        arrears: Fen,
        keep: bool,
    ) -> Result<(), Overflow> {
        let due = amount.minus(arrears)?;
        if arrears <= Fen::ZERO || due <= Fen::ZERO {
            let purpose = if arrears > Fen::ZERO {
                Purpose::Arrears
            } else {
                Purpose::Due
            };
            return self.pay(on, amount, purpose, keep);
        }
        self.pay(on, amount, Purpose::Arrears, keep)?;
        if let Some(last) = self.payments.last_mut().filter(|_| keep) {
            last.amount = last.amount.minus(due)?;
            self.payments.push(Paid {
                on,
                amount: due,
                purpose: Purpose::Due,
            });
        }
        Ok(())
    }

    /// Everything else is given up.
    fn forgive(&mut self, day: NaiveDate, keep: bool) -> Result<(), Overflow> {
        for component in Component::ALL {
            if !self.replay.payoff()?.of(component).is_zero() {
                let amount = None;
                self.act(day, Act::Waive { component, amount }, keep)?;
            }
        }
        if self.is_clear()? {
            self.cleared_on = Some(day);
        } else {
            // A charge of an older agreement that has not arisen yet cannot be
            // given up in a ledger: it falls due.
            self.entry.treatment = Treatment::AsContracted;
        }
        Ok(())
    }

    /// Whether money beyond what is required may go to it.
    const fn takes_more(&self) -> bool {
        self.cleared_on.is_none()
            && !matches!(
                self.entry.treatment,
                Treatment::Hold | Treatment::Settlement { .. }
            )
    }
}

/// What a debt asks of a window.
#[derive(Clone, Debug, Default)]
struct Need {
    /// At the start.
    now: Fen,
    /// What of it is late.
    arrears: Fen,
    /// Whether anything is late, or the debt is not kept up at all.
    late: bool,
    /// To be saved for a settlement.
    save: Fen,
    /// On this day, so much.
    later: Option<(NaiveDate, Fen)>,
    /// The same of further due dates in the window; of few debts.
    further: Vec<(NaiveDate, Fen)>,
}

impl Need {
    fn sum(&self) -> Result<Fen, Overflow> {
        self.now.plus(self.save)?.plus(self.later()?)
    }

    /// On due dates within the window.
    fn later(&self) -> Result<Fen, Overflow> {
        let dues = self.later.iter().chain(&self.further);
        Fen::sum(dues.map(|(_, amount)| *amount))
    }
}

/// Follows a plan to its end. Where arrears make a debt late that was not, it
/// is followed in the other way of [`Scarce`] as well, and the one that costs
/// less is given; if they cost the same, the one that keeps debts current.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn follow(
    start: &Start<'_>,
    strategy: Strategy,
    windows: &Windows,
) -> Result<Outcome, Overflow> {
    let in_order = Simulation::new(start, strategy, windows, false).run()?;
    if in_order
        .short
        .iter()
        .all(|short| short.to_arrears.is_zero())
    {
        return Ok(in_order);
    }
    let current_first = Simulation::new(start, strategy, windows, false)
        .sharing(Scarce::CurrentFirst)
        .run()?;
    let rank = |outcome: &Outcome| (outcome.clear_on().is_none(), outcome.cost);
    Ok(if rank(&current_first) <= rank(&in_order) {
        current_first
    } else {
        in_order
    })
}

impl<'a> Simulation<'a> {
    /// A plan before its first window. `keep_events` keeps what it does as
    /// events that a ledger can take.
    #[must_use]
    pub fn new(
        start: &Start<'a>,
        strategy: Strategy,
        windows: &'a Windows,
        keep_events: bool,
    ) -> Simulation<'a> {
        let owed = start
            .debts
            .iter()
            .map(|debt| debt.owed().unwrap_or_default());
        Simulation {
            at_start: Fen::sum(owed).unwrap_or_default(),
            strategy,
            windows,
            debts: start.debts.clone(),
            months: Vec::new(),
            cash: Fen::ZERO,
            keep_events,
            scarce: Scarce::InOrder,
            short: Vec::new(),
            lapsed: Vec::new(),
        }
    }

    /// The same, sharing out otherwise where there is not enough.
    #[must_use]
    pub fn sharing(mut self, scarce: Scarce) -> Simulation<'a> {
        self.scarce = scarce;
        self
    }

    /// Whether everything is cleared, or there is no further window.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.months.len() >= self.windows.surplus.len()
            || self.debts.iter().all(|d| d.cleared_on.is_some())
    }

    /// Follows the plan to its end.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn run(mut self) -> Result<Outcome, Overflow> {
        while !self.is_done() {
            self.step()?;
        }
        self.outcome()
    }

    /// What the plan does, debt by debt, as events; kept only if asked for.
    #[must_use]
    pub fn events(&self) -> Vec<&[Event]> {
        self.debts.iter().map(|d| d.events.as_slice()).collect()
    }

    /// What the plan pays, debt by debt, and what for; kept with the events.
    #[must_use]
    pub fn payments(&self) -> Vec<&[Paid]> {
        self.debts.iter().map(|d| d.payments.as_slice()).collect()
    }

    /// One window.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn step(&mut self) -> Result<(), Overflow> {
        let number = self.months.len();
        let (Some(from), Some(until), Some(surplus)) = (
            self.windows.starts.get(number).copied(),
            self.windows.starts.get(number + 1).copied(),
            self.windows.surplus.get(number).copied(),
        ) else {
            return Ok(());
        };
        let keep = self.keep_events;
        let mut cash = self.cash.plus(surplus)?;
        let shortfall = Fen::ZERO.minus(cash)?.max(Fen::ZERO);
        cash = cash.max(Fen::ZERO);
        // Living comes first, in months to come as well.
        let held = self.windows.reserve(number)?.min(cash);
        cash = cash.minus(held)?;
        let mut row = MonthRow {
            from,
            surplus,
            required: Fen::ZERO,
            paid: Fen::ZERO,
            shortfall,
            left: Fen::ZERO,
            saved: Fen::ZERO,
            kept: held,
            debts: Vec::with_capacity(self.debts.len()),
        };
        for debt in &mut self.debts {
            let mut month = DebtMonth::default();
            if debt.cleared_on.is_none() {
                debt.advance(from)?;
                month.owed = debt.owed()?;
            }
            row.debts.push(month);
        }
        for place in 0..self.debts.len() {
            self.begin(place, number, from, &mut cash, &mut row)?;
        }
        let needs: Vec<Need> = self
            .debts
            .iter()
            .map(|debt| debt.need(self.windows, number, (from, until)))
            .collect::<Result<_, _>>()?;
        let mut looks = if number == 0 {
            self.looks()?
        } else {
            // Nothing has been paid yet.
            let debts = self.debts.iter().zip(&row.debts);
            debts
                .map(|(debt, month)| debt.look_at(month.owed))
                .collect::<Result<_, _>>()?
        };
        if self.scarce == Scarce::CurrentFirst {
            for (look, need) in looks.iter_mut().zip(&needs) {
                look.waits = need.late;
            }
        }
        let order = arranged(self.strategy, &looks);
        let wanted: Vec<Fen> = needs.iter().map(Need::sum).collect::<Result<_, _>>()?;
        let given = allocate(self.strategy, cash, &order, &looks, &wanted)?;
        cash = cash.minus(Fen::sum(given.iter().copied())?)?;
        // Now, and what is set aside for later in the window.
        let mut aside = vec![Fen::ZERO; self.debts.len()];
        let mut to_arrears = Fen::ZERO;
        let noted = self.short.len();
        for (place, (need, given)) in needs.iter().zip(&given).enumerate() {
            let now = need.now.min(*given);
            let save = need.save.min(given.minus(now)?);
            let arrears = need.arrears.min(now);
            to_arrears = to_arrears.plus(arrears)?;
            if let Some(debt) = self.debts.get_mut(place) {
                debt.pay_required(from, now, arrears, keep)?;
                debt.fund = debt.fund.plus(save)?;
            }
            if let Some(slot) = aside.get_mut(place) {
                *slot = given.minus(now)?.minus(save)?;
            }
            row.take(place, need.now, now)?;
            self.note(place, number, need, from, need.now.minus(now)?);
            // Saving is required of the month, and paid when it is due.
            let lacking = need.save.minus(save)?;
            row.required = row.required.plus(need.save)?;
            row.miss(place, lacking)?;
        }
        if !cash.is_zero() {
            // What was required is paid: only now is what a debt grows by what
            // more money would save.
            let looks = self.looks()?;
            let order = arranged(self.strategy, &looks);
            let span = (from, until);
            cash = self.beyond(span, &order, &looks, cash, &mut aside, &mut row)?;
        }
        cash = self.on_due_dates(number, &needs, cash, &mut aside, &mut row)?;
        cash = self.settle(from, until, cash, &mut row)?;
        cash = cash.plus(held)?;
        self.cash = cash;
        for short in self.short.iter_mut().skip(noted) {
            short.to_arrears = to_arrears;
        }
        row.saved = Fen::sum(self.debts.iter().map(|d| d.fund))?;
        row.left = row.saved.plus(cash)?;
        self.months.push(row);
        Ok(())
    }

    /// Notes a debt that was not late and becomes so.
    fn note(&mut self, debt: usize, window: usize, need: &Need, due: NaiveDate, lacking: Fen) {
        if !need.late && lacking > Fen::ZERO {
            self.short.push(Short {
                window,
                debt,
                due,
                lacking,
                to_arrears: Fen::ZERO,
            });
        }
    }

    fn looks(&self) -> Result<Vec<Look>, Overflow> {
        self.debts.iter().map(Debt::look).collect()
    }

    /// What a treatment does once, at the start of the first window.
    fn begin(
        &mut self,
        place: usize,
        number: usize,
        from: NaiveDate,
        cash: &mut Fen,
        row: &mut MonthRow,
    ) -> Result<(), Overflow> {
        let keep = self.keep_events;
        let Some(debt) = self.debts.get_mut(place) else {
            return Ok(());
        };
        if debt.agreed || debt.cleared_on.is_some() || number > 0 {
            return Ok(());
        }
        debt.agreed = true;
        match debt.entry.treatment {
            Treatment::Extension { months } => debt.act(from, Act::Extend { months }, keep),
            Treatment::Instalments(agreement) => {
                // What is given up is not paid down.
                let owed = debt.owed()?;
                let agreed = agreement.down.min(owed.minus(agreement.waived.min(owed))?);
                let down = agreed.min(*cash);
                *cash = cash.minus(down)?;
                debt.pay(from, down, Purpose::Down, keep)?;
                row.take(place, agreed, down)?;
                if debt.cleared_on.is_some() {
                    return Ok(());
                }
                // What of the down payment was not there is put into the
                // instalments.
                let earliest = next_day(from).ok_or(Overflow)?;
                let agreement = super::treatment::Agreement {
                    down: Fen::ZERO,
                    // It is agreed now: nothing of it was due before.
                    first_due: agreement.first_due.max(earliest),
                    ..agreement
                };
                let owed = debt.replay.payoff()?;
                let before = owed.sum()?;
                let rows = rows(&agreement, before, owed.of(Component::Principal))?;
                if rows.is_empty() {
                    debt.forgive(from, keep)?;
                } else {
                    debt.act(from, Act::Replace { rows }, keep)?;
                }
                let after = match debt.cleared_on {
                    Some(_) => Fen::ZERO,
                    None => before.minus(agreement.waived.min(before))?,
                };
                row.waive(place, before.minus(after)?)
            }
            _ => Ok(()),
        }
    }

    /// What is left after what is required goes to the debts in their order.
    fn beyond(
        &mut self,
        span: (NaiveDate, NaiveDate),
        order: &[usize],
        looks: &[Look],
        mut cash: Fen,
        aside: &mut [Fen],
        row: &mut MonthRow,
    ) -> Result<Fen, Overflow> {
        let pro_rata = self.strategy == Strategy::ProRata;
        // What one cannot take, or need no longer set aside, goes to the others
        // in the next turn. What is freed is the interest that was saved: in a
        // few turns it is nothing. Where it is more, such as the older interest
        // of an agreement that is paid before its day, all that can be freed is
        // looked for at once.
        for turn in 0..self.debts.len() + TURNS {
            let at_once = turn >= self.debts.len() + PLAIN_TURNS;
            let before = row.paid;
            if pro_rata {
                // One that is cleared leaves its share to the others.
                let weights: Vec<Fen> = self
                    .debts
                    .iter()
                    .zip(looks)
                    .map(|(debt, look)| {
                        if debt.takes_more() {
                            look.owed
                        } else {
                            Fen::ZERO
                        }
                    })
                    .collect();
                for (place, share) in share_out(cash, &weights).into_iter().enumerate() {
                    let most = (share, at_once);
                    cash = self.pay_beyond(place, span, most, cash, aside, row)?;
                }
            } else {
                for place in order {
                    if cash.is_zero() {
                        break;
                    }
                    let most = (cash, at_once);
                    cash = self.pay_beyond(*place, span, most, cash, aside, row)?;
                }
            }
            if cash.is_zero() || row.paid == before {
                break;
            }
        }
        Ok(cash)
    }

    /// Pays a debt up to `most` of the cash; what is set aside for it helps to
    /// clear it, and what it asks for less than before is free: afterwards, or
    /// paid `at_once` with the rest. Gives the cash that is left.
    fn pay_beyond(
        &mut self,
        place: usize,
        (from, until): (NaiveDate, NaiveDate),
        (most, at_once): (Fen, bool),
        cash: Fen,
        aside: &mut [Fen],
        row: &mut MonthRow,
    ) -> Result<Fen, Overflow> {
        let keep = self.keep_events;
        let (Some(debt), Some(aside)) = (self.debts.get_mut(place), aside.get_mut(place)) else {
            return Ok(cash);
        };
        if !debt.takes_more() || most.is_zero() {
            return Ok(cash);
        }
        let owed = debt.owed()?;
        if owed.is_zero() {
            return Ok(cash);
        }
        let ends = most.plus(*aside)? >= owed;
        let paid = if ends {
            owed
        } else if at_once {
            debt.most_ahead((from, until), most, *aside)?
        } else {
            most
        };
        debt.pay(from, paid, Purpose::Beyond, keep)?;
        row.pay(place, paid)?;
        // What is still set aside is what is still asked for.
        let before = *aside;
        let asked = if before.is_zero() {
            Fen::ZERO
        } else {
            debt.asked(until)?
        };
        let pool = cash.plus(before)?.minus(paid)?;
        *aside = asked.min(before).min(pool);
        if ends {
            // Set aside and spent earlier: it stays required.
            let spent = before.minus(*aside)?.min(owed);
            row.required = row.required.plus(spent)?;
        }
        pool.minus(*aside)
    }

    /// Pays on the due dates within the window what was set aside for them.
    fn on_due_dates(
        &mut self,
        number: usize,
        needs: &[Need],
        mut cash: Fen,
        aside: &mut [Fen],
        row: &mut MonthRow,
    ) -> Result<Fen, Overflow> {
        let keep = self.keep_events;
        let mut days: Vec<(NaiveDate, usize, Fen)> = Vec::with_capacity(needs.len());
        for (place, need) in needs.iter().enumerate() {
            let dues = need.later.iter().chain(&need.further);
            days.extend(dues.map(|(day, amount)| (*day, place, *amount)));
        }
        days.arrange_by(|(day, place, _)| (*day, *place));
        for (day, place, asked) in days {
            let (Some(debt), Some(aside), Some(need)) = (
                self.debts.get_mut(place),
                aside.get_mut(place),
                needs.get(place),
            ) else {
                continue;
            };
            if debt.cleared_on.is_some() {
                continue;
            }
            debt.advance(day)?;
            let standing = debt.replay.standing(day)?;
            let due = standing.overdue.sum()?.plus(standing.due_now.sum()?)?;
            // Arrears that are caught up in parts wait for theirs.
            let due = match debt.entry.treatment {
                Treatment::CatchUp { .. } => due.min(asked),
                _ => due,
            };
            let paid = due.min(aside.plus(cash)?);
            let from_cash = paid.minus(*aside)?.max(Fen::ZERO);
            cash = cash.minus(from_cash)?;
            *aside = aside.minus(paid.min(*aside))?;
            // What it was set aside for, and then what was late before.
            let arrears = paid.minus(paid.min(asked))?;
            debt.pay_required(day, paid, arrears, keep)?;
            row.take_later(place, due, paid)?;
            self.note(place, number, need, day, due.minus(paid)?);
        }
        // What was set aside and not needed is free again.
        for left in aside.iter_mut() {
            cash = cash.plus(std::mem::take(left))?;
        }
        Ok(cash)
    }

    /// Settlements whose day has come and for which there is enough.
    fn settle(
        &mut self,
        from: NaiveDate,
        until: NaiveDate,
        mut cash: Fen,
        row: &mut MonthRow,
    ) -> Result<Fen, Overflow> {
        let keep = self.keep_events;
        for (place, debt) in self.debts.iter_mut().enumerate() {
            let Treatment::Settlement { amount, on } = debt.entry.treatment else {
                continue;
            };
            if debt.cleared_on.is_some() || on >= until {
                continue;
            }
            // A day before the plan's first is doubted where it is entered.
            let day = on.max(from);
            debt.advance(day)?;
            let owed = debt.owed()?;
            let amount = amount.min(owed);
            let there = debt.fund.plus(cash)?;
            if there < amount {
                // What was offered for that day is not there for a later one.
                self.lapsed.push(Lapsed {
                    window: self.months.len(),
                    debt: place,
                    on,
                    lacking: amount.minus(there)?,
                });
                cash = cash.plus(std::mem::take(&mut debt.fund))?;
                debt.entry.treatment = Treatment::AsContracted;
                continue;
            }
            let from_cash = amount.minus(debt.fund)?.max(Fen::ZERO);
            cash = cash
                .minus(from_cash)?
                .plus(debt.fund.minus(amount)?.max(Fen::ZERO))?;
            debt.fund = Fen::ZERO;
            debt.pay(day, amount, Purpose::Settlement, keep)?;
            row.pay(place, amount)?;
            let rest = debt.owed()?;
            debt.forgive(day, keep)?;
            row.waive(place, rest)?;
        }
        Ok(cash)
    }

    /// What has come of it so far.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn outcome(&self) -> Result<Outcome, Overflow> {
        let mut owed = Fen::ZERO;
        let end = self.windows.starts.get(self.months.len()).copied();
        for debt in self.debts.iter().filter(|d| d.cleared_on.is_none()) {
            let mut debt = debt.clone();
            if let Some(end) = end {
                debt.advance(end)?;
            }
            owed = owed.plus(debt.owed()?)?;
        }
        let paid = Fen::sum(self.months.iter().map(|m| m.paid))?;
        let waived = self
            .months
            .iter()
            .flat_map(|m| m.debts.iter().map(|d| d.waived));
        let waived = Fen::sum(waived)?;
        Ok(Outcome {
            months: self.months.clone(),
            cleared_on: self.debts.iter().map(|d| d.cleared_on).collect(),
            owed,
            paid,
            waived,
            cost: paid.plus(owed)?.minus(self.at_start)?,
            short: self.short.clone(),
            lapsed: self.lapsed.clone(),
            scarce: self.scarce,
        })
    }
}

impl MonthRow {
    fn pay(&mut self, place: usize, paid: Fen) -> Result<(), Overflow> {
        self.paid = self.paid.plus(paid)?;
        if let Some(debt) = self.debts.get_mut(place) {
            debt.paid = debt.paid.plus(paid)?;
        }
        Ok(())
    }

    fn miss(&mut self, place: usize, missed: Fen) -> Result<(), Overflow> {
        if let Some(debt) = self.debts.get_mut(place) {
            debt.missed = debt.missed.plus(missed)?;
        }
        Ok(())
    }

    fn waive(&mut self, place: usize, waived: Fen) -> Result<(), Overflow> {
        if let Some(debt) = self.debts.get_mut(place) {
            debt.waived = debt.waived.plus(waived)?;
        }
        Ok(())
    }

    /// On a due date so much is due, of which what was missed at the start of
    /// the window has been counted.
    fn take_later(&mut self, place: usize, due: Fen, paid: Fen) -> Result<(), Overflow> {
        let counted = self.debts.get(place).map_or(Fen::ZERO, |d| d.missed);
        let counted = counted.min(due);
        self.required = self.required.plus(due.minus(counted)?)?;
        self.miss(place, due.minus(counted)?.minus(paid)?)?;
        self.pay(place, paid)
    }

    /// Something was required and so much of it paid.
    fn take(&mut self, place: usize, required: Fen, paid: Fen) -> Result<(), Overflow> {
        self.required = self.required.plus(required)?;
        self.miss(place, required.minus(paid)?)?;
        self.pay(place, paid)
    }
}

impl Debt<'_> {
    /// What it requires of a window.
    fn need(
        &self,
        windows: &Windows,
        number: usize,
        (from, until): (NaiveDate, NaiveDate),
    ) -> Result<Need, Overflow> {
        let mut need = Need::default();
        if self.cleared_on.is_some() {
            return Ok(need);
        }
        match self.entry.treatment {
            Treatment::Hold => {
                need.late = true;
                return Ok(need);
            }
            Treatment::Settlement { amount, on } => {
                need.late = true;
                let missing = self.settled_for(amount, on.max(from))?;
                let missing = missing.minus(self.fund)?.max(Fen::ZERO);
                need.save = ceil_part(missing, windows.until(number, on));
                return Ok(need);
            }
            _ => {}
        }
        let mut need = self.dues(until)?;
        let standing = self.replay.standing(from)?;
        let overdue = standing.overdue.sum()?;
        need.late = !overdue.is_zero();
        // A card's bill asks for what is late again.
        if let (Replay::Card(_), Some((_, amount))) = (&self.replay, &mut need.later) {
            *amount = amount.minus(overdue)?.max(Fen::ZERO);
        }
        need.arrears = match self.entry.treatment {
            Treatment::CatchUp { months } => {
                let left = usize::from(months).saturating_sub(number).max(1);
                ceil_part(overdue, u32::try_from(left).unwrap_or(u32::MAX))
            }
            _ => overdue,
        };
        need.now = need.arrears.plus(standing.due_now.sum()?)?;
        Ok(need)
    }

    /// What a settlement on a day takes: never more than is owed on it.
    fn settled_for(&self, amount: Fen, on: NaiveDate) -> Result<Fen, Overflow> {
        if self.owed()? >= amount {
            // A debt that is not paid does not shrink.
            return Ok(amount);
        }
        let mut then = self.clone();
        then.advance(on)?;
        Ok(amount.min(then.owed()?))
    }

    /// How much can be paid ahead with `cash`, because what then need no
    /// longer be set aside for the window is paid with it.
    fn most_ahead(
        &self,
        (from, until): (NaiveDate, NaiveDate),
        cash: Fen,
        aside: Fen,
    ) -> Result<Fen, Overflow> {
        let whole = cash.plus(aside)?;
        // The more is paid, the less is asked for, and never by more than that.
        let (mut most, mut beyond) = (cash, whole.plus(Fen::new(1))?);
        while most.plus(Fen::new(1))? < beyond {
            let half = Fen::new(most.get().midpoint(beyond.get()));
            let mut paid = self.clone();
            paid.pay(from, half, Purpose::Beyond, false)?;
            if half.plus(paid.asked(until)?)? <= whole {
                most = half;
            } else {
                beyond = half;
            }
        }
        Ok(most)
    }

    /// What falls due within the window, in all.
    fn asked(&self, until: NaiveDate) -> Result<Fen, Overflow> {
        if self.cleared_on.is_some() {
            return Ok(Fen::ZERO);
        }
        self.dues(until)?.later()
    }

    /// What falls due within the window, if each is paid on its day.
    fn dues(&self, until: NaiveDate) -> Result<Need, Overflow> {
        let mut need = Need::default();
        let within = |due: &NextDue| due.due < until;
        let Some(next) = self.next_due()?.filter(within) else {
            return Ok(need);
        };
        need.later = Some((next.due, next.amount));
        // Due dates lie a month apart, but those of a table that was given.
        if !matches!(self.entry.contract.method, Method::Given(_)) {
            return Ok(need);
        }
        // What is due there does not depend on what was paid of those before.
        let mut ahead = self.clone();
        let mut last = next.due;
        loop {
            ahead.advance(last)?;
            let Some(next) = ahead.next_due()?.filter(within) else {
                break;
            };
            need.further.push((next.due, next.amount));
            last = next.due;
        }
        Ok(need)
    }
}

/// An equal part, rounded up.
fn ceil_part(amount: Fen, parts: u32) -> Fen {
    let parts = i64::from(parts.max(1));
    let part = amount.get().div_euclid(parts);
    let rest = i64::from(amount.get().rem_euclid(parts) != 0);
    Fen::new(part.saturating_add(rest))
}

/// Gives each up to what it wants: by priority, then one after the other in
/// the order, or, pro rata, each by what is owed of it.
fn allocate(
    strategy: Strategy,
    cash: Fen,
    order: &[usize],
    looks: &[Look],
    wanted: &[Fen],
) -> Result<Vec<Fen>, Overflow> {
    let mut given = vec![Fen::ZERO; wanted.len()];
    let mut left = cash;
    if strategy != Strategy::ProRata || Fen::sum(wanted.iter().copied())? <= cash {
        for place in order {
            if let (Some(slot), Some(want)) = (given.get_mut(*place), wanted.get(*place)) {
                *slot = left.min(*want);
                left = left.minus(*slot)?;
            }
        }
        return Ok(given);
    }
    let urgency = |look: &Look| (look.priority, look.waits);
    let mut priorities: Vec<(u8, bool)> = looks.iter().map(urgency).collect();
    priorities.arrange_by(|p| *p);
    priorities.dedup();
    for priority in priorities {
        // What one does not want goes to the others in the next turn.
        for _ in 0..wanted.len() {
            let weights: Vec<Fen> = looks
                .iter()
                .zip(&given)
                .zip(wanted)
                .map(|((look, given), wanted)| {
                    let open = urgency(look) == priority && given < wanted;
                    if open { look.owed } else { Fen::ZERO }
                })
                .collect();
            let before = left;
            for ((slot, wanted), share) in
                given.iter_mut().zip(wanted).zip(share_out(left, &weights))
            {
                let more = share.min(wanted.minus(*slot)?);
                *slot = slot.plus(more)?;
                left = left.minus(more)?;
            }
            if left.is_zero() || left == before {
                break;
            }
        }
    }
    Ok(given)
}

/// The first pay day after a day.
#[must_use]
pub fn next_pay_day(budget: &Budget, day: NaiveDate) -> Option<NaiveDate> {
    let tomorrow = next_day(day)?;
    let month = Month::of(tomorrow);
    [month, month.plus(1)]
        .into_iter()
        .filter_map(|month| month.day(budget.pay_day))
        .find(|pay| *pay >= tomorrow && in_range(*pay))
}
