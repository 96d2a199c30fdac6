//! What is to be done, or is to have come, by a day.

use chrono::NaiveDate;

use super::contact::ContactId;
use super::piece::Piece;
use crate::calendar::{after_weekend, plus_days};
use crate::loan::DebtId;
use crate::stored::{names, record, transparent};

/// A thing to do's name in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TodoId(pub u32);

transparent!(TodoId);

/// Whose clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The lender decides on a complaint in 15 days.
    LenderDecision15,
    /// In 30, where it is complex.
    LenderDecision30,
    /// In 60, in special cases and after approval.
    LenderDecision60,
    /// 核查: asked of the upper-level body within 30 days of the decision.
    Review30,
    /// The answer to an objection against a credit record, in 20 days.
    CreditObjection20,
    /// The central bank's branch answers a complaint in 30 days.
    PbocReply30,
    /// The borrower's objection to a payment order, within 15 days.
    Objection15,
    /// The borrower's answer to a lawsuit, within 15 days.
    Answer15,
    /// Anything the borrower set.
    Own,
}

names!(Step {
    LenderDecision15 = "lender-decision-15",
    LenderDecision30 = "lender-decision-30",
    LenderDecision60 = "lender-decision-60",
    Review30 = "review-30",
    CreditObjection20 = "credit-objection-20",
    PbocReply30 = "pboc-reply-30",
    Objection15 = "objection-15",
    Answer15 = "answer-15",
    Own = "own",
});

impl Step {
    pub const ALL: [Step; 9] = [
        Step::LenderDecision15,
        Step::LenderDecision30,
        Step::LenderDecision60,
        Step::Review30,
        Step::CreditObjection20,
        Step::PbocReply30,
        Step::Objection15,
        Step::Answer15,
        Step::Own,
    ];

    /// How many days it takes, from the day it starts, which does not count;
    /// `None` where the borrower set the day.
    #[must_use]
    pub const fn days(self) -> Option<u16> {
        match self {
            Step::LenderDecision15 | Step::Objection15 | Step::Answer15 => Some(15),
            Step::CreditObjection20 => Some(20),
            Step::LenderDecision30 | Step::Review30 | Step::PbocReply30 => Some(30),
            Step::LenderDecision60 => Some(60),
            Step::Own => None,
        }
    }

    /// Whether a court set it.
    #[must_use]
    pub const fn is_courts(self) -> bool {
        matches!(self, Step::Objection15 | Step::Answer15)
    }

    /// The last day, for what starts on a day; `None` where the borrower set
    /// it, or it is off the calendar. A court's moves on from a Saturday or
    /// Sunday (民事诉讼法 85).
    #[must_use]
    pub fn due(self, start: NaiveDate) -> Option<NaiveDate> {
        let last = plus_days(start, self.days()?.into())?;
        if self.is_courts() {
            after_weekend(last)
        } else {
            Some(last)
        }
    }

    /// Whether it is the lender's decision on a complaint that is waited for.
    #[must_use]
    pub const fn is_decision(self) -> bool {
        matches!(
            self,
            Step::LenderDecision15 | Step::LenderDecision30 | Step::LenderDecision60
        )
    }
}

/// Something to be done by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    pub id: TodoId,
    pub debt: Option<DebtId>,
    /// The contact it follows from.
    pub contact: Option<ContactId>,
    /// What was sent, or is to be sent.
    pub piece: Option<Piece>,
    pub what: Step,
    /// The last day.
    pub due: NaiveDate,
    /// The day it was done, or came.
    pub done: Option<NaiveDate>,
    /// A ticket number, a name, whom to ask.
    pub text: String,
}

record!(Todo {
    id,
    debt,
    contact,
    piece,
    what,
    due,
    done,
    text
});
