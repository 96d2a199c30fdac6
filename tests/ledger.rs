//! Contracts of all methods with ledgers of all acts: what must hold of every
//! statement, and sums worked by hand for one act at a time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "common/anything.rs"]
mod anything;
mod common;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn whatever_happens_the_books_balance(bytes in proptest::collection::vec(any::<u8>(), 0..260)) {
        let (contract, ledger, as_of) = anything::case(&bytes);
        anything::check(&contract, &ledger, as_of);
    }

    #[test]
    fn no_numbers_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        anything::wild(&bytes);
    }
}
