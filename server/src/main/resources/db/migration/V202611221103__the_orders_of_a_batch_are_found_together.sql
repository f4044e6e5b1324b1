-- Who signed a batch by mistake takes the whole batch back, so its orders are found by what was signed.
create index fact_of_batch on fact.fact ((attributes ->> 'evidence'))
  where kind = 'measure-ordered';
