//! 和规则对照: what the rules say of the entries, each with its force, its days
//! and what is missing.

use super::{Page, moment};
use crate::app::dom::{Child, El, button, card, el, heading, p, region};
use crate::app::var::{Derived, Live};
use crate::app::widgets::cited;
use crate::app::{browser, words};
use crate::book::{Book, Language};
use crate::collector::{Account, Finding, What, findings};
use crate::law::conduct::{Force, Rule, Verdict, rule};

/// As many as are made at once.
const ROWS: usize = 30;

/// What of each debt the rules ask for.
pub fn accounts(book: &Book) -> Vec<Account> {
    book.debts.iter().map(|debt| book.account(debt)).collect()
}

/// The findings of the Book, the latest first.
pub fn of_book(page: Page) -> Derived<Vec<Finding>> {
    let state = page.state;
    Derived::new(move || {
        let today = state.today.get();
        state.book.with(|book| {
            let mut found = findings(&book.dealings.contacts, &accounts(book), today);
            found.reverse();
            found
        })
    })
}

pub fn section(page: Page, found: Derived<Vec<Finding>>) -> El {
    let w = page.w;
    let shown = Live::new(ROWS);
    let any = Derived::new(move || {
        page.state
            .book
            .with(|book| !book.dealings.contacts.is_empty())
    });
    card()
        .id("findings")
        .child(heading("h2", w.findings))
        .child(p("hint", w.findings_says))
        .child(region(move || {
            if !any.get() {
                return p("soft", w.none).into();
            }
            found.with(|found| {
                if found.is_empty() {
                    return p("", w.findings_none).into();
                }
                let mut parts: Vec<Child> = vec![tallies(page, found).into()];
                let rows = shown.get();
                for finding in found.iter().take(rows) {
                    parts.push(one(page, finding).into());
                }
                let rest = found.len().saturating_sub(rows);
                if rest > 0 {
                    let more = (w.more)(rest.min(ROWS));
                    let more = button("", &more, move || shown.update(|rows| *rows += ROWS));
                    parts.push(more.into());
                }
                parts.into()
            })
        }))
}

/// How many of each word; the words are never added up.
fn tallies(page: Page, found: &[Finding]) -> El {
    let mut list = el("ul").class("tallies");
    for (verdict, name) in VERDICTS.into_iter().zip(page.w.verdicts) {
        let count = found.iter().filter(|f| f.verdict == verdict).count();
        if count > 0 {
            let text = page.t.word.labelled.of(name, &count.to_string());
            list = list.child(el("li").class("tag").child(text));
        }
    }
    list
}

pub const VERDICTS: [Verdict; 5] = [
    Verdict::SuspectedUnlawful,
    Verdict::AgainstRegulation,
    Verdict::NotPerStandard,
    Verdict::NotPerGuideline,
    Verdict::Recordable,
];

fn one(page: Page, finding: &Finding) -> El {
    let w = page.w;
    let finding = finding.clone();
    let verdict = words::nth(&w.verdicts, finding.verdict as usize);
    let opened = Live::new(false);
    let summary = el("summary")
        .child(
            el("span")
                .child(el("strong").child(what(page, &finding)))
                .child(el("span").class("detail").child(moment(finding.at))),
        )
        .child(el("span").class("tag").child(verdict));
    el("details")
        .class("item finding")
        .child(summary)
        .on("toggle", move |_| opened.set(true))
        .child(region(move || {
            if opened.get() {
                more(page, &finding).into()
            } else {
                Child::NONE
            }
        }))
}

/// What happened, in one sentence.
pub fn what(page: Page, finding: &Finding) -> String {
    let w = page.w;
    match &finding.what {
        What::QuietHours { at } if *at > finding.at => {
            w.quiet_still.of(&moment(finding.at), &moment(*at))
        }
        What::QuietHours { at } => w.quiet_hours.of(&moment(*at)),
        What::ConnectedCalls { day, count, limit } => {
            (w.connected_calls)(&words::date(*day), *count, *limit)
        }
        What::Unanswered {
            day,
            count,
            limit,
            number,
        } => (w.unanswered)(&words::date(*day), *count, *limit, number.as_deref()),
        What::ReachedOthers {
            failed,
            same_day,
            last_reached,
        } => (w.reached_others)(*failed, *same_day, last_reached.map(words::date)),
        What::ToldOthers { amount } => if *amount { w.told_amount } else { w.told_debt }.to_owned(),
        What::AfterRefusal { refused } => w.after_refusal.of(&words::date(*refused)),
        What::Headcount { came, needed } => match needed {
            Some(needed) => w.headcount_was.of(&came.to_string(), &needed.to_string()),
            None => w.headcount_only.of(&came.to_string()),
        },
        What::Conduct(tags) => {
            let names = tags
                .iter()
                .map(|tag| words::nth(&w.tag_names, *tag as usize));
            names.collect::<Vec<_>>().join(w.and)
        }
    }
}

/// From when to when a rule is applied.
pub fn days(page: Page, rule: &Rule) -> String {
    let w = page.w;
    match (rule.from, rule.until) {
        (Some(from), Some(until)) => w.rule_between.of(&words::date(from), &words::date(until)),
        (Some(from), None) => w.rule_since.of(&words::date(from)),
        (None, Some(until)) => w.rule_until.of(&words::date(until)),
        (None, None) => String::new(),
    }
}

fn more(page: Page, finding: &Finding) -> Vec<Child> {
    let w = page.w;
    let rule = rule(finding.rule);
    let language = page.state.language.get_untracked();
    let force = words::nth(&w.forces, rule.force as usize);
    let days = days(page, rule);
    let force = if days.is_empty() {
        force.to_owned()
    } else {
        format!("{force} · {days}")
    };
    // Where nothing was found there is nothing to cite.
    let source: Child = match rule.force {
        Force::NoRule => p("", words::source_says(language, &rule.source)).into(),
        _ => cited(page.t, language, &[&rule.source]).into(),
    };
    let mut parts: Vec<Child> = vec![p("soft", force).into(), source];
    if let Some(penalty) = rule.penalty {
        let text = match language {
            Language::Chinese => penalty.zh,
            Language::English => penalty.en,
        };
        parts.push(p("soft", w.penalty.of(text)).into());
    }
    if !finding.missing.is_empty() {
        let mut list = el("ul").class("notes");
        for missing in &finding.missing {
            list = list.child(el("li").child((w.missing)(*missing)));
        }
        parts.push(p("", w.missing_says).into());
        parts.push(list.into());
    }
    let mut list = el("ol").class("notes");
    for remedy in finding.remedies() {
        list = list.child(el("li").child(words::nth(&w.remedies, *remedy as usize)));
    }
    parts.push(p("", w.remedies_says).into());
    parts.push(list.into());
    let mut links = el("div").class("actions no-print");
    for id in finding.contacts.iter().take(10).copied() {
        let Some(contact) = page.contact(id) else {
            continue;
        };
        let label = page.brief(&contact);
        links = links.child(button("quiet", &label, move || {
            page.opened.set(Some(id));
            browser::focus_soon(&format!("contact-{}", id.0));
        }));
    }
    parts.push(links.into());
    parts
}
