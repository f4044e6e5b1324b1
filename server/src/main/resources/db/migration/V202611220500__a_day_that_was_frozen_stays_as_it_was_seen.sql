-- What an office reported must be shown again as it was, whatever is corrected later.
create table situation.cut (
  id uuid primary key,
  kind text not null check (kind in ('screening', 'bulletin')),
  area text not null,
  day date not null,
  known_at timestamptz not null,
  recorder text not null,
  content jsonb not null
);
create index cut_of_day on situation.cut (kind, area text_pattern_ops, day);

alter table situation.cut enable row level security;
create policy cut_in_scope on situation.cut to lianfang_app using (access.in_scope(area));
create policy cut_for_engine on situation.cut to lianfang_engine using (true);
grant select, insert on situation.cut to lianfang_app, lianfang_engine;
