//! Every statement about paper boxes and their sheets.
use super::domain::{
    self, Difference, PaperBox, PaperId, Read, Readiness, Reading, Readings, SPOILED, digest,
};
use crate::vote::Vote;
use crate::vote::store::{BATCH, hold_term};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Error, Instant, Result, VoteId};
use uuid::Uuid;

db::events! {
    /// A paper box was opened, or its number of sheets was corrected.
    pub(crate) PaperOpened = "vote.paper-opened" { vote: VoteId, title: String, label: String, sheets: i64 }
    /// All sheets of a paper box agree.
    pub(crate) PaperClosed = "vote.paper-closed" {
        vote: VoteId,
        title: String,
        label: String,
        digest: String,
    }
    /// A sheet was read or settled. It only makes the pages fresh.
    pub(crate) SheetRead = "vote.sheet-read" (ByNone) { vote: VoteId }
}

impl FromRow for PaperBox {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(PaperBox {
            id: row.get()?,
            label: row.get()?,
            sheets: row.get()?,
            opened_by: row.get()?,
            closed_at: row.maybe()?,
            digest: row.maybe()?,
            salt: row.maybe()?.unwrap_or_default(),
        })
    }
}

impl FromRow for Reading {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Reading { sheet: row.get()?, reader: row.get()?, choices: row.get()? })
    }
}

/// The boxes of a vote, by label.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn boxes(reader: &mut Reader, vote: VoteId) -> Result<Vec<PaperBox>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, label, coalesce(sheets, 0), coalesce(opened_by, ''), closed_at, digest, salt from paper_box
                 where community_id = $1 and vote_id = $2 order by label, id limit 200"
            ),
            args![vote],
        )
        .await?)
}

/// One box.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn find(reader: &mut Reader, vote: VoteId, paper: PaperId) -> Result<PaperBox> {
    boxes(reader, vote).await?.into_iter().find(|one| one.id == paper).ok_or(Error::NotFound)
}

/// How many people of the list got a paper ballot.
///
/// # Errors
/// If they cannot be counted.
pub(crate) async fn marks(reader: &mut Reader, vote: VoteId) -> Result<i64> {
    Ok(reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from entitlement
                 where community_id = $1 and vote_id = $2 and used and channel = 'paper'"
            ),
            args![vote],
        )
        .await?)
}

/// Everything that was read of a box.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn readings(reader: &mut Reader, vote: VoteId, paper: &PaperBox) -> Result<Readings> {
    let mut read: Vec<Reading> = Vec::new();
    let (mut sheet, mut turn) = (0_i64, 0_i64);
    loop {
        let statement = sql!("
            select sheet, reader_id, choices from paper_reading
             where community_id = $1 and vote_id = $2 and box_id = $3 and (sheet > $4 or (sheet = $4 and turn > $5))
             order by sheet, turn limit $6");
        let batch: Vec<Reading> = reader.all(statement, args![vote, paper.id, sheet, turn, BATCH]).await?;
        let Some(last) = batch.last() else { break };
        sheet = last.sheet;
        read.extend(batch);
        turn = i64::try_from(read.iter().rev().take_while(|one| one.sheet == sheet).count()).unwrap_or(2);
    }
    let statement = sql!(
        "
        select sheet, choices from paper_settled
         where community_id = $1 and vote_id = $2 and box_id = $3 order by sheet limit 20000"
    );
    let settled: Vec<(i64, String)> = reader.all(statement, args![vote, paper.id]).await?;
    Ok(Readings::new(paper.sheets, read, settled))
}

/// Makes others wait who open boxes, read sheets or count, and refuses when the count has begun.
async fn hold(tx: &mut Writer, vote: VoteId) -> Result<()> {
    hold_term(tx, vote).await?;
    let statement = sql!(
        "
        select cast(count(*) as bigint) from entitlement where community_id = $1 and vote_id = $2 and closed"
    );
    let closed: i64 = tx.value(statement, args![vote]).await?;
    if closed > 0 { Err(Error::Conflict("paper-denied-counted")) } else { Ok(()) }
}

/// Writes down that a box was opened, and how many sheets were in it. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if there is one of this label, or the count has begun.
pub(crate) async fn open(
    tx: &mut Writer,
    vote: &Allowed<Read>,
    label: &str,
    sheets: i64,
    opened_by: &str,
) -> Result<PaperOpened> {
    hold(tx, vote.id).await?;
    let id = PaperId(tx.new_id());
    let opened = tx
        .run(
            sql!(
                "
                insert into paper_box (community_id, vote_id, id, label, sheets, opened_by, salt)
                values ($1, $2, $3, $4, $5, $6, $7) on conflict (community_id, vote_id, label) do nothing"
            ),
            args![vote.id, id, label, sheets, opened_by, kit::clock::random::<32>()],
        )
        .await?;
    if opened == 0 {
        return Err(Error::Conflict("paper-label-taken"));
    }
    Ok(PaperOpened { vote: vote.id, title: vote.title.clone(), label: label.to_owned(), sheets })
}

/// Corrects the number of sheets of a box that is not closed. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if more have been read already, the box is closed, or the count has begun.
pub(crate) async fn correct(
    tx: &mut Writer,
    vote: &Allowed<Read>,
    paper: &PaperBox,
    sheets: i64,
) -> Result<PaperOpened> {
    hold(tx, vote.id).await?;
    let corrected = tx
        .run(
            sql!("
                update paper_box set sheets = $4
                 where community_id = $1 and vote_id = $2 and id = $3 and closed_at is null
                   and not exists (select 1 from paper_reading r
                                    where r.community_id = $1 and r.vote_id = $2 and r.box_id = $3 and r.sheet > $4)"),
            args![vote.id, paper.id, sheets],
        )
        .await?;
    if corrected == 0 {
        return Err(Error::Conflict("paper-sheets-read"));
    }
    Ok(PaperOpened { vote: vote.id, title: vote.title.clone(), label: paper.label.clone(), sheets })
}

/// Keeps what the writer's person read on a sheet. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if they have read it before, two people have, there is no such sheet, the box is closed, or the
/// count has begun.
pub(crate) async fn read(
    tx: &mut Writer,
    vote: &Allowed<Read>,
    paper: PaperId,
    sheet: i64,
    choices: &str,
) -> Result<SheetRead> {
    hold(tx, vote.id).await?;
    let reader = tx.stamp().person.ok_or(Error::NotFound)?;
    let read = tx
        .run(
            sql!(
                "
                insert into paper_reading (community_id, vote_id, box_id, sheet, reader_id, choices, turn)
                select b.community_id, b.vote_id, b.id, $4, $5, $6,
                       1 + (select cast(count(*) as bigint) from paper_reading r
                             where r.community_id = $1 and r.vote_id = $2 and r.box_id = $3 and r.sheet = $4)
                  from paper_box b
                 where b.community_id = $1 and b.vote_id = $2 and b.id = $3 and b.closed_at is null
                   and b.sheets >= $4 and $4 >= 1
                   and (select cast(count(*) as bigint) from paper_reading r
                         where r.community_id = $1 and r.vote_id = $2 and r.box_id = $3 and r.sheet = $4) < 2
                on conflict (community_id, vote_id, box_id, sheet, reader_id) do nothing"
            ),
            args![vote.id, paper, sheet, reader, choices],
        )
        .await?;
    if read == 0 { Err(Error::Conflict("paper-read-already")) } else { Ok(SheetRead { vote: vote.id }) }
}

/// Keeps what a sheet says that two people read in two ways. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if it does not differ or has been settled, the box is closed, or the count has begun.
pub(crate) async fn settle(
    tx: &mut Writer,
    vote: &Allowed<Read>,
    paper: PaperId,
    sheet: i64,
    choices: &str,
    note: &str,
) -> Result<SheetRead> {
    hold(tx, vote.id).await?;
    let by = tx.stamp().person.ok_or(Error::NotFound)?;
    let settled = tx
        .run(
            sql!(
                "
                insert into paper_settled (community_id, vote_id, box_id, sheet, choices, note, settled_by)
                select b.community_id, b.vote_id, b.id, $4, $5, $6, $7
                  from paper_box b
                 where b.community_id = $1 and b.vote_id = $2 and b.id = $3 and b.closed_at is null
                   and (select cast(count(distinct r.choices) as bigint) from paper_reading r
                         where r.community_id = $1 and r.vote_id = $2 and r.box_id = $3 and r.sheet = $4) = 2
                on conflict (community_id, vote_id, box_id, sheet) do nothing"
            ),
            args![vote.id, paper, sheet, choices, note, by],
        )
        .await?;
    if settled == 0 { Err(Error::Conflict("paper-settled-already")) } else { Ok(SheetRead { vote: vote.id }) }
}

/// Closes a box whose sheets all agree or are settled, with its fingerprint. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if a sheet waits or differs, or the count has begun.
pub(crate) async fn close(tx: &mut Writer, vote: &Allowed<Read>, paper: &PaperBox) -> Result<PaperClosed> {
    hold(tx, vote.id).await?;
    // As it is now that nobody else can change it.
    let paper = find(tx, vote.id, paper.id).await?;
    let sheets =
        readings(tx, vote.id, &paper).await?.finished().ok_or(Error::Conflict("paper-unfinished"))?;
    let (sum, now) = (digest(&paper.salt, &paper.label, &sheets), Instant(tx.stamp().now));
    let closed = tx
        .run(
            sql!(
                "
                update paper_box set closed_at = $4, digest = $5
                 where community_id = $1 and vote_id = $2 and id = $3 and closed_at is null"
            ),
            args![vote.id, paper.id, now, sum],
        )
        .await?;
    if closed == 0 {
        return Err(Error::Conflict("paper-closed-already"));
    }
    Ok(PaperClosed {
        vote: vote.id,
        title: vote.title.clone(),
        label: paper.label,
        digest: kit::visit::hex(&sum),
    })
}

/// Whether the paper of a vote is ready to be counted.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn readiness(reader: &mut Reader, vote: VoteId) -> Result<Readiness> {
    let boxes = boxes(reader, vote).await?;
    Ok(domain::readiness(&boxes, marks(reader, vote).await?))
}

/// Puts every sheet of the finished boxes into the ballot box, once, each under a random id like any other ballot. Called
/// by the count in the transaction in which it closes the list. Gives how many boxes that were; none if it was done before.
///
/// # Errors
/// [`Error::Conflict`] if the paper is not ready, or sheets and marks differ otherwise than was accepted; if the database
/// refuses.
pub(crate) async fn into_box(tx: &mut Writer, vote: &Vote, accepted: Option<Difference>) -> Result<usize> {
    hold_term(tx, vote.id).await?;
    match readiness(tx, vote.id).await? {
        Readiness::Ready => {}
        Readiness::Differs(difference) if accepted == Some(difference) => {}
        Readiness::Differs(_) => return Err(Error::Conflict("paper-differs-otherwise")),
        Readiness::NoBox(_) | Readiness::NotReady(_) => return Err(Error::Conflict("paper-not-ready")),
    }
    let mut boxes_poured = 0;
    let mut ballots: Vec<(Uuid, String)> = Vec::new();
    for paper in boxes(tx, vote.id).await? {
        let poured = tx
            .run(
                sql!(
                    "
                    update paper_box set poured = true
                     where community_id = $1 and vote_id = $2 and id = $3 and poured = false"
                ),
                args![vote.id, paper.id],
            )
            .await?;
        if poured == 0 {
            continue;
        }
        boxes_poured += 1;
        let sheets =
            readings(tx, vote.id, &paper).await?.finished().ok_or(Error::Conflict("paper-not-ready"))?;
        let chance = tx.stamp().chance;
        ballots.extend(sheets.into_iter().map(|choices| (chance(false, 0), choices)));
    }
    ballots.sort_unstable();
    for (id, choices) in ballots {
        // An option that does not exist: the count finds such a ballot spoiled.
        let choices = if choices == SPOILED { "0".to_owned() } else { choices };
        tx.run(
            sql!("insert into ballot_box (community_id, vote_id, id, choices) values ($1, $2, $3, $4)"),
            args![vote.id, id, choices],
        )
        .await?;
    }
    Ok(boxes_poured)
}
