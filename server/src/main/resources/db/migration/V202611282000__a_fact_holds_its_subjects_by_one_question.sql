-- A single fact asked three times before it was derived, and waited for strangers who shared one of 256 locks with it.

-- Holds the switch of generations back (25021) and keeps others off some persons (25022 and 25024)
-- or places (25023 and 25025) until the transaction ends. Few subjects share the lock of their
-- stripe and hold one of their own; many take whole stripes. Everybody takes persons before places
-- and ascending numbers, so nobody waits in a ring.
create function rulebook.hold(
    kind integer, whole boolean, stripes integer[], own integer[],
    out generation integer, out rules bigint)
  language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(25021);
  if whole then
    perform pg_advisory_xact_lock(25022 + kind, n) from unnest(stripes) as s(n);
  else
    perform pg_advisory_xact_lock_shared(25022 + kind, n) from unnest(stripes) as s(n);
    perform pg_advisory_xact_lock(25024 + kind, n) from unnest(own) as s(n);
  end if;
  -- A statement of its own sees what was committed while the locks were waited for.
  select g.current, g.rules_seq into generation, rules from rulebook.generation g;
end $$;
