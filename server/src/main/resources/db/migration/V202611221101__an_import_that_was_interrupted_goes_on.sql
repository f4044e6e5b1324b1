-- A restart must not lose where an import stood: the page shows it as interrupted and goes on with the same file.
create table person.import_job (
  id uuid primary key,
  account text not null,
  name text not null,
  file text not null,
  format text not null,
  sheet text not null,
  mapping text not null,
  stage text not null check (stage in ('mapping', 'running', 'tried', 'landed', 'refused')),
  dry_run boolean not null default true,
  -- the run of the server that works on it; another one means that the server has ended since
  process uuid,
  rows bigint not null default 0,
  expected bigint,
  elapsed_millis bigint not null default 0,
  summary jsonb,
  refusal text not null default '',
  changed_at timestamptz not null
);
create index import_job_of_account on person.import_job (account, changed_at);
grant select, insert, update, delete on person.import_job to lianfang_app, lianfang_engine;
