//! The one way into the books: an entry, the sums of its campaign and the match are changed together.
use super::domain::{Book, Booked, Change, DonationId, EntryId, Kind, Postings, postings_of};
use super::{following, months};
use crate::campaigns::domain::Campaign;
use db::{Writer, args, sql};
use kit::{CampaignId, Day, Instant, Result};
use rules::Money;
use rules::ledger::Entry;

/// An entry that is going to be written.
pub(crate) struct NewEntry {
    pub(crate) id: EntryId,
    pub(crate) campaign: CampaignId,
    pub(crate) book: Book,
    pub(crate) kind: Kind,
    pub(crate) on_day: Day,
    pub(crate) description: String,
    pub(crate) reverses: Option<EntryId>,
    pub(crate) cause: Option<EntryId>,
    pub(crate) donation: Option<DonationId>,
    pub(crate) decision: Option<String>,
    /// Whether it concerns money that came before the cut-off.
    pub(crate) eligible: bool,
}

impl NewEntry {
    /// An entry of the foundation's book about nothing else yet.
    pub(crate) fn new(
        campaign: &Campaign,
        id: EntryId,
        kind: Kind,
        on_day: Day,
        description: &str,
    ) -> NewEntry {
        NewEntry {
            id,
            campaign: campaign.id,
            book: Book::Foundation,
            kind,
            on_day,
            description: description.to_owned(),
            reverses: None,
            cause: None,
            donation: None,
            decision: None,
            eligible: false,
        }
    }
}

/// Books an entry of the foundation: the sums of the campaign first, whose row is the queue (the pool's row before them),
/// then the entry, then the match. After anything but [`Booked::Done`] the writer must be dropped. `gifts`: by how many donations there are more.
pub(crate) async fn book(
    tx: &mut Writer,
    campaign: &Campaign,
    new: &NewEntry,
    entry: &Entry,
    gifts: i64,
) -> Result<Booked> {
    let change = Change::of(entry.postings());
    if new.eligible {
        following::take_pool(tx, campaign).await?;
    }
    let Some(number) = add_to_totals(tx, campaign.id, &change, gifts).await? else {
        return Ok(if is_booked(tx, new.id).await? { Booked::Already } else { Booked::NotEnough });
    };
    if !write(tx, new, number, &postings_of(entry)).await? {
        return Ok(Booked::Already);
    }
    if new.eligible && !change.net().is_zero() {
        following::follow(tx, campaign, new, change.net()).await?;
    }
    Ok(Booked::Done)
}

/// Whether there is an entry of this id.
pub(crate) async fn is_booked(tx: &mut Writer, id: EntryId) -> Result<bool> {
    let found: Option<(i64,)> =
        tx.one(sql!("select lines from entry where community_id = $1 and id = $2"), args![id]).await?;
    Ok(found.is_some())
}

/// Changes the sums and gives the number of the entry; none if there is not enough in the bank or in the cash box.
async fn add_to_totals(
    tx: &mut Writer,
    campaign: CampaignId,
    change: &Change,
    gifts: i64,
) -> Result<Option<i64>> {
    let changed: Option<(i64,)> = tx
        .one(
            sql!("
                update campaign_total
                   set bank = bank + $3, cash = cash + $4, received = received + $5, returned = returned + $6,
                       fees = fees + $7, match_received = match_received + $8, spent = spent + $9, gifts = gifts + $10,
                       entries = entries + 1
                 where community_id = $1 and campaign_id = $2 and bank + $3 >= 0 and cash + $4 >= 0
                   and received + $5 >= 0 and returned + $6 >= 0 and fees + $7 >= 0 and match_received + $8 >= 0
                   and spent + $9 >= 0 and gifts + $10 >= 0
                returning entries"),
            args![
                campaign, change.bank, change.cash, change.received, change.returned, change.fees,
                change.match_received, change.spent, gifts
            ],
        )
        .await?;
    Ok(changed.map(|(number,)| number))
}

/// Writes an entry and its postings. False if this very entry, or another one that undoes the same entry, is there.
pub(super) async fn write(tx: &mut Writer, new: &NewEntry, number: i64, postings: &Postings) -> Result<bool> {
    // A month that is closed takes nothing more; the database would refuse it.
    let on_day = months::first_open_day(tx).await?.map_or(new.on_day, |open| new.on_day.max(open));
    let lines = i64::try_from(postings.len()).map_err(anyhow::Error::from)?;
    let (now, by) = (Instant(tx.stamp().now), tx.stamp().person);
    let written = tx
        .run(
            sql!("
                insert into entry (community_id, id, closing, campaign_id, book, kind, on_day, booked_at, booked_by, description,
                    reverses_id, cause_id, donation_id, decision, eligible, lines, number)
                values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                on conflict do nothing"),
            args![
                new.id, new.campaign, new.book, new.kind, on_day, now, by, &new.description, new.reverses, new.cause,
                new.donation, new.decision.clone(), new.eligible, lines, number
            ],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    let mut before = Money::ZERO;
    for (line, (account, amount)) in (1_i64..).zip(postings) {
        let after = before.checked_add(*amount).ok_or_else(|| anyhow::anyhow!("the postings do not fit"))?;
        let (previous, closing) = ((line > 1).then_some(line - 1), (line == lines).then_some(new.id));
        tx.run(
            sql!("
                insert into posting (community_id, entry_id, line, prev_line, account, amount, before_amount, after_amount,
                    entry_lines, closing)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
            args![new.id, line, previous, *account, *amount, before, after, lines, closing],
        )
        .await?;
        before = after;
    }
    Ok(true)
}
