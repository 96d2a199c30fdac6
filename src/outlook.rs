//! The Book's plans on a day: how much money there is, what each order of
//! paying leads to, what to pay next, and what can be offered where it does
//! not reach.

use chrono::{Datelike, NaiveDate};

use crate::book::{Book, Debt, DebtId, DebtPlan, KeptPlan, Planned};
use crate::calendar::{days_between, monthly, plus_days};
use crate::loan::statement::Settled;
use crate::loan::{Act, Event, Product, Towards, statement};
use crate::money::{Fen, Overflow};
use crate::plan::budget::MonthMoney;
use crate::plan::compare::{Best, Compared, Objective, best, compare};
use crate::plan::order::{Strategy, share_out};
use crate::plan::simulate::{Entry, Outcome, Simulation, Start, Windows};
use crate::plan::treatment::{Treatment, priority};
use crate::plan::{Budget, Month};

/// How far it looks: twenty years of pay days.
pub const WINDOWS: usize = 240;
/// How many plans the search may simulate.
pub const TRIES: usize = 400;

/// A payment the plan makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    pub debt: DebtId,
    pub on: NaiveDate,
    pub amount: Fen,
}

/// Where the plan leads, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is owed.
    NothingOwed,
    /// No income was entered.
    NoBudget,
    /// Living is not covered: so much is lacking in a month.
    LivingLacks(Fen),
    /// More is owed at the end than now: what is paid is less than the growth.
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
    /// The money of the first month that begins with a pay day.
    pub money: MonthMoney,
    pub windows: Windows,
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
                Ok(owed) if owed.is_zero() => input.start.drop_last(),
                Ok(_) => input.ids.push(debt.id),
                Err(_) => input.left_out += 1,
            }
        }
        input
    }

    /// What falls due up to a day, which is not in it.
    fn due_before(&self, first: NaiveDate) -> Result<Vec<Payment>, Overflow> {
        let dues = self.ids.iter().zip(self.start.next_dues()?);
        let before = dues.filter_map(|(id, due)| {
            let due = due.filter(|due| due.due < first)?;
            Some(Payment {
                debt: *id,
                on: due.due,
                amount: due.amount,
            })
        });
        Ok(before.collect())
    }
}

/// The windows of a budget, with the money at hand on the day.
fn windows(book: &Book, budget: &Budget, day: NaiveDate) -> Result<Windows, Overflow> {
    Windows::with_cash(budget, cash(book, budget, day)?, day, WINDOWS)
}

/// The money of the first month that begins with a pay day.
fn money(budget: &Budget, windows: &Windows) -> Result<MonthMoney, Overflow> {
    let pays = |from: &&NaiveDate| Month::of(**from).day(budget.pay_day) == Some(**from);
    match windows.starts.iter().find(pays) {
        Some(from) => budget.month(Month::of(*from)),
        None => Ok(MonthMoney::default()),
    }
}

/// Whether there is anything to work with.
fn entered(budget: &Budget) -> bool {
    !budget.flows.is_empty() || !budget.cash.is_zero()
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

/// What was paid on or after a day and up to another, in money or instalment
/// by instalment.
fn paid_since(debt: &Debt, from: NaiveDate, until: NaiveDate) -> Result<Fen, Overflow> {
    let within = |event: &Event| event.on >= from && event.on <= until;
    let whole = |event: &Event| matches!(event.act, Act::PayInstalment { .. });
    let events = debt.ledger.events();
    let paid = events
        .iter()
        .filter(|e| within(e))
        .filter_map(|e| match e.act {
            Act::Pay { amount, .. } => Some(amount),
            _ => None,
        });
    let mut sum = Fen::sum(paid)?;
    if events.iter().any(|e| within(e) && whole(e))
        && let Ok(statement) = statement(&debt.contract, &debt.ledger, until)
    {
        for allocation in statement.allocations {
            let event = events.get(allocation.event);
            let paid = allocation.how == Settled::Paid;
            if paid && event.is_some_and(|e| within(e) && whole(e)) {
                sum = sum.plus(allocation.amount)?;
            }
        }
    }
    Ok(sum)
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
    cash.plus(brought)?.minus(paid(from, day)?)
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
        let windows = windows(book, budget, day)?;
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
        let mut first = Simulation::new(&input.start, strategy, &windows, true);
        let mut next = Vec::new();
        let mut window = None;
        if !first.is_done() {
            first.step()?;
            for (id, events) in input.ids.iter().zip(first.events()) {
                for event in events {
                    if let Act::Pay { amount, .. } = event.act {
                        next.push(Payment {
                            debt: *id,
                            on: event.on,
                            amount,
                        });
                    }
                }
            }
            window = match windows.starts[..] {
                [from, until, ..] => Some((from, until)),
                _ => None,
            };
        }
        let before = match windows.starts.first() {
            Some(first) => input.due_before(*first)?,
            None => Vec::new(),
        };
        Ok(Outlook {
            day,
            left_out: input.left_out,
            money: money(budget, &windows)?,
            incomes,
            owed: looks.iter().map(|look| look.owed).collect(),
            growth: looks.iter().map(|look| look.growth).collect(),
            compared: compare(&input.start, &windows)?,
            strategy,
            next,
            window,
            before,
            held: held(&input.start.entries()),
            priorities: looks.iter().map(|look| look.priority).collect(),
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
        if self.money.surplus < Fen::ZERO {
            let lacks = Fen::ZERO.minus(self.money.surplus).unwrap_or_default();
            return Verdict::LivingLacks(lacks);
        }
        let Some(outcome) = self.outcome() else {
            return Verdict::Never;
        };
        if let Some(day) = outcome.clear_on() {
            return Verdict::Clears(day);
        }
        if let Some(day) = self.all_but_held(outcome) {
            return Verdict::AllButHeld(day);
        }
        let owed = Fen::sum(self.owed.iter().copied()).unwrap_or_default();
        if outcome.owed >= owed {
            Verdict::Never
        } else {
            Verdict::TooFar
        }
    }

    /// The most that was due and could not be paid in one window.
    #[must_use]
    pub fn lacking(&self) -> Fen {
        let months = self.outcome().map_or(&[][..], |o| o.months.as_slice());
        let missed = months
            .iter()
            .filter_map(|m| Fen::sum(m.debts.iter().map(|d| d.missed)).ok());
        missed.max().unwrap_or_default()
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

    /// What every month of the coming year has for debts that do not go first:
    /// its least surplus, less what the plan pays at once to those that do.
    #[must_use]
    pub fn to_share(&self) -> Fen {
        let year = self.windows.surplus.iter().skip(self.pre_window()).take(12);
        let least = year.copied().min().unwrap_or_default();
        let months = self.outcome().map_or(&[][..], |o| o.months.as_slice());
        let first = months
            .get(self.pre_window())
            .map_or(&[][..], |m| m.debts.as_slice());
        let urgent = first.iter().zip(&self.priorities);
        let urgent = urgent.filter(|(_, priority)| **priority != u8::MAX);
        let paid = Fen::sum(urgent.map(|(debt, _)| debt.paid)).unwrap_or_default();
        least.minus(paid).unwrap_or_default().max(Fen::ZERO)
    }

    /// One where the first window has only the money at hand.
    fn pre_window(&self) -> usize {
        usize::from(self.incomes.first().is_some_and(|income| income.is_zero()))
    }

    /// Offers in proportion to what is owed, adding up to [`Self::to_share`];
    /// debts that go first are left out, for they are paid in full.
    #[must_use]
    pub fn offers(&self) -> Vec<(DebtId, Fen)> {
        let weights: Vec<Fen> = self
            .owed
            .iter()
            .zip(&self.priorities)
            .map(|(owed, priority)| {
                if *priority == u8::MAX {
                    *owed
                } else {
                    Fen::ZERO
                }
            })
            .collect();
        let shares = share_out(self.to_share(), &weights);
        let offers = self.debts.iter().copied().zip(shares).zip(weights);
        offers
            .filter(|(_, weight)| !weight.is_zero())
            .map(|(offer, _)| offer)
            .collect()
    }
}

fn held(entries: &[Entry<'_>]) -> Vec<bool> {
    let held = entries.iter().map(|e| e.treatment == Treatment::Hold);
    held.collect()
}

/// How many months of a plan are kept to compare with.
pub const KEPT_MONTHS: usize = 12;

impl Outlook {
    /// The plan as it stands, to be compared later with what was really paid.
    #[must_use]
    pub fn to_keep(&self) -> KeptPlan {
        let months = self.outcome().map_or(&[][..], |o| o.months.as_slice());
        let mut payments = Vec::new();
        for month in months.iter().take(KEPT_MONTHS) {
            for (id, debt) in self.debts.iter().zip(&month.debts) {
                payments.push(Planned {
                    debt: *id,
                    on: month.from,
                    amount: debt.paid,
                });
            }
        }
        KeptPlan {
            made_on: self.day,
            clear_on: self.outcome().and_then(Outcome::clear_on),
            payments,
        }
    }
}

/// A month of a kept plan, and what was really paid in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    pub from: NaiveDate,
    /// Its last day and one more.
    pub until: NaiveDate,
    pub planned: Fen,
    pub paid: Fen,
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
/// [`Outlook::verdict`] has it, without the other orders.
fn end_of(book: &Book, day: NaiveDate) -> Result<Option<NaiveDate>, Overflow> {
    let budget = &book.plans.budget;
    let input = Input::of(book, day);
    if input.ids.is_empty() {
        return Ok(Some(day));
    }
    let windows = windows(book, budget, day)?;
    if !entered(budget) || money(budget, &windows)?.surplus < Fen::ZERO {
        return Ok(None);
    }
    let plan = Simulation::new(&input.start, book.plans.strategy, &windows, false);
    Ok(plan.run()?.clear_on())
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
    let now = end_of(book, day)?;
    let mut starts: Vec<NaiveDate> = kept.payments.iter().map(|p| p.on).collect();
    starts.dedup();
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
        let last = plus_days(until, -1).ok_or(Overflow)?;
        let (mut planned, mut paid) = (Fen::ZERO, Fen::ZERO);
        for payment in kept.payments.iter().filter(|p| p.on == *from) {
            let Some(debt) = as_planned.debts.iter_mut().find(|d| d.id == payment.debt) else {
                continue;
            };
            let really = paid_since(debt, *from, last)?;
            planned = planned.plus(payment.amount)?;
            paid = paid.plus(really)?;
            let short = payment.amount.minus(really)?;
            if short > Fen::ZERO {
                let towards = Towards::Order;
                let act = Act::Pay {
                    amount: short,
                    towards,
                };
                debt.ledger.add(Event::new(*from, act));
            }
        }
        let after = if planned == paid {
            before
        } else {
            end_of(&as_planned, day)?
        };
        let days = apart(before, after);
        explained = explained.zip(days).map(|(sum, days)| sum + days);
        deviations.push(Deviation {
            from: *from,
            until,
            planned,
            paid,
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

/// Debts in the order of their places in a best plan.
#[must_use]
pub fn order_of(ids: &[DebtId], ranks: &[u16]) -> Vec<DebtId> {
    let mut order: Vec<(u16, DebtId)> = ranks.iter().copied().zip(ids.iter().copied()).collect();
    crate::sort::Sort::arrange_by(order.as_mut_slice(), |(rank, _)| *rank);
    order.into_iter().map(|(_, id)| id).collect()
}
