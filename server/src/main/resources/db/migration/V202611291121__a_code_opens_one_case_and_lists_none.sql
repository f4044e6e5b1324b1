-- A code opens its case to whoever has it, wherever they are; nobody lists the codes of other areas.
create function casework.of_code(asked text) returns table (case_id uuid, area text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.case_id, c.area from casework.code c where c.code = asked $$;
revoke all on function casework.of_code(text) from public;
grant execute on function casework.of_code(text) to lianfang_app;
alter table casework.code enable row level security;
create policy scope on casework.code to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (true);
create policy engine on casework.code to lianfang_engine using (true);
