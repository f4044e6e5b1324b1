-- Until now these four tables stood outside the second wall: whoever served one county could read which rows of another landed.
alter table person.roster add column area text not null default '';
alter table person.import add column area text not null default '';
alter table person.stated add column area text not null default '';
alter table person.alias add column area text not null default '';

update person.stated s set area = p.area from person.person p where p.id = s.person;
update person.alias a set area = p.area from person.person p where p.id = a.person;
-- The prefix that all people of a roster share, at least the province; the page's own roster has none.
update person.roster r set area = found.area from (
    select roster, left(min(area), 4) as area from person.stated group by roster) found
  where found.roster = r.id and exists (
    select from person.import i where i.roster = r.id);
update person.import i set area = r.area from person.roster r where r.id = i.roster;

alter table person.roster enable row level security;
create policy scope on person.roster to lianfang_app using (access.in_scope(area));
create policy engine on person.roster to lianfang_engine using (true);

-- Whoever has to confirm a row must know the columns of its sheet, whoever imported it.
alter table person.import enable row level security;
create policy scope on person.import to lianfang_app using (access.in_scope(area));
create policy of_my_rows on person.import for select to lianfang_app
  using (exists (select from person.returned r where r.import = id));
create policy engine on person.import to lianfang_engine using (true);

alter table person.stated enable row level security;
create policy scope on person.stated to lianfang_app using (access.in_scope(area));
create policy engine on person.stated to lianfang_engine using (true);

alter table person.alias enable row level security;
create policy scope on person.alias to lianfang_app using (access.in_scope(area));
create policy engine on person.alias to lianfang_engine using (true);
