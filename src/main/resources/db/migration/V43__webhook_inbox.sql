-- What connected systems delivered to their webhooks, as it came, until a feed has read it and for some days after.
create sequence webhook_delivery_number;

create table webhook_delivery (
    id bigint generated always as identity primary key,
    source_id integer not null references connected_source on delete cascade,
    -- The sender's own id of the delivery, the same when it is sent again.
    delivery_id text not null,
    received_at timestamptz not null,
    body bytea not null,
    -- Given when it is read for the first time, by one reader at a time. The id would not do as a reader's position:
    -- ids are drawn before their rows are committed, so that a lower one may become visible after a higher one was read.
    number bigint,
    unique (source_id, delivery_id)
);

create index webhook_delivery_unread on webhook_delivery (source_id, id) where number is null;
create unique index webhook_delivery_read on webhook_delivery (source_id, number) where number is not null;
