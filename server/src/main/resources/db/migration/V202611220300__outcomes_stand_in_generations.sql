-- Readers see one generation of outcomes; putting a notice in force stages the next one beside it.
create table rulebook.edition (
  edition text primary key,
  notice text not null,
  files jsonb not null,
  loaded_at timestamptz not null
);
create index edition_of_notice on rulebook.edition (notice, loaded_at);

-- rules_seq: the rules of this generation are those that facts up to this number put in force.
create table rulebook.generation (
  one boolean primary key default true check (one),
  current integer not null,
  rules_seq bigint not null,
  staging integer,
  staging_seq bigint
);
insert into rulebook.generation (current, rules_seq) values (0, 0);

-- Subjects whose facts came while a generation was staged; they are derived again at the switch.
create table rulebook.touched (subject_kind text not null, subject uuid not null);

create table rulebook.outcome (
  subject_kind text not null,
  subject uuid not null,
  since integer not null,
  until integer,
  number smallint not null,
  area text not null,
  measure text not null,
  place text not null,
  state text not null,
  from_day date,
  until_day date,
  caused uuid[] not null,
  bases jsonb not null,
  digest text not null
);
create index outcome_of_subject on rulebook.outcome (subject, since, number);
create index outcome_by_area on rulebook.outcome (area text_pattern_ops, measure, until_day);
create index outcome_staged on rulebook.outcome (until) where until is not null;

create table rulebook.demand (
  person uuid not null,
  since integer not null,
  until integer,
  number smallint not null,
  place uuid not null,
  within uuid not null,
  measure text not null,
  extent text not null,
  days integer not null,
  since_day date not null,
  area text not null,
  basis jsonb not null,
  digest text not null
);
create index demand_of_person on rulebook.demand (person, since, number);
create index demand_within on rulebook.demand (within);
create index demand_on_place on rulebook.demand (place);
create index demand_staged on rulebook.demand (until) where until is not null;

create table rulebook.decision_request (
  subject_kind text not null,
  subject uuid not null,
  since integer not null,
  until integer,
  number smallint not null,
  area text not null,
  question text not null,
  options text[] not null,
  meanwhile text not null,
  basis jsonb not null,
  digest text not null
);
create index decision_request_of_subject
  on rulebook.decision_request (subject, since, number);
create index decision_request_by_area
  on rulebook.decision_request (area text_pattern_ops, question);
create index decision_request_staged on rulebook.decision_request (until) where until is not null;

-- What a reader sees: the rows of the generation that is current.
create view rulebook.outcome_now with (security_invoker = true) as
  select o.* from rulebook.outcome o, rulebook.generation g
  where o.since <= g.current and (o.until is null or o.until > g.current);
create view rulebook.demand_now with (security_invoker = true) as
  select d.* from rulebook.demand d, rulebook.generation g
  where d.since <= g.current and (d.until is null or d.until > g.current);
create view rulebook.decision_request_now with (security_invoker = true) as
  select d.* from rulebook.decision_request d, rulebook.generation g
  where d.since <= g.current and (d.until is null or d.until > g.current);

alter table rulebook.outcome enable row level security;
create policy outcome_in_scope on rulebook.outcome to lianfang_app using (access.in_scope(area));
create policy outcome_for_engine on rulebook.outcome to lianfang_engine using (true);
alter table rulebook.demand enable row level security;
create policy demand_in_scope on rulebook.demand to lianfang_app using (access.in_scope(area));
create policy demand_for_engine on rulebook.demand to lianfang_engine using (true);
alter table rulebook.decision_request enable row level security;
create policy request_in_scope on rulebook.decision_request to lianfang_app
  using (access.in_scope(area));
create policy request_for_engine on rulebook.decision_request to lianfang_engine using (true);

grant select, insert on rulebook.edition to lianfang_app, lianfang_engine;
grant select on rulebook.generation to lianfang_app;
grant select, update on rulebook.generation to lianfang_engine;
grant select, insert on rulebook.touched to lianfang_app;
grant select, insert, delete on rulebook.touched to lianfang_engine;
grant select, insert, update, delete
  on rulebook.outcome, rulebook.demand, rulebook.decision_request
  to lianfang_app, lianfang_engine;
grant select on rulebook.outcome_now, rulebook.demand_now, rulebook.decision_request_now
  to lianfang_app, lianfang_engine;
