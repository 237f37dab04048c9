-- What the columns of a CSV were said to mean, to be offered for the next file of the same shape.
create table csv_mapping (
    id      int generated always as identity primary key,
    kind    text        not null constraint csv_mapping_kind_known check (kind in ('INTERACTION', 'IVR_CALL', 'AGENT_STATUS')),
    source  text        not null,
    shape   text        not null,
    name    text        not null,
    mapping text        not null,
    used_by text        not null,
    used_at timestamptz not null,
    constraint csv_mapping_shape_unique unique (kind, shape, source)
);
comment on column csv_mapping.shape is 'hash of the names of the columns, in whatever order; of their number where they have no names';

-- Where the rows of an import are to be found.
create table import_coverage (
    run_id   int         not null constraint import_coverage_run_fk references import_run on delete cascade,
    medium   text        not null,
    rows     bigint      not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    primary key (run_id, medium)
);
comment on column import_coverage.medium is 'of interactions; empty for other kinds';
