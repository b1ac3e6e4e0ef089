-- Notices of public meetings, sittings of the council, assemblies and elections of village delegates; their minutes; the
-- lists of signatures of citizens' initiatives, of which only numbers are known here.
-- append-only: sitting_minutes, signature_count

-- What was announced does not change: it can be called off with a reason, and announced again.
create table sitting (
  community_id uuid not null references community (id),
  id uuid not null,
  kind text not null,                   -- public, ordinary, extraordinary, urgent, assembly, delegates
  title text not null,
  purpose text not null,                -- one or two sentences
  agenda text not null,                 -- markdown
  place text not null,
  village text,
  online text,                          -- how to follow it from home, as written
  starts_at bigint not null,
  noticed_on text not null,             -- a day: posted or communicated
  constituted_on text,                  -- a day: when the council was constituted, for the election of delegates
  reason text,                          -- why sooner than the term
  announced_at bigint not null,
  cancelled_at bigint,
  cancel_reason text,
  primary key (community_id, id),
  check ((cancelled_at is null) = (cancel_reason is null)),
  check (kind <> 'urgent' or reason is not null),
  check ((kind = 'delegates') = (constituted_on is not null))
);
create index sitting_by_start on sitting (community_id, starts_at, id);

create table sitting_minutes (
  community_id uuid not null,
  id uuid not null,
  sitting_id uuid not null,
  revision bigint not null check (revision >= 1),
  present bigint not null check (present >= 0),
  votes bigint,                         -- for the delegate who was elected
  text text not null,                   -- markdown
  reason text,                          -- why it replaces the one before; null for the first
  published_at bigint not null,
  primary key (community_id, id),
  unique (community_id, sitting_id, revision),
  foreign key (community_id, sitting_id) references sitting (community_id, id),
  check ((revision = 1) = (reason is null)),
  check (votes is null or (votes >= 0 and votes <= present))
);

-- A citizens' initiative: a draft decision for which signatures are gathered on paper.
create table signature_drive (
  community_id uuid not null references community (id),
  id uuid not null,
  title text not null,
  text text not null,                   -- markdown: what is proposed
  voters bigint not null check (voters >= 1),  -- in the Electoral Register
  voters_on text not null,              -- a day: of when that figure is
  opened_at bigint not null,
  deposited_on text,                    -- a day: when the lists were handed to the general secretary
  deposited_as text,                    -- under which number
  withdrawn_at bigint,
  primary key (community_id, id),
  check ((deposited_on is null) = (deposited_as is null)),
  check (deposited_on is null or withdrawn_at is null)
);

create table signature_count (
  community_id uuid not null,
  id uuid not null,
  drive_id uuid not null,
  revision bigint not null check (revision >= 1),
  gathered bigint not null check (gathered >= 0),
  valid bigint,                         -- as verified by the general secretary; null before
  note text not null,
  counted_at bigint not null,
  primary key (community_id, id),
  unique (community_id, drive_id, revision),
  foreign key (community_id, drive_id) references signature_drive (community_id, id),
  check (valid is null or (valid >= 0 and valid <= gathered))
);
