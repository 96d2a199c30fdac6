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
use crate::plan::consolidate::{Consolidated, NewLoan, NewLoanError, consolidate};
use crate::plan::order::{Strategy, share_out};
use crate::plan::simulate::{
    Entry, Outcome, Paid, Parts, Purpose, Scarce, Simulation, Start, Windows, follow,
};
use crate::plan::treatment::{Doubt, Treatment, priority};
use crate::plan::{Budget, Month};

/// How far it looks: twenty years of pay days.
pub const WINDOWS: usize = 240;
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
    /// What is doubtful in what is done with a debt.
    pub doubts: Vec<(DebtId, Doubt)>,
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

    /// What falls due up to a day, which is not in it.
    fn due_before(&self, first: NaiveDate) -> Result<Vec<Payment>, Overflow> {
        let dues = self.ids.iter().zip(self.start.next_dues()?);
        let before = dues.filter_map(|(id, due)| {
            let due = due.filter(|due| due.due < first)?;
            Some(Payment {
                debt: *id,
                on: due.due,
                amount: due.amount,
                parts: Parts::all(Purpose::Due, due.amount),
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
    let events = book.debts.iter().flat_map(|debt| debt.ledger.events());
    let last = events.map(|event| event.on).max().unwrap_or(day).max(day);
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
            Some(first) => input.due_before(*first)?,
            None => Vec::new(),
        };
        let mut doubts = Vec::new();
        for (id, of_debt) in input.ids.iter().zip(input.start.doubts(day)?) {
            doubts.extend(of_debt.into_iter().map(|doubt| (*id, doubt)));
        }
        Ok(Outlook {
            day,
            left_out: input.left_out,
            money: money(budget, &windows)?,
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
    let plan = follow(&input.start, book.plans.strategy, &windows)?;
    Ok(plan.clear_on())
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
    crate::sort::Sort::arrange_by(late.as_mut_slice(), |late| late.due);
    let mut tries: Vec<i64> = late.iter().map(Late::days).filter(|n| *n > 0).collect();
    crate::sort::Sort::arrange_by(tries.as_mut_slice(), |days| *days);
    tries.dedup();
    for days in tries {
        let Some(sooner) = windows.sooner(days, day) else {
            break;
        };
        let starts = sooner.starts.first().copied().unwrap_or(first);
        let kept = input.due_before(starts)?.is_empty()
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
    crate::sort::Sort::arrange_by(all.as_mut_slice(), |dated| (dated.on, dated.what));
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
    crate::sort::Sort::arrange_by(order.as_mut_slice(), |(rank, _)| *rank);
    order.into_iter().map(|(_, id)| id).collect()
}
