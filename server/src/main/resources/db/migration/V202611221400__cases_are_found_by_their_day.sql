-- Clusters are proposed from the cases of 14 days: few facts among millions, so they have an index alone.
create index fact_of_diagnosis on fact.fact (happened_at) where kind = 'diagnosis';
