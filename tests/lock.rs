//! The lock: nothing readable in storage while it is on, nothing lost by
//! putting it on, changing it or taking it off, wherever that is cut off.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;
#[path = "common/shaky.rs"]
mod shaky;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ashore::book::{Book, Command};
use ashore::store::keeper::{Keeper, Loaded, NotKept, Refreshed, Saved, all_keys};
use ashore::store::lock::{
    Found, Header, Kdf, Key, ROUNDS, SealedText, Tries, Vault, change, clear, find, put_on,
    seal_text, settle, take_off,
};
use ashore::store::memory::{Memory, Mishap};
use ashore::store::restore;
use ashore::store::seal::{
    Cipher, LOCK_COPY_KEY, LOCK_KEY, Sealed, TRIES_KEY, is_locked, is_sealed, wipe,
};
use ashore::store::{BOOK_KEY, DAMAGED_KEY, Damage, Fault, PREVIOUS_KEY, Port};
use ashore::stored::{self, Stored, to_text};
use common::{NOW, debt, vector_b};
use shaky::Shaky;

// ---------------------------------------------------------------------------
// Helpers.

/// Random enough for a test, and never the same twice in one.
fn random(to: &mut [u8]) -> bool {
    thread_local!(static TURN: Cell<u64> = const { Cell::new(1) });
    let turn = TURN.get();
    TURN.set(turn + 1);
    fastrand::Rng::with_seed(turn).fill(to);
    true
}

/// What a page makes of a passphrase, in one round instead of 600,000.
fn quick() -> Kdf {
    Kdf {
        rounds: 1,
        ..Kdf::new(random).unwrap()
    }
}

fn lock<P: Port>(port: &P, passphrase: &str) -> Result<(), Fault> {
    let kdf = quick();
    let key = kdf.derive(passphrase);
    put_on(port, kdf, &key, random)
}

/// The lock as a passphrase opens it.
fn opened<P: Port>(port: &P, passphrase: &str) -> Option<(Header, Key, Rc<Vault>)> {
    let Found::On(headers) = find(port).unwrap() else {
        return None;
    };
    headers.into_iter().find_map(|header| {
        let key = header.kdf.derive(passphrase);
        let vault = header.open(&key, random)?;
        Some((header, key, vault))
    })
}

type Window<P> = Keeper<Sealed<P>>;

/// The page after the passphrase was entered.
fn unlock<P: Port + Clone>(port: &P, passphrase: &str) -> Option<(Window<P>, Loaded)> {
    let (header, _, vault) = opened(port, passphrase)?;
    settle(port, &header, &vault).unwrap();
    Some(open(port, Some(vault)))
}

fn open<P: Port + Clone>(port: &P, vault: Option<Rc<Vault>>) -> (Window<P>, Loaded) {
    let cipher = vault.map(|v| v as Rc<dyn Cipher>);
    Keeper::open(Sealed::new(port.clone(), cipher))
}

/// The Book as the page shows it, from a lock that this opens, or without one.
fn read<P: Port + Clone>(port: &P, passphrase: &str) -> Option<(Book, Loaded)> {
    let (keeper, loaded) = if find(port).unwrap() == Found::Off {
        clear(port).unwrap();
        open(port, None)
    } else {
        unlock(port, passphrase)?
    };
    Some((keeper.book().clone(), loaded))
}

fn add(name: &str) -> Command {
    Command::AddDebt(debt(name, &vector_b()))
}

#[track_caller]
fn keep<P: Port>(window: &mut Keeper<P>, command: Command) {
    assert_eq!(window.apply(command, NOW), Ok(Saved::Kept));
}

const SECRET: &str = "secret-lender";

/// A Book with two debts, its previous copy with one, and a damaged text.
fn plain() -> Memory {
    let storage = Memory::new();
    storage.tamper(DAMAGED_KEY, Some("a damaged text of secret-lender"));
    let (mut window, _) = Keeper::open(storage.clone());
    keep(&mut window, add(SECRET));
    keep(&mut window, add("b"));
    storage
}

fn book_of(storage: &Memory) -> Book {
    Keeper::open(storage.clone()).0.book().clone()
}

fn locked() -> Memory {
    let storage = plain();
    lock(&storage, "old").unwrap();
    storage
}

/// No text may be readable. The head of a Book says nothing of its owner.
#[track_caller]
fn nothing_readable(storage: &Memory) {
    for key in storage.keys() {
        let text = storage.peek(&key).unwrap();
        for fact in [
            SECRET,
            "debts",
            "principal",
            "1000000",
            "2026",
            "damaged text",
        ] {
            assert!(!text.contains(fact), "{fact} in {key}: {text}");
        }
    }
    for key in all_keys() {
        assert!(storage.peek(&key).is_none_or(|text| is_sealed(&text)));
    }
}

/// Storage of a page that is gone after so many writes and removals; the last
/// of them may be torn.
#[derive(Clone)]
struct Cut {
    storage: Memory,
    left: Rc<Cell<u32>>,
    torn: bool,
}

impl Cut {
    fn after(steps: u32, torn: bool, storage: &Memory) -> Cut {
        let left = Rc::new(Cell::new(steps));
        let storage = storage.clone();
        Cut {
            storage,
            left,
            torn,
        }
    }

    fn step(&self) -> Result<u32, Fault> {
        let left = self.left.get().checked_sub(1).ok_or(Fault::Halted)?;
        self.left.set(left);
        Ok(left)
    }
}

impl Port for Cut {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        if self.step()? == 0 && self.torn {
            let half = text.get(..text.len() / 2).unwrap();
            self.storage.tamper(key, Some(half));
            return Err(Fault::Halted);
        }
        self.storage.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.step()?;
        self.storage.remove(key)
    }
}

fn copy_of(storage: &Memory) -> Memory {
    let copy = Memory::new();
    for key in storage.keys() {
        copy.tamper(&key, storage.peek(&key).as_deref());
    }
    copy
}

/// Cuts an operation off at every point there is, and gives what is left.
fn cut_everywhere(
    start: &Memory,
    operation: impl Fn(&Cut) -> Result<(), Fault>,
    check: impl Fn(&Memory) -> Loaded,
) {
    for torn in [false, true] {
        let mut cuts = 0;
        loop {
            let storage = copy_of(start);
            let port = Cut::after(cuts, torn, &storage);
            let done = operation(&port).is_ok() && !(torn && port.left.get() == 0);
            let _ = check(&storage);
            if done {
                break;
            }
            cuts += 1;
            assert!(cuts < 100, "it never ends");
        }
        assert!(cuts > 1, "nothing was cut");
    }
}

/// Opens with one of these and is the Book, whatever was cut off. Gives what
/// opening found.
#[track_caller]
fn opens(storage: &Memory, book: &Book, passphrases: &[&str]) -> Loaded {
    let found = passphrases.iter().find_map(|p| {
        let storage = copy_of(storage);
        let read = read(&storage, p)?;
        if find(&storage) != Ok(Found::Off) {
            nothing_readable(&storage);
        }
        Some(read)
    });
    let (found, loaded) = found.unwrap_or_else(|| panic!("none of {passphrases:?} opens it"));
    assert_eq!(&found, book, "{loaded:?}");
    loaded
}

// ---------------------------------------------------------------------------
// With the lock on.

#[test]
fn with_the_lock_on_nothing_can_be_read() {
    let storage = plain();
    let book = book_of(&storage);
    assert_eq!(is_locked(&storage), Ok(false));
    lock(&storage, "old").unwrap();
    assert_eq!(is_locked(&storage), Ok(true));
    nothing_readable(&storage);
    let (mut window, loaded) = unlock(&storage, "old").unwrap();
    assert_eq!((window.book(), loaded), (&book, Loaded::Good));
    keep(&mut window, add("another of secret-lender"));
    nothing_readable(&storage);
    let (again, _) = read(&storage, "old").unwrap();
    assert_eq!(again.debts.len(), 3);
}

#[test]
fn another_passphrase_opens_nothing() {
    let storage = locked();
    for wrong in ["", "Old", "old ", "旧"] {
        assert!(unlock(&storage, wrong).is_none());
    }
}

/// A new debt seals to another text each time: the nonce is never the same.
#[test]
fn no_text_is_sealed_twice_alike() {
    let storage = locked();
    let (_, _, vault) = opened(&storage, "old").unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..200 {
        assert!(seen.insert(vault.seal(BOOK_KEY, "the same").unwrap()));
    }
}

/// A text is sealed for its key: one put in the place of another is damage.
#[test]
fn a_text_moved_to_another_key_does_not_open() {
    let storage = locked();
    let (_, _, vault) = opened(&storage, "old").unwrap();
    let sealed = vault.seal(PREVIOUS_KEY, "text").unwrap();
    assert_eq!(vault.open(PREVIOUS_KEY, &sealed).as_deref(), Some("text"));
    assert_eq!(vault.open(BOOK_KEY, &sealed), None);
}

/// What a page without the key does: nothing at all. Above all it must not take
/// what it cannot open for damage and put it aside.
#[test]
fn a_page_without_the_key_touches_nothing() {
    let (storage, other) = (locked(), locked());
    let stranger = opened(&other, "old").unwrap().2;
    let before = copy_of(&storage);
    for vault in [None, Some(stranger)] {
        let (mut window, loaded) = open(&storage, vault);
        assert_eq!(loaded, Loaded::Unavailable(Fault::Sealed));
        let refused = Saved::NotKept(NotKept::Fault(Fault::Sealed));
        assert_eq!(window.apply(add("c"), NOW), Ok(refused));
        assert_eq!(window.retry(NOW), refused);
        assert_eq!(window.keep_again(NOW), refused);
        assert_eq!(window.go_on(true), Ok(()));
        assert!(window.port().set("ashore.book.x", "").is_err());
        assert!(window.port().remove(BOOK_KEY).is_err());
        for key in storage.keys() {
            assert_eq!(storage.peek(&key), before.peek(&key), "{key}");
        }
        assert_eq!(storage.keys(), before.keys());
    }
}

/// A program that knows no lock takes the sealed text for a newer Book.
#[test]
fn a_version_without_a_lock_leaves_the_book_alone() {
    let storage = locked();
    let (mut window, loaded) = Keeper::open(storage.clone());
    assert!(matches!(loaded, Loaded::Newer { .. }));
    assert_eq!(
        window.apply(add("c"), NOW),
        Ok(Saved::NotKept(NotKept::Newer))
    );
}

#[test]
fn a_sealed_text_that_has_changed_is_damage_and_the_copy_steps_in() {
    let text = locked().peek(BOOK_KEY).unwrap();
    let middle = text.len() / 2;
    let flipped = if &text[middle..=middle] == "A" {
        "B"
    } else {
        "A"
    };
    let changed = format!("{}{flipped}{}", &text[..middle], &text[middle + 1..]);
    for bad in [&changed, &text[..middle], &text[..text.len() - 1], "bad"] {
        let storage = locked();
        storage.tamper(BOOK_KEY, Some(bad));
        let (mut window, loaded) = unlock(&storage, "old").unwrap();
        let damage = Damage::Unreadable;
        let saved_at = NOW.to_owned();
        assert_eq!(loaded, Loaded::Recovered { damage, saved_at });
        assert_eq!(window.book().debts.len(), 2);
        keep(&mut window, add("c"));
        nothing_readable(&storage);
        assert_eq!(read(&storage, "old").unwrap().0.debts.len(), 3);
    }
}

#[test]
fn two_windows_under_one_lock_lose_nothing() {
    let storage = locked();
    let (mut one, _) = unlock(&storage, "old").unwrap();
    let (mut two, _) = unlock(&storage, "old").unwrap();
    keep(&mut one, add("one"));
    keep(&mut two, add("two"));
    assert_eq!(one.refresh(), Refreshed::Adopted);
    assert_eq!(one.book(), two.book());
    assert_eq!(one.book().debts.len(), 4);
}

/// The other window puts the lock on, takes it off or makes another: this one
/// writes nothing more.
#[test]
fn a_window_of_another_time_writes_nothing() {
    let storage = plain();
    let refused = Ok(Saved::NotKept(NotKept::Fault(Fault::Sealed)));
    let (mut without, _) = open(&storage, None);
    lock(&storage, "old").unwrap();
    assert_eq!(without.apply(add("c"), NOW), refused);
    assert_eq!(
        without.refresh(),
        Refreshed::Trouble(NotKept::Fault(Fault::Sealed))
    );
    nothing_readable(&storage);

    let (mut with, _) = unlock(&storage, "old").unwrap();
    take_off(&storage, &opened(&storage, "old").unwrap().2).unwrap();
    let text = storage.peek(BOOK_KEY);
    assert_eq!(with.apply(add("c"), NOW), refused);
    assert_eq!(storage.peek(BOOK_KEY), text);
    lock(&storage, "old").unwrap();
    assert_eq!(with.apply(add("c"), NOW), refused);
    assert_eq!(read(&storage, "old").unwrap().0.debts.len(), 2);
}

// ---------------------------------------------------------------------------
// Putting it on, changing it, taking it off.

#[test]
fn the_lock_comes_off_and_leaves_plain_texts() {
    let storage = plain();
    let book = book_of(&storage);
    let aside = storage.peek(DAMAGED_KEY);
    lock(&storage, "old").unwrap();
    take_off(&storage, &opened(&storage, "old").unwrap().2).unwrap();
    assert_eq!(find(&storage), Ok(Found::Off));
    assert_eq!(is_locked(&storage), Ok(false));
    assert_eq!(book_of(&storage), book);
    assert_eq!(storage.peek(DAMAGED_KEY), aside);
    assert_eq!(storage.keys(), [BOOK_KEY, DAMAGED_KEY, PREVIOUS_KEY]);
}

#[test]
fn a_lock_on_nothing_yet_seals_the_first_book() {
    let storage = Memory::new();
    lock(&storage, "old").unwrap();
    let (mut window, loaded) = unlock(&storage, "old").unwrap();
    assert_eq!(loaded, Loaded::Empty);
    keep(&mut window, add(SECRET));
    nothing_readable(&storage);
    assert_eq!(read(&storage, "old").unwrap().0.debts.len(), 1);
}

#[test]
fn a_second_lock_is_not_put_over_the_first() {
    let storage = locked();
    let before = storage.peek(LOCK_KEY);
    assert_eq!(lock(&storage, "new"), Err(Fault::Sealed));
    assert_eq!(storage.peek(LOCK_KEY), before);
}

#[test]
fn another_passphrase_rewrites_the_header_alone() {
    let storage = locked();
    let text = storage.peek(BOOK_KEY);
    assert_eq!(renew(&storage), Ok(()));
    assert_eq!(storage.peek(BOOK_KEY), text);
    assert!(unlock(&storage, "old").is_none());
    assert_eq!(read(&storage, "new").unwrap().0.debts.len(), 2);
    assert_eq!(storage.peek(LOCK_KEY), storage.peek(LOCK_COPY_KEY));
}

fn renew<P: Port>(port: &P) -> Result<(), Fault> {
    let (header, key, _) = opened(port, "old").unwrap();
    let kdf = quick();
    let anew = kdf.derive("new");
    change(port, &header, &key, kdf, &anew, random)
}

#[test]
fn cut_off_while_it_is_put_on() {
    let start = plain();
    let book = book_of(&start);
    cut_everywhere(
        &start,
        |port| lock(port, "old"),
        |left| opens(left, &book, &["old"]),
    );
}

#[test]
fn cut_off_while_it_is_changed() {
    let start = locked();
    let book = read(&start, "old").unwrap().0;
    cut_everywhere(&start, renew, |left| opens(left, &book, &["old", "new"]));
}

#[test]
fn cut_off_while_it_is_taken_off() {
    let start = locked();
    let book = read(&start, "old").unwrap().0;
    let off = |port: &Cut| take_off(port, &opened(port, "old").unwrap().2);
    cut_everywhere(&start, off, |left| opens(left, &book, &["old"]));
}

/// The page goes on and undoes what did not come about.
#[test]
fn one_write_goes_wrong() {
    for n in 0..12 {
        for mishap in [
            Mishap::NthWrite(n, Fault::Full),
            Mishap::NthWrite(n, Fault::Other),
            Mishap::DroppedWrite(n),
            Mishap::TornWrite(n),
        ] {
            let storage = plain();
            let book = book_of(&storage);
            storage.set_mishap(Some(mishap));
            let done = lock(&storage, "old");
            storage.set_mishap(None);
            assert_eq!(
                find(&storage).unwrap() == Found::Off,
                done.is_err(),
                "{mishap:?}"
            );
            assert_eq!(opens(&storage, &book, &["old"]), Loaded::Good);

            let storage = locked();
            storage.set_mishap(Some(mishap));
            let done = renew(&storage);
            storage.set_mishap(None);
            let new = if done.is_ok() { "new" } else { "old" };
            assert_eq!(opens(&storage, &book, &[new]), Loaded::Good);

            let storage = locked();
            storage.set_mishap(Some(mishap));
            let done = take_off(&storage, &opened(&storage, "old").unwrap().2);
            storage.set_mishap(None);
            assert_eq!(
                find(&storage).unwrap() == Found::Off,
                done.is_ok(),
                "{mishap:?}"
            );
            assert_eq!(opens(&storage, &book, &["old"]), Loaded::Good);
        }
    }
}

/// Sealed texts are longer: where there is no room for them, there is no lock.
#[test]
fn no_room_for_a_lock() {
    let storage = plain();
    let book = book_of(&storage);
    let before = copy_of(&storage);
    let all: usize = storage
        .keys()
        .iter()
        .map(|k| k.len() + storage.peek(k).unwrap().len())
        .sum();
    storage.set_mishap(Some(Mishap::QuotaBytes(all + 700)));
    assert_eq!(lock(&storage, "old"), Err(Fault::Full));
    assert_eq!(find(&storage), Ok(Found::Off));
    assert_eq!(book_of(&storage), book);
    assert_eq!(storage.keys(), before.keys());
}

// ---------------------------------------------------------------------------
// The header.

#[test]
fn one_good_header_is_enough_and_is_written_twice_again() {
    for key in [LOCK_KEY, LOCK_COPY_KEY] {
        for bad in [None, Some("{"), Some("")] {
            let storage = locked();
            let good = storage.peek(key);
            storage.tamper(key, bad);
            assert!(unlock(&storage, "wrong").is_none());
            assert_eq!(read(&storage, "old").unwrap().0.debts.len(), 2);
            assert_eq!(storage.peek(key), good);
        }
    }
}

#[test]
fn without_a_header_sealed_texts_are_lost_and_left_alone() {
    let storage = locked();
    storage.tamper(LOCK_KEY, Some("{"));
    storage.tamper(LOCK_COPY_KEY, None);
    assert_eq!(find(&storage), Ok(Found::Lost));
    assert_eq!(is_locked(&storage), Ok(true));
    assert_eq!(lock(&storage, "new"), Err(Fault::Sealed));
    storage.tamper(LOCK_KEY, None);
    assert_eq!(find(&storage), Ok(Found::Lost));
    assert_eq!(is_locked(&storage), Ok(true));
    let text = storage.peek(BOOK_KEY);
    let (mut window, loaded) = open(&storage, None);
    assert_eq!(loaded, Loaded::Unavailable(Fault::Sealed));
    assert!(matches!(window.apply(add("c"), NOW), Ok(Saved::NotKept(_))));
    assert_eq!(storage.peek(BOOK_KEY), text);
}

#[test]
fn a_newer_lock_is_left_alone() {
    let storage = locked();
    let newer = storage
        .peek(LOCK_KEY)
        .unwrap()
        .replacen("\"lock\":1", "\"lock\":2", 1);
    storage.tamper(LOCK_KEY, Some(&newer));
    assert_eq!(find(&storage), Ok(Found::Newer));
    storage.tamper(LOCK_KEY, Some(r#"{"lock":9,"x":[]}"#));
    assert_eq!(find(&storage), Ok(Found::Newer));
}

#[test]
fn a_header_reads_as_it_was_written_and_nothing_else_does() {
    let storage = locked();
    let text = storage.peek(LOCK_KEY).unwrap();
    let header = stored::read(&text, Header::read).unwrap();
    assert_eq!(to_text(&header), text);
    for (from, to) in [
        ("\"app\":\"ashore\"", "\"app\":\"x\""),
        ("\"rounds\":1", "\"rounds\":0"),
        ("\"rounds\":1", "\"rounds\":4000000000"),
        ("pbkdf2-sha256", "argon2id"),
        ("\"salt\":\"", "\"salt\":\"*"),
        ("\"id\":", "\"extra\":1,\"id\":"),
    ] {
        let bad = text.replacen(from, to, 1);
        assert_ne!(bad, text);
        assert_eq!(stored::read(&bad, Header::read), None, "{bad}");
    }
    // A header whose id was changed opens nothing: it is sealed with the key.
    let changed = text.replacen("\"id\":\"", "\"id\":\"A", 1);
    let changed = stored::read(&changed, Header::read).unwrap();
    assert!(changed.open(&changed.kdf.derive("old"), random).is_none());
}

#[test]
fn a_new_key_costs_what_it_should() {
    let kdf = Kdf::new(random).unwrap();
    assert_eq!((kdf.rounds, kdf.salt.len()), (ROUNDS, 16));
    assert_eq!(ROUNDS, 600_000);
    assert_ne!(kdf.salt, Kdf::new(random).unwrap().salt);
}

// ---------------------------------------------------------------------------
// Guessing, backups, wiping.

#[test]
fn wrong_guesses_wait_longer_and_longer() {
    let mut tries = Tries::default();
    let mut now = 1_000_000;
    let mut waits = Vec::new();
    for _ in 0..12 {
        tries = tries.one_more(now);
        let wait = tries.wait(now);
        waits.push(wait / 1000);
        assert_eq!(tries.wait(now + wait - 1), i64::from(wait > 0));
        now += wait;
        assert_eq!(tries.wait(now), 0);
    }
    assert_eq!(
        waits,
        [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    );
    let text = to_text(&tries);
    assert_eq!(stored::read(&text, Tries::read), Some(tries));
    // A clock set back does not lock anyone out for longer than that.
    assert_eq!(tries.wait(0), 3_600_000);
    assert_eq!(tries.wait(3_600_000), 0);
    let mut many = Tries {
        failed: u32::MAX,
        at: 0,
    };
    assert_eq!(many.one_more(0).failed, u32::MAX);
    assert_eq!(many.wait(0), 3_600_000);
}

#[test]
fn a_sealed_backup_opens_with_its_passphrase_alone() {
    let kdf = quick();
    let text = "{\"app\":\"ashore\",\"note\":\"微粒贷 \\\"\"}";
    let file = seal_text(text, &kdf, &kdf.derive("一二三"), random).unwrap();
    assert!(file.starts_with(r#"{"app":"ashore","sealed":1,"kdf":"pbkdf2-sha256","rounds":1,"#));
    assert!(!file.contains("note"));
    let sealed = SealedText::read(&file).unwrap();
    assert_eq!(sealed.kdfs, std::slice::from_ref(&kdf));
    assert_eq!(sealed.open(&kdf.derive("一二三")).as_deref(), Some(text));
    assert_eq!(sealed.open(&kdf.derive("一二")), None);
    let changed = file.replacen("\"text\":\"", "\"text\":\"A", 1);
    let opened = SealedText::read(&changed).and_then(|s| s.open(&kdf.derive("一二三")));
    assert_eq!(opened, None);
    for other in [
        text,
        "",
        "{}",
        &file.replacen("\"sealed\":1", "\"sealed\":2", 1),
    ] {
        assert_eq!(SealedText::read(other), None);
    }
}

/// What is handed out on the lock's screen and by the notice of a breakdown.
/// As the page tries a passphrase: by each way the text tells of.
fn opened_with(sealed: &SealedText, passphrase: &str) -> Option<String> {
    let mut keys = sealed.kdfs.iter().map(|kdf| kdf.derive(passphrase));
    keys.find_map(|key| sealed.open(&key))
}

#[test]
fn what_was_stored_under_a_lock_opens_with_its_passphrase() {
    let storage = locked();
    let json = |text: &str| serde_json::to_string(text).unwrap();
    let file = |keys: &[&str]| {
        let line = |key: &&str| Some(format!("{}:{}", json(key), json(&storage.peek(key)?)));
        format!(
            "{{{}}}",
            keys.iter().filter_map(line).collect::<Vec<_>>().join(",\n")
        )
    };
    let all = [
        BOOK_KEY,
        PREVIOUS_KEY,
        DAMAGED_KEY,
        LOCK_KEY,
        LOCK_COPY_KEY,
        TRIES_KEY,
    ];
    let wrapped = format!(
        "{{\n  \"saved\": \"2026\",\n  \"stored\": {}\n}}",
        file(&all)
    );
    let book = plain();
    for text in [
        file(&all),
        wrapped,
        file(&[BOOK_KEY, LOCK_COPY_KEY]),
        // The copy alone can still be read.
        file(&all).replacen(
            "9999,\\\"sealed\\\":\\\"",
            "9999,\\\"sealed\\\":\\\"AAAA",
            1,
        ),
    ] {
        let sealed = SealedText::read(&text).unwrap();
        assert_eq!(opened_with(&sealed, "new"), None);
        let opened = opened_with(&sealed, "old").unwrap();
        let restored = restore::read(&opened).unwrap().book;
        let previous = ashore::store::decode(&book.peek(PREVIOUS_KEY).unwrap())
            .unwrap()
            .book;
        assert!(restored == book_of(&book) || restored == previous, "{text}");
    }
    let whole = SealedText::read(&file(&all)).unwrap();
    let text = opened_with(&whole, "old").unwrap();
    assert_eq!(restore::read(&text).unwrap().book, book_of(&book));
    // Handed out when a change of the passphrase had been cut off between its two
    // writes: either passphrase opens it, as either opens the browser's own.
    let before = storage.peek(LOCK_COPY_KEY).unwrap();
    let (old, key, _) = opened(&storage, "old").unwrap();
    let kdf = quick();
    change(
        &storage,
        &old,
        &key,
        kdf.clone(),
        &kdf.derive("new"),
        random,
    )
    .unwrap();
    storage.tamper(LOCK_COPY_KEY, Some(&before));
    let halfway = SealedText::read(&file(&all)).unwrap();
    for passphrase in ["old", "new"] {
        let opened = opened_with(&halfway, passphrase).unwrap();
        assert_eq!(restore::read(&opened).unwrap().book, book_of(&book));
    }
    assert_eq!(opened_with(&halfway, "other"), None);
    // Without its lock nothing opens it; without a lock it is plain.
    assert_eq!(SealedText::read(&file(&[BOOK_KEY, PREVIOUS_KEY])), None);
    assert_eq!(SealedText::read(&file(&[LOCK_KEY])), None);
}

/// Site data cleared while the page is open: with its lock the Book can be kept
/// again, and opens with the passphrase of the day.
#[test]
fn a_lock_that_was_cleared_comes_back_with_the_book() {
    let storage = locked();
    let (mut window, _) = unlock(&storage, "old").unwrap();
    let (header, key, _) = opened(&storage, "old").unwrap();
    let anew = quick();
    let new_key = anew.derive("new");
    change(&storage, &header, &key, anew, &new_key, random).unwrap();
    keep(&mut window, add("c"));
    let book = window.book().clone();
    for key in storage.keys() {
        storage.tamper(&key, None);
    }
    assert_eq!(window.refresh(), Refreshed::Trouble(NotKept::Cleared));
    storage.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    assert_eq!(window.port().put_lock_back(), Err(Fault::Forbidden));
    storage.set_mishap(None);
    assert_eq!(
        window.keep_again(NOW),
        Saved::NotKept(NotKept::Fault(Fault::Sealed))
    );
    assert_eq!(window.port().put_lock_back(), Ok(()));
    assert_eq!(window.keep_again(NOW), Saved::Kept);
    nothing_readable(&storage);
    assert!(unlock(&storage, "old").is_none());
    assert_eq!(read(&storage, "new").unwrap().0, book);
    // Another lock that is there by then stays.
    let other = locked();
    for key in other.keys() {
        storage.tamper(&key, other.peek(&key).as_deref());
    }
    let lock = storage.peek(LOCK_KEY);
    assert_eq!(window.port().put_lock_back(), Ok(()));
    assert_eq!(storage.peek(LOCK_KEY), lock);
}

#[test]
fn a_wipe_says_what_is_left() {
    let storage = locked();
    storage.tamper(TRIES_KEY, Some("{}"));
    let keys = storage.keys();
    storage.set_mishap(Some(Mishap::Always(Fault::Forbidden)));
    assert_eq!(wipe(&storage, keys.clone()), keys);
    storage.set_mishap(None);
    assert_eq!(wipe(&storage, keys), Vec::<String>::new());
    assert_eq!(storage.keys(), Vec::<String>::new());
}

/// Another window saves at any moment while the lock comes off. What it saved
/// sealed is never left without its lock; but for the one write of the plain
/// Book, which storage cannot make depend on what was read, it is there.
#[test]
fn a_window_that_saves_while_the_lock_comes_off() {
    let mut overwritten = 0;
    for n in 0.. {
        let storage = locked();
        let (_, _, vault) = opened(&storage, "old").unwrap();
        let mut other = open(&storage, Some(vault.clone())).0;
        let said = Rc::new(RefCell::new(None));
        let port = Shaky::over(&storage);
        let told = said.clone();
        let save = move || *told.borrow_mut() = Some(other.apply(add("other"), NOW));
        *port.between.borrow_mut() = Some((n, Box::new(save)));
        let off = take_off(&port, &vault);
        let Some(said) = said.borrow_mut().take() else {
            assert_eq!(off, Ok(()));
            assert!(n > 20);
            break;
        };
        let found = find(&storage).unwrap();
        let (book, loaded) = match found {
            Found::Off => {
                let (window, loaded) = open(&storage, None);
                (window.book().clone(), loaded)
            }
            Found::On(_) => read(&storage, "old").unwrap(),
            lost => panic!("before call {n}: {lost:?}"),
        };
        assert!(matches!(loaded, Loaded::Good | Loaded::Recovered { .. }));
        let has = |name: &str| book.debts.iter().any(|debt| debt.name == name);
        assert!(has(SECRET) && has("b"), "before call {n}");
        let is_there = has("other");
        overwritten += u32::from(said == Ok(Saved::Kept) && !is_there);
    }
    assert!(overwritten <= 2, "{overwritten}");
}

/// While a key is made another window has changed the lock: nothing is written
/// over it.
#[test]
fn a_header_read_long_ago_is_not_put_back() {
    let storage = locked();
    let (header, key, vault) = opened(&storage, "old").unwrap();
    let kdf = quick();
    let anew = kdf.derive("new");
    change(&storage, &header, &key, kdf, &anew, random).unwrap();
    assert_eq!(settle(&storage, &header, &vault), Err(Fault::Sealed));
    assert!(opened(&storage, "new").is_some());
    assert!(opened(&storage, "old").is_none());

    let storage = locked();
    let (header, key, vault) = opened(&storage, "old").unwrap();
    let book = book_of(&copy_of(&plain()));
    take_off(&storage, &vault).unwrap();
    lock(&storage, "second").unwrap();
    let kdf = quick();
    let anew = kdf.derive("new");
    let done = change(&storage, &header, &key, kdf, &anew, random);
    assert_eq!(done, Err(Fault::Sealed));
    assert_eq!(read(&storage, "second"), Some((book, Loaded::Good)));
}
