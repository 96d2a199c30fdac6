//! 更多: language, appearance, where the data is, privacy, sources.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::{Choice, SourceList};
use crate::app::words;
use crate::book::{Language, Theme};
use crate::law::SourceId;

#[component]
pub fn MorePage(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    let m = &t.more;
    let paragraphs = |texts: &'static [&'static str]| {
        texts
            .iter()
            .map(|text| view! { <p>{*text}</p> })
            .collect_view()
    };
    let size = move || (m.data_size)(&words::size(state.stored_bytes()));
    view! {
        <h1>{m.title}</h1>
        <section class="card">
            <Choice
                id="language"
                label=m.language
                options=vec![(Language::Chinese, m.chinese), (Language::English, m.english)]
                value=Signal::from(state.language)
                on_pick=move |language| state.set_language(language)
            />
            <Choice
                id="theme"
                label=m.theme
                options=vec![
                    (Theme::Device, m.theme_device),
                    (Theme::Light, m.theme_light),
                    (Theme::Dark, m.theme_dark),
                ]
                value=Signal::from(state.theme)
                on_pick=move |theme| state.set_theme(theme)
            />
        </section>
        <section class="card">
            <h2>{m.data}</h2>
            <p>{m.data_says}</p>
            <p class="soft">{size}</p>
            <div class="actions">
                <button type="button" on:click=move |_| state.save_page()>
                    {m.save_file}
                </button>
            </div>
            <p class="hint">{m.save_file_says}</p>
        </section>
        <section class="card">
            <h2>{m.privacy}</h2>
            {paragraphs(m.privacy_says)}
        </section>
        <section class="card">
            <h2>{m.offline}</h2>
            <p>
                {move || if state.offline_ready.get() { m.offline_yes } else { m.offline_no }}
            </p>
            <p class="hint">{m.offline_ios}</p>
        </section>
        <section class="card">
            <h2>{m.sources}</h2>
            <SourceList
                t
                language=state.language.get_untracked()
                sources=SourceId::ALL.to_vec()
            />
        </section>
        <section class="card">
            <h2>{m.about}</h2>
            {paragraphs(m.about_says)}
            <p>
                <a href=Route::Gallery.href()>{m.gallery}</a>
            </p>
            <p class="soft">{(m.version)(env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}
