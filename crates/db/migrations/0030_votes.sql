-- Votes in full: what is declared before opening, the voters' list, code letters, paper, the box, acts and complaints.
-- append-only: vote_extension, vote_outcome, vote_draw, vote_act, voter_import, voter_rejected, paper_reading, paper_settled

-- What a vote will be, written down before it is opened. Opening copies it into `vote`, which nobody can change.
create table vote_plan (
  community_id uuid not null,
  process_id uuid not null,
  ballot text not null,                 -- rules::BallotKind: approval 1-3, points 1-10 each 5 options 3, yes-no
  rule text not null,                   -- rules::counting::Rule: most-votes+winners=2, equal-shares+add1+exhaustive
  budget bigint check (budget > 0),     -- bani; null where nothing is bought
  min_age bigint not null check (min_age between 14 and 18),
  grounds text not null,                -- residence, or residence,work,study: why somebody may belong here
  village text,                         -- only people of this village
  complaint_days bigint not null check (complaint_days between 0 and 30),
  declared_at bigint not null,
  declared_by uuid,
  revision bigint not null check (revision >= 1),
  primary key (community_id, process_id),
  foreign key (community_id, process_id) references process (community_id, id)
);

-- As in the plan; empty for a vote that was opened before there were plans: approval of up to max_choices, most votes win.
alter table vote add column ballot text not null default '';
alter table vote add column rule text not null default '';
alter table vote add column budget bigint;
alter table vote add column min_age bigint not null default 18;
alter table vote add column grounds text not null default 'residence';
alter table vote add column village text;
alter table vote add column complaint_days bigint not null default 0;
-- A public key to which ballots are sealed until trustees open them; null where the box is open to the program.
alter table vote add column sealed_to bytea;
alter table vote_option add column domain text;

-- The vote was open longer than it was declared, for a reason that everybody can read.
create table vote_extension (
  community_id uuid not null,
  vote_id uuid not null,
  number bigint not null check (number >= 1),
  was bigint not null,
  closes_at bigint not null,
  reason text not null,
  at bigint not null,
  primary key (community_id, vote_id, number),
  foreign key (community_id, vote_id) references vote (community_id, id),
  check (closes_at > was and at < was)
);

-- When it really closes: one row, raised by an extension in the same transaction. A ballot is taken only before it.
create table vote_term (
  community_id uuid not null,
  vote_id uuid not null,
  closes_at bigint not null,
  primary key (community_id, vote_id),
  foreign key (community_id, vote_id) references vote (community_id, id)
);
insert into vote_term (community_id, vote_id, closes_at) select community_id, id, closes_at from vote;

-- Those who follow the process were told that the vote closes soon. The row is what makes it happen once.
create table vote_reminder (
  community_id uuid not null,
  vote_id uuid not null,
  closes_at bigint not null,
  primary key (community_id, vote_id, closes_at),
  foreign key (community_id, vote_id) references vote (community_id, id)
);

-- The voters' list of the community: people who belong here, with or without an account. No CNP: a keyed hash of it.
create table voter (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text not null,               -- folded
  identity bytea,                       -- keyed hash of the CNP
  list_number text,                     -- how the list itself names the person, where it has no CNP
  born_on text,                         -- a day, or only a year
  village text,
  ground text not null,                 -- residence, work, study
  person_id uuid,                       -- the account of the same person
  import_id uuid not null,              -- the list that brought the row in first
  struck_at bigint,                     -- taken off the list
  struck_because text,
  primary key (community_id, id),
  check ((struck_at is null) = (struck_because is null)),
  check (identity is not null or list_number is not null)
);
create unique index voter_identity on voter (community_id, identity) where identity is not null;
create unique index voter_number on voter (community_id, list_number) where list_number is not null;
create unique index voter_person on voter (community_id, person_id) where person_id is not null;
create index voter_by_name on voter (community_id, name_key, id);

create table voter_import (
  community_id uuid not null,
  id uuid not null,
  name text not null,                   -- of the file
  digest bytea not null,
  row_count bigint not null,
  added bigint not null,
  changed bigint not null,
  rejected bigint not null,
  at bigint not null,
  by_person uuid,
  primary key (community_id, id)
);

-- Rows that were not taken, and why. The row itself is not kept: only its line and what is wrong.
create table voter_rejected (
  community_id uuid not null,
  import_id uuid not null,
  line bigint not null,
  reason text not null,                 -- the key of a message
  detail text not null,
  primary key (community_id, import_id, line),
  foreign key (community_id, import_id) references voter_import (community_id, id)
);

-- What the counter may note beside an attestation, for votes with other conditions than "resident and of age".
alter table attestation add column identity bytea;
alter table attestation add column born_on text;
alter table attestation add column ground text not null default 'residence';
create unique index attestation_identity on attestation (community_id, identity) where identity is not null and revoked_at is null;

-- Every human who may be on the list of a vote, once: attestations in force, with the row of the voters' list that is
-- tied to them, and the rows of the voters' list, not struck, that are nobody's who is attested. Where only a year of
-- birth is known, it may have been any day of it. The two counts are lookups by index even right after a long list came
-- in, when PostgreSQL does not know yet how long it is; `not exists` would become a join of everybody with everybody.
create view elector as
  select h.community_id, h.id, h.person_id, h.voter_id, h.village, h.adult, h.attested_for, h.listed_for,
         case when length(h.born_on) = 4 then h.born_on || '-01-01' else h.born_on end as born_earliest,
         case when length(h.born_on) = 4 then h.born_on || '-12-31' else h.born_on end as born_latest
    from (
      select a.community_id, a.person_id as id, a.person_id, v.id as voter_id, coalesce(a.village, v.village) as village,
             a.adult, a.ground as attested_for, v.ground as listed_for,
             case when a.born_on is null or (length(a.born_on) = 4 and length(v.born_on) = 10)
                  then v.born_on else a.born_on end as born_on
        from attestation a
        left join voter v on v.community_id = a.community_id and v.person_id = a.person_id and v.struck_at is null
       where a.revoked_at is null
      union all
      select v.community_id, coalesce(v.person_id, v.id), v.person_id, v.id, v.village,
             false, cast(null as text), v.ground, v.born_on
        from voter v
       where v.struck_at is null
         and (select count(*) from attestation a where a.community_id = v.community_id
               and a.person_id = v.person_id and a.revoked_at is null) = 0
         and (select count(*) from attestation a where a.community_id = v.community_id
               and a.identity = v.identity and a.revoked_at is null) = 0
    ) h;

-- Who may vote: a person with an account, somebody of the voters' list, or both at once. Marked once, by whichever
-- channel comes first. No time.
create table right_to_vote (
  community_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  person_id uuid,
  voter_id uuid,
  village text,
  age_band text,                        -- 14-17, 18-24, 25-44, 45-64, 65; null where the birth is not known
  used boolean not null,
  channel text,                         -- web, letter, counter, paper
  closed boolean not null,
  primary key (community_id, vote_id, id),
  unique (community_id, vote_id, person_id),
  unique (community_id, vote_id, voter_id),
  foreign key (community_id, vote_id) references vote (community_id, id),
  foreign key (community_id, voter_id) references voter (community_id, id),
  check (person_id is not null or voter_id is not null),
  check (used = (channel is not null))
);
insert into right_to_vote (community_id, vote_id, id, person_id, used, channel, closed)
  select community_id, vote_id, person_id, person_id, used, case when used then 'web' end, closed from entitlement;
drop table entitlement;
alter table right_to_vote rename to entitlement;
create index entitlement_marked on entitlement (community_id, vote_id, channel) where used;

-- The code of a printed letter, or of a ballot opened at the counter: only its keyed hash.
create table vote_code (
  community_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  entitlement_id uuid not null,
  code_hash bytea not null,
  channel text not null,                -- letter, counter
  batch uuid not null,                  -- printed together
  made_on text not null,
  expires_at bigint,                    -- at the counter: minutes
  revoked_on text,
  revoked_because text,
  primary key (community_id, vote_id, id),
  unique (community_id, vote_id, code_hash),
  foreign key (community_id, vote_id, entitlement_id) references entitlement (community_id, vote_id, id),
  check ((revoked_on is null) = (revoked_because is null))
);
-- A person has at most one letter that works.
create unique index vote_code_in_force on vote_code (community_id, vote_id, entitlement_id)
  where revoked_on is null and channel = 'letter';
create index vote_code_of_batch on vote_code (community_id, vote_id, batch, id);

-- Ballots wait here until at least twenty can be moved together, in another order than they came. With them move the
-- marks of those who cast them, so that afterwards the rows of a whole batch are of one age.
create table ballot_arrived (
  community_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  choices text not null,
  primary key (community_id, vote_id, id),
  foreign key (community_id, vote_id) references vote (community_id, id)
);
-- The box while the vote is open: emptied into `ballot` when it is counted, all at once and in the order of random ids.
create table ballot_box (
  community_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  choices text not null,
  primary key (community_id, vote_id, id),
  foreign key (community_id, vote_id) references vote (community_id, id)
);

-- Paper ballots, sheet by sheet, each read by two people who do not see what the other read.
create table paper_box (
  community_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  label text not null,                  -- which box or polling place
  sheets bigint check (sheets >= 0),    -- how many sheets were in it, counted by hand when it was opened
  opened_by text,                       -- names of those who opened it
  closed_at bigint,                     -- all sheets agree and the protocol was made
  salt bytea,                           -- hashed first, so that a box with few sheets cannot be guessed from its digest
  digest bytea,                         -- SHA-256 over the salt and what the sheets say
  poured boolean not null default false, -- its sheets are in the ballot box
  primary key (community_id, vote_id, id),
  unique (community_id, vote_id, label),
  foreign key (community_id, vote_id) references vote (community_id, id),
  check ((closed_at is null) = (digest is null)),
  check (not poured or closed_at is not null)
);
create table paper_reading (
  community_id uuid not null,
  vote_id uuid not null,
  box_id uuid not null,
  sheet bigint not null check (sheet >= 1),
  reader_id uuid not null,              -- the account of the one who read it
  choices text not null,                -- as in ballot_box, or 'spoiled'
  turn bigint not null check (turn in (1, 2)),
  primary key (community_id, vote_id, box_id, sheet, reader_id),
  unique (community_id, vote_id, box_id, sheet, turn),
  foreign key (community_id, vote_id, box_id) references paper_box (community_id, vote_id, id)
);
-- Two readings differed; the sheet was looked at together.
create table paper_settled (
  community_id uuid not null,
  vote_id uuid not null,
  box_id uuid not null,
  sheet bigint not null,
  choices text not null,
  note text not null,
  settled_by uuid not null,
  primary key (community_id, vote_id, box_id, sheet),
  foreign key (community_id, vote_id, box_id) references paper_box (community_id, vote_id, id)
);

-- What the count came to, as the program tells it on pages and in files; the last one holds, earlier ones waited for a
-- lot. It can be worked out again from the ballots.
create table vote_outcome (
  community_id uuid not null,
  vote_id uuid not null,
  number bigint not null check (number >= 1),
  told text not null,                   -- JSON, see voting::count::told
  primary key (community_id, vote_id, number),
  foreign key (community_id, vote_id) references vote_count (community_id, vote_id)
);

-- The lots that were drawn in the open, in turn: one tie may hide another.
create table vote_draw (
  community_id uuid not null,
  vote_id uuid not null,
  number bigint not null check (number >= 1),
  drawn_order text not null,            -- positions of the tied options as drawn, first drawn first: '3,1'
  drawn_by text not null,
  witnesses text not null,
  drawn_on text not null,
  primary key (community_id, vote_id, number),
  foreign key (community_id, vote_id) references vote_count (community_id, vote_id)
);
insert into vote_draw (community_id, vote_id, number, drawn_order, drawn_by, witnesses, drawn_on)
  select community_id, vote_id, 1, drawn_order, drawn_by, witnesses, drawn_on from vote_lot;
drop table vote_lot;

-- Every act in the life of a vote, for its public page and its protocol.
create table vote_act (
  community_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  act text not null,                    -- declared, opened, extended, letters, revoked, box, counted, lot, protocol, complaint, answered
  words text not null,                  -- what there is to say: a reason, a number
  at bigint not null,
  by_name text,                         -- who, as known then; null: the program
  primary key (community_id, id),
  foreign key (community_id, process_id) references process (community_id, id)
);
create index vote_act_of_process on vote_act (community_id, process_id, id);

create table vote_complaint (
  community_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  number bigint not null check (number >= 1),
  person_id uuid,
  words text not null,
  at bigint not null,
  answer text,
  answered_at bigint,
  primary key (community_id, id),
  unique (community_id, vote_id, number),
  foreign key (community_id, vote_id) references vote (community_id, id),
  check ((answer is null) = (answered_at is null))
);

-- A vote that was opened holds its stage: its term is changed by an extension and by nothing else.
alter table stage add column held_by text;
update stage set held_by = 'vote'
 where kind = 'vote' and exists (select 1 from vote v where v.community_id = stage.community_id and v.process_id = stage.process_id);
