-- Where a donation comes from. The town hall's money is none of these: it comes as the match, by a decision of the council.
alter table donation add column source text not null default 'individual';   -- individual, company, grant, box, redirection
update donation set source = 'box' where till = 'cash';
