-- Where two feeds of a source tell one moment of a conversation more than a second apart: both as they told it. The last ones.
create table source_difference (
    id bigint generated always as identity primary key,
    source_id integer not null references connected_source on delete cascade,
    -- The external id of the conversation.
    conversation text not null,
    fact text not null,
    feed text not null,
    told_at timestamptz not null,
    other_feed text not null,
    other_told_at timestamptz not null,
    noted_at timestamptz not null
);
create index source_difference_source on source_difference (source_id, id);
create index source_difference_conversation on source_difference (source_id, conversation);

-- What broke off the work on it as a whole, whichever feed that was about; it is tried again.
alter table connected_source add column failing_since timestamptz;
alter table connected_source add column failure text;

-- In which quarters of an hour a source told anything, whatever became of it: of the last weeks, by which its silence is known.
create table source_activity (
    source_id integer not null references connected_source on delete cascade,
    quarter timestamptz not null,
    primary key (source_id, quarter)
);
