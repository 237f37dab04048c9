-- Who decodes a recording's file right now: one portal at a time, until the lease runs out or is given back.
create table decoding_lease (
    reference  text primary key,
    owner      uuid        not null,
    expires_at timestamptz not null
);
comment on column decoding_lease.owner is 'a portal, by a number it gave itself when it started';
