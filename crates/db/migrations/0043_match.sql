-- What was declared about a match when its campaign was opened, pools that several campaigns share, who counts as one
-- donor (docs/decisions/0015), months that are closed, and the chain of seals over the books (docs/decisions/0016).
-- append-only: match_terms, match_pool, month_close, ledger_seal
-- refuse-insert: entry: exists (select 1 from month_close c where c.community_id = new.community_id and c.month >= substr(new.on_day, 1, 7)): the month is closed

-- A budget that the council decided on for several campaigns.
create table match_pool (
  community_id uuid not null,
  id uuid not null,
  title text not null,
  decision_number text not null check (decision_number <> ''),   -- of the council: 45/2026
  decision_on text not null,
  budget bigint not null check (budget > 0),
  created_by uuid,                      -- null: the program
  created_at bigint not null,
  primary key (community_id, id),
  unique (community_id, id, budget)
);

-- What the campaigns of a pool have been promised together. The row is the queue: whoever books for one of them changes
-- it first, before the rows of the campaign.
create table match_pool_state (
  community_id uuid not null,
  pool_id uuid not null,
  budget bigint not null,
  reserved bigint not null,
  bookings bigint not null,             -- how often it was taken, so that taking it is a change
  primary key (community_id, pool_id),
  foreign key (community_id, pool_id, budget) references match_pool (community_id, id, budget),
  check (reserved >= 0 and reserved <= budget)
);

-- One row for each campaign, written when it is opened. Rate and cap stand in the campaign itself.
create table match_terms (
  community_id uuid not null,
  campaign_id uuid not null,
  per_gift bigint check (per_gift > 0),       -- the most that counts of one gift
  per_donor bigint check (per_donor > 0),     -- the most that counts of one donor
  sources text not null,                      -- whose money is matched: codes with a space between; empty: everybody's
  donors bigint check (donors > 0),           -- so many donors bring `donors_sum` once
  donors_least bigint check (donors_least >= 0),   -- from which sum on somebody is one of them
  donors_sum bigint check (donors_sum > 0),
  pool_id uuid,
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, pool_id) references match_pool (community_id, id),
  check ((donors is null) = (donors_least is null)),
  check ((donors is null) = (donors_sum is null))
);
create index match_terms_of_pool on match_terms (community_id, pool_id) where pool_id is not null;
insert into match_terms (community_id, campaign_id, sources) select community_id, id, '' from campaign;

-- Of each gift and of each donor only what counts; the same as `net` where the terms say nothing of them.
alter table campaign_match add column counted bigint not null default 0;
alter table campaign_match add column donors bigint not null default 0 check (donors >= 0);   -- who count towards the criteria
-- Makes the marks of this campaign's donors; thrown away when the match is paid, and the marks with it.
alter table campaign_match add column salt bytea;
update campaign_match set counted = net;
alter table match_notice add column counted bigint not null default 0;
alter table match_notice add column donors bigint not null default 0;
update match_notice set counted = amount;

-- Whoever gave to a campaign whose terms ask who gave. Not a person: gifts that belong together.
create table match_donor (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  mark bytea,                           -- a salted hash of the name; null: unknown, erased or forgotten
  gifts bigint not null check (gifts >= 0),   -- what counts of the gifts, before the cap of the donor
  primary key (community_id, id),
  unique (community_id, campaign_id, id),
  unique (community_id, campaign_id, mark),
  foreign key (community_id, campaign_id) references campaign (community_id, id)
);

-- What counts of a matched donation, where the terms have a cap per gift or ask who gave.
create table match_gift (
  community_id uuid not null,
  donation_id uuid not null,
  campaign_id uuid not null,
  donor_id uuid,
  counted bigint not null check (counted >= 0),
  primary key (community_id, donation_id),
  foreign key (community_id, donation_id) references donation (community_id, id),
  foreign key (community_id, campaign_id, donor_id) references match_donor (community_id, campaign_id, id)
);
create index match_gift_of_campaign on match_gift (community_id, campaign_id, donor_id);

-- A month whose days, and all earlier ones, take no more entries. There is no way back.
create table month_close (
  community_id uuid not null,
  month text not null,                  -- 2026-05
  closed_by uuid,
  closed_at bigint not null,
  primary key (community_id, month)
);

-- What was booked on a day, sealed when the day was over: the hash over its lines and over the seal before.
create table ledger_seal (
  community_id uuid not null,
  campaign_id uuid not null,
  book text not null,
  number bigint not null check (number >= 1),   -- in its chain, without gaps
  day text not null,                    -- on which it was booked
  first_entry bigint not null,
  last_entry bigint not null,
  before_number bigint,
  before_last bigint,
  before_hash text,
  hash text not null,
  sealed_at bigint not null,
  primary key (community_id, campaign_id, book, number),
  unique (community_id, campaign_id, book, last_entry),
  unique (community_id, campaign_id, book, number, last_entry, hash),
  foreign key (community_id, campaign_id, book, last_entry) references entry (community_id, campaign_id, book, number),
  foreign key (community_id, campaign_id, book, before_number, before_last, before_hash)
    references ledger_seal (community_id, campaign_id, book, number, last_entry, hash),
  check (first_entry <= last_entry),
  check ((number = 1 and first_entry = 1 and before_number is null and before_last is null and before_hash is null)
      or (number > 1 and before_number is not null and before_last is not null and before_hash is not null
          and before_number = number - 1 and first_entry = before_last + 1))
);

-- The same as before, and at the end what was declared about the match.
drop view campaign_state;
create view campaign_state as
  select c.community_id, c.id, c.initiative_id, c.process_id, p.slug as process_slug, p.title as process_title,
         c.title, c.summary, c.goal, c.match_rate, c.match_cap, c.match_cap_on, c.opens_at, c.closes_at, c.cut_off_at,
         c.beneficiary, c.iban, c.bank, c.frozen_at, c.frozen_match, c.decision_number, c.decision_on, c.decision_sum,
         c.paid_on, m.net, m.reserved, t.bank as at_bank, t.cash as in_cash, t.received, t.returned, t.fees,
         t.match_received, t.spent, t.gifts,
         m.counted, m.donors, d.per_gift, d.per_donor, d.sources, d.donors as donors_wanted, d.donors_least, d.donors_sum,
         d.pool_id, o.title as pool_title, o.decision_number as pool_decision, o.decision_on as pool_decided_on,
         s.budget as pool_budget, s.reserved as pool_reserved
    from campaign c
    join process p on p.community_id = c.community_id and p.id = c.process_id
    join campaign_match m on m.community_id = c.community_id and m.campaign_id = c.id
    join campaign_total t on t.community_id = c.community_id and t.campaign_id = c.id
    join match_terms d on d.community_id = c.community_id and d.campaign_id = c.id
    left join match_pool o on o.community_id = d.community_id and o.id = d.pool_id
    left join match_pool_state s on s.community_id = d.community_id and s.pool_id = d.pool_id;
