-- Why somebody drafted, approved or withdrew stands beside the fact, because a fact holds no free text.
create table rulebook.edition_reason (
  fact uuid primary key,
  reason text not null
);

-- One row a switch of generations: how long it took and what it changed, as it was then.
create table rulebook.activation (
  generation integer primary key,
  rules_seq bigint not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  persons bigint not null,
  under bigint not null,
  released bigint not null,
  longer bigint not null,
  shorter bigint not null,
  moved bigint not null
);
create index activation_of_rules on rulebook.activation (rules_seq, generation);

grant select, insert on rulebook.edition_reason to lianfang_app;
grant select on rulebook.edition_reason to lianfang_engine;
grant select on rulebook.activation to lianfang_app;
grant select, insert on rulebook.activation to lianfang_engine;
