-- A form keeps an id where it asks who somebody is: the words are sealed here, and leave with the emergency.
create table person.confided (
  id uuid primary key,
  area text not null,
  -- desks that may open it; empty for all that see the form
  desks text[] not null,
  wrapped bytea not null,
  sealed bytea not null,
  kept_at timestamptz not null
);
alter table person.confided enable row level security;
create policy scope on person.confided to lianfang_app using (access.in_scope(area));
create policy engine on person.confided to lianfang_engine using (true);
grant select, insert on person.confided to lianfang_app;
grant select, delete on person.confided to lianfang_engine;

-- What was typed and not sent yet, by account; sealed, because it may tell who somebody is.
create table person.form_draft (
  id uuid primary key,
  account uuid not null,
  form text not null,
  wrapped bytea not null,
  sealed bytea not null,
  kept_at timestamptz not null,
  unique (account, form)
);
create index form_draft_old on person.form_draft (kept_at);
alter table person.form_draft enable row level security;
-- A draft has no area: it belongs to its account, by which alone it is asked for.
create policy own on person.form_draft to lianfang_app using (true);
create policy engine on person.form_draft to lianfang_engine using (true);
grant select, insert, update, delete on person.form_draft to lianfang_app;
grant select, delete on person.form_draft to lianfang_engine;
