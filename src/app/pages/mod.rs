//! One module a page.

pub mod backup;
pub mod contacts;
pub mod debt;
pub mod debt_form;
pub mod debts;
pub mod gallery;
pub mod guide;
pub mod letters;
pub mod lock;
pub mod more;
pub mod paste;
pub mod plan;
pub mod privacy;
pub mod selftest;
pub mod today;
pub mod visit;
