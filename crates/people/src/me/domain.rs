//! When a session alone is proof enough.
use crate::accounts::store::Account;
use kit::Instant;

/// What somebody has to show before an account can be taken away from its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// Nothing more: the session has just begun from the owner's mailbox, or there is nothing else to show.
    Given,
    /// The current password.
    Password,
    /// There is no password: a fresh link.
    FreshLink,
}

/// How long a session that began with a link is proof, in milliseconds.
const FRESH: i64 = Instant::HOUR;

/// A card is not proof for an account with an e-mail address: whoever prints it could take the account over. For a
/// person on paper it is all there is.
pub(super) fn proof(account: &Account, way: &str, begun: Instant, now: Instant) -> Proof {
    let fresh_link = way == "link" && now < begun.plus(FRESH);
    match (&account.password, &account.email) {
        _ if fresh_link => Proof::Given,
        (Some(_), _) => Proof::Password,
        (None, Some(_)) => Proof::FreshLink,
        (None, None) => Proof::Given,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{Lang, PersonId};

    fn account(email: bool, password: bool) -> Account {
        Account {
            person: PersonId(uuid::Uuid::nil()),
            email: email.then(|| "ana@example.org".into()),
            language: Lang::Ro,
            password: password.then(String::new),
        }
    }

    #[test]
    fn a_card_or_an_old_link_is_no_proof_for_an_account_with_email() {
        let (begun, soon, later) = (Instant(0), Instant(Instant::HOUR - 1), Instant(Instant::HOUR));
        for (email, password, way, now, expected) in [
            (true, true, "link", soon, Proof::Given),
            (true, true, "link", later, Proof::Password),
            (true, true, "password", soon, Proof::Password),
            (true, true, "card", soon, Proof::Password),
            (true, false, "card", soon, Proof::FreshLink),
            (true, false, "link", soon, Proof::Given),
            (false, false, "card", later, Proof::Given),
        ] {
            assert_eq!(
                proof(&account(email, password), way, begun, now),
                expected,
                "{email} {password} {way} {now:?}"
            );
        }
    }
}
