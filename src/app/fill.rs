//! Sentences with gaps: `"{0} of {1}"`.
//!
//! A closure that formats would do, and costs code for each sentence in each
//! language; here the code is there once. What a sentence must contain is
//! checked when it is compiled.

/// A sentence with `N` gaps, `{0}` and so on, each of which occurs in it.
#[derive(Clone, Copy, Debug)]
pub struct Fill<const N: usize>(&'static str);

impl<const N: usize> Fill<N> {
    /// A sentence of a locale.
    ///
    /// # Panics
    /// When it lacks a gap or has another one. The locales are constants: then
    /// they do not compile.
    #[must_use]
    #[allow(clippy::indexing_slicing)] // only the compiler runs it
    pub const fn new(sentence: &'static str) -> Fill<N> {
        let bytes = sentence.as_bytes();
        let mut seen = [false; N];
        let mut at = 0;
        while at < bytes.len() {
            assert!(bytes[at] != b'}', "a gap is not opened");
            if bytes[at] == b'{' {
                assert!(
                    at + 2 < bytes.len() && bytes[at + 2] == b'}',
                    "a gap is one digit"
                );
                let gap = bytes[at + 1].wrapping_sub(b'0') as usize;
                assert!(gap < N, "no such gap");
                seen[gap] = true;
                at += 2;
            }
            at += 1;
        }
        let mut gap = 0;
        while gap < N {
            assert!(seen[gap], "a gap is missing");
            gap += 1;
        }
        Fill(sentence)
    }
}

impl Fill<1> {
    #[must_use]
    pub fn of(self, a: &str) -> String {
        fill(self.0, &[a])
    }
}

impl Fill<2> {
    #[must_use]
    pub fn of(self, a: &str, b: &str) -> String {
        fill(self.0, &[a, b])
    }
}

impl Fill<3> {
    #[must_use]
    pub fn of(self, a: &str, b: &str, c: &str) -> String {
        fill(self.0, &[a, b, c])
    }
}

fn fill(sentence: &str, with: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (gap, behind) = after.split_once('}').unwrap_or((after, ""));
        let gap = gap.parse::<usize>().unwrap_or(usize::MAX);
        filled.push_str(with.get(gap).copied().unwrap_or_default());
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::Fill;

    #[test]
    fn gaps_are_filled_in_any_order() {
        assert_eq!(Fill::<1>::new("{0}").of("a"), "a");
        assert_eq!(
            Fill::<2>::new("从 {1} 到 {0}，{1}").of("甲", "{0}"),
            "从 {0} 到 甲，{0}"
        );
        assert_eq!(Fill::<3>::new("{2}{1}{0}.").of("a", "b", "c"), "cba.");
    }
}
