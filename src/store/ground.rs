//! What a page did and has not kept yet, on a Book that another window has saved
//! meanwhile. What fits is done there; of what does not, what it brings stands
//! beside what the other window made of it. Two to choose from, none lost.

use crate::book::{Book, Command, Debt, DebtId, DebtPlan, Trashed};
use crate::collector::dealings::Moves;
use crate::collector::{Creditor, Entries, Me, Typed, Visit};
use crate::plan::Budget;
use crate::sort::Sort as _;

/// A Book just read, and what of a page's acts stands on it so far.
///
/// The other window may have given the id of a new debt or entry of this page to
/// a new one of its own, so that it may get another id here; later acts follow.
pub struct Ground<'a> {
    /// The Book of the page as it stood before the act that comes next: its
    /// earlier acts are in it.
    was: Book,
    /// The Book as it was read.
    stored: &'a Book,
    pub book: Book,
    /// The acts, under the ids of this Book.
    pub done: Vec<Command>,
    /// What the ids of the page are here.
    pub debts: Moves,
    pub entries: Moves,
}

/// Sets in what is there each field that the page has changed.
macro_rules! onto {
    ($before:expr, $mine:expr, $there:expr, $($field:ident),+) => {
        $(if $mine.$field != $before.$field {
            $there.$field.clone_from(&$mine.$field);
        })+
    };
}

impl<'a> Ground<'a> {
    /// `was` is what the page stood on before any of its acts.
    pub fn new(was: &Book, stored: &'a Book) -> Ground<'a> {
        Ground {
            was: was.clone(),
            stored,
            book: stored.clone(),
            done: Vec::new(),
            debts: Moves::default(),
            entries: Moves::default(),
        }
    }

    /// Does a command of the page, or as much of it as there can be here.
    pub fn bring(&mut self, command: Command) {
        let after = self.was.after(&command);
        self.stand(command);
        // What a write over this page's brings again is in it already.
        if let Ok(after) = after {
            self.was = after;
        }
    }

    fn stand(&mut self, command: Command) {
        let command = self.beside(command);
        if self.has(&command) || self.takes(command.clone()) {
            return;
        }
        match command {
            // An edit becomes a debt or an entry of its own, and so does what
            // is brought back to where another stands by now.
            Command::EditDebt { before, after } => {
                let id = before.id;
                self.takes(Command::AddDebt(Debt { id, ..after }));
            }
            Command::EditEntries { after, .. } => self.add(after),
            Command::PutBack(trashed) => self.bring_back(trashed),
            Command::SetCreditor { before, after } => {
                let there = self.creditor(after.debt);
                let after = creditor(&before, &after, there.clone());
                self.takes(Command::SetCreditor {
                    before: there,
                    after,
                });
            }
            Command::SetTyped { after, .. } => {
                let debt = DebtId(self.debts.of(after.debt.0));
                let before = self.book.dealings.typed(debt, &after.field).to_owned();
                self.takes(Command::SetTyped { before, after });
            }
            Command::SetMe { before, after } => {
                let there = self.book.dealings.me.clone();
                let after = me(&before, &after, there.clone());
                self.takes(Command::SetMe {
                    before: there,
                    after,
                });
            }
            Command::SetBudget { before, after } => {
                let there = self.book.plans.budget.clone();
                let after = budget(&before, &after, there.clone());
                self.takes(Command::SetBudget {
                    before: there,
                    after,
                });
            }
            Command::Replace { before, after } => self.bring_book(&before, *after),
            _ => {}
        }
    }

    /// A command that says only what shall be, and not in place of what: what the
    /// other window has set meanwhile stays beside it.
    fn beside(&mut self, command: Command) -> Command {
        match command {
            Command::SetDebtPlan(mine) => {
                let was = self.was.plans.of(mine.debt);
                let there = self.book.plans.of(DebtId(self.debts.of(mine.debt.0)));
                let mut plan = DebtPlan {
                    debt: mine.debt,
                    marks: list(&was.marks, &mine.marks, &there.marks),
                    ..there
                };
                onto!(was, mine, plan, treatment, possible);
                plan.marks.arrange_by(|mark| *mark);
                plan.marks.dedup();
                Command::SetDebtPlan(plan)
            }
            Command::SetVisit(mine) => {
                let there = self.book.dealings.visit.clone();
                let began = |visit: &Option<Visit>| visit.as_ref().map(|visit| visit.started);
                if let (Some(mine), Some(there)) = (&mine, &there)
                    && mine.started == there.started
                {
                    let was = self.was.dealings.visit.clone();
                    let was = was.filter(|was| was.started == mine.started);
                    return Command::SetVisit(Some(visit(was, mine, there.clone())));
                }
                // Another visit began there: it goes into the trash.
                if let Some(visit) = there.filter(|there| {
                    let began_there = Some(there.started);
                    began_there != began(&mine) && began_there != began(&self.was.dealings.visit)
                }) {
                    let ousted = Trashed::visit(visit.started.day(), visit);
                    self.amend(|book| throw(book, ousted));
                }
                Command::SetVisit(mine)
            }
            other => other,
        }
    }

    /// Whether it has come through already, in a write that seemed to fail. What
    /// is new is told by the id it has in the page, as only the Book that was
    /// read can have it.
    fn has(&self, command: &Command) -> bool {
        match command {
            Command::AddDebt(debt) => self.stored.debt(debt.id) == Some(debt),
            Command::EditEntries { after, .. } if after.is_empty() => false,
            Command::EditEntries { before, after } if before.is_empty() => {
                self.stored.dealings.has(after)
            }
            Command::EditEntries { before, after } => self.book.dealings.has_become(before, after),
            // Another window has put it back.
            Command::PutBack(trashed) => self.book.has_back(trashed),
            _ => false,
        }
    }

    /// Does a command of the page, where it fits.
    fn takes(&mut self, command: Command) -> bool {
        let (mut debts, mut entries) = (self.debts.clone(), self.entries.clone());
        let command = settle(command, &self.book, &mut debts, &mut entries);
        let Ok(after) = self.book.after(&command) else {
            return false;
        };
        self.book = after;
        self.done.push(command);
        (self.debts, self.entries) = (debts, entries);
        true
    }

    fn add(&mut self, entries: Entries) {
        if !entries.is_empty() {
            self.takes(Command::add(entries));
        }
    }

    /// Changes the Book itself: where there is no command for it.
    fn amend(&mut self, change: impl FnOnce(&mut Book)) {
        let mut after = self.book.clone();
        change(&mut after);
        if after != self.book && after.is_sound() {
            let before = std::mem::replace(&mut self.book, after.clone());
            self.done.push(Command::replace(before, after));
        }
    }

    fn bring_back(&mut self, mut trashed: Trashed) {
        for debt in std::mem::take(&mut trashed.debts) {
            self.takes(Command::AddDebt(debt));
        }
        self.add(std::mem::take(&mut trashed.entries));
        // A payment whose debt is gone, a visit while another goes on.
        if trashed.event.is_some() || trashed.visit.is_some() {
            trashed.follow(&self.debts, &self.entries);
            self.amend(|book| throw(book, trashed));
        }
    }

    /// What a Book that was put in the place of another brought to it, and this
    /// has not.
    fn bring_book(&mut self, before: &Book, after: Book) {
        let next = (after.next_id().0, after.dealings.next_id());
        let Book {
            settings,
            debts,
            mut plans,
            dealings,
            trash,
            ..
        } = after;
        let mut thrown = trash;
        thrown.retain(|trashed| !before.trash.contains(trashed) && !self.has_thrown(trashed));
        let known = |id| before.debt(id).is_some() || debts.iter().any(|debt| debt.id == id);
        self.make_room(&thrown, known, next);
        for debt in debts {
            let id = DebtId(self.debts.of(debt.id.0));
            let here = Debt { id, ..debt.clone() };
            if before.debt(debt.id) != Some(&debt) && self.book.debt(id) != Some(&here) {
                self.takes(Command::AddDebt(debt));
            }
        }
        let new = |entry: Entries| {
            if before.dealings.has(&entry) {
                return false;
            }
            let mut here = entry;
            here.follow(&self.debts, &self.entries);
            !self.book.dealings.has(&here)
        };
        let mut entries = Entries {
            contacts: dealings.contacts,
            evidence: dealings.evidence,
            todos: dealings.todos,
        };
        entries
            .contacts
            .retain(|contact| new(contact.clone().into()));
        entries
            .evidence
            .retain(|evidence| new(evidence.clone().into()));
        entries.todos.retain(|todo| new(todo.clone().into()));
        self.add(entries);

        let (moved, entries) = (self.debts.clone(), self.entries.clone());
        self.amend(|book| {
            let was = before;
            onto!(was.settings, settings, book.settings, language, theme, lpr);
            let there = std::mem::take(&mut book.plans.budget);
            book.plans.budget = budget(&was.plans.budget, &plans.budget, there);
            onto!(was.plans, plans, book.plans, strategy, assumptions);
            let (order, kept) = (plans.order != was.plans.order, plans.kept != was.plans.kept);
            plans.debts.retain(|plan| !was.plans.debts.contains(plan));
            plans.follow(&moved);
            if order {
                book.plans.order = plans.order;
            }
            if kept {
                book.plans.kept = plans.kept;
            }
            for plan in plans.debts {
                book.plans.set(plan);
            }
            let there = std::mem::take(&mut book.dealings.me);
            book.dealings.me = me(&was.dealings.me, &dealings.me, there);
            for mine in dealings.creditors {
                let debt = DebtId(moved.of(mine.debt.0));
                let there = book.dealings.creditor(debt);
                let new = creditor(&was.dealings.creditor(mine.debt), &mine, there.clone());
                let _ = book.dealings.set_creditor(&there, &new);
            }
            for mine in dealings.typed {
                if was.dealings.typed(mine.debt, &mine.field) != mine.text {
                    let debt = DebtId(moved.of(mine.debt.0));
                    let there = book.dealings.typed(debt, &mine.field).to_owned();
                    let _ = book.dealings.set_typed(&there, &Typed { debt, ..mine });
                }
            }
            for mut trashed in thrown {
                trashed.follow(&moved, &entries);
                throw(book, trashed);
            }
        });
    }

    fn has_thrown(&self, trashed: &Trashed) -> bool {
        let mut here = trashed.clone();
        here.follow(&self.debts, &self.entries);
        self.book.trash.contains(&here)
    }

    /// Gives ids to debts that are to come into the trash, where another has its
    /// own by now; what was `known` before has its own. None is given again that
    /// was given in the Book it comes from: those begin with `next`, of debts and
    /// of entries.
    fn make_room(&mut self, thrown: &[Trashed], known: impl Fn(DebtId) -> bool, next: (u32, u32)) {
        let here = self.book.next_id().0;
        let mut free = next.0.max(here);
        for debt in thrown.iter().flat_map(|trashed| &trashed.debts) {
            let id = debt.id;
            if !known(id) && (id.0 >= here || self.book.debt(id).is_some()) {
                self.debts.add(id.0, free);
                free = free.saturating_add(1);
            }
        }
        self.amend(|book| *book = book.clone().counted(free, next.1));
    }

    /// What is known of the lender of a debt, which is called as in the page.
    fn creditor(&self, debt: DebtId) -> Creditor {
        let here = DebtId(self.debts.of(debt.0));
        Creditor {
            debt,
            ..self.book.dealings.creditor(here)
        }
    }
}

fn throw(book: &mut Book, trashed: Trashed) {
    if !book.trash.contains(&trashed) {
        book.trash.push(trashed);
    }
}

// A record as the page made it, on what is there: what the page has changed, and
// the rest as it is there.

fn creditor(before: &Creditor, mine: &Creditor, mut there: Creditor) -> Creditor {
    onto!(before, mine, there, institution, contract_no);
    onto!(before, mine, there, hotline, collector_firm);
    there
}

fn me(before: &Me, mine: &Me, mut there: Me) -> Me {
    onto!(before, mine, there, name, id_number, phone, address, notify);
    there
}

fn budget(before: &Budget, mine: &Budget, mut there: Budget) -> Budget {
    onto!(before, mine, there, people, floor, buffer, pay_day, promise);
    // The money at hand, and the day on which it was so.
    let cash = |b: &Budget| (b.cash, b.cash_on, b.cash_paid);
    if cash(mine) != cash(before) {
        (there.cash, there.cash_on, there.cash_paid) = cash(mine);
    }
    there.flows = list(&before.flows, &mine.flows, &there.flows);
    there
}

/// The one visit that both windows are at.
fn visit(before: Option<Visit>, mine: &Visit, mut there: Visit) -> Visit {
    let before = before.unwrap_or_else(|| Visit::begun(mine.started, mine.second, mine.scene));
    onto!(before, mine, there, scene, debt, headcount, frail, step);
    there.papers = list(&before.papers, &mine.papers, &there.papers);
    there.papers.arrange_by(|paper| *paper);
    there.papers.dedup();
    there.marks = list(&before.marks, &mine.marks, &there.marks);
    // Of a mark that both have made, the earlier.
    there.marks.arrange_by(|mark| mark.at);
    let all = std::mem::take(&mut there.marks);
    for mark in all {
        if there.marked(mark.what).is_none() {
            there.marks.push(mark);
        }
    }
    there
}

/// What is in a list there without what the page took out of its own, and then
/// what the page put in.
fn list<T: Clone + PartialEq>(before: &[T], mine: &[T], there: &[T]) -> Vec<T> {
    let stays = |item: &&T| mine.contains(item) || !before.contains(item);
    let new = |item: &&T| !before.contains(item);
    let there = there.iter().filter(stays);
    there.chain(mine.iter().filter(new)).cloned().collect()
}

/// A command of the page for this Book: what it names bears the ids that hold
/// here, and what is new the ids this Book will give, which later commands
/// follow. New ids are told from named ones while they are the page's: here the
/// new id of the one may be the old id of the other.
pub fn settle(command: Command, book: &Book, debts: &mut Moves, entries: &mut Moves) -> Command {
    match &command {
        Command::AddDebt(debt) => debts.add(debt.id.0, book.next_id().0),
        Command::EditEntries { before, after } => {
            // Where no id is left, the Book refuses it.
            if let Ok((_, new)) = book.dealings.numbered(before, after) {
                entries.join(new);
            }
        }
        _ => {}
    }
    called(command, book, debts, entries)
}

/// A command under the ids that hold in this Book. What is in its trash as the
/// page knows it is that: a debt it names may be two by now, the page's own and
/// the other window's.
pub fn called(command: Command, book: &Book, debts: &Moves, entries: &Moves) -> Command {
    match command {
        Command::PutBack(trashed) if book.trash.contains(&trashed) => Command::PutBack(trashed),
        Command::Purge(mut purged) => {
            for trashed in &mut purged {
                if !book.trash.contains(trashed) {
                    trashed.follow(debts, entries);
                }
            }
            Command::Purge(purged)
        }
        other => other.follow(debts, entries),
    }
}
