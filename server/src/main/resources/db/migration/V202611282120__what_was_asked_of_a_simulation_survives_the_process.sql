-- What somebody asked stands from the start, so that a simulation that a stopped process left is marked and not lost.
alter table rulebook.simulation
  alter column position drop not null,
  alter column inputs_hash drop not null,
  alter column figures drop not null,
  -- How it ended; null while a process works on it, and for ever where that process was stopped.
  add column stage text,
  add column problem text not null default '';
update rulebook.simulation set stage = 'done';
alter table rulebook.simulation
  add constraint simulation_done_is_whole check (
    stage is distinct from 'done'
    or (position is not null and inputs_hash is not null and figures is not null));
grant update (stage, problem, position, inputs_hash, figures) on rulebook.simulation to lianfang_app;
