//! A debt being typed in: raw texts as they are, read into a contract and its
//! ledger or into the sentences that say what would be right.
//!
//! The text is never reformatted while someone types, and nothing typed is
//! lost because something else is wrong.

use chrono::{Datelike, NaiveDate};

use super::numbers::Numbers;
use super::text::Text;
use super::words;
use crate::book::{Debt, DebtId, MAX_TEXT};
use crate::calendar::{days_between, in_range, monthly};
use crate::law::Lender;
use crate::loan::card::{
    CardDue, CardPlan, CardTerms, Compounding, InterestBasis, Opening, PlanFee, PlanKind,
};
use crate::loan::contract::{
    Accrual, Contract, ContractError, DayRange, Fees, GraceCount, LateFee, LateFeeBase,
    MAX_INSTALMENTS, Method, MethodKind, Order, Penalty, PenaltyBase, PenaltyRate, Plan, Prepay,
    Row, Unsure,
};
use crate::loan::template::{CARD, template};
use crate::loan::{Act, Event, Ledger, Product};
use crate::money::{AmountError, Fen, halfwidth};
use crate::rate::{DayCount, Multiple, Per, Percent, Rate, RateError};
use crate::sort::Sort as _;

/// The longest name that can be typed, in characters.
const MAX_NAME: usize = 40;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Principal,
    Rate,
    FirstDue,
    Disbursed,
    Instalments,
    DueDay,
    Stated,
    InterestOnly,
    Grace,
    Multiple,
    OwnPenalty,
    LatePercent,
    LateFloor,
    Deducted,
    Upfront,
    Each,
    EachPercent,
    Accelerated,
    // Of a card's bill.
    OpeningInterest,
    OpeningFees,
    OpeningMinimum,
    InterestFrom,
    Minimum,
    Tolerance,
    Plans,
    Name,
    Note,
    /// Which instalments were paid: no text.
    Paid,
    /// The rows of a given schedule: no text of its own.
    Rows,
}

impl Field {
    /// The fields that are texts come first.
    const TEXTS: usize = Field::Note as usize + 1;
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
#[allow(clippy::struct_excessive_bools)] // each is a tick of the form
pub struct Draft {
    pub product: Product,
    pub lender: Lender,
    pub method: MethodKind,
    pub per: Per,
    pub accrual: Accrual,
    pub known: Known,
    pub day_count: DayCount,
    pub day_range: DayRange,
    pub grace_count: GraceCount,
    /// Whether the penalty is a rate of its own, not a multiple.
    pub own_penalty: bool,
    pub penalty_base: PenaltyBase,
    pub compound: bool,
    pub late_of: LateFeeBase,
    pub received_only: bool,
    pub order: Order,
    pub prepay: Prepay,
    pub prepaid_interest_first: bool,
    /// A computed instalment is rounded to this many fen.
    pub unit: Fen,
    pub basis: InterestBasis,
    pub compounding: Compounding,
    /// Of a card: interest runs on the opening bill whatever is paid.
    pub interest_running: bool,
    pub unsure: Vec<Unsure>,
    /// Instalments paid in full on their due dates.
    pub paid: Numbers,
    pub rows: Vec<Row>,
    /// What else the ledger holds; the form leaves it alone.
    pub rest: Ledger,
    texts: [String; Field::TEXTS],
}

/// What reading a draft gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Contract and ledger, when everything was understood and fits together.
    pub debt: Option<(Contract, Ledger)>,
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
        let mut draft = Draft {
            product,
            lender: t.lender.value,
            method: t.method.value,
            per: t.per,
            accrual: t.accrual,
            known: Known::FirstDue,
            day_count: t.day_count.value,
            day_range: t.day_range.value,
            grace_count: t.grace_count.value,
            own_penalty: false,
            penalty_base: t.penalty_base.value,
            compound: t.compound.value,
            late_of: LateFeeBase::Instalment,
            received_only: true,
            order: Order::Statute,
            prepay: Prepay::SmallerInstalments,
            prepaid_interest_first: true,
            unit: Fen::new(1),
            basis: CARD.basis.value,
            compounding: CARD.compounding.value,
            interest_running: false,
            unsure: Vec::new(),
            paid: Numbers::new(),
            rows: Vec::new(),
            rest: Ledger::new(),
            texts: Default::default(),
        };
        draft.set(Field::Instalments, t.instalments.value.to_string());
        draft.set(Field::Grace, t.grace_days.value.to_string());
        draft.set(Field::Multiple, t.penalty_multiple.value.to_string());
        if draft.method == MethodKind::Card {
            draft.set(Field::Minimum, CARD.minimum.value.to_string());
            draft.set(Field::Tolerance, CARD.tolerance.value.to_string());
            draft.set(Field::LatePercent, CARD.late_fee.value.to_string());
        }
        draft
    }

    /// The form filled with a debt.
    #[must_use]
    pub fn of(debt: &Debt) -> Draft {
        let c = &debt.contract;
        let amount = |fen: Fen| {
            if fen.is_zero() {
                String::new()
            } else {
                fen.to_string()
            }
        };
        let mut draft = Draft {
            product: debt.product,
            lender: debt.lender,
            method: c.method.kind(),
            per: c.rate.per(),
            day_count: c.day_count,
            day_range: c.day_range,
            grace_count: c.grace_count,
            own_penalty: matches!(c.penalty.rate, PenaltyRate::Own(_)),
            penalty_base: c.penalty.base,
            compound: c.penalty.compound,
            late_of: c.late_fee.of,
            received_only: c.fees.received_only || c.fees.deducted.is_zero(),
            order: c.order,
            prepay: c.prepay,
            prepaid_interest_first: c.prepaid_interest_first,
            unsure: c.unsure.clone(),
            ..Draft::new(debt.product)
        };
        draft.set(Field::Principal, c.principal.to_string());
        draft.set(Field::Rate, c.rate.percent());
        draft.set(Field::Disbursed, c.disbursed_on.to_string());
        draft.set(Field::Grace, c.grace_days.to_string());
        match c.penalty.rate {
            PenaltyRate::Multiple(multiple) => draft.set(Field::Multiple, multiple.to_string()),
            PenaltyRate::Own(rate) => draft.set(Field::OwnPenalty, rate.percent()),
        }
        if !c.late_fee.percent.is_zero() {
            draft.set(Field::LatePercent, c.late_fee.percent.to_string());
        }
        draft.set(Field::LateFloor, amount(c.late_fee.floor));
        draft.set(Field::Deducted, amount(c.fees.deducted));
        draft.set(Field::Upfront, amount(c.fees.upfront));
        draft.set(Field::Each, amount(c.fees.each));
        if !c.fees.each_percent.is_zero() {
            draft.set(Field::EachPercent, c.fees.each_percent.to_string());
        }
        match &c.method {
            Method::Bullet { due } => draft.set(Field::FirstDue, due.to_string()),
            Method::Open { until } => {
                draft.set(
                    Field::FirstDue,
                    until.map_or_else(String::new, |d| d.to_string()),
                );
            }
            Method::Given(rows) => draft.rows.clone_from(rows),
            Method::Card(terms) => draft.take_card(c, terms),
            method => {
                if let Some(plan) = method.plan() {
                    draft.accrual = plan.accrual;
                    draft.unit = plan.unit;
                    draft.set(Field::FirstDue, plan.first_due.to_string());
                    draft.set(Field::DueDay, plan.due_day.to_string());
                    draft.set(Field::Instalments, plan.instalments.to_string());
                    if plan.interest_only > 0 {
                        draft.set(Field::InterestOnly, plan.interest_only.to_string());
                    }
                    draft.set(Field::Stated, plan.stated.map_or_else(String::new, amount));
                }
            }
        }
        draft.set(Field::Name, debt.name.clone());
        draft.set(Field::Note, debt.note.clone());
        // What the form shows itself; everything else stays in the ledger.
        let mut accelerated = false;
        for event in debt.ledger.events() {
            match &event.act {
                Act::PayInstalment { number }
                    if event.note.is_empty() && c.due(*number) == Some(event.on) =>
                {
                    draft.paid.insert(*number);
                }
                Act::Accelerate
                    if !accelerated
                        && event.note.is_empty()
                        && draft.method != MethodKind::Card =>
                {
                    accelerated = true;
                    draft.set(Field::Accelerated, event.on.to_string());
                }
                _ => draft.rest.add(event.clone()),
            }
        }
        draft
    }

    /// Takes over what has happened to a debt since its edit began, where only
    /// its ledger changed. Says whether that was so.
    pub fn catch_up(&mut self, before: &Debt, now: &Debt) -> bool {
        let ledger = before.ledger.clone();
        let only_ledger = Debt {
            ledger,
            ..now.clone()
        } == *before;
        if only_ledger {
            let (old, new) = (Draft::of(before), Draft::of(now));
            let declared = new.text_of(Field::Accelerated);
            if self.text_of(Field::Accelerated) == old.text_of(Field::Accelerated) {
                self.set(Field::Accelerated, declared.to_owned());
            }
            follow(&mut self.paid, &old.paid, new.paid);
            self.rest = new.rest;
        }
        only_ledger
    }

    fn take_card(&mut self, contract: &Contract, terms: &CardTerms) {
        let amount = |fen: Fen| {
            if fen.is_zero() {
                String::new()
            } else {
                fen.to_string()
            }
        };
        self.basis = terms.basis;
        self.compounding = terms.compounding;
        self.interest_running = terms.opening.running;
        let due = contract.due(0).map_or_else(String::new, |d| d.to_string());
        self.set(Field::FirstDue, due);
        if let CardDue::Day(day) = terms.due {
            self.set(Field::DueDay, day.to_string());
        }
        self.set(Field::OpeningInterest, amount(terms.opening.interest));
        self.set(Field::OpeningFees, amount(terms.opening.fees));
        self.set(
            Field::OpeningMinimum,
            terms
                .opening
                .minimum
                .map_or_else(String::new, |m| m.to_string()),
        );
        self.set(Field::InterestFrom, terms.opening.interest_from.to_string());
        self.set(Field::Minimum, terms.minimum.to_string());
        self.set(Field::Tolerance, terms.tolerance.to_string());
        let plans: Vec<String> = terms
            .plans
            .iter()
            .map(|plan| {
                let fee = match plan.fee {
                    PlanFee::Fixed(fee) => fee.to_string().replace(',', ""),
                    PlanFee::Percent(percent) => format!("{percent}%"),
                };
                let cash = match plan.kind {
                    PlanKind::Cash => ", cash",
                    PlanKind::Bill => "",
                };
                let amount = plan.amount.to_string().replace(',', "");
                format!(
                    "{}, {amount}, {}, {fee}{cash}",
                    plan.started_on, plan.instalments
                )
            })
            .collect();
        self.set(Field::Plans, plans.join("\n"));
    }

    /// What was typed into a field of text.
    #[must_use]
    pub fn text_of(&self, field: Field) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    /// Types into a field of text.
    pub fn set(&mut self, field: Field, typed: String) {
        if let Some(text) = self.texts.get_mut(field as usize) {
            *text = typed;
        }
    }

    fn is_empty(&self, field: Field) -> bool {
        self.text_of(field).trim().is_empty()
    }

    /// Takes another product and its defaults, keeping what was typed where
    /// it differs from the old defaults.
    pub fn set_product(&mut self, product: Product) {
        let old = Draft::new(self.product);
        let new = Draft::new(product);
        for ((now, old), new) in self.texts.iter_mut().zip(old.texts).zip(new.texts) {
            if *now == old {
                *now = new;
            }
        }
        follow(&mut self.lender, &old.lender, new.lender);
        follow(&mut self.method, &old.method, new.method);
        follow(&mut self.accrual, &old.accrual, new.accrual);
        follow(&mut self.day_count, &old.day_count, new.day_count);
        follow(&mut self.day_range, &old.day_range, new.day_range);
        follow(&mut self.grace_count, &old.grace_count, new.grace_count);
        follow(&mut self.penalty_base, &old.penalty_base, new.penalty_base);
        follow(&mut self.compound, &old.compound, new.compound);
        // A rate already typed keeps the period it was read from.
        if self.is_empty(Field::Rate) {
            follow(&mut self.per, &old.per, new.per);
        }
        self.product = product;
    }

    /// Marks a term as not known, or as known again.
    pub fn set_unsure(&mut self, axis: Unsure, unsure: bool) {
        self.unsure.retain(|a| *a != axis);
        if unsure {
            self.unsure.push(axis);
            self.unsure.arrange_by(|a| *a);
        }
    }

    /// Whether the method is one of monthly instalments.
    #[must_use]
    pub const fn has_plan(&self) -> bool {
        !matches!(
            self.method,
            MethodKind::Bullet | MethodKind::Open | MethodKind::Given | MethodKind::Card
        )
    }

    /// Reads the form.
    #[must_use]
    pub fn read(&self, text: &Text, today: NaiveDate) -> Read {
        let mut reader = Reader {
            draft: self,
            text,
            wrong: Vec::new(),
        };
        let (contract, estimated, rate, dues) = reader.contract();
        reader.texts();
        let debt = contract.and_then(|contract| {
            let ledger = reader.ledger(&contract, today);
            match contract.check() {
                Ok(()) => {
                    if let Err(error) = crate::loan::Schedule::of(&contract)
                        && let crate::loan::schedule::ScheduleError::Contract(errors) = error
                    {
                        reader.refuse(errors);
                    }
                    Some((contract, ledger))
                }
                Err(errors) => {
                    reader.refuse(errors);
                    None
                }
            }
        });
        let wrong = reader.wrong;
        Read {
            debt: debt.filter(|_| wrong.is_empty()),
            wrong,
            estimated,
            rate,
            dues,
        }
    }

    /// The debt, once the draft reads well.
    #[must_use]
    pub fn debt(&self, id: DebtId, contract: Contract, ledger: Ledger) -> Debt {
        Debt {
            id,
            name: self.text_of(Field::Name).trim().to_owned(),
            product: self.product,
            lender: self.lender,
            contract,
            ledger,
            note: self.text_of(Field::Note).trim().to_owned(),
        }
    }

    /// At which field a fault of the contract is shown.
    const fn field_of(&self, error: ContractError) -> Field {
        match error {
            ContractError::Principal => Field::Principal,
            ContractError::Rate(_) => Field::Rate,
            ContractError::Instalments => Field::Instalments,
            ContractError::DisbursedOutOfRange | ContractError::StatementDay => Field::Disbursed,
            ContractError::FirstDueOutOfRange | ContractError::Due | ContractError::CardDue => {
                Field::FirstDue
            }
            ContractError::FirstDueNotAfterDisbursement | ContractError::FirstDueTooLate => {
                match self.known {
                    Known::FirstDue => Field::FirstDue,
                    Known::Disbursed => Field::Disbursed,
                }
            }
            ContractError::DueDay => Field::DueDay,
            ContractError::InterestOnly => Field::InterestOnly,
            ContractError::Stated | ContractError::Unit => Field::Stated,
            ContractError::Row(_) | ContractError::RowsPrincipal => Field::Rows,
            ContractError::GraceDays => Field::Grace,
            ContractError::PenaltyMultiple => Field::Multiple,
            ContractError::PenaltyRate(_) => Field::OwnPenalty,
            ContractError::LateFee => Field::LateFloor,
            ContractError::Fees => Field::Each,
            ContractError::Deducted => Field::Deducted,
            ContractError::Order => Field::Note,
            // A percentage out of bounds is said where it is read.
            ContractError::Minimum => Field::OpeningMinimum,
            ContractError::Tolerance => Field::Tolerance,
            ContractError::OpeningCharges => Field::OpeningInterest,
            ContractError::InterestFrom => Field::InterestFrom,
            ContractError::CardPlan(_) => Field::Plans,
        }
    }
}

/// Takes the new default where the value is still the old one.
fn follow<T: PartialEq>(now: &mut T, old: &T, new: T) {
    if now == old {
        *now = new;
    }
}

/// Reads a draft, noting what is wrong.
struct Reader<'a> {
    draft: &'a Draft,
    text: &'a Text,
    wrong: Vec<(Field, String)>,
}

/// What became of the contract: itself, an estimated date, the rate, the dues.
type Parts = (
    Option<Contract>,
    Option<(Field, NaiveDate)>,
    Option<Rate>,
    Vec<NaiveDate>,
);

impl Reader<'_> {
    fn typed(&self, field: Field) -> &str {
        self.draft.text_of(field)
    }

    fn note<T>(&mut self, field: Field, read: Result<T, String>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(sentence) => {
                self.wrong.push((field, sentence));
                None
            }
        }
    }

    fn refuse(&mut self, errors: Vec<ContractError>) {
        for error in errors {
            self.wrong.push((
                self.draft.field_of(error),
                words::contract_error(self.text, error),
            ));
        }
    }

    /// An amount; `optional` reads an empty field as nothing.
    fn amount(&mut self, field: Field, optional: bool) -> Option<Fen> {
        let read = match Fen::parse(self.typed(field)) {
            Err(AmountError::Empty) if optional => Ok(Fen::ZERO),
            read => read.map_err(|e| words::amount_error(self.text, e)),
        };
        self.note(field, read)
    }

    fn percent(&mut self, field: Field) -> Option<Percent> {
        let read = match Percent::parse(self.typed(field)) {
            Err(RateError::Empty) => Ok(Percent::ZERO),
            read => read.map_err(|_| self.text.wrong.percent.to_owned()),
        };
        self.note(field, read)
    }

    fn whole<N: std::str::FromStr>(&mut self, field: Field, sentence: &str) -> Option<N> {
        let read = whole(self.typed(field)).ok_or_else(|| sentence.to_owned());
        self.note(field, read)
    }

    #[allow(clippy::too_many_lines)] // a field after the other
    fn contract(&mut self) -> Parts {
        let d = self.draft;
        let t = &self.text.wrong;
        let principal = self.amount(Field::Principal, false);
        let rate = {
            let read = Rate::parse(d.text_of(Field::Rate), d.per)
                .map_err(|e| words::rate_error(self.text, e));
            // Rows carry their interest; a rate only matters once late.
            if d.method == MethodKind::Given && d.is_empty(Field::Rate) {
                Some(Rate::zero(d.per))
            } else {
                self.note(Field::Rate, read)
            }
        };
        let (first_due, disbursed, estimated) = self.dates();
        let plan = d.has_plan();
        let instalments = if plan {
            self.whole(Field::Instalments, t.instalments)
        } else {
            Some(1)
        };
        let due_day = if !plan || d.is_empty(Field::DueDay) {
            first_due.map(|day| day.day())
        } else {
            self.whole(Field::DueDay, t.due_day)
        };
        let interest_only = if !plan || d.is_empty(Field::InterestOnly) {
            Some(0)
        } else {
            self.whole(Field::InterestOnly, t.interest_only)
        };
        let stated = if plan && !d.is_empty(Field::Stated) {
            self.amount(Field::Stated, false).map(Some)
        } else {
            Some(None)
        };
        let grace_days = self.whole(Field::Grace, t.grace);
        let penalty = self.penalty_rate();
        let late_percent = self.percent(Field::LatePercent);
        let late_floor = self.amount(Field::LateFloor, true);
        // A card's fees are in its bills: the form does not ask.
        let fees = if d.method == MethodKind::Card {
            Some(Fees::NONE)
        } else {
            self.fees()
        };
        let card = if d.method == MethodKind::Card {
            self.card(disbursed, first_due)
        } else {
            None
        };
        let dues = match d.method {
            MethodKind::Card => Vec::new(),
            MethodKind::Given => d.rows.iter().map(|r| r.due).collect(),
            _ if plan => dues(first_due, due_day, instalments),
            _ => first_due.into_iter().collect(),
        };
        let method = || -> Option<Method> {
            Some(match d.method {
                MethodKind::Bullet => Method::Bullet { due: first_due? },
                MethodKind::Open => Method::Open { until: first_due },
                MethodKind::Given => Method::Given(d.rows.clone()),
                MethodKind::Card => Method::Card(Box::new(card.clone()?)),
                kind => {
                    let plan = Plan {
                        first_due: first_due?,
                        due_day: due_day?,
                        instalments: instalments?,
                        accrual: d.accrual,
                        interest_only: interest_only?,
                        stated: stated?,
                        unit: d.unit,
                    };
                    match kind {
                        MethodKind::EqualPrincipal => Method::EqualPrincipal(plan),
                        MethodKind::InterestOnly => Method::InterestOnly(plan),
                        MethodKind::Flat => Method::Flat(plan),
                        _ => Method::EqualInstalment(plan),
                    }
                }
            })
        };
        let contract = || -> Option<Contract> {
            Some(Contract {
                principal: principal?,
                disbursed_on: disbursed?,
                rate: rate?,
                day_count: d.day_count,
                day_range: d.day_range,
                method: method()?,
                fees: fees?,
                grace_days: grace_days?,
                grace_count: d.grace_count,
                penalty: Penalty {
                    rate: penalty?,
                    base: d.penalty_base,
                    compound: d.compound,
                },
                late_fee: LateFee {
                    percent: late_percent?,
                    of: d.late_of,
                    floor: late_floor?,
                },
                order: d.order,
                prepay: d.prepay,
                prepaid_interest_first: d.prepaid_interest_first,
                unsure: d.unsure.clone(),
            })
        };
        (contract(), estimated, rate, dues)
    }

    fn fees(&mut self) -> Option<Fees> {
        let deducted = self.amount(Field::Deducted, true);
        let upfront = self.amount(Field::Upfront, true);
        let each = self.amount(Field::Each, true);
        let each_percent = self.percent(Field::EachPercent);
        let deducted = deducted?;
        Some(Fees {
            deducted,
            received_only: self.draft.received_only && !deducted.is_zero(),
            upfront: upfront?,
            each: each?,
            each_percent: each_percent?,
        })
    }

    /// The terms of a card and its opening bill.
    fn card(
        &mut self,
        statement_on: Option<NaiveDate>,
        due: Option<NaiveDate>,
    ) -> Option<CardTerms> {
        let d = self.draft;
        let interest = self.amount(Field::OpeningInterest, true);
        let fees = self.amount(Field::OpeningFees, true);
        let minimum = if d.is_empty(Field::OpeningMinimum) {
            Some(None)
        } else {
            self.amount(Field::OpeningMinimum, false).map(Some)
        };
        let typed = self.typed(Field::InterestFrom).to_owned();
        let interest_from = match self.date(Field::InterestFrom, &typed) {
            Typed::Empty => statement_on,
            day => day.day(),
        };
        let percent = self.percent(Field::Minimum);
        let tolerance = self.amount(Field::Tolerance, true);
        let plans = self.plans();
        let statement_on = statement_on?;
        let due_day = whole(self.typed(Field::DueDay));
        let after = u16::try_from(days_between(statement_on, due?)).unwrap_or(0);
        Some(CardTerms {
            statement_day: statement_on.day(),
            due: due_day.map_or(CardDue::After(after), CardDue::Day),
            basis: d.basis,
            compounding: d.compounding,
            minimum: percent?,
            tolerance: tolerance?,
            opening: Opening {
                interest: interest?,
                fees: fees?,
                minimum: minimum?,
                interest_from: interest_from?,
                running: d.interest_running,
            },
            plans: plans?,
        })
    }

    /// The instalment plans, a line each.
    fn plans(&mut self) -> Option<Vec<CardPlan>> {
        let text = halfwidth(self.typed(Field::Plans));
        let read = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(plan)
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| self.text.wrong.card_plan.to_owned());
        self.note(Field::Plans, read)
    }

    fn penalty_rate(&mut self) -> Option<PenaltyRate> {
        let t = &self.text.wrong;
        if self.draft.own_penalty {
            let read = Rate::parse(self.typed(Field::OwnPenalty), self.draft.per)
                .map(PenaltyRate::Own)
                .map_err(|e| words::rate_error(self.text, e));
            return self.note(Field::OwnPenalty, read);
        }
        let read = Multiple::parse(self.typed(Field::Multiple))
            .map(PenaltyRate::Multiple)
            .map_err(|e| {
                match e {
                    RateError::Empty => t.multiple_empty,
                    _ => t.multiple_bad,
                }
                .to_owned()
            });
        self.note(Field::Multiple, read)
    }

    fn texts(&mut self) {
        let t = &self.text.wrong;
        for (field, most, sentence) in [
            (Field::Name, MAX_NAME, t.name_long),
            (Field::Note, MAX_TEXT, t.text_long),
        ] {
            if self.typed(field).chars().count() > most {
                self.wrong.push((field, sentence.to_owned()));
            }
        }
    }

    /// The ledger: what it held, and what the form says was paid and when the
    /// loan was accelerated.
    fn ledger(&mut self, contract: &Contract, today: NaiveDate) -> Ledger {
        let t = &self.text.wrong;
        let mut ledger = self.draft.rest.clone();
        let accelerated = if self.draft.method == MethodKind::Card {
            None
        } else {
            let typed = self.typed(Field::Accelerated).to_owned();
            self.date(Field::Accelerated, &typed).day()
        };
        if let Some(day) = accelerated {
            let late = contract.last_due().is_some_and(|last| day > last);
            if day <= contract.disbursed_on {
                let sentence = t.accelerated_early.to_owned();
                self.wrong.push((Field::Accelerated, sentence));
            } else if late {
                let sentence = t.accelerated_late.to_owned();
                self.wrong.push((Field::Accelerated, sentence));
            }
        }
        for number in self.draft.paid.iter() {
            // Ticked before the dates were corrected, say: never stored unseen.
            let sentence = match contract.due(number) {
                None => Some((t.paid_unknown)(number)),
                Some(due) if due > today => Some((t.paid_not_due)(number)),
                Some(due) if accelerated.is_some_and(|day| due > day) => {
                    Some((t.paid_after_acceleration)(number))
                }
                Some(due) => {
                    ledger.add(Event::new(due, Act::PayInstalment { number }));
                    None
                }
            };
            if let Some(sentence) = sentence {
                self.wrong.push((Field::Paid, sentence));
                break;
            }
        }
        if let Some(day) = accelerated {
            ledger.add(Event::new(day, Act::Accelerate));
        }
        ledger
    }

    /// Both dates. Where instalments are monthly the known one must be typed;
    /// the other, where empty, is estimated a month away from it.
    fn dates(
        &mut self,
    ) -> (
        Option<NaiveDate>,
        Option<NaiveDate>,
        Option<(Field, NaiveDate)>,
    ) {
        let (due, lent) = (
            self.typed(Field::FirstDue).to_owned(),
            self.typed(Field::Disbursed).to_owned(),
        );
        let d = self.draft;
        let empty = self.text.wrong.date_empty;
        if d.method == MethodKind::Card {
            let first_due = self.date(Field::FirstDue, &due);
            let disbursed = self.date(Field::Disbursed, &lent);
            for (field, typed) in [
                (Field::FirstDue, &first_due),
                (Field::Disbursed, &disbursed),
            ] {
                if matches!(typed, Typed::Empty) {
                    self.wrong.push((field, empty.to_owned()));
                }
            }
            return (first_due.day(), disbursed.day(), None);
        }
        if d.method == MethodKind::Given {
            let disbursed = self.date(Field::Disbursed, &lent);
            if matches!(disbursed, Typed::Empty) {
                self.wrong.push((Field::Disbursed, empty.to_owned()));
            }
            return (None, disbursed.day(), None);
        }
        let first_due = self.date(Field::FirstDue, &due);
        let disbursed = self.date(Field::Disbursed, &lent);
        if !d.has_plan() {
            // No month to estimate from: both days count as they are.
            if matches!(disbursed, Typed::Empty) {
                self.wrong.push((Field::Disbursed, empty.to_owned()));
            }
            if d.method == MethodKind::Bullet && matches!(first_due, Typed::Empty) {
                self.wrong.push((Field::FirstDue, empty.to_owned()));
            }
            return (first_due.day(), disbursed.day(), None);
        }
        match (first_due, disbursed) {
            (Typed::Empty, Typed::Empty) => {
                let field = match d.known {
                    Known::FirstDue => Field::FirstDue,
                    Known::Disbursed => Field::Disbursed,
                };
                self.wrong.push((field, empty.to_owned()));
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

    fn date(&mut self, field: Field, typed: &str) -> Typed {
        if typed.trim().is_empty() {
            return Typed::Empty;
        }
        let read = date(typed, self.text);
        self.note(field, read).map_or(Typed::Wrong, Typed::Day)
    }
}

/// One instalment plan: `2026-03-10, 6000, 12, 36` or `…, 0.6%`, and 现金 or cash where
/// it was paid out in cash.
fn plan(line: &str) -> Option<CardPlan> {
    let mut cells = line.split([',', ';', '\t']).map(str::trim);
    let (day, amount, count, fee) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let kind = match cells.next() {
        None | Some("") => PlanKind::Bill,
        Some(cash) if cash.starts_with(['现', 'c', 'C']) => PlanKind::Cash,
        Some(_) => return None,
    };
    Some(CardPlan {
        kind,
        started_on: parse_date(day)?,
        amount: Fen::parse(amount).ok()?,
        instalments: whole(count)?,
        fee: if fee.ends_with('%') {
            PlanFee::Percent(Percent::parse(fee).ok()?)
        } else {
            PlanFee::Fixed(Fen::parse(fee).ok()?)
        },
    })
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
pub(super) fn whole<N: std::str::FromStr>(typed: &str) -> Option<N> {
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

    fn filled(mut draft: Draft, texts: &[(Field, &str)]) -> Draft {
        for (field, text) in texts {
            draft.set(*field, (*text).to_owned());
        }
        draft
    }

    fn four_fields() -> Draft {
        filled(
            Draft::new(Product::Weilidai),
            &[
                (Field::Principal, "1万"),
                (Field::Rate, "0.045"),
                (Field::FirstDue, "2026-02-20"),
            ],
        )
    }

    fn read(draft: &Draft) -> Read {
        draft.read(text(Language::Chinese), parse_date("2026-11-23").unwrap())
    }

    #[test]
    fn four_fields_make_a_contract() {
        let r = read(&four_fields());
        let c = r.debt.unwrap().0;
        let plan = c.method.plan().unwrap();
        assert_eq!(c.principal, Fen::new(1_000_000));
        assert_eq!(plan.instalments, 10);
        assert_eq!(plan.due_day, 20);
        assert_eq!(c.disbursed_on.to_string(), "2026-01-20");
        assert_eq!(r.estimated.map(|(f, _)| f), Some(Field::Disbursed));
        assert!(r.wrong.is_empty());
    }

    #[test]
    fn the_loan_date_alone_is_enough() {
        let mut draft = filled(
            four_fields(),
            &[(Field::FirstDue, ""), (Field::Disbursed, "2026-01-31")],
        );
        draft.known = Known::Disbursed;
        let c = read(&draft).debt.unwrap().0;
        let plan = c.method.plan().unwrap();
        assert_eq!(plan.first_due.to_string(), "2026-02-28");
        assert_eq!(plan.due_day, 28);
    }

    #[test]
    fn each_fault_is_said_at_its_field() {
        let check = |change: fn(&mut Draft), field: Field| {
            let mut draft = four_fields();
            change(&mut draft);
            let r = read(&draft);
            assert!(r.debt.is_none(), "{draft:?}");
            let fields: Vec<_> = r.wrong.iter().map(|(f, _)| *f).collect();
            assert_eq!(fields, [field], "{draft:?}");
            assert!(r.wrong(field).is_some());
        };
        check(|d| d.set(Field::Principal, "-5".into()), Field::Principal);
        check(|d| d.set(Field::Principal, "0".into()), Field::Principal);
        check(|d| d.set(Field::Principal, "好多".into()), Field::Principal);
        check(
            |d| d.set(Field::Principal, "100000001".into()),
            Field::Principal,
        );
        check(|d| d.set(Field::Rate, "101".into()), Field::Rate);
        check(|d| d.set(Field::Rate, String::new()), Field::Rate);
        check(|d| d.set(Field::FirstDue, String::new()), Field::FirstDue);
        check(
            |d| d.set(Field::FirstDue, "2026-02-30".into()),
            Field::FirstDue,
        );
        check(
            |d| d.set(Field::FirstDue, "1999-02-20".into()),
            Field::FirstDue,
        );
        check(
            |d| d.set(Field::Disbursed, "2026-02-20".into()),
            Field::FirstDue,
        );
        check(
            |d| d.set(Field::Disbursed, "2026-03-01".into()),
            Field::FirstDue,
        );
        check(
            |d| d.set(Field::Disbursed, "2020-03-01".into()),
            Field::FirstDue,
        );
        check(
            |d| d.set(Field::Instalments, "0".into()),
            Field::Instalments,
        );
        check(
            |d| d.set(Field::Instalments, "601".into()),
            Field::Instalments,
        );
        check(
            |d| d.set(Field::Instalments, "2.5".into()),
            Field::Instalments,
        );
        check(
            |d| d.set(Field::Instalments, "99999999".into()),
            Field::Instalments,
        );
        check(|d| d.set(Field::DueDay, "21".into()), Field::DueDay);
        check(|d| d.set(Field::DueDay, "x".into()), Field::DueDay);
        check(|d| d.set(Field::Grace, "61".into()), Field::Grace);
        check(|d| d.set(Field::Grace, String::new()), Field::Grace);
        check(|d| d.set(Field::Multiple, "11".into()), Field::Multiple);
        check(
            |d| d.set(Field::Accelerated, "2025-01-01".into()),
            Field::Accelerated,
        );
        check(
            |d| d.set(Field::Accelerated, "2030-01-01".into()),
            Field::Accelerated,
        );
        check(
            |d| d.set(Field::Accelerated, "soon".into()),
            Field::Accelerated,
        );
        check(
            |d| {
                d.paid.insert(11);
            },
            Field::Paid,
        );
        check(|d| d.set(Field::Note, "长".repeat(2_001)), Field::Note);
        check(|d| d.set(Field::Name, "长".repeat(41)), Field::Name);
        // The tenth instalment is due on 2026-11-20; a month later it is not.
        check(
            |d| {
                d.set(Field::FirstDue, "2026-03-20".into());
                d.paid.insert(10);
            },
            Field::Paid,
        );
    }

    #[test]
    fn full_width_and_units_are_understood() {
        let draft = filled(
            Draft::new(Product::Weilidai),
            &[
                (Field::Principal, "￥１０，０００元"),
                (Field::Rate, "０．０４５％"),
                (Field::FirstDue, "２０２６年２月２０日"),
                (Field::Instalments, "１０期"),
                (Field::Grace, "３天"),
                (Field::Multiple, "１．５倍"),
            ],
        );
        let c = read(&draft).debt.unwrap().0;
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
        draft.set(Field::Multiple, "1.3".into());
        draft.set_product(Product::Other);
        assert_eq!(draft.text_of(Field::Multiple), "1.3");
        assert_eq!(draft.text_of(Field::Instalments), "12");
        assert_eq!(draft.text_of(Field::Principal), "1万");
        assert_eq!(draft.method, MethodKind::EqualInstalment);
        // The rate was typed as one of a day.
        assert_eq!(draft.per, Per::Day);
    }

    #[test]
    fn a_saved_debt_comes_back_as_typed() {
        for method in MethodKind::ALL {
            let mut draft = filled(
                four_fields(),
                &[
                    (Field::Disbursed, "2026-01-05"),
                    (Field::LatePercent, "5"),
                    (Field::LateFloor, "10"),
                    (Field::Deducted, "500"),
                    (Field::Each, "12.50"),
                    (Field::Accelerated, "2026-07-01"),
                    (Field::Name, "微粒贷"),
                ],
            );
            draft.method = method;
            draft.received_only = false;
            draft.paid.insert(1);
            draft.set_unsure(Unsure::Compound, true);
            if method == MethodKind::Given {
                draft.rows = vec![
                    Row {
                        due: parse_date("2026-02-20").unwrap(),
                        principal: Fen::new(400_000),
                        interest: Fen::new(1_000),
                        fee: Fen::ZERO,
                    },
                    Row {
                        due: parse_date("2026-08-20").unwrap(),
                        principal: Fen::new(600_000),
                        interest: Fen::new(900),
                        fee: Fen::new(50),
                    },
                ];
            }
            if matches!(method, MethodKind::Bullet | MethodKind::Open) {
                draft.set(Field::FirstDue, "2026-10-01".into());
                draft.paid.remove(1);
            }
            draft.rest.add(Event::new(
                parse_date("2026-03-01").unwrap(),
                Act::Pay {
                    amount: Fen::new(10_000),
                    towards: crate::loan::Towards::Order,
                },
            ));
            let first = read(&draft);
            assert_eq!(first.wrong, [], "{method:?}");
            let (contract, ledger) = first.debt.unwrap();
            assert_eq!(contract.method.kind(), method);
            let debt = draft.debt(DebtId(3), contract, ledger);
            let again = Draft::of(&debt);
            let (contract, ledger) = read(&again).debt.unwrap();
            assert_eq!(again.debt(DebtId(3), contract, ledger), debt, "{method:?}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(
            a in "\\PC{0,12}", b in "\\PC{0,12}", c in "[-0-9/年月日]{0,12}",
            d in "[-0-9/]{0,12}", e in "[0-9]{0,6}", f in "[0-9]{0,3}",
        ) {
            let mut draft = filled(Draft::new(Product::Other), &[
                (Field::Principal, &a), (Field::Rate, &b), (Field::FirstDue, &c),
                (Field::Disbursed, &d), (Field::Instalments, &e), (Field::DueDay, &f),
                (Field::Stated, &a), (Field::LatePercent, &b), (Field::InterestOnly, &f),
            ]);
            for method in MethodKind::ALL {
                draft.method = method;
                let r = read(&draft);
                prop_assert_eq!(r.debt.is_some(), r.wrong.is_empty());
            }
        }
    }
}
