//! The Book's plans on a day: money at hand as the ledgers leave it, verdicts,
//! offers, what to pay next.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use ashore::book::{Book, Command, DebtId, DebtPlan};
use ashore::loan::{Act, Event, Towards};
use ashore::money::Fen;
use ashore::outlook::{
    Dated, Outlook, Payment, Verdict, What, calendar, find_best, order_of, paid_on, timing,
    with_new_loan,
};
use ashore::plan::compare::Objective;
use ashore::plan::order::Strategy;
use ashore::plan::simulate::{Parts, Purpose};
use ashore::plan::treatment::{Agreement, Doubt, Mark};
use ashore::plan::{Budget, Category, Flow, Treatment};
use ashore::rate::{Per, Percent, Rate};
use common::{Loan, book_of, by, day, debt, row, vector_a, vector_b};

fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

/// Two debts, all of it overdue, and so much for them each month.
fn book(surplus: &str) -> Book {
    let second = Loan {
        principal: yuan("3000"),
        ..vector_b()
    };
    let book = book_of([debt("一", &vector_b()), debt("二", &second)]);
    with_budget(
        &book,
        Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan(surplus))],
            buffer: Percent::ZERO,
            ..Budget::default()
        },
    )
}

fn with_budget(book: &Book, after: Budget) -> Book {
    let before = book.plans.budget.clone();
    book.after(&Command::SetBudget { before, after }).unwrap()
}

fn at(book: &Book, text: &str) -> Outlook {
    Outlook::of(book, day(text)).unwrap()
}

fn paid(book: &Book, id: u32, text: &str, amount: &str) -> Book {
    let before = book.debt(DebtId(id)).unwrap().clone();
    let mut after = before.clone();
    after.ledger.add(Event::new(
        day(text),
        Act::Pay {
            amount: yuan(amount),
            towards: Towards::Order,
        },
    ));
    book.after(&Command::EditDebt { before, after }).unwrap()
}

#[test]
fn the_verdict_says_what_it_is() {
    let today = "2026-11-23";
    assert_eq!(at(&Book::default(), today).verdict(), Verdict::NothingOwed);
    let none = with_budget(&book("1"), Budget::default());
    assert_eq!(at(&none, today).verdict(), Verdict::NoBudget);
    // Some 10,183 and growing: twice 5,000 are not enough.
    let enough = at(&book("5000"), today);
    assert_eq!(enough.verdict(), Verdict::Clears(day("2027-02-15")));
    let at_once = at(&book("11000"), today);
    assert_eq!(at_once.verdict(), Verdict::Clears(day("2026-12-15")));
    // A month adds some 184 to what is overdue.
    assert_eq!(at(&book("150"), today).verdict(), Verdict::Never);
    let mut budget = book("1000").plans.budget.clone();
    budget.people = 2;
    budget.floor = yuan("600");
    let lacks = with_budget(&book("1000"), budget);
    assert_eq!(
        at(&lacks, today).verdict(),
        Verdict::LivingLacks(yuan("200"))
    );
}

/// 900 at hand on the 20th; on the 15th 1,000 come; what the ledgers say was
/// paid since is gone.
#[test]
fn money_at_hand_follows_pay_days_and_ledgers() {
    let first = |book: &Book, text: &str| {
        let outlook = at(book, text);
        (outlook.windows.starts[0], outlook.windows.surplus[0])
    };
    let plain = book("1000");
    let budget = Budget {
        cash: yuan("900"),
        cash_on: Some(day("2026-11-20")),
        ..plain.plans.budget.clone()
    };
    let book = with_budget(&plain, budget);
    assert_eq!(first(&book, "2026-11-23"), (day("2026-11-23"), yuan("900")));
    // Before the day it was counted, a payment was not made of it.
    let earlier = paid(&book, 1, "2026-11-19", "100");
    assert_eq!(first(&earlier, "2026-11-23").1, yuan("900"));
    let later = paid(&book, 1, "2026-11-21", "250");
    assert_eq!(first(&later, "2026-11-23").1, yuan("650"));
    // After a pay day its surplus is at hand as well.
    assert_eq!(first(&later, "2026-12-20").1, yuan("1650"));
    // On the pay day itself it joins.
    assert_eq!(
        first(&later, "2026-12-15"),
        (day("2026-12-15"), yuan("1650"))
    );
    let today = paid(&later, 1, "2026-12-15", "1650");
    assert_eq!(first(&today, "2026-12-15").1, Fen::ZERO);
    // More than there was: it is what the next pay day brings, paid ahead.
    let over = paid(&later, 1, "2026-11-22", "5000");
    assert_eq!(first(&over, "2026-11-23"), (day("2026-12-15"), Fen::ZERO));
    let ahead = paid(&later, 1, "2026-11-22", "950");
    assert_eq!(
        first(&ahead, "2026-11-23"),
        (day("2026-12-15"), yuan("700"))
    );
    // What a month before this one had left is nowhere written.
    assert_eq!(first(&later, "2027-03-20").1, yuan("1650"));
    // A figure without a day is always today's.
    let undated = Budget {
        cash_on: None,
        ..book.plans.budget.clone()
    };
    let undated = with_budget(&book, undated);
    assert_eq!(first(&undated, "2027-03-01").1, yuan("900"));
}

/// 300 are paid, and then the money at hand is counted, the same day: what was
/// paid before is not taken from it again; what is paid after is.
#[test]
fn money_counted_after_a_payment_of_the_day() {
    let today = "2026-11-23";
    let first = |book: &Book, text: &str| {
        let outlook = at(book, text);
        (outlook.windows.starts[0], outlook.windows.surplus[0])
    };
    let book = paid(&book("1000"), 1, today, "300");
    let known = paid_on(&book, day(today)).unwrap();
    assert_eq!(known, yuan("300"));
    assert_eq!(paid_on(&book, day("2026-11-22")), Ok(Fen::ZERO));
    let counted = |cash: &str| Budget {
        cash: yuan(cash),
        cash_on: Some(day(today)),
        cash_paid: known,
        ..book.plans.budget.clone()
    };
    let book = with_budget(&book, counted("700"));
    assert_eq!(first(&book, today), (day(today), yuan("700")));
    // The day after as well.
    assert_eq!(first(&book, "2026-11-24").1, yuan("700"));
    // The next tick, of the same day or a later one, is taken.
    let second = paid(&book, 2, today, "200");
    assert_eq!(first(&second, today).1, yuan("500"));
    let later = paid(&second, 2, "2026-11-25", "100");
    assert_eq!(first(&later, "2026-11-26").1, yuan("400"));
    assert_eq!(first(&later, "2026-12-20").1, yuan("1400"));
    // A tick taken back does not make money: 700 were counted.
    let before = book.debt(DebtId(1)).unwrap().clone();
    let mut after = before.clone();
    after.ledger = vector_b().ledger();
    let back = book.after(&Command::EditDebt { before, after }).unwrap();
    assert_eq!(first(&back, today).1, yuan("700"));
    // It is stored, and left out where it is nothing.
    let text = |budget: &Budget| serde_json::to_string(budget).unwrap();
    let budget = counted("700");
    assert!(text(&budget).contains(r#""cash_on":"2026-11-23","cash_paid":30000,"#));
    assert_eq!(
        serde_json::from_str::<Budget>(&text(&budget)).unwrap(),
        budget
    );
    let plain = Budget {
        cash_paid: Fen::ZERO,
        ..budget
    };
    assert!(!text(&plain).contains("cash_paid"));
    assert_eq!(
        serde_json::from_str::<Budget>(&text(&plain)).unwrap(),
        plain
    );
    let negative = Budget {
        cash_paid: Fen::new(-1),
        ..plain
    };
    assert!(negative.check().is_err());
}

/// One payment for a debt and day, and what it is for.
#[test]
fn a_debt_is_named_once_for_a_day() {
    // On the 20th the last instalment falls due, six are late.
    let plain = book("9000");
    let budget = Budget {
        pay_day: 20,
        ..plain.plans.budget.clone()
    };
    let first = with_budget(&plain, budget);
    let next = at(&first, "2026-11-20").next;
    let of = |id| -> Vec<Payment> {
        next.iter()
            .filter(|p| p.debt == DebtId(id))
            .copied()
            .collect()
    };
    let [one] = of(1)[..] else { panic!("{next:?}") };
    assert_eq!(one.on, day("2026-11-20"));
    let all = Purpose::ALL.map(|purpose| one.parts.of(purpose));
    assert_eq!(Fen::sum(all), Ok(one.amount));
    // 1,000 and 31 days of 0.45: the instalment of November.
    assert_eq!(one.parts.of(Purpose::Due), yuan("1013.95"));
    assert!(one.parts.of(Purpose::Arrears) > yuan("6000"));
    assert_eq!(one.parts.of(Purpose::Settlement), Fen::ZERO);
    assert_eq!(of(2).len(), 1);
}

/// Two instalments a month, the money for them on the 15th, one due on the
/// 10th: it becomes late each month, though there is enough. Five days help.
#[test]
fn money_that_comes_too_late_is_told_from_money_that_is_lacking() {
    let table = |dues: [&str; 3]| {
        let rows = dues.map(|due| row(due, 100_000, 0, 0)).to_vec();
        ashore::loan::Contract {
            principal: yuan("3000"),
            disbursed_on: day("2026-11-15"),
            rate: Rate::zero(Per::Year),
            ..by(ashore::loan::Method::Given(rows))
        }
    };
    let mut early = debt("早", &vector_a());
    early.contract = table(["2026-12-10", "2027-01-10", "2027-02-10"]);
    early.ledger = ashore::loan::Ledger::new();
    let mut other = early.clone();
    other.contract = table(["2026-12-20", "2027-01-20", "2027-02-20"]);
    let with = |surplus: &str| {
        let budget = Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan(surplus))],
            buffer: Percent::ZERO,
            ..Budget::default()
        };
        with_budget(&book_of([early.clone(), other.clone()]), budget)
    };
    let found = |book: &Book, text: &str| timing(book, &at(book, text)).unwrap();
    let today = "2026-11-23";
    let enough = with("2000");
    let timing = found(&enough, today).unwrap();
    assert_eq!((timing.days, timing.pay_day), (5, 10));
    let late = timing.late[0];
    assert_eq!(
        (late.debt, late.due, late.paid_on, late.days()),
        (DebtId(1), day("2026-12-10"), day("2026-12-15"), 5)
    );
    assert_eq!(late.amount, yuan("1000"));
    // Half of it is not enough on any day.
    assert_eq!(found(&with("1000"), today), None);
    // With money at hand nothing becomes late.
    let cash = Budget {
        cash: yuan("1000"),
        ..enough.plans.budget.clone()
    };
    assert_eq!(found(&with_budget(&enough, cash), today), None);
    // Where the day has passed, no pay day comes before it.
    assert_eq!(found(&enough, "2026-12-12"), None);
}

/// What falls due, what is paid and what comes in, day by day.
#[test]
fn the_days_to_come() {
    let mut plan = debt("表", &vector_a());
    plan.contract = ashore::loan::Contract {
        principal: yuan("3000"),
        disbursed_on: day("2026-11-15"),
        rate: Rate::zero(Per::Year),
        ..by(ashore::loan::Method::Given(
            ["2026-12-20", "2027-01-20", "2027-02-20"]
                .map(|due| row(due, 100_000, 0, 0))
                .to_vec(),
        ))
    };
    plan.ledger = ashore::loan::Ledger::new();
    let budget = Budget {
        flows: vec![
            Flow::monthly(Category::Wage, yuan("2500")),
            Flow::monthly(Category::Food, yuan("1300")),
        ],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    let book = with_budget(&book_of([plan]), budget);
    let outlook = at(&book, "2026-11-23");
    let days = calendar(&book, &outlook, 2).unwrap();
    let dated = |on: &str, what, amount: &str| Dated {
        on: day(on),
        what,
        debt: (what != What::Income).then_some(DebtId(1)),
        amount: yuan(amount),
    };
    assert_eq!(
        days,
        [
            dated("2026-12-15", What::Income, "2500"),
            // 1,200 are free. Of what is paid ahead a third comes off the next
            // part: 300 now, and then 900 are due.
            dated("2026-12-15", What::Planned, "300"),
            dated("2026-12-20", What::Due, "1000"),
            dated("2026-12-20", What::Planned, "900"),
            dated("2027-01-15", What::Income, "2500"),
            // Of 1,800 half comes off: 600 and 600 clear all but 600.
            dated("2027-01-15", What::Planned, "600"),
            dated("2027-01-20", What::Due, "1000"),
            dated("2027-01-20", What::Planned, "600"),
        ]
    );
    assert_eq!(calendar(&book, &outlook, 0).unwrap(), []);
    // What is due today is in it; what is late is not.
    let on_the_day = calendar(&book, &at(&book, "2026-12-20"), 1).unwrap();
    assert_eq!(on_the_day[0], dated("2026-12-20", What::Due, "1000"));
    let after = calendar(&book, &at(&book, "2026-12-25"), 1).unwrap();
    let due: Vec<_> = after.iter().filter(|d| d.what == What::Due).collect();
    assert_eq!(due, [&dated("2027-01-20", What::Due, "1000")]);
}

/// What does not go with a debt is asked about, and what does is not. Vector B
/// owes 7,833.19 on 23 November 2026, all of it late, at 16.425 % a year.
#[test]
fn treatments_that_do_not_fit_are_doubted() {
    let today = day("2026-11-23");
    let agreed = |rate: &str, down: &str, waived: &str| {
        Treatment::Instalments(Agreement {
            first_due: day("2026-12-20"),
            instalments: 12,
            rate: Rate::parse(rate, Per::Year).unwrap(),
            down: yuan(down),
            waived: yuan(waived),
        })
    };
    let settled = |amount: &str, on: &str| Treatment::Settlement {
        amount: yuan(amount),
        on: day(on),
    };
    let owed = yuan("7833.19");
    for (treatment, want) in [
        (Treatment::AsContracted, vec![]),
        (Treatment::Hold, vec![]),
        (Treatment::CatchUp { months: 6 }, vec![]),
        // Nothing is still to come that could be moved.
        (
            Treatment::Extension { months: 6 },
            vec![Doubt::NothingMoved],
        ),
        (settled("7833.19", "2026-11-23"), vec![]),
        (
            settled("7833.20", "2026-11-23"),
            vec![Doubt::SettlementAboveOwed(owed)],
        ),
        (settled("5000", "2026-11-22"), vec![Doubt::DayPast]),
        (agreed("0", "1000", "1000"), vec![]),
        (agreed("16.42", "0", "0"), vec![]),
        (agreed("16.43", "0", "0"), vec![Doubt::RateAboveContract]),
        (
            agreed("24.01", "0", "0"),
            vec![Doubt::RateAboveContract, Doubt::RateAbove24],
        ),
        (agreed("0", "7833.19", "0"), vec![Doubt::NothingLeft]),
        (agreed("0", "7000", "833.19"), vec![Doubt::NothingLeft]),
        (agreed("0", "7000", "833.18"), vec![]),
        (
            agreed("0", "0", "7833.20"),
            vec![Doubt::WaivedAboveOwed(owed)],
        ),
        (
            agreed("0", "7833.20", "0"),
            vec![Doubt::DownAboveOwed(owed)],
        ),
    ] {
        let plan = DebtPlan {
            treatment,
            ..DebtPlan::of(DebtId(1))
        };
        let book = book("1000").after(&Command::SetDebtPlan(plan)).unwrap();
        let outlook = Outlook::of(&book, today).unwrap();
        let want: Vec<_> = want.into_iter().map(|doubt| (DebtId(1), doubt)).collect();
        assert_eq!(outlook.doubts, want, "{treatment:?}");
    }
    // A debt that is not late has nothing to catch up with, and is extended.
    let current = |treatment| {
        let plan = DebtPlan {
            treatment,
            ..DebtPlan::of(DebtId(1))
        };
        let book = book_of([debt("新", &vector_a())]);
        let book = book.after(&Command::SetDebtPlan(plan)).unwrap();
        Outlook::of(&book, day("2026-02-01")).unwrap().doubts
    };
    let catch_up = current(Treatment::CatchUp { months: 3 });
    assert_eq!(catch_up, [(DebtId(1), Doubt::NothingLate)]);
    assert_eq!(current(Treatment::Extension { months: 3 }), []);
    // A card has no due dates that could be moved.
    let all = common::every_kind();
    let card = all.debts.iter().find(|d| d.name == "信用卡").unwrap();
    let plan = DebtPlan {
        treatment: Treatment::Extension { months: 3 },
        ..DebtPlan::of(card.id)
    };
    let all = all.after(&Command::SetDebtPlan(plan)).unwrap();
    let doubts = Outlook::of(&all, day("2026-03-05")).unwrap().doubts;
    assert_eq!(doubts, [(card.id, Doubt::NothingMoved)]);
}

/// 10,183.14 are owed on two debts and 2,000 a month are free. A new loan of
/// 10,000, 500 off, in 12 parts of 950.
#[test]
fn a_new_loan_beside_the_plan() {
    use ashore::plan::consolidate::{Asks, Caution, NewLoan, NewLoanError};
    let book = book("2000");
    let outlook = at(&book, "2026-11-23");
    let loan = NewLoan {
        lent: yuan("10000"),
        deducted: yuan("500"),
        beside: Fen::ZERO,
        on: day("2026-11-23"),
        first_due: day("2026-12-23"),
        instalments: 12,
        asks: Asks::Instalment(yuan("950")),
    };
    let both = [DebtId(1), DebtId(2)];
    let found = with_new_loan(&book, &outlook, &loan, &both).unwrap();
    let owed = Fen::sum(outlook.owed.iter().copied()).unwrap();
    assert_eq!(found.ends, owed);
    let outcome = outlook.outcome().unwrap();
    assert_eq!(found.as_planned, outcome.paid);
    assert_eq!(found.cost, yuan("1900"));
    assert_eq!(found.with_loan, owed.plus(yuan("1900")).unwrap());
    assert_eq!(found.more, found.with_loan.minus(outcome.paid).unwrap());
    let stays = owed.minus(yuan("9500")).unwrap();
    assert_eq!(found.stays, stays);
    assert!(found.cautions.contains(&Caution::DoesNotReach(stays)));
    // One of them alone.
    let one = with_new_loan(&book, &outlook, &loan, &[DebtId(2)]).unwrap();
    assert_eq!(one.ends, outlook.owed[1]);
    let wrong = NewLoan {
        lent: Fen::ZERO,
        ..loan
    };
    assert_eq!(
        with_new_loan(&book, &outlook, &wrong, &both),
        Err(NewLoanError::Amount)
    );
}

#[test]
fn offers_leave_out_what_goes_first() {
    let today = "2026-11-23";
    let offers = at(&book("1000"), today).offers();
    assert_eq!(
        Fen::sum(offers.iter().map(|(_, fen)| *fen)),
        Ok(yuan("1000"))
    );
    // 7,833.19 and 2,349.95 (three tenths, but for rounding).
    assert_eq!(offers[0], (DebtId(1), yuan("769.23")));
    let meant = DebtPlan {
        marks: vec![Mark::Court],
        ..DebtPlan::of(DebtId(1))
    };
    let book = book("1000").after(&Command::SetDebtPlan(meant)).unwrap();
    // For some eight months all of it goes there; then it is the other's.
    let later = at(&book, today);
    let share = later.to_share().unwrap();
    assert_eq!(later.offers(), [(DebtId(2), share.monthly)]);
    let paid_off = later.outcome().unwrap().cleared_on[0].unwrap();
    assert!(
        share.from >= paid_off && share.monthly >= yuan("500"),
        "{share:?}"
    );
    assert!(share.from < day("2027-10-01"), "{share:?}");
    // With 300 a month it takes longer than a year: nothing is left to share.
    let less = with_budget(
        &book,
        Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan("300"))],
            ..book.plans.budget.clone()
        },
    );
    assert_eq!(at(&less, today).to_share(), None);
    assert_eq!(at(&less, today).offers(), [(DebtId(2), Fen::ZERO)]);
    // And it is paid first, whatever the order.
    for strategy in Strategy::ALL {
        let book = book.after(&Command::SetStrategy(strategy)).unwrap();
        let next = at(&book, today).next;
        assert_eq!(
            next,
            [Payment {
                debt: DebtId(1),
                on: day("2026-12-15"),
                amount: yuan("1000"),
                parts: Parts::all(Purpose::Arrears, yuan("1000")),
            }],
            "{strategy:?}"
        );
    }
}

#[test]
fn what_cannot_be_computed_or_is_paid_is_left_out() {
    let mut wrong = debt("坏", &vector_a());
    wrong.contract.grace_days = 999;
    let mut book = book("1000");
    book = book.after(&Command::AddDebt(wrong)).unwrap();
    book = paid(&book, 2, "2026-11-22", "9000");
    let outlook = at(&book, "2026-11-23");
    assert_eq!((outlook.debts, outlook.left_out), (vec![DebtId(1)], 1));
}

#[test]
fn the_own_order_is_followed_and_found() {
    let book = book("2000");
    let first = |book: &Book| at(book, "2026-11-23").next[0].debt;
    let own = |order: Vec<u32>| {
        let book = book.after(&Command::SetStrategy(Strategy::Own)).unwrap();
        let order = order.into_iter().map(DebtId).collect();
        book.after(&Command::SetOrder(order)).unwrap()
    };
    assert_eq!(first(&own(vec![])), DebtId(1));
    assert_eq!(first(&own(vec![2])), DebtId(2));
    // One that is not in the order comes after those that are.
    assert_eq!(first(&own(vec![9, 2])), DebtId(2));
    let (ids, best) = find_best(&book, day("2026-11-23"), Objective::Cost).unwrap();
    let order = order_of(&ids, &best.ranks);
    assert_eq!(order.len(), 2);
    assert!(best.least_cost <= best.outcome.cost);
    for compared in at(&book, "2026-11-23").compared {
        assert!(best.outcome.cost <= compared.outcome.cost);
    }
    assert_eq!(order_of(&ids, &[1, 0]), [DebtId(2), DebtId(1)]);
}

/// Treatments held possible take part in the search: given up is cheaper.
#[test]
fn the_search_tries_what_is_held_possible() {
    let book = book("2000");
    let meant = DebtPlan {
        possible: vec![Treatment::Settlement {
            amount: yuan("4000"),
            on: day("2027-01-20"),
        }],
        ..DebtPlan::of(DebtId(1))
    };
    let open = book.after(&Command::SetDebtPlan(meant.clone())).unwrap();
    let (_, best) = find_best(&open, day("2026-11-23"), Objective::Cost).unwrap();
    assert_eq!(best.treatments[0], meant.possible[0]);
    let (_, without) = find_best(&book, day("2026-11-23"), Objective::Cost).unwrap();
    assert!(best.outcome.cost < without.outcome.cost);
}

/// A plan of 1,000 a month is kept on 23 November. In December 400 are paid;
/// in January nothing; the end moves, and each month says by how much.
#[test]
fn what_was_not_paid_says_what_it_did_to_the_end() {
    let book = book("1000");
    let outlook = at(&book, "2026-11-23");
    let plan = outlook.to_keep(&book).unwrap();
    let end = plan.clear_on.unwrap();
    assert_eq!(plan.payments[0].on, day("2026-12-15"));
    // Every month of it, each payment once, nothing else.
    let all = Fen::sum(plan.payments.iter().map(|p| p.amount));
    assert_eq!(all, Ok(outlook.outcome().unwrap().paid));
    assert!(plan.payments.iter().all(|p| !p.amount.is_zero()));
    let kept = book.after(&Command::KeepPlan(Some(plan))).unwrap();
    let recast =
        |book: &Book, text: &str| ashore::outlook::recast(book, day(text)).unwrap().unwrap();
    assert_eq!(ashore::outlook::recast(&book, day("2026-11-23")), Ok(None));
    // Nothing is over yet.
    let first = recast(&kept, "2026-11-30");
    assert_eq!((first.then, first.now), (Some(end), Some(end)));
    assert_eq!((first.deviations.len(), first.other_days), (0, Some(0)));
    let some = paid(&kept, 1, "2026-12-16", "400");
    let later = recast(&some, "2027-02-20");
    let [december, january] = later.deviations[..] else {
        panic!("{later:?}");
    };
    assert_eq!(
        (december.planned, december.paid),
        (yuan("1000"), yuan("400"))
    );
    assert_eq!((january.planned, january.paid), (yuan("1000"), Fen::ZERO));
    assert!(later.now.unwrap() > end);
    assert!(january.days.unwrap() > 0);
    // All reasons together are the difference.
    let whole = ashore::calendar::days_between(end, later.now.unwrap());
    let sum = december.days.unwrap() + january.days.unwrap() + later.other_days.unwrap();
    assert_eq!(sum, whole);
}

/// School takes 2,000 in February, of which that month has 1,000: the rest is
/// kept back in January, and no month is left without.
#[test]
fn living_in_months_to_come_is_kept_back() {
    let plain = book("1000");
    let mut budget = plain.plans.budget.clone();
    budget.flows.push(Flow {
        every: 0,
        from: ashore::plan::Month::parse("2027-02"),
        ..Flow::monthly(Category::School, yuan("2000"))
    });
    let book = with_budget(&plain, budget);
    let outlook = at(&book, "2026-11-23");
    let months = &outlook.outcome().unwrap().months;
    let left: Vec<_> = months.iter().take(3).map(|m| (m.paid, m.left)).collect();
    let none = Fen::ZERO;
    assert_eq!(
        left,
        [(yuan("1000"), none), (none, yuan("1000")), (none, none)]
    );
    assert_eq!(outlook.gap(), None);
    // What is offered every month must be there every month: a third of what
    // three months have together, 666.67 of the first two kept for the third.
    let share = outlook.to_share().unwrap();
    assert_eq!((share.monthly, share.saves), (yuan("333.33"), true));
}

/// So much of a category in one month alone.
fn once(month: &str, category: Category, amount: &str) -> Flow {
    Flow {
        every: 0,
        from: ashore::plan::Month::parse(month),
        ..Flow::monthly(category, yuan(amount))
    }
}

fn and_flow(book: &Book, flow: Flow) -> Book {
    let mut budget = book.plans.budget.clone();
    budget.flows.push(flow);
    with_budget(book, budget)
}

/// One month that is otherwise is that month, not every one: the plan goes on,
/// and the month is named.
#[test]
fn one_month_does_not_speak_for_the_year() {
    let today = "2026-11-23";
    let plain = book("3000");
    let usual = at(&plain, today);
    assert_eq!((usual.money.surplus, usual.unusual), (yuan("3000"), vec![]));
    // The first month lacks 1,700, and only that one.
    let school = and_flow(&plain, once("2026-12", Category::School, "4700"));
    let outlook = at(&school, today);
    assert_eq!(outlook.money.surplus, yuan("3000"));
    let unusual: Vec<_> = outlook
        .unusual
        .iter()
        .map(|(on, m)| (*on, m.surplus))
        .collect();
    assert_eq!(unusual, [(day("2026-12-15"), Fen::new(-170_000))]);
    assert!(matches!(outlook.verdict(), Verdict::Clears(_)));
    assert_eq!(outlook.gap(), Some((day("2026-12-15"), yuan("1700"))));
    // A bonus is not a month's money either.
    let bonus = and_flow(&plain, once("2026-12", Category::Bonus, "20000"));
    let outlook = at(&bonus, today);
    assert_eq!(outlook.money.surplus, yuan("3000"));
    assert_eq!(outlook.unusual.len(), 1);
    // A wage that begins in February.
    let mut budget = plain.plans.budget.clone();
    budget.flows = vec![
        Flow {
            from: ashore::plan::Month::parse("2027-02"),
            ..Flow::monthly(Category::Wage, yuan("5700"))
        },
        Flow::monthly(Category::Food, yuan("2700")),
    ];
    let later = with_budget(&plain, budget.clone());
    let outlook = at(&later, today);
    assert_eq!(
        (outlook.money.surplus, outlook.unusual.len()),
        (yuan("3000"), 2)
    );
    assert!(matches!(outlook.verdict(), Verdict::Clears(_)));
    // One that ends in February leaves most months without.
    budget.flows[0].from = None;
    budget.flows[0].until = ashore::plan::Month::parse("2027-02");
    let ends = at(&with_budget(&plain, budget), today);
    assert_eq!(ends.verdict(), Verdict::LivingLacks(yuan("2700")));
}

/// "Never" is said of what is paid, and of nothing else.
#[test]
fn never_is_said_of_what_is_paid() {
    let today = "2026-11-23";
    let hold = |book: &Book, id: u32| {
        let plan = DebtPlan {
            treatment: Treatment::Hold,
            ..DebtPlan::of(DebtId(id))
        };
        book.after(&Command::SetDebtPlan(plan)).unwrap()
    };
    let kept_back = hold(&hold(&book("3000"), 1), 2);
    assert_eq!(at(&kept_back, today).verdict(), Verdict::AllHeld);
    // One is kept_back and grows by more than the other falls: that clears.
    assert!(matches!(
        at(&hold(&book("300"), 1), today).verdict(),
        Verdict::AllButHeld(_)
    ));
    // Instalments without interest, and nothing to pay them with.
    let mut stopped = book("0");
    for id in [1, 2] {
        let plan = DebtPlan {
            treatment: Treatment::Instalments(Agreement {
                first_due: day("2026-12-20"),
                instalments: 12,
                rate: Rate::zero(Per::Year),
                down: Fen::ZERO,
                waived: Fen::ZERO,
            }),
            ..DebtPlan::of(DebtId(id))
        };
        stopped = stopped.after(&Command::SetDebtPlan(plan)).unwrap();
    }
    let food = Flow::monthly(Category::Food, yuan("100"));
    let wage = Flow::monthly(Category::Wage, yuan("100"));
    let mut budget = stopped.plans.budget.clone();
    budget.flows = vec![wage, food];
    let nothing = at(&with_budget(&stopped, budget), today);
    assert_eq!(nothing.verdict(), Verdict::NoMoney);
    // 4.72 and 1.42 a day as they stand, of which 150 pay a part.
    let never = at(&book("150"), today);
    assert_eq!(never.verdict(), Verdict::Never);
    let growth: i128 = never.growth.iter().sum();
    assert_eq!(i128::from(never.grows().get()), growth * 30 / 1_000_000);
    let lacks = never.lacks_of(never.grows());
    assert_eq!(lacks.plus(yuan("150")), Ok(never.grows()));
    assert!(lacks > Fen::ZERO);
    assert_eq!(never.lacks_of(yuan("100")), Fen::ZERO);
    // 10,183.14 in sixty parts.
    assert_eq!(never.longest(), yuan("169.72"));
}

/// A plan that never ends, or pays nothing, has nothing to try.
#[test]
fn what_cannot_be_kept_is_not_tried() {
    let today = "2026-11-23";
    assert!(at(&book("3000"), today).can_be_tried());
    assert!(!at(&book("150"), today).can_be_tried());
    let mut budget = book("1000").plans.budget.clone();
    budget
        .flows
        .push(Flow::monthly(Category::Food, yuan("1200")));
    let lacks = at(&with_budget(&book("1000"), budget), today);
    assert!(matches!(lacks.verdict(), Verdict::LivingLacks(_)));
    assert!(!lacks.can_be_tried());
    assert!(!at(&with_budget(&book("1"), Budget::default()), today).can_be_tried());
}

/// 500,000 and 1,000 owed: a share of 6 is a token, and the other has it all.
#[test]
fn a_token_is_given_to_another() {
    let loan = |principal: &str| Loan {
        principal: yuan(principal),
        ..vector_b()
    };
    let both = book_of([debt("大", &loan("500000")), debt("小", &loan("1000"))]);
    let with = |surplus: &str| {
        let budget = Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan(surplus))],
            buffer: Percent::ZERO,
            ..Budget::default()
        };
        at(&with_budget(&both, budget), "2026-11-23").offers()
    };
    assert_eq!(
        with("3000"),
        [(DebtId(1), yuan("3000")), (DebtId(2), Fen::ZERO)]
    );
    let [(_, large), (_, small)] = with("9000")[..] else {
        panic!("two debts")
    };
    assert_eq!(large.plus(small), Ok(yuan("9000")));
    assert!(small >= ashore::outlook::TOKEN);
    assert_eq!(with("9"), [(DebtId(1), Fen::ZERO), (DebtId(2), Fen::ZERO)]);
}

/// What can be promised is reckoned in whole months to come, whatever is at
/// hand today or was paid ahead, and beside what others require.
#[test]
fn what_can_be_promised_has_nothing_to_do_with_today() {
    use ashore::outlook::free_for;
    use ashore::plan::offer::promise;
    let most = |book: &Book, text: &str, id| {
        let outlook = at(book, text);
        let (free, dues) = free_for(book, &outlook, DebtId(id)).unwrap();
        let promise = promise(&free, 12, Fen::ZERO, Percent::of_whole(85));
        (promise.unwrap().unwrap(), dues)
    };
    let today = "2026-11-23";
    let plain = book("3000");
    let want = (yuan("2550"), yuan("3000"));
    let figures = |book: &Book, text: &str| {
        let (most, dues) = most(book, text, 1);
        assert_eq!(dues, Fen::ZERO);
        (most.monthly, most.walk_away.monthly)
    };
    assert_eq!(figures(&plain, today), want);
    // Something at hand, much or little.
    for cash in ["1", "500"] {
        let budget = Budget {
            cash: yuan(cash),
            ..plain.plans.budget.clone()
        };
        assert_eq!(figures(&with_budget(&plain, budget), today), want, "{cash}");
    }
    // Paid ahead, and on the pay day itself.
    assert_eq!(figures(&paid(&plain, 1, today, "3000"), today), want);
    let pay_day = "2026-12-15";
    assert_eq!(figures(&paid(&plain, 1, pay_day, "3000"), pay_day), want);
    // School takes 3,500 in the tenth month: 26,500 in ten.
    let school = and_flow(&plain, once("2027-09", Category::School, "3500"));
    let (school, _) = most(&school, today, 1);
    assert_eq!(school.walk_away.monthly, yuan("2650"));
    assert_eq!(school.walk_away.tightest, day("2027-09-15"));
    assert!(school.walk_away.saves);
    // Another debt is not late and asks for 1,000 a month: it comes first.
    let mut current = debt("新", &vector_a());
    current.contract = ashore::loan::Contract {
        principal: yuan("12000"),
        disbursed_on: day("2026-11-20"),
        rate: Rate::zero(Per::Year),
        ..by(ashore::loan::Method::Given(
            (0..12)
                .map(|n| {
                    let due = ashore::calendar::monthly(day("2026-12-20"), n, 20).unwrap();
                    row(&due.to_string(), 100_000, 0, 0)
                })
                .collect(),
        ))
    };
    current.ledger = ashore::loan::Ledger::new();
    let two = plain.after(&Command::AddDebt(current)).unwrap();
    let (beside, dues) = most(&two, today, 1);
    assert_eq!(
        (beside.walk_away.monthly, dues),
        (yuan("2000"), yuan("1000"))
    );
    // For itself it is not taken off; what is late of others neither.
    let (own, dues) = most(&two, today, 3);
    assert_eq!((own.walk_away.monthly, dues), (yuan("3000"), Fen::ZERO));
}

/// A plan of 3,000 a month over two debts, kept on 23 November.
fn kept_plan() -> (Book, ashore::book::KeptPlan) {
    let book = book("3000");
    let plan = at(&book, "2026-11-23").to_keep(&book).unwrap();
    let kept = book.after(&Command::KeepPlan(Some(plan.clone()))).unwrap();
    (kept, plan)
}

/// Pays what a kept plan has for a month, on a day.
fn as_kept(book: &Book, plan: &ashore::book::KeptPlan, month: &str, on: &str) -> Book {
    let of_month = plan.payments.iter().filter(|p| p.on == day(month));
    of_month.fold(book.clone(), |book, p| {
        paid(&book, p.debt.0, on, &p.amount.to_string())
    })
}

#[test]
fn what_was_paid_more_or_elsewhere_says_what_it_did() {
    let recast =
        |book: &Book, text: &str| ashore::outlook::recast(book, day(text)).unwrap().unwrap();
    let (kept, plan) = kept_plan();
    let december = "2026-12-15";
    let after = "2027-01-16";
    // As planned.
    let same = recast(&as_kept(&kept, &plan, december, december), after);
    let [month] = same.deviations[..] else {
        panic!("{same:?}")
    };
    assert_eq!((month.planned, month.paid), (yuan("3000"), yuan("3000")));
    assert_eq!((month.elsewhere, month.days), (Fen::ZERO, Some(0)));
    // 2,000 more: the month says that it is sooner, and nothing else does.
    let first = plan.payments[0].debt.0;
    let planned = as_kept(&kept, &plan, december, december);
    let more = recast(&paid(&planned, first, "2026-12-16", "2000"), after);
    let [month] = more.deviations[..] else {
        panic!("{more:?}")
    };
    assert_eq!(month.paid, yuan("5000"));
    assert!(month.days.unwrap() < 0, "{more:?}");
    assert_eq!(more.other_days, same.other_days);
    // The same sum, but all of it for the other debt.
    let elsewhere = recast(&paid(&kept, 3 - first, december, "3000"), after);
    let [month] = elsewhere.deviations[..] else {
        panic!("{elsewhere:?}")
    };
    assert_eq!((month.planned, month.paid), (yuan("3000"), yuan("3000")));
    assert!(month.elsewhere > yuan("600"), "{month:?}");
}

#[test]
fn what_was_paid_a_little_ahead_is_paid() {
    let recast =
        |book: &Book, text: &str| ashore::outlook::recast(book, day(text)).unwrap().unwrap();
    let (kept, plan) = kept_plan();
    // The day before, and on the day the plan was made.
    for on in ["2026-12-14", "2026-11-23"] {
        let early = recast(&as_kept(&kept, &plan, "2026-12-15", on), "2027-01-16");
        let [month] = early.deviations[..] else {
            panic!("{early:?}")
        };
        assert_eq!((month.paid, month.days), (yuan("3000"), Some(0)), "{on}");
    }
    // The next month's a day before it: each month has its own.
    let first = as_kept(&kept, &plan, "2026-12-15", "2026-12-15");
    let both = recast(
        &as_kept(&first, &plan, "2027-01-15", "2027-01-14"),
        "2027-02-16",
    );
    let paid_in: Vec<_> = both.deviations.iter().map(|d| (d.paid, d.days)).collect();
    assert_eq!(paid_in, [(yuan("3000"), Some(0)), (yuan("3000"), Some(0))]);
    // What the ledger had before the plan was made that day is none of it.
    let before = paid(&book("3000"), 1, "2026-11-23", "100");
    let plan = at(&before, "2026-11-23").to_keep(&before).unwrap();
    assert_eq!(plan.paid[0].amount, yuan("100"));
    let kept = before
        .after(&Command::KeepPlan(Some(plan.clone())))
        .unwrap();
    let done = recast(
        &as_kept(&kept, &plan, "2026-12-15", "2026-12-15"),
        "2027-01-16",
    );
    assert_eq!(done.deviations[0].paid, done.deviations[0].planned);
    // Nor what it had for a due date to come.
    let ahead = paid(&book("3000"), 1, "2026-12-20", "100");
    let ahead_plan = at(&ahead, "2026-11-23").to_keep(&ahead).unwrap();
    assert_eq!(ahead_plan.paid[0].on, day("2026-12-20"));
    let kept = ahead
        .after(&Command::KeepPlan(Some(ahead_plan.clone())))
        .unwrap();
    let done = as_kept(&kept, &ahead_plan, "2026-12-15", "2026-12-15");
    let done = recast(&done, "2027-01-16");
    assert_eq!(done.deviations[0].paid, done.deviations[0].planned);
    // It is stored, and left out where it is nothing.
    let text = serde_json::to_string(&plan).unwrap();
    assert!(text.contains(r#""paid":[{"debt":1"#), "{text}");
    assert_eq!(
        serde_json::from_str::<ashore::book::KeptPlan>(&text).unwrap(),
        plan
    );
}

/// 300 a month take some three years: the thirteenth and fourteenth month are
/// compared as well.
#[test]
fn the_second_year_is_compared() {
    let book = book("400");
    let plan = at(&book, "2026-11-23").to_keep(&book).unwrap();
    let kept = book.after(&Command::KeepPlan(Some(plan.clone()))).unwrap();
    let mut paid_up = kept.clone();
    let mut months: Vec<_> = plan.payments.iter().map(|p| p.on).collect();
    months.dedup();
    for month in &months[..12] {
        let text = month.to_string();
        paid_up = as_kept(&paid_up, &plan, &text, &text);
    }
    let found = ashore::outlook::recast(&paid_up, day("2028-02-16"))
        .unwrap()
        .unwrap();
    assert_eq!(found.deviations.len(), 14);
    for late in &found.deviations[12..] {
        assert_eq!((late.planned, late.paid), (yuan("400"), Fen::ZERO));
    }
}

/// What a month lacks is what falls due and grows in it, not what was late
/// before; every due date before the first pay day is named.
#[test]
fn a_month_lacks_what_is_new() {
    // All of it is late already: 3,000 a month only make up for it.
    let late = at(&book("3000"), "2026-11-23");
    assert!(late.outcome().unwrap().missed() > 0);
    assert_eq!(late.lacking(), Fen::ZERO);
    // 150 a month are less than a month adds.
    let grows = at(&book("150"), "2026-11-23");
    assert!(
        grows.lacking() > Fen::ZERO && grows.lacking() < yuan("150"),
        "{:?}",
        grows.lacking()
    );
    let mut weekly = debt("周", &vector_a());
    weekly.contract = ashore::loan::Contract {
        principal: yuan("3000"),
        disbursed_on: day("2026-11-15"),
        rate: Rate::zero(Per::Year),
        ..by(ashore::loan::Method::Given(
            ["2026-11-28", "2026-12-05", "2026-12-20"]
                .map(|due| row(due, 100_000, 0, 0))
                .to_vec(),
        ))
    };
    weekly.ledger = ashore::loan::Ledger::new();
    let budget = Budget {
        flows: vec![Flow::monthly(Category::Wage, yuan("800"))],
        buffer: Percent::ZERO,
        ..Budget::default()
    };
    let outlook = at(&with_budget(&book_of([weekly]), budget), "2026-11-23");
    let before: Vec<_> = outlook.before.iter().map(|p| (p.on, p.amount)).collect();
    assert_eq!(
        before,
        [
            (day("2026-11-28"), yuan("1000")),
            (day("2026-12-05"), yuan("1000"))
        ]
    );
    // 2,000 fell due before any money, and 200 in the month itself are lacking
    // with them.
    assert_eq!(outlook.lacking(), yuan("2200"));
}

/// Twelve instalments from 20 December, all to come; what comes on the 15th is
/// just enough for one.
#[test]
fn an_instalment_paid_for_its_due_date_is_not_asked_for_again() {
    let contract = ashore::loan::Contract {
        disbursed_on: day("2026-11-20"),
        ..by(ashore::loan::Method::EqualPrincipal(ashore::loan::Plan {
            first_due: day("2026-12-20"),
            ..common::plan()
        }))
    };
    let debt = ashore::book::Debt {
        contract,
        ..debt("一", &vector_b())
    };
    let book = with_budget(
        &book_of([debt]),
        Budget {
            flows: vec![Flow::monthly(Category::Wage, yuan("1400"))],
            buffer: Percent::ZERO,
            ..Budget::default()
        },
    );
    let before = at(&book, "2026-12-15");
    let due = before
        .next
        .iter()
        .find(|p| p.on == day("2026-12-20"))
        .unwrap();
    let amount = due.parts.of(Purpose::Due);
    assert!(amount > yuan("1000"));
    let ticked = paid(&book, 1, "2026-12-20", &amount.to_string());
    let after = at(&ticked, "2026-12-15");
    assert!(
        after
            .next
            .iter()
            .all(|p| p.parts.of(Purpose::Due).is_zero()),
        "{:?}",
        after.next
    );
    assert!(after.outcome().unwrap().short.is_empty());
    // What is left of the money is what was left before.
    let rest = |o: &Outlook| Fen::sum(o.next.iter().map(|p| p.parts.of(Purpose::Beyond))).unwrap();
    assert_eq!(rest(&after), rest(&before));
    let end = |o: &Outlook| o.outcome().unwrap().clear_on();
    assert_eq!(end(&after), end(&before));
    let ticked = paid(&ticked, 1, "2026-12-15", &rest(&after).to_string());
    let after = at(&ticked, "2026-12-15");
    assert_eq!(
        (after.next.as_slice(), end(&after)),
        (&[][..], end(&before))
    );
    // On the day itself it is paid, and nothing is late after it.
    let then = at(&ticked, "2026-12-22");
    assert!(then.outcome().unwrap().short.is_empty());
    let statement = ashore::loan::statement(
        &ticked.debts[0].contract,
        &ticked.debts[0].ledger,
        day("2026-12-22"),
    );
    assert!(statement.unwrap().overdue.is_zero());
    assert!(before.outcome().unwrap().cost >= after.outcome().unwrap().cost);
}
