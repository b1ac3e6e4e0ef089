-- Whoever is put on the list of those who are sent drafts says from their own e-mail that they want to be: until then
-- nothing is sent, and after a week the address is forgotten. Those who are on the list already stay.
alter table draft_reader add column confirmed_at bigint;
update draft_reader set confirmed_at = since;
create index draft_reader_unconfirmed on draft_reader (community_id, since) where confirmed_at is null;
