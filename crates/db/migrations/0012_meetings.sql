-- Meetings: announced, held, counted, minuted. Head counts and minutes are only ever added to: the latest revision
-- counts, and says why it replaced the one before.

create table meeting (
  community_id uuid not null references community (id),
  id uuid not null,
  process_id uuid,
  kind text not null,                   -- consultation, debate, assembly, workshop, other
  title text not null,
  place text not null,
  village text,
  online text,                          -- how to follow it from home, as written
  starts_at bigint not null,
  ends_at bigint not null,
  agenda text not null,                 -- markdown
  announced_at bigint not null,
  changed_at bigint not null,           -- when the announcement last changed
  changes bigint not null,              -- how often: the sequence number in calendars
  cancelled_at bigint,
  cancel_reason text,
  primary key (community_id, id),
  foreign key (community_id, process_id) references process (community_id, id),
  check (ends_at > starts_at)
);
create index meeting_by_end on meeting (community_id, ends_at, id);
create index meeting_of_process on meeting (community_id, process_id, ends_at);

-- append-only: head_count
create table head_count (
  community_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  revision bigint not null check (revision >= 1),
  online_viewers bigint check (online_viewers >= 0),   -- a figure of its own, never added to people in the room
  unique_people bigint check (unique_people >= 0),     -- of those in the room, who had been at no earlier meeting of the process
  note text not null,
  reason text,                          -- why it replaces the one before; null for the first
  recorded_at bigint not null,
  primary key (community_id, id),
  unique (community_id, meeting_id, revision),
  foreign key (community_id, meeting_id) references meeting (community_id, id),
  check ((revision = 1) = (reason is null))
);

-- append-only: head_count_sector
create table head_count_sector (
  community_id uuid not null,
  head_count_id uuid not null,
  sector text not null,                 -- town_hall, elected, ngo, academia, business, citizens, team, other
  people bigint not null check (people >= 0),
  way text not null,                    -- counted, estimated
  primary key (community_id, head_count_id, sector),
  foreign key (community_id, head_count_id) references head_count (community_id, id)
);

-- append-only: minutes
create table minutes (
  community_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  revision bigint not null check (revision >= 1),
  text text not null,                   -- markdown
  reason text,
  published_at bigint not null,
  primary key (community_id, id),
  unique (community_id, meeting_id, revision),
  foreign key (community_id, meeting_id) references meeting (community_id, id),
  check ((revision = 1) = (reason is null))
);

-- append-only: annex
create table annex (
  community_id uuid not null,
  file_id uuid not null,
  meeting_id uuid not null,
  primary key (community_id, file_id),
  foreign key (community_id, file_id) references file (community_id, id),
  foreign key (community_id, meeting_id) references meeting (community_id, id)
);
create index annex_of_meeting on annex (community_id, meeting_id, file_id);
