-- Passes verify without a server, so that the server keeps which it gave, under which key, and which it took back.
create table gate.pass_key (
  kid bytea primary key check (length(kid) = 8),
  algorithm integer not null,
  spki bytea not null,
  issuer text not null,
  usable_from timestamptz not null,
  usable_until timestamptz not null check (usable_until > usable_from),
  revoked_at timestamptz,
  made_at timestamptz not null,
  made_by text not null,
  -- Its private half, in the folder of keys.
  file text not null
);
-- Each change of a key makes a new edition of the list that gates keep.
create table gate.key_edition (
  number bigint primary key,
  made_at timestamptz not null
);
grant select, insert on gate.pass_key, gate.key_edition to lianfang_engine;
grant update (revoked_at) on gate.pass_key to lianfang_engine;
-- What a pass names as its key.
grant select, references on gate.pass_key to lianfang_app;

create table gate.pass (
  id bytea primary key check (length(id) = 8),
  subject uuid not null,
  area text not null,
  form text not null check (form in ('phone', 'paper', 'vehicle')),
  -- Words of what it allows, for lists; the token itself is given away and kept nowhere.
  allows text[] not null,
  kid bytea not null references gate.pass_key (kid),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  account text not null
);
create index pass_of_subject on gate.pass (subject, expires_at);
create index pass_that_expires on gate.pass (expires_at);
alter table gate.pass enable row level security;
create policy scope on gate.pass to lianfang_app
  using (access.in_scope(area)) with check (access.in_scope(area));
create policy engine on gate.pass to lianfang_engine using (true);
grant select, insert on gate.pass to lianfang_app;
grant select, delete on gate.pass to lianfang_engine;

-- Numbers are dense in the order of commits, or a gate that asks from a number on would miss one.
create table gate.pass_revocation (
  number bigint primary key,
  pass bytea not null unique,
  prefix bigint not null,
  area text not null,
  reason text not null,
  -- The fact because of which it was taken back; null where an official did.
  fact uuid,
  account text not null,
  revoked_at timestamptz not null,
  expires_at timestamptz not null
);
create index pass_revocation_that_counts on gate.pass_revocation (expires_at, number);
alter table gate.pass_revocation enable row level security;
create policy scope on gate.pass_revocation to lianfang_app
  using (access.in_scope(area)) with check (access.in_scope(area));
create policy engine on gate.pass_revocation to lianfang_engine using (true);
grant select on gate.pass_revocation to lianfang_app;
grant select, insert on gate.pass_revocation to lianfang_engine;

-- Who lives in one area and works in another passes when both have agreed; both see the request.
create table gate.commute (
  id uuid primary key,
  subject uuid not null,
  home text not null,
  work text not null,
  days smallint not null,
  minute_from smallint not null,
  minute_to smallint not null,
  until_day date not null,
  -- Facts by which either end agreed.
  home_fact uuid,
  work_fact uuid,
  asked_at timestamptz not null,
  unique (subject, work)
);
alter table gate.commute enable row level security;
create policy scope on gate.commute to lianfang_app
  using (access.in_scope(home) or access.in_scope(work))
  with check (access.in_scope(home) or access.in_scope(work));
create policy engine on gate.commute to lianfang_engine using (true);
grant select, insert, update on gate.commute to lianfang_app;
grant select, delete on gate.commute to lianfang_engine;
