//! The range of a statement over what the borrower could not find in the
//! contract.
//!
//! Each convention in [`Contract::unsure`] takes its plausible values, all
//! together in every combination:
//!
//! | convention | values, beside the contract's own |
//! |---|---|
//! | day count | actual/365, actual/360, 30/360; only for a rate not per day |
//! | day range | first not last, at least one day, both ends |
//! | grace days | 0, 1, 3 |
//! | grace count | from the due date, after the grace |
//! | penalty rate | 1.0, 1.3 and 1.5 times the contract rate |
//! | penalty base | principal, with interest, with interest once accelerated |
//! | compound | on, off |
//! | interest of an instalment | by its days, by the month |
//!
//! At most [`MAX_STATEMENTS`] combinations: where there are no grace days it
//! does not matter how they count, and interest that is part of the base bears
//! no compound.

use chrono::NaiveDate;

use super::assume::{Reading, Replays};
use super::contract::{Accrual, Contract, DayRange, GraceCount, PenaltyBase, PenaltyRate, Unsure};
use super::ledger::Ledger;
use super::statement::{Standing, StatementError};
use crate::money::{Fen, Overflow};
use crate::rate::{DayCount, Multiple, Per};
use crate::sort::Sort as _;

pub use super::assume::Choice;

/// 3 day counts × 3 day ranges × 7 graces (none, three of them × 2 counts) ×
/// 4 rates × 5 bases (one with interest, two × compound) × 2 accruals.
pub const MAX_STATEMENTS: usize = 3 * 3 * 7 * 4 * 5 * 2;

/// The multiples of the contract rate that are usual for a penalty: none, and
/// the 30 % and 50 % that 银发〔2003〕251号 allows at least and at most.
const MULTIPLES: [u32; 3] = [1_000, 1_300, 1_500];
const GRACE_DAYS: [u16; 3] = [0, 1, 3];

/// From where to where an amount may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: Fen,
    pub high: Fen,
    /// With what the lowest is reached, one choice for each unsure convention;
    /// the contract's own wherever that comes to the same.
    pub low_choice: Vec<Choice>,
    /// The same for the highest.
    pub high_choice: Vec<Choice>,
    /// How many fen each convention makes at most, the others as in the
    /// contract; the greatest first, those without effect last.
    pub matters: Vec<(Unsure, Fen)>,
}

impl Range {
    /// The contract as it would have to read for one of the ends.
    #[must_use]
    pub fn contract(contract: &Contract, choices: &[Choice]) -> Contract {
        let reading = read_as(contract, choices);
        let mut read = contract.clone();
        reading.put_into(&mut read);
        read
    }
}

/// The contract's own reading but for these choices.
fn read_as(contract: &Contract, choices: &[Choice]) -> Reading {
    let mut reading = Reading::of(contract);
    for choice in choices {
        reading.choose(*choice);
    }
    reading
}

/// The ranges of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranges {
    /// 结清金额
    pub payoff: Range,
    /// 逾期金额
    pub overdue: Range,
}

/// The values of a convention, the contract's own first; none where it says
/// nothing for this contract.
fn values(contract: &Contract, axis: Unsure) -> Vec<Choice> {
    let others: Vec<Choice> = match axis {
        // A daily rate needs no year.
        Unsure::DayCount if contract.rate.per() == Per::Day => Vec::new(),
        Unsure::DayCount => DayCount::ALL.map(Choice::DayCount).to_vec(),
        Unsure::DayRange => [
            DayRange::FirstNotLast,
            DayRange::AtLeastOneDay,
            DayRange::BothEnds,
        ]
        .map(Choice::DayRange)
        .to_vec(),
        Unsure::GraceDays => GRACE_DAYS.map(Choice::GraceDays).to_vec(),
        Unsure::GraceCount => [GraceCount::FromDueDate, GraceCount::AfterGrace]
            .map(Choice::GraceCount)
            .to_vec(),
        Unsure::PenaltyRate => MULTIPLES
            .into_iter()
            .filter_map(|m| Multiple::from_thousandths(m).ok())
            .map(|m| Choice::PenaltyRate(PenaltyRate::Multiple(m)))
            .collect(),
        Unsure::PenaltyBase => [
            PenaltyBase::Principal,
            PenaltyBase::PrincipalAndInterest,
            PenaltyBase::AllOnceAccelerated,
        ]
        .map(Choice::PenaltyBase)
        .to_vec(),
        Unsure::Compound => [false, true].map(Choice::Compound).to_vec(),
        Unsure::Accrual => [Accrual::Daily, Accrual::Monthly]
            .map(Choice::Accrual)
            .to_vec(),
    };
    let Some(own) = Choice::of(contract, axis) else {
        return Vec::new();
    };
    std::iter::once(own)
        .chain(others.into_iter().filter(|choice| *choice != own))
        .collect()
}

/// One amount of a statement.
type Amount = fn(&Standing) -> Result<Fen, Overflow>;

fn payoff(standing: &Standing) -> Result<Fen, Overflow> {
    standing.payoff()?.sum()
}

fn overdue(standing: &Standing) -> Result<Fen, Overflow> {
    standing.overdue.sum()
}

/// The lowest and highest of an amount so far, each with its choices.
struct Ends {
    amount: Amount,
    low: (Fen, Vec<Choice>),
    high: (Fen, Vec<Choice>),
}

impl Ends {
    fn look_at(&mut self, standing: &Standing, choices: &[Choice]) -> Result<(), Overflow> {
        let amount = (self.amount)(standing)?;
        if amount < self.low.0 {
            self.low = (amount, choices.to_vec());
        }
        if amount > self.high.0 {
            self.high = (amount, choices.to_vec());
        }
        Ok(())
    }
}

/// The search over one debt on one day.
struct Search<'a> {
    contract: &'a Contract,
    replays: Replays<'a>,
    day: NaiveDate,
    axes: Vec<Vec<Choice>>,
}

impl Search<'_> {
    /// Where the debt stands with these choices; nothing where they give no
    /// figure.
    fn standing(&mut self, choices: &[Choice]) -> Option<Standing> {
        let reading = read_as(self.contract, choices);
        self.replays.on(&reading, &[self.day])?.first().copied()
    }

    /// Goes through all combinations, those with the contract's own choices
    /// before others: only what is lower or higher than all before moves an
    /// end, so it is found with no other choice than it takes.
    fn go(&mut self, ends: &mut [Ends; 2]) -> Result<(), Overflow> {
        let mut places = vec![0_usize; self.axes.len()];
        loop {
            if !self.repeats(&places)
                && let choices = self.choices(&places)
                && let Some(standing) = self.standing(&choices)
            {
                for end in &mut *ends {
                    end.look_at(&standing, &choices)?;
                }
            }
            // The next combination, as an odometer counts.
            let turned = places
                .iter_mut()
                .zip(&self.axes)
                .find_map(|(place, values)| {
                    *place += 1;
                    if *place < values.len() {
                        return Some(());
                    }
                    *place = 0;
                    None
                });
            if turned.is_none() {
                return Ok(());
            }
        }
    }

    fn choices(&self, places: &[usize]) -> Vec<Choice> {
        places
            .iter()
            .zip(&self.axes)
            .filter_map(|(place, values)| values.get(*place).copied())
            .collect()
    }

    /// Whether the combination comes to the same as one with an earlier value.
    fn repeats(&self, places: &[usize]) -> bool {
        let choices = self.choices(places);
        let reading = read_as(self.contract, &choices);
        choices.iter().zip(places).any(|(choice, place)| {
            *place > 0
                && match choice {
                    Choice::GraceCount(_) => reading.grace_days == 0,
                    Choice::Compound(_) => {
                        reading.penalty.base == PenaltyBase::PrincipalAndInterest
                    }
                    _ => false,
                }
        })
    }

    /// What each convention makes on its own, in both amounts.
    fn matters(&mut self, amount: Amount) -> Result<Vec<(Unsure, Fen)>, Overflow> {
        let mut matters = Vec::with_capacity(self.axes.len());
        for values in self.axes.clone() {
            let mut ends: Option<(Fen, Fen)> = None;
            for choice in &values {
                if let Some(standing) = self.standing(&[*choice]) {
                    let fen = amount(&standing)?;
                    let (low, high) = ends.unwrap_or((fen, fen));
                    ends = Some((low.min(fen), high.max(fen)));
                }
            }
            let made = ends.map_or(Ok(Fen::ZERO), |(low, high)| high.minus(low))?;
            matters.extend(values.first().map(|own| (own.axis(), made)));
        }
        matters.arrange_by(|(_, made)| std::cmp::Reverse(*made));
        Ok(matters)
    }
}

/// The range of payoff and overdue amount on a day over [`Contract::unsure`].
///
/// With nothing unsure, both ends are the statement's own amounts. A
/// combination that gives no figure is left out.
///
/// # Errors
/// [`StatementError`] where there is no statement for the contract as entered.
pub fn ranges(
    contract: &Contract,
    ledger: &Ledger,
    as_of: NaiveDate,
) -> Result<Ranges, StatementError> {
    let axes = Unsure::ALL
        .into_iter()
        .filter(|axis| contract.unsure.contains(axis))
        .map(|axis| values(contract, axis))
        .filter(|values| !values.is_empty())
        .collect();
    let mut search = Search {
        contract,
        replays: Replays::new(contract, ledger, as_of)?,
        day: as_of,
        axes,
    };
    let own = search.choices(&vec![0; search.axes.len()]);
    let standing = search.standing(&own).ok_or(Overflow)?;
    let ends_of = |amount: Amount| -> Result<Ends, Overflow> {
        let fen = amount(&standing)?;
        Ok(Ends {
            amount,
            low: (fen, own.clone()),
            high: (fen, own.clone()),
        })
    };
    let mut ends = [ends_of(payoff)?, ends_of(overdue)?];
    search.go(&mut ends)?;
    let [payoff, overdue] = ends;
    let mut range = |ends: &Ends| -> Result<Range, Overflow> {
        Ok(Range {
            low: ends.low.0,
            high: ends.high.0,
            low_choice: ends.low.1.clone(),
            high_choice: ends.high.1.clone(),
            matters: search.matters(ends.amount)?,
        })
    };
    Ok(Ranges {
        payoff: range(&payoff)?,
        overdue: range(&overdue)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::template::{Product, Template};

    /// Everything unsure, and nothing as anybody would have guessed it: each
    /// combination is looked at, and none that comes to the same as another.
    #[test]
    fn as_many_statements_as_there_are_readings() {
        let day = |text: &str| text.parse().unwrap();
        let mut contract =
            Template::contract(Product::BankLoan, day("2026-01-05"), day("2026-02-20"));
        contract.rate = crate::rate::Rate::parse("15.4", Per::Year).unwrap();
        contract.grace_days = 2;
        contract.penalty.rate = PenaltyRate::Multiple(Multiple::from_thousandths(1_234).unwrap());
        let ledger = Ledger::new();
        let as_of = day("2026-03-01");
        let mut search = Search {
            contract: &contract,
            replays: Replays::new(&contract, &ledger, as_of).unwrap(),
            day: as_of,
            axes: Unsure::ALL.map(|axis| values(&contract, axis)).to_vec(),
        };
        let ends = || Ends {
            amount: payoff,
            low: (Fen::ZERO, Vec::new()),
            high: (Fen::ZERO, Vec::new()),
        };
        search.go(&mut [ends(), ends()]).unwrap();
        assert_eq!(search.replays.done, MAX_STATEMENTS);
    }
}
