//! English: the gallery.

use super::Words;

pub const WORDS: Words = Words {
    says: "All parts on one page. The figures are samples and are not stored.",
    fields: "Fields",
    table: "Table",
    dialog: "Dialog",
    open_dialog: "Open the dialog",
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
};
