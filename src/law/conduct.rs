//! Rules of conduct for those who collect debts, as data.
//!
//! One rule for each instrument and conduct: what a law forbids, what a
//! national recommended standard or an association's guideline asks for. They
//! are not of one force, and the words for a breach keep them apart
//! ([`Verdict`]). A rule is in force on some days only, and speaks of some
//! lenders only ([`Scope`]).
//!
//! A source here is no [`super::SourceId`]: only the pages that show these
//! rules carry them.

mod table;

use chrono::NaiveDate;

use self::table::RULES;
use super::lender::Lender;
use super::source::Source;

/// What kind of text a rule stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    Statute,
    /// Binds the lenders it speaks of.
    RegulatorRule,
    /// 国家推荐性标准: not mandatory.
    RecommendedStandard,
    /// Self-discipline of members.
    AssociationGuideline,
    /// A warning to the public, no rule.
    Warning,
    /// No rule was found.
    NoRule,
}

/// What may be said when a rule has not been kept. A breach of a standard or of
/// a guideline is not by itself unlawful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// 疑似违反法律
    SuspectedUnlawful,
    /// 疑似违反监管规定
    AgainstRegulation,
    /// 不符合国家推荐性标准
    NotPerStandard,
    /// 不符合行业指引
    NotPerGuideline,
    /// 可记录: no rule, no number, or a text not well enough known.
    Recordable,
}

/// What can be done, in the order it is best done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remedy {
    /// In danger, at once.
    Police110,
    /// 96110: fraud, fake collectors.
    Fraud96110,
    /// Write it down while it is fresh.
    Log,
    /// Keep recordings and messages where they are, unchanged.
    KeepOriginal,
    /// Ask the others for what they heard, in their words.
    AskThirdParty,
    /// Call the lender's official line and ask.
    VerifyWithLender,
    /// Object in writing.
    AskLenderInWriting,
    ComplainToLender,
    Nfra12378,
    /// The association's reporting platform.
    Association,
    Court,
}

/// Which lenders and loans a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Anyone,
    /// Internet consumer lending by licensed lenders and their agencies.
    InternetConsumer,
    /// Cards and personal consumer loans of the Banking Association's members
    /// and their agencies.
    MemberInstitutions,
    /// Credit cards of banks.
    BankCards,
    ConsumerFinance,
    Banks,
    /// Debts that are themselves illegal: never those of a licensed lender.
    IllegalDebts,
}

/// What of a debt decides which rules speak of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Business {
    pub lender: Lender,
    pub card: bool,
    /// Whether it was lent over the internet; `None` where it is not known.
    pub online: Option<bool>,
}

/// Whether a rule speaks of a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Yes,
    /// Only if something that is not known is so.
    If(Unclear),
    No,
}

/// What would have to be known for a rule to speak of a debt, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unclear {
    /// Who lent.
    Lender,
    /// Whether the lender is a member of the association.
    Membership,
    /// Whether it is a loan of the kind the text is about.
    Product,
    /// Whether the debt itself is illegal.
    IllegalDebt,
}

impl Scope {
    /// Whether it takes in a debt; `None`: it is not known which debt.
    #[must_use]
    pub const fn reach(self, business: Option<Business>) -> Reach {
        let unknown = match self {
            Scope::Anyone => return Reach::Yes,
            // Nothing is said under narrow rules of a lender who is not known.
            Scope::InternetConsumer | Scope::MemberInstitutions => Reach::If(Unclear::Lender),
            _ => Reach::No,
        };
        let Some(Business {
            lender,
            card,
            online,
        }) = business
        else {
            return unknown;
        };
        match (self, lender) {
            (Scope::IllegalDebts, Lender::Private | Lender::Other) => {
                Reach::If(Unclear::IllegalDebt)
            }
            (
                Scope::InternetConsumer,
                Lender::Bank | Lender::ConsumerFinance | Lender::SmallLoan,
            ) => match online {
                Some(true) => Reach::Yes,
                _ => Reach::If(Unclear::Product),
            },
            (Scope::MemberInstitutions, Lender::Bank | Lender::ConsumerFinance) => {
                Reach::If(Unclear::Membership)
            }
            (Scope::BankCards, Lender::Bank) if card => Reach::Yes,
            (Scope::Banks, Lender::Bank) | (Scope::ConsumerFinance, Lender::ConsumerFinance) => {
                Reach::Yes
            }
            (_, Lender::Platform | Lender::Other) => unknown,
            // Private lenders are nobody's members; the Banking Association's
            // are no small-loan companies.
            _ => Reach::No,
        }
    }
}

/// A text in both languages, part of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub zh: &'static str,
    pub en: &'static str,
}

/// What one instrument says of one conduct.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub id: RuleId,
    /// Its `says` is about this conduct; its confidence is the rule's.
    pub source: Source,
    pub force: Force,
    /// The first day it is applied; `None`: on all days.
    pub from: Option<NaiveDate>,
    /// The first day it is no longer in force.
    pub until: Option<NaiveDate>,
    pub scope: Scope,
    /// Its number: so many calls a day are still within it, so many attempts,
    /// so many visitors are needed.
    pub limit: Option<u16>,
    pub verdict: Verdict,
    /// What a statute threatens.
    pub penalty: Option<Words>,
    pub remedies: &'static [Remedy],
}

impl Rule {
    /// Whether it was in force on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    const fn limit(mut self, limit: u16) -> Rule {
        self.limit = Some(limit);
        self
    }

    const fn penalty(mut self, zh: &'static str, en: &'static str) -> Rule {
        self.penalty = Some(Words { zh, en });
        self
    }

    const fn recordable(mut self) -> Rule {
        self.verdict = Verdict::Recordable;
        self
    }

    const fn since(mut self, year: i32, month: u32, day: u32) -> Rule {
        self.from = Some(crate::calendar::written(year, month, day));
        self
    }

    /// For illegal debts only.
    const fn private(mut self) -> Rule {
        self.scope = Scope::IllegalDebts;
        self
    }

    /// Where somebody else was reached.
    const fn third(mut self) -> Rule {
        self.remedies = &[
            Remedy::Log,
            Remedy::AskThirdParty,
            Remedy::KeepOriginal,
            Remedy::AskLenderInWriting,
            Remedy::ComplainToLender,
            Remedy::Nfra12378,
            Remedy::Association,
        ];
        self
    }

    /// At the door.
    const fn door(mut self) -> Rule {
        self.remedies = &[
            Remedy::Police110,
            Remedy::Log,
            Remedy::KeepOriginal,
            Remedy::VerifyWithLender,
            Remedy::AskLenderInWriting,
            Remedy::ComplainToLender,
            Remedy::Nfra12378,
        ];
        self
    }

    /// Where somebody may be hurt.
    const fn danger(mut self) -> Rule {
        self.remedies = &[
            Remedy::Police110,
            Remedy::Log,
            Remedy::KeepOriginal,
            Remedy::AskLenderInWriting,
            Remedy::ComplainToLender,
            Remedy::Nfra12378,
            Remedy::Court,
        ];
        self
    }

    /// Where they may be no collectors at all.
    const fn fraud(mut self) -> Rule {
        self.remedies = &[
            Remedy::Fraud96110,
            Remedy::VerifyWithLender,
            Remedy::Log,
            Remedy::KeepOriginal,
            Remedy::Police110,
        ];
        self
    }

    /// Where a court gives redress.
    const fn court(mut self) -> Rule {
        self.remedies = &[
            Remedy::Log,
            Remedy::KeepOriginal,
            Remedy::AskLenderInWriting,
            Remedy::ComplainToLender,
            Remedy::Nfra12378,
            Remedy::Court,
        ];
        self
    }
}

/// The rule with this name.
#[must_use]
pub fn rule(id: RuleId) -> &'static Rule {
    // In the order of their names, which a test holds.
    RULES.get(id as usize).unwrap_or(&RULES[0])
}

/// The name of a rule in code: one for each instrument and conduct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// 22:00 to 08:00.
    StandardQuietHours,
    /// Calls put through to one debtor in a day.
    StandardCalls,
    /// Only the debtor; contacts only where the debtor cannot be reached.
    StandardThirdParty,
    /// A contact has refused.
    StandardRefusal,
    /// The debt is not told to contacts.
    StandardSecrecy,
    /// 22:00 to 08:00.
    GuidelineQuietHours,
    /// Connected calls: no number.
    GuidelineFrequency,
    /// Unanswered attempts to one number in a day.
    GuidelineAttempts,
    /// Who else may be reached, and when.
    GuidelineThirdParty,
    /// What others may be asked and told.
    GuidelineSecrecy,
    /// Article 22: how many come.
    GuidelineHeadcount,
    /// Coming in.
    GuidelineEntry,
    /// Showing who they are.
    GuidelineIdentity,
    /// Recording of calls.
    GuidelineRecording,
    /// The published list of agencies.
    GuidelineAgencyList,
    /// Where numbers come from.
    GuidelineContactSources,
    /// Posting in public.
    GuidelinePosting,
    /// Private phones and accounts.
    GuidelinePrivateAccount,
    /// Posing as somebody else.
    GuidelineImpersonation,
    /// Inventions and exaggerations.
    GuidelineFalseThreats,
    /// Extra fees, new loans.
    GuidelineMoney,
    /// Violence, insult, threat, leak.
    GuidelineViolence,
    /// The 2024 guideline of the internet finance association.
    Nifa2024Calls,
    /// The same: extra fees, illegal funds.
    Nifa2024Money,
    /// Notice before an outside agency starts.
    NoticeBeforeAgency,
    /// Article 68: holder and guarantor only.
    CardThirdParty,
    /// Article 68: violence, threats, insults.
    CardViolence,
    /// Article 70: an agreed plan stops collection.
    CardPlanStops,
    /// Violence, threats, harassment.
    ConsumerFinanceViolence,
    /// Unrelated third parties.
    ConsumerFinanceThirdParty,
    /// Chasing, blocking, taking property, provoking trouble.
    Security30,
    /// Entering a home, restraint, search.
    Security47,
    /// Threats, insults, defamation, harassment, following, spreading privacy.
    Security50,
    /// Selling, giving or stealing personal information.
    Security56,
    /// Impersonating state staff.
    Security62,
    /// Before 2026: chasing, blocking, taking property.
    OldSecurity26,
    /// Before 2026: entering a home, restraint.
    OldSecurity40,
    /// Before 2026: threats, insults, harassment.
    OldSecurity42,
    /// Before 2026: impersonating state staff.
    OldSecurity51,
    /// Detaining somebody to get a debt.
    Criminal238,
    /// Unlawful entry or search of a home.
    Criminal245,
    /// Serious insult or defamation.
    Criminal246,
    /// Selling or obtaining personal information, serious.
    Criminal253,
    /// Extortion.
    Criminal274,
    /// Impersonating staff of state organs.
    Criminal279,
    /// Dunning for an illegal debt.
    Criminal293,
    /// Reputation.
    CivilReputation,
    /// Privacy.
    CivilPrivacy,
    /// Calls and messages that disturb private peace.
    CivilPeace,
    /// Entering or filming a home.
    CivilHome,
    /// Personal data: no more than needed.
    PiplNecessity,
    /// Personal data: no unlawful use.
    PiplUnlawful,
    /// Personal data: not published.
    PiplPublishing,
    /// A warning of the regulator, not a rule.
    FraudWarning,
    /// Nothing found for that day and lender.
    NoKnownRule,
}

impl RuleId {
    pub const ALL: [RuleId; 55] = [
        RuleId::StandardQuietHours,
        RuleId::StandardCalls,
        RuleId::StandardThirdParty,
        RuleId::StandardRefusal,
        RuleId::StandardSecrecy,
        RuleId::GuidelineQuietHours,
        RuleId::GuidelineFrequency,
        RuleId::GuidelineAttempts,
        RuleId::GuidelineThirdParty,
        RuleId::GuidelineSecrecy,
        RuleId::GuidelineHeadcount,
        RuleId::GuidelineEntry,
        RuleId::GuidelineIdentity,
        RuleId::GuidelineRecording,
        RuleId::GuidelineAgencyList,
        RuleId::GuidelineContactSources,
        RuleId::GuidelinePosting,
        RuleId::GuidelinePrivateAccount,
        RuleId::GuidelineImpersonation,
        RuleId::GuidelineFalseThreats,
        RuleId::GuidelineMoney,
        RuleId::GuidelineViolence,
        RuleId::Nifa2024Calls,
        RuleId::Nifa2024Money,
        RuleId::NoticeBeforeAgency,
        RuleId::CardThirdParty,
        RuleId::CardViolence,
        RuleId::CardPlanStops,
        RuleId::ConsumerFinanceViolence,
        RuleId::ConsumerFinanceThirdParty,
        RuleId::Security30,
        RuleId::Security47,
        RuleId::Security50,
        RuleId::Security56,
        RuleId::Security62,
        RuleId::OldSecurity26,
        RuleId::OldSecurity40,
        RuleId::OldSecurity42,
        RuleId::OldSecurity51,
        RuleId::Criminal238,
        RuleId::Criminal245,
        RuleId::Criminal246,
        RuleId::Criminal253,
        RuleId::Criminal274,
        RuleId::Criminal279,
        RuleId::Criminal293,
        RuleId::CivilReputation,
        RuleId::CivilPrivacy,
        RuleId::CivilPeace,
        RuleId::CivilHome,
        RuleId::PiplNecessity,
        RuleId::PiplUnlawful,
        RuleId::PiplPublishing,
        RuleId::FraudWarning,
        RuleId::NoKnownRule,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::in_range;
    use crate::law::Confidence;

    #[test]
    fn each_rule_is_complete_and_at_its_place() {
        assert_eq!(RULES.len(), RuleId::ALL.len());
        for (at, id) in RuleId::ALL.into_iter().enumerate() {
            let rule = rule(id);
            assert_eq!((rule.id, id as usize), (id, at));
            let s = &rule.source;
            for text in [s.title_zh, s.title_en, s.says_zh, s.says_en] {
                assert!(!text.trim().is_empty(), "{id:?}");
            }
            for day in [rule.from, rule.until, s.date, s.checked] {
                assert!(day.is_none_or(in_range), "{id:?}");
            }
            assert!(s.checked.is_some() && !rule.remedies.is_empty(), "{id:?}");
            if let (Some(from), Some(until)) = (rule.from, rule.until) {
                assert!(from < until, "{id:?}");
            }
        }
    }

    /// The five words are kept apart: unlawful is said of statutes only, and
    /// only of articles that were read.
    #[test]
    fn no_rule_says_more_than_its_force() {
        for id in RuleId::ALL {
            let rule = rule(id);
            let fits = match rule.verdict {
                Verdict::SuspectedUnlawful => {
                    rule.force == Force::Statute
                        && rule.source.confidence == Confidence::ArticleRead
                }
                Verdict::AgainstRegulation => rule.force == Force::RegulatorRule,
                Verdict::NotPerStandard => rule.force == Force::RecommendedStandard,
                Verdict::NotPerGuideline => rule.force == Force::AssociationGuideline,
                Verdict::Recordable => true,
            };
            assert!(fits, "{id:?}");
            assert!(
                rule.penalty.is_none() || rule.force == Force::Statute,
                "{id:?}"
            );
        }
    }

    #[test]
    fn days_of_force() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (id, before, first, last, after) in [
            (
                RuleId::StandardCalls,
                Some("2025-02-27"),
                "2025-02-28",
                "2026-11-23",
                None,
            ),
            (
                RuleId::GuidelineAttempts,
                Some("2026-01-29"),
                "2026-01-30",
                "2026-11-23",
                None,
            ),
            (
                RuleId::Nifa2024Calls,
                Some("2024-05-14"),
                "2024-05-15",
                "2025-02-27",
                Some("2025-02-28"),
            ),
            (
                RuleId::Security50,
                Some("2025-12-31"),
                "2026-01-01",
                "2026-11-23",
                None,
            ),
            (
                RuleId::OldSecurity42,
                None,
                "2020-01-01",
                "2025-12-31",
                Some("2026-01-01"),
            ),
            (
                RuleId::PiplUnlawful,
                Some("2021-10-31"),
                "2021-11-01",
                "2026-11-23",
                None,
            ),
            (
                RuleId::CivilPeace,
                Some("2020-12-31"),
                "2021-01-01",
                "2026-11-23",
                None,
            ),
            (
                RuleId::ConsumerFinanceViolence,
                Some("2024-04-17"),
                "2024-04-18",
                "2026-11-23",
                None,
            ),
        ] {
            let rule = rule(id);
            assert!(before.is_none_or(|d| !rule.holds_on(day(d))), "{id:?}");
            assert!(
                rule.holds_on(day(first)) && rule.holds_on(day(last)),
                "{id:?}"
            );
            assert!(after.is_none_or(|d| !rule.holds_on(day(d))), "{id:?}");
        }
    }

    #[test]
    fn who_each_scope_takes_in() {
        use Lender::{Bank, ConsumerFinance, Other, Platform, Private, SmallLoan};
        let of = |lender, card, online| {
            Some(Business {
                lender,
                card,
                online,
            })
        };
        let yes = Reach::Yes;
        for (scope, business, reach) in [
            (Scope::Anyone, None, yes),
            (Scope::Anyone, of(Private, false, None), yes),
            (Scope::InternetConsumer, None, Reach::If(Unclear::Lender)),
            (Scope::InternetConsumer, of(Bank, false, Some(true)), yes),
            (
                Scope::InternetConsumer,
                of(Bank, true, Some(false)),
                Reach::If(Unclear::Product),
            ),
            (
                Scope::InternetConsumer,
                of(SmallLoan, false, None),
                Reach::If(Unclear::Product),
            ),
            (
                Scope::InternetConsumer,
                of(Platform, false, Some(true)),
                Reach::If(Unclear::Lender),
            ),
            (Scope::InternetConsumer, of(Private, false, None), Reach::No),
            (
                Scope::MemberInstitutions,
                of(Bank, true, None),
                Reach::If(Unclear::Membership),
            ),
            (
                Scope::MemberInstitutions,
                of(ConsumerFinance, false, None),
                Reach::If(Unclear::Membership),
            ),
            (
                Scope::MemberInstitutions,
                of(SmallLoan, false, None),
                Reach::No,
            ),
            (
                Scope::MemberInstitutions,
                of(Private, false, None),
                Reach::No,
            ),
            (
                Scope::MemberInstitutions,
                of(Other, false, None),
                Reach::If(Unclear::Lender),
            ),
            (Scope::BankCards, None, Reach::No),
            (Scope::BankCards, of(Bank, true, None), yes),
            (Scope::BankCards, of(Bank, false, None), Reach::No),
            (Scope::BankCards, of(Other, true, None), Reach::No),
            (Scope::Banks, of(Bank, false, None), yes),
            (Scope::Banks, of(ConsumerFinance, false, None), Reach::No),
            (
                Scope::ConsumerFinance,
                of(ConsumerFinance, false, None),
                yes,
            ),
            (Scope::ConsumerFinance, of(Bank, false, None), Reach::No),
            (
                Scope::IllegalDebts,
                of(Private, false, None),
                Reach::If(Unclear::IllegalDebt),
            ),
            (Scope::IllegalDebts, of(Bank, false, None), Reach::No),
            (Scope::IllegalDebts, None, Reach::No),
        ] {
            assert_eq!(scope.reach(business), reach, "{scope:?} {business:?}");
        }
    }
}
