//! Scripts, letters and complaints: refused with exactly what is missing,
//! produced with exactly the figures that are there; clocks, cautions, the
//! check of an agreement.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    // A table of pieces is as long as there are pieces.
    clippy::too_many_lines,
    clippy::assigning_clones
)]

mod common;

use ashore::app::filling::known;
use ashore::app::letters::{sent, words_of};
use ashore::book::{Book, Command, DebtPlan, Language};
use ashore::collector::piece::PieceKind;
use ashore::collector::todo::Step;
use ashore::collector::{
    Account, Caller, Channel, Contact, ContactId, Creditor, Dealings, Direction, Entries, Me,
    Minute, Piece, Sha256, Tag, ThirdParty, Todo, TodoId, Who,
};
use ashore::law::Lender;
use ashore::law::conduct::{RuleId, Verdict};
use ashore::law::relief;
use ashore::letter::agreement::{
    self, Against, Agreement, Basis, Check, Form, Item, Payee, State, Why,
};
use ashore::letter::compose::{amount, caution, date, fact, paragraphs, why};
use ashore::letter::facts::{Event, Hour, Offer, Owed, Place, Proof, Share, Shares};
use ashore::letter::rules::{
    Attachment, LimitationEffect, Warn, cites, effect, recipient, warnings,
};
use ashore::letter::template::{Gap, Only, Speaker};
use ashore::letter::{self, log};
use ashore::letter::{
    Caution, Facts, Missing, Words, cautions, clock, compose, keep, missing, needs, wants,
};
use ashore::loan::limitation::limitation;
use ashore::loan::statement::{Component, Totals};
use ashore::loan::{self, Act, DebtId, Ledger, Product};
use ashore::money::Fen;
use ashore::outlook::{Outlook, free_for};
use ashore::plan::Budget;
use ashore::plan::budget::{Category, Flow};
use ashore::plan::offer::promise;
use ashore::plan::order::share_out;
use ashore::plan::treatment::Mark;
use ashore::stored::to_text;
use chrono::NaiveDate;
use common::{Loan, book_of, day, vector_a, vector_b};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

const fn yuan(yuan: i64) -> Fen {
    Fen::new(yuan * 100)
}

fn both() -> [&'static Words; 2] {
    [words_of(Language::Chinese), words_of(Language::English)]
}

fn owed() -> Owed {
    let mut by_component = Totals::default();
    for (component, fen) in [
        (Component::Principal, 1_234_567),
        (Component::Interest, 45_678),
        (Component::Penalty, 9_012),
        (Component::Compound, 345),
        (Component::Fee, 6_789),
    ] {
        by_component.add(component, Fen::new(fen)).unwrap();
    }
    Owed {
        as_of: day("2026-11-27"),
        by_component,
    }
}

fn shares() -> Shares {
    let weights = [455_000, 670_000, 120_000].map(Fen::new);
    let total = Fen::new(16_000);
    let rows = weights.iter().zip(share_out(total, &weights));
    let rows = rows.map(|(owed, monthly)| Share {
        debts: 1,
        owed: *owed,
        monthly,
    });
    Shares::new(total, 1, rows.collect()).unwrap()
}

fn minute(text: &str) -> Minute {
    Minute::parse(text).unwrap()
}

fn event(words: &str, reached: Option<Who>) -> Event {
    Event {
        at: minute("2026-11-26T22:05"),
        channel: Channel::Call,
        direction: Direction::In,
        connected: Some(true),
        headcount: None,
        claimed: None,
        tags: Vec::new(),
        number: "010-0000-0000".to_owned(),
        said: "委外专员".to_owned(),
        reached,
        words: words.to_owned(),
        judged: vec![
            (Verdict::NotPerStandard, RuleId::StandardQuietHours),
            (Verdict::Recordable, RuleId::GuidelineRecording),
        ],
    }
}

/// Everything known.
fn all() -> Facts {
    Facts {
        card: false,
        lender: Some(Lender::ConsumerFinance),
        institution: "某某消费金融有限公司".to_owned(),
        product: "某某贷".to_owned(),
        contract_no: "HT-2024-0099".to_owned(),
        firm: "某某催收公司".to_owned(),
        hotline: "400-000-0000".to_owned(),
        me: Me {
            name: "张三".to_owned(),
            id_number: "110101199001011234".to_owned(),
            phone: "13800000000".to_owned(),
            address: "某市某区某路 1 号".to_owned(),
            notify: String::new(),
        },
        owed: Some(owed()),
        overdue_since: Some(day("2026-08-20")),
        claimed: Some(Fen::new(1_390_000)),
        sued: Some(Fen::new(1_400_001)),
        lent: vec![(day("2025-01-05"), yuan(20_000))],
        paid: Some(Fen::new(876_543)),
        hardship: "公司停工，收入减半。".to_owned(),
        income: Some(yuan(5_200)),
        living: Some(yuan(3_900)),
        left: Some(yuan(1_300)),
        offer: Offer {
            monthly: Some(Fen::new(54_321)),
            instalments: Some(24),
            first: Some(day("2026-12-31")),
            down: Some(Fen::new(12_345)),
            last: Some(Fen::new(54_330)),
        },
        court_monthly: Some(Fen::new(54_321)),
        shares: Some(shares()),
        token: Some(yuan(50)),
        token_until: Some(day("2027-02-28")),
        settlement: Some(yuan(9_000)),
        settle_by: Some(day("2027-01-31")),
        pause_until: Some(day("2026-12-28")),
        agreement: Some(Agreement {
            agreed_on: Some(day("2026-11-25")),
            monthly: Some(Fen::new(61_234)),
            instalments: Some(22),
            first_due: Some(day("2026-12-20")),
            total: Some(Fen::new(1_347_148)),
            balance: Some(Fen::new(1_296_391)),
            ..Agreement::default()
        }),
        spoke: vec![
            (minute("2026-11-24T10:00"), "工号 1".to_owned()),
            (minute("2026-11-25T09:00"), "工号 2".to_owned()),
            (minute("2026-11-25T10:00"), "工号 10086".to_owned()),
            (minute("2026-11-26T10:00"), "工号 3".to_owned()),
        ],
        events: vec![
            event("夜间来电，要求立即还款。", None),
            event("打给同事，说我欠钱。", Some(Who::Colleague)),
        ],
        evidence: vec![Proof {
            name: "通话录音.m4a".to_owned(),
            sha256: Sha256([0xab; 32]),
            note: "原件在本人手机".to_owned(),
        }],
        hours: Some((Hour(9, 30), Hour(18, 0))),
        court: "某区人民法院".to_owned(),
        case_no: "(2026)某0101民督12号".to_owned(),
        received: Some(day("2026-11-20")),
        reasons: "已还的两期没有计入。".to_owned(),
        assignee: "某某资产管理公司".to_owned(),
        entry: "2026年8月逾期未还".to_owned(),
        correct: "2026年8月19日已全额还款".to_owned(),
        demand: "停止夜间来电。".to_owned(),
        authority: "某市地方金融管理局".to_owned(),
        filed_on: Some(day("2026-11-10")),
        ticket: "TS-7788".to_owned(),
        reply: "正在核实".to_owned(),
        decided_on: Some(day("2026-11-22")),
        objected_on: Some(day("2026-11-12")),
        ..Facts::on(day("2026-11-28"))
    }
}

/// The same with one fact taken away.
fn without(fact: Missing) -> Facts {
    let mut f = all();
    let agreement = f.agreement.as_mut().unwrap();
    match fact {
        Missing::Institution => f.institution = " ".to_owned(),
        Missing::Product => f.product.clear(),
        Missing::ContractNo => f.contract_no.clear(),
        Missing::Name => f.me.name.clear(),
        Missing::IdNumber => f.me.id_number.clear(),
        Missing::Phone => f.me.phone = "\n".to_owned(),
        Missing::Address => f.me.address.clear(),
        Missing::Owed => f.owed = None,
        Missing::Hardship => f.hardship.clear(),
        Missing::Income => f.income = None,
        Missing::Living => f.living = None,
        Missing::Monthly => {
            f.offer.monthly = None;
            f.court_monthly = None;
        }
        Missing::Instalments => f.offer.instalments = Some(0),
        Missing::FirstDate => f.offer.first = None,
        Missing::Shares => f.shares = None,
        Missing::Token => f.token = Some(Fen::ZERO),
        Missing::TokenUntil => f.token_until = None,
        Missing::Settlement => f.settlement = None,
        Missing::SettleBy => f.settle_by = None,
        Missing::PauseUntil => f.pause_until = None,
        Missing::AgreedOn => agreement.agreed_on = None,
        Missing::AgreedMonthly => agreement.monthly = None,
        Missing::AgreedInstalments => agreement.instalments = None,
        Missing::AgreedFirst => agreement.first_due = None,
        Missing::ThirdParty => f.events.retain(|e| e.reached.is_none()),
        Missing::Contact => f.events.clear(),
        Missing::Hours => f.hours = Some((Hour(18, 0), Hour(9, 30))),
        Missing::Court => f.court.clear(),
        Missing::CaseNo => f.case_no.clear(),
        Missing::Received => f.received = None,
        Missing::Sued => f.sued = Some(Fen::ZERO),
        Missing::Assignee => f.assignee.clear(),
        Missing::Entry => f.entry.clear(),
        Missing::Correct => f.correct.clear(),
        Missing::Demand => f.demand.clear(),
        Missing::Authority => f.authority.clear(),
        Missing::Firm => f.firm.clear(),
        Missing::Hotline => f.hotline.clear(),
        Missing::Reasons => f.reasons.clear(),
        Missing::FiledOn => f.filed_on = None,
        Missing::Ticket => f.ticket.clear(),
        Missing::Reply => f.reply.clear(),
        Missing::DecidedOn => f.decided_on = None,
        Missing::ObjectedOn => f.objected_on = None,
    }
    f
}

fn text(piece: Piece, facts: &Facts, words: &Words) -> String {
    compose(piece, facts, words).unwrap().plain(words)
}

// ---------------------------------------------------------------------------
// What is missing

#[test]
fn each_piece_refuses_with_exactly_what_is_missing() {
    use Missing as M;
    let usual = [M::Institution, M::Product, M::ContractNo, M::Name, M::Phone];
    let with_id = [
        M::Institution,
        M::Product,
        M::ContractNo,
        M::Name,
        M::IdNumber,
        M::Phone,
    ];
    let table: [(Piece, &[M], &[M]); 25] = [
        (Piece::FirstCall, &[], &[M::Institution, M::Name]),
        (Piece::AskBreakdown, &[], &[M::Institution]),
        (
            Piece::OfferFigure,
            &[],
            &[
                M::Institution,
                M::Income,
                M::Living,
                M::Monthly,
                M::FirstDate,
            ],
        ),
        (Piece::TheyRefuse, &[], &[M::Institution, M::Monthly]),
        (Piece::TheyThreaten, &[], &[M::Institution]),
        (Piece::TheyAskFamily, &[], &[M::Institution]),
        (Piece::ItemisedStatement, &usual, &[]),
        (Piece::HoldForBudget, &usual, &[M::PauseUntil]),
        (
            Piece::HardshipInstalments,
            &usual,
            &[
                M::Owed,
                M::Hardship,
                M::Income,
                M::Living,
                M::Monthly,
                M::Instalments,
                M::FirstDate,
            ],
        ),
        (
            Piece::ProRataOffer,
            &usual,
            &[M::Income, M::Living, M::FirstDate, M::Shares],
        ),
        (
            Piece::TokenOffer,
            &usual,
            &[M::Hardship, M::Income, M::Living, M::Token, M::TokenUntil],
        ),
        (
            Piece::SettlementOffer,
            &usual,
            &[M::Owed, M::Settlement, M::SettleBy],
        ),
        (
            Piece::ProofOfAgreement,
            &usual,
            &[
                M::AgreedOn,
                M::AgreedMonthly,
                M::AgreedInstalments,
                M::AgreedFirst,
            ],
        ),
        (Piece::StopThirdParties, &usual, &[M::ThirdParty]),
        (Piece::HoursAndChannel, &usual, &[M::Hours]),
        (Piece::PrivacyReminder, &usual, &[]),
        (Piece::CreditObjection, &with_id, &[M::Entry, M::Correct]),
        (
            Piece::PaymentOrderObjection,
            &[],
            &[
                M::Institution,
                M::Name,
                M::IdNumber,
                M::Phone,
                M::Address,
                M::Court,
                M::CaseNo,
                M::Received,
                M::Sued,
            ],
        ),
        (
            Piece::AnswerToSuit,
            &with_id,
            &[
                M::Address,
                M::Owed,
                M::Court,
                M::CaseNo,
                M::Received,
                M::Sued,
            ],
        ),
        (
            Piece::ProveAssignment,
            &[],
            &[
                M::Institution,
                M::ContractNo,
                M::Name,
                M::Phone,
                M::Assignee,
            ],
        ),
        (Piece::LenderComplaint, &with_id, &[M::Contact, M::Demand]),
        (Piece::Nfra12378, &with_id, &[M::Contact, M::Demand]),
        (
            Piece::Pboc12363,
            &with_id,
            &[M::Entry, M::Correct, M::Demand],
        ),
        (
            Piece::AssociationPlatform,
            &with_id,
            &[M::Contact, M::Demand],
        ),
        (
            Piece::OtherComplaint,
            &with_id,
            &[M::Contact, M::Demand, M::Authority],
        ),
    ];
    assert_eq!(table.map(|row| row.0), Piece::ALL);
    for (piece, first, then) in table {
        let want = [first, then].concat();
        assert_eq!(needs(piece), want, "{piece:?}");
        for words in both() {
            // Nothing is known: all of them, and no other.
            let nothing = Facts::on(day("2026-11-28"));
            assert_eq!(compose(piece, &nothing, words).unwrap_err(), want);
            // Each by itself is enough to refuse, and is the one named.
            for fact in Missing::ALL {
                // Without contacts there is none with somebody else either.
                let lost: &[M] = match fact {
                    M::Contact => &[M::ThirdParty, M::Contact],
                    _ => &[fact],
                };
                let lost: Vec<M> = lost.iter().copied().filter(|f| want.contains(f)).collect();
                let composed = compose(piece, &without(fact), words);
                assert_eq!(composed.err().unwrap_or_default(), lost, "{piece:?}");
            }
            assert!(compose(piece, &all(), words).is_ok(), "{piece:?}");
        }
    }
}

/// Whatever a piece can say and the borrower types in, can be typed in there.
#[test]
fn what_a_piece_can_say_can_be_typed() {
    for words in both() {
        for piece in Piece::ALL {
            let asked = [needs(piece), wants(piece)].concat();
            for para in paragraphs(piece, words) {
                for fact in para.text.gaps().into_iter().filter_map(fact) {
                    let typed = matches!(fact.place(), Place::Creditor | Place::Me | Place::Here);
                    assert!(!typed || asked.contains(&fact), "{piece:?} {fact:?}");
                }
            }
        }
    }
    for piece in Piece::ALL {
        assert!(wants(piece).is_sorted(), "{piece:?}");
        for fact in wants(piece) {
            assert!(!needs(piece).contains(fact), "{piece:?} {fact:?}");
            // What is only wanted is left out where it is not known.
            let said = text(piece, &without(*fact), sent());
            let changed = said != text(piece, &all(), sent());
            // A court is offered something only where the period is known.
            let offered = *fact == Missing::Monthly;
            assert!(changed || offered, "{piece:?} {fact:?}");
        }
    }
    assert!(wants(Piece::AnswerToSuit).contains(&Missing::Monthly));
}

/// Whoever was spoken to on another day did not agree to anything.
#[test]
fn only_who_was_spoken_to_that_day_is_named() {
    let mut f = all();
    let named = |f: &Facts| text(Piece::ProofOfAgreement, f, sent());
    assert!(named(&f).contains("工作人员：工号 10086"));
    f.spoke.reverse();
    assert!(named(&f).contains("工作人员：工号 10086"));
    f.agreement.as_mut().unwrap().agreed_on = Some(day("2026-11-27"));
    assert!(!named(&f).contains("工作人员"), "{}", named(&f));
    f.agreement = None;
    assert_eq!(f.staff(), None);
}

/// The measures on complaints in banking, and the notice on consumer loans, are
/// named only to lenders that are under them.
#[test]
fn a_lender_is_held_to_its_own_rules() {
    for (lender, card, measures, notice) in [
        (Some(Lender::Bank), false, true, true),
        (Some(Lender::Bank), true, true, false),
        (Some(Lender::ConsumerFinance), false, true, true),
        (None, false, true, true),
        (Some(Lender::SmallLoan), false, false, false),
        (Some(Lender::Platform), false, false, false),
        (Some(Lender::Private), false, false, false),
    ] {
        let f = Facts {
            lender,
            card,
            ..all()
        };
        let complaint = text(Piece::LenderComplaint, &f, sent());
        assert_eq!(complaint.contains("消费投诉处理管理办法"), measures);
        assert!(complaint.contains("告知受理编号"));
        let request = text(Piece::HardshipInstalments, &f, sent());
        assert_eq!(request.contains("提振消费"), notice, "{lender:?}");
    }
}

/// Facts are named in the order of the enum, each once.
#[test]
fn facts_are_in_order_and_each_has_a_place() {
    for (i, fact) in Missing::ALL.into_iter().enumerate() {
        assert_eq!(fact as usize, i);
        assert!(all().has(fact), "{fact:?}");
        assert!(!without(fact).has(fact), "{fact:?}");
        for words in both() {
            assert!(!words.fact(fact).is_empty());
            assert!(!words.place(fact.place()).is_empty());
        }
    }
    for piece in Piece::ALL {
        assert!(needs(piece).is_sorted(), "{piece:?}");
        assert!(missing(piece, &all()).is_empty());
    }
    for (i, place) in Place::ALL.into_iter().enumerate() {
        assert_eq!(place as usize, i);
        assert!(
            Missing::ALL.iter().any(|fact| fact.place() == place),
            "{place:?}"
        );
    }
}

/// What a text must say in either language, the piece is known to need.
#[test]
fn no_text_needs_more_than_its_piece() {
    for words in both() {
        for piece in Piece::ALL {
            for para in paragraphs(piece, words) {
                for gap in para.text.gaps() {
                    let conditional = para.optional || gap == Gap::Day || gap == Gap::ExpiredOn;
                    let needed = fact(gap).is_some_and(|fact| needs(piece).contains(&fact));
                    assert!(conditional || needed, "{piece:?} {gap:?}");
                    // The end of the period is known wherever it has passed.
                    if gap == Gap::ExpiredOn {
                        assert_eq!(para.only, Only::Expired);
                    }
                }
            }
        }
    }
}

/// A reading has the turns and paragraphs of what is sent.
#[test]
fn both_languages_say_the_same_in_the_same_places() {
    let [zh, en] = both();
    for piece in Piece::ALL {
        let shape = |words: &Words| -> Vec<(Speaker, Only, bool, Vec<Gap>)> {
            let paras = paragraphs(piece, words).into_iter();
            paras
                .map(|p| {
                    let mut gaps = p.text.gaps();
                    gaps.sort();
                    gaps.dedup();
                    (p.speaker, p.only, p.optional, gaps)
                })
                .collect()
        };
        assert_eq!(shape(zh), shape(en), "{piece:?}");
    }
}

#[test]
fn every_word_is_there() {
    let [zh, en] = both();
    for words in [zh, en] {
        for (i, piece) in Piece::ALL.into_iter().enumerate() {
            assert_eq!(piece as usize, i);
            let p = words.piece(piece);
            for text in [p.name, p.title, p.saying, p.when, p.after, p.proof] {
                assert!(!text.trim().is_empty(), "{piece:?}");
            }
            let scripted = |s: Speaker| s != Speaker::Letter;
            let is_script = piece.kind() == PieceKind::Script;
            for para in p.body {
                assert_eq!(scripted(para.speaker), is_script, "{piece:?}");
            }
            assert!(!words.recipient(recipient(piece)).is_empty());
        }
        for e in LimitationEffect::ALL {
            assert!(!words.effect(e).says.is_empty());
        }
        for w in Warn::ALL {
            assert!(!words.warning(w).says.is_empty());
            for cite in w.cites() {
                assert!(!cite.source().says_zh.is_empty());
            }
        }
        for a in Attachment::ALL {
            assert!(!words.attachment(a).is_empty());
        }
        for s in Step::ALL {
            assert!(!words.step(s).is_empty());
        }
        for i in Item::ALL {
            assert!(!words.item(i).title.is_empty() && !words.item(i).says.is_empty());
        }
        for f in Form::ALL {
            assert!(!words.form(f).is_empty());
        }
        for p in Payee::ALL {
            assert!(!words.payee(p).is_empty());
        }
    }
    // What is sent is Chinese; the reading is not.
    let is_cjk = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let latin = Facts {
        institution: "Lender".to_owned(),
        ..Facts::on(day("2026-11-28"))
    };
    for piece in [
        Piece::AskBreakdown,
        Piece::TheyThreaten,
        Piece::TheyAskFamily,
    ] {
        assert!(text(piece, &latin, sent()).contains(is_cjk));
        assert!(!text(piece, &latin, en).contains(is_cjk), "{piece:?}");
    }
    for (a, b) in [
        (
            zh.piece(Piece::FirstCall).when,
            en.piece(Piece::FirstCall).when,
        ),
        (zh.fact(Missing::Owed), en.fact(Missing::Owed)),
        (zh.effects[2].says, en.effects[2].says),
    ] {
        assert!(a.contains(is_cjk) && !b.contains(is_cjk));
    }
}

// ---------------------------------------------------------------------------
// What is said

#[test]
fn figures_are_the_facts_to_the_fen() {
    let f = all();
    let zh = sent();
    let says: [(Piece, &[&str]); 12] = [
        (
            Piece::HardshipInstalments,
            &[
                "12,963.91元",
                "本金：12,345.67元",
                "利息：456.78元",
                "罚息：90.12元",
                "复利：3.45元",
                "费用：67.89元",
                "截至2026年11月27日",
                "应还日是2026年8月20日，至今逾期100天",
                "每月到手收入5,200.00元",
                "必要生活开支3,900.00元",
                "每月543.21元",
                "自2026年12月31日起分24期",
                // 123.45 + 23 × 543.21 + 543.30
                "合计13,160.58元",
                "先还123.45元",
                "最后一期为543.30元",
            ],
        ),
        (
            Piece::OfferFigure,
            &["5,200.00元", "3,900.00元", "543.21元", "13,160.58元"],
        ),
        (
            Piece::ProRataOffer,
            &[
                "共有债权人3家",
                "合计为160.00元",
                "其他债权人1：未还4,550.00元，每月58.47元",
                "贵方：未还6,700.00元，每月86.11元",
                "其他债权人2：未还1,200.00元，每月15.42元",
                "每月向贵方偿还86.11元",
            ],
        ),
        (
            Piece::TokenOffer,
            &["2027年2月28日以前，本人每月先还50.00元"],
        ),
        (
            Piece::SettlementOffer,
            &["一次支付9,000.00元", "其余3,963.91元", "2027年1月31日"],
        ),
        (
            Piece::ProofOfAgreement,
            &[
                "2026年11月25日",
                "每期612.34元，共22期，首期2026年12月20日",
                "合计还款13,471.48元",
                "欠款金额为12,963.91元",
                "工号 10086",
            ],
        ),
        (
            Piece::AnswerToSuit,
            &[
                "截至2026年11月27日合计12,963.91元",
                // 14,000.01 − 12,963.91
                "主张14,000.01元，比上述计算多1,036.10元",
                "放款：2025年1月5日放款20,000.00元。",
                "已还款合计8,765.43元",
            ],
        ),
        (
            Piece::PaymentOrderObjection,
            &["14,000.01元", "2026年11月20日"],
        ),
        (
            Piece::LenderComplaint,
            &[
                "1. 2026年11月26日 22:05，对方电话（已接通），号码或账号 010-0000-0000，对方自称：委外专员。经过：夜间来电",
                "【本人认为不符合国家推荐性标准：GB/T 45251-2025",
                "2. 2026年11月26日",
                "同事",
                "1. 通话录音.m4a（SHA-256：abab",
                "停止夜间来电。",
                "没有夸大和编造",
                "110101199001011234",
            ],
        ),
        (
            Piece::StopThirdParties,
            &["1. 2026年11月26日", "被联系的是本人的同事"],
        ),
        (Piece::HoursAndChannel, &["9:30至18:00", "22:00至次日8:00"]),
        (
            Piece::TheyRefuse,
            &["2026年11月28日，我向某某消费金融有限公司提出每月还543.21元"],
        ),
    ];
    for (piece, parts) in says {
        let text = text(piece, &f, zh);
        for part in parts {
            assert!(text.contains(part), "{piece:?}: {part}\n{text}");
        }
    }
    // What is only recordable is no reproach.
    assert!(!text(Piece::LenderComplaint, &f, zh).contains("可记录"));
    // Somebody else's contacts only.
    assert!(!text(Piece::StopThirdParties, &f, zh).contains("夜间来电，要求"));
    // A letter has no more of the identity number than it needs.
    for piece in Piece::ALL {
        let text = text(piece, &f, zh);
        let full = needs(piece).contains(&Missing::IdNumber);
        assert_eq!(text.contains("110101199001011234"), full, "{piece:?}");
    }
    let hold = text(Piece::HoldForBudget, &f, zh);
    assert!(hold.contains("身份证号后四位：1234"));
    // No other creditor, and no other firm, is named to a creditor.
    assert!(!text(Piece::ProRataOffer, &f, zh).contains("某某资产"));
}

#[test]
fn a_day_and_an_amount() {
    let [zh, en] = both();
    assert_eq!(date(day("2026-11-28"), zh), "2026年11月28日");
    assert_eq!(date(day("2026-02-01"), en), "1 February 2026");
    assert_eq!(amount(Fen::new(123_456), zh), "1,234.56元");
    assert_eq!(amount(Fen::new(5), en), "¥0.05");
}

#[test]
fn a_card_and_a_loan_rest_on_other_articles() {
    let loan = all();
    let card = Facts {
        card: true,
        ..all()
    };
    for (facts, has, lacks) in [
        (&card, "第七十条", "第六百七十八条"),
        (&loan, "第六百七十八条", "第七十条"),
    ] {
        let text = text(Piece::HardshipInstalments, facts, sent());
        assert!(text.contains(has) && !text.contains(lacks), "{text}");
        assert!(text.contains("可以"));
    }
    let text = text(Piece::HardshipInstalments, &loan, sent());
    assert!(text.contains("据公开报道") && text.contains("是否同意由贵方决定"));
}

/// The law says that a bank may: nothing here makes a duty of it.
#[test]
fn may_is_never_must() {
    for facts in [
        all(),
        Facts {
            card: true,
            ..all()
        },
    ] {
        for piece in Piece::ALL {
            let p = sent().piece(piece);
            let composed = text(piece, &facts, sent());
            for text in [p.saying, p.when, p.after, p.proof, &composed] {
                let mentions = ["第七十条", "第六百七十八条", "个性化分期", "展期", "协商"];
                if mentions.iter().any(|word| text.contains(word)) {
                    for must in ["应当", "必须", "有义务协商", "强制"] {
                        assert!(!text.contains(must), "{piece:?}: {must}\n{text}");
                    }
                }
            }
            let en = words_of(Language::English);
            let reading = self::text(piece, &facts, en);
            if reading.contains("Article 70") || reading.contains("Article 678") {
                for must in ["must", "shall", "is entitled"] {
                    assert!(!reading.contains(must), "{piece:?}: {must}");
                }
                assert!(reading.contains("may"));
            }
        }
    }
}

/// Words that promise what nobody can, or that threaten.
#[test]
fn nothing_is_promised_or_threatened() {
    for piece in Piece::ALL {
        let text = text(piece, &all(), sent());
        for word in [
            "停息挂账",
            "否则",
            "后果自负",
            "后果由贵方",
            "曝光你",
            "媒体",
            "保证",
        ] {
            assert!(!text.contains(word), "{piece:?}: {word}");
        }
    }
}

/// A letter that asks says that it confirms nothing and agrees to nothing.
#[test]
fn an_inquiry_is_worded_as_one() {
    for piece in Piece::ALL {
        let text = text(piece, &all(), sent());
        let reserved = text.contains("不构成同意履行");
        match (piece.kind(), effect(piece)) {
            (PieceKind::Letter, LimitationEffect::Inquiry) => {
                assert!(reserved, "{piece:?}");
                for word in ["本人欠", "未还合计", "愿意还款", "分期偿还"] {
                    assert!(!text.contains(word), "{piece:?}: {word}");
                }
            }
            (_, LimitationEffect::Consent) => assert!(!reserved, "{piece:?}"),
            _ => {}
        }
    }
    // Court papers say it in their own words.
    assert!(text(Piece::PaymentOrderObjection, &all(), sent()).contains("不构成同意履行"));
    assert!(text(Piece::AnswerToSuit, &all(), sent()).contains("不构成同意履行"));
}

#[test]
fn what_each_piece_does_to_the_clock() {
    use LimitationEffect::{Consent, Defence, Inquiry, Untouched};
    let table = [
        Inquiry, Inquiry, Consent, Consent, Untouched, Untouched, Inquiry, Consent, Consent,
        Consent, Consent, Consent, Consent, Inquiry, Inquiry, Inquiry, Inquiry, Untouched, Defence,
        Inquiry, Untouched, Untouched, Untouched, Untouched, Untouched,
    ];
    assert_eq!(Piece::ALL.map(effect), table);
    for piece in Piece::ALL {
        let composed = compose(piece, &all(), sent()).unwrap();
        assert_eq!(composed.limitation, effect(piece));
        assert!(!cites(piece).is_empty(), "{piece:?}");
        assert!(!warnings(piece).is_empty(), "{piece:?}");
        assert!(!effect(piece).cites().is_empty());
    }
}

#[test]
fn complaints_warn_of_invention_and_of_bargaining() {
    for piece in Piece::ALL {
        let all = [Warn::InventedFacts, Warn::BargainingChip];
        let warned = all.iter().all(|w| warnings(piece).contains(w));
        assert_eq!(warned, piece.kind() == PieceKind::Complaint, "{piece:?}");
    }
    let [zh, en] = both();
    assert!(
        zh.warning(Warn::InventedFacts)
            .says
            .contains("治安管理处罚")
    );
    assert!(en.warning(Warn::InventedFacts).says.contains("punished"));
}

// ---------------------------------------------------------------------------
// Clocks

fn due(piece: Piece, facts: &Facts) -> Vec<(Step, NaiveDate)> {
    clock(piece, facts)
        .iter()
        .map(|s| (s.what, s.due))
        .collect()
}

#[test]
fn days_are_counted_from_the_next_one() {
    let mut f = all();
    assert_eq!(
        due(Piece::LenderComplaint, &f),
        [
            (Step::LenderDecision15, day("2026-12-13")),
            (Step::LenderDecision30, day("2026-12-28")),
            (Step::LenderDecision60, day("2027-01-27")),
        ]
    );
    // A review is asked for within 30 days of the decision.
    let again = (Step::Own, day("2026-12-28"));
    assert_eq!(
        due(Piece::Nfra12378, &f),
        [(Step::Review30, day("2026-12-22")), again]
    );
    f.decided_on = None;
    assert_eq!(due(Piece::Nfra12378, &f), [again]);
    f.decided_on = Some(day("2026-11-22"));
    // Lenders that are not under the measures are under none of their terms.
    for lender in [Lender::SmallLoan, Lender::Platform, Lender::Private] {
        f.lender = Some(lender);
        assert_eq!(
            due(Piece::LenderComplaint, &f),
            [(Step::Own, day("2026-12-08"))]
        );
        assert_eq!(due(Piece::Nfra12378, &f), [again]);
    }
    f.lender = None;
    // Over the end of a month, of February and of a leap year's.
    for (from, days15, days30, days60) in [
        ("2027-01-31", "2027-02-15", "2027-03-02", "2027-04-01"),
        ("2028-01-31", "2028-02-15", "2028-03-01", "2028-03-31"),
        ("2028-02-14", "2028-02-29", "2028-03-15", "2028-04-14"),
        ("2026-12-31", "2027-01-15", "2027-01-30", "2027-03-01"),
    ] {
        f.day = day(from);
        let dues: Vec<_> = due(Piece::LenderComplaint, &f)
            .iter()
            .map(|s| s.1)
            .collect();
        assert_eq!(dues, [day(days15), day(days30), day(days60)], "{from}");
    }
    f.day = day("2027-02-10");
    assert_eq!(
        due(Piece::CreditObjection, &f),
        [(Step::CreditObjection20, day("2027-03-02"))]
    );
    assert_eq!(
        due(Piece::Pboc12363, &f),
        [(Step::PbocReply30, day("2027-03-12"))]
    );
    // A court's term runs from the day the paper came, not from today.
    f.received = Some(day("2027-02-14"));
    assert_eq!(
        due(Piece::PaymentOrderObjection, &f),
        [(Step::Objection15, day("2027-03-01"))]
    );
    assert_eq!(
        due(Piece::AnswerToSuit, &f),
        [(Step::Answer15, day("2027-03-01"))]
    );
    // A reminder is not dressed up as a term of law.
    for piece in Piece::ALL {
        for step in clock(piece, &f) {
            assert_eq!(step.source.is_none(), step.what == Step::Own, "{piece:?}");
        }
    }
    assert!(due(Piece::TheyThreaten, &f).is_empty());
    // Off the calendar there is no day, and no panic.
    f.day = NaiveDate::MAX;
    assert!(due(Piece::LenderComplaint, &f).is_empty());
}

// ---------------------------------------------------------------------------
// Cautions

fn with_clock(last_due: &str, accelerated: Option<&str>, today: &str) -> Facts {
    let today = day(today);
    Facts {
        limitation: limitation(day(last_due), accelerated.map(day), &[], today),
        left: Some(yuan(2_000)),
        day: today,
        ..all()
    }
}

#[test]
fn agreeing_to_pay_an_old_debt_is_warned_of_before() {
    // Three years from 2024-01-10 end on 2027-01-10.
    let near = with_clock("2024-01-10", None, "2026-01-10");
    assert_eq!(
        cautions(Piece::HardshipInstalments, &near),
        [Caution::Restarts {
            ends: day("2027-01-10"),
            days_left: 365,
            then: day("2029-01-10"),
        }]
    );
    let before = with_clock("2024-01-10", None, "2026-01-09");
    assert!(cautions(Piece::HardshipInstalments, &before).is_empty());
    let last = with_clock("2024-01-10", None, "2027-01-10");
    assert!(matches!(
        cautions(Piece::TokenOffer, &last)[..],
        [Caution::Restarts { days_left: 0, .. }]
    ));
    let over = with_clock("2024-01-10", None, "2027-01-11");
    assert_eq!(
        cautions(Piece::TokenOffer, &over),
        [Caution::MayWaive {
            ended: day("2027-01-10"),
        }]
    );
    // Of the pieces that do not agree, none is warned of.
    for piece in Piece::ALL {
        let warned = cautions(piece, &over)
            .iter()
            .any(|c| matches!(c, Caution::MayWaive { .. }));
        assert_eq!(
            warned,
            effect(piece) == LimitationEffect::Consent,
            "{piece:?}"
        );
    }
    // By the acceleration it would have ended, by the last due date not nearly.
    let argued = with_clock("2026-06-10", Some("2023-06-10"), "2026-11-28");
    assert_eq!(
        cautions(Piece::ProRataOffer, &argued),
        [Caution::Argued {
            ends: day("2026-06-10"),
        }]
    );
}

#[test]
fn without_a_start_an_old_debt_is_warned_of() {
    let mut f = all();
    f.limitation = None;
    f.overdue_since = Some(day("2024-11-28"));
    assert_eq!(
        cautions(Piece::SettlementOffer, &f),
        [Caution::StartUnknown {
            overdue_since: day("2024-11-28"),
        }]
    );
    f.overdue_since = Some(day("2024-11-29"));
    assert!(cautions(Piece::SettlementOffer, &f).is_empty());
}

#[test]
fn more_than_is_left_is_warned_of() {
    let mut f = all();
    f.offer.monthly = Some(yuan(1_300));
    f.offer.instalments = Some(10);
    assert!(cautions(Piece::OfferFigure, &f).is_empty());
    f.offer.monthly = Some(Fen::new(130_001));
    assert_eq!(
        cautions(Piece::OfferFigure, &f),
        [Caution::MoreThanLeft {
            monthly: Fen::new(130_001),
            left: yuan(1_300),
        }]
    );
    f.left = Some(Fen::ZERO);
    assert_eq!(cautions(Piece::TokenOffer, &f), [Caution::NothingLeft]);
}

#[test]
fn a_courts_term_presses() {
    let mut f = all();
    f.received = Some(day("2026-11-20"));
    f.day = day("2026-12-05");
    // 2026-12-05 is a Saturday.
    assert_eq!(
        cautions(Piece::PaymentOrderObjection, &f),
        [Caution::Hurry {
            what: Step::Objection15,
            due: day("2026-12-07"),
            days: 2,
        }]
    );
    f.day = day("2026-12-08");
    assert_eq!(
        cautions(Piece::AnswerToSuit, &f),
        [Caution::TooLate {
            what: Step::Answer15,
            due: day("2026-12-07"),
        }]
    );
}

#[test]
fn the_lender_comes_first() {
    let mut f = all();
    f.filed_on = None;
    for piece in Piece::ALL {
        let outside = matches!(
            piece,
            Piece::Nfra12378 | Piece::AssociationPlatform | Piece::OtherComplaint
        );
        let warned = cautions(piece, &f).contains(&Caution::LenderFirst);
        assert_eq!(warned, outside, "{piece:?}");
    }
    assert!(!cautions(Piece::Nfra12378, &all()).contains(&Caution::LenderFirst));
}

#[test]
fn cautions_are_said_with_their_figures() {
    let [zh, en] = both();
    let near = with_clock("2024-01-10", None, "2026-11-28");
    let said: Vec<String> = cautions(Piece::HardshipInstalments, &near)
        .iter()
        .map(|c| caution(c, zh))
        .collect();
    assert_eq!(said.len(), 1);
    for part in ["2027年1月10日", "43天", "2029年11月28日"] {
        assert!(said[0].contains(part), "{}", said[0]);
    }
    let all = [
        Caution::MayWaive {
            ended: day("2026-01-01"),
        },
        Caution::Argued {
            ends: day("2026-01-01"),
        },
        Caution::StartUnknown {
            overdue_since: day("2026-01-01"),
        },
        Caution::MoreThanLeft {
            monthly: yuan(2),
            left: yuan(1),
        },
        Caution::NothingLeft,
        Caution::TooLate {
            what: Step::Answer15,
            due: day("2026-01-01"),
        },
        Caution::Hurry {
            what: Step::Answer15,
            due: day("2026-01-01"),
            days: 3,
        },
        Caution::LenderFirst,
    ];
    for c in &all {
        assert!(!caution(c, zh).contains('{') && !caution(c, en).contains('{'));
        assert!(caution(c, zh) != caution(c, en));
    }
}

#[test]
fn the_defence_is_raised_where_the_period_has_ended() {
    let expired = with_clock("2022-01-10", None, "2026-11-28");
    let text = |f: &Facts| self::text(Piece::AnswerToSuit, f, sent());
    let said = text(&expired);
    assert!(said.contains("2025年1月10日届满") && said.contains("提出诉讼时效抗辩"));
    // Who raises it does not offer to pay in the same breath.
    assert!(!said.contains("愿意调解"));
    let running = with_clock("2025-01-10", None, "2026-11-28");
    let said = text(&running);
    assert!(!said.contains("时效抗辩") && said.contains("愿意调解"));
    assert!(said.contains("543.21元"));
    // Nothing is offered where an argued reckoning has ended, or none is known.
    let argued = with_clock("2026-06-10", Some("2023-06-10"), "2026-11-28");
    assert!(!text(&argued).contains("愿意调解"));
    assert!(!text(&all()).contains("愿意调解"));
}

/// A lender that claims less than the statement is not told the higher figure.
#[test]
fn the_higher_figure_is_not_named_to_a_court() {
    let total = owed().total().unwrap();
    let f = |claimed: i64| Facts {
        sued: Some(Fen::new(claimed)),
        ..all()
    };
    let ours = amount(total, sent());
    let less = f(total.get() - 1);
    let said = text(Piece::AnswerToSuit, &less, sent());
    assert!(
        !said.contains(&ours) && said.contains("12,963.90元"),
        "{said}"
    );
    let caution = Caution::ClaimedLess {
        claimed: Fen::new(total.get() - 1),
        ours: total,
    };
    for piece in [
        Piece::AnswerToSuit,
        Piece::HardshipInstalments,
        Piece::SettlementOffer,
    ] {
        assert!(cautions(piece, &less).contains(&caution), "{piece:?}");
        assert!(!cautions(piece, &f(total.get())).contains(&caution));
    }
    // Where nothing is sued for, what was claimed before counts.
    let mut claimed = f(0);
    claimed.claimed = Some(yuan(1));
    let caution = Caution::ClaimedLess {
        claimed: yuan(1),
        ours: total,
    };
    assert_eq!(cautions(Piece::SettlementOffer, &claimed), [caution]);
    // A letter that asks for the breakdown has what was said; a court's paper
    // has what it asks for.
    let asked = text(Piece::ItemisedStatement, &all(), sent());
    assert!(asked.contains("13,900.00元") && !asked.contains("14,000.01元"));
    let objection = text(Piece::PaymentOrderObjection, &all(), sent());
    assert!(objection.contains("14,000.01元") && !objection.contains("13,900.00元"));
    let same = text(Piece::AnswerToSuit, &f(total.get()), sent());
    assert!(same.contains(&ours) && !same.contains("比上述计算多"));
}

#[test]
fn what_cannot_be_meant_is_warned_of() {
    let warned = |piece, f: &Facts| cautions(piece, f);
    let mut f = all();
    let total = owed().total().unwrap();
    f.settlement = Some(total);
    let over = Caution::MoreThanOwed {
        sum: total,
        owed: total,
    };
    assert_eq!(
        warned(Piece::SettlementOffer, &f),
        std::slice::from_ref(&over)
    );
    f.settlement = Some(Fen::new(total.get() - 1));
    assert!(warned(Piece::SettlementOffer, &f).is_empty());

    f.offer.instalments = Some(61);
    // 61 of them are what is owed.
    f.offer.monthly = Some(yuan(211));
    f.offer.last = None;
    assert!(warned(Piece::HardshipInstalments, &f).is_empty());
    f.card = true;
    let long = Caution::OverFiveYears { instalments: 61 };
    assert_eq!(
        warned(Piece::HardshipInstalments, &f),
        std::slice::from_ref(&long)
    );
    f.offer.instalments = Some(60);
    assert!(warned(Piece::HardshipInstalments, &f).is_empty());

    let yesterday = day("2026-11-27");
    f.offer.first = Some(yesterday);
    f.token_until = Some(yesterday);
    f.settle_by = Some(yesterday);
    f.pause_until = Some(yesterday);
    for (piece, what) in [
        (Piece::HardshipInstalments, Missing::FirstDate),
        (Piece::OfferFigure, Missing::FirstDate),
        (Piece::ProRataOffer, Missing::FirstDate),
        (Piece::TokenOffer, Missing::TokenUntil),
        (Piece::SettlementOffer, Missing::SettleBy),
        (Piece::HoldForBudget, Missing::PauseUntil),
    ] {
        let past = Caution::Past {
            what,
            day: yesterday,
        };
        assert_eq!(warned(piece, &f), std::slice::from_ref(&past), "{piece:?}");
        for words in both() {
            assert!(caution(&past, words).contains(words.fact(what)));
        }
    }
    f.day = yesterday;
    assert!(warned(Piece::HoldForBudget, &f).is_empty());
    for c in [over, long] {
        for words in both() {
            assert!(!caution(&c, words).contains('{'));
        }
    }
}

/// An objection that comes late does not say that it is in time.
#[test]
fn a_late_objection_claims_nothing_false() {
    let mut f = all();
    f.received = Some(day("2026-10-01"));
    let said = text(Piece::PaymentOrderObjection, &f, sent());
    assert!(!said.contains("15日内"), "{said}");
}

// ---------------------------------------------------------------------------
// The log

#[test]
fn what_was_said_becomes_an_entry_with_its_days() {
    let at = Minute::parse("2026-11-28T10:00").unwrap();
    for piece in Piece::ALL {
        let composed = compose(piece, &all(), sent()).unwrap();
        let said = composed.plain(sent());
        let kept = keep(&composed, &said, Direction::Out, Some(DebtId(3)), at, 7);
        let [contact] = &kept.entries.contacts[..] else {
            panic!("{piece:?}")
        };
        assert_eq!((contact.id, contact.piece), (ContactId(7), Some(piece)));
        assert_eq!((contact.at, contact.debt), (at, Some(DebtId(3))));
        assert_eq!(contact.direction, Direction::Out);
        assert_eq!(contact.text, said);
        assert!(!kept.cut && kept.entries.texts_fit());
        let dues: Vec<_> = kept.entries.todos.iter().map(|t| (t.what, t.due)).collect();
        assert_eq!(dues, due(piece, &all()), "{piece:?}");
        for (n, todo) in (8..).zip(&kept.entries.todos) {
            assert_eq!((todo.id.0, todo.contact), (n, Some(ContactId(7))));
            assert_eq!((todo.piece, todo.debt), (Some(piece), Some(DebtId(3))));
        }
        // The log takes it as it is.
        let mut dealings = Dealings::default();
        dealings.change(&Entries::default(), &kept.entries).unwrap();
        assert!(dealings.is_sound());
        assert_eq!(dealings.todos.len(), dues.len());
    }
}

#[test]
fn a_text_too_long_for_the_log_is_cut_and_said_to_be() {
    let at = Minute::parse("2026-11-28T10:00").unwrap();
    let composed = compose(Piece::LenderComplaint, &all(), sent()).unwrap();
    for (length, cut) in [(2_000, false), (2_001, true)] {
        let said = "长".repeat(length);
        let kept = keep(&composed, &said, Direction::Out, None, at, u32::MAX);
        assert_eq!(kept.cut, cut, "{length}");
        assert!(kept.entries.texts_fit());
        assert_eq!(kept.entries.contacts[0].text.chars().count(), 2_000);
    }
}

const DEBT: DebtId = DebtId(3);

/// What the log holds of a debt of a bank's on 2026-11-28.
fn read_log(dealings: &Dealings) -> Facts {
    let mut facts = Facts::on(day("2026-11-28"));
    let account = Account::new(DEBT, Lender::Bank, Product::Other, "某某银行");
    log::read(&mut facts, dealings, &account);
    facts
}

fn logged(entries: &Entries) -> Dealings {
    let mut dealings = Dealings::default();
    dealings.change(&Entries::default(), entries).unwrap();
    dealings
}

fn call(id: u32, at: &str) -> Contact {
    Contact {
        id: ContactId(id),
        debt: Some(DEBT),
        connected: Some(true),
        ..Contact::new(Channel::Call, Direction::In, minute(at))
    }
}

fn contacts(contacts: Vec<Contact>) -> Dealings {
    logged(&Entries {
        contacts,
        ..Entries::default()
    })
}

/// The latest by its time, whenever it was entered.
#[test]
fn the_last_claim_is_the_latest_by_time() {
    let claims = |id, at, claimed| Contact {
        claimed: Some(yuan(claimed)),
        ..call(id, at)
    };
    let mut all = vec![
        claims(1, "2026-11-20T10:00", 8_000),
        claims(2, "2026-11-10T10:00", 7_000),
        call(3, "2026-11-21T10:00"),
        // Still to come, of another debt, and of none.
        claims(4, "2026-11-29T10:00", 9_000),
        Contact {
            debt: Some(DebtId(1)),
            ..claims(5, "2026-11-22T10:00", 6_000)
        },
        Contact {
            debt: None,
            ..claims(6, "2026-11-22T10:00", 5_000)
        },
    ];
    assert_eq!(read_log(&contacts(all.clone())).claimed, Some(yuan(8_000)));
    // Of two at the same time, what was entered later.
    all.push(claims(7, "2026-11-20T10:00", 8_500));
    assert_eq!(read_log(&contacts(all)).claimed, Some(yuan(8_500)));
    assert_eq!(read_log(&Dealings::default()).claimed, None);
}

/// Whoever gave a staff number on the phone was spoken to, whether or not the
/// call was welcome.
#[test]
fn whom_the_borrower_spoke_to() {
    let staff = |id, at, no: &str| Contact {
        staff_no: no.to_owned(),
        ..call(id, at)
    };
    let log = contacts(vec![
        staff(1, "2026-11-25T15:00", "10086"),
        Contact {
            said_name: "小王".to_owned(),
            ..staff(2, "2026-11-25T09:00", " 7 ")
        },
        // The borrower's own call, noted with what was said.
        Contact {
            direction: Direction::Out,
            piece: Some(Piece::OfferFigure),
            connected: None,
            ..staff(3, "2026-11-24T09:00", "9")
        },
        // Not put through, no call, with somebody else, the court's, nameless.
        Contact {
            connected: Some(false),
            ..staff(4, "2026-11-25T16:00", "1")
        },
        Contact {
            channel: Channel::Sms,
            connected: None,
            ..staff(5, "2026-11-25T17:00", "2")
        },
        Contact {
            reached: Some(ThirdParty::of(Who::Colleague)),
            ..staff(6, "2026-11-25T18:00", "3")
        },
        Contact {
            caller: Caller::Court,
            ..staff(7, "2026-11-25T19:00", "4")
        },
        Contact {
            agreed: true,
            ..call(8, "2026-11-25T20:00")
        },
    ]);
    let mut facts = read_log(&log);
    let spoke: Vec<&str> = facts.spoke.iter().map(|(_, who)| who.as_str()).collect();
    assert_eq!(spoke, ["9", "小王 7", "10086"]);
    assert_eq!(facts.staff(), None);
    let on = |text| {
        Some(Agreement {
            agreed_on: Some(day(text)),
            ..Agreement::default()
        })
    };
    facts.agreement = on("2026-11-25");
    assert_eq!(facts.staff(), Some("10086"));
    facts.agreement = on("2026-11-24");
    assert_eq!(facts.staff(), Some("9"));
    facts.agreement = on("2026-11-26");
    assert_eq!(facts.staff(), None);
}

/// What is told of them is what they did, in order of time.
#[test]
fn only_what_they_did_is_told_of_them() {
    let words = |id, at, text: &str| Contact {
        text: text.to_owned(),
        ..call(id, at)
    };
    let third = ThirdParty::of(Who::Colleague);
    let log = contacts(vec![
        words(1, "2026-11-26T23:00", "夜里"),
        words(2, "2026-11-20T10:00", "早先"),
        Contact {
            piece: Some(Piece::LenderComplaint),
            direction: Direction::Out,
            ..words(3, "2026-11-21T10:00", "我的投诉")
        },
        Contact {
            direction: Direction::Out,
            ..words(4, "2026-11-22T10:00", "我问了一句")
        },
        Contact {
            direction: Direction::Out,
            tags: vec![Tag::Threat],
            ..words(5, "2026-11-23T10:00", "我打过去，对方威胁")
        },
        Contact {
            caller: Caller::Court,
            ..words(6, "2026-11-24T10:00", "法院送文书")
        },
        Contact {
            reached: Some(third.clone()),
            ..words(7, "2026-11-25T10:00", "找同事")
        },
        Contact {
            reached: Some(ThirdParty {
                is_guarantor: true,
                ..third
            }),
            ..words(8, "2026-11-25T11:00", "找担保人")
        },
        words(9, "2026-11-29T10:00", "还没到"),
    ]);
    let facts = read_log(&log);
    let told: Vec<&str> = facts.events.iter().map(|e| e.words.as_str()).collect();
    assert_eq!(
        told,
        ["早先", "我打过去，对方威胁", "找同事", "找担保人", "夜里"]
    );
    // A guarantor is no stranger to the debt.
    let thirds: Vec<&str> = facts
        .events
        .iter()
        .filter(|e| e.reached.is_some())
        .map(|e| e.words.as_str())
        .collect();
    assert_eq!(thirds, ["找同事"]);
    assert!(
        facts.events[4]
            .judged
            .iter()
            .any(|(v, _)| *v != Verdict::Recordable)
    );
}

/// A complaint noted here is known where the next one asks for it.
#[test]
fn a_complaint_that_was_filed_is_known() {
    let none = read_log(&Dealings::default());
    assert_eq!((none.filed_on, none.decided_on), (None, None));
    let mut dealings = Dealings::default();
    for (piece, at, debt) in [
        (Piece::LenderComplaint, "2026-11-01T10:00", DEBT),
        (Piece::LenderComplaint, "2026-11-05T10:00", DEBT),
        (Piece::CreditObjection, "2026-11-06T10:00", DEBT),
        (Piece::LenderComplaint, "2026-11-07T10:00", DebtId(1)),
    ] {
        let f = Facts {
            day: minute(at).day(),
            ..all()
        };
        let composed = compose(piece, &f, sent()).unwrap();
        let next = dealings.next_id();
        let said = composed.plain(sent());
        let kept = keep(
            &composed,
            &said,
            Direction::Out,
            Some(debt),
            minute(at),
            next,
        );
        dealings.change(&Entries::default(), &kept.entries).unwrap();
    }
    let facts = read_log(&dealings);
    assert_eq!(facts.filed_on, Some(day("2026-11-05")));
    assert_eq!(facts.objected_on, Some(day("2026-11-06")));
    assert_eq!((facts.ticket.as_str(), facts.decided_on), ("", None));
    assert!(!cautions(Piece::Nfra12378, &facts).contains(&Caution::LenderFirst));
    // Its number and the day of the decision stand with what is to be done.
    let of = |debt| {
        let decision = |todo: &&Todo| todo.what == Step::LenderDecision30 && todo.debt == debt;
        dealings.todos.iter().rfind(decision).cloned().unwrap()
    };
    let before = of(Some(DEBT));
    let after = Todo {
        text: " TS-1 ".to_owned(),
        done: Some(day("2026-11-20")),
        ..before.clone()
    };
    let mut changed = dealings.clone();
    changed.change(&before.into(), &after.into()).unwrap();
    let facts = read_log(&changed);
    assert_eq!(facts.ticket, "TS-1");
    assert_eq!(facts.decided_on, Some(day("2026-11-20")));
    let review = (Step::Review30, day("2026-12-20"));
    assert!(due(Piece::Nfra12378, &facts).contains(&review));
}

/// Ticked off, the lender's decision starts the 30 days for a review; opened
/// again, they are gone, unless something was made of them.
#[test]
fn a_decision_starts_the_days_for_a_review() {
    let composed = compose(Piece::LenderComplaint, &all(), sent()).unwrap();
    let at = minute("2026-11-28T10:00");
    let kept = keep(&composed, "", Direction::Out, Some(DEBT), at, 1);
    let mut dealings = logged(&kept.entries);
    let [first, second, _] = &dealings.todos[..] else {
        panic!("{:?}", dealings.todos)
    };
    let (first, second) = (first.id, second.id);
    let tick = |dealings: &mut Dealings, id, done: Option<&str>| {
        let (before, after) = letter::keep::tick(dealings, id, done.map(day)).unwrap();
        dealings.change(&before, &after).unwrap();
        assert!(dealings.is_sound());
        let reviews = dealings.todos.iter().filter(|t| t.what == Step::Review30);
        reviews.cloned().collect::<Vec<Todo>>()
    };
    let reviews = tick(&mut dealings, first, Some("2026-12-10"));
    let [review] = &reviews[..] else {
        panic!("{reviews:?}")
    };
    assert_eq!((review.due, review.done), (day("2027-01-09"), None));
    assert_eq!(
        (review.debt, review.contact),
        (Some(DEBT), Some(ContactId(1)))
    );
    // There is one decision, and one review of it.
    assert_eq!(tick(&mut dealings, second, Some("2026-12-11")), reviews);
    assert_eq!(tick(&mut dealings, second, None), reviews);
    assert_eq!(tick(&mut dealings, first, None), []);
    // What something was made of stays.
    let review = tick(&mut dealings, first, Some("2026-12-12"))[0].clone();
    let noted = Todo {
        text: "已寄出".to_owned(),
        ..review.clone()
    };
    dealings
        .change(&review.into(), &noted.clone().into())
        .unwrap();
    assert_eq!(
        tick(&mut dealings, first, None),
        std::slice::from_ref(&noted)
    );
    // Anything else is only ticked.
    assert_eq!(tick(&mut dealings, noted.id, Some("2026-12-20")).len(), 1);
    assert!(letter::keep::tick(&dealings, TodoId(99), None).is_none());
}

/// A review that is on the list is not put there again.
#[test]
fn a_review_is_listed_once() {
    let f = all();
    let composed = compose(Piece::Nfra12378, &f, sent()).unwrap();
    let at = minute("2026-11-28T10:00");
    let mut dealings = Dealings::default();
    for steps in [vec![Step::Review30, Step::Own], vec![Step::Own]] {
        let next = dealings.next_id();
        let mut kept = keep(&composed, "", Direction::Out, Some(DEBT), at, next);
        kept.only_new(&dealings);
        let listed: Vec<Step> = kept.entries.todos.iter().map(|t| t.what).collect();
        assert_eq!(listed, steps);
        dealings.change(&Entries::default(), &kept.entries).unwrap();
    }
    // That of another debt is another one.
    let next = dealings.next_id();
    let mut other = keep(&composed, "", Direction::Out, Some(DebtId(1)), at, next);
    other.only_new(&dealings);
    assert_eq!(other.entries.todos.len(), 2);
}

// ---------------------------------------------------------------------------
// Shares

#[test]
fn shares_that_do_not_add_up_are_none() {
    let row = |owed, monthly| Share {
        debts: 1,
        owed: yuan(owed),
        monthly: Fen::new(monthly),
    };
    let rows = vec![row(100, 333), row(200, 667)];
    assert!(Shares::new(Fen::new(1_000), 0, rows.clone()).is_some());
    assert!(Shares::new(Fen::new(1_001), 0, rows.clone()).is_none());
    assert!(Shares::new(Fen::new(999), 0, rows.clone()).is_none());
    assert!(Shares::new(Fen::new(1_000), 2, rows).is_none());
    let huge = vec![row(1, i64::MAX), row(1, 1)];
    assert!(Shares::new(Fen::ZERO, 0, huge).is_none());
}

proptest! {
    #[test]
    fn shares_sum_exactly(
        total in 1_i64..10_000_000,
        owed in proptest::collection::vec(1_i64..1_000_000_000, 1..8),
        ours in 0_usize..8,
    ) {
        let weights: Vec<Fen> = owed.iter().copied().map(Fen::new).collect();
        let parts = share_out(Fen::new(total), &weights);
        let rows = weights.iter().zip(parts);
        let rows: Vec<Share> = rows.map(|(o, m)| Share { debts: 1, owed: *o, monthly: m }).collect();
        let ours = ours % rows.len();
        let shares = Shares::new(Fen::new(total), ours, rows).unwrap();
        let sum = Fen::sum(shares.rows().iter().map(|r| r.monthly)).unwrap();
        prop_assert_eq!(sum, shares.total());
        let facts = Facts { shares: Some(shares.clone()), ..all() };
        let text = text(Piece::ProRataOffer, &facts, sent());
        for row in shares.rows() {
            prop_assert!(text.contains(&amount(row.monthly, sent())), "{}", text);
        }
    }
}

// ---------------------------------------------------------------------------
// The agreement

fn good() -> Agreement {
    Agreement {
        agreed_on: Some(day("2026-11-25")),
        balance: Some(yuan(12_000)),
        principal: Some(yuan(10_000)),
        structure: Some(true),
        currency: Some(true),
        down: None,
        monthly: Some(yuan(500)),
        last: None,
        instalments: Some(24),
        first_due: Some(day("2026-12-20")),
        total: Some(yuan(12_000)),
        interest_stops: Some(true),
        collection_stops: Some(true),
        no_new_cards: Some(true),
        rights_and_default: Some(true),
        missed_payment: Some(true),
        all_in_text: Some(true),
        payee: Some(Payee::Lender),
        form: Some(Form::Signed),
        proof_kept: Some(true),
        certificate: Some(true),
        credit_record: Some(true),
    }
}

fn against() -> Against {
    Against {
        day: day("2026-11-28"),
        card: true,
        owed: Some(yuan(12_000)),
        principal: Some(yuan(10_000)),
        surplus: Some(yuan(500)),
        cash: Some(yuan(1_000)),
        money_on: Some(day("2026-12-16")),
    }
}

fn found(checks: &[Check], item: Item) -> Check {
    *checks.iter().find(|c| c.item == item).unwrap()
}

#[test]
fn an_agreement_in_order_is_ready() {
    let checks = agreement::check(&good(), &against());
    for check in &checks {
        assert_eq!(
            (check.state, check.why),
            (State::Ok, Why::AsItShould),
            "{check:?}"
        );
        assert!(!check.get_in_writing);
    }
    assert!(agreement::ready(&checks));
    assert!(agreement::to_get_in_writing(&checks).is_empty());
    // All but the down payment, which is none.
    assert_eq!(checks.len(), Item::COUNT - 1);
    // The six contents of Article 70 are all among them, as the article's.
    for n in 1..=6 {
        let of = checks.iter().filter(|c| c.item.content() == Some(n));
        let basis: Vec<_> = of.map(|c| c.basis).collect();
        assert!(
            !basis.is_empty() && basis.iter().all(|b| *b == Basis::Article70),
            "{n}"
        );
    }
    for (i, item) in Item::ALL.into_iter().enumerate() {
        assert_eq!(item as usize, i);
    }
}

#[test]
fn for_a_loan_the_same_is_good_practice_and_no_law() {
    let loan = Against {
        card: false,
        ..against()
    };
    let checks = agreement::check(&good(), &loan);
    assert!(checks.iter().all(|c| c.basis != Basis::Article70));
    let asked: Vec<Item> = checks.iter().map(|c| c.item).collect();
    assert!(!asked.contains(&Item::NoNewCards) && !asked.contains(&Item::Term));
}

#[test]
fn nothing_said_is_all_missing() {
    let checks = agreement::check(&Agreement::default(), &against());
    for check in &checks {
        assert_eq!(
            (check.state, check.why),
            (State::Missing, Why::NotSaid),
            "{check:?}"
        );
    }
    assert!(!agreement::ready(&checks));
    let wanted = agreement::to_get_in_writing(&checks);
    assert_eq!(wanted.len(), checks.len() - 1);
    assert!(!wanted.contains(&Item::ProofKept));
}

#[test]
fn each_fault_is_found_by_its_item() {
    type Change = fn(&mut Agreement, &mut Against);
    let table: [(Change, Item, State, Why, bool); 25] = [
        (
            |a, _| a.balance = Some(Fen::new(1_200_001)),
            Item::Balance,
            State::Contradicts,
            Why::MoreThanOurs {
                stated: Fen::new(1_200_001),
                ours: yuan(12_000),
                more: Fen::new(1),
            },
            true,
        ),
        (
            |a, _| a.balance = Some(Fen::new(1_199_999)),
            Item::Balance,
            State::Ok,
            Why::LessThanOurs {
                stated: Fen::new(1_199_999),
                ours: yuan(12_000),
            },
            true,
        ),
        (
            |_, b| b.owed = None,
            Item::Balance,
            State::Unclear,
            Why::NothingToCompare,
            true,
        ),
        (
            |a, _| a.principal = Some(yuan(10_500)),
            Item::Principal,
            State::Contradicts,
            Why::MoreThanOurs {
                stated: yuan(10_500),
                ours: yuan(10_000),
                more: yuan(500),
            },
            true,
        ),
        (
            |a, _| a.structure = Some(false),
            Item::Structure,
            State::Missing,
            Why::SaidNo,
            true,
        ),
        (
            |a, _| a.first_due = None,
            Item::Schedule,
            State::Missing,
            Why::NotSaid,
            true,
        ),
        (
            |a, _| a.interest_stops = None,
            Item::Charges,
            State::Missing,
            Why::NotSaid,
            true,
        ),
        // Said to go on is said; that it goes on speaks against it.
        (
            |a, _| a.interest_stops = Some(false),
            Item::Charges,
            State::Ok,
            Why::AsItShould,
            false,
        ),
        (
            |a, _| a.interest_stops = Some(false),
            Item::InterestStops,
            State::Contradicts,
            Why::SaidNo,
            true,
        ),
        (
            |a, _| a.collection_stops = None,
            Item::CollectionStops,
            State::Missing,
            Why::NotSaid,
            true,
        ),
        (
            |a, _| a.instalments = Some(61),
            Item::Term,
            State::Contradicts,
            Why::TooLong { instalments: 61 },
            true,
        ),
        (
            |a, _| a.instalments = Some(60),
            Item::Term,
            State::Ok,
            Why::AsItShould,
            false,
        ),
        (
            |a, _| a.total = Some(Fen::new(1_200_001)),
            Item::Total,
            State::Contradicts,
            Why::Total {
                reckoned: yuan(12_000),
                stated: Fen::new(1_200_001),
            },
            true,
        ),
        (
            |a, _| a.last = Some(Fen::new(50_001)),
            Item::Total,
            State::Contradicts,
            Why::Total {
                reckoned: Fen::new(1_200_001),
                stated: yuan(12_000),
            },
            true,
        ),
        (
            |a, _| a.down = Some(yuan(1)),
            Item::Total,
            State::Contradicts,
            Why::Total {
                reckoned: yuan(12_001),
                stated: yuan(12_000),
            },
            true,
        ),
        (
            |a, _| {
                a.monthly = Some(yuan(600));
                a.total = Some(yuan(14_400));
            },
            Item::Cost,
            State::Contradicts,
            Why::StopsYetCosts {
                total: yuan(14_400),
                balance: yuan(12_000),
                more: yuan(2_400),
            },
            true,
        ),
        (
            |a, _| {
                a.monthly = Some(yuan(600));
                a.total = Some(yuan(14_400));
                a.interest_stops = Some(false);
            },
            Item::Cost,
            State::Unclear,
            Why::Costs {
                total: yuan(14_400),
                owed: yuan(12_000),
                more: yuan(2_400),
            },
            true,
        ),
        (
            |a, _| a.first_due = Some(day("2026-11-27")),
            Item::FirstDate,
            State::Contradicts,
            Why::Past {
                first: day("2026-11-27"),
            },
            false,
        ),
        (
            |a, _| a.first_due = Some(day("2026-12-15")),
            Item::FirstDate,
            State::Contradicts,
            Why::BeforeMoney {
                first: day("2026-12-15"),
                money_on: day("2026-12-16"),
            },
            false,
        ),
        (
            |a, _| a.monthly = Some(Fen::new(50_001)),
            Item::Monthly,
            State::Contradicts,
            Why::Over {
                asked: Fen::new(50_001),
                there: yuan(500),
                more: Fen::new(1),
            },
            false,
        ),
        (
            |a, _| a.last = Some(yuan(900)),
            Item::Monthly,
            State::Contradicts,
            Why::Over {
                asked: yuan(900),
                there: yuan(500),
                more: yuan(400),
            },
            false,
        ),
        (
            |a, _| a.down = Some(yuan(1_200)),
            Item::Down,
            State::Contradicts,
            Why::Over {
                asked: yuan(1_200),
                there: yuan(1_000),
                more: yuan(200),
            },
            false,
        ),
        (
            |a, _| a.payee = Some(Payee::Private),
            Item::Payee,
            State::Contradicts,
            Why::PrivateAccount,
            true,
        ),
        (
            |a, _| a.payee = Some(Payee::Agency),
            Item::Payee,
            State::Contradicts,
            Why::AgencyAccount,
            true,
        ),
        (
            |a, _| a.form = Some(Form::Oral),
            Item::Form,
            State::Missing,
            Why::OralOnly,
            true,
        ),
    ];
    for (change, item, state, why, get_in_writing) in table {
        let (mut a, mut b) = (good(), against());
        change(&mut a, &mut b);
        let checks = agreement::check(&a, &b);
        let check = found(&checks, item);
        assert_eq!(
            (check.state, check.why, check.get_in_writing),
            (state, why, get_in_writing),
            "{item:?}"
        );
        let fine = matches!(state, State::Ok | State::Unclear);
        if !fine {
            assert!(!agreement::ready(&checks), "{item:?}");
        }
    }
    // A recorded line will do.
    let recorded = Agreement {
        form: Some(Form::Recorded),
        ..good()
    };
    assert!(agreement::ready(&agreement::check(&recorded, &against())));
}

#[test]
fn the_reasons_are_said_with_their_figures() {
    let [zh, en] = both();
    let mut a = good();
    a.monthly = Some(Fen::new(61_234));
    let checks = agreement::check(&a, &against());
    let said = why(&found(&checks, Item::Monthly), zh);
    for part in ["612.34元", "500.00元", "112.34元"] {
        assert!(said.contains(part), "{said}");
    }
    let said = why(&found(&checks, Item::Total), en);
    assert!(
        said.contains("¥14,696.16") && said.contains("¥12,000.00"),
        "{said}"
    );
    for check in &checks {
        for words in [zh, en] {
            assert!(!why(check, words).is_empty());
            assert!(!words.state(check).is_empty() && !words.basis(check).is_empty());
        }
    }
}

/// Whom to pay and how it was agreed are kept by these names.
#[test]
fn what_was_picked_is_kept_by_its_name() {
    let payees = Payee::ALL.map(|payee| to_text(&payee));
    assert_eq!(payees, [r#""lender""#, r#""agency""#, r#""private""#]);
    let forms = Form::ALL.map(|form| to_text(&form));
    assert_eq!(
        forms,
        [r#""oral""#, r#""recorded""#, r#""written""#, r#""signed""#]
    );
}

// ---------------------------------------------------------------------------
// Anything

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just(" \n".to_owned()),
        Just("{name}".to_owned()),
        "[a-z0-9{}甲乙丙 ]{0,12}",
    ]
}

fn some_fen() -> impl Strategy<Value = Option<Fen>> {
    proptest::option::of(prop_oneof![
        Just(i64::MAX),
        Just(i64::MIN),
        Just(0),
        -10_000..10_000_000_i64,
    ])
    .prop_map(|fen| fen.map(Fen::new))
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        Just(NaiveDate::MIN),
        Just(NaiveDate::MAX),
        (2_000_i32..2_100, 1_u32..366)
            .prop_map(|(y, d)| { NaiveDate::from_yo_opt(y, d.min(365)).unwrap() }),
    ]
}

prop_compose! {
    fn any_facts()(
        texts in proptest::collection::vec(some_text(), 20),
        amounts in proptest::collection::vec(some_fen(), 14),
        days in proptest::collection::vec(proptest::option::of(some_day()), 13),
        today in some_day(),
        card in any::<bool>(),
        counts in proptest::collection::vec(proptest::option::of(any::<u16>()), 2),
        events in 0_usize..3,
        hours in proptest::option::of((any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>())),
        parts in proptest::collection::vec(some_fen(), Component::COUNT),
        base in any::<bool>(),
    ) -> Facts {
        // Half of the time most of it is there, so that texts are produced.
        let full = all();
        let t = |i: usize, full: &str| {
            if base && texts[i].trim().is_empty() { full.to_owned() } else { texts[i].clone() }
        };
        let a = |i: usize, full: Option<Fen>| if base { amounts[i].or(full) } else { amounts[i] };
        let d = |i: usize, full: Option<NaiveDate>| if base { days[i].or(full) } else { days[i] };
        let mut by_component = Totals::default();
        for (component, part) in Component::ALL.into_iter().zip(&parts) {
            // What does not fit is left as it was.
            let mut more = by_component;
            if more.add(component, part.unwrap_or(Fen::ZERO)).is_ok() {
                by_component = more;
            }
        }
        Facts {
            day: today,
            card,
            institution: t(0, &full.institution),
            product: t(1, &full.product),
            contract_no: t(2, &full.contract_no),
            firm: t(3, ""),
            me: Me {
                name: t(4, &full.me.name),
                id_number: t(5, &full.me.id_number),
                phone: t(6, &full.me.phone),
                address: t(7, &full.me.address),
                notify: String::new(),
            },
            hardship: t(8, &full.hardship),
            spoke: vec![(minute("2026-11-25T10:00"), t(9, ""))],
            court: t(10, &full.court),
            case_no: t(11, &full.case_no),
            reasons: t(12, ""),
            assignee: t(13, &full.assignee),
            entry: t(14, &full.entry),
            correct: t(15, &full.correct),
            demand: t(16, &full.demand),
            authority: t(17, &full.authority),
            ticket: t(18, ""),
            reply: t(19, ""),
            hotline: t(3, ""),
            lender: None,
            owed: d(0, full.owed.map(|o| o.as_of)).map(|as_of| Owed { as_of, by_component }),
            overdue_since: d(1, full.overdue_since),
            claimed: amounts[0],
            sued: a(13, full.sued),
            lent: days[2].zip(amounts[1]).into_iter().collect(),
            court_monthly: amounts[1],
            paid: amounts[2],
            income: a(3, full.income),
            living: a(4, full.living),
            left: amounts[5],
            offer: Offer {
                monthly: a(6, full.offer.monthly),
                instalments: counts[0].or(if base { Some(12) } else { None }),
                first: d(3, full.offer.first),
                down: amounts[7],
                last: amounts[8],
            },
            shares: base.then(shares),
            token: a(9, full.token),
            token_until: d(4, full.token_until),
            settlement: a(10, full.settlement),
            settle_by: d(5, full.settle_by),
            pause_until: d(6, full.pause_until),
            agreement: Some(Agreement {
                agreed_on: d(7, Some(day("2026-11-25"))),
                monthly: a(11, Some(yuan(10))),
                instalments: counts[1].or(if base { Some(6) } else { None }),
                first_due: d(8, Some(day("2026-12-25"))),
                total: amounts[12],
                balance: amounts[13],
                ..Agreement::default()
            }),
            events: full.events.into_iter().cycle().take(if base { events.max(2) } else { events }).collect(),
            evidence: full.evidence,
            hours: hours.map(|(a, b, c, d)| (Hour(a, b), Hour(c, d))),
            received: d(9, full.received),
            filed_on: days[10],
            decided_on: days[11],
            objected_on: days[11],
            limitation: days[12].and_then(|due| limitation(due, days[10], &[], today)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    /// Nothing panics; what is produced names the institution and the day and
    /// has all it needs; what is refused names what is not there.
    #[test]
    fn any_facts_are_composed_or_refused(facts in any_facts()) {
        for words in both() {
            for piece in Piece::ALL {
                for one in cautions(piece, &facts) {
                    prop_assert!(!caution(&one, words).is_empty());
                }
                match compose(piece, &facts, words) {
                    Ok(composed) => {
                        let text = composed.plain(words);
                        prop_assert!(text.contains(facts.institution.trim()), "{:?}", piece);
                        prop_assert!(text.contains(&date(facts.day, words)), "{:?}", piece);
                        prop_assert!(missing(piece, &facts).is_empty());
                        for line in &composed.lines {
                            prop_assert!(!line.text.trim().is_empty());
                        }
                    }
                    Err(named) => {
                        prop_assert!(!named.is_empty());
                        prop_assert!(named.is_sorted());
                        prop_assert_eq!(named, missing(piece, &facts));
                    }
                }
            }
        }
    }

    #[test]
    fn any_agreement_is_checked(facts in any_facts(), said in proptest::collection::vec(proptest::option::of(any::<bool>()), 4)) {
        let agreement = Agreement {
            interest_stops: said[0],
            collection_stops: said[1],
            down: facts.offer.down,
            last: facts.offer.last,
            ..facts.agreement.clone().unwrap()
        };
        let against = Against {
            day: facts.day,
            card: facts.card,
            owed: facts.total(),
            principal: facts.owed.map(|o| o.principal()),
            surplus: facts.left,
            cash: facts.paid,
            money_on: facts.token_until,
        };
        let checks = agreement::check(&agreement, &against);
        for check in &checks {
            for words in both() {
                let said = why(check, words);
                prop_assert!(!said.contains('{'), "{}", said);
            }
            // What is fine needs no more, but for a waiver.
            if check.state == State::Ok && !matches!(check.why, Why::LessThanOurs { .. }) {
                prop_assert!(!check.get_in_writing);
            }
        }
        if agreement::ready(&checks) {
            prop_assert!(checks.iter().all(|c| c.state != State::Contradicts));
        }
    }
}

/// No gap is left where all is known: not even in what is left out otherwise.
#[test]
fn no_gap_is_left() {
    let mut expired = with_clock("2022-01-10", None, "2026-11-28");
    expired.card = true;
    for facts in [all(), expired] {
        for words in both() {
            for piece in Piece::ALL {
                let text = text(piece, &facts, words);
                assert!(!text.contains(['{', '}']), "{piece:?}");
                assert!(
                    !text.contains("None") && !text.contains("  "),
                    "{piece:?}\n{text}"
                );
            }
        }
    }
}

#[test]
fn the_sources_say_how_well_they_are_known() {
    for source in relief::ALL {
        assert!(source.checked.is_some());
        // Whoever reads only the title sees that the text itself was not read.
        let reported = source.confidence == ashore::law::Confidence::Reported;
        assert!(
            !reported || source.title_zh.contains("公开"),
            "{}",
            source.title_zh
        );
    }
}

// ---------------------------------------------------------------------------
// What the Book fills in

const TODAY: &str = "2026-11-23";

fn of_book(book: &Book, id: u32) -> Facts {
    let debt = book.debt(DebtId(id)).unwrap();
    known(book, debt, day(TODAY))
}

/// The standard debt, named as its borrower calls it, of these lenders.
fn book(institutions: &[&str]) -> Book {
    let debts = institutions
        .iter()
        .map(|_| common::debt("我的小债", &vector_b()));
    let mut book = book_of(debts);
    for (id, institution) in (1..).map(DebtId).zip(institutions) {
        let before = book.dealings.creditor(id);
        let after = Creditor {
            institution: (*institution).to_owned(),
            contract_no: "JJ-1".to_owned(),
            ..before.clone()
        };
        book = book.after(&Command::SetCreditor { before, after }).unwrap();
    }
    book
}

fn with_income(book: &Book, amount: Fen) -> Book {
    let before = book.plans.budget.clone();
    let after = Budget {
        flows: vec![
            Flow::monthly(Category::Wage, amount),
            Flow::monthly(Category::Food, yuan(2_000)),
        ],
        ..before.clone()
    };
    book.after(&Command::SetBudget { before, after }).unwrap()
}

fn with_events(book: &Book, events: &[(&str, Act)]) -> Book {
    let before = book.debts[0].clone();
    let mut after = before.clone();
    for (on, act) in events {
        after.ledger.add(loan::Event::new(day(on), act.clone()));
    }
    book.after(&Command::EditDebt { before, after }).unwrap()
}

/// What a court is told, with what only the borrower can type.
fn answer(mut facts: Facts) -> String {
    let typed = all();
    facts.me = typed.me;
    facts.court = typed.court;
    facts.case_no = typed.case_no;
    facts.received = Some(day(TODAY));
    facts.sued = Some(yuan(9_000));
    text(Piece::AnswerToSuit, &facts, sent())
}

/// Instalments ticked off as paid count as what they came to.
#[test]
fn what_was_paid_counts_instalments() {
    let book = book(&["某某银行"]);
    let facts = of_book(&book, 1);
    assert_eq!(facts.owed.unwrap().total().unwrap(), Fen::new(783_319));
    // 3 × 1,000 and the interest of test vector A: 207.00, 113.40, 111.60.
    assert_eq!(facts.paid, Some(yuan(3_432)));
    assert!(answer(facts).contains("已还款合计3,432.00元"));
    // Where nothing was noted, nothing is said: it may well have been paid.
    let unpaid = book_of([common::debt("", &vector_a())]);
    let facts = of_book(&unpaid, 1);
    assert_eq!(facts.paid, None);
    let facts = Facts {
        institution: "某某银行".to_owned(),
        contract_no: "1".to_owned(),
        ..facts
    };
    assert!(!answer(facts).contains("已还款"));
}

/// What was paid out is named with its days; a card was not paid out.
#[test]
fn each_disbursement_has_its_day() {
    let book = book(&["某某银行"]);
    let once = answer(of_book(&book, 1));
    assert!(
        once.contains("放款：2026年1月5日放款10,000.00元。"),
        "{once}"
    );
    let amount = yuan(500);
    let twice = with_events(&book, &[("2026-03-01", Act::Disburse { amount })]);
    let twice = answer(of_book(&twice, 1));
    let both = "放款：2026年1月5日放款10,000.00元，2026年3月1日放款500.00元。";
    assert!(twice.contains(both), "{twice}");
    let card = Facts {
        card: true,
        lent: Vec::new(),
        ..of_book(&book, 1)
    };
    assert!(!answer(card).contains("放款"));
    // Nor is a card of the Book's.
    let mut debt = book.debts[0].clone();
    debt.product = Product::CreditCard;
    assert!(known(&book, &debt, day(TODAY)).lent.is_empty());
}

/// What the borrower calls a debt is not for the lender to read.
#[test]
fn a_product_goes_out_under_its_own_name() {
    let facts = of_book(&book(&["某某银行"]), 1);
    assert_eq!(facts.product, "微粒贷");
    let letter = answer(facts);
    assert!(
        letter.contains("微粒贷") && !letter.contains("我的小债"),
        "{letter}"
    );
}

/// One institution is one creditor, and those that go first are creditors too.
#[test]
fn creditors_are_counted_once_each() {
    let three = with_income(&book(&["甲银行", "乙公司", "甲银行 "]), yuan(5_000));
    let facts = of_book(&three, 1);
    let shares = facts.shares.clone().unwrap();
    assert_eq!((shares.creditors(), shares.rows().len()), (2, 2));
    assert_eq!(shares.rows()[0].debts, 2);
    assert_eq!(shares.rows()[0].owed, Fen::new(2 * 783_319));
    let full = Facts {
        me: all().me,
        offer: all().offer,
        ..facts.clone()
    };
    let letter = text(Piece::ProRataOffer, &full, sent());
    assert!(letter.contains("共有债权人2家"), "{letter}");
    assert!(
        letter.contains("贵方（2笔合计）：未还15,666.38元"),
        "{letter}"
    );
    assert_eq!(letter.matches("其他债权人").count(), 1, "{letter}");
    // Income less living is what is shared, kept and paid first, to the fen.
    let kept = facts.income.unwrap().minus(facts.living.unwrap()).unwrap();
    let kept = kept.minus(shares.total()).unwrap();
    assert!(kept > Fen::ZERO && shares.first() == Fen::ZERO);
    let kept = format!("每月留下{}", amount(kept, sent()));
    assert!(
        letter.contains(&kept) && !letter.contains("优先"),
        "{letter}"
    );
    // The second is paid first: it has no share, and is a creditor still.
    let plan = DebtPlan {
        marks: vec![Mark::Court],
        ..DebtPlan::of(DebtId(2))
    };
    let first = three.after(&Command::SetDebtPlan(plan)).unwrap();
    let first = with_income(&first, yuan(30_000));
    let facts = of_book(&first, 1);
    let shares = facts.shares.clone().unwrap();
    assert_eq!((shares.creditors(), shares.rows().len()), (2, 1));
    assert!(of_book(&first, 2).shares.is_none());
    assert!(shares.first() > Fen::ZERO);
    let full = Facts {
        me: all().me,
        offer: all().offer,
        ..facts
    };
    let letter = text(Piece::ProRataOffer, &full, sent());
    let said = format!("每月{}先用于", amount(shares.first(), sent()));
    assert!(letter.contains(&said), "{letter}");
}

/// The monthly figure is what the plan says can be promised, and is not told to
/// a court unless it was typed.
#[test]
fn the_most_that_can_be_promised_is_filled_in() {
    let book = with_income(&book(&["某某银行"]), yuan(3_000));
    let facts = of_book(&book, 1);
    let outlook = Outlook::of(&book, day(TODAY)).unwrap();
    let (free, _) = free_for(&book, &outlook, DebtId(1)).unwrap();
    let most = promise(&free, 12, Fen::ZERO, book.plans.budget.promise);
    let most = most.unwrap().unwrap().monthly;
    assert_eq!(facts.offer.monthly, Some(most).filter(|m| *m > Fen::ZERO));
    assert_eq!(facts.court_monthly, None);
    // Nothing is promised of what is not there.
    let none = with_income(&book, yuan(1_000));
    assert_eq!(of_book(&none, 1).offer.monthly, None);
    // What is shared out to the others is not promised again.
    let two = with_income(&self::book(&["甲银行", "乙公司"]), yuan(3_000));
    let outlook = Outlook::of(&two, day(TODAY)).unwrap();
    let shared = Fen::sum(outlook.offers().iter().map(|(_, m)| *m)).unwrap();
    let promised = [1, 2].map(|id| of_book(&two, id).offer.monthly.unwrap_or_default());
    assert!(promised[0].plus(promised[1]).unwrap() <= shared.max(most));
}

// ---------------------------------------------------------------------------
// What the log says of limitation

/// An old debt whose period would have ended on 2026-11-20.
fn old_book(contacts: Vec<Contact>) -> Book {
    let mut debt = common::debt("", &vector_b());
    let loan = Loan {
        disbursed_on: day("2023-01-05"),
        first_due: day("2023-02-20"),
        ..vector_b()
    };
    debt.contract = loan.contract();
    debt.ledger = Ledger::new();
    let book = book_of([debt]);
    let before = book.dealings.creditor(DebtId(1));
    let after = Creditor {
        institution: "某某银行".to_owned(),
        contract_no: "1".to_owned(),
        ..before.clone()
    };
    let book = book.after(&Command::SetCreditor { before, after }).unwrap();
    book.after(&Command::add(Entries {
        contacts,
        ..Entries::default()
    }))
    .unwrap()
}

fn contact(channel: Channel, direction: Direction, at: &str) -> Contact {
    Contact {
        debt: Some(DebtId(1)),
        ..Contact::new(channel, direction, minute(at))
    }
}

#[test]
fn what_the_log_has_leaves_the_end_of_limitation_open() {
    let quiet = of_book(&old_book(Vec::new()), 1);
    let limitation = quiet.limitation.clone().unwrap();
    assert_eq!(limitation.ended(), Some(day("2026-11-20")));
    assert_eq!(quiet.expired(), Some(true));
    assert!(answer(quiet.clone()).contains("2026年11月20日届满"));
    assert!(
        !cautions(Piece::AnswerToSuit, &quiet)
            .iter()
            .any(|c| matches!(c, Caution::Noted { .. }))
    );

    let sms = contact(Channel::Sms, Direction::In, "2026-05-01T10:00");
    let call = Contact {
        connected: Some(true),
        ..contact(Channel::Call, Direction::In, "2026-06-01T10:00")
    };
    let dunned = of_book(&old_book(vec![sms.clone(), call.clone()]), 1);
    assert_eq!(dunned.expired(), None);
    let limitation = dunned.limitation.clone().unwrap();
    assert_eq!(limitation.ended(), None);
    let said = answer(dunned.clone());
    assert!(
        !said.contains("时效") && !said.contains("愿意调解"),
        "{said}"
    );
    let open = Caution::Noted {
        ends: day("2026-11-20"),
        days: vec![day("2026-05-01"), day("2026-06-01")],
        then: Some(day("2029-06-01")),
    };
    for piece in [Piece::AnswerToSuit, Piece::TokenOffer] {
        let found = cautions(piece, &dunned);
        assert!(found.contains(&open), "{found:?}");
        let waive = |c: &Caution| matches!(c, Caution::MayWaive { .. });
        assert!(!found.iter().any(waive), "{found:?}");
    }
    for words in both() {
        let said = caution(&open, words);
        for on in ["2026-11-20", "2026-05-01", "2026-06-01", "2029-06-01"] {
            assert!(said.contains(&date(day(on), words)), "{said}");
        }
    }
    // The borrower's own offer is as good as their demand.
    let offered = Contact {
        piece: Some(Piece::TokenOffer),
        ..contact(Channel::Letter, Direction::Out, "2026-05-01T10:00")
    };
    assert_eq!(of_book(&old_book(vec![offered]), 1).expired(), None);
}

#[test]
fn what_reached_nobody_or_came_too_late_moves_nothing() {
    let reached = Contact {
        reached: Some(ThirdParty::of(Who::Colleague)),
        ..contact(Channel::Call, Direction::In, "2026-05-01T10:00")
    };
    let missed = Contact {
        connected: Some(false),
        ..contact(Channel::Call, Direction::In, "2026-05-02T10:00")
    };
    let mine = contact(Channel::Call, Direction::Out, "2026-05-03T10:00");
    let court = Contact {
        caller: Caller::Court,
        ..contact(Channel::Letter, Direction::In, "2026-05-04T10:00")
    };
    let other = Contact {
        debt: Some(DebtId(9)),
        ..contact(Channel::Sms, Direction::In, "2026-05-05T10:00")
    };
    let late = contact(Channel::Sms, Direction::In, "2026-11-21T10:00");
    let asked = Contact {
        piece: Some(Piece::ItemisedStatement),
        ..contact(Channel::Letter, Direction::Out, "2026-05-06T10:00")
    };
    // Before the last due date nothing runs.
    let early = contact(Channel::Sms, Direction::In, "2023-05-01T10:00");
    let all = vec![reached, missed, mine, court, other, late, asked, early];
    let facts = of_book(&old_book(all), 1);
    assert_eq!(facts.limitation.clone().unwrap().noted, None);
    assert_eq!(facts.expired(), Some(true));
    // A demand of long ago moved the end, and that is over as well.
    let sms = contact(Channel::Sms, Direction::In, "2023-11-23T10:00");
    let facts = of_book(&old_book(vec![sms]), 1);
    let limitation = facts.limitation.clone().unwrap();
    assert_eq!(limitation.ended(), None);
    let later = known(
        &old_book(vec![contact(
            Channel::Sms,
            Direction::In,
            "2023-11-23T10:00",
        )]),
        &old_book(Vec::new()).debts[0],
        day("2026-11-28"),
    );
    assert_eq!(
        later.limitation.clone().unwrap().ended(),
        Some(day("2026-11-23"))
    );
    assert!(answer(later).contains("2026年11月23日届满"));
}

// ---------------------------------------------------------------------------
// What a complaint says of a contact

#[test]
fn a_complaint_states_what_it_accuses_of() {
    let missed = Contact {
        id: ContactId(1),
        connected: Some(false),
        ..call(1, "2026-11-20T10:00")
    };
    let visit = Contact {
        id: ContactId(2),
        connected: None,
        channel: Channel::Visit,
        headcount: Some(3),
        claimed: Some(yuan(8_000)),
        tags: vec![Tag::Threat, Tag::Insult],
        ..call(2, "2026-11-21T10:00")
    };
    let facts = Facts {
        events: read_log(&contacts(vec![missed, visit])).events,
        ..all()
    };
    let said = text(Piece::LenderComplaint, &facts, sent());
    for part in [
        "2026年11月20日 10:00，对方电话（未接）",
        "2026年11月21日 10:00，对方上门，来了3人，对方称欠款8,000.00元，当时的情形：威胁伤害或曝光、辱骂",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    // A call of one's own is no complaint's contact.
    let mine = Contact {
        direction: Direction::Out,
        ..call(1, "2026-11-20T10:00")
    };
    let facts = Facts {
        events: read_log(&contacts(vec![mine])).events,
        ..all()
    };
    assert!(missing(Piece::LenderComplaint, &facts).contains(&Missing::Contact));
}

// ---------------------------------------------------------------------------
// A court's last day, and what an offer comes to

/// A last day on a weekend moves to Monday (民事诉讼法 85).
#[test]
fn a_courts_last_day_is_no_weekend() {
    let mut f = all();
    for (received, last) in [
        ("2026-11-05", "2026-11-20"), // Friday
        ("2026-11-06", "2026-11-23"), // Saturday
        ("2026-11-07", "2026-11-23"), // Sunday
        ("2026-11-08", "2026-11-23"), // Monday
    ] {
        f.received = Some(day(received));
        for (piece, step) in [
            (Piece::PaymentOrderObjection, Step::Objection15),
            (Piece::AnswerToSuit, Step::Answer15),
        ] {
            assert_eq!(due(piece, &f), [(step, day(last))], "{received}");
            f.day = day(last);
            let last_day = Caution::LastDay { what: step };
            assert!(cautions(piece, &f).contains(&last_day), "{received}");
            f.day = day(last).succ_opt().unwrap();
            let over = Caution::TooLate {
                what: step,
                due: day(last),
            };
            assert!(cautions(piece, &f).contains(&over), "{received}");
        }
    }
    let what = Step::Objection15;
    let said = caution(&Caution::LastDay { what }, sent());
    assert!(said.contains("今天是最后一天"), "{said}");
    // The days of others are counted as they are.
    f.day = day("2026-11-07");
    let lender = due(Piece::LenderComplaint, &f);
    assert_eq!(lender[0], (Step::LenderDecision15, day("2026-11-22")));
}

#[test]
fn an_offer_is_held_against_the_debt() {
    let offer = |monthly: i64, instalments| Facts {
        offer: Offer {
            monthly: Some(yuan(monthly)),
            instalments: Some(instalments),
            first: Some(day("2026-12-31")),
            ..Offer::default()
        },
        left: Some(yuan(100_000)),
        ..all()
    };
    // 12,963.91 is owed.
    let owed = Fen::new(1_296_391);
    for piece in [Piece::OfferFigure, Piece::HardshipInstalments] {
        let less = Caution::OfferedLess {
            sum: yuan(300),
            owed,
            less: Fen::new(1_266_391),
        };
        assert_eq!(cautions(piece, &offer(100, 3)), std::slice::from_ref(&less));
        let more = Caution::OfferedMore {
            sum: yuan(108_000),
            owed,
            more: Fen::new(9_503_609),
        };
        assert_eq!(
            cautions(piece, &offer(300, 360)),
            std::slice::from_ref(&more)
        );
        // Within an instalment it is the last one's to settle.
        assert!(cautions(piece, &offer(540, 24)).is_empty());
        assert!(cautions(piece, &offer(541, 24)).is_empty());
        for words in both() {
            for c in [&less, &more] {
                assert!(!caution(c, words).contains('{'));
                assert!(caution(c, words).contains(&amount(owed, words)));
            }
        }
    }
}

/// What a court set comes first; what is far off, done or of no day is left out.
#[test]
fn what_presses_is_shown_in_time() {
    let todo = |id, what, due: &str, done: Option<&str>| Todo {
        id: TodoId(id),
        debt: None,
        contact: Some(ContactId(9)),
        piece: None,
        what,
        due: day(due),
        done: done.map(day),
        text: String::new(),
    };
    let dealings = logged(&Entries {
        todos: vec![
            todo(1, Step::Own, "2026-11-20", None),
            todo(2, Step::Answer15, "2026-11-30", None),
            todo(3, Step::Objection15, "2026-12-01", None),
            todo(4, Step::Review30, "2026-11-22", Some("2026-11-21")),
            todo(5, Step::LenderDecision15, "2026-11-23", None),
        ],
        ..Entries::default()
    });
    let shown = dealings.pressing(day(TODAY));
    let shown: Vec<Step> = shown.iter().map(|todo| todo.what).collect();
    assert_eq!(shown, [Step::Answer15, Step::Own, Step::LenderDecision15]);
}

/// Things to do go with the entry they follow from.
#[test]
fn what_follows_from_an_entry_goes_with_it() {
    let composed = compose(Piece::LenderComplaint, &all(), sent()).unwrap();
    let at = minute("2026-11-23T10:00");
    let kept = keep(&composed, "", Direction::Out, Some(DEBT), at, 1);
    let mut dealings = logged(&kept.entries);
    let other = keep(
        &composed,
        "",
        Direction::Out,
        Some(DEBT),
        at,
        dealings.next_id(),
    );
    dealings
        .change(&Entries::default(), &other.entries)
        .unwrap();
    let first = dealings.contacts[0].clone();
    let gone = dealings.with_todos(first);
    assert_eq!(gone.todos.len(), 3);
    let mut after = dealings.clone();
    after.change(&gone, &Entries::default()).unwrap();
    assert_eq!((after.contacts.len(), after.todos.len()), (1, 3));
    assert!(
        after
            .todos
            .iter()
            .all(|t| t.contact == Some(after.contacts[0].id))
    );
    after.restore(&gone).unwrap();
    assert_eq!(after, dealings);
}
