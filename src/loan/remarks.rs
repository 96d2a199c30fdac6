//! What a replay has to say of events that took no effect, or not all of it.

use chrono::NaiveDate;

use super::statement::{Component, Remark, Remarked};
use crate::calendar::in_range;
use crate::money::{Fen, MAX_TYPED};

/// The remarks so far, in the order of the events.
#[derive(Clone, Debug, Default)]
pub(super) struct Remarks(Vec<Remarked>);

impl Remarks {
    pub fn add(&mut self, event: usize, remark: Remark) {
        self.0.push(Remarked { event, remark });
    }

    /// Whether an event lies in time: not before the loan, not off the
    /// calendar, not before what has happened already. If not, that is remarked.
    pub fn in_time(
        &mut self,
        event: usize,
        on: NaiveDate,
        disbursed_on: NaiveDate,
        today: NaiveDate,
    ) -> bool {
        if on < disbursed_on {
            self.add(event, Remark::BeforeDisbursement);
            return false;
        }
        if !in_range(on) || on < today {
            self.add(event, Remark::OutOfRange);
            return false;
        }
        true
    }

    /// How much of what is owed a waiver gives up: all, or the amount named as
    /// far as it is owed. More than that is remarked.
    pub fn given_up(&mut self, event: usize, named: Option<Fen>, owed: Fen) -> Fen {
        if owed.is_zero() || named.is_some_and(|amount| amount > owed) {
            self.add(event, Remark::WaivedLess(owed));
        }
        named.map_or(owed, |amount| amount.min(owed))
    }

    /// Whether an amount is one that can be entered; if not, that is remarked.
    pub fn in_bounds(&mut self, event: usize, amount: Fen) -> bool {
        let fits = amount > Fen::ZERO && amount <= MAX_TYPED;
        if !fits {
            self.add(event, Remark::OutOfRange);
        }
        fits
    }

    /// Whether an amount can be charged as this component; if not, that is
    /// remarked.
    pub fn can_charge(&mut self, event: usize, component: Component, amount: Fen) -> bool {
        if !component.is_charge() {
            self.add(event, Remark::OutOfRange);
            return false;
        }
        self.in_bounds(event, amount)
    }

    /// All of them, for the statement.
    pub fn into_list(self) -> Vec<Remarked> {
        self.0
    }
}
