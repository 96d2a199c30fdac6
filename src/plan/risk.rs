//! Will it hold? The plan's months, many times over, each time going wrong in
//! another way.
//!
//! A path draws for each month whether income falls away, how far the rest of
//! it strays, and whether something unexpected has to be paid. Money left over
//! is kept; where there is not enough for what the plan pays, the debts at the
//! end of its order go short, what they lack grows at their rate and is made
//! up for as soon as there is money. A path holds when nothing is ever short.
//!
//! Everything is drawn from a seed by sums and products alone, which every
//! machine rounds alike: the same seed gives the same answer in the browser
//! and natively. Chances are floats; no amount that is shown as owed or to be
//! paid comes from here.

use fastrand::Rng;

use super::assumptions::Assumptions;
use super::simulate::Outcome;
use crate::money::Fen;
use crate::rate::Percent;
use crate::sort::Sort;

/// What a path needs to know of a month of the plan, in fen.
#[derive(Clone, Debug)]
struct Month {
    income: f64,
    /// Living, irregular costs: what is not for the debts.
    spent: f64,
    /// What the plan pays, debt by debt.
    paid: Vec<f64>,
}

/// A plan to be tried.
#[derive(Clone, Debug)]
pub struct Trial {
    months: Vec<Month>,
    /// What each debt's shortage grows by in a month.
    growth: Vec<f64>,
    /// Kept for bad months at the start.
    cash: f64,
    assumptions: Assumptions,
    rng: Rng,
    found: Found,
}

/// What the paths so far came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub paths: u32,
    /// Paths in which nothing was ever short.
    pub held: u32,
    /// For each month of the plan, in how many paths it was the first to break.
    pub first_miss: Vec<u32>,
    /// For each number of months after the start, how many paths were done
    /// then; the last counts those that were not done within the horizon.
    pub done: Vec<u32>,
    /// How far behind the plan the first [`WATCHED`] paths are after each
    /// month, in fen, month by month. Empty unless asked for.
    behind: Vec<Vec<f64>>,
}

/// How far beyond its own end a plan is followed, in months.
pub const BEYOND: usize = 60;

/// How many paths are looked at month by month.
pub const WATCHED: u32 = 1_000;

impl Trial {
    /// A plan, the income of each of its months, and what each debt's shortage
    /// grows by in a month, as a fraction.
    #[must_use]
    pub fn new(
        outcome: &Outcome,
        incomes: &[Fen],
        growth: Vec<f64>,
        cash: Fen,
        assumptions: Assumptions,
        seed: u64,
    ) -> Trial {
        // What a held debt does after the last payment is not tried.
        let last = outcome.months.iter().rposition(|row| !row.paid.is_zero());
        let months: Vec<Month> = outcome
            .months
            .iter()
            .take(last.map_or(0, |last| last + 1))
            .zip(incomes)
            .map(|(row, income)| {
                let income = float(*income);
                Month {
                    income,
                    spent: income - float(row.surplus),
                    paid: row.debts.iter().map(|debt| float(debt.paid)).collect(),
                }
            })
            .collect();
        let found = Found {
            first_miss: vec![0; months.len()],
            done: vec![0; months.len() + BEYOND + 1],
            ..Found::default()
        };
        Trial {
            months,
            growth,
            cash: float(cash),
            assumptions,
            rng: Rng::with_seed(seed),
            found,
        }
    }

    /// Looks at the first [`WATCHED`] paths month by month, for
    /// [`Found::behind`].
    #[must_use]
    pub fn watched(mut self) -> Trial {
        self.found.behind = vec![Vec::new(); self.months.len() + BEYOND];
        self
    }

    #[must_use]
    pub const fn found(&self) -> &Found {
        &self.found
    }

    /// Tries so many more paths.
    pub fn run(&mut self, paths: u32) {
        for _ in 0..paths {
            self.path();
        }
    }

    fn path(&mut self) {
        let a = self.assumptions;
        let (falls_away, lost, stray) = (chance(a.loss), chance(a.lost), chance(a.stray));
        let (unexpected, forgotten) = (chance(a.unexpected), chance(a.forgotten));
        let most = 2.0 * float(a.cost);
        let length = self.months.len();
        let mut cash = self.cash;
        let mut gone = 0_u16;
        let mut behind = vec![0.0_f64; self.growth.len()];
        let mut first_miss = None;
        let mut done = length + BEYOND;
        let watched = self.found.paths < WATCHED;
        for number in 0..length + BEYOND {
            // Beyond its end, the money of the last month goes on.
            let Some(month) = self.months.get(number).or(self.months.last()) else {
                break;
            };
            let planned = number < length;
            if gone > 0 {
                gone -= 1;
            } else if self.rng.f64() < falls_away {
                gone = a.months;
            }
            let mut income = month.income;
            if gone > 0 {
                income *= 1.0 - lost;
            }
            income *= 1.0 + stray * (2.0 * self.rng.f64() - 1.0);
            cash += income - month.spent;
            if self.rng.f64() < unexpected {
                cash -= most * self.rng.f64();
            }
            let mut money = cash.max(0.0);
            let forgets = planned && self.rng.f64() < forgotten;
            let mut short = false;
            for (place, owed) in behind.iter_mut().enumerate() {
                *owed *= 1.0 + self.growth.get(place).copied().unwrap_or(0.0);
                if planned {
                    let due = month.paid.get(place).copied().unwrap_or(0.0);
                    // A month that is forgotten is made up for in the next.
                    let pays = if forgets { 0.0 } else { due.min(money) };
                    money -= pays;
                    *owed += due - pays;
                    short |= due - pays > 0.5;
                }
            }
            for owed in &mut behind {
                let pays = if forgets { 0.0 } else { owed.min(money) };
                money -= pays;
                *owed -= pays;
            }
            cash = cash.min(0.0) + money;
            if short && first_miss.is_none() {
                first_miss = Some(number);
            }
            // A path that is done is behind by nothing, and not noted any more.
            if let Some(noted) = self.found.behind.get_mut(number).filter(|_| watched) {
                noted.push(behind.iter().sum());
            }
            if number + 1 >= length && behind.iter().all(|owed| *owed < 0.5) {
                done = number;
                break;
            }
        }
        self.found.paths += 1;
        match first_miss {
            None => self.found.held += 1,
            Some(number) => {
                if let Some(count) = self.found.first_miss.get_mut(number) {
                    *count += 1;
                }
            }
        }
        if let Some(count) = self.found.done.get_mut(done) {
            *count += 1;
        }
    }
}

impl Found {
    /// The chance that nothing is ever short, in thousandths.
    #[must_use]
    pub const fn holds(&self) -> u32 {
        match (self.held as u64 * 1_000).checked_div(self.paths as u64) {
            #[allow(clippy::cast_possible_truncation)]
            Some(thousandths) => thousandths as u32,
            None => 0,
        }
    }

    /// The months after the start in which so many thousandths of the paths
    /// are done; `None` beyond the horizon.
    #[must_use]
    pub fn quantile(&self, thousandths: u64) -> Option<usize> {
        let (_, within) = self.done.split_last()?;
        let mut sum = 0_u64;
        for (month, count) in within.iter().enumerate() {
            sum += u64::from(*count);
            if sum * 1_000 >= u64::from(self.paths) * thousandths && self.paths > 0 {
                return Some(month);
            }
        }
        None
    }

    /// How far behind the plan so many thousandths of the paths are at most,
    /// after each month, in fen; as far as any path is behind.
    #[must_use]
    pub fn behind(&self, thousandths: u32) -> Vec<f64> {
        let paths = self.paths.min(WATCHED);
        let place = |noted: &Vec<f64>| {
            let mut noted = noted.clone();
            // Those that were done before are behind by nothing.
            noted.resize(paths as usize, 0.0);
            // None is below zero, so their bits are in their order.
            noted.arrange_by(|owed| owed.to_bits());
            let at = (u64::from(paths) * u64::from(thousandths)).div_ceil(1_000);
            let at = usize::try_from(at).unwrap_or(usize::MAX).saturating_sub(1);
            noted.get(at).copied().unwrap_or(0.0)
        };
        self.behind.iter().map(place).collect()
    }

    /// The month in which most paths break first.
    #[must_use]
    pub fn weakest(&self) -> Option<usize> {
        let most = self.first_miss.iter().max().filter(|most| **most > 0)?;
        self.first_miss.iter().position(|count| count == most)
    }
}

#[allow(clippy::cast_precision_loss)]
fn float(fen: Fen) -> f64 {
    // Within a thousand billion yuan every fen is a float of its own.
    fen.get() as f64
}

fn chance(percent: Percent) -> f64 {
    f64::from(percent.thousandths()) / 100_000.0
}
