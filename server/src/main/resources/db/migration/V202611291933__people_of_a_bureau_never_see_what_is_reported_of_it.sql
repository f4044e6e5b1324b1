-- A report about a bureau must reach nobody who comes from there, at whatever desk they sit: a seat says from which
-- bureau somebody comes, and whoever sits at the bureau's own desk is of it too. Later seats count as well.
alter table casework.seat add column unit text;
alter table casework.recusal add column unit text not null default '';
alter table casework.recusal drop constraint recusal_pkey;
alter table casework.recusal add primary key (case_id, account, unit);

-- Who once came from there stays out, so that nobody ends a seat to read a report.
create function casework.is_of_unit(me text, bureau text, place text) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select exists (select from casework.seat s
      where s.account = me and bureau in (s.desk, s.unit) and left(s.area, 4) = left(place, 4))
  $$;
revoke all on function casework.is_of_unit(text, text, text) from public;
grant execute on function casework.is_of_unit(text, text, text) to lianfang_app;

drop policy not_recused on casework.case_row;
create policy not_recused on casework.case_row as restrictive to lianfang_app
  using (sealed_to = '{}' or (select casework.account()) in ('', 'public', 'clock')
    or not exists (
      select from casework.recusal r where r.case_id = case_row.id
        and (r.account <> '' and r.account = (select casework.account())
          or r.account = '' and r.unit = '' and not access.in_scope(r.above, (select access.scope()))
          or r.unit <> '' and casework.is_of_unit((select casework.account()), r.unit, case_row.area))))
  with check (true);
