-- Replaying the ledger for each report took seconds at 60,000 people; spans and their counts answer at any size.
create table situation.screened (
  person uuid not null,
  kind text not null check (kind in ('arrival', 'isolation', 'fever')),
  area text not null,
  from_day date not null,
  until_day date
);
create index screened_of_person on situation.screened (person);
create index screened_by_area on situation.screened (kind, area text_pattern_ops, from_day);

-- One row for each level of the divisions, so that a city is read as quickly as a village.
create table situation.screening_count (
  area text not null,
  kind text not null check (kind in ('arrived', 'entered', 'left', 'fevered', 'cooled')),
  day date not null,
  people bigint not null,
  primary key (area, kind, day)
);

-- Whose spans have to be found again; and by which rules all others were.
create table situation.screening_touched (person uuid primary key);
create table situation.screening_state (
  one boolean primary key default true check (one),
  rules text not null
);
insert into situation.screening_state (rules) values ('');

alter table situation.screened enable row level security;
create policy screened_in_scope on situation.screened for select to lianfang_app
  using (access.in_scope(area));
create policy screened_for_engine on situation.screened to lianfang_engine using (true);
alter table situation.screening_count enable row level security;
create policy screening_count_in_scope on situation.screening_count for select to lianfang_app
  using (access.in_scope(area));
create policy screening_count_for_engine on situation.screening_count to lianfang_engine
  using (true);
grant select on situation.screened, situation.screening_count to lianfang_app;
grant select, insert, update, delete
  on situation.screened, situation.screening_count, situation.screening_touched
  to lianfang_engine;
grant select, update on situation.screening_state to lianfang_engine;
grant usage on schema situation to lianfang_engine;
