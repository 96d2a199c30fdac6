//! 刚才发生了什么: an entry by one tap, while the phone still rings.

use chrono::NaiveDate;

use super::{Page, moment, paste};
use crate::app::browser;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p};
use crate::app::draft::parse_date;
use crate::app::fields::{field, fold, pair, remembered};
use crate::app::var::Live;
use crate::app::widgets::{Kind, select_named};
use crate::app::words;
use crate::book::{Command, DebtId};
use crate::calendar::in_range;
use crate::collector::group::plain;
use crate::collector::minute::clock_in_front;
use crate::collector::{Channel, Contact, ContactId, Direction, Entries, Minute, ThirdParty, Who};
use crate::money::halfwidth;
use crate::sort::Sort as _;

/// What the buttons note: how, who began, whether a call was put through.
const QUICK: [(Channel, Direction, Option<bool>); 7] = [
    (Channel::Call, Direction::In, Some(true)),
    (Channel::Call, Direction::In, Some(false)),
    (Channel::Sms, Direction::In, None),
    (Channel::Chat, Direction::In, None),
    (Channel::Letter, Direction::In, None),
    (Channel::ThirdParty, Direction::In, None),
    (Channel::Call, Direction::Out, Some(true)),
];

pub fn section(page: Page) -> El {
    let w = page.w;
    let mut row = actions().class("actions quick");
    for ((channel, direction, connected), name) in QUICK.into_iter().zip(w.quick_names) {
        row = row.child(button("", name, move || {
            let contact = Contact::new(channel, direction, browser::minute());
            page.add(Contact {
                connected,
                debt: page.only_debt(),
                reached: (channel == Channel::ThirdParty).then(|| ThirdParty::of(Who::Relative)),
                ..contact
            });
        }));
    }
    card()
        .id("quick")
        .child(heading("h2", w.quick))
        .child(p("hint", w.quick_says))
        .child(row)
        .child(fold("paste-message", w.paste, move || paste::form(page)))
        .child(fold("batch", w.batch, move || batch(page)))
}

/// The times in a text, in their order, as call lists write them: `9:05 10:20`,
/// `9.05`, `下午2:33`, `2:33 pm`.
fn times(text: &str, day: NaiveDate) -> Option<Vec<Minute>> {
    let text = halfwidth(text).to_lowercase().replace('.', ":");
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';');
    let mut rest = text.trim_matches(between);
    let mut found = Vec::new();
    while !rest.is_empty() {
        // When it rang is known to the minute, or not at all.
        let (hour, minute, after) = clock_in_front(rest)?;
        let ends = after.is_empty() || after.starts_with(between);
        found.push(Minute::new(day, hour, minute).filter(|_| ends)?);
        rest = after.trim_start_matches(between);
    }
    (!found.is_empty()).then_some(found)
}

/// The first minute that is there more than once, and how often.
fn twice(page: Page, found: &[Minute], number: &str) -> Option<(Minute, usize)> {
    let number = plain(number);
    let noted = |at: Minute| {
        let missed =
            |c: &&Contact| c.at == at && c.connected == Some(false) && plain(&c.number) == number;
        page.state
            .book
            .with_untracked(|book| book.dealings.contacts.iter().filter(missed).count())
    };
    found.iter().find_map(|at| {
        let count = found.iter().filter(|other| *other == at).count() + noted(*at);
        (count > 1).then_some((*at, count))
    })
}

/// Debts to choose from, "not clear" among them.
pub fn debts(page: Page) -> Vec<(Option<DebtId>, String)> {
    let book = page.state.book;
    let named = book.with_untracked(|book| words::debts_called(page.t, book));
    let mut options = vec![(None, page.w.debt_unknown.to_owned())];
    options.extend(named.into_iter().map(|(id, name)| (Some(id), name)));
    options
}

fn batch(page: Page) -> Child {
    let w = page.w;
    let picked = Live::new(page.only_debt());
    let number = remembered("batch-number", "");
    let typed = remembered("batch-times", "");
    let day = Live::new(words::date(page.state.today.get_untracked()));
    let tried = Live::new(false);
    let read_day = move |text: &str| {
        let today = page.state.today.get_untracked();
        parse_date(text).filter(|day| in_range(*day) && *day <= today)
    };
    let read = move || {
        let day = day.with(|text| read_day(text))?;
        let found = typed.with(|text| times(text, day))?;
        // What is still to come has not rung.
        let now = browser::minute();
        found.iter().all(|at| *at <= now).then_some(found)
    };
    // Which minute is there more than once, to be asked about first.
    let asked: Live<Option<(Minute, usize)>> = Live::new(None);
    let add = move |found: &[Minute]| {
        let next = page.state.book.with_untracked(|b| b.dealings.next_id());
        let mut entries = Entries::default();
        for (id, at) in (next..).zip(found) {
            entries.contacts.push(Contact {
                id: ContactId(id),
                connected: Some(false),
                debt: picked.get_untracked(),
                number: number.with_untracked(|text| text.trim().chars().take(100).collect()),
                created: browser::minute(),
                ..Contact::new(Channel::Call, Direction::In, *at)
            });
        }
        if page.apply(Command::add(entries)) {
            page.state.say((w.batch_added)(found.len()));
            typed.set(String::new());
            tried.set(false);
        }
        asked.set(None);
    };
    let look = move || {
        tried.set(true);
        let Some(found) = read() else { return };
        match number.with_untracked(|number| twice(page, &found, number)) {
            None => add(&found),
            some => asked.set(some),
        }
    };
    let each = move || {
        if let Some(found) = read() {
            add(&found);
        }
    };
    let once = move || {
        let Some(mut found) = read() else { return };
        let alone = |at: &Minute| number.with_untracked(|n| twice(page, &[*at], n).is_none());
        found.retain(alone);
        found.arrange_by(|at| *at);
        found.dedup();
        if found.is_empty() {
            typed.set(String::new());
            tried.set(false);
            asked.set(None);
        } else {
            add(&found);
        }
    };
    vec![
        p("hint", w.batch_says),
        select_named(
            "batch-debt",
            w.debt,
            String::new,
            debts(page),
            move || picked.get(),
            move |id| picked.set(id),
        ),
        pair(vec![
            field(
                "batch-number",
                w.number,
                w.number_hint,
                Kind::Text,
                number,
                |_| None,
                || {},
                || {},
            ),
            field(
                "batch-day",
                page.t.charts.col_day,
                "",
                Kind::Date,
                day,
                move |text| read_day(text).is_none().then(|| w.wrong_at.to_owned()),
                || {},
                || {},
            ),
        ]),
        field(
            "batch-times",
            w.batch_times,
            w.batch_times_hint,
            Kind::Text,
            typed,
            move |_| (tried.get() && read().is_none()).then(|| w.batch_wrong.to_owned()),
            move || asked.set(None),
            || {},
        ),
        actions().child(button("", w.batch_add, look)),
        el("div").attr("role", "status").region(move || {
            let Some((at, count)) = asked.get() else {
                return Child::NONE;
            };
            vec![
                p("", w.batch_twice.of(&moment(at), &count.to_string())),
                actions()
                    .child(button("", w.batch_each, each))
                    .child(button("", w.batch_once, once)),
            ]
            .into()
        }),
    ]
    .into()
}
