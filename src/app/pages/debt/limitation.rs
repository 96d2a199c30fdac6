//! 诉讼时效 of a debt: the clock, what bore on it, what an act would do.

mod text;

use text::words_with;

use crate::app::dom::{Child, El, card, el, heading, p};
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Derived;
use crate::app::widgets::source_list;
use crate::app::words;
use crate::book::Debt;
use crate::law::SourceId;
use crate::letter::log::noted;
use crate::loan::contract::{Contract, MethodKind};
use crate::loan::limitation::{
    Clock, Effect, Interruption, InterruptionKind, Limitation, Status, of_debt, unknown_start,
};
use crate::loan::statement::payoff;
use crate::loan::{Act, Event};
use crate::sort::Sort as _;

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text, Derived<Option<Debt>>) -> El;

pub const PART: Part = section;

fn section(state: State, t: &'static Text, debt: Derived<Option<Debt>>) -> El {
    card()
        .id("limitation")
        .child(heading("h2", t.debt.limitation))
        .region(move || {
            let today = state.today.get();
            debt.with(|debt| {
                let Some(debt) = debt else {
                    return Child::NONE;
                };
                // What was judged is under the period for enforcement.
                let judged = |e: &Event| matches!(e.act, Act::Judgment { .. });
                if debt.ledger.events().iter().any(judged) {
                    return p("notice plain", words_with(t).after_judgment).into();
                }
                let owed = payoff(&debt.contract, &debt.ledger, today);
                if owed.is_ok_and(|owed| owed.is_zero()) {
                    return p("", t.today.all_paid).into();
                }
                let noted = state
                    .book
                    .with(|book| noted(&book.dealings, debt.id, today));
                match of_debt(&debt.contract, &debt.ledger, today) {
                    Some(limitation) => view(state, t, &limitation.with_noted(&noted)).into(),
                    None => without_start(state, t, &debt.contract).into(),
                }
            })
        })
}

/// From which day on is not known; what would start the clock anew is.
fn without_start(state: State, t: &'static Text, contract: &Contract) -> Vec<El> {
    let n = words_with(t);
    let card = contract.method.kind() == MethodKind::Card;
    vec![
        p("", if card { n.card } else { n.no_due }),
        p("notice plain", n.warning_any),
        sources(state, t, unknown_start(contract)),
    ]
}

fn sources(state: State, t: &'static Text, sources: &[SourceId]) -> El {
    el("details")
        .class("item")
        .child(el("summary").child(el("span").child(t.explain.sources)))
        .child(source_list(t, state.language.get_untracked(), sources))
}

fn view(state: State, t: &'static Text, limitation: &Limitation) -> Vec<El> {
    let n = words_with(t);
    let expired = limitation.clock.is_over();
    let open = expired && limitation.ended().is_none();
    let ends = limitation.clock.expires_on.map(words::date);
    let says = match ends.filter(|_| open) {
        Some(ends) => n.open.of(&ends),
        None => status(t, &limitation.clock),
    };
    let mut parts = vec![p("", says)];
    if let Some(noted) = &limitation.noted {
        let mut list = el("ul").class("notes");
        for contact in &noted.contacts {
            list = list.child(el("li").child(interruption(t, contact)));
        }
        parts.push(p("notice plain", n.noted));
        parts.push(list);
        parts.push(p("", status(t, &noted.clock)));
    }
    if expired {
        parts.push(p("notice warn", n.warning_expired));
    } else if let Some(warning) = limitation.warning_before(InterruptionKind::Promise)
        && let Effect::Restarts { expires_on } = warning.effect
    {
        parts.push(p("notice plain", n.warning.of(&words::date(expires_on))));
    }
    let start = n.start.of(&words::date(limitation.clock.start));
    let mut list = el("ul").class("notes").child(el("li").child(start));
    for event in &limitation.clock.events {
        let what = interruption(t, &event.interruption);
        let what = t.word.labelled.of(&what, &effect(t, event.effect));
        list = list.child(el("li").child(what));
    }
    parts.push(
        el("details")
            .class("item")
            .child(el("summary").child(el("span").child(t.word.how)))
            .child(list),
    );
    if let Some(clock) = &limitation.may_be_argued {
        parts.push(p("soft", n.argued));
        parts.push(p("soft", status(t, clock)));
    }
    parts.push(p("soft", n.not_modelled));
    let mut all = limitation.sources.clone();
    for event in &limitation.clock.events {
        all.extend(event.effect.sources(event.interruption.kind));
    }
    all.arrange_by(|s| *s);
    all.dedup();
    parts.push(sources(state, t, &all));
    parts
}

fn interruption(t: &'static Text, interruption: &Interruption) -> String {
    let kind = words::nth(&t.ledger.interruptions, interruption.kind as usize);
    format!("{} {kind}", words::date(interruption.day))
}

fn status(t: &'static Text, clock: &Clock) -> String {
    let n = words_with(t);
    let expires = clock.expires_on.map(words::date).unwrap_or_default();
    match clock.status {
        Status::NotStarted => n.not_started.of(&words::date(clock.start)),
        Status::Running { days_left } => {
            // Restarted, it runs from the last thing that restarted it.
            let from = clock.last_start();
            (n.running)(&words::date(from), &expires, days_left)
        }
        Status::Proceedings => n.proceedings.to_owned(),
        Status::Expired => n.expired.of(&expires),
        Status::ExpiredMayBeWaived => n.may_be_waived.of(&expires),
    }
}

fn effect(t: &'static Text, effect: Effect) -> String {
    let n = words_with(t);
    match effect {
        Effect::Restarts { expires_on } => n.restarts.of(&words::date(expires_on)),
        Effect::BeforeStart => n.before_start.to_owned(),
        Effect::Proceedings => n.during_proceedings.to_owned(),
        Effect::TooLate => n.too_late.to_owned(),
        Effect::MayWaive => n.may_waive.to_owned(),
        Effect::NotYet => t.ledger.future.to_owned(),
    }
}
