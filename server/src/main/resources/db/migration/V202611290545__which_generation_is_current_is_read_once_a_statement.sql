-- The one row of rulebook.generation was never analyzed and taken for a thousand; that multiplied
-- every estimate, and led to plans that took minutes for a city.

create or replace view rulebook.outcome_now with (security_invoker = true) as
  select o.* from rulebook.outcome o
  where o.since <= (select g.current from rulebook.generation g) and not exists (
    select from rulebook.superseded s
    where s.subject = o.subject and s.until > o.since
      and s.until <= (select g.current from rulebook.generation g));

create or replace view rulebook.demand_now with (security_invoker = true) as
  select d.* from rulebook.demand d
  where d.since <= (select g.current from rulebook.generation g) and not exists (
    select from rulebook.superseded s
    where s.subject = d.person and s.until > d.since
      and s.until <= (select g.current from rulebook.generation g));

create or replace view rulebook.decision_request_now with (security_invoker = true) as
  select d.* from rulebook.decision_request d
  where d.since <= (select g.current from rulebook.generation g) and not exists (
    select from rulebook.superseded s
    where s.subject = d.subject and s.until > d.since
      and s.until <= (select g.current from rulebook.generation g));
