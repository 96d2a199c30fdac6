//! What the Book says to fill scripts, letters and complaints with.

use chrono::NaiveDate;

use super::{text::text, words};
use crate::book::{Book, Debt, DebtId, Language};
use crate::letter::facts::{Facts, Offer, Owed, Share, Shares};
use crate::letter::log;
use crate::loan::{Act, Product, StatementError, limitation, statement};
use crate::money::{Fen, Overflow};
use crate::outlook::{Outlook, free_for, paid_until};
use crate::plan::offer::promise;
use crate::plan::{Month, Treatment};

/// For how many months the most that can be promised is reckoned, as the plan
/// does.
const PROMISED_MONTHS: u16 = 12;

/// What the Book says of a debt on a day.
#[must_use]
pub fn known(book: &Book, debt: &Debt, today: NaiveDate) -> Facts {
    let creditor = book.dealings.creditor(debt.id);
    let mut facts = Facts {
        card: debt.product == Product::CreditCard,
        lender: Some(debt.lender),
        // What is sent is Chinese, whatever the page speaks; and what the
        // borrower calls a debt is not for the lender to read.
        product: words::product(text(Language::Chinese), debt.product).to_owned(),
        institution: creditor.institution,
        contract_no: creditor.contract_no,
        firm: creditor.collector_firm,
        hotline: creditor.hotline,
        me: book.dealings.me.clone(),
        limitation: limitation::of_debt(&debt.contract, &debt.ledger, today),
        ..Facts::on(today)
    };
    let _ = owed(&mut facts, debt, today);
    let _ = month(&mut facts, book, debt, today);
    log::read(&mut facts, &book.dealings, &book.account(debt));
    facts
}

/// What the statement says.
fn owed(facts: &mut Facts, debt: &Debt, today: NaiveDate) -> Result<(), StatementError> {
    let statement = statement(&debt.contract, &debt.ledger, today)?;
    if let Ok(by_component) = statement.payoff() {
        facts.owed = Some(Owed {
            as_of: today,
            by_component,
        });
    }
    facts.overdue_since = statement.overdue_since();
    let noted = paid_until(debt, today).ok();
    facts.paid = noted.filter(|paid| !paid.is_zero());
    // A card is not disbursed.
    if !facts.card {
        facts.lent = vec![(
            debt.contract.disbursed_on,
            debt.contract.counted_principal(),
        )];
        for (index, event) in debt.ledger.events().iter().enumerate() {
            let refused = statement.remarks.iter().any(|r| r.event == index);
            if let Act::Disburse { amount } | Act::Purchase { amount, .. } = event.act
                && event.on <= today
                && !refused
            {
                facts.lent.push((event.on, amount));
            }
        }
    }
    Ok(())
}

/// The month's money, and what may be promised of it.
fn month(facts: &mut Facts, book: &Book, debt: &Debt, today: NaiveDate) -> Result<(), Overflow> {
    if let Treatment::Instalments(planned) = book.plans.of(debt.id).treatment {
        facts.offer = Offer {
            instalments: Some(planned.instalments),
            first: Some(planned.first_due),
            down: Some(planned.down).filter(|down| !down.is_zero()),
            ..Offer::default()
        };
    }
    let budget = &book.plans.budget;
    if budget.flows.is_empty() {
        return Ok(());
    }
    let money = budget.month(Month::of(today).plus(1))?;
    facts.income = Some(money.income);
    facts.living = Some(money.needs());
    facts.left = Some(money.surplus);
    let outlook = Outlook::of(book, today)?;
    let offers = outlook.offers();
    let total = Fen::sum(offers.iter().map(|(_, monthly)| *monthly))?;
    let ours = offers.iter().find(|(id, _)| *id == debt.id);
    let ours = ours.map_or(Fen::ZERO, |(_, monthly)| *monthly);
    // Neither what the others require nor what they are offered is promised
    // twice.
    let most = |windows, others| -> Result<Fen, Overflow> {
        let most = promise(windows, PROMISED_MONTHS, others, budget.promise)?;
        Ok(most.map_or(Fen::ZERO, |most| most.monthly))
    };
    let (free, _) = free_for(book, &outlook, debt.id)?;
    let others = total.minus(ours)?;
    let most = most(&free, Fen::ZERO)?.min(most(&outlook.to_come, others)?);
    facts.offer.monthly = Some(most).filter(|monthly| *monthly > Fen::ZERO);
    if total > Fen::ZERO {
        facts.shares = shares(book, &outlook, &offers, debt.id, total);
    }
    Ok(())
}

/// What each creditor gets, all its debts as one. `None` where this debt is
/// paid first, or has no share.
fn shares(
    book: &Book,
    outlook: &Outlook,
    offers: &[(DebtId, Fen)],
    debt: DebtId,
    total: Fen,
) -> Option<Shares> {
    let mut creditors: Vec<usize> = Vec::new();
    let mut rows: Vec<(usize, Share)> = Vec::new();
    let mut ours = None;
    for (id, owed) in outlook.debts.iter().zip(&outlook.owed) {
        let creditor = crate::outlook::creditor(book, *id);
        if !creditors.contains(&creditor) {
            creditors.push(creditor);
        }
        let Some((_, monthly)) = offers.iter().find(|(offered, _)| offered == id) else {
            continue;
        };
        let known = rows.iter().position(|(of, _)| *of == creditor);
        let at = known.unwrap_or_else(|| {
            rows.push((creditor, Share::default()));
            rows.len() - 1
        });
        if *id == debt {
            ours = Some(at);
        }
        let (_, row) = rows.get_mut(at)?;
        row.debts += 1;
        row.owed = row.owed.plus(*owed).ok()?;
        row.monthly = row.monthly.plus(*monthly).ok()?;
    }
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    // Below a token nothing is offered.
    let shares = Shares::new(total, ours?, rows)?;
    let shares = Some(shares).filter(|shares| !shares.ours().is_zero())?;
    Some(shares.beside(creditors.len(), outlook.paid_first()))
}
