//! What is owed over time, by component.

use chrono::NaiveDate;

use crate::app::charts::draw;
use crate::app::charts::owed::{Event, Layer, Series};
use crate::app::dom::{Child, card, heading, p, region};
use crate::app::entry::Kind;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Derived;
use crate::app::words;
use crate::book::Debt;
use crate::calendar::{in_range, plus_days};
use crate::loan::Component;
use crate::loan::statement::{Totals, payoff};
use crate::money::Fen;
use crate::sort::Sort as _;

/// The most days a picture is made of.
const MOST: usize = 160;

pub fn section(
    state: State,
    t: &'static Text,
    debt: Derived<Option<Debt>>,
    day: Derived<NaiveDate>,
) -> Child {
    region(move || {
        let today = state.today.get();
        debt.with(|debt| {
            let Some(series) = debt.as_ref().and_then(|d| series(t, d, today, day.get())) else {
                return Child::NONE;
            };
            card()
                .id("over-time")
                .child(heading("h2", t.debt.over_time))
                .child(p("soft", t.debt.over_time_says))
                .child(draw::owed(t, "owed", series))
                .into()
        })
    })
}

fn series(t: &'static Text, debt: &Debt, today: NaiveDate, as_of: NaiveDate) -> Option<Series> {
    let (debt, contract) = (debt, &debt.contract);
    let start = contract.disbursed_on;
    if as_of < start {
        return None;
    }
    let days = days(debt, today, as_of);
    let totals: Vec<Totals> = days
        .iter()
        .map(|day| payoff(contract, &debt.ledger, *day).ok())
        .collect::<Option<_>>()?;
    let layer = |components: &[Component], class| {
        let values: Vec<Fen> = totals
            .iter()
            .map(|totals| Fen::sum(components.iter().map(|c| totals.of(*c))).unwrap_or_default())
            .collect();
        let name = match components {
            [one] => words::component(t, *one),
            _ => words::nth(&t.claim.parts, 3),
        }
        .to_owned();
        values.iter().any(|v| !v.is_zero()).then_some(Layer {
            name,
            class,
            values,
        })
    };
    let layers = [
        layer(&[Component::Principal], "part-principal"),
        layer(&[Component::Interest], "part-interest"),
        layer(&[Component::Penalty], "part-penalty"),
        layer(&[Component::Compound], "part-compound"),
        layer(
            &[Component::Fee, Component::LateFee, Component::Cost],
            "part-fee",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let events = debt
        .ledger
        .events()
        .iter()
        .filter(|e| e.on >= start && days.last().is_some_and(|last| e.on <= *last))
        .map(|e| Event {
            day: e.on,
            label: words::nth(&t.ledger.kinds, Kind::of(&e.act) as usize).to_owned(),
        })
        .collect();
    Some(Series {
        days,
        layers,
        today,
        as_of,
        events,
        reach: Fen::ZERO,
    })
}

/// From the loan to a month after the latest of today, the day looked at and
/// the last due date: every day on which something changes, and some between.
fn days(debt: &Debt, today: NaiveDate, as_of: NaiveDate) -> Vec<NaiveDate> {
    let contract = &debt.contract;
    let start = contract.disbursed_on;
    let due = contract.last_due().unwrap_or(start);
    // A far due date of an old loan would leave the past a sliver.
    let end = today
        .max(as_of)
        .max(due.min(plus_days(today, 366).unwrap_or(today)));
    let end = plus_days(end, 30).filter(|d| in_range(*d)).unwrap_or(end);
    let mut days = vec![start, end, as_of];
    let mut add = |day: NaiveDate| {
        if day >= start && day <= end {
            days.push(day);
        }
    };
    add(today);
    for event in debt.ledger.events() {
        add(event.on);
    }
    for number in 1..=contract.instalments() {
        if let Some(due) = contract.due(number) {
            add(due);
        }
    }
    let span = crate::calendar::days_between(start, end);
    let step = (span / 40).max(1);
    for place in 1..40 {
        if let Some(day) = plus_days(start, step * place) {
            add(day);
        }
    }
    days.arrange_by(|day| *day);
    days.dedup();
    if days.len() > MOST {
        // Thinned out evenly; the ends, today and the day looked at stay.
        let every = days.len() / MOST + 1;
        let keep = [start, end, today, as_of];
        let mut place = 0;
        days.retain(|day| {
            place += 1;
            place % every == 0 || keep.contains(day)
        });
    }
    days
}
