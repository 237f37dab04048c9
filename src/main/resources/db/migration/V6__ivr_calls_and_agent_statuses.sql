-- Calls in the IVR and what agents were doing: the sources of the IVR report and the Agents report.
-- Like interactions: instants in whole seconds, partitioned by quarter, identity kept in a key table.

create table ivr (
    id   int generated always as identity primary key,
    name text not null constraint ivr_name_unique unique
);

-- The options a caller chose, in order. Millions of calls take a few hundred ways.
create table ivr_path (
    id      int generated always as identity primary key,
    options text[] not null constraint ivr_path_options_unique unique
);

create sequence ivr_call_id_seq as bigint cache 50;

create table ivr_call (
    id              bigint      not null default nextval('ivr_call_id_seq'),
    entered_at      timestamptz not null,
    left_at         timestamptz,
    ivr_id          int         not null,
    path_id         int         not null,
    outcome         text        not null,
    conversation_id bigint,
    caller          text,
    primary key (id, entered_at),
    constraint ivr_call_ivr_fk foreign key (ivr_id) references ivr,
    constraint ivr_call_path_fk foreign key (path_id) references ivr_path,
    constraint ivr_call_outcome_known check (outcome in ('RETAINED', 'ABANDONED', 'FORWARDED'))
) partition by range (entered_at);
comment on column ivr_call.outcome is
    'RETAINED: ended in the IVR at an end node; ABANDONED: hung up before any end node or queue; FORWARDED: left for a service';
comment on column ivr_call.conversation_id is 'the conversation it became; null: none that is known';

create index ivr_call_entered on ivr_call (entered_at, id);
create index ivr_call_ivr on ivr_call (ivr_id, entered_at, id);
create index ivr_call_conversation on ivr_call (conversation_id) where conversation_id is not null;

create table ivr_call_key (
    source       text        not null,
    external_id  text        not null,
    ivr_call_id  bigint      not null,
    entered_at   timestamptz not null,
    content_hash bytea       not null,
    primary key (source, external_id)
);

create table pause_reason (
    id   int generated always as identity primary key,
    name text not null constraint pause_reason_name_unique unique
);

create sequence agent_status_id_seq as bigint cache 50;

-- As the source told it: periods may overlap, stay open or end before they start. Reports say what they make of that.
create table agent_status (
    id              bigint      not null default nextval('agent_status_id_seq'),
    started_at      timestamptz not null,
    ended_at        timestamptz,
    agent_id        int         not null,
    pause_reason_id int,
    state           text        not null,
    primary key (id, started_at),
    constraint agent_status_agent_fk foreign key (agent_id) references agent,
    constraint agent_status_reason_fk foreign key (pause_reason_id) references pause_reason,
    constraint agent_status_state_known check (state in ('AVAILABLE', 'IN_SERVICE', 'AFTER_CALL', 'PAUSE', 'OFFLINE'))
) partition by range (started_at);
comment on column agent_status.ended_at is 'null: the source has not told an end';

create index agent_status_agent on agent_status (agent_id, started_at, id);
create index agent_status_started on agent_status (started_at, id);

create table agent_status_key (
    source          text        not null,
    external_id     text        not null,
    agent_status_id bigint      not null,
    started_at      timestamptz not null,
    content_hash    bytea       not null,
    primary key (source, external_id)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Partitions: the same quarters for the new tables
-- ---------------------------------------------------------------------------------------------------------------
-- Makes the quarter holding an instant. A table is built aside and attached, which blocks no reader. The last of the
-- list tells whether the quarter is complete.
create or replace function ensure_partition(instant timestamptz) returns void
    language plpgsql
as $$
declare
    lower_bound timestamp := date_trunc('quarter', instant at time zone 'UTC');
    upper_bound timestamp := lower_bound + interval '3 months';
    suffix      text      := to_char(lower_bound, 'YYYY"q"Q');
    parent      text;
begin
    if to_regclass('agent_status_' || suffix) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('rastro.ensure_partition'));
    foreach parent in array array ['interaction_tag', 'call_quality', 'interaction_event', 'message', 'interaction',
        'ivr_call', 'agent_status']
        loop
            continue when to_regclass(parent || '_' || suffix) is not null;
            execute format('create table %I (like %I including defaults including constraints)', parent || '_' || suffix, parent);
            execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                           parent, parent || '_' || suffix,
                           lower_bound::text || '+00', upper_bound::text || '+00');
        end loop;
end
$$;

-- The quarters there are already.
select ensure_partition(make_timestamptz(left(suffix, 4)::int, 3 * right(suffix, 1)::int - 2, 1, 0, 0, 0, 'UTC'))
from (select right(relid::text, 6) as suffix from pg_partition_tree('interaction') where isleaf) quarter;
