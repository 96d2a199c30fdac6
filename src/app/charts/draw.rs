//! The pictures as elements.
//!
//! Places are percentages, so that a picture is as wide as there is room for
//! while its words and patterns keep their size. What cannot be said in
//! percentages, the outline of a layer, is stretched as a clip path.

use std::cell::Cell;

use wasm_bindgen::JsCast;

use super::bridge::{Bar, Bridge, Shape};
use super::owed::{Plot, Series, edge, outline};
use super::scale::{DayMark, DayName, FULL, percent, width_of, width_of_letter};
use crate::app::dom::{El, el, fill, head_cell, money_cell, p, scroller, svg};
use crate::app::text::Text;
use crate::app::words;
use crate::money::Fen;

/// How high a letter is in a picture, about.
const LETTER: i64 = 1_000;

/// What is owed over time, with its figures beside it and as a table. `id` is
/// this picture's own on the page.
pub fn owed(t: &'static Text, id: &str, series: Series) -> El {
    let c = &t.charts;
    let figure = el("figure").class("chart");
    let Some(plot) = Plot::of(&series) else {
        return figure.child(p("soft", c.nothing));
    };
    let ahead = plot.today.filter(|_| series.today < plot.days.last);
    let says = c
        .owed_says
        .of(&words::date(plot.days.first), &words::date(plot.days.last));
    let picture = el("div")
        .class("owed")
        .attr("role", "img")
        .attr("aria-label", &says)
        .child(flags(t, &series, &plot))
        .child(amounts(t, &plot))
        .child(layers(id, &series, &plot, ahead))
        .child(dates(t, &plot));
    let events = !plot.events.is_empty();
    figure
        .child(picture)
        .child(ahead.map(|_| p("hint", c.after_today)))
        .child(events.then(|| p("hint no-print", c.events)))
        .child(legend(t, id, &series))
        .child(owed_table(t, series))
}

/// Several ways side by side, all to one scale: each by name with its picture,
/// then what the colours are, then all totals as one table.
pub fn side_by_side(t: &'static Text, id: &str, ways: Vec<(String, Series)>) -> El {
    let mut grid = el("ul").class("ways");
    let mut key = None;
    for (i, (name, series)) in ways.iter().enumerate() {
        let Some(plot) = Plot::of(series) else {
            continue;
        };
        let own = format!("{id}-{i}");
        let says = t.word.labelled.of(name, &span(t, &plot));
        grid = grid.child(
            el("li").child(p("way", name.as_str())).child(
                el("div")
                    .class("owed small")
                    .attr("role", "img")
                    .attr("aria-label", &says)
                    .child(amounts(t, &plot))
                    .child(layers(&own, series, &plot, None))
                    .child(dates(t, &plot)),
            ),
        );
        key.get_or_insert((own, i));
    }
    let figure = el("figure").class("chart").child(grid);
    let Some((own, i)) = key else {
        return figure.child(p("soft", t.charts.nothing));
    };
    let mut names = el("ul").class("key");
    if let Some((_, series)) = ways.get(i) {
        for (i, layer) in series.layers.iter().enumerate() {
            names = names.child(el("li").child(swatch(&own, i)).child(layer.name.as_str()));
        }
    }
    figure
        .child(names)
        .child(later_table(t, move |t| ways_table(t, &ways)))
}

fn span(t: &Text, plot: &Plot) -> String {
    t.charts
        .owed_says
        .of(&words::date(plot.days.first), &words::date(plot.days.last))
}

/// The total of each way on each day of the longest.
fn ways_table(t: &Text, ways: &[(String, Series)]) -> El {
    let days = ways.iter().map(|(_, series)| &series.days);
    let days = days.max_by_key(|days| days.len());
    let rows = days.into_iter().flatten().map(|day| {
        let amounts = ways.iter().map(|(_, series)| {
            let at = series.days.iter().position(|d| d == day);
            at.map_or_else(|| "–".to_owned(), |at| total(series, at))
        });
        (head_cell("row", words::date(*day)), amounts.collect())
    });
    days_table(t, ways.iter().map(|(name, _)| name.as_str()), rows)
}

/// From what to what it may come to, over time: three layers, of which the
/// lowest is the good case, the next reaches to the middle and the highest to
/// the bad case. `names` are those of the three cases.
pub fn fan(t: &'static Text, id: &str, series: Series, names: [&'static str; 3]) -> El {
    let figure = el("figure").class("chart fan");
    let Some(plot) = Plot::of(&series) else {
        return figure.child(p("soft", t.charts.nothing));
    };
    let mut key = el("ul").class("key");
    for (i, name) in names.iter().enumerate() {
        key = key.child(el("li").child(swatch(id, i)).child(*name));
    }
    figure
        .child(
            el("div")
                .class("owed")
                .attr("role", "img")
                .attr("aria-label", &span(t, &plot))
                .child(amounts(t, &plot))
                .child(layers(id, &series, &plot, None))
                .child(dates(t, &plot)),
        )
        .child(key)
        .child(later_table(t, move |t| fan_table(t, &series, names)))
}

fn fan_table(t: &Text, series: &Series, names: [&'static str; 3]) -> El {
    let rows = series.days.iter().enumerate().map(|(row, day)| {
        let mut sum = Fen::ZERO;
        let amounts = series.layers.iter().map(|layer| {
            sum = sum.plus(layer.value(row)).unwrap_or(sum);
            words::money(sum)
        });
        (head_cell("row", words::date(*day)), amounts.collect())
    });
    days_table(t, names.into_iter(), rows)
}

/// A part of a picture; its words are not for reading out.
fn picture(class: &str) -> El {
    svg("svg").class(class).attr("aria-hidden", "true")
}

/// An element whose attributes are places.
fn put(tag: &str, class: &str, places: &[(&str, i64)]) -> El {
    let mut made = svg(tag).class(class);
    for (name, at) in places {
        made = made.attr(name, &percent(*at));
    }
    made
}

/// A line down the whole picture.
fn down(class: &str, at: i64) -> El {
    put("line", class, &[("x1", at), ("x2", at), ("y2", FULL)])
}

fn full(fill: &str) -> El {
    put("rect", "", &[("width", FULL), ("height", FULL)]).attr("fill", fill)
}

/// A text at a height of its own, kept within the picture's sides.
fn word(class: &str, at: i64, y: &str, text: &str) -> El {
    let half = width_of(text) / 2;
    let anchor = if at < half {
        "start"
    } else if at > FULL - half {
        "end"
    } else {
        "middle"
    };
    put("text", class, &[("x", at)])
        .attr("y", y)
        .attr("text-anchor", anchor)
        .child(text)
}

/// Over the picture: which line is which day.
fn flags(t: &Text, series: &Series, plot: &Plot) -> El {
    let mut area = picture("");
    let (mut class, mut row) = ("flags", "1.1em");
    let mut aside = None;
    if let Some(at) = plot.as_of {
        // One above the other where they might meet.
        let apart = plot.today.map_or(FULL, |today| at - today);
        if apart.abs() < FULL / 2 {
            (class, row) = ("flags two", "2.4em");
            area = area.child(down("then", at).attr("y1", "1.4em"));
            let beside = if apart > 0 { "end" } else { "start" };
            aside = (apart.abs() < LETTER).then_some(beside);
        }
        let name = t.charts.as_of.of(&words::date(series.as_of));
        area = area.child(word("then", at, "1.1em", &name));
    }
    if let Some(at) = plot.today {
        let mut name = word("now", at, row, t.day.today);
        if let Some(beside) = aside {
            name = name.attr("text-anchor", beside);
        }
        area = area.child(name);
    }
    area.class(class)
}

/// Left of the picture: a few round amounts.
fn amounts(t: &Text, plot: &Plot) -> El {
    let mut area = picture("amounts");
    let mut widest = 0;
    for (at, amount) in &plot.amounts {
        let name = (t.charts.amount)(*amount);
        widest = name.chars().map(width_of_letter).sum::<i64>().max(widest);
        area = area.child(
            put("text", "", &[("x", FULL), ("y", *at)])
                .attr("dy", "0.35em")
                .attr("text-anchor", "end")
                .child(name),
        );
    }
    area.attr("width", &format!("{}.{}em", widest / 10, widest % 10))
}

/// The picture itself.
fn layers(id: &str, series: &Series, plot: &Plot, ahead: Option<i64>) -> El {
    let mut defs = svg("defs");
    let mut area = picture("layers");
    let mut names = Vec::new();
    for (i, (layer, steps)) in series.layers.iter().zip(&plot.bands).enumerate() {
        let (pattern_id, clip) = (fill_id(id, i), format!("{id}-clip-{i}"));
        let shape = svg("path")
            .attr("transform", "scale(.0001)")
            .attr("d", &outline(steps));
        defs = defs.child(pattern(&pattern_id, i, layer.class)).child(
            svg("clipPath")
                .id(&clip)
                .attr("clipPathUnits", "objectBoundingBox")
                .child(shape),
        );
        area = area.child(full(&link(&pattern_id)).attr("clip-path", &link(&clip)));
        // Under the next layer, so that a thin one is not lost in it.
        area = area.child(stretched("gap", &edge(steps)));
        if let Some((x, y)) = plot.room(i, width_of(&layer.name), LETTER) {
            names.push(word(layer.class, x, &percent(y), &layer.name).attr("dy", "0.35em"));
        }
    }
    area = area
        .child(defs)
        .child(stretched("total", &edge(&plot.total)));
    if let Some(at) = ahead {
        let places = [("x", at), ("width", FULL - at), ("height", FULL)];
        area = area.child(put("rect", "ahead", &places));
    }
    for (at, amount) in &plot.amounts {
        let class = if amount.is_zero() {
            "grid zero"
        } else {
            "grid"
        };
        let places = [("x2", FULL), ("y1", *at), ("y2", *at)];
        area = area.child(put("line", class, &places));
    }
    area = area.child(names);
    for (at, class) in [(plot.today, "now"), (plot.as_of, "then")] {
        area = area.child(at.map(|at| down(class, at)));
    }
    area
}

/// A line given in places, as wide and high as the picture.
fn stretched(class: &str, d: &str) -> El {
    put("svg", "", &[("width", FULL), ("height", FULL)])
        .attr("viewBox", "0 0 10000 10000")
        .attr("preserveAspectRatio", "none")
        .child(svg("path").class(class).attr("d", d))
}

fn fill_id(id: &str, i: usize) -> String {
    format!("{id}-fill-{i}")
}

fn link(id: &str) -> String {
    format!("url(#{id})")
}

/// What fills the layer of this number: its colour, and lines or dots that
/// tell it from its neighbours without colour.
fn pattern(id: &str, i: usize, class: &str) -> El {
    let marks = match i % 5 {
        0 => "",
        1 => "M-2 2L2-2M-2 8L8-2M4 8L8 4",
        2 => "M1.5 1.5h0M4.5 4.5h0",
        3 => "M0 1.5h6M0 4.5h6",
        _ => "M0 3h6M3 0v6",
    };
    svg("pattern")
        .id(id)
        .class(class)
        .attr("patternUnits", "userSpaceOnUse")
        .attr("width", "6")
        .attr("height", "6")
        .child(full(""))
        .child(svg("path").attr("d", marks))
}

/// Below the picture: events, and a few days by name.
fn dates(t: &Text, plot: &Plot) -> El {
    let c = &t.charts;
    let mut area = picture("dates");
    for at in &plot.events {
        let mark = svg("path").class("event").attr("d", "M0 2L4 9H-4Z");
        area = area.child(put("svg", "", &[("x", *at)]).child(mark));
    }
    for DayMark { at, name, year } in plot.days.marks() {
        let year = year.map(c.year).unwrap_or_default();
        let (name, year) = match name {
            DayName::Day(month, day) => ((c.day)(month, day), year),
            DayName::Month(month) => ((c.month)(month), year),
            DayName::Year => (year, String::new()),
        };
        area = area
            .child(word("", at, "1.9em", &name))
            .child(word("", at, "3.2em", &year));
    }
    area
}

/// Each component as in the picture, from the top down, and all together.
fn legend(t: &Text, id: &str, series: &Series) -> El {
    let row = series.row_on(series.as_of);
    let day = series.days.get(row).copied().unwrap_or(series.as_of);
    let mut body = el("tbody");
    for (i, layer) in series.layers.iter().enumerate().rev() {
        let head = head_cell("row", swatch(id, i)).child(layer.name.as_str());
        body = body.child(amount_row(head, &words::money(layer.value(row))));
    }
    let all = amount_row(head_cell("row", t.word.total), &total(series, row));
    el("table")
        .class("legend")
        .child(el("caption").child(t.charts.owed_on.of(&words::date(day))))
        .child(body)
        .child(el("tfoot").child(all))
}

/// What fills the layer of this number, in small.
fn swatch(id: &str, i: usize) -> El {
    picture("swatch").child(full(&link(&fill_id(id, i))))
}

fn amount_row(head: El, amount: &str) -> El {
    el("tr").child(head).child(money_cell(amount))
}

fn total(series: &Series, row: usize) -> String {
    series
        .total(row)
        .map_or_else(|| "–".to_owned(), words::money)
}

/// All figures, made when they are asked for.
fn owed_table(t: &'static Text, series: Series) -> El {
    later_table(t, move |t| owed_rows(t, &series))
}

type Make = dyn FnOnce(&'static Text) -> El;

fn later_table(t: &'static Text, make: impl FnOnce(&'static Text) -> El + 'static) -> El {
    let make: Box<Make> = Box::new(make);
    let make = Cell::new(Some(make));
    let summary = el("summary").child(t.charts.as_table);
    el("details")
        .class("more-terms")
        .child(summary)
        .on("toggle", move |e| {
            if let (Some(make), Some(details)) = (make.take(), e.current_target()) {
                fill(details.unchecked_ref(), make(t).into());
            }
        })
}

fn owed_rows(t: &Text, series: &Series) -> El {
    let rows = series.days.iter().enumerate().map(|(row, day)| {
        let note = |text: &str| el("span").class("detail").child(text);
        let mut first = head_cell("row", words::date(*day));
        if *day == series.today {
            first = first.child(note(t.day.today));
        }
        for event in series.events_of(row) {
            first = first.child(note(&event.label));
        }
        let amounts = series
            .layers
            .iter()
            .map(|layer| words::money(layer.value(row)));
        (first, amounts.chain([total(series, row)]).collect())
    });
    let names = series.layers.iter().map(|layer| layer.name.as_str());
    days_table(t, names.chain([t.word.total]), rows)
}

/// A day in each row, an amount in each other column.
fn days_table<'a>(
    t: &Text,
    names: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = (El, Vec<String>)>,
) -> El {
    let mut head = el("tr").child(head_cell("col", t.charts.col_day));
    for name in names {
        head = head.child(head_cell("col", name).class("money"));
    }
    let mut body = el("tbody");
    for (first, amounts) in rows {
        let mut row = el("tr").child(first);
        for amount in &amounts {
            row = row.child(money_cell(amount));
        }
        body = body.child(row);
    }
    scroller(
        t.charts.as_table,
        el("table").child(el("thead").child(head)).child(body),
    )
}

/// How one sum becomes another: a table whose rows have a bar each. `id` is
/// this picture's own on the page; `caption` says what it shows.
pub fn bridge(t: &Text, id: &str, caption: &str, bridge: &Bridge) -> El {
    let shape = Shape::of(bridge);
    let mut bars = shape.bars.iter();
    let mut table = el("table").child(el("caption").child(caption));
    let mut row = |label: &str, amount: &str, class: &str| {
        // The shape has a bar for every row.
        let picture = bars
            .next()
            .map(|bar| bar_picture(&format!("{id}-{}", bars.len()), class, *bar, &shape));
        let cell = el("td").attr("colspan", "2").child(picture);
        table = table.clone().child(
            el("tbody")
                .class(class)
                .child(amount_row(head_cell("row", label), amount))
                .child(el("tr").attr("aria-hidden", "true").child(cell)),
        );
    };
    let (ours, theirs) = (&bridge.start, &bridge.end);
    row(&ours.0, &words::money(ours.1), "ours");
    for step in &bridge.steps {
        let less = step.amount < Fen::ZERO;
        let class = match (step.unexplained, less) {
            (true, _) => "rest",
            (_, true) => "less",
            _ => "more",
        };
        let sign = if less || step.amount.is_zero() {
            ""
        } else {
            "+"
        };
        let amount = format!("{sign}{}", words::money(step.amount));
        row(&step.label, &amount, class);
    }
    row(&theirs.0, &words::money(theirs.1), "theirs");
    let cut = shape
        .cut
        .map(|from| t.charts.cut.of(&(t.charts.amount)(from)));
    el("figure")
        .class("chart bridge")
        .child(table)
        .child(cut.map(|says| p("hint", says)))
}

fn bar_picture(id: &str, class: &str, bar: Bar, shape: &Shape) -> El {
    let rect = |class: &str, left: i64, width: i64| {
        put(
            "rect",
            class,
            &[("x", left), ("width", width), ("height", FULL)],
        )
    };
    let mut picture = picture("bar");
    if let Some((from, to)) = bar.stays {
        picture = picture.child(rect("stays", from, to - from));
    }
    let (left, width) = bar.across();
    let mut step = rect("step", left, width);
    if class == "rest" {
        picture = picture.child(pattern(id, 1, "part-unknown"));
        step = step.attr("fill", &link(id));
    }
    picture = picture.child(step);
    if shape.cut.is_some() {
        // Torn off at the left.
        let teeth = "M-2-2V22H5L1 18L5 14L1 10L5 6L1 2L5-2Z";
        picture = picture.child(svg("path").class("torn").attr("d", teeth));
    }
    picture.child(shape.zero.map(|at| down("zero", at)))
}
