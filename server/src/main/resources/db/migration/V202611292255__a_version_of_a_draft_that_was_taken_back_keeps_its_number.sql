-- A number that was given anew after an undo named other words than a form had read, and its words came back unseen.
alter table rulebook.draft_version add column undone boolean not null default false;
grant update (undone) on rulebook.draft_version to lianfang_app;
