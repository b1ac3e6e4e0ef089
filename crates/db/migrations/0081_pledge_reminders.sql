-- An address that somebody typed is reminded once of a campaign, however many pledges name it. Of those that were to be
-- reminded several times, the oldest pledge keeps it.
update pledge set email = null
 where email is not null and reminded_at is null and donation_id is null
   and exists (select 1 from pledge q
                where q.community_id = pledge.community_id and q.campaign_id = pledge.campaign_id
                  and q.email is not null and q.reminded_at is null and q.donation_id is null
                  and lower(q.email) = lower(pledge.email) and q.id < pledge.id);
create unique index pledge_reminded_once on pledge (community_id, campaign_id, lower(email))
  where email is not null and reminded_at is null and donation_id is null;
