//! Works everything out again from the postings and compares it with what the pages show.
use super::domain::TownAccount;
use crate::campaigns::domain::{Campaign, plus};
use crate::campaigns::store;
use db::{Reader, args, sql};
use kit::{CampaignId, Result};
use rules::Money;
use rules::ledger::AccountKind;
use rules::matching::matched;

/// A sum that is not what the postings say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub campaign: CampaignId,
    /// Which sum: `bank`, `received`, `match_net`, `match_reserved`, `donations`, …
    pub what: &'static str,
    pub stored: Money,
    pub derived: Money,
}

/// Checks the books of every campaign of a community. Reads all postings: for `vatra doctor`, not for a page.
///
/// # Errors
/// If they cannot be read.
pub async fn check_books(reader: &mut Reader) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut before = None;
    loop {
        let campaigns = store::newest(reader, before, 100).await?;
        let Some(last) = campaigns.last() else { return Ok(problems) };
        before = Some(last.id);
        for campaign in &campaigns {
            check(reader, campaign, &mut problems).await?;
        }
    }
}

/// The sums of one campaign's postings by account.
struct Sums(Vec<(String, Money)>);

impl Sums {
    fn of(&self, account: &str) -> Money {
        self.0.iter().find(|(name, _)| name == account).map_or(Money::ZERO, |(_, sum)| *sum)
    }
    fn credit(&self, account: &str) -> Money {
        Money::from_bani(self.of(account).bani().saturating_neg())
    }
}

async fn check(reader: &mut Reader, campaign: &Campaign, problems: &mut Vec<Problem>) -> Result<()> {
    let sums = Sums(
        reader
            .all(
                sql!(
                    "
                    select p.account, cast(sum(p.amount) as bigint)
                      from entry e join posting p on p.community_id = e.community_id and p.entry_id = e.id
                     where e.community_id = $1 and e.campaign_id = $2 group by p.account"
                ),
                args![campaign.id],
            )
            .await?,
    );
    numbers(reader, campaign.id, problems).await?;
    let net = eligible_net(reader, campaign.id).await?;
    let donations = donations(reader, campaign.id).await?;
    let [contracts, fundings] = crate::sources::store::unlike(reader, campaign.id).await?;
    let [promised_to_suppliers, invoices] = crate::spending::budget::unlike(reader, campaign.id).await?;
    let totals = &campaign.totals;
    let promised = match (&campaign.decision, &campaign.frozen) {
        (Some(decision), _) => decision.sum,
        (None, Some(frozen)) => frozen.sum,
        (None, None) => matched(campaign.rule, net),
    };
    let all = Money::sum(sums.0.iter().map(|(_, sum)| *sum)).unwrap_or(Money::from_bani(i64::MAX));
    let compared = [
        ("all postings", Money::ZERO, all),
        ("bank", totals.bank, sums.of(AccountKind::Bank.code())),
        ("cash", totals.cash, sums.of(AccountKind::Cash.code())),
        ("received", totals.received, sums.credit(AccountKind::DonationsReceived.code())),
        ("returned", totals.returned, sums.of(AccountKind::DonationsReturned.code())),
        ("fees", totals.fees, sums.of(AccountKind::Fees.code())),
        ("match_received", totals.match_received, sums.credit(AccountKind::MatchReceived.code())),
        ("spent", totals.spent, sums.of(AccountKind::Spent.code())),
        ("match_net", campaign.eligible, net),
        ("match_reserved", campaign.reserved, sums.credit(TownAccount::Room.code())),
        ("match by the rule", campaign.reserved, promised),
        ("match_paid", totals.match_received, sums.of(TownAccount::Paid.code())),
        (
            "match_unpaid",
            sums.of(TownAccount::Reserved.code()),
            Money::from_bani(campaign.reserved.bani() - totals.match_received.bani()),
        ),
        ("donations", totals.received, donations.amount),
        ("donations returned", totals.returned, donations.returned),
        ("number of donations", Money::from_bani(totals.gifts), Money::from_bani(donations.count)),
        ("contracts unlike their donations", Money::ZERO, contracts),
        ("decisions unlike their donations", Money::ZERO, fundings),
        ("promised to suppliers", Money::ZERO, promised_to_suppliers),
        ("invoices unlike their payments", Money::ZERO, invoices),
        ("donations unlike their entries", Money::ZERO, Money::from_bani(donations.unlike)),
    ];
    let wrong = compared.into_iter().filter(|(_, stored, derived)| stored != derived);
    problems.extend(wrong.map(|(what, stored, derived)| Problem {
        campaign: campaign.id,
        what,
        stored,
        derived,
    }));
    Ok(())
}

/// Each book is numbered from one to its last entry without gaps.
async fn numbers(reader: &mut Reader, campaign: CampaignId, problems: &mut Vec<Problem>) -> Result<()> {
    let books: Vec<(String, i64, i64, i64)> = reader
        .all(
            sql!(
                "
                select e.book, cast(count(*) as bigint), max(e.number),
                       case when e.book = 'foundation' then min(t.entries) else min(m.entries) end
                  from entry e
                  join campaign_total t on t.community_id = e.community_id and t.campaign_id = e.campaign_id
                  join campaign_match m on m.community_id = e.community_id and m.campaign_id = e.campaign_id
                 where e.community_id = $1 and e.campaign_id = $2 group by e.book"
            ),
            args![campaign],
        )
        .await?;
    for (_, count, last, counted) in books {
        if count != last || count != counted {
            let (stored, derived) = (Money::from_bani(counted.max(last)), Money::from_bani(count));
            problems.push(Problem { campaign, what: "numbers of entries", stored, derived });
        }
    }
    Ok(())
}

/// What is matched: the eligible entries, without those that came after the freeze and raised a notice.
async fn eligible_net(reader: &mut Reader, campaign: CampaignId) -> Result<Money> {
    let booked: Money = reader
        .value(
            sql!(
                "
                select cast(coalesce(-sum(p.amount), 0) as bigint)
                  from entry e join posting p on p.community_id = e.community_id and p.entry_id = e.id
                 where e.community_id = $1 and e.campaign_id = $2 and e.book = 'foundation' and e.eligible
                   and p.account in ('donations_received', 'donations_returned', 'fees')"
            ),
            args![campaign],
        )
        .await?;
    let noticed: Money = reader
        .value(
            sql!("select cast(coalesce(sum(amount), 0) as bigint) from match_notice where community_id = $1 and campaign_id = $2"),
            args![campaign],
        )
        .await?;
    Ok(plus(booked, Money::from_bani(-noticed.bani())))
}

struct Donations {
    amount: Money,
    returned: Money,
    count: i64,
    /// How many are not what their own entries add up to.
    unlike: i64,
}

async fn donations(reader: &mut Reader, campaign: CampaignId) -> Result<Donations> {
    let found: Option<(Money, Money, i64)> = reader
        .one(
            sql!("
                select cast(coalesce(sum(amount), 0) as bigint), cast(coalesce(sum(returned), 0) as bigint), cast(count(*) as bigint)
                  from donation where community_id = $1 and campaign_id = $2 and reversed_at is null"),
            args![campaign],
        )
        .await?;
    let unlike: i64 = reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from donation d
                 where d.community_id = $1 and d.campaign_id = $2
                   and case when d.reversed_at is null then d.amount - d.returned else 0 end <>
                       (select coalesce(-sum(p.amount), 0) from entry e
                          join posting p on p.community_id = e.community_id and p.entry_id = e.id
                         where e.community_id = d.community_id and e.donation_id = d.id
                           and p.account in ('donations_received', 'donations_returned'))"
            ),
            args![campaign],
        )
        .await?;
    let (amount, returned, count) = found.unwrap_or_default();
    Ok(Donations { amount, returned, count, unlike })
}
