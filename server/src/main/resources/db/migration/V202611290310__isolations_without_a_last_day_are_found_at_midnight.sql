-- Their day of review may have come; they are few among millions, and the turn of a day asks for all of them.
create index outcome_without_a_last_day on rulebook.outcome (subject)
  where measure = 'isolation' and until_day is null;
