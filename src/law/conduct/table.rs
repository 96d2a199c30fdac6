//! The rules, one after the other.
//!
//! Titles and contents are given in both languages, as those of all sources.
//! What was read only in news or second-hand says so; what was read only in
//! digests is never more than recordable.

use chrono::NaiveDate;

use super::{Force, Remedy, Rule, RuleId, Scope, Verdict};
use crate::calendar::written;
use crate::law::source::{Confidence, Source};

/// What can always be done.
const USUAL: &[Remedy] = &[
    Remedy::Log,
    Remedy::KeepOriginal,
    Remedy::AskLenderInWriting,
    Remedy::ComplainToLender,
    Remedy::Nfra12378,
    Remedy::Association,
];

/// Something in the manner of all: reported only, its verdict that of its
/// force.
const fn reported(
    id: RuleId,
    force: Force,
    scope: Scope,
    from: Option<NaiveDate>,
    title: (&'static str, &'static str),
    says: (&'static str, &'static str),
) -> Rule {
    Rule {
        id,
        source: Source::of(Confidence::Reported, from, title, says),
        force,
        from,
        until: None,
        scope,
        limit: None,
        verdict: match force {
            Force::Statute => Verdict::SuspectedUnlawful,
            Force::RegulatorRule => Verdict::AgainstRegulation,
            Force::RecommendedStandard => Verdict::NotPerStandard,
            Force::AssociationGuideline => Verdict::NotPerGuideline,
            Force::Warning | Force::NoRule => Verdict::Recordable,
        },
        penalty: None,
        remedies: USUAL,
    }
}

const fn standard(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    reported(
        id,
        Force::RecommendedStandard,
        Scope::InternetConsumer,
        Some(written(2025, 2, 28)),
        (
            "GB/T 45251-2025《互联网金融 个人网络消费信贷 贷后催收风控指引》（推荐性国家标准，据公开报道）",
            "GB/T 45251-2025 on post-loan collection in internet consumer lending (a recommended national standard, as reported)",
        ),
        (zh, en),
    )
}

const fn guideline(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    reported(
        id,
        Force::AssociationGuideline,
        Scope::MemberInstitutions,
        Some(written(2026, 1, 30)),
        (
            "中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（会员自律，据公开报道）",
            "China Banking Association guideline on collecting personal consumer loans, for trial (self-discipline of members, as reported)",
        ),
        (zh, en),
    )
}

const fn nifa(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    let mut rule = reported(
        id,
        Force::AssociationGuideline,
        Scope::InternetConsumer,
        Some(written(2024, 5, 15)),
        (
            "中国互联网金融协会《互联网金融贷后催收业务指引》（2025-02-28 废止）",
            "National Internet Finance Association guideline on post-loan collection (repealed on 2025-02-28)",
        ),
        (zh, en),
    );
    rule.until = Some(written(2025, 2, 28));
    rule.recordable()
}

const fn notice(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    let mut rule = reported(
        id,
        Force::RegulatorRule,
        Scope::Banks,
        None,
        (
            "《银行保险机构消费者权益保护管理办法》（2022 年第 9 号令）第四十一条（据公开报道）",
            "Measures on consumer protection by banks and insurers (decree 2022 No. 9), Article 41 (as reported)",
        ),
        (zh, en),
    );
    // A decree of 2022 is certainly in force by then.
    rule.from = Some(written(2024, 1, 1));
    rule
}

const fn card(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    let mut rule = reported(
        id,
        Force::RegulatorRule,
        Scope::BankCards,
        None,
        (
            "《商业银行信用卡业务监督管理办法》（据公开转载）",
            "Measures on the supervision of banks' credit card business (read in a reprint)",
        ),
        (zh, en),
    );
    // Measures of 2011.
    rule.from = Some(written(2012, 1, 1));
    rule
}

const fn consumer_finance(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    reported(
        id,
        Force::RegulatorRule,
        Scope::ConsumerFinance,
        Some(written(2024, 4, 18)),
        (
            "《消费金融公司管理办法》（据公开转述）",
            "Measures on consumer-finance companies (as quoted)",
        ),
        (zh, en),
    )
}

/// A statute's article that was read, with its full title.
const fn statute(
    id: RuleId,
    from: Option<NaiveDate>,
    title: (&'static str, &'static str),
    says: (&'static str, &'static str),
) -> Rule {
    let mut rule = reported(id, Force::Statute, Scope::Anyone, from, title, says);
    rule.source.confidence = Confidence::ArticleRead;
    rule
}

const fn security(
    title_zh: &'static str,
    title_en: &'static str,
    id: RuleId,
    zh: &'static str,
    en: &'static str,
) -> Rule {
    statute(
        id,
        Some(written(2026, 1, 1)),
        (title_zh, title_en),
        (zh, en),
    )
}

/// The days of the amendments were not looked up but where a rule says one.
const fn criminal(
    title_zh: &'static str,
    title_en: &'static str,
    id: RuleId,
    zh: &'static str,
    en: &'static str,
) -> Rule {
    statute(id, None, (title_zh, title_en), (zh, en))
}

const fn civil(
    title_zh: &'static str,
    title_en: &'static str,
    id: RuleId,
    zh: &'static str,
    en: &'static str,
) -> Rule {
    statute(
        id,
        Some(written(2021, 1, 1)),
        (title_zh, title_en),
        (zh, en),
    )
}

const fn personal(
    title_zh: &'static str,
    title_en: &'static str,
    id: RuleId,
    zh: &'static str,
    en: &'static str,
) -> Rule {
    statute(
        id,
        Some(written(2021, 11, 1)),
        (title_zh, title_en),
        (zh, en),
    )
}

/// What is known is which numbers the articles had, not what they said.
const fn old_security(
    title_zh: &'static str,
    title_en: &'static str,
    id: RuleId,
    zh: &'static str,
    en: &'static str,
) -> Rule {
    let title = (title_zh, title_en);
    let mut rule = reported(id, Force::Statute, Scope::Anyone, None, title, (zh, en));
    rule.until = Some(written(2026, 1, 1));
    rule.danger().recordable()
}

const fn warning(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    let title = (
        "北京金融监管局 2026 年 3 月风险提示（据公开报道）",
        "A warning of the financial regulator in Beijing, March 2026 (as reported)",
    );
    reported(id, Force::Warning, Scope::Anyone, None, title, (zh, en))
}

const fn nothing(id: RuleId, zh: &'static str, en: &'static str) -> Rule {
    let title = ("没有查到适用的规则", "No rule found");
    reported(id, Force::NoRule, Scope::Anyone, None, title, (zh, en))
}

/// In the order of [`RuleId`].
pub(super) static RULES: [Rule; 55] = [
    standard(
        RuleId::StandardQuietHours,
        "除双方另有约定外，22:00 至次日 8:00 不得催收。",
        "No collection between 22:00 and 08:00 unless both sides agreed otherwise.",
    ),
    standard(
        RuleId::StandardCalls,
        "对同一债务人每日主动发起的有效（接通）催收通话不超过 3 次，包括人工智能语音。",
        "At most 3 effective (connected) calls a day to one debtor, calls by AI included.",
    )
    .limit(3),
    standard(
        RuleId::StandardThirdParty,
        "催收对象只能是债务人；只有债务人失联、死亡或者丧失行为能力时，才可以联系其联系人。",
        "Only the debtor may be dunned; contacts may be reached only where the debtor is out of reach, dead or incapacitated.",
    )
    .third(),
    standard(
        RuleId::StandardRefusal,
        "联系人拒绝的，应当停止联系。",
        "Once a contact refuses, contact with them stops.",
    )
    .third(),
    standard(
        RuleId::StandardSecrecy,
        "不得向联系人透露债务信息。",
        "The debt must not be revealed to contacts.",
    )
    .third(),
    guideline(
        RuleId::GuidelineQuietHours,
        "未经债务人同意，22:00 至次日 8:00 不得以电话、外访或者其他方式催收。",
        "No collection by phone, visit or otherwise between 22:00 and 08:00 without the debtor's consent.",
    ),
    guideline(
        RuleId::GuidelineFrequency,
        "催收频率应当合理及必需；没有规定接通次数的上限。",
        "The frequency must be reasonable and necessary; no number of connected calls is set.",
    )
    .recordable(),
    guideline(
        RuleId::GuidelineAttempts,
        "对同一联系方式，每日拨打未接通的次数不宜超过 6 次，另有约定的除外。",
        "Unanswered attempts to the same number should not exceed 6 a day, unless agreed otherwise.",
    )
    .limit(6),
    guideline(
        RuleId::GuidelineThirdParty,
        "严禁向与债务无关的第三人催收；号码无效，或者连续 3 次拨打未接通的次日起，或者连续 3 日失联的，才可以联系第三人。",
        "No collection from unrelated third parties; others may be reached only where the number is invalid, from the day after 3 consecutive failed dials, or after 3 consecutive days out of reach.",
    )
    .third().limit(3),
    guideline(
        RuleId::GuidelineSecrecy,
        "联系第三人只能询问联系方式或者请其转告，不得透露债务信息，第三人主动提出代偿的除外。",
        "Others may only be asked for contact details or to pass on a message; no details of the debt, unless they offer to pay.",
    )
    .third(),
    guideline(
        RuleId::GuidelineHeadcount,
        "第二十二条：外访催收至少要有两名催收人员一起。",
        "Article 22: visits are made by at least two collectors together.",
    )
    .limit(2).door(),
    guideline(
        RuleId::GuidelineEntry,
        "未经同意，不得进入债务人住所、其他私人场所或者债务人的办公区域。",
        "No entering of the home, other private places or the debtor's office area without consent.",
    )
    .door(),
    guideline(
        RuleId::GuidelineIdentity,
        "应当出示身份证明，说明所属机构（据二手报道，条文未读到）。",
        "They should show identification and say for which institution (second-hand; the article was not read).",
    )
    .recordable().door(),
    guideline(
        RuleId::GuidelineRecording,
        "催收通话应当录音（据二手报道，条文未读到）。",
        "Calls are to be recorded (second-hand; the article was not read).",
    )
    .recordable(),
    guideline(
        RuleId::GuidelineAgencyList,
        "委托的催收机构名单应当在金融机构的网站或者其他渠道公布。",
        "The list of agencies engaged is to be published on the institution's site or channels.",
    ),
    guideline(
        RuleId::GuidelineContactSources,
        "联系信息只能来自合同、留存信息、授权、合法公开等六类合法来源。",
        "Contact details may come only from six lawful sources, such as the contract, information left, authorisation or lawful publication.",
    ),
    guideline(
        RuleId::GuidelinePosting,
        "不得在公共场所张贴催收通知、律师函等。",
        "No posting of notices or lawyers' letters in public places.",
    )
    .door(),
    guideline(
        RuleId::GuidelinePrivateAccount,
        "未经金融机构同意，外包机构不得使用私人手机、社交账号催收。",
        "Outside agencies must not use private mobiles or social accounts without the institution's consent.",
    ),
    guideline(
        RuleId::GuidelineImpersonation,
        "不得冒用政府、法院、公安等名义；外包机构不得冒充金融机构工作人员。",
        "No use of the names of government, court or police; agencies must not pose as the institution's own staff.",
    ),
    guideline(
        RuleId::GuidelineFalseThreats,
        "不得虚构“黑名单”“不良信用库”，不得夸大债务金额或者法律后果。",
        "No invented blacklists or bad-credit stores, no exaggerated amount or legal effect.",
    ),
    guideline(
        RuleId::GuidelineMoney,
        "不得以催收为名收取额外费用，不得诱导以贷养贷或者以非法途径筹资。",
        "No extra fees for collection, no pushing of new loans to pay old ones or of illegal funds.",
    ),
    guideline(
        RuleId::GuidelineViolence,
        "不得使用暴力、侮辱、恐吓、泄露信息等手段催收。",
        "No violence, insults, threats or leaking of information.",
    )
    .danger(),
    nifa(
        RuleId::Nifa2024Calls,
        "机构及其外包机构对同一债务人每日接通的告知类电话合计不超过 3 次（据二手转载，旧文本）。",
        "Lender and agencies together: at most 3 put-through notification calls a day to one debtor (second-hand, an old text).",
    )
    .limit(3),
    nifa(
        RuleId::Nifa2024Money,
        "不得收取额外费用，不得诱导以非法途径筹资（据二手转载，旧文本）。",
        "No extra fees, no pushing of illegal funds (second-hand, an old text).",
    ),
    notice(
        RuleId::NoticeBeforeAgency,
        "委托外部机构催收前，应当告知债务人（据公开报道；具体生效日未核实，这里从 2024 年起适用）。",
        "The debtor is to be told before an outside agency starts (as reported; the day it came into force was not verified, it is applied here from 2024).",
    ),
    card(
        RuleId::CardThirdParty,
        "第六十八条：只能向持卡人及其担保人催收，不得向与债务无关的第三人催收。",
        "Article 68: only holder and guarantor may be dunned, not unrelated third parties.",
    )
    .third(),
    card(
        RuleId::CardViolence,
        "第六十八条：不得采用暴力、胁迫、恐吓、辱骂等方式催收；催收过程应当记录，资料至少保存 2 年。",
        "Article 68: no violence, threats or insults; the process is recorded and kept for at least 2 years.",
    )
    .danger(),
    card(
        RuleId::CardPlanStops,
        "第七十条：签订个性化分期还款协议后，除非持卡人违约，发卡银行及其代理机构应当停止催收。",
        "Article 70: once an individual instalment plan is signed, bank and agents must stop collecting unless the holder defaults.",
    ),
    consumer_finance(
        RuleId::ConsumerFinanceViolence,
        "不得以暴力、威胁、恐吓、骚扰等方式催收（据转述，条号未查到）。",
        "No violence, threats, intimidation or harassment (as quoted; the article number was not found).",
    )
    .danger(),
    consumer_finance(
        RuleId::ConsumerFinanceThirdParty,
        "不得向与债务无关的第三人催收；催收记录应当真实、完整、可追溯，保存 5 年（据转述，条号未查到）。",
        "No collection from unrelated third parties; records are true, complete, traceable and kept for 5 years (as quoted; the article number was not found).",
    )
    .third(),
    security(
        "《治安管理处罚法》（2025 年修订）第三十条",
        "Public Security Administration Punishments Law (2025 revision), Article 30",
        RuleId::Security30,
        "追逐、拦截他人，强拿硬要财物等寻衅滋事行为。",
        "Chasing, blocking, taking property and otherwise provoking trouble.",
    )
    .danger()
    .penalty(
        "5–10 日拘留或者 1,000 元以下罚款；较重的 10–15 日，可并处 2,000 元以下罚款",
        "5–10 days' detention or a fine of up to ¥1,000; heavier 10–15 days (and up to ¥2,000)",
    ),
    security(
        "《治安管理处罚法》（2025 年修订）第四十七条（三）",
        "Public Security Administration Punishments Law (2025 revision), Article 47(3)",
        RuleId::Security47,
        "非法限制人身自由、非法侵入住宅、非法搜查身体。",
        "Unlawful restraint, entering a home, searching a person.",
    )
    .danger()
    .penalty(
        "10–15 日拘留并处 1,000–2,000 元罚款；较轻的 5–10 日并处 1,000 元以下罚款",
        "10–15 days' detention and a fine of ¥1,000–2,000; lighter 5–10 days and up to ¥1,000",
    ),
    security(
        "《治安管理处罚法》（2025 年修订）第五十条",
        "Public Security Administration Punishments Law (2025 revision), Article 50",
        RuleId::Security50,
        "写信或者以其他方式威胁，公然侮辱、诽谤，多次发送信息干扰正常生活，滋扰、纠缠、跟踪，散布他人隐私。",
        "Threats, public insult, defamation, repeated harassing messages, pestering, following, spreading of privacy.",
    )
    .danger()
    .penalty(
        "5 日以下拘留或者 1,000 元以下罚款；较重的 5–10 日，可并处 1,000 元以下罚款；滋扰、纠缠、跟踪的，公安机关可以责令禁止接触，违反的 5–10 日",
        "Up to 5 days' detention or up to ¥1,000; heavier 5–10 days (and up to ¥1,000). Against pestering and following the police may order no contact; breach 5–10 days",
    ),
    security(
        "《治安管理处罚法》（2025 年修订）第五十六条",
        "Public Security Administration Punishments Law (2025 revision), Article 56",
        RuleId::Security56,
        "违反规定出售、提供或者窃取个人信息。",
        "Selling, giving or stealing personal information.",
    )
    .penalty(
        "10–15 日拘留；较轻的 5 日以下",
        "10–15 days' detention; lighter up to 5 days",
    ),
    security(
        "《治安管理处罚法》（2025 年修订）第六十二条",
        "Public Security Administration Punishments Law (2025 revision), Article 62",
        RuleId::Security62,
        "冒充国家机关工作人员招摇撞骗。",
        "Impersonating state staff.",
    )
    .fraud()
    .penalty(
        "10–15 日拘留，可并处 1,000 元以下罚款；较轻的 5–10 日",
        "10–15 days' detention (and up to ¥1,000); lighter 5–10 days",
    ),
    old_security(
        "《治安管理处罚法》（2026 年以前的文本）第二十六条",
        "Public Security Administration Punishments Law (text before 2026), Article 26",
        RuleId::OldSecurity26,
        "追逐、拦截、强拿硬要等（2026 年前的条号，对应现在的第三十条；旧条文没有读到）",
        "Chasing, blocking, taking property (the number before 2026, now Article 30; the old wording was not read)",
    ),
    old_security(
        "《治安管理处罚法》（2026 年以前的文本）第四十条",
        "Public Security Administration Punishments Law (text before 2026), Article 40",
        RuleId::OldSecurity40,
        "限制人身自由、侵入住宅等（2026 年前的条号，对应现在的第四十七条；旧条文没有读到）",
        "Restraint, entering a home (the number before 2026, now Article 47; the old wording was not read)",
    ),
    old_security(
        "《治安管理处罚法》（2026 年以前的文本）第四十二条",
        "Public Security Administration Punishments Law (text before 2026), Article 42",
        RuleId::OldSecurity42,
        "威胁、侮辱、骚扰等（2026 年前的条号，对应现在的第五十条；旧条文没有读到）",
        "Threats, insults, harassment (the number before 2026, now Article 50; the old wording was not read)",
    ),
    old_security(
        "《治安管理处罚法》（2026 年以前的文本）第五十一条",
        "Public Security Administration Punishments Law (text before 2026), Article 51",
        RuleId::OldSecurity51,
        "冒充国家机关工作人员（2026 年前的条号，对应现在的第六十二条；旧条文没有读到）",
        "Impersonating state staff (the number before 2026, now Article 62; the old wording was not read)",
    ),
    criminal(
        "《刑法》第二百三十八条",
        "Criminal Law, Article 238",
        RuleId::Criminal238,
        "为索取债务非法扣押、拘禁他人的，依照非法拘禁罪处罚。",
        "Detaining somebody to get a debt is unlawful detention.",
    )
    .danger()
    .penalty(
        "三年以下有期徒刑等，情节重的更重",
        "Up to 3 years' imprisonment, more in heavier cases",
    ),
    criminal(
        "《刑法》第二百四十五条",
        "Criminal Law, Article 245",
        RuleId::Criminal245,
        "非法搜查他人身体、住宅，或者非法侵入他人住宅。",
        "Unlawful search, or unlawful entry into a home.",
    )
    .danger()
    .penalty(
        "三年以下有期徒刑等",
        "Up to 3 years' imprisonment",
    ),
    criminal(
        "《刑法》第二百四十六条",
        "Criminal Law, Article 246",
        RuleId::Criminal246,
        "公然侮辱他人或者捏造事实诽谤他人，情节严重的；一般由被害人自诉。",
        "Serious public insult or defamation; as a rule privately prosecuted.",
    )
    .court()
    .penalty(
        "三年以下有期徒刑等",
        "Up to 3 years' imprisonment",
    ),
    criminal(
        "《刑法》第二百五十三条之一",
        "Criminal Law, Article 253-1",
        RuleId::Criminal253,
        "违反国家有关规定出售、提供或者非法获取公民个人信息，情节严重的。",
        "Selling, giving or unlawfully obtaining personal information, in serious cases.",
    )
    .penalty(
        "三年以下有期徒刑等；特别严重的三至七年",
        "Up to 3 years' imprisonment; 3–7 in especially serious cases",
    ),
    criminal(
        "《刑法》第二百七十四条",
        "Criminal Law, Article 274",
        RuleId::Criminal274,
        "以威胁等方法强行索要财物的敲诈勒索。",
        "Extortion: forcing money out of somebody by threats.",
    )
    .danger()
    .penalty(
        "三年以下有期徒刑等，情节重的更重",
        "Up to 3 years' imprisonment, more in heavier cases",
    ),
    criminal(
        "《刑法》第二百七十九条",
        "Criminal Law, Article 279",
        RuleId::Criminal279,
        "冒充国家机关工作人员招摇撞骗。",
        "Impersonating staff of state organs.",
    )
    .fraud()
    .penalty(
        "三年以下有期徒刑等；情节严重的三至十年",
        "Up to 3 years' imprisonment; 3–10 in serious cases",
    ),
    criminal(
        "《刑法》第二百九十三条之一",
        "Criminal Law, Article 293-1",
        RuleId::Criminal293,
        "以暴力、胁迫、限制自由、侵入住宅、恐吓、跟踪、骚扰等方法催收高利放贷等产生的非法债务；只适用于非法债务，合法贷款的本金不是。",
        "Dunning for illegal debts, such as usurious loans, by violence, coercion, restraint, entry, intimidation, stalking or harassment. For illegal debts only: the principal of a lawful loan is none.",
    )
    .private().since(2022, 1, 1).danger()
    .penalty(
        "三年以下有期徒刑等",
        "Up to 3 years' imprisonment",
    ),
    civil(
        "《民法典》第一千零二十四条",
        "Civil Code, Article 1024",
        RuleId::CivilReputation,
        "民事主体享有名誉权，任何组织或者个人不得以侮辱、诽谤等方式侵害。",
        "Nobody may harm another's reputation by insult or defamation.",
    )
    .court(),
    civil(
        "《民法典》第一千零三十二条",
        "Civil Code, Article 1032",
        RuleId::CivilPrivacy,
        "自然人享有隐私权，任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害。",
        "Nobody may infringe another's privacy by prying, intruding, leaking or publishing.",
    )
    .court(),
    civil(
        "《民法典》第一千零三十三条（一）",
        "Civil Code, Article 1033(1)",
        RuleId::CivilPeace,
        "除法律另有规定或者权利人明确同意外，不得以电话、短信等方式侵扰他人的私人生活安宁。",
        "No disturbing of private peace by calls or messages, unless the law provides or the person clearly agreed.",
    )
    .court(),
    civil(
        "《民法典》第一千零三十三条（二）",
        "Civil Code, Article 1033(2)",
        RuleId::CivilHome,
        "除法律另有规定或者权利人明确同意外，不得进入、拍摄、窥视他人的住宅等私密空间。",
        "No entering, filming or peering into a home, unless the law provides or the person clearly agreed.",
    )
    .court(),
    personal(
        "《个人信息保护法》第六条",
        "Personal Information Protection Law, Article 6",
        RuleId::PiplNecessity,
        "处理个人信息应当有明确、合理的目的，限于实现目的的最小范围。",
        "Personal data are handled for a clear and reasonable purpose, and no more of them than it needs.",
    )
    .court(),
    personal(
        "《个人信息保护法》第十条",
        "Personal Information Protection Law, Article 10",
        RuleId::PiplUnlawful,
        "不得非法收集、使用、加工、传输、买卖、提供或者公开他人个人信息。",
        "No unlawful collecting, use, passing on, trade or publishing of personal data.",
    )
    .court(),
    personal(
        "《个人信息保护法》第二十五条",
        "Personal Information Protection Law, Article 25",
        RuleId::PiplPublishing,
        "个人信息处理者不得公开其处理的个人信息，取得个人单独同意的除外。",
        "Those who handle personal data must not publish them, except with separate consent.",
    )
    .court(),
    warning(
        RuleId::FraudWarning,
        "提示警惕假冒催收：不向个人账户转账，不扫描不明二维码、不点陌生链接，通过官方 App 或者电话核实。",
        "A warning of fake collectors: no transfer to private accounts, no unknown codes or links, verify through the official app or line.",
    )
    .fraud(),
    nothing(
        RuleId::NoKnownRule,
        "没有查到当时对这类放贷方适用的量化规则。可以先记录下来；严重的行为另有法律管。",
        "No rule with a number was found for that day and kind of lender. It can be recorded; serious acts are a matter of law.",
    ),
];
