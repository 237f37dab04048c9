-- Of tables that were never analysed, such as those of an empty portal's first import, the planner takes a conversation's id for no
-- rarer than a span of two days: each call then read all calls of these days. Told twice, the id wins.
create or replace function note_ivrs_of_services() returns trigger
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
                and conversation_id >= c.conversation_id and conversation_id <= c.conversation_id
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
                and conversation_id >= c.conversation_id and conversation_id <= c.conversation_id
                and received_at between c.entered_at - interval '1 day' and c.entered_at + interval '1 day'
            offset 0) i
        where i.service_id is not null
            and not exists (select from service_ivr known
                where known.service_id = i.service_id and known.ivr_id = c.ivr_id);
    end if;
    return null;
end;
$$;
