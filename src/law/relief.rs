//! Sources on getting out: negotiating, what a credit record may say, papers
//! of a court, complaining, and what to be warned of.
//!
//! They are no [`super::SourceId`]: only the pages of letters carry them.

use super::source::{Confidence, Source};
use crate::calendar::written;

/// An article of the Civil Code.
const fn civil(
    title_zh: &'static str,
    title_en: &'static str,
    zh: &'static str,
    en: &'static str,
) -> Source {
    let date = Some(written(2021, 1, 1));
    Source::of(
        Confidence::ArticleRead,
        date,
        (title_zh, title_en),
        (zh, en),
    )
}

/// An article of a law whose day of coming into force is not given here.
const fn article(
    title_zh: &'static str,
    title_en: &'static str,
    zh: &'static str,
    en: &'static str,
) -> Source {
    Source::of(
        Confidence::ArticleRead,
        None,
        (title_zh, title_en),
        (zh, en),
    )
}

const fn reported(
    title_zh: &'static str,
    title_en: &'static str,
    zh: &'static str,
    en: &'static str,
) -> Source {
    Source::of(Confidence::Reported, None, (title_zh, title_en), (zh, en))
}

// Negotiating.

/// Instalments for a card: the bank may, it need not.
pub static CARD_70: Source = reported(
    "《商业银行信用卡业务监督管理办法》第七十条（据公开转载；是否已有新规替代未核实）",
    "Measures on banks' credit card business, Article 70 (from a reprint; whether it was replaced since was not verified)",
    "欠款超出还款能力且仍有还款意愿的，在特殊情况下银行可以与持卡人平等协商，达成最长不超过 5 年的个性化分期还款协议；协议有六项内容。",
    "In special circumstances, where the balance exceeds the holder's means and the holder is willing to pay, the bank may negotiate an individual instalment plan of at most 5 years, with six contents.",
);
/// An extension for a loan: the lender may agree.
pub static CIVIL_678: Source = civil(
    "《民法典》第六百七十八条",
    "Civil Code, Article 678",
    "借款人可以在还款期限届满前向贷款人申请展期；贷款人同意的，可以展期。",
    "Before the loan is due the borrower may apply for an extension; it may be extended if the lender agrees.",
);
pub static RELIEF_2025: Source = Source::of(
    Confidence::Reported,
    Some(written(2025, 3, 14)),
    (
        "国家金融监督管理总局《关于发展消费金融助力提振消费的通知》（据 2025 年 3 月公开报道）",
        "Notice of the financial regulator on consumer finance (as reported in March 2025)",
    ),
    (
        "对信用良好、暂时遇到困难的借款人，机构可以按市场化原则与其协商确定贷款期限、还款频次，办理续贷。这是鼓励，不是借款人的权利。",
        "With borrowers of good credit who meet a temporary difficulty, institutions may negotiate term and frequency and renew loans on market terms. An encouragement, not an entitlement.",
    ),
);
/// What lenders commonly ask for: practice.
pub static PRACTICE: Source = Source::of(
    Confidence::Unofficial,
    None,
    (
        "协商实务（公开页面，互有出入）",
        "Practice of negotiating (public pages, which differ)",
    ),
    (
        "机构通常要身份证明、合同或借据号、近 6 个月流水、困难证明、收支证明和明确的月还款额；答复常见 3 至 7 个工作日。各机构做法不同。",
        "Lenders usually ask for proof of identity, the contract number, six months of bank flow, proof of hardship, of income and of costs, and a definite monthly figure; 3 to 7 working days for an answer are common. They differ.",
    ),
);
pub static CIVIL_560: Source = civil(
    "《民法典》第五百六十条",
    "Civil Code, Article 560",
    "对同一债权人有数笔同类债务，一次付款不够还清全部的，由债务人在付款时指定还哪一笔。",
    "Of several debts of one kind to one creditor, the debtor says when paying which one is paid.",
);
pub static CIVIL_561: Source = civil(
    "《民法典》第五百六十一条",
    "Civil Code, Article 561",
    "付款不足以清偿全部债务的，除另有约定外，依次抵充实现债权的费用、利息、主债务。",
    "Where a payment does not cover all, it goes to the cost of enforcing the claim, then interest, then principal, unless agreed otherwise.",
);
pub static CIVIL_546: Source = civil(
    "《民法典》第五百四十六条",
    "Civil Code, Article 546",
    "债权人转让债权，未通知债务人的，该转让对债务人不发生效力。",
    "An assignment of a claim has no effect on the debtor until the debtor is notified.",
);
pub static CIVIL_585: Source = civil(
    "《民法典》第五百八十五条",
    "Civil Code, Article 585",
    "约定的违约金过分高于造成的损失的，法院可以根据当事人的请求适当减少。",
    "A court may on request reduce a default charge that is far above the loss.",
);
pub static CIVIL_496: Source = civil(
    "《民法典》第四百九十六、四百九十七条",
    "Civil Code, Articles 496 and 497",
    "提供格式条款的一方未对与对方有重大利害关系的条款作提示或者说明的，对方可以主张该条款不成为合同的内容。",
    "Standard terms of great weight for the other side that were not pointed out or explained may be held not to be part of the contract.",
);
pub static CIVIL_1064: Source = civil(
    "《民法典》第一千零六十四条",
    "Civil Code, Article 1064",
    "夫妻共同债务限于双方签名或者追认、为家庭日常生活需要所负，以及债权人能证明用于共同生活、共同经营等的债务。",
    "A debt is shared by spouses only where both signed or ratified it, it was for the family's daily needs, or the creditor proves that it was used in common.",
);

// The credit record.

pub static CREDIT_16: Source = article(
    "《征信业管理条例》第十六条",
    "Regulation on the credit reporting industry, Article 16",
    "不良信息自不良行为或者事件终止之日起保存 5 年，超过 5 年的应当删除。",
    "Bad data are kept for 5 years from the end of the bad conduct or event, then deleted.",
);
pub static CREDIT_15: Source = article(
    "《征信业管理条例》第十五条",
    "Regulation on the credit reporting industry, Article 15",
    "信息提供者提供个人不良信息，应当事先告知本人。",
    "Whoever reports bad data about a person tells that person beforehand.",
);
pub static CREDIT_17: Source = article(
    "《征信业管理条例》第十七条",
    "Regulation on the credit reporting industry, Article 17",
    "个人每年可以免费获取本人信用报告两次。",
    "A person may have the own credit report twice a year for free.",
);
pub static CREDIT_25: Source = article(
    "《征信业管理条例》第二十五条",
    "Regulation on the credit reporting industry, Article 25",
    "认为信息存在错误、遗漏的，有权提出异议，要求更正；应当作出异议标注，自收到异议之日起 20 日内核查处理并书面答复。",
    "Who finds data wrong or incomplete may object; the objection is marked, and checked and answered in writing within 20 days of receipt.",
);
pub static CREDIT_26: Source = article(
    "《征信业管理条例》第二十六条",
    "Regulation on the credit reporting industry, Article 26",
    "认为合法权益受到侵害的，可以向所在地人民银行派出机构投诉；受理机构应当自受理之日起 30 日内书面答复。",
    "Who finds rights infringed may complain to the central bank's branch; it answers in writing within 30 days of taking it up.",
);
pub static CIVIL_1029: Source = civil(
    "《民法典》第一千零二十九条",
    "Civil Code, Article 1029",
    "民事主体可以依法查询自己的信用评价；发现不当的，有权提出异议并请求采取更正、删除等必要措施。",
    "A person may look up the own credit evaluation, and may object to what is improper and ask for correction or deletion.",
);
/// The one-off repair of 2026 is over.
pub static CREDIT_ONE_OFF: Source = reported(
    "中国人民银行一次性信用修复政策问答（据公开报道）",
    "The central bank's answers on the one-off credit repair (as reported)",
    "一次性信用修复针对 2020 至 2025 年单笔不超过 1 万元的逾期，要求在 2026 年 3 月 31 日前足额偿还，自动办理、不收费，现已结束；没有查到延期。收费的“征信修复”是骗局。",
    "The one-off repair was for late amounts of up to 10,000 each of 2020 to 2025, repaid in full by 31 March 2026; automatic and free, it is over, and no extension was found. Paid “credit repair” is fraud.",
);

// Papers of a court.

pub static PROCEDURE_128: Source = article(
    "《民事诉讼法》第一百二十八条",
    "Civil Procedure Law, Article 128",
    "被告应当在收到起诉状副本之日起十五日内提出答辩状；不提出答辩状的，不影响审理。",
    "The defendant answers within fifteen days of receiving the complaint; without an answer the case goes on.",
);
pub static PROCEDURE_227: Source = article(
    "《民事诉讼法》第二百二十五、二百二十七条",
    "Civil Procedure Law, Articles 225 and 227",
    "债务人应当自收到支付令之日起十五日内清偿债务，或者向法院提出书面异议；期间内不提出异议又不履行的，债权人可以申请执行。异议成立的，支付令自行失效。",
    "Within fifteen days of receiving a payment order the debtor pays or objects in writing; without either it can be enforced. An objection that stands ends the order.",
);
pub static PROCEDURE_228: Source = article(
    "《民事诉讼法》第二百二十八条",
    "Civil Procedure Law, Article 228",
    "债务人的书面异议经审查成立的，法院裁定终结督促程序，支付令自行失效；转入诉讼程序，但申请支付令的一方当事人不同意起诉的除外。",
    "Where the written objection stands, the court ends the procedure and the payment order loses its effect; the case goes on as a lawsuit, unless the applicant does not agree to sue.",
);
pub static PROCEDURE_85: Source = article(
    "《民事诉讼法》第八十五条",
    "Civil Procedure Law, Article 85",
    "期间届满的最后一日是法定休假日的，以法定休假日后的第一日为期间届满的日期；期间不包括在途时间，诉讼文书在期满前交邮的，不算过期。",
    "A term whose last day is a statutory day off ends on the first day after it; time in the post does not count, and papers posted before the end are in time.",
);
pub static PROCEDURE_125: Source = article(
    "《民事诉讼法》第一百二十五条",
    "Civil Procedure Law, Article 125",
    "适宜调解的纠纷先行调解，当事人拒绝调解的除外。",
    "Disputes fit for mediation are mediated first, unless a party refuses.",
);
pub static PROCEDURE_165: Source = article(
    "《民事诉讼法》第一百六十五条",
    "Civil Procedure Law, Article 165",
    "标的额为本省上年度就业人员年平均工资百分之五十以下的简单金钱给付案件，适用小额诉讼，一审终审。",
    "Simple money claims of up to half the province's average yearly wage go through the small-claims procedure, with one instance.",
);
pub static PROCEDURE_90: Source = article(
    "《民事诉讼法》第九十条",
    "Civil Procedure Law, Article 90",
    "经受送达人同意，法院可以采用电子方式送达。",
    "With the recipient's consent a court may serve papers electronically.",
);
pub static EVIDENCE_RULES: Source = article(
    "《最高人民法院关于民事诉讼证据的若干规定》第十四、十五、九十条，《民诉法解释》第一百零六条",
    "SPC rules on evidence in civil cases, Articles 14, 15 and 90; Interpretation of the Civil Procedure Law, Article 106",
    "短信、聊天记录、录音是电子数据或者视听资料，应当保留原件；存疑的录音不能单独作为定案根据；以严重侵害他人权益或者违法的方法取得的证据不予采用。",
    "Messages, chats and recordings are evidence whose originals must be kept; a doubtful recording does not stand alone; what was got by seriously infringing rights or by unlawful means is excluded.",
);

// Personal data.

pub static PIPL_COPY: Source = Source::of(
    Confidence::ArticleRead,
    Some(written(2021, 11, 1)),
    (
        "《个人信息保护法》第四十四、四十五条",
        "Personal Information Protection Law, Articles 44 and 45",
    ),
    (
        "个人对其个人信息的处理享有知情权、决定权，有权查阅、复制其个人信息。",
        "A person may know and decide how personal data are handled, and may see and copy them.",
    ),
);
pub static PIPL_AGENTS: Source = Source::of(
    Confidence::ArticleRead,
    Some(written(2021, 11, 1)),
    (
        "《个人信息保护法》第二十一、二十三条",
        "Personal Information Protection Law, Articles 21 and 23",
    ),
    (
        "受托人只能按约定处理个人信息，未经同意不得转委托；向其他处理者提供个人信息的，应当告知并取得个人单独同意。",
        "Agents handle personal data only as agreed and pass the task on only with consent; giving data to another handler takes notice and separate consent.",
    ),
);

// Complaining.

pub static COMPLAINT_RULES: Source = Source::of(
    Confidence::Reported,
    Some(written(2020, 3, 1)),
    (
        "《银行业保险业消费投诉处理管理办法》（据公开转载）",
        "Measures on handling consumer complaints in banking and insurance (from reprints)",
    ),
    (
        "机构在 15 日内作出处理决定，情况复杂的 30 日，情况特别复杂经批准的最长 60 日；对处理决定不服的，可以在 30 日内向其上级机构申请核查。",
        "The institution decides within 15 days, in complex cases 30, in special cases after approval at most 60; who is not satisfied may within 30 days ask the body above it for a review.",
    ),
);
/// Invented facts are punished.
pub static SECURITY_50_3: Source = Source::of(
    Confidence::ArticleRead,
    Some(written(2026, 1, 1)),
    (
        "《治安管理处罚法》（2025 年修订）第五十条第三项",
        "Public Security Administration Punishments Law (2025 revision), Article 50(3)",
    ),
    (
        "捏造事实诬告陷害他人，企图使他人受到刑事追究或者受到治安管理处罚的，予以处罚。",
        "Fabricating facts against somebody to have that person punished is itself punished.",
    ),
);
pub static HOTLINE_12378: Source = Source::of(
    Confidence::Unofficial,
    None,
    (
        "12378 银行保险消费者投诉维权热线（据公开页面）",
        "The 12378 hotline for bank and insurance consumers (from public pages)",
    ),
    (
        "提供姓名、电话、机构、事实和诉求，记下编号；办理通常约 15 个工作日，不是法定期限。",
        "Give name, phone, institution, facts and what you ask for, and note the number; about 15 working days are usual, not a term of law.",
    ),
);
pub static HOTLINE_12363: Source = Source::of(
    Confidence::Unofficial,
    None,
    (
        "12363 金融消费权益保护咨询投诉电话（据公开页面）",
        "The 12363 line of the central bank (from public pages)",
    ),
    (
        "受理征信、支付等方面的投诉；办理通常约 15 个工作日，最长约 30 日。征信投诉的 30 日见《征信业管理条例》第二十六条。",
        "Takes complaints on credit records and payments; about 15 working days are usual, up to about 30 days. For credit records the 30 days are in Article 26 of the regulation.",
    ),
);
pub static ASSOCIATION_PLATFORM: Source = Source::of(
    Confidence::Unofficial,
    None,
    (
        "互联网金融举报信息平台（据公开页面，表单未读到）",
        "The reporting platform on internet finance (from public pages; the form was not read)",
    ),
    (
        "需要实名、身份证号、平台和 App 名称、类型（如不当催收）、详情和截图；没有查到办理期限。",
        "Needs the real name, ID number, platform and app, the kind (such as improper collection), details and screenshots; no term was found.",
    ),
);
pub static WEBANK_LINE: Source = reported(
    "微众银行公布的客服渠道（据 2026 年 1 月公开报道）",
    "WeBank's published service lines (as reported in January 2026)",
    "客服电话 95384，24 小时，人工 7:00–24:00；没有独立的“微粒贷”App，带“微粒贷”字样的 App 是假冒的。",
    "95384, around the clock, staff from 07:00 to 24:00; there is no app of its own for 微粒贷, and apps of that name are fake.",
);
pub static FRAUD_LINE: Source = reported(
    "96110 反诈专线（据公开报道）",
    "The 96110 line against fraud (as reported)",
    "遇到假冒催收、要求转账到“安全账户”等情形，可以拨打 96110 或者 110。",
    "For fake collectors and demands to pay into a “safe account”, call 96110 or 110.",
);
/// Numbers that everybody knows and no text was read for.
pub static RECALLED: Source = Source::of(
    Confidence::Unofficial,
    None,
    ("请以官方公布为准", "Check the official number"),
    (
        "这个号码没有查到官方原文，拨打前请在官方网站核对。",
        "No official text was read for this number; check it on the official site before calling.",
    ),
);

// Warnings.

pub static WARN_AGENTS: Source = Source::of(
    Confidence::Reported,
    Some(written(2025, 3, 13)),
    (
        "金融监管部门关于“代理维权”的风险提示（据 2025 年公开报道）",
        "The regulator's warning on “rights agents” (as reported in 2025)",
    ),
    (
        "代理人伪造证明、恶意投诉，从中收费，扣留证件和银行卡，盗取信息或者套取资金。",
        "Agents forge proofs and file false complaints, take fees, keep identity papers and cards, steal data or draw money.",
    ),
);
pub static WARN_BRIDGE: Source = reported(
    "金融监管部门关于“债务重组”中介的风险提示（据公开报道，年份未核实）",
    "The regulator's warning on “debt restructuring” brokers (as reported; the year was not verified)",
    "先垫资还旧账、再办新贷并抽成，实际成本远高于原来，还有信息泄露和法律风险。",
    "They advance money for the old debt and take a cut of a new loan; it costs far more than before, with risks of leaked data and before the law.",
);
pub static WARN_FAKE: Source = Source::of(
    Confidence::Reported,
    Some(written(2026, 3, 17)),
    (
        "北京金融监管局 2026 年 3 月关于虚假催收的风险提示（据公开报道）",
        "The financial regulator in Beijing on fake dunning, March 2026 (as reported)",
    ),
    (
        "假冒催收发钓鱼链接，威胁并要求转到个人账户，以“停息挂账”收费。不向个人账户转账，不扫不明二维码，通过官方 App 和电话核实。",
        "Fake collectors send phishing links, threaten and ask for payment to private accounts, or sell “停息挂账”. Pay no private account, scan no unknown code, check through the official app and line.",
    ),
);
pub static WARN_NEW_LOANS: Source = Source::of(
    Confidence::Reported,
    Some(written(2026, 1, 30)),
    (
        "中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（会员自律，据公开报道）",
        "China Banking Association guideline on collecting personal consumer loans, for trial (as reported)",
    ),
    (
        "催收不得诱导债务人以贷养贷。",
        "Collectors must not push debtors to borrow anew to pay.",
    ),
);
/// Hiding and moving assets are signs of intent with cards.
pub static SILENCE: Source = article(
    "《最高人民法院、最高人民检察院关于办理妨害信用卡管理刑事案件具体应用法律若干问题的解释》（2018 年修正）",
    "SPC and SPP interpretation on credit card crime (amended 2018)",
    "逃匿、改变联系方式逃避催收、转移财产逃避还款，是认定“非法占有目的”的情形；单凭没有还款不能认定。",
    "Hiding, changing contacts to evade dunning and moving assets are signs of an intent to keep the money; not having paid alone is not.",
);

/// All of them, for tests and for a page of sources.
pub static ALL: [&Source; 40] = [
    &CARD_70,
    &CIVIL_678,
    &RELIEF_2025,
    &PRACTICE,
    &CIVIL_560,
    &CIVIL_561,
    &CIVIL_546,
    &CIVIL_585,
    &CIVIL_496,
    &CIVIL_1064,
    &CREDIT_16,
    &CREDIT_15,
    &CREDIT_17,
    &CREDIT_25,
    &CREDIT_26,
    &CIVIL_1029,
    &CREDIT_ONE_OFF,
    &PROCEDURE_128,
    &PROCEDURE_227,
    &PROCEDURE_228,
    &PROCEDURE_85,
    &PROCEDURE_125,
    &PROCEDURE_165,
    &PROCEDURE_90,
    &EVIDENCE_RULES,
    &PIPL_COPY,
    &PIPL_AGENTS,
    &COMPLAINT_RULES,
    &SECURITY_50_3,
    &HOTLINE_12378,
    &HOTLINE_12363,
    &ASSOCIATION_PLATFORM,
    &WEBANK_LINE,
    &FRAUD_LINE,
    &RECALLED,
    &WARN_AGENTS,
    &WARN_BRIDGE,
    &WARN_FAKE,
    &WARN_NEW_LOANS,
    &SILENCE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::in_range;

    #[test]
    fn each_source_is_complete_and_once() {
        for (i, s) in ALL.iter().enumerate() {
            for text in [s.title_zh, s.title_en, s.says_zh, s.says_en] {
                assert!(!text.trim().is_empty(), "{}", s.title_en);
            }
            assert!(s.checked.is_some_and(in_range), "{}", s.title_en);
            assert!(s.date.is_none_or(in_range), "{}", s.title_en);
            let same = |other: &&&Source| other.title_en == s.title_en;
            assert_eq!(ALL.iter().filter(same).count(), 1, "{i}: {}", s.title_en);
        }
    }

    #[test]
    fn a_bank_may_and_need_not() {
        for s in [&CARD_70, &CIVIL_678, &RELIEF_2025] {
            assert!(s.says_zh.contains("可以"), "{}", s.title_zh);
            assert!(!s.says_zh.contains("应当"), "{}", s.title_zh);
        }
    }
}
