//! 粘贴短信: a message that is read into an entry. What was seen is shown with
//! the words it was seen by, and ticked off before it is kept.

use std::rc::Rc;

use super::{Page, moment};
use crate::app::dom::{Child, actions, button, el, p, region};
use crate::app::fields::{field, remembered};
use crate::app::var::Live;
use crate::app::widgets::{Kind, tick};
use crate::app::{browser, words};
use crate::collector::paste::{Message, read_message};
use crate::collector::{Channel, Contact, Direction, Tag};
use crate::sort::Sort as _;

/// What was read, and which of the suggestions hold.
struct Read {
    message: Message,
    ticked: Live<Vec<Tag>>,
}

pub fn form(page: Page) -> Child {
    let w = page.w;
    let typed = remembered("message", "");
    let read: Live<Option<Rc<Read>>> = Live::new(None);
    let tried = Live::new(false);
    let look = move || {
        tried.set(true);
        let today = page.state.today.get_untracked();
        let message = typed.with_untracked(|text| read_message(text, today).ok());
        let message = message.filter(|message| !message.text.is_empty());
        read.set(message.map(|message| {
            let tags = message.tags.iter().map(|seen| seen.what).collect();
            Rc::new(Read {
                message,
                ticked: Live::new(tags),
            })
        }));
    };
    vec![
        p("hint", w.paste_says),
        field(
            "message",
            w.paste_text,
            w.paste_hint,
            Kind::Note,
            typed,
            move |text| {
                let empty = tried.get() && text.trim().is_empty();
                empty.then(|| w.paste_empty.to_owned())
            },
            move || read.set(None),
            || {},
        ),
        actions().child(button("", w.paste_read, look)),
        el("div").attr("role", "status").child(region(move || {
            read.get().map_or(Child::NONE, |read_now| {
                shown(page, &read_now, move || {
                    read.set(None);
                    typed.set(String::new());
                    tried.set(false);
                })
            })
        })),
    ]
    .into()
}

fn shown(page: Page, read: &Rc<Read>, done: impl Fn() + 'static) -> Child {
    let w = page.w;
    let message = &read.message;
    let mut facts = el("ul").class("notes");
    let labelled = |label: &str, text: &str| el("li").child(page.t.word.labelled.of(label, text));
    facts = facts
        .child(
            message
                .firm
                .as_ref()
                .map(|firm| labelled(w.said_firm, firm)),
        )
        .child(message.number.as_ref().map(|n| labelled(w.number, n)))
        .child(
            message
                .claimed
                .map(|fen| labelled(w.claimed, &words::money(fen))),
        )
        .child(message.at.map(|at| labelled(w.at, &moment(at))));
    let mut parts: Vec<Child> = vec![facts.into()];
    if !message.tags.is_empty() {
        let mut list = el("ul").class("ticks");
        let ticked = read.ticked;
        for seen in &message.tags {
            let tag = seen.what;
            let name = words::nth(&w.tag_names, tag as usize);
            let label = w.seen_by.of(name, seen.words);
            let tick_id = format!("seen-{}", tag as usize);
            list = list.child(tick(
                &tick_id,
                &label,
                move || ticked.with(|tags| tags.contains(&tag)),
                move |on| {
                    ticked.update(|tags| {
                        tags.retain(|t| *t != tag);
                        if on {
                            tags.push(tag);
                        }
                    });
                },
            ));
        }
        parts.push(p("", w.paste_tags).into());
        parts.push(list.into());
    }
    if !message.mentions.is_empty() {
        let mut list = el("ul").class("notes");
        for seen in &message.mentions {
            list = list.child(el("li").child(words::nth(&w.mentions, seen.what as usize)));
        }
        parts.push(p("soft", w.paste_mentions).into());
        parts.push(list.into());
    }
    if !message.doubts.is_empty() {
        let mut list = el("ul").class("notes");
        for doubt in &message.doubts {
            list = list.child(el("li").child(words::nth(&w.message_doubts, *doubt as usize)));
        }
        parts.push(list.into());
    }
    let read = Rc::clone(read);
    let keep = move || {
        let message = &read.message;
        let now = browser::minute();
        let at = message.at.filter(|at| *at <= now).unwrap_or(now);
        let mut tags = read.ticked.get_untracked();
        tags.arrange_by(|tag| *tag);
        page.add(Contact {
            debt: page.only_debt(),
            number: message.number.clone().unwrap_or_default(),
            said_firm: message.firm.clone().unwrap_or_default(),
            claimed: message.claimed,
            tags,
            text: message.text.clone(),
            created: now,
            ..Contact::new(Channel::Sms, Direction::In, at)
        });
        done();
    };
    parts.push(actions().child(button("main", w.paste_keep, keep)).into());
    parts.into()
}
