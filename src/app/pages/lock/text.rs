//! The words of the lock, of both languages: in the part's module, not in that
//! of the first visit.

use crate::app::fill::Fill;
use crate::book::Language;

#[path = "../../../../locales/lock.en.rs"]
mod en;
#[path = "../../../../locales/lock.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

/// A heading and what stands under it.
pub struct Advice {
    pub title: &'static str,
    pub says: &'static [&'static str],
}

pub struct Words {
    pub says: &'static str,
    // ---- the lock screen: nothing here tells what the page is for
    pub locked: &'static str,
    pub passphrase: &'static str,
    pub open: &'static str,
    pub opening: &'static str,
    pub wrong: &'static str,
    /// `(seconds)`.
    pub wait_seconds: Fill<1>,
    /// `(minutes)`.
    pub wait_minutes: Fill<1>,
    pub forgotten: &'static str,
    pub forgotten_says: &'static [&'static str],
    pub lost: &'static str,
    pub lost_says: &'static str,
    pub newer: &'static str,
    pub newer_says: &'static str,
    pub refused: &'static str,
    pub again: &'static str,
    pub save_sealed: &'static str,
    // ---- the lock
    pub lock: &'static str,
    pub lock_off: &'static str,
    pub lock_on: &'static str,
    pub how: &'static str,
    pub lock_says: &'static [&'static str],
    pub new: &'static str,
    /// `(characters)`.
    pub new_hint: Fill<1>,
    pub repeat: &'static str,
    pub short: Fill<1>,
    pub differs: &'static str,
    pub no_way_back: &'static str,
    pub backup: &'static str,
    pub backup_says: &'static str,
    pub understood: &'static str,
    pub understood_missing: &'static str,
    pub put_on: &'static str,
    pub working: &'static str,
    pub unkept: &'static str,
    pub full: &'static str,
    pub failed: &'static str,
    pub lock_now: &'static str,
    pub lock_waits: &'static str,
    pub lock_without: &'static str,
    pub hidden: &'static str,
    pub hidden_hint: &'static str,
    pub at_once: &'static str,
    /// `(minutes)`.
    pub after: [&'static str; 4],
    pub idle: &'static str,
    pub change: &'static str,
    pub present: &'static str,
    pub changed: &'static str,
    pub change_failed: &'static str,
    /// Another window has changed the lock meanwhile.
    pub changed_elsewhere: &'static str,
    pub take_off: &'static str,
    pub take_off_says: &'static str,
    // ---- leaving, amounts, name
    pub leave: &'static str,
    pub leave_says: &'static [&'static str],
    pub leave_try: &'static str,
    pub blur: &'static str,
    pub blur_hint: &'static str,
    pub neutral: &'static str,
    pub neutral_hint: &'static str,
    pub look: &'static str,
    // ---- deleting everything
    pub wipe: &'static str,
    pub wipe_says: &'static [&'static str],
    pub wipe_first: &'static str,
    pub wipe_sure: &'static str,
    pub wipe_yes: &'static str,
    pub wiping: &'static str,
    pub wiped: &'static str,
    pub not_wiped: &'static str,
    pub texts_gone: &'static str,
    /// `(how many)`.
    pub texts_left: Fill<1>,
    pub worker_gone: &'static str,
    pub worker_left: &'static str,
    pub caches_gone: &'static str,
    pub caches_left: &'static str,
    pub wiped_says: &'static str,
    pub not_wiped_says: &'static str,
    pub wipe_again: &'static str,
    pub leave_now: &'static str,
    // ---- the guide for a phone that others use
    pub shared: &'static str,
    pub shared_says: &'static str,
    pub advice: &'static [Advice],
}
