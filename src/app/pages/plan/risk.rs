//! 能撑住吗: the plan gone through ten thousand times.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

use super::Page;
use super::result::owed_after;
use crate::app::charts::draw;
use crate::app::charts::owed::{Layer, Series};
use crate::app::dom::{
    Child, actions, button, card, el, follow, head_cell, heading, p, table_head,
};
use crate::app::fields::{amount_of, field, remembered, typed};
use crate::app::var::Live;
use crate::app::widgets::Kind;
use crate::app::words;
use crate::book::Command;
use crate::money::{Fen, halfwidth};
use crate::outlook::Outlook;
use crate::plan::Assumptions;
use crate::plan::risk::{Found, Trial};
use crate::plan::simulate::Outcome;
use crate::rate::Percent;

/// How many times in all, and before the page may breathe.
const PATHS: u32 = 10_000;
const AT_ONCE: u32 = 250;
/// The same figures give the same result each time.
const SEED: u64 = 20_261_124;
/// What more at hand is tried, in months of the mean payment.
const BUFFERS: [i64; 4] = [0, 1, 2, 4];

/// How far the trials are.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Running(u32),
    Done(Rc<Vec<(Fen, Found)>>),
}

pub fn section(page: Page) -> Child {
    let w = page.w;
    let state = page.state;
    let now = state.book.with_untracked(|book| book.plans.assumptions);
    let progress = Live::new(Stage::Idle);
    let wrong = Live::new(false);
    // What was tried is not what is shown any more.
    follow(move || {
        page.outlook.track();
        progress.set(Stage::Idle);
    });
    let ids: [&'static str; 7] = [
        "risk-loss",
        "risk-lost",
        "risk-months",
        "risk-stray",
        "risk-unexpected",
        "risk-cost",
        "risk-forgotten",
    ];
    let texts = [
        now.loss.to_string(),
        now.lost.to_string(),
        now.months.to_string(),
        now.stray.to_string(),
        now.unexpected.to_string(),
        typed(now.cost),
        now.forgotten.to_string(),
    ];
    // What was typed and not tried yet stays as well.
    let mut known = ids.into_iter().zip(texts);
    let texts: [Live<String>; 7] = std::array::from_fn(|_| {
        let (id, now) = known.next().unwrap_or_default();
        remembered(id, &now)
    });
    let labels = [
        w.loss,
        w.lost,
        w.loss_months,
        w.stray,
        w.unexpected,
        w.unexpected_cost,
        w.forgotten,
    ];
    let mut fields = el("div").class("pair");
    for ((place, text), (id, label)) in texts
        .iter()
        .copied()
        .enumerate()
        .zip(ids.into_iter().zip(labels))
    {
        let (kind, right): (Kind, fn(&str) -> bool) = match place {
            2 => (Kind::Whole, |text| {
                halfwidth(text.trim())
                    .parse::<u16>()
                    .is_ok_and(|n| (1..=24).contains(&n))
            }),
            5 => (Kind::Amount, |text| amount_of(text).is_ok()),
            _ => (Kind::Percent, |text| Percent::parse(text).is_ok()),
        };
        fields = fields.child(field(
            id,
            label,
            "",
            kind,
            text,
            move |text| (!right(text)).then(|| w.wrong_assumptions.to_owned()),
            move || progress.set(Stage::Idle),
            || {},
        ));
    }
    let run = move || match read(&texts) {
        Some(assumptions) => {
            wrong.set(false);
            let _ = state.apply(Command::SetAssumptions(assumptions));
            start(page, assumptions, progress);
        }
        None => wrong.set(true),
    };
    card()
        .class("card no-print")
        .id("risk")
        .child(heading("h2", w.risk))
        .child(p("hint", w.risk_says))
        .child(fields)
        .child(el("div").region(move || {
            match progress.get() {
                Stage::Running(done) => vec![
                    el("progress")
                        .attr("max", &PATHS.to_string())
                        .attr("value", &done.to_string())
                        .attr("aria-label", w.risk)
                        .into(),
                    p("soft", (w.risk_progress)(done, PATHS)).into(),
                    Child::from(
                        actions().child(button("", w.risk_stop, move || progress.set(Stage::Idle))),
                    ),
                ]
                .into(),
                _ if !can_be_tried(page) => p("notice warn", w.risk_nothing).into(),
                _ => actions().child(button("main", w.risk_run, run)).into(),
            }
        }))
        .child(el("div").attr("role", "status").region(move || {
            if wrong.get() {
                return p("error", w.wrong_assumptions).into();
            }
            match progress.get() {
                Stage::Done(found) => page.outlook.with(|outlook| match outlook {
                    Some(outlook) => shown(page, outlook, &found),
                    None => Child::NONE,
                }),
                _ => Child::NONE,
            }
        }))
        .into()
}

fn read(texts: &[Live<String>; 7]) -> Option<Assumptions> {
    let [chance, lost, months, stray, unexpected, cost, forgotten] = texts.map(Live::get_untracked);
    let percent = |text: &String| Percent::parse(text).ok();
    let assumptions = Assumptions {
        loss: percent(&chance)?,
        lost: percent(&lost)?,
        months: halfwidth(months.trim()).parse().ok()?,
        stray: percent(&stray)?,
        unexpected: percent(&unexpected)?,
        cost: amount_of(&cost).ok()?,
        forgotten: percent(&forgotten)?,
    };
    assumptions.is_valid().then_some(assumptions)
}

/// Whether the plan as it stands has anything to try.
fn can_be_tried(page: Page) -> bool {
    page.outlook
        .with(|outlook| outlook.as_ref().is_some_and(|o| o.can_be_tried()))
}

/// Tries in pieces, so that the page stays alive and can stop it.
fn start(page: Page, assumptions: Assumptions, progress: Live<Stage>) {
    let trials = page.outlook.with_untracked(|outlook| {
        let outlook = outlook.as_ref()?;
        let outcome = outlook.outcome()?;
        outlook
            .can_be_tried()
            .then(|| trials(outlook, outcome, assumptions))
    });
    let Some(trials) = trials else { return };
    progress.set(Stage::Running(0));
    go_on(trials, 0, progress);
}

fn trials(outlook: &Outlook, outcome: &Outcome, assumptions: Assumptions) -> Vec<(Fen, Trial)> {
    let months = i64::try_from(outcome.months.len()).unwrap_or(1).max(1);
    let mean = outcome.paid.get() / months;
    let growth: Vec<f64> = outlook
        .owed
        .iter()
        .zip(&outlook.growth)
        .map(|(owed, growth)| monthly(*owed, *growth))
        .collect();
    BUFFERS
        .into_iter()
        .map(|times| {
            // To the hundred yuan: it is something to save up to.
            let more = Fen::new((mean * times + 5_000) / 10_000 * 10_000);
            let trial = Trial::new(
                outcome,
                &outlook.incomes,
                growth.clone(),
                more,
                assumptions,
                SEED,
            );
            let trial = if times == 0 { trial.watched() } else { trial };
            (more, trial)
        })
        .collect()
}

/// What a debt grows by in thirty days, as a fraction of what is owed.
#[allow(clippy::cast_precision_loss)]
fn monthly(owed: Fen, growth: i128) -> f64 {
    if owed.is_zero() {
        return 0.0;
    }
    growth as f64 * 30.0 / 1e6 / owed.get() as f64
}

fn go_on(mut trials: Vec<(Fen, Trial)>, done: u32, progress: Live<Stage>) {
    set_timeout(
        move || {
            // The page was left, or it was stopped meanwhile, or changed.
            if !progress.is_there() || !matches!(progress.get_untracked(), Stage::Running(_)) {
                return;
            }
            for (_, trial) in &mut trials {
                trial.run(AT_ONCE);
            }
            let done = done + AT_ONCE;
            if done >= PATHS {
                let found = trials
                    .iter()
                    .map(|(more, trial)| (*more, trial.found().clone()))
                    .collect();
                progress.set(Stage::Done(Rc::new(found)));
            } else {
                progress.set(Stage::Running(done));
                go_on(trials, done, progress);
            }
        },
        Duration::ZERO,
    );
}

/// What is owed, at the start of each month, in the good, the middle and the
/// bad case; as far as the bad one goes.
fn fan(page: Page, outlook: &Outlook, found: &Found) -> Series {
    let starts = &outlook.windows.starts;
    let planned = outlook.outcome();
    let owed = |place: usize| match place.checked_sub(1) {
        Some(before) => planned.map_or(Fen::ZERO, |outcome| {
            if before < outcome.months.len() {
                owed_after(outcome, before)
            } else {
                outcome.owed
            }
        }),
        None => Fen::sum(outlook.owed.iter().copied()).unwrap_or_default(),
    };
    let cases = [100, 500, 900].map(|q| found.behind(q));
    let length = cases.iter().map(Vec::len).max().unwrap_or(0);
    let mut days = Vec::new();
    let mut layers = [Vec::new(), Vec::new(), Vec::new()];
    for (place, day) in starts.iter().enumerate().take(length + 1) {
        let base = owed(place);
        days.push(*day);
        let mut below = Fen::ZERO;
        for (case, layer) in cases.iter().zip(&mut layers) {
            let behind = place.checked_sub(1).and_then(|at| case.get(at));
            let value = base.plus(whole_yuan(behind.copied().unwrap_or(0.0)));
            let value = value.unwrap_or(base);
            layer.push(value.minus(below).unwrap_or_default());
            below = value;
        }
        if below.is_zero() {
            break;
        }
    }
    let classes = ["part-principal", "part-penalty", "part-compound"];
    let layers = layers.into_iter().zip(classes).zip(page.w.fan_names);
    Series {
        as_of: days.first().copied().unwrap_or(outlook.day),
        layers: layers
            .map(|((values, class), name)| Layer {
                name: name.to_owned(),
                class,
                values,
            })
            .collect(),
        days,
        today: outlook.day,
        events: Vec::new(),
        reach: Fen::ZERO,
    }
}

/// A chance's amount to the yuan: more would pretend to know it.
#[allow(clippy::cast_possible_truncation)]
fn whole_yuan(fen: f64) -> Fen {
    Fen::new((fen / 100.0).round() as i64 * 100)
}

/// Thousandths as a percentage with one decimal.
fn percent(thousandths: u32) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

fn shown(page: Page, outlook: &Outlook, found: &[(Fen, Found)]) -> Child {
    let w = page.w;
    let Some((_, first)) = found.first() else {
        return Child::NONE;
    };
    let date = |months: Option<usize>| {
        months
            .and_then(|months| outlook.windows.starts.get(months))
            .map_or_else(|| w.risk_never.to_owned(), |day| words::date(*day))
    };
    let missed = outlook.outcome().map_or(0, Outcome::missed);
    let mut parts = Vec::new();
    if missed > 0 {
        parts.push(p("notice warn", (w.risk_missed)(missed)));
    }
    parts.push(p("verdict", w.risk_holds.of(&percent(first.holds()))));
    let [low, middle, high] = [100, 500, 900].map(|q| date(first.quantile(q)));
    parts.push(p("", (w.risk_dates)(&low, &middle, &high)));
    if let Some(month) = first.weakest() {
        parts.push(p("", w.risk_weakest.of(&date(Some(month)))));
    }
    parts.push(heading("h3", w.fan));
    parts.push(p("hint", w.fan_says));
    parts.push(draw::fan(
        page.t,
        "fan",
        fan(page, outlook, first),
        w.fan_names,
    ));
    let mut body = el("tbody");
    for (more, found) in found {
        body = body.child(
            el("tr").child(head_cell("row", words::money(*more))).child(
                el("td")
                    .class("money")
                    .child(format!("{}%", percent(found.holds()))),
            ),
        );
    }
    parts.push(heading("h3", w.risk_buffers));
    parts.push(
        el("div").class("scroll").child(
            el("table")
                .child(table_head(&[w.risk_buffer, w.risk_chance]))
                .child(body),
        ),
    );
    parts.push(p("soft", w.risk_seed));
    parts.into()
}
