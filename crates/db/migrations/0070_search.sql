-- The search: what everybody can find, and by which roots of words. Filled in the transactions that make things public or
-- change them, and rebuilt from the things themselves whenever somebody asks or a week has gone by. See docs/decisions/0020.
-- by-rowid: found

create table found (
  community_id uuid not null references community (id),
  kind text not null,                   -- proposal, process, meeting, document, …: see kit::find
  id uuid not null,
  part bigint not null check (part >= 0),   -- 0: the whole; otherwise the address of a piece with a page of its own
  title text not null,
  under text not null,                  -- what it is a part of; empty for what stands alone
  text text not null,                   -- plain, shortened: where the snippet is cut from
  url text not null,
  category text,                        -- of a proposal: what people follow it by
  process_id uuid,
  at bigint not null,                   -- when it became public
  primary key (community_id, kind, id, part)
);

-- One row for each root of a word of a thing. The key is the order of the answers: title before text, newest first.
create table found_word (
  community_id uuid not null,
  word text not null,
  place bigint not null check (place in (0, 1)),   -- 0: in the title; 1: only in the text
  age bigint not null,                  -- the moment with its sign turned, so that the newest is the smallest
  kind text not null,
  id uuid not null,
  part bigint not null,
  primary key (community_id, word, place, age, kind, id, part),
  foreign key (community_id, kind, id, part) references found (community_id, kind, id, part)
);
create index found_word_of on found_word (community_id, kind, id, part, word);

-- Under which version of the roots a community's things were last read in whole, and when.
create table found_state (
  community_id uuid not null primary key references community (id),
  version bigint not null,
  at bigint not null
);
