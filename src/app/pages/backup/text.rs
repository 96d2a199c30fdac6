//! The words of backups and of the trash, of both languages; in the part's
//! module.

use crate::app::fill::Fill;
use crate::book::Language;

#[path = "../../../../locales/backup.en.rs"]
mod en;
#[path = "../../../../locales/backup.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

pub struct Words {
    // To make one.
    pub make: &'static str,
    pub make_says: &'static str,
    pub seal: &'static str,
    pub seal_says: &'static str,
    pub save_sealed: &'static str,
    pub copy_sealed: &'static str,
    pub sealed_found: &'static str,
    pub never: &'static str,
    /// The day; nothing has changed since.
    pub last_all: Fill<1>,
    /// The day, and how often something was saved since.
    pub last: Fill<2>,
    pub save: &'static str,
    pub show: &'static str,
    pub text: &'static str,
    pub saved: Fill<1>,

    // To bring one back.
    pub restore: &'static str,
    pub restore_says: &'static str,
    pub choose: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub read: &'static str,
    pub reading: &'static str,
    pub unread: &'static str,
    pub too_large: &'static str,
    pub unreadable: &'static str,
    pub checksum: &'static str,
    pub content: &'static str,
    pub newer: &'static str,
    pub nothing_changed: &'static str,
    /// When it was saved, and its revision.
    pub from: Fill<2>,
    pub here: Fill<2>,
    pub preview: &'static str,
    pub kind: &'static str,
    pub debts: &'static str,
    pub contacts: &'static str,
    pub evidence: &'static str,
    pub todos: &'static str,
    pub same: &'static str,
    pub differ: &'static str,
    pub only_here: &'static str,
    pub only_there: &'static str,
    /// A heading of the table, and names.
    pub names: Fill<2>,
    pub and: &'static str,
    pub rest: Fill<1>,
    /// In the order of `Single`.
    pub singles: [&'static str; 8],
    pub equal: &'static str,
    pub put: &'static str,
    pub side: &'static str,
    /// Both, here, there.
    pub sides: [&'static str; 3],
    pub merge: &'static str,
    pub merge_says: &'static str,
    pub replace: &'static str,
    pub replace_says: &'static str,
    pub merged: &'static str,
    pub replaced: &'static str,
    pub undone: &'static str,
    pub full: &'static str,
    pub changed: &'static str,
    pub close: &'static str,

    pub copies: &'static str,
    pub copies_says: &'static str,
    /// The copy before the last save, the one that lasts longer.
    pub copy_names: [&'static str; 2],
    pub copies_none: &'static str,
    pub look: &'static str,

    // Room.
    pub room: &'static str,
    pub room_used: Fill<1>,
    pub room_meter: &'static str,
    pub room_site: Fill<2>,
    pub room_says: &'static [&'static str],
    pub room_tight: &'static str,
    /// The browser clears by itself: it has promised not to, it has not.
    pub promised: [&'static str; 2],

    // Tables.
    pub tables: &'static str,
    pub tables_says: &'static str,
    pub table_debts: &'static str,
    pub table_ledger: &'static str,
    pub debt_columns: [&'static str; 9],
    pub ledger_columns: [&'static str; 6],
    pub debts_file: &'static str,
    pub ledger_file: &'static str,

    pub phones: &'static str,
    pub phones_says: &'static [&'static str],

    // The trash.
    pub trash_says: &'static str,
    pub trash_empty: &'static str,
    /// The day, and the days that are left.
    pub trash_left: Fill<2>,
    pub trash_old: Fill<1>,
    pub trash_debt: Fill<1>,
    /// The debt, and what was entered.
    pub trash_event: Fill<2>,
    pub trash_contact: Fill<1>,
    pub trash_evidence: Fill<1>,
    pub trash_todo: Fill<1>,
    pub trash_visit: Fill<1>,
    pub back: &'static str,
    pub is_back: &'static str,
    pub back_anew: &'static str,
    pub not_back: &'static str,
    pub old_title: fn(usize) -> String,
    pub old_says: &'static str,
    pub clear_old: &'static str,
    pub clear: &'static str,
    pub clear_says: &'static str,
    pub clear_sure: &'static str,
    pub cleared: &'static str,
    pub uncleared: &'static str,
}
