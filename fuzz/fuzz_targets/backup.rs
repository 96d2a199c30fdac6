//! Backups out of arbitrary bytes: refused, or a Book that holds together and
//! can be merged, in `tests/common/any_backup.rs`, which `tests/restore.rs` and
//! `tests/fuzz_corpus.rs` hold as well.
#![no_main]

#[path = "../../tests/common/any_backup.rs"]
mod any_backup;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_backup::run(bytes));
