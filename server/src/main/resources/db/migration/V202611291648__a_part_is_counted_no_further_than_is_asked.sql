-- A switch waited while a million rows were counted, of which it is asked only whether they are few.
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
  execute format('revoke all on rulebook.%I from lianfang_engine', name);
  execute format('comment on table rulebook.%I is null', name);
  execute format('analyze rulebook.%I', name);
  execute format('alter table rulebook.%I attach partition rulebook.%I for values in (%s)',
    parent, name, part);
  return held;
end
$$;
