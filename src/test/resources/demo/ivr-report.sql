-- The IVR report once more, in plain SQL that shares nothing with the portal's: one row a group, cells as the CSV has them.
with call as (
    select c.*,
           (select i.id from interaction i
            where i.conversation_id = c.conversation_id
              and i.received_at between c.entered_at - interval '1 day' and c.entered_at + interval '1 day'
            order by i.segment nulls last, i.received_at, i.id limit 1) as first_segment
    from ivr_call c),
fact as (
    select v.name as ivr, c.outcome, i.service_id, s.name as service, i.agent_id, a.name as agent, o.status,
           c.entered_at at time zone 'America/Sao_Paulo' as local_entered,
           coalesce(o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED'), false) as answered,
           pg_temp.elapsed(c.entered_at, c.left_at) as ivr_seconds,
           pg_temp.elapsed(greatest(i.queued_at, c.left_at), case when o.status like 'SERVICE%%' then i.answered_at
                                                               else i.finished_at end) as waited,
           pg_temp.elapsed(i.answered_at, i.finished_at) as handled
    from call c
         join ivr v on v.id = c.ivr_id
         left join interaction i on i.id = c.first_segment and c.outcome = 'FORWARDED'
         left join outcome o on o.id = i.outcome_id
         left join service_queue s on s.id = i.service_id
         left join agent a on a.id = i.agent_id),
measured as (
    select *, outcome = 'FORWARDED' and not answered and coalesce(status = 'ABANDONED', false) as abandoned from fact),
counted as (
    select label,
           count(*) as received,
           count(*) filter (where outcome = 'RETAINED') as retained,
           count(*) filter (where outcome = 'ABANDONED') as left_in_ivr,
           count(*) filter (where outcome = 'FORWARDED') as forwarded,
           count(*) filter (where answered) as answered,
           count(*) filter (where abandoned) as abandoned,
           count(*) filter (where abandoned and waited <= 5) as left_soon,
           count(*) filter (where outcome = 'FORWARDED' and not answered and not abandoned) as overflowed,
           count(*) filter (where answered and status = 'SERVICE_TRANSFERRED') as transferred,
           count(*) filter (where answered and waited <= 20) as in_time,
           count(*) filter (where answered and waited is null) as wait_unknown,
           avg(waited) filter (where answered) as answer_wait,
           avg(waited) filter (where abandoned) as leave_wait,
           max(waited) filter (where answered or abandoned) as longest_wait,
           avg(ivr_seconds) as ivr_time,
           avg(handled) filter (where answered) as handling
    from (select measured.*, %s as label, %s as place from measured) grouped
    group by place, label)
select label, received, retained, left_in_ivr, forwarded, answered, abandoned, left_soon, overflowed, transferred, '✓',
       coalesce(round(retained / nullif(received, 0)::numeric, 3)::text, '—'),
       coalesce(round(answered / nullif(forwarded, 0)::numeric, 3)::text, '—'),
       coalesce(round(abandoned / nullif(forwarded, 0)::numeric, 3)::text, '—'),
       coalesce(round(in_time / nullif(forwarded - left_soon - wait_unknown, 0)::numeric, 3)::text, '—'),
       pg_temp.clock(answer_wait), pg_temp.clock(leave_wait), pg_temp.clock(longest_wait), pg_temp.clock(ivr_time),
       pg_temp.clock(handling)
from counted
