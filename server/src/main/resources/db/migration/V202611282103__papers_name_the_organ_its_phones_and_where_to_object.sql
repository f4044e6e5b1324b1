-- Papers left a row of blanks for what only the city knows; its offices say it here, and what was said before stays.
create table area.office (
  id bigint generated always as identity primary key,
  area text not null,
  organ text not null,
  seal text not null,
  phone text not null,
  supervision text not null,
  review text not null,
  court text not null,
  account text not null,
  said_at timestamptz not null
);
create index office_of_area on area.office (area, id desc);

alter table area.office enable row level security;
create policy office_in_scope on area.office to lianfang_app using (access.in_scope(area));
-- A village prints a paper with the organ of its county.
create policy office_above on area.office for select to lianfang_app
  using (exists (
    select from unnest(string_to_array(current_setting('lianfang.scope', true), ',')) mine
    where mine ^@ area));
create policy office_for_engine on area.office to lianfang_engine using (true);
grant select, insert on area.office to lianfang_app, lianfang_engine;
