//! Registrations that wait for their link to be opened.
use crate::accounts::domain::{Email, NewPerson};
use crate::token::Token;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{App, Instant, Lang, Result};

const PURPOSE: &str = "registration";
/// How long a registration waits, in milliseconds.
const TERM: i64 = Instant::DAY;

/// What was typed. The password is chosen later, by whoever opens the letter.
pub(super) struct Registration {
    pub(super) name: String,
    pub(super) email: Email,
    pub(super) village: Option<String>,
    pub(super) language: Lang,
    /// The page to go to afterwards.
    pub(super) back: String,
}
impl FromRow for Registration {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Registration {
            name: row.get()?,
            email: Email::parse(&row.get::<String>()?)?,
            village: row.maybe()?,
            language: row.get()?,
            back: row.get()?,
        })
    }
}

impl Registration {
    /// The person that it becomes with the hash of a password, and the page to go to.
    pub(super) fn into_person(self, password: String) -> (NewPerson, String) {
        let person = NewPerson {
            email: Some(self.email),
            password: Some(password),
            village: self.village,
            language: self.language,
            ..NewPerson::named(self.name)
        };
        (person, self.back)
    }
}

/// Keeps a registration for a day. Returns the token of its link.
pub(super) async fn keep(tx: &mut Writer, app: &App, registration: &Registration) -> Result<String> {
    let (token, now) = (Token::fresh(), Instant(tx.stamp().now));
    let Registration { name, email, village, language, back } = registration;
    tx.run(
        sql!("
            insert into registration (community_id, token_hash, name, email, email_key, village, language, back, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![
            token.hash(app, PURPOSE), name, email.as_str(), email.key(), village.as_deref(), *language, back,
            now.plus(TERM)
        ],
    )
    .await?;
    Ok(token.text())
}

/// The registration of a link that still works. Looking does not use it up.
pub(super) async fn find(
    reader: &mut Reader,
    app: &App,
    token: &str,
    now: Instant,
) -> Result<Option<Registration>> {
    Ok(reader
        .one(
            sql!(
                "
                select name, email, village, language, back from registration
                 where community_id = $1 and token_hash = $2 and expires_at > $3"
            ),
            args![Token::parse(token).hash(app, PURPOSE), now],
        )
        .await?)
}

/// A registration that has been deleted, and the link that it waited for.
struct Taken {
    token_hash: Vec<u8>,
    registration: Registration,
}
impl FromRow for Taken {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Taken { token_hash: row.get()?, registration: Registration::from_row(row)? })
    }
}

/// Uses a link up: one caller gets the registration, all others nothing. Whatever else waits for the same address, in
/// any community, goes in the same statement, so that two people who press at once do not wait for each other's rows.
pub(super) async fn take(tx: &mut Writer, app: &App, token: &str) -> Result<Option<Registration>> {
    let (now, hash) = (Instant(tx.stamp().now), Token::parse(token).hash(app, PURPOSE));
    let gone: Vec<Taken> = tx
        .all(
            sql!(
                "
                delete from registration
                 where email_key = (select w.email_key from registration w
                        where w.community_id = $1 and w.token_hash = $2 and w.expires_at > $3)
                returning token_hash, name, email, village, language, back"
            ),
            args![hash, now],
        )
        .await?;
    Ok(gone.into_iter().find(|one| one.token_hash == hash).map(|one| one.registration))
}
