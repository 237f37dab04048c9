-- What the Agents report is found by.

-- An interaction keeps its agent busy after the period it was received in. Those that last usual lengths are found by
-- when they were received; the few longer ones by these, whose last column spares reading the rows that ended in time.
create index interaction_over_an_hour on interaction (received_at, finished_at)
    where finished_at - received_at > interval '1 hour';
create index interaction_over_a_day on interaction (received_at, finished_at)
    where finished_at - received_at > interval '1 day';

-- Told to be answered before it reached the platform.
create index interaction_answered_early on interaction (received_at) where answered_at < received_at;

-- Left out of the report, and counted.
create index agent_status_reversed on agent_status (started_at) where ended_at < started_at;

-- ---------------------------------------------------------------------------------------------------------------
-- Sums by agent and local day or month, so that years are added up without looking at each status and interaction. A day is
-- trusted only while its row in agent_rollup_day says so and nothing that changed since touches it; a month while all its
-- days are.
-- ---------------------------------------------------------------------------------------------------------------
create table agent_sum (
    span                 int    not null,
    day                  date   not null,
    agent_id             int    not null,
    conversations        int    not null,
    inbound              int    not null,
    outbound             int    not null,
    transferred          int    not null,
    handled              bigint not null,
    handled_count        int    not null,
    productive           bigint not null,
    productive_count     int    not null,
    hold                 bigint not null,
    hold_count           int    not null,
    first_response       bigint not null,
    first_response_count int    not null,
    response             bigint not null,
    response_count       int    not null,
    available            int    not null,
    in_service           int    not null,
    after_call           int    not null,
    busy                 int    not null,
    interactions         bigint not null,
    first_login          timestamptz,
    last_logout          timestamptz,
    reversed             int    not null,
    overlapping          int    not null,
    unended              int    not null,
    forgotten            int    not null,
    primary key (span, day, agent_id)
);
comment on column agent_sum.span is '1: a day; 31: the month that begins on it';

create table agent_medium (
    span     int  not null,
    day      date not null,
    agent_id int  not null,
    medium   text not null,
    answered int  not null,
    assigned int  not null,
    primary key (span, day, agent_id, medium)
);

create table agent_pause (
    span    int not null,
    day       date not null,
    agent_id  int  not null,
    reason_id int  not null,
    seconds   int  not null,
    primary key (span, day, agent_id, reason_id)
);
comment on column agent_pause.reason_id is '0: none was told';

-- The days of conversations that were answered on several: what distinct counts of days have too many.
create table agent_conversation_again (
    day             date   not null,
    agent_id        int    not null,
    conversation_id bigint not null,
    primary key (day, agent_id, conversation_id)
);
comment on column agent_conversation_again.agent_id is 'on several days by this agent; 0: by anyone';

create table agent_rollup_day (
    day           date primary key,
    version       text,
    conversations int not null default 0,
    nobodys       int not null default 0
);
create table agent_rollup_month (
    month   date primary key,
    version text not null
);
comment on column agent_rollup_day.version is 'what the sums depend on; null: they are out of date';

-- What was written since the days it touches were last told of it.
create table agent_change (
    id      bigint generated always as identity primary key,
    from_at timestamptz not null,
    to_at   timestamptz not null
);

-- Once a statement, whoever writes. An interaction counts on the day it was received and is open until it ends.
create function agent_segment_changed() returns trigger
    language plpgsql
as $$
begin
    insert into agent_change (from_at, to_at)
    select min(least(received_at, answered_at)), max(greatest(received_at, finished_at))
    from changed
    where agent_id is not null or answered_at is not null
    group by cast(received_at at time zone 'UTC' as date);
    return null;
end
$$;

-- A status cuts the one before it, which then counts as cut on the day it started; what either may have covered goes on
-- until the next one at most. The second before belongs to it: whoever goes on at midnight has not left the day before.
create function agent_status_changed() returns trigger
    language plpgsql
as $$
begin
    insert into agent_change (from_at, to_at)
    select least(c.first - interval '1 second', before.started_at),
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

create trigger agent_segment_inserted after insert on interaction
    referencing new table as changed for each statement execute function agent_segment_changed();
create trigger agent_segment_deleted after delete on interaction
    referencing old table as changed for each statement execute function agent_segment_changed();
create trigger agent_segment_updated_from after update on interaction
    referencing old table as changed for each statement execute function agent_segment_changed();
create trigger agent_segment_updated_to after update on interaction
    referencing new table as changed for each statement execute function agent_segment_changed();
create trigger agent_status_inserted after insert on agent_status
    referencing new table as changed for each statement execute function agent_status_changed();
create trigger agent_status_deleted after delete on agent_status
    referencing old table as changed for each statement execute function agent_status_changed();
create trigger agent_status_updated_from after update on agent_status
    referencing old table as changed for each statement execute function agent_status_changed();
create trigger agent_status_updated_to after update on agent_status
    referencing new table as changed for each statement execute function agent_status_changed();

-- What there is already.
insert into agent_change (from_at, to_at)
select first, last
from (select least((select min(received_at) from interaction), (select min(started_at) from agent_status)) as first,
             greatest((select max(received_at) from interaction), (select max(started_at) from agent_status)) as last) edge
where first is not null;
