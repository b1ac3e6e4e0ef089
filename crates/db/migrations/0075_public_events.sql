-- The public log reads what everybody may see, the newest first, past everything that nobody looks at.
create index event_public on event (community_id, id) where seen = 'all';
