//! Every statement that touches the register. Each change records what happened, so that a caller only has to keep it
//! with `commit_recorded`.
use super::domain::{
    CONTACT_KEPT, Close, Done, Extend, Figures, New, Petition, PetitionId, Private, Registered, Settled,
    Step, StepId, TEXT_KEPT,
};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::files::{self, Checked, FileInfo, SeenBy};
use kit::{App, CommunityId, Error, FileId, Instant, PersonId, Result};

/// [`Petition`]s with their extension and their end.
const PETITIONS: &str = "
    select p.id, p.year, p.number, p.kind, p.way, p.subject, p.lang, p.received_on, p.registered_at, e.at, c.kind, c.at
      from petition p
      left join petition_step e on e.community_id = p.community_id and e.petition_id = p.id and e.kind = 'extended'
      left join petition_step c on c.community_id = p.community_id and c.petition_id = p.id and c.closes";

impl FromRow for Petition {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let mut petition = Petition {
            id: row.get()?,
            year: row.get()?,
            number: row.get()?,
            kind: row.get()?,
            way: row.get()?,
            subject: row.get()?,
            lang: row.get()?,
            received_on: row.get()?,
            registered_at: row.get()?,
            extended_at: row.maybe()?,
            closed: None,
        };
        petition.closed = row.maybe::<Done>()?.zip(row.maybe()?);
        Ok(petition)
    }
}

impl FromRow for Private {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Private {
            person: row.maybe()?,
            name: row.maybe()?,
            email: row.maybe()?,
            phone: row.maybe()?,
            address: row.maybe()?,
            text: row.maybe()?,
        })
    }
}

impl FromRow for Step {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Step {
            id: row.get()?,
            done: row.get()?,
            reason: row.maybe()?,
            text: row.get()?,
            authority: row.maybe()?,
            proof: row.maybe()?,
            at: row.get()?,
        })
    }
}

/// Gives the next number of the year and writes the line. Returns it and whether it is new: not if the very same one (by
/// its id) was registered before. Only here is that known, behind whoever came first.
///
/// # Errors
/// If it cannot be written.
pub async fn register(tx: &mut Writer, new: &New, uploads: Vec<Checked>) -> Result<(Petition, bool)> {
    let now = Instant(tx.stamp().now);
    let year = i64::from(now.day().0.year());
    // Whoever comes second waits here for the first: so the numbers have no gap, whatever becomes of either.
    tx.run(
        sql!(
            "
            insert into register_year (community_id, year, last) values ($1, $2, 0)
            on conflict (community_id, year) do update set last = register_year.last"
        ),
        args![year],
    )
    .await?;
    if let Some(there) = find(tx, new.id).await? {
        return Ok((there, false));
    }
    let statement =
        sql!("update register_year set last = last + 1 where community_id = $1 and year = $2 returning last");
    let number: i64 = tx.value(statement, args![year]).await?;
    let previous = (number > 1).then_some(number - 1);
    tx.run(
            sql!("
                insert into petition (community_id, id, year, number, previous, kind, way, subject, lang, received_on,
                                      registered_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"),
            args![
                new.id,
                year,
                number,
                previous,
                new.kind,
                new.way,
                &new.subject,
                new.lang,
                new.received_on,
                now
            ],
        )
        .await?;
    keep_private(tx, new).await?;
    keep_files(tx, new.id, None, uploads).await?;
    tx.record(&Registered { petition: new.id, number, year, kind: new.kind, way: new.way }).await?;
    Ok((find(tx, new.id).await?.ok_or(Error::NotFound)?, true))
}

async fn keep_private(tx: &mut Writer, new: &New) -> Result<()> {
    let Private { person, name, email, phone, address, text } = new.private.clone();
    tx.run(
        sql!("
            insert into petition_private (community_id, petition_id, person_id, name, email, phone, address, text, code_hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![new.id, person, name, email, phone, address, text, new.code_hash],
    )
    .await?;
    Ok(())
}

async fn keep_files(
    tx: &mut Writer,
    petition: PetitionId,
    step: Option<StepId>,
    uploads: Vec<Checked>,
) -> Result<()> {
    let by = tx.stamp().person.map(PersonId);
    for upload in uploads {
        let file = files::keep(tx, upload, SeenBy::Staff, by).await?;
        let statement = sql!(
            "insert into petition_file (community_id, file_id, petition_id, step_id) values ($1, $2, $3, $4)"
        );
        tx.run(statement, args![file, petition, step]).await?;
    }
    Ok(())
}

/// A line of the register.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: PetitionId) -> Result<Option<Petition>> {
    Ok(reader.one(sql!(PETITIONS, "where p.community_id = $1 and p.id = $2"), args![id]).await?)
}

/// The line whose number and private code somebody has; the code's keyed hash is what is compared.
///
/// # Errors
/// If it cannot be read.
pub async fn find_by_code(
    reader: &mut Reader,
    number: i64,
    year: i64,
    code_hash: [u8; 32],
) -> Result<Option<Petition>> {
    let id: Option<(PetitionId,)> = reader
        .one(
            sql!(
                "
                select p.id from petition p
                  join petition_private v on v.community_id = p.community_id and v.petition_id = p.id
                 where p.community_id = $1 and p.year = $2 and p.number = $3 and v.code_hash = $4"
            ),
            args![year, number, code_hash],
        )
        .await?;
    match id {
        Some((id,)) => find(reader, id).await,
        None => Ok(None),
    }
}

/// What is private about a line; empty when it has been forgotten.
///
/// # Errors
/// If it cannot be read.
pub async fn private(reader: &mut Reader, id: PetitionId) -> Result<Private> {
    let statement = sql!(
        "select person_id, name, email, phone, address, text from petition_private where community_id = $1 and petition_id = $2"
    );
    Ok(reader.one(statement, args![id]).await?.unwrap_or_default())
}

/// What was done about it, in order.
///
/// # Errors
/// If it cannot be read.
pub async fn steps(reader: &mut Reader, id: PetitionId) -> Result<Vec<Step>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, kind, reason, text, authority, proof, at from petition_step
                 where community_id = $1 and petition_id = $2 order by at, id limit 10"
            ),
            args![id],
        )
        .await?)
}

/// The files that came with a petition (`of_answer` false) or with its answer; those that have been forgotten have no name.
///
/// # Errors
/// If they cannot be read.
pub async fn attachments(reader: &mut Reader, id: PetitionId, of_answer: bool) -> Result<Vec<FileInfo>> {
    Ok(reader
        .all(
            sql!(
                "
                select f.id, f.name, f.media_type, f.size, f.width, f.height, f.seen
                  from petition_file a join file f on f.community_id = a.community_id and f.id = a.file_id
                 where a.community_id = $1 and a.petition_id = $2 and (a.step_id is not null) = $3 and f.name <> ''
                 order by a.file_id limit 20"
            ),
            args![id, of_answer],
        )
        .await?)
}

/// Whether a file belongs to a petition.
///
/// # Errors
/// If it cannot be read.
pub async fn owns(reader: &mut Reader, id: PetitionId, file: FileId) -> Result<bool> {
    let statement = sql!(
        "select cast(count(*) as bigint) from petition_file where community_id = $1 and petition_id = $2 and file_id = $3"
    );
    Ok(reader.value::<i64>(statement, args![id, file]).await? > 0)
}

/// A page of the register, the newest number first; `before` is the year and the number of the last one shown.
///
/// # Errors
/// If it cannot be read.
pub async fn list(
    reader: &mut Reader,
    only_open: bool,
    before: Option<(i64, i64)>,
    limit: i64,
) -> Result<Vec<Petition>> {
    let (year, number) = before.unwrap_or((i64::MAX, i64::MAX));
    let statement = if only_open {
        // The signs keep SQLite from going by the numbers, past all that is closed.
        sql!(
            PETITIONS,
            "
             where p.community_id = $1 and (+p.year, +p.number) < ($2, $3) and c.id is null
               and p.id in (select petition_id from petition_private
                             where community_id = $1 and contact_until is null and code_hash is not null)
             order by +p.year desc, +p.number desc limit $4"
        )
    } else {
        sql!(
            PETITIONS,
            "
             where p.community_id = $1 and (p.year, p.number) < ($2, $3)
             order by p.year desc, p.number desc limit $4"
        )
    };
    Ok(reader.all(statement, args![year, number, limit]).await?)
}

/// What waits for an answer, the oldest first. Suggestions wait for none: see [`open_suggestions`].
///
/// # Errors
/// If it cannot be read.
pub async fn waiting(reader: &mut Reader, limit: i64) -> Result<Vec<Petition>> {
    Ok(reader
        .all(
            sql!(
                PETITIONS,
                "
                 where p.community_id = $1 and c.id is null and p.kind <> 'suggestion'
                   and p.id in (select petition_id from petition_private
                                 where community_id = $1 and contact_until is null and code_hash is not null)
                 order by p.received_on, p.id limit $2"
            ),
            args![limit],
        )
        .await?)
}

/// How many suggestions wait for a look.
///
/// # Errors
/// If it cannot be read.
pub async fn open_suggestions(reader: &mut Reader) -> Result<i64> {
    let statement = sql!(
        "
        select cast(count(*) as bigint) from petition p
         where p.community_id = $1 and p.kind = 'suggestion'
           and p.id in (select petition_id from petition_private
                         where community_id = $1 and contact_until is null and code_hash is not null)
           and not exists (select 1 from petition_step c
                            where c.community_id = $1 and c.petition_id = p.id and c.closes)"
    );
    Ok(reader.value(statement, args![]).await?)
}

/// What came from somebody's account, the newest first.
///
/// # Errors
/// If it cannot be read.
pub async fn of_person(reader: &mut Reader, person: PersonId, limit: i64) -> Result<Vec<Petition>> {
    Ok(reader
        .all(
            sql!("
                select p.id, p.year, p.number, p.kind, p.way, p.subject, p.lang, p.received_on, p.registered_at, e.at, c.kind, c.at
                  from petition_private v
                  join petition p on p.community_id = v.community_id and p.id = v.petition_id
                  left join petition_step e on e.community_id = p.community_id and e.petition_id = p.id and e.kind = 'extended'
                  left join petition_step c on c.community_id = p.community_id and c.petition_id = p.id and c.closes
                 where v.community_id = $1 and v.person_id = $2
                 order by v.petition_id desc limit $3"),
            args![person, limit],
        )
        .await?)
}

/// The lines of one year from a number on, in order.
///
/// # Errors
/// If they cannot be read.
pub async fn of_year(reader: &mut Reader, year: i64, after: i64, limit: i64) -> Result<Vec<Petition>> {
    Ok(reader
        .all(
            sql!(
                PETITIONS,
                "
                 where p.community_id = $1 and p.year = $2 and p.number > $3
                 order by p.number limit $4"
            ),
            args![year, after, limit],
        )
        .await?)
}

/// How many lines are read at a time for the figures of a year.
const CHUNK: i64 = 1_000;

/// The figures of a year, at a moment.
///
/// # Errors
/// If they cannot be read.
pub async fn figures(reader: &mut Reader, year: i64, now: Instant) -> Result<Figures> {
    let (mut figures, mut after) = (Figures::default(), 0);
    loop {
        let lines = of_year(reader, year, after, CHUNK).await?;
        lines.iter().for_each(|line| figures.add(line, now));
        match lines.last() {
            Some(last) if i64::try_from(lines.len()) == Ok(CHUNK) => after = last.number,
            _ => return Ok(figures),
        }
    }
}

/// The years that have a register, the newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn years(reader: &mut Reader) -> Result<Vec<i64>> {
    let statement =
        sql!("select year from register_year where community_id = $1 order by year desc limit 50");
    let years: Vec<(i64,)> = reader.all(statement, args![]).await?;
    Ok(years.into_iter().map(|(year,)| year).collect())
}

/// Lengthens the term.
///
/// # Errors
/// [`Error::Conflict`] if it was lengthened or closed meanwhile.
pub async fn extend(tx: &mut Writer, petition: &Allowed<Extend>, id: StepId, text: &str) -> Result<()> {
    let step = Step {
        id,
        done: Done::Extended,
        reason: None,
        text: text.to_owned(),
        authority: None,
        proof: None,
        at: Instant(tx.stamp().now),
    };
    add(tx, petition, &step).await
}

/// Closes a case with its answer, refusal, forwarding or filing, and sets the ends of what is private.
///
/// # Errors
/// [`Error::Conflict`] if it was closed meanwhile.
pub async fn close(
    tx: &mut Writer,
    petition: &Allowed<Close>,
    step: &Step,
    uploads: Vec<Checked>,
) -> Result<()> {
    add(tx, petition, step).await?;
    keep_files(tx, petition.id, Some(step.id), uploads).await?;
    tx.run(
        sql!(
            "
            update petition_private set contact_until = $3, text_until = $4
             where community_id = $1 and petition_id = $2"
        ),
        args![petition.id, step.at.plus(CONTACT_KEPT), step.at.plus(TEXT_KEPT)],
    )
    .await?;
    Ok(())
}

async fn add(tx: &mut Writer, petition: &Petition, step: &Step) -> Result<()> {
    let added = tx
        .run(
            sql!("
                insert into petition_step (community_id, id, petition_id, kind, closes, reason, text, authority, proof, at)
                select $1, $2, p.id, $4, $5, $6, $7, $8, $9, $10 from petition p
                 where p.community_id = $1 and p.id = $3
                   and not exists (select 1 from petition_step c
                                    where c.community_id = $1 and c.petition_id = $3 and c.closes)
                on conflict do nothing"),
            args![
                step.id,
                petition.id,
                step.done,
                step.done != Done::Extended,
                step.reason.clone(),
                &step.text,
                step.authority.clone(),
                step.proof.clone(),
                step.at
            ],
        )
        .await?;
    if added == 0 {
        return Err(Error::Conflict("petition-settled-meanwhile"));
    }
    let Petition { id, number, year, .. } = *petition;
    Ok(tx.record(&Settled { petition: id, number, year, what: step.done }).await?)
}

/// Forgets what has reached its end: contacts and codes a year after the case was closed, names, texts and files later.
///
/// # Errors
/// If it cannot be written.
pub async fn forget(app: &App, community: CommunityId) -> Result<()> {
    let now = app.clock.now();
    let due = sql!(
        "
        select cast(count(*) as bigint) from petition_private
         where community_id = $1 and (contact_until <= $2 or text_until <= $2)"
    );
    if app.read_as_program(community).await?.value::<i64>(due, args![now]).await? == 0 {
        return Ok(());
    }
    let mut tx = app.write_as_program(community).await?;
    tx.run(
        sql!(
            "
            update petition_private set person_id = null, email = null, phone = null, address = null, code_hash = null,
                   contact_until = null
             where community_id = $1 and contact_until <= $2"
        ),
        args![now],
    )
    .await?;
    forget_files(&mut tx, now).await?;
    tx.run(
        sql!(
            "
            update petition_private set name = null, text = null, text_until = null
             where community_id = $1 and text_until <= $2"
        ),
        args![now],
    )
    .await?;
    Ok(tx.commit_quietly().await?)
}

/// The bytes go, and the names, which often say whose they are. That there was a file stays, as in the register on paper.
async fn forget_files(tx: &mut Writer, now: Instant) -> Result<()> {
    tx.run(
        sql!(
            "
            delete from file_content where community_id = $1 and file_id in (
                select a.file_id from petition_file a
                  join petition_private v on v.community_id = a.community_id and v.petition_id = a.petition_id
                 where a.community_id = $1 and v.text_until <= $2)"
        ),
        args![now],
    )
    .await?;
    tx.run(
        sql!(
            "
            update file set name = '' where community_id = $1 and id in (
                select a.file_id from petition_file a
                  join petition_private v on v.community_id = a.community_id and v.petition_id = a.petition_id
                 where a.community_id = $1 and v.text_until <= $2)"
        ),
        args![now],
    )
    .await?;
    Ok(())
}
