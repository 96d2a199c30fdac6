//! 隐私: what is stored, every request since the page was opened, the policy in
//! force, and the hash of each file of the build, all of it as the browser says.

mod build;
mod seen;
pub mod text;

use leptos::prelude::{on_cleanup, set_interval_with_handle};

use self::seen::{Request, Size};
use self::text::{Words, words_of};
use crate::app::browser;
use crate::app::dom::{Child, El, card, el, head_cell, heading, p, scroller, table_head};
use crate::app::fill::Fill;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::words;

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text) -> Child;

/// How often it is looked again.
const PERIOD: std::time::Duration = std::time::Duration::from_secs(2);

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    w: &'static Words,
    stored: Live<Vec<Size>>,
    /// How many bytes of cookies the page can see; it sets none.
    cookies: Live<usize>,
    asked: Live<Vec<Request>>,
    asked_by_worker: Live<Vec<Request>>,
    /// The files of the build and their hashes; `None` until the list is here.
    list: Live<Option<build::List>>,
}

impl Page {
    fn look(self) {
        self.stored.renew(seen::stored());
        self.cookies.renew(seen::cookie_bytes());
        self.asked.renew(seen::requests());
        seen::requests_of_worker(move |asked| self.asked_by_worker.renew(asked));
    }
}

pub fn privacy_page(state: State, _: &'static Text) -> Child {
    let page = Page {
        w: words_of(state.language.get_untracked()),
        stored: Live::new(Vec::new()),
        cookies: Live::new(0),
        asked: Live::new(Vec::new()),
        asked_by_worker: Live::new(Vec::new()),
        list: Live::new(None),
    };
    page.look();
    build::read_list(page.list);
    if let Ok(timer) = set_interval_with_handle(move || page.look(), PERIOD) {
        on_cleanup(move || timer.clear());
    }
    vec![
        heading("h1", page.w.title),
        p("", page.w.says),
        stored(page),
        requests(page),
        policy(page.w),
        build::section(page),
    ]
    .into()
}

fn stored(page: Page) -> El {
    let w = page.w;
    card()
        .id("privacy-stored")
        .child(heading("h2", w.stored))
        .child(p("soft", w.stored_says))
        .region(move || {
            let (ours, others): (Vec<Size>, Vec<Size>) = page
                .stored
                .get()
                .into_iter()
                .partition(|size| size.name.starts_with(browser::OURS));
            let mut list = el("dl").class("terms");
            for Size { name, bytes } in &ours {
                list = list.child(
                    el("div")
                        .child(el("dt").child(name.as_str()))
                        .child(el("dd").child(words::size(*bytes))),
                );
            }
            let sum = |sizes: &[Size]| words::size(sizes.iter().map(|size| size.bytes).sum());
            let count = |sizes: &[Size]| sizes.len().to_string();
            vec![
                list,
                p("sum", w.stored_sum.of(&count(&ours), &sum(&ours))),
                p(
                    "soft",
                    if others.is_empty() {
                        w.no_others.to_owned()
                    } else {
                        w.others.of(&count(&others), &sum(&others))
                    },
                ),
                p(
                    "soft",
                    match page.cookies.get() {
                        0 => w.no_cookies.to_owned(),
                        bytes => w.cookies.of(&words::size(bytes)),
                    },
                ),
            ]
            .into()
        })
}

fn requests(page: Page) -> El {
    let w = page.w;
    let is_ours = move |request: &Request| {
        page.list
            .with(|list| build::is_ours(list.as_ref(), &request.address))
    };
    card()
        .id("privacy-requests")
        .child(heading("h2", w.requests))
        .child(p("soft", w.requests_says))
        .region(move || {
            let all = [page.asked.get(), page.asked_by_worker.get()].concat();
            let foreign: Vec<Request> = all.iter().filter(|r| !is_ours(r)).cloned().collect();
            let verdict = if foreign.is_empty() {
                p("verdict", w.all_ours.of(&all.len().to_string()))
            } else {
                p(
                    "notice warn",
                    w.some_foreign
                        .of(&all.len().to_string(), &foreign.len().to_string()),
                )
            };
            vec![
                verdict.into(),
                if foreign.is_empty() {
                    Child::NONE
                } else {
                    table(w, &foreign).into()
                },
            ]
            .into()
        })
        .child(folded(w, w.by_page, page.asked))
        .child(folded(w, w.by_worker, page.asked_by_worker))
        .child(p("hint", w.requests_not_seen))
}

/// Requests, folded away.
fn folded(w: &'static Words, title: Fill<1>, asked: Live<Vec<Request>>) -> El {
    let count = move || title.of(&asked.with(Vec::len).to_string());
    el("details")
        .class("item")
        .child(el("summary").child(el("span").text_fn(count)))
        .region(move || asked.with(|asked| table(w, asked)).into())
}

fn table(w: &'static Words, asked: &[Request]) -> El {
    let mut body = el("tbody");
    for Request { address, ms, bytes } in asked {
        body = body.child(
            el("tr")
                .child(head_cell("row", build::short(address)))
                .child(el("td").class("money").child(w.seconds.of(&tenths(*ms))))
                .child(el("td").class("money").child(match bytes {
                    0 => w.from_device.to_owned(),
                    bytes => words::size(*bytes),
                })),
        );
    }
    let table = el("table")
        .class("files")
        .child(table_head(&w.request_columns))
        .child(body);
    scroller(w.requests, table)
}

/// Milliseconds as seconds and tenths.
fn tenths(ms: u32) -> String {
    format!("{}.{}", ms / 1_000, ms % 1_000 / 100)
}

fn policy(w: &'static Words) -> El {
    let mut list = el("ul").class("notes");
    let policy = seen::meta("http-equiv", "Content-Security-Policy");
    let referrer = seen::meta("name", "referrer");
    let there = policy.is_some();
    for rule in policy.iter().flat_map(|policy| policy.split(';')) {
        list = list.child(el("li").class("hash").child(rule.trim()));
    }
    if let Some(referrer) = referrer {
        list = list.child(
            el("li")
                .class("hash")
                .child(format!("Referrer-Policy: {referrer}")),
        );
    }
    card()
        .id("privacy-policy")
        .child(heading("h2", w.policy))
        .child(if there {
            p("soft", w.policy_says)
        } else {
            p("notice warn", w.policy_missing)
        })
        .child(list)
}
