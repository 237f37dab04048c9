-- Sums of IVR calls by day, so that years are added up without looking at each call. A day is trusted only while its row
-- below says so and nothing that changed since touches it; every other day is read from the calls themselves.

-- By the hour in which calls entered the IVR (the instant at which the local hour began), IVR and first segment's service.
-- The columns are the sets and sums of the report.
create table ivr_hour (
    entered_at           timestamptz not null,
    ivr_id               int         not null,
    service_id           int,
    received             int         not null,
    retained             int         not null,
    left_in_ivr          int         not null,
    forwarded            int         not null,
    answered             int         not null,
    left_in_queue        int         not null,
    left_soon            int         not null,
    overflowed           int         not null,
    answered_in_time     int         not null,
    transferred          int         not null,
    no_segment           int         not null,
    queued_early         int         not null,
    no_agent             int         not null,
    answer_wait_unknown  int         not null,
    leave_wait_unknown   int         not null,
    ivr_time_unknown     int         not null,
    handling_unknown     int         not null,
    answer_wait          bigint,
    leave_wait           bigint,
    longest_wait         bigint,
    ivr_time             bigint,
    handling             bigint
);
create index ivr_hour_entered on ivr_hour (entered_at);
create index ivr_hour_service on ivr_hour (service_id, entered_at);

-- By the local day, with the first segment's agent.
create table ivr_agent_day (
    like ivr_hour,
    agent_id int
);
create index ivr_agent_day_entered on ivr_agent_day (entered_at);
create index ivr_agent_day_agent on ivr_agent_day (agent_id, entered_at);

create table ivr_rollup_day (
    day        date primary key,
    version    text,
    changed_at timestamptz not null
);
comment on column ivr_rollup_day.version is 'what the sums depend on: zone, seconds; null: they are out of date';

-- What was written since the days it touches were last told of it.
create table ivr_change (
    id         bigint generated always as identity primary key,
    from_at    timestamptz not null,
    to_at      timestamptz not null,
    changed_at timestamptz not null default now()
);
comment on table ivr_change is 'calls that entered the IVR from from_at to to_at may count otherwise now';

-- Once a statement, whoever writes. An interaction can be the first segment of a call that entered within a day of it.
create function ivr_call_changed() returns trigger
    language plpgsql
as $$
begin
    insert into ivr_change (from_at, to_at)
    select min(entered_at), max(entered_at) from changed group by cast(entered_at at time zone 'UTC' as date);
    return null;
end
$$;

create function ivr_segment_changed() returns trigger
    language plpgsql
as $$
begin
    insert into ivr_change (from_at, to_at)
    select min(received_at) - interval '1 day', max(received_at) + interval '1 day'
    from changed
    group by cast(received_at at time zone 'UTC' as date);
    return null;
end
$$;

create trigger ivr_call_inserted after insert on ivr_call
    referencing new table as changed for each statement execute function ivr_call_changed();
create trigger ivr_call_deleted after delete on ivr_call
    referencing old table as changed for each statement execute function ivr_call_changed();
create trigger ivr_call_updated_from after update on ivr_call
    referencing old table as changed for each statement execute function ivr_call_changed();
create trigger ivr_call_updated_to after update on ivr_call
    referencing new table as changed for each statement execute function ivr_call_changed();
create trigger ivr_segment_inserted after insert on interaction
    referencing new table as changed for each statement execute function ivr_segment_changed();
create trigger ivr_segment_deleted after delete on interaction
    referencing old table as changed for each statement execute function ivr_segment_changed();
create trigger ivr_segment_updated_from after update on interaction
    referencing old table as changed for each statement execute function ivr_segment_changed();
create trigger ivr_segment_updated_to after update on interaction
    referencing new table as changed for each statement execute function ivr_segment_changed();

-- What there is already.
insert into ivr_change (from_at, to_at)
select first, last from (select min(entered_at) as first, max(entered_at) as last from ivr_call) edge where first is not null;
