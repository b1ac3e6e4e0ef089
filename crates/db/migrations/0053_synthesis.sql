-- Consultation of the free kind: who must be heard, in whose name people speak, wordings that they propose, and the
-- synthesis of what was said and what became of it.
-- append-only: document_suggestion, document_synthesis

-- The sectors that must be heard on a document.
create table document_sector (
  community_id uuid not null,
  document_id uuid not null,
  sector text not null,                 -- business, civil_society, academia, citizens
  primary key (community_id, document_id, sector),
  foreign key (community_id, document_id) references document (community_id, id)
);

-- In whose name a person speaks about a document. Counted, never shown beside a name; nothing said means: as a citizen.
create table document_voice (
  community_id uuid not null,
  document_id uuid not null,
  person_id uuid not null references person (id),
  sector text not null,
  at bigint not null,
  primary key (community_id, document_id, person_id),
  foreign key (community_id, document_id) references document (community_id, id)
);
create index document_voice_of_person on document_voice (community_id, person_id);

-- A comment that proposes a wording for its paragraph. It is withdrawn, reported and hidden as every comment is.
create table document_suggestion (
  community_id uuid not null,
  comment_id uuid not null,
  document_id uuid not null,
  address bigint not null,
  version bigint not null,              -- whose wording it would replace
  wording text not null check (wording <> ''),
  primary key (community_id, comment_id),
  foreign key (community_id, comment_id) references comment (community_id, id),
  foreign key (community_id, document_id, address) references document_paragraph (community_id, document_id, address)
);
create index document_suggestion_of on document_suggestion (community_id, document_id, address, comment_id);

-- What was said about a paragraph and what was done with it, while the synthesis is being written.
create table document_synthesis_line (
  community_id uuid not null,
  document_id uuid not null,
  version bigint not null,              -- that was talked about
  address bigint not null,
  label text not null,
  said text not null check (said <> ''),
  outcome text not null,                -- taken, partly, not
  reason text not null check (reason <> ''),
  at bigint not null,
  primary key (community_id, document_id, version, address),
  foreign key (community_id, document_id, address) references document_paragraph (community_id, document_id, address)
);

-- The published synthesis of what was said about a version, with the figures of that day.
create table document_synthesis (
  community_id uuid not null,
  document_id uuid not null,
  version bigint not null,
  summary text not null check (summary <> ''),
  business bigint not null check (business >= 0),       -- people who spoke, by sector
  civil_society bigint not null check (civil_society >= 0),
  academia bigint not null check (academia >= 0),
  citizens bigint not null check (citizens >= 0),
  comments bigint not null check (comments >= 0),
  suggestions bigint not null check (suggestions >= 0),
  opinions bigint not null check (opinions >= 0),
  at bigint not null,
  primary key (community_id, document_id, version),
  foreign key (community_id, document_id, version) references document_publication (community_id, document_id, version)
);

-- The latest version that has a synthesis.
alter table document add column synthesis_version bigint;
