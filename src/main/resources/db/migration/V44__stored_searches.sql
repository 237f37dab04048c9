-- What was typed into filters and may say who somebody is: addresses give the id in its place.
create table stored_search (
    -- A keyed hash of account and criteria: the same search has the same address.
    id         text        primary key,
    account_id int         not null references account on delete cascade,
    criteria   bytea       not null,
    used_at    timestamptz not null
);
comment on column stored_search.criteria is 'encrypted: parameters and values as JSON';
create index stored_search_account on stored_search (account_id, used_at);
create index stored_search_used on stored_search (used_at);
