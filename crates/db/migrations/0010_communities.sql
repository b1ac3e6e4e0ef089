-- Communities: what their pages and processes need beyond 0001 and 0003.
-- append-only: stage_announcement, stage_move

-- The directory is read by name.
create index community_by_name on community (name, id);
create index community_of_parent on community (parent_id, name, id);

-- What is open now, and which stages have just begun or ended.
create index stage_by_opening on stage (community_id, opens_at);
create index stage_by_closing on stage (community_id, closes_at);

-- That a stage opened or closed has been told once.
create table stage_announcement (
  community_id uuid not null,
  stage_id uuid not null,
  what text not null,                   -- opened, closed
  at bigint not null,
  primary key (community_id, stage_id, what),
  foreign key (community_id, stage_id) references stage (community_id, id)
);

-- Why a boundary of a published stage was moved.
create table stage_move (
  community_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  kind text not null,                   -- the stage
  boundary text not null,               -- opening, closing
  was bigint,                           -- null: the stage was added
  becomes bigint not null,
  reason text not null,
  at bigint not null,
  primary key (community_id, id),
  foreign key (community_id, process_id) references process (community_id, id)
);
create index stage_move_of_process on stage_move (community_id, process_id, id);

-- A process as others can start it again: texts, lengths of stages, targets, rules; no people and no dates.
create table process_template (
  community_id uuid not null references community (id),
  id uuid not null,
  name text not null,
  summary text not null,                -- one sentence
  body text not null,                   -- TOML, as communities::templates reads it
  shared boolean not null,              -- offered to every community of the instance
  created_at bigint not null,
  primary key (community_id, id)
);
create index process_template_shared on process_template (shared, id);

create table organisation (
  community_id uuid not null references community (id),
  id uuid not null,
  name text not null,
  kind text not null,                   -- association, foundation, group, company, school, church, institution, media
  sector text not null,                 -- what it works on: education, health, …
  cui text,                             -- digits of the fiscal code, checked
  village text,
  website text,
  -- Only for the staff: whom to write to.
  contact_name text,
  email text,
  phone text,
  created_at bigint not null,
  primary key (community_id, id),
  unique (community_id, cui)
);
create index organisation_of_sector on organisation (community_id, sector, id);

-- "Organisation O was told of process P on day D, in this way." A mistake is withdrawn with a reason, never deleted.
create table outreach (
  community_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  process_id uuid not null,
  on_day text not null,
  way text not null,                    -- meeting, phone, email, letter, message
  note text not null,                   -- how it can be shown: number of the letter, who was there
  recorded_by uuid,                     -- a person on the staff; null for the program
  recorded_at bigint not null,
  withdrawn_at bigint,
  withdrawn_because text,
  primary key (community_id, id),
  foreign key (community_id, organisation_id) references organisation (community_id, id),
  foreign key (community_id, process_id) references process (community_id, id)
);
create index outreach_of_process on outreach (community_id, process_id, id);
create index outreach_of_organisation on outreach (community_id, organisation_id, id);
