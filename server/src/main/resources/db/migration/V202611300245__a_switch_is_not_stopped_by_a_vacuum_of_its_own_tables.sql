-- A switch failed by a deadlock: it had revoked rights of its new table when a vacuum of that table held the table and waited for the row of the catalogue. The table is now taken before anything of it is changed, and none is vacuumed while it fills.
create function rulebook.stage_table(name text, part integer) returns void
  language plpgsql set search_path = pg_catalog
as $$
begin
  execute format('alter table rulebook.%I set (autovacuum_enabled = off),'
    || ' alter column part set default %s, add check (part = %s)', name, part, part);
  execute format('comment on table rulebook.%I is %L', name, 'staged');
  execute format('grant insert on rulebook.%I to lianfang_engine', name);
end
$$;

-- Nobody writes into the table any more; whoever vacuums it is waited for.
create function rulebook.take_table(name text) returns void
  language plpgsql set search_path = pg_catalog
as $$
begin
  execute format('lock table rulebook.%I in access exclusive mode', name);
  execute format('alter table rulebook.%I reset (autovacuum_enabled)', name);
  execute format('revoke all on rulebook.%I from lianfang_engine', name);
  execute format('comment on table rulebook.%I is null', name);
end
$$;

create or replace function rulebook.open_part(generation integer) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  part integer := nextval('rulebook.part_number');
  parent text;
  name text;
begin
  foreach parent in array array['outcome', 'decision_request'] loop
    name := parent || '_' || part;
    execute format('create table rulebook.%I (like rulebook.%I including defaults)', name, parent);
    execute format('alter table rulebook.%I alter column since set default %s', name, generation);
    perform rulebook.stage_table(name, part);
  end loop;
  return part;
end
$$;

create or replace function rulebook.close_part(parent text, part integer, few integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog
  set maintenance_work_mem = '256MB'
as $$
declare
  name text := parent || '_' || part;
  columns text;
  held bigint;
begin
  if parent not in ('outcome', 'decision_request') then
    raise exception 'there are no parts of %', parent;
  end if;
  perform rulebook.take_table(name);
  execute format('select count(*) from (select from rulebook.%I limit %s) r', name, few) into held;
  if held < few then
    select string_agg(quote_ident(a.attname), ', ') into columns
      from pg_attribute a
      where a.attrelid = format('rulebook.%I', name)::regclass and a.attnum > 0
        and not a.attisdropped and a.attname <> 'part';
    execute format('insert into rulebook.%I (%s) select %s from rulebook.%I',
      parent, columns, columns, name);
    execute format('drop table rulebook.%I', name);
    return held;
  end if;
  execute format('analyze rulebook.%I', name);
  execute format('alter table rulebook.%I attach partition rulebook.%I for values in (%s)',
    parent, name, part);
  return held;
end
$$;

create or replace function rulebook.open_switched(generation integer, part integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  name text := 'switched_' || generation || '_' || part;
begin
  execute format('create table rulebook.%I (like rulebook.switched including defaults)', name);
  execute format('alter table rulebook.%I alter column generation set default %s',
    name, generation);
  perform rulebook.stage_table(name, part);
end
$$;

create or replace function rulebook.close_switched(few integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog
  set maintenance_work_mem = '256MB'
as $$
declare
  one text;
  held bigint;
  closed bigint := 0;
begin
  -- Two processes never carry the same list over.
  perform pg_advisory_xact_lock(25023);
  for one in
    select o.name from rulebook.open_tables() o
    where o.name ~ '^switched_[0-9]+_[0-9]+$'
      and split_part(o.name, '_', 2)::integer <= (select g.current from rulebook.generation g)
  loop
    perform rulebook.take_table(one);
    -- Counted no further than is asked.
    execute format('select count(*) from (select from rulebook.%I limit %s) r', one, few)
      into held;
    if held < few then
      execute format('insert into rulebook.switched'
        || ' (generation, subject, subject_kind, area, changes)'
        || ' select generation, subject, subject_kind, area, changes from rulebook.%I', one);
      execute format('drop table rulebook.%I', one);
    else
      execute format('alter table rulebook.switched attach partition rulebook.%I'
        || ' for values in (%s)', one, split_part(one, '_', 3));
      execute format('analyze rulebook.%I', one);
    end if;
    closed := closed + held;
  end loop;
  return closed;
end
$$;

revoke all on function rulebook.stage_table(text, integer), rulebook.take_table(text) from public;
