//! Where a rule or a default comes from, and how well it is known; and the
//! rules that depend on nothing but dates and amounts.
//!
//! - [`source()`]: every line of a statement, every default of a product
//!   template and every rule here names a [`Source`]. A new source is one
//!   entry there.
//! - [`lender`]: who lent, which the other rules ask first.
//! - [`lpr`]: the one-year LPR as data, and four times it.
//! - [`mod@line`]: which line a lender's charges are measured by.
//! - [`cap`]: what that line allows on the principal outstanding.
//! - [`cite`]: what a sentence rests on, of whichever table of sources.
//! - [`conduct`]: what collectors may and may not do, by whom it is said.
//! - [`court`]: what a court asks and a judgment costs.
//! - [`relief`]: sources on negotiating, complaining, and warnings.
//! - [`guide`]: what the guide says, topic by topic.
//!
//! No sentence of a reason is in code: the rules answer with sources and
//! enums, the app has the words.

pub mod cap;
pub mod cite;
pub mod conduct;
pub mod court;
pub mod guide;
pub mod lender;
pub mod line;
pub mod lpr;
pub mod relief;
mod source;

pub use cite::Cite;
pub use lender::Lender;
pub use source::{Confidence, Source, SourceId, source};
