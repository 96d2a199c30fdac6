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
            dated("2026-12-15", What::Planned, "299.99"),
            dated("2026-12-20", What::Due, "1000"),
            dated("2026-12-20", What::Planned, "900.01"),
            dated("2027-01-15", What::Income, "2500"),
            // Of 1,800 half comes off: 600 and 600 clear all but 600.
            dated("2027-01-15", What::Planned, "599.99"),
            dated("2027-01-20", What::Due, "1000"),
            dated("2027-01-20", What::Planned, "600.01"),
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
    // All of it goes there first: nothing is left to share.
    assert_eq!(at(&book, today).offers(), [(DebtId(2), Fen::ZERO)]);
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
    let plan = at(&book, "2026-11-23").to_keep();
    let end = plan.clear_on.unwrap();
    assert_eq!(plan.payments[0].on, day("2026-12-15"));
    assert_eq!(plan.payments.len(), 2 * 12);
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
    // What was offered every month must be there every month.
    assert_eq!(outlook.to_share(), none);
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
