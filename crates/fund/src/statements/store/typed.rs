//! What the accountant typed for a line and has not confirmed.
use super::super::domain::{AccountId, LineId};
use super::super::typing::{Chosen, WaitsFor, Wants};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{CampaignId, Instant, Result};

/// Keeps what was typed for a line that waits, in the place of what was typed before. `page` is where its page of the queue
/// begins.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn keep(
    tx: &mut Writer,
    line: LineId,
    chosen: &Chosen,
    page: &str,
    wants: Option<(Wants, CampaignId)>,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let fields = serde_json::to_string(chosen).map_err(anyhow::Error::from)?;
    let (wants, campaign) = wants.unzip();
    tx.run(
        sql!("
            insert into bank_typed (community_id, entry_id, page, wants, campaign_id, fields, typed_at)
            select community_id, id, $3, $4, $5, $6, $7 from bank_entry where community_id = $1 and id = $2 and state = 'waiting'
            on conflict (community_id, entry_id) do update
               set page = excluded.page, wants = excluded.wants, campaign_id = excluded.campaign_id, fields = excluded.fields,
                   typed_at = excluded.typed_at"),
        args![line, page, wants, campaign, fields, now],
    )
    .await?;
    Ok(())
}

/// What was typed for the lines of an account that wait, at most two hundred.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of_account(reader: &mut Reader, account: AccountId) -> Result<Vec<(LineId, Chosen)>> {
    let found: Vec<(LineId, String)> = reader
        .all(
            sql!(
                "
                select t.entry_id, t.fields from bank_typed t
                  join bank_entry e on e.community_id = t.community_id and e.id = t.entry_id
                 where t.community_id = $1 and e.account_id = $2 order by t.entry_id desc limit 200"
            ),
            args![account],
        )
        .await?;
    let read = |(line, fields): (LineId, String)| Some((line, serde_json::from_str(&fields).ok()?));
    Ok(found.into_iter().filter_map(read).collect())
}

impl FromRow for WaitsFor {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(WaitsFor {
            line: row.get()?,
            account: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            page: row.get()?,
            name: row.maybe()?,
        })
    }
}

/// The lines for which something is being written for a campaign, newest first.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn waiting_for(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<WaitsFor>> {
    Ok(reader
        .all(
            sql!(
                "
                select e.id, e.account_id, e.on_day, e.amount, t.page, p.name
                  from bank_typed t
                  join bank_entry e on e.community_id = t.community_id and e.id = t.entry_id
                  left join bank_party p on p.community_id = t.community_id and p.entry_id = t.entry_id
                 where t.community_id = $1 and t.campaign_id = $2 order by t.entry_id desc limit 10"
            ),
            args![campaign],
        )
        .await?)
}

/// Throws away what was typed for a line: it is settled.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn forget(tx: &mut Writer, line: LineId) -> Result<()> {
    tx.run(sql!("delete from bank_typed where community_id = $1 and entry_id = $2"), args![line]).await?;
    Ok(())
}
