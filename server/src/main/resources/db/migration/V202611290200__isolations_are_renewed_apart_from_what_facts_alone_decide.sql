-- A new generation changes isolations; arrivals, fever and deaths follow from facts and the threshold alone.
alter table situation.screening_state rename column rules to fever;
alter table situation.screening_state add column outcomes text not null default '';
update situation.screening_state set fever = '';
