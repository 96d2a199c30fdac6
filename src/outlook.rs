//! The Book's plans on a day: how much money there is, what each order of
//! paying leads to, what to pay next, and what can be offered where it does
//! not reach.

use chrono::{Datelike, NaiveDate};

use crate::book::{Book, Debt, DebtId, DebtPlan, KeptPlan, Planned};
use crate::calendar::{days_between, monthly, next_day, plus_days};
use crate::loan::statement::Settled;
use crate::loan::{Act, Event, Product, Towards, statement};
use crate::money::{Fen, Overflow};
use crate::plan::budget::MonthMoney;
use crate::plan::compare::{Best, Compared, Objective, best, compare};
use crate::plan::consolidate::{Consolidated, NewLoan, NewLoanError, consolidate};
use crate::plan::order::{Strategy, share_out};
use crate::plan::simulate::{
    Entry, Outcome, Paid, Parts, Purpose, Scarce, Simulation, Start, Steady, Windows, follow,
};
use crate::plan::treatment::{Doubt, MAX_INSTALMENTS, Treatment, priority};
use crate::plan::{Budget, Month};
use crate::sort::Sort as _;

/// How far it looks: twenty years of pay days.
pub const WINDOWS: usize = 240;
/// The months of a year.
const YEAR: usize = 12;
/// How many plans the search may simulate.
pub const TRIES: usize = 400;

/// A payment the plan makes: one for a debt and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    pub debt: DebtId,
    pub on: NaiveDate,
    pub amount: Fen,
    /// What of it is for what.
    pub parts: Parts,
}

/// Payments of one day and debt made one.
fn payments(debt: DebtId, paid: &[Paid]) -> Result<Vec<Payment>, Overflow> {
    let mut all: Vec<Payment> = Vec::new();
    for part in paid {
        let parts = Parts::all(part.purpose, part.amount);
        match all.last_mut().filter(|last| last.on == part.on) {
            Some(last) => {
                last.amount = last.amount.plus(part.amount)?;
                last.parts = last.parts.plus(&parts)?;
            }
            None => all.push(Payment {
                debt,
                on: part.on,
                amount: part.amount,
                parts,
            }),
        }
    }
    Ok(all)
}

/// Where the plan leads, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is owed.
    NothingOwed,
    /// No income was entered.
    NoBudget,
    /// Living is not covered in a month as most are, and the year does not make
    /// up for it: so much is lacking in such a month.
    LivingLacks(Fen),
    /// Nothing is left for the debts, and nothing is paid.
    NoMoney,
    /// Every debt is held.
    AllHeld,
    /// Of debts that are not held, more is owed at the end than now: what is
    /// paid is less than the growth.
    Never,
    /// Less is owed at the end of the horizon, but not nothing.
    TooFar,
    /// All but what is held is cleared on this day.
    AllButHeld(NaiveDate),
    /// The day on which the last debt is cleared.
    Clears(NaiveDate),
}

/// Debts, money and orders on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    pub day: NaiveDate,
    /// Debts with something owed, in the order of all that follows.
    pub debts: Vec<DebtId>,
    /// Debts that cannot be computed today.
    pub left_out: usize,
    /// The money of a month as most are.
    pub money: MonthMoney,
    /// The months of the coming year that are otherwise, by their pay days.
    pub unusual: Vec<(NaiveDate, MonthMoney)>,
    /// What the coming year lacks of living in a month, where neither a month
    /// as most are nor the year as a whole covers it.
    lacks: Option<Fen>,
    pub windows: Windows,
    /// Whole months: the pay days after this day, with what each brings, whatever
    /// is at hand or was paid ahead. As many as an agreement may have.
    pub to_come: Windows,
    /// What is at hand, as the ledgers leave it; below zero, paid ahead.
    pub cash: Fen,
    /// The income of each window.
    pub incomes: Vec<Fen>,
    /// What is owed of each debt, and how fast it grows.
    pub owed: Vec<Fen>,
    /// What a day adds to each, in millionths of a fen.
    pub growth: Vec<i128>,
    /// One for each of [`Strategy::ALL`].
    pub compared: Vec<Compared>,
    pub strategy: Strategy,
    /// What the chosen order pays in the first window.
    pub next: Vec<Payment>,
    /// The first window, its end not in it.
    pub window: Option<(NaiveDate, NaiveDate)>,
    /// Falls due before the first window, for which there is no money yet.
    pub before: Vec<Payment>,
    /// What is doubtful in what is done with a debt.
    pub doubts: Vec<(DebtId, Doubt)>,
    /// What is late today of debts that are kept up.
    arrears: Fen,
    /// What the plan pays of what goes first requires, by window.
    urgent: Vec<(NaiveDate, Fen)>,
    priorities: Vec<u8>,
    held: Vec<bool>,
    entered: bool,
}

/// What of the Book a plan starts from.
struct Input<'a> {
    start: Start<'a>,
    ids: Vec<DebtId>,
    left_out: usize,
}

impl<'a> Input<'a> {
    fn of(book: &'a Book, day: NaiveDate) -> Input<'a> {
        let mut input = Input {
            start: Start::default(),
            ids: Vec::new(),
            left_out: 0,
        };
        let order = &book.plans.order;
        for (place, debt) in book.debts.iter().enumerate() {
            let DebtPlan {
                treatment, marks, ..
            } = book.plans.of(debt.id);
            let rank = order
                .iter()
                .position(|id| *id == debt.id)
                .unwrap_or(order.len() + place);
            let entry = Entry {
                contract: &debt.contract,
                ledger: &debt.ledger,
                treatment,
                priority: priority(&marks),
                lender: lender(book, place),
                rank: u16::try_from(rank).unwrap_or(u16::MAX),
            };
            match input.start.add(entry, day) {
                Ok(false) => input.start.drop_last(),
                Ok(true) => input.ids.push(debt.id),
                Err(_) => input.left_out += 1,
            }
        }
        input
    }

    /// What falls due from a day up to another, which is not in it; each due date
    /// once, in the order of days.
    fn due_before(&self, day: NaiveDate, first: NaiveDate) -> Result<Vec<Payment>, Overflow> {
        let mut before = Vec::new();
        if first <= day {
            return Ok(before);
        }
        for (id, dues) in self.ids.iter().zip(self.start.dues(day, Some(first))?) {
            before.extend(dues.into_iter().map(|(on, amount)| Payment {
                debt: *id,
                on,
                amount,
                parts: Parts::all(Purpose::Due, amount),
            }));
        }
        before.arrange_by(|due| due.on);
        Ok(before)
    }
}

/// The windows of a budget, with the money at hand on the day.
fn windows(book: &Book, budget: &Budget, day: NaiveDate) -> Result<Windows, Overflow> {
    Windows::with_cash(budget, cash(book, budget, day)?, day, WINDOWS)
}

/// The money of the year that begins with the first pay day.
struct Year {
    /// Of a month as most are: the middle one by what is left, of two the one
    /// with less.
    usual: MonthMoney,
    /// Those that are otherwise.
    unusual: Vec<(NaiveDate, MonthMoney)>,
    /// What the usual month lacks, unless other months make up for it.
    lacks: Option<Fen>,
}

fn year(budget: &Budget, windows: &Windows) -> Result<Year, Overflow> {
    let pays = |from: &&NaiveDate| Month::of(**from).day(budget.pay_day) == Some(**from);
    let mut all = Vec::with_capacity(YEAR);
    for from in windows.starts.iter().filter(pays).take(YEAR) {
        all.push((*from, budget.month(Month::of(*from))?));
    }
    let mut by_surplus = all.clone();
    by_surplus.arrange_by(|(_, money)| money.surplus);
    let middle = by_surplus.get(by_surplus.len().saturating_sub(1) / 2);
    let usual = middle.map(|(_, money)| *money).unwrap_or_default();
    let whole = Fen::sum(all.iter().map(|(_, money)| money.surplus))?;
    let lacks = usual.surplus < Fen::ZERO && whole < Fen::ZERO;
    Ok(Year {
        lacks: if lacks {
            Some(Fen::ZERO.minus(usual.surplus)?)
        } else {
            None
        },
        unusual: all
            .into_iter()
            .filter(|(_, money)| money.surplus != usual.surplus)
            .collect(),
        usual,
    })
}

/// Whether there is anything to work with.
fn entered(budget: &Budget) -> bool {
    !budget.flows.is_empty() || !budget.cash.is_zero()
}

/// Whose a debt is: the place of the first debt of the same creditor. One
/// institution by its name, or else the known lender of one product.
#[must_use]
pub fn creditor(book: &Book, id: DebtId) -> usize {
    let named = |id| book.dealings.creditor(id).institution.trim().to_owned();
    let place = book.debts.iter().position(|d| d.id == id);
    let place = place.unwrap_or_default();
    let name = named(id);
    if name.is_empty() {
        return lender(book, place);
    }
    let first = book.debts.iter().position(|d| named(d.id) == name);
    first.unwrap_or(place)
}

/// Debts of one product of a known lender are that lender's; any other debt is
/// somebody else's.
fn lender(book: &Book, place: usize) -> usize {
    let known = |product: Product| {
        !matches!(
            product,
            Product::CreditCard
                | Product::ConsumerFinance
                | Product::BankLoan
                | Product::PrivateLoan
                | Product::Other
        )
    };
    let Some(product) = book.debts.get(place).map(|d| d.product) else {
        return place;
    };
    if !known(product) {
        return place;
    }
    let first = book.debts.iter().position(|d| d.product == product);
    first.unwrap_or(place)
}

/// A payment in a debt's ledger.
#[derive(Clone, Copy)]
struct Made {
    /// The event, by its place.
    event: usize,
    on: NaiveDate,
    amount: Fen,
}

/// What was paid up to a day, in money or instalment by instalment.
fn payments_made(debt: &Debt, until: NaiveDate) -> Vec<Made> {
    let events = debt.ledger.events();
    let known = |event: &Event| event.on <= until;
    let whole = |event: &Event| matches!(event.act, Act::PayInstalment { .. });
    // What an instalment was is for the engine to say.
    let by_instalment = if events.iter().any(|e| known(e) && whole(e)) {
        statement(&debt.contract, &debt.ledger, until)
            .map_or_else(|_| Vec::new(), |s| s.allocations)
    } else {
        Vec::new()
    };
    let mut made = Vec::new();
    for (place, event) in events.iter().enumerate().filter(|(_, e)| known(e)) {
        let amount = match event.act {
            Act::Pay { amount, .. } => amount,
            Act::PayInstalment { .. } => {
                let of = by_instalment.iter();
                let of = of.filter(|a| a.event == place && a.how == Settled::Paid);
                Fen::sum(of.map(|a| a.amount)).unwrap_or_default()
            }
            _ => continue,
        };
        made.push(Made {
            event: place,
            on: event.on,
            amount,
        });
    }
    made
}

/// The last day of a debt's ledger, or this one if it is later.
fn last_day(debt: &Debt, day: NaiveDate) -> NaiveDate {
    let last = debt.ledger.events().last();
    last.map_or(day, |event| event.on.max(day))
}

/// What was paid on or after a day and up to another.
fn paid_since(debt: &Debt, from: NaiveDate, until: NaiveDate) -> Result<Fen, Overflow> {
    let made = payments_made(debt, until);
    Fen::sum(made.iter().filter(|m| m.on >= from).map(|m| m.amount))
}

/// All that was paid of a debt up to a day, in money or instalment by
/// instalment.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn paid_until(debt: &Debt, day: NaiveDate) -> Result<Fen, Overflow> {
    paid_since(debt, NaiveDate::MIN, day)
}

/// What the ledgers have as paid on a day, to be kept with the money at hand of
/// that day ([`Budget::cash_paid`]).
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn paid_on(book: &Book, day: NaiveDate) -> Result<Fen, Overflow> {
    let mut all = book.debts.iter().map(|debt| paid_since(debt, day, day));
    all.try_fold(Fen::ZERO, |sum, paid| sum.plus(paid?))
}

/// The money at hand today. What the borrower named is there until more is
/// paid in a month than it brought; what a month before this one had left over
/// is nowhere written, and so not counted. Of this month, what its pay day
/// brought, less what was paid since; below zero where more was paid, which the
/// next pay day then lacks.
fn cash(book: &Book, budget: &Budget, day: NaiveDate) -> Result<Fen, Overflow> {
    let mut from = budget.cash_on.unwrap_or(day).min(day);
    let paid = |from, until| -> Result<Fen, Overflow> {
        let mut all = book.debts.iter().map(|debt| paid_since(debt, from, until));
        all.try_fold(Fen::ZERO, |sum, paid| sum.plus(paid?))
    };
    let mut cash = budget.cash;
    let mut brought = Fen::ZERO;
    // What was paid before the money was counted, on the day it was.
    if budget.cash_on == Some(from) && !budget.cash_paid.is_zero() {
        cash = cash.plus(budget.cash_paid.min(paid_on(book, from)?))?;
    }
    let mut month = Month::of(from);
    while let Some(pay) = month.day(budget.pay_day).filter(|pay| *pay < day) {
        if pay > from {
            let last = plus_days(pay, -1).ok_or(Overflow)?;
            let more = paid(from, last)?.minus(brought)?.max(Fen::ZERO);
            cash = cash.minus(more)?.max(Fen::ZERO);
            brought = budget.month(month)?.surplus.max(Fen::ZERO);
            from = pay;
        }
        month = month.plus(1);
    }
    // What was paid for a due date to come is gone as well.
    let last = book.debts.iter().map(|debt| last_day(debt, day)).max();
    let last = last.unwrap_or(day);
    cash.plus(brought)?.minus(paid(from, last)?)
}

impl Outlook {
    /// The outlook with the Book's own budget.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn of(book: &Book, day: NaiveDate) -> Result<Outlook, Overflow> {
        Outlook::with(book, &book.plans.budget, day)
    }

    /// The same with another budget, as while it is typed.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn with(book: &Book, budget: &Budget, day: NaiveDate) -> Result<Outlook, Overflow> {
        let input = Input::of(book, day);
        let looks = input.start.looks()?;
        let cash = cash(book, budget, day)?;
        let windows = Windows::with_cash(budget, cash, day, WINDOWS)?;
        let mut incomes = Vec::with_capacity(windows.surplus.len());
        for from in windows.starts.iter().take(windows.surplus.len()) {
            // A first window without a pay day has no income of its own.
            let month = Month::of(*from);
            let pays = month.day(budget.pay_day) == Some(*from);
            incomes.push(if pays {
                budget.month(month)?.income
            } else {
                Fen::ZERO
            });
        }
        let strategy = book.plans.strategy;
        let compared = compare(&input.start, &windows)?;
        let chosen = compared.iter().find(|c| c.strategy == strategy);
        let scarce = chosen.map_or(Scarce::InOrder, |c| c.outcome.scarce);
        let mut first = Simulation::new(&input.start, strategy, &windows, true).sharing(scarce);
        let mut next = Vec::new();
        let mut window = None;
        if !first.is_done() {
            first.step()?;
            for (id, paid) in input.ids.iter().zip(first.payments()) {
                next.extend(payments(*id, paid)?);
            }
            window = match windows.starts[..] {
                [from, until, ..] => Some((from, until)),
                _ => None,
            };
        }
        let before = match windows.starts.first() {
            Some(first) => input.due_before(day, *first)?,
            None => Vec::new(),
        };
        let mut doubts = Vec::new();
        for (id, of_debt) in input.ids.iter().zip(input.start.doubts(day)?) {
            doubts.extend(of_debt.into_iter().map(|doubt| (*id, doubt)));
        }
        let year = year(budget, &windows)?;
        let priorities: Vec<u8> = looks.iter().map(|look| look.priority).collect();
        let urgent = urgent(first, &windows, &priorities)?;
        Ok(Outlook {
            day,
            left_out: input.left_out,
            cash,
            to_come: Windows::with_cash(
                budget,
                Fen::ZERO,
                next_day(day).unwrap_or(day),
                MAX_INSTALMENTS.into(),
            )?,
            money: year.usual,
            unusual: year.unusual,
            lacks: year.lacks,
            incomes,
            owed: looks.iter().map(|look| look.owed).collect(),
            growth: looks.iter().map(|look| look.growth).collect(),
            compared,
            strategy,
            next,
            window,
            before,
            doubts,
            held: held(&input.start.entries()),
            priorities,
            urgent,
            arrears: input.start.arrears(day)?,
            entered: entered(budget),
            debts: input.ids,
            windows,
        })
    }

    /// What the chosen order leads to.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        let chosen = self.compared.iter().find(|c| c.strategy == self.strategy);
        chosen.map(|c| &c.outcome)
    }

    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.debts.is_empty() {
            return Verdict::NothingOwed;
        }
        if !self.entered {
            return Verdict::NoBudget;
        }
        if let Some(lacks) = self.lacks {
            return Verdict::LivingLacks(lacks);
        }
        let Some(outcome) = self.outcome() else {
            return Verdict::Never;
        };
        if let Some(day) = outcome.clear_on() {
            return Verdict::Clears(day);
        }
        if self.held.iter().all(|held| *held) {
            return Verdict::AllHeld;
        }
        if let Some(day) = self.all_but_held(outcome) {
            return Verdict::AllButHeld(day);
        }
        if outcome.paid.is_zero() && self.money.surplus <= Fen::ZERO {
            return Verdict::NoMoney;
        }
        // What is held grows, and says nothing of what is paid.
        let last = outcome.months.last().map_or(&[][..], |m| &m.debts);
        let left = self.not_held(last.iter().map(|debt| debt.owed));
        if left >= self.not_held(self.owed.iter().copied()) {
            Verdict::Never
        } else {
            Verdict::TooFar
        }
    }

    /// The sum over the debts that are not held.
    fn not_held(&self, amounts: impl Iterator<Item = Fen>) -> Fen {
        let amounts = amounts.zip(&self.held).filter(|(_, held)| !**held);
        Fen::sum(amounts.map(|(amount, _)| amount)).unwrap_or_default()
    }

    /// What the debts that are not held grow by in thirty days as they stand.
    #[must_use]
    pub fn grows(&self) -> Fen {
        let growth = self.growth.iter().zip(&self.held);
        let growth: i128 = growth.filter(|(_, held)| !**held).map(|(g, _)| *g).sum();
        let month = growth.saturating_mul(30).div_euclid(1_000_000);
        Fen::new(i64::try_from(month).unwrap_or(i64::MAX))
    }

    /// What each of the most instalments an agreement may have would be, without
    /// interest, of all that is not held; rounded up.
    #[must_use]
    pub fn longest(&self) -> Fen {
        let owed = self.not_held(self.owed.iter().copied()).get();
        let parts = i64::from(MAX_INSTALMENTS);
        Fen::new(owed.saturating_add(parts - 1).div_euclid(parts))
    }

    /// How much more than a month as most are leaves a month would need for so
    /// much; zero where it has it.
    #[must_use]
    pub fn lacks_of(&self, needed: Fen) -> Fen {
        let free = self.money.surplus.max(Fen::ZERO);
        needed.minus(free).unwrap_or_default().max(Fen::ZERO)
    }

    /// Whether there is something to try: a plan that comes to an end, and has
    /// a month in which nothing is missed.
    #[must_use]
    pub fn can_be_tried(&self) -> bool {
        let ends = matches!(self.verdict(), Verdict::Clears(_) | Verdict::AllButHeld(_));
        ends && self.outcome().is_some_and(|o| o.missed() < o.months.len())
    }

    /// The most that a window has too little for what falls due and grows in it;
    /// old arrears, which it need not make up for, are not in it.
    #[must_use]
    pub fn lacking(&self) -> Fen {
        let months = self.outcome().map_or(&[][..], |o| o.months.as_slice());
        let (mut most, mut before) = (Fen::ZERO, self.arrears);
        for month in months {
            let missed = Fen::sum(month.debts.iter().map(|d| d.missed)).unwrap_or_default();
            most = most.max(missed.minus(before).unwrap_or_default());
            before = missed;
        }
        most
    }

    /// When the last debt that is not held is cleared.
    fn all_but_held(&self, outcome: &Outcome) -> Option<NaiveDate> {
        let cleared = outcome.cleared_on.iter().zip(&self.held);
        let others: Option<Vec<NaiveDate>> = cleared
            .filter(|(_, held)| !**held)
            .map(|(day, _)| *day)
            .collect();
        others?.into_iter().max()
    }

    /// The first window in which living is not covered, and what it lacks.
    #[must_use]
    pub fn gap(&self) -> Option<(NaiveDate, Fen)> {
        let months = &self.outcome()?.months;
        let gap = months.iter().find(|month| !month.shortfall.is_zero())?;
        Some((gap.from, gap.shortfall))
    }

    /// What can be given every month for a year to debts that do not go first,
    /// once those that do have what they require. Where these take most of the
    /// first months, it starts when they take less. `None` where nothing can.
    #[must_use]
    pub fn to_share(&self) -> Option<Steady> {
        let mut windows = self.to_come.clone();
        let mut starts = vec![0];
        let mut before = Fen::ZERO;
        for (place, surplus) in windows.surplus.iter_mut().enumerate().take(2 * YEAR) {
            let from = windows.starts.get(place);
            let urgent = self.urgent.iter().filter(|(on, _)| Some(on) == from);
            let urgent = Fen::sum(urgent.map(|(_, paid)| *paid)).unwrap_or_default();
            *surplus = surplus.minus(urgent).unwrap_or_default();
            if place < YEAR && urgent < before {
                starts.push(place);
            }
            before = urgent;
        }
        let mut all = Vec::with_capacity(starts.len());
        for start in starts {
            let later = Windows {
                starts: windows.starts.iter().skip(start).copied().collect(),
                surplus: windows.surplus.iter().skip(start).copied().collect(),
            };
            all.extend(later.steady(YEAR).ok().flatten());
        }
        let most = all.iter().map(|share| share.monthly.get()).max()?;
        // Half of it now is better than all of it later.
        let enough = |share: &Steady| share.monthly.get() >= most / 2;
        let share = all.into_iter().find(enough);
        share.filter(|share| share.monthly > Fen::ZERO)
    }

    /// What the plan pays to debts that go first in the month in which what is
    /// shared begins.
    #[must_use]
    pub fn paid_first(&self) -> Fen {
        let from = self.to_share().map(|share| share.from);
        let then = self.urgent.iter().filter(|(on, _)| Some(*on) == from);
        Fen::sum(then.map(|(_, paid)| *paid)).unwrap_or_default()
    }

    /// Offers in proportion to what is owed, adding up to [`Self::to_share`];
    /// debts that go first are left out, for they are paid in full, and those
    /// whose share would be less than [`TOKEN`] have none.
    #[must_use]
    pub fn offers(&self) -> Vec<(DebtId, Fen)> {
        let share = self.to_share().map_or(Fen::ZERO, |share| share.monthly);
        let others = self.owed.iter().zip(&self.priorities);
        let others: Vec<bool> = others
            .map(|(owed, priority)| *priority == u8::MAX && !owed.is_zero())
            .collect();
        let mut weights: Vec<Fen> = self.owed.clone();
        for (weight, other) in weights.iter_mut().zip(&others) {
            if !other {
                *weight = Fen::ZERO;
            }
        }
        let mut shares = share_out(share, &weights);
        // The smallest is left out first: what it would have had may make a
        // share of another's.
        loop {
            let all = weights.iter().zip(&shares).enumerate();
            let tokens = all.filter(|(_, (weight, share))| !weight.is_zero() && **share < TOKEN);
            let smallest = tokens.map(|(place, (weight, _))| (*weight, place)).min();
            let Some((_, place)) = smallest else { break };
            if let Some(weight) = weights.get_mut(place) {
                *weight = Fen::ZERO;
            }
            shares = share_out(share, &weights);
        }
        let offers = self.debts.iter().copied().zip(shares).zip(others);
        offers
            .filter(|(_, other)| *other)
            .map(|(offer, _)| offer)
            .collect()
    }
}

/// Below ten yuan nothing is offered.
pub const TOKEN: Fen = Fen::new(1_000);

/// What the plan, at its first window or behind it, pays of what goes first
/// requires, window by window, for as long as it matters to what can be shared.
fn urgent(
    mut plan: Simulation<'_>,
    windows: &Windows,
    priorities: &[u8],
) -> Result<Vec<(NaiveDate, Fen)>, Overflow> {
    let first = |priority: &u8| *priority != u8::MAX;
    if !priorities.iter().any(first) {
        return Ok(Vec::new());
    }
    for _ in 0..2 * YEAR {
        if plan.is_done() {
            break;
        }
        plan.step()?;
    }
    let mut all = Vec::new();
    for (paid, priority) in plan.payments().into_iter().zip(priorities) {
        let required = |paid: &&Paid| paid.purpose != Purpose::Beyond;
        for paid in paid.iter().filter(required).filter(|_| first(priority)) {
            let place = windows.starts.partition_point(|start| *start <= paid.on);
            let from = place.checked_sub(1).and_then(|at| windows.starts.get(at));
            all.extend(from.map(|from| (*from, paid.amount)));
        }
    }
    Ok(all)
}

/// What of the whole months to come is free for one debt, beside what the
/// others require that are paid as contracted; and the most these require in a
/// month of the coming year.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn free_for(book: &Book, outlook: &Outlook, debt: DebtId) -> Result<(Windows, Fen), Overflow> {
    let input = Input::of(book, outlook.day);
    let months = &outlook.to_come;
    let mut dues = Vec::new();
    let all = input
        .start
        .dues(outlook.day, months.starts.last().copied())?;
    let entries = input.start.entries();
    for ((id, of_debt), entry) in input.ids.iter().zip(all).zip(&entries) {
        let contracted = matches!(
            entry.treatment,
            Treatment::AsContracted | Treatment::CatchUp { .. }
        );
        if *id != debt && contracted {
            dues.extend(of_debt);
        }
    }
    let free = months.without(&dues)?;
    let mut most = Fen::ZERO;
    for (before, after) in months.surplus.iter().zip(&free.surplus).take(YEAR) {
        most = most.max(before.minus(*after)?);
    }
    Ok((free, most))
}

fn held(entries: &[Entry<'_>]) -> Vec<bool> {
    let held = entries.iter().map(|e| e.treatment == Treatment::Hold);
    held.collect()
}

/// How many months of a plan are kept to compare with: as many as an agreement
/// may have.
pub const KEPT_MONTHS: usize = 60;

/// A payment so many days before a pay day may be that pay day's.
const EARLY: i64 = 14;

impl Outlook {
    /// The plan as it stands, to be compared later with what was really paid.
    /// The Book says what was paid on its day, and for days to come.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn to_keep(&self, book: &Book) -> Result<KeptPlan, Overflow> {
        let months = self.outcome().map_or(&[][..], |o| o.months.as_slice());
        let mut payments = Vec::new();
        for month in months.iter().take(KEPT_MONTHS) {
            for (place, (id, debt)) in self.debts.iter().zip(&month.debts).enumerate() {
                // A month without a payment is kept by its first debt.
                if !debt.paid.is_zero() || (place == 0 && month.paid.is_zero()) {
                    payments.push(Planned {
                        debt: *id,
                        on: month.from,
                        amount: debt.paid,
                    });
                }
            }
        }
        let mut paid = Vec::new();
        for debt in &book.debts {
            // What was paid for a due date to come is entered there.
            for made in payments_made(debt, last_day(debt, self.day)) {
                if made.on >= self.day && !made.amount.is_zero() {
                    paid.push(Planned {
                        debt: debt.id,
                        on: made.on,
                        amount: made.amount,
                    });
                }
            }
        }
        Ok(KeptPlan {
            made_on: self.day,
            clear_on: self.outcome().and_then(Outcome::clear_on),
            payments,
            paid,
        })
    }
}

/// A month of a kept plan, and what was really paid in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    pub from: NaiveDate,
    /// Its last day and one more.
    pub until: NaiveDate,
    pub planned: Fen,
    /// Paid in it, what was paid a little ahead for it included.
    pub paid: Fen,
    /// What of it went to other debts than planned.
    pub elsewhere: Fen,
    /// By how many days the end is later for it; below zero, sooner. `None`
    /// where it does not end either way.
    pub days: Option<i64>,
}

/// A kept plan beside what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recast {
    pub made_on: NaiveDate,
    /// When it was to end.
    pub then: Option<NaiveDate>,
    /// When it will end now.
    pub now: Option<NaiveDate>,
    /// The months that are over, in order.
    pub deviations: Vec<Deviation>,
    /// What of the difference has other reasons: money, treatments, debts.
    pub other_days: Option<i64>,
}

/// When the chosen order clears everything, if it does: as
/// [`Outlook::verdict`] has it, without the other orders; and how many debts
/// cannot be computed.
fn end_of(book: &Book, day: NaiveDate) -> Result<(Option<NaiveDate>, usize), Overflow> {
    let budget = &book.plans.budget;
    let input = Input::of(book, day);
    if input.ids.is_empty() {
        return Ok((Some(day), input.left_out));
    }
    let windows = windows(book, budget, day)?;
    if !entered(budget) || year(budget, &windows)?.lacks.is_some() {
        return Ok((None, input.left_out));
    }
    let plan = follow(&input.start, book.plans.strategy, &windows)?;
    Ok((plan.clear_on(), input.left_out))
}

/// A debt of a kept plan: month by month what was planned, and what was paid.
struct KeptDebt {
    planned: Vec<Fen>,
    paid: Vec<Fen>,
    /// The payments and the month each belongs to.
    made: Vec<(usize, Made)>,
}

/// To which month a payment belongs: to that of its day; shortly before a pay
/// day, to the next once its own has what was planned; before the first month,
/// to the first. What the plan knew of, and what came after its last month, to
/// none.
fn kept_debt(
    kept: &KeptPlan,
    starts: &[NaiveDate],
    debt: &Debt,
    day: NaiveDate,
) -> Result<KeptDebt, Overflow> {
    let mut planned = vec![Fen::ZERO; starts.len()];
    for payment in kept.payments.iter().filter(|p| p.debt == debt.id) {
        let place = starts.iter().position(|start| *start == payment.on);
        if let Some(slot) = place.and_then(|place| planned.get_mut(place)) {
            *slot = slot.plus(payment.amount)?;
        }
    }
    let known = kept.paid.iter().filter(|p| p.debt == debt.id);
    let mut known: Vec<(NaiveDate, Fen)> = known.map(|p| (p.on, p.amount)).collect();
    let mut paid = vec![Fen::ZERO; starts.len()];
    let mut made = Vec::new();
    for one in payments_made(debt, day) {
        if one.on < kept.made_on {
            continue;
        }
        let same = known
            .iter()
            .position(|known| *known == (one.on, one.amount));
        if let Some(same) = same {
            known.swap_remove(same);
            continue;
        }
        let reached = starts.partition_point(|start| *start <= one.on);
        let mut place = reached.saturating_sub(1);
        let full = paid.get(place) >= planned.get(place);
        if let Some(next) = starts.get(place + 1).filter(|_| reached > 0)
            && full
            && days_between(one.on, *next) <= EARLY
        {
            place += 1;
        }
        if let Some(slot) = paid.get_mut(place) {
            *slot = slot.plus(one.amount)?;
            made.push((place, one));
        }
    }
    Ok(KeptDebt {
        planned,
        paid,
        made,
    })
}

/// Compares the kept plan with what was really paid, month by month, and says
/// what each month did to the end: by how much it would be sooner had this
/// month, and those before it, gone as planned.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn recast(book: &Book, day: NaiveDate) -> Result<Option<Recast>, Overflow> {
    let Some(kept) = &book.plans.kept else {
        return Ok(None);
    };
    let apart =
        |later: Option<NaiveDate>, sooner: Option<NaiveDate>| Some(days_between(sooner?, later?));
    let (now, left_out) = end_of(book, day)?;
    let mut starts: Vec<NaiveDate> = kept.payments.iter().map(|p| p.on).collect();
    starts.dedup();
    let mut all = Vec::with_capacity(book.debts.len());
    for debt in &book.debts {
        all.push(kept_debt(kept, &starts, debt, day)?);
    }
    let mut deviations = Vec::new();
    let mut as_planned = book.clone();
    let mut before = now;
    let mut explained = Some(0);
    for (place, from) in starts.iter().enumerate() {
        let until = match starts.get(place + 1) {
            Some(next) => *next,
            None => monthly(*from, 1, from.day()).ok_or(Overflow)?,
        };
        if until > day {
            break;
        }
        let (mut planned, mut paid) = (Fen::ZERO, Fen::ZERO);
        let (mut less, mut more) = (Fen::ZERO, Fen::ZERO);
        for (of, debt) in all.iter_mut().zip(&mut as_planned.debts) {
            let want = of.planned.get(place).copied().unwrap_or_default();
            let really = of.paid.get(place).copied().unwrap_or_default();
            planned = planned.plus(want)?;
            paid = paid.plus(really)?;
            if want == really {
                continue;
            }
            less = less.plus(want.minus(really)?.max(Fen::ZERO))?;
            more = more.plus(really.minus(want)?.max(Fen::ZERO))?;
            go_as_planned(
                debt,
                of,
                place,
                Event::new(
                    *from,
                    Act::Pay {
                        amount: want,
                        towards: Towards::Order,
                    },
                ),
            );
        }
        let after = if less.is_zero() && more.is_zero() {
            before
        } else {
            let (end, unknown) = end_of(&as_planned, day)?;
            end.filter(|_| unknown == left_out)
        };
        let days = apart(before, after);
        explained = explained.zip(days).map(|(sum, days)| sum + days);
        deviations.push(Deviation {
            from: *from,
            until,
            planned,
            paid,
            elsewhere: less.min(more),
            days,
        });
        before = after;
    }
    let whole = apart(now, kept.clear_on);
    Ok(Some(Recast {
        made_on: kept.made_on,
        then: kept.clear_on,
        now,
        deviations,
        other_days: whole.zip(explained).map(|(whole, sum)| whole - sum),
    }))
}

/// In place of what was paid in a month, what was planned.
fn go_as_planned(debt: &mut Debt, of: &mut KeptDebt, month: usize, planned: Event) {
    let mut gone: Vec<usize> = Vec::new();
    of.made.retain(|(place, made)| {
        if *place == month {
            gone.push(made.event);
        }
        *place != month
    });
    let mut place = 0;
    debt.ledger.retain(|_| {
        place += 1;
        !gone.contains(&(place - 1))
    });
    // The others have moved up.
    for (_, made) in &mut of.made {
        made.event -= gone.iter().filter(|event| **event < made.event).count();
    }
    let on = planned.on;
    let pays = !matches!(planned.act, Act::Pay { amount, .. } if amount.is_zero());
    if pays {
        let at = debt.ledger.events().partition_point(|e| e.on <= on);
        debt.ledger.add(planned);
        for (_, made) in &mut of.made {
            made.event += usize::from(made.event >= at);
        }
    }
}

/// Looks for a better plan than the named orders.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn find_best(
    book: &Book,
    day: NaiveDate,
    objective: Objective,
) -> Result<(Vec<DebtId>, Best), Overflow> {
    let input = Input::of(book, day);
    let windows = windows(book, &book.plans.budget, day)?;
    let options: Vec<Vec<Treatment>> = input
        .ids
        .iter()
        .map(|id| book.plans.of(*id).possible)
        .collect();
    let found = best(&input.start, &windows, &options, objective, TRIES)?;
    Ok((input.ids, found))
}

/// Money that comes after the due dates it is for, though there is enough of
/// it in every month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// What becomes late by it, in the order of the due dates.
    pub late: Vec<Late>,
    /// With pay days so many days sooner, or the due dates of these debts so
    /// many days later, nothing becomes late.
    pub days: i64,
    /// The day of the month that would be the pay day, 1 to 31.
    pub pay_day: u32,
}

/// A due date whose money comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    pub debt: DebtId,
    pub due: NaiveDate,
    /// The next pay day.
    pub paid_on: NaiveDate,
    pub amount: Fen,
}

impl Late {
    /// By how many days the due date lies too early.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.due, self.paid_on)
    }
}

/// How many windows a change of pay day is tried for.
const TIMED: usize = 24;

/// Whether what becomes late does so by its day alone: it would not if pay days
/// came some days sooner. `None` where nothing becomes late, or money itself is
/// lacking.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn timing(book: &Book, outlook: &Outlook) -> Result<Option<Timing>, Overflow> {
    // Most plans have nothing late; they are not followed again to find that.
    let short = outlook.outcome().is_some_and(|o| !o.short.is_empty());
    if outlook.before.is_empty() && !short {
        return Ok(None);
    }
    let day = outlook.day;
    let input = Input::of(book, day);
    let windows = outlook.windows.first(TIMED);
    let strategy = outlook.strategy;
    let (Some(first), Some(pays)) = (
        windows.starts.first().copied(),
        windows.starts.iter().copied().find(|start| *start > day),
    ) else {
        return Ok(None);
    };
    let mut late: Vec<Late> = Vec::new();
    for due in &outlook.before {
        late.push(Late {
            debt: due.debt,
            due: due.on,
            paid_on: first,
            amount: due.amount,
        });
    }
    for short in follow(&input.start, strategy, &windows)?.short {
        let (Some(debt), Some(paid_on)) = (
            input.ids.get(short.debt),
            windows.starts.get(short.window + 1),
        ) else {
            continue;
        };
        late.push(Late {
            debt: *debt,
            due: short.due,
            paid_on: *paid_on,
            amount: short.lacking,
        });
    }
    late.arrange_by(|late| late.due);
    let mut tries: Vec<i64> = late.iter().map(Late::days).filter(|n| *n > 0).collect();
    tries.arrange_by(|days| *days);
    tries.dedup();
    for days in tries {
        let Some(sooner) = windows.sooner(days, day) else {
            break;
        };
        let starts = sooner.starts.first().copied().unwrap_or(first);
        let kept = input.due_before(day, starts)?.is_empty()
            && follow(&input.start, strategy, &sooner)?.missed() == 0;
        if let Some(pay_day) = plus_days(pays, -days).filter(|_| kept) {
            return Ok(Some(Timing {
                late,
                days,
                pay_day: pay_day.day(),
            }));
        }
    }
    Ok(None)
}

/// What happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Money comes in.
    Income,
    /// Falls due by the contract, or by what the ledger says was agreed since.
    Due,
    /// The plan pays.
    Planned,
}

/// Something that happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub on: NaiveDate,
    pub what: What,
    /// `None` for income.
    pub debt: Option<DebtId>,
    pub amount: Fen,
}

/// What falls due, what the plan pays and when money comes in, from the day of
/// the outlook on for so many months; in the order of days, then as in
/// [`What`], then of the debts. What falls due is reckoned as if each due date
/// before were kept; what is late already has no day to come and is not in it.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn calendar(book: &Book, outlook: &Outlook, months: u16) -> Result<Vec<Dated>, Overflow> {
    let day = outlook.day;
    let end = Month::of(day).plus(months).day(day.day());
    let before_end = |on: NaiveDate| end.is_none_or(|end| on < end);
    let input = Input::of(book, day);
    let mut all = Vec::new();
    for (from, income) in outlook.windows.starts.iter().zip(&outlook.incomes) {
        if !income.is_zero() && before_end(*from) {
            all.push(Dated {
                on: *from,
                what: What::Income,
                debt: None,
                amount: *income,
            });
        }
    }
    for (id, dues) in input.ids.iter().zip(input.start.dues(day, end)?) {
        all.extend(dues.into_iter().map(|(on, amount)| Dated {
            on,
            what: What::Due,
            debt: Some(*id),
            amount,
        }));
    }
    let scarce = outlook.outcome().map_or(Scarce::InOrder, |o| o.scarce);
    let mut plan = Simulation::new(&input.start, outlook.strategy, &outlook.windows, true);
    plan = plan.sharing(scarce);
    for start in &outlook.windows.starts {
        if plan.is_done() || !before_end(*start) {
            break;
        }
        plan.step()?;
    }
    for (id, paid) in input.ids.iter().zip(plan.payments()) {
        for payment in payments(*id, paid)? {
            if before_end(payment.on) {
                all.push(Dated {
                    on: payment.on,
                    what: What::Planned,
                    debt: Some(*id),
                    amount: payment.amount,
                });
            }
        }
    }
    all.arrange_by(|dated| (dated.on, dated.what));
    Ok(all)
}

/// A new loan beside the plan, for these debts: see
/// [`consolidate`](crate::plan::consolidate). Debts that are not in the plan
/// are left out.
///
/// # Errors
/// [`NewLoanError`] where it is no loan to compute with.
pub fn with_new_loan(
    book: &Book,
    outlook: &Outlook,
    loan: &NewLoan,
    debts: &[DebtId],
) -> Result<Consolidated, NewLoanError> {
    loan.check()?;
    let Some(outcome) = outlook.outcome() else {
        return Err(NewLoanError::Overflow);
    };
    let input = Input::of(book, outlook.day);
    let mut places = Vec::new();
    for (place, id) in input.ids.iter().enumerate() {
        if debts.contains(id) {
            places.push(place);
        }
    }
    let ends = input.start.ending(&places, loan.on.max(outlook.day))?;
    consolidate(loan, outcome, &places, ends)
}

/// Debts in the order of their places in a best plan.
#[must_use]
pub fn order_of(ids: &[DebtId], ranks: &[u16]) -> Vec<DebtId> {
    let mut order: Vec<(u16, DebtId)> = ranks.iter().copied().zip(ids.iter().copied()).collect();
    order.arrange_by(|(rank, _)| *rank);
    order.into_iter().map(|(_, id)| id).collect()
}
