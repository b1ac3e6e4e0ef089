-- What leaves the fund on paper and in files: the bank's own code for payments, and what weekly and yearly sums look up.

-- The picture that the bank gave to the foundation for payments by phone. The program draws none of its own.
create table campaign_bank_code (
  community_id uuid not null,
  campaign_id uuid not null,
  file_id uuid not null,
  alt text not null,                    -- what the picture is, for those who cannot see it
  added_by uuid,                        -- null: the program
  added_at bigint not null,
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, file_id) references file (community_id, id),
  check (alt <> '')
);

-- The week: what was booked and promised in it. The year: what moved in it.
create index entry_booked on entry (community_id, campaign_id, booked_at);
create index entry_on_day on entry (community_id, on_day, id);
create index pledge_made on pledge (community_id, campaign_id, pledged_at);

-- A posting of the foundation's book with its day, and with the source of the money that it is about. The source is that
-- of the donation; this is the one place that says so.
create view fund_posting as
  select e.community_id, e.campaign_id, e.id as entry_id, e.on_day, p.line, p.account, p.amount, d.source
    from entry e
    join posting p on p.community_id = e.community_id and p.entry_id = e.id
    left join donation d on d.community_id = e.community_id and d.id = e.donation_id
   where e.book = 'foundation';
