//! Pictures and attachments.
use super::writing::changed_meanwhile;
use crate::proposals::domain::MOST_FILES;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::files::{self, Checked, FileInfo, SeenBy};
use kit::{FileId, PersonId, ProposalId, Result};

db::codes! {
    /// What a file of a proposal is for.
    pub enum FileKind {
        Picture = "picture",
        Attachment = "attachment",
    }
}

/// A file of a proposal.
#[derive(Debug, Clone)]
pub struct Attached {
    pub kind: FileKind,
    /// What a picture shows, in its author's words.
    pub caption: Option<String>,
    pub info: FileInfo,
}
impl FromRow for Attached {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Attached { kind: row.get()?, caption: row.maybe()?, info: FileInfo::from_row(row)? })
    }
}

/// The files of a proposal, in their order.
///
/// # Errors
/// If they cannot be read.
pub async fn files(reader: &mut Reader, proposal: ProposalId) -> Result<Vec<Attached>> {
    Ok(reader
        .all(
            sql!(
                "
                select a.kind, a.caption, f.id, f.name, f.media_type, f.size, f.width, f.height, f.seen
                  from proposal_file a
                  join file f on f.community_id = a.community_id and f.id = a.file_id
                 where a.community_id = $1 and a.proposal_id = $2
                 order by a.position limit 20"
            ),
            args![proposal],
        )
        .await?)
}

/// Keeps files with a proposal whose row this transaction has made or changed, so that nobody adds others meanwhile.
/// A draft's files can be fetched by whoever knows their address, which cannot be guessed.
///
/// # Errors
/// [`kit::Error::Conflict`] if there would be more than [`MOST_FILES`] of the kind.
pub async fn attach(
    tx: &mut Writer,
    proposal: ProposalId,
    kind: FileKind,
    new: Vec<Checked>,
    by: Option<PersonId>,
) -> Result<()> {
    let (there, last): (i64, i64) = tx
        .one(
            sql!(
                "
                select cast(count(case when kind = $3 then 1 end) as bigint),
                       cast(coalesce(max(position), 0) as bigint)
                  from proposal_file where community_id = $1 and proposal_id = $2"
            ),
            args![proposal, kind],
        )
        .await?
        .unwrap_or_default();
    if usize::try_from(there).unwrap_or(usize::MAX).saturating_add(new.len()) > MOST_FILES {
        return Err(changed_meanwhile());
    }
    for (position, file) in (last + 1..).zip(new) {
        let file = files::keep(tx, file, SeenBy::All, by).await?;
        tx.run(
            sql!(
                "
                insert into proposal_file (community_id, proposal_id, file_id, kind, position)
                values ($1, $2, $3, $4, $5)"
            ),
            args![proposal, file, kind, position],
        )
        .await?;
    }
    Ok(())
}

/// Takes a file away from a proposal: nobody else can fetch it any more at the address that it had.
///
/// # Errors
/// If it cannot be written.
pub async fn detach(tx: &mut Writer, proposal: ProposalId, file: FileId) -> Result<()> {
    let statement =
        sql!("delete from proposal_file where community_id = $1 and proposal_id = $2 and file_id = $3");
    if tx.run(statement, args![proposal, file]).await? == 0 {
        return Ok(());
    }
    files::show_to(tx, file, SeenBy::Staff).await
}

/// Says what a picture shows.
///
/// # Errors
/// If it cannot be written.
pub async fn describe(
    tx: &mut Writer,
    proposal: ProposalId,
    file: FileId,
    caption: Option<String>,
) -> Result<()> {
    tx.run(
        sql!(
            "
            update proposal_file set caption = $4
             where community_id = $1 and proposal_id = $2 and file_id = $3 and kind = 'picture'"
        ),
        args![proposal, file, caption],
    )
    .await?;
    Ok(())
}
