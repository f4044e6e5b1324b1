-- A seat that sees sealed cases does not open those which stand where its holder's own office must not look.
alter table casework.case_row add column sealed_from text[] not null default '{}';
update casework.case_row set sealed_from = case desk
    when 'report-intake' then array['village', 'township', 'command', 'command-city', 'hotline']
    when 'supervision' then array['village', 'township']
    when 'supervision-city' then array['village', 'township', 'command']
    when 'discipline' then array['village', 'township', 'command', 'command-city']
    else '{}'::text[] end
  where sealed_to <> '{}';

-- Whoever sits at the desk itself sees it; the engine of cases works as '*'.
create policy not_sealed_from on casework.case_row as restrictive to lianfang_app
  using (sealed_from = '{}' or not sealed_from && (select casework.desks())
    or array[desk, '*'] && (select casework.desks()))
  with check (true);
