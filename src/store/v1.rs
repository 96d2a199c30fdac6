//! The Book of format 1, and how it becomes one of today.
//!
//! Format 1 knew one kind of loan: equal principal, daily interest. What had
//! been paid was a list of instalments paid on their due dates, and an
//! acceleration was a field of the contract; both are events of the ledger
//! now. The figures stay the same to the fen.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::book::{Book, Debt, DebtId, Language, Settings, Theme};
use crate::law::Lender;
use crate::loan::contract::{
    Accrual, Contract, DayRange, Fees, GraceCount, LateFee, Method, Order, Penalty, PenaltyBase,
    PenaltyRate, Plan, Prepay,
};
use crate::loan::{Act, Event, Ledger, Product};
use crate::money::Fen;
use crate::rate::{DayCount, Multiple, Rate};
use crate::sort::Sort as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book1 {
    debts: Vec<Debt1>,
    settings: Settings1,
    next_id: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings1 {
    language: Language,
    theme: Theme,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Debt1 {
    id: DebtId,
    name: String,
    product: Product1,
    contract: Contract1,
    note: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Product1 {
    Weilidai,
    Other,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum YearBasis1 {
    Days365,
    Days360,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contract1 {
    principal: Fen,
    rate: Rate,
    year_basis: YearBasis1,
    #[serde(with = "crate::calendar::iso")]
    disbursed_on: NaiveDate,
    #[serde(with = "crate::calendar::iso")]
    first_due: NaiveDate,
    due_day: u32,
    instalments: u16,
    grace_days: u16,
    grace_count: GraceCount,
    penalty_multiple: Multiple,
    compound: bool,
    #[serde(with = "crate::calendar::iso::option")]
    accelerated_on: Option<NaiveDate>,
    paid: Vec<u16>,
}

/// Reads the data of format 1; `None` when it is not that.
pub fn read(data: &str) -> Option<Book> {
    let old: Book1 = serde_json::from_str(data).ok()?;
    Some(Book::with(
        old.debts.into_iter().map(Debt1::today).collect(),
        Settings {
            language: old.settings.language,
            theme: old.settings.theme,
            lpr: Vec::new(),
        },
        old.next_id,
    ))
}

impl Debt1 {
    fn today(self) -> Debt {
        let (product, lender) = match self.product {
            Product1::Weilidai => (Product::Weilidai, Lender::Bank),
            Product1::Other => (Product::Other, Lender::Other),
        };
        let old = self.contract;
        let contract = Contract {
            principal: old.principal,
            disbursed_on: old.disbursed_on,
            rate: old.rate,
            day_count: match old.year_basis {
                YearBasis1::Days365 => DayCount::Act365,
                YearBasis1::Days360 => DayCount::Act360,
            },
            day_range: DayRange::FirstNotLast,
            method: Method::EqualPrincipal(Plan {
                first_due: old.first_due,
                due_day: old.due_day,
                instalments: old.instalments,
                accrual: Accrual::Daily,
                interest_only: 0,
                stated: None,
                unit: Fen::new(1),
            }),
            fees: Fees::NONE,
            grace_days: old.grace_days,
            grace_count: old.grace_count,
            penalty: Penalty {
                rate: PenaltyRate::Multiple(old.penalty_multiple),
                base: PenaltyBase::Principal,
                compound: old.compound,
            },
            late_fee: LateFee::NONE,
            order: Order::Statute,
            prepay: Prepay::SmallerInstalments,
            prepaid_interest_first: true,
            unsure: Vec::new(),
        };
        let mut ledger = Ledger::new();
        let mut paid = old.paid;
        paid.arrange_by(|n| *n);
        paid.dedup();
        for number in paid {
            // A number the contract does not have is kept for a remark.
            let on = contract.due(number).unwrap_or(contract.disbursed_on);
            ledger.add(Event::new(on, Act::PayInstalment { number }));
        }
        if let Some(day) = old.accelerated_on {
            ledger.add(Event::new(day, Act::Accelerate));
        }
        Debt {
            id: self.id,
            name: self.name,
            product,
            lender,
            contract,
            ledger,
            note: self.note,
        }
    }
}
