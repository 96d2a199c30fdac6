//! 更多: language, appearance, where the data is, privacy, sources.

use leptos::prelude::*;

use crate::app::dom::{Child, actions, button, card, el, heading, p};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::{choice, source_list};
use crate::app::words;
use crate::book::{Language, Theme};
use crate::law::SourceId;

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
                .text_fn(move || (m.data_size)(&words::size(state.stored_bytes()))),
        )
        .child(actions().child(button("", m.save_file, move || state.save_page())))
        .child(p("hint", m.save_file_says));
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
        look,
        data,
        card()
            .child(heading("h2", m.privacy))
            .child(paragraphs(m.privacy_says)),
        offline,
        card().child(heading("h2", m.sources)).child(source_list(
            t,
            state.language.get_untracked(),
            &SourceId::ALL,
        )),
        card()
            .child(heading("h2", m.about))
            .child(paragraphs(m.about_says))
            .child(p(
                "",
                el("a")
                    .attr("href", &Route::Gallery.href())
                    .child(m.gallery),
            ))
            .child(p("soft", (m.version)(env!("CARGO_PKG_VERSION")))),
    ]
    .into()
}
