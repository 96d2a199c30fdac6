//! The rules that depend on dates and amounts, against figures that were
//! published or worked by hand, and what holds for every input.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use ashore::calendar::{days_between, in_range, plus_days, plus_years};
use ashore::law::cap::{Excess, PrincipalPeriod, cap, excess};
use ashore::law::court::{
    CourtFee, FEE_BRACKETS, Judgment, Payment, court_fee, delayed_performance,
};
use ashore::law::line::{
    Kind, Note, PLATFORM_RULES_FROM, PRIVATE_RULES_FROM, SMALL_LOAN_FOUR_TIMES_FROM,
    SMALL_LOAN_RULES_FROM, Setter, YEARLY_24, legal_line,
};
use ashore::law::lpr::{
    CHECKED_UNTIL, FIRST_LPR, LPR_1Y, LprError, LprMonth, LprQuote, four_times_lpr, lpr_on,
};
use ashore::law::{Confidence, Lender, SourceId, source};
use ashore::loan::limitation::{
    Clock, Effect, Interruption, InterruptionKind, Limitation, Status, limitation,
};
use ashore::loan::simple::{Account, Convention, DayRange, RateFrom, SimpleError, simple_interest};
use ashore::money::{Fen, Overflow, Rounding};
use ashore::rate::{DayCount, Per, Rate};
use ashore::selftest::law::{HMRC, hmrc_rates};
use ashore::selftest::{Group, TABLES, read};
use chrono::NaiveDate;
use common::{day, holds};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

#[track_caller]
fn yuan(text: &str) -> Fen {
    Fen::parse(text).unwrap()
}

#[track_caller]
fn yearly(percent: &str) -> Rate {
    Rate::parse(percent, Per::Year).unwrap()
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0..12_000_i64).prop_map(|days| plus_days(day("2015-01-01"), days).unwrap())
}

// ---------------------------------------------------------------------------
// LPR

/// Every publication from August 2019 to July 2025, on its day, on the eve
/// and in the middle of what it is in force for.
#[test]
fn the_lpr_of_every_publication() {
    holds(Group::Lpr);
    assert_eq!(lpr_on(plus_days(FIRST_LPR, -1).unwrap(), &[]), None);
}

#[test]
fn the_lpr_table_is_in_order_and_sourced() {
    assert_eq!(LPR_1Y[0].from, FIRST_LPR);
    for pair in LPR_1Y.windows(2) {
        assert!(pair[0].from < pair[1].from);
        assert_ne!(pair[0].rate, pair[1].rate, "a row is a change");
    }
    for row in LPR_1Y {
        assert!(in_range(row.from) && row.from <= CHECKED_UNTIL);
        let confidence = source(row.source).confidence;
        assert!(matches!(
            confidence,
            Confidence::Reported | Confidence::Unofficial
        ));
    }
}

#[test]
fn after_the_last_check_the_lpr_is_the_last_one_known() {
    let last = LprQuote {
        from: day("2025-05-20"),
        rate: yearly("3"),
        source: SourceId::LprReported,
        unverified_since: None,
    };
    assert_eq!(lpr_on(day("2026-09-20"), &[]), Some(last));
    let unverified = LprQuote {
        unverified_since: Some(day("2026-09-20")),
        ..last
    };
    assert_eq!(lpr_on(day("2026-09-21"), &[]), Some(unverified));
    assert_eq!(lpr_on(day("2031-01-01"), &[]), Some(unverified));
}

#[test]
fn months_that_the_borrower_adds() {
    let month = |from: &str, percent: &str| LprMonth {
        from: day(from),
        rate: yearly(percent),
    };
    let extra = [
        month("2026-11-20", "2.8"),
        month("2026-10-20", "2.9"),
        // Corrects a row; holds until the next one.
        month("2024-07-22", "3.34"),
        // Refused: before the LPR, per day, over 100 % a day.
        month("2019-08-19", "9"),
        LprMonth {
            from: day("2026-11-21"),
            rate: Rate::parse("0.01", Per::Day).unwrap(),
        },
    ];
    for (on, rate, users, unverified) in [
        ("2026-10-19", "3", false, Some("2026-09-20")),
        ("2026-10-20", "2.9", true, None),
        ("2026-11-19", "2.9", true, None),
        ("2026-11-20", "2.8", true, None),
        ("2026-12-19", "2.8", true, None),
        ("2026-12-20", "2.8", true, Some("2026-12-20")),
        ("2024-07-21", "3.45", false, None),
        ("2024-07-22", "3.34", true, None),
        ("2024-10-20", "3.34", true, Some("2024-08-20")),
        ("2024-10-21", "3.1", false, None),
    ] {
        let quote = lpr_on(day(on), &extra).unwrap();
        assert_eq!(
            (quote.rate, quote.is_users(), quote.unverified_since),
            (yearly(rate), users, unverified.map(day)),
            "{on}"
        );
    }
    assert_eq!(lpr_on(day("2019-08-19"), &extra), None);
    assert_eq!(extra[3].check(), Err(LprError::TooEarly));
    assert_eq!(extra[4].check(), Err(LprError::NotYearly));
    // Typed twice: the later counts.
    let twice = [month("2026-10-20", "2.9"), month("2026-10-20", "2.95")];
    let quote = lpr_on(day("2026-10-21"), &twice).unwrap();
    assert_eq!(quote.rate, yearly("2.95"));
    assert_eq!(quote.confidence(), Confidence::Contract);
    // Four times it is no rate any more.
    let absurd = [month("2026-10-20", "36500")];
    assert_eq!(four_times_lpr(day("2026-10-21"), &absurd), None);
}

#[test]
fn months_in_stored_text() {
    let text = r#"{"from":"2026-10-20","rate":{"units":300000000,"per":"year"}}"#;
    let month: LprMonth = serde_json::from_str(text).unwrap();
    assert_eq!(month.check(), Ok(()));
    assert_eq!(serde_json::to_string(&month).unwrap(), text);
    let more = text.replace("{\"from", "{\"x\":1,\"from");
    assert!(serde_json::from_str::<LprMonth>(&more).is_err());
    let absurd = text.replace("300000000", "-1");
    let month: LprMonth = serde_json::from_str(&absurd).unwrap();
    assert!(matches!(month.check(), Err(LprError::Rate(_))));
    let lenders = serde_json::to_string(&Lender::ALL).unwrap();
    assert_eq!(
        lenders,
        r#"["bank","consumer-finance","small-loan","platform","private","other"]"#
    );
}

// ---------------------------------------------------------------------------
// Lines

/// The lenders and days on which something changes. 2028 has the LPR of 2026.
#[test]
fn the_line_of_each_lender_and_day() {
    holds(Group::Lines);
}

#[test]
fn what_the_lines_mean() {
    let on = day("2026-06-01");
    let bank = legal_line(Lender::Bank, on, &[]);
    let main = bank.main.unwrap();
    assert_eq!((main.setter, main.kind), (Setter::Court, Kind::Yearly24));
    assert_eq!(
        main.notes,
        [Note::OnRequest, Note::SumOfAllCharges, Note::FarAboveLoss]
    );
    assert_eq!(main.sources, [SourceId::Fafa2017No22]);
    assert!(bank.references[0].notes.contains(&Note::CourtsDiffer));
    assert!(bank.references[0].sources.contains(&SourceId::CourtsDiffer));

    let platform = legal_line(Lender::Platform, on, &[]);
    assert_eq!(platform.notes, [Note::WhoLentDecides]);
    let regulator = platform.regulator.unwrap();
    assert_eq!(regulator.setter, Setter::Regulator);
    for note in [
        Note::RegulatorTestsNormalCost,
        Note::WithGuaranteeFees,
        Note::NewLoansOnly,
    ] {
        assert!(regulator.notes.contains(&note), "{note:?}");
    }

    let small = legal_line(Lender::SmallLoan, on, &[]);
    assert!(small.sources.contains(&SourceId::SmallLoanReply));
    let regulator = small.regulator.unwrap();
    assert!(regulator.notes.contains(&Note::FourTimesByEndOf2027));

    let private = legal_line(Lender::Private, on, &[]);
    let main = private.main.unwrap();
    // Not on request: what is above is not supported.
    assert_eq!(main.notes, [Note::SumOfAllCharges, Note::LprOfContractDay]);
    // For a licensed lender it is said first that the cap is not for them.
    for lender in [Lender::Bank, Lender::ConsumerFinance, Lender::SmallLoan] {
        let line = legal_line(lender, on, &[]);
        assert_eq!(line.references[0].notes[0], Note::NotForLicensed);
    }
    assert_eq!(
        main.sources,
        [SourceId::PrivateLending25, SourceId::LprReported]
    );

    let old = legal_line(Lender::Private, day("2020-08-19"), &[]);
    assert_eq!(
        old.notes,
        [Note::OldRulesOnRequest, Note::CapOfTheDayOfSuit]
    );
    assert_eq!(old.sources, [SourceId::PrivateLending31]);
    // The contract's own day has no part in it, LPR or not.
    let older = legal_line(Lender::Private, day("2019-08-19"), &[]);
    assert_eq!(older.notes, old.notes);

    let other = legal_line(Lender::Other, on, &[]);
    assert_eq!(other.notes, [Note::LenderUnknown]);
    let early = legal_line(Lender::Other, day("2019-08-19"), &[]);
    assert_eq!(early.notes, [Note::LenderUnknown, Note::NoLprThen]);
}

#[test]
fn a_month_of_the_borrower_moves_the_line() {
    let extra = [LprMonth {
        from: day("2026-10-20"),
        rate: yearly("2.9"),
    }];
    let line = legal_line(Lender::Private, day("2026-11-01"), &extra);
    let main = line.main.unwrap();
    assert_eq!(main.rate, yearly("11.6"));
    assert!(main.sources.contains(&SourceId::UserLpr));
    let Kind::FourTimesLpr(quote) = main.kind else {
        panic!("{:?}", main.kind);
    };
    assert!(quote.is_users());
}

#[test]
fn the_days_of_the_rules_exist() {
    for (written, on) in [
        (PRIVATE_RULES_FROM, "2020-08-20"),
        (PLATFORM_RULES_FROM, "2025-10-01"),
        (SMALL_LOAN_RULES_FROM, "2026-01-01"),
        (SMALL_LOAN_FOUR_TIMES_FROM, "2028-01-01"),
        (FIRST_LPR, "2019-08-20"),
        (CHECKED_UNTIL, "2026-09-20"),
    ] {
        assert_eq!(written, day(on));
    }
}

// ---------------------------------------------------------------------------
// Cap

fn outstanding(from: &str, to: &str, principal: &str) -> PrincipalPeriod {
    PrincipalPeriod {
        from: day(from),
        to: day(to),
        principal: yuan(principal),
    }
}

/// 1,000 each overdue 187, 156, 126, 95, 64, 34 and 3 days: 665,000 × 24 % ÷
/// 365 = 437.2603; seven roundings would give 437.27.
#[test]
fn the_cap_on_overdue_principal() {
    let dues = [
        "2026-05-20",
        "2026-06-20",
        "2026-07-20",
        "2026-08-20",
        "2026-09-20",
        "2026-10-20",
        "2026-11-20",
    ];
    let periods = dues.map(|due| outstanding(due, "2026-11-23", "1000"));
    assert_eq!(cap(&periods, YEARLY_24), Ok(yuan("437.26")));
    assert_eq!(
        excess(yuan("448.89"), &periods, YEARLY_24),
        Ok(Excess {
            cap: yuan("437.26"),
            charged: yuan("448.89"),
            excess: Some(yuan("11.63")),
        })
    );
}

/// 10,000 for a year at 24 % is 2,400.00; at 12 % 1,200.00. A leap year is a
/// day more: 366 × 10,000 × 24 % ÷ 365 = 2,406.5753.
#[test]
fn the_cap_of_a_year_and_the_fen_around_it() {
    let year = [outstanding("2025-01-01", "2026-01-01", "10000")];
    assert_eq!(cap(&year, YEARLY_24), Ok(yuan("2400")));
    assert_eq!(cap(&year, yearly("12")), Ok(yuan("1200")));
    let leap = [outstanding("2024-01-01", "2025-01-01", "10000")];
    assert_eq!(cap(&leap, YEARLY_24), Ok(yuan("2406.58")));
    for (charged, above) in [
        ("2399.99", None),
        ("2400", None),
        ("2400.01", Some("0.01")),
        ("2400.50", Some("0.50")),
    ] {
        let found = excess(yuan(charged), &year, YEARLY_24).unwrap();
        assert_eq!(found.excess, above.map(yuan), "{charged}");
    }
    // Nothing outstanding, or days turned round: nothing allowed.
    assert_eq!(cap(&[], YEARLY_24), Ok(Fen::ZERO));
    let turned = [outstanding("2026-01-01", "2025-01-01", "10000")];
    assert_eq!(cap(&turned, YEARLY_24), Ok(Fen::ZERO));
    let negative = [PrincipalPeriod {
        principal: Fen::new(-100),
        ..year[0]
    }];
    assert_eq!(cap(&negative, YEARLY_24), Ok(Fen::ZERO));
    let far = [PrincipalPeriod {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
        principal: Fen::new(i64::MAX),
    }];
    assert_eq!(cap(&far, YEARLY_24), Err(Overflow));
}

// ---------------------------------------------------------------------------
// Court fee

/// Amounts from the brackets of 诉讼费用交纳办法 第十三条, each at its edge and a
/// fen or a yuan beyond, and two judgments: 1,123,685.86 in 2026 (14,913 yuan)
/// and (2015)金商初字第654号 (1,320, halved 660), which print whole yuan.
///
/// ```text
/// 123,685.86 × 0.9 % = 1,113.1727, with 13,800 is 14,913.1727
///  50,819.10 × 2.5 % = 1,270.4775, with     50 is  1,320.4775
/// ```
#[test]
fn the_fee_of_a_claim() {
    for (claim, full, summary) in [
        ("0", "50", "25"),
        ("5000", "50", "25"),
        ("10000", "50", "25"),
        ("10000.01", "50.00", "25"),
        ("10000.20", "50.01", "25.00"),
        ("10001", "50.03", "25.01"),
        ("20000", "300", "150"),
        ("50000", "1050", "525"),
        ("60819.10", "1320.48", "660.24"),
        ("100000", "2300", "1150"),
        ("100001", "2300.02", "1150.01"),
        ("150000", "3300", "1650"),
        ("200000", "4300", "2150"),
        ("200100", "4301.50", "2150.75"),
        ("500000", "8800", "4400"),
        ("500100", "8801", "4400.50"),
        ("1000000", "13800", "6900"),
        ("1000100", "13800.90", "6900.45"),
        ("1123685.86", "14913.17", "7456.59"),
        ("2000000", "22800", "11400"),
        ("2000100", "22800.80", "11400.40"),
        ("5000000", "46800", "23400"),
        ("5000100", "46800.70", "23400.35"),
        ("10000000", "81800", "40900"),
        ("10000100", "81800.60", "40900.30"),
        ("20000000", "141800", "70900"),
        ("20000100", "141800.50", "70900.25"),
        ("100000000", "541800", "270900"),
    ] {
        let fee = court_fee(yuan(claim)).unwrap();
        assert_eq!(
            (fee.full, fee.summary),
            (yuan(full), yuan(summary)),
            "{claim}"
        );
    }
    let printed = |claim: &str| {
        let fee = court_fee(yuan(claim)).unwrap();
        [fee.full, fee.summary].map(CourtFee::whole_yuan)
    };
    assert_eq!(printed("1123685.86")[0], yuan("14913"));
    assert_eq!(printed("60819.10"), [yuan("1320"), yuan("660")]);
    assert_eq!(court_fee(Fen::new(-1)).map(|fee| fee.full), Ok(yuan("50")));
}

#[test]
fn the_parts_of_a_fee() {
    let fee = court_fee(yuan("150000")).unwrap();
    let parts: Vec<_> = fee
        .parts
        .iter()
        .map(|p| (p.bracket.over, p.part, p.amount))
        .collect();
    assert_eq!(
        parts,
        [
            (yuan("10000"), yuan("90000"), yuan("2250")),
            (yuan("100000"), yuan("50000"), yuan("1000")),
        ]
    );
    assert_eq!(court_fee(yuan("10000")).unwrap().parts, []);
}

// ---------------------------------------------------------------------------
// Delay interest

/// 法释〔2014〕8号 第一条: 30,000 × 0.0175 % × 100 = 525.00, 10,000 for 60 days
/// 105.00; on the last day of the period nothing.
#[test]
fn a_judgment_paid_late() {
    for (money, days, accrued) in [
        ("30000", 100, "525"),
        ("10000", 60, "105"),
        ("10000", 1, "1.75"),
        ("10000", 0, "0"),
        ("10000", -5, "0"),
        ("10000", 365, "638.75"),
    ] {
        let judgment = Judgment {
            money: yuan(money),
            performance_ends: day("2026-01-31"),
        };
        let as_of = plus_days(judgment.performance_ends, days).unwrap();
        let delay = delayed_performance(judgment, &[], as_of).unwrap();
        assert_eq!(delay.accrued, yuan(accrued), "{money} × {days}");
        assert_eq!(delay.lines.len(), usize::from(days > 0));
        if let [line] = delay.lines[..] {
            assert_eq!((line.from, line.through), (day("2026-02-01"), as_of));
            assert_eq!(line.days, days);
        }
    }
}

/// ```text
///  5,000 in time                   30,000 left
/// 10,000 after 20 days             30,000 × 0.0175 % × 20 = 105.00
/// 20,100 after 10 more             20,000 × 0.0175 % × 10 =  35.00
///        20,000 for the money, 100 of the 140.00; nothing runs any more
///     50 later                     40 for the rest, 10 too much
/// ```
#[test]
fn payments_go_to_the_money_first() {
    let judgment = Judgment {
        money: yuan("35000"),
        performance_ends: day("2026-01-31"),
    };
    let payment = |on: &str, amount: &str| Payment {
        day: day(on),
        amount: yuan(amount),
    };
    let payments = [
        payment("2026-03-02", "20100"),
        payment("2026-01-31", "5000"),
        payment("2026-02-20", "10000"),
        payment("2026-04-01", "50"),
    ];
    let at = |as_of: &str| delayed_performance(judgment, &payments, day(as_of)).unwrap();
    let lines = |as_of: &str| -> Vec<(Fen, i64, Fen)> {
        let delay = at(as_of);
        delay
            .lines
            .iter()
            .map(|l| (l.base, l.days, l.amount))
            .collect()
    };
    let first = (yuan("30000"), 20, yuan("105"));
    let second = (yuan("20000"), 10, yuan("35"));
    // The day before a payment, its day, the day after.
    assert_eq!(lines("2026-02-19"), [(yuan("30000"), 19, yuan("99.75"))]);
    assert_eq!(lines("2026-02-20"), [first]);
    assert_eq!(
        lines("2026-02-21"),
        [first, (yuan("20000"), 1, yuan("3.50"))]
    );
    // Paid on the very day counts.
    assert_eq!(at("2026-02-20").money_unpaid, yuan("20000"));
    assert_eq!(at("2026-01-31").money_unpaid, yuan("30000"));
    let delay = at("2026-03-31");
    assert_eq!(lines("2026-03-31"), [first, second]);
    assert_eq!(delay.money_unpaid, Fen::ZERO);
    assert_eq!(delay.accrued, yuan("140"));
    assert_eq!(delay.accrued_unpaid, yuan("40"));
    assert_eq!(delay.left_over, Fen::ZERO);
    let delay = at("2026-12-31");
    assert_eq!(delay.accrued_unpaid, Fen::ZERO);
    assert_eq!(delay.left_over, yuan("10"));
    // A negative amount is no payment, and a negative judgment none.
    let taken_back = [Payment {
        day: day("2026-02-10"),
        amount: Fen::new(-100),
    }];
    let delay = delayed_performance(judgment, &taken_back, day("2026-02-20")).unwrap();
    assert_eq!(delay.money_unpaid, yuan("35000"));
    let none = Judgment {
        money: Fen::new(-100),
        ..judgment
    };
    let delay = delayed_performance(none, &[], day("2026-02-20")).unwrap();
    assert_eq!((delay.money_unpaid, delay.accrued), (Fen::ZERO, Fen::ZERO));
}

// ---------------------------------------------------------------------------
// Limitation

fn happened(on: &str, kind: InterruptionKind) -> Interruption {
    Interruption {
        day: day(on),
        kind,
        ended_on: None,
    }
}

#[track_caller]
fn reckon(last_due: &str, interruptions: &[Interruption], as_of: &str) -> Limitation {
    limitation(day(last_due), None, interruptions, day(as_of)).unwrap()
}

/// Start, day asked about, last day of the period, status.
#[test]
fn three_years_and_their_edges() {
    for (start, as_of, expires_on, status) in [
        ("2023-06-20", "2023-06-19", "2026-06-20", Status::NotStarted),
        ("2023-06-20", "2023-06-20", "2026-06-20", Status::NotStarted),
        (
            "2023-06-20",
            "2023-06-21",
            "2026-06-20",
            Status::Running { days_left: 1_095 },
        ),
        (
            "2023-06-20",
            "2026-06-20",
            "2026-06-20",
            Status::Running { days_left: 0 },
        ),
        ("2023-06-20", "2026-06-21", "2026-06-20", Status::Expired),
        ("2024-02-29", "2027-03-01", "2027-02-28", Status::Expired),
        (
            "2024-02-29",
            "2027-02-28",
            "2027-02-28",
            Status::Running { days_left: 0 },
        ),
        ("2021-02-28", "2024-02-29", "2024-02-28", Status::Expired),
    ] {
        let found = reckon(start, &[], as_of).clock;
        assert_eq!(
            (found.expires_on, found.status),
            (Some(day(expires_on)), status),
            "{start} {as_of}"
        );
    }
    assert_eq!(limitation(NaiveDate::MAX, None, &[], NaiveDate::MAX), None);
}

#[test]
fn what_each_interruption_does() {
    use InterruptionKind::*;
    let restarts = |on: &str| Effect::Restarts {
        expires_on: day(on),
    };
    for kind in [
        Claim,
        BankDebit,
        Payment,
        Promise,
        AssignmentNotice,
        SignedNotice,
    ] {
        let late = if kind.is_debtors() {
            (Effect::MayWaive, Status::ExpiredMayBeWaived)
        } else {
            (Effect::TooLate, Status::Expired)
        };
        // From a last due date to 31 August 2024.
        for (start, on, effect, expires_on, status) in [
            (
                // Before the last instalment is due no clock runs.
                "2022-06-10",
                "2022-01-01",
                Effect::BeforeStart,
                "2025-06-10",
                Status::Running { days_left: 283 },
            ),
            (
                "2020-01-10",
                "2020-01-10",
                Effect::BeforeStart,
                "2023-01-10",
                Status::Expired,
            ),
            (
                "2020-01-10",
                "2020-01-11",
                restarts("2023-01-11"),
                "2023-01-11",
                Status::Expired,
            ),
            (
                "2020-01-10",
                "2022-06-01",
                restarts("2025-06-01"),
                "2025-06-01",
                Status::Running { days_left: 274 },
            ),
            (
                // The last day is in time, the next is not.
                "2020-01-10",
                "2023-01-10",
                restarts("2026-01-10"),
                "2026-01-10",
                Status::Running { days_left: 497 },
            ),
            ("2020-01-10", "2023-01-11", late.0, "2023-01-10", late.1),
            (
                "2020-01-10",
                "2024-09-01",
                Effect::NotYet,
                "2023-01-10",
                Status::Expired,
            ),
        ] {
            let found = reckon(start, &[happened(on, kind)], "2024-08-31").clock;
            assert_eq!(found.events[0].effect, effect, "{kind:?} {on}");
            assert_eq!(found.expires_on, Some(day(expires_on)), "{kind:?} {on}");
            assert_eq!(found.status, status, "{kind:?} {on}");
        }
    }
}

/// A chain: each within the period that the one before started; then a gap of
/// more than three years, after which nothing starts anew.
#[test]
fn a_chain_of_interruptions() {
    use InterruptionKind::*;
    let events = [
        happened("2019-03-01", Payment),
        happened("2016-05-01", Claim),
        happened("2022-03-02", Claim),
        happened("2022-04-01", Promise),
    ];
    let found = reckon("2014-05-10", &events, "2022-12-31").clock;
    let effects: Vec<_> = found
        .events
        .iter()
        .map(|e| (e.interruption.day, e.effect))
        .collect();
    let restarts = |on: &str| Effect::Restarts {
        expires_on: day(on),
    };
    assert_eq!(
        effects,
        [
            (day("2016-05-01"), restarts("2019-05-01")),
            (day("2019-03-01"), restarts("2022-03-01")),
            (day("2022-03-02"), Effect::TooLate),
            (day("2022-04-01"), Effect::MayWaive),
        ]
    );
    assert_eq!(found.expires_on, Some(day("2022-03-01")));
    assert_eq!(found.status, Status::ExpiredMayBeWaived);
    // Before the promise it had simply ended.
    let before = reckon("2014-05-10", &events, "2022-03-31").clock;
    assert_eq!(before.status, Status::Expired);
}

/// The period runs anew when the proceedings end (民法典 195), also from a
/// lawsuit filed before the last due date.
#[test]
fn a_lawsuit_holds_the_clock_until_it_ends() {
    let filed = happened("2023-01-10", InterruptionKind::Lawsuit);
    let open = reckon("2020-01-10", &[filed], "2024-05-01").clock;
    assert_eq!(open.status, Status::Proceedings);
    assert_eq!(open.expires_on, None);
    assert_eq!(open.events[0].effect, Effect::Proceedings);

    let ended = Interruption {
        ended_on: Some(day("2023-09-30")),
        ..filed
    };
    let during = happened("2023-05-01", InterruptionKind::Claim);
    let found = reckon("2020-01-10", &[during, ended], "2024-05-01").clock;
    assert_eq!(found.expires_on, Some(day("2026-09-30")));
    assert_eq!(found.status, Status::Running { days_left: 882 });
    assert_eq!(found.last_start(), day("2023-09-30"));
    // Asked about a day within the proceedings, their end is not known yet.
    let then = reckon("2020-01-10", &[ended], "2023-09-29").clock;
    assert_eq!(then.status, Status::Proceedings);
    let then = reckon("2020-01-10", &[ended], "2023-09-30").clock;
    assert_eq!(then.expires_on, Some(day("2026-09-30")));
    // An end before the filing is a slip: at least the filing counts.
    let slip = Interruption {
        ended_on: Some(day("2022-01-01")),
        ..filed
    };
    let found = reckon("2020-01-10", &[slip], "2024-05-01").clock;
    assert_eq!(found.expires_on, Some(day("2026-01-10")));
    assert_eq!(found.last_start(), day("2023-01-10"));
    // Filed a day too late.
    let late = happened("2023-01-11", InterruptionKind::Lawsuit);
    let found = reckon("2020-01-10", &[late], "2024-05-01").clock;
    assert_eq!(found.status, Status::Expired);
    // Filed before the last due date, ended after it.
    let found = reckon("2023-06-01", &[ended], "2024-05-01").clock;
    assert_eq!(found.expires_on, Some(day("2026-09-30")));
}

#[test]
fn an_acceleration_is_only_argued_from() {
    let at = |accelerated: &str, as_of: &str| {
        limitation(day("2023-06-20"), Some(day(accelerated)), &[], day(as_of)).unwrap()
    };
    let found = at("2022-03-01", "2025-06-01");
    assert_eq!(found.clock.status, Status::Running { days_left: 384 });
    let argued = found.may_be_argued.as_ref().unwrap();
    assert_eq!(argued.expires_on, Some(day("2025-03-01")));
    assert_eq!(argued.status, Status::Expired);
    assert!(found.sources.contains(&SourceId::AccelerationStart));
    assert_eq!(
        source(SourceId::AccelerationStart).confidence,
        Confidence::Unofficial
    );
    // Paying now restarts the one clock and may cost the argument.
    let warning = found.warning_before(InterruptionKind::Payment).unwrap();
    let expires_on = day("2028-06-01");
    assert_eq!(warning.effect, Effect::Restarts { expires_on });
    assert_eq!(warning.argued, Some(Effect::MayWaive));
    // On or after the last due date there is nothing to argue.
    for (accelerated, as_of) in [("2023-06-20", "2025-06-01"), ("2022-03-01", "2022-02-28")] {
        let found = at(accelerated, as_of);
        assert_eq!(found.may_be_argued, None);
        assert!(!found.sources.contains(&SourceId::AccelerationStart));
    }
}

#[test]
fn the_warning_before_an_act() {
    use InterruptionKind::*;
    let before = reckon("2024-01-10", &[], "2024-01-10");
    let running = reckon("2024-01-10", &[], "2026-11-23");
    let expired = reckon("2020-01-10", &[], "2026-11-23");
    let expires_on = day("2029-11-23");
    for act in InterruptionKind::ALL {
        let effect = |l: &Limitation| l.warning_before(act).unwrap().effect;
        let expected = match act {
            Lawsuit => [Effect::Proceedings, Effect::Proceedings, Effect::TooLate],
            Payment | Promise | SignedNotice => [
                Effect::BeforeStart,
                Effect::Restarts { expires_on },
                Effect::MayWaive,
            ],
            Claim | BankDebit | AssignmentNotice => [
                Effect::BeforeStart,
                Effect::Restarts { expires_on },
                Effect::TooLate,
            ],
        };
        assert_eq!(
            [&before, &running, &expired].map(effect),
            expected,
            "{act:?}"
        );
    }
    let promise = expired.warning_before(Promise).unwrap();
    assert_eq!(
        promise.sources(),
        [SourceId::CivilCode192, SourceId::Limitation19]
    );
    let promise = running.warning_before(Promise).unwrap();
    assert_eq!(
        promise.sources(),
        [SourceId::CivilCode195, SourceId::Limitation14]
    );
    let sold = running.warning_before(AssignmentNotice).unwrap();
    assert!(sold.sources().contains(&SourceId::Limitation17));
}

#[test]
fn interruptions_in_stored_text() {
    assert_eq!(
        serde_json::to_string(&InterruptionKind::ALL).unwrap(),
        r#"["claim","bank-debit","payment","promise","lawsuit","assignment-notice","signed-notice"]"#
    );
    assert!(serde_json::from_str::<InterruptionKind>("\"call\"").is_err());
}

// ---------------------------------------------------------------------------
// Simple interest

/// Each window to the penny. Of the published scenarios these are not here:
///
/// - refused dates and codes (`dateCreated` "d", 30 February, an empty
///   `subTrans`): reading text is not this function's, days are days here;
/// - the window of 0 days at 0 % before interest starts: it charges nothing,
///   and an account here begins with the day interest begins;
/// - a debt of −1: HMRC answers 0, here it is refused
///   ([`SimpleError::Negative`], tested below);
/// - which codes of a debt bear interest: a rate of 0 says it, below;
/// - 300 debts at once: the sum over accounts; one of them is below.
#[test]
fn simple_interest_as_hmrc_publishes_it() {
    holds(Group::SimpleInterest);
    let kind = |kind: &str| {
        let rows = read::rows(TABLES.simple);
        rows.filter(|row| row.split('\t').next() == Some(kind))
            .count()
    };
    assert_eq!(["account", "window", "total"].map(kind), [12, 22, 12]);
}

fn account<'a>(
    principal: &str,
    (from, to): (&str, &str),
    payments: &'a [Payment],
    rates: &'a [RateFrom],
) -> Account<'a> {
    Account {
        principal: yuan(principal),
        from: day(from),
        to: day(to),
        payments,
        rates,
    }
}

/// One of HMRC's 300 debts: 5,000 at 2.6 % for 120 days is 42.739, 42.73 each,
/// 12,819.00 together. Debts without interest have a rate of nothing.
#[test]
fn many_debts_and_debts_without_interest() {
    let rates = hmrc_rates();
    let one = account("5000", ("2020-12-16", "2021-04-14"), &[], &rates);
    let interest = simple_interest(one, HMRC).unwrap().interest;
    assert_eq!(interest, yuan("42.73"));
    assert_eq!(Fen::sum([interest; 300]), Ok(yuan("12819")));
    let none = [RateFrom {
        from: day("2021-01-01"),
        rate: yearly("0"),
    }];
    let free = account("1000", ("2021-03-01", "2021-03-08"), &[], &none);
    let free = simple_interest(free, HMRC).unwrap();
    assert_eq!((free.interest, free.owed()), (Fen::ZERO, Ok(yuan("1000"))));
}

/// The Chinese conventions on one account: 10,000 at 18 %, 4,000 paid on the
/// 11th day, the rate down to 12 % on the 21st; to the 31st.
///
/// ```text
///                     ÷ 365, last day not   ÷ 360, last day counted
/// 10,000 × 18 % × 10      49.3151               50.00
///  6,000 × 18 % × 10      29.5890               30.00
///  6,000 × 12 % × 10      19.7260    × 11       22.00
/// ```
#[test]
fn simple_interest_by_other_conventions() {
    let rates = [("2026-01-01", "18"), ("2026-01-21", "12")].map(|(from, percent)| RateFrom {
        from: day(from),
        rate: yearly(percent),
    });
    let payments = [Payment {
        day: day("2026-01-11"),
        amount: yuan("4000"),
    }];
    let owed = account("10000", ("2026-01-01", "2026-01-31"), &payments, &rates);
    for (range, year, expected) in [
        (
            DayRange::FirstNotLast,
            DayCount::Act365,
            ["49.32", "29.59", "19.73"],
        ),
        (
            DayRange::BothEnds,
            DayCount::Act360,
            ["50.00", "30.00", "22.00"],
        ),
    ] {
        let convention = Convention {
            range,
            year,
            rounding: Rounding::HalfUp,
        };
        let found = simple_interest(owed, convention).unwrap();
        let interest: Vec<_> = found.windows.iter().map(|w| w.interest).collect();
        assert_eq!(interest, expected.map(yuan));
        assert_eq!(found.principal, yuan("6000"));
    }
}

#[test]
fn simple_interest_at_the_edges() {
    let rates = hmrc_rates();
    let pay = |on: &str, amount: i64| Payment {
        day: day(on),
        amount: Fen::new(amount),
    };
    let range = ("2021-03-01", "2021-03-08");
    // On the first day, before it, on the last, after it.
    for (on, bears, left) in [
        ("2021-03-01", [8, 0], "4000"),
        ("2020-03-01", [8, 0], "4000"),
        ("2021-03-08", [7, 1], "4000"),
        ("2021-03-09", [8, 0], "5000"),
    ] {
        let payments = [pay(on, 100_000)];
        let found = simple_interest(account("5000", range, &payments, &rates), HMRC).unwrap();
        let days = [0, 1].map(|i| found.windows.get(i).map_or(0, |w| w.days));
        assert_eq!((days, found.principal), (bears, yuan(left)), "{on}");
    }
    // More than was owed; what follows bears nothing.
    let payments = [pay("2021-03-03", 600_000)];
    let found = simple_interest(account("5000", range, &payments, &rates), HMRC).unwrap();
    assert_eq!((found.principal, found.overpaid), (Fen::ZERO, yuan("1000")));
    assert_eq!(found.interest, yuan("0.71"));
    // Neither a payment of nothing nor a repeated rate starts a window.
    let mut repeated = rates.clone();
    repeated.push(RateFrom {
        from: day("2021-03-05"),
        rate: yearly("2.6"),
    });
    let payments = [pay("2021-03-03", 0)];
    let found = simple_interest(account("5000", range, &payments, &repeated), HMRC).unwrap();
    assert_eq!(found.windows.len(), 1);
    assert_eq!(found.interest, yuan("2.84"));
    // Two rates on one day: the later in the list.
    repeated.push(RateFrom {
        from: day("2021-03-05"),
        rate: yearly("0"),
    });
    let found = simple_interest(account("5000", range, &[], &repeated), HMRC).unwrap();
    assert_eq!(found.interest, yuan("1.42"));
    // Refused.
    let late = [rates[2]];
    let early = account("5000", ("2020-04-01", "2020-04-10"), &[], &late);
    assert_eq!(
        simple_interest(early, HMRC),
        Err(SimpleError::NoRate(day("2020-04-01")))
    );
    let negative = [pay("2021-03-03", -1)];
    let refused = [
        account("5000", range, &negative, &rates),
        Account {
            principal: Fen::new(-1),
            ..account("0", range, &[], &rates)
        },
    ];
    for refused in refused {
        assert_eq!(simple_interest(refused, HMRC), Err(SimpleError::Negative));
    }
    let endless = Account {
        to: NaiveDate::MAX,
        ..account("5000", range, &[], &rates)
    };
    assert_eq!(simple_interest(endless, HMRC), Err(SimpleError::Overflow));
}

// ---------------------------------------------------------------------------
// What holds for every input

fn kinds() -> impl Strategy<Value = InterruptionKind> {
    select(&InterruptionKind::ALL)
}

prop_compose! {
    fn interruptions()(
        list in proptest::collection::vec((some_day(), kinds(), proptest::option::of(0..900_i64)), 0..8)
    ) -> Vec<Interruption> {
        list.into_iter()
            .map(|(day, kind, lasted)| Interruption {
                day,
                kind,
                ended_on: lasted
                    .filter(|_| kind == InterruptionKind::Lawsuit)
                    .and_then(|days| plus_days(day, days)),
            })
            .collect()
    }
}

/// The end of the period, an open one after every date.
fn end(clock: &Clock) -> NaiveDate {
    clock.expires_on.unwrap_or(NaiveDate::MAX)
}

prop_compose! {
    fn periods()(
        list in proptest::collection::vec((some_day(), 0..2_000_i64, 0..=1_000_000_000_i64), 0..6)
    ) -> Vec<PrincipalPeriod> {
        list.into_iter()
            .map(|(from, days, principal)| PrincipalPeriod {
                from,
                to: plus_days(from, days).unwrap(),
                principal: Fen::new(principal),
            })
            .collect()
    }
}

prop_compose! {
    fn payments()(
        list in proptest::collection::vec((some_day(), 0..=5_000_000_i64), 0..6)
    ) -> Vec<Payment> {
        list.into_iter()
            .map(|(day, amount)| Payment { day, amount: Fen::new(amount) })
            .collect()
    }
}

prop_compose! {
    fn rate_changes()(
        first in 0..=4_000_000_000_i64,
        list in proptest::collection::vec((some_day(), 0..=4_000_000_000_i64), 0..5)
    ) -> Vec<RateFrom> {
        let rate = |units| Rate::from_units(units, Per::Year).unwrap();
        let mut rates = vec![RateFrom { from: day("2015-01-01"), rate: rate(first) }];
        rates.extend(list.into_iter().map(|(from, units)| RateFrom { from, rate: rate(units) }));
        rates
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::with_cases(400)
    })]

    /// Whatever the day and the months added: the quote is one that was in
    /// force from a day on or before it, and four times it is four times it.
    #[test]
    fn an_lpr_never_comes_from_the_future(
        on in some_day(),
        months in proptest::collection::vec((some_day(), 0..=1_000_000_000_i64), 0..5),
    ) {
        let extra: Vec<LprMonth> = months
            .into_iter()
            .map(|(from, units)| LprMonth { from, rate: Rate::from_units(units, Per::Year).unwrap() })
            .collect();
        let quote = lpr_on(on, &extra);
        prop_assert_eq!(quote.is_some(), on >= FIRST_LPR);
        if let Some(quote) = quote {
            prop_assert!(quote.from >= FIRST_LPR && quote.from <= on);
            // No usable month and no row lies between the quote and the day.
            let newer = |from: NaiveDate| from > quote.from && from <= on;
            prop_assert!(!LPR_1Y.iter().any(|row| newer(row.from)));
            prop_assert!(!extra.iter().any(|month| newer(month.from)));
            let (four, _) = four_times_lpr(on, &extra).unwrap();
            let fen = Fen::new(1_000_000);
            let once = quote.rate.yearly(DayCount::Act365);
            prop_assert_eq!(
                four.yearly(DayCount::Act365).accrue(fen, 1),
                once.accrue(fen, 4)
            );
        }
    }

    /// No line is above 24 %: 36 % is nowhere. A verdict needs a known lender.
    #[test]
    fn no_line_is_above_24_percent(on in some_day(), lender in select(&Lender::ALL)) {
        let line = legal_line(lender, on, &[]);
        let all = line.main.iter().chain(&line.references).chain(&line.regulator);
        for each in all {
            prop_assert!(!each.rate.yearly(DayCount::Act365).exceeds_percent(24));
            prop_assert!(!each.sources.is_empty() && !each.notes.is_empty());
        }
        prop_assert!(lender != Lender::Other || line.main.is_none());
        prop_assert!(!line.sources.is_empty());
        let courts = line.main.iter().chain(&line.references);
        prop_assert!(courts.into_iter().all(|l| l.setter == Setter::Court));
    }

    /// A day more, a fen more or a period more never lowers the cap, and the
    /// order of the periods does not matter.
    #[test]
    fn the_cap_grows_with_days_and_principal(
        periods in periods(), more in periods(), percent in 0..=36_u32, at in any::<prop::sample::Index>(),
    ) {
        let line = Rate::fixed(percent * 100_000_000, Per::Year);
        let before = cap(&periods, line).unwrap();
        let mut turned = periods.clone();
        turned.reverse();
        prop_assert_eq!(cap(&turned, line), Ok(before));
        if !periods.is_empty() {
            let i = at.index(periods.len());
            let mut longer = periods.clone();
            longer[i].to = plus_days(longer[i].to, 1).unwrap();
            prop_assert!(cap(&longer, line).unwrap() >= before);
            let mut larger = periods.clone();
            larger[i].principal = larger[i].principal.plus(Fen::new(1)).unwrap();
            prop_assert!(cap(&larger, line).unwrap() >= before);
        }
        let both: Vec<_> = periods.iter().chain(&more).copied().collect();
        let apart = before.plus(cap(&more, line).unwrap()).unwrap();
        // Rounded once instead of twice: a fen apart at most.
        let gap = cap(&both, line).unwrap().minus(apart).unwrap().get();
        prop_assert!(gap.abs() <= 1);
    }

    /// An excess is shown only above nothing, and is then the difference.
    #[test]
    fn an_excess_is_above_nothing(periods in periods(), charged in 0..=1_000_000_000_i64) {
        let found = excess(Fen::new(charged), &periods, YEARLY_24).unwrap();
        let above = charged - found.cap.get();
        prop_assert_eq!(found.excess.map(Fen::get), (above > 0).then_some(above));
    }

    /// A larger claim never pays less, and a fen more never more than a fen.
    #[test]
    fn the_fee_rises_without_a_step(claim in 0..=20_000_000_000_i64, step in 0..=10_000_000_i64) {
        let fee = |claim: i64| court_fee(Fen::new(claim)).unwrap();
        let (low, high) = (fee(claim), fee(claim + step));
        let rise = high.full.get() - low.full.get();
        prop_assert!(rise >= 0);
        // 2.5 % is the steepest bracket; one fen for the two roundings.
        prop_assert!(rise * 40 <= step + 40);
        prop_assert!((low.full.get() - 2 * low.summary.get()).abs() <= 1);
        let parts: i64 = low.parts.iter().map(|p| p.part.get()).sum();
        prop_assert_eq!(parts, (claim - 1_000_000).max(0));
    }

    /// At every edge the fee is the same from both sides.
    #[test]
    fn the_fee_is_continuous_at_the_edges(bracket in select(&FEE_BRACKETS), fen in 1..=19_i64) {
        let at = court_fee(bracket.over).unwrap().full.get();
        let around = |by: i64| court_fee(Fen::new(bracket.over.get() + by)).unwrap().full.get();
        // Not even half a fen away, whatever the bracket.
        prop_assert_eq!(around(fen), at);
        prop_assert!((around(-fen) - at).abs() <= 1);
    }

    /// Day by day the same lines come out: the base of a day is the money less
    /// what was paid before that day.
    #[test]
    fn delay_interest_day_by_day(
        money in 0..=10_000_000_i64, ends in some_day(), days in 0..800_i64, payments in payments(),
    ) {
        let judgment = Judgment { money: Fen::new(money), performance_ends: ends };
        let as_of = plus_days(ends, days).unwrap();
        let delay = delayed_performance(judgment, &payments, as_of).unwrap();
        let paid_before = |on: NaiveDate| -> i64 {
            payments.iter().filter(|p| p.day < on).map(|p| p.amount.get()).sum()
        };
        let mut fen_days = 0_i128;
        for n in 1..=days {
            let on = plus_days(ends, n).unwrap();
            let base = (money - paid_before(on)).max(0);
            fen_days += i128::from(base);
            let line = delay.lines.iter().find(|l| l.from <= on && on <= l.through);
            prop_assert_eq!(line.map_or(0, |l| l.base.get()), base, "{}", on);
        }
        let covered: i128 = delay
            .lines
            .iter()
            .map(|l| i128::from(l.base.get()) * i128::from(l.days))
            .sum();
        prop_assert_eq!(covered, fen_days);
        prop_assert_eq!(Fen::sum(delay.lines.iter().map(|l| l.amount)), Ok(delay.accrued));
        // A fen for each rounding; 0.0175 % is 7 in 40,000.
        let exact = fen_days * 7;
        let gap = (i128::from(delay.accrued.get()) * 40_000 - exact).abs();
        prop_assert!(gap <= 20_000 * delay.lines.len() as i128);
        // Nothing paid is lost, the money comes first.
        let paid = paid_before(plus_days(as_of, 1).unwrap());
        let used = (money - delay.money_unpaid.get())
            + (delay.accrued.get() - delay.accrued_unpaid.get())
            + delay.left_over.get();
        prop_assert_eq!(used, paid);
        prop_assert!(delay.money_unpaid.is_zero() || delay.accrued == delay.accrued_unpaid);
        prop_assert!(delay.accrued_unpaid.is_zero() || delay.left_over.is_zero());
    }

    /// An interruption within the period never brings its end forward, one
    /// after it changes nothing; no interruption ever brings it forward.
    #[test]
    fn interruptions_never_shorten(
        start in some_day(), list in interruptions(), on in some_day(), kind in kinds(), as_of in some_day(),
    ) {
        let plain = limitation(start, None, &list, as_of).unwrap().clock;
        let added = Interruption { day: on, kind, ended_on: None };
        let mut more = list.clone();
        more.push(added);
        let with = limitation(start, None, &more, as_of).unwrap().clock;
        prop_assert!(end(&with) >= end(&plain));
        prop_assert!(end(&plain) >= plus_years(start, 3).unwrap());
        if on > as_of || on > end(&plain) {
            prop_assert_eq!(end(&with), end(&plain));
        } else if kind != InterruptionKind::Lawsuit && on > start {
            prop_assert!(end(&with) >= plus_years(on, 3).unwrap());
        }
    }

    /// The status says where the day lies, and the events are all there.
    #[test]
    fn the_status_is_where_the_day_lies(
        start in some_day(), list in interruptions(), as_of in some_day(), accelerated in proptest::option::of(some_day()),
    ) {
        let found = limitation(start, accelerated, &list, as_of).unwrap();
        for clock in [Some(&found.clock), found.may_be_argued.as_ref()].into_iter().flatten() {
            prop_assert_eq!(clock.events.len(), list.len());
            match clock.status {
                Status::NotStarted => prop_assert!(as_of <= clock.start),
                Status::Running { days_left } => {
                    prop_assert!(as_of > clock.start);
                    prop_assert_eq!(plus_days(as_of, days_left), clock.expires_on);
                }
                Status::Proceedings => prop_assert_eq!(clock.expires_on, None),
                Status::Expired | Status::ExpiredMayBeWaived => prop_assert!(as_of > end(clock)),
            }
            let waived = clock.events.iter().any(|e| e.effect == Effect::MayWaive);
            prop_assert_eq!(waived, clock.status == Status::ExpiredMayBeWaived);
            for event in &clock.events {
                let later = event.interruption.day > as_of;
                prop_assert_eq!(event.effect == Effect::NotYet, later);
            }
        }
        if let Some(argued) = &found.may_be_argued {
            prop_assert!(argued.start < found.clock.start);
            prop_assert!(end(argued) <= end(&found.clock));
        }
    }

    /// What is noted today does what the warning said it would.
    #[test]
    fn a_warning_comes_true(start in some_day(), list in interruptions(), as_of in some_day(), act in kinds()) {
        let found = limitation(start, None, &list, as_of).unwrap();
        let warning = found.warning_before(act).unwrap();
        let mut more = list;
        more.push(Interruption { day: as_of, kind: act, ended_on: None });
        let then = limitation(start, None, &more, as_of).unwrap().clock;
        let event = then.events.iter().rev().find(|e| e.interruption.day == as_of).unwrap();
        prop_assert_eq!(event.effect, warning.effect);
    }

    /// Windows cover the range day by day with the principal and the rate of
    /// each day; without rounding a range is the sum of its two halves.
    #[test]
    fn simple_interest_is_the_sum_of_its_days(
        principal in 0..=10_000_000_i64, from in some_day(), days in 0..400_i64, cut in 0..=400_i64,
        payments in payments(), rates in rate_changes(),
        range in select(&[DayRange::FirstNotLast, DayRange::BothEnds]),
        rounding in select(&[Rounding::Floor, Rounding::HalfUp]),
    ) {
        let convention = Convention { range, year: DayCount::Act365, rounding };
        let to = plus_days(from, days).unwrap();
        let whole = Account { principal: Fen::new(principal), from, to, payments: &payments, rates: &rates };
        let found = simple_interest(whole, convention).unwrap();
        let counted = match range {
            DayRange::FirstNotLast => days,
            DayRange::BothEnds => days + 1,
        };
        let left_on = |on: NaiveDate| -> i64 {
            let paid: i64 = payments.iter().filter(|p| p.day <= on).map(|p| p.amount.get()).sum();
            (principal - paid).max(0)
        };
        let mut covered = 0;
        for n in 0..counted {
            let on = plus_days(from, n).unwrap();
            let window = found.windows.iter().find(|w| w.from <= on && on < w.until).unwrap();
            prop_assert_eq!(window.principal.get(), left_on(on));
            let in_force = rates.iter().filter(|r| r.from <= on).max_by_key(|r| r.from).unwrap();
            prop_assert_eq!(window.rate, in_force.rate);
            covered += 1;
        }
        prop_assert_eq!(found.windows.iter().map(|w| w.days).sum::<i64>(), covered);
        for pair in found.windows.windows(2) {
            prop_assert_eq!(pair[0].until, pair[1].from);
            prop_assert!(pair[0].principal != pair[1].principal || pair[0].rate != pair[1].rate);
        }
        for window in &found.windows {
            prop_assert_eq!(days_between(window.from, window.until), window.days);
        }
        prop_assert_eq!(found.principal.get(), left_on(to));

        // Cut in two, the only difference is the rounding of the window cut.
        let middle = plus_days(from, cut.min(days)).unwrap();
        let exact = Convention { range: DayRange::FirstNotLast, ..convention };
        let part = |from, to| {
            simple_interest(Account { from, to, ..whole }, exact).unwrap().interest.get()
        };
        let gap = part(from, to) - part(from, middle) - part(middle, to);
        let most = match rounding {
            Rounding::Floor => 0..=1,
            Rounding::HalfUp => -1..=1,
        };
        prop_assert!(most.contains(&gap), "{}", gap);
    }
}

// ---------------------------------------------------------------------------
// Limitation of a debt: from its last due date as it stands

mod of_a_debt {
    use super::common::{by, event, plan, row};
    use ashore::loan::limitation::{Limitation, of_debt};
    use ashore::loan::{Act, Event, Ledger, Method};
    use chrono::NaiveDate;

    fn start(ledger: impl IntoIterator<Item = Event>) -> NaiveDate {
        clock(ledger).clock.start
    }

    fn clock(ledger: impl IntoIterator<Item = Event>) -> Limitation {
        let contract = by(Method::EqualPrincipal(plan()));
        let ledger: Ledger = ledger.into_iter().collect();
        of_debt(&contract, &ledger, super::day("2026-11-23")).unwrap()
    }

    #[test]
    fn an_extension_moves_it() {
        assert_eq!(start([]), super::day("2027-01-20"));
        let extend = |months| event("2026-10-01", Act::Extend { months });
        assert_eq!(start([extend(12)]), super::day("2028-01-20"));
        // Refused, it moves nothing.
        assert_eq!(start([extend(0)]), super::day("2027-01-20"));
    }

    #[test]
    fn an_agreement_moves_it_and_an_acceleration_before_it_is_over() {
        let rows = vec![row("2026-12-31", 100, 0, 0), row("2027-08-31", 100, 0, 0)];
        let agreed = event("2026-10-01", Act::Replace { rows });
        let called = event("2026-09-01", Act::Accelerate);
        let extended = event("2026-11-01", Act::Extend { months: 6 });
        let found = clock([called, agreed.clone()]);
        assert_eq!(found.clock.start, super::day("2027-08-31"));
        assert_eq!(found.may_be_argued, None);
        // Its rows have days of their own: 28 or 29 February, not 20.
        assert_eq!(start([agreed, extended]), super::day("2028-02-29"));
        // More than is owed is no agreement.
        let rows = vec![row("2030-01-01", 900_000_000, 0, 0)];
        let refused = event("2026-10-01", Act::Replace { rows });
        assert_eq!(start([refused]), super::day("2027-01-20"));
    }
}
