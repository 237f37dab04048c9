-- Audio: what the store holds, who listened, who read a history.

-- Audio that was uploaded or found belongs to the portal, not to the source's row: a correction replaces what the source
-- sent and must not take it along. It hides the source's recording at the same position.
alter table recording
    add column uploaded boolean not null default false,
    drop constraint recording_position_unique,
    add constraint recording_position_unique unique (interaction_id, position, uploaded);
create index recording_reference on recording (reference);
create index recording_received on recording (received_at);

-- What is known of a file in the store, by its name there; it outlives the rows that refer to it.
create table recording_audio (
    reference   text primary key,
    version     text        not null,
    size_bytes  bigint      not null,
    media_type  text,
    sha256      bytea,
    duration_ms bigint,
    channels    int,
    waveform    bytea,
    noted_at    timestamptz not null,
    deleted_at  timestamptz
);
comment on column recording_audio.version is 'the store''s tag of the bytes that were looked at';
comment on column recording_audio.media_type is 'null: not audio, or damaged';
comment on column recording_audio.deleted_at is 'when the retention period ended';

-- One row per answer with audio: which bytes of how many left the portal. Accounts are named, not referred to, because
-- the trail outlives them; the session only as a hash.
create table recording_access (
    id             bigint generated always as identity primary key,
    kind           text        not null constraint recording_access_kind_known check (kind in ('LISTENED', 'DOWNLOADED')),
    at             timestamptz not null,
    account_id     int         not null,
    account_name   text        not null,
    session        text        not null,
    address        text        not null,
    interaction_id bigint      not null,
    position       int         not null,
    reference      text        not null,
    from_byte      bigint      not null,
    to_byte        bigint      not null,
    total_bytes    bigint      not null
);
create index recording_access_interaction on recording_access (interaction_id, at);

create table history_view (
    id              bigint generated always as identity primary key,
    at              timestamptz not null,
    account_id      int         not null,
    account_name    text        not null,
    address         text        not null,
    conversation_id bigint      not null
);
create index history_view_conversation on history_view (conversation_id, at);

create function refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger recording_access_append_only before update or delete or truncate on recording_access
    for each statement execute function refuse_change();
create trigger history_view_append_only before update or delete or truncate on history_view
    for each statement execute function refuse_change();
