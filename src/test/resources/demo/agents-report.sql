-- The Agents report once more, in plain SQL that shares nothing with the portal's: one row an agent, cells as the CSV has
-- them. Time is added up as multiranges: what overlaps cannot count twice.
with period as (select timestamptz '%1$s' as start, timestamptz '%2$s' as stop),
part as (select * from interaction where %3$s),
segment as (
    select i.*, o.status from part i join outcome o on o.id = i.outcome_id, period p
    where i.received_at >= p.start and i.received_at < p.stop and i.agent_id is not null
      and o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED')),
volume as (
    select agent_id, count(*) as answered, count(distinct conversation_id) as conversations,
           count(*) filter (where medium = 'VOICE' and direction = 'INBOUND') as inbound,
           count(*) filter (where medium = 'VOICE' and direction = 'OUTBOUND') as outbound,
           count(*) filter (where status = 'SERVICE_TRANSFERRED') as transferred,
           avg(pg_temp.elapsed(answered_at, finished_at)) as handling,
           avg(pg_temp.elapsed(answered_at, finished_at) - hold_seconds) as productive,
           avg(hold_seconds) as hold, avg(first_response_seconds) as first_response, avg(response_seconds) as response
    from segment group by agent_id),
busy as (
    select agent_id, range_agg(tstzrange(answered_at, finished_at)) * tstzmultirange(tstzrange(min(p.start), min(p.stop))) as spans
    from part i join outcome o on o.id = i.outcome_id, period p
    where answered_at < finished_at and agent_id is not null and o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED')
    group by agent_id),
told as (
    select s.*, lead(started_at) over (partition by agent_id order by started_at, id) as next_start
    from agent_status s where ended_at is null or ended_at >= started_at),
status as (
    select agent_id, state, range_agg(tstzrange(started_at, least(coalesce(ended_at, next_start, started_at + interval '24 hours'),
                                                                  coalesce(next_start, 'infinity'))))
                            * tstzmultirange(tstzrange(min(p.start), min(p.stop))) as spans
    from told, period p group by agent_id, state),
clocked as (
    select agent_id,
           sum(pg_temp.seconds(spans)) filter (where state <> 'OFFLINE') as logged_in,
           sum(pg_temp.seconds(spans)) filter (where state = 'AVAILABLE') as available,
           sum(pg_temp.seconds(spans)) filter (where state = 'PAUSE') as paused,
           sum(pg_temp.seconds(spans)) filter (where state = 'AFTER_CALL') as after_call
    from status group by agent_id)
select a.name, coalesce(answered, 0), coalesce(conversations, 0), coalesce(inbound, 0), coalesce(outbound, 0),
       coalesce(transferred, 0), pg_temp.clock(handling), pg_temp.clock(productive), pg_temp.clock(hold),
       pg_temp.clock(first_response), pg_temp.clock(response), pg_temp.clock(coalesce(logged_in, 0)),
       pg_temp.clock(coalesce(pg_temp.seconds(b.spans), 0)), pg_temp.clock(coalesce(available, 0)),
       pg_temp.clock(coalesce(paused, 0)), pg_temp.clock(coalesce(after_call, 0))
from agent a
     left join volume v on v.agent_id = a.id
     left join busy b on b.agent_id = a.id
     left join clocked c on c.agent_id = a.id
where answered > 0 or %4$s
