-- What the dossier of a draft has besides: where the announcement was posted, who endorsed the draft.
-- append-only: consultation_posting, consultation_endorsement

-- That the package went to a portal that is not ours (SGG Order 1128/2025): the clerk's word for it, with day and address.
create table consultation_posting (
  community_id uuid not null,
  consultation_id uuid not null,
  number bigint not null check (number >= 1),   -- posted again: another row
  portal text not null check (portal <> ''),
  url text,
  on_day text not null,
  version bigint not null,                      -- of the text in the package
  form_key uuid not null,                       -- sent twice, it is kept once
  at bigint not null,
  primary key (community_id, consultation_id, number),
  unique (community_id, consultation_id, form_key),
  foreign key (community_id, consultation_id) references consultation (community_id, id)
);

-- What those said who had to endorse the draft. There is nothing to endorse before the draft has moved on: it names the step.
create table consultation_endorsement (
  community_id uuid not null,
  consultation_id uuid not null,
  number bigint not null check (number >= 1),
  body text not null check (body <> ''),        -- the commission, the department
  opinion text not null,                        -- favourable, amended, unfavourable
  reference text not null,                      -- number of the report
  on_day text not null,
  text text not null,
  form_key uuid not null,
  at bigint not null,
  primary key (community_id, consultation_id, number),
  unique (community_id, consultation_id, form_key),
  foreign key (community_id, consultation_id) references consultation_move (community_id, consultation_id)
);

-- Calendars ask what begins in a month.
create index debate_of_day on debate (community_id, starts_at);
