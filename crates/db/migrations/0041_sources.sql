-- Where money and things come from (sponsors by contract, cash boxes, grants, redirected tax, things and work), and what is
-- promised to be paid: commitments, invoices, payments, and the rule for what is left over (docs/decisions/0014).
-- append-only: donation_origin, box_count, payment, left_over_rule, left_over

-- A written contract of sponsorship (Law 32/1994, art. 1). Its terms can change until it is signed.
create table sponsorship (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  number text not null check (number <> ''),
  on_day text not null,
  sponsor text not null,
  cui text not null,
  office text not null,
  represented_by text not null,         -- staff only
  iban text check (iban not like '____TREZ%'),   -- the sponsor's account, if known; an authority's is at the Treasury
  beneficiary text not null,
  beneficiary_cui text not null,
  beneficiary_office text not null,
  beneficiary_by text not null,         -- staff only
  object text not null,
  value bigint not null check (value > 0),
  starts_on text not null,
  ends_on text not null,
  rights text not null,
  duties text not null,
  recorded_at bigint not null,
  signed_on text,
  signed_id uuid,                       -- the signed copy: staff only
  masked_id uuid,                       -- the copy that everybody may see
  ended_on text,
  end_reason text,
  used bigint not null check (used >= 0 and used <= value),   -- booked under it
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, id, campaign_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, signed_id) references file (community_id, id),
  foreign key (community_id, masked_id) references file (community_id, id),
  check (ends_on >= starts_on),
  check ((signed_on is null) = (signed_id is null)),
  check ((ended_on is null) = (end_reason is null)),
  -- Nothing is booked under a contract that nobody has signed.
  check (used = 0 or signed_on is not null)
);
create index sponsorship_of_campaign on sponsorship (community_id, campaign_id, id);

-- A grant, or the income tax that people redirect, as the funder decided it.
create table funding (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  kind text not null check (kind in ('grant', 'redirection')),
  funder text not null,
  number text not null check (number <> ''),    -- of the contract or of the decision
  on_day text not null,
  conditions text not null,
  value bigint check (value > 0),       -- null: nobody knows it before it comes
  used bigint not null check (used >= 0 and (value is null or used <= value)),
  closed_on text,
  recorded_at bigint not null,
  primary key (community_id, id),
  unique (community_id, id, campaign_id, kind),
  foreign key (community_id, campaign_id) references campaign (community_id, id)
);
create index funding_of_campaign on funding (community_id, campaign_id, id);

create table cash_box (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  number bigint not null check (number >= 1),   -- painted on it
  recorded_at bigint not null,
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, id, campaign_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id)
);
create index cash_box_of_campaign on cash_box (community_id, campaign_id, number);

-- The life of a box, turn by turn: sealed and put up, opened and counted, sealed anew, in the end withdrawn. A turn follows
-- one that was opened (a foreign key), so no seal is replaced before its money was counted; a withdrawn box is not opened.
create table box_turn (
  community_id uuid not null,
  box_id uuid not null,
  turn bigint not null check (turn >= 1),
  prev_turn bigint,
  prev_opened boolean check (prev_opened),
  kind text not null check (kind in ('placed', 'withdrawn')),
  place text,
  seal text,
  on_day text not null,
  by_whom text not null,                -- staff only
  recorded_at bigint not null,
  opened boolean not null,
  opened_on text,
  protocol text,
  witness_1 text,                       -- staff only
  witness_2 text,
  seal_intact boolean,
  remark text,
  amount bigint check (amount >= 0),
  primary key (community_id, box_id, turn),
  unique (community_id, seal),
  unique (community_id, box_id, turn, opened),
  unique (community_id, box_id, turn, amount),
  foreign key (community_id, box_id) references cash_box (community_id, id),
  foreign key (community_id, box_id, prev_turn, prev_opened) references box_turn (community_id, box_id, turn, opened),
  check ((turn = 1 and prev_turn is null and prev_opened is null)
      or (turn > 1 and prev_turn is not null and prev_turn = turn - 1 and prev_opened is not null)),
  check ((kind = 'placed') = (place is not null)),
  check ((kind = 'placed') = (seal is not null)),
  check (not opened or kind = 'placed'),
  check (opened = (opened_on is not null)),
  check (opened = (protocol is not null)),
  check (opened = (amount is not null)),
  check (opened = (seal_intact is not null)),
  check (opened = (witness_1 is not null)),
  check (opened = (witness_2 is not null)),
  check (witness_1 <> witness_2),
  check (opened_on >= on_day)
);

-- What lay in a box, coin by coin, if it was counted so.
create table box_count (
  community_id uuid not null,
  box_id uuid not null,
  turn bigint not null,
  denomination bigint not null check (denomination > 0),   -- in bani
  pieces bigint not null check (pieces > 0),
  primary key (community_id, box_id, turn, denomination),
  foreign key (community_id, box_id, turn) references box_turn (community_id, box_id, turn)
);

-- What a donation refers to. It says the same source and sum as the donation and, for a box, as its count; an opening has
-- one donation at most.
create unique index donation_with_source on donation (community_id, id, campaign_id, source, amount);
create table donation_origin (
  community_id uuid not null,
  donation_id uuid not null unique,
  campaign_id uuid not null,
  source text not null,
  amount bigint not null,
  sponsorship_id uuid,
  funding_id uuid,
  box_id uuid,
  turn bigint,
  from_entry_id uuid,                   -- what was left over of another campaign
  primary key (community_id, donation_id),
  unique (community_id, box_id, turn),
  unique (community_id, from_entry_id),
  foreign key (community_id, donation_id, campaign_id, source, amount) references donation (community_id, id, campaign_id, source, amount),
  foreign key (community_id, sponsorship_id, campaign_id) references sponsorship (community_id, id, campaign_id),
  foreign key (community_id, funding_id, campaign_id, source) references funding (community_id, id, campaign_id, kind),
  foreign key (community_id, box_id, campaign_id) references cash_box (community_id, id, campaign_id),
  foreign key (community_id, box_id, turn, amount) references box_turn (community_id, box_id, turn, amount),
  foreign key (community_id, from_entry_id) references entry (community_id, id),
  check ((source = 'company') = (sponsorship_id is not null)),
  check ((source in ('grant', 'redirection')) = (funding_id is not null)),
  check ((source = 'box') = (box_id is not null)),
  check ((box_id is null) = (turn is null)),
  check ((source = 'campaign') = (from_entry_id is not null))
);
create index donation_origin_of_sponsorship on donation_origin (community_id, sponsorship_id) where sponsorship_id is not null;
create index donation_origin_of_funding on donation_origin (community_id, funding_id) where funding_id is not null;

-- From now on a sponsor's donation needs its contract, and a grant or redirected tax its decision. What was booked before
-- is marked as such.
alter table donation add column before_origins boolean not null default false;
update donation set before_origins = true where source not in ('individual', 'box');
alter table donation add column origin_id uuid
  check (before_origins or source in ('individual', 'box') or (origin_id is not null and origin_id = id))
  references donation_origin (donation_id) deferrable initially deferred;

-- Things and work that were given, with their value: beside the money, never in its sums.
create table in_kind (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  what text not null,
  on_day text not null,
  donor text,                           -- staff only; null: unknown or erased
  shown text not null,                  -- name, initials, anonymous
  shown_name text,
  value bigint not null check (value > 0),
  valued_by text not null,
  method text not null,
  sponsorship_id uuid,                  -- given by a sponsor
  masked_id uuid,
  original_id uuid,
  recorded_at bigint not null,
  withdrawn_at bigint,                  -- recorded by mistake
  withdraw_reason text,
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, sponsorship_id, campaign_id) references sponsorship (community_id, id, campaign_id),
  foreign key (community_id, masked_id) references file (community_id, id),
  foreign key (community_id, original_id) references file (community_id, id),
  check ((shown = 'anonymous') = (shown_name is null)),
  check ((withdrawn_at is null) = (withdraw_reason is null))
);
create index in_kind_of_campaign on in_kind (community_id, campaign_id, id);
create index in_kind_of_sponsorship on in_kind (community_id, sponsorship_id) where sponsorship_id is not null;

-- What is promised to be paid and is not paid yet. The row is the queue: whoever promises or pays changes it first.
alter table campaign_total add column committed bigint not null default 0 check (committed >= 0);

-- A contract with a supplier, or an order.
create table commitment (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  kind text not null check (kind in ('contract', 'order')),
  number text not null check (number <> ''),
  on_day text not null,
  supplier text not null,
  cui text not null,
  what text not null,
  sum bigint not null check (sum > 0),
  invoiced bigint not null check (invoiced >= 0 and invoiced <= sum),
  paid bigint not null check (paid >= 0 and paid <= invoiced),
  closed_on text,                       -- nothing more will be invoiced: the rest is free again
  close_reason text,
  masked_id uuid,
  original_id uuid,
  recorded_at bigint not null,
  primary key (community_id, id),
  unique (community_id, id, campaign_id, cui),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, masked_id) references file (community_id, id),
  foreign key (community_id, original_id) references file (community_id, id),
  check ((closed_on is null) = (close_reason is null))
);
create index commitment_of_campaign on commitment (community_id, campaign_id, id);

-- An invoice or a receipt of a supplier: against a commitment, or of a small purchase that was paid at once.
create table invoice (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  commitment_id uuid,
  kind text not null check (kind in ('invoice', 'receipt')),
  supplier text not null,
  cui text not null,
  number text not null,
  number_key text not null check (number_key <> ''),   -- without spaces and signs, so that it is known again
  on_day text not null,
  due_on text,
  amount bigint not null check (amount > 0),
  paid bigint not null check (paid >= 0 and paid <= amount),
  masked_id uuid,
  original_id uuid,
  recorded_at bigint not null,
  cancelled_on text,
  cancel_reason text,
  primary key (community_id, id),
  unique (community_id, id, campaign_id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, commitment_id, campaign_id, cui) references commitment (community_id, id, campaign_id, cui),
  foreign key (community_id, masked_id) references file (community_id, id),
  foreign key (community_id, original_id) references file (community_id, id),
  check ((cancelled_on is null) = (cancel_reason is null)),
  check (cancelled_on is null or paid = 0)
);
-- The same invoice is there once in the whole community, whatever campaign would pay it.
create unique index invoice_of_supplier on invoice (community_id, cui, number_key) where cancelled_on is null;
create index invoice_of_commitment on invoice (community_id, commitment_id, id) where commitment_id is not null;
create index invoice_of_campaign on invoice (community_id, campaign_id, id);
create index invoice_unpaid on invoice (community_id, due_on) where due_on is not null and cancelled_on is null;

-- An entry of the books that paid an invoice.
create table payment (
  community_id uuid not null,
  entry_id uuid not null,
  campaign_id uuid not null,
  invoice_id uuid not null,
  amount bigint not null check (amount > 0),
  primary key (community_id, entry_id),
  foreign key (community_id, entry_id) references entry (community_id, id),
  foreign key (community_id, invoice_id, campaign_id) references invoice (community_id, id, campaign_id)
);
create index payment_of_invoice on payment (community_id, invoice_id, entry_id);

-- What becomes of money that is left when the initiative is done: said once, for good.
create table left_over_rule (
  community_id uuid not null,
  campaign_id uuid not null,
  rule text not null check (rule in ('returned', 'next', 'general')),
  declared_at bigint not null,
  primary key (community_id, campaign_id),
  unique (community_id, campaign_id, rule),
  foreign key (community_id, campaign_id) references campaign (community_id, id)
);

-- An entry by which something left over went where the rule says. What is returned to donors are returns of their donations.
create table left_over (
  community_id uuid not null,
  entry_id uuid not null,
  campaign_id uuid not null,
  rule text not null check (rule in ('next', 'general')),
  to_campaign_id uuid,
  amount bigint not null check (amount > 0),
  primary key (community_id, entry_id),
  foreign key (community_id, entry_id) references entry (community_id, id),
  foreign key (community_id, campaign_id, rule) references left_over_rule (community_id, campaign_id, rule),
  foreign key (community_id, to_campaign_id) references campaign (community_id, id),
  check ((rule = 'next') = (to_campaign_id is not null)),
  check (to_campaign_id <> campaign_id)
);
create index left_over_of_campaign on left_over (community_id, campaign_id, entry_id);
