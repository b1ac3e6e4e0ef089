-- Strategies: pillars, measures, indicators, and the evidence of what has come of them; which project serves which objective.
-- append-only: strategy_step

create table strategy (
  community_id uuid not null references community (id),
  id uuid not null,
  slug text not null,                   -- in the address: strategia-digitala
  title text not null,
  summary text not null,
  revision bigint not null check (revision >= 1),   -- raised by every change: whoever looked at an older one is told
  next_number bigint not null check (next_number between 1 and 1001),   -- pillars, measures, indicators: given once
  published_at bigint,                  -- null: a draft that only coordinators see
  created_at bigint not null,
  primary key (community_id, id),
  unique (community_id, slug)
);

create table strategy_pillar (
  community_id uuid not null,
  strategy_id uuid not null,
  number bigint not null check (number >= 1),
  title text not null,
  primary key (community_id, strategy_id, number),
  foreign key (community_id, strategy_id) references strategy (community_id, id)
);

create table strategy_measure (
  community_id uuid not null,
  strategy_id uuid not null,
  number bigint not null check (number >= 1),
  pillar bigint not null,
  title text not null,
  description text not null,            -- markdown
  owner text not null,                  -- who answers for it, in words; empty if nobody is named
  due_on text,
  primary key (community_id, strategy_id, number),
  foreign key (community_id, strategy_id, pillar) references strategy_pillar (community_id, strategy_id, number)
);

-- Values are whole thousandths of the unit: 12.5 % is 12500.
create table strategy_indicator (
  community_id uuid not null,
  strategy_id uuid not null,
  number bigint not null check (number >= 1),
  measure bigint not null,
  title text not null,
  unit text not null,
  baseline bigint not null,
  target bigint not null,
  due_on text,
  owner text not null,
  primary key (community_id, strategy_id, number),
  unique (community_id, strategy_id, number, measure),
  foreign key (community_id, strategy_id, measure) references strategy_measure (community_id, strategy_id, number),
  check (baseline <> target)
);
create index strategy_indicator_of on strategy_indicator (community_id, strategy_id, measure, number);

-- What shows that something was done, or a value that was measured. A wrong one is withdrawn with a reason and stays.
create table strategy_evidence (
  community_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  measure bigint not null,
  indicator bigint,
  value bigint,
  on_day text not null,
  kind text not null,                   -- process, initiative, document, page, web, file, note
  note text not null check (note <> ''),
  url text,
  file_id uuid,
  completes boolean not null,           -- with it, a measure without indicators is done
  at bigint not null,
  withdrawn_at bigint,
  withdrawn_because text,
  primary key (community_id, id),
  foreign key (community_id, strategy_id, measure) references strategy_measure (community_id, strategy_id, number),
  foreign key (community_id, strategy_id, indicator, measure)
    references strategy_indicator (community_id, strategy_id, number, measure),
  foreign key (community_id, file_id) references file (community_id, id),
  check ((indicator is null) = (value is null)),
  check (indicator is null or not completes),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((kind = 'file') = (file_id is not null))
);
create index strategy_evidence_of on strategy_evidence (community_id, strategy_id, measure, on_day, at, id);

-- Every change, in words that everybody may read once the strategy is public.
create table strategy_step (
  community_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  what text not null,                   -- a code: pillar-added, indicator-changed, …
  about text not null,                  -- the title of what was changed
  detail text not null,                 -- what it was before, a reason; may be empty
  at bigint not null,
  primary key (community_id, id),
  foreign key (community_id, strategy_id) references strategy (community_id, id)
);
create index strategy_step_of on strategy_step (community_id, strategy_id, id);

-- The matrix: objectives in rows, projects in columns, a mark where a project is relevant. What is not marked has no row.
create table strategy_objective (
  community_id uuid not null,
  strategy_id uuid not null,
  position bigint not null check (position between 1 and 60),
  title text not null,
  primary key (community_id, strategy_id, position),
  foreign key (community_id, strategy_id) references strategy (community_id, id)
);
create table strategy_project (
  community_id uuid not null,
  strategy_id uuid not null,
  position bigint not null check (position between 1 and 30),
  title text not null,
  primary key (community_id, strategy_id, position),
  foreign key (community_id, strategy_id) references strategy (community_id, id)
);
create table strategy_mark (
  community_id uuid not null,
  strategy_id uuid not null,
  objective bigint not null,
  project bigint not null,
  primary key (community_id, strategy_id, objective, project),
  foreign key (community_id, strategy_id, objective) references strategy_objective (community_id, strategy_id, position),
  foreign key (community_id, strategy_id, project) references strategy_project (community_id, strategy_id, position)
);
