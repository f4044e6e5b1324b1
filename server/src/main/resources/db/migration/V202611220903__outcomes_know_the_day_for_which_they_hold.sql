-- Questions lapse, closures run out and notices begin by the passing of a day alone, without any fact that would derive them again.
alter table rulebook.generation add column derived_on date;
