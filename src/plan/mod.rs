//! All debts and a budget: what is left each month, what to do with it, what
//! can be offered, and how likely it holds.
//!
//! One way: [`budget`] gives the money of a month, [`simulate`] spends it on
//! the debts as [`treatment`] and [`order`] say, each debt replayed by the
//! engine of [`crate::loan`] day by day. The rest asks the simulation:
//! [`compare`] goes through the orders and searches for a better one,
//! [`offer`] shares out what there is and weighs instalments against each
//! other, [`consolidate`] says what a new loan in place of others costs,
//! [`risk`] lets the months go wrong.

pub mod assumptions;
pub mod budget;
pub mod compare;
pub mod consolidate;
pub mod month;
pub mod offer;
pub mod order;
pub mod risk;
pub mod simulate;
pub mod treatment;

pub use assumptions::Assumptions;
pub use budget::{Budget, Category, Flow};
pub use month::Month;
pub use treatment::Treatment;
