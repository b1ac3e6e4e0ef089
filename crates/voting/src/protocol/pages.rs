//! The protocol of a vote, for everybody.
use super::{paper, whole};
use crate::vote::store as votes;
use axum::extract::Path;
use communities::processes;
use kit::{Error, Result, Visit, download};

/// `GET /processes/{slug}/vote/protocol.pdf`, after the count. Setting the type is work, so it is done once for all.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    let count = vote.count.clone().ok_or(Error::NotFound)?;
    let what = format!("protocol {}", vote.id);
    let pdf = visit
        .shared(&mut reader, what, |visit, reader| {
            Box::pin(async move {
                let protocol = whole::of_vote(visit, reader, vote, count).await?;
                paper::print(visit, protocol).await
            })
        })
        .await?;
    download(&format!("{slug}-protocol.pdf"), "application/pdf", pdf.as_ref().clone())
}
