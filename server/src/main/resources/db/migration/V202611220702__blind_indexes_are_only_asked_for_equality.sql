-- A hash index of random numbers is written in half the time, and nobody asks for their order.

drop index person.person_by_phone;
drop index person.person_by_name;
drop index person.person_by_birth;
drop index person.person_by_tail;

create index person_by_phone on person.person using hash (phone) where phone is not null;
create index person_by_name on person.person using hash (name) where name is not null;
create index person_by_birth on person.person using hash (birth) where birth is not null;
create index person_by_tail on person.person using hash (tail) where tail is not null;
