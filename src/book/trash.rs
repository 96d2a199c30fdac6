//! What was deleted, kept for a while and put back whole.

use chrono::NaiveDate;

use super::{Book, Conflict, Debt, DebtId};
use crate::calendar::{days_between, in_range};
use crate::collector::dealings::Moves;
use crate::collector::{Entries, Visit};
use crate::loan::{Event, Ledger};
use crate::stored::record;

/// How long what was deleted is kept, in days. What is older goes when the
/// borrower, told of it, says so.
pub const TRASH_DAYS: i64 = 30;
/// The most deletions that are kept.
pub const MAX_TRASH: usize = 5_000;

/// What was deleted in one go. A debt's plan and the names of its lender stay
/// in the Book under its id, and hang on it again when it is put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// The day it was deleted.
    pub on: NaiveDate,
    pub debts: Vec<Debt>,
    /// The debt of whose ledger an event was deleted.
    pub of: Option<DebtId>,
    pub event: Option<Event>,
    /// Where in the ledger it stood, counted from 0.
    pub at: u32,
    pub entries: Entries,
    /// A visit that was thrown away while it went on.
    pub visit: Option<Visit>,
}

record!(Trashed {
    on,
    debts,
    of,
    event,
    at,
    entries,
    visit
});

impl Trashed {
    /// Nothing yet.
    #[must_use]
    pub fn new(on: NaiveDate) -> Trashed {
        Trashed {
            on,
            debts: Vec::new(),
            of: None,
            event: None,
            at: 0,
            entries: Entries::default(),
            visit: None,
        }
    }

    #[must_use]
    pub fn debt(on: NaiveDate, debt: Debt) -> Trashed {
        Trashed {
            debts: vec![debt],
            ..Trashed::new(on)
        }
    }

    #[must_use]
    pub fn entries(on: NaiveDate, entries: impl Into<Entries>) -> Trashed {
        Trashed {
            entries: entries.into(),
            ..Trashed::new(on)
        }
    }

    /// An event of a debt's ledger, if there is one in that place.
    #[must_use]
    pub fn event(on: NaiveDate, of: &Debt, at: usize) -> Option<Trashed> {
        Some(Trashed {
            of: Some(of.id),
            event: Some(of.ledger.events().get(at)?.clone()),
            at: u32::try_from(at).ok()?,
            ..Trashed::new(on)
        })
    }

    #[must_use]
    pub fn visit(on: NaiveDate, visit: Visit) -> Trashed {
        Trashed {
            visit: Some(visit),
            ..Trashed::new(on)
        }
    }

    /// Whether it has been kept for [`TRASH_DAYS`].
    #[must_use]
    pub fn is_old(&self, today: NaiveDate) -> bool {
        days_between(self.on, today) >= TRASH_DAYS
    }

    /// The same where debts and entries bear other ids.
    pub fn follow(&mut self, debts: &Moves, entries: &Moves) {
        let moved = |debt: &mut DebtId| debt.0 = debts.of(debt.0);
        self.debts.iter_mut().for_each(|debt| moved(&mut debt.id));
        self.of.iter_mut().for_each(moved);
        self.visit.iter_mut().for_each(|visit| visit.follow(debts));
        self.entries.follow(debts, entries);
    }

    /// Whether its texts are within bounds.
    #[must_use]
    pub fn texts_fit(&self) -> bool {
        self.debts.iter().all(Debt::texts_fit)
            && self.event.iter().all(super::event_fits)
            && self.entries.texts_fit()
    }

    /// What a Book read from a file or from storage must hold.
    pub(super) fn is_sound(&self, book: &Book) -> bool {
        in_range(self.on)
            && self.texts_fit()
            && self.debts.iter().all(|debt| debt.id.0 < book.next_id)
            && self.entries.are_sound(book.dealings.next_id())
            && self.visit.as_ref().is_none_or(Visit::is_sound)
    }
}

impl Book {
    /// Takes out what is to be deleted, as the borrower saw it, and keeps it.
    pub(super) fn throw_away(&mut self, trashed: &Trashed) -> Result<(), Conflict> {
        for debt in &trashed.debts {
            let index = self.debts.iter().position(|d| d.id == debt.id);
            let index = index.ok_or(Conflict::DebtGone(debt.id))?;
            let removed = self.debts.remove(index);
            if removed != *debt {
                return Err(Conflict::DebtChanged(Box::new(removed)));
            }
        }
        if let Some(event) = &trashed.event {
            let events = self.ledger(trashed.of)?;
            let at = trashed.at as usize;
            let there = events.events().get(at) == Some(event);
            let found = || events.events().iter().position(|e| e == event);
            let at = there.then_some(at).or_else(found);
            events.remove(at.ok_or(Conflict::EntryGone)?);
        }
        self.dealings
            .change(&trashed.entries, &Entries::default())?;
        if trashed.visit.is_some() {
            if self.dealings.visit != trashed.visit {
                return Err(Conflict::EntryChanged);
            }
            self.dealings.visit = None;
        }
        self.trash.push(trashed.clone());
        Ok(())
    }

    /// Whether debts and entries that were deleted are there again, the same.
    pub(crate) fn has_back(&self, trashed: &Trashed) -> bool {
        let some = !trashed.debts.is_empty() || !trashed.entries.is_empty();
        some && trashed.event.is_none()
            && trashed.visit.is_none()
            && !self.trash.contains(trashed)
            && trashed
                .debts
                .iter()
                .all(|debt| self.debt(debt.id) == Some(debt))
            && self.dealings.has(&trashed.entries)
    }

    fn ledger(&mut self, of: Option<DebtId>) -> Result<&mut Ledger, Conflict> {
        let debt = self.debts.iter_mut().find(|d| Some(d.id) == of);
        Ok(&mut debt.ok_or(Conflict::EntryGone)?.ledger)
    }

    /// Puts back what was deleted, ids and all. What is there already, the
    /// same, is as good.
    pub(super) fn put_back(&mut self, trashed: &Trashed) -> Result<(), Conflict> {
        let kept = self.trash.iter().position(|there| there == trashed);
        if let Some(index) = kept {
            self.trash.remove(index);
        }
        for debt in &trashed.debts {
            match self.debt(debt.id) {
                Some(there) if there == debt => continue,
                Some(there) => return Err(Conflict::DebtChanged(Box::new(there.clone()))),
                None => {}
            }
            // New debts get rising ids and stand last.
            let index = self.debts.partition_point(|d| d.id < debt.id);
            self.debts.insert(index, debt.clone());
            let next = debt.id.0.checked_add(1).ok_or(Conflict::Full)?;
            self.next_id = self.next_id.max(next);
        }
        if let Some(event) = &trashed.event {
            let ledger = self.ledger(trashed.of)?;
            // One that is no longer in the trash may be back already.
            if kept.is_some() || !ledger.events().contains(event) {
                ledger.insert(trashed.at as usize, event.clone());
            }
        }
        self.dealings.restore(&trashed.entries)?;
        if let Some(visit) = &trashed.visit {
            match &self.dealings.visit {
                Some(there) if there != visit => return Err(Conflict::EntryChanged),
                _ => self.dealings.visit = Some(visit.clone()),
            }
        }
        Ok(())
    }

    /// Lets go of these for good, of a debt with what hung on it: unless it, or
    /// another version of it, is still there or in the trash.
    pub(super) fn purge(&mut self, purged: &[Trashed]) {
        self.trash.retain(|there| !purged.contains(there));
        for debt in purged.iter().flat_map(|trashed| &trashed.debts) {
            let mut kept = self.trash.iter().flat_map(|there| &there.debts);
            if self.debt(debt.id).is_none() && !kept.any(|other| other.id == debt.id) {
                self.plans.order.retain(|id| *id != debt.id);
                self.plans.debts.retain(|plan| plan.debt != debt.id);
                self.dealings.creditors.retain(|c| c.debt != debt.id);
                self.dealings.typed.retain(|t| t.debt != debt.id);
            }
        }
    }
}
