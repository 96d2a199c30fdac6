//! "怎么算的": every figure as an explanation that opens on a tap.
//!
//! An explanation is gathered from the data a statement carries; it computes
//! nothing of its own.

use super::text::Text;
use super::words;
use crate::book::Overview;
use crate::law::SourceId;
use crate::law::court::{CourtFee, FEE_BRACKETS, FEE_FLAT};
use crate::loan::Statement;
use crate::loan::statement::{Component, Line, Totals};
use crate::money::{Fen, Overflow};
use crate::rate::Percent;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub title: String,
    /// What the figure is, in a sentence.
    pub says: String,
    /// Its arithmetic, where it is one line.
    pub formula: Option<String>,
    /// What it is made of: label, detail, amount.
    pub rows: Vec<Row>,
    pub total: String,
    pub sources: Vec<SourceId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub detail: String,
    pub amount: String,
}

/// The figures that open an explanation on a statement or an overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Payoff,
    Overdue,
    DueNow,
    Growth,
}

impl Figure {
    pub fn title(self, text: &Text) -> &'static str {
        match self {
            Figure::Payoff => text.debt.payoff,
            Figure::Overdue => text.debt.overdue,
            Figure::DueNow => text.debt.part_due_now,
            Figure::Growth => text.debt.growth,
        }
    }

    fn says(self, text: &Text) -> &'static str {
        let t = &text.explain;
        match self {
            Figure::Payoff => t.payoff,
            Figure::Overdue => t.overdue,
            Figure::DueNow => t.due_now,
            Figure::Growth => t.growth,
        }
    }
}

/// A figure of one debt, by component.
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn of_statement(
    text: &Text,
    statement: &Statement,
    figure: Figure,
) -> Result<Explanation, Overflow> {
    let totals = match figure {
        Figure::Payoff => statement.payoff()?,
        Figure::Overdue => statement.overdue,
        Figure::DueNow => statement.due_now,
        Figure::Growth => statement.growth,
    };
    let mut explanation = by_component(text, figure, &totals)?;
    let cited = |id: &SourceId| {
        let mut lines = statement.items.iter().flat_map(|item| &item.lines);
        lines.any(|line| line.sources.contains(id))
    };
    explanation.sources = SourceId::ALL.into_iter().filter(cited).collect();
    Ok(explanation)
}

/// The fee of a court, bracket by bracket.
pub fn of_court_fee(text: &Text, fee: &CourtFee) -> Explanation {
    let t = &text.legal;
    let row = |label, detail, amount| Row {
        label,
        detail,
        amount: words::money(amount),
    };
    let first = FEE_BRACKETS.first().map_or(Fen::ZERO, |b| b.over);
    let mut rows = vec![row(
        t.court_fee_up_to.of(&words::money(first)),
        t.court_fee_each.to_owned(),
        FEE_FLAT,
    )];
    rows.extend(fee.parts.iter().map(|part| {
        let thousandths = u32::from(part.bracket.permille) * 100;
        let percent = Percent::from_thousandths(thousandths).unwrap_or(Percent::ZERO);
        row(
            t.court_fee_over.of(&words::money(part.bracket.over)),
            format!("{} × {percent}%", words::money(part.part)),
            part.amount,
        )
    }));
    Explanation {
        title: t.court_fee.to_owned(),
        says: t.court_fee_says.of(
            &words::money(fee.claim),
            &words::money(fee.full),
            &words::money(fee.summary),
        ),
        formula: None,
        rows,
        total: words::money(fee.full),
        sources: fee.sources.to_vec(),
    }
}

/// A figure over all debts, by component, and below by debt (`names` in the
/// order of the overview).
///
/// # Errors
/// [`Overflow`] when a sum does not fit.
pub fn of_overview(
    text: &Text,
    overview: &Overview,
    names: &[String],
    figure: Figure,
) -> Result<Explanation, Overflow> {
    let of = |statement: &Statement| match figure {
        Figure::Payoff => statement.payoff_amount(),
        Figure::Overdue => statement.overdue_amount(),
        Figure::DueNow => statement.due_now.sum(),
        Figure::Growth => statement.growth.sum(),
    };
    let totals = match figure {
        Figure::Payoff => overview.payoff,
        Figure::Overdue => overview.overdue,
        Figure::DueNow => overview.due_now,
        Figure::Growth => overview.growth,
    };
    let mut explanation = by_component(text, figure, &totals)?;
    if overview.debts.len() > 1 {
        explanation.rows.clear();
        for (debt, name) in overview.debts.iter().zip(names) {
            if let Ok(statement) = &debt.statement {
                explanation.rows.push(Row {
                    label: name.clone(),
                    detail: String::new(),
                    amount: words::money(of(statement)?),
                });
            }
        }
    }
    Ok(explanation)
}

fn by_component(text: &Text, figure: Figure, totals: &Totals) -> Result<Explanation, Overflow> {
    Ok(Explanation {
        title: figure.title(text).to_owned(),
        says: figure.says(text).to_owned(),
        formula: None,
        rows: Component::ALL
            .into_iter()
            .filter(|c| *c == Component::Principal || totals.of(*c) != Fen::ZERO)
            .filter(|c| figure != Figure::Growth || totals.of(*c) != Fen::ZERO)
            .map(|c| Row {
                label: words::component(text, c).to_owned(),
                detail: words::component_says(text, c).to_owned(),
                amount: words::money(totals.of(c)),
            })
            .collect(),
        total: words::money(totals.sum()?),
        sources: vec![SourceId::Arithmetic],
    })
}

/// One line of a statement.
#[must_use]
pub fn of_line(text: &Text, item: &str, line: &Line) -> Explanation {
    Explanation {
        title: format!("{item} · {}", words::component(text, line.component)),
        says: words::component_says(text, line.component).to_owned(),
        formula: Some(words::formula(text, line)),
        rows: Vec::new(),
        total: words::money(line.amount),
        sources: line.sources.to_vec(),
    }
}
