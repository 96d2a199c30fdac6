//! What a debt really costs, and the line the law draws.

use crate::app::dom::{
    Child, El, card, el, head_cell, heading, money_cell, p, region, scroller, table_head,
};
use crate::app::explain;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::Derived;
use crate::app::widgets::{how, source_list};
use crate::app::words;
use crate::book::Debt;
use crate::calendar::days_between;
use crate::law::SourceId;
use crate::law::cap::Excess;
use crate::law::court::court_fee;
use crate::law::line::{Kind, Line};
use crate::loan::Statement;
use crate::loan::cost::{self, Legal, Priced};
use crate::loan::price::{Price, Proof};
use crate::rate::Rate;
use crate::sort::Sort as _;

use super::ledger::OnDay;

/// True price, legal line and, where there is one, the judgment.
pub fn sections(
    state: State,
    t: &'static Text,
    debt: Derived<Option<Debt>>,
    on_day: OnDay,
) -> Child {
    region(move || {
        let Some(Ok(statement)) = on_day.get() else {
            return Child::NONE;
        };
        debt.with(|debt| {
            let Some(debt) = debt else {
                return Child::NONE;
            };
            vec![
                price(t, debt, &statement),
                legal(state, t, debt, &statement),
            ]
            .into()
        })
    })
}

/// A rate of a float as a percentage with two decimals: `13.58%`.
///
/// Through whole hundredths, so that no float is ever printed.
fn percent(rate: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // a cast of a float saturates
    let hundredths = (rate * 10_000.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let magnitude = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}%", magnitude / 100, magnitude % 100)
}

pub fn price_in_words(t: &'static Text, price: &Price) -> String {
    match price {
        Price::Rate(rate) => percent(*rate),
        Price::NoRate(_) => t.cost.no_rate.to_owned(),
        Price::Ambiguous(rates) => {
            let rates: Vec<String> = rates.iter().map(|rate| percent(*rate)).collect();
            t.word.labelled.of(t.cost.ambiguous, &rates.join(" · "))
        }
    }
}

fn price(t: &'static Text, debt: &Debt, statement: &Statement) -> El {
    let n = &t.cost;
    let contract = &debt.contract;
    let quoted = contract.rate.yearly(contract.day_count).percent();
    let mut section = card()
        .id("price")
        .child(heading("h2", n.title))
        .child(p("soft", n.says))
        .child(p("", n.quoted.of(&quoted)));
    if let Ok(Some(agreed)) = cost::agreed(contract) {
        section = section.child(priced(t, n.agreed, &agreed));
    }
    if let Ok(lived) = cost::lived(contract, &debt.ledger, statement) {
        section = section.child(priced(t, n.lived, &lived));
    }
    section
}

fn priced(t: &'static Text, title: &'static str, priced: &Priced) -> El {
    let n = &t.cost;
    let rate = |label: &'static str, says: &'static str, price: &Price| {
        // A sentence in place of a rate needs the room of one.
        let class = match price {
            Price::Rate(_) => "money",
            Price::NoRate(_) | Price::Ambiguous(_) => "",
        };
        el("div")
            .class("row")
            .child(
                el("span")
                    .child(el("strong").child(label))
                    .child(el("span").class("detail").child(says)),
            )
            .child(el("span").class(class).child(price_in_words(t, price)))
    };
    el("section")
        .class("group")
        .child(heading("h3", title))
        .child(rate(n.effective, n.effective_says, &priced.effective))
        .child(
            priced
                .simple
                .as_ref()
                .map(|simple| rate(n.simple, n.simple_says, simple)),
        )
        .child(
            priced
                .proof
                .as_ref()
                .map(|proof| proof_table(t, title, proof)),
        )
}

/// The proof: each flow, its factor, its present value, and their sum.
fn proof_table(t: &'static Text, title: &str, proof: &Proof) -> El {
    let n = &t.cost;
    let head = table_head(&[n.col_day, n.col_flow, n.col_factor, n.col_present]);
    #[allow(clippy::cast_possible_truncation)] // figures to show; saturating
    let fen = |amount: f64| words::money(crate::money::Fen::new(amount.round() as i64));
    let mut body = el("tbody");
    for row in &proof.rows {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let millionths = (row.factor * 1e6).round() as u64;
        body = body.child(
            el("tr")
                .child(head_cell("row", words::date(row.day)))
                .child(money_cell(&words::money(row.amount)))
                .child(money_cell(&format!(
                    "{}.{:06}",
                    millionths / 1_000_000,
                    millionths % 1_000_000
                )))
                .child(money_cell(&fen(row.present))),
        );
    }
    let sum = el("tr")
        .child(head_cell("row", n.sum).attr("colspan", "3"))
        .child(money_cell(&fen(proof.sum)));
    el("details")
        .class("item")
        .child(el("summary").child(el("span").child(n.proof)))
        .child(p("hint", n.proof_says))
        .child(scroller(
            &t.word.labelled.of(title, n.proof),
            el("table")
                .child(head)
                .child(body)
                .child(el("tfoot").child(sum)),
        ))
}

// ---- The legal line --------------------------------------------------------

fn legal(state: State, t: &'static Text, debt: &Debt, statement: &Statement) -> El {
    let n = &t.legal;
    let lpr = state.book.with_untracked(|b| b.settings.lpr.clone());
    let section = card()
        .id("law")
        .child(heading("h2", n.title))
        .child(p("soft", n.says));
    let Ok(legal) = cost::legal(&debt.contract, &debt.ledger, debt.lender, statement, &lpr) else {
        return section.child(p("", t.debt.cannot_compute));
    };
    let mut section = section.child(lines(t, &legal));
    let mut sources: Vec<SourceId> = legal.line.sources.clone();
    for line in legal
        .line
        .main
        .iter()
        .chain(&legal.line.references)
        .chain(&legal.line.regulator)
    {
        sources.extend(&line.sources);
    }
    section = section.child(judgment(t, debt, statement, &mut sources));
    if let Ok(owed) = statement.payoff_amount()
        && !owed.is_zero()
        && let Ok(fee) = court_fee(owed)
    {
        sources.extend(fee.sources);
        let explanation = explain::of_court_fee(t, &fee);
        section = section.child(
            el("section")
                .class("group")
                .child(heading("h3", n.court_fee))
                .child(p("", &*explanation.says))
                .child(how(state, t, explanation)),
        );
    }
    sources.arrange_by(|s| *s);
    sources.dedup();
    let language = state.language.get_untracked();
    section.child(
        el("details")
            .class("item")
            .child(el("summary").child(el("span").child(t.explain.sources)))
            .child(source_list(t, language, &sources)),
    )
}

fn lines(t: &'static Text, legal: &Legal) -> Vec<El> {
    let n = &t.legal;
    let mut parts = Vec::new();
    match (&legal.line.main, legal.main) {
        (Some(line), Some(excess)) => {
            parts.push(against(t, n.court, line, Some(excess), true));
            if excess.excess.is_some() {
                parts.push(p("notice plain", n.excess_means));
            }
        }
        _ => parts.push(p("notice plain", n.no_main)),
    }
    parts.push(working(t, legal));
    for (line, (_, excess)) in legal.line.references.iter().zip(&legal.references) {
        parts.push(against(t, n.reference, line, Some(*excess), false));
    }
    if let Some(line) = &legal.line.regulator {
        parts.push(against(t, n.regulator, line, None, false));
    }
    let mut notes = el("ul").class("notes");
    for note in &legal.line.notes {
        notes = notes.child(el("li").child(words::nth(&n.notes, *note as usize)));
    }
    parts.push(notes);
    parts
}

/// How the cap comes about: principal outstanding, period by period.
fn working(t: &'static Text, legal: &Legal) -> El {
    let n = &t.legal;
    let head = table_head(&[n.col_period, n.col_days, n.col_principal]);
    let mut body = el("tbody");
    for period in &legal.periods {
        body = body.child(
            el("tr")
                .child(head_cell(
                    "row",
                    format!("{} → {}", words::date(period.from), words::date(period.to)),
                ))
                .child(money_cell(
                    &days_between(period.from, period.to).to_string(),
                ))
                .child(money_cell(&words::money(period.principal))),
        );
    }
    el("details")
        .class("item")
        .child(el("summary").child(el("span").child(t.word.how)))
        .child(p("hint", n.working))
        .child(scroller(n.working, el("table").child(head).child(body)))
}

fn against(
    t: &'static Text,
    title: &'static str,
    line: &Line,
    excess: Option<Excess>,
    verdict: bool,
) -> El {
    let n = &t.legal;
    let name = match &line.kind {
        Kind::Yearly24 => n.yearly_24.to_owned(),
        Kind::FourTimesLpr(quote) => n
            .four_times
            .of(&line.rate.percent(), &words::date(quote.from)),
    };
    let mut section = el("section")
        .class("group")
        .child(heading("h3", t.word.labelled.of(title, &name)));
    if let Some(excess) = excess {
        let row = |label: &str, amount| {
            el("div")
                .child(el("dt").child(label))
                .child(el("dd").class("money").child(words::money(amount)))
        };
        section = section.child(
            el("dl")
                .class("terms")
                .child(row(n.charged, excess.charged))
                .child(row(&n.cap.of(&rate_name(line.rate)), excess.cap)),
        );
        section = section.child(match excess.excess {
            Some(amount) if verdict => {
                p("", el("strong").child(n.excess.of(&words::money(amount))))
            }
            // A reference gives no verdict.
            Some(amount) => p("soft", n.reference_excess.of(&words::money(amount))),
            None => p("", n.within),
        });
    }
    let mut notes = el("ul").class("notes");
    for note in &line.notes {
        notes = notes.child(el("li").child(words::nth(&n.notes, *note as usize)));
    }
    if let Kind::FourTimesLpr(quote) = &line.kind
        && let Some(day) = quote.unverified_since
    {
        notes = notes.child(el("li").child(n.unverified.of(&words::date(day))));
    }
    section.child(notes)
}

fn rate_name(rate: Rate) -> String {
    format!("{}%", rate.percent())
}

/// Interest for late performance, where there is a judgment.
fn judgment(
    t: &'static Text,
    debt: &Debt,
    statement: &Statement,
    sources: &mut Vec<SourceId>,
) -> Option<El> {
    let n = &t.legal;
    let delay = cost::delay(&debt.ledger, statement).ok()??;
    sources.extend(delay.sources);
    let mut list = el("ul").class("lines");
    for line in &delay.lines {
        list = list.child(el("li").child((n.judgment_line)(
            &words::money(line.base),
            &words::date(line.from),
            &words::date(line.through),
            line.days,
            &words::money(line.amount),
        )));
    }
    Some(
        el("section")
            .class("group")
            .child(heading("h3", n.judgment))
            .child(p("soft", n.judgment_says))
            .child(list)
            .child(p(
                "sum",
                n.judgment_unpaid.of(&words::money(delay.accrued_unpaid)),
            )),
    )
}
