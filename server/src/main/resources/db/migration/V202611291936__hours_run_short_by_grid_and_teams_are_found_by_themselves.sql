-- A village with grids has workers for each of them: where hours run short is said by grid; and a few facts about teams among millions are found without reading the ledger.
alter table rulebook.simulation_shortage
  -- The grid of the village in area; zeros for an area as a whole, because a key holds no null.
  add column grid uuid not null default '00000000-0000-0000-0000-000000000000',
  drop constraint simulation_shortage_pkey,
  add primary key (simulation, area, resource, grid);

create index fact_of_disinfection_capacity on fact.fact (area collate "C", seq)
  where kind = 'disinfection-capacity';
