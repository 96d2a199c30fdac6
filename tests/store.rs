//! The Book on disk, and everything that can happen to it there.
//!
//! What must never happen: a Book the borrower did not make, an empty Book in
//! the place of one that could not be read, one window's work undone by
//! another's in silence.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;
#[path = "common/shaky.rs"]
mod shaky;

use std::collections::{BTreeMap, BTreeSet};

use ashore::book::{Book, Command, Conflict, Debt, DebtId, Language, MAX_TEXT, Theme, Trashed};
use ashore::collector::{
    Contact, ContactId, Creditor, Entries, Evidence, EvidenceId, Me, Sha256, Todo, Typed, Visit,
};
use ashore::law::Lender;
use ashore::loan::ledger::Towards;
use ashore::loan::statement::{Component, Totals};
use ashore::loan::{Act, Event, GraceCount, Product, statement};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Rate};
use ashore::store::keeper::{
    Held, Keeper, Loaded, NotKept, Refreshed, Saved, all_keys, damaged_key,
};
use ashore::store::memory::{Memory, Mishap};
use ashore::store::restore::{self, Side, merge};
use ashore::store::{
    BOOK_KEY, DAMAGED_KEY, Damage, Fault, OLDER_KEY, Opened, PREVIOUS_KEY, Port, decode, encode,
};
use common::{Loan, NOW, at, book_of, contact, daily, day, debt, todo, vector_a, vector_b};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;
use shaky::{Older, Shaky, Trick};

// ---------------------------------------------------------------------------
// Helpers.

fn add(name: &str) -> Command {
    Command::AddDebt(debt(name, &vector_b()))
}

/// An edit of the debt of this name as this window sees it.
fn rename<P: Port>(window: &Keeper<P>, from: &str, to: &str) -> Command {
    let before = seen(window, from);
    let after = Debt {
        name: to.to_owned(),
        ..before.clone()
    };
    Command::EditDebt { before, after }
}

fn delete<P: Port>(window: &Keeper<P>, name: &str) -> Command {
    Command::Trash(trashed(seen(window, name)))
}

/// A debt in the trash since the day of these tests.
fn trashed(debt: Debt) -> Trashed {
    Trashed::debt(day("2026-11-24"), debt)
}

fn trashed_entries(entries: impl Into<Entries>) -> Trashed {
    Trashed::entries(day("2026-11-24"), entries)
}

fn seen<P: Port>(window: &Keeper<P>, name: &str) -> Debt {
    let found = window.book().debts.iter().find(|d| d.name == name);
    found.unwrap_or_else(|| panic!("no debt {name}")).clone()
}

fn names(book: &Book) -> Vec<&str> {
    book.debts.iter().map(|d| d.name.as_str()).collect()
}

fn open(storage: &Memory) -> (Keeper<Memory>, Loaded) {
    Keeper::open(storage.clone())
}

#[track_caller]
fn good(storage: &Memory) -> Keeper<Memory> {
    let (keeper, loaded) = open(storage);
    assert_eq!(loaded, Loaded::Good);
    keeper
}

#[track_caller]
fn keep<P: Port>(window: &mut Keeper<P>, command: Command) {
    assert_eq!(window.apply(command, NOW), Ok(Saved::Kept));
}

/// Storage with debts a and then b: the Book has both, its previous copy a.
fn two_saves() -> Memory {
    let storage = Memory::new();
    let (mut window, loaded) = open(&storage);
    assert_eq!(loaded, Loaded::Empty);
    keep(&mut window, add("a"));
    keep(&mut window, add("b"));
    storage
}

/// Everything stored.
fn dump(storage: &Memory) -> BTreeMap<String, String> {
    let keys = storage.keys();
    keys.into_iter()
        .map(|k| (k.clone(), storage.peek(&k).unwrap()))
        .collect()
}

fn newer(text: &str) -> String {
    text.replacen("\"format\":4", "\"format\":5", 1)
}

const fn not_kept(fault: Fault) -> Saved {
    Saved::NotKept(NotKept::Fault(fault))
}

fn evidence(id: u32, name: &str) -> Evidence {
    Evidence {
        id: EvidenceId(id),
        name: name.to_owned(),
        size: 1,
        sha256: Sha256([7; 32]),
        modified: None,
        added: at("2026-11-24T09:05"),
        note: String::new(),
    }
}

// ---------------------------------------------------------------------------
// What opening finds.

#[test]
fn nothing_there_is_a_new_user() {
    let storage = Memory::new();
    let (window, loaded) = open(&storage);
    assert_eq!(loaded, Loaded::Empty);
    assert_eq!(window.book(), &Book::default());
    assert!(!window.has_unkept());
    assert_eq!(dump(&storage), BTreeMap::new());
}

#[test]
fn what_was_kept_is_there_again() {
    let storage = two_saves();
    let before = dump(&storage);
    let window = good(&storage);
    assert_eq!(names(window.book()), ["a", "b"]);
    assert_eq!(dump(&storage), before);
    let stored = decode(&before[BOOK_KEY]).unwrap();
    assert_eq!((stored.revision, stored.saved_at.as_str()), (2, NOW));
    let previous = decode(&before[PREVIOUS_KEY]).unwrap();
    assert_eq!((previous.revision, names(&previous.book)), (1, vec!["a"]));
}

#[test]
fn a_newer_book_is_left_alone() {
    let storage = two_saves();
    storage.tamper(BOOK_KEY, Some(&newer(&storage.peek(BOOK_KEY).unwrap())));
    let before = dump(&storage);
    let (mut window, loaded) = open(&storage);
    assert_eq!(loaded, Loaded::Newer { format: 5 });
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Newer))
    );
    assert_eq!(window.retry(NOW), Saved::NotKept(NotKept::Newer));
    assert_eq!(window.keep_again(NOW), Saved::NotKept(NotKept::Newer));
    assert_eq!(window.go_on(true), Ok(()));
    assert_eq!(window.retry(NOW), Saved::NotKept(NotKept::Newer));
    assert_eq!(dump(&storage), before);
}

/// A format this program has never seen, whatever its envelope looks like.
#[test]
fn a_newer_book_may_look_quite_different() {
    for text in [
        r#"{"app":"ashore","format":5}"#,
        r#"{"format":99,"chunks":[1,{"x":null}],"app":"ashore"}"#,
    ] {
        let storage = Memory::new();
        storage.tamper(BOOK_KEY, Some(text));
        assert!(matches!(open(&storage).1, Loaded::Newer { .. }), "{text}");
        // As a copy beside a Book that cannot be read: the same.
        storage.tamper(PREVIOUS_KEY, Some(text));
        storage.tamper(BOOK_KEY, Some("{"));
        assert!(matches!(open(&storage).1, Loaded::Newer { .. }), "{text}");
        storage.tamper(BOOK_KEY, None);
        assert!(matches!(open(&storage).1, Loaded::Newer { .. }), "{text}");
    }
}

#[test]
fn the_previous_copy_steps_in() {
    let storage = two_saves();
    let bad = "not a Book";
    storage.tamper(BOOK_KEY, Some(bad));
    let copy = storage.peek(PREVIOUS_KEY).unwrap();
    let (mut window, loaded) = open(&storage);
    assert_eq!(
        loaded,
        Loaded::Recovered {
            damage: Damage::Unreadable,
            saved_at: NOW.to_owned()
        }
    );
    assert_eq!(names(window.book()), ["a"]);
    assert_eq!(storage.peek(DAMAGED_KEY).as_deref(), Some(bad));
    // The next save does not put the bad text in the place of the good copy.
    keep(&mut window, add("c"));
    assert_eq!(storage.peek(PREVIOUS_KEY), Some(copy));
    assert_eq!(names(good(&storage).book()), ["a", "c"]);
    // The one after that makes a copy as usual.
    keep(&mut window, add("d"));
    let copy = decode(&storage.peek(PREVIOUS_KEY).unwrap()).unwrap();
    assert_eq!(names(&copy.book), ["a", "c"]);
}

#[test]
fn the_book_gone_but_its_copy_there() {
    let storage = two_saves();
    storage.tamper(BOOK_KEY, None);
    let (mut window, loaded) = open(&storage);
    assert!(matches!(loaded, Loaded::Recovered { .. }));
    assert_eq!(names(window.book()), ["a"]);
    assert_eq!(window.refresh(), Refreshed::Unchanged);
    keep(&mut window, add("c"));
    assert_eq!(names(good(&storage).book()), ["a", "c"]);
}

#[test]
fn both_damaged_and_the_user_keeps_the_texts() {
    let storage = two_saves();
    storage.tamper(BOOK_KEY, Some("bad"));
    storage.tamper(PREVIOUS_KEY, Some("worse"));
    let before = dump(&storage);
    let (mut window, loaded) = open(&storage);
    assert_eq!(
        loaded,
        Loaded::Damaged {
            damage: Damage::Unreadable
        }
    );
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Undecided))
    );
    assert_eq!(window.refresh(), Refreshed::Trouble(NotKept::Undecided));
    assert_eq!(window.keep_again(NOW), Saved::NotKept(NotKept::Undecided));
    assert_eq!(
        dump(&storage),
        before,
        "nothing is written before the user decides"
    );

    assert_eq!(window.go_on(false), Ok(()));
    assert_eq!(window.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["c"]);
    assert_eq!(storage.peek(&damaged_key(0)).as_deref(), Some("bad"));
    assert_eq!(storage.peek(&damaged_key(1)).as_deref(), Some("worse"));
}

#[test]
fn both_damaged_and_the_user_lets_them_go() {
    let storage = Memory::new();
    storage.tamper(BOOK_KEY, Some("bad"));
    storage.tamper(PREVIOUS_KEY, Some("worse"));
    let (mut window, _) = open(&storage);
    assert_eq!(window.go_on(true), Ok(()));
    assert_eq!(dump(&storage), BTreeMap::new());
    keep(&mut window, add("c"));
    assert_eq!(storage.keys(), [BOOK_KEY]);
}

#[test]
fn going_on_fails_rather_than_lose_a_text() {
    let storage = Memory::new();
    storage.tamper(BOOK_KEY, Some("bad"));
    let (mut window, _) = open(&storage);
    storage.set_mishap(Some(Mishap::QuotaBytes(10)));
    let before = dump(&storage);
    assert_eq!(window.go_on(false), Err(Fault::Full));
    assert_eq!(dump(&storage), before);
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Undecided))
    );
}

/// While the user decides, another window writes a Book: good or newer, it
/// is not what the user decided about.
#[test]
fn going_on_spares_what_came_meanwhile() {
    let storage = Memory::new();
    storage.tamper(BOOK_KEY, Some("bad"));
    let (mut window, _) = open(&storage);
    let text = two_saves().peek(BOOK_KEY).unwrap();
    storage.tamper(BOOK_KEY, Some(&text));
    assert_eq!(window.go_on(true), Ok(()));
    assert_eq!(storage.peek(BOOK_KEY), Some(text.clone()));
    keep(&mut window, add("c"));
    assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);

    storage.tamper(BOOK_KEY, Some("bad"));
    storage.tamper(PREVIOUS_KEY, None);
    let (mut window, _) = open(&storage);
    storage.tamper(BOOK_KEY, Some(&newer(&text)));
    for discard in [false, true] {
        assert_eq!(window.go_on(discard), Ok(()));
        assert_eq!(storage.peek(BOOK_KEY), Some(newer(&text)));
    }
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Newer))
    );
    assert_eq!(storage.peek(BOOK_KEY), Some(newer(&text)));
}

#[test]
fn only_so_many_damaged_texts_are_kept_and_none_is_dropped() {
    let storage = two_saves();
    for n in 0..5 {
        storage.tamper(BOOK_KEY, Some(&format!("bad {n}")));
        assert!(matches!(open(&storage).1, Loaded::Recovered { .. }));
        // The same text once more takes no second place.
        assert!(matches!(open(&storage).1, Loaded::Recovered { .. }));
    }
    assert_eq!(all_keys().filter(|k| storage.peek(k).is_some()).count(), 7);
    storage.tamper(BOOK_KEY, Some("bad 5"));
    let (mut window, loaded) = open(&storage);
    assert!(matches!(loaded, Loaded::Recovered { .. }));
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Undecided))
    );
    assert_eq!(storage.peek(BOOK_KEY).as_deref(), Some("bad 5"));
    assert_eq!(window.go_on(false), Err(Fault::Full));
    assert_eq!(window.go_on(true), Ok(()));
    assert_eq!(window.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["a", "c"]);
}

#[test]
fn storage_that_cannot_be_used() {
    let storage = two_saves();
    let before = dump(&storage);
    storage.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    let (mut window, loaded) = open(&storage);
    assert_eq!(loaded, Loaded::Unavailable(Fault::Forbidden));
    assert_eq!(window.apply(add("c"), NOW), Ok(not_kept(Fault::Forbidden)));
    assert_eq!(names(window.book()), ["c"]);
    assert!(window.has_unkept());
    assert_eq!(dump(&storage), before);
    // The file offered instead holds what the page shows.
    let file = decode(&window.export(NOW).unwrap()).unwrap();
    assert_eq!(&file.book, window.book());
    // Storage comes back, and with it the Book: both are kept.
    storage.set_mishap(None);
    assert_eq!(window.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);
}

/// A page that has read nothing must not take its own empty Book for the good
/// one when storage comes back with a damaged text.
#[test]
fn storage_comes_back_damaged() {
    for main in [Some("bad"), None] {
        let storage = two_saves();
        storage.set_mishap(Some(Mishap::Always(Fault::Other)));
        let (mut window, _) = open(&storage);
        assert_eq!(window.apply(add("c"), NOW), Ok(not_kept(Fault::Other)));
        storage.set_mishap(None);
        storage.tamper(BOOK_KEY, main);
        assert_eq!(window.retry(NOW), Saved::Kept);
        assert_eq!(names(good(&storage).book()), ["a", "c"]);
        assert_eq!(storage.peek(DAMAGED_KEY).as_deref(), main);
    }

    let storage = Memory::new();
    let (mut window, loaded) = open(&storage);
    assert_eq!(loaded, Loaded::Empty);
    storage.tamper(BOOK_KEY, Some("bad"));
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Undecided))
    );
    assert_eq!(storage.peek(BOOK_KEY).as_deref(), Some("bad"));
    assert_eq!(window.go_on(false), Ok(()));
    assert_eq!(window.retry(NOW), Saved::Kept);
    assert_eq!(storage.peek(DAMAGED_KEY).as_deref(), Some("bad"));
}

// ---------------------------------------------------------------------------
// Damage to the text.

/// Opens storage with this text in the Book's place, with and without a good
/// copy; the text is not the Book's whole text.
fn check_damaged(text: &str, whole: &Opened) {
    let storage = Memory::new();
    storage.tamper(BOOK_KEY, Some(text));
    let (window, loaded) = open(&storage);
    match loaded {
        Loaded::Damaged { .. } | Loaded::Newer { .. } => {
            assert_eq!(window.book(), &Book::default());
            assert_eq!(storage.peek(BOOK_KEY).as_deref(), Some(text));
        }
        // Only revision or time were hit, which are not the Book.
        Loaded::Good => assert_eq!(window.book(), &whole.book),
        other => panic!("{other:?} for {text}"),
    }

    let storage = two_saves();
    storage.tamper(BOOK_KEY, Some(text));
    let (window, loaded) = open(&storage);
    match loaded {
        Loaded::Recovered { .. } => {
            assert_eq!(names(window.book()), ["a"]);
            assert_eq!(storage.peek(DAMAGED_KEY).as_deref(), Some(text));
        }
        Loaded::Newer { .. } => {}
        Loaded::Good => assert_eq!(window.book(), &whole.book),
        other => panic!("{other:?} for {text}"),
    }
}

fn a_whole_book() -> (Opened, String) {
    let opened = Opened {
        book: book_of([debt("微粒贷 \"旧\"", &vector_b())]),
        revision: 41,
        saved_at: NOW.to_owned(),
    };
    let text = encode(&opened).unwrap();
    (opened, text)
}

#[test]
fn cut_off_anywhere() {
    let (whole, text) = a_whole_book();
    for (end, _) in text.char_indices() {
        assert!(decode(&text[..end]).is_err(), "cut at {end}");
        check_damaged(&text[..end], &whole);
    }
    // Cut off at the front, or two texts run together.
    for (start, _) in text.char_indices().skip(1) {
        assert!(decode(&text[start..]).is_err(), "from {start}");
    }
    assert!(decode(&format!("{text}{text}")).is_err());
}

#[test]
fn a_flipped_bit_anywhere() {
    let (whole, text) = a_whole_book();
    let data = text.find("\"data\":").unwrap();
    let (mut refused, mut same) = (0, 0);
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(flipped) = String::from_utf8(bytes) else {
                continue;
            };
            match decode(&flipped) {
                Ok(opened) => {
                    assert!(at < data, "byte {at} bit {bit} of the data");
                    assert_eq!(opened.book, whole.book, "byte {at} bit {bit}");
                    same += 1;
                }
                Err(_) => refused += 1,
            }
            if bit == at % 8 {
                check_damaged(&flipped, &whole);
            }
        }
    }
    assert!(refused > 3_000, "{refused} refused, {same} the same Book");
    assert!(same < 200, "{refused} refused, {same} the same Book");
}

/// Any byte replaced, any part left out or doubled: never another Book.
#[test]
fn spliced_texts() {
    let (whole, text) = a_whole_book();
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(17).collect();
    for &from in &cuts {
        for &to in &cuts {
            if from == to {
                continue;
            }
            let spliced = format!("{}{}", &text[..from], &text[to..]);
            if let Ok(opened) = decode(&spliced) {
                assert_eq!(opened.book, whole.book, "{spliced}");
            }
        }
    }
}

/// An envelope of this format around a text, with the right checksum.
fn envelope(data: &str) -> String {
    envelope_of(4, data)
}

fn envelope_of(format: u32, data: &str) -> String {
    let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(data.as_bytes());
    format!(
        "{{\"app\":\"ashore\",\"format\":{format},\"revision\":1,\"saved_at\":\"\",\
         \"checksum\":\"crc32:{crc:08x}\",\"data\":{data}}}"
    )
}

#[test]
fn odd_json_is_refused() {
    let (_, text) = a_whole_book();
    let raw: serde_json::Value = serde_json::from_str(&text).unwrap();
    let data = raw["data"].to_string();
    let plain = serde_json::to_string(&Book::default()).unwrap();
    assert!(decode(&envelope(&plain)).is_ok(), "the helper works");
    assert!(
        decode(&envelope(&data)).is_ok(),
        "the order of fields is free"
    );

    for text in [
        "",
        " ",
        "null",
        "[]",
        "{}",
        "NaN",
        "\"ashore\"",
        "\u{feff}{}",
        "{\"app\":\"ashore\"}",
        "{\"app\":\"ashore\",\"format\":4}",
        "{\"app\":\"ashore\",\"format\":0}",
        "{\"app\":\"ashore\",\"format\":-1}",
        "{\"app\":\"ashore\",\"format\":1.0}",
        "{\"app\":\"ashore\",\"format\":99999999999999999999}",
        "{\"app\":\"ashore\",\"format\":4,\"format\":4}",
        "{\"app\":\"other\",\"format\":1}",
        "{\"app\":\"other\",\"format\":4}",
    ] {
        assert_eq!(decode(text), Err(Damage::Unreadable), "{text}");
    }
    let good = envelope(&plain);
    for (from, to) in [
        ("\"revision\":1", "\"revision\":-1"),
        ("\"revision\":1", "\"revision\":1e3"),
        ("\"revision\":1", "\"revision\":null"),
        ("\"revision\":1", "\"revision\":99999999999999999999"),
        ("\"revision\":1", "\"revision\":1,\"revision\":1"),
        ("\"revision\":1", "\"revision\":1,\"extra\":1"),
        ("\"app\":\"ashore\"", "\"app\":\"Ashore\""),
        ("\"saved_at\":\"\",", ""),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good);
        assert_eq!(decode(&text), Err(Damage::Unreadable), "{text}");
    }
    for (from, to) in [
        ("crc32:", "crc64:"),
        ("\"data\":{", "\"data\": {"),
        ("crc32:", ""),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good);
        // Spaces before the data are not part of it.
        if to.contains(": {") {
            assert!(decode(&text).is_ok());
        } else {
            assert_eq!(decode(&text), Err(Damage::Checksum), "{text}");
        }
    }
    for (from, to) in [
        ("\"note\":\"\"", "\"note\":\"\",\"extra\":1"),
        ("\"note\":\"\"", "\"note\":\"\",\"note\":\"\""),
        ("\"note\":\"\"", "\"note\":null"),
        ("\"note\":\"\",", ""),
        ("\"id\":1", "\"id\":-1"),
        ("\"id\":1", "\"id\":2"),
        ("\"next_id\":2", "\"next_id\":1"),
        ("\"principal\":1000000", "\"principal\":1000000.0"),
        ("\"principal\":1000000", "\"principal\":1e99"),
        ("\"principal\":1000000", "\"principal\":NaN"),
        ("\"principal\":1000000", "\"principal\":\"1000000\""),
        (
            "\"principal\":1000000",
            "\"principal\":99999999999999999999999",
        ),
        ("\"2026-01-05\"", "\"2026-02-30\""),
        ("\"2026-01-05\"", "\"yesterday\""),
        ("\"weilidai\"", "\"unheard-of\""),
        ("\"due_day\":20", "\"due_day\":4294967296"),
        ("\"instalments\":10", "\"instalments\":65536"),
        ("\"zh-CN\"", "\"fr\""),
    ] {
        let text = data.replacen(from, to, 1);
        assert_ne!(text, data, "{from}");
        let damage = decode(&envelope(&text)).unwrap_err();
        assert!(
            matches!(damage, Damage::Content | Damage::Unreadable),
            "{from} → {to}"
        );
    }
    // Two debts of one id.
    let one = &raw["data"]["debts"][0];
    let twice = data.replacen(&one.to_string(), &format!("{one},{one}"), 1);
    assert_ne!(twice, data);
    assert_eq!(decode(&envelope(&twice)), Err(Damage::Content));
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(decode(&deep), Err(Damage::Unreadable));
        assert_eq!(decode(&envelope(&deep)), Err(Damage::Content));
        let header = format!("{{\"x\":{deep},\"app\":\"ashore\",\"format\":1}}");
        assert_eq!(decode(&header), Err(Damage::Unreadable));
        assert_eq!(decode(&open.repeat(100_000)), Err(Damage::Unreadable));
    }
}

#[test]
fn every_text_comes_back_as_it_was() {
    for text in [
        "\"\\\u{0}\n\r\t\u{7f}",
        "\u{2028}\u{2029}\u{feff}",
        "😀é上岸",
        "</script>",
        "\u{ffff}",
    ] {
        let mut odd = debt(text, &vector_a());
        odd.note = text.repeat(20);
        let opened = Opened {
            book: book_of([odd]),
            revision: u64::MAX,
            saved_at: text.to_owned(),
        };
        assert_eq!(decode(&encode(&opened).unwrap()), Ok(opened));
    }
}

/// A contract no form would make still comes back as it was: the Book keeps
/// what it was given and the statement refuses it.
#[test]
fn contracts_that_cannot_be_computed_are_kept() {
    let odd = Loan {
        first_due: day("9999-12-31"),
        disbursed_on: day("0001-01-01"),
        principal: Fen::new(i64::MIN),
        instalments: u16::MAX,
        ..vector_a()
    };
    let opened = Opened {
        book: book_of([debt("", &odd)]),
        revision: 1,
        saved_at: NOW.to_owned(),
    };
    assert_eq!(decode(&encode(&opened).unwrap()), Ok(opened.clone()));
    for beyond in [chrono::NaiveDate::MAX, chrono::NaiveDate::MIN] {
        let beyond = Loan {
            first_due: beyond,
            ..odd.clone()
        };
        let opened = Opened {
            book: book_of([debt("", &beyond)]),
            ..opened.clone()
        };
        assert_eq!(encode(&opened), Err(Damage::Content));
    }
}

// ---------------------------------------------------------------------------
// The first format, frozen.

fn the_first_book() -> Book {
    let late = Loan {
        principal: Fen::new(12_345_678),
        rate: Rate::parse("23.98", Per::Year).unwrap(),
        day_count: DayCount::Act360,
        disbursed_on: day("2024-02-29"),
        first_due: day("2024-04-30"),
        due_day: 31,
        instalments: 36,
        grace_days: 3,
        grace_count: GraceCount::AfterGrace,
        penalty_multiple: Multiple::parse("1.3").unwrap(),
        compound: true,
        accelerated_on: Some(day("2025-06-15")),
        paid: vec![1, 2, 3, 4, 6],
    };
    let mut debts = [
        debt("", &vector_b()),
        debt("装修贷 \"旧\"", &late),
        debt("gone", &vector_a()),
        debt(
            "last 😀",
            &Loan {
                rate: daily("0.04384"),
                ..vector_a()
            },
        ),
    ];
    debts[1].product = Product::Other;
    debts[1].lender = Lender::Other;
    "第一行\n第二行\t\\ 完".clone_into(&mut debts[1].note);
    let book = book_of(debts);
    let gone = book.debt(DebtId(3)).unwrap().clone();
    [
        Command::Trash(trashed(gone.clone())),
        Command::Purge(vec![trashed(gone)]),
        Command::SetLanguage(Language::English),
        Command::SetTheme(Theme::Dark),
    ]
    .iter()
    .fold(book, |book, command| book.after(command).unwrap())
}

/// The fixture is what the first release wrote; it is never written anew. A
/// change of the Book's shape that breaks this test loses people's data: raise
/// `FORMAT` and read the old one.
#[test]
fn a_book_of_the_first_format_opens() {
    let text = include_str!("fixtures/book-v1.json");
    let opened = decode(text.trim_end()).unwrap();
    assert_eq!(opened.book, the_first_book());
    assert_eq!(opened.revision, 7);
    assert_eq!(opened.saved_at, "2026-11-24T16:20:00+08:00");
    assert_eq!(opened.book.next_id(), DebtId(5));
    // What the first release said of it, in fen: principal, interest, penalty
    // and compound of what was overdue, due and not due, and their growth.
    #[rustfmt::skip]
    let said: &[(u32, &str, [[i64; 4]; 4])] = &[
        (1, "2026-01-05", [[0, 0, 0, 0], [0, 0, 0, 0], [1_000_000, 0, 0, 0], [0, 450, 0, 0]]),
        (1, "2026-02-20", [[0, 0, 0, 0], [0, 0, 0, 0], [900_000, 0, 0, 0], [0, 405, 0, 0]]),
        (1, "2026-07-05", [[200_000, 17_820, 4_118, 0], [0, 0, 0, 0], [500_000, 3_375, 0, 0], [0, 225, 135, 0]]),
        (1, "2026-11-23", [[700_000, 38_430, 44_889, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 473, 0]]),
        (1, "2030-01-01", [[700_000, 38_430, 581_177, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 472, 0]]),
        (2, "2024-02-29", [[0, 0, 0, 0], [0, 0, 0, 0], [12_345_678, 0, 0, 0], [0, 8_224, 0, 0]]),
        (2, "2024-06-15", [[0, 0, 0, 0], [0, 0, 0, 0], [11_659_806, 116_501, 0, 0], [0, 7_767, 0, 0]]),
        (2, "2025-06-14", [[3_086_424, 1_697_944, 362_592, 212_875], [0, 0, 0, 0], [7_544_574, 70_357, 0, 0], [0, 5_026, 2_673, 1_470]]),
        (2, "2025-06-15", [[3_086_424, 1_697_944, 365_265, 214_345], [7_544_574, 75_383, 0, 0], [0, 0, 0, 0], [0, 0, 9_206, 1_537]]),
        (2, "2026-01-05", [[10_630_998, 1_773_327, 2_243_259, 527_610], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 9_206, 1_533]]),
        (2, "2026-11-23", [[10_630_998, 1_773_327, 5_207_544, 1_022_074], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 9_206, 1_535]]),
        (2, "2030-01-01", [[10_630_998, 1_773_327, 15_656_188, 2_764_982], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 9_206, 1_535]]),
        (4, "2026-01-05", [[0, 0, 0, 0], [0, 0, 0, 0], [1_000_000, 0, 0, 0], [0, 438, 0, 0]]),
        (4, "2026-02-20", [[0, 0, 0, 0], [100_000, 20_166, 0, 0], [900_000, 0, 0, 0], [0, 395, 66, 0]]),
        (4, "2026-07-05", [[500_000, 59_446, 24_923, 0], [0, 0, 0, 0], [500_000, 3_288, 0, 0], [0, 219, 329, 0]]),
        (4, "2026-11-23", [[1_000_000, 79_524, 92_459, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 658, 0]]),
        (4, "2030-01-01", [[1_000_000, 79_524, 838_834, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 658, 0]]),
    ];
    for (id, as_of, figures) in said {
        let debt = opened.book.debt(DebtId(*id)).unwrap();
        let s = statement(&debt.contract, &debt.ledger, day(as_of)).unwrap();
        let got = [&s.overdue, &s.due_now, &s.not_due, &s.growth].map(|totals| {
            for charge in [Component::Fee, Component::LateFee, Component::Cost] {
                assert_eq!(totals.of(charge), Fen::ZERO);
            }
            [
                Component::Principal,
                Component::Interest,
                Component::Penalty,
                Component::Compound,
            ]
            .map(|c| totals.of(c).get())
        });
        assert_eq!(got, *figures, "debt {id} on {as_of}");
    }
}

/// What the first format could hold and no form of its time would have made.
#[test]
fn nothing_of_the_first_format_is_dropped() {
    let text = include_str!("fixtures/book-v1.json").trim_end();
    let raw: serde_json::Value = serde_json::from_str(text).unwrap();
    let data = raw["data"].to_string();
    let plain = envelope_of(1, &data);
    assert_eq!(decode(&plain).unwrap().book, the_first_book());
    for (from, to) in [
        ("\"paid\":[1,2,3]", "\"paid\":[1,2,3],\"extra\":1"),
        ("\"paid\":[1,2,3]", "\"paid\":[1,2,3.5]"),
        ("\"paid\":[1,2,3]", "\"paid\":[1,2,65536]"),
        ("\"year_basis\":\"days365\"", "\"year_basis\":\"days366\""),
        ("\"year_basis\":\"days365\"", "\"day_count\":\"act365\""),
        ("\"product\":\"weilidai\"", "\"product\":\"jiebei\""),
        ("\"next_id\":5", "\"next_id\":4"),
    ] {
        let changed = data.replacen(from, to, 1);
        assert_ne!(changed, data, "{from}");
        assert_eq!(
            decode(&envelope_of(1, &changed)),
            Err(Damage::Content),
            "{to}"
        );
    }
    // Instalments there are not, twice, and out of order: each leaves a mark.
    let odd = data.replacen("\"paid\":[1,2,3]", "\"paid\":[12,2,0,2,1]", 1);
    let book = decode(&envelope_of(1, &odd)).unwrap().book;
    let events = book.debts[0].ledger.events();
    let numbers: Vec<_> = events
        .iter()
        .map(|e| match e.act {
            ashore::loan::Act::PayInstalment { number } => number,
            _ => panic!("{e:?}"),
        })
        .collect();
    assert_eq!(numbers, [0, 12, 1, 2]);
}

// ---------------------------------------------------------------------------
// The second format.

/// The fixture was written by the program, with debts of every method and
/// events of every kind. As with the first one: never written anew.
#[test]
fn a_book_of_the_second_format_opens() {
    let text = include_str!("fixtures/book-v2.json").trim_end();
    let opened = decode(text).unwrap();
    assert_eq!(opened.book, common::every_kind());
    assert_eq!(opened.revision, 12);
    for debt in &opened.book.debts {
        assert_eq!(debt.contract.check(), Ok(()), "{}", debt.name);
        let s = statement(&debt.contract, &debt.ledger, day("2026-11-23")).unwrap();
        assert_ne!(s.payoff(), Ok(Totals::default()), "{}", debt.name);
        assert_eq!(s.remarks, [], "{}", debt.name);
    }
}

/// What the second format could not hold is a fault in it.
#[test]
fn nothing_of_the_second_format_is_dropped() {
    let text = include_str!("fixtures/book-v2.json").trim_end();
    let raw: serde_json::Value = serde_json::from_str(text).unwrap();
    let data = raw["data"].to_string();
    assert!(decode(&envelope_of(2, &data)).is_ok());
    let more = data.replacen("\"next_id\"", "\"plans\":{},\"next_id\"", 1);
    assert_eq!(decode(&envelope_of(2, &more)), Err(Damage::Content));
}

// ---------------------------------------------------------------------------
// The third format.

/// The fixture was written by the program, with a plan of every kind. Never
/// written anew.
#[test]
fn a_book_of_the_third_format_opens() {
    let text = include_str!("fixtures/book-v3.json").trim_end();
    let opened = decode(text).unwrap();
    assert_eq!(opened.book, common::every_plan());
    assert_eq!(opened.revision, 21);
}

/// What the third format could not hold is a fault in it.
#[test]
fn nothing_of_the_third_format_is_dropped() {
    let text = include_str!("fixtures/book-v3.json").trim_end();
    let raw: serde_json::Value = serde_json::from_str(text).unwrap();
    let data = raw["data"].to_string();
    assert!(decode(&envelope_of(3, &data)).is_ok());
    let more = data.replacen("\"next_id\"", "\"dealings\":{},\"next_id\"", 1);
    assert_eq!(decode(&envelope_of(3, &more)), Err(Damage::Content));
}

/// What is meant for a debt, a budget or a plan that cannot be computed with
/// is refused, and nothing has changed.
#[test]
fn a_plan_that_cannot_be_read_again_is_not_taken() {
    let book = common::every_plan();
    let mut budget = book.plans.budget.clone();
    budget.people = 0;
    let mut meant = book.plans.debts[0].clone();
    meant.treatment = ashore::plan::Treatment::CatchUp { months: 0 };
    for command in [
        Command::SetBudget {
            before: book.plans.budget.clone(),
            after: budget,
        },
        Command::SetDebtPlan(meant),
    ] {
        assert_eq!(book.after(&command), Err(Conflict::Full), "{command:?}");
    }
    let other = ashore::plan::Budget::default();
    let stale = Command::SetBudget {
        before: other.clone(),
        after: ashore::plan::Budget { people: 2, ..other },
    };
    assert_eq!(book.after(&stale), Err(Conflict::BudgetChanged));
}

// ---------------------------------------------------------------------------
// The fourth format.

/// The fixture was written by the program, with dealings and deletions of every
/// kind. Never written anew.
#[test]
fn a_book_of_the_fourth_format_opens() {
    let text = include_str!("fixtures/book-v4.json").trim_end();
    let opened = decode(text).unwrap();
    assert_eq!(opened.book, common::every_deletion());
    assert_eq!(opened.revision, 33);
    assert_eq!(encode(&opened).as_deref(), Ok(text));
}

/// Dealings and deletions that do not hold together are refused as a whole.
#[test]
fn odd_dealings_are_refused() {
    let text = include_str!("fixtures/book-v4.json").trim_end();
    let raw: serde_json::Value = serde_json::from_str(text).unwrap();
    // Fields in the order they were written in, not sorted.
    let data = text.split_once("\"data\":").unwrap().1;
    let data = data.strip_suffix('}').unwrap();
    assert_eq!(
        raw["data"],
        serde_json::from_str::<serde_json::Value>(data).unwrap()
    );
    assert!(decode(&envelope(data)).is_ok());
    let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    for (from, to) in [
        (
            "\"dealings\":{\"contacts\":",
            "\"dealings\":{\"extra\":1,\"contacts\":",
        ),
        // Ids are in order, and below the next one.
        ("{\"id\":1,\"at\"", "{\"id\":3,\"at\""),
        ("{\"id\":1,\"at\"", "{\"id\":2,\"at\""),
        ("{\"id\":14,\"name\"", "{\"id\":15,\"name\""),
        ("\"next_id\":31", "\"next_id\":30"),
        ("\"2026-11-01T21:59\"", "\"2026-11-01T24:00\""),
        ("\"2026-11-01T21:59\"", "\"1999-12-31T23:59\""),
        ("\"2026-11-01T21:59\"", "\"2026-11-01\""),
        ("[\"id-card\",\"work-card\"", "[\"work-card\",\"id-card\""),
        ("[\"threat\",\"insult\"", "[\"threat\",\"threat\""),
        ("\"headcount\":255", "\"headcount\":256"),
        (sum, &sum.to_uppercase()),
        ("\"due\":\"2026-12-09\"", "\"due\":\"2101-01-01\""),
        ("\"step\":3", "\"step\":-3"),
        // What was typed: in order, each field once, none empty.
        ("\"field\":\"agree-monthly\"", "\"field\":\"letter-z\""),
        (
            "\"field\":\"agree-monthly\"",
            "\"field\":\"letter-reasons\"",
        ),
        ("\"text\":\"1,234.5\"", "\"text\":\"\""),
        ("\"trash\":[", "\"trash\":[{},"),
        (
            "\"on\":\"2026-11-24\",\"debts\"",
            "\"on\":\"1999-11-24\",\"debts\"",
        ),
        (
            "\"on\":\"2026-11-24\",\"debts\"",
            "\"on\":\"2026-11-24\",\"x\":1,\"debts\"",
        ),
    ] {
        let changed = data.replacen(from, to, 1);
        assert_ne!(changed, data, "{from}");
        assert_eq!(decode(&envelope(&changed)), Err(Damage::Content), "{to}");
    }
}

// ---------------------------------------------------------------------------
// Writes that go wrong.

#[test]
fn a_full_storage_keeps_what_it_has() {
    let storage = two_saves();
    storage.tamper(PREVIOUS_KEY, None);
    let before = dump(&storage);
    storage.set_mishap(Some(Mishap::QuotaBytes(before[BOOK_KEY].len() + 20)));
    let mut window = good(&storage);
    assert_eq!(window.apply(add("c"), NOW), Ok(not_kept(Fault::Full)));
    assert_eq!(dump(&storage), before);
    assert_eq!(names(window.book()), ["a", "b", "c"]);
    assert!(window.has_unkept());
    assert_eq!(
        window.retry(NOW),
        Saved::NotKept(NotKept::Fault(Fault::Full))
    );
    storage.set_mishap(None);
    assert_eq!(window.retry(NOW), Saved::Kept);
    assert!(!window.has_unkept());
    assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);
}

/// Room for one Book but not for two: the Book goes before its copy.
#[test]
fn a_copy_gives_way_to_the_book() {
    let storage = two_saves();
    let mut window = good(&storage);
    let size = storage.peek(BOOK_KEY).unwrap().len();
    let keys = BOOK_KEY.len() + PREVIOUS_KEY.len();
    storage.set_mishap(Some(Mishap::QuotaBytes(size * 2 + keys + 50)));
    keep(&mut window, add("c"));
    assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);
}

#[test]
fn a_write_that_did_not_take() {
    // Write 0 is the copy, write 1 the Book.
    for mishap in [Mishap::DroppedWrite(1), Mishap::TornWrite(1)] {
        let storage = two_saves();
        let mut window = good(&storage);
        storage.set_mishap(Some(mishap));
        assert_eq!(
            window.apply(add("c"), NOW),
            Ok(not_kept(Fault::NotVerified)),
            "{mishap:?}"
        );
        assert!(window.has_unkept());
        storage.set_mishap(None);
        // Closed now, the page comes back as before the act.
        assert_eq!(names(good(&storage).book()), ["a", "b"], "{mishap:?}");
        assert_eq!(window.retry(NOW), Saved::Kept);
        assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);
        assert_eq!(storage.peek(DAMAGED_KEY), None);
    }
    // The very first write.
    for mishap in [Mishap::DroppedWrite(0), Mishap::TornWrite(0)] {
        let storage = Memory::new();
        let (mut window, _) = open(&storage);
        storage.set_mishap(Some(mishap));
        assert_eq!(
            window.apply(add("a"), NOW),
            Ok(not_kept(Fault::NotVerified))
        );
        storage.set_mishap(None);
        assert_eq!(
            open(&storage).1,
            Loaded::Empty,
            "nothing had been there before"
        );
        assert_eq!(window.retry(NOW), Saved::Kept);
        assert_eq!(names(good(&storage).book()), ["a"]);
    }
}

#[test]
fn the_failing_write_is_told_apart() {
    for fault in [Fault::Forbidden, Fault::Full, Fault::Halted, Fault::Other] {
        let storage = two_saves();
        let mut window = good(&storage);
        storage.set_mishap(Some(Mishap::NthWrite(0, fault)));
        let saved = window.apply(add("c"), NOW).unwrap();
        // Without room for the copy the Book is written all the same.
        let expected = if fault == Fault::Full {
            Saved::Kept
        } else {
            Saved::NotKept(NotKept::Fault(fault))
        };
        assert_eq!(saved, expected);
        assert!(matches!(open(&storage).1, Loaded::Good));
    }
}

// ---------------------------------------------------------------------------
// The same with a fault at any call, reading and removing included.

const TRICKS: [Trick; 8] = [
    Trick::Fail(Fault::Other),
    Trick::Fail(Fault::Full),
    Trick::FailAfter(Fault::Other),
    Trick::FailAfter(Fault::Full),
    Trick::Drop,
    Trick::Tear,
    Trick::Stale,
    Trick::Dead,
];

/// Another window that saves at any moment of a save, between reading and writing
/// included: what is read afterwards is the Book of one of them, whole; and of
/// both, wherever the other was there before the last look.
#[test]
fn another_window_saves_in_the_middle_of_a_save() {
    let mut both_until = None;
    for k in 0..40 {
        let memory = two_saves();
        let port = Shaky::over(&memory);
        let mut mine = Keeper::open(port.clone()).0;
        let theirs = memory.clone();
        let act = move || {
            let mut keeper = open(&theirs).0;
            let kept = keeper.apply(Command::AddDebt(debt("theirs", &vector_b())), NOW);
            assert_eq!(kept, Ok(Saved::Kept));
        };
        port.plan(None);
        *port.between.borrow_mut() = Some((k, Box::new(act)));
        let saved = mine
            .apply(Command::AddDebt(debt("mine", &vector_b())), NOW)
            .unwrap();
        if port.between.borrow().is_some() {
            // The save was over by then.
            assert!(k > 4);
            break;
        }
        let (fresh, loaded) = open(&memory);
        assert_eq!(loaded, Loaded::Good);
        let found = names(fresh.book());
        let (has_mine, has_theirs) = (found.contains(&"mine"), found.contains(&"theirs"));
        assert!(has_mine || has_theirs, "{k}: {found:?}");
        if saved == Saved::Kept {
            assert!(has_mine, "{k}: {found:?}");
        } else {
            // What came in between stays, and the next try brings both.
            assert_eq!(mine.retry(NOW), Saved::Kept);
            let fresh = open(&memory).0;
            let found = names(fresh.book());
            assert!(found.contains(&"mine"), "{k}: {found:?}");
        }
        if has_mine && has_theirs && both_until.is_none_or(|until| until + 1 == k) {
            both_until = Some(k);
        }
    }
    // The reads come first: the Book, and again.
    assert!(both_until >= Some(1), "{both_until:?}");
}

/// One fault at any call of a save, from any state of storage: a page opened
/// afterwards shows the Book of before or of after, and a second try keeps the
/// act once, not twice.
#[test]
fn a_fault_at_any_call_of_a_save() {
    type State = (&'static str, fn() -> Memory);
    let states: [State; 4] = [
        ("new", Memory::new),
        ("two saves", two_saves),
        ("recovered", || {
            let storage = two_saves();
            storage.tamper(BOOK_KEY, Some("bad"));
            storage
        }),
        ("only the copy", || {
            let storage = two_saves();
            storage.tamper(BOOK_KEY, None);
            storage
        }),
    ];
    for (state, make) in states {
        for trick in TRICKS {
            for k in 0..16 {
                let at = format!("{state}, {trick:?} at call {k}");
                let memory = make();
                let port = Shaky::over(&memory);
                let (mut window, _) = Keeper::open(port.clone());
                let before = window.book().clone();
                port.plan(Some((k, trick)));
                let saved = window.apply(add("x"), NOW).unwrap();
                let played = port.calls.get() > k;
                port.plan(None);
                let after = window.book().clone();
                assert_eq!(names(&after).last(), Some(&"x"), "{at}");

                let (fresh, loaded) = open(&memory);
                if saved == Saved::Kept {
                    assert_eq!(loaded, Loaded::Good, "{at}");
                    assert_eq!(fresh.book(), &after, "{at}");
                } else {
                    assert!(played, "{at}: not kept for no reason");
                    assert!(
                        fresh.book() == &before || fresh.book() == &after,
                        "{at}: {loaded:?}"
                    );
                    assert!(loaded != Loaded::Empty || state == "new", "{at}");
                    assert!(window.has_unkept(), "{at}");
                }
                drop(fresh);
                assert_eq!(window.retry(NOW), Saved::Kept, "{at}");
                let fresh = good(&memory);
                assert_eq!(fresh.book(), window.book(), "{at}");
                assert_eq!(names(fresh.book()), names(&after), "{at}");
                if !played {
                    break;
                }
            }
        }
    }
}

/// The first save of a day writes a copy more. Whatever goes wrong at whatever
/// call, the Book is the one before or the one after, and a copy that is torn is
/// taken for nothing.
#[test]
fn a_fault_at_any_call_of_a_days_first_save() {
    for trick in TRICKS {
        for k in 0.. {
            let memory = Memory::new();
            let port = Shaky::over(&memory);
            let (mut window, _) = Keeper::open(port.clone());
            let yesterday = "2026-11-22T09:00:00+08:00";
            window.apply(add("a"), yesterday).unwrap();
            window.apply(add("b"), yesterday).unwrap();
            port.plan(Some((k, trick)));
            let saved = window.apply(add("c"), NOW).unwrap();
            let played = port.calls.get() > k;
            port.plan(None);
            let at = format!("{trick:?} at call {k}");
            let fresh = good(&memory);
            let there = names(fresh.book());
            assert!(there == ["a", "b"] || there == ["a", "b", "c"], "{at}");
            if saved == Saved::Kept {
                assert_eq!(there, ["a", "b", "c"], "{at}");
            }
            let older = memory.peek(OLDER_KEY).map(|text| decode(&text));
            if let Some(Ok(older)) = older {
                assert_eq!(names(&older.book), ["a", "b"], "{at}");
            }
            assert_eq!(window.retry(NOW), Saved::Kept, "{at}");
            assert_eq!(names(good(&memory).book()), ["a", "b", "c"], "{at}");
            if !played {
                break;
            }
        }
    }
}

// ---------------------------------------------------------------------------
// While the page is open.

#[test]
fn cleared_while_open() {
    let storage = two_saves();
    let mut window = good(&storage);
    storage.tamper(BOOK_KEY, None);
    storage.tamper(PREVIOUS_KEY, None);
    assert_eq!(window.refresh(), Refreshed::Trouble(NotKept::Cleared));
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Cleared))
    );
    assert_eq!(window.retry(NOW), Saved::NotKept(NotKept::Cleared));
    assert_eq!(names(window.book()), ["a", "b", "c"]);
    // The user may have meant it: nothing comes back by itself.
    assert_eq!(dump(&storage), BTreeMap::new());
    assert_eq!(window.keep_again(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);
    keep(&mut window, add("d"));
    assert_eq!(names(good(&storage).book()), ["a", "b", "c", "d"]);
}

#[test]
fn cleared_while_open_and_nothing_to_keep() {
    let storage = two_saves();
    let mut window = good(&storage);
    storage.tamper(BOOK_KEY, None);
    assert_eq!(window.refresh(), Refreshed::Trouble(NotKept::Cleared));
    assert_eq!(window.keep_again(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["a", "b"]);
}

/// Another window began anew after the clearing: that Book is not overwritten.
#[test]
fn keeping_again_beside_a_new_book() {
    let storage = two_saves();
    let mut window = good(&storage);
    storage.tamper(BOOK_KEY, None);
    storage.tamper(PREVIOUS_KEY, None);
    let (mut other, _) = open(&storage);
    keep(&mut other, add("n"));
    assert_eq!(window.refresh(), Refreshed::Trouble(NotKept::Cleared));
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Cleared))
    );
    assert_eq!(names(good(&storage).book()), ["n"]);
    assert_eq!(names(window.book()), ["a", "b", "c"]);
    assert_eq!(window.keep_again(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["n", "a", "b", "c"]);
    assert_eq!(window.retry(NOW), Saved::Kept);
    assert_eq!(other.refresh(), Refreshed::Adopted);
    assert_eq!(names(other.book()), ["n", "a", "b", "c"]);
}

#[test]
fn a_newer_version_saves_while_open() {
    let storage = two_saves();
    let mut window = good(&storage);
    let text = newer(&storage.peek(BOOK_KEY).unwrap());
    storage.tamper(BOOK_KEY, Some(&text));
    let before = dump(&storage);
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Newer))
    );
    assert_eq!(window.refresh(), Refreshed::Trouble(NotKept::Newer));
    assert_eq!(window.keep_again(NOW), Saved::NotKept(NotKept::Newer));
    assert_eq!(names(window.book()), ["a", "b", "c"]);
    assert!(window.has_unkept());
    assert_eq!(dump(&storage), before);
}

#[test]
fn damaged_while_open() {
    let storage = two_saves();
    let mut window = good(&storage);
    let copy = storage.peek(PREVIOUS_KEY);
    storage.tamper(BOOK_KEY, Some("bad"));
    keep(&mut window, add("c"));
    assert_eq!(names(good(&storage).book()), ["a", "b", "c"]);
    assert_eq!(storage.peek(PREVIOUS_KEY), copy, "the bad text is no copy");
    assert_eq!(storage.peek(DAMAGED_KEY).as_deref(), Some("bad"));
}

/// Another window saved twice, and the second text went bad: its copy knows
/// more than this page does.
#[test]
fn damaged_while_open_and_the_copy_is_ahead() {
    let storage = two_saves();
    let mut window = good(&storage);
    let mut other = good(&storage);
    keep(&mut other, add("c"));
    keep(&mut other, add("d"));
    storage.tamper(BOOK_KEY, Some("bad"));
    keep(&mut window, add("e"));
    assert_eq!(names(good(&storage).book()), ["a", "b", "c", "e"]);
}

#[test]
fn refreshing() {
    let storage = two_saves();
    let mut window = good(&storage);
    let mut other = good(&storage);
    assert_eq!(window.refresh(), Refreshed::Unchanged);
    keep(&mut other, Command::SetTheme(Theme::Dark));
    assert_eq!(window.refresh(), Refreshed::Adopted);
    assert_eq!(window.book(), other.book());
    assert_eq!(window.refresh(), Refreshed::Unchanged);
    storage.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    assert_eq!(
        window.refresh(),
        Refreshed::Trouble(NotKept::Fault(Fault::Forbidden))
    );
    assert_eq!(window.book(), other.book());
}

#[test]
fn an_act_that_changes_nothing_is_not_written() {
    let storage = two_saves();
    let mut window = good(&storage);
    let before = dump(&storage);
    keep(&mut window, Command::SetTheme(Theme::Device));
    let same = seen(&window, "a");
    keep(
        &mut window,
        Command::EditDebt {
            before: same.clone(),
            after: same,
        },
    );
    assert_eq!(dump(&storage), before);
}

#[test]
fn a_deletion_undone_is_as_if_it_had_not_been() {
    let storage = two_saves();
    let mut window = good(&storage);
    keep(&mut window, add("c"));
    let before = window.book().clone();
    for name in ["a", "b", "c"] {
        let gone = seen(&window, name);
        keep(&mut window, Command::Trash(trashed(gone.clone())));
        assert!(window.book().debt(gone.id).is_none());
        keep(&mut window, Command::PutBack(trashed(gone.clone())));
        assert_eq!(window.book(), &before);
        // Once more does no harm.
        keep(&mut window, Command::PutBack(trashed(gone)));
        assert_eq!(window.book(), &before);
    }
    assert_eq!(good(&storage).book(), &before);
    // An id is not used again, even after the last debt went.
    keep(&mut window, delete(&before_keeper(&before), "c"));
    keep(&mut window, add("d"));
    assert_eq!(window.book().debts[2].id, DebtId(4));
}

/// A window that shows this Book, for a command on it.
fn before_keeper(book: &Book) -> Keeper<Memory> {
    let storage = Memory::new();
    let opened = Opened {
        book: book.clone(),
        revision: 1,
        saved_at: NOW.to_owned(),
    };
    storage.tamper(BOOK_KEY, Some(&encode(&opened).unwrap()));
    good(&storage)
}

/// A text too long is refused at once; kept in the page, it would have kept
/// every later act from being saved.
#[test]
fn a_text_too_long_is_refused() {
    let storage = two_saves();
    let mut window = good(&storage);
    let long = "长".repeat(MAX_TEXT + 1);
    for command in [add(&long), rename(&window, "a", &long)] {
        assert_eq!(window.apply(command, NOW), Err(Conflict::TextTooLong));
    }
    assert!(!window.has_unkept());
    keep(&mut window, add(&"长".repeat(MAX_TEXT)));
    assert_eq!(good(&storage).book(), window.book());
}

// ---------------------------------------------------------------------------
// Two windows.

#[test]
fn neither_window_loses_the_others_work() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    keep(&mut left, add("l"));
    keep(&mut right, add("r"));
    keep(&mut left, Command::SetLanguage(Language::English));
    let edit = rename(&right, "a", "a2");
    keep(&mut right, edit);
    let gone = delete(&left, "b");
    keep(&mut left, gone);
    assert_eq!(names(left.book()), ["a2", "l", "r"]);
    assert_eq!(right.refresh(), Refreshed::Adopted);
    assert_eq!(left.book(), right.book());
    assert_eq!(good(&storage).book(), left.book());
    assert_eq!(left.book().settings.language, Language::English);
}

#[test]
fn two_edits_of_one_debt_are_reported() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    let mine = rename(&left, "a", "left");
    let theirs = rename(&right, "a", "right");
    keep(&mut right, theirs);
    let before = dump(&storage);
    let now = seen(&right, "right");
    assert_eq!(
        left.apply(mine.clone(), NOW),
        Err(Conflict::DebtChanged(Box::new(now)))
    );
    assert_eq!(dump(&storage), before);
    assert_eq!(left.book(), right.book(), "the other's work is shown");
    assert!(!left.has_unkept());
    // The same edit made in both windows is no conflict.
    let again = rename(&right, "right", "same");
    keep(&mut left, again.clone());
    keep(&mut right, again);
}

#[test]
fn an_edit_of_a_deleted_debt_is_reported() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    let edit = rename(&left, "a", "a2");
    let gone = delete(&right, "a");
    keep(&mut right, gone.clone());
    assert_eq!(left.apply(edit, NOW), Err(Conflict::DebtGone(DebtId(1))));
    assert_eq!(left.apply(gone, NOW), Err(Conflict::DebtGone(DebtId(1))));
    assert_eq!(names(left.book()), ["b"]);
}

/// Deleting what the other window has just changed would undo its work.
#[test]
fn a_deletion_of_a_changed_debt_is_reported() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    let gone = delete(&left, "a");
    let edit = rename(&right, "a", "a2");
    keep(&mut right, edit);
    let now = seen(&right, "a2");
    assert_eq!(
        left.apply(gone, NOW),
        Err(Conflict::DebtChanged(Box::new(now)))
    );
    assert_eq!(names(left.book()), ["a2", "b"]);
}

/// Does something in a window while storage refuses it.
#[track_caller]
fn unkept(storage: &Memory, window: &mut Keeper<Memory>, command: Command) {
    storage.set_mishap(Some(Mishap::QuotaBytes(0)));
    assert_eq!(window.apply(command, NOW), Ok(not_kept(Fault::Full)));
    storage.set_mishap(None);
}

#[test]
fn an_unkept_edit_that_no_longer_fits_becomes_a_debt_of_its_own() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    let edit = rename(&left, "a", "left");
    unkept(&storage, &mut left, edit);
    let edit = rename(&left, "left", "left 2");
    unkept(&storage, &mut left, edit);
    let edit = rename(&right, "a", "right");
    keep(&mut right, edit);
    assert_eq!(left.retry(NOW), Saved::Kept);
    assert_eq!(names(left.book()), ["right", "b", "left 2"]);

    // Deleted there, edited here: the edit stays.
    let edit = rename(&left, "b", "b2");
    unkept(&storage, &mut left, edit);
    assert_eq!(right.refresh(), Refreshed::Adopted);
    let gone = delete(&right, "b");
    keep(&mut right, gone);
    assert_eq!(left.refresh(), Refreshed::Adopted);
    assert_eq!(left.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["right", "left 2", "b2"]);
}

/// A new debt that was not kept has an id that the other window gave to a
/// debt of its own; acts on the one must not hit the other.
#[test]
fn an_unkept_debt_does_not_answer_for_the_others() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    unkept(&storage, &mut left, add("mine"));
    let gone = delete(&left, "mine");
    unkept(&storage, &mut left, gone);
    keep(&mut right, add("theirs"));
    assert_eq!(left.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["a", "b", "theirs"]);

    unkept(&storage, &mut left, add("mine"));
    let edit = rename(&left, "mine", "mine 2");
    unkept(&storage, &mut left, edit);
    assert_eq!(right.refresh(), Refreshed::Adopted);
    keep(&mut right, add("more"));
    // Looked at first, then added to, then kept: the numbers change twice.
    assert_eq!(left.refresh(), Refreshed::Adopted);
    let edit = rename(&left, "mine 2", "mine 3");
    unkept(&storage, &mut left, edit);
    keep(&mut right, add("still more"));
    assert_eq!(left.retry(NOW), Saved::Kept);
    let book = good(&storage).book().clone();
    assert_eq!(
        names(&book),
        ["a", "b", "theirs", "more", "still more", "mine 3"]
    );
}

#[test]
fn an_unkept_deletion_of_a_changed_debt_is_dropped() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    let gone = delete(&left, "a");
    unkept(&storage, &mut left, gone);
    let edit = rename(&right, "a", "a2");
    keep(&mut right, edit);
    assert_eq!(left.refresh(), Refreshed::Adopted);
    assert_eq!(names(left.book()), ["a2", "b"]);
    assert_eq!(left.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&storage).book()), ["a2", "b"]);
}

/// The undo of a deletion finds its id taken by the other window's debt.
#[test]
fn an_undo_does_not_vanish() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    unkept(&storage, &mut left, add("mine"));
    let mine = seen(&left, "mine");
    unkept(&storage, &mut left, Command::Trash(trashed(mine.clone())));
    keep(&mut right, add("theirs"));
    assert_eq!(left.refresh(), Refreshed::Adopted);
    let theirs = seen(&right, "theirs");
    assert_eq!(theirs.id, mine.id);
    assert_eq!(
        left.apply(Command::PutBack(trashed(mine)), NOW),
        Err(Conflict::DebtChanged(Box::new(theirs)))
    );
}

/// A save came through although it was reported as failed, and the other
/// window saved on top of it: it is not done a second time.
#[test]
fn a_save_that_maybe_twice_is_not_repeated() {
    let memory = two_saves();
    let port = Shaky::over(&memory);
    let (mut left, _) = Keeper::open(port.clone());
    let mut right = good(&memory);
    // Calls: read twice, copy, write, read back.
    port.plan(Some((4, Trick::Fail(Fault::Other))));
    assert_eq!(left.apply(add("x"), NOW), Ok(not_kept(Fault::Other)));
    port.plan(None);
    keep(&mut right, add("y"));
    assert_eq!(names(right.book()), ["a", "b", "x", "y"]);
    assert_eq!(left.retry(NOW), Saved::Kept);
    assert_eq!(names(good(&memory).book()), ["a", "b", "x", "y"]);
}

/// The same with several acts in the one write that seemed to fail.
#[test]
fn several_acts_that_maybe_twice_are_not_repeated() {
    let memory = two_saves();
    let port = Shaky::over(&memory);
    let (mut window, _) = Keeper::open(port.clone());
    port.plan(Some((0, Trick::Fail(Fault::Other))));
    assert_eq!(window.apply(add("x"), NOW), Ok(not_kept(Fault::Other)));
    port.plan(Some((4, Trick::Fail(Fault::Other))));
    let edit = rename(&window, "x", "y");
    assert_eq!(window.apply(edit, NOW), Ok(not_kept(Fault::Other)));
    port.plan(None);
    assert_eq!(names(good(&memory).book()), ["a", "b", "y"]);
    assert_eq!(window.refresh(), Refreshed::Unchanged);
    assert!(!window.has_unkept());
    keep(&mut window, add("z"));
    assert_eq!(names(good(&memory).book()), ["a", "b", "y", "z"]);
}

// ---------------------------------------------------------------------------
// Dealings.

/// The first debt's call, its recording and what follows from it, entered at
/// once and numbered by the page from the id it saw.
fn entered(next: u32) -> Entries {
    let mut call = contact("call");
    call.id = ContactId(next);
    call.debt = Some(DebtId(1));
    call.evidence = vec![EvidenceId(next + 1)];
    Entries {
        contacts: vec![call],
        evidence: vec![evidence(next + 1, "call.m4a")],
        todos: vec![todo(next + 2, next)],
    }
}

/// The ids of contacts, evidence and things to do, and what they name.
fn ids(book: &Book) -> Vec<(u32, Option<u32>)> {
    let dealings = &book.dealings;
    let contacts = dealings.contacts.iter();
    let contacts = contacts.map(|c| (c.id.0, c.evidence.first().map(|e| e.0)));
    let evidence = dealings.evidence.iter().map(|e| (e.id.0, None));
    let todos = dealings.todos.iter();
    let todos = todos.map(|t| (t.id.0, t.contact.map(|c| c.0)));
    contacts.chain(evidence).chain(todos).collect()
}

#[test]
fn what_is_entered_together_stays_together() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    keep(&mut left, Command::add(entered(1)));
    // Numbered by a page that had not seen the other's.
    keep(&mut right, Command::add(entered(1)));
    let all = vec![
        (1, Some(2)),
        (4, Some(5)),
        (2, None),
        (5, None),
        (3, Some(1)),
        (6, Some(4)),
    ];
    assert_eq!(ids(right.book()), all);
    // And when it is kept only after the other window has taken its ids.
    left.refresh();
    unkept(&storage, &mut left, Command::add(entered(7)));
    let mut edit = left.book().dealings.contacts[2].clone();
    let before = edit.clone();
    edit.text = "edited".to_owned();
    unkept(&storage, &mut left, Command::edit(before, edit));
    keep(&mut right, Command::add(contact("other")));
    assert_eq!(left.retry(NOW), Saved::Kept);
    let dealings = good(&storage).book().dealings.clone();
    assert_eq!(dealings.contacts[3].text, "edited");
    assert_eq!(dealings.contacts[3].id, ContactId(8));
    assert_eq!(dealings.contacts[3].evidence, [EvidenceId(9)]);
    assert_eq!(dealings.todos[2].contact, Some(ContactId(8)));
}

#[test]
fn a_contact_follows_its_debt() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    unkept(&storage, &mut left, add("mine"));
    let mut call = contact("call");
    call.debt = Some(DebtId(3));
    unkept(&storage, &mut left, Command::add(call));
    let name = |id, institution: &str| Creditor {
        institution: institution.to_owned(),
        ..Creditor::of(DebtId(id))
    };
    let set = Command::SetCreditor {
        before: name(3, ""),
        after: name(3, "我行"),
    };
    unkept(&storage, &mut left, set);
    keep(&mut right, add("theirs"));
    assert_eq!(left.retry(NOW), Saved::Kept);
    let book = good(&storage).book().clone();
    assert_eq!(names(&book), ["a", "b", "theirs", "mine"]);
    assert_eq!(book.dealings.contacts[0].debt, Some(DebtId(4)));
    assert_eq!(book.dealings.creditors, [name(4, "我行")]);
}

/// The page shows a debt that is not kept; meanwhile another window takes its
/// number. What is entered about it is about it, not about the other's.
#[test]
fn what_is_entered_is_about_what_was_shown() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    unkept(&storage, &mut left, add("mine"));
    keep(&mut right, add("theirs"));
    let mut call = contact("call");
    call.debt = Some(DebtId(3));
    keep(&mut left, Command::add(call));
    let book = good(&storage).book().clone();
    assert_eq!(names(&book), ["a", "b", "theirs", "mine"]);
    assert_eq!(book.dealings.contacts[0].debt, Some(DebtId(4)));
}

fn typed(debt: u32, field: &str, before: &str, text: &str) -> Command {
    Command::SetTyped {
        before: before.to_owned(),
        after: Typed {
            debt: DebtId(debt),
            field: field.to_owned(),
            text: text.to_owned(),
        },
    }
}

/// What is typed beside letters in two windows at once: each field is kept by
/// itself, and one that both have changed is not overwritten unseen.
#[test]
fn what_is_typed_in_two_windows_is_all_kept() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    keep(&mut left, typed(1, "demand", "", "请停止"));
    keep(&mut right, typed(1, "court", "", "某某法院"));
    keep(&mut right, typed(2, "demand", "", "请说明"));
    keep(&mut left, typed(1, "token", "", "100"));
    let dealings = good(&storage).book().dealings.clone();
    for (debt, field, text) in [
        (1, "demand", "请停止"),
        (1, "court", "某某法院"),
        (1, "token", "100"),
        (2, "demand", "请说明"),
        (2, "court", ""),
    ] {
        assert_eq!(dealings.typed(DebtId(debt), field), text, "{debt} {field}");
    }
    assert_eq!(
        right.apply(typed(1, "token", "", "200"), NOW),
        Err(Conflict::PartyChanged)
    );
    assert_eq!(good(&storage).book().dealings, dealings);
    // Seen, it can be changed; and emptied, nothing is left of it.
    keep(&mut right, typed(1, "token", "100", "200"));
    keep(&mut left, typed(1, "demand", "请停止", ""));
    let dealings = good(&storage).book().dealings.clone();
    assert_eq!(dealings.typed(DebtId(1), "token"), "200");
    assert_eq!(dealings.typed(DebtId(1), "demand"), "");
    assert_eq!(dealings.typed.len(), 3);
}

/// What is typed about a debt that is not kept yet is about that debt.
#[test]
fn what_is_typed_follows_its_debt() {
    let storage = two_saves();
    let mut left = good(&storage);
    let mut right = good(&storage);
    unkept(&storage, &mut left, add("mine"));
    unkept(&storage, &mut left, typed(3, "demand", "", "请停止"));
    keep(&mut right, add("theirs"));
    assert_eq!(left.retry(NOW), Saved::Kept);
    let dealings = good(&storage).book().dealings.clone();
    assert_eq!(dealings.typed(DebtId(3), "demand"), "");
    assert_eq!(dealings.typed(DebtId(4), "demand"), "请停止");
}

#[test]
fn a_deleted_debt_leaves_its_contacts() {
    let storage = two_saves();
    let mut window = good(&storage);
    keep(&mut window, Command::add(entered(1)));
    let before = window.book().clone();
    let gone = seen(&window, "a");
    keep(&mut window, Command::Trash(trashed(gone.clone())));
    assert_eq!(window.book().dealings, before.dealings);
    keep(&mut window, Command::PutBack(trashed(gone)));
    assert_eq!(window.book(), &before);
}

/// Of a ledger's event, one of several of its day: at its place again.
#[test]
fn a_deleted_event_comes_back_to_its_place() {
    let pay = |fen| Act::Pay {
        amount: Fen::new(fen),
        towards: Towards::Order,
    };
    let mut debt = debt("a", &vector_b());
    for (on, fen) in [
        ("2026-03-01", 1),
        ("2026-03-02", 2),
        ("2026-03-02", 3),
        ("2026-03-02", 2),
        ("2026-03-03", 4),
    ] {
        debt.ledger.add(Event::new(day(on), pay(fen)));
    }
    let book = book_of([debt]);
    let debt = &book.debts[0];
    for at in 0..debt.ledger.events().len() {
        let trashed = Trashed::event(day("2026-11-24"), debt, at).unwrap();
        let without = book.after(&Command::Trash(trashed.clone())).unwrap();
        assert_eq!(
            without.debts[0].ledger.events().len(),
            debt.ledger.events().len() - 1
        );
        assert_eq!(without.trash, std::slice::from_ref(&trashed));
        let back = Command::PutBack(trashed.clone());
        let there = without.after(&back).unwrap();
        assert_eq!(there, book);
        assert_eq!(
            there.after(&back),
            Ok(book.clone()),
            "once more does no harm"
        );
        // Its debt is gone: it stays in the trash.
        let debt = self::trashed(without.debts[0].clone());
        let without = without.after(&Command::Trash(debt)).unwrap();
        assert_eq!(without.after(&back), Err(Conflict::EntryGone));
        assert_eq!(
            without.after(&Command::Trash(trashed)),
            Err(Conflict::EntryGone)
        );
    }
    assert!(Trashed::event(day("2026-11-24"), debt, 99).is_none());
}

/// A visit that was thrown away does not take the place of another one.
#[test]
fn a_visit_thrown_away_comes_back() {
    let book = common::every_dealing();
    let visit = book.dealings.visit.clone().unwrap();
    let trashed = Trashed::visit(day("2026-11-24"), visit.clone());
    let without = book.after(&Command::Trash(trashed.clone())).unwrap();
    assert_eq!(without.dealings.visit, None);
    let back = Command::PutBack(trashed.clone());
    assert_eq!(without.after(&back), Ok(book.clone()));
    let other = Visit { second: 9, ..visit };
    let busy = without.after(&Command::SetVisit(Some(other))).unwrap();
    assert_eq!(busy.after(&back), Err(Conflict::EntryChanged));
    assert_eq!(
        busy.after(&Command::Trash(trashed)),
        Err(Conflict::EntryChanged)
    );
}

/// What is let go is gone, of a debt with its plan and its lender's names; the
/// contacts stay.
#[test]
fn what_is_let_go_is_gone() {
    let book = common::every_plan();
    let creditor = Creditor {
        institution: "银行".to_owned(),
        ..Creditor::of(DebtId(1))
    };
    let named = Command::SetCreditor {
        before: Creditor::of(DebtId(1)),
        after: creditor,
    };
    let typed = Command::SetTyped {
        before: String::new(),
        after: Typed {
            debt: DebtId(1),
            field: "letter-demand".to_owned(),
            text: "停止夜间来电".to_owned(),
        },
    };
    let mut call = contact("call");
    call.debt = Some(DebtId(1));
    let book = [named, typed, Command::add(call)]
        .iter()
        .fold(book, |book, command| book.after(command).unwrap());
    assert!(book.plans.order.contains(&DebtId(1)));
    let (first, second) = (
        trashed(book.debts[0].clone()),
        trashed(book.debts[1].clone()),
    );
    let without = [first.clone(), second.clone()]
        .into_iter()
        .fold(book.clone(), |book, t| {
            book.after(&Command::Trash(t)).unwrap()
        });
    assert_eq!(without.dealings, book.dealings);
    let gone = without.after(&Command::Purge(vec![first])).unwrap();
    assert_eq!(gone.trash, [second]);
    assert!(!gone.plans.order.contains(&DebtId(1)));
    assert!(gone.plans.debts.iter().all(|plan| plan.debt != DebtId(1)));
    assert!(gone.plans.debts.iter().any(|plan| plan.debt == DebtId(2)));
    assert_eq!(gone.dealings.creditors, []);
    assert_eq!(gone.dealings.typed, []);
    assert_eq!(gone.dealings.contacts, book.dealings.contacts);
}

#[test]
fn what_is_in_the_trash_grows_old() {
    let debt = trashed(debt("a", &vector_b()));
    assert!(!debt.is_old(day("2026-12-23")));
    assert!(debt.is_old(day("2026-12-24")));
}

#[test]
fn deleted_entries_come_back_as_they_were() {
    let storage = two_saves();
    let mut window = good(&storage);
    keep(&mut window, Command::add(entered(1)));
    keep(&mut window, Command::add(contact("later")));
    let before = window.book().clone();
    let dealings = &before.dealings;
    let gone = Entries {
        contacts: vec![dealings.contacts[0].clone()],
        evidence: dealings.evidence.clone(),
        todos: dealings.todos.clone(),
    };
    keep(&mut window, Command::Trash(trashed_entries(gone.clone())));
    assert_eq!(ids(window.book()), [(4, None)]);
    for _ in 0..2 {
        keep(&mut window, Command::PutBack(trashed_entries(gone.clone())));
        assert_eq!(window.book(), &before);
    }
    // An id is not given again.
    keep(&mut window, Command::delete(dealings.contacts[1].clone()));
    keep(&mut window, Command::add(contact("new")));
    assert_eq!(window.book().dealings.contacts[1].id, ContactId(5));
    // A thing done and opened again.
    let open = dealings.todos[0].clone();
    let done = Todo {
        done: Some(day("2026-12-01")),
        ..open.clone()
    };
    keep(&mut window, Command::edit(open.clone(), done.clone()));
    assert_eq!(window.book().dealings.todo(open.id), Some(&done));
    keep(&mut window, Command::edit(done, open.clone()));
    assert_eq!(window.book().dealings.todo(open.id), Some(&open));
}

#[test]
fn entries_that_changed_meanwhile_are_reported() {
    let book = Book::default();
    let book = book.after(&Command::add(entered(1))).unwrap();
    let seen = book.dealings.contacts[0].clone();
    let with = |text: &str| Contact {
        text: text.to_owned(),
        ..seen.clone()
    };
    let changed = book
        .after(&Command::edit(seen.clone(), with("theirs")))
        .unwrap();
    for command in [
        Command::edit(seen.clone(), with("mine")),
        Command::delete(seen.clone()),
        Command::PutBack(trashed_entries(seen.clone())),
        Command::Trash(trashed_entries(seen.clone())),
    ] {
        assert_eq!(changed.after(&command), Err(Conflict::EntryChanged));
    }
    // The same edit twice is none.
    let same = Command::edit(seen.clone(), with("theirs"));
    assert_eq!(changed.after(&same), Ok(changed.clone()));
    let gone = book.after(&Command::delete(seen.clone())).unwrap();
    for command in [
        Command::edit(seen.clone(), with("mine")),
        Command::delete(seen.clone()),
        Command::Trash(trashed_entries(seen.clone())),
    ] {
        assert_eq!(gone.after(&command), Err(Conflict::EntryGone));
    }
    let me = |name: &str| Me {
        name: name.to_owned(),
        ..Me::default()
    };
    let named = |before, after| Command::SetMe {
        before: me(before),
        after: me(after),
    };
    let book = book.after(&named("", "a")).unwrap();
    assert_eq!(book.after(&named("", "b")), Err(Conflict::PartyChanged));
    assert_eq!(book.after(&named("", "a")), Ok(book.clone()));
    let long = "长".repeat(MAX_TEXT + 1);
    for command in [
        named("a", &long),
        typed(1, "demand", "", &long),
        Command::add(contact(&long)),
        Command::add(evidence(9, &long)),
        Command::SetCreditor {
            before: Creditor::of(DebtId(1)),
            after: Creditor {
                hotline: long.clone(),
                ..Creditor::of(DebtId(1))
            },
        },
    ] {
        assert_eq!(book.after(&command), Err(Conflict::TextTooLong));
    }
    // Tags out of order could not be read again.
    let mut odd = contact("odd");
    odd.tags = vec![
        ashore::collector::Tag::Insult,
        ashore::collector::Tag::Threat,
    ];
    assert_eq!(book.after(&Command::add(odd)), Err(Conflict::Full));
}

/// So many entries of a kind and no more; so many marks and files of a contact.
#[test]
fn lists_that_are_full() {
    use ashore::collector::{MAX_ENTRIES, MAX_MARKS, Mark, VisitMark};
    let many = |count: usize| Entries {
        contacts: (1..)
            .take(count)
            .map(|id| Contact {
                id: ContactId(id),
                ..contact("")
            })
            .collect(),
        ..Entries::default()
    };
    let book = Book::default();
    let full = book.after(&Command::add(many(MAX_ENTRIES))).unwrap();
    assert_eq!(full.dealings.contacts.len(), MAX_ENTRIES);
    assert_eq!(full.after(&Command::add(contact(""))), Err(Conflict::Full));
    assert!(full.after(&Command::add(evidence(0, ""))).is_ok());
    let marked = |marks: usize, files: u32| Contact {
        marks: vec![
            Mark {
                at: at("2026-11-24T09:00"),
                what: VisitMark::Arrived,
            };
            marks
        ],
        evidence: (0..files).map(EvidenceId).collect(),
        ..contact("")
    };
    let most = u32::try_from(MAX_MARKS).unwrap();
    for (marks, files, fits) in [
        (MAX_MARKS, most, true),
        (MAX_MARKS + 1, 0, false),
        (0, most + 1, false),
    ] {
        let after = book.after(&Command::add(marked(marks, files)));
        assert_eq!(after.is_ok(), fits, "{marks} {files}");
    }
}

/// An edit of a contact that another window has changed stands beside it.
#[test]
fn an_unkept_edit_of_a_contact_is_not_lost() {
    let storage = two_saves();
    let mut left = good(&storage);
    keep(&mut left, Command::add(contact("call")));
    let mut right = good(&storage);
    let edit = |window: &Keeper<Memory>, text: &str| {
        let before = window.book().dealings.contacts[0].clone();
        let after = Contact {
            text: text.to_owned(),
            ..before.clone()
        };
        Command::edit(before, after)
    };
    let mine = edit(&left, "left");
    unkept(&storage, &mut left, mine);
    let theirs = edit(&right, "right");
    keep(&mut right, theirs);
    assert_eq!(left.retry(NOW), Saved::Kept);
    let texts: Vec<String> = good(&storage)
        .book()
        .dealings
        .contacts
        .iter()
        .map(|c| c.text.clone())
        .collect();
    assert_eq!(texts, ["right", "left"]);
}

// ---------------------------------------------------------------------------
// Anything, in any order, in two windows, with a fault at any call.

#[derive(Clone, Debug)]
enum Move {
    Add,
    Edit(Index),
    Delete(Index),
    /// Puts back what this window deleted last.
    Undo,
    /// Puts back anything out of the trash.
    Salvage(Index),
    Contact(Index),
    EditContact(Index),
    DeleteContact(Index),
    /// Makes a backup, and puts the last one made into this Book.
    Backup,
    Restore,
    Theme(Theme),
    Retry,
    Refresh,
    Reopen,
}

#[derive(Clone, Copy, Debug)]
enum Bad {
    None,
    Trick(u32, Trick),
    /// Room for so many bytes more than are there.
    Quota(usize),
    Forbidden,
}

fn acts() -> impl Strategy<Value = Move> {
    prop_oneof![
        5 => Just(Move::Add),
        5 => any::<Index>().prop_map(Move::Edit),
        3 => any::<Index>().prop_map(Move::Delete),
        2 => Just(Move::Undo),
        1 => any::<Index>().prop_map(Move::Salvage),
        4 => any::<Index>().prop_map(Move::Contact),
        3 => any::<Index>().prop_map(Move::EditContact),
        2 => any::<Index>().prop_map(Move::DeleteContact),
        2 => Just(Move::Backup),
        2 => Just(Move::Restore),
        1 => select(&[Theme::Light, Theme::Dark, Theme::Device][..]).prop_map(Move::Theme),
        2 => Just(Move::Retry),
        2 => Just(Move::Refresh),
        1 => Just(Move::Reopen),
    ]
}

fn bads() -> impl Strategy<Value = Bad> {
    prop_oneof![
        4 => Just(Bad::None),
        4 => (0..9_u32, select(&TRICKS[..])).prop_map(|(k, trick)| Bad::Trick(k, trick)),
        2 => (0..2_000_usize).prop_map(Bad::Quota),
        1 => Just(Bad::Forbidden),
    ]
}

/// When the acts of a story are done: the clock goes on, and jumps back.
const MOMENTS: [&str; 5] = [
    NOW,
    "2026-11-24T08:00:00+08:00",
    "2026-11-22T23:59:59+08:00",
    "2027-03-01T00:00:00+08:00",
    "1970-01-01T08:00:00+08:00",
];

struct Window {
    port: Shaky,
    keeper: Keeper<Shaky>,
    /// What was deleted last, held ready to be put back.
    deleted: Option<Held>,
    /// The last backup, and whether something in it was not kept yet.
    backup: Option<(Opened, bool)>,
    has_moved_on: bool,
}

impl Window {
    fn on(memory: &Memory, older: &Older) -> Window {
        let port = Shaky::beside(memory, older);
        let (keeper, loaded) = Keeper::open(port.clone());
        assert!(matches!(
            loaded,
            Loaded::Empty | Loaded::Good | Loaded::Recovered { .. }
        ));
        Window {
            port,
            keeper,
            deleted: None,
            backup: None,
            has_moved_on: false,
        }
    }

    /// Whether ids may have moved since the backup was made, or a debt or a
    /// contact in it has changed: of that, and of what is about it, there are
    /// two versions once it is restored, and another window that has not kept
    /// its undo yet may bring the older one too.
    fn has_moved_on(&self) -> bool {
        let Some((backup, unkept)) = &self.backup else {
            return false;
        };
        let (book, then) = (self.keeper.book(), &backup.book);
        let debts = || book.trash.iter().flat_map(|trashed| &trashed.debts);
        let changed_debt = |then: &Debt| {
            let mut now = book.debts.iter().chain(debts());
            now.any(|now| now.id == then.id && now != then)
        };
        let contacts = || book.trash.iter().flat_map(|t| &t.entries.contacts);
        let changed_contact = |then: &Contact| {
            let mut now = book.dealings.contacts.iter().chain(contacts());
            now.any(|now| now.id == then.id && now != then)
        };
        *unkept
            || then.debts.iter().any(changed_debt)
            || then.dealings.contacts.iter().any(changed_contact)
    }

    /// Does it; what is deleted can be put back until something else is. The
    /// way back is made before, as a page does.
    fn apply(&mut self, command: Command, now: &str) -> Result<Saved, Conflict> {
        let back = match &command {
            Command::Trash(trashed) => Some(Command::PutBack(trashed.clone())),
            _ => None,
        };
        let back = back.map(|back| self.keeper.hold(back));
        let ends = back.is_some() || matches!(command, Command::PutBack(_));
        let saved = self.keeper.apply(command, now)?;
        if ends {
            self.deleted = back;
        }
        Ok(saved)
    }

    /// The command for an act, on what this window shows.
    fn command(&self, act: &Move, tag: u32) -> Option<Command> {
        let book = self.keeper.book();
        let debts = &book.debts;
        let pick = |index: &Index| (!debts.is_empty()).then(|| index.get(debts).clone());
        let contacts = &book.dealings.contacts;
        let pick_contact =
            |index: &Index| (!contacts.is_empty()).then(|| index.get(contacts).clone());
        match act {
            Move::Add => {
                let mut debt = debt(&tag.to_string(), &vector_b());
                // What it is told apart by, whatever it is called later.
                debt.note = tag.to_string();
                debt.contract.principal = Fen::new(1_000_000 + i64::from(tag));
                Some(Command::AddDebt(debt))
            }
            Move::Edit(index) => pick(index).map(|before| Command::EditDebt {
                after: Debt {
                    name: tag.to_string(),
                    ..before.clone()
                },
                before,
            }),
            Move::Delete(index) => pick(index).map(|debt| Command::Trash(trashed(debt))),
            Move::Undo => {
                let deleted = self.deleted.clone();
                deleted.map(|held| self.keeper.release(held))
            }
            Move::Salvage(index) => {
                let trash = &book.trash;
                (!trash.is_empty()).then(|| Command::PutBack(index.get(trash).clone()))
            }
            // With evidence of its own, and about a debt.
            Move::Contact(index) => {
                let next = book.dealings.next_id();
                let about = pick(index);
                let mut contact = contact(&format!("c{tag}"));
                contact.id = ContactId(next);
                contact.number = tag.to_string();
                contact.created = at(&format!("2026-11-24T10:{tag:02}"));
                contact.evidence = vec![EvidenceId(next + 1)];
                contact.debt = about.as_ref().map(|debt| debt.id);
                contact.said_name = about.map_or_else(String::new, |debt| debt.note);
                let evidence = Evidence {
                    sha256: Sha256([u8::try_from(tag).unwrap(); 32]),
                    ..evidence(next + 1, &contact.number)
                };
                Some(Command::add(Entries {
                    contacts: vec![contact],
                    evidence: vec![evidence],
                    ..Entries::default()
                }))
            }
            Move::EditContact(index) => pick_contact(index).map(|before| {
                let after = Contact {
                    text: format!("c{tag}"),
                    ..before.clone()
                };
                Command::edit(before, after)
            }),
            Move::DeleteContact(index) => {
                pick_contact(index).map(|contact| Command::Trash(trashed_entries(contact)))
            }
            Move::Restore => {
                let (backup, _) = self.backup.as_ref()?;
                let merged = merge(book, &backup.book, Side::Both).unwrap();
                Some(Command::Replace {
                    before: Box::new(book.clone()),
                    after: Box::new(merged),
                })
            }
            Move::Theme(theme) => Some(Command::SetTheme(*theme)),
            Move::Backup | Move::Retry | Move::Refresh | Move::Reopen => None,
        }
    }
}

fn names_in(trashed: &Trashed) -> Vec<String> {
    let debts = trashed.debts.iter().map(|debt| debt.name.clone());
    let contacts = trashed.entries.contacts.iter().map(|c| c.text.clone());
    debts.chain(contacts).collect()
}

fn names_of(book: &Book) -> Vec<String> {
    let debts = book.debts.iter().map(|debt| debt.name.clone());
    let contacts = book.dealings.contacts.iter().map(|c| c.text.clone());
    debts.chain(contacts).collect()
}

/// Every name there is, and whether it is in the trash.
fn whereabouts(book: &Book) -> BTreeSet<(String, bool)> {
    let thrown = book.trash.iter().flat_map(names_in);
    let there = names_of(book).into_iter().map(|name| (name, false));
    there.chain(thrown.map(|name| (name, true))).collect()
}

fn bytes(storage: &Memory) -> usize {
    dump(storage).iter().map(|(k, t)| k.len() + t.len()).sum()
}

/// A debt is brought back in a window that may not write; meanwhile another
/// window has put a debt of its own in its place. Both are there in the end.
#[test]
fn what_is_brought_back_finds_its_place_taken() {
    let memory = Memory::new();
    let mut one = Window::on(&memory, &Older::default());
    let mut two = Window::on(&memory, &Older::default());
    assert_eq!(one.keeper.apply(add("0"), NOW), Ok(Saved::Kept));
    let back = one.keeper.book().debts[0].clone();
    let delete = Command::Trash(trashed(back.clone()));
    assert_eq!(one.keeper.apply(delete, NOW), Ok(Saved::Kept));
    memory.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    let restore = |debt: &Debt| Command::PutBack(trashed(debt.clone()));
    assert_eq!(
        one.keeper.apply(restore(&back), NOW),
        Ok(not_kept(Fault::Forbidden))
    );
    memory.set_mishap(None);
    let mut other = back.clone();
    "1".clone_into(&mut other.name);
    assert_eq!(two.keeper.apply(restore(&other), NOW), Ok(Saved::Kept));
    assert_eq!(one.keeper.retry(NOW), Saved::Kept);
    assert_eq!(names(one.keeper.book()), ["1", "0"]);
}

/// An undo that was made before the act in which ids move, and before two such
/// acts, still means the same debt; so does one after which none moved.
#[test]
fn what_is_held_ready_follows_the_ids_that_move() {
    let memory = Memory::new();
    let mut one = Keeper::open(memory.clone()).0;
    let mut two = Keeper::open(memory.clone()).0;
    unkept(&memory, &mut one, add("a"));
    unkept(&memory, &mut one, add("b"));
    let held = |window: &Keeper<Memory>, name: &str| {
        window.hold(Command::PutBack(trashed(seen(window, name))))
    };
    let [first, second] = [held(&one, "a"), held(&one, "b")];
    keep(&mut two, add("x"));
    // The look in this act gives both other ids.
    let delete = delete(&one, "a");
    unkept(&memory, &mut one, delete);
    let third = held(&one, "b");
    assert_ne!(third, second);
    // And once more, by another debt there.
    keep(&mut two, add("y"));
    assert_eq!(one.retry(NOW), Saved::Kept);
    // Nothing to do any more: nothing moves, and nothing moves twice.
    assert_eq!(one.retry(NOW), Saved::Kept);
    assert_eq!(one.refresh(), Refreshed::Unchanged);
    assert_eq!(one.keep_again(NOW), Saved::Kept);
    let b = seen(&one, "b");
    for held in [second, third] {
        assert_eq!(one.release(held), Command::PutBack(trashed(b.clone())));
    }
    assert_eq!(names(one.book()), ["x", "y", "b"]);
    let back = one.release(first);
    keep(&mut one, back);
    assert_eq!(names(good(&memory).book()), ["x", "y", "a", "b"]);
}

/// A contact that both windows put back is there once, although what this
/// window did to its debt before stands beside what the other did.
#[test]
fn what_both_put_back_is_there_once() {
    let memory = Memory::new();
    let mut one = Keeper::open(memory.clone()).0;
    let mut two = Keeper::open(memory.clone()).0;
    keep(&mut one, add("a"));
    let about = Contact {
        debt: Some(one.book().debts[0].id),
        ..contact("call")
    };
    keep(&mut one, Command::add(about));
    let deleted = trashed_entries(one.book().dealings.contacts[0].clone());
    keep(&mut one, Command::Trash(deleted.clone()));
    let edit = rename(&one, "a", "mine");
    unkept(&memory, &mut one, edit);
    unkept(&memory, &mut one, Command::PutBack(deleted.clone()));
    let _ = two.refresh();
    let edit = rename(&two, "a", "theirs");
    keep(&mut two, edit);
    keep(&mut two, Command::PutBack(deleted));
    assert_eq!(one.retry(NOW), Saved::Kept);
    let kept = good(&memory);
    assert_eq!(names(kept.book()), ["theirs", "mine"]);
    assert_eq!(kept.book().dealings.contacts.len(), 1);
}

/// A backup restored between entries that are not kept yet, while another
/// window takes their ids: each entry keeps its own evidence, and is there once.
#[test]
fn what_is_restored_between_unkept_entries_mixes_nothing_up() {
    let memory = Memory::new();
    let mut one = Keeper::open(memory.clone()).0;
    let mut two = Keeper::open(memory.clone()).0;
    let entry = |window: &Keeper<Memory>, name: &str| {
        let id = window.book().dealings.next_id();
        let contact = Contact {
            id: ContactId(id),
            evidence: vec![EvidenceId(id + 1)],
            ..contact(name)
        };
        Command::add(Entries {
            contacts: vec![contact],
            evidence: vec![evidence(id + 1, name)],
            ..Entries::default()
        })
    };
    let first = entry(&one, "first");
    unkept(&memory, &mut one, first);
    let same = Box::new(one.book().clone());
    let restored = Command::Replace {
        before: same.clone(),
        after: same,
    };
    unkept(&memory, &mut one, restored);
    let second = entry(&one, "second");
    unkept(&memory, &mut one, second);
    let before = one.book().dealings.contacts[1].clone();
    let after = Contact {
        number: "95384".to_owned(),
        ..before.clone()
    };
    unkept(&memory, &mut one, Command::edit(before, after));
    let third = entry(&two, "third");
    keep(&mut two, third);
    assert_eq!(one.retry(NOW), Saved::Kept);
    let kept = good(&memory);
    let dealings = &kept.book().dealings;
    let found: Vec<(&str, &str, &str)> = dealings
        .contacts
        .iter()
        .map(|c| {
            (
                &*c.text,
                &*c.number,
                &*dealings.evidence(c.evidence[0]).unwrap().name,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("third", "", "third"),
            ("first", "", "first"),
            ("second", "95384", "second"),
        ]
    );
}

/// A new entry and a new debt are given as they are kept: another window may
/// have taken the ids they were made with, and this one has not heard of it.
#[test]
fn what_is_new_is_given_as_it_is_kept() {
    let memory = Memory::new();
    let mut one = Keeper::open(memory.clone()).0;
    let mut two = Keeper::open(memory.clone()).0;
    keep(&mut two, Command::add(contact("theirs")));
    keep(&mut two, add("theirs"));
    let (saved, done) = one.act(Command::add(contact("mine")), NOW).unwrap();
    let Command::EditEntries { after, .. } = done else {
        panic!("{done:?}")
    };
    assert_eq!(saved, Saved::Kept);
    assert_eq!(after.contacts[0].text, "mine");
    assert!(one.book().dealings.has(&after));
    let (_, done) = one.act(add("mine"), NOW).unwrap();
    let id = done.debt_id().unwrap();
    assert_eq!(one.book().debt(id).unwrap().name, "mine");
}

/// A contact of this window, not kept yet, that names evidence of this window
/// which is not kept either. The ids of both move, and the new id of the one is
/// the old id of the other: what is named stays the same.
#[test]
fn what_is_new_names_what_has_moved() {
    let memory = Memory::new();
    let mut one = Keeper::open(memory.clone()).0;
    let mut two = Keeper::open(memory.clone()).0;
    memory.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    let with_file = |name: &str, contact_id: u32, file: u32| {
        let mut contact = contact(name);
        contact.id = ContactId(contact_id);
        contact.evidence = vec![EvidenceId(file)];
        contact
    };
    two.apply(
        Command::add(Entries {
            contacts: vec![with_file("first", 1, 2)],
            evidence: vec![evidence(2, "file")],
            ..Entries::default()
        }),
        NOW,
    )
    .unwrap();
    memory.set_mishap(None);
    // The other window takes the first id.
    keep(&mut one, Command::add(contact("theirs")));
    // Written in a page that has not heard of it.
    let second = Command::add(Entries::from(with_file("second", 3, 2)));
    assert_eq!(two.apply(second, NOW), Ok(Saved::Kept));
    let kept = good(&memory);
    let dealings = &kept.book().dealings;
    let found: Vec<(&str, Vec<Option<&str>>)> = dealings
        .contacts
        .iter()
        .map(|c| {
            let files = c.evidence.iter();
            let names = files.map(|id| dealings.evidence(*id).map(|e| e.name.as_str()));
            (c.text.as_str(), names.collect())
        })
        .collect();
    let file = || vec![Some("file")];
    assert_eq!(
        found,
        [("theirs", vec![]), ("first", file()), ("second", file())]
    );
}

/// How many stories are told: `make faults` asks for a million.
fn cases() -> u32 {
    let asked = std::env::var("ASHORE_CASES").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(1_000)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(cases())
    })]

    /// Names are tags, each used once. Whatever a window was told is done must
    /// be found in the end, unless somebody who saw it changed or deleted it.
    #[test]
    fn whatever_happens(
        steps in proptest::collection::vec((0..2_usize, acts(), bads()), 1..30),
    ) {
        let memory = Memory::new();
        let older = Older::default();
        let mut windows = [Window::on(&memory, &older), Window::on(&memory, &older)];
        let mut must: BTreeSet<String> = BTreeSet::new();
        // Who changed or deleted what; an act not kept yet still will.
        let mut ended: BTreeSet<(String, usize)> = BTreeSet::new();
        // A write came through and was reported as failed: should the other
        // window change the same debt before the next try, it may be there
        // twice. So may what a backup brings, see `has_moved_on`. Rather twice
        // than not at all.
        let mut maybe_twice: BTreeSet<String> = BTreeSet::new();
        let (mut thrown, mut edited) = (BTreeSet::new(), BTreeSet::new());
        let (mut before, mut loaded_before) = (Book::default(), Loaded::Empty);
        for (tag, (which, act, bad)) in (0..).zip(steps) {
            let window = &mut windows[which];
            let now = MOMENTS[tag as usize % MOMENTS.len()];
            let quota = bytes(&memory);
            match bad {
                Bad::None => {}
                Bad::Trick(k, trick) => window.port.plan(Some((k, trick))),
                Bad::Quota(more) => memory.set_mishap(Some(Mishap::QuotaBytes(quota + more))),
                Bad::Forbidden => memory.set_mishap(Some(Mishap::Always(Fault::Forbidden))),
            }
            window.has_moved_on = window.has_moved_on();
            let saved = match (&act, window.command(&act, tag)) {
                (_, Some(command)) => match window.apply(command.clone(), now) {
                    Ok(saved) => {
                        match command {
                            Command::AddDebt(debt) => {
                                must.insert(debt.name);
                            }
                            Command::EditDebt { before, after } => {
                                must.remove(&before.name);
                                edited.insert(before.name.clone());
                                ended.insert((before.name, which));
                                must.insert(after.name);
                            }
                            Command::Trash(trashed) => {
                                for name in names_in(&trashed) {
                                    must.remove(&name);
                                    ended.insert((name.clone(), which));
                                    thrown.insert(name);
                                }
                            }
                            Command::PutBack(trashed) => {
                                for name in names_in(&trashed) {
                                    ended.remove(&(name.clone(), which));
                                    if !ended.iter().any(|(ended, _)| *ended == name) {
                                        must.insert(name);
                                    }
                                }
                            }
                            Command::Replace { before, after } => {
                                // Not kept at once, or the other window goes
                                // on: what both bring may be there twice.
                                if saved != Saved::Kept || window.has_moved_on {
                                    maybe_twice.extend(names_of(&before));
                                    maybe_twice.extend(names_of(&after));
                                }
                                for name in names_of(&after) {
                                    ended.remove(&(name.clone(), which));
                                    if !ended.iter().any(|(ended, _)| *ended == name) {
                                        must.insert(name);
                                    }
                                }
                            }
                            Command::EditEntries { before, after } => {
                                for text in before.contacts.iter().map(|c| &c.text) {
                                    must.remove(text);
                                    ended.insert((text.clone(), which));
                                    edited.insert(text.clone());
                                }
                                must.extend(after.contacts.iter().map(|c| c.text.clone()));
                            }
                            _ => {}
                        }
                        Some(saved)
                    }
                    Err(_) => None,
                },
                (Move::Retry, _) => {
                    let had = window.keeper.has_unkept();
                    let saved = window.keeper.retry(now);
                    had.then_some(saved)
                }
                (Move::Backup, _) => {
                    let text = window.keeper.export(now).unwrap();
                    let backup = restore::read(&restore::in_lines(&text)).unwrap();
                    window.backup = Some((backup, window.keeper.has_unkept()));
                    None
                }
                (Move::Refresh, _) => {
                    window.keeper.refresh();
                    None
                }
                // Closing a page loses what it was told is not kept.
                (Move::Reopen, _) if !window.keeper.has_unkept() => {
                    window.port.plan(None);
                    memory.set_mishap(None);
                    *window = Window::on(&memory, &older);
                    None
                }
                _ => None,
            };
            window.port.plan(None);
            memory.set_mishap(None);
            let page = window.keeper.book().clone();
            let unkept = window.keeper.has_unkept();
            let (fresh, loaded) = open(&memory);
            prop_assert!(
                fresh.book() == &before || fresh.book() == &page,
                "a third Book: {:?} is neither {:?} nor {:?}",
                names(fresh.book()), names(&before), names(&page)
            );
            match &loaded {
                Loaded::Empty => prop_assert_eq!(&loaded_before, &Loaded::Empty),
                Loaded::Good | Loaded::Recovered { .. } => {}
                other => prop_assert!(false, "{:?}", other),
            }
            if unkept {
                let changed = &whereabouts(&before) ^ &whereabouts(fresh.book());
                maybe_twice.extend(changed.into_iter().map(|(name, _)| name));
            }
            if saved == Some(Saved::Kept) {
                prop_assert_eq!(fresh.book(), &page);
                prop_assert!(!unkept);
            }
            before = fresh.book().clone();
            loaded_before = loaded;
        }
        // In quiet weather everything is kept, and both windows agree.
        for window in &mut windows {
            prop_assert_eq!(window.keeper.retry(NOW), Saved::Kept);
        }
        for window in &mut windows {
            window.keeper.refresh();
            prop_assert!(!window.keeper.has_unkept());
        }
        prop_assert_eq!(windows[0].keeper.book(), windows[1].keeper.book());
        let fresh = open(&memory).0;
        prop_assert_eq!(fresh.book(), windows[0].keeper.book());
        let dealings = &fresh.book().dealings;
        let found = names_of(fresh.book());
        // Whatever ids were given: what belongs together is together.
        for contact in &dealings.contacts {
            let files: Vec<&str> = contact
                .evidence
                .iter()
                .filter_map(|id| dealings.evidence(*id))
                .map(|e| e.name.as_str())
                .collect();
            prop_assert_eq!(files, vec![contact.number.as_str()]);
            if let Some(about) = contact.debt.and_then(|id| fresh.book().debt(id)) {
                prop_assert_eq!(&about.note, &contact.said_name);
            }
        }
        let distinct: BTreeSet<String> = found.iter().cloned().collect();
        prop_assert!(must.is_subset(&distinct), "{:?} of {:?}", found, must);
        // What was deleted and never changed is in the trash, if not back.
        let trash: BTreeSet<String> = fresh.book().trash.iter().flat_map(names_in).collect();
        let gone = thrown
            .difference(&edited)
            .find(|name| !trash.contains(*name) && !distinct.contains(*name));
        prop_assert_eq!(gone, None);
        let mut once = BTreeSet::new();
        let twice = found.iter().find(|name| !once.insert(*name));
        prop_assert!(twice.is_none_or(|name| maybe_twice.contains(name)), "twice: {:?}", found);
    }
}
