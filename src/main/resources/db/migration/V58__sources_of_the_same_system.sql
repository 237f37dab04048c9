-- Of which other source this one tells the same conversations: that one goes first, and its name is what their records are filed
-- under.
alter table connected_source add column same_as integer references connected_source on delete set null;

-- Whether it is read as a part of that one, as if they were one source: those of a type that writes a call's events in parts.
alter table connected_source add column joined boolean not null default false;

-- When every feed of a source that others follow was last at its end and answered; at first when somebody began to follow it.
alter table connected_source add column caught_up_at timestamptz;

-- What sources tell of conversations that another source tells of, too: by which they are compared and known again.
create table source_conversation (
    source_id integer not null references connected_source on delete cascade,
    -- Its external id.
    conversation text not null,
    began_at timestamptz not null,
    queued_at timestamptz,
    answered_at timestamptz,
    ended_at timestamptz,
    -- Whether the records that are kept are this source's.
    stored boolean not null,
    noted_at timestamptz not null,
    primary key (source_id, conversation)
);
create index on source_conversation (source_id, noted_at);
