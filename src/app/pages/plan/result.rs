//! Where it leads: the verdict, this month's payments, what to do when it does
//! not reach, and the months as a table and a picture.

use std::rc::Rc;

use super::{Page, files};
use crate::app::browser;
use crate::app::charts::draw;
use crate::app::charts::owed::{Layer, Series};
use crate::app::dom::{
    Child, El, actions, button, card, el, head_cell, heading, money_cell, p, region, scroller,
    table_head,
};
use crate::app::fields::fold;
use crate::app::route::Route;
use crate::app::widgets::cited;
use crate::app::words;
use crate::book::Command;
use crate::law::guide::Topic;
use crate::law::{Source, guide, relief};
use crate::loan::{Act, Event, Towards};
use crate::money::Fen;
use crate::outlook::{Outlook, Payment, Verdict, timing};
use crate::plan::simulate::{Outcome, Purpose};

/// As many debts that become late as are named one by one.
const SHORT: usize = 3;

/// In turn: a picture has six colours.
const COLOURS: [&str; 6] = [
    "part-principal",
    "part-interest",
    "part-penalty",
    "part-compound",
    "part-fee",
    "part-other",
];

pub fn verdict(page: Page) -> El {
    let w = page.w;
    card()
        .id("verdict")
        .attr("role", "status")
        .child(heading("h2", w.verdict))
        .child(page.shows(move |outlook| {
            let mut parts: Vec<Child> = Vec::new();
            match outlook.verdict() {
                Verdict::NothingOwed => parts.push(p("", w.nothing_owed).into()),
                Verdict::NoBudget => parts.push(p("", w.type_budget).into()),
                Verdict::LivingLacks(lacks) => {
                    parts.push(p("notice warn", w.living_lacks.of(&words::money(lacks))).into());
                }
                Verdict::NoMoney => parts.push(
                    el("div")
                        .class("notice warn")
                        .child(p("notice-title", w.no_money))
                        .child(shortage(page, outlook))
                        .child(p("", w.no_money_says))
                        .into(),
                ),
                Verdict::AllHeld => parts.push(p("notice warn", w.all_held).into()),
                Verdict::Never => parts.push(
                    el("div")
                        .class("notice warn")
                        .child(p("notice-title", w.never))
                        .child(shortage(page, outlook))
                        .child(p("", w.never_says))
                        .into(),
                ),
                Verdict::TooFar => parts.push(
                    el("div")
                        .class("notice warn")
                        .child(p("notice-title", w.far))
                        .child(shortage(page, outlook))
                        .into(),
                ),
                Verdict::AllButHeld(day) => {
                    let says = w.but_held.of(&words::date(day));
                    parts.push(p("notice plain", says).into());
                }
                Verdict::Clears(day) => {
                    if let Some(outcome) = outlook.outcome() {
                        parts.push(
                            p(
                                "verdict",
                                w.clears.of(&words::date(day), &words::money(outcome.paid)),
                            )
                            .into(),
                        );
                        let less = Fen::ZERO.minus(outcome.cost).unwrap_or_default();
                        let says = if less > Fen::ZERO {
                            w.clears_less.of(&words::money(less))
                        } else {
                            w.clears_cost.of(&words::money(outcome.cost))
                        };
                        parts.push(p("", says).into());
                    }
                }
            }
            let missed = outlook.outcome().map_or(0, Outcome::missed);
            let lacking = outlook.lacking();
            if missed > 0 && matches!(outlook.verdict(), Verdict::Clears(_)) {
                parts.push(p("notice warn", (w.clears_missed)(missed)).into());
                parts.push(p("soft", says_lacking(page, lacking)).into());
            }
            let lacks = matches!(outlook.verdict(), Verdict::LivingLacks(_));
            if let Some((from, fen)) = outlook.gap().filter(|_| !lacks) {
                let says = w.gap.of(&words::date(from), &words::money(fen));
                parts.push(p("notice warn", says).into());
            }
            if outlook.left_out > 0 {
                parts.push(p("notice warn", w.not_computed).into());
            }
            if matches!(
                outlook.verdict(),
                Verdict::Clears(_) | Verdict::AllButHeld(_) | Verdict::TooFar
            ) {
                parts.extend(becomes_late(page, outlook));
            }
            parts.into()
        }))
}

/// What the tightest month lacks; nothing new where only old arrears are short.
pub fn says_lacking(page: Page, lacking: Fen) -> String {
    if lacking.is_zero() {
        page.w.lacking_old.to_owned()
    } else {
        page.w.lacking.of(&words::money(lacking))
    }
}

/// Instead of a plan that leads nowhere.
pub fn nowhere(page: Page, outlook: &Outlook) -> El {
    let held = outlook.verdict() == Verdict::AllHeld;
    p(
        "soft",
        if held {
            page.w.all_held
        } else {
            page.w.leads_nowhere
        },
    )
}

/// What a month lacks where the plan does not end; nothing where it does, or
/// where it is not the month that lacks something.
pub fn shortage(page: Page, outlook: &Outlook) -> Child {
    let w = page.w;
    let money = words::money;
    let (grows, longest) = (outlook.grows(), outlook.longest());
    match outlook.verdict() {
        Verdict::NoMoney if !grows.is_zero() => p("", w.grows.of(&money(grows))).into(),
        Verdict::Never => {
            let lacks = outlook.lacks_of(grows);
            if lacks.is_zero() {
                return Child::NONE;
            }
            let free = outlook.money.surplus.max(Fen::ZERO);
            p(
                "",
                w.never_why.of(&money(grows), &money(free), &money(lacks)),
            )
            .into()
        }
        Verdict::TooFar => {
            let lacks = outlook.lacks_of(longest);
            if lacks.is_zero() {
                return p("", w.longest_fits.of(&money(longest))).into();
            }
            p("", w.longest.of(&money(longest), &money(lacks))).into()
        }
        _ => Child::NONE,
    }
}

/// Whom to pay until the next pay day; a tap writes it into the ledger.
pub fn this_month(page: Page) -> El {
    let w = page.w;
    card()
        .id("this-month")
        .attr("tabindex", "-1")
        .child(heading("h2", w.this_month))
        .child(page.shows(move |outlook| {
            let Some((from, until)) = outlook.window else {
                return p("soft", w.nothing_to_pay).into();
            };
            let span = w.window.of(&words::date(from), &words::date(until));
            let mut parts: Vec<Child> = Vec::new();
            if !outlook.before.is_empty() {
                let mut list = el("ul").class("notes");
                for due in &outlook.before {
                    let what = page.t.word.labelled.of(
                        &format!("{} {}", words::date(due.on), page.name(due.debt)),
                        &words::money(due.amount),
                    );
                    list = list.child(el("li").child(what));
                }
                let notice = el("div").class("notice warn").child(p("", w.due_before));
                parts.push(notice.child(list).into());
            }
            parts.push(p("soft", span).into());
            if outlook.next.is_empty() {
                parts.push(p("", w.nothing_to_pay).into());
                return parts.into();
            }
            let mut rows = el("ul").class("list");
            for payment in &outlook.next {
                let payment = *payment;
                let when = if payment.on == from {
                    w.pay_now.of(&words::date(payment.on))
                } else {
                    w.pay_by.of(&words::date(payment.on))
                };
                rows = rows.child(
                    el("li")
                        .class("row pay")
                        .child(
                            el("span")
                                .child(el("strong").child(page.name(payment.debt)))
                                .child(el("span").class("detail").child(when))
                                .child(el("span").class("detail").child(what_for(page, &payment))),
                        )
                        .child(
                            el("span")
                                .class("money")
                                .child(words::money(payment.amount)),
                        )
                        .child(
                            button("no-print", w.paid_mark, move || pay(page, payment)).attr(
                                "aria-label",
                                &page.t.word.labelled.of(
                                    w.paid_mark,
                                    &format!(
                                        "{} {}",
                                        page.name(payment.debt),
                                        words::money(payment.amount)
                                    ),
                                ),
                            ),
                        ),
                );
            }
            parts.push(rows.into());
            let more = |payment: &Payment| !payment.parts.of(Purpose::Beyond).is_zero();
            if outlook.next.iter().any(more) {
                parts.push(p("hint", w.ask_beyond).id("ask-beyond").into());
            }
            parts.push(p("hint", w.limitation_note).into());
            parts.into()
        }))
}

/// What a payment is for, with how much of it where it is for several things.
fn what_for(page: Page, payment: &Payment) -> String {
    let mut parts = Vec::new();
    for (purpose, name) in Purpose::ALL.into_iter().zip(page.w.purposes) {
        let amount = payment.parts.of(purpose);
        if amount == payment.amount {
            return name.to_owned();
        }
        if !amount.is_zero() {
            parts.push(page.t.word.labelled.of(name, &words::money(amount)));
        }
    }
    parts.join(" · ")
}

/// Debts that become late, the nearest first; where it is the day alone that
/// is wrong, what would help.
fn becomes_late(page: Page, outlook: &Outlook) -> Vec<Child> {
    let w = page.w;
    let mut parts: Vec<Child> = Vec::new();
    let short = outlook.outcome().map_or(&[][..], |o| o.short.as_slice());
    let mut list = el("ul").class("notes");
    for one in short.iter().take(SHORT) {
        let Some(debt) = outlook.debts.get(one.debt) else {
            continue;
        };
        let says = (w.becomes_late)(
            &page.name(*debt),
            &words::date(one.due),
            &words::money(one.lacking),
        );
        let old = (!one.to_arrears.is_zero())
            .then(|| p("hint", w.late_for_arrears.of(&words::money(one.to_arrears))));
        list = list.child(el("li").child(says).child(old));
    }
    if short.len() > SHORT {
        list = list.child(el("li").child((w.judged_more)(short.len() - SHORT)));
    }
    for one in outlook.outcome().map_or(&[][..], |o| o.lapsed.as_slice()) {
        let Some(debt) = outlook.debts.get(one.debt) else {
            continue;
        };
        let says = w.lapsed.of(
            &page.name(*debt),
            &words::date(one.on),
            &words::money(one.lacking),
        );
        parts.push(p("notice warn", says).into());
    }
    if !short.is_empty() {
        let notice = el("div").class("notice warn").id("becomes-late");
        parts.push(notice.child(p("", w.becomes_late_says)).child(list).into());
    }
    let timing = page
        .state
        .book
        .with_untracked(|book| timing(book, outlook).ok().flatten());
    if let Some(timing) = timing {
        let says = (w.timing)(timing.days, timing.pay_day);
        parts.push(p("notice plain", says).id("timing").into());
    }
    parts
}

/// Writes a payment of today into the ledger of its debt. What is paid for a
/// due date to come is entered on that day: it is kept for the instalment, and
/// is no prepayment of principal.
fn pay(page: Page, payment: Payment) {
    let w = page.w;
    let state = page.state;
    let today = state.today.get_untracked();
    let before = state
        .book
        .with_untracked(|book| book.debt(payment.debt).cloned());
    let Some(before) = before else { return };
    let mut after = before.clone();
    let ahead = if payment.on > today {
        payment.parts.of(Purpose::Due)
    } else {
        Fen::ZERO
    };
    let now = payment.amount.minus(ahead).unwrap_or_default();
    for (on, amount) in [(today, now), (payment.on, ahead)] {
        if !amount.is_zero() {
            let towards = Towards::Order;
            after
                .ledger
                .add(Event::new(on, Act::Pay { amount, towards }));
        }
    }
    let undo = Command::EditDebt {
        before: after.clone(),
        after: before.clone(),
    };
    let name = page.name(payment.debt);
    let amount = words::money(payment.amount);
    let said = if ahead.is_zero() {
        w.paid_done.of(&name, &amount)
    } else {
        w.paid_ahead
            .of(&name, &words::money(ahead), &words::date(payment.on))
    };
    let change = Command::EditDebt { before, after };
    match state.act_with_undo(change, said, undo, w.paid_undone.to_owned()) {
        // The button is gone with its row.
        Ok(()) => {
            browser::focus("this-month");
        }
        Err(_) => state.say(page.t.storage.adopted.to_owned()),
    }
}

/// What the steps say of the law: what is left to live on, instalments of a
/// card and of a loan, and where there is personal bankruptcy.
static STEPS_REST_ON: [&Source; 6] = [
    &guide::PROCEDURE_254,
    &relief::CARD_70,
    &relief::CIVIL_678,
    &relief::RELIEF_2025,
    &guide::SHENZHEN,
    &guide::XIAMEN,
];

/// What to do when it does not reach.
pub fn ladder(page: Page) -> Child {
    let w = page.w;
    page.shows(move |outlook| {
        let short = outlook.outcome().is_some_and(|o| o.missed() > 0);
        let clears = matches!(outlook.verdict(), Verdict::Clears(_));
        let silent = matches!(outlook.verdict(), Verdict::NoBudget | Verdict::NothingOwed);
        let held = matches!(outlook.verdict(), Verdict::AllButHeld(_));
        if silent || ((clears || held) && !short) {
            return Child::NONE;
        }
        let mut steps = el("ol").class("steps");
        for step in w.steps {
            steps = steps.child(el("li").child(step));
        }
        let body = card()
            .id("ladder")
            .child(heading("h2", w.ladder))
            .child(p("", w.ladder_says))
            .child(steps)
            .child(
                el("details")
                    .child(el("summary").child(w.steps_rest_on))
                    .child(cited(
                        page.t,
                        page.state.language.get_untracked(),
                        &STEPS_REST_ON,
                    ))
                    .child(
                        el("p").child(
                            el("a")
                                .attr("href", &Route::Guide(Some(Topic::Bankruptcy)).href())
                                .child(w.bankruptcy),
                        ),
                    ),
            )
            .child(heading("h3", w.offers));
        let offers = outlook.offers();
        let (given, none): (Vec<_>, Vec<_>) = offers
            .into_iter()
            .partition(|(_, amount)| !amount.is_zero());
        let share = outlook.to_share().filter(|_| !given.is_empty());
        let body = match share {
            None => body.child(p("", w.offers_nothing)),
            Some(share) => {
                let mut rows = el("tbody");
                for (id, amount) in &given {
                    rows = rows.child(
                        el("tr")
                            .child(head_cell("row", page.name(*id)))
                            .child(money_cell(&words::money(*amount))),
                    );
                }
                let total = Fen::sum(given.iter().map(|(_, amount)| *amount)).unwrap_or_default();
                let monthly = words::money(share.monthly);
                let now = outlook.to_come.starts.first() == Some(&share.from);
                let says = if now {
                    w.offers_says.of(&monthly)
                } else {
                    w.offers_from.of(&monthly, &words::date(share.from))
                };
                let mut body = body.child(p("", says)).child(
                    el("div").class("scroll").child(
                        el("table")
                            .child(table_head(&[w.which_debt, w.offer]))
                            .child(rows)
                            .child(
                                el("tfoot").child(
                                    el("tr")
                                        .child(head_cell("row", page.t.word.total))
                                        .child(money_cell(&words::money(total))),
                                ),
                            ),
                    ),
                );
                for (id, _) in &none {
                    body = body.child(p("hint", w.offers_none_for.of(&page.name(*id))));
                }
                if share.saves {
                    let says = w.promise_saves.of(&words::date(share.tightest));
                    body = body.child(p("hint", says));
                }
                body
            }
        };
        body.child(p("soft", w.help)).into()
    })
}

/// The months as a picture and a table, with files to take away.
pub fn schedule(page: Page) -> El {
    let w = page.w;
    card()
        .id("months")
        .child(heading("h2", w.schedule))
        .child(p("hint", w.schedule_says))
        .child(region(move || {
            page.outlook.with(|outlook| {
                let Some(outlook) = outlook else {
                    return Child::NONE;
                };
                let leads = matches!(
                    outlook.verdict(),
                    Verdict::Clears(_) | Verdict::AllButHeld(_) | Verdict::TooFar
                );
                let outcome = outlook.outcome().filter(|o| leads && !o.months.is_empty());
                let Some(outcome) = outcome else {
                    return nowhere(page, outlook).into();
                };
                let shared = Rc::new((outlook.clone(), outcome.clone()));
                let for_table = Rc::clone(&shared);
                let for_csv = Rc::clone(&shared);
                let for_ics = Rc::clone(&shared);
                vec![
                    Child::from(heading("h3", w.picture)),
                    draw::owed(page.t, "plan", series(page, outlook, outcome)).into(),
                    // Some thousand cells: made when somebody looks.
                    fold("months-table", w.schedule, move || {
                        table(page, &for_table.0, &for_table.1).into()
                    })
                    .into(),
                    actions()
                        .class("actions no-print")
                        .child(button("", w.save_csv, move || {
                            files::save_csv(page, &for_csv.0, &for_csv.1);
                        }))
                        .child(button("", w.save_ics, move || {
                            files::save_ics(page, &for_ics.0);
                        }))
                        .child(button("", page.t.word.print, browser::print_unfolded))
                        .into(),
                    p("hint no-print", w.ics_says).into(),
                ]
                .into()
            })
        }))
}

/// What is still owed at the end of a window: at the start of the next, or
/// where the plan ends.
pub fn owed_after(outcome: &Outcome, place: usize) -> Fen {
    match outcome.months.get(place + 1) {
        Some(next) => Fen::sum(next.debts.iter().map(|d| d.owed)).unwrap_or_default(),
        None => outcome.owed,
    }
}

fn table(page: Page, outlook: &Outlook, outcome: &Outcome) -> El {
    let w = page.w;
    let debts: Vec<String> = outlook.debts.iter().map(|id| page.name(*id)).collect();
    let mut names = vec![w.col_month, w.col_surplus, w.col_pay];
    names.extend(debts.iter().map(String::as_str));
    names.extend([w.col_left, w.col_owed]);
    let head = table_head(&names);
    let mut body = el("tbody");
    for (place, month) in outcome.months.iter().enumerate() {
        let mut row = el("tr")
            .child(head_cell("row", words::date(month.from)))
            .child(money_cell(&words::money(month.surplus)))
            .child(money_cell(&words::money(month.paid)));
        for debt in &month.debts {
            row = row.child(money_cell(&words::money(debt.paid)));
        }
        body = body.child(
            row.child(money_cell(&words::money(month.left)))
                .child(money_cell(&words::money(owed_after(outcome, place)))),
        );
    }
    scroller(w.schedule, el("table").child(head).child(body))
}

/// What is owed of each debt at the start of each window, and at the end.
pub fn series(page: Page, outlook: &Outlook, outcome: &Outcome) -> Series {
    let mut days: Vec<_> = outcome.months.iter().map(|m| m.from).collect();
    days.extend(outlook.windows.starts.get(outcome.months.len()).copied());
    let layers = outlook
        .debts
        .iter()
        .enumerate()
        .map(|(place, id)| {
            let mut values: Vec<Fen> = outcome
                .months
                .iter()
                .map(|m| m.debts.get(place).map_or(Fen::ZERO, |d| d.owed))
                .collect();
            // At the end what one still owes is not told apart; it is shown
            // where the table shows it.
            values.push(Fen::ZERO);
            Layer {
                name: page.name(*id),
                class: COLOURS
                    .get(place % COLOURS.len())
                    .copied()
                    .unwrap_or("part-other"),
                values,
            }
        })
        .collect();
    if !outcome.owed.is_zero() {
        days.pop();
    }
    let as_of = days.first().copied().unwrap_or(outlook.day);
    Series {
        days,
        layers,
        today: outlook.day,
        as_of,
        events: Vec::new(),
        reach: Fen::ZERO,
    }
}
