//! Contracts and ledgers out of arbitrary bytes: the invariants of
//! `tests/common/anything.rs`, which `tests/fuzz_corpus.rs` holds as well.
#![no_main]

#[path = "../../tests/common/anything.rs"]
mod anything;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| anything::run(bytes));
