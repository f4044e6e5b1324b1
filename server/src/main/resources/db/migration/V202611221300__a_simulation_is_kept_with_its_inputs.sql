-- What a draft would do is kept with the hash of its inputs, so that an approval can rest on it.
create table rulebook.simulation (
  id uuid primary key,
  area text not null,
  account text not null,
  asked_at timestamptz not null,
  editions text[] not null,
  notices text[] not null,
  readings jsonb not null,
  as_of date not null,
  horizon integer not null,
  position bigint not null,
  inputs_hash text not null,
  -- Figures of the whole area: totals, days, clauses and capacity.
  figures jsonb not null
);
create index simulation_of_area on rulebook.simulation (asked_at desc);
create index simulation_of_edition on rulebook.simulation using gin (editions);

create table rulebook.simulation_area (
  simulation uuid not null references rulebook.simulation on delete cascade,
  area text not null,
  under bigint not null,
  released bigint not null,
  longer bigint not null,
  shorter bigint not null,
  moved bigint not null,
  isolation_days bigint not null,
  visits_before bigint not null,
  visits_after bigint not null,
  primary key (simulation, area)
);

create table rulebook.simulation_subject (
  simulation uuid not null references rulebook.simulation on delete cascade,
  number integer not null,
  area text not null,
  subject_kind text not null,
  subject uuid not null,
  measure text not null,
  changes text[] not null,
  before jsonb,
  after jsonb,
  notice text not null,
  edition text not null,
  clause text not null,
  row_id text not null,
  primary key (simulation, number)
);
create index simulation_subject_of on rulebook.simulation_subject (subject);

alter table rulebook.simulation enable row level security;
create policy simulation_in_scope on rulebook.simulation to lianfang_app
  using (access.in_scope(area));
create policy simulation_for_engine on rulebook.simulation to lianfang_engine using (true);
alter table rulebook.simulation_area enable row level security;
create policy simulation_area_in_scope on rulebook.simulation_area to lianfang_app
  using (access.in_scope(area));
create policy simulation_area_for_engine on rulebook.simulation_area to lianfang_engine
  using (true);
alter table rulebook.simulation_subject enable row level security;
create policy simulation_subject_in_scope on rulebook.simulation_subject to lianfang_app
  using (access.in_scope(area));
create policy simulation_subject_for_engine on rulebook.simulation_subject to lianfang_engine
  using (true);

grant select, insert
  on rulebook.simulation, rulebook.simulation_area, rulebook.simulation_subject
  to lianfang_app;
grant select
  on rulebook.simulation, rulebook.simulation_area, rulebook.simulation_subject
  to lianfang_engine;
