//! Every statement that touches the bank's picture.
use super::domain::{BankCode, BankCodeAdded, BankCodeRemoved};
use crate::books::domain::Keep;
use crate::campaigns::domain::Campaign;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::files::{self, Checked, SeenBy};
use kit::{Allowed, CampaignId, FileId, InitiativeId, Instant, PersonId, Result};

impl FromRow for BankCode {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(BankCode { file: row.get()?, alt: row.get()? })
    }
}

/// A campaign and the picture of its account, if there is one.
#[derive(Debug, Clone)]
pub(crate) struct WithCode(pub(crate) Campaign, pub(crate) Option<BankCode>);
impl FromRow for WithCode {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let campaign = Campaign::from_row(row)?;
        let code = row.maybe()?.zip(row.maybe()?).map(|(file, alt)| BankCode { file, alt });
        Ok(WithCode(campaign, code))
    }
}

/// The campaign of an initiative with its picture, as the public page shows them.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of_initiative(reader: &mut Reader, initiative: InitiativeId) -> Result<Option<WithCode>> {
    Ok(reader
        .one(
            sql!(
                "
                select s.*, b.file_id, b.alt from campaign_state s
                  left join campaign_bank_code b on b.community_id = s.community_id and b.campaign_id = s.id
                 where s.community_id = $1 and s.initiative_id = $2"
            ),
            args![initiative],
        )
        .await?)
}

/// The picture of a campaign's account.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of_campaign(reader: &mut Reader, campaign: CampaignId) -> Result<Option<BankCode>> {
    let statement =
        sql!("select file_id, alt from campaign_bank_code where community_id = $1 and campaign_id = $2");
    Ok(reader.one(statement, args![campaign]).await?)
}

/// Keeps a picture, in the place of the one before. End with `commit_recorded`.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn put(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    picture: Checked,
    alt: &str,
    by: Option<PersonId>,
) -> Result<()> {
    take_away(tx, campaign.id).await?;
    let (file, now) = (files::keep(tx, picture, SeenBy::All, by).await?, Instant(tx.stamp().now));
    tx.run(
        sql!(
            "
            insert into campaign_bank_code (community_id, campaign_id, file_id, alt, added_by, added_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (community_id, campaign_id) do update
               set file_id = excluded.file_id, alt = excluded.alt, added_by = excluded.added_by, added_at = excluded.added_at"
        ),
        args![campaign.id, file, alt, by, now],
    )
    .await?;
    Ok(tx.record(&BankCodeAdded { campaign: campaign.id, title: campaign.title.clone() }).await?)
}

/// Takes the picture away. False if there is none. End with `commit_recorded`.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn remove(tx: &mut Writer, campaign: &Allowed<Keep>) -> Result<bool> {
    let was_there = take_away(tx, campaign.id).await?;
    if was_there {
        tx.record(&BankCodeRemoved { campaign: campaign.id, title: campaign.title.clone() }).await?;
    }
    Ok(was_there)
}

/// The file goes as well: an account that has been closed must not be paid into because of an old link.
async fn take_away(tx: &mut Writer, campaign: CampaignId) -> Result<bool> {
    let taken: Option<(FileId,)> = tx
        .one(
            sql!("delete from campaign_bank_code where community_id = $1 and campaign_id = $2 returning file_id"),
            args![campaign],
        )
        .await?;
    let Some((file,)) = taken else { return Ok(false) };
    tx.run(sql!("delete from file_content where community_id = $1 and file_id = $2"), args![file]).await?;
    tx.run(sql!("delete from file where community_id = $1 and id = $2"), args![file]).await?;
    Ok(true)
}
