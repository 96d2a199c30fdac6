//! Facts and words become a text.

use chrono::{Datelike, NaiveDate};

use super::agreement::{Check, Why};
use super::facts::{Event, Facts, Hour, Missing, Shares, said, some};
use super::rules::{self, Attachment, Caution, ClockStep, LimitationEffect, Recipient, Warn};
use super::template::{Gap, Only, Para, Speaker};
use super::words::Words;
use crate::calendar::days_between;
use crate::collector::Piece;
use crate::collector::piece::PieceKind;
use crate::law::Cite;
use crate::law::conduct::{Verdict, rule};
use crate::loan::limitation::Limitation;
use crate::loan::statement::Component;
use crate::money::Fen;

/// A piece, ready to be read out, edited, copied, printed or saved.
#[derive(Clone, Debug)]
pub struct Composed {
    pub piece: Piece,
    pub title: String,
    pub to: Recipient,
    pub lines: Vec<Line>,
    /// Days to keep in mind once it is said or sent.
    pub clock: Vec<ClockStep>,
    pub limitation: LimitationEffect,
    pub cites: &'static [Cite],
    pub attachments: &'static [Attachment],
    pub warnings: &'static [Warn],
}

/// A paragraph, or a turn of a script. May have several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub speaker: Speaker,
    pub text: String,
}

impl Composed {
    /// All of it as plain text.
    #[must_use]
    pub fn plain(&self, words: &Words) -> String {
        let mut text = self.title.clone();
        for line in &self.lines {
            text.push_str("\n\n");
            let speaker = match line.speaker {
                Speaker::They => words.speakers[0],
                Speaker::You => words.speakers[1],
                Speaker::Note => words.speakers[2],
                Speaker::Letter => "",
            };
            text.push_str(speaker);
            text.push_str(&line.text);
        }
        text
    }
}

/// Composes a piece in the language of the words.
///
/// # Errors
/// The facts it cannot be without and that are not there, in the order of
/// [`Missing`].
pub fn compose(piece: Piece, facts: &Facts, words: &Words) -> Result<Composed, Vec<Missing>> {
    let mut missing = rules::missing(piece, facts);
    if !missing.is_empty() {
        return Err(missing);
    }
    let the = words.piece(piece);
    let mut lines = Vec::new();
    for para in paragraphs(piece, words) {
        if !applies(para.only, facts) {
            continue;
        }
        let gaps = para.text.gaps();
        let empty = gaps
            .iter()
            .filter(|gap| value(**gap, facts, words).is_none());
        let empty: Vec<Gap> = empty.copied().collect();
        if empty.is_empty() {
            lines.push(Line {
                speaker: para.speaker,
                text: para.text.fill(&|gap| value(gap, facts, words)),
            });
        } else if !para.optional {
            // No text is known to need more than its piece; should one, it is
            // not sent with a hole in it.
            missing.extend(empty.into_iter().filter_map(fact));
        }
    }
    if !missing.is_empty() {
        return Err(Missing::ALL
            .into_iter()
            .filter(|fact| missing.contains(fact))
            .collect());
    }
    attach(piece, &mut lines, words);
    Ok(Composed {
        piece,
        title: the.title.to_owned(),
        to: rules::recipient(piece),
        lines,
        clock: rules::clock(piece, facts),
        limitation: rules::effect(piece),
        cites: rules::cites(piece),
        attachments: rules::attachments(piece),
        warnings: rules::warnings(piece),
    })
}

/// Everything of a piece, in order; what goes along is put in by [`attach`].
pub fn paragraphs(piece: Piece, words: &Words) -> Vec<Para> {
    let body = words.piece(piece).body;
    let mut all = Vec::with_capacity(body.len() + 6);
    if piece.kind() == PieceKind::Script {
        all.push(words.script_start);
    }
    all.extend_from_slice(body);
    let is_letter = piece.kind() == PieceKind::Letter;
    if is_letter && rules::effect(piece) == LimitationEffect::Inquiry {
        all.push(words.reservation);
    }
    match piece.kind() {
        PieceKind::Script => all.push(words.script_end),
        PieceKind::Complaint => {
            all.push(words.truth);
            all.extend_from_slice(words.complaint_end);
        }
        PieceKind::Letter if rules::recipient(piece) == Recipient::Court => {
            all.push(words.court_end);
        }
        PieceKind::Letter => {
            // Who is already named with the whole number is not named again.
            if !rules::needs(piece).contains(&Missing::IdNumber) {
                all.push(words.letter_id);
            }
            all.push(words.letter_end);
        }
    }
    all
}

/// Lists what goes along, before the last paragraph, the signature.
fn attach(piece: Piece, lines: &mut Vec<Line>, words: &Words) {
    let mut text = words.attached.to_owned();
    let attachments = rules::attachments(piece);
    if attachments.is_empty() {
        return;
    }
    for (i, attachment) in attachments.iter().enumerate() {
        let n = (i + 1).to_string();
        let what = words.attachment(*attachment);
        text.push('\n');
        text.push_str(&words.attached_row.of(&[("n", &n), ("what", what)]));
    }
    let signature = lines.pop();
    lines.push(Line {
        speaker: Speaker::Letter,
        text,
    });
    lines.extend(signature);
}

fn applies(only: Only, facts: &Facts) -> bool {
    let argued = facts.limitation.as_ref().and_then(|l| {
        let ends = l.may_be_argued.as_ref()?.expires_on?;
        Some(days_between(l.as_of, ends) < 0)
    });
    match only {
        Only::Any => true,
        Only::Card => facts.card,
        Only::Loan => !facts.card,
        Only::Supervised => facts.supervised(),
        Only::Unsupervised => !facts.supervised(),
        Only::SupervisedLoan => facts.supervised() && !facts.card,
        Only::Expired => facts.expired() == Some(true),
        Only::ClaimsLess => facts.claims_less().is_some(),
        Only::ClaimsNoLess => facts.claims_less().is_none(),
        Only::InTime => facts.expired() == Some(false) && argued != Some(true),
    }
}

/// Which fact a gap stands for, where a piece can need it.
pub fn fact(gap: Gap) -> Option<Missing> {
    Some(match gap {
        Gap::Institution => Missing::Institution,
        Gap::Product => Missing::Product,
        Gap::ContractNo => Missing::ContractNo,
        Gap::Name => Missing::Name,
        Gap::Id => Missing::IdNumber,
        Gap::Phone => Missing::Phone,
        Gap::Address => Missing::Address,
        Gap::AsOf | Gap::Total | Gap::Components => Missing::Owed,
        Gap::Hardship => Missing::Hardship,
        Gap::Income => Missing::Income,
        Gap::Living => Missing::Living,
        Gap::Monthly | Gap::CourtMonthly => Missing::Monthly,
        Gap::Instalments | Gap::OfferTotal => Missing::Instalments,
        Gap::FirstDate => Missing::FirstDate,
        Gap::Shares | Gap::Creditors | Gap::ShareTotal | Gap::ShareOurs => Missing::Shares,
        Gap::Token => Missing::Token,
        Gap::TokenUntil => Missing::TokenUntil,
        Gap::Settlement => Missing::Settlement,
        Gap::SettleBy => Missing::SettleBy,
        Gap::PauseUntil => Missing::PauseUntil,
        Gap::AgreedOn => Missing::AgreedOn,
        Gap::AgreedMonthly => Missing::AgreedMonthly,
        Gap::AgreedInstalments => Missing::AgreedInstalments,
        Gap::AgreedFirst => Missing::AgreedFirst,
        Gap::Thirds => Missing::ThirdParty,
        Gap::Contacts => Missing::Contact,
        Gap::FromHour | Gap::ToHour => Missing::Hours,
        Gap::Court => Missing::Court,
        Gap::CaseNo => Missing::CaseNo,
        Gap::Received => Missing::Received,
        Gap::Sued => Missing::Sued,
        Gap::Assignee => Missing::Assignee,
        Gap::Entry => Missing::Entry,
        Gap::Correct => Missing::Correct,
        Gap::Demand => Missing::Demand,
        Gap::Authority => Missing::Authority,
        Gap::Firm => Missing::Firm,
        Gap::Hotline => Missing::Hotline,
        Gap::Reasons => Missing::Reasons,
        Gap::FiledOn => Missing::FiledOn,
        Gap::Ticket => Missing::Ticket,
        Gap::Reply => Missing::Reply,
        Gap::DecidedOn => Missing::DecidedOn,
        Gap::ObjectedOn => Missing::ObjectedOn,
        _ => return None,
    })
}

/// `2026年11月28日`.
#[must_use]
pub fn date(day: NaiveDate, words: &Words) -> String {
    let month = usize::try_from(day.month0()).unwrap_or_default();
    words.date.of(&[
        ("year", &day.year().to_string()),
        (
            "month",
            words.months.get(month).copied().unwrap_or_default(),
        ),
        ("day", &day.day().to_string()),
    ])
}

/// `1,234.56元`.
#[must_use]
pub fn amount(fen: Fen, words: &Words) -> String {
    words.amount.of(&[("amount", &fen.to_string())])
}

fn hour(Hour(hour, minute): Hour) -> String {
    format!("{hour}:{minute:02}")
}

/// What a gap says, `None` where nothing is known.
#[allow(clippy::too_many_lines)] // one row for each gap
fn value(gap: Gap, facts: &Facts, words: &Words) -> Option<String> {
    let text = |text: &str| said(text).map(str::to_owned);
    let money = |fen: Option<Fen>| fen.map(|fen| amount(fen, words));
    let day = |day: Option<NaiveDate>| day.map(|day| date(day, words));
    let count = |n: Option<u16>| n.filter(|n| *n > 0).map(|n| n.to_string());
    let agreement = facts.agreement.as_ref();
    match gap {
        Gap::Day => day(Some(facts.day)),
        Gap::Institution => text(&facts.institution),
        Gap::Product => text(&facts.product),
        Gap::ContractNo => text(&facts.contract_no),
        Gap::Firm => text(&facts.firm),
        Gap::Hotline => text(&facts.hotline),
        Gap::Name => text(&facts.me.name),
        Gap::Id => text(&facts.me.id_number),
        Gap::IdTail => tail(&facts.me.id_number),
        Gap::Phone => text(&facts.me.phone),
        Gap::Address => text(&facts.me.address),
        Gap::AsOf => day(facts.owed.map(|owed| owed.as_of)),
        Gap::Total => money(facts.total()),
        Gap::Components => components(facts, words),
        Gap::OverdueSince => day(overdue(facts)),
        Gap::OverdueDays => overdue(facts).map(|on| days_between(on, facts.day).to_string()),
        Gap::Claimed => money(some(facts.claimed)),
        Gap::Difference => money(difference(facts)),
        Gap::Lent => lent(facts, words),
        Gap::Paid => money(facts.paid),
        Gap::Hardship => text(&facts.hardship),
        Gap::Income => money(facts.income),
        Gap::Living => money(facts.living),
        Gap::Monthly => money(some(facts.offer.monthly)),
        Gap::CourtMonthly => money(some(facts.court_monthly)),
        Gap::Instalments => count(facts.offer.instalments),
        Gap::FirstDate => day(facts.offer.first),
        Gap::Down => money(some(facts.offer.down)),
        Gap::Last => money(facts.offer.last.filter(|l| Some(*l) != facts.offer.monthly)),
        Gap::OfferTotal => money(facts.offer.total()),
        Gap::Shares => facts.shares.as_ref().map(|s| shares(s, words)),
        Gap::Creditors => facts.shares.as_ref().map(|s| s.creditors().to_string()),
        Gap::ShareTotal => money(facts.shares.as_ref().map(Shares::total)),
        Gap::ShareOurs => money(facts.shares.as_ref().map(Shares::ours)),
        Gap::ShareFirst => money(some(facts.shares.as_ref().map(Shares::first))),
        Gap::ShareKept => money(some(share_kept(facts))),
        Gap::Token => money(some(facts.token)),
        Gap::TokenUntil => day(facts.token_until),
        Gap::Settlement => money(some(facts.settlement)),
        Gap::SettleBy => day(facts.settle_by),
        Gap::Waived => money(some(waived(facts))),
        Gap::PauseUntil => day(facts.pause_until),
        Gap::AgreedOn => day(agreement.and_then(|a| a.agreed_on)),
        Gap::AgreedMonthly => money(some(agreement.and_then(|a| a.monthly))),
        Gap::AgreedInstalments => count(agreement.and_then(|a| a.instalments)),
        Gap::AgreedFirst => day(agreement.and_then(|a| a.first_due)),
        Gap::AgreedTotal => money(some(agreement.and_then(|a| a.total))),
        Gap::AgreedBalance => money(some(agreement.and_then(|a| a.balance))),
        Gap::Staff => facts.staff().map(str::to_owned),
        Gap::Thirds => events(facts.events.iter().filter(|e| e.reached.is_some()), words),
        Gap::Contacts => events(facts.events.iter(), words),
        Gap::Evidence => evidence(facts, words),
        Gap::FromHour => facts.hours.map(|(from, _)| hour(from)),
        Gap::ToHour => facts.hours.map(|(_, to)| hour(to)),
        Gap::Court => text(&facts.court),
        Gap::CaseNo => text(&facts.case_no),
        Gap::Received => day(facts.received),
        Gap::Sued => money(some(facts.sued)),
        Gap::ExpiredOn => day(facts.limitation.as_ref().and_then(Limitation::ended)),
        Gap::Reasons => text(&facts.reasons),
        Gap::Assignee => text(&facts.assignee),
        Gap::Entry => text(&facts.entry),
        Gap::Correct => text(&facts.correct),
        Gap::Demand => text(&facts.demand),
        Gap::Authority => text(&facts.authority),
        Gap::FiledOn => day(facts.filed_on),
        Gap::Ticket => text(&facts.ticket),
        Gap::Reply => text(&facts.reply),
        Gap::DecidedOn => day(facts.decided_on),
        Gap::ObjectedOn => day(facts.objected_on),
    }
}

/// The last four of an identity number: enough to tell one person from
/// another, and no more than a letter needs.
fn tail(id: &str) -> Option<String> {
    let id: Vec<char> = said(id)?.chars().collect();
    let start = id.len().checked_sub(4).filter(|start| *start > 0)?;
    Some(id.get(start..)?.iter().collect())
}

/// Since when it has been late, if it has.
fn overdue(facts: &Facts) -> Option<NaiveDate> {
    facts.overdue_since.filter(|since| *since < facts.day)
}

/// What the other side sues for beyond the statement.
fn difference(facts: &Facts) -> Option<Fen> {
    let more = facts.sued?.minus(facts.total()?).ok()?;
    (more > Fen::ZERO).then_some(more)
}

/// What of a month is neither lived on, nor shared out, nor paid first.
fn share_kept(facts: &Facts) -> Option<Fen> {
    let shares = facts.shares.as_ref()?;
    let left = facts.income?.minus(facts.living?).ok()?;
    left.minus(shares.total()).ok()?.minus(shares.first()).ok()
}

/// What was paid out, each with its day.
fn lent(facts: &Facts, words: &Words) -> Option<String> {
    let paid_out = facts.lent.iter().filter(|(_, amount)| *amount > Fen::ZERO);
    let rows = paid_out.map(|(on, fen)| {
        let (on, fen) = (date(*on, words), amount(*fen, words));
        words.lent.of(&[("when", &on), ("amount", &fen)])
    });
    let rows: Vec<String> = rows.collect();
    (!rows.is_empty()).then(|| rows.join(words.and))
}

fn waived(facts: &Facts) -> Option<Fen> {
    facts.total()?.minus(facts.settlement?).ok()
}

fn components(facts: &Facts, words: &Words) -> Option<String> {
    let owed = facts.owed?;
    let total = owed.total()?;
    let mut rows = Vec::new();
    for component in Component::ALL {
        let fen = owed.by_component.of(component);
        if !fen.is_zero() {
            let what = words.component_name(component);
            let values = [("what", what), ("amount", &amount(fen, words))];
            rows.push(words.component.of(&values));
        }
    }
    if rows.is_empty() {
        return Some(amount(total, words));
    }
    Some(rows.join("\n"))
}

fn shares(shares: &Shares, words: &Words) -> String {
    let mut rows = Vec::new();
    let mut n = 0;
    for (place, row) in shares.rows().iter().enumerate() {
        let ours = place == shares.place();
        n += usize::from(!ours);
        let template = match (ours, row.debts > 1) {
            (true, false) => words.share_ours,
            (true, true) => words.share_ours_all,
            (false, _) => words.share_other,
        };
        let number = if ours { row.debts } else { n };
        rows.push(template.of(&[
            ("n", &number.to_string()),
            ("owed", &amount(row.owed, words)),
            ("share", &amount(row.monthly, words)),
        ]));
    }
    rows.join("\n")
}

fn events<'a>(list: impl Iterator<Item = &'a Event>, words: &Words) -> Option<String> {
    let mut rows = Vec::new();
    for event in list {
        let n = (rows.len() + 1).to_string();
        let at = event.at;
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        let when = format!("{} {time}", date(at.day(), words));
        let began = words.directions.get(event.direction as usize);
        let mut how = format!(
            "{}{}",
            began.copied().unwrap_or_default(),
            words.channel(event.channel)
        );
        let connected = event.connected.map(usize::from);
        if let Some(said) = connected.and_then(|through| words.connected.get(through)) {
            how.push_str(said);
        }
        let mut row = words.event.of(&[("n", &n), ("when", &when), ("how", &how)]);
        if let Some(number) = said(&event.number) {
            row.push_str(&words.event_number.of(&[("number", number)]));
        }
        if let Some(who) = said(&event.said) {
            row.push_str(&words.event_said.of(&[("said", who)]));
        }
        if let Some(who) = event.reached {
            row.push_str(&words.event_who.of(&[("who", words.person(who))]));
        }
        if let Some(n) = event.headcount {
            row.push_str(&words.event_headcount.of(&[("n", &n.to_string())]));
        }
        if let Some(fen) = event.claimed {
            let claimed = amount(fen, words);
            row.push_str(&words.event_claimed.of(&[("amount", &claimed)]));
        }
        let tags = event.tags.iter();
        let tags = tags.filter_map(|tag| words.tags.get(*tag as usize).copied());
        let tags: Vec<&str> = tags.collect();
        if !tags.is_empty() {
            let tags = tags.join(words.list);
            row.push_str(&words.event_tags.of(&[("what", &tags)]));
        }
        if let Some(text) = said(&event.words) {
            row.push_str(&words.event_words.of(&[("words", text)]));
        }
        for (verdict, id) in &event.judged {
            // What is only worth noting is no reproach.
            if *verdict == Verdict::Recordable {
                continue;
            }
            let title = (words.source_title)(&rule(*id).source);
            let values = [("verdict", words.verdict(*verdict)), ("rule", title)];
            let judged = words.event_judged.of(&values);
            // Two rules of one text are one reproach.
            if !row.contains(&judged) {
                row.push_str(&judged);
            }
        }
        rows.push(row);
    }
    (!rows.is_empty()).then(|| rows.join("\n"))
}

fn evidence(facts: &Facts, words: &Words) -> Option<String> {
    let mut rows = Vec::new();
    for (i, proof) in facts.evidence.iter().enumerate() {
        let n = (i + 1).to_string();
        let sha = proof.sha256.to_string();
        let mut row = words
            .proof
            .of(&[("n", &n), ("what", &proof.name), ("sha", &sha)]);
        if let Some(note) = said(&proof.note) {
            row.push_str(&words.proof_note.of(&[("note", note)]));
        }
        rows.push(row);
    }
    (!rows.is_empty()).then(|| rows.join("\n"))
}

/// A caution in words.
#[must_use]
pub fn caution(caution: &Caution, words: &Words) -> String {
    let day = |day: NaiveDate| date(day, words);
    let money = |fen: Fen| amount(fen, words);
    match *caution {
        Caution::Restarts {
            ends,
            days_left,
            then,
        } => words.caution_restarts.of(&[
            ("was", &day(ends)),
            ("days", &days_left.to_string()),
            ("day", &day(then)),
        ]),
        Caution::MayWaive { ended } => words.caution_may_waive.of(&[("was", &day(ended))]),
        Caution::Noted {
            ends,
            ref days,
            then,
        } => {
            let days: Vec<String> = days.iter().map(|on| day(*on)).collect();
            let then = then.map(|then| words.caution_noted_then.of(&[("day", &day(then))]));
            words.caution_noted.of(&[
                ("was", &day(ends)),
                ("days", &days.join(words.list)),
                ("what", &then.unwrap_or_default()),
            ])
        }
        Caution::LastDay { what } => words.caution_last_day.of(&[("what", words.step(what))]),
        Caution::Argued { ends } => words.caution_argued.of(&[("was", &day(ends))]),
        Caution::StartUnknown { overdue_since } => words
            .caution_start_unknown
            .of(&[("was", &day(overdue_since))]),
        Caution::MoreThanLeft { monthly, left } => words
            .caution_more_than_left
            .of(&[("amount", &money(monthly)), ("what", &money(left))]),
        Caution::NothingLeft => words.caution_nothing_left.to_owned(),
        Caution::TooLate { what, due } => words
            .caution_too_late
            .of(&[("what", words.step(what)), ("day", &day(due))]),
        Caution::Hurry { what, due, days } => words.caution_hurry.of(&[
            ("what", words.step(what)),
            ("day", &day(due)),
            ("days", &days.to_string()),
        ]),
        Caution::LenderFirst => words.caution_lender_first.to_owned(),
        Caution::ClaimedLess { claimed, ours } => words
            .caution_claimed_less
            .of(&[("amount", &money(claimed)), ("owed", &money(ours))]),
        Caution::MoreThanOwed { sum, owed } => words
            .caution_more_than_owed
            .of(&[("amount", &money(sum)), ("owed", &money(owed))]),
        Caution::OfferedLess { sum, owed, less } => words.caution_offered_less.of(&[
            ("amount", &money(sum)),
            ("owed", &money(owed)),
            ("more", &money(less)),
        ]),
        Caution::OfferedMore { sum, owed, more } => words.caution_offered_more.of(&[
            ("amount", &money(sum)),
            ("owed", &money(owed)),
            ("more", &money(more)),
        ]),
        Caution::OverFiveYears { instalments } => words
            .caution_over_five_years
            .of(&[("n", &instalments.to_string())]),
        Caution::Past { what, day: on } => words
            .caution_past
            .of(&[("what", words.fact(what)), ("day", &day(on))]),
    }
}

/// Why an item of an agreement was judged as it was, in words.
#[must_use]
pub fn why(check: &Check, words: &Words) -> String {
    let day = |day: NaiveDate| date(day, words);
    let money = |fen: Fen| amount(fen, words);
    match check.why {
        Why::AsItShould => words.why_ok.to_owned(),
        Why::NotSaid => words.why_not_said.to_owned(),
        Why::SaidNo => words.why_said_no.to_owned(),
        Why::NothingToCompare => words.why_nothing_to_compare.to_owned(),
        Why::MoreThanOurs { stated, ours, more } => words.why_more.of(&[
            ("amount", &money(stated)),
            ("owed", &money(ours)),
            ("more", &money(more)),
        ]),
        Why::LessThanOurs { stated, ours } => words
            .why_less
            .of(&[("amount", &money(stated)), ("owed", &money(ours))]),
        Why::Total { reckoned, stated } => words
            .why_total
            .of(&[("amount", &money(reckoned)), ("owed", &money(stated))]),
        Why::StopsYetCosts {
            total,
            balance,
            more,
        } => words.why_stops_yet_costs.of(&[
            ("amount", &money(total)),
            ("owed", &money(balance)),
            ("more", &money(more)),
        ]),
        Why::Costs { total, owed, more } => words.why_costs.of(&[
            ("amount", &money(total)),
            ("owed", &money(owed)),
            ("more", &money(more)),
        ]),
        Why::TooLong { instalments } => words.why_too_long.of(&[("n", &instalments.to_string())]),
        Why::Past { first } => words.why_past.of(&[("day", &day(first))]),
        Why::BeforeMoney { first, money_on } => words
            .why_before_money
            .of(&[("day", &day(first)), ("was", &day(money_on))]),
        Why::Over { asked, there, more } => words.why_over.of(&[
            ("amount", &money(asked)),
            ("owed", &money(there)),
            ("more", &money(more)),
        ]),
        Why::OralOnly => words.why_oral.to_owned(),
        Why::AgencyAccount => words.why_agency.to_owned(),
        Why::PrivateAccount => words.why_private.to_owned(),
    }
}
