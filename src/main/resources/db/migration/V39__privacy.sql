-- One person's data found, handed out, held and erased; what is kept for how long.

-- Services of a SAC (Decreto 11.034/2022): recordings of their calls are kept for 90 days at least.
alter table service_queue add column sac boolean not null default false;
comment on column service_queue.sac is 'whether it is part of a SAC, whose recordings the law keeps for 90 days';

-- What must be kept although somebody wants it erased or its time is over: of a person, a conversation, or a period.
create table legal_hold (
    id              int generated always as identity primary key,
    contact_ids     bigint[],
    conversation_id bigint,
    from_at         timestamptz,
    to_at           timestamptz,
    service_id      int,
    reason          text        not null,
    placed_by       text        not null,
    placed_at       timestamptz not null,
    released_by     text,
    released_at     timestamptz,
    constraint legal_hold_of_one_thing check (num_nonnulls(contact_ids, conversation_id, from_at) = 1),
    constraint legal_hold_period check ((from_at is null) = (to_at is null))
);
comment on column legal_hold.service_id is 'of a period; null: all services';

-- Why an interaction cannot be removed: HOLD or SAC; null: nothing keeps it.
create function held_back(interaction_id bigint, received timestamptz, instant timestamptz) returns text
    language sql stable
as $$
select case
    when exists (
        select from legal_hold h
        where h.released_at is null and (i.conversation_id = h.conversation_id
            or (h.from_at <= i.received_at and i.received_at < h.to_at and (h.service_id is null or h.service_id = i.service_id))
            or i.contact_id = any(h.contact_ids)
            or exists (select from contact c where c.id = i.contact_id and c.merged_into = any(h.contact_ids))
            or exists (select from contact c where c.id = any(h.contact_ids) and c.merged_into = i.contact_id))) then 'HOLD'
    when service.sac and i.finished_at > instant - interval '90 days'
        and exists (select from recording r where r.interaction_id = i.id) then 'SAC'
    end
from interaction i left join service_queue service on service.id = i.service_id
where i.id = held_back.interaction_id and i.received_at = held_back.received
$$;

-- A person as somebody looked it up, and what was decided about it. Whatever tells who it is, is emptied in the end.
create table privacy_request (
    id               bigint generated always as identity primary key,
    state            text        not null default 'OPEN'
        constraint privacy_request_state_known check (state in ('OPEN', 'ASKED', 'RUNNING', 'DONE', 'WITHDRAWN')),
    contact_ids      bigint[]    not null,
    phones           text[]      not null,
    documents        text[]      not null,
    emails           text[]      not null,
    names            text[]      not null,
    identities       text[]      not null,
    opened_by        text        not null,
    opened_at        timestamptz not null,
    basis            text,
    reason           text,
    asked_by_id      int,
    asked_by         text,
    asked_at         timestamptz,
    approved_by_id   int,
    approved_by      text,
    approved_at      timestamptz,
    step             text,
    held_by          text,
    failure          text,
    finished_at      timestamptz,
    certificate_hash text,
    constraint privacy_request_two_people check (approved_by_id <> asked_by_id)
);
comment on column privacy_request.phones is 'in their canonical form, and as they are stored where the country is not known';
comment on column privacy_request.identities is 'source, tab, identity: what its contacts were recognised by';
comment on column privacy_request.held_by is 'HOLD or SAC: why the erasure waits; null: nothing stops it';
comment on column privacy_request.failure is 'why the last attempt ended early';
create index privacy_request_open on privacy_request (id) where state in ('ASKED', 'RUNNING');

create table privacy_erased (
    request_id bigint not null constraint privacy_erased_request_fk references privacy_request on delete cascade,
    kind       text   not null,
    amount     bigint not null,
    primary key (request_id, kind)
);

-- What must not come back from an old file, known only by hashes made with a key that is kept outside the database.
create table suppressed_record (
    key_hash text primary key
);
create table suppressed_person (
    key_hash text primary key,
    before   timestamptz not null
);
comment on column suppressed_person.before is 'what is older was erased; newer records are about a new relationship';

-- What retention did, a row for each kind, medium and run that found something to do.
create table retention_run (
    id          bigint generated always as identity primary key,
    kind        text        not null,
    medium      text        not null,
    before      timestamptz not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    removed     bigint      not null default 0,
    held_back   bigint      not null default 0
);
create index retention_run_kind on retention_run (kind, medium, id);
comment on column retention_run.medium is 'empty: all';

-- The trails are append-only but for what the law demands: a transaction that says so may take names of files out of them
-- and remove what is past its own time.
create or replace function refuse_change() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'TRUNCATE' and current_setting('rastro.privacy', true) = 'on' then
        return null;
    end if;
    raise exception '% is append-only', tg_table_name;
end
$$;

-- Every interaction of an erased person is with this contact.
insert into contact (source, identity) values ('', 'anonymous');
