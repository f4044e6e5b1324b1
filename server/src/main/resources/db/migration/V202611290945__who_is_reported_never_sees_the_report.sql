-- A report must never reach the unit reported or whoever answers for it, not even by a seat at a desk that sees such
-- reports: whoever is recused finds no row, whether they read, decide or count.
create table casework.recusal (
  case_id uuid not null,
  -- somebody who answers for what was reported; empty for the line of the unit itself
  account text not null,
  -- of the unit: whoever sees no more than it is its own
  above text not null,
  primary key (case_id, account)
);
alter table casework.recusal enable row level security;
create policy told_to_policies on casework.recusal to lianfang_app using (true);
create policy recusal_for_engine on casework.recusal to lianfang_engine using (true);
grant select, insert on casework.recusal to lianfang_app;
grant select, delete on casework.recusal to lianfang_engine;

create function casework.account() returns text
  language sql stable parallel safe
  return coalesce(current_setting('lianfang.account', true), '');

-- Sealed cases alone are asked about: all others are read as before.
create policy not_recused on casework.case_row as restrictive to lianfang_app
  using (sealed_to = '{}' or (select casework.account()) in ('', 'public', 'clock')
    or not exists (
      select from casework.recusal r where r.case_id = case_row.id
        and (r.account = (select casework.account())
          or r.account = '' and not access.in_scope(r.above, (select access.scope())))))
  with check (true);
