//! The Book of format 2, and how it becomes one of today.
//!
//! Format 2 knew debts and settings, as they still are, and no plans.

use crate::book::{Book, Debt, Plans, Settings};
use crate::collector::Dealings;
use crate::stored::Json;

/// Reads the data of format 2.
pub fn read(data: Json<'_>) -> Book {
    let mut fields = data.fields();
    let debts: Vec<Debt> = fields.take("debts");
    let settings: Settings = fields.take("settings");
    let book = Book::with(
        debts,
        settings,
        Plans::default(),
        Dealings::default(),
        fields.take("next_id"),
    );
    fields.end();
    book
}
