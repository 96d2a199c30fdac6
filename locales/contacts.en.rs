//! The contact log, in English.

use crate::app::dealings::en::{MARKS, PAPERS, TAGS, VERDICTS};
use crate::app::fill::Fill;
use crate::app::pages::contacts::text::Words;
use crate::collector::Missing;
use crate::law::conduct::Unclear;

pub const WORDS: Words = Words {
    title: "Collectors",
    says: "Ordinary dunning is lawful. Note time, number and words each time: if somebody oversteps, it can be shown; if nobody does, you know whom to answer.",

    quick: "What has just happened?",
    quick_says: "One tap notes it with the time of now; the rest can follow later.",
    quick_names: [
        "A call I took",
        "A missed call",
        "A text message",
        "WeChat or app message",
        "A letter or notice",
        "They reached family, colleagues or others",
        "I called them",
    ],
    added: Fill::new("Noted: {0}"),
    added_undone: "That entry was not kept.",

    batch: "Add a row of missed calls",
    batch_says: "Copy the times of one day and one number from the call history.",
    batch_times: "Times",
    batch_times_hint: "with spaces between, such as 9:05 2:20pm 14:33",
    batch_wrong: "Write hours and minutes with spaces between, such as 9:05 10:20; none that is still to come.",
    batch_add: "Note them all",
    batch_added: |count| format!("{count} missed calls noted."),
    batch_twice: Fill::new(
        "{0} is there {1} times, with what is noted already. Did they call so often within the minute, or was it copied twice?",
    ),
    batch_each: "They called so often: note each",
    batch_once: "Copied twice: once for each minute",

    paste: "Paste a text message",
    paste_says: "Paste it whole; what is recognised is filled in for you to check.",
    paste_text: "The message",
    paste_hint: "better with its number and time",
    paste_empty: "Paste the message here first.",
    paste_too_long: "Too long to be read. Paste it in parts.",
    paste_read: "Look at it",
    paste_tags: "These are guessed from the words; take away what is not so:",
    seen_by: Fill::new("{0} (from “{1}”)"),
    paste_mentions: "It also mentions these. Saying so breaks no rule by itself:",
    mentions: [
        "A visit: see “At the door”.",
        "Suit, arbitration, mediation or enforcement: real papers have a case number; call the court to check. There are 15 days to answer once they are served.",
        "The police or a report: the police collect no debts and ask for no transfers.",
        "Family, workplace or contacts: if they were really reached, make an entry of its own.",
        "The credit record: a lender is to tell you before reporting; errors can be objected to.",
    ],
    message_doubts: [
        "There are several amounts; the likeliest was taken. Check it.",
        "It does not say that the amount is claimed. Check it.",
        "There are several numbers; the first was taken.",
        "There are several names in 【】; the first was taken.",
        "The day is not complete; year or day is guessed.",
        "It has no time: see above the message on your phone, and enter it below.",
        "The amount is written in an unusual way and may be misread. Check it against the message.",
        "It is signed as a court, the police or the like, and may be real: call their published number first. Only if it is not theirs, tick that they posed.",
        "It has over 2000 characters, more than one entry holds: the first 2000 are noted, the rest stays above for another entry.",
    ],
    paste_at: "When it came (China time)",
    paste_at_hint: "as shown above the message; the rules on hours go by it",
    paste_keep: "Note this message",

    debt: "About which debt",
    debt_unknown: "Not clear",
    debt_gone: "a deleted debt",
    at: "When (China time)",
    wrong_at: "Write a day and a time.",
    later_at: "This is still to come; check it.",
    channel: "How",
    channels: [
        "Call",
        "Text message",
        "WeChat or app message",
        "Letter",
        "Visit",
        "Somebody else reached",
    ],
    direction: "Who began",
    directions: ["They did", "I did"],
    connected: "Was it answered?",
    connected_names: ["Answered", "Missed", "Not clear"],
    seconds: "How long",
    seconds_hint: "minutes:seconds, such as 3:20; 3 alone is 3 minutes",
    wrong_seconds: "Write minutes:seconds, such as 3:20 or 0:45.",
    number: "Number or account",
    number_hint: "as it showed",
    caller: "On whose side they are",
    callers: [
        "Not clear",
        "The lender's own people",
        "A collection agency",
        "People who say the debt was sold to them",
        "Court officers",
        "Police",
    ],
    said: "What they called themselves",
    said_name: "Name",
    said_firm: "Firm",
    said_for: "Collecting for",
    staff_no: "Staff number",
    claimed: "Amount they claimed",
    claimed_hint: "leave empty if none",
    wrong_amount: "Write an amount, such as 7833.19.",
    agreed: "I had agreed to this time, or had asked for it",
    agreed_hint: "Such contacts do not count for numbers and hours.",
    text: "Words and course",
    text_hint: "only what was seen and heard; a message can be pasted whole",
    too_long: "At most 2000 characters. Make two entries, or keep it as a file and add that as evidence.",
    tags: "Did any of this happen?",
    tags_says: "Tick only what did happen.",
    tags_more: "Other things",
    tag_names: TAGS,
    papers: "What they showed",
    paper_names: PAPERS,
    headcount: "How many came",
    wrong_headcount: "Write a whole number from 1 to 99.",
    marks: "Noted at the door",
    mark_names: MARKS,
    reached: "Whom they reached",
    reached_tick: "Somebody else was reached as well",
    who: "Who it is",
    whos: [
        "Spouse",
        "Relative",
        "Colleague",
        "Employer",
        "Neighbour",
        "Friend",
        "Somebody else",
    ],
    who_name: "What you call them",
    told: "What they were told",
    tolds: [
        "Only asked how to reach me",
        "Asked to pass on a message, no debt named",
        "That I owe or am late",
        "How much I owe",
        "Not clear",
    ],
    refused_further: "They had said not to contact them again",
    is_guarantor: "They guarantee this debt",
    spouse_shared: "It is my spouse, and the money was for the household",
    offered_to_pay: "They offered to pay for me",
    close: "Close",
    deleted: Fill::new("Deleted: {0}"),
    deleted_with: Fill::new("Deleted: {0}, and the things to do that follow from it: {1}"),
    delete_undone: "The deleted entry is back.",

    list: "Entries",
    none: "Nothing noted yet",
    none_says: "Tap a button above when the phone rings; earlier contacts can be added with their time.",
    nothing_found: "No entry fits.",
    filter: "Filter",
    all_debts: "All debts",
    all_channels: "All ways",
    tag: "What was ticked",
    all_tags: "Any",
    from: "From",
    until: "Until",
    day_hint: "empty for no limit",
    wrong_day: "Enter a day.",
    wrong_until: "Earlier than the first day.",
    search: "Find a number or words",
    search_hint: "empty for all",
    count: |shown, all| {
        if shown == all {
            format!("{all} in all")
        } else {
            format!("{shown} of {all}")
        }
    },
    more: |more| format!("{more} more"),

    findings: "Held against the rules",
    findings_says: "Your entries beside the published rules; no judgment. The words differ in weight: suspected breach of law, not per the recommended national standard, not per the association's guideline, worth recording. Each by the rules of its day.",
    findings_none: "Nothing in the entries meets a rule.",
    verdicts: VERDICTS,
    forces: [
        "Law",
        "Regulator's rule, binding on those it supervises",
        "National recommended standard, not mandatory",
        "Association's guideline, self-discipline",
        "A regulator's warning",
        "No rule found",
    ],
    quiet_hours: Fill::new("Contact at {0}, between 22:00 and 8:00"),
    quiet_still: Fill::new("Visit since {0}, still there at {1}, between 22:00 and 8:00"),
    connected_calls: |day, count, limit| match limit {
        Some(limit) => format!("{count} calls answered on {day}, more than {limit} a day"),
        None => format!("{count} calls answered on {day}"),
    },
    unanswered: |day, count, limit, number| {
        let from = number.map(|n| format!(" from {n}")).unwrap_or_default();
        match limit {
            Some(limit) => format!("{count} missed calls{from} on {day}, more than {limit} a day"),
            None => format!("{count} missed calls{from} on {day}"),
        }
    },
    reached_others: |failed, same_day, last| {
        let before = match last {
            Some(day) => format!(
                "Somebody else was reached, though you were spoken to on {day}, with {failed} failed calls since, up to the day before"
            ),
            None => format!(
                "Somebody else was reached; up to the day before, the log has {failed} failed calls to you"
            ),
        };
        if same_day == 0 {
            before
        } else {
            format!("{before}; the {same_day} of that day count from the next one on")
        }
    },
    told_debt: "Somebody else was told that you owe",
    told_amount: "Somebody else was told how much you owe",
    after_refusal: Fill::new("Somebody was reached again who had refused on {0}"),
    headcount_was: Fill::new("{0} came; {1} are to come together"),
    headcount_only: Fill::new("{0} came"),
    and: ", ",
    rule_between: Fill::new("from {0} until {1}"),
    rule_since: Fill::new("since {0}"),
    rule_until: Fill::new("until {0}"),
    penalty: Fill::new(
        "What the law provides: {0}. Whether it applies is for police or court to say.",
    ),
    missing_says: "It would be surer to know:",
    missing,
    remedies_says: "What can be done, in this order:",
    remedies: [
        "In danger, call 110 at once.",
        "If it looks like fraud, call 96110 or 110.",
        "Complete time, number and words while they are fresh.",
        "Keep recordings, messages and pictures on the phone they came to, uncut.",
        "Ask family or colleagues to write down what they heard.",
        "Call the lender's official line and ask whether they sent them.",
        "Object to the lender in writing and ask for correction.",
        "Complain to the lender and ask for a ticket number.",
        "If that does not settle it, call 12378 (financial regulator).",
        "The association's reporting platform.",
        "Ask a lawyer about going to court.",
    ],

    figures: "How often, and when",
    figures_says: "Only what they began is counted.",
    by_creditor: "Lender",
    by_number: "Number",
    unknown: "not clear whose",
    tally_names: [
        "Answered",
        "Missed",
        "Not known",
        "Messages",
        "Visits",
        "Others reached",
    ],
    heat: "Hours of the week",
    heat_says: "The darker the more; hatched is 22:00 to 8:00.",
    clock: "h",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],

    evidence: "Evidence",
    evidence_says: "Choose recordings, screenshots, pictures or videos: only name, size, time and hash (SHA-256) are noted; the file stays where it is and is not uploaded. Do not cut, change or move originals.",
    evidence_none: "No file noted yet.",
    attach: "Attach files to this entry",
    attach_alone: "Note a file's hash",
    reading: Fill::new("Reading {0}: {1}%"),
    unreadable: Fill::new(
        "“{0}” cannot be read: it was moved, or access is denied. Choose it again.",
    ),
    empty_file: Fill::new(
        "“{0}” is empty (0 bytes) and proves nothing; it was not noted. Look for the original.",
    ),
    known_file: Fill::new(
        "“{0}” is the same file as one that is noted already; it was not noted again.",
    ),
    same: Fill::new("The same: “{0}” is the file that was noted, unchanged."),
    not_same: Fill::new(
        "Not the same: “{0}” has another hash; it is another file or was changed. Look for the original.",
    ),
    look_again: "Check that it is the same",
    note: "Note",
    note_hint: "who took it, on which phone the original is",
    times: Fill::new("noted {0}, file changed {1}"),
    time_added: Fill::new("noted {0}"),
    bytes: Fill::new("{0} bytes"),

    pack: "Course of collection and list of evidence",
    pack_says: "Facts in order of time, counts, the rules beside them and file hashes; to go with a complaint, a report or a defence. Facts and views are kept apart.",
    pack_open: "Read it",
    pack_made: Fill::new("Put together on {0}. China time throughout; the borrower's own record."),
    pack_facts: "1. Course (facts only)",
    pack_counts: "2. Counts",
    pack_rules: "3. Beside the published rules (the borrower's view, no finding of an authority)",
    pack_entries: Fill::new("entry {0}, {1}"),
    pack_title: Fill::new("{0} ({1})"),
    pack_unknown: "Not known:",
    pack_evidence: "4. Files",
    pack_of: Fill::new("of entry {0}"),
    pack_end: "Recorded as it was. Whoever reports invented facts answers for it.",
    pack_file: "contact-log",
    pack_save: "Save as text",
    pack_table: "Save as a table",
    copy: "Copy",
    copied: "Copied.",
    yes: "yes",
};

const fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Reach(Unclear::Lender) => "who lent.",
        Missing::Reach(Unclear::Membership) => "whether the lender is a member of the association.",
        Missing::Reach(Unclear::Product) => "whether it is the kind of loan the rule is about.",
        Missing::Reach(Unclear::IllegalDebt) => {
            "whether the debt itself is illegal, such as usury."
        }
        Missing::WhoCalled => "who it was: which side, which firm.",
        Missing::Creditor => "which debt it was about: choose one in the entry.",
        Missing::SeveralNumbers => "whether these numbers belong to one lender.",
        Missing::Consent => "whether the contract, or you, allowed such hours or calls.",
        Missing::Recording => "a recording, the message itself, or a picture.",
        Missing::NumberInvalid => "whether your number was out of service then.",
        Missing::EarlierCalls => "whether earlier calls to you were left out.",
        Missing::OutOfReach => {
            "whether you really were out of reach: this standard names no number of failed calls."
        }
        Missing::SamePerson => "whether it was the same person: name them in both entries.",
        Missing::WhatWasTold => {
            "what exactly others were told, and whether they were asked to pay."
        }
        Missing::NumberSource => "where they have the number from.",
        Missing::LenderConsent => "whether the lender consented to a private phone or account.",
        Missing::InPublic => "whether others heard or saw it.",
        Missing::PlanKept => "whether the plan is signed and kept.",
        Missing::Place => "whether it was the home or the workplace.",
        Missing::Severity => "whether it is serious enough: for police or court to say.",
    }
}
