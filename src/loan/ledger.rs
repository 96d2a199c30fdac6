//! What happened after the contract was signed: dated events, in order.

use chrono::NaiveDate;

use super::contract::Contract;
use super::contract::Row;
use super::limitation::{Interruption, InterruptionKind};
use super::statement::Component;
use crate::money::Fen;
use crate::rate::Rate;
use crate::sort::Sort as _;
use crate::stored::{Fields, Json, Stored, field, record, serde, text};

/// What a payment is for. Civil Code 560 lets the debtor say so when paying;
/// said nothing, the contract's order applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// In the order the contract gives, or Civil Code 561.
    Order,
    /// One instalment, counted from 1, or the bill of a card's cycle, counted
    /// from 0; what is left over, in order.
    Instalment(u16),
    /// One component over all that is due; what is left over, in order.
    Component(Component),
    /// Principal that is not yet due.
    Prepayment,
}

/// What happened on a day.
///
/// As text it is flat, a kind and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// More was lent under the same contract; spread over what is left. On a
    /// card, a purchase.
    Disburse { amount: Fen },
    /// A card bought something, or (`cash`) drew money that bears interest
    /// from this day on. On a loan, the same as [`Act::Disburse`].
    Purchase { amount: Fen, cash: bool },
    /// Money was paid, or debited.
    Pay { amount: Fen, towards: Towards },
    /// An instalment was paid in full, whatever it came to on that day.
    PayInstalment { number: u16 },
    /// A fee, late fee or cost was charged.
    Charge { component: Component, amount: Fen },
    /// The lender gave up a component, or so much of it.
    Waive {
        component: Component,
        amount: Option<Fen>,
    },
    /// The contract rate changed; a penalty that is a multiple follows it.
    SetRate { rate: Rate },
    /// 停息: from this day nothing more accrues.
    StopInterest,
    /// Interest and penalty run again, as when an agreement is broken.
    ResumeInterest,
    /// 宣布提前到期: all remaining principal is due.
    Accelerate,
    /// 展期: what is not yet due falls due so many months later, 1 to 120.
    Extend { months: u16 },
    /// An agreement: what is owed is replaced by these rows. Their principal
    /// is at most the principal owed; whatever they leave out is given up.
    Replace { rows: Vec<Row> },
    /// 债权转让: the debt was sold. Changes whom to pay, not what is owed.
    Assign { to: String },
    /// A judgment, payable by `pay_by`; `amount` is the money it orders
    /// besides general interest. From the day after, the statutory interest
    /// for late performance runs beside the statement.
    Judgment { amount: Fen, pay_by: NaiveDate },
    /// Something that restarts the limitation clock and moves no money; of a
    /// lawsuit, when it ended.
    Interrupt {
        kind: InterruptionKind,
        ended_on: Option<NaiveDate>,
    },
}

impl Act {
    const fn kind(&self) -> &'static str {
        match self {
            Act::Disburse { .. } => "disburse",
            Act::Purchase { .. } => "purchase",
            Act::Pay { .. } => "pay",
            Act::PayInstalment { .. } => "pay-instalment",
            Act::Charge { .. } => "charge",
            Act::Waive { .. } => "waive",
            Act::SetRate { .. } => "set-rate",
            Act::StopInterest => "stop-interest",
            Act::ResumeInterest => "resume-interest",
            Act::Accelerate => "accelerate",
            Act::Extend { .. } => "extend",
            Act::Replace { .. } => "replace",
            Act::Assign { .. } => "assign",
            Act::Judgment { .. } => "judgment",
            Act::Interrupt { .. } => "interrupt",
        }
    }

    /// Takes an act's kind, and the fields of that kind and no others.
    fn of(fields: &mut Fields<'_>) -> Act {
        let kind = fields.json("kind");
        match kind.string().as_str() {
            "disburse" => Act::Disburse {
                amount: fields.take("amount"),
            },
            "purchase" => Act::Purchase {
                amount: fields.take("amount"),
                cash: fields.take("cash"),
            },
            "pay" => Act::Pay {
                amount: fields.take("amount"),
                towards: if let Some(number) = fields.maybe("number") {
                    Towards::Instalment(number)
                } else if let Some(component) = fields.maybe("component") {
                    Towards::Component(component)
                } else {
                    match fields.maybe::<bool>("prepayment") {
                        None => Towards::Order,
                        Some(yes) => {
                            if !yes {
                                kind.fault();
                            }
                            Towards::Prepayment
                        }
                    }
                },
            },
            "pay-instalment" => Act::PayInstalment {
                number: fields.take("number"),
            },
            "charge" => Act::Charge {
                component: fields.take("component"),
                amount: fields.take("amount"),
            },
            "waive" => Act::Waive {
                component: fields.take("component"),
                amount: fields.maybe("amount"),
            },
            "set-rate" => Act::SetRate {
                rate: fields.take("rate"),
            },
            "stop-interest" => Act::StopInterest,
            "resume-interest" => Act::ResumeInterest,
            "accelerate" => Act::Accelerate,
            "extend" => Act::Extend {
                months: fields.take("number"),
            },
            "replace" => Act::Replace {
                rows: fields.take("rows"),
            },
            "assign" => Act::Assign {
                to: fields.take("to"),
            },
            "judgment" => Act::Judgment {
                amount: fields.take("amount"),
                pay_by: fields.take("day"),
            },
            "interrupt" => Act::Interrupt {
                kind: fields.take("interruption"),
                ended_on: fields.maybe("day"),
            },
            _ => {
                kind.fault();
                Act::Accelerate
            }
        }
    }
}

impl Stored for Act {
    fn read(json: Json<'_>) -> Act {
        let mut fields = json.fields();
        let act = Act::of(&mut fields);
        fields.end();
        act
    }

    // A field stands where it does in every kind that has it.
    fn write(&self, to: &mut String) {
        to.push_str("{\"kind\":");
        text(to, self.kind());
        match self {
            Act::Disburse { amount } => field(to, "amount", amount),
            Act::Purchase { amount, cash } => {
                field(to, "amount", amount);
                field(to, "cash", cash);
            }
            Act::Pay { amount, towards } => {
                field(to, "amount", amount);
                match towards {
                    Towards::Order => {}
                    Towards::Instalment(number) => field(to, "number", number),
                    Towards::Component(component) => field(to, "component", component),
                    Towards::Prepayment => field(to, "prepayment", &true),
                }
            }
            Act::PayInstalment { number } | Act::Extend { months: number } => {
                field(to, "number", number);
            }
            Act::Charge { component, amount } => {
                field(to, "amount", amount);
                field(to, "component", component);
            }
            Act::Waive { component, amount } => {
                if let Some(amount) = amount {
                    field(to, "amount", amount);
                }
                field(to, "component", component);
            }
            Act::SetRate { rate } => field(to, "rate", rate),
            Act::StopInterest | Act::ResumeInterest | Act::Accelerate => {}
            Act::Replace { rows } => field(to, "rows", rows),
            Act::Assign { to: whom } => field(to, "to", whom),
            Act::Judgment { amount, pay_by } => {
                field(to, "amount", amount);
                field(to, "day", pay_by);
            }
            Act::Interrupt { kind, ended_on } => {
                if let Some(day) = ended_on {
                    field(to, "day", day);
                }
                field(to, "interruption", kind);
            }
        }
        to.push('}');
    }
}

serde!(Act);

/// An act and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub on: NaiveDate,
    pub act: Act,
    /// Free text: a receipt number, who said it.
    pub note: String,
}

record!(Event { on, act, note });

impl Event {
    #[must_use]
    pub const fn new(on: NaiveDate, act: Act) -> Event {
        Event {
            on,
            act,
            note: String::new(),
        }
    }
}

/// Events in the order of their days; those of one day as they were entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger(Vec<Event>);

impl Ledger {
    #[must_use]
    pub const fn new() -> Ledger {
        Ledger(Vec::new())
    }

    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.0
    }

    /// Adds an event after those of its day.
    pub fn add(&mut self, event: Event) {
        let at = self.0.partition_point(|e| e.on <= event.on);
        self.0.insert(at, event);
    }

    /// Adds an event at a place, counted from 0, or as near to it as its day
    /// allows.
    pub fn insert(&mut self, at: usize, event: Event) {
        let first = self.0.partition_point(|e| e.on < event.on);
        let last = self.0.partition_point(|e| e.on <= event.on);
        self.0.insert(at.clamp(first, last), event);
    }

    /// The highest number an instalment may bear: of the contract, or of an
    /// agreement's rows.
    #[must_use]
    pub fn instalments(&self, contract: &Contract) -> u16 {
        let rows = self.0.iter().filter_map(|event| match &event.act {
            Act::Replace { rows } => u16::try_from(rows.len()).ok(),
            _ => None,
        });
        rows.chain([contract.instalments()]).max().unwrap_or(0)
    }

    /// What of it bears on the limitation clock, in order of days.
    #[must_use]
    pub fn interruptions(&self) -> Vec<Interruption> {
        let kind = |act: &Act| match act {
            Act::Pay { .. } | Act::PayInstalment { .. } => Some((InterruptionKind::Payment, None)),
            Act::Extend { .. } => Some((InterruptionKind::Promise, None)),
            Act::Replace { .. } => Some((InterruptionKind::SignedNotice, None)),
            Act::Accelerate => Some((InterruptionKind::Claim, None)),
            Act::Assign { .. } => Some((InterruptionKind::AssignmentNotice, None)),
            Act::Interrupt { kind, ended_on } => Some((*kind, *ended_on)),
            _ => None,
        };
        self.0
            .iter()
            .filter_map(|event| {
                let (kind, ended_on) = kind(&event.act)?;
                Some(Interruption {
                    day: event.on,
                    kind,
                    ended_on,
                })
            })
            .collect()
    }

    /// Takes an event out.
    pub fn remove(&mut self, index: usize) -> Option<Event> {
        (index < self.0.len()).then(|| self.0.remove(index))
    }

    /// Keeps the events that `keep` says.
    pub fn retain(&mut self, keep: impl FnMut(&Event) -> bool) {
        self.0.retain(keep);
    }
}

/// As text a list.
impl Stored for Ledger {
    fn read(json: Json<'_>) -> Ledger {
        Ledger::from(Vec::read(json))
    }

    fn write(&self, to: &mut String) {
        self.0.write(to);
    }
}

serde!(Ledger);

impl From<Vec<Event>> for Ledger {
    fn from(mut events: Vec<Event>) -> Ledger {
        events.arrange_by(|e| e.on);
        Ledger(events)
    }
}

impl From<Ledger> for Vec<Event> {
    fn from(ledger: Ledger) -> Vec<Event> {
        ledger.0
    }
}

impl FromIterator<Event> for Ledger {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Ledger {
        Ledger::from(events.into_iter().collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::contract::Method;
    use crate::loan::template::{Product, Template};
    use crate::rate::Per;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, d).unwrap()
    }

    #[test]
    fn every_act_comes_back_as_it_was() {
        let amount = Fen::new(12_345);
        let pay = |towards| Act::Pay { amount, towards };
        let acts = [
            (
                Act::Disburse { amount },
                r#"{"kind":"disburse","amount":12345}"#,
            ),
            (
                Act::Purchase { amount, cash: true },
                r#"{"kind":"purchase","amount":12345,"cash":true}"#,
            ),
            (pay(Towards::Order), r#"{"kind":"pay","amount":12345}"#),
            (
                pay(Towards::Instalment(3)),
                r#"{"kind":"pay","amount":12345,"number":3}"#,
            ),
            (
                pay(Towards::Component(Component::Principal)),
                r#"{"kind":"pay","amount":12345,"component":"principal"}"#,
            ),
            (
                pay(Towards::Prepayment),
                r#"{"kind":"pay","amount":12345,"prepayment":true}"#,
            ),
            (
                Act::PayInstalment { number: 7 },
                r#"{"kind":"pay-instalment","number":7}"#,
            ),
            (
                Act::Charge {
                    component: Component::LateFee,
                    amount,
                },
                r#"{"kind":"charge","amount":12345,"component":"late-fee"}"#,
            ),
            (
                Act::Waive {
                    component: Component::Penalty,
                    amount: None,
                },
                r#"{"kind":"waive","component":"penalty"}"#,
            ),
            (
                Act::SetRate {
                    rate: Rate::parse("12", Per::Year).unwrap(),
                },
                r#"{"kind":"set-rate","rate":{"units":1200000000,"per":"year"}}"#,
            ),
            (Act::StopInterest, r#"{"kind":"stop-interest"}"#),
            (Act::ResumeInterest, r#"{"kind":"resume-interest"}"#),
            (Act::Accelerate, r#"{"kind":"accelerate"}"#),
            (Act::Extend { months: 6 }, r#"{"kind":"extend","number":6}"#),
            (
                Act::Replace {
                    rows: vec![Row {
                        due: day(5),
                        principal: amount,
                        interest: Fen::ZERO,
                        fee: Fen::ZERO,
                    }],
                },
                r#"{"kind":"replace","rows":[{"due":"2026-03-05","principal":12345,"interest":0,"fee":0}]}"#,
            ),
            (
                Act::Assign {
                    to: "某公司".into(),
                },
                r#"{"kind":"assign","to":"某公司"}"#,
            ),
            (
                Act::Judgment {
                    amount,
                    pay_by: day(9),
                },
                r#"{"kind":"judgment","amount":12345,"day":"2026-03-09"}"#,
            ),
            (
                Act::Interrupt {
                    kind: InterruptionKind::Claim,
                    ended_on: None,
                },
                r#"{"kind":"interrupt","interruption":"claim"}"#,
            ),
        ];
        for (act, text) in acts {
            assert_eq!(serde_json::to_string(&act).unwrap(), text);
            assert_eq!(serde_json::from_str::<Act>(text).unwrap(), act, "{text}");
        }
    }

    #[test]
    fn odd_acts_are_refused() {
        for text in [
            r"{}",
            r#"{"kind":"dance"}"#,
            r#"{"kind":"pay"}"#,
            r#"{"kind":"pay","amount":1,"rows":[]}"#,
            r#"{"kind":"pay","amount":1,"number":1,"prepayment":true}"#,
            r#"{"kind":"pay","amount":1,"prepayment":false}"#,
            r#"{"kind":"accelerate","amount":1}"#,
            r#"{"kind":"accelerate","other":1}"#,
            r#"{"kind":"judgment","amount":1}"#,
        ] {
            assert!(serde_json::from_str::<Act>(text).is_err(), "{text}");
        }
    }

    /// An agreement's rows are numbered from 1 anew and may be more than the
    /// contract's instalments were.
    #[test]
    fn the_highest_number_of_an_instalment() {
        let row = Row {
            due: day(5),
            principal: Fen::new(100),
            interest: Fen::ZERO,
            fee: Fen::ZERO,
        };
        let mut contract = Template::contract(Product::Other, day(1), day(5));
        contract.method = Method::Given(vec![row; 3]);
        let agreed = |rows| {
            Event::new(
                day(9),
                Act::Replace {
                    rows: vec![row; rows],
                },
            )
        };
        let highest = |events: Vec<Event>| Ledger::from(events).instalments(&contract);
        assert_eq!(highest(vec![]), 3);
        assert_eq!(highest(vec![agreed(2)]), 3);
        assert_eq!(highest(vec![agreed(5), agreed(4)]), 5);
    }

    #[test]
    fn events_taken_out() {
        let event = |d| Event::new(day(d), Act::Accelerate);
        let mut ledger = Ledger::from(vec![event(3), event(1), event(2)]);
        assert_eq!(ledger.remove(3), None);
        assert_eq!(ledger.remove(1), Some(event(2)));
        assert_eq!(ledger.events(), [event(1), event(3)]);
        ledger.retain(|e| e.on != day(1));
        assert_eq!(Vec::from(ledger), [event(3)]);
    }

    /// Which acts the limitation clock hears of, and as what.
    #[test]
    fn acts_that_interrupt() {
        let amount = Fen::new(100);
        let pay_by = day(30);
        let heard = [
            (
                Act::Pay {
                    amount,
                    towards: Towards::Order,
                },
                InterruptionKind::Payment,
            ),
            (Act::PayInstalment { number: 1 }, InterruptionKind::Payment),
            (Act::Extend { months: 1 }, InterruptionKind::Promise),
            (
                Act::Replace { rows: vec![] },
                InterruptionKind::SignedNotice,
            ),
            (Act::Accelerate, InterruptionKind::Claim),
            (
                Act::Assign { to: String::new() },
                InterruptionKind::AssignmentNotice,
            ),
            (
                Act::Interrupt {
                    kind: InterruptionKind::Lawsuit,
                    ended_on: Some(day(20)),
                },
                InterruptionKind::Lawsuit,
            ),
        ];
        for (act, kind) in heard {
            let ended_on = matches!(act, Act::Interrupt { .. }).then(|| day(20));
            let ledger = Ledger::from(vec![
                Event::new(day(1), Act::StopInterest),
                Event::new(day(2), act),
                Event::new(day(3), Act::Judgment { amount, pay_by }),
            ]);
            let interruption = Interruption {
                day: day(2),
                kind,
                ended_on,
            };
            assert_eq!(ledger.interruptions(), [interruption]);
        }
    }
}
