//! Taking a proposal from view, and showing it again. What it is and where it stands does not change meanwhile.
use super::files;
use super::shelves::{lock, shelve};
use super::writing::{index_words, must_have_changed};
use crate::proposals::actions::{Hide, ShowAgain};
use crate::proposals::domain::Shelf;
use db::{Sql, Writer, args, sql};
use dialogue::comments::domain::Reason;
use kit::files::{SeenBy, show_to};
use kit::{Allowed, Instant, ProposalId, Result};
use std::collections::BTreeSet;

/// Takes a proposal from view, with its files: it is on no list, and its page says why.
///
/// # Errors
/// [`kit::Error::Conflict`] if it was changed, decided about or hidden since it was read.
pub async fn hide(tx: &mut Writer, case: &Allowed<Hide>, reason: Reason, words: &str) -> Result<()> {
    lock(tx, case.process.id).await?;
    let now = Instant(tx.stamp().now);
    let hidden = tx
        .run(
            sql!(
                "
                insert into proposal_hiding (community_id, proposal_id, reason, words, at)
                select community_id, id, $3, $4, $5 from proposal
                 where community_id = $1 and id = $2 and status = $6 and revision = $7 and review_number = $8
                on conflict (community_id, proposal_id) do nothing"
            ),
            args![case.id, reason, words, now, case.status, case.revision, case.review_number()],
        )
        .await?;
    must_have_changed(hidden)?;
    shelve(tx, case.process.id, case.id, &case.shelves(), &BTreeSet::new()).await?;
    index_words(tx, case.process.id, case.id, None).await?;
    show_files(tx, case.id, SeenBy::Staff).await
}

/// The proposals that are hidden now.
#[must_use]
pub(crate) fn hidden() -> Sql {
    sql!("select proposal_id from proposal_hiding where community_id = $1")
}

/// Lets everybody read it again.
///
/// # Errors
/// [`kit::Error::Conflict`] if somebody else was faster.
pub async fn show_again(tx: &mut Writer, case: &Allowed<ShowAgain>) -> Result<()> {
    lock(tx, case.process.id).await?;
    let statement = sql!("delete from proposal_hiding where community_id = $1 and proposal_id = $2");
    must_have_changed(tx.run(statement, args![case.id]).await?)?;
    let after = Shelf::of(case.status, &case.content);
    shelve(tx, case.process.id, case.id, &BTreeSet::new(), &after).await?;
    let title = case.status.is_listed().then_some(case.content.title.as_str());
    index_words(tx, case.process.id, case.id, title).await?;
    show_files(tx, case.id, SeenBy::All).await
}

async fn show_files(tx: &mut Writer, proposal: ProposalId, seen: SeenBy) -> Result<()> {
    for file in files(tx, proposal).await? {
        show_to(tx, file.info.id, seen).await?;
    }
    Ok(())
}
