-- Where an account departs from what its role permits, by the names of Permission.
alter table account
    add permissions_added text[] not null default '{}',
    add permissions_taken text[] not null default '{}';
