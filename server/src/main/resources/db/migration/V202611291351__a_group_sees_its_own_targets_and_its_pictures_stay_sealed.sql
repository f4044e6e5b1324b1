-- Groups go out with phones: each sees what it has to visit and nothing of the others, and what it photographs stays
-- sealed with its round until a rectification shows it to whoever has to put it right.
alter table casework.round_target add column kind text not null default 'area';
alter table casework.round_visit add column withdrawn_at timestamptz;

create table casework.round_member (
  round uuid not null,
  grp integer not null,
  account text not null,
  primary key (round, account)
);
create index round_of_member on casework.round_member (account);
alter table casework.round_member enable row level security;
create policy member_of_round on casework.round_member to lianfang_app
  using (account = (select casework.account())
    or exists (select from casework.case_row c where c.id = round))
  with check (exists (select from casework.case_row c where c.id = round));
create policy member_for_engine on casework.round_member to lianfang_engine using (true);
grant select, insert, delete on casework.round_member to lianfang_app;
grant select, delete on casework.round_member to lianfang_engine;
-- A plan may be changed as a whole until the round begins.
grant delete on casework.round_target to lianfang_app;
grant update (withdrawn_at) on casework.round_visit to lianfang_app;

drop policy target_of_round on casework.round_target;
create policy target_of_round on casework.round_target to lianfang_app
  using (exists (select from casework.case_row c where c.id = round)
    or exists (select from casework.round_member m
      where m.round = round_target.round and m.grp = round_target.grp
        and m.account = (select casework.account())))
  with check (exists (select from casework.case_row c where c.id = round));

drop policy visit_of_round on casework.round_visit;
create policy visit_of_round on casework.round_visit to lianfang_app
  using (exists (select from casework.case_row c where c.id = round)
    or exists (select from casework.round_target t
      where t.round = round_visit.round and t.number = round_visit.target));

-- Whoever is out with a group does not see the case of the round; this is all that they need to know of it.
create function casework.rounds_of_member()
  returns table (round uuid, grp integer, state text, area text, called text, sealed boolean, until text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select m.round, m.grp, c.state, c.area, f.filled ->> 'called',
      coalesce((f.filled ->> 'unannounced')::boolean, false), f.filled ->> 'until'
    from casework.round_member m
      join casework.case_row c on c.id = m.round
      left join casework.case_form f on f.case_id = m.round and f.form = 'plan'
    where m.account = casework.account()
  $$;
revoke all on function casework.rounds_of_member() from public;
grant execute on function casework.rounds_of_member() to lianfang_app;

alter table casework.evidence add column held_by uuid;
create policy sealed_with_its_round on casework.evidence as restrictive for select to lianfang_app
  using (held_by is null or kept_by = (select casework.account())
    or exists (select from casework.case_row c where c.id = held_by));
-- Whoever may not read a file does not release it, nor say that a step has named it.
create policy opened_with_its_round on casework.evidence as restrictive for update to lianfang_app
  using (held_by is null or kept_by = (select casework.account())
    or exists (select from casework.case_row c where c.id = held_by))
  with check (true);
grant update (held_by) on casework.evidence to lianfang_app;
