//! Texts with named gaps: `"{institution}"`.
//!
//! Which names there are is checked when a text is compiled; what fills them,
//! when a piece is composed. What fills a gap is never looked at for gaps.

/// The gaps of a piece, their names in texts.
macro_rules! gaps {
    ($($gap:ident = $name:literal),+ $(,)?) => {
        /// What a piece may say, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Gap {
            $($gap),+
        }

        impl Gap {
            pub const ALL: &'static [Gap] = &[$(Gap::$gap),+];
            const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

gaps! {
    Day = "day",
    Institution = "institution",
    Product = "product",
    ContractNo = "contract_no",
    Firm = "firm",
    Hotline = "hotline",
    Name = "name",
    Id = "id",
    IdTail = "id_tail",
    Phone = "phone",
    Address = "address",
    AsOf = "as_of",
    Total = "total",
    Components = "components",
    OverdueSince = "overdue_since",
    OverdueDays = "overdue_days",
    Claimed = "claimed",
    Difference = "difference",
    Lent = "lent",
    Paid = "paid",
    Hardship = "hardship",
    Income = "income",
    Living = "living",
    Monthly = "monthly",
    Instalments = "instalments",
    FirstDate = "first_date",
    Down = "down",
    Last = "last",
    OfferTotal = "offer_total",
    Shares = "shares",
    Creditors = "creditors",
    ShareTotal = "share_total",
    ShareOurs = "share_ours",
    ShareFirst = "share_first",
    ShareKept = "share_kept",
    CourtMonthly = "court_monthly",
    Token = "token",
    TokenUntil = "token_until",
    Settlement = "settlement",
    SettleBy = "settle_by",
    Waived = "waived",
    PauseUntil = "pause_until",
    AgreedOn = "agreed_on",
    AgreedMonthly = "agreed_monthly",
    AgreedInstalments = "agreed_instalments",
    AgreedFirst = "agreed_first",
    AgreedTotal = "agreed_total",
    AgreedBalance = "agreed_balance",
    Staff = "staff",
    Thirds = "thirds",
    Contacts = "contacts",
    Evidence = "evidence",
    FromHour = "from_hour",
    ToHour = "to_hour",
    Court = "court",
    CaseNo = "case_no",
    Received = "received",
    Sued = "sued",
    ExpiredOn = "expired_on",
    Reasons = "reasons",
    Assignee = "assignee",
    Entry = "entry",
    Correct = "correct",
    Demand = "demand",
    Authority = "authority",
    FiledOn = "filed_on",
    Ticket = "ticket",
    Reply = "reply",
    DecidedOn = "decided_on",
    ObjectedOn = "objected_on",
}

impl Gap {
    fn named(name: &str) -> Option<Gap> {
        let at = Gap::NAMES.iter().position(|n| *n == name)?;
        Gap::ALL.get(at).copied()
    }
}

/// The names in the small sentences that fill a gap, and in those of the page.
const ROW: &[&str] = &[
    "n", "what", "amount", "year", "month", "day", "hour", "when", "how", "number", "said", "who",
    "words", "verdict", "rule", "owed", "share", "note", "sha", "days", "was", "more",
];

/// A text with named gaps.
#[derive(Clone, Copy, Debug)]
pub struct Template(&'static str);

impl Template {
    /// A text of a piece.
    ///
    /// # Panics
    /// When it has a gap of no known name. The texts are constants: then they
    /// do not compile.
    #[must_use]
    pub const fn piece(text: &'static str) -> Template {
        check(text, Gap::NAMES);
        Template(text)
    }

    /// A small sentence that fills a gap.
    ///
    /// # Panics
    /// As [`Template::piece`].
    #[must_use]
    pub const fn row(text: &'static str) -> Template {
        check(text, ROW);
        Template(text)
    }

    /// The gaps of a piece's text, as they come.
    #[must_use]
    pub fn gaps(self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut rest = self.0;
        while let Some((_, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            gaps.extend(Gap::named(name));
            rest = behind;
        }
        gaps
    }

    /// The text with its gaps filled; what has no value stays empty.
    pub fn fill(self, value: &dyn Fn(Gap) -> Option<String>) -> String {
        self.with(&|name| Gap::named(name).and_then(value))
    }

    /// A small sentence, its gaps filled from a list of names and texts.
    #[must_use]
    pub fn of(self, values: &[(&str, &str)]) -> String {
        self.with(&|name| {
            let found = values.iter().find(|(n, _)| *n == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    fn with(self, value: &dyn Fn(&str) -> Option<String>) -> String {
        let mut filled = String::new();
        let mut rest = self.0;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(&value(name).unwrap_or_default());
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }
}

/// Whether all gaps of a text are among the names.
#[allow(clippy::indexing_slicing)] // only the compiler runs it
const fn check(text: &str, names: &[&str]) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        assert!(bytes[at] != b'}', "a gap is not opened");
        if bytes[at] == b'{' {
            let from = at + 1;
            while at < bytes.len() && bytes[at] != b'}' {
                at += 1;
            }
            assert!(at < bytes.len(), "a gap is not closed");
            let mut known = false;
            let mut i = 0;
            while i < names.len() {
                known = known || same(bytes, from, at, names[i].as_bytes());
                i += 1;
            }
            assert!(known, "no such gap");
        }
        at += 1;
    }
}

#[allow(clippy::indexing_slicing)]
const fn same(bytes: &[u8], from: usize, to: usize, name: &[u8]) -> bool {
    if to - from != name.len() {
        return false;
    }
    let mut i = 0;
    while i < name.len() {
        if bytes[from + i] != name[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Who speaks, in a script; a letter has only [`Speaker::Letter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// 对方可能说
    They,
    /// 你可以说
    You,
    /// For the borrower's eyes, not to be read out.
    Note,
    /// A paragraph that is sent.
    Letter,
}

/// For which debts a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    Any,
    Card,
    Loan,
    /// Where the limitation period has ended, as far as it is reckoned.
    Expired,
    /// Where it is known that it has not.
    InTime,
    /// Where the lender is under the measures on complaints in banking, as far
    /// as is known.
    Supervised,
    Unsupervised,
    /// A loan of such a lender, and no card.
    SupervisedLoan,
    /// Where the other side claims or sues for less than the statement says.
    ClaimsLess,
    /// Where it does not, as far as is known.
    ClaimsNoLess,
}

/// One paragraph of a piece, or one turn of a script.
#[derive(Clone, Copy, Debug)]
pub struct Para {
    pub speaker: Speaker,
    pub only: Only,
    /// Left out where one of its gaps has no value.
    pub optional: bool,
    pub text: Template,
}

/// A paragraph that is sent.
#[must_use]
pub const fn p(text: &'static str) -> Para {
    Para {
        speaker: Speaker::Letter,
        only: Only::Any,
        optional: false,
        text: Template::piece(text),
    }
}

/// What they may say.
#[must_use]
pub const fn they(text: &'static str) -> Para {
    p(text).by(Speaker::They)
}

/// What can be said.
#[must_use]
pub const fn you(text: &'static str) -> Para {
    p(text).by(Speaker::You)
}

/// What is not said.
#[must_use]
pub const fn note(text: &'static str) -> Para {
    p(text).by(Speaker::Note)
}

impl Para {
    const fn by(mut self, speaker: Speaker) -> Para {
        self.speaker = speaker;
        self
    }

    /// Left out where it cannot be filled.
    #[must_use]
    pub const fn known(mut self) -> Para {
        self.optional = true;
        self
    }

    #[must_use]
    pub const fn only(mut self, only: Only) -> Para {
        self.only = only;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_once() {
        let text = Template::piece("{name}：{total}，{name}");
        assert_eq!(text.gaps(), [Gap::Name, Gap::Total, Gap::Name]);
        let filled = text.fill(&|gap| (gap == Gap::Name).then(|| "{total}".to_owned()));
        assert_eq!(filled, "{total}：，{total}");
        assert_eq!(
            Template::row("{n}. {what}").of(&[("what", "甲"), ("n", "1")]),
            "1. 甲"
        );
    }

    #[test]
    fn each_gap_has_its_name() {
        assert_eq!(Gap::ALL.len(), Gap::NAMES.len());
        for (gap, name) in Gap::ALL.iter().zip(Gap::NAMES) {
            assert_eq!(Gap::named(name), Some(*gap));
        }
    }
}
