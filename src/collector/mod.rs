//! Dealings with those who collect: what they did, what proves it, what was
//! sent to whom and what is to be done by when.
//!
//! - [`minute`]: a day and a time of day in China, as the borrower gives it.
//! - [`contact`]: one call, message, letter or visit, with what was said.
//! - [`evidence`]: a file the borrower keeps, by name, size and hash; never the
//!   file itself.
//! - [`piece`]: the names of the scripts, letters and complaints.
//! - [`todo`]: what is to be done by a day.
//! - [`party`]: the lender's names as letters need them, the borrower's, and
//!   what was typed beside letters.
//! - [`visit`]: a visit that is going on, and what to do meanwhile.
//! - [`dealings`]: all of it, as the Book keeps it.
//! - [`group`]: which contacts are of one creditor.
//! - [`findings`]: what the rules of conduct say of the contacts.
//! - [`paste`]: a pasted message, read into what a contact needs.
//! - [`counts`]: how often, by whom and when; which contacts are shown.
//!
//! Pure: no clock, no browser. All times are China time (UTC+8), which has no
//! summer time, so that no zone arithmetic is needed.

pub mod contact;
pub mod counts;
pub mod dealings;
pub mod evidence;
pub mod findings;
pub mod group;
pub mod minute;
pub mod party;
pub mod paste;
pub mod piece;
pub mod todo;
pub mod visit;

pub use contact::{
    Caller, Channel, Contact, ContactId, Direction, Mark, Paper, Tag, ThirdParty, Told, VisitMark,
    Who,
};
pub use dealings::{Dealings, Entries};
pub use evidence::{Evidence, EvidenceId, Sha256};
pub use findings::{Finding, Missing, What, findings};
pub use group::{Account, Group};
pub use minute::Minute;
pub use party::{Creditor, Me, Typed};
pub use piece::Piece;
pub use todo::{Step, Todo, TodoId};
pub use visit::{Scene, Visit, VisitStep};

/// The longest text, in characters; the same for every text of the Book.
pub const MAX_TEXT: usize = 2_000;
/// The most contacts, the most evidence, the most things to do.
pub const MAX_ENTRIES: usize = 5_000;
/// The most marks of a visit, and the most evidence of one contact.
pub const MAX_MARKS: usize = 200;

/// Whether texts are within [`MAX_TEXT`].
fn fit(texts: &[&String]) -> bool {
    texts.iter().all(|text| text.chars().count() <= MAX_TEXT)
}
