//! The orders side by side, and the search for a better one.
//!
//! The search begins with every named order and changes what it has found,
//! one thing at a time: the place of a debt in the order, or what is done with
//! it, among what the borrower holds possible. It takes what is better and
//! stops where nothing is, or when its tries are used up. It is therefore never
//! worse than a named order, but it proves nothing; how far it may be from the
//! best is said by a bound that no plan can pass:
//!
//! ```text
//! cost ≥ Σ over the debts of what each would cost alone, with all the money
//! date ≥ the first on which all the money together is all that is owed
//! ```

use chrono::{Datelike, NaiveDate};

use super::order::Strategy;
use super::simulate::{Outcome, Start, Windows, follow};
use super::treatment::Treatment;
use crate::money::{Fen, Overflow};
use crate::sort::Sort as _;
use crate::stored::names;

/// What a plan is to be good at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// The least interest, penalty and fees.
    Cost,
    /// Cleared soonest.
    Time,
    /// The most left over in the tightest month.
    WorstMonth,
}

names!(Objective {
    Cost = "cost",
    Time = "time",
    WorstMonth = "worst-month",
});

impl Objective {
    pub const ALL: [Objective; 3] = [Objective::Cost, Objective::Time, Objective::WorstMonth];

    /// Lower is better: whether it clears at all, what is asked for, then the
    /// rest.
    #[must_use]
    pub fn score(self, outcome: &Outcome) -> [i64; 5] {
        let clear = outcome.clear_on();
        let late = i64::from(clear.is_none());
        // Of plans that never clear, the one that leaves less.
        let date = clear.map_or(outcome.owed.get(), |on| on.num_days_from_ce().into());
        let cost = outcome.cost.get();
        let worst = outcome.worst().map_or(0, |(_, margin)| -margin.get());
        let missed = i64::try_from(outcome.missed()).unwrap_or(i64::MAX);
        match self {
            Objective::Cost => [late, cost, missed, date, worst],
            Objective::Time => [late, date, cost, missed, worst],
            Objective::WorstMonth => [late, worst, missed, cost, date],
        }
    }
}

/// A named order and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub strategy: Strategy,
    pub outcome: Outcome,
}

/// Every named order on the same debts and money.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn compare(start: &Start<'_>, windows: &Windows) -> Result<Vec<Compared>, Overflow> {
    Strategy::ALL
        .into_iter()
        .map(|strategy| {
            let outcome = follow(start, strategy, windows)?;
            Ok(Compared { strategy, outcome })
        })
        .collect()
}

/// The best that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The order it follows: a named one, or its own.
    pub strategy: Strategy,
    /// Of its own order, each debt's place in it.
    pub ranks: Vec<u16>,
    /// What is done with each debt.
    pub treatments: Vec<Treatment>,
    pub outcome: Outcome,
    /// Plans that were simulated.
    pub tried: usize,
    /// No single change makes it better; otherwise the tries were used up.
    pub settled: bool,
    /// No plan costs less, with the treatments held possible.
    pub least_cost: Fen,
    /// No plan clears all before; `None` where the money never suffices.
    pub earliest: Option<NaiveDate>,
}

struct Search<'s, 'a> {
    start: Start<'a>,
    windows: &'s Windows,
    objective: Objective,
    tries: usize,
    tried: usize,
}

/// A plan that was tried.
#[derive(Clone)]
struct Found {
    strategy: Strategy,
    ranks: Vec<u16>,
    treatments: Vec<Treatment>,
    outcome: Outcome,
}

impl Search<'_, '_> {
    fn attempt(
        &mut self,
        strategy: Strategy,
        ranks: &[u16],
        treatments: &[Treatment],
    ) -> Result<Found, Overflow> {
        self.tried += 1;
        self.start.rank(ranks);
        for (place, treatment) in treatments.iter().enumerate() {
            self.start.treat(place, *treatment);
        }
        let outcome = follow(&self.start, strategy, self.windows)?;
        Ok(Found {
            strategy,
            ranks: ranks.to_vec(),
            treatments: treatments.to_vec(),
            outcome,
        })
    }

    fn better(&self, new: &Found, old: &Found) -> bool {
        self.objective.score(&new.outcome) < self.objective.score(&old.outcome)
    }

    const fn may_go_on(&self) -> bool {
        self.tried < self.tries
    }

    /// Changes one thing after the other as long as it makes the plan better;
    /// says whether nothing does any more.
    fn climb(
        &mut self,
        mut at: Found,
        options: &[Vec<Treatment>],
    ) -> Result<(Found, bool), Overflow> {
        loop {
            let mut improved = false;
            for (ranks, treatments) in neighbours(&at, options) {
                if !self.may_go_on() {
                    return Ok((at, false));
                }
                let found = self.attempt(Strategy::Own, &ranks, &treatments)?;
                if self.better(&found, &at) {
                    at = found;
                    improved = true;
                    break;
                }
            }
            if !improved {
                return Ok((at, true));
            }
        }
    }
}

/// Looks for a better plan than the named orders give. `options` are, debt by
/// debt, what the borrower holds possible beside what is chosen; `tries` is
/// how many plans may be simulated, the named ones always.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn best(
    start: &Start<'_>,
    windows: &Windows,
    options: &[Vec<Treatment>],
    objective: Objective,
    tries: usize,
) -> Result<Best, Overflow> {
    let entries = start.entries();
    let own: Vec<u16> = entries.iter().map(|e| e.rank).collect();
    let chosen: Vec<Treatment> = entries.iter().map(|e| e.treatment).collect();
    let mut search = Search {
        start: start.clone(),
        windows,
        objective,
        tries,
        tried: 0,
    };
    let mut best = search.attempt(Strategy::Avalanche, &own, &chosen)?;
    for strategy in Strategy::ALL.into_iter().skip(1) {
        let found = search.attempt(strategy, &own, &chosen)?;
        if search.better(&found, &best) {
            best = found;
        }
    }
    // From here on with an order of its own: as the best so far clears them.
    let ranks = ranks_of(&best.outcome);
    let first = search.attempt(Strategy::Own, &ranks, &chosen)?;
    let (found, settled) = search.climb(first, options)?;
    if search.better(&found, &best) {
        best = found;
    }
    let (least_cost, earliest) = bounds(start, &chosen, windows, options)?;
    Ok(Best {
        strategy: best.strategy,
        ranks: best.ranks,
        treatments: best.treatments,
        outcome: best.outcome,
        tried: search.tried,
        settled,
        least_cost,
        earliest,
    })
}

/// The order in which a plan clears the debts; those it does not, last.
fn ranks_of(outcome: &Outcome) -> Vec<u16> {
    let mut places: Vec<usize> = (0..outcome.cleared_on.len()).collect();
    places.arrange_by(|place| {
        let day = outcome.cleared_on.get(*place).copied().flatten();
        (day.is_none(), day)
    });
    ranks(&places)
}

/// For each debt its place in an order of places.
#[must_use]
pub fn ranks(order: &[usize]) -> Vec<u16> {
    let mut ranks = vec![0; order.len()];
    for (rank, place) in (0_u16..).zip(order) {
        if let Some(slot) = ranks.get_mut(*place) {
            *slot = rank;
        }
    }
    ranks
}

/// Everything one change away: a treatment, or a debt moved in the order.
fn neighbours(at: &Found, options: &[Vec<Treatment>]) -> Vec<(Vec<u16>, Vec<Treatment>)> {
    let mut all = Vec::new();
    for (place, options) in options.iter().enumerate() {
        for option in options {
            let mut treatments = at.treatments.clone();
            if let Some(slot) = treatments.get_mut(place)
                && slot != option
            {
                *slot = *option;
                all.push((at.ranks.clone(), treatments));
            }
        }
    }
    let mut order: Vec<usize> = (0..at.ranks.len()).collect();
    order.arrange_by(|place| at.ranks.get(*place).copied());
    for from in 0..order.len() {
        for to in 0..order.len() {
            // One moved to the next place is the next moved to its.
            if from == to || from + 1 == to {
                continue;
            }
            let mut moved = order.clone();
            let debt = moved.remove(from);
            moved.insert(to, debt);
            all.push((ranks(&moved), at.treatments.clone()));
        }
    }
    all
}

/// What no plan can be below.
fn bounds(
    start: &Start<'_>,
    chosen: &[Treatment],
    windows: &Windows,
    options: &[Vec<Treatment>],
) -> Result<(Fen, Option<NaiveDate>), Overflow> {
    let (mut cost, mut least_paid) = (Fen::ZERO, Some(Fen::ZERO));
    for (place, own) in chosen.iter().enumerate() {
        let mut alone = start.alone(place);
        let more = options.get(place).map_or(&[][..], Vec::as_slice);
        let mut least: Option<Fen> = None;
        let mut paid: Option<Fen> = None;
        for treatment in std::iter::once(own).chain(more) {
            alone.treat(0, *treatment);
            let outcome = follow(&alone, Strategy::Avalanche, windows)?;
            least = Some(least.map_or(outcome.cost, |least| least.min(outcome.cost)));
            if outcome.owed.is_zero() {
                paid = Some(paid.map_or(outcome.paid, |paid| paid.min(outcome.paid)));
            }
        }
        cost = cost.plus(least.unwrap_or(Fen::ZERO))?;
        // None where not even all the money clears it.
        least_paid = match (least_paid, paid) {
            (Some(sum), Some(paid)) => Some(sum.plus(paid)?),
            _ => None,
        };
    }
    let Some(least_paid) = least_paid else {
        return Ok((cost, None));
    };
    let mut money = Fen::ZERO;
    for (from, surplus) in windows.starts.iter().zip(&windows.surplus) {
        money = money.plus(*surplus)?.max(Fen::ZERO);
        if money >= least_paid {
            return Ok((cost, Some(*from)));
        }
    }
    Ok((cost, None))
}
