-- Positions and numbers ascend together, so one row a run says what one row a fact said, at a thousandth of its cost.

create table fact.run (
  first_position bigint primary key,
  last_position bigint not null,
  first_seq bigint not null unique,
  last_seq bigint not null,
  block bigint not null
);

-- Within a block both ascend and positions are dense, so an equal difference is an unbroken run.
insert into fact.run (first_position, last_position, first_seq, last_seq, block)
  select min(position), max(position), min(seq), max(seq), block
  from fact.seal
  group by block, position - seq, position / 1000;

drop table fact.seal;
alter table fact.run rename to seal;
alter index fact.run_pkey rename to seal_pkey;
alter index fact.run_first_seq_key rename to seal_first_seq_key;

grant select on fact.seal to lianfang_app, lianfang_engine;
grant insert on fact.seal to lianfang_engine;

-- The position of a fact by its number; null while it waits.
create function fact.position_of(number bigint) returns bigint
  language sql stable parallel safe
  begin atomic
    select case when number <= s.last_seq then s.first_position + number - s.first_seq end
    from fact.seal s
    where s.first_seq <= number
    order by s.first_seq desc
    limit 1;
  end;
