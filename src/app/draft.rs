//! A debt being typed in: raw texts as they are, read into a contract or into
//! the sentences that say what would be right.
//!
//! The text is never reformatted while someone types, and nothing typed is
//! lost because something else is wrong.

use chrono::{Datelike, NaiveDate};

use super::text::Text;
use super::words;
use crate::book::{Debt, DebtId, MAX_TEXT};
use crate::calendar::{in_range, monthly};
use crate::loan::contract::{Contract, ContractError, GraceCount, MAX_INSTALMENTS};
use crate::loan::template::template;
use crate::loan::{Numbers, Product};
use crate::money::{Fen, halfwidth};
use crate::rate::{Multiple, Per, Rate, RateError, YearBasis};

/// The longest name that can be typed, in characters.
const MAX_NAME: usize = 40;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Principal,
    Rate,
    FirstDue,
    Disbursed,
    Paid,
    Instalments,
    DueDay,
    Grace,
    Multiple,
    Accelerated,
    Name,
    Note,
}

/// Which of the two dates the borrower knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    FirstDue,
    Disbursed,
}

/// The form as typed. An empty text in a field with a default means the
/// default; the fields of the two dates fill each other in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub product: Product,
    pub principal: String,
    pub rate: String,
    pub per: Per,
    pub known: Known,
    pub first_due: String,
    pub disbursed: String,
    pub instalments: String,
    pub due_day: String,
    pub year_basis: YearBasis,
    pub grace_days: String,
    pub grace_count: GraceCount,
    pub multiple: String,
    pub compound: bool,
    pub accelerated: String,
    pub paid: Numbers,
    pub name: String,
    pub note: String,
}

/// What reading a draft gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The contract, when everything was understood and fits together.
    pub contract: Option<Contract>,
    /// Each field at fault with its sentence.
    pub wrong: Vec<(Field, String)>,
    /// The date that was not typed but estimated from the other.
    pub estimated: Option<(Field, NaiveDate)>,
    /// The rate, as far as it was understood.
    pub rate: Option<Rate>,
    /// The due dates of all instalments, as far as they are understood.
    pub dues: Vec<NaiveDate>,
}

impl Read {
    /// The sentence at a field.
    #[must_use]
    pub fn wrong(&self, field: Field) -> Option<String> {
        self.wrong
            .iter()
            .find(|(f, _)| *f == field)
            .map(|(_, sentence)| sentence.clone())
    }
}

impl Draft {
    /// An empty form with the defaults of a product.
    #[must_use]
    pub fn new(product: Product) -> Draft {
        let t = template(product);
        Draft {
            product,
            principal: String::new(),
            rate: String::new(),
            per: Per::Day,
            known: Known::FirstDue,
            first_due: String::new(),
            disbursed: String::new(),
            instalments: t.instalments.value.to_string(),
            due_day: String::new(),
            year_basis: t.year_basis.value,
            grace_days: t.grace_days.value.to_string(),
            grace_count: t.grace_count.value,
            multiple: t.penalty_multiple.value.to_string(),
            compound: t.compound.value,
            accelerated: String::new(),
            paid: Numbers::new(),
            name: String::new(),
            note: String::new(),
        }
    }

    /// The form filled with a debt.
    #[must_use]
    pub fn of(debt: &Debt) -> Draft {
        let c = &debt.contract;
        Draft {
            product: debt.product,
            principal: c.principal.to_string(),
            rate: c.rate.percent(),
            per: c.rate.per(),
            known: Known::FirstDue,
            first_due: c.first_due.to_string(),
            disbursed: c.disbursed_on.to_string(),
            instalments: c.instalments.to_string(),
            due_day: c.due_day.to_string(),
            year_basis: c.year_basis,
            grace_days: c.grace_days.to_string(),
            grace_count: c.grace_count,
            multiple: c.penalty_multiple.to_string(),
            compound: c.compound,
            accelerated: c.accelerated_on.map_or_else(String::new, |d| d.to_string()),
            paid: c.paid.clone(),
            name: debt.name.clone(),
            note: debt.note.clone(),
        }
    }

    /// What was typed into a field of text.
    #[must_use]
    pub fn text_of(&self, field: Field) -> Option<&String> {
        Some(match field {
            Field::Principal => &self.principal,
            Field::Rate => &self.rate,
            Field::FirstDue => &self.first_due,
            Field::Disbursed => &self.disbursed,
            Field::Instalments => &self.instalments,
            Field::DueDay => &self.due_day,
            Field::Grace => &self.grace_days,
            Field::Multiple => &self.multiple,
            Field::Accelerated => &self.accelerated,
            Field::Name => &self.name,
            Field::Note => &self.note,
            Field::Paid => return None,
        })
    }

    /// The same, to be typed into.
    pub fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Principal => &mut self.principal,
            Field::Rate => &mut self.rate,
            Field::FirstDue => &mut self.first_due,
            Field::Disbursed => &mut self.disbursed,
            Field::Instalments => &mut self.instalments,
            Field::DueDay => &mut self.due_day,
            Field::Grace => &mut self.grace_days,
            Field::Multiple => &mut self.multiple,
            Field::Accelerated => &mut self.accelerated,
            Field::Name => &mut self.name,
            Field::Note => &mut self.note,
            Field::Paid => return None,
        })
    }

    /// Takes another product and its defaults, keeping what was typed where
    /// it differs from the old defaults.
    pub fn set_product(&mut self, product: Product) {
        let old = Draft::new(self.product);
        let new = Draft::new(product);
        let follow = |now: &mut String, old: String, new: String| {
            if *now == old {
                *now = new;
            }
        };
        follow(&mut self.instalments, old.instalments, new.instalments);
        follow(&mut self.grace_days, old.grace_days, new.grace_days);
        follow(&mut self.multiple, old.multiple, new.multiple);
        if self.year_basis == old.year_basis {
            self.year_basis = new.year_basis;
        }
        if self.grace_count == old.grace_count {
            self.grace_count = new.grace_count;
        }
        if self.compound == old.compound {
            self.compound = new.compound;
        }
        self.product = product;
    }

    /// Reads the form.
    #[must_use]
    pub fn read(&self, text: &Text, today: NaiveDate) -> Read {
        let mut wrong: Vec<(Field, String)> = Vec::new();
        let t = &text.wrong;

        let principal = noting(&mut wrong, Field::Principal, {
            Fen::parse(&self.principal).map_err(|e| words::amount_error(text, e))
        });
        let rate = noting(&mut wrong, Field::Rate, {
            Rate::parse(&self.rate, self.per).map_err(|e| words::rate_error(text, e))
        });
        let (first_due, disbursed, estimated) = self.dates(text, &mut wrong);
        let instalments = noting(&mut wrong, Field::Instalments, {
            whole(&self.instalments).ok_or_else(|| t.instalments.to_owned())
        });
        let due_day = if self.due_day.trim().is_empty() {
            first_due.map(|d| d.day())
        } else {
            noting(&mut wrong, Field::DueDay, {
                whole(&self.due_day).ok_or_else(|| t.due_day.to_owned())
            })
        };
        let grace_days = noting(&mut wrong, Field::Grace, {
            whole(&self.grace_days).ok_or_else(|| t.grace.to_owned())
        });
        let penalty_multiple = noting(&mut wrong, Field::Multiple, {
            Multiple::parse(&self.multiple).map_err(|e| {
                match e {
                    RateError::Empty => t.multiple_empty,
                    _ => t.multiple_bad,
                }
                .to_owned()
            })
        });
        let accelerated = typed_date(&mut wrong, Field::Accelerated, &self.accelerated, text);
        for (field, typed) in [(Field::Name, &self.name), (Field::Note, &self.note)] {
            if field == Field::Name && typed.chars().count() > MAX_NAME {
                wrong.push((field, t.name_long.to_owned()));
            } else if typed.chars().count() > MAX_TEXT {
                wrong.push((field, t.text_long.to_owned()));
            }
        }

        let dues = dues(first_due, due_day, instalments);
        // Ticked before the dates were corrected, say: never stored unseen.
        let early = (1_u16..)
            .zip(&dues)
            .find(|(n, due)| **due > today && self.paid.contains(*n));
        if let Some((n, _)) = early {
            wrong.push((Field::Paid, (t.paid_not_due)(n)));
        }
        let contract = assemble(
            principal,
            rate,
            first_due,
            disbursed,
            instalments,
            due_day,
            grace_days,
            penalty_multiple,
        )
        .map(|parts| Contract {
            year_basis: self.year_basis,
            grace_count: self.grace_count,
            compound: self.compound,
            accelerated_on: accelerated.day(),
            paid: self.paid.clone(),
            ..parts
        });
        let contract = contract.and_then(|contract| match contract.check() {
            Ok(()) => Some(contract),
            Err(errors) => {
                wrong.extend(
                    errors
                        .into_iter()
                        .map(|error| (self.field_of(error), words::contract_error(text, error))),
                );
                None
            }
        });
        Read {
            contract: contract.filter(|_| wrong.is_empty()),
            wrong,
            estimated,
            rate,
            dues,
        }
    }

    /// The debt, once the draft reads well.
    #[must_use]
    pub fn debt(&self, id: DebtId, contract: Contract) -> Debt {
        Debt {
            id,
            name: self.name.trim().to_owned(),
            product: self.product,
            contract,
            note: self.note.trim().to_owned(),
        }
    }

    /// Both dates. The known one must be typed; the other, where empty, is
    /// estimated a month away from it.
    fn dates(
        &self,
        text: &Text,
        wrong: &mut Vec<(Field, String)>,
    ) -> (
        Option<NaiveDate>,
        Option<NaiveDate>,
        Option<(Field, NaiveDate)>,
    ) {
        let first_due = typed_date(wrong, Field::FirstDue, &self.first_due, text);
        let disbursed = typed_date(wrong, Field::Disbursed, &self.disbursed, text);
        match (first_due, disbursed) {
            (Typed::Empty, Typed::Empty) => {
                let field = match self.known {
                    Known::FirstDue => Field::FirstDue,
                    Known::Disbursed => Field::Disbursed,
                };
                wrong.push((field, text.wrong.date_empty.to_owned()));
                (None, None, None)
            }
            (Typed::Day(first_due), Typed::Empty) => {
                let disbursed = month_before(first_due);
                let estimated = disbursed.map(|day| (Field::Disbursed, day));
                (Some(first_due), disbursed, estimated)
            }
            (Typed::Empty, Typed::Day(disbursed)) => {
                let first_due = monthly(disbursed, 1, disbursed.day());
                let estimated = first_due.map(|day| (Field::FirstDue, day));
                (first_due, Some(disbursed), estimated)
            }
            (first_due, disbursed) => (first_due.day(), disbursed.day(), None),
        }
    }

    /// At which field a fault of the contract is shown.
    fn field_of(&self, error: ContractError) -> Field {
        match error {
            ContractError::Principal => Field::Principal,
            ContractError::Rate(_) => Field::Rate,
            ContractError::Instalments => Field::Instalments,
            ContractError::DisbursedOutOfRange => Field::Disbursed,
            ContractError::FirstDueOutOfRange => Field::FirstDue,
            ContractError::FirstDueNotAfterDisbursement | ContractError::FirstDueTooLate => {
                match self.known {
                    Known::FirstDue => Field::FirstDue,
                    Known::Disbursed => Field::Disbursed,
                }
            }
            ContractError::DueDay => Field::DueDay,
            ContractError::GraceDays => Field::Grace,
            ContractError::PenaltyMultiple => Field::Multiple,
            ContractError::AcceleratedTooEarly | ContractError::AcceleratedTooLate => {
                Field::Accelerated
            }
            ContractError::PaidUnknown(_) | ContractError::PaidAfterAcceleration(_) => Field::Paid,
        }
    }
}

/// The due dates, as far as the three parts are understood and sensible.
fn dues(first: Option<NaiveDate>, day: Option<u32>, count: Option<u16>) -> Vec<NaiveDate> {
    let (Some(first), Some(day), Some(count)) = (first, day, count) else {
        return Vec::new();
    };
    (0..count.min(MAX_INSTALMENTS))
        .map_while(|i| monthly(first, u32::from(i), day))
        .collect()
}

/// All parts of a contract that can fail to be read; `None` if one has.
#[allow(clippy::too_many_arguments)] // one for each field that is read
fn assemble(
    principal: Option<Fen>,
    rate: Option<Rate>,
    first_due: Option<NaiveDate>,
    disbursed_on: Option<NaiveDate>,
    instalments: Option<u16>,
    due_day: Option<u32>,
    grace_days: Option<u16>,
    penalty_multiple: Option<Multiple>,
) -> Option<Contract> {
    Some(Contract {
        principal: principal?,
        rate: rate?,
        year_basis: YearBasis::Days365,
        disbursed_on: disbursed_on?,
        first_due: first_due?,
        due_day: due_day?,
        instalments: instalments?,
        grace_days: grace_days?,
        grace_count: GraceCount::FromDueDate,
        penalty_multiple: penalty_multiple?,
        compound: false,
        accelerated_on: None,
        paid: Numbers::new(),
    })
}

fn noting<T>(wrong: &mut Vec<(Field, String)>, field: Field, read: Result<T, String>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(sentence) => {
            wrong.push((field, sentence));
            None
        }
    }
}

enum Typed {
    Empty,
    Day(NaiveDate),
    Wrong,
}

impl Typed {
    fn day(&self) -> Option<NaiveDate> {
        match self {
            Typed::Day(day) => Some(*day),
            Typed::Empty | Typed::Wrong => None,
        }
    }
}

fn typed_date(wrong: &mut Vec<(Field, String)>, field: Field, typed: &str, text: &Text) -> Typed {
    if typed.trim().is_empty() {
        return Typed::Empty;
    }
    noting(wrong, field, date(typed, text)).map_or(Typed::Wrong, Typed::Day)
}

fn date(typed: &str, text: &Text) -> Result<NaiveDate, String> {
    let day = parse_date(typed).ok_or_else(|| text.wrong.date_bad.to_owned())?;
    if in_range(day) {
        Ok(day)
    } else {
        Err(text.wrong.date_range.to_owned())
    }
}

/// Reads a date as typed or pasted: `2026-01-05`, `2026/1/5`, `2026.1.5`,
/// `2026年1月5日`, `20260105`; full-width digits are accepted.
#[must_use]
pub fn parse_date(typed: &str) -> Option<NaiveDate> {
    let plain: String = halfwidth(typed)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let plain = plain.strip_suffix('日').unwrap_or(&plain);
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::from_ymd_opt(
            plain.get(..4)?.parse().ok()?,
            plain.get(4..6)?.parse().ok()?,
            plain.get(6..)?.parse().ok()?,
        );
    }
    let mut parts = plain.split(['-', '/', '.', '年', '月']);
    let mut number = |most: usize| -> Option<u32> {
        let part = parts.next()?;
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (digits && part.len() <= most).then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || year < 1_000 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A whole number; full-width digits and a unit of 期 or 天 are accepted.
fn whole<N: std::str::FromStr>(typed: &str) -> Option<N> {
    let plain = halfwidth(typed);
    let plain = plain.trim();
    let plain = plain
        .strip_suffix(['期', '天', '日', '号'])
        .unwrap_or(plain)
        .trim();
    (!plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit()))
        .then(|| plain.parse().ok())
        .flatten()
}

/// The same day of the month before, or its last day.
fn month_before(day: NaiveDate) -> Option<NaiveDate> {
    let first = day.with_day(1)?.pred_opt()?.with_day(1)?;
    monthly(first, 0, day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::text::text;
    use crate::book::Language;
    use proptest::prelude::*;

    fn four_fields() -> Draft {
        Draft {
            principal: "1万".into(),
            rate: "0.045".into(),
            first_due: "2026-02-20".into(),
            ..Draft::new(Product::Weilidai)
        }
    }

    fn read(draft: &Draft) -> Read {
        draft.read(text(Language::Chinese), parse_date("2026-11-23").unwrap())
    }

    #[test]
    fn four_fields_make_a_contract() {
        let r = read(&four_fields());
        let c = r.contract.unwrap();
        assert_eq!(c.principal, Fen::new(1_000_000));
        assert_eq!(c.instalments, 10);
        assert_eq!(c.due_day, 20);
        assert_eq!(c.disbursed_on.to_string(), "2026-01-20");
        assert_eq!(r.estimated.map(|(f, _)| f), Some(Field::Disbursed));
        assert!(r.wrong.is_empty());
    }

    #[test]
    fn the_loan_date_alone_is_enough() {
        let draft = Draft {
            known: Known::Disbursed,
            first_due: String::new(),
            disbursed: "2026-01-31".into(),
            ..four_fields()
        };
        let c = read(&draft).contract.unwrap();
        assert_eq!(c.first_due.to_string(), "2026-02-28");
        assert_eq!(c.due_day, 28);
    }

    #[test]
    fn each_fault_is_said_at_its_field() {
        let check = |change: fn(&mut Draft), field: Field| {
            let mut draft = four_fields();
            change(&mut draft);
            let r = read(&draft);
            assert!(r.contract.is_none(), "{draft:?}");
            let fields: Vec<_> = r.wrong.iter().map(|(f, _)| *f).collect();
            assert_eq!(fields, [field], "{draft:?}");
            assert!(r.wrong(field).is_some());
        };
        check(|d| d.principal = "-5".into(), Field::Principal);
        check(|d| d.principal = "0".into(), Field::Principal);
        check(|d| d.principal = "好多".into(), Field::Principal);
        check(|d| d.principal = "100000001".into(), Field::Principal);
        check(|d| d.rate = "101".into(), Field::Rate);
        check(|d| d.rate = String::new(), Field::Rate);
        check(|d| d.first_due = String::new(), Field::FirstDue);
        check(|d| d.first_due = "2026-02-30".into(), Field::FirstDue);
        check(|d| d.first_due = "1999-02-20".into(), Field::FirstDue);
        check(|d| d.disbursed = "2026-02-20".into(), Field::FirstDue);
        check(|d| d.disbursed = "2026-03-01".into(), Field::FirstDue);
        check(|d| d.disbursed = "2020-03-01".into(), Field::FirstDue);
        check(|d| d.instalments = "0".into(), Field::Instalments);
        check(|d| d.instalments = "601".into(), Field::Instalments);
        check(|d| d.instalments = "2.5".into(), Field::Instalments);
        check(|d| d.instalments = "99999999".into(), Field::Instalments);
        check(|d| d.due_day = "21".into(), Field::DueDay);
        check(|d| d.due_day = "x".into(), Field::DueDay);
        check(|d| d.grace_days = "61".into(), Field::Grace);
        check(|d| d.grace_days = String::new(), Field::Grace);
        check(|d| d.multiple = "11".into(), Field::Multiple);
        check(|d| d.accelerated = "2025-01-01".into(), Field::Accelerated);
        check(|d| d.accelerated = "2030-01-01".into(), Field::Accelerated);
        check(|d| d.accelerated = "soon".into(), Field::Accelerated);
        check(
            |d| {
                d.paid.insert(11);
            },
            Field::Paid,
        );
        check(|d| d.note = "长".repeat(2_001), Field::Note);
        check(|d| d.name = "长".repeat(41), Field::Name);
        // The tenth instalment is due on 2026-11-20; a month later it is not.
        check(
            |d| {
                d.first_due = "2026-03-20".into();
                d.paid.insert(10);
            },
            Field::Paid,
        );
    }

    #[test]
    fn full_width_and_units_are_understood() {
        let draft = Draft {
            principal: "￥１０，０００元".into(),
            rate: "０．０４５％".into(),
            first_due: "２０２６年２月２０日".into(),
            instalments: "１０期".into(),
            grace_days: "３天".into(),
            multiple: "１．５倍".into(),
            ..Draft::new(Product::Weilidai)
        };
        let c = read(&draft).contract.unwrap();
        assert_eq!(c.principal, Fen::new(1_000_000));
        assert_eq!(c.grace_days, 3);
    }

    #[test]
    fn dates_as_people_write_them() {
        for typed in [
            "2026-01-05",
            "2026/1/5",
            "2026.1.5",
            "2026年1月5日",
            "20260105",
            " ２０２６－０１－０５ ",
        ] {
            assert_eq!(
                parse_date(typed).map(|d| d.to_string()).as_deref(),
                Some("2026-01-05"),
                "{typed}"
            );
        }
        for typed in [
            "",
            "2026-13-01",
            "26-1-5",
            "2026-1",
            "2026-1-5-6",
            "abc",
            "-",
        ] {
            assert_eq!(parse_date(typed), None, "{typed}");
        }
    }

    #[test]
    fn another_product_keeps_what_was_typed() {
        let mut draft = four_fields();
        draft.multiple = "1.3".into();
        draft.set_product(Product::Other);
        assert_eq!(draft.multiple, "1.3");
        assert_eq!(draft.instalments, "12");
        assert_eq!(draft.principal, "1万");
    }

    #[test]
    fn a_saved_debt_comes_back_as_typed() {
        let contract = read(&four_fields()).contract.unwrap();
        let debt = four_fields().debt(DebtId(3), contract.clone());
        let again = Draft::of(&debt);
        assert_eq!(read(&again).contract, Some(contract));
    }

    proptest! {
        #[test]
        fn reading_never_panics(
            a in "\\PC{0,12}", b in "\\PC{0,12}", c in "[-0-9/年月日]{0,12}",
            d in "[-0-9/]{0,12}", e in "[0-9]{0,6}", f in "[0-9]{0,3}",
        ) {
            let draft = Draft {
                principal: a, rate: b, first_due: c, disbursed: d,
                instalments: e, due_day: f, ..Draft::new(Product::Other)
            };
            let r = read(&draft);
            prop_assert_eq!(r.contract.is_some(), r.wrong.is_empty());
        }
    }
}
