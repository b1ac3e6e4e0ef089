//! Every statement that touches organisations and the log of who was told.
use super::domain::{Contact, Keep, NewOrganisation, Organisation, Outreach, OutreachId, Sector, Told};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, OrganisationId, ProcessId, Result};
use rules::text::fold;

db::events! {
    /// An organisation was added to the register.
    pub OrganisationAdded = "organisation.added" { organisation: OrganisationId, title: String }
    /// An organisation's entry was changed.
    pub OrganisationChanged = "organisation.changed" (ByStaff) { organisation: OrganisationId, title: String }
    /// An organisation was told of a process.
    pub OrganisationInformed = "organisation.informed" {
        organisation: OrganisationId,
        process: ProcessId,
        /// The organisation's name.
        title: String,
    }
    /// A line of the log was withdrawn.
    pub OutreachWithdrawn = "organisation.outreach-withdrawn" { outreach: OutreachId, reason: String }
}

impl FromRow for Organisation {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Organisation {
            id: row.get()?,
            name: row.get()?,
            kind: row.get()?,
            sector: row.get()?,
            cui: row.maybe()?,
            village: row.maybe()?,
            website: row.maybe()?,
            contact: Contact { name: row.maybe()?, email: row.maybe()?, phone: row.maybe()? },
        })
    }
}

/// Adds an organisation and records it; end with `commit_recorded`. Adding one with an id that exists already gives
/// that one back.
///
/// # Errors
/// [`Error::Conflict`] with `organisation-cui-taken`.
pub async fn add(tx: &mut Writer, new: &NewOrganisation) -> Result<OrganisationId> {
    let id = new.id.unwrap_or(OrganisationId(tx.new_id()));
    let now = Instant(tx.stamp().now);
    let cui = new.cui.as_ref().map(|cui| cui.as_str().to_owned());
    let added = tx
        .run(
            sql!(
                "
                insert into organisation (community_id, id, name, kind, sector, cui, village, website,
                                          contact_name, email, phone, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                on conflict do nothing"
            ),
            args![
                id,
                &new.name,
                new.kind,
                new.sector,
                cui,
                new.village.clone(),
                new.website.clone(),
                new.contact.name.clone(),
                new.contact.email.clone(),
                new.contact.phone.clone(),
                now
            ],
        )
        .await?;
    if added == 1 {
        tx.record(&OrganisationAdded { organisation: id, title: new.name.clone() }).await?;
    } else if find(tx, id).await?.is_none() {
        return Err(Error::Conflict("organisation-cui-taken"));
    }
    Ok(id)
}

/// Changes an organisation's entry.
///
/// # Errors
/// [`Error::Conflict`] with `organisation-cui-taken`.
pub async fn change(tx: &mut Writer, was: &Allowed<Keep>, new: &NewOrganisation) -> Result<()> {
    let cui = new.cui.as_ref().map(|cui| cui.as_str().to_owned());
    let changed = tx
        .run(
            sql!("
                update organisation set name = $3, kind = $4, sector = $5, cui = $6, village = $7, website = $8,
                                        contact_name = $9, email = $10, phone = $11
                 where community_id = $1 and id = $2
                   and not exists (select 1 from organisation o where o.community_id = $1 and o.cui = $6 and o.id <> $2)"),
            args![
                was.id, &new.name, new.kind, new.sector, cui, new.village.clone(), new.website.clone(),
                new.contact.name.clone(), new.contact.email.clone(), new.contact.phone.clone()
            ],
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(Error::Conflict("organisation-cui-taken")) }
}

/// An organisation by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: OrganisationId) -> Result<Option<Organisation>> {
    let statement = sql!(
        "
        select id, name, kind, sector, cui, village, website, contact_name, email, phone
          from organisation where community_id = $1 and id = $2"
    );
    Ok(reader.one(statement, args![id]).await?)
}

/// A page of organisations, newest first, those before `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn page(
    reader: &mut Reader,
    sector: Option<Sector>,
    before: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<Organisation>> {
    let before = before.unwrap_or(OrganisationId(uuid::Uuid::max()));
    let statement = sql!(
        "
        select id, name, kind, sector, cui, village, website, contact_name, email, phone
          from organisation
         where community_id = $1 and sector = coalesce($2, sector) and id < $3
         order by id desc limit $4"
    );
    Ok(reader.all(statement, args![sector, before, limit]).await?)
}

/// How many organisations there are in each sector.
///
/// # Errors
/// If they cannot be counted.
pub async fn counts(reader: &mut Reader) -> Result<Vec<(Sector, i64)>> {
    let statement = sql!(
        "
        select sector, cast(count(*) as bigint) from organisation where community_id = $1 group by sector"
    );
    let mut counts: Vec<(Sector, i64)> = reader.all(statement, args![]).await?;
    counts.sort_unstable();
    Ok(counts)
}

/// How many organisations a form offers at once, and how many names are read at a time.
const OFFERED: usize = 300;
const NAMES: usize = 500;

/// Organisations to choose from.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// By name: id and name.
    pub offered: Vec<(OrganisationId, String)>,
    /// Whether there are others, which a longer part of the name would find.
    pub is_cut: bool,
}

/// The organisations whose name has all the words of `query` in it, diacritics or not, the first ones by name; and those
/// that were ticked, whatever their name.
///
/// # Errors
/// If they cannot be read.
pub async fn choices(reader: &mut Reader, query: &str, ticked: &[OrganisationId]) -> Result<Choices> {
    let wanted = fold(query);
    let fits = |name: &str| wanted.split_whitespace().all(|word| name.contains(word));
    let (mut choices, mut after) = (Choices::default(), (String::new(), OrganisationId(uuid::Uuid::nil())));
    loop {
        let names = names(reader, &after).await?;
        let is_last = names.len() < NAMES;
        if let Some((id, name)) = names.last() {
            after = (name.clone(), *id);
        }
        for (id, name) in names {
            let (is_ticked, fits) = (ticked.contains(&id), fits(&fold(&name)));
            let has_room = choices.offered.len() < OFFERED;
            choices.is_cut |= fits && !is_ticked && !has_room;
            if is_ticked || fits && has_room {
                choices.offered.push((id, name));
            }
        }
        if is_last {
            return Ok(choices);
        }
    }
}

/// The names after one, each with its organisation's id.
async fn names(
    reader: &mut Reader,
    (name, id): &(String, OrganisationId),
) -> Result<Vec<(OrganisationId, String)>> {
    let statement = sql!(
        "
        select id, name from organisation where community_id = $1 and (name, id) > ($2, $3)
         order by name, id limit $4"
    );
    Ok(reader.all(statement, args![name.clone(), *id, i64::try_from(NAMES).unwrap_or(i64::MAX)]).await?)
}

/// Writes down that an organisation was told of a process, and records it; end with `commit_recorded`.
///
/// # Errors
/// [`Error::NotFound`] if there is no such organisation.
pub async fn record_outreach(tx: &mut Writer, told: &Outreach) -> Result<OutreachId> {
    let (id, stamp) = (OutreachId(tx.new_id()), tx.stamp());
    let organisation = find(tx, told.organisation).await?.ok_or(Error::NotFound)?;
    tx.run(
        sql!("
            insert into outreach (community_id, id, organisation_id, process_id, on_day, way, note, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![id, told.organisation, told.process, told.on, told.way, &told.note, stamp.person, stamp.now],
    )
    .await?;
    let event = OrganisationInformed {
        organisation: organisation.id,
        process: told.process,
        title: organisation.name,
    };
    tx.record(&event).await?;
    Ok(id)
}

/// Withdraws a line of a process's log, with a reason. The line stays, and does not count.
///
/// # Errors
/// [`Error::Conflict`] if it was withdrawn before.
pub async fn withdraw(tx: &mut Writer, process: ProcessId, id: OutreachId, reason: &str) -> Result<()> {
    let now = tx.stamp().now;
    let statement = sql!(
        "
        update outreach set withdrawn_at = $4, withdrawn_because = $5
         where community_id = $1 and id = $2 and process_id = $3 and withdrawn_at is null"
    );
    match tx.run(statement, args![id, process, now, reason]).await? {
        1 => Ok(tx.record(&OutreachWithdrawn { outreach: id, reason: reason.to_owned() }).await?),
        _ => Err(Error::Conflict("outreach-withdrawn-already")),
    }
}

/// How many organisations were told of a process: each once.
///
/// # Errors
/// If they cannot be counted.
pub async fn informed(reader: &mut Reader, process: ProcessId) -> Result<i64> {
    let statement = sql!(
        "
        select cast(count(distinct organisation_id) as bigint) from outreach
         where community_id = $1 and process_id = $2 and withdrawn_at is null"
    );
    Ok(reader.value(statement, args![process]).await?)
}

impl FromRow for Told {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Told {
            id: row.get()?,
            organisation: row.get()?,
            name: row.get()?,
            on: row.get()?,
            way: row.get()?,
            note: row.get()?,
            withdrawn_because: row.maybe()?,
        })
    }
}

/// The log of a process, oldest first.
///
/// # Errors
/// If it cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Told>> {
    let statement = sql!(
        "
        select t.id, o.id, o.name, t.on_day, t.way, t.note, t.withdrawn_because
          from outreach t
          join organisation o on o.community_id = t.community_id and o.id = t.organisation_id
         where t.community_id = $1 and t.process_id = $2
         order by t.id limit 500"
    );
    Ok(reader.all(statement, args![process]).await?)
}

/// A process of which an organisation was told.
#[derive(Debug, Clone)]
pub struct ToldOf {
    pub slug: String,
    pub title: String,
    pub on: kit::Day,
    pub way: super::domain::Way,
}
impl FromRow for ToldOf {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(ToldOf { slug: row.get()?, title: row.get()?, on: row.get()?, way: row.get()? })
    }
}

/// The published processes of which an organisation was told, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_organisation(reader: &mut Reader, organisation: OrganisationId) -> Result<Vec<ToldOf>> {
    let statement = sql!("
        select p.slug, p.title, t.on_day, t.way
          from outreach t
          join process p on p.community_id = t.community_id and p.id = t.process_id
         where t.community_id = $1 and t.organisation_id = $2 and t.withdrawn_at is null and p.published_at is not null
         order by t.id desc limit 100");
    Ok(reader.all(statement, args![organisation]).await?)
}
