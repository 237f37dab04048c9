-- Finished interactions and what they refer to.
-- Instants are timestamptz (UTC inside); interaction stamps hold whole seconds, the resolution of the reports.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Folds accents and case for searching. unaccent() itself is only stable, because its dictionary could change;
-- naming the dictionary makes the result safe to index.
create function fold(value text) returns text
    language sql immutable strict parallel safe
as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- ---------------------------------------------------------------------------------------------------------------
-- Directory: services, agents, tags, contacts
-- ---------------------------------------------------------------------------------------------------------------
create table service_queue (
    id   int generated always as identity primary key,
    name text not null constraint service_queue_name_unique unique
);

create table agent (
    id          int generated always as identity primary key,
    source      text    not null,
    external_id text    not null,
    name        text    not null,
    active      boolean not null default true,
    constraint agent_identity_unique unique (source, external_id)
);

create table agent_tag (
    id   int generated always as identity primary key,
    name text not null constraint agent_tag_name_unique unique
);

create table agent_agent_tag (
    agent_id     int not null constraint agent_agent_tag_agent_fk references agent,
    agent_tag_id int not null constraint agent_agent_tag_tag_fk references agent_tag,
    primary key (agent_id, agent_tag_id)
);
create index agent_agent_tag_tag on agent_agent_tag (agent_tag_id);

create table tag (
    id   int generated always as identity primary key,
    name text not null constraint tag_name_unique unique
);

-- identity is what tells two contacts of one source apart: the external id, else the document, else name with phone or e-mail.
create table contact (
    id              bigint generated always as identity primary key,
    source          text not null,
    identity        text not null,
    name            text,
    external_id     text,
    document        text,
    document_plain  text,
    phone           text,
    email           text,
    constraint contact_identity_unique unique (source, identity)
);
create index contact_name_search on contact using gin (fold(name) gin_trgm_ops);
create index contact_external_id on contact (external_id) where external_id is not null;

-- Every address an e-mail interaction ever came from: a fragment typed in the filter resolves here first.
create table email_address (
    address text primary key
);
create index email_address_search on email_address using gin (address gin_trgm_ops);

-- The combination of low-cardinality facts an interaction ended with (a few dozen rows). A filter on any of them
-- resolves to outcome ids first, so that even a combination nobody ever had costs one index probe.
create table outcome (
    id           int generated always as identity primary key,
    medium       text not null,
    status       text not null,
    voice_status text,
    expiration   text,
    portfolio    boolean,
    started_by   text
);
create unique index outcome_unique on outcome
    (medium, status, coalesce(voice_status, ''), coalesce(expiration, ''), coalesce(portfolio::text, ''), coalesce(started_by, ''));

-- ---------------------------------------------------------------------------------------------------------------
-- Interactions
-- ---------------------------------------------------------------------------------------------------------------
create table conversation (
    id          bigint generated always as identity primary key,
    source      text not null,
    external_id text not null,
    constraint conversation_identity_unique unique (source, external_id)
);

create sequence interaction_id_seq as bigint cache 50;

create table interaction (
    id                     bigint      not null default nextval('interaction_id_seq'),
    received_at            timestamptz not null,
    queued_at              timestamptz,
    answered_at            timestamptz,
    first_message_at       timestamptz,
    finished_at            timestamptz not null,
    conversation_id        bigint      not null,
    contact_id             bigint,
    segment                int,
    service_id             int,
    agent_id               int,
    outcome_id             int         not null,
    hold_seconds           int,
    first_response_seconds int,
    response_seconds       int,
    medium                 text        not null,
    direction              text,
    origin                 text,
    last_reply             text,
    protocol               text,
    external_protocol      text,
    from_address           text,
    to_address             text,
    phone_digits           text,
    email                  text,
    tag_ids                int[]       not null default '{}',
    internal_comments      text,
    primary key (id, received_at),
    constraint interaction_service_fk foreign key (service_id) references service_queue,
    constraint interaction_agent_fk foreign key (agent_id) references agent,
    constraint interaction_outcome_fk foreign key (outcome_id) references outcome
) partition by range (received_at);

create index interaction_medium on interaction (medium, received_at, id);
create index interaction_received on interaction (received_at, id);
create index interaction_agent on interaction (agent_id, medium, received_at, id);
create index interaction_service on interaction (service_id, medium, received_at, id);
create index interaction_contact on interaction (contact_id, medium, received_at, id);
create index interaction_outcome on interaction (outcome_id, received_at, id);
create index interaction_conversation on interaction (conversation_id);
create index interaction_protocol on interaction (protocol);
create index interaction_external_protocol on interaction (external_protocol) where external_protocol is not null;
create index interaction_phone on interaction (reverse(phone_digits) text_pattern_ops, received_at, id) where phone_digits is not null;
create index interaction_email on interaction (email, received_at, id) where email is not null;

-- The tags of interaction.tag_ids, one row each, in the order the grid reads them.
create table interaction_tag (
    tag_id         int         not null,
    medium         text        not null,
    received_at    timestamptz not null,
    interaction_id bigint      not null,
    primary key (tag_id, medium, received_at, interaction_id),
    constraint interaction_tag_tag_fk foreign key (tag_id) references tag
) partition by range (received_at);

-- Voice only, 1:1 with interaction.
create table call_quality (
    interaction_id      bigint      not null,
    received_at         timestamptz not null,
    jitter_ms           double precision,
    packet_loss_percent double precision,
    voice_server        text,
    dialled_number      text,
    external_channel    text,
    internal_channel    text,
    client_hung_up_at   timestamptz,
    agent_hung_up_at    timestamptz,
    primary key (interaction_id, received_at)
) partition by range (received_at);

create table interaction_event (
    interaction_id bigint      not null,
    received_at    timestamptz not null,
    position       int         not null,
    happened_at    timestamptz not null,
    type           text        not null,
    agent_id       int,
    service_id     int,
    to_agent_id    int,
    to_service_id  int,
    tag_id         int,
    note           text,
    primary key (interaction_id, received_at, position)
) partition by range (received_at);

create table message (
    interaction_id  bigint      not null,
    received_at     timestamptz not null,
    position        int         not null,
    sent_at         timestamptz not null,
    sender          text        not null,
    author          text,
    text            text,
    attachment_name text,
    attachment_url  text,
    primary key (interaction_id, received_at, position)
) partition by range (received_at);

create table recording (
    id             bigint generated always as identity primary key,
    interaction_id bigint      not null,
    received_at    timestamptz not null,
    position       int         not null,
    reference      text        not null,
    started_at     timestamptz,
    duration_ms    bigint,
    channels       int,
    constraint recording_position_unique unique (interaction_id, received_at, position)
);

-- Carries idempotency, which a partitioned table cannot: one row per (source, external id) ever accepted.
create table interaction_key (
    source         text        not null,
    external_id    text        not null,
    interaction_id bigint      not null,
    received_at    timestamptz not null,
    content_hash   bytea       not null,
    primary key (source, external_id)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Partitions: one per quarter (UTC), for every table partitioned by received_at
-- ---------------------------------------------------------------------------------------------------------------
-- Makes the quarter holding an instant. A table is built aside and attached, which blocks no reader.
create function ensure_partition(instant timestamptz) returns void
    language plpgsql
as $$
declare
    lower_bound timestamp := date_trunc('quarter', instant at time zone 'UTC');
    upper_bound timestamp := lower_bound + interval '3 months';
    suffix      text      := to_char(lower_bound, 'YYYY"q"Q');
    parent      text;
begin
    if to_regclass('interaction_' || suffix) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('rastro.ensure_partition'));
    foreach parent in array array ['interaction_tag', 'call_quality', 'interaction_event', 'message', 'interaction']
        loop
            continue when to_regclass(parent || '_' || suffix) is not null;
            execute format('create table %I (like %I including defaults including constraints)', parent || '_' || suffix, parent);
            execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                           parent, parent || '_' || suffix,
                           lower_bound::text || '+00', upper_bound::text || '+00');
        end loop;
end
$$;

select ensure_partition(now() + make_interval(months => 3 * quarter)) from generate_series(-1, 2) as quarter;
