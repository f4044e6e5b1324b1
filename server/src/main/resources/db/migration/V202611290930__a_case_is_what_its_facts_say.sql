-- Desks need to find what is theirs among all that was asked: a projection of the facts about cases.
create schema if not exists casework;
grant usage on schema casework to lianfang_app, lianfang_engine;

-- The files of case types: running cases keep their edition when the playbook goes on.
create table casework.edition (
  edition text primary key,
  type text not null,
  files jsonb not null,
  loaded_at timestamptz not null,
  -- No new case is filed under it; running ones go on.
  withdrawn_at timestamptz
);
create index edition_of_type on casework.edition (type, loaded_at);

create table casework.case_row (
  id uuid primary key,
  type text not null,
  edition text not null,
  state text not null,
  ended boolean not null,
  waits boolean not null,
  desk text not null,
  desk_area text not null,
  claimant text,
  filer text not null,
  about_kind text not null,
  about uuid not null,
  area text not null,
  parent uuid,
  -- The case into which this one was merged.
  merged uuid,
  rank integer not null,
  -- Desks that alone see it; empty when all do who see its area.
  sealed_to text[] not null,
  filed_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  version bigint not null,
  -- The earliest of its deadlines that run.
  due timestamptz,
  -- The desk that learnt that it is late.
  supervisor text,
  supervisor_area text
);

-- One row a fact about a case.
create table casework.case_event (
  fact uuid primary key,
  case_id uuid not null,
  number bigint not null,
  kind text not null,
  recorder text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  attributes jsonb not null
);
create index event_of_case on casework.case_event (case_id, number);

-- What people filled in; the fact holds its hash.
create table casework.case_form (
  fact uuid primary key,
  case_id uuid not null,
  form text not null,
  hash text not null,
  filled jsonb not null,
  evidence text[] not null,
  made_at timestamptz not null
);
create index form_of_case on casework.case_form (case_id, made_at);

-- Notes and reasons; the fact holds their hash.
create table casework.case_words (
  hash text not null,
  case_id uuid not null,
  words text not null,
  made_at timestamptz not null,
  primary key (case_id, hash)
);

create table casework.case_term (
  case_id uuid not null,
  term text not null,
  fact uuid not null,
  -- Whoever looks for what is late needs its area and not the case.
  area text not null,
  due timestamptz not null,
  warn timestamptz not null,
  met_at timestamptz,
  warned_at timestamptz,
  overdue_at timestamptz,
  extended boolean not null default false,
  primary key (case_id, term, fact)
);

create table casework.case_link (
  fact uuid primary key,
  case_id uuid not null,
  other uuid not null,
  how text not null
);
create index link_of_case on casework.case_link (case_id);
create index link_of_other on casework.case_link (other);

-- A random code with which whoever filed it asks how it stands.
create table casework.code (
  code text primary key,
  case_id uuid not null,
  area text not null
);
create index code_of_case on casework.code (case_id);

create table casework.seat (
  fact uuid primary key,
  account text not null,
  desk text not null,
  area text not null,
  begins date not null,
  ends date,
  team text,
  instead text
);
create index seat_of_account on casework.seat (account);
create index seat_of_desk on casework.seat (desk, area);

-- Inbox: what a desk has, the most urgent first; a key of three columns pages through it.
create index case_of_desk on casework.case_row
  (desk, desk_area text_pattern_ops, rank desc, due, id) where not ended;
create index case_of_supervisor on casework.case_row (supervisor, supervisor_area text_pattern_ops)
  where not ended and supervisor is not null;
create index case_of_claimant on casework.case_row (claimant, rank desc, due, id)
  where not ended and claimant is not null;
create index case_of_filer on casework.case_row (filer, filed_at);
create index case_about on casework.case_row (about, filed_at);
create index case_of_parent on casework.case_row (parent) where parent is not null;
create index case_of_type_by_day on casework.case_row (type, filed_at);
-- What passes its warning or its end is found without looking at what has time.
create index term_to_warn on casework.case_term (warn) where met_at is null and warned_at is null;
create index term_to_tell on casework.case_term (due) where met_at is null and overdue_at is null;

create function casework.desks() returns text[]
  language sql stable parallel safe
  return string_to_array(current_setting('lianfang.desks', true), ',');

-- The engine of cases itself works as '*'; everybody else sees a sealed case at its desks only.
create function casework.unsealed(sealed_to text[], desks text[]) returns boolean
  language sql immutable parallel safe
  return sealed_to = '{}' or sealed_to && desks or '*' = any (desks);

alter table casework.case_row enable row level security;
create policy scope on casework.case_row to lianfang_app
  using (access.in_scope(area, (select access.scope()))
    and casework.unsealed(sealed_to, (select casework.desks())))
  with check (access.in_scope(area, (select access.scope())));
create policy engine on casework.case_row to lianfang_engine using (true);

-- What was filled in is written before the facts that make the case, so writing asks for no row.
do $$
declare
  one text;
begin
  foreach one in array array['case_event', 'case_form', 'case_words', 'case_term', 'case_link'] loop
    execute format('alter table casework.%I enable row level security', one);
    execute format(
      'create policy of_case on casework.%I to lianfang_app
         using (exists (select from casework.case_row c where c.id = case_id))
         with check (true)', one);
    execute format('create policy engine on casework.%I to lianfang_engine using (true)', one);
    execute format('grant select, insert, update, delete on casework.%I to lianfang_app', one);
    execute format('grant select, insert, update, delete on casework.%I to lianfang_engine', one);
  end loop;
end $$;

alter table casework.seat enable row level security;
create policy scope on casework.seat to lianfang_app using (true)
  with check (access.in_scope(area, (select access.scope())));
create policy engine on casework.seat to lianfang_engine using (true);

grant select, insert, update, delete on casework.case_row, casework.seat
  to lianfang_app, lianfang_engine;
grant select, insert on casework.code to lianfang_app;
grant select, insert, update on casework.edition to lianfang_app;
grant select on casework.edition to lianfang_engine;
grant select, delete on casework.code to lianfang_engine;

-- Files of cases lie in the data folder under their hash; a row is written before the step that names it.
create table casework.evidence (
  hash text primary key,
  area text not null,
  type text not null,
  bytes bigint not null,
  located boolean not null,
  kept_at timestamptz not null,
  kept_by text not null
);
alter table casework.evidence enable row level security;
create policy scope on casework.evidence to lianfang_app
  using (access.in_scope(area, (select access.scope())));
create policy engine on casework.evidence to lianfang_engine using (true);
grant select, insert on casework.evidence to lianfang_app;
grant select, delete on casework.evidence to lianfang_engine;
