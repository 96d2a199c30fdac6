//! What is typed beside a piece, and goes before what the Book says.

use std::cell::Cell;

use chrono::NaiveDate;

use super::Page;
use crate::app::dom::follow;
use crate::app::draft::parse_date;
use crate::app::fields::count;
use crate::app::state::State;
use crate::app::var::{Derived, Live};
use crate::app::widgets::Kind;
use crate::app::words;
use crate::book::{Book, Command, DebtId};
use crate::calendar::in_range;
use crate::collector;
use crate::collector::minute::time_of_day;
use crate::letter::facts::{Facts, Hour, Missing, Offer};
use crate::money::Fen;

/// One field beside a piece.
struct Field {
    id: &'static str,
    /// As it stands there.
    text: Live<String>,
    /// As the Book had it when it was last looked at.
    seen: String,
    /// What another window has kept meanwhile, while here it was typed in.
    theirs: Live<String>,
}

/// What is typed beside pieces about the debt at hand. Each field is kept in
/// the Book when it is left.
#[derive(Clone, Copy)]
pub struct Typed(Live<Vec<Field>>);

/// The fields of a time from and to.
pub const HOURS: [&str; 2] = ["letter-from", "letter-to"];

/// The field of a fact that is typed beside the piece, and what it takes.
pub const fn field_of(fact: Missing) -> Option<(&'static str, Kind)> {
    Some(match fact {
        Missing::Monthly => ("letter-monthly", Kind::Amount),
        Missing::Instalments => ("letter-instalments", Kind::Whole),
        Missing::FirstDate => ("letter-first", Kind::Date),
        Missing::Hardship => ("letter-hardship", Kind::Note),
        Missing::Token => ("letter-token", Kind::Amount),
        Missing::TokenUntil => ("letter-token-until", Kind::Date),
        Missing::Settlement => ("letter-settlement", Kind::Amount),
        Missing::SettleBy => ("letter-settle-by", Kind::Date),
        Missing::PauseUntil => ("letter-pause-until", Kind::Date),
        Missing::Court => ("letter-court", Kind::Text),
        Missing::CaseNo => ("letter-case-no", Kind::Text),
        Missing::Received => ("letter-received", Kind::Date),
        Missing::Sued => ("letter-sued", Kind::Amount),
        Missing::Reasons => ("letter-reasons", Kind::Note),
        Missing::Assignee => ("letter-assignee", Kind::Text),
        Missing::Entry => ("letter-entry", Kind::Note),
        Missing::Correct => ("letter-correct", Kind::Note),
        Missing::Demand => ("letter-demand", Kind::Note),
        Missing::Authority => ("letter-authority", Kind::Text),
        Missing::FiledOn => ("letter-filed-on", Kind::Date),
        Missing::Ticket => ("letter-ticket", Kind::Text),
        Missing::Reply => ("letter-reply", Kind::Note),
        Missing::DecidedOn => ("letter-decided-on", Kind::Date),
        Missing::ObjectedOn => ("letter-objected-on", Kind::Date),
        _ => return None,
    })
}

impl Typed {
    /// All fields, which follow the Book and the debt.
    pub fn new(state: State, about: Derived<Option<DebtId>>) -> Typed {
        let facts = Missing::ALL.into_iter().filter_map(field_of);
        let ids = facts.map(|(id, _)| id).chain(HOURS);
        let fields = ids.chain(super::agreement::fields()).map(|id| Field {
            id,
            text: Live::new(String::new()),
            seen: String::new(),
            theirs: Live::new(String::new()),
        });
        let typed = Typed(Live::new(fields.collect()));
        let shown = Cell::new(None);
        follow(move || {
            let debt = about.get();
            let other = shown.replace(debt) != debt;
            state.book.with(|book| typed.look(book, debt, other));
        });
        typed
    }

    /// Takes over what the Book has by now. What is being typed stays, unless
    /// it is about another debt, and what another window has is shown with it.
    fn look(self, book: &Book, debt: Option<DebtId>, other: bool) {
        self.0.update(|fields| {
            for field in fields {
                let kept = debt.map_or("", |debt| book.dealings.typed(debt, field.id));
                let (still, same) = field.text.with_untracked(|text| {
                    let text = text.trim();
                    (other || text == field.seen, text == kept)
                });
                if still && !same {
                    field.text.set(kept.to_owned());
                }
                let theirs = if still || same { "" } else { kept };
                if field.seen != kept || theirs.is_empty() {
                    if field.theirs.with_untracked(|was| was != theirs) {
                        field.theirs.set(theirs.to_owned());
                    }
                    kept.clone_into(&mut field.seen);
                }
            }
        });
    }

    /// What another window has in a field that is being typed in, which is
    /// followed.
    pub fn theirs(self, id: &str) -> Option<String> {
        let theirs = self.0.with_untracked(|fields| {
            let field = fields.iter().find(|field| field.id == id);
            field.map(|field| field.theirs)
        });
        theirs.map(Live::get).filter(|text| !text.is_empty())
    }

    /// The text of a field.
    pub fn of(self, id: &str) -> Option<Live<String>> {
        self.0.with_untracked(|fields| {
            let field = fields.iter().find(|field| field.id == id);
            field.map(|field| field.text)
        })
    }

    /// What a field says, which is followed.
    pub fn text(self, id: &str) -> String {
        let text = self.of(id);
        text.map_or_else(String::new, |text| text.with(|text| text.trim().to_owned()))
    }

    fn says(self, fact: Missing) -> String {
        field_of(fact).map_or_else(String::new, |(id, _)| self.text(id))
    }

    /// Keeps a field in the Book.
    pub fn keep(self, page: Page, debt: DebtId, id: &'static str) {
        let now = self.0.with_untracked(|fields| {
            let field = fields.iter().find(|field| field.id == id)?;
            let text = field.text.with_untracked(|text| text.trim().to_owned());
            (text != field.seen).then(|| (field.seen.clone(), text))
        });
        if let Some((before, text)) = now {
            let field = id.to_owned();
            let after = collector::Typed { debt, field, text };
            page.apply(Command::SetTyped { before, after });
        }
    }
}

pub fn amount(text: &str) -> Option<Fen> {
    Fen::parse(text).ok()
}

pub fn day(text: &str) -> Option<NaiveDate> {
    parse_date(text).filter(|day| in_range(*day))
}

/// How many instalments a piece can speak of.
pub const MOST: u16 = 360;

pub fn hour(text: &str) -> Option<Hour> {
    let (hour, minute) = time_of_day(text)?;
    Some(Hour(hour, minute.unwrap_or(0)))
}

/// The same with what is typed beside the piece, which is followed and comes
/// first.
pub fn with_typed(known: &Facts, typed: Typed) -> Facts {
    let text = |fact| typed.says(fact);
    let day = |fact| day(&typed.says(fact));
    // What has happened has happened by today.
    let past = |fact| day(fact).filter(|day| *day <= known.day);
    let amount = |fact| amount(&typed.says(fact));
    let [from, to] = HOURS.map(|id| hour(&typed.text(id)));
    let ticket = Some(text(Missing::Ticket)).filter(|ticket| !ticket.is_empty());
    Facts {
        hardship: text(Missing::Hardship),
        token: amount(Missing::Token),
        token_until: day(Missing::TokenUntil),
        settlement: amount(Missing::Settlement),
        settle_by: day(Missing::SettleBy),
        pause_until: day(Missing::PauseUntil),
        hours: from.zip(to),
        court: text(Missing::Court),
        case_no: text(Missing::CaseNo),
        received: past(Missing::Received),
        sued: amount(Missing::Sued),
        reasons: text(Missing::Reasons),
        assignee: text(Missing::Assignee),
        entry: text(Missing::Entry),
        correct: text(Missing::Correct),
        demand: text(Missing::Demand),
        authority: text(Missing::Authority),
        filed_on: past(Missing::FiledOn).or(known.filed_on),
        ticket: ticket.unwrap_or_else(|| known.ticket.clone()),
        reply: text(Missing::Reply),
        decided_on: past(Missing::DecidedOn).or(known.decided_on),
        objected_on: past(Missing::ObjectedOn).or(known.objected_on),
        agreement: super::agreement::read(typed),
        court_monthly: amount(Missing::Monthly),
        offer: Offer {
            monthly: amount(Missing::Monthly).or(known.offer.monthly),
            instalments: count(&text(Missing::Instalments), MOST).or(known.offer.instalments),
            first: day(Missing::FirstDate).or(known.offer.first),
            ..known.offer
        },
        ..known.clone()
    }
}

/// What the Book knows of a fact that can be typed as well.
pub fn instead(known: &Facts, fact: Missing) -> Option<String> {
    let day = match fact {
        Missing::FirstDate => known.offer.first,
        Missing::FiledOn => known.filed_on,
        Missing::DecidedOn => known.decided_on,
        Missing::ObjectedOn => known.objected_on,
        Missing::Monthly => return known.offer.monthly.map(words::money),
        Missing::Instalments => return known.offer.instalments.map(|n| n.to_string()),
        Missing::Ticket => return Some(known.ticket.clone()).filter(|text| !text.is_empty()),
        _ => None,
    };
    day.map(words::date)
}
