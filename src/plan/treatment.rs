//! What the borrower means to do with a debt, or holds possible.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{in_range, monthly};
use crate::law::line::YEARLY_24;
use crate::loan::contract::Row;
use crate::loan::schedule::level_payment;
use crate::loan::shares::Shares;
use crate::loan::{Act, Contract, Event, Replay};
use crate::money::{Fen, MAX_TYPED, Overflow};
use crate::rate::{DayCount, Rate};
use crate::stored::{Fields, Json, Stored, field, names, record, serde, text};

/// The most instalments an agreement may have; for cards the rule's own limit
/// (five years, Art. 70).
pub const MAX_INSTALMENTS: u16 = 60;

/// Instalments as they were, or could be, agreed with the lender. From the day
/// of the agreement on nothing else accrues (停息) unless it has a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The due date of the first instalment; the others follow by the month.
    pub first_due: NaiveDate,
    /// 1 to 60.
    pub instalments: u16,
    /// On what is put into instalments, level payments; zero for 停息.
    pub rate: Rate,
    /// Paid when it is agreed.
    pub down: Fen,
    /// Given up by the lender.
    pub waived: Fen,
}

record!(Agreement {
    first_due,
    instalments,
    rate,
    down,
    waived
});

/// What is done with a debt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Treatment {
    /// Arrears as soon as there is money, then as the contract says.
    #[default]
    AsContracted,
    /// Arrears in so many equal monthly parts beside what falls due, 1 to 60.
    CatchUp { months: u16 },
    /// Instalments in place of what was agreed.
    Instalments(Agreement),
    /// A sum that ends the debt, saved up for until the day.
    Settlement { amount: Fen, on: NaiveDate },
    /// What is not yet due falls due so many months later, 1 to 120.
    Extension { months: u16 },
    /// Nothing is paid for now; interest and penalty run on.
    Hold,
}

impl Treatment {
    const fn kind(&self) -> &'static str {
        match self {
            Treatment::AsContracted => "as-contracted",
            Treatment::CatchUp { .. } => "catch-up",
            Treatment::Instalments(_) => "instalments",
            Treatment::Settlement { .. } => "settlement",
            Treatment::Extension { .. } => "extension",
            Treatment::Hold => "hold",
        }
    }

    fn of(fields: &mut Fields<'_>) -> Treatment {
        let kind = fields.json("kind");
        match kind.string().as_str() {
            "as-contracted" => Treatment::AsContracted,
            "catch-up" => Treatment::CatchUp {
                months: fields.take("months"),
            },
            "instalments" => Treatment::Instalments(fields.take("agreement")),
            "settlement" => Treatment::Settlement {
                amount: fields.take("amount"),
                on: fields.take("on"),
            },
            "extension" => Treatment::Extension {
                months: fields.take("months"),
            },
            name => {
                if name != "hold" {
                    kind.fault();
                }
                Treatment::Hold
            }
        }
    }

    /// Whether it can be simulated.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let typed = |fen: Fen| (0..=MAX_TYPED.get()).contains(&fen.get());
        match self {
            Treatment::AsContracted | Treatment::Hold => true,
            Treatment::CatchUp { months } => (1..=60).contains(months),
            Treatment::Extension { months } => (1..=120).contains(months),
            Treatment::Settlement { amount, on } => typed(*amount) && in_range(*on),
            Treatment::Instalments(agreement) => {
                (1..=MAX_INSTALMENTS).contains(&agreement.instalments)
                    && in_range(agreement.first_due)
                    && agreement.rate.check().is_ok()
                    && typed(agreement.down)
                    && typed(agreement.waived)
            }
        }
    }
}

impl Stored for Treatment {
    fn read(json: Json<'_>) -> Treatment {
        let mut fields = json.fields();
        let treatment = Treatment::of(&mut fields);
        fields.end();
        treatment
    }

    fn write(&self, to: &mut String) {
        to.push_str("{\"kind\":");
        text(to, self.kind());
        match self {
            Treatment::AsContracted | Treatment::Hold => {}
            Treatment::CatchUp { months } | Treatment::Extension { months } => {
                field(to, "months", months);
            }
            Treatment::Instalments(agreement) => field(to, "agreement", agreement),
            Treatment::Settlement { amount, on } => {
                field(to, "amount", amount);
                field(to, "on", on);
            }
        }
        to.push('}');
    }
}

serde!(Treatment);

/// Why a debt comes before others when there is not enough, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Secured by the home or by what one lives or works with.
    Secured,
    /// Court papers with a deadline.
    Court,
    /// A signed agreement that a missed payment would break.
    Agreed,
    /// Somebody else answers for it too.
    Guarantor,
    /// It is reported to 征信.
    Reported,
    /// The lender has announced a lawsuit.
    LawsuitRisk,
}

names!(Mark {
    Secured = "secured",
    Court = "court",
    Agreed = "agreed",
    Guarantor = "guarantor",
    Reported = "reported",
    LawsuitRisk = "lawsuit-risk",
});

impl Mark {
    pub const ALL: [Mark; 6] = [
        Mark::Secured,
        Mark::Court,
        Mark::Agreed,
        Mark::Guarantor,
        Mark::Reported,
        Mark::LawsuitRisk,
    ];

    /// Whether it is paid before others; the rest is only shown.
    #[must_use]
    pub const fn goes_first(self) -> bool {
        !matches!(self, Mark::Reported | Mark::LawsuitRisk)
    }
}

/// What in a treatment does not go with the debt. It may be so all the same:
/// nothing is refused, the page asks whether it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A settlement of more than is owed on its day, if nothing is paid before:
    /// so much.
    SettlementAboveOwed(Fen),
    /// The lender would give up more than is owed: so much.
    WaivedAboveOwed(Fen),
    /// More is paid down than is owed: so much.
    DownAboveOwed(Fen),
    /// Down payment and what is given up are all that is owed; nothing is left
    /// for instalments.
    NothingLeft,
    /// The rate of the instalments is above the debt's own.
    RateAboveContract,
    /// The rate of the instalments is above 24 % a year, the line by which
    /// courts cut what financial institutions charge, on request.
    RateAbove24,
    /// The day it was to happen, or the first due date, has passed.
    DayPast,
    /// Nothing is late: there is nothing to catch up with.
    NothingLate,
    /// Nothing falls due later for it: a card, a loan without due dates, or
    /// nothing is still to come.
    NothingMoved,
}

impl Treatment {
    /// What is doubtful about it for a debt as it stands on a day, up to which
    /// its replay has been advanced.
    ///
    /// # Errors
    /// [`Overflow`] when an amount does not fit.
    pub fn doubts(
        &self,
        contract: &Contract,
        replay: &Replay<'_>,
        day: NaiveDate,
    ) -> Result<Vec<Doubt>, Overflow> {
        let mut doubts = Vec::new();
        let mut doubt = |holds: bool, what: Doubt| {
            if holds {
                doubts.push(what);
            }
        };
        match self {
            Treatment::AsContracted | Treatment::Hold => {}
            Treatment::CatchUp { .. } => {
                let late = replay.standing(day)?.overdue.sum()?;
                doubt(late.is_zero(), Doubt::NothingLate);
            }
            Treatment::Extension { months } => {
                let mut moved = replay.clone();
                let act = Act::Extend { months: *months };
                moved.apply(0, &Event::new(day, act))?;
                let due = |replay: &Replay<'_>| Ok(replay.next_due()?.map(|next| next.due));
                doubt(due(&moved)? == due(replay)?, Doubt::NothingMoved);
            }
            Treatment::Settlement { amount, on } => {
                let mut then = replay.clone();
                then.advance(*on)?;
                let owed = then.payoff()?.sum()?;
                doubt(*amount > owed, Doubt::SettlementAboveOwed(owed));
                doubt(*on < day, Doubt::DayPast);
            }
            Treatment::Instalments(agreement) => {
                let owed = replay.payoff()?.sum()?;
                let Agreement {
                    down, waived, rate, ..
                } = *agreement;
                doubt(waived > owed, Doubt::WaivedAboveOwed(owed));
                doubt(down > owed, Doubt::DownAboveOwed(owed));
                let within = waived <= owed && down <= owed;
                let gone = down.plus(waived)? >= owed;
                doubt(within && gone, Doubt::NothingLeft);
                doubt(
                    above(rate, contract.rate, contract),
                    Doubt::RateAboveContract,
                );
                doubt(above(rate, YEARLY_24, contract), Doubt::RateAbove24);
                doubt(agreement.first_due < day, Doubt::DayPast);
            }
        }
        Ok(doubts)
    }
}

/// Whether a rate is above another, as the contract counts a year.
fn above(rate: Rate, other: Rate, contract: &Contract) -> bool {
    let [(num, den), (other_num, other_den)] =
        [rate, other].map(|rate| rate.yearly(contract.day_count).parts());
    match (num.checked_mul(other_den), other_num.checked_mul(den)) {
        (Some(rate), Some(other)) => rate > other,
        _ => true,
    }
}

/// The place among priorities that marks give: 0 is the most urgent.
#[must_use]
pub fn priority(marks: &[Mark]) -> u8 {
    let first = marks.iter().filter(|mark| mark.goes_first()).min();
    first.map_or(u8::MAX, |mark| *mark as u8)
}

/// The rows that take the place of a debt, and what each month asks for.
///
/// `owed` is everything owed on the day of the agreement, `principal` what of
/// it is principal. The down payment and what is given up come off it; the
/// rest is paid in level instalments, rounded half up to the fen, the last
/// taking the difference. What of them is not principal stands in the rows as
/// interest. Empty where nothing is left to put into instalments.
///
/// # Errors
/// [`Overflow`] when an amount does not fit, or a date lies off the calendar.
pub fn rows(agreement: &Agreement, owed: Fen, principal: Fen) -> Result<Vec<Row>, Overflow> {
    let financed = owed.minus(agreement.down)?.minus(agreement.waived)?;
    if financed <= Fen::ZERO {
        return Ok(Vec::new());
    }
    let count = agreement.instalments.max(1);
    let amounts = level(financed, agreement.rate, count)?;
    let whole = Fen::sum(amounts.iter().copied())?;
    let principal = principal.min(financed);
    let day = agreement.first_due.day();
    let mut rows = Vec::with_capacity(amounts.len());
    let mut shares = Shares::new(principal, whole);
    for (number, amount) in (0_u32..).zip(amounts) {
        let due = monthly(agreement.first_due, number, day)
            .filter(|due| in_range(*due))
            .ok_or(Overflow)?;
        let part = shares.next(amount)?;
        rows.push(Row {
            due,
            principal: part,
            interest: amount.minus(part)?,
            fee: Fen::ZERO,
        });
    }
    Ok(rows)
}

/// Level monthly payments on an amount, the last taking the difference.
///
/// # Errors
/// [`Overflow`] when an amount does not fit.
pub fn level(amount: Fen, rate: Rate, count: u16) -> Result<Vec<Fen>, Overflow> {
    let count = count.max(1);
    let monthly_rate = rate.monthly(DayCount::Thirty360);
    if rate.is_zero() {
        return Ok(amount.split(count));
    }
    let payment = level_payment(amount, monthly_rate, count)?;
    let mut balance = amount;
    let mut all = Vec::with_capacity(count.into());
    for number in 1..=count {
        let interest = monthly_rate.accrue(balance, 1)?;
        let paid = if number == count {
            balance.plus(interest)?
        } else {
            payment.min(balance.plus(interest)?)
        };
        balance = balance.plus(interest)?.minus(paid)?;
        all.push(paid);
    }
    Ok(all)
}
