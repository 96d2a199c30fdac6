//! The Book: the borrower's facts as one document, the commands that change
//! it, and the overview over all debts.
//!
//! A [`Command`] says what the borrower did, not what the document should look
//! like; it can therefore be applied again to a Book that another window has
//! changed meanwhile, and says so when the two do not go together.

mod trash;

use chrono::NaiveDate;

use crate::collector::dealings::{Moves, Refusal};
use crate::collector::{Account, Creditor, Dealings, Entries, Me, Typed, Visit};
use crate::law::Lender;
use crate::law::lpr::LprMonth;
use crate::loan::ledger::Act;
use crate::loan::statement::{NextDue, Totals};
use crate::loan::{Contract, Event, Ledger, Product, Statement, StatementError, statement};
use crate::money::{Fen, Overflow};
use crate::plan::order::Strategy;
use crate::plan::treatment::Mark;
use crate::plan::{Assumptions, Budget, Treatment};
use crate::stored::{Json, Stored, field, names, record, serde};

pub use self::trash::{MAX_TRASH, TRASH_DAYS, Trashed};
pub use crate::loan::DebtId;

/// The longest name or note, in characters.
pub const MAX_TEXT: usize = crate::collector::MAX_TEXT;
/// The most months of the LPR that a borrower can add.
pub const MAX_LPR: usize = 120;
/// The most events of one debt.
pub const MAX_EVENTS: usize = 5_000;

/// The most treatments held possible for one debt.
pub const MAX_POSSIBLE: usize = 20;
/// The most debts, and the most payments, of a plan.
pub const MAX_PLANNED: usize = 5_000;

/// One debt as the borrower entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    pub id: DebtId,
    /// The borrower's own name for it; empty means the product's name.
    pub name: String,
    pub product: Product,
    pub lender: Lender,
    pub contract: Contract,
    pub ledger: Ledger,
    /// Free text.
    pub note: String,
}

record!(Debt {
    id,
    name,
    product,
    lender,
    contract,
    ledger,
    note
});

impl Debt {
    /// Whether its texts are within [`MAX_TEXT`] and its events within
    /// [`MAX_EVENTS`].
    #[must_use]
    pub fn texts_fit(&self) -> bool {
        let events = self.ledger.events();
        events.len() <= MAX_EVENTS
            && fits(&self.name)
            && fits(&self.note)
            && events.iter().all(event_fits)
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= MAX_TEXT
}

fn event_fits(event: &Event) -> bool {
    let to = match &event.act {
        Act::Assign { to } => to.as_str(),
        _ => "",
    };
    fits(&event.note) && fits(to)
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

names!(Language {
    Chinese = "zh-CN",
    English = "en",
});

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

names!(Theme {
    Device = "device",
    Light = "light",
    Dark = "dark",
});

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub language: Language,
    pub theme: Theme,
    /// Months of the LPR that the borrower added, in order of days.
    pub lpr: Vec<LprMonth>,
}

record!(Settings {
    language,
    theme,
    lpr
});

/// What the borrower means to do with one debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtPlan {
    pub debt: DebtId,
    pub treatment: Treatment,
    /// Treatments held possible beside it, for the search.
    pub possible: Vec<Treatment>,
    /// In order and each once.
    pub marks: Vec<Mark>,
}

record!(DebtPlan {
    debt,
    treatment,
    possible,
    marks
});

impl DebtPlan {
    /// As contracted, without marks.
    #[must_use]
    pub const fn of(debt: DebtId) -> DebtPlan {
        DebtPlan {
            debt,
            treatment: Treatment::AsContracted,
            possible: Vec::new(),
            marks: Vec::new(),
        }
    }

    fn is_sound(&self) -> bool {
        let mut all = self.possible.iter().chain([&self.treatment]);
        self.possible.len() <= MAX_POSSIBLE
            && self.marks.len() <= Mark::ALL.len()
            && all.all(Treatment::is_valid)
    }
}

/// A payment that a plan once promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    pub debt: DebtId,
    pub on: NaiveDate,
    pub amount: Fen,
}

record!(Planned { debt, on, amount });

/// A plan the borrower decided on, to compare with what was really paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlan {
    pub made_on: NaiveDate,
    /// When it was to end.
    pub clear_on: Option<NaiveDate>,
    /// In order of days; those of the first months.
    pub payments: Vec<Planned>,
    /// What the ledgers had as paid on that day and for days to come when it was
    /// made, payment by payment: it is no part of the plan.
    pub paid: Vec<Planned>,
}

impl KeptPlan {
    /// The same where debts bear other ids.
    pub fn follow(&mut self, debts: &Moves) {
        for payment in self.payments.iter_mut().chain(&mut self.paid) {
            payment.debt.0 = debts.of(payment.debt.0);
        }
    }
}

impl Stored for KeptPlan {
    fn read(json: Json<'_>) -> KeptPlan {
        let mut fields = json.fields();
        let kept = KeptPlan {
            made_on: fields.take("made_on"),
            clear_on: fields.take("clear_on"),
            payments: fields.take("payments"),
            // Left out where it is nothing, as it was before there was one.
            paid: fields.maybe("paid").unwrap_or_default(),
        };
        fields.end();
        kept
    }

    fn write(&self, to: &mut String) {
        to.push('{');
        field(to, "made_on", &self.made_on);
        field(to, "clear_on", &self.clear_on);
        field(to, "payments", &self.payments);
        if !self.paid.is_empty() {
            field(to, "paid", &self.paid);
        }
        to.push('}');
    }
}

serde!(KeptPlan);

/// The way out: budget, treatments, order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plans {
    pub budget: Budget,
    pub strategy: Strategy,
    /// The borrower's own order; debts not in it come after, in the order of
    /// the list.
    pub order: Vec<DebtId>,
    /// Each debt once; one that is not here is treated as contracted.
    pub debts: Vec<DebtPlan>,
    pub assumptions: Assumptions,
    pub kept: Option<KeptPlan>,
}

record!(Plans {
    budget,
    strategy,
    order,
    debts,
    assumptions,
    kept
});

impl Default for Plans {
    fn default() -> Self {
        Plans {
            budget: Budget::default(),
            strategy: Strategy::Avalanche,
            order: Vec::new(),
            debts: Vec::new(),
            assumptions: Assumptions::default(),
            kept: None,
        }
    }
}

impl Plans {
    /// What is meant for a debt.
    #[must_use]
    pub fn of(&self, debt: DebtId) -> DebtPlan {
        let meant = self.debts.iter().find(|plan| plan.debt == debt);
        meant.cloned().unwrap_or_else(|| DebtPlan::of(debt))
    }

    /// Means this for a debt.
    pub fn set(&mut self, plan: DebtPlan) {
        match self.debts.iter_mut().find(|old| old.debt == plan.debt) {
            Some(old) => *old = plan,
            None => self.debts.push(plan),
        }
    }

    /// The same where debts bear other ids.
    pub fn follow(&mut self, moves: &Moves) {
        let rename = |debt: &mut DebtId| debt.0 = moves.of(debt.0);
        self.order.iter_mut().for_each(rename);
        self.debts
            .iter_mut()
            .for_each(|plan| rename(&mut plan.debt));
        self.kept.iter_mut().for_each(|kept| kept.follow(moves));
    }

    fn is_sound(&self) -> bool {
        let names = self.budget.flows.iter().map(|flow| &flow.name);
        self.budget.check().is_ok()
            && self.assumptions.is_valid()
            && names
                .into_iter()
                .all(|name| name.chars().count() <= MAX_TEXT)
            && self.order.len() <= MAX_PLANNED
            && self.debts.len() <= MAX_PLANNED
            && self.debts.iter().all(DebtPlan::is_sound)
            && self.kept.as_ref().is_none_or(|kept| {
                kept.payments.len() <= MAX_PLANNED && kept.paid.len() <= MAX_PLANNED
            })
    }
}

/// Everything the borrower told the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// In the order of the borrower's list.
    pub debts: Vec<Debt>,
    pub settings: Settings,
    pub plans: Plans,
    pub dealings: Dealings,
    /// What was deleted, in the order of deletion.
    pub trash: Vec<Trashed>,
    /// The id the next new debt gets.
    next_id: u32,
}

record!(Book {
    debts,
    settings,
    plans,
    dealings,
    trash,
    next_id
});

impl Default for Book {
    fn default() -> Self {
        Book {
            debts: Vec::new(),
            settings: Settings::default(),
            plans: Plans::default(),
            dealings: Dealings::default(),
            trash: Vec::new(),
            next_id: 1,
        }
    }
}

/// One act of the borrower.
#[derive(Clone, Debug, PartialEq, Eq)]
// One is made per act, and soon gone: its size does not matter.
#[allow(clippy::large_enum_variant)]
pub enum Command {
    /// The id of the given debt is replaced by a fresh one.
    AddDebt(Debt),
    /// `before` is the debt as it was when the borrower began to edit it.
    EditDebt {
        before: Debt,
        after: Debt,
    },
    /// Deletes, into the trash. What is deleted is as the borrower saw it: one
    /// that another window has changed meanwhile is not deleted unseen.
    Trash(Trashed),
    /// Undo of a deletion: puts back what was deleted, ids and all.
    PutBack(Trashed),
    /// Lets go of these for good.
    Purge(Vec<Trashed>),
    SetLanguage(Language),
    SetTheme(Theme),
    /// Adds a month of the LPR, or replaces the one of that day.
    SetLpr(LprMonth),
    /// Takes out the month that starts on this day.
    RemoveLpr(NaiveDate),
    /// `before` is the budget as the borrower saw it.
    SetBudget {
        before: Budget,
        after: Budget,
    },
    SetStrategy(Strategy),
    SetOrder(Vec<DebtId>),
    /// What is meant for a debt, in place of what was.
    SetDebtPlan(DebtPlan),
    SetAssumptions(Assumptions),
    KeepPlan(Option<KeptPlan>),
    /// What is in both is changed, what is only before is deleted, what is
    /// only after is new and gets fresh ids. `before` is as the borrower saw
    /// it. What belongs together is entered together, see [`Entries`].
    EditEntries {
        before: Entries,
        after: Entries,
    },
    /// `before` is as the borrower saw it.
    SetCreditor {
        before: Creditor,
        after: Creditor,
    },
    /// One field beside a letter; `before` is the text as the borrower saw it.
    SetTyped {
        before: String,
        after: Typed,
    },
    /// `before` is as the borrower saw it.
    SetMe {
        before: Me,
        after: Me,
    },
    /// A visit begins, goes on or has ended.
    SetVisit(Option<Visit>),
    /// A whole Book in the place of this one, as it was seen: what a backup
    /// restores or a merge makes, and the way back.
    Replace {
        before: Box<Book>,
        after: Box<Book>,
    },
}

/// Why a command does not go with the Book as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The debt is no longer there.
    DebtGone(DebtId),
    /// The debt is no longer as the borrower saw it; this is how it is now.
    DebtChanged(Box<Debt>),
    /// The budget is no longer as the borrower saw it.
    BudgetChanged,
    /// A contact, evidence or a thing to do is no longer there.
    EntryGone,
    /// One is no longer as the borrower saw it.
    EntryChanged,
    /// What is known of the lender or the borrower, or was typed beside a
    /// letter, is no longer as the borrower saw it.
    PartyChanged,
    /// The Book is no longer as the borrower saw it.
    BookChanged,
    /// A name or note of more than [`MAX_TEXT`] characters.
    TextTooLong,
    /// No id is left for a new debt, or a list is full.
    Full,
}

impl From<Refusal> for Conflict {
    fn from(refusal: Refusal) -> Conflict {
        match refusal {
            Refusal::Gone => Conflict::EntryGone,
            Refusal::Changed => Conflict::EntryChanged,
            Refusal::Full => Conflict::Full,
        }
    }
}

fn party(done: Result<(), Refusal>) -> Result<(), Conflict> {
    done.map_err(|_| Conflict::PartyChanged)
}

impl Command {
    /// A Book in the place of another, as the borrower saw it.
    pub fn replace(before: Book, after: Book) -> Command {
        Command::Replace {
            before: Box::new(before),
            after: Box::new(after),
        }
    }

    /// New entries.
    pub fn add(entries: impl Into<Entries>) -> Command {
        Command::EditEntries {
            before: Entries::default(),
            after: entries.into(),
        }
    }

    /// A change of entries as the borrower saw them.
    pub fn edit(before: impl Into<Entries>, after: impl Into<Entries>) -> Command {
        Command::EditEntries {
            before: before.into(),
            after: after.into(),
        }
    }

    /// Entries as the borrower saw them are taken out for good: what was never
    /// meant to be entered.
    pub fn delete(entries: impl Into<Entries>) -> Command {
        Command::EditEntries {
            before: entries.into(),
            after: Entries::default(),
        }
    }

    /// The debt it is about, if any.
    #[must_use]
    pub const fn debt_id(&self) -> Option<DebtId> {
        match self {
            Command::AddDebt(debt) | Command::EditDebt { before: debt, .. } => Some(debt.id),
            _ => None,
        }
    }

    /// Whether what it brings into the Book has no text that is too long.
    fn texts_fit(&self) -> bool {
        match self {
            Command::AddDebt(debt) | Command::EditDebt { after: debt, .. } => debt.texts_fit(),
            Command::EditEntries { after: entries, .. } => entries.texts_fit(),
            Command::Trash(trashed) | Command::PutBack(trashed) => trashed.texts_fit(),
            Command::SetCreditor { after, .. } => after.texts_fit(),
            Command::SetTyped { after, .. } => after.texts_fit(),
            Command::SetMe { after, .. } => after.texts_fit(),
            _ => true,
        }
    }

    /// The same act where debts and entries bear other ids.
    #[must_use]
    pub fn follow(mut self, debts: &Moves, entries: &Moves) -> Command {
        let moved = |debt: &mut DebtId| debt.0 = debts.of(debt.0);
        match &mut self {
            Command::AddDebt(debt) => moved(&mut debt.id),
            Command::Trash(trashed) | Command::PutBack(trashed) => {
                trashed.follow(debts, entries);
            }
            Command::Purge(purged) => {
                for trashed in purged {
                    trashed.follow(debts, entries);
                }
            }
            Command::EditDebt { before, after } => {
                moved(&mut before.id);
                moved(&mut after.id);
            }
            Command::SetDebtPlan(plan) => moved(&mut plan.debt),
            Command::SetOrder(order) => order.iter_mut().for_each(moved),
            Command::KeepPlan(Some(kept)) => kept.follow(debts),
            Command::EditEntries { before, after } => {
                before.follow(debts, entries);
                after.follow(debts, entries);
            }
            Command::SetCreditor { before, after } => {
                moved(&mut before.debt);
                moved(&mut after.debt);
            }
            Command::SetTyped { after, .. } => moved(&mut after.debt),
            Command::SetVisit(Some(visit)) => visit.follow(debts),
            _ => {}
        }
        self
    }
}

impl Book {
    /// A Book as it was stored before there was a trash; [`Book::is_sound`] says whether it holds
    /// together.
    #[must_use]
    pub const fn with(
        debts: Vec<Debt>,
        settings: Settings,
        plans: Plans,
        dealings: Dealings,
        next_id: u32,
    ) -> Book {
        Book {
            debts,
            settings,
            plans,
            dealings,
            trash: Vec::new(),
            next_id,
        }
    }

    /// What the rules of conduct ask of a debt.
    #[must_use]
    pub fn account(&self, debt: &Debt) -> Account {
        let creditor = self.dealings.creditor(debt.id);
        Account::new(debt.id, debt.lender, debt.product, &creditor.institution)
    }

    #[must_use]
    pub fn debt(&self, id: DebtId) -> Option<&Debt> {
        self.debts.iter().find(|d| d.id == id)
    }

    /// The id the next added debt will get.
    #[must_use]
    pub const fn next_id(&self) -> DebtId {
        DebtId(self.next_id)
    }

    /// The same where new debts and entries get ids from these on.
    #[must_use]
    pub fn counted(mut self, debts: u32, entries: u32) -> Book {
        self.next_id = self.next_id.max(debts);
        self.dealings.count_to(entries);
        self
    }

    /// The Book after a command. The Book itself is left as it is.
    ///
    /// # Errors
    /// A [`Conflict`]; nothing has changed then.
    pub fn after(&self, command: &Command) -> Result<Book, Conflict> {
        if !command.texts_fit() {
            return Err(Conflict::TextTooLong);
        }
        let mut book = self.clone();
        match command {
            Command::AddDebt(debt) => {
                let id = book.next_id;
                book.next_id = id.checked_add(1).ok_or(Conflict::Full)?;
                book.debts.push(Debt {
                    id: DebtId(id),
                    ..debt.clone()
                });
            }
            Command::EditDebt { before, after } => {
                let slot = book
                    .debts
                    .iter_mut()
                    .find(|d| d.id == before.id)
                    .ok_or(Conflict::DebtGone(before.id))?;
                if slot != before && slot != after {
                    return Err(Conflict::DebtChanged(Box::new(slot.clone())));
                }
                *slot = Debt {
                    id: before.id,
                    ..after.clone()
                };
            }
            Command::Trash(trashed) => book.throw_away(trashed)?,
            Command::PutBack(trashed) => book.put_back(trashed)?,
            Command::Purge(purged) => book.purge(purged),
            Command::SetLanguage(language) => book.settings.language = *language,
            Command::SetTheme(theme) => book.settings.theme = *theme,
            Command::SetLpr(month) => {
                let lpr = &mut book.settings.lpr;
                lpr.retain(|m| m.from != month.from);
                if lpr.len() >= MAX_LPR || month.check().is_err() {
                    return Err(Conflict::Full);
                }
                let at = lpr.partition_point(|m| m.from < month.from);
                lpr.insert(at, *month);
            }
            Command::RemoveLpr(day) => book.settings.lpr.retain(|m| m.from != *day),
            Command::SetBudget { before, after } => {
                let budget = &mut book.plans.budget;
                if budget != before && budget != after {
                    return Err(Conflict::BudgetChanged);
                }
                budget.clone_from(after);
            }
            Command::SetStrategy(strategy) => book.plans.strategy = *strategy,
            Command::SetOrder(order) => book.plans.order.clone_from(order),
            Command::SetDebtPlan(plan) => {
                book.plans.set(plan.clone());
            }
            Command::SetAssumptions(assumptions) => book.plans.assumptions = *assumptions,
            Command::KeepPlan(kept) => book.plans.kept.clone_from(kept),
            Command::EditEntries { before, after } => book.dealings.change(before, after)?,
            Command::SetCreditor { before, after } => {
                party(book.dealings.set_creditor(before, after))?;
            }
            Command::SetTyped { before, after } => {
                party(book.dealings.set_typed(before, after))?;
            }
            Command::SetMe { before, after } => {
                let me = &mut book.dealings.me;
                if me != before && me != after {
                    return Err(Conflict::PartyChanged);
                }
                me.clone_from(after);
            }
            Command::SetVisit(visit) => book.dealings.visit.clone_from(visit),
            Command::Replace { before, after } => {
                if book != **before && book != **after {
                    return Err(Conflict::BookChanged);
                }
                if !after.is_sound() {
                    return Err(Conflict::Full);
                }
                book.clone_from(after);
            }
        }
        // Nothing is kept that could not be read again.
        let thrown = book.trash.last();
        if !book.plans.is_sound()
            || !book.dealings.is_sound()
            || book.trash.len() > MAX_TRASH
            || thrown.is_some_and(|trashed| !trashed.is_sound(&book))
        {
            return Err(Conflict::Full);
        }
        Ok(book)
    }

    /// Whether ids are unique and below the next one, and texts within bounds.
    /// What a Book read from a file or from storage must hold.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        // Each against those before it: a Book has few debts, and even one
        // that fills all storage takes well under a second.
        let lpr = &self.settings.lpr;
        lpr.len() <= MAX_LPR
            && self.plans.is_sound()
            && self.dealings.is_sound()
            && self.trash.len() <= MAX_TRASH
            && self.trash.iter().all(|trashed| trashed.is_sound(self))
            && self.debts.iter().enumerate().all(|(i, d)| {
                d.id.0 < self.next_id
                    && d.texts_fit()
                    && self.debts.iter().take(i).all(|earlier| earlier.id != d.id)
            })
    }
}

/// A debt's statement of the day, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtOnDay {
    pub id: DebtId,
    pub statement: Result<Statement, StatementError>,
}

/// All debts on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    pub as_of: NaiveDate,
    pub debts: Vec<DebtOnDay>,
    /// Over all debts that have a statement.
    pub overdue: Totals,
    pub due_now: Totals,
    pub payoff: Totals,
    pub growth: Totals,
    /// The earliest coming due date over all debts.
    pub next_due: Option<(DebtId, NextDue)>,
    /// How many debts could not be computed and are not in the totals.
    /// A loan of a later day is not one of them: nothing is owed on it yet.
    pub not_computed: usize,
}

impl Overview {
    /// All debts of a Book on a day. What does not fit into the sums is
    /// counted in `not_computed`, as what has no statement is.
    #[must_use]
    pub fn of(book: &Book, as_of: NaiveDate) -> Overview {
        let mut overview = Overview {
            as_of,
            debts: Vec::with_capacity(book.debts.len()),
            overdue: Totals::default(),
            due_now: Totals::default(),
            payoff: Totals::default(),
            growth: Totals::default(),
            next_due: None,
            not_computed: 0,
        };
        for debt in &book.debts {
            let statement = statement(&debt.contract, &debt.ledger, as_of);
            match &statement {
                // One absurd debt must not take the others' figures away.
                Ok(s) if overview.add(s).is_err() => overview.not_computed += 1,
                Ok(s) => {
                    if let Some(next) = s.next_due
                        && overview.next_due.is_none_or(|(_, n)| next.due < n.due)
                    {
                        overview.next_due = Some((debt.id, next));
                    }
                }
                Err(StatementError::BeforeDisbursement { .. }) => {}
                Err(_) => overview.not_computed += 1,
            }
            overview.debts.push(DebtOnDay {
                id: debt.id,
                statement,
            });
        }
        overview
    }

    /// Adds a statement to all sums, or to none.
    fn add(&mut self, s: &Statement) -> Result<(), Overflow> {
        let overdue = self.overdue.plus(&s.overdue)?;
        let due_now = self.due_now.plus(&s.due_now)?;
        let payoff = self.payoff.plus(&s.payoff()?)?;
        let growth = self.growth.plus(&s.growth)?;
        for totals in [&overdue, &due_now, &payoff, &growth] {
            totals.sum()?;
        }
        (self.overdue, self.due_now, self.payoff, self.growth) = (overdue, due_now, payoff, growth);
        Ok(())
    }

    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn payoff_amount(&self) -> Result<Fen, Overflow> {
        self.payoff.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::Template;
    use crate::loan::contract::{Accrual, Method, PenaltyRate};
    use crate::rate::{Multiple, Per, Rate};

    fn debt(principal: i64, percent: &str, multiple: &str, instalments: u16) -> Debt {
        let day = |y| NaiveDate::from_ymd_opt(y, 1, 5).unwrap();
        let mut contract = Template::contract(Product::Other, day(2000), day(2001));
        contract.principal = Fen::new(principal);
        contract.rate = Rate::parse(percent, Per::Day).unwrap();
        contract.penalty.rate = PenaltyRate::Multiple(Multiple::parse(multiple).unwrap());
        contract.penalty.compound = true;
        let plan = contract.method.plan_mut().unwrap();
        plan.instalments = instalments;
        plan.accrual = Accrual::Daily;
        contract.method = Method::EqualPrincipal(plan.clone());
        Debt {
            id: DebtId(0),
            name: String::new(),
            product: Product::Other,
            lender: Lender::Other,
            contract,
            ledger: Ledger::new(),
            note: String::new(),
        }
    }

    #[test]
    fn one_absurd_debt_does_not_take_the_figures_of_the_others() {
        let sane = debt(1_000_000, "0.05", "1.5", 10);
        let absurd = debt(10_000_000_000, "100", "10", 600);
        let as_of = NaiveDate::from_ymd_opt(2100, 12, 31).unwrap();
        let book = |debts: &[&Debt]| {
            debts.iter().fold(Book::default(), |book, debt| {
                book.after(&Command::AddDebt((*debt).clone())).unwrap()
            })
        };
        let alone = Overview::of(&book(&[&sane]), as_of);
        let both = Overview::of(&book(&[&absurd, &sane]), as_of);
        assert_eq!(both.not_computed, 1);
        assert_eq!(both.payoff, alone.payoff);
        assert!(alone.payoff_amount().unwrap() > Fen::new(1_000_000));
    }
}
