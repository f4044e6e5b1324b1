-- The ledger: no role that serves may update, delete or truncate a fact; corrections are new facts.
create sequence fact.seq;

create table fact.fact (
  seq bigint not null,
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  area text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  recorder text not null,
  source text not null,
  corrects uuid,
  attributes jsonb not null,
  -- What leads back to a person, with its salt; both leave at the end of the emergency.
  details jsonb,
  salt bytea,
  commitment bytea,
  hash bytea not null
);
create unique index fact_by_seq on fact.fact (seq);
create index fact_of_subject on fact.fact (subject_id, happened_at, seq);
create index fact_that_corrects on fact.fact (corrects) where corrects is not null;

-- What is committed and waits for a position: one row an append, so that nothing is ever skipped,
-- however late its transaction commits.
create table fact.unsealed (seqs bigint[] not null);

create table fact.seal (
  position bigint primary key,
  seq bigint not null unique,
  block bigint not null
);

create table fact.block (
  number bigint primary key,
  first_position bigint not null,
  last_position bigint not null,
  root bytea not null,
  link text not null,
  sealed_at timestamptz not null
);
create index block_by_time on fact.block (sealed_at, last_position);

create table fact.anchor (
  day date primary key,
  signed_text text not null
);

create table fact.follower (
  name text primary key,
  position bigint not null
);

-- Page figures come from here; kept by a follower.
create table fact.count (
  area text not null,
  kind text not null,
  day date not null,
  facts bigint not null,
  primary key (area, kind, day)
);

alter table fact.fact enable row level security;
create policy fact_in_scope on fact.fact to lianfang_app using (access.in_scope(area));
create policy fact_for_engine on fact.fact to lianfang_engine using (true);
alter table fact.count enable row level security;
create policy count_in_scope on fact.count for select to lianfang_app
  using (access.in_scope(area));
create policy count_for_engine on fact.count to lianfang_engine using (true);

grant usage on sequence fact.seq to lianfang_app, lianfang_engine;
grant select, insert on fact.fact to lianfang_app, lianfang_engine;
grant insert on fact.unsealed to lianfang_app, lianfang_engine;
grant select, delete on fact.unsealed to lianfang_engine;
grant select on fact.seal, fact.block, fact.anchor, fact.follower to lianfang_app, lianfang_engine;
grant insert on fact.seal, fact.block, fact.anchor to lianfang_engine;
grant insert, update on fact.follower to lianfang_engine;
grant select on fact.count to lianfang_app;
grant select, insert, update on fact.count to lianfang_engine;

-- The end of the emergency, called by the owner alone: days, kinds and areas stay, what leads back
-- to a person leaves with its salt, and the chain still verifies by the commitments.
create function fact.drop_details() returns bigint
  language sql
  begin atomic
    with dropped as (
      update fact.fact
      set details = null,
        salt = null,
        happened_at = date_trunc('day', happened_at, 'Asia/Shanghai')
      where salt is not null
      returning 1)
    select count(*) from dropped;
  end;
revoke all on function fact.drop_details() from public;
