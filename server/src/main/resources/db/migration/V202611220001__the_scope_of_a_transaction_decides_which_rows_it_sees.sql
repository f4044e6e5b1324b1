-- Row-level security needs one function that every table's policy shares; schemas are the modules.
create schema area;
create schema fact;
create schema person;
create schema rulebook;
create schema access;
create schema situation;
create schema duty;

grant usage on schema area, fact, person, rulebook, access, situation, duty
  to lianfang_app, lianfang_engine;

-- Rows without an area concern everybody; an unset scope sees nothing else.
create function access.in_scope(area text) returns boolean
  language sql stable parallel safe
  return area = ''
    or area ^@ any (string_to_array(current_setting('lianfang.scope', true), ','));
