-- A result is proved by running it again over the ledger as it stood, beside whatever came since.
alter table rulebook.simulation add column repeats uuid;
