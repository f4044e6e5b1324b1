-- Statistics of a city read a row a case; its deadlines are counted when one is met or over, and not at each look.
alter table casework.case_row
  add column deadlines integer not null default 0,
  add column in_time integer not null default 0;
update casework.case_row c set (deadlines, in_time) = (
  select count(*) filter (where t.met_at is not null or t.overdue_at is not null),
    count(*) filter (where t.met_at <= t.due)
  from casework.case_term t where t.case_id = c.id);
