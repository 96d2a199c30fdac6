//! Which yearly line a lender's charges are measured by, and what it means.
//!
//! | lender | a court's line | beside it |
//! |---|---|---|
//! | bank, consumer finance, licensed small-loan company | 24 % on the sum of all charges, on request | 4 × LPR, since courts differ |
//! | private | 4 × LPR of the contract's day, all charges together | – |
//! | platform | that of the lender behind it: 24 % from 2025-10-01 on, by the notice on banks' loans through platforms | 4 × LPR; before, both and no verdict |
//! | other | none | both, no verdict |
//!
//! A regulator's cap on new loans is a line of its own: it binds the lender
//! and looks at the cost of normal performance. Rates by word of mouth to
//! consumer-finance companies are no published rule and not in here, nor is
//! 36 %, which the rules in force do not know any more.

use chrono::NaiveDate;

use super::lender::Lender;
use super::lpr::{FIRST_LPR, LprMonth, LprQuote, four_times_lpr};
use super::source::SourceId;
use crate::calendar::written;
use crate::rate::{Per, Rate};

/// 24 % a year.
pub const YEARLY_24: Rate = Rate::fixed(2_400_000_000, Per::Year);
/// Private loans agreed before this day are under transitional rules
/// (民间借贷规定 第三十一条).
pub const PRIVATE_RULES_FROM: NaiveDate = written(2020, 8, 20);
/// 金规〔2025〕9号 is in force from this day.
pub const PLATFORM_RULES_FROM: NaiveDate = written(2025, 10, 1);
/// The small-loan guideline was issued in December 2025, on a day that is not
/// known; from this day on a loan is certainly after it.
pub const SMALL_LOAN_RULES_FROM: NaiveDate = written(2026, 1, 1);
/// By the end of 2027 all new small loans are to be within 4 × LPR.
pub const SMALL_LOAN_FOUR_TIMES_FROM: NaiveDate = written(2028, 1, 1);

/// Where a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setter {
    /// A court applies it to what is claimed.
    Court,
    /// A regulator asks it of lenders; no claim against the borrower changes
    /// by it alone.
    Regulator,
}

/// How a line's rate comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 24 % a year.
    Yearly24,
    /// Four times this one-year LPR.
    FourTimesLpr(LprQuote),
}

/// What a line means, and what it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Not by itself: a court cuts only what the borrower asks to be cut.
    OnRequest,
    /// Interest, compound, penalty, default fees and all other charges count
    /// together.
    SumOfAllCharges,
    /// Only what is too high and far above the real loss is cut.
    FarAboveLoss,
    /// Courts differ; this is a second reference.
    CourtsDiffer,
    /// The cost of a loan that is paid as agreed; penalties are apart.
    RegulatorTestsNormalCost,
    /// Guarantee and enhancement fees (担保费、增信费) are part of the cost.
    WithGuaranteeFees,
    /// For loans granted since the rule, not for older ones.
    NewLoansOnly,
    /// By the end of 2027 the cap for new loans goes down to 4 × LPR.
    FourTimesByEndOf2027,
    /// The LPR of the day the contract was made, whatever came later.
    LprOfContractDay,
    /// The contract is older than the LPR: there is no such line.
    NoLprThen,
    /// The lender named in the contract decides which line applies.
    WhoLentDecides,
    /// It is not known who lent: two references, no verdict.
    LenderUnknown,
    /// The 36 % of the 2015 provisions is in no text in force.
    ThirtySixIsGone,
    /// Interest up to 2020-08-19 may be claimed by the rules of that time.
    OldRulesOnRequest,
    /// Interest from 2020-08-20 on is under the cap of the day of the lawsuit:
    /// [`four_times_lpr`] of that day.
    CapOfTheDayOfSuit,
    /// The private-lending cap is not for licensed lenders.
    NotForLicensed,
    /// Of a card, only what arose since the opening bill is measured.
    SinceOpeningBill,
}

/// One line: so much a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub setter: Setter,
    pub kind: Kind,
    /// Per year.
    pub rate: Rate,
    pub notes: Vec<Note>,
    pub sources: Vec<SourceId>,
}

/// What charges are measured by, for a lender and the day of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalLine {
    pub lender: Lender,
    pub contract_day: NaiveDate,
    /// The line a court would measure by. `None` where that is not known: the
    /// references then stand alone, and no excess may be called one.
    pub main: Option<Line>,
    /// Second references, without a verdict.
    pub references: Vec<Line>,
    /// A regulator's cap on new loans of this kind.
    pub regulator: Option<Line>,
    /// What holds for all of it.
    pub notes: Vec<Note>,
    /// Of the notes and of the choice of lines.
    pub sources: Vec<SourceId>,
}

/// 24 % on the sum of all charges, as courts cut it for licensed lenders.
fn court_24() -> Line {
    Line {
        setter: Setter::Court,
        kind: Kind::Yearly24,
        rate: YEARLY_24,
        notes: vec![Note::OnRequest, Note::SumOfAllCharges, Note::FarAboveLoss],
        sources: vec![SourceId::Fafa2017No22],
    }
}

/// 4 × LPR of a day; `None` where there was no LPR.
fn four_times(
    setter: Setter,
    day: NaiveDate,
    extra: &[LprMonth],
    notes: &[Note],
    sources: &[SourceId],
) -> Option<Line> {
    let (rate, quote) = four_times_lpr(day, extra)?;
    let mut all_notes = notes.to_vec();
    all_notes.push(Note::LprOfContractDay);
    let mut all_sources = sources.to_vec();
    all_sources.push(quote.source);
    Some(Line {
        setter,
        kind: Kind::FourTimesLpr(quote),
        rate,
        notes: all_notes,
        sources: all_sources,
    })
}

fn regulator_24(notes: &[Note], source: SourceId) -> Line {
    let mut all = vec![Note::RegulatorTestsNormalCost, Note::NewLoansOnly];
    all.extend(notes);
    Line {
        setter: Setter::Regulator,
        kind: Kind::Yearly24,
        rate: YEARLY_24,
        notes: all,
        sources: vec![source, SourceId::CostDisclosure2026],
    }
}

/// What a regulator asks of this kind of lender for a loan of this day.
fn regulator_line(lender: Lender, day: NaiveDate, extra: &[LprMonth]) -> Option<Line> {
    match lender {
        Lender::Platform if day >= PLATFORM_RULES_FROM => Some(regulator_24(
            &[Note::WithGuaranteeFees, Note::WhoLentDecides],
            SourceId::Jingui2025No9,
        )),
        Lender::SmallLoan if day >= SMALL_LOAN_FOUR_TIMES_FROM => four_times(
            Setter::Regulator,
            day,
            extra,
            &[Note::RegulatorTestsNormalCost, Note::NewLoansOnly],
            &[SourceId::SmallLoanCost2025, SourceId::CostDisclosure2026],
        ),
        Lender::SmallLoan if day >= SMALL_LOAN_RULES_FROM => Some(regulator_24(
            &[Note::FourTimesByEndOf2027],
            SourceId::SmallLoanCost2025,
        )),
        _ => None,
    }
}

/// The lines for a lender and the day the contract was made, with months of
/// the LPR that the borrower added.
#[must_use]
pub fn legal_line(lender: Lender, contract_day: NaiveDate, extra_lpr: &[LprMonth]) -> LegalLine {
    let mut line = LegalLine {
        lender,
        contract_day,
        main: None,
        references: Vec::new(),
        regulator: regulator_line(lender, contract_day, extra_lpr),
        notes: Vec::new(),
        sources: Vec::new(),
    };
    let licensed = matches!(
        lender,
        Lender::Bank | Lender::ConsumerFinance | Lender::SmallLoan
    );
    let differs: &[Note] = if licensed {
        &[
            Note::NotForLicensed,
            Note::SumOfAllCharges,
            Note::CourtsDiffer,
        ]
    } else {
        &[Note::SumOfAllCharges, Note::CourtsDiffer]
    };
    let differing = four_times(
        Setter::Court,
        contract_day,
        extra_lpr,
        differs,
        &[SourceId::CourtsDiffer, SourceId::PrivateLending25],
    );
    let without_lpr = contract_day < FIRST_LPR;
    match lender {
        Lender::Bank | Lender::ConsumerFinance | Lender::SmallLoan => {
            line.main = Some(court_24());
            line.references.extend(differing);
            line.sources.push(SourceId::PrivateLending1);
            if lender == Lender::SmallLoan {
                line.sources.push(SourceId::SmallLoanReply);
            }
        }
        Lender::Platform => {
            line.notes.push(Note::WhoLentDecides);
            line.sources.push(SourceId::PrivateLending1);
            // The notice is about banks' loans through platforms. Since it is
            // in force a bank's line is the one to start from; the note still
            // says that who lent decides. Before, no verdict.
            if contract_day >= PLATFORM_RULES_FROM {
                line.main = Some(court_24());
                line.sources.push(SourceId::Jingui2025No9);
            } else {
                line.references.push(court_24());
            }
            line.references.extend(differing);
        }
        Lender::Private if contract_day < PRIVATE_RULES_FROM => {
            line.notes
                .extend([Note::OldRulesOnRequest, Note::CapOfTheDayOfSuit]);
            line.sources.push(SourceId::PrivateLending31);
        }
        Lender::Private => {
            line.main = four_times(
                Setter::Court,
                contract_day,
                extra_lpr,
                &[Note::SumOfAllCharges],
                &[SourceId::PrivateLending25],
            );
            line.notes.push(Note::ThirtySixIsGone);
            line.sources.push(SourceId::PrivateLending2015);
        }
        Lender::Other => {
            line.notes.push(Note::LenderUnknown);
            line.references.push(court_24());
            line.references.extend(differing);
            line.sources
                .extend([SourceId::PrivateLending1, SourceId::PrivateLending25]);
        }
    }
    if without_lpr && lender != Lender::Private {
        line.notes.push(Note::NoLprThen);
    }
    line
}
