-- A switch for a city wrote a million rows through six indexes one by one, which took longer than reading and deriving everybody. Its rows now go into tables of their own, which nobody reads: they get their indexes at once and are attached.
drop view rulebook.outcome_now, rulebook.decision_request_now;

-- part: in which table a row lies; 0 is where everything lies that comes fact by fact.
alter table rulebook.outcome add column part integer not null default 0;
alter table rulebook.decision_request add column part integer not null default 0;

alter table rulebook.outcome rename to outcome_0;
alter index rulebook.outcome_of_subject rename to outcome_0_of_subject;
alter index rulebook.outcome_in_order rename to outcome_0_in_order;
alter index rulebook.outcome_acted_on rename to outcome_0_acted_on;
alter index rulebook.outcome_placed rename to outcome_0_placed;
alter index rulebook.outcome_without_a_last_day rename to outcome_0_without_a_last_day;
alter index rulebook.outcome_ending rename to outcome_0_ending;
alter index rulebook.outcome_of_places rename to outcome_0_of_places;
alter table rulebook.decision_request rename to decision_request_0;
alter index rulebook.decision_request_of_subject rename to decision_request_0_of_subject;
alter index rulebook.decision_request_in_order rename to decision_request_0_in_order;
alter index rulebook.decision_request_asked rename to decision_request_0_asked;

create table rulebook.outcome (like rulebook.outcome_0 including defaults)
  partition by list (part);
create index outcome_of_subject on rulebook.outcome (subject, since, number);
create index outcome_in_order on rulebook.outcome (area, subject, number);
create index outcome_acted_on on rulebook.outcome (area, subject, number) where state <> 'due';
create index outcome_placed on rulebook.outcome (area, subject, number)
  where place <> '' and place <> 'undecided';
create index outcome_without_a_last_day on rulebook.outcome (subject)
  where measure = 'isolation' and until_day is null;
create index outcome_ending on rulebook.outcome (until_day, area, subject, number)
  where until_day is not null;
create index outcome_of_places on rulebook.outcome (area, subject, number)
  where subject_kind = 'place';
create table rulebook.decision_request (like rulebook.decision_request_0 including defaults)
  partition by list (part);
create index decision_request_of_subject on rulebook.decision_request (subject, since, number);
create index decision_request_in_order on rulebook.decision_request (area, subject, number);
create index decision_request_asked
  on rulebook.decision_request (question, area, subject, number);
alter table rulebook.outcome attach partition rulebook.outcome_0 for values in (0);
alter table rulebook.decision_request
  attach partition rulebook.decision_request_0 for values in (0);

alter table rulebook.outcome enable row level security;
alter table rulebook.decision_request enable row level security;
do $$
declare
  one record;
begin
  -- The walls stand as they were, before the whole and no longer before a part.
  for one in
    select p.polname, c.relname, r.rolname, pg_get_expr(p.polqual, p.polrelid) as asks
    from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'rulebook'
      join pg_roles r on r.oid = p.polroles[1]
    where c.relname in ('outcome_0', 'decision_request_0')
  loop
    execute format('create policy %I on rulebook.%I to %I using (%s)',
      one.polname, left(one.relname, -2), one.rolname, one.asks);
  end loop;
end
$$;
grant select, insert, update, delete on rulebook.outcome, rulebook.decision_request
  to lianfang_app, lianfang_engine;
revoke all on rulebook.outcome_0, rulebook.decision_request_0
  from lianfang_app, lianfang_engine;

create view rulebook.outcome_now with (security_invoker = true) as
  select o.* from rulebook.outcome o
  where o.since <= (select g.current from rulebook.generation g) and not exists (
    select from rulebook.superseded s
    where s.subject = o.subject and s.until > o.since
      and s.until <= (select g.current from rulebook.generation g));
create view rulebook.decision_request_now with (security_invoker = true) as
  select d.* from rulebook.decision_request d
  where d.since <= (select g.current from rulebook.generation g) and not exists (
    select from rulebook.superseded s
    where s.subject = d.subject and s.until > d.since
      and s.until <= (select g.current from rulebook.generation g));
grant select on rulebook.outcome_now, rulebook.decision_request_now
  to lianfang_app, lianfang_engine;

create sequence rulebook.part_number;

-- Tables that are open: nobody reads them yet, and no copy of the database carries them.
create function rulebook.open_tables() returns table (name text)
  language sql stable set search_path = pg_catalog
begin atomic
  select c.relname::text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'rulebook' and c.relkind = 'r' and not c.relispartition
    and obj_description(c.oid, 'pg_class') = 'staged';
end;

-- What a stopped process left open goes, or what came to nothing.
create function rulebook.discard_parts(part integer default null) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  one text;
begin
  for one in select o.name from rulebook.open_tables() o
    where part is null or o.name ~ ('_' || part || '$')
  loop
    execute format('drop table rulebook.%I', one);
  end loop;
end
$$;

-- Tables for the rows of a generation that is staged; they take COPY, since nobody else sees them.
create function rulebook.open_part(generation integer) returns integer
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
    execute format('alter table rulebook.%I alter column part set default %s,'
      || ' alter column since set default %s, add check (part = %s)', name, part, generation, part);
    execute format('comment on table rulebook.%I is %L', name, 'staged');
    execute format('grant insert on rulebook.%I to lianfang_engine', name);
  end loop;
  return part;
end
$$;

-- Makes what lies in an open table part of the whole: few rows are carried over, many attached.
create function rulebook.close_part(parent text, part integer, few integer) returns bigint
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
  execute format('select count(*) from rulebook.%I', name) into held;
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
  execute format('revoke all on rulebook.%I from lianfang_engine', name);
  execute format('comment on table rulebook.%I is null', name);
  execute format('analyze rulebook.%I', name);
  execute format('alter table rulebook.%I attach partition rulebook.%I for values in (%s)',
    parent, name, part);
  return held;
end
$$;

-- Parts of which little is left are carried over into the first one and dropped, the smallest also
-- where there are too many. Whoever calls keeps all others from writing.
create function rulebook.fold_parts(few integer, most integer) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  parent text;
  one record;
  columns text;
  parts integer;
  held bigint;
  folded integer := 0;
begin
  -- Nobody waits long for a table that is dropped; what cannot go now goes the next time.
  perform set_config('lock_timeout', '500ms', true);
  foreach parent in array array['outcome', 'decision_request'] loop
    select string_agg(quote_ident(a.attname), ', ') into columns
      from pg_attribute a
      where a.attrelid = format('rulebook.%I', parent)::regclass and a.attnum > 0
        and not a.attisdropped and a.attname <> 'part';
    select count(*) into parts
      from pg_inherits i where i.inhparent = format('rulebook.%I', parent)::regclass;
    for one in
      select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = format('rulebook.%I', parent)::regclass
        and c.relname <> parent || '_0'
      order by c.reltuples
    loop
      execute format('select count(*) from (select from rulebook.%I limit %s) r',
        one.name, few + 1) into held;
      if held <= few or parts > most then
        begin
          execute format('insert into rulebook.%I (%s) select %s from rulebook.%I',
            parent, columns, columns, one.name);
          execute format('drop table rulebook.%I', one.name);
          parts := parts - 1;
          folded := folded + 1;
        exception when lock_not_available then
          raise notice 'rulebook.% is read just now and stays', one.name;
        end;
      end if;
    end loop;
  end loop;
  return folded;
end
$$;

-- Statistics of the whole, which nothing gathers by itself where a table has parts.
create function rulebook.analyze_parts() returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  analyze rulebook.outcome;
  analyze rulebook.decision_request;
end
$$;

revoke all on function rulebook.open_tables(), rulebook.discard_parts(integer),
  rulebook.open_part(integer), rulebook.close_part(text, integer, integer),
  rulebook.fold_parts(integer, integer), rulebook.analyze_parts() from public;
grant execute on function rulebook.discard_parts(integer), rulebook.open_part(integer),
  rulebook.close_part(text, integer, integer), rulebook.fold_parts(integer, integer),
  rulebook.analyze_parts() to lianfang_engine;
