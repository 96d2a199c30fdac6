//! What a plan is tried against.

use crate::money::{Fen, MAX_TYPED};
use crate::rate::Percent;
use crate::stored::record;

/// What may go wrong, and how often. All of it is an assumption, to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// The chance in a month that income falls away.
    pub loss: Percent,
    /// How much of the income is then gone.
    pub lost: Percent,
    /// For how many months, 1 to 24.
    pub months: u16,
    /// How far income strays otherwise, to either side.
    pub stray: Percent,
    /// The chance in a month of an unexpected cost.
    pub unexpected: Percent,
    /// It is anything up to twice this.
    pub cost: Fen,
    /// The chance in a month that a payment is forgotten or comes late.
    pub forgotten: Percent,
}

record!(Assumptions {
    loss,
    lost,
    months,
    stray,
    unexpected,
    cost,
    forgotten
});

impl Default for Assumptions {
    fn default() -> Self {
        Assumptions {
            loss: Percent::of_whole(2),
            lost: Percent::of_whole(60),
            months: 3,
            stray: Percent::of_whole(5),
            unexpected: Percent::of_whole(10),
            cost: Fen::new(100_000),
            forgotten: Percent::of_whole(1),
        }
    }
}

impl Assumptions {
    /// Whether they are within their ranges.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let percents = [
            self.loss,
            self.lost,
            self.stray,
            self.unexpected,
            self.forgotten,
        ];
        percents.into_iter().all(Percent::is_valid)
            && (1..=24).contains(&self.months)
            && (0..=MAX_TYPED.get()).contains(&self.cost.get())
    }
}
