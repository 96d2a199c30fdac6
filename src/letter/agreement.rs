//! An agreement, checked before the first payment.
//!
//! For a card the measures on credit cards list six contents (Article 70); for
//! other loans the same is good practice and no rule. Figures are checked to
//! the fen: instalments against the total, the total against the statement,
//! each month against what is left.

use chrono::NaiveDate;

use super::facts::sum;
use crate::money::Fen;
use crate::stored::names;

/// The most instalments of a card's plan: five years of months.
pub const CARD_INSTALMENTS: u16 = 60;

/// In what form it was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Said only.
    Oral,
    /// Said on a line that the lender records.
    Recorded,
    /// In writing, or confirmed in the official app.
    Written,
    /// Signed by both.
    Signed,
}

names!(Form {
    Oral = "oral",
    Recorded = "recorded",
    Written = "written",
    Signed = "signed",
});

impl Form {
    pub const ALL: [Form; 4] = [Form::Oral, Form::Recorded, Form::Written, Form::Signed];
}

/// Whose account is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payee {
    /// The lender's own, in its name.
    Lender,
    /// The agency's.
    Agency,
    /// A person's.
    Private,
}

names!(Payee {
    Lender = "lender",
    Agency = "agency",
    Private = "private",
});

impl Payee {
    pub const ALL: [Payee; 3] = [Payee::Lender, Payee::Agency, Payee::Private];
}

/// What was agreed, as the borrower types it in. `None`: nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub agreed_on: Option<NaiveDate>,
    /// What is owed, as it says, and how much of it is principal.
    pub balance: Option<Fen>,
    pub principal: Option<Fen>,
    /// Whether interest, penalty and fees are told apart.
    pub structure: Option<bool>,
    pub currency: Option<bool>,
    pub down: Option<Fen>,
    pub monthly: Option<Fen>,
    /// The last instalment where it differs.
    pub last: Option<Fen>,
    pub instalments: Option<u16>,
    pub first_due: Option<NaiveDate>,
    /// Everything that will have been paid, as it says.
    pub total: Option<Fen>,
    /// Whether interest, penalty and fees stop while it is kept.
    pub interest_stops: Option<bool>,
    pub collection_stops: Option<bool>,
    /// Whether it has the promise to apply for no card until it is paid.
    pub no_new_cards: Option<bool>,
    /// Whether it says what each side may do and what default means.
    pub rights_and_default: Option<bool>,
    /// Whether it says what one late payment does.
    pub missed_payment: Option<bool>,
    /// Whether all that was said is in it.
    pub all_in_text: Option<bool>,
    pub payee: Option<Payee>,
    pub form: Option<Form>,
    /// Whether a copy or recording is kept.
    pub proof_kept: Option<bool>,
    /// Whether the debt ends with the last payment, with a 结清证明.
    pub certificate: Option<bool>,
    /// Whether it says how it is reported to the credit register.
    pub credit_record: Option<bool>,
}

impl Agreement {
    /// Down payment and all instalments; `None` where they are not all known
    /// or do not fit.
    #[must_use]
    pub fn reckoned(&self) -> Option<Fen> {
        sum(self.down, self.monthly?, self.instalments?, self.last).ok()
    }
}

/// What it is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    pub day: NaiveDate,
    pub card: bool,
    /// By the statement.
    pub owed: Option<Fen>,
    pub principal: Option<Fen>,
    /// What is free for this debt in its tightest month.
    pub surplus: Option<Fen>,
    /// What is at hand for a down payment.
    pub cash: Option<Fen>,
    /// The first day on which there is money for an instalment.
    pub money_on: Option<NaiveDate>,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Balance,
    Principal,
    Structure,
    Currency,
    /// Amount and number of instalments, first date.
    Schedule,
    /// Whether charges go on is said at all.
    Charges,
    NoNewCards,
    RightsAndDefault,
    AllInText,
    /// At most sixty for a card.
    Term,
    /// Instalments against the total.
    Total,
    /// The total against what is owed.
    Cost,
    FirstDate,
    Monthly,
    Down,
    InterestStops,
    CollectionStops,
    MissedPayment,
    Payee,
    Form,
    ProofKept,
    Certificate,
    CreditRecord,
}

impl Item {
    pub const COUNT: usize = 23;
    pub const ALL: [Item; Item::COUNT] = [
        Item::Balance,
        Item::Principal,
        Item::Structure,
        Item::Currency,
        Item::Schedule,
        Item::Charges,
        Item::NoNewCards,
        Item::RightsAndDefault,
        Item::AllInText,
        Item::Term,
        Item::Total,
        Item::Cost,
        Item::FirstDate,
        Item::Monthly,
        Item::Down,
        Item::InterestStops,
        Item::CollectionStops,
        Item::MissedPayment,
        Item::Payee,
        Item::Form,
        Item::ProofKept,
        Item::Certificate,
        Item::CreditRecord,
    ];

    /// Which of the six contents of Article 70 it belongs to.
    #[must_use]
    pub const fn content(self) -> Option<u8> {
        match self {
            Item::Balance | Item::Principal | Item::Structure | Item::Currency => Some(1),
            Item::Schedule => Some(2),
            Item::Charges => Some(3),
            Item::NoNewCards => Some(4),
            Item::RightsAndDefault => Some(5),
            Item::AllInText => Some(6),
            _ => None,
        }
    }
}

/// What an item rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Article 70 lists it, for cards.
    Article70,
    /// No rule asks for it; it is as well to have it.
    GoodPractice,
    /// Two figures are compared.
    Arithmetic,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Ok,
    /// Nothing was said, or it is not in there.
    Missing,
    /// Two figures do not go together, or it is the other way round.
    Contradicts,
    /// There is nothing to check it against, or it can be meant in two ways.
    Unclear,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    AsItShould,
    NotSaid,
    SaidNo,
    /// The other figure is not known here.
    NothingToCompare,
    /// It names more than the statement, in fen.
    MoreThanOurs {
        stated: Fen,
        ours: Fen,
        more: Fen,
    },
    /// It names less: as good, if it is in writing.
    LessThanOurs {
        stated: Fen,
        ours: Fen,
    },
    /// The instalments come to something else than the total.
    Total {
        reckoned: Fen,
        stated: Fen,
    },
    /// Charges are said to stop, and still more is paid than is owed.
    StopsYetCosts {
        total: Fen,
        balance: Fen,
        more: Fen,
    },
    /// What the agreement costs beyond what is owed.
    Costs {
        total: Fen,
        owed: Fen,
        more: Fen,
    },
    /// More instalments than a card's plan may have.
    TooLong {
        instalments: u16,
    },
    /// The first date has passed.
    Past {
        first: NaiveDate,
    },
    /// The first date is before there is money.
    BeforeMoney {
        first: NaiveDate,
        money_on: NaiveDate,
    },
    /// A month, or the down payment, takes more than there is.
    Over {
        asked: Fen,
        there: Fen,
        more: Fen,
    },
    OralOnly,
    AgencyAccount,
    PrivateAccount,
}

/// One item, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    pub item: Item,
    pub basis: Basis,
    pub state: State,
    pub why: Why,
    /// To be had in writing, or on a recorded line, before the first payment.
    pub get_in_writing: bool,
}

/// `a − b` where it fits.
fn less(a: Fen, b: Fen) -> Fen {
    a.minus(b).unwrap_or(Fen::ZERO)
}

/// Whether it says yes.
const fn yes(said: Option<bool>) -> (State, Why) {
    match said {
        Some(true) => (State::Ok, Why::AsItShould),
        Some(false) => (State::Missing, Why::SaidNo),
        None => (State::Missing, Why::NotSaid),
    }
}

/// Whether what it must do for the borrower is the case.
const fn holds(said: Option<bool>) -> (State, Why) {
    match said {
        Some(true) => (State::Ok, Why::AsItShould),
        Some(false) => (State::Contradicts, Why::SaidNo),
        None => (State::Missing, Why::NotSaid),
    }
}

/// A figure of the agreement that should not be above ours.
fn compared(stated: Option<Fen>, ours: Option<Fen>) -> (State, Why) {
    match (stated, ours) {
        (None, _) => (State::Missing, Why::NotSaid),
        (Some(_), None) => (State::Unclear, Why::NothingToCompare),
        (Some(stated), Some(ours)) if stated > ours => {
            let more = less(stated, ours);
            (State::Contradicts, Why::MoreThanOurs { stated, ours, more })
        }
        (Some(stated), Some(ours)) if stated < ours => {
            (State::Ok, Why::LessThanOurs { stated, ours })
        }
        _ => (State::Ok, Why::AsItShould),
    }
}

/// What is asked for against what there is.
fn within(asked: Option<Fen>, there: Option<Fen>) -> (State, Why) {
    match (asked, there) {
        (None, _) => (State::Missing, Why::NotSaid),
        (Some(_), None) => (State::Unclear, Why::NothingToCompare),
        (Some(asked), Some(there)) if asked > there => {
            let more = less(asked, there);
            (State::Contradicts, Why::Over { asked, there, more })
        }
        _ => (State::Ok, Why::AsItShould),
    }
}

fn total(a: &Agreement) -> (State, Why) {
    match (a.reckoned(), a.total) {
        (_, None) => (State::Missing, Why::NotSaid),
        (None, Some(_)) => (State::Unclear, Why::NothingToCompare),
        (Some(reckoned), Some(stated)) if reckoned != stated => {
            (State::Contradicts, Why::Total { reckoned, stated })
        }
        _ => (State::Ok, Why::AsItShould),
    }
}

fn cost(a: &Agreement, against: &Against) -> (State, Why) {
    let Some(total) = a.total.into_iter().chain(a.reckoned()).max() else {
        return (State::Missing, Why::NotSaid);
    };
    if let Some(balance) = a.balance.or(against.owed)
        && a.interest_stops == Some(true)
        && total > balance
    {
        let more = less(total, balance);
        let why = Why::StopsYetCosts {
            total,
            balance,
            more,
        };
        return (State::Contradicts, why);
    }
    match against.owed {
        None => (State::Unclear, Why::NothingToCompare),
        Some(owed) if total > owed => {
            let more = less(total, owed);
            (State::Unclear, Why::Costs { total, owed, more })
        }
        Some(owed) if total < owed => {
            let (stated, ours) = (total, owed);
            (State::Ok, Why::LessThanOurs { stated, ours })
        }
        Some(_) => (State::Ok, Why::AsItShould),
    }
}

fn first_date(a: &Agreement, against: &Against) -> (State, Why) {
    let Some(first) = a.first_due else {
        return (State::Missing, Why::NotSaid);
    };
    if first < against.day {
        return (State::Contradicts, Why::Past { first });
    }
    match against.money_on {
        None => (State::Unclear, Why::NothingToCompare),
        Some(money_on) if first < money_on => {
            (State::Contradicts, Why::BeforeMoney { first, money_on })
        }
        Some(_) => (State::Ok, Why::AsItShould),
    }
}

/// Judges one item; `None` where it is nothing to this agreement.
fn judged(item: Item, a: &Agreement, against: &Against) -> Option<(State, Why)> {
    Some(match item {
        Item::Balance => compared(a.balance, against.owed),
        Item::Principal => compared(a.principal, against.principal),
        Item::Structure => yes(a.structure),
        Item::Currency => yes(a.currency),
        Item::Schedule => {
            let all = a.monthly.is_some()
                && a.instalments.is_some_and(|n| n > 0)
                && a.first_due.is_some();
            yes(all.then_some(true))
        }
        Item::Charges => yes(a.interest_stops.map(|_| true)),
        Item::NoNewCards if against.card => yes(a.no_new_cards),
        Item::RightsAndDefault => yes(a.rights_and_default),
        Item::AllInText => yes(a.all_in_text),
        Item::Term if against.card => match a.instalments {
            None => (State::Missing, Why::NotSaid),
            Some(instalments) if instalments > CARD_INSTALMENTS => {
                (State::Contradicts, Why::TooLong { instalments })
            }
            Some(_) => (State::Ok, Why::AsItShould),
        },
        Item::NoNewCards | Item::Term => return None,
        Item::Total => total(a),
        Item::Cost => cost(a, against),
        Item::FirstDate => first_date(a, against),
        Item::Monthly => within(a.monthly.into_iter().chain(a.last).max(), against.surplus),
        Item::Down => match a.down {
            Some(down) if down > Fen::ZERO => within(Some(down), against.cash),
            _ => return None,
        },
        Item::InterestStops => holds(a.interest_stops),
        Item::CollectionStops => holds(a.collection_stops),
        Item::MissedPayment => yes(a.missed_payment),
        Item::Payee => match a.payee {
            None => (State::Missing, Why::NotSaid),
            Some(Payee::Lender) => (State::Ok, Why::AsItShould),
            Some(Payee::Agency) => (State::Contradicts, Why::AgencyAccount),
            Some(Payee::Private) => (State::Contradicts, Why::PrivateAccount),
        },
        Item::Form => match a.form {
            None => (State::Missing, Why::NotSaid),
            Some(Form::Oral) => (State::Missing, Why::OralOnly),
            Some(_) => (State::Ok, Why::AsItShould),
        },
        Item::ProofKept => yes(a.proof_kept),
        Item::Certificate => yes(a.certificate),
        Item::CreditRecord => yes(a.credit_record),
    })
}

/// Checks an agreement, item by item.
#[must_use]
pub fn check(agreement: &Agreement, against: &Against) -> Vec<Check> {
    let mut checks = Vec::new();
    for item in Item::ALL {
        let Some((state, why)) = judged(item, agreement, against) else {
            continue;
        };
        let basis = match item {
            Item::Total | Item::Cost | Item::FirstDate | Item::Monthly | Item::Down => {
                Basis::Arithmetic
            }
            _ if against.card && (item.content().is_some() || item == Item::Term) => {
                Basis::Article70
            }
            _ => Basis::GoodPractice,
        };
        // These want another figure, or a file kept, not a line in writing.
        let by_oneself = matches!(
            item,
            Item::FirstDate | Item::Monthly | Item::Down | Item::ProofKept
        );
        let nothing_said = why == Why::NotSaid;
        checks.push(Check {
            item,
            basis,
            state,
            why,
            get_in_writing: match state {
                State::Ok => matches!(why, Why::LessThanOurs { .. }),
                _ => item != Item::ProofKept && (!by_oneself || nothing_said),
            },
        });
    }
    checks
}

/// Whether nothing speaks against the first payment: nothing is missing and
/// nothing contradicts.
#[must_use]
pub fn ready(checks: &[Check]) -> bool {
    checks
        .iter()
        .all(|check| matches!(check.state, State::Ok | State::Unclear))
}

/// What to have in writing before the first payment.
#[must_use]
pub fn to_get_in_writing(checks: &[Check]) -> Vec<Item> {
    let open = checks.iter().filter(|check| check.get_in_writing);
    open.map(|check| check.item).collect()
}
