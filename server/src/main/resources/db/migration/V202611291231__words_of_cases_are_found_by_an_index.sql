-- Whoever looked for a word read all forms of all cases; Chinese has no blanks between words, so that pairs of characters
-- are what an index can know. Who somebody is lies sealed elsewhere and is never here.
create table casework.case_text (
  case_id uuid not null,
  -- of the form or note from which it comes
  hash text not null,
  area text not null,
  -- desks that may see the fields; empty for all who see the case
  sees text[] not null,
  said text not null,
  primary key (case_id, hash, sees)
);

-- Full width and half width, large and small Latin letters are one, whatever the locale of the server.
create function casework.folded(said text) returns text
  language sql immutable parallel safe
  return regexp_replace(lower(normalize(said, nfkc) collate "C"), '\s+', ' ', 'g');

-- Each character with the next one, the last of a word alone, and the area at all its levels: a word that half a city
-- writes is rare in a village.
create function casework.pairs(said text, area text) returns tsvector
  language sql immutable parallel safe set search_path = pg_catalog
  as $$
    select array_to_tsvector(array(
      select case when next is null or next = ' ' then one else one || next end
      from (select one, lead(one) over (order by n) as next
        from unnest(string_to_array(left(said, 50000), null)) with ordinality c (one, n)) two
      where one <> ' '
      union all
      select 'a:' || left(area, digits) from unnest('{2,4,6,9,12}'::int[]) digits
      where length(area) >= digits))
  $$;

create function casework.mark(said text) returns text
  language sql immutable parallel safe
  return '''' || replace(replace(said, '\', '\\'), '''', '''''') || '''';

-- What a text must hold for a word to stand in it, in areas with these prefixes.
create function casework.wanted(word text, scope text[]) returns tsquery
  language sql immutable parallel safe set search_path = pg_catalog
  as $$
    select (
      (select case when length(word) = 1 then casework.mark(word) || ':*'
          else string_agg(casework.mark(substr(word, i, 2)), ' & ') end
        from generate_series(1, greatest(length(word) - 1, 1)) i)
      || coalesce(
        (select ' & (' || string_agg(casework.mark('a:' || one), ' | ') || ')'
          from unnest(scope) one having bool_and(length(one) in (2, 4, 6, 9, 12))), ''))::tsquery
  $$;

create index text_by_pairs on casework.case_text using gin (casework.pairs(said, area));

-- An index of words cannot be asked under row security, as a comparison might tell what it compares. So it tells ids, and
-- whoever asks finds the cases among them that they may see.
create function casework.holding(word text, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog
  as $$
    begin
      return query
        select t.case_id from casework.case_text t
        where casework.pairs(t.said, t.area) @@ casework.wanted(word, access.scope())
          and strpos(t.said, word) > 0
        limit most;
    end
  $$;
revoke all on function casework.holding(text, integer) from public;
grant execute on function casework.holding(text, integer) to lianfang_app;

alter table casework.case_text enable row level security;
-- A word in a field that somebody may not see leads them nowhere; whoever filed a case sees what they wrote.
create policy of_case on casework.case_text to lianfang_app
  using (exists (
    select from casework.case_row c where c.id = case_id
      and (casework.unsealed(sees, (select casework.desks()))
        or c.filer = (select casework.account()))))
  with check (true);
create policy engine on casework.case_text to lianfang_engine using (true);
grant select, insert on casework.case_text to lianfang_app;
grant select, delete on casework.case_text to lianfang_engine;

insert into casework.case_text (case_id, hash, area, sees, said)
select c.id, f.hash, c.area, w.sees, casework.folded(string_agg(w.word, e'\n' order by w.n))
from casework.case_form f
  join casework.case_row c on c.id = f.case_id
  join casework.edition e on e.edition = c.edition
  cross join lateral (
    select (e.files ->> (f.form || '.schema.json'))::jsonb -> 'properties' as fields) s
  cross join lateral (
    select array(select desk from jsonb_array_elements_text(s.fields -> one.key -> 'x-sees') desk
        order by desk) as sees,
      case when said.labels is null then leaf #>> '{}'
        else concat_ws(' ', said.labels ->> 'zh', said.labels ->> 'en') end as word,
      row_number() over () as n
    from jsonb_each(f.filled) one
      cross join lateral jsonb_path_query(one.value, 'strict $.** ? (@.type() == "string")') leaf
      cross join lateral (select coalesce(
        s.fields -> one.key -> 'x-labels' -> (leaf #>> '{}'),
        s.fields -> one.key -> 'items' -> 'x-labels' -> (leaf #>> '{}')) as labels) said
    where leaf #>> '{}' !~ '^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$') w
group by c.id, f.hash, c.area, w.sees
on conflict do nothing;

insert into casework.case_text (case_id, hash, area, sees, said)
select c.id, w.hash, c.area, '{}', casework.folded(w.words)
from casework.case_words w join casework.case_row c on c.id = w.case_id
on conflict do nothing;
