-- Three places in four lie directly below their village, so the planner took this index for finding places by key and read them all.
drop index area.place_inside;
