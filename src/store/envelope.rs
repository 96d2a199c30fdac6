//! Format, revision, time and checksum around the Book's text.
//!
//! ```json
//! {"app":"ashore","format":4,"revision":41,"saved_at":"2026-11-24T16:20:00+08:00",
//!  "checksum":"crc32:9ae0daaf","data":{…}}
//! ```
//!
//! The checksum is CRC-32 (ISO-HDLC) over the text of `data` as it stands. It
//! is there against accidents, not against forgery. `crc` came in for it: no
//! dependencies of weight, MIT or Apache.

use std::sync::LazyLock;

use crc::{CRC_32_ISO_HDLC, Crc};

use super::{v1, v2, v3};
use crate::book::Book;
use crate::stored::{self, Stored, to_text};

/// The format this program writes.
pub const FORMAT: u32 = 4;

const APP: &str = "ashore";
// With a table, since a Book of megabytes is summed at each keystroke; the table
// is made when first wanted, for its kilobyte is one that no compression shrinks.
static CRC: LazyLock<Crc<u32>> = LazyLock::new(|| Crc::<u32>::new(&CRC_32_ISO_HDLC));

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
    let data = to_text(&opened.book);
    let saved_at = to_text(&opened.saved_at);
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
    // What every format, past and future, has: enough to tell whose it is. One
    // of the two again is no envelope of any format.
    let whose = stored::read(text, |json| {
        let mut fields = json.fields();
        let whose: (String, u32) = (fields.take("app"), fields.take("format"));
        if fields.has("app") || fields.has("format") {
            json.fault();
        }
        whose
    });
    let format = match whose {
        Some((app, format)) if app == APP && format > 0 => format,
        _ => return Err(Damage::Unreadable),
    };
    if format > FORMAT {
        return Err(Damage::Newer { format });
    }
    let around = stored::read(text, |json| {
        let mut fields = json.fields();
        let _ = (fields.json("app"), fields.json("format"));
        let around = (
            fields.take("revision"),
            fields.take("saved_at"),
            fields.json("checksum").string(),
            fields.json("data").raw().to_owned(),
        );
        fields.end();
        around
    });
    let (revision, saved_at, stated, data) = around.ok_or(Damage::Unreadable)?;
    if stated != checksum(&data) {
        return Err(Damage::Checksum);
    }
    let reader = match format {
        1 => v1::read,
        2 => v2::read,
        3 => v3::read,
        _ => Book::read,
    };
    match stored::read(&data, reader) {
        Some(book) if book.is_sound() => Ok(Opened {
            book,
            revision,
            saved_at,
        }),
        _ => Err(Damage::Content),
    }
}

fn checksum(data: &str) -> String {
    format!("crc32:{:08x}", CRC.checksum(data.as_bytes()))
}
