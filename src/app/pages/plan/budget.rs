//! 每月的钱: what comes in, what living takes, what is left.

use std::rc::Rc;

use chrono::NaiveDate;

use super::Page;
use crate::app::charts::bridge::{Bridge, Step};
use crate::app::charts::draw;
use crate::app::dom::{Child, El, actions, button, card, el, heading, p, region};
use crate::app::explain::{Explanation, Row};
use crate::app::fields::{amount_of, field, fold, half_typed, pair, remembered, typed};
use crate::app::var::Live;
use crate::app::widgets::{Kind, figure, select};
use crate::app::words;
use crate::book::Command;
use crate::law::SourceId;
use crate::money::{Fen, halfwidth};
use crate::outlook::{Verdict, paid_on};
use crate::plan::budget::{FLOOR_SOURCES, MAX_FLOWS, MonthMoney};
use crate::plan::{Budget, Category, Flow, Month};
use crate::rate::Percent;

const IDS: [&str; 14] = [
    "budget-wage",
    "budget-gig",
    "budget-bonus",
    "budget-benefit",
    "budget-other-income",
    "budget-housing",
    "budget-food",
    "budget-utilities",
    "budget-transport",
    "budget-medicine",
    "budget-school",
    "budget-insurance",
    "budget-dependants",
    "budget-other",
];
/// In sight at once; the others open.
const FIRST: [Category; 5] = [
    Category::Wage,
    Category::Housing,
    Category::Food,
    Category::Utilities,
    Category::OtherCost,
];
/// As many months that are not as most are as are named one by one.
const UNUSUAL: usize = 3;
const EVERY: [u16; 5] = [0, 1, 3, 6, 12];

/// The texts of the form; each may be wrong for a while.
#[derive(Clone, Copy)]
struct Form {
    page: Page,
    /// What each category is each month.
    texts: Live<Vec<String>>,
    people: Live<String>,
    floor: Live<String>,
    buffer: Live<String>,
    cash: Live<String>,
    pay_day: Live<String>,
    promise: Live<String>,
}

/// The plain monthly flow of a category, of which the form has one.
fn is_plain(flow: &Flow, category: Category) -> bool {
    flow.category == category
        && flow.every == 1
        && flow.from.is_none()
        && flow.until.is_none()
        && flow.name.is_empty()
}

fn whole(text: &str) -> Option<u32> {
    halfwidth(text.trim()).parse().ok()
}

fn no_amount(text: &str) -> bool {
    amount_of(text).is_err()
}

fn is_people(text: &str) -> bool {
    whole(text).is_some_and(|n| (1..=30).contains(&n))
}

fn is_pay_day(text: &str) -> bool {
    whole(text).is_some_and(|n| (1..=28).contains(&n))
}

fn is_percent(text: &str) -> bool {
    Percent::parse(text).is_ok()
}

impl Form {
    fn of(page: Page) -> Form {
        let budget = page.budget.get_untracked();
        let texts = Category::ALL
            .into_iter()
            .map(|category| {
                let plain = budget.flows.iter().find(|flow| is_plain(flow, category));
                plain.map(|flow| typed(flow.amount)).unwrap_or_default()
            })
            .collect();
        Form {
            page,
            texts: Live::new(texts),
            people: half_typed("budget-people", &budget.people.to_string(), |t| {
                !is_people(t)
            }),
            floor: half_typed("budget-floor", &typed(budget.floor), no_amount),
            buffer: half_typed("budget-buffer", &budget.buffer.to_string(), |t| {
                !is_percent(t)
            }),
            cash: half_typed("budget-cash", &typed(budget.cash), no_amount),
            pay_day: half_typed("budget-pay-day", &budget.pay_day.to_string(), |t| {
                !is_pay_day(t)
            }),
            promise: half_typed("budget-promise", &budget.promise.to_string(), |t| {
                !is_percent(t)
            }),
        }
    }

    /// The budget with what is typed; what is wrong stays as it was.
    fn read(self) -> Option<Budget> {
        let before = self.page.budget.get_untracked();
        let amount = |text: Live<String>, old| text.with_untracked(|t| amount_of(t)).unwrap_or(old);
        let percent =
            |text: Live<String>, old| text.with_untracked(|t| Percent::parse(t)).unwrap_or(old);
        let mut flows: Vec<Flow> = Vec::new();
        let texts = self.texts.get_untracked();
        for (category, text) in Category::ALL.into_iter().zip(&texts) {
            let plain = before.flows.iter().find(|flow| is_plain(flow, category));
            let old = plain.map_or(Fen::ZERO, |flow| flow.amount);
            let amount = amount_of(text).unwrap_or(old);
            if !amount.is_zero() {
                flows.push(Flow::monthly(category, amount));
            }
        }
        let other = before
            .flows
            .iter()
            .filter(|flow| !Category::ALL.iter().any(|c| is_plain(flow, *c)));
        flows.extend(other.cloned());
        let cash = amount(self.cash, before.cash);
        let same = cash == before.cash && before.cash_on.is_some();
        let today = self.page.state.today.get_untracked();
        let people = self.people.with_untracked(|text| whole(text));
        let people = people.and_then(|n| u16::try_from(n).ok());
        let pay_day = self.pay_day.with_untracked(|text| whole(text));
        let budget = Budget {
            flows,
            people: people
                .filter(|n| (1..=30).contains(n))
                .unwrap_or(before.people),
            floor: amount(self.floor, before.floor),
            buffer: percent(self.buffer, before.buffer),
            cash_on: if same { before.cash_on } else { Some(today) },
            cash_paid: if same {
                before.cash_paid
            } else {
                let book = self.page.state.book;
                book.with_untracked(|book| paid_on(book, today).unwrap_or_default())
            },
            cash,
            pay_day: pay_day
                .filter(|n| (1..=28).contains(n))
                .unwrap_or(before.pay_day),
            promise: percent(self.promise, before.promise),
        };
        budget.check().is_ok().then_some(budget)
    }

    /// What is typed shows at once; what is wrong changes nothing.
    fn changed(self) {
        if let Some(budget) = self.read() {
            self.page.budget.set(budget);
        }
    }

    /// What is typed and right is kept.
    fn left(self) {
        keep(self.page);
    }

    fn amount(
        self,
        id: &'static str,
        label: &'static str,
        hint: &'static str,
        text: Live<String>,
    ) -> El {
        let w = self.page.w;
        field(
            id,
            label,
            hint,
            Kind::Amount,
            text,
            move |text| amount_of(text).is_err().then(|| w.wrong_amount.to_owned()),
            move || self.changed(),
            move || self.left(),
        )
    }

    fn category(self, category: Category) -> El {
        let place = category as usize;
        let w = self.page.w;
        let now = self
            .texts
            .with_untracked(|texts| texts.get(place).cloned().unwrap_or_default());
        let id = IDS.get(place).copied().unwrap_or("budget");
        let text = half_typed(id, &now, no_amount);
        let texts = self.texts;
        field(
            id,
            words::nth(&w.categories, place),
            w.category_hint,
            Kind::Amount,
            text,
            move |text| amount_of(text).is_err().then(|| w.wrong_amount.to_owned()),
            move || {
                let now = text.get_untracked();
                texts.update(|texts| {
                    if let Some(slot) = texts.get_mut(place) {
                        *slot = now;
                    }
                });
                self.changed();
            },
            move || self.left(),
        )
    }

    fn number(
        self,
        id: &'static str,
        (label, hint): (&'static str, &'static str),
        kind: Kind,
        text: Live<String>,
        wrong: &'static str,
        right: fn(&str) -> bool,
    ) -> El {
        field(
            id,
            label,
            hint,
            kind,
            text,
            move |text| (!right(text)).then(|| wrong.to_owned()),
            move || self.changed(),
            move || self.left(),
        )
    }
}

/// Puts the budget as it is shown into the Book.
fn keep(page: Page) {
    let after = page.budget.get_untracked();
    let before = page
        .state
        .book
        .with_untracked(|book| book.plans.budget.clone());
    if before != after
        && page
            .state
            .apply(Command::SetBudget { before, after })
            .is_err()
    {
        page.state.say(page.w.budget_changed.to_owned());
    }
}

pub fn section(page: Page) -> El {
    let w = page.w;
    let form = Form::of(page);
    let short = |row: El| row.class("pair short");
    let rest = |income: bool| {
        let others = Category::ALL
            .into_iter()
            .filter(|c| c.is_income() == income && !FIRST.contains(c));
        short(pair(others.map(|c| form.category(c)).collect()))
    };
    let more = |title: &'static str, body: Child| {
        el("details")
            .class("more-terms")
            .child(el("summary").child(title))
            .child(body)
    };
    card()
        .id("budget")
        .child(heading("h2", w.budget))
        .child(
            el("div")
                .class("fields no-print")
                .child(p("hint", w.budget_says))
                .child(short(pair(
                    FIRST.iter().map(|c| form.category(*c)).collect(),
                )))
                .child(more(w.more_income, rest(true).into()))
                .child(more(w.more_costs, rest(false).into()))
                .child(pair(vec![
                    form.number(
                        "budget-people",
                        (w.people, w.people_hint),
                        Kind::Whole,
                        form.people,
                        w.wrong_people,
                        is_people,
                    ),
                    form.amount("budget-floor", w.floor, w.floor_hint, form.floor),
                ]))
                .child(pair(vec![
                    form.amount("budget-cash", w.cash, w.cash_hint, form.cash),
                    form.number(
                        "budget-pay-day",
                        (w.pay_day, w.pay_day_hint),
                        Kind::Whole,
                        form.pay_day,
                        w.wrong_pay_day,
                        is_pay_day,
                    ),
                ]))
                .child(page.shows(move |outlook| {
                    let typed = page.budget.with(|budget| budget.cash);
                    if typed.is_zero() || typed == outlook.cash {
                        return Child::NONE;
                    }
                    let now = words::money(outlook.cash.max(Fen::ZERO));
                    p("hint", w.cash_now.of(&now)).id("cash-now").into()
                }))
                .child(pair(vec![
                    form.number(
                        "budget-buffer",
                        (w.buffer, w.buffer_hint),
                        Kind::Percent,
                        form.buffer,
                        w.wrong_percent,
                        is_percent,
                    ),
                    form.number(
                        "budget-promise",
                        (w.promise, w.promise_hint),
                        Kind::Percent,
                        form.promise,
                        w.wrong_percent,
                        is_percent,
                    ),
                ]))
                .child(irregular(page)),
        )
        .child(left(page))
}

/// What is left each month, and how it came about.
fn left(page: Page) -> Child {
    let w = page.w;
    page.shows(move |outlook| {
        if outlook.verdict() == Verdict::NoBudget {
            return p("soft", w.type_budget).into();
        }
        let money = outlook.money;
        let lacks = money.surplus < Fen::ZERO;
        let label = if lacks { w.shortfall } else { w.surplus };
        let amount = if lacks {
            Fen::ZERO.minus(money.surplus).unwrap_or_default()
        } else {
            money.surplus
        };
        let shown = words::money(amount);
        let state = page.state;
        let share = share_of(&money);
        vec![
            figure(
                label,
                move || shown.clone(),
                page.t.word.how,
                "lead",
                move || state.explanation.set(Some(explained(page, &money))),
            )
            .into(),
            match share.filter(|_| !lacks) {
                Some(share) => p("soft", w.share.of(&share.to_string())).into(),
                None => Child::NONE,
            },
            share
                .filter(|share| *share > 50 && !lacks)
                .map(|_| p("notice warn", w.share_high))
                .into(),
            unusual(page, &outlook.unusual),
            fold("budget-flow", w.flow, move || flow(page, &money).into()).into(),
        ]
        .into()
    })
}

/// The months of the coming year that are not as most are.
fn unusual(page: Page, months: &[(NaiveDate, MonthMoney)]) -> Child {
    let w = page.w;
    if months.is_empty() {
        return Child::NONE;
    }
    let mut list = el("ul").class("notes").id("unusual");
    for (from, money) in months.iter().take(UNUSUAL) {
        let from = words::date(*from);
        let lacks = Fen::ZERO.minus(money.surplus).unwrap_or_default();
        list = list.child(el("li").child(if lacks > Fen::ZERO {
            w.unusual_lacks.of(&from, &words::money(lacks))
        } else {
            w.unusual.of(&from, &words::money(money.surplus))
        }));
    }
    if months.len() > UNUSUAL {
        list = list.child(el("li").child((w.unusual_more)(months.len() - UNUSUAL)));
    }
    list.into()
}

/// Whether living was reckoned by the local minimum.
fn by_floor(money: &MonthMoney) -> bool {
    money.floor > money.essentials
}

fn needs(page: Page, money: &MonthMoney) -> &'static str {
    if by_floor(money) {
        page.w.needs_floor
    } else {
        page.w.needs
    }
}

/// From the income to what is left for the debts, as bars.
fn flow(page: Page, money: &MonthMoney) -> El {
    let w = page.w;
    let minus = |label: &str, amount: Fen| Step {
        label: label.to_owned(),
        amount: Fen::ZERO.minus(amount).unwrap_or_default(),
        unexplained: false,
    };
    let steps = [
        (needs(page, money), money.needs()),
        (w.irregular_row, money.irregular),
        (w.buffer_row, money.buffer),
    ];
    let lacks = money.surplus < Fen::ZERO;
    let bridge = Bridge {
        start: (w.income.to_owned(), money.income),
        steps: steps
            .into_iter()
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(label, amount)| minus(label, amount))
            .collect(),
        end: (
            if lacks { w.shortfall } else { w.surplus }.to_owned(),
            money.surplus,
        ),
    };
    draw::bridge(page.t, "budget", w.flow_says, &bridge)
}

/// The share of the income that would go to the debts, in whole percent.
fn share_of(money: &MonthMoney) -> Option<i64> {
    let percent = i128::from(money.surplus.get()) * 100;
    let percent = percent.checked_div(i128::from(money.income.get()))?;
    i64::try_from(percent).ok()
}

fn explained(page: Page, money: &MonthMoney) -> Explanation {
    let w = page.w;
    let row = |label: &str, amount: Fen, minus: bool| Row {
        label: label.to_owned(),
        detail: String::new(),
        amount: if minus {
            format!("−{}", words::money(amount))
        } else {
            words::money(amount)
        },
    };
    Explanation {
        title: w.surplus.to_owned(),
        says: w.surplus_says.to_owned(),
        formula: None,
        rows: vec![
            row(w.income, money.income, false),
            row(needs(page, money), money.needs(), true),
            row(w.irregular_row, money.irregular, true),
            row(w.buffer_row, money.buffer, true),
        ],
        total: words::money(money.surplus),
        sources: if by_floor(money) {
            FLOOR_SOURCES.to_vec()
        } else {
            vec![SourceId::Arithmetic]
        },
    }
}

/// What does not come each month, or not for ever.
fn irregular(page: Page) -> El {
    let w = page.w;
    let category = remembered("irregular-kind", "2");
    let every = remembered("irregular-every", "4");
    let place = |text: Live<String>| text.with(|text| text.parse::<usize>().unwrap_or(0));
    let name = remembered("irregular-name", "");
    let amount = remembered("irregular-amount", "");
    let today = page.state.today.get_untracked();
    let from = remembered("irregular-from", &Month::of(today).to_string());
    let until = remembered("irregular-until", "");
    let tried = Live::new(false);
    let read = move || -> Option<Flow> {
        let from = Month::parse(&from.get_untracked())?;
        let until = match until.get_untracked().trim() {
            "" => None,
            text => Some(Month::parse(text).filter(|until| *until >= from)?),
        };
        let amount = Fen::parse(&amount.get_untracked()).ok()?;
        Some(Flow {
            category: *Category::ALL.get(category.get_untracked().parse::<usize>().ok()?)?,
            name: name.get_untracked().trim().chars().take(100).collect(),
            amount,
            every: *EVERY.get(every.get_untracked().parse::<usize>().ok()?)?,
            from: Some(from),
            until,
        })
    };
    let add = move || {
        tried.set(true);
        if page.budget.with_untracked(|b| b.flows.len() >= MAX_FLOWS) {
            page.state.say((w.irregular_full)(MAX_FLOWS));
        } else if let Some(flow) = read() {
            page.budget.update(|budget| budget.flows.push(flow));
            keep(page);
            for text in [amount, name, until] {
                text.set(String::new());
            }
            tried.set(false);
        }
    };
    let names: Vec<(usize, &'static str)> = w.categories.iter().copied().enumerate().collect();
    let everies: Vec<(usize, &'static str)> = w.everies.iter().copied().enumerate().collect();
    let month_is_wrong = move |text: &str| {
        let start = from.with(|from| Month::parse(from));
        let right = Month::parse(text).is_some_and(|until| start.is_none_or(|from| until >= from));
        let wrong = tried.get() && !text.trim().is_empty() && !right;
        wrong.then(|| w.wrong_month.to_owned())
    };
    el("details")
        .class("more-terms")
        .id("irregular")
        .child(el("summary").child(w.irregular))
        .child(p("hint", w.irregular_says))
        .child(region(move || list(page)))
        .child(
            el("div")
                .class("pair")
                .child(select(
                    "irregular-kind",
                    w.irregular_what,
                    String::new,
                    &names,
                    move || place(category),
                    move |n| category.set(n.to_string()),
                ))
                .child(select(
                    "irregular-every",
                    w.irregular_every,
                    String::new,
                    &everies,
                    move || place(every),
                    move |n| every.set(n.to_string()),
                ))
                .child(field(
                    "irregular-name",
                    w.irregular_name,
                    "",
                    Kind::Text,
                    name,
                    |_| None,
                    || {},
                    || {},
                ))
                .child(field(
                    "irregular-amount",
                    w.irregular_amount,
                    "",
                    Kind::Amount,
                    amount,
                    move |text| {
                        (tried.get() && Fen::parse(text).is_err())
                            .then(|| w.wrong_amount.to_owned())
                    },
                    || {},
                    || {},
                ))
                .child(field(
                    "irregular-from",
                    w.irregular_from,
                    "2027-01",
                    Kind::Text,
                    from,
                    move |text| {
                        (tried.get() && Month::parse(text).is_none())
                            .then(|| w.wrong_month.to_owned())
                    },
                    || {},
                    || {},
                ))
                .child(field(
                    "irregular-until",
                    w.irregular_until,
                    w.irregular_until_hint,
                    Kind::Text,
                    until,
                    month_is_wrong,
                    || {},
                    || {},
                )),
        )
        .child(actions().child(button("", w.irregular_add, add)))
}

/// Those there are, each with a way to take it out.
fn list(page: Page) -> Child {
    let w = page.w;
    let flows: Vec<(usize, Flow)> = page.budget.with(|budget| {
        budget
            .flows
            .iter()
            .cloned()
            .enumerate()
            .filter(|(_, flow)| !is_plain(flow, flow.category))
            .collect()
    });
    if flows.is_empty() {
        return p("soft", w.irregular_none).into();
    }
    let mut rows = el("ul").class("list");
    for (place, flow) in flows {
        let every = EVERY.iter().position(|n| *n == flow.every).unwrap_or(1);
        let from = flow.from.map(|m| m.to_string()).unwrap_or_default();
        let when = match flow.until {
            Some(until) => w.from_to.of(&from, &until.to_string()),
            None => w.from_on.of(&from),
        };
        let what = if flow.name.is_empty() {
            words::nth(&w.categories, flow.category as usize).to_owned()
        } else {
            flow.name.clone()
        };
        let name = what.clone();
        let remove = Rc::new(move || {
            let before = page.budget.get_untracked();
            page.budget.update(|budget| {
                if place < budget.flows.len() {
                    budget.flows.remove(place);
                }
            });
            keep(page);
            let debts = &page.t.debts;
            let back = Command::SetBudget {
                before: page.budget.get_untracked(),
                after: before,
            };
            page.state
                .say_with_undo(debts.deleted.of(&name), back, debts.restored.of(&name));
        });
        rows = rows.child(
            el("li")
                .class("row")
                .child(
                    el("span").child(el("strong").child(what)).child(
                        el("span")
                            .class("detail")
                            .child(format!("{} · {when}", words::nth(&w.everies, every))),
                    ),
                )
                .child(el("span").class("money").child(words::money(flow.amount)))
                .child(button("quiet", page.t.word.delete, move || remove())),
        );
    }
    rows.into()
}
