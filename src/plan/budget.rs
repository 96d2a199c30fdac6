//! What comes in, what living takes, and what is left for the debts.
//!
//! ```text
//! needs   = max(essentials of the month, people × floor for each)
//! left    = income − needs − irregular costs
//! buffer  = min(percent of income, left), never below zero
//! surplus = left − buffer
//! ```
//!
//! The floor is the local 低保 figure, which the borrower enters: what the law
//! leaves a debtor even in enforcement is the least that living takes.

use chrono::NaiveDate;

use super::month::Month;
use crate::law::SourceId;
use crate::money::{Fen, MAX_TYPED, Overflow};
use crate::rate::Percent;
use crate::stored::{Json, Stored, field, names, record, serde};

/// What money comes from, or goes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Wage,
    Gig,
    Bonus,
    Benefit,
    OtherIncome,
    Housing,
    Food,
    Utilities,
    Transport,
    Medicine,
    School,
    Insurance,
    Dependants,
    OtherCost,
}

names!(Category {
    Wage = "wage",
    Gig = "gig",
    Bonus = "bonus",
    Benefit = "benefit",
    OtherIncome = "other-income",
    Housing = "housing",
    Food = "food",
    Utilities = "utilities",
    Transport = "transport",
    Medicine = "medicine",
    School = "school",
    Insurance = "insurance",
    Dependants = "dependants",
    OtherCost = "other-cost",
});

impl Category {
    pub const ALL: [Category; 14] = [
        Category::Wage,
        Category::Gig,
        Category::Bonus,
        Category::Benefit,
        Category::OtherIncome,
        Category::Housing,
        Category::Food,
        Category::Utilities,
        Category::Transport,
        Category::Medicine,
        Category::School,
        Category::Insurance,
        Category::Dependants,
        Category::OtherCost,
    ];

    #[must_use]
    pub const fn is_income(self) -> bool {
        matches!(
            self,
            Category::Wage
                | Category::Gig
                | Category::Bonus
                | Category::Benefit
                | Category::OtherIncome
        )
    }
}

/// Money that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    pub category: Category,
    /// The borrower's own word for it; may be empty.
    pub name: String,
    /// Each time, in fen, not negative.
    pub amount: Fen,
    /// How many months lie between two times, 1 to 12; 0 for once only.
    pub every: u16,
    /// The first month. `None`: since ever, and of what comes each month only.
    pub from: Option<Month>,
    /// The last month.
    pub until: Option<Month>,
}

record!(Flow {
    category,
    name,
    amount,
    every,
    from,
    until
});

impl Flow {
    /// Each month, without a beginning or an end.
    #[must_use]
    pub const fn monthly(category: Category, amount: Fen) -> Flow {
        Flow {
            category,
            name: String::new(),
            amount,
            every: 1,
            from: None,
            until: None,
        }
    }

    /// Whether it comes or goes in a month.
    #[must_use]
    pub fn is_in(&self, month: Month) -> bool {
        if self.until.is_some_and(|last| month > last) {
            return false;
        }
        let Some(from) = self.from else {
            return self.every == 1;
        };
        match (month.since(from), self.every) {
            (after, _) if after < 0 => false,
            (after, 0) => after == 0,
            (after, every) => after % i32::from(every) == 0,
        }
    }

    /// What living takes each month, not what comes up now and then.
    #[must_use]
    pub const fn is_regular(&self) -> bool {
        self.every == 1
    }

    fn check(&self) -> bool {
        let ordered = match (self.from, self.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        (0..=MAX_TYPED.get()).contains(&self.amount.get())
            && self.every <= 12
            && (self.every == 1 || self.from.is_some())
            && ordered
    }
}

/// The most flows of a budget.
pub const MAX_FLOWS: usize = 200;

/// What the borrower lives on and for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    pub flows: Vec<Flow>,
    /// Whom the income feeds, the borrower included, 1 to 30.
    pub people: u16,
    /// The local 低保 figure for each of them and month; zero where the
    /// borrower has not entered it.
    pub floor: Fen,
    /// Of the income, kept for what nobody foresees.
    pub buffer: Percent,
    /// Money at hand that may go to the debts.
    pub cash: Fen,
    /// The day on which that was so; `None` where it is always today's.
    pub cash_on: Option<NaiveDate>,
    /// What the ledgers had as paid on that day when it was said: it is not
    /// taken from the cash again.
    pub cash_paid: Fen,
    /// The day of the month on which debts are paid, 1 to 28.
    pub pay_day: u32,
    /// Of the surplus, so much may be promised to lenders (80 to 90 %).
    pub promise: Percent,
}

impl Stored for Budget {
    fn read(json: Json<'_>) -> Budget {
        let mut fields = json.fields();
        let budget = Budget {
            flows: fields.take("flows"),
            people: fields.take("people"),
            floor: fields.take("floor"),
            buffer: fields.take("buffer"),
            cash: fields.take("cash"),
            cash_on: fields.take("cash_on"),
            // Left out where it is nothing, as it was before there was one.
            cash_paid: fields.maybe("cash_paid").unwrap_or_default(),
            pay_day: fields.take("pay_day"),
            promise: fields.take("promise"),
        };
        fields.end();
        budget
    }

    fn write(&self, to: &mut String) {
        to.push('{');
        field(to, "flows", &self.flows);
        field(to, "people", &self.people);
        field(to, "floor", &self.floor);
        field(to, "buffer", &self.buffer);
        field(to, "cash", &self.cash);
        field(to, "cash_on", &self.cash_on);
        if !self.cash_paid.is_zero() {
            field(to, "cash_paid", &self.cash_paid);
        }
        field(to, "pay_day", &self.pay_day);
        field(to, "promise", &self.promise);
        to.push('}');
    }
}

serde!(Budget);

impl Default for Budget {
    fn default() -> Self {
        Budget {
            flows: Vec::new(),
            people: 1,
            floor: Fen::ZERO,
            buffer: Percent::of_whole(5),
            cash: Fen::ZERO,
            cash_on: None,
            cash_paid: Fen::ZERO,
            pay_day: 15,
            promise: Percent::of_whole(85),
        }
    }
}

/// Why a budget cannot be computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetError {
    /// A flow, by its place: negative or absurd, or its months do not fit.
    Flow(usize),
    TooManyFlows,
    /// Not 1 to 30.
    People,
    /// Negative or absurd.
    Floor,
    /// Over 100 %.
    Percent,
    Cash,
    /// Not 1 to 28.
    PayDay,
}

/// What a month's money is made of, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthMoney {
    pub income: Fen,
    /// Essentials as entered.
    pub essentials: Fen,
    /// People × floor.
    pub floor: Fen,
    /// What does not come each month.
    pub irregular: Fen,
    /// Kept for what nobody foresees.
    pub buffer: Fen,
    /// For the debts; negative where living is not covered.
    pub surplus: Fen,
}

impl MonthMoney {
    /// The greater of essentials and floor.
    #[must_use]
    pub fn needs(&self) -> Fen {
        self.essentials.max(self.floor)
    }
}

/// What the protected floor rests on.
pub const FLOOR_SOURCES: &[SourceId] = &[SourceId::SeizureRules3];

impl Budget {
    /// Whether it can be computed with.
    ///
    /// # Errors
    /// The first [`BudgetError`].
    pub fn check(&self) -> Result<(), BudgetError> {
        let typed = |fen: Fen| (0..=MAX_TYPED.get()).contains(&fen.get());
        if self.flows.len() > MAX_FLOWS {
            return Err(BudgetError::TooManyFlows);
        }
        if let Some(at) = self.flows.iter().position(|flow| !flow.check()) {
            return Err(BudgetError::Flow(at));
        }
        if !(1..=30).contains(&self.people) {
            return Err(BudgetError::People);
        }
        if !typed(self.floor) {
            return Err(BudgetError::Floor);
        }
        if !self.buffer.is_valid() || !self.promise.is_valid() {
            return Err(BudgetError::Percent);
        }
        if !typed(self.cash) || self.cash_paid < Fen::ZERO {
            return Err(BudgetError::Cash);
        }
        if !(1..=28).contains(&self.pay_day) {
            return Err(BudgetError::PayDay);
        }
        Ok(())
    }

    /// The money of a month.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn month(&self, month: Month) -> Result<MonthMoney, Overflow> {
        let mut money = MonthMoney {
            floor: self
                .floor
                .scaled(self.people.into(), 1, crate::money::Rounding::HalfUp)?,
            ..MonthMoney::default()
        };
        for flow in self.flows.iter().filter(|flow| flow.is_in(month)) {
            let sum = if flow.category.is_income() {
                &mut money.income
            } else if flow.is_regular() {
                &mut money.essentials
            } else {
                &mut money.irregular
            };
            *sum = sum.plus(flow.amount)?;
        }
        let left = money.income.minus(money.needs())?.minus(money.irregular)?;
        money.buffer = self.buffer.of(money.income)?.min(left).max(Fen::ZERO);
        money.surplus = left.minus(money.buffer)?;
        Ok(money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn yuan(text: &str) -> Fen {
        Fen::parse(text).unwrap()
    }

    #[test]
    fn what_comes_when() {
        let flow = |every, from: Option<&str>, until: Option<&str>| Flow {
            every,
            from: from.map(month),
            until: until.map(month),
            ..Flow::monthly(Category::Wage, yuan("1"))
        };
        for (flow, on, off) in [
            (flow(1, None, None), vec!["2020-01", "2040-12"], vec![]),
            (
                flow(1, Some("2026-11"), Some("2027-01")),
                vec!["2026-11", "2027-01"],
                vec!["2026-10", "2027-02"],
            ),
            (
                flow(12, Some("2027-01"), None),
                vec!["2027-01", "2029-01"],
                vec!["2026-01", "2027-02", "2028-07"],
            ),
            (
                flow(0, Some("2027-01"), None),
                vec!["2027-01"],
                vec!["2028-01", "2027-02"],
            ),
            (
                flow(3, Some("2026-12"), Some("2027-05")),
                vec!["2026-12", "2027-03"],
                vec!["2027-06", "2027-02"],
            ),
        ] {
            for text in on {
                assert!(flow.is_in(month(text)), "{flow:?} {text}");
            }
            for text in off {
                assert!(!flow.is_in(month(text)), "{flow:?} {text}");
            }
        }
    }

    /// 6,000 come in, 2,500 are needed, once a year 1,200; 5 % of the income
    /// is kept.
    #[test]
    fn a_budget_by_hand() {
        let mut budget = Budget {
            flows: vec![
                Flow::monthly(Category::Wage, yuan("6000")),
                Flow::monthly(Category::Housing, yuan("1500")),
                Flow::monthly(Category::Food, yuan("1000")),
                Flow {
                    every: 12,
                    from: Some(month("2027-01")),
                    ..Flow::monthly(Category::Insurance, yuan("1200"))
                },
            ],
            ..Budget::default()
        };
        let november = budget.month(month("2026-11")).unwrap();
        assert_eq!(november.surplus, yuan("3200"));
        assert_eq!(november.buffer, yuan("300"));
        let january = budget.month(month("2027-01")).unwrap();
        assert_eq!(
            (january.irregular, january.surplus),
            (yuan("1200"), yuan("2000"))
        );
        // Three people at 1,000 need more than was entered.
        budget.people = 3;
        budget.floor = yuan("1000");
        let november = budget.month(month("2026-11")).unwrap();
        assert_eq!(
            (november.needs(), november.surplus),
            (yuan("3000"), yuan("2700"))
        );
        // The buffer takes what there is and no more; living comes first.
        budget.floor = yuan("1950");
        let november = budget.month(month("2026-11")).unwrap();
        assert_eq!(
            (november.buffer, november.surplus),
            (yuan("150"), Fen::ZERO)
        );
        budget.floor = yuan("2100");
        let november = budget.month(month("2026-11")).unwrap();
        assert_eq!(
            (november.buffer, november.surplus.get()),
            (Fen::ZERO, -30_000)
        );
    }
}
