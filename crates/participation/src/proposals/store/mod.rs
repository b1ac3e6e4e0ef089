//! Every statement that touches proposals. Reading one stands here, each kind of change in a file of its own.
mod files;
mod hiding;
mod history;
mod reviews;
mod shelves;
mod supports;
mod tables;
mod writing;

pub use files::{Attached, FileKind, attach, describe, detach, files};
pub(crate) use hiding::hidden;
pub use hiding::{hide, show_again};
pub use history::{Version, versions};
pub use reviews::{decide, review};
pub use shelves::{Alike, Card, Cursor, Order, Page, alike, count, counts, drafts, list};
pub use supports::{Heir, add_support, follow_merged, heir, support, take_back};
pub use tables::{Line, Waiting, lines_after, lines_for_report, most_supported, waiting};
pub use writing::{Author, NewProposal, edit, enter_paper, propose, submit, submit_new, withdraw};

use super::domain::{Case, Content, Decision, Hiding, Proposal, Review};
use communities::processes;
use db::{FromRow, Reader, Row, Sql, args, sql};
use kit::{Error, ProposalId, Result, Visit};

/// A proposal, and whether the person who asks supports it.
struct Found(Proposal, bool);

impl FromRow for Found {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let proposal = Proposal {
            id: row.get()?,
            process: row.get()?,
            author: row.maybe()?,
            author_name: row.maybe()?,
            entered_by: row.maybe()?,
            content: content(row)?,
            status: row.get()?,
            revision: row.get()?,
            support_count: row.get()?,
            withdrawn_because: row.maybe()?,
            submitted_at: row.maybe()?,
            review: review_of(row)?,
            hiding: hiding_of(row)?,
        };
        Ok(Found(proposal, row.get()?))
    }
}

/// Reads title, summary, description, category, village, estimated_cost, organisation.
fn content(row: &mut Row<'_>) -> db::Result<Content> {
    Ok(Content {
        title: row.get()?,
        summary: row.get()?,
        description: row.get()?,
        category: row.get()?,
        village: row.maybe()?,
        estimated_cost: row.maybe()?,
        organisation: row.maybe()?,
    })
}

/// Reads number, decision, cost, merged_into, its title, reasons, at: all null where there is no review.
fn review_of(row: &mut Row<'_>) -> db::Result<Option<Review>> {
    let (number, code) = (row.maybe()?, row.maybe::<String>()?);
    let (cost, into, merged_title) = (row.maybe()?, row.maybe()?, row.maybe()?);
    let (reasons, at) = (row.maybe()?, row.maybe()?);
    let decision = match (code.as_deref(), cost, into) {
        (Some("admissible"), Some(cost), _) => Decision::Admissible { cost },
        (Some("merged"), _, Some(into)) => Decision::Merged { into },
        (Some("refused"), ..) => Decision::Refused,
        _ => return Ok(None),
    };
    Ok(number.zip(reasons).zip(at).map(|((number, reasons), at)| Review {
        number,
        decision,
        reasons,
        at,
        merged_title,
    }))
}

/// Reads reason, words, at: all null where it is in view.
fn hiding_of(row: &mut Row<'_>) -> db::Result<Option<Hiding>> {
    let (reason, words, at) = (row.maybe()?, row.maybe()?, row.maybe()?);
    Ok(reason.zip(words).zip(at).map(|((reason, words), at)| Hiding { reason, words, at }))
}

/// A proposal that this visitor may read, within its process. One statement, and one for a process that is not kept.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn case(visit: &Visit, reader: &mut Reader, id: ProposalId) -> Result<Case> {
    let case = known_case(visit, reader, id).await?;
    if case.is_readable_to(&visit.actor) { Ok(case) } else { Err(Error::NotFound) }
}

/// A proposal that this visitor may know of, even if its text was taken from view.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn known_case(visit: &Visit, reader: &mut Reader, id: ProposalId) -> Result<Case> {
    let found = find(reader, id, visit.actor.person).await?;
    let Found(proposal, supported) = found.ok_or(Error::NotFound)?;
    let process = processes::store::known(visit, reader, proposal.process).await?.ok_or(Error::NotFound)?;
    let case = Case { proposal, process, supported };
    if case.is_visible_to(&visit.actor) { Ok(case) } else { Err(Error::NotFound) }
}

/// A proposal by its id, whoever asks: for imports and for the demo.
///
/// # Errors
/// If it cannot be read.
pub async fn load(reader: &mut Reader, id: ProposalId) -> Result<Option<Proposal>> {
    Ok(find(reader, id, None).await?.map(|Found(proposal, _)| proposal))
}

async fn find(reader: &mut Reader, id: ProposalId, asking: Option<kit::PersonId>) -> Result<Option<Found>> {
    Ok(reader
        .one(
            sql!("
                select p.id, p.process_id, p.author_id, coalesce(p.author_name, case when a.erased_at is null then a.name end), p.entered_by,
                       p.title, p.summary, p.description, p.category, p.village, p.estimated_cost, p.organisation,
                       p.status, p.revision, p.support_count, p.withdrawn_because, p.submitted_at,
                       r.number, r.decision, r.cost, r.merged_into, case when mh.at is null then m.title end, r.reasons, r.at, h.reason, h.words, h.at,
                       exists (select 1 from proposal_support s
                                where s.community_id = p.community_id and s.proposal_id = p.id and s.person_id = $3)
                  from proposal p
                  left join person a on a.id = p.author_id
                  left join proposal_review r on r.community_id = p.community_id and r.proposal_id = p.id
                       and r.number = p.review_number
                  left join proposal m on m.community_id = r.community_id and m.id = r.merged_into
                  left join proposal_hiding mh on mh.community_id = m.community_id and mh.proposal_id = m.id
                  left join proposal_hiding h on h.community_id = p.community_id and h.proposal_id = p.id
                 where p.community_id = $1 and p.id = $2"),
            args![id, asking],
        )
        .await?)
}

/// Every proposal, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from proposal where community_id = $1 and id > $2 order by id limit $3")
}
