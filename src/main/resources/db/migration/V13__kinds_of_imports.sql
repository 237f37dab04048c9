-- Files bring in more than interactions now.
alter table import_run
    add column kind text not null default 'INTERACTION'
        constraint import_run_kind_known check (kind in ('INTERACTION', 'IVR_CALL', 'AGENT_STATUS'));
alter table import_run alter column kind drop default;

update import_rejection set code = 'notAnObject' where code = 'notAnInteraction';
