//! What the log says for a piece: what happened, what is claimed, who was
//! spoken to, what has been filed.

use chrono::NaiveDate;

use super::facts::{Event, Facts, Proof};
use super::rules::{LimitationEffect, effect};
use crate::collector::findings::by_collectors;
use crate::collector::{Account, Channel, Contact, Dealings, Direction, Piece, Todo, findings};
use crate::law::conduct::Verdict;
use crate::loan::DebtId;
use crate::loan::limitation::{Interruption, InterruptionKind};
use crate::sort::Sort as _;

/// Fills in what was noted of a debt up to the day of the piece.
pub fn read(facts: &mut Facts, dealings: &Dealings, account: &Account) {
    let debt = Some(account.debt);
    let mut contacts: Vec<Contact> = dealings
        .contacts
        .iter()
        .filter(|contact| contact.debt == debt && contact.at.day() <= facts.day)
        .cloned()
        .collect();
    contacts.arrange_by(|contact| (contact.at, contact.id));
    facts.claimed = contacts.iter().rev().find_map(|contact| contact.claimed);
    let spoke = contacts.iter().filter(|contact| {
        contact.channel == Channel::Call
            && with_borrower(contact)
            && !contact.staff_no.trim().is_empty()
    });
    facts.spoke = spoke
        .map(|contact| (contact.at, joined(&[&contact.said_name, &contact.staff_no])))
        .collect();
    filed(facts, dealings, &contacts);
    let noted = noted(dealings, account.debt, facts.day);
    let limitation = facts.limitation.take();
    facts.limitation = limitation.map(|limitation| limitation.with_noted(&noted));
    events(facts, &contacts, account);
    for evidence in &dealings.evidence {
        if contacts.iter().any(|c| c.evidence.contains(&evidence.id)) {
            facts.evidence.push(Proof {
                name: evidence.name.clone(),
                sha256: evidence.sha256,
                note: evidence.note.clone(),
            });
        }
    }
}

/// The last complaint to the lender, with what its things to do say of it; and
/// the last objection to a credit report.
fn filed(facts: &mut Facts, dealings: &Dealings, contacts: &[Contact]) {
    let last = |piece| {
        let mut newest = contacts.iter().rev();
        newest.find(|c| c.piece == Some(piece) && c.direction == Direction::Out)
    };
    facts.objected_on = last(Piece::CreditObjection).map(|contact| contact.at.day());
    let Some(complaint) = last(Piece::LenderComplaint) else {
        return;
    };
    facts.filed_on = Some(complaint.at.day());
    let of_it = |todo: &&Todo| todo.contact == Some(complaint.id) && todo.what.is_decision();
    let todos: Vec<&Todo> = dealings.todos.iter().filter(of_it).collect();
    let mut noted = todos.iter().map(|todo| todo.text.trim());
    let ticket = noted.find(|text| !text.is_empty());
    ticket.unwrap_or_default().clone_into(&mut facts.ticket);
    facts.decided_on = todos.iter().filter_map(|todo| todo.done).min();
}

/// What they did. What the borrower sent is no event of theirs, nor is a call
/// of the borrower's in which nothing was amiss, nor what a court did.
fn events(facts: &mut Facts, contacts: &[Contact], account: &Account) {
    let found = findings(contacts, std::slice::from_ref(account), facts.day);
    for contact in contacts
        .iter()
        .filter(|c| c.piece.is_none() && by_collectors(c))
    {
        let judged = found.iter().filter(|f| f.contacts.contains(&contact.id));
        let amiss = judged.clone().any(|f| f.verdict != Verdict::Recordable);
        if contact.direction == Direction::Out && !amiss {
            continue;
        }
        // Who guarantees the debt is no stranger to it.
        let reached = contact.reached.as_ref().filter(|r| !r.is_guarantor);
        let reached = reached.map(|reached| reached.who);
        facts.events.push(Event {
            at: contact.at,
            channel: if reached.is_some() {
                Channel::ThirdParty
            } else {
                contact.channel
            },
            direction: contact.direction,
            connected: contact.connected,
            headcount: contact.headcount,
            claimed: contact.claimed,
            tags: contact.tags.clone(),
            number: contact.number.clone(),
            said: joined(&[&contact.said_firm, &contact.said_name, &contact.staff_no]),
            reached,
            words: contact.text.trim().to_owned(),
            judged: judged.map(|f| (f.verdict, f.rule)).collect(),
        });
    }
}

/// What the log has up to a day that may have started a debt's limitation clock
/// anew: contacts of those who collect that reached the borrower, and pieces
/// that agree to pay.
#[must_use]
pub fn noted(dealings: &Dealings, debt: DebtId, day: NaiveDate) -> Vec<Interruption> {
    let mut noted = Vec::new();
    for contact in &dealings.contacts {
        if contact.debt != Some(debt) || contact.at.day() > day {
            continue;
        }
        let kind = match (contact.direction, contact.piece) {
            (Direction::Out, Some(piece)) if effect(piece) == LimitationEffect::Consent => {
                InterruptionKind::Promise
            }
            (Direction::In, _) if with_borrower(contact) => InterruptionKind::Claim,
            _ => continue,
        };
        noted.push(Interruption {
            day: contact.at.day(),
            kind,
            ended_on: None,
        });
    }
    noted
}

/// Whether those who collect and the borrower were in touch: a call that was
/// not put through has told nothing.
fn with_borrower(contact: &Contact) -> bool {
    by_collectors(contact) && contact.connected != Some(false) && contact.reached.is_none()
}

/// What is not empty, with spaces between.
fn joined(texts: &[&String]) -> String {
    let texts = texts.iter().map(|text| text.trim());
    let said: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    said.join(" ")
}
