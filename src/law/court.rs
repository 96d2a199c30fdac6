//! What a lawsuit and a judgment cost: the court's fee, and the doubled part
//! of interest when a judgment is paid late.

use chrono::NaiveDate;

use super::source::SourceId;
use crate::calendar::{days_between, next_day};
use crate::money::{Fen, Overflow, Rounding};
use crate::rate::{DayCount, Per, Rate};
use crate::sort::Sort as _;

// ---------------------------------------------------------------------------
// 案件受理费

/// A bracket of the fee for a claim of money (诉讼费用交纳办法 第十三条第一项).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeeBracket {
    /// The part of the claim above this amount, up to the next bracket's.
    pub over: Fen,
    /// In thousandths of that part: 25 is 2.5 %.
    pub permille: u16,
}

/// Up to the first bracket each case pays this.
pub const FEE_FLAT: Fen = Fen::new(50 * 100);

const fn above(yuan: i64, permille: u16) -> FeeBracket {
    FeeBracket {
        over: Fen::new(yuan * 100),
        permille,
    }
}

/// The brackets above the flat fee, lowest first.
pub const FEE_BRACKETS: [FeeBracket; 9] = [
    above(10_000, 25),
    above(100_000, 20),
    above(200_000, 15),
    above(500_000, 10),
    above(1_000_000, 9),
    above(2_000_000, 8),
    above(5_000_000, 7),
    above(10_000_000, 6),
    above(20_000_000, 5),
];

/// How much of a claim lies in a bracket, and what that part pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeePart {
    pub bracket: FeeBracket,
    /// The part of the claim within the bracket.
    pub part: Fen,
    /// `part × permille`, rounded half up to the fen for showing; the fee
    /// itself is rounded once, over all parts.
    pub amount: Fen,
}

/// The fee of a claim at first instance (案件受理费).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourtFee {
    pub claim: Fen,
    /// Brackets the claim reaches, lowest first; [`FEE_FLAT`] comes before.
    pub parts: Vec<FeePart>,
    /// Rounded half up to the fen.
    pub full: Fen,
    /// In summary procedure (简易程序): half, rounded by itself.
    pub summary: Fen,
    pub sources: [SourceId; 2],
}

impl CourtFee {
    /// The fee as two judgments that were checked print it: whole yuan, the
    /// rest dropped. No rule says so.
    #[must_use]
    pub fn whole_yuan(fee: Fen) -> Fen {
        Fen::new(fee.get() - fee.get().rem_euclid(100))
    }
}

/// The fee for a claim of so much money. A claim of nothing pays the flat fee,
/// and so does a negative one, which is none.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn court_fee(claim: Fen) -> Result<CourtFee, Overflow> {
    let mut parts = Vec::new();
    // In thousandths of a fen, exact until the end.
    let mut exact = i128::from(FEE_FLAT.get()) * 1_000;
    for (i, bracket) in FEE_BRACKETS.into_iter().enumerate() {
        let top = FEE_BRACKETS.get(i + 1).map_or(claim, |b| b.over.min(claim));
        if top <= bracket.over {
            break;
        }
        let part = top.minus(bracket.over)?;
        let permille = i128::from(bracket.permille);
        exact += i128::from(part.get()) * permille;
        parts.push(FeePart {
            bracket,
            part,
            amount: part.scaled(permille, 1_000, Rounding::HalfUp)?,
        });
    }
    let one = Fen::new(1);
    Ok(CourtFee {
        claim,
        parts,
        full: one.scaled(exact, 1_000, Rounding::HalfUp)?,
        summary: one.scaled(exact, 2_000, Rounding::HalfUp)?,
        sources: [SourceId::CourtFee13, SourceId::CourtFee16],
    })
}

// ---------------------------------------------------------------------------
// 迟延履行期间的加倍部分债务利息

/// 0.0175 % a day (日万分之一点七五), in force since 2014-08-01.
pub const DELAY_RATE: Rate = Rate::fixed(1_750_000, Per::Day);

/// Money paid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    pub day: NaiveDate,
    /// In fen; a negative amount is refused or counts as nothing, as said.
    pub amount: Fen,
}

/// A judgment for money, or one instalment of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgment {
    /// The money it orders to pay, without general interest (一般债务利息).
    pub money: Fen,
    /// The last day of the performance period, on which paying is still in
    /// time. A judgment in instalments has one for each; one without a period
    /// delays from the day it takes effect.
    pub performance_ends: NaiveDate,
}

/// The doubled part over days with one amount unpaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DelayLine {
    /// Money of the judgment unpaid on these days.
    pub base: Fen,
    /// The first day counted.
    pub from: NaiveDate,
    /// The last day counted: that of a payment, or the day of the statement.
    pub through: NaiveDate,
    /// Both ends counted.
    pub days: i64,
    /// `base × 0.0175 % × days`, rounded half up once.
    pub amount: Fen,
}

/// Where payments leave a judgment on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delay {
    pub lines: Vec<DelayLine>,
    /// Money of the judgment still unpaid.
    pub money_unpaid: Fen,
    /// The doubled part so far, paid or not: the sum of the lines.
    pub accrued: Fen,
    /// What of it is still unpaid.
    pub accrued_unpaid: Fen,
    /// Paid beyond both.
    pub left_over: Fen,
    pub sources: [SourceId; 3],
}

/// The doubled part of a judgment paid late, up to and with a day.
///
/// It runs on the unpaid money from the day after the performance period to
/// the day of each payment, that day included (第一条至第三条). A payment is set
/// against the judgment's money first and against the doubled part after
/// (第四条), unless agreed otherwise, which is not modelled.
///
/// `payments` are what is set against `money`, in any order of days: how a
/// payment divides between general interest and the rest is for the caller to
/// say. One in time lowers the money; later ones than `as_of` and negative
/// amounts do not count. Days for which enforcement was stayed on a review
/// that the debtor did not ask for bear nothing by 第三条 and are not modelled.
///
/// # Errors
/// [`Overflow`] when it does not fit.
pub fn delayed_performance(
    judgment: Judgment,
    payments: &[Payment],
    as_of: NaiveDate,
) -> Result<Delay, Overflow> {
    let mut payments: Vec<Payment> = payments
        .iter()
        .copied()
        .filter(|p| p.day <= as_of && p.amount > Fen::ZERO)
        .collect();
    payments.arrange_by(|p| p.day);

    let mut delay = Delay {
        lines: Vec::new(),
        money_unpaid: judgment.money.max(Fen::ZERO),
        accrued: Fen::ZERO,
        accrued_unpaid: Fen::ZERO,
        left_over: Fen::ZERO,
        sources: [
            SourceId::CivilProcedure264,
            SourceId::DelayInterest1,
            SourceId::DelayInterest4,
        ],
    };
    let mut counted_to = judgment.performance_ends;
    for payment in payments {
        counted_to = delay.run(counted_to, payment.day)?;
        delay.pay(payment.amount)?;
    }
    delay.run(counted_to, as_of)?;
    Ok(delay)
}

impl Delay {
    /// Counts the days after `counted_to` up to and with `day`; gives the day
    /// counted to.
    fn run(&mut self, counted_to: NaiveDate, day: NaiveDate) -> Result<NaiveDate, Overflow> {
        let days = days_between(counted_to, day);
        if days <= 0 {
            return Ok(counted_to);
        }
        if !self.money_unpaid.is_zero() {
            let base = self.money_unpaid;
            let amount = DELAY_RATE.daily(DayCount::Act365).accrue(base, days)?;
            self.accrued = self.accrued.plus(amount)?;
            self.accrued_unpaid = self.accrued_unpaid.plus(amount)?;
            self.lines.push(DelayLine {
                base,
                from: next_day(counted_to).ok_or(Overflow)?,
                through: day,
                days,
                amount,
            });
        }
        Ok(day)
    }

    /// The judgment's money first, then the doubled part.
    fn pay(&mut self, amount: Fen) -> Result<(), Overflow> {
        let to_money = amount.min(self.money_unpaid);
        let rest = amount.minus(to_money)?;
        let to_accrued = rest.min(self.accrued_unpaid);
        self.money_unpaid = self.money_unpaid.minus(to_money)?;
        self.accrued_unpaid = self.accrued_unpaid.minus(to_accrued)?;
        self.left_over = self.left_over.plus(rest.minus(to_accrued)?)?;
        Ok(())
    }
}
