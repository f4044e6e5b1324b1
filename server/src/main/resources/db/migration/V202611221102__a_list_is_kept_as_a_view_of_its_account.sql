-- Who looks at the same list each morning should not choose filters, columns and order again.
create table access.saved_view (
  id uuid primary key,
  account uuid not null references access.account,
  list text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null,
  unique (account, list, name)
);
grant select, insert, update, delete on access.saved_view to lianfang_app;
