//! The golden figures as the page runs them: all of them hold, a figure that is
//! changed is named, and one that is missing or cannot be read is no pass.
#![allow(clippy::unwrap_used, clippy::panic)]

use ashore::selftest::{Group, Outcome, TABLES, Tables, Tally};

fn tally(group: Group, tables: &Tables) -> Tally {
    let mut tally = Tally::new(group);
    group.run(tables).for_each(|outcome| tally.add(outcome));
    tally
}

/// A table with one text in place of another.
fn changed(table: &'static str, from: &str, to: &str) -> &'static str {
    assert_eq!(table.matches(from).count(), 1, "{from}");
    table.replacen(from, to, 1).leak()
}

#[test]
fn all_hold() {
    let mut wrong = Vec::new();
    for group in Group::ALL {
        let tally = tally(group, &TABLES);
        if !tally.holds() {
            let (passed, of) = (tally.passed, group.figures());
            wrong.push(format!("{group:?}: {passed} of {of}: {:#?}", tally.failed));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every figure has a name and a source, and something is compared.
#[test]
fn each_says_what_it_is() {
    for group in Group::ALL {
        for outcome in group.run(&TABLES) {
            let Outcome {
                name,
                source,
                expected,
                got,
                ..
            } = &outcome;
            for text in [name, *source, expected, got] {
                assert!(!text.is_empty(), "{outcome:?}");
            }
            assert_eq!(outcome.group, group);
        }
    }
}

/// The one figure that failed, of a group that passes but for it.
#[track_caller]
fn one_fails(group: Group, tables: &Tables) -> Outcome {
    let mut tally = tally(group, tables);
    assert!(!tally.holds(), "{group:?}");
    assert_eq!(tally.passed + 1, group.figures(), "{:#?}", tally.failed);
    assert_eq!(tally.failed.len(), 1);
    tally.failed.pop().unwrap()
}

/// One digit of each table, and the figure it belongs to is named.
#[test]
fn a_changed_figure_is_named() {
    let t = TABLES;
    let golden = changed(t.golden, "payoff 7947.02", "payoff 7947.03");
    let schedules = changed(t.schedules, "1566.72", "1566.71");
    let lines = changed(t.lines, "2028-01-01\t24\t12\t12", "2028-01-01\t24\t12\t24");
    let lpr = changed(t.lpr, "2024-07-22\t3.35", "2024-07-22\t3.45");
    let directive = changed(t.directive, "13.063818", "13.064818");
    let odd = changed(t.odd, "11.82", "11.83");
    let short_term = changed(t.short_term, "2238723.9", "2238724.9");
    let monthly = changed(t.monthly, "13.58", "13.59");
    let xirr = changed(t.xirr, "act/365F\t0.373362535\t", "act/365F\t0.373363535\t");
    let simple = changed(t.simple, "121.80\t", "121.81\t");
    let offers = changed(t.offers, "86.11", "86.10");
    for (group, name, tables) in [
        (
            Group::Examples,
            "B, accelerated, 2026-11-23",
            Tables { golden, ..t },
        ),
        (Group::Schedules, "RP16", Tables { schedules, ..t }),
        (Group::Lines, "small-loan", Tables { lines, ..t }),
        (Group::Lpr, "2024-07-22", Tables { lpr, ..t }),
        (Group::Prices, "ex32", Tables { directive, ..t }),
        (Group::Prices, "(c)(1)(ii)", Tables { odd, ..t }),
        (
            Group::Prices,
            "_single_instalment_example_8",
            Tables { short_term, ..t },
        ),
        (Group::Prices, "pboc-2021-3", Tables { monthly, ..t }),
        (Group::Xirr, "ms-excel-doc", Tables { xirr, ..t }),
        (
            Group::SimpleInterest,
            "2 Debts - Interest rate changes from 2.75% to 2.6% and then multiple payments are made for both debts, debt 1",
            Tables { simple, ..t },
        ),
        (Group::Offers, "160.00", Tables { offers, ..t }),
    ] {
        let failed = one_fails(group, &tables);
        assert_eq!(failed.name, name);
        assert_ne!(failed.expected, failed.got);
        assert!(!failed.got.is_empty());
    }
}

/// A term of a loan that is changed changes what comes out, not what is
/// expected.
#[test]
fn a_changed_term_fails() {
    let golden = changed(TABLES.golden, "[B]\nlike A", "[B]\nlike A\npenalty 1.6");
    let tally = tally(Group::Examples, &Tables { golden, ..TABLES });
    let failed = tally
        .failed
        .iter()
        .find(|o| o.name == "B, 2026-11-23")
        .unwrap();
    assert!(failed.got.contains("\npayoff 7863.10\n"), "{}", failed.got);
    assert!(failed.expected.contains("\npayoff 7833.19\n"));
}

/// What cannot be read is no pass, and nothing panics.
#[test]
fn a_row_that_cannot_be_read_fails() {
    let t = TABLES;
    let word = changed(
        t.golden,
        "[paid off early]\nlike A\n",
        "[paid off early]\nlike A\nhalf 1\n",
    );
    let no_such = changed(
        t.golden,
        "[paid off early]\nlike A\n",
        "[paid off early]\nlike Z\n",
    );
    for golden in [word, no_such] {
        let failed = one_fails(Group::Examples, &Tables { golden, ..t });
        assert_eq!(
            (failed.name.as_str(), failed.got.as_str()),
            ("paid off early", "")
        );
    }
    // A line of a statement in no known words.
    let golden = changed(t.golden, "payoff 5024.00", "payback 5024.00");
    let failed = one_fails(Group::Examples, &Tables { golden, ..t });
    assert_eq!(failed.name, "paid off early, 2026-01-17");
    let lines = changed(t.lines, "private\t2022-01-20\t", "private\t2022-01-32\t");
    one_fails(Group::Lines, &Tables { lines, ..t });
    let directive = changed(t.directive, "17.0\t0/12:1500 ", "17.0\t0/12:1500\t");
    let failed = one_fails(Group::Prices, &Tables { directive, ..t });
    assert_eq!((failed.name.as_str(), failed.got.as_str()), ("ex37 66", ""));
    let xirr = changed(t.xirr, "0.373362535", "0.3733.62535");
    one_fails(Group::Xirr, &Tables { xirr, ..t });
    let offers = changed(t.offers, "107.00\t918", "107.00\t9l8");
    one_fails(Group::Offers, &Tables { offers, ..t });
}

/// Fewer figures than there are do not hold, though none of them fails.
#[test]
fn a_missing_figure_is_no_pass() {
    let t = TABLES;
    let offers = t.offers.trim_end().rsplit_once('\n').unwrap().0;
    let simple = t.simple.rsplit_once("account\t").unwrap().0;
    let golden = t.golden.rsplit_once("\n[").unwrap().0;
    for (group, tables) in [
        (Group::Offers, Tables { offers, ..t }),
        (Group::SimpleInterest, Tables { simple, ..t }),
        (Group::Examples, Tables { golden, ..t }),
        (Group::Xirr, Tables { xirr: "", ..t }),
    ] {
        let tally = tally(group, &tables);
        assert_eq!(tally.failed, []);
        assert!(!tally.holds(), "{group:?}");
    }
}
