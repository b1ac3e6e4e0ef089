//! What suggestions are made from: accounts, campaigns, open pledges, donations that may go back.
use super::super::domain::AccountId;
use super::super::judge::plain;
use super::super::suggest::{Given, Knowledge, Known, OpenPledge};
use super::grounds;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use db::{FromRow, Reader, Row, args, sql};
use kit::{Instant, Result};

/// Accounts with what is booked on them.
const ACCOUNTS: &str = "
    select a.id, a.number,
           (select cast(count(*) as bigint) from bank_entry e
             where e.community_id = a.community_id and e.account_id = a.id and e.state = 'waiting')
      from bank_account a";

/// How many campaigns are looked at.
const CAMPAIGNS: usize = 60;

/// The numbers of the accounts whose statements are expected: those of campaigns, those confirmed before.
///
/// # Errors
/// If they cannot be read.
pub async fn numbers(reader: &mut Reader) -> Result<Vec<String>> {
    let found: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select iban from (select distinct iban from campaign where community_id = $1
                                  union select number as iban from bank_account where community_id = $1) a
                 order by iban limit 200"
            ),
            args![],
        )
        .await?;
    let mut numbers: Vec<String> = found.into_iter().map(|(number,)| plain(&number)).collect();
    numbers.sort();
    numbers.dedup();
    Ok(numbers)
}

/// An account with the lines that wait in it.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    pub number: String,
    pub waiting: i64,
}
impl FromRow for Account {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Account { id: row.get()?, number: row.get()?, waiting: row.get()? })
    }
}
impl Account {
    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/bank/accounts/{}", self.id)
    }
    /// In groups of four, if it is an account number that passes its check.
    #[must_use]
    pub fn in_groups(&self) -> String {
        in_groups(&self.number)
    }
}

/// An account number in groups of four, if it passes its check.
#[must_use]
pub fn in_groups(number: &str) -> String {
    rules::ids::Iban::parse(number).map_or_else(|_| number.to_owned(), |iban| iban.to_string())
}

/// The accounts of which there are statements.
///
/// # Errors
/// If they cannot be read.
pub async fn accounts(reader: &mut Reader) -> Result<Vec<Account>> {
    Ok(reader.all(sql!(ACCOUNTS, "where a.community_id = $1 order by a.id limit 100"), args![]).await?)
}

/// An account by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn account(reader: &mut Reader, id: AccountId) -> Result<Option<Account>> {
    Ok(reader.one(sql!(ACCOUNTS, "where a.community_id = $1 and a.id = $2"), args![id]).await?)
}

/// The campaigns that a line can be of, newest first, and what suggestions are made from. Eight statements.
///
/// # Errors
/// If it cannot be read.
pub async fn knowledge(reader: &mut Reader, account: &Account) -> Result<(Vec<Campaign>, Knowledge)> {
    let mut found = campaigns::newest(reader, None, CAMPAIGNS).await?;
    found.truncate(CAMPAIGNS);
    let knowledge = Knowledge {
        account: account.number.clone(),
        campaigns: found.iter().map(known).collect(),
        pledges: pledges(reader).await?,
        given: given(reader).await?,
        origins: grounds::origins(reader).await?,
        invoices: grounds::invoices(reader).await?,
    };
    Ok((found, knowledge))
}

fn known(campaign: &Campaign) -> Known {
    let decided = campaign.decision.as_ref().map(|decision| decision.sum);
    Known {
        id: campaign.id,
        account: plain(&campaign.iban),
        opens_on: campaign.opens_at.day(),
        cash: campaign.totals.cash,
        awaited: decided.filter(|sum| sum.is_positive() && campaign.paid_on.is_none()),
    }
}

impl FromRow for OpenPledge {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(OpenPledge {
            campaign: row.get()?,
            code: row.get()?,
            amount: row.get()?,
            name: row.maybe()?,
            shown: row.get()?,
            until: Instant(row.get::<Instant>()?.0 - 1).day(),
        })
    }
}

async fn pledges(reader: &mut Reader) -> Result<Vec<OpenPledge>> {
    Ok(reader
        .all(
            sql!(
                "
                select campaign_id, code, amount, name, shown, expires_at
                  from pledge where community_id = $1 and donation_id is null order by id desc limit 5000"
            ),
            args![],
        )
        .await?)
}

impl FromRow for Given {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Given {
            donation: row.get()?,
            campaign: row.get()?,
            on_day: row.get()?,
            left: row.get()?,
            donor: row.maybe()?,
            from: row.maybe()?,
            pledge: row.maybe()?,
        })
    }
}

async fn given(reader: &mut Reader) -> Result<Vec<Given>> {
    Ok(reader
        .all(
            sql!("
                select d.id, d.campaign_id, d.on_day, d.amount - d.returned, n.name, q.account, p.code
                  from donation d
                  left join donor n on n.community_id = d.community_id and n.donation_id = d.id
                  left join bank_entry e on e.community_id = d.community_id and e.donation_id = d.id and e.became = 'donation'
                  left join bank_party q on q.community_id = e.community_id and q.entry_id = e.id
                  left join pledge p on p.community_id = d.community_id and p.donation_id = d.id
                 where d.community_id = $1 and d.reversed_at is null and d.returned < d.amount
                 order by d.id desc limit 1000"),
            args![],
        )
        .await?)
}
