-- People: registrations that wait for their letter, links in letters, access cards, residence, what a search finds.
-- A link's token is only in the letter; here is a keyed hash of it, so that a copy of the database opens no account.

-- Somebody who has registered and has not yet opened the link. Becomes a person, or is forgotten after a day.
create table registration (
  community_id uuid not null references community (id),
  token_hash bytea not null,
  name text not null,
  email text not null,
  email_key text not null,
  password text not null,               -- Argon2id, PHC string
  village text,
  language text not null,
  back text not null,                   -- the page to go to afterwards
  expires_at bigint not null,
  primary key (community_id, token_hash)
);
create index registration_by_term on registration (expires_at);

-- A link that signs a person in, once.
create table sign_in_link (
  community_id uuid not null references community (id),
  token_hash bytea not null,
  person_id uuid not null references person (id),
  back text not null,
  expires_at bigint not null,
  primary key (community_id, token_hash)
);
create index sign_in_link_by_term on sign_in_link (expires_at);
create index sign_in_link_of_person on sign_in_link (person_id);

-- A new e-mail address that waits until its owner has opened the letter sent to it.
create table email_change (
  community_id uuid not null references community (id),
  token_hash bytea not null,
  person_id uuid not null references person (id),
  email text not null,
  email_key text not null,
  expires_at bigint not null,
  primary key (community_id, token_hash)
);
create index email_change_by_term on email_change (expires_at);
create index email_change_of_person on email_change (person_id);

-- A card printed at the counter, with which a person signs in without e-mail. Replaced cards stay, as a trace.
create table access_card (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,             -- keyed hash of community and code
  made_at bigint not null,
  made_by uuid,                         -- null: by a command of the program
  revoked_at bigint,
  revoked_by uuid,
  primary key (community_id, id),
  unique (community_id, code_hash),
  foreign key (community_id, person_id) references membership (community_id, person_id)
);
-- A person has at most one card that works.
create unique index access_card_in_force on access_card (community_id, person_id) where revoked_at is null;
create index access_card_of_person on access_card (community_id, person_id, id);

-- A member asked the counter to attest the residence. Gone when it is attested.
create table attestation_request (
  community_id uuid not null,
  person_id uuid not null,
  asked_at bigint not null,
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references membership (community_id, person_id)
);

-- Why an attestation was taken back. The attestation itself may have been given anew since.
create table attestation_revocation (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  reason text not null,
  revoked_by uuid not null,
  at bigint not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references membership (community_id, person_id)
);
create index attestation_revocation_of_person on attestation_revocation (community_id, person_id, id);

-- The words of a member's name and e-mail, folded, for the search at the counter. Bytes, because both engines put
-- bytes in the same order whatever the language of the server.
create table member_word (
  community_id uuid not null,
  word bytea not null,
  person_id uuid not null,
  primary key (community_id, word, person_id),
  foreign key (community_id, person_id) references membership (community_id, person_id)
);
create index member_word_of_person on member_word (person_id);

-- The staff of a community, and whether somebody else still coordinates it.
create index membership_by_role on membership (community_id, role, person_id);

-- What a person did, for the copy of their data; and what is forgotten when its time has come.
create index event_of_person on event (community_id, person_id, id) where person_id is not null;
create index session_by_term on session (expires_at);
create index attempt_by_window on attempt (window_at);
create index mail_of_person on mail (person_id) where person_id is not null;
create index mail_sent on mail (sent_at) where sent_at is not null;
