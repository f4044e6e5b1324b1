-- Accounts, their sessions, tokens and links: a restart signs nobody out, a stolen table opens nothing.
create table access.account (
  id uuid primary key,
  login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text not null,
  roles text[] not null,
  scope text[] not null,
  password_hash text,
  code_secret bytea,
  code_secret_pending bytea,
  code_step_used bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  locked boolean not null default false,
  created_at timestamptz not null
);

create table access.recovery_code (
  account uuid not null references access.account,
  hash bytea not null,
  used_at timestamptz,
  primary key (account, hash)
);

-- Only hashes of tokens are kept. Ended sessions stay for a week, so that a form which was sent
-- too late finds the account that it belongs to.
create table access.session (
  hash bytea primary key,
  account uuid not null references access.account,
  stage text not null check (stage in ('code', 'enrol', 'full')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  agent text not null
);
create index session_of_account on access.session (account, created_at);

create table access.link (
  hash bytea primary key,
  account uuid references access.account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table access.token (
  id uuid primary key,
  account uuid not null references access.account,
  name text not null,
  hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);

-- What was typed into a form whose session had expired, encrypted, until its account is back.
create table access.kept_form (
  hash bytea primary key,
  account uuid not null references access.account,
  created_at timestamptz not null,
  content bytea not null
);
create index kept_form_of_account on access.kept_form (account);

grant usage on schema access to lianfang_app, lianfang_engine;
grant select, insert, update on access.account, access.recovery_code, access.session, access.link,
  access.token to lianfang_app;
grant delete on access.recovery_code, access.session, access.link to lianfang_app;
grant select, insert, delete on access.kept_form to lianfang_app;
