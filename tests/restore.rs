//! Backups: read or refused as a whole, previewed, merged so that nothing is
//! lost, undone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "common/any_backup.rs"]
mod any_backup;
mod common;

use std::collections::BTreeMap;

use any_backup::{comes_back, envelope, hold, is_itself};
use ashore::book::{Book, Command, Debt, DebtId, KeptPlan, Planned, Trashed};
use ashore::collector::{
    Channel, Contact, ContactId, Creditor, Direction, Entries, Evidence, EvidenceId, Me, Minute,
    Scene, Sha256, Step, Todo, TodoId, Typed, Visit,
};
use ashore::loan::{Act, Event};
use ashore::money::Fen;
use ashore::store::memory::Memory;
use ashore::store::reminder::{Backup, Due, due};
use ashore::store::restore::{MAX_BACKUP, Preview, Refused, Side, Single, in_lines, merge, read};
use ashore::store::{
    BACKUP_KEY, BOOK_KEY, Damage, Keeper, Loaded, OLDER_KEY, Opened, PREVIOUS_KEY, Saved, decode,
    encode,
};
use common::{NOW, at, book_of, day, debt, todo, vector_a, vector_b};
use proptest::prelude::*;
use proptest::sample::Index;

fn opened(book: Book) -> Opened {
    Opened {
        book,
        revision: 41,
        saved_at: NOW.to_owned(),
    }
}

fn replace(before: &Book, after: &Book) -> Command {
    Command::Replace {
        before: Box::new(before.clone()),
        after: Box::new(after.clone()),
    }
}

/// A debt of its own for each tag; the note tells it apart whatever it is
/// called later.
fn tagged(tag: u32) -> Debt {
    let mut debt = debt(&tag.to_string(), &vector_b());
    debt.contract.principal = Fen::new(1_000_000 + i64::from(tag));
    debt.note = tag.to_string();
    debt
}

/// A contact with its evidence and what is to be done, about a debt.
fn entered(tag: u32, book: &Book, about: Option<&Debt>) -> Entries {
    let at = Minute::new(day("2026-11-24"), 0, 0).unwrap();
    let at = Minute::new(
        at.day(),
        u16::try_from(tag / 60 % 24).unwrap(),
        u16::try_from(tag % 60).unwrap(),
    )
    .unwrap();
    let next = book.dealings.next_id();
    let contact = Contact {
        id: ContactId(next),
        number: tag.to_string(),
        text: tag.to_string(),
        debt: about.map(|debt| debt.id),
        said_name: about.map_or_else(String::new, |debt| debt.note.clone()),
        evidence: vec![EvidenceId(next + 1)],
        created: at,
        ..Contact::new(Channel::Call, Direction::In, at)
    };
    let evidence = Evidence {
        id: EvidenceId(next + 1),
        name: tag.to_string(),
        size: 1,
        sha256: Sha256([u8::try_from(tag % 251).unwrap(); 32]),
        modified: None,
        added: at,
        note: String::new(),
    };
    let todo = Todo {
        id: TodoId(next + 2),
        debt: contact.debt,
        contact: Some(contact.id),
        piece: None,
        what: Step::Own,
        due: day("2026-12-09"),
        done: None,
        text: tag.to_string(),
    };
    Entries {
        contacts: vec![contact],
        evidence: vec![evidence],
        todos: vec![todo],
    }
}

// ---------------------------------------------------------------------------
// Reading.

#[test]
fn a_backup_comes_back_byte_for_byte() {
    let storage = Memory::new();
    let (mut window, _) = Keeper::open(storage.clone());
    let whole = common::every_deletion();
    let all = replace(&Book::default(), &whole);
    assert_eq!(window.apply(all, NOW), Ok(Saved::Kept));
    let before = storage.peek(BOOK_KEY).unwrap();
    let backup = in_lines(&window.export(NOW).unwrap());
    assert!(backup.lines().count() > 200, "a person can read it");
    assert!(backup.lines().all(|line| !line.ends_with(' ')));

    let empty = Memory::new();
    let (mut window, loaded) = Keeper::open(empty.clone());
    assert_eq!(loaded, Loaded::Empty);
    let read = read(&backup).unwrap();
    let restore = replace(window.book(), &read.book);
    assert_eq!(window.apply(restore, NOW), Ok(Saved::Kept));
    assert_eq!(window.book(), &whole);
    assert_eq!(empty.peek(BOOK_KEY), Some(before.clone()));
    assert_eq!(in_lines(&window.export(NOW).unwrap()), backup);
}

/// However a chat, an editor or a spreadsheet has laid it out.
#[test]
fn white_space_does_not_matter() {
    let whole = opened(common::every_deletion());
    comes_back(&whole);
    let text = encode(&whole).unwrap();
    let lines = in_lines(&text);
    for text in [
        format!("\u{feff}{lines}"),
        format!("\n\n  {lines}\t\n"),
        lines.replace("  ", ""),
        lines.replace('\n', "\r\n\r\n"),
        serde_json::to_string_pretty(
            &serde_json::from_str::<Box<serde_json::value::RawValue>>(&text).unwrap(),
        )
        .unwrap(),
    ] {
        assert_eq!(read(&text), Ok(whole.clone()));
    }
    // In a text, white space is part of it.
    let spaces = opened(book_of([debt("a  \"b\\ \t c", &vector_b())]));
    comes_back(&spaces);
}

/// Backups of every format there was.
#[test]
fn older_backups_are_read() {
    for text in [
        include_str!("fixtures/book-v1.json"),
        include_str!("fixtures/book-v2.json"),
        include_str!("fixtures/book-v3.json"),
        include_str!("fixtures/book-v4.json"),
    ] {
        let opened = decode(text.trim_end()).unwrap();
        assert_eq!(read(&in_lines(text.trim_end())), Ok(opened));
    }
}

#[test]
fn the_stored_texts_are_a_backup() {
    let good = opened(book_of([tagged(1)]));
    let other = opened(book_of([tagged(2)]));
    let (text, copy) = (encode(&good).unwrap(), encode(&other).unwrap());
    let json = |text: &str| serde_json::to_string(text).unwrap();
    let bare = |book: &str, copy: &str| {
        format!(
            "{{{}:{},\n{}:{}}}",
            json(BOOK_KEY),
            json(book),
            json(PREVIOUS_KEY),
            json(copy)
        )
    };
    let wrapped = |text: String| format!("{{\"saved\": \"2026\", \"stored\": {text}}}");
    assert_eq!(read(&bare(&text, &copy)), Ok(good.clone()));
    assert_eq!(read(&wrapped(bare(&text, &copy))), Ok(good));
    // The Book cannot be read: its copy.
    let cut = &text[..text.len() / 2];
    assert_eq!(read(&bare(cut, &copy)), Ok(other));
    assert_eq!(
        read(&bare(cut, "{}")),
        Err(Refused::Damage(Damage::Unreadable))
    );
}

/// What chats and mails do to a text that is sent on.
#[test]
fn what_a_chat_has_dressed_up_is_read() {
    let good = opened(common::every_deletion());
    let text = in_lines(&encode(&good).unwrap());
    for dressed in [
        format!("你好，这是备份：\n{text}"),
        format!("{text}\n发自我的手机"),
        format!("\u{feff}{text}\u{200b}"),
        text.replace("\n  ", "\n\u{a0}\u{a0}"),
        text.replace("\n  ", "\n\u{3000}"),
        text.replace("\n  ", "\r\n\u{200b} \u{2060}"),
        format!("某某写道：\n> {}", text.replace('\n', "\n> ")),
        format!(">> {}", text.replace('\n', "\r\n>> ")),
    ] {
        assert_eq!(read(&dressed), Ok(good.clone()), "{dressed}");
    }
}

#[test]
fn what_is_no_backup_is_refused() {
    let text = in_lines(&encode(&opened(common::every_deletion())).unwrap());
    let unreadable = Err(Refused::Damage(Damage::Unreadable));
    for end in (0..text.len())
        .step_by(37)
        .filter(|end| text.is_char_boundary(*end))
    {
        assert!(read(&text[..end]).is_err(), "cut at {end}");
    }
    for text in [
        String::new(),
        "微粒贷".to_owned(),
        "{\"name\":\"package\",\"version\":\"1.0.0\"}".to_owned(),
        "[1,2,3]".to_owned(),
        "{\"stored\":[]}".to_owned(),
        "{\"ashore.book\":1}".to_owned(),
        format!("{text}{text}"),
        "[".repeat(100_000),
        format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000)),
        "\u{0}\u{1}\u{7f}".to_owned(),
        "\"".repeat(10_001),
    ] {
        assert_eq!(read(&text), unreadable);
    }
    let changed = text.replacen("1000000", "9000000", 1);
    let changed = if changed == text {
        text.replacen("1200000", "9200000", 1)
    } else {
        changed
    };
    assert_ne!(changed, text);
    assert_eq!(read(&changed), Err(Refused::Damage(Damage::Checksum)));
    let newer = text.replacen("\"format\": 4", "\"format\": 5", 1);
    assert_eq!(
        read(&newer),
        Err(Refused::Damage(Damage::Newer { format: 5 }))
    );
    let odd = [
        r#"{"debts":[],"debts":[]}"#,
        r#"{"debts":[{"id":99999999999999999999}]}"#,
        r"[]",
        "1e999",
    ];
    for data in odd {
        assert_eq!(
            read(&envelope(data)),
            Err(Refused::Damage(Damage::Content)),
            "{data}"
        );
    }
}

/// The same id twice, wherever it stands.
#[test]
fn ids_that_stand_twice_are_refused() {
    let data = include_str!("fixtures/book-v4.json");
    let data = data.split_once("\"data\":").unwrap().1.trim_end();
    let data = data.strip_suffix('}').unwrap();
    assert!(read(&envelope(data)).is_ok());
    for (from, to) in [
        ("{\"id\":2,\"name\":", "{\"id\":1,\"name\":"),
        ("{\"id\":2,\"at\":", "{\"id\":1,\"at\":"),
        ("{\"id\":15,\"name\":", "{\"id\":14,\"name\":"),
        ("{\"id\":17,\"debt\":", "{\"id\":16,\"debt\":"),
    ] {
        let twice = data.replacen(from, to, 1);
        assert_ne!(twice, data, "{from}");
        assert_eq!(
            read(&envelope(&twice)),
            Err(Refused::Damage(Damage::Content)),
            "{from}"
        );
    }
}

/// 50 MB are not looked into. What is just below the limit is refused in
/// seconds, and a list of millions is not made.
#[test]
fn the_large_is_refused() {
    assert_eq!(read(&"x".repeat(50_000_000)), Err(Refused::TooLarge));
    assert_eq!(read(&" ".repeat(MAX_BACKUP + 1)), Err(Refused::TooLarge));
    let many = |item: &str| {
        let mut list = String::from("[");
        while list.len() + item.len() < MAX_BACKUP - 1_000 {
            list.push_str(item);
            list.push(',');
        }
        list.push_str(item);
        list.push(']');
        list
    };
    for item in ["1", "{}", "[]", "\"\""] {
        let list = many(item);
        assert!(read(&list).is_err());
        let data = format!(
            "{{\"debts\":{list},\"settings\":1,\"plans\":1,\"dealings\":1,\"trash\":1,\"next_id\":1}}"
        );
        assert_eq!(
            read(&envelope(&data)),
            Err(Refused::Damage(Damage::Content))
        );
    }
    let list = many("\"a\":1").replacen('[', "{", 1).replacen(']', "}", 1);
    assert!(read(&list).is_err());
}

#[test]
fn no_bytes_and_no_change_of_a_backup_break_it() {
    proptest!(ProptestConfig::with_cases(300), |(
        kind in 0..2_u8,
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    )| {
        let mut all = vec![kind];
        all.extend(bytes);
        any_backup::run(&all);
    });
}

/// A refused text has changed nothing, and so has a Book that another window
/// has changed since it was seen.
#[test]
fn what_is_refused_changes_nothing() {
    let storage = Memory::new();
    let (mut window, _) = Keeper::open(storage.clone());
    let (mut other, _) = Keeper::open(storage.clone());
    window.apply(Command::AddDebt(tagged(1)), NOW).unwrap();
    let seen = window.book().clone();
    other.apply(Command::AddDebt(tagged(2)), NOW).unwrap();
    let before = storage.peek(BOOK_KEY);
    let restore = replace(&seen, &book_of([tagged(3)]));
    assert!(window.apply(restore, NOW).is_err());
    assert_eq!(storage.peek(BOOK_KEY), before);
    assert_eq!(window.book().debts.len(), 2);
}

// ---------------------------------------------------------------------------
// The copies.

#[test]
fn an_older_copy_lasts_the_day() {
    let storage = Memory::new();
    let (mut window, _) = Keeper::open(storage.clone());
    let days = ["2026-11-23T08:00:00+08:00", "2026-11-24T08:00:00+08:00"];
    window.apply(Command::AddDebt(tagged(1)), days[0]).unwrap();
    window.apply(Command::AddDebt(tagged(2)), days[0]).unwrap();
    assert_eq!(storage.peek(OLDER_KEY), None);
    let yesterday = storage.peek(BOOK_KEY);
    for tag in 3..6 {
        window
            .apply(Command::AddDebt(tagged(tag)), days[1])
            .unwrap();
        assert_eq!(storage.peek(OLDER_KEY), yesterday);
    }
    // And from before a restoring.
    let before = storage.peek(BOOK_KEY);
    let restore = replace(window.book(), &book_of([tagged(9)]));
    window.apply(restore, days[1]).unwrap();
    assert_eq!(storage.peek(OLDER_KEY), before);
    window.apply(Command::AddDebt(tagged(10)), days[1]).unwrap();
    assert_eq!(storage.peek(OLDER_KEY), before);
}

/// It is the first to give way.
#[test]
fn the_older_copy_gives_way() {
    use ashore::store::memory::Mishap;
    let storage = Memory::new();
    let (mut window, _) = Keeper::open(storage.clone());
    window
        .apply(Command::AddDebt(tagged(1)), "2026-11-23T08:00:00+08:00")
        .unwrap();
    let today = "2026-11-24T08:00:00+08:00";
    window.apply(Command::AddDebt(tagged(2)), today).unwrap();
    assert!(storage.peek(OLDER_KEY).is_some());
    let bytes: usize = storage
        .keys()
        .iter()
        .map(|key| key.len() + storage.peek(key).unwrap().len())
        .sum();
    let book = storage.peek(BOOK_KEY);
    storage.set_mishap(Some(Mishap::QuotaBytes(bytes + 300)));
    assert_eq!(
        window.apply(Command::AddDebt(tagged(3)), today),
        Ok(Saved::Kept)
    );
    assert_eq!(storage.peek(OLDER_KEY), None);
    assert_eq!(storage.peek(PREVIOUS_KEY), book);
}

// ---------------------------------------------------------------------------
// Preview and merge.

#[test]
fn a_preview_says_what_is_where() {
    let base = book_of([tagged(1), tagged(2), tagged(3)]);
    let note = |book: &Book, at: usize, text: &str| {
        let before = book.debts[at].clone();
        let after = Debt {
            note: text.to_owned(),
            ..before.clone()
        };
        book.after(&Command::EditDebt { before, after }).unwrap()
    };
    let here = note(&base, 0, "here");
    let here = here.after(&Command::AddDebt(tagged(4))).unwrap();
    let there = note(&base, 1, "there");
    let there = note(&there, 0, "there");
    let there = there.after(&Command::AddDebt(tagged(5))).unwrap();
    let me = Me {
        name: "张三".to_owned(),
        ..Me::default()
    };
    let named = Command::SetMe {
        before: Me::default(),
        after: me,
    };
    let there = there.after(&named).unwrap();
    let preview = Preview::of(&here, &there).unwrap();
    assert_eq!(preview.debts.same, 1);
    let differ: Vec<(&str, &str)> = preview
        .debts
        .differ
        .iter()
        .map(|(a, b)| (a.note.as_str(), b.note.as_str()))
        .collect();
    assert_eq!(differ, [("here", "there"), ("2", "there")]);
    assert_eq!(preview.debts.only_here, [here.debts[3].clone()]);
    // Its id is taken here: it gets another.
    let only: Vec<(u32, &str)> = preview
        .debts
        .only_there
        .iter()
        .map(|d| (d.id.0, d.note.as_str()))
        .collect();
    assert_eq!(only, [(5, "5")]);
    assert_eq!(preview.singles, [Single::Me]);
    assert!(!preview.is_empty());

    let notes = |side| -> Vec<String> {
        let merged = merge(&here, &there, side).unwrap();
        assert_eq!(merged.dealings.me.name, "张三");
        merged.debts.iter().map(|d| d.note.clone()).collect()
    };
    assert_eq!(notes(Side::Here), ["here", "2", "3", "4", "5"]);
    assert_eq!(notes(Side::There), ["there", "there", "3", "4", "5"]);
    assert_eq!(
        notes(Side::Both),
        ["here", "2", "3", "4", "5", "there", "there"]
    );
}

/// Two Books that have nothing to do with each other: what is named in the one
/// does not come to name something of the other.
#[test]
fn strangers_do_not_mix() {
    let with_call = |tag: u32| {
        let book = book_of([tagged(tag)]);
        let call = entered(tag, &book, book.debts.first());
        book.after(&Command::add(call)).unwrap()
    };
    let here = with_call(1);
    // There the debt is in the trash, the call still names it.
    let there = with_call(2);
    let gone = Trashed::debt(day("2026-11-24"), there.debts[0].clone());
    let there = there.after(&Command::Trash(gone.clone())).unwrap();
    let merged = merge(&here, &there, Side::Both).unwrap();
    let theirs = merged.dealings.contacts.iter().find(|c| c.number == "2");
    let id = theirs.unwrap().debt.unwrap();
    assert_eq!(merged.debt(id), None);
    let back = merged.trash[0].clone();
    assert_eq!(back.debts[0].id, id);
    let merged = merged.after(&Command::PutBack(back)).unwrap();
    assert_eq!(merged.debt(id).unwrap().note, "2");
    // And where it was let go for good.
    let there = there.after(&Command::Purge(vec![gone])).unwrap();
    let merged = merge(&here, &there, Side::Both).unwrap();
    let theirs = merged.dealings.contacts.iter().find(|c| c.number == "2");
    assert_eq!(merged.debt(theirs.unwrap().debt.unwrap()), None);
}

/// What was deleted here since comes back under its id, with what names it.
#[test]
fn what_was_deleted_since_comes_back() {
    let book = book_of([tagged(1), tagged(2)]);
    let call = entered(7, &book, book.debts.first());
    let old = book.after(&Command::add(call)).unwrap();
    let debt = Trashed::debt(day("2026-11-24"), old.debts[0].clone());
    let call = Trashed::entries(day("2026-11-24"), old.dealings.contacts[0].clone());
    let here = [debt, call].into_iter().fold(old.clone(), |book, t| {
        book.after(&Command::Trash(t)).unwrap()
    });
    let merged = merge(&here, &old, Side::Both).unwrap();
    assert_eq!(merged.debts, old.debts);
    assert_eq!(merged.dealings, old.dealings);
}

/// So it does where the backup calls it otherwise: it was made before the debt
/// was kept, and another window's got its id.
#[test]
fn what_was_deleted_since_comes_back_from_under_another_id() {
    let there = book_of([tagged(1), tagged(2)]);
    let here = book_of([tagged(3), tagged(1), tagged(2)]);
    let debt = Trashed::debt(day("2026-11-24"), here.debts[1].clone());
    let here = here.after(&Command::Trash(debt.clone())).unwrap();
    let merged = merge(&here, &there, Side::Both).unwrap();
    assert_eq!(
        merged.debts,
        book_of([tagged(3), tagged(1), tagged(2)]).debts
    );
    let back = merged.after(&Command::PutBack(debt)).unwrap();
    assert_eq!(back.debts, merged.debts);
    assert_eq!(back.trash, []);
}

#[derive(Clone, Debug)]
enum Move {
    Add,
    Rename(Index),
    Delete(Index),
    Contact(Index),
    EditContact(Index),
    DeleteEntries(Index),
    Salvage(Index),
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        4 => Just(Move::Add),
        3 => any::<Index>().prop_map(Move::Rename),
        2 => any::<Index>().prop_map(Move::Delete),
        4 => any::<Index>().prop_map(Move::Contact),
        3 => any::<Index>().prop_map(Move::EditContact),
        2 => any::<Index>().prop_map(Move::DeleteEntries),
        1 => any::<Index>().prop_map(Move::Salvage),
    ]
}

fn moved(book: &Book, step: &Move, tag: u32) -> Option<Book> {
    let on = day("2026-11-24");
    let debts = &book.debts;
    let pick = |index: &Index| (!debts.is_empty()).then(|| index.get(debts).clone());
    let contacts = &book.dealings.contacts;
    let pick_contact = |index: &Index| (!contacts.is_empty()).then(|| index.get(contacts).clone());
    let command = match step {
        Move::Add => Command::AddDebt(tagged(tag)),
        Move::Rename(index) => {
            let before = pick(index)?;
            let after = Debt {
                name: tag.to_string(),
                ..before.clone()
            };
            Command::EditDebt { before, after }
        }
        Move::Delete(index) => Command::Trash(Trashed::debt(on, pick(index)?)),
        Move::Contact(index) => Command::add(entered(tag, book, pick(index).as_ref())),
        Move::EditContact(index) => {
            let before = pick_contact(index)?;
            let after = Contact {
                text: tag.to_string(),
                ..before.clone()
            };
            Command::edit(before, after)
        }
        Move::DeleteEntries(index) => {
            let contact = pick_contact(index)?;
            let ids = contact.evidence.iter();
            let evidence = ids.filter_map(|id| book.dealings.evidence(*id).cloned());
            let entries = Entries {
                evidence: evidence.collect(),
                contacts: vec![contact],
                todos: Vec::new(),
            };
            Command::Trash(Trashed::entries(on, entries))
        }
        Move::Salvage(index) => {
            let trash = &book.trash;
            let kept = (!trash.is_empty()).then(|| index.get(trash).clone())?;
            Command::PutBack(kept)
        }
    };
    book.after(&command).ok()
}

fn lived(book: Book, steps: &[Move], tags: u32) -> Book {
    (tags..).zip(steps).fold(book, |book, (tag, step)| {
        moved(&book, step, tag).unwrap_or(book)
    })
}

/// How often each thing is there, whatever its id.
fn contents(book: &Book) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    let mut count = |what: String| *all.entry(what).or_insert(0) += 1;
    for debt in &book.debts {
        count(format!("debt {} {}", debt.note, debt.name));
    }
    for contact in &book.dealings.contacts {
        count(format!("contact {} {}", contact.number, contact.text));
    }
    for evidence in &book.dealings.evidence {
        count(format!("evidence {}", evidence.name));
    }
    for todo in &book.dealings.todos {
        count(format!("todo {}", todo.text));
    }
    all
}

/// Whatever ids were given: what belongs together is together.
fn together(book: &Book) -> Result<(), TestCaseError> {
    let dealings = &book.dealings;
    for contact in &dealings.contacts {
        for evidence in contact
            .evidence
            .iter()
            .filter_map(|id| dealings.evidence(*id))
        {
            prop_assert_eq!(&evidence.name, &contact.number);
        }
        if let Some(debt) = contact.debt.and_then(|id| book.debt(id)) {
            prop_assert_eq!(&debt.note, &contact.said_name);
        }
    }
    for todo in &dealings.todos {
        if let Some(contact) = todo.contact.and_then(|id| dealings.contact(id)) {
            prop_assert_eq!(&contact.number, &todo.text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Two Books that went apart at some day, or never knew each other.
    #[test]
    fn a_merge_loses_nothing(
        common in proptest::collection::vec(moves(), 0..12),
        left in proptest::collection::vec(moves(), 0..12),
        right in proptest::collection::vec(moves(), 0..12),
        related in any::<bool>(),
    ) {
        let base = lived(Book::default(), &common, 1);
        let here = lived(base.clone(), &left, 101);
        let start = if related { base } else { Book::default() };
        let there = lived(start, &right, 201);
        is_itself(&here);
        is_itself(&there);
        hold(&here, &there);
        comes_back(&opened(here.clone()));

        let merged = merge(&here, &there, Side::Both).unwrap();
        let (mine, theirs, all) = (contents(&here), contents(&there), contents(&merged));
        for (what, count) in mine.iter().chain(&theirs) {
            prop_assert!(all.get(what) >= Some(count), "{} of {:?}", what, all);
        }
        // And nothing is made up: no more of anything than both had.
        for (what, count) in &all {
            let most = mine.get(what).unwrap_or(&0) + theirs.get(what).unwrap_or(&0);
            prop_assert!(*count <= most, "{}", what);
        }
        // Of one thing that is the same in both there is one.
        for (what, count) in &mine {
            if theirs.get(what) == Some(count) && *count == 1 && related {
                prop_assert_eq!(all.get(what), Some(&1), "{}", what);
            }
        }
        for side in [Side::Both, Side::Here, Side::There] {
            let merged = merge(&here, &there, side).unwrap();
            together(&merged)?;
            // All of the trash put back, where there is room for it.
            let back = merged.trash.clone().into_iter().fold(merged, |book, trashed| {
                book.after(&Command::PutBack(trashed)).unwrap_or(book)
            });
            together(&back)?;
        }
    }
}

// ---------------------------------------------------------------------------
// The reminder.

#[test]
fn a_backup_is_due_after_many_changes_or_days() {
    let on = day("2026-11-24");
    let last = |revision| Some(Backup { on, revision });
    assert_eq!(due(None, 0, on), None);
    assert_eq!(due(None, 4, on), None);
    assert_eq!(due(None, 5, on), Some(Due::First));
    assert_eq!(due(last(41), 41, day("2036-11-24")), None, "nothing new");
    assert_eq!(due(last(41), 42, day("2026-12-07")), None);
    assert_eq!(due(last(41), 42, day("2026-12-08")), Some(Due::Old(14)));
    assert_eq!(due(last(41), 100, on), None);
    assert_eq!(due(last(41), 101, on), Some(Due::Many(60)));
    // The Book has begun anew since.
    assert_eq!(due(last(41), 3, on), None);
    assert_eq!(due(last(41), 3, day("2026-12-08")), Some(Due::Old(14)));
    // Made on a day to come: the clock was wrong then, or is now. Rather one
    // reminder too many.
    assert_eq!(due(last(41), 42, day("2026-11-23")), Some(Due::Old(-1)));
    assert_eq!(due(last(41), 41, day("2026-11-23")), None);
    assert_eq!(last(41).map(|last| last.changes(3)), Some(3), "begun anew");
    assert_eq!(last(41).map(|last| last.changes(43)), Some(2));
}

#[test]
fn the_last_backup_is_noted() {
    let storage = Memory::new();
    assert_eq!(Backup::last(&storage), None);
    let backup = Backup {
        on: day("2026-11-24"),
        revision: 41,
    };
    backup.note(&storage).unwrap();
    assert_eq!(Backup::last(&storage), Some(backup));
    for odd in ["", "{}", "[]", "{\"on\":\"2026-11-24\",\"revision\":-1}"] {
        storage.tamper(BACKUP_KEY, Some(odd));
        assert_eq!(Backup::last(&storage), None, "{odd}");
    }
}

// ---- what hangs on a debt, and names of what is gone ---------------------------------

fn after(book: &Book, commands: impl IntoIterator<Item = Command>) -> Book {
    let done = |book: Book, command| book.after(&command).unwrap();
    commands.into_iter().fold(book.clone(), done)
}

fn named(name: &str) -> Command {
    Command::AddDebt(debt(name, &vector_b()))
}

fn about(debt: u32, words: &str) -> Contact {
    Contact {
        debt: Some(DebtId(debt)),
        ..common::contact(words)
    }
}

/// What was typed beside letters is in a backup: it is seen, and merged.
#[test]
fn what_was_typed_beside_letters_is_merged() {
    let here = after(&Book::default(), [named("a")]);
    let typed = |text: &str| Command::SetTyped {
        before: String::new(),
        after: Typed {
            debt: DebtId(1),
            field: "field".into(),
            text: text.into(),
        },
    };
    let there = after(&here, [typed("theirs")]);
    let seen = Preview::of(&here, &there).unwrap();
    assert_eq!(seen.singles, [Single::Typed]);
    for side in [Side::Both, Side::Here, Side::There] {
        let merged = merge(&here, &there, side).unwrap();
        assert_eq!(merged.dealings.typed, there.dealings.typed);
    }
    let mine = after(&here, [typed("mine")]);
    for (side, text) in [
        (Side::Both, "mine"),
        (Side::Here, "mine"),
        (Side::There, "theirs"),
    ] {
        let merged = merge(&mine, &there, side).unwrap();
        assert_eq!(merged.dealings.typed(DebtId(1), "field"), text);
    }
    // Under the id the debt gets here.
    let other = after(&Book::default(), [Command::AddDebt(debt("b", &vector_a()))]);
    let merged = merge(&other, &there, Side::Both).unwrap();
    let id = merged.debts.iter().find(|d| d.name == "a").unwrap().id;
    assert_eq!(merged.dealings.typed(id, "field"), "theirs");
}

#[test]
fn a_visit_that_goes_on_is_seen() {
    let here = after(&Book::default(), [named("a")]);
    let visit = Visit::begun(at("2026-11-24T09:00"), 0, Scene::Home);
    let there = after(&here, [Command::SetVisit(Some(visit))]);
    let seen = Preview::of(&here, &there).unwrap();
    assert_eq!(seen.singles, [Single::Visit]);
}

/// What a kept plan had as paid follows its debt, as what it promised does.
#[test]
fn a_kept_plan_follows_its_debts() {
    let here = after(&Book::default(), [Command::AddDebt(debt("h", &vector_a()))]);
    let on = day("2026-11-24");
    let pay = Planned {
        debt: DebtId(1),
        on,
        amount: Fen::new(100),
    };
    let kept = KeptPlan {
        made_on: on,
        clear_on: None,
        payments: vec![pay],
        paid: vec![pay],
    };
    let mut theirs = debt("t", &vector_b());
    theirs.contract.principal = Fen::new(777_700);
    let there = after(
        &Book::default(),
        [Command::AddDebt(theirs), Command::KeepPlan(Some(kept))],
    );
    let merged = merge(&here, &there, Side::Both).unwrap();
    let id = merged.debts.iter().find(|d| d.name == "t").unwrap().id;
    let kept = merged.plans.kept.unwrap();
    assert_eq!((kept.payments[0].debt, kept.paid[0].debt), (id, id));
}

/// Entries in the trash get new ids in another order than their own.
#[test]
fn a_trash_whose_ids_move_is_merged() {
    let base = after(&Book::default(), [Command::add(about(1, "base"))]);
    let with_todos = Entries {
        contacts: vec![Contact {
            id: ContactId(2),
            ..about(1, "c")
        }],
        todos: [3, 4].map(|id| todo(id, 2)).to_vec(),
        ..Entries::default()
    };
    let there = after(&base, [Command::add(with_todos)]);
    let all = there
        .dealings
        .with_todos(there.dealings.contacts[1].clone());
    let gone = Trashed::entries(day("2026-11-24"), all);
    let there = after(&there, [Command::Trash(gone)]);
    let more = |id, words: &str| {
        Command::add(Contact {
            id: ContactId(id),
            ..about(1, words)
        })
    };
    let here = after(&base, [more(2, "x"), more(3, "y")]);
    for side in [Side::Both, Side::Here, Side::There] {
        let merged = merge(&here, &there, side).unwrap();
        assert!(merged.is_sound());
        assert_eq!(merged.trash[0].entries.todos.len(), 2);
    }
}

/// A debt is deleted for good there; what is about it must not come to be about
/// another debt here, whether the two Books have anything in common or not.
#[test]
fn names_of_what_is_gone_come_to_name_nothing() {
    let on = day("2026-11-24");
    let gone = |book: &Book, at: usize| {
        let thrown = Trashed::debt(on, book.debts[at].clone());
        [Command::Trash(thrown.clone()), Command::Purge(vec![thrown])]
    };
    // In common: one debt.
    let base = after(
        &Book::default(),
        [Command::AddDebt(debt("base", &vector_a()))],
    );
    let there = after(
        &base,
        [named("secret"), Command::add(about(2, "about secret"))],
    );
    let there = after(&there, gone(&there, 1));
    let here = after(&base, [named("other")]);
    let merged = merge(&here, &there, Side::Both).unwrap();
    assert_eq!(merged.debt(merged.dealings.contacts[0].debt.unwrap()), None);
    // The contact of both is about the same, deleted in the backup only.
    let both = after(
        &base,
        [named("secret"), Command::add(about(2, "about secret"))],
    );
    let merged = merge(&both, &there, Side::Both).unwrap();
    assert_eq!(merged.dealings.contacts, both.dealings.contacts);

    // Nothing in common: a visit, and a payment in the trash.
    let here = after(
        &Book::default(),
        [Command::AddDebt(debt("mine", &vector_a()))],
    );
    let mut theirs = debt("theirs", &vector_b());
    theirs.ledger = [Event::new(
        day("2026-03-20"),
        Act::PayInstalment { number: 1 },
    )]
    .into_iter()
    .collect();
    let there = after(&Book::default(), [Command::AddDebt(theirs)]);
    let payment = Trashed::event(on, &there.debts[0], 0).unwrap();
    let mut visit = Visit::begun(at("2026-11-24T09:00"), 0, Scene::Home);
    visit.debt = Some(DebtId(1));
    let there = after(
        &there,
        [Command::Trash(payment), Command::SetVisit(Some(visit))],
    );
    let there = after(&there, gone(&there, 0));
    let merged = merge(&here, &there, Side::Both).unwrap();
    let visits = merged.trash.iter().filter_map(|t| t.visit.as_ref());
    assert!(
        visits
            .filter_map(|v| v.debt)
            .all(|id| merged.debt(id).is_none())
    );
    let payment = merged.trash.iter().find(|t| t.event.is_some()).unwrap();
    assert!(merged.after(&Command::PutBack(payment.clone())).is_err());
}

/// Two versions of one debt are in the trash, and the older is let go.
#[test]
fn letting_one_version_go_leaves_what_hangs_on_the_other() {
    let base = after(&Book::default(), [named("a")]);
    let id = base.debts[0].id;
    let bank = Creditor {
        institution: "bank".into(),
        ..Creditor::of(id)
    };
    let set = Command::SetCreditor {
        before: Creditor::of(id),
        after: bank.clone(),
    };
    let base = after(&base, [set]);
    let old = Trashed::debt(day("2026-10-01"), base.debts[0].clone());
    let there = after(&base, [Command::Trash(old.clone())]);
    let before = base.debts[0].clone();
    let corrected = Debt {
        note: "corrected".into(),
        ..before.clone()
    };
    let edit = Command::EditDebt {
        before,
        after: corrected.clone(),
    };
    let new = Trashed::debt(day("2026-11-20"), corrected);
    let here = after(&base, [edit, Command::Trash(new.clone())]);
    let merged = merge(&here, &there, Side::Both).unwrap();
    let old = |t: &&Trashed| t.is_old(day("2026-11-24"));
    let old: Vec<Trashed> = merged.trash.iter().filter(old).cloned().collect();
    assert_eq!((merged.trash.len(), old.len()), (2, 1));
    let left = after(&merged, [Command::Purge(old), Command::PutBack(new)]);
    assert_eq!(left.dealings.creditor(id), bank);
}
