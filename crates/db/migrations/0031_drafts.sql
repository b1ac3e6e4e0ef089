-- The drafts of a person in a process: few among many proposals, found by indexes of their own, in their order.
create index proposal_draft_of_author on proposal (community_id, author_id, process_id, id) where status = 'draft';
create index proposal_draft_entered_by on proposal (community_id, entered_by, process_id, id) where status = 'draft';
