-- Two counties may keep the same form: each sees its own row, and the file lies there once.
alter table casework.evidence drop constraint evidence_pkey;
alter table casework.evidence add primary key (hash, area);
