//! Loans written down as text, with what is owed of them: one grammar for the
//! Chinese worked examples and for other people's schedules.
//!
//! ```text
//! [name]            a loan; what follows belongs to it
//! like NAME         its terms are those of another, but for what follows; with
//!                   no figures of its own, it is checked against those as well
//! source …          where the figures are from
//! rate 0.045 day    a term or an event, as named in `Terms::read`
//! schedule          rows follow: days of the period, due date, principal,
//!                   interest, and a fee if there is one
//! charged           the same, as it was charged in the end; or both at once
//! on 2026-11-23     what the statement of a day says follows, in the words of
//!                   `Said`
//! ```
//!
//! What is computed is written in the same words and compared as text.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::read::{day, fen, plain, rate, whole};
use super::{Group, Outcome};
use crate::calendar::days_between;
use crate::loan::claim::{Cause, Claim, Deviation, Kind, check};
use crate::loan::contract::{
    Accrual, Contract, DayRange, Fees, GraceCount, LateFee, LateFeeBase, Method, Order, Penalty,
    PenaltyBase, PenaltyRate, Plan, Prepay,
};
use crate::loan::ledger::{Act, Event, Ledger, Towards};
use crate::loan::range::Choice;
use crate::loan::schedule::{Instalment, Schedule};
use crate::loan::statement::{
    Component, Item, Line, Statement, StatementError, Status, Totals, Which, statement,
};
use crate::money::Fen;
use crate::rate::{DayCount, Multiple, Per, Percent, Rate};

/// What is said of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Rows as agreed, as charged in the end, or both.
    Rows { agreed: bool, charged: bool },
    /// The statement of a day, one of these in a line:
    ///
    /// ```text
    /// late 4 187 1000.00 94.50 126.23 -   an overdue item: which, for how many
    ///                   days, principal, interest, penalty, compound; all of them
    /// overdue | due-now | not-due | growth and those four
    /// overdue-amount | payoff 7833.19
    /// since 2026-05-20
    /// next 6 2026-07-20 1067.50           or `next none`
    /// is 6 paid         the state of an item
    /// owed | paid 2 and those four, of an item
    /// claim payoff 7716.80 by …           how a lender's figure is explained,
    ///                   and by how much
    /// refused …         why there is none
    /// ```
    On(NaiveDate),
}

/// A loan and what is said of it.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: &'static str,
    pub source: &'static str,
    pub contract: Contract,
    pub ledger: Ledger,
    pub says: Vec<(Said, Vec<&'static str>)>,
}

/// The cases of a text; one that cannot be read by its name.
#[must_use]
pub fn read(text: &'static str) -> Vec<Result<Case, &'static str>> {
    let mut read: Vec<(&'static str, Option<(Terms, Case)>)> = Vec::new();
    let mut lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    while let Some(line) = lines.next() {
        let name = line.trim_matches(['[', ']']);
        let mut block = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with('[')) {
            block.push(line);
        }
        let earlier = |name: &str| {
            let (_, found) = read.iter().find(|(other, _)| *other == name)?;
            found.clone()
        };
        read.push((name, case(name, &block, earlier)));
    }
    read.into_iter()
        .map(|(name, case)| case.map(|(_, case)| case).ok_or(name))
        .collect()
}

fn case(
    name: &'static str,
    block: &[&'static str],
    earlier: impl Fn(&str) -> Option<(Terms, Case)>,
) -> Option<(Terms, Case)> {
    let mut terms = Terms::default();
    let mut source = "";
    let mut says: Vec<(Said, Vec<&'static str>)> = Vec::new();
    let mut inherited = Vec::new();
    for line in block {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        let words: Vec<&'static str> = rest.split(' ').collect();
        let said = match (key, words.as_slice()) {
            ("schedule", [""]) => Some((true, false)),
            ("schedule", ["charged"]) => Some((true, true)),
            ("charged", [""]) => Some((false, true)),
            _ => None,
        };
        if let Some((agreed, charged)) = said {
            says.push((Said::Rows { agreed, charged }, Vec::new()));
        } else if let ("on", [text]) = (key, words.as_slice()) {
            says.push((Said::On(day(text)?), Vec::new()));
        } else if let Some((_, lines)) = says.last_mut() {
            lines.push(line);
        } else if key == "like" {
            let (its, case) = earlier(rest)?;
            (terms, source, inherited) = (its, case.source, case.says);
        } else if key == "source" {
            source = rest;
        } else {
            terms.read(key, &words)?;
        }
    }
    if says.is_empty() {
        says = inherited;
    }
    let case = Case {
        name,
        source,
        contract: terms.contract()?,
        ledger: terms.ledger()?,
        says,
    };
    Some((terms, case))
}

/// What has been agreed and happened so far in the text.
#[derive(Clone)]
struct Terms {
    contract: Contract,
    plan: Plan,
    method: fn(Plan) -> Method,
    /// Instalments paid in full on their due dates.
    paid: Vec<u16>,
    events: Vec<Event>,
}

impl Default for Terms {
    fn default() -> Self {
        let plan = Plan {
            first_due: NaiveDate::MIN,
            due_day: 1,
            instalments: 1,
            accrual: Accrual::Daily,
            interest_only: 0,
            stated: None,
            unit: Fen::new(1),
        };
        let contract = Contract {
            principal: Fen::ZERO,
            disbursed_on: NaiveDate::MIN,
            rate: Rate::zero(Per::Day),
            day_count: DayCount::Act365,
            day_range: DayRange::FirstNotLast,
            method: Method::Open { until: None },
            fees: Fees::NONE,
            grace_days: 0,
            grace_count: GraceCount::FromDueDate,
            penalty: Penalty {
                rate: PenaltyRate::Multiple(Multiple::ONE),
                base: PenaltyBase::Principal,
                compound: false,
            },
            late_fee: LateFee::NONE,
            order: Order::Statute,
            prepay: Prepay::SmallerInstalments,
            prepaid_interest_first: true,
            unsure: Vec::new(),
        };
        Terms {
            contract,
            plan,
            method: Method::EqualPrincipal,
            paid: Vec::new(),
            events: Vec::new(),
        }
    }
}

impl Terms {
    /// Takes a line in; `None` if it cannot be read.
    fn read(&mut self, key: &str, words: &[&'static str]) -> Option<()> {
        let (c, plan) = (&mut self.contract, &mut self.plan);
        let mut happened = |on, act| {
            self.events.push(Event::new(day(on)?, act));
            Some(())
        };
        match (key, words) {
            ("principal", [amount]) => c.principal = fen(amount)?,
            ("rate", [percent, per]) => c.rate = rate(percent, per)?,
            ("lent", [on]) => c.disbursed_on = day(on)?,
            ("year", ["365"]) => c.day_count = DayCount::Act365,
            ("year", ["360"]) => c.day_count = DayCount::Act360,
            ("year", ["30/360"]) => c.day_count = DayCount::Thirty360,
            ("method", ["equal-principal"]) => self.method = Method::EqualPrincipal,
            ("method", ["equal-instalment"]) => self.method = Method::EqualInstalment,
            ("method", ["flat"]) => self.method = Method::Flat,
            ("due", [first, due_day]) => {
                (plan.first_due, plan.due_day) = (day(first)?, whole(due_day)?);
            }
            ("instalments", [n]) => plan.instalments = n.parse().ok()?,
            ("interest", ["by-day"]) => plan.accrual = Accrual::Daily,
            ("interest", ["by-month"]) => plan.accrual = Accrual::Monthly,
            ("interest-only", [n]) => plan.interest_only = n.parse().ok()?,
            ("stated", ["none"]) => plan.stated = None,
            ("stated", [amount]) => plan.stated = Some(fen(amount)?),
            ("unit", [amount]) => plan.unit = fen(amount)?,
            ("fee-each", [amount]) => c.fees.each = fen(amount)?,
            ("fee-each-percent", [text]) => c.fees.each_percent = Percent::parse(text).ok()?,
            ("late-fee", [text, of]) => {
                c.late_fee = LateFee {
                    percent: Percent::parse(text).ok()?,
                    of: match *of {
                        "principal" => LateFeeBase::Principal,
                        "instalment" => LateFeeBase::Instalment,
                        _ => return None,
                    },
                    floor: Fen::ZERO,
                }
            }
            ("grace", [days, count]) => {
                c.grace_days = days.parse().ok()?;
                c.grace_count = match *count {
                    "from-due-date" => GraceCount::FromDueDate,
                    "after-grace" => GraceCount::AfterGrace,
                    _ => return None,
                };
            }
            ("penalty", [times]) => {
                c.penalty.rate = PenaltyRate::Multiple(Multiple::parse(times).ok()?);
            }
            ("compound", [""]) => c.penalty.compound = true,
            ("order", ["penalty-first"]) => c.order = Order::PenaltyFirst,
            ("prepay", ["smaller"]) => c.prepay = Prepay::SmallerInstalments,
            ("prepay", ["shorter"]) => c.prepay = Prepay::ShorterTerm,
            ("prepay", ["next"]) => c.prepay = Prepay::NextInstalments,
            ("prepay", ["next-then-smaller"]) => c.prepay = Prepay::NextThenSmaller,
            ("prepaid-interest", ["later"]) => c.prepaid_interest_first = false,
            ("paid", numbers) => {
                let numbers: Option<Vec<u16>> = numbers.iter().map(|n| n.parse().ok()).collect();
                self.paid = numbers?;
            }
            ("pay", [on, amount]) => {
                let (amount, towards) = (fen(amount)?, Towards::Order);
                happened(on, Act::Pay { amount, towards })?;
            }
            ("lend", [on, amount]) => {
                let amount = fen(amount)?;
                happened(on, Act::Disburse { amount })?;
            }
            ("new-rate", [on, percent, per]) => {
                let rate = rate(percent, per)?;
                happened(on, Act::SetRate { rate })?;
            }
            ("accelerate", [on]) => happened(on, Act::Accelerate)?,
            _ => return None,
        }
        Some(())
    }

    fn contract(&self) -> Option<Contract> {
        let contract = Contract {
            method: (self.method)(self.plan.clone()),
            ..self.contract.clone()
        };
        contract.check().is_ok().then_some(contract)
    }

    fn ledger(&self) -> Option<Ledger> {
        let contract = self.contract()?;
        let mut events = Vec::new();
        for number in &self.paid {
            let act = Act::PayInstalment { number: *number };
            events.push(Event::new(contract.due(*number)?, act));
        }
        events.extend(self.events.iter().cloned());
        Some(events.into_iter().collect())
    }
}

impl Case {
    /// Computes everything that is said of the loan.
    #[must_use]
    pub fn check(&self, group: Group) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for (said, lines) in &self.says {
            let mut compare = |of: &str, got: Option<Vec<String>>| {
                let expected = lines.join("\n");
                let got = got.map(|lines| lines.join("\n")).unwrap_or_default();
                outcomes.push(Outcome {
                    group,
                    name: format!("{}{of}", self.name),
                    source: self.source,
                    passed: expected == got,
                    expected,
                    got,
                });
            };
            match *said {
                Said::Rows { agreed, charged } => {
                    if agreed {
                        compare("", schedule(&self.contract));
                    }
                    if charged {
                        compare("", self::charged(&self.contract, &self.ledger));
                    }
                }
                Said::On(on) => compare(&format!(", {on}"), Some(self.day(on, lines))),
            }
        }
        outcomes
    }

    /// What the statement of a day says, in the words of these lines.
    fn day(&self, on: NaiveDate, lines: &[&str]) -> Vec<String> {
        let s = match statement(&self.contract, &self.ledger, on) {
            Ok(s) => s,
            Err(StatementError::BeforeDisbursement { disbursed_on }) => {
                return vec![format!("refused before {disbursed_on}")];
            }
            Err(_) => return Vec::new(),
        };
        let mut got = Vec::new();
        let mut late = false;
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            if words.first() == Some(&"late") {
                // All of them, however many are expected.
                if !late {
                    got.extend(overdue(&s));
                }
                late = true;
            } else {
                got.push(self.line(&s, &words).unwrap_or_default());
            }
        }
        got
    }

    fn line(&self, s: &Statement, words: &[&str]) -> Option<String> {
        let item = |place: &str| s.items.get(place.parse::<usize>().ok()?.checked_sub(1)?);
        let amount = |fen: Fen| plain(fen);
        Some(match words {
            ["overdue", ..] => format!("overdue {}", four(&s.overdue)),
            ["due-now", ..] => format!("due-now {}", four(&s.due_now)),
            ["not-due", ..] => format!("not-due {}", four(&s.not_due)),
            ["growth", ..] => format!("growth {}", four(&s.growth)),
            ["overdue-amount", _] => format!("overdue-amount {}", amount(s.overdue_amount().ok()?)),
            ["payoff", _] => format!("payoff {}", amount(s.payoff_amount().ok()?)),
            ["since", _] => format!("since {}", s.overdue_since()?),
            ["next", ..] => match &s.next_due {
                None => "next none".to_owned(),
                Some(next) => format!(
                    "next {} {} {}",
                    which(next.which),
                    next.due,
                    amount(next.amount)
                ),
            },
            ["is", place, ..] => format!("is {place} {}", state(item(place)?)),
            ["owed", place, ..] => format!("owed {place} {}", four(&item(place)?.owed)),
            ["paid", place, ..] => format!("paid {place} {}", four(&item(place)?.paid)),
            ["claim", kind, claimed, ..] => {
                let found = self.claim(s.as_of, kind, fen(claimed)?)?;
                format!("claim {kind} {claimed} {found}")
            }
            _ => return None,
        })
    }

    /// The first finding for a lender's figure: whether it fits to the fen,
    /// what it rests on, and what each makes.
    fn claim(&self, on: NaiveDate, kind: &str, claimed: Fen) -> Option<String> {
        let claim = Claim {
            kind: Some(match kind {
                "payoff" => Kind::Payoff,
                "overdue" => Kind::Overdue,
                _ => return None,
            }),
            total: Some(claimed),
            ..Claim::default()
        };
        let verdict = check(&self.contract, &self.ledger, on, &claim).ok()?;
        let mut said = vec![if verdict.exact { "exact" } else { "near" }.to_owned()];
        for step in verdict.steps() {
            let cause = match step.cause {
                Cause::Rest => "rest".to_owned(),
                Cause::Deviation(Deviation::CutOff(on)) => format!("day {on}"),
                Cause::Deviation(Deviation::Read(Choice::PenaltyRate(PenaltyRate::Multiple(
                    times,
                )))) => format!("penalty {times}"),
                Cause::Deviation(Deviation::LateFee(fee)) if fee.percent.is_zero() => {
                    format!("late-fee {}", plain(fee.floor))
                }
                Cause::Deviation(_) => "other".to_owned(),
            };
            said.push(format!("{cause} {}", plain(step.amount)));
        }
        Some(said.join(", "))
    }
}

/// The four components of these loans, and whether there is anything else.
fn four(totals: &Totals) -> String {
    let amounts = [
        Component::Principal,
        Component::Interest,
        Component::Penalty,
        Component::Compound,
    ]
    .map(|component| plain(totals.of(component)));
    let rest = [Component::Fee, Component::LateFee, Component::Cost];
    let more = rest
        .iter()
        .any(|component| !totals.of(*component).is_zero());
    format!(
        "{}{}",
        amounts.join(" "),
        if more { " and more" } else { "" }
    )
}

fn which(which: Which) -> String {
    match which {
        Which::Instalment(n) => n.to_string(),
        Which::Accelerated { first, last } => format!("{first}-{last}"),
        _ => "other".to_owned(),
    }
}

fn state(item: &Item) -> String {
    match item.status {
        Status::Paid => "paid".to_owned(),
        Status::Overdue { days } => format!("overdue {days}"),
        Status::InGrace { until } => format!("in-grace {until}"),
        Status::DueToday => "due-today".to_owned(),
        Status::Current => "current".to_owned(),
        Status::Future => "future".to_owned(),
    }
}

fn overdue(s: &Statement) -> Vec<String> {
    let mut rows = Vec::new();
    for item in &s.items {
        let Status::Overdue { days } = item.status else {
            continue;
        };
        let line = |component| item.lines.iter().find(|line| line.component == component);
        let amount = |line: Option<&Line>| line.map_or("-".to_owned(), |line| plain(line.amount));
        let amounts = [
            Component::Principal,
            Component::Interest,
            Component::Penalty,
            Component::Compound,
        ]
        .map(|component| amount(line(component)));
        let mut row = format!("late {} {days} {}", which(item.which), amounts.join(" "));
        // Penalty and compound run over all these days, up to this one.
        for charged in [Component::Penalty, Component::Compound] {
            let over = line(charged).map(|line| (line.days, line.to));
            if let Some((over, to)) = over.filter(|over| *over != (days, s.as_of)) {
                let _ = write!(row, " ({over} days to {to})");
            }
        }
        for other in [Component::Fee, Component::LateFee, Component::Cost] {
            if let Some(line) = line(other) {
                let _ = write!(row, " + {}", plain(line.amount));
            }
        }
        rows.push(row);
    }
    if rows.is_empty() {
        rows.push("late none".to_owned());
    }
    rows
}

/// A row of a schedule as the tables write it.
fn row(days: i64, due: NaiveDate, [principal, interest, fee]: [Fen; 3]) -> String {
    let fee = if fee.is_zero() {
        String::new()
    } else {
        format!(" {}", plain(fee))
    };
    format!("{days} {due} {} {}{fee}", plain(principal), plain(interest))
}

/// The instalments as agreed.
#[must_use]
pub fn schedule(contract: &Contract) -> Option<Vec<String>> {
    let written = |i: &Instalment| row(i.days, i.due, [i.principal, i.interest, i.fee]);
    let schedule = Schedule::of(contract).ok()?;
    Some(schedule.instalments.iter().map(written).collect())
}

/// The instalments as they were charged in the end, repayments ahead with the
/// one whose period was running.
#[must_use]
pub fn charged(contract: &Contract, ledger: &Ledger) -> Option<Vec<String>> {
    let s = statement(contract, ledger, contract.last_due()?).ok()?;
    s.remarks.is_empty().then_some(())?;
    let mut rows: Vec<(i64, NaiveDate, [Fen; 3])> = Vec::new();
    let mut from = contract.disbursed_on;
    for item in &s.items {
        if let Which::Instalment(_) = item.which {
            let sums = item.charged().ok()?;
            let parts = [Component::Principal, Component::Interest, Component::Fee];
            let parts = parts.map(|component| sums.of(component));
            rows.push((days_between(from, item.due), item.due, parts));
            from = item.due;
        }
    }
    for item in &s.items {
        if let Which::Prepaid { .. } = item.which {
            let ahead = item.charged().ok()?.of(Component::Principal);
            let (_, _, [principal, ..]) = rows.iter_mut().find(|row| row.1 >= item.due)?;
            *principal = principal.plus(ahead).ok()?;
        }
    }
    let written = |(days, due, parts): &(i64, NaiveDate, [Fen; 3])| row(*days, *due, *parts);
    Some(rows.iter().map(written).collect())
}
