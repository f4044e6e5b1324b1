-- Identity lives in this schema alone, each person's under a key of its own, so that destroying the key erases the name.

-- A roster is known by its file's name; an import is one reading of one file.
create table person.roster (
  id integer generated always as identity primary key,
  name text not null unique
);

create table person.import (
  id uuid primary key,
  roster integer not null references person.roster (id),
  sha256 bytea not null,
  format text not null check (format in ('xlsx', 'csv', 'form')),
  columns text not null,
  since1904 boolean not null default false,
  account text not null,
  scope text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  landed integer not null default 0,
  refused integer not null default 0,
  waiting integer not null default 0
);
create index import_by_file on person.import (sha256);

-- number .. head are blind indexes: HMACs under a key outside the database. wrapped, sealed and
-- they are null once a person is erased; the opaque id stays for the ledger's figures.
create table person.person (
  id uuid primary key,
  area text not null,
  areas text[] not null,
  roster text not null,
  ref text not null,
  number uuid,
  phone bigint,
  name bigint,
  birth bigint,
  tail bigint,
  head bigint,
  wrapped bytea,
  sealed bytea,
  landed_at timestamptz not null,
  erased_at timestamptz
) with (fillfactor = 90);
create unique index person_by_number on person.person (number) where number is not null;
create index person_by_phone on person.person (phone) where phone is not null;
create index person_by_name on person.person (name) where name is not null;
create index person_by_birth on person.person (birth) where birth is not null;
create index person_by_tail on person.person (tail) where tail is not null;
create index person_without_number on person.person (name) where number is null and name is not null;
create index person_by_area on person.person (area, landed_at, id);

-- What each roster last stated of a person: a statement again is no fact, a changed one may correct.
create table person.stated (
  person uuid not null,
  roster integer not null references person.roster (id),
  ref text not null,
  content bigint not null,
  slots bytea not null,
  primary key (person, roster)
);
create index stated_by_row on person.stated (roster, ref);

-- People without a number are known again by everything that identified them, or by a confirmation.
create table person.alias (
  identity uuid primary key,
  person uuid not null
);
create index alias_by_person on person.alias (person);

-- Rows that came back or wait for a confirmation, sealed, so that a sheet can be made of them.
create table person.returned (
  import uuid not null references person.import (id) on delete cascade,
  row_number integer not null,
  state text not null check (state in ('header', 'refused', 'waiting')),
  area text not null,
  reasons text not null,
  candidates uuid[] not null,
  number uuid,
  phone bigint,
  name bigint,
  owner uuid not null,
  wrapped bytea not null,
  sealed bytea not null,
  primary key (import, row_number)
);
create index returned_by_number on person.returned (number) where number is not null;
create index returned_by_name on person.returned (name) where name is not null;

-- Proof that somebody was erased: what was destroyed, when, by whom; no identity.
create table person.erasure (
  id uuid primary key,
  person uuid,
  area text not null,
  account text not null,
  reason text not null,
  erased_at timestamptz not null,
  destroyed text not null
);

alter table person.person enable row level security;
create policy scope on person.person to lianfang_app
  using (access.in_scope(area)
    or cardinality(areas) > 1
      and exists (select from unnest(areas) other where access.in_scope(other)))
  with check (access.in_scope(area));
create policy engine on person.person to lianfang_engine using (true);

alter table person.returned enable row level security;
create policy scope on person.returned to lianfang_app using (access.in_scope(area));
create policy engine on person.returned to lianfang_engine using (true);

alter table person.erasure enable row level security;
create policy scope on person.erasure to lianfang_app using (access.in_scope(area));
create policy engine on person.erasure to lianfang_engine using (true);

grant select, insert, update on person.roster, person.import to lianfang_app, lianfang_engine;
grant select, insert, update on person.person, person.stated, person.alias
  to lianfang_app, lianfang_engine;
grant select, insert, delete on person.returned to lianfang_app, lianfang_engine;
grant delete on person.stated, person.alias, person.import to lianfang_app, lianfang_engine;
grant select, insert on person.erasure to lianfang_app, lianfang_engine;
