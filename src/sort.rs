//! One sorting algorithm for everything.
//!
//! The standard library's sorts are made again for every type, six to eight
//! kilobytes each, and this program sorts twenty types of short lists. Here
//! the algorithm (a stable merge sort over places) exists once, and each type
//! only brings its comparison.

use std::cmp::Ordering;

/// Sorting in place, stable: what is equal keeps its order.
pub trait Sort<T> {
    fn arrange(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn arrange_by<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.arrange(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Sort<T> for [T] {
    fn arrange(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let places = places(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
            _ => false,
        });
        // The item for place i stands at places[i], or where earlier swaps
        // have put it meanwhile.
        for i in 0..self.len() {
            let mut from = i;
            while let Some(next) = places.get(from).copied() {
                from = next;
                if from >= i {
                    break;
                }
            }
            self.swap(i, from);
        }
    }
}

/// For each place, which item belongs there. `after` says whether the item of
/// the first place belongs after that of the second.
fn places(count: usize, after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut now: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut next = Vec::with_capacity(count);
        for run in now.chunks(width * 2) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some((a, rest_left)), Some((b, rest_right))) =
                (left.split_first(), right.split_first())
            {
                if after(*a, *b) {
                    next.push(*b);
                    right = rest_right;
                } else {
                    next.push(*a);
                    left = rest_left;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        now = next;
        width *= 2;
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(
            items in proptest::collection::vec((0..20_u8, any::<u16>()), 0..300),
        ) {
            let mut ours = items.clone();
            ours.arrange_by(|i| i.0);
            let mut theirs = items;
            theirs.sort_by_key(|i| i.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
