//! The sources, as data.

use chrono::NaiveDate;

/// How well a fact is known; shown beside it wherever it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The article itself was read in full.
    ArticleRead,
    /// Read in a secondary source only.
    Reported,
    /// Several unofficial pages agree, or pages conflict: an editable default.
    Unofficial,
    /// The user's own entry: as good as the contract it was copied from.
    Contract,
    /// Plain arithmetic.
    Arithmetic,
}

/// A source's name in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceId {
    /// What the user typed from contract or app.
    Contract,
    /// Civil Code 676: interest on a late loan.
    CivilCode676,
    /// PBoC 2003 No. 251 item 3: penalty multiple and compound interest.
    Pboc2003No251,
    /// How 微粒贷 is described by several unofficial pages.
    WeilidaiPages,
    /// The pages disagree on whether 微粒贷 has a grace day.
    WeilidaiGraceConflict,
    /// PBoC: since 2021 bank and holder agree on a card's overdraft rate.
    PbocCardRate2021,
    /// PBoC 2016 No. 111: 违约金 in place of 滞纳金.
    Pboc2016No111,
    /// SPC on bank card disputes, Article 2: excessive totals are reduced.
    CardDisputes2,
    /// 银保监规 2022 No. 13: card instalments of at most five years.
    Cbirc2022No13,
    /// Rounding, splitting, adding up.
    Arithmetic,
}

impl SourceId {
    pub const ALL: [SourceId; 10] = [
        SourceId::Contract,
        SourceId::CivilCode676,
        SourceId::Pboc2003No251,
        SourceId::WeilidaiPages,
        SourceId::WeilidaiGraceConflict,
        SourceId::PbocCardRate2021,
        SourceId::Pboc2016No111,
        SourceId::CardDisputes2,
        SourceId::Cbirc2022No13,
        SourceId::Arithmetic,
    ];
}

/// A law, notice, page or contract that a figure rests on.
///
/// Titles are given in both languages here, not in the locales: they are part
/// of the citation.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub title_zh: &'static str,
    pub title_en: &'static str,
    /// What it says, in one sentence.
    pub says_zh: &'static str,
    pub says_en: &'static str,
    /// In force from, or published on; `None` for a contract or arithmetic.
    pub date: Option<NaiveDate>,
    /// When it was last looked up.
    pub checked: Option<NaiveDate>,
    pub confidence: Confidence,
}

/// A date known to be valid when the table is compiled.
const fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

const CHECKED: Option<NaiveDate> = day(2026, 11, 23);

/// The source with this name.
#[must_use]
#[allow(clippy::too_many_lines, reason = "a table, an entry for each source")]
pub const fn source(id: SourceId) -> &'static Source {
    match id {
        SourceId::Contract => {
            const {
                &Source {
                    title_zh: "你的合同或 App 页面",
                    title_en: "Your contract or the lender's app",
                    says_zh: "这个数由你填写，以合同为准。",
                    says_en: "You entered this figure; the contract decides.",
                    date: None,
                    checked: None,
                    confidence: Confidence::Contract,
                }
            }
        }
        SourceId::CivilCode676 => {
            const {
                &Source {
                    title_zh: "《民法典》第六百七十六条",
                    title_en: "Civil Code, Article 676",
                    says_zh: "借款人未按约定期限返还借款的，应当按照约定或者国家有关规定支付逾期利息。",
                    says_en: "A borrower who repays late owes overdue interest as agreed or as state rules provide.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Pboc2003No251 => {
            const {
                &Source {
                    title_zh: "中国人民银行 银发〔2003〕251号 第三条",
                    title_en: "PBoC notice 2003 No. 251, item 3",
                    says_zh: "逾期贷款罚息利率在合同利率上加收 30%–50%；未按时支付的利息按罚息利率计收复利。据公开转载，是否仍全部有效未核实。",
                    says_en: "Overdue loans bear the contract rate plus 30–50 %; unpaid interest bears compound interest at the penalty rate. Read in a reprint; whether all of it is still in force was not verified.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::WeilidaiPages => {
            const {
                &Source {
                    title_zh: "多个介绍微粒贷的网页（非官方）",
                    title_en: "Several unofficial pages on Weilidai (微粒贷)",
                    says_zh: "按日计息，等额本金，分 5、10 或 20 期按月还，年利率 = 日利率 × 365，逾期按 1.5 倍计罚息。没有读到官方合同，以合同为准。",
                    says_en: "Daily interest, equal principal, 5, 10 or 20 monthly instalments, yearly rate = daily × 365, penalty 1.5 times. No official contract was read; yours decides.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Unofficial,
                }
            }
        }
        SourceId::WeilidaiGraceConflict => {
            const {
                &Source {
                    title_zh: "关于微粒贷宽限期的网页（互相矛盾）",
                    title_en: "Pages on a Weilidai grace day (they disagree)",
                    says_zh: "有的说还款日次日 24 点前还清不算逾期，有的说没有宽限期。默认填 0 天，以合同为准。",
                    says_en: "Some say paying by midnight of the next day is not late; others say there is no grace. The default is 0 days; the contract decides.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Unofficial,
                }
            }
        }
        SourceId::PbocCardRate2021 => {
            const {
                &Source {
                    title_zh: "中国人民银行关于信用卡透支利率的通知（据公开报道）",
                    title_en: "PBoC notice on the overdraft rate of credit cards (as reported)",
                    says_zh: "自 2021 年 1 月 1 日起，信用卡透支利率由发卡机构与持卡人自主协商确定，不再有日利率 0.05% 的上限及其 0.7 倍的下限；年利率应显著展示。",
                    says_en: "Since 1 January 2021 issuer and holder agree on the overdraft rate; the cap of 0.05 % a day and the floor of 0.7 times that are gone. The yearly rate must be shown prominently.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::Pboc2016No111 => {
            const {
                &Source {
                    title_zh: "中国人民银行 银发〔2016〕111号（未读到原文）",
                    title_en: "PBoC notice 2016 No. 111 (the text was not read)",
                    says_zh: "自 2017 年 1 月 1 日起以违约金取代滞纳金。常见为最低还款额未还部分的 5%，比例和最低收费以合同为准。",
                    says_en: "Since 1 January 2017 a default charge has replaced the late fee. Commonly 5 % of the unpaid part of the minimum payment; the contract decides on percentage and floor.",
                    date: day(2017, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::Unofficial,
                }
            }
        }
        SourceId::CardDisputes2 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理银行卡民事纠纷案件若干问题的规定》第二条",
                    title_en: "SPC provisions on civil disputes over bank cards, Article 2",
                    says_zh: "持卡人可以请求法院适当减少过高的利息、复利、费用和违约金总额；发卡行未作提示或说明的格式条款，可以主张不成为合同内容。",
                    says_en: "The holder may ask the court to reduce an excessive total of interest, compound interest, fees and default charges; standard terms that were not pointed out or explained may be held not to be part of the contract.",
                    date: day(2021, 5, 25),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Cbirc2022No13 => {
            const {
                &Source {
                    title_zh: "银保监规〔2022〕13号（据 2022 年 7 月公开报道）",
                    title_en: "CBIRC notice 2022 No. 13 (as reported in July 2022)",
                    says_zh: "信用卡分期期限不得超过五年；分期的资金成本应以利息形式展示，并标明最高年化利率。",
                    says_en: "Card instalments run for at most five years; what they cost must be shown as interest, with the highest yearly rate.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::Arithmetic => {
            const {
                &Source {
                    title_zh: "算术",
                    title_en: "Arithmetic",
                    says_zh: "天数算头不算尾；每一行四舍五入到分一次，再相加。",
                    says_en: "The first day counts and the last does not; each line is rounded half up to the fen once, then added.",
                    date: None,
                    checked: None,
                    confidence: Confidence::Arithmetic,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_is_complete() {
        for id in SourceId::ALL {
            let s = source(id);
            for text in [s.title_zh, s.title_en, s.says_zh, s.says_en] {
                assert!(!text.trim().is_empty(), "{id:?}");
            }
            let from_outside =
                !matches!(s.confidence, Confidence::Contract | Confidence::Arithmetic);
            assert_eq!(s.checked.is_some(), from_outside, "{id:?}");
        }
    }
}
