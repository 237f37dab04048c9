-- Whoever asks for an agent's calls of a service, or with an outcome, need not look at all the agent's calls for it.
drop index interaction_agent;
create index interaction_agent on interaction (agent_id, medium, received_at, id) include (service_id, outcome_id);
