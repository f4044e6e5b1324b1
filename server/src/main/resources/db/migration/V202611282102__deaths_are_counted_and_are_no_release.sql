-- Whoever dies leaves isolation without being released; both are counted apart.
alter table situation.screened drop constraint screened_kind_check;
alter table situation.screened add constraint screened_kind_check
  check (kind in ('arrival', 'isolation', 'fever', 'death', 'isolation-death'));
alter table situation.screening_count drop constraint screening_count_kind_check;
alter table situation.screening_count add constraint screening_count_kind_check
  check (kind in ('arrived', 'entered', 'left', 'fevered', 'cooled', 'died', 'left-dead'));
