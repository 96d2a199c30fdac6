//! What should have been paid, and when.
//!
//! ```text
//! 等额本金   principal_i = round(P ÷ n), the last takes the rest
//! 等额本息   A = P ÷ Σ v_j,  v_j = v_(j−1) ÷ (1 + rate of period j)
//!           principal_i = A − interest_i, the last takes the rest
//! 先息后本   principal_i = 0, the last is P
//! 等本等息   principal_i as 等额本金, interest_i = round(P × monthly rate);
//!           to whole yuan, A = round(P ÷ n + interest_i), principal_i = A − interest_i
//! interest_i = round(balance before × rate × days)          by the day
//!            = round(balance before × rate ÷ 12)            by the month
//! ```
//!
//! With a monthly rate `A` is the textbook annuity; by the day it is the equal
//! instalment that really comes out level, whatever the months' lengths.

use chrono::{Datelike, NaiveDate};

use super::contract::{Accrual, Contract, ContractError, DayRange, Method, MethodKind, Plan};
use crate::calendar::{LAST_DAY, days_between, monthly};
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::Ratio;

/// How interest of one instalment's period is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// By the day.
    Days,
    /// So many months' rate, for a part of them by its share of these days,
    /// as the contract counts them.
    Month { months: u16, days: i64 },
    /// A fixed amount, for a part of the period by its share of these
    /// calendar days.
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

/// The days by which a fixed interest is shared out.
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
        let given = matches!(contract.method, Method::Given(_));
        let mut instalments = skeleton(contract)?;
        let terms = Terms::of(contract);
        let rates = Rates::of(contract);
        let periods: Vec<Ratio> = instalments
            .iter()
            .map(|i| rates.over(i.period, i.days))
            .collect();
        let parts = if let Method::Given(rows) = &contract.method {
            rows.iter().map(|r| r.principal).collect()
        } else {
            let flat = match instalments.first().map(|i| i.period) {
                Some(Period::Fixed { interest, .. }) => interest,
                _ => Fen::ZERO,
            };
            terms.split(whole, &periods, flat, &[])?.parts
        };
        let mut balance = whole;
        for ((instalment, principal), rate) in instalments.iter_mut().zip(parts).zip(periods) {
            instalment.balance_before = balance;
            instalment.principal = principal;
            instalment.interest = match instalment.period {
                // Paid up early by a large instalment: nothing is lent any more.
                _ if balance.is_zero() && !given => Fen::ZERO,
                Period::Fixed { interest, .. } => interest,
                Period::Days | Period::Month { .. } => rate.accrue(balance, 1)?,
            };
            if balance.is_zero() && !given {
                instalment.fee = Fen::ZERO;
            }
            balance = balance.minus(principal)?;
        }
        let first = instalments.get(terms.interest_only);
        if let (Some(first), Some(stated)) = (first, terms.stated)
            && stated <= first.interest
            && usize::from(first.number) < instalments.len()
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
}

/// A contract's rate for a day and for a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    pub daily: Ratio,
    pub monthly: Ratio,
}

impl Rates {
    pub fn of(contract: &Contract) -> Rates {
        Rates {
            daily: contract.daily_rate(),
            monthly: contract.rate.monthly(contract.day_count),
        }
    }

    /// The rate over so many days of a period; none where the interest is
    /// fixed.
    pub fn over(self, period: Period, days: i64) -> Ratio {
        match period {
            Period::Days => self.daily.share(days, 1),
            Period::Month {
                months,
                days: whole,
            } => {
                let months = i64::from(months);
                if days == whole {
                    self.monthly.share(months, 1)
                } else {
                    self.monthly.share(days * months, whole)
                }
            }
            Period::Fixed { .. } => Ratio::ZERO,
        }
    }
}

/// The dates and periods of a contract's instalments, amounts still missing.
fn skeleton(contract: &Contract) -> Result<Vec<Instalment>, ScheduleError> {
    let count = contract.instalments();
    let whole = contract.counted_principal();
    let fees = &contract.fees;
    let each = fees.each.plus(fees.each_percent.of(contract.principal)?)?;
    let flat = match &contract.method {
        // On the principal lent, each time.
        Method::Flat(_) => {
            let monthly = contract.rate.monthly(contract.day_count);
            Some(monthly.accrue(whole, 1)?)
        }
        _ => None,
    };
    let count_days = contract.day_count;
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
        let row = match &contract.method {
            Method::Given(rows) => rows.get(usize::from(number - 1)),
            _ => None,
        };
        let fixed = row.map(|r| r.interest).or(flat);
        let days = count_days.days(from, due);
        let months = match contract.method.plan() {
            Some(plan) if plan.accrual == Accrual::Monthly && number > 1 => Some(1),
            Some(plan) if plan.accrual == Accrual::Monthly => {
                whole_months(contract.disbursed_on, plan)
            }
            _ => None,
        };
        let period = match (fixed, months) {
            (Some(interest), _) => Period::Fixed {
                interest,
                days: share_days(from, due),
            },
            (None, Some(months)) => Period::Month { months, days },
            (None, None) => Period::Days,
        };
        // By the day, the first period may count one more.
        let more = match contract.day_range {
            _ if number > 1 || period != Period::Days => 0,
            DayRange::FirstNotLast => 0,
            DayRange::AtLeastOneDay => i64::from(days == 0),
            DayRange::BothEnds => 1,
        };
        instalments.push(Instalment {
            number,
            from,
            due,
            days: days + more,
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

/// The months of the first period, if they are whole ones to the day
/// (month-end clamped).
fn whole_months(disbursed_on: NaiveDate, plan: &Plan) -> Option<u16> {
    let months = (plan.first_due.year() - disbursed_on.year()) * 12
        + i32::try_from(plan.first_due.month0()).ok()?
        - i32::try_from(disbursed_on.month0()).ok()?;
    let months = u16::try_from(months).ok().filter(|months| *months > 0)?;
    let whole = monthly(disbursed_on, months.into(), disbursed_on.day()) == Some(plan.first_due);
    whole.then_some(months)
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

    /// The principal part of each instalment, for periods of these rates.
    ///
    /// `already` is interest of the first period accrued before; for
    /// 等本等息, the interest of each. `ahead` is what has been paid of each
    /// part already, beside the balance; missing ones are zero.
    pub fn split(
        &self,
        balance: Fen,
        rates: &[Ratio],
        already: Fen,
        ahead: &[Fen],
    ) -> Result<Split, Overflow> {
        let count = rates.len();
        let free = self.interest_only.min(count.saturating_sub(1));
        let paying = u16::try_from(count - free).map_err(|_| Overflow)?;
        let paid = |index: usize| ahead.get(index).copied().unwrap_or(Fen::ZERO);
        // What an instalment is to be, or the principal of each.
        let mut level = None;
        let mut even = Fen::ZERO;
        let whole = balance.plus(Fen::sum(ahead.iter().copied())?)?;
        match (self.kind, self.stated) {
            (MethodKind::EqualInstalment | MethodKind::Flat, Some(stated)) => level = Some(stated),
            (MethodKind::EqualInstalment, None) => {
                let rest = rates.get(free..).unwrap_or_default();
                let already = if free == 0 { already } else { Fen::ZERO };
                let ahead = |n| paid(free + n);
                level = Some(annuity(balance, rest, already, ahead, self.unit)?);
            }
            (MethodKind::Flat, None) if self.unit.get() > 1 => {
                // Instalments, not their principal, are round.
                let all = i128::from(whole.get()) + i128::from(already.get()) * i128::from(paying);
                let per_unit = i128::from(paying) * i128::from(self.unit.get());
                let units = Fen::new(1).scaled(all, per_unit, Rounding::HalfUp)?;
                level = Some(units.scaled(self.unit.get().into(), 1, Rounding::HalfUp)?);
            }
            _ => even = whole.part_of(paying, self.unit),
        }
        let mut left = balance;
        let mut before = already;
        let mut parts = Vec::with_capacity(count);
        let mut as_planned = Vec::with_capacity(count);
        let mut even_so_far = true;
        for (index, rate) in rates.iter().enumerate() {
            let planned = match (level, self.kind) {
                _ if index < free => Fen::ZERO,
                (Some(level), MethodKind::Flat) => level.minus(already)?,
                (Some(level), _) => level.minus(rate.accrue(left, 1)?.plus(before)?)?,
                (None, _) => even,
            };
            before = Fen::ZERO;
            let rest = planned.minus(paid(index))?;
            let part = if index + 1 == count {
                left
            } else {
                rest.max(Fen::ZERO).min(left)
            };
            // The last takes what the others leave, as long as they are even.
            let planned = if index + 1 == count {
                level.is_some() || even_so_far
            } else {
                part == rest
            };
            even_so_far &= planned;
            as_planned.push(planned);
            parts.push(part);
            left = left.minus(part)?;
        }
        Ok(Split {
            parts,
            as_planned,
            level,
        })
    }
}

/// Principal parts, and the instalment they belong to where it is level.
pub(super) struct Split {
    pub parts: Vec<Fen>,
    /// Whether each is what the method says, or was cut short: more of it was
    /// paid ahead, or less was left.
    pub as_planned: Vec<bool>,
    pub level: Option<Fen>,
}

/// One in the fixed-point numbers of the annuity: twenty decimals.
pub(super) const ONE: i128 = 100_000_000_000_000_000_000;

/// The equal payment that repays an amount in so many periods at one rate for
/// each, rounded half up to the fen.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn level_payment(amount: Fen, rate: Ratio, periods: u16) -> Result<Fen, Overflow> {
    let rates = vec![rate; periods.into()];
    annuity(amount, &rates, Fen::ZERO, |_| Fen::ZERO, Fen::new(1))
}

/// `(balance + already × v₁ + Σ ahead_j × v_j) ÷ Σ v_j`, rounded half up to
/// whole `unit`s.
///
/// The discount factors are kept to twenty decimals, rounded down; over 600
/// periods that is a relative error below 10⁻¹⁷, and an amount of at most
/// 10¹⁰ fen is right to a ten-millionth of a fen.
fn annuity(
    balance: Fen,
    rates: &[Ratio],
    already: Fen,
    ahead: impl Fn(usize) -> Fen,
    unit: Fen,
) -> Result<Fen, Overflow> {
    let mut factor = ONE;
    let mut sum = 0_i128;
    let times = |amount: Fen, by: i128| i128::from(amount.get()).checked_mul(by).ok_or(Overflow);
    let mut exact = times(balance, ONE)?;
    for (index, rate) in rates.iter().enumerate() {
        let (num, den) = rate.parts();
        factor = factor
            .checked_mul(den)
            .ok_or(Overflow)?
            .checked_div(num.checked_add(den).ok_or(Overflow)?)
            .ok_or(Overflow)?;
        sum = sum.checked_add(factor).ok_or(Overflow)?;
        let mut more = ahead(index);
        if index == 0 {
            more = more.plus(already)?;
        }
        if !more.is_zero() {
            exact = exact.checked_add(times(more, factor)?).ok_or(Overflow)?;
        }
    }
    if sum == 0 {
        // Discounted to nothing within a period: the interest alone.
        return rates.first().map_or(Ok(balance), |r| r.accrue(balance, 1));
    }
    in_units(exact, sum, unit)
}

/// The annuity of a balance, given `Σ v_j` and the interest of the first period
/// accrued before.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub(super) fn level_of(
    balance: Fen,
    already: Fen,
    first: Ratio,
    sum: i128,
    unit: Fen,
) -> Result<Fen, Overflow> {
    if sum == 0 {
        return first.accrue(balance, 1);
    }
    let times = |amount: Fen, by: i128| i128::from(amount.get()).checked_mul(by).ok_or(Overflow);
    let mut exact = times(balance, ONE)?;
    if !already.is_zero() {
        let (num, den) = first.parts();
        let factor =
            ONE.checked_mul(den).ok_or(Overflow)? / num.checked_add(den).ok_or(Overflow)?;
        exact = exact.checked_add(times(already, factor)?).ok_or(Overflow)?;
    }
    in_units(exact, sum, unit)
}

/// `exact ÷ sum`, rounded half up to whole units.
fn in_units(exact: i128, sum: i128, unit: Fen) -> Result<Fen, Overflow> {
    let unit = i128::from(unit.get().max(1));
    let units = Fen::new(1).scaled(
        exact,
        sum.checked_mul(unit).ok_or(Overflow)?,
        Rounding::HalfUp,
    )?;
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
            let got = annuity(
                Fen::new(principal),
                &monthly_rates(percent, count),
                Fen::ZERO,
                |_| Fen::ZERO,
                Fen::new(1),
            );
            assert_eq!(got, Ok(Fen::new(expected)), "{principal} {percent} {count}");
        }
    }

    #[test]
    fn a_rate_of_a_hundred_percent_a_day_still_has_an_instalment() {
        let rate = Rate::parse("100", Per::Day)
            .unwrap()
            .daily(DayCount::Act365);
        let month = rate.share(31, 1);
        let got = annuity(
            Fen::new(1_000_000),
            &vec![month; 600],
            Fen::ZERO,
            |_| Fen::ZERO,
            Fen::new(1),
        )
        .unwrap();
        // Practically the interest alone: 31 times the principal.
        assert_eq!(got, Fen::new(31_000_000));
    }
}
