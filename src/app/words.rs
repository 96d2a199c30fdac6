//! Figures, days and reasons in words: the one formatter of the interface.

use chrono::NaiveDate;

use super::text::Text;
use crate::book::{Book, Debt, DebtId, Language};
use crate::calendar::days_between;
use crate::law::{Confidence, Source};
use crate::loan::Product;
use crate::loan::contract::{ContractError, Order};
use crate::loan::statement::{Component, Formula, Item, Line, StatementError, Status, Which};
use crate::money::{AmountError, Fen};
use crate::rate::{Per, RateError};

/// `¥1,234.56`, or `-¥1,234.56`.
#[must_use]
pub fn money(amount: Fen) -> String {
    let text = amount.to_string();
    match text.strip_prefix('-') {
        Some(magnitude) => format!("-¥{magnitude}"),
        None => format!("¥{text}"),
    }
}

/// `2026-11-23`.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    day.to_string()
}

/// How far a day is from today: `today`, `3 days ago`.
#[must_use]
pub fn relative(text: &Text, day: NaiveDate, today: NaiveDate) -> String {
    match days_between(today, day) {
        0 => text.day.today.to_owned(),
        1 => text.day.tomorrow.to_owned(),
        -1 => text.day.yesterday.to_owned(),
        n if n > 0 => (text.day.in_days)(n),
        n => (text.day.days_ago)(-n),
    }
}

/// A moment as stored (RFC 3339) without seconds and zone: `2026-11-24 16:20`.
#[must_use]
pub fn moment(rfc3339: &str) -> String {
    let text: String = rfc3339.chars().take(16).collect();
    // A backup may say anything in this place.
    let is_time = text.len() == 16
        && text
            .chars()
            .all(|c| matches!(c, '0'..='9' | '-' | ':' | 'T'));
    if is_time {
        text.replace('T', " ")
    } else {
        "–".to_owned()
    }
}

/// Seconds on a clock: `12:34`, or `1:02:03`.
#[must_use]
pub fn clock(seconds: u32) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    match minutes / 60 {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{:02}:{seconds:02}", minutes % 60),
    }
}

/// Bytes as `12.3 KB`; of what a browser offers, `4.2 GB`.
#[must_use]
pub fn size(bytes: usize) -> String {
    size_of(bytes as u64)
}

/// The same where the device has more than the program can count.
#[must_use]
pub fn size_of(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")];
    match units.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit / (unit / 10)),
        None => format!("{bytes} B"),
    }
}

#[must_use]
pub fn component(text: &Text, component: Component) -> &'static str {
    let t = &text.component;
    match component {
        Component::Principal => t.principal,
        Component::Interest => t.interest,
        Component::Penalty => t.penalty,
        Component::Compound => t.compound,
        Component::Fee => t.fee,
        Component::LateFee => t.late_fee,
        Component::Cost => t.cost,
    }
}

/// What a component is, in a sentence.
#[must_use]
pub fn component_says(text: &Text, component: Component) -> &'static str {
    let t = &text.component_says;
    match component {
        Component::Principal => t.principal,
        Component::Interest => t.interest,
        Component::Penalty => t.penalty,
        Component::Compound => t.compound,
        Component::Fee => t.fee,
        Component::LateFee => t.late_fee,
        Component::Cost => t.cost,
    }
}

#[must_use]
pub fn product(text: &Text, product: Product) -> &'static str {
    nth(&text.product.names, product as usize)
}

#[must_use]
pub fn product_says(text: &Text, product: Product) -> &'static str {
    nth(&text.product.says, product as usize)
}

/// The order in which payments are applied.
#[must_use]
pub fn order(text: &Text, order: Order) -> &'static str {
    Order::ALL
        .iter()
        .position(|o| *o == order)
        .map_or(text.terms.order_custom, |index| {
            nth(&text.terms.orders, index)
        })
}

/// A name out of a list in the order of its enum.
#[must_use]
pub fn nth(names: &[&'static str], index: usize) -> &'static str {
    names.get(index).copied().unwrap_or_default()
}

/// The borrower's own name for a debt, or else its product's. Marks that turn
/// the direction of writing, and would turn the rest of a sentence, are left out.
#[must_use]
pub fn debt_name(text: &Text, debt: &Debt) -> String {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name = debt.name.replace(turns, "");
    if name.trim().is_empty() {
        product(text, debt.product).to_owned()
    } else {
        name
    }
}

/// The same; where several debts bear it, with its place among them. `None`
/// for one that is gone.
#[must_use]
pub fn debt_called(text: &Text, book: &Book, id: DebtId) -> Option<String> {
    let name = debt_name(text, book.debt(id)?);
    let alike = book.debts.iter().filter(|d| debt_name(text, d) == name);
    let alike: Vec<DebtId> = alike.map(|debt| debt.id).collect();
    let place = alike.iter().position(|other| *other == id)?;
    Some(if alike.len() > 1 {
        text.debts.alike.of(&name, &(place + 1).to_string())
    } else {
        name
    })
}

/// All debts to choose from.
#[must_use]
pub fn debts_called(text: &Text, book: &Book) -> Vec<(DebtId, String)> {
    let ids = book.debts.iter().map(|debt| debt.id);
    ids.filter_map(|id| Some((id, debt_called(text, book, id)?)))
        .collect()
}

#[must_use]
pub fn source_title(language: Language, source: &Source) -> &'static str {
    match language {
        Language::Chinese => source.title_zh,
        Language::English => source.title_en,
    }
}

#[must_use]
pub fn source_says(language: Language, source: &Source) -> &'static str {
    match language {
        Language::Chinese => source.says_zh,
        Language::English => source.says_en,
    }
}

#[must_use]
pub fn confidence(text: &Text, confidence: Confidence) -> &'static str {
    let t = &text.confidence;
    match confidence {
        Confidence::ArticleRead => t.article_read,
        Confidence::Reported => t.reported,
        Confidence::Unofficial => t.unofficial,
        Confidence::Contract => t.contract,
        Confidence::Arithmetic => t.arithmetic,
    }
}

/// The arithmetic of a line: `¥1,000.00 × 0.045%/天 × 1.5 倍 × 187 天 = ¥126.23`.
#[must_use]
pub fn formula(text: &Text, line: &Line) -> String {
    let t = &text.explain;
    let (rate, count) = line.quoted;
    let percent = rate.percent();
    let daily = || match rate.per() {
        Per::Day => t.rate_of_day.of(&percent),
        Per::Month => (t.rate_of_month_daily)(&percent, count.year()),
        Per::Year => (t.rate_of_year)(&percent, count.year()),
    };
    let monthly = || match rate.per() {
        Per::Day => format!("{} × {}/12", t.rate_of_day.of(&percent), count.year()),
        Per::Month => t.rate_of_month.of(&percent),
        Per::Year => t.rate_of_twelfth.of(&percent),
    };
    let base = money(line.base);
    let amount = money(line.amount);
    match line.formula {
        Formula::EqualPart {
            parts, last: false, ..
        } => (t.equal_part)(&base, parts, &amount),
        Formula::EqualPart {
            parts, last: true, ..
        } => (t.equal_part_last)(&base, parts, &amount),
        Formula::AnnuityPart {
            instalment,
            last: false,
        } => t.annuity_part.of(&money(instalment), &amount),
        Formula::AnnuityPart { last: true, .. } => t.annuity_last.to_owned(),
        Formula::RemainingPrincipal => t.remaining.to_owned(),
        Formula::Prepaid => t.prepaid.to_owned(),
        Formula::Changed => t.changed.to_owned(),
        Formula::Settled => t.settled.to_owned(),
        Formula::Given => t.given.to_owned(),
        Formula::Accrual => (t.accrual)(&base, &daily(), line.days, &amount),
        Formula::Monthly { months, month_days } => {
            let rate = if months == 1 {
                monthly()
            } else {
                (t.months)(&monthly(), months)
            };
            if month_days == line.days {
                t.month.of(&base, &rate, &amount)
            } else {
                (t.month_part)(&base, &rate, line.days, month_days, &amount)
            }
        }
        Formula::FixedShare { whole, period_days } => {
            (t.fixed_share)(&money(whole), line.days, period_days, &amount)
        }
        Formula::PenaltyAccrual { multiple } => {
            (t.penalty)(&base, &daily(), &multiple.to_string(), line.days, &amount)
        }
        Formula::PenaltyRate => (t.penalty_own)(&base, &daily(), line.days, &amount),
        Formula::LateFee { floor, .. } | Formula::MinimumFee { floor, .. }
            if line.amount == floor =>
        {
            t.late_fee_floor.of(&money(floor), &amount)
        }
        Formula::LateFee { percent, .. } | Formula::PlanFee { percent } => {
            t.late_fee.of(&base, &percent.to_string(), &amount)
        }
        Formula::MinimumFee { percent, .. } => {
            t.minimum_fee.of(&base, &percent.to_string(), &amount)
        }
        Formula::Posted { cash: false } => t.posted.to_owned(),
        Formula::Posted { cash: true } => t.posted_cash.to_owned(),
        Formula::Unposted => t.unposted.to_owned(),
    }
}

/// What an item stands for; events by the day they happened.
#[must_use]
pub fn which(text: &Text, which: Which, due: NaiveDate) -> String {
    let t = &text.debt;
    match which {
        Which::Instalment(number) => (t.instalment)(number),
        Which::Accelerated { first, last } => (t.accelerated)(first, last),
        Which::Prepaid { .. } => t.prepaid.to_owned(),
        Which::Agreed(number) => (t.agreed)(number),
        Which::GivenUp { .. } => t.given_up.to_owned(),
        Which::Charge { .. } => t.charged_on.of(&date(due)),
        Which::Cycle(0) => t.opening_bill.to_owned(),
        Which::Cycle(number) => (t.bill)(number),
        Which::CardPlan(number) => (t.card_plan)(number),
    }
}

#[must_use]
pub fn status(text: &Text, item: &Item, as_of: NaiveDate) -> String {
    let t = &text.debt;
    match item.status {
        Status::Paid => t.paid.to_owned(),
        // Days late are counted from the due date, whatever days are charged.
        Status::Overdue { .. } => (t.overdue_days)(days_between(item.due, as_of)),
        Status::InGrace { until } => t.grace_until.of(&date(until)),
        Status::DueToday => t.due_today.to_owned(),
        // Of a bill of which the minimum was paid.
        Status::Current if item.due < as_of => t.minimum_met.to_owned(),
        Status::Current => t.current.to_owned(),
        Status::Future => t.future.to_owned(),
    }
}

#[must_use]
pub fn amount_error(text: &Text, error: AmountError) -> String {
    let t = &text.wrong;
    match error {
        AmountError::Empty => t.amount_empty,
        AmountError::Negative => t.amount_negative,
        AmountError::NotANumber => t.amount_not_a_number,
        AmountError::TooManyDecimals => t.amount_decimals,
        AmountError::BadGrouping => t.amount_grouping,
        AmountError::TooLarge => t.amount_large,
    }
    .to_owned()
}

#[must_use]
pub fn rate_error(text: &Text, error: RateError) -> String {
    let t = &text.wrong;
    match error {
        RateError::Empty => t.rate_empty,
        RateError::Negative => t.rate_negative,
        RateError::NotANumber => t.rate_not_a_number,
        RateError::TooManyDecimals => t.rate_decimals,
        RateError::TooLarge => t.rate_large,
    }
    .to_owned()
}

#[must_use]
pub fn contract_error(text: &Text, error: ContractError) -> String {
    let t = &text.wrong;
    match error {
        ContractError::Principal => t.amount_small,
        ContractError::Rate(e) | ContractError::PenaltyRate(e) => return rate_error(text, e),
        ContractError::Instalments => t.instalments,
        ContractError::DisbursedOutOfRange | ContractError::FirstDueOutOfRange => t.date_range,
        ContractError::FirstDueNotAfterDisbursement => t.due_before_loan,
        ContractError::FirstDueTooLate => t.due_too_late,
        ContractError::DueDay => t.due_day,
        ContractError::InterestOnly => t.interest_only,
        ContractError::Stated | ContractError::Unit => t.stated,
        ContractError::Due => t.due_after_loan,
        ContractError::Row(0) => t.rows_none,
        ContractError::Row(n) => return (t.row)(n),
        ContractError::RowsPrincipal => t.rows_principal,
        ContractError::GraceDays => t.grace,
        ContractError::PenaltyMultiple => t.multiple_bad,
        ContractError::LateFee => t.late_fee,
        ContractError::Fees | ContractError::Tolerance => t.fees,
        ContractError::Deducted => t.deducted,
        ContractError::Order => t.order,
        ContractError::StatementDay => t.statement_day,
        ContractError::CardDue => t.card_due,
        ContractError::Minimum => t.minimum,
        ContractError::OpeningCharges => t.opening_charges,
        ContractError::InterestFrom => t.interest_from,
        ContractError::CardPlan(_) => t.card_plan,
    }
    .to_owned()
}

#[must_use]
pub fn statement_error(text: &Text, error: &StatementError) -> String {
    match error {
        StatementError::Schedule(_) => text.debt.cannot_compute.to_owned(),
        StatementError::BeforeDisbursement { disbursed_on } => {
            text.debt.before_disbursement.of(&date(*disbursed_on))
        }
        StatementError::DayOutOfRange => text.debt.day_out_of_range.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::text::text;

    /// A name that two debts bear is told apart by its place among them, in any
    /// list; an empty one is its product's.
    #[test]
    fn debts_of_one_name_are_told_apart() {
        use crate::book::Command;
        use crate::law::Lender;
        use crate::loan::{Ledger, Template};

        let day = |m| NaiveDate::from_ymd_opt(2026, m, 5).unwrap();
        let mut book = Book::default();
        for (name, product) in [
            ("", Product::Weilidai),
            ("旧卡", Product::CreditCard),
            ("微粒贷", Product::Other),
        ] {
            let debt = Debt {
                id: DebtId(0),
                name: name.to_owned(),
                product,
                lender: Lender::Other,
                contract: Template::contract(Product::Other, day(1), day(2)),
                ledger: Ledger::new(),
                note: String::new(),
            };
            book = book.after(&Command::AddDebt(debt)).unwrap();
        }
        let zh = text(Language::Chinese);
        let names: Vec<String> = debts_called(zh, &book).into_iter().map(|d| d.1).collect();
        assert_eq!(names, ["微粒贷（1）", "旧卡", "微粒贷（2）"]);
        assert_eq!(debt_called(zh, &book, DebtId(2)).as_deref(), Some("旧卡"));
        assert_eq!(debt_called(zh, &book, DebtId(9)), None);
        let first = book.debts[0].clone();
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let gone = crate::book::Trashed::debt(today, first);
        let book = book.after(&Command::Trash(gone)).unwrap();
        assert_eq!(debt_called(zh, &book, DebtId(3)).as_deref(), Some("微粒贷"));
    }

    #[test]
    fn money_days_and_sizes() {
        assert_eq!(money(Fen::new(123_456)), "¥1,234.56");
        assert_eq!(money(Fen::new(-5)), "-¥0.05");
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let en = text(Language::English);
        assert_eq!(relative(en, day(23), day(23)), "today");
        assert_eq!(relative(en, day(24), day(23)), "tomorrow");
        assert_eq!(relative(en, day(20), day(23)), "3 days ago");
        assert_eq!(relative(en, day(26), day(23)), "in 3 days");
        assert_eq!(moment("2026-11-24T16:20:05+08:00"), "2026-11-24 16:20");
        assert_eq!(clock(7), "0:07");
        assert_eq!(clock(754), "12:34");
        assert_eq!(clock(3_599), "59:59");
        assert_eq!(clock(3_723), "1:02:03");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(12_345), "12.3 KB");
        assert_eq!(size(2_185_500), "2.1 MB");
        assert_eq!(size_of(600_000_000_000), "600.0 GB");
    }

    /// The compiler sees that no text is missing; this sees that none is empty
    /// or left in the other language.
    #[test]
    fn both_languages_are_written() {
        let has_cjk = |s: &str| s.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        for (name, source, chinese) in [
            ("zh-CN", include_str!("../../locales/zh-CN.rs"), true),
            ("en", include_str!("../../locales/en.rs"), false),
        ] {
            let mut texts = 0;
            for (number, line) in source.lines().enumerate() {
                let trimmed = line.trim();
                let Some(value) = trimmed
                    .split_once(": \"")
                    .and_then(|(_, rest)| rest.strip_suffix("\","))
                else {
                    continue;
                };
                texts += 1;
                assert!(!value.trim().is_empty(), "{name}:{}", number + 1);
                let exempt = ["lang:", "switch_language:", "stop:", "english:"]
                    .iter()
                    .any(|key| trimmed.starts_with(key));
                // English may quote a Chinese term in brackets; Chinese text
                // must be Chinese.
                if chinese && !exempt {
                    assert!(has_cjk(value), "{name}:{} {value}", number + 1);
                }
            }
            assert!(texts > 150, "{name}: {texts}");
        }
    }
}
