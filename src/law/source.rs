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
    /// Civil Code 188: three years to sue.
    CivilCode188,
    /// Civil Code 189: instalments count from the last one.
    CivilCode189,
    /// Civil Code 192: what expiry is, and is not.
    CivilCode192,
    /// Civil Code 193: the court does not raise it.
    CivilCode193,
    /// Civil Code 195: what restarts the clock.
    CivilCode195,
    /// Civil Code 201 to 203: how a period of years is counted.
    CivilCode201,
    /// SPC provisions on limitation, 3: raise it at first instance.
    Limitation3,
    /// SPC provisions on limitation, 4: where no due date was agreed.
    Limitation4,
    /// SPC provisions on limitation, 8: what counts as a demand.
    Limitation8,
    /// SPC provisions on limitation, 10: a lawsuit interrupts on filing.
    Limitation10,
    /// SPC provisions on limitation, 14: what counts as agreeing to pay.
    Limitation14,
    /// SPC provisions on limitation, 17: notice of assignment.
    Limitation17,
    /// SPC provisions on limitation, 19: what gives the defence away.
    Limitation19,
    /// Whether an acceleration starts the clock: not found in any text.
    AccelerationStart,
    /// The one-year LPR as reported from the central bank.
    LprReported,
    /// The one-year LPR where only two public tables agree on value and day.
    LprTables,
    /// An LPR that the borrower added.
    UserLpr,
    /// Private-lending provisions, 1: not for licensed lenders.
    PrivateLending1,
    /// Private-lending provisions, 25, 28 and 29: four times the LPR.
    PrivateLending25,
    /// Private-lending provisions, 31: contracts before 20 August 2020.
    PrivateLending31,
    /// The 2015 private-lending provisions, whose 36 % is gone.
    PrivateLending2015,
    /// SPC reply: licensed small-loan companies are financial institutions.
    SmallLoanReply,
    /// SPC 2017 No. 22 item 2: 24 % on request.
    Fafa2017No22,
    /// A judgment that applied four times the LPR to a bank.
    CourtsDiffer,
    /// Regulator's notice 2025 No. 9, 6: loans through platforms.
    Jingui2025No9,
    /// Guideline of December 2025 on small-loan companies' cost.
    SmallLoanCost2025,
    /// Rule on showing comprehensive cost: normal cost apart from default cost.
    CostDisclosure2026,
    /// SPC 2014 on delayed performance, 1 to 3: the doubled part.
    DelayInterest1,
    /// SPC 2014 on delayed performance, 4: the judgment's money first.
    DelayInterest4,
    /// Civil Procedure Law 264: double interest for late performance.
    CivilProcedure264,
    /// Civil Procedure Law 250: two years to apply for enforcement.
    CivilProcedure250,
    /// SPC on seizure, 3: what living takes is left to the debtor.
    SeizureRules3,
    /// Measures on litigation fees, 13(1): the brackets.
    CourtFee13,
    /// Measures on litigation fees, 16: half in summary procedure.
    CourtFee16,
    /// PBoC: since 2021 bank and holder agree on a card's overdraft rate.
    PbocCardRate2021,
    /// PBoC 2016 No. 111: 违约金 in place of 滞纳金.
    Pboc2016No111,
    /// SPC on bank card disputes, Article 2: excessive totals are reduced.
    CardDisputes2,
    /// 银保监规 2022 No. 13: card instalments of at most five years.
    Cbirc2022No13,
    /// The regulator's warning of agents who "restructure" debts by new loans.
    DebtBrokers,
    /// Rounding, splitting, adding up.
    Arithmetic,
}

impl SourceId {
    pub const ALL: [SourceId; 45] = [
        SourceId::Contract,
        SourceId::CivilCode676,
        SourceId::Pboc2003No251,
        SourceId::WeilidaiPages,
        SourceId::WeilidaiGraceConflict,
        SourceId::CivilCode188,
        SourceId::CivilCode189,
        SourceId::CivilCode192,
        SourceId::CivilCode193,
        SourceId::CivilCode195,
        SourceId::CivilCode201,
        SourceId::Limitation3,
        SourceId::Limitation4,
        SourceId::Limitation8,
        SourceId::Limitation10,
        SourceId::Limitation14,
        SourceId::Limitation17,
        SourceId::Limitation19,
        SourceId::AccelerationStart,
        SourceId::LprReported,
        SourceId::LprTables,
        SourceId::UserLpr,
        SourceId::PrivateLending1,
        SourceId::PrivateLending25,
        SourceId::PrivateLending31,
        SourceId::PrivateLending2015,
        SourceId::SmallLoanReply,
        SourceId::Fafa2017No22,
        SourceId::CourtsDiffer,
        SourceId::Jingui2025No9,
        SourceId::SmallLoanCost2025,
        SourceId::CostDisclosure2026,
        SourceId::DelayInterest1,
        SourceId::DelayInterest4,
        SourceId::CivilProcedure264,
        SourceId::CivilProcedure250,
        SourceId::SeizureRules3,
        SourceId::CourtFee13,
        SourceId::CourtFee16,
        SourceId::PbocCardRate2021,
        SourceId::Pboc2016No111,
        SourceId::CardDisputes2,
        SourceId::Cbirc2022No13,
        SourceId::DebtBrokers,
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

impl Source {
    /// One of the tables whose sources have no name; title and content in
    /// Chinese and in English.
    pub(super) const fn of(
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
}

/// A date known to be valid when the table is compiled.
const fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// When all of them were last looked up.
pub(super) const CHECKED: Option<NaiveDate> = day(2026, 11, 23);

/// The source with this name.
#[must_use]
// One entry per source; splitting the table would only hide it.
#[allow(clippy::too_many_lines)]
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
        SourceId::CivilCode188 => {
            const {
                &Source {
                    title_zh: "《民法典》第一百八十八条",
                    title_en: "Civil Code, Article 188",
                    says_zh: "诉讼时效期间为三年，自权利人知道或者应当知道权利受到损害以及义务人之日起计算。",
                    says_en: "The limitation period is three years from when the creditor knows, or should know, of the harm and the debtor.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilCode189 => {
            const {
                &Source {
                    title_zh: "《民法典》第一百八十九条",
                    title_en: "Civil Code, Article 189",
                    says_zh: "约定同一债务分期履行的，诉讼时效期间自最后一期履行期限届满之日起计算。",
                    says_en: "For one debt in instalments, the period runs from the day the last instalment falls due.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilCode192 => {
            const {
                &Source {
                    title_zh: "《民法典》第一百九十二条",
                    title_en: "Civil Code, Article 192",
                    says_zh: "诉讼时效期间届满，义务人可以提出不履行义务的抗辩；届满后同意履行的，不得再以此抗辩，已经自愿履行的，不得请求返还。",
                    says_en: "After expiry the debtor may refuse to pay. Having agreed to pay after expiry, the debtor can no longer refuse; what was paid freely is not returned.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilCode193 => {
            const {
                &Source {
                    title_zh: "《民法典》第一百九十三条",
                    title_en: "Civil Code, Article 193",
                    says_zh: "人民法院不得主动适用诉讼时效的规定。",
                    says_en: "A court does not raise limitation by itself.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilCode195 => {
            const {
                &Source {
                    title_zh: "《民法典》第一百九十五条",
                    title_en: "Civil Code, Article 195",
                    says_zh: "权利人提出履行请求、义务人同意履行、起诉或者申请仲裁等，诉讼时效中断，从中断、有关程序终结时起重新计算。",
                    says_en: "A demand by the creditor, the debtor's agreement to pay, a lawsuit or arbitration interrupt the period; it starts anew from then, or from the end of the proceedings.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilCode201 => {
            const {
                &Source {
                    title_zh: "《民法典》第二百零一条至第二百零三条",
                    title_en: "Civil Code, Articles 201 to 203",
                    says_zh: "按年计算的，开始的当日不计入，到期月的对应日为最后一日，没有对应日的为月末日；最后一日是法定休假日的顺延（这里没有计算顺延）。",
                    says_en: "The first day does not count; a period of years ends on the corresponding day, or with the month. A last day on a holiday moves on (not computed here).",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Limitation3 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第三条",
                    title_en: "SPC provisions on limitation, Article 3",
                    says_zh: "当事人在一审期间没有提出诉讼时效抗辩，二审提出的，一般不予支持。",
                    says_en: "A limitation defence not raised at first instance is as a rule not heard on appeal.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Limitation4 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第四条",
                    title_en: "SPC provisions on limitation, Article 4",
                    says_zh: "没有约定、也不能确定履行期限的，从债权人要求还款所给的宽限期届满之日起算；第一次被要求时就明确表示不还的，从那天起算。",
                    says_en: "Where no due date was agreed or can be found, the period runs from the end of the time the creditor gave with its demand; from the refusal, where the debtor refused the first demand outright.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::Limitation8 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第八条",
                    title_en: "SPC provisions on limitation, Article 8",
                    says_zh: "主张权利的文书签收、信件或者数据电文到达或者应当到达，金融机构依法或者依约扣收欠款本息，都产生诉讼时效中断的效力。",
                    says_en: "A signed-for demand, a letter or message that arrives or should arrive, and a financial institution's debit under law or contract interrupt the period.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Limitation10 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第十条",
                    title_en: "SPC provisions on limitation, Article 10",
                    says_zh: "提交起诉状或者口头起诉的，诉讼时效从提交起诉状或者口头起诉之日起中断。",
                    says_en: "A lawsuit interrupts the period from the day the complaint is filed.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Limitation14 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第十四条",
                    title_en: "SPC provisions on limitation, Article 14",
                    says_zh: "分期履行、部分履行、提供担保、请求延期履行、制定清偿债务计划等承诺或者行为，认定为义务人同意履行义务。",
                    says_en: "Promising or paying in instalments, part payment, giving security, asking for more time or making a repayment plan count as agreeing to pay.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Limitation17 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第十七条",
                    title_en: "SPC provisions on limitation, Article 17",
                    says_zh: "债权转让的，诉讼时效从债权转让通知到达债务人之日起中断。",
                    says_en: "When the debt is sold, the period is interrupted on the day the notice reaches the debtor.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Limitation19 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第十九条",
                    title_en: "SPC provisions on limitation, Article 19",
                    says_zh: "诉讼时效届满后，同意履行、自愿履行、就原债务达成新协议，或者在催收通知单上签字盖章、能够认定同意履行的，不再支持诉讼时效抗辩。",
                    says_en: "After expiry, agreeing to pay, paying freely, a new agreement, or signing a dunning notice that shows agreement can give the defence away.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::AccelerationStart => {
            const {
                &Source {
                    title_zh: "宣布提前到期之后的诉讼时效起算（没有查到依据）",
                    title_en: "When limitation starts after an acceleration (no text found)",
                    says_zh: "宣布全部提前到期的，有可能主张从那一天起算；没有读到依据，只作参考，以最后一期到期日为准。",
                    says_en: "After an acceleration one may argue that the period runs from that day. No text was read for it; the last due date is what is computed with.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Unofficial,
                }
            }
        }
        SourceId::LprReported => {
            const {
                &Source {
                    title_zh: "中国人民银行公布的一年期 LPR（据公开报道）",
                    title_en: "One-year LPR of the PBoC (as reported)",
                    says_zh: "一年期贷款市场报价利率，每月 20 日（遇节假日顺延）公布；2026 年 9 月 20 日仍为 3.00%，之后的没有查到。",
                    says_en: "The one-year loan prime rate, published on the 20th of each month or the next working day; 3.00 % on 20 September 2026, later months were not found.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::LprTables => {
            const {
                &Source {
                    title_zh: "两份公开的 LPR 历史表（相互一致，非官方）",
                    title_en: "Two public tables of the LPR (they agree; unofficial)",
                    says_zh: "这一次调整的日期和数值来自两份一致的公开表格，没有读到当月的公告；可以自己改。",
                    says_en: "Day and value of this change come from two public tables that agree; the announcement itself was not read. You may change it.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Unofficial,
                }
            }
        }
        SourceId::UserLpr => {
            const {
                &Source {
                    title_zh: "你填写的 LPR",
                    title_en: "The LPR you entered",
                    says_zh: "这个月的 LPR 由你填写，以全国银行间同业拆借中心公布的为准。",
                    says_en: "You entered this month's LPR; what the National Interbank Funding Center published decides.",
                    date: None,
                    checked: None,
                    confidence: Confidence::Contract,
                }
            }
        }
        SourceId::PrivateLending1 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第一条第二款",
                    title_en: "SPC provisions on private lending, Article 1(2)",
                    says_zh: "经金融监管部门批准设立的从事贷款业务的金融机构因发放贷款引发的纠纷，不适用民间借贷的规定。",
                    says_en: "Disputes over loans of licensed financial institutions are not under the private-lending rules.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::PrivateLending25 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十五条、第二十八条、第二十九条",
                    title_en: "SPC provisions on private lending, Articles 25, 28 and 29",
                    says_zh: "民间借贷的利率，以及逾期利息、违约金和其他费用的总计，超过合同成立时一年期 LPR 四倍的部分，人民法院不予支持。",
                    says_en: "For private loans, interest, and overdue interest, default charges and other fees together, are not supported above four times the one-year LPR of the contract's day.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::PrivateLending31 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第三十一条",
                    title_en: "SPC provisions on private lending, Article 31",
                    says_zh: "2020 年 8 月 20 日之前成立的合同：此前的利息可以请求适用当时的司法解释；此后到还清，按起诉时的利率保护标准。",
                    says_en: "Contracts from before 20 August 2020: interest up to then may be claimed under the rules of the time; from then until repayment the cap of the day of the lawsuit applies.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::PrivateLending2015 => {
            const {
                &Source {
                    title_zh: "2015 年的民间借贷司法解释（据公开报道）",
                    title_en: "SPC provisions on private lending of 2015 (as reported)",
                    says_zh: "“36%”（自愿支付不退）出自 2015 年的司法解释，2020 年的文本里没有；新的借款不按它算。",
                    says_en: "The 36 % (paid freely, not returned) is of the 2015 provisions and not in the 2020 text; it is no line for newer loans.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::SmallLoanReply => {
            const {
                &Source {
                    title_zh: "最高人民法院关于民间借贷司法解释适用范围的批复",
                    title_en: "SPC reply on the scope of the private-lending rules",
                    says_zh: "地方金融监管部门监管的小额贷款公司、融资担保公司等属于金融机构，不适用新的民间借贷司法解释。",
                    says_en: "Licensed small-loan companies, financing guarantors and others are financial institutions; the new private-lending rules are not for them.",
                    date: day(2021, 1, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::Fafa2017No22 => {
            const {
                &Source {
                    title_zh: "最高人民法院 法发〔2017〕22号 第二条",
                    title_en: "SPC opinions 2017 No. 22, item 2",
                    says_zh: "金融借款中利息、复利、罚息、违约金和其他费用的总计过高、显著背离实际损失的，借款人可以请求对超过年利率 24% 的部分予以调减。据公开报道，没有读到原文。",
                    says_en: "Where a financial lender's interest, compound, penalty, default fees and other charges together are too high and far above the real loss, the borrower may ask that what exceeds 24 % a year be cut. As reported; the text itself was not read.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::CourtsDiffer => {
            const {
                &Source {
                    title_zh: "(2024)鄂0222民初2148号（据公开报道）",
                    title_en: "Case (2024) E 0222 Min Chu 2148 (as reported)",
                    says_zh: "也有法院对银行贷款按一年期 LPR 四倍计算；各地法院做法不一。",
                    says_en: "One court applied four times the LPR to a bank's loan; courts differ.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::Jingui2025No9 => {
            const {
                &Source {
                    title_zh: "金规〔2025〕9号 第六条",
                    title_en: "NFRA notice 2025 No. 9, Article 6",
                    says_zh: "商业银行互联网助贷业务自 2025 年 10 月 1 日起，单笔贷款综合融资成本（含担保、增信费）按不超过年化 24% 理解。据公开报道，没有读到原文。",
                    says_en: "Bank loans through platforms: from 1 October 2025 each loan's comprehensive cost, guarantee and enhancement fees included, is read as at most 24 % a year. As reported; the text itself was not read.",
                    date: day(2025, 10, 1),
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::SmallLoanCost2025 => {
            const {
                &Source {
                    title_zh: "《小额贷款公司综合融资成本管理工作指引》",
                    title_en: "Guideline on the comprehensive cost of small-loan companies",
                    says_zh: "2025 年 12 月印发：不得新发放综合融资成本超过年化 24% 的贷款；2027 年底前，新发放贷款全部降到一年期 LPR 四倍以内。据公开报道。",
                    says_en: "December 2025: no new loan above 24 % a year comprehensive cost; by the end of 2027 all new loans within four times the one-year LPR. As reported.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::CostDisclosure2026 => {
            const {
                &Source {
                    title_zh: "《个人贷款业务明示综合融资成本规定》",
                    title_en: "Rule on disclosing the comprehensive cost of personal loans",
                    says_zh: "自 2026 年 8 月 1 日起，正常履约的成本和违约情形下的或有成本分开列明：监管的上限主要看前者。据公开报道。",
                    says_en: "From 1 August 2026 the cost of normal performance and the contingent cost of default are shown apart; a regulator's cap looks mainly at the former. As reported.",
                    date: day(2026, 8, 1),
                    checked: CHECKED,
                    confidence: Confidence::Reported,
                }
            }
        }
        SourceId::DelayInterest1 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条至第三条",
                    title_en: "SPC interpretation on delayed performance, Articles 1 to 3",
                    says_zh: "加倍部分 = 尚未清偿的、除一般债务利息之外的金钱债务 × 日万分之一点七五 × 迟延天数，从履行期间届满计算到每次履行之日。",
                    says_en: "The doubled part is the unpaid money of the judgment, general interest excluded, × 0.0175 % a day, from the end of the performance period to each payment.",
                    date: day(2014, 8, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::DelayInterest4 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第四条",
                    title_en: "SPC interpretation on delayed performance, Article 4",
                    says_zh: "财产不足以清偿全部债务的，先清偿生效法律文书确定的金钱债务，再清偿加倍部分；另有约定的除外。",
                    says_en: "What does not suffice for everything pays the judgment's money first and the doubled part after, unless agreed otherwise.",
                    date: day(2014, 8, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilProcedure264 => {
            const {
                &Source {
                    title_zh: "《民事诉讼法》第二百六十四条",
                    title_en: "Civil Procedure Law, Article 264",
                    says_zh: "未按判决等指定的期间履行给付金钱义务的，应当加倍支付迟延履行期间的债务利息。",
                    says_en: "Who does not pay a judgment in time owes double interest for the delay.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CivilProcedure250 => {
            const {
                &Source {
                    title_zh: "《民事诉讼法》第二百五十条",
                    title_en: "Civil Procedure Law, Article 250",
                    says_zh: "申请执行的期间为二年。",
                    says_en: "A creditor has two years to apply for enforcement.",
                    date: None,
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::SeizureRules3 => {
            const {
                &Source {
                    title_zh: "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第三条",
                    title_en: "SPC provisions on seizure in enforcement, Article 3",
                    says_zh: "被执行人及其所扶养家属所必需的生活费用不得查封、扣押、冻结；当地有最低生活保障标准的，按该标准确定。",
                    says_en: "What the debtor and dependants need to live must not be seized; where there is a local minimum living standard (低保), it is the measure.",
                    date: day(2020, 12, 29),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CourtFee13 => {
            const {
                &Source {
                    title_zh: "《诉讼费用交纳办法》第十三条第一项",
                    title_en: "Measures on litigation fees, Article 13(1)",
                    says_zh: "财产案件按诉讼请求的金额分段累计交纳：不超过 1 万元的每件 50 元，超过的部分按 2.5% 到 0.5%。",
                    says_en: "A claim for money pays by brackets: 50 yuan up to 10,000, and 2.5 % down to 0.5 % on what exceeds it.",
                    date: day(2007, 4, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
                }
            }
        }
        SourceId::CourtFee16 => {
            const {
                &Source {
                    title_zh: "《诉讼费用交纳办法》第十六条",
                    title_en: "Measures on litigation fees, Article 16",
                    says_zh: "适用简易程序审理的案件减半交纳案件受理费。",
                    says_en: "In summary procedure the fee is halved.",
                    date: day(2007, 4, 1),
                    checked: CHECKED,
                    confidence: Confidence::ArticleRead,
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
        SourceId::DebtBrokers => {
            const {
                &Source {
                    title_zh: "国家金融监督管理总局关于“债务重组”贷款中介的风险提示（据媒体转载，年份未核实）",
                    title_en: "NFRA warning of loan agents who offer \"debt restructuring\" (as reported; year not verified)",
                    says_zh: "中介先垫资还旧债、再办新贷款，收取垫资费和新贷款的提成，综合成本远高于原来，还有信息泄露和法律风险。",
                    says_en: "Agents advance money for the old debts, arrange a new loan and take fees for the advance and a cut of the loan: it costs far more than before, with leaks of data and legal risk besides.",
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
