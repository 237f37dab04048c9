-- How many conversations are open at a source, since when, and which of them began in a period: asked with every report.
create index source_open_group_first on source_open_group (source_id, first_at) include (event_count, of_conversation);
