//! What the guide says, as data: facts by topic, each with what it rests on and
//! the telephone number it is about. The sentences are the app's.
//!
//! Sources that letters rest on as well are in [`super::relief`]; the others
//! here are no [`SourceId`], for only the guide and the steps for a visit carry
//! them.

use chrono::NaiveDate;

use super::cite::Cite;
use super::conduct::RuleId;
use super::relief;
use super::source::{Confidence, Source, SourceId};
use crate::calendar::{monthly, written};

/// What a page of the guide is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Rights,
    Channels,
    Court,
    Credit,
    Bankruptcy,
    Household,
    Scams,
}

impl Topic {
    pub const ALL: [Topic; 7] = [
        Topic::Rights,
        Topic::Channels,
        Topic::Court,
        Topic::Credit,
        Topic::Bankruptcy,
        Topic::Household,
        Topic::Scams,
    ];

    /// Its name in an address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Topic::Rights => "rights",
            Topic::Channels => "channels",
            Topic::Court => "court",
            Topic::Credit => "credit",
            Topic::Bankruptcy => "bankruptcy",
            Topic::Household => "household",
            Topic::Scams => "scams",
        }
    }

    /// The topic of a name.
    #[must_use]
    pub fn of(slug: &str) -> Option<Topic> {
        Topic::ALL.into_iter().find(|topic| topic.slug() == slug)
    }
}

/// A telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As it is dialled.
    pub number: &'static str,
    /// Known from a report. Else nothing that was read names it: what the
    /// authority publishes decides.
    pub reported: bool,
}

/// A statement of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    // Rights.
    LawfulDunning,
    QuietHours,
    HowManyCalls,
    OnlyDebtor,
    HomeVisit,
    HomeEntry,
    Harassment,
    Impersonation,
    NoExtraMoney,
    NoPosting,
    Privacy,
    AgencyNotice,
    CardInstalments,
    LoanExtension,
    SigningRestarts,
    DebtSold,
    KeepEvidence,
    OnlyFacts,
    // Channels.
    LenderFirst,
    LenderClock,
    LenderReview,
    WeBank,
    Line12378,
    Line12363,
    CreditCentre,
    LocalOffice,
    LegalAdvice,
    Police,
    FraudLine,
    OtherLines,
    AssociationPlatform,
    Support,
    WhatToWrite,
    // Court.
    RealPapers,
    Answer,
    PaymentOrder,
    Mediation,
    SmallClaims,
    Appeal,
    ElectronicService,
    Limitation,
    JudgmentInterest,
    Enforcement,
    LeftToLive,
    HomeKept,
    DishonestList,
    ConsumptionLimits,
    OtherMeasures,
    NotACrime,
    CardCrime,
    // Credit record.
    FiveYears,
    PriorNotice,
    FreeReport,
    Objection,
    CreditComplaint,
    OneOffRepair,
    PaidRepair,
    // Bankruptcy.
    Shenzhen,
    Xiamen,
    Elsewhere,
    EnforcementEnds,
    // Household.
    Spouse,
    FamilyOwesNothing,
    Heirs,
    WhatContactsAreAsked,
    TellFamily,
    // Scams.
    DebtAgents,
    Suspension,
    BridgeLoans,
    FakeDunning,
    SafeAccount,
    FakeCourt,
    FakeApps,
    RepairScam,
    NoFakePapers,
    NoVanishing,
    NoNewLoans,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub fact: Fact,
    pub topic: Topic,
    /// Nothing where it is advice.
    pub basis: &'static [Cite],
    pub phone: Option<Phone>,
}

impl Entry {
    const fn phone(mut self, number: &'static str) -> Entry {
        self.phone = Some(Phone {
            number,
            reported: true,
        });
        self
    }

    /// A number that nothing read here names.
    const fn recalled(mut self, number: &'static str) -> Entry {
        self.phone = Some(Phone {
            number,
            reported: false,
        });
        self
    }
}

/// When the sources of these were last looked up: the oldest of their days,
/// or `None` where no source has one.
pub fn checked(entries: impl IntoIterator<Item = &'static Entry>) -> Option<NaiveDate> {
    entries
        .into_iter()
        .flat_map(|entry| entry.basis)
        .filter_map(|basis| basis.source().checked)
        .min()
}

/// Whether what was checked on a day is over six months old.
#[must_use]
pub fn is_stale(checked: NaiveDate, today: NaiveDate) -> bool {
    use chrono::Datelike;
    monthly(checked, 6, checked.day()).is_none_or(|last| today > last)
}

/// The article itself was read.
const fn article(
    date: Option<NaiveDate>,
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
) -> Source {
    Source::of(Confidence::ArticleRead, date, (zh.0, en.0), (zh.1, en.1))
}

const fn reported(
    date: Option<NaiveDate>,
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
) -> Source {
    Source::of(Confidence::Reported, date, (zh.0, en.0), (zh.1, en.1))
}

const CIVIL_CODE: Option<NaiveDate> = Some(written(2021, 1, 1));
const SECURITY_2026: Option<NaiveDate> = Some(written(2026, 1, 1));

static CBA_LAWFUL: Source = reported(
    Some(written(2026, 1, 30)),
    (
        "中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（据公开报道）",
        "依法合规的催收受保护；这是会员自律的指引，不是法律。",
    ),
    (
        "China Banking Association guideline on collecting personal consumer loans, for trial (as reported)",
        "Lawful collection is protected; it is self-discipline of members, not law.",
    ),
);
static SECURITY_61: Source = article(
    SECURITY_2026,
    (
        "《治安管理处罚法》（2025 年修订）第六十一条",
        "阻碍国家机关工作人员依法执行职务的，要受处罚。",
    ),
    (
        "Public Security Administration Punishments Law (2025 revision), Article 61",
        "Obstructing officers of the state in their lawful duty is punished.",
    ),
);
static LEGAL_AID_31: Source = article(
    None,
    (
        "《法律援助法》第三十一条",
        "列出可以申请法律援助代理的事项，没有列入借款纠纷；能不能代理看当地规定。",
    ),
    (
        "Legal Aid Law, Article 31",
        "Lists the matters for legal aid; loan disputes are not among them, so representation depends on local rules.",
    ),
);
static OTHER_LINES: Source = reported(
    None,
    (
        "几个网页提到的受理渠道（非官方）",
        "12321 骚扰电话和短信，12377 网上有害信息，12315 消费者投诉；受理范围没有核实。",
    ),
    (
        "Lines that several pages mention (unofficial)",
        "12321 for nuisance calls and messages, 12377 for harm online, 12315 for consumers; what they take was not verified.",
    ),
);
static PROCEDURE_166: Source = article(
    None,
    (
        "《民事诉讼法》第一百六十五条第二款、第一百六十六条",
        "标的额超过平均工资 50%、在 2 倍以下的，双方可以约定适用小额诉讼；一方下落不明、提出反诉等不适用。",
    ),
    (
        "Civil Procedure Law, Articles 165(2) and 166",
        "From half to twice the average wage small claims by agreement; not where a party is missing or counterclaims.",
    ),
);
static PROCEDURE_171: Source = article(
    None,
    (
        "《民事诉讼法》第一百七十一条",
        "不服判决的，15 日内上诉；不服裁定的，10 日内上诉。",
    ),
    (
        "Civil Procedure Law, Article 171",
        "Appeals within 15 days against a judgment, 10 against a ruling.",
    ),
);
pub static PROCEDURE_254: Source = article(
    None,
    (
        "《民事诉讼法》第二百五十四条、第二百五十五条",
        "扣留、提取收入，应当保留被执行人及其所扶养家属的生活必需费用；查封、拍卖财产，应当保留生活必需品。",
    ),
    (
        "Civil Procedure Law, Articles 254 and 255",
        "When income is taken, living costs of debtor and dependants are left; when goods are seized, necessities are.",
    ),
);
static PROCEDURE_266: Source = article(
    None,
    (
        "《民事诉讼法》第二百六十六条",
        "不履行生效法律文书的，可以限制出境、记入征信、通过媒体公布等。",
    ),
    (
        "Civil Procedure Law, Article 266",
        "Who does not perform a judgment may be banned from leaving the country, recorded and named in the media.",
    ),
);
static PROCEDURE_268: Source = article(
    None,
    (
        "《民事诉讼法》第二百六十八条（五）",
        "公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力的，终结执行。",
    ),
    (
        "Civil Procedure Law, Article 268(5)",
        "Enforcement ends where a person cannot repay for hardship, has no income and cannot work.",
    ),
);
static SEIZURE_4: Source = article(
    Some(written(2020, 12, 29)),
    (
        "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第四条、第五条",
        "生活所必需的居住房屋可以查封，不得拍卖、变卖或者抵债；超过最低居住标准的部分，保障居住后可以执行。",
    ),
    (
        "SPC provisions on seizure in enforcement, Articles 4 and 5",
        "A home that is needed can be sealed but not sold; what is above the minimum standard can be enforced once housing is secured.",
    ),
);
static DISHONEST_2013: Source = article(
    None,
    (
        "最高人民法院关于公布失信被执行人名单信息的规定（2013 年原文）第一条",
        "有履行能力而不履行，并有规避、抗拒执行等情形的，才列入。之后有修改，改后的文本没有读到。",
    ),
    (
        "SPC rules of 2013 on the list of dishonest persons, Article 1 (original text)",
        "Only who is able to perform but refuses, with listed conduct such as evasion. Amended later; the amended text was not read.",
    ),
);
static LIMITS_2010: Source = article(
    None,
    (
        "最高人民法院关于限制被执行人高消费的规定（2010 年原文）第三条",
        "限制乘飞机、软卧，住星级酒店，买房，买非经营必需车辆，子女高收费私立学校等。之后有修改，改后的文本没有读到。",
    ),
    (
        "SPC rules of 2010 on limiting consumption, Article 3 (original text)",
        "No planes, soft sleepers, star hotels, property, non-business cars, costly private schools. Amended later; the amended text was not read.",
    ),
);
static CARD_CRIME_2018: Source = article(
    Some(written(2018, 12, 1)),
    (
        "最高人民法院、最高人民检察院关于妨害信用卡管理刑事案件的解释（2018 年修改）",
        "恶意透支要有非法占有目的，经发卡银行两次有效催收（间隔至少 30 日）后超过 3 个月仍不归还，本金 5 万元以上（不含利息、费用）；不能单凭没有归还认定非法占有目的。",
    ),
    (
        "SPC and SPP interpretation on credit card crime (amended 2018)",
        "Malicious overdraft needs intent, two effective dunnings at least 30 days apart, over 3 months unpaid, and ¥50,000 or more of principal, interest and fees aside; not having repaid alone does not prove intent.",
    ),
);
pub static SHENZHEN: Source = reported(
    Some(written(2021, 3, 1)),
    (
        "《深圳经济特区个人破产条例》（据公开介绍）",
        "2021 年 3 月 1 日起施行：在深圳居住并参加社保满 3 年可以申请；免责考察期 3 年。",
    ),
    (
        "Shenzhen's personal bankruptcy regulations (public accounts)",
        "From 1 March 2021: for those who lived and paid social insurance there for 3 years; 3 years of observation.",
    ),
);
pub static XIAMEN: Source = reported(
    Some(written(2025, 11, 1)),
    (
        "厦门的个人破产规定（据公开介绍）",
        "2025 年 11 月 1 日起施行：在厦门居住或者经营满 5 年。",
    ),
    (
        "Xiamen's personal bankruptcy rules (public accounts)",
        "From 1 November 2025: for those who lived or did business there for 5 years.",
    ),
);
static CIVIL_CODE_1161: Source = article(
    CIVIL_CODE,
    (
        "《民法典》第一千一百六十一条",
        "继承人以所得遗产实际价值为限清偿被继承人的债务；放弃继承的，不负清偿责任。",
    ),
    (
        "Civil Code, Article 1161",
        "Heirs pay only up to the value of what they inherit; who renounces is not liable.",
    ),
);
static VISIT_PRACTICE: Source = Source::of(
    Confidence::Unofficial,
    None,
    (
        "几个介绍上门催收应对的网页（非官方）",
        "Several unofficial pages on visits by collectors",
    ),
    (
        "核对身份证、工作证、授权书，授权书要写明出借方、债务人和债务。没有查到统一的官方步骤。",
        "Check identity card, work card and authorisation letter, which names lender, debtor and debt. No single official list of steps was found.",
    ),
);

/// What a step of a visit rests on, where the rules of conduct do not say it.
pub mod visit {
    use super::{Cite, SourceId, relief};

    pub const EVIDENCE: Cite = Cite::Own(&relief::EVIDENCE_RULES);
    pub const FAKE: Cite = Cite::Own(&relief::WARN_FAKE);
    pub const PRACTICE: Cite = Cite::Own(&super::VISIT_PRACTICE);
    pub const WEBANK: Cite = Cite::Own(&relief::WEBANK_LINE);
    pub const SIGNING: Cite = Cite::Law(SourceId::Limitation19);
    pub const PROMISING: Cite = Cite::Law(SourceId::Limitation14);
    pub const COMPLAINT: Cite = Cite::Own(&relief::COMPLAINT_RULES);
    pub const LINE_12378: Cite = Cite::Own(&relief::HOTLINE_12378);
    pub const OBSTRUCTION: Cite = Cite::Own(&super::SECURITY_61);
    pub const ANSWER: Cite = Cite::Own(&relief::PROCEDURE_128);
    pub const PAYMENT_ORDER: Cite = Cite::Own(&relief::PROCEDURE_227);
    pub const LEFT_TO_LIVE: Cite = Cite::Own(&super::PROCEDURE_254);
}

const fn entry(topic: Topic, fact: Fact, basis: &'static [Cite]) -> Entry {
    Entry {
        fact,
        topic,
        basis,
        phone: None,
    }
}

const fn right(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Rights, fact, basis)
}

const fn channel(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Channels, fact, basis)
}

const fn court(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Court, fact, basis)
}

const fn credit(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Credit, fact, basis)
}

const fn bankruptcy(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Bankruptcy, fact, basis)
}

const fn household(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Household, fact, basis)
}

const fn scam(fact: Fact, basis: &'static [Cite]) -> Entry {
    entry(Topic::Scams, fact, basis)
}

use Cite::{Law, Own, Rule};
use RuleId as R;
use SourceId as S;

/// Everything the guide says, topic by topic.
pub static FACTS: [Entry; 77] = [
    right(Fact::LawfulDunning, &[Own(&CBA_LAWFUL)]),
    right(
        Fact::QuietHours,
        &[Rule(R::StandardQuietHours), Rule(R::GuidelineQuietHours)],
    ),
    right(
        Fact::HowManyCalls,
        &[Rule(R::StandardCalls), Rule(R::GuidelineAttempts)],
    ),
    right(
        Fact::OnlyDebtor,
        &[
            Rule(R::StandardThirdParty),
            Rule(R::StandardRefusal),
            Rule(R::GuidelineThirdParty),
            Rule(R::CardThirdParty),
        ],
    ),
    right(
        Fact::HomeVisit,
        &[Rule(R::GuidelineHeadcount), Rule(R::GuidelineEntry)],
    ),
    right(
        Fact::HomeEntry,
        &[
            Rule(R::Security47),
            Rule(R::Criminal245),
            Rule(R::CivilHome),
        ],
    ),
    right(
        Fact::Harassment,
        &[Rule(R::Security50), Rule(R::Security30)],
    ),
    right(
        Fact::Impersonation,
        &[
            Rule(R::Security62),
            Rule(R::GuidelineImpersonation),
            Rule(R::GuidelineFalseThreats),
        ],
    ),
    right(Fact::NoExtraMoney, &[Rule(R::GuidelineMoney)]),
    right(
        Fact::NoPosting,
        &[
            Rule(R::GuidelinePosting),
            Rule(R::GuidelinePrivateAccount),
            Rule(R::CivilReputation),
        ],
    ),
    right(
        Fact::Privacy,
        &[
            Rule(R::CivilPeace),
            Rule(R::PiplPublishing),
            Rule(R::Security56),
        ],
    ),
    right(
        Fact::AgencyNotice,
        &[Rule(R::NoticeBeforeAgency), Rule(R::GuidelineAgencyList)],
    ),
    right(
        Fact::CardInstalments,
        &[Own(&relief::CARD_70), Rule(R::CardPlanStops)],
    ),
    right(
        Fact::LoanExtension,
        &[Own(&relief::CIVIL_678), Own(&relief::RELIEF_2025)],
    ),
    right(
        Fact::SigningRestarts,
        &[Law(S::Limitation14), Law(S::Limitation19)],
    ),
    right(
        Fact::DebtSold,
        &[Own(&relief::CIVIL_546), Law(S::Limitation17)],
    ),
    right(Fact::KeepEvidence, &[Own(&relief::EVIDENCE_RULES)]),
    right(Fact::OnlyFacts, &[Own(&relief::SECURITY_50_3)]),
    channel(Fact::LenderFirst, &[Own(&relief::COMPLAINT_RULES)]),
    channel(Fact::LenderClock, &[Own(&relief::COMPLAINT_RULES)]),
    channel(Fact::LenderReview, &[Own(&relief::COMPLAINT_RULES)]),
    channel(Fact::WeBank, &[Own(&relief::WEBANK_LINE)]).phone("95384"),
    channel(Fact::Line12378, &[Own(&relief::HOTLINE_12378)]).phone("12378"),
    channel(
        Fact::Line12363,
        &[Own(&relief::HOTLINE_12363), Own(&relief::CREDIT_26)],
    )
    .phone("12363"),
    channel(Fact::CreditCentre, &[Own(&relief::CREDIT_25)]).recalled("400-810-8866"),
    channel(Fact::LocalOffice, &[]).recalled("12345"),
    channel(Fact::LegalAdvice, &[Own(&LEGAL_AID_31)]).recalled("12348"),
    channel(Fact::Police, &[Rule(R::Security47), Rule(R::Security50)]).recalled("110"),
    channel(Fact::FraudLine, &[Own(&relief::FRAUD_LINE)]).phone("96110"),
    channel(Fact::OtherLines, &[Own(&OTHER_LINES)]),
    channel(
        Fact::AssociationPlatform,
        &[Own(&relief::ASSOCIATION_PLATFORM)],
    ),
    channel(Fact::Support, &[]).recalled("12356"),
    channel(Fact::WhatToWrite, &[Own(&relief::COMPLAINT_RULES)]),
    court(Fact::RealPapers, &[]).recalled("12368"),
    court(Fact::Answer, &[Own(&relief::PROCEDURE_128)]),
    court(
        Fact::PaymentOrder,
        &[Own(&relief::PROCEDURE_227), Own(&relief::PROCEDURE_228)],
    ),
    court(Fact::Mediation, &[Own(&relief::PROCEDURE_125)]),
    court(
        Fact::SmallClaims,
        &[Own(&relief::PROCEDURE_165), Own(&PROCEDURE_166)],
    ),
    court(
        Fact::Appeal,
        &[Own(&PROCEDURE_171), Own(&relief::PROCEDURE_165)],
    ),
    court(Fact::ElectronicService, &[Own(&relief::PROCEDURE_90)]),
    court(
        Fact::Limitation,
        &[
            Law(S::CivilCode188),
            Law(S::CivilCode189),
            Law(S::CivilCode192),
            Law(S::CivilCode193),
            Law(S::Limitation3),
        ],
    ),
    court(
        Fact::JudgmentInterest,
        &[Law(S::CivilProcedure264), Law(S::DelayInterest1)],
    ),
    court(Fact::Enforcement, &[Law(S::CivilProcedure250)]),
    court(
        Fact::LeftToLive,
        &[Own(&PROCEDURE_254), Law(S::SeizureRules3)],
    ),
    court(Fact::HomeKept, &[Own(&SEIZURE_4)]),
    court(Fact::DishonestList, &[Own(&DISHONEST_2013)]),
    court(Fact::ConsumptionLimits, &[Own(&LIMITS_2010)]),
    court(Fact::OtherMeasures, &[Own(&PROCEDURE_266)]),
    court(Fact::NotACrime, &[Own(&CARD_CRIME_2018)]),
    court(Fact::CardCrime, &[Own(&CARD_CRIME_2018)]),
    credit(Fact::FiveYears, &[Own(&relief::CREDIT_16)]),
    credit(Fact::PriorNotice, &[Own(&relief::CREDIT_15)]),
    credit(Fact::FreeReport, &[Own(&relief::CREDIT_17)]),
    credit(Fact::Objection, &[Own(&relief::CREDIT_25)]),
    credit(Fact::CreditComplaint, &[Own(&relief::CREDIT_26)]),
    credit(Fact::OneOffRepair, &[Own(&relief::CREDIT_ONE_OFF)]),
    credit(Fact::PaidRepair, &[Own(&relief::CREDIT_ONE_OFF)]),
    bankruptcy(Fact::Shenzhen, &[Own(&SHENZHEN)]),
    bankruptcy(Fact::Xiamen, &[Own(&XIAMEN)]),
    bankruptcy(Fact::Elsewhere, &[]),
    bankruptcy(Fact::EnforcementEnds, &[Own(&PROCEDURE_268)]),
    household(Fact::Spouse, &[Own(&relief::CIVIL_1064)]),
    household(
        Fact::FamilyOwesNothing,
        &[Rule(R::StandardThirdParty), Rule(R::GuidelineThirdParty)],
    ),
    household(Fact::Heirs, &[Own(&CIVIL_CODE_1161)]),
    household(
        Fact::WhatContactsAreAsked,
        &[
            Rule(R::GuidelineThirdParty),
            Rule(R::GuidelineSecrecy),
            Rule(R::StandardRefusal),
        ],
    ),
    household(Fact::TellFamily, &[]),
    scam(Fact::DebtAgents, &[Own(&relief::WARN_AGENTS)]),
    scam(
        Fact::Suspension,
        &[Own(&relief::CARD_70), Own(&relief::WARN_FAKE)],
    ),
    scam(Fact::BridgeLoans, &[Own(&relief::WARN_BRIDGE)]),
    scam(Fact::FakeDunning, &[Own(&relief::WARN_FAKE)]),
    scam(Fact::SafeAccount, &[Own(&relief::FRAUD_LINE)]).phone("96110"),
    scam(Fact::FakeCourt, &[Rule(R::Security62)]).recalled("12368"),
    scam(Fact::FakeApps, &[Own(&relief::WEBANK_LINE)]),
    scam(Fact::RepairScam, &[Own(&relief::CREDIT_ONE_OFF)]),
    scam(Fact::NoFakePapers, &[Own(&relief::WARN_AGENTS)]),
    scam(Fact::NoVanishing, &[Own(&relief::SILENCE)]),
    scam(Fact::NoNewLoans, &[Rule(R::GuidelineMoney)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn stale_is_more_than_six_months() {
        let checked = day("2026-11-23");
        assert!(!is_stale(checked, day("2026-11-23")));
        assert!(!is_stale(checked, day("2027-05-22")));
        assert!(!is_stale(checked, day("2027-05-23")));
        assert!(is_stale(checked, day("2027-05-24")));
        // A clock that was put back makes nothing stale.
        assert!(!is_stale(checked, day("2000-01-01")));
        // The sixth month may be shorter.
        assert!(!is_stale(day("2026-08-31"), day("2027-02-28")));
        assert!(is_stale(day("2026-08-31"), day("2027-03-01")));
        assert!(is_stale(NaiveDate::MAX, day("2027-03-01")));
    }

    #[test]
    fn every_fact_has_one_row_in_order_under_its_topic() {
        for (row, next) in FACTS.iter().zip(FACTS.iter().skip(1)) {
            assert!(row.fact < next.fact, "{:?}", next.fact);
        }
        assert_eq!(FACTS.last().unwrap().fact as usize, FACTS.len() - 1);
        let mut topics: Vec<Topic> = FACTS.iter().map(|row| row.topic).collect();
        topics.dedup();
        assert_eq!(topics, Topic::ALL);
    }

    #[test]
    fn every_source_is_complete_and_every_topic_has_a_day() {
        for row in &FACTS {
            for basis in row.basis {
                let s = basis.source();
                for text in [s.title_zh, s.title_en, s.says_zh, s.says_en] {
                    assert!(!text.trim().is_empty(), "{:?}", row.fact);
                }
                assert!(s.checked.is_some(), "{:?}", row.fact);
                let own = !matches!(s.confidence, Confidence::Contract | Confidence::Arithmetic);
                assert!(own, "{:?}", row.fact);
            }
        }
        for topic in Topic::ALL {
            let rows = || FACTS.iter().filter(move |row| row.topic == topic);
            assert!(rows().count() >= 4);
            assert_eq!(checked(rows()), crate::law::source::CHECKED);
        }
        assert_eq!(checked([]), None);
    }

    /// Only these are named by something that was read.
    #[test]
    fn other_numbers_are_said_to_be_recalled() {
        let read = ["95384", "12378", "12363", "96110"];
        let mut phones = 0;
        for phone in FACTS.iter().filter_map(|row| row.phone) {
            assert_eq!(phone.reported, read.contains(&phone.number));
            phones += 1;
        }
        assert_eq!(phones, 12);
    }

    #[test]
    fn topics_are_found_by_their_names() {
        for topic in Topic::ALL {
            assert_eq!(Topic::of(topic.slug()), Some(topic));
        }
        assert_eq!(Topic::of("right"), None);
        assert_eq!(Topic::of(""), None);
    }
}
