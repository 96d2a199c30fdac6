//! When the last backup was made, and whether it is time to remind of one.

use chrono::NaiveDate;

use super::BACKUP_KEY;
use super::port::{Fault, Port};
use crate::calendar::days_between;
use crate::stored::{self, Stored, record, to_text};

/// After so many saves without any backup there is something to lose.
pub const FIRST: u64 = 5;
/// So many saves since the last backup are many. An entry of the log alone
/// takes several.
pub const MANY: u64 = 60;
/// After so many days a backup is old, if anything has changed since.
pub const OLD_DAYS: i64 = 14;

/// The last backup made in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backup {
    pub on: NaiveDate,
    /// The revision of the Book it holds.
    pub revision: u64,
}

record!(Backup { on, revision });

/// Why a backup is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// There has been none.
    First,
    /// So many saves since the last one.
    Many(u64),
    /// So many days since the last one, and something has changed; fewer than
    /// none where the device's clock was wrong.
    Old(i64),
}

impl Backup {
    /// The last backup; one that cannot be read counts as none.
    pub fn last(port: &impl Port) -> Option<Backup> {
        let text = port.get(BACKUP_KEY).ok()??;
        stored::read(&text, Backup::read)
    }

    /// How many saves came after it, up to this revision. One below that of the
    /// backup is of a Book that has begun anew since.
    #[must_use]
    pub fn changes(self, revision: u64) -> u64 {
        revision.checked_sub(self.revision).unwrap_or(revision)
    }

    /// Notes that this is the last one.
    ///
    /// # Errors
    /// A [`Fault`] when it could not be noted: then the reminder comes again.
    pub fn note(self, port: &impl Port) -> Result<(), Fault> {
        port.set(BACKUP_KEY, &to_text(&self))
    }
}

/// Whether to remind, of a Book of this revision.
#[must_use]
pub fn due(last: Option<Backup>, revision: u64, today: NaiveDate) -> Option<Due> {
    let Some(last) = last else {
        return (revision >= FIRST).then_some(Due::First);
    };
    let changes = last.changes(revision);
    let days = days_between(last.on, today);
    if changes >= MANY {
        Some(Due::Many(changes))
    } else if changes > 0 && !(0..OLD_DAYS).contains(&days) {
        // On a day to come: the device's clock was wrong then, or is now.
        Some(Due::Old(days))
    } else {
        None
    }
}
