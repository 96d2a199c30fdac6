//! What is to be known of each piece besides its words: what it needs, whom it
//! goes to, what it starts, what it does to the limitation clock.

use chrono::NaiveDate;

use super::agreement::CARD_INSTALMENTS;
use super::facts::{Facts, Missing, some};
use crate::calendar::{days_between, plus_days};
use crate::collector::Piece;
use crate::collector::piece::PieceKind;
use crate::collector::todo::Step;
use crate::law::Cite::{self, Law, Own, Rule};
use crate::law::conduct::RuleId;
use crate::law::{Source, SourceId, relief};
use crate::loan::limitation::{Effect, InterruptionKind, Status};
use crate::money::Fen;

/// Whom a piece is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// Whoever is on the phone.
    Caller,
    Lender,
    /// The lender and the credit reference centre.
    CreditRegister,
    /// Who says that the debt is theirs now.
    Assignee,
    Court,
    Nfra,
    Pboc,
    Association,
    /// A local office.
    Authority,
}

impl Recipient {
    pub const ALL: [Recipient; 9] = [
        Recipient::Caller,
        Recipient::Lender,
        Recipient::CreditRegister,
        Recipient::Assignee,
        Recipient::Court,
        Recipient::Nfra,
        Recipient::Pboc,
        Recipient::Association,
        Recipient::Authority,
    ];
}

/// What a piece does to the limitation clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitationEffect {
    /// It is about conduct or procedure, not about what is owed.
    Untouched,
    /// It asks, and says that it neither confirms nor agrees.
    Inquiry,
    /// It counts as agreeing to pay: the clock starts anew, and after the end
    /// of the period the defence may be given away.
    Consent,
    /// Here the defence is raised, or lost.
    Defence,
}

impl LimitationEffect {
    pub const ALL: [LimitationEffect; 4] = [
        LimitationEffect::Untouched,
        LimitationEffect::Inquiry,
        LimitationEffect::Consent,
        LimitationEffect::Defence,
    ];

    #[must_use]
    pub const fn cites(self) -> &'static [Cite] {
        match self {
            LimitationEffect::Untouched | LimitationEffect::Inquiry => {
                const { &[Law(SourceId::CivilCode195), Law(SourceId::Limitation8)] }
            }
            LimitationEffect::Consent => {
                const { &[Law(SourceId::Limitation14), Law(SourceId::Limitation19)] }
            }
            LimitationEffect::Defence => {
                const { &[Law(SourceId::CivilCode193), Law(SourceId::Limitation3)] }
            }
        }
    }
}

/// What goes along with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attachment {
    IdCopy,
    Contract,
    Payments,
    HardshipProof,
    IncomeAndCosts,
    BankFlow,
    Evidence,
    CreditReport,
    CourtPapers,
}

impl Attachment {
    pub const ALL: [Attachment; 9] = [
        Attachment::IdCopy,
        Attachment::Contract,
        Attachment::Payments,
        Attachment::HardshipProof,
        Attachment::IncomeAndCosts,
        Attachment::BankFlow,
        Attachment::Evidence,
        Attachment::CreditReport,
        Attachment::CourtPapers,
    ];
}

/// What to beware of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warn {
    /// 代理维权, 债务优化
    Agents,
    /// 征信修复
    CreditRepair,
    FakeCollectors,
    /// 以贷养贷, 过桥
    NewLoans,
    PrivateAccount,
    FakeCourtPapers,
    ForgedProof,
    GoingSilent,
    /// Invented facts are punished.
    InventedFacts,
    /// A complaint is no bargaining chip.
    BargainingChip,
}

impl Warn {
    pub const COUNT: usize = 10;
    pub const ALL: [Warn; Warn::COUNT] = [
        Warn::Agents,
        Warn::CreditRepair,
        Warn::FakeCollectors,
        Warn::NewLoans,
        Warn::PrivateAccount,
        Warn::FakeCourtPapers,
        Warn::ForgedProof,
        Warn::GoingSilent,
        Warn::InventedFacts,
        Warn::BargainingChip,
    ];

    #[must_use]
    pub const fn cites(self) -> &'static [Cite] {
        match self {
            Warn::Agents | Warn::ForgedProof | Warn::BargainingChip => {
                const { &[Own(&relief::WARN_AGENTS)] }
            }
            Warn::CreditRepair => const { &[Own(&relief::CREDIT_ONE_OFF)] },
            Warn::FakeCollectors => const { &[Own(&relief::WARN_FAKE), Own(&relief::FRAUD_LINE)] },
            Warn::NewLoans => const { &[Own(&relief::WARN_BRIDGE), Own(&relief::WARN_NEW_LOANS)] },
            Warn::PrivateAccount => const { &[Own(&relief::WARN_FAKE)] },
            Warn::FakeCourtPapers => const { &[Own(&relief::RECALLED)] },
            Warn::GoingSilent => const { &[Own(&relief::SILENCE)] },
            Warn::InventedFacts => const { &[Own(&relief::SECURITY_50_3)] },
        }
    }
}

/// What a piece cannot be without.
#[must_use]
// One entry for each piece; splitting the table would only hide it.
#[allow(clippy::too_many_lines)]
pub const fn needs(piece: Piece) -> &'static [Missing] {
    use Missing as M;
    match piece {
        Piece::FirstCall => &[M::Institution, M::Name],
        Piece::AskBreakdown | Piece::TheyThreaten | Piece::TheyAskFamily => &[M::Institution],
        Piece::OfferFigure => &[
            M::Institution,
            M::Income,
            M::Living,
            M::Monthly,
            M::FirstDate,
        ],
        Piece::TheyRefuse => &[M::Institution, M::Monthly],
        Piece::ItemisedStatement | Piece::PrivacyReminder => {
            &[M::Institution, M::Product, M::ContractNo, M::Name, M::Phone]
        }
        Piece::HoldForBudget => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::PauseUntil,
        ],
        Piece::HardshipInstalments => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::Owed,
            M::Hardship,
            M::Income,
            M::Living,
            M::Monthly,
            M::Instalments,
            M::FirstDate,
        ],
        Piece::ProRataOffer => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::Income,
            M::Living,
            M::FirstDate,
            M::Shares,
        ],
        Piece::TokenOffer => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::Hardship,
            M::Income,
            M::Living,
            M::Token,
            M::TokenUntil,
        ],
        Piece::SettlementOffer => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::Owed,
            M::Settlement,
            M::SettleBy,
        ],
        Piece::ProofOfAgreement => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::AgreedOn,
            M::AgreedMonthly,
            M::AgreedInstalments,
            M::AgreedFirst,
        ],
        Piece::StopThirdParties => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::ThirdParty,
        ],
        Piece::HoursAndChannel => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::Hours,
        ],
        Piece::CreditObjection => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::IdNumber,
            M::Phone,
            M::Entry,
            M::Correct,
        ],
        Piece::PaymentOrderObjection => &[
            M::Institution,
            M::Name,
            M::IdNumber,
            M::Phone,
            M::Address,
            M::Court,
            M::CaseNo,
            M::Received,
            M::Sued,
        ],
        Piece::AnswerToSuit => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::IdNumber,
            M::Phone,
            M::Address,
            M::Owed,
            M::Court,
            M::CaseNo,
            M::Received,
            M::Sued,
        ],
        Piece::ProveAssignment => &[
            M::Institution,
            M::ContractNo,
            M::Name,
            M::Phone,
            M::Assignee,
        ],
        Piece::LenderComplaint | Piece::Nfra12378 | Piece::AssociationPlatform => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::IdNumber,
            M::Phone,
            M::Contact,
            M::Demand,
        ],
        Piece::Pboc12363 => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::IdNumber,
            M::Phone,
            M::Entry,
            M::Correct,
            M::Demand,
        ],
        Piece::OtherComplaint => &[
            M::Institution,
            M::Product,
            M::ContractNo,
            M::Name,
            M::IdNumber,
            M::Phone,
            M::Contact,
            M::Demand,
            M::Authority,
        ],
    }
}

/// What a piece says as well, or reckons its days from, where it is known.
#[must_use]
pub const fn wants(piece: Piece) -> &'static [Missing] {
    use Missing as M;
    match piece {
        Piece::FirstCall => &[M::Hotline],
        Piece::OfferFigure => &[M::Instalments],
        Piece::TheyAskFamily => &[M::Hours],
        Piece::HoldForBudget => &[M::Hardship],
        Piece::HoursAndChannel => &[M::Address],
        Piece::PaymentOrderObjection => &[M::Reasons],
        Piece::AnswerToSuit => &[M::Monthly, M::Reasons],
        Piece::LenderComplaint => &[M::Address, M::Firm],
        Piece::Nfra12378 => &[
            M::Address,
            M::Firm,
            M::FiledOn,
            M::Ticket,
            M::Reply,
            M::DecidedOn,
        ],
        Piece::Pboc12363 => &[M::Address, M::Reply, M::ObjectedOn],
        Piece::AssociationPlatform | Piece::OtherComplaint => {
            &[M::Address, M::Firm, M::FiledOn, M::Reply]
        }
        _ => &[],
    }
}

/// What of it is not there, in the order of [`Missing`].
#[must_use]
pub fn missing(piece: Piece, facts: &Facts) -> Vec<Missing> {
    let needed = needs(piece).iter().copied();
    needed.filter(|fact| !facts.has(*fact)).collect()
}

#[must_use]
pub const fn recipient(piece: Piece) -> Recipient {
    match piece {
        Piece::CreditObjection => Recipient::CreditRegister,
        Piece::PaymentOrderObjection | Piece::AnswerToSuit => Recipient::Court,
        Piece::ProveAssignment => Recipient::Assignee,
        Piece::Nfra12378 => Recipient::Nfra,
        Piece::Pboc12363 => Recipient::Pboc,
        Piece::AssociationPlatform => Recipient::Association,
        Piece::OtherComplaint => Recipient::Authority,
        _ => match piece.kind() {
            PieceKind::Script => Recipient::Caller,
            _ => Recipient::Lender,
        },
    }
}

#[must_use]
pub const fn effect(piece: Piece) -> LimitationEffect {
    match piece {
        // A figure, a plan and a request for time are agreeing to pay.
        Piece::OfferFigure
        | Piece::TheyRefuse
        | Piece::HoldForBudget
        | Piece::HardshipInstalments
        | Piece::ProRataOffer
        | Piece::TokenOffer
        | Piece::SettlementOffer
        | Piece::ProofOfAgreement => LimitationEffect::Consent,
        Piece::FirstCall
        | Piece::AskBreakdown
        | Piece::ItemisedStatement
        | Piece::StopThirdParties
        | Piece::HoursAndChannel
        | Piece::PrivacyReminder
        | Piece::CreditObjection
        | Piece::ProveAssignment => LimitationEffect::Inquiry,
        Piece::TheyThreaten
        | Piece::TheyAskFamily
        | Piece::PaymentOrderObjection
        | Piece::LenderComplaint
        | Piece::Nfra12378
        | Piece::Pboc12363
        | Piece::AssociationPlatform
        | Piece::OtherComplaint => LimitationEffect::Untouched,
        Piece::AnswerToSuit => LimitationEffect::Defence,
    }
}

#[must_use]
pub const fn attachments(piece: Piece) -> &'static [Attachment] {
    use Attachment as A;
    match piece {
        Piece::HardshipInstalments | Piece::TokenOffer => {
            &[A::IdCopy, A::HardshipProof, A::IncomeAndCosts, A::BankFlow]
        }
        Piece::ProRataOffer => &[A::IdCopy, A::IncomeAndCosts],
        Piece::StopThirdParties => &[A::Evidence],
        Piece::CreditObjection => &[A::IdCopy, A::CreditReport, A::Payments],
        Piece::PaymentOrderObjection => &[A::IdCopy, A::CourtPapers],
        Piece::AnswerToSuit => &[A::IdCopy, A::Contract, A::Payments, A::Evidence],
        Piece::LenderComplaint
        | Piece::Nfra12378
        | Piece::AssociationPlatform
        | Piece::OtherComplaint => &[A::IdCopy, A::Evidence],
        Piece::Pboc12363 => &[A::IdCopy, A::CreditReport, A::Evidence],
        _ => &[],
    }
}

#[must_use]
pub const fn warnings(piece: Piece) -> &'static [Warn] {
    match piece {
        Piece::FirstCall | Piece::AskBreakdown | Piece::TheyAskFamily => &[
            Warn::FakeCollectors,
            Warn::PrivateAccount,
            Warn::GoingSilent,
        ],
        Piece::OfferFigure | Piece::TheyRefuse => {
            &[Warn::PrivateAccount, Warn::Agents, Warn::NewLoans]
        }
        Piece::TheyThreaten => &[
            Warn::FakeCollectors,
            Warn::FakeCourtPapers,
            Warn::PrivateAccount,
        ],
        Piece::ItemisedStatement => &[Warn::FakeCollectors, Warn::Agents],
        Piece::HoldForBudget => &[Warn::GoingSilent, Warn::NewLoans],
        Piece::HardshipInstalments | Piece::TokenOffer => {
            &[Warn::ForgedProof, Warn::Agents, Warn::NewLoans]
        }
        Piece::ProRataOffer => &[Warn::Agents, Warn::NewLoans],
        Piece::SettlementOffer => &[Warn::PrivateAccount, Warn::NewLoans, Warn::Agents],
        Piece::ProofOfAgreement => &[Warn::PrivateAccount],
        Piece::StopThirdParties | Piece::HoursAndChannel | Piece::PrivacyReminder => {
            &[Warn::GoingSilent]
        }
        Piece::CreditObjection => &[Warn::CreditRepair, Warn::ForgedProof],
        Piece::PaymentOrderObjection | Piece::AnswerToSuit => {
            &[Warn::FakeCourtPapers, Warn::ForgedProof]
        }
        Piece::ProveAssignment => &[Warn::FakeCollectors, Warn::PrivateAccount],
        Piece::Pboc12363 => &[
            Warn::InventedFacts,
            Warn::BargainingChip,
            Warn::CreditRepair,
        ],
        Piece::LenderComplaint
        | Piece::Nfra12378
        | Piece::AssociationPlatform
        | Piece::OtherComplaint => &[Warn::InventedFacts, Warn::BargainingChip, Warn::Agents],
    }
}

/// What a piece rests on; what it does to the clock has its own.
#[must_use]
// One entry for each piece; splitting the table would only hide it.
#[allow(clippy::too_many_lines)]
pub const fn cites(piece: Piece) -> &'static [Cite] {
    match piece {
        Piece::FirstCall => {
            const {
                &[
                    Rule(RuleId::NoticeBeforeAgency),
                    Rule(RuleId::GuidelineAgencyList),
                    Own(&relief::WARN_FAKE),
                ]
            }
        }
        Piece::AskBreakdown | Piece::ItemisedStatement => {
            const { &[Law(SourceId::CostDisclosure2026), Own(&relief::CIVIL_561)] }
        }
        Piece::OfferFigure | Piece::TheyRefuse | Piece::HardshipInstalments => {
            const {
                &[
                    Own(&relief::CARD_70),
                    Own(&relief::CIVIL_678),
                    Own(&relief::RELIEF_2025),
                    Own(&relief::PRACTICE),
                ]
            }
        }
        Piece::TheyThreaten => {
            const {
                &[
                    Rule(RuleId::Security50),
                    Rule(RuleId::GuidelineViolence),
                    Rule(RuleId::GuidelineFalseThreats),
                    Own(&relief::EVIDENCE_RULES),
                ]
            }
        }
        Piece::TheyAskFamily => {
            const {
                &[
                    Rule(RuleId::StandardThirdParty),
                    Rule(RuleId::GuidelineThirdParty),
                    Own(&relief::CIVIL_1064),
                ]
            }
        }
        Piece::HoldForBudget => const { &[Own(&relief::CIVIL_678), Own(&relief::PRACTICE)] },
        Piece::ProRataOffer | Piece::TokenOffer => {
            const { &[Own(&relief::CIVIL_678), Own(&relief::RELIEF_2025)] }
        }
        Piece::SettlementOffer => const { &[Own(&relief::CIVIL_560), Own(&relief::CREDIT_16)] },
        Piece::ProofOfAgreement => const { &[Own(&relief::CARD_70), Rule(RuleId::CardPlanStops)] },
        Piece::StopThirdParties => {
            const {
                &[
                    Rule(RuleId::CivilPeace),
                    Rule(RuleId::StandardThirdParty),
                    Rule(RuleId::GuidelineThirdParty),
                    Rule(RuleId::GuidelineContactSources),
                ]
            }
        }
        Piece::HoursAndChannel => {
            const {
                &[
                    Rule(RuleId::StandardQuietHours),
                    Rule(RuleId::GuidelineQuietHours),
                    Rule(RuleId::CivilPeace),
                ]
            }
        }
        Piece::PrivacyReminder => {
            const {
                &[
                    Rule(RuleId::PiplNecessity),
                    Rule(RuleId::PiplUnlawful),
                    Rule(RuleId::PiplPublishing),
                    Own(&relief::PIPL_AGENTS),
                    Own(&relief::PIPL_COPY),
                ]
            }
        }
        Piece::CreditObjection => {
            const {
                &[
                    Own(&relief::CREDIT_25),
                    Own(&relief::CREDIT_15),
                    Own(&relief::CREDIT_16),
                    Own(&relief::CREDIT_17),
                    Own(&relief::CIVIL_1029),
                ]
            }
        }
        Piece::PaymentOrderObjection => {
            const {
                &[
                    Own(&relief::PROCEDURE_227),
                    Own(&relief::PROCEDURE_228),
                    Own(&relief::PROCEDURE_85),
                ]
            }
        }
        Piece::AnswerToSuit => {
            const {
                &[
                    Own(&relief::PROCEDURE_128),
                    Own(&relief::PROCEDURE_85),
                    Own(&relief::PROCEDURE_125),
                    Own(&relief::PROCEDURE_165),
                    Own(&relief::PROCEDURE_90),
                    Own(&relief::CIVIL_585),
                    Own(&relief::CIVIL_496),
                    Law(SourceId::Fafa2017No22),
                ]
            }
        }
        Piece::ProveAssignment => const { &[Own(&relief::CIVIL_546), Law(SourceId::Limitation17)] },
        Piece::LenderComplaint => {
            const {
                &[
                    Own(&relief::COMPLAINT_RULES),
                    Own(&relief::SECURITY_50_3),
                    Own(&relief::EVIDENCE_RULES),
                ]
            }
        }
        Piece::Nfra12378 => {
            const {
                &[
                    Own(&relief::HOTLINE_12378),
                    Own(&relief::SECURITY_50_3),
                    Own(&relief::EVIDENCE_RULES),
                ]
            }
        }
        Piece::Pboc12363 => {
            const {
                &[
                    Own(&relief::CREDIT_26),
                    Own(&relief::HOTLINE_12363),
                    Own(&relief::SECURITY_50_3),
                ]
            }
        }
        Piece::AssociationPlatform => {
            const {
                &[
                    Own(&relief::ASSOCIATION_PLATFORM),
                    Own(&relief::SECURITY_50_3),
                ]
            }
        }
        Piece::OtherComplaint => const { &[Own(&relief::RECALLED), Own(&relief::SECURITY_50_3)] },
    }
}

// ---------------------------------------------------------------------------
// Clocks

/// A day to keep in mind, once the piece has been sent or said.
#[derive(Clone, Copy, Debug)]
pub struct ClockStep {
    pub what: Step,
    /// The last day.
    pub due: NaiveDate,
    /// Where the days come from; `None` for a reminder that no rule sets.
    pub source: Option<&'static Source>,
}

/// When to ask again where no rule sets a term.
pub const ASK_AGAIN_LETTER: i64 = 10;
pub const ASK_AGAIN_OFFICE: i64 = 30;

fn from(start: NaiveDate, what: Step, source: &'static Source) -> Option<ClockStep> {
    Some(ClockStep {
        what,
        due: what.due(start)?,
        source: Some(source),
    })
}

fn remind(start: NaiveDate, days: i64) -> Option<ClockStep> {
    Some(ClockStep {
        what: Step::Own,
        due: plus_days(start, days)?,
        source: None,
    })
}

/// 核查: asked of the body above the lender, once it has decided.
fn review(facts: &Facts) -> Option<ClockStep> {
    if !facts.supervised() {
        return None;
    }
    from(facts.decided_on?, Step::Review30, &relief::COMPLAINT_RULES)
}

/// The days a piece starts, counted from the day after; a day off the calendar
/// is left out. A court's last day moves on from a weekend ([`Step::due`]); the
/// calendar of public holidays is no fact of this program.
#[must_use]
pub fn clock(piece: Piece, facts: &Facts) -> Vec<ClockStep> {
    let day = facts.day;
    let steps = match piece {
        // Other lenders are under no term.
        Piece::LenderComplaint if !facts.supervised() => vec![remind(day, ASK_AGAIN_LETTER)],
        Piece::LenderComplaint => vec![
            from(day, Step::LenderDecision15, &relief::COMPLAINT_RULES),
            from(day, Step::LenderDecision30, &relief::COMPLAINT_RULES),
            from(day, Step::LenderDecision60, &relief::COMPLAINT_RULES),
        ],
        Piece::Nfra12378 => vec![review(facts), remind(day, ASK_AGAIN_OFFICE)],
        Piece::Pboc12363 => vec![from(day, Step::PbocReply30, &relief::CREDIT_26)],
        Piece::AssociationPlatform | Piece::OtherComplaint => vec![remind(day, ASK_AGAIN_OFFICE)],
        Piece::CreditObjection => vec![from(day, Step::CreditObjection20, &relief::CREDIT_25)],
        Piece::PaymentOrderObjection => vec![
            facts
                .received
                .and_then(|on| from(on, Step::Objection15, &relief::PROCEDURE_227)),
        ],
        Piece::AnswerToSuit => vec![
            facts
                .received
                .and_then(|on| from(on, Step::Answer15, &relief::PROCEDURE_128)),
        ],
        _ => match piece.kind() {
            PieceKind::Letter => vec![remind(day, ASK_AGAIN_LETTER)],
            _ => Vec::new(),
        },
    };
    steps.into_iter().flatten().collect()
}

// ---------------------------------------------------------------------------
// Cautions

/// So many days before its end the clock is close: a year.
pub const NEAR: i64 = 365;
/// Where the start is not known: so many days late, and it may be close.
pub const OLD: i64 = 2 * 365;

/// What is to be said before a piece is produced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The period would end soon; this starts it anew.
    Restarts {
        /// The last day as it stands.
        ends: NaiveDate,
        days_left: i64,
        /// The last day it would have.
        then: NaiveDate,
    },
    /// The period has ended; this may give the defence away.
    MayWaive { ended: NaiveDate },
    /// The log has contacts that may have started the period anew, so that its
    /// end is open.
    Noted {
        /// The last day without them.
        ends: NaiveDate,
        days: Vec<NaiveDate>,
        /// The last day with them.
        then: Option<NaiveDate>,
    },
    /// By a reckoning that may be argued the period ends soon or has ended.
    Argued { ends: NaiveDate },
    /// It is not known when the period began, and the debt has been late for
    /// long.
    StartUnknown { overdue_since: NaiveDate },
    /// The monthly figure is more than is left.
    MoreThanLeft { monthly: Fen, left: Fen },
    /// Nothing is left: no plan can be kept.
    NothingLeft,
    /// The term of the court's paper has passed.
    TooLate { what: Step, due: NaiveDate },
    /// Today is its last day.
    LastDay { what: Step },
    /// So many days are left of it, today the first of them.
    Hurry {
        what: Step,
        due: NaiveDate,
        days: i64,
    },
    /// The lender has not been asked yet.
    LenderFirst,
    /// The other side claims less than the piece, or the statement, says.
    ClaimedLess { claimed: Fen, ours: Fen },
    /// What is offered to settle it is not less than what is owed.
    MoreThanOwed { sum: Fen, owed: Fen },
    /// What is offered in all is less than what is owed, by an instalment or
    /// more: the rest would have to be given up.
    OfferedLess { sum: Fen, owed: Fen, less: Fen },
    /// What is offered in all is more than what is owed, by an instalment or
    /// more.
    OfferedMore { sum: Fen, owed: Fen, more: Fen },
    /// More instalments than a card's plan may have.
    OverFiveYears { instalments: u16 },
    /// A day the piece promises something for has passed.
    Past { what: Missing, day: NaiveDate },
}

/// What is to be said before a piece is produced, the gravest first.
#[must_use]
pub fn cautions(piece: Piece, facts: &Facts) -> Vec<Caution> {
    let mut found = Vec::new();
    let deadline = clock(piece, facts)
        .into_iter()
        .find(|step| matches!(step.what, Step::Objection15 | Step::Answer15));
    if let Some(ClockStep { what, due, .. }) = deadline {
        let days = days_between(facts.day, due);
        found.push(match days {
            ..0 => Caution::TooLate { what, due },
            0 => Caution::LastDay { what },
            _ => Caution::Hurry { what, due, days },
        });
    }
    match effect(piece) {
        LimitationEffect::Consent => found.extend(of_limitation(facts)),
        LimitationEffect::Defence => found.extend(left_open(facts)),
        _ => {}
    }
    let monthly = match piece {
        Piece::OfferFigure | Piece::TheyRefuse | Piece::HardshipInstalments => facts.offer.monthly,
        Piece::ProRataOffer => facts.shares.as_ref().map(super::facts::Shares::total),
        Piece::TokenOffer => facts.token,
        Piece::ProofOfAgreement => facts.agreement.as_ref().and_then(|a| a.monthly),
        _ => None,
    };
    if let (Some(monthly), Some(left)) = (monthly, facts.left)
        && monthly > left
    {
        found.push(if left > Fen::ZERO {
            Caution::MoreThanLeft { monthly, left }
        } else {
            Caution::NothingLeft
        });
    }
    found.extend(of_figures(piece, facts));
    let outside = matches!(
        piece,
        Piece::Nfra12378 | Piece::AssociationPlatform | Piece::OtherComplaint
    );
    if outside && facts.filed_on.is_none() {
        found.push(Caution::LenderFirst);
    }
    found
}

/// Figures and days that would stand against the borrower.
fn of_figures(piece: Piece, facts: &Facts) -> Vec<Caution> {
    let mut found = Vec::new();
    let needs = needs(piece);
    if needs.contains(&Missing::Owed)
        && let (Some(claimed), Some(ours)) = (facts.claims_less(), facts.total())
    {
        found.push(Caution::ClaimedLess { claimed, ours });
    }
    if piece == Piece::SettlementOffer
        && let (Some(sum), Some(owed)) = (facts.settlement, facts.total())
        && sum >= owed
    {
        found.push(Caution::MoreThanOwed { sum, owed });
    }
    if matches!(piece, Piece::OfferFigure | Piece::HardshipInstalments) {
        found.extend(of_offer(facts));
    }
    if piece == Piece::HardshipInstalments
        && facts.card
        && let Some(instalments) = facts.offer.instalments
        && instalments > CARD_INSTALMENTS
    {
        found.push(Caution::OverFiveYears { instalments });
    }
    let days = [
        (Missing::FirstDate, facts.offer.first),
        (Missing::TokenUntil, facts.token_until),
        (Missing::SettleBy, facts.settle_by),
        (Missing::PauseUntil, facts.pause_until),
    ];
    for (what, day) in days {
        if let Some(day) = day.filter(|day| *day < facts.day)
            && needs.contains(&what)
        {
            found.push(Caution::Past { what, day });
        }
    }
    found
}

/// What is offered in all, held against what is owed.
fn of_offer(facts: &Facts) -> Option<Caution> {
    let (sum, owed) = (facts.offer.total()?, facts.total()?);
    let one = some(facts.offer.monthly)?;
    if let Some(less) = owed.minus(sum).ok().filter(|less| *less >= one) {
        return Some(Caution::OfferedLess { sum, owed, less });
    }
    let more = sum.minus(owed).ok().filter(|more| *more >= one)?;
    Some(Caution::OfferedMore { sum, owed, more })
}

/// That the log leaves the end of the period open.
fn left_open(facts: &Facts) -> Option<Caution> {
    let limitation = facts.limitation.as_ref()?;
    let noted = limitation.noted.as_ref()?;
    let mut days: Vec<NaiveDate> = noted.contacts.iter().map(|contact| contact.day).collect();
    days.dedup();
    Some(Caution::Noted {
        ends: limitation.clock.expires_on?,
        days,
        then: noted.clock.expires_on,
    })
}

/// What agreeing to pay would do to the clock, and so would a payment.
#[must_use]
pub fn of_limitation(facts: &Facts) -> Vec<Caution> {
    let Some(limitation) = &facts.limitation else {
        let since = facts.overdue_since;
        let old = since.filter(|since| days_between(*since, facts.day) >= OLD);
        return old
            .map(|overdue_since| Caution::StartUnknown { overdue_since })
            .into_iter()
            .collect();
    };
    let mut found = Vec::new();
    if let Some(open) = left_open(facts) {
        found.push(open);
    }
    let clock = &limitation.clock;
    let warning = limitation.warning_before(InterruptionKind::Promise);
    match (clock.status, clock.expires_on, warning.map(|w| w.effect)) {
        (Status::Expired | Status::ExpiredMayBeWaived, Some(_), _) => {
            found.extend(limitation.ended().map(|ended| Caution::MayWaive { ended }));
        }
        (Status::Running { days_left }, Some(ends), Some(Effect::Restarts { expires_on }))
            if days_left <= NEAR && limitation.noted.is_none() =>
        {
            found.push(Caution::Restarts {
                ends,
                days_left,
                then: expires_on,
            });
        }
        _ => {}
    }
    let argued = limitation.may_be_argued.as_ref();
    if found.is_empty()
        && let Some(ends) = argued.and_then(|clock| clock.expires_on)
        && days_between(limitation.as_of, ends) <= NEAR
    {
        found.push(Caution::Argued { ends });
    }
    found
}
