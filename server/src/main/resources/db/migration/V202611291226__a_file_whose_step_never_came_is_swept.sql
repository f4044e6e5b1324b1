-- A file whose step never came (a lost phone, a server that was killed) shows somebody and serves nothing: it is found and swept.
alter table casework.evidence add column named boolean not null default false;
update casework.evidence set named = true
where hash in (select unnest(evidence) from casework.case_form);
create index evidence_unnamed on casework.evidence (kept_at) where not named;
-- Whoever names a file holds its row meanwhile, and whoever keeps it again makes it young.
grant update (named, kept_at) on casework.evidence to lianfang_app;
