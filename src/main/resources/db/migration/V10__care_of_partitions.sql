-- Statistics and dead rows of tables that grow by millions, and the way old quarters go.

-- A fifth of ten million rows is too long to wait for: plans are made of what ANALYZE saw last.
create function tend_table(name regclass) returns void
    language plpgsql
as $$
begin
    execute format('alter table %s set (autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02,'
        || ' autovacuum_vacuum_insert_scale_factor = 0.05)', name);
end
$$;

select tend_table(name) from unnest(array ['contact', 'conversation', 'interaction_key']::regclass[]) name;

-- Partitions that were made since: the settings cannot be given to their parents.
create function tend_partitions() returns void
    language sql
as $$
select tend_table(leaf.oid::regclass)
from pg_class leaf
where leaf.relispartition and leaf.relkind = 'r' and leaf.reloptions is null
    and leaf.relnamespace = current_schema()::regnamespace
$$;

select tend_partitions();

-- Partitioned tables whose rows have changed in number by a tenth since they were analysed as a whole, which
-- autovacuum never does.
create function outdated_tables() returns setof regclass
    language sql stable
as $$
select root.oid::regclass
from pg_class root
    join lateral (select coalesce(sum(pg_stat_get_live_tuples(relid)), 0) as live from pg_partition_tree(root.oid) where isleaf) leaves on true
where root.relkind = 'p' and not root.relispartition and root.relnamespace = current_schema()::regnamespace
    and abs(leaves.live - greatest(root.reltuples, 0)) > 1000 + greatest(root.reltuples, 0) / 10
$$;

-- The statements that take a quarter out of use and drop it. Each must run by itself (psql: \gexec): detaching
-- concurrently blocks no reader, and so cannot be part of a transaction.
create function quarter_removal(instant timestamptz) returns setof text
    language sql stable
as $$
with leaf as (
    select inhparent::regclass as parent, inhrelid::regclass as partition
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
        and relname like '%\_' || to_char(instant at time zone 'UTC', 'YYYY"q"Q')
)
select format('alter table %s detach partition %s concurrently', parent, partition) from leaf
union all
select format('drop table %s', partition) from leaf
union all
select format('insert into %I (from_at, to_at) values (%L, %L)', change,
              date_trunc('quarter', instant at time zone 'UTC') at time zone 'UTC',
              (date_trunc('quarter', instant at time zone 'UTC') + interval '3 months') at time zone 'UTC')
from unnest(array ['ivr_change', 'agent_change']) change
$$;
