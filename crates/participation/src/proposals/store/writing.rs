//! Drafting, submitting, editing and withdrawing.
use super::shelves::{lock, shelve};
use crate::proposals::actions::{Edit, EnterPaper, Propose, Submit, Withdraw};
use crate::proposals::domain::{Content, Shelf, Status};
use communities::candidates;
use db::{Arg, Writer, args, sql};
use dialogue::Subject;
use dialogue::subjects::{self, SubjectKind};
use kit::{Allowed, Error, Instant, PersonId, ProcessId, ProposalId, Result};
use std::collections::BTreeSet;

/// Who wrote a proposal.
#[derive(Debug, Clone)]
pub enum Author {
    Person(PersonId),
    /// Somebody who wrote on paper and needs no account.
    OnPaper {
        name: String,
        entered_by: Option<PersonId>,
    },
}

/// A proposal that is not there yet.
#[derive(Debug, Clone)]
pub struct NewProposal {
    pub id: ProposalId,
    pub process: ProcessId,
    pub author: Author,
    pub content: Content,
}

/// Keeps a draft of the person's own. Says whether it is new: a form sent twice makes one.
///
/// # Errors
/// If it cannot be written.
pub async fn propose(tx: &mut Writer, _: &Allowed<Propose>, new: &NewProposal) -> Result<bool> {
    create(tx, new).await
}

/// Keeps a draft of what somebody wrote on paper. Says whether it is new.
///
/// # Errors
/// If it cannot be written.
pub async fn enter_paper(tx: &mut Writer, _: &Allowed<EnterPaper>, new: &NewProposal) -> Result<bool> {
    create(tx, new).await
}

/// Makes a draft public.
///
/// # Errors
/// [`Error::Conflict`] if it is no draft any more.
pub async fn submit(tx: &mut Writer, case: &Allowed<Submit>) -> Result<()> {
    publish(tx, case.id, case.process.id, case.author, &case.content).await
}

/// A new public proposal, without asking whether its process is open: for imports and for the demo.
///
/// # Errors
/// [`Error::Conflict`] if there is one of this id.
pub async fn submit_new(tx: &mut Writer, new: &NewProposal) -> Result<ProposalId> {
    let author = match new.author {
        Author::Person(person) => Some(person),
        Author::OnPaper { .. } => None,
    };
    if !create(tx, new).await? {
        return Err(changed_meanwhile());
    }
    publish(tx, new.id, new.process, author, &new.content).await?;
    Ok(new.id)
}

/// Puts other content in place of the old. What was public stays in the history.
///
/// # Errors
/// [`Error::Conflict`] if it was saved, withdrawn or reviewed since it was read.
pub async fn edit(tx: &mut Writer, case: &Allowed<Edit>, content: &Content) -> Result<()> {
    lock(tx, case.process.id).await?;
    let mut args = args![case.id, case.revision, case.status];
    args.extend(content_args(content));
    let changed = tx
        .run(
            sql!("
                update proposal
                   set title = $5, summary = $6, description = $7, category = $8, village = $9, estimated_cost = $10,
                       organisation = $11, revision = revision + 1
                 where community_id = $1 and id = $2 and revision = $3 and status = $4 and review_number = 0
                   and not exists (select 1 from proposal_hiding h where h.community_id = $1 and h.proposal_id = $2)"),
            args,
        )
        .await?;
    must_have_changed(changed)?;
    if case.status.is_listed() {
        keep_version(tx, case.id).await?;
        shelve(tx, case.process.id, case.id, &case.shelves(), &Shelf::of(case.status, content)).await?;
        index_words(tx, case.process.id, case.id, Some(&content.title)).await?;
        open_subject(tx, case.id, case.process.id, case.author, &content.title).await?;
    }
    Ok(())
}

/// Takes a proposal back. It stays readable at its address if it was public, and is on no list.
///
/// # Errors
/// [`Error::Conflict`] if it was reviewed or withdrawn since it was read.
pub async fn withdraw(tx: &mut Writer, case: &Allowed<Withdraw>, because: Option<String>) -> Result<()> {
    lock(tx, case.process.id).await?;
    let changed = tx
        .run(
            sql!(
                "
                update proposal set status = 'withdrawn', withdrawn_because = $5
                 where community_id = $1 and id = $2 and status = $3 and review_number = $4
                   and not exists (select 1 from proposal_hiding h where h.community_id = $1 and h.proposal_id = $2)"
            ),
            args![case.id, case.status, case.review_number(), because],
        )
        .await?;
    must_have_changed(changed)?;
    shelve(tx, case.process.id, case.id, &case.shelves(), &BTreeSet::new()).await?;
    index_words(tx, case.process.id, case.id, None).await?;
    candidates::remove(tx, case.id).await
}

/// Somebody else was faster.
pub(super) fn changed_meanwhile() -> Error {
    Error::Conflict("proposal-conflict-changed")
}

pub(super) fn must_have_changed(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(changed_meanwhile()) }
}

/// Title, summary, description, category, village, estimated_cost, organisation.
fn content_args(content: &Content) -> Vec<Arg> {
    args![
        &content.title,
        &content.summary,
        &content.description,
        content.category,
        content.village.clone(),
        content.estimated_cost,
        content.organisation.clone()
    ]
}

async fn create(tx: &mut Writer, new: &NewProposal) -> Result<bool> {
    let (author, name, entered_by) = match &new.author {
        Author::Person(person) => (Some(*person), None, None),
        Author::OnPaper { name, entered_by } => (None, Some(name.clone()), *entered_by),
    };
    let mut args = args![new.id, new.process, author, name, entered_by, Instant(tx.stamp().now)];
    args.extend(content_args(&new.content));
    let created = tx
        .run(
            sql!("
                insert into proposal (community_id, id, process_id, author_id, author_name, entered_by, created_at,
                  title, summary, description, category, village, estimated_cost, organisation,
                  status, revision, review_number, support_count)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'draft', 1, 0, 0)
                on conflict (community_id, id) do nothing"),
            args,
        )
        .await?;
    Ok(created == 1)
}

async fn publish(
    tx: &mut Writer,
    id: ProposalId,
    process: ProcessId,
    author: Option<PersonId>,
    content: &Content,
) -> Result<()> {
    lock(tx, process).await?;
    let now = Instant(tx.stamp().now);
    let changed = tx
        .run(
            sql!(
                "
                update proposal set status = 'submitted', submitted_at = $3
                 where community_id = $1 and id = $2 and status = 'draft'"
            ),
            args![id, now],
        )
        .await?;
    must_have_changed(changed)?;
    keep_version(tx, id).await?;
    shelve(tx, process, id, &BTreeSet::new(), &Shelf::of(Status::Submitted, content)).await?;
    index_words(tx, process, id, Some(&content.title)).await?;
    open_subject(tx, id, process, author, &content.title).await
}

async fn keep_version(tx: &mut Writer, id: ProposalId) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!("
            insert into proposal_version (community_id, proposal_id, revision, title, summary, description, category,
              village, estimated_cost, organisation, at)
            select community_id, id, revision, title, summary, description, category, village, estimated_cost,
                   organisation, cast($3 as bigint)
              from proposal where community_id = $1 and id = $2"),
        args![id, now],
    )
    .await?;
    Ok(())
}

/// Makes the words of the title findable, or forgets them.
pub(super) async fn index_words(
    tx: &mut Writer,
    process: ProcessId,
    id: ProposalId,
    title: Option<&str>,
) -> Result<()> {
    tx.run(sql!("delete from proposal_word where community_id = $1 and proposal_id = $2"), args![id]).await?;
    for word in title.map(crate::proposals::domain::key_words).unwrap_or_default() {
        tx.run(
            sql!("insert into proposal_word (community_id, process_id, word, proposal_id) values ($1, $2, $3, $4)"),
            args![process, word, id],
        )
        .await?;
    }
    Ok(())
}

/// Lets people talk about it and follow it.
async fn open_subject(
    tx: &mut Writer,
    id: ProposalId,
    process: ProcessId,
    owner: Option<PersonId>,
    title: &str,
) -> Result<()> {
    let subject = Subject {
        kind: SubjectKind::Proposal,
        id: id.0,
        process: Some(process),
        title: title.to_owned(),
        url: format!("/proposals/{id}"),
        owner,
        talk_closes_at: None,
    };
    subjects::open(tx, &subject).await
}
