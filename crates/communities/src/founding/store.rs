//! Every statement that founds a community. They belong to the whole instance.
use super::NewCommunity;
use super::domain::stored;
use db::{Reader, Writer, args, sql};
use kit::{CommunityId, Error, Instant, PersonId, Result, Role};

db::events! {
    /// A community was founded.
    pub CommunityFounded = "community.founded" { community: CommunityId, title: String }
    /// Something that the directory shows has changed: its kept pages are stale.
    pub DirectoryChanged = "directory.changed" (ByNone) { community: CommunityId }
}

/// Founds a community; end with `commit_recorded`. Founding with an id that exists already gives that community back.
///
/// # Errors
/// [`Error::Conflict`] with `founding-host-taken` or `founding-siruta-taken`.
pub async fn found(tx: &mut Writer, new: &NewCommunity) -> Result<CommunityId> {
    let id = new.id.unwrap_or(CommunityId(tx.new_id()));
    let now = Instant(tx.stamp().now);
    let added = tx
        .run(
            sql!(global "
                insert into community (id, host, kind, name, county, siruta, parent_id, languages, accent, summary,
                                       email, phone, address, settings, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '{}', $14)
                on conflict do nothing"),
            args![
                id, &new.host, new.kind, &new.name, new.county.clone(), new.siruta, new.parent, stored(&new.languages),
                &new.accent, &new.summary, new.email.clone(), new.phone.clone(), new.address.clone(), now
            ],
        )
        .await?;
    if added == 0 {
        return already(tx, id, &new.host).await;
    }
    if let Some(person) = new.coordinator {
        join(tx, id, person, Role::Coordinator, now).await?;
    }
    tx.record(&CommunityFounded { community: id, title: new.name.clone() }).await?;
    Ok(id)
}

/// Why nothing was added: it was added before, its host is taken, or else its SIRUTA number.
async fn already(tx: &mut Writer, id: CommunityId, host: &str) -> Result<CommunityId> {
    let found: Vec<(CommunityId, String)> = tx
        .all(
            sql!(global "select id, host from community where id = $1 or host = $2 limit 2"),
            args![id, host],
        )
        .await?;
    match found.iter().find(|(known, _)| *known == id) {
        Some((known, _)) => Ok(*known),
        None if found.is_empty() => Err(Error::Conflict("founding-siruta-taken")),
        None => Err(Error::Conflict("founding-host-taken")),
    }
}

async fn join(
    tx: &mut Writer,
    community: CommunityId,
    person: PersonId,
    role: Role,
    now: Instant,
) -> Result<()> {
    let statement = sql!(global "
        insert into membership (community_id, person_id, role, joined_at) values ($1, $2, $3, $4)
        on conflict (community_id, person_id) do update set role = excluded.role");
    tx.run(statement, args![community, person, role, now]).await?;
    Ok(())
}

/// The person with this e-mail address.
///
/// # Errors
/// If it cannot be read.
pub(super) async fn person_by_email(reader: &mut Reader, email: &str) -> Result<Option<PersonId>> {
    let statement = sql!(global "select id from person where email_key = $1 and erased_at is null");
    let found: Option<(PersonId,)> = reader.one(statement, args![email.trim().to_lowercase()]).await?;
    Ok(found.map(|(id,)| id))
}
