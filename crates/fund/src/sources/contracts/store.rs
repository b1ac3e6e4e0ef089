//! Every statement that touches contracts of sponsorship. What is booked under one is changed by `sources::store`.
use super::domain::{
    Contract, ContractChanged, ContractDrafted, ContractEnded, ContractSigned, SponsorshipId, Terms,
};
use crate::sources::Manage;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Day, FileId, Instant, Result};

/// Contracts, as they are read.
const CONTRACTS: &str = "
    select id, campaign_id, number, on_day, sponsor, cui, office, represented_by, iban, beneficiary, beneficiary_cui,
           beneficiary_office, beneficiary_by, object, value, starts_on, ends_on, rights, duties, signed_on, signed_id,
           masked_id, ended_on, end_reason, used
      from sponsorship";

impl FromRow for Contract {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Contract {
            id: row.get()?,
            campaign: row.get()?,
            terms: Terms {
                number: row.get()?,
                on_day: row.get()?,
                sponsor: row.get()?,
                cui: row.get()?,
                office: row.get()?,
                represented_by: row.get()?,
                iban: row.maybe()?,
                beneficiary: row.get()?,
                beneficiary_cui: row.get()?,
                beneficiary_office: row.get()?,
                beneficiary_by: row.get()?,
                object: row.get()?,
                value: row.get()?,
                starts_on: row.get()?,
                ends_on: row.get()?,
                rights: row.get()?,
                duties: row.get()?,
            },
            signed_on: row.maybe()?,
            signed: row.maybe()?,
            masked: row.maybe()?,
            ended: row.maybe()?.zip(row.maybe()?),
            used: row.get()?,
        })
    }
}

/// A contract by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: SponsorshipId) -> Result<Option<Contract>> {
    Ok(reader.one(sql!(CONTRACTS, "where community_id = $1 and id = $2"), args![id]).await?)
}

/// The contracts of a campaign, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_campaign(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Contract>> {
    Ok(reader
        .all(
            sql!(CONTRACTS, "where community_id = $1 and campaign_id = $2 order by id desc limit 200"),
            args![campaign],
        )
        .await?)
}

/// The fiscal code, the seat and the signer of the beneficiary of the newest contract: the next one mostly has the same.
///
/// # Errors
/// If they cannot be read.
pub async fn last_beneficiary(reader: &mut Reader) -> Result<Option<(String, String, String)>> {
    let statement = sql!(
        "select beneficiary_cui, beneficiary_office, beneficiary_by from sponsorship where community_id = $1 order by id desc limit 1"
    );
    Ok(reader.one(statement, args![]).await?)
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafted {
    Done,
    /// The same form came twice.
    Already,
    /// Another contract has this number.
    NumberTaken,
}

/// Writes a new draft. After anything but [`Drafted::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn draft(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    id: SponsorshipId,
    terms: &Terms,
) -> Result<Drafted> {
    let now = Instant(tx.stamp().now);
    let written = tx
        .run(
            sql!("
                insert into sponsorship (community_id, id, campaign_id, number, on_day, sponsor, cui, office, represented_by, iban,
                    beneficiary, beneficiary_cui, beneficiary_office, beneficiary_by, object, value, starts_on, ends_on, rights,
                    duties, recorded_at, used)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 0)
                on conflict do nothing"),
            args![
                id, campaign.id, &terms.number, terms.on_day, &terms.sponsor, &terms.cui, &terms.office, &terms.represented_by,
                terms.iban.clone(), &terms.beneficiary, &terms.beneficiary_cui, &terms.beneficiary_office,
                &terms.beneficiary_by, &terms.object, terms.value, terms.starts_on, terms.ends_on, &terms.rights, &terms.duties,
                now
            ],
        )
        .await?;
    if written == 0 {
        return Ok(if find(tx, id).await?.is_some() { Drafted::Already } else { Drafted::NumberTaken });
    }
    let (title, amount) = (campaign.title.clone(), terms.value.bani());
    tx.record(&ContractDrafted { campaign: campaign.id, contract: id, title, amount }).await?;
    Ok(Drafted::Done)
}

/// Whether another contract has this number.
///
/// # Errors
/// If it cannot be read.
pub async fn is_number_taken(reader: &mut Reader, id: SponsorshipId, number: &str) -> Result<bool> {
    let statement = sql!(
        "select cast(count(*) as bigint) from sponsorship where community_id = $1 and number = $2 and id <> $3"
    );
    Ok(reader.value::<i64>(statement, args![number, id]).await? > 0)
}

/// Changes the terms of a draft. After anything but [`Drafted::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written, also if somebody is giving the number to another contract at this moment.
pub async fn change(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    id: SponsorshipId,
    terms: &Terms,
) -> Result<Drafted> {
    if is_number_taken(tx, id, &terms.number).await? {
        return Ok(Drafted::NumberTaken);
    }
    let changed = tx
        .run(
            sql!("
                update sponsorship set number = $3, on_day = $4, sponsor = $5, cui = $6, office = $7, represented_by = $8, iban = $9,
                       beneficiary = $10, beneficiary_cui = $11, beneficiary_office = $12, beneficiary_by = $13, object = $14,
                       value = $15, starts_on = $16, ends_on = $17, rights = $18, duties = $19
                 where community_id = $1 and id = $2 and signed_on is null and ended_on is null"),
            args![
                id, &terms.number, terms.on_day, &terms.sponsor, &terms.cui, &terms.office, &terms.represented_by,
                terms.iban.clone(), &terms.beneficiary, &terms.beneficiary_cui, &terms.beneficiary_office,
                &terms.beneficiary_by, &terms.object, terms.value, terms.starts_on, terms.ends_on, &terms.rights, &terms.duties
            ],
        )
        .await?;
    if changed == 0 {
        return Ok(Drafted::Already);
    }
    let (title, amount) = (campaign.title.clone(), terms.value.bani());
    tx.record(&ContractChanged { campaign: campaign.id, contract: id, title, amount }).await?;
    Ok(Drafted::Done)
}

/// Says that a draft was signed, with the signed copy. False if it is no draft any more: then the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn sign(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    contract: &Contract,
    on: Day,
    copy: FileId,
    masked: Option<FileId>,
) -> Result<bool> {
    let signed = tx
        .run(
            sql!(
                "
                update sponsorship set signed_on = $3, signed_id = $4, masked_id = $5
                 where community_id = $1 and id = $2 and signed_on is null and ended_on is null"
            ),
            args![contract.id, on, copy, masked],
        )
        .await?;
    if signed == 0 {
        return Ok(false);
    }
    let (title, amount) = (campaign.title.clone(), contract.terms.value.bani());
    tx.record(&ContractSigned { campaign: campaign.id, contract: contract.id, title, amount }).await?;
    Ok(true)
}

/// Ends a contract before its time, or gives up a draft. What was booked under it stays. False if it has been ended.
///
/// # Errors
/// If it cannot be written.
pub async fn end(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    contract: &Contract,
    on: Day,
    reason: &str,
) -> Result<bool> {
    let ended = tx
        .run(
            sql!(
                "
                update sponsorship set ended_on = $3, end_reason = $4
                 where community_id = $1 and id = $2 and ended_on is null"
            ),
            args![contract.id, on, reason],
        )
        .await?;
    if ended == 0 {
        return Ok(false);
    }
    let (title, amount) = (campaign.title.clone(), contract.terms.value.bani());
    tx.record(&ContractEnded { campaign: campaign.id, contract: contract.id, title, amount }).await?;
    Ok(true)
}
