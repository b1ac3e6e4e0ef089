-- What people say about a subject, what is reported, and what moderators decide.
-- append-only: decision

create table comment (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  parent_id uuid,                       -- what it answers
  root_id uuid not null,                -- the comment that began the conversation; that one names itself
  depth bigint not null check (depth >= 1),
  author_id uuid not null references person (id),
  stance text not null,                 -- for, neutral, against
  text text not null,                   -- plain; empty once withdrawn
  form_key uuid not null,               -- hash of the form and what was typed: sent twice, it is kept once
  at bigint not null,
  edited_at bigint,
  withdrawn_at bigint,
  hidden_at bigint,
  hidden_reason text,                   -- a reason of the list
  hidden_words text,                    -- the moderator's own words, for the author
  primary key (community_id, id),
  unique (community_id, kind, subject_id, id),
  unique (community_id, author_id, form_key),
  foreign key (community_id, kind, subject_id) references subject (community_id, kind, id),
  foreign key (community_id, kind, subject_id, parent_id) references comment (community_id, kind, subject_id, id),
  foreign key (community_id, kind, subject_id, root_id) references comment (community_id, kind, subject_id, id),
  check ((hidden_at is null) = (hidden_reason is null)),
  check (withdrawn_at is null or text = '')
);
create index comment_first on comment (community_id, kind, subject_id, id) where depth = 1;
create index comment_of_root on comment (community_id, root_id, id);
create index comment_of_author on comment (community_id, author_id, id);

create table decision (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  comment_id uuid,                      -- null: about the subject itself
  verdict text not null,                -- keep, hide, restore, act
  reason text,                          -- a reason of the list, when something is hidden
  words text not null,                  -- why, in the moderator's own words
  decided_by uuid not null references person (id),
  at bigint not null,
  primary key (community_id, id),
  foreign key (community_id, kind, subject_id) references subject (community_id, kind, id),
  foreign key (community_id, kind, subject_id, comment_id) references comment (community_id, kind, subject_id, id),
  check ((verdict = 'hide') = (reason is not null))
);
create index decision_of_comment on decision (community_id, comment_id, id);

create table report (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  comment_id uuid,                      -- null: the subject itself is reported
  target_id uuid not null,              -- the comment, or else the subject
  person_id uuid not null references person (id),
  reason text not null,
  words text not null,
  said text not null,                   -- what was reported, as it stood then
  at bigint not null,
  decision_id uuid,                     -- null: it waits
  primary key (community_id, id),
  unique (community_id, target_id, person_id),
  foreign key (community_id, kind, subject_id) references subject (community_id, kind, id),
  foreign key (community_id, kind, subject_id, comment_id) references comment (community_id, kind, subject_id, id),
  foreign key (community_id, decision_id) references decision (community_id, id),
  check (target_id = coalesce(comment_id, subject_id))
);
create index report_waiting on report (community_id, id) where decision_id is null;
