//! Pictures of figures: what is owed over time, and how two sums differ.
//!
//! [`scale`], [`owed`] and [`bridge`] say where everything goes, in whole
//! numbers, and are tested without a browser; `draw` makes the elements. Each
//! picture comes with the same figures as a table, and can be told apart
//! without colour.

pub mod bridge;
pub mod owed;
pub mod scale;

#[cfg(feature = "app")]
pub mod draw;
