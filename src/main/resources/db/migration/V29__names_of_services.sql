-- Which agents and tags the interactions of a service name: a reader of some services may know of these. Read from the
-- interactions themselves, each page would look through all of a service.
--
-- Without a unique key: two senders of the same new pair must not wait for each other, and a pair told twice is no harm.

create table service_agent (
    service_id int not null,
    agent_id   int not null
);

create table service_tag (
    service_id int not null,
    tag_id     int not null
);

insert into service_agent
select distinct service_id, agent_id from interaction where service_id is not null and agent_id is not null;

insert into service_tag
select distinct i.service_id, tag.id
from (select distinct service_id, tag_ids from interaction where service_id is not null and tag_ids <> '{}') i
cross join unnest(i.tag_ids) tag (id);

create index service_agent_pair on service_agent (service_id, agent_id);
create index service_tag_pair on service_tag (service_id, tag_id);

create function note_names_of_services() returns trigger
    language plpgsql
as $$
begin
    insert into service_agent
    select distinct c.service_id, c.agent_id from changed c
    where c.service_id is not null and c.agent_id is not null
        and not exists (select from service_agent known
            where known.service_id = c.service_id and known.agent_id = c.agent_id);
    insert into service_tag
    select distinct c.service_id, tag.id from changed c cross join unnest(c.tag_ids) tag (id)
    where c.service_id is not null
        and not exists (select from service_tag known
            where known.service_id = c.service_id and known.tag_id = tag.id);
    return null;
end;
$$;

create trigger interaction_names_inserted after insert on interaction referencing new table as changed
    for each statement execute function note_names_of_services();
create trigger interaction_names_updated after update on interaction referencing new table as changed
    for each statement execute function note_names_of_services();
