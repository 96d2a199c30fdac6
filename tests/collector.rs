//! What the rules of conduct say of a log of contacts: each rule at, just under
//! and just over its limit and its days, and what holds for any log.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;

use ashore::collector::counts::{Filter, by_creditor, by_number, heat, timeline};
use ashore::collector::findings::is_quiet;
use ashore::collector::paste::{Mention, Message, MessageDoubt, read_message};
use ashore::collector::{
    Account, Caller, Channel, Contact, ContactId, Direction, EvidenceId, Finding, Group, Mark,
    Minute, Missing, Tag, ThirdParty, Told, VisitMark, What, Who, findings,
};
use ashore::law::Lender;
use ashore::law::conduct::{Force, Remedy, RuleId, Unclear, Verdict, rule};
use ashore::loan::{DebtId, Product};
use ashore::money::Fen;
use chrono::NaiveDate;
use common::day;
use proptest::prelude::*;
use proptest::sample::{Index, select};

// ---------------------------------------------------------------------------
// Helpers.

const LOAN: DebtId = DebtId(1);
const CARD: DebtId = DebtId(2);
const CONSUMER: DebtId = DebtId(3);
const SMALL: DebtId = DebtId(4);
const PRIVATE: DebtId = DebtId(5);
/// A second loan of the bank of the first.
const LOAN_2: DebtId = DebtId(6);

fn accounts() -> Vec<Account> {
    vec![
        Account::new(LOAN, Lender::Bank, Product::Weilidai, "某某银行"),
        Account::new(CARD, Lender::Bank, Product::CreditCard, ""),
        Account::new(
            CONSUMER,
            Lender::ConsumerFinance,
            Product::ConsumerFinance,
            "",
        ),
        Account::new(SMALL, Lender::SmallLoan, Product::Jiebei, ""),
        Account::new(PRIVATE, Lender::Private, Product::PrivateLoan, ""),
        Account::new(LOAN_2, Lender::Bank, Product::Weilidai, " 某某银行 "),
    ]
}

fn at(text: &str) -> Minute {
    Minute::parse(text).unwrap()
}

/// The minute `after` minutes past nine of a day.
fn past_nine(day: &str, after: u16) -> Minute {
    Minute::new(common::day(day), 9 + after / 60, after % 60).unwrap()
}

/// A contact of theirs about the first loan, by somebody who said for whom.
fn contact(channel: Channel, at: Minute) -> Contact {
    Contact {
        debt: Some(LOAN),
        said_for: "某某银行".to_owned(),
        number: "075512345678".to_owned(),
        evidence: vec![EvidenceId(1)],
        ..Contact::new(channel, Direction::In, at)
    }
}

fn call(at: Minute, connected: bool) -> Contact {
    Contact {
        connected: Some(connected),
        ..contact(Channel::Call, at)
    }
}

/// That many calls of a day, from nine on.
fn calls(day: &str, count: u16, connected: bool) -> Vec<Contact> {
    (0..count)
        .map(|n| call(past_nine(day, n * 7), connected))
        .collect()
}

fn tagged(tags: &[Tag], at: Minute) -> Contact {
    let mut tagged = call(at, true);
    for tag in tags {
        tagged.tag(*tag);
    }
    tagged
}

/// Somebody else was reached.
fn third(at: Minute, told: Told) -> Contact {
    Contact {
        reached: Some(ThirdParty {
            who: Who::Colleague,
            name: "老李".to_owned(),
            told,
            refused_further: false,
            is_guarantor: false,
            spouse_shared: false,
            offered_to_pay: false,
        }),
        ..contact(Channel::ThirdParty, at)
    }
}

fn visit(at: Minute) -> Contact {
    Contact {
        headcount: Some(2),
        ..contact(Channel::Visit, at)
    }
}

fn today() -> NaiveDate {
    day("2026-12-31")
}

/// Numbered in the order given.
fn numbered(mut log: Vec<Contact>) -> Vec<Contact> {
    for (contact, id) in log.iter_mut().zip(1..) {
        contact.id = ContactId(id);
    }
    log
}

fn of(log: impl IntoIterator<Item = Contact>) -> Vec<Finding> {
    findings(&numbered(log.into_iter().collect()), &accounts(), today())
}

fn rules(found: &[Finding]) -> Vec<RuleId> {
    found.iter().map(|f| f.rule).collect()
}

#[track_caller]
fn one(found: &[Finding], id: RuleId) -> Finding {
    let of: Vec<&Finding> = found.iter().filter(|f| f.rule == id).collect();
    assert_eq!(of.len(), 1, "{id:?} in {found:?}");
    of[0].clone()
}

// ---------------------------------------------------------------------------
// H1: quiet hours.

#[test]
fn quiet_hours_to_the_minute() {
    for (time, quiet) in [
        ("21:59", false),
        ("22:00", true),
        ("22:01", true),
        ("23:59", true),
        ("00:00", true),
        ("07:59", true),
        ("08:00", false),
        ("12:00", false),
    ] {
        let minute = at(&format!("2026-11-28T{time}"));
        assert_eq!(is_quiet(minute), quiet, "{time}");
        for channel in [Channel::Call, Channel::Sms, Channel::Chat, Channel::Visit] {
            let found = of([contact(channel, minute)]);
            let want: &[RuleId] = if quiet {
                &[RuleId::StandardQuietHours, RuleId::GuidelineQuietHours]
            } else {
                &[]
            };
            assert_eq!(rules(&found), want, "{time} {channel:?}");
        }
    }
}

#[test]
fn quiet_hours_and_their_days() {
    for (on, want) in [
        ("2025-02-27", vec![RuleId::NoKnownRule]),
        ("2025-02-28", vec![RuleId::StandardQuietHours]),
        ("2026-01-29", vec![RuleId::StandardQuietHours]),
        (
            "2026-01-30",
            vec![RuleId::StandardQuietHours, RuleId::GuidelineQuietHours],
        ),
    ] {
        let minute = at(&format!("{on}T22:30"));
        let found = of([call(minute, false)]);
        assert_eq!(rules(&found), want, "{on}");
        for finding in &found {
            assert_eq!(finding.what, What::QuietHours { at: minute });
            assert_eq!(finding.contacts, [ContactId(1)]);
        }
    }
    let found = of([call(at("2026-06-01T22:30"), true)]);
    let standard = one(&found, RuleId::StandardQuietHours);
    assert_eq!(standard.verdict, Verdict::NotPerStandard);
    assert_eq!(standard.missing, [Missing::Consent]);
    let guideline = one(&found, RuleId::GuidelineQuietHours);
    assert_eq!(guideline.verdict, Verdict::NotPerGuideline);
    assert_eq!(
        guideline.missing,
        [Missing::Reach(Unclear::Membership), Missing::Consent]
    );
}

/// What the borrower began or agreed to, a letter, and a court's officers.
#[test]
fn quiet_hours_that_are_none() {
    let late = at("2026-11-28T23:00");
    let agreed = Contact {
        agreed: true,
        ..call(late, true)
    };
    let own = Contact {
        direction: Direction::Out,
        ..call(late, true)
    };
    let court = Contact {
        caller: Caller::Court,
        ..visit(late)
    };
    let letter = contact(Channel::Letter, late);
    for quiet in [agreed, own, court.clone(), letter] {
        assert_eq!(of([quiet.clone()]), [], "{quiet:?}");
    }
    // Somebody who only said so is no officer of a court.
    let mut posed = court;
    posed.tag(Tag::PosedAsAuthority);
    let found = rules(&of([posed]));
    assert!(found.contains(&RuleId::StandardQuietHours));
    assert!(found.contains(&RuleId::Security62));
}

/// A visit that begins before ten and goes on after.
#[test]
fn a_visit_into_the_night() {
    let mark = |time: &str, what| Mark {
        at: at(&format!("2026-11-28T{time}")),
        what,
    };
    for (marks, want) in [
        (vec![mark("21:59", VisitMark::Left)], None),
        (vec![mark("22:00", VisitMark::Left)], None),
        (vec![mark("22:01", VisitMark::Left)], Some("22:01")),
        (vec![mark("22:00", VisitMark::ShowedId)], Some("22:00")),
        // Called by the borrower.
        (vec![mark("22:05", VisitMark::PoliceCalled)], None),
    ] {
        let visit = Contact {
            marks: marks.clone(),
            ..visit(at("2026-11-28T21:40"))
        };
        let found = of([visit]);
        let first = found.first().map(|f| f.what.clone());
        let want = want.map(|time| What::QuietHours {
            at: at(&format!("2026-11-28T{time}")),
        });
        assert_eq!(first, want, "{marks:?}");
    }
}

// ---------------------------------------------------------------------------
// C1 and C2: two counters.

#[test]
fn calls_put_through_in_a_day() {
    for (count, want) in [(0, None), (3, None), (4, Some(4)), (9, Some(9))] {
        let found = of(calls("2026-06-01", count, true));
        let counts: Vec<_> = found.iter().map(|f| f.what.clone()).collect();
        let want: Vec<_> = want
            .into_iter()
            .map(|count| What::ConnectedCalls {
                day: day("2026-06-01"),
                count,
                limit: Some(3),
            })
            .collect();
        // Once for the day, not for each call.
        assert_eq!(counts, want, "{count}");
        for finding in found {
            assert_eq!(finding.rule, RuleId::StandardCalls);
            assert_eq!(finding.contacts.len(), usize::from(count));
            assert_eq!(finding.missing, []);
        }
    }
}

#[test]
fn unanswered_calls_in_a_day() {
    for (count, want) in [(0, None), (6, None), (7, Some(7)), (20, Some(20))] {
        let found = of(calls("2026-06-01", count, false));
        let counts: Vec<_> = found.iter().map(|f| f.what.clone()).collect();
        let want: Vec<_> = want
            .into_iter()
            .map(|count| What::Unanswered {
                day: day("2026-06-01"),
                count,
                limit: Some(6),
                number: Some("075512345678".to_owned()),
            })
            .collect();
        assert_eq!(counts, want, "{count}");
        for finding in found {
            assert_eq!(finding.rule, RuleId::GuidelineAttempts);
            assert_eq!(
                finding.missing,
                [Missing::Reach(Unclear::Membership), Missing::Consent]
            );
        }
    }
}

/// Four put through and seven missed: both counters, each with its own calls.
#[test]
fn the_counters_are_never_added_up() {
    let mut log = calls("2026-06-01", 4, true);
    log.extend(calls("2026-06-01", 7, false));
    let found = of(log);
    assert_eq!(found.len(), 2);
    let connected = one(&found, RuleId::StandardCalls);
    assert_eq!(connected.contacts, [1, 2, 3, 4].map(ContactId));
    let missed = one(&found, RuleId::GuidelineAttempts);
    assert_eq!(missed.contacts, [5, 6, 7, 8, 9, 10, 11].map(ContactId));
    // Three and six are ten calls, and neither is too many.
    let mut log = calls("2026-06-01", 3, true);
    log.extend(calls("2026-06-01", 6, false));
    assert_eq!(of(log), []);
}

#[test]
fn counters_and_their_days() {
    for (on, connected, missed) in [
        ("2024-05-14", RuleId::NoKnownRule, RuleId::NoKnownRule),
        ("2024-05-15", RuleId::Nifa2024Calls, RuleId::NoKnownRule),
        ("2025-02-27", RuleId::Nifa2024Calls, RuleId::NoKnownRule),
        ("2025-02-28", RuleId::StandardCalls, RuleId::NoKnownRule),
        ("2026-01-29", RuleId::StandardCalls, RuleId::NoKnownRule),
        (
            "2026-01-30",
            RuleId::StandardCalls,
            RuleId::GuidelineAttempts,
        ),
    ] {
        assert_eq!(rules(&of(calls(on, 4, true))), [connected], "{on}");
        assert_eq!(rules(&of(calls(on, 7, false))), [missed], "{on}");
    }
    // An old text that was read second-hand is no verdict.
    let found = of(calls("2024-06-01", 4, true));
    assert_eq!(found[0].verdict, Verdict::Recordable);
    let found = of(calls("2024-01-01", 4, true));
    assert!(matches!(
        found[0].what,
        What::ConnectedCalls {
            limit: None,
            count: 4,
            ..
        }
    ));
}

#[test]
fn what_is_in_no_counter() {
    let others: [fn(Contact) -> Contact; 7] = [
        |c| Contact {
            direction: Direction::Out,
            ..c
        },
        |c| Contact { agreed: true, ..c },
        |c| Contact {
            connected: None,
            ..c
        },
        |c| Contact {
            channel: Channel::Sms,
            connected: None,
            ..c
        },
        // Another day, another creditor, a court.
        |c| Contact {
            at: past_nine("2026-06-02", 0),
            ..c
        },
        |c| Contact {
            debt: Some(SMALL),
            ..c
        },
        |c| Contact {
            caller: Caller::Court,
            ..c
        },
    ];
    for (n, other) in others.into_iter().enumerate() {
        for (count, connected) in [(3, true), (6, false)] {
            let mut log = calls("2026-06-01", count, connected);
            log.push(other(call(past_nine("2026-06-01", 200), connected)));
            assert_eq!(of(log), [], "{n}, connected {connected}");
        }
    }
    // A China day ends at midnight.
    let mut log = calls("2026-06-01", 3, true);
    log.push(call(at("2026-06-02T08:00"), true));
    assert_eq!(of(log), []);
}

#[test]
fn calls_of_one_creditor_are_counted_together() {
    // Two loans of one bank.
    let mut log = calls("2026-06-01", 4, true);
    log[1].debt = Some(LOAN_2);
    log[2].debt = None;
    assert_eq!(one(&of(log), RuleId::StandardCalls).contacts.len(), 4);
    // Of no debt: by what they said, or by the number, however it is written.
    let unknown = |n: u16| Contact {
        debt: None,
        said_for: String::new(),
        number: ["0755-1234 5678", "075512345678"][usize::from(n % 2)].to_owned(),
        ..call(past_nine("2026-06-01", n), true)
    };
    let found = of((0..4).map(unknown));
    let finding = one(&found, RuleId::StandardCalls);
    assert_eq!(
        finding.missing,
        [
            Missing::Reach(Unclear::Lender),
            Missing::WhoCalled,
            Missing::Creditor
        ]
    );
    let hidden = (0..4).map(|n| Contact {
        number: String::new(),
        ..unknown(n)
    });
    assert_eq!(of(hidden), [], "nothing says that they are of one caller");
    // Attempts from several numbers of one creditor.
    let mut log = calls("2026-06-01", 7, false);
    log[3].number = "02112345678".to_owned();
    let finding = one(&of(log), RuleId::GuidelineAttempts);
    assert!(finding.missing.contains(&Missing::SeveralNumbers));
    assert!(matches!(
        finding.what,
        What::Unanswered { number: None, .. }
    ));
}

/// Which rules speak of which lender.
#[test]
fn each_lender_has_its_rules() {
    for (debt, connected, missed) in [
        (LOAN, RuleId::StandardCalls, RuleId::GuidelineAttempts),
        (CARD, RuleId::StandardCalls, RuleId::GuidelineAttempts),
        (CONSUMER, RuleId::StandardCalls, RuleId::GuidelineAttempts),
        (SMALL, RuleId::StandardCalls, RuleId::NoKnownRule),
        (PRIVATE, RuleId::NoKnownRule, RuleId::NoKnownRule),
    ] {
        let about = |log: Vec<Contact>| {
            of(log.into_iter().map(|c| Contact {
                debt: Some(debt),
                ..c
            }))
        };
        let found = about(calls("2026-06-01", 4, true));
        assert_eq!(rules(&found), [connected], "{debt:?}");
        // Whether the standard is about cards was not read.
        let product = found[0].missing.contains(&Missing::Reach(Unclear::Product));
        assert_eq!(product, [CARD, CONSUMER].contains(&debt), "{debt:?}");
        let found = about(calls("2026-06-01", 7, false));
        assert_eq!(rules(&found), [missed], "{debt:?}");
    }
}

// ---------------------------------------------------------------------------
// T1 to T3: others.

/// Allowed by the guideline's number; the standard has none, and asks whether
/// the borrower was out of reach.
#[track_caller]
fn unsure_by_the_standard(found: &[Finding]) {
    assert_eq!(rules(found), [RuleId::StandardThirdParty], "{found:?}");
    assert_eq!(found[0].verdict, Verdict::Recordable);
    assert!(found[0].missing.contains(&Missing::OutOfReach));
}

/// Without that.
fn but_the_standards_doubt(found: Vec<Finding>) -> Vec<Finding> {
    let doubt = |f: &Finding| f.missing.contains(&Missing::OutOfReach);
    found.into_iter().filter(|f| !doubt(f)).collect()
}

const TOO_EARLY: [RuleId; 2] = [RuleId::StandardThirdParty, RuleId::GuidelineThirdParty];

/// A failed call on each of three days: on the third day it is too early, from
/// the fourth on it is allowed.
#[test]
fn others_only_after_three_failed_calls_and_from_the_next_day() {
    let failed: Vec<Contact> = ["2026-06-01", "2026-06-02", "2026-06-03"]
        .map(|on| call(past_nine(on, 0), false))
        .to_vec();
    for (on, before) in [
        ("2026-06-01", Some(0)),
        ("2026-06-02", Some(1)),
        ("2026-06-03", Some(2)),
        ("2026-06-04", None),
        ("2026-06-09", None),
    ] {
        let mut log = failed.clone();
        log.push(third(past_nine(on, 120), Told::ContactOnly));
        let found = of(log);
        match before {
            None => unsure_by_the_standard(&found),
            Some(failed) => {
                assert_eq!(rules(&found), TOO_EARLY, "{on}");
                assert_eq!(found[0].verdict, Verdict::NotPerStandard);
                assert_eq!(
                    found[0].what,
                    What::ReachedOthers {
                        failed,
                        // That day's own call.
                        same_day: 1,
                        last_reached: None
                    }
                );
                assert_eq!(found[0].missing, [Missing::NumberInvalid]);
            }
        }
    }
    // Three in one day do for the next one.
    for (on, allowed) in [("2026-06-01", false), ("2026-06-02", true)] {
        let mut log = calls("2026-06-01", 3, false);
        log.push(third(past_nine(on, 300), Told::ContactOnly));
        let found = of(log);
        if allowed {
            unsure_by_the_standard(&found);
        } else {
            assert_eq!(rules(&found), TOO_EARLY, "{on}");
            // They are there, and do not count yet.
            let what = What::ReachedOthers {
                failed: 0,
                same_day: 3,
                last_reached: None,
            };
            assert_eq!(found[1].what, what);
        }
    }
    // Two do not.
    let mut log = calls("2026-06-01", 2, false);
    log.push(third(past_nine("2026-06-02", 0), Told::ContactOnly));
    assert_eq!(rules(&of(log)), TOO_EARLY);
}

#[test]
fn a_call_put_through_begins_the_row_anew() {
    let mut log = calls("2026-06-01", 3, false);
    log.push(call(past_nine("2026-06-02", 0), true));
    log.push(third(past_nine("2026-06-03", 0), Told::ContactOnly));
    let found = of(log);
    assert_eq!(
        found[0].what,
        What::ReachedOthers {
            failed: 0,
            same_day: 0,
            last_reached: Some(day("2026-06-02"))
        }
    );
    // A call of the borrower's own: by the guideline's number nothing changes,
    // but nobody who calls back is out of reach.
    let mut log = calls("2026-06-01", 3, false);
    log.push(Contact {
        direction: Direction::Out,
        ..call(past_nine("2026-06-01", 60), true)
    });
    log.push(third(past_nine("2026-06-02", 0), Told::ContactOnly));
    let found = of(log.clone());
    assert_eq!(rules(&found), [RuleId::StandardThirdParty]);
    assert_eq!(found[0].verdict, Verdict::NotPerStandard);
    assert_eq!(
        found[0].what,
        What::ReachedOthers {
            failed: 0,
            same_day: 0,
            last_reached: Some(day("2026-06-01"))
        }
    );
    // One that nobody took changes nothing.
    log[3].connected = Some(false);
    unsure_by_the_standard(&of(log));
    // Another creditor's failed calls are not this one's.
    let mut log: Vec<Contact> = calls("2026-06-01", 3, false);
    for call in &mut log {
        call.debt = Some(SMALL);
    }
    log.push(third(past_nine("2026-06-03", 0), Told::ContactOnly));
    let found = of(log);
    assert_eq!(rules(&found), TOO_EARLY);
    assert!(found[0].missing.contains(&Missing::EarlierCalls));
}

#[test]
fn who_is_no_other() {
    let with = |change: fn(&mut ThirdParty), told| {
        let mut contact = third(past_nine("2026-06-01", 0), told);
        change(contact.reached.as_mut().unwrap());
        contact
    };
    for told in Told::ALL {
        assert_eq!(of([with(|r| r.is_guarantor = true, told)]), [], "{told:?}");
        assert_eq!(of([with(|r| r.spouse_shared = true, told)]), [], "{told:?}");
    }
    // Agreed to, or asked by the borrower.
    let agreed = Contact {
        agreed: true,
        ..third(past_nine("2026-06-01", 0), Told::PassedMessage)
    };
    assert_eq!(of([agreed]), []);
    // Met at the door.
    let mut met = visit(past_nine("2026-06-01", 0));
    met.reached = third(met.at, Told::ContactOnly).reached;
    assert_eq!(of([met]), []);
}

#[test]
fn others_told_of_the_debt() {
    let mut log = calls("2026-06-01", 3, false);
    log.push(third(past_nine("2026-06-02", 0), Told::DebtDetails));
    let of = |log| but_the_standards_doubt(of(log));
    let found = of(log.clone());
    assert_eq!(
        rules(&found),
        [
            RuleId::StandardSecrecy,
            RuleId::GuidelineSecrecy,
            RuleId::CivilPrivacy,
            RuleId::PiplNecessity
        ]
    );
    assert_eq!(found[2].verdict, Verdict::SuspectedUnlawful);
    assert_eq!(found[0].what, What::ToldOthers { amount: false });
    log[3].reached.as_mut().unwrap().told = Told::Amount;
    assert_eq!(of(log.clone())[0].what, What::ToldOthers { amount: true });
    // Who offers to pay asks what there is to pay.
    log[3].reached.as_mut().unwrap().offered_to_pay = true;
    assert_eq!(rules(&of(log.clone())), [RuleId::StandardSecrecy]);
    for told in [Told::ContactOnly, Told::PassedMessage, Told::Unknown] {
        log[3].reached.as_mut().unwrap().told = told;
        assert_eq!(of(log.clone()), [], "{told:?}");
    }
    // Cards and consumer-finance companies have a rule of their own.
    for (debt, id) in [
        (CARD, RuleId::CardThirdParty),
        (CONSUMER, RuleId::ConsumerFinanceThirdParty),
    ] {
        let mut contact = third(past_nine("2026-06-02", 0), Told::Amount);
        contact.debt = Some(debt);
        let found = of(vec![contact]);
        let finding = one(&found, id);
        assert_eq!(finding.verdict, Verdict::AgainstRegulation);
        assert_eq!(finding.missing, [Missing::WhatWasTold]);
    }
}

#[test]
fn a_refusal_is_to_be_kept() {
    let mut first = third(past_nine("2026-06-02", 0), Told::ContactOnly);
    first.reached.as_mut().unwrap().refused_further = true;
    let again = third(past_nine("2026-06-05", 0), Told::PassedMessage);
    let mut log = calls("2026-06-01", 3, false);
    log.extend([first, again]);
    let of = |log| but_the_standards_doubt(of(log));
    let found = of(log.clone());
    assert_eq!(rules(&found), [RuleId::StandardRefusal]);
    assert_eq!(found[0].verdict, Verdict::NotPerStandard);
    assert_eq!(
        found[0].what,
        What::AfterRefusal {
            refused: day("2026-06-02")
        }
    );
    assert_eq!(found[0].contacts, [ContactId(5)]);
    // Without a name it may be the same person, if of the same kind.
    for blank in [vec![3], vec![4], vec![3, 4]] {
        let mut log = log.clone();
        for at in &blank {
            log[*at].reached.as_mut().unwrap().name = " ".to_owned();
        }
        let found = of(log.clone());
        assert_eq!(rules(&found), [RuleId::StandardRefusal], "{blank:?}");
        assert_eq!(found[0].verdict, Verdict::Recordable);
        assert_eq!(found[0].missing, [Missing::SamePerson]);
        log[4].reached.as_mut().unwrap().who = Who::Relative;
        assert_eq!(of(log), [], "{blank:?}");
    }
    // Somebody else, or another creditor.
    let mut other = log.clone();
    other[4].reached.as_mut().unwrap().name = "妈妈".to_owned();
    assert_eq!(of(other), []);
    log[4].debt = Some(SMALL);
    assert!(!rules(&of(log)).contains(&RuleId::StandardRefusal));
}

// ---------------------------------------------------------------------------
// HV1 to HV3: at the door.

#[test]
fn how_many_come() {
    for (headcount, found) in [
        (None, false),
        (Some(0), false),
        (Some(1), true),
        (Some(2), false),
        (Some(3), false),
    ] {
        let visit = Contact {
            headcount,
            ..visit(past_nine("2026-06-01", 0))
        };
        let want = if found {
            vec![RuleId::GuidelineHeadcount]
        } else {
            vec![]
        };
        assert_eq!(rules(&of([visit])), want, "{headcount:?}");
    }
    let alone = |on| Contact {
        headcount: Some(1),
        ..visit(past_nine(on, 0))
    };
    let found = of([alone("2026-01-30")]);
    let what = |needed| What::Headcount { came: 1, needed };
    assert_eq!(found[0].what, what(Some(2)));
    // Before there was a number, none is said.
    let found = of([alone("2026-01-29")]);
    assert_eq!(rules(&found), [RuleId::NoKnownRule]);
    assert_eq!(found[0].what, what(None));
    assert_eq!(rule(RuleId::NoKnownRule).force, Force::NoRule);
}

#[test]
fn coming_in() {
    let entered = |on, debt| Contact {
        debt: Some(debt),
        tags: vec![Tag::EnteredHome],
        ..visit(past_nine(on, 0))
    };
    assert_eq!(
        rules(&of([entered("2026-06-01", LOAN)])),
        [
            RuleId::GuidelineEntry,
            RuleId::Security47,
            RuleId::Criminal245,
            RuleId::CivilHome
        ]
    );
    // Before 2026 the law had other numbers, and its wording was not read.
    let before = of([entered("2025-12-31", LOAN)]);
    assert_eq!(
        rules(&before),
        [
            RuleId::OldSecurity40,
            RuleId::Criminal245,
            RuleId::CivilHome
        ]
    );
    assert_eq!(before[0].verdict, Verdict::Recordable);
    let new_year = rules(&of([entered("2026-01-01", LOAN)]));
    assert!(new_year.contains(&RuleId::Security47));
    // Only of a private lender's debt may it be that it is illegal.
    let found = of([entered("2026-06-01", PRIVATE)]);
    let finding = one(&found, RuleId::Criminal293);
    assert_eq!(
        finding.missing,
        [Missing::Reach(Unclear::IllegalDebt), Missing::Severity]
    );
    assert_eq!(finding.remedies().next(), Some(&Remedy::Police110));
    // No regulator hears complaints about a private lender.
    assert!(!finding.remedies().any(|r| *r == Remedy::Nfra12378));
    let licensed = of([entered("2026-06-01", LOAN)]);
    assert!(licensed[0].remedies().any(|r| *r == Remedy::Nfra12378));
    // The workplace is no home.
    let mut work = entered("2026-06-01", LOAN);
    work.tags = vec![Tag::EnteredWorkplace];
    assert_eq!(rules(&of([work])), [RuleId::GuidelineEntry]);
    // Of a mark alone it is not known.
    let mut marked = entered("2026-06-01", LOAN);
    marked.tags.clear();
    marked.marks = vec![Mark {
        at: marked.at,
        what: VisitMark::Entered,
    }];
    let found = of([marked]);
    assert!(
        one(&found, RuleId::Security47)
            .missing
            .contains(&Missing::Place)
    );
}

#[test]
fn showing_who_they_are() {
    let mut refused = visit(past_nine("2026-06-01", 0));
    refused.marks = vec![Mark {
        at: refused.at,
        what: VisitMark::RefusedId,
    }];
    let found = of([refused]);
    assert_eq!(rules(&found), [RuleId::GuidelineIdentity]);
    // Read in a digest only.
    assert_eq!(found[0].verdict, Verdict::Recordable);
}

// ---------------------------------------------------------------------------
// P1 to P6 and the statutes.

#[test]
fn conduct_and_its_rules() {
    use RuleId as R;
    let cases: &[(&[Tag], &[RuleId])] = &[
        (&[Tag::Threat], &[R::GuidelineViolence, R::Security50]),
        (&[Tag::Violence], &[R::GuidelineViolence, R::Security30]),
        (
            &[Tag::Insult],
            &[R::GuidelineViolence, R::Security50, R::CivilReputation],
        ),
        (&[Tag::Obscene], &[R::GuidelineViolence]),
        (
            &[Tag::PosedAsAuthority],
            &[R::GuidelineImpersonation, R::Security62, R::Criminal279],
        ),
        (&[Tag::PosedAsLender], &[R::GuidelineImpersonation]),
        (&[Tag::FalseCreditThreat], &[R::GuidelineFalseThreats]),
        (&[Tag::Exaggerated], &[R::GuidelineFalseThreats]),
        (&[Tag::ExtraFee], &[R::GuidelineMoney]),
        (
            &[Tag::Threat, Tag::ExtraFee],
            &[
                R::GuidelineMoney,
                R::GuidelineViolence,
                R::Security50,
                R::Criminal274,
            ],
        ),
        (&[Tag::UrgedNewLoan], &[R::GuidelineMoney]),
        (&[Tag::IllegalFunds], &[R::GuidelineMoney]),
        (&[Tag::PrivateAccount], &[R::FraudWarning]),
        (&[Tag::SuspiciousLink], &[R::FraudWarning]),
        (&[Tag::PrivatePhone], &[R::GuidelinePrivateAccount]),
        (
            &[Tag::PublicPosting],
            &[
                R::GuidelinePosting,
                R::Security50,
                R::CivilReputation,
                R::CivilPrivacy,
                R::PiplPublishing,
            ],
        ),
        (
            &[Tag::Insult, Tag::PublicPosting],
            &[
                R::GuidelinePosting,
                R::GuidelineViolence,
                R::Security50,
                R::Criminal246,
                R::CivilReputation,
                R::CivilPrivacy,
                R::PiplPublishing,
            ],
        ),
        (
            &[Tag::ToldThirdParty],
            &[
                R::StandardSecrecy,
                R::GuidelineSecrecy,
                R::CivilPrivacy,
                R::PiplNecessity,
            ],
        ),
        (
            &[Tag::LeakedData],
            &[
                R::GuidelineViolence,
                R::Security50,
                R::Security56,
                R::Criminal253,
                R::CivilPrivacy,
                R::PiplUnlawful,
            ],
        ),
        (&[Tag::NumberNotGiven], &[R::GuidelineContactSources]),
        (&[Tag::RefusedToLeave], &[R::Security50]),
        (&[Tag::Blocked], &[R::Security30]),
        (&[Tag::Followed], &[R::Security30, R::Security50]),
        (&[Tag::Restrained], &[R::Security47, R::Criminal238]),
        (&[Tag::TookGoods], &[R::Security30]),
        (&[Tag::HidFirm], &[R::GuidelineIdentity]),
        (&[Tag::NotOnList], &[R::GuidelineAgencyList]),
        (&[Tag::AgencyUnannounced], &[R::NoticeBeforeAgency]),
        (&[Tag::NotRecorded], &[R::GuidelineRecording]),
        // Article 70 is about cards.
        (&[Tag::DespitePlan], &[R::NoKnownRule]),
        (
            &[Tag::Harassment],
            &[R::GuidelineFrequency, R::Security50, R::CivilPeace],
        ),
    ];
    let mut seen: BTreeSet<Tag> = BTreeSet::from([
        // At the door, above.
        Tag::EnteredHome,
        Tag::EnteredWorkplace,
        Tag::RefusedId,
    ]);
    for (tags, want) in cases {
        seen.extend(*tags);
        let found = of([tagged(tags, past_nine("2026-06-01", 0))]);
        assert_eq!(rules(&found), *want, "{tags:?}");
    }
    assert_eq!(seen.len(), Tag::ALL.len(), "a tag without a case");
}

#[test]
fn conduct_by_lender_and_day() {
    use RuleId as R;
    let cases: &[(DebtId, &str, Tag, &[RuleId])] = &[
        (
            CARD,
            "2026-06-01",
            Tag::Threat,
            &[R::GuidelineViolence, R::CardViolence, R::Security50],
        ),
        (CARD, "2026-06-01", Tag::DespitePlan, &[R::CardPlanStops]),
        (
            CONSUMER,
            "2026-06-01",
            Tag::Harassment,
            &[
                R::GuidelineFrequency,
                R::ConsumerFinanceViolence,
                R::Security50,
                R::CivilPeace,
            ],
        ),
        (CONSUMER, "2024-04-17", Tag::Threat, &[R::OldSecurity42]),
        (
            CONSUMER,
            "2024-04-18",
            Tag::Threat,
            &[R::ConsumerFinanceViolence, R::OldSecurity42],
        ),
        (SMALL, "2026-06-01", Tag::UrgedNewLoan, &[R::NoKnownRule]),
        (SMALL, "2026-06-01", Tag::Threat, &[R::Security50]),
        (
            PRIVATE,
            "2026-06-01",
            Tag::Threat,
            &[R::Security50, R::Criminal293],
        ),
        (
            CONSUMER,
            "2026-06-01",
            Tag::AgencyUnannounced,
            &[R::NoKnownRule],
        ),
        (LOAN, "2024-05-14", Tag::ExtraFee, &[R::NoKnownRule]),
        (LOAN, "2024-05-15", Tag::ExtraFee, &[R::Nifa2024Money]),
        (LOAN, "2025-02-28", Tag::ExtraFee, &[R::NoKnownRule]),
        (
            LOAN,
            "2025-12-31",
            Tag::PosedAsAuthority,
            &[R::OldSecurity51, R::Criminal279],
        ),
        (
            LOAN,
            "2026-01-01",
            Tag::PosedAsAuthority,
            &[R::Security62, R::Criminal279],
        ),
        (LOAN, "2025-12-31", Tag::Blocked, &[R::OldSecurity26]),
        (LOAN, "2026-01-01", Tag::Blocked, &[R::Security30]),
        (LOAN, "2025-12-31", Tag::Threat, &[R::OldSecurity42]),
        (LOAN, "2026-01-01", Tag::Threat, &[R::Security50]),
    ];
    for (debt, on, tag, want) in cases {
        let mut contact = tagged(&[*tag], past_nine(on, 0));
        contact.debt = Some(*debt);
        assert_eq!(rules(&of([contact])), *want, "{debt:?} {on} {tag:?}");
    }
}

/// What binds agencies only is not held against the lender's own staff; what
/// is said under an unknown name is less sure.
#[test]
fn who_called() {
    let by = |caller, tag| Contact {
        caller,
        ..tagged(&[tag], past_nine("2026-06-01", 0))
    };
    for tag in [
        Tag::PrivatePhone,
        Tag::NotOnList,
        Tag::PosedAsLender,
        Tag::AgencyUnannounced,
    ] {
        assert_eq!(of([by(Caller::Lender, tag)]), [], "{tag:?}");
        assert_eq!(of([by(Caller::Agency, tag)]).len(), 1, "{tag:?}");
    }
    let found = of([by(Caller::Agency, Tag::PrivatePhone)]);
    assert!(found[0].missing.contains(&Missing::LenderConsent));
    let mut unknown = by(Caller::Unknown, Tag::Threat);
    unknown.said_for.clear();
    unknown.evidence.clear();
    let found = of([unknown]);
    let guideline = one(&found, RuleId::GuidelineViolence);
    assert!(guideline.missing.contains(&Missing::WhoCalled));
    assert!(guideline.missing.contains(&Missing::Recording));
    // A threat is one, whoever made it.
    let statute = one(&found, RuleId::Security50);
    assert!(!statute.missing.contains(&Missing::WhoCalled));
    assert!(rule(statute.rule).penalty.is_some());
}

/// What has not happened yet, and ordinary dunning.
#[test]
fn nothing_is_said_of_ordinary_calls() {
    let mut log = calls("2026-06-01", 3, true);
    log.extend(calls("2026-06-02", 6, false));
    log.push(contact(Channel::Sms, at("2026-06-03T21:59")));
    log.push(contact(Channel::Letter, at("2026-06-04T00:00")));
    log.push(visit(past_nine("2026-06-05", 0)));
    assert_eq!(of(log), []);
    let later = call(at("2027-01-01T23:00"), true);
    assert_eq!(of([later]), []);
}

// ---------------------------------------------------------------------------
// Figures.

#[test]
fn counts_by_number_creditor_and_hour() {
    let mut log = calls("2026-06-01", 2, true);
    log.extend(calls("2026-06-02", 3, false));
    log[0].number = "0755-1234 5678".to_owned();
    log[0].seconds = Some(65);
    let mut sms = contact(Channel::Sms, at("2026-06-07T23:59"));
    sms.number = "10690000".to_owned();
    sms.debt = Some(CARD);
    let mut own = call(past_nine("2026-06-03", 0), true);
    own.direction = Direction::Out;
    log.extend([sms, own, third(past_nine("2026-06-03", 0), Told::Unknown)]);
    log[5 + 2].number.clear();
    let log = numbered(log);

    let numbers = by_number(&log);
    let keys: Vec<&str> = numbers.iter().map(|n| n.key.as_str()).collect();
    assert_eq!(keys, ["10690000", "075512345678"]);
    let tally = numbers[1].tally;
    assert_eq!(
        (tally.connected, tally.unanswered, tally.seconds),
        (2, 3, 65)
    );
    assert_eq!(numbers[1].first, past_nine("2026-06-01", 0));
    assert_eq!(numbers[1].last, past_nine("2026-06-02", 14));

    let creditors = by_creditor(&log, &accounts());
    let keys: Vec<&Group> = creditors.iter().map(|c| &c.key).collect();
    assert_eq!(keys, [&Group::Creditor(CARD), &Group::Creditor(LOAN)]);
    assert_eq!(creditors[1].tally.third_parties, 1);
    assert_eq!(creditors[0].tally.messages, 1);

    let heat = heat(&log);
    // 2026-06-01 is a Monday.
    assert_eq!(
        (heat[0][9], heat[1][9], heat[2][9], heat[6][23]),
        (2, 3, 1, 1)
    );
    let all: u16 = heat.iter().flatten().sum();
    assert_eq!(all, 7, "not the borrower's own call");

    let shown =
        |filter: &Filter| -> Vec<u32> { timeline(&log, filter).iter().map(|c| c.id.0).collect() };
    assert_eq!(shown(&Filter::default()), [6, 8, 7, 5, 4, 3, 2, 1]);
    let filters = [
        (
            Filter {
                debt: Some(CARD),
                ..Filter::default()
            },
            vec![6],
        ),
        (
            Filter {
                from: Some(day("2026-06-02")),
                until: Some(day("2026-06-02")),
                ..Filter::default()
            },
            vec![5, 4, 3],
        ),
        (
            Filter {
                direction: Some(Direction::Out),
                ..Filter::default()
            },
            vec![7],
        ),
        (
            Filter {
                words: " 12345678 ".to_owned(),
                until: Some(day("2026-06-01")),
                ..Filter::default()
            },
            vec![2, 1],
        ),
        (
            Filter {
                words: "老李".to_owned(),
                ..Filter::default()
            },
            vec![8],
        ),
        (
            Filter {
                words: "-".to_owned(),
                ..Filter::default()
            },
            vec![1],
        ),
        (
            Filter {
                tag: Some(Tag::Threat),
                ..Filter::default()
            },
            vec![],
        ),
    ];
    for (filter, want) in filters {
        assert_eq!(shown(&filter), want, "{filter:?}");
    }
}

// ---------------------------------------------------------------------------
// Pasted messages.

#[test]
#[allow(clippy::too_many_lines)]
fn what_a_message_says() {
    use MessageDoubt as D;
    struct Want<'a> {
        claimed: Option<i64>,
        number: Option<&'a str>,
        firm: Option<&'a str>,
        at: Option<&'a str>,
        tags: &'a [Tag],
        mentions: &'a [Mention],
        doubts: &'a [MessageDoubt],
    }
    const NOTHING: Want = Want {
        claimed: None,
        number: None,
        firm: None,
        at: None,
        tags: &[],
        mentions: &[],
        doubts: &[MessageDoubt::NoTime],
    };
    let cases = [
        // Ordinary dunning is no conduct.
        (
            "【某某银行】尊敬的客户，您的贷款已逾期，逾期金额5,000.00元，请于11月28日18:00前还款。详询95384。",
            Want {
                claimed: Some(500_000),
                number: Some("95384"),
                firm: Some("某某银行"),
                ..NOTHING
            },
        ),
        (
            "2026年11月20日 星期五 下午9:05\n【某某法务】您欠款本金8000元，利息320.5元，合计8320.5元。今日不处理将上门走访并联系您通讯录家人，起诉材料已备，征信将受影响。电话13812345678",
            Want {
                claimed: Some(832_050),
                number: Some("13812345678"),
                firm: Some("某某法务"),
                at: Some("2026-11-20T21:05"),
                mentions: &[
                    Mention::Visit,
                    Mention::Suit,
                    Mention::Others,
                    Mention::CreditRecord,
                ],
                doubts: &[D::SeveralAmounts],
                ..NOTHING
            },
        ),
        (
            "昨天 07:58\n再不还就爆通讯录，让你单位都知道！老赖，等着坐牢。列入征信黑名单。转到个人账户，加微信abc12345",
            Want {
                at: Some("2026-11-27T07:58"),
                tags: &[
                    Tag::Threat,
                    Tag::Insult,
                    Tag::FalseCreditThreat,
                    Tag::Exaggerated,
                    Tag::PrivateAccount,
                    Tag::PrivatePhone,
                ],
                mentions: &[Mention::Others, Mention::CreditRecord],
                doubts: &[],
                ..NOTHING
            },
        ),
        // A warning is none of it.
        (
            "【某某银行】温馨提示：请勿向个人账户转账，切勿点击链接，谨防诈骗。",
            Want {
                firm: Some("某某银行"),
                ..NOTHING
            },
        ),
        (
            "请勿点击链接。\n请扫描二维码还款 https://a.cn/x",
            Want {
                tags: &[Tag::SuspiciousLink],
                ..NOTHING
            },
        ),
        (
            "【某某市公安局】您因逾期未还已被刑事立案，回电0755-12345678或0755-12345679",
            Want {
                number: Some("0755-12345678"),
                firm: Some("某某市公安局"),
                tags: &[Tag::PosedAsAuthority, Tag::Exaggerated],
                mentions: &[Mention::Suit, Mention::Police],
                doubts: &[D::SeveralNumbers, D::NoTime, D::Authority],
                ..NOTHING
            },
        ),
        // A masked number, a card, and official lines are nobody's number.
        (
            "尾号1234，账号6222021234567890123，手机138****5678，投诉12378",
            NOTHING,
        ),
        (
            "21:59\n请支付 ¥300",
            Want {
                claimed: Some(30_000),
                at: Some("2026-11-28T21:59"),
                doubts: &[D::AmountUnsaid, D::DayGuessed],
                ..NOTHING
            },
        ),
        // Not yet come, or no time at all.
        ("2026-11-29 08:00\n你好", NOTHING),
        ("2026-11-28 25:00\n你好", NOTHING),
        ("", NOTHING),
        ("【】【\u{200b}】【没有完", NOTHING),
        (
            "11月28日 0:05\n你好",
            Want {
                at: Some("2026-11-28T00:05"),
                doubts: &[D::DayGuessed],
                ..NOTHING
            },
        ),
    ];
    for (text, want) in cases {
        let read = read_message(text, day("2026-11-28")).unwrap();
        assert_eq!(read.claimed.map(Fen::get), want.claimed, "{text}");
        assert_eq!(read.number.as_deref(), want.number, "{text}");
        assert_eq!(read.firm.as_deref(), want.firm, "{text}");
        assert_eq!(read.at, want.at.map(at), "{text}");
        let tags: Vec<Tag> = read.tags.iter().map(|seen| seen.what).collect();
        assert_eq!(tags, want.tags, "{text}");
        let mentions: Vec<Mention> = read.mentions.iter().map(|seen| seen.what).collect();
        assert_eq!(mentions, want.mentions, "{text}");
        assert_eq!(read.doubts, want.doubts, "{text}");
        assert_eq!(read.text, text.trim(), "{text}");
    }
    let long = "长".repeat(50_000);
    assert!(read_message(&long, today()).is_err());
}

fn read(text: &str) -> Message {
    read_message(text, day("2026-11-28")).unwrap()
}

fn tags_of(message: &Message) -> Vec<Tag> {
    message.tags.iter().map(|seen| seen.what).collect()
}

/// What does not fit is handed back, whole and in order.
#[test]
fn a_message_that_is_too_long_for_one_entry() {
    let fits = "字".repeat(2_000);
    let message = read(&fits);
    assert_eq!(
        (message.text.as_str(), message.rest.as_str()),
        (fits.as_str(), "")
    );
    assert!(!message.doubts.contains(&MessageDoubt::TooLong));
    let long = format!("  {fits}还有，爆通讯录 ");
    let message = read(&long);
    assert_eq!(message.text, fits);
    assert_eq!(message.rest, "还有，爆通讯录");
    assert!(message.doubts.contains(&MessageDoubt::TooLong));
    // It is looked at all the same.
    assert_eq!(tags_of(&message), [Tag::Threat]);
}

#[test]
fn amounts_are_read_right_or_doubted() {
    use MessageDoubt as D;
    for (text, claimed, odd) in [
        ("应还金额7,833.19元", Some(783_319), false),
        ("应还金额7，833.19元", Some(783_319), true),
        ("应还金额1，007，833元", Some(100_783_300), true),
        ("还款 7 833.19 元", Some(783_319), true),
        ("欠款 1 007 833 元", Some(100_783_300), true),
        ("欠款7833元1角9分", Some(783_319), false),
        ("欠款7833元5角", Some(783_350), false),
        ("欠款7833元9分", Some(783_309), false),
        ("欠款7833元1毛", Some(783_310), false),
        ("欠款7833元，9分钟内处理", Some(783_300), false),
        ("欠款7833元3分期", Some(783_300), false),
        ("应还7833.195元", Some(783_320), true),
        ("逾期金额：7.833,19", Some(783), true),
        // No spaces of thousands: a count and an amount, a telephone.
        ("逾期 3 833.19元", Some(383_319), true),
        ("逾期3期，833.19元", Some(83_319), false),
        ("欠款500元，请拨 400 888 8888", Some(50_000), false),
    ] {
        let message = read(text);
        assert_eq!(message.claimed.map(Fen::get), claimed, "{text}");
        assert_eq!(message.doubts.contains(&D::AmountOdd), odd, "{text}");
    }
}

/// A lender that warns of fraud does what it should.
#[test]
fn a_warning_is_no_conduct() {
    for text in [
        "【某某金融】本平台不收取任何催收费，也不会要求您转账到个人账户，谨防诈骗。",
        "【某某银行】我行没有委托任何人上门收费，无需缴纳保证金，如遇请报警。",
        "凡以解冻费、保证金名义要求您转账到个人账户的，均为诈骗。",
        "严禁员工收取催收费。请勿向任何人的收款码付款。",
        "我司从未要求客户扫码转账。",
    ] {
        assert_eq!(tags_of(&read(text)), [], "{text}");
    }
    for (text, tag) in [
        ("没钱就把钱转到个人账户，谨防诈骗", Tag::PrivateAccount),
        ("不要拖了，缴纳保证金5000元。", Tag::ExtraFee),
        ("不会操作的话，请微信转账", Tag::PrivateAccount),
        ("无需多说，上门费500元", Tag::ExtraFee),
        ("不会放过你，爆通讯录", Tag::Threat),
        ("转到安全账户。不转的都是诈骗犯", Tag::PrivateAccount),
    ] {
        assert_eq!(tags_of(&read(text)), [tag], "{text}");
    }
    assert_eq!(
        tags_of(&read("我就去你家，告诉你爸妈，让你身败名裂，死全家")),
        [Tag::Threat, Tag::Insult]
    );
}

/// A court's own message is offered for verifying, not as a breach.
#[test]
fn who_signs_as_a_court_may_be_one() {
    let message = read(
        "【深圳市南山区人民法院】（2026）粤0305民初123号，请于12月1日9:30到庭，联系0755-86000000",
    );
    assert_eq!(tags_of(&message), [Tag::PosedAsAuthority]);
    assert_eq!(message.likely().count(), 0);
    assert!(message.doubts.contains(&MessageDoubt::Authority));
    assert_eq!(message.number.as_deref(), Some("0755-86000000"));
    assert_eq!(message.at, None);
    let message = read("【某某公安局】再不还就坐牢");
    let likely: Vec<Tag> = message.likely().collect();
    assert_eq!(likely, [Tag::Exaggerated]);
}

#[test]
fn a_time_before_the_message_is_read() {
    for (text, when) in [
        (
            "2026/11/22 21:05 【某某】欠款5000元",
            Some("2026-11-22T21:05"),
        ),
        ("2026-11-22 21:05:33 欠款5000元", Some("2026-11-22T21:05")),
        (
            "2026年11月22日 下午9:05【某某】欠款",
            Some("2026-11-22T21:05"),
        ),
        ("昨天 21:05 欠款5000元", Some("2026-11-27T21:05")),
        ("11-22 21:05 【某某】欠款5000元", Some("2026-11-22T21:05")),
        // Days and times that the message is about.
        ("2026-11-22 21:05前还款", None),
        ("2026-11-22 21:05 之前还款", None),
        ("11月28日18:00前请还款", None),
        ("12月1日 9:30 到庭", None),
        ("2026-11-28 9:30到庭", None),
        ("21:05 【某某】欠款", None),
        ("【某某】2026-11-22 21:05 欠款", None),
    ] {
        let message = read(text);
        assert_eq!(message.at, when.map(at), "{text}");
        assert_eq!(message.text, text);
        let no_time = message.doubts.contains(&MessageDoubt::NoTime);
        assert_eq!(no_time, when.is_none(), "{text}");
    }
    assert_eq!(
        read("2026/11/22 21:05 【某某】欠款5000元").claimed,
        Some(Fen::new(500_000))
    );
}

#[test]
fn senders_are_read_however_they_are_written() {
    for (text, number) in [
        (
            "10690123456789\n11-22 21:05\n【某某】逾期",
            Some("10690123456789"),
        ),
        ("发件人：106575258192\n【某某】您好", Some("106575258192")),
        ("+86 138 0013 8000 催收员：欠款300元", Some("138 0013 8000")),
        ("+8613800138000：欠款", Some("13800138000")),
        ("来自 138-0013-8000", Some("138-0013-8000")),
        ("电话 0755 8600 0000 转 8001", Some("0755 8600 0000")),
        ("电话:400 888 8888", Some("400 888 8888")),
        ("今天9:30到", None),
        ("尾号 138 的账户 0013", None),
        ("卡号6222 0212 3456 7890", None),
        ("10612345元", None),
    ] {
        assert_eq!(read(text).number.as_deref(), number, "{text}");
    }
}

// ---------------------------------------------------------------------------
// Any log.

fn any_contact() -> impl Strategy<Value = Contact> {
    let when = (0..1_200_i64, 0..24_u16, 0..60_u16);
    let told = (select(&Told::ALL[..]), any::<[bool; 4]>(), 0..3_u8);
    (
        (
            when,
            select(&Channel::ALL[..]),
            select(&Caller::ALL[..]),
            proptest::option::of(0..8_u32),
            proptest::option::of(any::<bool>()),
            any::<[bool; 3]>(),
        ),
        proptest::collection::btree_set(select(&Tag::ALL[..]), 0..3),
        proptest::option::weighted(0.3, told),
        proptest::option::of(0..4_u8),
        proptest::collection::vec((select(&VisitMark::ALL[..]), 0..90_u16), 0..3),
        0..4_u8,
    )
        .prop_map(|(base, tags, reached, headcount, marks, number)| {
            let ((days, hour, minute), channel, caller, debt, connected, bools) = base;
            let day = ashore::calendar::plus_days(day("2024-01-01"), days).unwrap();
            let at = Minute::new(day, hour, minute).unwrap();
            let [out, agreed, known] = bools;
            Contact {
                caller,
                debt: debt.map(DebtId),
                connected,
                agreed: agreed && known,
                direction: if out && known {
                    Direction::Out
                } else {
                    Direction::In
                },
                number: ["", "0755 1", "0755-1", "13800000000"][usize::from(number)].to_owned(),
                tags: tags.into_iter().collect(),
                reached: reached.map(|(told, [a, b, c, d], name)| ThirdParty {
                    who: Who::Relative,
                    name: ["", "妈妈", "老李"][usize::from(name)].to_owned(),
                    told,
                    refused_further: a,
                    is_guarantor: b && c,
                    spouse_shared: c && d,
                    offered_to_pay: d,
                }),
                headcount,
                marks: marks
                    .into_iter()
                    .map(|(what, after)| Mark {
                        at: Minute::new(day, (hour + after / 60).min(23), after % 60).unwrap(),
                        what,
                    })
                    .collect(),
                ..Contact::new(channel, Direction::In, at)
            }
        })
}

/// A log crowded into few days, so that the counters run over.
fn any_log() -> impl Strategy<Value = Vec<Contact>> {
    (
        proptest::collection::vec(any_contact(), 0..40),
        any::<bool>(),
    )
        .prop_map(|(mut log, crowded)| {
            if crowded {
                let first = day("2026-01-29");
                for contact in &mut log {
                    let gap = i64::from(contact.at.of_day() % 3);
                    let day = ashore::calendar::plus_days(first, gap).unwrap();
                    contact.at = Minute::new(day, contact.at.hour(), contact.at.minute()).unwrap();
                    contact.debt = Some(LOAN);
                }
            }
            numbered(log)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_finding_stands_on_a_rule_of_its_day(log in any_log()) {
        let found = findings(&log, &accounts(), today());
        let mut seen = BTreeSet::new();
        for f in &found {
            let rule = rule(f.rule);
            prop_assert_eq!(rule.id, f.rule);
            // Never more than the rule's own.
            prop_assert!([rule.verdict, Verdict::Recordable].contains(&f.verdict), "{:?}", f);
            prop_assert!(!f.contacts.is_empty());
            let mut last = None;
            for id in &f.contacts {
                let contact = log.iter().find(|c| c.id == *id).unwrap();
                prop_assert!(rule.holds_on(contact.at.day()), "{:?}", f);
                prop_assert!(last < Some((contact.at, contact.id)));
                last = Some((contact.at, contact.id));
            }
            let first = log.iter().find(|c| c.id == f.contacts[0]).unwrap();
            prop_assert_eq!(f.at, first.at);
            prop_assert!(f.missing.windows(2).all(|w| w[0] < w[1]), "{:?}", f);
            let key = (f.rule, f.contacts.clone(), format!("{:?}", f.what));
            prop_assert!(seen.insert(key), "twice: {:?}", f);
        }
        prop_assert!(found.windows(2).all(|w| w[0].at <= w[1].at));
    }

    #[test]
    fn the_order_of_entry_does_not_matter(log in any_log(), swaps in any::<Vec<(Index, Index)>>()) {
        let want = findings(&log, &accounts(), today());
        let mut other = log.clone();
        if !other.is_empty() {
            for (a, b) in swaps {
                let (a, b) = (a.index(other.len()), b.index(other.len()));
                other.swap(a, b);
            }
        }
        prop_assert_eq!(findings(&other, &accounts(), today()), want);
    }

    /// A call of the borrower's own, or a message that was agreed to, by
    /// itself blames nobody and takes nothing away. That somebody answered it
    /// is only looked at where the standard asks who was out of reach.
    #[test]
    fn own_and_agreed_contacts_blame_nobody(log in any_log(), more in any_contact(), own in any::<bool>()) {
        let want = findings(&log, &accounts(), today());
        let plain = Contact {
            tags: vec![],
            marks: vec![],
            reached: None,
            headcount: None,
            id: ContactId(1_000),
            ..more
        };
        let plain = if own {
            Contact { direction: Direction::Out, ..plain }
        } else {
            Contact { agreed: true, channel: Channel::Sms, ..plain }
        };
        let spoken = own && plain.channel == Channel::Call && plain.connected == Some(true);
        let aside = |found: Vec<Finding>| -> Vec<Finding> {
            let kept = |f: &Finding| !spoken || f.rule != RuleId::StandardThirdParty;
            found.into_iter().filter(kept).collect()
        };
        let mut log = log;
        log.push(plain);
        let found = findings(&log, &accounts(), today());
        prop_assert_eq!(found.len(), want.len());
        prop_assert_eq!(aside(found), aside(want));
    }

    #[test]
    fn any_message_is_read(
        text in "([【】0-9:：.,，。 \\n元年月日下午上星期-]|欠款|合计|公安|勿|坐牢|https://|1381234|[a-z]){0,40}",
    ) {
        let read = read_message(&text, today()).unwrap();
        for seen in &read.tags {
            prop_assert!(!seen.words.is_empty());
        }
        prop_assert!(read.tags.windows(2).all(|w| w[0].what < w[1].what));
        prop_assert!(read.mentions.windows(2).all(|w| w[0].what < w[1].what));
        prop_assert!(read.doubts.windows(2).all(|w| w[0] < w[1]));
        prop_assert!(read.claimed.is_none_or(|fen| fen > Fen::ZERO));
        prop_assert!(read.at.is_none_or(|at| at.day() <= today()));
        prop_assert_eq!(read.at.is_none(), read.doubts.contains(&MessageDoubt::NoTime));
    }

    #[test]
    fn nothing_is_counted_twice_or_lost(log in any_log()) {
        let theirs = log.iter().filter(|c| c.direction == Direction::In).count();
        let sum = |tally: &ashore::collector::counts::Tally| {
            let kinds = tally.connected + tally.unanswered + tally.other_calls
                + tally.messages + tally.visits;
            usize::try_from(kinds).unwrap()
        };
        let creditors = by_creditor(&log, &accounts());
        let counted: usize = creditors.iter().map(|c| sum(&c.tally)).sum();
        let third = log
            .iter()
            .filter(|c| c.direction == Direction::In && c.channel == Channel::ThirdParty)
            .count();
        prop_assert_eq!(counted + third, theirs);
        let hot: usize = heat(&log).iter().flatten().map(|n| usize::from(*n)).sum();
        let letters = log
            .iter()
            .filter(|c| c.direction == Direction::In && c.channel == Channel::Letter)
            .count();
        prop_assert_eq!(hot + letters, theirs);
        prop_assert_eq!(timeline(&log, &Filter::default()).len(), log.len());
    }
}
