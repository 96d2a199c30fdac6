//! 怎么说、怎么写: scripts, letters and complaints with the day's figures, the
//! check of an agreement, and the days that follow.

mod agreement;
mod facts;
mod inputs;
mod piece;
pub mod text;
mod todos;

use std::cell::Cell;

use self::facts::Typed;
use self::text::{Own, own_words_of};
use crate::app::dom::{Child, card, el, follow, heading, link_button, p, region};
use crate::app::filling;
use crate::app::letters::{sent, words_of};
use crate::app::pages::today::clock_notice;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::text::Text;
use crate::app::var::{Derived, Live};
use crate::app::widgets::{choice, empty, select_named};
use crate::app::words;
use crate::book::{Command, Conflict, DebtId};
use crate::collector::Piece;
use crate::collector::piece::PieceKind;
use crate::letter::{Facts, Words};

/// What the rest of the app calls here.
pub type Part = fn(State, &'static Text) -> Child;

const KINDS: [PieceKind; 3] = [PieceKind::Script, PieceKind::Letter, PieceKind::Complaint];

thread_local! {
    /// The debt and the piece chosen last, until the page is closed or loaded
    /// anew; and after how many moves of ids that was.
    static CHOSEN: Cell<(Option<DebtId>, Piece, usize)> =
        const { Cell::new((None, Piece::FirstCall, 0)) };
}

/// What the sections share; copied freely.
#[derive(Clone, Copy)]
struct Page {
    state: State,
    t: &'static Text,
    o: &'static Own,
    /// The words of pieces in the language of the interface, and in Chinese.
    w: &'static Words,
    zh: &'static Words,
    debt: Live<Option<DebtId>>,
    /// The debt that was chosen, or else the first.
    about: Derived<Option<DebtId>>,
    piece: Live<Piece>,
    typed: Typed,
    /// What the Book says, which is worked out once for all that is typed; and
    /// what pieces are filled with, what is typed included.
    known: Derived<Option<Facts>>,
    facts: Derived<Option<Facts>>,
}

impl Page {
    fn apply(self, command: Command) -> bool {
        let applied = self.state.apply(command);
        applied.map_err(|conflict| self.refused(&conflict)).is_ok()
    }

    /// Says why something was not done.
    fn refused(self, conflict: &Conflict) {
        self.state.say(match conflict {
            Conflict::TextTooLong => self.o.too_long.to_owned(),
            _ => self.t.storage.adopted.to_owned(),
        });
    }
}

pub fn letters_page(state: State, t: &'static Text) -> Child {
    let language = state.language.get_untracked();
    let moved = state.moved.get_untracked();
    let (chosen, piece, then) = CHOSEN.get();
    let chosen = chosen.map(|debt| state.keeper(|keeper| keeper.debt_now(debt, then)));
    let (debt, piece) = (Live::new(chosen), Live::new(piece));
    follow(move || CHOSEN.set((debt.get(), piece.get(), moved)));
    let about = Derived::new(move || {
        let picked = debt.get();
        state.book.with(|book| {
            let there = picked.filter(|id| book.debt(*id).is_some());
            there.or_else(|| book.debts.first().map(|debt| debt.id))
        })
    });
    let typed = Typed::new(state, about);
    let known = Derived::each(move || {
        let (id, today) = (about.get()?, state.today.get());
        state
            .book
            .with(|book| Some(filling::known(book, book.debt(id)?, today)))
    });
    let facts = Derived::each(move || {
        known.with(|known| known.as_ref().map(|known| facts::with_typed(known, typed)))
    });
    let page = Page {
        state,
        t,
        o: own_words_of(language),
        w: words_of(language),
        zh: sent(),
        debt,
        about,
        piece,
        typed,
        known,
        facts,
    };
    let o = page.o;
    let none = Derived::new(move || state.book.with(|book| book.debts.is_empty()));
    vec![
        heading("h1", o.title).into(),
        clock_notice(t),
        p("soft", o.says).into(),
        region(move || {
            if none.get() {
                return empty(o.no_debts, o.no_debts_says)
                    .child(p(
                        "",
                        link_button("main", o.add_debt, &Route::NewDebt.href()),
                    ))
                    .into();
            }
            vec![
                pick(page),
                piece::section(page),
                agreement::section(page).into(),
            ]
            .into()
        }),
        todos::section(page).into(),
    ]
    .into()
}

/// Which debt, and which piece.
fn pick(page: Page) -> Child {
    let o = page.o;
    let state = page.state;
    let kind = Live::new(page.piece.get_untracked().kind());
    follow(move || {
        let kind = kind.get();
        let first = Piece::ALL.into_iter().find(|piece| piece.kind() == kind);
        if let Some(first) = first.filter(|_| page.piece.get_untracked().kind() != kind) {
            page.piece.set(first);
        }
    });
    let debts = state
        .book
        .with_untracked(|book| words::debts_called(page.t, book));
    let first = debts.first().map_or(DebtId(0), |(id, _)| *id);
    let options: Vec<(PieceKind, &'static str)> = KINDS.into_iter().zip(o.kinds).collect();
    card()
        .id("pick")
        .child(select_named(
            "letter-debt",
            o.about,
            String::new,
            debts,
            move || page.about.get().unwrap_or(first),
            move |id| page.debt.set(Some(id)),
        ))
        .child(choice(
            "letter-kind",
            o.kind,
            &options,
            move || kind.get(),
            move |picked| kind.set(picked),
        ))
        .child(el("div").region(move || {
            let of_kind = Piece::ALL.into_iter().filter(|p| p.kind() == kind.get());
            let named = of_kind.map(|piece| (piece, page.w.piece(piece).name.to_owned()));
            select_named(
                "letter-piece",
                o.which,
                String::new,
                named.collect(),
                move || page.piece.get(),
                move |piece| page.piece.set(piece),
            )
            .into()
        }))
        .into()
}
