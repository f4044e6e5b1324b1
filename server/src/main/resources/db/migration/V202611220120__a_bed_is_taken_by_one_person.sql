-- Occupancy must count everybody in a site, wherever they live, so stays carry the site's own area.
create table fact.site_stay (
  site uuid not null,
  area text not null,
  person uuid not null,
  from_day date not null,
  until_day date,
  fact uuid not null
);
create index site_stay_at on fact.site_stay (site, from_day);
create index site_stay_of on fact.site_stay (person);

alter table fact.site_stay enable row level security;
create policy site_stay_in_scope on fact.site_stay to lianfang_app using (access.in_scope(area));
create policy site_stay_for_engine on fact.site_stay to lianfang_engine using (true);
grant select, insert, delete on fact.site_stay to lianfang_app, lianfang_engine;
