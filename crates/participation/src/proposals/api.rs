//! Proposals for programs: public data only, in types of their own, so that what others have built on them does not
//! change when ours do. Sums are bani, moments are Unix milliseconds.
use super::domain::{Case, Category, Decision, Shelf, Status};
use super::store::{self, Card, Cursor, Order};
use axum::extract::Path;
use communities::processes;
use kit::{Error, Instant, ProposalId, Query, Result, Visit, json};
use serde::{Deserialize, Serialize};

/// How many proposals one answer holds.
const ITEMS: usize = 100;

#[derive(Serialize)]
struct WireProposal {
    id: ProposalId,
    url: String,
    process: String,
    title: String,
    summary: String,
    /// Markdown.
    description: String,
    category: Category,
    village: Option<String>,
    organisation: Option<String>,
    author: Option<String>,
    status: Status,
    estimated_cost: Option<i64>,
    support_count: i64,
    submitted_at: Option<Instant>,
    review: Option<WireReview>,
}

#[derive(Serialize)]
struct WireReview {
    decision: Status,
    reasons: String,
    found_cost: Option<i64>,
    merged_into: Option<ProposalId>,
    decided_at: Instant,
}

#[derive(Serialize)]
struct WireList {
    items: Vec<WireCard>,
    /// What to give as `after` for the next ones; null at the end.
    next: Option<String>,
}

#[derive(Serialize)]
struct WireCard {
    id: ProposalId,
    url: String,
    title: String,
    summary: String,
    category: Category,
    village: Option<String>,
    status: Status,
    /// As the town hall found it, or as the author sees it.
    cost: Option<i64>,
    support_count: i64,
    submitted_at: Instant,
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    after: String,
}

/// `GET /api/proposals/{id}`
pub(super) async fn proposal(visit: Visit, Path(id): Path<ProposalId>) -> Result {
    let case = store::case(&visit, &mut visit.read().await?, id).await?;
    case.submitted_at.ok_or(Error::NotFound)?;
    json(&wire(&visit, case))
}

/// `GET /api/processes/{slug}/proposals`
pub(super) async fn proposals(
    visit: Visit,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let after = Cursor::parse(&wanted.after);
    let found = store::list(&mut reader, process.id, &Shelf::All, Order::Newest, after, ITEMS).await?;
    let items = found.cards.into_iter().map(|card| wire_card(&visit, card)).collect();
    json(&WireList { items, next: found.next.map(|cursor| cursor.to_string()) })
}

fn wire(visit: &Visit, case: Case) -> WireProposal {
    let Case { proposal, process, .. } = case;
    let review = proposal.review.clone().map(|review| WireReview {
        decision: review.decision.status(),
        reasons: review.reasons,
        found_cost: match review.decision {
            Decision::Admissible { cost } => Some(cost.bani()),
            Decision::Merged { .. } | Decision::Refused => None,
        },
        merged_into: match review.decision {
            Decision::Merged { into } => Some(into),
            Decision::Admissible { .. } | Decision::Refused => None,
        },
        decided_at: review.at,
    });
    WireProposal {
        id: proposal.id,
        url: visit.address_of(&proposal.url()),
        process: process.slug,
        author: proposal.author_name,
        status: proposal.status,
        support_count: proposal.support_count,
        submitted_at: proposal.submitted_at,
        review,
        estimated_cost: proposal.content.estimated_cost.map(|cost| cost.bani()),
        title: proposal.content.title,
        summary: proposal.content.summary,
        description: proposal.content.description,
        category: proposal.content.category,
        village: proposal.content.village,
        organisation: proposal.content.organisation,
    }
}

fn wire_card(visit: &Visit, card: Card) -> WireCard {
    WireCard {
        id: card.id,
        url: visit.address_of(&format!("/proposals/{}", card.id)),
        title: card.title,
        summary: card.summary,
        category: card.category,
        village: card.village,
        status: card.status,
        cost: card.cost.map(|cost| cost.bani()),
        support_count: card.support_count,
        submitted_at: card.submitted_at,
    }
}
