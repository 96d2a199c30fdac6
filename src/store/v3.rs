//! The Book of format 3, and how it becomes one of today.
//!
//! Format 3 knew debts, settings and plans, as they still are, and nothing of
//! dealings with collectors.

use crate::book::{Book, Debt, Plans, Settings};
use crate::collector::Dealings;
use crate::stored::Json;

/// Reads the data of format 3.
pub fn read(data: Json<'_>) -> Book {
    let mut fields = data.fields();
    let debts: Vec<Debt> = fields.take("debts");
    let settings: Settings = fields.take("settings");
    let plans: Plans = fields.take("plans");
    let book = Book::with(
        debts,
        settings,
        plans,
        Dealings::default(),
        fields.take("next_id"),
    );
    fields.end();
    book
}
