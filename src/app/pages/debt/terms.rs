//! The contract as entered.

use crate::app::dom::{El, el};
use crate::app::text::Text;
use crate::app::words;
use crate::book::Debt;
use crate::loan::contract::{Accrual, Contract, Method, MethodKind, PenaltyRate};
use crate::rate::{Per, Rate};

/// A rate with its period: `0.045% / 日`.
pub fn rate(t: &Text, rate: Rate) -> String {
    let f = &t.form;
    let per = match rate.per() {
        Per::Day => f.per_day,
        Per::Month => f.per_month,
        Per::Year => f.per_year,
    };
    format!("{}% / {per}", rate.percent())
}

/// Every term with what was agreed; what is at nothing is left out.
pub fn list(t: &'static Text, debt: &Debt) -> El {
    let mut list = el("dl").class("terms");
    for (name, value) in rows(t, debt) {
        list = list.child(
            el("div")
                .child(el("dt").child(name))
                .child(el("dd").child(value)),
        );
    }
    let note = (!debt.note.is_empty()).then(|| {
        el("div")
            .child(el("dt").child(t.debt.note))
            .child(el("dd").class("free").child(debt.note.as_str()))
    });
    list.child(note)
}

fn rows(t: &'static Text, debt: &Debt) -> Vec<(&'static str, String)> {
    let c = &debt.contract;
    let f = &t.form;
    let n = &t.terms;
    let card = c.method.kind() == MethodKind::Card;
    let mut rows = vec![
        (f.product, words::product(t, debt.product).to_owned()),
        (
            n.lender,
            words::nth(&n.lenders, debt.lender as usize).to_owned(),
        ),
        (
            n.method,
            words::nth(&n.methods, c.method.kind() as usize).to_owned(),
        ),
        (
            if card { n.balance } else { f.principal },
            words::money(c.principal),
        ),
        (
            f.rate,
            format!(
                "{} · {}",
                rate(t, c.rate),
                f.rate_yearly.of(&c.rate.yearly(c.day_count).percent())
            ),
        ),
        (
            n.day_count,
            words::nth(&n.day_counts, c.day_count as usize).to_owned(),
        ),
        (
            n.day_range,
            words::nth(&n.day_ranges, c.day_range as usize).to_owned(),
        ),
        (
            if card { n.statement_on } else { f.disbursed },
            words::date(c.disbursed_on),
        ),
    ];
    match &c.method {
        Method::Bullet { due } => rows.push((n.due, words::date(*due))),
        Method::Open { until } => rows.push((
            n.until,
            until.map_or_else(|| n.none.to_owned(), words::date),
        )),
        Method::Given(given) => rows.push((f.instalments, given.len().to_string())),
        Method::Card(card) => {
            rows.push((n.minimum, format!("{}%", card.minimum)));
            rows.push((
                n.basis,
                words::nth(&n.bases, card.basis as usize).to_owned(),
            ));
            rows.push((
                n.compounding,
                words::nth(&n.compoundings, card.compounding as usize).to_owned(),
            ));
        }
        method => {
            if let Some(plan) = method.plan() {
                rows.push((f.first_due, words::date(plan.first_due)));
                rows.push((f.instalments, plan.instalments.to_string()));
                rows.push((f.due_day, plan.due_day.to_string()));
                let accrual = match plan.accrual {
                    Accrual::Daily => 0,
                    Accrual::Monthly => 1,
                };
                rows.push((n.accrual, words::nth(&n.accruals, accrual).to_owned()));
                if let Some(stated) = plan.stated {
                    rows.push((n.stated, words::money(stated)));
                }
                if plan.interest_only > 0 {
                    rows.push((n.interest_only, plan.interest_only.to_string()));
                }
            }
        }
    }
    rows.extend(late_rows(t, c));
    rows.extend(fee_rows(t, c));
    rows.push((n.order, words::order(t, c.order).to_owned()));
    rows.push((
        n.prepay,
        words::nth(&n.prepays, c.prepay as usize).to_owned(),
    ));
    if !c.unsure.is_empty() {
        let names: Vec<_> = c
            .unsure
            .iter()
            .map(|axis| words::nth(&n.unsures, *axis as usize))
            .collect();
        rows.push((n.unsure, names.join(" · ")));
    }
    rows
}

fn late_rows(t: &'static Text, c: &Contract) -> Vec<(&'static str, String)> {
    let f = &t.form;
    let n = &t.terms;
    let yes_no = |yes: bool| if yes { t.word.yes } else { t.word.no }.to_owned();
    let mut rows = vec![
        match c.penalty.rate {
            PenaltyRate::Multiple(multiple) => (f.multiple, multiple.to_string()),
            PenaltyRate::Own(own) => (n.own_penalty, rate(t, own)),
        },
        (
            n.penalty_base,
            words::nth(&n.penalty_bases, c.penalty.base as usize).to_owned(),
        ),
        (f.compound, yes_no(c.penalty.compound)),
        (f.grace, c.grace_days.to_string()),
    ];
    if !c.late_fee.percent.is_zero() {
        let of = words::nth(&n.late_ofs, c.late_fee.of as usize);
        rows.push((n.late_percent, format!("{}% · {of}", c.late_fee.percent)));
    }
    if !c.late_fee.floor.is_zero() {
        rows.push((n.late_floor, words::money(c.late_fee.floor)));
    }
    rows
}

fn fee_rows(t: &'static Text, c: &Contract) -> Vec<(&'static str, String)> {
    let n = &t.terms;
    let mut rows = Vec::new();
    for (name, amount) in [
        (n.deducted, c.fees.deducted),
        (n.upfront, c.fees.upfront),
        (n.each, c.fees.each),
    ] {
        if !amount.is_zero() {
            rows.push((name, words::money(amount)));
        }
    }
    if !c.fees.each_percent.is_zero() {
        rows.push((n.each_percent, format!("{}%", c.fees.each_percent)));
    }
    rows
}
