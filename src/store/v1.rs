//! The Book of format 1, and how it becomes one of today.
//!
//! Format 1 knew one kind of loan: equal principal, daily interest. What had
//! been paid was a list of instalments paid on their due dates, and an
//! acceleration was a field of the contract; both are events of the ledger
//! now. The figures stay the same to the fen.

use crate::book::{Book, Debt, Plans, Settings};
use crate::collector::Dealings;
use crate::law::Lender;
use crate::loan::contract::{
    Accrual, Contract, DayRange, Fees, LateFee, Method, Order, Penalty, PenaltyBase, PenaltyRate,
    Plan, Prepay,
};
use crate::loan::{Act, Event, Ledger, Product};
use crate::money::Fen;
use crate::rate::DayCount;
use crate::sort::Sort as _;
use crate::stored::Json;

/// Reads the data of format 1.
pub fn read(data: Json<'_>) -> Book {
    let mut fields = data.fields();
    let mut debts = Vec::new();
    for json in fields.json("debts").items() {
        debts.push(debt(json));
    }
    let settings = settings(fields.json("settings"));
    let book = Book::with(
        debts,
        settings,
        Plans::default(),
        Dealings::default(),
        fields.take("next_id"),
    );
    fields.end();
    book
}

fn settings(json: Json<'_>) -> Settings {
    let mut fields = json.fields();
    let settings = Settings {
        language: fields.take("language"),
        theme: fields.take("theme"),
        lpr: Vec::new(),
    };
    fields.end();
    settings
}

fn debt(json: Json<'_>) -> Debt {
    let mut fields = json.fields();
    let (product, lender) = match fields.json("product").one_of(&["weilidai", "other"]) {
        0 => (Product::Weilidai, Lender::Bank),
        _ => (Product::Other, Lender::Other),
    };
    let (contract, ledger) = contract(fields.json("contract"));
    let debt = Debt {
        id: fields.take("id"),
        name: fields.take("name"),
        product,
        lender,
        contract,
        ledger,
        note: fields.take("note"),
    };
    fields.end();
    debt
}

fn contract(json: Json<'_>) -> (Contract, Ledger) {
    let mut fields = json.fields();
    let contract = Contract {
        principal: fields.take("principal"),
        disbursed_on: fields.take("disbursed_on"),
        rate: fields.take("rate"),
        day_count: match fields.json("year_basis").one_of(&["days365", "days360"]) {
            0 => DayCount::Act365,
            _ => DayCount::Act360,
        },
        day_range: DayRange::FirstNotLast,
        method: Method::EqualPrincipal(Plan {
            first_due: fields.take("first_due"),
            due_day: fields.take("due_day"),
            instalments: fields.take("instalments"),
            accrual: Accrual::Daily,
            interest_only: 0,
            stated: None,
            unit: Fen::new(1),
        }),
        fees: Fees::NONE,
        grace_days: fields.take("grace_days"),
        grace_count: fields.take("grace_count"),
        penalty: Penalty {
            rate: PenaltyRate::Multiple(fields.take("penalty_multiple")),
            base: PenaltyBase::Principal,
            compound: fields.take("compound"),
        },
        late_fee: LateFee::NONE,
        order: Order::Statute,
        prepay: Prepay::SmallerInstalments,
        prepaid_interest_first: true,
        unsure: Vec::new(),
    };
    let mut paid: Vec<u16> = fields.take("paid");
    let accelerated_on: Option<_> = fields.take("accelerated_on");
    fields.end();
    let mut ledger = Ledger::new();
    paid.arrange_by(|n| *n);
    paid.dedup();
    for number in paid {
        // A number the contract does not have is kept for a remark.
        let on = contract.due(number).unwrap_or(contract.disbursed_on);
        ledger.add(Event::new(on, Act::PayInstalment { number }));
    }
    if let Some(day) = accelerated_on {
        ledger.add(Event::new(day, Act::Accelerate));
    }
    (contract, ledger)
}
