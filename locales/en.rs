//! English.

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
    terms: Terms {
        lender: "Who lent the money",
        lender_hint: "See “lender” in the contract. The app is often only the intermediary; a bank or company lends.",
        lenders: [
            "Bank",
            "Consumer-finance company",
            "Small-loan company",
            "Platform (lender unknown)",
            "A person or an unlicensed company",
            "Other or not known",
        ],
        method: "Repayment method",
        methods: [
            "Equal principal (等额本金)",
            "Equal instalments (等额本息)",
            "Interest first, principal last (先息后本)",
            "Flat interest (等本等息)",
            "All at the end (一次性还本付息)",
            "Open: repay at will (随借随还)",
            "Row by row, as the lender lists it",
        ],
        methods_say: [
            "The same principal each time, interest on what is left: instalments get smaller.",
            "The same total each time: more interest at first, more principal later.",
            "Interest only each time; all principal with the last instalment.",
            "The same principal and interest each time, interest always on the first principal: the real rate is higher than quoted.",
            "Principal and interest together on the due date.",
            "Interest by the day, repaid at will, at the latest on the final date.",
            "Paste the schedule from the lender's page as it is; it decides.",
        ],
        accrual: "How each instalment's interest is found",
        accruals: ["By actual days", "By the month (yearly rate ÷ 12)"],
        day_count: "How a yearly rate becomes a daily one",
        day_counts: [
            "Year of 365 days",
            "Year of 360 days",
            "Months of 30 days, year of 360",
        ],
        day_range: "First and last day",
        day_ranges: [
            "First counted, last not",
            "First counted, last not, at least one day",
            "Both counted",
        ],
        stated: "Instalment amount",
        stated_hint: "As stated by the lender; left empty, it is computed here",
        unit: "Instalments are rounded to",
        units: ["fen", "jiao", "yuan"],
        interest_only: "First instalments with interest only",
        interest_only_hint: "Leave empty if there are none",
        penalty: "How the penalty is agreed",
        penalty_kinds: ["A multiple of the contract rate", "A rate of its own"],
        own_penalty: "Penalty rate",
        own_penalty_hint: "For the same period as the rate above (day, month or year)",
        penalty_base: "What bears the penalty",
        penalty_bases: [
            "Overdue principal",
            "Overdue principal and interest",
            "Overdue principal; after acceleration, interest too",
        ],
        late_percent: "Late fee (违约金), percent",
        late_percent_hint: "Once for each late instalment, e.g. 5 %; leave empty if none",
        late_floor: "Late fee at least (yuan)",
        late_floor_hint: "For a fixed fee leave the percentage empty and fill in here",
        late_of: "Late fee is taken of",
        late_ofs: ["unpaid principal", "unpaid principal and interest"],
        deducted: "Withheld before payout (砍头息)",
        deducted_hint: "10,000 lent but 9,000 received: enter 1,000; leave empty if none",
        received_only: "Only what was received counts as principal",
        received_only_hint: "Civil Code 670: where interest is deducted in advance, what was really received is repaid and bears interest. If the contract calls it a fee, the lender may disagree",
        upfront: "Fee paid separately when borrowing",
        upfront_hint: "Counts towards the true price only, not towards what is owed",
        each: "Fee with each instalment",
        each_hint: "Service, guarantee and insurance fees together, per instalment",
        each_percent: "Fee rate with each instalment",
        each_percent_hint: "Percent of the first principal, e.g. 0.6 %; leave empty if none",
        order: "What a payment settles first",
        orders: [
            "Fees, interest, principal (the statutory order, over all that is due)",
            "The oldest instalment first (fees, interest, principal)",
            "The oldest instalment first, penalties last",
            "Principal first",
        ],
        prepay: "What an early payment does",
        prepays: [
            "Same number of instalments, smaller ones",
            "Same instalments, fewer of them",
            "Counts towards the next instalments",
        ],
        prepaid_interest_first: "An early payment first pays interest to date",
        prepaid_interest_first_hint: "Unticked, all of it reduces principal",
        unsure: "Not found in the contract, not sure",
        unsure_says: "Tick them, and a range is given, with the term that matters most.",
        unsures: [
            "days of the year",
            "first and last day",
            "grace days",
            "start of penalty after grace",
            "penalty rate",
            "what bears the penalty",
            "compound interest or not",
        ],
        group_instalments: "Instalments",
        group_interest: "Interest",
        group_late: "When late",
        group_fees: "Fees",
        group_payments: "How payments are used",
        group_rest: "Other",
        due: "Due date",
        due_hint: "The day on which principal and interest are due together",
        until: "Final date",
        until_hint: "Leave empty if none was agreed",
        rows: "Schedule",
        rows_hint: "Copied from the lender's page or a spreadsheet, a line per instalment: due date, principal, interest, fee",
        rows_none: "No row has been read yet.",
        none: "none",
    },
    ledger: Ledger {
        title: "Ledger",
        says: "What was paid and what happened, by date. Where every fen went is written below it.",
        empty: "Nothing yet. Payments made and notices received go here.",
        add_payment: "Record a payment",
        add_other: "Record something else",
        dialog_payment: "Record a payment",
        dialog_other: "Record an event",
        kind: "What happened",
        kinds: [
            "Payment",
            "An instalment was paid in full",
            "More was lent",
            "The lender charged a fee",
            "The lender waived something",
            "The rate changed",
            "Interest stopped (停息)",
            "Interest resumed",
            "Accelerated (宣布提前到期)",
            "Extension (展期)",
            "New repayment agreement",
            "Debt assigned (债权转让)",
            "Judgment",
            "Demand, promise etc. (limitation)",
        ],
        kinds_say: [
            "Money you paid or that was debited.",
            "Whatever it came to, that instalment was paid in full on that day.",
            "More money under the same contract.",
            "A late fee, service fee, lawyer's fee or the like charged separately.",
            "What the lender agreed in writing not to collect.",
            "From this day the new rate applies.",
            "From this day neither interest nor penalty accrues.",
            "From this day interest runs again, for example after a broken agreement.",
            "By written notice all remaining principal is due.",
            "Instalments not yet due all move by some months.",
            "A plan both agreed on; it replaces the old one from this day.",
            "The debt was sold. It binds you once you are notified (Civil Code 546); what is owed stays the same. Verify with the original lender before paying.",
            "Late performance of a judgment bears extra interest, listed separately.",
            "Moves no money; it only matters for limitation.",
        ],
        day: "On which day",
        amount: "Amount",
        amount_or_all: "Amount (empty means all)",
        towards: "What the money is for",
        towards_order: "In the agreed order",
        towards_prepayment: "Principal before it is due",
        towards_component: |name| format!("Only {}", name.to_ascii_lowercase()),
        towards_hint: "You may say what a payment is for when paying (Civil Code 560), e.g. “principal of loan no. …”. Otherwise the agreed or statutory order applies.",
        component: "Which item",
        rate: "New rate",
        months: "Moved by how many months",
        to: "Name of the assignee",
        pay_by: "Last day to pay under the judgment",
        interruption: "Which kind",
        interruptions: [
            "A demand (letter, SMS, call) that arrived",
            "The bank debited an account",
            "A payment",
            "A promise, a request for time or an instalment plan",
            "Lawsuit or arbitration",
            "Notice of assignment",
            "A dunning notice or new agreement was signed",
        ],
        rows: "The agreement's schedule",
        rows_hint: "A line per instalment: due date, principal, interest, fee. Interest and fees it leaves out count as given up.",
        note: "Note",
        note_hint: "Receipt number, who said it, the SMS itself",
        saved: "Recorded.",
        removed: "The entry was removed.",
        put_back: "Put back.",
        remove: "Remove this entry",
        whole_instalment: |n| format!("Instalment {n}"),
        went: "Went to",
        waived: "Waived",
        by_ledger: |item, component| format!("{item}: {}", component.to_ascii_lowercase()),
        remark_before: "Before the loan date; not counted. Please check the date.",
        remark_overpaid: |amount| {
            format!("{amount} more than was owed that day; ask for it back or to be credited.")
        },
        remark_instalment: |n| {
            format!(
                "There is no instalment {n}, or it became part of another; handled in the agreed order."
            )
        },
        remark_not_due: |n| {
            format!(
                "Instalment {n} was not due that day; not counted. Record an early payment as “Payment”."
            )
        },
        remark_waived_less: |amount| {
            format!("Only {amount} of it was owed that day; only so much was waived.")
        },
        remark_nothing_left: "Nothing was left to fall due that day; no effect.",
        remark_exceeds: |amount| {
            format!(
                "The agreement names more principal than the {amount} owed that day; not applied. Put the rest under interest or fees."
            )
        },
        remark_rows: "The agreement's dates or amounts are not in order; not applied. Dates must be after that day and rise.",
        remark_range: "Amount or rate out of range; not counted.",
        future: "The day has not come; it counts from then.",
        restarts: "Recording it changes nothing; but really paying, promising or negotiating instalments restarts the limitation clock.",
        restarts_expired: "This debt may be past limitation. Before you pay, promise or sign, read “Limitation” below.",
        paste: "Paste SMS or spreadsheet",
    },
    cost: Cost {
        title: "True price",
        says: "Money received, every payment, all fees and their dates taken together, whatever rate was advertised.",
        agreed: "Paid as agreed",
        lived: "As it really went, paid off on this day",
        effective: "Annual rate (internal rate of return)",
        effective_says: "The real yearly rate, compounding included",
        simple: "Annual rate (simple)",
        simple_says: "Monthly rate × 12, the other method that PBoC notice 2021 No. 3 allows",
        quoted: |percent| format!("the contract says {percent}% a year"),
        no_rate: "No rate: what was received and paid does not fit together. Please check amounts and dates.",
        ambiguous: "More than one rate would fit; rather than a possibly wrong number, none is given.",
        proof: "Proof",
        proof_says: "Each amount discounted at this rate to the day of the loan; together they come to nothing, so the rate is right.",
        col_day: "Day",
        col_flow: "Received (+), paid (−)",
        col_factor: "Factor",
        col_present: "Present value",
        sum: "Sum",
    },
    legal: Legal {
        title: "The legal line",
        says: "Interest, penalty, compound, late fees and other fees together against what the law accepts, day by day on the principal outstanding.",
        no_main: "The lender is not known, or other rules held then: only references, no verdict.",
        yearly_24: "24 % a year",
        four_times: |percent, from| {
            format!("4 × LPR, i.e. {percent}% a year (one-year LPR in force from {from})")
        },
        unverified: |day| {
            format!("This LPR was verified up to {day} only; check later months yourself.")
        },
        court: "The courts' line",
        regulator: "The regulator's line (binds lenders)",
        reference: "A second reference",
        charged: "Charged and claimed up to this day, together",
        cap: |rate| format!("The cap at {rate}"),
        within: "Not exceeded.",
        excess: |amount| format!("Exceeded by {amount}"),
        reference_excess: |amount| format!("{amount} above this reference; no verdict."),
        excess_means: "This does not mean it need not be paid: ask the lender or the court to reduce it; the court decides, also on whether money already paid comes back.",
        notes: [
            "A court reduces it only if you ask.",
            "Interest, compound, penalty, late fees and all other charges count together.",
            "Only what is clearly too high and far above the real loss is reduced.",
            "Courts differ; a second reference only.",
            "The regulator chiefly tests the cost of a loan paid on time; penalties are apart.",
            "Guarantee and enhancement fees are part of the cost.",
            "For loans granted after the rule only.",
            "By the end of 2027 new loans go down to 4 × LPR.",
            "The LPR of the contract's day; later changes do not matter.",
            "There was no LPR when the contract was made, so no such line.",
            "The lender named in the contract decides which line applies.",
            "The lender is not known; both are references only.",
            "The 36 % of the 2015 provisions is in no text in force.",
            "Interest up to 2020-08-19 may follow the rules of that time.",
            "Interest from 2020-08-20 is under 4 × LPR of the day of the lawsuit.",
        ],
        judgment: "Extra interest after a judgment",
        judgment_says: "Money of a judgment paid late bears 0.0175 % a day on top of general interest, from the end of the time to pay. The judgment's money is paid first, then this part.",
        judgment_line: |base, from, through, days, amount| {
            format!(
                "{base} × 0.0175%/day × {days} days ({from} to {through}, both counted) = {amount}"
            )
        },
        judgment_unpaid: |amount| format!("{amount} of it not paid yet"),
        court_fee: "If it goes to court",
        court_fee_says: |claim, full, half| {
            format!(
                "For a claim of {claim} the court fee is {full}, halved to {half} in summary procedure; usually the losing side bears it."
            )
        },
    },
    claim: Claim {
        title: "Check what they claim",
        says: "Enter the figure a collector or the app gives, and see how it would have to be computed to come out exactly, and what remains unexplained.",
        kind: "Which figure is it",
        kind_unknown: "They did not say",
        total: "The total they give",
        total_hint: "For example 8,312.45",
        split: "They gave a breakdown as well (fill in what you know)",
        parts: [
            "Principal",
            "Interest",
            "Penalty (with compound)",
            "Fees and late fees",
        ],
        day: "For which day",
        check: "Check",
        checking: "Checking…",
        nothing: "Enter the total, or at least one part.",
        out_of_range: "Amounts are from 0 to a billion yuan.",
        ours: |kind| format!("{kind} computed here"),
        theirs: "Their figure",
        same: "The same as computed here, to the fen.",
        exact: "Computed like this it is exactly their figure:",
        exact_weak: "Computed like this it is their figure too, but that may be a coincidence; ask them to explain:",
        ambiguous: "Another computation gives the same figure; the amount alone does not tell which it is.",
        nearest: "No usual computation gives their figure exactly. The nearest:",
        rest: |amount| format!("{amount} remains unexplained"),
        step_rest: "Unexplained",
        also: |n| format!("{n} other combinations give the same figure."),
        cut_short: "The debt is too long for all combinations to be tried.",
        bridge: "From our figure to theirs",
        other_findings: "Other possibilities",
        taken_for: |kind| format!("taken as {}", kind.to_ascii_lowercase()),
        questions: "What to ask them (in writing)",
        copy: "Copy these questions",
        copied: "Copied.",
        not_proof: "This shows how the figure can come about; it does not prove that they computed it so.",
        deduction: "what was withheld was counted as principal",
        uncredited: |what| format!("this payment was not credited: {what}"),
        order: |name| format!("payments were applied in this order: {name}"),
        late_fee: |what| format!("a late fee was charged: {what}"),
        no_late_fee: "no late fee was charged",
        accelerated: |day| format!("everything fell due on {day}"),
        not_accelerated: "not computed as accelerated",
        cut_off: |day| format!("computed up to {day}"),
        grace_days: |n| format!("{n} grace days"),
        grace_from_due: "after the grace days, penalty from the due date",
        grace_after: "after the grace days, penalty from their end",
        penalty_multiple: |m| format!("penalty at {m} times the contract rate"),
        penalty_own: |rate| format!("penalty rate {rate}"),
        compound_yes: "compound interest on unpaid interest",
        compound_no: "no compound interest",
        ask_composition: "Please state principal, interest, penalty, compound interest, late fees and other fees, and up to which day.",
        ask_parts_gap: |amount| {
            format!("The parts differ from the total by {amount}: where is it?")
        },
        ask_kind: "Does this figure pay off everything, or only the arrears?",
        ask_clause: |term| format!("Which clause of the contract says “{term}”? Please quote it."),
        ask_deduction: "Why does what was withheld at payout count as principal?",
        ask_receipt: |what| format!("Was this payment credited, and against what: {what}?"),
        ask_order: "In which order were my payments applied, by which clause?",
        ask_late_fee: "Which clause gives the late fee, and how is it computed?",
        ask_acceleration: "Was the loan accelerated? On which day and how was I notified?",
        ask_cut_off: "Up to which day is this figure computed?",
        ask_rest: |amount| format!("What is the {amount} in it for, and on what basis?"),
        range_title: "The range over the terms you are not sure of",
        range_matters: |term, amount| format!("{term}: up to {amount}"),
        range_low: "Lowest",
        range_high: "Highest",
    },
    limit: Limit {
        title: "Limitation",
        no_due: "No due date was agreed, so there is no start to count from; ask a lawyer or legal aid.",
        not_started: |start| {
            format!("The last instalment ({start}) has not passed; the three years have not begun.")
        },
        running: |start, expires, days| {
            format!("Three years from {start}, ending {expires}: {days} days left.")
        },
        proceedings: "Proceedings go on; three years run anew when they end.",
        expired: |expires| {
            format!(
                "The three years ended on {expires}. The lender may still ask; you may raise the defence at first instance. A court does not raise it for you."
            )
        },
        may_be_waived: |expires| {
            format!(
                "The three years ended on {expires}, but you paid, promised or signed after that and may have given the defence away."
            )
        },
        restarts: |expires| format!("runs anew, to {expires}"),
        before_start: "had not begun",
        during_proceedings: "during proceedings",
        too_late: "had ended; does not run anew",
        may_waive: "had ended, but may give the defence away",
        history: "What bore on it",
        argued: "An acceleration was declared. Some argue the clock starts then; no text was read for it, do not rely on it. By that reckoning:",
        warning: |expires| {
            format!(
                "Paying, promising, asking for time or negotiating instalments today starts three years anew, to {expires}. That is no reason not to pay, only something to know first."
            )
        },
        warning_expired: "It may be past limitation: before you pay, promise or sign, ask legal aid (12348).",
        not_modelled: "Not counted: a last day on a holiday moves on, suspension, the longest period of twenty years. This is a reckoning, not legal advice.",
    },
    component: Component {
        principal: "Principal",
        interest: "Interest",
        penalty: "Penalty interest",
        compound: "Compound interest",
        fee: "Fees",
        late_fee: "Late fee",
        cost: "Collection costs",
    },
    component_says: Component {
        principal: "The money lent that has not been repaid.",
        interest: "Interest at the contract rate for the actual number of days.",
        penalty: "Overdue principal at the penalty rate (contract rate × multiple); each line says from which day to which.",
        compound: "Interest on unpaid interest, at the penalty rate; only if the contract says so.",
        fee: "Service, guarantee and insurance fees; part of the cost like interest.",
        late_fee: "Charged once for each late instalment. A court may reduce what is excessive (Civil Code 585).",
        cost: "What the lender spent on enforcing the claim, such as lawyers; needs an agreement and proof.",
    },
    product: Product {
        names: [
            "Weilidai (微粒贷)",
            "Jiebei (借呗)",
            "Huabei (花呗)",
            "Baitiao (白条)",
            "Jintiao (金条)",
            "Consumer finance",
            "Bank loan",
            "Private loan",
            "Other",
        ],
        says: [
            "A loan of WeBank. The defaults below come from unofficial pages; your contract decides.",
            "See the contract for the lender: a bank or a consumer-finance company. Your contract decides.",
            "For bills paid in instalments choose flat interest; your contract decides.",
            "Your contract decides, and names the lender.",
            "Your contract decides, and names the lender.",
            "A loan of a licensed consumer-finance company. Your contract decides.",
            "A bank's consumer loan. Your contract decides.",
            "Money lent by a person or a company without a licence. No agreed interest means no interest (Civil Code 680).",
            "Fill in what your contract says.",
        ],
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
        parts: "Parts of this page",
        prepaid: "Principal repaid early",
        agreed: |n| format!("Agreement, instalment {n}"),
        given_up: "Principal given up in the agreement",
        charged_on: |day| format!("charged {day}"),
        already: |amount| format!("paid {amount}"),
        overpaid: |amount| format!("{amount} too much was paid; the lender has it."),
        range: |low, high| {
            format!("With the terms you are not sure of, the payoff is between {low} and {high}.")
        },
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
        per_month: "month",
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
        paid_hint: "Only those paid in full and on time. Record late or partial payments in the ledger with date and amount after saving, so that the penalty is right.",
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
        percent: "Enter a percentage from 0 to 100, e.g. 5.",
        interest_only: "Fewer than all instalments, a whole number; leave empty if none.",
        stated: "An instalment is more than the first interest and at most twice the principal; please check.",
        due_after_loan: "The due date must be after the loan date.",
        row: |n| {
            if n == 0 {
                "There must be 1 to 600 rows.".to_owned()
            } else {
                format!(
                    "Row {n}: its date must be after the row before and the loan date, and no amount negative."
                )
            }
        },
        rows_none: "Paste the schedule first.",
        rows_principal: "The rows' principal does not add up to the principal lent; please check.",
        late_fee: "A late fee is 0 to 100 million yuan, a percentage at most 100.",
        fees: "A fee is 0 to 100 million yuan, a rate at most 100 %.",
        deducted: "What is withheld must be less than the principal.",
        months: "A whole number from 1 to 120.",
        name_empty: "Enter a name.",
        day_future: "That day has not come yet; please check.",
        day_early: "Before the loan date; please check.",
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
        growth: "How much more the payoff is one day later if nothing is paid.",
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
        rate_of_month: |percent| format!("{percent}%/month"),
        rate_of_month_daily: |percent, days| format!("{percent}%/month × 12 ÷ {days}"),
        rate_of_twelfth: |percent| format!("{percent}%/year ÷ 12"),
        annuity_part: |instalment, amount| {
            format!("instalment {instalment} less this interest = {amount}")
        },
        annuity_last: "last instalment: the principal that is left",
        prepaid: "principal repaid before it was due",
        given: "as the schedule, the agreement or your entry says",
        month: |base, rate, amount| format!("{base} × {rate} = {amount}"),
        month_part: |base, rate, days, month, amount| {
            format!("{base} × {rate} × {days} days ÷ {month} days of the period = {amount}")
        },
        fixed_share: |whole, days, period, amount| {
            format!("this period's interest {whole}, for {days} of {period} days = {amount}")
        },
        penalty_own: |base, rate, days, amount| {
            format!("{base} × penalty rate {rate} × {days} days = {amount}")
        },
        late_fee: |base, percent, amount| format!("{base} × {percent}% = {amount}"),
        late_fee_floor: |floor, amount| format!("the agreed minimum of {floor} = {amount}"),
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
    },
};
