//! Who lent: what the law asks first.

use crate::stored::names;

/// Who lent the money, as the borrower knows it. The contract names the
/// lender; an app that only arranged the loan is not it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lender {
    /// 银行
    Bank,
    /// 消费金融公司
    ConsumerFinance,
    /// 小额贷款公司, licensed
    SmallLoan,
    /// 助贷平台: it arranged the loan, somebody else lent.
    Platform,
    /// 民间借贷: a person, or a company without a licence to lend.
    Private,
    /// Anybody else, or not known.
    Other,
}

names!(Lender {
    Bank = "bank",
    ConsumerFinance = "consumer-finance",
    SmallLoan = "small-loan",
    Platform = "platform",
    Private = "private",
    Other = "other",
});

impl Lender {
    pub const ALL: [Lender; 6] = [
        Lender::Bank,
        Lender::ConsumerFinance,
        Lender::SmallLoan,
        Lender::Platform,
        Lender::Private,
        Lender::Other,
    ];
}
