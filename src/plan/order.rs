//! Which debt comes first.

use crate::money::Fen;
use crate::sort::Sort as _;
use crate::stored::names;

/// The named orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strategy {
    /// What grows fastest for each yuan owed, penalties included.
    Avalanche,
    /// The smallest first.
    Snowball,
    /// The lender of whom least is owed in all first: fewer callers soonest.
    FewestCollectors,
    /// Everyone at once, by what is owed.
    ProRata,
    /// As the borrower put them.
    Own,
}

names!(Strategy {
    Avalanche = "avalanche",
    Snowball = "snowball",
    FewestCollectors = "fewest-collectors",
    ProRata = "pro-rata",
    Own = "own",
});

impl Strategy {
    pub const ALL: [Strategy; 5] = [
        Strategy::Avalanche,
        Strategy::Snowball,
        Strategy::FewestCollectors,
        Strategy::ProRata,
        Strategy::Own,
    ];
}

/// What an order looks at of a debt.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Everything owed today, in fen.
    pub owed: Fen,
    /// What a day adds, in millionths of a fen.
    pub growth: i128,
    /// Who lent it: debts of one lender share the number.
    pub lender: usize,
    /// 0 is the most urgent, whatever the order.
    pub priority: u8,
    /// Within a priority it comes after those that do not wait.
    pub waits: bool,
    /// Its place in the borrower's own order.
    pub rank: u16,
}

/// The places of `debts` in the order in which money goes to them: by
/// priority, then as the strategy says; equal ones as they were given.
#[must_use]
pub fn arranged(strategy: Strategy, debts: &[Look]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..debts.len()).collect();
    let of_lender = |lender: usize| -> i128 {
        let same = debts.iter().filter(|debt| debt.lender == lender);
        same.map(|debt| i128::from(debt.owed.get())).sum()
    };
    let key = |place: usize| -> (u8, bool, i128, i128) {
        let Some(debt) = debts.get(place) else {
            return (u8::MAX, true, 0, 0);
        };
        let owed = i128::from(debt.owed.get());
        let rank = match strategy {
            // Growth for each fen owed, in units of 10⁻¹⁵: an order needs no
            // more.
            Strategy::Avalanche if owed > 0 => {
                (-debt.growth.saturating_mul(1_000_000_000) / owed, owed)
            }
            Strategy::Avalanche | Strategy::ProRata => (0, 0),
            Strategy::Own => (debt.rank.into(), 0),
            Strategy::Snowball => (owed, 0),
            Strategy::FewestCollectors => (of_lender(debt.lender), owed),
        };
        (debt.priority, debt.waits, rank.0, rank.1)
    };
    places.arrange_by(|place| key(*place));
    places
}

/// Shares out an amount by weights, to the fen: each gets what its weight is
/// worth, rounded down, and what rounding leaves goes to the largest rests,
/// equal ones in their order (largest remainder). The shares add up to the
/// amount. Nothing is shared where no weight is above zero, or the amount is
/// not.
///
/// ```
/// use ashore::money::Fen;
/// use ashore::plan::order::share_out;
///
/// // 160.00 among debts of 4,550, 6,700 and 1,200.
/// let shares = share_out(Fen::new(16_000), &[455_000, 670_000, 120_000].map(Fen::new));
/// assert_eq!(shares, [5_847, 8_611, 1_542].map(Fen::new));
/// ```
#[must_use]
pub fn share_out(amount: Fen, weights: &[Fen]) -> Vec<Fen> {
    let weight = |fen: &Fen| i128::from(fen.get().max(0));
    let whole: i128 = weights.iter().map(weight).sum();
    let sum = i128::from(amount.get());
    if whole == 0 || sum <= 0 {
        return vec![Fen::ZERO; weights.len()];
    }
    // At most 2⁶³ × 2⁶³: it fits.
    let parts: Vec<(i128, i128)> = weights
        .iter()
        .map(|w| (sum * weight(w) / whole, sum * weight(w) % whole))
        .collect();
    let mut left = sum - parts.iter().map(|(part, _)| part).sum::<i128>();
    let mut places: Vec<usize> = (0..parts.len()).collect();
    places.arrange_by(|place| std::cmp::Reverse(parts.get(*place).map_or(0, |(_, rest)| *rest)));
    let mut shares: Vec<i128> = parts.iter().map(|(part, _)| *part).collect();
    for place in places {
        if left == 0 {
            break;
        }
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
            left -= 1;
        }
    }
    shares
        .into_iter()
        .map(|share| Fen::new(i64::try_from(share).unwrap_or(i64::MAX)))
        .collect()
}
