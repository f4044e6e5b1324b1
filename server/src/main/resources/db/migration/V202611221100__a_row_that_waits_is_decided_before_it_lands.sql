-- Who confirms a row can take it back until the page is left, so the answer is kept apart from its landing.
alter table person.returned
  add column decision text check (decision in ('same', 'another', 'reject')),
  add column decided_for uuid,
  add column decided_by text,
  add column decided_at timestamptz,
  add constraint decided_rows_wait check (decision is null or state = 'waiting');
create index returned_waiting on person.returned (area text_pattern_ops, import, row_number)
  where state = 'waiting';
create index returned_decided on person.returned (decided_by) where decision is not null;
grant update on person.returned to lianfang_app, lianfang_engine;
