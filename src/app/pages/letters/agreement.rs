//! 协议检查: what was agreed, item by item, before the first payment.

use super::Page;
use super::facts::{MOST, amount, day};
use crate::app::dom::{Child, El, card, el, heading, p};
use crate::app::fields::{count, field, fold, pair, remembered, unless_empty};
use crate::app::var::Live;
use crate::app::widgets::{Kind, select_named};
use crate::letter::Agreement;
use crate::letter::agreement::{
    Against, Check, Form, Payee, State, Why, check, ready, to_get_in_writing,
};
use crate::letter::compose::why;
use crate::plan::simulate::next_pay_day;

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
/// Amounts, then days; the ids of their fields.
const AMOUNTS: [&str; 6] = [
    "agree-balance",
    "agree-principal",
    "agree-down",
    "agree-monthly",
    "agree-last",
    "agree-total",
];

/// What was typed; kept until the page is closed.
#[derive(Clone, Copy)]
pub struct Typed {
    amounts: [Live<String>; 6],
    count: Live<String>,
    agreed_on: Live<String>,
    first: Live<String>,
    said: [Live<String>; 11],
    payee: Live<String>,
    form: Live<String>,
}

impl Typed {
    pub fn new() -> Typed {
        let text = |id| remembered(id, "");
        Typed {
            amounts: AMOUNTS.map(text),
            count: text("agree-n"),
            agreed_on: text("agree-on"),
            first: text("agree-first-due"),
            said: YES_NO.map(text),
            payee: text("agree-payee"),
            form: text("agree-form"),
        }
    }

    /// What it says; nothing where nothing was typed.
    pub fn read(self) -> Option<Agreement> {
        let [balance, principal, down, monthly, last, total] =
            self.amounts.map(|text| text.with(|text| amount(text)));
        let said = self.said.map(|text| {
            text.with(|text| match text.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })
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
        let place = |text: Live<String>| text.with(|text| text.parse::<usize>().ok());
        let agreement = Agreement {
            agreed_on: self.agreed_on.with(|text| day(text)),
            balance,
            principal,
            structure,
            currency,
            down,
            monthly,
            last,
            instalments: self.count.with(|text| count(text, MOST)),
            first_due: self.first.with(|text| day(text)),
            total,
            interest_stops,
            collection_stops,
            no_new_cards,
            rights_and_default,
            missed_payment,
            all_in_text,
            payee: place(self.payee).and_then(|at| Payee::ALL.get(at).copied()),
            form: place(self.form).and_then(|at| Form::ALL.get(at).copied()),
            proof_kept,
            certificate,
            credit_record,
            note: String::new(),
        };
        (agreement != Agreement::default()).then_some(agreement)
    }
}

pub fn section(page: Page) -> El {
    let w = page.w;
    card()
        .id("agreement")
        .child(heading("h2", w.agreement))
        .child(p("hint", w.agreement_says))
        .child(fold("agreement-open", page.o.check_open, move || {
            vec![
                Child::from(form(page)),
                el("div")
                    .attr("role", "status")
                    .region(move || judged(page))
                    .into(),
            ]
            .into()
        }))
}

fn form(page: Page) -> El {
    let (o, w) = (page.o, page.w);
    let typed = page.typed.agreement;
    let labels = [o.balance, o.principal, o.down, o.monthly, o.last, o.total];
    let mut fields = Vec::new();
    for ((id, label), text) in AMOUNTS.into_iter().zip(labels).zip(typed.amounts) {
        let wrong = move |text: &str| unless_empty(text, amount(text).is_some(), o.wrong_amount);
        fields.push(field(
            id,
            label,
            o.empty_hint,
            Kind::Amount,
            text,
            wrong,
            || {},
            || {},
        ));
    }
    let wrong = move |text: &str| unless_empty(text, count(text, MOST).is_some(), o.wrong_count);
    fields.push(field(
        "agree-n",
        o.instalments,
        o.empty_hint,
        Kind::Whole,
        typed.count,
        wrong,
        || {},
        || {},
    ));
    for (id, label, text) in [
        ("agree-on", o.agreed_on, typed.agreed_on),
        ("agree-first-due", o.first_due, typed.first),
    ] {
        let wrong = move |text: &str| unless_empty(text, day(text).is_some(), o.wrong_day);
        fields.push(field(
            id,
            label,
            o.empty_hint,
            Kind::Date,
            text,
            wrong,
            || {},
            || {},
        ));
    }
    let lists = [
        ("agree-payee", o.payee, w.payees.as_slice(), typed.payee),
        ("agree-form", o.form, w.forms.as_slice(), typed.form),
    ];
    for (id, label, names, text) in lists {
        let mut options = vec![(None, o.not_said.to_owned())];
        let named = names.iter().enumerate();
        options.extend(named.map(|(at, name)| (Some(at), (*name).to_owned())));
        fields.push(select_named(
            id,
            label,
            String::new,
            options,
            move || text.with(|text| text.parse::<usize>().ok()),
            move |at: Option<usize>| text.set(at.map(|at| at.to_string()).unwrap_or_default()),
        ));
    }
    for ((id, label), text) in YES_NO.into_iter().zip(o.asked).zip(typed.said) {
        let options = vec![
            ("", o.not_said.to_owned()),
            ("yes", o.said_yes.to_owned()),
            ("no", o.said_no.to_owned()),
        ];
        fields.push(select_named(
            id,
            label,
            String::new,
            options,
            move || {
                text.with(|text| match text.as_str() {
                    "yes" => "yes",
                    "no" => "no",
                    _ => "",
                })
            },
            move |picked| text.set(picked.to_owned()),
        ));
    }
    pair(fields)
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
    let mut parts: Vec<Child> = vec![
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
    ];
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
