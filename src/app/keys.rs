//! Keys of passphrases, and texts sealed with them: for the lock, and for
//! backups.
//!
//! The browser's own PBKDF2 makes the key where it is there. In a page that was
//! not served over HTTPS browsers withhold it; then this program does the same
//! work, some seconds long.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::store::lock::{Kdf, Key, SealedText, seal_text};

/// Random bytes from the browser; says whether it gave any.
pub fn random(to: &mut [u8]) -> bool {
    window()
        .crypto()
        .is_ok_and(|crypto| crypto.get_random_values_with_u8_array(to).is_ok())
}

/// The key that a passphrase makes. Full-width and half-width characters are
/// the same: input methods switch between them by themselves.
pub async fn key_of(passphrase: &str, kdf: &Kdf) -> Key {
    let passphrase = String::from(JsString::from(passphrase).normalize("NFKC"));
    if let Ok(key) = by_browser(&passphrase, kdf).await {
        return key;
    }
    // What says that it is being worked on is painted first.
    let painted = js_sys::Promise::new(&mut |done, _| {
        let done = move || drop(done.call0(&JsValue::NULL));
        set_timeout(done, std::time::Duration::from_millis(50));
    });
    let _ = JsFuture::from(painted).await;
    kdf.derive(&passphrase)
}

async fn by_browser(passphrase: &str, kdf: &Kdf) -> Result<Key, JsValue> {
    let subtle = window().crypto()?.subtle();
    if subtle.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let raw = Uint8Array::from(passphrase.as_bytes());
    let uses = Array::of1(&"deriveBits".into());
    let key = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &uses)?;
    let key = JsFuture::from(key).await?;
    let how = Object::new();
    for (name, value) in [
        ("name", JsValue::from("PBKDF2")),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(kdf.salt.as_slice()).into()),
        ("iterations", kdf.rounds.into()),
    ] {
        Reflect::set(&how, &name.into(), &value)?;
    }
    let bits = subtle.derive_bits_with_object(&how, key.unchecked_ref(), 256)?;
    let bits = Uint8Array::new(&JsFuture::from(bits).await?);
    let mut bytes = [0; 32];
    if bits.length() != 32 {
        return Err(JsValue::UNDEFINED);
    }
    bits.copy_to(&mut bytes);
    Ok(Key::new(bytes))
}

/// A backup's text sealed with a passphrase of its own, as [`seal_text`] writes
/// it; `None` when the browser gives no random numbers.
pub async fn seal_backup(text: &str, passphrase: &str) -> Option<String> {
    let kdf = Kdf::new(random)?;
    let key = key_of(passphrase, &kdf).await;
    seal_text(text, &kdf, &key, random)
}

/// The text of a sealed backup ([`SealedText::read`]); `None` when the
/// passphrase is another one or the file has changed.
pub async fn open_backup(sealed: &SealedText, passphrase: &str) -> Option<String> {
    for kdf in &sealed.kdfs {
        let key = key_of(passphrase, kdf).await;
        if let Some(text) = sealed.open(&key) {
            return Some(text);
        }
    }
    None
}
