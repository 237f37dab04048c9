-- Interactions of each agent whatever their media and services, as in V25: the report of all of them reads one row where
-- agent_medium_sum has one for each medium and mix.
create table agent_sum (
    starts_at timestamptz not null,
    agent_id  int         not null,
    measures  bigint[]    not null
);
create table agent_sum_month (
    like agent_sum
);
create index agent_sum_starts_at on agent_sum (starts_at);
create index agent_sum_agent on agent_sum (agent_id, starts_at);
create index agent_sum_month_starts_at on agent_sum_month (starts_at);
create index agent_sum_month_agent on agent_sum_month (agent_id, starts_at);
