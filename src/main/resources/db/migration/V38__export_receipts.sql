-- What a file that was downloaded can be checked by. What a person typed into the filters is not kept.
create table export_receipt (
    id           uuid        primary key,
    account_id   int         not null,
    account_name text        not null,
    snapshot_at  timestamptz not null,
    ended_at     timestamptz not null,
    outcome      text        not null,
    file_name    text        not null,
    path         text        not null,
    criteria     text        not null,
    withheld     text[]      not null,
    words        text        not null,
    dialect      text        not null,
    zone         text        not null,
    version      text        not null,
    row_count    bigint      not null,
    bytes        bigint      not null,
    sha256       bytea       not null,
    step         int         not null,
    prefixes     bytea       not null
);
comment on column export_receipt.prefixes is 'the first 16 bytes of the SHA-256 of the first step bytes, of twice as many, and so on';
create index export_receipt_account on export_receipt (account_id, ended_at);
create index export_receipt_sha256 on export_receipt (sha256);
create index export_receipt_ended on export_receipt (ended_at);
