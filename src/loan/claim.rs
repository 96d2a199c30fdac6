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
    /// How many other combinations come to the same figure.
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
    /// Other combinations that came to the same amount.
    also: usize,
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
            .filter(|i| i.due < self.as_of)
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
        self.pairs(&all);
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
            self.triples(&all);
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

    /// All pairs, the most plausible first; such as change nothing on their
    /// own only where another makes them matter.
    fn pairs(&mut self, all: &[Candidate]) {
        let mut pairs = Vec::with_capacity(all.len() * all.len() / 2);
        for (place, one) in all.iter().enumerate() {
            for two in all.iter().skip(place + 1) {
                let apart = one.deviation.ground() != two.deviation.ground();
                let wakes = |idle: &Candidate, other: &Candidate| !idle.idle || other.wakes();
                if apart && wakes(one, two) && wakes(two, one) {
                    pairs.push((one.cost + two.cost, [*one, *two]));
                }
            }
        }
        pairs.arrange_by(|(cost, _)| *cost);
        for (_, pair) in pairs {
            if !self.has_budget() {
                return;
            }
            self.attempt(&pair);
        }
    }

    /// Triples of such as have an effect, the most plausible first, and pairs
    /// of them with an acceleration on a due date.
    fn triples(&mut self, all: &[Candidate]) {
        const LIKELY: usize = 26;
        let mut likely: Vec<Candidate> = all.iter().filter(|c| !c.idle).copied().collect();
        likely.truncate(LIKELY);
        for day in self.declared().into_iter().take(3) {
            likely.push(self.acceleration(day));
        }
        let mut triples = Vec::new();
        for (place, one) in likely.iter().enumerate() {
            for (next, two) in likely.iter().enumerate().skip(place + 1) {
                if one.deviation.ground() == two.deviation.ground() {
                    continue;
                }
                for three in likely.iter().skip(next + 1) {
                    let ground = three.deviation.ground();
                    if ground != one.deviation.ground() && ground != two.deviation.ground() {
                        triples.push((one.cost + two.cost + three.cost, [*one, *two, *three]));
                    }
                }
            }
        }
        triples.arrange_by(|(cost, _)| *cost);
        for (_, triple) in triples {
            if !self.has_budget() {
                return;
            }
            self.attempt(&triple);
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
                also: 0,
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
        let same = |h: &Hit| h.kind == kind && h.amount == amount;
        if let Some(at) = self.near.iter().position(same) {
            if let Some(old) = self.near.get_mut(at) {
                old.also += 1;
                if score < old.score {
                    let also = old.also;
                    *old = Hit { also, ..hit() };
                }
            }
        } else {
            self.near.push(hit());
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
            if others.len() < 2 {
                let mut day = next_day(from).filter(|day| *day < to);
                while let Some(on) = day.filter(|_| self.has_budget()) {
                    self.accelerate(others, on);
                    day = next_day(on).filter(|day| *day < to);
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
            also: hit.also,
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
