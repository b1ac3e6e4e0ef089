//! The contracts, decisions and invoices that lines can stand on, with the accounts that were seen with them.
use super::super::grounds::{OpenInvoice, OpenOrigin};
use crate::books::domain::Source;
use crate::sources::Origin;
use crate::sources::contracts::domain::SponsorshipId;
use crate::sources::funding::domain::FundingId;
use db::{FromRow, Reader, Row, args, sql};
use kit::Result;
use rules::Money;

/// A contract that is signed and of whose value something is left, with the account that it names.
struct OpenContract(OpenOrigin);
impl FromRow for OpenContract {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(OpenContract(OpenOrigin {
            origin: Origin::Contract(row.get()?),
            source: Source::Company,
            campaign: row.get()?,
            name: row.get()?,
            number: row.get()?,
            left: Some(row.get::<Money>()?),
            days: Some((row.get()?, row.get()?)),
            accounts: row.maybe::<String>()?.into_iter().collect(),
        }))
    }
}

/// A decision that is not closed.
struct OpenFunding(OpenOrigin);
impl FromRow for OpenFunding {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(OpenFunding(OpenOrigin {
            origin: Origin::Funding(row.get()?),
            campaign: row.get()?,
            source: row.get()?,
            name: row.get()?,
            number: row.get()?,
            left: row.maybe()?,
            days: None,
            accounts: Vec::new(),
        }))
    }
}

/// An account from which money came on a contract or a decision.
struct Seen(Option<SponsorshipId>, Option<FundingId>, String);
impl FromRow for Seen {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Seen(row.maybe()?, row.maybe()?, row.get()?))
    }
}
impl Seen {
    fn is_of(&self, origin: Origin) -> bool {
        match origin {
            Origin::Contract(id) => self.0 == Some(id),
            Origin::Funding(id) => self.1 == Some(id),
            Origin::Box { .. } | Origin::LeftOver(_) => false,
        }
    }
}

/// What money can be booked on, newest first: contracts, then decisions. Three statements.
///
/// # Errors
/// If it cannot be read.
pub async fn origins(reader: &mut Reader) -> Result<Vec<OpenOrigin>> {
    let contracts: Vec<OpenContract> = reader
        .all(
            sql!(
                "
                select id, campaign_id, sponsor, number, value - used, starts_on,
                       case when ended_on < ends_on then ended_on else ends_on end, iban
                  from sponsorship where community_id = $1 and signed_on is not null and used < value
                 order by id desc limit 300"
            ),
            args![],
        )
        .await?;
    let fundings: Vec<OpenFunding> = reader
        .all(
            sql!(
                "
                select id, campaign_id, kind, funder, number, value - used
                  from funding where community_id = $1 and closed_on is null and (value is null or used < value)
                 order by id desc limit 300"
            ),
            args![],
        )
        .await?;
    let seen: Vec<Seen> = reader
        .all(
            sql!("
                select o.sponsorship_id, o.funding_id, q.account
                  from donation_origin o
                  join bank_entry e on e.community_id = o.community_id and e.donation_id = o.donation_id and e.became = 'donation'
                  join bank_party q on q.community_id = e.community_id and q.entry_id = e.id
                 where o.community_id = $1 and q.account is not null
                 order by o.donation_id desc limit 1000"),
            args![],
        )
        .await?;
    let all = contracts.into_iter().map(|one| one.0).chain(fundings.into_iter().map(|one| one.0));
    Ok(all
        .map(|mut origin| {
            let accounts = seen.iter().filter(|seen| seen.is_of(origin.origin));
            origin.accounts.extend(accounts.map(|seen| seen.2.clone()));
            origin
        })
        .collect())
}

/// An invoice with the fiscal code of its supplier, by which accounts are told.
struct OfSupplier(OpenInvoice, String);
impl FromRow for OfSupplier {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let invoice = OpenInvoice {
            id: row.get()?,
            campaign: row.get()?,
            supplier: row.get()?,
            number: row.get()?,
            left: row.get()?,
            accounts: Vec::new(),
        };
        Ok(OfSupplier(invoice, row.get()?))
    }
}

/// The invoices of which something is to be paid, newest first. Two statements.
///
/// # Errors
/// If they cannot be read.
pub async fn invoices(reader: &mut Reader) -> Result<Vec<OpenInvoice>> {
    let open: Vec<OfSupplier> = reader
        .all(
            sql!(
                "
                select id, campaign_id, supplier, number, amount - paid, cui
                  from invoice where community_id = $1 and cancelled_on is null and paid < amount
                 order by id desc limit 500"
            ),
            args![],
        )
        .await?;
    let seen: Vec<(String, String)> = reader
        .all(
            sql!(
                "
                select i.cui, q.account
                  from payment p
                  join invoice i on i.community_id = p.community_id and i.id = p.invoice_id
                  join bank_entry e on e.community_id = p.community_id and e.entry_id = p.entry_id
                  join bank_party q on q.community_id = e.community_id and q.entry_id = e.id
                 where p.community_id = $1 and q.account is not null
                 order by p.entry_id desc limit 1000"
            ),
            args![],
        )
        .await?;
    Ok(open
        .into_iter()
        .map(|OfSupplier(mut invoice, cui)| {
            let accounts = seen.iter().filter(|(of, _)| *of == cui);
            invoice.accounts = accounts.map(|(_, account)| account.clone()).collect();
            invoice
        })
        .collect())
}
