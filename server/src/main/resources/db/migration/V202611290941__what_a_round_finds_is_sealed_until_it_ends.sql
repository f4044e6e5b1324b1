-- What unannounced visits find must not reach those visited: rows follow their round, which its desks alone see, and hold
-- what was found under a key of the round.
create table casework.round_target (
  round uuid not null,
  number integer not null,
  grp integer not null,
  called text not null,
  area text not null,
  primary key (round, number)
);

create table casework.round_visit (
  fact uuid primary key,
  round uuid not null,
  target integer not null,
  at timestamptz not null,
  recorder text not null,
  places integer not null,
  sealed bytea not null
);
create index visit_of_round on casework.round_visit (round, target);

alter table casework.round_target enable row level security;
create policy target_of_round on casework.round_target to lianfang_app
  using (exists (select from casework.case_row c where c.id = round));
create policy target_for_engine on casework.round_target to lianfang_engine using (true);

alter table casework.round_visit enable row level security;
create policy visit_of_round on casework.round_visit to lianfang_app
  using (exists (select from casework.case_row c where c.id = round));
create policy visit_for_engine on casework.round_visit to lianfang_engine using (true);

grant select, insert on casework.round_target, casework.round_visit to lianfang_app;
grant select, delete on casework.round_target, casework.round_visit to lianfang_engine;
