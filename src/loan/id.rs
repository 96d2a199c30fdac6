//! What a debt is called in code.

use crate::stored::transparent;

/// A debt's name in code; never used twice within a Book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DebtId(pub u32);

transparent!(DebtId);
