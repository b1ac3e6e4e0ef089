-- A proposal that moderators took from view, for as long as it is so. Each decision, with who made it, is in the table decision.

create table proposal_hiding (
  community_id uuid not null,
  proposal_id uuid not null,
  reason text not null,                 -- a reason of the list, see decision
  words text not null,                  -- in the moderator's own words; public
  at bigint not null,
  primary key (community_id, proposal_id),
  foreign key (community_id, proposal_id) references proposal (community_id, id)
);
