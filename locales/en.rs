//! English.

use crate::app::charts::scale::round_amount;
use crate::app::text::*;

pub const TEXT: Text = Text {
    lang: "en",
    app: App {
        name: "Ashore",
        skip: "Skip to content",
        switch_language: "中文",
        update_ready: "A new version has been downloaded.",
        update_now: "Update now",
        later: "Later",
        offline_ready: "Stored on this device: it now opens without a network.",
        not_found: "No such page",
        not_found_says: "The address may be mistyped. Your records are not affected.",
    },
    nav: Nav {
        label: "Main",
        today: "Today",
        debts: "Debts",
        more: "More",
    },
    word: Word {
        save: "Save",
        cancel: "Cancel",
        close: "Close",
        edit: "Edit",
        duplicate: "Duplicate",
        delete: "Delete",
        undo: "Undo",
        print: "Print or save as PDF",
        total: "Total",
        amount: "Amount",
        how: "How it is worked out",
        yes: "Yes",
        no: "No",
        checked_on: |day| format!("checked {day}"),
        labelled: |label, value| format!("{label}: {value}"),
    },
    day: Day {
        today: "today",
        yesterday: "yesterday",
        tomorrow: "tomorrow",
        days_ago: |n| format!("{n} days ago"),
        in_days: |n| format!("in {n} days"),
        days: |n| {
            if n == 1 {
                "1 day".to_owned()
            } else {
                format!("{n} days")
            }
        },
        previous: "Previous day",
        next: "Next day",
        back_to_today: "Back to today",
    },
    component: Component {
        principal: "Principal",
        interest: "Interest",
        penalty: "Penalty interest",
        compound: "Compound interest",
    },
    component_says: Component {
        principal: "The money lent that has not been repaid.",
        interest: "Interest at the contract rate for the actual number of days.",
        penalty: "Overdue principal at the penalty rate (contract rate × multiple); each line says from which day to which.",
        compound: "Interest on unpaid interest, at the penalty rate; only if the contract says so.",
    },
    product: Product {
        weilidai: "Weilidai (微粒贷)",
        other: "Other (equal principal, daily interest)",
        weilidai_says: "A loan of WeBank. The defaults below come from unofficial pages; your contract decides.",
        other_says: "A loan with equal principal each instalment and interest for actual days. Fill in what your contract says.",
    },
    confidence: Confidence {
        article_read: "the article itself was read",
        reported: "from public reports or reprints",
        unofficial: "from unofficial pages; the contract decides",
        contract: "you entered it; the contract decides",
        arithmetic: "arithmetic",
    },
    storage: Storage {
        kept: "Stored on this device.",
        recovered: |when| {
            format!("The latest record could not be read; the copy of {when} is used instead.")
        },
        recovered_says: "Please check what you changed last. The unreadable text is kept and can be downloaded.",
        damaged: "The stored record cannot be read, nor can its copy.",
        damaged_says: "So as not to overwrite it, nothing is being written now. Download the raw text first, then decide to start afresh.",
        newer: "This record was written by a newer version, which this older one cannot read.",
        newer_says: "So as not to harm it, nothing is being written now. Open the page once with a network to update, or download the raw text.",
        forbidden: "This browser does not let pages store data (private mode, or site data is blocked).",
        full: "The browser's space for this page is full; your last change was not stored.",
        failed: "Your last change was not stored.",
        not_kept_says: "The page works, but nothing will remain once it is closed. Save a file first.",
        cleared: "The record in this browser was cleared (the cache was cleaned, or another window deleted it).",
        cleared_says: "This window still has it. Store it again to keep it, or simply close the page.",
        retry: "Try again",
        keep_again: "Store it on this device again",
        save_page: "Save as a file",
        save_raw: "Download the raw text",
        go_on: "Keep the raw text and start afresh",
        discard: "I have saved the raw text: delete it and start afresh",
        aside_failed: "There is no room to keep the raw text. Download it, then choose “I have saved the raw text”.",
        saved_now: "It is stored now.",
        adopted: "Another window made a change; it is shown here now.",
    },
    today: Today {
        title: "Today",
        empty: "What do I really owe today?",
        empty_says: "Four entries show what one loan amounts to today, and where every fen comes from.",
        promise_device: "No account, nothing sent: your data stays on this device.",
        promise_lines: "Principal, interest and penalty line by line, to compare with the lender's figure.",
        promise_offline: "Opened once, it works without a network.",
        first: "Enter the first debt",
        payoff: "To clear everything today",
        overdue: "Of which overdue",
        due_now: "Due now (not late yet)",
        tomorrow: "Added by tomorrow",
        next_due: "Next payment",
        next_due_none: "All instalments are due already; what is to be paid is in the figures above.",
        not_computed: |n| {
            format!("{n} could not be computed and are not in the total. Open them to see why.")
        },
        by_debt: "Each debt",
        dunning_note: "A lender may lawfully remind you to pay. These figures help you check: pay what you can, and ask in writing for what is unclear.",
    },
    debts: Debts {
        title: "Debts",
        add: "Add a debt",
        empty: "No debts entered yet",
        empty_says: "Begin with the most pressing one; four entries are enough.",
        overdue_since: |day, days| format!("Overdue since {day}, {days} days"),
        not_overdue: "Not overdue",
        not_lent_yet: "Not lent yet on this day",
        deleted: |name| format!("“{name}” was deleted."),
        restored: |name| format!("“{name}” is back."),
        duplicated: |name| format!("Duplicated as “{name}”."),
        copy_of: |name| format!("{name} (copy)"),
    },
    debt: Debt {
        title: "One debt",
        missing: "No such debt",
        missing_says: "Another window may have deleted it.",
        as_of: "As of which day",
        overdue: "Overdue amount",
        payoff: "Payoff amount",
        growth: "Added by one more day",
        due_now: |amount| {
            format!("Another {amount} is due today or within grace, and not late yet.")
        },
        by_component: "By component",
        by_instalment: "By instalment, line by line",
        part_overdue: "Overdue",
        part_due_now: "Due, not late",
        part_not_due: "Not due yet",
        instalment: |n| format!("Instalment {n}"),
        accelerated: |a, b| {
            if a == b {
                format!("Instalment {a} (accelerated)")
            } else {
                format!("Instalments {a}–{b} (accelerated)")
            }
        },
        due: |day| format!("due {day}"),
        accelerated_on: |day| format!("declared due on {day}"),
        paid: "Paid",
        paid_count: |n| format!("{n} paid"),
        overdue_days: |n| {
            if n == 1 {
                "1 day late".to_owned()
            } else {
                format!("{n} days late")
            }
        },
        grace_until: |day| format!("grace until {day}"),
        due_today: "due today",
        current: "running, not due yet",
        future: "not due yet",
        col_item: "Item",
        col_source: "Based on",
        contract: "Contract terms",
        note: "Note",
        small_difference: "A few fen of difference from the lender's figure come from rounding and are normal. If it is more, ask for principal, interest, penalty and fees in writing.",
        before_disbursement: |day| {
            format!("Nothing had been lent on that day: the loan date is {day}.")
        },
        day_out_of_range: "Only days from 2000 to 2100 can be computed.",
        cannot_compute: "The entries of this debt do not fit together, so it cannot be computed. Please edit it.",
        sum_lines: |amount, n| format!("{n} lines add up to {amount}"),
    },
    form: Form {
        title_new: "Enter a debt",
        title_edit: "Edit the debt",
        lead: "Four entries show what is owed today; the rest has defaults and can be changed later.",
        product: "Which loan",
        principal: "How much was lent (principal)",
        principal_hint: "The amount you received, for example 10000",
        rate: "Interest rate",
        rate_hint: "As in the app or contract, for example 0.045% a day",
        rate_yearly: |percent| format!("{percent}% a year"),
        rate_daily: |percent| format!("{percent}% a day"),
        rate_unusual: |low, high| {
            format!(
                "This product usually charges {low}%–{high}% a day; please check the decimal point."
            )
        },
        rate_yearly_question: |percent| {
            format!(
                "At {percent}% a day, one year costs several times the principal. Is it a yearly rate?"
            )
        },
        rate_make_yearly: "Yes, it is per year",
        stop: ". ",
        per: "Rate per",
        per_day: "day",
        per_year: "year",
        which_date: "Which date do you know",
        first_due: "First due date",
        first_due_hint: "The day the first instalment was to be paid",
        disbursed: "Loan date",
        disbursed_hint: "The day the money arrived; interest runs from it",
        estimated_disbursed: "Estimated as one month before the first due date; please correct it if you know it.",
        estimated_first_due: "Estimated as one month after the loan date; please correct it if you know it.",
        preview: "With these entries, to clear it today",
        preview_wait: "Once the four entries are there, today's figure appears here.",
        preview_says: |overdue, growth| {
            format!("of which overdue {overdue}; {growth} is added by tomorrow")
        },
        paid: "How many instalments were paid in full",
        paid_hint: "One paid only in part does not count yet. One paid some days late may be counted, but the penalty of those days is not included here.",
        paid_count: |n| {
            if n == 0 {
                "none".to_owned()
            } else {
                format!("the first {n}")
            }
        },
        paid_none_due: "No instalment is due yet.",
        paid_wait: "Enter the date first; then choose here.",
        paid_single: "Not in order? Tick them one by one",
        details: "Other terms (defaults, editable)",
        details_says: "If unsure, leave them. Each default says where it comes from; the contract decides.",
        instalments: "Number of instalments",
        instalments_hint: |usual| format!("usually {usual}, one a month"),
        due_day: "Due day of the month",
        due_day_hint: "1 to 31; in a shorter month, its last day",
        year_basis: "How daily and yearly rates convert",
        days_365: "a year of 365 days",
        days_360: "a year of 360 days",
        grace: "Grace days",
        grace_hint: "Days after the due date within which paying is not late; 0 if none",
        grace_count: "After grace, penalty runs from",
        grace_from_due: "the due date",
        grace_after: "the last grace day",
        multiple: "Penalty multiple of the contract rate",
        multiple_hint: "usually 1.5; enter 1 if there is no penalty",
        compound: "Unpaid interest bears compound interest",
        compound_hint: "Tick only if the contract says so (计收复利)",
        accelerated: "Declared due early on",
        accelerated_hint: "The day the lender declared the whole loan due in writing; empty if not",
        accelerated_none: "none",
        name: "Your name for it",
        name_hint: "Anything you recognise, for example “Weilidai 2”",
        note: "Note",
        method: "Repayment method",
        method_equal_principal: "Equal principal, interest for actual days",
        default_from: |title| format!("Default from: {title}"),
        save: "Save this debt",
        fix: |n| {
            if n == 1 {
                "One entry needs correcting; it is marked.".to_owned()
            } else {
                format!("{n} entries need correcting; they are marked.")
            }
        },
        saved: "Stored on this device.",
    },
    wrong: Wrong {
        amount_empty: "Enter an amount, for example 10000.",
        amount_negative: "The amount cannot be negative; remove the minus sign.",
        amount_not_a_number: "Enter a number, for example 10000 or 1,234.56.",
        amount_decimals: "At most two decimals: a fen is the smallest amount.",
        amount_grouping: "The comma is misplaced: thousands are separated every three digits, as in 12,345.67.",
        amount_large: "That is over 100 million yuan; check for extra digits.",
        amount_small: "At least 1 yuan.",
        rate_empty: "Enter a rate, for example 0.05 (meaning 0.05%).",
        rate_negative: "The rate cannot be negative; remove the minus sign.",
        rate_not_a_number: "Enter a percentage, for example 0.05 or 0.05%.",
        rate_decimals: "Too many decimals; at most eight.",
        rate_large: "That is over 100% a day; check the decimal point, and whether it is per day or per year.",
        multiple_empty: "Enter a multiple, for example 1.5.",
        multiple_bad: "Enter a multiple from 0 to 10, for example 1.5.",
        date_empty: "Choose a date.",
        date_bad: "This is not a date; write it like 2026-01-05.",
        date_range: "The date must lie between 2000 and 2100.",
        due_before_loan: "The first due date must be after the loan date; check both.",
        due_too_late: "The first due date is over two years after the loan date; check the year.",
        instalments: "Enter a whole number from 1 to 600.",
        due_day: "It must fit the first due date: 1 to 31, usually the day of that date.",
        grace: "Enter a whole number from 0 to 60.",
        accelerated_early: "It must be after the loan date.",
        accelerated_late: "It is after the last instalment, when everything is due anyway; leave it empty or check it.",
        paid_not_due: |n| {
            format!(
                "Instalment {n} is not due yet, so it cannot be marked paid. Check the date, or choose again."
            )
        },
        paid_unknown: |n| format!("There is no instalment {n}; check the number of instalments."),
        paid_after_acceleration: |n| {
            format!(
                "Instalment {n} was only due after the loan was declared due, so it cannot be marked paid on time. Check that date."
            )
        },
        text_long: "Too long; at most 2000 characters.",
        name_long: "The name is too long; at most 40 characters.",
    },
    explain: Explain {
        payoff: "What ends the debt if paid on this day: what is overdue, what is due but not late, and the principal not yet due with its interest to this day.",
        overdue: "Principal and interest past their due date and grace, with penalty (and compound) interest to this day. Paying it ends the arrears.",
        due_now: "Principal and interest due today or still within grace. Paid in time, it is not late.",
        growth: "The payoff amount of the next day less that of this day. If the next day is the due date of an instalment you marked as paid, that payment lowers it.",
        equal_part: |whole, parts, amount| format!("{whole} ÷ {parts} = {amount}"),
        equal_part_last: |whole, parts, amount| {
            format!(
                "{whole} less the first {} parts = {amount}",
                parts.saturating_sub(1)
            )
        },
        remaining: "All principal not yet due when the loan was declared due",
        rate_of_day: |percent| format!("{percent}%/day"),
        rate_of_year: |percent, days| format!("{percent}%/year ÷ {days}"),
        accrual: |base, rate, days, amount| format!("{base} × {rate} × {days} days = {amount}"),
        penalty: |base, rate, multiple, days, amount| {
            format!("{base} × {rate} × {multiple} × {days} days = {amount}")
        },
        sources: "Based on",
    },
    conflict: Conflict {
        title: "Another window has just changed this debt",
        says: "So that neither is overwritten, please choose.",
        gone_title: "Another window has just deleted this debt",
        gone: "What you entered is still here and can be saved as a new one.",
        save_new: "Save as a new one",
        mine: "Use what is here",
        theirs: "Use the other",
        both: "Keep both",
    },
    more: More {
        title: "More",
        language: "Language",
        chinese: "中文",
        english: "English",
        theme: "Appearance",
        theme_device: "As the device",
        theme_light: "Light",
        theme_dark: "Dark",
        data: "Your data",
        data_says: "It is stored in this browser only. Clearing browser data, uninstalling or changing phones loses it, so save a file often.",
        data_size: |size| format!("Using {size} now"),
        save_file: "Save as a file",
        save_file_says: "The file is not encrypted: whoever opens it can read it. Keep it where only you can.",
        privacy: "Privacy",
        privacy_says: &[
            "No account, no statistics, no advertising.",
            "The page may only load its own files; the browser blocks requests to anywhere else.",
            "Nothing you enter appears in any network request.",
        ],
        offline: "Offline use",
        offline_yes: "All files are stored; it opens without a network.",
        offline_no: "Not stored yet (the browser does not support it, or it is still downloading). It works with a network.",
        offline_ios: "iPhone: add it to the home screen first and enter data there. The home-screen app and the browser keep separate data; in the browser alone, seven days without opening it may clear it.",
        about: "About",
        about_says: &[
            "Ashore is a private debt calculator, on the side of the borrower and of the law.",
            "It is not legal advice. Pay what you can; do not go silent, forge papers, borrow to repay, or pay anyone who promises 停息挂账 (frozen interest) or 征信修复 (credit repair).",
        ],
        sources: "Sources used",
        gallery: "Interface parts",
        version: |version| format!("Version {version}"),
    },
    charts: Charts {
        amount: |amount| {
            let (unit, word) = match amount.get().unsigned_abs() / 100 {
                0..=9_999 => (1, ""),
                10_000..=999_999 => (1_000, "k"),
                _ => (1_000_000, "M"),
            };
            round_amount(amount, unit, word)
        },
        year: |year| year.to_string(),
        month: |month| month_name(month).to_owned(),
        day: |month, day| format!("{day} {}", month_name(month)),
        as_of: |day| format!("as of {day}"),
        owed_says: |first, last| {
            format!("Chart: what is owed from {first} to {last}, one component on top of another.")
        },
        owed_on: |day| format!("Owed on {day}"),
        after_today: "The paler part is after today: a projection.",
        events: "▲ A payment or another change; it is in the table below.",
        nothing: "There are no figures to draw yet.",
        as_table: "These figures as a table",
        col_day: "Day",
        cut: |amount| {
            format!("So that the differences can be seen, the bars begin at {amount}, not at zero.")
        },
    },
    gallery: Gallery {
        title: "Interface parts",
        says: "All parts on one page. The figures are samples and are not stored.",
        fields: "Fields",
        table: "Table",
        dialog: "Dialog",
        open_dialog: "Open the dialog",
        toast: "Toast",
        show_toast: "Show a toast",
        tabs: "Tabs",
        empty: "Nothing here yet",
        empty_says: "This is shown when there is no content.",
        explain: "How it is worked out",
        notices: "Notices",
        buttons: "Buttons",
        sample: "Sample",
        owed: "Chart: what is owed",
        bridge: "Chart: their claim and our figure",
        bridge_says: "From what the contract gives, step by step, to what they ask for.",
        event: "Payment",
        ours: "By the contract",
        theirs: "What they ask for",
        step_rate: "Penalty at 2 times the rate; the contract says 1.5 times",
        step_fee: "“Collection service fee”, which is not in the contract",
        step_less: "Two days of interest left out",
        step_rest: "What nothing explains",
    },
};

fn month_name(month: u32) -> &'static str {
    match month {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}
