-- Consultation under Law 52/2003: the announcement and its proofs, one register, recommendations with their answers,
-- public debates, and the step by which a draft moves on.
-- append-only: transparency_entry, consultation_line, consultation_reply, consultation_move, document_adoption
-- append-only: consultation_proof, debate_minutes, transparency_note

-- One for a draft. What it says about the announcement is fixed once it is published.
create table consultation (
  community_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  document_kind text not null check (document_kind = 'draft'),
  reasons text not null,                -- markdown: the statement of reasons or approval report
  studies text not null,                -- markdown: impact or feasibility studies; or why there are none
  how text not null,                    -- place and way to send proposals
  responsible text not null,            -- the person responsible for the relation with civil society
  concerns_business boolean not null,
  urgency text,                         -- the justification, where the draft skips the term; null: the ordinary way
  closes_on text,                       -- the last day for proposals
  published_at bigint,                  -- null: being prepared
  version bigint,                       -- of the text, as announced
  endorsable_from bigint,               -- the earliest moment for endorsement
  received bigint not null check (received >= 0),
  answered bigint not null check (answered between 0 and received),
  debate_asked boolean not null,
  withdrawn_at bigint,
  withdrawn_because text,
  created_at bigint not null,
  primary key (community_id, id),
  unique (community_id, document_id),
  unique (community_id, id, document_id),
  unique (community_id, id, debate_asked),
  unique (community_id, id, endorsable_from),
  foreign key (community_id, document_id, document_kind) references document (community_id, id, kind),
  foreign key (community_id, document_id, version) references document_version (community_id, document_id, version),
  check ((published_at is null) = (version is null)),
  check ((published_at is null) = (closes_on is null)),
  check ((published_at is null) = (endorsable_from is null)),
  -- What must be there before it is published; the page says it beforehand, the database has the last word.
  check (published_at is null or (reasons <> '' and studies <> '' and how <> '' and responsible <> '')),
  check (urgency is null or urgency <> ''),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index consultation_of_day on consultation (community_id, published_at, id);

-- Proofs of publication: on the site, at the seat, to the media.
create table consultation_proof (
  community_id uuid not null,
  consultation_id uuid not null,
  way text not null check (way in ('site', 'seat', 'media')),
  at bigint not null,
  detail text not null,                 -- where it hangs, to whom it went
  file_id uuid,
  recorded_at bigint not null,
  primary key (community_id, consultation_id, way),
  foreign key (community_id, consultation_id) references consultation (community_id, id),
  foreign key (community_id, file_id) references file (community_id, id)
);

-- The register, one for each year. An entry stands on the one before it, so there is no gap and no number twice.
create table transparency_entry (
  community_id uuid not null references community (id),
  id uuid not null,
  year bigint not null check (year between 2000 and 2199),
  number bigint not null check (number >= 1),
  before bigint,
  kind text not null,                   -- recommendation, debate
  consultation_id uuid not null,
  channel text not null,                -- online, letter, email, counter
  received_on text not null,            -- a day
  sender_kind text not null,            -- person, organisation, authority
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, year, number),
  unique (community_id, id, consultation_id, kind),
  foreign key (community_id, consultation_id) references consultation (community_id, id),
  foreign key (community_id, year, before) references transparency_entry (community_id, year, number),
  check ((number = 1) = (before is null)),
  check (before is null or before = number - 1)
);
create index transparency_entry_of on transparency_entry (community_id, consultation_id, number);

-- The next number of each year.
create table transparency_book (
  community_id uuid not null references community (id),
  year bigint not null,
  last bigint not null check (last >= 0),
  primary key (community_id, year)
);

-- Who sent an entry. Apart from the register, for the staff alone, and forgotten in time.
create table transparency_sender (
  community_id uuid not null,
  entry_id uuid not null,
  name text,
  email text,
  postal text,
  is_name_public boolean not null,
  cui text,                             -- of an organisation, checked
  person_id uuid references person (id),
  language text not null,
  forget_at bigint not null,
  primary key (community_id, entry_id),
  foreign key (community_id, entry_id) references transparency_entry (community_id, id)
);
create index transparency_sender_ends on transparency_sender (forget_at);

-- The lines of a consultation: its recommendations in order, and the seal that ends them. A line stands on the one
-- before it, and nothing stands on a seal: what is sealed gets no more recommendations.
create table consultation_line (
  community_id uuid not null,
  consultation_id uuid not null,
  place bigint not null check (place >= 1),
  kind text not null check (kind in ('recommendation', 'seal')),
  before bigint,
  before_kind text check (before_kind = 'recommendation'),
  entry_id uuid,
  entry_kind text check (entry_kind = 'recommendation'),
  address bigint,                       -- the paragraph it is about; null: the whole draft
  label text,                           -- what that was called when it was written
  text text,
  wording text,                         -- the proposed wording
  primary key (community_id, consultation_id, place),
  unique (community_id, consultation_id, place, kind),
  unique (community_id, entry_id),
  foreign key (community_id, consultation_id) references consultation (community_id, id),
  foreign key (community_id, consultation_id, before, before_kind)
    references consultation_line (community_id, consultation_id, place, kind),
  foreign key (community_id, entry_id, consultation_id, entry_kind)
    references transparency_entry (community_id, id, consultation_id, kind),
  check ((place = 1) = (before is null)),
  check ((before is null) = (before_kind is null)),
  check (before is null or before = place - 1),
  check ((kind = 'recommendation') = (entry_id is not null)),
  check ((entry_id is null) = (entry_kind is null)),
  check ((kind = 'recommendation') = (text is not null))
);

-- The written answers of a consultation, in the order in which they were given: a row without gaps, at most one for each
-- recommendation. So where there are as many answers as recommendations, all are answered.
create table consultation_reply (
  community_id uuid not null,
  consultation_id uuid not null,
  place bigint not null check (place >= 1),
  before bigint,
  line bigint not null,
  line_kind text not null check (line_kind = 'recommendation'),
  verdict text not null,                -- accepted, partly, refused
  reason text not null check (reason <> ''),
  at bigint not null,
  primary key (community_id, consultation_id, place),
  unique (community_id, consultation_id, line),
  foreign key (community_id, consultation_id, before)
    references consultation_reply (community_id, consultation_id, place),
  foreign key (community_id, consultation_id, line, line_kind)
    references consultation_line (community_id, consultation_id, place, kind),
  check ((place = 1) = (before is null)),
  check (before is null or before = place - 1)
);

-- A debate that was asked for, or that the authority holds of itself.
create table debate (
  community_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  place text not null,
  starts_at bigint not null,
  how text not null,                    -- how one registers and speaks
  minutes_each bigint not null check (minutes_each between 1 and 60),
  announced_at bigint not null,
  primary key (community_id, id),
  unique (community_id, id, consultation_id),
  foreign key (community_id, consultation_id) references consultation (community_id, id)
);
create index debate_of on debate (community_id, consultation_id, id);

-- Who asked for a debate: an entry of the register. While it stands, the consultation knows that one was asked for.
create table debate_request (
  community_id uuid not null,
  entry_id uuid not null,
  entry_kind text not null check (entry_kind = 'debate'),
  consultation_id uuid not null,
  debate_asked boolean not null check (debate_asked),
  organisation text not null,
  cui text not null,
  text text not null,
  primary key (community_id, entry_id),
  unique (community_id, consultation_id, cui),
  foreign key (community_id, entry_id, consultation_id, entry_kind)
    references transparency_entry (community_id, id, consultation_id, kind),
  foreign key (community_id, consultation_id, debate_asked) references consultation (community_id, id, debate_asked)
);

create table debate_speaker (
  community_id uuid not null,
  debate_id uuid not null,
  place bigint not null check (place >= 1),
  name text,                            -- null: forgotten
  organisation text,
  form_key uuid not null,               -- sent twice, it is kept once
  spoke_at bigint,
  absent boolean not null,
  primary key (community_id, debate_id, place),
  unique (community_id, debate_id, form_key),
  foreign key (community_id, debate_id) references debate (community_id, id)
);

-- The end of a debate, with its minutes. A correction is another revision with its reason.
create table debate_minutes (
  community_id uuid not null,
  debate_id uuid not null,
  consultation_id uuid not null,
  revision bigint not null check (revision >= 1),
  ended_at bigint not null,
  participants bigint not null check (participants >= 0),
  text text not null check (text <> ''),
  reason text,
  at bigint not null,
  primary key (community_id, debate_id, revision),
  unique (community_id, debate_id, consultation_id, revision),
  foreign key (community_id, debate_id, consultation_id) references debate (community_id, id, consultation_id),
  check ((revision = 1) = (reason is null))
);

-- The draft moves on to endorsement. It cannot, before its term and without its proofs, its answers, the debate that was
-- asked for: each of them is a key that this row must name. A seal in place n + 1 says that there are n recommendations
-- and will be no more; the answer in place n says that n of them are answered.
create table consultation_move (
  community_id uuid not null,
  consultation_id uuid not null,
  document_id uuid not null,
  version bigint not null,              -- the text as it moves on
  seal bigint not null,
  seal_kind text not null check (seal_kind = 'seal'),
  answers bigint,                       -- the place of the last answer; null: there was no recommendation
  endorsable_from bigint not null,
  site text not null check (site = 'site'),
  seat text not null check (seat = 'seat'),
  media text not null check (media = 'media'),
  debate_asked boolean not null,
  debate_id uuid,
  debate_revision bigint check (debate_revision = 1),
  note text not null,
  at bigint not null,
  primary key (community_id, consultation_id),
  unique (community_id, consultation_id, document_id),
  foreign key (community_id, consultation_id, document_id) references consultation (community_id, id, document_id),
  foreign key (community_id, document_id, version) references document_publication (community_id, document_id, version),
  foreign key (community_id, consultation_id, seal, seal_kind)
    references consultation_line (community_id, consultation_id, place, kind),
  foreign key (community_id, consultation_id, endorsable_from)
    references consultation (community_id, id, endorsable_from),
  foreign key (community_id, consultation_id, debate_asked) references consultation (community_id, id, debate_asked),
  foreign key (community_id, consultation_id, site) references consultation_proof (community_id, consultation_id, way),
  foreign key (community_id, consultation_id, seat) references consultation_proof (community_id, consultation_id, way),
  foreign key (community_id, consultation_id, media) references consultation_proof (community_id, consultation_id, way),
  foreign key (community_id, debate_id, consultation_id, debate_revision)
    references debate_minutes (community_id, debate_id, consultation_id, revision),
  foreign key (community_id, consultation_id, answers)
    references consultation_reply (community_id, consultation_id, place),
  check (coalesce(answers, 0) = seal - 1),
  check (at >= endorsable_from),
  check ((debate_id is null) = (debate_revision is null)),
  check (not debate_asked or debate_id is not null)
);

-- How a document was adopted. A draft of a normative act can be adopted only after it has moved on.
create table document_adoption (
  community_id uuid not null,
  document_id uuid not null,
  document_kind text not null,
  revision bigint not null check (revision >= 1),
  consultation_id uuid,
  act text not null,                    -- hcl, disposition, decision
  number text not null,
  on_day text not null,
  body text not null,                   -- who adopted it
  version bigint not null,
  reason text,                          -- why it corrects the one before
  at bigint not null,
  primary key (community_id, document_id, revision),
  foreign key (community_id, document_id, document_kind) references document (community_id, id, kind),
  foreign key (community_id, document_id, version) references document_publication (community_id, document_id, version),
  foreign key (community_id, consultation_id, document_id)
    references consultation_move (community_id, consultation_id, document_id),
  check (document_kind <> 'draft' or consultation_id is not null),
  check ((revision = 1) = (reason is null))
);

-- Who asked to be sent drafts, and the media that they go to.
create table draft_reader (
  community_id uuid not null references community (id),
  id uuid not null,
  kind text not null,                   -- person, business, media
  name text not null,
  email text not null,
  email_key text not null,
  language text not null,
  since bigint not null,
  primary key (community_id, id),
  unique (community_id, email_key)
);

-- What a yearly report has besides what is counted: asked of the authority, every change is another revision.
create table transparency_note (
  community_id uuid not null references community (id),
  year bigint not null,
  revision bigint not null check (revision >= 1),
  court_cases bigint not null check (court_cases >= 0),
  court_text text not null,
  evaluation text not null,
  closed_meetings bigint not null check (closed_meetings >= 0),
  closed_text text not null,
  participants bigint not null check (participants >= 0),   -- at public meetings other than debates
  at bigint not null,
  primary key (community_id, year, revision)
);
