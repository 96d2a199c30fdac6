//! What should have been paid, and when.
//!
//! ```text
//! 等额本金   principal_i = round(P ÷ n), the last takes the rest
//! 等额本息   A = P ÷ Σ v_j,  v_j = v_(j−1) ÷ (1 + rate of period j)
//!           principal_i = A − interest_i, the last takes the rest
//! 先息后本   principal_i = 0, the last is P
//! 等本等息   principal_i as 等额本金, interest_i = round(P × monthly rate)
//! interest_i = round(balance before × rate × days)          by the day
//!            = round(balance before × rate ÷ 12)            by the month
//! ```
//!
//! With a monthly rate `A` is the textbook annuity; by the day it is the equal
//! instalment that really comes out level, whatever the months' lengths.

use chrono::NaiveDate;

use super::contract::{Accrual, Contract, ContractError, DayRange, Method, MethodKind, Plan};
use crate::calendar::{LAST_DAY, days_between, monthly};
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::Ratio;

/// How interest of one instalment's period is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// By the day.
    Days,
    /// A month's rate, for a part of it by its share of these days.
    Month { days: i64 },
    /// A fixed amount, for a part of the period by its share of these days.
    Fixed { interest: Fen, days: i64 },
}

/// One instalment as agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Counted from 1.
    pub number: u16,
    /// The first day of its interest period: the previous due date, or the
    /// day of disbursement.
    pub from: NaiveDate,
    pub due: NaiveDate,
    /// Days of its interest period that are counted.
    pub days: i64,
    pub period: Period,
    /// Principal outstanding before it: the base of its interest.
    pub balance_before: Fen,
    pub principal: Fen,
    pub interest: Fen,
    /// Service, guarantee or insurance fee due with it.
    pub fee: Fen,
}

/// All instalments of a contract, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub instalments: Vec<Instalment>,
}

/// Why there is no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleError {
    Contract(Vec<ContractError>),
    Overflow,
}

impl From<Overflow> for ScheduleError {
    fn from(_: Overflow) -> Self {
        ScheduleError::Overflow
    }
}

/// The days that bear interest between two days of a contract; the first
/// period may count one more.
pub(super) fn counted_days(contract: &Contract, from: NaiveDate, to: NaiveDate) -> i64 {
    let days = contract.day_count.days(from, to);
    if from != contract.disbursed_on {
        return days;
    }
    match contract.day_range {
        DayRange::FirstNotLast => days,
        DayRange::AtLeastOneDay => days.max(1),
        DayRange::BothEnds => days + 1,
    }
}

/// The days by which a part of a period is measured against the whole.
pub(super) fn share_days(from: NaiveDate, to: NaiveDate) -> i64 {
    days_between(from, to)
}

impl Schedule {
    /// The schedule of a contract, in lawful order and to the fen.
    ///
    /// Each principal part and each interest is rounded half up once; the last
    /// instalment takes what is left, so that the principal adds up. A card has
    /// no schedule: it is empty.
    ///
    /// # Errors
    /// [`ScheduleError::Contract`] with everything [`Contract::check`] found,
    /// or that the stated instalment does not pay the first interest.
    pub fn of(contract: &Contract) -> Result<Schedule, ScheduleError> {
        contract.check().map_err(ScheduleError::Contract)?;
        if contract.method.kind() == MethodKind::Card {
            return Ok(Schedule {
                instalments: Vec::new(),
            });
        }
        let whole = contract.counted_principal();
        let mut instalments = skeleton(contract)?;
        let terms = Terms::of(contract);
        let parts = match &contract.method {
            Method::Given(rows) => rows.iter().map(|r| r.principal).collect(),
            _ => {
                let flat = match instalments.first().map(|i| i.period) {
                    Some(Period::Fixed { interest, .. }) => interest,
                    _ => Fen::ZERO,
                };
                terms.split(whole, &periods(contract, &instalments), flat)?
            }
        };
        let mut balance = whole;
        for (instalment, principal) in instalments.iter_mut().zip(parts) {
            instalment.balance_before = balance;
            instalment.principal = principal;
            instalment.interest = instalment.interest_on(contract, balance)?;
            balance = balance.minus(principal)?;
        }
        if let Some(first) = instalments.first()
            && terms.stated.is_some_and(|a| a <= first.interest)
            && instalments.len() > 1
        {
            return Err(ScheduleError::Contract(vec![ContractError::Stated]));
        }
        Ok(Schedule { instalments })
    }

    /// The interest of all instalments.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn total_interest(&self) -> Result<Fen, Overflow> {
        Fen::sum(self.instalments.iter().map(|i| i.interest))
    }
}

impl Instalment {
    /// Principal, interest and fee together.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn payment(&self) -> Result<Fen, Overflow> {
        self.principal.plus(self.interest)?.plus(self.fee)
    }

    fn interest_on(&self, contract: &Contract, balance: Fen) -> Result<Fen, Overflow> {
        match self.period {
            Period::Fixed { interest, .. } => Ok(interest),
            _ => self.rate(contract).accrue(balance, 1),
        }
    }

    /// The rate of its whole period.
    fn rate(&self, contract: &Contract) -> Ratio {
        match self.period {
            Period::Days => contract.daily_rate().share(self.days, 1),
            Period::Month { .. } => contract.rate.monthly(contract.day_count),
            Period::Fixed { .. } => Ratio::ZERO,
        }
    }
}

/// The dates and periods of a contract's instalments, amounts still missing.
fn skeleton(contract: &Contract) -> Result<Vec<Instalment>, ScheduleError> {
    let count = contract.instalments();
    let whole = contract.counted_principal();
    let fees = &contract.fees;
    let each = fees
        .each
        .plus(fees.each_percent.of(contract.principal)?)?;
    let flat = match &contract.method {
        // On the principal lent, each time.
        Method::Flat(_) => {
            let monthly = contract.rate.monthly(contract.day_count);
            Some(monthly.accrue(whole, 1)?)
        }
        _ => None,
    };
    let mut from = contract.disbursed_on;
    let mut instalments = Vec::with_capacity(usize::from(count));
    for number in 1..=count {
        // An open loan without a term is due at the end of the calendar.
        let due = match &contract.method {
            Method::Open { until: None } => {
                NaiveDate::from_ymd_opt(LAST_DAY.0, LAST_DAY.1, LAST_DAY.2)
            }
            _ => contract.due(number),
        }
        .ok_or(ScheduleError::Overflow)?;
        let span = share_days(from, due);
        let row = match &contract.method {
            Method::Given(rows) => rows.get(usize::from(number - 1)),
            _ => None,
        };
        let period = match (row, flat, contract.method.plan()) {
            (Some(row), _, _) => Period::Fixed {
                interest: row.interest,
                days: span,
            },
            (_, Some(interest), _) => Period::Fixed {
                interest,
                days: span,
            },
            (_, _, Some(plan))
                if plan.accrual == Accrual::Monthly
                    && (number > 1 || is_whole_month(contract.disbursed_on, plan)) =>
            {
                Period::Month { days: span }
            }
            _ => Period::Days,
        };
        instalments.push(Instalment {
            number,
            from,
            due,
            days: counted_days(contract, from, due),
            period,
            balance_before: Fen::ZERO,
            principal: Fen::ZERO,
            interest: Fen::ZERO,
            fee: row.map_or(each, |r| r.fee),
        });
        from = due;
    }
    Ok(instalments)
}

/// Whether the first period is one month to the day (month-end clamped).
fn is_whole_month(disbursed_on: NaiveDate, plan: &Plan) -> bool {
    use chrono::Datelike;
    monthly(disbursed_on, 1, disbursed_on.day()) == Some(plan.first_due)
        || monthly(disbursed_on, 1, plan.due_day) == Some(plan.first_due)
            && disbursed_on.day() == plan.due_day
}

/// The rate of each period, for the annuity.
fn periods(contract: &Contract, instalments: &[Instalment]) -> Vec<Ratio> {
    instalments.iter().map(|i| i.rate(contract)).collect()
}

/// How principal is spread over instalments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub kind: MethodKind,
    /// Leading instalments without principal.
    pub interest_only: usize,
    /// The instalment, where it is stated or is to stay as it was.
    pub stated: Option<Fen>,
    pub unit: Fen,
}

impl Terms {
    pub fn of(contract: &Contract) -> Terms {
        let kind = contract.method.kind();
        let plan = contract.method.plan();
        Terms {
            kind,
            interest_only: plan.map_or(0, |p| {
                usize::from(match kind {
                    MethodKind::InterestOnly => p.instalments - 1,
                    _ => p.interest_only,
                })
            }),
            stated: match kind {
                MethodKind::EqualInstalment | MethodKind::Flat => plan.and_then(|p| p.stated),
                _ => None,
            },
            unit: plan.map_or(Fen::new(1), |p| p.unit),
        }
    }

    /// The equal instalment for a balance over periods of the given rates;
    /// `already` is interest of the first period accrued before.
    pub fn annuity(&self, balance: Fen, rates: &[Ratio], already: Fen) -> Result<Fen, Overflow> {
        if let Some(stated) = self.stated {
            return Ok(stated);
        }
        annuity(balance, rates, already, self.unit)
    }

    /// The principal part of each instalment, for periods of these rates.
    ///
    /// `already` is interest of the first period accrued before; for
    /// 等本等息, the interest of each.
    pub fn split(
        &self,
        balance: Fen,
        rates: &[Ratio],
        already: Fen,
    ) -> Result<Vec<Fen>, Overflow> {
        let count = rates.len();
        let free = self.interest_only.min(count.saturating_sub(1));
        let paying = u16::try_from(count - free).map_err(|_| Overflow)?;
        let mut parts = vec![Fen::ZERO; free];
        match self.kind {
            MethodKind::EqualInstalment => {
                let rest = rates.get(free..).unwrap_or_default();
                let already = if free == 0 { already } else { Fen::ZERO };
                let instalment = self.annuity(balance, rest, already)?;
                let mut left = balance;
                let mut before = already;
                for (index, rate) in rest.iter().enumerate() {
                    let interest = rate.accrue(left, 1)?.plus(before)?;
                    before = Fen::ZERO;
                    let part = if index + 1 == rest.len() {
                        left
                    } else {
                        instalment.minus(interest)?.clamp(Fen::ZERO, left)
                    };
                    parts.push(part);
                    left = left.minus(part)?;
                }
            }
            MethodKind::Flat => {
                match self.stated {
                    Some(stated) => {
                        let part = stated.minus(already)?;
                        let mut left = balance;
                        for index in 0..paying {
                            let part = if index + 1 == paying {
                                left
                            } else {
                                part.clamp(Fen::ZERO, left)
                            };
                            parts.push(part);
                            left = left.minus(part)?;
                        }
                    }
                    None => parts.extend(balance.split_to(paying, self.unit)),
                }
            }
            _ => parts.extend(balance.split_to(paying, self.unit)),
        }
        Ok(parts)
    }
}

/// One in the fixed-point numbers of the annuity: twenty decimals.
const ONE: i128 = 100_000_000_000_000_000_000;

/// `(balance + already × v₁) ÷ Σ v_j`, rounded half up to whole `unit`s.
///
/// The discount factors are kept to twenty decimals, rounded down; over 600
/// periods that is a relative error below 10⁻¹⁷, and an amount of at most
/// 10¹⁰ fen is right to a ten-millionth of a fen.
fn annuity(balance: Fen, rates: &[Ratio], already: Fen, unit: Fen) -> Result<Fen, Overflow> {
    let mut factor = ONE;
    let mut sum = 0_i128;
    let mut first = None;
    for rate in rates {
        let (num, den) = rate.parts();
        factor = factor
            .checked_mul(den)
            .ok_or(Overflow)?
            .checked_div(num.checked_add(den).ok_or(Overflow)?)
            .ok_or(Overflow)?;
        first.get_or_insert(factor);
        sum = sum.checked_add(factor).ok_or(Overflow)?;
    }
    if sum == 0 {
        // Discounted to nothing within a period: the interest alone.
        return rates.first().map_or(Ok(balance), |r| r.accrue(balance, 1));
    }
    let exact = i128::from(balance.get())
        .checked_mul(ONE)
        .and_then(|b| {
            i128::from(already.get())
                .checked_mul(first.unwrap_or(0))
                .and_then(|a| b.checked_add(a))
        })
        .ok_or(Overflow)?;
    let unit = i128::from(unit.get().max(1));
    let units = Fen::new(1).scaled(exact, sum.checked_mul(unit).ok_or(Overflow)?, Rounding::HalfUp)?;
    units.scaled(unit, 1, Rounding::HalfUp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rate::{DayCount, Per, Rate};

    fn monthly_rates(percent: &str, count: usize) -> Vec<Ratio> {
        let rate = Rate::parse(percent, Per::Year).unwrap();
        vec![rate.monthly(DayCount::Act365); count]
    }

    #[test]
    fn the_textbook_annuity() {
        for (principal, percent, count, expected) in [
            (1_000_000, "12", 12, 88_849),
            (100_000_000, "4.9", 360, 530_727),
            (500_000, "12", 18, 30_491),
            (120_000, "0", 12, 10_000),
        ] {
            let got = annuity(Fen::new(principal), &monthly_rates(percent, count), Fen::ZERO, Fen::new(1));
            assert_eq!(got, Ok(Fen::new(expected)), "{principal} {percent} {count}");
        }
    }

    #[test]
    fn a_rate_of_a_hundred_percent_a_day_still_has_an_instalment() {
        let rate = Rate::parse("100", Per::Day).unwrap().daily(DayCount::Act365);
        let month = rate.share(31, 1);
        let got = annuity(Fen::new(1_000_000), &vec![month; 600], Fen::ZERO, Fen::new(1)).unwrap();
        // Practically the interest alone: 31 times the principal.
        assert_eq!(got, Fen::new(31_000_000));
    }
}
