-- Venues have daily checks and watched prices: a register derived from facts, so that what is due is found by a query.
create schema if not exists casework;
grant usage on schema casework to lianfang_app, lianfang_engine;

create table casework.venue (
  id uuid primary key,
  fact uuid not null,
  kind text not null,
  called text not null,
  area text not null,
  state text not null,
  -- why it has this state
  cites text not null
);
create index venue_of_area on casework.venue (area text_pattern_ops, kind);

create table casework.venue_check (
  fact uuid primary key,
  venue uuid not null,
  list text not null,
  day date not null,
  at timestamptz not null,
  passed boolean not null,
  failed text not null,
  recorder text not null
);
create index venue_check_of_day on casework.venue_check (venue, day);

create table casework.venue_quote (
  fact uuid primary key,
  venue uuid not null,
  good text not null,
  day date not null,
  at timestamptz not null,
  price numeric not null,
  -- for how many days the stock lasts
  days numeric
);
create index venue_quote_of on casework.venue_quote (venue, good, at);

create table casework.venue_visitor (
  fact uuid primary key,
  venue uuid not null,
  rank text not null,
  at timestamptz not null
);
create index venue_visitor_of on casework.venue_visitor (venue, at);

alter table casework.venue enable row level security;
create policy venue_in_scope on casework.venue to lianfang_app using (access.in_scope(area));
create policy venue_for_engine on casework.venue to lianfang_engine using (true);

alter table casework.venue_check enable row level security;
create policy check_of_venue on casework.venue_check to lianfang_app
  using (exists (select from casework.venue v where v.id = venue));
create policy check_for_engine on casework.venue_check to lianfang_engine using (true);

alter table casework.venue_quote enable row level security;
create policy quote_of_venue on casework.venue_quote to lianfang_app
  using (exists (select from casework.venue v where v.id = venue));
create policy quote_for_engine on casework.venue_quote to lianfang_engine using (true);

alter table casework.venue_visitor enable row level security;
create policy visitor_of_venue on casework.venue_visitor to lianfang_app
  using (exists (select from casework.venue v where v.id = venue));
create policy visitor_for_engine on casework.venue_visitor to lianfang_engine using (true);

grant select, insert, update, delete on
  casework.venue, casework.venue_check, casework.venue_quote, casework.venue_visitor
  to lianfang_app, lianfang_engine;
