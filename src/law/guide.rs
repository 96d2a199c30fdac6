//! What the guide says, as data: facts by topic, each with what it rests on and
//! the telephone number it is about. The sentences are the app's.
//!
//! A source here is no [`SourceId`]: only the guide and the steps for a visit
//! carry them.

use chrono::NaiveDate;

use super::conduct::{RuleId, rule};
use super::source::{Confidence, Source, SourceId, source};
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

/// What a statement rests on.
#[derive(Clone, Copy, Debug)]
pub enum Basis {
    /// A rule of conduct.
    Rule(RuleId),
    /// A source that figures rest on as well.
    Of(SourceId),
    /// One that only the guide has.
    Own(&'static Source),
}

impl Basis {
    #[must_use]
    pub fn source(self) -> &'static Source {
        match self {
            Basis::Rule(id) => &rule(id).source,
            Basis::Of(id) => source(id),
            Basis::Own(source) => source,
        }
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
    pub basis: &'static [Basis],
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

const CHECKED: Option<NaiveDate> = Some(written(2026, 11, 23));

const fn of(
    confidence: Confidence,
    date: Option<NaiveDate>,
    title: (&'static str, &'static str),
    says: (&'static str, &'static str),
) -> Source {
    Source {
        title_zh: title.0,
        title_en: title.1,
        says_zh: says.0,
        says_en: says.1,
        date,
        checked: CHECKED,
        confidence,
    }
}

/// The article itself was read.
const fn article(
    date: Option<NaiveDate>,
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
) -> Source {
    of(Confidence::ArticleRead, date, (zh.0, en.0), (zh.1, en.1))
}

const fn reported(
    date: Option<NaiveDate>,
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
) -> Source {
    of(Confidence::Reported, date, (zh.0, en.0), (zh.1, en.1))
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
static CARD_70: Source = reported(
    None,
    (
        "《商业银行信用卡业务监督管理办法》第七十条（据转载）",
        "特殊情况下，欠款超出还款能力、仍有还款意愿的，银行可以与持卡人平等协商，最长不超过 5 年；口头达成的要录音并保存到还清。是否已被替换没有查到。",
    ),
    (
        "Measures on credit card business of commercial banks, Article 70 (a reprint)",
        "In special circumstances, where the debt exceeds the ability to pay and the will to pay is there, the bank may agree instalments over at most 5 years; oral agreements are recorded and kept until cleared. Whether it has been replaced was not found.",
    ),
);
static CIVIL_CODE_678: Source = article(
    CIVIL_CODE,
    (
        "《民法典》第六百七十八条",
        "借款人可以在还款期限届满前向贷款人申请展期；贷款人同意的，可以展期。",
    ),
    (
        "Civil Code, Article 678",
        "A borrower may ask for an extension before the loan is due; with the lender's consent it is extended.",
    ),
);
static RELIEF_2025: Source = reported(
    Some(written(2025, 3, 14)),
    (
        "金融监管总局《关于发展消费金融助力提振消费的通知》（据公开报道）",
        "个人消费贷款纾困：对信用良好、暂时遇到困难的借款人，可以按市场化原则协商调整期限和频次、续贷。",
    ),
    (
        "Regulator's notice on consumer finance, March 2025 (as reported)",
        "Relief: for borrowers of good credit in temporary difficulty, terms and frequency may be negotiated and loans renewed on market terms.",
    ),
);
static CIVIL_CODE_546: Source = article(
    CIVIL_CODE,
    (
        "《民法典》第五百四十六条",
        "债权人转让债权，未通知债务人的，该转让对债务人不发生效力。",
    ),
    (
        "Civil Code, Article 546",
        "The sale of a debt has no effect on the debtor until the debtor is notified.",
    ),
);
static EVIDENCE_15: Source = article(
    None,
    (
        "《最高人民法院关于民事诉讼证据的若干规定》第十四条、第十五条、第九十条",
        "短信、聊天、通话记录、录音是电子数据；要提供原件，直接打印件视为原件；有疑点的录音、无法核对的复制件不能单独作为依据。",
    ),
    (
        "SPC provisions on evidence in civil cases, Articles 14, 15 and 90",
        "Messages, chats, call logs and recordings are electronic data; the original is to be kept, a direct print-out counts as one; doubtful recordings and copies that cannot be checked do not stand alone.",
    ),
);
static EVIDENCE_106: Source = article(
    None,
    (
        "《民事诉讼法》司法解释第一百零六条",
        "以严重侵害他人合法权益、违反法律禁止性规定或者严重违背公序良俗的方法取得的证据，不得作为依据。",
    ),
    (
        "SPC interpretation of the Civil Procedure Law, Article 106",
        "Evidence got by seriously infringing others' rights or by forbidden means is not admitted.",
    ),
);
static SECURITY_50_3: Source = article(
    SECURITY_2026,
    (
        "《治安管理处罚法》（2025 年修订）第五十条（三）",
        "捏造事实诬告陷害他人，企图使他人受到刑事追究或者治安管理处罚的，本身就要受处罚。",
    ),
    (
        "Public Security Administration Punishments Law (2025 revision), Article 50(3)",
        "Fabricating facts to get somebody punished is itself punished.",
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
static COMPLAINT_RULES: Source = reported(
    Some(written(2020, 3, 1)),
    (
        "《银行业保险业消费投诉处理管理办法》（据公开转载）",
        "一般 15 日内作出处理决定，情况复杂的 30 日，特殊情况经批准最长 60 日；不服的，30 日内可以向上级机构申请核查。",
    ),
    (
        "Measures on handling consumer complaints in banking and insurance (a reprint)",
        "A decision within 15 days, 30 in complex cases, up to 60 in special ones after approval; a review by the upper-level body may be asked for within 30 days.",
    ),
);
static WEBANK_LINES: Source = reported(
    Some(written(2026, 1, 21)),
    (
        "2026 年 1 月关于微众银行客服渠道的报道",
        "微粒贷客服 95384，24 小时，人工 7:00–24:00；带“微粒贷”字样的独立 App 都是假冒的。",
    ),
    (
        "A report of January 2026 on WeBank's service lines",
        "Weilidai: 95384, 24 hours, people from 07:00 to 24:00; any separate app with Weilidai in its name is fake.",
    ),
);
static LINE_12378: Source = reported(
    None,
    (
        "12378 银行保险消费者投诉维权热线（据二手网页）",
        "受理对银行、保险、消费金融公司、小额贷款公司等的投诉，通常 15 个工作日左右答复；要记下工单号。",
    ),
    (
        "12378, the line for bank and insurance consumers (second-hand pages)",
        "Takes complaints about banks, insurers, consumer finance and small-loan companies; an answer usually in about 15 working days; note the ticket number.",
    ),
);
static LINE_12363: Source = reported(
    None,
    (
        "12363 金融消费权益保护咨询投诉电话（据二手网页）",
        "受理征信、支付等方面的投诉，要有证据和明确的诉求；一般 15 个工作日左右，最长 30 日。",
    ),
    (
        "12363, the central bank's line for financial consumers (second-hand pages)",
        "Takes complaints about credit records and payment, with evidence and a clear claim; about 15 working days, up to 30 days.",
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
static LINE_96110: Source = reported(
    None,
    (
        "德宏州反诈中心的提示（据公开报道）",
        "遇到诈骗、假冒催收，可以打 96110 或者 110。",
    ),
    (
        "Advice of the anti-fraud centre of Dehong (as reported)",
        "For fraud and fake collectors call 96110 or 110.",
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
static ASSOCIATION_PLATFORM: Source = reported(
    None,
    (
        "互联网金融举报信息平台（据二手网页）",
        "由协会受理对互联网借贷行为的举报，要实名，填平台和 App 名称、类型、经过、截图；多久答复没有查到。",
    ),
    (
        "The association's reporting platform for internet finance (second-hand pages)",
        "Takes reports on internet lending, under one's real name, with platform and app, kind, details and screenshots; how long it takes was not found.",
    ),
);
static PROCEDURE_125: Source = article(
    None,
    (
        "《民事诉讼法》第一百二十五条",
        "适宜调解的，先行调解，当事人拒绝调解的除外。",
    ),
    (
        "Civil Procedure Law, Article 125",
        "Suits fit for it are mediated first, unless a party refuses.",
    ),
);
static PROCEDURE_128: Source = article(
    None,
    (
        "《民事诉讼法》第一百二十八条",
        "被告应当在收到起诉状副本之日起 15 日内提出答辩状；不提出的，不影响审理。",
    ),
    (
        "Civil Procedure Law, Article 128",
        "The defendant answers within 15 days of receiving the complaint; silence does not stop the trial.",
    ),
);
static PROCEDURE_165: Source = article(
    None,
    (
        "《民事诉讼法》第一百六十五条、第一百六十六条",
        "事实清楚的简单金钱给付案件，标的额在当地上年度就业人员年平均工资 50% 以下的，适用小额诉讼，一审终审；50% 以上、2 倍以下的，双方可以约定适用；一方下落不明、提出反诉等不适用。",
    ),
    (
        "Civil Procedure Law, Articles 165 and 166",
        "Simple money claims up to half the province's average yearly wage go to small claims, one instance final; up to twice the wage by agreement; not where a party is missing or counterclaims.",
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
static PROCEDURE_227: Source = article(
    None,
    (
        "《民事诉讼法》第二百二十五条、第二百二十七条",
        "收到支付令之日起 15 日内清偿债务或者提出书面异议；不提异议又不履行的，债权人可以申请执行。",
    ),
    (
        "Civil Procedure Law, Articles 225 and 227",
        "Within 15 days of receiving a payment order, pay or object in writing; else it can be enforced.",
    ),
);
static PROCEDURE_90: Source = article(
    None,
    ("《民事诉讼法》第九十条", "经受送达人同意，可以电子送达。"),
    (
        "Civil Procedure Law, Article 90",
        "Electronic service only with the recipient's consent.",
    ),
);
static PROCEDURE_254: Source = article(
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
static CREDIT_16: Source = article(
    None,
    (
        "《征信业管理条例》第十六条",
        "不良信息自不良行为或者事件终止之日起保存 5 年，超过的应当删除。",
    ),
    (
        "Credit reporting regulations, Article 16",
        "Bad data are kept for 5 years from the end of the bad event, then deleted.",
    ),
);
static CREDIT_15: Source = article(
    None,
    (
        "《征信业管理条例》第十五条",
        "提供个人不良信息，应当事先告知本人。",
    ),
    (
        "Credit reporting regulations, Article 15",
        "The person is told before bad data are reported.",
    ),
);
static CREDIT_17: Source = article(
    None,
    (
        "《征信业管理条例》第十七条",
        "个人每年可以免费获取两次本人的信用报告。",
    ),
    (
        "Credit reporting regulations, Article 17",
        "Everyone gets their own report free twice a year.",
    ),
);
static CREDIT_25: Source = article(
    None,
    (
        "《征信业管理条例》第二十五条",
        "认为信息有错误、遗漏的，可以提出异议；应当标注，20 日内核查并书面答复。",
    ),
    (
        "Credit reporting regulations, Article 25",
        "Errors and omissions can be objected to; they are marked, verified and answered in writing within 20 days.",
    ),
);
static CREDIT_26: Source = article(
    None,
    (
        "《征信业管理条例》第二十六条",
        "可以向所在地的人民银行派出机构投诉，30 日内书面答复。",
    ),
    (
        "Credit reporting regulations, Article 26",
        "A complaint to the central bank's local office is answered in writing within 30 days.",
    ),
);
static ONE_OFF_REPAIR: Source = reported(
    Some(written(2025, 12, 22)),
    (
        "中国人民银行一次性信用修复政策（据公开报道）",
        "只针对 2020 年至 2025 年的单笔 1 万元以下逾期，2026 年 3 月 31 日前还清的；没有查到延期。",
    ),
    (
        "The central bank's one-off credit repair (as reported)",
        "Only for overdue items of up to ¥10,000 each, of 2020 to 2025, repaid by 31 March 2026; no extension was found.",
    ),
);
static REPAIR_WARNING: Source = reported(
    None,
    (
        "中国人民银行答问、金融监管总局风险提示（据公开报道）",
        "收费的“征信修复”“征信洗白”是骗局。",
    ),
    (
        "Answers of the central bank and warnings of the regulator (as reported)",
        "Paid credit repair is a fraud.",
    ),
);
static SHENZHEN: Source = reported(
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
static XIAMEN: Source = reported(
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
static CIVIL_CODE_1064: Source = article(
    CIVIL_CODE,
    (
        "《民法典》第一千零六十四条",
        "夫妻共同签名、事后追认，或者为家庭日常生活需要所负的债务是共同债务；超出日常需要的，债权人能证明用于共同生活、经营或者共同意思的才算。",
    ),
    (
        "Civil Code, Article 1064",
        "A debt is joint if both signed or ratified it, or if it was for daily family needs; beyond those, only where the creditor proves joint use, business or will.",
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
static AGENT_WARNING: Source = reported(
    Some(written(2025, 3, 13)),
    (
        "金融监管部门关于“代理维权”“债务优化”的风险提示（据公开报道）",
        "中介伪造材料、编造投诉、收高额费用，扣留证件和卡、套取信息。",
    ),
    (
        "Regulators' warning of agents for complaints and debt optimisation (as reported)",
        "Agents forge papers, make up complaints, charge high fees, keep identity papers and cards, and take data.",
    ),
);
static BRIDGE_WARNING: Source = reported(
    None,
    (
        "金融监管总局关于“债务重组”贷款中介的提示（据公开报道）",
        "“过桥垫资、借新还旧”要收垫资费和新贷款的提成，成本远高于原来，还有信息泄露和违法风险。",
    ),
    (
        "The regulator's warning of loan brokers for debt restructuring (as reported)",
        "Bridge money and new loans for old ones bring advance fees and a cut of the new loan, far above the old cost, with leaked data and legal risk.",
    ),
);
static VISIT_PRACTICE: Source = of(
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
    use super::{Basis, SourceId};

    pub const EVIDENCE: Basis = Basis::Own(&super::EVIDENCE_15);
    pub const UNLAWFUL_EVIDENCE: Basis = Basis::Own(&super::EVIDENCE_106);
    pub const PRACTICE: Basis = Basis::Own(&super::VISIT_PRACTICE);
    pub const WEBANK: Basis = Basis::Own(&super::WEBANK_LINES);
    pub const SIGNING: Basis = Basis::Of(SourceId::Limitation19);
    pub const PROMISING: Basis = Basis::Of(SourceId::Limitation14);
    pub const COMPLAINT: Basis = Basis::Own(&super::COMPLAINT_RULES);
    pub const LINE_12378: Basis = Basis::Own(&super::LINE_12378);
    pub const OBSTRUCTION: Basis = Basis::Own(&super::SECURITY_61);
    pub const ANSWER: Basis = Basis::Own(&super::PROCEDURE_128);
    pub const PAYMENT_ORDER: Basis = Basis::Own(&super::PROCEDURE_227);
    pub const LEFT_TO_LIVE: Basis = Basis::Own(&super::PROCEDURE_254);
}

const fn entry(topic: Topic, fact: Fact, basis: &'static [Basis]) -> Entry {
    Entry {
        fact,
        topic,
        basis,
        phone: None,
    }
}

const fn right(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Rights, fact, basis)
}

const fn channel(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Channels, fact, basis)
}

const fn court(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Court, fact, basis)
}

const fn credit(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Credit, fact, basis)
}

const fn bankruptcy(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Bankruptcy, fact, basis)
}

const fn household(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Household, fact, basis)
}

const fn scam(fact: Fact, basis: &'static [Basis]) -> Entry {
    entry(Topic::Scams, fact, basis)
}

use Basis::{Of, Own, Rule};
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
        &[Own(&CARD_70), Rule(R::CardPlanStops)],
    ),
    right(
        Fact::LoanExtension,
        &[Own(&CIVIL_CODE_678), Own(&RELIEF_2025)],
    ),
    right(
        Fact::SigningRestarts,
        &[Of(S::Limitation14), Of(S::Limitation19)],
    ),
    right(Fact::DebtSold, &[Own(&CIVIL_CODE_546), Of(S::Limitation17)]),
    right(Fact::KeepEvidence, &[Own(&EVIDENCE_15), Own(&EVIDENCE_106)]),
    right(Fact::OnlyFacts, &[Own(&SECURITY_50_3)]),
    channel(Fact::LenderFirst, &[Own(&COMPLAINT_RULES)]),
    channel(Fact::LenderClock, &[Own(&COMPLAINT_RULES)]),
    channel(Fact::LenderReview, &[Own(&COMPLAINT_RULES)]),
    channel(Fact::WeBank, &[Own(&WEBANK_LINES)]).phone("95384"),
    channel(Fact::Line12378, &[Own(&LINE_12378)]).phone("12378"),
    channel(Fact::Line12363, &[Own(&LINE_12363), Own(&CREDIT_26)]).phone("12363"),
    channel(Fact::CreditCentre, &[Own(&CREDIT_25)]).recalled("400-810-8866"),
    channel(Fact::LocalOffice, &[]).recalled("12345"),
    channel(Fact::LegalAdvice, &[Own(&LEGAL_AID_31)]).recalled("12348"),
    channel(Fact::Police, &[Rule(R::Security47), Rule(R::Security50)]).phone("110"),
    channel(Fact::FraudLine, &[Own(&LINE_96110)]).phone("96110"),
    channel(Fact::OtherLines, &[Own(&OTHER_LINES)]),
    channel(Fact::AssociationPlatform, &[Own(&ASSOCIATION_PLATFORM)]),
    channel(Fact::Support, &[]).recalled("12356"),
    channel(Fact::WhatToWrite, &[Own(&COMPLAINT_RULES)]),
    court(Fact::RealPapers, &[]).recalled("12368"),
    court(Fact::Answer, &[Own(&PROCEDURE_128)]),
    court(Fact::PaymentOrder, &[Own(&PROCEDURE_227)]),
    court(Fact::Mediation, &[Own(&PROCEDURE_125)]),
    court(Fact::SmallClaims, &[Own(&PROCEDURE_165)]),
    court(Fact::Appeal, &[Own(&PROCEDURE_171), Own(&PROCEDURE_165)]),
    court(Fact::ElectronicService, &[Own(&PROCEDURE_90)]),
    court(
        Fact::Limitation,
        &[
            Of(S::CivilCode188),
            Of(S::CivilCode189),
            Of(S::CivilCode192),
            Of(S::CivilCode193),
            Of(S::Limitation3),
        ],
    ),
    court(
        Fact::JudgmentInterest,
        &[Of(S::CivilProcedure264), Of(S::DelayInterest1)],
    ),
    court(Fact::Enforcement, &[Of(S::CivilProcedure250)]),
    court(
        Fact::LeftToLive,
        &[Own(&PROCEDURE_254), Of(S::SeizureRules3)],
    ),
    court(Fact::HomeKept, &[Own(&SEIZURE_4)]),
    court(Fact::DishonestList, &[Own(&DISHONEST_2013)]),
    court(Fact::ConsumptionLimits, &[Own(&LIMITS_2010)]),
    court(Fact::OtherMeasures, &[Own(&PROCEDURE_266)]),
    court(Fact::NotACrime, &[Own(&CARD_CRIME_2018)]),
    court(Fact::CardCrime, &[Own(&CARD_CRIME_2018)]),
    credit(Fact::FiveYears, &[Own(&CREDIT_16)]),
    credit(Fact::PriorNotice, &[Own(&CREDIT_15)]),
    credit(Fact::FreeReport, &[Own(&CREDIT_17)]),
    credit(Fact::Objection, &[Own(&CREDIT_25)]),
    credit(Fact::CreditComplaint, &[Own(&CREDIT_26)]),
    credit(Fact::OneOffRepair, &[Own(&ONE_OFF_REPAIR)]),
    credit(Fact::PaidRepair, &[Own(&REPAIR_WARNING)]),
    bankruptcy(Fact::Shenzhen, &[Own(&SHENZHEN)]),
    bankruptcy(Fact::Xiamen, &[Own(&XIAMEN)]),
    bankruptcy(Fact::Elsewhere, &[]),
    bankruptcy(Fact::EnforcementEnds, &[Own(&PROCEDURE_268)]),
    household(Fact::Spouse, &[Own(&CIVIL_CODE_1064)]),
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
    scam(Fact::DebtAgents, &[Own(&AGENT_WARNING)]),
    scam(Fact::Suspension, &[Own(&CARD_70), Rule(R::FraudWarning)]),
    scam(Fact::BridgeLoans, &[Own(&BRIDGE_WARNING)]),
    scam(Fact::FakeDunning, &[Rule(R::FraudWarning)]),
    scam(Fact::SafeAccount, &[Own(&LINE_96110)]).phone("96110"),
    scam(Fact::FakeCourt, &[Rule(R::Security62)]).recalled("12368"),
    scam(Fact::FakeApps, &[Own(&WEBANK_LINES)]),
    scam(Fact::RepairScam, &[Own(&REPAIR_WARNING)]),
    scam(Fact::NoFakePapers, &[Own(&AGENT_WARNING)]),
    scam(Fact::NoVanishing, &[Own(&CARD_CRIME_2018)]),
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
            assert_eq!(checked(rows()), CHECKED);
        }
        assert_eq!(checked([]), None);
    }

    /// Only these are named by something that was read.
    #[test]
    fn other_numbers_are_said_to_be_recalled() {
        let read = ["95384", "12378", "12363", "96110", "110"];
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
