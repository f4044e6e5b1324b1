-- Households lay directly below their village, so nobody who answers for a unit, building or group answered for them.
-- A building or alley is recognised whether or not a sheet names its group, so the group stands beside the key.
alter table area.place add column grid uuid;
grant update (grid) on area.place to lianfang_app, lianfang_engine;

update area.place h set parent = r.around from (
    select distinct on (details ->> 'household') (details ->> 'household')::uuid as household,
      coalesce(details ->> 'unit', details ->> 'building')::uuid as around
    from fact.fact
    where kind = 'residence' and details ->> 'household' is not null
      and coalesce(details ->> 'unit', details ->> 'building') is not null
    order by details ->> 'household', happened_at desc, seq desc) r
  where h.id = r.household and h.kind = 'household'
    and h.parent = '00000000-0000-0000-0000-000000000000';
