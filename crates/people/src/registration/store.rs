//! Registrations that wait for their link to be opened.
use crate::accounts::domain::{Email, NewPerson};
use crate::token::Token;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{App, Instant, Lang, Result};

const PURPOSE: &str = "registration";
/// How long a registration waits, in milliseconds.
const TERM: i64 = Instant::DAY;

/// What was typed, the password hashed.
pub(super) struct Registration {
    pub(super) name: String,
    pub(super) email: Email,
    pub(super) password: String,
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
            password: row.get()?,
            village: row.maybe()?,
            language: row.get()?,
            back: row.get()?,
        })
    }
}

impl Registration {
    /// The person that it becomes, and the page to go to.
    pub(super) fn into_person(self) -> (NewPerson, String) {
        let person = NewPerson {
            email: Some(self.email),
            password: Some(self.password),
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
    let Registration { name, email, password, village, language, back } = registration;
    tx.run(
        sql!("
            insert into registration (community_id, token_hash, name, email, email_key, password, village, language, back, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![
            token.hash(app, PURPOSE), name, email.as_str(), email.key(), password, village.as_deref(), *language, back,
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
                select name, email, password, village, language, back from registration
                 where community_id = $1 and token_hash = $2 and expires_at > $3"
            ),
            args![Token::parse(token).hash(app, PURPOSE), now],
        )
        .await?)
}

/// Uses a link up: one caller gets the registration, all others nothing.
pub(super) async fn take(tx: &mut Writer, app: &App, token: &str) -> Result<Option<Registration>> {
    let now = Instant(tx.stamp().now);
    Ok(tx
        .one(
            sql!(
                "
                delete from registration where community_id = $1 and token_hash = $2 and expires_at > $3
                returning name, email, password, village, language, back"
            ),
            args![Token::parse(token).hash(app, PURPOSE), now],
        )
        .await?)
}
