//! What is known of a product before the contract is at hand.
//!
//! A template is data: each default with its source. All of it is editable,
//! and the contract decides. A new product is one entry of [`template`].

use chrono::{Datelike, NaiveDate};

use super::card::{CardDue, CardTerms, Compounding, InterestBasis, MAX_DUE_DAYS, Opening};
use super::contract::{
    Accrual, Contract, DayRange, Fees, GraceCount, LateFee, Method, MethodKind, Order, Penalty,
    PenaltyBase, PenaltyRate, Plan, Prepay,
};
use crate::calendar::days_between;
use crate::law::{Lender, SourceId};
use crate::money::Fen;
use crate::rate::{DayCount, Multiple, Per, Percent, Rate};
use crate::stored::names;

/// A product a borrower can pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Product {
    /// 微粒贷 of WeBank.
    Weilidai,
    /// 借呗
    Jiebei,
    /// 花呗
    Huabei,
    /// 京东白条
    Baitiao,
    /// 京东金条
    Jintiao,
    /// A loan of a consumer-finance company.
    ConsumerFinance,
    /// A bank's consumer loan.
    BankLoan,
    /// 信用卡
    CreditCard,
    /// 民间借贷
    PrivateLoan,
    /// Anything else.
    Other,
}

names!(Product {
    Weilidai = "weilidai",
    Jiebei = "jiebei",
    Huabei = "huabei",
    Baitiao = "baitiao",
    Jintiao = "jintiao",
    ConsumerFinance = "consumer-finance",
    BankLoan = "bank-loan",
    CreditCard = "credit-card",
    PrivateLoan = "private-loan",
    Other = "other",
});

impl Product {
    pub const ALL: [Product; 10] = [
        Product::Weilidai,
        Product::Jiebei,
        Product::Huabei,
        Product::Baitiao,
        Product::Jintiao,
        Product::ConsumerFinance,
        Product::BankLoan,
        Product::CreditCard,
        Product::PrivateLoan,
        Product::Other,
    ];
}

/// A default and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Default<T> {
    pub value: T,
    pub source: SourceId,
}

/// The defaults of a product.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    pub lender: Default<Lender>,
    pub method: Default<MethodKind>,
    pub accrual: Accrual,
    /// The period its rate is usually quoted for.
    pub per: Per,
    pub instalments: Default<u16>,
    /// The instalment counts the product is usually offered with.
    pub usual_instalments: &'static [u16],
    pub day_count: Default<DayCount>,
    pub day_range: Default<DayRange>,
    pub grace_days: Default<u16>,
    pub grace_count: Default<GraceCount>,
    /// In thousandths: 1500 is 1.5.
    pub penalty_multiple: Default<Multiple>,
    pub penalty_base: Default<PenaltyBase>,
    pub compound: Default<bool>,
    /// The usual daily rates, lowest and highest, in hundred-millionths of a
    /// percent; a rate outside draws a question, not a refusal.
    pub usual_daily: Option<(i64, i64)>,
}

const ONE_AND_A_HALF: Multiple = match Multiple::from_thousandths(1_500) {
    Ok(multiple) => multiple,
    Err(_) => Multiple::ONE,
};

/// By the contract: nothing better is known.
const fn contract<T: Copy>(value: T) -> Default<T> {
    Default {
        value,
        source: SourceId::Contract,
    }
}

const fn from<T: Copy>(value: T, source: SourceId) -> Default<T> {
    Default { value, source }
}

/// A loan of which nothing particular is known.
const BLANK: Template = Template {
    lender: contract(Lender::Other),
    method: contract(MethodKind::EqualInstalment),
    accrual: Accrual::Monthly,
    per: Per::Year,
    instalments: contract(12),
    usual_instalments: &[3, 6, 12, 24, 36],
    day_count: contract(DayCount::Act365),
    day_range: contract(DayRange::FirstNotLast),
    grace_days: contract(0),
    grace_count: contract(GraceCount::FromDueDate),
    penalty_multiple: from(ONE_AND_A_HALF, SourceId::Pboc2003No251),
    penalty_base: contract(PenaltyBase::Principal),
    compound: contract(false),
    usual_daily: None,
};

/// A loan by the day, as apps quote it.
const BY_THE_DAY: Template = Template {
    accrual: Accrual::Daily,
    per: Per::Day,
    ..BLANK
};

/// The defaults of a credit card beside those of its [`Template`].
#[derive(Clone, Copy, Debug)]
pub struct CardDefaults {
    /// The overdraft rate, per day, in hundred-millionths of a percent.
    pub daily: Default<i64>,
    /// Days from the statement to the due date.
    pub due_days: Default<u16>,
    pub basis: Default<InterestBasis>,
    pub compounding: Default<Compounding>,
    pub minimum: Default<Percent>,
    /// 违约金 on the unpaid part of the minimum.
    pub late_fee: Default<Percent>,
    /// 容时
    pub grace_days: Default<u16>,
    /// 容差
    pub tolerance: Default<Fen>,
}

/// Only the rate was read anywhere; the rest is what cards are commonly said
/// to have, and the contract decides.
pub const CARD: CardDefaults = CardDefaults {
    daily: from(5_000_000, SourceId::PbocCardRate2021),
    due_days: contract(20),
    basis: contract(InterestBasis::FullBill),
    compounding: contract(Compounding::Interest),
    minimum: contract(percent(10)),
    late_fee: from(percent(5), SourceId::Pboc2016No111),
    grace_days: contract(3),
    tolerance: contract(Fen::new(1_000)),
};

const fn percent(whole: u32) -> Percent {
    match Percent::from_thousandths(whole * 1_000) {
        Ok(percent) => percent,
        Err(_) => Percent::ZERO,
    }
}

/// A card's terms by its defaults: an opening bill of principal alone, on
/// which no interest runs yet.
fn card_terms(statement_on: NaiveDate, due: NaiveDate) -> CardTerms {
    let days = u16::try_from(days_between(statement_on, due))
        .ok()
        .filter(|days| (1..=MAX_DUE_DAYS).contains(days));
    CardTerms {
        statement_day: statement_on.day(),
        due: CardDue::After(days.unwrap_or(CARD.due_days.value)),
        basis: CARD.basis.value,
        compounding: CARD.compounding.value,
        minimum: CARD.minimum.value,
        tolerance: CARD.tolerance.value,
        opening: Opening {
            interest: Fen::ZERO,
            fees: Fen::ZERO,
            minimum: None,
            interest_from: statement_on,
            running: false,
        },
        plans: Vec::new(),
    }
}

/// The template of a product.
#[must_use]
pub const fn template(product: Product) -> &'static Template {
    match product {
        Product::Weilidai => {
            const {
                &Template {
                    lender: from(Lender::Bank, SourceId::WeilidaiPages),
                    method: from(MethodKind::EqualPrincipal, SourceId::WeilidaiPages),
                    instalments: from(10, SourceId::WeilidaiPages),
                    usual_instalments: &[5, 10, 20],
                    day_count: from(DayCount::Act365, SourceId::WeilidaiPages),
                    day_range: from(DayRange::AtLeastOneDay, SourceId::WeilidaiPages),
                    grace_days: from(0, SourceId::WeilidaiGraceConflict),
                    penalty_multiple: from(ONE_AND_A_HALF, SourceId::WeilidaiPages),
                    // 0.02 % to 0.05 % a day.
                    usual_daily: Some((2_000_000, 5_000_000)),
                    ..BY_THE_DAY
                }
            }
        }
        Product::Jiebei => {
            const {
                &Template {
                    lender: contract(Lender::Platform),
                    usual_instalments: &[3, 6, 12],
                    ..BY_THE_DAY
                }
            }
        }
        Product::Huabei => {
            const {
                &Template {
                    lender: contract(Lender::Platform),
                    method: contract(MethodKind::Flat),
                    accrual: Accrual::Monthly,
                    per: Per::Month,
                    penalty_multiple: contract(Multiple::ONE),
                    ..BY_THE_DAY
                }
            }
        }
        Product::Baitiao => {
            const {
                &Template {
                    lender: contract(Lender::Platform),
                    method: contract(MethodKind::Flat),
                    accrual: Accrual::Monthly,
                    per: Per::Month,
                    ..BY_THE_DAY
                }
            }
        }
        Product::Jintiao => {
            const {
                &Template {
                    lender: contract(Lender::Platform),
                    ..BY_THE_DAY
                }
            }
        }
        Product::ConsumerFinance => {
            const {
                &Template {
                    lender: contract(Lender::ConsumerFinance),
                    ..BLANK
                }
            }
        }
        Product::BankLoan => {
            const {
                &Template {
                    lender: contract(Lender::Bank),
                    ..BLANK
                }
            }
        }
        Product::CreditCard => {
            const {
                &Template {
                    lender: contract(Lender::Bank),
                    method: contract(MethodKind::Card),
                    grace_days: CARD.grace_days,
                    // A row of an agreement that is missed bears the overdraft
                    // rate as before.
                    penalty_multiple: contract(Multiple::ONE),
                    // 0.035 % to 0.05 % a day: the floor and the cap that held
                    // until 2021. A rate outside is allowed since, and asked
                    // about.
                    usual_daily: Some((3_500_000, 5_000_000)),
                    ..BY_THE_DAY
                }
            }
        }
        Product::PrivateLoan => {
            const {
                &Template {
                    lender: contract(Lender::Private),
                    method: contract(MethodKind::Bullet),
                    accrual: Accrual::Daily,
                    penalty_multiple: contract(Multiple::ONE),
                    ..BLANK
                }
            }
        }
        Product::Other => const { &BLANK },
    }
}

impl Template {
    /// A contract with a product's defaults: one yuan at no rate, to be
    /// filled in. A card's opening bill is that of the first day, due on the
    /// second, and its rate the usual one.
    #[must_use]
    pub fn contract(product: Product, disbursed_on: NaiveDate, first_due: NaiveDate) -> Contract {
        let t = template(product);
        let plan = Plan {
            first_due,
            due_day: first_due.day(),
            instalments: t.instalments.value,
            accrual: t.accrual,
            interest_only: 0,
            stated: None,
            unit: Fen::new(1),
        };
        Contract {
            principal: Fen::new(100),
            disbursed_on,
            rate: match t.method.value {
                MethodKind::Card => Rate::from_units(CARD.daily.value, Per::Day),
                _ => Ok(Rate::zero(t.per)),
            }
            .unwrap_or(Rate::zero(t.per)),
            day_count: t.day_count.value,
            day_range: t.day_range.value,
            method: match t.method.value {
                MethodKind::EqualPrincipal => Method::EqualPrincipal(plan),
                MethodKind::EqualInstalment => Method::EqualInstalment(plan),
                MethodKind::InterestOnly => Method::InterestOnly(plan),
                MethodKind::Flat => Method::Flat(plan),
                MethodKind::Bullet => Method::Bullet { due: first_due },
                MethodKind::Open => Method::Open {
                    until: Some(first_due),
                },
                MethodKind::Given => Method::Given(Vec::new()),
                MethodKind::Card => Method::Card(Box::new(card_terms(disbursed_on, first_due))),
            },
            fees: Fees::NONE,
            grace_days: t.grace_days.value,
            grace_count: t.grace_count.value,
            penalty: Penalty {
                rate: PenaltyRate::Multiple(t.penalty_multiple.value),
                base: t.penalty_base.value,
                compound: t.compound.value,
            },
            late_fee: match t.method.value {
                MethodKind::Card => LateFee {
                    percent: CARD.late_fee.value,
                    ..LateFee::NONE
                },
                _ => LateFee::NONE,
            },
            order: Order::Statute,
            prepay: Prepay::SmallerInstalments,
            prepaid_interest_first: true,
            unsure: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weilidai_as_the_pages_describe_it() {
        let t = template(Product::Weilidai);
        assert_eq!(t.method.value, MethodKind::EqualPrincipal);
        assert_eq!(t.usual_instalments, [5, 10, 20]);
        assert_eq!(t.penalty_multiple.value.to_string(), "1.5");
        assert!(!t.compound.value);
        assert_eq!(t.grace_days.value, 0);
        let (low, high) = t.usual_daily.unwrap();
        assert_eq!(Rate::from_units(low, Per::Day).unwrap().percent(), "0.02");
        assert_eq!(Rate::from_units(high, Per::Day).unwrap().percent(), "0.05");
    }

    /// Nothing else would notice a field that fell back to the blank loan's.
    #[test]
    fn what_each_product_begins_with() {
        use Accrual::{Daily, Monthly};
        use MethodKind::{Bullet, Card, EqualInstalment, EqualPrincipal, Flat};
        use Per::{Day, Month, Year};
        for (product, lender, method, accrual, per, multiple) in [
            (
                Product::Weilidai,
                Lender::Bank,
                EqualPrincipal,
                Daily,
                Day,
                "1.5",
            ),
            (
                Product::Jiebei,
                Lender::Platform,
                EqualInstalment,
                Daily,
                Day,
                "1.5",
            ),
            (Product::Huabei, Lender::Platform, Flat, Monthly, Month, "1"),
            (
                Product::Baitiao,
                Lender::Platform,
                Flat,
                Monthly,
                Month,
                "1.5",
            ),
            (
                Product::Jintiao,
                Lender::Platform,
                EqualInstalment,
                Daily,
                Day,
                "1.5",
            ),
            (
                Product::ConsumerFinance,
                Lender::ConsumerFinance,
                EqualInstalment,
                Monthly,
                Year,
                "1.5",
            ),
            (
                Product::BankLoan,
                Lender::Bank,
                EqualInstalment,
                Monthly,
                Year,
                "1.5",
            ),
            (Product::CreditCard, Lender::Bank, Card, Daily, Day, "1"),
            (
                Product::PrivateLoan,
                Lender::Private,
                Bullet,
                Daily,
                Year,
                "1",
            ),
            (
                Product::Other,
                Lender::Other,
                EqualInstalment,
                Monthly,
                Year,
                "1.5",
            ),
        ] {
            let t = template(product);
            assert_eq!(
                (t.lender.value, t.method.value),
                (lender, method),
                "{product:?}"
            );
            assert_eq!((t.accrual, t.per), (accrual, per), "{product:?}");
            assert_eq!(
                t.penalty_multiple.value.to_string(),
                multiple,
                "{product:?}"
            );
        }
        // A lender's own offers, and rates that were ever usual.
        assert_eq!(template(Product::Jiebei).usual_instalments, [3, 6, 12]);
        let card = template(Product::CreditCard).usual_daily;
        assert_eq!(card, Some((3_500_000, 5_000_000)));
    }

    /// A default says where it was read, also where it is the common one.
    #[test]
    fn what_of_weilidai_was_read_and_what_was_not() {
        use SourceId::{Contract, WeilidaiGraceConflict, WeilidaiPages};
        let t = template(Product::Weilidai);
        let read = [
            t.lender.source,
            t.method.source,
            t.instalments.source,
            t.day_count.source,
            t.day_range.source,
            t.penalty_multiple.source,
        ];
        assert_eq!(read, [WeilidaiPages; 6]);
        assert_eq!(t.grace_days.source, WeilidaiGraceConflict);
        assert_eq!([t.grace_count.source, t.compound.source], [Contract; 2]);
        assert_eq!(t.instalments.value, 10);
        assert_eq!(t.day_range.value, DayRange::AtLeastOneDay);
    }

    #[test]
    fn a_card_as_cards_commonly_are() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        let contract = Template::contract(Product::CreditCard, day(5), day(25));
        let Method::Card(terms) = &contract.method else {
            panic!("{:?}", contract.method);
        };
        assert_eq!((terms.statement_day, terms.due), (5, CardDue::After(20)));
        assert_eq!(terms.minimum.to_string(), "10");
        assert_eq!(terms.tolerance, Fen::new(1_000));
        assert_eq!(contract.rate.percent(), "0.05");
        assert_eq!(contract.late_fee.percent.to_string(), "5");
        assert_eq!(contract.grace_days, 3);
        // Nothing of it is more than an editable default but the rate.
        assert_eq!(CARD.minimum.source, SourceId::Contract);
    }

    #[test]
    fn every_template_is_a_contract_once_it_has_an_amount() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
        for product in Product::ALL {
            let contract = Template::contract(product, day(5), day(20));
            assert_eq!(contract.check(), Ok(()), "{product:?}");
            assert_eq!(contract.method.kind(), template(product).method.value);
        }
    }
}
