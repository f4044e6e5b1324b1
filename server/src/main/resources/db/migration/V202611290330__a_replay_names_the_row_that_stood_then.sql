-- A replay to an earlier moment names the roster and the row that had landed last by then, not those of today.
create table person.former_reference (
  person uuid not null references person.person (id) on delete cascade,
  area text not null,
  roster text not null,
  ref text not null,
  -- The moment at which another row took its place.
  until timestamptz not null,
  primary key (person, until)
);
alter table person.former_reference enable row level security;
create policy scope on person.former_reference to lianfang_app using (access.in_scope(area)) with check (access.in_scope(area));
create policy engine on person.former_reference to lianfang_engine using (true);
grant select, insert on person.former_reference to lianfang_app;
grant select, insert, delete on person.former_reference to lianfang_engine;
