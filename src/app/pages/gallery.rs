//! All interface parts on one page, for seeing them together.

pub mod text;

use std::rc::Rc;

use self::text::words_with;
use crate::app::charts::bridge::{Bridge, Step};
use crate::app::charts::draw;
use crate::app::charts::owed::{Event, Layer, Series};
use crate::app::dom::{Child, El, actions, button, card, el, head_cell, heading, money_cell, p};
use crate::app::explain::{Explanation, Row};
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::widgets::{Kind, TextField, check, choice, dialog, empty, figure, notice, tabs};
use crate::app::words;
use crate::calendar::{parse_iso, plus_days};
use crate::law::SourceId;
use crate::money::Fen;
use crate::rate::{Per, Rate};

pub type Part = fn(State, &'static Text) -> Child;

pub fn gallery_page(state: State, t: &'static Text) -> Child {
    let g = words_with(t);
    let tab = Live::new(0_usize);
    let open = Live::new(false);
    let sample = move || Explanation {
        title: g.sample.to_owned(),
        says: t.component_says.penalty.to_owned(),
        formula: Some((t.explain.penalty)(
            "¥1,000.00",
            &t.explain.rate_of_day.of("0.045"),
            "1.5",
            187,
            "¥126.23",
        )),
        rows: vec![Row {
            label: t.component.penalty.to_owned(),
            detail: t.component_says.penalty.to_owned(),
            amount: words::money(Fen::new(12_623)),
        }],
        total: words::money(Fen::new(12_623)),
        sources: SourceId::ALL.to_vec(),
    };
    let nothing = || {};
    let buttons = actions()
        .child(button("main", t.word.save, nothing))
        .child(button("", t.word.edit, nothing))
        .child(button("quiet", t.word.cancel, nothing))
        .child(button("danger", t.word.delete, nothing))
        .child(button("", t.word.undo, nothing).attr("disabled", ""));
    let row = |name: &str, fen| {
        el("tr")
            .child(head_cell("row", name))
            .child(money_cell(&words::money(Fen::new(fen))))
    };
    let table = el("table")
        .child(
            el("thead").child(
                el("tr")
                    .child(head_cell("col", t.debt.col_item))
                    .child(head_cell("col", t.word.amount).class("money")),
            ),
        )
        .child(
            el("tbody")
                .child(row(t.component.principal, 700_000))
                .child(row(t.component.interest, 38_430)),
        );
    let panel = el("div")
        .attr("role", "tabpanel")
        .id("gallery-tabs-panel")
        .attr("tabindex", "0")
        .attr_fn("aria-labelledby", move || {
            Some(format!("gallery-tabs-tab-{}", tab.get()))
        })
        .child(el("p").text_fn(move || {
            if tab.get() == 0 {
                t.explain.overdue
            } else {
                t.explain.payoff
            }
            .to_owned()
        }));
    let mut notices = card().child(heading("h2", g.notices));
    for tone in ["plain", "warn", "danger"] {
        notices = notices.child(notice(
            tone,
            t.storage.full,
            t.storage.not_kept_says,
            button("", t.storage.save_page, nothing),
        ));
    }
    vec![
        heading("h1", t.gallery.title),
        p("soft", g.says),
        fields(t),
        card().child(heading("h2", g.buttons)).child(buttons),
        card()
            .class("card figures")
            .child(heading("h2", g.explain))
            .child(figure(
                t.debt.overdue,
                || words::money(Fen::new(783_319)),
                t.word.how,
                "lead",
                move || state.explanation.set(Some(sample())),
            )),
        card().child(heading("h2", g.table)).child(table),
        card()
            .child(heading("h2", g.tabs))
            .child(tabs("gallery-tabs", &[t.debt.overdue, t.debt.payoff], tab))
            .child(panel),
        card()
            .child(heading("h2", g.owed))
            .child(sample_series(t).map(|series| draw::owed(t, "g-owed", series))),
        card().child(heading("h2", g.bridge)).child(draw::bridge(
            t,
            "g-bridge",
            g.bridge_says,
            &sample_bridge(t),
        )),
        notices,
        card().child(heading("h2", g.dialog)).child(
            actions()
                .child(button("", g.open_dialog, move || open.set(true)))
                .child(button("", g.show_toast, move || {
                    state.say(t.storage.kept.to_owned());
                })),
        ),
        dialog(
            state,
            "sample",
            move || open.get(),
            move || open.set(false),
            move || {
                vec![
                    heading("h2", g.dialog).id("sample-title"),
                    p("", g.says),
                    actions().child(button("", t.word.close, move || open.set(false))),
                ]
                .into()
            },
        ),
        empty(g.empty, g.empty_says).child(button("main", t.word.save, nothing)),
    ]
    .into()
}

/// A loan of which three instalments were paid and the rest was not.
fn sample_series(t: &'static Text) -> Option<Series> {
    let first = parse_iso("2026-01-05")?;
    let payments = [46, 74, 105];
    let days = (0..=441).filter(|day| day % 7 == 0 || payments.contains(day));
    let days: Vec<i64> = days.collect();
    let paid = |day: i64| payments.iter().filter(move |payment| **payment <= day);
    let left = |day: i64| 1_000_000 - paid(day).map(|_| 100_000).sum::<i64>();
    let interest = |day: i64| (day - paid(day).max().unwrap_or(&0)) * left(day) * 45 / 100_000;
    let since = |day: i64, from: i64| (day - from).max(0);
    let layer = |name: &str, class, value: &dyn Fn(i64) -> i64| Layer {
        name: name.to_owned(),
        class,
        values: days.iter().map(|day| Fen::new(value(*day))).collect(),
    };
    let c = &t.component;
    let layers = vec![
        layer(c.principal, "part-principal", &left),
        layer(c.interest, "part-interest", &interest),
        layer(c.penalty, "part-penalty", &|day| {
            since(day, 135) * since(day, 135) * 9 / 10
        }),
        layer(c.compound, "part-compound", &|day| {
            since(day, 200) * since(day, 200) / 5
        }),
    ];
    Some(Series {
        layers,
        today: parse_iso("2026-11-23")?,
        as_of: parse_iso("2027-01-18")?,
        events: payments
            .iter()
            .filter_map(|day| {
                Some(Event {
                    day: plus_days(first, *day)?,
                    label: words_with(t).event.to_owned(),
                })
            })
            .collect(),
        days: days
            .iter()
            .filter_map(|day| plus_days(first, *day))
            .collect(),
        reach: Fen::ZERO,
    })
}

fn sample_bridge(t: &'static Text) -> Bridge {
    let g = words_with(t);
    let step = |label: &str, fen, unexplained| Step {
        label: label.to_owned(),
        amount: Fen::new(fen),
        unexplained,
    };
    Bridge {
        start: (g.ours.to_owned(), Fen::new(783_319)),
        steps: vec![
            step(g.step_rate, 31_264, false),
            step(g.step_fee, 68_000, false),
            step(g.step_less, -12_630, false),
            step(g.step_rest, 24_047, true),
        ],
        end: (g.theirs.to_owned(), Fen::new(894_000)),
    }
}

/// A field with a value of its own.
fn field(
    id: &'static str,
    (label, hint): (&'static str, &'static str),
    kind: Kind,
    start: &str,
    error: impl Fn(&str) -> Option<String> + 'static,
) -> El {
    let value = Live::new(start.to_owned());
    TextField {
        id,
        label,
        hint: Box::new(move || hint.to_owned()),
        value: Box::new(move || value.get()),
        error: Rc::new(move || value.with(|v| error(v))),
        on_input: Box::new(move |v| value.set(v)),
        on_leave: Box::new(|| {}),
        kind,
    }
    .build()
}

fn fields(t: &'static Text) -> El {
    let f = &t.form;
    let per = Live::new(Per::Day);
    let compound = Live::new(true);
    card()
        .child(heading("h2", words_with(t).fields))
        .child(field(
            "g-amount",
            (f.principal, f.principal_hint),
            Kind::Amount,
            "1,23",
            |v| Fen::parse(v).err().map(|e| words::amount_error(t, e)),
        ))
        .child(field(
            "g-rate",
            (f.rate, f.rate_hint),
            Kind::Percent,
            "0.045",
            move |v| {
                Rate::parse(v, per.get())
                    .err()
                    .map(|e| words::rate_error(t, e))
            },
        ))
        .child(choice(
            "g-per",
            f.per,
            &[(Per::Day, f.per_day), (Per::Year, f.per_year)],
            move || per.get(),
            move |p| per.set(p),
        ))
        .child(field(
            "g-day",
            (f.first_due, f.first_due_hint),
            Kind::Date,
            "2026-11-23",
            |_| None,
        ))
        .child(check(
            "g-compound",
            f.compound,
            f.compound_hint,
            move || compound.get(),
            move |on| compound.set(on),
        ))
        .child(field("g-note", (f.note, ""), Kind::Note, "", |_| None))
}
