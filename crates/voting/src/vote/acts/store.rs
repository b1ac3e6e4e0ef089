//! Writing acts down, and reading them.
use super::{Act, Recorded};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, ProcessId, Result};

impl FromRow for Recorded {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Recorded { act: row.get()?, words: row.get()?, at: row.get()?, by: row.maybe()? })
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

/// The record of a vote, oldest first.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Recorded>> {
    Ok(reader
        .all(
            sql!(
                "
                select act, words, at, by_name from vote_act
                 where community_id = $1 and process_id = $2 order by id limit 500"
            ),
            args![process],
        )
        .await?)
}
