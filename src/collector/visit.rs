//! A visit that is going on: kept at once, so that a page that is closed or
//! loaded again still knows it; what to do meanwhile, step by step; and what
//! becomes of it once it is over.

use super::contact::{
    Caller, Channel, Contact, Direction, Mark, Paper, Tag, ThirdParty, VisitMark, Who,
};
use super::dealings::Moves;
use super::minute::{DAY, Minute};
use crate::calendar::{days_between, in_range};
use crate::law::Cite::{self, Rule};
use crate::law::conduct::RuleId as R;
use crate::law::guide::visit as law;
use crate::loan::DebtId;
use crate::stored::{names, record};

/// Where a visit takes place, and who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scene {
    /// The borrower is at home.
    Home,
    /// Only the family is at home.
    OnlyFamily,
    Workplace,
    /// They say that they come from a court.
    CourtOfficers,
}

names!(Scene {
    Home = "home",
    OnlyFamily = "only-family",
    Workplace = "workplace",
    CourtOfficers = "court-officers",
});

impl Scene {
    pub const ALL: [Scene; 4] = [
        Scene::Home,
        Scene::OnlyFamily,
        Scene::Workplace,
        Scene::CourtOfficers,
    ];

    /// What to do, in order.
    #[must_use]
    pub const fn steps(self) -> &'static [VisitStep] {
        use VisitStep as S;
        match self {
            Scene::Home => &[
                S::Calm,
                S::Record,
                S::AskPapers,
                S::Verify,
                S::SayOnce,
                S::Never,
                S::LeaveThem,
                S::Police,
                S::Injury,
                S::SameDay,
            ],
            Scene::OnlyFamily => &[
                S::FamilyCalm,
                S::Record,
                S::AskPapers,
                S::FamilySay,
                S::FamilyNever,
                S::LeaveThem,
                S::Police,
                S::Injury,
                S::FamilyAfter,
            ],
            Scene::Workplace => &[
                S::WorkCalm,
                S::Record,
                S::AskPapers,
                S::Verify,
                S::WorkSay,
                S::Never,
                S::LeaveThem,
                S::Police,
                S::Injury,
                S::WorkAfter,
            ],
            Scene::CourtOfficers => &[
                S::CourtPapers,
                S::CourtVerify,
                S::CourtObey,
                S::CourtSay,
                S::CourtFake,
                S::CourtAfter,
            ],
        }
    }

    /// What may happen there, as marks.
    #[must_use]
    pub const fn marks(self) -> &'static [VisitMark] {
        match self {
            Scene::CourtOfficers => &[
                VisitMark::Arrived,
                VisitMark::ShowedId,
                VisitMark::RefusedId,
                VisitMark::Entered,
                VisitMark::PoliceCalled,
                VisitMark::Left,
            ],
            _ => &VisitMark::ALL,
        }
    }
}

/// One step of what to do while somebody is at the door. The words are the
/// app's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitStep {
    Calm,
    FamilyCalm,
    WorkCalm,
    Record,
    AskPapers,
    Verify,
    SayOnce,
    FamilySay,
    WorkSay,
    /// What is never signed, paid or handed over.
    Never,
    FamilyNever,
    LeaveThem,
    Police,
    Injury,
    /// What is done on the same day.
    SameDay,
    FamilyAfter,
    WorkAfter,
    CourtPapers,
    CourtVerify,
    CourtObey,
    CourtSay,
    CourtFake,
    CourtAfter,
}

impl VisitStep {
    /// Whether it is what is done once they have left.
    #[must_use]
    pub const fn is_after(self) -> bool {
        use VisitStep as S;
        matches!(
            self,
            S::SameDay | S::FamilyAfter | S::WorkAfter | S::CourtAfter
        )
    }

    /// What it rests on; nothing where it is only advice.
    #[must_use]
    pub const fn basis(self) -> &'static [Cite] {
        use VisitStep as S;
        match self {
            S::Calm | S::FamilyCalm => &[
                Rule(R::GuidelineEntry),
                Rule(R::Security47),
                Rule(R::CivilHome),
            ],
            S::WorkCalm => &[Rule(R::GuidelineEntry)],
            S::Record | S::Injury => &[law::EVIDENCE],
            S::AskPapers => &[
                Rule(R::GuidelineHeadcount),
                Rule(R::GuidelineIdentity),
                law::PRACTICE,
            ],
            S::Verify => &[Rule(R::GuidelineAgencyList), law::WEBANK],
            S::SayOnce | S::WorkSay => &[Rule(R::GuidelineEntry), Rule(R::GuidelineSecrecy)],
            S::FamilySay | S::FamilyAfter | S::WorkAfter => &[
                Rule(R::StandardThirdParty),
                Rule(R::GuidelineThirdParty),
                Rule(R::GuidelineSecrecy),
            ],
            S::Never | S::FamilyNever => &[law::PROMISING, law::SIGNING, law::FAKE],
            S::Police => &[
                Rule(R::Security47),
                Rule(R::Security50),
                Rule(R::Security30),
                Rule(R::GuidelinePosting),
            ],
            S::SameDay => &[law::EVIDENCE, law::COMPLAINT, law::LINE_12378],
            S::LeaveThem | S::CourtPapers | S::CourtVerify | S::CourtSay => &[],
            S::CourtObey => &[law::OBSTRUCTION],
            S::CourtFake => &[law::FAKE, Rule(R::Security62)],
            S::CourtAfter => &[law::ANSWER, law::PAYMENT_ORDER, law::LEFT_TO_LIVE],
        }
    }
}

/// The visit as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub started: Minute,
    /// The second of that minute, below 60: the timer runs from there.
    pub second: u8,
    pub scene: Scene,
    pub debt: Option<DebtId>,
    /// How many came.
    pub headcount: Option<u8>,
    /// Old people or children are there, which the police are told.
    pub frail: bool,
    /// In order and each once.
    pub papers: Vec<Paper>,
    /// In the order they were made, each once.
    pub marks: Vec<Mark>,
    /// Which step of the guide is shown, counted from 0.
    pub step: u8,
}

record!(Visit {
    started,
    second,
    scene,
    debt,
    headcount,
    frail,
    papers,
    marks,
    step
});

impl Visit {
    /// The same where debts bear other ids.
    pub fn follow(&mut self, debts: &Moves) {
        debts.debt(&mut self.debt);
    }

    /// One that begins now, with the mark that it did.
    #[must_use]
    pub fn begun(at: Minute, second: u8, scene: Scene) -> Visit {
        Visit {
            started: at,
            second,
            scene,
            debt: None,
            headcount: None,
            frail: false,
            papers: Vec::new(),
            marks: vec![Mark {
                at,
                what: VisitMark::Arrived,
            }],
            step: 0,
        }
    }

    /// When this happened, if it did.
    #[must_use]
    pub fn marked(&self, what: VisitMark) -> Option<Minute> {
        let mark = self.marks.iter().find(|mark| mark.what == what)?;
        Some(mark.at)
    }

    /// The same with this mark made, or taken back where it was there.
    #[must_use]
    pub fn toggled(mut self, what: VisitMark, at: Minute) -> Visit {
        if self.marked(what).is_some() {
            self.marks.retain(|mark| mark.what != what);
        } else {
            self.marks.push(Mark { at, what });
        }
        self
    }

    /// Whole seconds since it began; none before.
    #[must_use]
    pub fn seconds(&self, now: Minute, second: u8) -> u32 {
        let minutes = minutes_between(self.started, now);
        let seconds = minutes * 60 + i64::from(second) - i64::from(self.second);
        u32::try_from(seconds).unwrap_or_default()
    }

    /// Whole minutes until they left; `None` where nobody said when that was.
    #[must_use]
    pub fn lasted(&self) -> Option<u32> {
        let left = self.marked(VisitMark::Left)?;
        Some(u32::try_from(minutes_between(self.started, left)).unwrap_or_default())
    }

    /// What is entered into the log of contacts. A mark that says what they
    /// did becomes its tag; nothing is concluded beyond the marks.
    #[must_use]
    pub fn contact(&self, now: Minute) -> Contact {
        let mut contact = Contact::new(Channel::Visit, Direction::In, self.started);
        contact.created = now;
        contact.debt = self.debt;
        contact.headcount = self.headcount;
        contact.papers.clone_from(&self.papers);
        contact.marks.clone_from(&self.marks);
        if self.scene == Scene::CourtOfficers {
            contact.caller = Caller::Court;
        }
        if self.scene == Scene::OnlyFamily {
            contact.reached = Some(ThirdParty::of(Who::Relative));
        }
        for mark in &self.marks {
            let tag = match (mark.what, self.scene) {
                // Officers of a court come in by its order.
                (VisitMark::Entered, Scene::CourtOfficers) => None,
                (VisitMark::Entered, Scene::Workplace) => Some(Tag::EnteredWorkplace),
                (VisitMark::Entered, _) => Some(Tag::EnteredHome),
                (VisitMark::RefusedId, _) => Some(Tag::RefusedId),
                (VisitMark::Blocked, _) => Some(Tag::Blocked),
                (VisitMark::Threatened, _) => Some(Tag::Threat),
                (VisitMark::Posted, _) => Some(Tag::PublicPosting),
                _ => None,
            };
            if let Some(tag) = tag {
                contact.tag(tag);
            }
        }
        contact
    }

    /// What a Book read from a file or from storage must hold.
    pub(crate) fn is_sound(&self) -> bool {
        in_range(self.started.day())
            && self.second < 60
            && self.marks.len() <= VisitMark::ALL.len()
            && self.papers.is_sorted_by(|a, b| a < b)
    }
}

/// Whole minutes from one minute to another; negative when it is earlier.
fn minutes_between(from: Minute, to: Minute) -> i64 {
    days_between(from.day(), to.day()) * i64::from(DAY) + i64::from(to.of_day())
        - i64::from(from.of_day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collector::contact::Told;

    fn at(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    fn visit(scene: Scene) -> Visit {
        Visit::begun(at("2026-11-28T23:58"), 30, scene)
    }

    #[test]
    fn the_timer_runs_from_the_second_and_over_midnight() {
        let visit = visit(Scene::Home);
        assert_eq!(visit.seconds(at("2026-11-28T23:58"), 30), 0);
        assert_eq!(visit.seconds(at("2026-11-28T23:58"), 31), 1);
        assert_eq!(visit.seconds(at("2026-11-28T23:59"), 29), 59);
        assert_eq!(visit.seconds(at("2026-11-28T23:59"), 30), 60);
        assert_eq!(visit.seconds(at("2026-11-29T00:01"), 0), 150);
        // A clock that was put back is no long visit.
        assert_eq!(visit.seconds(at("2026-11-28T23:58"), 29), 0);
        assert_eq!(visit.seconds(at("2026-11-27T00:00"), 0), 0);
    }

    #[test]
    fn a_mark_is_made_once_and_taken_back() {
        let start = visit(Scene::Home);
        let later = at("2026-11-29T00:10");
        let marked = start.clone().toggled(VisitMark::Blocked, later);
        assert_eq!(marked.marked(VisitMark::Blocked), Some(later));
        assert_eq!(marked.marks.len(), 2);
        assert_eq!(marked.toggled(VisitMark::Blocked, later), start);
        // A visit that was forgotten did not last until it was remembered.
        assert_eq!(start.lasted(), None);
        let left = start.toggled(VisitMark::Left, later);
        assert_eq!(left.lasted(), Some(12));
    }

    #[test]
    fn a_visit_becomes_a_contact_with_what_was_marked_and_no_more() {
        let now = at("2026-11-29T00:20");
        let mut home = visit(Scene::Home);
        home.headcount = Some(3);
        home.debt = Some(DebtId(7));
        home.papers = vec![Paper::IdCard, Paper::Authorisation];
        for what in VisitMark::ALL.into_iter().skip(1) {
            home = home.toggled(what, now);
        }
        let contact = home.contact(now);
        assert_eq!(contact.at, home.started);
        assert_eq!(contact.created, now);
        assert_eq!(contact.channel, Channel::Visit);
        assert_eq!(contact.direction, Direction::In);
        assert_eq!(contact.caller, Caller::Unknown);
        assert_eq!(
            (contact.headcount, contact.debt),
            (Some(3), Some(DebtId(7)))
        );
        assert_eq!(contact.papers, home.papers);
        assert_eq!(contact.marks, home.marks);
        assert_eq!(contact.reached, None);
        // That they were told to leave is no proof that they stayed.
        assert_eq!(
            contact.tags,
            [
                Tag::Threat,
                Tag::PublicPosting,
                Tag::EnteredHome,
                Tag::Blocked,
                Tag::RefusedId
            ]
        );
        assert!(visit(Scene::Home).contact(now).tags.is_empty());
    }

    #[test]
    fn the_same_mark_is_another_thing_elsewhere() {
        let now = at("2026-11-29T00:20");
        let entered = |scene| visit(scene).toggled(VisitMark::Entered, now).contact(now);
        assert_eq!(entered(Scene::Workplace).tags, [Tag::EnteredWorkplace]);
        assert_eq!(entered(Scene::OnlyFamily).tags, [Tag::EnteredHome]);
        let court = entered(Scene::CourtOfficers);
        assert!(court.tags.is_empty());
        assert_eq!(court.caller, Caller::Court);
        let reached = entered(Scene::OnlyFamily).reached.unwrap();
        assert_eq!((reached.who, reached.told), (Who::Relative, Told::Unknown));
    }

    #[test]
    fn what_is_kept_is_sound() {
        let mut visit = visit(Scene::Home);
        for what in VisitMark::ALL.into_iter().skip(1) {
            visit = visit.toggled(what, at("2026-11-29T00:20"));
        }
        assert!(visit.is_sound());
        visit.second = 60;
        assert!(!visit.is_sound());
    }

    /// No step stands twice in a scene, and each leads to what is done after.
    #[test]
    fn every_scene_has_its_steps() {
        for scene in Scene::ALL {
            let steps = scene.steps();
            assert!((5..=10).contains(&steps.len()));
            for (i, step) in steps.iter().enumerate() {
                assert!(!steps.iter().skip(i + 1).any(|other| other == step));
            }
            assert_eq!(steps.iter().filter(|step| step.is_after()).count(), 1);
            assert!(steps.last().unwrap().is_after());
            assert!(scene.marks().contains(&VisitMark::Arrived));
            assert!(scene.marks().contains(&VisitMark::Left));
        }
    }
}
