-- A case of accountability is sealed from the unit; its head reads what he is asked, what he said and what was decided,
-- and nothing else of the case or of any other.
create function casework.to_answer()
  returns table (case_id uuid, version bigint, state text, area text, opened text, answered text, decided text,
    due timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select c.id, c.version, c.state, c.area, o.filled::text, a.filled::text, d.filled::text, t.due
    from casework.case_row c
      join casework.case_form o on o.case_id = c.id and o.form = 'open'
      left join casework.case_form a on a.case_id = c.id and a.form = 'answer'
      left join casework.case_form d on d.case_id = c.id and d.form = 'decide'
      left join casework.case_term t on t.case_id = c.id and t.term = 'answer'
    where c.type = 'accountability' and o.filled ->> 'head' = casework.account()
    order by c.filed_at desc, c.id
  $$;
revoke all on function casework.to_answer() from public;
grant execute on function casework.to_answer() to lianfang_app;

-- Which parts of the console are somebody's by a seat, a group or a case, and not by a role.
create function casework.parts_of(me text, today date) returns setof text
  language sql stable security definer set search_path = pg_catalog
  as $$
    select p.part from (values ('hotline', array['hotline']), ('rounds', array['rounds', 'supervision-city'])) p (part, desks)
    where exists (select from casework.seat s
      where s.account = me and s.desk = any (p.desks) and s.begins <= today and (s.ends is null or s.ends >= today))
    union
    select 'rounds' from casework.round_member m join casework.case_row c on c.id = m.round
    where m.account = me and not c.ended
    union
    select 'answers' from casework.case_row c join casework.case_form o on o.case_id = c.id and o.form = 'open'
    where c.type = 'accountability' and o.filled ->> 'head' = me
  $$;
revoke all on function casework.parts_of(text, date) from public;
grant execute on function casework.parts_of(text, date) to lianfang_app;
