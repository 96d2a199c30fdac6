//! The price of a loan against figures of regulators and spreadsheets
//! (`tests/figures/`, each with its source), and what holds for any flows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use ashore::calendar::plus_days;
use ashore::loan::daycount::{DayCount, OddPeriod, Step, UnitPeriod, Years};
use ashore::loan::price::{
    Due, Flow, NoRate, Price, Proof, effect, effective, effective_at, ipmt, nominal, periodic, pmt,
    ppmt, regulation_z,
};
use ashore::money::Fen;
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

// ---------------------------------------------------------------------------
// Reading the tables.

/// The rows of a table, cut into exactly so many cells.
#[track_caller]
fn rows<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            cells
                .try_into()
                .unwrap_or_else(|cells: Vec<&str>| panic!("{} cells: {line}", cells.len()))
        })
        .collect()
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("number: {text}"))
}

fn whole(text: &str) -> u32 {
    text.parse().unwrap_or_else(|_| panic!("whole: {text}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("day: {text}"))
}

/// An amount as fen, if it is one.
fn fen(text: &str) -> Option<Fen> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (yuan, rest) = text.split_once('.').unwrap_or((text, ""));
    (rest.len() <= 2).then(|| {
        let cents: i64 = format!("{rest:0<2}").parse().unwrap();
        Fen::new(sign * (yuan.parse::<i64>().unwrap() * 100 + cents))
    })
}

fn pair(text: &str) -> (&str, &str) {
    text.split_once(':')
        .unwrap_or_else(|| panic!("a:b: {text}"))
}

fn flows(text: &str) -> Option<Vec<Flow>> {
    text.split(' ')
        .map(|flow| {
            let (at, amount) = pair(flow);
            fen(amount).map(|amount| Flow {
                day: day(at),
                amount,
            })
        })
        .collect()
}

#[expect(clippy::cast_precision_loss)]
fn as_float(years: Years) -> f64 {
    years.count as f64 / years.per as f64
}

/// Dated flows as times in years and amounts.
fn timed(text: &str, count: DayCount) -> Vec<(f64, f64)> {
    let start = text.split(' ').map(|flow| day(pair(flow).0)).min().unwrap();
    text.split(' ')
        .map(|flow| {
            let (at, amount) = pair(flow);
            (as_float(count.years(start, day(at))), number(amount))
        })
        .collect()
}

/// `24x230 1x280`
fn payments(text: &str) -> Vec<Fen> {
    text.split(' ')
        .flat_map(|part| {
            let (times, amount) = part.split_once('x').unwrap();
            vec![fen(amount).unwrap(); times.parse().unwrap()]
        })
        .collect()
}

/// `3` or `1..240`
fn range(text: &str) -> std::ops::RangeInclusive<u32> {
    match text.split_once("..") {
        Some((first, last)) => whole(first)..=whole(last),
        None => whole(text)..=whole(text),
    }
}

/// `14/365+0..239/12`
fn times(text: &str) -> Vec<f64> {
    let fraction = |text: &str| {
        let (above, below) = text.split_once('/').unwrap();
        (above.to_owned(), number(below))
    };
    let (offset, text) = text.split_once('+').unwrap_or(("0/1", text));
    let ((days, of), (periods, per)) = (fraction(offset), fraction(text));
    range(&periods)
        .map(|n| number(&days) / of + f64::from(n) / per)
        .collect()
}

fn minus(amount: Fen) -> Fen {
    Fen::new(-amount.get())
}

#[track_caller]
fn close(got: f64, want: f64, within: f64, what: &str) {
    let off = (got - want).abs();
    assert!(off <= within, "{what}: {got}, not {want}: off by {off:e}");
}

#[track_caller]
fn rate(price: &Price, what: &str) -> f64 {
    price.rate().unwrap_or_else(|| panic!("{what}: {price:?}"))
}

/// How often the signs change, each time added up first.
#[expect(clippy::float_cmp)]
fn changes(flows: &[(f64, f64)]) -> usize {
    let mut flows = flows.to_vec();
    flows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let signs: Vec<bool> = flows
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| same.iter().map(|flow| flow.1).sum::<f64>())
        .filter(|sum| sum.abs() > 1e-9)
        .map(|sum| sum > 0.0)
        .collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// Net present value at a rate over the sum of the sizes of what is added,
/// times how much of it a float loses close to −100 %.
fn imbalance(flows: &[(f64, f64)], rate: f64) -> f64 {
    let present = |(time, amount): &(f64, f64)| amount * (-time * rate.ln_1p()).exp();
    let net: f64 = flows.iter().map(present).sum();
    let gross: f64 = flows.iter().map(|flow| present(flow).abs()).sum();
    net / gross * (1.0 + rate).min(1.0)
}

// ---------------------------------------------------------------------------
// The figures.

/// What a spreadsheet's XIRR gives, where signs change once; where they change
/// more often it is that, among several, or nothing.
#[test]
fn xirr_of_spreadsheets() {
    let (mut found, mut beyond, mut in_fen) = ([0; 3], 0, 0);
    let rows = rows::<5>(include_str!("figures/xirr.tsv"));
    assert_eq!(rows.len(), 106);
    for [name, count, want, tolerance, text] in rows {
        let count = match count {
            "act/365F" => DayCount::Actual365,
            "act/360" => DayCount::Actual360,
            "act/act ISDA" => DayCount::ActualActual,
            "30/360 SIA" => DayCount::Thirty360Sia,
            "30/360 ISDA" => DayCount::Thirty360Isda,
            "30E/360" => DayCount::ThirtyE360,
            other => panic!("{other}"),
        };
        let timed = timed(text, count);
        let price = effective_at(&timed);
        if let Some(flows) = flows(text) {
            // The same by the other way in.
            match (effective(&flows, count), &price) {
                (Price::Rate(a), Price::Rate(b)) => close(a, *b, 1e-11 * (1.0 + b), name),
                (Price::Ambiguous(a), Price::Ambiguous(b)) => assert_eq!(a.len(), b.len()),
                (a, b) => assert_eq!(a, *b, "{name}"),
            }
            in_fen += 1;
        }
        let tolerance = number(tolerance);
        match &price {
            Price::Rate(rate) => {
                found[0] += 1;
                assert!(imbalance(&timed, *rate).abs() < 1e-12, "{name}");
                if want == "none" {
                    beyond += 1;
                } else {
                    let want = number(want);
                    close(*rate, want, tolerance * want.abs().max(1.0), name);
                }
            }
            Price::Ambiguous(rates) => {
                found[1] += 1;
                assert!(changes(&timed) > 1, "{name}");
                assert!(rates.len() > 1, "{name}: {rates:?}");
                for rate in rates {
                    assert!(imbalance(&timed, *rate).abs() < 1e-12, "{name}");
                }
                // The spreadsheet's is one of them.
                if want != "none" {
                    let near = |rate: &&f64| {
                        (**rate - number(want)).abs() <= tolerance * (1.0 + rate.abs())
                    };
                    assert!(rates.iter().any(|rate| near(&rate)), "{name}: {rates:?}");
                }
            }
            Price::NoRate(why) => {
                found[2] += 1;
                assert_eq!(want, "none", "{name}: {why:?}");
            }
        }
    }
    // One rate, several, none: each "none" is proven here, and two rates that
    // the spreadsheets did not find are.
    assert_eq!((found, beyond), ([64, 24, 18], 2));
    assert_eq!(in_fen, 76);
}

#[test]
fn annual_percentage_rate_of_the_commission() {
    let rows = rows::<6>(include_str!("figures/ec_apr_2015.tsv"));
    assert_eq!(rows.len(), 22);
    for [name, _, _, want, published, text] in rows {
        let flows: Vec<(f64, f64)> = text
            .split(' ')
            .flat_map(|flow| {
                let (at, amount) = pair(flow);
                times(at).into_iter().map(|time| (time, number(amount)))
            })
            .collect();
        let percent = 100.0 * rate(&effective_at(&flows), name);
        // Payments are printed to the cent: in these two, small and short,
        // half a cent moves the rate by more than is asked of the others.
        let within = if ["ex37", "ex38"].contains(&name) {
            2e-4
        } else {
            1e-4
        };
        close(percent, number(want), within, name);
        assert_eq!(format!("{percent:.1}"), published, "{name}");
    }
}

/// The periods are counted from the days as well as taken from the table.
#[test]
fn regulation_z_appendix_j() {
    let rows = rows::<11>(include_str!("figures/reg_z_appendix_j.tsv"));
    assert_eq!(rows.len(), 10);
    for [
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
    ] in rows
    {
        let unit = match unit {
            "half-month" => UnitPeriod::HalfMonth,
            "month" => UnitPeriod::Months(1),
            "2 months" => UnitPeriod::Months(2),
            "quarter" => UnitPeriod::Months(3),
            "2 weeks" => UnitPeriod::Days(14),
            "4 weeks" => UnitPeriod::Days(28),
            other => panic!("{other}"),
        };
        let (days, of) = part.split_once('/').unwrap();
        let odd = OddPeriod {
            whole: whole(periods),
            days: whole(days),
            of: whole(of),
        };
        assert_eq!(unit.between(day(advance), day(first)), odd, "{name}");
        let (count, per) = unit.per_year();
        assert_eq!(count, whole(per_year) * per, "{name}");
        let start = OddPeriod {
            whole: 0,
            days: 0,
            of: odd.of,
        };
        let mut flows = vec![(start, fen(financed).unwrap())];
        flows.extend(
            (odd.whole..)
                .zip(payments(paid))
                .map(|(whole, amount)| (OddPeriod { whole, ..odd }, minus(amount))),
        );
        let percent = 100.0 * rate(&regulation_z(&flows, unit), name);
        // As printed: to a hundredth of a percent.
        close(percent, number(want), 0.005 + 1e-9, name);
        if odd.days == 0 {
            continue;
        }
        // Without the odd days it is another rate: the table tells them apart.
        let even: Vec<_> = flows
            .iter()
            .map(|(at, amount)| (OddPeriod { days: 0, ..*at }, *amount))
            .collect();
        let without = 100.0 * rate(&regulation_z(&even, unit), name);
        assert!((without - percent).abs() > 0.01, "{name}");
    }
}

#[test]
fn short_term_credit() {
    let rows = rows::<5>(include_str!("figures/uk_short_term_apr.tsv"));
    assert_eq!(rows.len(), 18);
    for [name, count, advance, paid, want] in rows {
        let year = || match count {
            "365" => DayCount::Actual365,
            "365.25" => DayCount::Actual36525,
            other => panic!("{other}"),
        };
        let price = if let Some((months, amount)) = paid.split_once("m:") {
            assert_eq!(count, "months", "{name}");
            let mut flows = vec![(0, fen(advance).unwrap())];
            let each = minus(fen(amount).unwrap());
            flows.extend(range(months).map(|month| (month, each)));
            periodic(&flows).compounded(12)
        } else if let Some((days, amount)) = paid.split_once("d:") {
            let flow = |after, amount| Flow {
                day: plus_days(day("2026-01-05"), after).unwrap(),
                amount,
            };
            let repaid = flow(days.parse().unwrap(), minus(fen(amount).unwrap()));
            effective(&[flow(0, fen(advance).unwrap()), repaid], year())
        } else {
            let mut flows = flows(&format!("{advance} {paid}")).unwrap();
            for flow in &mut flows[1..] {
                flow.amount = minus(flow.amount);
            }
            effective(&flows, year())
        };
        // As printed: to half of the last decimal.
        let decimals = i32::try_from(want.split_once('.').unwrap().1.len()).unwrap();
        let within = 0.5 * 10.0_f64.powi(-decimals) + 1e-6;
        close(100.0 * rate(&price, name), number(want), within, name);
    }
}

/// PBoC notice 2021 No. 3: 12.80 % simple is 13.58 % effective.
#[test]
fn simple_and_effective() {
    let rows = rows::<5>(include_str!("figures/simple_and_effective.tsv"));
    assert_eq!(rows.len(), 2);
    for [name, received, paid, simple, compounded] in rows {
        let mut flows = vec![(0, fen(received).unwrap())];
        flows.extend((1..).zip(payments(paid).into_iter().map(minus)));
        let monthly = periodic(&flows);
        let percent = |price: Price| format!("{:.2}", 100.0 * rate(&price, name));
        assert_eq!(percent(monthly.clone().simple(12)), simple, "{name}");
        assert_eq!(
            percent(monthly.clone().compounded(12)),
            compounded,
            "{name}"
        );
        // One turns into the other.
        let a = rate(&monthly.clone().simple(12), name);
        let b = rate(&monthly.compounded(12), name);
        close(effect(a, 12).unwrap(), b, 1e-14, name);
        close(nominal(b, 12).unwrap(), a, 1e-14, name);
    }
}

#[test]
fn the_directive_counts_whole_steps_back() {
    let rows = rows::<4>(include_str!("figures/eu_interval_rules.tsv"));
    assert_eq!(rows.len(), 13);
    for [from, to, step, want] in rows {
        let step = match step {
            "month" => Step::Month,
            "year" => Step::Year,
            other => panic!("{other}"),
        };
        // Exactly: count ÷ per is the sum of the fractions as written.
        let years = DayCount::Directive(step).years(day(from), day(to));
        let sum = want.split('+').fold((0, 1), |(above, below), part| {
            let (count, per) = part.split_once('/').unwrap_or((part, "1"));
            let (count, per): (i64, i64) = (count.parse().unwrap(), per.parse().unwrap());
            (above * per + count * below, below * per)
        });
        assert_eq!(
            years.count * sum.1,
            sum.0 * years.per,
            "{from} {to}: {years:?}"
        );
    }
}

#[test]
fn yearfrac_of_spreadsheets() {
    let rows = rows::<4>(include_str!("figures/yearfrac.tsv"));
    assert_eq!(rows.len(), 400);
    let mut by_basis = [0; 5];
    for [from, to, basis, want] in rows {
        let (at, count) = match basis {
            "UsPsa30_360" => (0, DayCount::Thirty360),
            "ActualActual" => (1, DayCount::ActualAverage),
            "Actual360" => (2, DayCount::Actual360),
            "Actual365" => (3, DayCount::Actual365),
            "Europ30_360" => (4, DayCount::ThirtyE360),
            other => panic!("{other}"),
        };
        by_basis[at] += 1;
        let want = number(want);
        let years = as_float(count.years(day(from), day(to)));
        close(
            years,
            want,
            1e-9 * want.max(1.0),
            &format!("{from} {to} {basis}"),
        );
    }
    assert_eq!(by_basis, [86, 81, 71, 82, 80]);
}

fn due(text: &str) -> Due {
    match text {
        "EndOfPeriod" => Due::End,
        "BeginningOfPeriod" => Due::Beginning,
        other => panic!("{other}"),
    }
}

/// Relative to the figure; one that is nothing is to be nothing but for the
/// rounding of what it is the difference of.
#[track_caller]
fn as_spreadsheet(got: Option<f64>, want: &str, what: &[&str]) {
    let want = number(want);
    let within = (1e-9 * want.abs()).max(1e-10);
    close(got.unwrap(), want, within, &what.join(" "));
}

type Part = fn(f64, f64, f64, f64, f64, Due) -> Option<f64>;

#[test]
fn time_value_functions_of_spreadsheets() {
    let table = rows::<6>(include_str!("figures/pmt.tsv"));
    assert_eq!(table.len(), 400);
    for row in table {
        let [rate, periods, present, future] = std::array::from_fn(|n| number(row[n]));
        let got = pmt(rate, periods, present, future, due(row[4]));
        as_spreadsheet(got, row[5], &row);
    }
    let split: [(_, Part); 2] = [
        (include_str!("figures/ipmt.tsv"), ipmt),
        (include_str!("figures/ppmt.tsv"), ppmt),
    ];
    for (table, part) in split {
        let table = rows::<7>(table);
        assert_eq!(table.len(), 400);
        for row in table {
            let [rate, period, periods, present, future] = std::array::from_fn(|n| number(row[n]));
            let got = part(rate, period, periods, present, future, due(row[5]));
            as_spreadsheet(got, row[6], &row);
        }
    }
    let table = rows::<3>(include_str!("figures/effect.tsv"));
    assert_eq!(table.len(), 9);
    for row in table {
        let times = number(row[1]).floor().to_string();
        as_spreadsheet(effect(number(row[0]), whole(&times)), row[2], &row);
    }
}

/// The spreadsheet's own example, and what is shown as its proof.
#[test]
fn the_proof_shows_what_the_rate_is_made_of() {
    let text = "2008-01-01:-10000 2008-03-01:2750 2008-10-30:4250 2009-02-15:3250 2009-04-01:2750";
    let flows = flows(text).unwrap();
    let found = rate(&effective(&flows, DayCount::Actual365), "XIRR");
    let proof = Proof::of(&flows, DayCount::Actual365, found).unwrap();
    assert!(proof.holds(), "{proof:?}");
    let shown: Vec<String> = proof
        .rows
        .iter()
        .map(|row| {
            let present = row.present / 100.0;
            let (day, amount, factor) = (row.day, row.amount, row.factor);
            format!("{day} {amount} {:.4} {factor:.6} {present:.2}", row.years)
        })
        .collect();
    // Worked out apart from this program: 1.373362535^-(60/365) = 0.949184 …
    assert_eq!(
        shown,
        [
            "2008-01-01 -10,000.00 0.0000 1.000000 -10000.00",
            "2008-03-01 2,750.00 0.1644 0.949184 2610.26",
            "2008-10-30 4,250.00 0.8301 0.768457 3265.94",
            "2009-02-15 3,250.00 1.1260 0.699600 2273.70",
            "2009-04-01 2,750.00 1.2493 0.672764 1850.10",
        ]
    );
    // A hundredth of a percent off and it no longer holds.
    let wrong = Proof::of(&flows, DayCount::Actual365, found + 1e-4).unwrap();
    assert!(!wrong.holds());
    assert_eq!(Proof::of(&flows, DayCount::Actual365, -1.0), None);
    assert_eq!(Proof::of(&flows, DayCount::Actual365, f64::NAN), None);
    assert_eq!(Proof::of(&[], DayCount::Actual365, 0.1), None);
}

// ---------------------------------------------------------------------------
// What holds for any flows.

/// A day offset and an amount in fen each. A year and more lie between the
/// advances and the payments: a fen back for ten million after two months is
/// a rate that no float holds.
fn loan() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let advance = (0..400_i64, 100..=1_000_000_000_i64);
    let payment = (801..12_000_i64, 1..=100_000_000_i64);
    let advances = prop::collection::vec(advance, 1..4);
    let payments = prop::collection::vec(payment, 1..40);
    (advances, payments).prop_map(|(advances, payments)| {
        let paid = payments.into_iter().map(|(at, amount)| (at, -amount));
        advances.into_iter().chain(paid).collect()
    })
}

fn dated(flows: &[(i64, i64)], shift: i64) -> Vec<Flow> {
    let flow = |(after, amount): &(i64, i64)| Flow {
        day: plus_days(day("2000-01-01"), after + shift).unwrap(),
        amount: Fen::new(*amount),
    };
    flows.iter().map(flow).collect()
}

#[expect(clippy::cast_precision_loss)]
fn in_years(flows: &[(i64, i64)]) -> Vec<(f64, f64)> {
    let start = flows.iter().map(|flow| flow.0).min().unwrap();
    flows
        .iter()
        .map(|(after, amount)| ((after - start) as f64 / 365.0, *amount as f64))
        .collect()
}

fn dated_rate(flows: &[Flow]) -> f64 {
    rate(&effective(flows, DayCount::Actual365), "one change of sign")
}

/// Signs of NPV at rates from nearly −100 % to 10¹² %, densely where rates
/// are usual; how often they change for certain.
fn crossings(flows: &[(f64, f64)]) -> usize {
    let growth = (-650..=1150).map(|step| (f64::from(step) / 50.0).exp_m1());
    let signs: Vec<bool> = growth
        .map(|rate| imbalance(flows, rate))
        .filter(|off| off.abs() > 1e-10)
        .map(|off| off > 0.0)
        .collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn the_rate_balances_the_flows(flows in loan()) {
        let (found, timed) = (dated_rate(&dated(&flows, 0)), in_years(&flows));
        prop_assert!(imbalance(&timed, found).abs() < 1e-12);
        prop_assert!(Proof::of(&dated(&flows, 0), DayCount::Actual365, found).is_none_or(|p| p.holds()));
        // A step to either side and the sign is the one or the other.
        let step = 1e-10 * (1.0 + found);
        prop_assert!(imbalance(&timed, found - step) * imbalance(&timed, found + step) < 0.0);
        // The other way in, and the lender's side of it.
        let other = rate(&effective_at(&timed), "in years");
        prop_assert!((other - found).abs() <= 1e-12 * (1.0 + found.abs()));
        let lender: Vec<_> = timed.iter().map(|(time, amount)| (*time, -amount)).collect();
        prop_assert_eq!(effective_at(&lender), Price::Rate(other));
    }

    #[test]
    fn neither_scale_nor_date_nor_order_matters(
        flows in loan(), times in 1..1_000_i64, shift in -3_000..3_000_i64,
    ) {
        let found = dated_rate(&dated(&flows, 0));
        let within = 1e-12 * (1.0 + found.abs());
        let scaled: Vec<_> = flows.iter().map(|(at, amount)| (*at, amount * times)).collect();
        prop_assert!((dated_rate(&dated(&scaled, 0)) - found).abs() <= within);
        prop_assert_eq!(effective(&dated(&flows, shift), DayCount::Actual365), Price::Rate(found));
        let reversed: Vec<_> = flows.iter().rev().copied().collect();
        prop_assert!((dated_rate(&dated(&reversed, 0)) - found).abs() <= within);
    }

    /// A fee taken from an advance, or 10,000 more to pay.
    #[test]
    fn a_fee_raises_the_rate(flows in loan(), fee in 1..=50_i64) {
        let found = dated_rate(&dated(&flows, 0));
        let mut less = flows.clone();
        less[0].1 -= (less[0].1 * fee / 100).max(1);
        prop_assert!(dated_rate(&dated(&less, 0)) > found);
        // With the first payment: among the last it may weigh nothing.
        let first = flows.iter().filter(|flow| flow.1 < 0).min().unwrap().0;
        let mut more = flows;
        more.push((first, -1_000_000));
        prop_assert!(dated_rate(&dated(&more, 0)) > found);
    }

    /// Every convention counts the same flows a little differently, and finds
    /// a rate a little different.
    #[test]
    fn conventions_differ_by_little(
        months in 6..60_i64, rate in 0.01..0.6_f64, start in 0..5_000_i64,
    ) {
        let paid = pmt(rate / 12.0, f64::from(u32::try_from(months).unwrap()), 1e7, 0.0, Due::End);
        #[expect(clippy::cast_possible_truncation)]
        let each = paid.unwrap().round() as i64;
        let mut flows = vec![(start, 10_000_000)];
        flows.extend((1..=months).map(|month| (start + month * 365 / 12, each)));
        let found = dated_rate(&dated(&flows, 0));
        prop_assert!((found - effect(rate, 12).unwrap()).abs() < 0.02);
        for count in DayCount::ALL {
            let other = effective(&dated(&flows, 0), count).rate().unwrap();
            prop_assert!((other - found).abs() < 0.05 * (found + 0.1), "{:?} {} {}", count, other, found);
        }
    }
}

proptest! {
    #![proptest_config(config(4_000))]

    /// However often the signs change: one rate means that no other is to be
    /// seen, none that none is, several that they are.
    #[test]
    fn one_rate_is_the_only_one(
        flows in prop::collection::vec((0..4_000_i64, -1_000_000..=1_000_000_i64), 2..10),
    ) {
        let timed = in_years(&flows);
        let price = effective(&dated(&flows, 0), DayCount::Actual365);
        let seen = crossings(&timed);
        match &price {
            Price::Rate(found) => {
                prop_assert!(imbalance(&timed, *found).abs() < 1e-11);
                let within = (-13.0..23.0).contains(&found.ln_1p());
                prop_assert!(seen == usize::from(within), "{} seen, {:?}", seen, price);
            }
            Price::NoRate(why) => {
                prop_assert!(seen == 0, "{} seen, {:?}", seen, price);
                prop_assert!(*why != NoRate::NotANumber);
            }
            Price::Ambiguous(rates) => {
                prop_assert!(changes(&timed) > 1);
                prop_assert!(rates.is_sorted());
                prop_assert!(rates.len() >= seen, "{} seen, {:?}", seen, price);
                for rate in rates {
                    prop_assert!(imbalance(&timed, *rate).abs() < 1e-11);
                }
            }
        }
    }

}

proptest! {
    #![proptest_config(config(600))]

    /// Whatever comes, the answer is a rate or it is not; nothing panics.
    #[test]
    fn any_float_has_an_answer(
        flows in prop::collection::vec((any::<f64>(), any::<f64>()), 0..6),
        ordinary in prop::collection::vec((-1e3..1e3_f64, -1e18..1e18_f64), 0..6),
    ) {
        for flows in [&flows, &ordinary, &[flows.as_slice(), &ordinary].concat()] {
            match effective_at(flows) {
                Price::Rate(rate) => prop_assert!(rate > -1.0 && rate.is_finite()),
                Price::Ambiguous(rates) => {
                    prop_assert!(rates.iter().all(|rate| *rate > -1.0 && rate.is_finite()));
                }
                Price::NoRate(_) => {}
            }
        }
    }

    #[test]
    fn any_fen_has_an_answer(
        flows in prop::collection::vec((-1_000_000..1_000_000_i64, any::<i64>()), 0..6),
    ) {
        let start = day("2000-01-01");
        let flows: Vec<Flow> = flows
            .iter()
            .map(|(at, fen)| Flow { day: plus_days(start, *at).unwrap(), amount: Fen::new(*fen) })
            .collect();
        for count in [DayCount::Actual365, DayCount::ThirtyE360, DayCount::Directive(Step::Week)] {
            let price = effective(&flows, count);
            prop_assert!(price.rate().is_none_or(|rate| rate > -1.0 && rate.is_finite()));
            prop_assert!(price != Price::NoRate(NoRate::NotANumber));
        }
        let periods: Vec<(u32, Fen)> = (0..).zip(flows.iter().map(|flow| flow.amount)).collect();
        let odd: Vec<_> = periods
            .iter()
            .map(|(at, amount)| (OddPeriod { whole: *at, days: *at, of: 40 }, *amount))
            .collect();
        for price in [periodic(&periods).simple(u32::MAX), regulation_z(&odd, UnitPeriod::Months(1))] {
            prop_assert!(price.rate().is_none_or(f64::is_finite));
        }
    }
}
