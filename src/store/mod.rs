//! The Book on disk.
//!
//! - [`port`]: the one narrow trait through which storage is reached.
//! - [`envelope`]: format, revision, time and checksum around the Book's text.
//! - `ground`: what is not kept yet, on what another window has saved.
//! - [`keeper`]: opening, saving, the previous good copy, other windows.
//! - [`seal`]: a port whose texts are sealed while there is a lock.
//! - [`lock`]: the lock itself: keys, passphrase, sealed backups.
//! - [`restore`]: backups, previewed, merged or put in the Book's place.
//! - [`reminder`]: when the last backup was made, and whether to remind of it.
//! - [`memory`]: storage in memory, with faults on demand.
//!
//! Two rules stand above the rest: loading never puts a default in the place
//! of something it could not read, and a write counts only once it has been
//! read back.

pub mod envelope;
mod ground;
pub mod keeper;
pub mod lock;
pub mod memory;
pub mod port;
pub mod reminder;
pub mod restore;
pub mod seal;
mod v1;
mod v2;
mod v3;

pub use envelope::{Damage, Opened, decode, encode};
pub use keeper::{Keeper, Loaded, Saved};
pub use port::{Fault, Port};
pub use seal::Sealed;

/// The Book.
pub const BOOK_KEY: &str = "ashore.book";
/// The previous good copy of the Book.
pub const PREVIOUS_KEY: &str = "ashore.book.previous";
/// A copy that lasts longer: the Book as it was before this day, or before the
/// last restoring.
pub const OLDER_KEY: &str = "ashore.book.older";
/// When the last backup was made, see [`reminder`].
pub const BACKUP_KEY: &str = "ashore.backup";
/// What browsers keep for a page: about this much. They count UTF-16 units, of
/// which a text never has more than bytes.
pub const ROOM: usize = 5 << 20;
/// The text of a Book that could not be read, kept for its owner.
pub const DAMAGED_KEY: &str = "ashore.book.damaged";
