-- Who lives, works or travels with a case is few among millions of facts, found by what they share.
create index fact_of_household on fact.fact using hash ((details ->> 'household'))
  where kind = 'residence';
create index fact_of_firm on fact.fact using hash ((attributes ->> 'firm'))
  where kind = 'employment';
create index fact_of_journey on fact.fact ((details ->> 'number'), happened_at)
  where kind = 'journey';
create index fact_of_contact on fact.fact using hash ((details ->> 'case'))
  where kind = 'contact-candidate';

-- Co-location reads nothing but these indexes, so they say also whether the time is known.
drop index gate.passage_of_subject;
drop index gate.passage_at_checkpoint;
create index passage_of_subject on gate.passage (subject, happened_at)
  include (checkpoint, direction, time_known) where subject is not null;
create index passage_at_checkpoint on gate.passage (checkpoint, happened_at)
  include (subject, direction, time_known);
