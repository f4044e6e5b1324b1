-- The audit only grows: nobody who serves pages can change or remove an entry, and a chain finds who could.
create table access.audit (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null,
  account text not null,
  action text not null,
  subject_kind text,
  subject_id uuid,
  area text not null default '',
  why text not null default '',
  address text not null default '',
  detail text not null default '',
  hash bytea not null
);
create index audit_of_subject on access.audit (subject_id, seq) where subject_id is not null;
create index audit_of_account on access.audit (account, seq);

alter table access.audit enable row level security;
create policy audit_is_read_in_scope on access.audit for select to lianfang_app
  using (access.in_scope(area));
-- A refusal is recorded although its area lies outside the scope of who was refused.
create policy audit_is_written_anywhere on access.audit for insert to lianfang_app with check (true);
create policy audit_is_sealed_by_the_engine on access.audit to lianfang_engine using (true)
  with check (true);

create table access.audit_pending (audit uuid primary key);

create table access.audit_seal (
  position bigint primary key,
  audit uuid not null unique,
  chain bytea not null
);

grant select, insert on access.audit to lianfang_app, lianfang_engine;
grant insert on access.audit_pending to lianfang_app;
grant select, insert, delete on access.audit_pending to lianfang_engine;
grant select on access.audit_seal to lianfang_app;
grant select, insert on access.audit_seal to lianfang_engine;
