-- Whoever waited for another to make the month looked into a cache that did not know it yet.
create function gate.is_open(name text) returns boolean
  language sql stable
  return exists (
    select from pg_catalog.pg_class c
    where c.relname = name and c.relnamespace = 'gate'::regnamespace);

create or replace function gate.open_month(day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  first date := date_trunc('month', day)::date;
  name text := 'passage_' || to_char(first, 'YYYY_MM');
begin
  if gate.is_open(name) then
    return false;
  end if;
  if first < date '2019-12-01' or first > date '2100-01-01' then
    raise exception 'no passages are kept of the month %', first;
  end if;
  perform pg_advisory_xact_lock(25030, gate.month_lock(first));
  if gate.is_open(name) then
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
