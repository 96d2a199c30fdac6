//! A visit that is going on: kept at once, so that a page that is closed or
//! loaded again still knows it.

use super::contact::Mark;
use super::minute::Minute;
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
}

/// The visit as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub started: Minute,
    pub scene: Scene,
    pub debt: Option<DebtId>,
    pub marks: Vec<Mark>,
    /// Which step of the guide is shown, counted from 0.
    pub step: u8,
}

record!(Visit {
    started,
    scene,
    debt,
    marks,
    step
});
