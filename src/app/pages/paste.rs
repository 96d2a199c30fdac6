//! Pasting a schedule or payments: the text, a preview of what was read, and
//! only then, if the user says so, what becomes of it.

pub mod text;

use std::rc::Rc;

use chrono::NaiveDate;

use self::text::words_with;
use crate::app::dom::{
    Child, El, actions, button, checked_of, el, head_cell, money_cell, p, region, scroller,
    table_head,
};
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind, TextField};
use crate::app::words;
use crate::loan::contract::Row;
use crate::loan::paste::{Doubt, Ignored, PasteError, Pasted, Proposed, read_payments, read_rows};
use crate::loan::{Act, Event};

/// Where the rows or payments go, once the user says so.
type Take<T> = Rc<dyn Fn(Vec<T>)>;
type LentOn = Rc<dyn Fn() -> Option<NaiveDate>>;

/// What the rest of the app calls here.
#[derive(Clone, Copy)]
pub struct Part {
    pub rows: fn(&'static Text, &'static str, NaiveDate, LentOn, Take<Row>) -> El,
    pub payments: fn(&'static Text, &'static str, NaiveDate, NaiveDate, Take<Event>) -> El,
}

pub const PART: Part = Part {
    rows: paste_rows,
    payments: paste_payments,
};

fn area(t: &'static Text, id: &'static str, text: Live<String>) -> El {
    let w = words_with(t);
    TextField {
        id,
        label: w.text,
        hint: Box::new(move || w.says.to_owned()),
        value: Box::new(move || text.get()),
        error: Rc::new(|| None),
        on_input: Box::new(move |typed| text.set(typed)),
        on_leave: Box::new(|| {}),
        kind: Kind::Note,
    }
    .build()
}

/// A schedule: rows or nothing.
fn paste_rows(
    t: &'static Text,
    id: &'static str,
    today: NaiveDate,
    lent_on: Rc<dyn Fn() -> Option<NaiveDate>>,
    take: Rc<dyn Fn(Vec<Row>)>,
) -> El {
    let w = words_with(t);
    let text = Live::new(String::new());
    el("div")
        .class("paste")
        .child(area(t, id, text))
        .region(move || {
            let typed = text.get();
            if typed.trim().is_empty() {
                return Child::NONE;
            }
            let pasted = match read_rows(&typed, today, lent_on()) {
                Ok(pasted) => pasted,
                Err(e) => return p("error", error(t, e)).into(),
            };
            let rows: Vec<Row> = pasted.items.iter().map(|i| i.value).collect();
            let count = rows.len();
            let take = Rc::clone(&take);
            let preview = rows_table(t, &rows);
            let button = (count > 0).then(|| {
                actions().child(button("main", &(w.take_rows)(count), move || {
                    take(rows.clone());
                    text.set(String::new());
                }))
            });
            vec![
                doubts(t, &pasted.doubts),
                preview,
                row_doubts(t, &pasted.items),
                ignored(t, &pasted.ignored),
                Child::from(button),
            ]
            .into()
        })
}

/// What is not sure of the rows: at once for all, where it is the same, else
/// row by row.
fn row_doubts(t: &'static Text, rows: &[Proposed<Row>]) -> Child {
    let Some(first) = rows.first() else {
        return Child::NONE;
    };
    if rows.iter().all(|row| row.doubts == first.doubts) {
        return doubts(t, &first.doubts);
    }
    let mut list = el("ul").class("notes");
    for row in rows.iter().filter(|row| !row.doubts.is_empty()) {
        let about: Vec<&str> = row.doubts.iter().map(|d| doubt(t, d)).collect();
        let due = words::date(row.value.due);
        list = list.child(el("li").child(t.word.labelled.of(&due, &about.join(" · "))));
    }
    list.into()
}

/// Rows as they are, with their sums.
pub fn rows_table(t: &'static Text, rows: &[Row]) -> Child {
    let w = words_with(t);
    if rows.is_empty() {
        return p("", w.nothing).into();
    }
    let mut body = el("tbody");
    for row in rows {
        body = body.child(
            el("tr")
                .child(head_cell("row", words::date(row.due)))
                .child(money_cell(&words::money(row.principal)))
                .child(money_cell(&words::money(row.interest)))
                .child(money_cell(&words::money(row.fee))),
        );
    }
    let sum = |pick: fn(&Row) -> crate::money::Fen| {
        words::money(crate::money::Fen::sum(rows.iter().map(pick)).unwrap_or_default())
    };
    let foot = el("tr")
        .child(head_cell("row", t.word.total))
        .child(money_cell(&sum(|r| r.principal)))
        .child(money_cell(&sum(|r| r.interest)))
        .child(money_cell(&sum(|r| r.fee)));
    let head = table_head(&[
        t.paste.col_due,
        t.component.principal,
        t.component.interest,
        t.component.fee,
    ]);
    scroller(
        t.terms.rows,
        el("table")
            .child(head)
            .child(body)
            .child(el("tfoot").child(foot)),
    )
    .into()
}

/// Payments: those that are ticked.
fn paste_payments(
    t: &'static Text,
    id: &'static str,
    today: NaiveDate,
    lent_on: NaiveDate,
    take: Rc<dyn Fn(Vec<Event>)>,
) -> El {
    let w = words_with(t);
    let text = Live::new(String::new());
    let left_out = Live::new(Vec::<usize>::new());
    let read = Derived::new(move || text.with(|typed| read_payments(typed, today)));
    // What looks like a second message about one payment is not ticked, nor
    // what would be before the loan.
    crate::app::dom::follow(move || {
        read.with(|read| {
            let doubtful = read.as_ref().map_or_else(
                |_| Vec::new(),
                |pasted| {
                    pasted
                        .items
                        .iter()
                        .enumerate()
                        .filter(|(_, i)| {
                            let twice = |d: &Doubt| matches!(d, Doubt::Duplicate { .. });
                            i.value.on < lent_on || i.doubts.iter().any(twice)
                        })
                        .map(|(index, _)| index)
                        .collect()
                },
            );
            left_out.set(doubtful);
        });
    });
    el("div")
        .class("paste")
        .child(area(t, id, text))
        .child(region(move || {
            if text.with(|typed| typed.trim().is_empty()) {
                return Child::NONE;
            }
            read.with(|read| match read {
                Err(e) => p("error", error(t, *e)).into(),
                Ok(pasted) => payments_preview(t, pasted, lent_on, left_out),
            })
        }))
        .child(region(move || {
            let count = read.with(|read| {
                read.as_ref().map_or(0, |pasted| {
                    pasted.items.len().saturating_sub(left_out.with(Vec::len))
                })
            });
            if count == 0 {
                return Child::NONE;
            }
            let take = Rc::clone(&take);
            actions()
                .child(button("main", &(w.take_payments)(count), move || {
                    let events = read.with_untracked(|read| {
                        read.as_ref().map_or_else(
                            |_| Vec::new(),
                            |pasted| {
                                pasted
                                    .items
                                    .iter()
                                    .enumerate()
                                    .filter(|(index, _)| {
                                        left_out.with_untracked(|out| !out.contains(index))
                                    })
                                    .map(|(_, item)| item.value.clone())
                                    .collect()
                            },
                        )
                    });
                    text.set(String::new());
                    take(events);
                }))
                .into()
        }))
}

fn payments_preview(
    t: &'static Text,
    pasted: &Pasted<Event>,
    lent_on: NaiveDate,
    left_out: Live<Vec<usize>>,
) -> Child {
    let w = words_with(t);
    let mut list = el("ul").class("ticks");
    for (index, item) in pasted.items.iter().enumerate() {
        let id = format!("pasted-{index}");
        let amount = match item.value.act {
            Act::Pay { amount, .. } => words::money(amount),
            _ => String::new(),
        };
        let tick = el("input")
            .attr("type", "checkbox")
            .id(&id)
            .prop_fn("checked", move || {
                left_out.with(|out| !out.contains(&index)).into()
            })
            .on("change", move |e| {
                let take = checked_of(&e);
                left_out.update(|out| {
                    out.retain(|i| *i != index);
                    if !take {
                        out.push(index);
                    }
                });
            });
        let mut about: Vec<&str> = item.doubts.iter().map(|d| doubt(t, d)).collect();
        if item.value.on < lent_on {
            about.push(t.ledger.remark_before);
        }
        let label = el("label")
            .attr("for", &id)
            .child(format!("{} {amount}", words::date(item.value.on)));
        list = list.child(
            el("li").child(tick).child(
                el("div")
                    .child(label)
                    .child((!about.is_empty()).then(|| p("hint", about.join(" · ")))),
            ),
        );
    }
    vec![
        p("", (w.found)(pasted.items.len())).into(),
        doubts(t, &pasted.doubts),
        list.into(),
        ignored(t, &pasted.ignored),
    ]
    .into()
}

fn doubts(t: &'static Text, all: &[Doubt]) -> Child {
    let mut list = el("ul").class("notes");
    for d in all {
        list = list.child(el("li").child(doubt(t, d)));
    }
    if all.is_empty() {
        Child::NONE
    } else {
        list.into()
    }
}

fn ignored(t: &'static Text, lines: &[Ignored]) -> Child {
    let w = words_with(t);
    if lines.is_empty() {
        return Child::NONE;
    }
    let mut list = el("ul").class("notes");
    for line in lines {
        let why = words::nth(&w.why, line.why as usize);
        let head = t.word.labelled.of(&(w.line)(line.line), why);
        list = list.child(
            el("li")
                .child(head)
                .child(el("span").class("detail").child(line.text.as_str())),
        );
    }
    el("details")
        .class("item")
        .child(el("summary").child(el("span").child((w.ignored)(lines.len()))))
        .child(list)
        .into()
}

fn error(t: &'static Text, error: PasteError) -> &'static str {
    let w = words_with(t);
    match error {
        PasteError::TooLong => w.too_long,
        PasteError::TooMany => w.too_many,
    }
}

fn doubt(t: &'static Text, doubt: &Doubt) -> &'static str {
    let w = words_with(t);
    let index = match doubt {
        Doubt::YearGuessed => 0,
        Doubt::DateOrder => 1,
        Doubt::SeveralDates => 2,
        Doubt::SeveralAmounts => 3,
        Doubt::ColumnsGuessed => 4,
        Doubt::TotalAsPrincipal => 5,
        Doubt::Derived => 6,
        Doubt::LeftOut(_) => 7,
        Doubt::TotalDiffers { .. } => 8,
        Doubt::Rounded => 9,
        Doubt::Commas => 10,
        Doubt::NotRising => 11,
        Doubt::Gap => 12,
        Doubt::Duplicate { .. } => 13,
        Doubt::Reversed => 14,
        Doubt::Minus => 15,
        Doubt::Unsaid => 16,
        Doubt::AlsoReminder => 17,
        Doubt::Summed => 18,
        Doubt::MixedSigns => 19,
    };
    words::nth(&w.doubts, index)
}
