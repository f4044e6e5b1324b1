-- Firms are found by code, place, state and post; every row is told by facts and can be told again.
create schema enterprise;
grant usage on schema enterprise to lianfang_app, lianfang_engine;

create table enterprise.firm (
  id uuid primary key,
  area text not null,
  name text not null,
  code text,
  kind text not null,
  industry text not null,
  above_scale boolean not null,
  chain boolean not null,
  key_firm boolean not null,
  state text not null,
  state_since timestamptz,
  -- when it applied last, as long as it has not come further
  registered_on date not null
);
-- A firm that moves or is named anew keeps its row; two firms never share a code.
create unique index firm_by_code on enterprise.firm (code) where code is not null;
create index firm_of_an_area on enterprise.firm (area text_pattern_ops, name, id);
create index firm_by_state on enterprise.firm (state, area text_pattern_ops);

-- What the register said from which day on, so that a denominator can be told for any day.
create table enterprise.firm_profile (
  fact uuid primary key,
  firm uuid not null,
  area text not null,
  from_day date not null,
  number bigint not null,
  attributes jsonb not null
);
create index profile_of_firm on enterprise.firm_profile (firm, from_day);

create table enterprise.firm_spell (
  fact uuid primary key,
  firm uuid not null,
  area text not null,
  number integer not null,
  state text not null,
  from_time timestamptz not null,
  until_time timestamptz,
  way text not null,
  cites text not null
);
create index spell_of_firm on enterprise.firm_spell (firm, number);
create index spell_of_an_area on enterprise.firm_spell (area text_pattern_ops, from_time);

create table enterprise.firm_post (
  fact uuid primary key,
  firm uuid not null,
  area text not null,
  post text not null,
  account text,
  person uuid,
  team text,
  from_day date not null,
  until_day date
);
create index post_of_firm on enterprise.firm_post (firm, post, from_day);
create index post_of_account on enterprise.firm_post (account) where account is not null;

create table enterprise.firm_class (
  fact uuid primary key,
  firm uuid not null,
  area text not null,
  scheme text not null,
  class text not null,
  from_day date not null
);
create index class_of_firm on enterprise.firm_class (firm, scheme, from_day);

-- Work on a day, preparations and policies taken up: one row a fact that holds.
create table enterprise.firm_record (
  fact uuid primary key,
  firm uuid not null,
  area text not null,
  kind text not null,
  happened_at timestamptz not null,
  attributes jsonb not null
);
create index record_of_firm on enterprise.firm_record (firm, kind, happened_at);
create index record_of_an_area on enterprise.firm_record (kind, area text_pattern_ops, happened_at);

-- An invitation is used once and only its hash is kept.
create table enterprise.invitation (
  hash bytea primary key,
  firm uuid not null,
  area text not null,
  invited_by text not null,
  expires_at timestamptz not null,
  used_by text,
  used_at timestamptz
);
create index invitation_of_firm on enterprise.invitation (firm);

-- A timetable stays as it was published.
create table enterprise.timetable (
  hash text primary key,
  area text not null,
  number bigint generated always as identity,
  published_at timestamptz not null,
  recorder text not null,
  replaces text references enterprise.timetable (hash),
  fact uuid not null,
  content jsonb not null
);
create index timetable_of_an_area on enterprise.timetable (area, number);

alter table enterprise.firm enable row level security;
alter table enterprise.firm_profile enable row level security;
alter table enterprise.firm_spell enable row level security;
alter table enterprise.firm_post enable row level security;
alter table enterprise.firm_class enable row level security;
alter table enterprise.firm_record enable row level security;
alter table enterprise.invitation enable row level security;
alter table enterprise.timetable enable row level security;

create policy scope on enterprise.firm to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.firm_profile to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.firm_spell to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.firm_post to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.firm_class to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.firm_record to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.invitation to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy scope on enterprise.timetable to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));

create policy engine on enterprise.firm to lianfang_engine using (true);
create policy engine on enterprise.firm_profile to lianfang_engine using (true);
create policy engine on enterprise.firm_spell to lianfang_engine using (true);
create policy engine on enterprise.firm_post to lianfang_engine using (true);
create policy engine on enterprise.firm_class to lianfang_engine using (true);
create policy engine on enterprise.firm_record to lianfang_engine using (true);
create policy engine on enterprise.invitation to lianfang_engine using (true);
create policy engine on enterprise.timetable to lianfang_engine using (true);

grant select, insert, update, delete on enterprise.firm, enterprise.firm_profile,
  enterprise.firm_spell, enterprise.firm_post, enterprise.firm_class, enterprise.firm_record
  to lianfang_app, lianfang_engine;
grant select, insert, update (used_by, used_at) on enterprise.invitation to lianfang_app;
-- Whoever has the code of an invitation is of no area yet.
grant select, update (used_by, used_at) on enterprise.invitation to lianfang_engine;
grant select, insert on enterprise.timetable to lianfang_app;
grant select on enterprise.timetable to lianfang_engine;
