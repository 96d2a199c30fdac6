//! What is known of a product before the contract is at hand.
//!
//! A template is data: each default with its source. All of it is editable,
//! and the contract decides.

use serde::{Deserialize, Serialize};

use super::contract::GraceCount;
use crate::law::SourceId;
use crate::rate::{Multiple, YearBasis};

/// A product a borrower can pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    /// 微粒贷 of WeBank.
    Weilidai,
    /// Any loan with equal principal and daily interest.
    Other,
}

impl Product {
    pub const ALL: [Product; 2] = [Product::Weilidai, Product::Other];
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
    pub instalments: Default<u16>,
    /// The instalment counts the product is usually offered with.
    pub usual_instalments: &'static [u16],
    pub year_basis: Default<YearBasis>,
    pub grace_days: Default<u16>,
    pub grace_count: Default<GraceCount>,
    /// In thousandths: 1500 is 1.5.
    pub penalty_multiple: Default<Multiple>,
    pub compound: Default<bool>,
    /// The usual daily rates, lowest and highest, in hundred-millionths of a
    /// percent; a rate outside draws a question, not a refusal.
    pub usual_daily: Option<(i64, i64)>,
}

const ONE_AND_A_HALF: Multiple = match Multiple::from_thousandths(1_500) {
    Ok(multiple) => multiple,
    Err(_) => Multiple::ONE,
};

/// The template of a product.
#[must_use]
pub const fn template(product: Product) -> &'static Template {
    match product {
        Product::Weilidai => {
            const {
                &Template {
                    instalments: Default {
                        value: 10,
                        source: SourceId::WeilidaiPages,
                    },
                    usual_instalments: &[5, 10, 20],
                    year_basis: Default {
                        value: YearBasis::Days365,
                        source: SourceId::WeilidaiPages,
                    },
                    grace_days: Default {
                        value: 0,
                        source: SourceId::WeilidaiGraceConflict,
                    },
                    grace_count: Default {
                        value: GraceCount::FromDueDate,
                        source: SourceId::Contract,
                    },
                    penalty_multiple: Default {
                        value: ONE_AND_A_HALF,
                        source: SourceId::WeilidaiPages,
                    },
                    compound: Default {
                        value: false,
                        source: SourceId::Contract,
                    },
                    // 0.02 % to 0.05 % a day.
                    usual_daily: Some((2_000_000, 5_000_000)),
                }
            }
        }
        Product::Other => {
            const {
                &Template {
                    instalments: Default {
                        value: 12,
                        source: SourceId::Contract,
                    },
                    usual_instalments: &[3, 6, 12, 24, 36],
                    year_basis: Default {
                        value: YearBasis::Days365,
                        source: SourceId::Contract,
                    },
                    grace_days: Default {
                        value: 0,
                        source: SourceId::Contract,
                    },
                    grace_count: Default {
                        value: GraceCount::FromDueDate,
                        source: SourceId::Contract,
                    },
                    penalty_multiple: Default {
                        value: ONE_AND_A_HALF,
                        source: SourceId::Pboc2003No251,
                    },
                    compound: Default {
                        value: false,
                        source: SourceId::Contract,
                    },
                    usual_daily: None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rate::{Per, Rate};

    #[test]
    fn weilidai_as_the_pages_describe_it() {
        let t = template(Product::Weilidai);
        assert_eq!(t.usual_instalments, [5, 10, 20]);
        assert_eq!(t.penalty_multiple.value.to_string(), "1.5");
        assert!(!t.compound.value);
        assert_eq!(t.grace_days.value, 0);
        let (low, high) = t.usual_daily.unwrap();
        assert_eq!(Rate::from_units(low, Per::Day).unwrap().percent(), "0.02");
        assert_eq!(Rate::from_units(high, Per::Day).unwrap().percent(), "0.05");
    }
}
