//! 证据包: everything in order of time, as text; facts first and apart from what
//! the rules say of them.

use std::fmt::Write as _;

use super::evidence::size;
use super::findings::{accounts, days, what};
use super::{Page, moment};
use crate::app::csv::Csv;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p};
use crate::app::fields::{fold, plain};
use crate::app::var::Live;
use crate::app::widgets::select_named;
use crate::app::{browser, words};
use crate::book::{Book, DebtId};
use crate::collector::counts::{Filter, Tally, by_creditor, by_number, timeline};
use crate::collector::group::Group;
use crate::collector::{Contact, ContactId, findings};
use crate::law::conduct::{Force, rule};

pub fn section(page: Page) -> El {
    let w = page.w;
    card()
        .id("pack")
        .child(heading("h2", w.pack))
        .child(p("hint no-print", w.pack_says))
        .child(fold("pack-open", w.pack_open, move || body(page)))
}

fn body(page: Page) -> Child {
    let w = page.w;
    let state = page.state;
    let about: Live<Option<DebtId>> = Live::new(None);
    let mut options = vec![(None, w.all_debts.to_owned())];
    let named = super::quick::debts(page).into_iter();
    options.extend(named.filter(|(id, _)| id.is_some()));
    let text = move || state.book.with(|book| compose(page, book, about.get()));
    let now = move || {
        state
            .book
            .with_untracked(|book| compose(page, book, about.get_untracked()))
    };
    let copy = move || {
        state.copy(&now(), w.copied);
    };
    let save = move || {
        let day = words::date(state.today.get_untracked());
        let name = format!("{}-{day}.txt", w.pack_file);
        state.save_as(&name, &now());
    };
    let table = move || {
        let day = words::date(state.today.get_untracked());
        let text = state
            .book
            .with_untracked(|book| table(page, book, about.get_untracked()));
        state.save_as(&format!("{}-{day}.csv", w.pack_file), &text);
    };
    vec![
        el("div").class("no-print").child(select_named(
            "pack-debt",
            w.debt,
            String::new,
            options,
            move || about.get(),
            move |debt| about.set(debt),
        )),
        el("pre").class("pack free").text_fn(text),
        actions()
            .class("actions no-print")
            .child(button("", w.copy, copy))
            .child(button("", w.pack_save, save))
            .child(button("", w.pack_table, table))
            .child(button("", page.t.word.print, || {
                browser::print_only("pack");
            })),
    ]
    .into()
}

/// The whole text.
fn compose(page: Page, book: &Book, about: Option<DebtId>) -> String {
    let w = page.w;
    let today = page.state.today.get_untracked();
    let filter = Filter {
        debt: about,
        ..Filter::default()
    };
    let mut contacts: Vec<Contact> = timeline(&book.dealings.contacts, &filter)
        .into_iter()
        .cloned()
        .collect();
    contacts.reverse();
    let mut text = String::new();
    let mut line = |of: &str| {
        text.push_str(of);
        text.push('\n');
    };
    line(w.pack);
    line(&w.pack_made.of(&words::date(today)));
    line("");
    line(w.pack_facts);
    for (number, contact) in contacts.iter().enumerate() {
        line(&format!("{}. {}", number + 1, facts(page, book, contact)));
    }
    if contacts.is_empty() {
        line(w.none);
    }
    let accounts = accounts(book);
    line("");
    line(w.pack_counts);
    line(&page.t.word.labelled.of(w.by_creditor, ""));
    for row in by_creditor(&contacts, &accounts) {
        let name = match row.key {
            Group::Creditor(debt) => page.debt_name(debt),
            Group::Said(name) | Group::Number(name) => name,
            Group::Alone(_) => w.unknown.to_owned(),
        };
        line(&tally(page, &name, &row.tally));
    }
    let numbers = by_number(&contacts);
    if !numbers.is_empty() {
        line(&page.t.word.labelled.of(w.by_number, ""));
    }
    for row in numbers {
        line(&tally(page, &row.key, &row.tally));
    }
    line("");
    line(w.pack_rules);
    let found = findings(&contacts, &accounts, today);
    for finding in &found {
        let rule = rule(finding.rule);
        let language = page.state.language.get_untracked();
        let verdict = words::nth(&w.verdicts, finding.verdict as usize);
        line(&format!("- {} · {verdict}", what(page, finding)));
        let place = |id: &ContactId| contacts.iter().position(|c| c.id == *id);
        let places = finding.contacts.iter().filter_map(place);
        let places: Vec<String> = places.map(|place| (place + 1).to_string()).collect();
        let entries = w.pack_entries.of(&places.join(w.and), &moment(finding.at));
        line(&format!("  {entries}"));
        let force = words::nth(&w.forces, rule.force as usize);
        if rule.force == Force::NoRule {
            line(&format!("  {force}"));
        } else {
            let title = words::source_title(language, &rule.source);
            let force = format!("{force} {}", days(page, rule));
            line(&format!("  {}", w.pack_title.of(title, force.trim())));
        }
        for missing in &finding.missing {
            line(&format!("  {} {}", w.pack_unknown, (w.missing)(*missing)));
        }
    }
    if found.is_empty() {
        line(w.findings_none);
    }
    line("");
    line(w.pack_evidence);
    for evidence in &book.dealings.evidence {
        let of = contacts
            .iter()
            .position(|contact| contact.evidence.contains(&evidence.id));
        // Of another debt's entry.
        let elsewhere = book.dealings.contacts.iter();
        let mut elsewhere = elsewhere.filter(|c| c.evidence.contains(&evidence.id));
        if of.is_none() && about.is_some() && elsewhere.next().is_some() {
            continue;
        }
        line(&format!("- {}", evidence.name));
        if let Some(place) = of {
            line(&format!("  {}", w.pack_of.of(&(place + 1).to_string())));
        }
        line(&format!("  {}", size(page, evidence.size)));
        line(&format!("  {}", w.time_added.of(&moment(evidence.added))));
        line(&format!("  SHA-256 {}", evidence.sha256));
        if !evidence.note.trim().is_empty() {
            line(&format!("  {}", evidence.note.trim()));
        }
    }
    line("");
    line(w.pack_end);
    text
}

/// The contacts as a table, only what was seen and heard.
fn table(page: Page, book: &Book, about: Option<DebtId>) -> String {
    let w = page.w;
    let filter = Filter {
        debt: about,
        ..Filter::default()
    };
    let mut csv = Csv::new(&[
        w.at,
        w.channel,
        w.direction,
        w.caller,
        w.number,
        w.connected,
        w.seconds,
        w.debt,
        w.said_name,
        w.said_firm,
        w.claimed,
        w.tags,
        w.text,
    ]);
    for contact in timeline(&book.dealings.contacts, &filter).into_iter().rev() {
        let connected = contact.connected.map(usize::from);
        let connected = connected.map(|yes| words::nth(&w.connected_names, 1 - yes));
        let debt = contact.debt.map(|id| page.debt_name(id));
        let tags = contact.tags.iter();
        let tags = tags.map(|tag| words::nth(&w.tag_names, *tag as usize));
        csv.row(&[
            moment(contact.at),
            words::nth(&w.channels, contact.channel as usize).to_owned(),
            words::nth(&w.directions, contact.direction as usize).to_owned(),
            words::nth(&w.callers, contact.caller as usize).to_owned(),
            contact.number.clone(),
            connected.unwrap_or_default().to_owned(),
            contact.seconds.map_or_else(String::new, |s| s.to_string()),
            debt.unwrap_or_default(),
            contact.said_name.clone(),
            contact.said_firm.clone(),
            contact.claimed.map(plain).unwrap_or_default(),
            tags.collect::<Vec<_>>().join(w.and),
            contact.text.clone(),
        ]);
    }
    csv.text()
}

/// One contact, only what was seen and heard.
fn facts(page: Page, book: &Book, contact: &Contact) -> String {
    let w = page.w;
    let mut text = page.brief(contact);
    let mut add = |label: &str, value: &str| {
        if !value.trim().is_empty() {
            let _ = write!(
                text,
                "\n   {}",
                page.t.word.labelled.of(label, value.trim())
            );
        }
    };
    if let Some(debt) = contact.debt {
        let name = words::debt_called(page.t, book, debt);
        add(w.debt, name.as_deref().unwrap_or(w.debt_gone));
    }
    add(
        w.direction,
        words::nth(&w.directions, contact.direction as usize),
    );
    add(w.caller, words::nth(&w.callers, contact.caller as usize));
    for (label, value) in [
        (w.said_name, &contact.said_name),
        (w.said_firm, &contact.said_firm),
        (w.said_for, &contact.said_for),
        (w.staff_no, &contact.staff_no),
    ] {
        add(label, value);
    }
    if let Some(seconds) = contact.seconds {
        add(w.seconds, &format!("{}:{:02}", seconds / 60, seconds % 60));
    }
    if let Some(fen) = contact.claimed {
        add(w.claimed, &words::money(fen));
    }
    if let Some(count) = contact.headcount {
        add(w.headcount, &count.to_string());
    }
    let names = |all: &[&'static str], places: Vec<usize>| {
        let names = places.into_iter().map(|place| words::nth(all, place));
        names.collect::<Vec<_>>().join(w.and)
    };
    let papers = contact.papers.iter().map(|p| *p as usize).collect();
    add(w.papers, &names(&w.paper_names, papers));
    let tags = contact.tags.iter().map(|t| *t as usize).collect();
    add(w.tags, &names(&w.tag_names, tags));
    for mark in &contact.marks {
        add(
            &moment(mark.at),
            words::nth(&w.mark_names, mark.what as usize),
        );
    }
    if let Some(reached) = &contact.reached {
        let who = words::nth(&w.whos, reached.who as usize);
        add(w.reached, &format!("{who} {}", reached.name));
        add(w.told, words::nth(&w.tolds, reached.told as usize));
        for (is, label) in [
            (reached.refused_further, w.refused_further),
            (reached.is_guarantor, w.is_guarantor),
            (reached.spouse_shared, w.spouse_shared),
            (reached.offered_to_pay, w.offered_to_pay),
        ] {
            if is {
                add(label, w.yes);
            }
        }
    }
    if contact.agreed {
        add(w.agreed, w.yes);
    }
    add(w.text, &contact.text.replace('\n', "\n     "));
    text
}

fn tally(page: Page, name: &str, tally: &Tally) -> String {
    let counts = [
        tally.connected,
        tally.unanswered,
        tally.other_calls,
        tally.messages,
        tally.visits,
        tally.third_parties,
    ];
    let mut parts = Vec::new();
    for (count, label) in counts.into_iter().zip(page.w.tally_names) {
        if count > 0 {
            parts.push(format!("{label} {count}"));
        }
    }
    format!(
        "- {}",
        page.t.word.labelled.of(name, &parts.join(page.w.and))
    )
}
