//! What was said or sent goes into the log, with the days it starts.

use chrono::NaiveDate;

use super::compose::Composed;
use super::rules::Recipient;
use crate::collector::piece::PieceKind;
use crate::collector::todo::TodoId;
use crate::collector::{
    Caller, Channel, Contact, ContactId, Dealings, Direction, Entries, MAX_TEXT, Minute, Piece,
    Step, Todo,
};
use crate::loan::DebtId;

/// Entries for the log.
#[derive(Clone, Debug)]
pub struct Kept {
    pub entries: Entries,
    /// The text was longer than the log holds and was cut: the whole of it is
    /// to be kept as a file.
    pub cut: bool,
}

/// The contact and the things to do that follow from a piece.
///
/// `said` is the text as the borrower changed it, `direction` who called whom.
/// New entries are numbered from `next_id` on; ids that do not fit are left to
/// the Book, which refuses them.
#[must_use]
pub fn keep(
    composed: &Composed,
    said: &str,
    direction: Direction,
    debt: Option<DebtId>,
    at: Minute,
    next_id: u32,
) -> Kept {
    let mut contact = Contact::new(channel(composed.piece), direction, at);
    contact.id = ContactId(next_id);
    contact.debt = debt;
    contact.piece = Some(composed.piece);
    contact.caller = match composed.to {
        Recipient::Court => Caller::Court,
        Recipient::Assignee => Caller::Buyer,
        Recipient::Lender | Recipient::CreditRegister => Caller::Lender,
        _ => Caller::Unknown,
    };
    // One spoke on the phone.
    if composed.piece.kind() == PieceKind::Script {
        contact.connected = Some(true);
    }
    contact.text = said.chars().take(MAX_TEXT).collect();
    let cut = contact.text.len() < said.len();
    let todos = composed.clock.iter().zip(1..).map(|(step, n)| Todo {
        id: TodoId(next_id.saturating_add(n)),
        debt,
        contact: Some(contact.id),
        piece: Some(composed.piece),
        what: step.what,
        due: step.due,
        done: None,
        text: String::new(),
    });
    let todos = todos.collect();
    Kept {
        entries: Entries {
            contacts: vec![contact],
            evidence: Vec::new(),
            todos,
        },
        cut,
    }
}

impl Kept {
    /// Leaves out a review that is among the things to do already.
    pub fn only_new(&mut self, dealings: &Dealings) {
        self.entries.todos.retain(|new| {
            let same = |old: &Todo| (old.debt, old.what, old.due) == (new.debt, new.what, new.due);
            new.what != Step::Review30 || !dealings.todos.iter().any(same)
        });
    }
}

/// A thing ticked off on a day, or opened again, and what follows: before and
/// after, for one command. Once the lender has decided on a complaint, a review
/// of it can be asked for, and that has a term; opened again, the review goes
/// where nothing was made of it yet.
#[must_use]
pub fn tick(
    dealings: &Dealings,
    id: TodoId,
    done: Option<NaiveDate>,
) -> Option<(Entries, Entries)> {
    let todo = dealings.todo(id)?;
    let mut before = vec![todo.clone()];
    let mut after = vec![Todo {
        done,
        ..todo.clone()
    }];
    let todos = |todos| Entries {
        todos,
        ..Entries::default()
    };
    if !todo.what.is_decision() {
        return Some((todos(before), todos(after)));
    }
    let of_complaint = |other: &&Todo| (other.debt, other.contact) == (todo.debt, todo.contact);
    let mut all = dealings.todos.iter().filter(of_complaint);
    let review = all.clone().find(|other| other.what == Step::Review30);
    match (done, review) {
        (Some(day), None) => after.extend(Step::Review30.due(day).map(|due| Todo {
            id: TodoId(dealings.next_id()),
            what: Step::Review30,
            due,
            done: None,
            text: String::new(),
            ..todo.clone()
        })),
        (None, Some(review)) => {
            let untouched = review.done.is_none() && review.text.is_empty();
            let decided =
                all.any(|other| other.id != id && other.what.is_decision() && other.done.is_some());
            if untouched && !decided {
                before.push(review.clone());
            }
        }
        _ => {}
    }
    Some((todos(before), todos(after)))
}

/// How a piece reaches whom it is for.
const fn channel(piece: Piece) -> Channel {
    match piece {
        Piece::Nfra12378 | Piece::Pboc12363 => Channel::Call,
        Piece::AssociationPlatform => Channel::Chat,
        _ => match piece.kind() {
            PieceKind::Script => Channel::Call,
            PieceKind::Letter | PieceKind::Complaint => Channel::Letter,
        },
    }
}
