-- Which questions are late was found by reading the facts of each; a city has hundreds of thousands that are not, and a
-- processor did nothing else.
alter table rulebook.decision_request add column opened timestamptz;

update rulebook.decision_request d set opened = (
  select max(f.recorded_at) from fact.fact f
  where f.subject_id = d.subject and f.id in (
    select named::uuid
    from jsonb_array_elements(d.basis) b, jsonb_array_elements_text(b -> 'f') named));

create or replace view rulebook.decision_request_now with (security_invoker = true) as
  select d.* from rulebook.decision_request d
  where d.since <= (select g.current from rulebook.generation g) and not exists (
    select from rulebook.superseded s
    where s.subject = d.subject and s.until > d.since
      and s.until <= (select g.current from rulebook.generation g));

create index fact_of_escalation on fact.fact (subject_id, happened_at)
  where kind = 'decision-escalated';
