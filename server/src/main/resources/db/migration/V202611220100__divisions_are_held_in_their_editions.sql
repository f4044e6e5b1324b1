-- Codes change and facts keep the code of their time, so every edition of the list stays.
create table area.division (
  edition text not null,
  code text not null,
  name text not null,
  primary key (edition, code)
);

create table area.alias (
  name text not null,
  code text not null,
  primary key (name, code)
);

create table area.former_division (
  code text not null,
  name text not null,
  now text,
  primary key (code, name)
);

-- Bodies that answer for people as a county does, without a county code of their own.
create table area.jurisdiction (
  key text primary key,
  zh text not null,
  en text not null,
  city text not null,
  within text[] not null,
  also text[] not null,
  cites text not null
);

grant select on area.division, area.alias, area.former_division, area.jurisdiction
  to lianfang_app, lianfang_engine;
grant insert, delete on area.division, area.alias, area.former_division, area.jurisdiction
  to lianfang_engine;
