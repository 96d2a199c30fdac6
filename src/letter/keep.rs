//! What was said or sent goes into the log, with the days it starts.

use super::compose::Composed;
use super::rules::Recipient;
use crate::collector::piece::PieceKind;
use crate::collector::todo::TodoId;
use crate::collector::{
    Caller, Channel, Contact, ContactId, Direction, Entries, MAX_TEXT, Minute, Piece, Todo,
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
