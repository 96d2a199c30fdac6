//! Contracts and debts the tests share.
#![allow(dead_code, clippy::unwrap_used)]

use ashore::book::{Book, Command, Debt, DebtId};
use ashore::collector::{
    Channel, Contact, ContactId, Direction, Minute, Piece, Step, Todo, TodoId,
};
use ashore::law::Lender;
use ashore::law::lpr::LprMonth;
use ashore::loan::card::{
    CardDue, CardPlan, CardTerms, Compounding, InterestBasis, Opening, PlanFee, PlanKind,
};
use ashore::loan::contract::{
    Accrual, CustomOrder, DayRange, Fees, LateFee, LateFeeBase, Order, Penalty, PenaltyBase,
    PenaltyRate, Prepay, Row, Unsure,
};
use ashore::loan::ledger::Towards;
use ashore::loan::limitation::InterruptionKind;
use ashore::loan::statement::Component;
use ashore::loan::{
    Act, Contract, Event, GraceCount, Ledger, Method, Plan, Product, Schedule, Statement,
    StatementError, statement,
};
use ashore::money::Fen;
use ashore::rate::{DayCount, Multiple, Per, Percent, Rate};
use ashore::selftest::{Group, TABLES, Tally};
use chrono::NaiveDate;

/// A time to write into envelopes.
pub const NOW: &str = "2026-11-23T09:30:00+08:00";

/// Every figure of a group holds, and none is missing.
#[track_caller]
pub fn holds(group: Group) {
    let mut tally = Tally::new(group);
    group.run(&TABLES).for_each(|outcome| tally.add(outcome));
    assert!(
        tally.holds(),
        "{} pass, but {:#?}",
        tally.passed,
        tally.failed
    );
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(text: &str) -> Minute {
    Minute::parse(text).unwrap()
}

/// A call with these words.
pub fn contact(words: &str) -> Contact {
    Contact {
        text: words.to_owned(),
        ..Contact::new(Channel::Call, Direction::In, at("2026-11-24T09:00"))
    }
}

pub fn todo(id: u32, contact: u32) -> Todo {
    Todo {
        id: TodoId(id),
        debt: None,
        contact: Some(ContactId(contact)),
        piece: Some(Piece::LenderComplaint),
        what: Step::LenderDecision15,
        due: day("2026-12-09"),
        done: None,
        text: String::new(),
    }
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

/// Instalments with interest by the day, to the fen.
pub fn daily_plan(first_due: NaiveDate, due_day: u32, instalments: u16) -> Plan {
    Plan {
        first_due,
        due_day,
        instalments,
        accrual: Accrual::Daily,
        interest_only: 0,
        stated: None,
        unit: Fen::new(1),
    }
}

impl Loan {
    pub fn contract(&self) -> Contract {
        Contract {
            principal: self.principal,
            disbursed_on: self.disbursed_on,
            rate: self.rate,
            day_count: self.day_count,
            day_range: DayRange::FirstNotLast,
            method: Method::EqualPrincipal(daily_plan(
                self.first_due,
                self.due_day,
                self.instalments,
            )),
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

/// Twelve monthly instalments from 20 February 2026.
pub fn plan() -> Plan {
    Plan {
        first_due: day("2026-02-20"),
        due_day: 20,
        instalments: 12,
        accrual: Accrual::Monthly,
        interest_only: 0,
        stated: None,
        unit: Fen::new(1),
    }
}

/// 12,000 yuan at 15.4 % a year from 20 January 2026, repaid by a method, and
/// nothing else agreed.
pub fn by(method: Method) -> Contract {
    Contract {
        principal: Fen::new(1_200_000),
        disbursed_on: day("2026-01-20"),
        rate: Rate::parse("15.4", Per::Year).unwrap(),
        day_count: DayCount::Act365,
        method,
        penalty: Penalty {
            rate: PenaltyRate::Multiple(Multiple::parse("1.5").unwrap()),
            base: PenaltyBase::Principal,
            compound: false,
        },
        ..vector_a().contract()
    }
}

pub fn row(due: &str, principal: i64, interest: i64, fee: i64) -> Row {
    Row {
        due: day(due),
        principal: Fen::new(principal),
        interest: Fen::new(interest),
        fee: Fen::new(fee),
    }
}

pub fn pay(on: &str, fen: i64) -> Event {
    pay_towards(on, fen, Towards::Order)
}

pub fn pay_towards(on: &str, fen: i64, towards: Towards) -> Event {
    let amount = Fen::new(fen);
    Event::new(day(on), Act::Pay { amount, towards })
}

pub fn event(on: &str, act: Act) -> Event {
    Event::new(day(on), act)
}

/// A Book with a debt of every method, every choice of every field and an
/// event of every kind.
#[allow(clippy::too_many_lines)]
pub fn every_kind() -> Book {
    let fen = Fen::new;
    let waive = |component, amount| Act::Waive { component, amount };
    let mut noted = pay("2026-03-01", 50_000);
    "流水号 \"8837\"\n客服 小王".clone_into(&mut noted.note);
    let debts = [
        (
            "等额本金",
            Product::Weilidai,
            Contract {
                day_range: DayRange::AtLeastOneDay,
                unsure: vec![Unsure::GraceDays, Unsure::Compound],
                ..by(Method::EqualPrincipal(Plan {
                    accrual: Accrual::Daily,
                    ..plan()
                }))
            },
            vec![
                noted,
                pay_towards("2026-03-20", 30_000, Towards::Instalment(1)),
                pay_towards("2026-04-02", 1_000, Towards::Component(Component::Penalty)),
                pay_towards("2026-04-25", 100_000, Towards::Prepayment),
                event("2026-08-01", Act::Accelerate),
                event(
                    "2026-09-01",
                    Act::Assign {
                        to: "某某资产管理有限公司".to_owned(),
                    },
                ),
                event(
                    "2026-10-08",
                    Act::Judgment {
                        amount: fen(900_000),
                        pay_by: day("2026-10-28"),
                    },
                ),
            ],
        ),
        (
            "等额本息",
            Product::BankLoan,
            Contract {
                fees: Fees {
                    upfront: fen(5_000),
                    each: fen(1_200),
                    each_percent: Percent::parse("0.1").unwrap(),
                    ..Fees::NONE
                },
                day_count: DayCount::Thirty360,
                grace_days: 3,
                grace_count: GraceCount::AfterGrace,
                order: Order::OldestFirst,
                prepay: Prepay::ShorterTerm,
                late_fee: LateFee {
                    percent: Percent::parse("5").unwrap(),
                    of: LateFeeBase::Principal,
                    floor: fen(1_000),
                },
                ..by(Method::EqualInstalment(Plan {
                    stated: Some(fen(110_000)),
                    ..plan()
                }))
            },
            vec![
                event("2026-03-21", Act::PayInstalment { number: 1 }),
                event(
                    "2026-04-01",
                    Act::SetRate {
                        rate: Rate::parse("1.2", Per::Month).unwrap(),
                    },
                ),
                event("2026-04-25", waive(Component::LateFee, None)),
                event("2026-05-06", Act::Extend { months: 2 }),
                event(
                    "2026-06-01",
                    Act::Disburse {
                        amount: fen(300_000),
                    },
                ),
            ],
        ),
        (
            "先息后本",
            Product::ConsumerFinance,
            Contract {
                day_range: DayRange::BothEnds,
                day_count: DayCount::Act360,
                penalty: Penalty {
                    rate: PenaltyRate::Own(daily("0.05")),
                    base: PenaltyBase::PrincipalAndInterest,
                    compound: true,
                },
                order: Order::PenaltyLast,
                prepaid_interest_first: false,
                unsure: vec![Unsure::DayCount, Unsure::DayRange],
                ..by(Method::InterestOnly(plan()))
            },
            vec![
                event("2026-04-01", Act::StopInterest),
                event("2026-06-01", Act::ResumeInterest),
                event(
                    "2026-06-02",
                    Act::Charge {
                        component: Component::Cost,
                        amount: fen(8_800),
                    },
                ),
                event("2026-06-03", waive(Component::Penalty, Some(fen(100)))),
            ],
        ),
        (
            "等本等息",
            Product::Baitiao,
            Contract {
                order: Order::PrincipalFirst,
                prepay: Prepay::NextInstalments,
                penalty: Penalty {
                    base: PenaltyBase::AllOnceAccelerated,
                    ..by(Method::Open { until: None }).penalty
                },
                ..by(Method::Flat(Plan {
                    unit: fen(10),
                    interest_only: 2,
                    ..plan()
                }))
            },
            vec![event(
                "2026-07-01",
                Act::Replace {
                    rows: vec![
                        row("2026-12-20", 500_000, 0, 0),
                        row("2027-01-20", 500_000, 1_000, 100),
                    ],
                },
            )],
        ),
        (
            "一次性",
            Product::PrivateLoan,
            Contract {
                fees: Fees {
                    deducted: fen(200_000),
                    received_only: true,
                    ..Fees::NONE
                },
                unsure: vec![Unsure::GraceCount, Unsure::PenaltyRate, Unsure::PenaltyBase],
                ..by(Method::Bullet {
                    due: day("2026-07-20"),
                })
            },
            vec![],
        ),
        (
            "随借随还",
            Product::Jiebei,
            by(Method::Open {
                until: Some(day("2027-01-20")),
            }),
            vec![pay("2026-05-01", 300_000)],
        ),
        (
            "没有期限",
            Product::Jintiao,
            by(Method::Open { until: None }),
            vec![],
        ),
        (
            "账单",
            Product::Huabei,
            by(Method::Given(vec![
                row("2026-02-20", 600_000, 9_000, 500),
                row("2026-03-20", 600_000, 4_500, 500),
            ])),
            vec![event(
                "2026-06-01",
                Act::Interrupt {
                    kind: InterruptionKind::Lawsuit,
                    ended_on: Some(day("2026-09-01")),
                },
            )],
        ),
        (
            "信用卡",
            Product::CreditCard,
            Contract {
                rate: daily("0.05"),
                grace_days: 3,
                order: Order::Custom(CustomOrder {
                    by_instalment: true,
                    components: Order::PenaltyLast.components(),
                }),
                ..by(Method::Card(Box::new(CardTerms {
                    statement_day: 20,
                    due: CardDue::After(20),
                    basis: InterestBasis::UnpaidPart,
                    compounding: Compounding::InterestAndFees,
                    minimum: Percent::parse("10").unwrap(),
                    tolerance: fen(1_000),
                    opening: Opening {
                        interest: fen(1_234),
                        fees: fen(500),
                        minimum: Some(fen(130_000)),
                        interest_from: day("2026-01-05"),
                        running: true,
                    },
                    plans: vec![CardPlan {
                        kind: PlanKind::Cash,
                        started_on: day("2026-02-01"),
                        amount: fen(300_000),
                        instalments: 6,
                        fee: PlanFee::Percent(Percent::parse("0.6").unwrap()),
                    }],
                })))
            },
            vec![
                event(
                    "2026-02-10",
                    Act::Purchase {
                        amount: fen(12_300),
                        cash: true,
                    },
                ),
                pay("2026-03-01", 50_000),
            ],
        ),
    ];
    let lenders = [
        Lender::Bank,
        Lender::SmallLoan,
        Lender::ConsumerFinance,
        Lender::Platform,
        Lender::Private,
        Lender::Other,
    ];
    let debts = debts.into_iter().zip(lenders.iter().cycle());
    let month = LprMonth {
        from: day("2026-10-20"),
        rate: Rate::parse("3", Per::Year).unwrap(),
    };
    let book = book_of(
        debts.map(|((name, product, contract, events), lender)| Debt {
            id: DebtId(0),
            name: name.to_owned(),
            product,
            lender: *lender,
            contract,
            ledger: events.into_iter().collect(),
            note: "备注".to_owned(),
        }),
    );
    book.after(&Command::SetLpr(month)).unwrap()
}

/// The same with a budget and something meant for each debt.
pub fn every_plan() -> Book {
    use ashore::book::{DebtPlan, KeptPlan, Planned};
    use ashore::plan::order::Strategy;
    use ashore::plan::treatment::{Agreement, Mark};
    use ashore::plan::{Assumptions, Budget, Category, Flow, Month, Treatment};

    let book = every_kind();
    let flows = Category::ALL
        .into_iter()
        .zip(1..)
        .map(|(category, n)| Flow {
            name: if n == 3 {
                "年终奖 \"双薪\"".to_owned()
            } else {
                String::new()
            },
            every: [1, 12, 0, 3].get(n % 4).copied().unwrap(),
            from: (n % 4 != 0).then(|| Month::parse("2027-01").unwrap()),
            until: (n == 4).then(|| Month::parse("2027-12").unwrap()),
            ..Flow::monthly(category, Fen::new(100_000 * i64::try_from(n).unwrap()))
        });
    let flows: Vec<Flow> = flows.collect();
    let budget = Budget {
        flows: flows
            .into_iter()
            .map(|flow| {
                if flow.from.is_none() {
                    Flow { every: 1, ..flow }
                } else {
                    flow
                }
            })
            .collect(),
        people: 3,
        floor: Fen::new(80_000),
        buffer: Percent::of_whole(8),
        cash: Fen::new(123_456),
        cash_on: Some(day("2026-11-20")),
        cash_paid: Fen::ZERO,
        pay_day: 10,
        promise: Percent::of_whole(80),
    };
    let treatments = [
        Treatment::AsContracted,
        Treatment::CatchUp { months: 6 },
        Treatment::Instalments(Agreement {
            first_due: day("2026-12-20"),
            instalments: 36,
            rate: Rate::parse("3.5", Per::Year).unwrap(),
            down: Fen::new(50_000),
            waived: Fen::new(70_000),
        }),
        Treatment::Settlement {
            amount: Fen::new(400_000),
            on: day("2027-06-30"),
        },
        Treatment::Extension { months: 12 },
        Treatment::Hold,
    ];
    let meant = treatments.into_iter().zip(1..).map(|(treatment, id)| {
        Command::SetDebtPlan(DebtPlan {
            debt: DebtId(id),
            treatment,
            possible: treatments.to_vec(),
            marks: Mark::ALL
                .into_iter()
                .take(usize::try_from(id).unwrap())
                .collect(),
        })
    });
    let mut commands = vec![
        Command::SetBudget {
            before: Budget::default(),
            after: budget,
        },
        Command::SetStrategy(Strategy::FewestCollectors),
        Command::SetOrder(vec![DebtId(3), DebtId(1)]),
        Command::SetAssumptions(Assumptions {
            months: 6,
            ..Assumptions::default()
        }),
        Command::KeepPlan(Some(KeptPlan {
            made_on: day("2026-11-24"),
            clear_on: Some(day("2029-03-10")),
            payments: vec![Planned {
                debt: DebtId(1),
                on: day("2026-12-10"),
                amount: Fen::new(88_000),
            }],
            paid: Vec::new(),
        })),
    ];
    commands.extend(meant);
    commands
        .iter()
        .fold(book, |book, command| book.after(command).unwrap())
}

/// The same with dealings of every kind.
#[allow(clippy::too_many_lines)]
pub fn every_dealing() -> Book {
    use ashore::collector::{
        Caller, Channel, Contact, ContactId, Creditor, Direction, Entries, Evidence, EvidenceId,
        Mark, Me, Minute, Paper, Piece, Scene, Sha256, Step, Tag, ThirdParty, Todo, TodoId, Told,
        Typed, Visit, VisitMark, Who,
    };

    let at = |text: &str| Minute::parse(text).unwrap();
    let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let evidence = [(1, None), (2, Some(at("2026-11-20T21:40")))].map(|(id, modified)| Evidence {
        id: EvidenceId(id),
        name: format!("录音 \"{id}\".m4a"),
        size: u64::from(id) * 5_000_000_000,
        sha256: Sha256::parse(sum).unwrap(),
        modified,
        added: at("2026-11-24T08:00"),
        note: "原件在旧手机".to_owned(),
    });
    // Every name of every list at least once.
    let mut whos = Who::ALL.into_iter().cycle();
    let mut tolds = Told::ALL.into_iter().cycle();
    let mut pieces = Piece::ALL.into_iter();
    let mut callers = Caller::ALL.into_iter().cycle();
    let mut channels = Channel::ALL.into_iter().cycle();
    let mut directions = Direction::ALL.into_iter().cycle();
    let contacts = (0..13).map(|n: u32| Contact {
        id: ContactId(10 + n),
        debt: Some(DebtId(n % 3)).filter(|debt| debt.0 > 0),
        caller: callers.next().unwrap(),
        number: "0755-1234 5678".to_owned(),
        connected: Some(n % 3 == 1).filter(|_| !n.is_multiple_of(3)),
        seconds: (n % 3 == 1).then_some(n * 60),
        said_name: "小王".to_owned(),
        said_firm: "某某商务咨询有限公司".to_owned(),
        said_for: "微众银行".to_owned(),
        staff_no: n.to_string(),
        papers: if n == 4 { Paper::ALL.to_vec() } else { vec![] },
        claimed: n.is_multiple_of(2).then(|| Fen::new(1_234_567)),
        agreed: n == 5,
        tags: if n == 4 { Tag::ALL.to_vec() } else { vec![] },
        text: "【某某】请尽快还款\n\t第二行".to_owned(),
        reached: (n % 2 == 1).then(|| ThirdParty {
            who: whos.next().unwrap(),
            name: "同事 老李".to_owned(),
            told: tolds.next().unwrap(),
            refused_further: n == 1,
            is_guarantor: n == 3,
            spouse_shared: n == 5,
            offered_to_pay: n == 7,
        }),
        headcount: (n == 4).then_some(255),
        evidence: if n == 4 {
            vec![EvidenceId(1), EvidenceId(2)]
        } else {
            vec![]
        },
        marks: if n == 4 {
            VisitMark::ALL
                .map(|what| Mark {
                    at: at("2026-11-21T22:00"),
                    what,
                })
                .to_vec()
        } else {
            vec![]
        },
        piece: pieces.next(),
        created: at("2026-11-24T08:01"),
        ..Contact::new(
            channels.next().unwrap(),
            directions.next().unwrap(),
            at(&format!("2026-11-{:02}T21:59", n + 1)),
        )
    });
    let contacts = contacts.collect();
    let mut steps = Step::ALL.into_iter().cycle();
    let todos = pieces.zip(30..).map(|(piece, id)| Todo {
        id: TodoId(id),
        debt: id.is_multiple_of(2).then_some(DebtId(2)),
        contact: id.is_multiple_of(2).then_some(ContactId(14)),
        piece: Some(piece).filter(|_| !id.is_multiple_of(3)),
        what: steps.next().unwrap(),
        due: day("2026-12-09"),
        done: (id == 31).then(|| day("2026-12-01")),
        text: "工单 8837".to_owned(),
    });
    let todos = todos.collect();
    let typed = |debt, field: &str, text: &str| Command::SetTyped {
        before: String::new(),
        after: Typed {
            debt: DebtId(debt),
            field: field.to_owned(),
            text: text.to_owned(),
        },
    };
    let marks = vec![Mark {
        at: at("2026-11-24T19:00"),
        what: VisitMark::Arrived,
    }];
    let commands = [
        Command::add(Entries {
            contacts,
            evidence: evidence.to_vec(),
            todos,
        }),
        Command::SetCreditor {
            before: Creditor::of(DebtId(2)),
            after: Creditor {
                debt: DebtId(2),
                institution: "某某银行股份有限公司".to_owned(),
                contract_no: "HT-2026-01".to_owned(),
                hotline: "95384".to_owned(),
                collector_firm: "某某商务咨询有限公司".to_owned(),
            },
        },
        typed(2, "letter-reasons", "利息\n算\"多\"了"),
        typed(2, "agree-monthly", "1,234.5"),
        typed(1, "letter-filed-on", "2026-11-20"),
        Command::SetMe {
            before: Me::default(),
            after: Me {
                name: "张三".to_owned(),
                id_number: "110101199001011234".to_owned(),
                phone: "13800000000".to_owned(),
                address: "某某路 1 号".to_owned(),
                notify: "某某小区 2 栋 301".to_owned(),
            },
        },
        Command::SetVisit(Some(Visit {
            started: at("2026-11-24T18:58"),
            second: 7,
            scene: Scene::OnlyFamily,
            debt: Some(DebtId(1)),
            headcount: Some(2),
            frail: true,
            papers: vec![Paper::IdCard],
            marks,
            step: 3,
        })),
    ];
    commands
        .iter()
        .fold(every_plan(), |book, command| book.after(command).unwrap())
}

/// [`every_dealing`] with something of every kind in the trash.
#[allow(clippy::indexing_slicing)]
pub fn every_deletion() -> Book {
    use ashore::book::Trashed;
    use ashore::collector::Entries;

    let on = day("2026-11-24");
    let mut book = every_dealing();
    let delete = |book: &Book, trashed| book.after(&Command::Trash(trashed)).unwrap();
    let debt = book.debts.iter().find(|d| !d.ledger.events().is_empty());
    let event = Trashed::event(on, debt.unwrap(), 0).unwrap();
    book = delete(&book, event);
    let dealings = &book.dealings;
    let mut copies = Entries {
        contacts: vec![dealings.contacts[5].clone()],
        evidence: vec![dealings.evidence[0].clone()],
        todos: vec![dealings.todos[0].clone()],
    };
    let next = dealings.next_id();
    copies.contacts[0].id.0 = next;
    copies.evidence[0].id.0 = next + 1;
    copies.todos[0].id.0 = next + 2;
    book = book.after(&Command::add(copies.clone())).unwrap();
    book = delete(&book, Trashed::entries(on, copies));
    let last = book.debts.last().unwrap().clone();
    book = delete(&book, Trashed::debt(on, last));
    let visit = book.dealings.visit.clone().unwrap();
    let thrown = delete(&book, Trashed::visit(on, visit.clone()));
    let again = Command::SetVisit(Some(visit));
    thrown.after(&again).unwrap()
}
