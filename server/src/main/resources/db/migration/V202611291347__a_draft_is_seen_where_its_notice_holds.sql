-- Drafts were seen and thrown away by whoever may draft anywhere; now by whoever answers for all areas in which the notice holds.
alter table rulebook.draft add column areas text[] not null default '{}';
-- A draft that is put on another edition keeps its earlier base, so that the step can be undone.
alter table rulebook.draft_version add column base text;

alter table rulebook.draft enable row level security;
create policy draft_in_scope on rulebook.draft to lianfang_app
  using (not exists (
    select from unnest(areas) one where not access.in_scope(one, (select access.scope()))));
create policy draft_for_engine on rulebook.draft to lianfang_engine using (true);

-- A version is seen with its draft, whose own policy holds in the sub-select.
alter table rulebook.draft_version enable row level security;
create policy version_of_draft on rulebook.draft_version to lianfang_app
  using (exists (select from rulebook.draft one where one.id = draft_version.draft));
create policy version_for_engine on rulebook.draft_version to lianfang_engine using (true);
