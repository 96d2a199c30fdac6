//! The frame around every page: brand, navigation, notices, dialog, toast.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::browser;
use super::dom::{Child, El, button, el, follow, heading, link_button, p, region, svg};
use super::pages::debt::debt_page;
use super::pages::debt_form::debt_form_page;
use super::pages::debts::debts_page;
use super::pages::more::more_page;
use super::pages::today::today_page;
use super::route::Route;
use super::state::{State, Taken};
use super::text::Text;
use super::widgets::{explain_dialog, leave, notice, take, toast_bar};
use super::words;
use crate::book::{Language, Theme};
use crate::collector::{Visit, VisitMark};
use crate::store::Loaded;
use crate::store::keeper::NotKept;
use crate::store::port::Fault;
use crate::store::seal::Cipher;

/// The whole app, to be put into the page; with what opens the lock, if there
/// is one.
pub fn shell(cipher: Option<Rc<dyn Cipher>>) -> Child {
    let state = State::start(cipher);
    keep_document_in_step(state);
    let skip = button("skip", "", || {
        browser::focus("main");
    })
    .text_fn(move || state.text().app.skip.to_owned());
    let switch = button("quiet", "", move || {
        let other = match state.language.get_untracked() {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        };
        state.set_language(other);
    })
    .attr_fn("lang", move || {
        Some(match state.language.get() {
            Language::Chinese => "en".to_owned(),
            Language::English => "zh-CN".to_owned(),
        })
    })
    .text_fn(move || state.text().app.switch_language.to_owned());
    let brand = el("a")
        .class("brand")
        .attr("href", &Route::Today.href())
        .text_fn(move || state.text().app.name.to_owned());
    vec![
        skip,
        el("header").class("topbar").child(brand).child(switch),
        navigation(state),
        el("main")
            .id("main")
            .attr("tabindex", "-1")
            .child(notices(state))
            .region(move || {
                state.moved.track();
                page(state, state.route.get(), state.text())
            }),
        explain_dialog(state),
        toast_bar(state),
    ]
    .into()
}

/// The page of a route, in a language.
fn page(state: State, route: Route, t: &'static Text) -> Child {
    match route {
        Route::Today => today_page(state, t),
        Route::Debts => debts_page(state, t),
        Route::NewDebt => debt_form_page(state, t, None),
        Route::Debt(id) => debt_page(state, t, id),
        Route::EditDebt(id) => debt_form_page(state, t, Some(id)),
        Route::Plan => state
            .parts
            .plan
            .page(t, t.nav.plan, move |page| page(state, t)),
        Route::Contacts => state
            .parts
            .contacts
            .page(t, t.nav.contacts, move |page| page(state, t)),
        Route::Letters => state
            .parts
            .letters
            .page(t, t.nav.letters, move |page| page(state, t)),
        Route::Visit => state
            .parts
            .visit
            .page(t, t.nav.visit, move |page| page(state, t)),
        Route::Guide(topic) => state
            .parts
            .guide
            .page(t, t.nav.guide, move |page| page(state, t, topic)),
        Route::More => more_page(state, t),
        Route::Privacy => state
            .parts
            .privacy
            .page(t, t.more.privacy, move |page| page(state, t)),
        Route::SelfTest => state
            .parts
            .selftest
            .page(t, t.more.selftest, move |page| page(state, t)),
        Route::Lock => state
            .parts
            .lock
            .page(t, t.more.lock, move |part| (part.page)(state, t)),
        Route::Backup => state
            .parts
            .backup
            .page(t, t.nav.backup, move |part| (part.backup)(state, t)),
        Route::Trash => state
            .parts
            .backup
            .page(t, t.nav.trash, move |part| (part.trash)(state, t)),
        Route::Gallery => state
            .parts
            .debt
            .show(t, move |part| (part.gallery)(state, t)),
        Route::NotFound => vec![
            heading("h1", t.app.not_found),
            p("", t.app.not_found_says),
            p("", link_button("", t.nav.today, &Route::Today.href())),
        ]
        .into(),
    }
}

/// Language, appearance and title of the document, and where the reader is.
fn keep_document_in_step(state: State) {
    follow(move || browser::set_root_attribute("lang", state.text().lang));
    follow(move || {
        let theme = match state.theme.get() {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        browser::set_root_attribute("data-theme", theme);
    });
    let before = Cell::new(None);
    follow(move || {
        let route = state.route.get();
        let t = state.text();
        let page = match route {
            Route::Today => t.today.title,
            Route::Debts => t.debts.title,
            Route::Debt(_) => t.debt.title,
            Route::NewDebt => t.form.title_new,
            Route::EditDebt(_) => t.form.title_edit,
            Route::Plan => t.nav.plan,
            Route::Contacts => t.nav.contacts,
            Route::Letters => t.nav.letters,
            Route::Visit => t.nav.visit,
            Route::Guide(_) => t.nav.guide,
            Route::More => t.more.title,
            Route::Privacy => t.more.privacy,
            Route::SelfTest => t.more.selftest,
            Route::Lock => t.more.lock,
            Route::Backup => t.nav.backup,
            Route::Trash => t.nav.trash,
            Route::Gallery => t.gallery.title,
            Route::NotFound => t.app.not_found,
        };
        if !browser::is_neutral() {
            document().set_title(&format!("{page} · {}", t.app.name));
        }
        if before.replace(Some(route)).is_some_and(|b| b != route) {
            state.explanation.set(None);
            browser::focus("main");
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Where a text stands among the texts.
type Pick = fn(&'static Text) -> &'static str;

fn navigation(state: State) -> El {
    let mut nav = el("nav").class("nav").attr_fn("aria-label", move || {
        Some(state.text().nav.label.to_owned())
    });
    nav = nav.child(door(state)).child(leave(state));
    let links: [(Route, Pick, &str); 5] = [
        (
            Route::Today,
            |t| t.nav.today,
            "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
        ),
        (
            Route::Debts,
            |t| t.nav.debts,
            "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
        ),
        (
            Route::Plan,
            |t| t.nav.plan,
            "M4 19h16M6 16l4-5 4 3 5-8M19 6h-4M19 6v4",
        ),
        (
            Route::Contacts,
            |t| t.nav.contacts,
            "M5 4h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4c-9 3-18-6-15-15",
        ),
        (Route::More, |t| t.nav.more, "M4 7h16M4 12h16M4 17h16"),
    ];
    for (route, name, icon) in links {
        let here = move || {
            let now = state.route.get();
            now == route
                || (route == Route::Debts
                    && matches!(now, Route::NewDebt | Route::Debt(_) | Route::EditDebt(_)))
                || (route == Route::More
                    && matches!(
                        now,
                        Route::Backup
                            | Route::Trash
                            | Route::Privacy
                            | Route::SelfTest
                            | Route::Lock
                            | Route::Gallery
                            | Route::Guide(_)
                    ))
                || (route == Route::Contacts && now == Route::Letters)
        };
        nav = nav.child(
            el("a")
                .attr("href", &route.href())
                .attr_fn("aria-current", move || here().then(|| "page".to_owned()))
                .child(self::icon(icon))
                .child(el("span").text_fn(move || name(state.text()).to_owned())),
        );
    }
    nav
}

/// The way to the steps for a visit, one tap from every page. While somebody
/// is at the door it says for how long.
fn door(state: State) -> El {
    let going = move || state.book.with(|b| b.dealings.visit.is_some());
    let left = move |visit: &Visit| visit.marked(VisitMark::Left).is_some();
    el("a")
        .class("door")
        .attr("href", &Route::Visit.href())
        .attr_fn("aria-current", move || {
            (state.route.get() == Route::Visit).then(|| "page".to_owned())
        })
        .attr_fn("data-going", move || going().then(String::new))
        .child(icon("M6 21V3h12v18M3 21h18M14 12v1"))
        .child(el("span").text_fn(move || {
            let t = &state.text().nav;
            state
                .book
                .with(|b| match &b.dealings.visit {
                    None => t.visit,
                    Some(visit) if left(visit) => t.visit_over,
                    Some(_) => t.visit_going,
                })
                .to_owned()
        }))
        // Not read out: it changes each second.
        .child(
            el("span")
                .class("clock")
                .attr("aria-hidden", "true")
                .text_fn(move || {
                    state.tick.track();
                    state.book.with(|b| match &b.dealings.visit {
                        Some(visit) if !left(visit) => {
                            words::clock(visit.seconds(browser::minute(), browser::second()))
                        }
                        _ => String::new(),
                    })
                }),
        )
}

fn icon(path: &str) -> El {
    svg("svg")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", path))
}

/// What the user must know about the data and about new versions.
fn notices(state: State) -> Child {
    vec![
        region(move || loaded_notice(state, state.text())),
        region(move || not_kept_notice(state, state.text()).into()),
        region(move || {
            let t = state.text();
            let buttons = || {
                let close = button("quiet", t.word.close, move || {
                    state.copies_gave_way.set(false);
                });
                vec![
                    link_button("main", t.nav.backup, &Route::Backup.href()),
                    close,
                ]
            };
            let gave_way = state.copies_gave_way.get();
            gave_way
                .then(|| {
                    notice(
                        "warn",
                        t.storage.copies_gave_way,
                        t.today.room_tight,
                        buttons(),
                    )
                })
                .into()
        }),
        region(move || {
            let t = state.text();
            let buttons = || {
                vec![
                    button("main", t.app.update_now, || {
                        browser::tell("apply-update", "");
                    }),
                    button("quiet", t.app.later, move || state.update_ready.set(false)),
                ]
            };
            state
                .update_ready
                .get()
                .then(|| notice("plain", t.app.update_ready, "", buttons()))
                .into()
        }),
    ]
    .into()
}

/// What opening the Book has found.
fn loaded_notice(state: State, t: &'static Text) -> Child {
    let s = &t.storage;
    let raw = move || take(state, Taken::Raw, "", s.save_raw);
    match state.loaded.get() {
        Loaded::Empty | Loaded::Good | Loaded::Unavailable(_) => Child::NONE,
        Loaded::Recovered { saved_at, .. } => {
            let close = button("quiet", t.word.close, move || {
                state.loaded.set(Loaded::Good);
            });
            let title = s.recovered.of(&words::moment(&saved_at));
            notice("warn", &title, s.recovered_says, vec![raw(), close.into()]).into()
        }
        Loaded::Damaged { .. } => {
            let way = link_button("", t.nav.backup, &Route::Backup.href());
            let buttons: Vec<Child> = vec![raw(), go_on(state, t), way.into()];
            notice("danger", s.damaged, s.damaged_says, buttons).into()
        }
        Loaded::Newer { .. } => notice("danger", s.newer, s.newer_says, raw()).into(),
    }
}

/// Why what the user did is in this page only.
fn not_kept_notice(state: State, t: &'static Text) -> Option<El> {
    let s = &t.storage;
    let save = move |class| take(state, Taken::Page, class, s.save_page);
    let why = state.not_kept.get()?;
    let loaded = state.loaded.get();
    Some(match why {
        NotKept::Fault(fault) => {
            let title = match fault {
                Fault::Forbidden => s.forbidden,
                Fault::Full => s.full,
                Fault::NotVerified | Fault::Halted | Fault::Sealed | Fault::Other => s.failed,
            };
            let retry = button("", s.retry, move || state.retry());
            notice(
                "danger",
                title,
                s.not_kept_says,
                vec![save("main"), retry.into()],
            )
        }
        NotKept::Cleared => {
            let again = button("main", s.keep_again, move || state.keep_again());
            notice(
                "danger",
                s.cleared,
                s.cleared_says,
                vec![again.into(), save("")],
            )
        }
        NotKept::Newer if !matches!(loaded, Loaded::Newer { .. }) => {
            notice("danger", s.newer, s.newer_says, save("main"))
        }
        NotKept::Undecided if matches!(loaded, Loaded::Recovered { .. }) => {
            notice("danger", s.failed, s.aside_failed, go_on(state, t))
        }
        NotKept::Newer | NotKept::Undecided => {
            notice("warn", s.failed, s.not_kept_says, save("main"))
        }
    })
}

/// The two ways on from a text that cannot be read.
fn go_on(state: State, t: &'static Text) -> Child {
    let s = &t.storage;
    vec![
        button("", s.go_on, move || state.go_on(false)).into(),
        region(move || {
            if state.aside_failed.get() {
                vec![
                    p("", s.aside_failed),
                    button("danger", s.discard, move || state.go_on(true)),
                ]
                .into()
            } else {
                Child::NONE
            }
        }),
    ]
    .into()
}
