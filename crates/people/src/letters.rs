//! The letters of accounts: answers to what somebody asked for, so there is nothing to unsubscribe from. None repeats
//! what was typed into a form, so that nobody can send their own words through us.
use crate::accounts::domain::Email;
use crate::accounts::store::Account;
use kit::mail::Letter;
use kit::throttle::Limit;
use kit::{Instant, Text, Visit};

/// How many letters an address can be sent because somebody typed it into a form.
pub(crate) const LIMIT: Limit = Limit { purpose: "letter", attempts: 5, window: Instant::HOUR };

/// An address in a paragraph of its own.
fn address(visit: &Visit, path: &str) -> Text {
    Text::new("letter-address").with("address", visit.address_of(path))
}

fn about(visit: &Visit, key: &'static str) -> Text {
    Text::new(key).with("community", &visit.community.name)
}

fn to_stranger(visit: &Visit, email: &Email, subject: Text, paragraphs: Vec<Text>) -> Letter {
    let (recipient, lang) = (email.as_str().to_owned(), visit.lang);
    Letter { person: None, recipient, lang, subject, paragraphs, unsubscribe: None }
}

fn to_account(account: &Account, subject: Text, paragraphs: Vec<Text>) -> Letter {
    let recipient = account.email.clone().unwrap_or_default();
    Letter {
        person: Some(account.person),
        recipient,
        lang: account.language,
        subject,
        paragraphs,
        unsubscribe: None,
    }
}

/// The link that confirms a registration.
pub(crate) fn confirm(visit: &Visit, email: &Email, token: &str) -> Letter {
    let paragraphs = vec![
        about(visit, "letter-confirm-what"),
        address(visit, &format!("/register/{token}")),
        "letter-confirm-term".into(),
    ];
    to_stranger(visit, email, about(visit, "letter-confirm-subject"), paragraphs)
}

/// To somebody who registered again: there is an account, and this is how to enter.
pub(crate) fn known_already(visit: &Visit, account: &Account, token: &str) -> Letter {
    let paragraphs = vec![
        about(visit, "letter-known-what"),
        address(visit, &format!("/sign-in/link/{token}")),
        "letter-link-term".into(),
        "letter-not-you".into(),
    ];
    to_account(account, about(visit, "letter-known-subject"), paragraphs)
}

/// The link that signs in.
pub(crate) fn link(visit: &Visit, account: &Account, token: &str) -> Letter {
    let paragraphs = vec![
        about(visit, "letter-link-what"),
        address(visit, &format!("/sign-in/link/{token}")),
        "letter-link-term".into(),
        "letter-not-you".into(),
    ];
    to_account(account, about(visit, "letter-link-subject"), paragraphs)
}

/// To an address without an account, for which somebody asked for a link.
pub(crate) fn no_account(visit: &Visit, email: &Email) -> Letter {
    let paragraphs =
        vec![about(visit, "letter-nobody-what"), address(visit, "/register"), "letter-nobody-else".into()];
    to_stranger(visit, email, about(visit, "letter-link-subject"), paragraphs)
}

/// The link that confirms a new e-mail address.
pub(crate) fn new_address(visit: &Visit, email: &Email, token: &str) -> Letter {
    let paragraphs = vec![
        about(visit, "letter-email-what"),
        address(visit, &format!("/me/email/{token}")),
        "letter-confirm-term".into(),
    ];
    to_stranger(visit, email, about(visit, "letter-email-subject"), paragraphs)
}

/// To the owner of an address that somebody else wants to change theirs to.
pub(crate) fn address_taken(visit: &Visit, account: &Account) -> Letter {
    let paragraphs = vec![about(visit, "letter-email-taken"), "letter-not-you".into()];
    to_account(account, about(visit, "letter-email-subject"), paragraphs)
}
