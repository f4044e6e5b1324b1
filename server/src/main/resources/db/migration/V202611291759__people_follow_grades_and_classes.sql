-- Tables about people may ask for the grade of an area and the class of a village or firm; a changed one reaches exactly those whom it can concern.
create index fact_of_surroundings on fact.fact (seq)
  where kind in ('risk-grade', 'class-assigned');

-- Up to which fact of these kinds outcomes are derived; each later one is noted once, under the lock under which no fact is half recorded.
alter table rulebook.generation add column surroundings_seq bigint not null default 0;

-- Facts whose people are still to be found.
create table rulebook.surrounding_change (
  fact bigint primary key
);
-- People who are still to be derived again because of them.
create table rulebook.rederivation (
  subject uuid primary key
);

alter table rulebook.surrounding_change enable row level security;
create policy surrounding_change_for_engine on rulebook.surrounding_change to lianfang_engine
  using (true);
alter table rulebook.rederivation enable row level security;
create policy rederivation_for_engine on rulebook.rederivation to lianfang_engine using (true);
grant select, insert, delete on rulebook.surrounding_change, rulebook.rederivation
  to lianfang_engine;
