//! A ledger entry being typed in: raw texts as they are, read into an event or
//! into the sentences that say what would be right.

use chrono::NaiveDate;

use super::draft::{parse_date, whole};
use super::text::Text;
use super::words;
use crate::book::MAX_TEXT;
use crate::calendar::in_range;
use crate::loan::contract::{MethodKind, Row};
use crate::loan::limitation::InterruptionKind;
use crate::loan::{Act, Component, Contract, Event, Ledger, Towards};
use crate::money::{AmountError, Fen};
use crate::rate::{Per, Rate};

/// What can be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pay,
    PayInstalment,
    Disburse,
    Charge,
    Waive,
    SetRate,
    StopInterest,
    ResumeInterest,
    Accelerate,
    Extend,
    Replace,
    Assign,
    Judgment,
    Interrupt,
    Purchase,
}

impl Kind {
    pub const ALL: [Kind; 15] = [
        Kind::Pay,
        Kind::PayInstalment,
        Kind::Disburse,
        Kind::Charge,
        Kind::Waive,
        Kind::SetRate,
        Kind::StopInterest,
        Kind::ResumeInterest,
        Kind::Accelerate,
        Kind::Extend,
        Kind::Replace,
        Kind::Assign,
        Kind::Judgment,
        Kind::Interrupt,
        Kind::Purchase,
    ];

    /// The kind of an act.
    #[must_use]
    pub const fn of(act: &Act) -> Kind {
        match act {
            Act::Disburse { .. } => Kind::Disburse,
            Act::Pay { .. } => Kind::Pay,
            Act::PayInstalment { .. } => Kind::PayInstalment,
            Act::Charge { .. } => Kind::Charge,
            Act::Waive { .. } => Kind::Waive,
            Act::SetRate { .. } => Kind::SetRate,
            Act::StopInterest => Kind::StopInterest,
            Act::ResumeInterest => Kind::ResumeInterest,
            Act::Accelerate => Kind::Accelerate,
            Act::Extend { .. } => Kind::Extend,
            Act::Replace { .. } => Kind::Replace,
            Act::Assign { .. } => Kind::Assign,
            Act::Judgment { .. } => Kind::Judgment,
            Act::Interrupt { .. } => Kind::Interrupt,
            Act::Purchase { .. } => Kind::Purchase,
        }
    }

    /// Whether it has an amount, which may be left empty for a waiver only.
    #[must_use]
    pub const fn has_amount(self) -> bool {
        matches!(
            self,
            Kind::Pay
                | Kind::Disburse
                | Kind::Purchase
                | Kind::Charge
                | Kind::Waive
                | Kind::Judgment
        )
    }

    /// Whether it can happen to a debt of this method.
    #[must_use]
    pub const fn fits(self, method: MethodKind) -> bool {
        match (self, method) {
            (Kind::Purchase, method) => matches!(method, MethodKind::Card),
            (Kind::Disburse | Kind::Extend | Kind::PayInstalment, MethodKind::Card) => false,
            _ => true,
        }
    }

    /// Which components can be named with it.
    #[must_use]
    pub fn components(self) -> Vec<Component> {
        match self {
            Kind::Charge => Component::ALL
                .into_iter()
                .filter(|c| c.is_charge())
                .collect(),
            Kind::Waive => Component::ALL.to_vec(),
            _ => Vec::new(),
        }
    }
}

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Day,
    Amount,
    Number,
    Rate,
    Months,
    To,
    PayBy,
    /// When proceedings ended; empty while they go on.
    EndedOn,
    Note,
    /// The rows of an agreement: no text of its own.
    Rows,
}

impl Field {
    const TEXTS: usize = Field::Note as usize + 1;
}

/// An entry as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDraft {
    pub kind: Kind,
    pub towards: Towards,
    pub component: Component,
    pub per: Per,
    pub interruption: InterruptionKind,
    pub rows: Vec<Row>,
    /// Of a card: drawn in cash.
    pub cash: bool,
    texts: [String; Field::TEXTS],
}

impl EntryDraft {
    #[must_use]
    pub fn new(kind: Kind, today: NaiveDate) -> EntryDraft {
        let mut draft = EntryDraft {
            kind,
            towards: Towards::Order,
            component: Component::LateFee,
            per: Per::Year,
            interruption: InterruptionKind::Claim,
            rows: Vec::new(),
            cash: false,
            texts: Default::default(),
        };
        draft.set(Field::Day, today.to_string());
        draft
    }

    #[must_use]
    pub fn text_of(&self, field: Field) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: Field, typed: String) {
        if let Some(text) = self.texts.get_mut(field as usize) {
            *text = typed;
        }
    }

    /// Reads the entry for a loan.
    ///
    /// # Errors
    /// Each field at fault with its sentence.
    #[allow(clippy::too_many_lines)] // a kind after the other
    pub fn read(
        &self,
        text: &Text,
        contract: &Contract,
        ledger: &Ledger,
        today: NaiveDate,
    ) -> Result<Event, Vec<(Field, String)>> {
        let t = &text.wrong;
        let mut wrong: Vec<(Field, String)> = Vec::new();
        let mut refuse = |field: Field, sentence: &str| wrong.push((field, sentence.to_owned()));
        let day = |field: Field| parse_date(self.text_of(field)).filter(|d| in_range(*d));
        let on = day(Field::Day);
        match on {
            None if self.text_of(Field::Day).trim().is_empty() => {
                refuse(Field::Day, t.date_empty);
            }
            None => refuse(Field::Day, t.date_bad),
            Some(on) if on > today => refuse(Field::Day, t.day_future),
            Some(on) if on < contract.disbursed_on => refuse(Field::Day, t.day_early),
            Some(_) => {}
        }
        let mut amount = Fen::ZERO;
        let mut all = false;
        if self.kind.has_amount() {
            match Fen::parse(self.text_of(Field::Amount)) {
                Ok(fen) if fen.is_zero() => refuse(Field::Amount, t.amount_zero),
                Ok(fen) => amount = fen,
                Err(AmountError::Empty) if self.kind == Kind::Waive => all = true,
                Err(e) => refuse(Field::Amount, &words::amount_error(text, e)),
            }
        }
        let act = match self.kind {
            Kind::Pay => Some(Act::Pay {
                amount,
                towards: self.towards,
            }),
            Kind::PayInstalment => {
                let count = ledger.instalments(contract);
                let number =
                    whole::<u16>(self.text_of(Field::Number)).filter(|n| (1..=count).contains(n));
                if number.is_none() {
                    refuse(Field::Number, &(t.no_such_number)(count));
                }
                number.map(|number| Act::PayInstalment { number })
            }
            Kind::Disburse => Some(Act::Disburse { amount }),
            Kind::Purchase => Some(Act::Purchase {
                amount,
                cash: self.cash,
            }),
            Kind::Charge => Some(Act::Charge {
                component: self.component,
                amount,
            }),
            Kind::Waive => Some(Act::Waive {
                component: self.component,
                amount: (!all).then_some(amount),
            }),
            Kind::SetRate => match Rate::parse(self.text_of(Field::Rate), self.per) {
                Ok(rate) => Some(Act::SetRate { rate }),
                Err(e) => {
                    refuse(Field::Rate, &words::rate_error(text, e));
                    None
                }
            },
            Kind::StopInterest => Some(Act::StopInterest),
            Kind::ResumeInterest => Some(Act::ResumeInterest),
            Kind::Accelerate => Some(Act::Accelerate),
            Kind::Extend => {
                let months =
                    whole::<u16>(self.text_of(Field::Months)).filter(|n| (1..=120).contains(n));
                if months.is_none() {
                    refuse(Field::Months, t.months);
                }
                months.map(|months| Act::Extend { months })
            }
            Kind::Replace => {
                let errors = on.map_or_else(Vec::new, |on| {
                    crate::loan::contract::check_rows(&self.rows, on)
                });
                for error in errors {
                    refuse(Field::Rows, &words::contract_error(text, error));
                }
                Some(Act::Replace {
                    rows: self.rows.clone(),
                })
            }
            Kind::Assign => {
                let to = self.text_of(Field::To).trim();
                if to.is_empty() {
                    refuse(Field::To, t.name_empty);
                } else if to.chars().count() > MAX_TEXT {
                    refuse(Field::To, t.text_long);
                }
                Some(Act::Assign { to: to.to_owned() })
            }
            Kind::Judgment => {
                let pay_by = day(Field::PayBy);
                match (pay_by, on) {
                    (None, _) => refuse(Field::PayBy, t.date_empty),
                    (Some(pay_by), Some(on)) if pay_by < on => {
                        refuse(Field::PayBy, t.before_that);
                    }
                    _ => {}
                }
                pay_by.map(|pay_by| Act::Judgment { amount, pay_by })
            }
            Kind::Interrupt => {
                let sued = self.interruption == InterruptionKind::Lawsuit;
                let typed = !self.text_of(Field::EndedOn).trim().is_empty();
                let ended_on = day(Field::EndedOn).filter(|_| sued);
                match (ended_on, on) {
                    (None, _) if sued && typed => refuse(Field::EndedOn, t.date_bad),
                    (Some(ended), _) if ended > today => refuse(Field::EndedOn, t.day_future),
                    (Some(ended), Some(on)) if ended < on => refuse(Field::EndedOn, t.before_that),
                    _ => {}
                }
                Some(Act::Interrupt {
                    kind: self.interruption,
                    ended_on,
                })
            }
        };
        let note = self.text_of(Field::Note).trim();
        if note.chars().count() > MAX_TEXT {
            refuse(Field::Note, t.text_long);
        }
        match (act, on) {
            (Some(act), Some(on)) if wrong.is_empty() => Ok(Event {
                on,
                act,
                note: note.to_owned(),
            }),
            _ => Err(wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::text::text;
    use crate::book::Language;
    use crate::loan::{Product, Template};

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    fn read(draft: &EntryDraft) -> Result<Event, Vec<Field>> {
        let contract = Template::contract(Product::Weilidai, day("2026-01-05"), day("2026-02-20"));
        draft
            .read(
                text(Language::Chinese),
                &contract,
                &Ledger::default(),
                day("2026-11-23"),
            )
            .map_err(|wrong| wrong.into_iter().map(|(field, _)| field).collect())
    }

    fn filled(kind: Kind, texts: &[(Field, &str)]) -> EntryDraft {
        let mut draft = EntryDraft::new(kind, day("2026-11-20"));
        for (field, text) in texts {
            draft.set(*field, (*text).to_owned());
        }
        draft
    }

    #[test]
    fn a_payment() {
        let event = read(&filled(
            Kind::Pay,
            &[(Field::Amount, "1,234.56元"), (Field::Note, " 回单 8 ")],
        ))
        .unwrap();
        assert_eq!(event.on, day("2026-11-20"));
        assert_eq!(event.note, "回单 8");
        let amount = Fen::new(123_456);
        let towards = Towards::Order;
        assert_eq!(event.act, Act::Pay { amount, towards });
    }

    #[test]
    fn every_kind_reads_what_it_needs_and_refuses_what_is_missing() {
        let mut agreed = filled(Kind::Replace, &[]);
        agreed.rows = vec![Row {
            due: day("2026-12-20"),
            principal: Fen::new(100),
            interest: Fen::ZERO,
            fee: Fen::ZERO,
        }];
        for (kind, texts, missing) in [
            (Kind::Pay, vec![(Field::Amount, "1")], vec![Field::Amount]),
            (
                Kind::PayInstalment,
                vec![(Field::Number, "10")],
                vec![Field::Number],
            ),
            (
                Kind::Disburse,
                vec![(Field::Amount, "1万")],
                vec![Field::Amount],
            ),
            (
                Kind::Charge,
                vec![(Field::Amount, "5")],
                vec![Field::Amount],
            ),
            (Kind::Waive, vec![], vec![]),
            (Kind::SetRate, vec![(Field::Rate, "12%")], vec![Field::Rate]),
            (Kind::StopInterest, vec![], vec![]),
            (Kind::ResumeInterest, vec![], vec![]),
            (Kind::Accelerate, vec![], vec![]),
            (
                Kind::Extend,
                vec![(Field::Months, "12")],
                vec![Field::Months],
            ),
            (Kind::Assign, vec![(Field::To, "某公司")], vec![Field::To]),
            (
                Kind::Judgment,
                vec![(Field::Amount, "30000"), (Field::PayBy, "2026-12-01")],
                vec![Field::Amount, Field::PayBy],
            ),
            (Kind::Interrupt, vec![], vec![]),
            (
                Kind::Purchase,
                vec![(Field::Amount, "99")],
                vec![Field::Amount],
            ),
        ] {
            let event = read(&filled(kind, &texts)).unwrap();
            assert_eq!(Kind::of(&event.act), kind);
            if missing.is_empty() {
                assert!(read(&filled(kind, &[])).is_ok());
            } else {
                assert_eq!(read(&filled(kind, &[])), Err(missing), "{kind:?}");
            }
        }
        assert!(read(&agreed).is_ok());
        assert_eq!(read(&filled(Kind::Replace, &[])), Err(vec![Field::Rows]));
    }

    #[test]
    fn what_cannot_be_before_is_refused() {
        let judged = [(Field::Amount, "1"), (Field::PayBy, "2026-11-19")];
        let read_judged = read(&filled(Kind::Judgment, &judged));
        assert_eq!(read_judged, Err(vec![Field::PayBy]));

        let ended = |kind, typed| {
            let mut draft = filled(Kind::Interrupt, &[(Field::EndedOn, typed)]);
            draft.interruption = kind;
            read(&draft)
        };
        let lawsuit = InterruptionKind::Lawsuit;
        for typed in ["2026-11-19", "2026-11-24", "x"] {
            assert_eq!(ended(lawsuit, typed), Err(vec![Field::EndedOn]), "{typed}");
        }
        let ended_on = Some(day("2026-11-21"));
        let kind = lawsuit;
        let act = Act::Interrupt { kind, ended_on };
        assert_eq!(ended(kind, "2026-11-21").unwrap().act, act);
        // Only proceedings end.
        let kind = InterruptionKind::Claim;
        let ended_on = None;
        let act = Act::Interrupt { kind, ended_on };
        assert_eq!(ended(kind, "2026-11-21").unwrap().act, act);
    }

    #[test]
    fn days_that_are_refused() {
        for typed in ["", "x", "2026-11-24", "2026-01-04", "1999-01-01"] {
            let entry = filled(Kind::Pay, &[(Field::Amount, "1"), (Field::Day, typed)]);
            assert_eq!(read(&entry), Err(vec![Field::Day]), "{typed}");
        }
        let fractions = filled(Kind::Extend, &[(Field::Months, "1.5")]);
        assert_eq!(read(&fractions), Err(vec![Field::Months]));
        let eleventh = filled(Kind::PayInstalment, &[(Field::Number, "11")]);
        assert_eq!(read(&eleventh), Err(vec![Field::Number]));
    }
}
