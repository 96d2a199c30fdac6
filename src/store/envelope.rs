//! Format, revision, time and checksum around the Book's text.
//!
//! ```json
//! {"app":"ashore","format":2,"revision":41,"saved_at":"2026-11-24T16:20:00+08:00",
//!  "checksum":"crc32:9ae0daaf","data":{…}}
//! ```
//!
//! The checksum is CRC-32 (ISO-HDLC) over the text of `data` as it stands. It
//! is there against accidents, not against forgery. `crc` came in for it: no
//! dependencies of weight, MIT or Apache.

use std::borrow::Cow;

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::v1;
use crate::book::Book;

/// The format this program writes.
pub const FORMAT: u32 = 2;

const APP: &str = "ashore";
// The usual table is a kilobyte that does not compress, for texts that are short.
const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// What every format, past and future, has: enough to tell whose it is.
#[derive(Deserialize)]
struct Header {
    app: String,
    format: u32,
}

/// `app` and `format` have been read as [`Header`] by then.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Envelope<'a> {
    #[serde(borrow)]
    app: Cow<'a, str>,
    format: u32,
    revision: u64,
    #[serde(borrow)]
    saved_at: Cow<'a, str>,
    #[serde(borrow)]
    checksum: Cow<'a, str>,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// A Book and what its envelope said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub book: Book,
    /// Rises by one with each save.
    pub revision: u64,
    /// RFC 3339, China time.
    pub saved_at: String,
}

/// Why a text is not a Book that this program can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Not JSON, cut off, or not an envelope of this program.
    Unreadable,
    /// The checksum does not fit the text: it was changed or partly lost.
    Checksum,
    /// Well preserved, but not the content this format should have.
    Content,
    /// Written by a newer version of this program.
    Newer { format: u32 },
}

/// The Book as one text.
///
/// # Errors
/// [`Damage::Content`] when the Book cannot be written as JSON or does not
/// hold together; what could not be read again is not written.
pub fn encode(opened: &Opened) -> Result<String, Damage> {
    if !opened.book.is_sound() {
        return Err(Damage::Content);
    }
    let json = |e: serde_json::Result<String>| e.map_err(|_| Damage::Content);
    let data = json(serde_json::to_string(&opened.book))?;
    let saved_at = json(serde_json::to_string(&opened.saved_at))?;
    let text = format!(
        r#"{{"app":"{APP}","format":{FORMAT},"revision":{},"saved_at":{saved_at},"checksum":"{}","data":{data}}}"#,
        opened.revision,
        checksum(&data),
    );
    if decode(&text).as_ref() == Ok(opened) {
        Ok(text)
    } else {
        Err(Damage::Content)
    }
}

/// Reads what [`encode`] wrote, in this format or an older one.
///
/// # Errors
/// [`Damage`]; nothing is guessed or left out.
pub fn decode(text: &str) -> Result<Opened, Damage> {
    let header: Header = serde_json::from_str(text).map_err(|_| Damage::Unreadable)?;
    if header.app != APP {
        return Err(Damage::Unreadable);
    }
    match header.format {
        0 => return Err(Damage::Unreadable),
        1 | FORMAT => {}
        format => return Err(Damage::Newer { format }),
    }
    let envelope: Envelope = serde_json::from_str(text).map_err(|_| Damage::Unreadable)?;
    if envelope.checksum != checksum(envelope.data.get()) {
        return Err(Damage::Checksum);
    }
    let data = envelope.data.get();
    let book: Book = match header.format {
        1 => v1::read(data).ok_or(Damage::Content)?,
        _ => serde_json::from_str(data).map_err(|_| Damage::Content)?,
    };
    if !book.is_sound() {
        return Err(Damage::Content);
    }
    Ok(Opened {
        book,
        revision: envelope.revision,
        saved_at: envelope.saved_at.into_owned(),
    })
}

fn checksum(data: &str) -> String {
    format!("crc32:{:08x}", CRC.checksum(data.as_bytes()))
}
