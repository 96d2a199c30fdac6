//! The price of a loan against figures of regulators and spreadsheets
//! (`tests/figures/`, each with its source), and what holds for any flows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use ashore::calendar::plus_days;
use ashore::loan::daycount::{DayCount, OddPeriod, Step, UnitPeriod};
use ashore::loan::price::{
    Due, Flow, NoRate, Price, Proof, effect, effective, effective_at, ipmt, nominal, periodic, pmt,
    ppmt, regulation_z,
};
use ashore::money::Fen;
use ashore::selftest::prices::{Monthly, Odd, Xirr, imbalance};
use ashore::selftest::{Group, TABLES, read};
use chrono::NaiveDate;
use common::holds;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

// ---------------------------------------------------------------------------
// Reading the tables: `ashore::selftest` does it, and what it cannot read fails.

/// The rows of a table, cut into exactly so many cells.
#[track_caller]
fn rows<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    read::rows(table)
        .map(|row| read::cells(row).unwrap_or_else(|| panic!("cells: {row}")))
        .collect()
}

fn number(text: &str) -> f64 {
    read::number(text).unwrap_or_else(|| panic!("number: {text}"))
}

fn whole(text: &str) -> u32 {
    read::whole(text).unwrap_or_else(|| panic!("whole: {text}"))
}

fn day(text: &str) -> NaiveDate {
    read::day(text).unwrap_or_else(|| panic!("day: {text}"))
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

// ---------------------------------------------------------------------------
// The figures.

/// Every figure of the group holds, and none is missing.
#[test]
fn prices_as_published() {
    for group in [Group::Prices, Group::Xirr] {
        holds(group);
    }
    let counted = [
        TABLES.directive,
        TABLES.odd,
        TABLES.short_term,
        TABLES.monthly,
    ];
    assert_eq!(
        counted.map(|table| read::rows(table).count()),
        [22, 10, 18, 2]
    );
}

/// What a spreadsheet's XIRR gives, where signs change once; where they change
/// more often it is that, among several, or nothing. The comparison itself is
/// `Xirr`'s; here is how closely the rates balance, and how many there are of
/// each kind.
#[test]
fn xirr_of_spreadsheets() {
    let (mut found, mut beyond, mut in_fen) = ([0; 3], 0, 0);
    for row in read::rows(TABLES.xirr) {
        let xirr = Xirr::read(row).unwrap_or_else(|| panic!("{row}"));
        let (name, timed) = (xirr.name, &xirr.timed);
        let price = effective_at(timed);
        if let Some(flows) = &xirr.flows {
            // The same by the other way in.
            match (effective(flows, xirr.count), &price) {
                (Price::Rate(a), Price::Rate(b)) => close(a, *b, 1e-11 * (1.0 + b), name),
                (Price::Ambiguous(a), Price::Ambiguous(b)) => assert_eq!(a.len(), b.len()),
                (a, b) => assert_eq!(a, *b, "{name}"),
            }
            in_fen += 1;
        }
        match &price {
            Price::Rate(rate) => {
                found[0] += 1;
                assert!(imbalance(timed, *rate).abs() < 1e-12, "{name}");
                beyond += usize::from(xirr.want.is_none());
            }
            Price::Ambiguous(rates) => {
                found[1] += 1;
                assert!(changes(timed) > 1, "{name}");
                assert!(rates.len() > 1, "{name}: {rates:?}");
                for rate in rates {
                    assert!(imbalance(timed, *rate).abs() < 1e-12, "{name}");
                }
            }
            Price::NoRate(_) => found[2] += 1,
        }
    }
    // One rate, several, none: each "none" is proven here, and two rates that
    // the spreadsheets did not find are.
    assert_eq!((found, beyond), ([64, 24, 18], 2));
    assert_eq!(in_fen, 76);
}

/// Without the odd days it is another rate: the table tells them apart.
#[test]
fn odd_days_of_regulation_z_count() {
    for row in read::rows(TABLES.odd) {
        let odd = Odd::read(row).unwrap_or_else(|| panic!("{row}"));
        if odd.odd.days == 0 {
            continue;
        }
        let even: Vec<_> = odd
            .flows
            .iter()
            .map(|(at, amount)| (OddPeriod { days: 0, ..*at }, *amount))
            .collect();
        let [with, without] =
            [&odd.flows, &even].map(|flows| 100.0 * rate(&regulation_z(flows, odd.unit), odd.name));
        assert!((without - with).abs() > 0.01, "{}", odd.name);
    }
}

/// A simple rate turns into the effective one, and back.
#[test]
fn simple_and_effective() {
    for row in read::rows(TABLES.monthly) {
        let loan = Monthly::read(row).unwrap_or_else(|| panic!("{row}"));
        let (monthly, name) = (periodic(&loan.flows), loan.name);
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
        let years = read::as_float(count.years(day(from), day(to)));
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
    let flows = read::flows(text).unwrap();
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
                // At the very ends of what is looked at, it may lie where
                // nothing is certain.
                let (most, least) = (-13.1..23.1, -12.9..22.9);
                let at = found.ln_1p();
                prop_assert!(seen <= usize::from(most.contains(&at)), "{} seen, {:?}", seen, price);
                prop_assert!(seen >= usize::from(least.contains(&at)), "{} seen, {:?}", seen, price);
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
