-- Phones get passes by the million; the last sheet of paper of a person must be found without them.
create index pass_on_paper on gate.pass (area text_pattern_ops, subject, issued_at desc)
  where form = 'paper';
