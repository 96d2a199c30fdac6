//! The golden figures, computed again on the machine that shows them.
//!
//! What the tests compare natively, a browser can compare as well: the tables
//! of `tests/figures/` are in here, with one reader, and the tests use both.
//! What comes out is data, also where a table cannot be read; nothing panics.

pub mod cases;
pub mod law;
mod plans;
pub mod prices;
pub mod read;

/// Figures of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Chinese worked examples: schedules, statements, penalties, claims.
    Examples,
    /// Schedules of other people's systems.
    Schedules,
    /// The legal line of each lender.
    Lines,
    Lpr,
    /// Prices published by regulators.
    Prices,
    /// Prices computed by spreadsheets.
    Xirr,
    SimpleInterest,
    /// Offers in proportion.
    Offers,
    /// A plan tried with a seed.
    Trials,
}

impl Group {
    pub const ALL: [Group; 9] = [
        Group::Examples,
        Group::Schedules,
        Group::Lines,
        Group::Lpr,
        Group::Prices,
        Group::Xirr,
        Group::SimpleInterest,
        Group::Offers,
        Group::Trials,
    ];

    /// How many figures there are; one that is missing is no figure that holds.
    #[must_use]
    pub const fn figures(self) -> usize {
        match self {
            Group::Examples => 50,
            Group::Schedules => 31,
            Group::Lines => 18,
            Group::Lpr => 72,
            Group::Prices => 52,
            Group::Xirr => 106,
            Group::SimpleInterest => 12,
            Group::Offers => 5,
            Group::Trials => 2,
        }
    }

    /// Computes them one by one, as they are asked for.
    #[must_use]
    pub fn run(self, tables: &Tables) -> Box<dyn Iterator<Item = Outcome>> {
        let table = move |table: &'static str, check: fn(&'static str) -> Option<Compared>| {
            let source = read::source(table);
            read::rows(table).map(move |row| Outcome::of(self, source, row, check(row)))
        };
        match self {
            Group::Examples => self.cases(tables.golden),
            Group::Schedules => self.cases(tables.schedules),
            Group::Lines => Box::new(table(tables.lines, law::line)),
            Group::Lpr => Box::new(law::lpr(self, tables.lpr).into_iter()),
            Group::Prices => Box::new(
                table(tables.directive, prices::directive)
                    .chain(table(tables.odd, prices::Odd::check))
                    .chain(table(tables.short_term, prices::short_term))
                    .chain(table(tables.monthly, prices::Monthly::check)),
            ),
            Group::Xirr => Box::new(table(tables.xirr, prices::Xirr::check)),
            Group::SimpleInterest => Box::new(law::simple(self, tables.simple).into_iter()),
            Group::Offers => Box::new(table(tables.offers, plans::offer)),
            Group::Trials => Box::new(plans::trials(self)),
        }
    }

    fn cases(self, text: &'static str) -> Box<dyn Iterator<Item = Outcome>> {
        let all = cases::read(text).into_iter();
        Box::new(all.flat_map(move |case| match case {
            Ok(case) => case.check(self),
            Err(name) => vec![Outcome::of(self, "", name, None)],
        }))
    }
}

/// The tables.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    pub golden: &'static str,
    pub schedules: &'static str,
    pub lines: &'static str,
    pub lpr: &'static str,
    pub directive: &'static str,
    pub odd: &'static str,
    pub short_term: &'static str,
    pub monthly: &'static str,
    pub xirr: &'static str,
    pub simple: &'static str,
    pub offers: &'static str,
}

pub const TABLES: Tables = Tables {
    golden: include_str!("../../tests/figures/golden.txt"),
    schedules: include_str!("../../tests/figures/schedules.txt"),
    lines: include_str!("../../tests/figures/legal_lines.tsv"),
    lpr: include_str!("../../tests/figures/lpr_1y.tsv"),
    directive: include_str!("../../tests/figures/ec_apr_2015.tsv"),
    odd: include_str!("../../tests/figures/reg_z_appendix_j.tsv"),
    short_term: include_str!("../../tests/figures/uk_short_term_apr.tsv"),
    monthly: include_str!("../../tests/figures/simple_and_effective.tsv"),
    xirr: include_str!("../../tests/figures/xirr.tsv"),
    simple: include_str!("../../tests/figures/hmrc_daily_interest.tsv"),
    offers: include_str!("../../tests/figures/offers.tsv"),
};

/// A figure, computed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub group: Group,
    pub name: String,
    /// Where the figure is from.
    pub source: &'static str,
    pub expected: String,
    /// Empty where the table could not be read, or nothing came out.
    pub got: String,
    pub passed: bool,
}

/// A row of a table, and what came out for it.
struct Compared {
    name: &'static str,
    expected: String,
    got: String,
    passed: bool,
}

impl Outcome {
    /// Of a row that was compared, or that could not be read.
    fn of(group: Group, source: &'static str, row: &str, compared: Option<Compared>) -> Outcome {
        match compared {
            Some(c) => Outcome {
                group,
                name: c.name.to_owned(),
                source,
                expected: c.expected,
                got: c.got,
                passed: c.passed,
            },
            None => Outcome {
                group,
                name: row.split('\t').take(2).collect::<Vec<_>>().join(" "),
                source,
                expected: String::new(),
                got: String::new(),
                passed: false,
            },
        }
    }
}

/// How the figures of a group came out so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub group: Group,
    pub passed: usize,
    pub failed: Vec<Outcome>,
}

impl Tally {
    #[must_use]
    pub const fn new(group: Group) -> Tally {
        Tally {
            group,
            passed: 0,
            failed: Vec::new(),
        }
    }

    pub fn add(&mut self, outcome: Outcome) {
        if outcome.passed {
            self.passed += 1;
        } else {
            self.failed.push(outcome);
        }
    }

    /// Whether all of them are there, and hold.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.failed.is_empty() && self.passed == self.group.figures()
    }
}
