//! What is known of a product before the contract is at hand.
//!
//! A template is data: each default with its source. All of it is editable,
//! and the contract decides. A new product is one entry of [`template`].

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::contract::{
    Accrual, Contract, DayRange, Fees, GraceCount, LateFee, Method, MethodKind, Order, Penalty,
    PenaltyBase, PenaltyRate, Plan, Prepay,
};
use crate::law::{Lender, SourceId};
use crate::money::Fen;
use crate::rate::{DayCount, Multiple, Per, Rate};

/// A product a borrower can pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// 民间借贷
    PrivateLoan,
    /// Anything else.
    Other,
}

impl Product {
    pub const ALL: [Product; 9] = [
        Product::Weilidai,
        Product::Jiebei,
        Product::Huabei,
        Product::Baitiao,
        Product::Jintiao,
        Product::ConsumerFinance,
        Product::BankLoan,
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
                    method: contract(MethodKind::EqualInstalment),
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
    /// filled in.
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
            rate: Rate::zero(t.per),
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
            },
            fees: Fees::NONE,
            grace_days: t.grace_days.value,
            grace_count: t.grace_count.value,
            penalty: Penalty {
                rate: PenaltyRate::Multiple(t.penalty_multiple.value),
                base: t.penalty_base.value,
                compound: t.compound.value,
            },
            late_fee: LateFee::NONE,
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
