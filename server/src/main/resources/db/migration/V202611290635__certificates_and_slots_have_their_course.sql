-- A slot holds so many people and no more; who has taken one is counted under the slot's own lock.
create table gate.slot (
  id uuid primary key,
  area text not null,
  purpose text not null check (purpose in ('certificate', 'work')),
  day date not null,
  minute_from smallint not null,
  minute_to smallint not null check (minute_to > minute_from),
  capacity integer not null check (capacity between 1 and 10000),
  account text not null
);
create index slot_of_a_day on gate.slot (day, area);
alter table gate.slot enable row level security;
create policy scope on gate.slot to lianfang_app
  using (access.in_scope(area)) with check (access.in_scope(area));
-- A village takes a place in a slot of the township above it.
create policy above on gate.slot for select to lianfang_app
  using (exists (select from unnest((select access.scope())) mine where mine ^@ area));
create policy engine on gate.slot to lianfang_engine using (true);
grant select, insert, update (capacity) on gate.slot to lianfang_app;
-- The lock on the slot asks for the right to change it.
grant select, delete, update (capacity) on gate.slot to lianfang_engine;

create table gate.slot_taken (
  slot uuid not null references gate.slot (id),
  subject uuid not null,
  area text not null,
  primary key (slot, subject)
);
alter table gate.slot_taken enable row level security;
create policy scope on gate.slot_taken to lianfang_app
  using (access.in_scope(area)) with check (access.in_scope(area));
create policy engine on gate.slot_taken to lianfang_engine using (true);
grant select, insert, delete on gate.slot_taken to lianfang_app;
grant select, insert, delete on gate.slot_taken to lianfang_engine;

-- Where each declaration of health is on its way; the facts say it, this finds it.
create table gate.certificate (
  id uuid primary key,
  subject uuid not null,
  area text not null,
  destination text not null,
  declared_at timestamptz not null,
  slot uuid references gate.slot (id),
  assessed_at timestamptz,
  fit boolean,
  issued_at timestamptz,
  until_day date
);
create unique index certificate_under_way on gate.certificate (subject)
  where issued_at is null and coalesce(fit, true);
create index certificate_of_an_area on gate.certificate (area, declared_at);
alter table gate.certificate enable row level security;
create policy scope on gate.certificate to lianfang_app
  using (access.in_scope(area)) with check (access.in_scope(area));
create policy engine on gate.certificate to lianfang_engine using (true);
grant select, insert, update on gate.certificate to lianfang_app;
grant select, delete on gate.certificate to lianfang_engine;
