//! Every act in the life of a vote, as it is written down for everybody: declared, opened, extended, counted, a lot, …
use crate::vote::Vote;
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Frame, Instant, ProcessId, Result, Visit, page};

db::codes! {
    /// What was done.
    pub enum Act {
        Declared = "declared",
        Opened = "opened",
        Extended = "extended",
        /// Code letters were printed.
        Letters = "letters",
        /// A code letter was taken out of force.
        Revoked = "revoked",
        /// A paper box was opened, or its sheets agree.
        Paper = "paper",
        Counted = "counted",
        Lot = "lot",
        Protocol = "protocol",
        Complaint = "complaint",
        Answered = "answered",
    }
}

/// One line of the record.
pub(crate) struct Recorded {
    pub(crate) act: Act,
    /// What there is to say: a reason, a number, names that are public.
    pub(crate) words: String,
    pub(crate) at: Instant,
    pub(crate) by: Option<String>,
}
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

#[derive(Template)]
#[template(path = "vote/acts.html")]
struct ActsPage {
    frame: Frame,
    process: Process,
    vote: Option<Vote>,
    acts: Vec<Recorded>,
}

/// `GET /processes/{slug}/vote/acts`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = super::store::of_process(&mut reader, process.id).await?;
    let acts = of_process(&mut reader, process.id).await?;
    page(ActsPage { frame: visit.frame(), process, vote, acts })
}
