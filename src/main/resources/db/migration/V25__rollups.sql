-- One mechanism of kept sums for all reports, instead of that of V8, V14 and V17 and that of V9. Nothing is carried over:
-- the days are added up anew in the background, the latest first, and read from the data until then.

drop function ivr_call_changed() cascade;
drop function ivr_segment_changed() cascade;
drop function agent_segment_changed() cascade;
drop function agent_status_changed() cascade;
drop table ivr_hour, ivr_agent_day, ivr_hour_sum, ivr_service_sum, ivr_agent_sum, ivr_rollup_day, ivr_change,
    agent_sum, agent_medium, agent_pause, agent_conversation_again, agent_rollup_day, agent_rollup_month, agent_change;

-- What was written since the days it touches were last told of it: rows of a table whose own time is between first_at and
-- last_at, and which matter from from_at to to_at.
create table rollup_change (
    id         bigint generated always as identity primary key,
    source     text        not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    from_at    timestamptz not null,
    to_at      timestamptz not null,
    changed_at timestamptz not null default now()
);

-- A day's rollups are trusted only while its row here says so and no change touches it.
create table rollup_day (
    report     text not null,
    day        date not null,
    version    text,
    changed_at timestamptz not null,
    primary key (report, day)
);
comment on column rollup_day.version is 'what the rollups depend on beside the data; null: they are out of date';

-- Months whose days were added up further. A month is trusted only while all its days are.
create table rollup_month (
    report  text not null,
    month   date not null,
    version text not null,
    primary key (report, month)
);

create aggregate bigint_sum(bigint) (sfunc = int8pl, stype = bigint, combinefunc = int8pl, parallel = safe);
comment on aggregate bigint_sum(bigint) is 'sum reckons with numbers of any size, which takes twice the time of a report of years';

-- The rollups: each row the measures of what entered or was received from starts_at (the first instant of a local hour, day
-- or month) on and has these dimensions. Which measure stands where, the declaration of the rollup says; a change of it
-- changes the version.
create table ivr_day_sum (
    starts_at timestamptz not null,
    measures  bigint[]    not null
);
create table ivr_hour_sum (
    starts_at timestamptz not null,
    ivr_id    int         not null,
    measures  bigint[]    not null
);
create table ivr_service_sum (
    starts_at  timestamptz not null,
    service_id int,
    measures   bigint[]    not null
);
create table ivr_agent_sum (
    starts_at timestamptz not null,
    agent_id  int,
    measures  bigint[]    not null
);
create table ivr_hour_service_sum (
    starts_at  timestamptz not null,
    ivr_id     int         not null,
    service_id int,
    measures   bigint[]    not null
);
create table ivr_agent_service_sum (
    starts_at  timestamptz not null,
    ivr_id     int         not null,
    service_id int,
    agent_id   int,
    measures   bigint[]    not null
);
create index ivr_hour_service_sum_service on ivr_hour_service_sum (service_id, starts_at);
create index ivr_agent_service_sum_agent on ivr_agent_service_sum (agent_id, starts_at);

-- A second with interactions open, or a conversation, can be of several media and services: it is counted under the mix of
-- all of them, and so once, whichever of them is asked for. agent_id 0: everybody's conversations, and nobody's segments.
create table agent_medium_sum (
    starts_at timestamptz not null,
    agent_id  int         not null,
    medium    text,
    mix       text        not null,
    measures  bigint[]    not null
);
create table agent_service_sum (
    like agent_medium_sum
);
create table agent_status_sum (
    starts_at       timestamptz not null,
    agent_id        int         not null,
    state           text,
    pause_reason_id int,
    measures        bigint[]    not null
);
comment on column agent_status_sum.state is 'null: what was repaired in the statuses that begin on the day';

create table agent_medium_sum_month (
    like agent_medium_sum
);
create table agent_service_sum_month (
    like agent_service_sum
);
create table agent_status_sum_month (
    like agent_status_sum
);

do $$
declare
    rollup text;
begin
    foreach rollup in array array ['ivr_day_sum', 'ivr_hour_sum', 'ivr_service_sum', 'ivr_agent_sum', 'ivr_hour_service_sum',
        'ivr_agent_service_sum', 'agent_medium_sum', 'agent_service_sum', 'agent_status_sum', 'agent_medium_sum_month',
        'agent_service_sum_month', 'agent_status_sum_month']
        loop
            execute format('create index %I on %I (starts_at)', rollup || '_starts_at', rollup);
        end loop;
    foreach rollup in array array ['agent_medium_sum', 'agent_service_sum', 'agent_status_sum', 'agent_medium_sum_month',
        'agent_service_sum_month', 'agent_status_sum_month']
        loop
            execute format('create index %I on %I (agent_id, starts_at)', rollup || '_agent', rollup);
        end loop;
end
$$;

-- Which media and services a mix is of, a row for each.
create table agent_mix (
    mix        text not null,
    medium     text not null,
    service_id int
);
create index agent_mix_mix on agent_mix (mix);
create index agent_mix_service on agent_mix (service_id, medium);
comment on column agent_mix.service_id is '0: none; null: services are not told apart';

-- The days of conversations that were answered on several: what distinct counts of days have too many.
create table agent_conversation_again (
    day             date   not null,
    agent_id        int    not null,
    conversation_id bigint not null,
    mix             text   not null,
    primary key (day, agent_id, conversation_id)
);
comment on column agent_conversation_again.agent_id is 'on several days by this agent; 0: by anyone';

-- One note a statement and UTC day for all reports, whoever writes. An update is told by what was and by what is.
create function note_call_change() returns trigger
    language plpgsql
as $$
begin
    insert into rollup_change (source, first_at, last_at, from_at, to_at)
    select 'ivr_call', min(entered_at), max(entered_at), min(entered_at), max(entered_at)
    from changed
    group by cast(entered_at at time zone 'UTC' as date);
    return null;
end
$$;

-- It counts on the day it was received and is open until it ends.
create function note_interaction_change() returns trigger
    language plpgsql
as $$
begin
    insert into rollup_change (source, first_at, last_at, from_at, to_at)
    select 'interaction', min(received_at), max(received_at), min(least(received_at, answered_at)),
           max(greatest(received_at, finished_at))
    from changed
    group by cast(received_at at time zone 'UTC' as date);
    return null;
end
$$;

-- A status cuts the one before it, which then counts as cut on the day it started; what either may have covered goes on
-- until the next one at most. The second before belongs to it: whoever goes on at midnight has not left the day before.
create function note_status_change() returns trigger
    language plpgsql
as $$
begin
    insert into rollup_change (source, first_at, last_at, from_at, to_at)
    select 'agent_status', c.first, c.last, least(c.first - interval '1 second', before.started_at),
           greatest(c.last, least(coalesce(after.started_at, 'infinity'), greatest(
               case when c.open then coalesce(after.started_at, c.last + interval '24 hours') else c.ended end,
               case when before.started_at is not null
                    then coalesce(before.ended_at, after.started_at, c.last + interval '24 hours') end)))
    from (select agent_id, min(started_at) as first, max(started_at) as last,
                 max(coalesce(ended_at, started_at)) as ended, bool_or(ended_at is null) as open
          from changed group by agent_id) c
         left join lateral (select s.started_at from agent_status s
                            where s.agent_id = c.agent_id and s.started_at > c.last
                              and (s.ended_at is null or s.ended_at >= s.started_at)
                            order by s.started_at limit 1) after on true
         left join lateral (select b.* from (select s.started_at, s.ended_at from agent_status s
                                             where s.agent_id = c.agent_id and s.started_at < c.first
                                               and (s.ended_at is null or s.ended_at >= s.started_at)
                                             order by s.started_at desc limit 1) b
                            where b.ended_at is null or b.ended_at > c.first) before on true;
    return null;
end
$$;

do $$
declare
    source   text;
    function text;
begin
    for source, function in values ('ivr_call', 'note_call_change'), ('interaction', 'note_interaction_change'),
        ('agent_status', 'note_status_change')
        loop
            execute format('create trigger %I after insert on %I referencing new table as changed'
                || ' for each statement execute function %I()', source || '_inserted', source, function);
            execute format('create trigger %I after delete on %I referencing old table as changed'
                || ' for each statement execute function %I()', source || '_deleted', source, function);
            execute format('create trigger %I after update on %I referencing old table as changed'
                || ' for each statement execute function %I()', source || '_updated_from', source, function);
            execute format('create trigger %I after update on %I referencing new table as changed'
                || ' for each statement execute function %I()', source || '_updated_to', source, function);
        end loop;
end
$$;

-- What there is already.
insert into rollup_change (source, first_at, last_at, from_at, to_at)
select source, first, last, first, last
from (select 'ivr_call' as source, min(entered_at) as first, max(entered_at) as last from ivr_call
      union all
      select 'interaction', min(received_at), max(received_at) from interaction
      union all
      select 'agent_status', min(started_at), max(started_at) from agent_status) edge
where first is not null;

-- The statements that take a quarter out of use and drop it, as in V10, but for the note left of it.
create or replace function quarter_removal(instant timestamptz) returns setof text
    language sql stable
as $$
with leaf as (
    select inhparent::regclass as parent, inhrelid::regclass as partition
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
        and relname like '%\_' || to_char(instant at time zone 'UTC', 'YYYY"q"Q')
), quarter as (
    select lower at time zone 'UTC' as first, (lower + interval '3 months') at time zone 'UTC' as last
    from (select date_trunc('quarter', instant at time zone 'UTC') as lower) bound
)
select format('alter table %s detach partition %s concurrently', parent, partition) from leaf
union all
select format('drop table %s', partition) from leaf
union all
select format('insert into rollup_change (source, first_at, last_at, from_at, to_at)'
              || ' select source, %1$L, %2$L, %1$L, %2$L from unnest(array[''ivr_call'', ''interaction'', ''agent_status'']) source',
              first, last) from quarter
$$;
