//! 诉讼时效: how long a debt can be sued for without the defence of limitation.
//!
//! The period is three years (民法典 188) and for one debt in instalments runs
//! from the due date of the last one (189): that day does not count, the
//! period ends on the same day three years later, 29 February becoming the
//! 28th (201, 202). The creditor's demand, the debtor's agreement to pay and a
//! lawsuit start it anew (195; 时效规定 8, 10, 14, 17). Once it has ended
//! nothing starts it anew by itself, but agreeing, paying or signing can give
//! the defence away (192; 时效规定 19), and only the debtor can raise it, at
//! first instance (193; 时效规定 3).
//!
//! Not modelled, and to be said where a date is shown: a last day on a holiday
//! moves on to the next working day (203); suspension in the last six months
//! (194); the longest period of twenty years (188); whether a claim for each
//! instalment could be counted apart. The result is a reckoning, no advice.

use chrono::{Datelike, NaiveDate};

use super::contract::{Contract, Method};
use super::ledger::{Act, Ledger};
use super::statement::statement;
use crate::calendar::{days_between, monthly, plus_years};
use crate::law::SourceId;
use crate::sort::Sort as _;
use crate::stored::names;

/// The length of the period (民法典 188).
pub const YEARS: u32 = 3;

/// What interrupts the clock, or would.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InterruptionKind {
    /// A letter, message or call for payment that arrived or should have.
    Claim,
    /// A financial institution debited the debtor's account.
    BankDebit,
    /// The debtor paid, in full or in part.
    Payment,
    /// The debtor promised, made a plan, asked for more time or gave security.
    Promise,
    /// A lawsuit or arbitration; counts from the filing.
    Lawsuit,
    /// Notice that the debt was sold reached the debtor.
    AssignmentNotice,
    /// The debtor signed a dunning notice or a new agreement.
    SignedNotice,
}

names!(InterruptionKind {
    Claim = "claim",
    BankDebit = "bank-debit",
    Payment = "payment",
    Promise = "promise",
    Lawsuit = "lawsuit",
    AssignmentNotice = "assignment-notice",
    SignedNotice = "signed-notice",
});

impl InterruptionKind {
    pub const ALL: [InterruptionKind; 7] = [
        InterruptionKind::Claim,
        InterruptionKind::BankDebit,
        InterruptionKind::Payment,
        InterruptionKind::Promise,
        InterruptionKind::Lawsuit,
        InterruptionKind::AssignmentNotice,
        InterruptionKind::SignedNotice,
    ];

    /// Whether it is the debtor's own act, which after expiry can give the
    /// defence away.
    #[must_use]
    pub const fn is_debtors(self) -> bool {
        matches!(
            self,
            InterruptionKind::Payment | InterruptionKind::Promise | InterruptionKind::SignedNotice
        )
    }

    /// Why it starts the clock anew.
    #[must_use]
    pub const fn sources(self) -> &'static [SourceId] {
        match self {
            InterruptionKind::Claim | InterruptionKind::BankDebit => {
                &[SourceId::CivilCode195, SourceId::Limitation8]
            }
            InterruptionKind::Payment | InterruptionKind::Promise => {
                &[SourceId::CivilCode195, SourceId::Limitation14]
            }
            InterruptionKind::SignedNotice => &[
                SourceId::CivilCode195,
                SourceId::Limitation8,
                SourceId::Limitation14,
            ],
            InterruptionKind::Lawsuit => &[
                SourceId::CivilCode195,
                SourceId::Limitation10,
                SourceId::CivilProcedure250,
            ],
            InterruptionKind::AssignmentNotice => &[SourceId::CivilCode195, SourceId::Limitation17],
        }
    }
}

/// Something that happened, as the borrower noted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interruption {
    pub day: NaiveDate,
    pub kind: InterruptionKind,
    /// Of a lawsuit or arbitration: when the proceedings ended, from which the
    /// period runs anew (民法典 195). `None` while they go on, and for every
    /// other kind.
    pub ended_on: Option<NaiveDate>,
}

/// What an interruption does to the clock, or a given act would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The clock does not run yet; there is nothing to start anew.
    BeforeStart,
    /// Three years from then on; the last day of the period.
    Restarts { expires_on: NaiveDate },
    /// The clock stands still while proceedings go on.
    Proceedings,
    /// The period had ended: nothing starts anew by itself.
    TooLate,
    /// The period had ended, but the debtor's act may give the defence away.
    MayWaive,
    /// Later than the day asked about.
    NotYet,
}

impl Effect {
    /// What the effect of such an act rests on.
    #[must_use]
    pub const fn sources(self, kind: InterruptionKind) -> &'static [SourceId] {
        match self {
            Effect::Restarts { .. } | Effect::Proceedings => kind.sources(),
            Effect::MayWaive => &[SourceId::CivilCode192, SourceId::Limitation19],
            Effect::TooLate => &[
                SourceId::CivilCode192,
                SourceId::CivilCode193,
                SourceId::Limitation3,
            ],
            Effect::BeforeStart | Effect::NotYet => &[SourceId::CivilCode189],
        }
    }
}

/// An interruption and what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub interruption: Interruption,
    pub effect: Effect,
}

/// Where the clock stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The last due date has not passed.
    NotStarted,
    /// So many days are left, 0 on the last one.
    Running { days_left: i64 },
    /// Proceedings go on; the period starts anew when they end.
    Proceedings,
    /// The period ended; the debtor may refuse, if the debtor raises it.
    Expired,
    /// The period ended, and something the debtor did after may have given
    /// the defence away.
    ExpiredMayBeWaived,
}

/// One reckoning of the clock from one start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The day that does not count; the period runs from the next one.
    pub start: NaiveDate,
    /// In order of days.
    pub events: Vec<Event>,
    /// The last day of the period; `None` while proceedings go on.
    pub expires_on: Option<NaiveDate>,
    pub status: Status,
}

/// The limitation of one debt on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limitation {
    pub as_of: NaiveDate,
    /// From the last due date: what is computed with.
    pub clock: Clock,
    /// From the day an acceleration was declared, where that is earlier: it
    /// may be argued, no text was read for it
    /// ([`SourceId::AccelerationStart`]), and nobody should rely on it.
    pub may_be_argued: Option<Clock>,
    /// With what was noted elsewhere and may have started the clock anew;
    /// `None` where nothing of it would move the end.
    pub noted: Option<Noted>,
    /// Of the period as such; events have their own.
    pub sources: Vec<SourceId>,
}

/// Contacts that may have started the clock anew: whether each was a demand
/// that arrived, or a promise, is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// From the last due date, as if each of them did.
    pub clock: Clock,
    /// Those of them after what last started the clock for certain, in order
    /// of days.
    pub contacts: Vec<Interruption>,
}

/// What an act of today would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    pub act: InterruptionKind,
    pub effect: Effect,
    /// By the reckoning that may be argued.
    pub argued: Option<Effect>,
}

impl Warning {
    #[must_use]
    pub const fn sources(self) -> &'static [SourceId] {
        self.effect.sources(self.act)
    }
}

/// The limitation of a debt on a day: from its last due date as it stands,
/// extended or agreed anew. `None` where there is none, or no statement.
#[must_use]
pub fn of_debt(contract: &Contract, ledger: &Ledger, today: NaiveDate) -> Option<Limitation> {
    let remarks = statement(contract, ledger, today).ok()?.remarks;
    let mut due = contract.last_due();
    let mut due_day = contract.method.plan().map(|plan| plan.due_day);
    let mut accelerated = None;
    for (index, event) in ledger.events().iter().enumerate() {
        // What was refused changed nothing.
        if remarks.iter().any(|r| r.event == index) {
            continue;
        }
        match &event.act {
            Act::Replace { rows } => {
                due = rows.last().map(|row| row.due);
                due_day = None;
                accelerated = None;
            }
            Act::Extend { months } => {
                due = due
                    .and_then(|due| monthly(due, u32::from(*months), due_day.unwrap_or(due.day())));
            }
            Act::Accelerate => accelerated = accelerated.or(Some(event.on)),
            _ => {}
        }
    }
    limitation(due?, accelerated, &ledger.interruptions(), today)
}

/// Why a debt has no day from which its limitation is reckoned: a bill each
/// month, or no last day ([`of_debt`] is `None`).
#[must_use]
pub const fn unknown_start(contract: &Contract) -> &'static [SourceId] {
    match contract.method {
        Method::Card(_) => &[
            SourceId::CivilCode188,
            SourceId::CivilCode195,
            SourceId::Limitation14,
        ],
        _ => &[
            SourceId::CivilCode188,
            SourceId::Limitation4,
            SourceId::Limitation14,
        ],
    }
}

/// Reckons the limitation of a debt.
///
/// `last_due` is the due date of the last instalment, or of the whole.
/// Interruptions may come in any order; those later than `as_of` are kept but
/// do nothing. An interruption on the last day of the period is in time.
///
/// `None` when three years lead off the calendar.
#[must_use]
pub fn limitation(
    last_due: NaiveDate,
    accelerated_on: Option<NaiveDate>,
    interruptions: &[Interruption],
    as_of: NaiveDate,
) -> Option<Limitation> {
    let mut sources = vec![
        SourceId::CivilCode188,
        SourceId::CivilCode189,
        SourceId::CivilCode201,
    ];
    let may_be_argued = match accelerated_on.filter(|day| *day < last_due && *day <= as_of) {
        Some(day) => {
            sources.push(SourceId::AccelerationStart);
            Some(Clock::from(day, interruptions, as_of)?)
        }
        None => None,
    };
    Some(Limitation {
        as_of,
        clock: Clock::from(last_due, interruptions, as_of)?,
        may_be_argued,
        noted: None,
        sources,
    })
}

impl Limitation {
    /// The same with contacts that may have started the clock anew, and that
    /// no ledger has.
    #[must_use]
    pub fn with_noted(mut self, contacts: &[Interruption]) -> Limitation {
        self.noted = self.noted(contacts);
        self
    }

    fn noted(&self, contacts: &[Interruption]) -> Option<Noted> {
        let mut all: Vec<Interruption> = self.clock.events.iter().map(|e| e.interruption).collect();
        let last = self.clock.last_start();
        all.extend(contacts);
        let clock = Clock::from(self.clock.start, &all, self.as_of)?;
        let moved = clock.events.iter().filter(|event| {
            matches!(event.effect, Effect::Restarts { .. })
                && event.interruption.day > last
                && contacts.contains(&event.interruption)
        });
        let contacts: Vec<Interruption> = moved.map(|event| event.interruption).collect();
        (clock.expires_on != self.clock.expires_on && !contacts.is_empty())
            .then_some(Noted { clock, contacts })
    }

    /// The last day on which the period has ended by every reckoning of what
    /// is known and noted; `None` where by one of them it has not ended.
    #[must_use]
    pub fn ended(&self) -> Option<NaiveDate> {
        let last = self
            .noted
            .as_ref()
            .map_or(&self.clock, |noted| &noted.clock);
        last.expires_on
            .filter(|_| self.clock.is_over() && last.is_over())
    }

    /// What an act on the day of the reckoning would do; to be shown before
    /// the app helps with it. `None` off the calendar.
    #[must_use]
    pub fn warning_before(&self, act: InterruptionKind) -> Option<Warning> {
        let argued = match &self.may_be_argued {
            Some(clock) => Some(clock.effect_of(act, self.as_of)?),
            None => None,
        };
        Some(Warning {
            act,
            effect: self.clock.effect_of(act, self.as_of)?,
            argued,
        })
    }
}

impl Clock {
    /// Whether the period has ended.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.status, Status::Expired | Status::ExpiredMayBeWaived)
    }

    /// The day from which it runs, for what last started it.
    #[must_use]
    pub fn last_start(&self) -> NaiveDate {
        let restarts = |event: &&Event| matches!(event.effect, Effect::Restarts { .. });
        let from = |event: &Event| {
            let Interruption {
                day,
                kind,
                ended_on,
            } = event.interruption;
            // After proceedings it runs from their end.
            let ended = ended_on.filter(|_| kind == InterruptionKind::Lawsuit);
            ended.map_or(day, |end| end.max(day))
        };
        let last = self.events.iter().filter(restarts).map(from).max();
        last.unwrap_or(self.start)
    }

    fn from(start: NaiveDate, interruptions: &[Interruption], as_of: NaiveDate) -> Option<Clock> {
        let mut sorted = interruptions.to_vec();
        sorted.arrange_by(|i| i.day);
        let mut clock = Clock {
            start,
            events: Vec::new(),
            expires_on: Some(plus_years(start, YEARS)?),
            status: Status::NotStarted,
        };
        for interruption in sorted {
            let effect = clock.take(interruption, as_of)?;
            clock.events.push(Event {
                interruption,
                effect,
            });
        }
        clock.status = clock.status_on(as_of);
        Some(clock)
    }

    /// Lets an interruption move the end of the period.
    fn take(&mut self, interruption: Interruption, as_of: NaiveDate) -> Option<Effect> {
        let Interruption {
            day,
            kind,
            ended_on,
        } = interruption;
        if day > as_of {
            return Some(Effect::NotYet);
        }
        let Some(expires_on) = self.expires_on else {
            return Some(Effect::Proceedings);
        };
        if day > expires_on {
            return Some(if kind.is_debtors() {
                Effect::MayWaive
            } else {
                Effect::TooLate
            });
        }
        // Proceedings hold the clock until they end; a lawsuit may well be
        // filed before the last due date, after an acceleration.
        let anew_from = if kind == InterruptionKind::Lawsuit {
            let Some(end) = ended_on.filter(|end| *end <= as_of) else {
                self.expires_on = None;
                return Some(Effect::Proceedings);
            };
            end.max(day)
        } else {
            day
        };
        // On the due date itself nothing runs yet, and it gives the same end.
        if anew_from <= self.start {
            return Some(Effect::BeforeStart);
        }
        // Never earlier: within proceedings that ended later it already runs
        // from there.
        let expires_on = expires_on.max(plus_years(anew_from, YEARS)?);
        self.expires_on = Some(expires_on);
        Some(Effect::Restarts { expires_on })
    }

    fn status_on(&self, as_of: NaiveDate) -> Status {
        let Some(expires_on) = self.expires_on else {
            return Status::Proceedings;
        };
        let days_left = days_between(as_of, expires_on);
        if as_of <= self.start {
            Status::NotStarted
        } else if days_left >= 0 {
            Status::Running { days_left }
        } else if self.events.iter().any(|e| e.effect == Effect::MayWaive) {
            Status::ExpiredMayBeWaived
        } else {
            Status::Expired
        }
    }

    fn effect_of(&self, act: InterruptionKind, day: NaiveDate) -> Option<Effect> {
        let interruption = Interruption {
            day,
            kind: act,
            ended_on: None,
        };
        self.clone().take(interruption, day)
    }
}
