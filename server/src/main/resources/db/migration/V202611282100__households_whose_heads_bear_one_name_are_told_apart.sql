-- A head's name and village made one household of two families; what tells them apart is kept here as blind indexes.
create table person.household (
  head bigint not null,
  place uuid not null,
  area text not null,
  -- Somebody who lives there, shown to the official who has to say which household a row means.
  person uuid not null,
  number uuid,
  phone bigint,
  village_group bigint,
  alley bigint,
  courtyard bigint,
  building bigint,
  unit bigint,
  door bigint,
  primary key (head, place)
);
alter table person.person add column household uuid;
-- Who the row tells of, where an official said so before the household was asked for.
alter table person.returned add column about uuid;

alter table person.household enable row level security;
create policy scope on person.household to lianfang_app using (access.in_scope(area));
create policy engine on person.household to lianfang_engine using (true);
grant select, insert, update, delete on person.household to lianfang_app, lianfang_engine;
grant update (parent) on area.place to lianfang_app, lianfang_engine;

-- Households of before were labelled by the head's blind index alone and stay recognised by it.
update person.person p set household = h.id from area.place h
  where h.area = p.area and h.kind = 'household' and h.label = to_hex(p.head);
insert into person.household (head, place, area, person)
  select distinct on (p.head, p.household) p.head, p.household, p.area, p.id from person.person p
  where p.household is not null and p.head is not null and p.erased_at is null
  order by p.head, p.household, p.landed_at, p.id;
