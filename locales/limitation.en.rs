//! English: the time limit for claims.

use super::Words;
use crate::app::fill::Fill;

pub const WORDS: Words = Words {
    card: "The period is three years. Each bill of a card has a due date of its own; from which one it runs is not reckoned here: ask legal aid (12348).",
    no_due: "The period is three years. Where no due date was agreed, it runs from the end of the time the lender gave with its demand; if you refused the first demand outright, from that day.",
    warning_any: "Paying, promising to pay, asking for more time or negotiating instalments starts three years anew. That is no reason not to pay, only something to know first. If nobody has paid or asked for a long time, ask legal aid (12348) before you sign.",
    not_started: Fill::new(
        "The last instalment ({0}) has not passed; the three years have not begun.",
    ),
    running: |start, expires, days| {
        format!("Three years from {start}, ending {expires}: {days} days left.")
    },
    proceedings: "Proceedings go on; three years run anew when they end.",
    expired: Fill::new(
        "The three years ended on {0}. The lender may still ask; you may raise the defence at first instance. A court does not raise it for you.",
    ),
    may_be_waived: Fill::new(
        "The three years ended on {0}, but you paid, promised or signed after that and may have given the defence away.",
    ),
    restarts: Fill::new("runs anew, to {0}"),
    before_start: "had not begun",
    during_proceedings: "during proceedings",
    too_late: "had ended; does not run anew",
    may_waive: "had ended, but may give the defence away",
    start: Fill::new("{0}: the last instalment fell due; three years run from the day after"),
    open: Fill::new(
        "By due date and payments alone the three years end on {0}; but what the log has below may have started them anew, so they cannot be said to be over.",
    ),
    noted: "The log has these. A demand that arrived, or your own request to pay, may start the three years anew (Civil Code 195). If all of them did:",
    argued: "An acceleration was declared. Some argue the clock starts then; no text was read for it, do not rely on it. By that reckoning:",
    warning: Fill::new(
        "Paying, promising, asking for time or negotiating instalments today starts three years anew, to {0}. That is no reason not to pay, only something to know first.",
    ),
    warning_expired: "It may be past limitation: before you pay, promise or sign, ask legal aid (12348).",
    after_judgment: "There is a judgment: the three years no longer apply to what it awards. The lender has two years to ask for enforcement (Civil Procedure Law art. 250).",
    not_modelled: "Not counted: a last day on a holiday moves on, suspension, the longest period of twenty years. This is a reckoning, not legal advice.",
};
