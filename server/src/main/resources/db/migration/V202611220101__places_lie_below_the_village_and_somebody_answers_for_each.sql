-- A place is recognised by its label inside its parent; the zero id stands for the village itself.
create table area.place (
  id uuid primary key,
  area text not null,
  kind text not null,
  label text not null,
  parent uuid not null,
  unique (area, kind, label, parent)
);
create index place_inside on area.place (parent);

-- Derived from facts of kind responsible, one row a fact.
create table area.responsibility (
  fact uuid primary key,
  level text not null,
  area text not null,
  place uuid,
  account text,
  person uuid,
  from_day date not null,
  until_day date
);
create index responsibility_for_area on area.responsibility (area text_pattern_ops);
create index responsibility_for_place on area.responsibility (place) where place is not null;

alter table area.place enable row level security;
create policy place_in_scope on area.place to lianfang_app using (access.in_scope(area));
create policy place_for_engine on area.place to lianfang_engine using (true);

alter table area.responsibility enable row level security;
create policy responsibility_in_scope on area.responsibility to lianfang_app
  using (access.in_scope(area));
create policy responsibility_for_engine on area.responsibility to lianfang_engine using (true);

grant select, insert on area.place to lianfang_app, lianfang_engine;
grant select, insert, delete on area.responsibility to lianfang_app, lianfang_engine;
