-- What the yearly report of Law 52/2003 counts of sittings, and of which meetings those who wrote were told.
-- append-only: consultation_told

-- Both are said with the minutes. The public of a council's sitting: those without a vote. Null: not counted.
alter table sitting_minutes add column visitors bigint check (visitors >= 0);
-- Why it was not public, for the council decides it in the room; null: it was.
alter table sitting_minutes add column closed text check (closed <> '');

-- Art. 8: a public meeting is brought to the knowledge of those who wrote about what it will deal with. Once for each.
create table consultation_told (
  community_id uuid not null,
  consultation_id uuid not null,
  meeting text not null,                -- the word that names it in the calendar: sit_…, meet_…
  title text not null,
  url text not null,
  starts_at bigint not null,
  by_mail bigint not null check (by_mail >= 0),
  at bigint not null,
  primary key (community_id, consultation_id, meeting),
  foreign key (community_id, consultation_id) references consultation (community_id, id)
);
