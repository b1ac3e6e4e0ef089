-- What is open has no end of its contact yet, and still its private code: closing sets that end, and forgetting takes both.
-- The desk finds it by this, past what was closed in all years. (The two stand in the index although they are said to be
-- null and not null: so SQLite sees that it needs nothing else, and takes it.)
create index petition_open on petition_private (community_id, contact_until, code_hash)
  where contact_until is null and code_hash is not null;
