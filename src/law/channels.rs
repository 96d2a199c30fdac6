//! Where to turn: lines and offices, in the order they work for a complaint.
//!
//! A number is shown as known only where a text was read for it; of the others
//! the page says that the official one decides.

use super::relief;
use super::source::Source;

/// A channel's name in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelId {
    /// The lender's own line and complaints desk.
    Lender,
    /// 12378
    Nfra,
    /// 12363
    Pboc,
    /// 征信中心
    CreditCentre,
    /// The association's reporting platform.
    Association,
    /// 12345, 地方金融管理局
    LocalOffice,
    /// 12348
    LegalAdvice,
    /// 12368
    Court,
    /// 110
    Police,
    /// 96110
    AntiFraud,
    /// 12356
    Support,
}

impl ChannelId {
    pub const ALL: [ChannelId; 11] = [
        ChannelId::Lender,
        ChannelId::Nfra,
        ChannelId::Pboc,
        ChannelId::CreditCentre,
        ChannelId::Association,
        ChannelId::LocalOffice,
        ChannelId::LegalAdvice,
        ChannelId::Court,
        ChannelId::Police,
        ChannelId::AntiFraud,
        ChannelId::Support,
    ];
}

/// A line or an office. Its name and what is said of it stand here in both
/// languages, as those of sources do.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    pub id: ChannelId,
    pub name_zh: &'static str,
    pub name_en: &'static str,
    /// `None` where each institution has its own, or there is none.
    pub number: Option<&'static str>,
    /// Whether a text was read for the number.
    pub official_number_known: bool,
    pub for_zh: &'static str,
    pub for_en: &'static str,
    pub needs_zh: &'static str,
    pub needs_en: &'static str,
    /// Days until an answer: those of a rule only. Several where the rule has
    /// several.
    pub days: &'static [u16],
    /// Its confidence is the channel's.
    pub source: &'static Source,
}

const fn recalled(
    id: ChannelId,
    number: &'static str,
    name: (&'static str, &'static str),
    used_for: (&'static str, &'static str),
    needs: (&'static str, &'static str),
) -> Channel {
    Channel {
        id,
        name_zh: name.0,
        name_en: name.1,
        number: Some(number),
        official_number_known: false,
        for_zh: used_for.0,
        for_en: used_for.1,
        needs_zh: needs.0,
        needs_en: needs.1,
        days: &[],
        source: &relief::RECALLED,
    }
}

/// The line of 微粒贷's bank, the only lender's line that is known here.
pub const WEBANK_NUMBER: &str = "95384";

/// All, in the order of [`ChannelId::ALL`].
pub static CHANNELS: [Channel; 11] = [
    Channel {
        id: ChannelId::Lender,
        name_zh: "贷款机构的官方客服和投诉渠道",
        name_en: "The lender's official line and complaints desk",
        number: None,
        official_number_known: false,
        for_zh: "金额、还款安排、催收行为：先找它",
        for_en: "Amounts, a plan, conduct: here first",
        needs_zh: "姓名、身份证号、电话；机构和人员；诉求、主要事实和依据；书面的要签名。它已经掌握的材料不得要求你再提供。号码以合同、官方 App 或官网为准。",
        needs_en: "Name, ID number, phone; the institution and its staff; what you ask for, the main facts and their basis; signed if in writing. It may not ask for what it already holds. Take the number from the contract, the official app or site.",
        days: &[15, 30, 60],
        source: &relief::COMPLAINT_RULES,
    },
    Channel {
        id: ChannelId::Nfra,
        name_zh: "国家金融监督管理总局 12378",
        name_en: "Financial regulator, 12378",
        number: Some("12378"),
        official_number_known: true,
        for_zh: "银行、保险、消费金融公司、小额贷款：催收、收费",
        for_en: "Banks, insurers, consumer-finance and small-loan companies: collection, fees",
        needs_zh: "姓名、电话、机构、事实和诉求；记下受理编号。",
        needs_en: "Name, phone, institution, facts and what you ask for; note the number you are given.",
        days: &[],
        source: &relief::HOTLINE_12378,
    },
    Channel {
        id: ChannelId::Pboc,
        name_zh: "中国人民银行 12363",
        name_en: "Central bank, 12363",
        number: Some("12363"),
        official_number_known: true,
        for_zh: "征信记录、支付",
        for_en: "Credit records, payments",
        needs_zh: "证据、明确的诉求。征信方面的投诉，受理后 30 日内书面答复。",
        needs_en: "Evidence and a clear demand. On credit records the answer comes in writing within 30 days.",
        days: &[30],
        source: &relief::CREDIT_26,
    },
    Channel {
        id: ChannelId::CreditCentre,
        name_zh: "中国人民银行征信中心",
        name_en: "The central bank's credit reference centre",
        number: Some("400-810-8866"),
        official_number_known: false,
        for_zh: "信用报告上的错误",
        for_en: "Errors in a credit report",
        needs_zh: "异议申请。也可以直接向报送信息的机构提出。",
        needs_en: "An objection. It can also go to the institution that reported.",
        days: &[20],
        source: &relief::CREDIT_25,
    },
    Channel {
        id: ChannelId::Association,
        name_zh: "互联网金融举报信息平台",
        name_en: "The association's reporting platform",
        number: None,
        official_number_known: false,
        for_zh: "互联网贷款的催收行为",
        for_en: "Conduct in collecting internet loans",
        needs_zh: "实名、身份证号、平台和 App 名称、类型、详情、截图。",
        needs_en: "Real name, ID number, platform and app, kind, details, screenshots.",
        days: &[],
        source: &relief::ASSOCIATION_PLATFORM,
    },
    recalled(
        ChannelId::LocalOffice,
        "12345",
        (
            "12345 和地方金融管理局",
            "12345 and the local financial office",
        ),
        (
            "本地的小额贷款、担保、资产管理公司",
            "Local small-loan, guarantee and asset companies",
        ),
        (
            "机构全称、事实和诉求。",
            "The institution's full name, facts and what you ask for.",
        ),
    ),
    recalled(
        ChannelId::LegalAdvice,
        "12348",
        ("公共法律服务热线", "Public legal service line"),
        (
            "免费法律咨询；能否指派律师代理，要看当地规定",
            "Free advice; whether a lawyer is assigned depends on local rules",
        ),
        ("合同、法院文书。", "The contract and any court papers."),
    ),
    recalled(
        ChannelId::Court,
        "12368",
        ("法院诉讼服务热线", "The courts' service line"),
        (
            "核实案号、文书真假，问期限",
            "Checking a case number or a paper, asking about terms",
        ),
        ("法院名称、案号。", "The court's name and the case number."),
    ),
    recalled(
        ChannelId::Police,
        "110",
        ("报警", "Police"),
        (
            "人身危险、闯入、堵门、殴打",
            "Danger, entry, blocking, violence",
        ),
        (
            "地点、人数、正在做什么。",
            "The place, how many people, what they are doing.",
        ),
    ),
    Channel {
        id: ChannelId::AntiFraud,
        name_zh: "反诈专线 96110",
        name_en: "Line against fraud, 96110",
        number: Some("96110"),
        official_number_known: true,
        for_zh: "假冒催收、要求转账到个人或者“安全”账户",
        for_en: "Fake collectors, demands to pay a private or “safe” account",
        needs_zh: "号码、链接、账户、转账记录。",
        needs_en: "Numbers, links, accounts, proof of payments.",
        days: &[],
        source: &relief::FRAUD_LINE,
    },
    recalled(
        ChannelId::Support,
        "12356",
        ("心理援助热线", "Line for psychological support"),
        (
            "压力太大、睡不着、想找人说话时",
            "When it is too much, or to talk to somebody",
        ),
        ("什么都不用准备。", "Nothing."),
    ),
];

/// The channel with this name.
#[must_use]
pub fn channel(id: ChannelId) -> &'static Channel {
    // In the order of their names, which a test holds.
    CHANNELS.get(id as usize).unwrap_or(&CHANNELS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_are_in_order_and_complete() {
        for id in ChannelId::ALL {
            let c = channel(id);
            assert_eq!(c.id, id);
            for text in [
                c.name_zh, c.name_en, c.for_zh, c.for_en, c.needs_zh, c.needs_en,
            ] {
                assert!(!text.trim().is_empty(), "{id:?}");
            }
        }
    }

    #[test]
    fn only_numbers_that_were_read_are_known() {
        let known: Vec<_> = CHANNELS
            .iter()
            .filter(|c| c.official_number_known)
            .filter_map(|c| c.number)
            .collect();
        assert_eq!(known, ["12378", "12363", "96110"]);
    }
}
