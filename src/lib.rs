//! 上岸 Ashore: what is owed, and how to get out, computed in the browser.
//!
//! One [`book::Book`] in, everything derived: the statement of a day comes
//! from a contract and that day, the screen from both. Only the store writes,
//! only the app draws.
//!
//! | floor | module | what it is for |
//! |---|---|---|
//! | ground | [`stored`] | the text form: JSON, strict, and the same for every type |
//! | ground | [`money`] | fen as integers, reading and rounding them |
//! | ground | [`rate`] | a rate, its period, its day count, as exact fractions |
//! | ground | [`sort`] | one sorting algorithm for every type |
//! | ground | [`calendar`] | due dates month by month, day ranges |
//! | pure | [`law`] | sources, and the rules of dates and amounts: LPR, caps, court |
//! | pure | [`loan`] | one debt: contract → schedule → ledger → statement; price, claim check, limitation |
//! | pure | [`plan`] | all debts and a budget: surplus, treatments, orders, offers, risk |
//! | pure | [`collector`] | dealings with collectors: contacts, evidence, what the rules of conduct say |
//! | pure | [`letter`] | scripts, letters, complaints, and the check of an agreement |
//! | pure | [`book`] | the borrower's facts, the commands that change them, the overview |
//! | pure | [`outlook`] | the Book's plans on a day: money, orders compared, what to pay next |
//! | pure | [`selftest`] | the golden figures, computed again where they are shown |
//! | store | [`store`] | the versioned Book on disk, behind one narrow trait |
//! | roof | `app` | Leptos: state, pages, widgets (feature `app`) |
//!
//! Nothing imports upward, and the floors below `app` know no browser and no
//! clock; `tests/floors.rs` holds that.

#![forbid(unsafe_code)]

pub mod book;
pub mod calendar;
pub mod collector;
pub mod law;
pub mod letter;
pub mod loan;
pub mod money;
pub mod outlook;
pub mod plan;
pub mod rate;
pub mod selftest;
pub mod sort;
pub mod store;
pub mod stored;

pub mod app;
