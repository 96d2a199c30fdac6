//! 记录: all entries by day, to look through and to open.

use chrono::NaiveDate;

use super::{Page, entry};
use crate::app::dom::{Child, El, button, card, el, heading, p, region};
use crate::app::draft::parse_date;
use crate::app::fields::{field, fold, pair, remembered, unless_empty};
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind, empty, select_named};
use crate::app::words;
use crate::book::{Book, DebtId};
use crate::calendar::in_range;
use crate::collector::counts;
use crate::collector::{Channel, Contact, ContactId, Tag};

/// As many rows as are made at once.
const ROWS: usize = 60;

/// Which debts' entries.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    All,
    /// `None`: those of which it is not clear.
    Debt(Option<DebtId>),
}

/// What is looked for.
#[derive(Clone, Copy)]
struct Filter {
    debt: Live<About>,
    channel: Live<Option<Channel>>,
    tag: Live<Option<Tag>>,
    /// The first and the last day.
    from: Live<String>,
    until: Live<String>,
    words: Live<String>,
}

/// A day as it is typed; nothing where none is.
fn day(text: &str) -> Option<NaiveDate> {
    parse_date(text).filter(|day| in_range(*day))
}

/// The latest first.
fn order(book: &Book, filter: Filter) -> Vec<ContactId> {
    let about = filter.debt.get();
    let wanted = counts::Filter {
        debt: match about {
            About::Debt(debt) => debt,
            About::All => None,
        },
        channel: filter.channel.get(),
        tag: filter.tag.get(),
        from: filter.from.with(|text| day(text)),
        until: filter.until.with(|text| day(text)),
        words: filter.words.get(),
        ..counts::Filter::default()
    };
    let all = counts::timeline(&book.dealings.contacts, &wanted).into_iter();
    let unclear = about == About::Debt(None);
    all.filter(|contact| !unclear || contact.debt.is_none())
        .map(|contact| contact.id)
        .collect()
}

pub fn section(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let filter = Filter {
        debt: Live::new(About::All),
        channel: Live::new(None),
        tag: Live::new(None),
        from: Live::new(String::new()),
        until: Live::new(String::new()),
        words: remembered("contact-search", ""),
    };
    let shown = Live::new(ROWS);
    let ids = Derived::new(move || {
        state.book.with(|book| {
            let all = book.dealings.contacts.iter().map(|contact| contact.id);
            all.collect::<Vec<_>>()
        })
    });
    // In order of time, anew when an entry is opened or closed: one that is
    // being written does not run away.
    let order = Derived::new(move || {
        ids.track();
        let _ = page.opened.get();
        state.book.with_untracked(|book| order(book, filter))
    });
    card()
        .id("entries")
        .child(heading("h2", w.list))
        .child(fold("contact-filter", w.filter, move || {
            filters(page, filter)
        }))
        .region(move || {
            let all = ids.with(Vec::len);
            if all == 0 {
                return empty(w.none, w.none_says).into();
            }
            let order = order.get();
            if order.is_empty() {
                return p("soft", w.nothing_found).into();
            }
            let count = p("soft", (w.count)(order.len(), all)).attr("role", "status");
            let rows = shown.get();
            let mut parts: Vec<Child> = vec![count.into()];
            let mut day = None;
            for id in order.iter().take(rows) {
                let Some(contact) = page.contact(*id) else {
                    continue;
                };
                if day != Some(contact.at.day()) {
                    day = Some(contact.at.day());
                    parts.push(heading("h3", words::date(contact.at.day())).into());
                }
                parts.push(row(page, &contact).into());
            }
            let rest = order.len().saturating_sub(rows);
            if rest > 0 {
                let more = (w.more)(rest.min(ROWS));
                let more = button("", &more, move || shown.update(|rows| *rows += ROWS));
                parts.push(more.into());
            }
            parts.into()
        })
}

fn filters(page: Page, filter: Filter) -> Child {
    let w = page.w;
    let mut debts = vec![(About::All, w.all_debts.to_owned())];
    let named = super::quick::debts(page).into_iter();
    debts.extend(named.map(|(id, name)| (About::Debt(id), name)));
    let mut channels: Vec<(Option<Channel>, String)> = vec![(None, w.all_channels.to_owned())];
    let named = Channel::ALL.into_iter().zip(w.channels);
    channels.extend(named.map(|(channel, name)| (Some(channel), name.to_owned())));
    vec![
        pair(vec![
            select_named(
                "filter-debt",
                w.debt,
                String::new,
                debts,
                move || filter.debt.get(),
                move |debt| filter.debt.set(debt),
            ),
            select_named(
                "filter-channel",
                w.channel,
                String::new,
                channels,
                move || filter.channel.get(),
                move |channel| filter.channel.set(channel),
            ),
        ]),
        tags(page, filter),
        pair(vec![
            field(
                "filter-from",
                w.from,
                w.day_hint,
                Kind::Date,
                filter.from,
                |text| unless_empty(text, day(text).is_some(), w.wrong_day),
                || {},
                || {},
            ),
            field(
                "filter-until",
                w.until,
                w.day_hint,
                Kind::Date,
                filter.until,
                move |text| {
                    let from = filter.from.with(|text| day(text));
                    let before = day(text).zip(from).is_some_and(|(day, from)| day < from);
                    let says = if before { w.wrong_until } else { w.wrong_day };
                    unless_empty(text, !before && day(text).is_some(), says)
                },
                || {},
                || {},
            ),
        ]),
        field(
            "contact-search",
            w.search,
            w.search_hint,
            Kind::Text,
            filter.words,
            |_| None,
            || {},
            || {},
        ),
    ]
    .into()
}

/// What has been ticked in some entry, to look for.
fn tags(page: Page, filter: Filter) -> El {
    let w = page.w;
    let state = page.state;
    let ticked = Derived::new(move || {
        let picked = filter.tag.get();
        state.book.with(|book| {
            let contacts = &book.dealings.contacts;
            let used = |tag: &Tag| picked == Some(*tag) || contacts.iter().any(|c| c.has(*tag));
            Tag::ALL.into_iter().filter(used).collect::<Vec<Tag>>()
        })
    });
    el("div").region(move || {
        let ticked = ticked.get();
        if ticked.is_empty() {
            return Child::NONE;
        }
        let name = |tag: Tag| words::nth(&w.tag_names, tag as usize).to_owned();
        let mut options = vec![(None, w.all_tags.to_owned())];
        options.extend(ticked.into_iter().map(|tag| (Some(tag), name(tag))));
        select_named(
            "filter-tag",
            w.tag,
            String::new,
            options,
            move || filter.tag.get(),
            move |tag| filter.tag.set(tag),
        )
        .into()
    })
}

/// One entry: its line, and all of it where it is open.
fn row(page: Page, contact: &Contact) -> El {
    let id = contact.id;
    let state = page.state;
    let now = Derived::new(move || state.book.with(|book| book.dealings.contact(id).cloned()));
    let line = move |of: fn(Page, &Contact) -> String| {
        now.with(|now| now.as_ref().map(|now| of(page, now)))
            .unwrap_or_default()
    };
    let open = move || page.opened.get() == Some(id);
    let toggle = move || {
        page.opened.set(if page.opened.get_untracked() == Some(id) {
            None
        } else {
            Some(id)
        });
    };
    let head = button("contact", "", toggle)
        .id(&format!("contact-{}", id.0))
        .attr_fn("aria-expanded", move || Some(open().to_string()))
        .child(el("strong").text_fn(move || line(Page::line)))
        .child(
            el("span")
                .class("detail")
                .text_fn(move || line(Page::detail)),
        );
    el("div")
        .class("item entry")
        .child(head)
        .child(region(move || {
            if page.opened.get() == Some(id) {
                entry::editor(page, id)
            } else {
                Child::NONE
            }
        }))
}

impl Page {
    /// The time, how, and whether it was answered.
    fn line(self, contact: &Contact) -> String {
        let brief = self.brief(contact);
        // The day stands above.
        let day = contact.at.day().to_string().len() + 1;
        brief.get(day..).unwrap_or(&brief).to_owned()
    }

    /// The debt, what is said of them, and how the words begin.
    fn detail(self, contact: &Contact) -> String {
        let w = self.w;
        let mut parts = Vec::new();
        parts.extend(contact.debt.map(|debt| self.debt_name(debt)));
        parts.extend(contact.claimed.map(words::money));
        for tag in &contact.tags {
            parts.push(words::nth(&w.tag_names, *tag as usize).to_owned());
        }
        let text = contact.text.trim();
        if !text.is_empty() {
            let begin: String = text.chars().take(40).collect();
            let more = text.chars().nth(40).map_or("", |_| "…");
            parts.push(format!("{begin}{more}"));
        }
        parts.join(" · ")
    }
}
