-- With four million people a list of one day read everybody, and groups were looked for among households.
create index outcome_ending on rulebook.outcome (until_day, area, subject, number)
  where until_day is not null;
create index outcome_of_places on rulebook.outcome (area, subject, number)
  where subject_kind = 'place';
create index place_that_is_a_group on area.place (area collate "C") where kind = 'grid';
