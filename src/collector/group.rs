//! Whose contacts belong together: those of one creditor.

use super::contact::Contact;
use crate::law::Lender;
use crate::law::conduct::Business;
use crate::loan::{DebtId, Product};

/// What of a debt the rules of conduct ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub debt: DebtId,
    pub business: Business,
    /// The full name of the institution; may be empty. Debts of one name are of
    /// one creditor.
    pub institution: String,
}

impl Account {
    #[must_use]
    pub fn new(debt: DebtId, lender: Lender, product: Product, institution: &str) -> Account {
        let (card, online) = match product {
            Product::CreditCard => (true, Some(false)),
            Product::Weilidai
            | Product::Jiebei
            | Product::Huabei
            | Product::Baitiao
            | Product::Jintiao => (false, Some(true)),
            Product::ConsumerFinance
            | Product::BankLoan
            | Product::PrivateLoan
            | Product::Other => (false, None),
        };
        Account {
            debt,
            business: Business {
                lender,
                card,
                online,
            },
            institution: institution.trim().to_owned(),
        }
    }
}

/// What holds contacts together, the surest known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The first debt of the same institution, or the debt itself.
    Creditor(DebtId),
    /// For whom they said they collect.
    Said(String),
    /// The number they called from.
    Number(String),
    /// Nothing: each contact by itself.
    Alone(u32),
}

/// The group of a contact.
#[must_use]
pub fn group(contact: &Contact, accounts: &[Account]) -> Group {
    let of = |institution: &str| {
        let same = |account: &&Account| account.institution == institution;
        let account = accounts
            .iter()
            .filter(|_| !institution.is_empty())
            .find(same);
        account.map(|account| account.debt)
    };
    if let Some(debt) = contact.debt {
        let account = accounts.iter().find(|account| account.debt == debt);
        let first = account.and_then(|account| of(&account.institution));
        return Group::Creditor(first.unwrap_or(debt));
    }
    let said = contact.said_for.trim();
    if let Some(debt) = of(said) {
        return Group::Creditor(debt);
    }
    let number = plain(&contact.number);
    if !said.is_empty() {
        Group::Said(said.to_owned())
    } else if !number.is_empty() {
        Group::Number(number)
    } else {
        Group::Alone(contact.id.0)
    }
}

/// A number without spaces, dashes and brackets, so that it is one however it
/// was written.
#[must_use]
pub fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).collect()
}
