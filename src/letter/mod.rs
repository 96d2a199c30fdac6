//! Scripts, letters and complaints, filled with the day's figures; and the
//! check of an agreement.
//!
//! A piece is data before it is a text: what it needs, whom it goes to, which
//! days it starts, what it does to the limitation clock, what it rests on. It
//! refuses to be composed while a fact it needs is missing, and names it.
//!
//! - [`facts`]: what pieces are filled with, and what can be missing.
//! - [`log`]: what the log of contacts fills in.
//! - [`rules`]: what is to be known of each piece besides its words.
//! - [`template`]: texts with named gaps.
//! - [`words`]: what the words are; they stand in `locales/letter.*.rs`.
//! - [`mod@compose`]: facts and words become a text.
//! - [`mod@keep`]: what was said or sent goes into the log, what is done is ticked.
//! - [`agreement`]: an agreement, checked before the first payment.
//!
//! Pure: no clock (the day is a fact), no browser. It reads no Book: the app
//! fills the facts from statement and plan, and hands over the log.

pub mod agreement;
pub mod compose;
pub mod facts;
pub mod keep;
pub mod log;
pub mod rules;
pub mod template;
pub mod words;

pub use agreement::Agreement;
pub use compose::{Composed, Line, compose};
pub use facts::{Facts, Missing};
pub use keep::{Kept, keep};
pub use rules::{Caution, ClockStep, LimitationEffect, cautions, clock, missing, needs, wants};
pub use words::Words;
