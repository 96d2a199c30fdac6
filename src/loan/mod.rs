//! One debt: contract → schedule → ledger → statement.
//!
//! - [`contract`]: what was agreed, and what is refused as a contract.
//! - [`template`]: what is known of a product before the contract is at hand.
//! - [`schedule`]: what should have been paid, and when.
//! - [`ledger`]: what happened since.
//! - [`account`]: the replay of contract and ledger.
//! - [`paste`]: pasted text, read into rows and payments to choose from.
//! - [`statement`]: what is owed on a day, line by line, each with its reason.
//!
//! Pure: no clock (the day is an argument), no browser, no float.

pub mod account;
pub mod contract;
pub mod ledger;
pub mod paste;
pub mod schedule;
pub mod statement;
pub mod template;

pub use contract::{Contract, ContractError, GraceCount, Method, Plan};
pub use ledger::{Act, Event, Ledger, Towards};
pub use schedule::{Instalment, Schedule};
pub use statement::{Component, Statement, StatementError, statement};
pub use template::{Product, Template};
