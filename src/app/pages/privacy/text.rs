//! The words for privacy, of both languages: in the part's module, not in that
//! of the first visit.

use crate::app::fill::Fill;
use crate::book::Language;

#[path = "../../../../locales/privacy.en.rs"]
mod en;
#[path = "../../../../locales/privacy.zh-CN.rs"]
mod zh_cn;

#[must_use]
pub const fn words_of(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh_cn::WORDS,
        Language::English => &en::WORDS,
    }
}

pub struct Words {
    pub title: &'static str,
    pub says: &'static str,
    pub stored: &'static str,
    pub stored_says: &'static str,
    /// How many, how large.
    pub stored_sum: Fill<2>,
    /// How many, how large.
    pub others: Fill<2>,
    pub no_others: &'static str,
    pub cookies: Fill<1>,
    pub no_cookies: &'static str,
    pub requests: &'static str,
    pub requests_says: &'static str,
    pub all_ours: Fill<1>,
    /// How many in all, how many foreign.
    pub some_foreign: Fill<2>,
    pub by_page: Fill<1>,
    pub by_worker: Fill<1>,
    /// What was asked for, when, what came over the network.
    pub request_columns: [&'static str; 3],
    pub seconds: Fill<1>,
    pub from_device: &'static str,
    pub requests_not_seen: &'static str,
    pub policy: &'static str,
    pub policy_says: &'static str,
    pub policy_missing: &'static str,
    pub build: &'static str,
    pub build_says: &'static str,
    pub no_list: &'static str,
    pub one_file: Fill<1>,
    /// The program's version, the list's.
    pub version: Fill<2>,
    pub compare: &'static str,
    pub comparing: &'static str,
    pub all_agree: Fill<1>,
    /// How many, which.
    pub some_differ: Fill<2>,
    pub between: &'static str,
    pub files: Fill<1>,
    pub agrees: &'static str,
    pub differs: &'static str,
    pub unreadable: &'static str,
    pub not_listed: &'static str,
    pub computed: &'static str,
    pub own_build: &'static str,
    pub no_proof: &'static str,
}
