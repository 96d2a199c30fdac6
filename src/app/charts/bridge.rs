//! From one sum to another, step by step: a bar for each sum, and between
//! them a bar for each step, which begins where the one before ended.

use super::scale::{place, round_step};
use crate::money::Fen;

/// How one sum becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    pub start: (String, Fen),
    pub steps: Vec<Step>,
    pub end: (String, Fen),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub label: String,
    /// Negative where it makes the sum smaller.
    pub amount: Fen,
    /// Whether this is what nothing explains; drawn hatched.
    pub unexplained: bool,
}

impl Bridge {
    /// What the steps do not reach, for a last step that names it; zero when
    /// they end at the end. `None` where it does not fit.
    #[must_use]
    pub fn rest(&self) -> Option<Fen> {
        let steps = self.steps.iter();
        let reached = steps
            .map(|step| step.amount)
            .try_fold(self.start.1, Fen::plus);
        self.end.1.minus(reached.ok()?).ok()
    }

    /// The sum before the first step and after each.
    fn sums(&self) -> Vec<i64> {
        let mut sum = self.start.1.get();
        let mut sums = vec![sum];
        for step in &self.steps {
            sum = sum.saturating_add(step.amount.get());
            sums.push(sum);
        }
        sums
    }
}

/// Where the bars are, in ten-thousandths from the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The amount at the left where the bars do not begin at zero, since the
    /// steps could not be seen beside the sums.
    pub cut: Option<Fen>,
    /// Where zero is, if anything is below it.
    pub zero: Option<i64>,
    /// The start, each step, the end.
    pub bars: Vec<Bar>,
}

/// A bar, which begins where the sum was and ends where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub from: i64,
    pub to: i64,
    /// What stays of the sum: drawn faintly, so that the steps hang together.
    pub stays: Option<(i64, i64)>,
}

impl Bar {
    /// The left end and the width.
    #[must_use]
    pub fn across(&self) -> (i64, i64) {
        (self.from.min(self.to), (self.to - self.from).abs())
    }
}

impl Shape {
    #[must_use]
    pub fn of(bridge: &Bridge) -> Shape {
        let sums = bridge.sums();
        let end = bridge.end.1.get();
        let (mut low, mut high) = (end, end);
        for sum in &sums {
            (low, high) = (low.min(*sum), high.max(*sum));
        }
        let cut = cut(low, high);
        let base = cut.unwrap_or(0);
        // The longest bar is as wide as the picture.
        let along = |amount: i64| place(base.min(low), amount, base.max(high));
        let zero = along(base);

        let mut from = base;
        let mut bars = Vec::new();
        for sum in sums {
            // What both sums have in common, on the same side.
            let stays = if (from < base) == (sum < base) {
                let near = if sum < base {
                    sum.max(from)
                } else {
                    sum.min(from)
                };
                let near = along(near);
                (near.min(zero), near.max(zero))
            } else {
                (zero, zero)
            };
            bars.push(Bar {
                from: along(from),
                to: along(sum),
                stays: (stays.0 < stays.1).then_some(stays),
            });
            from = sum;
        }
        bars.push(Bar {
            from: zero,
            to: along(end),
            stays: None,
        });
        Shape {
            cut: cut.map(Fen::new),
            zero: (low < 0).then_some(zero),
            bars,
        }
    }
}

/// Where the bars begin instead of at zero: at a round amount, below the
/// least sum by at least what the sums differ, so that the steps take up to
/// half of the picture. Only where they would else take less than a fifth.
fn cut(low: i64, high: i64) -> Option<i64> {
    let differ = high.saturating_sub(low);
    if differ <= 0 || low <= differ.saturating_mul(4) {
        return None;
    }
    let round = round_step(differ, 2);
    let cut = (low - differ) / round * round;
    (cut > 0).then_some(cut)
}

#[cfg(test)]
mod tests {
    use super::super::scale::FULL;
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn bridge(start: i64, steps: &[i64], end: i64) -> Bridge {
        Bridge {
            start: (String::new(), Fen::new(start)),
            steps: steps
                .iter()
                .map(|amount| Step {
                    label: String::new(),
                    amount: Fen::new(*amount),
                    unexplained: false,
                })
                .collect(),
            end: (String::new(), Fen::new(end)),
        }
    }

    fn ends(shape: &Shape) -> Vec<(i64, i64)> {
        shape.bars.iter().map(|bar| (bar.from, bar.to)).collect()
    }

    #[test]
    fn up_and_down() {
        let shape = Shape::of(&bridge(500, &[500, -200], 800));
        assert_eq!((shape.cut, shape.zero), (None, None));
        assert_eq!(
            ends(&shape),
            [(0, 5_000), (5_000, FULL), (FULL, 8_000), (0, 8_000)]
        );
        let stays: Vec<_> = shape.bars.iter().map(|bar| bar.stays).collect();
        assert_eq!(stays, [None, Some((0, 5_000)), Some((0, 8_000)), None]);
        assert_eq!(shape.bars[2].across(), (8_000, 2_000));
    }

    #[test]
    fn small_steps_between_large_sums_are_cut() {
        let shape = Shape::of(&bridge(783_319, &[42_000, 6_381], 831_700));
        assert_eq!(shape.cut, Some(Fen::new(700_000)));
        assert_eq!(shape.bars[0].from, 0);
        let (left, width) = shape.bars[1].across();
        assert!(left > 5_000 && width > 2_500, "{left} {width}");
    }

    #[test]
    fn nothing_and_all_the_same() {
        assert_eq!(ends(&Shape::of(&bridge(0, &[], 0))), [(0, 0), (0, 0)]);
        let same = Shape::of(&bridge(700, &[0], 700));
        assert_eq!(ends(&same), [(0, FULL), (FULL, FULL), (0, FULL)]);
        assert_eq!(same.cut, None);
    }

    #[test]
    fn below_zero() {
        let shape = Shape::of(&bridge(-100, &[400], 300));
        assert_eq!(shape.zero, Some(2_500));
        assert_eq!(ends(&shape), [(2_500, 0), (0, FULL), (2_500, FULL)]);
        assert_eq!(shape.bars[1].stays, None);
        let all_below = Shape::of(&bridge(-100, &[-100], -200));
        assert_eq!(all_below.zero, Some(FULL));
        assert_eq!(all_below.bars[1].stays, Some((5_000, FULL)));
    }

    #[test]
    fn what_the_steps_do_not_reach() {
        assert_eq!(bridge(5, &[3], 10).rest(), Some(Fen::new(2)));
        assert_eq!(bridge(5, &[5], 10).rest(), Some(Fen::ZERO));
        assert_eq!(bridge(i64::MIN, &[i64::MIN], i64::MAX).rest(), None);
    }

    fn amounts() -> impl Strategy<Value = i64> {
        prop_oneof![
            Just(0),
            -10_000..10_000_i64,
            0..1_000_000_000_000_i64,
            any::<i64>()
        ]
    }

    proptest! {
        #[test]
        fn bars_connect_and_stay_inside(
            start in amounts(), steps in vec(amounts(), 0..12), end in amounts(), closed: bool,
        ) {
            let mut bridge = bridge(start, &steps, end);
            if closed && let Some(rest) = bridge.rest() {
                bridge.steps.push(Step { label: String::new(), amount: rest, unexplained: true });
                prop_assert_eq!(bridge.rest(), Some(Fen::ZERO));
            }
            let shape = Shape::of(&bridge);
            prop_assert_eq!(shape.bars.len(), bridge.steps.len() + 2);
            for bar in &shape.bars {
                let (left, width) = bar.across();
                prop_assert!(0 <= left && 0 <= width && left + width <= FULL);
                if let Some((from, to)) = bar.stays {
                    prop_assert!(0 <= from && from < to && to <= FULL);
                    prop_assert!(to == left || from == left + width || to <= left || from >= left + width);
                }
            }
            // Each step begins where the one before ended.
            let (last, before) = shape.bars.split_last().unwrap();
            prop_assert!(before.windows(2).all(|pair| pair[0].to == pair[1].from));
            if bridge.rest() == Some(Fen::ZERO) {
                prop_assert_eq!(before.last().unwrap().to, last.to);
            }
            // And so the widths, with their signs, sum to the difference.
            let steps = before.get(1..).unwrap();
            let sum: i64 = steps.iter().map(|bar| bar.to - bar.from).sum();
            prop_assert_eq!(sum, before.last().unwrap().to - before[0].to);
            // A step up goes right, a step down goes left.
            for (step, bar) in bridge.steps.iter().zip(steps) {
                prop_assert!(bar.to == bar.from || (bar.to > bar.from) == (step.amount > Fen::ZERO));
            }
            prop_assert!(shape.cut.is_none_or(|cut| cut > Fen::ZERO && shape.zero.is_none()));
        }
    }
}
