//! Claim check: what a collector says against what is computed here; and the
//! range over the terms the borrower is not sure of.

pub mod text;

use std::rc::Rc;

use chrono::NaiveDate;

use crate::app::charts::bridge::{Bridge, Step};
use crate::app::charts::draw;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::draft::parse_date;
use crate::app::explain::{self, Figure};
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{Kind as Input, TextField, choice, how};
use crate::app::{browser, words};
use crate::book::Debt;
use crate::loan::claim::{
    Cause, Claim, ClaimError, Deviation, Finding, Kind, Question, Strength, Verdict, check,
};
use crate::loan::contract::{GraceCount, PenaltyRate};
use crate::loan::range::{Choice, Range, ranges};
use crate::loan::statement;
use crate::money::{AmountError, Fen};

use self::text::words_with;
use super::terms;

/// The amounts: the total and the parts, in the order of `Part::ALL`.
const AMOUNTS: [&str; 5] = [
    "claim-total",
    "claim-principal",
    "claim-interest",
    "claim-penalty",
    "claim-fees",
];

/// What the rest of the app calls here.
#[derive(Clone, Copy)]
pub struct Part {
    pub section: fn(State, &'static Text, Derived<Option<Debt>>) -> El,
    pub range: RangeView,
}

type RangeView = fn(State, &'static Text, Derived<Option<Debt>>, Derived<NaiveDate>) -> Child;

pub const PART: Part = Part {
    section,
    range: range_view,
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    kind: Option<Kind>,
    amounts: [String; 5],
    day: String,
    tried: bool,
}

#[derive(Clone, Copy)]
struct Section {
    state: State,
    t: &'static Text,
    debt: Derived<Option<Debt>>,
    typed: Live<Typed>,
    verdict: Live<Option<Result<Verdict, ClaimError>>>,
}

fn section(state: State, t: &'static Text, debt: Derived<Option<Debt>>) -> El {
    let section = Section {
        state,
        t,
        debt,
        typed: Live::new(Typed {
            day: state.today.get_untracked().to_string(),
            ..Typed::default()
        }),
        verdict: Live::new(None),
    };
    section.build()
}

impl Section {
    fn build(self) -> El {
        let t = self.t;
        let n = words_with(t);
        let mut parts = el("div").class("grid");
        for (index, name) in t.claim.parts.iter().enumerate() {
            parts = parts.child(self.amount(index + 1, name, ""));
        }
        // Another debt, another day's changes: an old verdict says nothing.
        let debt = self.debt;
        let verdict = self.verdict;
        crate::app::dom::follow(move || {
            debt.track();
            verdict.set(None);
        });
        card()
            .id("claim")
            .child(heading("h2", t.claim.title))
            .child(p("soft", n.says))
            .child(
                el("form")
                    .class("no-print")
                    .attr("novalidate", "")
                    .on("submit", move |e| {
                        e.prevent_default();
                        self.check();
                    })
                    .child(choice(
                        "claim-kind",
                        n.kind,
                        &[
                            (None, n.kind_unknown),
                            (Some(Kind::Payoff), t.debt.payoff),
                            (Some(Kind::Overdue), t.debt.overdue),
                        ],
                        move || self.typed.with(|t| t.kind),
                        move |kind| self.typed.update(|t| t.kind = kind),
                    ))
                    .child(self.amount(0, n.total, n.total_hint))
                    .child(self.day_field())
                    .child(
                        el("details")
                            .class("item")
                            .child(el("summary").child(el("span").child(n.split)))
                            .child(parts),
                    )
                    .child(
                        actions().child(
                            el("button")
                                .attr("type", "submit")
                                .class("main")
                                .child(n.check),
                        ),
                    ),
            )
            .child(
                el("div")
                    .attr("role", "status")
                    .region(move || self.result()),
            )
    }

    fn amount(self, index: usize, label: &'static str, hint: &'static str) -> El {
        let of = move |t: &Typed| t.amounts.get(index).cloned().unwrap_or_default();
        TextField {
            id: AMOUNTS.get(index).copied().unwrap_or_default(),
            label,
            hint: Box::new(move || hint.to_owned()),
            value: Box::new(move || self.typed.with(of)),
            error: Rc::new(move || {
                self.typed
                    .with(|t| t.tried.then(|| self.read(&of(t)).err()).flatten())
            }),
            on_input: Box::new(move |typed| {
                self.typed.update(|t| {
                    if let Some(slot) = t.amounts.get_mut(index) {
                        *slot = typed;
                    }
                });
            }),
            on_leave: Box::new(|| {}),
            kind: Input::Amount,
        }
        .build()
    }

    fn day_field(self) -> El {
        TextField {
            id: "claim-day",
            label: words_with(self.t).day,
            hint: Box::new(String::new),
            value: Box::new(move || self.typed.with(|t| t.day.clone())),
            error: Rc::new(move || {
                self.typed.with(|t| {
                    (t.tried && parse_date(&t.day).is_none())
                        .then(|| self.t.wrong.date_bad.to_owned())
                })
            }),
            on_input: Box::new(move |typed| self.typed.update(|t| t.day = typed)),
            on_leave: Box::new(|| {}),
            kind: Input::Date,
        }
        .build()
    }

    /// An amount, or nothing where the field is empty.
    fn read(self, typed: &str) -> Result<Option<Fen>, String> {
        match Fen::parse(typed) {
            Ok(fen) => Ok(Some(fen)),
            Err(AmountError::Empty) => Ok(None),
            Err(e) => Err(words::amount_error(self.t, e)),
        }
    }

    fn check(self) {
        self.typed.update(|t| t.tried = true);
        let typed = self.typed.get_untracked();
        let mut amounts = Vec::with_capacity(AMOUNTS.len());
        for text in &typed.amounts {
            match self.read(text) {
                Ok(amount) => amounts.push(amount),
                Err(_) => return browser::focus_first_invalid(),
            }
        }
        let Some(day) = parse_date(&typed.day) else {
            return browser::focus_first_invalid();
        };
        let at = |index: usize| amounts.get(index).copied().flatten();
        let claim = Claim {
            kind: typed.kind,
            total: at(0),
            principal: at(1),
            interest: at(2),
            penalty: at(3),
            fees: at(4),
        };
        let verdict = self.debt.with_untracked(|debt| {
            debt.as_ref()
                .map(|d| check(&d.contract, &d.ledger, day, &claim))
        });
        self.verdict.set(verdict);
    }

    // ---- The verdict -------------------------------------------------------

    fn result(self) -> Child {
        let t = self.t;
        let n = words_with(t);
        match self.verdict.get() {
            None => Child::NONE,
            Some(Err(ClaimError::NothingTold)) => p("error", n.nothing).into(),
            Some(Err(ClaimError::OutOfRange)) => p("error", n.out_of_range).into(),
            Some(Err(ClaimError::Statement(e))) => p("error", words::statement_error(t, &e)).into(),
            Some(Ok(verdict)) => self.debt.with_untracked(|debt| {
                debt.as_ref()
                    .map_or(Child::NONE, |debt| self.verdict(debt, &verdict).into())
            }),
        }
    }

    fn verdict(self, debt: &Debt, verdict: &Verdict) -> Vec<El> {
        let n = words_with(self.t);
        let mut parts = Vec::new();
        if let Some(difference) = verdict.rounding() {
            parts.push(p("finding", n.rounding.of(&words::money(difference))));
            return parts;
        }
        let Some((first, others)) = verdict.findings.split_first() else {
            return parts;
        };
        parts.push(self.finding(debt, verdict.claimed, first, 0));
        if verdict.cut_short {
            parts.push(p("soft", n.cut_short));
        }
        if !first.deviations.is_empty() || !first.is_exact() {
            parts.push(p("soft", n.not_proof));
        }
        if !others.is_empty() {
            let mut list = el("details")
                .class("item")
                .child(el("summary").child(el("span").child(n.other_findings)));
            for (index, finding) in (1..).zip(others) {
                list = list.child(self.finding(debt, verdict.claimed, finding, index));
            }
            parts.push(list);
        }
        if !verdict.questions.is_empty() {
            parts.push(self.questions(debt, &verdict.questions));
        }
        parts
    }

    fn finding(self, debt: &Debt, claimed: Fen, finding: &Finding, index: usize) -> El {
        let t = self.t;
        let n = words_with(t);
        let exact = finding.is_exact();
        let kind = match finding.kind {
            Kind::Payoff => t.debt.payoff,
            Kind::Overdue => t.debt.overdue,
        };
        let says = if !exact {
            n.nearest
        } else if finding.deviations.is_empty() {
            n.same
        } else if is_doubtful(finding) {
            n.exact_weak
        } else {
            n.exact
        };
        let mut section = el("section")
            .class("group finding")
            .child(p("", el("strong").child(says)))
            .child(p("hint", (n.taken_for)(kind)));
        if !finding.deviations.is_empty() {
            let mut list = el("ul").class("notes");
            for deviation in &finding.deviations {
                list = list.child(el("li").child(deviation_in_words(t, debt, *deviation)));
            }
            section = section.child(list);
        }
        if finding.ambiguous && exact {
            section = section.child(p("notice plain", n.ambiguous));
        }
        if finding.also > 0 && exact && !finding.deviations.is_empty() {
            section = section.child(p("soft", (n.also)(finding.also)));
        }
        if finding.rest > Fen::ZERO {
            section = section.child(p("", n.rest.of(&words::money(finding.rest))));
        } else if let Ok(less) = Fen::ZERO.minus(finding.rest)
            && !less.is_zero()
        {
            section = section.child(p("", n.rest_less.of(&words::money(less))));
        }
        section.child(self.bridge(debt, claimed, finding, (kind, index)))
    }

    /// From our figure to theirs, step by step.
    fn bridge(
        self,
        debt: &Debt,
        claimed: Fen,
        finding: &Finding,
        (kind, index): (&str, usize),
    ) -> Option<El> {
        let t = self.t;
        let n = words_with(t);
        let change = Fen::sum(finding.steps.iter().map(|s| s.amount)).ok()?;
        let ours = claimed.minus(change).ok()?;
        let steps = finding
            .steps
            .iter()
            .filter(|s| !s.amount.is_zero())
            .map(|step| Step {
                label: match step.cause {
                    Cause::Deviation(deviation) => deviation_in_words(t, debt, deviation),
                    Cause::Rest => n.step_rest.to_owned(),
                },
                amount: step.amount,
                unexplained: step.cause == Cause::Rest,
            })
            .collect();
        let bridge = Bridge {
            start: (n.ours.of(kind), ours),
            steps,
            end: (n.theirs.to_owned(), claimed),
        };
        Some(draw::bridge(
            t,
            &format!("claim-bridge-{index}"),
            n.bridge,
            &bridge,
        ))
    }

    fn questions(self, debt: &Debt, questions: &[Question]) -> El {
        let n = words_with(self.t);
        let texts: Vec<String> = questions
            .iter()
            .map(|q| question_in_words(self.t, debt, *q))
            .collect();
        let mut list = el("ol").class("notes");
        for text in &texts {
            list = list.child(el("li").child(text.as_str()));
        }
        let all = texts.join("\n");
        let state = self.state;
        el("section")
            .class("group")
            .child(heading("h3", n.questions))
            .child(list)
            .child(
                actions()
                    .class("actions no-print")
                    .child(button("", n.copy, move || {
                        state.copy(&all, n.copied);
                    })),
            )
    }
}

/// Whether a finding may well be a coincidence: it is weak, or a number in it
/// was chosen to fit.
fn is_doubtful(finding: &Finding) -> bool {
    let fitted = |deviation: &Deviation| match deviation {
        Deviation::LateFee(fee) => fee.percent.is_zero() && !fee.floor.is_zero(),
        Deviation::Accelerated(_) => true,
        _ => false,
    };
    match finding.strength {
        Strength::Clear => false,
        Strength::Fair => finding.deviations.iter().any(fitted),
        Strength::Weak => true,
    }
}

/// An event of the ledger by day and amount.
fn event_in_words(t: &'static Text, debt: &Debt, index: usize) -> String {
    let Some(event) = debt.ledger.events().get(index) else {
        return String::new();
    };
    let (detail, amount) = super::ledger::act_in_words(t, &event.act);
    let what = if amount.is_empty() { detail } else { amount };
    format!("{} {what}", words::date(event.on))
}

fn deviation_in_words(t: &'static Text, debt: &Debt, deviation: Deviation) -> String {
    let n = words_with(t);
    match deviation {
        Deviation::DeductionCounted => n.deduction.to_owned(),
        Deviation::Uncredited { event } => n.uncredited.of(&event_in_words(t, debt, event)),
        Deviation::Order(order) => n.order.of(words::order(t, order)),
        Deviation::Read(choice) => choice_in_words(t, choice),
        Deviation::LateFee(fee) if fee.is_none() => n.no_late_fee.to_owned(),
        Deviation::LateFee(fee) if fee.percent.is_zero() => n.late_fee.of(&words::money(fee.floor)),
        Deviation::LateFee(fee) => n.late_fee.of(&format!(
            "{}% · {}",
            fee.percent,
            words::nth(&t.terms.late_ofs, fee.of as usize)
        )),
        Deviation::Accelerated(day) => n.accelerated.of(&words::date(day)),
        Deviation::NotAccelerated => n.not_accelerated.to_owned(),
        Deviation::CutOff(day) => n.cut_off.of(&words::date(day)),
    }
}

fn choice_in_words(t: &'static Text, choice: Choice) -> String {
    let n = words_with(t);
    let m = &t.terms;
    match choice {
        Choice::DayCount(count) => words::nth(&m.day_counts, count as usize).to_owned(),
        Choice::DayRange(range) => words::nth(&m.day_ranges, range as usize).to_owned(),
        Choice::GraceDays(days) => (n.grace_days)(days),
        Choice::GraceCount(GraceCount::FromDueDate) => n.grace_from_due.to_owned(),
        Choice::GraceCount(GraceCount::AfterGrace) => n.grace_after.to_owned(),
        Choice::PenaltyRate(PenaltyRate::Multiple(multiple)) => {
            n.penalty_multiple.of(&multiple.to_string())
        }
        Choice::PenaltyRate(PenaltyRate::Own(rate)) => n.penalty_own.of(&terms::rate(t, rate)),
        Choice::PenaltyBase(base) => t
            .word
            .labelled
            .of(m.penalty_base, words::nth(&m.penalty_bases, base as usize)),
        Choice::Compound(true) => n.compound_yes.to_owned(),
        Choice::Compound(false) => n.compound_no.to_owned(),
        Choice::Accrual(accrual) => t
            .word
            .labelled
            .of(m.accrual, words::nth(&m.accruals, accrual as usize)),
    }
}

fn question_in_words(t: &'static Text, debt: &Debt, question: Question) -> String {
    let n = words_with(t);
    match question {
        Question::Composition => n.ask_composition.to_owned(),
        Question::PartsGap(gap) => n.ask_parts_gap.of(&words::money(gap)),
        Question::Kind => n.ask_kind.to_owned(),
        Question::Clause(axis) => n.ask_clause.of(words::nth(&t.terms.unsures, axis as usize)),
        Question::Deduction => n.ask_deduction.to_owned(),
        Question::Receipt { event } => n.ask_receipt.of(&event_in_words(t, debt, event)),
        Question::Order => n.ask_order.to_owned(),
        Question::LateFee => n.ask_late_fee.to_owned(),
        Question::AccelerationNotice => n.ask_acceleration.to_owned(),
        Question::CutOff => n.ask_cut_off.to_owned(),
        Question::Rest(rest) => n.ask_rest.of(&words::money(rest)),
    }
}

// ---- The range ---------------------------------------------------------------

/// The range over what the borrower is not sure of; nothing where all is sure.
fn range_view(
    state: State,
    t: &'static Text,
    debt: Derived<Option<Debt>>,
    day: Derived<NaiveDate>,
) -> Child {
    region(move || {
        debt.with(|debt| {
            let Some(debt) = debt.as_ref().filter(|d| !d.contract.unsure.is_empty()) else {
                return Child::NONE;
            };
            let Ok(found) = ranges(&debt.contract, &debt.ledger, day.get()) else {
                return Child::NONE;
            };
            let n = words_with(t);
            let one = |what: Figure, range: &Range| {
                one_range(t, what, range, |choices| {
                    let contract = Range::contract(&debt.contract, choices);
                    statement(&contract, &debt.ledger, day.get())
                        .ok()
                        .and_then(|s| explain::of_statement(t, &s, what).ok())
                        .map(|explanation| how(state, t, explanation))
                })
            };
            card()
                .child(heading("h2", n.range_title))
                .child(one(Figure::Payoff, &found.payoff))
                .child(one(Figure::Overdue, &found.overdue))
                .into()
        })
    })
}

fn one_range(
    t: &'static Text,
    what: Figure,
    range: &Range,
    explained: impl Fn(&[Choice]) -> Option<El>,
) -> El {
    let n = words_with(t);
    let end = |label: &'static str, amount: Fen, choices: &[Choice]| {
        let why: Vec<_> = choices.iter().map(|c| choice_in_words(t, *c)).collect();
        el("div")
            .class("row")
            .child(
                el("span")
                    .child(el("strong").child(label))
                    .child(el("span").class("detail").child(why.join(" · ")))
                    .child(explained(choices)),
            )
            .child(el("span").class("money").child(words::money(amount)))
    };
    let mut matters = el("ul").class("notes");
    for (axis, amount) in range.matters.iter().filter(|(_, a)| !a.is_zero()) {
        let term = words::nth(&t.terms.unsures, *axis as usize);
        matters = matters.child(el("li").child(n.range_matters.of(term, &words::money(*amount))));
    }
    el("section")
        .class("group")
        .child(heading("h3", what.title(t)))
        .child(end(n.range_low, range.low, &range.low_choice))
        .child(end(n.range_high, range.high, &range.high_choice))
        .child(matters)
}
