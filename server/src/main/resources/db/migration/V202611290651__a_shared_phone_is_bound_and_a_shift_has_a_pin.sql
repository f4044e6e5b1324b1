-- A grid worker's shared phone has no second device for codes: it is bound once, and a shift has a PIN of its own.
create table access.phone (
  id uuid primary key,
  called text not null,
  area text not null,
  code_hash bytea unique,
  code_expires_at timestamptz not null,
  token_hash bytea unique,
  created_by uuid not null references access.account,
  created_at timestamptz not null,
  enrolled_at timestamptz,
  seen_at timestamptz,
  revoked_at timestamptz
);

create table access.shift_pin (
  account uuid primary key references access.account,
  salt bytea not null,
  hash bytea not null,
  failures integer not null default 0,
  expires_at timestamptz not null
);

create table access.shift (
  hash bytea primary key,
  phone uuid not null references access.phone,
  account uuid not null references access.account,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- What was registered on a phone, so that sending it again registers nobody twice.
create table access.phone_arrival (
  id uuid primary key,
  account uuid not null,
  landed_at timestamptz not null
);
grant select, insert, update on access.phone, access.shift to lianfang_app;
grant select, insert, update, delete on access.shift_pin to lianfang_app;
grant select, insert on access.phone_arrival to lianfang_app;
grant delete on access.shift to lianfang_app;
