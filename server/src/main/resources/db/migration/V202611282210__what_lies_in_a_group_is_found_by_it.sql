-- Whoever answers for a group answers for the households in it, and these were found by reading every place of the village.
create index place_of_grid on area.place (grid) where grid is not null;
