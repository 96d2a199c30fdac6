//! Contracts and debts the tests share.
#![allow(dead_code, clippy::unwrap_used)]

use ashore::book::{Book, Command, Debt, DebtId};
use ashore::law::Lender;
use ashore::loan::contract::{
    Accrual, DayRange, Fees, LateFee, Order, Penalty, PenaltyBase, PenaltyRate, Prepay,
};
use ashore::loan::{
    Act, Contract, Event, GraceCount, Ledger, Method, Plan, Product, Schedule, Statement,
    StatementError, statement,
};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Rate};
use chrono::NaiveDate;

/// A time to write into envelopes.
pub const NOW: &str = "2026-11-23T09:30:00+08:00";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn daily(percent: &str) -> Rate {
    Rate::parse(percent, Per::Day).unwrap()
}

/// A loan with equal principal and interest by the day, and what the first
/// format of the Book knew of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loan {
    pub principal: Fen,
    pub rate: Rate,
    pub day_count: DayCount,
    pub disbursed_on: NaiveDate,
    pub first_due: NaiveDate,
    pub due_day: u32,
    pub instalments: u16,
    pub grace_days: u16,
    pub grace_count: GraceCount,
    pub penalty_multiple: Multiple,
    pub compound: bool,
    pub accelerated_on: Option<NaiveDate>,
    /// Instalments paid in full on their due dates.
    pub paid: Vec<u16>,
}

impl Loan {
    pub fn contract(&self) -> Contract {
        Contract {
            principal: self.principal,
            disbursed_on: self.disbursed_on,
            rate: self.rate,
            day_count: self.day_count,
            day_range: DayRange::FirstNotLast,
            method: Method::EqualPrincipal(Plan {
                first_due: self.first_due,
                due_day: self.due_day,
                instalments: self.instalments,
                accrual: Accrual::Daily,
                interest_only: 0,
                stated: None,
                unit: Fen::new(1),
            }),
            fees: Fees::NONE,
            grace_days: self.grace_days,
            grace_count: self.grace_count,
            penalty: Penalty {
                rate: PenaltyRate::Multiple(self.penalty_multiple),
                base: PenaltyBase::Principal,
                compound: self.compound,
            },
            late_fee: LateFee::NONE,
            order: Order::Statute,
            prepay: Prepay::SmallerInstalments,
            prepaid_interest_first: true,
            unsure: Vec::new(),
        }
    }

    /// The due date of an instalment, also of a loan that is no contract.
    pub fn due(&self, number: u16) -> Option<NaiveDate> {
        self.contract().due(number)
    }

    pub fn last_due(&self) -> Option<NaiveDate> {
        self.contract().last_due()
    }

    pub fn ledger(&self) -> Ledger {
        let paid = self.paid.iter().filter_map(|number| {
            let on = self.due(*number)?;
            Some(Event::new(on, Act::PayInstalment { number: *number }))
        });
        let accelerated = self
            .accelerated_on
            .map(|day| Event::new(day, Act::Accelerate));
        paid.chain(accelerated).collect()
    }

    pub fn statement(&self, as_of: NaiveDate) -> Result<Statement, StatementError> {
        statement(&self.contract(), &self.ledger(), as_of)
    }

    pub fn schedule(&self) -> Schedule {
        Schedule::of(&self.contract()).unwrap()
    }
}

/// Vector A: 10,000 yuan at 0.045 % a day, drawn on 5 January 2026, due on
/// the 20th from 20 February, ten instalments, penalty 1.5 times.
pub fn vector_a() -> Loan {
    Loan {
        principal: Fen::new(1_000_000),
        rate: daily("0.045"),
        day_count: DayCount::Act365,
        disbursed_on: day("2026-01-05"),
        first_due: day("2026-02-20"),
        due_day: 20,
        instalments: 10,
        grace_days: 0,
        grace_count: GraceCount::FromDueDate,
        penalty_multiple: Multiple::parse("1.5").unwrap(),
        compound: false,
        accelerated_on: None,
        paid: Vec::new(),
    }
}

/// Vector B: A with instalments 1 to 3 paid on time.
pub fn vector_b() -> Loan {
    Loan {
        paid: vec![1, 2, 3],
        ..vector_a()
    }
}

pub fn debt(name: &str, loan: &Loan) -> Debt {
    Debt {
        id: DebtId(0),
        name: name.to_owned(),
        product: Product::Weilidai,
        lender: Lender::Bank,
        contract: loan.contract(),
        ledger: loan.ledger(),
        note: String::new(),
    }
}

/// A Book with these debts, numbered from 1.
pub fn book_of(debts: impl IntoIterator<Item = Debt>) -> Book {
    debts.into_iter().fold(Book::default(), |book, debt| {
        book.after(&Command::AddDebt(debt)).unwrap()
    })
}
