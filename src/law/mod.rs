//! Where a rule or a default comes from, and how well it is known.
//!
//! Every line of a statement and every default of a product template names a
//! [`Source`]. A new source is one entry in [`source`].

mod lender;
mod source;

pub use lender::Lender;
pub use source::{Confidence, Source, SourceId, source};
