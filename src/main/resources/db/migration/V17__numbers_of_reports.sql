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
