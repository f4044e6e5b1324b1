-- Hiding a subject from the next generation wrote each of its rows again; a mark beside them is a tenth of that, and positions of the ledger tell what came meanwhile.
drop view rulebook.outcome_now, rulebook.demand_now, rulebook.decision_request_now;
drop table rulebook.touched;

-- What a stopped process left half staged, and what no reader saw any more.
delete from rulebook.outcome using rulebook.generation where since > current or until <= current;
delete from rulebook.demand using rulebook.generation where since > current or until <= current;
delete from rulebook.decision_request using rulebook.generation
  where since > current or until <= current;
update rulebook.generation set staging = null, staging_seq = null;
alter table rulebook.outcome drop column until;
alter table rulebook.demand drop column until;
alter table rulebook.decision_request drop column until;
alter table rulebook.outcome alter column digest type bigint
  using ('x' || lpad(digest, 16, '0'))::bit(64)::bigint;
alter table rulebook.demand alter column digest type bigint
  using ('x' || lpad(digest, 16, '0'))::bit(64)::bigint;
alter table rulebook.decision_request alter column digest type bigint
  using ('x' || lpad(digest, 16, '0'))::bit(64)::bigint;

-- staging_from: all facts up to this position were committed before staging began.
alter table rulebook.generation add column staging_from bigint;

-- From generation until on, rows of a subject (of a person, for demands) that are older are not seen.
create table rulebook.superseded (
  subject uuid not null,
  until integer not null,
  primary key (subject, until)
);
grant select on rulebook.superseded to lianfang_app;
grant select, insert, delete on rulebook.superseded to lianfang_engine;

create view rulebook.outcome_now with (security_invoker = true) as
  select o.* from rulebook.outcome o, rulebook.generation g
  where o.since <= g.current and not exists (
    select from rulebook.superseded s
    where s.subject = o.subject and s.until > o.since and s.until <= g.current);
create view rulebook.demand_now with (security_invoker = true) as
  select d.* from rulebook.demand d, rulebook.generation g
  where d.since <= g.current and not exists (
    select from rulebook.superseded s
    where s.subject = d.person and s.until > d.since and s.until <= g.current);
create view rulebook.decision_request_now with (security_invoker = true) as
  select d.* from rulebook.decision_request d, rulebook.generation g
  where d.since <= g.current and not exists (
    select from rulebook.superseded s
    where s.subject = d.subject and s.until > d.since and s.until <= g.current);
grant select on rulebook.outcome_now, rulebook.demand_now, rulebook.decision_request_now
  to lianfang_app, lianfang_engine;
