//! An amount shared out along the rows of a schedule.

use crate::money::{Fen, Overflow, Rounding};

/// Shares of an amount by the parts of a whole, one after the other: each the
/// difference of two sums that are rounded down, so that they add up.
#[derive(Clone, Debug)]
pub struct Shares {
    amount: Fen,
    whole: Fen,
    parts: Fen,
    given: Fen,
}

impl Shares {
    /// Of an amount, both in fen; of a whole that is not above zero every share
    /// is nothing.
    #[must_use]
    pub const fn new(amount: Fen, whole: Fen) -> Shares {
        Shares {
            amount,
            whole,
            parts: Fen::ZERO,
            given: Fen::ZERO,
        }
    }

    /// The share of the next part of the whole.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn next(&mut self, part: Fen) -> Result<Fen, Overflow> {
        if self.whole <= Fen::ZERO {
            return Ok(Fen::ZERO);
        }
        self.parts = self.parts.plus(part)?;
        let (parts, whole) = (self.parts.get().into(), self.whole.get().into());
        let sum = self.amount.scaled(parts, whole, Rounding::Floor)?;
        let share = sum.minus(self.given)?;
        self.given = sum;
        Ok(share)
    }
}
