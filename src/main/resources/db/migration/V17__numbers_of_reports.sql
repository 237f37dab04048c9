-- Answered is now told by the status alone, and a stamp that runs back by up to a minute makes a span of nothing, so sums
-- that are kept count otherwise; what is told under the tables is kept beside them. All days are added up anew in the
-- background, the latest first; until then reports read them from the calls, interactions and statuses themselves.

-- How many calls a day has, counted apart from its sums, which are held against it.
alter table ivr_rollup_day add column calls int not null default 0;

do $$
declare
    kept text;
begin
    foreach kept in array array ['ivr_hour', 'ivr_agent_day', 'ivr_hour_sum', 'ivr_service_sum', 'ivr_agent_sum']
        loop
            execute format('alter table %I'
                ' add column wait_clamped int not null default 0,'
                ' add column handling_clamped int not null default 0,'
                ' add column ivr_time_clamped int not null default 0,'
                ' add column answer_unstamped int not null default 0,'
                ' add column answer_contradicted int not null default 0', kept);
        end loop;
end
$$;
update ivr_rollup_day set version = null;

-- The same for the sums by agent. Whether a status is known at all tells an occupancy of everything from one nobody knows.
alter table agent_sum
    add column status_known        boolean not null default false,
    add column handling_clamped    int     not null default 0,
    add column answer_unstamped    int     not null default 0,
    add column answer_contradicted int     not null default 0;
update agent_rollup_day set version = null;

-- Once a statement, whoever writes. An interaction counts on the day it was received and is open until it ends; without an
-- agent and a stamp it may be answered all the same.
create or replace function agent_segment_changed() returns trigger
    language plpgsql
as $$
begin
    insert into agent_change (from_at, to_at)
    select min(least(received_at, answered_at)), max(greatest(received_at, finished_at))
    from changed
    group by cast(received_at at time zone 'UTC' as date);
    return null;
end
$$;
