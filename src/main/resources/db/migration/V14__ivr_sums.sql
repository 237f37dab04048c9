-- Coarser sums beside those of V8: whoever asks for neither service nor agent need not read the sums of each. A report is
-- answered by the coarsest that knows all it asks about.

-- By the local hour and IVR.
create table ivr_hour_sum (like ivr_hour);
alter table ivr_hour_sum drop column service_id;
create index ivr_hour_sum_entered on ivr_hour_sum (entered_at);

-- By the local day and first segment's service.
create table ivr_service_sum (like ivr_hour);
alter table ivr_service_sum drop column ivr_id;
create index ivr_service_sum_entered on ivr_service_sum (entered_at);

-- By the local day and first segment's agent.
create table ivr_agent_sum (like ivr_agent_day);
alter table ivr_agent_sum drop column ivr_id, drop column service_id;
create index ivr_agent_sum_entered on ivr_agent_sum (entered_at);

-- Days that were added up before these tables were there are added up anew.
update ivr_rollup_day set version = null;
