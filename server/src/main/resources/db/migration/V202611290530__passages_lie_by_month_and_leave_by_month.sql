-- Passages come by the million and must go after the legal days: a month is one table, dropped whole.
create schema gate;
grant usage on schema gate to lianfang_app, lianfang_engine;

-- Codes as numbers of twelve digits: half the bytes, and a prefix is a range.
create function gate.code(area text) returns bigint
  language sql immutable parallel safe
  return rpad(area, 12, '0')::bigint;

create function gate.scope() returns int8multirange
  language sql stable parallel safe
  return coalesce(
    (select range_agg(int8range(
        gate.code(prefix), gate.code(prefix) + (10 ^ (12 - length(prefix)))::bigint))
      from unnest(access.scope()) prefix
      where prefix <> ''),
    '{}');

create table gate.passage (
  id uuid not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  device_time timestamptz not null,
  -- Seconds that the device had measured; null when it never did.
  device_offset bigint,
  checkpoint uuid not null,
  device uuid not null,
  area bigint not null,
  -- The other side of a boundary post, whose offices see its passages too.
  neighbour bigint,
  subject uuid,
  pass bytea,
  vehicle text,
  direction smallint not null,
  people smallint not null,
  temperature smallint,
  verdict smallint not null,
  -- How it is known when it happened: 0 measured, 1 at upload, 2 unchecked, 3 unknown.
  time_known smallint not null,
  primary key (id, happened_at)
) partition by range (happened_at);

create index passage_of_subject on gate.passage (subject, happened_at)
  include (checkpoint, direction) where subject is not null;
create index passage_at_checkpoint on gate.passage (checkpoint, happened_at)
  include (subject, direction);

alter table gate.passage enable row level security;
create policy passage_in_scope on gate.passage to lianfang_app
  using (area <@ (select gate.scope()) or neighbour <@ (select gate.scope()))
  with check (area <@ (select gate.scope()));
create policy passage_for_engine on gate.passage to lianfang_engine using (true);
grant select, insert on gate.passage to lianfang_app;
grant select on gate.passage to lianfang_engine;

-- What a month held when it was closed; later parts hold what came after.
create table gate.passage_seal (
  month date not null,
  part integer not null,
  passages bigint not null,
  root text not null,
  -- Everything recorded up to here, and after the part before.
  until timestamptz not null,
  fact uuid not null,
  primary key (month, part)
);
create table gate.dropped_month (
  month date primary key,
  passages bigint not null,
  fact uuid not null
);
grant select on gate.passage_seal, gate.dropped_month to lianfang_app, lianfang_engine;
grant insert on gate.passage_seal to lianfang_app;

create function gate.month_lock(month date) returns integer
  language sql immutable parallel safe
  return (extract(year from month) * 12 + extract(month from month))::integer;

-- The application makes no table; it asks for the month that it needs.
create function gate.open_month(day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  first date := date_trunc('month', day)::date;
  name text := 'passage_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass('gate.' || name) is not null then
    return false;
  end if;
  if first < date '2019-12-01' or first > date '2100-01-01' then
    raise exception 'no passages are kept of the month %', first;
  end if;
  perform pg_advisory_xact_lock(25030, gate.month_lock(first));
  if to_regclass('gate.' || name) is not null then
    return false;
  end if;
  if exists (select from gate.dropped_month d where d.month = first) then
    raise exception 'the passages of % were dropped after the legal days', first;
  end if;
  execute format('create table gate.%I (like gate.passage including all)', name);
  -- Attached instead of created as a partition, so that reading goes on meanwhile.
  execute format(
    'alter table gate.passage attach partition gate.%I for values from (%L) to (%L)',
    name,
    first::timestamp at time zone 'Asia/Shanghai',
    (first + interval '1 month')::timestamp at time zone 'Asia/Shanghai');
  return true;
end
$$;
revoke all on function gate.open_month(date) from public;
grant execute on function gate.open_month(date) to lianfang_app;

-- A month goes only with a fact that says what it held, and only if it holds just that.
create function gate.drop_month(gone date, proof uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  name text := 'passage_' || to_char(gone, 'YYYY_MM');
  sealed bigint;
  held bigint;
begin
  perform pg_advisory_xact_lock(25030, gate.month_lock(gone));
  select coalesce(sum(s.passages), 0) into sealed from gate.passage_seal s where s.month = gone;
  perform from fact.fact f
    where f.id = proof
      and f.kind = 'passages-dropped'
      and f.attributes ->> 'month' = gone::text
      and (f.attributes ->> 'passages')::bigint = sealed;
  if not found then
    raise exception 'no fact % says that the passages of % go', proof, gone;
  end if;
  execute format('select count(*) from gate.%I', name) into held;
  if held <> sealed then
    raise exception 'the passages of % are %, and % were sealed', gone, held, sealed;
  end if;
  execute format('drop table gate.%I', name);
  insert into gate.dropped_month (month, passages, fact) values (gone, held, proof);
  return held;
end
$$;
revoke all on function gate.drop_month(date, uuid) from public;
grant execute on function gate.drop_month(date, uuid) to lianfang_app;
