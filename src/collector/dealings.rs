//! Everything of the dealings with collectors that the Book keeps, and how it
//! changes.
//!
//! Contacts, evidence and things to do share one row of ids, each list in the
//! order of its ids. New ones are numbered by whoever enters them from
//! [`Dealings::next_id`] on, so that they can name each other; the Book numbers
//! them anew, and the names follow.

use chrono::NaiveDate;

use super::contact::{Contact, ContactId};
use super::evidence::{Evidence, EvidenceId};
use super::party::{Creditor, Me, Typed};
use super::todo::{Todo, TodoId};
use super::visit::Visit;
use super::{MAX_ENTRIES, fit};
use crate::calendar::{days_between, in_range};
use crate::loan::DebtId;
use crate::sort::Sort as _;
use crate::stored::record;

/// So many days before it is due a thing to do is shown among the day's.
pub const PRESSING: i64 = 7;

/// What the Book keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealings {
    pub contacts: Vec<Contact>,
    pub evidence: Vec<Evidence>,
    pub todos: Vec<Todo>,
    /// In the order of debts, each once.
    pub creditors: Vec<Creditor>,
    /// In the order of debts and fields, each once, none empty.
    pub typed: Vec<Typed>,
    pub me: Me,
    pub visit: Option<Visit>,
    /// The id the next new entry gets, of any kind.
    next_id: u32,
}

record!(Dealings {
    contacts,
    evidence,
    todos,
    creditors,
    typed,
    me,
    visit,
    next_id
});

impl Default for Dealings {
    fn default() -> Self {
        Dealings {
            contacts: Vec::new(),
            evidence: Vec::new(),
            todos: Vec::new(),
            creditors: Vec::new(),
            typed: Vec::new(),
            me: Me::default(),
            visit: None,
            next_id: 1,
        }
    }
}

/// Entries that are entered, changed or deleted together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    pub contacts: Vec<Contact>,
    pub evidence: Vec<Evidence>,
    pub todos: Vec<Todo>,
}

record!(Entries {
    contacts,
    evidence,
    todos
});

impl From<Contact> for Entries {
    fn from(contact: Contact) -> Entries {
        Entries {
            contacts: vec![contact],
            ..Entries::default()
        }
    }
}

impl From<Evidence> for Entries {
    fn from(evidence: Evidence) -> Entries {
        Entries {
            evidence: vec![evidence],
            ..Entries::default()
        }
    }
}

impl From<Todo> for Entries {
    fn from(todo: Todo) -> Entries {
        Entries {
            todos: vec![todo],
            ..Entries::default()
        }
    }
}

/// Why entries do not go with what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One is no longer there.
    Gone,
    /// One is no longer as it was seen.
    Changed,
    /// No id is left.
    Full,
}

/// Old ids and the new ones in their place.
#[derive(Clone, Debug, Default)]
pub struct Moves(Vec<(u32, u32)>);

impl Moves {
    pub fn add(&mut self, from: u32, to: u32) {
        self.0.push((from, to));
    }

    /// Whether any id is another by now.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.0.iter().any(|(from, to)| from != to)
    }

    /// Adds others; of two that say the same id, the later holds.
    pub fn join(&mut self, others: Moves) {
        self.0.extend(others.0);
    }

    /// These, and then the later ones, as one.
    #[must_use]
    pub fn then(self, later: &Moves) -> Moves {
        let mut all = later.clone();
        let both = self.0.into_iter();
        all.0.extend(both.map(|(from, to)| (from, later.of(to))));
        all
    }

    /// The id in the place of this one.
    #[must_use]
    pub fn of(&self, id: u32) -> u32 {
        let moved = self.0.iter().rev().find(|(from, _)| *from == id);
        moved.map_or(id, |(_, to)| *to)
    }

    /// The same of a debt that may be named.
    pub(super) fn debt(&self, debt: &mut Option<DebtId>) {
        if let Some(debt) = debt {
            debt.0 = self.of(debt.0);
        }
    }
}

/// What the three kinds of entries have in common.
trait Entry: Clone + PartialEq {
    fn id(&self) -> u32;
    fn set_id(&mut self, id: u32);
}

macro_rules! entry {
    ($type:ident, $id:ident) => {
        impl Entry for $type {
            fn id(&self) -> u32 {
                self.id.0
            }

            fn set_id(&mut self, id: u32) {
                self.id = $id(id);
            }
        }
    };
}

entry!(Contact, ContactId);
entry!(Evidence, EvidenceId);
entry!(Todo, TodoId);

/// The place of an id in a list in order.
fn place<T: Entry>(list: &[T], id: u32) -> Result<usize, usize> {
    list.binary_search_by(|entry| entry.id().cmp(&id))
}

fn find<T: Entry>(list: &[T], id: u32) -> Option<&T> {
    list.get(place(list, id).ok()?)
}

/// Whether ids rise and are below the next one.
fn in_order<T: Entry>(list: &[T], next_id: u32) -> bool {
    list.len() <= MAX_ENTRIES
        && list.is_sorted_by(|a, b| a.id() < b.id())
        && list.last().is_none_or(|last| last.id() < next_id)
}

/// Gives each entry that is not among those of before the next id.
fn number<T: Entry>(before: &[T], after: &mut [T], next: &mut u32, moves: &mut Moves) -> bool {
    for entry in after {
        if before.iter().any(|b| b.id() == entry.id()) {
            continue;
        }
        let Some(then) = next.checked_add(1) else {
            return false;
        };
        moves.add(entry.id(), *next);
        entry.set_id(*next);
        *next = then;
    }
    true
}

/// Whether what is in `before` and not in `after` is no longer there.
fn are_gone<T: Entry>(list: &[T], before: &[T], after: &[T]) -> bool {
    let stays = |old: &T| after.iter().any(|entry| entry.id() == old.id());
    before
        .iter()
        .all(|old| stays(old) || place(list, old.id()).is_err())
}

/// Takes out what is in `before` and not in `after`, replaces what is in both,
/// and adds the rest.
fn change<T: Entry>(list: &mut Vec<T>, before: &[T], after: &[T]) -> Result<(), Refusal> {
    for old in before {
        let new = after.iter().find(|entry| entry.id() == old.id());
        let at = place(list, old.id()).map_err(|_| Refusal::Gone)?;
        match list.get_mut(at) {
            Some(there) if there == old || Some(&*there) == new => match new {
                Some(new) => there.clone_from(new),
                None => {
                    list.remove(at);
                }
            },
            _ => return Err(Refusal::Changed),
        }
    }
    let added = |entry: &&T| !before.iter().any(|old| old.id() == entry.id());
    for entry in after.iter().filter(added) {
        restore(list, entry)?;
    }
    Ok(())
}

/// Puts an entry at its place; the same there already is as good.
fn restore<T: Entry>(list: &mut Vec<T>, entry: &T) -> Result<(), Refusal> {
    match place(list, entry.id()) {
        Ok(at) if list.get(at) == Some(entry) => {}
        Ok(_) => return Err(Refusal::Changed),
        Err(at) => list.insert(at, entry.clone()),
    }
    Ok(())
}

impl Entries {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.contacts.is_empty() && self.evidence.is_empty() && self.todos.is_empty()
    }

    /// Whether the texts are within [`super::MAX_TEXT`].
    #[must_use]
    pub fn texts_fit(&self) -> bool {
        self.contacts.iter().all(Contact::texts_fit)
            && self.evidence.iter().all(|e| fit(&[&e.name, &e.note]))
            && self.todos.iter().all(|todo| fit(&[&todo.text]))
    }

    /// What entries read from a file or from storage must hold, where the next
    /// new one gets this id.
    #[must_use]
    pub fn are_sound(&self, next_id: u32) -> bool {
        sound(&self.contacts, &self.evidence, &self.todos, next_id)
    }

    /// The same where debts and entries bear other ids.
    pub fn follow(&mut self, debts: &Moves, entries: &Moves) {
        for contact in &mut self.contacts {
            contact.id.0 = entries.of(contact.id.0);
            debts.debt(&mut contact.debt);
        }
        for evidence in &mut self.evidence {
            evidence.id.0 = entries.of(evidence.id.0);
        }
        for todo in &mut self.todos {
            todo.id.0 = entries.of(todo.id.0);
            debts.debt(&mut todo.debt);
        }
        // New ids may come in another order; entries stand in that of theirs.
        self.contacts.arrange_by(|c| c.id);
        self.evidence.arrange_by(|e| e.id);
        self.todos.arrange_by(|t| t.id);
        self.refer(entries);
    }

    /// What entries say of each other, where these bear other ids.
    fn refer(&mut self, moves: &Moves) {
        let named = self.contacts.iter_mut().flat_map(|c| &mut c.evidence);
        for id in named {
            id.0 = moves.of(id.0);
        }
        for id in self.todos.iter_mut().filter_map(|t| t.contact.as_mut()) {
            id.0 = moves.of(id.0);
        }
    }
}

impl Dealings {
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        find(&self.contacts, id.0)
    }

    #[must_use]
    pub fn evidence(&self, id: EvidenceId) -> Option<&Evidence> {
        find(&self.evidence, id.0)
    }

    #[must_use]
    pub fn todo(&self, id: TodoId) -> Option<&Todo> {
        find(&self.todos, id.0)
    }

    /// What is known of the other side of a debt.
    #[must_use]
    pub fn creditor(&self, debt: DebtId) -> Creditor {
        let known = self.creditors.iter().find(|c| c.debt == debt);
        known.cloned().unwrap_or_else(|| Creditor::of(debt))
    }

    fn field(&self, debt: DebtId, field: &str) -> Result<usize, usize> {
        self.typed
            .binary_search_by(|t| (t.debt, t.field.as_str()).cmp(&(debt, field)))
    }

    /// What was typed in a field about a debt, or nothing.
    #[must_use]
    pub fn typed(&self, debt: DebtId, field: &str) -> &str {
        let at = self.field(debt, field).ok();
        at.and_then(|at| self.typed.get(at))
            .map_or("", |typed| &typed.text)
    }

    /// A contact with the things to do that follow from it: they go together.
    #[must_use]
    pub fn with_todos(&self, contact: Contact) -> Entries {
        let follows = |todo: &&Todo| todo.contact == Some(contact.id);
        Entries {
            todos: self.todos.iter().filter(follows).cloned().collect(),
            contacts: vec![contact],
            evidence: Vec::new(),
        }
    }

    /// What is to be done within [`PRESSING`] days of a day, or was to be done
    /// before it: what a court set first, then the nearest.
    #[must_use]
    pub fn pressing(&self, day: NaiveDate) -> Vec<&Todo> {
        let open = |todo: &&Todo| todo.done.is_none() && days_between(day, todo.due) <= PRESSING;
        let mut all: Vec<&Todo> = self.todos.iter().filter(open).collect();
        all.arrange_by(|todo| (!todo.what.is_courts(), todo.due, todo.id));
        all
    }

    /// The id from which new entries are numbered.
    #[must_use]
    pub const fn next_id(&self) -> u32 {
        self.next_id
    }

    /// Whether all these are there, as they are.
    #[must_use]
    pub fn has(&self, entries: &Entries) -> bool {
        entries
            .contacts
            .iter()
            .all(|c| self.contact(c.id) == Some(c))
            && entries
                .evidence
                .iter()
                .all(|e| self.evidence(e.id) == Some(e))
            && entries.todos.iter().all(|t| self.todo(t.id) == Some(t))
    }

    /// Whether `before` has become `after` already.
    #[must_use]
    pub fn has_become(&self, before: &Entries, after: &Entries) -> bool {
        self.has(after)
            && are_gone(&self.contacts, &before.contacts, &after.contacts)
            && are_gone(&self.evidence, &before.evidence, &after.evidence)
            && are_gone(&self.todos, &before.todos, &after.todos)
    }

    /// The entries of `after` as they will be called once `before` has become
    /// `after`, and which ids have moved for it.
    ///
    /// # Errors
    /// [`Refusal::Full`] when no id is left.
    pub fn numbered(&self, before: &Entries, after: &Entries) -> Result<(Entries, Moves), Refusal> {
        let mut after = after.clone();
        let mut moves = Moves::default();
        let mut next = self.next_id;
        let enough = number(&before.contacts, &mut after.contacts, &mut next, &mut moves)
            && number(&before.evidence, &mut after.evidence, &mut next, &mut moves)
            && number(&before.todos, &mut after.todos, &mut next, &mut moves);
        if !enough {
            return Err(Refusal::Full);
        }
        after.refer(&moves);
        Ok((after, moves))
    }

    /// Puts `after` in the place of `before`: what is in both is changed, what
    /// is only before is deleted, what is only after is new and numbered.
    ///
    /// # Errors
    /// A [`Refusal`]; what has been changed by then is of no use.
    pub fn change(&mut self, before: &Entries, after: &Entries) -> Result<(), Refusal> {
        let (after, _) = self.numbered(before, after)?;
        change(&mut self.contacts, &before.contacts, &after.contacts)?;
        change(&mut self.evidence, &before.evidence, &after.evidence)?;
        change(&mut self.todos, &before.todos, &after.todos)?;
        self.count(&after)
    }

    /// Undo of a deletion: puts entries back, ids and all.
    ///
    /// # Errors
    /// A [`Refusal`]; what has been changed by then is of no use.
    pub fn restore(&mut self, entries: &Entries) -> Result<(), Refusal> {
        for contact in &entries.contacts {
            restore(&mut self.contacts, contact)?;
        }
        for evidence in &entries.evidence {
            restore(&mut self.evidence, evidence)?;
        }
        for todo in &entries.todos {
            restore(&mut self.todos, todo)?;
        }
        self.count(entries)
    }

    /// No id below this one is given to a new entry.
    pub fn count_to(&mut self, next_id: u32) {
        self.next_id = self.next_id.max(next_id);
    }

    /// No id of these is given again.
    fn count(&mut self, entries: &Entries) -> Result<(), Refusal> {
        let ids = entries.contacts.iter().map(|c| c.id.0);
        let ids = ids
            .chain(entries.evidence.iter().map(|e| e.id.0))
            .chain(entries.todos.iter().map(|t| t.id.0));
        for id in ids {
            self.count_to(id.checked_add(1).ok_or(Refusal::Full)?);
        }
        Ok(())
    }

    /// What is known of the other side of a debt, in place of what was; one of
    /// which nothing is known is left out.
    ///
    /// # Errors
    /// [`Refusal::Changed`]; nothing has changed then.
    pub fn set_creditor(&mut self, before: &Creditor, after: &Creditor) -> Result<(), Refusal> {
        let there = self.creditor(after.debt);
        if there != *before && there != *after {
            return Err(Refusal::Changed);
        }
        self.creditors.retain(|c| c.debt != after.debt);
        if *after != Creditor::of(after.debt) {
            let at = self.creditors.partition_point(|c| c.debt < after.debt);
            self.creditors.insert(at, after.clone());
        }
        Ok(())
    }

    /// What is typed in one field about a debt, in place of what was; nothing
    /// is left of a field that is empty.
    ///
    /// # Errors
    /// [`Refusal::Changed`]; nothing has changed then.
    pub fn set_typed(&mut self, before: &str, after: &Typed) -> Result<(), Refusal> {
        let there = self.typed(after.debt, &after.field);
        if there != before && there != after.text {
            return Err(Refusal::Changed);
        }
        let place = self.field(after.debt, &after.field);
        if let Ok(at) = place {
            self.typed.remove(at);
        }
        if !after.text.is_empty() {
            let (Ok(at) | Err(at)) = place;
            self.typed.insert(at, after.clone());
        }
        Ok(())
    }

    /// What a Book read from a file or from storage must hold.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        sound(&self.contacts, &self.evidence, &self.todos, self.next_id)
            && self.creditors.len() <= MAX_ENTRIES
            && self.creditors.is_sorted_by(|a, b| a.debt < b.debt)
            && self.creditors.iter().all(Creditor::texts_fit)
            && self.typed.len() <= MAX_ENTRIES
            && self
                .typed
                .is_sorted_by(|a, b| (a.debt, &a.field) < (b.debt, &b.field))
            && self
                .typed
                .iter()
                .all(|t| t.texts_fit() && !t.text.is_empty())
            && self.me.texts_fit()
            && self.visit.as_ref().is_none_or(Visit::is_sound)
    }
}

fn sound(contacts: &[Contact], evidence: &[Evidence], todos: &[Todo], next_id: u32) -> bool {
    in_order(contacts, next_id)
        && in_order(evidence, next_id)
        && in_order(todos, next_id)
        && contacts.iter().all(|c| c.texts_fit() && c.is_sound())
        && evidence.iter().all(|e| {
            fit(&[&e.name, &e.note])
                && in_range(e.added.day())
                && e.modified.is_none_or(|at| in_range(at.day()))
        })
        && todos
            .iter()
            .all(|t| fit(&[&t.text]) && in_range(t.due) && t.done.is_none_or(in_range))
}
