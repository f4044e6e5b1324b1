-- A county's page shows its townships, which cells of counties left to be counted row by row.
delete from rulebook.outcome_cell;
delete from rulebook.outcome_delta;
insert into rulebook.outcome_cell
  select left(area, 9), subject_kind, measure, place, state, from_day, until_day, grounds, count(*)
  from rulebook.outcome_now group by 1, 2, 3, 4, 5, 6, 7, 8
  union all
  select left(area, 9), 'request', question, '', '', null, null, '{}', count(*)
  from rulebook.decision_request_now group by 1, 3;
