//! What pieces are filled with: from statement, budget, plan and log, and from
//! what is typed beside the piece.

use chrono::NaiveDate;

use crate::app::draft::parse_date;
use crate::app::fields::{count, remembered};
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::words;
use crate::book::{Book, Debt};
use crate::calendar::in_range;
use crate::collector::{Channel, Contact, findings};
use crate::letter::facts::{Event, Facts, Hour, Missing, Offer, Owed, Proof, Share, Shares};
use crate::loan::{Act, Product, StatementError, limitation, statement};
use crate::money::{Fen, halfwidth};
use crate::outlook::Outlook;
use crate::plan::{Month, Treatment};

/// What is typed beside a piece; kept until the page is closed.
#[derive(Clone, Copy)]
pub struct Typed {
    pub monthly: Live<String>,
    pub instalments: Live<String>,
    pub first: Live<String>,
    pub hardship: Live<String>,
    pub token: Live<String>,
    pub token_until: Live<String>,
    pub settlement: Live<String>,
    pub settle_by: Live<String>,
    pub pause_until: Live<String>,
    pub from: Live<String>,
    pub to: Live<String>,
    pub court: Live<String>,
    pub case_no: Live<String>,
    pub received: Live<String>,
    pub sued: Live<String>,
    pub assignee: Live<String>,
    pub entry: Live<String>,
    pub correct: Live<String>,
    pub demand: Live<String>,
    pub authority: Live<String>,
    pub agreement: super::agreement::Typed,
}

impl Typed {
    pub fn new() -> Typed {
        let text = |id| remembered(id, "");
        Typed {
            monthly: text("letter-monthly"),
            instalments: text("letter-instalments"),
            first: text("letter-first"),
            hardship: text("letter-hardship"),
            token: text("letter-token"),
            token_until: text("letter-token-until"),
            settlement: text("letter-settlement"),
            settle_by: text("letter-settle-by"),
            pause_until: text("letter-pause-until"),
            from: text("letter-from"),
            to: text("letter-to"),
            court: text("letter-court"),
            case_no: text("letter-case-no"),
            received: text("letter-received"),
            sued: text("letter-sued"),
            assignee: text("letter-assignee"),
            entry: text("letter-entry"),
            correct: text("letter-correct"),
            demand: text("letter-demand"),
            authority: text("letter-authority"),
            agreement: super::agreement::Typed::new(),
        }
    }

    /// The text of a fact that is typed here.
    pub const fn of(self, fact: Missing) -> Option<Live<String>> {
        Some(match fact {
            Missing::Monthly => self.monthly,
            Missing::Instalments => self.instalments,
            Missing::FirstDate => self.first,
            Missing::Hardship => self.hardship,
            Missing::Token => self.token,
            Missing::TokenUntil => self.token_until,
            Missing::Settlement => self.settlement,
            Missing::SettleBy => self.settle_by,
            Missing::PauseUntil => self.pause_until,
            Missing::Court => self.court,
            Missing::CaseNo => self.case_no,
            Missing::Received => self.received,
            Missing::Sued => self.sued,
            Missing::Assignee => self.assignee,
            Missing::Entry => self.entry,
            Missing::Correct => self.correct,
            Missing::Demand => self.demand,
            Missing::Authority => self.authority,
            _ => return None,
        })
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
    let text = halfwidth(text.trim());
    let (hour, minute) = text.split_once([':', '：', '点']).unwrap_or((&text, "0"));
    let minute = minute.trim_end_matches('分').trim();
    let minute: u8 = if minute.is_empty() {
        0
    } else {
        minute.parse().ok()?
    };
    let hour: u8 = hour.trim().parse().ok()?;
    (hour < 24 && minute < 60).then_some(Hour(hour, minute))
}

/// What the Book says of a debt on a day.
pub fn known(t: &Text, book: &Book, debt: &Debt, today: NaiveDate) -> Facts {
    let creditor = book.dealings.creditor(debt.id);
    let mut facts = Facts {
        card: debt.product == Product::CreditCard,
        lender: Some(debt.lender),
        product: words::debt_name(t, debt),
        institution: creditor.institution,
        contract_no: creditor.contract_no,
        firm: creditor.collector_firm,
        hotline: creditor.hotline,
        me: book.dealings.me.clone(),
        limitation: limitation::of_debt(&debt.contract, &debt.ledger, today),
        ..Facts::on(today)
    };
    let _ = owed(&mut facts, debt, today);
    month(&mut facts, book, debt, today);
    log(&mut facts, book, debt, today);
    facts
}

/// The same with what is typed beside the piece, which is followed.
pub fn with_typed(known: &Facts, typed: Typed) -> Facts {
    let text = |of: Live<String>| of.with(|text| text.trim().to_owned());
    Facts {
        hardship: text(typed.hardship),
        token: typed.token.with(|text| amount(text)),
        token_until: typed.token_until.with(|text| day(text)),
        settlement: typed.settlement.with(|text| amount(text)),
        settle_by: typed.settle_by.with(|text| day(text)),
        pause_until: typed.pause_until.with(|text| day(text)),
        hours: typed
            .from
            .with(|text| hour(text))
            .zip(typed.to.with(|text| hour(text))),
        court: text(typed.court),
        case_no: text(typed.case_no),
        received: typed.received.with(|text| day(text)),
        sued: typed.sued.with(|text| amount(text)),
        assignee: text(typed.assignee),
        entry: text(typed.entry),
        correct: text(typed.correct),
        demand: text(typed.demand),
        authority: text(typed.authority),
        agreement: typed.agreement.read(),
        offer: Offer {
            monthly: typed.monthly.with(|text| amount(text)),
            instalments: typed
                .instalments
                .with(|text| count(text, MOST))
                .or(known.offer.instalments),
            first: typed.first.with(|text| day(text)).or(known.offer.first),
            ..known.offer
        },
        ..known.clone()
    }
}

/// What the statement says.
fn owed(facts: &mut Facts, debt: &Debt, today: NaiveDate) -> Result<(), StatementError> {
    let statement = statement(&debt.contract, &debt.ledger, today)?;
    if let Ok(by_component) = statement.payoff() {
        facts.owed = Some(Owed {
            as_of: today,
            by_component,
        });
    }
    facts.overdue_since = statement.overdue_since();
    facts.lent = Some(statement.lent);
    facts.lent_on = Some(debt.contract.disbursed_on);
    let paid = debt.ledger.events().iter().filter_map(|e| match e.act {
        Act::Pay { amount, .. } => Some(amount),
        _ => None,
    });
    facts.paid = Fen::sum(paid).ok();
    Ok(())
}

/// The month's money, and what may be promised of it.
fn month(facts: &mut Facts, book: &Book, debt: &Debt, today: NaiveDate) {
    let budget = &book.plans.budget;
    if !budget.flows.is_empty()
        && let Ok(money) = budget.month(Month::of(today).plus(1))
    {
        facts.income = Some(money.income);
        facts.living = Some(money.needs());
        facts.left = Some(money.surplus);
        if let Ok(outlook) = Outlook::of(book, today) {
            let offers = outlook.offers();
            let total = Fen::sum(offers.iter().map(|(_, monthly)| *monthly));
            let ours = offers.iter().position(|(id, _)| *id == debt.id);
            let rows = offers.iter().map(|(id, monthly)| {
                let at = outlook.debts.iter().position(|debt| debt == id);
                let owed = at.and_then(|at| outlook.owed.get(at).copied());
                Share {
                    owed: owed.unwrap_or_default(),
                    monthly: *monthly,
                }
            });
            if let (Ok(total), Some(ours)) = (total, ours)
                && total > Fen::ZERO
            {
                facts.shares = Shares::new(total, ours, rows.collect());
            }
        }
    }
    if let Treatment::Instalments(planned) = book.plans.of(debt.id).treatment {
        facts.offer = Offer {
            instalments: Some(planned.instalments),
            first: Some(planned.first_due),
            down: Some(planned.down).filter(|down| !down.is_zero()),
            ..Offer::default()
        };
    }
}

/// What was noted of this debt, and what the rules say of it.
fn log(facts: &mut Facts, book: &Book, debt: &Debt, today: NaiveDate) {
    let contacts: Vec<Contact> = book
        .dealings
        .contacts
        .iter()
        .filter(|contact| contact.debt == Some(debt.id))
        .cloned()
        .collect();
    let found = findings(&contacts, &[book.account(debt)], today);
    facts.claimed = contacts.iter().rev().find_map(|contact| contact.claimed);
    let last_agreed = contacts.iter().rev().find(|contact| contact.agreed);
    facts.staff = last_agreed.map_or_else(String::new, |contact| contact.staff_no.clone());
    for contact in &contacts {
        // What the borrower sent is no event of theirs.
        if contact.piece.is_some() {
            continue;
        }
        let judged = found.iter().filter(|f| f.contacts.contains(&contact.id));
        let said = [&contact.said_firm, &contact.said_name, &contact.staff_no];
        let said: Vec<&str> = said
            .into_iter()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        let reached = contact.reached.as_ref().map(|reached| reached.who);
        facts.events.push(Event {
            at: contact.at,
            channel: if reached.is_some() {
                Channel::ThirdParty
            } else {
                contact.channel
            },
            number: contact.number.clone(),
            said: said.join(" "),
            reached,
            words: contact.text.trim().to_owned(),
            judged: judged.map(|f| (f.verdict, f.rule)).collect(),
        });
    }
    facts.events.sort_by_key(|event| event.at);
    for evidence in &book.dealings.evidence {
        let mut holders = contacts
            .iter()
            .filter(|c| c.evidence.contains(&evidence.id));
        if holders.next().is_some() {
            facts.evidence.push(Proof {
                name: evidence.name.clone(),
                sha256: evidence.sha256,
                note: evidence.note.clone(),
            });
        }
    }
}
