-- A draft is not an edition yet; each change is a version, so that it can be undone one by one.
create table rulebook.draft (
  id uuid primary key,
  notice text not null,
  base text not null,
  drafter text not null,
  reason text not null,
  begun_at timestamptz not null
);
create index draft_of_notice on rulebook.draft (notice, begun_at);
create table rulebook.draft_version (
  draft uuid not null references rulebook.draft (id) on delete cascade,
  version integer not null,
  files jsonb not null,
  primary key (draft, version)
);
grant select, insert, delete on rulebook.draft, rulebook.draft_version to lianfang_app;
grant select on rulebook.draft, rulebook.draft_version to lianfang_engine;
