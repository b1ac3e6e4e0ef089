-- Processes, their stages and targets, and the hand-overs of the chain: a proposal that was admitted is a candidate,
-- a candidate that won is an initiative. Both belong to no single area: they are how areas meet.

create table process (
  community_id uuid not null references community (id),
  id uuid not null,
  slug text not null,                   -- in the address: sat-inteligent-2026
  title text not null,
  summary text not null,                -- one plain sentence
  description text not null,            -- markdown
  -- What the vote and the campaign of this process start from. The vote and the campaign keep their own copies.
  max_choices bigint not null check (max_choices between 1 and 50),
  seats bigint not null check (seats between 1 and 20),
  match_rate bigint not null check (match_rate between 0 and 1000),   -- percent
  match_cap bigint not null check (match_cap >= 0),                   -- bani
  match_cap_on text not null,           -- match, total
  created_at bigint not null,
  published_at bigint,                  -- null: a draft that only coordinators see
  template text,                        -- the template it was started from
  primary key (community_id, id),
  unique (community_id, slug)
);

create table stage (
  community_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  kind text not null,                   -- inform, propose, discuss, review, vote, fund, deliver, report
  opens_at bigint not null,
  closes_at bigint not null,
  note text not null,                   -- one sentence for this stage
  primary key (community_id, id),
  unique (community_id, process_id, kind),
  foreign key (community_id, process_id) references process (community_id, id),
  check (closes_at > opens_at)
);

create table target (
  community_id uuid not null,
  process_id uuid not null,
  kind text not null,                   -- see rules::targets
  wanted bigint not null check (wanted > 0),
  primary key (community_id, process_id, kind),
  foreign key (community_id, process_id) references process (community_id, id)
);

-- A proposal that may be voted on. Written by the review, read by the vote.
create table candidate (
  community_id uuid not null,
  proposal_id uuid not null,
  process_id uuid not null,
  title text not null,
  summary text not null,
  village text,
  cost bigint not null check (cost >= 0),   -- as the review found it
  admitted_at bigint not null,
  removed_at bigint,
  primary key (community_id, proposal_id),
  foreign key (community_id, process_id) references process (community_id, id)
);
create index candidate_of_process on candidate (community_id, process_id);

create table initiative (
  community_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  proposal_id uuid not null,
  vote_id uuid,                         -- the vote it won
  title text not null,
  summary text not null,
  village text,
  cost bigint not null,
  created_at bigint not null,
  primary key (community_id, id),
  unique (community_id, proposal_id),
  foreign key (community_id, process_id) references process (community_id, id),
  foreign key (community_id, proposal_id) references candidate (community_id, proposal_id)
);
create index initiative_of_process on initiative (community_id, process_id);
