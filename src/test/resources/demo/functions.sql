create or replace function pg_temp.clock(value numeric) returns text language sql as $f$
    select coalesce(lpad(div(floor(value + 0.5), 3600)::text, greatest(2, length(div(floor(value + 0.5), 3600)::text)), '0')
        || to_char(mod(floor(value + 0.5), 3600) * interval '1 second', ':MI:SS'), '—')
$f$;
create or replace function pg_temp.seconds(spans tstzmultirange) returns numeric language sql as $f$
    select sum(extract(epoch from upper(span) - lower(span))) from unnest(spans) span
$f$;
-- The seconds from one stamp to another: up to a minute back is nothing, further back is unknown.
create or replace function pg_temp.elapsed(begun timestamptz, ended timestamptz) returns numeric
    language sql as $$
select case when ended - begun >= interval '-60 seconds' then greatest(extract(epoch from ended - begun), 0) end
$$;
