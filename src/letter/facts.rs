//! What a piece is filled with, and what is missing.

use chrono::NaiveDate;

use super::agreement::Agreement;
use crate::collector::{Channel, Direction, Me, Minute, Sha256, Tag, Who};
use crate::law::Lender;
use crate::law::conduct::{RuleId, Verdict};
use crate::loan::limitation::Limitation;
use crate::loan::statement::{Component, Totals};
use crate::money::{Fen, Overflow, Rounding};

/// Everything a piece may say, from statement, plan and log. What is not known
/// is `None`, or an empty text or list.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The day of the piece.
    pub day: NaiveDate,
    /// Whether the debt is a credit card's.
    pub card: bool,
    pub lender: Option<Lender>,
    /// The full legal name of the lender.
    pub institution: String,
    pub product: String,
    pub contract_no: String,
    /// The agency that collects.
    pub firm: String,
    pub hotline: String,
    pub me: Me,
    /// What is owed by the statement, by component.
    pub owed: Option<Owed>,
    /// The earliest due date that was not kept.
    pub overdue_since: Option<NaiveDate>,
    /// What the other side claims.
    pub claimed: Option<Fen>,
    /// What was paid out, and when; empty for a card.
    pub lent: Vec<(NaiveDate, Fen)>,
    /// All payments that were noted; `None` where none was.
    pub paid: Option<Fen>,
    /// Why it is hard, in the borrower's words.
    pub hardship: String,
    /// What comes in, what living takes, in a month.
    pub income: Option<Fen>,
    pub living: Option<Fen>,
    /// What is left of a month for all debts; may be below zero.
    pub left: Option<Fen>,
    pub offer: Offer,
    /// What a court is told can be paid each month: only what the borrower
    /// typed.
    pub court_monthly: Option<Fen>,
    pub shares: Option<Shares>,
    /// A small sum each month, and until when.
    pub token: Option<Fen>,
    pub token_until: Option<NaiveDate>,
    /// One sum for all, and by when.
    pub settlement: Option<Fen>,
    pub settle_by: Option<NaiveDate>,
    /// Until when a hold is asked for.
    pub pause_until: Option<NaiveDate>,
    pub agreement: Option<Agreement>,
    /// With whom the borrower spoke on the phone, and when.
    pub spoke: Vec<(Minute, String)>,
    /// The log, in order of time.
    pub events: Vec<Event>,
    pub evidence: Vec<Proof>,
    /// From and to which time of day calls are welcome.
    pub hours: Option<(Hour, Hour)>,
    pub court: String,
    pub case_no: String,
    /// When the court's paper came.
    pub received: Option<NaiveDate>,
    /// What the paper asks for in all: what was said on the phone is not it.
    pub sued: Option<Fen>,
    /// Why the borrower disagrees, in the borrower's words.
    pub reasons: String,
    /// Who says that the debt was sold to them.
    pub assignee: String,
    /// What the credit report says, and what is right.
    pub entry: String,
    pub correct: String,
    /// What a complaint asks for.
    pub demand: String,
    /// Whom else a complaint goes to.
    pub authority: String,
    /// The complaint to the lender: when, its number, the answer and its day.
    pub filed_on: Option<NaiveDate>,
    pub ticket: String,
    pub reply: String,
    pub decided_on: Option<NaiveDate>,
    /// When the borrower objected to what the credit report says.
    pub objected_on: Option<NaiveDate>,
    pub limitation: Option<Limitation>,
}

/// What is owed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    pub as_of: NaiveDate,
    pub by_component: Totals,
}

impl Owed {
    /// All of it; `None` where it does not fit.
    #[must_use]
    pub fn total(&self) -> Option<Fen> {
        self.by_component.sum().ok()
    }

    #[must_use]
    pub fn principal(&self) -> Fen {
        self.by_component.of(Component::Principal)
    }
}

/// What can be promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    pub monthly: Option<Fen>,
    pub instalments: Option<u16>,
    pub first: Option<NaiveDate>,
    pub down: Option<Fen>,
    /// The last instalment where it differs.
    pub last: Option<Fen>,
}

impl Offer {
    /// Down payment and all instalments. `None` where the figures are not all
    /// there, or do not fit.
    #[must_use]
    pub fn total(&self) -> Option<Fen> {
        let monthly = self.monthly?;
        sum(self.down, monthly, self.instalments?, self.last).ok()
    }
}

/// `down + monthly × (instalments − 1) + last`, nothing for no instalment.
pub(super) fn sum(
    down: Option<Fen>,
    monthly: Fen,
    instalments: u16,
    last: Option<Fen>,
) -> Result<Fen, Overflow> {
    let down = down.unwrap_or(Fen::ZERO);
    let Some(others) = instalments.checked_sub(1) else {
        return Ok(down);
    };
    let others = monthly.scaled(others.into(), 1, Rounding::HalfUp)?;
    down.plus(others)?.plus(last.unwrap_or(monthly))
}

/// What each creditor gets of a monthly sum. The others are not named: whom
/// else the borrower owes is nobody's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    total: Fen,
    ours: usize,
    rows: Vec<Share>,
    creditors: usize,
    first: Fen,
}

/// One creditor's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many debts it is about.
    pub debts: usize,
    pub owed: Fen,
    pub monthly: Fen,
}

impl Shares {
    /// `ours` is the place of the creditor written to. `None` unless the
    /// shares come to the total exactly and the place is among them.
    #[must_use]
    pub fn new(total: Fen, ours: usize, rows: Vec<Share>) -> Option<Shares> {
        let sum = Fen::sum(rows.iter().map(|row| row.monthly)).ok()?;
        (sum == total && ours < rows.len()).then_some(Shares {
            total,
            ours,
            creditors: rows.len(),
            rows,
            first: Fen::ZERO,
        })
    }

    /// The same where `creditors` in all are owed, some of whom go first and
    /// are paid `first` a month.
    #[must_use]
    pub fn beside(mut self, creditors: usize, first: Fen) -> Shares {
        self.creditors = creditors.max(self.rows.len());
        self.first = first;
        self
    }

    /// How many creditors there are, those that go first among them.
    #[must_use]
    pub const fn creditors(&self) -> usize {
        self.creditors
    }

    /// What goes to those that go first, a month.
    #[must_use]
    pub const fn first(&self) -> Fen {
        self.first
    }

    #[must_use]
    pub const fn total(&self) -> Fen {
        self.total
    }

    #[must_use]
    pub const fn place(&self) -> usize {
        self.ours
    }

    #[must_use]
    pub fn rows(&self) -> &[Share] {
        &self.rows
    }

    #[must_use]
    pub fn ours(&self) -> Fen {
        self.rows.get(self.ours).map_or(Fen::ZERO, |s| s.monthly)
    }
}

/// One contact, as a complaint tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Minute,
    pub channel: Channel,
    /// Who began.
    pub direction: Direction,
    /// Whether a call was put through.
    pub connected: Option<bool>,
    /// How many came.
    pub headcount: Option<u8>,
    /// What they claimed.
    pub claimed: Option<Fen>,
    /// What they did, in one word each.
    pub tags: Vec<Tag>,
    /// Their number or account.
    pub number: String,
    /// Who they said they were.
    pub said: String,
    /// Somebody else who was reached.
    pub reached: Option<Who>,
    /// What happened, as the borrower wrote it down.
    pub words: String,
    /// What the rules say of it.
    pub judged: Vec<(Verdict, RuleId)>,
}

/// A file that proves something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub name: String,
    pub sha256: Sha256,
    pub note: String,
}

/// A time of day: hour and minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(pub u8, pub u8);

/// A fact that a piece needs, or that it says as well where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    Institution,
    Product,
    ContractNo,
    Name,
    IdNumber,
    Phone,
    Address,
    /// A statement whose figures add up.
    Owed,
    Hardship,
    Income,
    Living,
    Monthly,
    Instalments,
    FirstDate,
    Shares,
    Token,
    TokenUntil,
    Settlement,
    SettleBy,
    PauseUntil,
    AgreedOn,
    AgreedMonthly,
    AgreedInstalments,
    AgreedFirst,
    /// A contact in the log with somebody else.
    ThirdParty,
    /// A contact in the log.
    Contact,
    Hours,
    Court,
    CaseNo,
    Received,
    /// What a court's paper asks for in all.
    Sued,
    Assignee,
    Entry,
    Correct,
    Demand,
    Authority,
    // What no piece needs.
    Firm,
    Hotline,
    Reasons,
    /// The complaint to the lender: its day, its number, the answer, its day.
    FiledOn,
    Ticket,
    Reply,
    DecidedOn,
    /// The day of the objection to a credit report.
    ObjectedOn,
}

/// Where in the program a fact is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The debt's own page.
    Debt,
    /// The lender's name, number and line.
    Creditor,
    /// Name and address of the borrower.
    Me,
    /// The month's money.
    Budget,
    /// Offers and shares of the plan.
    Plan,
    /// The log of contacts.
    Log,
    /// The agreement that is checked.
    Agreement,
    /// Beside the piece itself.
    Here,
}

impl Place {
    pub const ALL: [Place; 8] = [
        Place::Debt,
        Place::Creditor,
        Place::Me,
        Place::Budget,
        Place::Plan,
        Place::Log,
        Place::Agreement,
        Place::Here,
    ];
}

impl Missing {
    pub const COUNT: usize = 44;
    pub const ALL: [Missing; Missing::COUNT] = [
        Missing::Institution,
        Missing::Product,
        Missing::ContractNo,
        Missing::Name,
        Missing::IdNumber,
        Missing::Phone,
        Missing::Address,
        Missing::Owed,
        Missing::Hardship,
        Missing::Income,
        Missing::Living,
        Missing::Monthly,
        Missing::Instalments,
        Missing::FirstDate,
        Missing::Shares,
        Missing::Token,
        Missing::TokenUntil,
        Missing::Settlement,
        Missing::SettleBy,
        Missing::PauseUntil,
        Missing::AgreedOn,
        Missing::AgreedMonthly,
        Missing::AgreedInstalments,
        Missing::AgreedFirst,
        Missing::ThirdParty,
        Missing::Contact,
        Missing::Hours,
        Missing::Court,
        Missing::CaseNo,
        Missing::Received,
        Missing::Sued,
        Missing::Assignee,
        Missing::Entry,
        Missing::Correct,
        Missing::Demand,
        Missing::Authority,
        Missing::Firm,
        Missing::Hotline,
        Missing::Reasons,
        Missing::FiledOn,
        Missing::Ticket,
        Missing::Reply,
        Missing::DecidedOn,
        Missing::ObjectedOn,
    ];

    /// Where it is entered.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Missing::Product | Missing::Owed => Place::Debt,
            Missing::Institution | Missing::ContractNo | Missing::Firm | Missing::Hotline => {
                Place::Creditor
            }
            Missing::Name | Missing::IdNumber | Missing::Phone | Missing::Address => Place::Me,
            Missing::Income | Missing::Living => Place::Budget,
            Missing::Monthly | Missing::Instalments | Missing::FirstDate | Missing::Shares => {
                Place::Plan
            }
            Missing::ThirdParty | Missing::Contact => Place::Log,
            Missing::AgreedOn
            | Missing::AgreedMonthly
            | Missing::AgreedInstalments
            | Missing::AgreedFirst => Place::Agreement,
            Missing::Hardship
            | Missing::Token
            | Missing::TokenUntil
            | Missing::Settlement
            | Missing::SettleBy
            | Missing::PauseUntil
            | Missing::Hours
            | Missing::Court
            | Missing::CaseNo
            | Missing::Received
            | Missing::Sued
            | Missing::Assignee
            | Missing::Entry
            | Missing::Correct
            | Missing::Demand
            | Missing::Authority
            | Missing::Reasons
            | Missing::FiledOn
            | Missing::Ticket
            | Missing::Reply
            | Missing::DecidedOn
            | Missing::ObjectedOn => Place::Here,
        }
    }
}

/// A text that says something.
pub(super) fn said(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

/// An amount above zero.
pub(super) fn some(amount: Option<Fen>) -> Option<Fen> {
    amount.filter(|amount| *amount > Fen::ZERO)
}

impl Facts {
    /// Nothing known but the day.
    #[must_use]
    pub fn on(day: NaiveDate) -> Facts {
        Facts {
            day,
            ..Facts::default()
        }
    }

    /// What is owed in all, by the statement.
    #[must_use]
    pub fn total(&self) -> Option<Fen> {
        self.owed.and_then(|owed| owed.total())
    }

    /// What the other side sues for, or else claims, where it is less than the
    /// statement says: then the borrower's own figure is better not named.
    #[must_use]
    pub fn claims_less(&self) -> Option<Fen> {
        let total = self.total()?;
        let claimed = some(self.sued).or(some(self.claimed));
        claimed.filter(|claimed| *claimed < total)
    }

    /// Whether the lender is of those that the measures on complaints in banking
    /// name, or may be: banks and consumer-finance companies.
    #[must_use]
    pub const fn supervised(&self) -> bool {
        !matches!(
            self.lender,
            Some(Lender::SmallLoan | Lender::Platform | Lender::Private)
        )
    }

    /// With whom the agreement was made: whom the borrower last spoke to on the
    /// phone on the day it was made.
    #[must_use]
    pub fn staff(&self) -> Option<&str> {
        let day = self.agreement.as_ref()?.agreed_on?;
        let then = self.spoke.iter().filter(|(at, _)| at.day() == day);
        let (_, staff) = then.max_by_key(|(at, _)| *at)?;
        said(staff)
    }

    /// Whether the limitation period has ended, by the reckoning that is
    /// relied on; `None` where there is none, or what the log has leaves it
    /// open.
    #[must_use]
    pub fn expired(&self) -> Option<bool> {
        let limitation = self.limitation.as_ref()?;
        let over = limitation.clock.is_over();
        (!over || limitation.ended().is_some()).then_some(over)
    }

    /// Whether a fact is there.
    #[must_use]
    pub fn has(&self, fact: Missing) -> bool {
        let agreement = self.agreement.as_ref();
        let text = match fact {
            Missing::Institution => &self.institution,
            Missing::Product => &self.product,
            Missing::ContractNo => &self.contract_no,
            Missing::Name => &self.me.name,
            Missing::IdNumber => &self.me.id_number,
            Missing::Phone => &self.me.phone,
            Missing::Address => &self.me.address,
            Missing::Hardship => &self.hardship,
            Missing::Court => &self.court,
            Missing::CaseNo => &self.case_no,
            Missing::Assignee => &self.assignee,
            Missing::Entry => &self.entry,
            Missing::Correct => &self.correct,
            Missing::Demand => &self.demand,
            Missing::Authority => &self.authority,
            Missing::Firm => &self.firm,
            Missing::Hotline => &self.hotline,
            Missing::Reasons => &self.reasons,
            Missing::Ticket => &self.ticket,
            Missing::Reply => &self.reply,
            Missing::Owed => return self.total().is_some(),
            Missing::Income => return self.income.is_some(),
            Missing::Living => return self.living.is_some(),
            Missing::Monthly => return some(self.offer.monthly).is_some(),
            Missing::Instalments => {
                return self.offer.instalments.is_some_and(|n| n > 0)
                    && (self.offer.monthly.is_none() || self.offer.total().is_some());
            }
            Missing::FirstDate => return self.offer.first.is_some(),
            Missing::Shares => return self.shares.is_some(),
            Missing::Token => return some(self.token).is_some(),
            Missing::TokenUntil => return self.token_until.is_some(),
            Missing::Settlement => return some(self.settlement).is_some(),
            Missing::SettleBy => return self.settle_by.is_some(),
            Missing::PauseUntil => return self.pause_until.is_some(),
            Missing::AgreedOn => return agreement.is_some_and(|a| a.agreed_on.is_some()),
            Missing::AgreedMonthly => return agreement.is_some_and(|a| some(a.monthly).is_some()),
            Missing::AgreedInstalments => {
                return agreement.is_some_and(|a| a.instalments.is_some_and(|n| n > 0));
            }
            Missing::AgreedFirst => return agreement.is_some_and(|a| a.first_due.is_some()),
            Missing::ThirdParty => return self.events.iter().any(|e| e.reached.is_some()),
            Missing::Contact => return !self.events.is_empty(),
            Missing::Hours => return self.hours.is_some_and(|(from, to)| from < to),
            Missing::Received => return self.received.is_some(),
            Missing::FiledOn => return self.filed_on.is_some(),
            Missing::DecidedOn => return self.decided_on.is_some(),
            Missing::ObjectedOn => return self.objected_on.is_some(),
            Missing::Sued => return some(self.sued).is_some(),
        };
        said(text).is_some()
    }
}
