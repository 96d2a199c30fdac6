//! The price of a loan, against regulators and spreadsheets.

use super::Compared;
use super::read::{
    cells, day, decimals, fen, flows, minus, number, pair, payments, range, timed, times, whole,
};
use crate::calendar::plus_days;
use crate::loan::daycount::{DayCount, OddPeriod, UnitPeriod};
use crate::loan::price::{Flow, Price, effective, effective_at, periodic, regulation_z};
use crate::money::Fen;

fn close(got: f64, want: f64, within: f64) -> bool {
    (got - want).abs() <= within
}

/// A rate in percent, or that there is none.
fn percent(price: &Price, places: u32) -> String {
    price
        .rate()
        .map_or_else(|| "none".to_owned(), |rate| decimals(100.0 * rate, places))
}

/// Net present value at a rate over the sum of the sizes of what is added,
/// times how much of it a float loses close to −100 %.
#[must_use]
pub fn imbalance(flows: &[(f64, f64)], rate: f64) -> f64 {
    let present = |(time, amount): &(f64, f64)| amount * (-time * rate.ln_1p()).exp();
    let net: f64 = flows.iter().map(present).sum();
    let gross: f64 = flows.iter().map(|flow| present(flow).abs()).sum();
    net / gross * (1.0 + rate).min(1.0)
}

/// What a spreadsheet's XIRR gave for dated flows.
#[derive(Clone, Debug)]
pub struct Xirr {
    pub name: &'static str,
    pub count: DayCount,
    /// `None` where none was found.
    pub want: Option<f64>,
    /// Relative, above a rate of 1.
    pub tolerance: f64,
    /// In years and amounts.
    pub timed: Vec<(f64, f64)>,
    /// The same by day and fen, if they are fen.
    pub flows: Option<Vec<Flow>>,
}

impl Xirr {
    #[must_use]
    pub fn read(row: &'static str) -> Option<Xirr> {
        let [name, count, want, tolerance, text] = cells(row)?;
        let count = match count {
            "act/365F" => DayCount::Actual365,
            "act/360" => DayCount::Actual360,
            "act/act ISDA" => DayCount::ActualActual,
            "30/360 SIA" => DayCount::Thirty360Sia,
            "30/360 ISDA" => DayCount::Thirty360Isda,
            "30E/360" => DayCount::ThirtyE360,
            _ => return None,
        };
        Some(Xirr {
            name,
            count,
            want: match want {
                "none" => None,
                rate => Some(number(rate)?),
            },
            tolerance: number(tolerance)?,
            timed: timed(text, count)?,
            flows: flows(text),
        })
    }

    /// Where signs change once the rate is the spreadsheet's; where they change
    /// more often the spreadsheet's is among several; where it found none there
    /// is none, or several, or one at which the flows balance.
    pub(super) fn check(row: &'static str) -> Option<Compared> {
        let xirr = Xirr::read(row)?;
        let price = effective_at(&xirr.timed);
        let near = |rate: f64, size: f64| {
            xirr.want
                .is_none_or(|want| close(rate, want, xirr.tolerance * size))
        };
        let balances = |rate: f64| imbalance(&xirr.timed, rate).abs() < 1e-9;
        let (rates, passed) = match &price {
            Price::Rate(rate) => {
                let size = xirr.want.map_or(1.0, |want| want.abs().max(1.0));
                (vec![*rate], balances(*rate) && near(*rate, size))
            }
            Price::Ambiguous(rates) => {
                let all = rates.len() > 1 && rates.iter().all(|rate| balances(*rate));
                let some = rates.iter().any(|rate| near(*rate, 1.0 + rate.abs()));
                (rates.clone(), all && some)
            }
            Price::NoRate(_) => (Vec::new(), xirr.want.is_none()),
        };
        let said = |rates: Vec<f64>| {
            let all: Vec<String> = rates.into_iter().map(|rate| decimals(rate, 9)).collect();
            if all.is_empty() {
                "none".to_owned()
            } else {
                all.join(" | ")
            }
        };
        Some(Compared {
            name: xirr.name,
            expected: said(xirr.want.into_iter().collect()),
            got: said(rates),
            passed,
        })
    }
}

/// The annual percentage rate of the European directive: X in percent, and as
/// it was published, to one decimal.
pub(super) fn directive(row: &'static str) -> Option<Compared> {
    let [name, _, _, want, published, text] = cells(row)?;
    let mut flows = Vec::new();
    for flow in text.split(' ') {
        let (at, amount) = pair(flow)?;
        let amount = number(amount)?;
        flows.extend(times(at)?.into_iter().map(|time| (time, amount)));
    }
    let price = effective_at(&flows);
    // Payments are printed to the cent: in these two, small and short, half a
    // cent moves the rate by more than is asked of the others.
    let within = if ["ex37", "ex38"].contains(&name) {
        2e-4
    } else {
        1e-4
    };
    let exact = number(want)?;
    let fits = |rate: f64| close(100.0 * rate, exact, within);
    let rounded = percent(&price, 1);
    Some(Compared {
        name,
        expected: format!("{want} ({published})"),
        got: format!("{} ({rounded})", percent(&price, 6)),
        passed: price.rate().is_some_and(fits) && rounded == published,
    })
}

/// A nominal rate of Regulation Z, with an odd first period.
#[derive(Clone, Debug)]
pub struct Odd {
    pub name: &'static str,
    pub unit: UnitPeriod,
    /// The first period.
    pub odd: OddPeriod,
    pub flows: Vec<(OddPeriod, Fen)>,
    want: &'static str,
    /// Whether the periods counted from the days are those of the table.
    counted: bool,
}

impl Odd {
    #[must_use]
    pub fn read(row: &'static str) -> Option<Odd> {
        let [
            name,
            _,
            financed,
            unit,
            per_year,
            advance,
            first,
            periods,
            part,
            paid,
            want,
        ] = cells(row)?;
        let unit = match unit {
            "half-month" => UnitPeriod::HalfMonth,
            "month" => UnitPeriod::Months(1),
            "2 months" => UnitPeriod::Months(2),
            "quarter" => UnitPeriod::Months(3),
            "2 weeks" => UnitPeriod::Days(14),
            "4 weeks" => UnitPeriod::Days(28),
            _ => return None,
        };
        let (days, of) = part.split_once('/')?;
        let odd = OddPeriod {
            whole: whole(periods)?,
            days: whole(days)?,
            of: whole(of)?,
        };
        let (count, per) = unit.per_year();
        let counted = unit.between(day(advance)?, day(first)?) == odd
            && count == whole(per_year)?.checked_mul(per)?;
        let start = OddPeriod {
            whole: 0,
            days: 0,
            of: odd.of,
        };
        let mut flows = vec![(start, fen(financed)?)];
        for (whole, amount) in (odd.whole..).zip(payments(paid)?) {
            flows.push((OddPeriod { whole, ..odd }, minus(amount)));
        }
        Some(Odd {
            name,
            unit,
            odd,
            flows,
            want,
            counted,
        })
    }

    /// As printed: to a hundredth of a percent.
    pub(super) fn check(row: &'static str) -> Option<Compared> {
        let odd = Odd::read(row)?;
        let price = regulation_z(&odd.flows, odd.unit);
        let want = number(odd.want)?;
        let fits = |rate: f64| close(100.0 * rate, want, 0.005 + 1e-9);
        Some(Compared {
            name: odd.name,
            expected: odd.want.to_owned(),
            got: percent(&price, 4),
            passed: odd.counted && price.rate().is_some_and(fits),
        })
    }
}

/// Credit of days or months.
pub(super) fn short_term(row: &'static str) -> Option<Compared> {
    let [name, count, advance, paid, want] = cells(row)?;
    let year = || match count {
        "365" => Some(DayCount::Actual365),
        "365.25" => Some(DayCount::Actual36525),
        _ => None,
    };
    let price = if let Some((months, amount)) = paid.split_once("m:") {
        (count == "months").then_some(())?;
        let mut flows = vec![(0, fen(advance)?)];
        let each = minus(fen(amount)?);
        flows.extend(range(months)?.map(|month| (month, each)));
        periodic(&flows).compounded(12)
    } else if let Some((days, amount)) = paid.split_once("d:") {
        let lent = day("2026-01-05")?;
        let flow = |day, amount| Flow { day, amount };
        let repaid = plus_days(lent, days.parse().ok()?)?;
        let flows = [flow(lent, fen(advance)?), flow(repaid, minus(fen(amount)?))];
        effective(&flows, year()?)
    } else {
        let mut all = flows(advance)?;
        for flow in flows(paid)? {
            let amount = minus(flow.amount);
            all.push(Flow { amount, ..flow });
        }
        effective(&all, year()?)
    };
    // As printed: to half of the last decimal.
    let places = u32::try_from(want.split_once('.')?.1.len()).ok()?;
    let within = 0.5 / f64::from(10_u32.checked_pow(places)?) + 1e-6;
    let printed = number(want)?;
    let fits = |rate: f64| close(100.0 * rate, printed, within);
    Some(Compared {
        name,
        expected: want.to_owned(),
        got: percent(&price, places),
        passed: price.rate().is_some_and(fits),
    })
}

/// A loan in monthly instalments: its rate, simple and compounded.
#[derive(Clone, Debug)]
pub struct Monthly {
    pub name: &'static str,
    pub flows: Vec<(u32, Fen)>,
    /// Simple and effective, in percent.
    want: [&'static str; 2],
}

impl Monthly {
    #[must_use]
    pub fn read(row: &'static str) -> Option<Monthly> {
        let [name, received, paid, simple, compounded] = cells(row)?;
        let mut flows = vec![(0, fen(received)?)];
        flows.extend((1..).zip(payments(paid)?.into_iter().map(minus)));
        Some(Monthly {
            name,
            flows,
            want: [simple, compounded],
        })
    }

    pub(super) fn check(row: &'static str) -> Option<Compared> {
        let loan = Monthly::read(row)?;
        let monthly = periodic(&loan.flows);
        let expected = loan.want.join(" ");
        let got = format!(
            "{} {}",
            percent(&monthly.clone().simple(12), 2),
            percent(&monthly.compounded(12), 2)
        );
        Some(Compared {
            name: loan.name,
            passed: expected == got,
            expected,
            got,
        })
    }
}
