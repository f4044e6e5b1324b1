-- A grade that an organ decided is published, and what holds in a village follows from that of its county.
-- Whether a fact is such a decision: asked by the policy below, which may not look into its own table.
create function fact.decides_grade(one uuid) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  return exists (
    select from fact.fact f
    where f.id = one and f.kind = 'risk-grade' and f.subject_kind = 'area');
revoke all on function fact.decides_grade(uuid) from public;
grant execute on function fact.decides_grade(uuid) to lianfang_app, lianfang_engine;

-- Nothing else of an area above becomes readable: neither its figures nor its findings. What takes
-- a decision back comes with it, or a village would go on under a grade that is gone.
create policy grade_decided_above on fact.fact for select to lianfang_app
  using (subject_kind = 'area'
    and kind in ('risk-grade', 'withdrawn')
    and exists (select from unnest((select access.scope())) mine where mine ^@ area)
    and (kind = 'risk-grade' or corrects is not null and fact.decides_grade(corrects)));
