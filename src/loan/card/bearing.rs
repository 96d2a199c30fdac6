//! Whether something on a card bears interest, which only its bill's due date
//! decides.

use chrono::NaiveDate;

use crate::money::{Fen, Overflow};
use crate::rate::Rate;

/// So much for so many days at one rate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) base: Fen,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) rate: Rate,
}

/// Whether something bears interest.
#[derive(Clone, Debug)]
pub(super) enum Bearing {
    /// Part of the pool.
    Running,
    /// Not if the bill of this cycle is paid in full in time; `past` is what
    /// it would have borne up to `since`.
    Free {
        bill: usize,
        since: NaiveDate,
        past: Vec<Span>,
    },
}

impl Bearing {
    pub(super) const fn free(bill: usize, since: NaiveDate) -> Bearing {
        Bearing::Free {
            bill,
            since,
            past: Vec::new(),
        }
    }

    pub(super) const fn is_running(&self) -> bool {
        matches!(self, Bearing::Running)
    }

    /// Whether the bill of `cycle`, or one before it, decides.
    pub(super) const fn hangs_on(&self, cycle: usize) -> bool {
        matches!(self, Bearing::Free { bill, .. } if *bill <= cycle)
    }

    /// Whether the bill of `cycle` decides.
    pub(super) const fn belongs_to(&self, cycle: usize) -> bool {
        matches!(self, Bearing::Free { bill, .. } if *bill == cycle)
    }

    /// Whether a bill may yet make it bear what it noted.
    pub(super) const fn may_bear(&self) -> bool {
        matches!(self, Bearing::Free { past, .. } if !past.is_empty())
    }

    /// Notes what was borne up to a day; `rate` is `None` while nothing is.
    pub(super) fn note(&mut self, base: Fen, to: NaiveDate, rate: Option<Rate>) {
        let Bearing::Free { since, past, .. } = self else {
            return;
        };
        if let Some(rate) = rate
            && !base.is_zero()
            && *since < to
        {
            past.push(Span {
                base,
                from: *since,
                to,
                rate,
            });
        }
        *since = (*since).max(to);
    }

    /// As if there had never been more than this.
    pub(super) fn rebase(&mut self, base: Fen) {
        if let Bearing::Free { past, .. } = self {
            for span in past.iter_mut() {
                span.base = span.base.min(base);
            }
            past.retain(|span| !span.base.is_zero());
        }
    }

    /// As if so much had never been there.
    pub(super) fn without(&mut self, amount: Fen) -> Result<(), Overflow> {
        if let Bearing::Free { past, .. } = self {
            for span in past {
                span.base = span.base.minus(amount)?.max(Fen::ZERO);
            }
        }
        Ok(())
    }

    /// It is forgiven so far, and hangs on the next bill.
    pub(super) fn carry(&mut self, next: usize, today: NaiveDate) {
        *self = Bearing::free(next, today);
    }

    /// It runs from now on; what it bore so far, in as few spans as there are
    /// bases and rates.
    pub(super) fn run(&mut self) -> Vec<Span> {
        let Bearing::Free { past, .. } = std::mem::replace(self, Bearing::Running) else {
            return Vec::new();
        };
        let mut spans: Vec<Span> = Vec::with_capacity(past.len());
        for span in past.into_iter().filter(|s| !s.base.is_zero()) {
            match spans.last_mut() {
                Some(last)
                    if last.to == span.from && last.base == span.base && last.rate == span.rate =>
                {
                    last.to = span.to;
                }
                _ => spans.push(span),
            }
        }
        spans
    }
}
