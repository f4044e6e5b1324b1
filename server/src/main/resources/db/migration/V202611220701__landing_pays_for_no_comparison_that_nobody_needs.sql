-- Labels and references are only compared for equality: bytes suffice, and the order of a language costs ten times as much.

alter table area.place drop constraint place_area_kind_label_parent_key;
create unique index place_by_key
  on area.place (area collate "C", kind collate "C", label collate "C", parent);

drop index person.stated_by_row;
create index stated_by_row on person.stated (roster, ref collate "C");

-- Rosters are never deleted, so asking for each row whether its roster is there proves nothing.
alter table person.stated drop constraint stated_roster_fkey;
