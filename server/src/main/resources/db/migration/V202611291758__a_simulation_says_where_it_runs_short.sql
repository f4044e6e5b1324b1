-- A city with beds enough may have a county without: which area runs short of what, and from which day.
create table rulebook.simulation_shortage (
  simulation uuid not null references rulebook.simulation on delete cascade,
  area text not null,
  resource text not null,
  -- How much there is a day; null where no fact says.
  there bigint,
  days integer not null,
  days_before integer not null,
  first_day date,
  fullest date not null,
  need bigint not null,
  need_before bigint not null,
  primary key (simulation, area, resource)
);

alter table rulebook.simulation_shortage enable row level security;
create policy simulation_shortage_in_scope on rulebook.simulation_shortage to lianfang_app
  using (access.in_scope(area));
create policy simulation_shortage_for_engine on rulebook.simulation_shortage to lianfang_engine
  using (true);

grant select, insert on rulebook.simulation_shortage to lianfang_app;
