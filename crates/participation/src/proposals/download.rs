//! The proposals of a process as a table to download.
use super::store::{self, Line};
use axum::extract::Path;
use communities::processes;
use kit::{Lang, ProcessId, ProposalId, Result, Visit, csv};
use rules::Money;
use uuid::Uuid;

/// How many rows are read at a time.
const ROWS: i64 = 500;

const COLUMNS: [&str; 14] = [
    "code",
    "title",
    "summary",
    "category",
    "village",
    "author",
    "organisation",
    "status",
    "supports",
    "estimated-cost",
    "found-cost",
    "reasons",
    "merged-into",
    "submitted-on",
];

/// `GET /processes/{slug}/proposals.csv`
pub(super) async fn table(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let head = COLUMNS.map(|column| visit.lang.t(&format!("proposal-csv-{column}")).into_owned());
    let (id, name) = (process.id, format!("propuneri-{}.csv", process.slug));
    csv::stream(&name, &head, ProposalId(Uuid::nil()), move |after| rows(visit.clone(), id, after))
}

/// Each piece is read in a snapshot of its own, so that a slow visitor holds no connection.
async fn rows(
    visit: Visit,
    process: ProcessId,
    after: ProposalId,
) -> Result<(Vec<Vec<String>>, Option<ProposalId>)> {
    let lines = store::lines_after(&mut visit.read().await?, process, after, ROWS).await?;
    let is_last = lines.len() < usize::try_from(ROWS).unwrap_or(usize::MAX);
    let next = lines.last().map(|line| line.id).filter(|_| !is_last);
    Ok((lines.into_iter().map(|line| cells(visit.lang, line)).collect(), next))
}

fn cells(lang: Lang, line: Line) -> Vec<String> {
    let sum = |money: Option<Money>| money.map(Money::plain).unwrap_or_default();
    vec![
        line.id.to_string(),
        line.title,
        line.summary,
        lang.t(&format!("category-{}", line.category.code())).into_owned(),
        line.village.unwrap_or_default(),
        line.author_name.unwrap_or_default(),
        line.organisation.unwrap_or_default(),
        lang.t(&format!("proposal-status-{}", line.status.code())).into_owned(),
        line.support_count.to_string(),
        sum(line.estimated_cost),
        sum(line.found_cost),
        line.reasons.unwrap_or_default(),
        line.merged_into.map(|id| id.to_string()).unwrap_or_default(),
        line.submitted_at.day().to_string(),
    ]
}
