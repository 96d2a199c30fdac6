//! The names of everything that is read out, sent or filed.

use crate::stored::names;

/// What kind of text a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// To be said on the phone or at the door.
    Script,
    Letter,
    Complaint,
}

/// A script, a letter or a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    FirstCall,
    AskBreakdown,
    OfferFigure,
    TheyRefuse,
    TheyThreaten,
    TheyAskFamily,
    ItemisedStatement,
    HoldForBudget,
    HardshipInstalments,
    ProRataOffer,
    TokenOffer,
    SettlementOffer,
    ProofOfAgreement,
    StopThirdParties,
    HoursAndChannel,
    PrivacyReminder,
    /// 征信异议
    CreditObjection,
    /// 支付令异议
    PaymentOrderObjection,
    /// 答辩状
    AnswerToSuit,
    /// 债权转让
    ProveAssignment,
    LenderComplaint,
    Nfra12378,
    Pboc12363,
    /// The association's reporting platform.
    AssociationPlatform,
    OtherComplaint,
}

names!(Piece {
    FirstCall = "first-call",
    AskBreakdown = "ask-breakdown",
    OfferFigure = "offer-figure",
    TheyRefuse = "they-refuse",
    TheyThreaten = "they-threaten",
    TheyAskFamily = "they-ask-family",
    ItemisedStatement = "itemised-statement",
    HoldForBudget = "hold-for-budget",
    HardshipInstalments = "hardship-instalments",
    ProRataOffer = "pro-rata-offer",
    TokenOffer = "token-offer",
    SettlementOffer = "settlement-offer",
    ProofOfAgreement = "proof-of-agreement",
    StopThirdParties = "stop-third-parties",
    HoursAndChannel = "hours-and-channel",
    PrivacyReminder = "privacy-reminder",
    CreditObjection = "credit-objection",
    PaymentOrderObjection = "payment-order-objection",
    AnswerToSuit = "answer-to-suit",
    ProveAssignment = "prove-assignment",
    LenderComplaint = "lender-complaint",
    Nfra12378 = "nfra-12378",
    Pboc12363 = "pboc-12363",
    AssociationPlatform = "association-platform",
    OtherComplaint = "other-complaint",
});

impl Piece {
    pub const ALL: [Piece; 25] = [
        Piece::FirstCall,
        Piece::AskBreakdown,
        Piece::OfferFigure,
        Piece::TheyRefuse,
        Piece::TheyThreaten,
        Piece::TheyAskFamily,
        Piece::ItemisedStatement,
        Piece::HoldForBudget,
        Piece::HardshipInstalments,
        Piece::ProRataOffer,
        Piece::TokenOffer,
        Piece::SettlementOffer,
        Piece::ProofOfAgreement,
        Piece::StopThirdParties,
        Piece::HoursAndChannel,
        Piece::PrivacyReminder,
        Piece::CreditObjection,
        Piece::PaymentOrderObjection,
        Piece::AnswerToSuit,
        Piece::ProveAssignment,
        Piece::LenderComplaint,
        Piece::Nfra12378,
        Piece::Pboc12363,
        Piece::AssociationPlatform,
        Piece::OtherComplaint,
    ];

    #[must_use]
    pub const fn kind(self) -> PieceKind {
        match self {
            Piece::FirstCall
            | Piece::AskBreakdown
            | Piece::OfferFigure
            | Piece::TheyRefuse
            | Piece::TheyThreaten
            | Piece::TheyAskFamily => PieceKind::Script,
            Piece::ItemisedStatement
            | Piece::HoldForBudget
            | Piece::HardshipInstalments
            | Piece::ProRataOffer
            | Piece::TokenOffer
            | Piece::SettlementOffer
            | Piece::ProofOfAgreement
            | Piece::StopThirdParties
            | Piece::HoursAndChannel
            | Piece::PrivacyReminder
            | Piece::CreditObjection
            | Piece::PaymentOrderObjection
            | Piece::AnswerToSuit
            | Piece::ProveAssignment => PieceKind::Letter,
            Piece::LenderComplaint
            | Piece::Nfra12378
            | Piece::Pboc12363
            | Piece::AssociationPlatform
            | Piece::OtherComplaint => PieceKind::Complaint,
        }
    }
}
