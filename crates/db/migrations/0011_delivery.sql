-- What became of an initiative: milestones, updates with pictures and documents, the day it was delivered.
-- Every change of these tables is an event as well: the events are the history, the rows say how things stand.

create table milestone (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  title text not null,
  due_on text not null,                 -- a day
  done_on text,                         -- a day; null: not done yet
  done_note text not null,              -- one sentence on how it went; empty until done
  removed_at bigint,                    -- planned by mistake
  primary key (community_id, id),
  foreign key (community_id, initiative_id) references initiative (community_id, id)
);
create index milestone_of_initiative on milestone (community_id, initiative_id, due_on);
create index milestone_waiting on milestone (community_id, due_on) where done_on is null and removed_at is null;

-- append-only: delivery_update
create table delivery_update (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  role text not null,                   -- in which role it was posted; the person stands in the event
  text text not null,                   -- markdown
  posted_at bigint not null,
  primary key (community_id, id),
  foreign key (community_id, initiative_id) references initiative (community_id, id)
);
create index delivery_update_of_initiative on delivery_update (community_id, initiative_id, id);

-- append-only: delivery_file
create table delivery_file (
  community_id uuid not null,
  file_id uuid not null,
  initiative_id uuid not null,
  update_id uuid,                       -- null: of the initiative as a whole
  kind text not null,                   -- picture, before, after, document
  caption text not null,                -- what the picture shows; empty for documents
  batch_id uuid not null,               -- the form they came with: sent twice, it adds once
  position bigint not null,             -- in the form
  primary key (community_id, file_id),
  unique (community_id, batch_id, kind, position),
  foreign key (community_id, file_id) references file (community_id, id),
  foreign key (community_id, initiative_id) references initiative (community_id, id),
  foreign key (community_id, update_id) references delivery_update (community_id, id)
);
create index delivery_file_of_initiative on delivery_file (community_id, initiative_id, file_id);

-- The end of the works. A correction changes the row and says why; the events keep what it said before.
create table delivery (
  community_id uuid not null,
  initiative_id uuid not null,
  delivered_on text,                    -- a day; null: it was marked by mistake
  closing text not null,                -- markdown: what was done
  reason text,                          -- why it was corrected
  recorded_at bigint not null,
  primary key (community_id, initiative_id),
  foreign key (community_id, initiative_id) references initiative (community_id, id)
);
