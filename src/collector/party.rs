//! Who writes to whom: what letters and complaints need of both sides.

use super::fit;
use crate::loan::DebtId;
use crate::stored::record;

/// The other side of one debt. All texts may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creditor {
    pub debt: DebtId,
    /// The full legal name of the institution that lent.
    pub institution: String,
    /// The number of the contract or 借据.
    pub contract_no: String,
    /// The institution's official line.
    pub hotline: String,
    /// The agency that collects, as it named itself or the lender named it.
    pub collector_firm: String,
}

record!(Creditor {
    debt,
    institution,
    contract_no,
    hotline,
    collector_firm
});

impl Creditor {
    /// Nothing known yet.
    #[must_use]
    pub const fn of(debt: DebtId) -> Creditor {
        Creditor {
            debt,
            institution: String::new(),
            contract_no: String::new(),
            hotline: String::new(),
            collector_firm: String::new(),
        }
    }

    /// Whether its texts are within [`super::MAX_TEXT`].
    #[must_use]
    pub fn texts_fit(&self) -> bool {
        fit(&self.texts())
    }

    const fn texts(&self) -> [&String; 4] {
        [
            &self.institution,
            &self.contract_no,
            &self.hotline,
            &self.collector_firm,
        ]
    }
}

/// What was typed beside the pieces about one debt, in one field, as it stands
/// there: which fields there are, and what is read from them, the page knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub debt: DebtId,
    pub field: String,
    pub text: String,
}

record!(Typed { debt, field, text });

impl Typed {
    /// Whether its texts are within [`super::MAX_TEXT`].
    #[must_use]
    pub fn texts_fit(&self) -> bool {
        fit(&[&self.field, &self.text])
    }
}

/// The borrower, as letters are signed. All texts may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Me {
    pub name: String,
    pub id_number: String,
    pub phone: String,
    /// Where letters reach the borrower.
    pub address: String,
    /// What to tell the police on the phone: the place, as one would say it.
    pub notify: String,
}

record!(Me {
    name,
    id_number,
    phone,
    address,
    notify
});

impl Me {
    /// Whether its texts are within [`super::MAX_TEXT`].
    #[must_use]
    pub fn texts_fit(&self) -> bool {
        fit(&self.texts())
    }

    const fn texts(&self) -> [&String; 5] {
        [
            &self.name,
            &self.id_number,
            &self.phone,
            &self.address,
            &self.notify,
        ]
    }
}
