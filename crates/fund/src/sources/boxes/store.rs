//! Every statement that touches cash boxes. The money of an opening enters the books by `books::store::receive_from`.
use super::domain::{BoxId, BoxOpened, BoxPlaced, BoxWithdrawn, CashBox, Opening, Turn};
use crate::books::domain::{Booked, DonationId, Gift, Keep, Shown, Source, Way};
use crate::books::store as books;
use crate::sources::{Manage, Origin};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Day, Instant, Result};

impl FromRow for Turn {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (of, turn) = (row.get()?, row.get()?);
        let (place, seal) = (row.maybe()?, row.maybe()?);
        let (on_day, by_whom) = (row.get()?, row.get()?);
        let (opened_on, protocol): (Option<Day>, Option<String>) = (row.maybe()?, row.maybe()?);
        let (first, second): (Option<String>, Option<String>) = (row.maybe()?, row.maybe()?);
        let (seal_intact, remark, amount) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let is_undone = row.get::<i64>()? > 0;
        let opening = opened_on.zip(protocol).map(|(on_day, protocol)| Opening {
            on_day,
            protocol,
            witnesses: [first.unwrap_or_default(), second.unwrap_or_default()],
            seal_intact: seal_intact.unwrap_or_default(),
            remark,
            amount: amount.unwrap_or_default(),
            pieces: Vec::new(),
            is_undone,
        });
        Ok(Turn { of, turn, place, seal, on_day, by_whom, opening })
    }
}

/// A box with its turns.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: BoxId) -> Result<Option<CashBox>> {
    let head: Option<(CampaignId, i64)> = reader
        .one(sql!("select campaign_id, number from cash_box where community_id = $1 and id = $2"), args![id])
        .await?;
    let Some((campaign, number)) = head else { return Ok(None) };
    let turns = reader
        .all(
            sql!("
                select t.box_id, t.turn, t.place, t.seal, t.on_day, t.by_whom, t.opened_on, t.protocol, t.witness_1, t.witness_2,
                       t.seal_intact, t.remark, t.amount,
                       (select cast(count(*) as bigint) from donation_origin o
                          join donation d on d.community_id = o.community_id and d.id = o.donation_id
                         where o.community_id = t.community_id and o.box_id = t.box_id and o.turn = t.turn
                           and d.reversed_at is not null)
                  from box_turn t where t.community_id = $1 and t.box_id = $2 order by t.turn desc limit 200"),
            args![id],
        )
        .await?;
    Ok(Some(CashBox { id, campaign, number, turns }))
}

/// The boxes of a campaign by their numbers, each with its newest turns.
///
/// # Errors
/// If they cannot be read.
pub async fn of_campaign(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<CashBox>> {
    let heads: Vec<(BoxId, i64)> = reader
        .all(
            sql!(
                "
                select id, number from cash_box where community_id = $1 and campaign_id = $2
                 order by number limit 100"
            ),
            args![campaign],
        )
        .await?;
    let turns: Vec<Turn> = reader
        .all(
            sql!("
                select t.box_id, t.turn, t.place, t.seal, t.on_day, t.by_whom, t.opened_on, t.protocol, t.witness_1, t.witness_2,
                       t.seal_intact, t.remark, t.amount,
                       (select cast(count(*) as bigint) from donation_origin o
                          join donation d on d.community_id = o.community_id and d.id = o.donation_id
                         where o.community_id = t.community_id and o.box_id = t.box_id and o.turn = t.turn
                           and d.reversed_at is not null)
                  from box_turn t
                  join cash_box b on b.community_id = t.community_id and b.id = t.box_id
                 where t.community_id = $1 and b.campaign_id = $2
                 order by b.number, t.turn desc limit 1000"),
            args![campaign],
        )
        .await?;
    let of = |id: BoxId| turns.iter().filter(|turn| turn.of == id).cloned().collect();
    Ok(heads.into_iter().map(|(id, number)| CashBox { id, campaign, number, turns: of(id) }).collect())
}

/// The number that a new box would have.
///
/// # Errors
/// If it cannot be read.
pub async fn next_number(reader: &mut Reader) -> Result<i64> {
    let statement = sql!("select coalesce(max(number), 0) + 1 from cash_box where community_id = $1");
    Ok(reader.value(statement, args![]).await?)
}

/// A name for the protocol of an opening that no other one of the campaign has: `C3/2`, or `C3/2-2` where somebody gave
/// the first to cash that was counted without a box.
///
/// # Errors
/// If it cannot be read.
pub async fn free_protocol(reader: &mut Reader, cash_box: &CashBox, turn: i64) -> Result<String> {
    let own = format!("C{}/{turn}", cash_box.number);
    let taken: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select protocol from donation
                 where community_id = $1 and campaign_id = $2 and reversed_at is null and protocol like $3
                 order by protocol limit 1000"
            ),
            args![cash_box.campaign, format!("{own}%")],
        )
        .await?;
    let mut names = std::iter::once(own.clone()).chain((2..1_000).map(|n| format!("{own}-{n}")));
    Ok(names.find(|name| taken.iter().all(|(one,)| one != name)).unwrap_or(own))
}

/// What lay in a box, the largest denomination first.
///
/// # Errors
/// If it cannot be read.
pub async fn pieces(reader: &mut Reader, id: BoxId, turn: i64) -> Result<Vec<(i64, i64)>> {
    Ok(reader
        .all(
            sql!(
                "
                select denomination, pieces from box_count
                 where community_id = $1 and box_id = $2 and turn = $3 order by denomination desc limit 20"
            ),
            args![id, turn],
        )
        .await?)
}

/// A seal that is put on.
#[derive(Debug, Clone)]
pub struct Sealing {
    pub place: String,
    pub seal: String,
    pub on_day: Day,
    pub by_whom: String,
}

/// What became of a change of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// The same form came twice, or somebody was faster.
    Already,
    /// Another box has this number.
    NumberTaken,
    /// The seal has been used.
    SealTaken,
}

/// Puts up a new box. After anything but [`Changed::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn put_up(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    id: BoxId,
    number: i64,
    sealing: &Sealing,
) -> Result<Changed> {
    let now = Instant(tx.stamp().now);
    let written = tx
        .run(
            sql!(
                "
                insert into cash_box (community_id, id, campaign_id, number, recorded_at)
                values ($1, $2, $3, $4, $5) on conflict do nothing"
            ),
            args![id, campaign.id, number, now],
        )
        .await?;
    if written == 0 {
        return Ok(if find(tx, id).await?.is_some() { Changed::Already } else { Changed::NumberTaken });
    }
    let new = CashBox { id, campaign: campaign.id, number, turns: Vec::new() };
    seal(tx, campaign, &new, sealing).await
}

/// Seals a box and puts it up. After anything but [`Changed::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written, also if its last turn was not opened.
pub async fn seal(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    cash_box: &CashBox,
    sealing: &Sealing,
) -> Result<Changed> {
    let used: i64 = tx
        .value(
            sql!("select cast(count(*) as bigint) from box_turn where community_id = $1 and seal = $2"),
            args![&sealing.seal],
        )
        .await?;
    if used > 0 {
        return Ok(Changed::SealTaken);
    }
    let (place, seal) = (Some(sealing.place.clone()), Some(sealing.seal.clone()));
    if !begin_turn(tx, cash_box, "placed", place, seal, sealing.on_day, &sealing.by_whom).await? {
        return Ok(Changed::Already);
    }
    let (title, number) = (campaign.title.clone(), cash_box.number);
    let event = BoxPlaced { campaign: campaign.id, cash_box: cash_box.id, title, number, amount: 0 };
    tx.record(&event).await?;
    Ok(Changed::Done)
}

/// Withdraws a box that was opened. False if somebody was faster: then the writer must be dropped.
///
/// # Errors
/// If it cannot be written, also if its last turn was not opened.
pub async fn withdraw(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    cash_box: &CashBox,
    on_day: Day,
    by_whom: &str,
) -> Result<bool> {
    if !begin_turn(tx, cash_box, "withdrawn", None, None, on_day, by_whom).await? {
        return Ok(false);
    }
    let (title, number) = (campaign.title.clone(), cash_box.number);
    let event = BoxWithdrawn { campaign: campaign.id, cash_box: cash_box.id, title, number, amount: 0 };
    tx.record(&event).await?;
    Ok(true)
}

async fn begin_turn(
    tx: &mut Writer,
    cash_box: &CashBox,
    kind: &'static str,
    place: Option<String>,
    seal: Option<String>,
    on_day: Day,
    by_whom: &str,
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let before = cash_box.last().map(|turn| turn.turn);
    let written = tx
        .run(
            sql!("
                insert into box_turn (community_id, box_id, turn, prev_turn, prev_opened, kind, place, seal, on_day, by_whom,
                    recorded_at, opened)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, false) on conflict do nothing"),
            args![
                cash_box.id, before.unwrap_or(0) + 1, before, before.map(|_| true), kind, place, seal, on_day, by_whom, now
            ],
        )
        .await?;
    Ok(written == 1)
}

/// Writes what two witnesses found in a box, and books it: one donation for one opening, all in one transaction.
/// [`Booked::Already`] if the turn has been opened. After any answer but [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn open(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    cash_box: &CashBox,
    turn: i64,
    found: &Opening,
) -> Result<Booked> {
    let [first, second] = &found.witnesses;
    let opened = tx
        .run(
            sql!("
                update box_turn set opened = true, opened_on = $4, protocol = $5, witness_1 = $6, witness_2 = $7, seal_intact = $8,
                       remark = $9, amount = $10
                 where community_id = $1 and box_id = $2 and turn = $3 and kind = 'placed' and not opened"),
            args![
                cash_box.id, turn, found.on_day, &found.protocol, first, second, found.seal_intact, found.remark.clone(),
                found.amount
            ],
        )
        .await?;
    if opened == 0 {
        return Ok(Booked::Already);
    }
    for (denomination, pieces) in &found.pieces {
        tx.run(
            sql!(
                "
                insert into box_count (community_id, box_id, turn, denomination, pieces)
                values ($1, $2, $3, $4, $5)"
            ),
            args![cash_box.id, turn, *denomination, *pieces],
        )
        .await?;
    }
    if found.amount.is_positive() {
        let gift = Gift {
            id: DonationId(tx.new_id()),
            amount: found.amount,
            on_day: found.on_day,
            donor: None,
            shown: Shown::Anonymous,
            source: Source::Box,
            way: Way::Cash { protocol: found.protocol.clone(), witnesses: found.witnesses.clone() },
            pledge: None,
        };
        let origin = Origin::Box { id: cash_box.id, turn };
        let booked = books::receive_from(tx, campaign, &gift, Some(origin)).await?;
        if booked != Booked::Done {
            return Ok(booked);
        }
    }
    let (title, number, amount) = (campaign.title.clone(), cash_box.number, found.amount.bani());
    tx.record(&BoxOpened { campaign: campaign.id, cash_box: cash_box.id, title, number, amount }).await?;
    Ok(Booked::Done)
}
