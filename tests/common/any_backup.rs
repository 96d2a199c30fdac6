//! Any text as a backup, and what must hold of it. The fuzz target and its
//! corpus come here, and the tests of restoring.
#![allow(dead_code, clippy::unwrap_used, clippy::missing_panics_doc)]

use ashore::book::{Book, Command};
use ashore::store::restore::{Preview, Side, in_lines, merge, read};
use ashore::store::{Opened, decode, encode};

const SAMPLE: &str = include_str!("../fixtures/book-v4.json");
const SIDES: [Side; 3] = [Side::Both, Side::Here, Side::There];

/// The first byte says what the rest is: a text, or changes to a good backup,
/// each of a place, how much is left out there and what is put in. The
/// checksum is made to fit, so that the changes come through to the readers.
pub fn run(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    if kind.is_multiple_of(2) {
        check(&String::from_utf8_lossy(rest));
        return;
    }
    let data = SAMPLE.split_once("\"data\":").unwrap().1.trim_end();
    let mut data = data.strip_suffix('}').unwrap().as_bytes().to_vec();
    let mut rest = rest;
    while let [high, low, left_out, put_in, more @ ..] = rest {
        let at = usize::from(u16::from_be_bytes([*high, *low])) % data.len();
        let (new, more) = more.split_at(usize::from(*put_in % 16).min(more.len()));
        let end = (at + usize::from(*left_out)).min(data.len());
        data.splice(at..end, new.iter().copied());
        if data.is_empty() {
            return;
        }
        rest = more;
    }
    check(&envelope(&String::from_utf8_lossy(&data)));
}

/// An envelope of this format around a text, with the right checksum.
pub fn envelope(data: &str) -> String {
    let mut crc = !0_u32;
    for byte in data.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    format!(
        "{{\"app\":\"ashore\",\"format\":4,\"revision\":1,\"saved_at\":\"\",\
         \"checksum\":\"crc32:{:08x}\",\"data\":{data}}}",
        !crc
    )
}

/// A text is refused, or is a Book that holds together, comes back the same,
/// and can be merged.
pub fn check(text: &str) {
    let Ok(opened) = read(text) else {
        return;
    };
    comes_back(&opened);
    let here = decode(SAMPLE.trim_end()).unwrap().book;
    hold(&here, &opened.book);
    hold(&opened.book, &here);
}

/// What is written as a backup is read as the same.
pub fn comes_back(opened: &Opened) {
    assert!(opened.book.is_sound());
    let text = encode(opened).unwrap();
    let lines = in_lines(&text);
    assert_eq!(read(&text).as_ref(), Ok(opened));
    assert_eq!(read(&lines).as_ref(), Ok(opened));
    assert_eq!(read(&lines.replace('\n', "\r\n")).as_ref(), Ok(opened));
}

/// What must hold of any two Books.
pub fn hold(here: &Book, there: &Book) {
    for book in [here, there] {
        assert!(Preview::of(book, book).unwrap().is_empty());
        for side in SIDES {
            assert_eq!(merge(book, book, side).as_ref(), Ok(book), "with itself");
        }
    }
    for side in SIDES {
        let Ok(merged) = merge(here, there, side) else {
            continue;
        };
        assert!(merged.is_sound());
        assert_eq!(
            merge(&merged, there, side).as_ref(),
            Ok(&merged),
            "once more changes nothing"
        );
        let swap = |before: &Book, after: &Book| Command::Replace {
            before: Box::new(before.clone()),
            after: Box::new(after.clone()),
        };
        let taken = here.after(&swap(here, &merged)).unwrap();
        assert_eq!(taken, merged);
        assert_eq!(taken.after(&swap(&merged, here)).as_ref(), Ok(here));
        for debt in &here.debts {
            let now = merged.debt(debt.id);
            assert!(now == Some(debt) || (side == Side::There && now.is_some()));
        }
        for contact in &here.dealings.contacts {
            let now = merged.dealings.contact(contact.id);
            assert!(now == Some(contact) || (side == Side::There && now.is_some()));
        }
        let (theirs, ours) = (&there.dealings, &merged.dealings);
        assert!(merged.debts.len() >= there.debts.len());
        assert!(ours.contacts.len() >= theirs.contacts.len());
        assert!(ours.evidence.len() >= theirs.evidence.len());
        assert!(ours.todos.len() >= theirs.todos.len());
        assert!(merged.trash.len() >= here.trash.len().max(there.trash.len()));
    }
}
