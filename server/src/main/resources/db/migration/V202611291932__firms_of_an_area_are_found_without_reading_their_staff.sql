-- Which firms an area has is asked on each look at Today; a step per firm reads it from this index, however many work there.
create index fact_of_firm_in_area on fact.fact
  ((attributes ->> 'firm_area') collate "C", (attributes ->> 'object') collate "C")
  where kind = 'employment';
