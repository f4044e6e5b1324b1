-- The code is handed over by the grid worker; nobody but the engine can compare it, and nobody can read it.
create table gate.holder_code (
  subject uuid primary key,
  area text not null,
  hash bytea not null,
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null,
  failures integer not null default 0,
  locked_until timestamptz
);
create table gate.holder_session (
  hash bytea primary key,
  subject uuid not null,
  area text not null,
  expires_at timestamptz not null
);
create index holder_session_of_subject on gate.holder_session (subject);
alter table gate.holder_code enable row level security;
alter table gate.holder_session enable row level security;
create policy engine on gate.holder_code to lianfang_engine using (true);
create policy engine on gate.holder_session to lianfang_engine using (true);
grant select, insert, update, delete on gate.holder_code, gate.holder_session to lianfang_engine;
