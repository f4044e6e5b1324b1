-- The report of a switch said how many changed and nobody could say who; now each subject that changed is kept for as long as a review may be asked for.
create table rulebook.switched (
  generation integer not null,
  subject uuid not null,
  subject_kind text not null,
  area text not null,
  -- One bit a change, in the order of the code: under, released, longer, shorter, moved.
  changes smallint not null,
  -- part: in which table a row lies; 0 is where the few rows of small switches lie together.
  part integer not null default 0
) partition by list (part);
create index switched_in_order on rulebook.switched (generation, area, subject);
create table rulebook.switched_0 partition of rulebook.switched for values in (0);

alter table rulebook.switched enable row level security;
create policy switched_in_scope on rulebook.switched to lianfang_app
  using (access.in_scope(area, (select access.scope())));
create policy switched_for_engine on rulebook.switched to lianfang_engine using (true);
grant select on rulebook.switched to lianfang_app;
grant select on rulebook.switched to lianfang_engine;

-- An open table beside the others of a generation: it takes COPY and has no index, and is dropped with them where the generation comes to nothing.
create function rulebook.open_switched(generation integer, part integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  name text := 'switched_' || generation || '_' || part;
begin
  execute format('create table rulebook.%I (like rulebook.switched including defaults)', name);
  execute format('alter table rulebook.%I alter column part set default %s,'
    || ' alter column generation set default %s, add check (part = %s)',
    name, part, generation, part);
  execute format('comment on table rulebook.%I is %L', name, 'staged');
  execute format('grant insert on rulebook.%I to lianfang_engine', name);
end
$$;

-- Makes the open tables of generations that readers see part of the whole, a stopped process's too: few rows are carried over, many attached.
create function rulebook.close_switched(few integer) returns bigint
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
    -- Counted no further than is asked.
    execute format('select count(*) from (select from rulebook.%I limit %s) r', one, few)
      into held;
    if held < few then
      execute format('insert into rulebook.switched'
        || ' (generation, subject, subject_kind, area, changes)'
        || ' select generation, subject, subject_kind, area, changes from rulebook.%I', one);
      execute format('drop table rulebook.%I', one);
    else
      execute format('revoke all on rulebook.%I from lianfang_engine', one);
      execute format('comment on table rulebook.%I is null', one);
      execute format('alter table rulebook.switched attach partition rulebook.%I'
        || ' for values in (%s)', one, split_part(one, '_', 3));
      execute format('analyze rulebook.%I', one);
    end if;
    closed := closed + held;
  end loop;
  return closed;
end
$$;

-- Who changed at switches that ended before a moment: large lists go whole.
create function rulebook.forget_switched(before timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  one text;
  forgotten integer;
begin
  -- Nobody waits long for a table that is dropped; what cannot go now goes the next time.
  perform set_config('lock_timeout', '500ms', true);
  with gone as (
    delete from rulebook.switched_0 s using rulebook.activation a
    where a.generation = s.generation and a.ended_at < before returning s.generation)
  select count(distinct generation) into forgotten from gone;
  for one in
    select c.relname::text
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
      join rulebook.activation a on a.generation = split_part(c.relname, '_', 2)::integer
    where i.inhparent = 'rulebook.switched'::regclass and c.relname <> 'switched_0'
      and a.ended_at < before
  loop
    begin
      execute format('drop table rulebook.%I', one);
      forgotten := forgotten + 1;
    exception when lock_not_available then
      raise notice 'rulebook.% is read just now and stays', one;
    end;
  end loop;
  return forgotten;
end
$$;

revoke all on function rulebook.open_switched(integer, integer),
  rulebook.close_switched(integer), rulebook.forget_switched(timestamptz) from public;
grant execute on function rulebook.open_switched(integer, integer),
  rulebook.close_switched(integer), rulebook.forget_switched(timestamptz) to lianfang_engine;
