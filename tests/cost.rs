//! What a debt costs: the true price of a contract and of what really
//! happened, the line of the law, the interest after a judgment.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use ashore::law::Lender;
use ashore::law::cap::PrincipalPeriod;
use ashore::loan::contract::{Accrual, Fees, LateFee};
use ashore::loan::cost::{agreed, delay, legal, lived};
use ashore::loan::price::Price;
use ashore::loan::{
    Act, Contract, Event, Ledger, Method, Plan, Product, Statement, Template, Towards, statement,
};
use ashore::money::Fen;
use ashore::rate::{Per, Percent, Rate};
use common::{day, vector_b};

fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

#[track_caller]
fn percent(price: &Price, want: f64, within: f64) {
    let got = price.rate().unwrap() * 100.0;
    assert!((got - want).abs() <= within, "{got} is not {want}");
}

/// Twelve flat instalments from 1 January, a month apart.
fn flat(principal: &str, monthly: &str, stated: Option<&str>) -> Contract {
    let mut contract = Template::contract(Product::Baitiao, day("2026-01-01"), day("2026-02-01"));
    contract.principal = yuan(principal);
    contract.rate = Rate::parse(monthly, Per::Month).unwrap();
    contract.method = Method::Flat(Plan {
        first_due: day("2026-02-01"),
        due_day: 1,
        instalments: 12,
        accrual: Accrual::Monthly,
        interest_only: 0,
        stated: stated.map(yuan),
        unit: Fen::new(1),
    });
    contract
}

/// A loan of 10,000 for a year, all due at its end.
fn a_year(rate: &str) -> Contract {
    let mut contract =
        Template::contract(Product::PrivateLoan, day("2026-01-01"), day("2027-01-01"));
    contract.principal = yuan("10000");
    contract.rate = Rate::parse(rate, Per::Year).unwrap();
    contract
}

fn on(contract: &Contract, ledger: &Ledger, as_of: &str) -> Statement {
    statement(contract, ledger, day(as_of)).unwrap()
}

/// Source: PBoC notice 2021 No. 3, annex: 100,000 lent, 1,000 paid up front,
/// 12 × 8,833.30. 12.80 % simple, 13.58 % effective.
#[test]
fn the_example_of_the_central_bank() {
    for fees in [
        Fees {
            upfront: yuan("1000"),
            ..Fees::NONE
        },
        Fees {
            deducted: yuan("1000"),
            ..Fees::NONE
        },
    ] {
        let contract = Contract {
            fees,
            ..flat("100000", "0.5", Some("8833.30"))
        };
        let priced = agreed(&contract).unwrap().unwrap();
        percent(priced.simple.as_ref().unwrap(), 12.80, 0.01);
        percent(&priced.effective, 13.58, 0.01);
        let proof = priced.proof.unwrap();
        assert!(proof.holds());
        assert_eq!(proof.rows.len(), 13);
    }
}

/// 12,000 over 12 months at a flat 0.6 % a month, 1,072 each: 13.03 % simple,
/// 13.84 % effective. The same as a fee of 0.6 % beside no interest.
#[test]
fn flat_interest_is_dearer_than_it_sounds() {
    let interest = agreed(&flat("12000", "0.6", None)).unwrap().unwrap();
    percent(interest.simple.as_ref().unwrap(), 13.03, 0.01);
    percent(&interest.effective, 13.84, 0.01);
    let fee = Contract {
        fees: Fees {
            each_percent: Percent::parse("0.6").unwrap(),
            ..Fees::NONE
        },
        ..flat("12000", "0", None)
    };
    assert_eq!(agreed(&fee).unwrap().unwrap(), interest);
}

/// Paid as agreed, what was lived is what was agreed, but for the days of the
/// months, which only what was lived counts.
#[test]
fn lived_as_agreed() {
    let contract = flat("12000", "0.6", None);
    let ledger: Ledger = (1..=12)
        .map(|number| {
            let on = contract.due(number).unwrap();
            Event::new(on, Act::PayInstalment { number })
        })
        .collect();
    let s = on(&contract, &ledger, "2027-01-01");
    let agreed = agreed(&contract)
        .unwrap()
        .unwrap()
        .effective
        .rate()
        .unwrap();
    let lived = lived(&contract, &ledger, &s).unwrap();
    assert!((lived.effective.rate().unwrap() - agreed).abs() < 1e-3);
    // Paid off on the day itself for what was lent, nothing was charged.
    let none = Ledger::new();
    let s = on(&contract, &none, "2026-01-01");
    assert_eq!(s.payoff_amount(), Ok(yuan("12000")));
}

/// A year at 36 %: 3,600 of interest. The courts' line allows 24 % of 10,000
/// to a bank; the 4 × LPR of the contract's day, 12 %, to a person.
#[test]
fn an_excess_over_the_line() {
    let contract = a_year("36");
    let none = Ledger::new();
    let s = on(&contract, &none, "2027-01-01");
    let bank = legal(&contract, &none, Lender::Bank, &s, &[]).unwrap();
    assert_eq!(bank.charged, yuan("3600"));
    let main = bank.main.unwrap();
    assert_eq!((main.cap, main.excess), (yuan("2400"), Some(yuan("1200"))));
    let private = legal(&contract, &none, Lender::Private, &s, &[]).unwrap();
    let main = private.main.unwrap();
    assert_eq!((main.cap, main.excess), (yuan("1200"), Some(yuan("2400"))));
    // 24 % itself is within.
    let contract = a_year("24");
    let s = on(&contract, &none, "2027-01-01");
    let bank = legal(&contract, &none, Lender::Bank, &s, &[]).unwrap();
    assert_eq!(bank.main.unwrap().excess, None);
    // Who lent is not known: references, and no verdict.
    let other = legal(&contract, &none, Lender::Other, &s, &[]).unwrap();
    assert_eq!(other.main, None);
    assert!(!other.references.is_empty());
}

/// 1,000 withheld: 9,000 received, 24 % of which is 2,160. Against it stand
/// 3,600 of interest on the nominal 10,000 and the 1,000; or, where only what
/// was received counts, 3,240 of interest on 9,000.
#[test]
fn what_was_withheld_is_a_charge_and_no_principal() {
    let none = Ledger::new();
    for (received_only, charged) in [(false, "4600"), (true, "3240")] {
        let contract = Contract {
            fees: Fees {
                deducted: yuan("1000"),
                received_only,
                ..Fees::NONE
            },
            ..a_year("36")
        };
        let s = on(&contract, &none, "2027-01-01");
        let found = legal(&contract, &none, Lender::Bank, &s, &[]).unwrap();
        assert_eq!(found.charged, yuan(charged));
        assert_eq!(found.main.unwrap().cap, yuan("2160"));
    }
}

/// Principal repaid, and lent again, moves the cap from that day on; a waiver
/// is no charge.
#[test]
fn the_cap_follows_the_principal() {
    let mut contract = a_year("36");
    contract.method = Method::Open { until: None };
    contract.prepaid_interest_first = false;
    let mut ledger = Ledger::new();
    let towards = Towards::Prepayment;
    let amount = yuan("4000");
    ledger.add(Event::new(day("2026-03-01"), Act::Pay { amount, towards }));
    let amount = yuan("1000");
    ledger.add(Event::new(day("2026-04-01"), Act::Disburse { amount }));
    let waive = Act::Waive {
        component: ashore::loan::Component::Interest,
        amount: Some(yuan("100")),
    };
    ledger.add(Event::new(day("2026-05-01"), waive));
    let s = on(&contract, &ledger, "2026-06-01");
    let found = legal(&contract, &ledger, Lender::Bank, &s, &[]).unwrap();
    let period = |from, to, principal| PrincipalPeriod {
        from: day(from),
        to: day(to),
        principal: yuan(principal),
    };
    assert_eq!(
        found.periods,
        [
            period("2026-01-01", "2026-03-01", "10000"),
            period("2026-03-01", "2026-04-01", "6000"),
            period("2026-04-01", "2026-06-01", "7000"),
        ]
    );
    // 36 %: 10,000 × 59 + 6,000 × 31 + 7,000 × 61, ÷ 365: 581.92 (581.9178),
    // 183.45 (183.4521), 421.15 (421.1507); less the 100 given up.
    assert_eq!(found.charged, yuan("1086.52"));
}

/// Source: 法释〔2014〕8号 Article 1: 30,000 for 100 days are 525.00. What is
/// paid in between lowers the money first (Article 4).
#[test]
fn after_a_judgment() {
    let loan = vector_b();
    let contract = loan.contract();
    let mut ledger = loan.ledger();
    let s = on(&contract, &ledger, "2026-11-23");
    assert_eq!(delay(&ledger, &s), Ok(None));
    ledger.add(Event::new(
        day("2026-06-01"),
        Act::Judgment {
            amount: yuan("30000"),
            pay_by: day("2026-08-15"),
        },
    ));
    let s = on(&contract, &ledger, "2026-11-23");
    let found = delay(&ledger, &s).unwrap().unwrap();
    assert_eq!(found.accrued, yuan("525"));
    assert_eq!(found.lines.len(), 1);
    let amount = yuan("1000");
    let towards = Towards::Order;
    ledger.add(Event::new(day("2026-09-04"), Act::Pay { amount, towards }));
    let s = on(&contract, &ledger, "2026-11-23");
    let found = delay(&ledger, &s).unwrap().unwrap();
    // 30,000 × 0.0175 % × 20 = 105.00, 29,000 × 0.0175 % × 80 = 406.00.
    assert_eq!(found.accrued, yuan("511"));
    assert_eq!(found.money_unpaid, yuan("29000"));
}

/// A card with a bill of 5 March 2026.
fn card(bill: &str) -> Contract {
    let mut contract =
        Template::contract(Product::CreditCard, day("2026-03-05"), day("2026-03-25"));
    contract.principal = yuan(bill);
    contract.rate = Rate::parse("0.05", Per::Day).unwrap();
    contract.late_fee = LateFee::NONE;
    contract
}

fn cash(on: &str, amount: &str) -> Ledger {
    let cash = Act::Purchase {
        amount: yuan(amount),
        cash: true,
    };
    [Event::new(day(on), cash)].into_iter().collect()
}

/// What is drawn with a card is lent: (1,000 × 263 + 50,000 × 258) × 24 % ÷ 365.
#[test]
fn a_cards_purchases_are_in_its_line_and_its_price() {
    let mut contract = card("1000");
    let Method::Card(terms) = &mut contract.method else {
        panic!()
    };
    terms.opening.interest_from = day("2026-03-05");
    let ledger = cash("2026-03-10", "50000");
    let s = on(&contract, &ledger, "2026-11-23");
    let law = legal(&contract, &ledger, Lender::Bank, &s, &[]).unwrap();
    let main = law.main.unwrap();
    assert_eq!(main.cap, yuan("8655.12"));
    assert_eq!(main.excess, None);
    let price = lived(&contract, &ledger, &s).unwrap().effective;
    let rate = price.rate().unwrap();
    assert!((0.15..0.30).contains(&rate), "{rate}");
    // What was refused was not lent.
    let none = cash("2026-03-10", "0");
    let s = on(&contract, &none, "2026-11-23");
    let law = legal(&contract, &none, Lender::Bank, &s, &[]).unwrap();
    assert_eq!(law.periods.len(), 1);
}

/// The interest and fees in the opening bill arose before what is measured.
#[test]
fn a_cards_opening_charges_are_not_measured() {
    let mut contract = card("10000");
    let Method::Card(terms) = &mut contract.method else {
        panic!()
    };
    terms.opening.interest_from = day("2026-03-05");
    terms.opening.interest = yuan("500");
    terms.opening.fees = yuan("200");
    let ledger = Ledger::default();
    let s = on(&contract, &ledger, "2026-03-10");
    let law = legal(&contract, &ledger, Lender::Bank, &s, &[]).unwrap();
    let interest = s
        .payoff_amount()
        .unwrap()
        .minus(contract.principal)
        .unwrap();
    assert_eq!(law.charged, interest);
    assert_eq!(law.periods[0].principal, yuan("9300"));
    assert_eq!(law.main.unwrap().excess, None);
}

/// Interest that runs from before the bill is measured from that day on:
/// 10,000 × 286 × 24 % ÷ 365.
#[test]
fn a_cards_line_begins_where_its_interest_does() {
    let mut contract = card("10000");
    let Method::Card(terms) = &mut contract.method else {
        panic!()
    };
    terms.opening.interest_from = day("2026-02-10");
    let ledger = Ledger::default();
    let s = on(&contract, &ledger, "2026-11-23");
    let law = legal(&contract, &ledger, Lender::Bank, &s, &[]).unwrap();
    assert_eq!(law.main.unwrap().cap, yuan("1880.55"));
}

/// Without a last day nothing was agreed that could have a price.
#[test]
fn an_open_loan_without_an_end_has_no_agreed_price() {
    let mut contract = a_year("18.25");
    contract.method = Method::Open { until: None };
    assert_eq!(agreed(&contract), Ok(None));
    assert_eq!(agreed(&card("10000")), Ok(None));
    contract.method = Method::Open {
        until: Some(day("2027-01-01")),
    };
    assert!(agreed(&contract).unwrap().is_some());
}
