//! How often, by whom and when: figures over the contacts, and which of them
//! are shown.

use chrono::{Datelike, NaiveDate};

use super::contact::{Channel, Contact, Direction, Tag};
use super::group::{Account, Group, group, plain};
use super::minute::Minute;
use crate::loan::DebtId;
use crate::sort::Sort as _;

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub connected: u32,
    pub unanswered: u32,
    /// Calls of which it is not known.
    pub other_calls: u32,
    /// SMS, chats and letters.
    pub messages: u32,
    pub visits: u32,
    /// Contacts in which somebody else was reached, whatever the channel.
    pub third_parties: u32,
    /// How long they called, where it is known.
    pub seconds: u64,
}

impl Tally {
    /// Adds another's.
    pub fn join(&mut self, other: &Tally) {
        for (mine, more) in [
            (&mut self.connected, other.connected),
            (&mut self.unanswered, other.unanswered),
            (&mut self.other_calls, other.other_calls),
            (&mut self.messages, other.messages),
            (&mut self.visits, other.visits),
            (&mut self.third_parties, other.third_parties),
        ] {
            *mine = mine.saturating_add(more);
        }
        self.seconds = self.seconds.saturating_add(other.seconds);
    }

    fn add(&mut self, contact: &Contact) {
        let kind = match (contact.channel, contact.connected) {
            (Channel::Call, Some(true)) => Some(&mut self.connected),
            (Channel::Call, Some(false)) => Some(&mut self.unanswered),
            (Channel::Call, None) => Some(&mut self.other_calls),
            (Channel::Sms | Channel::Chat | Channel::Letter, _) => Some(&mut self.messages),
            (Channel::Visit, _) => Some(&mut self.visits),
            (Channel::ThirdParty, _) => None,
        };
        if let Some(kind) = kind {
            *kind = kind.saturating_add(1);
        }
        if contact.channel == Channel::ThirdParty || contact.reached.is_some() {
            self.third_parties = self.third_parties.saturating_add(1);
        }
        let seconds = u64::from(contact.seconds.unwrap_or(0));
        self.seconds = self.seconds.saturating_add(seconds);
    }
}

/// The contacts of one number, or of one creditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted<K> {
    pub key: K,
    pub tally: Tally,
    pub first: Minute,
    pub last: Minute,
}

fn counted<K: PartialEq>(
    contacts: &[Contact],
    key: impl Fn(&Contact) -> Option<K>,
) -> Vec<Counted<K>> {
    let mut rows: Vec<Counted<K>> = Vec::new();
    for contact in contacts.iter().filter(|c| c.direction == Direction::In) {
        let Some(key) = key(contact) else { continue };
        let at = rows.iter().position(|row| row.key == key);
        let at = at.unwrap_or_else(|| {
            rows.push(Counted {
                key,
                tally: Tally::default(),
                first: contact.at,
                last: contact.at,
            });
            rows.len() - 1
        });
        if let Some(row) = rows.get_mut(at) {
            row.tally.add(contact);
            row.first = row.first.min(contact.at);
            row.last = row.last.max(contact.at);
        }
    }
    // The newest first.
    rows.arrange(|a, b| b.last.cmp(&a.last));
    rows
}

/// Their contacts by the number they came from, the newest number first;
/// numbers without spaces and dashes.
#[must_use]
pub fn by_number(contacts: &[Contact]) -> Vec<Counted<String>> {
    counted(contacts, |contact| {
        Some(plain(&contact.number)).filter(|number| !number.is_empty())
    })
}

/// Their contacts by creditor, as far as it is known, the newest first.
#[must_use]
pub fn by_creditor(contacts: &[Contact], accounts: &[Account]) -> Vec<Counted<Group>> {
    counted(contacts, |contact| Some(group(contact, accounts)))
}

/// How many contacts of theirs began in each hour, Monday to Sunday and 0 to
/// 23. Letters have no hour.
#[must_use]
pub fn heat(contacts: &[Contact]) -> [[u16; 24]; 7] {
    let mut heat = [[0_u16; 24]; 7];
    let theirs = |c: &&Contact| c.direction == Direction::In && c.channel != Channel::Letter;
    for contact in contacts.iter().filter(theirs) {
        let day = contact.at.day().weekday().num_days_from_monday();
        let cell = usize::try_from(day)
            .ok()
            .and_then(|day| heat.get_mut(day))
            .and_then(|hours| hours.get_mut(usize::from(contact.at.hour())));
        if let Some(cell) = cell {
            *cell = cell.saturating_add(1);
        }
    }
    heat
}

/// Which contacts are shown. What is `None` or empty leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub debt: Option<DebtId>,
    pub channel: Option<Channel>,
    pub direction: Option<Direction>,
    pub tag: Option<Tag>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Words in number, names or text, in any case.
    pub words: String,
}

impl Filter {
    /// Whether a contact is shown.
    #[must_use]
    pub fn takes(&self, contact: &Contact) -> bool {
        let day = contact.at.day();
        let words = self.words.trim().to_lowercase();
        let texts = [
            &contact.number,
            &contact.said_name,
            &contact.said_firm,
            &contact.said_for,
            &contact.staff_no,
            &contact.text,
        ];
        let reached = contact.reached.iter().map(|r| &r.name);
        self.debt.is_none_or(|debt| contact.debt == Some(debt))
            && self.channel.is_none_or(|c| contact.channel == c)
            && self.direction.is_none_or(|d| contact.direction == d)
            && self.tag.is_none_or(|tag| contact.has(tag))
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && (words.is_empty()
                || texts
                    .into_iter()
                    .chain(reached)
                    .any(|text| text.to_lowercase().contains(&words))
                || (!plain(&words).is_empty()
                    && plain(&words).chars().all(|c| c.is_ascii_digit())
                    && plain(&contact.number).contains(&plain(&words))))
    }
}

/// The contacts that are shown, the newest first.
#[must_use]
pub fn timeline<'a>(contacts: &'a [Contact], filter: &Filter) -> Vec<&'a Contact> {
    let mut shown: Vec<&Contact> = contacts.iter().filter(|c| filter.takes(c)).collect();
    shown.arrange(|a, b| (b.at, b.id).cmp(&(a.at, a.id)));
    shown
}
