-- Free text may identify, so it never enters the ledger: it is sealed under the person's key and goes with it.
create table person.objection (
  fact uuid primary key,
  person uuid not null,
  area text not null,
  sealed bytea not null,
  kept_at timestamptz not null
);
create index objection_of_person on person.objection (person);

alter table person.objection enable row level security;
create policy scope on person.objection to lianfang_app using (access.in_scope(area));
create policy engine on person.objection to lianfang_engine using (true);
grant select, insert on person.objection to lianfang_app, lianfang_engine;
grant delete on person.objection to lianfang_engine;
