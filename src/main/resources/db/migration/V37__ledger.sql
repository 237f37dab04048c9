-- The ledger: who did what, when and to whom. Each entry's hash covers its content and the hash before it, so that nothing
-- can be changed, left out or put elsewhere without being found (see LedgerEntry). Instants are UTC in whole seconds; the
-- number tells the order. Accounts are named, not referred to, because the ledger outlives them. What a person typed to
-- find a client is kept as a keyed hash alone.
create table ledger_entry (
    number           bigint      primary key,
    at               timestamptz not null,
    kind             text        not null,
    action           text        not null,
    outcome          text        not null,
    account_id       int,
    account_name     text,
    address          text,
    session          text,
    path             text,
    criteria         text        not null,
    row_count        bigint,
    objects          text[]      not null,
    contact_ids      bigint[]    not null,
    conversation_ids bigint[]    not null,
    subjects         text[]      not null,
    details          text        not null,
    hash             bytea       not null
);
comment on column ledger_entry.session is 'a hash of its id';
comment on column ledger_entry.criteria is 'what was asked for, as a query string; what was typed only by its keyed hash';
comment on column ledger_entry.subjects is 'keyed hashes of what was typed';

create index ledger_entry_at on ledger_entry (at, number);
create index ledger_entry_kind on ledger_entry (kind, at, number);
create index ledger_entry_account on ledger_entry (account_id, at, number);
create index ledger_entry_contacts on ledger_entry using gin (contact_ids);
create index ledger_entry_conversations on ledger_entry using gin (conversation_ids);
create index ledger_entry_subjects on ledger_entry using gin (subjects);

-- What retention removed: whole months from the beginning, and where the chain goes on.
create table ledger_checkpoint (
    number       bigint      primary key,
    first_number bigint      not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    hash         bytea       not null,
    removed_at   timestamptz not null,
    key          text        not null,
    signature    bytea       not null
);
comment on column ledger_checkpoint.number is 'of the last entry removed, whose hash the next one continues';

create function ledger_refuse_change() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'DELETE' or tg_table_name <> 'ledger_entry'
            or current_setting('rastro.ledger_removal', true) is distinct from 'on' then
        raise exception '% is append-only', tg_table_name;
    end if;
    return null;
end
$$;
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_refuse_change();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
    for each statement execute function ledger_refuse_change();

-- The one way to remove entries: from the first to one, none younger than half a year, and a checkpoint stays. It runs as
-- its owner, which is another role than the portal's where the operator made one.
create function ledger_remove(last bigint, signed_by text, signed bytea) returns bigint
    language plpgsql
    security definer
    set search_path = public, pg_temp
as $$
declare
    removed bigint;
begin
    if exists (select from ledger_entry where number <= last and at > now() - interval '180 days') then
        raise exception 'ledger_entry keeps what is younger than 180 days';
    end if;
    insert into ledger_checkpoint (number, first_number, first_at, last_at, hash, removed_at, key, signature)
    select last, min(number), min(at), max(at), (select hash from ledger_entry where number = last), now(), signed_by, signed
    from ledger_entry where number <= last;
    perform set_config('rastro.ledger_removal', 'on', true);
    delete from ledger_entry where number <= last;
    get diagnostics removed = row_count;
    perform set_config('rastro.ledger_removal', 'off', true);
    return removed;
end
$$;
