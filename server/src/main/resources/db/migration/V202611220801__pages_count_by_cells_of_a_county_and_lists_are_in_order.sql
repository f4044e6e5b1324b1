-- A list of a city showed its figures by reading every interval of the city; counts by county that each change keeps are a few thousand rows.
drop view rulebook.outcome_now, rulebook.demand_now, rulebook.decision_request_now;
drop index rulebook.outcome_by_area, rulebook.decision_request_by_area;

-- Codes are compared as bytes, so that one index finds an area and gives the order of pages.
drop policy outcome_in_scope on rulebook.outcome;
drop policy request_in_scope on rulebook.decision_request;
alter table rulebook.outcome alter column area type text collate "C";
alter table rulebook.decision_request alter column area type text collate "C";
create policy outcome_in_scope on rulebook.outcome to lianfang_app using (access.in_scope(area));
create policy request_in_scope on rulebook.decision_request to lianfang_app
  using (access.in_scope(area));
create index outcome_in_order on rulebook.outcome (area, subject, number);
create index decision_request_in_order on rulebook.decision_request (area, subject, number);
-- What few rows are would else be looked for among all.
create index outcome_acted_on on rulebook.outcome (area, subject, number) where state <> 'due';
create index outcome_placed on rulebook.outcome (area, subject, number)
  where place <> '' and place <> 'undecided';

-- grounds: notice, clause and row of every basis, joined by |, the one that decides first.
alter table rulebook.outcome add column grounds text[] not null default '{}';
update rulebook.outcome set grounds = array(
  select concat_ws('|', b ->> 'n', b ->> 'c', b ->> 'r')
  from jsonb_array_elements(bases) with ordinality as e (b, n) order by n);
alter table rulebook.outcome alter column grounds drop default;

-- Intervals and open questions (kind 'request', the question as measure) of the current generation.
create table rulebook.outcome_cell (
  area text collate "C" not null,
  subject_kind text not null,
  measure text not null,
  place text not null,
  state text not null,
  from_day date,
  until_day date,
  grounds text[] not null,
  intervals bigint not null,
  unique nulls not distinct
    (area, subject_kind, measure, place, state, from_day, until_day, grounds)
);
-- What was added and taken away since; folded into the cells now and then, so that nobody waits for
-- a row that thousands change.
create table rulebook.outcome_delta (
  area text collate "C" not null,
  subject_kind text not null,
  measure text not null,
  place text not null,
  state text not null,
  from_day date,
  until_day date,
  grounds text[] not null,
  intervals bigint not null
);
alter table rulebook.outcome_cell enable row level security;
create policy cell_in_scope on rulebook.outcome_cell to lianfang_app
  using (access.in_scope(area));
create policy cell_for_engine on rulebook.outcome_cell to lianfang_engine using (true);
alter table rulebook.outcome_delta enable row level security;
create policy delta_in_scope on rulebook.outcome_delta to lianfang_app
  using (access.in_scope(area));
create policy delta_for_engine on rulebook.outcome_delta to lianfang_engine using (true);
grant select on rulebook.outcome_cell to lianfang_app;
grant select, insert on rulebook.outcome_delta to lianfang_app;
grant select, insert, update, delete on rulebook.outcome_cell, rulebook.outcome_delta
  to lianfang_engine;

create view rulebook.outcome_now with (security_invoker = true) as
  select o.* from rulebook.outcome o, rulebook.generation g
  where o.since <= g.current and not exists (
    select from rulebook.superseded s
    where s.subject = o.subject and s.until > o.since and s.until <= g.current);
create view rulebook.demand_now with (security_invoker = true) as
  select d.* from rulebook.demand d, rulebook.generation g
  where d.since <= g.current and not exists (
    select from rulebook.superseded s
    where s.subject = d.person and s.until > d.since and s.until <= g.current);
create view rulebook.decision_request_now with (security_invoker = true) as
  select d.* from rulebook.decision_request d, rulebook.generation g
  where d.since <= g.current and not exists (
    select from rulebook.superseded s
    where s.subject = d.subject and s.until > d.since and s.until <= g.current);
create view rulebook.outcome_count_now with (security_invoker = true) as
  select * from rulebook.outcome_cell union all select * from rulebook.outcome_delta;
grant select on rulebook.outcome_now, rulebook.demand_now, rulebook.decision_request_now,
  rulebook.outcome_count_now to lianfang_app, lianfang_engine;

insert into rulebook.outcome_cell
  select left(area, 6), subject_kind, measure, place, state, from_day, until_day, grounds, count(*)
  from rulebook.outcome_now group by 1, 2, 3, 4, 5, 6, 7, 8
  union all
  select left(area, 6), 'request', question, '', '', null, null, '{}', count(*)
  from rulebook.decision_request_now group by 1, 3;
