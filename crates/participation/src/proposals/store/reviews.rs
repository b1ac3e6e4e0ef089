//! What the town hall decides. Each decision is a new row; the proposal follows the last one.
use super::shelves::{lock, shelve};
use super::writing::must_have_changed;
use crate::proposals::actions::Decide;
use crate::proposals::domain::{Decision, Proposal, Shelf};
use communities::candidates::{self, Candidate};
use db::{Writer, args, sql};
use kit::{Allowed, Instant, Result};

/// Decides about a proposal.
///
/// # Errors
/// [`kit::Error::Conflict`] if somebody decided or it was withdrawn since it was read, or if the proposal that it is to be
/// merged into is not of this process or cannot win any more.
pub async fn decide(
    tx: &mut Writer,
    case: &Allowed<Decide>,
    decision: Decision,
    reasons: &str,
) -> Result<()> {
    review(tx, &case.proposal, decision, reasons).await
}

/// Decides about a proposal without asking who does it and when: for imports and for the demo.
///
/// # Errors
/// As [`decide`].
pub async fn review(tx: &mut Writer, proposal: &Proposal, decision: Decision, reasons: &str) -> Result<()> {
    lock(tx, proposal.process).await?;
    let (status, number) = (decision.status(), proposal.review_number() + 1);
    let into = match decision {
        Decision::Merged { into } => Some(into),
        Decision::Admissible { .. } | Decision::Refused => None,
    };
    let changed = tx
        .run(
            sql!(
                "
                update proposal set status = $3, review_number = $4, merged_into = $5
                 where community_id = $1 and id = $2 and status = $6 and review_number = $4 - 1
                   and not exists (select 1 from proposal_hiding h where h.community_id = $1 and h.proposal_id in ($2, $5))
                   and (exists (select 1 from proposal other
                                 where other.community_id = $1 and other.id = $5 and other.id <> $2
                                   and other.process_id = proposal.process_id
                                   and other.status in ('submitted', 'admissible'))
                        or $5 is null)"
            ),
            args![proposal.id, status, number, into, proposal.status],
        )
        .await?;
    must_have_changed(changed)?;
    keep(tx, proposal, number, decision, reasons).await?;
    let after = Shelf::of(status, &proposal.content);
    shelve(tx, proposal.process, proposal.id, &proposal.shelves(), &after).await?;
    match decision {
        Decision::Admissible { cost } => candidates::admit(tx, &candidate(proposal, cost)).await,
        Decision::Merged { .. } | Decision::Refused => candidates::remove(tx, proposal.id).await,
    }
}

async fn keep(
    tx: &mut Writer,
    proposal: &Proposal,
    number: i64,
    decision: Decision,
    reasons: &str,
) -> Result<()> {
    let (cost, into) = match decision {
        Decision::Admissible { cost } => (Some(cost), None),
        Decision::Merged { into } => (None, Some(into)),
        Decision::Refused => (None, None),
    };
    let stamp = tx.stamp();
    tx.run(
        sql!("
            insert into proposal_review (community_id, proposal_id, number, decision, reasons, cost, merged_into,
              decided_by, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![proposal.id, number, decision.status(), reasons, cost, into, stamp.person, Instant(stamp.now)],
    )
    .await?;
    Ok(())
}

fn candidate(proposal: &Proposal, cost: rules::Money) -> Candidate {
    Candidate {
        proposal: proposal.id,
        process: proposal.process,
        title: proposal.content.title.clone(),
        summary: proposal.content.summary.clone(),
        village: proposal.content.village.clone(),
        category: Some(proposal.content.category),
        cost,
    }
}
