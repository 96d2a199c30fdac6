//! 粘贴短信: a message that is read into an entry. What was seen is shown with
//! the words it was seen by, and ticked off before it is kept.

use std::rc::Rc;

use super::{Page, entry};
use crate::app::dom::{Child, actions, button, el, p, region};
use crate::app::fields::{field, remembered};
use crate::app::var::Live;
use crate::app::widgets::{Kind, tick};
use crate::app::{browser, words};
use crate::collector::paste::{Message, read_message};
use crate::collector::{Channel, Contact, Direction, Minute, Tag};
use crate::loan::paste::MAX_PASTE;
use crate::sort::Sort as _;

/// What was read, which of the suggestions hold, and when it came: nobody can
/// tell that from the moment of pasting.
struct Read {
    message: Message,
    ticked: Live<Vec<Tag>>,
    at: Live<String>,
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
            Rc::new(Read {
                ticked: Live::new(message.likely().collect()),
                at: Live::new(message.at.map(|at| at.to_string()).unwrap_or_default()),
                message,
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
                let tried = tried.get();
                let long = tried && text.len() > MAX_PASTE;
                let empty = tried && text.trim().is_empty();
                let says = if long {
                    w.paste_too_long
                } else {
                    w.paste_empty
                };
                (long || empty).then(|| says.to_owned())
            },
            move || read.set(None),
            || {},
        ),
        actions().child(button("", w.paste_read, look)),
        el("div").attr("role", "status").child(region(move || {
            read.get().map_or(Child::NONE, |read_now| {
                shown(page, &read_now, move |rest| {
                    read.set(None);
                    typed.set(rest);
                    tried.set(false);
                })
            })
        })),
    ]
    .into()
}

/// What is wrong with the time it came; before a try, nothing that is missing.
fn wrong(page: Page, text: &str, tried: bool) -> Option<String> {
    let missing = text.is_empty() && !tried;
    let fault = entry::at(text).filter(|_| !missing);
    fault.map(|fault| page.fault(fault).to_owned())
}

/// `done` is given what did not fit.
fn shown(page: Page, read: &Rc<Read>, done: impl Fn(String) + 'static) -> Child {
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
        );
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
    let tried = Live::new(false);
    parts.push(
        field(
            "message-at",
            w.paste_at,
            w.paste_at_hint,
            Kind::Moment,
            read.at,
            move |text| wrong(page, text, tried.get()),
            || {},
            || {},
        )
        .into(),
    );
    let read = Rc::clone(read);
    let keep = move || {
        let message = &read.message;
        tried.set(true);
        let text = read.at.get_untracked();
        let Some(at) = Minute::parse(&text).filter(|_| wrong(page, &text, true).is_none()) else {
            browser::focus_soon("message-at");
            return;
        };
        let mut tags = read.ticked.get_untracked();
        tags.arrange_by(|tag| *tag);
        page.add(Contact {
            debt: page.only_debt(),
            number: message.number.clone().unwrap_or_default(),
            said_firm: message.firm.clone().unwrap_or_default(),
            claimed: message.claimed,
            tags,
            text: message.text.clone(),
            created: browser::minute(),
            ..Contact::new(Channel::Sms, Direction::In, at)
        });
        done(message.rest.clone());
    };
    parts.push(actions().child(button("main", w.paste_keep, keep)).into());
    parts.into()
}
