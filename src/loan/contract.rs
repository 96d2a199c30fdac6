//! What was agreed: the contract of a consumer loan.
//!
//! One shape for all products. What differs between them is a
//! [`Method`] of repayment and a handful of conventions, each a field with a
//! name a contract would use. Amounts in fen, days of the Asia/Shanghai
//! calendar.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::card::CardTerms;
use super::statement::Component;
use crate::calendar::{days_between, in_range, is_month_end, monthly};
use crate::money::{Fen, MAX_TYPED};
use crate::rate::{DayCount, Multiple, Per, Percent, Rate, RateError, Ratio};
use crate::stored::{Json, Stored, field, name, names, record, serde, text, variants};

/// The most instalments a contract may have.
pub const MAX_INSTALMENTS: u16 = 600;
/// The most grace days a contract may give.
pub const MAX_GRACE_DAYS: u16 = 60;

/// From which day penalty runs once the grace days have passed unpaid.
///
/// Contracts differ, and no official 微粒贷 contract was read; the borrower
/// chooses, and the default is the one that yields the higher figure, which is
/// what a lender will claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraceCount {
    /// From the due date, as if there had been no grace.
    FromDueDate,
    /// From the last grace day: the grace days stay free.
    AfterGrace,
}

names!(GraceCount {
    FromDueDate = "from-due-date",
    AfterGrace = "after-grace",
});

/// Which days of the first period bear interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRange {
    /// 算头不算尾: the first day and not the last.
    FirstNotLast,
    /// The same, but at least one day: money repaid on the day it came bears
    /// one day's interest.
    AtLeastOneDay,
    /// 算头又算尾: the last day as well, so one day more over the whole loan.
    BothEnds,
}

names!(DayRange {
    FirstNotLast = "first-not-last",
    AtLeastOneDay = "at-least-one-day",
    BothEnds = "both-ends",
});

/// How interest of an instalment's period is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accrual {
    /// By the days of the period.
    Daily,
    /// A twelfth of the yearly rate for each whole month; a first period that
    /// is not made of whole months, by its days.
    Monthly,
}

names!(Accrual {
    Daily = "daily",
    Monthly = "monthly",
});

/// Monthly instalments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The due date of the first instalment.
    pub first_due: NaiveDate,
    /// 还款日, 1 to 31: the day of the month of the later ones, clamped to the
    /// month's length. `first_due` lies on it, or on its month's last day.
    pub due_day: u32,
    /// The number of monthly instalments, 1 to 600.
    pub instalments: u16,
    pub accrual: Accrual,
    /// The first instalments that pay interest only, 0 to `instalments - 1`.
    pub interest_only: u16,
    /// 每期应还, where the lender states it; otherwise it is computed. For
    /// 等额本息 and 等本等息 only.
    pub stated: Option<Fen>,
    /// A computed instalment is rounded half up to this: 1 fen, 10 fen or
    /// 1 yuan.
    pub unit: Fen,
}

record!(Plan {
    first_due,
    due_day,
    instalments,
    accrual,
    interest_only,
    stated,
    unit
});

/// A row of a schedule that was typed or pasted from the lender's app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub due: NaiveDate,
    pub principal: Fen,
    pub interest: Fen,
    pub fee: Fen,
}

record!(Row {
    due,
    principal,
    interest,
    fee
});

/// How the loan is repaid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// 等额本金: equal principal, interest on what is left.
    EqualPrincipal(Plan),
    /// 等额本息: equal instalments.
    EqualInstalment(Plan),
    /// 先息后本: interest each month, principal with the last instalment.
    InterestOnly(Plan),
    /// 等本等息: equal principal, and interest on the first principal each time.
    Flat(Plan),
    /// 一次性还本付息: everything on one day.
    Bullet { due: NaiveDate },
    /// 随借随还: interest by the day, repaid at will, at the latest on `until`.
    Open { until: Option<NaiveDate> },
    /// As the lender's app lists it.
    Given(Vec<Row>),
    /// 信用卡: bills, each with its minimum payment.
    Card(Box<CardTerms>),
}

/// As text an object with one field, the method's name.
impl Stored for Method {
    fn read(json: Json<'_>) -> Method {
        let (kind, value) = json.single();
        match kind.as_str() {
            "equal-principal" => Method::EqualPrincipal(Plan::read(value)),
            "equal-instalment" => Method::EqualInstalment(Plan::read(value)),
            "interest-only" => Method::InterestOnly(Plan::read(value)),
            "flat" => Method::Flat(Plan::read(value)),
            "bullet" => Method::Bullet {
                due: Stored::read(value.only("due")),
            },
            "open" => Method::Open {
                until: Stored::read(value.only("until")),
            },
            "card" => Method::Card(Box::new(CardTerms::read(value))),
            kind => {
                if kind != "given" {
                    json.fault();
                }
                Method::Given(Vec::read(value))
            }
        }
    }

    fn write(&self, to: &mut String) {
        to.push('{');
        name(
            to,
            match self.kind() {
                MethodKind::EqualPrincipal => "equal-principal",
                MethodKind::EqualInstalment => "equal-instalment",
                MethodKind::InterestOnly => "interest-only",
                MethodKind::Flat => "flat",
                MethodKind::Bullet => "bullet",
                MethodKind::Open => "open",
                MethodKind::Given => "given",
                MethodKind::Card => "card",
            },
        );
        match self {
            Method::EqualPrincipal(plan)
            | Method::EqualInstalment(plan)
            | Method::InterestOnly(plan)
            | Method::Flat(plan) => plan.write(to),
            Method::Bullet { due } => {
                to.push('{');
                field(to, "due", due);
                to.push('}');
            }
            Method::Open { until } => {
                to.push('{');
                field(to, "until", until);
                to.push('}');
            }
            Method::Given(rows) => rows.write(to),
            Method::Card(terms) => terms.write(to),
        }
        to.push('}');
    }
}

serde!(Method);

/// A method's name without its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    EqualPrincipal,
    EqualInstalment,
    InterestOnly,
    Flat,
    Bullet,
    Open,
    Given,
    Card,
}

impl MethodKind {
    pub const ALL: [MethodKind; 8] = [
        MethodKind::EqualPrincipal,
        MethodKind::EqualInstalment,
        MethodKind::InterestOnly,
        MethodKind::Flat,
        MethodKind::Bullet,
        MethodKind::Open,
        MethodKind::Given,
        MethodKind::Card,
    ];
}

impl Method {
    #[must_use]
    pub const fn kind(&self) -> MethodKind {
        match self {
            Method::EqualPrincipal(_) => MethodKind::EqualPrincipal,
            Method::EqualInstalment(_) => MethodKind::EqualInstalment,
            Method::InterestOnly(_) => MethodKind::InterestOnly,
            Method::Flat(_) => MethodKind::Flat,
            Method::Bullet { .. } => MethodKind::Bullet,
            Method::Open { .. } => MethodKind::Open,
            Method::Given(_) => MethodKind::Given,
            Method::Card(_) => MethodKind::Card,
        }
    }

    /// The monthly plan, for the methods that have one.
    #[must_use]
    pub const fn plan(&self) -> Option<&Plan> {
        match self {
            Method::EqualPrincipal(plan)
            | Method::EqualInstalment(plan)
            | Method::InterestOnly(plan)
            | Method::Flat(plan) => Some(plan),
            Method::Bullet { .. } | Method::Open { .. } | Method::Given(_) | Method::Card(_) => {
                None
            }
        }
    }

    /// How interest of its instalments is found, where a clause decides it: not
    /// by rows, nor on the principal lent.
    #[must_use]
    pub const fn accrual(&self) -> Option<Accrual> {
        match self {
            Method::EqualPrincipal(plan)
            | Method::EqualInstalment(plan)
            | Method::InterestOnly(plan) => Some(plan.accrual),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub const fn plan_mut(&mut self) -> Option<&mut Plan> {
        match self {
            Method::EqualPrincipal(plan)
            | Method::EqualInstalment(plan)
            | Method::InterestOnly(plan)
            | Method::Flat(plan) => Some(plan),
            Method::Bullet { .. } | Method::Open { .. } | Method::Given(_) | Method::Card(_) => {
                None
            }
        }
    }
}

/// What the penalty rate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PenaltyRate {
    /// A multiple of the contract rate, 0 to 10.
    Multiple(Multiple),
    /// A rate of its own.
    Own(Rate),
}

variants!(PenaltyRate {
    Multiple = "multiple",
    Own = "own",
});

/// What bears the penalty rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PenaltyBase {
    /// Overdue principal.
    Principal,
    /// Overdue principal and overdue interest.
    PrincipalAndInterest,
    /// Overdue principal; once the loan is accelerated, interest as well.
    AllOnceAccelerated,
}

names!(PenaltyBase {
    Principal = "principal",
    PrincipalAndInterest = "principal-and-interest",
    AllOnceAccelerated = "all-once-accelerated",
});

/// 罚息
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalty {
    pub rate: PenaltyRate,
    pub base: PenaltyBase,
    /// 复利: unpaid matured interest bears the penalty rate as well, as a
    /// charge of its own. Has no effect on interest that `base` includes.
    pub compound: bool,
}

record!(Penalty {
    rate,
    base,
    compound
});

/// What a percentage late fee is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateFeeBase {
    /// The instalment's unpaid principal.
    Principal,
    /// Its unpaid principal and interest.
    Instalment,
}

names!(LateFeeBase {
    Principal = "principal",
    Instalment = "instalment",
});

/// 违约金 or 滞纳金: once for each instalment that is paid late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateFee {
    pub percent: Percent,
    pub of: LateFeeBase,
    /// At least this; a fixed fee is a floor with no percentage.
    pub floor: Fen,
}

record!(LateFee { percent, of, floor });

impl LateFee {
    pub const NONE: LateFee = LateFee {
        percent: Percent::ZERO,
        of: LateFeeBase::Instalment,
        floor: Fen::ZERO,
    };

    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.percent.is_zero() && self.floor.is_zero()
    }
}

/// Charges beside interest that are due as long as one pays on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fees {
    /// 砍头息: withheld from the money paid out.
    pub deducted: Fen,
    /// Whether only what was received counts as principal (Civil Code 670).
    pub received_only: bool,
    /// Paid separately on the day of the loan. Not part of what is owed, but
    /// of what the loan costs.
    pub upfront: Fen,
    /// Service, guarantee or insurance fee with each instalment, fixed.
    pub each: Fen,
    /// The same, as a percentage of the principal lent.
    pub each_percent: Percent,
}

record!(Fees {
    deducted,
    received_only,
    upfront,
    each,
    each_percent
});

impl Fees {
    pub const NONE: Fees = Fees {
        deducted: Fen::ZERO,
        received_only: false,
        upfront: Fen::ZERO,
        each: Fen::ZERO,
        each_percent: Percent::ZERO,
    };
}

/// In which order a payment that names nothing is applied.
///
/// The classes are those of Civil Code 561 (costs, interest, principal), with
/// interest told apart as contracts do. Unless agreed otherwise, costs come
/// first and principal last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Civil Code 561: all costs and fees, then all interest, penalty and
    /// compound, then all principal; within each the oldest first.
    Statute,
    /// The oldest instalment first, within it costs, interest, principal.
    OldestFirst,
    /// The oldest instalment first, within it interest, principal, and
    /// penalties last: kinder to the borrower, offered by some agreements.
    PenaltyLast,
    /// All principal first, as some agreements grant.
    PrincipalFirst,
    /// The oldest instalment first, within it penalty, fees, interest,
    /// principal: the usual order of a lender's own system.
    PenaltyFirst,
    /// As the contract lists it.
    Custom(CustomOrder),
}

/// An order of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomOrder {
    /// Whether an instalment is paid off before the next.
    pub by_instalment: bool,
    /// All components, each once.
    pub components: [Component; Component::COUNT],
}

record!(CustomOrder {
    by_instalment,
    components
});

impl Order {
    /// The orders that have a name.
    pub const ALL: [Order; 5] = [
        Order::Statute,
        Order::OldestFirst,
        Order::PenaltyFirst,
        Order::PenaltyLast,
        Order::PrincipalFirst,
    ];

    /// Whether an instalment is paid off before the next.
    #[must_use]
    pub const fn by_instalment(self) -> bool {
        match self {
            Order::OldestFirst | Order::PenaltyFirst | Order::PenaltyLast => true,
            Order::Statute | Order::PrincipalFirst => false,
            Order::Custom(order) => order.by_instalment,
        }
    }

    /// The components in turn.
    #[must_use]
    pub const fn components(self) -> [Component; Component::COUNT] {
        use Component::{Compound, Cost, Fee, Interest, LateFee, Penalty, Principal};
        match self {
            Order::Statute | Order::OldestFirst => {
                [Cost, Fee, LateFee, Penalty, Compound, Interest, Principal]
            }
            Order::PenaltyLast => [Cost, Fee, Interest, Principal, Penalty, Compound, LateFee],
            Order::PrincipalFirst => [Principal, Interest, Compound, Penalty, LateFee, Fee, Cost],
            Order::PenaltyFirst => [Cost, Penalty, Compound, LateFee, Fee, Interest, Principal],
            Order::Custom(order) => order.components,
        }
    }
}

/// As text the order's name, or an object with the one field `custom`.
impl Stored for Order {
    fn read(json: Json<'_>) -> Order {
        if json.raw().starts_with('{') {
            return Order::Custom(CustomOrder::read(json.only("custom")));
        }
        let at = json.one_of(&[
            "statute",
            "oldest-first",
            "penalty-first",
            "penalty-last",
            "principal-first",
        ]);
        Order::ALL.get(at).copied().unwrap_or(Order::Statute)
    }

    fn write(&self, to: &mut String) {
        let name = match self {
            Order::Statute => "statute",
            Order::OldestFirst => "oldest-first",
            Order::PenaltyLast => "penalty-last",
            Order::PrincipalFirst => "principal-first",
            Order::PenaltyFirst => "penalty-first",
            Order::Custom(order) => {
                to.push('{');
                field(to, "custom", order);
                to.push('}');
                return;
            }
        };
        text(to, name);
    }
}

serde!(Order);

/// What a payment ahead of its time does to the instalments to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prepay {
    /// 期数不变: the later instalments become smaller.
    SmallerInstalments,
    /// 缩短期限: the last instalments fall away.
    ShorterTerm,
    /// It counts towards the next instalments.
    NextInstalments,
    /// It counts towards the instalment whose period is running; what goes
    /// beyond that makes the later ones smaller. On a due date, when no
    /// period has begun to run yet, all of it does.
    NextThenSmaller,
}

names!(Prepay {
    SmallerInstalments = "smaller-instalments",
    ShorterTerm = "shorter-term",
    NextInstalments = "next-instalments",
    NextThenSmaller = "next-then-smaller",
});

impl Prepay {
    pub const ALL: [Prepay; 4] = [
        Prepay::SmallerInstalments,
        Prepay::ShorterTerm,
        Prepay::NextInstalments,
        Prepay::NextThenSmaller,
    ];
}

/// What the borrower could not find in the contract. The statement then gives
/// the range over the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsure {
    DayCount,
    DayRange,
    GraceDays,
    GraceCount,
    PenaltyRate,
    PenaltyBase,
    Compound,
    Accrual,
}

names!(Unsure {
    DayCount = "day-count",
    DayRange = "day-range",
    GraceDays = "grace-days",
    GraceCount = "grace-count",
    PenaltyRate = "penalty-rate",
    PenaltyBase = "penalty-base",
    Compound = "compound",
    Accrual = "accrual",
});

impl Unsure {
    pub const ALL: [Unsure; 8] = [
        Unsure::DayCount,
        Unsure::DayRange,
        Unsure::GraceDays,
        Unsure::GraceCount,
        Unsure::PenaltyRate,
        Unsure::PenaltyBase,
        Unsure::Compound,
        Unsure::Accrual,
    ];
}

/// What was agreed, as far as money depends on it.
///
/// Check it with [`Contract::check`] before computing: a deserialised one may
/// hold anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// The principal the contract names; of a card, the balance of its
    /// opening bill. 1 yuan to 100 million yuan.
    pub principal: Fen,
    /// The day the money came: the first day of interest. Of a card, the
    /// statement day of its opening bill.
    pub disbursed_on: NaiveDate,
    /// The contract rate on principal that is not overdue.
    pub rate: Rate,
    pub day_count: DayCount,
    pub day_range: DayRange,
    pub method: Method,
    pub fees: Fees,
    /// Days after the due date within which a payment is not late, 0 to 60.
    pub grace_days: u16,
    pub grace_count: GraceCount,
    pub penalty: Penalty,
    pub late_fee: LateFee,
    pub order: Order,
    pub prepay: Prepay,
    /// Whether a payment ahead of its time first pays the interest to date;
    /// otherwise all of it is principal.
    pub prepaid_interest_first: bool,
    /// What the borrower does not know, in order and each once.
    pub unsure: Vec<Unsure>,
}

record!(Contract {
    principal,
    disbursed_on,
    rate,
    day_count,
    day_range,
    method,
    fees,
    grace_days,
    grace_count,
    penalty,
    late_fee,
    order,
    prepay,
    prepaid_interest_first,
    unsure
});

/// Why a contract cannot be computed with, one for each field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContractError {
    /// Under 1 yuan or over 100 million yuan.
    Principal,
    Rate(RateError),
    /// Not 1 to 600.
    Instalments,
    /// Outside the years 2000 to 2100.
    DisbursedOutOfRange,
    /// Outside the years 2000 to 2100.
    FirstDueOutOfRange,
    /// The first due date is not after the day of disbursement.
    FirstDueNotAfterDisbursement,
    /// The first due date is over two years after disbursement.
    FirstDueTooLate,
    /// Not 1 to 31, or not the day on which the first instalment falls.
    DueDay,
    /// Interest-only instalments leave none for the principal.
    InterestOnly,
    /// The stated instalment does not even pay the first interest, or is over
    /// the principal.
    Stated,
    /// The rounding unit is not 1, 10 or 100 fen.
    Unit,
    /// The only due date is not after disbursement, or outside 2000 to 2100.
    Due,
    /// A row: none at all, over 600, dates not rising or not after
    /// disbursement, or a negative or absurd amount. Counted from 1; 0 is the
    /// list as a whole.
    Row(u16),
    /// The rows' principal is not the principal lent.
    RowsPrincipal,
    /// Over 60 days.
    GraceDays,
    /// Over 10.
    PenaltyMultiple,
    PenaltyRate(RateError),
    /// Negative, absurd, or a percentage over 100.
    LateFee,
    /// Negative or absurd.
    Fees,
    /// The deduction leaves nothing to be paid out.
    Deducted,
    /// An order of its own that does not name each component once.
    Order,
    /// Not 1 to 31, or not the day of the opening bill.
    StatementDay,
    /// A card's due date is not 1 to 60 days after the statement, or no day
    /// of a month.
    CardDue,
    /// A percentage over 100, or an opening minimum over the balance.
    Minimum,
    /// 容差 is negative or absurd.
    Tolerance,
    /// Interest and fees of the opening bill are negative or over its balance.
    OpeningCharges,
    /// Interest on the opening bill begins after it, or over two years before.
    InterestFrom,
    /// An instalment plan of a card, counted from 1; 0 when there are over 100.
    CardPlan(u16),
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContractError::Principal => write!(f, "principal outside 1 yuan to 100 million"),
            ContractError::Rate(e) => write!(f, "rate: {e}"),
            ContractError::Instalments => write!(f, "instalments outside 1 to 600"),
            ContractError::DisbursedOutOfRange => write!(f, "loan date outside 2000 to 2100"),
            ContractError::FirstDueOutOfRange => write!(f, "first due date outside 2000 to 2100"),
            ContractError::FirstDueNotAfterDisbursement => {
                write!(f, "first due date not after the loan date")
            }
            ContractError::FirstDueTooLate => {
                write!(f, "first due date over two years after the loan date")
            }
            ContractError::DueDay => write!(f, "due day does not fit the first due date"),
            ContractError::InterestOnly => write!(f, "too many interest-only instalments"),
            ContractError::Stated => write!(f, "stated instalment out of proportion"),
            ContractError::Unit => write!(f, "rounding unit other than 1, 10 or 100 fen"),
            ContractError::Due => write!(f, "due date not after the loan date"),
            ContractError::Row(n) => write!(f, "row {n} of the schedule"),
            ContractError::RowsPrincipal => write!(f, "rows do not add up to the principal"),
            ContractError::GraceDays => write!(f, "over 60 grace days"),
            ContractError::PenaltyMultiple => write!(f, "penalty multiple over 10"),
            ContractError::PenaltyRate(e) => write!(f, "penalty rate: {e}"),
            ContractError::LateFee => write!(f, "late fee out of range"),
            ContractError::Fees => write!(f, "fee out of range"),
            ContractError::Deducted => write!(f, "the deduction leaves nothing"),
            ContractError::Order => write!(f, "an order that does not name each component once"),
            ContractError::StatementDay => write!(f, "statement day does not fit the opening bill"),
            ContractError::CardDue => write!(f, "due date of the bills out of range"),
            ContractError::Minimum => write!(f, "minimum payment out of range"),
            ContractError::Tolerance => write!(f, "tolerance out of range"),
            ContractError::OpeningCharges => write!(f, "opening charges over the balance"),
            ContractError::InterestFrom => write!(f, "first day of interest out of range"),
            ContractError::CardPlan(n) => write!(f, "instalment plan {n} of the card"),
        }
    }
}

impl std::error::Error for ContractError {}

impl Contract {
    /// Everything that is wrong with this contract, in the order of its fields.
    ///
    /// # Errors
    /// At least one [`ContractError`]; a form shows each at its field.
    pub fn check(&self) -> Result<(), Vec<ContractError>> {
        let mut wrong = Vec::new();
        let mut refuse = |bad: bool, error: ContractError| {
            if bad {
                wrong.push(error);
            }
        };
        let amount_bad = |amount: Fen| amount < Fen::ZERO || amount > MAX_TYPED;
        refuse(
            self.principal < Fen::new(100) || self.principal > MAX_TYPED,
            ContractError::Principal,
        );
        refuse(
            !in_range(self.disbursed_on),
            ContractError::DisbursedOutOfRange,
        );
        if let Err(e) = self.rate.check() {
            refuse(true, ContractError::Rate(e));
        }
        let fees = &self.fees;
        refuse(
            amount_bad(fees.upfront) || amount_bad(fees.each) || !fees.each_percent.is_valid(),
            ContractError::Fees,
        );
        refuse(
            amount_bad(fees.deducted)
                || (!fees.deducted.is_zero() && fees.deducted >= self.principal),
            ContractError::Deducted,
        );
        refuse(self.grace_days > MAX_GRACE_DAYS, ContractError::GraceDays);
        match self.penalty.rate {
            PenaltyRate::Multiple(m) => refuse(!m.is_valid(), ContractError::PenaltyMultiple),
            PenaltyRate::Own(rate) => {
                if let Err(e) = rate.check() {
                    refuse(true, ContractError::PenaltyRate(e));
                }
            }
        }
        refuse(
            amount_bad(self.late_fee.floor) || !self.late_fee.percent.is_valid(),
            ContractError::LateFee,
        );
        refuse(
            Component::ALL
                .iter()
                .any(|c| !self.order.components().contains(c)),
            ContractError::Order,
        );
        wrong.extend(self.check_method());
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn check_method(&self) -> Vec<ContractError> {
        match &self.method {
            Method::EqualPrincipal(plan)
            | Method::EqualInstalment(plan)
            | Method::InterestOnly(plan)
            | Method::Flat(plan) => plan.check(self.disbursed_on, self.principal),
            Method::Bullet { due } | Method::Open { until: Some(due) } => {
                let bad = !in_range(*due) || *due <= self.disbursed_on;
                bad.then_some(ContractError::Due).into_iter().collect()
            }
            Method::Open { until: None } => Vec::new(),
            Method::Given(rows) => {
                let mut wrong = check_rows(rows, self.disbursed_on);
                let sum = Fen::sum(rows.iter().map(|r| r.principal));
                if wrong.is_empty() && sum != Ok(self.counted_principal()) {
                    wrong.push(ContractError::RowsPrincipal);
                }
                wrong
            }
            Method::Card(terms) => {
                let mut wrong = terms.check(self);
                // Its fees are events, or those of its instalment plans.
                if self.fees != Fees::NONE {
                    wrong.push(ContractError::Fees);
                }
                wrong
            }
        }
    }

    /// The principal that counts: what the contract names, or less the
    /// deduction where only what was received counts.
    #[must_use]
    pub fn counted_principal(&self) -> Fen {
        if self.fees.received_only {
            self.received()
        } else {
            self.principal
        }
    }

    /// Whether the rate may be a yearly one taken for a daily one: over 1 % a
    /// day.
    #[must_use]
    pub fn rate_may_be_yearly(&self) -> bool {
        self.rate.per() == Per::Day && self.daily_rate().exceeds_percent(1)
    }

    /// What the borrower was paid out.
    #[must_use]
    pub fn received(&self) -> Fen {
        self.principal
            .minus(self.fees.deducted)
            .unwrap_or(self.principal)
    }

    /// The due date of instalment `number`, counted from 1; of a card, of the
    /// bill of cycle `number`, counted from 0, the opening bill.
    #[must_use]
    pub fn due(&self, number: u16) -> Option<NaiveDate> {
        if let Method::Card(terms) = &self.method {
            return terms.due_of(terms.statement_on(self.disbursed_on, number)?);
        }
        let index = usize::from(number.checked_sub(1)?);
        match &self.method {
            Method::Bullet { due } => (index == 0).then_some(*due),
            Method::Open { until } => (index == 0).then_some((*until)?),
            Method::Given(rows) => rows.get(index).map(|r| r.due),
            method => {
                let plan = method.plan()?;
                (number <= plan.instalments)
                    .then(|| plan.due(number))
                    .flatten()
            }
        }
    }

    /// The number of instalments; none of a card, whose bills go on.
    #[must_use]
    pub fn instalments(&self) -> u16 {
        match &self.method {
            Method::Bullet { .. } | Method::Open { .. } => 1,
            Method::Given(rows) => u16::try_from(rows.len()).unwrap_or(MAX_INSTALMENTS),
            method => method.plan().map_or(0, |p| p.instalments),
        }
    }

    /// The due date of the last instalment; an open loan may have none, and a
    /// card has none.
    #[must_use]
    pub fn last_due(&self) -> Option<NaiveDate> {
        if self.method.kind() == MethodKind::Card {
            return None;
        }
        self.due(self.instalments())
    }

    /// The contract rate for one day.
    #[must_use]
    pub fn daily_rate(&self) -> Ratio {
        self.rate.daily(self.day_count)
    }

    /// The penalty rate for one day.
    #[must_use]
    pub fn daily_penalty_rate(&self) -> Ratio {
        match self.penalty.rate {
            PenaltyRate::Multiple(multiple) => self.daily_rate().times(multiple),
            PenaltyRate::Own(rate) => rate.daily(self.day_count),
        }
    }
}

impl Plan {
    /// The due date of instalment `number`, counted from 1.
    #[must_use]
    pub fn due(&self, number: u16) -> Option<NaiveDate> {
        let months = u32::from(number.checked_sub(1)?);
        monthly(self.first_due, months, self.due_day)
    }

    fn check(&self, disbursed_on: NaiveDate, principal: Fen) -> Vec<ContractError> {
        let mut wrong = Vec::new();
        let mut refuse = |bad: bool, error: ContractError| {
            if bad {
                wrong.push(error);
            }
        };
        let counted = (1..=MAX_INSTALMENTS).contains(&self.instalments);
        refuse(!counted, ContractError::Instalments);
        let first_ok = in_range(self.first_due);
        refuse(!first_ok, ContractError::FirstDueOutOfRange);
        if first_ok && in_range(disbursed_on) {
            let gap = days_between(disbursed_on, self.first_due);
            refuse(gap <= 0, ContractError::FirstDueNotAfterDisbursement);
            refuse(gap > 731, ContractError::FirstDueTooLate);
        }
        let fits = self.first_due.day() == self.due_day
            || (is_month_end(self.first_due)
                && self.due_day > self.first_due.day()
                && self.due_day <= 31);
        refuse(!fits, ContractError::DueDay);
        refuse(
            counted && self.interest_only >= self.instalments,
            ContractError::InterestOnly,
        );
        refuse(
            self.stated.is_some_and(|a| {
                a <= Fen::ZERO
                    || a > MAX_TYPED
                    || a > principal.plus(principal).unwrap_or(principal)
            }),
            ContractError::Stated,
        );
        refuse(
            ![1, 10, 100].contains(&self.unit.get()),
            ContractError::Unit,
        );
        wrong
    }
}

/// What is wrong with the rows of a schedule, whoever wrote it.
#[must_use]
pub fn check_rows(rows: &[Row], after: NaiveDate) -> Vec<ContractError> {
    if rows.is_empty() || rows.len() > usize::from(MAX_INSTALMENTS) {
        return vec![ContractError::Row(0)];
    }
    let mut wrong = Vec::new();
    let mut before = after;
    for (number, row) in (1_u16..).zip(rows) {
        let amounts = [row.principal, row.interest, row.fee];
        let bad = row.due <= before
            || !in_range(row.due)
            || amounts.iter().any(|a| *a < Fen::ZERO || *a > MAX_TYPED);
        if bad {
            wrong.push(ContractError::Row(number));
        }
        before = row.due;
    }
    wrong
}
