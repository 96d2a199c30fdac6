//! Which page is shown, as the part of the address after `#`.
//!
//! Hash routes work under any sub-path of any host, and the part after `#` is
//! never sent to a server.

use crate::book::DebtId;
use crate::law::guide::Topic;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Today,
    Debts,
    NewDebt,
    Debt(DebtId),
    EditDebt(DebtId),
    Plan,
    Contacts,
    Letters,
    /// Somebody is at the door.
    Visit,
    /// The guide, or one topic of it.
    Guide(Option<Topic>),
    More,
    Privacy,
    /// The golden figures, computed again.
    SelfTest,
    /// Privacy and lock.
    Lock,
    /// Backups: made, read back, merged.
    Backup,
    /// What was deleted.
    Trash,
    Gallery,
    NotFound,
}

impl Route {
    /// Reads a hash such as `#/debts/3/edit`; the leading `#` may be absent.
    #[must_use]
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        let id = |text: Option<&str>| {
            text.filter(|t| t.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|t| t.parse().ok())
                .map(DebtId)
        };
        let route = match parts.next() {
            Some("" | "today") => Route::Today,
            Some("debts") => match parts.next() {
                None => Route::Debts,
                Some("new") => Route::NewDebt,
                part => match (id(part), parts.next()) {
                    (Some(id), None) => Route::Debt(id),
                    (Some(id), Some("edit")) => Route::EditDebt(id),
                    _ => Route::NotFound,
                },
            },
            Some("plan") => Route::Plan,
            Some("contacts") => Route::Contacts,
            Some("letters") => Route::Letters,
            Some("visit") => Route::Visit,
            Some("guide") => match parts.next() {
                None => Route::Guide(None),
                Some(slug) => Topic::of(slug).map_or(Route::NotFound, |t| Route::Guide(Some(t))),
            },
            Some("more") => match parts.next() {
                None => Route::More,
                Some("privacy") => Route::Privacy,
                Some("selftest") => Route::SelfTest,
                Some("lock") => Route::Lock,
                Some("backup") => Route::Backup,
                Some("trash") => Route::Trash,
                Some("parts") => Route::Gallery,
                Some(_) => Route::NotFound,
            },
            _ => Route::NotFound,
        };
        if parts.next().is_some() {
            Route::NotFound
        } else {
            route
        }
    }

    /// The hash of this page, with its `#`.
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Route::Today | Route::NotFound => "#/".to_owned(),
            Route::Debts => "#/debts".to_owned(),
            Route::NewDebt => "#/debts/new".to_owned(),
            Route::Debt(DebtId(id)) => format!("#/debts/{id}"),
            Route::EditDebt(DebtId(id)) => format!("#/debts/{id}/edit"),
            Route::Plan => "#/plan".to_owned(),
            Route::Contacts => "#/contacts".to_owned(),
            Route::Letters => "#/letters".to_owned(),
            Route::Visit => "#/visit".to_owned(),
            Route::Guide(None) => "#/guide".to_owned(),
            Route::Guide(Some(topic)) => format!("#/guide/{}", topic.slug()),
            Route::More => "#/more".to_owned(),
            Route::Privacy => "#/more/privacy".to_owned(),
            Route::SelfTest => "#/more/selftest".to_owned(),
            Route::Lock => "#/more/lock".to_owned(),
            Route::Backup => "#/more/backup".to_owned(),
            Route::Trash => "#/more/trash".to_owned(),
            Route::Gallery => "#/more/parts".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_by_its_address() {
        for route in [
            Route::Today,
            Route::Debts,
            Route::NewDebt,
            Route::Debt(DebtId(7)),
            Route::EditDebt(DebtId(u32::MAX)),
            Route::Plan,
            Route::Contacts,
            Route::Letters,
            Route::Visit,
            Route::Guide(None),
            Route::Guide(Some(Topic::Rights)),
            Route::Guide(Some(Topic::Scams)),
            Route::More,
            Route::Privacy,
            Route::SelfTest,
            Route::Lock,
            Route::Backup,
            Route::Trash,
            Route::Gallery,
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
        assert_eq!(Route::parse(""), Route::Today);
        assert_eq!(Route::parse("#"), Route::Today);
        assert_eq!(Route::parse("#/today"), Route::Today);
    }

    #[test]
    fn anything_else_is_not_found() {
        for hash in [
            "#/x",
            "#/debts/x",
            "#/debts/-1",
            "#/debts/+1",
            "#/debts/99999999999",
            "#/debts/1/x",
            "#/debts/1/edit/x",
            "#/debts/new/x",
            "#/plan/x",
            "#/visit/x",
            "#/guide/x",
            "#/guide/rights/x",
            "#/contacts/x",
            "#/more/x",
            "#/more/privacy/x",
            "#/more/lock/x",
            "#/more/parts/x",
            "#/more/selftest/x",
            "#/more/backup/x",
            "#/債務",
        ] {
            assert_eq!(Route::parse(hash), Route::NotFound, "{hash}");
        }
    }
}
