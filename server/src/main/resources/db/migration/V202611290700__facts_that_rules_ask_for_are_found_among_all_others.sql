-- Most people have a home and normal temperatures; whoever derives a city need not read them.
create index fact_that_stirs on fact.fact (subject_id)
  where kind in ('diagnosis', 'admission', 'discharge', 'contact', 'arrival', 'symptom')
    or kind = 'temperature' and (attributes ->> 'celsius')::numeric >= 37;
drop index fact.fact_of_subject;
create index fact_of_subject on fact.fact (subject_id, happened_at, seq) include (kind);
