//! The frame around every page: brand, navigation, notices, dialog, toast.

use leptos::prelude::*;

use super::browser;
use super::pages::debt::DebtPage;
use super::pages::debt_form::DebtFormPage;
use super::pages::debts::DebtsPage;
use super::pages::gallery::GalleryPage;
use super::pages::more::MorePage;
use super::pages::today::TodayPage;
use super::route::Route;
use super::state::State;
use super::text::Text;
use super::widgets::{ExplainDialog, Notice, ToastBar};
use super::words;
use crate::book::{Language, Theme};
use crate::store::Loaded;
use crate::store::keeper::NotKept;
use crate::store::port::Fault;

/// The whole app.
#[component]
pub fn Shell() -> impl IntoView {
    let state = State::start();
    provide_context(state);
    keep_document_in_step(state);
    view! {
        <button type="button" class="skip" on:click=|_| browser::focus("main")>
            {move || state.text().app.skip}
        </button>
        <header class="topbar">
            <a class="brand" href=Route::Today.href()>
                {move || state.text().app.name}
            </a>
            <button
                type="button"
                class="quiet"
                lang=move || if state.language.get() == Language::Chinese { "en" } else { "zh-CN" }
                on:click=move |_| {
                    let other = match state.language.get_untracked() {
                        Language::Chinese => Language::English,
                        Language::English => Language::Chinese,
                    };
                    state.set_language(other);
                }
            >
                {move || state.text().app.switch_language}
            </button>
        </header>
        <Navigation/>
        <main id="main" tabindex="-1">
            <Notices/>
            {move || page(state.route.get(), state.text())}
        </main>
        <ExplainDialog/>
        <ToastBar/>
    }
}

/// The page of a route, in a language.
fn page(route: Route, t: &'static Text) -> AnyView {
    match route {
        Route::Today => view! { <TodayPage t/> }.into_any(),
        Route::Debts => view! { <DebtsPage t/> }.into_any(),
        Route::NewDebt => view! { <DebtFormPage t id=None/> }.into_any(),
        Route::Debt(id) => view! { <DebtPage t id/> }.into_any(),
        Route::EditDebt(id) => view! { <DebtFormPage t id=Some(id)/> }.into_any(),
        Route::More => view! { <MorePage t/> }.into_any(),
        Route::Gallery => view! { <GalleryPage t/> }.into_any(),
        Route::NotFound => view! {
            <h1>{t.app.not_found}</h1>
            <p>{t.app.not_found_says}</p>
            <p>
                <a class="button" href=Route::Today.href()>
                    {t.nav.today}
                </a>
            </p>
        }
        .into_any(),
    }
}

/// Language, appearance and title of the document, and where the reader is.
fn keep_document_in_step(state: State) {
    Effect::new(move |_| browser::set_root_attribute("lang", state.text().lang));
    Effect::new(move |_| {
        let theme = match state.theme.get() {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        browser::set_root_attribute("data-theme", theme);
    });
    Effect::new(move |before: Option<Route>| {
        let route = state.route.get();
        let t = state.text();
        let page = match route {
            Route::Today => t.today.title,
            Route::Debts | Route::Debt(_) => t.debts.title,
            Route::NewDebt => t.form.title_new,
            Route::EditDebt(_) => t.form.title_edit,
            Route::More => t.more.title,
            Route::Gallery => t.gallery.title,
            Route::NotFound => t.app.not_found,
        };
        document().set_title(&format!("{page} · {}", t.app.name));
        if before.is_some_and(|b| b != route) {
            state.explanation.set(None);
            browser::focus("main");
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        route
    });
}

#[component]
fn Navigation() -> impl IntoView {
    let state = expect_context::<State>();
    let link = move |route: Route, name: fn(&'static Text) -> &'static str, icon: &'static str| {
        let here = move || {
            let now = state.route.get();
            now == route
                || (route == Route::Debts
                    && matches!(now, Route::NewDebt | Route::Debt(_) | Route::EditDebt(_)))
                || (route == Route::More && now == Route::Gallery)
        };
        view! {
            <a href=route.href() aria-current=move || here().then_some("page")>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d=icon></path>
                </svg>
                <span>{move || name(state.text())}</span>
            </a>
        }
    };
    view! {
        <nav class="nav" aria-label=move || state.text().nav.label>
            {link(Route::Today, |t| t.nav.today, "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5")}
            {link(Route::Debts, |t| t.nav.debts, "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6")}
            {link(Route::More, |t| t.nav.more, "M4 7h16M4 12h16M4 17h16")}
        </nav>
    }
}

/// What the user must know about the data and about new versions.
#[component]
fn Notices() -> impl IntoView {
    let state = expect_context::<State>();
    view! {
        {move || {
            let t = state.text();
            let raw = move || {
                view! {
                    <button type="button" on:click=move |_| state.save_raw()>
                        {t.storage.save_raw}
                    </button>
                }
            };
            match state.loaded.get() {
                Loaded::Empty | Loaded::Good | Loaded::Unavailable(_) => ().into_any(),
                Loaded::Recovered { saved_at, .. } => {
                    view! {
                        <Notice
                            tone="warn"
                            title=(t.storage.recovered)(&words::moment(&saved_at))
                            says=t.storage.recovered_says
                        >
                            {raw()}
                            <button
                                type="button"
                                class="quiet"
                                on:click=move |_| state.loaded.set(Loaded::Good)
                            >
                                {t.word.close}
                            </button>
                        </Notice>
                    }
                        .into_any()
                }
                Loaded::Damaged { .. } => {
                    view! {
                        <Notice
                            tone="danger"
                            title=t.storage.damaged
                            says=t.storage.damaged_says
                        >
                            {raw()}
                            <GoOn t/>
                        </Notice>
                    }
                        .into_any()
                }
                Loaded::Newer { .. } => {
                    view! {
                        <Notice tone="danger" title=t.storage.newer says=t.storage.newer_says>
                            {raw()}
                        </Notice>
                    }
                        .into_any()
                }
            }
        }}
        {move || {
            let t = state.text();
            let loaded = state.loaded.get();
            state
                .not_kept
                .get()
                .map(|why| {
                    match why {
                        NotKept::Fault(fault) => {
                            let title = match fault {
                                Fault::Forbidden => t.storage.forbidden,
                                Fault::Full => t.storage.full,
                                Fault::NotVerified | Fault::Halted | Fault::Other => {
                                    t.storage.failed
                                }
                            };
                            view! {
                                <Notice tone="danger" title says=t.storage.not_kept_says>
                                    <button
                                        type="button"
                                        class="main"
                                        on:click=move |_| state.save_page()
                                    >
                                        {t.storage.save_page}
                                    </button>
                                    <button type="button" on:click=move |_| state.retry()>
                                        {t.storage.retry}
                                    </button>
                                </Notice>
                            }
                                .into_any()
                        }
                        NotKept::Cleared => {
                            view! {
                                <Notice
                                    tone="danger"
                                    title=t.storage.cleared
                                    says=t.storage.cleared_says
                                >
                                    <button
                                        type="button"
                                        class="main"
                                        on:click=move |_| state.keep_again()
                                    >
                                        {t.storage.keep_again}
                                    </button>
                                    <button type="button" on:click=move |_| state.save_page()>
                                        {t.storage.save_page}
                                    </button>
                                </Notice>
                            }
                                .into_any()
                        }
                        NotKept::Newer if !matches!(loaded, Loaded::Newer { .. }) => {
                            view! {
                                <Notice
                                    tone="danger"
                                    title=t.storage.newer
                                    says=t.storage.newer_says
                                >
                                    <button type="button" on:click=move |_| state.save_page()>
                                        {t.storage.save_page}
                                    </button>
                                </Notice>
                            }
                                .into_any()
                        }
                        NotKept::Undecided if matches!(loaded, Loaded::Recovered { .. }) => {
                            view! {
                                <Notice
                                    tone="danger"
                                    title=t.storage.failed
                                    says=t.storage.aside_failed
                                >
                                    <GoOn t/>
                                </Notice>
                            }
                                .into_any()
                        }
                        NotKept::Newer | NotKept::Undecided => {
                            view! {
                                <Notice
                                    tone="warn"
                                    title=t.storage.failed
                                    says=t.storage.not_kept_says
                                >
                                    <button type="button" on:click=move |_| state.save_page()>
                                        {t.storage.save_page}
                                    </button>
                                </Notice>
                            }
                                .into_any()
                        }
                    }
                })
        }}
        {move || {
            let t = state.text();
            state
                .update_ready
                .get()
                .then(|| {
                    view! {
                        <Notice tone="plain" title=t.app.update_ready says="">
                            <button
                                type="button"
                                class="main"
                                on:click=|_| browser::tell("apply-update", "")
                            >
                                {t.app.update_now}
                            </button>
                            <button
                                type="button"
                                class="quiet"
                                on:click=move |_| state.update_ready.set(false)
                            >
                                {t.app.later}
                            </button>
                        </Notice>
                    }
                })
        }}
    }
}

/// The two ways on from a text that cannot be read.
#[component]
fn GoOn(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    view! {
        <button type="button" on:click=move |_| state.go_on(false)>
            {t.storage.go_on}
        </button>
        {move || {
            state
                .aside_failed
                .get()
                .then(|| {
                    view! {
                        <p>{t.storage.aside_failed}</p>
                        <button type="button" class="danger" on:click=move |_| state.go_on(true)>
                            {t.storage.discard}
                        </button>
                    }
                })
        }}
    }
}
