//! English: privacy.

use super::Words;
use crate::app::fill::Fill;

pub const WORDS: Words = Words {
    title: "Privacy",
    says: "See for yourself: all of this is what the browser has now.",
    stored: "What is stored on this device",
    stored_says: "It is in the browser's local storage, which only pages of this address can read. Names and sizes:",
    stored_sum: Fill::new("{0} in all, {1}"),
    others: Fill::new(
        "Other pages of this address have stored {0} more, {1}; they are not this program's.",
    ),
    no_others: "No other page of this address has stored anything.",
    cookies: Fill::new("There are {0} of cookies, not from this program: it never uses any."),
    no_cookies: "No cookies.",
    requests: "Every request since it was opened",
    requests_says: "Each file that was asked for, as the browser noted it. All are program files; none carries what you enter.",
    all_ours: Fill::new("{0} in all, each for a file of this program."),
    some_foreign: Fill::new(
        "{0} in all, {1} of them for something that is no file of this program; they are below. Whoever serves this page may have added something. Enter nothing; use an address you trust.",
    ),
    by_page: Fill::new("By the page: {0}"),
    by_worker: Fill::new("By the offline service: {0}"),
    request_columns: ["File", "After opening", "Over the network"],
    seconds: Fill::new("{0} s"),
    from_device: "nothing, it was here",
    requests_not_seen: "The offline service counts from its last start; when it stores a new version it fetches each file of the list below once, and again a stored file that got lost. The browser itself asks now and then whether there is a new sw.js. Requests of extensions and of the system cannot be seen by a page.",
    policy: "The policy in force",
    policy_says: "By these rules the browser blocks all else: other addresses, scripts written into the page, sending of forms.",
    policy_missing: "There is no policy: somebody has changed this page. Enter nothing; use an address you trust.",
    build: "Version and files",
    build_says: "Every file of the program has a fingerprint, its SHA-256: one letter more or less is another fingerprint.",
    no_list: "The list of files is not here yet: no network, and the offline files are not stored. Press again to try.",
    one_file: Fill::new(
        "Version {0}. The whole page is this one file, which can ask for no other. To compare with a build of your own, compute the file's SHA-256 with another tool.",
    ),
    version: Fill::new("Version {0}, fingerprint {1}"),
    compare: "Compute again and compare each",
    comparing: "Computing…",
    all_agree: Fill::new("{0} files computed; they agree with the list."),
    some_differ: Fill::new("{0} files differ from the list or could not be fetched: {1}"),
    between: ", ",
    files: Fill::new("All {0} files"),
    agrees: "agrees",
    differs: "differs",
    unreadable: "could not be fetched",
    not_listed: "made from the list, not in it",
    computed: "made from the list, computed just now",
    own_build: "To compare with a build of your own: take the source of the same version and run make dist; two builds come to the same files. Then see whether sha256sums.txt in dist and the fingerprint of sw.js are as here.",
    no_proof: "A page that checks itself finds accidents, not a page changed on purpose. To be sure, download these files on another device and compare.",
};
