//! The one way to storage, narrow enough to break on purpose in a test.

/// A key-value store of text, as a browser's localStorage is one.
///
/// Methods take `&self`: storage is shared with other windows anyway, so
/// nothing read a moment ago may be taken for granted.
pub trait Port {
    /// The text under a key, or `None` where there is none.
    ///
    /// # Errors
    /// A [`Fault`] when storage cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;

    /// Puts the text under a key, wholly or not at all.
    ///
    /// # Errors
    /// A [`Fault`] when it was not stored.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;

    /// Removes a key; removing an absent one is no error.
    ///
    /// # Errors
    /// A [`Fault`] when storage cannot be written.
    fn remove(&self, key: &str) -> Result<(), Fault>;
}

impl<P: Port> Port for &P {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        (**self).remove(key)
    }
}

/// Why storage did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no storage, or it may not be used (blocked site data, some
    /// private modes).
    Forbidden,
    /// The quota is used up.
    Full,
    /// The write was accepted, but reading back gave something else.
    NotVerified,
    /// Writing has been switched off: the program itself failed.
    Halted,
    /// The text is closed by a lock that this page has no key of.
    Sealed,
    /// Anything else.
    Other,
}
