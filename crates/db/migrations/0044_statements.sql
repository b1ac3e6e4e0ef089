-- Statements of the bank: the files that were uploaded, the lines in them, and what became of each line in the books.

-- An account whose statements were taken: one of a campaign, or another one that the accountant has confirmed.
create table bank_account (
  community_id uuid not null,
  id uuid not null,
  number text not null,                 -- the IBAN without spaces, or what stood in its place
  added_at bigint not null,
  primary key (community_id, id),
  unique (community_id, number)
);

create table bank_file (
  community_id uuid not null,
  id uuid not null,
  digest bytea not null,                -- a keyed hash of its content: the same file is taken once
  name text not null,
  state text not null,                  -- reading, taken, held (waits for a confirmation), aside (does not add up)
  uploaded_at bigint not null,
  uploaded_by uuid,
  entries bigint not null check (entries >= 0),   -- how many lines it has
  done bigint not null check (done >= 0 and done <= entries),   -- how many of them have been gone through
  new_entries bigint not null check (new_entries >= 0),   -- how many of them had not been there before
  primary key (community_id, id),
  unique (community_id, digest)
);
create index bank_file_open on bank_file (community_id, state) where state <> 'taken';

-- The content of a file that waits for a confirmation; thrown away with the answer, or after a while without one.
-- by-rowid: bank_held
create table bank_held (
  community_id uuid not null,
  file_id uuid not null,
  content bytea not null,
  primary key (community_id, file_id),
  foreign key (community_id, file_id) references bank_file (community_id, id)
);

-- One account over one period.
create table bank_statement (
  community_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  position bigint not null,             -- in the file
  account_id uuid,                      -- null while the file is not taken
  span bytea,                           -- what it is about (account, period, balances), hashed; null while not taken
  account text,                         -- as the file says
  currency text,
  number text,
  from_day text,
  to_day text,
  opening bigint,
  closing bigint,
  net bigint,                           -- the sum of the lines that count; null if it does not fit
  differs_by bigint,                    -- closing less (opening and lines): not null for a file that does not add up
  doubts text not null,                 -- what the accountant has to look at, words with spaces between
  entries bigint not null,              -- how many lines it has
  primary key (community_id, id),
  unique (community_id, span),
  foreign key (community_id, file_id) references bank_file (community_id, id),
  foreign key (community_id, account_id) references bank_account (community_id, id)
);
create index bank_statement_of_file on bank_statement (community_id, file_id, position);
create index bank_statement_of_account on bank_statement (community_id, account_id, from_day, id);

-- One line of a statement. It is in the queue until the accountant says what it is.
create table bank_entry (
  community_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  file_id uuid not null,
  statement_id uuid not null,
  line bigint not null,                 -- which one of the file, counted from 1
  fingerprint bytea not null,           -- keyed: it is made of names and texts
  status text not null,                 -- booked, pending, information: only booked lines count
  kind text not null,                   -- what the bank's codes say: see fund::statements::domain::LineKind
  on_day text not null,
  amount bigint not null check (amount <> 0),
  reference text,                       -- the bank's own
  part_number bigint,
  part_of bigint,
  whole bigint,                         -- the amount of the collected booking of which this is a part
  state text not null,                  -- waiting, booked, aside, noted (does not count)
  books_id uuid not null,               -- the id that it will have, or has, in the books: another one after each undoing
  is_distinct boolean not null,         -- the accountant says that it is no double
  became text,                          -- donation, return, fee, banked, match
  campaign_id uuid,
  donation_id uuid,                     -- the donation that it is, or that it returns
  entry_id uuid,                        -- its entry in the books
  same_as uuid,                         -- the other line that it repeats
  reason text,                          -- why it was put aside
  settled_at bigint,
  settled_by uuid,
  primary key (community_id, id),
  unique (community_id, fingerprint),
  unique (community_id, entry_id),
  foreign key (community_id, account_id) references bank_account (community_id, id),
  foreign key (community_id, file_id) references bank_file (community_id, id),
  foreign key (community_id, statement_id) references bank_statement (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  foreign key (community_id, donation_id) references donation (community_id, id),
  foreign key (community_id, entry_id) references entry (community_id, id),
  foreign key (community_id, same_as) references bank_entry (community_id, id),
  check ((status = 'booked') = (state <> 'noted')),
  check ((state = 'booked') = (became is not null)),
  check ((state = 'booked') = (entry_id is not null)),
  check ((state = 'booked') = (campaign_id is not null)),
  check ((state = 'aside') = (reason is not null)),
  check ((state in ('booked', 'aside')) = (settled_at is not null)),
  check (became not in ('donation', 'return') or donation_id is not null)
);
create index bank_entry_waiting on bank_entry (community_id, account_id, on_day, line, id) where state = 'waiting';
create index bank_entry_of_file on bank_entry (community_id, file_id, line, id);
create index bank_entry_of_statement on bank_entry (community_id, statement_id, id);
create index bank_entry_of_account on bank_entry (community_id, account_id, on_day, id);
create index bank_entry_of_donation on bank_entry (community_id, donation_id) where donation_id is not null;
create index bank_entry_settled on bank_entry (community_id, settled_at) where settled_at is not null;

-- Who paid and what was written on it: for the accountant alone, apart from the line, and forgotten some time after it is settled.
create table bank_party (
  community_id uuid not null,
  entry_id uuid not null,
  name text,
  account text,
  text text not null,
  forget_at bigint,                     -- null while the line waits
  primary key (community_id, entry_id),
  foreign key (community_id, entry_id) references bank_entry (community_id, id)
);
create index bank_party_to_forget on bank_party (community_id, forget_at) where forget_at is not null;

-- A line that looks exactly like one of an earlier file and has no reference of the bank by which to tell: it was taken for the
-- same one until the accountant says that it is another payment.
create table bank_repeat (
  community_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  statement_id uuid not null,
  line bigint not null,
  entry_id uuid not null,               -- the line that it was taken for
  is_same boolean,                      -- null: not decided
  primary key (community_id, id),
  unique (community_id, statement_id, entry_id),
  foreign key (community_id, file_id) references bank_file (community_id, id),
  foreign key (community_id, statement_id) references bank_statement (community_id, id),
  foreign key (community_id, entry_id) references bank_entry (community_id, id)
);
create index bank_repeat_open on bank_repeat (community_id, file_id, id) where is_same is null;

-- A line with whoever paid, as every page wants it.
create view bank_line as
  select e.community_id, e.id, e.account_id, e.file_id, e.statement_id, e.line, e.status, e.kind, e.on_day, e.amount, e.reference,
         e.part_number, e.part_of, e.whole, e.state, e.books_id, e.is_distinct, e.became, e.campaign_id, e.donation_id,
         e.entry_id, e.same_as, e.reason, e.settled_at, p.name, p.account as paid_from, p.text
    from bank_entry e
    left join bank_party p on p.community_id = e.community_id and p.entry_id = e.id;
