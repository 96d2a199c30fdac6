//! 更多: language, appearance, where the data is, privacy, sources.

use std::rc::Rc;

use crate::app::dom::{Child, El, actions, button, card, el, heading, link_button, p};
use crate::app::draft::parse_date;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Live;
use crate::app::widgets::{ErrorFn, Kind, TextField, choice, source_list};
use crate::app::words;
use crate::book::{Command, Language, MAX_TEXT, Theme};
use crate::calendar::in_range;
use crate::collector::Me;
use crate::law::SourceId;
use crate::law::lpr::{CHECKED_UNTIL, FIRST_LPR, LPR_1Y, LprMonth};
use crate::rate::{Per, Rate};

pub fn more_page(state: State, t: &'static Text) -> Child {
    let m = &t.more;
    let paragraphs = |texts: &[&'static str]| -> Child {
        texts
            .iter()
            .map(|text| p("", *text))
            .collect::<Vec<_>>()
            .into()
    };
    let look = card()
        .child(choice(
            "language",
            m.language,
            &[
                (Language::Chinese, m.chinese),
                (Language::English, m.english),
            ],
            move || state.language.get(),
            move |language| state.set_language(language),
        ))
        .child(choice(
            "theme",
            m.theme,
            &[
                (Theme::Device, m.theme_device),
                (Theme::Light, m.theme_light),
                (Theme::Dark, m.theme_dark),
            ],
            move || state.theme.get(),
            move |theme| state.set_theme(theme),
        ));
    let data = card()
        .child(heading("h2", m.data))
        .child(p("", m.data_says))
        .child(
            el("p")
                .class("soft")
                .text_fn(move || m.data_size.of(&words::size(state.stored_bytes()))),
        )
        .child(way(Route::Backup, t.nav.backup, m.backup_says))
        .child(way(Route::Trash, t.nav.trash, m.trash_says));
    let offline = card()
        .child(heading("h2", m.offline))
        .child(el("p").text_fn(move || {
            if state.offline_ready.get() {
                m.offline_yes
            } else {
                m.offline_no
            }
            .to_owned()
        }))
        .child(p("hint", m.offline_ios));
    vec![
        heading("h1", m.title),
        way(Route::Guide(None), t.nav.guide, m.guide_says),
        way(Route::Lock, m.lock, m.lock_says),
        look,
        notify(state, t),
        data,
        card()
            .child(heading("h2", m.privacy))
            .child(paragraphs(m.privacy_says))
            .child(actions().child(link_button("", m.privacy_see, &Route::Privacy.href()))),
        offline,
        lpr(state, t),
        way(Route::SelfTest, m.selftest, m.selftest_says),
        card().child(heading("h2", m.sources)).child(
            el("details")
                .class("item")
                .child(el("summary").child(el("span").child((m.sources_all)(SourceId::ALL.len()))))
                .child(source_list(
                    t,
                    state.language.get_untracked(),
                    &SourceId::ALL,
                )),
        ),
        card()
            .child(heading("h2", m.about))
            .child(paragraphs(m.about_says))
            .child(p(
                "",
                el("a")
                    .attr("href", &Route::Gallery.href())
                    .child(m.gallery),
            ))
            .child(p("soft", m.version.of(env!("CARGO_PKG_VERSION")))),
    ]
    .into()
}

/// The way to a page of its own.
fn way(route: Route, name: &str, says: &str) -> El {
    el("a").class("row").attr("href", &route.href()).child(
        el("span")
            .child(el("strong").child(name))
            .child(el("span").class("detail").child(says)),
    )
}

/// The place as the police are told it; kept when the field is left.
fn notify(state: State, t: &'static Text) -> El {
    let m = &t.more;
    let me = move || state.book.with_untracked(|b| b.dealings.me.clone());
    let typed = Live::new(me().notify);
    let long = move || typed.with(|text| text.chars().count() > MAX_TEXT);
    let keep = move || {
        let before = me();
        let notify = typed.get_untracked();
        if before.notify == notify || long() {
            return;
        }
        let after = Me {
            notify,
            ..before.clone()
        };
        let kept = state.apply(Command::SetMe { before, after }).is_ok();
        let said = if kept {
            m.notify_kept
        } else {
            t.storage.adopted
        };
        state.say(said.to_owned());
    };
    let field = TextField {
        id: "notify",
        label: m.notify,
        hint: Box::new(move || m.notify_hint.to_owned()),
        value: Box::new(move || typed.get()),
        error: Rc::new(move || long().then(|| m.notify_long.to_owned())),
        on_input: Box::new(move |text| typed.set(text)),
        on_leave: Box::new(keep),
        kind: Kind::Text,
    };
    card().child(field.build())
}

/// The LPR as it is known, and the months the borrower adds.
fn lpr(state: State, t: &'static Text) -> El {
    let m = &t.more;
    let day = Live::new(String::new());
    let rate = Live::new(String::new());
    let tried = Live::new(false);
    let read_day = move || {
        parse_date(&day.get())
            .filter(|d| in_range(*d))
            .ok_or(t.wrong.date_bad)
            .and_then(|d| (d >= FIRST_LPR).then_some(d).ok_or(m.lpr_early))
            .map_err(str::to_owned)
    };
    let read_rate =
        move || Rate::parse(&rate.get(), Per::Year).map_err(|e| words::rate_error(t, e));
    let field = move |id, label, hint: &'static str, kind, value: Live<String>, error: ErrorFn| {
        TextField {
            id,
            label,
            hint: Box::new(move || hint.to_owned()),
            value: Box::new(move || value.get()),
            error,
            on_input: Box::new(move |typed| value.set(typed)),
            on_leave: Box::new(|| {}),
            kind,
        }
        .build()
    };
    let add = move || {
        tried.set(true);
        if let (Ok(from), Ok(of)) = (read_day(), read_rate()) {
            let month = LprMonth { from, rate: of };
            if state.apply(Command::SetLpr(month)).is_ok() {
                tried.set(false);
                day.set(String::new());
                rate.set(String::new());
                state.say(m.lpr_added.to_owned());
            }
        }
    };
    let known = LPR_1Y.last().map(|row| {
        m.lpr_now.of(
            &row.rate.percent(),
            &words::date(row.from),
            &words::date(CHECKED_UNTIL),
        )
    });
    card()
        .id("lpr")
        .child(heading("h2", m.lpr))
        .child(p("", m.lpr_says))
        .child(known.map(|known| p("", known)))
        .region(move || {
            let months = state.book.with(|b| b.settings.lpr.clone());
            let mut list = el("ul");
            for month in months {
                let name = m
                    .lpr_own
                    .of(&month.rate.percent(), &words::date(month.from));
                list = list.child(el("li").class("row").child(el("span").child(name)).child(
                    button("quiet", t.word.delete, move || {
                        let named = words::date(month.from);
                        let _ = state.act_with_undo(
                            Command::RemoveLpr(month.from),
                            t.debts.deleted.of(&named),
                            Command::SetLpr(month),
                            t.debts.restored.of(&named),
                        );
                    }),
                ));
            }
            list.into()
        })
        .child(field(
            "lpr-day",
            m.lpr_day,
            "",
            Kind::Date,
            day,
            Rc::new(move || tried.get().then(|| read_day().err()).flatten()),
        ))
        .child(field(
            "lpr-rate",
            m.lpr_rate,
            m.lpr_rate_hint,
            Kind::Percent,
            rate,
            Rc::new(move || tried.get().then(|| read_rate().err()).flatten()),
        ))
        .child(actions().child(button("", m.lpr_add, add)))
}
