//! Sessions, links in letters, and whom a card belongs to.
use super::domain::{LINK, SESSION, Way};
use crate::token::Token;
use db::{Reader, Writer, args, sql};
use kit::visit::{hex, session_hash};
use kit::{App, Instant, PersonId, Result, Visit};

const LINK_PURPOSE: &str = "sign-in-link";

/// Begins a session and ends the one that this browser had. Returns the token for the cookie, and its life in seconds.
pub(super) async fn begin(
    tx: &mut Writer,
    visit: &Visit,
    person: PersonId,
    way: Way,
) -> Result<(String, i64)> {
    if let Some(before) = visit.session() {
        end(tx, before).await?;
    }
    let token = kit::clock::random::<32>();
    tx.run(
        sql!(
            "
            insert into session (community_id, token_hash, person_id, created_at, expires_at, way)
            values ($1, $2, $3, $4, $5, $6)"
        ),
        args![session_hash(&token), person, visit.now, visit.now.plus(SESSION), way],
    )
    .await?;
    Ok((hex(&token), SESSION / 1000))
}

/// Ends one session.
pub(super) async fn end(tx: &mut Writer, session: [u8; 32]) -> Result<()> {
    tx.run(sql!("delete from session where community_id = $1 and token_hash = $2"), args![session]).await?;
    Ok(())
}

/// Ends all sessions of a person, in every community, except `keep`; and with them what still lies in a letter and could
/// open the account or take it away: links that sign in, changes of the address that wait.
pub(crate) async fn end_all(tx: &mut Writer, person: PersonId, keep: Option<[u8; 32]>) -> Result<()> {
    let keep = keep.unwrap_or_default();
    tx.run(sql!(global "delete from session where person_id = $1 and token_hash <> $2"), args![person, keep])
        .await?;
    tx.run(sql!(global "delete from sign_in_link where person_id = $1"), args![person]).await?;
    tx.run(sql!(global "delete from email_change where person_id = $1"), args![person]).await?;
    Ok(())
}

/// Whether a person belongs to the community.
pub(super) async fn is_member(reader: &mut Reader, person: PersonId) -> Result<bool> {
    let found: Option<(String,)> = reader
        .one(sql!("select role from membership where community_id = $1 and person_id = $2"), args![person])
        .await?;
    Ok(found.is_some())
}

/// Makes a link that signs a person in once within 20 minutes. Returns its token.
pub(crate) async fn make_link(tx: &mut Writer, app: &App, person: PersonId, back: &str) -> Result<String> {
    let (token, now) = (Token::fresh(), Instant(tx.stamp().now));
    tx.run(
        sql!(
            "
            insert into sign_in_link (community_id, token_hash, person_id, back, expires_at)
            values ($1, $2, $3, $4, $5)"
        ),
        args![token.hash(app, LINK_PURPOSE), person, back, now.plus(LINK)],
    )
    .await?;
    Ok(token.text())
}

/// Whether a link still works. Looking does not use it up.
pub(super) async fn link_works(reader: &mut Reader, app: &App, token: &str, now: Instant) -> Result<bool> {
    let found: Option<(PersonId,)> = reader
        .one(
            sql!("select person_id from sign_in_link where community_id = $1 and token_hash = $2 and expires_at > $3"),
            args![Token::parse(token).hash(app, LINK_PURPOSE), now],
        )
        .await?;
    Ok(found.is_some())
}

/// Uses a link up: one caller gets the person and the page to go to, all others nothing.
pub(super) async fn use_link(tx: &mut Writer, app: &App, token: &str) -> Result<Option<(PersonId, String)>> {
    let now = Instant(tx.stamp().now);
    Ok(tx
        .one(
            sql!(
                "
                delete from sign_in_link where community_id = $1 and token_hash = $2 and expires_at > $3
                returning person_id, back"
            ),
            args![Token::parse(token).hash(app, LINK_PURPOSE), now],
        )
        .await?)
}

/// Whose card has this code, if it is in force.
pub(super) async fn card_holder(reader: &mut Reader, code_hash: [u8; 32]) -> Result<Option<PersonId>> {
    let found: Option<(PersonId,)> = reader
        .one(
            sql!(
                "
                select person_id from access_card
                 where community_id = $1 and code_hash = $2 and revoked_at is null"
            ),
            args![code_hash],
        )
        .await?;
    Ok(found.map(|(person,)| person))
}

/// The member with an e-mail address, for the demo's buttons.
pub(super) async fn member_by_email(reader: &mut Reader, email_key: &str) -> Result<Option<PersonId>> {
    let found: Option<(PersonId,)> = reader
        .one(
            sql!(
                "
                select p.id from person p
                  join membership m on m.community_id = $1 and m.person_id = p.id
                 where p.email_key = $2"
            ),
            args![email_key],
        )
        .await?;
    Ok(found.map(|(person,)| person))
}
