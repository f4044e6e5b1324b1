-- A declaration with symptoms was answered and forgotten; somebody has to go to the doctor with whoever made it.
alter table gate.certificate add symptoms boolean not null default false;
