-- One person of a household goes out every so many days, whichever of them and by whichever gate.
alter table gate.pass
  add column exit_place text,
  add column every_days smallint,
  add constraint exit_has_both check ((exit_place is null) = (every_days is null));
create index pass_of_exit on gate.pass (exit_place, expires_at) where exit_place is not null;
