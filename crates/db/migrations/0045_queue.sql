-- The queue of the bank's lines: what the accountant typed and has not confirmed, while a contract, a decision or an invoice
-- that a line needs is being written.

create table bank_typed (
  community_id uuid not null,
  entry_id uuid not null,               -- the line; thrown away when it is settled
  page text not null,                   -- where its page of the queue begins
  wants text check (wants in ('contract', 'funding', 'commitment')),   -- what has to be written first; null: nothing
  campaign_id uuid,                     -- for which that is
  fields text not null,                 -- what was typed, as JSON; it may name a donor
  typed_at bigint not null,
  primary key (community_id, entry_id),
  foreign key (community_id, entry_id) references bank_entry (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  check ((wants is null) = (campaign_id is null))
);
create index bank_typed_of_campaign on bank_typed (community_id, campaign_id, entry_id) where campaign_id is not null;

-- Entries that moved money of the bank and are no donations: a line may be one that was typed by hand before.
create index entry_of_bank on entry (community_id, on_day, id)
  where kind in ('return', 'fee', 'spending', 'left_over', 'banked', 'match_received');

-- Invoices of which something is to be paid.
create index invoice_open on invoice (community_id, id) where cancelled_on is null and paid < amount;

-- A donation is one line of the bank at most. The planner of SQLite trusts this one, where it took the other for no better
-- than reading all lines of the community for each donation.
create unique index bank_entry_is_donation on bank_entry (community_id, donation_id) where became = 'donation';

-- What refers to a row that comes later is looked for when that row is written: without these, SQLite reads all entries (all
-- donations) of the file for each booking.
create index entry_by_closing on entry (closing);
create index donation_by_origin on donation (origin_id);
