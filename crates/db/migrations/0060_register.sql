-- The register: petitions, requests for information, suggestions, in one row of numbers for each community and year.
-- append-only: petition, petition_step, petition_file

-- The last number given in a year. Its row is locked while a number is given: none is lost and none is given twice.
create table register_year (
  community_id uuid not null references community (id),
  year bigint not null,
  last bigint not null check (last >= 0),
  primary key (community_id, year)
);

-- A line of the register. Each number needs the one before it, so that the database itself refuses a gap.
create table petition (
  community_id uuid not null references community (id),
  id uuid not null,
  year bigint not null,
  number bigint not null check (number >= 1),
  previous bigint,                      -- the number before; null for the first of a year
  kind text not null,                   -- petition, information, suggestion
  way text not null,                    -- web, counter, letter
  subject text not null,
  lang text not null,                   -- in which the answer is written
  received_on text not null,            -- a day: terms are counted from here
  registered_at bigint not null,
  primary key (community_id, id),
  unique (community_id, year, number),
  foreign key (community_id, year, previous) references petition (community_id, year, number),
  check ((number = 1 and previous is null) or (number > 1 and previous is not null and previous = number - 1))
);

-- What is said of a person, with its ends: the contact and the code are forgotten first, the name and the text later.
create table petition_private (
  community_id uuid not null,
  petition_id uuid not null,
  person_id uuid references person (id),  -- whose account it came from
  name text,
  email text,
  phone text,
  address text,
  text text,
  code_hash bytea,                      -- a keyed hash of the private code
  contact_until bigint,                 -- null until it is closed
  text_until bigint,
  primary key (community_id, petition_id),
  foreign key (community_id, petition_id) references petition (community_id, id)
);
create index petition_of_person on petition_private (community_id, person_id, petition_id) where person_id is not null;
create index petition_contact_ends on petition_private (community_id, contact_until) where contact_until is not null;
create index petition_text_ends on petition_private (community_id, text_until) where text_until is not null;

-- What was done about it: each thing at most once, and one of those that close it.
create table petition_step (
  community_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  kind text not null,                   -- extended, forwarded, answered, refused, filed
  closes boolean not null,
  reason text,                          -- a code: why refused, why filed without an answer
  text text not null,                   -- what the petitioner is told
  authority text,                       -- to whom it was forwarded
  proof text,                           -- how that can be proved: the number and the day of the letter
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, petition_id, kind),
  foreign key (community_id, petition_id) references petition (community_id, id),
  check ((kind = 'forwarded') = (authority is not null)),
  check ((kind = 'forwarded') = (proof is not null)),
  check ((kind in ('refused', 'filed')) = (reason is not null)),
  check ((kind = 'extended') = (not closes))
);
create unique index petition_closed on petition_step (community_id, petition_id) where closes;

-- What came with it, and what the answer came with. Only the staff and who has the code can fetch them.
create table petition_file (
  community_id uuid not null,
  file_id uuid not null,
  petition_id uuid not null,
  step_id uuid,                         -- null: it came with the petition
  primary key (community_id, file_id),
  foreign key (community_id, file_id) references file (community_id, id),
  foreign key (community_id, petition_id) references petition (community_id, id),
  foreign key (community_id, step_id) references petition_step (community_id, id)
);
create index petition_files on petition_file (community_id, petition_id, file_id);
