-- Teams: who is in one sees its services besides their own.
create table team (
    id   int generated always as identity primary key,
    name text not null
);
create unique index team_name_unique on team (lower(name));

create table team_service (
    team_id    int not null constraint team_service_team_fk references team on delete cascade,
    service_id int not null constraint team_service_service_fk references service_queue on delete cascade,
    primary key (team_id, service_id)
);
create index team_service_service on team_service (service_id);

create table account_team (
    account_id int not null constraint account_team_account_fk references account on delete cascade,
    team_id    int not null constraint account_team_team_fk references team on delete cascade,
    primary key (account_id, team_id)
);
create index account_team_team on account_team (team_id);

-- What a program may do with its token, by the names of TokenRight.
alter table api_token add rights text[] not null default '{INGEST}';

-- The services that a program may send and read, and that those saw who sent a file or said what its columns mean; null: all.
alter table api_token add service_ids int[];
alter table import_run add service_ids int[];
alter table csv_mapping add service_ids int[];

-- Which IVRs sent calls to a service, as V29 tells it of agents and tags: a reader of some services may know of these.
create table service_ivr (
    service_id int not null,
    ivr_id     int not null
);

insert into service_ivr
select distinct i.service_id, c.ivr_id
from ivr_call c
join interaction i on i.conversation_id = c.conversation_id
    and i.received_at between c.entered_at - interval '1 day' and c.entered_at + interval '1 day'
where i.service_id is not null;

create index service_ivr_pair on service_ivr (service_id, ivr_id);

create function note_ivrs_of_services() returns trigger
    language plpgsql
as $$
begin
    -- "offset 0" keeps each a look-up by its conversation, in the parts around its own day, whatever the batch spans.
    if tg_table_name = 'interaction' then
        insert into service_ivr
        select distinct c.service_id, v.ivr_id
        from changed c cross join lateral (
            select ivr_id from ivr_call
            where conversation_id = c.conversation_id
                and entered_at between c.received_at - interval '1 day' and c.received_at + interval '1 day'
            offset 0) v
        where c.service_id is not null and c.medium = 'VOICE'
            and not exists (select from service_ivr known
                where known.service_id = c.service_id and known.ivr_id = v.ivr_id);
    else
        insert into service_ivr
        select distinct i.service_id, c.ivr_id
        from changed c cross join lateral (
            select service_id from interaction
            where conversation_id = c.conversation_id
                and received_at between c.entered_at - interval '1 day' and c.entered_at + interval '1 day'
            offset 0) i
        where i.service_id is not null
            and not exists (select from service_ivr known
                where known.service_id = i.service_id and known.ivr_id = c.ivr_id);
    end if;
    return null;
end;
$$;

create trigger interaction_ivrs_inserted after insert on interaction referencing new table as changed
    for each statement execute function note_ivrs_of_services();
create trigger ivr_call_services_inserted after insert on ivr_call referencing new table as changed
    for each statement execute function note_ivrs_of_services();
