-- Counting fifty thousand cases of a township read each row for what policies ask; what they ask stands in the index now. What keeps somebody out of a sealed report is asked in a function, since a sub-select that the planner charges to every row made it sort a year of cases on one processor.
drop index casework.case_of_desk_by_due;
create index case_of_desk_by_due on casework.case_row (desk, desk_area text_pattern_ops, due)
  include (id, area, sealed_to, sealed_from, unseen_by) where not ended;
create index case_of_desk_that_waits on casework.case_row (desk, desk_area text_pattern_ops)
  include (id, area, sealed_to, sealed_from, unseen_by) where not ended and waits;

-- True where this report is about the account, its chain or its bureau.
create function casework.keeps_out(report uuid, place text, me text, scope text[]) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  return exists (
    select from casework.recusal r where r.case_id = report
      and (r.account <> '' and r.account = me
        or r.account = '' and r.unit = '' and not access.in_scope(r.above, scope)
        or r.unit <> '' and casework.is_of_unit(me, r.unit, place)));
revoke all on function casework.keeps_out(uuid, text, text, text[]) from public;
grant execute on function casework.keeps_out(uuid, text, text, text[]) to lianfang_app;

alter policy not_recused on casework.case_row
  using (sealed_to = '{}' or (select casework.account()) in ('', 'public', 'clock')
    or not casework.keeps_out(id, area, (select casework.account()), (select access.scope())));
