-- A drafter begins a notice that no edition exists of; such a draft has nothing to stand on until it is kept.
alter table rulebook.draft alter column base drop not null;
