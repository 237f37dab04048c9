-- Phone numbers in their canonical form, contacts recognised by it, and a fold that no server's rules change.

-- E.164 with its plus where the country is known, digits alone where there is none. What was stored before has digits
-- alone; it is recomputed in the background (see recalculation).
alter table interaction rename column phone_digits to phone_number;

-- phone is as sent. A contact that turned out to be another one stays, so that links to it do, and tells the same facts.
alter table contact add column phone_number text, add column merged_into bigint;
create index contact_merged on contact (merged_into) where merged_into is not null;

-- What a contact is recognised by beside contact.identity, the first thing it was.
create table contact_identity (
    source     text   not null,
    identity   text   not null,
    contact_id bigint not null,
    primary key (source, identity)
);

-- How far what was stored before has been recomputed: contacts from the first, then interactions from the latest. No row:
-- there was nothing.
create table recalculation (
    id             boolean     primary key default true check (id),
    contact_id     bigint      not null default 0,
    received_at    timestamptz not null default 'infinity',
    interaction_id bigint      not null default 0,
    interactions   bigint      not null default 0,
    finished_at    timestamptz
);
insert into recalculation (id) select true where exists (select from contact) or exists (select from interaction);

-- Accents, case and the shapes of quotes and dashes folded for searching, the same on every server and in FoldedText:
-- without a dictionary and without the database's locale.
drop index contact_name_search;
create or replace function fold(value text) returns text
    language sql immutable strict parallel safe
as $$
    select case when octet_length(value) = length(value) then lower(value collate "C") else replace(replace(replace(replace(translate(
        lower(regexp_replace(normalize(value, nfkd),
            '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g') collate "C"),
        'ØøŁłĐđÐðĦħŦŧŊŋıÆŒÞẞ‘’ʼ“”„«»‐‒–—―−ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ',
        'oollddddhhttnniæœþß''''''"""""------αβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ'),
        'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss') end
$$;
create index contact_name_search on contact using gin (fold(name) gin_trgm_ops);
