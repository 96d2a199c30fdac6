//! What the rules of conduct say of the contacts that were written down.
//!
//! A contact is judged by the rules of its own day and of its own lender. A
//! finding is data: the rule, the contacts, what happened with its numbers, and
//! what is not known that would make it surer. It is the borrower's log held
//! against a text, no proof: what is not in the log is not known here.
//!
//! What the borrower began, or agreed to, is in no count. Officers of a court
//! and the police are no collectors. Where somebody threatened or came in, it
//! does not matter who had called whom.

use chrono::NaiveDate;

use super::contact::{
    Caller, Channel, Contact, ContactId, Direction, Tag, ThirdParty, Told, VisitMark,
};
use super::group::{Account, Group, group};
use super::minute::Minute;
use crate::law::Lender;
use crate::law::conduct::{Business, Force, Reach, Remedy, RuleId, Unclear, Verdict, rule};
use crate::sort::Sort as _;

/// The quiet hours: from this hour on …
pub const QUIET_FROM: u16 = 22;
/// … to before this one.
pub const QUIET_TO: u16 = 8;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Within the quiet hours, first at this minute.
    QuietHours { at: Minute },
    /// Calls put through on one day, over the limit; without one where no rule
    /// with a number was found.
    ConnectedCalls {
        day: NaiveDate,
        count: u16,
        limit: Option<u16>,
    },
    /// Attempts that nobody answered on one day, over the limit; the number
    /// where all came from one.
    Unanswered {
        day: NaiveDate,
        count: u16,
        limit: Option<u16>,
        number: Option<String>,
    },
    /// Somebody else was reached: so many calls in a row had failed before that
    /// day, since the borrower was last reached, and so many on the day itself,
    /// which do not count yet.
    ReachedOthers {
        failed: u16,
        same_day: u16,
        last_reached: Option<NaiveDate>,
    },
    /// Somebody else was told of the debt, or of its amount.
    ToldOthers { amount: bool },
    /// Somebody else was reached again, having refused on this day.
    AfterRefusal { refused: NaiveDate },
    /// So many came, and so many are needed; nothing where no rule with a number
    /// was found.
    Headcount { came: u8, needed: Option<u16> },
    /// What they did, in order and each once.
    Conduct(Vec<Tag>),
}

/// What is not known and would make a finding surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// Whether the rule speaks of this lender or debt.
    Reach(Unclear),
    /// Who called: neither side nor firm is written down.
    WhoCalled,
    /// Whose calls these are: they are counted by what was said or by number,
    /// not by a debt.
    Creditor,
    /// The calls came from several numbers.
    SeveralNumbers,
    /// Whether the contract, or a word of yours, allows these hours or calls.
    Consent,
    /// A recording, message or picture.
    Recording,
    /// Whether your number was out of service.
    NumberInvalid,
    /// No earlier call is written down.
    EarlierCalls,
    /// Whether you were out of reach: failed calls alone do not say so.
    OutOfReach,
    /// Whether it was the same person.
    SamePerson,
    /// What exactly the others were told, and whether they were asked to pay.
    WhatWasTold,
    /// Where they have the number from.
    NumberSource,
    /// Whether the lender consented to a private phone or account.
    LenderConsent,
    /// Whether others could hear or read it.
    InPublic,
    /// Whether the plan is signed and kept.
    PlanKept,
    /// Whether it was the home or the workplace.
    Place,
    /// Whether it is serious enough: for the police or a court to say.
    Severity,
}

/// One rule and what does not go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: RuleId,
    pub verdict: Verdict,
    /// When the first of the contacts began.
    pub at: Minute,
    /// In order of time.
    pub contacts: Vec<ContactId>,
    pub what: What,
    /// In order and each once.
    pub missing: Vec<Missing>,
    /// The lender is a private one: no regulator, no association.
    pub private: bool,
}

impl Finding {
    /// What can be done, in the order it is best done.
    pub fn remedies(&self) -> impl Iterator<Item = &'static Remedy> {
        let supervised = |remedy: &Remedy| {
            matches!(
                remedy,
                Remedy::ComplainToLender | Remedy::Nfra12378 | Remedy::Association
            )
        };
        let all = rule(self.rule).remedies.iter();
        let private = self.private;
        all.filter(move |remedy| !(private && supervised(remedy)))
    }
}

/// Which rules speak of a conduct, whatever else happened.
const CONDUCT: &[(Tag, &[RuleId])] = &[
    (
        Tag::Threat,
        &[
            RuleId::GuidelineViolence,
            RuleId::CardViolence,
            RuleId::ConsumerFinanceViolence,
            RuleId::Security50,
            RuleId::OldSecurity42,
            RuleId::Criminal293,
        ],
    ),
    (
        Tag::Insult,
        &[
            RuleId::GuidelineViolence,
            RuleId::CardViolence,
            RuleId::Security50,
            RuleId::OldSecurity42,
            RuleId::CivilReputation,
        ],
    ),
    (
        Tag::Obscene,
        &[RuleId::GuidelineViolence, RuleId::CardViolence],
    ),
    (
        Tag::PosedAsAuthority,
        &[
            RuleId::GuidelineImpersonation,
            RuleId::Security62,
            RuleId::OldSecurity51,
            RuleId::Criminal279,
        ],
    ),
    (Tag::PosedAsLender, &[RuleId::GuidelineImpersonation]),
    (Tag::FalseCreditThreat, &[RuleId::GuidelineFalseThreats]),
    (Tag::Exaggerated, &[RuleId::GuidelineFalseThreats]),
    (
        Tag::ExtraFee,
        &[RuleId::GuidelineMoney, RuleId::Nifa2024Money],
    ),
    (Tag::UrgedNewLoan, &[RuleId::GuidelineMoney]),
    (
        Tag::IllegalFunds,
        &[RuleId::GuidelineMoney, RuleId::Nifa2024Money],
    ),
    (Tag::PrivateAccount, &[RuleId::FraudWarning]),
    (Tag::PrivatePhone, &[RuleId::GuidelinePrivateAccount]),
    (Tag::SuspiciousLink, &[RuleId::FraudWarning]),
    (
        Tag::PublicPosting,
        &[
            RuleId::GuidelinePosting,
            RuleId::Security50,
            RuleId::OldSecurity42,
            RuleId::CivilReputation,
            RuleId::CivilPrivacy,
            RuleId::PiplPublishing,
        ],
    ),
    (
        Tag::LeakedData,
        &[
            RuleId::GuidelineViolence,
            RuleId::Security50,
            RuleId::OldSecurity42,
            RuleId::Security56,
            RuleId::Criminal253,
            RuleId::CivilPrivacy,
            RuleId::PiplUnlawful,
        ],
    ),
    (Tag::NumberNotGiven, &[RuleId::GuidelineContactSources]),
    (
        Tag::EnteredHome,
        &[
            RuleId::GuidelineEntry,
            RuleId::Security47,
            RuleId::OldSecurity40,
            RuleId::Criminal245,
            RuleId::CivilHome,
            RuleId::Criminal293,
        ],
    ),
    (Tag::EnteredWorkplace, &[RuleId::GuidelineEntry]),
    (
        Tag::RefusedToLeave,
        &[RuleId::Security50, RuleId::OldSecurity42],
    ),
    (Tag::Blocked, &[RuleId::Security30, RuleId::OldSecurity26]),
    (
        Tag::Followed,
        &[
            RuleId::Security50,
            RuleId::Security30,
            RuleId::OldSecurity42,
            RuleId::OldSecurity26,
            RuleId::Criminal293,
        ],
    ),
    (
        Tag::Restrained,
        &[
            RuleId::Security47,
            RuleId::OldSecurity40,
            RuleId::Criminal238,
            RuleId::Criminal293,
        ],
    ),
    (Tag::TookGoods, &[RuleId::Security30, RuleId::OldSecurity26]),
    (
        Tag::Violence,
        &[
            RuleId::GuidelineViolence,
            RuleId::CardViolence,
            RuleId::ConsumerFinanceViolence,
            RuleId::Security30,
            RuleId::OldSecurity26,
            RuleId::Criminal293,
        ],
    ),
    (Tag::RefusedId, &[RuleId::GuidelineIdentity]),
    (Tag::HidFirm, &[RuleId::GuidelineIdentity]),
    (Tag::NotOnList, &[RuleId::GuidelineAgencyList]),
    (Tag::AgencyUnannounced, &[RuleId::NoticeBeforeAgency]),
    (Tag::NotRecorded, &[RuleId::GuidelineRecording]),
    (Tag::DespitePlan, &[RuleId::CardPlanStops]),
    (
        Tag::Harassment,
        &[
            RuleId::GuidelineFrequency,
            RuleId::ConsumerFinanceViolence,
            RuleId::Security50,
            RuleId::OldSecurity42,
            RuleId::CivilPeace,
            RuleId::Criminal293,
        ],
    ),
];

/// Who may be told, and asked to pay.
const SECRECY: &[RuleId] = &[
    RuleId::StandardSecrecy,
    RuleId::GuidelineSecrecy,
    RuleId::CardThirdParty,
    RuleId::ConsumerFinanceThirdParty,
    RuleId::CivilPrivacy,
    RuleId::PiplNecessity,
];

/// A contact and whose it is.
struct Entry<'a> {
    contact: &'a Contact,
    group: Group,
    business: Option<Business>,
}

/// What the rules say of contacts up to a day. Of `accounts`, those of one
/// institution are one creditor. In order of time, whatever order the contacts
/// are in.
#[must_use]
pub fn findings(contacts: &[Contact], accounts: &[Account], today: NaiveDate) -> Vec<Finding> {
    let mut entries: Vec<Entry> = contacts
        .iter()
        .filter(|contact| contact.at.day() <= today && by_collectors(contact))
        .map(|contact| {
            let group = group(contact, accounts);
            let debt = match group {
                Group::Creditor(first) => contact.debt.or(Some(first)),
                _ => None,
            };
            let account = accounts.iter().find(|a| Some(a.debt) == debt);
            Entry {
                contact,
                group,
                business: account.map(|a| a.business),
            }
        })
        .collect();
    entries.arrange(|a, b| (a.contact.at, a.contact.id).cmp(&(b.contact.at, b.contact.id)));
    let mut found = Found(Vec::new());
    for entry in &entries {
        quiet_hours(entry, &mut found);
        headcount(entry, &mut found);
        conduct(entry, &mut found);
        others(entry, &entries, &mut found);
    }
    counters(&entries, &mut found);
    found
        .0
        .arrange(|a, b| (a.at, a.rule, &a.contacts).cmp(&(b.at, b.rule, &b.contacts)));
    found.0
}

/// Officers of a court and policemen are none, unless somebody only said so.
pub fn by_collectors(contact: &Contact) -> bool {
    !matches!(contact.caller, Caller::Court | Caller::Police) || contact.has(Tag::PosedAsAuthority)
}

/// Whether collectors began it, and not as agreed: what counts.
fn counts(contact: &Contact) -> bool {
    contact.direction == Direction::In && !contact.agreed
}

/// A call of theirs to the borrower.
fn is_call(contact: &Contact) -> bool {
    contact.channel == Channel::Call
        && contact.direction == Direction::In
        && contact.reached.is_none()
}

struct Found(Vec<Finding>);

impl Found {
    /// Adds a finding for each rule that held on the day and speaks of the
    /// lender. Whether there was one.
    fn add(&mut self, rules: &[RuleId], of: &[&Entry], what: &What, missing: &[Missing]) -> bool {
        self.add_as(None, rules, of, what, missing)
    }

    /// The same with no more than is known: a verdict for that of the rules.
    fn add_as(
        &mut self,
        verdict: Option<Verdict>,
        rules: &[RuleId],
        of: &[&Entry],
        what: &What,
        missing: &[Missing],
    ) -> bool {
        let Some(first) = of.first() else {
            return false;
        };
        let mut any = false;
        for id in rules {
            let rule = rule(*id);
            let mut missing = missing.to_vec();
            match rule.scope.reach(first.business) {
                Reach::No => continue,
                Reach::If(unclear) => missing.push(Missing::Reach(unclear)),
                Reach::Yes => {}
            }
            if !rule.holds_on(first.contact.at.day()) {
                continue;
            }
            let nobody = |entry: &&Entry| {
                let contact = entry.contact;
                contact.caller == Caller::Unknown
                    && contact.said_firm.trim().is_empty()
                    && contact.said_for.trim().is_empty()
            };
            // A law does not ask for whom they collect.
            if rule.force != Force::Statute && of.iter().any(nobody) {
                missing.push(Missing::WhoCalled);
            }
            missing.arrange_by(|m| *m);
            missing.dedup();
            any = true;
            self.0.push(Finding {
                rule: *id,
                verdict: verdict.unwrap_or(rule.verdict),
                at: first.contact.at,
                contacts: of.iter().map(|entry| entry.contact.id).collect(),
                what: what.clone(),
                missing,
                private: first.business.is_some_and(|b| b.lender == Lender::Private),
            });
        }
        any
    }
}

/// Whether a minute is within the quiet hours, 22:00 to before 08:00.
#[must_use]
pub const fn is_quiet(at: Minute) -> bool {
    at.hour() >= QUIET_FROM || at.hour() < QUIET_TO
}

fn quiet_hours(entry: &Entry, found: &mut Found) {
    let contact = entry.contact;
    if !counts(contact) || contact.channel == Channel::Letter {
        return;
    }
    // Of a visit, any minute they were still there.
    let there = contact.marks.iter().filter(|mark| match mark.what {
        VisitMark::PoliceCalled => false,
        VisitMark::Left => mark.at.of_day() != QUIET_FROM * 60,
        _ => true,
    });
    let mut minutes = [contact.at]
        .into_iter()
        .chain(there.map(|mark| mark.at).filter(|at| *at > contact.at));
    let Some(at) = minutes.find(|at| is_quiet(*at)) else {
        return;
    };
    let what = What::QuietHours { at };
    let rules = [RuleId::StandardQuietHours, RuleId::GuidelineQuietHours];
    if !found.add(&rules, &[entry], &what, &[Missing::Consent]) {
        found.add(&[RuleId::NoKnownRule], &[entry], &what, &[]);
    }
}

fn headcount(entry: &Entry, found: &mut Found) {
    let contact = entry.contact;
    let needed = rule(RuleId::GuidelineHeadcount).limit.unwrap_or(0);
    if let Some(came) = contact.headcount
        && contact.channel == Channel::Visit
        && contact.direction == Direction::In
        && came > 0
        && u16::from(came) < needed
    {
        let what = |needed| What::Headcount { came, needed };
        if !found.add(
            &[RuleId::GuidelineHeadcount],
            &[entry],
            &what(Some(needed)),
            &[],
        ) {
            found.add(&[RuleId::NoKnownRule], &[entry], &what(None), &[]);
        }
    }
}

/// The tags of a contact, and what its marks come to; whether the place of an
/// entry is not known.
fn tags(contact: &Contact) -> (Vec<Tag>, bool) {
    let mut tags = contact.tags.clone();
    for mark in &contact.marks {
        tags.extend(match mark.what {
            VisitMark::RefusedId => Some(Tag::RefusedId),
            VisitMark::Blocked => Some(Tag::Blocked),
            VisitMark::Threatened => Some(Tag::Threat),
            VisitMark::Posted => Some(Tag::PublicPosting),
            _ => None,
        });
    }
    let placed = tags.contains(&Tag::EnteredHome) || tags.contains(&Tag::EnteredWorkplace);
    let unplaced = contact.marked(VisitMark::Entered) && !placed;
    if unplaced {
        tags.push(Tag::EnteredHome);
    }
    tags.arrange_by(|tag| *tag);
    tags.dedup();
    (tags, unplaced)
}

/// What was done, tag by tag; a rule that speaks of several names them all.
fn conduct(entry: &Entry, found: &mut Found) {
    let contact = entry.contact;
    let (tags, unplaced) = tags(contact);
    // What is known to be an outside agency's only.
    let own_staff = contact.caller == Caller::Lender;
    let mut rules: Vec<(RuleId, Vec<Tag>)> = Vec::new();
    let mut name = |id: RuleId, tag: Tag| match rules.iter_mut().find(|(r, _)| *r == id) {
        Some((_, tags)) => tags.push(tag),
        None => rules.push((id, vec![tag])),
    };
    let lawful_of_staff = |tag: Tag| {
        matches!(
            tag,
            Tag::PrivatePhone | Tag::NotOnList | Tag::PosedAsLender | Tag::AgencyUnannounced
        )
    };
    let tags: Vec<Tag> = tags
        .into_iter()
        .filter(|tag| !(own_staff && lawful_of_staff(*tag)))
        .collect();
    for (tag, ids) in CONDUCT.iter().filter(|(tag, _)| tags.contains(tag)) {
        ids.iter().for_each(|id| name(*id, *tag));
    }
    let has = |tag| tags.contains(&tag);
    // Money that is not owed, under a threat.
    if has(Tag::Threat) && has(Tag::ExtraFee) {
        name(RuleId::Criminal274, Tag::Threat);
        name(RuleId::Criminal274, Tag::ExtraFee);
    }
    let public = has(Tag::PublicPosting) || has(Tag::ToldThirdParty) || contact.reached.is_some();
    if has(Tag::Insult) && public {
        name(RuleId::Criminal246, Tag::Insult);
    }
    let mut said: Vec<Tag> = Vec::new();
    for (id, tags) in rules {
        let mut missing = unsure(id);
        if tags == [Tag::Insult] && matches!(id, RuleId::Security50 | RuleId::CivilReputation) {
            missing.push(Missing::InPublic);
        }
        if unplaced && tags.contains(&Tag::EnteredHome) {
            missing.push(Missing::Place);
        }
        if contact.evidence.is_empty() {
            missing.push(Missing::Recording);
        }
        if found.add(&[id], &[entry], &What::Conduct(tags.clone()), &missing) {
            said.extend(tags);
        }
    }
    // Telling others is looked at with them.
    let rest = |tag: &Tag| !said.contains(tag) && *tag != Tag::ToldThirdParty;
    let rest: Vec<Tag> = tags.into_iter().filter(rest).collect();
    if !rest.is_empty() {
        found.add(&[RuleId::NoKnownRule], &[entry], &What::Conduct(rest), &[]);
    }
}

/// What a rule asks that a log cannot know.
fn unsure(id: RuleId) -> Vec<Missing> {
    match id {
        RuleId::Criminal238
        | RuleId::Criminal245
        | RuleId::Criminal246
        | RuleId::Criminal253
        | RuleId::Criminal274
        | RuleId::Criminal279
        | RuleId::Criminal293
        | RuleId::Security30
        | RuleId::Security50
        | RuleId::CivilPeace => vec![Missing::Severity],
        RuleId::GuidelinePrivateAccount => vec![Missing::LenderConsent],
        RuleId::GuidelineContactSources => vec![Missing::NumberSource],
        RuleId::CardPlanStops => vec![Missing::PlanKept],
        _ => Vec::new(),
    }
}

/// Somebody else was reached: too early, after a refusal, or told of the debt.
/// A guarantor owes too, and so does a spouse where the debt was for the
/// family's living: they are not others.
fn others(entry: &Entry, entries: &[Entry], found: &mut Found) {
    let contact = entry.contact;
    let reached = contact.reached.as_ref();
    if reached.is_some_and(|r| r.is_guarantor || r.spouse_shared) {
        return;
    }
    let told = reached.map(|r| r.told);
    let amount = told == Some(Told::Amount);
    if amount || told == Some(Told::DebtDetails) || contact.has(Tag::ToldThirdParty) {
        let mut missing = Vec::new();
        if !amount && told != Some(Told::DebtDetails) {
            missing.push(Missing::WhatWasTold);
        }
        if contact.evidence.is_empty() {
            missing.push(Missing::Recording);
        }
        // Who offers to pay asks what there is to pay.
        let offered = reached.is_some_and(|r| r.offered_to_pay);
        let rules = if offered {
            &[RuleId::StandardSecrecy]
        } else {
            SECRECY
        };
        let what = What::ToldOthers { amount };
        let mut any = offered;
        for id in rules {
            let mut missing = missing.clone();
            // These are about asking others to pay.
            if matches!(
                id,
                RuleId::CardThirdParty | RuleId::ConsumerFinanceThirdParty
            ) {
                missing.push(Missing::WhatWasTold);
            }
            any |= found.add(&[*id], &[entry], &what, &missing);
        }
        if !any {
            found.add(&[RuleId::NoKnownRule], &[entry], &what, &[]);
        }
    }
    if !counts(contact) {
        return;
    }
    let before = || {
        entries
            .iter()
            .filter(|e| e.group == entry.group && e.contact.at < contact.at)
    };
    if let Some(reached) = reached {
        refusal(reached, entry, before(), found);
    }
    // At the door they may have come for the borrower.
    let to_others = contact.channel == Channel::ThirdParty
        || (reached.is_some() && !matches!(contact.channel, Channel::Visit));
    if !to_others {
        return;
    }
    too_early(entry, before(), found);
}

/// Somebody who had asked not to be contacted again. Where a name was left
/// blank it may be another of the same kind.
fn refusal<'a>(
    reached: &ThirdParty,
    entry: &Entry,
    before: impl Iterator<Item = &'a Entry<'a>>,
    found: &mut Found,
) {
    let name = reached.name.trim();
    let (mut same, mut alike) = (None, None);
    for earlier in before {
        let day = earlier.contact.at.day();
        let Some(refused) = &earlier.contact.reached else {
            continue;
        };
        let other = refused.name.trim();
        if !refused.refused_further {
            continue;
        }
        if !name.is_empty() && other == name {
            same = same.or(Some(day));
        } else if (name.is_empty() || other.is_empty()) && refused.who == reached.who {
            alike = alike.or(Some(day));
        }
    }
    let rules = [RuleId::StandardRefusal];
    if let Some(refused) = same {
        found.add(&rules, &[entry], &What::AfterRefusal { refused }, &[]);
    } else if let Some(refused) = alike {
        found.add_as(
            Some(Verdict::Recordable),
            &rules,
            &[entry],
            &What::AfterRefusal { refused },
            &[Missing::SamePerson],
        );
    }
}

/// Somebody else was reached before that was allowed. The guideline has a
/// number of failed calls; the standard has none, only that the debtor cannot
/// be reached, which calls the borrower did not take do not prove, and a call
/// of the borrower's own disproves.
fn too_early<'a>(entry: &Entry, before: impl Iterator<Item = &'a Entry<'a>>, found: &mut Found) {
    let today = entry.contact.at.day();
    let (mut failed, mut same_day, mut any) = (0_u16, 0_u16, false);
    // The same, since any call at all was put through.
    let (mut missed, mut answered, mut spoken) = (0_u16, None, None);
    for earlier in before.map(|e| e.contact) {
        let at = earlier.at.day();
        let own = earlier.channel == Channel::Call && earlier.direction == Direction::Out;
        if own && earlier.connected == Some(true) && earlier.reached.is_none() {
            (missed, spoken) = (0, Some(at));
        }
        if !is_call(earlier) {
            continue;
        }
        any |= earlier.connected.is_some();
        match earlier.connected {
            Some(true) => {
                (failed, same_day, missed) = (0, 0, 0);
                (answered, spoken) = (Some(at), Some(at));
            }
            // From the next day on.
            Some(false) if at < today => {
                failed = failed.saturating_add(1);
                missed = missed.saturating_add(1);
            }
            Some(false) => same_day = same_day.saturating_add(1),
            None => {}
        }
    }
    let missing = if any {
        vec![Missing::NumberInvalid]
    } else {
        vec![Missing::NumberInvalid, Missing::EarlierCalls]
    };
    let what = |failed, last_reached| What::ReachedOthers {
        failed,
        same_day,
        last_reached,
    };
    let needed = rule(RuleId::GuidelineThirdParty).limit.unwrap_or(0);
    let standard = &[RuleId::StandardThirdParty];
    let mut ruled = if missed < needed {
        found.add(standard, &[entry], &what(missed, spoken), &missing)
    } else {
        let missing = [Missing::NumberInvalid, Missing::OutOfReach];
        let verdict = Some(Verdict::Recordable);
        found.add_as(verdict, standard, &[entry], &what(missed, spoken), &missing)
    };
    if failed >= needed {
        return;
    }
    let guideline = &[RuleId::GuidelineThirdParty];
    ruled |= found.add(guideline, &[entry], &what(failed, answered), &missing);
    if !ruled {
        let what = what(failed, answered);
        found.add(&[RuleId::NoKnownRule], &[entry], &what, &[]);
    }
}

/// The two counters of a day, which are never added up: calls put through, and
/// attempts that nobody answered.
fn counters(entries: &[Entry], found: &mut Found) {
    for connected in [true, false] {
        let mut calls: Vec<&Entry> = entries
            .iter()
            .filter(|e| is_call(e.contact) && counts(e.contact))
            .filter(|e| e.contact.connected == Some(connected))
            .collect();
        // Stable: in order of time within a creditor's day.
        calls.arrange(|a, b| (a.contact.at.day(), &a.group).cmp(&(b.contact.at.day(), &b.group)));
        let same =
            |a: &&Entry, b: &&Entry| a.contact.at.day() == b.contact.at.day() && a.group == b.group;
        for of_day in calls.chunk_by(same) {
            if connected {
                connected_calls(of_day, found);
            } else {
                unanswered(of_day, found);
            }
        }
    }
}

/// How many calls of a day there are, and what their counting rests on.
fn tally(calls: &[&Entry]) -> Option<(NaiveDate, u16, Vec<Missing>)> {
    let first = calls.first()?;
    let mut missing = Vec::new();
    if !matches!(first.group, Group::Creditor(_)) {
        missing.push(Missing::Creditor);
    }
    let count = u16::try_from(calls.len()).unwrap_or(u16::MAX);
    Some((first.contact.at.day(), count, missing))
}

fn connected_calls(calls: &[&Entry], found: &mut Found) {
    let Some((day, count, missing)) = tally(calls) else {
        return;
    };
    let limit = rule(RuleId::StandardCalls).limit;
    if count <= limit.unwrap_or(u16::MAX) {
        return;
    }
    let what = |limit| What::ConnectedCalls { day, count, limit };
    let rules = [RuleId::StandardCalls, RuleId::Nifa2024Calls];
    if !found.add(&rules, calls, &what(limit), &missing) {
        found.add(&[RuleId::NoKnownRule], calls, &what(None), &[]);
    }
}

fn unanswered(calls: &[&Entry], found: &mut Found) {
    let Some((day, count, mut missing)) = tally(calls) else {
        return;
    };
    let limit = rule(RuleId::GuidelineAttempts).limit;
    if count <= limit.unwrap_or(u16::MAX) {
        return;
    }
    let number = calls.first().map(|e| e.contact.number.trim());
    let number = number.filter(|n| calls.iter().all(|e| e.contact.number.trim() == *n));
    let number = number.filter(|n| !n.is_empty()).map(str::to_owned);
    missing.push(Missing::Consent);
    if number.is_none() {
        missing.push(Missing::SeveralNumbers);
    }
    let what = |limit| What::Unanswered {
        day,
        count,
        limit,
        number: number.clone(),
    };
    if !found.add(&[RuleId::GuidelineAttempts], calls, &what(limit), &missing) {
        found.add(&[RuleId::NoKnownRule], calls, &what(None), &[]);
    }
}
