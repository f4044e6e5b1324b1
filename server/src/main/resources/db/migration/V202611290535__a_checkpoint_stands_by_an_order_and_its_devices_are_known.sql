-- Gates need to know whose post they are: a register derived from facts, and devices that only hold a hash.
create table gate.checkpoint (
  id uuid primary key,
  fact uuid not null,
  kind text not null,
  called text not null,
  area text not null,
  -- the other county of a boundary post, empty for all others
  beside text not null,
  only_exit boolean not null
);
create index checkpoint_of_area on gate.checkpoint (area text_pattern_ops);
create index checkpoint_beside on gate.checkpoint (beside text_pattern_ops) where beside <> '';

-- One row an effective fact about a checkpoint.
create table gate.checkpoint_record (
  fact uuid primary key,
  checkpoint uuid not null,
  number bigint not null,
  kind text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  recorder text not null,
  attributes jsonb not null
);
create index checkpoint_record_of on gate.checkpoint_record (checkpoint, happened_at);

-- What a picture showed when something was removed, known by its hash in the fact.
create table gate.evidence (
  hash text primary key,
  checkpoint uuid not null,
  type text not null,
  content bytea not null,
  kept_at timestamptz not null
);

create table gate.device (
  id uuid primary key,
  checkpoint uuid not null references gate.checkpoint,
  called text not null,
  -- of the code that enrols it once; gone when it was used
  code_hash bytea unique,
  code_expires_at timestamptz not null,
  token_hash bytea unique,
  created_at timestamptz not null,
  created_by text not null,
  enrolled_at timestamptz,
  agent text not null,
  seen_at timestamptz,
  -- how far its clock was from the server's when it was last seen, in seconds
  clock_off integer,
  waiting integer,
  revoked_at timestamptz,
  revoked_by text
);
create index device_of_checkpoint on gate.device (checkpoint, created_at);

alter table gate.checkpoint enable row level security;
create policy checkpoint_in_scope on gate.checkpoint to lianfang_app
  using (access.in_scope(area) or (beside <> '' and access.in_scope(beside)));
create policy checkpoint_for_engine on gate.checkpoint to lianfang_engine using (true);

alter table gate.checkpoint_record enable row level security;
create policy record_of_checkpoint on gate.checkpoint_record to lianfang_app
  using (exists (select from gate.checkpoint c where c.id = checkpoint));
create policy record_for_engine on gate.checkpoint_record to lianfang_engine using (true);

alter table gate.evidence enable row level security;
create policy evidence_of_checkpoint on gate.evidence to lianfang_app
  using (exists (select from gate.checkpoint c where c.id = checkpoint));
create policy evidence_for_engine on gate.evidence to lianfang_engine using (true);

alter table gate.device enable row level security;
create policy device_of_checkpoint on gate.device to lianfang_app
  using (exists (select from gate.checkpoint c where c.id = checkpoint));
create policy device_for_engine on gate.device to lianfang_engine using (true);

grant select, insert, update, delete on gate.checkpoint, gate.checkpoint_record
  to lianfang_app, lianfang_engine;
grant select, insert on gate.evidence to lianfang_app;
grant select, insert, update on gate.device to lianfang_app, lianfang_engine;
