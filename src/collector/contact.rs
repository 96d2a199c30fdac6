//! One contact: what happened, as the borrower or the family saw it. Facts
//! only; what the rules say of them is in [`super::findings`].

use super::evidence::EvidenceId;
use super::minute::Minute;
use super::piece::Piece;
use super::{MAX_MARKS, fit};
use crate::calendar::in_range;
use crate::loan::DebtId;
use crate::money::Fen;
use crate::stored::{names, record, transparent};

/// A contact's name in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactId(pub u32);

transparent!(ContactId);

/// How contact was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By voice, a robot's included.
    Call,
    Sms,
    /// 微信, an app's messages, mail.
    Chat,
    Letter,
    Visit,
    /// Somebody else was contacted.
    ThirdParty,
}

names!(Channel {
    Call = "call",
    Sms = "sms",
    Chat = "chat",
    Letter = "letter",
    Visit = "visit",
    ThirdParty = "third-party",
});

impl Channel {
    pub const ALL: [Channel; 6] = [
        Channel::Call,
        Channel::Sms,
        Channel::Chat,
        Channel::Letter,
        Channel::Visit,
        Channel::ThirdParty,
    ];
}

/// Who began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// They to the borrower, or to somebody else.
    In,
    /// The borrower to them.
    Out,
}

names!(Direction {
    In = "in",
    Out = "out",
});

impl Direction {
    pub const ALL: [Direction; 2] = [Direction::In, Direction::Out];
}

/// On whose side they were, as far as the borrower knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caller {
    Unknown,
    /// The lender's own staff.
    Lender,
    /// An agency the lender has hired.
    Agency,
    /// Somebody who says that the debt was sold to them.
    Buyer,
    /// Officers of a court: no collectors.
    Court,
    /// The real ones, called or come.
    Police,
}

names!(Caller {
    Unknown = "unknown",
    Lender = "lender",
    Agency = "agency",
    Buyer = "buyer",
    Court = "court",
    Police = "police",
});

impl Caller {
    pub const ALL: [Caller; 6] = [
        Caller::Unknown,
        Caller::Lender,
        Caller::Agency,
        Caller::Buyer,
        Caller::Court,
        Caller::Police,
    ];
}

/// What they showed, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    IdCard,
    WorkCard,
    /// 授权书
    Authorisation,
    CourtPapers,
    /// Nothing was shown.
    None,
}

names!(Paper {
    IdCard = "id-card",
    WorkCard = "work-card",
    Authorisation = "authorisation",
    CourtPapers = "court-papers",
    None = "none",
});

impl Paper {
    pub const ALL: [Paper; 5] = [
        Paper::IdCard,
        Paper::WorkCard,
        Paper::Authorisation,
        Paper::CourtPapers,
        Paper::None,
    ];
}

impl Paper {
    /// Papers, in order and each once, with one of them shown or not. Nothing
    /// shown stands alone.
    #[must_use]
    pub fn with(mut papers: Vec<Paper>, paper: Paper, shown: bool) -> Vec<Paper> {
        papers.retain(|other| {
            *other != paper && (!shown || (*other == Paper::None) == (paper == Paper::None))
        });
        if shown && let Err(at) = papers.binary_search(&paper) {
            papers.insert(at, paper);
        }
        papers
    }
}

/// What they did, in one word, as the borrower saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Threatened harm to people or things, or 曝光.
    Threat,
    Insult,
    Obscene,
    /// Said they were, or wrote as, police, court, procuratorate or government.
    PosedAsAuthority,
    /// An outside agency said that its people were the lender's own staff.
    PosedAsLender,
    /// An invented 黑名单 or bad-credit store.
    FalseCreditThreat,
    /// An amount or a legal effect beyond what it is, such as arrest for a
    /// loan that is late.
    Exaggerated,
    /// Money asked for the collecting itself, beyond the contract.
    ExtraFee,
    /// Urged to borrow elsewhere to pay.
    UrgedNewLoan,
    /// Urged to get money in an unlawful way.
    IllegalFunds,
    /// Asked for payment to a private account or code.
    PrivateAccount,
    /// Called or wrote from a private mobile or social account.
    PrivatePhone,
    /// A link or a code to open.
    SuspiciousLink,
    /// A notice, letter or picture put up in public, or online.
    PublicPosting,
    /// Told somebody else of the debt.
    ToldThirdParty,
    /// Gave the borrower's data to others, or showed them around.
    LeakedData,
    /// Reached somebody whose number the borrower never gave.
    NumberNotGiven,
    /// Came into the home without consent.
    EnteredHome,
    /// Came into the workplace without consent.
    EnteredWorkplace,
    /// Stayed after being told to leave.
    RefusedToLeave,
    /// Stood in the way of going in or out.
    Blocked,
    /// Followed or stalked somebody.
    Followed,
    /// Held somebody back or locked somebody in.
    Restrained,
    TookGoods,
    Violence,
    /// Would not show an identity or work card.
    RefusedId,
    /// Would not say for which institution.
    HidFirm,
    /// The agency is not in the list its lender publishes.
    NotOnList,
    /// An agency began before the lender had said so.
    AgencyUnannounced,
    /// Said that the call was not recorded, or gave no recording.
    NotRecorded,
    /// Collected although an agreed plan is being kept.
    DespitePlan,
    /// Called or wrote again and again to wear somebody down.
    Harassment,
}

names!(Tag {
    Threat = "threat",
    Insult = "insult",
    Obscene = "obscene",
    PosedAsAuthority = "posed-as-authority",
    PosedAsLender = "posed-as-lender",
    FalseCreditThreat = "false-credit-threat",
    Exaggerated = "exaggerated",
    ExtraFee = "extra-fee",
    UrgedNewLoan = "urged-new-loan",
    IllegalFunds = "illegal-funds",
    PrivateAccount = "private-account",
    PrivatePhone = "private-phone",
    SuspiciousLink = "suspicious-link",
    PublicPosting = "public-posting",
    ToldThirdParty = "told-third-party",
    LeakedData = "leaked-data",
    NumberNotGiven = "number-not-given",
    EnteredHome = "entered-home",
    EnteredWorkplace = "entered-workplace",
    RefusedToLeave = "refused-to-leave",
    Blocked = "blocked",
    Followed = "followed",
    Restrained = "restrained",
    TookGoods = "took-goods",
    Violence = "violence",
    RefusedId = "refused-id",
    HidFirm = "hid-firm",
    NotOnList = "not-on-list",
    AgencyUnannounced = "agency-unannounced",
    NotRecorded = "not-recorded",
    DespitePlan = "despite-plan",
    Harassment = "harassment",
});

impl Tag {
    pub const ALL: [Tag; 32] = [
        Tag::Threat,
        Tag::Insult,
        Tag::Obscene,
        Tag::PosedAsAuthority,
        Tag::PosedAsLender,
        Tag::FalseCreditThreat,
        Tag::Exaggerated,
        Tag::ExtraFee,
        Tag::UrgedNewLoan,
        Tag::IllegalFunds,
        Tag::PrivateAccount,
        Tag::PrivatePhone,
        Tag::SuspiciousLink,
        Tag::PublicPosting,
        Tag::ToldThirdParty,
        Tag::LeakedData,
        Tag::NumberNotGiven,
        Tag::EnteredHome,
        Tag::EnteredWorkplace,
        Tag::RefusedToLeave,
        Tag::Blocked,
        Tag::Followed,
        Tag::Restrained,
        Tag::TookGoods,
        Tag::Violence,
        Tag::RefusedId,
        Tag::HidFirm,
        Tag::NotOnList,
        Tag::AgencyUnannounced,
        Tag::NotRecorded,
        Tag::DespitePlan,
        Tag::Harassment,
    ];
}

/// Whom they reached instead of the borrower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    Spouse,
    Relative,
    Colleague,
    Employer,
    Neighbour,
    Friend,
    Other,
}

names!(Who {
    Spouse = "spouse",
    Relative = "relative",
    Colleague = "colleague",
    Employer = "employer",
    Neighbour = "neighbour",
    Friend = "friend",
    Other = "other",
});

impl Who {
    pub const ALL: [Who; 7] = [
        Who::Spouse,
        Who::Relative,
        Who::Colleague,
        Who::Employer,
        Who::Neighbour,
        Who::Friend,
        Who::Other,
    ];
}

/// What somebody else was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// Only asked how to reach the borrower.
    ContactOnly,
    /// Asked to pass on a message that does not name the debt.
    PassedMessage,
    /// That there is a debt, or that it is late.
    DebtDetails,
    /// How much it is.
    Amount,
    Unknown,
}

names!(Told {
    ContactOnly = "contact-only",
    PassedMessage = "passed-message",
    DebtDetails = "debt-details",
    Amount = "amount",
    Unknown = "unknown",
});

impl Told {
    pub const ALL: [Told; 5] = [
        Told::ContactOnly,
        Told::PassedMessage,
        Told::DebtDetails,
        Told::Amount,
        Told::Unknown,
    ];
}

/// Somebody else who was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
// Each is a question of its own, answered with yes or no.
#[allow(clippy::struct_excessive_bools)]
pub struct ThirdParty {
    pub who: Who,
    /// Whom, as the borrower calls them; tells one from another.
    pub name: String,
    pub told: Told,
    /// They asked not to be contacted again.
    pub refused_further: bool,
    /// They guarantee this debt.
    pub is_guarantor: bool,
    /// The borrower's spouse, and the debt was for the family's living.
    pub spouse_shared: bool,
    /// They offered to pay of their own accord.
    pub offered_to_pay: bool,
}

record!(ThirdParty {
    who,
    name,
    told,
    refused_further,
    is_guarantor,
    spouse_shared,
    offered_to_pay
});

impl ThirdParty {
    /// Somebody of whom only this much is known.
    #[must_use]
    pub const fn of(who: Who) -> ThirdParty {
        ThirdParty {
            who,
            name: String::new(),
            told: Told::Unknown,
            refused_further: false,
            is_guarantor: false,
            spouse_shared: false,
            offered_to_pay: false,
        }
    }
}

/// What happened at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VisitMark {
    Arrived,
    ShowedId,
    RefusedId,
    /// The borrower told them to leave.
    AskedToLeave,
    /// They came in without consent.
    Entered,
    Blocked,
    Threatened,
    /// They put something up.
    Posted,
    PoliceCalled,
    Left,
}

names!(VisitMark {
    Arrived = "arrived",
    ShowedId = "showed-id",
    RefusedId = "refused-id",
    AskedToLeave = "asked-to-leave",
    Entered = "entered",
    Blocked = "blocked",
    Threatened = "threatened",
    Posted = "posted",
    PoliceCalled = "police-called",
    Left = "left",
});

impl VisitMark {
    pub const ALL: [VisitMark; 10] = [
        VisitMark::Arrived,
        VisitMark::ShowedId,
        VisitMark::RefusedId,
        VisitMark::AskedToLeave,
        VisitMark::Entered,
        VisitMark::Blocked,
        VisitMark::Threatened,
        VisitMark::Posted,
        VisitMark::PoliceCalled,
        VisitMark::Left,
    ];
}

/// A mark and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub at: Minute,
    pub what: VisitMark,
}

record!(Mark { at, what });

/// One contact. Texts may be empty where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    /// When it began.
    pub at: Minute,
    /// The debt it was about. It may have been deleted since: the contact
    /// stays, for it happened.
    pub debt: Option<DebtId>,
    pub channel: Channel,
    pub direction: Direction,
    pub caller: Caller,
    /// Their telephone number or account, as it showed.
    pub number: String,
    /// Whether a call was put through; `None` where it is not known, or no
    /// call.
    pub connected: Option<bool>,
    pub seconds: Option<u32>,
    pub said_name: String,
    /// The firm they said they were of.
    pub said_firm: String,
    /// For whom they said they collect.
    pub said_for: String,
    pub staff_no: String,
    /// In order and each once.
    pub papers: Vec<Paper>,
    /// The amount they claimed.
    pub claimed: Option<Fen>,
    /// The borrower had agreed to, or asked for, this contact at this time.
    pub agreed: bool,
    /// In order and each once.
    pub tags: Vec<Tag>,
    /// Their words and the borrower's, or the message itself.
    pub text: String,
    /// Somebody else who was reached.
    pub reached: Option<ThirdParty>,
    /// How many came.
    pub headcount: Option<u8>,
    pub evidence: Vec<EvidenceId>,
    /// What happened at the door.
    pub marks: Vec<Mark>,
    /// What was said, sent or filed, of the pieces here.
    pub piece: Option<Piece>,
    /// When it was entered here.
    pub created: Minute,
}

record!(Contact {
    id,
    at,
    debt,
    channel,
    direction,
    caller,
    number,
    connected,
    seconds,
    said_name,
    said_firm,
    said_for,
    staff_no,
    papers,
    claimed,
    agreed,
    tags,
    text,
    reached,
    headcount,
    evidence,
    marks,
    piece,
    created
});

impl Contact {
    /// Nothing known but how and when; entered at the same minute.
    #[must_use]
    pub const fn new(channel: Channel, direction: Direction, at: Minute) -> Contact {
        Contact {
            id: ContactId(0),
            at,
            debt: None,
            channel,
            direction,
            caller: Caller::Unknown,
            number: String::new(),
            connected: None,
            seconds: None,
            said_name: String::new(),
            said_firm: String::new(),
            said_for: String::new(),
            staff_no: String::new(),
            papers: Vec::new(),
            claimed: None,
            agreed: false,
            tags: Vec::new(),
            text: String::new(),
            reached: None,
            headcount: None,
            evidence: Vec::new(),
            marks: Vec::new(),
            piece: None,
            created: at,
        }
    }

    #[must_use]
    pub fn has(&self, tag: Tag) -> bool {
        self.tags.contains(&tag)
    }

    #[must_use]
    pub fn marked(&self, what: VisitMark) -> bool {
        self.marks.iter().any(|mark| mark.what == what)
    }

    /// Adds a tag at its place, once.
    pub fn tag(&mut self, tag: Tag) {
        if let Err(at) = self.tags.binary_search(&tag) {
            self.tags.insert(at, tag);
        }
    }

    const fn texts(&self) -> [&String; 6] {
        [
            &self.number,
            &self.said_name,
            &self.said_firm,
            &self.said_for,
            &self.staff_no,
            &self.text,
        ]
    }

    /// Whether its texts are within [`super::MAX_TEXT`], as all texts are.
    pub(super) fn texts_fit(&self) -> bool {
        fit(&self.texts()) && self.reached.iter().all(|reached| fit(&[&reached.name]))
    }

    /// Whether its days are of this program's years, and its lists in order
    /// and within [`MAX_MARKS`].
    pub(super) fn is_sound(&self) -> bool {
        in_range(self.at.day())
            && in_range(self.created.day())
            && self.tags.is_sorted_by(|a, b| a < b)
            && self.papers.is_sorted_by(|a, b| a < b)
            && self.evidence.len() <= MAX_MARKS
            && self.marks.len() <= MAX_MARKS
    }
}
