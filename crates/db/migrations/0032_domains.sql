-- Rules that fund at most one option of each domain need to know it: the field of the proposal, as the review admitted it.
alter table candidate add column category text;
update candidate set category =
  (select p.category from proposal p where p.community_id = candidate.community_id and p.id = candidate.proposal_id);
alter table vote_option rename column domain to category;
