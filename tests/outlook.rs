//! The Book's plans on a day: money at hand as the ledgers leave it, verdicts,
//! offers, what to pay next.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use ashore::book::{Book, Command, DebtId, DebtPlan};
use ashore::loan::{Act, Event, Towards};
use ashore::money::Fen;
use ashore::outlook::{Outlook, Payment, Verdict, find_best, order_of};
use ashore::plan::compare::Objective;
use ashore::plan::order::Strategy;
use ashore::plan::treatment::Mark;
use ashore::plan::{Budget, Category, Flow, Treatment};
use ashore::rate::Percent;
use common::{Loan, book_of, day, debt, vector_a, vector_b};

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
