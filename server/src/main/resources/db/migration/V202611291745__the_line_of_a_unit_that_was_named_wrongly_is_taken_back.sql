-- Whoever takes a report in may put the unit right; the line of the one that was named before then hides nothing more,
-- while the people who were recused stay so. The application may take back a line and nothing else.
create function casework.forget_recused_line(which uuid) returns void
  language sql security definer set search_path = ''
  as $$ delete from casework.recusal where case_id = which and account = '' $$;
revoke all on function casework.forget_recused_line(uuid) from public;
grant execute on function casework.forget_recused_line(uuid) to lianfang_app;
