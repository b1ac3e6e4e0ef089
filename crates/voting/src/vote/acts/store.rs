//! Writing acts down, and reading them.
use super::{Act, ActId, Recorded};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, ProcessId, Result};
use uuid::Uuid;

impl FromRow for Recorded {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Recorded { id: row.get()?, act: row.get()?, words: row.get()?, at: row.get()?, by: row.maybe()? })
    }
}

/// Writes an act down, in the transaction in which it is done. `by`: the name of who did it, if it was not the program.
///
/// # Errors
/// If it cannot be written.
pub async fn record(
    tx: &mut Writer,
    process: ProcessId,
    act: Act,
    words: &str,
    by: Option<&str>,
) -> Result<()> {
    let (id, now) = (tx.new_id(), Instant(tx.stamp().now));
    tx.run(
        sql!(
            "
            insert into vote_act (community_id, id, process_id, act, words, at, by_name)
            values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        args![id, process, act, words, now, by.filter(|name| !name.is_empty()).map(str::to_owned)],
    )
    .await?;
    Ok(())
}

/// How many acts are read at a time where all of them are wanted.
const BATCH: i64 = 1_000;

/// The whole record of a vote, oldest first.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Recorded>> {
    let (mut all, mut last) = (Vec::new(), ActId(Uuid::nil()));
    loop {
        let batch = after(reader, process, last, BATCH).await?;
        let Some(one) = batch.last() else { return Ok(all) };
        last = one.id;
        all.extend(batch);
    }
}

/// The next acts after one, `limit` at most.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn after(
    reader: &mut Reader,
    process: ProcessId,
    after: ActId,
    limit: i64,
) -> Result<Vec<Recorded>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, act, words, at, by_name from vote_act
                 where community_id = $1 and process_id = $2 and id > $3 order by id limit $4"
            ),
            args![process, after, limit],
        )
        .await?)
}
