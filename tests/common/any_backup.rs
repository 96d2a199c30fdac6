//! Any text as a backup, and what must hold of it. The fuzz target and its
//! corpus come here, and the tests of restoring.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc
)]

use std::sync::LazyLock;

use ashore::book::{Book, Command, DebtId};
use ashore::collector::Entries;
use ashore::store::restore::{Preview, Side, in_lines, merge, read};
use ashore::store::{Opened, decode, encode};
use crc::{CRC_32_ISO_HDLC, Crc};

const SAMPLE: &str = include_str!("../fixtures/book-v4.json");
static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
const SIDES: [Side; 3] = [Side::Both, Side::Here, Side::There];

static GOOD: LazyLock<Book> = LazyLock::new(|| decode(SAMPLE.trim_end()).unwrap().book);
static SMALL: LazyLock<Vec<(Book, String)>> = LazyLock::new(|| {
    let small = |nth| {
        let book = one_of_each(nth);
        let text = encode(&opened(book.clone())).unwrap();
        (book, data_of(&text).to_owned())
    };
    (0..64).map(small).collect()
});

/// The first byte says what the rest is: a text, or changes to a good backup,
/// each of a place, how much is left out there and what is put in. The
/// checksum is made to fit, so that the changes come through to the readers.
/// The backup is a large one or, which is sooner read, one of the small ones;
/// what it is merged with is of its size.
pub fn run(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    let nth = usize::from(kind / 4);
    let (data, other) = match kind % 4 {
        1 => (data_of(SAMPLE), &*GOOD),
        3 => (&*SMALL[nth].1, &SMALL[(nth + 1) % SMALL.len()].0),
        _ => return check(&String::from_utf8_lossy(rest), &GOOD),
    };
    let mut data = data.as_bytes().to_vec();
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
    check(&envelope(&String::from_utf8_lossy(&data)), other);
}

fn data_of(text: &str) -> &str {
    let data = text.split_once("\"data\":").unwrap().1.trim_end();
    data.strip_suffix('}').unwrap()
}

/// The good Book with the n-th of each kind of thing only, counted around.
fn one_of_each(nth: usize) -> Book {
    fn keep<T>(list: &mut Vec<T>, nth: usize) {
        if !list.is_empty() {
            let at = nth % list.len();
            list.swap(0, at);
            list.truncate(1);
        }
    }
    let mut book = GOOD.clone();
    keep(&mut book.debts, nth);
    keep(&mut book.trash, nth);
    keep(&mut book.plans.budget.flows, nth);
    keep(&mut book.plans.debts, nth);
    let dealings = &mut book.dealings;
    keep(&mut dealings.contacts, nth);
    keep(&mut dealings.evidence, nth);
    keep(&mut dealings.todos, nth);
    keep(&mut dealings.typed, nth);
    book
}

fn opened(book: Book) -> Opened {
    Opened {
        book,
        revision: 1,
        saved_at: String::new(),
    }
}

/// An envelope of this format around a text, with the right checksum.
pub fn envelope(data: &str) -> String {
    let crc = CRC.checksum(data.as_bytes());
    format!(
        "{{\"app\":\"ashore\",\"format\":4,\"revision\":1,\"saved_at\":\"\",\
         \"checksum\":\"crc32:{crc:08x}\",\"data\":{data}}}"
    )
}

/// A text is refused, or is a Book that holds together, comes back the same,
/// and can be merged with itself and with another, one into the other.
pub fn check(text: &str, other: &Book) {
    let Ok(opened) = read(text) else {
        return;
    };
    comes_back(&opened);
    is_itself(&opened.book);
    hold(other, &opened.book);
    hold(&opened.book, other);
}

/// What is written as a backup is read as the same.
pub fn comes_back(opened: &Opened) {
    assert!(opened.book.is_sound());
    let text = encode(opened).unwrap();
    assert_eq!(read(&text).as_ref(), Ok(opened));
    let lines = in_lines(&text).replace('\n', "\r\n");
    assert_eq!(read(&lines).as_ref(), Ok(opened));
}

/// A Book brings nothing to itself.
pub fn is_itself(book: &Book) {
    assert!(Preview::of(book, book).unwrap().is_empty());
    for side in SIDES {
        assert_eq!(merge(book, book, side).as_ref(), Ok(book), "with itself");
    }
}

/// What must hold of any two Books.
pub fn hold(here: &Book, there: &Book) {
    for side in SIDES {
        let Ok(merged) = merge(here, there, side) else {
            continue;
        };
        assert!(merged.is_sound());
        let again = merge(&merged, there, side);
        if names_the_lost(there) || names_the_lost(here) {
            // The lost is called otherwise here, and not known again: what
            // names it may be there twice, and nothing is missing.
            assert!(again.is_ok_and(|again| again.is_sound()));
        } else {
            assert_eq!(again.as_ref(), Ok(&merged), "once more changes nothing");
        }
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

/// Whether something names what is neither there nor in the trash.
fn names_the_lost(book: &Book) -> bool {
    let live = Entries {
        contacts: book.dealings.contacts.clone(),
        evidence: book.dealings.evidence.clone(),
        todos: book.dealings.todos.clone(),
    };
    let entries: Vec<&Entries> = book
        .trash
        .iter()
        .map(|t| &t.entries)
        .chain([&live])
        .collect();
    let gone = book.trash.iter().flat_map(|t| &t.debts);
    let debts: Vec<DebtId> = gone.chain(&book.debts).map(|debt| debt.id).collect();
    let contacts = || entries.iter().flat_map(|all| &all.contacts);
    let todos = || entries.iter().flat_map(|all| &all.todos);
    let evidence = |id| {
        entries
            .iter()
            .flat_map(|all| &all.evidence)
            .any(|e| e.id == id)
    };
    let about = contacts().map(|c| c.debt).chain(todos().map(|t| t.debt));
    let visits = book.trash.iter().filter_map(|t| t.visit.as_ref());
    let visits = visits.chain(&book.dealings.visit).map(|visit| visit.debt);
    let ledgers = book.trash.iter().map(|t| t.of);
    let mut about = about.chain(visits).chain(ledgers).flatten();
    about.any(|id| !debts.contains(&id))
        || contacts()
            .flat_map(|c| &c.evidence)
            .any(|id| !evidence(*id))
        || todos()
            .filter_map(|t| t.contact)
            .any(|id| !contacts().any(|c| c.id == id))
}
