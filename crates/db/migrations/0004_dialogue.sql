-- Something that people talk about and follow. The area that owns it opens it here, in the transaction that makes it
-- public; the talk knows no more of it than this.
create table subject (
  community_id uuid not null references community (id),
  kind text not null,                   -- proposal, meeting, initiative, process
  id uuid not null,
  process_id uuid,
  title text not null,
  url text not null,
  owner_id uuid,                        -- the person who is told of every comment
  talk_closes_at bigint,                -- null: open until its owner closes it
  primary key (community_id, kind, id),
  foreign key (community_id, process_id) references process (community_id, id)
);

create table follow (
  community_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  person_id uuid not null references person (id),
  since bigint not null,
  primary key (community_id, kind, subject_id, person_id),
  foreign key (community_id, kind, subject_id) references subject (community_id, kind, id)
);
create index follow_of_person on follow (community_id, person_id, subject_id);

-- Who has asked for no more letters: about one subject, or (kind 'all', the nil id) about anything in this community.
create table silence (
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  kind text not null,                   -- a kind of subject, or all
  subject_id uuid not null,
  since bigint not null,
  primary key (community_id, person_id, kind, subject_id)
);

-- What a person was told, or will be told in the digest. The keys hold the promises: nobody is told of one thing twice,
-- and nobody gets more than five letters a day. Kept for 90 days.
create table notice (
  community_id uuid not null,
  key text not null,                    -- what happened
  person_id uuid not null references person (id),
  kind text not null,
  subject_id uuid not null,
  line text not null,                   -- what happened, in the person's language
  url text not null,                    -- where to look
  day text not null,
  place bigint check (place between 1 and 5),   -- which letter of the day it was; null: it waits for the digest
  gathered_at bigint,                   -- when it went into a digest
  primary key (community_id, key, person_id),
  unique (community_id, person_id, day, place),
  foreign key (community_id, kind, subject_id) references subject (community_id, kind, id)
);
create index notice_waiting on notice (community_id, person_id, day) where place is null and gathered_at is null;
create index notice_of_subject on notice (community_id, kind, subject_id, person_id);
create index notice_of_day on notice (community_id, day);

-- Whoever writes notices holds this row meanwhile, so that letters are counted one writer after the other.
create table notice_book (
  community_id uuid not null primary key references community (id),
  at bigint not null
);
