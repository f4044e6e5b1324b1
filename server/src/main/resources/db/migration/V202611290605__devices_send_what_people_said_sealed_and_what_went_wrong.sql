-- A gate without a network takes people without a code and tells of refusals; both wait for an office.
create table gate.mail (
  id uuid primary key,
  checkpoint uuid not null,
  device uuid not null,
  kind text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  -- of kind people only what is sealed for the instance; emptied when it is closed
  said jsonb not null,
  closed_at timestamptz,
  closed_by text,
  outcome text
);
create index mail_waiting on gate.mail (checkpoint, happened_at) where closed_at is null;
create index mail_trips on gate.mail ((said ->> 'vehicle')) where kind = 'trip' and closed_at is null;

alter table gate.mail enable row level security;
create policy mail_of_checkpoint on gate.mail to lianfang_app
  using (exists (select from gate.checkpoint c where c.id = checkpoint));
-- A trip is seen where it goes to as well.
create policy trip_to_scope on gate.mail for select to lianfang_app
  using (kind = 'trip' and coalesce(said ->> 'to', '') <> '' and access.in_scope(said ->> 'to'));
create policy mail_for_engine on gate.mail to lianfang_engine using (true);
grant select, update on gate.mail to lianfang_app;
grant select, insert, update on gate.mail to lianfang_engine;

-- What the post is called at which a trip began, for those to whom it goes.
create function gate.post_called(post uuid) returns text
  language sql stable security definer set search_path = ''
  return (select c.called from gate.checkpoint c where c.id = post);
revoke execute on function gate.post_called(uuid) from public;
grant execute on function gate.post_called(uuid) to lianfang_app;
