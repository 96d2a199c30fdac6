//! 计划和实际: a plan that was kept beside what was really paid.

use super::Page;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::var::Derived;
use crate::app::words;
use crate::book::Command;
use crate::money::Fen;
use crate::outlook::{Deviation, Recast, Verdict, recast};

pub fn section(page: Page) -> El {
    let w = page.w;
    let state = page.state;
    let found = Derived::new(move || {
        let today = state.today.get();
        state.book.with(|book| recast(book, today).ok().flatten())
    });
    card()
        .class("card no-print")
        .id("living")
        .child(heading("h2", w.living))
        .child(p("hint", w.living_says))
        .child(region(move || match found.get() {
            Some(recast) => compared(page, &recast),
            None => keep(page, w.living_keep),
        }))
}

/// The button that keeps the plan as it stands; nothing where there is none.
fn keep(page: Page, label: &'static str) -> Child {
    let w = page.w;
    page.shows(move |outlook| {
        if !matches!(
            outlook.verdict(),
            Verdict::Clears(_) | Verdict::AllButHeld(_)
        ) {
            return p("soft", w.living_not_yet).into();
        }
        let book = page.state.book;
        let Ok(plan) = book.with_untracked(|book| outlook.to_keep(book)) else {
            return Child::NONE;
        };
        actions()
            .child(button("", label, move || {
                let kept = page.state.apply(Command::KeepPlan(Some(plan.clone())));
                page.state.say(match kept {
                    Ok(()) => w.living_kept.to_owned(),
                    Err(_) => page.t.storage.failed.to_owned(),
                });
            }))
            .into()
    })
}

fn compared(page: Page, recast: &Recast) -> Child {
    let w = page.w;
    let end = |day: Option<_>| day.map_or_else(|| w.not_cleared.to_owned(), words::date);
    let since = w
        .living_since
        .of(&words::date(recast.made_on), &end(recast.then));
    let mut parts: Vec<Child> = vec![p("", since).into()];
    parts.push(if recast.now == recast.then {
        p("", w.living_same).into()
    } else {
        p("verdict", w.living_now.of(&end(recast.now))).into()
    });
    if recast.deviations.is_empty() {
        parts.push(p("soft", w.living_none).into());
    } else {
        let mut list = el("ul").class("notes");
        for deviation in &recast.deviations {
            list = list.child(el("li").child(sentence(page, deviation)));
        }
        parts.push(list.into());
    }
    if let Some(days) = recast.other_days.filter(|days| *days != 0) {
        parts.push(p("", (w.living_other)(days)).into());
    }
    parts.push(keep(page, w.living_again));
    let state = page.state;
    parts.push(
        actions()
            .child(button("quiet", w.living_drop, move || {
                let before = state.book.with_untracked(|b| b.plans.kept.clone());
                let _ = state.act_with_undo(
                    Command::KeepPlan(None),
                    w.living_dropped.to_owned(),
                    Command::KeepPlan(before),
                    w.living_kept.to_owned(),
                );
            }))
            .into(),
    );
    parts.into()
}

fn sentence(page: Page, deviation: &Deviation) -> String {
    let w = page.w;
    let month = w.living_month.of(
        &words::date(deviation.from),
        &words::money(deviation.planned),
        &words::money(deviation.paid),
    );
    let short = deviation.planned.minus(deviation.paid).unwrap_or_default();
    let mut what = Vec::new();
    if short > Fen::ZERO {
        what.push(w.living_short.of(&words::money(short)));
    } else if short < Fen::ZERO {
        let more = Fen::ZERO.minus(short).unwrap_or_default();
        what.push(w.living_more.of(&words::money(more)));
    }
    if !deviation.elsewhere.is_zero() {
        what.push(w.living_elsewhere.of(&words::money(deviation.elsewhere)));
    }
    if what.is_empty() {
        return format!("{month} · {}", w.living_exact);
    }
    let what = what.join(" · ");
    match deviation.days {
        Some(days) => format!("{month} · {what} → {}", (w.living_days)(days)),
        None => format!("{month} · {what}"),
    }
}
