-- Files that the portal takes from a telephone exchange, files that gave way to longer ones, and one rule for origins.

-- What is known of each file in the watched directory whose call is known. The original stays, or lies aside, until long
-- after its copy was proven; what grows meanwhile is recognised by size and time of change.
create table watched_file (
    id             bigint generated always as identity primary key,
    path           text        not null,
    interaction_id bigint      not null,
    state          text        not null
        constraint watched_file_state_known check (state in ('WAITING', 'EMPTY', 'TOO_LARGE', 'TAKEN')),
    size_bytes     bigint      not null,
    modified_ns    bigint      not null,
    reference      text,
    aside          text,
    noted_at       timestamptz not null
);
comment on column watched_file.path is 'where the exchange wrote it';
comment on column watched_file.modified_ns is 'the file''s own time of change, in nanoseconds since 1970, as its file system gives it';
comment on column watched_file.reference is 'the stored copy; null unless taken';
comment on column watched_file.aside is 'where the original was to be moved after it was taken; it may still be at its path';
create index watched_file_path on watched_file (path);
create index watched_file_interaction on watched_file (interaction_id);
create index watched_file_taken on watched_file (noted_at) where state = 'TAKEN';

-- A file of the store that another took the place of; it goes at the time given, if nothing refers to it then.
create table recording_replaced (
    reference   text primary key,
    received_at timestamptz not null,
    delete_at   timestamptz not null
);
comment on column recording_replaced.received_at is 'of its call, from which retention counts';

alter table recording_audio
    add column damage text,
    add column unfinished boolean not null default false,
    add column examined boolean not null default false;
comment on column recording_audio.damage is 'why it is not, or not wholly, audible; null: nothing found';
comment on column recording_audio.unfinished is 'its header was never brought to an end: the writer died';
comment on column recording_audio.examined is 'whether damage and unfinished were looked at';

-- An origin has a readable name and a slug; key is the spelling under which its records are stored, the first one ever
-- used, so that those of before keep theirs. Whoever names it by any of the three means the same.
create table origin (
    slug text primary key,
    name text not null,
    key  text not null constraint origin_key_unique unique
);

-- Distinct values by walking the indexes: the key tables may hold millions of rows of a handful of sources.
create function rastro_sources(key_table regclass) returns setof text
    language plpgsql
as $$
declare
    current text;
begin
    execute format('select min(source) from %s', key_table) into current;
    while current is not null loop
        return next current;
        execute format('select min(source) from %s where source > $1', key_table) into current using current;
    end loop;
end
$$;

insert into origin (slug, name, key)
select case when nth = 1 then slug else slug || '-' || nth end, source, source
from (
    select source, slug, row_number() over (partition by slug order by (slug <> source), source) as nth
    from (
        select source, coalesce(nullif(trim(both '._-' from regexp_replace(fold(source), '[^a-z0-9._-]+', '-', 'g')),
            ''), 'origin') as slug
        from (
            select source from import_run union select source from api_token
            union select rastro_sources('interaction_key') union select rastro_sources('ivr_call_key')
            union select rastro_sources('agent_status_key')) stored) folded) numbered;

drop function rastro_sources(regclass);
