-- A published file that was taken back, because it held what nobody should read: the staff alone can fetch it, and
-- everybody reads that there was one, since when it is gone and why.
alter table file add column withdrawn_at bigint;
alter table file add column withdrawn_because text check ((withdrawn_because is null) = (withdrawn_at is null));
