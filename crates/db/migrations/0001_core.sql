-- What every area stands on: communities, people, the record of events, files, mail and jobs.
-- Instants are bigint Unix milliseconds (UTC); days are text (2026-11-21); money is bigint bani.
-- Every table of a community has the key (community_id, …) and refers to others by (community_id, id), so that the
-- database refuses a reference into another community. Words for kinds and states are checked by the program's enums.
-- append-only: event
-- by-rowid: file_content

-- The instance itself is the community with the nil id: its host is the bare one, its staff are the operators.
create table community (
  id uuid not null primary key,
  host text not null unique,            -- cojocna.localhost, without the port
  kind text not null,                   -- commune, town, county, metropolitan, foundation, association, instance
  name text not null,                   -- Comuna Cojocna
  county text,                          -- Cluj
  siruta bigint unique,                 -- 57350; null for associations and foundations
  parent_id uuid references community (id),   -- the association it belongs to
  languages text not null,              -- 'ro,hu,en': the first is the default
  accent text not null,                 -- '#a33a1e'; readable shades are derived
  summary text not null,                -- one sentence
  email text, phone text, address text,
  logo_id uuid,                         -- a file
  settings text not null,               -- JSON, opaque: see communities::Settings
  created_at bigint not null
);

create table person (
  id uuid not null primary key,
  name text not null,
  email text,                           -- as typed
  email_key text unique,                -- folded; null for a person on paper
  password text,                        -- Argon2id, PHC string
  language text not null,
  phone text,
  created_at bigint not null,
  erased_at bigint
);

-- A person's place in a community. No row: a visitor there.
create table membership (
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  role text not null,                   -- member, moderator, accountant, clerk, coordinator, operator
  village text,                         -- where the person lives, as chosen in the profile
  organisation text,
  joined_at bigint not null,
  primary key (community_id, person_id)
);
create index membership_of_person on membership (person_id, community_id);

-- "Resident, 18+, checked at the counter on day D." Never an identity number.
create table attestation (
  community_id uuid not null,
  person_id uuid not null,
  village text,
  adult boolean not null,
  checked_on text not null,
  checked_by uuid not null,
  revoked_at bigint,
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references membership (community_id, person_id)
);

create table session (
  token_hash bytea not null primary key,
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  created_at bigint not null,
  expires_at bigint not null,
  way text not null                     -- password, link, card, demo
);
create index session_of_person on session (person_id, community_id);

-- The record. `seen` is all, staff or none; unnamed events carry no person and only the day.
create table event (
  community_id uuid not null references community (id),
  id uuid not null,
  name text not null,
  body text not null,
  seen text not null,
  person_id uuid,
  at bigint not null,
  primary key (community_id, id)
);

create table file (
  community_id uuid not null references community (id),
  id uuid not null,
  name text not null,                   -- as uploaded, cleaned
  media_type text not null,             -- one of a closed list
  size bigint not null,
  width bigint, height bigint,          -- pictures only
  seen text not null,                   -- all, staff
  uploaded_by uuid,
  at bigint not null,
  primary key (community_id, id)
);
create table file_content (
  community_id uuid not null,
  file_id uuid not null,
  variant text not null,                -- whole, small (at most 640 px wide)
  bytes bytea not null,
  primary key (community_id, file_id, variant),
  foreign key (community_id, file_id) references file (community_id, id)
);

-- The outbox. A letter is written in the transaction that is the reason for it, and sent by a worker afterwards.
create table mail (
  community_id uuid not null references community (id),
  id uuid not null,
  person_id uuid references person (id),
  recipient text not null,
  subject text not null,
  body text not null,                   -- plain text
  unsubscribe text,                     -- address of the one-click page, if it may be unsubscribed from
  attempts bigint not null,
  next_at bigint not null,
  sent_at bigint,
  failure text,
  primary key (community_id, id)
);
create index mail_waiting on mail (next_at) where sent_at is null and failure is null;

-- Work for later, idempotent. `key` makes a job unique while it waits.
create table job (
  community_id uuid not null references community (id),
  id uuid not null,
  name text not null,
  key text not null,
  body text not null,
  attempts bigint not null,
  next_at bigint not null,
  failure text,
  primary key (community_id, id),
  unique (community_id, name, key)
);
create index job_waiting on job (next_at) where failure is null;

-- How often somebody tried something in a window of time. The key is a hash of what is guarded.
create table attempt (
  key bytea not null,
  window_at bigint not null,
  count bigint not null,
  primary key (key, window_at)
);
