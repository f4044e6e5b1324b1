-- A lorry that does not arrive alarms whoever expects it, and whoever hears of it ends the trip.
alter table gate.mail add due_at timestamptz;
update gate.mail
  set due_at = happened_at + make_interval(hours => (said ->> 'hours')::integer)
  where kind = 'trip' and said ->> 'hours' ~ '^[0-9]{1,2}$' and said ->> 'hours' !~ '^0+$';
create index mail_trip_due on gate.mail (due_at) where kind = 'trip' and closed_at is null;

create policy trip_ends_where_it_goes on gate.mail for update to lianfang_app
  using (kind = 'trip' and coalesce(said ->> 'to', '') <> '' and access.in_scope(said ->> 'to'));

-- An arrival may be uploaded before the trip of which it is the end.
create index passage_of_vehicle on gate.passage (vehicle, happened_at) where vehicle is not null;

create function gate.lies_in(area bigint, prefix text) returns boolean
  language sql immutable parallel safe
  return case when prefix ~ '^[1-9][0-9]{5,11}$'
    then area >= gate.code(prefix) and area < gate.code(prefix) + (10 ^ (12 - length(prefix)))::bigint
    else false end;
