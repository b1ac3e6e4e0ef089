//! How a consultation ends: the draft moves on to endorsement, or it is withdrawn.
use super::super::domain::{ConsultationId, Lead};
use crate::texts::Document;
use db::{Writer, args, sql};
use kit::{Allowed, Error, Instant, Result};

/// Holds a consultation, so that what is announced and what ends it come one after the other.
///
/// # Errors
/// If it cannot be written.
pub(in crate::consultations) async fn hold(tx: &mut Writer, id: ConsultationId) -> Result<()> {
    tx.run(sql!("update consultation set how = how where community_id = $1 and id = $2"), args![id]).await?;
    Ok(())
}

/// The draft moves on: the lines are sealed, and the step names the seal, the last answer, the proofs and the debate. If
/// one of them is not there, if an announced debate is ahead or the consultation was withdrawn, the tables refuse.
///
/// # Errors
/// [`Error::Conflict`] if something is lacking.
pub async fn move_on(tx: &mut Writer, one: &Allowed<Lead>, document: &Document, note: &str) -> Result<()> {
    let refused = |_| Error::Conflict("consult-cannot-move");
    let (id, now) = (one.id, Instant(tx.stamp().now));
    hold(tx, id).await?;
    let last = Some(one.received).filter(|last| *last > 0);
    let debate: Option<(uuid::Uuid,)> = tx
        .one(
            sql!("
                select debate_id from debate_minutes
                 where community_id = $1 and consultation_id = $2 and revision = 1 order by ended_at desc limit 1"),
            args![id],
        )
        .await?;
    tx.run(
        sql!(
            "
            insert into consultation_line (community_id, consultation_id, place, kind, before, before_kind)
            values ($1, $2, $3, 'seal', $4, $5)"
        ),
        args![id, one.received + 1, last, last.map(|_| "recommendation")],
    )
    .await
    .map_err(refused)?;
    let debate = debate.map(|(debate,)| debate);
    tx.run(
        sql!("
            insert into consultation_move (community_id, consultation_id, document_id, version, seal, seal_kind, answers,
              endorsable_from, site, seat, media, debate_asked, debate_id, debate_revision, note, at)
            values ($1, $2, $3, $4, $5, 'seal', $6, $7, 'site', 'seat', 'media', $8, $9, $10, $11, $12)"),
        args![
            id,
            document.id,
            document.public_version,
            one.received + 1,
            Some(one.answered).filter(|answers| *answers > 0),
            one.endorsable_from,
            one.debate_asked,
            debate,
            debate.map(|_| 1_i64),
            note,
            now
        ],
    )
    .await
    .map_err(refused)?;
    Ok(())
}

/// Withdraws a consultation, for a reason that everybody reads. Debates of it that have not begun are called off with it;
/// one that has begun keeps its minutes.
///
/// # Errors
/// [`Error::Conflict`] if it was not announced, was withdrawn meanwhile, or the draft has moved on.
pub async fn withdraw(tx: &mut Writer, one: &Allowed<Lead>, because: &str) -> Result<()> {
    let now = Instant(tx.stamp().now);
    hold(tx, one.id).await?;
    let withdrawn = tx
        .run(
            sql!("
                update consultation set withdrawn_at = $3, withdrawn_because = $4
                 where community_id = $1 and id = $2 and published_at is not null and withdrawn_at is null
                   and not exists (select 1 from consultation_move m where m.community_id = $1 and m.consultation_id = $2)"),
            args![one.id, now, because],
        )
        .await?;
    if withdrawn != 1 {
        return Err(Error::Conflict("consult-cannot-withdraw"));
    }
    tx.run(
        sql!(
            "
            update debate set cancelled_at = $3, cancelled_because = $4
             where community_id = $1 and consultation_id = $2 and cancelled_at is null and starts_at > $3"
        ),
        args![one.id, now, because],
    )
    .await?;
    Ok(())
}
