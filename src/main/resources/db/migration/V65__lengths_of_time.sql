-- How long interactions lasted, waited and took to be answered, as a search for it finds them: each length in its bucket, in
-- the order of the grid. Without these, a length that hardly any interaction has is looked for in all of them.
create function span_bucket(seconds bigint) returns int
    language sql immutable parallel safe
as $$
    select width_bucket(seconds, array[1, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1500, 1800,
        2700, 3600, 5400, 7200, 10800, 14400, 21600, 28800, 43200, 86400, 172800, 345600, 604800, 2592000]::bigint[])
$$;
create index interaction_response_time on interaction (span_bucket(response_seconds), medium, received_at, id)
    where response_seconds is not null;
create index interaction_first_response_time on interaction (span_bucket(first_response_seconds), medium, received_at, id)
    where first_response_seconds is not null;
create index interaction_wait on interaction (span_bucket(
    case when cast(date_part('epoch', coalesce(answered_at, finished_at) - queued_at) as bigint) >= -60
        then greatest(cast(date_part('epoch', coalesce(answered_at, finished_at) - queued_at) as bigint), 0) end),
    medium, received_at, id) where queued_at is not null;
create index interaction_handling_time on interaction (span_bucket(
    case when cast(date_part('epoch', finished_at - answered_at) as bigint) >= -60
        then greatest(cast(date_part('epoch', finished_at - answered_at) as bigint), 0) end),
    medium, received_at, id) where answered_at is not null;
