-- Votes: the list of voters, the ballots, the count. Why ballots and entitlements share nothing: docs/decisions/0006.
-- append-only: vote, vote_option, electorate, ballot, vote_count, vote_count_line, vote_lot, vote_winner

-- Opened once, and never changed afterwards: nobody can move the rules while people vote.
create table vote (
  community_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  title text not null,
  max_choices bigint not null check (max_choices >= 1),   -- how many options a ballot may name
  seats bigint not null check (seats >= 1),               -- how many options win
  option_count bigint not null check (option_count >= 1),
  few_reason text,                      -- why a coordinator opened it with fewer than three options (public)
  opens_at bigint not null,             -- of the stage, as it was when the vote was opened
  closes_at bigint not null,
  opened_at bigint not null,
  primary key (community_id, id),
  unique (community_id, process_id),
  foreign key (community_id, process_id) references process (community_id, id),
  check (option_count >= 3 or few_reason is not null),
  check (opened_at >= opens_at and opened_at < closes_at)
);

-- What stands on the ballot: the candidates as they were at opening, in the order of their titles.
create table vote_option (
  community_id uuid not null,
  vote_id uuid not null,
  position bigint not null check (position >= 1),
  proposal_id uuid not null,
  title text not null,
  summary text not null,
  village text,
  cost bigint not null check (cost >= 0),
  primary key (community_id, vote_id, position),
  unique (community_id, vote_id, proposal_id),
  foreign key (community_id, vote_id) references vote (community_id, id),
  foreign key (community_id, proposal_id) references candidate (community_id, proposal_id)
);

-- The list of voters, as it was published at opening.
create table electorate (
  community_id uuid not null,
  vote_id uuid not null,
  people bigint not null check (people >= 1),
  digest bytea not null,                -- SHA-256 over the sorted keyed hashes of the persons entitled
  primary key (community_id, vote_id),
  foreign key (community_id, vote_id) references vote (community_id, id)
);

-- Who may vote, and whether the vote was cast. No time. The key of the person refers to nothing: this area does not
-- know who a person is.
-- `closed` is set on all rows at once by the count. A ballot that is being cast at that moment holds its row, so the
-- count waits for it, and whoever comes later finds the row closed: no ballot can slip in behind the count.
create table entitlement (
  community_id uuid not null,
  vote_id uuid not null,
  person_id uuid not null,
  used boolean not null,
  closed boolean not null,
  primary key (community_id, vote_id, person_id),
  foreign key (community_id, vote_id) references vote (community_id, id)
);
create index entitlement_used on entitlement (community_id, vote_id) where used;

-- The ballots. No person, no time, no reference to an entitlement; the id is wholly random.
-- SQLite keeps the rows in the order of their key, so the table remembers no order of arrival (the write-ahead log
-- does, until it is checkpointed). PostgreSQL is weaker here: rows lie in the heap in the order of arrival, and the
-- hidden column xmin is the same number on a ballot and on the entitlement that was marked in the same transaction.
-- Whoever administers that database, or has its files, can lay the two side by side. The count writes all entitlements
-- anew in one transaction, which levels xmin once the old row versions are vacuumed, but neither the order in which the
-- rows lie nor archived logs. Writing ballots shuffled and in batches, which closes this, belongs to the next level of secrecy. Every vote's page
-- "secrecy" says so. There is no check on `choices`: PostgreSQL puts the whole row into the message of a failed check.
create table ballot (
  community_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  choices text not null,                -- positions of the options in rising order: '1,4', empty for a blank ballot
  primary key (community_id, vote_id, id),
  foreign key (community_id, vote_id) references vote (community_id, id)
);

-- The count, once. `voters` (marks on the list) and `ballots` (papers in the box) are counted apart and shown side by side.
create table vote_count (
  community_id uuid not null,
  vote_id uuid not null,
  voters bigint not null,
  ballots bigint not null,
  blank bigint not null,
  spoiled bigint not null,
  outcome text not null,                -- decided, tie
  counted_at bigint not null,
  primary key (community_id, vote_id),
  foreign key (community_id, vote_id) references vote (community_id, id),
  check (ballots >= blank + spoiled)
);

create table vote_count_line (
  community_id uuid not null,
  vote_id uuid not null,
  position bigint not null,
  votes bigint not null check (votes >= 0),
  primary key (community_id, vote_id, position),
  foreign key (community_id, vote_id) references vote_count (community_id, vote_id),
  foreign key (community_id, vote_id, position) references vote_option (community_id, vote_id, position)
);

-- The lot that was drawn in the open when options tied. Public, with its names.
create table vote_lot (
  community_id uuid not null,
  vote_id uuid not null,
  drawn_order text not null,            -- positions of the tied options as drawn, first drawn first: '3,1'
  drawn_by text not null,
  witnesses text not null,
  drawn_on text not null,
  primary key (community_id, vote_id),
  foreign key (community_id, vote_id) references vote_count (community_id, vote_id)
);

create table vote_winner (
  community_id uuid not null,
  vote_id uuid not null,
  position bigint not null,
  place bigint not null check (place >= 1),   -- 1 for the first
  primary key (community_id, vote_id, position),
  unique (community_id, vote_id, place),
  foreign key (community_id, vote_id, position) references vote_count_line (community_id, vote_id, position)
);
