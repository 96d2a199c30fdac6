//! One debt: contract → schedule → statement.
//!
//! - [`contract`]: what was agreed, and what is refused as a contract.
//! - [`template`]: what is known of a product before the contract is at hand.
//! - [`daycount`]: days as years, by the conventions rates are quoted under.
//! - [`price`]: what a loan really costs a year, from its cash flows.
//! - [`schedule`]: what should have been paid, and when.
//! - [`statement`]: what is owed on a day, line by line, each with its reason.
//!
//! Pure: no clock (the day is an argument), no browser, no float
//! but for the rates of [`price`].

pub mod contract;
pub mod daycount;
pub mod numbers;
pub mod price;
pub mod schedule;
pub mod statement;
pub mod template;

pub use contract::{Contract, ContractError, GraceCount};
pub use numbers::Numbers;
pub use schedule::{Instalment, Schedule};
pub use statement::{Statement, StatementError, statement};
pub use template::{Product, Template};
