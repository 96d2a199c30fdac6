//! What happened after the contract was signed: dated events, in order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contract::Row;
use super::statement::Component;
use crate::money::Fen;
use crate::rate::Rate;

/// What a payment is for. Civil Code 560 lets the debtor say so when paying;
/// said nothing, the contract's order applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Towards {
    /// In the order the contract gives, or Civil Code 561.
    Order,
    /// One instalment, counted from 1, or the bill of a card's cycle, counted
    /// from 0; what is left over, in order.
    Instalment(u16),
    /// One component over all that is due; what is left over, in order.
    Component(Component),
    /// Principal that is not yet due.
    Prepayment,
}

/// What happened on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// More was lent under the same contract; spread over what is left. On a
    /// card, a purchase.
    Disburse { amount: Fen },
    /// A card bought something, or (`cash`) drew money that bears interest
    /// from this day on. On a loan, the same as [`Act::Disburse`].
    Purchase { amount: Fen, cash: bool },
    /// Money was paid, or debited.
    Pay { amount: Fen, towards: Towards },
    /// An instalment was paid in full, whatever it came to on that day.
    PayInstalment { number: u16 },
    /// A fee, late fee or cost was charged.
    Charge { component: Component, amount: Fen },
    /// The lender gave up a component, or so much of it.
    Waive {
        component: Component,
        amount: Option<Fen>,
    },
    /// The contract rate changed; a penalty that is a multiple follows it.
    SetRate { rate: Rate },
    /// 停息: from this day nothing more accrues.
    StopInterest,
    /// Interest and penalty run again, as when an agreement is broken.
    ResumeInterest,
    /// 宣布提前到期: all remaining principal is due.
    Accelerate,
    /// 展期: what is not yet due falls due so many months later, 1 to 120.
    Extend { months: u16 },
    /// An agreement: what is owed is replaced by these rows. Their principal
    /// is at most the principal owed; whatever they leave out is given up.
    Replace { rows: Vec<Row> },
    /// 债权转让: the debt was sold. Changes whom to pay, not what is owed.
    Assign { to: String },
    /// A judgment, payable by `pay_by`; `amount` is the money it orders
    /// besides general interest. From the day after, the statutory interest
    /// for late performance runs beside the statement.
    Judgment {
        amount: Fen,
        #[serde(with = "crate::calendar::iso")]
        pay_by: NaiveDate,
    },
}

/// An act and its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    #[serde(with = "crate::calendar::iso")]
    pub on: NaiveDate,
    pub act: Act,
    /// Free text: a receipt number, who said it.
    pub note: String,
}

impl Event {
    #[must_use]
    pub const fn new(on: NaiveDate, act: Act) -> Event {
        Event {
            on,
            act,
            note: String::new(),
        }
    }
}

/// Events in the order of their days; those of one day as they were entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Event>", into = "Vec<Event>")]
pub struct Ledger(Vec<Event>);

impl Ledger {
    #[must_use]
    pub const fn new() -> Ledger {
        Ledger(Vec::new())
    }

    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.0
    }

    /// Adds an event after those of its day.
    pub fn add(&mut self, event: Event) {
        let at = self.0.partition_point(|e| e.on <= event.on);
        self.0.insert(at, event);
    }

    /// Takes an event out.
    pub fn remove(&mut self, index: usize) -> Option<Event> {
        (index < self.0.len()).then(|| self.0.remove(index))
    }

    /// Keeps the events that `keep` says.
    pub fn retain(&mut self, keep: impl FnMut(&Event) -> bool) {
        self.0.retain(keep);
    }
}

impl From<Vec<Event>> for Ledger {
    fn from(mut events: Vec<Event>) -> Ledger {
        events.sort_by_key(|e| e.on);
        Ledger(events)
    }
}

impl From<Ledger> for Vec<Event> {
    fn from(ledger: Ledger) -> Vec<Event> {
        ledger.0
    }
}

impl FromIterator<Event> for Ledger {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Ledger {
        Ledger::from(events.into_iter().collect::<Vec<_>>())
    }
}
