-- The secret of an authenticator application, encrypted with a key that is not in the database. It counts once a code of
-- it has been entered; a code is good once: only those of a later time step than the last that was accepted.
create table totp_secret (
    account_id  int primary key constraint totp_secret_account_fk references account on delete cascade,
    secret      bytea       not null,
    enrolled_at timestamptz not null,
    last_step   bigint      not null
);

-- Each serves once, in place of the second factor. Only the SHA-256 is kept: so many random bits need no salt.
create table recovery_code (
    id         int generated always as identity primary key,
    account_id int   not null constraint recovery_code_account_fk references account on delete cascade,
    code_hash  bytea not null,
    constraint recovery_code_unique unique (account_id, code_hash)
);

-- Who has one of these roles does not get in with a password alone.
create table second_factor_role (
    role text primary key
);
