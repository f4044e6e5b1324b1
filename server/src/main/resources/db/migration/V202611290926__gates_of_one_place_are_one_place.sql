-- Whoever goes in by one gate of a market and out by another was in one place: gates of a place share a spot.
alter table gate.checkpoint add place text not null default '';
alter table gate.checkpoint add spot uuid;
update gate.checkpoint set spot = id;
alter table gate.checkpoint alter spot set not null;
create index checkpoint_of_spot on gate.checkpoint (spot);
create index checkpoint_of_place on gate.checkpoint (area, place) where place <> '';
