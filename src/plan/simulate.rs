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
//! who gets it, and the rest is a miss. Living comes before: a surplus below
//! zero is a shortfall and takes nothing from the debts' past, nor do they
//! take anything from it.

use chrono::NaiveDate;

use super::budget::Budget;
use super::month::Month;
use super::order::{Look, Strategy, arranged, share_out};
use super::treatment::{Treatment, rows};
use crate::calendar::{in_range, next_day};
use crate::loan::statement::{Component, NextDue, StatementError};
use crate::loan::{Act, Contract, Event, Ledger, Replay, Towards};
use crate::money::{Fen, Overflow};
use crate::sort::Sort as _;

/// The longest a plan is followed, in windows.
pub const HORIZON: usize = 600;

/// How many windows ahead a gap in living is saved up for.
pub const AHEAD: usize = 12;

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
    /// Events of its ledger so far.
    known: usize,
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

    /// Adds a debt as it stands on the day, and gives what is owed of it.
    ///
    /// # Errors
    /// [`StatementError`] where it has no statement; it is not added then.
    pub fn add(&mut self, entry: Entry<'a>, day: NaiveDate) -> Result<Fen, StatementError> {
        let mut debt = Debt {
            entry,
            replay: Replay::open(entry.contract, entry.ledger, day)?,
            agreed: false,
            fund: Fen::ZERO,
            cleared_on: None,
            events: Vec::new(),
            known: entry.ledger.events().len(),
        };
        let owed = debt.look()?.owed;
        debt.cleared_on = owed.is_zero().then_some(day);
        self.debts.push(debt);
        Ok(owed)
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
        self.debts
            .iter()
            .map(|debt| debt.replay.next_due())
            .collect()
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

    /// What a day adds to a debt and what is owed of it.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn looks(&self) -> Result<Vec<Look>, Overflow> {
        self.debts.iter().map(Debt::look).collect()
    }
}

impl Debt<'_> {
    fn look(&self) -> Result<Look, Overflow> {
        let live = self.cleared_on.is_none();
        Ok(Look {
            owed: if live { self.owed()? } else { Fen::ZERO },
            growth: if live { self.replay.growth()? } else { 0 },
            lender: self.entry.lender,
            priority: self.entry.priority,
            rank: self.entry.rank,
        })
    }

    fn owed(&self) -> Result<Fen, Overflow> {
        self.replay.payoff()?.sum()
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

    fn pay(&mut self, day: NaiveDate, amount: Fen, keep: bool) -> Result<(), Overflow> {
        if amount <= Fen::ZERO {
            return Ok(());
        }
        let towards = Towards::Order;
        self.act(day, Act::Pay { amount, towards }, keep)?;
        if self.owed()?.is_zero() {
            self.cleared_on = Some(day);
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
        self.cleared_on = Some(day);
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
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// At the start.
    now: Fen,
    /// To be saved for a settlement.
    save: Fen,
    /// On this day, so much.
    later: Option<(NaiveDate, Fen)>,
}

impl Need {
    fn sum(&self) -> Result<Fen, Overflow> {
        let later = self.later.map_or(Fen::ZERO, |(_, amount)| amount);
        self.now.plus(self.save)?.plus(later)
    }
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
        }
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
            debts: Vec::with_capacity(self.debts.len()),
        };
        for debt in &mut self.debts {
            let mut month = DebtMonth::default();
            if debt.cleared_on.is_none() {
                debt.replay.advance(from)?;
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
            .map(|debt| debt.need(number, from, until))
            .collect::<Result<_, _>>()?;
        let looks = self.looks()?;
        let order = arranged(self.strategy, &looks);
        let wanted: Vec<Fen> = needs.iter().map(Need::sum).collect::<Result<_, _>>()?;
        let given = allocate(self.strategy, cash, &order, &looks, &wanted)?;
        cash = cash.minus(Fen::sum(given.iter().copied())?)?;
        // Now, and what is set aside for later in the window.
        let mut aside = vec![Fen::ZERO; self.debts.len()];
        for (place, (need, given)) in needs.iter().zip(&given).enumerate() {
            let now = need.now.min(*given);
            let save = need.save.min(given.minus(now)?);
            if let Some(debt) = self.debts.get_mut(place) {
                debt.pay(from, now, keep)?;
                debt.fund = debt.fund.plus(save)?;
            }
            if let Some(slot) = aside.get_mut(place) {
                *slot = given.minus(now)?.minus(save)?;
            }
            row.take(place, need.now, now)?;
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
            cash = self.beyond(from, &order, &looks, cash, &mut aside, &mut row)?;
        }
        cash = self.on_due_dates(&needs, cash, &mut aside, &mut row)?;
        cash = self.settle(from, until, cash, &mut row)?;
        cash = cash.plus(held)?;
        self.cash = cash;
        row.left = Fen::sum(self.debts.iter().map(|d| d.fund))?.plus(cash)?;
        self.months.push(row);
        Ok(())
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
                let down = agreement.down.min(*cash).min(debt.owed()?);
                *cash = cash.minus(down)?;
                debt.pay(from, down, keep)?;
                row.take(place, agreement.down, down)?;
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
        from: NaiveDate,
        order: &[usize],
        looks: &[Look],
        mut cash: Fen,
        aside: &mut [Fen],
        row: &mut MonthRow,
    ) -> Result<Fen, Overflow> {
        if self.strategy == Strategy::ProRata {
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
            // What one cannot take goes to the others in the next turn.
            for _ in 0..self.debts.len() {
                let shares = share_out(cash, &weights);
                let mut moved = false;
                for (place, share) in shares.into_iter().enumerate() {
                    let before = cash;
                    cash = self.pay_beyond(place, from, share, cash, aside, row)?;
                    moved |= cash < before;
                }
                if cash.is_zero() || !moved {
                    break;
                }
            }
            return Ok(cash);
        }
        for place in order {
            if cash.is_zero() {
                break;
            }
            cash = self.pay_beyond(*place, from, cash, cash, aside, row)?;
        }
        Ok(cash)
    }

    /// Pays a debt up to `most` of the cash; what is set aside for it helps to
    /// clear it. Gives the cash that is left.
    fn pay_beyond(
        &mut self,
        place: usize,
        from: NaiveDate,
        most: Fen,
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
        let (paid, left) = if most.plus(*aside)? >= owed {
            // Set aside and spent earlier: it stays required.
            let freed = std::mem::take(aside);
            row.required = row.required.plus(freed.min(owed))?;
            (owed, cash.plus(freed)?.minus(owed)?)
        } else {
            (most, cash.minus(most)?)
        };
        debt.pay(from, paid, keep)?;
        row.pay(place, paid)?;
        Ok(left)
    }

    /// Pays on the due dates within the window what was set aside for them.
    fn on_due_dates(
        &mut self,
        needs: &[Need],
        mut cash: Fen,
        aside: &mut [Fen],
        row: &mut MonthRow,
    ) -> Result<Fen, Overflow> {
        let keep = self.keep_events;
        let mut days: Vec<(NaiveDate, usize)> = needs
            .iter()
            .enumerate()
            .filter_map(|(place, need)| Some((need.later?.0, place)))
            .collect();
        days.arrange_by(|(day, place)| (*day, *place));
        for (day, place) in days {
            let (Some(debt), Some(aside)) = (self.debts.get_mut(place), aside.get_mut(place))
            else {
                continue;
            };
            if debt.cleared_on.is_some() {
                continue;
            }
            debt.replay.advance(day)?;
            let standing = debt.replay.standing(day)?;
            let due = standing.overdue.sum()?.plus(standing.due_now.sum()?)?;
            // Arrears that are caught up in parts wait for theirs.
            let wanted = match (debt.entry.treatment, needs.get(place)) {
                (
                    Treatment::CatchUp { .. },
                    Some(Need {
                        later: Some((_, amount)),
                        ..
                    }),
                ) => due.min(*amount),
                _ => due,
            };
            let paid = wanted.min(aside.plus(cash)?);
            let from_cash = paid.minus(*aside)?.max(Fen::ZERO);
            cash = cash
                .minus(from_cash)?
                .plus(aside.minus(paid)?.max(Fen::ZERO))?;
            *aside = Fen::ZERO;
            debt.pay(day, paid, keep)?;
            row.take(place, wanted, paid)?;
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
            let day = on.max(from);
            debt.replay.advance(day)?;
            let owed = debt.owed()?;
            let amount = amount.min(owed);
            if debt.fund.plus(cash)? < amount {
                continue;
            }
            let from_cash = amount.minus(debt.fund)?.max(Fen::ZERO);
            cash = cash
                .minus(from_cash)?
                .plus(debt.fund.minus(amount)?.max(Fen::ZERO))?;
            debt.fund = Fen::ZERO;
            debt.pay(day, amount, keep)?;
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
            let mut replay = debt.replay.clone();
            if let Some(end) = end {
                replay.advance(end)?;
            }
            owed = owed.plus(replay.payoff()?.sum()?)?;
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

    /// Something was required and so much of it paid.
    fn take(&mut self, place: usize, required: Fen, paid: Fen) -> Result<(), Overflow> {
        self.required = self.required.plus(required)?;
        self.miss(place, required.minus(paid)?)?;
        self.pay(place, paid)
    }
}

impl Debt<'_> {
    /// What it requires of a window.
    fn need(&self, number: usize, from: NaiveDate, until: NaiveDate) -> Result<Need, Overflow> {
        let mut need = Need::default();
        if self.cleared_on.is_some() {
            return Ok(need);
        }
        match self.entry.treatment {
            Treatment::Hold => return Ok(need),
            Treatment::Settlement { amount, on } => {
                let months = Month::of(on).since(Month::of(from)).max(0) + 1;
                let missing = amount.minus(self.fund)?.max(Fen::ZERO);
                need.save = ceil_part(missing, months.unsigned_abs());
                return Ok(need);
            }
            _ => {}
        }
        let standing = self.replay.standing(from)?;
        let overdue = standing.overdue.sum()?;
        let due_now = standing.due_now.sum()?;
        need.now = match self.entry.treatment {
            Treatment::CatchUp { months } => {
                let left = usize::from(months).saturating_sub(number).max(1);
                let part = ceil_part(overdue, u32::try_from(left).unwrap_or(u32::MAX));
                part.plus(due_now)?
            }
            _ => overdue.plus(due_now)?,
        };
        if let Some(next) = self.replay.next_due()?
            && next.due < until
        {
            need.later = Some((next.due, next.amount));
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
    let mut priorities: Vec<u8> = looks.iter().map(|look| look.priority).collect();
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
                    let open = look.priority == priority && given < wanted;
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
