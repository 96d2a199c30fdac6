//! A file that proves something: its name, size and hash. The file itself
//! stays where the borrower keeps it, untouched.

use std::fmt;

use super::minute::Minute;
use crate::stored::{Json, Stored, record, serde, text, transparent};

/// A piece of evidence's name in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceId(pub u32);

transparent!(EvidenceId);

/// A SHA-256 sum. As text 64 digits, `0` to `9` and `a` to `f`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// Reads 64 digits; capital letters are none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Sha256> {
        let mut sum = [0; 32];
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in sum.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let [high, low] = pair else { return None };
            *byte = digit(*high)? * 16 + digit(*low)?;
        }
        Some(Sha256(sum))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Stored for Sha256 {
    fn read(json: Json<'_>) -> Sha256 {
        Sha256::parse(&json.string()).unwrap_or_else(|| {
            json.fault();
            Sha256([0; 32])
        })
    }

    fn write(&self, to: &mut String) {
        text(to, &self.to_string());
    }
}

serde!(Sha256);

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    /// The file's name.
    pub name: String,
    /// In bytes.
    pub size: u64,
    pub sha256: Sha256,
    /// When the device says that the file was last changed.
    pub modified: Option<Minute>,
    /// When it was entered here.
    pub added: Minute,
    /// Where the original is kept, on which device, who took it.
    pub note: String,
}

record!(Evidence {
    id,
    name,
    size,
    sha256,
    modified,
    added,
    note
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_four_small_digits() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let sum = Sha256::parse(empty).unwrap();
        assert_eq!(sum.0.first(), Some(&0xe3));
        assert_eq!(sum.to_string(), empty);
        let mut odd = vec![String::new(), empty.to_uppercase(), format!("{empty}0")];
        odd.push(empty.replacen('e', "g", 1));
        odd.push(empty.chars().skip(1).collect());
        // As many bytes, but not as many digits.
        odd.push(empty.replacen("e3", "é", 1));
        for text in odd {
            assert_eq!(Sha256::parse(&text), None, "{text}");
        }
    }
}
