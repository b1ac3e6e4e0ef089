//! Every statement that touches citizens' initiatives. Only numbers: nothing about who signed.
use super::domain::{Count, Deposit, Deposited, Drive, DriveId, Open, Opened, Tallied, Tally};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Day, Error, Instant, Result};

/// Signature drives with what was counted.
const DRIVES: &str = "
    select d.id, d.title, d.text, d.voters, d.voters_on, d.opened_at, d.deposited_on, d.deposited_as,
           c.revision, c.gathered, c.valid, c.note, c.counted_at
      from signature_drive d
      left join signature_count c on c.community_id = d.community_id and c.drive_id = d.id
       and c.revision = (select max(r.revision) from signature_count r
                          where r.community_id = d.community_id and r.drive_id = d.id)";

impl FromRow for Drive {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (id, title, text) = (row.get()?, row.get()?, row.get()?);
        let (voters, voters_on, opened_at) = (row.get()?, row.get()?, row.get()?);
        let deposited = row.maybe::<Day>()?.zip(row.maybe()?);
        let count = match row.maybe()? {
            Some(revision) => Some(Count {
                revision,
                gathered: row.get()?,
                valid: row.maybe()?,
                note: row.get()?,
                counted_at: row.get()?,
            }),
            None => None,
        };
        Ok(Drive { id, title, text, voters, voters_on, opened_at, deposited, count })
    }
}

/// Opens an initiative. Returns false if the very same one is there already.
///
/// # Errors
/// [`Error::Conflict`] if another one was published from the same form.
pub async fn open(tx: &mut Writer, _: &Allowed<Open>, new: &Drive) -> Result<bool> {
    let written = tx
        .run(
            sql!(
                "
                insert into signature_drive (community_id, id, title, text, voters, voters_on, opened_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (community_id, id) do nothing"
            ),
            args![new.id, &new.title, &new.text, new.voters, new.voters_on, new.opened_at],
        )
        .await?;
    if written == 0 {
        let there = find(tx, new.id).await?.ok_or(Error::NotFound)?;
        return if there.says_the_same(new) { Ok(false) } else { Err(Error::Conflict("drive-is-published")) };
    }
    tx.record(&Opened { drive: new.id, title: new.title.clone() }).await?;
    Ok(true)
}

/// Writes a count that replaces the one of `replaces` (0 for none).
///
/// # Errors
/// [`Error::Conflict`] if somebody counted meanwhile.
pub async fn tally(
    tx: &mut Writer,
    drive: &Allowed<Tally>,
    replaces: i64,
    gathered: i64,
    valid: Option<i64>,
    note: &str,
) -> Result<()> {
    let (id, now) = (tx.new_id(), Instant(tx.stamp().now));
    let written = tx
        .run(
            sql!("
                insert into signature_count (community_id, id, drive_id, revision, gathered, valid, note, counted_at)
                select $1, $2, d.id, $4, $5, $6, $7, $8 from signature_drive d
                 where d.community_id = $1 and d.id = $3
                   and $4 = 1 + (select cast(coalesce(max(c.revision), 0) as bigint) from signature_count c
                                  where c.community_id = $1 and c.drive_id = $3)
                on conflict do nothing"),
            args![id, drive.id, replaces + 1, gathered, valid, note, now],
        )
        .await?;
    if written == 0 {
        return Err(Error::Conflict("drive-counted-meanwhile"));
    }
    Ok(tx.record(&Tallied { drive: drive.id, title: drive.title.clone(), gathered, valid }).await?)
}

/// Notes that the lists were handed in.
///
/// # Errors
/// [`Error::Conflict`] if that was noted meanwhile.
pub async fn deposit(tx: &mut Writer, drive: &Allowed<Deposit>, on: Day, number: &str) -> Result<()> {
    let changed = tx
        .run(
            sql!(
                "
                update signature_drive set deposited_on = $3, deposited_as = $4
                 where community_id = $1 and id = $2 and deposited_on is null"
            ),
            args![drive.id, on, number],
        )
        .await?;
    if changed == 0 {
        return Err(Error::Conflict("drive-is-deposited"));
    }
    Ok(tx.record(&Deposited { drive: drive.id, title: drive.title.clone() }).await?)
}

/// An initiative with its latest count.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: DriveId) -> Result<Option<Drive>> {
    Ok(reader.one(sql!(DRIVES, "where d.community_id = $1 and d.id = $2"), args![id]).await?)
}

/// The initiatives, the newest first, before one of them.
///
/// # Errors
/// If they cannot be read.
pub async fn list(reader: &mut Reader, before: Option<DriveId>, limit: i64) -> Result<Vec<Drive>> {
    let before = before.unwrap_or(DriveId(uuid::Uuid::max()));
    Ok(reader
        .all(
            sql!(DRIVES, "where d.community_id = $1 and d.id < $2 order by d.id desc limit $3"),
            args![before, limit],
        )
        .await?)
}
