//! What a loan really costs a year: its true price, from its cash flows.
//!
//! A rate `r` is the price of a loan when everything received and everything
//! paid, each discounted by `(1 + r)^-t` to the first day, comes to nothing:
//!
//! ```text
//! Σ amount × (1 + r)^-t = 0            t in years, or in periods
//! ```
//!
//! | asked for | function |
//! |---|---|
//! | effective annual rate (年化内部收益率, XIRR) of dated flows | [`effective`] |
//! | the same of flows at fractions of a year | [`effective_at`] |
//! | rate per period, then simple (单利) or effective a year | [`periodic`], [`Price::simple`], [`Price::compounded`] |
//! | nominal APR with an odd first period | [`regulation_z`] |
//! | each flow with its factor and present value | [`Proof`] |
//!
//! Never a wrong number: flows whose signs change once have one rate, which is
//! found; flows whose signs change more often have one only if that is proven
//! here, over all rates from [`LOWEST`] up; else the answer says which it is
//! of "several" and "none".
//!
//! This is the one file of the loan with floats in it. A rate is the root of
//! an equation and no fraction; it leaves this file, money does not: amounts
//! come in as [`Fen`], and nothing here makes a [`Fen`]. `exp`, `ln` and their
//! kin are the platform's (natively libm, in the browser the same compiled):
//! they may differ in the last bit, that is by 1e-15, while a rate is shown to
//! four decimals of a percent, 1e-6.

use chrono::NaiveDate;

use super::daycount::{DayCount, OddPeriod, UnitPeriod};
use crate::money::Fen;
use crate::sort::Sort as _;

/// The lowest rate that is looked for: a growth of 10⁻¹⁵ a year (or period),
/// −99.9999999999999 %. Below, a float no longer tells a rate from −100 %.
pub const LOWEST: f64 = -1.0 + 1e-15;

/// ln(1 + [`LOWEST`]) and ln([`f64::MAX`]), within which ln(1 + rate) lies.
const LN_LOWEST: f64 = -34.5;
const LN_HIGHEST: f64 = 709.78;

/// A dated payment. Positive is what the borrower receives, negative what the
/// borrower pays; the rate is the same seen from the lender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    pub day: NaiveDate,
    pub amount: Fen,
}

/// The answer to "what does it cost".
#[derive(Clone, Debug, PartialEq)]
pub enum Price {
    /// The only rate, as a fraction: 0.1358 is 13.58 %. Finite, and not below
    /// [`LOWEST`] (times the periods of a year, where it is a simple one).
    Rate(f64),
    /// There is none, and why.
    NoRate(NoRate),
    /// Several rates, or one too close to another to be proven the only one.
    /// Those that could be told apart, rising; may be empty.
    Ambiguous(Vec<f64>),
}

/// Why flows have no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// Nothing is received or nothing is paid, after adding up each day.
    OneSided,
    /// At every rate one side outweighs the other.
    NeverBalanced,
    /// Below [`LOWEST`], or beyond what a float holds.
    OutOfRange,
    /// A time or an amount that is no number, or amounts more than 200 orders
    /// of magnitude apart. Cannot happen with dates and fen.
    NotANumber,
}

impl Price {
    /// The rate, where there is one.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        match self {
            Price::Rate(rate) => Some(*rate),
            Price::NoRate(_) | Price::Ambiguous(_) => None,
        }
    }

    /// A rate per period as a simple annual one: times the periods of a year.
    /// 单利 of PBoC notice 2021 No. 3; the nominal APR of Regulation Z.
    #[must_use]
    pub fn simple(self, periods_per_year: u32) -> Price {
        self.map(|rate| finite(rate * f64::from(periods_per_year)))
    }

    /// A rate per period as an effective annual one: compounded over the
    /// periods of a year. 复利 (IRR) of PBoC notice 2021 No. 3.
    #[must_use]
    pub fn compounded(self, periods_per_year: u32) -> Price {
        let year = |rate| compound(rate, f64::from(periods_per_year));
        self.map(|rate| finite(year(rate)).filter(|year| *year >= LOWEST))
    }

    fn map(self, to: impl Fn(f64) -> Option<f64>) -> Price {
        match self {
            Price::Rate(rate) => rated(to(rate)),
            Price::NoRate(why) => Price::NoRate(why),
            Price::Ambiguous(rates) => Price::Ambiguous(rates.into_iter().filter_map(to).collect()),
        }
    }
}

fn rated(rate: Option<f64>) -> Price {
    rate.map_or(Price::NoRate(NoRate::OutOfRange), Price::Rate)
}

/// A figure, or nothing where it would not be one.
fn finite(figure: f64) -> Option<f64> {
    figure.is_finite().then_some(figure)
}

/// `(1 + rate)^periods − 1`.
fn compound(rate: f64, periods: f64) -> f64 {
    (periods * rate.ln_1p()).exp_m1()
}

// ---------------------------------------------------------------------------
// The ways in.

/// The effective annual rate of dated flows, in any order.
///
/// With [`DayCount::Actual365`] it is XIRR. Time runs from the first day
/// given, amounts of one day are added up exactly first. Accurate to 10⁻¹² of
/// `1 + rate`.
///
/// ```
/// use ashore::loan::daycount::DayCount;
/// use ashore::loan::price::{Flow, Price, effective};
/// use ashore::money::Fen;
/// use chrono::NaiveDate;
/// let flow = |year, yuan: i64| Flow {
///     day: NaiveDate::from_ymd_opt(year, 1, 1).unwrap(),
///     amount: Fen::new(yuan * 100),
/// };
/// let price = effective(&[flow(2026, 10_000), flow(2027, -11_000)], DayCount::Actual365);
/// assert!((price.rate().unwrap() - 0.1).abs() < 1e-12);
/// assert_eq!(effective(&[flow(2026, 10_000)], DayCount::Actual365).rate(), None);
/// ```
#[must_use]
pub fn effective(flows: &[Flow], count: DayCount) -> Price {
    let sorted;
    let flows = if flows.is_sorted_by_key(|flow| flow.day) {
        flows
    } else {
        let mut by_day = flows.to_vec();
        by_day.arrange_by(|flow| flow.day);
        sorted = by_day;
        &sorted
    };
    let Some(start) = flows.first().map(|flow| flow.day) else {
        return Price::NoRate(NoRate::OneSided);
    };
    let day = count.day().map(quotient);
    let mut terms = Terms::new(day, flows.len());
    let mut days_before = 0;
    for same_day in flows.chunk_by(|a, b| a.day == b.day) {
        let Some(at) = same_day.first().map(|flow| flow.day) else {
            continue;
        };
        let amount = match same_day {
            [only] => float(only.amount.get()),
            several => net(several.iter().map(|flow| flow.amount)),
        };
        if let Some(day) = day {
            let days = count.days(start, at);
            terms.push(float(days) * day, days - days_before, amount);
            if amount != 0.0 {
                days_before = days;
            }
        } else {
            let years = count.years(start, at);
            terms.push(quotient((years.count, years.per)), 0, amount);
        }
    }
    // Under months of 30 days a 31st and a 30th can be the same time.
    terms.add_up();
    terms.price()
}

/// The rate per unit of time of flows `(time, amount)`, in any order: times
/// in years give the effective annual rate. Amounts have no unit.
///
/// Amounts of the same time are added up first; what is left by cancelling
/// (below 10⁻¹⁴ of what was added) counts as nothing.
///
/// ```
/// use ashore::loan::price::effective_at;
/// // 200,000 less 4,000; 207,618.17 back after half a year.
/// let flows = [(0.0, 200_000.0), (0.0, -4_000.0), (0.5, -207_618.17)];
/// let percent = effective_at(&flows).rate().unwrap() * 100.0;
/// assert!((percent - 12.206_644).abs() < 1e-5);
/// ```
#[must_use]
pub fn effective_at(flows: &[(f64, f64)]) -> Price {
    let mut sorted = flows.to_vec();
    sorted.retain(|flow| flow.1 != 0.0 || flow.0.is_nan());
    sorted.arrange(|a, b| a.0.total_cmp(&b.0));
    let (Some(&(start, _)), Some(&(end, _))) = (sorted.first(), sorted.last()) else {
        return Price::NoRate(NoRate::OneSided);
    };
    let most = sorted.iter().map(|flow| flow.1.abs()).fold(0.0, f64::max);
    let usable = |amount: f64| amount.is_finite() && amount.abs() > most * 1e-200;
    if !(end - start).is_finite() || !sorted.iter().all(|flow| usable(flow.1)) {
        return Price::NoRate(NoRate::NotANumber);
    }
    let mut terms = Terms::new(None, sorted.len());
    for (time, amount) in sorted {
        terms.push(time - start, 0, amount / most);
    }
    terms.add_up();
    terms.price()
}

/// The rate per period of flows `(period, amount)`, in any order: period 0 is
/// the start of the first, 1 its end. See [`Price::simple`] and
/// [`Price::compounded`] for the year.
///
/// ```
/// use ashore::loan::price::periodic;
/// use ashore::money::Fen;
/// // The example of PBoC notice 2021 No. 3: 12.80 % simple, 13.58 % IRR.
/// let mut flows = vec![(0, Fen::new(9_900_000))];
/// flows.extend((1..=12).map(|month| (month, Fen::new(-883_330))));
/// let percent = |rate: Option<f64>| format!("{:.2}", rate.unwrap() * 100.0);
/// assert_eq!(percent(periodic(&flows).simple(12).rate()), "12.80");
/// assert_eq!(percent(periodic(&flows).compounded(12).rate()), "13.58");
/// ```
#[must_use]
pub fn periodic(flows: &[(u32, Fen)]) -> Price {
    let mut sorted = flows.to_vec();
    sorted.arrange_by(|flow| flow.0);
    let mut terms = Terms::new(Some(1.0), sorted.len());
    let mut before = 0;
    for same in sorted.chunk_by(|a, b| a.0 == b.0) {
        let amount = net(same.iter().map(|flow| flow.1));
        let period = same.first().map_or(before, |flow| flow.0);
        terms.push(f64::from(period), i64::from(period - before), amount);
        if amount != 0.0 {
            before = period;
        }
    }
    terms.price()
}

/// What flows of one day come to, summed exactly before it becomes a float.
#[expect(clippy::cast_precision_loss, reason = "to 16 digits, as the rate")]
fn net(amounts: impl Iterator<Item = Fen>) -> f64 {
    let sum: i128 = amounts.map(|amount| i128::from(amount.get())).sum();
    sum as f64
}

/// Exact below 9 × 10¹⁵.
#[expect(clippy::cast_precision_loss, reason = "to 16 digits, as the rate")]
const fn float(whole: i64) -> f64 {
    whole as f64
}

/// A fraction of two whole numbers.
fn quotient((count, per): (i64, i64)) -> f64 {
    float(count) / float(per)
}

// ---------------------------------------------------------------------------
// Flows made ready.

/// A flow as the equation sees it.
#[derive(Clone, Copy, Debug)]
struct Term {
    time: f64,
    /// Never zero.
    amount: f64,
    /// Days or periods since the term before, if 1 to 31; else 0.
    gap: u8,
}

/// Flows in order of time, no two at the same time, none of nothing.
struct Terms {
    list: Vec<Term>,
    /// What one day or period of a gap is in units of time.
    unit: f64,
}

impl Terms {
    fn new(unit: Option<f64>, flows: usize) -> Terms {
        Terms {
            list: Vec::with_capacity(flows),
            unit: unit.unwrap_or(0.0),
        }
    }

    fn push(&mut self, time: f64, gap: i64, amount: f64) {
        if amount != 0.0 {
            let gap = u8::try_from(gap).unwrap_or(0);
            let gap = if gap > LONGEST_GAP { 0 } else { gap };
            self.list.push(Term { time, amount, gap });
        }
    }

    /// Makes one term of those at the same time.
    #[expect(clippy::float_cmp, reason = "the same time, not about the same")]
    fn add_up(&mut self) {
        if !self.list.is_sorted_by(|a, b| a.time < b.time) {
            self.list.arrange(|a, b| a.time.total_cmp(&b.time));
            let mut list = Vec::with_capacity(self.list.len());
            for same in self.list.chunk_by(|a, b| a.time == b.time) {
                let amount: f64 = same.iter().map(|term| term.amount).sum();
                let moved: f64 = same.iter().map(|term| term.amount.abs()).sum();
                if let Some(term) = same.first()
                    && amount.abs() > 1e-14 * moved
                {
                    // Which term is the one before may have changed.
                    list.push(Term {
                        amount,
                        gap: 0,
                        ..*term
                    });
                }
            }
            self.list = list;
        }
    }

    fn price(&self) -> Price {
        let changes = self
            .list
            .iter()
            .zip(self.list.iter().skip(1))
            .filter(|(a, b)| (a.amount > 0.0) != (b.amount > 0.0))
            .count();
        match changes {
            0 => Price::NoRate(NoRate::OneSided),
            1 => rated(self.only_root().and_then(|u| finite(u.exp_m1()))),
            _ => self.roots(),
        }
    }
}

// ---------------------------------------------------------------------------
// One change of sign.
//
// With E(u) = Σ |early| e^(-u t), L(u) = Σ |late| e^(-u t) and u = ln(1 + r),
// the equation is ln E(u) − ln L(u) = 0. Its slope is the mean time of the
// late flows less that of the early ones, each weighted by present value.
// All late times lie after all early ones, so the slope is positive and there
// is one root at most (Descartes' rule of signs, for real exponents). The
// logarithm makes the curve nearly straight: exactly so with one flow each
// way. Halley's method then needs two or three steps from anywhere; a bracket
// that only ever shrinks makes sure of it.

/// The logarithm of one side of the equation and its two derivatives.
struct Side {
    /// The flow the times below are counted from, the largest discounted one
    /// but for its amount, so that nothing over- or underflows.
    start: f64,
    sum: f64,
    /// Mean time after `start`, and the variance of it, by present value.
    mean: f64,
    variance: f64,
}

/// The logarithm of the ratio of both sides at some `u`.
struct Balance {
    value: f64,
    /// First and second derivative; the first is positive.
    slope: f64,
    bend: f64,
}

/// Discount factors of the gaps between flows: monthly flows have but four.
struct Powers([f64; 1 + LONGEST_GAP as usize]);

/// A gap that has its factor ready.
const LONGEST_GAP: u8 = 31;

/// So many factors are multiplied before one is computed afresh: each costs a
/// rounding, and sixteen of them no more than 2 × 10⁻¹⁵.
const PRODUCTS: usize = 16;

impl Powers {
    /// e^(-|u| unit gap) for each of the gaps whose bit is set in `gaps`.
    fn new(u: f64, unit: f64, gaps: u32) -> Powers {
        let mut powers = [0.0; 1 + LONGEST_GAP as usize];
        for (gap, power) in (0_u8..).zip(&mut powers) {
            if gaps >> gap & 1 == 1 {
                *power = (-u.abs() * unit * f64::from(gap)).exp();
            }
        }
        Powers(powers)
    }

    fn of(&self, gap: u8) -> f64 {
        self.0.get(usize::from(gap)).copied().unwrap_or(0.0)
    }
}

impl Terms {
    /// ln(1 + r) where flows change their sign once; `None` out of range.
    fn only_root(&self) -> Option<f64> {
        let first = self.list.first()?;
        let change = self
            .list
            .iter()
            .position(|term| (term.amount > 0.0) != (first.amount > 0.0))?;
        let (early, late) = self.list.split_at_checked(change)?;
        let shortest = late.first()?.time - early.last()?.time;
        let longest = late.last()?.time - first.time;
        let gaps = self.list.iter().fold(0, |gaps, term| gaps | 1 << term.gap);
        let balance = |u: f64| {
            let powers = Powers::new(u, self.unit, gaps);
            let (early, late) = (side(early, u, &powers)?, side(late, u, &powers)?);
            let apart = late.start - early.start;
            Some(Balance {
                value: u * apart + (early.sum / late.sum).abs().ln(),
                slope: apart + late.mean - early.mean,
                bend: early.variance - late.variance,
            })
        };
        solve(balance, shortest, longest)
    }
}

/// One side at `u`, in one pass.
fn side(terms: &[Term], u: f64, powers: &Powers) -> Option<Side> {
    let start = if u < 0.0 {
        terms.last()?
    } else {
        terms.first()?
    };
    let (mut power, mut sum, mut first, mut second) = (1.0, 0.0, 0.0, 0.0);
    let mut products = 0;
    // `gap` is that to the term before this one in the order they come.
    let mut add = |term: &Term, gap: u8| {
        let time = term.time - start.time;
        products += 1;
        if gap == 0 || products == PRODUCTS {
            power = (-u * time).exp();
            products = 0;
        } else {
            power *= powers.of(gap);
        }
        let present = term.amount * power;
        sum += present;
        first += present * time;
        second += present * time * time;
    };
    let mut gap = 0;
    if u < 0.0 {
        for term in terms.iter().rev() {
            add(term, gap);
            gap = term.gap;
        }
    } else {
        for term in terms {
            add(term, gap.min(term.gap));
            gap = LONGEST_GAP;
        }
    }
    let mean = first / sum;
    Some(Side {
        start: start.time,
        sum,
        mean,
        variance: second / sum - mean * mean,
    })
}

/// The root of a rising function, by Halley's method within a bracket.
/// `shortest` and `longest` bound its slope.
fn solve(balance: impl Fn(f64) -> Option<Balance>, shortest: f64, longest: f64) -> Option<f64> {
    let still = balance(0.0)?;
    if still.value == 0.0 {
        return Some(0.0);
    }
    // Between value ÷ longest and value ÷ shortest, a little wider for the
    // rounding of the value itself.
    let near = -still.value / longest * (1.0 - 1e-9);
    let far = -still.value / shortest * (1.0 + 1e-9);
    let mut below = near.min(far).max(LN_LOWEST);
    let mut above = near.max(far).min(LN_HIGHEST);
    let reaches = below <= above
        && (below > LN_LOWEST || balance(below)?.value <= 0.0)
        && (above < LN_HIGHEST || balance(above)?.value >= 0.0);
    if !reaches {
        return None;
    }
    let mut at = halley(0.0, &still, below, above);
    // Halving alone would end after 1100 steps, from the widest bracket there
    // is to neighbouring floats.
    for _ in 0..1200 {
        let here = balance(at)?;
        if here.value < 0.0 {
            below = at;
        } else {
            above = at;
        }
        let next = halley(at, &here, below, above);
        // In units that make the curve's own scale 1; the error left is of
        // the order of the step's cube.
        let moved = (next - at).abs() * longest;
        at = next;
        if moved <= 1e-6 {
            return Some(at);
        }
    }
    None
}

/// One step of Halley's method from `at`, or halfway across the bracket where
/// it would leave it.
fn halley(at: f64, here: &Balance, below: f64, above: f64) -> f64 {
    let newton = here.value / here.slope;
    let curved = 1.0 - newton * here.bend / (2.0 * here.slope);
    // Far from the root the curvature here says little.
    let next = at - newton / curved.clamp(0.5, 2.0);
    if next >= below && next <= above {
        next
    } else {
        below + (above - below) / 2.0
    }
}

// ---------------------------------------------------------------------------
// Odd periods.

/// The nominal annual rate of flows at unit periods, as 12 CFR 1026 (Regulation
/// Z), appendix J, (b)(8) has it: the rate `i` per unit period at which
///
/// ```text
/// Σ amount ÷ ((1 + fraction × i) × (1 + i)^whole) = 0
/// ```
///
/// times the unit periods of a year. The odd part of a period bears simple
/// interest. [`UnitPeriod::between`] counts the periods between two days.
///
/// Flows whose signs change more than once are ambiguous if one of them is at
/// an odd time: the proof of [`effective`] does not cover simple interest.
///
/// ```
/// use ashore::loan::daycount::{OddPeriod, UnitPeriod};
/// use ashore::loan::price::regulation_z;
/// use ashore::money::Fen;
/// // Example (c)(1)(ii): 6,000 on 10 February 1978, 36 × 200 from 1 April.
/// let at = |whole, days| OddPeriod { whole, days, of: 30 };
/// let mut flows = vec![(at(0, 0), Fen::new(600_000))];
/// flows.extend((1..=36).map(|month| (at(month, 19), Fen::new(-20_000))));
/// let rate = regulation_z(&flows, UnitPeriod::Months(1)).rate();
/// assert_eq!(format!("{:.2}", rate.unwrap() * 100.0), "11.82");
/// ```
#[must_use]
pub fn regulation_z(flows: &[(OddPeriod, Fen)], unit_period: UnitPeriod) -> Price {
    let (count, per) = unit_period.per_year();
    let per_year = f64::from(count) / f64::from(per);
    let whole = |(at, amount): &(OddPeriod, Fen)| (at.days == 0).then_some((at.whole, *amount));
    if let Some(flows) = flows.iter().map(whole).collect::<Option<Vec<_>>>() {
        return periodic(&flows).map(|rate| finite(rate * per_year));
    }
    let mut odd: Vec<Odd> = flows
        .iter()
        .map(|(at, amount)| {
            let of = at.of.max(1);
            Odd {
                whole: f64::from(at.whole) + f64::from(at.days / of),
                part: f64::from(at.days % of) / f64::from(of),
                amount: float(amount.get()),
            }
        })
        .collect();
    odd.arrange(|a, b| a.time().total_cmp(&b.time()));
    odd.dedup_by(|later, first| {
        let same = later.time().total_cmp(&first.time()).is_eq();
        if same {
            first.amount += later.amount;
        }
        same
    });
    odd.retain(|flow| flow.amount != 0.0);
    let changes = odd
        .iter()
        .zip(odd.iter().skip(1))
        .filter(|(a, b)| (a.amount > 0.0) != (b.amount > 0.0));
    match changes.count() {
        0 => Price::NoRate(NoRate::OneSided),
        1 => rated(only_odd_root(&odd).and_then(|u| finite(u.exp_m1() * per_year))),
        _ => Price::Ambiguous(Vec::new()),
    }
}

/// A flow at a whole number of unit periods and a part of one.
struct Odd {
    whole: f64,
    /// 0 to below 1.
    part: f64,
    amount: f64,
}

impl Odd {
    fn time(&self) -> f64 {
        self.whole + self.part
    }

    /// Minus the logarithm of the discount factor at u = ln(1 + i), and its
    /// derivative, which rises with the time of the flow at every u: so one
    /// change of sign has one root here too.
    fn discount(&self, u: f64) -> (f64, f64) {
        let simple = self.part * u.exp_m1();
        let log = self.whole * u + simple.ln_1p();
        (log, self.whole + self.part * u.exp() / (1.0 + simple))
    }
}

/// ln(1 + i) where the signs of flows in order change once.
fn only_odd_root(odd: &[Odd]) -> Option<f64> {
    let first = odd.first()?;
    let change = odd
        .iter()
        .position(|flow| (flow.amount > 0.0) != (first.amount > 0.0))?;
    let (early, late) = odd.split_at_checked(change)?;
    let side = |flows: &[Odd], u: f64| {
        let start = if u < 0.0 {
            flows.last()?
        } else {
            flows.first()?
        };
        let (start, _) = start.discount(u);
        let (mut sum, mut first) = (0.0, 0.0);
        for flow in flows {
            let (log, slope) = flow.discount(u);
            let present = flow.amount * (start - log).exp();
            sum += present;
            first += present * slope;
        }
        Some((start, sum, first / sum))
    };
    let balance = |u: f64| {
        let (early_start, early_sum, early_mean) = side(early, u)?;
        let (late_start, late_sum, late_mean) = side(late, u)?;
        Some(Balance {
            value: late_start - early_start + (early_sum / late_sum).abs().ln(),
            slope: late_mean - early_mean,
            bend: 0.0,
        })
    };
    // A part of a period counts for anything from 0 to 1.
    let shortest = late.first()?.whole - early.last()?.whole - 1.0;
    let longest = late.last()?.whole + 1.0 - first.whole;
    solve(balance, shortest.max(0.0), longest)
}

// ---------------------------------------------------------------------------
// Several changes of sign.
//
// There may be several roots, one or none. Norstrøm's rule (the running total
// changes sign once) speaks only of rates above 0, so it cannot say that a
// rate is the only one. Instead all of ln(1 + r) is cut into intervals until
// of each one of two things is proven, with bounds that hold throughout it and
// rounding errors counted against the proof: there is no root in it, or the
// curve only rises or only falls in it, so that the signs at its ends say
// whether there is one. An interval that resists (a double root, or two too
// close to tell apart) makes the answer ambiguous.

/// Flows × intervals that may be looked at: some 20 ms.
const PATIENCE: usize = 1_000_000;

/// The curve `Σ amount × e^(-u (time − centre))` around a point. Multiplying
/// by e^(u centre) moves no root; the centre is the mean time there, which
/// makes the bounds tight.
struct Local {
    value: f64,
    slope: f64,
    /// How far at most, within `half` of the point, the curve leaves its
    /// tangent and the slope leaves `slope`; rounding included.
    value_error: f64,
    slope_error: f64,
}

impl Local {
    /// Whether the value at the point is certainly positive, negative (or, if
    /// neither, unknown).
    fn sign(&self) -> Option<bool> {
        (self.value.abs() > self.value_error).then_some(self.value > 0.0)
    }
}

impl Terms {
    /// All roots, where it can be proven that these are all.
    fn roots(&self) -> Price {
        let mut intervals = vec![(LN_LOWEST, LN_HIGHEST)];
        let mut patience = PATIENCE;
        let mut scratch = Vec::with_capacity(self.list.len());
        let mut rates = Vec::new();
        let mut all = true;
        while let Some((low, high)) = intervals.pop() {
            let half = (high - low) / 2.0;
            let middle = low + half;
            let here = self.local(middle, half, &mut scratch);
            if here.value.abs() > half * here.slope.abs() + here.value_error {
                continue;
            }
            if here.slope.abs() > here.slope_error {
                let ends = (
                    self.local(low, 0.0, &mut scratch).sign(),
                    self.local(high, 0.0, &mut scratch).sign(),
                );
                match ends {
                    (Some(left), Some(right)) if left != right => {
                        let root = self.root_within(low, high, left, &mut scratch);
                        rates.push(root.exp_m1());
                    }
                    (Some(_), Some(_)) => {}
                    _ => all = false,
                }
                continue;
            }
            patience = patience.saturating_sub(self.list.len());
            if patience == 0 || half <= 1e-12 * (1.0 + middle.abs()) {
                all = false;
                continue;
            }
            intervals.push((low, middle));
            intervals.push((middle, high));
        }
        rates.arrange(f64::total_cmp);
        match (all, rates.first()) {
            (true, None) => Price::NoRate(NoRate::NeverBalanced),
            (true, Some(rate)) if rates.len() == 1 => Price::Rate(*rate),
            _ => Price::Ambiguous(rates),
        }
    }

    fn local(&self, at: f64, half: f64, scratch: &mut Vec<f64>) -> Local {
        // Counted from the end whose discount factor is 1 and the largest.
        let end = if at < 0.0 {
            self.list.last()
        } else {
            self.list.first()
        };
        let start = end.map_or(0.0, |term| term.time);
        scratch.clear();
        scratch.extend(
            self.list
                .iter()
                .map(|term| term.amount * (-at * (term.time - start)).exp()),
        );
        let present = || scratch.iter().zip(&self.list);
        let gross: f64 = present().map(|(value, _)| value.abs()).sum();
        let centre = present()
            .map(|(value, term)| value.abs() * term.time)
            .sum::<f64>()
            / gross;
        let (mut value, mut slope, mut span) = (0.0, 0.0, 0.0);
        let (mut value_error, mut slope_error) = (0.0, 0.0);
        for (present, term) in present() {
            let time = term.time - centre;
            let reach = half * time.abs();
            // e^x − 1 for the largest x in the interval.
            let grown = reach.exp_m1();
            value += present;
            slope -= present * time;
            span += (present * time).abs();
            value_error += present.abs() * (grown - reach);
            slope_error += (present * time).abs() * grown;
        }
        // A factor whose exponent is as large as it can be without vanishing,
        // 745, is wrong by 3 × 10⁻¹³; each addition by 10⁻¹⁶ of the gross.
        let lost = 1e-12 + quotient((i64::try_from(scratch.len()).unwrap_or(i64::MAX), 1 << 52));
        let long = self.list.last().map_or(0.0, |term| term.time);
        Local {
            value,
            slope,
            value_error: value_error + lost * gross,
            slope_error: slope_error + lost * span + 1e-14 * gross * long,
        }
    }

    /// The root between two points with different signs, `left` that of the
    /// lower one being positive, where the curve only rises or only falls: by
    /// Newton's method within the bracket.
    fn root_within(&self, low: f64, high: f64, left: bool, scratch: &mut Vec<f64>) -> f64 {
        let (mut low, mut high) = (low, high);
        let mut at = low + (high - low) / 2.0;
        for _ in 0..1200 {
            let here = self.local(at, 0.0, scratch);
            if (here.value > 0.0) == left {
                low = at;
            } else {
                high = at;
            }
            let newton = at - here.value / here.slope;
            let next = if newton >= low && newton <= high {
                newton
            } else {
                low + (high - low) / 2.0
            };
            let moved = (next - at).abs();
            at = next;
            if moved <= 1e-15 * (1.0 + at.abs()) {
                break;
            }
        }
        at
    }
}

// ---------------------------------------------------------------------------
// The proof.

/// A price worked out flow by flow, for a person to follow: each amount times
/// its discount factor is its present value, and those come to nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The effective annual rate, as a fraction.
    pub rate: f64,
    /// By day.
    pub rows: Vec<ProofRow>,
    /// Σ present values, in fen; nothing but rounding where the rate is right.
    pub sum: f64,
    /// Σ |present values|, in fen: what `sum` is to be measured by.
    pub gross: f64,
}

/// One flow of a [`Proof`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProofRow {
    pub day: NaiveDate,
    pub amount: Fen,
    /// Since the first day, by the day count.
    pub years: f64,
    /// `(1 + rate)^-years`.
    pub factor: f64,
    /// `amount × factor`, in fen. A figure to show, not money: it is not
    /// rounded and nobody pays it.
    pub present: f64,
}

impl Proof {
    /// The rows of a rate, be it right or wrong. `None` for a rate of −100 %
    /// or less, and where a factor is too large for a float.
    #[must_use]
    pub fn of(flows: &[Flow], count: DayCount, rate: f64) -> Option<Proof> {
        let mut flows = flows.to_vec();
        flows.arrange_by(|flow| flow.day);
        let start = flows.first()?.day;
        let rows: Vec<ProofRow> = flows
            .iter()
            .map(|flow| {
                let years = count.years(start, flow.day);
                let years = quotient((years.count, years.per));
                let factor = (-years * rate.ln_1p()).exp();
                ProofRow {
                    day: flow.day,
                    amount: flow.amount,
                    years,
                    factor,
                    present: float(flow.amount.get()) * factor,
                }
            })
            .collect();
        let sum: f64 = rows.iter().map(|row| row.present).sum();
        let gross: f64 = rows.iter().map(|row| row.present.abs()).sum();
        let proof = Proof {
            rate,
            rows,
            sum,
            gross,
        };
        (rate > -1.0 && gross.is_finite()).then_some(proof)
    }

    /// Whether the present values come to nothing, to one part in 10¹⁰ of
    /// what is added up.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.sum.abs() <= 1e-10 * self.gross
    }
}

// ---------------------------------------------------------------------------
// Quick quotes: the time value functions of spreadsheets, signs included
// (what is received is positive, what is paid negative). Source: OASIS
// OpenFormula 1.2, financial functions. Schedules in whole fen are not made from these.

/// When in its period an instalment is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    End,
    Beginning,
}

impl Due {
    const fn periods(self) -> f64 {
        match self {
            Due::End => 0.0,
            Due::Beginning => 1.0,
        }
    }
}

/// EFFECT: the effective annual rate of a nominal one compounded
/// `periods_per_year` times. `None` below −100 % a period or for no periods.
#[must_use]
pub fn effect(nominal: f64, periods_per_year: u32) -> Option<f64> {
    let periods = f64::from(periods_per_year);
    finite(compound(nominal / periods, periods))
}

/// NOMINAL, the way back: the simple annual rate (单利) that is `effective`
/// when compounded `periods_per_year` times. `None` as for [`effect`].
#[must_use]
pub fn nominal(effective: f64, periods_per_year: u32) -> Option<f64> {
    let periods = f64::from(periods_per_year);
    finite(compound(effective, periods.recip()) * periods)
}

/// What one payment of 1 at the end of each period comes to after `periods`:
/// `((1 + rate)^periods − 1) ÷ rate`.
fn annuity(rate: f64, periods: f64) -> f64 {
    if rate == 0.0 {
        periods
    } else {
        compound(rate, periods) / rate
    }
}

/// FV: what is left after `periods` of instalments on `present`.
fn future_value(rate: f64, periods: f64, payment: f64, present: f64, due: Due) -> f64 {
    let growth = 1.0 + compound(rate, periods);
    -present * growth - payment * (1.0 + rate * due.periods()) * annuity(rate, periods)
}

/// PMT: the level instalment (等额本息) that takes `present` to `−future` in
/// so many periods, at a rate per period. `None` where there is none: no
/// periods, or −100 % and below.
///
/// ```
/// use ashore::loan::price::{Due, pmt};
/// let monthly = pmt(0.049 / 12.0, 360.0, 1_000_000.0, 0.0, Due::End).unwrap();
/// assert_eq!(format!("{monthly:.2}"), "-5307.27");
/// ```
#[must_use]
pub fn pmt(rate: f64, periods: f64, present: f64, future: f64, due: Due) -> Option<f64> {
    let growth = 1.0 + compound(rate, periods);
    let each = (1.0 + rate * due.periods()) * annuity(rate, periods);
    finite(-(present * growth + future) / each)
}

/// IPMT: the interest in the instalment of `period`, counted from 1. `None` as
/// for [`pmt`], and outside the periods.
#[must_use]
pub fn ipmt(
    rate: f64,
    period: f64,
    periods: f64,
    present: f64,
    future: f64,
    due: Due,
) -> Option<f64> {
    if !(1.0..periods + 1.0).contains(&period) {
        return None;
    }
    let payment = pmt(rate, periods, present, future, due)?;
    let balance = |after: f64| future_value(rate, after, payment, present, due);
    finite(match due {
        Due::End => balance(period - 1.0) * rate,
        // Paid at once, nothing has grown yet.
        Due::Beginning if period <= 1.0 => 0.0,
        Due::Beginning => (balance(period - 2.0) - payment) * rate,
    })
}

/// PPMT: the principal in the instalment of `period`: [`pmt`] less [`ipmt`].
#[must_use]
pub fn ppmt(
    rate: f64,
    period: f64,
    periods: f64,
    present: f64,
    future: f64,
    due: Due,
) -> Option<f64> {
    let interest = ipmt(rate, period, periods, present, future, due)?;
    finite(pmt(rate, periods, present, future, due)? - interest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{monthly, plus_days};

    const X: DayCount = DayCount::Actual365;

    fn start() -> NaiveDate {
        "2026-01-15".parse().unwrap()
    }

    fn flows(flows: &[(i64, i64)]) -> Vec<Flow> {
        let flow = |(days, fen): &(i64, i64)| Flow {
            day: plus_days(start(), *days).unwrap(),
            amount: Fen::new(*fen),
        };
        flows.iter().map(flow).collect()
    }

    #[track_caller]
    fn same(price: &Price, rate: f64) {
        let found = price.rate().unwrap_or_else(|| panic!("{price:?}"));
        let within = 1e-13 * (1.0 + rate.abs());
        assert!((found - rate).abs() <= within, "{found}, not {rate}");
    }

    /// To 40 digits with mpmath: 0.049978811869982551927…
    #[test]
    fn a_mortgage_to_all_its_digits() {
        let mut mortgage = flows(&[(0, 100_000_000)]);
        mortgage.extend((1..360).map(|month| Flow {
            day: monthly(start(), month, 15).unwrap(),
            amount: Fen::new(-530_727),
        }));
        let found = effective(&mortgage, X).rate().unwrap();
        assert!((found - 0.049_978_811_869_982_55).abs() < 1e-15, "{found}");
    }

    #[test]
    fn one_flow_each_way_in_closed_form() {
        for (days, received, paid) in [
            (365, 100_000, 110_000),
            (365, 100_000, 100_000),
            (365, 100_000, 1),
            (1, 100_000, 100_100),
            (1, 100, 200),
            (9, 15_000, 19_199),
            (30 * 365, 100_000, 5_000_000),
            (365, 1, 1_000_000_000_000_000_000),
            (73_000, 1_000_000_000_000_000_000, 1),
            (365, i64::MAX, i64::MAX),
        ] {
            let price = effective(&flows(&[(0, received), (days, -paid)]), X);
            let growth = (float(paid) / float(received)).ln() * 365.0 / float(days);
            same(&price, growth.exp_m1());
        }
    }

    #[test]
    fn rates_that_no_float_holds() {
        // 400 times as much the next day: 400^365 a year.
        let beyond = effective(&flows(&[(0, 100), (1, -40_000)]), X);
        assert_eq!(beyond, Price::NoRate(NoRate::OutOfRange));
        let below = effective(&flows(&[(0, 40_000), (1, -100)]), X);
        assert_eq!(below, Price::NoRate(NoRate::OutOfRange));
        // Just within: half of it is back within 8 days, 10⁻¹⁴ in a year.
        let low = effective(&flows(&[(0, 200), (8, -100)]), X).rate().unwrap();
        assert!(low > LOWEST && low < -1.0 + 1e-13, "{low}");
        // The last flow, taken alone, would leave the rate within: 10¹⁶ lost in
        // a year, and three times as much after a third of a day.
        let lost = [(0.0, 1.0), (1.0, -1e-16), (10.0, -1e-199)];
        assert_eq!(effective_at(&lost), Price::NoRate(NoRate::OutOfRange));
        let tripled = [(0.0, 1.0), (0.001, -3.0), (1.0, -0.001)];
        assert_eq!(effective_at(&tripled), Price::NoRate(NoRate::OutOfRange));
        // A year of an extreme period.
        let doubled = periodic(&[(0, Fen::new(1)), (1, Fen::new(-1_000_000))]);
        same(&doubled, 999_999.0);
        same(&doubled.clone().simple(12), 11_999_988.0);
        assert_eq!(doubled.compounded(365), Price::NoRate(NoRate::OutOfRange));
        let lost = periodic(&[(0, Fen::new(1_000)), (1, Fen::new(-1))]);
        same(&lost, -0.999);
        same(&lost.clone().simple(12), -11.988);
        assert_eq!(lost.compounded(12), Price::NoRate(NoRate::OutOfRange));
    }

    #[test]
    fn no_rate() {
        for one_sided in [
            &[][..],
            &[(0, 0)],
            &[(0, 100), (30, 100)],
            &[(0, -100)],
            // The day's net decides.
            &[(0, 25_000), (0, -176), (30, 433)],
            &[(7, 100), (7, -100)],
        ] {
            let price = effective(&flows(one_sided), X);
            assert_eq!(price, Price::NoRate(NoRate::OneSided), "{one_sided:?}");
        }
        // x² − x + 1 is nowhere nothing.
        let never = effective(&flows(&[(0, 100), (365, -100), (730, 100)]), X);
        assert_eq!(never, Price::NoRate(NoRate::NeverBalanced));
    }

    #[test]
    fn several_rates_or_one() {
        // In x = 1/(1 + r): (1 − 1.1 x)(1 − 1.2 x)(1 − 1.3 x), the rates 10,
        // 20 and 30 %.
        let three = [(0.0, 1.0), (1.0, -3.6), (2.0, 4.31), (3.0, -1.716)];
        let Price::Ambiguous(rates) = effective_at(&three) else {
            panic!("{:?}", effective_at(&three));
        };
        assert_eq!(rates.len(), 3);
        for (found, rate) in rates.iter().zip([0.1, 0.2, 0.3]) {
            assert!((found - rate).abs() < 1e-12, "{found}");
        }
        // Three changes of sign, but 1 + x + x² has no root beside 1 − 1.1 x.
        let one = [(0.0, 1.0), (1.0, -2.1), (2.0, 2.1), (3.0, -1.1)];
        same(&effective_at(&one), 0.1);
        // Over ninety years: counted from the first day, a present value at the
        // lowest rate there is would be beyond a float.
        let slow = one.map(|(time, amount)| (30.0 * time, amount));
        same(&effective_at(&slow), 1.1_f64.powf(1.0 / 30.0) - 1.0);
        // A double root cannot be told from two or from none.
        let double = [(0.0, 1.0), (1.0, -2.0), (2.0, 1.0)];
        assert_eq!(effective_at(&double), Price::Ambiguous(Vec::new()));
        // A loan drawn twice, with repayments in between.
        let staged = [(0, 500_000), (30, -50_000), (60, 500_000), (90, -970_000)];
        let price = effective(&flows(&staged), X);
        assert!(price.rate().is_some_and(|rate| rate > 0.1), "{price:?}");
    }

    /// The bounds that a proof rests on, at u = 0 for 3 received and 1 paid
    /// after four years: their mean time is a year, so the curve is
    /// 3 e^d − e^(−3d) at d.
    #[test]
    fn a_point_of_the_curve_by_hand() {
        let mut terms = Terms::new(None, 2);
        terms.push(0.0, 0, 3.0);
        terms.push(4.0, 0, -1.0);
        let mut scratch = Vec::new();
        let half = 0.5_f64;
        let here = terms.local(0.0, half, &mut scratch);
        assert_eq!((here.value, here.slope), (2.0, 6.0));
        // e^x − 1 − x and e^x − 1 for the farthest that half goes, of either.
        let (near, far) = (0.5_f64, 1.5_f64);
        let value_error = 3.0 * (near.exp() - 1.0 - near) + (far.exp() - 1.0 - far);
        assert!((here.value_error - value_error).abs() < 1e-11);
        let slope_error = 3.0 * (near.exp() - 1.0) + 3.0 * (far.exp() - 1.0);
        assert!((here.slope_error - slope_error).abs() < 1e-11);
        for d in [-half, half] {
            let value = 3.0 * d.exp() - (-3.0 * d).exp();
            assert!((value - (2.0 + 6.0 * d)).abs() < here.value_error);
            let slope = 3.0 * d.exp() + 3.0 * (-3.0 * d).exp();
            assert!((slope - 6.0).abs() < here.slope_error);
        }
        // At the point itself only rounding is left: of 4 that were added for
        // the value, of 6 for the slope, and of the times, four years long.
        let here = terms.local(0.0, 0.0, &mut scratch);
        let lost = 1e-12 + 2.0 * f64::EPSILON;
        assert!((here.value_error - 4.0 * lost).abs() < 1e-25);
        assert!((here.slope_error - (6.0 * lost + 1.6e-13)).abs() < 1e-25);
    }

    #[test]
    fn no_number_is_no_rate() {
        for bad in [
            [(0.0, f64::NAN), (1.0, -1.0)],
            [(f64::NAN, 1.0), (1.0, -1.0)],
            [(0.0, f64::INFINITY), (1.0, -1.0)],
            [(0.0, 1.0), (f64::INFINITY, -1.0)],
            [(f64::NEG_INFINITY, 1.0), (f64::INFINITY, -1.0)],
            [(-1e308, 1.0), (1e308, -1.0)],
            [(0.0, 1e300), (1.0, -1e-300)],
            // A part in 10²⁰⁰ is the first that is too small.
            [(0.0, 1.0), (1.0, -1e-200)],
        ] {
            let price = effective_at(&bad);
            assert_eq!(price, Price::NoRate(NoRate::NotANumber), "{bad:?}");
        }
        assert_eq!(effective_at(&[]), Price::NoRate(NoRate::OneSided));
        assert_eq!(
            effective_at(&[(1.0, 0.0), (2.0, -0.0)]),
            Price::NoRate(NoRate::OneSided)
        );
        // Tenths that do not quite cancel are no flow.
        let tenths = [(0.0, 0.1), (0.0, 0.2), (0.0, -0.3), (1.0, 1.0), (2.0, -1.1)];
        same(&effective_at(&tenths), 0.1);
        // All at one time, and all of it cancelled.
        let at_once = effective_at(&[(3.0, 100.0), (3.0, -100.0)]);
        assert_eq!(at_once, Price::NoRate(NoRate::OneSided));
    }

    /// Amounts have no unit, and time no beginning.
    #[test]
    fn neither_size_nor_place_matters() {
        for size in [1e-200, 1e-9, 1.0, 1e200] {
            same(&effective_at(&[(0.0, size), (1.0, -1.1 * size)]), 0.1);
        }
        // Half a year, as far out as a float can tell halves apart.
        let far = 2.0_f64.powi(51);
        same(
            &effective_at(&[(far, 1.0), (far + 0.5, -1.1)]),
            1.1 * 1.1 - 1.0,
        );
        // Two small payments of one time are no rest of a sum that cancelled.
        let small = [(0.0, 1.0), (1.0, -1e-8), (1.0, -1e-8)];
        same(&effective_at(&small), 2e-8 - 1.0);
    }

    /// At 10 % a week: 550 ÷ 1.1 + 605 ÷ 1.21 = 1,000. A payment that is taken
    /// back on its day is none.
    #[test]
    fn weeks_within_a_month() {
        let weekly = [
            (0_u32, 100_000),
            (7, -55_000),
            (10, 30_000),
            (10, -30_000),
            (14, -60_500),
        ];
        let dated = weekly.map(|(days, fen)| (days.into(), fen));
        same(
            &effective(&flows(&dated), X),
            1.1_f64.powf(365.0 / 7.0) - 1.0,
        );
        let periods = weekly.map(|(days, fen)| (days, Fen::new(fen)));
        let daily = periodic(&periods).rate().unwrap();
        assert!((daily - (1.1_f64.powf(1.0 / 7.0) - 1.0)).abs() < 1e-15);
    }

    /// A payment a day for ten years: the same as with each factor computed
    /// afresh, for the roundings of the day's factor are not multiplied.
    #[test]
    fn no_roundings_add_up() {
        for each in (10_020..=11_200).step_by(20) {
            let mut daily = vec![(0, 36_500_000)];
            daily.extend((1..=3650).map(|day| (day, -each)));
            let timed: Vec<_> = daily
                .iter()
                .map(|(days, fen)| (float(*days) / 365.0, float(*fen)))
                .collect();
            let multiplied = effective(&flows(&daily), X).rate().unwrap();
            let afresh = effective_at(&timed).rate().unwrap();
            assert!((multiplied - afresh).abs() < 5e-15, "{each}: {multiplied}");
        }
    }

    /// In months of 30 days the 30th and the 31st are one time. What cancels
    /// there is gone, and the time to the payment before it is no longer 15
    /// days but two months.
    #[test]
    fn a_gap_over_flows_that_cancel() {
        let flow = |day: &str, yuan: i64| Flow {
            day: day.parse().unwrap(),
            amount: Fen::new(100 * yuan),
        };
        // At 10 % a month: 500 ÷ 1.1 + 726 ÷ 1.331 = 1,000.
        let price = effective(
            &[
                flow("2026-01-15", 1_000),
                flow("2026-02-15", -500),
                flow("2026-03-30", 5),
                flow("2026-03-31", -5),
                flow("2026-04-15", -726),
            ],
            DayCount::ThirtyE360,
        );
        same(&price, 1.1_f64.powi(12) - 1.0);
    }

    /// Two advances, and next to nothing of them ever paid back: at the lowest
    /// rate there is, a present value counted from the first day would be
    /// beyond a float on both sides.
    #[test]
    fn a_loan_mostly_lost_after_decades() {
        let lost = [(0.0, 100.0), (30.0, 100.0), (30.1, -1.0), (90.0, -1.0)];
        let rate = effective_at(&lost).rate().unwrap();
        let off: f64 = lost
            .iter()
            .map(|(time, amount)| amount * (1.0 + rate).powf(90.0 - time))
            .sum();
        assert!((-0.08..-0.07).contains(&rate), "{rate}");
        assert!(off.abs() < 1e-12, "{off}");
        // In months, the third flow half a month after the second.
        let at = |whole, days| OddPeriod {
            whole,
            days,
            of: 30,
        };
        let months = [
            (at(0, 0), 100),
            (at(30, 0), 100),
            (at(30, 15), -1),
            (at(90, 0), -1),
        ];
        let months = months.map(|(at, fen)| (at, Fen::new(fen)));
        let rate = regulation_z(&months, UnitPeriod::Months(1)).rate().unwrap() / 12.0;
        let grown = |periods: i32| (1.0 + rate).powi(periods);
        let off = 100.0 * grown(90) + 100.0 * grown(60) - grown(60) / (1.0 + rate / 2.0) - 1.0;
        assert!((-0.08..-0.07).contains(&rate), "{rate}");
        assert!(off.abs() < 1e-12, "{off}");
    }

    /// The last step's error is of the order of its cube, so nothing is left
    /// of it wherever the search ends. A large early payment and a small late
    /// one bend the curve the most.
    #[test]
    fn the_last_step_leaves_nothing() {
        for late in (1..=20).map(|n| f64::from(n) / 40.0) {
            for rate in (1..=40).map(|n| f64::from(n) / 50.0) {
                let early = (1.0 - late) * (1.0 + rate).powf(0.01);
                let price =
                    effective_at(&[(0.0, 1.0), (0.01, -early), (1.0, -late * (1.0 + rate))]);
                let found = price.rate().unwrap();
                assert!((found - rate).abs() < 2e-14, "{late} {rate}: {found}");
            }
        }
    }

    /// Steep at its root and flat to both sides of it: from afar each step goes
    /// farther beyond, and only the bracket brings it back.
    #[test]
    fn a_curve_that_throws_steps_out() {
        for root in [-3.0, -0.01, 0.2, 1.0, 30.0] {
            let curve = |u: f64| {
                let x = 1_000.0 * (u - root);
                let norm = (1.0 + x * x).sqrt();
                Some(Balance {
                    value: x.asinh(),
                    slope: 1_000.0 / norm,
                    bend: -1e6 * x / norm.powi(3),
                })
            };
            let found = solve(curve, 0.1, 1_000.0).unwrap();
            assert!((found - root).abs() < 1e-12, "{root}: {found}");
        }
    }

    #[test]
    fn odd_periods() {
        let at = |whole, days| OddPeriod {
            whole,
            days,
            of: 30,
        };
        // 1,000 for half a month, 1,010 back: (1 + i/2) = 1.01.
        let half = [(at(0, 0), Fen::new(1_000)), (at(0, 15), Fen::new(-1_010))];
        same(&regulation_z(&half, UnitPeriod::Months(1)), 0.24);
        // The same in two payments of that day.
        let parts = [
            half[0],
            (at(0, 15), Fen::new(-500)),
            (at(0, 15), Fen::new(-510)),
        ];
        same(&regulation_z(&parts, UnitPeriod::Months(1)), 0.24);
        // No time whole: 1,060 ÷ (1 + i/2) = 1,164.80 ÷ (1 + i/3)(1 + i) at 12 %.
        let late = [
            (at(0, 15), Fen::new(106_000)),
            (at(1, 10), Fen::new(-116_480)),
        ];
        same(&regulation_z(&late, UnitPeriod::Months(1)), 1.44);
        // A third of a period apart, though a period has begun between them.
        let short = [
            (at(0, 20), Fen::new(108_000)),
            (at(1, 0), Fen::new(-112_000)),
        ];
        same(&regulation_z(&short, UnitPeriod::Months(1)), 1.44);
        // Drawn twice: 1,000 × 1.12² + 1,060 × 1.12 ÷ 1.06.
        let twice = [
            (at(0, 0), Fen::new(100_000)),
            (at(1, 15), Fen::new(106_000)),
            (at(2, 0), Fen::new(-237_440)),
        ];
        same(&regulation_z(&twice, UnitPeriod::Months(1)), 1.44);
        // All of a period odd is a period: 30/30 and 1.
        let whole = [(at(0, 0), Fen::new(1_000)), (at(0, 30), Fen::new(-1_010))];
        same(&regulation_z(&whole, UnitPeriod::Months(1)), 0.12);
        // Appendix J, (c)(5)(i): 1,000 for 255 days, 1,080 back: 11.45 %.
        let term = [(at(0, 0), Fen::new(1_000)), (at(1, 0), Fen::new(-1_080))];
        same(
            &regulation_z(&term, UnitPeriod::Days(255)),
            0.08 * 365.0 / 255.0,
        );
        let several = [
            (at(0, 0), Fen::new(1_000)),
            (at(0, 15), Fen::new(-2_000)),
            (at(2, 0), Fen::new(1_010)),
        ];
        assert_eq!(
            regulation_z(&several, UnitPeriod::Months(1)),
            Price::Ambiguous(Vec::new())
        );
        let nothing = [(at(0, 3), Fen::new(7)), (at(0, 3), Fen::new(-7))];
        assert_eq!(
            regulation_z(&nothing, UnitPeriod::Months(1)),
            Price::NoRate(NoRate::OneSided)
        );
        assert_eq!(
            regulation_z(&[], UnitPeriod::Months(1)),
            Price::NoRate(NoRate::OneSided)
        );
        let ruin = OddPeriod {
            whole: 0,
            days: 1,
            of: 0,
        };
        let same_time = [(at(0, 0), Fen::new(1)), (ruin, Fen::new(-2))];
        same(&regulation_z(&same_time, UnitPeriod::Months(1)), 12.0);
    }

    /// At the lowest rate there is, thirty years make a factor of 10⁴⁵⁰.
    #[test]
    fn no_proof_with_a_factor_beyond_a_float() {
        let proof = |years: i64| Proof::of(&flows(&[(0, 100), (365 * years, -100)]), X, LOWEST);
        assert!(proof(20).is_some());
        assert_eq!(proof(30), None);
    }

    #[test]
    fn figures_that_are_none() {
        for due in [Due::End, Due::Beginning] {
            assert_eq!(pmt(0.01, 0.0, 100.0, 0.0, due), None);
            assert_eq!(pmt(-1.5, 12.0, 100.0, 0.0, due), None);
            assert_eq!(pmt(f64::NAN, 12.0, 100.0, 0.0, due), None);
            assert_eq!(pmt(0.0, 4.0, 100.0, 0.0, due), Some(-25.0));
            for period in [0.0, 13.0, f64::NAN, f64::INFINITY] {
                assert_eq!(ipmt(0.01, period, 12.0, 100.0, 0.0, due), None);
                assert_eq!(ppmt(0.01, period, 12.0, 100.0, 0.0, due), None);
            }
        }
        assert_eq!(effect(0.1, 0), None);
        assert_eq!(effect(-13.0, 12), None);
        assert_eq!(nominal(0.1, 0), None);
    }

    /// A rate of nearly nothing keeps its digits: `(1 + r)^n − 1` does not.
    #[test]
    fn an_instalment_at_almost_no_interest() {
        let interest = ipmt(1e-12, 1.0, 12.0, 1e6, 0.0, Due::End).unwrap();
        assert!((interest + 1e-6).abs() < 1e-15);
        let payment = pmt(1e-12, 12.0, 1e6, 0.0, Due::End).unwrap();
        assert!((payment + 1e6 / 12.0).abs() < 1e-6);
    }
}
