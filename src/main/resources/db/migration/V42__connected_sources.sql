-- Systems whose data is fetched or received continuously. "name" is what their records are filed under (the source of a key).
create table connected_source (
    id integer generated always as identity primary key,
    name text not null unique,
    type text not null,
    settings jsonb not null default '{}',
    -- Encrypted; never shown again.
    secrets jsonb not null default '{}',
    enabled boolean not null default false,
    -- What happened before is not brought in.
    starts_at timestamptz,
    created_at timestamptz not null,
    created_by text not null
);
