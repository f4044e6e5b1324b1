-- What a head is asked is served before any time runs, and the finding from which it came stands with it.
drop function casework.to_answer();
create function casework.to_answer()
  returns table (case_id uuid, version bigint, edition text, state text, area text, opened text, answered text,
    decided text, due timestamptz, finding uuid, found text, finding_edition text, finding_state text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select c.id, c.version, c.edition, c.state, c.area, o.filled::text, a.filled::text, d.filled::text, t.due,
      p.id, f.filled ->> 'problem', p.edition, p.state
    from casework.case_row c
      join casework.case_form o on o.case_id = c.id and o.form = 'open'
      left join casework.case_form a on a.case_id = c.id and a.form = 'answer'
      left join casework.case_form d on d.case_id = c.id and d.form = 'decide'
      left join casework.case_term t on t.case_id = c.id and t.term = 'answer'
      left join casework.case_row p on p.id = c.parent
      left join casework.case_form f on f.case_id = p.id and f.form = 'problem'
    where c.type = 'accountability' and o.filled ->> 'head' = casework.account()
    order by c.filed_at desc, c.id
  $$;
revoke all on function casework.to_answer() from public;
grant execute on function casework.to_answer() to lianfang_app;
