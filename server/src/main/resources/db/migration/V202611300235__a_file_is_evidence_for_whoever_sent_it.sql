-- To know the hash of a file is no right to it: each sender has a row of their own, and whoever has no account sends for one case alone.
alter table casework.evidence drop constraint evidence_pkey;
create unique index evidence_of_sender on casework.evidence (hash, area, kept_by, held_by)
  nulls not distinct;
