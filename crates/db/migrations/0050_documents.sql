-- Documents: texts that are written together, version by version. A version is never changed; every piece of it has an
-- address that stays with it from one version to the next.
-- append-only: document_version, document_section, document_block, document_publication

create table document (
  community_id uuid not null references community (id),
  id uuid not null,
  slug text not null,                   -- in the address: regulamentul-pietei
  kind text not null,                   -- draft (of a normative act), strategy, manual, policy, methodology
  title text not null,
  summary text not null,                -- plain, for everybody
  version bigint not null check (version >= 0),           -- the latest; 0: no text yet
  public_version bigint,                -- the latest that was published
  next_address bigint not null check (next_address >= 1), -- addresses are given once
  is_open boolean not null,             -- its paragraphs are talked about (a consultation of the free kind)
  created_at bigint not null,
  primary key (community_id, id),
  unique (community_id, slug),
  unique (community_id, id, kind),
  check (public_version is null or public_version between 1 and version)
);
create index document_of_kind on document (community_id, kind, id);

create table document_version (
  community_id uuid not null,
  document_id uuid not null,
  version bigint not null check (version >= 1),
  before bigint,                        -- the version it was made from: none is left out
  source text not null,                 -- written, pasted, markdown, docx, odt
  note text not null,                   -- what changed, in a sentence
  sections bigint not null,
  blocks bigint not null check (blocks >= 1),
  at bigint not null,
  primary key (community_id, document_id, version),
  foreign key (community_id, document_id) references document (community_id, id),
  foreign key (community_id, document_id, before) references document_version (community_id, document_id, version),
  check ((version = 1) = (before is null)),
  check (before is null or before = version - 1)
);

-- A page of a version.
create table document_section (
  community_id uuid not null,
  document_id uuid not null,
  version bigint not null,
  number bigint not null check (number >= 1),
  title text not null,                  -- empty: it goes on after a cut
  depth bigint not null,                -- of its heading, 0 without one
  primary key (community_id, document_id, version, number),
  foreign key (community_id, document_id, version) references document_version (community_id, document_id, version)
);

create table document_block (
  community_id uuid not null,
  document_id uuid not null,
  version bigint not null,
  position bigint not null check (position >= 1),
  section bigint not null,
  address bigint not null check (address >= 1),
  kind text not null,                   -- part, annex, chapter, section, article, paragraph, item, table, note
  mark text not null,                   -- of a note or an item
  label text not null,                  -- what it is called: art. 3 alin. (2)
  text text not null,
  primary key (community_id, document_id, version, position),
  unique (community_id, document_id, version, address),
  foreign key (community_id, document_id, version, section)
    references document_section (community_id, document_id, version, number)
);
create index document_block_of_section on document_block (community_id, document_id, version, section, position);

create table document_publication (
  community_id uuid not null,
  document_id uuid not null,
  version bigint not null,
  at bigint not null,
  primary key (community_id, document_id, version),
  foreign key (community_id, document_id, version) references document_version (community_id, document_id, version)
);

-- An address of a document that people can talk about, agree with or not.
create table document_paragraph (
  community_id uuid not null,
  document_id uuid not null,
  address bigint not null,
  id uuid not null,                     -- what the talk knows it by
  agree bigint not null check (agree >= 0),
  disagree bigint not null check (disagree >= 0),
  primary key (community_id, document_id, address),
  unique (community_id, id),
  foreign key (community_id, document_id) references document (community_id, id)
);

create table document_opinion (
  community_id uuid not null,
  document_id uuid not null,
  address bigint not null,
  person_id uuid not null references person (id),
  agrees boolean not null,
  at bigint not null,
  primary key (community_id, document_id, address, person_id),
  foreign key (community_id, document_id, address) references document_paragraph (community_id, document_id, address)
);
create index document_opinion_of_person on document_opinion (community_id, person_id);

-- Where it was taken up: "integrated into strategy X, article Y".
create table document_integration (
  community_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  into_title text not null,
  place text not null,                  -- the article or chapter there
  url text,
  on_day text not null,
  recorded_at bigint not null,
  withdrawn_at bigint,
  withdrawn_because text,
  primary key (community_id, id),
  foreign key (community_id, document_id) references document (community_id, id),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index document_integration_of on document_integration (community_id, document_id, id);
