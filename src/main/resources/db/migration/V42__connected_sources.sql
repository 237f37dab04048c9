-- Systems whose data is fetched or received continuously.
create table connected_source (
    id integer generated always as identity primary key,
    name text not null unique,
    -- What its records are filed under (the source of a key), whatever it is called later; null: its name.
    origin text unique,
    type text not null,
    settings jsonb not null default '{}',
    -- Encrypted; never shown again.
    secrets jsonb not null default '{}',
    enabled boolean not null default false,
    -- What began before is not brought in.
    starts_at timestamptz,
    -- How long after its last event a conversation without an end is given up; null: as its type says.
    timeout_seconds integer,
    created_at timestamptz not null,
    created_by text not null,
    -- Raised by every checkpoint and every change of settings: who goes on from an older one stores nothing.
    revision bigint not null default 0,
    -- read = in records + before the start + ignored + source_bucket_event + the events of source_open_group.
    events_read bigint not null default 0,
    events_in_records bigint not null default 0,
    events_before_start bigint not null default 0,
    events_ignored bigint not null default 0,
    -- When the exchange was started again.
    restarts text not null default '[]'
);

create table source_feed (
    source_id integer not null references connected_source on delete cascade,
    feed text not null,
    position text,
    last_event_at timestamptz,
    last_received_at timestamptz,
    failing_since timestamptz,
    failure text,
    primary key (source_id, feed)
);

-- What goes on, as it stands. Arrays in JSON, but as text: what a source writes may hold what jsonb refuses.
create table source_open_group (
    source_id integer not null references connected_source on delete cascade,
    number bigint not null,
    event_count integer not null,
    keys text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    received_at timestamptz not null,
    ended boolean not null,
    restarted boolean not null,
    events text not null,
    -- Not an agent's statuses, which go on for as long as the agent is logged in.
    of_conversation boolean not null generated always as (keys not like '["member:%') stored,
    primary key (source_id, number)
);

-- By which an event is known to be late; a row holds those of a checkpoint.
create table source_closed_keys (
    id bigint generated always as identity primary key,
    source_id integer not null references connected_source on delete cascade,
    last_at timestamptz not null,
    keys text not null
);
create index on source_closed_keys (source_id, last_at);

-- Events that are in no record, each with the reason why.
create table source_bucket_event (
    id bigint generated always as identity primary key,
    source_id integer not null references connected_source on delete cascade,
    bucket text not null,
    -- The group that is in buckets with all its events; null: its group is not, or it has none.
    group_number bigint,
    feed text not null,
    place text not null,
    at timestamptz not null,
    line text not null,
    -- A notice's key and what stands in its gaps.
    reason text,
    kept_at timestamptz not null
);
create index on source_bucket_event (source_id, bucket, id);
create index on source_bucket_event (source_id, group_number) where group_number is not null;

-- Which of several portals works on something (ShedLock).
create table shedlock (
    name text primary key,
    lock_until timestamp not null,
    locked_at timestamp not null,
    locked_by text not null
);
