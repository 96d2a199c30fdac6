//! What a statement rests on, under it: the first source at once, all of them
//! opened.

use super::dom::{Child, el, p};
use super::fill::Fill;
use super::text::Text;
use super::widgets::cited;
use super::words;
use crate::book::Language;
use crate::law::{Cite, Source};

/// The words it needs; they are with the part that shows it.
pub struct BasisWords {
    pub label: &'static str,
    /// How many there are.
    pub many: Fill<1>,
    /// Where there is none.
    pub advice: &'static str,
}

/// Source, day and confidence in one line, and the rest to open.
pub fn basis(t: &'static Text, language: Language, w: &BasisWords, basis: &[Cite]) -> Child {
    let sources: Vec<&'static Source> = basis.iter().map(|basis| basis.source()).collect();
    let Some(first) = sources.first() else {
        return p("hint", w.advice).into();
    };
    let mut line = vec![words::source_title(language, first).to_owned()];
    line.extend(first.date.map(words::date));
    line.push(words::confidence(t, first.confidence).to_owned());
    if sources.len() > 1 {
        line.push(w.many.of(&sources.len().to_string()));
    }
    let line = t.word.labelled.of(w.label, &line.join(" · "));
    el("details")
        .class("basis")
        .child(el("summary").child(line))
        .child(cited(t, language, &sources))
        .into()
}
