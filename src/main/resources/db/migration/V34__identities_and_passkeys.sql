-- Whom an identity provider knows by which name: an account that is signed in there keeps its row, and so its place in
-- what is told of it, whatever else changes.
create table account_identity (
    id         int generated always as identity primary key,
    account_id int  not null constraint account_identity_account_fk references account on delete cascade,
    issuer     text not null,
    subject    text not null,
    constraint account_identity_unique unique (issuer, subject),
    constraint account_identity_account_unique unique (account_id)
);

-- Passkeys, in the columns that Spring Security's repository reads and writes. The user's id is the account's.
create table user_credentials (
    credential_id                text primary key,
    user_entity_user_id          text        not null,
    public_key                   bytea       not null,
    signature_count              bigint      not null,
    uv_initialized               boolean     not null,
    backup_eligible              boolean     not null,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean     not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz not null,
    last_used                    timestamptz not null,
    label                        text        not null
);
create index user_credentials_user on user_credentials (user_entity_user_id);
