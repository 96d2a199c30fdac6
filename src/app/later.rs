//! Parts of the page whose code is a module of its own, fetched when first
//! shown: the first visit is lighter, and everything is on the device soon
//! after all the same, for the service worker keeps every file.
//!
//! A part is one table of functions behind one split point. Once the table is
//! here its functions are called like any others; what only they reach is in
//! the module of the part (tools/split).

use split_points::{Part, part};

use super::dom::{Child, actions, button, heading, p, region};
use super::pages::{
    backup, contacts, debt, gallery, guide, letters, lock, paste, plan, privacy, selftest, visit,
};
use super::text::Text;
use super::var::Var;

/// What one looks into a debt with; few need it at the first glance.
#[derive(Clone, Copy)]
pub struct DebtPart {
    pub claim: debt::claim::Part,
    pub limitation: debt::limitation::Part,
    pub paste: paste::Part,
    pub gallery: gallery::Part,
}

part!(DEBT: DebtPart = DebtPart {
    claim: debt::claim::PART,
    limitation: debt::limitation::PART,
    paste: paste::PART,
    gallery: gallery::gallery_page,
}, "debt");
part!(PLAN: plan::Part = plan::plan_page, "plan");
part!(CONTACTS: contacts::Part = contacts::contacts_page, "contacts");
part!(LETTERS: letters::Part = letters::letters_page, "letters");
part!(VISIT: visit::Part = visit::visit_page, "visit");
part!(BACKUP: backup::Part = backup::PART, "backup");
part!(GUIDE: guide::Part = guide::guide_page, "guide");
part!(PRIVACY: privacy::Part = privacy::privacy_page, "privacy");
part!(SELFTEST: selftest::Part = selftest::selftest_page, "selftest");
part!(LOCK: lock::Part = lock::PART, "lock");

/// How far a part is.
enum Stage<P: 'static> {
    Away,
    Here(&'static P),
    Failed,
}

impl<P> Clone for Stage<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Stage<P> {}

/// A part that comes later; a handle, copied freely.
pub struct Later<P: 'static> {
    stage: Var<Stage<P>>,
    part: Part<P>,
}

impl<P> Clone for Later<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Later<P> {}

impl<P: 'static> Later<P> {
    fn new(part: Part<P>) -> Later<P> {
        Later {
            stage: Var::new(Stage::Away),
            part,
        }
    }

    fn fetch(self) {
        self.part.fetch(move |table| {
            self.stage.set(table.map_or(Stage::Failed, Stage::Here));
        });
    }

    /// What the part shows, as soon as it is here.
    pub fn show<C: Into<Child>>(
        self,
        t: &'static Text,
        show: impl Fn(&'static P) -> C + 'static,
    ) -> Child {
        region(move || match self.stage.get() {
            Stage::Here(part) => show(part).into(),
            Stage::Failed => failed(t, Box::new(move || self.fetch())),
            Stage::Away => {
                self.fetch();
                waiting(t)
            }
        })
    }
}

/// A whole page has its title from the first moment on.
impl<P: 'static> Later<P> {
    pub fn page(
        self,
        t: &'static Text,
        title: &'static str,
        show: impl Fn(&'static P) -> Child + 'static,
    ) -> Child {
        region(move || match self.stage.get() {
            Stage::Here(part) => show(part),
            Stage::Failed => vec![
                heading("h1", title).into(),
                failed(t, Box::new(move || self.fetch())),
            ]
            .into(),
            Stage::Away => {
                self.fetch();
                vec![heading("h1", title).into(), waiting(t)].into()
            }
        })
    }
}

fn waiting(t: &'static Text) -> Child {
    p("soft part-waiting", t.app.part_waiting)
        .attr("role", "status")
        .into()
}

fn failed(t: &'static Text, again: Box<dyn FnMut()>) -> Child {
    p("notice warn part-failed", t.app.part_failed)
        .child(actions().child(button("", t.app.part_again, again)))
        .into()
}

/// All parts.
pub struct Parts {
    pub debt: Later<DebtPart>,
    pub plan: Later<plan::Part>,
    pub contacts: Later<contacts::Part>,
    pub letters: Later<letters::Part>,
    pub visit: Later<visit::Part>,
    pub guide: Later<guide::Part>,
    pub privacy: Later<privacy::Part>,
    pub selftest: Later<selftest::Part>,
    pub lock: Later<lock::Part>,
    pub backup: Later<backup::Part>,
}

/// The lock by itself, before there is anything else.
pub fn lock() -> Later<lock::Part> {
    Later::new(LOCK)
}

impl Parts {
    pub fn new() -> Parts {
        Parts {
            debt: Later::new(DEBT),
            plan: Later::new(PLAN),
            contacts: Later::new(CONTACTS),
            letters: Later::new(LETTERS),
            visit: Later::new(VISIT),
            guide: Later::new(GUIDE),
            privacy: Later::new(PRIVACY),
            selftest: Later::new(SELFTEST),
            lock: lock(),
            backup: Later::new(BACKUP),
        }
    }
}
