-- A plate may lead to a person, so that it stays here under its area and never enters a fact.
create table gate.permit (
  id uuid primary key,
  area text not null,
  plate text not null,
  goods text not null,
  route text[] not null,
  emergency boolean not null,
  asked_by text not null,
  asked_at timestamptz not null,
  approved boolean,
  -- Facts of the green channel, in order; a step is never left out.
  steps uuid[] not null default '{}' check (cardinality(steps) <= 4)
);
create index permit_of_an_area on gate.permit (area, asked_at);
alter table gate.permit enable row level security;
create policy scope on gate.permit to lianfang_app
  using (access.in_scope(area)) with check (access.in_scope(area));
create policy engine on gate.permit to lianfang_engine using (true);
grant select, insert, update (approved, steps) on gate.permit to lianfang_app;
grant select, delete on gate.permit to lianfang_engine;
