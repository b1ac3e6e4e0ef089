-- The page of letters lists the outbox of all communities, newest first.
create index mail_newest on mail (id);
