//! How long a true price takes: one change of sign over 30 years of monthly
//! flows, the same loan drawn in stages (several changes of sign, one rate to
//! be proven), and flows that have two rates.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use ashore::calendar::monthly;
use ashore::loan::daycount::DayCount;
use ashore::loan::price::{Flow, effective};
use ashore::money::Fen;
use chrono::NaiveDate;

fn main() {
    divan::main();
}

/// 1,000,000 on 15 January 2026, then so many instalments of 5,307.27 on the
/// 15th: 4.9 % a year over 360 months. `benches/compare.py` times the same.
fn mortgage(instalments: u32) -> Vec<Flow> {
    let start = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
    let mut flows = vec![Flow {
        day: start,
        amount: Fen::new(100_000_000),
    }];
    flows.extend((1..=instalments).map(|month| Flow {
        day: monthly(start, month, 15).unwrap(),
        amount: Fen::new(-530_727),
    }));
    flows
}

/// With more drawn after 6 and 12 months.
fn in_stages() -> Vec<Flow> {
    let mut flows = mortgage(360);
    for month in [6, 12] {
        if let Some(flow) = flows.get_mut(month) {
            flow.amount = Fen::new(10_000_000);
        }
    }
    flows
}

/// With half of it given back at the end.
fn two_rates() -> Vec<Flow> {
    let mut flows = mortgage(360);
    if let Some(flow) = flows.last_mut() {
        flow.amount = Fen::new(50_000_000);
    }
    flows
}

#[divan::bench(args = [12, 359])]
fn xirr(bencher: divan::Bencher<'_, '_>, instalments: u32) {
    let flows = mortgage(instalments);
    let rate = effective(&flows, DayCount::Actual365).rate().unwrap();
    // To 40 digits with mpmath; pyxirr has the first ten of them.
    assert!(instalments != 359 || (rate - 0.049_978_811_869_982_55).abs() < 1e-15);
    bencher.bench(|| effective(black_box(&flows), DayCount::Actual365));
}

/// A day count that is no whole number of equal days.
#[divan::bench]
fn actual_actual(bencher: divan::Bencher<'_, '_>) {
    let flows = mortgage(359);
    bencher.bench(|| effective(black_box(&flows), DayCount::ActualActual));
}

#[divan::bench]
fn several_changes_of_sign(bencher: divan::Bencher<'_, '_>) {
    let flows = in_stages();
    assert!(effective(&flows, DayCount::Actual365).rate().is_some());
    bencher.bench(|| effective(black_box(&flows), DayCount::Actual365));
}

#[divan::bench]
fn ambiguous(bencher: divan::Bencher<'_, '_>) {
    let flows = two_rates();
    assert_eq!(effective(&flows, DayCount::Actual365).rate(), None);
    bencher.bench(|| effective(black_box(&flows), DayCount::Actual365));
}
