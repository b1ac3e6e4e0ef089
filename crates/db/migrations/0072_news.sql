-- News: which events people are told of, where they lead to, and who wants to hear of what.

-- An event that is news. Its words are those of the log, in the language of whoever reads.
create table news (
  community_id uuid not null,
  id uuid not null,                     -- of the event
  topic text not null,                  -- processes, consultations, proposals, votes, sittings, funding, strategy
  category text not null,               -- of a proposal; empty for what has none
  process_id uuid,
  url text not null,                    -- the path of the page to look at
  at bigint not null,
  primary key (community_id, id),
  foreign key (community_id, id) references event (community_id, id)
);
create index news_of_topic on news (community_id, topic, id);
create index news_of_process on news (community_id, process_id, id) where process_id is not null;
create index news_by_time on news (community_id, at);

-- What a person wants to hear of, here: a topic, or proposals of one category (proposals:mobility).
create table topic_follow (
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  topic text not null,
  since bigint not null,
  primary key (community_id, person_id, topic)
);

-- Up to when a person was told. Moves forward only, with the letter or without one.
create table topic_reader (
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  told_until bigint not null,
  primary key (community_id, person_id)
);
create index topic_reader_due on topic_reader (community_id, told_until);

-- The letters that went out: the key allows one a day for each person. Kept for 90 days.
create table topic_letter (
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  day text not null,
  lines bigint not null check (lines >= 1),
  primary key (community_id, person_id, day)
);
create index topic_letter_of_day on topic_letter (community_id, day);

-- Communities whose older events have been looked through for news, once.
create table news_state (
  community_id uuid not null primary key references community (id),
  at bigint not null
);
