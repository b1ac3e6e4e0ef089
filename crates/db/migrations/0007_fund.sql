-- Campaigns and their books: double entry in bani, which the database holds at zero by plain constraints (see
-- docs/decisions/0007), the town hall's match, reserved in the transaction that books a donation (0008), pledges.
-- append-only: entry, posting

-- The fundraising of one initiative. Its rule and its dates are copied from the process when it is opened, so that a
-- later change of the process changes no promise.
create table campaign (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  process_id uuid not null,
  title text not null,                  -- the initiative's
  summary text not null,
  goal bigint not null check (goal > 0),
  match_rate bigint not null check (match_rate between 0 and 1000),   -- percent
  match_cap bigint not null check (match_cap >= 0),
  match_cap_on text not null,           -- match, total
  opens_at bigint not null,
  closes_at bigint not null,
  cut_off_at bigint not null,           -- money that came before it is matched
  beneficiary text not null,            -- whose account it is
  iban text not null,                   -- as printed on the page, even if its check fails
  bank text not null,
  opened_by uuid,                       -- null: the program
  created_at bigint not null,
  frozen_at bigint,
  frozen_match bigint,
  decision_number text,                 -- of the council: 45/2026
  decision_on text,
  decision_sum bigint,                  -- what the council approved of the frozen match
  paid_on text,
  primary key (community_id, id),
  unique (community_id, initiative_id),
  unique (community_id, id, match_cap),
  foreign key (community_id, initiative_id) references initiative (community_id, id),
  foreign key (community_id, process_id) references process (community_id, id),
  check (closes_at > opens_at),
  check (cut_off_at > opens_at),
  check ((frozen_at is null) = (frozen_match is null)),
  check ((decision_number is null) = (decision_on is null)),
  check ((decision_number is null) = (decision_sum is null)),
  check (decision_number <> ''),
  check (decision_number is null or frozen_at is not null),
  check (decision_sum between 0 and frozen_match),
  -- Nothing is paid without the number and the date of the council's decision.
  check (paid_on is null or (decision_number is not null and decision_on is not null))
);
create index campaign_of_process on campaign (community_id, process_id, id);

-- What the town hall has promised so far. The row is the queue: whoever books a gift changes it first.
create table campaign_match (
  community_id uuid not null,
  campaign_id uuid not null,
  net bigint not null,                  -- what is matched: eligible gifts less returns and fees, until the freeze
  reserved bigint not null,
  cap bigint not null,
  frozen boolean not null,              -- from now on net and reserved change by a decision only
  entries bigint not null,              -- how many entries the town hall's book has: the number of the last one
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id, cap) references campaign (community_id, id, match_cap),
  check (reserved >= 0 and reserved <= cap)
);

-- The sums of the postings of a campaign, kept in the transactions that book them, so that a page costs the same
-- however long the books are.
create table campaign_total (
  community_id uuid not null,
  campaign_id uuid not null,
  bank bigint not null check (bank >= 0),
  cash bigint not null check (cash >= 0),
  received bigint not null check (received >= 0),
  returned bigint not null check (returned >= 0),
  fees bigint not null check (fees >= 0),
  match_received bigint not null check (match_received >= 0),
  spent bigint not null check (spent >= 0),
  gifts bigint not null check (gifts >= 0),     -- how many donations, reversed ones not counted
  entries bigint not null,              -- how many entries the foundation's book has: the number of the last one
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  check (bank + cash = received - returned - fees + match_received - spent)
);

create table donation (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  till text not null,                   -- bank, cash
  amount bigint not null check (amount > 0),
  on_day text not null,                 -- when the money came
  eligible boolean not null,            -- it came before the cut-off
  shown text not null,                  -- name, initials, anonymous
  shown_name text,                      -- what the donor chose to be shown as, null for nothing
  returned bigint not null check (returned >= 0 and returned <= amount),
  bank_reference text,                  -- of the line in the bank's statement
  protocol text,                        -- number of the cash protocol
  witness_1 text,
  witness_2 text,
  booked_at bigint not null,
  reversed_at bigint,                   -- booked by mistake
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  check ((shown = 'anonymous') = (shown_name is null)),
  check (reversed_at is null or returned = 0),
  check (till <> 'bank' or bank_reference is not null),
  check (till <> 'cash' or (protocol is not null and witness_1 is not null and witness_2 is not null and witness_1 <> witness_2))
);
-- One line of a statement is one donation, unless the booking was a mistake and has been undone.
create unique index donation_bank_reference on donation (community_id, bank_reference) where reversed_at is null;
create unique index donation_protocol on donation (community_id, campaign_id, protocol) where reversed_at is null;
create index donation_of_campaign on donation (community_id, campaign_id, id);

-- Who gave, for the staff alone and apart from the books, so that it can be erased.
create table donor (
  community_id uuid not null,
  donation_id uuid not null,
  name text not null,
  primary key (community_id, donation_id),
  foreign key (community_id, donation_id) references donation (community_id, id)
);

-- An entry has as many postings as `lines` says, and they add up to zero: see posting.
create table entry (
  community_id uuid not null,
  id uuid not null unique,
  campaign_id uuid not null,
  book text not null,                   -- foundation (the campaign's money), town_hall (the match that was promised)
  number bigint not null check (number >= 1),   -- in its book, without gaps, so that nobody can take a line away unseen
  kind text not null,                   -- see fund::books::Kind
  on_day text not null,
  booked_at bigint not null,
  booked_by uuid,                       -- null: the program
  description text not null,
  reverses_id uuid,                     -- the entry that this one undoes
  cause_id uuid,                        -- the entry in the other book because of which this one was made
  donation_id uuid,
  decision text,                        -- number and date of the council's decision
  eligible boolean not null,            -- it concerns money that came before the cut-off
  lines bigint not null check (lines >= 2),
  primary key (community_id, id),
  unique (community_id, id, lines),
  unique (community_id, campaign_id, book, number),
  unique (community_id, reverses_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, reverses_id) references entry (community_id, id),
  foreign key (community_id, cause_id) references entry (community_id, id),
  foreign key (community_id, donation_id) references donation (community_id, id),
  check ((kind = 'reversal') = (reverses_id is not null)),
  check (kind not in ('match_received', 'match_paid') or decision is not null)
);
create index entry_of_donation on entry (community_id, donation_id, id);

-- A posting carries the running total of its entry. Line 1 starts at zero; line n starts where line n - 1 ends (a foreign
-- key); the last line ends at zero and is the only one with a `closing`, to which its entry refers. So an entry is
-- committed with exactly its lines, in one chain from zero to zero, or not at all.
create table posting (
  community_id uuid not null,
  entry_id uuid not null,
  line bigint not null check (line >= 1),
  prev_line bigint,
  account text not null,                -- rules::ledger::AccountKind, or fund::books::TownAccount
  amount bigint not null check (amount <> 0),   -- debit above zero, credit below
  before_amount bigint not null,
  after_amount bigint not null,
  entry_lines bigint not null,
  closing uuid unique,
  primary key (community_id, entry_id, line),
  unique (community_id, entry_id, line, after_amount),
  foreign key (community_id, entry_id, entry_lines) references entry (community_id, id, lines),
  foreign key (community_id, entry_id, prev_line, before_amount) references posting (community_id, entry_id, line, after_amount),
  check (after_amount = before_amount + amount),
  check ((line = 1 and prev_line is null and before_amount = 0) or (line > 1 and prev_line is not null and prev_line = line - 1)),
  check (line <= entry_lines),
  check ((line < entry_lines and closing is null)
      or (line = entry_lines and after_amount = 0 and closing is not null and closing = entry_id))
);
-- The two tables refer to each other. Only a column of its own can be added later on both engines, so the entry refers
-- to its last posting by the one value that names it; `entry.id` is unique across communities for that reason.
alter table entry add column closing uuid check (closing is not null and closing = id)
  references posting (closing) deferrable initially deferred;

-- What a spending entry was for. The masked copy of the invoice is public, the original is for the staff.
create table spending (
  community_id uuid not null,
  entry_id uuid not null,
  payee text not null,
  invoice text not null,
  masked_id uuid,
  original_id uuid,
  primary key (community_id, entry_id),
  foreign key (community_id, entry_id) references entry (community_id, id),
  foreign key (community_id, masked_id) references file (community_id, id),
  foreign key (community_id, original_id) references file (community_id, id)
);

-- Somebody means to give. It expires by itself; name and address are forgotten some time later.
create table pledge (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  code text not null,                   -- goes into the transfer's description
  amount bigint not null check (amount > 0),
  name text,
  shown text not null,                  -- name, initials, anonymous
  email text,                           -- for one reminder
  lang text not null,
  pledged_at bigint not null,
  expires_at bigint not null,
  reminded_at bigint,
  donation_id uuid,                     -- the donation that fulfilled it
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, donation_id) references donation (community_id, id)
);
create index pledge_open on pledge (community_id, campaign_id, id) where donation_id is null;
create index pledge_of_donation on pledge (community_id, donation_id) where donation_id is not null;
create index pledge_to_remind on pledge (community_id, pledged_at)
  where email is not null and reminded_at is null and donation_id is null;
create index pledge_to_forget on pledge (community_id, expires_at) where name is not null or email is not null;

-- Something that would have changed the match if it had not been frozen. It is told to those who decide and to everybody.
create table match_notice (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  entry_id uuid not null,
  amount bigint not null check (amount <> 0),   -- by how much the matched sum would change
  frozen_match bigint not null,
  would_be bigint not null,             -- the match by the rule, this and all earlier notices counted
  raised_at bigint not null,
  settled_at bigint,
  remark text,                          -- public: what was decided about it
  primary key (community_id, id),
  unique (community_id, entry_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, entry_id) references entry (community_id, id),
  check ((settled_at is null) = (remark is null))
);
create index match_notice_of_campaign on match_notice (community_id, campaign_id, id);
create index match_notice_open on match_notice (community_id, campaign_id) where settled_at is null;

-- A campaign with its sums and its process, as every page wants it.
create view campaign_state as
  select c.community_id, c.id, c.initiative_id, c.process_id, p.slug as process_slug, p.title as process_title,
         c.title, c.summary, c.goal, c.match_rate, c.match_cap, c.match_cap_on, c.opens_at, c.closes_at, c.cut_off_at,
         c.beneficiary, c.iban, c.bank, c.frozen_at, c.frozen_match, c.decision_number, c.decision_on, c.decision_sum,
         c.paid_on, m.net, m.reserved, t.bank as at_bank, t.cash as in_cash, t.received, t.returned, t.fees,
         t.match_received, t.spent, t.gifts
    from campaign c
    join process p on p.community_id = c.community_id and p.id = c.process_id
    join campaign_match m on m.community_id = c.community_id and m.campaign_id = c.id
    join campaign_total t on t.community_id = c.community_id and t.campaign_id = c.id;

-- An entry as lists and exports show it.
create view entry_line as
  select e.community_id, e.id, e.campaign_id, e.book, e.number, e.kind, e.on_day, e.booked_at, e.description, e.reverses_id,
         e.donation_id, e.decision, d.till, d.shown_name, s.payee, s.invoice, s.masked_id, s.original_id,
         (select cast(coalesce(sum(p.amount), 0) as bigint) from posting p
           where p.community_id = e.community_id and p.entry_id = e.id and p.account in ('bank', 'cash', 'town_reserved')) as amount,
         (select cast(max(p.amount) as bigint) from posting p
           where p.community_id = e.community_id and p.entry_id = e.id) as size,
         (select cast(count(*) as bigint) from entry r
           where r.community_id = e.community_id and r.reverses_id = e.id) as reversals
    from entry e
    left join donation d on d.community_id = e.community_id and d.id = e.donation_id
    left join spending s on s.community_id = e.community_id and s.entry_id = e.id;
