-- The page of decisions read the whole ledger for objections that nobody had raised, and the page of areas climbed from every household.
create index fact_of_objection on fact.fact (seq) where kind = 'objection';

-- Places are only ever added, so each addition adds to the count of its village.
create table area.place_count (
  area text collate "C" not null,
  kind text not null,
  places bigint not null,
  primary key (area, kind)
);
insert into area.place_count select area, kind, count(*) from area.place group by 1, 2;

alter table area.place_count enable row level security;
create policy count_in_scope on area.place_count to lianfang_app using (access.in_scope(area));
create policy count_for_engine on area.place_count to lianfang_engine using (true);
grant select, insert, update on area.place_count to lianfang_app, lianfang_engine;

-- A list of one question read all others of the city before its first row.
create index decision_request_asked
  on rulebook.decision_request (question, area, subject, number);
