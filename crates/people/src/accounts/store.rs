//! Persons and memberships: every statement that several features need.
use super::domain::{Email, NewPerson, words};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::mail::{Letter, post};
use kit::{Error, Instant, Lang, PersonId, Result, Text};

db::events! {
    /// Somebody joined the community.
    pub PersonJoined = "person.joined" (ByStaff) { person: PersonId }
    /// The name or another detail of a member's profile changed.
    pub(crate) PersonChanged = "person.changed" (ByNone) { person: PersonId }
}

/// An account as sign-in knows it.
#[derive(Debug, Clone)]
pub struct Account {
    pub person: PersonId,
    /// Where letters go; none for a person on paper.
    pub email: Option<String>,
    pub language: Lang,
    /// Argon2id, PHC string.
    pub password: Option<String>,
}
impl FromRow for Account {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Account { person: row.get()?, email: row.maybe()?, language: row.get()?, password: row.maybe()? })
    }
}

/// The account of an e-mail address, by its [`key`](Email::key).
///
/// # Errors
/// If it cannot be read.
pub async fn find_by_email(reader: &mut Reader, email_key: &str) -> Result<Option<Account>> {
    let statement = sql!(global "
        select id, email, language, password from person where email_key = $1 and erased_at is null");
    Ok(reader.one(statement, args![email_key]).await?)
}

/// The account of a person; none after it has been erased.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn find(reader: &mut Reader, person: PersonId) -> Result<Option<Account>> {
    let statement = sql!(global "
        select id, email, language, password from person where id = $1 and erased_at is null");
    Ok(reader.one(statement, args![person]).await?)
}

/// The name of a person. A page that names several joins instead:
/// `join person p on p.id = x.author_id`, and reads `p.name`.
///
/// # Errors
/// If it cannot be read, or [`Error::NotFound`].
pub async fn name_of(reader: &mut Reader, person: PersonId) -> Result<String> {
    let found: Option<(String,)> =
        reader.one(sql!(global "select name from person where id = $1"), args![person]).await?;
    found.map(|(name,)| name).ok_or(Error::NotFound)
}

/// Adds a person and their membership of the writer's community, as a plain member. Records the event itself: end
/// with `commit_recorded`, or go on.
///
/// # Errors
/// [`Error::Conflict`] if the id or the e-mail address is taken.
pub async fn create_person(tx: &mut Writer, new: NewPerson) -> Result<PersonId> {
    let person = new.id.unwrap_or_else(|| PersonId(tx.new_id()));
    let now = Instant(tx.stamp().now);
    let (email, key) = (new.email.as_ref().map(Email::as_str), new.email.as_ref().map(Email::key));
    let made = tx
        .run(
            sql!(global "
                insert into person (id, name, email, email_key, password, language, phone, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict do nothing"),
            args![person, &new.name, email, key, new.password, new.language, new.phone, now],
        )
        .await?;
    if made == 0 {
        return Err(Error::Conflict("account-taken"));
    }
    add_membership(tx, person, new.village.as_deref(), new.organisation.as_deref()).await?;
    set_words(tx, person, &new.name, key).await?;
    Ok(person)
}

/// Makes somebody who has an account a member of the writer's community too. Does nothing for a member. Records the
/// event itself.
///
/// # Errors
/// If it cannot be written, or [`Error::NotFound`] for no such person.
pub async fn join(tx: &mut Writer, person: PersonId, village: Option<&str>) -> Result<()> {
    add_membership(tx, person, village, None).await?;
    index(tx, person).await
}

async fn add_membership(
    tx: &mut Writer,
    person: PersonId,
    village: Option<&str>,
    organisation: Option<&str>,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let joined = tx
        .run(
            sql!(
                "
                insert into membership (community_id, person_id, role, village, organisation, joined_at)
                values ($1, $2, 'member', $3, $4, $5)
                on conflict (community_id, person_id) do nothing"
            ),
            args![person, village, organisation, now],
        )
        .await?;
    if joined == 1 {
        tx.record(&PersonJoined { person }).await?;
    }
    Ok(())
}

/// Lets the searches of all the person's communities find them by the name and e-mail address that they have now.
pub(crate) async fn index(tx: &mut Writer, person: PersonId) -> Result<()> {
    let (name, key): (String, String) = tx
        .one(
            sql!(global "select name, coalesce(email_key, '') from person where id = $1 and erased_at is null"),
            args![person],
        )
        .await?
        .ok_or(Error::NotFound)?;
    set_words(tx, person, &name, Some(&key)).await
}

async fn set_words(tx: &mut Writer, person: PersonId, name: &str, email_key: Option<&str>) -> Result<()> {
    tx.run(sql!(global "delete from member_word where person_id = $1"), args![person]).await?;
    for word in words(name, email_key) {
        tx.run(
            sql!(global "
                insert into member_word (community_id, word, person_id)
                select m.community_id, $2, m.person_id from membership m where m.person_id = $1"),
            args![person, word.as_bytes()],
        )
        .await?;
    }
    Ok(())
}

/// Posts a letter to a person, in their language, if they have an e-mail address. Says whether they have.
///
/// # Errors
/// If it cannot be written.
pub async fn write_to(
    tx: &mut Writer,
    person: PersonId,
    subject: Text,
    paragraphs: Vec<Text>,
    unsubscribe: Option<String>,
) -> Result<bool> {
    let Some(account) = find(tx, person).await? else { return Ok(false) };
    let Some(recipient) = account.email else { return Ok(false) };
    let letter =
        Letter { person: Some(person), recipient, lang: account.language, subject, paragraphs, unsubscribe };
    post(tx, &letter).await?;
    Ok(true)
}

/// Tells every community of the person but the writer's own that something its pages show has changed. To be called
/// after the change itself is kept.
pub(crate) async fn tell_elsewhere(visit: &kit::Visit, person: PersonId) -> Result<()> {
    let communities: Vec<(kit::CommunityId,)> = visit
        .read()
        .await?
        .all(
            sql!(
                "
                select m.community_id from membership m
                 where m.person_id = $2 and m.community_id <> $1 order by m.community_id limit 1000"
            ),
            args![person],
        )
        .await?;
    for (community,) in communities {
        visit.app().write_as_program(community).await?.commit(PersonChanged { person }).await?;
    }
    Ok(())
}
