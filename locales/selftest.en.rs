//! English: the self-test.

use super::Words;
use crate::app::fill::Fill;

pub const WORDS: Words = Words {
    says: &[
        "Examples whose answers are known are computed again in this browser, and each is compared with its answer: Chinese repayment examples, other systems' schedules, rates published by regulators and computed by spreadsheets, and more.",
        "Only examples that come with the page are used. Your data is neither read nor changed, and no network is needed.",
    ],
    start: "Start the self-test",
    again: "Test again",
    progress: Fill::new("Computing, {0} of {1} done"),
    groups: [
        "Chinese examples: schedules, what is owed, penalties, claims",
        "Other systems' schedules",
        "The legal line of each kind of lender",
        "One-year LPR",
        "Rates published by regulators",
        "Rates computed by spreadsheets (XIRR)",
        "Simple interest in parts",
        "Payments shared in proportion",
        "Risk simulation with a seed",
    ],
    col_group: "Kind",
    col_passed: "Passed",
    col_time: "Time",
    all: "In all",
    passed: Fill::new("{0} of {1}"),
    time: Fill::new("{0} ms"),
    good: Fill::new("All {0} examples passed, in {1} ms"),
    good_says: &[
        "This shows that for these examples this browser comes to the known answers.",
        "It does not show that the contract and payments you entered are right, nor that the other side will accept the figures. What has no example was not tested.",
    ],
    bad: "The self-test failed: do not trust the figures here",
    bad_says: Fill::new(
        "{0} of {1} examples did not pass; they are listed below. In this browser the page may compute wrongly.",
    ),
    bad_does: &[
        "Tell nobody figures of this page, and do not pay or sign by them.",
        "First save your data as a file.",
        "Reload the page and test again; if it still fails, use another browser or update this one, and test there.",
    ],
    save: "Save as a file",
    failed: "What did not pass",
    source: "Source",
    expected: "Answer",
    got: "Computed here",
    nothing: "Nothing came out",
    missing: Fill::new("{0} examples are missing"),
};
