-- What the Agents report is found by.

-- An interaction keeps its agent busy after the period it was received in. Those that last usual lengths are found by
-- when they were received; the few longer ones by these, whose last column spares reading the rows that ended in time.
create index interaction_over_an_hour on interaction (received_at, finished_at)
    where finished_at - received_at > interval '1 hour';
create index interaction_over_a_day on interaction (received_at, finished_at)
    where finished_at - received_at > interval '1 day';

-- Told to be answered before it reached the platform.
create index interaction_answered_early on interaction (received_at) where answered_at < received_at;

-- Left out of the report, and counted.
create index agent_status_reversed on agent_status (started_at) where ended_at < started_at;
