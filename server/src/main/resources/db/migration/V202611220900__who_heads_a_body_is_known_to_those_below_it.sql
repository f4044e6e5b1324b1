-- A measure names the head of its body, also of one without a county code, to a grid worker far below.
alter table area.responsibility add column jurisdiction text;

create policy responsibility_above on area.responsibility for select to lianfang_app
  using (exists (
    select from unnest(string_to_array(current_setting('lianfang.scope', true), ',')) mine
    where mine ^@ area));
