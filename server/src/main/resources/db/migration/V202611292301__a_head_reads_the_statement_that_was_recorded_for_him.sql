-- A statement on paper is recorded by the desk under a form of its own; whoever made it and has an account reads it as well.
create or replace function casework.to_answer()
  returns table (case_id uuid, version bigint, edition text, state text, area text, opened text, answered text,
    decided text, due timestamptz, finding uuid, found text, finding_edition text, finding_state text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select c.id, c.version, c.edition, c.state, c.area, o.filled::text, a.filled::text, d.filled::text, t.due,
      p.id, f.filled ->> 'problem', p.edition, p.state
    from casework.case_row c
      join casework.case_form o on o.case_id = c.id and o.form = 'open'
      left join casework.case_form a on a.case_id = c.id and a.form in ('answer', 'answer-on-paper')
      left join casework.case_form d on d.case_id = c.id and d.form = 'decide'
      left join casework.case_term t on t.case_id = c.id and t.term = 'answer'
      left join casework.case_row p on p.id = c.parent
      left join casework.case_form f on f.case_id = p.id and f.form = 'problem'
    where c.type = 'accountability' and o.filled ->> 'head' = casework.account()
    order by c.filed_at desc, c.id
  $$;
