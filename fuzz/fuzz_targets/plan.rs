//! Debts, money and an order out of arbitrary bytes: what holds of every plan,
//! in `tests/common/any_plan.rs`, which `tests/plan.rs` and
//! `tests/fuzz_corpus.rs` hold as well.
#![no_main]

#[path = "../../tests/common/any_plan.rs"]
mod any_plan;
#[path = "../../tests/common/anything.rs"]
mod anything;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_plan::run(bytes));
