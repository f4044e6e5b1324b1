-- An inspector notes a name that the register does not know; what was found there belongs to the firm of the register
-- once an office has said which it is, and to nobody before.
create table enterprise.firm_identified (
  fact uuid primary key,
  -- what cases are about until then
  firm uuid not null,
  area text not null,
  known uuid not null,
  at timestamptz not null
);
create index identified_firm on enterprise.firm_identified (firm);
create index identified_as on enterprise.firm_identified (known);
alter table enterprise.firm_identified enable row level security;
create policy scope on enterprise.firm_identified to lianfang_app
  using (access.in_scope(area, (select access.scope()))) with check (access.in_scope(area, (select access.scope())));
create policy engine on enterprise.firm_identified to lianfang_engine using (true);
grant select, insert, delete on enterprise.firm_identified to lianfang_app, lianfang_engine;
