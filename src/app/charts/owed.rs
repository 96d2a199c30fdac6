//! What is owed, component on component, from day to day.

use std::fmt::Write;

use chrono::NaiveDate;

use super::scale::{Days, FULL, Scale};
use crate::money::Fen;

/// What is owed on some days, by component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// From early to late; a day that is not later than all before it is not
    /// drawn. What holds on a day holds until the next one here.
    pub days: Vec<NaiveDate>,
    /// From the bottom up. A value that is missing counts as nothing.
    pub layers: Vec<Layer>,
    pub today: NaiveDate,
    /// The day whose figures stand beside the picture; better one of `days`.
    pub as_of: NaiveDate,
    /// What happened on a day, such as a payment.
    pub events: Vec<Event>,
    /// The scale reaches at least so high; where pictures stand side by side,
    /// one height is one amount in all of them.
    pub reach: Fen,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    pub name: String,
    /// Its colour: `part-principal`, `part-interest`, `part-penalty`,
    /// `part-compound`, `part-fee` or `part-other`.
    pub class: &'static str,
    /// One for each of the days.
    pub values: Vec<Fen>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub day: NaiveDate,
    pub label: String,
}

impl Series {
    /// The row whose figures hold on a day: the last one on or before it, or
    /// else the first.
    #[must_use]
    pub fn row_on(&self, day: NaiveDate) -> usize {
        let held = self.days.iter().rposition(|d| *d <= day);
        held.unwrap_or(0)
    }

    /// What happened on the days of a row: on its own and up to the next one.
    pub fn events_of(&self, row: usize) -> impl Iterator<Item = &Event> {
        let from = self.days.get(row).copied();
        let until = self.days.get(row + 1).copied();
        self.events.iter().filter(move |event| {
            from.is_some_and(|from| from <= event.day) && until.is_none_or(|to| event.day < to)
        })
    }

    /// All components of a row together, if that fits.
    #[must_use]
    pub fn total(&self, row: usize) -> Option<Fen> {
        Fen::sum(self.layers.iter().map(|layer| layer.value(row))).ok()
    }
}

impl Layer {
    #[must_use]
    pub fn value(&self, row: usize) -> Fen {
        self.values.get(row).copied().unwrap_or_default()
    }
}

/// A layer from one place to another: `high` is nearer the top, and so the
/// smaller number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub from: i64,
    pub to: i64,
    pub high: i64,
    pub low: i64,
}

/// Where everything is in the picture, in ten-thousandths from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    pub amounts: Vec<(i64, Fen)>,
    pub days: Days,
    /// Where nothing is owed.
    pub zero: i64,
    /// The steps of each layer, from left to right.
    pub bands: Vec<Vec<Step>>,
    /// All together; `high` and `low` are the same.
    pub total: Vec<Step>,
    pub today: Option<i64>,
    pub as_of: Option<i64>,
    pub events: Vec<i64>,
}

impl Plot {
    /// Nothing where there are no days or no layers.
    #[must_use]
    pub fn of(series: &Series) -> Option<Plot> {
        let first = *series.days.first()?;
        series.layers.first()?;
        let mut rows: Vec<(usize, NaiveDate)> = Vec::new();
        let mut last = None;
        for (row, day) in series.days.iter().enumerate() {
            if last < Some(*day) {
                last = Some(*day);
                rows.push((row, *day));
            }
        }
        let days = Days {
            first,
            last: last.unwrap_or(first),
        };

        let (mut low, mut high) = (0, series.reach.get().max(0));
        for (row, _) in &rows {
            let mut stack = Stack::default();
            for layer in &series.layers {
                stack.add(layer.value(*row));
            }
            (low, high) = (stack.down.min(low), stack.up.max(high));
        }
        let scale = Scale::around(low, high);

        let mut bands = vec![Vec::new(); series.layers.len()];
        let mut total = Vec::new();
        for (i, (row, day)) in rows.iter().enumerate() {
            let from = days.start(*day);
            let to = rows.get(i + 1).map_or(FULL, |(_, next)| days.start(*next));
            let lay = |steps: &mut Vec<Step>, low, high| {
                let (high, low) = (scale.down(high), scale.down(low));
                push(
                    steps,
                    Step {
                        from,
                        to,
                        high,
                        low,
                    },
                );
            };
            let mut stack = Stack::default();
            for (layer, steps) in series.layers.iter().zip(&mut bands) {
                let (low, high) = stack.add(layer.value(*row));
                lay(steps, low, high);
            }
            let all = stack.up.saturating_add(stack.down);
            lay(&mut total, all, all);
        }

        let only_zero = low == 0 && high == 0;
        let mut amounts = Vec::new();
        for amount in scale.marks() {
            if !only_zero || amount.is_zero() {
                amounts.push((scale.down(amount.get()), amount));
            }
        }
        let as_of = (series.as_of != series.today).then_some(series.as_of);
        let events = series.events.iter();
        Some(Plot {
            amounts,
            days,
            zero: scale.down(0),
            bands,
            total,
            today: days.middle(series.today),
            as_of: as_of.and_then(|day| days.middle(day)),
            events: events.filter_map(|event| days.middle(event.day)).collect(),
        })
    }

    /// Where a name of this width fits into a layer: its middle, across and
    /// down. As near the middle of the picture as the layer is high enough,
    /// and not on the lines of today and the chosen day.
    #[must_use]
    pub fn room(&self, layer: usize, width: i64, height: i64) -> Option<(i64, i64)> {
        let steps = self.bands.get(layer)?;
        let mut best = None;
        let mut found = None;
        for i in 1..20 {
            let left = FULL / 20 * i - width / 2;
            let right = left + width;
            let (mut high, mut low) = (0, FULL);
            for step in steps {
                if step.to > left && step.from < right {
                    (high, low) = (step.high.max(high), step.low.min(low));
                }
            }
            let crossed = |line: Option<i64>| line.is_some_and(|x| left <= x && x <= right);
            let fits = left >= 0 && right <= FULL && low - high >= height;
            let rank = Some(((low - high).min(height * 3), -(i - 10).abs()));
            if fits && !crossed(self.today) && !crossed(self.as_of) && rank > best {
                best = rank;
                found = Some((left + width / 2, i64::midpoint(low, high)));
            }
        }
        found
    }
}

/// What is owed goes up from zero, what is to be had back goes down.
#[derive(Default)]
struct Stack {
    up: i64,
    down: i64,
}

impl Stack {
    /// Puts a value on its side; gives its lower and its upper end.
    fn add(&mut self, value: Fen) -> (i64, i64) {
        let Stack { up, down } = *self;
        if value < Fen::ZERO {
            self.down = down.saturating_add(value.get());
            (self.down, down)
        } else {
            self.up = up.saturating_add(value.get());
            (up, self.up)
        }
    }
}

/// Leaves out a step without width, and makes one of neighbours alike.
fn push(steps: &mut Vec<Step>, step: Step) {
    match steps.last_mut() {
        Some(last) if (last.high, last.low) == (step.high, step.low) => last.to = step.to,
        _ if step.from < step.to => steps.push(step),
        _ => {}
    }
}

/// The outline of a layer, as the `d` of a path.
#[must_use]
pub fn outline(steps: &[Step]) -> String {
    let mut d = edge(steps);
    for step in steps.iter().rev() {
        let _ = write!(d, "V{}H{}", step.low, step.from);
    }
    if !d.is_empty() {
        d.push('Z');
    }
    d
}

/// The upper edge of a layer, as the `d` of a path.
#[must_use]
pub fn edge(steps: &[Step]) -> String {
    let mut d = String::new();
    for step in steps {
        let _ = if d.is_empty() {
            write!(d, "M{} {}H{}", step.from, step.high, step.to)
        } else {
            write!(d, "V{}H{}", step.high, step.to)
        };
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::plus_days;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn series(days: &[&str], layers: &[&[i64]]) -> Series {
        Series {
            days: days.iter().map(|d| day(d)).collect(),
            layers: layers
                .iter()
                .map(|values| Layer {
                    name: String::new(),
                    class: "part-other",
                    values: values.iter().map(|v| Fen::new(*v)).collect(),
                })
                .collect(),
            today: day("2026-01-03"),
            as_of: day("2026-01-03"),
            events: Vec::new(),
            reach: Fen::ZERO,
        }
    }

    #[test]
    fn pictures_side_by_side_share_their_height() {
        let days = ["2026-01-01", "2026-01-02"];
        let low = Series {
            reach: Fen::new(1_000),
            ..series(&days, &[&[500, 500]])
        };
        let high = series(&days, &[&[1_000, 1_000]]);
        let (low, high) = (Plot::of(&low).unwrap(), Plot::of(&high).unwrap());
        assert_eq!(low.amounts, high.amounts);
        let top = |plot: &Plot| FULL - plot.total[0].high;
        assert!((top(&high) - 2 * top(&low)).abs() <= 1);
    }

    #[test]
    fn steps_of_two_layers() {
        let days = ["2026-01-01", "2026-01-03", "2026-01-04"];
        let series = series(&days, &[&[100, 50, 50], &[0, 50, 50]]);
        let plot = Plot::of(&series).unwrap();
        assert_eq!(plot.zero, FULL);
        assert_eq!(
            plot.amounts,
            [
                (FULL, Fen::new(0)),
                (5_193, Fen::new(50)),
                (385, Fen::new(100))
            ]
        );
        assert_eq!(
            outline(&plot.bands[0]),
            "M0 385H5000V5193H10000V10000H5000V10000H0Z"
        );
        assert_eq!(
            outline(&plot.bands[1]),
            "M0 385H5000V385H10000V5193H5000V385H0Z"
        );
        assert_eq!(edge(&plot.total), "M0 385H10000");
        assert_eq!(plot.today, Some(6_250));
        assert_eq!(plot.as_of, None, "the same day is marked once");
    }

    #[test]
    fn nothing_to_draw() {
        assert_eq!(Plot::of(&series(&[], &[&[]])), None);
        assert_eq!(Plot::of(&series(&["2026-01-01"], &[])), None);
        assert_eq!(series(&[], &[]).total(3), Some(Fen::ZERO));
    }

    #[test]
    fn nothing_owed_is_one_line() {
        let plot = Plot::of(&series(&["2026-01-01"], &[&[0], &[]])).unwrap();
        assert_eq!(plot.amounts, [(FULL, Fen::ZERO)]);
        assert_eq!(edge(&plot.total), "M0 10000H10000");
        assert_eq!((plot.today, plot.as_of), (None, None));
    }

    #[test]
    fn what_is_to_be_had_back_goes_down() {
        let plot = Plot::of(&series(&["2026-01-03"], &[&[300], &[-100]])).unwrap();
        assert_eq!(plot.zero, 7_315);
        assert_eq!(
            (plot.bands[1][0].high, plot.bands[1][0].low),
            (7_315, 9_630)
        );
        assert_eq!(plot.total[0].high, 2_686);
    }

    #[test]
    fn the_row_of_a_day() {
        let s = series(&["2026-01-01", "2026-01-03"], &[&[1, 2]]);
        for (text, row) in [("2025-01-01", 0), ("2026-01-02", 0), ("2026-02-01", 1)] {
            assert_eq!(s.row_on(day(text)), row);
        }
    }

    #[test]
    fn every_event_is_in_one_row() {
        let mut s = series(&["2026-01-01", "2026-01-03"], &[&[1, 2]]);
        for text in ["2026-01-01", "2026-01-02", "2026-01-03", "2026-05-01"] {
            let (day, label) = (day(text), text.to_owned());
            s.events.push(Event { day, label });
        }
        let days = |row| -> Vec<&str> { s.events_of(row).map(|e| e.label.as_str()).collect() };
        assert_eq!(days(0), ["2026-01-01", "2026-01-02"]);
        assert_eq!(days(1), ["2026-01-03", "2026-05-01"]);
        assert_eq!(days(2), [""; 0]);
    }

    #[test]
    fn a_name_stands_where_its_layer_is_high_enough() {
        let s = series(
            &["2026-01-01", "2026-01-05", "2026-01-11"],
            &[&[90, 8, 90], &[10, 10, 10]],
        );
        let plot = Plot::of(&s).unwrap();
        let (x, y) = plot.room(0, 1_500, 1_000).unwrap();
        assert!(x == 1_000 || x == 1_500, "{x}");
        assert!((1_000..=FULL - 500).contains(&y));
        let wide = Plot::of(&series(&["2026-01-05", "2026-02-28"], &[&[90, 90]])).unwrap();
        assert_eq!(wide.room(0, 1_500, 1_000).unwrap().0, FULL / 2);
        assert_eq!(plot.room(1, 1_500, 2_000), None);
        assert_eq!(plot.room(2, 1_500, 1_000), None);
        assert_eq!(plot.room(0, 2 * FULL, 1_000), None);
    }

    fn amounts() -> impl Strategy<Value = i64> {
        prop_oneof![
            Just(0),
            Just(100_000),
            0..1_000_000_i64,
            0..1_000_000_000_000_i64,
            -1_000_000..1_000_000_i64,
            any::<i64>(),
        ]
    }

    fn any_series(values: impl Strategy<Value = i64>) -> impl Strategy<Value = Series> {
        let layers = vec(vec(values, 0..40), 0..6);
        let gaps = vec(0..90_i64, 0..40);
        (0..30_000_i64, gaps, layers, -100..4_000_i64).prop_map(|(start, gaps, layers, today)| {
            let first = plus_days(day("2000-01-01"), start).unwrap();
            let mut at = first;
            let days = gaps.iter().map(|gap| {
                at = plus_days(at, *gap).unwrap();
                at
            });
            let today = plus_days(first, today).unwrap();
            Series {
                days: days.collect(),
                layers: layers
                    .into_iter()
                    .map(|values| Layer {
                        name: String::new(),
                        class: "",
                        values: values.into_iter().map(Fen::new).collect(),
                    })
                    .collect(),
                today,
                as_of: plus_days(today, 40).unwrap(),
                events: vec![Event {
                    day: today,
                    label: String::new(),
                }],
                reach: Fen::ZERO,
            }
        })
    }

    fn inside(place: i64) -> bool {
        (0..=FULL).contains(&place)
    }

    proptest! {
        #[test]
        fn everything_is_inside_the_picture(series in any_series(amounts())) {
            let Some(plot) = Plot::of(&series) else {
                prop_assert!(series.days.is_empty() || series.layers.is_empty());
                return Ok(());
            };
            prop_assert_eq!(plot.bands.len(), series.layers.len());
            for steps in plot.bands.iter().chain([&plot.total]) {
                prop_assert_eq!(steps.first().unwrap().from, 0);
                prop_assert_eq!(steps.last().unwrap().to, FULL);
                prop_assert!(steps.windows(2).all(|pair| pair[0].to == pair[1].from));
                for step in steps {
                    prop_assert!(step.from < step.to && step.high <= step.low);
                    prop_assert!(inside(step.high) && inside(step.low));
                }
                prop_assert!(outline(steps).starts_with("M0 "));
            }
            prop_assert!(inside(plot.zero) && plot.amounts.iter().all(|(y, _)| inside(*y)));
            prop_assert!(plot.amounts.len() <= 10);
            prop_assert!(plot.events.iter().chain(&plot.today).chain(&plot.as_of).all(|x| inside(*x)));
            for layer in 0..plot.bands.len() {
                if let Some((x, y)) = plot.room(layer, 3_000, 1_000) {
                    prop_assert!((1_500..=8_500).contains(&x) && (500..=9_500).contains(&y));
                }
            }
            for row in 0..series.days.len() {
                let _ = series.total(row);
            }
        }

        /// Where nothing is negative, each layer stands on the one before, and
        /// the topmost is the total.
        #[test]
        fn layers_stand_on_each_other(series in any_series(0..1_000_000_000_000_i64)) {
            let Some(plot) = Plot::of(&series) else { return Ok(()) };
            let at = |steps: &[Step], x: i64| *steps.iter().find(|s| s.from <= x && x < s.to).unwrap();
            for x in (0..FULL).step_by(97) {
                let mut under = plot.zero;
                for steps in &plot.bands {
                    let step = at(steps, x);
                    prop_assert_eq!(step.low, under);
                    prop_assert!(step.high <= under);
                    under = step.high;
                }
                prop_assert_eq!(at(&plot.total, x).high, under);
            }
        }

        /// The same total is the same height, whatever it is made of.
        #[test]
        fn more_owed_is_never_lower(a in 0..i64::MAX / 2, b in 0..i64::MAX / 2) {
            let plot = Plot::of(&series(&["2026-01-01", "2026-01-02"], &[&[a, b]])).unwrap();
            let (first, last) = (plot.total.first().unwrap().high, plot.total.last().unwrap().high);
            prop_assert!((a <= b) == (first >= last) || first == last);
        }
    }
}
