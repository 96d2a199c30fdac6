//! One entry, open: every field keeps what it holds when it is left.

use super::{Page, evidence, quick};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, el, p, region};
use crate::app::fields::{count, fold, is_long, kept, pair, plain};
use crate::app::var::Derived;
use crate::app::widgets::{Kind, check, choice, select_named, tick};
use crate::app::words;
use crate::calendar::in_range;
use crate::collector::minute::duration;
use crate::collector::{
    Caller, Channel, Contact, ContactId, Direction, Minute, Paper, Tag, ThirdParty, Told, Who,
};
use crate::money::Fen;

/// What happens most, in sight at once; the others open.
const OFTEN: [Tag; 10] = [
    Tag::Threat,
    Tag::Insult,
    Tag::PosedAsAuthority,
    Tag::FalseCreditThreat,
    Tag::Exaggerated,
    Tag::PrivateAccount,
    Tag::ToldThirdParty,
    Tag::PublicPosting,
    Tag::Harassment,
    Tag::HidFirm,
];

/// A field of the entry: how its text is read, and what it changes.
struct Of {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    kind: Kind,
    text: String,
    wrong: fn(&str) -> Option<Fault>,
    put: fn(&mut Contact, &str),
}

/// What is wrong with a text.
#[derive(Clone, Copy)]
pub enum Fault {
    At,
    Later,
    Seconds,
    Amount,
    Headcount,
    TooLong,
}

fn fits(text: &str) -> Option<Fault> {
    is_long(text).then_some(Fault::TooLong)
}

pub fn at(text: &str) -> Option<Fault> {
    match Minute::parse(text).filter(|at| in_range(at.day())) {
        None => Some(Fault::At),
        Some(at) if at > browser::minute() => Some(Fault::Later),
        Some(_) => None,
    }
}

fn headcount(text: &str) -> Option<u8> {
    count(text, 99).and_then(|n| n.try_into().ok())
}

/// Wrong only where something is written.
fn or_empty(text: &str, right: bool, fault: Fault) -> Option<Fault> {
    (!text.trim().is_empty() && !right).then_some(fault)
}

impl Page {
    pub fn fault(self, fault: Fault) -> &'static str {
        let w = self.w;
        match fault {
            Fault::At => w.wrong_at,
            Fault::Later => w.later_at,
            Fault::Seconds => w.wrong_seconds,
            Fault::Amount => w.wrong_amount,
            Fault::Headcount => w.wrong_headcount,
            Fault::TooLong => w.too_long,
        }
    }

    fn field(self, contact: ContactId, of: Of) -> El {
        let Of {
            id,
            label,
            hint,
            kind,
            text,
            wrong,
            put,
        } = of;
        let says = move |text: &str| wrong(text).map(|fault| self.fault(fault).to_owned());
        kept(id, (label, hint), kind, text, says, move |text| {
            self.change(contact, |contact| put(contact, text));
        })
    }
}

pub fn editor(page: Page, id: ContactId) -> Child {
    let w = page.w;
    let Some(contact) = page.contact(id) else {
        return Child::NONE;
    };
    let state = page.state;
    let now = move || state.book.with(|book| book.dealings.contact(id).cloned());
    let debts = quick::debts(page);
    let mut parts: Vec<Child> = vec![
        select_named(
            "entry-debt",
            w.debt,
            String::new,
            debts,
            move || now().and_then(|c| c.debt),
            move |debt| page.change(id, |c| c.debt = debt),
        )
        .into(),
        when(page, &contact).into(),
    ];
    let (channel, direction) = (
        Derived::new(move || now().map_or(Channel::Call, |c| c.channel)),
        Derived::new(move || now().map_or(Direction::In, |c| c.direction)),
    );
    parts.push(
        el("div")
            .class("pair")
            .child(select_named(
                "entry-channel",
                w.channel,
                String::new,
                named(&Channel::ALL, &w.channels),
                move || channel.get(),
                move |channel| {
                    page.change(id, |c| {
                        c.channel = channel;
                        if channel != Channel::Call {
                            (c.connected, c.seconds) = (None, None);
                        }
                        if channel == Channel::ThirdParty {
                            c.reached
                                .get_or_insert_with(|| ThirdParty::of(Who::Relative));
                        }
                    });
                },
            ))
            .child(select_named(
                "entry-direction",
                w.direction,
                String::new,
                named(&Direction::ALL, &w.directions),
                move || direction.get(),
                move |direction| page.change(id, |c| c.direction = direction),
            ))
            .into(),
    );
    parts.push(region(move || match channel.get() {
        Channel::Call => call(page, id),
        Channel::Visit => visit(page, id),
        _ => Child::NONE,
    }));
    parts.push(them(page, &contact).into());
    parts.push(said(page, id).into());
    parts.push(conduct(page, id));
    parts.push(others(page, id));
    let w_text = Of {
        id: "entry-text",
        label: w.text,
        hint: w.text_hint,
        kind: Kind::Note,
        text: contact.text.clone(),
        wrong: fits,
        put: |c, text| text.clone_into(&mut c.text),
    };
    parts.push(page.field(id, w_text).into());
    parts.push(
        check(
            "entry-agreed",
            w.agreed,
            w.agreed_hint,
            move || now().is_some_and(|c| c.agreed),
            move |agreed| page.change(id, |c| c.agreed = agreed),
        )
        .into(),
    );
    parts.push(evidence::of_entry(page, id));
    parts.push(ends(page, id).into());
    el("div").class("fields").id("entry").child(parts).into()
}

fn when(page: Page, contact: &Contact) -> El {
    let w = page.w;
    page.field(
        contact.id,
        Of {
            id: "entry-at",
            label: w.at,
            hint: "",
            kind: Kind::Moment,
            text: contact.at.to_string(),
            wrong: at,
            put: |c, text| {
                if let Some(at) = Minute::parse(text) {
                    c.at = at;
                }
            },
        },
    )
}

/// Of a call: whether it was put through, and for how long.
fn call(page: Page, id: ContactId) -> Child {
    let w = page.w;
    let state = page.state;
    let connected = move || {
        state
            .book
            .with(|book| book.dealings.contact(id).and_then(|c| c.connected))
    };
    let options: Vec<(Option<bool>, &'static str)> = [Some(true), Some(false), None]
        .into_iter()
        .zip(w.connected_names)
        .collect();
    let through = Derived::new(move || connected() == Some(true));
    vec![
        choice(
            "entry-connected",
            w.connected,
            &options,
            connected,
            move |connected| {
                page.change(id, |c| {
                    c.connected = connected;
                    if connected != Some(true) {
                        c.seconds = None;
                    }
                });
            },
        )
        .into(),
        region(move || {
            if !through.get() {
                return Child::NONE;
            }
            let seconds_now = page.contact(id).and_then(|c| c.seconds);
            page.field(
                id,
                Of {
                    id: "entry-seconds",
                    label: w.seconds,
                    hint: w.seconds_hint,
                    kind: Kind::Text,
                    text: seconds_now
                        .map(|s| format!("{}:{:02}", s / 60, s % 60))
                        .unwrap_or_default(),
                    wrong: |text| or_empty(text, duration(text).is_some(), Fault::Seconds),
                    put: |c, text| c.seconds = duration(text),
                },
            )
            .into()
        }),
    ]
    .into()
}

/// Of a visit: how many, what they showed, what was marked at the door.
fn visit(page: Page, id: ContactId) -> Child {
    let w = page.w;
    let Some(contact) = page.contact(id) else {
        return Child::NONE;
    };
    let mut parts: Vec<Child> = vec![
        page.field(
            id,
            Of {
                id: "entry-headcount",
                label: w.headcount,
                hint: "",
                kind: Kind::Whole,
                text: contact.headcount.map(|n| n.to_string()).unwrap_or_default(),
                wrong: |text| or_empty(text, headcount(text).is_some(), Fault::Headcount),
                put: |c, text| c.headcount = headcount(text),
            },
        )
        .into(),
    ];
    let mut list = el("ul").class("ticks");
    for (paper, name) in Paper::ALL.into_iter().zip(w.paper_names) {
        let state = page.state;
        let shown = move || {
            let shown = |c: &Contact| c.papers.contains(&paper);
            state
                .book
                .with(|book| book.dealings.contact(id).is_some_and(shown))
        };
        let tick_id = format!("paper-{}", paper as usize);
        list = list.child(tick(&tick_id, name, shown, move |on| {
            page.change(id, |c| {
                c.papers = Paper::with(std::mem::take(&mut c.papers), paper, on);
            });
        }));
    }
    parts.push(group(w.papers, list).into());
    if !contact.marks.is_empty() {
        let mut marks = el("ul").class("notes");
        for mark in &contact.marks {
            let what = words::nth(&w.mark_names, mark.what as usize);
            marks = marks.child(el("li").child(format!("{} {what}", super::moment(mark.at))));
        }
        parts.push(p("soft", w.marks).into());
        parts.push(marks.into());
    }
    parts.into()
}

fn group(legend: &str, list: El) -> El {
    el("fieldset")
        .class("choice")
        .child(el("legend").child(legend))
        .child(list)
}

/// The other side: number, side, amount.
fn them(page: Page, contact: &Contact) -> El {
    let w = page.w;
    let id = contact.id;
    let state = page.state;
    pair(vec![
        page.field(
            id,
            Of {
                id: "entry-number",
                label: w.number,
                hint: w.number_hint,
                kind: Kind::Text,
                text: contact.number.clone(),
                wrong: fits,
                put: |c, text| text.trim().clone_into(&mut c.number),
            },
        ),
        select_named(
            "entry-caller",
            w.caller,
            String::new,
            named(&Caller::ALL, &w.callers),
            move || {
                let caller = |c: &Contact| c.caller;
                let now = state
                    .book
                    .with(|book| book.dealings.contact(id).map(caller));
                now.unwrap_or(Caller::Unknown)
            },
            move |caller| page.change(id, |c| c.caller = caller),
        ),
        page.field(
            id,
            Of {
                id: "entry-claimed",
                label: w.claimed,
                hint: w.claimed_hint,
                kind: Kind::Amount,
                text: contact.claimed.map(plain).unwrap_or_default(),
                wrong: |text| or_empty(text, Fen::parse(text).is_ok(), Fault::Amount),
                put: |c, text| c.claimed = Fen::parse(text).ok(),
            },
        ),
    ])
}

/// What they called themselves.
fn said(page: Page, id: ContactId) -> El {
    let w = page.w;
    fold("entry-said", w.said, move || {
        let Some(contact) = page.contact(id) else {
            return Child::NONE;
        };
        let text = |name, label, text: &String, put| {
            let of = Of {
                id: name,
                label,
                hint: "",
                kind: Kind::Text,
                text: text.clone(),
                wrong: fits,
                put,
            };
            page.field(id, of)
        };
        pair(vec![
            text("entry-name", w.said_name, &contact.said_name, |c, text| {
                text.clone_into(&mut c.said_name);
            }),
            text("entry-firm", w.said_firm, &contact.said_firm, |c, text| {
                text.clone_into(&mut c.said_firm);
            }),
            text("entry-for", w.said_for, &contact.said_for, |c, text| {
                text.clone_into(&mut c.said_for);
            }),
            text("entry-staff", w.staff_no, &contact.staff_no, |c, text| {
                text.clone_into(&mut c.staff_no);
            }),
        ])
        .into()
    })
}

/// What they did, by ticks.
fn conduct(page: Page, id: ContactId) -> Child {
    let w = page.w;
    let state = page.state;
    let ticks = move |often: bool| {
        let mut list = el("ul").class("ticks");
        for (tag, name) in Tag::ALL.into_iter().zip(w.tag_names) {
            if OFTEN.contains(&tag) != often {
                continue;
            }
            let on = move || {
                let has = |c: &Contact| c.has(tag);
                state
                    .book
                    .with(|book| book.dealings.contact(id).is_some_and(has))
            };
            let tick_id = format!("tag-{}", tag as usize);
            list = list.child(tick(&tick_id, name, on, move |on| {
                page.change(id, |c| {
                    if on {
                        c.tag(tag);
                    } else {
                        c.tags.retain(|t| *t != tag);
                    }
                });
            }));
        }
        list
    };
    vec![
        el("fieldset")
            .class("choice")
            .child(el("legend").child(w.tags))
            .child(p("hint", w.tags_says))
            .child(ticks(true)),
        fold("entry-more-tags", w.tags_more, move || ticks(false).into()),
    ]
    .into()
}

/// Who else was reached, and what they were told.
fn others(page: Page, id: ContactId) -> Child {
    let w = page.w;
    let state = page.state;
    let reached = move || {
        state
            .book
            .with(|book| book.dealings.contact(id).and_then(|c| c.reached.clone()))
    };
    let there = Derived::new(move || reached().is_some());
    let change = move |change: Box<dyn FnOnce(&mut ThirdParty)>| {
        page.change(id, |c| {
            if let Some(reached) = &mut c.reached {
                change(reached);
            }
        });
    };
    let fields = move || {
        let yes = |tick_id: &str,
                   name: &str,
                   of: fn(&ThirdParty) -> bool,
                   put: fn(&mut ThirdParty, bool)| {
            tick(
                tick_id,
                name,
                move || reached().is_some_and(|r| of(&r)),
                move |on| change(Box::new(move |r| put(r, on))),
            )
        };
        let name = reached().map(|r| r.name).unwrap_or_default();
        let list = el("ul")
            .class("ticks")
            .child(yes(
                "reached-refused",
                w.refused_further,
                |r| r.refused_further,
                |r, on| r.refused_further = on,
            ))
            .child(yes(
                "reached-guarantor",
                w.is_guarantor,
                |r| r.is_guarantor,
                |r, on| r.is_guarantor = on,
            ))
            .child(yes(
                "reached-spouse",
                w.spouse_shared,
                |r| r.spouse_shared,
                |r, on| r.spouse_shared = on,
            ))
            .child(yes(
                "reached-offered",
                w.offered_to_pay,
                |r| r.offered_to_pay,
                |r, on| r.offered_to_pay = on,
            ));
        vec![
            pair(vec![
                select_named(
                    "reached-who",
                    w.who,
                    String::new,
                    named(&Who::ALL, &w.whos),
                    move || reached().map_or(Who::Other, |r| r.who),
                    move |who| change(Box::new(move |r| r.who = who)),
                ),
                page.field(
                    id,
                    Of {
                        id: "reached-name",
                        label: w.who_name,
                        hint: "",
                        kind: Kind::Text,
                        text: name,
                        wrong: fits,
                        put: |c, text| {
                            if let Some(reached) = &mut c.reached {
                                text.clone_into(&mut reached.name);
                            }
                        },
                    },
                ),
                select_named(
                    "reached-told",
                    w.told,
                    String::new,
                    named(&Told::ALL, &w.tolds),
                    move || reached().map_or(Told::Unknown, |r| r.told),
                    move |told| change(Box::new(move |r| r.told = told)),
                ),
            ]),
            group(w.reached, list),
        ]
    };
    vec![
        el("ul")
            .class("ticks")
            .child(tick(
                "entry-reached",
                w.reached_tick,
                move || there.get(),
                move |on| {
                    page.change(id, |c| {
                        c.reached = on.then(|| {
                            c.reached
                                .take()
                                .unwrap_or_else(|| ThirdParty::of(Who::Relative))
                        });
                    });
                },
            ))
            .into(),
        region(move || {
            if there.get() {
                // The fields are made once; they follow the entry themselves.
                leptos::prelude::untrack(fields).into()
            } else {
                Child::NONE
            }
        }),
    ]
    .into()
}

/// Close and delete.
fn ends(page: Page, id: ContactId) -> El {
    let w = page.w;
    let close = move || {
        page.opened.set(None);
        browser::focus_soon(&format!("contact-{}", id.0));
    };
    let delete = move || {
        let Some(contact) = page.contact(id) else {
            return;
        };
        let brief = page.brief(&contact);
        let book = page.state.book;
        let entries = book.with_untracked(|book| book.dealings.with_todos(contact));
        let said = match entries.todos.len() {
            0 => w.deleted.of(&brief),
            n => w.deleted_with.of(&brief, &n.to_string()),
        };
        page.opened.set(None);
        let deleted = page.state.delete(entries, said, w.delete_undone);
        let deleted = deleted.map_err(|conflict| page.refused(&conflict));
        if deleted.is_ok() {
            browser::focus_soon("entries");
        }
    };
    actions()
        .child(button("main", w.close, close))
        .child(button("danger", page.t.word.delete, delete))
}

fn named<T: Copy>(all: &[T], names: &[&'static str]) -> Vec<(T, String)> {
    let pairs = all.iter().copied().zip(names.iter());
    pairs.map(|(one, name)| (one, (*name).to_owned())).collect()
}
