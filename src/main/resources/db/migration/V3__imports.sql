-- Files brought in through the upload page: how far each got, and the rows it could not take.
create table import_run (
    id            int generated always as identity primary key,
    source        text        not null,
    file_name     text        not null,
    size_bytes    bigint      not null,
    format        text        not null constraint import_run_format_known check (format in ('JSON_LINES', 'JSON_ARRAY', 'CSV')),
    mapping       text,
    state         text        not null constraint import_run_state_known check (state in
        ('MAPPING', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED', 'DISCARDED')),
    created_by    text        not null,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    cancelling    boolean     not null default false,
    bytes_done    bigint      not null default 0,
    accepted      bigint      not null default 0,
    unchanged     bigint      not null default 0,
    updated       bigint      not null default 0,
    rejected      bigint      not null default 0,
    problem       text
);

create table import_rejection (
    run_id      int    not null constraint import_rejection_run_fk references import_run on delete cascade,
    line        bigint not null,
    external_id text,
    code        text   not null,
    arguments   text[] not null,
    raw         text,
    primary key (run_id, line)
);

-- What is odd about rows that were kept: one row for each kind, with the first line it was seen on.
create table import_warning (
    run_id     int    not null constraint import_warning_run_fk references import_run on delete cascade,
    code       text   not null,
    field      text   not null,
    first_line bigint not null,
    arguments  text[] not null,
    rows       bigint not null,
    primary key (run_id, code, field)
);
