-- Who may sign in and what for; which programs may send interactions.
create table account (
    id            int generated always as identity primary key,
    username      text        not null,
    display_name  text        not null,
    password_hash text        not null,
    role          text        not null
        constraint account_role_known check (role in ('SUPERVISOR', 'ANALYST', 'QA', 'ADMIN')),
    all_services  boolean     not null default false,
    enabled       boolean     not null default true,
    locale        text,
    theme         text,
    created_at    timestamptz not null
);

-- Nobody remembers the case a name was registered with.
create unique index account_username_unique on account (lower(username));

-- The services an account is limited to, read only where all_services is false.
create table account_service (
    account_id int not null constraint account_service_account_fk references account on delete cascade,
    service_id int not null constraint account_service_service_fk references service_queue on delete cascade,
    primary key (account_id, service_id)
);
create index account_service_service on account_service (service_id);

-- Only the SHA-256 of a token is kept: 256 random bits need no salt, and the hash is what a request is looked up by.
create table api_token (
    id           int generated always as identity primary key,
    name         text        not null,
    token_hash   bytea       not null constraint api_token_hash_unique unique,
    source       text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
