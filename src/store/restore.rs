//! Backups: the Book's text as a file that can be read, and what becomes of it
//! when it is brought back, beside a Book that has changed meanwhile.
//!
//! A backup is the text of [`encode`](super::encode) with line breaks in it.
//! Taken out again they leave that text, so its checksum holds, and what a chat
//! or an editor has broken into other lines is read all the same.

use super::envelope::{Damage, Opened, decode};
use super::{BOOK_KEY, OLDER_KEY, PREVIOUS_KEY};
use crate::book::{Book, Debt, DebtId, DebtPlan, MAX_LPR, Plans, Settings, Trashed};
use crate::collector::dealings::Moves;
use crate::collector::{Contact, Creditor, Entries, Evidence, Todo, Typed, Visit};
use crate::sort::Sort as _;
use crate::stored::{Fields, read as read_json};

/// The largest backup that is read, in bytes: three for each of the 5 Mi
/// characters that browsers keep for a page.
pub const MAX_BACKUP: usize = 15 << 20;
/// Down to here a backup has a line for each value: the fields of a debt, the
/// contacts.
const LINES: usize = 4;

/// Why a text is not restored. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Longer than [`MAX_BACKUP`]; it was not looked into.
    TooLarge,
    Damage(Damage),
}

/// The same JSON in lines.
#[must_use]
pub fn in_lines(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + json.len() / 8);
    let (mut depth, mut string, mut escaped) = (0_usize, false, false);
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    };
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        if string {
            text.push(c);
            (string, escaped) = (escaped || c != '"', !escaped && c == '\\');
            continue;
        }
        match c {
            '{' | '[' => {
                depth += 1;
                text.push(c);
                if depth <= LINES && !matches!(chars.peek(), Some('}' | ']')) {
                    line(&mut text, depth);
                }
            }
            '}' | ']' => {
                let empty = text.ends_with(['{', '[']);
                depth = depth.saturating_sub(1);
                if depth < LINES && !empty {
                    line(&mut text, depth);
                }
                text.push(c);
            }
            ',' if depth <= LINES => {
                text.push(c);
                line(&mut text, depth);
            }
            ':' if depth <= LINES => text.push_str(": "),
            _ => {
                string = c == '"';
                text.push(c);
            }
        }
    }
    text.push('\n');
    text
}

/// What a chat has put before and after it, a greeting or a signature, is left
/// out: from the first brace to the last.
#[must_use]
pub fn json_of(text: &str) -> &str {
    let from = text.find('{');
    let to = text.rfind('}');
    from.zip(to)
        .and_then(|(from, to)| text.get(from..=to))
        .unwrap_or(text)
}

/// The same JSON without white space between its values, of whatever kind, and
/// without the marks of a quoted message before its lines.
pub(super) fn on_one_line(json: &str) -> String {
    let (mut string, mut escaped) = (false, false);
    json.chars()
        .filter(|c| {
            if string {
                (string, escaped) = (escaped || *c != '"', !escaped && *c == '\\');
                return true;
            }
            string = *c == '"';
            !c.is_whitespace()
                && !matches!(c, '>' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        })
        .collect()
}

/// Reads a backup: a file of [`in_lines`], a text as it is stored, or a file of
/// all stored texts as they were handed out when one could not be read.
///
/// # Errors
/// [`Refused`]; nothing is guessed or left out.
pub fn read(text: &str) -> Result<Opened, Refused> {
    if text.len() > MAX_BACKUP {
        return Err(Refused::TooLarge);
    }
    let text = on_one_line(json_of(text));
    match decode(&text) {
        Err(Damage::Unreadable) => best_of(&text).unwrap_or(Err(Damage::Unreadable)),
        read => read,
    }
    .map_err(Refused::Damage)
}

/// The Book and its copies, the last one first.
pub(super) const COPIES: [&str; 3] = [BOOK_KEY, PREVIOUS_KEY, OLDER_KEY];

/// Texts out of a file of all stored ones; `None` when it is none.
pub(super) fn stored_in<const N: usize>(
    text: &str,
    keys: [&str; N],
) -> Option<[Option<String>; N]> {
    read_json(text, |json| {
        let mut fields: Fields<'_> = json.fields();
        if fields.has("stored") {
            fields = fields.json("stored").fields();
        }
        keys.map(|key| fields.maybe::<String>(key))
    })
}

/// The Book among stored texts, or else its last good copy.
fn best_of(text: &str) -> Option<Result<Opened, Damage>> {
    let texts = stored_in(text, COPIES)?;
    let mut read = texts.into_iter().flatten().map(|text| decode(&text));
    let first = read.next()?;
    let good = |read: &Result<Opened, Damage>| read.is_ok();
    Some(if first.is_ok() {
        first
    } else {
        read.find(good).unwrap_or(first)
    })
}

/// Which side is taken where both have the same thing and it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both stay; of what there can be only one of, this Book's.
    Both,
    Here,
    There,
}

/// No id is left, or a list would be longer than the Book keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// What two Books have of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared<T> {
    pub same: usize,
    /// As it is here and as it is there.
    pub differ: Vec<(T, T)>,
    pub only_here: Vec<T>,
    /// Under the ids they would get here.
    pub only_there: Vec<T>,
}

/// What a Book has once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Single {
    Settings,
    Budget,
    /// Order, treatments, assumptions, the plan that was kept.
    Plan,
    /// Names and numbers of the lenders.
    Creditors,
    /// The borrower's own.
    Me,
    Trash,
    /// What was typed beside letters.
    Typed,
    /// The visit that is going on.
    Visit,
}

/// What restoring would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub debts: Compared<Debt>,
    pub contacts: Compared<Contact>,
    pub evidence: Compared<Evidence>,
    pub todos: Compared<Todo>,
    /// What differs of the rest.
    pub singles: Vec<Single>,
}

impl Preview {
    /// What stands here and there, and how it differs.
    ///
    /// # Errors
    /// [`Full`] when there are no ids for what is only there.
    pub fn of(here: &Book, there: &Book) -> Result<Preview, Full> {
        let both = Both::of(here, there)?;
        let mut moved = there.plans.clone();
        moved.follow(&both.debt_moves);
        let plan = |plans: &Plans| Plans {
            budget: here.plans.budget.clone(),
            ..plans.clone()
        };
        let creditors = creditors_there(there, &both.debt_moves, |_| true);
        let typed = typed_there(there, &both.debt_moves, |_| true);
        let visit = visit_there(there, &both.debt_moves);
        let singles = [
            (Single::Settings, here.settings != there.settings),
            (Single::Budget, here.plans.budget != there.plans.budget),
            (Single::Plan, plan(&here.plans) != plan(&moved)),
            (Single::Creditors, here.dealings.creditors != creditors),
            (Single::Me, here.dealings.me != there.dealings.me),
            (Single::Trash, here.trash != there.trash),
            (Single::Typed, here.dealings.typed != typed),
            (Single::Visit, here.dealings.visit != visit),
        ];
        let differs = singles.into_iter().filter(|(_, differs)| *differs);
        Ok(Preview {
            debts: both.debts,
            contacts: both.contacts,
            evidence: both.evidence,
            todos: both.todos,
            singles: differs.map(|(single, _)| single).collect(),
        })
    }

    /// Whether the two are the same in everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        fn empty<T>(compared: &Compared<T>) -> bool {
            compared.differ.is_empty()
                && compared.only_here.is_empty()
                && compared.only_there.is_empty()
        }
        empty(&self.debts)
            && empty(&self.contacts)
            && empty(&self.evidence)
            && empty(&self.todos)
            && self.singles.is_empty()
    }
}

/// What is found again in another Book: under its id where it is still about
/// the same, or anywhere with the same content.
trait Found: Clone + PartialEq {
    fn id(&self) -> u32;
    fn set_id(&mut self, id: u32);
    /// Whether it may well be another version of the same thing.
    fn is_like(&self, other: &Self) -> bool;
}

impl Found for Debt {
    fn id(&self) -> u32 {
        self.id.0
    }

    fn set_id(&mut self, id: u32) {
        self.id.0 = id;
    }

    // Somebody corrects one of these at a time.
    fn is_like(&self, other: &Debt) -> bool {
        let (mine, theirs) = (&self.contract, &other.contract);
        let alike = [
            self.name == other.name,
            self.product == other.product,
            mine.disbursed_on == theirs.disbursed_on,
            mine.principal == theirs.principal,
        ];
        alike.into_iter().filter(|alike| *alike).count() >= 3
    }
}

impl Found for Contact {
    fn id(&self) -> u32 {
        self.id.0
    }

    fn set_id(&mut self, id: u32) {
        self.id.0 = id;
    }

    fn is_like(&self, other: &Contact) -> bool {
        let same_call = self.at == other.at || self.number == other.number;
        self.created == other.created && self.channel == other.channel && same_call
    }
}

impl Found for Evidence {
    fn id(&self) -> u32 {
        self.id.0
    }

    fn set_id(&mut self, id: u32) {
        self.id.0 = id;
    }

    fn is_like(&self, other: &Evidence) -> bool {
        self.sha256 == other.sha256
    }
}

impl Found for Todo {
    fn id(&self) -> u32 {
        self.id.0
    }

    fn set_id(&mut self, id: u32) {
        self.id.0 = id;
    }

    fn is_like(&self, other: &Todo) -> bool {
        let about = |todo: &Todo| (todo.what, todo.piece, todo.debt, todo.contact);
        about(self) == about(other)
    }
}

/// Ids that are given to what comes from the other Book.
struct Ids {
    /// Taken here.
    taken: Vec<u32>,
    next: u32,
    /// Whether the two Books have anything in common: then an id of the one
    /// that the other has not is as good in both, and what names it finds it.
    related: bool,
}

impl Ids {
    fn fresh(&mut self) -> Result<u32, Full> {
        let id = self.next;
        self.next = id.checked_add(1).ok_or(Full)?;
        self.taken.push(id);
        Ok(id)
    }

    /// This id if it can be kept, or else a new one.
    fn give(&mut self, id: u32) -> Result<u32, Full> {
        if self.related && !self.taken.contains(&id) {
            self.taken.push(id);
            return Ok(id);
        }
        self.fresh()
    }
}

/// Holds two lists against each other. `there` names debts and entries as they
/// are called here; what stands in `gone`, here in the trash, comes back under
/// its id there, and so does another version of it.
fn compare<T: Found>(
    here: &[T],
    gone: &[T],
    there: Vec<T>,
    ids: &mut Ids,
    moves: &mut Moves,
) -> Result<Compared<T>, Full> {
    let mut used = vec![false; here.len()];
    let mut use_up = |at: usize| {
        let used = used.get_mut(at);
        used.is_some_and(|used| !std::mem::replace(used, true))
    };
    let mut same = 0;
    let (mut differ, mut rest) = (Vec::new(), Vec::new());
    for item in there {
        let at = here.iter().position(|h| h.id() == item.id());
        match at.and_then(|at| Some((at, here.get(at)?))) {
            Some((at, h)) if *h == item => {
                use_up(at);
                same += 1;
            }
            Some((at, h)) if h.is_like(&item) => {
                use_up(at);
                differ.push((h.clone(), item));
            }
            _ => rest.push(item),
        }
    }
    // The same content under another id; each stands for one.
    let mut twin = |item: &T| {
        let mut probe = item.clone();
        let found = here.iter().enumerate().find(|(at, h)| {
            probe.set_id(h.id());
            probe == **h && use_up(*at)
        });
        found.map(|(_, h)| h.id())
    };
    // Both versions are kept already.
    differ.retain(|(_, item)| {
        let kept = twin(item).is_some();
        same += usize::from(kept);
        !kept
    });
    let mut only_there = Vec::new();
    // What kept its id in the trash goes before the same under another.
    let kept = |item: &T| {
        let was = item.id();
        gone.iter().any(|g| g.id() == was && g.is_like(item))
    };
    let mut back: Vec<u32> = rest.iter().filter(|item| kept(item)).map(T::id).collect();
    for mut item in rest {
        let was = item.id();
        let id = if let Some(id) = twin(&item) {
            same += 1;
            id
        } else {
            let id = if kept(&item) {
                was
            } else if let Some(id) = same_of(gone, &item, &back) {
                back.push(id);
                id
            } else {
                ids.give(was)?
            };
            item.set_id(id);
            only_there.push(item);
            id
        };
        moves.add(was, id);
    }
    let unused = here.iter().zip(used).filter(|(_, used)| !used);
    Ok(Compared {
        same,
        differ,
        only_here: unused.map(|(h, _)| h.clone()).collect(),
        only_there,
    })
}

/// The id under which one of these is the same, but for those used already.
fn same_of<T: Found>(all: &[T], item: &T, used: &[u32]) -> Option<u32> {
    let mut probe = item.clone();
    let mut same = |other: &T| {
        probe.set_id(other.id());
        probe == *other
    };
    let found = all.iter().find(|t| !used.contains(&t.id()) && same(t));
    found.map(T::id)
}

/// Settles what is called how of what is in the trash there, so that what
/// names it does not come to name another thing here. `thrown` is all that is in
/// the trash here.
fn settle<T: Found>(
    here: &[T],
    thrown: &[T],
    there: Vec<T>,
    ids: &mut Ids,
    moves: &mut Moves,
) -> Result<(), Full> {
    for item in there {
        let was = item.id();
        let mut alike = here.iter().chain(thrown).filter(|h| h.id() == was);
        if alike.any(|h| h.is_like(&item)) {
            continue;
        }
        let id = match same_of(thrown, &item, &[]) {
            Some(id) => id,
            None => ids.give(was)?,
        };
        moves.add(was, id);
    }
    Ok(())
}

/// Settles what is named there and is not there any more at all: it must not
/// come to name something of here. `agreed` is what is named here in the same
/// words, where the two Books have anything in common.
fn settle_names(
    known: impl Iterator<Item = u32>,
    named: impl Iterator<Item = u32>,
    agreed: &[u32],
    ids: &mut Ids,
    moves: &mut Moves,
) -> Result<(), Full> {
    let mut known: Vec<u32> = known.collect();
    for id in named {
        let free = ids.related && (!ids.taken.contains(&id) || agreed.contains(&id));
        if !free && !known.contains(&id) {
            known.push(id);
            moves.add(id, ids.fresh()?);
        }
    }
    Ok(())
}

/// What of a Book stands in the other, word for word, and names something.
fn in_common(here: &Book, there: &Book) -> Book {
    let mut common = there.clone();
    let (mine, theirs) = (&here.dealings, &mut common.dealings);
    theirs.contacts.retain(|c| mine.contact(c.id) == Some(c));
    theirs.todos.retain(|t| mine.todo(t.id) == Some(t));
    theirs
        .visit
        .take_if(|visit| mine.visit.as_ref() != Some(visit));
    common.trash.retain(|trashed| here.trash.contains(trashed));
    common
}

/// All entries of a Book, those in the trash as well.
fn all_entries(book: &Book) -> Vec<Entries> {
    let trashed = book.trash.iter().map(|t| t.entries.clone());
    trashed.chain([Lists::live(book).entries]).collect()
}

/// The evidence and contacts that entries of a Book name.
fn named_entries(book: &Book) -> Vec<u32> {
    let mut named = Vec::new();
    for entries in all_entries(book) {
        let evidence = entries.contacts.iter().flat_map(|c| &c.evidence);
        named.extend(evidence.map(|id| id.0));
        let contacts = entries.todos.iter().filter_map(|t| t.contact);
        named.extend(contacts.map(|id| id.0));
    }
    named
}

/// The debts that entries, a visit and the trash of a Book name.
fn named_debts(book: &Book) -> Vec<u32> {
    let mut visits: Vec<&Visit> = book.dealings.visit.iter().collect();
    let mut named: Vec<DebtId> = Vec::new();
    for entries in all_entries(book) {
        named.extend(entries.contacts.iter().filter_map(|c| c.debt));
        named.extend(entries.todos.iter().filter_map(|t| t.debt));
    }
    for trashed in &book.trash {
        named.extend(trashed.of);
        visits.extend(&trashed.visit);
    }
    named.extend(visits.into_iter().filter_map(|visit| visit.debt));
    named.into_iter().map(|debt| debt.0).collect()
}

/// Everything of a Book that has an id.
struct Lists {
    debts: Vec<Debt>,
    entries: Entries,
}

impl Lists {
    fn live(book: &Book) -> Lists {
        Lists {
            debts: book.debts.clone(),
            entries: Entries {
                contacts: book.dealings.contacts.clone(),
                evidence: book.dealings.evidence.clone(),
                todos: book.dealings.todos.clone(),
            },
        }
    }

    /// What is in the trash.
    fn thrown(book: &Book) -> Lists {
        let mut lists = Lists {
            debts: Vec::new(),
            entries: Entries::default(),
        };
        for trashed in &book.trash {
            lists.debts.extend_from_slice(&trashed.debts);
            let (all, more) = (&mut lists.entries, &trashed.entries);
            all.contacts.extend_from_slice(&more.contacts);
            all.evidence.extend_from_slice(&more.evidence);
            all.todos.extend_from_slice(&more.todos);
        }
        lists
    }

    /// What is in the trash, and is what its number still means.
    fn gone(book: &Book) -> Lists {
        let mut lists = Lists::thrown(book);
        let (dealings, entries) = (&book.dealings, &mut lists.entries);
        lists.debts.retain(|d| book.debt(d.id).is_none());
        entries
            .contacts
            .retain(|c| dealings.contact(c.id).is_none());
        entries
            .evidence
            .retain(|e| dealings.evidence(e.id).is_none());
        entries.todos.retain(|t| dealings.todo(t.id).is_none());
        lists
    }

    fn name_debts(&mut self, moves: &Moves) {
        let contacts = self
            .entries
            .contacts
            .iter_mut()
            .filter_map(|c| c.debt.as_mut());
        let todos = self
            .entries
            .todos
            .iter_mut()
            .filter_map(|t| t.debt.as_mut());
        for debt in contacts.chain(todos) {
            debt.0 = moves.of(debt.0);
        }
    }

    fn name_evidence(&mut self, moves: &Moves) {
        let contacts = self.entries.contacts.iter_mut();
        for id in contacts.flat_map(|c| &mut c.evidence) {
            id.0 = moves.of(id.0);
        }
    }

    fn name_contacts(&mut self, moves: &Moves) {
        let todos = self.entries.todos.iter_mut();
        for id in todos.filter_map(|t| t.contact.as_mut()) {
            id.0 = moves.of(id.0);
        }
    }
}

/// Two Books held against each other.
struct Both {
    debts: Compared<Debt>,
    contacts: Compared<Contact>,
    evidence: Compared<Evidence>,
    todos: Compared<Todo>,
    /// What the debts and entries of there are called here.
    debt_moves: Moves,
    entry_moves: Moves,
    debt_ids: Ids,
    entry_ids: Ids,
}

impl Both {
    fn of(here: &Book, there: &Book) -> Result<Both, Full> {
        let (live, gone) = (Lists::live(here), Lists::gone(here));
        let thrown = Lists::thrown(here);
        let (mut theirs, mut theirs_gone) = (Lists::live(there), Lists::gone(there));
        let blank = live.debts.is_empty() && live.entries.is_empty() && here.trash.is_empty();
        let related = blank
            || theirs.debts.iter().any(|debt| live.debts.contains(debt))
            || theirs
                .entries
                .contacts
                .iter()
                .any(|contact| live.entries.contacts.contains(contact));
        let mut debt_ids = Ids {
            taken: ids(&live.debts).chain(ids(&gone.debts)).collect(),
            next: here.next_id().0.max(there.next_id().0),
            related,
        };
        let taken = entry_ids(&live.entries).chain(entry_ids(&gone.entries));
        let mut row = Ids {
            taken: taken.collect(),
            next: here.dealings.next_id().max(there.dealings.next_id()),
            related,
        };
        let (mut debt_moves, mut moves) = (Moves::default(), Moves::default());

        // What is named comes before what names it. The ids of entries are one
        // row for all three kinds, so that each finds its own among the moves.
        let known: Vec<u32> = ids(&theirs.debts).chain(ids(&theirs_gone.debts)).collect();
        let debts = compare(
            &live.debts,
            &gone.debts,
            theirs.debts.clone(),
            &mut debt_ids,
            &mut debt_moves,
        )?;
        settle(
            &live.debts,
            &thrown.debts,
            theirs_gone.debts.clone(),
            &mut debt_ids,
            &mut debt_moves,
        )?;
        let common = in_common(here, there);
        settle_names(
            known.into_iter(),
            named_debts(there).into_iter(),
            &named_debts(&common),
            &mut debt_ids,
            &mut debt_moves,
        )?;
        let entries = [&theirs, &theirs_gone].map(|lists| &lists.entries);
        settle_names(
            entries.into_iter().flat_map(entry_ids),
            named_entries(there).into_iter(),
            &named_entries(&common),
            &mut row,
            &mut moves,
        )?;
        theirs.name_debts(&debt_moves);
        theirs_gone.name_debts(&debt_moves);

        let (mine, out) = (&live.entries, &gone.entries);
        let was = &thrown.entries;
        let evidence = std::mem::take(&mut theirs.entries.evidence);
        let evidence = compare(
            &mine.evidence,
            &out.evidence,
            evidence,
            &mut row,
            &mut moves,
        )?;
        let trashed = std::mem::take(&mut theirs_gone.entries.evidence);
        settle(&mine.evidence, &was.evidence, trashed, &mut row, &mut moves)?;
        theirs.name_evidence(&moves);
        theirs_gone.name_evidence(&moves);

        let contacts = std::mem::take(&mut theirs.entries.contacts);
        let contacts = compare(
            &mine.contacts,
            &out.contacts,
            contacts,
            &mut row,
            &mut moves,
        )?;
        let trashed = std::mem::take(&mut theirs_gone.entries.contacts);
        settle(&mine.contacts, &was.contacts, trashed, &mut row, &mut moves)?;
        theirs.name_contacts(&moves);
        theirs_gone.name_contacts(&moves);

        let todos = theirs.entries.todos;
        let todos = compare(&mine.todos, &out.todos, todos, &mut row, &mut moves)?;
        let trashed = theirs_gone.entries.todos;
        settle(&mine.todos, &was.todos, trashed, &mut row, &mut moves)?;
        Ok(Both {
            debts,
            contacts,
            evidence,
            todos,
            debt_moves,
            entry_moves: moves,
            debt_ids,
            entry_ids: row,
        })
    }
}

fn ids<T: Found>(list: &[T]) -> impl Iterator<Item = u32> {
    list.iter().map(Found::id)
}

fn entry_ids(entries: &Entries) -> impl Iterator<Item = u32> {
    ids(&entries.contacts)
        .chain(ids(&entries.evidence))
        .chain(ids(&entries.todos))
}

/// Both Books in one. What is only in one of them is there, and of what both
/// have and differs what `side` says. What differs and is there once only (a
/// budget, the borrower's own name) is this Book's, or the other's where `side`
/// says so or this one has nothing. A visit that was going on there is put into
/// the trash.
///
/// # Errors
/// [`Full`]; there is no such Book then.
pub fn merge(here: &Book, there: &Book, side: Side) -> Result<Book, Full> {
    let mut both = Both::of(here, there)?;
    let mut book = here.clone();
    // What hangs on a debt there hangs on it here, and on its second version.
    let known = |id: DebtId| {
        let mut gone = there.trash.iter().flat_map(|trashed| &trashed.debts);
        there.debt(id).is_some() || gone.any(|debt| debt.id == id)
    };
    let mut plans = there.plans.clone();
    if plans != here.plans {
        plans.debts.retain(|plan| known(plan.debt));
        plans.order.retain(|debt| known(*debt));
        if let Some(kept) = &mut plans.kept {
            kept.payments.retain(|payment| known(payment.debt));
            kept.paid.retain(|payment| known(payment.debt));
        }
    }
    plans.follow(&both.debt_moves);
    let mut creditors = creditors_there(there, &both.debt_moves, known);
    let mut typed = typed_there(there, &both.debt_moves, known);
    let mut debts = both.debts.only_there;
    for (mine, mut theirs) in both.debts.differ {
        match side {
            Side::Here => {}
            Side::There => {
                let slot = book.debts.iter_mut().find(|d| d.id == mine.id);
                if let Some(slot) = slot {
                    *slot = theirs;
                }
            }
            Side::Both => {
                let (was, id) = (theirs.id, DebtId(both.debt_ids.fresh()?));
                theirs.id = id;
                debts.push(theirs);
                let meant = plans.debts.iter().find(|plan| plan.debt == was);
                let meant = meant.map(|plan| DebtPlan {
                    debt: id,
                    ..plan.clone()
                });
                plans.debts.extend(meant);
                let creditor = creditors.iter().find(|c| c.debt == was);
                let creditor = creditor.map(|c| Creditor {
                    debt: id,
                    ..c.clone()
                });
                creditors.extend(creditor);
                let said: Vec<Typed> = typed.iter().filter(|t| t.debt == was).cloned().collect();
                typed.extend(said.into_iter().map(|t| Typed { debt: id, ..t }));
            }
        }
    }
    let ids = &mut both.entry_ids;
    let new = Entries {
        evidence: versions(&mut book.dealings.evidence, both.evidence, side, ids)?,
        contacts: versions(&mut book.dealings.contacts, both.contacts, side, ids)?,
        todos: versions(&mut book.dealings.todos, both.todos, side, ids)?,
    };
    book.dealings.restore(&new).map_err(|_| Full)?;
    book.settings = settings(here, there, side);
    merge_plans(&mut book.plans, plans, side);
    for theirs in creditors {
        let mine = book.dealings.creditor(theirs.debt);
        if side == Side::There || mine == Creditor::of(theirs.debt) {
            book.dealings
                .set_creditor(&mine, &theirs)
                .map_err(|_| Full)?;
        }
    }
    for theirs in typed {
        let mine = book.dealings.typed(theirs.debt, &theirs.field).to_owned();
        if side == Side::There || mine.is_empty() {
            book.dealings.set_typed(&mine, &theirs).map_err(|_| Full)?;
        }
    }
    one(&mut book.dealings.me, &there.dealings.me, side);
    let mut trash = there.trash.clone();
    if visit_there(there, &both.debt_moves) != here.dealings.visit {
        let visit = there.dealings.visit.iter();
        trash.extend(visit.map(|visit| Trashed::visit(visit.started.day(), visit.clone())));
    }
    add_trash(&mut book, trash, &both.debt_moves, &both.entry_moves);
    // Last: what is put back is counted, so that no id is given again.
    for debt in debts {
        let index = book.debts.partition_point(|d| d.id < debt.id);
        book.debts.insert(index, debt);
    }
    let book = book.counted(both.debt_ids.next, both.entry_ids.next);
    if book.is_sound() { Ok(book) } else { Err(Full) }
}

/// The other Book in the place of this one. No id is given again that something
/// of this one had: an undo, or another window, may still name it.
#[must_use]
pub fn in_place_of(here: &Book, there: Book) -> Book {
    there.counted(here.next_id().0, here.dealings.next_id())
}

/// Takes a side where two versions of entries differ, and gives what is new.
fn versions<T: Found>(
    list: &mut [T],
    compared: Compared<T>,
    side: Side,
    ids: &mut Ids,
) -> Result<Vec<T>, Full> {
    let mut new = compared.only_there;
    for (mine, mut theirs) in compared.differ {
        match side {
            Side::Here => {}
            Side::There => {
                let slot = list.iter_mut().find(|there| there.id() == mine.id());
                if let Some(slot) = slot {
                    *slot = theirs;
                }
            }
            Side::Both => {
                theirs.set_id(ids.fresh()?);
                new.push(theirs);
            }
        }
    }
    Ok(new)
}

/// Of what there is once: the other's where it says something and is wanted,
/// or this one says nothing.
fn one<T: Clone + Default + PartialEq>(mine: &mut T, theirs: &T, side: Side) {
    let nothing = T::default();
    if *theirs != nothing && (side == Side::There || *mine == nothing) {
        mine.clone_from(theirs);
    }
}

fn settings(here: &Book, there: &Book, side: Side) -> Settings {
    let mut settings = here.settings.clone();
    if side == Side::There {
        settings.language = there.settings.language;
        settings.theme = there.settings.theme;
    }
    for month in &there.settings.lpr {
        let lpr = &mut settings.lpr;
        let at = lpr.partition_point(|mine| mine.from < month.from);
        let room = lpr.len() < MAX_LPR;
        match lpr.get_mut(at).filter(|mine| mine.from == month.from) {
            Some(mine) if side == Side::There => *mine = *month,
            None if room => lpr.insert(at, *month),
            _ => {}
        }
    }
    settings
}

/// The lenders there of debts that are known, the debts named as here.
fn creditors_there(there: &Book, moves: &Moves, known: impl Fn(DebtId) -> bool) -> Vec<Creditor> {
    let mut creditors = there.dealings.creditors.clone();
    creditors.retain(|creditor| known(creditor.debt));
    for creditor in &mut creditors {
        creditor.debt.0 = moves.of(creditor.debt.0);
    }
    creditors
}

/// What was typed there beside letters about debts that are known, named and
/// ordered as here.
fn typed_there(there: &Book, moves: &Moves, known: impl Fn(DebtId) -> bool) -> Vec<Typed> {
    let mut typed = there.dealings.typed.clone();
    typed.retain(|typed| known(typed.debt));
    for typed in &mut typed {
        typed.debt.0 = moves.of(typed.debt.0);
    }
    typed.arrange_by(|typed| (typed.debt, typed.field.clone()));
    typed
}

/// The visit that goes on there, its debt named as here.
fn visit_there(there: &Book, moves: &Moves) -> Option<Visit> {
    let mut visit = there.dealings.visit.clone();
    if let Some(visit) = &mut visit {
        visit.follow(moves);
    }
    visit
}

fn merge_plans(mine: &mut Plans, theirs: Plans, side: Side) {
    let nothing = Plans::default();
    one(&mut mine.budget, &theirs.budget, side);
    one(&mut mine.order, &theirs.order, side);
    one(&mut mine.assumptions, &theirs.assumptions, side);
    one(&mut mine.kept, &theirs.kept, side);
    if theirs.strategy != nothing.strategy
        && (side == Side::There || mine.strategy == nothing.strategy)
    {
        mine.strategy = theirs.strategy;
    }
    let mut known = Vec::new();
    for plan in theirs.debts {
        // Of two for one debt the first holds, as everywhere ([`Plans::of`]).
        if known.contains(&plan.debt) {
            continue;
        }
        known.push(plan.debt);
        match mine.debts.iter_mut().find(|mine| mine.debt == plan.debt) {
            Some(mine) if side == Side::There => *mine = plan,
            Some(_) => {}
            None => mine.debts.push(plan),
        }
    }
}

/// The other Book's trash behind this one's, without what is in it already.
fn add_trash(book: &mut Book, trash: Vec<Trashed>, debts: &Moves, entries: &Moves) {
    let mut there: Vec<Trashed> = book.trash.iter().map(without_ids).collect();
    for mut trashed in trash {
        trashed.follow(debts, entries);
        let plain = without_ids(&trashed);
        match there.iter().position(|there| *there == plain) {
            Some(at) => {
                there.swap_remove(at);
            }
            None => book.trash.push(trashed),
        }
    }
}

/// The same with its own ids counted from 0, to be compared.
fn without_ids(trashed: &Trashed) -> Trashed {
    let (mut debts, mut entries) = (Moves::default(), Moves::default());
    for (place, id) in (0..).zip(ids(&trashed.debts)) {
        debts.add(id, place);
    }
    for (place, id) in (0..).zip(entry_ids(&trashed.entries)) {
        entries.add(id, place);
    }
    let mut plain = trashed.clone();
    plain.follow(&debts, &entries);
    plain
}
