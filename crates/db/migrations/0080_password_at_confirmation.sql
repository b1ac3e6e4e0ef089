-- The password of a new account is chosen by whoever opens the letter, not by whoever filled in the form. When one
-- registration is confirmed, the others of the same address are deleted with it.
alter table registration drop column password;
create index registration_by_email on registration (email_key);
