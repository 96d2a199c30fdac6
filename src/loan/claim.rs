//! Claim check: how a lender may have come to the figure it names.
//!
//! The debt is replayed under assumptions that differ from the contract as
//! entered, one [`Deviation`] at a time, then two, then three; a combination
//! that comes to the claim to the fen is a finding. The most plausible stands
//! first: the fewest deviations, and the likeliest.
//!
//! ```text
//! cost(finding) = Σ (PER_DEVIATION + weight of the deviation)
//! rest          = claim − figure under the deviations
//! Σ steps       = claim − our figure                 (the last step is the rest)
//! ```
//!
//! With thousands of combinations some hit any figure by chance. So a finding
//! says how many of the amounts around the claim could be explained just as
//! well ([`Finding::coverage`]), how many other combinations come to the same
//! ([`Finding::also`]), and whether one on other grounds is as plausible
//! ([`Finding::ambiguous`]). It is a question to the lender, never a proof.
//!
//! The weights are a judgement of what is likely, not a measurement; a unit is
//! about half a nat. What the borrower was unsure of costs least.

use chrono::{Datelike, NaiveDate};

use super::assume::{Accelerated, Choice, Reading, Replays};
use super::contract::{
    Accrual, Contract, DayRange, GraceCount, LateFee, LateFeeBase, Order, PenaltyBase, PenaltyRate,
    Unsure,
};
use super::ledger::{Act, Ledger};
use super::statement::{Component, Standing, StatementError, Status, Totals, Which, statement};
use crate::calendar::{days_between, in_range, monthly, next_day, plus_days};
use crate::money::{Fen, MAX_TYPED, Overflow, Rounding};
use crate::rate::{DayCount, Multiple, Per, Percent, Rate};
use crate::sort::Sort as _;

/// The most findings that are given back.
pub const MAX_FINDINGS: usize = 10;
/// Of figures that are only near, so many.
const MAX_NEAR: usize = 4;
/// A claim above this is refused: ten times what can be typed.
const MAX_CLAIM: i64 = MAX_TYPED.get() * 10;
/// What every deviation costs beside its weight: there are about sixty of
/// them, and e⁴ is about sixty.
const PER_DEVIATION: u32 = 8;
/// What a deviation costs where the borrower did not know the clause.
const UNSURE: u32 = 3;
/// Two findings are as plausible when their costs differ by no more.
const MARGIN: u32 = 4;
/// Above this a finding is weak however well it fits: more than two unlikely
/// things at once.
const FAR_FETCHED: u32 = 2 * (PER_DEVIATION + ANY_DAY);
/// How far to either side of the claim coverage is counted, in fen.
const AROUND: i64 = 500;
/// Entries and events gone through, at most: 20 instalments, 4,000 replays.
const WORK: usize = 150_000;
/// A fixed late fee is at most this for each instalment: 500 yuan.
const MAX_FEE: i64 = 50_000;
/// With another deviation it is a multiple of this: 5 yuan.
const ROUND_FEE: i64 = 500;
/// Payments that may be left out, the latest ones.
const MAX_MISSING: usize = 12;
/// How unlikely an acceleration on just any day is.
const ANY_DAY: u32 = 7;
/// Deviations that triples are made of, beside an acceleration.
const MAX_LIKELY: usize = 26;
/// Due dates between which the day of an acceleration is looked for.
const MAX_KNOTS: usize = 12;
/// Exact combinations that are kept.
const MAX_EXACT: usize = 400;
/// Near combinations that are kept.
const KEPT_NEAR: usize = 32;

// ---------------------------------------------------------------------------
// What goes in.

/// What a claim claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 结清金额: what ends the debt.
    Payoff,
    /// 逾期金额: what is late.
    Overdue,
}

/// A part of a claim, as lenders tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Principal,
    Interest,
    /// With compound.
    Penalty,
    /// Fees, late fees and costs.
    Fees,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Principal, Part::Interest, Part::Penalty, Part::Fees];

    /// This part of the sums by component.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn of(self, totals: &Totals) -> Result<Fen, Overflow> {
        match self {
            Part::Principal => Ok(totals.of(Component::Principal)),
            Part::Interest => Ok(totals.of(Component::Interest)),
            Part::Penalty => totals
                .of(Component::Penalty)
                .plus(totals.of(Component::Compound)),
            Part::Fees => totals
                .of(Component::Fee)
                .plus(totals.of(Component::LateFee))?
                .plus(totals.of(Component::Cost)),
        }
    }
}

/// What a lender says is owed: as much of it as was told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Both are tried where it is not known.
    pub kind: Option<Kind>,
    pub total: Option<Fen>,
    pub principal: Option<Fen>,
    pub interest: Option<Fen>,
    /// With compound.
    pub penalty: Option<Fen>,
    pub fees: Option<Fen>,
}

impl Claim {
    #[must_use]
    pub const fn part(&self, part: Part) -> Option<Fen> {
        match part {
            Part::Principal => self.principal,
            Part::Interest => self.interest,
            Part::Penalty => self.penalty,
            Part::Fees => self.fees,
        }
    }

    fn told(&self) -> impl Iterator<Item = (Part, Fen)> + '_ {
        Part::ALL
            .into_iter()
            .filter_map(|part| Some((part, self.part(part)?)))
    }

    /// The figure that is explained: the total, or else the parts told.
    ///
    /// # Errors
    /// [`ClaimError`]: nothing was told, or something negative or absurd.
    pub fn figure(&self) -> Result<Fen, ClaimError> {
        let mut amounts = self.told().map(|(_, fen)| fen).chain(self.total);
        if amounts.any(|fen| !(0..=MAX_CLAIM).contains(&fen.get())) {
            return Err(ClaimError::OutOfRange);
        }
        match self.total {
            Some(total) => Ok(total),
            None if self.told().next().is_none() => Err(ClaimError::NothingTold),
            None => Ok(Fen::sum(self.told().map(|(_, fen)| fen))?),
        }
    }

    /// The same figure of a statement's sums.
    fn figure_of(&self, totals: &Totals) -> Result<Fen, Overflow> {
        if self.total.is_some() {
            return totals.sum();
        }
        self.told()
            .try_fold(Fen::ZERO, |sum, (part, _)| sum.plus(part.of(totals)?))
    }

    /// Told part by told part, what is claimed beyond a statement's sums.
    fn beyond(&self, totals: &Totals) -> Result<Vec<(Part, Fen)>, Overflow> {
        self.told()
            .map(|(part, fen)| Ok((part, fen.minus(part.of(totals)?)?)))
            .collect()
    }
}

/// Why a claim is not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimError {
    /// Neither a total nor a part.
    NothingTold,
    /// Negative, or over a billion yuan.
    OutOfRange,
    /// There is no statement to compare with.
    Statement(StatementError),
}

impl From<StatementError> for ClaimError {
    fn from(e: StatementError) -> Self {
        ClaimError::Statement(e)
    }
}

impl From<Overflow> for ClaimError {
    fn from(e: Overflow) -> Self {
        ClaimError::Statement(e.into())
    }
}

// ---------------------------------------------------------------------------
// What comes out.

/// One thing a lender may have done otherwise than the contract as entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// What was withheld counts as lent (against Civil Code 670).
    DeductionCounted,
    /// A payment was not credited: an event, by its index in the ledger.
    Uncredited { event: usize },
    /// Payments were applied in another order.
    Order(Order),
    /// A clause is read otherwise.
    Read(Choice),
    /// Another late fee, or none; a fixed one is a floor without percentage.
    LateFee(LateFee),
    /// All remaining principal fell due on this day.
    Accelerated(NaiveDate),
    /// It did not, though the ledger says so.
    NotAccelerated,
    /// Computed for this day, not the day of the claim.
    CutOff(NaiveDate),
}

impl Deviation {
    /// The ground it is on; deviations of a finding are on different grounds,
    /// in this order.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        match self {
            Deviation::DeductionCounted => Ground::Deduction,
            Deviation::Uncredited { .. } => Ground::Uncredited,
            Deviation::Order(_) => Ground::Order,
            Deviation::Read(choice) => Ground::Clause(choice.axis()),
            Deviation::LateFee(_) => Ground::LateFee,
            Deviation::Accelerated(_) | Deviation::NotAccelerated => Ground::Acceleration,
            Deviation::CutOff(_) => Ground::CutOff,
        }
    }

    const fn apply(self, reading: &mut Reading) {
        match self {
            Deviation::DeductionCounted => reading.received_only = false,
            Deviation::Uncredited { event } => reading.missing = Some(event),
            Deviation::Order(order) => reading.order = order,
            Deviation::Read(choice) => reading.choose(choice),
            Deviation::LateFee(fee) => reading.late_fee = fee,
            Deviation::Accelerated(day) => reading.accelerated = Accelerated::On(day),
            Deviation::NotAccelerated => reading.accelerated = Accelerated::Never,
            Deviation::CutOff(_) => {}
        }
    }
}

/// What deviations are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    Deduction,
    Uncredited,
    Order,
    Clause(Unsure),
    LateFee,
    Acceleration,
    CutOff,
}

/// What a step of the bridge comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Deviation(Deviation),
    /// What nothing explains.
    Rest,
}

/// A step of the bridge from our figure to the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BridgeStep {
    pub cause: Cause,
    /// What it adds; negative where it takes away.
    pub amount: Fen,
}

/// How much a finding is worth, by its coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Hardly by chance: under 1 % of the amounts around the claim could be
    /// explained as simply, and no number was chosen to fit.
    Clear,
    /// Under 10 %.
    Fair,
    /// It may well be a coincidence, or it takes more than two unlikely things
    /// at once.
    Weak,
}

/// A combination of deviations, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What the claim is taken for.
    pub kind: Kind,
    /// In the order of their grounds; none where our figure is the claim.
    pub deviations: Vec<Deviation>,
    /// Other values on the same grounds that come to the same figure.
    pub alternatives: Vec<Vec<Deviation>>,
    /// The figure under the deviations.
    pub amount: Fen,
    /// Claim − amount.
    pub rest: Fen,
    /// For each part told, what is claimed beyond it; zero where exact.
    pub parts: Vec<(Part, Fen)>,
    /// From our figure to the claim: one step for each deviation, the last for
    /// the rest. Their sum is claim − our figure of this kind.
    pub steps: Vec<BridgeStep>,
    /// Of a thousand amounts around the claim, how many can be explained to
    /// the fen with no more deviations than these.
    pub coverage: usize,
    pub strength: Strength,
    /// How many other combinations explain the claim to the fen; 0 where this
    /// one does not.
    pub also: usize,
    /// Another finding, on other grounds, explains it as well.
    pub ambiguous: bool,
}

impl Finding {
    /// Whether the claim is explained to the fen, in every part told.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.rest.is_zero() && self.parts.iter().all(|(_, fen)| fen.is_zero())
    }
}

/// What to ask the lender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What the claim is made up of: principal, interest, penalty, fees.
    Composition,
    /// The parts told do not add up to the total told: total − parts.
    PartsGap(Fen),
    /// Whether the figure ends the debt or only the arrears.
    Kind,
    /// Which clause gives it.
    Clause(Unsure),
    /// Why what was withheld counts as principal.
    Deduction,
    /// The receipt of a payment, by its index in the ledger.
    Receipt { event: usize },
    /// In which order payments were applied, by which clause.
    Order,
    /// Which clause gives the late fee.
    LateFee,
    /// When and how the loan was declared due.
    AccelerationNotice,
    /// For which day the figure was computed.
    CutOff,
    /// What the unexplained rest is for.
    Rest(Fen),
}

/// What came of a claim check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The claim's figure: its total, or the parts told.
    pub claimed: Fen,
    /// Where the debt stands on the day of the claim, as entered.
    pub ours: Standing,
    /// Whether the first finding is exact.
    pub exact: bool,
    /// Exact ones first, the most plausible first; at least one.
    pub findings: Vec<Finding>,
    /// In the order in which to ask.
    pub questions: Vec<Question>,
    /// Combinations gone through, each for up to four days.
    pub tried: usize,
    /// The search was cut short: the debt is too long for all combinations.
    pub cut_short: bool,
}

/// Five fen: what rounding each line, or only the sum, comes to.
pub const ROUNDING: Fen = Fen::new(5);

impl Verdict {
    /// The bridge of the first finding.
    #[must_use]
    pub fn steps(&self) -> &[BridgeStep] {
        self.findings.first().map_or(&[], |f| f.steps.as_slice())
    }

    /// How far a total is from our own figure, where rounding explains that
    /// better than anything else: by at most [`ROUNDING`].
    #[must_use]
    pub fn rounding(&self) -> Option<Fen> {
        let first = self.findings.first()?;
        if !first.parts.is_empty() {
            return None;
        }
        let apart = |finding: &Finding| {
            let ours = sums(&self.ours, finding.kind).ok()?.sum().ok()?;
            let apart = self.claimed.minus(ours).ok()?;
            Fen::new(apart.get().saturating_abs()).into()
        };
        let nearest = self.findings.iter().filter_map(apart).min()?;
        (!nearest.is_zero() && nearest <= ROUNDING).then_some(nearest)
    }

    /// Our figure of a kind, in the scope of the claim.
    ///
    /// # Errors
    /// [`Overflow`] when the sum does not fit.
    pub fn our_figure(&self, claim: &Claim, kind: Kind) -> Result<Fen, Overflow> {
        claim.figure_of(&sums(&self.ours, kind)?)
    }
}

/// The sums a claim of this kind is compared with.
fn sums(standing: &Standing, kind: Kind) -> Result<Totals, Overflow> {
    match kind {
        Kind::Payoff => standing.payoff(),
        Kind::Overdue => Ok(standing.overdue),
    }
}

// ---------------------------------------------------------------------------
// The search.

/// A deviation that may be tried, and what it costs.
#[derive(Clone, Copy)]
struct Candidate {
    deviation: Deviation,
    cost: u32,
    /// On its own it changes nothing.
    idle: bool,
}

/// A day the claim may have been computed for.
struct CutOff {
    day: NaiveDate,
    /// Nothing on the day of the claim.
    candidate: Option<Candidate>,
}

/// A combination and what it comes to.
#[derive(Clone)]
struct Hit {
    kind: Kind,
    deviations: Vec<Deviation>,
    cost: u32,
    amount: Fen,
    /// Lower is better: cost and the size of what is left unexplained.
    score: u32,
}

impl Hit {
    fn grounds(&self) -> Vec<Ground> {
        self.deviations.iter().map(Deviation::ground).collect()
    }

    /// Whether the other says the same and more.
    fn is_part_of(&self, other: &Hit) -> bool {
        self.kind == other.kind
            && self
                .deviations
                .iter()
                .all(|deviation| other.deviations.contains(deviation))
    }
}

struct Search<'a> {
    contract: &'a Contract,
    ledger: &'a Ledger,
    claim: &'a Claim,
    claimed: Fen,
    as_of: NaiveDate,
    kinds: &'static [Kind],
    replays: Replays<'a>,
    budget: usize,
    /// In order of their days.
    cut_offs: Vec<CutOff>,
    days: Vec<NaiveDate>,
    candidates: Vec<Candidate>,
    /// Due dates since the first missed one, up to the day of the claim.
    missed: Vec<NaiveDate>,
    /// Whether one was missed as entered.
    in_arrears: bool,
    exact: Vec<Hit>,
    near: Vec<Hit>,
    /// For each amount around the claim, with how few deviations it is hit.
    around: Vec<u8>,
    /// The fewest deviations of an exact combination so far.
    fewest: usize,
}

/// Where each cut-off day stands.
type Standings = Vec<Standing>;

impl<'a> Search<'a> {
    fn new(
        contract: &'a Contract,
        ledger: &'a Ledger,
        as_of: NaiveDate,
        claim: &'a Claim,
    ) -> Result<Search<'a>, ClaimError> {
        let claimed = claim.figure()?;
        let replays = Replays::new(contract, ledger, as_of)?;
        let size = usize::from(contract.instalments()) + ledger.events().len() + 10;
        let mut search = Search {
            contract,
            ledger,
            claim,
            claimed,
            as_of,
            kinds: match claim.kind {
                None => &[Kind::Payoff, Kind::Overdue],
                Some(Kind::Payoff) => &[Kind::Payoff],
                Some(Kind::Overdue) => &[Kind::Overdue],
            },
            replays,
            budget: (WORK / size).clamp(150, 4_500),
            cut_offs: Vec::new(),
            days: Vec::new(),
            candidates: Vec::new(),
            missed: Vec::new(),
            in_arrears: false,
            exact: Vec::new(),
            near: Vec::new(),
            around: vec![u8::MAX; usize::try_from(2 * AROUND + 1).unwrap_or_default()],
            fewest: usize::MAX,
        };
        search.cut_offs = search.cut_offs();
        search.days = search.cut_offs.iter().map(|c| c.day).collect();
        (search.in_arrears, search.missed) = search.missed()?;
        search.candidates = search.candidates();
        Ok(search)
    }

    /// The days the claim may have been computed for.
    fn cut_offs(&self) -> Vec<CutOff> {
        let as_of = self.as_of;
        let month_end = monthly(as_of, 0, 31);
        let last_month_end = as_of.with_day(1).and_then(|first| plus_days(first, -1));
        let last_due = (1..=self.contract.instalments())
            .map_while(|number| self.contract.due(number))
            .take_while(|due| *due < as_of)
            .last();
        let mut cut_offs = vec![CutOff {
            day: as_of,
            candidate: None,
        }];
        for (day, weight) in [
            (plus_days(as_of, -1), 2),
            (next_day(as_of), 2),
            (month_end, 3),
            (last_due, 3),
            (last_month_end, 3),
        ] {
            let Some(day) = day.filter(|d| in_range(*d) && *d >= self.contract.disbursed_on) else {
                continue;
            };
            if cut_offs.iter().all(|c| c.day != day) {
                cut_offs.push(CutOff {
                    day,
                    candidate: Some(candidate(Deviation::CutOff(day), weight)),
                });
            }
        }
        cut_offs.arrange_by(|c| c.day);
        cut_offs
    }

    /// The due dates from which the lender may have declared the loan due:
    /// from the first one that was not paid on its day.
    fn missed(&self) -> Result<(bool, Vec<NaiveDate>), ClaimError> {
        let statement = statement(self.contract, self.ledger, self.as_of)?;
        let mut dues: Vec<NaiveDate> = statement
            .items
            .iter()
            .filter(|i| matches!(i.which, Which::Instalment(_) | Which::Agreed(_)))
            .map(|i| i.due)
            .filter(|due| *due < self.as_of)
            .collect();
        let late = |which, due| {
            statement
                .allocations
                .iter()
                .any(|a| a.which == which && a.on > due)
        };
        let first = statement
            .items
            .iter()
            .filter(|i| matches!(i.status, Status::Overdue { .. }) || late(i.which, i.due))
            .map(|i| i.due)
            .min();
        let in_arrears = first.is_some();
        // All paid: the lender may miss a payment for the last one.
        let first = first.or(dues.last().copied());
        dues.retain(|due| first.is_none_or(|first| *due >= first));
        // What fell due at once may have done so at a later due date.
        for number in 1..=self.contract.instalments() {
            match self.contract.due(number).filter(|due| *due < self.as_of) {
                Some(due) if first.is_some_and(|first| due >= first) => dues.push(due),
                Some(_) => {}
                None => break,
            }
        }
        dues.arrange_by(|item| *item);
        dues.dedup();
        Ok((in_arrears, dues))
    }

    /// Everything that is tried, the likeliest first; days of acceleration and
    /// fixed late fees are solved for instead.
    fn candidates(&self) -> Vec<Candidate> {
        let mut all = Vec::new();
        let contract = self.contract;
        let mut add = |deviation: Deviation, weight: u32| {
            let unsure = matches!(deviation, Deviation::Read(choice)
                if contract.unsure.contains(&choice.axis()));
            let mut new = candidate(deviation, weight);
            if unsure {
                new.cost = UNSURE;
            }
            // As entered, or about a clause that says nothing for it.
            let same = matches!(deviation, Deviation::Read(choice)
                if Choice::of(contract, choice.axis()).is_none_or(|own| own == choice));
            if !same {
                all.push(new);
            }
        };
        if contract.fees.received_only && !contract.fees.deducted.is_zero() {
            add(Deviation::DeductionCounted, 1);
        }
        let payments = self
            .ledger
            .events()
            .iter()
            .enumerate()
            .filter(|(_, e)| e.on <= self.as_of)
            .filter(|(_, e)| matches!(e.act, Act::Pay { .. } | Act::PayInstalment { .. }));
        let mut ordered = false;
        for (place, (event, e)) in payments.rev().enumerate() {
            ordered |= matches!(e.act, Act::Pay { .. });
            if place < MAX_MISSING {
                add(
                    Deviation::Uncredited { event },
                    if place == 0 { 2 } else { 4 },
                );
            }
        }
        if ordered {
            for (order, weight) in [
                (Order::Statute, 2),
                (Order::OldestFirst, 2),
                (Order::PenaltyFirst, 2),
                (Order::PenaltyLast, 4),
                (Order::PrincipalFirst, 5),
            ] {
                if order != contract.order {
                    add(Deviation::Order(order), weight);
                }
            }
        }
        for (choice, weight) in READINGS {
            add(Deviation::Read(choice), weight);
        }
        for (thousandths, weight) in [(1_500, 2), (1_300, 3), (1_000, 4), (2_000, 4)] {
            if let Ok(multiple) = Multiple::from_thousandths(thousandths) {
                let rate = PenaltyRate::Multiple(multiple);
                add(Deviation::Read(Choice::PenaltyRate(rate)), weight);
            }
        }
        // A penalty by the day or the year, as contracts often word it.
        for (rate, weight) in [
            (Rate::parse("0.05", Per::Day), 4),
            (Rate::parse("24", Per::Year), 5),
        ] {
            if let Ok(rate) = rate {
                let rate = PenaltyRate::Own(rate);
                add(Deviation::Read(Choice::PenaltyRate(rate)), weight);
            }
        }
        if !contract.late_fee.is_none() {
            add(Deviation::LateFee(LateFee::NONE), 2);
        }
        if let Ok(percent) = Percent::from_thousandths(5_000) {
            let fee = LateFee {
                percent,
                of: LateFeeBase::Instalment,
                floor: Fen::ZERO,
            };
            if fee != contract.late_fee {
                add(Deviation::LateFee(fee), 4);
            }
        }
        let accelerated = |e: &super::ledger::Event| e.act == Act::Accelerate && e.on <= self.as_of;
        if self.ledger.events().iter().any(accelerated) {
            add(Deviation::NotAccelerated, 3);
        }
        all.arrange_by(|c| c.cost);
        all
    }

    /// An acceleration on a day: on a due date since the first missed one, the
    /// day after, or any other.
    fn acceleration(&self, day: NaiveDate) -> Candidate {
        let weight = if self.missed.contains(&day) {
            3
        } else if plus_days(day, -1).is_some_and(|before| self.missed.contains(&before)) {
            4
        } else {
            ANY_DAY
        };
        candidate(Deviation::Accelerated(day), weight)
    }

    fn has_budget(&self) -> bool {
        self.replays.done < self.budget
    }

    fn go(&mut self) {
        let Some(own) = self.attempt(&[]) else {
            return;
        };
        for place in 0..self.candidates.len() {
            if let Some(single) = self.candidates.get(place).copied() {
                let idle = self.attempt(&[single]).is_none_or(|s| s == own);
                if let Some(candidate) = self.candidates.get_mut(place) {
                    candidate.idle = idle;
                }
            }
        }
        self.solve_late_fee(&[], 100);
        self.solve_acceleration(&[]);
        if self.fewest == 0 {
            return;
        }
        let all = self.candidates.clone();
        self.attempt_all(&mut pairs(&all).iter().map(|(_, pair)| pair.as_slice()));
        for one in &all {
            if self.has_budget() && !matches!(one.deviation.ground(), Ground::Acceleration) {
                self.solve_acceleration(&[*one]);
            }
        }
        for one in all.iter().filter(|c| !c.idle) {
            if self.has_budget() && !matches!(one.deviation.ground(), Ground::LateFee) {
                self.solve_late_fee(&[*one], ROUND_FEE);
            }
        }
        for day in self.declared().into_iter().take(2 * MAX_KNOTS) {
            if self.has_budget() {
                self.solve_late_fee(&[self.acceleration(day)], ROUND_FEE);
            }
        }
        if self.fewest > 1 {
            let triples = triples(&self.likely(&all));
            self.attempt_all(&mut triples.iter().map(|(_, triple)| triple.as_slice()));
        }
    }

    /// The likeliest days of an acceleration: due dates that were missed, the
    /// first, then the latest, and the days after them.
    fn declared(&self) -> Vec<NaiveDate> {
        let (Some((first, later)), true) = (self.missed.split_first(), self.in_arrears) else {
            return Vec::new();
        };
        let dues = std::iter::once(first).chain(later.iter().rev()).copied();
        let after = dues.clone().filter_map(next_day);
        dues.zip(after)
            .flat_map(|(due, after)| [due, after])
            .filter(|day| *day < self.as_of)
            .collect()
    }

    /// What triples are made of: the likeliest that have an effect, and an
    /// acceleration on one of the likeliest days.
    fn likely(&self, all: &[Candidate]) -> Vec<Candidate> {
        let effective = all.iter().filter(|c| !c.idle).copied();
        let mut likely: Vec<Candidate> = effective.take(MAX_LIKELY).collect();
        let days = self.declared().into_iter().take(3);
        likely.extend(days.map(|day| self.acceleration(day)));
        likely
    }

    /// Replays combinations one after the other while there is budget.
    fn attempt_all(&mut self, combinations: &mut dyn Iterator<Item = &[Candidate]>) {
        for combination in combinations {
            if !self.has_budget() {
                return;
            }
            self.attempt(combination);
        }
    }

    /// Replays one combination and records what it comes to on each day.
    fn attempt(&mut self, combination: &[Candidate]) -> Option<Standings> {
        let mut reading = Reading::of(self.contract);
        for one in combination {
            one.deviation.apply(&mut reading);
        }
        let standings = self.replays.on(&reading, &self.days)?;
        for (place, standing) in standings.iter().enumerate() {
            for kind in self.kinds {
                // What does not fit is no figure.
                let _ = self.record(combination, place, standing, *kind);
            }
        }
        Some(standings)
    }

    fn record(
        &mut self,
        combination: &[Candidate],
        place: usize,
        standing: &Standing,
        kind: Kind,
    ) -> Result<(), Overflow> {
        let totals = sums(standing, kind)?;
        let amount = self.claim.figure_of(&totals)?;
        let rest = self.claimed.minus(amount)?;
        let mut off = rest.get().unsigned_abs();
        let mut parts = 0_u64;
        for (part, fen) in self.claim.told() {
            parts = parts.saturating_add(fen.minus(part.of(&totals)?)?.get().unsigned_abs());
        }
        let split = parts > off;
        off = off.max(parts);
        let cut_off = self.cut_offs.get(place).and_then(|c| c.candidate);
        let deviations = combination.len() + usize::from(cut_off.is_some());
        if off <= AROUND.unsigned_abs() {
            self.cover(amount.get().into(), deviations);
        }
        let mut cost = cut_off.map_or(0, |c| c.cost);
        for one in combination {
            cost += one.cost;
        }
        let left = if split { bits(off) } else { size_of_rest(rest) };
        let score = cost * 5 + left * 7;
        let hit = || {
            let all = combination.iter().chain(&cut_off).map(|c| c.deviation);
            let mut deviations: Vec<Deviation> = all.collect();
            deviations.arrange_by(Deviation::ground);
            Hit {
                kind,
                deviations,
                cost,
                amount,
                score,
            }
        };
        if off == 0 {
            self.fewest = self.fewest.min(deviations);
            if self.exact.len() < MAX_EXACT {
                self.exact.push(hit());
            }
            return Ok(());
        }
        let worst = self.near.last().map_or(u32::MAX, |h| h.score);
        if self.near.len() >= KEPT_NEAR && score >= worst {
            return Ok(());
        }
        let same = |h: &&mut Hit| h.kind == kind && h.amount == amount;
        match self.near.iter_mut().find(same) {
            Some(old) if score < old.score => *old = hit(),
            Some(_) => {}
            None => self.near.push(hit()),
        }
        self.near.arrange_by(|h| h.score);
        self.near.truncate(KEPT_NEAR);
        Ok(())
    }

    /// The claim's figure of one of the cut-off days.
    fn figure(&self, standings: &Standings, place: usize, kind: Kind) -> Option<Fen> {
        let totals = sums(standings.get(place)?, kind).ok()?;
        self.claim.figure_of(&totals).ok()
    }

    /// Which of the cut-off days and kinds to solve for: all of them for an
    /// acceleration or a late fee alone, else the day of the claim.
    fn aims(&self, alone: bool) -> Vec<(usize, Kind)> {
        let mut aims = Vec::new();
        for (place, cut_off) in self.cut_offs.iter().enumerate() {
            if alone || cut_off.candidate.is_none() {
                aims.extend(self.kinds.iter().map(|kind| (place, *kind)));
            }
        }
        aims
    }

    /// Looks for a fixed fee for each late instalment that explains a
    /// remainder: one of whole yuan, of five with another deviation.
    fn solve_late_fee(&mut self, others: &[Candidate], unit: i64) {
        const PROBE: i64 = 1_000;
        let fixed = |floor: Fen| {
            let fee = LateFee {
                floor,
                ..LateFee::NONE
            };
            let weight = if floor.get() % ROUND_FEE == 0 { 5 } else { 7 };
            candidate(Deviation::LateFee(fee), weight)
        };
        let none = candidate(Deviation::LateFee(LateFee::NONE), 2);
        let with =
            |fee: Candidate| -> Vec<Candidate> { others.iter().copied().chain([fee]).collect() };
        let (Some(without), Some(probe)) = (
            self.quietly(&with(none)),
            self.quietly(&with(fixed(Fen::new(PROBE)))),
        ) else {
            return;
        };
        for (place, kind) in self.aims(others.is_empty()) {
            let (Some(without), Some(probe)) = (
                self.figure(&without, place, kind),
                self.figure(&probe, place, kind),
            ) else {
                continue;
            };
            let made = i128::from(probe.get()) - i128::from(without.get());
            if made <= 0 {
                continue;
            }
            let step = made * i128::from(unit) / i128::from(PROBE);
            self.cover_steps(without, step, self.deviations(others, place));
            // How many fen of fee a remainder is, to the nearest unit. Where
            // payments went to the fees first, each fen of them makes more
            // than one for each instalment, so it takes a few turns.
            let claimed = self.claimed;
            let fee_for = |amount: Fen| -> Option<i64> {
                let rest = claimed.minus(amount).ok()?;
                let units = rest
                    .scaled(PROBE.into(), made * i128::from(unit), Rounding::HalfUp)
                    .ok()?;
                units.get().checked_mul(unit)
            };
            let mut fee = fee_for(without);
            for _ in 0..4 {
                let Some(fen) = fee.filter(|fen| (1..=MAX_FEE).contains(fen)) else {
                    break;
                };
                let combination = with(fixed(Fen::new(fen)));
                let found = self.quietly(&combination);
                let Some(amount) = found.and_then(|s| self.figure(&s, place, kind)) else {
                    break;
                };
                if amount == claimed {
                    self.attempt(&combination);
                    break;
                }
                match fee_for(amount) {
                    None | Some(0) => break,
                    Some(more) => fee = fen.checked_add(more),
                }
            }
        }
    }

    /// How many deviations a combination has on one of the cut-off days.
    fn deviations(&self, others: &[Candidate], place: usize) -> usize {
        let cut_off = self.cut_offs.get(place).and_then(|c| c.candidate);
        others.len() + 1 + usize::from(cut_off.is_some())
    }

    /// Marks an amount as reached with so many deviations, if it is around the
    /// claim.
    fn cover(&mut self, amount: i128, deviations: usize) {
        let at = amount - i128::from(self.claimed.get()) + i128::from(AROUND);
        if let Some(slot) = usize::try_from(at)
            .ok()
            .and_then(|at| self.around.get_mut(at))
        {
            *slot = (*slot).min(u8::try_from(deviations).unwrap_or(u8::MAX));
        }
    }

    /// Amounts around the claim that a free number reaches from this one on in
    /// equal steps: counted as covered without being tried.
    fn cover_steps(&mut self, from: Fen, step: i128, deviations: usize) {
        let step = step.max(1);
        let (from, claimed) = (i128::from(from.get()), i128::from(self.claimed.get()));
        let around = i128::from(AROUND);
        let before = (claimed - around - from).max(0) / step;
        let mut amount = from + before * step;
        while amount <= claimed + around {
            self.cover(amount, deviations);
            amount += step;
        }
    }

    /// Amounts between two that a day of acceleration reaches, about evenly.
    fn cover_between(&mut self, (first, last): (Fen, Fen), parts: i64, deviations: usize) {
        let (first, last) = (i128::from(first.get()), i128::from(last.get()));
        let parts = i128::from(parts);
        for part in 1..parts {
            self.cover(first + (last - first) * part / parts, deviations);
        }
    }

    /// Replays a combination without recording it.
    fn quietly(&mut self, combination: &[Candidate]) -> Option<Standings> {
        let mut reading = Reading::of(self.contract);
        for one in combination {
            one.deviation.apply(&mut reading);
        }
        self.replays.on(&reading, &self.days)
    }

    /// Looks for the day of an acceleration: between two due dates the figure
    /// rises or falls day by day, so that halving finds the day.
    fn solve_acceleration(&mut self, others: &[Candidate]) {
        let missing = |c: &Candidate| c.deviation.ground() == Ground::Uncredited;
        if !self.in_arrears && !others.iter().any(missing) {
            return;
        }
        let knots = self.knots();
        let mut known: Vec<(NaiveDate, Standings)> = Vec::with_capacity(knots.len());
        for day in knots {
            if !self.has_budget() {
                return;
            }
            if let Some(standings) = self.accelerate(others, day) {
                known.push((day, standings));
            }
        }
        let aims = self.aims(others.is_empty());
        for pair in known.windows(2) {
            let [(from, low), (to, high)] = pair else {
                continue;
            };
            if days_between(*from, *to) < 2 {
                continue;
            }
            for (place, kind) in &aims {
                let ends = (
                    self.figure(low, *place, *kind),
                    self.figure(high, *place, *kind),
                );
                if let (Some(first), Some(last)) = ends {
                    let deviations = self.deviations(others, *place);
                    let span = days_between(*from, *to);
                    self.cover_between((first, last), span, deviations);
                    self.halve(others, (*from, first), (*to, last), *place, *kind);
                }
            }
        }
    }

    /// The days between which the figure changes evenly with the day of an
    /// acceleration: it jumps where an instalment falls due or money comes.
    fn knots(&self) -> Vec<NaiveDate> {
        let Some(first) = self.missed.first() else {
            return Vec::new();
        };
        let step = self.missed.len().div_ceil(MAX_KNOTS).max(1);
        let dues = self.missed.iter().step_by(step).copied();
        let mut knots: Vec<NaiveDate> = dues
            .flat_map(|due| [plus_days(due, -1), Some(due), next_day(due)])
            .flatten()
            .collect();
        let events = self.ledger.events().iter().rev().map(|e| e.on);
        let events = events.filter(|on| on < &self.as_of).take(MAX_KNOTS / 2);
        knots.extend(
            events
                .flat_map(|on| [plus_days(on, -1), Some(on)])
                .flatten(),
        );
        knots.push(self.as_of);
        knots.retain(|day| (*first..=self.as_of).contains(day));
        knots.arrange_by(|item| *item);
        knots.dedup();
        knots
    }

    fn accelerate(&mut self, others: &[Candidate], day: NaiveDate) -> Option<Standings> {
        let mut combination = others.to_vec();
        combination.push(self.acceleration(day));
        self.attempt(&combination)
    }

    fn halve(
        &mut self,
        others: &[Candidate],
        (mut from, first): (NaiveDate, Fen),
        (mut to, last): (NaiveDate, Fen),
        place: usize,
        kind: Kind,
    ) {
        let claimed = self.claimed;
        let span = days_between(from, to);
        // Nearly level: rounding makes it go up and down by a fen.
        let slack = Fen::new(2);
        let low = first.min(last).minus(slack).unwrap_or(first);
        let high = first.max(last).plus(slack).unwrap_or(last);
        if claimed < low || claimed > high {
            return;
        }
        let level = high.minus(low).is_ok_and(|made| made.get() < span);
        if level {
            for day in (1..span).filter_map(|n| plus_days(from, n)) {
                if self.has_budget() {
                    self.accelerate(others, day);
                }
            }
            return;
        }
        let rises = last > first;
        while days_between(from, to) > 1 && self.has_budget() {
            let Some(middle) = plus_days(from, days_between(from, to) / 2) else {
                return;
            };
            let found = self.accelerate(others, middle);
            let Some(amount) = found.and_then(|s| self.figure(&s, place, kind)) else {
                return;
            };
            if amount == claimed {
                // Its neighbours may come to the same.
                for away in [-1, 1, -2, 2] {
                    if let Some(day) = plus_days(middle, away) {
                        self.accelerate(others, day);
                    }
                }
                return;
            }
            if (amount < claimed) == rises {
                from = middle;
            } else {
                to = middle;
            }
        }
    }

    // ---- the findings ----------------------------------------------------

    /// The exact combinations no part of which is exact already, the most
    /// plausible first.
    fn minimal(&mut self) -> Vec<Hit> {
        let mut exact = std::mem::take(&mut self.exact);
        // What is our own figure already needs no explanation.
        if exact.iter().any(|hit| hit.deviations.is_empty()) {
            exact.retain(|hit| hit.deviations.is_empty());
        }
        exact.arrange(|a, b| {
            (a.cost, a.deviations.len(), a.kind).cmp(&(b.cost, b.deviations.len(), b.kind))
        });
        // A part has fewer deviations, but not always a lower cost than
        // another combination: so by their number first.
        let mut by_number: Vec<usize> = (0..exact.len()).collect();
        by_number.arrange_by(|at| exact.get(*at).map(|h| h.deviations.len()));
        let mut kept: Vec<usize> = Vec::new();
        for at in by_number {
            let Some(hit) = exact.get(at) else { continue };
            let repeats = kept.iter().filter_map(|k| exact.get(*k)).any(|before| {
                before.is_part_of(hit)
                    // The claim is both: all of it is overdue.
                    || before.deviations == hit.deviations
            });
            if !repeats {
                kept.push(at);
            }
        }
        kept.arrange_by(|item| *item);
        kept.into_iter()
            .filter_map(|at| exact.get(at).cloned())
            .collect()
    }

    /// How many of a thousand amounts around the claim are hit with so many
    /// deviations.
    fn coverage(&self, deviations: usize) -> usize {
        let middle = usize::try_from(AROUND).unwrap_or_default();
        self.around
            .iter()
            .enumerate()
            .filter(|(at, fewest)| *at != middle && usize::from(**fewest) <= deviations)
            .count()
    }

    /// Groups exact combinations that are on the same grounds.
    fn groups(hits: Vec<Hit>) -> Vec<(Hit, Vec<Vec<Deviation>>)> {
        let mut groups: Vec<(Hit, Vec<Vec<Deviation>>)> = Vec::new();
        for hit in hits {
            let grounds = hit.grounds();
            let group = groups
                .iter_mut()
                .find(|(first, _)| first.kind == hit.kind && first.grounds() == grounds);
            match group {
                Some((_, others)) => others.push(hit.deviations),
                None => groups.push((hit, Vec::new())),
            }
        }
        groups
    }

    /// Whether a number in it was chosen to fit: such a finding is never
    /// clear, since a single charge of the same amount would do as well.
    fn is_fitted(&self, deviation: &Deviation) -> bool {
        match deviation {
            Deviation::LateFee(fee) => fee.percent.is_zero() && !fee.floor.is_zero(),
            Deviation::Accelerated(day) => self.acceleration(*day).cost >= PER_DEVIATION + ANY_DAY,
            _ => false,
        }
    }

    fn finding(
        &mut self,
        hit: &Hit,
        mut alternatives: Vec<Vec<Deviation>>,
        ours: &Standing,
    ) -> Result<Finding, Overflow> {
        let mut reading = Reading::of(self.contract);
        let mut day = self.as_of;
        let mut before = self.claim.figure_of(&sums(ours, hit.kind)?)?;
        let mut steps = Vec::with_capacity(hit.deviations.len() + 1);
        let mut standing = *ours;
        for deviation in &hit.deviations {
            deviation.apply(&mut reading);
            if let Deviation::CutOff(on) = deviation {
                day = *on;
            }
            // Where only the whole combination gives a figure, its last step
            // takes all.
            let found = self.replays.on(&reading, &[day]);
            if let Some(on) = found.and_then(|s| s.first().copied()) {
                standing = on;
            }
            let after = self.claim.figure_of(&sums(&standing, hit.kind)?)?;
            steps.push(BridgeStep {
                cause: Cause::Deviation(*deviation),
                amount: after.minus(before)?,
            });
            before = after;
        }
        let rest = self.claimed.minus(before)?;
        steps.push(BridgeStep {
            cause: Cause::Rest,
            amount: rest,
        });
        let coverage = match hit.deviations.len() {
            0 => 0,
            number => self.coverage(number),
        };
        alternatives.truncate(MAX_FINDINGS);
        Ok(Finding {
            kind: hit.kind,
            deviations: hit.deviations.clone(),
            alternatives,
            amount: before,
            rest,
            parts: self.claim.beyond(&sums(&standing, hit.kind)?)?,
            steps,
            coverage,
            strength: match coverage {
                _ if hit.cost > FAR_FETCHED => Strength::Weak,
                0..10 if !hit.deviations.iter().any(|d| self.is_fitted(d)) => Strength::Clear,
                0..100 => Strength::Fair,
                _ => Strength::Weak,
            },
            also: 0,
            ambiguous: false,
        })
    }

    fn verdict(mut self, ours: Standing) -> Result<Verdict, ClaimError> {
        let tried = self.replays.done;
        let cut_short = !self.has_budget();
        let exact = self.minimal();
        let also = exact.len().saturating_sub(1);
        let groups = Search::groups(exact);
        let lowest = groups.first().map_or(0, |(hit, _)| hit.cost);
        let rivals = groups
            .iter()
            .filter(|(hit, _)| hit.cost <= lowest + MARGIN)
            .count();
        let mut findings = Vec::new();
        for (hit, alternatives) in groups.into_iter().take(MAX_FINDINGS) {
            let mut finding = self.finding(&hit, alternatives, &ours)?;
            finding.also = also;
            finding.ambiguous = rivals > 1 && hit.cost <= lowest + MARGIN;
            findings.push(finding);
        }
        let is_exact = !findings.is_empty();
        let doubtful = findings
            .first()
            .is_none_or(|f| f.strength == Strength::Weak);
        if doubtful {
            let near = std::mem::take(&mut self.near);
            let room = MAX_NEAR.min(MAX_FINDINGS.saturating_sub(findings.len()));
            for hit in near.iter().take(room) {
                let finding = self.finding(hit, Vec::new(), &ours)?;
                findings.push(finding);
            }
        }
        let questions = questions(self.claim, &findings)?;
        Ok(Verdict {
            claimed: self.claimed,
            ours,
            exact: is_exact,
            findings,
            questions,
            tried,
            cut_short,
        })
    }
}

/// Readings of clauses and how unlikely each is; what the contract says
/// itself is left out.
const READINGS: [(Choice, u32); 20] = [
    (Choice::DayCount(DayCount::Act360), 3),
    (Choice::DayCount(DayCount::Act365), 4),
    (Choice::DayCount(DayCount::Thirty360), 4),
    (Choice::DayRange(DayRange::FirstNotLast), 3),
    (Choice::DayRange(DayRange::BothEnds), 3),
    (Choice::DayRange(DayRange::AtLeastOneDay), 5),
    (Choice::GraceDays(0), 2),
    (Choice::GraceDays(1), 4),
    (Choice::GraceDays(2), 4),
    (Choice::GraceDays(3), 3),
    (Choice::GraceDays(5), 5),
    (Choice::GraceCount(GraceCount::FromDueDate), 2),
    (Choice::GraceCount(GraceCount::AfterGrace), 3),
    (Choice::PenaltyBase(PenaltyBase::PrincipalAndInterest), 3),
    (Choice::PenaltyBase(PenaltyBase::AllOnceAccelerated), 3),
    (Choice::PenaltyBase(PenaltyBase::Principal), 4),
    (Choice::Accrual(Accrual::Daily), 3),
    (Choice::Accrual(Accrual::Monthly), 3),
    (Choice::Compound(true), 2),
    (Choice::Compound(false), 3),
];

const fn candidate(deviation: Deviation, weight: u32) -> Candidate {
    Candidate {
        deviation,
        cost: PER_DEVIATION + weight,
        idle: false,
    }
}

impl Candidate {
    /// Whether it can make another matter that changes nothing on its own.
    const fn wakes(&self) -> bool {
        match self.deviation.ground() {
            Ground::Uncredited | Ground::Acceleration | Ground::LateFee => true,
            Ground::Clause(axis) => matches!(
                axis,
                Unsure::GraceDays | Unsure::GraceCount | Unsure::PenaltyBase | Unsure::Compound
            ),
            Ground::Deduction | Ground::Order | Ground::CutOff => false,
        }
    }
}

/// All pairs on two grounds and what they cost, the most plausible first; such
/// as change nothing on their own only where another makes them matter.
fn pairs(all: &[Candidate]) -> Vec<(u32, [Candidate; 2])> {
    let wakes = |idle: &Candidate, other: &Candidate| !idle.idle || other.wakes();
    let mut pairs = Vec::with_capacity(all.len() * all.len() / 2);
    for (place, one) in all.iter().enumerate() {
        for two in all.iter().skip(place + 1) {
            let apart = one.deviation.ground() != two.deviation.ground();
            if apart && wakes(one, two) && wakes(two, one) {
                pairs.push((one.cost + two.cost, [*one, *two]));
            }
        }
    }
    pairs.arrange_by(|(cost, _)| *cost);
    pairs
}

/// All triples on three grounds and what they cost, the most plausible first.
fn triples(all: &[Candidate]) -> Vec<(u32, [Candidate; 3])> {
    let mut triples = Vec::new();
    for (place, one) in all.iter().enumerate() {
        for (next, two) in all.iter().enumerate().skip(place + 1) {
            for three in all.iter().skip(next + 1) {
                let [a, b, c] = [one, two, three].map(|c| c.deviation.ground());
                if a != b && b != c && c != a {
                    let cost = one.cost + two.cost + three.cost;
                    triples.push((cost, [*one, *two, *three]));
                }
            }
        }
    }
    triples.arrange_by(|(cost, _)| *cost);
    triples
}

/// How many bits it takes to say this.
const fn bits(amount: u64) -> u32 {
    u64::BITS - amount.leading_zeros()
}

/// How many bits it takes to say an unexplained rest: fewer for a round one,
/// such as a fee that was not entered.
fn size_of_rest(rest: Fen) -> u32 {
    let amount = rest.get().unsigned_abs();
    let mut least = bits(amount);
    if rest > Fen::ZERO {
        for (unit, say) in [(100, 5), (1_000, 4), (10_000, 3)] {
            if amount.is_multiple_of(unit) {
                least = least.min(bits(amount / unit) + say);
            }
        }
    }
    least
}

/// What to ask, from what was found.
fn questions(claim: &Claim, findings: &[Finding]) -> Result<Vec<Question>, Overflow> {
    let mut questions = Vec::new();
    let mut ask = |question: Question| {
        if !questions.contains(&question) {
            questions.push(question);
        }
    };
    let told = claim.told().count();
    if let (Some(total), true) = (claim.total, told == Part::ALL.len()) {
        let parts = Fen::sum(claim.told().map(|(_, fen)| fen))?;
        let gap = total.minus(parts)?;
        if !gap.is_zero() {
            ask(Question::PartsGap(gap));
        }
    }
    let Some(first) = findings.first() else {
        return Ok(questions);
    };
    let doubtful = !first.is_exact() || first.ambiguous || first.strength != Strength::Clear;
    if doubtful && told < Part::ALL.len() {
        ask(Question::Composition);
    }
    let rivals = findings.iter().filter(|f| f.ambiguous);
    if claim.kind.is_none() && rivals.clone().any(|f| f.kind != first.kind) {
        ask(Question::Kind);
    }
    for finding in std::iter::once(first).chain(rivals) {
        for deviation in &finding.deviations {
            ask(match deviation {
                Deviation::DeductionCounted => Question::Deduction,
                Deviation::Uncredited { event } => Question::Receipt { event: *event },
                Deviation::Order(_) => Question::Order,
                Deviation::Read(choice) => Question::Clause(choice.axis()),
                Deviation::LateFee(_) => Question::LateFee,
                Deviation::Accelerated(_) | Deviation::NotAccelerated => {
                    Question::AccelerationNotice
                }
                Deviation::CutOff(_) => Question::CutOff,
            });
        }
    }
    // What they claim less of is nothing to ask them for.
    if first.rest > Fen::ZERO {
        ask(Question::Rest(first.rest));
    }
    Ok(questions)
}

/// Checks a lender's figure for a day against the contract and what happened
/// up to then.
///
/// At most about 4,500 replays, fewer for long debts, so that it stays well
/// under half a second anywhere; [`Verdict::cut_short`] says when that was not
/// enough for everything.
///
/// # Errors
/// [`ClaimError`]: nothing was told, an amount is out of range, or there is no
/// statement on that day.
pub fn check(
    contract: &Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
    claim: &Claim,
) -> Result<Verdict, ClaimError> {
    let mut search = Search::new(contract, ledger, as_of, claim)?;
    let ours = search
        .replays
        .on(&Reading::of(contract), &[as_of])
        .and_then(|standings| standings.first().copied())
        .ok_or(Overflow)?;
    search.go();
    search.verdict(ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::contract::{Method, Plan};
    use crate::loan::ledger::{Event, Towards};
    use crate::loan::template::{Product, Template};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// 10,000 yuan in ten instalments, due on the 20th from February 2026 on.
    fn contract() -> Contract {
        let first_due = day("2026-02-20");
        let mut contract = Template::contract(Product::BankLoan, day("2026-01-05"), first_due);
        contract.principal = Fen::new(1_000_000);
        contract.rate = Rate::parse("0.045", Per::Day).unwrap();
        contract.grace_days = 0;
        contract.method = Method::EqualPrincipal(Plan {
            first_due,
            due_day: 20,
            instalments: 10,
            accrual: Accrual::Daily,
            interest_only: 0,
            stated: None,
            unit: Fen::new(1),
        });
        contract
    }

    /// An instalment paid in full on a day.
    fn paid(number: u16, on: &str) -> Event {
        Event::new(day(on), Act::PayInstalment { number })
    }

    fn pay(on: NaiveDate, towards: Towards) -> Event {
        let amount = Fen::new(1);
        Event::new(on, Act::Pay { amount, towards })
    }

    const fn total(fen: i64) -> Claim {
        Claim {
            kind: None,
            total: Some(Fen::new(fen)),
            principal: None,
            interest: None,
            penalty: None,
            fees: None,
        }
    }

    /// What a search for a figure on a day looks like before it begins.
    fn with<T>(
        contract: &Contract,
        events: &[Event],
        as_of: &str,
        claim: &Claim,
        look: impl FnOnce(&mut Search) -> T,
    ) -> T {
        let ledger: Ledger = events.iter().cloned().collect();
        look(&mut Search::new(contract, &ledger, day(as_of), claim).unwrap())
    }

    /// The day itself costs nothing, its neighbours least; a due date is no
    /// last due date on its own day, and no figure is of a day before the loan
    /// or beyond the calendar.
    #[test]
    fn the_days_a_claim_may_have_been_computed_for() {
        let days = |as_of: &str| {
            with(&contract(), &[], as_of, &total(1), |search| {
                let days = search.cut_offs.iter();
                days.map(|c| (c.day.to_string(), c.candidate.map_or(0, |c| c.cost)))
                    .collect::<Vec<_>>()
            })
        };
        let expect = |days: &[(&str, u32)]| -> Vec<(String, u32)> {
            days.iter().map(|(d, c)| ((*d).to_owned(), *c)).collect()
        };
        assert_eq!(
            days("2026-11-20"),
            expect(&[
                ("2026-10-20", 11),
                ("2026-10-31", 11),
                ("2026-11-19", 10),
                ("2026-11-20", 0),
                ("2026-11-21", 10),
                ("2026-11-30", 11),
            ])
        );
        assert_eq!(
            days("2026-01-05"),
            expect(&[("2026-01-05", 0), ("2026-01-06", 10), ("2026-01-31", 11)])
        );
        assert_eq!(
            days("2100-12-31"),
            expect(&[
                ("2026-11-20", 11),
                ("2100-11-30", 11),
                ("2100-12-30", 10),
                ("2100-12-31", 0),
            ])
        );
    }

    /// From the first due date that was not kept on, up to the day before the
    /// claim; if all were kept, the last one, for a payment may be missed.
    #[test]
    fn the_due_dates_that_were_missed() {
        let missed = |events: &[Event], as_of: &str| {
            with(&contract(), events, as_of, &total(1), |search| {
                let dues = search.missed.iter().map(ToString::to_string);
                (search.in_arrears, dues.collect::<Vec<_>>().join(" "))
            })
        };
        let on_time = [paid(1, "2026-02-20"), paid(2, "2026-03-20")];
        let late = [paid(1, "2026-02-25"), paid(2, "2026-03-20")];
        let at_once = [
            paid(1, "2026-02-20"),
            Event::new(day("2026-03-25"), Act::Accelerate),
        ];
        for (events, as_of, in_arrears, dues) in [
            (&[][..], "2026-02-10", false, ""),
            (&[], "2026-02-20", false, ""),
            (&[], "2026-02-21", true, "2026-02-20"),
            (&on_time, "2026-04-20", false, "2026-03-20"),
            (&on_time, "2026-05-20", true, "2026-04-20"),
            (&on_time, "2026-05-21", true, "2026-04-20 2026-05-20"),
            (&late, "2026-04-20", true, "2026-02-20 2026-03-20"),
            (&at_once, "2026-05-20", true, "2026-03-20 2026-04-20"),
        ] {
            let expected = (in_arrears, dues.to_owned());
            assert_eq!(missed(events, as_of), expected, "{events:?} {as_of}");
        }
    }

    /// An acceleration is likeliest on a due date that was missed, then on the
    /// day after.
    #[test]
    fn the_likeliest_days_of_an_acceleration() {
        let (contract, claim) = (contract(), total(1));
        with(&contract, &[], "2026-05-21", &claim, |search| {
            let costs = |days: &[&str]| {
                let costs = days.iter().map(|d| search.acceleration(day(d)).cost);
                costs.collect::<Vec<_>>()
            };
            assert_eq!(
                costs(&["2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22"]),
                [15, 11, 12, 15]
            );
            let days = search.declared();
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            assert_eq!(
                days.join(" "),
                "2026-02-20 2026-02-21 2026-05-20 2026-04-20 2026-04-21 2026-03-20 2026-03-21"
            );
        });
        let kept = [paid(1, "2026-02-20")];
        with(&contract, &kept, "2026-02-25", &claim, |search| {
            assert_eq!(search.missed, [day("2026-02-20")]);
            assert_eq!(search.declared(), []);
        });
    }

    /// What is tried: nothing that is as entered, nothing that cannot be.
    #[test]
    fn what_is_tried() {
        fn tried(
            contract: &Contract,
            events: &[Event],
            wanted: fn(&Deviation) -> bool,
        ) -> Vec<(Deviation, u32)> {
            with(contract, events, "2026-05-21", &total(1), |search| {
                assert!(search.candidates.is_sorted_by_key(|c| c.cost));
                let all = search.candidates.iter().map(|c| (c.deviation, c.cost));
                all.filter(|(deviation, _)| wanted(deviation)).collect()
            })
        }
        let plain = contract();
        let deducted = |d: &Deviation| *d == Deviation::DeductionCounted;
        for (fen, received_only, number) in
            [(0, true, 0), (0, false, 0), (9, false, 0), (9, true, 1)]
        {
            let mut contract = contract();
            contract.fees.deducted = Fen::new(fen);
            contract.fees.received_only = received_only;
            assert_eq!(tried(&contract, &[], deducted).len(), number, "{fen}");
        }
        // The last twelve payments up to the day of the claim, the last first.
        let start = day("2026-03-01");
        let payments: Vec<Event> = (0..14)
            .map(|n| pay(start + chrono::Days::new(n), Towards::Order))
            .chain([pay(day("2026-05-22"), Towards::Order)])
            .collect();
        let uncredited = |d: &Deviation| matches!(d, Deviation::Uncredited { .. });
        let expected: Vec<_> = (2..14)
            .rev()
            .map(|event| {
                (
                    Deviation::Uncredited { event },
                    if event == 13 { 10 } else { 12 },
                )
            })
            .collect();
        assert_eq!(tried(&plain, &payments, uncredited), expected);
        // An order matters where money was left to it, and another one.
        let orders = |d: &Deviation| matches!(d, Deviation::Order(_));
        let others: Vec<_> = [
            (Order::OldestFirst, 10),
            (Order::PenaltyFirst, 10),
            (Order::PenaltyLast, 12),
            (Order::PrincipalFirst, 13),
        ]
        .map(|(order, cost)| (Deviation::Order(order), cost))
        .into();
        assert_eq!(tried(&plain, &payments, orders), others);
        assert_eq!(tried(&plain, &[paid(1, "2026-02-20")], orders), []);
        // An acceleration by the day of the claim, and none but that.
        let undone = |d: &Deviation| *d == Deviation::NotAccelerated;
        let accelerated = |on| Event::new(day(on), Act::Accelerate);
        for (events, number) in [
            (&[][..], 0),
            (&payments, 0),
            (&[accelerated("2026-05-22")], 0),
            (&[accelerated("2026-05-21")], 1),
        ] {
            assert_eq!(tried(&plain, events, undone).len(), number, "{events:?}");
        }
        // A late fee can be none only where there is one.
        let fees = |d: &Deviation| matches!(d, Deviation::LateFee(_));
        let mut charged = contract();
        let five = LateFee {
            percent: Percent::from_thousandths(5_000).unwrap(),
            of: LateFeeBase::Instalment,
            floor: Fen::ZERO,
        };
        assert_eq!(tried(&plain, &[], fees), [(Deviation::LateFee(five), 12)]);
        charged.late_fee = five;
        let none = Deviation::LateFee(LateFee::NONE);
        assert_eq!(tried(&charged, &[], fees), [(none, 10)]);
        // As entered, and where the borrower did not know.
        let graces = |d: &Deviation| matches!(d, Deviation::Read(Choice::GraceDays(_)));
        let grace = |days, cost| (Deviation::Read(Choice::GraceDays(days)), cost);
        assert_eq!(
            tried(&plain, &[], graces),
            [grace(3, 11), grace(1, 12), grace(2, 12), grace(5, 13)]
        );
        let mut unsure = contract();
        unsure.unsure = vec![Unsure::GraceDays];
        assert_eq!(
            tried(&unsure, &[], graces),
            [1, 2, 3, 5].map(|days| grace(days, UNSURE))
        );
    }

    #[test]
    fn the_search_ends_with_its_budget() {
        let (contract, claim) = (contract(), total(1));
        with(&contract, &[], "2026-05-21", &claim, |search| {
            search.replays.done = search.budget - 1;
            assert!(search.has_budget());
            search.replays.done = search.budget;
            assert!(!search.has_budget());
            let single = [candidate(Deviation::NotAccelerated, 3)];
            search.attempt_all(&mut [single.as_slice()].into_iter());
            assert_eq!(search.replays.done, search.budget);
            search.replays.done = search.budget - 1;
            let twice = [single.as_slice(), single.as_slice()];
            search.attempt_all(&mut twice.into_iter());
            assert_eq!(search.replays.done, search.budget);
        });
    }

    fn idle(mut candidate: Candidate) -> Candidate {
        candidate.idle = true;
        candidate
    }

    /// Two or three on different grounds, the cheapest first; what changes
    /// nothing on its own only with what can wake it.
    #[test]
    fn what_is_tried_together() {
        let read = |choice, weight| candidate(Deviation::Read(choice), weight);
        let order = candidate(Deviation::Order(Order::OldestFirst), 4);
        let missing = candidate(Deviation::Uncredited { event: 0 }, 6);
        let other_missing = candidate(Deviation::Uncredited { event: 1 }, 5);
        let count = idle(read(Choice::GraceCount(GraceCount::AfterGrace), 1));
        let range = idle(read(Choice::DayRange(DayRange::BothEnds), 2));
        let all = [order, missing, other_missing, count, range];
        let told = |combination: &[Candidate]| {
            let deviations = combination.iter().map(|c| c.deviation);
            deviations.collect::<Vec<_>>()
        };
        let found: Vec<_> = pairs(&all).iter().map(|(c, p)| (*c, told(p))).collect();
        let pair = |one: &Candidate, two: &Candidate| {
            (one.cost + two.cost, vec![one.deviation, two.deviation])
        };
        assert_eq!(
            found,
            [
                pair(&other_missing, &count),
                pair(&missing, &count),
                pair(&other_missing, &range),
                pair(&missing, &range),
                pair(&order, &other_missing),
                pair(&order, &missing),
            ]
        );
        // Not even idle ones that could wake each other: the one does not.
        assert_eq!(pairs(&[count, range]).len(), 0);
        let base = idle(read(Choice::PenaltyBase(PenaltyBase::Principal), 1));
        assert_eq!(pairs(&[count, base]).len(), 1);
        let found: Vec<_> = triples(&all).iter().map(|(c, t)| (*c, told(t))).collect();
        let triple = |three: [&Candidate; 3]| {
            let cost: u32 = three.iter().map(|c| c.cost).sum();
            (cost, three.map(|c| c.deviation).to_vec())
        };
        assert_eq!(
            found,
            [
                triple([&order, &count, &range]),
                triple([&other_missing, &count, &range]),
                triple([&missing, &count, &range]),
                triple([&order, &other_missing, &count]),
                triple([&order, &missing, &count]),
                triple([&order, &other_missing, &range]),
                triple([&order, &missing, &range]),
            ]
        );
        // Triples are made of what has an effect, and of an acceleration.
        let (contract, claim) = (contract(), total(1));
        with(&contract, &[], "2026-05-21", &claim, |search| {
            let mut likely = told(&[order, missing]);
            let days = ["2026-02-20", "2026-02-21", "2026-05-20"];
            likely.extend(days.map(|on| Deviation::Accelerated(day(on))));
            assert_eq!(told(&search.likely(&[order, count, missing])), likely);
            assert_eq!(search.likely(&[order; 40]).len(), MAX_LIKELY + 3);
        });
    }

    /// A standing that comes to this, all of it overdue.
    fn owing(principal: i64, fees: i64) -> Standing {
        let mut standing = Standing::default();
        for (component, fen) in [
            (Component::Principal, principal),
            (Component::LateFee, fees),
        ] {
            standing.overdue.add(component, Fen::new(fen)).unwrap();
        }
        standing
    }

    /// What a near figure is worth: its cost and the size of its rest. A rest
    /// that lies in the parts is no fee that was left out.
    #[test]
    fn how_good_a_near_figure_is() {
        let contract = contract();
        let one = candidate(Deviation::NotAccelerated, 3);
        let score = |claim: &Claim, with_one: bool, on: &str, standing: &Standing| {
            with(&contract, &[], "2026-05-21", claim, |search| {
                let place = search.days.iter().position(|d| *d == day(on)).unwrap();
                let all = [one];
                let all = if with_one { &all[..] } else { &[] };
                search.record(all, place, standing, Kind::Payoff).unwrap();
                let hit = search.near.first().unwrap();
                (hit.cost, hit.score, hit.deviations.len())
            })
        };
        let today = "2026-05-21";
        let hundred_more = total(110_000);
        let own = owing(100_000, 0);
        assert_eq!(score(&hundred_more, false, today, &own), (0, 7 * 4, 0));
        assert_eq!(
            score(&hundred_more, true, today, &own),
            (11, 5 * 11 + 7 * 4, 1)
        );
        assert_eq!(
            score(&hundred_more, true, "2026-05-20", &own),
            (21, 5 * 21 + 7 * 4, 2)
        );
        assert_eq!(score(&total(90_000), false, today, &own), (0, 7 * 14, 0));
        let told = |principal, fees| Claim {
            principal: Some(Fen::new(principal)),
            fees: Some(Fen::new(fees)),
            ..Claim::default()
        };
        assert_eq!(
            score(&told(100_000, 10_000), false, today, &own),
            (0, 7 * 4, 0)
        );
        assert_eq!(
            score(&told(90_000, 20_000), false, today, &own),
            (0, 7 * 15, 0)
        );
    }

    /// The best near figures are kept, each once; of exact ones, four hundred.
    #[test]
    fn which_figures_are_kept() {
        let (contract, claim) = (contract(), total(1_000_000));
        let cheap = candidate(Deviation::NotAccelerated, 3);
        let dear = candidate(Deviation::DeductionCounted, 9);
        with(&contract, &[], "2026-05-21", &claim, |search| {
            let place = search.days.iter().position(|d| *d == search.as_of).unwrap();
            let mut record = |combination: &[Candidate], fen: i64, kind: Kind| {
                let standing = owing(fen, 0);
                search.record(combination, place, &standing, kind).unwrap();
                let near = search.near.iter();
                let near = near.map(|h| (h.kind, h.amount.get(), h.deviations.first().copied()));
                (near.collect::<Vec<_>>(), search.exact.len())
            };
            let (payoff, overdue) = (Kind::Payoff, Kind::Overdue);
            let by = |c: Candidate| Some(c.deviation);
            record(&[dear], 999_000, payoff);
            assert_eq!(
                record(&[cheap], 999_000, payoff).0,
                [(payoff, 999_000, by(cheap))]
            );
            assert_eq!(
                record(&[dear], 999_000, payoff).0,
                [(payoff, 999_000, by(cheap))]
            );
            // Of two that are as good, the first.
            let as_cheap = candidate(Deviation::DeductionCounted, 3);
            assert_eq!(
                record(&[as_cheap], 999_000, payoff).0,
                [(payoff, 999_000, by(cheap))]
            );
            record(&[dear], 999_000, overdue);
            assert_eq!(
                record(&[], 998_000, payoff).0,
                [
                    (payoff, 998_000, None),
                    (payoff, 999_000, by(cheap)),
                    (overdue, 999_000, by(dear)),
                ]
            );
            // Thirty-two; a better one drives out the worst, a worse one none.
            for fen in 1..=29 {
                record(&[dear], fen, payoff);
            }
            let full = record(&[dear, dear], 30, payoff).0;
            assert_eq!(full.len(), KEPT_NEAR);
            assert_eq!(full, record(&[dear], 31, payoff).0);
            let (better, exact) = record(&[], 32, payoff);
            assert_eq!((better.len(), exact), (KEPT_NEAR, 0));
            assert!(better.contains(&(payoff, 32, None)) && !better.contains(full.last().unwrap()));
            for _ in 0..MAX_EXACT {
                record(&[cheap], 1_000_000, payoff);
            }
            assert_eq!(record(&[], 1_000_000, payoff), (better, MAX_EXACT));
        });
    }

    /// Amounts up to five yuan from the claim are counted, each with the
    /// fewest deviations; where parts were told, only if they are as near.
    #[test]
    fn what_is_around_the_claim() {
        let contract = contract();
        let one = candidate(Deviation::NotAccelerated, 3);
        let around = |claim: &Claim, standings: &[(usize, Standing)]| {
            with(&contract, &[], "2026-05-21", claim, |search| {
                let place = search.days.iter().position(|d| *d == search.as_of).unwrap();
                for (number, standing) in standings {
                    let all = vec![one; *number];
                    search.record(&all, place, standing, Kind::Payoff).unwrap();
                }
                [1, 2, 3].map(|deviations| search.coverage(deviations))
            })
        };
        let found = around(
            &total(10_000),
            &[
                (1, owing(9_500, 0)),
                (1, owing(9_499, 0)),
                (2, owing(10_500, 0)),
                (2, owing(10_501, 0)),
                // The claim itself is not around it.
                (1, owing(10_000, 0)),
                (3, owing(10_001, 0)),
                (1, owing(10_002, 0)),
                (3, owing(10_002, 0)),
            ],
        );
        assert_eq!(found, [2, 3, 4]);
        let told = Claim {
            principal: Some(Fen::new(10_000)),
            fees: Some(Fen::new(1_000)),
            ..Claim::default()
        };
        let found = around(&told, &[(1, owing(10_260, 760)), (1, owing(10_261, 760))]);
        assert_eq!(found, [1, 1, 1]);
    }

    /// What free numbers reach: in equal steps from the first amount in reach,
    /// or about evenly between two.
    #[test]
    fn what_free_numbers_reach() {
        let (contract, claim) = (contract(), total(10_000));
        let reached = |go: &dyn Fn(&mut Search)| {
            with(&contract, &[], "2026-05-21", &claim, |search| {
                go(search);
                let found = search.around.iter().enumerate();
                let found = found.filter(|(_, fewest)| **fewest == 2);
                found.map(|(at, _)| at + 9_500).collect::<Vec<_>>()
            })
        };
        let steps = |from: i64, step: i128| {
            reached(&move |search| search.cover_steps(Fen::new(from), step, 2))
        };
        for from in [9_400, 9_500, 4_500, -500] {
            let expected: Vec<usize> = (95..=105).map(|n| n * 100).collect();
            assert_eq!(steps(from, 100), expected, "{from}");
        }
        assert_eq!(steps(9_450, 200), [9_650, 9_850, 10_050, 10_250, 10_450]);
        assert_eq!(steps(10_200, 150), [10_200, 10_350, 10_500]);
        assert_eq!(steps(10_498, 0), [10_498, 10_499, 10_500]);
        assert!(steps(10_501, 100).is_empty());
        let between = |first: i64, last: i64, parts: i64| {
            let ends = (Fen::new(first), Fen::new(last));
            reached(&move |search| search.cover_between(ends, parts, 2))
        };
        assert_eq!(between(9_000, 11_000, 5), [9_800, 10_200]);
        assert_eq!(between(11_000, 9_000, 5), [9_800, 10_200]);
        assert_eq!(between(10_000, 10_003, 3), [10_001, 10_002]);
        assert!(between(10_000, 10_003, 1).is_empty());
    }

    /// Alone, an acceleration or a late fee is solved for on each day and for
    /// each kind; with another deviation on the day of the claim.
    #[test]
    fn what_is_solved_for() {
        let (contract, claim) = (contract(), total(1));
        with(&contract, &[], "2026-11-20", &claim, |search| {
            let both = |place| [(place, Kind::Payoff), (place, Kind::Overdue)];
            assert_eq!(search.aims(true), (0..6).flat_map(both).collect::<Vec<_>>());
            assert_eq!(search.aims(false), both(3));
            let one = [candidate(Deviation::NotAccelerated, 3)];
            let numbers = [0, 3].map(|place| search.deviations(&one, place));
            assert_eq!(numbers, [3, 2]);
            assert_eq!(search.deviations(&[], 3), 1);
        });
    }

    /// The due dates missed and their neighbours, not before the first; the
    /// days of the last six events before the day, and the days before them.
    #[test]
    fn between_which_days_an_acceleration_is_looked_for() {
        let claim = total(1);
        let knots = |contract: &Contract, events: &[Event], as_of: &str| {
            with(contract, events, as_of, &claim, |search| {
                let days = search.knots();
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                days.join(" ").replace("2026-", "")
            })
        };
        let plain = contract();
        assert_eq!(knots(&plain, &[], "2026-02-10"), "");
        assert_eq!(
            knots(&plain, &[], "2026-04-20"),
            "02-20 02-21 03-19 03-20 03-21 04-20"
        );
        let towards = Towards::Component(Component::Principal);
        let events: Vec<Event> = [
            "02-23", "02-25", "03-01", "03-03", "03-05", "03-07", "03-09",
        ]
        .map(|on| pay(day(&format!("2026-{on}")), towards))
        .into();
        let today = pay(day("2026-03-13"), towards);
        assert_eq!(
            knots(&plain, &[&events[..], &[today]].concat(), "2026-03-13"),
            "02-20 02-21 02-24 02-25 02-28 03-01 03-02 03-03 03-04 03-05 03-06 03-07 03-08 03-09 \
             03-13"
        );
        // Of more than twelve due dates every second, of more than 24 every third.
        let mut long = contract();
        if let Some(plan) = long.method.plan_mut() {
            plan.instalments = 60;
        }
        let found = knots(&long, &[], "2027-04-01");
        assert!(
            found.contains(" 04-20") && !found.contains(" 03-20"),
            "{found}"
        );
        assert!(knots(&long, &[], "2027-02-01").contains(" 03-20"));
    }

    /// Between two due dates, every day of an acceleration that comes to the
    /// claim is found, in a few steps or, where the figure is nearly level, by
    /// trying each: with a penalty below, at and above the interest.
    #[test]
    fn every_day_that_comes_to_the_claim() {
        let days = |from: &str, number: u64| -> Vec<NaiveDate> {
            let from = day(from);
            (0..=number).map(|n| from + chrono::Days::new(n)).collect()
        };
        let mut claim = total(1);
        claim.kind = Some(Kind::Payoff);
        for (principal, multiple) in [1_300, 1_000_000]
            .into_iter()
            .flat_map(|principal| ["0", "1", "1.5"].map(|multiple| (principal, multiple)))
        {
            let mut contract = contract();
            contract.principal = Fen::new(principal);
            contract.penalty.rate = PenaltyRate::Multiple(Multiple::parse(multiple).unwrap());
            for days in [2, 3, 5, 6, 29].map(|number| days("2026-03-21", number)) {
                with(&contract, &[], "2026-06-25", &claim, |search| {
                    let place = search.days.iter().position(|d| *d == search.as_of).unwrap();
                    let figure = |search: &mut Search, on: NaiveDate| {
                        let found = search.accelerate(&[], on).unwrap();
                        search.figure(&found, place, Kind::Payoff).unwrap()
                    };
                    let figures: Vec<Fen> = days.iter().map(|on| figure(search, *on)).collect();
                    let ends = |at: usize| (days[at], figures[at]);
                    for claimed in &figures[1..figures.len() - 1] {
                        search.claimed = *claimed;
                        search.exact.clear();
                        search.replays.done = 0;
                        let last = days.len() - 1;
                        search.halve(&[], ends(0), ends(last), place, Kind::Payoff);
                        let between = days.iter().zip(&figures).take(last).skip(1);
                        let expected = between.filter(|(_, f)| *f == claimed).map(|(on, _)| *on);
                        let mut found: Vec<NaiveDate> = search
                            .exact
                            .iter()
                            .filter_map(|hit| match hit.deviations[..] {
                                [Deviation::Accelerated(on)] if on > days[0] && on < days[last] => {
                                    Some(on)
                                }
                                _ => None,
                            })
                            .collect();
                        found.sort();
                        let name = format!("{principal} {multiple} {} {claimed}", days.len());
                        assert_eq!(found, expected.collect::<Vec<_>>(), "{name}");
                    }
                });
            }
        }
    }

    /// Outside of what the ends come to, but for two fen, nothing is tried;
    /// each of the days between where a day makes less than a fen, four more
    /// counted; else only as many as halving takes.
    #[test]
    fn how_many_days_are_tried() {
        let contract = contract();
        let tried = |(first, last): (i64, i64), claimed: i64, budget: usize| {
            with(&contract, &[], "2026-06-25", &total(claimed), |search| {
                let place = search.days.iter().position(|d| *d == search.as_of).unwrap();
                search.budget = budget;
                let from = (day("2026-03-21"), Fen::new(first));
                let to = (day("2026-03-31"), Fen::new(last));
                search.halve(&[], from, to, place, Kind::Overdue);
                search.replays.done
            })
        };
        for (ends, claimed, budget, expected) in [
            ((1_000, 1_005), 997, 99, 0),
            ((1_000, 1_005), 998, 99, 9),
            ((1_005, 1_000), 1_007, 99, 9),
            ((1_005, 1_000), 1_008, 99, 0),
            ((1_000, 1_005), 1_000, 4, 4),
            // What is owed is more than this on any day: the earlier half of
            // ten days each time, or the later one.
            ((1_000, 1_006), 1_000, 99, 3),
            ((1_006, 1_000), 1_000, 99, 4),
            ((1_000, 1_006), 1_000, 2, 2),
        ] {
            assert_eq!(tried(ends, claimed, budget), expected, "{ends:?} {claimed}");
        }
    }

    /// The late fees that explain a claim beyond what is owed on 23 April,
    /// three instalments being late.
    #[test]
    fn a_late_fee_is_solved_for() {
        let contract = contract();
        let own = with(&contract, &[], "2026-04-23", &total(1), |search| {
            let standings = search.replays.on(&Reading::of(&contract), &[search.as_of]);
            standings.unwrap()[0].overdue.sum().unwrap().get()
        });
        let solved = |more: i64, unit: i64| {
            let mut claim = total(own + more);
            claim.kind = Some(Kind::Overdue);
            with(&contract, &[], "2026-04-23", &claim, |search| {
                search.solve_late_fee(&[], unit);
                let hits = search.exact.iter().filter(|h| h.deviations.len() == 1);
                let hits = hits.map(|h| match h.deviations[..] {
                    [Deviation::LateFee(fee)] => (fee.floor.get(), h.cost),
                    ref other => panic!("{other:?}"),
                });
                hits.collect::<Vec<_>>()
            })
        };
        for (fee, unit, found) in [
            (2_500, 100, &[(2_500, 13)][..]),
            (2_600, 100, &[(2_600, 15)]),
            (2_650, 100, &[]),
            (2_500, 500, &[(2_500, 13)]),
            (2_600, 500, &[]),
            (100, 100, &[(100, 15)]),
            (50_000, 100, &[(50_000, 13)]),
            (50_100, 100, &[]),
            (0, 100, &[]),
            (-2_500, 100, &[]),
        ] {
            assert_eq!(solved(3 * fee, unit), found, "{fee} {unit}");
        }
        // Three fees of a yuan more or less each are around a claim.
        let mut claim = total(own + 600);
        claim.kind = Some(Kind::Overdue);
        with(&contract, &[], "2026-04-23", &claim, |search| {
            search.solve_late_fee(&[], 100);
            assert_eq!(search.coverage(1), 2);
        });
        // Not before one is late.
        with(&contract, &[], "2026-02-10", &total(9), |search| {
            search.solve_late_fee(&[], 100);
            assert!(search.around.iter().all(|fewest| *fewest == u8::MAX));
        });
    }

    /// Findings on the same grounds are one, with alternatives; not if the one
    /// takes the claim for what ends the debt and the other for the arrears.
    #[test]
    fn what_counts_as_the_same_finding() {
        let hit = |kind, deviation| Hit {
            kind,
            deviations: vec![deviation],
            cost: 10,
            amount: Fen::ZERO,
            score: 0,
        };
        let [oldest, statute] = [Order::OldestFirst, Order::Statute].map(Deviation::Order);
        let groups = Search::groups(vec![
            hit(Kind::Payoff, oldest),
            hit(Kind::Payoff, Deviation::NotAccelerated),
            hit(Kind::Overdue, oldest),
            hit(Kind::Payoff, statute),
        ]);
        let found: Vec<_> = groups
            .iter()
            .map(|(first, others)| (first.kind, first.deviations[0], others.clone()))
            .collect();
        assert_eq!(
            found,
            [
                (Kind::Payoff, oldest, vec![vec![statute]]),
                (Kind::Payoff, Deviation::NotAccelerated, Vec::new()),
                (Kind::Overdue, oldest, Vec::new()),
            ]
        );
    }

    /// Two findings on other grounds are as plausible where their costs differ
    /// by four at most.
    #[test]
    fn which_findings_are_as_plausible() {
        let (contract, ledger, claim) = (contract(), Ledger::new(), total(9));
        let ambiguous = |costs: [u32; 3]| {
            let mut search = Search::new(&contract, &ledger, day("2026-05-21"), &claim).unwrap();
            let deviations = [
                Deviation::Order(Order::OldestFirst),
                Deviation::NotAccelerated,
                Deviation::DeductionCounted,
            ];
            let hits = deviations.into_iter().zip(costs);
            let hits = hits.map(|(deviation, cost)| Hit {
                kind: Kind::Payoff,
                deviations: vec![deviation],
                cost,
                amount: Fen::new(9),
                score: 0,
            });
            search.exact = hits.collect();
            let findings = search.verdict(Standing::default()).unwrap().findings;
            assert!(findings.iter().all(|f| f.also == 2));
            findings.iter().map(|f| f.ambiguous).collect::<Vec<_>>()
        };
        assert_eq!(ambiguous([10, 14, 15]), [true, true, false]);
        assert_eq!(ambiguous([10, 15, 15]), [false, false, false]);
    }

    /// The kind is asked for where it is not told and what is as plausible is
    /// of both.
    #[test]
    fn when_the_kind_is_asked_for() {
        let finding = |kind, ambiguous| Finding {
            kind,
            deviations: vec![Deviation::NotAccelerated],
            alternatives: Vec::new(),
            amount: Fen::new(9),
            rest: Fen::ZERO,
            parts: Vec::new(),
            steps: Vec::new(),
            coverage: 0,
            strength: Strength::Clear,
            also: 1,
            ambiguous,
        };
        let asked = |told, first, second, ambiguous| {
            let mut claim = total(9);
            claim.kind = told;
            let findings = [finding(first, ambiguous), finding(second, ambiguous)];
            let questions = questions(&claim, &findings).unwrap();
            questions.contains(&Question::Kind)
        };
        let (payoff, overdue) = (Kind::Payoff, Kind::Overdue);
        assert!(asked(None, payoff, overdue, true));
        assert!(!asked(None, payoff, overdue, false));
        assert!(!asked(None, payoff, payoff, true));
        assert!(!asked(Some(payoff), payoff, overdue, true));
    }

    /// By how many amounts around the claim are explained as simply; at most
    /// fair where a number was chosen to fit, weak where too much is unlikely.
    #[test]
    fn how_strong_a_finding_is() {
        let (contract, claim) = (contract(), total(9));
        let strength = |deviations: &[Deviation], cost: u32, covered: usize| {
            with(&contract, &[], "2026-05-21", &claim, |search| {
                search.around[..covered].fill(1);
                let hit = Hit {
                    kind: Kind::Payoff,
                    deviations: deviations.to_vec(),
                    cost,
                    amount: claim.total.unwrap(),
                    score: 0,
                };
                let others = vec![Vec::new(); MAX_FINDINGS + 1];
                let finding = search.finding(&hit, others, &Standing::default());
                let finding = finding.unwrap();
                assert_eq!(finding.alternatives.len(), MAX_FINDINGS);
                let none = deviations.is_empty();
                assert_eq!(finding.coverage, if none { 0 } else { covered });
                finding.strength
            })
        };
        let order = [Deviation::Order(Order::OldestFirst)];
        for (covered, expected) in [
            (0, Strength::Clear),
            (9, Strength::Clear),
            (10, Strength::Fair),
            (99, Strength::Fair),
            (100, Strength::Weak),
        ] {
            assert_eq!(strength(&order, 10, covered), expected, "{covered}");
        }
        assert_eq!(strength(&[], 0, 100), Strength::Clear);
        assert_eq!(strength(&order, 30, 0), Strength::Clear);
        assert_eq!(strength(&order, 31, 0), Strength::Weak);
        let fee = |thousandths, floor| {
            Deviation::LateFee(LateFee {
                percent: Percent::from_thousandths(thousandths).unwrap(),
                of: LateFeeBase::Instalment,
                floor: Fen::new(floor),
            })
        };
        let on = |text| Deviation::Accelerated(day(text));
        for (deviation, expected) in [
            (fee(0, 2_500), Strength::Fair),
            (fee(0, 0), Strength::Clear),
            (fee(5_000, 0), Strength::Clear),
            (fee(5_000, 2_500), Strength::Clear),
            (on("2026-03-20"), Strength::Clear),
            (on("2026-03-21"), Strength::Clear),
            (on("2026-03-22"), Strength::Fair),
        ] {
            let found = strength(&[order[0], deviation], 20, 0);
            assert_eq!(found, expected, "{deviation:?}");
        }
    }

    /// 255 takes eight bits and 256 nine; 100 yuan are one of the roundest
    /// amounts, said in one bit and three, where 99.99 takes fourteen. What is
    /// claimed less is no fee that was left out.
    #[test]
    fn how_much_it_takes_to_say_a_rest() {
        assert_eq!([0, 1, 255, 256].map(bits), [0, 1, 8, 9]);
        for (fen, size) in [
            (0, 0),
            (1, 1),
            (9_999, 14),
            (12_300, 12),
            (12_000, 8),
            (10_000, 4),
            (-10_000, 14),
        ] {
            assert_eq!(size_of_rest(Fen::new(fen)), size, "{fen}");
        }
    }
}
