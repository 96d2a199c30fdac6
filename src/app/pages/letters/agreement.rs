//! 协议检查: what was agreed, item by item, before the first payment.

use super::Page;
use super::facts::{MOST, Typed, amount, day};
use super::inputs::typed;
use crate::app::dom::{Child, El, card, el, heading, p, region};
use crate::app::fields::{count, fold, pair, unless_empty};
use crate::app::widgets::{Kind, select_named};
use crate::book::DebtId;
use crate::letter::Agreement;
use crate::letter::agreement::{
    Against, Check, Form, Payee, State, Why, check, ready, to_get_in_writing,
};
use crate::letter::compose::{caution, why};
use crate::letter::rules::of_limitation;
use crate::plan::simulate::next_pay_day;
use crate::stored::{Stored, to_text};

/// What is answered with yes, no or nothing: the id of its list.
const YES_NO: [&str; 11] = [
    "agree-structure",
    "agree-currency",
    "agree-interest",
    "agree-collection",
    "agree-cards",
    "agree-rights",
    "agree-missed",
    "agree-all",
    "agree-proof",
    "agree-certificate",
    "agree-credit",
];
const YES: &str = "yes";
const NO: &str = "no";
/// The ids of the amounts.
const AMOUNTS: [&str; 6] = [
    "agree-balance",
    "agree-principal",
    "agree-down",
    "agree-monthly",
    "agree-last",
    "agree-total",
];

const COUNT: &str = "agree-n";
const AGREED_ON: &str = "agree-on";
const FIRST: &str = "agree-first-due";
const PAYEE: &str = "agree-payee";
const FORM: &str = "agree-form";

/// The ids of all fields.
pub fn fields() -> impl Iterator<Item = &'static str> {
    let others = [COUNT, AGREED_ON, FIRST, PAYEE, FORM];
    AMOUNTS.into_iter().chain(YES_NO).chain(others)
}

/// A name as it is stored.
fn named(of: &impl Stored) -> String {
    to_text(of).trim_matches('"').to_owned()
}

/// What was typed; nothing where nothing was.
pub fn read(typed: Typed) -> Option<Agreement> {
    let [balance, principal, down, monthly, last, total] =
        AMOUNTS.map(|id| amount(&typed.text(id)));
    let said = YES_NO.map(|id| match typed.text(id).as_str() {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    });
    let [
        structure,
        currency,
        interest_stops,
        collection_stops,
        no_new_cards,
        rights_and_default,
        missed_payment,
        all_in_text,
        proof_kept,
        certificate,
        credit_record,
    ] = said;
    let (payee, form) = (typed.text(PAYEE), typed.text(FORM));
    let agreement = Agreement {
        agreed_on: day(&typed.text(AGREED_ON)),
        balance,
        principal,
        structure,
        currency,
        down,
        monthly,
        last,
        instalments: count(&typed.text(COUNT), MOST),
        first_due: day(&typed.text(FIRST)),
        total,
        interest_stops,
        collection_stops,
        no_new_cards,
        rights_and_default,
        missed_payment,
        all_in_text,
        payee: Payee::ALL.into_iter().find(|one| named(one) == payee),
        form: Form::ALL.into_iter().find(|one| named(one) == form),
        proof_kept,
        certificate,
        credit_record,
    };
    (agreement != Agreement::default()).then_some(agreement)
}

pub fn section(page: Page) -> El {
    let w = page.w;
    card()
        .id("agreement")
        .child(heading("h2", w.agreement))
        .child(p("hint", w.agreement_says))
        .child(fold("agreement-open", page.o.check_open, move || {
            vec![
                region(move || {
                    // The fields are made once for each debt.
                    let debt = page.about.get();
                    debt.map_or(Child::NONE, |debt| form(page, debt).into())
                }),
                el("div")
                    .attr("role", "status")
                    .region(move || judged(page))
                    .into(),
            ]
            .into()
        }))
}

fn form(page: Page, debt: DebtId) -> El {
    let (o, w) = (page.o, page.w);
    let labels = [o.balance, o.principal, o.down, o.monthly, o.last, o.total];
    let mut fields = Vec::new();
    let mut add = |id, kind, label, wrong: fn(&str) -> bool, says: &'static str| {
        let hint = || o.empty_hint.to_owned();
        let wrong = move |text: &str| unless_empty(text, !wrong(text), says);
        fields.extend(typed(page, debt, (id, kind), label, hint, wrong));
    };
    for (id, label) in AMOUNTS.into_iter().zip(labels) {
        let wrong = |text: &str| amount(text).is_none();
        add(id, Kind::Amount, label, wrong, o.wrong_amount);
    }
    let wrong = |text: &str| count(text, MOST).is_none();
    add(COUNT, Kind::Whole, o.instalments, wrong, o.wrong_count);
    for (id, label) in [(AGREED_ON, o.agreed_on), (FIRST, o.first_due)] {
        let wrong = |text: &str| day(text).is_none();
        add(id, Kind::Date, label, wrong, o.wrong_day);
    }
    let payees = Payee::ALL.iter().map(named).zip(w.payees).collect();
    let forms = Form::ALL.iter().map(named).zip(w.forms).collect();
    fields.extend(list(page, debt, PAYEE, o.payee, payees));
    fields.extend(list(page, debt, FORM, o.form, forms));
    for (id, label) in YES_NO.into_iter().zip(o.asked) {
        let answers = vec![(YES.to_owned(), o.said_yes), (NO.to_owned(), o.said_no)];
        fields.extend(list(page, debt, id, label, answers));
    }
    pair(fields)
}

/// A list of answers, "not said" the first; kept when it is picked.
fn list(
    page: Page,
    debt: DebtId,
    id: &'static str,
    label: &'static str,
    answers: Vec<(String, &'static str)>,
) -> Option<El> {
    let text = page.typed.of(id)?;
    let mut options = vec![(None, page.o.not_said.to_owned())];
    let mut values = Vec::new();
    for (at, (value, name)) in answers.into_iter().enumerate() {
        values.push(value);
        options.push((Some(at), name.to_owned()));
    }
    let picked = values.clone();
    Some(select_named(
        id,
        label,
        String::new,
        options,
        move || text.with(|text| values.iter().position(|value| value == text)),
        move |at: Option<usize>| {
            let value = at.and_then(|at| picked.get(at).cloned());
            text.set(value.unwrap_or_default());
            page.typed.keep(page, debt, id);
        },
    ))
}

fn judged(page: Page) -> Child {
    let w = page.w;
    let Some(now) = page.facts.get() else {
        return Child::NONE;
    };
    let Some(agreement) = now.agreement.clone() else {
        return Child::NONE;
    };
    let money_on = page.state.book.with(|book| {
        next_pay_day(&book.plans.budget, now.day).filter(|_| !book.plans.budget.flows.is_empty())
    });
    let against = Against {
        day: now.day,
        card: now.card,
        owed: now.total(),
        principal: now.owed.map(|owed| owed.principal()),
        surplus: now.left,
        cash: page.state.book.with(|book| {
            Some(book.plans.budget.cash).filter(|_| !book.plans.budget.flows.is_empty())
        }),
        money_on,
    };
    let checks = check(&agreement, &against);
    // The first payment is an act as well.
    let limitation = of_limitation(&now).into_iter();
    let mut parts: Vec<Child> = limitation
        .map(|one| p("notice warn", caution(&one, w)).into())
        .collect();
    parts.push(
        p(
            if ready(&checks) {
                "notice plain"
            } else {
                "notice warn"
            },
            if ready(&checks) {
                w.agreement_ready
            } else {
                w.agreement_not_ready
            },
        )
        .into(),
    );
    let get = to_get_in_writing(&checks);
    if !get.is_empty() {
        let mut list = el("ol").class("notes");
        for item in &get {
            list = list.child(el("li").child(w.item(*item).says));
        }
        parts.push(heading("h3", w.agreement_get).into());
        parts.push(list.into());
    }
    for state in [
        State::Contradicts,
        State::Missing,
        State::Unclear,
        State::Ok,
    ] {
        // What was not said at all is in the list above.
        let shown = |check: &&Check| check.state == state && check.why != Why::NotSaid;
        for check in checks.iter().filter(shown) {
            parts.push(row(page, check).into());
        }
    }
    parts.into()
}

fn row(page: Page, check: &Check) -> El {
    let w = page.w;
    el("div")
        .class("item check-row")
        .child(
            p("", el("strong").child(w.item(check.item).title))
                .child(el("span").class("tag").child(w.state(check))),
        )
        .child(p("soft", why(check, w)))
        .child(p("detail", w.basis(check)))
}
