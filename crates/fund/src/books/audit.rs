//! Works everything out again from the postings and compares it with what the pages show.
use super::domain::TownAccount;
use crate::campaigns::domain::{Campaign, minus, plus};
use crate::campaigns::store;
use crate::sources;
use crate::spending::budget;
use db::{Reader, args, sql};
use kit::{CampaignId, Result};
use rules::Money;
use rules::ledger::AccountKind;
use rules::matching::Standing;

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
            check_match(reader, campaign, &mut problems).await?;
        }
    }
}

/// What counts of the gifts is what the donations say, and a pool has promised what its campaigns were promised.
async fn check_match(reader: &mut Reader, campaign: &Campaign, problems: &mut Vec<Problem>) -> Result<()> {
    let standing = derived_standing(reader, campaign).await?;
    let mut compared = vec![
        ("match_counted", campaign.counted, standing.counted),
        ("match_donors", Money::from_bani(campaign.donors), Money::from_bani(standing.donors)),
    ];
    if let Some(pool) = &campaign.pool {
        let of_campaigns: Money = reader
            .value(
                sql!(
                    "
                    select cast(coalesce(sum(m.reserved), 0) as bigint) from match_terms t
                      join campaign_match m on m.community_id = t.community_id and m.campaign_id = t.campaign_id
                     where t.community_id = $1 and t.pool_id = $2"
                ),
                args![pool.id],
            )
            .await?;
        compared.push(("pool_reserved", pool.reserved, of_campaigns));
        // Nobody is cut short while something is left.
        if campaign.short().is_positive() {
            compared.push(("pool_left", Money::ZERO, pool.left()));
        }
    }
    let wrong = compared.into_iter().filter(|(_, stored, derived)| stored != derived);
    let campaign = campaign.id;
    problems.extend(wrong.map(|(what, stored, derived)| Problem { campaign, what, stored, derived }));
    Ok(())
}

/// What the match is worked out from, out of donations, fees and notices alone.
async fn derived_standing(reader: &mut Reader, campaign: &Campaign) -> Result<Standing> {
    let terms = campaign.terms();
    if terms.is_plain() {
        let net = eligible_net(reader, campaign.id).await?;
        return Ok(Standing { net, counted: net, donors: 0 });
    }
    let none = Money::from_bani(i64::MAX);
    let least = terms.criteria.map_or(none, |wanted| wanted.least.max(Money::from_bani(1)));
    let gifts: Option<(Money, i64)> = reader
        .one(
            sql!(
                "
                select cast(coalesce(sum(case when g.gifts > $4 then $4 else g.gifts end), 0) as bigint),
                       cast(coalesce(sum(case when g.gifts >= $5 then 1 else 0 end), 0) as bigint)
                  from (select cast(sum(case when d.amount - d.returned > $3 then $3 else d.amount - d.returned end) as bigint) as gifts
                          from donation d
                          join match_gift m on m.community_id = d.community_id and m.donation_id = d.id
                         where d.community_id = $1 and d.campaign_id = $2 and d.eligible and d.reversed_at is null
                         group by coalesce(m.donor_id, d.id)) g"
            ),
            args![campaign.id, terms.per_gift.unwrap_or(none), terms.per_donor.unwrap_or(none), least],
        )
        .await?;
    let fees: Money = reader
        .value(
            sql!(
                "
                select cast(coalesce(sum(p.amount), 0) as bigint)
                  from entry e join posting p on p.community_id = e.community_id and p.entry_id = e.id
                 where e.community_id = $1 and e.campaign_id = $2 and e.book = 'foundation' and e.eligible and p.account = 'fees'"
            ),
            args![campaign.id],
        )
        .await?;
    let noticed: Option<(Money, i64)> = reader
        .one(
            sql!(
                "
                select cast(coalesce(sum(counted), 0) as bigint), cast(coalesce(sum(donors), 0) as bigint)
                  from match_notice where community_id = $1 and campaign_id = $2"
            ),
            args![campaign.id],
        )
        .await?;
    let ((gifts, donors), (later, more)) = (gifts.unwrap_or_default(), noticed.unwrap_or_default());
    let net = eligible_net(reader, campaign.id).await?;
    Ok(Standing { net, counted: minus(minus(gifts, fees), later), donors: donors - more })
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
    sources_and_promises(reader, campaign.id, problems).await?;
    let net = eligible_net(reader, campaign.id).await?;
    let donations = donations(reader, campaign.id).await?;
    let totals = &campaign.totals;
    let promised = match (&campaign.decision, &campaign.frozen) {
        (Some(decision), _) => decision.sum,
        (None, Some(frozen)) => frozen.sum,
        (None, None) => {
            minus(campaign.terms().matched(&Standing { net, ..campaign.standing() }), campaign.short())
        }
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

/// What was drawn from contracts and decisions, promised to suppliers and paid on invoices is what donations, commitments
/// and payments say.
async fn sources_and_promises(
    reader: &mut Reader,
    campaign: CampaignId,
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let [contracts, decisions] = sources::store::unlike(reader, campaign).await?;
    let [promised, invoices] = budget::unlike(reader, campaign).await?;
    let compared = [
        ("contracts unlike their donations", contracts),
        ("decisions unlike their donations", decisions),
        ("promised to suppliers", promised),
        ("invoices unlike their payments", invoices),
    ];
    let wrong = compared.into_iter().filter(|(_, by)| !by.is_zero());
    problems.extend(wrong.map(|(what, derived)| Problem { campaign, what, stored: Money::ZERO, derived }));
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
