//! The lock: keys, sealing, and putting it on, changing it, taking it off.
//!
//! The Book is sealed with AES-256-GCM under a random **data key**. The data
//! key is sealed under a key made of the passphrase and stored in the
//! [`Header`]; no key is stored open. So a new passphrase rewrites the header
//! alone, and the seal of the data key is the check of the passphrase.
//!
//! AES-GCM (`aes-gcm`, MIT or Apache, audited, constant time), PBKDF2 and
//! Base64 come from one family of crates. Where the browser has PBKDF2, it is asked for it:
//! several times as fast.
//!
//! Every function here leaves storage, wherever it is cut off, so that it opens
//! with the old passphrase or the new one, or with none where there is none yet.

use std::rc::Rc;

use aes_gcm::aead::generic_array::GenericArray;
use aes_gcm::{AeadInPlace, Aes256Gcm, KeyInit};
use base64ct::{Base64, Encoding};
use sha2::Sha256;
use zeroize::Zeroize;

use super::envelope::decode;
use super::keeper::all_keys;
use super::port::{Fault, Port};
use super::restore::{COPIES, on_one_line, stored_in};
use super::seal::{
    Cipher, LOCK_KEY, LOCK_KEYS, Sealed, any_sealed, is_sealed, put_lock, sealed_in,
};
use super::{BOOK_KEY, PREVIOUS_KEY};
use crate::stored::{self, Json, Stored, field, to_text};

/// Rounds of PBKDF2-HMAC-SHA256 (OWASP Password Storage Cheat Sheet, 2023).
pub const ROUNDS: u32 = 600_000;
/// More rounds than any header of ours asks for: they would only halt the page.
const MOST_ROUNDS: u32 = 20_000_000;

/// The version of header and sealed backup.
const VERSION: u32 = 1;
const APP: &str = "ashore";
const KDF: &str = "pbkdf2-sha256";
/// What a backup is sealed for, as a stored text is for its key.
const BACKUP: &str = "ashore.backup";

const SALT: usize = 16;
const ID: usize = 8;
const NONCE: usize = 12;
const TAG: usize = 16;

/// Fills bytes with random ones from the browser; says whether it could.
pub type Random = fn(&mut [u8]) -> bool;

fn random<const N: usize>(of: Random) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    of(&mut bytes).then_some(bytes)
}

/// A key of AES-256; overwritten when it is dropped.
pub struct Key([u8; 32]);

impl Key {
    pub const fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    /// Seals a text for a place. A random nonce of 96 bits each time: one key
    /// may seal four thousand million texts.
    fn seal(&self, place: &[u8], text: &[u8], of: Random) -> Option<String> {
        let nonce: [u8; NONCE] = random(of)?;
        let mut sealed = Vec::with_capacity(NONCE + text.len() + TAG);
        sealed.extend(nonce);
        sealed.extend(text);
        let cipher = Aes256Gcm::new(GenericArray::from_slice(&self.0));
        let body = sealed.get_mut(NONCE..)?;
        let nonce = GenericArray::from_slice(&nonce);
        let tag = cipher.encrypt_in_place_detached(nonce, place, body).ok()?;
        sealed.extend(tag);
        Some(Base64::encode_string(&sealed))
    }

    fn open(&self, place: &[u8], sealed: &str) -> Option<Vec<u8>> {
        let mut nonce = Base64::decode_vec(sealed).ok()?;
        let length = nonce.len().checked_sub(NONCE + TAG)?;
        let mut text = nonce.split_off(NONCE);
        let tag = text.split_off(length);
        let cipher = Aes256Gcm::new(GenericArray::from_slice(&self.0));
        let (nonce, tag) = (
            GenericArray::from_slice(&nonce),
            GenericArray::from_slice(&tag),
        );
        cipher
            .decrypt_in_place_detached(nonce, place, &mut text, tag)
            .ok()?;
        Some(text)
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// How a key is made of a passphrase: PBKDF2-HMAC-SHA256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kdf {
    pub rounds: u32,
    /// 16 bytes or more.
    pub salt: Vec<u8>,
}

impl Kdf {
    /// With a new salt; `None` when there are no random numbers.
    pub fn new(of: Random) -> Option<Kdf> {
        Some(Kdf {
            rounds: ROUNDS,
            salt: random::<SALT>(of)?.to_vec(),
        })
    }

    /// The key of a passphrase. Slow on purpose: seconds where the browser
    /// does not do it.
    pub fn derive(&self, passphrase: &str) -> Key {
        Key(pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(
            passphrase.as_bytes(),
            &self.salt,
            self.rounds,
        ))
    }

    fn read(fields: &mut stored::Fields<'_>, json: Json<'_>) -> Kdf {
        let name: String = fields.take("kdf");
        let rounds = fields.take("rounds");
        let salt = Base64::decode_vec(&fields.take::<String>("salt")).unwrap_or_default();
        if name != KDF || rounds == 0 || rounds > MOST_ROUNDS || salt.len() < SALT {
            json.fault();
        }
        Kdf { rounds, salt }
    }

    fn write(&self, to: &mut String) {
        field(to, "kdf", &KDF.to_owned());
        field(to, "rounds", &self.rounds);
        field(to, "salt", &Base64::encode_string(&self.salt));
    }
}

/// What is stored of a lock: how the key is made of the passphrase, and the
/// data key sealed with it.
///
/// ```json
/// {"app":"ashore","lock":1,"kdf":"pbkdf2-sha256","rounds":600000,
///  "salt":"…","id":"…","key":"…"}
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub kdf: Kdf,
    /// The same as long as the data key is: random, and no secret.
    id: String,
    key: String,
}

impl Header {
    /// Seals a data key.
    fn new(kdf: Kdf, with: &Key, data: &Key, id: &str, of: Random) -> Option<Header> {
        let key = with.seal(&Header::place(id), &data.0, of)?;
        Some(Header {
            kdf,
            id: id.to_owned(),
            key,
        })
    }

    fn place(id: &str) -> Vec<u8> {
        format!("{LOCK_KEY} {id}").into_bytes()
    }

    fn data_key(&self, with: &Key) -> Option<Key> {
        let mut open = with.open(&Header::place(&self.id), &self.key)?;
        let key = open.as_slice().try_into().ok().map(Key);
        open.zeroize();
        key
    }

    /// What opens the Book; `None` when it is another passphrase's key.
    pub fn open(&self, with: &Key, of: Random) -> Option<Rc<Vault>> {
        Some(Rc::new(Vault {
            key: self.data_key(with)?,
            id: self.id.clone(),
            random: of,
        }))
    }
}

impl Stored for Header {
    fn read(json: Json<'_>) -> Header {
        let mut fields = json.fields();
        let app: String = fields.take("app");
        let version: u32 = fields.take("lock");
        if app != APP || version != VERSION {
            json.fault();
        }
        let kdf = Kdf::read(&mut fields, json);
        let (id, key) = (fields.take("id"), fields.take("key"));
        fields.end();
        Header { kdf, id, key }
    }

    fn write(&self, to: &mut String) {
        to.push('{');
        field(to, "app", &APP.to_owned());
        field(to, "lock", &VERSION);
        self.kdf.write(to);
        field(to, "id", &self.id);
        field(to, "key", &self.key);
        to.push('}');
    }
}

/// The data key at work.
pub struct Vault {
    key: Key,
    id: String,
    random: Random,
}

impl Cipher for Vault {
    fn seal(&self, key: &str, text: &str) -> Option<String> {
        self.key.seal(key.as_bytes(), text.as_bytes(), self.random)
    }

    fn open(&self, key: &str, sealed: &str) -> Option<String> {
        String::from_utf8(self.key.open(key.as_bytes(), sealed)?).ok()
    }

    fn belongs_to(&self, lock: &str) -> bool {
        stored::read(lock, Header::read).is_some_and(|header| header.id == self.id)
    }
}

/// What storage says of a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is none. What a lock that never came to be has left is no lock.
    Off,
    /// A passphrase opens one of these. They differ only when a change was cut
    /// off in the middle.
    On(Vec<Header>),
    /// Texts are sealed, and nothing that can be read says how to open them.
    Lost,
    /// A newer version made it.
    Newer,
}

/// Looks for a lock.
///
/// # Errors
/// A [`Fault`] when storage cannot be read.
pub fn find<P: Port>(port: &P) -> Result<Found, Fault> {
    let mut headers = Vec::new();
    let mut newer = false;
    for key in LOCK_KEYS {
        let Some(text) = port.get(key)? else {
            continue;
        };
        match stored::read(&text, Header::read) {
            Some(header) if !headers.contains(&header) => headers.push(header),
            Some(_) => {}
            None => newer = newer || is_newer(&text),
        }
    }
    Ok(if newer {
        Found::Newer
    } else if !headers.is_empty() {
        Found::On(headers)
    } else if any_sealed(port)? {
        Found::Lost
    } else {
        Found::Off
    })
}

fn is_newer(text: &str) -> bool {
    let version = stored::read(text, |json| json.fields().take::<u32>("lock"));
    version.is_some_and(|version| version > VERSION)
}

/// Puts a lock on: from here on every text of the Book is sealed.
///
/// # Errors
/// A [`Fault`]; there is no lock then, unless storage refused to go back: what
/// is there opens with this passphrase in that case.
pub fn put_on<P: Port>(port: &P, kdf: Kdf, with: &Key, of: Random) -> Result<(), Fault> {
    if find(port)? != Found::Off {
        return Err(Fault::Sealed);
    }
    let data = Key(random(of).ok_or(Fault::Other)?);
    let id = Base64::encode_string(&random::<ID>(of).ok_or(Fault::Other)?);
    let header = Header::new(kdf, with, &data, &id, of).ok_or(Fault::Other)?;
    let vault = header.open(with, of).ok_or(Fault::Other)?;
    // No text is sealed before both can be read back.
    let done = put_header(port, &header).and_then(|()| rewrite(port, &vault, true));
    if done.is_err() {
        let _ = take_off(port, &vault);
    }
    done
}

/// Takes the lock off: every text of the Book is plain again.
///
/// # Errors
/// A [`Fault`]; the lock is still on then, and nothing is lost.
pub fn take_off<P: Port>(port: &P, vault: &Rc<Vault>) -> Result<(), Fault> {
    let mut lock = None;
    for key in LOCK_KEYS {
        lock = lock.or(port.get(key)?);
    }
    rewrite(port, vault, false)?;
    for key in LOCK_KEYS {
        remove(port, key)?;
    }
    // Another window has saved meanwhile, sealed, for it saw the lock: without
    // the lock nobody could read that again.
    if any_sealed(port)? {
        if let Some(lock) = lock {
            put_lock(port, &lock)?;
        }
        return Err(Fault::Sealed);
    }
    Ok(())
}

/// Gives the lock another passphrase. The Book is not touched.
///
/// # Errors
/// A [`Fault`]; one of the two passphrases opens it then, or either.
pub fn change<P: Port>(
    port: &P,
    old: &Header,
    with: &Key,
    kdf: Kdf,
    anew: &Key,
    of: Random,
) -> Result<(), Fault> {
    still_there(port, old)?;
    let data = old.data_key(with).ok_or(Fault::Sealed)?;
    let new = Header::new(kdf, anew, &data, &old.id, of).ok_or(Fault::Other)?;
    let done = put_header(port, &new);
    if done.is_err() {
        let _ = put_header(port, old);
    }
    done
}

/// Brings to an end what was cut off: both headers the one that opened, and
/// every text sealed. To be called whenever a passphrase has opened the lock.
///
/// # Errors
/// A [`Fault`]; the Book can be used all the same.
pub fn settle<P: Port>(port: &P, opened: &Header, vault: &Rc<Vault>) -> Result<(), Fault> {
    still_there(port, opened)?;
    put_header(port, opened)?;
    rewrite(port, vault, true)
}

/// Between reading a header and writing one there are seconds, in which a key is
/// made: another window may have changed the passphrase or the lock by then.
fn still_there<P: Port>(port: &P, header: &Header) -> Result<(), Fault> {
    match find(port)? {
        Found::On(headers) if headers.contains(header) => Ok(()),
        _ => Err(Fault::Sealed),
    }
}

/// Removes what is left of a lock that never came to be ([`Found::Off`]).
///
/// # Errors
/// A [`Fault`] when it could not be removed.
pub fn clear<P: Port>(port: &P) -> Result<(), Fault> {
    for key in LOCK_KEYS {
        if port.get(key)?.is_some() {
            remove(port, key)?;
        }
    }
    Ok(())
}

fn put_header<P: Port>(port: &P, header: &Header) -> Result<(), Fault> {
    put_lock(port, &to_text(header))
}

fn remove<P: Port>(port: &P, key: &str) -> Result<(), Fault> {
    port.remove(key)?;
    match port.get(key)? {
        None => Ok(()),
        Some(_) => Err(Fault::NotVerified),
    }
}

/// Writes every text anew, sealed or plain. The previous copy comes first and
/// becomes the Book of now: whatever happens to the Book's own text, nothing is
/// lost.
fn rewrite<P: Port>(port: &P, vault: &Rc<Vault>, seal: bool) -> Result<(), Fault> {
    let sealed = Sealed::new(port, Some(vault.clone() as Rc<dyn Cipher>));
    let is_done = |text: &Option<String>| text.as_ref().is_none_or(|t| is_sealed(t) == seal);
    let put = |key: &str, text: &str| {
        let before = port.get(key)?;
        if seal {
            sealed.set(key, text)?;
        } else {
            port.set(key, text)?;
        }
        if is_done(&port.get(key)?) && sealed.get(key)?.as_deref() == Some(text) {
            return Ok(());
        }
        // A torn text must not stay where a good one was. A good one is another
        // window's, of now: not ours to touch.
        let good = |text: Option<String>| text.is_some_and(|text| decode(&text).is_ok());
        if !sealed.get(key).is_ok_and(good) {
            let _ = before.map(|before| port.set(key, &before));
        }
        Err(Fault::NotVerified)
    };
    for _ in 0..3 {
        let there = port.get(BOOK_KEY)?;
        let book = sealed.get(BOOK_KEY)?;
        let Some(book) = book.filter(|book| !is_done(&there) && decode(book).is_ok()) else {
            break;
        };
        put(PREVIOUS_KEY, &book)?;
        // Another window may have saved by now.
        if port.get(BOOK_KEY)? == there {
            put(BOOK_KEY, &book)?;
            break;
        }
    }
    for key in all_keys() {
        if !is_done(&port.get(&key)?)
            && let Some(text) = sealed.get(&key)?
        {
            put(&key, &text)?;
        }
    }
    Ok(())
}

/// Wrong passphrases in a row. It slows down a person at the phone; whoever has
/// copied the storage is slowed by the rounds of the key alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    pub failed: u32,
    /// When the last one was, in milliseconds since 1970.
    pub at: i64,
}

/// So many wrong ones cost no waiting: everybody mistypes.
const FREE: u32 = 3;
const FIRST_WAIT: i64 = 30_000;
const LONGEST_WAIT: i64 = 3_600_000;

impl Tries {
    /// How many milliseconds to wait before the next try. A clock that was set
    /// back begins the wait anew, from 0 to an hour at the most.
    pub fn wait(&mut self, now: i64) -> i64 {
        self.at = self.at.min(now);
        let wait = match self.failed.checked_sub(FREE) {
            None => 0,
            Some(beyond) => FIRST_WAIT
                .saturating_mul(1 << beyond.min(20))
                .min(LONGEST_WAIT),
        };
        self.at.saturating_add(wait).saturating_sub(now).max(0)
    }

    /// One more. To be stored before the passphrase is tried, so that a page
    /// closed in the middle counts as well.
    #[must_use]
    pub const fn one_more(self, now: i64) -> Tries {
        Tries {
            failed: self.failed.saturating_add(1),
            at: now,
        }
    }
}

impl Stored for Tries {
    fn read(json: Json<'_>) -> Tries {
        let mut fields = json.fields();
        let tries = Tries {
            failed: fields.take("failed"),
            at: fields.take("at"),
        };
        fields.end();
        tries
    }

    fn write(&self, to: &mut String) {
        to.push('{');
        field(to, "failed", &self.failed);
        field(to, "at", &self.at);
        to.push('}');
    }
}

/// A backup's text, sealed with a passphrase of its own:
///
/// ```json
/// {"app":"ashore","sealed":1,"kdf":"pbkdf2-sha256","rounds":600000,
///  "salt":"…","text":"…"}
/// ```
///
/// `with` is the key that `kdf` makes of the passphrase. `None` when there are
/// no random numbers.
pub fn seal_text(text: &str, kdf: &Kdf, with: &Key, of: Random) -> Option<String> {
    let mut to = String::from("{");
    field(&mut to, "app", &APP.to_owned());
    field(&mut to, "sealed", &VERSION);
    kdf.write(&mut to);
    field(
        &mut to,
        "text",
        &with.seal(BACKUP.as_bytes(), text.as_bytes(), of)?,
    );
    to.push('}');
    Some(to)
}

/// A sealed backup as it was read: what its passphrase is put through, and what
/// is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedText {
    /// Two where stored texts were handed out while a change of the passphrase
    /// was cut off: either passphrase opens them, each by its own way.
    pub kdfs: Vec<Kdf>,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Backup(String),
    /// Texts as they were stored under a lock, by their keys.
    Stored(Vec<Header>, Vec<(&'static str, String)>),
}

impl SealedText {
    /// Reads what [`seal_text`] wrote, or a file of all stored texts as they
    /// were handed out while a lock was on; `None` when it is something else, a
    /// plain backup for example.
    #[must_use]
    pub fn read(text: &str) -> Option<SealedText> {
        let backup = stored::read(text, |json| {
            let mut fields = json.fields();
            let app: String = fields.take("app");
            let version: u32 = fields.take("sealed");
            if app != APP || version != VERSION {
                json.fault();
            }
            let kdfs = vec![Kdf::read(&mut fields, json)];
            let what = What::Backup(fields.take("text"));
            fields.end();
            SealedText { kdfs, what }
        });
        backup.or_else(|| SealedText::of_stored(text))
    }

    fn of_stored(text: &str) -> Option<SealedText> {
        if !text.contains(LOCK_KEY) {
            return None;
        }
        let [first, second] = LOCK_KEYS;
        let [book, previous, older] = COPIES;
        let keys = [first, second, book, previous, older];
        let [lock, lock_copy, texts @ ..] = stored_in(&on_one_line(text), keys)?;
        let locks = [lock, lock_copy].into_iter().flatten();
        let mut headers: Vec<Header> = locks
            .filter_map(|text| stored::read(&text, Header::read))
            .collect();
        headers.dedup();
        let texts = COPIES.into_iter().zip(texts);
        let texts: Vec<_> = texts.filter_map(|(key, t)| Some((key, t?))).collect();
        let sealed = texts.iter().any(|(_, text)| is_sealed(text));
        (sealed && !headers.is_empty()).then(|| SealedText {
            kdfs: headers.iter().map(|header| header.kdf.clone()).collect(),
            what: What::Stored(headers, texts),
        })
    }

    /// The text again, of stored texts all that can be opened, with the key that
    /// one of `kdfs` makes of the passphrase; `None` when it is another one's or
    /// the file has changed.
    pub fn open(&self, with: &Key) -> Option<String> {
        let text = |with: &Key, place: &str, sealed| {
            String::from_utf8(with.open(place.as_bytes(), sealed)?).ok()
        };
        match &self.what {
            What::Backup(sealed) => text(with, BACKUP, sealed),
            What::Stored(headers, texts) => {
                let data = headers.iter().find_map(|header| header.data_key(with))?;
                let mut to = String::from("{");
                for (key, stored) in texts {
                    let open = match sealed_in(stored) {
                        Some(sealed) => text(&data, key, sealed),
                        // A lock being put on or taken off leaves plain texts.
                        None => Some(stored.clone()),
                    };
                    if let Some(open) = open {
                        field(&mut to, key, &open);
                    }
                }
                to.push('}');
                Some(to)
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..text.len()).step_by(2).map(byte).collect()
    }

    /// What the standard calls C and T, for a nonce.
    fn sealed(key: &str, nonce: Random, text: &str, place: &str) -> Vec<u8> {
        let key = Key(hex(key).try_into().unwrap());
        let sealed = key.seal(&hex(place), &hex(text), nonce).unwrap();
        assert_eq!(key.open(&hex(place), &sealed), Some(hex(text)));
        Base64::decode_vec(&sealed).unwrap()[NONCE..].to_vec()
    }

    /// The Galois/Counter Mode of Operation (`McGrew`, Viega), test cases 13 and
    /// 16, which are also among NIST's.
    #[test]
    fn aes_gcm_is_the_standards() {
        fn zero(to: &mut [u8]) -> bool {
            to.fill(0);
            true
        }
        fn cafe(to: &mut [u8]) -> bool {
            to.copy_from_slice(&hex("cafebabefacedbaddecaf888"));
            true
        }
        assert_eq!(
            sealed(&"00".repeat(32), zero, "", ""),
            hex("530f8afbc74536b9a963b4f1c4cb738b")
        );
        assert_eq!(
            sealed(
                &"feffe9928665731c6d6a8f9467308308".repeat(2),
                cafe,
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
                 1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            ),
            hex(
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
                 8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662\
                 76fc6ece0f4e1768cddf8853bb2d551b"
            )
        );
    }

    /// RFC 7914, section 11; of 64 bytes the first 32.
    #[test]
    fn pbkdf2_is_the_standards() {
        for (passphrase, salt, rounds, key) in [
            (
                "passwd",
                "salt",
                1,
                "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
            ),
            (
                "Password",
                "NaCl",
                80_000,
                "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
            ),
        ] {
            let salt = salt.as_bytes().to_vec();
            let made = Kdf { rounds, salt }.derive(passphrase);
            assert_eq!(made.0.to_vec(), hex(key));
        }
    }

    #[test]
    fn without_random_numbers_nothing_is_sealed() {
        let key = Key([1; 32]);
        assert_eq!(key.seal(b"", b"x", |_| false), None);
        assert_eq!(Kdf::new(|_| false), None);
    }
}
