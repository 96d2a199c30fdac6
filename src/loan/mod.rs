//! One debt: contract → schedule → ledger → statement.
//!
//! - [`id`]: a debt's name in code.
//! - [`contract`]: what was agreed, and what is refused as a contract.
//! - [`template`]: what is known of a product before the contract is at hand.
//! - [`daycount`]: days as years, by the conventions rates are quoted under.
//! - [`price`]: what a loan really costs a year, from its cash flows.
//! - [`cost`]: the true price and the legal line of one debt.
//! - [`schedule`]: what should have been paid, and when.
//! - [`ledger`]: what happened since.
//! - [`account`]: the replay of contract and ledger.
//! - [`card`]: the credit card, whose bills have a replay of their own.
//! - [`paste`]: pasted text, read into rows and payments to choose from.
//! - [`statement`]: what is owed on a day, line by line, each with its reason.
//! - [`simple`]: simple interest on a falling principal, rates changing.
//! - [`limitation`]: 诉讼时效, from when to when the debt can be sued for.
//! - [`claim`]: how a lender may have come to another figure.
//! - [`range`]: from where to where it may be, over what is not known.
//!
//! Pure: no clock (the day is an argument), no browser, no float
//! but for the rates of [`price`].

pub mod account;
mod assume;
pub mod card;
pub mod claim;
pub mod contract;
pub mod cost;
pub mod daycount;
pub mod id;
pub mod ledger;
pub mod limitation;
pub mod paste;
pub mod price;
pub mod range;
mod remarks;
pub mod schedule;
pub mod shares;
pub mod simple;
pub mod statement;
pub mod template;

pub use card::CardTerms;
pub use contract::{Contract, ContractError, GraceCount, Method, Plan};
pub use id::DebtId;
pub use ledger::{Act, Event, Ledger, Towards};
pub use schedule::{Instalment, Schedule};
pub use statement::{Component, Replay, Statement, StatementError, statement};
pub use template::{Product, Template};
