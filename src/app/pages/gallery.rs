//! All interface parts on one page, for seeing them together.

use leptos::prelude::*;

use crate::app::explain::{Explanation, Row};
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::widgets::{
    Check, Choice, Dialog, Empty, FigureButton, NoteField, Notice, Tabs, TextField,
};
use crate::app::words;
use crate::law::SourceId;
use crate::money::Fen;
use crate::rate::{Per, Rate};

#[component]
pub fn GalleryPage(t: &'static Text) -> impl IntoView {
    let state = expect_context::<State>();
    let g = &t.gallery;
    let tab = RwSignal::new(0_usize);
    let open = RwSignal::new(false);
    let sample = move || Explanation {
        title: g.sample.to_owned(),
        says: t.component_says.penalty.to_owned(),
        formula: Some((t.explain.penalty)(
            "¥1,000.00",
            "0.045",
            "1.5",
            187,
            "¥126.23",
        )),
        rows: vec![Row {
            label: t.component.penalty.to_owned(),
            detail: t.component_says.penalty.to_owned(),
            amount: words::money(Fen::new(12_623)),
        }],
        total: words::money(Fen::new(12_623)),
        sources: SourceId::ALL.to_vec(),
    };
    view! {
        <h1>{g.title}</h1>
        <p class="soft">{g.says}</p>
        <Fields t/>
        <section class="card">
            <h2>{g.buttons}</h2>
            <div class="actions">
                <button type="button" class="main">{t.word.save}</button>
                <button type="button">{t.word.edit}</button>
                <button type="button" class="quiet">{t.word.cancel}</button>
                <button type="button" class="danger">{t.word.delete}</button>
                <button type="button" disabled>{t.word.undo}</button>
            </div>
        </section>
        <section class="card figures">
            <h2>{g.explain}</h2>
            <FigureButton
                label=t.debt.overdue
                amount="¥7,833.19".to_owned()
                how=t.word.how
                size="lead"
                on_open=move |()| state.explanation.set(Some(sample()))
            />
        </section>
        <section class="card">
            <h2>{g.table}</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.debt.col_item}</th>
                        <th scope="col" class="money">{t.word.amount}</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{t.component.principal}</th>
                        <td class="money">"¥7,000.00"</td>
                    </tr>
                    <tr>
                        <th scope="row">{t.component.interest}</th>
                        <td class="money">"¥384.30"</td>
                    </tr>
                </tbody>
            </table>
        </section>
        <section class="card">
            <h2>{g.tabs}</h2>
            <Tabs id="gallery-tabs" names=vec![t.debt.overdue, t.debt.payoff] selected=tab/>
            <div
                role="tabpanel"
                id="gallery-tabs-panel"
                tabindex="0"
                aria-labelledby=move || format!("gallery-tabs-tab-{}", tab.get())
            >
                <p>
                    {move || {
                        if tab.get() == 0 { t.explain.overdue } else { t.explain.payoff }
                    }}
                </p>
            </div>
        </section>
        <section class="card">
            <h2>{g.notices}</h2>
            {["plain", "warn", "danger"]
                .into_iter()
                .map(|tone| {
                    view! {
                        <Notice tone title=t.storage.full says=t.storage.not_kept_says>
                            <button type="button">{t.storage.save_page}</button>
                        </Notice>
                    }
                })
                .collect_view()}
        </section>
        <section class="card">
            <h2>{g.dialog}</h2>
            <div class="actions">
                <button type="button" on:click=move |_| open.set(true)>
                    {g.open_dialog}
                </button>
                <button
                    type="button"
                    on:click=move |_| state.say(t.storage.kept.to_owned())
                >
                    {g.show_toast}
                </button>
            </div>
        </section>
        <Dialog id="sample" open=open on_close=move |()| open.set(false)>
            <h2 id="sample-title">{g.dialog}</h2>
            <p>{g.says}</p>
            <div class="actions">
                <button type="button" on:click=move |_| open.set(false)>
                    {t.word.close}
                </button>
            </div>
        </Dialog>
        <Empty title=g.empty says=g.empty_says>
            <button type="button" class="main">{t.word.save}</button>
        </Empty>
    }
}

#[component]
fn Fields(t: &'static Text) -> impl IntoView {
    let g = &t.gallery;
    let amount = RwSignal::new(String::from("1,23"));
    let rate = RwSignal::new(String::from("0.045"));
    let day = RwSignal::new(String::from("2026-11-23"));
    let note = RwSignal::new(String::new());
    let per = RwSignal::new(Per::Day);
    let compound = RwSignal::new(true);
    view! {
        <section class="card">
            <h2>{g.fields}</h2>
            <TextField
                id="g-amount"
                label=t.form.principal
                hint=t.form.principal_hint
                keyboard="decimal"
                value=amount
                error=Signal::derive(move || {
                    amount.with(|a| Fen::parse(a).err().map(|e| words::amount_error(t, e)))
                })
                on_input=move |v| amount.set(v)
            />
            <TextField
                id="g-rate"
                label=t.form.rate
                hint=t.form.rate_hint
                keyboard="decimal"
                unit="%"
                value=rate
                error=Signal::derive(move || {
                    rate.with(|r| {
                        Rate::parse(r, per.get()).err().map(|e| words::rate_error(t, e))
                    })
                })
                on_input=move |v| rate.set(v)
            />
            <Choice
                id="g-per"
                label=t.form.per
                options=vec![(Per::Day, t.form.per_day), (Per::Year, t.form.per_year)]
                value=per
                on_pick=move |p| per.set(p)
            />
            <TextField
                id="g-day"
                label=t.form.first_due
                hint=t.form.first_due_hint
                kind="date"
                value=day
                error=Signal::derive(|| None::<String>)
                on_input=move |v| day.set(v)
            />
            <Check
                id="g-compound"
                label=t.form.compound
                hint=t.form.compound_hint
                value=compound
                on_change=move |on| compound.set(on)
            />
            <NoteField
                id="g-note"
                label=t.form.note
                value=note
                error=Signal::derive(|| None::<String>)
                on_input=move |v| note.set(v)
            />
        </section>
    }
}
