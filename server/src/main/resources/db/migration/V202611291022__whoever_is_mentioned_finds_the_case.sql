-- A mention that nobody is shown tells nobody: who is asked in a note, until they have acted.
create table casework.case_mention (
  account text not null,
  case_id uuid not null,
  primary key (account, case_id)
);
create index mention_of_case on casework.case_mention (case_id);
alter table casework.case_mention enable row level security;
create policy of_case on casework.case_mention to lianfang_app
  using (exists (select from casework.case_row c where c.id = case_id)) with check (true);
create policy engine on casework.case_mention to lianfang_engine using (true);
grant select, insert, delete on casework.case_mention to lianfang_app, lianfang_engine;

insert into casework.case_mention (account, case_id)
select distinct m.account, e.case_id
from casework.case_event e, unnest(string_to_array(e.attributes ->> 'mentions', ' ')) m (account)
where e.kind = 'case-noted' and m.account <> ''
  and not exists (select from casework.case_event a
    where a.case_id = e.case_id and a.number > e.number and a.recorder = m.account);

-- Words of forms are looked for among the latest cases of somebody's desks, open or over.
create index case_of_desk_by_day on casework.case_row (desk, desk_area, filed_at desc);
