-- A debate can be called off, and a consultation withdrawn (its columns stand in 0051): both with a reason that everybody
-- reads. No draft moves on while a debate that was announced is ahead, nor once its consultation was withdrawn.

-- Why it is not held, for everybody; null: it is.
alter table debate add column cancelled_at bigint;
alter table debate add column cancelled_because text check ((cancelled_at is null) = (cancelled_because is null));

-- refuse-insert: consultation_move: exists (select 1 from debate b where b.community_id = new.community_id and b.consultation_id = new.consultation_id and b.cancelled_at is null and not exists (select 1 from debate_minutes m where m.community_id = b.community_id and m.debate_id = b.id)) or exists (select 1 from consultation c where c.community_id = new.community_id and c.id = new.consultation_id and c.withdrawn_at is not null): a debate is ahead or the consultation was withdrawn
-- refuse-insert: debate_minutes: exists (select 1 from debate b where b.community_id = new.community_id and b.id = new.debate_id and b.cancelled_at is not null): the debate was cancelled

-- The desk asks which debates have begun and are without minutes.
create index debate_held on debate (community_id, starts_at, id) where cancelled_at is null;
