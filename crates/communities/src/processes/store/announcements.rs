//! Which openings and closings have been told.
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, ProcessId, Result, StageId};
use rules::stages::StageKind;

/// Stages with their processes.
const STAGES: &str = "
    select s.id, s.kind, p.id, p.slug, p.title
      from stage s
      join process p on p.community_id = s.community_id and p.id = s.process_id";

/// A boundary that has passed and has not been told.
pub(crate) struct Untold {
    pub(crate) stage: StageId,
    pub(crate) kind: StageKind,
    pub(crate) process: ProcessId,
    pub(crate) slug: String,
    pub(crate) title: String,
}
impl FromRow for Untold {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Untold {
            stage: row.get()?,
            kind: row.get()?,
            process: row.get()?,
            slug: row.get()?,
            title: row.get()?,
        })
    }
}

/// The stages that opened after `since` and of which nobody has been told.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn opened(reader: &mut Reader, since: Instant, now: Instant) -> Result<Vec<Untold>> {
    let statement = sql!(
        STAGES,
        "
         where s.community_id = $1 and s.opens_at > $2 and s.opens_at <= $3 and p.published_at is not null
           and not exists (select 1 from stage_announcement a
                            where a.community_id = s.community_id and a.stage_id = s.id and a.what = 'opened')
         order by s.opens_at limit 100"
    );
    Ok(reader.all(statement, args![since, now]).await?)
}

/// The stages that closed after `since` and of which nobody has been told.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn closed(reader: &mut Reader, since: Instant, now: Instant) -> Result<Vec<Untold>> {
    let statement = sql!(
        STAGES,
        "
         where s.community_id = $1 and s.closes_at > $2 and s.closes_at <= $3 and p.published_at is not null
           and not exists (select 1 from stage_announcement a
                            where a.community_id = s.community_id and a.stage_id = s.id and a.what = 'closed')
         order by s.closes_at limit 100"
    );
    Ok(reader.all(statement, args![since, now]).await?)
}

/// Notes that something is being told now. False: it was told before.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn mark_told(tx: &mut Writer, stage: StageId, what: &str) -> Result<bool> {
    let now = tx.stamp().now;
    let first = tx
        .run(
            sql!(
                "
                insert into stage_announcement (community_id, stage_id, what, at) values ($1, $2, $3, $4)
                on conflict (community_id, stage_id, what) do nothing"
            ),
            args![stage, what, now],
        )
        .await?;
    Ok(first > 0)
}
