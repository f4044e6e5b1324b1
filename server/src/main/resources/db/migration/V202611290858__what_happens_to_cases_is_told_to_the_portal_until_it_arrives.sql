-- The city's own portal is told what happens to cases: messages wait here until they have arrived, and are seen when they do not.
create schema if not exists casework;
grant usage on schema casework to lianfang_app, lianfang_engine;

create table casework.hook (
  id uuid primary key,
  called text not null,
  url text not null,
  area text not null,
  types text[] not null,
  since timestamptz not null,
  ended_at timestamptz
);
alter table casework.hook enable row level security;
-- An address is the operator's: its area says what it is told, and whoever may tell it sees all of them.
create policy hook_of_operators on casework.hook to lianfang_app using (true);
create policy hook_for_engine on casework.hook to lianfang_engine using (true);
grant select, insert, update on casework.hook to lianfang_app;
grant select on casework.hook to lianfang_engine;

create table casework.hook_message (
  hook uuid not null references casework.hook,
  fact uuid not null,
  position bigint not null,
  kind text not null,
  happened_at timestamptz not null,
  body text not null,
  tries int not null default 0,
  -- null once it has arrived or was given up
  next_at timestamptz,
  arrived_at timestamptz,
  problem text not null default '',
  primary key (hook, fact)
);
create index hook_message_waiting on casework.hook_message (hook, position) where arrived_at is null and next_at is not null;
create index hook_message_due on casework.hook_message (next_at) where arrived_at is null and next_at is not null;
create index hook_message_latest on casework.hook_message (hook, position);
alter table casework.hook_message enable row level security;
create policy message_of_hook on casework.hook_message to lianfang_app using (true);
create policy message_for_engine on casework.hook_message to lianfang_engine using (true);
grant select, update on casework.hook_message to lianfang_app;
grant select, insert, update on casework.hook_message to lianfang_engine;
