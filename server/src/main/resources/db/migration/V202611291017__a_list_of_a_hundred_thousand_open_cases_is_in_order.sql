-- A page of an inbox is read in its order and not sorted; people name a case by the number of its first fact.
alter table casework.case_row add column number bigint not null default 0;
update casework.case_row c set number = coalesce(
  (select min(e.number) from casework.case_event e where e.case_id = c.id), 0);
create index case_by_number on casework.case_row (number);
drop index casework.case_of_desk;
create index case_of_desk on casework.case_row
  (desk, desk_area, rank desc, coalesce(due, timestamptz '9999-12-31T00:00:00Z'), id) where not ended;
create index case_in_order on casework.case_row
  (desk, rank desc, coalesce(due, timestamptz '9999-12-31T00:00:00Z'), id) where not ended;
create index case_of_desk_by_due on casework.case_row (desk, due) where not ended;
create index case_that_waits on casework.case_row
  (desk, rank desc, coalesce(due, timestamptz '9999-12-31T00:00:00Z'), id) where not ended and waits;
