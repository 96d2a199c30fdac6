//! What a sentence rests on, of whichever table.

use super::conduct::{RuleId, rule};
use super::source::{Source, SourceId, source};

/// A source by the way it is named.
#[derive(Clone, Copy, Debug)]
pub enum Cite {
    /// A rule of conduct.
    Rule(RuleId),
    /// One that figures rest on as well.
    Law(SourceId),
    /// One without a name, which only letters, guide and visit carry.
    Own(&'static Source),
}

impl Cite {
    #[must_use]
    pub fn source(self) -> &'static Source {
        match self {
            Cite::Rule(id) => &rule(id).source,
            Cite::Law(id) => source(id),
            Cite::Own(source) => source,
        }
    }
}
