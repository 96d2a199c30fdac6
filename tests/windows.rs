//! Two windows on one storage: what the one has not kept yet, and what the other
//! saves meanwhile. Both are there in the end, and what is named stays the same.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use ashore::book::{Book, Command, Debt, DebtId, DebtPlan, Theme, Trashed};
use ashore::collector::{
    Contact, ContactId, Creditor, Entries, Me, Scene, Todo, Typed, Visit, VisitMark,
};
use ashore::money::Fen;
use ashore::plan::treatment::{Mark, Treatment};
use ashore::store::keeper::{NotKept, Refreshed};
use ashore::store::memory::{Memory, Mishap};
use ashore::store::restore::in_place_of;
use ashore::store::{BOOK_KEY, Fault, Keeper, PREVIOUS_KEY, Port, Saved};
use chrono::NaiveDate;
use common::{NOW, at, book_of, day, debt, vector_a, vector_b};

type Window = Keeper<Memory>;

fn on() -> NaiveDate {
    day("2026-11-24")
}

fn contact(id: u32, words: &str) -> Contact {
    Contact {
        id: ContactId(id),
        ..common::contact(words)
    }
}

fn todo(id: u32, contact: u32, text: &str) -> Todo {
    Todo {
        text: text.into(),
        ..common::todo(id, contact)
    }
}

fn todos(todos: Vec<Todo>) -> Entries {
    Entries {
        todos,
        ..Entries::default()
    }
}

fn add(name: &str) -> Command {
    Command::AddDebt(debt(name, &vector_b()))
}

fn edit(before: &Debt, note: &str) -> Command {
    Command::EditDebt {
        before: before.clone(),
        after: noted(before, note),
    }
}

fn noted(debt: &Debt, note: &str) -> Debt {
    Debt {
        note: note.to_owned(),
        ..debt.clone()
    }
}

fn visit(text: &str) -> Visit {
    Visit::begun(at(text), 0, Scene::Home)
}

fn named(id: DebtId, institution: &str, hotline: &str) -> Command {
    Command::SetCreditor {
        before: Creditor::of(id),
        after: Creditor {
            institution: institution.to_owned(),
            hotline: hotline.to_owned(),
            ..Creditor::of(id)
        },
    }
}

fn typed(debt: DebtId, before: &str, text: &str) -> Command {
    Command::SetTyped {
        before: before.to_owned(),
        after: Typed {
            debt,
            field: "field".into(),
            text: text.to_owned(),
        },
    }
}

fn marked(debt: DebtId, marks: &[Mark]) -> Command {
    Command::SetDebtPlan(DebtPlan {
        marks: marks.to_vec(),
        ..DebtPlan::of(debt)
    })
}

fn swap(before: &Book, after: &Book) -> Command {
    Command::Replace {
        before: Box::new(before.clone()),
        after: Box::new(after.clone()),
    }
}

fn names(book: &Book) -> Vec<&str> {
    book.debts.iter().map(|d| d.name.as_str()).collect()
}

fn texts(book: &Book) -> Vec<&str> {
    let contacts = book.dealings.contacts.iter();
    contacts.map(|c| c.text.as_str()).collect()
}

fn open(memory: &Memory) -> Window {
    Keeper::open(memory.clone()).0
}

#[track_caller]
fn keep<P: Port>(window: &mut Keeper<P>, command: Command) {
    assert_eq!(window.apply(command, NOW), Ok(Saved::Kept));
}

/// Does it while nothing may be written.
#[track_caller]
fn unkept(memory: &Memory, window: &mut Window, command: Command) {
    memory.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    let saved = window.apply(command, NOW);
    memory.set_mishap(None);
    assert!(matches!(saved, Ok(Saved::NotKept(_))), "{saved:?}");
}

/// Keeps what the first has not kept; the second takes it over.
#[track_caller]
fn meet(one: &mut Window, two: &mut Window) {
    assert_eq!(one.retry(NOW), Saved::Kept);
    two.refresh();
    assert_eq!(one.book(), two.book());
}

/// Two windows on a Book of one debt.
fn on_one_debt() -> (Memory, Window, Window, DebtId) {
    let memory = Memory::new();
    let mut one = open(&memory);
    keep(&mut one, add("a"));
    let id = one.book().debts[0].id;
    let two = open(&memory);
    (memory, one, two, id)
}

// ---- alike ------------------------------------------------------------------------

#[test]
fn entries_that_are_alike_stay_several() {
    let memory = Memory::new();
    let (mut one, mut two) = (open(&memory), open(&memory));
    unkept(&memory, &mut one, Command::add(contact(1, "rang")));
    unkept(&memory, &mut one, Command::add(contact(2, "rang")));
    let before = one.book().dealings.contacts[1].clone();
    let after = Contact {
        text: "rang again".into(),
        ..before.clone()
    };
    unkept(&memory, &mut one, Command::edit(before, after));
    unkept(&memory, &mut one, Command::add(contact(3, "rang")));
    keep(&mut two, Command::add(contact(1, "theirs")));
    meet(&mut one, &mut two);
    assert_eq!(texts(one.book()), ["theirs", "rang", "rang again", "rang"]);
}

#[test]
fn debts_that_are_alike_stay_several() {
    let memory = Memory::new();
    let (mut one, mut two) = (open(&memory), open(&memory));
    for id in 1..3 {
        let mut copy = debt("copy", &vector_b());
        copy.id = DebtId(id);
        unkept(&memory, &mut one, Command::AddDebt(copy));
    }
    keep(&mut two, add("theirs"));
    meet(&mut one, &mut two);
    assert_eq!(names(one.book()), ["theirs", "copy", "copy"]);
}

// ---- entries in the order of their ids -----------------------------------------------

/// Both windows edit one thing to do, and the first deletes it with its contact
/// and another: what it has made of it bears a later id than the other.
#[test]
fn what_is_deleted_can_always_be_stored() {
    let memory = Memory::new();
    let mut one = open(&memory);
    let first = Entries {
        contacts: vec![contact(1, "c")],
        todos: vec![todo(2, 1, "t2")],
        ..Entries::default()
    };
    keep(&mut one, Command::add(first));
    let mut two = open(&memory);
    unkept(&memory, &mut one, Command::add(todo(3, 1, "t3")));
    let before = one.book().dealings.todos[0].clone();
    let with = |text: &str| Todo {
        text: text.to_owned(),
        ..before.clone()
    };
    unkept(
        &memory,
        &mut one,
        Command::edit(before.clone(), with("mine")),
    );
    keep(&mut two, Command::edit(before.clone(), with("theirs")));
    let dealings = &one.book().dealings;
    let all = dealings.with_todos(dealings.contacts[0].clone());
    keep(&mut one, Command::Trash(Trashed::entries(on(), all)));
    assert!(one.book().is_sound());
    assert!(one.export(NOW).is_ok());
    keep(&mut one, add("later"));
    meet(&mut one, &mut two);
}

// ---- records that there are once, field by field ---------------------------------------

#[test]
fn a_lender_is_what_both_have_said() {
    let (memory, mut one, mut two, id) = on_one_debt();
    unkept(&memory, &mut one, named(id, "bank", ""));
    keep(&mut two, named(id, "", "95384"));
    meet(&mut one, &mut two);
    let Creditor {
        institution,
        hotline,
        ..
    } = one.book().dealings.creditor(id);
    assert_eq!((&*institution, &*hotline), ("bank", "95384"));
}

#[test]
fn the_borrower_is_what_both_have_said() {
    let (memory, mut one, mut two, _) = on_one_debt();
    let me = |name: &str, notify: &str| Command::SetMe {
        before: Me::default(),
        after: Me {
            name: name.into(),
            notify: notify.into(),
            ..Me::default()
        },
    };
    unkept(&memory, &mut one, me("name", ""));
    keep(&mut two, me("", "place"));
    meet(&mut one, &mut two);
    let me = &one.book().dealings.me;
    assert_eq!((&*me.name, &*me.notify), ("name", "place"));
}

#[test]
fn a_budget_is_what_both_have_said() {
    let (memory, mut one, mut two, _) = on_one_debt();
    let before = one.book().plans.budget.clone();
    let (mut mine, mut theirs) = (before.clone(), before.clone());
    mine.cash = Fen::new(100_000);
    theirs.floor = Fen::new(90_000);
    let set = |after| Command::SetBudget {
        before: before.clone(),
        after,
    };
    unkept(&memory, &mut one, set(mine));
    keep(&mut two, set(theirs));
    meet(&mut one, &mut two);
    let budget = &one.book().plans.budget;
    assert_eq!(
        (budget.cash, budget.floor),
        (Fen::new(100_000), Fen::new(90_000))
    );
}

/// The same field: what was kept last holds.
#[test]
fn what_was_typed_is_not_dropped() {
    let (memory, mut one, mut two, id) = on_one_debt();
    unkept(&memory, &mut one, typed(id, "", "mine"));
    keep(&mut two, typed(id, "", "theirs"));
    meet(&mut one, &mut two);
    assert_eq!(one.book().dealings.typed(id, "field"), "mine");
}

/// What is meant for a debt has no other in its place to be held against.
#[test]
fn marks_of_both_stay() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let [first, second, third, ..] = Mark::ALL;
    keep(&mut one, marked(id, &[first]));
    two.refresh();
    unkept(&memory, &mut one, marked(id, &[third]));
    keep(&mut two, marked(id, &[first, second]));
    meet(&mut one, &mut two);
    assert_eq!(one.book().plans.of(id).marks, [second, third]);
}

/// A mark of both is one mark.
#[test]
fn the_same_mark_of_both_is_one() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let [mark, ..] = Mark::ALL;
    unkept(&memory, &mut one, marked(id, &[mark]));
    keep(&mut two, marked(id, &[mark]));
    meet(&mut one, &mut two);
    assert_eq!(one.book().plans.of(id).marks, [mark]);
}

/// Each act is held against what stood before it in its own page, which may be
/// an earlier act that is not kept either.
#[test]
fn what_was_set_and_taken_back_stays_so() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let [mark, theirs, ..] = Mark::ALL;
    let treated = |treatment| {
        Command::SetDebtPlan(DebtPlan {
            treatment,
            ..DebtPlan::of(id)
        })
    };
    let began = visit("2026-11-24T09:00");
    for command in [
        marked(id, &[mark]),
        marked(id, &[]),
        treated(Treatment::Extension { months: 6 }),
        treated(Treatment::default()),
        Command::SetVisit(Some(began)),
        Command::SetVisit(None),
    ] {
        unkept(&memory, &mut one, command);
    }
    keep(&mut two, marked(id, &[theirs]));
    meet(&mut one, &mut two);
    assert_eq!(one.book().plans.of(id).marks, [theirs]);
    assert_eq!(one.book().plans.of(id).treatment, Treatment::default());
    assert_eq!(one.book().dealings.visit, None);
    assert_eq!(one.book().trash, []);
}

/// As above, where the first act was written although it seemed to fail.
#[test]
fn what_came_through_unseen_and_was_taken_back_stays_so() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let [mark, ..] = Mark::ALL;
    memory.set_mishap(Some(Mishap::NthWrite(0, Fault::Forbidden)));
    let saved = one.apply(marked(id, &[mark]), NOW);
    assert!(matches!(saved, Ok(Saved::NotKept(_))), "{saved:?}");
    // To the letter what the first tried to write.
    memory.set_mishap(None);
    keep(&mut two, marked(id, &[mark]));
    unkept(&memory, &mut one, marked(id, &[]));
    assert_eq!(one.retry(NOW), Saved::Kept);
    assert_eq!(one.book().plans.of(id).marks, []);
}

#[test]
fn a_visit_of_each_is_kept() {
    let memory = Memory::new();
    let (mut one, mut two) = (open(&memory), open(&memory));
    let (mine, theirs) = (visit("2026-11-24T09:00"), visit("2026-11-24T10:00"));
    unkept(&memory, &mut one, Command::SetVisit(Some(mine.clone())));
    keep(&mut two, Command::SetVisit(Some(theirs.clone())));
    meet(&mut one, &mut two);
    assert_eq!(one.book().dealings.visit, Some(mine));
    let trash: Vec<_> = one.book().trash.iter().map(|t| t.visit.clone()).collect();
    assert_eq!(trash, [Some(theirs)]);
}

/// One visit, and a mark of each window.
#[test]
fn a_visit_is_what_both_have_marked() {
    let memory = Memory::new();
    let (mut one, mut two) = (open(&memory), open(&memory));
    let began = visit("2026-11-24T09:00");
    let set = |visit: &Visit| Command::SetVisit(Some(visit.clone()));
    keep(&mut one, set(&began));
    two.refresh();
    let threatened = began
        .clone()
        .toggled(VisitMark::Threatened, at("2026-11-24T09:01"));
    keep(&mut two, set(&threatened));
    one.refresh();
    // The first takes the one back, makes another, and says how many they are.
    let mut mine = threatened
        .clone()
        .toggled(VisitMark::Blocked, at("2026-11-24T09:02"));
    unkept(&memory, &mut one, set(&mine));
    mine = mine.toggled(VisitMark::Threatened, at("2026-11-24T09:03"));
    mine.headcount = Some(3);
    unkept(&memory, &mut one, set(&mine));
    let mut theirs = threatened.toggled(VisitMark::Left, at("2026-11-24T09:04"));
    theirs.frail = true;
    keep(&mut two, set(&theirs));
    meet(&mut one, &mut two);
    let both = one.book().dealings.visit.clone().unwrap();
    let marks: Vec<_> = both.marks.iter().map(|mark| mark.what).collect();
    assert_eq!(
        marks,
        [VisitMark::Arrived, VisitMark::Blocked, VisitMark::Left]
    );
    assert_eq!((both.headcount, both.frail), (Some(3), true));
    assert_eq!(one.book().trash, []);
}

/// Both began it in the same minute.
#[test]
fn a_visit_that_both_began_is_one() {
    let memory = Memory::new();
    let (mut one, mut two) = (open(&memory), open(&memory));
    let began = visit("2026-11-24T09:00");
    let marked =
        |what| Command::SetVisit(Some(began.clone().toggled(what, at("2026-11-24T09:00"))));
    unkept(&memory, &mut one, marked(VisitMark::Blocked));
    keep(&mut two, marked(VisitMark::Threatened));
    meet(&mut one, &mut two);
    let both = one.book().dealings.visit.clone().unwrap();
    for what in [
        VisitMark::Arrived,
        VisitMark::Blocked,
        VisitMark::Threatened,
    ] {
        assert_eq!(
            both.marks.iter().filter(|mark| mark.what == what).count(),
            1
        );
    }
}

/// The id of a new debt is the other window's debt by now.
#[test]
fn what_has_moved_is_told() {
    let memory = Memory::new();
    let (mut one, mut two) = (open(&memory), open(&memory));
    unkept(&memory, &mut one, add("mine"));
    let (then, id) = (one.times_moved(), one.book().debts[0].id);
    keep(&mut two, Command::SetTheme(Theme::Dark));
    one.refresh();
    assert_eq!(one.times_moved(), then, "nothing has moved");
    keep(&mut two, add("theirs"));
    one.refresh();
    assert!(one.times_moved() > then);
    let now = one.debt_now(id, then);
    assert_eq!(one.book().debt(now).unwrap().name, "mine");
}

// ---- a restored Book, and its undo -------------------------------------------------------

/// Everything that a restored Book has, though it was not kept at once.
#[test]
fn a_restored_book_brings_all_it_has() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let before = one.book().clone();
    let me = Command::SetMe {
        before: Me::default(),
        after: Me {
            name: "name".into(),
            ..Me::default()
        },
    };
    let mut after = before.clone();
    for command in [me, named(id, "bank", ""), typed(id, "", "x"), add("gone")] {
        after = after.after(&command).unwrap();
    }
    let gone = Trashed::debt(on(), after.debts[1].clone());
    after = after.after(&Command::Trash(gone)).unwrap();
    after.plans.order = vec![id];
    unkept(&memory, &mut one, swap(&before, &after));
    keep(&mut two, Command::SetTheme(Theme::Dark));
    meet(&mut one, &mut two);
    after.settings.theme = Theme::Dark;
    // The debt in the trash has never been here: it gets an id of this Book.
    let thrown = one.book().trash[0].debts[0].id;
    after.trash[0].debts[0].id = thrown;
    let counted = one.book().next_id().0;
    assert!(thrown.0 < counted);
    let expected = after.counted(counted, 1);
    assert_eq!(one.book(), &expected);
}

#[test]
fn the_undo_of_a_restored_book_brings_all_it_had() {
    let (memory, mut one, mut two, id) = on_one_debt();
    keep(&mut one, named(id, "bank", ""));
    let before = one.book().clone();
    let other = book_of([debt("z", &vector_a())]);
    keep(&mut one, swap(&before, &other));
    two.refresh();
    unkept(&memory, &mut one, swap(&other, &before));
    keep(&mut two, Command::SetTheme(Theme::Dark));
    meet(&mut one, &mut two);
    let book = one.book();
    let back = book.debts.iter().find(|d| d.name == "a").unwrap();
    assert_eq!(book.dealings.creditor(back.id).institution, "bank");
}

#[test]
fn what_was_purged_comes_back_with_the_undo() {
    let (memory, mut one, mut two, _) = on_one_debt();
    let gone = Trashed::debt(on(), one.book().debts[0].clone());
    keep(&mut one, Command::Trash(gone));
    let before = one.book().clone();
    keep(&mut one, Command::Purge(before.trash.clone()));
    let after = one.book().clone();
    two.refresh();
    unkept(&memory, &mut one, swap(&after, &before));
    keep(&mut two, Command::SetTheme(Theme::Dark));
    meet(&mut one, &mut two);
    assert_eq!(one.book().trash, before.trash);
}

/// An older Book is restored in one window; the other names what it has not.
#[test]
fn no_id_is_given_again_after_restoring() {
    let (memory, mut one, _, _) = on_one_debt();
    let backup = one.book().clone();
    keep(&mut one, add("secret"));
    let id = one.book().debts[1].id;
    let mut two = open(&memory);
    let about = Contact {
        debt: Some(id),
        ..contact(1, "about secret")
    };
    unkept(&memory, &mut two, Command::add(about));
    let here = one.book().clone();
    keep(&mut one, swap(&here, &in_place_of(&here, backup)));
    keep(&mut one, add("other"));
    meet(&mut two, &mut one);
    let about = one.book().dealings.contacts[0].debt.unwrap();
    assert_eq!(names(one.book()), ["a", "other"]);
    assert_eq!(one.book().debt(about), None);
}

// ---- the trash --------------------------------------------------------------------------

#[test]
fn a_purge_leaves_what_hangs_on_a_later_version() {
    let (memory, mut one, mut two, id) = on_one_debt();
    keep(&mut one, named(id, "bank", ""));
    let first = one.book().debts[0].clone();
    let gone = Trashed::debt(on(), first.clone());
    keep(&mut one, Command::Trash(gone.clone()));
    two.refresh();
    unkept(&memory, &mut one, Command::Purge(vec![gone.clone()]));
    keep(&mut two, Command::PutBack(gone));
    keep(&mut two, edit(&first, "corrected"));
    let again = Trashed::debt(on(), two.book().debts[0].clone());
    keep(&mut two, Command::Trash(again.clone()));
    meet(&mut one, &mut two);
    keep(&mut one, Command::PutBack(again));
    assert_eq!(one.book().dealings.creditor(id).institution, "bank");
}

/// The debt that a deleted contact is about was edited in both windows, and is
/// two by now: the contact is put back as it is in the trash, and only once.
#[test]
fn what_is_put_back_is_what_is_in_the_trash() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let about = Contact {
        debt: Some(id),
        ..contact(1, "about a")
    };
    keep(&mut one, Command::add(about.clone()));
    let gone = Trashed::entries(on(), about.clone());
    keep(&mut one, Command::Trash(gone.clone()));
    two.refresh();
    let undo = two.hold(Command::PutBack(gone.clone()));
    let before = one.book().debts[0].clone();
    unkept(&memory, &mut one, edit(&before, "mine"));
    keep(&mut two, edit(&before, "theirs"));
    keep(&mut one, Command::PutBack(gone));
    let back = two.release(undo);
    keep(&mut two, back);
    one.refresh();
    assert_eq!(one.book().dealings.contacts, [about]);
    assert_eq!(one.book().debts.len(), 2);
    assert!(one.book().trash.is_empty());
}

#[test]
fn a_visit_that_cannot_be_put_back_stays_in_the_trash() {
    let memory = Memory::new();
    let mut one = open(&memory);
    keep(&mut one, Command::SetVisit(Some(visit("2026-11-24T09:00"))));
    let gone = Trashed::visit(on(), visit("2026-11-24T09:00"));
    keep(&mut one, Command::Trash(gone.clone()));
    let mut two = open(&memory);
    unkept(&memory, &mut one, Command::PutBack(gone.clone()));
    keep(&mut two, Command::Purge(vec![gone.clone()]));
    let other = visit("2026-11-24T11:00");
    keep(&mut two, Command::SetVisit(Some(other.clone())));
    meet(&mut one, &mut two);
    assert_eq!(one.book().trash, [gone]);
    assert_eq!(one.book().dealings.visit, Some(other));
}

#[test]
fn an_edit_that_deletes_as_well_is_done_whole() {
    let memory = Memory::new();
    let mut one = open(&memory);
    let all = Entries {
        contacts: vec![contact(1, "c")],
        todos: vec![todo(2, 1, "t"), todo(3, 1, "u")],
        ..Entries::default()
    };
    keep(&mut one, Command::add(all));
    let mut two = open(&memory);
    let before = one.book().dealings.todos.clone();
    let done = Todo {
        done: Some(on()),
        ..before[0].clone()
    };
    let both = Command::edit(todos(before.clone()), todos(vec![done.clone()]));
    unkept(&memory, &mut one, both);
    keep(&mut two, Command::edit(before[0].clone(), done.clone()));
    meet(&mut one, &mut two);
    assert_eq!(one.book().dealings.todos, [done]);
}

// ---- storage that was cleared, and begun anew ---------------------------------------------

/// Storage is cleared under an open window, and a fresh one saves anything: the
/// Book of the first is not given up for that.
#[test]
fn a_book_that_was_cleared_is_not_given_up() {
    let (memory, mut one, _, first) = on_one_debt();
    keep(&mut one, named(first, "bank", ""));
    keep(&mut one, add("b"));
    memory.tamper(BOOK_KEY, None);
    memory.tamper(PREVIOUS_KEY, None);
    let mut fresh = open(&memory);
    keep(&mut fresh, Command::SetTheme(Theme::Dark));
    assert_eq!(one.refresh(), Refreshed::Trouble(NotKept::Cleared));
    assert_eq!(names(one.book()), ["a", "b"]);
    let about = Contact {
        debt: Some(first),
        ..contact(1, "about a")
    };
    let saved = one.apply(Command::add(about), NOW);
    assert_eq!(saved, Ok(Saved::NotKept(NotKept::Cleared)));
    keep(&mut fresh, add("n"));
    assert_eq!(one.keep_again(NOW), Saved::Kept);
    fresh.refresh();
    assert_eq!(fresh.book(), one.book());
    let book = one.book();
    assert_eq!(names(book), ["n", "a", "b"]);
    let about = book.dealings.contacts[0].debt.unwrap();
    assert_eq!(book.debt(about).unwrap().name, "a");
    assert_eq!(book.dealings.creditor(about).institution, "bank");
    assert_eq!(book.settings.theme, Theme::Dark);
}

/// Two windows read the same Book and write at the same moment: the later text
/// stands, and the earlier window does its own again once it hears of it.
#[test]
fn what_was_written_at_the_same_moment_is_done_again() {
    let (memory, mut one, mut two, id) = on_one_debt();
    let before = memory.peek(BOOK_KEY).unwrap();
    keep(&mut one, typed(id, "", "typed"));
    // The second has read what was there before.
    memory.tamper(BOOK_KEY, Some(&before));
    keep(&mut two, add("two"));
    assert_eq!(one.refresh(), Refreshed::Adopted);
    assert!(one.has_unkept());
    meet(&mut one, &mut two);
    assert_eq!(names(one.book()), ["a", "two"]);
    assert_eq!(one.book().dealings.typed(id, "field"), "typed");
}
