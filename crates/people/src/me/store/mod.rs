//! What is known of a person here, and how it is changed, copied and erased.
mod copy;

pub(super) use copy::copy;

use crate::accounts::domain::Email;
use crate::accounts::store::index;
use crate::sign_in::store::end_all;
use crate::token::Token;
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::{App, Day, Error, Instant, Lang, PersonId, Result, Role};
use serde::Serialize;

db::events! {
    /// A member asked the counter to attest their residence.
    pub(super) ResidenceAsked = "residence.asked" (ByStaff) { person: PersonId }
    /// Somebody erased their account.
    pub(super) PersonErased = "person.erased" (ByStaff) { person: PersonId }
}

/// What the page of an account shows, and what its copy begins with.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Profile {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) language: Lang,
    pub(super) created_at: Instant,
    /// None for somebody who is no member here.
    pub(super) role: Option<Role>,
    pub(super) village: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) joined_at: Option<Instant>,
    pub(super) attested_on: Option<Day>,
    pub(super) attested_adult: Option<bool>,
    pub(super) attested_village: Option<String>,
    pub(super) attestation_revoked_at: Option<Instant>,
    pub(super) attestation_asked_at: Option<Instant>,
}
impl FromRow for Profile {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Profile {
            id: row.get()?,
            name: row.get()?,
            email: row.maybe()?,
            phone: row.maybe()?,
            language: row.get()?,
            created_at: row.get()?,
            role: row.maybe()?,
            village: row.maybe()?,
            organisation: row.maybe()?,
            joined_at: row.maybe()?,
            attested_on: row.maybe()?,
            attested_adult: row.maybe()?,
            attested_village: row.maybe()?,
            attestation_revoked_at: row.maybe()?,
            attestation_asked_at: row.maybe()?,
        })
    }
}

pub(super) async fn profile(reader: &mut Reader, person: PersonId) -> Result<Profile> {
    reader
        .one(
            sql!(
                "
                select p.id, p.name, p.email, p.phone, p.language, p.created_at,
                       m.role, m.village, m.organisation, m.joined_at,
                       a.checked_on, a.adult, a.village, a.revoked_at, r.asked_at
                  from person p
                  left join membership m on m.community_id = $1 and m.person_id = p.id
                  left join attestation a on a.community_id = $1 and a.person_id = p.id
                  left join attestation_request r on r.community_id = $1 and r.person_id = p.id
                 where p.id = $2 and p.erased_at is null"
            ),
            args![person],
        )
        .await?
        .ok_or(Error::NotFound)
}

/// A session of a person in this community.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Session {
    #[serde(skip)]
    pub(super) token_hash: Vec<u8>,
    pub(super) way: String,
    pub(super) created_at: Instant,
    pub(super) expires_at: Instant,
}
impl FromRow for Session {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Session {
            token_hash: row.get()?,
            way: row.get()?,
            created_at: row.get()?,
            expires_at: row.get()?,
        })
    }
}

/// The sessions that have not ended, newest first; the fifty newest.
pub(super) async fn sessions(reader: &mut Reader, person: PersonId, now: Instant) -> Result<Vec<Session>> {
    Ok(reader
        .all(
            sql!(
                "
                select token_hash, way, created_at, expires_at from session
                 where community_id = $1 and person_id = $2 and expires_at > $3
                 order by created_at desc limit 50"
            ),
            args![person, now],
        )
        .await?)
}

/// The way and the beginning of one session.
pub(super) async fn session(reader: &mut Reader, token_hash: [u8; 32]) -> Result<Option<(String, Instant)>> {
    let statement = sql!("select way, created_at from session where community_id = $1 and token_hash = $2");
    Ok(reader.one(statement, args![token_hash]).await?)
}

/// What the profile's form changes.
pub(super) struct Change {
    pub(super) name: String,
    pub(super) phone: Option<String>,
    pub(super) language: Lang,
    pub(super) village: Option<String>,
    pub(super) organisation: Option<String>,
}

pub(super) async fn change(tx: &mut Writer, person: PersonId, change: &Change) -> Result<()> {
    tx.run(
        sql!(global "update person set name = $2, phone = $3, language = $4 where id = $1 and erased_at is null"),
        args![person, &change.name, change.phone.as_deref(), change.language],
    )
    .await?;
    tx.run(
        sql!(
            "update membership set village = $3, organisation = $4 where community_id = $1 and person_id = $2"
        ),
        args![person, change.village.as_deref(), change.organisation.as_deref()],
    )
    .await?;
    index(tx, person).await
}

/// Asks for attestation; asking twice is asking once. Whoever is attested already has nothing to ask for.
pub(super) async fn ask_attestation(tx: &mut Writer, person: PersonId) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let asked = tx
        .run(
            sql!(
                "
                insert into attestation_request (community_id, person_id, asked_at)
                select m.community_id, m.person_id, $3 from membership m
                 where m.community_id = $1 and m.person_id = $2
                   and not exists (select 1 from attestation a
                        where a.community_id = $1 and a.person_id = $2 and a.revoked_at is null)
                on conflict (community_id, person_id) do nothing"
            ),
            args![person, now],
        )
        .await?;
    Ok(asked == 1)
}

const EMAIL_PURPOSE: &str = "email-change";

/// Keeps a new address until its owner opens the letter. Returns the token of its link.
pub(super) async fn keep_email(
    tx: &mut Writer,
    app: &App,
    person: PersonId,
    email: &Email,
) -> Result<String> {
    let (token, now) = (Token::fresh(), Instant(tx.stamp().now));
    tx.run(
        sql!(
            "
            insert into email_change (community_id, token_hash, person_id, email, email_key, expires_at)
            values ($1, $2, $3, $4, $5, $6)"
        ),
        args![token.hash(app, EMAIL_PURPOSE), person, email.as_str(), email.key(), now.plus(Instant::DAY)],
    )
    .await?;
    Ok(token.text())
}

/// The new address of a link that still works.
pub(super) async fn waiting_email(
    reader: &mut Reader,
    app: &App,
    token: &str,
    now: Instant,
) -> Result<Option<String>> {
    let found: Option<(String,)> = reader
        .one(
            sql!("select email from email_change where community_id = $1 and token_hash = $2 and expires_at > $3"),
            args![Token::parse(token).hash(app, EMAIL_PURPOSE), now],
        )
        .await?;
    Ok(found.map(|(email,)| email))
}

/// Uses a link up, gives the person the new address, unless somebody else has taken it meanwhile, and ends what was
/// opened from the old one: the other sessions and the links that were sent there.
pub(super) async fn use_email(
    tx: &mut Writer,
    app: &App,
    token: &str,
    keep: Option<[u8; 32]>,
) -> Result<Option<PersonId>> {
    let now = Instant(tx.stamp().now);
    let found: Option<(PersonId, String, String)> = tx
        .one(
            sql!(
                "
                delete from email_change where community_id = $1 and token_hash = $2 and expires_at > $3
                returning person_id, email, email_key"
            ),
            args![Token::parse(token).hash(app, EMAIL_PURPOSE), now],
        )
        .await?;
    let Some((person, email, key)) = found else { return Ok(None) };
    let changed = tx
        .run(
            sql!(global "
                update person set email = $2, email_key = $3
                 where id = $1 and erased_at is null
                   and not exists (select 1 from person o where o.email_key = $3 and o.id <> $1)"),
            args![person, email, key],
        )
        .await?;
    if changed == 0 {
        return Err(Error::Conflict("me-email-taken"));
    }
    index(tx, person).await?;
    end_all(tx, person, keep).await?;
    Ok(Some(person))
}

/// Stores a new password's hash, ends the person's other sessions and whatever waits in letters.
pub(super) async fn set_password(
    tx: &mut Writer,
    person: PersonId,
    hash: &str,
    keep: Option<[u8; 32]>,
) -> Result<()> {
    tx.run(
        sql!(global "update person set password = $2 where id = $1 and erased_at is null"),
        args![person, hash],
    )
    .await?;
    end_all(tx, person, keep).await
}

/// Empties the row of a person and deletes what says something about them, in every community. What they booked, cast
/// or published stays, without a name.
///
/// # Errors
/// [`Error::Conflict`] if a community would be left without its last coordinator or operator.
pub(super) async fn erase(tx: &mut Writer, person: PersonId) -> Result<()> {
    let now = Instant(tx.stamp().now);
    // The row of each community in question is locked, so that two last coordinators do not leave at the same moment.
    tx.run(
        sql!(global "
            update community set kind = kind where id in
                (select m.community_id from membership m
                  where m.person_id = $1 and m.role in ('coordinator', 'operator'))"),
        args![person],
    )
    .await?;
    delete_letters(tx, person).await?;
    let erased = tx
        .run(
            sql!(global "
                update person
                   set name = 'Persoană ștearsă', email = null, email_key = null, password = null, phone = null, erased_at = $2
                 where id = $1 and erased_at is null
                   and not exists (select 1 from membership m
                        where m.person_id = $1 and m.role in ('coordinator', 'operator')
                          and not exists (select 1 from membership o
                                where o.community_id = m.community_id and o.role = m.role and o.person_id <> $1))"),
            args![person, now],
        )
        .await?;
    if erased == 0 {
        return Err(Error::Conflict("role-last"));
    }
    end_all(tx, person, None).await?;
    for statement in forgotten() {
        tx.run(statement, args![person]).await?;
    }
    tx.run(
        sql!(global "
            update attestation set revoked_at = coalesce(revoked_at, $2), village = null, identity = null, born_on = null
             where (community_id, person_id) in (select community_id, person_id from membership where person_id = $1)"),
        args![person, now],
    )
    .await?;
    Ok(tx.record(&PersonErased { person }).await?)
}

/// Deletes the letters to a person, sent or not, and those to their address that were written to nobody by name, such
/// as the one that confirms a pledge. To be called while the address is still known.
async fn delete_letters(tx: &mut Writer, person: PersonId) -> Result<()> {
    tx.run(
        sql!(global "
            delete from mail
             where person_id = $1
                or (person_id is null and lower(recipient) = (select p.email_key from person p where p.id = $1))"),
        args![person],
    )
    .await?;
    Ok(())
}

/// The statements that forget everything else about a person, `$1`.
fn forgotten() -> [Sql; 6] {
    [
        sql!(global "delete from member_word where person_id = $1"),
        sql!(global "
            delete from access_card where (community_id, person_id) in
                (select community_id, person_id from membership where person_id = $1)"),
        sql!(global "
            delete from attestation_request where (community_id, person_id) in
                (select community_id, person_id from membership where person_id = $1)"),
        sql!(global "
            delete from attestation_revocation where (community_id, person_id) in
                (select community_id, person_id from membership where person_id = $1)"),
        sql!(global "update voter set person_id = null where person_id = $1"),
        sql!(global "update membership set role = 'member', village = null, organisation = null where person_id = $1"),
    ]
}
