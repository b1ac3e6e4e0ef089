-- Proposals of a process: what people wrote, every version of it, who supports it, and what the review decided.
-- append-only: proposal_version, proposal_review

create table proposal (
  community_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  author_id uuid references person (id),  -- null: it came on paper
  author_name text,                       -- who signed the paper
  entered_by uuid references person (id), -- who typed the paper in
  organisation text,                      -- on behalf of whom the author writes
  title text not null,
  summary text not null,                  -- plain text
  description text not null,              -- markdown
  category text not null,                 -- economy, environment, governance, living, mobility, people
  village text,
  estimated_cost bigint check (estimated_cost >= 0),   -- bani, as the author sees it
  status text not null,                   -- draft, submitted, withdrawn, merged, refused, admissible
  revision bigint not null,               -- raised by every save, so that a save over somebody else's is noticed
  merged_into uuid,
  withdrawn_because text,
  review_number bigint not null,          -- the decision that holds, see proposal_review (0: none yet)
  support_count bigint not null check (support_count >= 0),   -- moves in the transaction that adds or takes a support
  created_at bigint not null,
  submitted_at bigint,
  primary key (community_id, id),
  foreign key (community_id, process_id) references process (community_id, id),
  foreign key (community_id, merged_into) references proposal (community_id, id),
  check ((author_id is null) <> (author_name is null)),
  check ((status = 'merged') = (merged_into is not null)),
  check (submitted_at is not null or status in ('draft', 'withdrawn'))
);
create index proposal_of_process on proposal (community_id, process_id, id);
create index proposal_of_author on proposal (community_id, author_id, process_id);
create index proposal_entered_by on proposal (community_id, entered_by, process_id);
create index proposal_waiting on proposal (community_id, submitted_at) where status = 'submitted';

-- Every text that was public, as it was. A draft has no versions: nobody but its author has seen it.
create table proposal_version (
  community_id uuid not null,
  proposal_id uuid not null,
  revision bigint not null,
  title text not null,
  summary text not null,
  description text not null,
  category text not null,
  village text,
  estimated_cost bigint,
  organisation text,
  at bigint not null,
  primary key (community_id, proposal_id, revision),
  foreign key (community_id, proposal_id) references proposal (community_id, id)
);

-- A shelf is the list behind one filter: all of a process, one category, one village, one status. Lists and their
-- counts are read from here, so that they cost the same however many proposals there are.
create table proposal_shelf (
  community_id uuid not null,
  proposal_id uuid not null,
  shelf text not null,                    -- all, category:mobility, village:Boju, status:admissible
  process_id uuid not null,
  submitted_at bigint not null,
  support_count bigint not null,
  primary key (community_id, proposal_id, shelf),
  foreign key (community_id, proposal_id) references proposal (community_id, id)
);
create index proposal_shelf_newest on proposal_shelf (community_id, process_id, shelf, submitted_at, proposal_id);
create index proposal_shelf_supported on proposal_shelf (community_id, process_id, shelf, support_count, proposal_id);

create table proposal_shelf_count (
  community_id uuid not null,
  process_id uuid not null,
  shelf text not null,
  count bigint not null check (count >= 0),
  primary key (community_id, process_id, shelf),
  foreign key (community_id, process_id) references process (community_id, id)
);

-- The words of the titles that stand on a shelf, folded and cut, to find proposals that are alike.
create table proposal_word (
  community_id uuid not null,
  process_id uuid not null,
  word text not null,
  proposal_id uuid not null,
  primary key (community_id, process_id, word, proposal_id),
  foreign key (community_id, proposal_id) references proposal (community_id, id)
);
create index proposal_word_of on proposal_word (community_id, proposal_id);

-- Public and revocable: not a vote. The key is what keeps a person to one.
create table proposal_support (
  community_id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null references person (id),
  since bigint not null,
  primary key (community_id, proposal_id, person_id),
  foreign key (community_id, proposal_id) references proposal (community_id, id)
);
create index proposal_support_of on proposal_support (community_id, person_id);

-- What the town hall decided. A decision is never changed: a new one follows it.
create table proposal_review (
  community_id uuid not null,
  proposal_id uuid not null,
  number bigint not null check (number > 0),
  decision text not null,                 -- admissible, merged, refused
  reasons text not null check (reasons <> ''),
  cost bigint check (cost >= 0),          -- bani, as the town hall found it
  merged_into uuid,
  decided_by uuid references person (id),
  at bigint not null,
  primary key (community_id, proposal_id, number),
  foreign key (community_id, proposal_id) references proposal (community_id, id),
  foreign key (community_id, merged_into) references proposal (community_id, id),
  check ((decision = 'admissible') = (cost is not null)),
  check ((decision = 'merged') = (merged_into is not null))
);

create table proposal_file (
  community_id uuid not null,
  proposal_id uuid not null,
  file_id uuid not null,
  kind text not null,                     -- picture, attachment
  caption text,                           -- what a picture shows, read to those who cannot see it
  position bigint not null,
  primary key (community_id, proposal_id, file_id),
  foreign key (community_id, proposal_id) references proposal (community_id, id),
  foreign key (community_id, file_id) references file (community_id, id)
);
