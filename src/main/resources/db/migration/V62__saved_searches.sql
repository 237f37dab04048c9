-- Searches that somebody keeps under a name. What may say who a client is stands in stored_search, encrypted and for a while;
-- an address names its id.
create table saved_search (
    id         int         generated always as identity primary key,
    account_id int         not null references account on delete cascade,
    name       text        not null check (length(name) between 1 and 80),
    path       text        not null,
    query      text        not null check (length(query) <= 8000),
    -- Whose people may open it; null: only its owner.
    team_id    int         references team on delete set null,
    -- By which whoever is signed in may open it; null: nobody.
    link       text        unique,
    changed_at timestamptz not null
);
create unique index saved_search_name_unique on saved_search (account_id, lower(name));
create index saved_search_team on saved_search (team_id);

-- The search that the portal opens on.
create table start_page (
    account_id int primary key references account on delete cascade,
    search_id  int not null references saved_search on delete cascade
);
create index start_page_search on start_page (search_id);

-- What an account asked last, without keeping it.
create table recent_search (
    account_id int         not null references account on delete cascade,
    -- Of path and query, which are too long for a key.
    digest     bytea       not null,
    path       text        not null,
    query      text        not null,
    asked_at   timestamptz not null,
    primary key (account_id, digest)
);
create index recent_search_asked on recent_search (asked_at);
