//! A set of instalment numbers.

/// Instalment numbers, each once, in order.
///
/// A sorted vector: a contract has at most 600 of them, and a tree brings ten
/// times the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(Vec<u16>);

impl Numbers {
    #[must_use]
    pub const fn new() -> Numbers {
        Numbers(Vec::new())
    }

    #[must_use]
    pub fn contains(&self, number: u16) -> bool {
        self.0.binary_search(&number).is_ok()
    }

    /// Adds a number; one that is there stays.
    pub fn insert(&mut self, number: u16) {
        if let Err(at) = self.0.binary_search(&number) {
            self.0.insert(at, number);
        }
    }

    /// Takes a number out; one that is not there is no error.
    pub fn remove(&mut self, number: u16) {
        if let Ok(at) = self.0.binary_search(&number) {
            self.0.remove(at);
        }
    }

    /// In rising order.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().copied()
    }

    /// `Some(n)` when these are exactly the first n numbers.
    #[must_use]
    pub fn first(&self) -> Option<u16> {
        let count = u16::try_from(self.0.len()).ok()?;
        self.iter().eq(1..=count).then_some(count)
    }
}

impl From<Vec<u16>> for Numbers {
    fn from(numbers: Vec<u16>) -> Numbers {
        numbers.into_iter().collect()
    }
}

impl From<Numbers> for Vec<u16> {
    fn from(numbers: Numbers) -> Vec<u16> {
        numbers.0
    }
}

impl<const N: usize> From<[u16; N]> for Numbers {
    fn from(numbers: [u16; N]) -> Numbers {
        numbers.into_iter().collect()
    }
}

impl FromIterator<u16> for Numbers {
    fn from_iter<I: IntoIterator<Item = u16>>(numbers: I) -> Numbers {
        let mut set = Numbers::new();
        for number in numbers {
            set.insert(number);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_once_and_in_order() {
        let mut set = Numbers::from([3, 1, 2, 3]);
        assert_eq!(set, Numbers::from([1, 2, 3]));
        assert_eq!(set.first(), Some(3));
        set.remove(2);
        set.remove(9);
        assert!(!set.contains(2));
        assert_eq!(set.first(), None);
        assert_eq!(set, Numbers::from([3, 1, 1]));
        assert_eq!(Numbers::new().first(), Some(0));
    }
}
