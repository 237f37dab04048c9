-- When what was told last of whether a group goes on happened; null: nothing was.
alter table source_open_group add column told_at timestamptz;
update source_open_group set told_at = last_at where ended;

-- What stands for those of its events that are in records already though it goes on, a raw event in JSON; null: nothing.
alter table source_open_group add column state text;

-- A key begins with when the exchange was started, so that no group had been known to be of an agent.
alter table source_open_group drop column of_conversation;
alter table source_open_group add column of_conversation boolean not null
    generated always as (keys !~ '^\["-?[0-9]*\|member:') stored;
create index source_open_group_first on source_open_group (source_id, first_at) include (event_count, of_conversation);
